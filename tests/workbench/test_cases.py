"""Several cases in one workbench: what is in one is in no answer about another, and nothing that is meant for one is done in another."""

import ast
import io
import json
import re
import shutil
import sqlite3
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import argon2
import pytest
from httpx2 import Response
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from corrobora.errors import BadSetting
from corrobora.records import Decision, Judgement
from corrobora.workbench import find_cases
from corrobora.workbench.access import ACCESS, CASELESS
from corrobora.workbench.app import make_app
from corrobora.workbench.cases import LONGEST, Case, Cases, is_name
from corrobora.workbench.people import People, Role, Vouched, What
from corrobora.workbench.problems import API
from corrobora.workflow import Project, init_project, open_project
from tests.boundaries.source import modules
from tests.workbench.conftest import AT, NOW, PASSWORD, Comes
from tests.workbench.judged import claims_of
from tests.workbench.test_access import csrf_of, filled
from tests.workbench.walked import addresses, known

OURS, THEIRS = "Dorun 2031", "Velthane affair"
"""The name of a case that is open to those who look here, and of one that is not."""
SEED = "quillmora"
"""Is in every text, outlet, title, author, file name, place, actor and reason of that other case, and nowhere else."""
WORD = "lantern"
"""Is there, too, and not in the first case: one can search for it without naming what is searched for."""


def make_hidden(root: Path) -> None:
    """Make the project of the other case, read, assessed and decided on."""
    sent = root.parent / "sent"
    sent.mkdir()
    header = "name,id,alternates,lat,lon,country,admin1,kind,population\n"
    row = f"Quillmoraville,ex:town,{SEED},-46.1,-125.8,XA,Upper {SEED},town,900\n"
    (sent / "places.csv").write_text(header + row, encoding="utf-8")
    header = "id,name,aliases,kind,country,acled_inter,source\n"
    row = "ex:front,Quillmora Liberation Front,,rebel-group,XA,2,made up\n"
    (sent / "actors.csv").write_text(header + row, encoding="utf-8")
    told = {
        "id": f"n-{SEED}",
        "title": f"Soldiers killed three men in Quillmoraville, {SEED} says",
        "outlet": f"The {SEED} Herald",
        "author": f"Ada {SEED}",
        "url": f"https://{SEED}.example/{SEED}",
        "published": "2024-03-06T17:40:00Z",
        "language": "en",
        "text": (
            f"Soldiers killed three men with a {WORD} in Quillmoraville on Tuesday, residents said.\n\n"
            "Fighters of the Quillmora Liberation Front abducted 12 farmers near Quillmoraville on 5 March 2024, the ministry said.\n\n"
            "Prosecutors of Quillmoraville will open an inquiry within ten days, the governor said."
        ),
    }
    (sent / f"{SEED}.jsonl").write_text(json.dumps(told), encoding="ascii")
    with init_project(root, by=f"Ana {SEED}", at=NOW) as project:
        project.refer("gazetteer", sent / "places.csv")
        project.refer("actors", sent / "actors.csv")
        project.add([sent / f"{SEED}.jsonl"], under=sent)
        project.read()
        project.assess()
        claim = min(claims_of(project), key=lambda one: one.start)
        why = f"because {SEED}"
        judgement = Judgement(proposal="", decision=Decision.ACCEPT, by=f"Ana {SEED}", at=NOW, why=why)
        project.decide_claim(claim.id, judgement)
        project.assess()


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hidden") / "project"
    make_hidden(root)
    return root


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A workbench with two cases, and the same without the second."""

    ours: Project
    theirs: Project
    people: People

    def both(self) -> ASGIApp:
        """Return the workbench with both."""
        cases = [Case(self.ours, name=OURS), Case(self.theirs, name=THEIRS)]
        return make_app(Cases(cases), self.people, clock=lambda: NOW)

    def first_alone(self) -> ASGIApp:
        """Return the workbench as it would be if the second case had never been."""
        return make_app(Cases([Case(self.ours, name=OURS)]), self.people, clock=lambda: NOW)

    def come(self, role: Role, *cases: str, app: ASGIApp | None = None, chosen: str = "") -> TestClient:
        """Let somebody come in to whom these cases are open."""
        name = f"The {role}"
        self.people.change_cases(name, give=cases, take={OURS, THEIRS} - {*cases}, by="test", address="")
        client = TestClient(app or self.both(), base_url=AT, follow_redirects=False)
        assert client.post("/login", data={"name": name, "password": PASSWORD}).status_code == 303
        if chosen:
            assert choose(client, chosen).status_code == 303
        return client


def word_on(client: TestClient, path: str = "/cases") -> str:
    """Return the word that the forms of a page hold."""
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(path).text)
    assert found is not None
    return found[1]


def choose(client: TestClient, case: str, **more: str) -> Response:
    return client.post("/cases", data={"csrf": word_on(client), "case": case, **more})


@pytest.fixture
def served(exercise: Path, hidden: Path, people: People, tmp_path: Path) -> Iterator[Served]:
    shutil.copytree(exercise, tmp_path / "ours")
    shutil.copytree(hidden, tmp_path / "theirs")
    with (
        open_project(tmp_path / "ours", by="workbench", at=lambda: NOW) as ours,
        open_project(tmp_path / "theirs", by="workbench", at=lambda: NOW) as theirs,
    ):
        yield Served(ours=ours, theirs=theirs, people=people)


@pytest.fixture
def empty(people: People, tmp_path: Path) -> Iterator[Served]:
    """Return a workbench of two cases without a report."""
    with (
        init_project(tmp_path / "ours", by="workbench", at=NOW) as ours,
        init_project(tmp_path / "theirs", by="workbench", at=NOW) as theirs,
    ):
        yield Served(ours=ours, theirs=theirs, people=people)


def unpacked(content: bytes) -> bytes:
    """Return an answer with what is packed in it laid open, without the words that each session has of its own."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return b"\n".join(name.encode() + packed.read(name) for name in sorted(packed.namelist()))
    return re.sub(rb'(name="csrf" value=")[\w-]+', rb"\1", content)


def entries(served: Served) -> tuple[int, int]:
    return served.ours.newest[0], served.theirs.newest[0]


IN_A_CASE = sorted(key for key, needed in ACCESS.items() if needed is not None and key not in CASELESS)
WITHOUT = sorted(CASELESS)


# --------------------------------------------------------------------------- what is in no answer


def test_the_other_case_has_something_to_hide_and_its_own_people_are_shown_it(served: Served) -> None:
    """Else the tests below would find nothing because nothing is there."""
    client = served.come(Role.ADMIN, THEIRS)
    for path in (
        "/",
        "/incidents",
        "/actors",
        f"/search?q={WORD}",
        "/history",
        "/board",
        "/places",
        "/api/1/reports",
    ):
        assert SEED in client.get(path).text.lower(), path
    exported = client.get("/api/1/export?form=json")
    assert exported.status_code == 200, exported.text
    assert SEED.encode() in unpacked(exported.content).lower()


@pytest.mark.parametrize("role", [Role.READER, Role.ADMIN])
def test_whoever_has_one_case_is_answered_as_if_there_were_no_other(served: Served, role: Role) -> None:
    """Every address, with the ids of both cases: what an answer about the second would say, the answer without it says, too."""
    after = served.come(role, OURS)
    before = served.come(role, OURS, app=served.first_alone())
    seen = 0
    asked = [*addresses(served.ours, WORD, "residents"), *addresses(served.theirs, WORD)]
    for address in dict.fromkeys(asked):
        if address.startswith("/people"):  # for admins, who open cases there
            continue
        one, other = after.get(address), before.get(address)
        content = unpacked(one.content)
        assert SEED.encode() not in content.lower(), address
        assert THEIRS.encode() not in content, address
        assert SEED not in str(one.headers).lower(), address
        assert (one.status_code, content) == (other.status_code, unpacked(other.content)), address
        seen += one.status_code == 200
    assert seen > 50


def test_a_program_with_the_token_of_one_case_is_answered_as_if_there_were_no_other(served: Served) -> None:
    clients = []
    for app in (served.both(), served.first_alone()):
        clients.append(TestClient(app, base_url=AT))
        token = served.people.give_token("The admin", label="test", days=1, case=OURS)
        clients[-1].headers["Authorization"] = f"Bearer {token}"
    served.people.change_cases("The admin", give={OURS}, take=(), by="test", address="")
    found = set()
    for address in (*addresses(served.ours, WORD), *addresses(served.theirs, WORD)):
        if address.startswith(API):
            one, other = (client.get(address) for client in clients)
            content = unpacked(one.content)
            assert SEED.encode() not in content.lower(), address
            assert (one.status_code, content) == (other.status_code, unpacked(other.content)), address
            found.add(one.status_code)
    assert {200, 404} <= found


def test_what_is_exported_is_of_the_case_alone(served: Served) -> None:
    """By a page and by a program, for somebody to whom both are open and who is in one."""
    client = served.come(Role.ADMIN, OURS, THEIRS, chosen=OURS)
    forms = ["json", "geojson", "acled", "claimreview"]
    query = "&".join(f"form={form}" for form in forms)
    packed = [client.get(f"/api/1/export?{query}")]
    packed.append(client.post("/export", data={"csrf": word_on(client), "form": forms}))
    for answer in packed:
        assert answer.status_code == 200, answer.text
        assert answer.content.startswith(b"PK")
        assert b"Ketva" in unpacked(answer.content)
        assert SEED.encode() not in unpacked(answer.content).lower()
        assert THEIRS.encode() not in unpacked(answer.content)


def test_what_is_sent_with_ids_of_another_case_does_nothing_there(served: Served) -> None:
    after = served.come(Role.ADMIN, OURS)
    before = served.come(Role.ADMIN, OURS, app=served.first_alone())
    ids, was = known(served.theirs), entries(served)
    names = {
        "reports": "report",
        "claims": "claim",
        "incidents": "incident",
        "judgements": "proposal",
        "proposals": "proposal",
        "pairs": "pair",
    }
    incidents = ids["incident"]
    ids = {**ids, "pair": ["~".join(incidents[:2])]}
    more = {
        "decision": "accept",
        "why": "as it stands there",
        "seen": "0",
        "text": SEED,
        "start": "0",
        "end": "9",
    }
    tried = 0
    for method, path in IN_A_CASE:
        parts = path.replace("/{kind}/{pair}", "/incidents/{pair}").split("/")
        if method == "GET" or "{" not in path and path not in {"/merge", "/api/1/merges", "/api/1/splits"}:
            continue
        at = next((number for number, part in enumerate(parts) if part.startswith("{")), None)
        kind = "incident" if at is None else "pair" if parts[at] == "{pair}" else names[parts[at - 1]]
        for one in ids[kind][:3]:
            told = "/".join([*parts[:at], one, *parts[at + 1 :]]) if at is not None else path
            answers = []
            for client in (after, before):
                word = word_on(client)
                if path.startswith(API):
                    body = {
                        "incidents": incidents[:2],
                        "incident": one,
                        "claims": ids["claim"][:1],
                        "why": "so",
                        "seen": 0,
                    }
                    wanted = {
                        "merges": ("incidents", "why"),
                        "splits": ("incident", "claims", "why"),
                        "undo": ("why", "seen"),
                    }
                    fields = wanted.get(parts[-1], ("why", "seen"))
                    sent = {name: body[name] for name in fields} | (
                        {"decision": "accept"} if parts[-1] == "decisions" else {}
                    )
                    answers.append(client.request(method, told, json=sent, headers={"X-CSRF-Token": word}))
                else:
                    data = {**more, "csrf": word, "incident": incidents[:2], "claim": ids["claim"][:1]}
                    answers.append(client.request(method, told, data=data))
            first, second = answers
            assert first.status_code in {400, 404, 409, 422}, (method, told, first.text)
            assert (first.status_code, unpacked(first.content)) == (
                second.status_code,
                unpacked(second.content),
            )
            assert SEED not in first.text.lower().replace(more["text"], ""), told
            tried += 1
    assert tried > 8
    assert entries(served) == was


def test_an_id_of_another_case_is_answered_as_one_that_never_was(served: Served) -> None:
    client = served.come(Role.ADMIN, OURS)
    ids = known(served.theirs)
    for path, there, never in (
        ("/reports/{}", ids["report"][0], "0" * 64),
        ("/incidents/{}", ids["incident"][0], "i-" + "0" * 16),
        ("/api/1/reports/{}", ids["report"][0], "0" * 64),
        ("/api/1/claims/{}", ids["claim"][0], "c-" + "0" * 16),
    ):
        one, other = client.get(path.format(there)), client.get(path.format(never))
        assert one.status_code == other.status_code == 404
        assert one.text.replace(there, never) == other.text
        assert one.headers.get("content-length") == other.headers.get("content-length")


def test_names_are_looked_up_in_the_files_of_the_case_alone(served: Served) -> None:
    """What a case has opened to look names up in is kept for as long as nothing is written, and both have as many entries as the other."""
    first, second = sorted((served.ours, served.theirs), key=lambda one: one.newest[0])
    while first.newest[0] < second.newest[0]:
        first.set_coders(3 - first.desk.coders)
    assert first.newest[0] == second.newest[0]
    ours, theirs = served.ours, served.theirs
    assert ours.reference() is ours.reference()
    assert theirs.reference() is not ours.reference()
    assert [one.name for one in theirs.reference().gazetteer.find("Quillmoraville")]
    assert not ours.reference().gazetteer.find("Quillmoraville")


# --------------------------------------------------------------------------- coming in and choosing


def test_one_case_is_taken_at_once_and_stays_when_another_is_opened(empty: Served) -> None:
    client = empty.come(Role.CODER, OURS)
    page = client.get("/").text
    assert OURS in page
    assert THEIRS not in page
    word = word_on(client, "/add")
    empty.people.change_cases("The coder", give={THEIRS}, take=(), by="The admin", address="")
    assert (
        client.post("/add", data={"csrf": word, "text": "Ten men were killed in Dorun."}).status_code == 200
    )
    assert entries(empty)[0] > 0
    assert entries(empty)[1] == 0


def test_of_several_cases_one_is_chosen_and_the_way_goes_on(empty: Served) -> None:
    client = empty.come(Role.READER, OURS, THEIRS)
    assert client.get("/incidents").headers["location"] == "/cases?next=/incidents"
    page = client.get("/cases?next=/incidents").text
    assert OURS in page
    assert THEIRS in page
    assert 'href="/incidents"' not in page  # no part of a case is offered before one is chosen
    answer = choose(client, THEIRS, next="/incidents")
    assert (answer.status_code, answer.headers["location"]) == (303, "/incidents")
    assert f"<title>Reports · {THEIRS} · corrobora</title>" in client.get("/").text
    for words in ("https://evil.example/", "//evil.example", "/cases", "/cases?next=/cases"):
        answer = choose(client, OURS, next=words)
        assert answer.headers["location"] == "/", words


def test_whoever_has_no_case_is_told_whom_to_ask_and_nothing_else(served: Served) -> None:
    for role in Role:
        client = served.come(role)
        for method, path in IN_A_CASE:
            told = filled(path)
            if method == "GET" and path.startswith(API):
                answer = client.get(told)
                assert answer.status_code == 403, path
                assert SEED not in answer.text.lower()
            elif method == "GET" and role.may(ACCESS[method, path] or Role.READER):
                answer = client.get(told)
                assert answer.status_code == 303, path
                assert answer.headers["location"].startswith("/cases?next="), path
            else:
                headers = {"X-CSRF-Token": word_on(client)}
                answer = client.request(method, told, data={"csrf": word_on(client)}, headers=headers)
                assert answer.status_code == 403, (method, path)
        page = client.get("/cases").text
        assert "No case is open to you yet" in page
        assert ("/people" in page) is (role is Role.ADMIN)
        assert OURS not in page
        assert THEIRS not in page


@pytest.mark.parametrize(("method", "path"), WITHOUT)
def test_what_is_about_accounts_needs_no_case(empty: Served, method: str, path: str) -> None:
    client = empty.come(Role.ADMIN)
    fields = {"csrf": word_on(client)} if method == "POST" else None
    answer = client.request(method, filled(path), data=fields)
    assert answer.status_code in {200, 303, 400, 401, 404}
    assert not answer.headers.get("location", "").startswith("/cases?")


def test_a_case_that_is_not_open_and_one_that_never_was_are_answered_alike(empty: Served) -> None:
    client = empty.come(Role.ADMIN, OURS)
    client.get("/")
    texts = set()
    for case in (THEIRS, "nothing", "", f"{OURS} ", "../ours", "\u202e", "x" * 100_000):
        answer = choose(client, case)
        assert answer.status_code == 404, case[:20]
        texts.add(answer.text)
    assert len(texts) == 1
    assert THEIRS not in texts.pop()
    assert OURS in client.get("/").text


def test_a_session_is_in_its_case_after_the_server_began_anew(
    exercise: Path, hidden: Path, people: People, tmp_path: Path
) -> None:
    shutil.copytree(exercise, tmp_path / "ours")
    shutil.copytree(hidden, tmp_path / "theirs")
    cookies: dict[str, str] = {}
    for turn in range(2):
        with (
            open_project(tmp_path / "ours", by="workbench", at=lambda: NOW) as ours,
            open_project(tmp_path / "theirs", by="workbench", at=lambda: NOW) as theirs,
        ):
            again = People(people.path)
            served = Served(ours=ours, theirs=theirs, people=again)
            if not turn:
                client = served.come(Role.CODER, OURS, THEIRS, chosen=THEIRS)
                cookies = dict(client.cookies)
                before = word_on(client, "/add")
            else:
                client = TestClient(served.both(), base_url=AT, cookies=cookies, follow_redirects=False)
                assert SEED in client.get("/").text.lower()
                assert client.post("/add", data={"csrf": before, "text": "Ten men fell."}).status_code == 200
            again.close()


# --------------------------------------------------------------------------- tabs that are left open


@pytest.mark.parametrize(("method", "path"), [key for key in IN_A_CASE if key[0] != "GET"])
def test_a_form_of_one_case_does_nothing_in_another(empty: Served, method: str, path: str) -> None:
    client = empty.come(Role.ADMIN, OURS, THEIRS, chosen=OURS)
    left_open = word_on(client)
    assert choose(client, THEIRS).status_code == 303
    was, told = entries(empty), filled(path)
    fields = {"coders": "2", "text": "Ten men were killed in Dorun.", "why": "so", "form": "json"}
    headers = {"X-CSRF-Token": left_open}
    sent: dict[str, Any] = (
        {"json": {"coders": 2}}
        if path.startswith(API) and "reports" not in path
        else {"data": {**fields, "csrf": left_open}}
    )
    answer = client.request(method, told, headers=headers, **sent)
    assert answer.status_code == 403
    if not path.startswith(API):
        assert "of another case" in answer.text
    assert entries(empty) == was
    assert empty.theirs.desk.coders == 1
    headers = {"X-CSRF-Token": word_on(client)}
    sent = {"data": {**fields, "csrf": word_on(client)}}
    assert client.request(method, told, headers=headers, **sent).status_code != 403


def test_a_form_is_good_again_in_the_case_it_was_loaded_in(empty: Served) -> None:
    client = empty.come(Role.CODER, OURS, THEIRS, chosen=OURS)
    told = {"csrf": word_on(client, "/add"), "text": "Ten men were killed in Dorun."}
    choose(client, THEIRS)
    assert client.post("/add", data=told).status_code == 403
    choose(client, OURS)
    assert client.post("/add", data=told).status_code == 200
    assert entries(empty)[1] == 0


def test_what_is_about_accounts_goes_from_a_tab_of_any_case(empty: Served) -> None:
    client = empty.come(Role.ADMIN, OURS, THEIRS, chosen=OURS)
    left_open = word_on(client)
    choose(client, THEIRS)
    assert client.post("/logout", data={"csrf": left_open}).status_code == 303
    assert client.get("/").headers["location"].startswith("/login")


def test_the_word_of_one_session_is_none_of_another(empty: Served) -> None:
    first, second = empty.come(Role.CODER, OURS), empty.come(Role.CODER, OURS)
    assert word_on(first, "/add") != word_on(second, "/add")
    assert second.post("/add", data={"csrf": word_on(first, "/add"), "text": "Ten."}).status_code == 403


# --------------------------------------------------------------------------- who may open what


def test_a_case_that_is_taken_away_is_closed_from_the_next_request_on(served: Served) -> None:
    client = served.come(Role.CODER, THEIRS)
    token = served.people.give_token("The coder", label="script", days=1, case=THEIRS)
    program = TestClient(served.both(), base_url=AT, headers={"Authorization": f"Bearer {token}"})
    page = client.get("/add")
    word = word_on(client, "/add")
    assert (page.status_code, program.get("/api/1/reports").status_code) == (200, 200)
    was = entries(served)
    served.people.change_cases("The coder", give=(), take={THEIRS}, by="The admin", address="")
    assert client.get("/").headers["location"] == "/cases?next=/"
    assert client.get(f"/reports/{known(served.theirs)['report'][0]}").status_code == 303
    assert client.post("/add", data={"csrf": word, "text": "Ten men fell."}).status_code == 403
    for method, path, body in (
        ("GET", "reports", None),
        ("POST", "assess", None),
        ("GET", "openapi.json", None),
    ):
        answer = program.request(method, f"/api/1/{path}", json=body)
        assert answer.status_code == 403, path
        assert answer.headers["content-type"] == "application/problem+json"
        assert SEED not in answer.text.lower()
        assert THEIRS not in answer.text
    assert THEIRS not in client.get("/tokens").text
    assert entries(served) == was
    served.people.change_cases("The coder", give={OURS}, take=(), by="The admin", address="")
    assert client.post("/add", data={"csrf": word, "text": "Ten men fell."}).status_code == 403
    assert program.get("/api/1/reports").status_code == 403
    assert entries(served) == was
    served.people.change_cases("The coder", give={THEIRS}, take=(), by="The admin", address="")
    assert program.get("/api/1/reports").status_code == 200


def test_an_admin_opens_and_closes_cases_and_the_visits_show_it(empty: Served) -> None:
    client = empty.come(Role.ADMIN)
    session = client.cookies["corrobora"]
    coder = empty.come(Role.CODER, THEIRS)
    assert coder.get("/").status_code == 200
    told = {"csrf": word_on(client), "case": [OURS], "held": [THEIRS]}
    assert client.post("/people/The%20coder/cases", data=told).status_code == 303
    assert empty.people.cases_of("The coder") == {OURS}
    assert coder.get("/").status_code == 200  # nothing else ended
    told = {"csrf": word_on(client), "case": [OURS, THEIRS]}
    assert client.post("/people/The%20admin/cases", data=told).status_code == 303
    assert empty.people.session(session) is not None
    noted = [(one.what, one.name, one.note) for one in empty.people.visits()[:4]]
    assert (What.CASE_OPENED, "The admin", f"{THEIRS}, by The admin") in noted
    assert (What.CASE_CLOSED, "The coder", f"{THEIRS}, by The admin") in noted
    assert (What.CASE_OPENED, "The coder", f"{OURS}, by The admin") in noted
    page = client.get("/people/visits").text
    assert "case opened" in page
    new = {"csrf": word_on(client), "name": "Ada", "role": "coder", "password": PASSWORD, "case": [THEIRS]}
    assert client.post("/people", data=new).status_code == 303
    assert empty.people.cases_of("Ada") == {THEIRS}


def test_what_another_admin_opened_meanwhile_stays(empty: Served) -> None:
    """A page says what was ticked when it was loaded; only what was changed on it is changed."""
    client = empty.come(Role.ADMIN)
    told = {"csrf": word_on(client), "case": [OURS]}
    empty.people.change_cases("The coder", give={THEIRS}, take=(), by="another", address="")
    assert client.post("/people/The%20coder/cases", data=told).status_code == 303
    assert empty.people.cases_of("The coder") == {OURS, THEIRS}


def test_cases_that_there_are_not_are_opened_to_nobody(empty: Served) -> None:
    client = empty.come(Role.ADMIN)
    for path, told in (
        ("/people/The%20coder/cases", {"case": ["nothing"]}),
        ("/people/The%20coder/cases", {"held": [""]}),
        ("/people/Nobody/cases", {"case": [OURS]}),
        ("/people", {"name": "Ada", "role": "coder", "password": PASSWORD, "case": ["<b>nothing"]}),
    ):
        answer = client.post(path, data={"csrf": word_on(client), **told})
        assert answer.status_code == 400, (path, told)
        assert "<b>nothing" not in answer.text
    assert empty.people.grants() == {}
    assert empty.people.find("Ada") is None


def test_only_admins_open_cases(empty: Served) -> None:
    for role in (Role.READER, Role.CODER, Role.REVIEWER):
        client = empty.come(role, OURS)
        told = {"csrf": word_on(client), "case": [THEIRS]}
        assert client.post(f"/people/The%20{role}/cases", data=told).status_code == 403
        assert empty.people.cases_of(f"The {role}") == {OURS}


def test_whom_an_issuer_vouches_for_has_no_case_until_an_admin_says_so(empty: Served) -> None:
    who = Vouched(issuer="https://id.example", subject="s-1", email="ada@example.org")
    token = empty.people.log_in_vouched(who, strangers=Role.REVIEWER, address="::1")
    assert token is not None
    client = TestClient(empty.both(), base_url=AT, cookies={"corrobora": token}, follow_redirects=False)
    assert client.get("/").headers["location"] == "/cases?next=/"
    empty.people.change_cases("ada@example.org", give={OURS}, take=(), by="The admin", address="")
    assert client.get("/").status_code == 200


def test_settings_are_those_of_the_case(empty: Served) -> None:
    client = empty.come(Role.ADMIN, OURS, THEIRS, chosen=THEIRS)
    assert client.post("/settings", data={"csrf": word_on(client), "coders": "2"}).status_code == 303
    assert (empty.ours.desk.coders, empty.theirs.desk.coders) == (1, 2)


# --------------------------------------------------------------------------- programs


def made_token(client: TestClient, case: str) -> tuple[int, str]:
    told = {"csrf": word_on(client), "label": "script", "days": "7", "case": case}
    answer = client.post("/tokens", data=told)
    found = re.search(r"<code>([\w-]+)</code>", answer.text)
    return answer.status_code, "" if found is None else found[1]


def test_a_token_is_for_the_case_it_was_made_for(served: Served) -> None:
    client = served.come(Role.READER, OURS, THEIRS, chosen=OURS)
    status, token = made_token(client, THEIRS)
    assert status == 200
    program = TestClient(served.both(), base_url=AT, headers={"Authorization": f"Bearer {token}"})
    assert SEED in program.get("/api/1/reports").text.lower()
    choose(client, OURS)
    assert SEED in program.get("/api/1/reports").text.lower()  # what its owner looks at is nothing to it
    assert f'for the case <bdi translate="no">{THEIRS}</bdi>' in client.get("/tokens").text
    wrong = served.come(Role.CODER, OURS)
    answers = {wrong.post("/tokens", data={"csrf": word_on(wrong), "label": "x", "days": "7", "case": case}).text for case in (THEIRS, "nothing", "")}  # fmt: skip
    assert len(answers) == 1
    assert "no case of this name is open to you" in answers.pop()
    assert served.people.tokens("The coder") == ()


def test_tokens_of_when_there_was_one_project_open_no_case(served: Served) -> None:
    token = served.people.give_token("The admin", label="old", days=1)
    served.people.change_cases("The admin", give={OURS, THEIRS}, take=(), by="test", address="")
    program = TestClient(served.both(), base_url=AT, headers={"Authorization": f"Bearer {token}"})
    assert program.get("/api/1/counts").status_code == 403
    one = TestClient(make_app(served.ours, served.people, clock=lambda: NOW), base_url=AT)
    assert one.get("/api/1/counts", headers=dict(program.headers)).status_code == 200
    of_a_case = served.people.give_token("The admin", label="new", days=1, case=OURS)
    headers = {"Authorization": f"Bearer {of_a_case}"}
    assert one.get("/api/1/counts", headers=headers).status_code == 403


def test_one_key_in_two_cases_is_two_keys(empty: Served) -> None:
    """An answer that is given again is given where it was given first."""
    answers = []
    for case in (OURS, THEIRS, OURS):
        empty.people.change_cases("The coder", give={case}, take=(), by="test", address="")
        token = empty.people.give_token("The coder", label="script", days=1, case=case)
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "one-and-the-same"}
        program = TestClient(empty.both(), base_url=AT, headers=headers)
        answers.append(
            program.post("/api/1/reports", files={"file": ("a.txt", b"Ten men were killed in Dorun.")})
        )
    assert [one.headers.get("idempotency-replayed") for one in answers] == [None, None, "true"]
    assert all(one.status_code == 200 for one in answers)
    assert min(entries(empty)) > 0


# --------------------------------------------------------------------------- one project, and which projects are cases


def test_of_one_project_nobody_is_asked_for_a_case(comes: Comes, people: People) -> None:
    client = comes(Role.ADMIN)
    assert client.get("/cases").headers["location"] == "/"
    assert client.post("/cases", data={"csrf": csrf_of(client), "case": "x"}).headers["location"] == "/"
    for path in ("/", "/people", "/tokens"):
        assert "/cases" not in client.get(path).text, path
    told = {"csrf": csrf_of(client), "case": [""]}
    assert client.post("/people/The%20coder/cases", data=told).status_code == 400
    assert people.grants() == {}


def test_a_workbench_serves_one_project_or_cases_with_names(empty: Served) -> None:
    for cases in (
        [],
        [Case(empty.ours), Case(empty.theirs)],
        [Case(empty.ours, name=OURS), Case(empty.theirs)],
        [Case(empty.ours, name=OURS), Case(empty.theirs, name=OURS)],
    ):
        with pytest.raises(BadSetting):
            Cases(cases)


def test_folders_that_are_projects_are_cases_and_no_others(tmp_path: Path) -> None:
    for name in ("Ümit v. Dorun (2031)", "b", "केस 2"):
        init_project(tmp_path / name, by="Ana", at=NOW).close()
    (tmp_path / "no project").mkdir()
    (tmp_path / "\u202eno project").mkdir()
    (tmp_path / "people.sqlite").touch()
    (tmp_path / "b" / "within").mkdir()
    init_project(tmp_path / "no project" / "deeper", by="Ana", at=NOW).close()
    (tmp_path / "link").symlink_to(tmp_path / "no project")
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    found = find_cases(tmp_path)
    assert list(found) == ["b", "Ümit v. Dorun (2031)", "केस 2"]
    assert find_cases(tmp_path / "no project" / "deeper") == {}
    assert find_cases(tmp_path / "nowhere") == {}


@pytest.mark.parametrize(
    "name",
    [
        "\u202elive",
        "a\u2066b",
        "a\nb",
        "a\tb",
        "a\x1b[2Jb",
        "<b>x",
        'a"b',
        "a&b",
        ".hidden",
        "..x",
        "-x",
        " x",
        "x ",
        "a\u00a0b",
        "a\u200bb",
        "a\ufe0fb",
        "\u3164",
        "a\ue000",
        "x" * (LONGEST + 1),
        "a\udcff",
    ],
)
def test_a_case_with_a_name_that_a_page_cannot_show_stops_the_beginning(tmp_path: Path, name: str) -> None:
    init_project(tmp_path / name, by="Ana", at=NOW).close()
    with pytest.raises(BadSetting, match="a name that a page cannot show") as told:
        find_cases(tmp_path)
    assert str(told.value).isascii()


def test_names_that_lead_out_of_a_folder_are_none() -> None:
    assert not any(is_name(name) for name in ("", ".", "..", "a/b", "../x", "/", "\\", "a\\b", "a:b", "a\0b"))
    assert all(map(is_name, ("1", "O'Neil, (2031) no. 7-b_c", "أ")))


def test_a_link_to_a_project_elsewhere_is_refused_and_not_passed_over(tmp_path: Path) -> None:
    init_project(tmp_path / "elsewhere", by="Ana", at=NOW).close()
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BadSetting, match="is a link"):
        find_cases(tmp_path / "cases")


def test_cases_that_look_alike_are_refused(tmp_path: Path) -> None:
    for name in ("Dorún", unicodedata.normalize("NFD", "Dorún")):
        init_project(tmp_path / name, by="Ana", at=NOW).close()
    with pytest.raises(BadSetting, match="look alike"):
        find_cases(tmp_path)


def test_a_folder_that_cannot_be_looked_into_is_not_taken_for_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "lost+found"):
        (tmp_path / name).mkdir()
    whole = Path.stat

    def refuse(path: Path, *, follow_symlinks: bool = True) -> object:
        if path.name == "project.json":
            raise PermissionError
        return whole(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(BadSetting, match="cannot be looked into"):
        find_cases(tmp_path)
    (tmp_path / "a").rmdir()
    assert find_cases(tmp_path) == {}


def test_a_case_that_is_another_project_than_before_is_open_to_nobody(empty: Served) -> None:
    client = empty.come(Role.CODER, OURS, THEIRS, chosen=THEIRS)
    people = empty.people
    token = people.give_token("The coder", label="script", days=1, case=THEIRS)
    ours, theirs = Case(empty.ours), Case(empty.theirs)
    assert people.know_cases({OURS: ours.origin(), THEIRS: theirs.origin()}) == ()
    client.post("/add", data={"csrf": word_on(client), "text": "Ten men were killed in Dorun."})
    assert theirs.origin()
    # an empty project has nothing by which it could be told; what it has once it has something is its own
    assert people.know_cases({OURS: ours.origin(), THEIRS: theirs.origin()}) == ()
    assert people.know_cases({THEIRS: theirs.origin()}) == ()
    assert people.cases_of("The coder") == {OURS, THEIRS}
    for origin in ("f" * 64, ""):
        people.change_cases("The coder", give={THEIRS}, take=(), by="test", address="")
        people.know_cases({OURS: "", THEIRS: theirs.origin()})
        people.change_cases("The coder", give={THEIRS}, take=(), by="test", address="")
        assert people.know_cases({OURS: "", THEIRS: origin}) == (THEIRS,)
        assert people.cases_of("The coder") == {OURS}
        assert "another project" in people.visits()[0].note
        assert people.bearer(token) is None


def test_the_accounts_of_an_earlier_version_are_brought_up(people: People, tmp_path: Path) -> None:
    """A file from before there were cases: its sessions and tokens are of none."""
    old = tmp_path / "old.sqlite"
    with sqlite3.connect(old) as connection:
        connection.executescript(
            "CREATE TABLE session (token VARCHAR(64) PRIMARY KEY, name TEXT NOT NULL, csrf VARCHAR(64) NOT NULL, "
            "began INTEGER NOT NULL, used INTEGER NOT NULL);"
            "CREATE TABLE token (token VARCHAR(64) PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, ends INTEGER NOT NULL);"
        )
    connection.close()
    cheap = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    clock: Callable[[], datetime] = lambda: datetime(2031, 5, 1, 8, tzinfo=UTC)  # noqa: E731 - one line of a test
    for _ in range(2):  # and a second time nothing is left to do
        again = People(old, clock=clock, hasher=cheap)
        if again.find("Ada") is None:
            again.add("Ada", Role.CODER, PASSWORD)
        token = again.log_in("Ada", PASSWORD, address="::1")
        assert token is not None
        again.enter(token, OURS)
        session = again.session(token)
        assert session is not None
        assert session.case == OURS
        assert again.bearer(again.give_token("Ada", label="x", days=1)) is not None
        again.close()


# --------------------------------------------------------------------------- no way past it


def test_no_page_reaches_a_project_but_through_its_request() -> None:
    """The application has no project to reach for, and what it has, the cases, one module alone looks at."""
    found = {
        (path, node.attr)
        for path, module in modules("workbench")
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "state"
        and node.attr in {"project", "keeper", "cases", "reference", "case"}
    }
    assert found == {
        ("workbench/app.py", "cases"),
        ("workbench/cases.py", "cases"),
        ("workbench/cases.py", "case"),
        ("workbench/access.py", "case"),
        ("workbench/api.py", "case"),
    }


def test_routes_without_a_case_are_routes() -> None:
    assert {key for key in CASELESS if ACCESS[key] is None} == set()
