"""A custody whose words are encrypted, and can be made unreadable for good.

It is a custody folder like any other: objects under the SHA-256 of their bytes, a ledger in which every entry fixes the one
before, checkpoints. But its objects are ciphertexts, and its entries say their words in one::

    kept       subject: SHA-256 of the ciphertext        payload: bytes; form "corrobora/encrypted/1"
    any other  subject: name of its key, 32 digits       payload: encrypted, the base64 of {"payload":…,"subject":…}
    erased     the same, and beside it                   names: keys destroyed, a list in JSON; undone: "yes" or "no"

So bytes, chain and signatures can be checked without any key, and `EncryptedCustody` shows whoever has the keyring what a
plain custody would show: objects by the SHA-256 of their words, entries with subject and payload. What stays readable is who
acted (``by``), when, by what word (``what``), and how many there are. What custody writes of itself (public keys, checkpoints,
digests, time stamps, recoveries) holds no words of a report and is plain.

**Erasing.** An ``erased`` entry names the keys that go, as objects' and entries' names. Its own words (whose they were, and why) are
bound to these names: only somebody with the keyring can write one, and one that does not decrypt destroys nothing. It is on the disk
first; then the keyring is written anew without the keys; then the ciphertexts are deleted. `EncryptedCustody.finish_erasures`
goes on where a run died.
"""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from types import TracebackType
from typing import Final, Self

from corrobora.custody.checking import Finding
from corrobora.custody.digests import HASHED
from corrobora.custody.encrypting import (
    ENCRYPTED,
    FORM,
    NAMES,
    UNDONE,
    commitment_key,
    decrypt,
    encrypt,
    names_of,
    new_key,
)
from corrobora.custody.folder import (
    ERASED,
    KEY_ADDED,
    KEY_RETIRED,
    RECOVERED,
    SEALED,
    FolderCustody,
    object_path,
    unfinished_path,
)
from corrobora.custody.keyring import STORE, Keyring
from corrobora.custody.ledger import KEPT, canonical
from corrobora.custody.timestamps import TIMESTAMPED
from corrobora.errors import BadSetting, BrokenIntegrity, UnknownRecord
from corrobora.records import Entry

GONE: Final = "erased"
"""The word in the payload of an entry whose key was destroyed, as `EncryptedCustody` shows it: number of the ``erased`` entry."""
PLAIN: Final = frozenset({KEPT, KEY_ADDED, KEY_RETIRED, SEALED, HASHED, TIMESTAMPED, RECOVERED})
"""Words of the entries that are not encrypted."""
_ABOUT_OBJECT: Final = {"what": "object"}
_ID_DIGITS: Final = 32


def _about(entry: Entry) -> dict[str, object]:
    """Return what the words of an entry are bound to: its place, its act, by whom and when, and what it says in plain."""
    plain = {name: word for name, word in entry.payload.items() if name != ENCRYPTED}
    return {
        "number": entry.number,
        "what": entry.what,
        "by": entry.by,
        "at": entry.at,
        "previous": entry.previous,
        "plain": plain,
    }


class EncryptedCustody:
    """Shows a folder of ciphertexts as the custody of their words. It owns the folder it is given, and closes it."""

    def __init__(self, folder: FolderCustody, keyring: Keyring) -> None:
        """Take both open; from here on nothing is entered into the ledger before its keys are on the keyring's disk."""
        self._folder = folder
        self._keyring = keyring
        folder.before_lines = keyring.settle
        keyring.prefer({name for name in keyring.names() if folder.is_kept(name)})
        self._gone = {name: entry.number for entry in folder.of_erasures for name in names_of(entry)}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the folder's lock back."""
        self._folder.close()

    @property
    def folder(self) -> FolderCustody:
        """The folder as it lies on the disk: for checkpoints, digests and time stamps, which are over ciphertexts."""
        return self._folder

    @property
    def keyring(self) -> Keyring:
        """The keys."""
        return self._keyring

    @property
    def head(self) -> str:
        """Hash of the last entry, as `FolderCustody.head`."""
        return self._folder.head

    @property
    def number(self) -> int:
        """Number of the last entry; 0 where there is none."""
        return self._folder.number

    @property
    def by(self) -> str:
        """Who acts, as every new entry will say, in plain."""
        return self._folder.by

    @property
    def at(self) -> str:
        """When, as every new entry will say, in plain."""
        return self._folder.at

    def in_the_name_of(self, by: str, at: str | None = None) -> AbstractContextManager[None]:
        """Have the entries that this thread adds inside say that somebody else acts, and when, in plain."""
        return self._folder.in_the_name_of(by, at)

    @property
    def ledger_size(self) -> int:
        """Bytes of the ledger up to the last entry."""
        return self._folder.ledger_size

    def together(self) -> AbstractContextManager[None]:
        """Write what is put and appended inside as one, its keys first; see `FolderCustody.together`."""
        return self._folder.together()

    # ------------------------------------------------------------------ the contract of a custody

    def put(self, data: bytes) -> str:
        """Hold the bytes, encrypted under a key of their own, and return their SHA-256. The same bytes are held once.

        Raises:
            BadSetting: the custody was closed.
            BrokenIntegrity: an earlier write failed, or somebody else changed the keyring.

        """
        sha256 = hashlib.sha256(data).hexdigest()
        if self.is_kept(sha256):
            return sha256
        key = new_key()
        encrypted = encrypt(key, data, _ABOUT_OBJECT)
        self._keyring.add(hashlib.sha256(encrypted).hexdigest(), key, of=sha256)
        self._folder.put(encrypted, form=FORM)
        return sha256

    def is_kept(self, sha256: str) -> bool:
        """Whether bytes with this SHA-256 are held, and the keyring opens them."""
        name = self._keyring.find_object(sha256)
        return name is not None and self._folder.is_kept(name)

    def get(self, sha256: str) -> bytes:
        """Return the bytes under a SHA-256.

        Raises:
            UnknownRecord: nothing is held under it, or nothing any more.
            BrokenIntegrity: what is held does not decrypt to bytes with this hash.

        """
        name = self._keyring.find_object(sha256)
        key = None if name is None else self._keyring.find(name)
        if name is None or key is None:
            raise UnknownRecord(
                f"no object {sha256} in custody that the keyring opens: it was erased, or the keyring is an older copy"
            )
        data = decrypt(key, self._folder.get(name), _ABOUT_OBJECT)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise BrokenIntegrity(f"the bytes held as {sha256} no longer have this hash")
        return data

    def append(self, what: str, subject: str, payload: Mapping[str, str]) -> Entry:
        """Add one entry to the ledger, its subject and payload encrypted, and return it as a plain custody would.

        Raises:
            BadSetting: the custody was closed, a word is no text, the entry is longer than a ledger's line may be, or
                it is of those that custody writes in plain.
            BrokenIntegrity: an earlier write failed, or somebody else changed the ledger or the keyring.

        """
        return self._append(what, subject, payload, {})

    def _append(self, what: str, subject: str, payload: Mapping[str, str], plain: Mapping[str, str]) -> Entry:
        if what in PLAIN:
            raise BadSetting(f"an entry {what} is plain; append it to the folder itself")
        if type(subject) is not str:
            raise BadSetting("what, subject, by and at of an entry are texts; give str and nothing else")
        told = {str(name): str(word) for name, word in payload.items()}
        key, name = new_key(), new_key().hex()[:_ID_DIGITS]
        draft = Entry(
            number=self.number + 1,
            what=what,
            subject=name,
            by=self.by,
            at=self.at,
            payload=plain,
            previous=self.head,
            hash="",
        )
        words = canonical({"payload": told, "subject": subject})
        encrypted = b64encode(encrypt(key, words, _about(draft))).decode("ascii")
        self._keyring.add(name, key)
        entry = self._folder.append(what, name, {**plain, ENCRYPTED: encrypted})
        return replace(entry, subject=subject, payload={**told, **plain})

    def iter_entries(self, *, start: int = 0) -> Iterator[Entry]:
        """Go through the ledger as a plain custody would show it, from the entry that begins at byte ``start`` of its file.

        The hash is that of the line on the disk. Of an entry that was erased, subject and payload are gone; the payload
        says by which entry (`GONE`).

        Raises:
            BrokenIntegrity: a line is not an entry, or the keyring does not open it.

        """
        for entry in self._folder.iter_entries(start=start):
            yield self.opened(entry)

    def opened(self, entry: Entry) -> Entry:
        """Return an entry of the folder as a plain custody would show it.

        Raises:
            BrokenIntegrity: the keyring does not open it, and no ``erased`` entry says why.

        """
        if entry.what in PLAIN:
            return entry
        encrypted = entry.payload.get(ENCRYPTED)
        if encrypted is None:
            raise BrokenIntegrity(f"entry {entry.number} is not encrypted, and should be; run verify")
        key = self._keyring.find(entry.subject)
        if key is None:
            if entry.subject in self._gone:
                return replace(entry, subject="", payload={GONE: str(self._gone[entry.subject])})
            raise BrokenIntegrity(
                f"the keyring {self._keyring.path} has no key for entry {entry.number}: it is an older copy, give the newest one; "
                "or the folder is an older copy, from before an erasure, or the erasure was made in another copy"
            )
        try:
            told = json.loads(decrypt(key, b64decode(encrypted, validate=True), _about(entry)))
            subject, payload = told["subject"], told["payload"]
        except BrokenIntegrity as broken:
            raise BrokenIntegrity(f"entry {entry.number}: {broken}") from None
        except (ValueError, KeyError, TypeError):
            raise BrokenIntegrity(f"entry {entry.number} is not what corrobora encrypts") from None
        plain = {name: word for name, word in entry.payload.items() if name != ENCRYPTED}
        return replace(entry, subject=subject, payload={**payload, **plain})

    # ------------------------------------------------------------------ erasing

    def name_of(self, sha256: str) -> str | None:
        """Return under what name the bytes with this SHA-256 lie in the folder; ``None`` where they do not."""
        return self._keyring.find_object(sha256)

    def commitment_key(self, name: str) -> str:
        """Return what shows, to whoever has the words, that they are those of an object or an entry, by its name in the folder.

        Raises:
            UnknownRecord: the keyring has no key of this name.

        """
        key = self._keyring.find(name)
        if key is None:
            raise UnknownRecord(f"the keyring has no key of {name}")
        return commitment_key(key)

    def entomb(
        self,
        subject: str,
        *,
        why: str,
        names: Sequence[str],
        undone: bool,
        further: Mapping[str, str] | None = None,
    ) -> Entry:
        """Enter that keys are destroyed, and return the entry. `finish_erasures` then destroys them.

        Args:
            subject: what is erased.
            why: for whoever has the keyring.
            names: of objects and entries in the folder.
            undone: whether an assessment rested on it, which holds no longer.
            further: words beside, encrypted as the reason is.

        Raises:
            BadSetting: the custody was closed, or there are more names than a line of the ledger holds.
            BrokenIntegrity: an earlier write failed, or somebody else changed the ledger or the keyring.

        """
        plain = {NAMES: json.dumps(sorted(set(names))), UNDONE: "yes" if undone else "no"}
        return self._append(ERASED, subject, {**(further or {}), "why": why}, plain)

    def finish_erasures(self) -> bool:
        """Destroy what the ``erased`` entries name and is still there, and return whether there was anything.

        Raises:
            BrokenIntegrity: an ``erased`` entry was not made with this keyring; nothing is destroyed then.
            BadSetting: the custody was closed.

        """
        doomed: set[str] = set()
        for entry in self._folder.of_erasures:
            self.opened(entry)  # made by whoever had the keys, or an error
            doomed |= names_of(entry)
        self._gone = {name: entry.number for entry in self._folder.of_erasures for name in names_of(entry)}
        with_keys = {name for name in doomed if self._keyring.find(name) is not None}
        there = {name for name in doomed if len(name) != _ID_DIGITS and self._is_there(name)}
        if with_keys:
            self._keyring.keep_only(set(self._keyring.names()) - doomed - self._left_by_dead_runs(with_keys))
        for name in sorted(there):
            self._folder.remove(name)
        if with_keys:
            for name in tuple(self._folder.iter_unfinished()):
                self._folder.remove(name)  # of runs that died: no key opens them any more
        return bool(with_keys or there)

    def _left_by_dead_runs(self, doomed: Collection[str]) -> set[str]:
        """Return the names of keys that no entry names, and that open what is unfinished here or the words of what is doomed.

        Others that no entry names stay: where the folder is an older copy, they are those of what was added since.
        """
        named = {entry.subject for entry in self._folder.iter_entries()} | {STORE}
        words = {self._keyring.words_of(name) for name in doomed} - {None}
        unfinished = set(self._folder.iter_unfinished())
        return {
            name
            for name in self._keyring.names()
            if name not in named and (name in unfinished or self._keyring.words_of(name) in words)
        }

    def _is_there(self, name: str) -> bool:
        path = object_path(self._folder.path, name)
        return path.exists() or unfinished_path(path).exists()

    # ------------------------------------------------------------------ checking

    def iter_findings(self) -> Iterator[Finding]:
        """Open every object and every entry, and go through what the keyring does not open, or opens to something else.

        `corrobora.custody.verify` checks the folder before: bytes, chain, signatures.
        """
        for entry in self._folder.iter_entries():
            if entry.what == KEPT:
                yield from self._of_object(entry)
                continue
            try:
                self.opened(entry)
            except BrokenIntegrity as broken:
                code = "key-missing" if self._keyring.find(entry.subject) is None else "encryption-wrong"
                if entry.what == ERASED:
                    code = "erasure-wrong"
                yield Finding(code=code, subject=str(entry.number), why=str(broken))

    def _of_object(self, entry: Entry) -> Iterator[Finding]:
        name = entry.subject
        if entry.payload.get("form") != FORM or name in self._gone:
            return
        key, sha256 = self._keyring.find(name), self._keyring.words_of(name)
        if key is None or sha256 is None:
            yield Finding(
                code="key-missing",
                subject=name,
                why="the keyring has no key for it, and nothing says that it was erased",
            )
            return
        try:
            if hashlib.sha256(decrypt(key, self._folder.get(name), _ABOUT_OBJECT)).hexdigest() != sha256:
                yield Finding(
                    code="encryption-wrong",
                    subject=name,
                    why="its words do not have the hash that the keyring names",
                )
        except (BrokenIntegrity, UnknownRecord) as broken:
            yield Finding(code="encryption-wrong", subject=name, why=str(broken))
