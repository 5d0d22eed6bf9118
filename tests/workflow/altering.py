"""Change single bytes of a sealed project and of a package made from it, and see whether it is found."""

import contextlib
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from corrobora.custody import checkpoint_line, generate_key, verify
from corrobora.export import verify_bag
from corrobora.workflow import Project
from corrobora.workflow.layout import CUSTODY


def sealed_and_packed(project: Project, folder: Path) -> tuple[Path, bytes]:
    """Seal an assessed project, package it, and return the package and the line of the checkpoint."""
    line = checkpoint_line(project.seal(generate_key(), label="test"))
    project.export(("json", "acled", "bag"), folder)
    return folder / "bag", line


def changes(folder: Path, *, seed: int, number: int) -> Iterator[tuple[Path, int, int]]:
    """Choose files, each as likely, places in them, and what to change there; a project's lock says nothing."""
    chance = random.Random(seed)  # noqa: S311 - a test is there to be repeated
    files = [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.stat().st_size and path.name != "lock"
    ]
    for _ in range(number):
        path = chance.choice(files)
        yield path, chance.randrange(path.stat().st_size), chance.randrange(1, 256)


@contextlib.contextmanager
def changed(path: Path, place: int, by: int) -> Iterator[None]:
    """Change one byte of a file for as long as it takes to look."""
    before = path.read_bytes()
    path.write_bytes(before[:place] + bytes([before[place] ^ by]) + before[place + 1 :])
    try:
        yield
    finally:
        path.write_bytes(before)


def unseen_in_custody(project: Path, *, seed: int, number: int) -> list[str]:
    """Return the changes in a project's custody that `verify` does not find."""
    folder = project / CUSTODY
    unseen = []
    for path, place, by in changes(folder, seed=seed, number=number):
        with changed(path, place, by):
            if verify(folder).sound:
                unseen.append(f"{path.relative_to(folder)}, byte {place}, by {by}")
    return unseen


def unseen_in_package(bag: Path, *, seed: int, number: int) -> list[str]:
    """Return the changes in a package that its own `verify.py` does not find; what it says is thrown away."""
    unseen = []
    for path, place, by in changes(bag, seed=seed, number=number):
        with changed(path, place, by):
            if verify_bag.main([str(bag)], lambda _: None) == 0:
                unseen.append(f"{path.relative_to(bag)}, byte {place}, by {by}")
    return unseen


def without_end(project: Path, copy: Path, *, entries: int) -> Path:
    """Copy a project's custody with its last entries cut off and everything else made to fit; return the copy."""
    from corrobora.custody.folder import HEAD_FILE, LEDGER_FILE, head_bytes
    from corrobora.custody.ledger import from_line

    shutil.copytree(project / CUSTODY, copy)
    lines = (copy / LEDGER_FILE).read_bytes().splitlines(keepends=True)[:-entries]
    kept = [from_line(line) for line in lines]
    (copy / LEDGER_FILE).write_bytes(b"".join(lines))
    (copy / HEAD_FILE).write_bytes(head_bytes(len(kept), kept[-1].hash))
    (copy / "checkpoints.jsonl").write_bytes(b"")
    known = {entry.subject for entry in kept if entry.what == "kept"}
    for path in sorted((copy / "objects").rglob("*")):
        if path.is_file() and path.name not in known:
            path.unlink()
    return copy
