"""What a file is, by its bytes first and its name second.

The bytes win wherever they leave no doubt: a PDF called ``.txt`` is a PDF. The
name decides only between formats of plain text, which look alike.
"""

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from corrobora.intake.decoding import decode, looks_binary
from corrobora.intake.warcrecords import begins_warc


class Kind(StrEnum):
    """What intake can be faced with."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MAIL = "mail"
    MAILBOX = "mailbox"
    PDF = "pdf"
    DOCX = "docx"
    ZIP = "zip"
    WARC = "warc"
    PICTURE = "picture"
    SOUND = "sound recording"
    FILM = "video"
    EMPTY = "empty"
    BINARY = "binary"
    UNKNOWN = "unknown"
    BROKEN = "broken"
    NOT_TEXT = "not-text"
    """Neither text in any encoding nor plainly binary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sniffed:
    """A kind, the text where the kind is one of text, and a word on it where it is refused."""

    kind: Kind
    text: str = ""
    note: str = ""


_ENDINGS = {
    "txt": Kind.TEXT, "text": Kind.TEXT, "": Kind.TEXT, "md": Kind.MARKDOWN, "markdown": Kind.MARKDOWN,
    "html": Kind.HTML, "htm": Kind.HTML, "xhtml": Kind.HTML, "json": Kind.JSON, "jsonl": Kind.JSONL,
    "ndjson": Kind.JSONL, "csv": Kind.CSV, "tsv": Kind.CSV, "eml": Kind.MAIL, "mbox": Kind.MAILBOX,
    "pdf": Kind.PDF, "docx": Kind.DOCX, "zip": Kind.ZIP,
    "wacz": Kind.ZIP, "warc": Kind.WARC,
    "jpg": Kind.PICTURE, "jpeg": Kind.PICTURE, "png": Kind.PICTURE, "gif": Kind.PICTURE, "tif": Kind.PICTURE,
    "tiff": Kind.PICTURE, "webp": Kind.PICTURE, "bmp": Kind.PICTURE, "heic": Kind.PICTURE, "heif": Kind.PICTURE,
    "svg": Kind.PICTURE, "mp3": Kind.SOUND, "wav": Kind.SOUND, "m4a": Kind.SOUND, "ogg": Kind.SOUND,
    "opus": Kind.SOUND, "oga": Kind.SOUND, "flac": Kind.SOUND, "aac": Kind.SOUND, "amr": Kind.SOUND,
    "wma": Kind.SOUND, "mp4": Kind.FILM, "mov": Kind.FILM, "avi": Kind.FILM, "mkv": Kind.FILM,
    "webm": Kind.FILM, "3gp": Kind.FILM, "wmv": Kind.FILM, "flv": Kind.FILM, "mpg": Kind.FILM, "mpeg": Kind.FILM,
}  # fmt: skip

_MAGIC: tuple[tuple[bytes, Kind, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", Kind.PICTURE, ""),
    (b"\xff\xd8\xff", Kind.PICTURE, ""),
    (b"GIF87a", Kind.PICTURE, ""),
    (b"GIF89a", Kind.PICTURE, ""),
    (b"II*\x00", Kind.PICTURE, ""),
    (b"MM\x00*", Kind.PICTURE, ""),
    (b"ID3", Kind.SOUND, ""),
    (b"OggS", Kind.SOUND, ""),
    (b"fLaC", Kind.SOUND, ""),
    (b"#!AMR", Kind.SOUND, ""),
    (b"\x1a\x45\xdf\xa3", Kind.FILM, ""),
    (b"FLV\x01", Kind.FILM, ""),
    (b"\x00\x00\x01\xba", Kind.FILM, ""),
    (b"\x00\x00\x01\xb3", Kind.FILM, ""),
    (b"{\\rtf", Kind.UNKNOWN, "RTF: save it as DOCX or text"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.UNKNOWN, "an old Office file: save it as DOCX"),
    (b"\x1f\x8b", Kind.UNKNOWN, "gzip: unpack it first"),
    (b"BZh", Kind.UNKNOWN, "bzip2: unpack it first"),
    (b"\xfd7zXZ\x00", Kind.UNKNOWN, "xz: unpack it first"),
    (b"\x28\xb5\x2f\xfd", Kind.UNKNOWN, "Zstandard: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", Kind.UNKNOWN, "7z: unpack it first"),
    (b"Rar!\x1a\x07", Kind.UNKNOWN, "RAR: unpack it first"),
)
# Signatures: PRONOM and the formats' own specifications.

_RIFF = {b"WAVE": Kind.SOUND, b"AVI ": Kind.FILM, b"WEBP": Kind.PICTURE}
_PICTURE_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_HTML_START = re.compile(
    # atomic: a comment ends at its first "-->", else n comments could be cut in 2**n ways
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:(?><!--.*?-->)\s*)*<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_XML_START = re.compile(r"\s*<\?xml\b|\s*<(?:rss|feed|svg)\b")
_MBOX_START = re.compile(r"From \S+ .*\d{4}|From \S+\s*$|From - ")
_MAILBOX_HEAD = 16_384
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]*:[ \t]?\S?.*")
_MAIL_ONLY = re.compile(
    r"^(?:message-id|mime-version|received|dkim-signature|return-path|x-mozilla-status2?):",
    re.IGNORECASE | re.MULTILINE,
)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)


def ending_of(name: str) -> str:
    """Return the part of a name after its last dot, in lower case; empty where there is none."""
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def _by_signature(data: bytes) -> tuple[Kind, str] | None:
    if begins_warc(data):
        # Before PDF, whose mark may stand behind the head of the first record.
        return Kind.WARC, ""
    if b"%PDF-" in data[:1024]:
        return Kind.PDF, ""
    if data.startswith(_ZIPS):
        return Kind.ZIP, ""
    for mark, kind, note in _MAGIC:
        if data.startswith(mark):
            return kind, note
    if data[:4] == b"RIFF" and data[8:12] in _RIFF:
        return _RIFF[data[8:12]], ""
    if data[4:8] == b"ftyp":
        brand = data[8:12]
        if brand in _PICTURE_BRANDS:
            return Kind.PICTURE, ""
        return (Kind.SOUND if brand.startswith((b"M4A", b"M4B")) else Kind.FILM), ""
    if data[:2] == b"BM" and len(data) > 26 and int.from_bytes(data[2:6], "little") == len(data):
        return Kind.PICTURE, ""
    if data[257:262] == b"ustar":
        return Kind.UNKNOWN, "tar: unpack it first"
    return None


def sniff(data: bytes, name: str, *, charset: str | None = None) -> Sniffed:
    """Say what bytes under a name are, and decode them where they are text.

    ``charset`` is the encoding that came with the bytes from outside; it goes before the one they declare
    (WHATWG HTML, determining the character encoding).
    """
    if not data:
        return Sniffed(kind=Kind.EMPTY, note="no bytes")
    ending = ending_of(name)
    named = _ENDINGS.get(ending)
    signed = _by_signature(data)
    if signed:
        kind, note = signed
        if named in {Kind.ZIP, Kind.DOCX, Kind.PDF, Kind.WARC} and kind is Kind.UNKNOWN:
            return Sniffed(kind=Kind.BROKEN, note=f"called .{ending}, but is {note.split(':')[0]}")
        return Sniffed(kind=kind, note=note)
    if named in {Kind.PICTURE, Kind.SOUND, Kind.FILM}:
        return Sniffed(kind=named)
    if named in {Kind.PDF, Kind.DOCX, Kind.ZIP, Kind.WARC} and (named is not Kind.PDF or looks_binary(data)):
        return Sniffed(kind=Kind.BROKEN, note=f"called .{ending}, but does not begin like one")
    if named in {Kind.MAIL, Kind.MAILBOX}:
        # Mail carries its own encodings, part by part; it is text outside and anything inside.
        return _sniff_mail(data, named)
    if named in {Kind.TEXT, None} and _is_mailbox(data):
        # Before the question of text: one letter in a strange encoding makes no text of a whole mailbox.
        return Sniffed(kind=Kind.MAILBOX)
    if looks_binary(data):
        return Sniffed(kind=Kind.BINARY, note="bytes that are no text")
    declared = _CHARSET.search(data[:4096])
    label = (
        next((group for group in declared.groups() if group), b"").decode("ascii", "replace")
        if declared
        else None
    )
    decoded = decode(data, declared=charset or label)
    if decoded is None:
        return Sniffed(kind=Kind.NOT_TEXT, note="no encoding explains its bytes")
    if not decoded.text.strip("\ufeff \t\r\n\v\f\x00\u200b\u00a0"):
        return Sniffed(kind=Kind.EMPTY, note="nothing but white space")
    return Sniffed(
        kind=_kind_of_text(decoded.text, named), text=decoded.text, note=f"a text of the type .{ending}"
    )


def _is_mailbox(data: bytes) -> bool:
    """Whether bytes begin like a mailbox: a From line, a header, and one that only mail has.

    Thunderbird's mailboxes are called "Inbox" or "Sent", without an ending, and begin ``From - ``.
    """
    if not data.startswith(b"From "):
        return False
    lines = data[:_MAILBOX_HEAD].decode("latin-1").replace("\r\n", "\n").split("\n\n")[0].split("\n")
    return bool(
        _MBOX_START.match(lines[0])
        and len(lines) > 1
        and _HEADER.match(lines[1])
        and _MAIL_ONLY.search("\n".join(lines[1:]))
    )


def _sniff_mail(data: bytes, named: Kind) -> Sniffed:
    first = data.lstrip()[:400].decode("latin-1").split("\n", 1)[0].rstrip("\r")
    if not first:
        return Sniffed(kind=Kind.EMPTY, note="nothing but white space")
    if _MBOX_START.match(first):
        return Sniffed(kind=Kind.MAILBOX)
    if looks_binary(data):
        return Sniffed(kind=Kind.BINARY, note="bytes that are no mail")
    if named is Kind.MAILBOX:
        return Sniffed(kind=Kind.BROKEN, note="called .mbox, but does not begin with a From line")
    if not _HEADER.match(first):
        return Sniffed(kind=Kind.BROKEN, note="called .eml, but does not begin with a header")
    return Sniffed(kind=Kind.MAIL)


def _kind_of_text(text: str, named: Kind | None) -> Kind:
    start = text[:4096].lstrip("\ufeff")
    if named in {Kind.JSON, Kind.JSONL, Kind.CSV}:
        return named
    if _HTML_START.match(start):
        return Kind.HTML
    if named in {Kind.TEXT, Kind.MARKDOWN, None}:
        lines = start.split("\n")
        if (
            _MBOX_START.match(lines[0])
            and len(lines) > 1
            and _HEADER.match(lines[1])
            and _MAIL_ONLY.search(start)
        ):
            return Kind.MAILBOX
        if _HEADER.match(lines[0]) and _MAIL_ONLY.search(start.split("\n\n")[0].replace("\r", "")):
            return Kind.MAIL
    if named in {Kind.TEXT, None} and start.lstrip().startswith("{") and _holds_text_field(text):
        return Kind.JSON
    if named is None or (named is Kind.TEXT and _XML_START.match(start)):
        return Kind.UNKNOWN
    return Kind.TEXT if named is Kind.PDF else named


def _holds_text_field(text: str) -> bool:
    if len(text) > 1 << 22:
        return False
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and isinstance(value.get("text"), str)
