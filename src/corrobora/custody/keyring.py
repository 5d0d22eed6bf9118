r"""The keys of an encrypted project, in one file outside of it.

    {"form":"corrobora/keyring/1","id":…}                  the first line; in a locked one also "check" and "scrypt"
    {"key":…,"name":…,"of":…}                              an object: name is the SHA-256 of its ciphertext, of that of its words
    {"key":…,"name":…}                                     an entry: name is what its line of the ledger has as subject
    {"key":…,"name":"store"}                               the store; of several the last one holds

Keys are random and derived from nothing: one that was destroyed cannot be made again. Lines are added at the end and are on the
disk before the line of the ledger that rests on them; a run that dies leaves keys that open nothing, and at most half a last
line, which does not count. To destroy keys the file is written anew without them and the old one overwritten.

In a locked keyring every line but the first is ``{"locked":…}``: base64 of a nonce of 12 bytes and the line in ChaCha20-Poly1305, under
a key from a passphrase by scrypt (RFC 7914) with n = 2^17, r = 8, p = 1, as OWASP advises at the least (Password Storage Cheat
Sheet); half a second, and 128 MB, for every guess.
"""

import hashlib
import json
import os
import re
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Container, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Final

from corrobora.custody.folder import append_synced, find_layout, sync_folder, unfinished_path
from corrobora.custody.ledger import canonical
from corrobora.errors import BadSetting, BrokenIntegrity, MissingPath

FORM: Final = "corrobora/keyring/1"
STORE: Final = "store"
"""Name of the key of the store."""
_NAME = re.compile(r"[0-9a-f]{64}|[0-9a-f]{32}|store")
_HEX = re.compile(r"(?:[0-9a-f]{2})+")
_SCRYPT: Final = {"n": 1 << 17, "r": 8, "p": 1}
_MEMORY: Final = 1 << 28
"""Bytes that scrypt may take; it needs 128 * n * r."""
_NONCE_BYTES: Final = 12
_ID_BYTES: Final = 16
_STORE_BYTES: Final = 64
"""Bytes of the store's key: AES-256-SIV takes two keys."""


def _lock_key(passphrase: str, salt: bytes, cost: Mapping[str, int]) -> bytes:
    # RFC 8265, 4.2: the same letters reach us composed or not, as keyboard and system have it
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(words, salt=salt, n=cost["n"], r=cost["r"], p=cost["p"], maxmem=_MEMORY, dklen=32)


class Keyring:
    """The keys of one project. `make_keyring` makes one, `open_keyring` opens it."""

    def __init__(self, path: Path, *, header: Mapping[str, object], lock: bytes | None) -> None:
        """Take what `make_keyring` made or `open_keyring` read."""
        self._path = path
        self._header = header
        self._lock = lock
        self._keys: dict[str, bytes] = {}
        self._of: dict[str, str] = {}
        """By the name of an object, the SHA-256 of its words."""
        self._objects: dict[str, str] = {}
        """The other way round."""
        self._waiting: list[bytes] = []
        self._size = 0
        """Bytes of the whole lines."""
        self._torn = 0
        """Bytes behind them, of a run that died: nothing rests on them."""

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self._path

    @property
    def id(self) -> str:
        """Which keyring it is, as 32 hexadecimal digits; its project says the same."""
        return str(self._header["id"])

    @property
    def store_key(self) -> bytes:
        """The key of the store: 64 bytes."""
        return self._keys[STORE]

    def find(self, name: str) -> bytes | None:
        """Return the key of an object or an entry, or ``None`` where there is none, or none any more."""
        return self._keys.get(name)

    def names(self) -> tuple[str, ...]:
        """Return the names of all objects and entries that it has a key of, and that of the store."""
        return tuple(self._keys)

    def find_object(self, sha256: str) -> str | None:
        """Return the name of the object whose words have this SHA-256, or ``None``."""
        return self._objects.get(sha256)

    def words_of(self, name: str) -> str | None:
        """Return the SHA-256 of the words of an object, or ``None``."""
        return self._of.get(name)

    def add(self, name: str, key: bytes, *, of: str | None = None) -> None:
        """Add a key; `settle` has the disk hold it."""
        self._note(name, key, of)
        self._waiting.append(self._line(name, key, of))

    def settle(self) -> None:
        """Have the disk hold what was added.

        Raises:
            BrokenIntegrity: somebody else changed the file since it was opened, or it is there no longer.

        """
        if self._waiting:
            data = b"".join(self._waiting)
            self._check_unchanged()
            if self._torn:
                os.truncate(self._path, self._size)
                self._torn = 0
            append_synced(self._path, data, expected=self._size)
            self._size += len(data)
            self._waiting.clear()

    def keep_only(self, names: Container[str]) -> None:
        """Destroy every key but those of these names, and make a new one for the store.

        The file is written anew beside the old one, takes its name, and the old one is overwritten with zeros where
        the system lets its bytes be reached. A copy of the file, and what a disk has moved elsewhere, still holds them.

        Raises:
            BrokenIntegrity: somebody else changed the file since it was opened, or it is there no longer; nothing is destroyed then.

        """
        size = self._check_unchanged()
        kept = {name: key for name, key in self._keys.items() if name in names}
        # on Windows a file that is open cannot be replaced
        with self._path.open("r+b") if os.name == "posix" else nullcontext() as old:
            self.write({**kept, STORE: os.urandom(_STORE_BYTES)})
            if old is not None:
                old.write(bytes(size))
                old.flush()
                os.fsync(old.fileno())

    def _check_unchanged(self) -> int:
        try:
            size = self._path.stat().st_size
        except FileNotFoundError:
            # a new one begun here would stand where the disk of the right one is mounted next
            raise BrokenIntegrity(
                f"keyring: {self._path} is there no longer, and nothing is written without it; bring back the disk that holds it, and begin again"
            ) from None
        if size != self._size + self._torn:
            raise BrokenIntegrity(f"{self._path} changed while it was open; open it again")
        return size

    def write(self, keys: Mapping[str, bytes]) -> None:
        """Write the file anew with these keys; `make_keyring` and `keep_only` call it, nobody else needs to."""
        of = self._of
        data = canonical(self._header) + b"\n"
        data += b"".join(self._line(name, key, of.get(name)) for name, key in keys.items())
        unfinished = unfinished_path(self._path)
        _write_private(unfinished, data)
        unfinished.replace(self._path)
        sync_folder(self._path.parent)
        self._keys, self._of, self._objects = {}, {}, {}
        self._waiting.clear()
        self._size, self._torn = len(data), 0
        for name, key in keys.items():
            self._note(name, key, of.get(name))

    def _note(self, name: str, key: bytes, of: str | None) -> None:
        self._keys[name] = key
        if of is not None:
            self._of[name] = of
            self._objects[of] = name

    def prefer(self, held: Container[str]) -> None:
        """Where several objects hold the same words, find the one that is held: the others' writing did not end."""
        for name, of in self._of.items():
            if name in held:
                self._objects[of] = name

    def _line(self, name: str, key: bytes, of: str | None) -> bytes:
        told = canonical({"key": key.hex(), "name": name, **({} if of is None else {"of": of})})
        if self._lock is None:
            return told + b"\n"
        return canonical({"locked": b64encode(_locked(self._lock, told, self.id)).decode("ascii")}) + b"\n"

    def read(self, data: bytes, start: int) -> None:
        """Read the lines behind the first; `open_keyring` calls it, nobody else needs to.

        Raises:
            BadSetting: a line that is whole is none of a keyring.

        """
        whole = data[: data.rfind(b"\n") + 1]
        for number, line in enumerate(whole[start:].splitlines(), start=2):
            try:
                told = json.loads(line)
                if self._lock is not None:
                    told = json.loads(
                        _unlocked(self._lock, b64decode(told["locked"], validate=True), self.id)
                    )
                name, key, of = told["name"], told["key"], told.get("of")
                if not (_NAME.fullmatch(name) and _HEX.fullmatch(key)) or not (of is None or len(of) == 64):
                    raise ValueError("no name, key or hash")
            except (ValueError, KeyError, TypeError, AttributeError):
                raise BadSetting(
                    f"{self._path}: line {number} is damaged; take a copy of the keyring that is whole"
                ) from None
            self._note(name, bytes.fromhex(key), of)
        if STORE not in self._keys:
            raise BadSetting(f"{self._path} breaks off before its first key; take a copy that is whole")
        # half a line is cut off by whoever writes: another run may be writing it at this moment
        self._size, self._torn = len(whole), len(data) - len(whole)


def _locked(lock: bytes, words: bytes, about: str) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 - loaded late: most runs encrypt nothing
        ChaCha20Poly1305,
    )

    nonce = os.urandom(_NONCE_BYTES)
    return nonce + ChaCha20Poly1305(lock).encrypt(nonce, words, about.encode())


def _unlocked(lock: bytes, locked: bytes, about: str) -> bytes:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - loaded late: most runs decrypt nothing
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 - as above
        ChaCha20Poly1305,
    )

    try:
        return ChaCha20Poly1305(lock).decrypt(locked[:_NONCE_BYTES], locked[_NONCE_BYTES:], about.encode())
    except InvalidTag:
        raise ValueError("another passphrase, or a changed byte") from None


def _write_private(path: Path, data: bytes) -> None:
    """Write a file that its owner alone may read, in place of what a run that died left under its name."""
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def expect_outside(path: Path, project: Path) -> None:
    """Refuse a keyring in the folder that it opens, or in any custody.

    Raises:
        BadSetting: it lies there.

    """
    real = Path(os.path.realpath(path))
    inside = real.is_relative_to(os.path.realpath(project))
    if inside or any(find_layout(folder) is not None for folder in real.parents):
        raise BadSetting(
            f"keyring: {path} lies in the project, where whoever finds the one has the other; give a file elsewhere, best on another disk"
        )


def make_keyring(path: Path, *, project: Path, passphrase: str | None = None) -> Keyring:
    """Make a keyring for a new project.

    Args:
        path: a new file, mode 0600. Its folder is there already.
        project: the folder of the project.
        passphrase: what locks the file; ``None``: whoever has it has the keys.

    Raises:
        BadSetting: it lies in the project, something is there already, or the passphrase is empty.
        MissingPath: the folder that it should lie in is not there.

    """
    expect_outside(path, project)
    if passphrase is not None and not passphrase:
        raise BadSetting("keyring: an empty passphrase protects nothing; give one or none")
    if not path.parent.is_dir():
        raise MissingPath(f"keyring: {path.parent} is no folder; make it first")
    if path.exists() or path.is_symlink():
        raise BadSetting(
            f"keyring: {path} is there already, and keys are never written over; every project has a keyring of its own, give a new file"
        )
    header: dict[str, object] = {"form": FORM, "id": os.urandom(_ID_BYTES).hex()}
    lock = None
    if passphrase is not None:
        salt = os.urandom(_ID_BYTES)
        lock = _lock_key(passphrase, salt, _SCRYPT)
        check = b64encode(_locked(lock, FORM.encode(), str(header["id"]))).decode("ascii")
        header |= {"scrypt": {**_SCRYPT, "salt": salt.hex()}, "check": check}
    made = Keyring(path, header=header, lock=lock)
    made.write({STORE: os.urandom(_STORE_BYTES)})
    return made


def _header_of(path: Path, data: bytes) -> Mapping[str, object]:
    try:
        header = json.loads(data[: data.index(b"\n")])
        well_formed = header["form"] == FORM and re.fullmatch("[0-9a-f]{32}", header["id"])
        cost = header.get("scrypt")
        if cost is not None:
            # a foreign file could ask for all the memory there is
            well_formed = (
                well_formed
                and all(type(cost[name]) is int and cost[name] >= 1 for name in _SCRYPT)
                and 128 * cost["n"] * cost["r"] * cost["p"] < _MEMORY
                and _HEX.fullmatch(cost["salt"])
                and isinstance(header["check"], str)
            )
    except (ValueError, KeyError, TypeError, AttributeError):
        well_formed = None
    if not well_formed:
        raise BadSetting(f"keyring: {path} is no keyring ({FORM}); give the file that init --keys made")
    return header  # type: ignore[no-any-return]  # JSON, looked at above


def is_locked(path: Path) -> bool:
    """Whether a keyring opens by a passphrase alone.

    Raises:
        BadSetting: the file is no keyring, or cannot be read.
        MissingPath: there is none.

    """
    return "scrypt" in _header_of(path, _bytes_of(path))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise MissingPath(f"keyring: no file at {path}; is the disk that holds it there?") from None
    except OSError as fault:
        raise BadSetting(f"keyring: {path} cannot be read ({fault.strerror})") from None


def open_keyring(path: Path, *, project: Path, passphrase: str | None = None) -> Keyring:
    """Open a keyring. Whoever does so holds the lock of the project's custody.

    Args:
        path: its file.
        project: the folder of the project.
        passphrase: what it was locked with.

    Raises:
        BadSetting: it lies in the project, is no keyring or damaged, or the passphrase is wrong, missing or not needed.
        MissingPath: there is no file at the path.

    """
    expect_outside(path, project)
    # where a link leads: a key is destroyed in the file itself
    path = Path(os.path.realpath(path))
    data = _bytes_of(path)
    header = _header_of(path, data)
    cost = header.get("scrypt")
    if (cost is None) != (passphrase is None):
        asked = "takes no passphrase" if cost is None else "is locked, and no passphrase was given"
        raise BadSetting(f"keyring: {path} {asked}")
    lock = None
    if isinstance(cost, dict) and passphrase is not None:
        lock = _lock_key(passphrase, bytes.fromhex(cost["salt"]), cost)
        try:
            _unlocked(lock, b64decode(str(header["check"]), validate=True), str(header["id"]))
        except ValueError:
            raise BadSetting(f"keyring: the passphrase does not open {path}") from None
    keyring = Keyring(path, header=header, lock=lock)
    keyring.read(data, data.index(b"\n") + 1)
    return keyring
