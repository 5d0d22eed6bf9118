"""Checking a custody folder: every byte of it is covered by a hash, a signature or the layout.

But for the signatures (Ed25519, by ``cryptography``) nothing here needs more
than the standard library, so that a stranger can repeat it;
``docs/concepts/custody.md`` gives the contract in words.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corrobora.custody.checkpoints import Checkpoint, read_checkpoint, read_held
from corrobora.custody.digests import HASHED, is_algorithm
from corrobora.custody.encrypting import ENCRYPTED, FORM, NAMES, UNDONE, names_of
from corrobora.custody.folder import (
    CHECKPOINTS_FILE,
    ERASED,
    HEAD_FILE,
    KEY_ADDED,
    KEY_RETIRED,
    LAYOUT,
    LAYOUT_FILE,
    LEDGER_FILE,
    OBJECTS,
    SEALED,
    UNFINISHED,
    find_layout,
    head_bytes,
    layout_bytes,
    object_path,
    unfinished_path,
)
from corrobora.custody.keys import Standing, read_keys
from corrobora.custody.ledger import KEPT, NO_ENTRY, from_line, hash_of_line, iter_lines
from corrobora.custody.lock import LOCK_FILE
from corrobora.custody.timestamps import LONGEST_TOKEN, TIMESTAMPED, StampKind, TimeStamp, read_imprint
from corrobora.errors import BrokenIntegrity, MissingPath
from corrobora.records import Entry

_BLOCK = 1 << 20
_SHA256 = re.compile(r"[0-9a-f]{64}")
_HELD = "held"
"""Subject of a finding about the checkpoint that was held elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One difference between a custody folder and what was recorded."""

    code: str
    """Of the layout: ``layout-changed``, ``file-missing``, ``stray-file``, ``lock-changed``, ``unreadable``; of the
    ledger: ``line-broken``, ``hash-wrong``, ``chain-broken``, ``head-wrong``; of the objects: ``object-changed``,
    ``object-missing``, ``object-unrecorded``, ``digest-wrong``; of the checkpoints: ``checkpoint-broken``,
    ``checkpoint-wrong``, ``checkpoint-missing``, ``checkpoint-void``, ``signature-wrong``; of the keys:
    ``key-unknown``, ``key-unendorsed``, ``key-wrong``; of time stamps: ``timestamp-wrong``; of what is encrypted:
    ``encryption-wrong``, ``key-missing``, ``erasure-wrong``, ``erasure-unfinished``."""
    subject: str
    """SHA-256 of the object, number of the ledger line, "checkpoint" and the number of its line, path inside the
    folder, or "held" for the checkpoint that was held elsewhere."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """Something whose keys were destroyed: no finding, and never passed over in silence."""

    number: int
    """Of the ``erased`` entry."""
    by: str
    at: str
    objects: int
    """How many objects cannot be checked any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What checking a custody folder gave. Sound means: not one finding."""

    findings: tuple[Finding, ...]
    entries: int
    """Lines in the ledger."""
    objects: int
    """Objects whose bytes were read and hashed."""
    head: str
    """Hash that the last readable ledger line carries; 64 zeros where there is none."""
    checkpoints: int = 0
    """Lines in the checkpoints."""
    newest: Checkpoint | None = None
    """The last checkpoint in which nothing was found amiss: number, hash and key are for a person to compare with
    what was noted elsewhere. Entries after its number are signed by nobody yet."""
    timestamps: tuple[TimeStamp, ...] = ()
    """Time stamps held, in the order of their entries; ``named`` says which were read. None is checked against its authority."""
    erased: tuple[Erasure, ...] = ()
    """What was erased, in the order of the entries that say so."""
    encrypted: int = 0
    """Objects that are encrypted, those erased not counted."""
    opened: bool = False
    """Whether what is encrypted was opened with its keys and checked, too."""

    @property
    def sound(self) -> bool:
        """Whether nothing differs."""
        return not self.findings


# --------------------------------------------------------------------------- ledger


@dataclass(slots=True, kw_only=True)
class _Ledger:
    findings: list[Finding] = field(default_factory=list)
    lines: int = 0
    last: str = NO_ENTRY
    kept: dict[str, str] = field(default_factory=dict)
    """SHA-256 of every object the ledger says is held, with its length in bytes as recorded."""
    hashes: list[str] = field(default_factory=list)
    """The hash that each entry has, whatever it says; empty for a broken line."""
    of_keys: list[Entry] = field(default_factory=list)
    sealed: list[Entry] = field(default_factory=list)
    digests: dict[str, dict[str, tuple[int, str]]] = field(default_factory=dict)
    """By object and algorithm: number of the ``hashed`` entry, digest."""
    of_ledger: list[tuple[int, Entry]] = field(default_factory=list)
    """``hashed`` entries about the ledger, each with the length in bytes of the lines before it."""
    stamped: list[Entry] = field(default_factory=list)
    encrypted: set[str] = field(default_factory=set)
    """Names of the objects and entries that are encrypted: those whose keys can be destroyed."""
    erased: dict[str, int] = field(default_factory=dict)
    """Of these, the ones whose keys an entry of this number says are destroyed."""
    erasures: list[Erasure] = field(default_factory=list)

    def find(self, code: str, subject: str | int, why: str) -> None:
        self.findings.append(Finding(code=code, subject=str(subject), why=why))


def _note_hashed(ledger: _Ledger, entry: Entry, before: int) -> None:
    algorithm = entry.payload.get("algorithm", "")
    if not is_algorithm(algorithm):
        ledger.find("digest-wrong", entry.number, "it names no hash of fixed length that every Python has")
    elif set(entry.payload) == {"algorithm", "ledger_digest"}:
        if entry.subject == entry.previous:
            ledger.of_ledger.append((before, entry))
        else:
            ledger.find(
                "digest-wrong", entry.number, "a digest of the ledger that is not up to the entry before"
            )
    elif set(entry.payload) != {"algorithm", "digest"}:
        ledger.find("digest-wrong", entry.number, "its payload is not an algorithm and a digest")
    elif entry.subject not in ledger.kept:
        ledger.find("digest-wrong", entry.number, "a digest of an object that no entry before says is held")
    else:
        known = ledger.digests.setdefault(entry.subject, {})
        found = (entry.number, entry.payload["digest"])
        if known.setdefault(algorithm, found)[1] != found[1]:
            ledger.find(
                "digest-wrong", entry.number, "an earlier entry gives another digest of the same object"
            )


def _note_erased(ledger: _Ledger, entry: Entry) -> None:
    names = names_of(entry)
    told = entry.payload
    if set(told) != {ENCRYPTED, NAMES, UNDONE} or told[UNDONE] not in {"yes", "no"}:
        ledger.find("erasure-wrong", entry.number, "its payload is not that of an erasure")
    elif told[NAMES] != json.dumps(sorted(names)):
        ledger.find("erasure-wrong", entry.number, "what it names is no list of names in order")
    elif not names <= ledger.encrypted:
        # without this, whoever deletes an original could say that it was erased
        ledger.find("erasure-wrong", entry.number, "it names what no entry before says is encrypted")
    else:
        ledger.erased |= dict.fromkeys(names, entry.number)
        count = sum(name in ledger.kept for name in names)
        ledger.erasures.append(Erasure(number=entry.number, by=entry.by, at=entry.at, objects=count))


def _check_ledger(root: Path) -> _Ledger:
    ledger = _Ledger()
    before = 0
    with (root / LEDGER_FILE).open("rb") as stream:
        for number, line in enumerate(iter_lines(stream), start=1):
            ledger.lines = number
            start, before = before, before + len(line)
            try:
                entry = from_line(line)
            except BrokenIntegrity as broken:
                ledger.find("line-broken", number, str(broken))
                ledger.hashes.append("")
                continue
            has = hash_of_line(line)
            ledger.hashes.append(has)
            if has != entry.hash:
                ledger.find("hash-wrong", number, "the entry does not have the hash it carries")
            if entry.number != number or entry.previous != ledger.last:
                ledger.find("chain-broken", number, "the entry does not follow the line before it")
            ledger.last = entry.hash
            if entry.what == KEPT:
                ledger.kept[entry.subject] = entry.payload.get("bytes", "")
                if entry.payload.get("form") == FORM:
                    ledger.encrypted.add(entry.subject)
            elif entry.what == ERASED:
                _note_erased(ledger, entry)
            elif ENCRYPTED in entry.payload:
                ledger.encrypted.add(entry.subject)
            elif entry.what in {KEY_ADDED, KEY_RETIRED}:
                ledger.of_keys.append(entry)
            elif entry.what == SEALED:
                ledger.sealed.append(entry)
            elif entry.what == HASHED:
                _note_hashed(ledger, entry, start)
            elif entry.what == TIMESTAMPED:
                ledger.stamped.append(entry)
    return ledger


def _check_ledger_digests(root: Path, of_ledger: Sequence[tuple[int, Entry]]) -> list[Finding]:
    findings: list[Finding] = []
    algorithms = {entry.payload["algorithm"] for _, entry in of_ledger}
    running = {name: hashlib.new(name, usedforsecurity=False) for name in algorithms}
    read = 0
    with (root / LEDGER_FILE).open("rb") as stream:
        for before, entry in of_ledger:
            while read < before and (block := stream.read(min(_BLOCK, before - read))):
                read += len(block)
                for hashed in running.values():
                    hashed.update(block)
            if running[entry.payload["algorithm"]].hexdigest() != entry.payload["ledger_digest"]:
                findings.append(
                    Finding(
                        code="digest-wrong",
                        subject=str(entry.number),
                        why="the ledger up to the entry before has another digest",
                    )
                )
    return findings


# --------------------------------------------------------------------------- objects


def _hash_file(path: Path, algorithms: Iterable[str]) -> tuple[str, int, dict[str, str]]:
    hashed = hashlib.sha256()
    further = {name: hashlib.new(name, usedforsecurity=False) for name in algorithms}
    size = 0
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            hashed.update(block)
            for one in further.values():
                one.update(block)
            size += len(block)
    return hashed.hexdigest(), size, {name: one.hexdigest() for name, one in further.items()}


def _is_unfinished(path: Path, names: Iterable[str]) -> bool:
    """Whether a file is what a run that died may leave: the start of one that has its place here, and no link."""
    return path.name in {f"{UNFINISHED}{name}" for name in names} and path.is_file() and not path.is_symlink()


def _check_objects(root: Path, ledger: _Ledger) -> tuple[list[Finding], int]:
    findings: list[Finding] = []

    def find(code: str, subject: str, why: str) -> None:
        findings.append(Finding(code=code, subject=subject, why=why))

    kept = ledger.kept
    seen: set[str] = set()
    folder = root / OBJECTS
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(root).as_posix()
        if path.is_dir() and not path.is_symlink():
            if path.parent != folder or not re.fullmatch("[0-9a-f]{2}", path.name):
                find("stray-file", inside, "no place of the layout")
            continue
        sha256 = path.name.removeprefix(UNFINISHED)
        well_placed = path.parent.parent == folder and path.parent.name == sha256[:2]
        if not well_placed or path.is_symlink() or not path.is_file() or not _SHA256.fullmatch(sha256):
            find("stray-file", inside, "no place of the layout")
            continue
        if path.name != sha256:
            continue
        seen.add(sha256)
        if sha256 in ledger.erased:
            find(
                "erasure-unfinished",
                sha256,
                "it was erased, and is still there; open the project once with its keys",
            )
        recorded = ledger.digests.get(sha256, {})
        try:
            found, size, further = _hash_file(path, recorded)
        except OSError as fault:
            find("unreadable", sha256, fault.strerror or "cannot be read")
            continue
        if found != sha256:
            find("object-changed", sha256, "the bytes do not have the hash they are held under")
        for algorithm, (number, digest) in recorded.items():
            if further[algorithm] != digest:
                find("digest-wrong", str(number), f"object {sha256} has another {algorithm}")
        if sha256 not in kept:
            find("object-unrecorded", sha256, "no ledger entry says that it is held")
        elif kept[sha256] != str(size) and found == sha256:
            find("object-changed", sha256, "the ledger records another length")
    for sha256 in sorted(kept.keys() - seen - ledger.erased.keys()):
        if _SHA256.fullmatch(sha256) and unfinished_path(object_path(root, sha256)).is_file():
            find(
                "object-missing", sha256, "its writing did not end; open the custody once, then verify again"
            )
        else:
            find("object-missing", sha256, "the ledger says that it is held")
    return findings, len(seen)


# --------------------------------------------------------------------------- checkpoints, keys, time stamps


def _check_checkpoint(
    checkpoint: Checkpoint, subject: str, hashes: list[str], keys: Mapping[str, Standing]
) -> list[Finding]:
    """Return what is amiss with one checkpoint, by itself and by the ledger."""
    findings: list[Finding] = []

    def find(code: str, why: str) -> None:
        findings.append(Finding(code=code, subject=subject, why=why))

    number = checkpoint.number
    if number > len(hashes):
        find("checkpoint-wrong", f"it signs entry {number}, and the ledger ends at {len(hashes)}")
    elif hashes[number - 1] != checkpoint.hash:
        find("checkpoint-wrong", f"entry {number} does not have the hash that it signs")
    if not checkpoint.holds:
        find("signature-wrong", "the signature is not that of its key over the rest")
    key = keys.get(checkpoint.key)
    if key is None:
        find("key-unknown", "no ledger entry adds the key that signed it")
    elif number < key.added:
        find("key-unknown", f"its key was added by entry {key.added}, after the one it signs")
    elif key.since is not None and number >= key.since:
        find("checkpoint-void", f"its key was in other hands from entry {key.since} on")
    elif key.retired is not None and number > key.retired:
        find("checkpoint-void", f"its key was retired by entry {key.retired}")
    return findings


@dataclass(slots=True, kw_only=True)
class _Checkpoints:
    findings: list[Finding] = field(default_factory=list)
    lines: list[Checkpoint | None] = field(default_factory=list)
    newest: Checkpoint | None = None


def _check_checkpoints(root: Path, ledger: _Ledger, keys: Mapping[str, Standing]) -> _Checkpoints:
    checked = _Checkpoints()
    running = hashlib.sha256()
    digests = [running.hexdigest()]
    signed = 0
    with (root / CHECKPOINTS_FILE).open("rb") as stream:
        for place, line in enumerate(iter_lines(stream), start=1):
            running.update(line)
            digests.append(running.hexdigest())
            subject = f"checkpoint {place}"
            try:
                checkpoint = read_checkpoint(line)
            except BrokenIntegrity as broken:
                checked.findings.append(Finding(code="checkpoint-broken", subject=subject, why=str(broken)))
                checked.lines.append(None)
                continue
            checked.lines.append(checkpoint)
            amiss = _check_checkpoint(checkpoint, subject, ledger.hashes, keys)
            if checkpoint.number <= signed:
                amiss.append(
                    Finding(
                        code="checkpoint-wrong",
                        subject=subject,
                        why="it signs no later entry than the line before it",
                    )
                )
            signed = max(signed, checkpoint.number)
            checked.findings.extend(amiss)
            if not amiss and keys[checkpoint.key].endorsed:
                checked.newest = checkpoint
    for entry in ledger.sealed:
        told = entry.payload.get("checkpoints", "")
        if set(entry.payload) != {"checkpoints", "digest"} or not re.fullmatch(r"[1-9][0-9]{0,17}", told):
            code, why = "checkpoint-wrong", "it does not count and hash the checkpoints before it"
        elif int(told) >= len(digests):
            code, why = (
                "checkpoint-missing",
                f"it counts {told} checkpoints, and {len(digests) - 1} are there",
            )
        elif digests[int(told)] != entry.payload["digest"]:
            code, why = "checkpoint-wrong", f"the first {told} checkpoints are not those that it hashes"
        else:
            continue
        checked.findings.append(Finding(code=code, subject=str(entry.number), why=why))
    return checked


def _check_held(
    held: Checkpoint, ledger: _Ledger, checked: _Checkpoints, keys: Mapping[str, Standing]
) -> list[Finding]:
    if held in checked.lines:
        return []  # checked with the rest, to the byte
    return [
        *_check_checkpoint(held, _HELD, ledger.hashes, keys),
        Finding(code="checkpoint-missing", subject=_HELD, why=f"{CHECKPOINTS_FILE} does not hold it"),
    ]


def _check_timestamps(root: Path, ledger: _Ledger) -> tuple[list[Finding], tuple[TimeStamp, ...]]:
    if not ledger.stamped:
        return [], ()
    findings: list[Finding] = []
    stamps: list[TimeStamp] = []
    numbers = {entry_hash: number for number, entry_hash in enumerate(ledger.hashes, start=1)}
    kinds = {kind.value for kind in StampKind}
    for entry in ledger.stamped:
        token = entry.payload.get("object", "")
        kind = entry.payload.get("kind", "")
        why = ""
        named = False
        if set(entry.payload) != {"kind", "object"} or kind not in kinds:
            why = "its payload is not a known kind and an object"
        elif numbers.get(entry.subject, entry.number) >= entry.number:
            why = "it stamps no entry before it"
        elif token not in ledger.kept:
            why = "no ledger entry says that its token is held"
        elif kind == StampKind.RFC3161:
            try:
                with object_path(root, token).open("rb") as stream:
                    named = read_imprint(stream.read(LONGEST_TOKEN + 1)).hex() == entry.subject
                why = "" if named else "its token stamps something else"
            except (BrokenIntegrity, OSError):
                why = "its token cannot be read"
        if why:
            findings.append(Finding(code="timestamp-wrong", subject=str(entry.number), why=why))
        else:
            stamps.append(
                TimeStamp(
                    number=entry.number, kind=StampKind(kind), entry=entry.subject, token=token, named=named
                )
            )
    return findings, tuple(stamps)


# --------------------------------------------------------------------------- the whole


def _check_layout(root: Path) -> list[Finding]:
    layout = root / LAYOUT_FILE
    if not layout.is_file():
        return [Finding(code="file-missing", subject=LAYOUT_FILE, why="no layout file")]
    if layout.stat().st_size == len(layout_bytes()) and layout.read_bytes() == layout_bytes():
        return []
    told = find_layout(root)
    return [
        Finding(
            code="layout-changed",
            subject=LAYOUT_FILE,
            why=f"does not say {LAYOUT}"
            if told is None
            else f"says {told}; this version checks {LAYOUT}, and a folder of another layout with the version that made it",
        )
    ]


def _check_places(root: Path) -> list[Finding]:
    findings: list[Finding] = []
    files = (LAYOUT_FILE, LEDGER_FILE, HEAD_FILE, CHECKPOINTS_FILE)
    for entry in sorted(root.iterdir()):
        if entry.name == LOCK_FILE:
            if entry.is_symlink() or not entry.is_file() or entry.stat().st_size:
                findings.append(
                    Finding(code="lock-changed", subject=LOCK_FILE, why="it is no file, or holds something")
                )
        elif entry.name in {*files, OBJECTS}:
            if entry.is_symlink():
                findings.append(
                    Finding(
                        code="stray-file", subject=entry.name, why="a link, which leads out of the custody"
                    )
                )
            elif entry.name == OBJECTS and not entry.is_dir():
                findings.append(Finding(code="stray-file", subject=OBJECTS, why="no folder"))
        elif not _is_unfinished(entry, files):
            findings.append(Finding(code="stray-file", subject=entry.name, why="no place of the layout"))
    return findings


def verify(
    path: str | Path, *, head: str | None = None, held: str | bytes | Mapping[str, object] | None = None
) -> Verification:
    """Check every byte of a custody folder and return all that differs.

    Takes no lock and writes nothing: while somebody writes, what is half done shows as a finding.

    Args:
        path: the folder.
        head: hash of the last entry as noted down elsewhere, if it was. It closes the one gap a
            chain has: somebody who can rewrite the whole folder can write a new, sound one.
        held: a checkpoint held elsewhere, as its line or the object it tells. It closes the same gap and stays good when
            entries are added: its entry must still be there with the same hash, its signature hold, and
            its line be among the folder's own.

    Raises:
        MissingPath: there is no folder at the path, or nothing in it is a custody's. A custody that lacks
            some of its parts is a finding.
        BadSetting: what is held is no checkpoint.

    """
    kept_elsewhere = None if held is None else read_held(held)
    root = Path(path)
    if not root.is_dir():
        raise MissingPath(f"{root} is no folder; give a project, or its folder custody")
    parts = (LAYOUT_FILE, LEDGER_FILE, HEAD_FILE, CHECKPOINTS_FILE, OBJECTS)
    if not any((root / name).exists() for name in parts):
        raise MissingPath(f"{root} is no custody; give a project, or its folder custody")
    findings = _check_layout(root)

    def find(code: str, subject: str, why: str) -> None:
        findings.append(Finding(code=code, subject=subject, why=why))

    ledger = _Ledger()
    if (root / LEDGER_FILE).is_file():
        ledger = _check_ledger(root)
        findings.extend(ledger.findings)
        findings.extend(_check_ledger_digests(root, ledger.of_ledger))
    else:
        find("file-missing", LEDGER_FILE, "no ledger")

    head_file = root / HEAD_FILE
    if not head_file.is_file():
        find("file-missing", HEAD_FILE, "no head")
    elif head_file.read_bytes() != head_bytes(ledger.lines, ledger.last):
        find("head-wrong", HEAD_FILE, "does not name the last entry of the ledger")
    if head is not None and head != ledger.last:
        find("head-wrong", head, "the ledger does not end in the hash noted elsewhere")

    keys, faults = read_keys(ledger.of_keys)
    for fault in faults:
        find(fault.code, str(fault.number), fault.why)
    checked = _Checkpoints()
    if (root / CHECKPOINTS_FILE).is_file():
        checked = _check_checkpoints(root, ledger, keys)
        findings.extend(checked.findings)
    else:
        find("file-missing", CHECKPOINTS_FILE, "no checkpoints")
    if kept_elsewhere is not None:
        findings.extend(_check_held(kept_elsewhere, ledger, checked, keys))

    of_objects, objects = _check_objects(root, ledger)
    findings.extend(of_objects)
    of_stamps, timestamps = _check_timestamps(root, ledger)
    findings.extend(of_stamps)
    findings.extend(_check_places(root))
    return Verification(
        findings=tuple(findings),
        entries=ledger.lines,
        objects=objects,
        head=ledger.last,
        checkpoints=len(checked.lines),
        newest=checked.newest,
        timestamps=timestamps,
        erased=tuple(ledger.erasures),
        encrypted=len(ledger.kept.keys() & ledger.encrypted - ledger.erased.keys()),
    )
