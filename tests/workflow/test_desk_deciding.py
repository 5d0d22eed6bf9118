"""What pages on which persons decide ask a project for."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from corrobora.records import Decision, Judgement
from corrobora.review import Accord
from corrobora.workflow.desk import Desk, Question
from corrobora.workflow.project import Project, open_project

from .worked import assessed

AT = "2031-07-01T09:00:00Z"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("desk") / "p"
    assessed(root).close()
    return root


@pytest.fixture
def project(whole: Path, tmp_path: Path) -> Iterator[Project]:
    shutil.copytree(whole, tmp_path / "p")
    with open_project(tmp_path / "p", by="desk", at=lambda: AT) as opened:
        yield opened


def decide(project: Project, report: str, number: int, how: Decision, by: str) -> None:
    claim = project.desk.report(report).claims[number].claim.id
    project.decide_claim(claim, Judgement(proposal="", decision=how, by=by, at=AT, why="read"))


def first(desk: Desk) -> str:
    return desk.reports(Question()).rows[0].report.id


def test_one_record_is_asked_for_by_its_id_and_another_gives_none(project: Project) -> None:
    desk = project.desk
    report = first(desk)
    found = desk.find_report(report)
    assert found is not None
    assert found.id == report
    assert desk.find_report("0" * 64) is None
    incident = desk.incidents_of(report)[0]
    told = desk.find_incident(incident.id)
    assert told is not None
    assert told.headline == incident.headline
    assert desk.find_incident("i-0") is None


def test_how_far_a_report_is_follows_what_is_decided(project: Project) -> None:
    desk, report = project.desk, first(project.desk)
    before = desk.left_of(report)
    assert before is not None
    assert before.open == before.claims > 1
    decide(project, report, 0, Decision.ACCEPT, "Ana")
    after = desk.left_of(report)
    assert after is not None
    assert after.open == before.open - 1
    assert desk.left_of("0" * 64) is None


def test_the_newest_entry_on_a_report_is_where_the_list_of_the_unsettled_goes_on(project: Project) -> None:
    desk = project.desk
    project.set_coders(2)
    reports = [row.report.id for row in desk.reports(Question()).rows[:2]]
    assert desk.newest_on(reports[0]) == 0
    for report in reports:
        decide(project, report, 0, Decision.ACCEPT, "Ana")
        decide(project, report, 1, Decision.REJECT, "Ana")
    newest = desk.newest_on(reports[1])
    assert {report for report, _ in desk.unsettled(Accord.WAITING)} == set(reports)
    assert {report for report, _ in desk.unsettled(Accord.WAITING, before=newest)} == {reports[0]}
