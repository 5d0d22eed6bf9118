"""Custody in a folder, in a layout that other programs may rely on.

    custody.json            the name of this layout, nothing else
    objects/ab/ab12…        the bytes whose SHA-256 is ab12…, unchanged
    ledger.jsonl            the chain, one entry a line, only ever appended to
    head.json               number and hash of the last entry

An object is written to a temporary name in its folder, synced, and renamed:
under its final name it is whole or absent. Its ``kept`` entry follows. The
ledger line is synced before the head moves. A run that dies between two of
these steps leaves a state that the next opening recognises and completes with
a ``recovered`` entry; any other difference is `BrokenIntegrity`.
"""

import contextlib
import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corrobora.custody.ledger import KEPT, NO_ENTRY, canonical, from_line, link, to_line
from corrobora.errors import BrokenIntegrity, MissingPath, UnknownRecord
from corrobora.records import Entry

LAYOUT = "corrobora/custody/1"
LAYOUT_FILE = "custody.json"
LEDGER_FILE = "ledger.jsonl"
HEAD_FILE = "head.json"
OBJECTS = "objects"
UNFINISHED = ".unfinished-"
"""Prefix of a file whose writing did not end; it is no object and may be deleted."""

RECOVERED = "recovered"
"""The word of the entry written after a run that died while it wrote the ledger."""

_HEAD = re.compile(rb'\{"hash":"(?P<hash>[0-9a-f]{64})","number":(?P<number>\d{1,18})\}\n')
_SHA256 = re.compile(r"[0-9a-f]{64}")


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
        raise MissingPath(f"{path} is no custody; give a folder made with --keep") from None
    found = _HEAD.fullmatch(data)
    if found is None:
        raise BrokenIntegrity(f"{file} does not name an entry; run verify")
    return Head(number=int(found["number"]), hash=found["hash"].decode("ascii"))


def is_custody(path: str | Path) -> bool:
    """Whether a folder says of itself that it is a custody of this layout."""
    try:
        with (Path(path) / LAYOUT_FILE).open("rb") as stream:
            return stream.read(len(layout_bytes()) + 1) == layout_bytes()
    except OSError:
        return False


def object_path(root: Path, sha256: str) -> Path:
    """Return where the bytes under a SHA-256 lie."""
    return root / OBJECTS / sha256[:2] / sha256


def _sync_folder(path: Path) -> None:
    # A rename is only on the disk once its folder is. Windows cannot open a folder and needs no such step.
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write_whole(path: Path, data: bytes) -> None:
    unfinished = path.with_name(f"{UNFINISHED}{path.name}")
    with unfinished.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    unfinished.replace(path)
    _sync_folder(path.parent)


class FolderCustody:
    """Holds bytes and ledger in a folder. Opened by `open_folder`.

    One writer at a time: an append that finds the ledger longer than this
    object left it raises `BrokenIntegrity` and writes nothing.
    """

    def __init__(self, root: Path, *, by: str, at: str, number: int, last: str, kept: set[str]) -> None:
        self._root = root
        self._by = by
        self._at = at
        self._number = number
        self._last = last
        self._kept = kept
        self._size = (root / LEDGER_FILE).stat().st_size

    @property
    def path(self) -> Path:
        """The folder, as it was given."""
        return self._root

    @property
    def head(self) -> str:
        """Hash of the last entry. Written down elsewhere, it fixes the whole ledger."""
        return self._last

    def put(self, data: bytes) -> str:
        """Hold the bytes and return their SHA-256. The same bytes are held once.

        Raises:
            BrokenIntegrity: a file with this name is there and holds something else.

        """
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 in self._kept:
            return sha256
        path = object_path(self._root, sha256)
        if path.exists():
            self.get(sha256)
        else:
            path.parent.mkdir(exist_ok=True)
            _write_whole(path, data)
        self.append(KEPT, sha256, {"bytes": str(len(data))})
        self._kept.add(sha256)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes under a SHA-256.

        Raises:
            UnknownRecord: nothing is held under it.
            BrokenIntegrity: what is held no longer has this hash.

        """
        if not _SHA256.fullmatch(sha256):
            raise UnknownRecord("an object is asked for by 64 lower-case hexadecimal digits")
        try:
            data = object_path(self._root, sha256).read_bytes()
        except FileNotFoundError:
            raise UnknownRecord(f"no object {sha256} in custody") from None
        if hashlib.sha256(data).hexdigest() != sha256:
            raise BrokenIntegrity(f"the bytes held as {sha256} no longer have this hash")
        return data

    def append(self, what: str, subject: str, payload: Mapping[str, str]) -> Entry:
        """Add one entry to the ledger and return it.

        Raises:
            BrokenIntegrity: somebody else wrote to the ledger since this custody was opened.

        """
        entry = link(
            what=what,
            subject=subject,
            payload=payload,
            by=self._by,
            at=self._at,
            number=self._number + 1,
            previous=self._last,
        )
        line = to_line(entry)
        ledger = self._root / LEDGER_FILE
        with ledger.open("ab") as stream:
            if stream.tell() != self._size:
                raise BrokenIntegrity(f"{ledger} changed while it was open; open the custody again")
            stream.write(line)
            stream.flush()
            os.fsync(stream.fileno())
        self._size += len(line)
        self._number, self._last = entry.number, entry.hash
        _write_whole(self._root / HEAD_FILE, head_bytes(self._number, self._last))
        return entry

    def iter_entries(self) -> Iterator[Entry]:
        """Go through the ledger from its first entry.

        Raises:
            BrokenIntegrity: a line is not an entry. The chain is checked by `verify`, not here.

        """
        with (self._root / LEDGER_FILE).open("rb") as stream:
            for line in stream:
                yield from_line(line)


def _begin(root: Path) -> None:
    root.mkdir(parents=True, exist_ok=True)
    (root / OBJECTS).mkdir(exist_ok=True)
    ledger = root / LEDGER_FILE
    if not ledger.exists():
        _write_whole(ledger, b"")
    if not (root / HEAD_FILE).exists():
        _write_whole(root / HEAD_FILE, head_bytes(0, NO_ENTRY))
    # Last, so that a folder with a layout file is a complete one.
    _write_whole(root / LAYOUT_FILE, layout_bytes())


def _is_unstarted(root: Path) -> bool:
    # Nothing there, or a first opening that died before it wrote the layout file.
    if not root.exists():
        return True
    names = {entry.name for entry in root.iterdir()}
    if not names:
        return True
    ours = {OBJECTS, LEDGER_FILE, HEAD_FILE}
    started = {name for name in names if name in ours or name.startswith(UNFINISHED)}
    ledger = root / LEDGER_FILE
    return started == names and (not ledger.exists() or ledger.stat().st_size == 0)


def _read_chain(root: Path) -> tuple[list[Entry], bytes]:
    entries: list[Entry] = []
    previous = NO_ENTRY
    with (root / LEDGER_FILE).open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if not line.endswith(b"\n"):
                return entries, line
            entry = from_line(line)
            if entry.number != number or entry.previous != previous:
                raise BrokenIntegrity(f"{root / LEDGER_FILE} breaks at entry {number}; run verify")
            previous = entry.hash
            entries.append(entry)
    return entries, b""


def open_folder(path: str | Path, *, by: str, at: str) -> FolderCustody:
    """Open a custody folder, or begin one where nothing is yet.

    Args:
        path: the folder. Its parents are made where they are missing.
        by: who acts, as every new entry will say.
        at: when, UTC, ISO 8601 with seconds.

    Raises:
        MissingPath: the path is a file, or a folder of something else.
        BrokenIntegrity: the layout, the ledger or its head differ from what was written.

    """
    root = Path(path)
    try:
        if _is_unstarted(root):
            _begin(root)
        if not (root / LAYOUT_FILE).is_file():
            raise MissingPath(f"{root} holds files but no custody; give an empty or a new folder")
        if (root / LAYOUT_FILE).read_bytes() != layout_bytes():
            raise BrokenIntegrity(f"{root / LAYOUT_FILE} does not say {LAYOUT}")
        entries, torn = _read_chain(root)
        head = (root / HEAD_FILE).read_bytes()
    except (NotADirectoryError, FileExistsError):
        raise MissingPath(f"{root} is not a folder") from None
    except FileNotFoundError as absent:
        raise BrokenIntegrity(f"{absent.filename} is missing from the custody") from None

    last = entries[-1].hash if entries else NO_ENTRY
    before_last = entries[-1].previous if entries else NO_ENTRY
    whole = head == head_bytes(len(entries), last)
    one_ahead = bool(entries) and head == head_bytes(len(entries) - 1, before_last)
    if not whole and not (one_ahead and not torn):
        raise BrokenIntegrity(f"{root / HEAD_FILE} does not name the last entry of the ledger; run verify")
    if torn:
        with (root / LEDGER_FILE).open("r+b") as stream:
            stream.truncate((root / LEDGER_FILE).stat().st_size - len(torn))
            with contextlib.suppress(OSError):
                os.fsync(stream.fileno())
    custody = FolderCustody(
        root,
        by=by,
        at=at,
        number=len(entries),
        last=last,
        kept={entry.subject for entry in entries if entry.what == KEPT},
    )
    if torn or not whole:
        custody.append(RECOVERED, HEAD_FILE if not torn else LEDGER_FILE, {"torn": torn.hex()})
    return custody
