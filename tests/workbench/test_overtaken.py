"""Somebody corrects a claim while a form on it is open elsewhere: who sends that form is told of the correction, and not of fields nobody touched."""

import pytest

from corrobora.records import Claim, Decision, Judgement
from corrobora.workbench.people import Role
from corrobora.workflow import Project
from tests.workbench.conftest import NOW, Comes
from tests.workbench.test_deciding import first_report, form_in


def corrected_by_ben(project: Project, claim: Claim) -> None:
    word = Judgement(proposal="", decision=Decision.CORRECT, by="Ben", at=NOW, why="the other day is meant")
    with project.in_the_name_of("Ben"):
        project.decide_claim(claim.id, word, to=["when=2031-05-02"])


@pytest.mark.parametrize("decision", ["accept", "reject", "unsure"])
def test_a_form_from_before_a_correction_is_overtaken_and_can_be_sent_from_the_page_that_says_so(
    comes: Comes, project: Project, decision: str
) -> None:
    client, claim = comes(Role.CODER), first_report(project).claims[0].claim
    form = form_in(client.get(f"/queue?at={claim.id}").text, "/decision")
    corrected_by_ben(project, claim)
    told = {"decision": decision, "why": "my own words"}
    answer = client.post(form.action, data={**form.told, **told})
    assert answer.status_code == 409
    assert "Decided in between" in answer.text
    assert "Ben decided on it after you had loaded this page." in answer.text
    assert f"claim {claim.id}" not in answer.text, "whoever decides all day knows no ids"
    assert [one.by for one in project.judgements()] == ["Ben"]
    again = form_in(answer.text, "/decision")
    assert again.told["to-when"] == "2031-05-02"
    assert client.post(again.action, data={**again.told, **told}).status_code == 303
    assert [one.by for one in project.judgements()] == ["Ben", "The coder"]


@pytest.mark.parametrize("typed", [{"to-when": "2031-06-07"}, {}])
def test_so_is_a_correction_and_what_was_typed_stays(
    comes: Comes, project: Project, typed: dict[str, str]
) -> None:
    client, claim = comes(Role.CODER), first_report(project).claims[0].claim
    form = form_in(client.get(f"/queue?at={claim.id}").text, "/decision")
    corrected_by_ben(project, claim)
    told = {**form.told, "decision": "correct", "why": "my own words", **typed}
    answer = client.post(form.action, data=told)
    assert answer.status_code == 409
    assert form_in(answer.text, "/decision").told["to-when"] == told["to-when"]
    assert [one.by for one in project.judgements()] == ["Ben"]
