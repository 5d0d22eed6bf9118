"""What is withheld is in no byte of any answer to whoever may not see it, and every look of whoever may is recorded."""

import html
import io
import json
import re
import shutil
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import argon2
import pytest
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.testclient import TestClient

from corrobora.records import Claim, Decision, Judgement
from corrobora.workbench import app as made_app
from corrobora.workbench.app import make_app
from corrobora.workbench.openapi import ASKS
from corrobora.workbench.people import People, Role, Seen
from corrobora.workflow import Project, init_project, open_project
from corrobora.workflow.desk import Question
from corrobora.workflow.withholding import Kind, Withheld
from tests.workbench.conftest import AT, NOW, PASSWORD
from tests.workbench.described import expect_described
from tests.workbench.judged import claims_of
from tests.workbench.test_access import csrf_of
from tests.workbench.walked import addresses

LIST = (
    Withheld(kind=Kind.PERSON, words="Dako Rell", why="asked for it"),
    Withheld(kind=Kind.WORDING, words="Keldor Mill", why="where witnesses sleep"),
)
TOLD = re.compile(r"dako|\brell|okun|keldor")
"""What is looked for in answers, by another way than the one that strikes it: letters alone, after everything is decoded."""
TEXT = (
    "Soldiers killed three men in Keldor Mill on Tuesday, Dako Rell, a herder, said. “They shot at us,” said DAKÓ\nRÈLL.\n\n"
    "Rebels of the Free Ketva Front abducted 12 farmers near Tessun on 5 March 2024, Mr Rell said. D. Rell&#39;s sister, "
    "&#68;ako&nbsp;Rell and %44ako%20Rell: see https://news.example/dako-rell/1 for more. Commander Okun denied killing 19 civilians."
)


def plain(answer: Any) -> str:
    """Return everything an answer says, decoded and folded: its body, without tags too, and its headers."""
    body = answer.content.decode("utf-8", "replace")
    if "json" in answer.headers.get("content-type", ""):
        body += json.dumps(json.loads(body), ensure_ascii=False)
    said = [body, re.sub(r"<[^>]*>", "", body), *map(str, answer.headers.values())]
    some = "\n".join(unquote(html.unescape(html.unescape(one))) for one in said)
    bare = unicodedata.normalize("NFKD", some).casefold()
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def make(root: Path) -> None:
    sent = root.parent / "sent"
    sent.mkdir()
    records = [
        {
            "id": f"dako-rell-{number}",
            "title": f"{number} Dako Rell tells of soldiers who killed three men",
            "outlet": "Rell Post" if number else "Tessun News",
            "author": "Dako Rell",
            "url": f"https://news.example/dako-rell/{number}",
            "credits": ["Agency Dako Rell"],
            "published": "2024-03-06T17:40:00Z",
            "language": "en",
            "text": f"{TEXT} {number}",
        }
        for number in range(2)
    ]
    (sent / "dako_rell.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    (sent / "Dako Rell.xyz").write_bytes(b"\x00\x01")
    (sent / "places.csv").write_text(
        "name,id,alternates,lat,lon,country,admin1,kind,population\n"
        "Tessun,ex:t,,-46.1,-125.8,XA,Upper,town,900\nKeldor Mill,ex:k,,-46.2,-125.7,XA,Upper,town,90\n",
        encoding="utf-8",
    )
    (sent / "actors.csv").write_text(
        "id,name,aliases,kind,country,acled_inter,source\n"
        "ex:fkf,Free Ketva Front,,rebel-group,XA,2,\nex:r,Dako Rell,Commander Okun,rebel-group,XA,2,\n",
        encoding="utf-8",
    )
    with init_project(root, by="Ana", at=NOW) as project:
        project.refer("gazetteer", sent / "places.csv")
        project.refer("actors", sent / "actors.csv")
        project.add([sent / "dako_rell.jsonl", sent / "Dako Rell.xyz"], under=sent)
        project.read()
        project.assess()
        claims = sorted(claims_of(project), key=lambda one: (one.report, one.start, one.end))
        for claim, decision, to in zip(
            claims,
            (Decision.ACCEPT, Decision.CORRECT, Decision.REJECT),
            ((), ("speaker=Dako Rell",), ()),
            strict=False,
        ):
            judgement = Judgement(proposal="", decision=decision, by="Ana", at=NOW, why="Dako Rell says so")
            project.decide_claim(claim.id, judgement, to=to)
        project.add_claim(claims[0].report, 0, 60, ["act=killing", "victims=Dako Rell"], by="Ana", at=NOW, why="Rell")  # fmt: skip
        project.assess()
        with project.in_the_name_of("Ana", NOW):
            project.set_withheld(LIST, seen=0)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("withheld") / "project"
    make(root)
    return root


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Iterator[Project]:
    root = tmp_path / "project"
    shutil.copytree(made, root)
    with open_project(root, by="workbench", at=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def people(tmp_path: Path) -> Iterator[People]:
    cheap = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    held = People(tmp_path / "people.sqlite", hasher=cheap)
    for role in Role:
        held.add(f"The {role}", role, PASSWORD)
    held.add("The keeper", Role.REVIEWER, PASSWORD, withheld=True)
    yield held
    held.close()


def come(project: Project, people: People, name: str) -> TestClient:
    client = TestClient(make_app(project, people, clock=lambda: NOW), base_url=AT, follow_redirects=False)
    assert client.post("/login", data={"name": name, "password": PASSWORD}).status_code == 303
    return client


def ask(client: TestClient) -> str:
    """Have what is withheld be shown, and return the word that forms hold."""
    csrf = csrf_of(client)
    assert client.post("/withheld/show", data={"csrf": csrf, "back": "/"}).status_code == 303
    return csrf


def sheet_of(project: Project) -> Any:
    return project.desk.report(project.desk.reports(Question()).rows[-1].report.id)


# --------------------------------------------------------------------------- who may not see it


@pytest.mark.parametrize("name", ["The coder", "The admin", "The keeper"])
def test_no_answer_of_any_route_has_it(project: Project, people: People, name: str) -> None:
    client = come(project, people, name)
    answers = struck = 0
    for path in addresses(project):
        if TOLD.search(unquote(path).casefold()):
            continue  # an id that is a name: whoever asks by it has it
        answer = client.get(path)
        found = TOLD.search(plain(answer))
        assert found is None, (path, plain(answer)[max(0, found.start() - 80) : found.end() + 40])
        expect_described("GET", path.partition("?")[0], answer.status_code, answer.headers, answer.content)
        answers += 1
        struck += b"[withheld]" in answer.content
    assert answers > 80
    assert struck > 30
    # nothing was left to the net
    assert [(one.path, one.what) for one in people.looks() if one.what is Seen.REFUSED] == []


def test_without_a_list_everybody_sees_everything(project: Project, people: People) -> None:
    with project.in_the_name_of("Ana", NOW):
        project.set_withheld((), seen=project.withheld()[0])
    answer = come(project, people, "The reader").get(f"/reports/{sheet_of(project).report.id}")
    assert TOLD.search(plain(answer))
    assert "[withheld]" not in answer.text
    assert people.looks() == ()


def test_ids_and_passages_are_those_of_the_texts_that_are_shown(project: Project, people: People) -> None:
    client = come(project, people, "The coder")
    true = sheet_of(project)
    told = client.get(f"/api/1/reports/{true.report.id}").json()
    rows = client.get(f"/api/1/reports/{true.report.id}/claims").json()["rows"]
    assert "[withheld]" in told["report"]["text"]
    assert told["text_sha256"] != true.report.text_sha256
    ids = {one.claim.id: one.claim for one in true.claims}
    quoted = 0
    for row in rows:
        claim = row["claim"]
        assert told["report"]["text"][claim["start"] : claim["end"]] == row["quote"]
        assert claim["text_sha256"] == told["text_sha256"]
        if row["id"] in ids:
            words = true.report.quote(ids[row["id"]].start, ids[row["id"]].end)
            quoted += "[withheld]" in row["quote"] and "Rell" in words
    assert {row["id"] for row in rows} >= ids.keys()
    assert quoted
    incident = client.get("/api/1/incidents").json()["rows"][0]["id"]
    dossier = client.get(f"/api/1/incidents/{incident}").json()
    assert {one["id"] for one in dossier["claims"]} & ids.keys()


@pytest.mark.parametrize(
    ("asked", "nothing"),
    [
        ("/search?q=Dako", "/search?q=Zubo"),
        ("/search?q=rell", "/search?q=zupp"),
        ("/search?q=dak*", "/search?q=zub*"),
        ("/search?q=d%C3%A0k*", "/search?q=z%C3%B9b*"),
        ("/search?q=okun", "/search?q=zubo"),
        ("/search?q=keldor", "/search?q=zubl"),
        ('/search?q="Keldor Mill"', '/search?q="Zublor Zubl"'),
        ("/search?q=soldiers -zubo", "/search?q=soldiers -dako"),
        ("/search?q=soldiers -zubo*", "/search?q=soldiers -dako*"),
        ("/search?outlet=Rell Post", "/search?outlet=Zubo Post"),
        ("/search?actor=Dako Rell", "/search?actor=Zubo Zubl"),
        ("/actors?q=dako", "/actors?q=zubo"),
        ("/actors?q=da", "/actors?q=zu"),
        ("/actors?q=oku", "/actors?q=zub"),
        ("/incidents?actor=Dako Rell", "/incidents?actor=Zubo Zubl"),
        ("/history/Dako Rell.xyz", "/history/Zubo Zubl.xyz"),
        ("/actors/Dako Rell", "/actors/Zubo Zubl"),
        ("/api/1/reports?q=Dako", "/api/1/reports?q=Zubo"),
        ("/api/1/reports?q=da*", "/api/1/reports?q=zu*"),
        ("/api/1/actors?q=dako", "/api/1/actors?q=zubo"),
        ("/api/1/history?subject=Dako Rell.xyz", "/api/1/history?subject=Zubo Zubl.xyz"),
    ],
)
def test_asking_for_it_is_answered_as_asking_for_nothing(
    project: Project, people: People, asked: str, nothing: str
) -> None:
    client = come(project, people, "The coder")
    one, other = client.get(asked), client.get(nothing)
    assert one.status_code == other.status_code
    if "-zubo" not in asked:
        shape = re.compile(r"(?i)dak\w*|d(?:à|%c3%a0)k\w*|z(?:u|ù|%c3%b9)[bp]\w*|rell|okun?|keldor|mill|\bda\b|\bzu\b|(?<=[=\"])(?:da|zu)(?=\*)")  # fmt: skip
        assert shape.sub("~", one.text) == shape.sub("~", other.text)
    else:
        # what must not be there is held against what is shown: nobody learns that it is there
        wanted = client.get("/search?q=soldiers")
        number = re.compile(r"Reports: \d+")
        assert number.findall(other.text) in (number.findall(wanted.text), ["Reports: 0"])
    assert [look for look in people.looks() if look.what is Seen.REFUSED] == []


def test_a_beginning_finds_what_is_shown_and_not_what_is_struck(project: Project, people: People) -> None:
    client = come(project, people, "The reader")
    assert "Reports: 2" in client.get("/search?q=den*").text  # denied
    assert "Reports: 0" in client.get("/search?q=dak*").text
    assert "Reports: 2" in client.get("/search?q=soldiers -dak*").text
    assert "Reports: 2" in client.get("/search?q=sold*").text


def test_facets_do_not_offer_it(project: Project, people: People) -> None:
    client = come(project, people, "The reader")
    for facet in ("outlet", "actor"):
        values = [row["value"] for row in client.get(f"/api/1/facets/{facet}").json()["rows"]]
        assert not any("Rell" in value or "[withheld]" in value or value == "ex:r" for value in values)
    assert client.get("/api/1/reports?actor=ex:r").json()["rows"] == []
    assert client.get("/api/1/reports?actor=ex:fkf").json()["rows"]


# --------------------------------------------------------------------------- what is decided


def claim_with(project: Project, words: str) -> Claim:
    return next(
        one.claim
        for row in project.desk.reports(Question()).rows
        for one in project.desk.report(row.report.id).claims
        if one.claim.speaker is not None and words in one.claim.speaker.text and one.judgement is None
    )


def form_of(client: TestClient, claim: str) -> dict[str, str]:
    """Return what a browser sends of the form of a correction that nobody touched."""
    page = client.get(f"/queue?at={claim}").text
    told = dict(re.findall(r'name="(to-[\w-]+)" value="([^"]*)"', page))
    for name, inside in re.findall(r'<select[^>]*name="(to-[\w-]+)">(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        told[name] = chosen[1] if chosen else ""
    seen = re.search(r'name="seen" value="(\d+)"', page)
    csrf = re.search(r'name="csrf" value="([^"]+)"', page)
    assert seen and csrf  # noqa: PT018 - both are on the page
    return {name: html.unescape(value) for name, value in told.items()} | {"seen": seen[1], "csrf": csrf[1]}


def test_fields_that_were_struck_and_left_alone_stay_as_they_are(project: Project, people: People) -> None:
    client = come(project, people, "The coder")
    claim = claim_with(project, "Rell")
    form = form_of(client, claim.id)
    assert "[withheld]" in form["to-speaker"]
    accept = client.post(f"/claims/{claim.id}/decision", data={**form, "decision": "accept", "why": "so"})
    assert accept.status_code == 303, accept.text
    form = form_of(client, claim.id) | {"to-stance": "denies"}
    answer = client.post(f"/claims/{claim.id}/decision", data={**form, "decision": "correct", "why": "so"})
    assert answer.status_code == 303, answer.text
    kept = project.desk.said_by("The coder")[0].judgement
    assert kept.value == "stance=denies"
    assert kept.corrected is not None
    assert kept.corrected.speaker == claim.speaker
    assert kept.claim == claim


def test_a_correction_of_a_colleague_that_is_struck_is_no_hindrance(project: Project, people: People) -> None:
    client = come(project, people, "The coder")
    one = next(
        one
        for row in project.desk.reports(Question()).rows
        for one in project.desk.report(row.report.id).claims
        if one.instead is not None
    )
    form = form_of(client, one.claim.id) | {"to-stance": "denies", "decision": "correct", "why": "so"}
    assert form["to-speaker"] == "[withheld]"
    answer = client.post(f"/claims/{one.claim.id}/decision", data=form)
    assert answer.status_code == 303, answer.text
    kept = project.desk.said_by("The coder")[0].judgement
    assert kept.corrected is not None
    assert kept.corrected.speaker is not None
    assert kept.corrected.speaker.text == "Dako Rell"
    assert kept.corrected.stance == "denies"


@pytest.mark.parametrize(
    "change",
    [
        {"to-victims": "[withheld]; two farmers"},
        {"why": "[withheld] did not say it"},
        {"to-speaker": "Mr [withheld]"},
    ],
)
def test_the_mark_is_never_written_down(project: Project, people: People, change: dict[str, str]) -> None:
    client = come(project, people, "The coder")
    claim = claim_with(project, "Rell")
    form = form_of(client, claim.id) | {"decision": "correct", "why": "so", "to-stance": "denies"} | change
    before = project.newest
    answer = client.post(f"/claims/{claim.id}/decision", data=form)
    assert answer.status_code == 400
    assert "is no word to keep" in answer.text
    token = people.give_token("The coder", label="script", days=7)
    to = {name.removeprefix("to-"): words for name, words in change.items() if name != "why"} or {
        "stance": "denies"
    }
    body = {"decision": "correct", "why": change.get("why", "so"), "seen": int(form["seen"]), "to": to}
    again = client.post(
        f"/api/1/claims/{claim.id}/decisions", json=body, headers={"Authorization": f"Bearer {token}"}
    )
    assert again.status_code == 422, again.text
    assert project.newest == before


def test_a_missed_claim_is_found_by_the_words_that_are_shown(project: Project, people: People) -> None:
    client = come(project, people, "The coder")
    report = sheet_of(project).report
    text = client.get(f"/api/1/reports/{report.id}").json()["report"]["text"]
    start = text.index("[withheld] denied killing 19 civilians")
    words = text[start : start + len("[withheld] denied killing 19 civilians")]
    told = {
        "csrf": csrf_of(client),
        "words": words,
        "why": "so",
        "to-stance": "reports",
        "to-counts": "killed 19",
    }
    answer = client.post(f"/reports/{report.id}/claims", data=told)
    assert answer.status_code == 303, answer.text
    kept = project.desk.said_by("The coder")[0].judgement.corrected
    assert kept is not None
    assert report.quote(kept.start, kept.end).endswith("Okun denied killing 19 civilians")
    refused = client.post(f"/reports/{report.id}/claims", data={**told, "to-speaker": "[withheld]"})
    assert refused.status_code == 400


def test_titles_of_what_is_added_are_struck(project: Project, people: People) -> None:
    client = come(project, people, "The coder")
    files = {"files": ("rell.txt", b"Another report tells that Dako Rell was seen. It is long enough.")}
    answer = client.post("/add", data={"csrf": csrf_of(client)}, files=files)
    assert answer.status_code == 200
    assert TOLD.search(plain(answer)) is None
    assert "[withheld]" in answer.text


# --------------------------------------------------------------------------- the net


async def _leaks_words(_: Request) -> Response:
    return HTMLResponse("<p>It was <b>Da</b>ko\u00a0R&egrave;ll.</p>")


async def _leaks_beside_sign(_: Request) -> Response:
    return HTMLResponse(
        '<p><span>Dak<a class="ref" href="#c-1">2</a></span>o Re<a href="#c" class="cite">B1</a>ll</p>'
    )


async def _leaks_attribute(_: Request) -> Response:
    return HTMLResponse('<p title="Dako&#32;Rell">x</p>')


async def _leaks_address(_: Request) -> Response:
    return RedirectResponse("/actors/Dako%20Rell", status_code=303)


async def _leaks_name(_: Request) -> Response:
    return PlainTextResponse("x", headers={"Content-Disposition": 'attachment; filename="dako-rell.txt"'})


async def _leaks_json(_: Request) -> Response:
    return Response(json.dumps({"x": "Dak\u00f3 Rell"}), media_type="application/json")


@pytest.mark.parametrize(
    "page", [_leaks_words, _leaks_beside_sign, _leaks_attribute, _leaks_address, _leaks_name, _leaks_json]
)
@pytest.mark.parametrize("path", ["/board", "/api/1/board"])
def test_what_a_page_forgot_does_not_leave(
    project: Project, people: People, monkeypatch: pytest.MonkeyPatch, page: Any, path: str
) -> None:
    monkeypatch.setattr(made_app, "_PAGES", {**made_app._PAGES, ("GET", path): page})
    answer = come(project, people, "The reader").get(path)
    assert answer.status_code == 403
    assert TOLD.search(plain(answer)) is None
    assert "withheld" in answer.text
    (look,) = people.looks()
    assert (look.what, look.name, look.path, look.names) == (Seen.REFUSED, "The reader", path, 1)
    keeper = come(project, people, "The keeper")
    assert keeper.get(path).status_code == 403
    if not path.startswith("/api/"):
        ask(keeper)
        assert keeper.get(path).status_code in {200, 303}
        assert people.looks()[0].what is Seen.SHOWN


def test_a_colleague_who_shares_a_name_can_work(project: Project, people: People) -> None:
    people.add("Rell Okello", Role.CODER, PASSWORD)
    client = come(project, people, "Rell Okello")
    for path in ("/", "/queue", "/incidents", "/history", "/mine"):
        assert client.get(path).status_code == 200, path
    claim = claim_with(project, "Rell")
    form = form_of(client, claim.id) | {"decision": "accept", "why": "so"}
    assert client.post(f"/claims/{claim.id}/decision", data=form).status_code == 303
    assert "Rell Okello" in client.get("/history").text
    assert "Rell Okello" in come(project, people, "The admin").get("/people").text
    assert people.looks() == ()


def test_an_account_of_a_withheld_name_shows_it_to_nobody(project: Project, people: People) -> None:
    people.add("Dako Rell", Role.CODER, PASSWORD)
    answer = come(project, people, "The coder").get(f"/reports/{sheet_of(project).report.id}")
    assert answer.status_code == 200
    assert TOLD.search(plain(answer)) is None
    assert come(project, people, "Dako Rell").get("/").status_code == 200


def test_words_that_colleagues_give_close_no_page_of_accounts(project: Project, people: People) -> None:
    people.give_token("The coder", label="for Dako Rell", days=7)
    for name, path in (("The coder", "/tokens"), ("The admin", "/people/visits")):
        answer = come(project, people, name).get(path)
        assert answer.status_code == 200, path
        assert "for [withheld]" in answer.text
        assert TOLD.search(plain(answer)) is None


def test_who_acted_under_a_withheld_name_is_not_found_by_it(project: Project, people: People) -> None:
    claim = claim_with(project, "Rell")
    judgement = Judgement(proposal="", decision=Decision.ACCEPT, by="Dako Rell", at=NOW, why="so")
    project.decide_claim(claim.id, judgement)
    client = come(project, people, "The coder")
    assert client.get("/api/1/judgements?by=Dako Rell").json()["total"] == 0
    assert client.get("/api/1/judgements?by=Dako Rell").json()["rows"] == []
    assert client.get("/api/1/judgements?by=Ana").json()["rows"]
    assert TOLD.search(plain(client.get("/history"))) is None


# --------------------------------------------------------------------------- who may see it


def test_who_may_see_it_asks_first_and_is_recorded(project: Project, people: People) -> None:
    client = come(project, people, "The keeper")
    path = f"/reports/{sheet_of(project).report.id}"
    closed = client.get(path)
    assert TOLD.search(plain(closed)) is None
    assert "Show what is withheld here" in closed.text
    assert people.looks() == ()
    csrf = ask(client)
    opened = client.get(path)
    assert TOLD.search(plain(opened))
    assert "Withheld names are shown to you until" in opened.text
    look = people.looks()[0]
    assert (look.name, look.what, look.method, look.path) == ("The keeper", Seen.SHOWN, "GET", path)
    assert look.names >= 2
    number = len(people.looks())
    assert client.get("/password").status_code == 200  # nothing withheld stands there
    assert len(people.looks()) == number
    client.get("/actors/Dako%20Rell")
    assert not any(TOLD.search(one.path.casefold()) for one in people.looks())
    assert client.post("/withheld/hide", data={"csrf": csrf, "back": path}).headers["location"] == path
    assert TOLD.search(plain(client.get(path))) is None
    page = come(project, people, "The admin").get("/people/looks").text
    assert "The keeper" in page
    assert path in page


def test_nobody_shows_themselves_what_is_withheld_from_them(project: Project, people: People) -> None:
    client = come(project, people, "The admin")
    assert client.post("/withheld/show", data={"csrf": csrf_of(client), "back": "/"}).status_code == 404
    assert client.get("/withheld").status_code == 404
    told = {"csrf": csrf_of(client), "act": "add", "kind": "person", "words": "Somebody Else", "why": "x"}
    assert client.post("/withheld", data={**told, "seen": str(project.withheld()[0])}).status_code == 404
    assert project.withheld()[1] == LIST
    path = f"/reports/{sheet_of(project).report.id}"
    assert TOLD.search(plain(client.get(path))) is None
    # a session that may see it and was asked for ends with the right
    keeper = come(project, people, "The keeper")
    ask(keeper)
    people.change("The keeper", withheld=False)
    assert keeper.get(path).status_code == 303


def test_it_is_shown_for_a_quarter_of_an_hour(
    project: Project, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = come(project, people, "The keeper")
    path = f"/reports/{sheet_of(project).report.id}"
    ask(client)
    assert TOLD.search(plain(client.get(path)))
    then = people._seconds()
    monkeypatch.setattr(people, "_seconds", lambda: then + 15 * 60 + 1)
    assert TOLD.search(plain(client.get(path))) is None


def test_a_program_has_to_ask_too(project: Project, people: People) -> None:
    client = TestClient(make_app(project, people, clock=lambda: NOW), base_url=AT)
    path = f"/api/1/reports/{sheet_of(project).report.id}"
    for name, header, status, seen in (
        ("The keeper", {}, 200, False),
        ("The keeper", {ASKS: "show"}, 200, True),
        ("The keeper", {ASKS: "yes"}, 200, False),
        ("The admin", {}, 200, False),
        ("The admin", {ASKS: "show"}, 403, False),
    ):
        token = people.give_token(name, label="script", days=7)
        answer = client.get(path, headers={"Authorization": f"Bearer {token}", **header})
        assert answer.status_code == status, (name, header)
        expect_described("GET", path, answer.status_code, answer.headers, answer.content)
        assert bool(TOLD.search(plain(answer))) is seen
    (look,) = people.looks()
    assert (look.name, look.what, look.path) == ("The keeper", Seen.SHOWN, path)


# --------------------------------------------------------------------------- the list


def test_the_list_is_changed_by_who_sees_it(project: Project, people: People) -> None:
    client = come(project, people, "The keeper")
    closed = client.get("/withheld")
    assert closed.status_code == 200
    assert closed.text.count('<bdi dir="auto">[withheld]</bdi>') == 2
    csrf, seen = csrf_of(client), str(project.withheld()[0])
    told = {
        "csrf": csrf,
        "act": "add",
        "kind": "wording",
        "words": "Blue  Gate",
        "why": "a school",
        "seen": seen,
    }
    for wrong in (
        {"kind": "x"},
        {"words": "a"},
        {"words": "2024"},
        {"words": "withheld"},
        {"why": " "},
        {"words": "a\u202eb"},
    ):
        assert client.post("/withheld", data=told | wrong).status_code == 400, wrong
    assert client.post("/withheld", data=told | {"seen": "1"}).status_code == 409
    assert client.post("/withheld", data=told).status_code == 303
    entry, now = project.withheld()
    assert now == (*LIST, Withheld(kind=Kind.WORDING, words="Blue Gate", why="a school"))
    (last,) = project.desk.history(limit=1)
    assert (last.what, last.subject, last.by) == ("set", "withheld", "The keeper")
    remove = {"csrf": csrf, "act": "remove", "number": "3", "seen": str(entry)}
    assert client.post("/withheld", data=remove).status_code == 400
    ask(client)
    assert "Dako Rell" in client.get("/withheld").text
    assert client.post("/withheld", data=remove).status_code == 303
    assert project.withheld()[1] == LIST
    history = come(project, people, "The coder").get("/history").text
    assert "Changed which names are withheld at the workbench" in history
    assert "asked for it" not in history
    assert "Changed how many persons" not in history


def test_the_list_follows_from_the_ledger(project: Project) -> None:
    before = project.withheld()
    project.rebuild()
    assert project.withheld() == before
    assert project.verify().sound


# --------------------------------------------------------------------------- what leaves the house

PROFILE = b'name = "For partners"\n[withhold]\nstrings = ["Tessun"]\n'


def test_an_export_strikes_it_or_is_none(project: Project, people: People) -> None:
    client = come(project, people, "The reviewer")
    csrf = csrf_of(client)
    incident = project.desk.incidents(Question()).rows[0].incident.id
    for form in ("html", "json"):
        assert client.get(f"/incidents/{incident}/dossier.{form}").status_code == 400
    told = {"csrf": csrf, "form": ["json"]}
    refused = client.post("/export", data=told)
    assert refused.status_code == 403
    assert "send a release profile" in refused.text
    packed = client.post("/export", data={**told, "surely": "yes"}, files={"profile": ("p.toml", PROFILE)})
    assert packed.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        said = "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    assert TOLD.search(said.casefold()) is None
    assert "tessun" not in said.casefold()
    token = people.give_token("The reviewer", label="script", days=7)
    answer = client.get("/api/1/export?form=json", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 403
    assert people.looks() == ()


def test_an_export_with_nothing_struck_is_a_look(project: Project, people: People) -> None:
    client = come(project, people, "The keeper")
    told = {"csrf": csrf_of(client), "form": ["json"]}
    assert "leave the house with the export" in client.get("/export").text
    packed = client.post("/export", data=told)
    assert packed.headers["content-type"] == "application/zip"
    assert (people.looks()[0].what, people.looks()[0].name) == (Seen.EXPORTED, "The keeper")
    incident = project.desk.incidents(Question()).rows[0].incident.id
    assert client.get(f"/incidents/{incident}/dossier.json").status_code == 400
    ask(client)
    assert TOLD.search(plain(client.get(f"/incidents/{incident}/dossier.json")))
    assert people.looks()[0].path == f"/incidents/{incident}/dossier.json"
    token = people.give_token("The keeper", label="script", days=7)
    answer = client.get("/api/1/export?form=json", headers={"Authorization": f"Bearer {token}", ASKS: "show"})
    assert answer.status_code == 200
    assert (people.looks()[0].what, people.looks()[0].path) == (Seen.EXPORTED, "/api/1/export")
