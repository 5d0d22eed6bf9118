"""A project where nothing can be written: what is in it is read, checked and given out, and nothing is made beside it."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corrobora.cli import main
from corrobora.custody import open_folder
from corrobora.custody.store import SQLITE_FILE
from corrobora.errors import BadSetting, ReadOnly
from corrobora.workflow import init_project, open_project, project, read_project, verify_project
from tests.workflow.worked import EXERCISE, by_rules_alone

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights are POSIX's here")
AT = "2031-05-01T08:00:00Z"
NOBODY = 65534
Typed = Callable[..., tuple[int, str, str]]


@contextmanager
def powerless() -> Iterator[None]:
    """Act as somebody whom the rights of files bind: root is bound by none."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def sealed(folder: Path, *, writable: bool = False) -> None:
    """Take the right to write from a folder and all below it, or give it back."""
    for path in (folder, *folder.rglob("*")):
        path.chmod((0o755 if path.is_dir() else 0o644) if writable else (0o555 if path.is_dir() else 0o444))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a project with two reports that is assessed, and hand it out as it was left."""
    path = tmp_path_factory.mktemp("whole") / "archive"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(project, "readers", by_rules_alone)
        with init_project(path, by="me", at=AT) as made:
            for role in ("gazetteer", "actors"):
                made.refer(role, EXERCISE / f"{role}.csv")
            made.add(sorted((EXERCISE / "reports").iterdir())[:2])
            made.read()
            made.assess()
    return path


@pytest.fixture(scope="module")
def loaded(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Load all that the commands load late: somebody powerless may not read where Python lies."""
    copy, out = tmp_path_factory.mktemp("loaded") / "archive", tmp_path_factory.mktemp("out")
    shutil.copytree(whole, copy)
    for words in (
        ("status", copy),
        ("verify", copy),
        ("export", copy, "--as", "bag,json,geojson", "--out", out),
    ):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.argv", ["corrobora", *map(str, words)])
            with pytest.raises(SystemExit):
                main()


@pytest.fixture
def place(whole: Path, loaded: None) -> Iterator[Path]:
    """Return a folder that anybody may pass, with the project in it."""
    folder = Path(tempfile.mkdtemp(prefix="read-only-"))
    folder.chmod(0o755)
    shutil.copytree(whole, folder / "archive")
    yield folder
    sealed(folder, writable=True)
    shutil.rmtree(folder)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Return what types a command as somebody powerless and gives status, output and errors."""

    def type_in(*words: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["corrobora", *(str(word) for word in words)])
        with powerless(), pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return type_in


def listed(folder: Path) -> list[tuple[str, int]]:
    return sorted((path.name, path.stat().st_mtime_ns) for path in folder.rglob("*"))


def test_what_cannot_be_written_to_is_read_checked_and_given_out(place: Path, typed: Typed) -> None:
    archive = place / "archive"
    with open_project(archive, by="me", at=AT) as able:
        wanted = able.status()
        able.export(("json", "geojson"), place / "wanted")
    sealed(archive)
    (place / "given").mkdir()
    (place / "given").chmod(0o777)
    before = listed(archive)
    status, said, complaint = typed("status", archive)
    assert (status, complaint, f"newest entry {wanted.entries}: {wanted.head}" in said) == (0, "", True)
    assert typed("history", archive)[1].count("\n") == wanted.entries
    assert typed("proposals", archive)[0] == 0
    status, said, complaint = typed("verify", archive, "--head", wanted.head)
    assert (status, complaint, said[:5]) == (0, "", "sound")
    assert typed("export", archive, "--as", "json,geojson,bag", "--out", place / "given")[0] == 0
    for name in ("dossier.json", "geojson/incidents.geojson"):
        assert (place / "given" / name).read_bytes() == (place / "wanted" / name).read_bytes()
    assert (place / "given" / "bag" / "bagit.txt").is_file()
    assert listed(archive) == before
    for words in (
        ("add", archive, EXERCISE / "reports"),
        ("assess", archive),
        ("verify", archive, "--rebuild"),
    ):
        status, _, said = typed(*words)
        assert (status, "cannot be opened for writing" in said, said.count("\n")) == (2, True, 1), said


def test_nothing_can_be_added_to_what_was_opened_to_be_read(place: Path) -> None:
    sealed(place / "archive")
    with powerless(), read_project(place / "archive", by="x", at=AT) as found:
        for act in (lambda: found.add([EXERCISE / "reports"]), found.assess):
            with pytest.raises(ReadOnly, match="opened to be read"):
                act()


def test_a_store_that_lacks_entries_is_said_to_and_is_a_finding(place: Path, typed: Typed) -> None:
    archive = place / "archive"
    with open_folder(archive / "custody", by="me", at=AT) as custody:
        custody.append("noted", "x", {})
    sealed(archive)
    status, _, complaint = typed("status", archive)
    assert (status, "is behind its ledger: it follows entry" in complaint, complaint.count("\n")) == (
        0,
        True,
        1,
    )
    with powerless():
        found = verify_project(archive, by="x", at=AT)
    assert [one.code for one in found.findings] == ["store-behind"]


def test_a_store_that_is_missing_is_said_to_be_and_custody_is_checked_all_the_same(
    place: Path, typed: Typed
) -> None:
    archive = place / "archive"
    (archive / SQLITE_FILE).unlink()
    sealed(archive)
    status, _, complaint = typed("status", archive)
    assert (status, "is missing, and a store cannot be made here" in complaint) == (2, True)
    status, said, _ = typed("verify", archive)
    assert (status, said.startswith("store-unchecked: "), said.count("\n")) == (1, True, 1)


def test_a_log_that_was_not_written_back_is_read_or_refused_and_never_passed_over(place: Path) -> None:
    archive = place / "archive"
    able = open_project(archive, by="me", at=AT)
    able.add([sorted((EXERCISE / "reports").iterdir())[3]])
    for left in archive.glob(f"{SQLITE_FILE}*"):
        shutil.copy(left, place / left.name)
    number = able.status().entries
    able.close()
    for left in archive.glob(f"{SQLITE_FILE}*"):
        left.unlink()
    for left in place.glob(f"{SQLITE_FILE}*"):
        shutil.copy(left, archive / left.name)
    assert (archive / f"{SQLITE_FILE}-wal").stat().st_size
    sealed(archive)
    with powerless():
        try:
            found = read_project(archive, by="x", at=AT)
        except BadSetting:
            return
        with found:
            assert (found.lag, found.status().entries) == ("", number)
