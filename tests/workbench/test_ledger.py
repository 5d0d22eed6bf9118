"""History: who did what, when, and why."""

import html
import re

import pytest

from corrobora.records import Decision
from corrobora.workbench.ledger import ACTS, REPLACED, STANDS, WITHDRAWAL
from corrobora.workbench.people import Role
from corrobora.workflow import Project
from tests.workbench.conftest import Comes
from tests.workbench.judged import claims_of, decide, page


def numbers(text: str) -> list[int]:
    return [int(one) for one in re.findall(r'<span class="muted">entry (\d+)', text)]


def test_everything_comes_the_newest_first_and_page_after_page(comes: Comes, project: Project) -> None:
    client, seen, path = comes(Role.READER), list[int](), "/history"
    while path:
        text = page(client, path)
        seen += numbers(text)
        found = re.search(r'href="([^"]+)" rel="next"', text)
        path = html.unescape(found[1]) if found else ""
    newest = project.newest[0]
    assert seen == list(range(newest, 0, -1))


def test_every_word_of_an_entry_is_told_in_words(project: Project) -> None:
    assert {entry.what for entry in project.iter_history()} <= ACTS.keys()


def test_hashes_are_folded_away(comes: Comes, project: Project) -> None:
    text = page(comes(Role.READER), "/history")
    outside = re.sub(r"<details>.*?</details>", "", text, flags=re.DOTALL)
    assert project.newest[1] in text
    assert not re.search(r"[0-9a-f]{64}", re.sub(r'href="[^"]*"', "", outside))


def test_a_report_a_claim_an_incident_and_a_proposal_have_their_history(
    comes: Comes, project: Project
) -> None:
    client, claim = comes(Role.READER), claims_of(project)[0]
    decide(project, claim, Decision.ACCEPT, "Bo")
    judged = project.newest[0]
    proposal = project.desk.history(limit=1)[0].subject
    incident = project.desk.board()[0].incident.id
    for subject in (claim.report, claim.id, proposal):
        text = page(client, f"/history/{subject}")
        assert judged in numbers(text), subject
        assert "Accepted" in text
    assert "Had a report read" in page(client, f"/history/{claim.id}")
    assert "Had an incident weighed" in page(client, f"/history/{incident}")
    other = next(one for one in claims_of(project) if one.report == claim.report and one.id != claim.id)
    assert judged not in numbers(page(client, f"/history/{other.id}"))


def test_a_correction_shows_before_and_after_of_what_changed_alone(comes: Comes, project: Project) -> None:
    claim = next(one for one in claims_of(project) if one.speaker is not None)
    decide(project, claim, Decision.CORRECT, "Bo", "speaker=a <b>clerk", "stance=doubts")
    text = page(comes(Role.READER), f"/history/{claim.id}")
    rows = re.findall(
        r'<tr><th scope="row">([^<]+)</th><td[^>]*><bdi>([^<]*)</bdi></td><td[^>]*><bdi>([^<]*)', text
    )
    assert ("Who says it", html.escape(claim.speaker.text), "a &lt;b&gt;clerk") in rows  # type: ignore[union-attr]  # chosen above
    assert {name for name, _, _ in rows} <= {
        "Who says it",
        "How it is said",
        "Kind of speaker",
        "Without a name",
    }
    assert "How it is said" in {name for name, _, _ in rows}
    assert "the passage &lt;b&gt;says&lt;/b&gt; so" in text


def test_a_decision_is_taken_back_by_who_made_it_alone(comes: Comes, project: Project) -> None:
    claim = claims_of(project)[0]
    decide(project, claim, Decision.ACCEPT, "The coder")
    undo = f'action="/claims/{claim.id}/undo"'
    own, others = comes(Role.CODER), comes(Role.REVIEWER)
    assert undo in page(own, f"/history/{claim.id}")
    text = page(others, f"/history/{claim.id}")
    assert undo not in text
    assert STANDS in html.unescape(text)
    decide(project, claim, Decision.REJECT, "The coder")
    text = page(own, f"/history/{claim.id}")
    assert text.count(undo) == 1
    assert REPLACED in html.unescape(text)
    decide(project, claim, Decision.REJECT, "The coder", withdrawn=True)
    text = page(own, f"/history/{claim.id}")
    assert WITHDRAWAL in html.unescape(text)
    assert text.count(undo) == 1


@pytest.mark.parametrize("subject", ["nothing", "%00", "<b>x", "%ED%A0%80", "x" * 3000, "..", "'--"])
def test_what_no_entry_is_about_is_not_found(comes: Comes, subject: str) -> None:
    answer = comes(Role.READER).get(f"/history/{subject}")
    assert answer.status_code in {200, 404}
    assert "<b>x" not in answer.text
    if subject == "nothing":
        assert "No entry of the ledger is about" in answer.text


def test_numbers_that_are_none_begin_with_the_newest(comes: Comes, project: Project) -> None:
    for before in ("x", "9" * 40, "-5"):
        assert numbers(page(comes(Role.READER), f"/history?before={before}"))[0] == project.newest[0]
