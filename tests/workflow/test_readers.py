"""A large folder is read in several processes: the same readings, in the same order, whatever becomes of a process."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future
from pathlib import Path

import loky
import pytest

import corrobora
from corrobora.errors import BadSetting
from corrobora.records import Reading, Report
from corrobora.workflow import readers

REPORTS = Path(__file__).parents[2] / "examples" / "two-incidents" / "reports"


@pytest.fixture
def in_bulk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "BULK", 1)


def _read(processes: int | None) -> list[tuple[Report, Reading]]:
    return list(corrobora.read(REPORTS, settings=corrobora.Settings(processes=processes)))


@pytest.mark.usefixtures("in_bulk")
def test_several_processes_read_what_one_reads() -> None:
    alone, shared_out = _read(1), _read(2)
    assert len(alone) > 2
    assert shared_out == alone


@pytest.mark.usefixtures("in_bulk")
def test_the_work_is_done_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "read_one", _unwanted)
    assert len(_read(2)) > 2


def _unwanted(report: Report, _: object) -> Reading:
    raise AssertionError(f"{report.id} was read by process {os.getpid()}, which should share its work out")


def test_a_small_folder_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loky, "ProcessPoolExecutor", _broken)
    assert len(_read(None)) > 2


def _broken(**_: object) -> None:
    raise AssertionError("a process pool was made")


class _Ended:
    """A pool whose processes the system ends after the first report."""

    def __init__(
        self, *, max_workers: int, initializer: Callable[..., None], initargs: tuple[object, ...]
    ) -> None:
        self.given = 0
        self.workers = max_workers
        initializer(*initargs)

    def submit(self, work: object, report: Report) -> "Future[Reading]":
        assert callable(work)
        self.given += 1
        future: Future[Reading] = Future()
        if self.given == 1:
            future.set_result(work(report))
        elif self.given == 2:
            future.set_exception(BrokenExecutor("ended by the system"))
        else:
            raise BrokenExecutor("no process is left")
        return future

    def shutdown(self, *, wait: bool) -> None:
        assert wait


@pytest.mark.usefixtures("in_bulk")
def test_where_a_process_is_ended_the_rest_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = _read(1)
    monkeypatch.setattr(loky, "ProcessPoolExecutor", _Ended)
    assert _read(2) == alone


@pytest.mark.usefixtures("in_bulk")
def test_where_the_system_lends_no_processes_one_reads_all(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = _read(1)
    monkeypatch.setattr(loky, "ProcessPoolExecutor", _refused)
    assert _read(2) == alone


def _refused(**_: object) -> None:
    raise OSError("no semaphores")


@pytest.mark.usefixtures("in_bulk")
def test_a_caller_may_stop_early() -> None:
    found: Iterator[tuple[Report, Reading]] = iter(
        corrobora.read(REPORTS, settings=corrobora.Settings(processes=2))
    )
    first, _ = next(found)
    assert first.text
    del found


def test_no_process_at_all_is_refused() -> None:
    with pytest.raises(BadSetting, match="processes: found 0, expected 1 or more"):
        corrobora.Settings(processes=0)
