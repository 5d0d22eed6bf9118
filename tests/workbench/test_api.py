"""What programs are answered: every operation with every role, and each answer held against the description."""

import hashlib
import io
import json
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import (  # type: ignore[import-untyped]  # it ships no types
    Draft202012Validator,
)
from starlette.testclient import TestClient

from corrobora.errors import BrokenIntegrity
from corrobora.export.jsonform import read_dossier
from corrobora.records import Decision, Judgement
from corrobora.workbench import api
from corrobora.workbench.access import ACCESS
from corrobora.workbench.app import make_app
from corrobora.workbench.guards import LONGER, LONGEST, POLICY
from corrobora.workbench.keeper import Keeper
from corrobora.workbench.openapi import Operation, ids_of
from corrobora.workbench.people import FAILURES, People, Role
from corrobora.workbench.problems import TITLES
from corrobora.workbench.repeats import FILE, Repeats
from corrobora.workflow import Project, init_project
from corrobora.workflow.desk import Question
from tests.workbench.conftest import AT, NOW, Comes
from tests.workbench.described import expect_described
from tests.workbench.test_access import csrf_of

Opens = Callable[..., TestClient]


def watched(client: TestClient) -> TestClient:
    """Have every answer that a client gets be held against the description."""

    def check(answer: Any) -> None:
        answer.read()
        expect_described(
            answer.request.method,
            answer.request.url.path,
            answer.status_code,
            answer.headers,
            answer.content,
        )

    client.event_hooks = {"request": [], "response": [check]}
    return client


@pytest.fixture
def keeper(project: Project) -> Iterator[Keeper]:
    kept = Keeper(project)
    yield kept
    kept.close()


@pytest.fixture
def opens(project: Project, people: People) -> Opens:
    """Return what gives a program of a role its client."""

    def opened(
        role: Role | None, *, name: str = "", raises: bool = True, keeper: Keeper | None = None
    ) -> TestClient:
        app = make_app(project, people, clock=lambda: NOW, keeper=keeper)
        client = TestClient(app, base_url=AT, follow_redirects=False, raise_server_exceptions=raises)
        if role is not None:
            token = people.give_token(name or f"The {role}", label="test", days=1)
            client.headers["Authorization"] = f"Bearer {token}"
        return watched(client)

    return opened


@pytest.fixture
def coder(opens: Opens) -> TestClient:
    return opens(Role.CODER)


@pytest.fixture
def claim(coder: TestClient) -> str:
    """Return the id of a claim that nobody has decided on."""
    report = next(row for row in coder.get("/api/1/reports").json()["rows"] if row["left"]["claims"])
    return str(coder.get(f"/api/1/reports/{report['id']}/claims").json()["rows"][0]["id"])


def decision(seen: int = 0, **more: object) -> dict[str, object]:
    return {"decision": "accept", "why": "as it stands there", "seen": seen, **more}


def kept(project: Project) -> int:
    return len(project.judgements())


# --------------------------------------------------------------------------- the table


def test_operations_and_the_table_of_access_name_the_same_routes() -> None:
    ours = {(one.method, one.path) for one in api.OPERATIONS}
    assert len(ours) == len(api.OPERATIONS)
    assert ours == {key for key in ACCESS if key[1].startswith("/api/")}
    assert len({one.name for one in api.OPERATIONS}) == len(api.OPERATIONS)


@pytest.mark.parametrize("operation", api.OPERATIONS, ids=lambda one: one.name)
def test_every_operation_asks_for_its_role(opens: Opens, operation: Operation) -> None:
    path = operation.path.format(**dict.fromkeys(ids_of(operation.path), "none-such"))
    needed = ACCESS[operation.method, operation.path]
    assert needed is not None
    for role in (None, *Role):
        answer = opens(role).request(operation.method, path)
        if role is None:
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"].startswith("Bearer")
        elif not role.may(needed):
            assert answer.status_code == 403
            assert answer.json()["expected"] == f"the role {needed}"
        else:
            assert answer.status_code in {200, 404, 415, 422, 503}


def test_the_description_is_one_that_describes(coder: TestClient) -> None:
    told = coder.get("/api/1/openapi.json").json()
    assert told["openapi"] == "3.1.0"
    for name, schema in told["components"]["schemas"].items():
        Draft202012Validator.check_schema(schema)
        if schema.get("type") == "object":
            assert schema["additionalProperties"] is False, name
            assert set(schema["required"]) <= set(schema["properties"])
    text = json.dumps(told)
    used = {part.split('"', 1)[0] for part in text.split("#/components/schemas/")[1:]}
    assert used <= told["components"]["schemas"].keys()


# --------------------------------------------------------------------------- who asks


@pytest.mark.parametrize(
    "shown", ["Bearer wrong", "Bearer ", "Bearer", "Basic YTpi", "wrong", "Bearer \xe9", ""]
)
def test_a_token_that_is_none_lets_nobody_in(opens: Opens, shown: str) -> None:
    client = opens(None)
    answer = client.get("/api/1/counts", headers=[(b"Authorization", shown.encode("latin-1"))])
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_a_token_ends_with_a_change_of_its_account(opens: Opens, people: People) -> None:
    client = opens(Role.CODER)
    assert client.get("/api/1/counts").status_code == 200
    people.change("The coder", active=False)
    assert client.get("/api/1/counts").status_code == 401


def test_a_wrong_token_is_not_made_good_by_a_session(comes: Comes) -> None:
    client = watched(comes(Role.ADMIN))
    assert client.get("/api/1/counts").status_code == 200
    assert client.get("/api/1/counts", headers={"Authorization": "Bearer x"}).status_code == 401


def test_guessing_tokens_is_slowed_down_like_guessing_passwords(opens: Opens, people: People) -> None:
    good, guesses = opens(Role.READER), opens(None)
    for _ in range(10 * FAILURES):
        assert guesses.get("/api/1/counts", headers={"Authorization": "Bearer x"}).status_code == 401
    assert guesses.get("/api/1/counts", headers={"Authorization": "Bearer x"}).status_code == 429
    assert good.get("/api/1/counts").status_code == 429
    assert people.bearer_from(good.headers["Authorization"][7:], address="elsewhere") is not None


def test_a_session_writes_with_the_word_of_its_pages_alone(
    comes: Comes, claim: str, project: Project
) -> None:
    client = watched(comes(Role.CODER))
    path, csrf = f"/api/1/claims/{claim}/decisions", csrf_of(client)
    for headers in (
        {},
        {"X-CSRF-Token": ""},
        {"X-CSRF-Token": csrf[:-1]},
        {"X-CSRF-Token": csrf, "Origin": "http://evil.example"},
        {"X-CSRF-Token": csrf, "Sec-Fetch-Site": "cross-site"},
    ):
        assert client.post(path, json=decision(), headers=headers).status_code == 403, headers
    assert kept(project) == 0
    assert client.post(path, json=decision(), headers={"X-CSRF-Token": csrf}).status_code == 201
    assert project.judgements()[0].by == "The coder"


# --------------------------------------------------------------------------- errors


def test_every_error_has_the_one_shape(opens: Opens, project: Project, people: People) -> None:
    client = opens(Role.ADMIN)
    decisions = "/api/1/claims/none/decisions"
    told = {"Content-Type": "application/json"}
    wanted = [
        (client.get("/api/1/nothing"), "unknown-path"),
        (client.get("/api/2/counts"), "unknown-path"),
        (client.get("/api/1/counts/"), "unknown-path"),
        (client.delete("/api/1/counts"), "wrong-method"),
        (client.get("/api/1/reports/none"), "unknown-record"),
        (client.get("/api/1/reports/a%20b"), "unknown-record"),
        (client.get("/api/1/facets/colour"), "unknown-record"),
        (client.get("/api/1/incidents/none"), "unknown-record"),
        (client.post(decisions, json=decision()), "unknown-record"),
        (client.post(decisions, data={"decision": "accept"}), "wrong-media-type"),
        (client.post(decisions, content=b"{", headers=told), "malformed"),
        (client.post(decisions, content=b"[" * 100_000, headers=told), "malformed"),
        (client.post(decisions, content=b'{"seen": NaN}', headers=told), "malformed"),
        (client.post(decisions, content=b'{"seen": 1, "seen": 2}', headers=told), "malformed"),
        (client.post(decisions, content=b'{"why": "\xff"}', headers=told), "malformed"),
        (client.post(decisions, content=b"x" * (LONGEST + 1), headers=told), "too-long"),
        (client.get("/api/1/counts", headers={"Host": "evil.example"}), "wrong-host"),
        (client.get("/api/1/counts?colour=blue"), "not-usable"),
        (client.post("/api/1/assess"), "busy"),
        (client.post("/api/1/reports", files={"other": ("a.txt", b"x")}), "not-usable"),
        (
            client.post("/api/1/reports", content=b"x", headers={"Content-Type": "multipart/form-data"}),
            "malformed",
        ),
    ]
    for answer, kind in wanted:
        body = answer.json()
        assert body["type"] == f"urn:corrobora:problem:{kind}", body
        assert (answer.status_code, body["title"]) == TITLES[kind]
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["content-security-policy"] == POLICY
    both = client.delete("/api/1/reports")
    assert both.headers["allow"] == "GET, HEAD, POST"


def test_a_fault_of_ours_says_nothing_of_itself(
    opens: Opens, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = opens(Role.READER, raises=False)

    def fails(*_: object) -> None:
        raise RuntimeError("the mayor of Kenga said")

    monkeypatch.setattr(type(project.desk), "counts", fails)
    answer = client.get("/api/1/counts")
    assert answer.status_code == 500
    assert "Kenga" not in answer.text

    def broken(*_: object) -> None:
        raise BrokenIntegrity("/data/secret/store.sqlite differs")

    monkeypatch.setattr(type(project.desk), "counts", broken)
    answer = client.get("/api/1/counts")
    assert answer.status_code == 500
    assert "secret" not in answer.text


def test_bytes_without_an_end_are_not_taken(opens: Opens) -> None:
    client = opens(Role.CODER)
    pieces = (b"x" * 65536 for _ in range(40))
    answer = client.post(
        "/api/1/claims/x/decisions", content=pieces, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 413
    assert LONGER["/api/1/reports"] > LONGEST
    large = client.post("/api/1/reports", files={"file": ("large.bin", b"\0" * (LONGEST + 1))})
    assert large.status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"decision": "merge"},
        {"decision": "ACCEPT"},
        {"decision": None},
        {"why": ""},
        {"why": "   "},
        {"why": "x" * 2_001},
        {"why": "a\x00b"},
        {"why": "a\u202eb"},
        {"why": "a\ud800b"},
        {"why": ["a"]},
        {"seen": -1},
        {"seen": 1 << 60},
        {"seen": "0"},
        {"seen": True},
        {"seen": 0.5},
        {"to": {"stance": "denies"}},
        {"decision": "correct"},
        {"decision": "correct", "to": {"colour": "blue"}},
        {"decision": "correct", "to": {"stance": "perhaps"}},
        {"decision": "correct", "to": [["stance", "denies"]]},
        {"settles": "yes"},
        {"by": "Somebody else"},
    ],
    ids=str,
)
def test_a_decision_that_cannot_be_followed_is_refused(
    coder: TestClient, claim: str, project: Project, wrong: dict[str, object]
) -> None:
    told = json.dumps({**decision(), **wrong}).encode("ascii")
    answer = coder.post(
        f"/api/1/claims/{claim}/decisions", content=told, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 422, answer.text
    assert kept(project) == 0


def test_a_decision_lacking_a_field_is_refused(coder: TestClient, claim: str) -> None:
    for field in ("decision", "why", "seen"):
        told = {name: value for name, value in decision().items() if name != field}
        answer = coder.post(f"/api/1/claims/{claim}/decisions", json=told)
        assert answer.status_code == 422
        assert field in answer.json()["detail"]


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=101",
        "limit=-1",
        "limit=1e2",
        "limit=%D9%A1",
        "limit=1&limit=2",
        "next=x",
        "next=!",
        "next=WyJib2FyZCIsMV0",
        "next=WyJyZXBvcnRzIiwtMV0",
        "next=WyJyZXBvcnRzIiwxZTMwXQ",
        "since=yesterday",
        "since=2031-05-02%0A",
        "left=half",
        "q=a%00b",
        "cursor=",
        "outlet=" + "x" * 201,
    ],
)
def test_a_query_that_asks_for_nothing_known_is_refused(coder: TestClient, query: str) -> None:
    assert coder.get(f"/api/1/reports?{query}").status_code == 422


# --------------------------------------------------------------------------- looking


@pytest.mark.parametrize(
    "path",
    ["reports", "incidents", "board", "actors", "history", "facets/outlet", "facets/actor"],
)
def test_a_list_is_gone_through_to_its_end_and_holds_each_once(coder: TestClient, path: str) -> None:
    whole = coder.get(f"/api/1/{path}?limit=100").json()
    assert whole["rows"]
    assert whole["total_is_exact"]
    if whole["next"] is None:
        assert whole["total"] == len(whole["rows"])
    seen: list[object] = []
    following: str | None = ""
    while following is not None and len(seen) < 100:
        page = coder.get(f"/api/1/{path}", params={"next": following, "limit": "7"}).json()
        assert page["total"] == whole["total"]
        assert len(page["rows"]) <= 7
        seen += page["rows"]
        following = page["next"]
    assert seen[: len(whole["rows"])] == whole["rows"]


def test_reports_are_found_by_words_and_narrowed_down(coder: TestClient) -> None:
    everything = coder.get("/api/1/reports").json()
    language = everything["rows"][0]["language"]
    some = coder.get("/api/1/reports", params={"language": language, "left": "open"}).json()
    assert 0 < some["total"] <= everything["total"]
    assert {row["language"] for row in some["rows"]} == {language}
    assert coder.get("/api/1/reports?q=zyzzyva").json()["rows"] == []
    found = coder.get("/api/1/reports?q=killed").json()
    assert found["rows"]
    assert all(row["passages"] for row in found["rows"])


def test_a_claim_is_given_with_its_exact_words(coder: TestClient) -> None:
    for row in coder.get("/api/1/reports").json()["rows"]:
        sheet = coder.get(f"/api/1/reports/{row['id']}").json()
        text = sheet["report"]["text"]
        assert sheet["text_sha256"] == hashlib.sha256(text.encode()).hexdigest()
        for one in coder.get(f"/api/1/reports/{row['id']}/claims?limit=100").json()["rows"]:
            assert text[one["claim"]["start"] : one["claim"]["end"]] == one["quote"] != ""
            assert coder.get(f"/api/1/claims/{one['id']}").json() == one


def test_an_incident_is_given_as_its_dossier(coder: TestClient) -> None:
    for row in coder.get("/api/1/incidents").json()["rows"]:
        dossier = read_dossier(coder.get(f"/api/1/incidents/{row['id']}").text)
        assert [one.headline for one in dossier.incidents] == [row["headline"]]


def test_where_nothing_is_assessed_it_says_so_and_names_no_path(tmp_path: Path, people: People) -> None:
    with init_project(tmp_path / "empty", by="Ana", at=NOW) as empty:
        client = watched(TestClient(make_app(empty, people, clock=lambda: NOW), base_url=AT))
        client.headers["Authorization"] = f"Bearer {people.give_token('The admin', label='test', days=1)}"
        told = {"incidents": ["a", "b"], "why": "one day"}
        for answer in (
            client.get("/api/1/incidents/none"),
            client.get("/api/1/export?form=json"),
            client.post("/api/1/merges", json=told),
            client.post("/api/1/splits", json={"incident": "a", "claims": ["b"], "why": "two"}),
        ):
            assert answer.status_code == 409
            assert str(tmp_path) not in answer.text
        assert client.get("/api/1/counts").json()["assessed_at"] is None
        for path in ("reports", "incidents", "board", "actors", "history", "judgements", "facets/act"):
            assert client.get(f"/api/1/{path}").json()["rows"] == []


def test_an_export_is_a_zip_file_of_the_forms_asked_for(opens: Opens, project: Project) -> None:
    client = opens(Role.REVIEWER)
    answer = client.get("/api/1/export?form=json&form=geojson")
    assert answer.headers["content-type"] == "application/zip"
    packed = zipfile.ZipFile(io.BytesIO(answer.content))
    assert packed.testzip() is None
    assert "dossier.json" in packed.namelist()
    assert any(name.startswith("geojson/") for name in packed.namelist())
    assert read_dossier(packed.read("dossier.json").decode()) == project.dossier()
    assert client.get("/api/1/export?form=json&form=geojson").content == answer.content
    for query in ("", "?form=bag", "?form=json&form=json", "?form=../x"):
        assert client.get(f"/api/1/export{query}").status_code == 422


# --------------------------------------------------------------------------- deciding


def test_a_decision_is_kept_in_the_name_of_the_account(
    coder: TestClient, claim: str, project: Project
) -> None:
    answer = coder.post(f"/api/1/claims/{claim}/decisions", json=decision())
    assert answer.status_code == 201
    made = answer.json()
    assert (made["by"], made["decision"], made["withdrawn"]) == ("The coder", "accept", False)
    there = coder.get(f"/api/1/claims/{claim}").json()
    assert there["seen"] == made["entry"]
    assert there["judgement"]["why"] == "as it stands there"
    assert project.desk.history(limit=1)[0].by == "The coder"
    assert coder.get("/api/1/judgements").json()["rows"][0]["entry"] == made["entry"]
    assert coder.get("/api/1/judgements", params={"by": "Nobody"}).json()["total"] == 0


def test_a_correction_is_followed(coder: TestClient, claim: str) -> None:
    stance = coder.get(f"/api/1/claims/{claim}").json()["claim"]["stance"]
    other = "denies" if stance != "denies" else "asserts"
    told = decision(decision="correct", to={"stance": other})
    assert coder.post(f"/api/1/claims/{claim}/decisions", json=told).status_code == 201
    assert coder.get(f"/api/1/claims/{claim}").json()["instead"]["stance"] == other


def test_who_was_overtaken_is_told_what_there_is_now(opens: Opens, coder: TestClient, claim: str) -> None:
    path = f"/api/1/claims/{claim}/decisions"
    first = coder.post(path, json=decision()).json()
    answer = opens(Role.REVIEWER).post(path, json=decision(decision="reject"))
    assert answer.status_code == 409
    body = answer.json()
    assert body["type"] == "urn:corrobora:problem:overtaken"
    assert body["now"]["seen"] == first["entry"]
    assert [(one["by"], one["decision"]) for one in body["now"]["opinions"]] == [("The coder", "accept")]
    assert "as it stands" not in answer.text
    again = opens(Role.REVIEWER).post(path, json=decision(body["now"]["seen"], decision="reject"))
    assert again.status_code == 201


def test_of_two_who_decide_at_once_one_is_kept_and_the_other_told(
    opens: Opens, claim: str, project: Project
) -> None:
    clients = [opens(Role.CODER), opens(Role.REVIEWER)]
    before, path = kept(project), f"/api/1/claims/{claim}/decisions"
    together, found = threading.Barrier(2), []

    def decides(client: TestClient, what: str) -> None:
        together.wait()
        found.append(client.post(path, json=decision(decision=what)).status_code)

    threads = [
        threading.Thread(target=decides, args=told)
        for told in zip(clients, ("accept", "reject"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [201, 409]
    assert kept(project) == before + 1
    assert sum(entry.what == "judged" for entry in project.iter_history()) == before + 1


def test_one_takes_back_what_one_decided_and_nobody_elses(
    opens: Opens, coder: TestClient, claim: str
) -> None:
    path = f"/api/1/claims/{claim}"
    told = {"why": "read too fast", "seen": 0}
    assert coder.post(f"{path}/undo", json=told).status_code == 422
    made = coder.post(f"{path}/decisions", json=decision()).json()
    told["seen"] = made["entry"]
    assert opens(Role.REVIEWER).post(f"{path}/undo", json=told).status_code == 422
    assert coder.post(f"{path}/undo", json=told | {"seen": 0}).status_code == 409
    undone = coder.post(f"{path}/undo", json=told)
    assert undone.status_code == 201
    assert undone.json()["withdrawn"]
    assert coder.get(path).json()["judgement"] is None


def test_settling_needs_a_reviewer(opens: Opens, coder: TestClient, claim: str) -> None:
    path = f"/api/1/claims/{claim}/decisions"
    assert coder.post(path, json=decision(settles=True)).status_code == 403
    assert opens(Role.REVIEWER).post(path, json=decision(settles=True)).status_code == 201


def test_incidents_are_merged_and_split(opens: Opens, project: Project) -> None:
    client = opens(Role.REVIEWER)
    rows = client.get("/api/1/incidents").json()["rows"]
    assert len(rows) >= 2
    ids = [row["id"] for row in rows[:2]]
    merged = client.post("/api/1/merges", json={"incidents": ids, "why": "one day, one village"})
    assert merged.status_code == 201
    assert merged.json()["decision"] == "merge"
    large = max(rows, key=lambda row: row["claims"])
    leaving = list(project.desk.assessment(large["id"]).claims)
    parted = client.post(
        "/api/1/splits", json={"incident": large["id"], "claims": leaving[:1], "why": "another day"}
    )
    assert parted.status_code == 201
    for path, wrong, status in (
        ("merges", {"incidents": ids[:1], "why": "x"}, 422),
        ("merges", {"incidents": [ids[0], ids[0]], "why": "x"}, 422),
        ("merges", {"incidents": [ids[0], "none"], "why": "x"}, 404),
        ("splits", {"incident": large["id"], "claims": leaving, "why": "x"}, 422),
        ("splits", {"incident": large["id"], "claims": ["none"], "why": "x"}, 404),
    ):
        assert client.post(f"/api/1/{path}", json=wrong).status_code == status, wrong
    assert kept(project) == 2


def pair_in(client: TestClient, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/api/1/pairs/{kind}").json()["rows"][0]
    return found


def test_pairs_are_listed_decided_on_and_taken_back(
    opens: Opens, coder: TestClient, project: Project
) -> None:
    whole = coder.get("/api/1/pairs/copies").json()
    assert whole["rows"]
    assert (whole["total"], whole["next"], whole["total_is_exact"]) == (len(whole["rows"]), None, True)
    first, following = [], ""
    while following is not None:
        page = coder.get("/api/1/pairs/copies", params={"limit": "1", "next": following}).json()
        assert len(page["rows"]) <= 1
        first += page["rows"]
        following = page["next"]
    assert first == whole["rows"]
    pair = whole["rows"][0]
    assert (pair["asks"], pair["seen"], pair["judgements"]) == (True, 0, [])
    assert {pair["one"], pair["other"]} <= {row["id"] for row in coder.get("/api/1/reports").json()["rows"]}
    path = f"/api/1/pairs/copies/{pair['pair']}"
    told = {"decision": "reject", "why": "each was gathered on its own", "seen": 0}
    assert coder.post(f"{path}/decisions", json=told | {"settles": True}).status_code == 403
    assert coder.post(f"{path}/decisions", json=told | {"decision": "correct"}).status_code == 422
    made = coder.post(f"{path}/decisions", json=told)
    assert made.status_code == 201
    (said,) = project.desk.said_on_copy(pair["one"], pair["other"])
    assert (said.entry, said.judgement.by) == (made.json()["entry"], "The coder")
    now = coder.get(path).json()
    assert (now["asks"], now["seen"], len(now["judgements"])) == (False, said.entry, 1)
    overtaken = opens(Role.REVIEWER).post(f"{path}/decisions", json=told)
    assert overtaken.status_code == 409
    assert overtaken.json()["now"]["seen"] == said.entry
    undo = f"/api/1/proposals/{made.json()['proposal']}/undo"
    assert coder.post(undo, json={"why": "too fast", "seen": 0}).status_code == 409
    undone = coder.post(undo, json={"why": "too fast", "seen": said.entry})
    assert undone.status_code == 201
    assert undone.json()["withdrawn"]
    assert coder.get(path).json()["asks"]
    for wrong in (
        "/api/1/pairs/colours",
        "/api/1/pairs/copies/none",
        "/api/1/pairs/names/p-0000000000000000",
    ):
        assert coder.get(wrong).status_code == 404
    assert project.verify().sound


def test_of_two_coders_the_second_is_told_nothing_of_a_pair(
    opens: Opens, coder: TestClient, project: Project
) -> None:
    project.set_coders(2)
    pair = pair_in(coder, "copies")
    project.judge_copy(pair["one"], pair["other"], Decision.ACCEPT, by="Bo", at=NOW, why="zwetschgenbaum")
    blind = coder.get(f"/api/1/pairs/copies/{pair['pair']}")
    assert "zwetschgenbaum" not in blind.text
    assert (blind.json()["blind"], blind.json()["seen"], blind.json()["judgements"]) == (True, 0, [])
    told = {"decision": "reject", "why": "each was gathered on its own", "seen": 0}
    made = coder.post(f"/api/1/pairs/copies/{pair['pair']}/decisions", json=told)
    assert made.status_code == 201
    assert "zwetschgenbaum" in coder.get(f"/api/1/pairs/copies/{pair['pair']}").text
    reviewer = opens(Role.REVIEWER)
    seen = reviewer.get(f"/api/1/pairs/copies/{pair['pair']}").json()["seen"]
    settled = told | {"settles": True, "seen": seen, "decision": "accept"}
    assert reviewer.post(f"/api/1/pairs/copies/{pair['pair']}/decisions", json=settled).status_code == 201


def test_incidents_are_put_together_and_apart_as_a_pair_by_a_reviewer_and_this_is_taken_back(
    opens: Opens, coder: TestClient, project: Project
) -> None:
    rows = coder.get("/api/1/incidents").json()["rows"]
    path = f"/api/1/pairs/incidents/{rows[0]['id']}~{rows[1]['id']}"
    told = {"decision": "accept", "why": "one day, one village", "seen": 0}
    assert coder.get(path).status_code == 200
    assert coder.post(f"{path}/decisions", json=told).status_code == 403
    reviewer = opens(Role.REVIEWER)
    assert reviewer.post(f"{path}/decisions", json=told | {"settles": True}).status_code == 422
    merged = reviewer.post(f"{path}/decisions", json=told).json()
    assert merged["decision"] == "merge"
    undo, back = (
        f"/api/1/proposals/{merged['proposal']}/undo",
        {"why": "two villages", "seen": merged["entry"]},
    )
    assert coder.post(undo, json=back).status_code == 422
    assert coder.post(undo, json=back | {"of": "The reviewer"}).status_code == 403
    assert opens(Role.ADMIN).post(undo, json=back | {"of": "The reviewer"}).json()["withdrawn"]
    assert reviewer.post("/api/1/proposals/p-0000000000000000/undo", json=back).status_code == 404
    seen = reviewer.get(path).json()["seen"]
    apart = reviewer.post(f"{path}/decisions", json=told | {"decision": "reject", "seen": seen})
    assert apart.status_code == 201


def test_coders_are_set_by_an_admin(opens: Opens, project: Project) -> None:
    client = opens(Role.ADMIN)
    assert client.get("/api/1/settings/coders").json() == {"coders": 1}
    assert client.put("/api/1/settings/coders", json={"coders": 2}).json() == {"coders": 2}
    assert project.desk.coders == 2
    assert client.put("/api/1/settings/coders", json={"coders": 3}).status_code == 422


# --------------------------------------------------------------------------- adding


TEXT = b"Gunmen killed 14 villagers in Kenga on 3 May 2031, a health worker said.\n"


def test_files_are_added_and_read_in_the_background(opens: Opens, project: Project, keeper: Keeper) -> None:
    client = opens(Role.CODER, keeper=keeper)
    sent = [("file", ("../../etc/one.txt", TEXT)), ("file", ("two.bin", b"\0\1\2" * 50))]
    made = client.post("/api/1/reports", files=sent)
    assert made.status_code == 200
    (new,) = made.json()["new"]
    assert [(one["file"], one["code"]) for one in made.json()["refused"]] == [(1, "binary")]
    assert keeper.wait(60)
    assert client.get("/api/1/progress").json() == {
        "doing": "", "done": 0, "total": 0, "wrong": "", "works": True,
    }  # fmt: skip
    row = client.get("/api/1/reports").json()["rows"][0]
    assert (row["id"], row["by"]) == (new, "The coder")
    assert row["left"]["claims"] > 0
    again = client.post("/api/1/reports", files=[("file", ("one.txt", TEXT))]).json()
    assert (again["new"], again["again"]) == ([], [new])
    same = client.post("/api/1/reports", files=[("file", ("a.txt", TEXT)), ("file", ("x/a.txt", TEXT))])
    assert same.status_code == 422


def test_work_in_the_background_is_asked_for(opens: Opens, keeper: Keeper) -> None:
    client = opens(Role.CODER, keeper=keeper)
    assert client.post("/api/1/assess").status_code == 202
    assert keeper.wait(60)


# --------------------------------------------------------------------------- the same request again


KEY = {"Idempotency-Key": "0123456789abcdef"}


def test_the_same_key_is_answered_the_same_and_carried_out_once(
    opens: Opens, coder: TestClient, claim: str, project: Project
) -> None:
    path = f"/api/1/claims/{claim}/decisions"
    first = coder.post(path, json=decision(), headers=KEY)
    again = coder.post(path, content=json.dumps(decision(), indent=3), headers={**KEY, "Content-Type": "application/json"})  # fmt: skip
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    assert again.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in first.headers
    assert kept(project) == 1
    other = coder.post(path, json=decision(decision="reject"), headers=KEY)
    assert other.json()["type"].endswith("key-used")
    assert coder.post(f"/api/1/claims/{claim}/undo", json={"why": "x", "seen": 0}, headers=KEY).status_code == 422  # fmt: skip
    # of another account it is another key
    assert opens(Role.REVIEWER).post(path, json=decision(), headers=KEY).status_code == 409
    assert kept(project) == 1


@pytest.mark.parametrize("key", ["short", "x" * 65, "with a space", "\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9"])
def test_a_key_of_another_form_is_refused(coder: TestClient, claim: str, key: str) -> None:
    headers = [(b"Idempotency-Key", key.encode("latin-1"))]
    answer = coder.post(f"/api/1/claims/{claim}/decisions", json=decision(), headers=headers)
    assert answer.status_code == 422


def test_a_refused_request_leaves_its_key_free(coder: TestClient, claim: str, project: Project) -> None:
    path = f"/api/1/claims/{claim}/decisions"
    assert coder.post(path, json=decision(7), headers=KEY).status_code == 409
    assert coder.post(path, json=decision(0), headers=KEY).status_code == 201
    assert kept(project) == 1


def test_while_the_first_is_under_way_the_second_waits(
    coder: TestClient, claim: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ends = threading.Event(), threading.Event()
    decide = Project.decide_claim

    def slowly(self: Project, *args: Any, **told: Any) -> Judgement:
        begun.set()
        assert ends.wait(60)
        return decide(self, *args, **told)

    monkeypatch.setattr(Project, "decide_claim", slowly)
    path, found = f"/api/1/claims/{claim}/decisions", []
    first = threading.Thread(
        target=lambda: found.append(coder.post(path, json=decision(), headers=KEY).status_code)
    )
    first.start()
    assert begun.wait(60)
    second = coder.post(path, json=decision(), headers=KEY)
    ends.set()
    first.join()
    assert second.status_code == 409
    assert second.headers["retry-after"] == "1"
    assert second.json()["type"].endswith("under-way")
    assert found == [201]
    assert coder.post(path, json=decision(), headers=KEY).json()["by"] == "The coder"
    assert kept(project) == 1


class Dies(BaseException):
    """Ends a run as the taking away of power would: nothing that handles errors sees it."""


def died(*_: object, **__: object) -> None:
    raise Dies


Sends = Callable[[TestClient, dict[str, str]], Any]


def sending(what: str, project: Project, claim: str) -> tuple[Role, Sends]:
    incidents = [case.incident for case in project.desk.incidents(Question()).rows]
    ids = [one.id for one in incidents[:2]]
    large = max(incidents, key=lambda one: len(one.claims))
    seen = project.desk.report(project.desk.report_of_claim(claim) or "").claims[0].seen
    copy = next(iter(project.desk.copy_pairs(limit=1)))
    said = project.desk.judgements(limit=1)
    of_pair = {"decision": "accept", "why": "one and the same", "seen": 0}
    bodies: dict[str, tuple[Role, str, dict[str, object]]] = {
        "pair of copies": (Role.CODER, f"/api/1/pairs/copies/{copy.copying}~{copy.edge.report}/decisions", of_pair),
        "pair of incidents": (Role.REVIEWER, f"/api/1/pairs/incidents/{ids[0]}~{ids[1]}/decisions", of_pair),
        "withdraw": (
            Role.CODER,
            f"/api/1/proposals/{said[0].judgement.proposal if said else ''}/undo",
            {"why": "read too fast", "seen": said[0].entry if said else 0},
        ),
        "decide": (Role.CODER, f"/api/1/claims/{claim}/decisions", decision(seen)),
        "undo": (Role.CODER, f"/api/1/claims/{claim}/undo", {"why": "read too fast", "seen": seen}),
        "merge": (Role.REVIEWER, "/api/1/merges", {"incidents": ids, "why": "one village"}),
        "split": (Role.REVIEWER, "/api/1/splits", {"incident": large.id, "claims": [large.claims[0]], "why": "two"}),
    }  # fmt: skip
    if what == "add":
        return Role.CODER, lambda client, headers: client.post(
            "/api/1/reports", files=[("file", ("one.txt", TEXT))], headers=headers
        )
    role, path, body = bodies[what]
    return role, lambda client, headers: client.post(path, json=body, headers=headers)


@pytest.mark.parametrize(
    "what",
    ["decide", "undo", "merge", "split", "add", "pair of copies", "pair of incidents", "withdraw"],
)
@pytest.mark.parametrize("when", ["before the ledger", "after the ledger"])
def test_what_died_between_ledger_and_answer_is_found_again(
    opens: Opens,
    coder: TestClient,
    claim: str,
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
    when: str,
) -> None:
    if what in {"undo", "withdraw"}:
        assert coder.post(f"/api/1/claims/{claim}/decisions", json=decision()).status_code == 201
    role, send = sending(what, project, claim)
    before, reports = kept(project), project.desk.counts().reports
    with monkeypatch.context() as patch:
        if when == "after the ledger":
            patch.setattr(Repeats, "keep", died)
        else:
            for act in ("decide_claim", "merge", "split", "add", "judge_copy", "judge_names", "withdraw"):
                patch.setattr(Project, act, died)
        client = opens(role)
        with pytest.raises(BaseException) as ended:  # noqa: PT011 - a group of exceptions may hold it
            send(client, KEY)
        assert "Dies" in repr(ended.value)
    written = int(when == "after the ledger")
    assert kept(project) == before + written * (what != "add")
    # a new application: nothing is remembered but what lies on the disk
    again = send(opens(role), KEY)
    assert again.status_code in {200, 201}, again.text
    assert kept(project) == before + (what != "add")
    assert project.desk.counts().reports == reports + (what == "add")
    replayed = send(opens(role), KEY)
    assert replayed.json() == again.json()
    assert replayed.headers["idempotency-replayed"] == "true"
    if what == "add":
        assert len(again.json()["new"]) == 1
    else:
        assert again.json()["entry"] == max(one.entry for one in project.desk.judgements(limit=1))


def test_what_another_decided_alike_is_not_taken_for_what_died(
    opens: Opens, claim: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"/api/1/claims/{claim}/decisions"
    with monkeypatch.context() as patch:
        patch.setattr(Project, "decide_claim", died)
        with pytest.raises(BaseException):  # noqa: B017, PT011 - as above
            opens(Role.CODER).post(path, json=decision(), headers=KEY)
    assert opens(Role.REVIEWER).post(path, json=decision()).status_code == 201
    assert opens(Role.CODER).post(path, json=decision(), headers=KEY).status_code == 409
    assert kept(project) == 1


def test_what_was_there_before_is_not_taken_for_what_died(
    coder: TestClient, opens: Opens, claim: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"/api/1/claims/{claim}"
    # the same words by the same person in the same second, taken back since
    first = coder.post(f"{path}/decisions", json=decision()).json()
    back = coder.post(f"{path}/undo", json={"why": "too fast", "seen": first["entry"]}).json()
    told = decision(back["entry"])
    with monkeypatch.context() as patch:
        patch.setattr(Project, "decide_claim", died)
        with pytest.raises(BaseException):  # noqa: B017, PT011 - as above
            coder.post(f"{path}/decisions", json=told, headers=KEY)
    made = opens(Role.CODER).post(f"{path}/decisions", json=told, headers=KEY)
    assert made.status_code == 201
    assert made.json()["entry"] > back["entry"]
    assert kept(project) == 3


def test_the_file_of_keys_holds_no_key_and_no_words(
    coder: TestClient, claim: str, people: People, project: Project
) -> None:
    quote = coder.get(f"/api/1/claims/{claim}").json()["quote"]
    told = decision(why="Halima was there and saw it")
    assert coder.post(f"/api/1/claims/{claim}/decisions", json=told, headers=KEY).status_code == 201
    sent = [("file", ("Halima.bin", b"\0\1" * 50)), ("file", ("Halima.txt", TEXT))]
    assert coder.post("/api/1/reports", files=sent, headers={"Idempotency-Key": "another-key"}).status_code == 200  # fmt: skip
    path = people.path.with_name(FILE)
    assert path.stat().st_mode & 0o077 == 0
    raw = path.read_bytes()
    for words in ("Halima", quote[:20], KEY["Idempotency-Key"], "another-key"):
        assert words.encode() not in raw
