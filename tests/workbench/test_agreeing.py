"""The page of agreement."""

import re

import pytest

from corrobora.records import Decision
from corrobora.review import Agreement
from corrobora.workbench.agreeing import agreed, line_of
from corrobora.workbench.people import Role
from corrobora.workflow import Project
from tests.workbench.conftest import Comes
from tests.workbench.judged import claims_of, decide, page


def made(*, units: int = 9, coders: int = 2, alpha: float | None = 0.9) -> Agreement:
    return Agreement(
        field="stance", units=units, coders=coders, same=None if not units else 0.5, alpha=alpha, kappa=None
    )


def test_it_is_computed_when_asked_for_over_all_decisions(comes: Comes, project: Project) -> None:
    client = comes(Role.REVIEWER)
    for claim in claims_of(project)[:4]:
        decide(project, claim, Decision.ACCEPT, "Ana")
        decide(project, claim, Decision.ACCEPT, "Bo")
    decide(project, claims_of(project)[4], Decision.ACCEPT, "Ana")
    decide(project, claims_of(project)[4], Decision.REJECT, "Bo")
    first = page(client, "/agreement")
    assert "Decisions in the project: 10" in first
    assert '<th scope="row">' not in first
    text = page(client, "/agreement?compute=yes")
    rows = re.findall(
        r'<th scope="row">([^<]+)</th><td class="number"[^>]*>(\d+)</td><td class="number"[^>]*>(\d+)</td><td[^>]*>([^<]+)',
        text,
    )
    assert ("Decision", "5", "2", "80 %") in rows
    assert len(rows) == 9


def test_what_cannot_be_computed_says_why(comes: Comes) -> None:
    text = page(comes(Role.REVIEWER), "/agreement?compute=yes")
    assert "no claim has been judged by two persons who were sure of it" in text
    assert "no chance to differ" in line_of(made(alpha=None)).reading
    assert line_of(made(units=0, alpha=None)).alpha == "not computable"
    assert "here are 3" in line_of(made(coders=3)).reading


def test_each_number_says_how_it_is_read() -> None:
    for alpha, words in (
        (0.8, "Reliable"),
        (0.799, "tentative"),
        (0.667, "tentative"),
        (0.666, "Too low"),
        (-1.0, "Too low"),
    ):
        assert words in line_of(made(alpha=alpha)).reading, alpha


def test_all_decisions_are_gone_through_however_many_pages_they_take(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corrobora.workflow.desk.MOST_COUNTED", 2)
    claims = claims_of(project)[:5]
    for claim in claims:
        decide(project, claim, Decision.UNSURE, "Ana")
    assert agreed(project.desk)[0] == 5
    assert [one.entry for one in project.desk.iter_said()] == sorted(
        (one.entry for one in project.desk.judgements(limit=99)), reverse=True
    )


def test_what_waits_and_what_is_disputed_is_listed(comes: Comes, project: Project) -> None:
    project.set_coders(2)
    first, second = claims_of(project)[:2]
    decide(project, first, Decision.ACCEPT, "Ana")
    decide(project, second, Decision.ACCEPT, "Ana")
    decide(project, second, Decision.REJECT, "Bo")
    text = page(comes(Role.REVIEWER), "/agreement")
    assert "Waits for a second person: 1" in text
    assert "Disputed: 1" in text
    assert 'href="/queue?scope=waiting"' in text
    assert 'href="/queue?scope=disputed"' in text
    links = re.findall(r'<p><a href="/queue[^"]*">([^<]+)</a></p>', text)
    assert len(links) == len(set(links)) == 2
    assert f'href="/reports/{first.report}"' in text
