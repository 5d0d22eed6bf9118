"""What pages of incidents ask the desk: what may be the same, what persons put together, what became of an incident, and where all were."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corrobora.errors import BadSetting, Overtaken, UnknownRecord
from corrobora.records import Assessment, Decision, Judgement
from corrobora.review import Accord
from corrobora.workflow import Project, init_project
from corrobora.workflow.desk import Question

AT = "2031-07-01T09:00:00Z"
EXERCISE = Path(__file__).parents[2] / "examples" / "two-incidents"
WHY = "the same night"


def begun(root: Path, reports: Path, *, keys: Path | None = None) -> Project:
    project = init_project(root, by="coder", at=AT, keys=keys)
    for role in ("gazetteer", "actors"):
        project.refer(role, EXERCISE / f"{role}.csv")
    project.add([reports])
    project.read()
    project.assess()
    return project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with begun(tmp_path / "p", EXERCISE / "reports") as made:
        yield made


def cases(project: Project) -> list[Assessment]:
    return [case.incident for case in project.desk.incidents(Question()).rows]


def test_incidents_that_share_a_report_may_be_the_same(project: Project) -> None:
    one, other = cases(project)
    assert set(one.reports) & set(other.reports)
    assert [case.incident for case in project.desk.beside(one.id)] == [other]
    assert project.desk.beside(one.id, limit=0) == ()
    with pytest.raises(UnknownRecord, match="i-none"):
        project.desk.beside("i-none")


def written(folder: Path, name: str, place: str, day: str, number: int) -> None:
    text = f"EXERCISE\n\nSoldiers of the Orvenian Armed Forces killed {number} people in {place} on {day} March 2024, a nurse said.\n"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(text, "utf-8")


def test_incidents_of_one_country_within_three_days_may_be_the_same(tmp_path: Path) -> None:
    written(tmp_path / "in", "a", "Ombrel", "2", 4)
    written(tmp_path / "in", "b", "Tessun", "5", 9)
    written(tmp_path / "in", "c", "Lidda Wells", "9", 31)
    with begun(tmp_path / "p", tmp_path / "in") as project:
        by_place = {one.place.name: one.id for one in cases(project) if one.place is not None}
        assert len(by_place) == 3
        near = {
            place: {c.incident.id for c in project.desk.beside(known)} for place, known in by_place.items()
        }
        assert near["Ombrel"] == {by_place["Tessun"]}
        assert near["Tessun"] == {by_place["Ombrel"]}
        assert near["Lidda Wells"] == set()
        spots = project.desk.where()
        assert [(spot.country, spot.name, spot.incidents) for spot in spots] == [
            ("XA", "Lidda Wells", 1),
            ("XA", "Ombrel", 1),
            ("XA", "Tessun", 1),
        ]


def test_what_was_put_together_is_told_until_it_is_taken_back(project: Project) -> None:
    one, other = cases(project)
    assert project.desk.put(one.id) == ()
    made = project.merge([one.id, other.id], by="Ana", at=AT, why=WHY)
    for incident in (one.id, other.id):
        (put,) = project.desk.put(incident)
        assert (put.proposal, put.standing, put.waits, put.accord) == (
            made.proposal,
            (made,),
            True,
            Accord.AGREED,
        )
        assert [held.id for held in put.others] == [({one.id, other.id} - {incident}).pop()]
    project.assess()
    (whole,) = cases(project)
    assert [(put.waits, put.others) for put in project.desk.put(whole.id)] == [(False, ())]
    for incident in (one.id, other.id):
        if incident != whole.id:
            assert [held.id for held in project.desk.became(incident)] == [whole.id]
    project.withdraw(made.proposal, of="Ana", at=AT, why="two villages")
    (put,) = project.desk.put(whole.id)
    assert (put.standing, put.waits, put.accord) == ((), True, None)
    project.assess()
    assert {held.id for held in project.desk.became(whole.id)} == {one.id, other.id}
    assert project.desk.put(one.id) == ()
    assert project.desk.became("i-none") == ()
    assert project.verify().sound


def test_under_two_coders_one_waits_for_the_other(project: Project) -> None:
    project.set_coders(2)
    one, other = cases(project)
    project.merge([one.id, other.id], by="Ana", at=AT, why=WHY)
    assert [put.accord for put in project.desk.put(one.id)] == [Accord.WAITING]
    project.assess()
    assert len(cases(project)) == 2
    project.merge([one.id, other.id], by="Ben", at=AT, why=WHY)
    (put,) = project.desk.put(one.id)
    assert ([held.by for held in put.standing], put.accord) == (["Ana", "Ben"], Accord.AGREED)


def test_what_is_taken_back_is_there_and_was_seen(project: Project) -> None:
    one, other = cases(project)
    with pytest.raises(UnknownRecord, match="no judgement on p-none"):
        project.withdraw("p-none", of="Ana", at=AT, why=WHY)
    made = project.merge([one.id, other.id], by="Ana", at=AT, why=WHY)
    seen = project.desk.said_about(made.proposal)[-1].entry
    with pytest.raises(BadSetting, match="nothing of Ben is left"):
        project.withdraw(made.proposal, of="Ben", at=AT, why=WHY)
    with pytest.raises(BadSetting, match="for a reason"):
        project.withdraw(made.proposal, of="Ana", at=AT, why=" ")
    with pytest.raises(Overtaken, match="in between"):
        project.withdraw(made.proposal, of="Ana", at=AT, why=WHY, seen=seen - 1)
    with project.in_the_name_of("Rhea"):
        kept = project.withdraw(made.proposal, of="Ana", at=AT, why="two villages", seen=seen)
    assert (kept.by, kept.withdrawn, kept.groups) == ("Ana", True, made.groups)
    assert project.desk.history()[0].by == "Rhea"
    with pytest.raises(BadSetting, match="nothing of Ana is left"):
        project.withdraw(made.proposal, of="Ana", at=AT, why=WHY)


def test_a_judgement_on_a_claim_is_taken_back_as_well(project: Project) -> None:
    claim = next(claim for claim in project.desk.incident(cases(project)[0].id).claims)
    rejected = Judgement(proposal="", decision=Decision.REJECT, by="Ana", at=AT, why="not so")
    kept = project.decide_claim(claim.id, rejected)
    again = project.decide_claim(
        claim.id, Judgement(proposal="", decision=Decision.ACCEPT, by="Ana", at=AT, why="so")
    )
    assert project.withdraw(again.proposal, of="Ana", at=AT, why="slipped").decision is Decision.ACCEPT
    assert project.desk.report(claim.report).laid.judged[claim.id] == kept


def test_of_an_encrypted_project_the_same_is_answered(tmp_path: Path) -> None:
    written(tmp_path / "in", "a", "Ombrel", "2", 4)
    written(tmp_path / "in", "b", "Tessun", "5", 9)
    with begun(tmp_path / "p", tmp_path / "in", keys=tmp_path / "keys") as project:
        one, other = cases(project)
        assert [case.incident.id for case in project.desk.beside(one.id)] == [other.id]
        assert [(spot.name, spot.incidents) for spot in project.desk.where()] == [
            ("Ombrel", 1),
            ("Tessun", 1),
        ]
        made = project.merge([one.id, other.id], by="Ana", at=AT, why=WHY)
        assert [put.proposal for put in project.desk.put(one.id)] == [made.proposal]
        project.assess()
        (whole,) = cases(project)
        gone = next(known for known in (one.id, other.id) if known != whole.id)
        assert [held.id for held in project.desk.became(gone)] == [whole.id]
