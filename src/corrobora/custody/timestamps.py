"""Time stamps of others: tokens by RFC 3161 and OpenTimestamps proofs, held beside what they stamp.

Nothing is fetched here. Whoever has a token hands it in: its bytes are kept as
an object, and an entry ``timestamped`` says which entry it stamps. What is
stamped is that entry's ``hash``, its 32 bytes as they are, taken as a SHA-256:
``openssl ts -query -digest HASH -sha256`` asks for such a token.

Of an RFC 3161 token the message imprint is read and must be that hash. The
structures are those of RFC 3161, sections 2.4.1 and 2.4.2, and RFC 5652,
sections 3 and 5.1, in DER (lengths definite and shortest). The authority's
signature and certificate are not checked: that takes its certificates and a
rule whom to trust (``openssl ts -verify``). An OpenTimestamps proof is held
and not checked at all: that takes block headers of a network.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from corrobora.custody.ledger import Custody
from corrobora.errors import BadSetting, BrokenIntegrity, UnknownRecord
from corrobora.records import Entry

TIMESTAMPED = "timestamped"
"""The word of an entry that says: this token of somebody else's clock belongs to that entry."""

LONGEST_TOKEN = 1 << 20
"""Bytes. A token with its certificates takes a few thousand; a proof less."""

_HASH = re.compile(r"[0-9a-f]{64}")

_INTEGER, _OCTETS, _OBJECT, _SEQUENCE, _SET, _CONTENT = 0x02, 0x04, 0x06, 0x30, 0x31, 0xA0
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
"""1.2.840.113549.1.7.2, RFC 5652, section 5.1."""
_TST_INFO = bytes.fromhex("2a864886f70d0109100104")
"""1.2.840.113549.1.9.16.1.4, id-ct-TSTInfo, RFC 3161, section 2.4.2."""
_SHA256 = bytes.fromhex("608648016503040201")
"""2.16.840.1.101.3.4.2.1, id-sha256."""


class StampKind(StrEnum):
    """Whose form a time stamp has."""

    RFC3161 = "rfc3161"
    OPENTIMESTAMPS = "opentimestamps"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeStamp:
    """A time stamp that a custody holds."""

    number: int
    """Of the entry that says so."""
    kind: StampKind
    entry: str
    """Hash of the entry it stamps."""
    token: str
    """SHA-256 of its bytes."""
    named: bool
    """Whether the token was read and names the entry's hash. False: held, not checked."""


def _read(data: bytes, tag: int) -> tuple[bytes, bytes]:
    """Return the content of the DER element at the front, which must have this tag, and what follows it."""
    if len(data) < 2 or data[0] != tag:
        raise ValueError("another element was expected")
    size, start = data[1], 2
    if size >= 0x80:
        digits = size & 0x7F
        if not 1 <= digits <= 4 or len(data) < 2 + digits:
            raise ValueError("a length that DER does not allow")
        size, start = int.from_bytes(data[2 : 2 + digits]), 2 + digits
        if size < 0x80 or data[2] == 0:
            raise ValueError("a length that is not the shortest")
    if len(data) < start + size:
        raise ValueError("an element is cut short")
    return data[start : start + size], data[start + size :]


def _only(data: bytes, tag: int) -> bytes:
    content, rest = _read(data, tag)
    if rest:
        raise ValueError("something follows where nothing may")
    return content


def read_imprint(token: bytes) -> bytes:
    """Return the 32 bytes that an RFC 3161 token, or the response that carries it, says it stamps.

    Raises:
        BrokenIntegrity: the bytes are no token in DER, or its imprint is no SHA-256.

    """
    try:
        if len(token) > LONGEST_TOKEN:
            raise ValueError("longer than a token is")
        content = _only(token, _SEQUENCE)
        if content[:1] == bytes([_SEQUENCE]):  # TimeStampResp: a status, then the token
            content = _only(_read(content, _SEQUENCE)[1], _SEQUENCE)
        kind, rest = _read(content, _OBJECT)
        if kind != _SIGNED_DATA:
            raise ValueError("not signed data")
        signed = _only(_only(rest, _CONTENT), _SEQUENCE)
        _, rest = _read(signed, _INTEGER)
        _, rest = _read(rest, _SET)
        enclosed, _ = _read(rest, _SEQUENCE)
        kind, rest = _read(enclosed, _OBJECT)
        if kind != _TST_INFO:
            raise ValueError("not about a time stamp")
        stamp = _only(_only(_only(rest, _CONTENT), _OCTETS), _SEQUENCE)
        _, rest = _read(stamp, _INTEGER)
        _, rest = _read(rest, _OBJECT)
        imprint, _ = _read(rest, _SEQUENCE)
        algorithm, rest = _read(imprint, _SEQUENCE)
        named, parameters = _read(algorithm, _OBJECT)
        hashed = _only(rest, _OCTETS)
        # The parameters of SHA-256 are absent or NULL (RFC 5754, section 2).
        if named != _SHA256 or parameters not in {b"", b"\x05\x00"} or len(hashed) != 32:
            raise ValueError("the imprint is no SHA-256")
    except ValueError as fault:
        raise BrokenIntegrity(f"no RFC 3161 token in DER: {fault}") from None
    return hashed


def add_timestamp(custody: Custody, token: bytes, *, kind: StampKind, entry: str) -> Entry:
    """Hold a time stamp that somebody gave for an entry, and return the entry that says so.

    Args:
        custody: where the entry is, and the token will be.
        token: its bytes as they came: a TimeStampResp or TimeStampToken in DER, or an ``.ots`` file.
        kind: which of the two it is.
        entry: hash of the entry it stamps: that of a checkpoint, or another the ledger holds.

    Raises:
        BadSetting: the token is empty or longer than 1 MiB, cannot be read, or stamps something else.
        UnknownRecord: no entry of the ledger has this hash.

    """
    if not _HASH.fullmatch(entry) or not any(one.hash == entry for one in custody.iter_entries()):
        raise UnknownRecord("no entry of this ledger has the hash that the token should stamp")
    if not 1 <= len(token) <= LONGEST_TOKEN:
        raise BadSetting(f"the token has {len(token)} bytes; give one of 1 to {LONGEST_TOKEN}")
    if kind is StampKind.RFC3161:
        try:
            imprint = read_imprint(token)
        except BrokenIntegrity as broken:
            raise BadSetting(str(broken)) from None
        if imprint.hex() != entry:
            raise BadSetting(
                f"the token stamps {imprint.hex()} and not entry {entry}; ask for one over the entry's hash itself"
            )
    return custody.append(TIMESTAMPED, entry, {"kind": kind.value, "object": custody.put(token)})
