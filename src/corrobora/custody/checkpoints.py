"""Checkpoints: signed statements that a ledger held a certain entry at a certain place.

A line of ``checkpoints.jsonl`` is the canonical form (``ledger.canonical``)
and one line feed of exactly::

    {"algorithm":"ed25519","at":…,"hash":…,"key":…,"number":…,"signature":…,"statement":"corrobora/checkpoint/1"}

``hash`` is that of ledger entry ``number``, and fixes every entry up to it.
The signature is that of ``key`` over the canonical form of the same object
without ``signature``. A copy of the line held elsewhere shows later whether
the end of a custody was cut off or the whole was written anew.

From the second on, a checkpoint is written after a ``sealed`` entry that
counts and hashes the lines before it: each checkpoint so signs all earlier ones.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from corrobora.custody.folder import CHECKPOINTS_FILE, SEALED, FolderCustody
from corrobora.custody.keys import ALGORITHM, SigningKey, holds, read_keys
from corrobora.custody.ledger import canonical
from corrobora.errors import BadSetting, BrokenIntegrity

STATEMENT = "corrobora/checkpoint/1"

_FIELDS = frozenset({"algorithm", "at", "hash", "key", "number", "signature", "statement"})
_HASH = re.compile(r"[0-9a-f]{64}")
_SIGNATURE = re.compile(r"[0-9a-f]{128}")
_HIGHEST = 10**18
"""No ledger is so long; a number beyond is no checkpoint's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A signed statement: entry ``number`` of the ledger has this hash."""

    number: int
    hash: str
    at: str
    """When it was signed, UTC, ISO 8601 with seconds, by the word of whoever signed."""
    key: str
    """Public key, 64 hexadecimal digits."""
    signature: str
    """128 hexadecimal digits."""

    @property
    def holds(self) -> bool:
        """Whether the signature is that of the key over the rest. Whether the key is a good one is another question."""
        return holds(key=self.key, signature=self.signature, message=canonical(_unsigned(self)))


def _unsigned(checkpoint: Checkpoint) -> dict[str, object]:
    return {
        "algorithm": ALGORITHM,
        "at": checkpoint.at,
        "hash": checkpoint.hash,
        "key": checkpoint.key,
        "number": checkpoint.number,
        "statement": STATEMENT,
    }


def checkpoint_line(checkpoint: Checkpoint) -> bytes:
    """Return a checkpoint as a line of the file, line feed included: what to hold elsewhere."""
    return canonical({**_unsigned(checkpoint), "signature": checkpoint.signature}) + b"\n"


def read_checkpoint(line: bytes) -> Checkpoint:
    """Read one line of the checkpoints; the signature is not checked.

    Raises:
        BrokenIntegrity: the line is not the canonical form of a checkpoint, to the byte.

    """
    try:
        value = json.loads(line.decode("ascii"))
    except (ValueError, RecursionError):
        raise BrokenIntegrity("a checkpoint is not JSON in ASCII") from None
    if not isinstance(value, dict) or value.keys() != _FIELDS:
        raise BrokenIntegrity("a checkpoint does not have the fields of one")
    number = value["number"]
    words = {name: value[name] for name in sorted(_FIELDS - {"number"})}
    if type(number) is not int or not all(type(word) is str for word in words.values()):
        raise BrokenIntegrity("a checkpoint has a field of the wrong type")
    if words["statement"] != STATEMENT or words["algorithm"] != ALGORITHM:
        raise BrokenIntegrity(f"a checkpoint does not say {STATEMENT} and {ALGORITHM}")
    well_formed = (
        1 <= number < _HIGHEST
        and _HASH.fullmatch(words["hash"])
        and _HASH.fullmatch(words["key"])
        and _SIGNATURE.fullmatch(words["signature"])
    )
    if not well_formed:
        raise BrokenIntegrity("a checkpoint has a number, hash, key or signature of the wrong form")
    checkpoint = Checkpoint(
        number=number, hash=words["hash"], at=words["at"], key=words["key"], signature=words["signature"]
    )
    if checkpoint_line(checkpoint) != line:
        raise BrokenIntegrity("a checkpoint is not in canonical form")
    return checkpoint


def read_held(held: str | bytes | Mapping[str, object]) -> Checkpoint:
    """Read a checkpoint that was held elsewhere: its line, with or without line feed, or the object it tells.

    Raises:
        BadSetting: it is none.

    """
    try:
        if isinstance(held, str):
            line = held.strip().encode("ascii")
        elif isinstance(held, bytes):
            line = held.strip()
        else:
            line = canonical(held)
        return read_checkpoint(line + b"\n")
    except (ValueError, TypeError, RecursionError):  # UnicodeEncodeError and BrokenIntegrity are ValueErrors
        raise BadSetting(
            "what is held is no checkpoint; give one whole line of checkpoints.jsonl as it was written"
        ) from None


def seal(custody: FolderCustody, key: SigningKey) -> Checkpoint:
    """Sign the newest entry of a custody, and return the checkpoint once it is on the disk.

    Where the newest entry bears a checkpoint of this key already, that one is returned and nothing written. Hold a
    copy of `checkpoint_line` elsewhere: on paper, with a notary, with somebody who cannot change the custody.

    Raises:
        BadSetting: the key was not added to this custody, is retired, or was never endorsed; or the custody was closed.
        BrokenIntegrity: a line of the checkpoints cannot be read, or an earlier write failed.

    """
    standing = read_keys(custody.of_keys)[0].get(key.public)
    if standing is None:
        raise BadSetting(f"the key {key.public} was not added to this custody; add it with add_key")
    if standing.retired is not None or not standing.endorsed:
        raise BadSetting(f"the key {key.public} may not sign: it is retired, or no good key endorsed it")
    before = hashlib.sha256()
    count = 0
    newest: Checkpoint | None = None
    for line in custody.iter_checkpoint_lines():
        newest = read_checkpoint(line)
        before.update(line)
        count += 1
    if newest is not None:
        if newest.number == custody.number and newest.key == key.public and newest.holds:
            return newest
        custody.append(SEALED, CHECKPOINTS_FILE, {"checkpoints": str(count), "digest": before.hexdigest()})
    draft = Checkpoint(number=custody.number, hash=custody.head, at=custody.at, key=key.public, signature="")
    checkpoint = Checkpoint(
        number=draft.number,
        hash=draft.hash,
        at=draft.at,
        key=draft.key,
        signature=key.sign(canonical(_unsigned(draft))),
    )
    custody.append_checkpoint(checkpoint_line(checkpoint))
    return checkpoint
