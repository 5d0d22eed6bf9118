"""Deciding on pairs: copies, names, incidents, one at a time."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from corrobora.records import Decision, ReportId, When
from corrobora.workbench.app import make_app
from corrobora.workbench.pairs import first_published
from corrobora.workbench.people import People, Role
from corrobora.workflow import Project, init_project
from corrobora.workflow.desk import Question
from tests.workbench.conftest import AT, EXERCISE, NOW, PASSWORD, Comes
from tests.workbench.judged import page
from tests.workbench.test_access import csrf_of

COPIES = "/pairs?kind=copies"
NAMES = "/pairs?kind=names"
WORD = "zwetschgenbaum"
"""Stands in what another person writes, and nowhere else."""


def hidden(words: str, name: str) -> str:
    form = words.rsplit('id="decide"', 1)
    assert len(form) == 2, "the page asks nothing"
    found = re.findall(rf'name="{name}" value="([^"]*)"', form[1])
    assert found
    return str(found[0])


def send(client: TestClient, words: str, decision: str, **more: str) -> tuple[int, str]:
    told = {name: hidden(words, name) for name in ("kind", "pair", "seen")}
    answer = client.post("/pairs", data={**told, "csrf": csrf_of(client), "decision": decision, **more})
    return answer.status_code, answer.headers.get("location", answer.text)


def two_in(words: str) -> tuple[ReportId, ReportId]:
    one, other = hidden(words, "pair").split("~")
    return ReportId(one), ReportId(other)


def test_copies_are_decided_on_one_after_the_other_and_taken_back(comes: Comes, project: Project) -> None:
    client = comes(Role.CODER)
    asked = page(client, COPIES)
    copying, copied = two_in(asked)
    assert 'class="aligned"' in asked
    assert "each was gathered on its own" in asked
    status, going = send(client, asked, "reject")
    assert status == 303
    (said,) = project.desk.said_on_copy(copying, copied)
    assert (said.judgement.decision, said.judgement.by) == (Decision.REJECT, "The coder")
    assert said.judgement.why == "each was gathered on its own"
    after = page(client, going)
    assert "Kept: no." in after
    assert two_in(after) != (copying, copied)
    told = {"csrf": csrf_of(client), "kind": "copies", "pair": f"{copying}~{copied}"}
    answer = client.post("/pairs/undo", data=told)
    assert answer.status_code == 303
    again = page(client, answer.headers["location"])
    assert two_in(again) == (copying, copied)
    assert "Your answer so far" not in again
    assert client.post("/pairs/undo", data=told).status_code == 404
    assert project.verify().sound


def test_what_was_passed_over_comes_again_and_what_was_decided_does_not(
    comes: Comes, project: Project
) -> None:
    client = comes(Role.CODER)
    first = page(client, COPIES)
    _status, going = send(client, first, "unsure")
    second = page(client, going)
    (skip,) = re.findall(r'id="next" rel="next" href="([^"]+)"', second)
    last = page(client, skip.replace("&amp;", "&"))
    assert "Nothing is left here after this pair." in last
    assert two_in(page(client, COPIES)) == two_in(second)
    back = page(client, f"/pairs?kind=copies&at={hidden(first, 'pair')}")
    assert "Your answer so far: unsure." in back
    assert send(client, back, "accept", why="its words are the other's")[0] == 303
    assert [one.judgement.why for one in project.desk.said_on_copy(*two_in(first))] == [
        "it cannot be told from the two texts",
        "its words are the other's",
    ]


def test_one_who_was_overtaken_is_told(comes: Comes, project: Project) -> None:
    client = comes(Role.CODER)
    asked = page(client, COPIES)
    one, other = two_in(asked)
    project.judge_copy(one, other, Decision.ACCEPT, by="Bo", at=NOW, why=WORD)
    status, words = send(client, asked, "reject", why="my own reason")
    assert status == 409
    assert "Bo decided" in words
    assert WORD in words
    assert "my own reason" in words
    assert len(project.desk.said_on_copy(one, other)) == 1
    assert send(client, words, "reject", why="my own reason")[0] == 303


def test_of_two_coders_the_second_is_asked_and_told_nothing_and_a_reviewer_settles(
    comes: Comes, project: Project
) -> None:
    project.set_coders(2)
    client, reviewer = comes(Role.CODER), comes(Role.REVIEWER)
    asked = page(client, COPIES)
    one, other = two_in(asked)
    project.judge_copy(one, other, Decision.ACCEPT, by="Bo", at=NOW, why=WORD)
    again = page(client, COPIES)
    assert two_in(again) == (one, other)
    assert again.replace(csrf_of(client), "") == asked.replace(csrf_of(client), "")
    assert WORD in page(reviewer, COPIES)
    # the form from before the first decision is no less good
    status, going = send(client, asked, "reject")
    assert status == 303
    assert two_in(page(client, going)) != (one, other)
    assert WORD in page(client, f"{COPIES}&at={one}~{other}")
    to_settle = page(reviewer, COPIES)
    assert two_in(to_settle) == (one, other)
    assert "your answer settles it" in to_settle
    assert send(reviewer, to_settle, "reject", why="read beside each other")[0] == 303
    assert project.desk.said_on_copy(one, other)[-1].judgement.settles
    assert two_in(page(reviewer, COPIES)) != (one, other)


def test_what_cannot_be_followed_is_refused(comes: Comes, project: Project) -> None:
    client = comes(Role.CODER)
    asked = page(client, COPIES)
    assert send(client, asked, "perhaps")[0] == 400
    assert send(client, asked, "correct")[0] == 400
    assert send(client, asked, "reject", seen="")[0] == 400
    assert send(client, asked, "reject", why="x" * 2001)[0] == 400
    assert send(client, asked, "reject", pair="0" * 64 + "~" + "1" * 64)[0] == 404
    assert send(client, asked, "reject", kind="names", pair="p-" + "0" * 16)[0] == 404
    for kind, name in (
        ("copies", "0" * 64 + "~" + "1" * 64),
        ("names", "p-" + "0" * 16),
        ("incidents", "i-" + "0" * 16 + "~i-" + "1" * 16),
    ):
        assert client.get(f"/pairs?kind={kind}&at={name}").status_code == 404
        assert client.get(f"/pairs?kind={kind}&after={name}&done=yes").status_code == 200
    for hostile in ("<script>", "i-~", "\u202e", "~" * 3000, "i-" + "0" * 16):
        told = {"kind": hostile, "after": hostile, "done": hostile}
        assert client.get("/pairs", params=told).status_code == 200
    assert project.desk.how_many_judgements() == 0


def test_incidents_are_for_reviewers_and_shown_to_coders(comes: Comes, project: Project) -> None:
    one, other = (case.incident.id for case in project.desk.incidents(Question()).rows)
    at = f"/pairs?kind=incidents&at={one}~{other}"
    coder, reviewer = comes(Role.CODER), comes(Role.REVIEWER)
    assert 'id="decide"' not in page(coder, at)
    told = {"csrf": csrf_of(coder), "kind": "incidents", "pair": f"{one}~{other}", "seen": "0"}
    assert coder.post("/pairs", data={**told, "decision": "reject"}).status_code == 403
    assert project.desk.said_on_two(one, other) == ()
    asked = page(reviewer, at)
    assert "Who is said to have done it" in asked
    assert send(reviewer, asked, "reject", why="two happenings")[0] == 303
    (said,) = project.desk.said_on_two(other, one)
    assert (said.judgement.decision, said.judgement.why) == (Decision.REJECT, "two happenings")
    assert project.desk.put(one) == ()
    assert "two happenings" in page(coder, "/history")
    assert "Nothing is left here." in page(reviewer, "/pairs?kind=incidents")
    back = {"csrf": csrf_of(reviewer), "kind": "incidents", "pair": f"{one}~{other}"}
    assert reviewer.post("/pairs/undo", data=back).status_code == 303
    assert send(reviewer, page(reviewer, at), "accept")[0] == 303
    assert project.desk.said_on_two(one, other)[-1].judgement.decision is Decision.MERGE
    assert "Kept: yes." in page(reviewer, f"/pairs?kind=incidents&after={one}~{other}&done=yes")


def written(folder: Path, *names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for number, name in enumerate(names):
        told = f"Two nurses were abducted near Ombrel on {number % 28 + 1} June 2024, a driver said. The driver blamed the {name}."
        (folder / f"{number:03d}.txt").write_text(told, "utf-8")
    return folder


def test_names_are_decided_on_and_become_one(comes: Comes, project: Project, tmp_path: Path) -> None:
    client = comes(Role.CODER)
    assert "Nothing is left here." in page(client, NAMES)
    project.add([written(tmp_path / "in", "Hill Heron Brigade", "Hill Heron Brigades")])
    project.read()
    assert "Nothing is left here." in page(client, NAMES)  # not assessed yet
    project.assess()
    asked = page(client, NAMES)
    assert "Hill Heron Brigades" in asked
    assert "blockquote" in asked
    (pair,) = project.desk.name_pairs()
    assert send(client, asked, "accept")[0] == 303
    (said,) = project.desk.said_about(pair.pair.proposal.id)
    assert (said.judgement.decision, said.judgement.why) == (Decision.ACCEPT, "two names of one actor")
    after = page(client, f"{NAMES}&after={pair.pair.proposal.id}&done=yes")
    assert "Nothing is left here after this pair." in after
    assert "Kept: yes." in after
    project.assess()
    assert project.desk.name_pairs() == ()
    (united,) = [actor for actor in project.dossier().actors if "Heron" in actor.name]
    assert {"the Hill Heron Brigade", "the Hill Heron Brigades"} <= {united.name, *united.aliases}


@pytest.fixture
def many(tmp_path: Path, people: People) -> Iterator[tuple[Project, TestClient]]:
    """Lend a project in which two hundred pairs of names are proposed, and a coder's client of it."""
    birds = ("Heron", "Stork", "Crane", "Egret", "Ibis", "Rail", "Coot", "Plover", "Snipe", "Curlew")
    hills = ("Hill", "River", "Stone", "Grass", "Sand", "Salt", "Red", "Grey", "White", "Dawn",
             "Dusk", "North", "South", "East", "West", "Upper", "Lower", "Old", "Young", "Iron")  # fmt: skip
    names = [f"{hill} {bird} Brigade{end}" for hill in hills for bird in birds for end in ("", "s")]
    folder = tmp_path / "many"
    folder.mkdir()
    for begin in range(0, len(names), 40):
        told = " ".join(
            f"The driver blamed the {name} for the abduction of two nurses near Ombrel."
            for name in names[begin : begin + 40]
        )
        (folder / f"{begin:03d}.txt").write_text(f"Ombrel, 2 June 2024. {told}", "utf-8")
    with init_project(tmp_path / "p", by="Ana", at=NOW) as project:
        project.add([folder])
        project.read()
        project.assess()
        client = TestClient(make_app(project, people, clock=lambda: NOW), base_url=AT, follow_redirects=False)
        assert client.post("/login", data={"name": "The coder", "password": PASSWORD}).status_code == 303
        yield project, client


def test_of_very_many_pairs_each_comes_once(many: tuple[Project, TestClient]) -> None:
    project, client = many
    pairs = [one.pair.proposal.id for one in project.desk.name_pairs()]
    assert len(pairs) >= 100
    seen: list[str] = []
    going = NAMES
    while 'id="decide"' in (words := page(client, going)):
        seen.append(hidden(words, "pair"))
        going = f"{NAMES}&after={seen[-1]}"
    assert seen == pairs
    # those decided are walked past, so many at a time
    for one in pairs[:100]:
        project.judge_names(one, Decision.UNSURE, by="Bo", at=NOW, why="not looked at closely")
    words = page(client, NAMES)
    if len(pairs) > 100:
        assert "Nothing for you among those that were looked through." in words
        (further,) = re.findall(r'id="next" rel="next" href="([^"]+)"', words)
        assert hidden(page(client, further.replace("&amp;", "&")), "pair") == pairs[100]


def test_an_archive_without_pairs_says_so(tmp_path: Path, people: People) -> None:
    with init_project(tmp_path / "p", by="Ana", at=NOW) as project:
        client = TestClient(make_app(project, people, clock=lambda: NOW), base_url=AT, follow_redirects=False)
        assert client.post("/login", data={"name": "The reviewer", "password": PASSWORD}).status_code == 303
        for kind in ("copies", "names", "incidents"):
            assert "Nothing is assessed at present." in page(client, f"/pairs?kind={kind}")


def test_a_pair_whose_report_was_erased_is_asked_no_more(tmp_path: Path, people: People) -> None:
    with init_project(tmp_path / "p", by="Ana", at=NOW, keys=tmp_path / "keys") as project:
        project.add([EXERCISE / "reports"])
        project.read()
        project.assess()
        client = TestClient(make_app(project, people, clock=lambda: NOW), base_url=AT, follow_redirects=False)
        assert client.post("/login", data={"name": "The coder", "password": PASSWORD}).status_code == 303
        asked = page(client, COPIES)
        copying, _copied = two_in(asked)
        project.erase([copying], why="asked for")
        assert send(client, asked, "accept")[0] == 404
        assert "Nothing is assessed at present." in page(client, COPIES)
        project.assess()
        assert send(client, asked, "accept")[0] == 404
        assert copying not in page(client, COPIES)


def test_pairs_are_asked_in_the_language_of_the_page(comes: Comes, project: Project) -> None:
    client = comes(Role.CODER)
    asked = client.get(COPIES, headers={"accept-language": "fr"}).text
    assert '<html lang="fr">' in asked
    (said,) = {hidden(asked, "seen")}
    assert said == "0"


def test_which_was_published_first_is_told_where_both_days_are_known(project: Project) -> None:
    (one, *_) = (row.report for row in project.desk.reports(Question()).rows)
    early = replace(one, published=When(text="1 May 2024", edtf="2024-05-01"))
    late = replace(one, published=When(text="May 2024", edtf="2024-05-03"))
    vague = replace(one, published=When(text="May 2024", edtf="2024-05"))
    assert first_published(early, late) == "one"
    assert first_published(late, early) == "other"
    assert first_published(vague, late) == "same"
    assert first_published(early, replace(one, published=None)) == ""
    assert first_published(early, replace(one, published=When(text="once"))) == ""
    assert first_published(None, early) == ""
