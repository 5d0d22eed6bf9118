"""What is withheld is found in whatever it is packed, encoded or hidden."""

import base64
import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest
from fpdf import FPDF

from corrobora.export.leaks import Leak, find_leak
from corrobora.export.profile import Profile
from corrobora.export.release import Release, redact
from tests.export.small_dossiers import REPORT, claim, dossier

NAME = "Zoltan Wyrm"


@pytest.fixture(scope="module")
def released() -> Release:
    return redact(dossier(claim()), Profile(name="p", strings=("Ulmo Rest",), speakers=(NAME,)))


def zipped(name: str, content: bytes, comment: bytes = b"") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        archive.writestr(name, content)
    return written.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def picture(*chunks: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\x00\x00"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + pixels + chunk(b"IEND", b"")


def page(*, words: str = "nothing", author: str = "nobody", note: str | None = None) -> bytes:
    written = FPDF()
    written.add_page()
    written.set_font("Helvetica", size=12)
    written.set_author(author)
    written.multi_cell(0, 6, words)
    if note is not None:
        written.text_annotation(10, 10, note)
    return bytes(written.output())


def table(*, words: str = "", about: str = "", column: str = "") -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    made = pyarrow.table({"words": [words, "x"] * 50}).replace_schema_metadata({"about": about})
    field = made.schema.field(0).with_metadata({"about": column})
    made = made.cast(pyarrow.schema([field], metadata=made.schema.metadata))
    written = io.BytesIO()
    parquet.write_table(made, written, compression="zstd")
    return written.getvalue()


HIDDEN: dict[str, Callable[[], bytes]] = {
    "plain": lambda: b"said " + NAME.encode(),
    "upper": lambda: NAME.upper().encode(),
    "utf-16": lambda: f"said {NAME} today".encode("utf-16"),
    "utf-16 without a mark": lambda: f"said {NAME} today".encode("utf-16-be"),
    "json": lambda: b'"' + "".join(f"\\u{ord(letter):04x}" for letter in NAME).encode() + b'"',
    "entities": lambda: "".join(f"&#{ord(letter)};" for letter in NAME).encode(),
    "tags": lambda: b"<html><body>Zol<mark>tan</mark> <b>W</b>yrm</body></html>",
    "svg": lambda: b"<svg><text><tspan>Zoltan</tspan> <tspan>Wy</tspan>rm</text></svg>",
    "address": lambda: b"https://x.example/zoltan%2Dwyrm",
    "base64": lambda: base64.b64encode(b"a witness named Zoltan Wyrm"),
    "hexadecimal": lambda: b"Zoltan Wyrm".hex().encode(),
    "zip": lambda: zipped("a.txt", NAME.encode()),
    "zip's names": lambda: zipped("zoltan-wyrm.txt", b""),
    "zip's comment": lambda: zipped("a.txt", b"", NAME.encode()),
    "zip in gzip": lambda: gzip.compress(zipped("a.txt", NAME.encode())),
    "zip in base64": lambda: base64.b64encode(zipped("a.txt", NAME.encode() * 9)),
    "pdf": lambda: page(words=f"said {NAME} today"),
    "pdf's author": lambda: page(author=NAME),
    "pdf's note": lambda: page(note=NAME),
    "pdf in zip": lambda: zipped("a.pdf", page(words=NAME)),
    "png's text": lambda: picture(chunk(b"tEXt", b"Author\x00" + NAME.encode())),
    "png's packed text": lambda: picture(chunk(b"zTXt", b"Author\x00\x00" + zlib.compress(NAME.encode()))),
    "png's other text": lambda: picture(
        chunk(b"iTXt", b"Author\x00\x01\x00en\x00\x00" + zlib.compress(NAME.encode()))
    ),
    "parquet": lambda: table(words=NAME),
    "parquet's metadata": lambda: table(about=NAME),
    "parquet's metadata of a column": lambda: table(column=NAME),
    "one part of the name": lambda: b"a,b,Wyrm\r\n",
    "across a cut of the search": lambda: b"x " * ((1 << 17) - 3) + NAME.encode() + b" y" * 99,
}


@pytest.mark.parametrize("how", sorted(HIDDEN))
def test_it_is_found(released: Release, how: str) -> None:
    assert find_leak([("a.bin", HIDDEN[how]())], released) == Leak(
        file="a.bin", what="speakers 1 of the profile"
    )


@pytest.mark.parametrize(
    "content",
    [
        b"nothing of it",
        zipped("a.txt", b"nothing"),
        page(),
        picture(),
        b"PK\x03\x04 broken",
        b"\x1f\x8b broken",
        b"%PDF-1.7 broken",
        b"\x89PNG\r\n\x1a\n\xff",
        b"PAR1 broken",
        b"",
    ],
)
def test_nothing_is_found_where_it_is_not_and_what_is_broken_breaks_nothing(
    released: Release, content: bytes
) -> None:
    assert find_leak([("a.bin", content)], released) is None


def test_a_file_that_is_named_for_somebody_is_found_and_not_named_again(released: Release) -> None:
    found = find_leak([("reports/zoltan-wyrm.html", b"")], released)
    assert found == Leak(file="a file's name", what="speakers 1 of the profile")


def test_the_hash_of_what_was_redacted_is_found(released: Release) -> None:
    found = find_leak([("a.json", f'"{REPORT.id}"'.encode())], released)
    assert found is not None
    assert "hash" in found.what
