"""What a desk answers: whole lists page after page, and the same from SQLite, PostgreSQL and an encrypted project."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from corrobora.errors import UnknownRecord
from corrobora.records import Claim, Decision, Judgement, StepKind
from corrobora.review import Accord
from corrobora.workflow import Project, open_project
from corrobora.workflow import project as project_module
from corrobora.workflow.desk import FACETS, Desk, Question
from tests.postgresql import emptied
from tests.workflow.worked import AT, EXERCISE, begun, by_rules_alone

NEW = "VELMOR, June 1 - Three farmers were shot dead near Velmor on May {day}, quillot {day}, said mayor Odrun Vastemar.\n"


def claims_of(desk: Desk) -> tuple[Claim, ...]:
    rows = desk.reports(Question()).rows
    return tuple(sheet.claim for row in rows for sheet in desk.report(row.report.id).claims)


def decide(project: Project, claim: Claim, decision: Decision, by: str, *to: str) -> None:
    judgement = Judgement(proposal="", decision=decision, by=by, at=AT, why="so it says")
    with project.in_the_name_of(by):
        project.decide_claim(claim.id, judgement, to=to)


def filled(project: Project) -> Project:
    """Have a project know the exercise, with decisions on which two persons agree, differ, or one waits for the other."""
    project.add([EXERCISE / "reports"])
    project.read()
    project.assess()
    project.set_coders(2)
    first, *rest = claims_of(project.desk)
    of_one = [claim for claim in rest if claim.report == first.report]
    for claim in (first, *of_one[:2], *(one for one in rest if one.report != first.report)):
        decide(project, claim, Decision.ACCEPT, "Ana")
    for claim in of_one[:2]:
        decide(project, claim, Decision.REJECT, "Bo")
    decide(project, first, Decision.ACCEPT, "Bo")
    return project


@pytest.fixture(scope="module")
def desks(postgresql: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Project]]:
    """Return projects that know the same: on SQLite, on PostgreSQL, and encrypted."""
    root = tmp_path_factory.mktemp("desks")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(project_module, "readers", by_rules_alone)
        made = {
            "sqlite": filled(begun(root / "sqlite")),
            "postgresql": filled(begun(root / "postgresql", store=emptied(postgresql))),
            "encrypted": filled(begun(root / "encrypted", keys=root / "keys")),
        }
        yield made
        for project in made.values():
            project.close()


@pytest.fixture
def project(
    desks: Mapping[str, Project], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Project]:
    """Return a copy of the one on SQLite, to be changed."""
    monkeypatch.setattr(project_module, "readers", by_rules_alone)
    source = desks["sqlite"]._root
    shutil.copytree(source, tmp_path / "project", ignore=shutil.ignore_patterns("store.sqlite*", "*lock*"))
    with open_project(tmp_path / "project", by="second", at=AT) as opened:
        yield opened


def asked(desk: Desk, **told: object) -> list[str]:
    return [row.report.id for row in desk.reports(Question(**told)).rows]  # type: ignore[arg-type]  # fields of a question, as each test names them


# --------------------------------------------------------------------------- the same answers

ANSWERS: Mapping[str, Callable[[Desk], object]] = {
    "all": asked,
    "words": lambda desk: (asked(desk, words="soldiers"), desk.how_many(Question(words="soldiers"))),
    "phrase": lambda desk: asked(desk, words='"lidda wells" -contractors'),
    "beginning": lambda desk: asked(desk, words="rebel*"),
    "no word": lambda desk: (asked(desk, words="-soldiers"), desk.how_many(Question(words="!!"))),
    "passages": lambda desk: [row.passages for row in desk.reports(Question(words="army")).rows],
    "words and facets": lambda desk: asked(desk, words="army", facets={"stance": "denies", "country": "XA"}),
    "speaker": lambda desk: asked(desk, facets={"speaker": "ex:oaf"}),
    "days": lambda desk: (asked(desk, since="2024-03-08"), asked(desk, until="2024-03-08"), asked(desk, since="2024-03", until="2024")),
    "open": lambda desk: (asked(desk, left="open"), asked(desk, left="done")),
    "tallies": lambda desk: [desk.tally(facet) for facet in FACETS],
    "counts": lambda desk: desk.counts(),
    "board": lambda desk: [(one.cursor, one.step) for one in desk.board()],
    "board of a kind": lambda desk: [one.cursor for one in desk.board(step="announced", country="XA")],
    "board of nowhere": lambda desk: (desk.board(country="FR"), desk.board(step="convicted")),
    "incidents": lambda desk: [case.incident for case in desk.incidents(Question(facets={"country": "XA"}, since="2024")).rows],
    "incidents of a party": lambda desk: [case.incident.id for case in desk.incidents(Question(facets={"actor": "Grey Lance"})).rows],
    "actors": lambda desk: desk.actors(),
    "actor": lambda desk: (desk.find_actor("ex:oaf"), desk.find_actor("nobody"), desk.actor_names()),
    "disputed": lambda desk: [report for report, _ in desk.unsettled(Accord.DISPUTED)],
    "waiting": lambda desk: sorted(report for report, _ in desk.unsettled(Accord.WAITING, limit=200)),
    "said": lambda desk: [one.judgement for one in desk.said_by("Bo")],
    "history": lambda desk: [(one.what, one.by) for one in desk.history(claims_of(desk)[0].id, limit=200) if one.what != "kept"],
    "day": lambda desk: desk.as_of,
}  # fmt: skip


@pytest.mark.parametrize("question", ANSWERS)
@pytest.mark.parametrize("kind", ["postgresql", "encrypted"])
def test_the_same_is_answered_wherever_the_store_lies(
    desks: Mapping[str, Project], kind: str, question: str
) -> None:
    expected = ANSWERS[question](desks["sqlite"].desk)
    assert expected
    assert ANSWERS[question](desks[kind].desk) == expected


# --------------------------------------------------------------------------- pages


@pytest.mark.parametrize("kind", ["sqlite", "postgresql", "encrypted"])
@pytest.mark.parametrize("limit", [1, 3])
def test_pages_of_every_list_lose_and_double_nothing(
    desks: Mapping[str, Project], kind: str, limit: int
) -> None:
    desk = desks[kind].desk
    for question in (Question(), Question(words="army"), Question(facets={"stance": "denies"}, left="open")):
        seen: list[str] = []
        before: int | None = None
        while True:
            page = desk.reports(question, before=before, limit=limit)
            assert len(page.rows) <= limit
            seen += [row.report.id for row in page.rows]
            before = page.more
            if before is None:
                break
        assert seen == [row.report.id for row in desk.reports(question).rows]
        assert len(seen) == desk.how_many(question)
    for step in ("", "announced"):
        cursor, cursors = ("", ""), []
        while found := desk.board(after=cursor, step=step, limit=limit):
            cursors += [one.cursor for one in found]
            cursor = cursors[-1]
        assert cursors == [one.cursor for one in desk.board(step=step)] == sorted(set(cursors))


@pytest.mark.parametrize("limit", [1, 2, 5, 1000])
def test_what_is_unsettled_comes_once_for_each_proposal_whatever_the_pages(
    desks: Mapping[str, Project], limit: int
) -> None:
    """All of one report share an entry; a page that ended among them would lose the rest."""
    desk = desks["sqlite"].desk
    for accord, expected in (
        (Accord.DISPUTED, desk.counts().disputed),
        (Accord.WAITING, desk.counts().waiting),
    ):
        seen: list[tuple[str, int]] = []
        before: int | None = None
        while found := desk.unsettled(accord, before=before, limit=limit):
            seen += found
            before = found[-1][1]
        assert len(seen) == expected > 1
        assert all(one >= other for (_, one), (_, other) in pairwise(seen))


def test_pages_lose_and_double_nothing_while_reports_and_decisions_come_in(
    project: Project, tmp_path: Path
) -> None:
    desk = project.desk
    expected = asked(desk)
    folder = tmp_path / "new"
    folder.mkdir()
    seen: list[str] = []
    before: int | None = None
    for day in range(1, 20):
        page = desk.reports(Question(), before=before, limit=2)
        seen += [row.report.id for row in page.rows]
        before = page.more
        if before is None:
            break
        (folder / f"{day}.txt").write_text(NEW.format(day=day), encoding="utf-8")
        assert len(project.add([folder]).new) == 1
        project.read()
        decide(project, claims_of(desk)[-1], Decision.UNSURE, "Cy")
    assert seen == expected
    assert len(asked(desk)) == len(expected) + 3
    assert len(asked(desk, words="quillot")) == 3


def test_the_history_of_everything_goes_on_below_an_entry(project: Project) -> None:
    desk = project.desk
    seen = [entry.number for entry in desk.history(limit=7)]
    decide(project, claims_of(desk)[0], Decision.UNSURE, "Cy")
    while found := desk.history(before=seen[-1], limit=7):
        seen += [entry.number for entry in found]
    assert seen == list(range(seen[0], 0, -1))


# --------------------------------------------------------------------------- what lists hold


@pytest.mark.parametrize("facet", FACETS)
def test_a_tally_counts_what_a_question_finds(desks: Mapping[str, Project], facet: str) -> None:
    desk = desks["sqlite"].desk
    tally = desk.tally(facet)
    assert tally
    for value, number in tally.items():
        assert desk.how_many(Question(facets={facet: value})) == number
    assert asked(desk, facets={facet: "nonsense"}) == []


def test_a_tally_follows_what_comes_in_and_knows_its_facets_alone(project: Project, tmp_path: Path) -> None:
    desk = project.desk
    before = desk.tally("act")["killing"]
    (tmp_path / "new.txt").write_text(NEW.format(day=3), encoding="utf-8")
    project.add([tmp_path / "new.txt"])
    project.read()
    assert desk.tally("act")["killing"] == before + 1
    with pytest.raises(UnknownRecord, match="no facet colour"):
        desk.tally("colour")


def test_days_are_between_what_is_asked_for_the_ends_included(desks: Mapping[str, Project]) -> None:
    desk = desks["sqlite"].desk
    rows = desk.reports(Question()).rows
    days = {row.report.id: row.report.published.edtf for row in rows if row.report.published}
    assert len({day for day in days.values() if day}) > 2
    for since, until in (
        ("2024-03-06", "2024-03-07"),
        ("2024-03", "2024-03"),
        ("", "2024-03-07"),
        ("2025", ""),
    ):
        expected = {
            one for one, day in days.items() if day and (since or "0") <= day[:10] and day[: len(until)] <= until
        } if until else {one for one, day in days.items() if day and (since or "0") <= day[:10]}  # fmt: skip
        assert set(asked(desk, since=since, until=until)) == expected, (since, until)


def test_what_is_left_falls_with_each_decision(project: Project) -> None:
    project.set_coders(1)
    desk = project.desk
    report = claims_of(desk)[0].report
    sheet = desk.report(report)
    assert sheet.row.left is not None
    open_ = sheet.row.left.open
    assert open_ == len([one for one in sheet.claims if one.judgement is None]) > 0
    for one in sheet.claims:
        if one.judgement is None:
            assert report in asked(desk, left="open")
            decide(project, one.claim, Decision.ACCEPT, "Cy")
    assert report in asked(desk, left="done")
    assert report not in asked(desk, left="open")
    left = desk.row(report).left
    assert left is not None
    assert left.open == 0


def test_counts_are_those_of_the_lists(desks: Mapping[str, Project]) -> None:
    desk = desks["sqlite"].desk
    counts = desk.counts()
    assert counts.reports == len(asked(desk)) == 8
    assert counts.open == len(asked(desk, left="open"))
    assert counts.incidents == len(desk.incidents(Question()).rows) == 2
    assert counts.judgements == len(desk.judgements(limit=1_000)) == len(list(desk.iter_said()))
    assert counts.since == counts.judgements
    assert (counts.as_of, counts.unread) == (desk.as_of, 0)


# --------------------------------------------------------------------------- single records


def test_a_claim_is_quoted_by_whomever_it_was_read(project: Project) -> None:
    desk, claim = project.desk, claims_of(project.desk)[0]
    quoted = desk.find_quoted(claim.id)
    assert quoted is not None
    assert quoted.words == quoted.report.text[claim.start : claim.end]
    project.set_coders(1)
    decide(project, claim, Decision.CORRECT, "Cy", "speaker=a clerk")
    own = desk.report(claim.report).laid.instead[claim.id]
    assert own != claim.id
    assert desk.find_quoted(own) is None
    found = desk.find_quoted(own, ["nothing", claim.report])
    assert found is not None
    assert found.words == quoted.words
    assert desk.find_quoted("c-nothing") is None


def test_the_history_of_a_report_has_what_was_decided_on_its_claims(project: Project) -> None:
    desk, claim = project.desk, claims_of(project.desk)[0]
    decide(project, claim, Decision.UNSURE, "Cy")
    newest = project.newest[0]
    for subject in (claim.report, claim.id):
        entries = desk.history(subject, limit=1)
        assert [entry.number for entry in entries] == [newest]
        assert newest not in [entry.number for entry in desk.history(subject, before=newest, limit=500)]
    judgement = desk.find_judgement(newest)
    assert judgement is not None
    assert judgement.by == "Cy"
    assert desk.find_judgement(1) is None
    assert desk.history("nothing") == ()


def test_a_project_that_was_never_assessed_answers_nothing(tmp_path: Path) -> None:
    with begun(tmp_path / "new") as project:
        desk = project.desk
        assert (desk.as_of, desk.board(), desk.actors(), desk.actor_names()) == (None, (), (), {})
        assert desk.find_actor("ex:oaf") is None
        assert desk.find_sealed() is None
        with pytest.raises(UnknownRecord):
            desk.row("nothing")


def test_the_board_keeps_to_a_kind_of_step(desks: Mapping[str, Project]) -> None:
    desk = desks["sqlite"].desk
    everything = desk.board(limit=1_000)
    for kind in StepKind:
        expected = [one.cursor for one in everything if one.step.step is kind]
        assert [one.cursor for one in desk.board(step=kind)] == expected
