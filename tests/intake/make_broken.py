"""Writes tests/intake/broken/: small files that are broken in the ways files are. Run it to make them anew.

    python tests/intake/make_broken.py

The same run always writes the same bytes. What intake makes of each file stands in test_broken_files.py.
"""

import datetime as dt
import gzip
import io
import struct
import zipfile
from pathlib import Path

import docx
from fpdf import FPDF
from fpdf.enums import EncryptionMethod

FOLDER = Path(__file__).parent / "broken"
STORY = (
    "Twelve people were killed in the village of Seliba, two residents told this paper on Sunday. "
    "The army denied that its soldiers had been there.\n"
)
DAY = dt.datetime(2031, 3, 4, 10, 0, tzinfo=dt.UTC)


def pdf(*, words: str | None, password: str | None = None) -> bytes:
    """Return a PDF of one page; without words it holds a drawn line, as a scan holds a picture."""
    made = FPDF()
    made.set_creation_date(DAY)
    made.add_page()
    if password:
        made.set_encryption(
            owner_password="owner",  # noqa: S106 - a test file's
            user_password=password,
            encryption_method=EncryptionMethod.RC4,
        )
    if words:
        made.set_font("helvetica", size=12)
        made.multi_cell(0, 8, words)
    else:
        made.line(10, 10, 100, 100)
    return bytes(made.output())


def zipped(members: dict[str, bytes]) -> bytes:
    """Return a ZIP of members, all stamped with one day."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 3, 4, 10, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def docx_of(words: str) -> bytes:
    """Return a DOCX of one paragraph, packed anew so that its members carry one day."""
    document = docx.Document()
    document.add_paragraph(words)
    document.core_properties.created = DAY.replace(tzinfo=None)
    document.core_properties.modified = DAY.replace(tzinfo=None)
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})


def under_password(data: bytes) -> bytes:
    """Return a ZIP with the bit set that says its first member is encrypted."""
    changed = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.index(mark) + place
        flags = struct.unpack_from("<H", changed, at)[0] | 1
        struct.pack_into("<H", changed, at, flags)
    return bytes(changed)


def lying_size(data: bytes) -> bytes:
    """Return a ZIP whose directory declares a member of four gigabytes less one."""
    changed = bytearray(data)
    struct.pack_into("<I", changed, changed.index(b"PK\x01\x02") + 24, 0xFFFFFFFE)
    return bytes(changed)


def mail(*, charset: str, body: bytes) -> bytes:
    """Return a mail whose body claims a charset."""
    head = (
        "From: A Registrar <registrar@example.org>\nDate: Tue, 4 Mar 2031 10:00:00 +0000\nSubject: Seliba\n"
        f"MIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    )
    return head.encode() + body


def files() -> dict[str, bytes]:
    """Return every broken file by its name."""
    story = STORY.encode()
    whole_pdf, whole_docx, whole_zip = (
        pdf(words=STORY),
        docx_of(STORY),
        zipped({"a.txt": story, "b.txt": story * 2}),
    )
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(40))
    return {
        "empty.txt": b"",
        "blank.txt": b"\xef\xbb\xbf \r\n\t\n",
        "random.txt": bytes((number * 197 + 31) % 256 for number in range(2000)),
        "picture-called-text.txt": picture,
        "picture.png": picture,
        "sound.mp3": b"ID3\x03" + bytes(60),
        "sheet.xlsx": zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}),
        "program.rb": b"puts 1\n",
        "letter.rtf": b"{\\rtf1 Twelve people}",
        "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
        "truncated.pdf": whole_pdf[: len(whole_pdf) // 8],
        "no-end.pdf": whole_pdf[:-200],
        "encrypted.pdf": pdf(words=STORY, password="secret"),  # noqa: S106 - a test file's
        "scan.pdf": pdf(words=None),
        "called.pdf": b"\x00\x01\x02\x03" * 50,
        "pdf-called.txt": whole_pdf,
        "truncated.docx": whole_docx[: len(whole_docx) // 2],
        "hollow.docx": zipped({"[Content_Types].xml": b"<x", "word/document.xml": b"<y"}),
        "gzip-called.zip": gzip.compress(story, mtime=0),
        "truncated.zip": whole_zip[:-30],
        "wrong-sum.zip": whole_zip.replace(whole_zip[40:44], b"\x00\x01\x02\x03", 1),
        "password.zip": under_password(zipped({"a.txt": story})),
        "bomb.zip": zipped({"zeros.txt": bytes(3 << 20)}),
        "lying.zip": lying_size(zipped({"a.txt": story})),
        "climbing.zip": zipped({"../../etc/report.txt": story, "/root.txt": story * 2}),
        "nothing-in.zip": zipped({}),
        "hidden-only.zip": zipped({"__MACOSX/._a.txt": b"x", ".hidden": b"y"}),
        "utf-16-without-mark.txt": STORY.encode("utf-16-le"),
        "latin-1.txt": (STORY + "Aïssata Touré said so at the café in Gossé.").encode("latin-1"),
        "cut-in-a-character.txt": (STORY + "café").encode()[:-1],
        "web-called.txt": b"<!doctype html><html><head><title>Seliba</title></head><body><p>" + story + b"</p></body></html>",
        "without-body.html": b"<html><head><title>Nothing</title></head></html>",
        "torn.html": b"<html><body><div><p>" + story + b"<p>And <b>then",
        "feed.txt": b"<?xml version='1.0'?><rss><channel/></rss>",
        "broken-line.jsonl": b'{"id": "1", "text": "Twelve people were killed."}\n{"id": "2", "text": "Cut sh\n{"id": "3", "text": "Three were hurt."}\n',
        "odd-lines.jsonl": b'[1, 2]\n"text"\n{"text": 5}\n{"txt": "no"}\nnull\n' + b"[" * 100_000 + b"\n" + b'{"text": "n", "id": ' + b"9" * 5000 + b"}\n",
        "surrogate.jsonl": b'{"id": "s", "text": "Cut \\ud83d here, they said \\u0000."}\n',
        "broken.json": b'{"text": "Twelve',
        "half-list.json": b'[{"text": "Twelve people were killed."}, {"text": "Three',
        "deep.json": b'{"text": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
        "number.json": b"42",
        "without-text.csv": b"id,body\n1,Twelve people\n",
        "short-rows.csv": b"id;text\n1;Twelve people were killed.\n2\n3;\n4;Three were hurt.;more\n",
        "open-quote.csv": b'id,text\n1,"Twelve people were killed.\n2,Three were hurt.\n',
        "unknown-charset.eml": mail(charset="x-no-such-thing", body=story),
        "wrong-charset.eml": mail(charset="utf-8", body="Aïssata Touré was there, she said.".encode("latin-1")),
        "no-header.eml": story,
        "no-body.eml": b"From: a@example.org\nSubject: Seliba\n\n",
        "cut.mbox": b"From a@example.org Tue Mar  4 10:00:00 2031\nFrom: a@example.org\nSubject: One\n\n" + story + b"\nFrom b@example.org Tue Mar  4 11:00:00 2031\nFrom: b@exam",
        "no-from-line.mbox": b"Subject: One\n\n" + story,
    }  # fmt: skip


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    for name, data in files().items():
        (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    main()
