"""Keys that sign checkpoints: which may, from when to when, and by whose word. Private keys lie outside a custody.

The scheme is Ed25519 (RFC 8032) by the library ``cryptography``. The ledger
says which keys there are::

    key-added     subject: the public key, 64 hexadecimal digits
                  payload: algorithm "ed25519", label; for every key but the first also
                  endorsed_by (an earlier key) and endorsement, its signature over the canonical form of
                  {"after": hash of the entry before, "key": the new one, "previous": the earlier one,
                  "statement": "corrobora/key/2"}
    key-retired   subject: the public key
                  payload: why; since, the number of an entry, where the key was in other hands from then on.
                  A key that is retired may be retired again with an earlier since, never with a later one

The first key is trusted because a person compared it with one noted down
elsewhere; every later one because a key that was good at the time signed it.
A key that is good signs what is numbered from its ``key-added`` up to its
``key-retired``; ``since`` takes back everything it signed from that number on,
checkpoints and endorsements alike.
"""

import contextlib
import errno
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from corrobora.custody.folder import KEY_ADDED, KEY_RETIRED, LEDGER_FILE, OBJECTS, find_layout, sync_folder
from corrobora.custody.ledger import Custody, canonical
from corrobora.errors import BadSetting, MissingPath, UnknownRecord
from corrobora.records import Entry

ALGORITHM = "ed25519"
KEY_STATEMENT = "corrobora/key/2"
LONGEST_LABEL = 200
"""Characters. A label is a handle for people, no place for a text."""

_KEY = re.compile(r"[0-9a-f]{64}")
_SIGNATURE = re.compile(r"[0-9a-f]{128}")
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
_LONGEST_PEM = 1 << 14


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A private Ed25519 key. Its secret is neither shown by ``repr`` nor written anywhere but by `save_key`."""

    secret: bytes = field(repr=False)
    """32 bytes: the private key of RFC 8032, section 5.1.5."""

    @property
    def public(self) -> str:
        """The public key, as 64 lower-case hexadecimal digits."""
        from cryptography.hazmat.primitives.asymmetric import (  # noqa: PLC0415 - loaded late: most runs sign nothing
            ed25519,
        )

        return ed25519.Ed25519PrivateKey.from_private_bytes(self.secret).public_key().public_bytes_raw().hex()

    def sign(self, message: bytes) -> str:
        """Return the signature over a message as 128 lower-case hexadecimal digits; the same message gives the same one."""
        from cryptography.hazmat.primitives.asymmetric import (  # noqa: PLC0415 - loaded late: most runs sign nothing
            ed25519,
        )

        return ed25519.Ed25519PrivateKey.from_private_bytes(self.secret).sign(message).hex()


def holds(*, key: str, signature: str, message: bytes) -> bool:
    """Whether a signature over a message was made with the private half of a public key (RFC 8032, section 5.1.7)."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - loaded late: most runs check nothing
    from cryptography.hazmat.primitives.asymmetric import (  # noqa: PLC0415 - loaded late: most runs check nothing
        ed25519,
    )

    if not _KEY.fullmatch(key) or not _SIGNATURE.fullmatch(signature):
        return False
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(
            bytes.fromhex(signature), message
        )
    except (InvalidSignature, ValueError):  # ValueError: the digits are no point of the curve
        return False
    return True


def generate_key() -> SigningKey:
    """Return a new key, from the operating system's randomness: the one place in custody that is not repeatable."""
    from cryptography.hazmat.primitives.asymmetric import (  # noqa: PLC0415 - loaded late: most runs sign nothing
        ed25519,
    )

    return SigningKey(secret=ed25519.Ed25519PrivateKey.generate().private_bytes_raw())


# --------------------------------------------------------------------------- files of keys


def _refuse_inside_custody(path: Path) -> None:
    for folder in path.resolve().parents:
        if find_layout(folder) is not None or (
            (folder / LEDGER_FILE).exists() and (folder / OBJECTS).exists()
        ):
            raise BadSetting(
                f"{path} lies inside the custody {folder}; a private key is kept elsewhere, "
                "or whoever can change the custody can sign the change"
            )


def save_key(path: str | Path, key: SigningKey, passphrase: str | None = None) -> None:
    """Write a private key to a new file that its owner alone may read (mode 0600), as PKCS #8 in PEM.

    With a passphrase it is encrypted as ``cryptography`` does by default (measured in version 50: PBES2 with
    PBKDF2-HMAC-SHA-256, 2048 rounds, AES-256-CBC). So few rounds slow down nobody who guesses: take six random words or more.

    Raises:
        BadSetting: the path lies inside a custody, something is there already, or the passphrase is empty.
        MissingPath: the folder it should lie in is not there.

    """
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 - loaded late: most runs sign nothing
    from cryptography.hazmat.primitives.asymmetric import (  # noqa: PLC0415 - loaded late: most runs sign nothing
        ed25519,
    )

    place = Path(path)
    _refuse_inside_custody(place)
    if passphrase is not None and not passphrase:
        raise BadSetting(f"{place}: an empty passphrase protects nothing; give one or none")
    locked: serialization.KeySerializationEncryption = (
        serialization.NoEncryption()
        if passphrase is None
        else serialization.BestAvailableEncryption(passphrase.encode("utf-8", "surrogatepass"))
    )
    pem = ed25519.Ed25519PrivateKey.from_private_bytes(key.secret).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, locked
    )
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except FileExistsError:
        raise BadSetting(
            f"{place} is there already, and a key is never written over; give a new name"
        ) from None
    except (FileNotFoundError, NotADirectoryError):
        raise MissingPath(f"{place.parent} is not a folder; make it first") from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(pem)
            stream.flush()
            os.fsync(stream.fileno())
        sync_folder(place.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            place.unlink()  # half a key is no key, and a second try would find the name taken
        raise


def load_key(path: str | Path, passphrase: str | None = None) -> SigningKey:
    """Read a private key that `save_key`, or another program that writes Ed25519 as PKCS #8 in PEM, wrote.

    Raises:
        BadSetting: the path lies inside a custody, the file is no such key, or the passphrase is wrong, missing or not needed.
        MissingPath: there is no file at the path.

    """
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - loaded late: most runs sign nothing
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 - loaded late: most runs sign nothing
    from cryptography.hazmat.primitives.asymmetric import (  # noqa: PLC0415 - loaded late: most runs sign nothing
        ed25519,
    )

    place = Path(path)
    _refuse_inside_custody(place)
    try:
        with place.open("rb") as stream:
            pem = stream.read(_LONGEST_PEM)
    except OSError as fault:
        if fault.errno in {errno.ENOENT, errno.ENOTDIR, errno.EISDIR}:
            raise MissingPath(f"{place} is not a file") from None
        raise BadSetting(f"{place} cannot be read ({fault.strerror})") from None
    words = None if passphrase is None else passphrase.encode("utf-8", "surrogatepass")
    try:
        key = serialization.load_pem_private_key(pem, words)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        # No more is told: the library's own message may quote what was typed.
        raise BadSetting(
            f"{place} cannot be opened: it is no private key in PEM, or the passphrase is wrong, missing or not needed"
        ) from None
    if not isinstance(key, ed25519.Ed25519PrivateKey):
        raise BadSetting(f"{place} holds a private key of another kind; checkpoints are signed with Ed25519")
    return SigningKey(secret=key.private_bytes_raw())


# --------------------------------------------------------------------------- keys in the ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFault:
    """One thing about keys that a ledger says and the rules do not allow."""

    code: str
    """``key-wrong`` or ``key-unendorsed``."""
    number: int
    """Of the entry."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a ledger says of one key."""

    key: str
    added: int
    """Number of its ``key-added`` entry."""
    endorsed: bool
    """Whether it is the first, or an earlier key that was good at the time signed it."""
    retired: int | None = None
    """Number of its ``key-retired`` entry; ``None``: it is not retired."""
    since: int | None = None
    """Number from which on nothing it signed counts; ``None``: it was in good hands."""

    def covers(self, number: int) -> bool:
        """Whether what the key signs about the entry of this number counts."""
        return (
            self.added <= number
            and (self.retired is None or number <= self.retired)
            and (self.since is None or number < self.since)
        )


def endorsement_bytes(*, key: str, previous: str, after: str) -> bytes:
    """Return what an earlier key signs to vouch for a new one, in the entry that follows the one with hash ``after``.

    The hash binds it to this place of this ledger: where one key serves two custodies, what it
    signed for the one adds no key to the other.
    """
    return canonical({"after": after, "key": key, "previous": previous, "statement": KEY_STATEMENT})


def _ends(entries: Iterable[Entry]) -> tuple[dict[str, tuple[int, int | None]], list[KeyFault]]:
    ends: dict[str, tuple[int, int | None]] = {}
    added: set[str] = set()
    faults: list[KeyFault] = []
    for entry in entries:
        if entry.what == KEY_ADDED:
            added.add(entry.subject)
        elif entry.what == KEY_RETIRED:
            since = entry.payload.get("since")
            if set(entry.payload) - {"since"} != {"why"}:
                why = "its payload is not why, with or without since"
            elif entry.subject not in added:
                why = "it retires a key that no entry before it added"
            elif entry.subject in ends and since is None:
                why = "it retires a key a second time"
            elif since is not None and not (_NUMBER.fullmatch(since) and int(since) <= entry.number):
                why = "its since is not the number of an entry up to this one"
            elif since is None:
                ends[entry.subject] = (entry.number, None)
                continue
            else:
                # A theft may be noticed long after the key was laid aside, and a thief may have laid it aside first.
                first, known = ends.get(entry.subject, (entry.number, None))
                if known is None or int(since) < known:
                    ends[entry.subject] = (first, int(since))
                    continue
                why = "it retires a key again and takes back no more than was taken back before"
            faults.append(KeyFault(code="key-wrong", number=entry.number, why=why))
    return ends, faults


def read_keys(entries: Iterable[Entry]) -> tuple[dict[str, Standing], tuple[KeyFault, ...]]:
    """Return the standing of every key a ledger names, and what is wrong with the entries that name them.

    Args:
        entries: the ledger, or of it at least ``key-added`` and ``key-retired``, in order.

    """
    told = [entry for entry in entries if entry.what in {KEY_ADDED, KEY_RETIRED}]
    ends, faults = _ends(told)
    standings: dict[str, Standing] = {}
    for entry in told:
        if entry.what != KEY_ADDED:
            continue
        payload = entry.payload
        first = not standings
        fields = {"algorithm", "label"} if first else {"algorithm", "label", "endorsed_by", "endorsement"}
        why = ""
        if not _KEY.fullmatch(entry.subject):
            why = "its subject is no public key of 64 hexadecimal digits"
        elif entry.subject in standings:
            why = "it adds a key a second time"
        elif payload.get("algorithm") != ALGORITHM:
            why = f"its algorithm is not {ALGORITHM}"
        elif first and set(payload) != fields:
            why = "the payload of the first key is not algorithm and label"
        if why:
            faults.append(KeyFault(code="key-wrong", number=entry.number, why=why))
            continue
        endorsed = first
        if not first:
            by = payload.get("endorsed_by", "")
            voucher = standings.get(by)
            if set(payload) != fields:
                why = "no earlier key endorses it"
            elif voucher is None or not voucher.endorsed or not voucher.covers(entry.number):
                why = "the key that endorses it was not good at that time"
            elif not holds(
                key=by,
                signature=payload["endorsement"],
                message=endorsement_bytes(key=entry.subject, previous=by, after=entry.previous),
            ):
                why = "the signature of the key that endorses it does not hold"
            else:
                endorsed = True
            if why:
                faults.append(KeyFault(code="key-unendorsed", number=entry.number, why=why))
        retired, since = ends.get(entry.subject, (None, None))
        standings[entry.subject] = Standing(
            key=entry.subject, added=entry.number, endorsed=endorsed, retired=retired, since=since
        )
    return standings, tuple(sorted(faults, key=lambda fault: fault.number))


def add_key(custody: Custody, key: str, *, label: str, endorsed_by: SigningKey | None = None) -> Entry:
    """Record that from here on a key may sign checkpoints, and return the entry.

    Add a second key early and keep it elsewhere: once the last good key is retired, no other can be endorsed.

    Args:
        custody: whose checkpoints it will sign.
        key: the public key, 64 lower-case hexadecimal digits.
        label: a handle for people, of 1 to 200 characters. It stands in the ledger for good: no name that must not.
        endorsed_by: a key that is good at this time; for the first key none.

    Raises:
        BadSetting: the key is none or was added before, the label does not fit, the first key comes with an
            endorsement, or a later one without one by a key that is good now.

    """
    entries = list(custody.iter_entries())
    standings, _ = read_keys(entries)
    if not _KEY.fullmatch(key):
        raise BadSetting("a public key is given as 64 lower-case hexadecimal digits")
    if key in standings:
        raise BadSetting(
            f"the key {key} was added before; a key is added once, and a retired one is not taken up again"
        )
    if not 1 <= len(label) <= LONGEST_LABEL:
        raise BadSetting(f"the label has {len(label)} characters; give 1 to {LONGEST_LABEL}")
    payload = {"algorithm": ALGORITHM, "label": label}
    if not standings:
        if endorsed_by is not None:
            raise BadSetting("the first key of a custody has no earlier one to endorse it; add it without")
    else:
        voucher = None if endorsed_by is None else standings.get(endorsed_by.public)
        if endorsed_by is None or voucher is None or not voucher.endorsed or voucher.retired is not None:
            raise BadSetting(
                "a further key is endorsed by one that was added before and is not retired; hand that one in"
            )
        payload["endorsed_by"] = voucher.key
        payload["endorsement"] = endorsed_by.sign(
            endorsement_bytes(key=key, previous=voucher.key, after=entries[-1].hash)
        )
    return custody.append(KEY_ADDED, key, payload)


def retire_key(custody: Custody, key: str, *, why: str, since: int | None = None) -> Entry:
    """Record that from here on a key signs no more, and return the entry.

    A key that is retired already can be retired again with an earlier ``since`` than before, or with one where there was none:
    for a theft that is noticed later.

    Args:
        custody: whose checkpoints it signed.
        key: the public key, 64 lower-case hexadecimal digits.
        why: the reason, in words that may stand in the ledger for good.
        since: the number of the first entry at which the key may have been in other hands. Checkpoints and
            endorsements it made from there on count no more, and `verify` names each for as long as the custody is kept.

    Raises:
        BadSetting: there is no reason, or ``since`` is not the number of an entry up to the new one.
        UnknownRecord: the key was not added, or is retired already and ``since`` takes back no more than before.

    """
    entries = list(custody.iter_entries())
    standing = read_keys(entries)[0].get(key)
    takes_back = (
        standing is not None and since is not None and (standing.since is None or since < standing.since)
    )
    if standing is None or (standing.retired is not None and not takes_back):
        raise UnknownRecord(
            "no such key is in use in this custody; give the public key of one that is, or an earlier since"
        )
    if not why.strip():
        raise BadSetting("a key is retired with a reason; give one")
    payload = {"why": why}
    if since is not None:
        if not 1 <= since <= len(entries) + 1:
            raise BadSetting(f"since is {since}; give the number of an entry from 1 to {len(entries) + 1}")
        payload["since"] = str(since)
    return custody.append(KEY_RETIRED, key, payload)
