"""A second hash beside SHA-256, added later without rewriting anything.

Should SHA-256 weaken, or an archive ask for another, `add_digests` appends an
entry ``hashed`` for every object and one for the ledger itself::

    subject: the object's SHA-256         payload: algorithm, digest
    subject: hash of the entry before     payload: algorithm, ledger_digest

``ledger_digest`` is over the bytes of ``ledger.jsonl`` up to and with the entry
before. It stands last, so that it covers the digests of the objects; what a
checkpoint then signs rests on both hashes.
"""

import hashlib

from corrobora.custody.encrypting import names_of
from corrobora.custody.folder import ERASED
from corrobora.custody.ledger import KEPT, Custody, to_line
from corrobora.errors import BadSetting

HASHED = "hashed"
"""The word of an entry that gives a digest by another algorithm than SHA-256."""


def is_algorithm(name: str) -> bool:
    """Whether it is a hash of fixed length, other than SHA-256, that every Python has (``hashlib.algorithms_guaranteed``)."""
    return (
        name in hashlib.algorithms_guaranteed
        and name != "sha256"
        and hashlib.new(name, usedforsecurity=False).digest_size > 0
    )


def add_digests(custody: Custody, algorithm: str) -> int:
    """Record every object's digest by a further algorithm, and the ledger's, and return how many entries that took.

    Objects that have one already are passed over; where there is nothing new at all, nothing is written.

    Args:
        custody: whose objects to hash. Their bytes are read, and their SHA-256 checked.
        algorithm: a name of ``hashlib.algorithms_guaranteed`` with a fixed length: "sha512", "sha3_256", "blake2b" …

    Raises:
        BadSetting: the algorithm is another, or SHA-256 itself.
        BrokenIntegrity: an object no longer has its SHA-256.
        UnknownRecord: an object that the ledger says is held is not there.

    """
    if not is_algorithm(algorithm):
        possible = ", ".join(sorted(name for name in hashlib.algorithms_guaranteed if is_algorithm(name)))
        raise BadSetting(f"{algorithm!r} is no further hash of fixed length; give one of {possible}")
    waiting: dict[str, None] = {}
    newest = None
    for newest in custody.iter_entries():
        if newest.what == KEPT:
            waiting[newest.subject] = None
        elif newest.what == ERASED:
            for name in names_of(newest):
                waiting.pop(name, None)
        elif (
            newest.what == HASHED
            and newest.payload.get("algorithm") == algorithm
            and "digest" in newest.payload
        ):
            waiting.pop(newest.subject, None)
    if newest is None:
        return 0
    done = (
        newest.what == HASHED
        and newest.payload.get("algorithm") == algorithm
        and "ledger_digest" in newest.payload
    )
    if done and not waiting:
        return 0
    for sha256 in waiting:
        digest = hashlib.new(algorithm, custody.get(sha256), usedforsecurity=False).hexdigest()
        newest = custody.append(HASHED, sha256, {"algorithm": algorithm, "digest": digest})
    whole = hashlib.new(algorithm, usedforsecurity=False)
    for entry in custody.iter_entries():
        whole.update(to_line(entry))
    custody.append(HASHED, newest.hash, {"algorithm": algorithm, "ledger_digest": whole.hexdigest()})
    return len(waiting) + 1
