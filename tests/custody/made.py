"""Custodies made for the tests: keys that are the same in every run, and a folder with everything a custody may hold."""

import hashlib
import shutil
from pathlib import Path

from corrobora.custody import (
    Checkpoint,
    SigningKey,
    StampKind,
    add_digests,
    add_key,
    add_timestamp,
    canonical,
    hash_of,
    open_folder,
    seal,
    verify,
)
from corrobora.records import Entry

BY = "a registrar"
AT = "2031-03-05T12:00:00Z"


def key(name: str) -> SigningKey:
    return SigningKey(secret=hashlib.sha256(name.encode()).digest())


FIRST, SECOND, STRANGER = key("first"), key("second"), key("stranger")


def der(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    digits = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes([tag, 0x80 | len(digits)]) + digits + content


NULL = b"\x05\x00"
SHA256 = bytes.fromhex("0609608648016503040201")
SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
TST_INFO = bytes.fromhex("060b2a864886f70d0109100104")


def token(
    imprint: bytes, *, algorithm: bytes = SHA256, parameters: bytes = NULL, about: bytes = TST_INFO
) -> bytes:
    """Return a token by RFC 3161 with no signer, which is all of it that is read."""
    stamp = der(
        0x30,
        der(0x02, b"\x01"),
        der(0x06, b"\x2a\x03\x04"),
        der(0x30, der(0x30, algorithm, parameters), der(0x04, imprint)),
        der(0x02, b"\x2a"),
        der(0x18, b"20310305120001Z"),
    )
    signed = der(
        0x30,
        der(0x02, b"\x03"),
        der(0x31, der(0x30, SHA256, NULL)),
        der(0x30, about, der(0xA0, der(0x04, stamp))),
        der(0x31),
    )
    return der(0x30, SIGNED_DATA, der(0xA0, signed))


def response(imprint: bytes) -> bytes:
    return der(0x30, der(0x30, der(0x02, b"\x00")), token(imprint))


def make_full(path: Path) -> list[Checkpoint]:
    """Make a custody with objects, two keys, three checkpoints, both kinds of time stamp and further digests."""
    with open_folder(path, by=BY, at=AT) as opened:
        for number in range(3):
            sha256 = opened.put(f"report {number} ".encode() * (number + 1))
            opened.append("taken-in", sha256, {"paths": f"r{number}.txt"})
        add_key(opened, FIRST.public, label="office")
        one = seal(opened, FIRST)
        add_timestamp(opened, token(bytes.fromhex(one.hash)), kind=StampKind.RFC3161, entry=one.hash)
        add_timestamp(opened, b"a proof of the other kind", kind=StampKind.OPENTIMESTAMPS, entry=one.hash)
        add_key(opened, SECOND.public, label="safe", endorsed_by=FIRST)
        two = seal(opened, SECOND)
        add_digests(opened, "sha512")
        three = seal(opened, FIRST)
    return [one, two, three]


def rewrite(path: Path, entries: list[Entry]) -> None:
    """Write a ledger of these entries, chained and with a head, as somebody could who can write the folder."""
    previous, lines = "0" * 64, b""
    for number, old in enumerate(entries, start=1):
        entry = Entry(
            number=number,
            what=old.what,
            subject=old.subject,
            by=old.by,
            at=old.at,
            payload=old.payload,
            previous=previous,
            hash="",
        )
        previous = hash_of(entry)
        lines += (
            canonical(
                {
                    "number": number,
                    "what": old.what,
                    "subject": old.subject,
                    "by": old.by,
                    "at": old.at,
                    "payload": dict(old.payload),
                    "previous": entry.previous,
                    "hash": previous,
                }
            )
            + b"\n"
        )
    (path / "ledger.jsonl").write_bytes(lines)
    (path / "head.json").write_bytes(canonical({"number": len(entries), "hash": previous}) + b"\n")


def codes(path: Path) -> set[str]:
    return {finding.code for finding in verify(path).findings}


def copied(folder: Path, to: Path) -> Path:
    shutil.copytree(folder, to)
    return to
