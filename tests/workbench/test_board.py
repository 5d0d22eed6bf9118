"""The board: what was promised and what no report here tells of."""

import html
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from corrobora.records import Decision, Step, StepKind, When
from corrobora.workbench.board import silence
from corrobora.workbench.people import Role
from corrobora.workflow import Project
from corrobora.workflow.desk import Promise
from tests.workbench.conftest import Comes
from tests.workbench.judged import claims_of, decide, page


def test_steps_stand_under_their_headings_the_overdue_first(comes: Comes) -> None:
    text = page(comes(Role.READER), "/board")
    headings = re.findall(r"<h2[^>]*>([^<]+)", text)
    assert headings == ["Overdue", "Announced, opened or obstructed", "Demanded"]
    assert "Days are counted up to 12 April 2024" in text
    assert "Promised for 27 March 2024, 16 days ago; no report here tells of it having happened." in text
    assert "Promised for 29 March 2024, 14 days ago" in text
    assert "Governor Salla Brandt" in text


def test_each_step_shows_its_words_and_leads_to_them(comes: Comes, project: Project) -> None:
    text = page(comes(Role.READER), "/board")
    for promise in project.desk.board():
        quoted = project.desk.find_quoted(promise.step.claims[0])
        assert quoted is not None
        assert quoted.words in html.unescape(text)
        assert f"/reports/{quoted.report.id}#{quoted.claim.id}" in text
        assert f"/incidents/{promise.incident.id}" in text


def test_it_never_says_that_nothing_happened(comes: Comes) -> None:
    text = page(comes(Role.READER), "/board").casefold()
    for words in (
        "did not happen",
        "never happened",
        "nothing happened",
        "has not happened",
        "was not kept",
        "failed to",
    ):
        assert words not in text


def promise_of(project: Project, **changes: object) -> Promise:
    first = project.desk.board()[0]
    step = replace(first.step, **changes)  # type: ignore[arg-type]  # fields of a step, as each test names them
    return replace(first, step=step, incident=replace(first.incident, accountability=(step,)))


def test_silence_is_told_of_what_is_overdue_or_under_way_and_of_nothing_else(project: Project) -> None:
    due, said = When(text="soon", edtf="2024-03-01"), When(text="then", edtf="2024-02-01")
    late = promise_of(project, due=due, overdue=True, when=said)
    assert (
        silence(late, "2024-03-02")
        == "Promised for 1 March 2024, 1 day ago; no report here tells of it having happened."
    )
    assert "ago" not in silence(late, None)
    assert silence(late, None).endswith("no report here tells of it having happened.")
    waiting = promise_of(project, due=due, overdue=False, when=said)
    assert silence(waiting, "2024-02-11") == "Told of 10 days ago; no report here tells of what came of it."
    assert silence(waiting, None) == ""
    assert silence(promise_of(project, due=None, overdue=None, when=None), "2024-02-11") == ""
    asked = promise_of(project, step=StepKind.DEMANDED, due=None, overdue=None, when=said)
    assert silence(asked, "2024-02-11") == ""
    came = Step(step=StepKind.CHARGED)
    told = replace(waiting, incident=replace(waiting.incident, accountability=(waiting.step, came)))
    assert silence(told, "2024-02-11") == ""


def test_the_board_is_narrowed_down_by_kind_and_country(comes: Comes) -> None:
    client = comes(Role.READER)
    text = page(client, "/board?step=demanded&country=XA")
    assert re.findall(r"<h2[^>]*>([^<]+)", text) == ["Demanded"]
    assert '<option value="demanded" selected>' in text
    assert "No report here tells of such a step" in page(client, "/board?country=FR")
    assert "No report here tells of such a step" in page(client, "/board?step=convicted")
    assert len(re.findall(r'<p class="head">', page(client, "/board?step=nonsense"))) == 7


def test_pages_of_the_board_lose_and_double_nothing(
    comes: Comes, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corrobora.workbench.board.PAGE", 2)
    client, seen, path = comes(Role.READER), 0, "/board"
    pages = 0
    while path:
        text = page(client, path)
        seen += len(re.findall(r'<p class="head">', text))
        pages += 1
        found = re.search(r'href="([^"]+)" rel="next"', text)
        path = html.unescape(found[1]) if found else ""
        assert not path or "after" in parse_qs(urlsplit(path).query)
    assert (seen, pages) == (7, 4)


@pytest.mark.parametrize(
    "after", ["", "|", "x", "\x00|\x00", "9|" + "i" * 5000, "~|~", "%F0%9F", "0 2024-03-27 000"]
)
def test_no_cursor_breaks_the_board(comes: Comes, after: str) -> None:
    page_text = comes(Role.READER).get("/board", params={"after": after, "country": after, "step": after})
    assert page_text.status_code == 200


def test_a_step_whose_claim_a_person_corrected_keeps_its_words(comes: Comes, project: Project) -> None:
    promise = project.desk.board()[0]
    claim = next(one for one in claims_of(project) if one.id in promise.step.claims)
    decide(project, claim, Decision.CORRECT, "Bo", "speaker=a clerk")
    project.assess()
    steps = project.desk.board()
    assert not {claim.id} & {one for step in steps for one in step.step.claims}
    text = page(comes(Role.READER), "/board")
    assert "The words are not here" not in text
    quoted = project.desk.report(claim.report).report.quote(claim.start, claim.end)
    assert quoted in html.unescape(text)
