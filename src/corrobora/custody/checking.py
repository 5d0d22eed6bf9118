"""Checking a custody folder: every byte of it is covered by a hash or by the layout.

Nothing here needs more than the standard library, so that a stranger can
repeat it; ``docs/concepts/custody.md`` gives the contract in words.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from corrobora.custody.folder import (
    HEAD_FILE,
    LAYOUT,
    LAYOUT_FILE,
    LEDGER_FILE,
    OBJECTS,
    UNFINISHED,
    head_bytes,
    layout_bytes,
)
from corrobora.custody.ledger import KEPT, NO_ENTRY, from_line, hash_of
from corrobora.errors import BrokenIntegrity, MissingPath

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One difference between a custody folder and what was recorded."""

    code: str
    """``layout-changed``, ``file-missing``, ``line-broken``, ``hash-wrong``, ``chain-broken``,
    ``head-wrong``, ``object-changed``, ``object-missing``, ``object-unrecorded``, ``stray-file``
    or ``unreadable``."""
    subject: str
    """SHA-256 of the object, number of the ledger line, or path inside the folder."""
    why: str


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

    @property
    def sound(self) -> bool:
        """Whether nothing differs."""
        return not self.findings


def _hash_file(path: Path) -> tuple[str, int]:
    hashed = hashlib.sha256()
    size = 0
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            hashed.update(block)
            size += len(block)
    return hashed.hexdigest(), size


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ledger:
    findings: tuple[Finding, ...]
    lines: int
    last: str
    kept: dict[str, str]
    """SHA-256 of every object the ledger says is held, with its length in bytes as recorded."""


def _check_ledger(root: Path) -> _Ledger:
    findings: list[Finding] = []
    kept: dict[str, str] = {}
    previous = NO_ENTRY
    number = 0
    with (root / LEDGER_FILE).open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            subject = str(number)
            try:
                entry = from_line(line)
            except BrokenIntegrity as broken:
                findings.append(Finding(code="line-broken", subject=subject, why=str(broken)))
                continue
            if hash_of(entry) != entry.hash:
                findings.append(
                    Finding(
                        code="hash-wrong", subject=subject, why="the entry does not have the hash it carries"
                    )
                )
            if entry.number != number or entry.previous != previous:
                findings.append(
                    Finding(
                        code="chain-broken",
                        subject=subject,
                        why="the entry does not follow the line before it",
                    )
                )
            previous = entry.hash
            if entry.what == KEPT:
                kept[entry.subject] = entry.payload.get("bytes", "")
    return _Ledger(findings=tuple(findings), lines=number, last=previous, kept=kept)


def _check_objects(root: Path, kept: dict[str, str]) -> tuple[list[Finding], int]:
    findings: list[Finding] = []
    seen: set[str] = set()
    folder = root / OBJECTS
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(root).as_posix()
        if path.is_dir() and not path.is_symlink():
            if path.parent != folder or not re.fullmatch("[0-9a-f]{2}", path.name):
                findings.append(Finding(code="stray-file", subject=inside, why="no place of the layout"))
            continue
        sha256 = path.name
        well_placed = path.parent.parent == folder and path.parent.name == sha256[:2]
        if (
            not well_placed
            or path.is_symlink()
            or not path.is_file()
            or not re.fullmatch("[0-9a-f]{64}", sha256)
        ):
            if not sha256.startswith(UNFINISHED):
                findings.append(Finding(code="stray-file", subject=inside, why="no place of the layout"))
            continue
        seen.add(sha256)
        try:
            found, size = _hash_file(path)
        except OSError as fault:
            findings.append(
                Finding(code="unreadable", subject=sha256, why=fault.strerror or "cannot be read")
            )
            continue
        if found != sha256:
            findings.append(
                Finding(
                    code="object-changed",
                    subject=sha256,
                    why="the bytes do not have the hash they are held under",
                )
            )
        if sha256 not in kept:
            findings.append(
                Finding(code="object-unrecorded", subject=sha256, why="no ledger entry says that it is held")
            )
        elif kept[sha256] != str(size) and found == sha256:
            findings.append(
                Finding(code="object-changed", subject=sha256, why="the ledger records another length")
            )
    findings.extend(
        Finding(code="object-missing", subject=sha256, why="the ledger says that it is held")
        for sha256 in sorted(kept.keys() - seen)
    )
    return findings, len(seen)


def verify(path: str | Path, *, head: str | None = None) -> Verification:
    """Check every byte of a custody folder and return all that differs.

    Args:
        path: the folder.
        head: hash of the last entry as noted down elsewhere, if it was. It closes the one gap a
            chain has: somebody who can rewrite the whole folder can write a new, sound one.

    Raises:
        MissingPath: there is no folder at the path, or nothing in it is a custody's. A custody that lacks
            some of its parts is a finding.

    """
    root = Path(path)
    if not root.is_dir():
        raise MissingPath(f"{root} is not a folder")
    if not any((root / name).exists() for name in (LAYOUT_FILE, LEDGER_FILE, HEAD_FILE, OBJECTS)):
        raise MissingPath(f"{root} is no custody; give a folder made with --keep")
    findings: list[Finding] = []
    layout = root / LAYOUT_FILE
    if not layout.is_file():
        findings.append(Finding(code="file-missing", subject=LAYOUT_FILE, why="no layout file"))
    elif layout.read_bytes() != layout_bytes():
        findings.append(Finding(code="layout-changed", subject=LAYOUT_FILE, why=f"does not say {LAYOUT}"))

    if (root / LEDGER_FILE).is_file():
        ledger = _check_ledger(root)
        findings.extend(ledger.findings)
    else:
        ledger = _Ledger(findings=(), lines=0, last=NO_ENTRY, kept={})
        findings.append(Finding(code="file-missing", subject=LEDGER_FILE, why="no ledger"))

    head_file = root / HEAD_FILE
    if not head_file.is_file():
        findings.append(Finding(code="file-missing", subject=HEAD_FILE, why="no head"))
    elif head_file.read_bytes() != head_bytes(ledger.lines, ledger.last):
        findings.append(
            Finding(code="head-wrong", subject=HEAD_FILE, why="does not name the last entry of the ledger")
        )
    if head is not None and head != ledger.last:
        findings.append(
            Finding(
                code="head-wrong", subject=head, why="the ledger does not end in the hash noted elsewhere"
            )
        )

    of_objects, objects = _check_objects(root, ledger.kept)
    findings.extend(of_objects)
    known = {LAYOUT_FILE, LEDGER_FILE, HEAD_FILE, OBJECTS}
    findings.extend(
        Finding(code="stray-file", subject=entry.name, why="no place of the layout")
        for entry in sorted(root.iterdir())
        if entry.name not in known and not entry.name.startswith(UNFINISHED)
    )
    return Verification(findings=tuple(findings), entries=ledger.lines, objects=objects, head=ledger.last)
