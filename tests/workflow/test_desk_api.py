"""What programs ask of a desk beside what pages ask: how many there are of each list, one incident alone."""

from pathlib import Path

import pytest

from corrobora.errors import Overtaken, UnknownRecord
from corrobora.records import ClaimId, Decision, Judgement
from corrobora.workflow import Project, init_project
from corrobora.workflow.desk import Question

AT = "2031-06-01T10:00:00Z"
EXERCISE = Path(__file__).parents[2] / "examples" / "two-incidents"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("desk") / "project"
    made = init_project(root, by="Ana", at=AT)
    made.refer("gazetteer", EXERCISE / "gazetteer.csv")
    made.refer("actors", EXERCISE / "actors.csv")
    made.add([EXERCISE / "reports"])
    made.read()
    assert not made.desk.is_assessed
    made.assess()
    return made


def a_claim(project: Project, number: int = 0) -> ClaimId:
    found = [
        one.claim.id
        for row in project.desk.reports(Question()).rows
        for one in project.desk.report(row.report.id).claims
    ]
    return found[number]


def test_lists_say_how_many_they_hold(project: Project) -> None:
    desk = project.desk
    everything = desk.incidents(Question(), limit=100).rows
    assert desk.how_many_incidents(Question()) == len(everything) > 0
    assert desk.how_many_incidents(Question(since="2999")) == 0
    assert desk.how_many_incidents(Question(facets={"country": "ZZ"})) == 0
    assert desk.how_many_steps() == len(desk.board(limit=1_000)) > 0


def test_judgements_are_counted_by_person(project: Project) -> None:
    before = project.desk.how_many_judgements()
    judgement = Judgement(proposal="", decision=Decision.ACCEPT, by="Bo", at=AT, why="it says so")
    project.decide_claim(a_claim(project), judgement)
    assert project.desk.how_many_judgements() == before + 1
    assert project.desk.how_many_judgements("Bo") == 1
    assert project.desk.how_many_judgements("Nobody") == 0


def test_an_incident_is_given_alone(project: Project) -> None:
    assert project.desk.is_assessed
    for case in project.desk.incidents(Question()).rows:
        assert project.desk.assessment(case.incident.id) == case.incident
    with pytest.raises(UnknownRecord):
        project.desk.assessment("none")


def test_who_says_to_have_seen_what_never_was_is_told_so(project: Project) -> None:
    judgement = Judgement(proposal="", decision=Decision.ACCEPT, by="Bo", at=AT, why="it says so")
    with pytest.raises(Overtaken):
        project.decide_claim(a_claim(project, 1), judgement, seen=7)
    judged = [one.judgement.claim for one in project.desk.said_by("Bo", limit=100)]
    assert a_claim(project, 1) not in {claim.id for claim in judged if claim is not None}
