"""A disk that is full at any moment: what a project reported as done is there, and nothing is half done."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import sqlalchemy as sa

from corrobora.custody.store import SQLITE_FILE
from corrobora.errors import BadSetting, CorroboraError
from corrobora.export import verify_bag
from corrobora.workflow import is_project, open_project, project
from tests.custody.full_disk import failing

from .killing import faults_of
from .worked import AT, EXERCISE, Act, acts, by_rules_alone

FORMS = ("json", "html", "geojson", "bag")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two reports of the exercise."""
    folder = tmp_path_factory.mktemp("reports")
    texts = [
        path for path in sorted((EXERCISE / "reports").iterdir()) if path.suffix in {".html", ".txt", ".md"}
    ]
    for path in texts[:2]:
        shutil.copy(path, folder)
    return folder


@pytest.fixture(autouse=True)
def _rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project, "readers", by_rules_alone)


def worked(folder: Path, reports: Path) -> tuple[list[Act], Exception | None]:
    """Work until all reports were gone through once; return what was reported as done, and what stopped it."""
    done: list[Act] = []
    out = folder.parent / "out"
    shutil.rmtree(out, ignore_errors=True)
    try:
        for act in acts(folder, reports, None, forms=FORMS):
            done.append(act)
            if act["act"] == "exported":
                if sum(one["act"] == "exported" for one in done) == len(list(reports.iterdir())):
                    break
                shutil.rmtree(out / "bag")  # a package is never written over
    except (OSError, CorroboraError) as fault:
        return done, fault
    return done, None


def is_plain(fault: Exception) -> bool:
    """Whether a message is one line about a disk or a database that is full."""
    said = str(fault)
    full = "No space left on device" in said or "disk is full" in said
    return full and "\n" not in said


def _left_half_done(folder: Path) -> list[str]:
    """Return what was exported and is not whole."""
    out = folder.parent / "out"
    faults = [
        f"{path.name} was left" for path in out.rglob("*") if ".partial" in path.name and path.is_file()
    ]
    if (out / "bag").exists() and verify_bag.main([str(out / "bag")], lambda _: None) != 0:
        faults.append("there is a package that does not verify itself")
    return faults


def checked(folder: Path, reports: Path, done: list[Act]) -> None:
    """Look at what is there on a disk that has room again, and go on from there."""
    assert faults_of(folder, [act for act in done if act["act"] != "exported"]) == []
    if done and done[-1]["act"] == "exported":
        # `worked` was taking the package away itself
        shutil.rmtree(folder.parent / "out" / "bag", ignore_errors=True)
    assert _left_half_done(folder) == []
    again, fault = worked(folder, reports)
    assert fault is None
    assert faults_of(folder, again) == []
    assert _left_half_done(folder) == []


def moments(number: int, of: int, *, seed: int) -> list[int]:
    """Choose as many of so many calls."""
    return sorted(random.Random(seed).sample(range(1, of + 1), number))  # noqa: S311 - a test is there to be repeated


@pytest.fixture(scope="module")
def calls(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> int:
    """Return how many calls that write a run makes."""
    with pytest.MonkeyPatch.context() as patched, failing(0, lasting=False) as disk:
        patched.setattr(project, "readers", by_rules_alone)
        done, fault = worked(tmp_path_factory.mktemp("counted") / "archive", reports)
    assert fault is None
    assert [act["act"] for act in done] == ["made", *["added", "read", "assessed", "judged", "exported"] * 2]
    return disk.calls


@pytest.mark.parametrize("lasting", [False, True], ids=["one call", "from there on"])
def test_whatever_write_meets_a_full_disk_nothing_reported_is_lost_and_nothing_half_done(
    tmp_path: Path, reports: Path, calls: int, lasting: bool
) -> None:
    for first in moments(16, calls, seed=8 + lasting):
        folder = tmp_path / str(first) / "archive"
        folder.parent.mkdir()
        with failing(first, lasting=lasting) as disk:
            done, fault = worked(folder, reports)
        assert disk.failed
        assert fault is not None, f"call {first} failed and nobody was told"
        assert is_plain(fault), fault
        checked(folder, reports, done)
        shutil.rmtree(folder.parent)


@contextmanager
def no_more_pages(folder: Path, number: int) -> Iterator[None]:
    """Let the store of a project grow by so many pages and no more: SQLite then says that its disk is full."""

    def bound(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages + number}")

    with sqlite3.connect(folder / SQLITE_FILE) as store:
        (pages,) = store.execute("PRAGMA page_count").fetchone()
    store.close()
    sa.event.listen(sa.engine.Engine, "connect", bound)
    try:
        yield
    finally:
        sa.event.remove(sa.engine.Engine, "connect", bound)


@pytest.mark.parametrize("pages", [1, 2, 3, 5, 8, 13])
def test_a_store_whose_disk_is_full_loses_nothing_that_the_ledger_holds(
    tmp_path: Path, reports: Path, pages: int
) -> None:
    folder = tmp_path / "archive"
    for act in acts(folder, reports, None):
        if act["act"] == "made":
            break
    with no_more_pages(folder, pages):
        done, fault = worked(folder, reports)
    assert isinstance(fault, BadSetting), "the store had room"
    assert is_plain(fault), fault
    assert "what is in the ledger is safe" in str(fault)
    checked(folder, reports, done)


def test_a_project_that_could_not_be_made_can_be_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    first = 0
    while not is_project(folder):
        first += 1
        # from folders that an earlier failure left, too: each try gets one call further
        with failing(first, lasting=True) as disk, suppress(OSError):
            project.init_project(folder, by="first", at=AT).close()
        assert disk.failed or is_project(folder)
    assert first > 5
    with open_project(folder, by="next", at=AT) as found:
        assert found.verify().sound
