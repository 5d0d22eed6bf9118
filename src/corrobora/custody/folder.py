"""Custody in a folder, in a layout that other programs may rely on.

    custody.json            the name of this layout, nothing else
    objects/ab/ab12…        the bytes whose SHA-256 is ab12…, unchanged
    ledger.jsonl            the chain, one entry a line, only ever appended to
    head.json               number and hash of the last entry
    checkpoints.jsonl       signed numbers and hashes of entries, one a line, only ever appended to
    lock                    empty; whoever writes holds a lock of the operating system on it

An object is written to a temporary name in its folder and synced; then comes
its ``kept`` entry; then it is renamed. Under its own name it is whole or
absent, and no run that dies leaves bytes there that no entry names. A ledger
line is synced before the head moves: up to the entry that the head names all
is on the disk, and what follows it is what a run was writing. A run that dies between two of these
steps leaves a state that the next opening recognises, completes, and notes
with a ``recovered`` entry; any other difference is `BrokenIntegrity`.
"""

import hashlib
import os
import re
import stat
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from corrobora.custody.encrypting import FORM
from corrobora.custody.ledger import (
    KEPT,
    LONGEST_LINE,
    NO_ENTRY,
    Glance,
    canonical,
    find_glance,
    from_line,
    hash_of_line,
    iter_lines,
    link,
    to_line,
)
from corrobora.custody.lock import LOCK_FILE, take_lock
from corrobora.errors import BadSetting, BrokenIntegrity, MissingPath, ReadOnly, UnknownRecord
from corrobora.records import Entry

LAYOUT = "corrobora/custody/2"
LAYOUT_FILE = "custody.json"
LEDGER_FILE = "ledger.jsonl"
HEAD_FILE = "head.json"
CHECKPOINTS_FILE = "checkpoints.jsonl"
OBJECTS = "objects"
UNFINISHED = ".unfinished-"
"""Prefix of a file whose writing did not end. Before the name of the newest kept object it is completed by the
next opening; elsewhere it may be deleted."""

RECOVERED = "recovered"
"""The word of the entry written after a run that died while it wrote."""
KEY_ADDED = "key-added"
"""The word of an entry that says: from here on this key may sign checkpoints."""
KEY_RETIRED = "key-retired"
"""The word of an entry that says: from here on this key signs no more."""
SEALED = "sealed"
"""The word of an entry that fixes the checkpoints written so far; the next checkpoint signs it with the rest."""

ERASED = "erased"
"""The word of an entry that says: the keys of these objects and entries were destroyed (`corrobora.custody.encrypted`)."""

_WITH_PAYLOAD = frozenset({KEY_ADDED, KEY_RETIRED, SEALED, ERASED})
"""Words of the entries whose payload an opened custody remembers."""
_ENCRYPTED = canonical({"form": FORM})[1:-1]
"""What stands in the line of an encrypted object, and in no other: quotes within a word are escaped there."""
_HEAD = re.compile(rb'\{"hash":"(?P<hash>[0-9a-f]{64})","number":(?P<number>\d{1,18})\}\n')
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LAYOUT = re.compile(rb'\{"layout":"(?P<name>corrobora/custody/\d{1,9})"\}\n')
_CHUNK = 1 << 22
"""Bytes of ledger lines that `FolderCustody.together` holds back before it writes them."""
_LONGEST_TORN = 1 << 20
"""Bytes cut off a ledger that are noted in an entry; more are kept as an object, which the entry names."""
_LONGEST_TAIL = _CHUNK + 2 * LONGEST_LINE
"""Bytes. No run leaves more after the entry that the head names."""
_LONGEST_HEAD = 128
"""Bytes. No head file is longer."""
_LONGEST_LAYOUT = 64
"""Bytes. No layout file is longer; what is longer is another program's."""


def layout_bytes() -> bytes:
    """Return the exact content of the layout file."""
    return canonical({"layout": LAYOUT}) + b"\n"


def head_bytes(number: int, last: str) -> bytes:
    """Return the exact content of the head file after ``number`` entries, the last with hash ``last``."""
    return canonical({"number": number, "hash": last}) + b"\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What to note down outside a custody: it fixes every entry up to this one."""

    number: int
    """Of the newest entry; 0 where there is none."""
    hash: str
    """Of the newest entry; 64 zeros where there is none."""


def read_head(path: str | Path) -> Head:
    """Return number and hash of a custody's newest entry, as its head file says.

    Raises:
        MissingPath: there is no head file at the path.
        BrokenIntegrity: the head file is not what custody writes.

    """
    file = Path(path) / HEAD_FILE
    try:
        data = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise MissingPath(f"{path} is no custody; give a project, or its folder custody") from None
    found = _HEAD.fullmatch(data)
    if found is None:
        raise BrokenIntegrity(f"{file} does not name an entry; run verify")
    return Head(number=int(found["number"]), hash=found["hash"].decode("ascii"))


def find_layout(path: str | Path) -> str | None:
    """Return the name of the custody layout that a folder says of itself to have, of whatever version."""
    try:
        with (Path(path) / LAYOUT_FILE).open("rb") as stream:
            found = _LAYOUT.fullmatch(stream.read(_LONGEST_LAYOUT + 1))
    except (OSError, ValueError):
        return None
    return None if found is None else found["name"].decode("ascii")


def is_custody(path: str | Path) -> bool:
    """Whether a folder says of itself that it is a custody, in this layout or another version of it."""
    return find_layout(path) is not None


def object_path(root: Path, sha256: str) -> Path:
    """Return where the bytes under a SHA-256 lie."""
    return root / OBJECTS / sha256[:2] / sha256


def unfinished_path(path: Path) -> Path:
    """Return the name beside a file under which it is written before it gets its own."""
    return path.with_name(f"{UNFINISHED}{path.name}")


def sync_folder(path: Path) -> None:
    """Have the disk hold what was made or renamed in a folder; nothing to do on Windows, which has no such step."""
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _write_whole(path: Path, data: bytes) -> None:
    unfinished = unfinished_path(path)
    _write_synced(unfinished, data)
    unfinished.replace(path)
    sync_folder(path.parent)


def append_synced(path: Path, data: bytes, *, expected: int) -> None:
    """Add bytes to the end of a file, and have the disk hold them.

    Raises:
        BrokenIntegrity: the file does not have the length expected; nothing is written then.

    """
    with path.open("ab") as stream:
        if stream.tell() != expected:
            raise BrokenIntegrity(f"{path} changed while it was open; open it again")
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _cut(path: Path, size: int) -> None:
    with path.open("r+b") as stream:
        stream.truncate(size)
        os.fsync(stream.fileno())


def _rests_on_nothing() -> None:
    """Do nothing: a ledger by itself rests on nothing elsewhere."""


@dataclass(slots=True, kw_only=True)
class _Chain:
    """What an opened custody remembers of its ledger."""

    number: int = 0
    last: str = NO_ENTRY
    size: int = 0
    """Bytes of the whole lines."""
    torn: bytes = b""
    named: int = 0
    """Number of the entry that the head named when the ledger was read."""
    named_hash: str = NO_ENTRY
    """What that entry's hash is."""
    newly_kept: list[str] = field(default_factory=list)
    """SHA-256 of the objects that this entry and those after it say are held, when the ledger was read."""
    kept: set[str] = field(default_factory=set)
    encrypted: bool = False
    """Whether one of these is encrypted."""
    of_keys: list[Entry] = field(default_factory=list)
    of_erasures: list[Entry] = field(default_factory=list)
    sealed: int = 0
    """Checkpoints that the last ``sealed`` entry counts."""

    def pass_over(self, entry: Entry | Glance, line: bytes) -> None:
        """Go past an entry whose payload says nothing that is remembered."""
        self.number, self.last = entry.number, entry.hash
        self.size += len(line)
        if entry.what == KEPT:
            self.kept.add(entry.subject)
            self.encrypted = self.encrypted or _ENCRYPTED in line

    def follow(self, entry: Entry, line: bytes) -> None:
        self.pass_over(entry, line)
        if entry.what in {KEY_ADDED, KEY_RETIRED}:
            self.of_keys.append(entry)
        elif entry.what == ERASED:
            self.of_erasures.append(entry)
        elif entry.what == SEALED:
            told = entry.payload.get("checkpoints", "")
            self.sealed = int(told) if re.fullmatch(r"\d{1,18}", told, re.ASCII) else 0


Clock = str | Callable[[], str]
"""When somebody acts: a time, UTC, ISO 8601 with seconds, or what gives it anew for each entry of a folder that is open for long."""


def _nothing(_handle: int) -> None:
    """Give no lock back."""


class FolderCustody:
    """Holds bytes and ledger in a folder. Opened by `open_folder`, and a context manager that closes itself.

    One writer at a time: it holds the folder's lock until it is closed or
    forgotten. A write that fails (a full disk) leaves the folder as a run that
    died would, and this object writes no more: open the folder again.
    """

    def __init__(
        self,
        root: Path,
        *,
        by: str,
        at: Clock,
        chain: _Chain,
        lock: int | None,
        checkpoints: int,
        ends: bool = False,
    ) -> None:
        self._root = root
        self._ends = ends
        """Whether ledger and checkpoints end for this object where they were read to, whatever somebody else adds meanwhile."""
        self._by = by
        self._at = at
        self._instead: ContextVar[tuple[str, str | None] | None] = ContextVar("instead", default=None)
        """Who acts within `in_the_name_of`, of the thread that asks."""
        self._chain = chain
        self._checkpoints = checkpoints
        self._writing = False
        self._together = False
        self._waiting: list[bytes] = []
        """Lines that are not written yet."""
        self._waiting_size = 0
        self._unplaced: dict[str, Path] = {}
        """By SHA-256, the objects of these lines that are whole but not under their own names yet."""
        self.before_lines: Callable[[], None] = _rests_on_nothing
        """Called before lines of the ledger are written: what they rest on elsewhere has to be on its disk by then."""
        self._release = weakref.finalize(self, os.close if lock is not None else _nothing, lock or 0)
        self._to_read = lock is None
        if self._to_read:
            self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the lock back. What is held can still be read from this object; nothing can be added.

        Inside `together`, what it holds back is not written, and its end says so.
        """
        self._release()

    @property
    def path(self) -> Path:
        """The folder, as it was given."""
        return self._root

    @property
    def head(self) -> str:
        """Hash of the last entry. Written down elsewhere, it fixes the whole ledger.

        Inside `together` it is not on the disk yet: note it down afterwards.
        """
        return self._chain.last

    @property
    def number(self) -> int:
        """Number of the last entry; 0 where there is none."""
        return self._chain.number

    @property
    def by(self) -> str:
        """Who acts, as every new entry will say."""
        instead = self._instead.get()
        return self._by if instead is None else instead[0]

    @property
    def at(self) -> str:
        """When, as every new entry will say."""
        instead = self._instead.get()
        if instead is not None and instead[1] is not None:
            return instead[1]
        return self._at if isinstance(self._at, str) else self._at()

    @contextmanager
    def in_the_name_of(self, by: str, at: str | None = None) -> Iterator[None]:
        """Have the entries that this thread adds inside say that somebody else acts, and when; ``None``: as ever."""
        token = self._instead.set((by, at))
        try:
            yield
        finally:
            self._instead.reset(token)

    @property
    def of_keys(self) -> tuple[Entry, ...]:
        """The entries ``key-added`` and ``key-retired``, in their order."""
        return tuple(self._chain.of_keys)

    @property
    def of_erasures(self) -> tuple[Entry, ...]:
        """The entries ``erased``, in their order."""
        return tuple(self._chain.of_erasures)

    @property
    def holds_encrypted(self) -> bool:
        """Whether the ledger says of any object that it is encrypted."""
        return self._chain.encrypted

    @property
    def ledger_size(self) -> int:
        """Bytes of the ledger up to the last entry."""
        return self._chain.size

    def is_kept(self, sha256: str) -> bool:
        """Whether the ledger says that bytes with this SHA-256 are held."""
        return sha256 in self._chain.kept

    def check_writable(self) -> None:
        """Raise where nothing can be written.

        Raises:
            ReadOnly: it was opened to be read.
            BadSetting: it was closed.
            BrokenIntegrity: an earlier write did not end.

        """
        if self._to_read:
            raise ReadOnly(f"{self._root} was opened to be read; copy it to where it can be written to")
        if not self._release.alive:
            raise BadSetting(f"{self._root} was closed; open the custody again to write to it")
        if self._writing:
            raise BrokenIntegrity(
                f"an earlier write to {self._root} did not end; open the custody again, which completes it"
            )

    @contextmanager
    def _write(self) -> Iterator[None]:
        # Set before the first byte and taken back after the last: an exception in between, of whatever kind, leaves it.
        self.check_writable()
        self._writing = True
        yield
        self._writing = False

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write what is put and appended inside as one: for many reports at once.

        Inside, ``put`` syncs the bytes of an object and nothing else, and entries wait in memory, up to 4 MiB of
        them at a time. What returned inside is on the disk once the context has ended, and not before: a run that
        dies within leaves the entries up to some place and none after it, in their order, each with its object.
        An exception of the caller's own that leaves the context does not undo what returned before it: that is
        written first, as it would have been without this. A checkpoint writes all that waits before itself. Inside another
        `together` it is part of that one.

        Raises:
            BadSetting: the custody was closed.
            BrokenIntegrity: somebody wrote past the lock since this custody was opened, or an earlier write failed.

        """
        if self._together:
            yield
            return
        self.check_writable()
        self._together = True
        try:
            yield
        except BaseException:
            if self._waiting and self._release.alive and not self._writing:
                self._settle_all()
            raise
        else:
            self._settle_all()
        finally:
            self._together = False

    def _settle_all(self) -> None:
        if self._waiting:
            with self._write():
                self._settle()

    def _settle(self) -> None:
        """Put on the disk, in this order: the waiting objects, their lines, the objects' own names, the head."""
        self.before_lines()
        folders = sorted({path.parent for path in self._unplaced.values()})
        for folder in (*folders, self._root / OBJECTS) if folders else ():
            sync_folder(folder)
        append_synced(
            self._root / LEDGER_FILE,
            b"".join(self._waiting),
            expected=self._chain.size - self._waiting_size,
        )
        for path in self._unplaced.values():
            unfinished_path(path).replace(path)
        for folder in folders:
            sync_folder(folder)
        _write_whole(self._root / HEAD_FILE, head_bytes(self._chain.number, self._chain.last))
        self._waiting.clear()
        self._waiting_size = 0
        self._unplaced.clear()

    def put(self, data: bytes, *, form: str | None = None) -> str:
        """Hold the bytes and return their SHA-256. The same bytes are held once.

        Once it returns, bytes and entry are on the disk. If it raises, the next opening either
        completes both or leaves neither. Inside `together` this holds from its end on.

        Args:
            data: what to hold.
            form: in which form words are encrypted in the bytes, as the entry will say; ``None``: they are not.

        Raises:
            BadSetting: the custody was closed.
            BrokenIntegrity: a file with this name is there and holds something else, or an earlier write failed.

        """
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 in self._chain.kept:
            return sha256
        path = object_path(self._root, sha256)
        words = {"bytes": str(len(data)), **({} if form is None else {"form": form})}
        with self._write():
            if path.exists():
                self.get(sha256)
                self._append(KEPT, sha256, words)
                return sha256
            if not path.parent.is_dir():
                if not path.parent.parent.is_dir():  # an empty folder is lost in many an archive or copy
                    path.parent.parent.mkdir()
                    sync_folder(self._root)
                path.parent.mkdir(exist_ok=True)
                if not self._together:
                    sync_folder(path.parent.parent)
            _write_synced(unfinished_path(path), data)
            if self._together:
                self._unplaced[sha256] = path
                self._append(KEPT, sha256, words)
                return sha256
            sync_folder(path.parent)
            self._append(KEPT, sha256, words)
            unfinished_path(path).replace(path)
            sync_folder(path.parent)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes under a SHA-256.

        Raises:
            UnknownRecord: nothing is held under it.
            BrokenIntegrity: what is held no longer has this hash.

        """
        if not _SHA256.fullmatch(sha256):
            raise UnknownRecord("an object is asked for by 64 lower-case hexadecimal digits")
        waiting = self._unplaced.get(sha256)
        try:
            place = object_path(self._root, sha256)
            data = (place if waiting is None or place.exists() else unfinished_path(place)).read_bytes()
        except FileNotFoundError:
            raise UnknownRecord(f"no object {sha256} in custody") from None
        if hashlib.sha256(data).hexdigest() != sha256:
            raise BrokenIntegrity(f"the bytes held as {sha256} no longer have this hash")
        return data

    def append(self, what: str, subject: str, payload: Mapping[str, str]) -> Entry:
        """Add one entry to the ledger and return it. Once it returns, the entry is on the disk; inside `together`, once that ends.

        Raises:
            BadSetting: the custody was closed, a word is no text, or the entry is longer than a ledger's line may be.
            BrokenIntegrity: somebody wrote past the lock since this custody was opened, or an earlier write failed.

        """
        self.check_writable()
        entry = self._next(
            what, subject, payload
        )  # before the first byte: a refusal leaves the custody usable
        with self._write():
            return self._record(entry)

    def _next(self, what: str, subject: str, payload: Mapping[str, str]) -> Entry:
        return link(
            what=what,
            subject=subject,
            payload=payload,
            by=self.by,
            at=self.at,
            number=self._chain.number + 1,
            previous=self._chain.last,
        )

    def _append(self, what: str, subject: str, payload: Mapping[str, str]) -> Entry:
        return self._record(self._next(what, subject, payload))

    def _record(self, entry: Entry) -> Entry:
        line = to_line(entry)
        if self._together:
            self._waiting.append(line)
            self._waiting_size += len(line)
            self._chain.follow(entry, line)
            if self._waiting_size >= _CHUNK:
                self._settle()
            return entry
        self.before_lines()
        append_synced(self._root / LEDGER_FILE, line, expected=self._chain.size)
        _write_whole(self._root / HEAD_FILE, head_bytes(entry.number, entry.hash))
        self._chain.follow(entry, line)
        return entry

    def append_checkpoint(self, line: bytes) -> None:
        """Add one line to the checkpoints. Once it returns, the line is on the disk. `seal` makes the line.

        Raises:
            BadSetting: the custody was closed.
            BrokenIntegrity: somebody wrote past the lock since this custody was opened, or an earlier write failed.

        """
        with self._write():
            if self._waiting:
                self._settle()  # no signature may be on the disk before what it signs
            append_synced(self._root / CHECKPOINTS_FILE, line, expected=self._checkpoints)
            self._checkpoints += len(line)

    def iter_checkpoint_lines(self) -> Iterator[bytes]:
        """Go through the lines of the checkpoints from the first, line feeds included; `verify` checks them."""
        left = self._checkpoints
        with (self._root / CHECKPOINTS_FILE).open("rb") as stream:
            for line in stream:
                left -= len(line)
                if self._ends and left < 0:
                    return
                yield line

    def iter_entries(self, *, start: int = 0) -> Iterator[Entry]:
        """Go through the ledger from its first entry, or from the one that begins at byte ``start`` of its file.

        Raises:
            BrokenIntegrity: a line is not an entry. The chain is checked on opening and by `verify`, not here.

        """
        number = 0
        left = self._chain.size - start
        with (self._root / LEDGER_FILE).open("rb") as stream:
            stream.seek(start)
            for line in iter_lines(stream):
                left -= len(line)
                if self._ends and left < 0:
                    return  # somebody else added it since, or is adding it
                entry = from_line(line)
                number = entry.number
                yield entry
        for line in tuple(self._waiting):
            entry = from_line(line)
            if entry.number > number:  # those that waited may have been written meanwhile
                yield entry

    def remove(self, sha256: str) -> None:
        """Take away the bytes under a SHA-256, whole or not. Only an entry ``erased`` may say so; without one `verify` misses them.

        Raises:
            BadSetting: the custody was closed.
            BrokenIntegrity: an earlier write failed.

        """
        path = object_path(self._root, sha256)
        with self._write():
            for one in (path, unfinished_path(path)):
                one.unlink(missing_ok=True)

    def iter_unfinished(self) -> Iterator[str]:
        """Go through the SHA-256 of the objects whose writing did not end and which no entry names."""
        for path in (self._root / OBJECTS).glob(f"*/{UNFINISHED}*"):
            sha256 = path.name.removeprefix(UNFINISHED)
            if _SHA256.fullmatch(sha256) and not self.is_kept(sha256):
                yield sha256

    def recover(self) -> None:
        """Complete what a run that died left half done, and note it; `open_folder` calls it, nobody else needs to.

        Each step may itself be cut off and is then taken up by the next opening. The head is
        moved first: an entry is only ever added after one that the head names.

        Raises:
            BrokenIntegrity: what is there is not what a run that died can leave.

        """
        chain = self._chain
        ledger, checkpoints = self._root / LEDGER_FILE, self._root / CHECKPOINTS_FILE
        head = (self._root / HEAD_FILE).read_bytes()
        whole = head == head_bytes(chain.number, chain.last)
        behind = chain.named < chain.number and head == head_bytes(chain.named, chain.named_hash)
        if not whole and not behind:
            raise BrokenIntegrity(
                f"{self._root / HEAD_FILE} does not name the last entry of the ledger; run verify"
            )
        signed = checkpoints.read_bytes()
        torn = signed[signed.rfind(b"\n") + 1 :]
        if signed.count(b"\n") < chain.sealed:
            raise BrokenIntegrity(f"{checkpoints} lacks lines that the ledger counts; run verify")
        self._checkpoints = len(signed) - len(torn)

        for sha256 in chain.newly_kept:
            self._finish_object(object_path(self._root, sha256))
        chain.newly_kept.clear()
        cut, chain.torn = chain.torn, b""
        if cut:
            _cut(ledger, chain.size)
        if not whole:
            _write_whole(self._root / HEAD_FILE, head_bytes(chain.number, chain.last))
            self.append(RECOVERED, HEAD_FILE, {"torn": ""})
        if cut:
            words = (
                {"torn": cut.hex()} if len(cut) <= _LONGEST_TORN else {"torn": "", "object": self.put(cut)}
            )
            self.append(RECOVERED, LEDGER_FILE, words)
        if torn:
            _cut(checkpoints, self._checkpoints)
            self.append(RECOVERED, CHECKPOINTS_FILE, {"torn": torn.hex()})

    def _finish_object(self, path: Path) -> None:
        unfinished = unfinished_path(path)
        if path.exists() or not unfinished.is_file():
            return  # whole, or lost: the second is for verify to say, and no reason to refuse the rest
        if hashlib.sha256(unfinished.read_bytes()).hexdigest() == path.name:
            unfinished.replace(path)
            sync_folder(path.parent)


def _begin(root: Path) -> None:
    (root / OBJECTS).mkdir(exist_ok=True)
    for name in (LEDGER_FILE, CHECKPOINTS_FILE):
        if not (root / name).exists():
            _write_whole(root / name, b"")
    if not (root / HEAD_FILE).exists():
        _write_whole(root / HEAD_FILE, head_bytes(0, NO_ENTRY))
    # Last, so that a folder with a layout file is a complete one.
    _write_whole(root / LAYOUT_FILE, layout_bytes())


def is_unstarted(root: Path) -> bool:
    """Whether a custody can begin in a folder: nothing is there, or a first opening that died before it wrote the layout."""
    if not root.exists():
        return True
    names = {entry.name for entry in root.iterdir()}
    if not names:
        return True
    ours = {OBJECTS, LEDGER_FILE, HEAD_FILE, CHECKPOINTS_FILE, LOCK_FILE}
    if any(name not in ours and not name.startswith(UNFINISHED) for name in names):
        return False
    empty = all(
        not (root / name).exists() or (root / name).stat().st_size == 0
        for name in (LEDGER_FILE, CHECKPOINTS_FILE)
    )
    objects = root / OBJECTS
    return empty and not (objects.exists() and any(objects.iterdir()))


def _read_chain(root: Path, until: int | None = None) -> _Chain:
    """Read the ledger, to its end or to the entry of a number, and check that its lines follow each other."""
    chain = _Chain()
    if until == 0:
        return chain
    with (root / HEAD_FILE).open("rb") as stream:
        head = _HEAD.fullmatch(stream.read(_LONGEST_HEAD))
    # A head that names nothing is for `recover` to refuse; until then no line counts as one that was being written.
    named = chain.named = int(head["number"]) if head else 10**18
    with (root / LEDGER_FILE).open("rb") as stream:
        for number, line in enumerate(iter_lines(stream), start=1):
            try:
                entry: Entry | Glance | None = find_glance(line)
                if entry is None or entry.what in _WITH_PAYLOAD:
                    entry = from_line(line)
                if entry.number != number or entry.previous != chain.last or hash_of_line(line) != entry.hash:
                    raise BrokenIntegrity("it does not follow")
            except BrokenIntegrity:
                if number <= named:
                    raise BrokenIntegrity(
                        f"{root / LEDGER_FILE} breaks at entry {number}; run verify"
                    ) from None
                # Of what is written in one go, a disk may keep any part: up to here it counts.
                chain.torn = line + stream.read(_LONGEST_TAIL)
                if len(chain.torn) > _LONGEST_TAIL:
                    raise BrokenIntegrity(
                        f"{root / LEDGER_FILE} goes on behind its head for longer than any run writes; run verify"
                    ) from None
                return chain
            if isinstance(entry, Entry):
                chain.follow(entry, line)
            else:
                chain.pass_over(entry, line)
            if number == named:
                chain.named_hash = entry.hash
            if number >= named and entry.what == KEPT:
                chain.newly_kept.append(entry.subject)
            if number == until:
                break
    return chain


def _check_kinds(root: Path) -> None:
    for name in (LAYOUT_FILE, LEDGER_FILE, HEAD_FILE, CHECKPOINTS_FILE, OBJECTS):
        path = root / name
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            continue
        if not (stat.S_ISDIR(mode) if name == OBJECTS else stat.S_ISREG(mode)):
            kind = "folder" if name == OBJECTS else "file"
            raise BrokenIntegrity(
                f"{path} is no {kind} of its own: a link leads to bytes outside the custody; put the {kind} itself in its place"
            )


def _check_layout(root: Path) -> None:
    layout = root / LAYOUT_FILE
    if not layout.is_file():
        raise MissingPath(f"{root} holds files but no custody; give an empty or a new folder")
    told = find_layout(root)
    if told is not None and told != LAYOUT:
        raise BrokenIntegrity(
            f"{layout} says {told}, and this version reads and writes {LAYOUT}: "
            "use the version that made the folder, or take its originals in again into a new folder"
        )
    if layout.read_bytes() != layout_bytes():
        raise BrokenIntegrity(f"{layout} does not say {LAYOUT}; run verify")


def _make_folder(root: Path) -> None:
    made = [root, *(parent for parent in root.parents if not parent.exists())] if not root.exists() else []
    root.mkdir(parents=True, exist_ok=True)
    for folder in made:
        sync_folder(folder.parent)


def open_folder(path: str | Path, *, by: str, at: Clock) -> FolderCustody:
    """Open a custody folder for writing, or begin one where nothing is yet.

    Reads the whole ledger and checks its chain, in time that grows with its length (measured: 300 000 entries of 117 MB,
    3 seconds of one core, 22 MB) and in memory that grows with the objects alone. The bytes of the objects
    and the signatures are for `verify`.

    Args:
        path: the folder. Its parents are made where they are missing.
        by: who acts, as every new entry will say.
        at: when, UTC, ISO 8601 with seconds.

    Raises:
        BadSetting: somebody else is writing to it, or it cannot be written to.
        MissingPath: the path is a file, or a folder of something else.
        BrokenIntegrity: the layout, the ledger, its head or the checkpoints differ from what was written, or the
            layout is that of another version.

    """
    root = Path(path)
    try:
        unstarted = is_unstarted(root)
        if unstarted:
            _make_folder(root)
        else:
            _check_layout(root)
        lock = take_lock(root)
    except (NotADirectoryError, FileExistsError):
        raise MissingPath(f"{root} is not a folder") from None
    try:
        # Asked again under the lock: another run may have begun the folder in between.
        if unstarted and is_unstarted(root):
            _begin(root)
        _check_layout(root)
        _check_kinds(root)
        custody = FolderCustody(root, by=by, at=at, chain=_read_chain(root), lock=lock, checkpoints=0)
    except FileNotFoundError as absent:
        os.close(lock)
        raise BrokenIntegrity(f"{absent.filename} is missing from the custody") from None
    except BaseException:
        os.close(lock)
        raise
    try:
        custody.recover()
    except FileNotFoundError as absent:
        custody.close()
        raise BrokenIntegrity(f"{absent.filename} is missing from the custody") from None
    except BaseException:
        custody.close()
        raise
    return custody


def follow_folder(path: str | Path) -> FolderCustody:
    """Open a custody folder for its objects alone, while another process has it open and writes to it: its ledger is taken for empty.

    Raises:
        MissingPath: the path is no custody.
        BrokenIntegrity: the layout is not the one that was written.

    """
    root = Path(path)
    _check_layout(root)
    return FolderCustody(root, by="", at="", chain=_Chain(), lock=None, checkpoints=0)


def read_folder(
    path: str | Path, *, by: str, at: Clock, until: Callable[[], tuple[int, str]] | None = None
) -> FolderCustody:
    """Open a custody folder to be read where it cannot be written to, or while another process writes to it: no lock is taken, nothing is completed.

    Args:
        path: the folder.
        by: who acts, for what is made from it.
        at: when, UTC, ISO 8601 with seconds.
        until: gives number and hash of the entry that the ledger ends with for this reader, 0 and 64 zeros for an empty
            one: what follows from it elsewhere is then of the same moment, whatever is added meanwhile. ``None``: nobody
            adds any, and the ledger ends where its head says.

    Raises:
        MissingPath: the path is no custody.
        BrokenIntegrity: the layout, the ledger or its head differ from what was written, or the ledger goes on behind
            the entry that its head names; or with ``until``, the ledger does not hold that entry.

    """
    root = Path(path)
    try:
        _check_layout(root)
        _check_kinds(root)
        # before the question where the ledger ends: a checkpoint that is there signs no later entry
        checkpoints = (root / CHECKPOINTS_FILE).stat().st_size
        end = None if until is None else until()
        chain = _read_chain(root, None if end is None else end[0])
        head = (root / HEAD_FILE).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as absent:
        raise BrokenIntegrity(f"{absent.filename} is missing from the custody") from None
    if end is not None and (chain.number, chain.last) != end:
        raise BrokenIntegrity(
            f"{root / LEDGER_FILE} does not hold entry {end[0]} with the hash {end[1]}, which the store follows: "
            "custody and store do not belong together; end the other run, then run verify"
        )
    if end is None and (head != head_bytes(chain.number, chain.last) or chain.torn):
        raise BrokenIntegrity(
            f"{root / HEAD_FILE} does not name the last entry of the ledger: a run died there and nothing can be completed here; "
            "open a copy where it can be written to"
        )
    return FolderCustody(
        root, by=by, at=at, chain=chain, lock=None, checkpoints=checkpoints, ends=until is not None
    )
