"""Joining that goes on from a file is joining all at once."""

import random
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.growth import Invented, invent

from corrobora.merging import Joining, join, neighbours
from corrobora.records import Incident, IncidentId, Reading, Report, ReportId, When
from corrobora.workflow.shelves import FileShelves
from tests.merging.invented import likeness, reports


class Kept:
    """Reports joined in runs, each of which knows of the ones before what lies in a file and can be asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.before: dict[ReportId, Invented] = {}
        self.now: dict[ReportId, Invented] = {}
        self.incidents: dict[IncidentId, Incident] = {}
        self.asked: set[ReportId] = set()

    def recall(self, report: ReportId) -> tuple[Report, Reading]:
        self.asked.add(report)
        return self.before[report].report, self.before[report].reading

    def run(self, come: Sequence[Invented], go: Sequence[ReportId]) -> None:
        shelves = FileShelves(self.path)
        joining = Joining(likeness=likeness(), shelves=shelves, recall=self.recall)
        for one in come:
            joining.add(one.report, one.reading)
            self.now[one.report.id] = one
        for gone in go:
            joining.remove(gone)
            del self.now[gone]
        moved = joining.settle()
        shelves.keep()
        self.before = dict(self.now)
        self.incidents = {i: held for i, held in self.incidents.items() if i not in moved.gone}
        self.incidents |= moved.incidents

    def together(self) -> dict[IncidentId, Incident]:
        joined = join(
            [one.reading for one in self.now.values()],
            reports={one.report.id: one.report for one in self.now.values()},
            likeness=likeness(),
        )
        return {incident.id: incident for incident in joined.incidents}


# every crowd with every seed goes through memory in tests/merging/test_growing.py; what is tried here is the file
@pytest.mark.parametrize(("crowd", "seed"), [(200, 1), (6, 2), (3, 1)])
def test_runs_that_go_on_from_a_file_end_as_one_run(
    crowd: int, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "CROWD", crowd)
    chance = random.Random(seed)  # noqa: S311 - a test is there to be repeated
    kept = Kept(tmp_path / "joining.sqlite")
    waiting = list(reports())
    chance.shuffle(waiting)
    for some in (100, 1, 1, 20, 1, 1, 1, 30):
        come, waiting = waiting[:some], waiting[some:]
        go = [ReportId(one) for one in chance.sample(sorted(kept.now), len(kept.now) and chance.randrange(4))]
        waiting += [kept.now[one] for one in go]
        # some of what is there is read anew, and nothing of it changes
        come += chance.sample([one for i, one in kept.now.items() if i not in go], min(2, len(kept.now) // 2))
        kept.run(come, go)
        assert kept.incidents == kept.together()


def test_a_report_that_tells_otherwise_is_joined_as_it_tells_now(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "joining.sqlite")
    kept.run(list(reports()[:120]), [])
    one = next(m for m in reports()[:120] if len(m.reading.claims) > 1 and m.report.published is not None)
    later = When(text="", edtf="2031-12-24")
    changed = replace(
        one,
        report=replace(one.report, published=later, title="Nothing that was told before"),
        reading=replace(one.reading, claims=one.reading.claims[:1], steps=(), background=()),
    )
    kept.run([changed], [])
    assert kept.incidents == kept.together()
    kept.run([one], [])
    assert kept.incidents == kept.together()


def test_one_more_asks_for_few_of_those_before(tmp_path: Path) -> None:
    many = invent(900)
    kept = Kept(tmp_path / "joining.sqlite")
    kept.run(many[:-5], [])
    for one in many[-5:]:
        kept.asked = set()
        kept.run([one], [])
        assert len(kept.asked) < len(many) * 2 / 3
    assert kept.incidents == kept.together()


def test_what_was_not_kept_was_never_done(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "joining.sqlite")
    kept.run(list(reports()[:20]), [])
    before = kept.path.read_bytes()
    shelves = FileShelves(kept.path)
    joining = Joining(likeness=likeness(), shelves=shelves, recall=kept.recall)
    joining.add(reports()[30].report, reports()[30].reading)
    joining.settle()
    shelves.close()
    assert kept.path.read_bytes() == before


def test_no_word_stands_in_the_file(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "joining.sqlite")
    kept.run(list(reports()[:60]), [])
    words = {word for one in reports()[:60] for word in one.report.text.split() if len(word) > 5}
    written = kept.path.read_bytes()
    assert words
    assert not [word for word in words if word.encode() in written]


def test_a_shelf_that_nothing_is_said_of_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        FileShelves(tmp_path / "joining.sqlite").shelf("unheard of")


def test_the_file_is_a_database_that_others_can_open(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "joining.sqlite")
    kept.run(list(reports()[:20]), [])
    database = sqlite3.connect(kept.path)
    assert database.execute("SELECT count(*) FROM report").fetchone()[0] == 20
    database.close()
