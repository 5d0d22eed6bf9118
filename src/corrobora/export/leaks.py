"""Looks into everything a release wrote, byte by byte, for what must not be there.

What is searched does not stop at the bytes: archives and compressed streams are opened, tables of Parquet and pages,
properties and attachments of a PDF are read out, pictures give their comments, markup is read without its tags, what is
escaped or encoded is decoded (`corrobora.export.spotting`). The glyphs that a picture shows are not read.
"""

import base64
import binascii
import gzip
import hashlib
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import chain

from corrobora.export.release import Release
from corrobora.export.spotting import Spotter

_DEEPEST = 5
"""Archives within archives."""
_BLOCK = 1 << 18
_OVERLAP = 1 << 11
_TOKEN = re.compile(r"\b(?:[cio]-[0-9a-f]{16}|[0-9a-f]{64})\b")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{24,}={0,2}")
_MARKUP = re.compile(rb"\s*(?:<\?xml|<!doctype|<html|<svg|<x:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """Something withheld that was found in what a release wrote."""

    file: str
    what: str
    """The entry of the profile, or that it is an id or hash of an original; never the words."""


def find_leak(files: Iterable[tuple[str, bytes]], release: Release) -> Leak | None:
    """Return the first thing withheld in some files, each with its path; ``None``: there is none.

    Ordinary words of the forms cannot be told from a withheld one (`Spotter.unsure`) and are let through: of them the
    records are free, which `redact` has looked to.
    """
    seen: set[bytes] = set()
    for name, content in files:
        # the name once more, as its own text: a file can be named for somebody
        # forms stand by themselves and in the package, byte for byte
        known = hashlib.sha256(content).digest()
        texts = () if known in seen else iter_texts(content)
        seen.add(known)
        for text in chain((name,), texts):
            found = _in_text(text, release.spotter, release.hidden)
            if found is not None:
                return Leak(file=name if not release.spotter.find_leak(name) else "a file's name", what=found)
    return None


def _in_text(text: str, spotter: Spotter, hidden: Collection[str]) -> str | None:
    for start in range(0, max(len(text), 1), _BLOCK):
        block = text[start : start + _BLOCK + _OVERLAP]
        spot = spotter.find_leak(block)
        if spot is not None:
            return f"{spot.entries[0]} of the profile"
        if any(token[0] in hidden for token in _TOKEN.finditer(block)):
            return "the id or the hash of something that was not redacted"
    return None


def iter_texts(content: bytes, depth: int = 0) -> Iterator[str]:
    """Go through every text that can be read out of the bytes of a file, those of what is packed in it among them."""
    opened = False
    if depth < _DEEPEST:
        for inner in _opened(content):
            opened = True
            yield from (inner,) if isinstance(inner, str) else iter_texts(inner, depth + 1)
    if b"\x00" in content[:1024] and not opened:
        for encoding in ("utf-16-le", "utf-16-be"):
            yield content.decode(encoding, "replace")
    yield content.decode("utf-8", "replace")
    if _MARKUP.match(content):
        yield _without_tags(content.decode("utf-8", "replace"))
    if depth < _DEEPEST:
        for match in _BASE64.finditer(content):
            try:
                decoded = base64.b64decode(match[0] + b"=" * (-len(match[0]) % 4))
            except (binascii.Error, ValueError):
                continue
            if _is_packed(decoded):
                yield from iter_texts(decoded, depth + 1)


def _is_packed(content: bytes) -> bool:
    return content.startswith((b"PK\x03\x04", b"\x1f\x8b", b"%PDF", b"\x89PNG", b"PAR1"))


def _opened(content: bytes) -> Iterator[str | bytes]:
    """Yield what a file holds that its bytes do not show; what cannot be opened is searched as it stands."""
    try:
        if content.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield archive.comment
                for member in archive.infolist():
                    yield member.filename
                    yield archive.read(member)
        elif content.startswith(b"\x1f\x8b"):
            yield gzip.decompress(content)
        elif content.startswith(b"%PDF"):
            yield from _of_pdf(content)
        elif content.startswith(b"\x89PNG"):
            yield from _of_png(content)
        elif content.startswith(b"PAR1"):
            yield from _of_parquet(content)
    except (OSError, ValueError, KeyError, EOFError, struct.error, zlib.error, zipfile.BadZipFile):
        return


def _of_pdf(content: bytes) -> Iterator[str | bytes]:
    from pypdf import PdfReader  # noqa: PLC0415 - loaded late: few runs look into a PDF
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - of the same library
    from pypdf.generic import ByteStringObject, DictionaryObject, StreamObject, TextStringObject  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(content))
        yield "\n".join(str(value) for value in (reader.metadata or {}).values())
        for page in reader.pages:
            yield page.extract_text()
        for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
            found = reader.get_object(number)
            if isinstance(found, StreamObject):
                yield found.get_data()
            pending = [found]
            while pending:
                one = pending.pop()
                if isinstance(one, TextStringObject):
                    yield str(one)
                elif isinstance(one, ByteStringObject):
                    yield bytes(one)
                elif isinstance(one, DictionaryObject):
                    pending.extend(one.values())
                elif isinstance(one, list):
                    pending.extend(one)
    except PyPdfError:
        return


def _of_png(content: bytes) -> Iterator[bytes]:
    """Yield the texts of a picture (PNG, third edition, 11.3.3): plain, compressed, and EXIF."""
    at = 8
    while at + 8 <= len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        body = content[at + 8 : at + 8 + length]
        if kind in {b"tEXt", b"eXIf"}:
            yield body
        elif kind == b"zTXt":
            key, _, rest = body.partition(b"\x00")
            yield key + b"\n" + zlib.decompress(rest[1:])
        elif kind == b"iTXt":
            key, _, rest = body.partition(b"\x00")
            language, _, further = rest[2:].partition(b"\x00")
            translated, _, text = further.partition(b"\x00")
            yield b"\n".join(
                (key, language, translated, zlib.decompress(text) if rest[:1] == b"\x01" else text)
            )
        at += 12 + length


def _of_parquet(content: bytes) -> Iterator[str]:
    try:
        from pyarrow import parquet  # noqa: PLC0415 - an extra, and 45 MB
    except ImportError:
        # without it no Parquet is written either
        return
    table = parquet.read_table(io.BytesIO(content))
    for about in (table.schema.metadata, *(field.metadata for field in table.schema)):
        yield "\n".join(f"{key!r} {value!r}" for key, value in (about or {}).items())
    for column in table.columns:
        yield "\n".join(str(value) for value in column.to_pylist() if value is not None)


class _Shown(HTMLParser):
    """The words of a page as they stand side by side, whatever elements they are parted into."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep the words between two tags."""
        self.words.append(data)


def _without_tags(page: str) -> str:
    shown = _Shown()
    shown.feed(page)
    shown.close()
    return "".join(shown.words)
