"""Persons decide while the machine works, two of them where the project asks for two, and nobody writes over what somebody else decided."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corrobora.errors import BadSetting, Overtaken, UnknownRecord
from corrobora.export import render_json
from corrobora.records import Claim, ClaimId, Decision, Judgement
from corrobora.review import Accord, propose_reading
from corrobora.workflow.assessing import weigh_again
from corrobora.workflow.project import Project

from .test_going_on import DAY
from .test_judged import AT, assessed, counting, incident_of
from .test_project import REPORTS
from .worked import begun


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with begun(tmp_path / "p") as made:
        made.add(REPORTS)
        made.read()
        made.assess(as_of=DAY)
        yield made


def decided(
    project: Project, on: Claim, how: Decision, by: str, *, seen: int | None = None, **more: Any
) -> Judgement:
    told = Judgement(proposal="", decision=how, by=by, at=AT, why="read the passage", **more)
    return project.decide_claim(on.id, told, seen=seen)


def asked_for(project: Project, coders: int) -> None:
    """Ask for so many from here on; all is weighed anew, by the same rules."""
    project.set_coders(coders)
    told = project.assess(as_of=DAY)
    assert told.joined == told.reports


def a_claim(project: Project) -> Claim:
    dossier = project.dossier()
    return counting(dossier, dossier.incidents[0])[0]


def test_a_decision_made_during_an_assessment_waits_for_nothing_and_is_taken_by_the_next(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = a_claim(project)
    before = project.dossier()
    went: list[Judgement] = []

    def weigh_slowly(*what: Any, **told: Any) -> Any:
        found = weigh_again(*what, **told)
        if not went:
            other = threading.Thread(
                target=lambda: went.append(decided(project, claim, Decision.REJECT, "Bo"))
            )
            other.start()
            other.join(60)
            assert not other.is_alive(), "the decision waits for the assessment"
        return found

    monkeypatch.setattr("corrobora.workflow.project.weigh_again", weigh_slowly)
    project.assess(as_of=DAY, anew=True)
    assert len(went) == 1
    # what was assessed knows nothing of it, and says so alike however often it is read
    assert project.dossier().incidents == before.incidents
    assert claim.id not in {one for found in project.dossier().incidents for one in found.set_aside}
    assert project.verify().sound
    after = assessed(project)
    assert claim.id in incident_of(after, claim.id).set_aside


def test_nobody_writes_over_what_somebody_decided_in_between(project: Project) -> None:
    claim = a_claim(project)
    decided(project, claim, Decision.ACCEPT, "Ana", seen=0)
    with pytest.raises(Overtaken, match="Ana decided"):
        decided(project, claim, Decision.REJECT, "Bo", seen=0)
    entry = project.desk.report(claim.report)
    (sheet,) = (one for one in entry.claims if one.claim.id == claim.id)
    assert sheet.judgement is not None
    assert sheet.judgement.decision is Decision.ACCEPT
    decided(project, claim, Decision.REJECT, "Bo", seen=sheet.seen)
    assert [one.judgement.by for one in project.desk.said_about(propose_reading(claim).id)] == ["Ana", "Bo"]


def test_of_many_who_decide_at_once_on_what_they_saw_one_is_taken(project: Project) -> None:
    claim = a_claim(project)
    begin = threading.Barrier(6)
    taken, refused = [], []

    def decide(number: int) -> None:
        begin.wait(30)
        try:
            taken.append(decided(project, claim, Decision.ACCEPT, f"Coder {number}", seen=0))
        except Overtaken:
            refused.append(number)

    threads = [threading.Thread(target=decide, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert (len(taken), len(refused)) == (1, 5)
    assert project.judgements() == tuple(taken)


def test_the_ledger_says_who_acted_and_not_who_opened_the_project(project: Project) -> None:
    claim = a_claim(project)
    others: list[str] = []
    with project.in_the_name_of("Ana", "2031-07-02T00:00:00Z"):
        # another thread acts in its own name meanwhile
        thread = threading.Thread(target=lambda: project.set_coders(2))
        thread.start()
        thread.join(60)
        decided(project, claim, Decision.UNSURE, "Ana")
    project.set_coders(1)
    last = {entry.what + str(entry.number): entry for entry in project.iter_history()}
    others = [entry.by for entry in last.values() if entry.what == "set"]
    (mine,) = (entry for entry in last.values() if entry.what == "judged")
    assert (mine.by, mine.at) == ("Ana", "2031-07-02T00:00:00Z")
    assert "Ana" not in others
    assert len(others) == 2


def test_a_claim_that_nobody_reads_cannot_be_decided_on(project: Project) -> None:
    told = Judgement(proposal="", decision=Decision.ACCEPT, by="Ana", at=AT, why="?")
    with pytest.raises(UnknownRecord, match="c-0000"):
        project.decide_claim(ClaimId("c-0000"), told)
    with pytest.raises(BadSetting, match="reason"):
        project.decide_claim(
            a_claim(project).id, Judgement(proposal="", decision=Decision.ACCEPT, by="Ana", at=AT, why=" ")
        )
    assert project.judgements() == ()


# --------------------------------------------------------------------------- two coders


def test_where_two_are_asked_for_one_alone_changes_nothing(project: Project) -> None:
    claim = a_claim(project)
    before = project.dossier()
    asked_for(project, 2)
    decided(project, claim, Decision.REJECT, "Ana")
    assert project.desk.counts().waiting == 1
    assert assessed(project).incidents == before.incidents
    decided(project, claim, Decision.REJECT, "Bo")
    assert project.desk.counts().waiting == 0
    assert claim.id in incident_of(assessed(project), claim.id).set_aside


def test_where_two_differ_nothing_is_in_force_until_it_is_settled(project: Project) -> None:
    claim = a_claim(project)
    before = project.dossier()
    asked_for(project, 2)
    decided(project, claim, Decision.REJECT, "Ana")
    decided(project, claim, Decision.ACCEPT, "Bo")
    assert project.desk.counts().disputed == 1
    assert [report for report, _ in project.desk.unsettled(Accord.DISPUTED)] == [claim.report]
    assert assessed(project).incidents == before.incidents
    decided(project, claim, Decision.REJECT, "Chi", settles=True)
    assert project.desk.counts().disputed == 0
    assert claim.id in incident_of(assessed(project), claim.id).set_aside


def test_what_was_assessed_stands_by_as_many_as_were_asked_for_then(project: Project) -> None:
    claim = a_claim(project)
    decided(project, claim, Decision.REJECT, "Ana")
    first = assessed(project)
    project.set_coders(2)
    assert render_json(project.dossier()) == render_json(first)
    asked_for(project, 2)
    assert claim.id not in {one for found in project.dossier().incidents for one in found.set_aside}
    asked_for(project, 1)
    assert project.dossier().incidents == first.incidents


def test_one_or_two_are_asked_for(project: Project) -> None:
    for number in (0, 3, -1):
        with pytest.raises(BadSetting, match="expected 1 or 2"):
            project.set_coders(number)
    number = project.newest[0]
    project.set_coders(1)  # as it is: nothing is entered
    assert project.newest[0] == number
