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
import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from itertools import pairwise
from typing import BinaryIO, NamedTuple, Protocol

from corrobora.errors import BadSetting, BrokenIntegrity
from corrobora.records import Entry

NO_ENTRY = "0" * 64
"""What the first entry names as the one before it."""

KEPT = "kept"
"""The word of an entry that says: from here on the bytes with this SHA-256 are held."""

LONGEST_LINE = 1 << 24
"""Bytes of a line, line feed included. A longer one is neither written nor read: the package's ``verify.py`` refuses it too."""


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

    def together(self) -> AbstractContextManager[None]:
        """Let what is put and appended inside reach the disk as one; it is sure once the context ends."""
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
    """Return the entry that follows the one whose hash is ``previous``.

    Raises:
        BadSetting: a word of it is no text, or its line would be longer than `LONGEST_LINE`. Such a line could never be
            read again, nor anything after it.

    """
    if not all(type(word) is str for word in (what, subject, by, at)):
        raise BadSetting("what, subject, by and at of an entry are texts; give str and nothing else")
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
    unhashed = canonical(_unhashed(draft))
    if len(unhashed) + len(',"hash":""') + 64 + 1 > LONGEST_LINE:
        raise BadSetting(
            f"an entry {what[:40]!a} of {len(unhashed)} bytes is longer than a ledger holds ({LONGEST_LINE}); put the words and name their hash"
        )
    return Entry(
        number=draft.number,
        what=draft.what,
        subject=draft.subject,
        by=draft.by,
        at=draft.at,
        payload=draft.payload,
        previous=draft.previous,
        hash=hashlib.sha256(unhashed).hexdigest(),
    )


def to_line(entry: Entry) -> bytes:
    """Return an entry as a line of the ledger, line feed included."""
    return canonical({**_unhashed(entry), "hash": entry.hash}) + b"\n"


def iter_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Go through the lines of a ledger, line feeds included; of one that is too long, through pieces that are no entry."""
    while line := stream.readline(LONGEST_LINE + 1):
        yield line


_PLAIN = rb"[ !#-\[\]-~]*"
_ESCAPED = rb'\\(?:["\\bfnrt]|u(?:00[89a-f]|0[1-9a-f][0-9a-f]|[1-9a-f][0-9a-f]{2})[0-9a-f])'
_STRING = b'"(' + _PLAIN + b"(?:" + _ESCAPED + _PLAIN + b')*)"'
"""A string that can be written in this way only; the control characters without a letter of their own are left to `json`."""
_STRINGS = _STRING.replace(b'"(', b'"(?:', 1)
_PAIR = re.compile(_STRING + b":" + _STRING)
_LINE = re.compile(
    rb'\{"at":%(t)b,"by":%(t)b,"hash":"([0-9a-f]{64})","number":([1-9][0-9]{0,17}),'
    rb'"payload":\{((?:%(p)b(?:,%(p)b)*)?)\},"previous":%(s)b,"subject":%(s)b,"what":%(s)b\}\n'
    % {b"s": _STRING, b"t": _STRINGS, b"p": _STRINGS + b":" + _STRINGS}
)
"""A line that is canonical but for the order of the names in its payload."""


class Glance(NamedTuple):
    """What the chain needs to know of an entry."""

    number: int
    what: str
    subject: str
    previous: str
    hash: str


def find_glance(line: bytes) -> Glance | None:
    """Return what the chain needs of a line that is plainly canonical, in a third of the time of `from_line`.

    ``None``: the line may be an entry or not, and `from_line` says. Whatever is returned here, `from_line` reads the
    same; its payload is left out.
    """
    found = _LINE.fullmatch(line)
    if found is None or len(line) > LONGEST_LINE:
        return None
    own, number, pairs, previous, subject, what = found.groups()
    if b"\\" in previous or b"\\" in subject or b"\\" in what:
        return None
    if b'","' in pairs:  # more than one name, or a word that looks like it
        names = [name for name, _ in _PAIR.findall(pairs)]
        if any(b"\\" in name for name in names) or any(one >= next_ for one, next_ in pairwise(names)):
            return None
    return Glance(
        int(number),
        what.decode("ascii"),
        subject.decode("ascii"),
        previous.decode("ascii"),
        own.decode("ascii"),
    )


_TEXT_FIELDS = ("what", "subject", "by", "at", "previous", "hash")


def from_line(line: bytes) -> Entry:
    """Read one line of a ledger.

    Raises:
        BrokenIntegrity: the line is not the canonical form of an entry, to the byte.

    """
    if len(line) > LONGEST_LINE:
        raise BrokenIntegrity(f"a ledger line is longer than {LONGEST_LINE} bytes")
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
    if canonical(value) + b"\n" != line:
        raise BrokenIntegrity("a ledger line is not in canonical form")
    return entry
