r"""The canonical form and the chain, in nothing but the standard library.

**Canonical form.** One JSON object, keys sorted, no white space between
tokens, every character outside ASCII written as ``\uXXXX``, encoded in UTF-8
(and so in ASCII). A stranger gets it in one line::

    json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()

**Chain.** The hash of an entry is the SHA-256 of the canonical form of all
its fields but ``hash``. ``previous`` holds the hash of the entry before, and
64 zeros in the first. A line of the ledger is the canonical form of all
fields, ``hash`` included, and one line feed.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Protocol

from corrobora.errors import BrokenIntegrity
from corrobora.records import Entry

NO_ENTRY = "0" * 64
"""What the first entry names as the one before it."""

KEPT = "kept"
"""The word of an entry that says: from here on the bytes with this SHA-256 are held."""


class Custody(Protocol):
    """Keeps bytes under their SHA-256 and a ledger of what was done to them.

    Whoever opens a custody says who acts and when (``by``, ``at``); it never
    reads a clock, so that the same run writes the same ledger.
    """

    def put(self, data: bytes) -> str:
        """Hold the bytes and return their SHA-256. The same bytes are held once."""
        ...

    def get(self, sha256: str) -> bytes:
        """Return the bytes under a SHA-256.

        Raises:
            UnknownRecord: nothing is held under it.
            BrokenIntegrity: what is held no longer has this hash.

        """
        ...

    def append(self, what: str, subject: str, payload: Mapping[str, str]) -> Entry:
        """Add one entry to the ledger and return it."""
        ...

    def iter_entries(self) -> Iterator[Entry]:
        """Go through the ledger from its first entry."""
        ...


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True)
"""What ``json.dumps`` with these options makes anew at every call; a ledger has many."""


def canonical(value: Mapping[str, object]) -> bytes:
    """Return the one way to write a value down for hashing (see the top of this module)."""
    return _ENCODER.encode(value).encode("ascii")


def _unhashed(entry: Entry) -> dict[str, object]:
    return {
        "number": entry.number,
        "what": entry.what,
        "subject": entry.subject,
        "by": entry.by,
        "at": entry.at,
        "payload": dict(entry.payload),
        "previous": entry.previous,
    }


def hash_of(entry: Entry) -> str:
    """Return the hash an entry must carry: SHA-256 of its other fields in canonical form."""
    return hashlib.sha256(canonical(_unhashed(entry))).hexdigest()


def hash_of_line(line: bytes) -> str:
    """Return the hash that an entry must carry, from its line in canonical form; `from_line` says whether it is one.

    The same as `hash_of`, without writing the entry down once more: keys are sorted, so the first
    ``,"hash":"…"`` outside a string is the entry's own, and a quotation mark within a string is always escaped.
    """
    start = line.index(b',"hash":"')
    end = start + len(b',"hash":""') + 64
    return hashlib.sha256(line[:start] + line[end:].removesuffix(b"\n")).hexdigest()


def link(
    *, what: str, subject: str, payload: Mapping[str, str], by: str, at: str, number: int, previous: str
) -> Entry:
    """Return the entry that follows the one whose hash is ``previous``."""
    draft = Entry(
        number=number,
        what=what,
        subject=subject,
        by=by,
        at=at,
        payload={str(key): str(payload[key]) for key in sorted(payload)},
        previous=previous,
        hash="",
    )
    return Entry(
        number=draft.number,
        what=draft.what,
        subject=draft.subject,
        by=draft.by,
        at=draft.at,
        payload=draft.payload,
        previous=draft.previous,
        hash=hash_of(draft),
    )


def to_line(entry: Entry) -> bytes:
    """Return an entry as a line of the ledger, line feed included."""
    return canonical({**_unhashed(entry), "hash": entry.hash}) + b"\n"


_TEXT_FIELDS = ("what", "subject", "by", "at", "previous", "hash")


def from_line(line: bytes) -> Entry:
    """Read one line of a ledger.

    Raises:
        BrokenIntegrity: the line is not the canonical form of an entry, to the byte.

    """
    try:
        value = json.loads(line.decode("ascii"))
    except (ValueError, RecursionError):
        raise BrokenIntegrity("a ledger line is not JSON in ASCII") from None
    if not isinstance(value, dict) or set(value) != {*_TEXT_FIELDS, "number", "payload"}:
        raise BrokenIntegrity("a ledger line does not have the fields of an entry")
    payload = value["payload"]
    well_typed = (
        type(value["number"]) is int
        and all(type(value[name]) is str for name in _TEXT_FIELDS)
        and type(payload) is dict
        and all(type(word) is str for word in payload.values())
    )
    if not well_typed:
        raise BrokenIntegrity("a ledger line has a field of the wrong type")
    entry = Entry(
        number=value["number"],
        what=value["what"],
        subject=value["subject"],
        by=value["by"],
        at=value["at"],
        payload=payload,
        previous=value["previous"],
        hash=value["hash"],
    )
    if to_line(entry) != line:
        raise BrokenIntegrity("a ledger line is not in canonical form")
    return entry
