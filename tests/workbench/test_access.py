"""Every route with every role, and what a hostile page, a thief or a flood of bytes gets."""

import re

import pytest
from starlette.testclient import TestClient

from corrobora.workbench.access import ACCESS, COOKIE, guarded, way_back
from corrobora.workbench.app import make_app
from corrobora.workbench.guards import LONGEST, POLICY
from corrobora.workbench.people import VISITS, People, Role, What
from corrobora.workbench.problems import API
from corrobora.workflow import Project
from tests.workbench.conftest import AT, NOW, PASSWORD, Comes


def csrf_of(client: TestClient) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/").text)
    assert found is not None
    return found[1]


def filled(path: str) -> str:
    """Return a path of the table with something in place of each parameter that nothing has."""
    return re.sub(r"\{\w+\}", "Nobody", path)


def asked(client: TestClient, method: str, path: str, **fields: str) -> tuple[int, str]:
    answer = client.request(method, filled(path), data=fields or None)
    return answer.status_code, answer.text


PAGES = {key: needed for key, needed in ACCESS.items() if not key[1].startswith(API)}
"""What browsers are shown; test_api walks what programs are answered."""


@pytest.mark.parametrize(("method", "path"), sorted(PAGES))
@pytest.mark.parametrize("role", [None, *Role])
def test_every_route_asks_for_its_role(comes: Comes, method: str, path: str, role: Role | None) -> None:
    needed = ACCESS[method, path]
    client = comes(role)
    fields = {} if role is None or method == "GET" else {"csrf": csrf_of(client)}
    status, _ = asked(client, method, path, **fields)
    if needed is None:
        assert status in {200, 303, 401}
    elif role is None:
        assert status == (303 if method == "GET" else 401)
    elif not role.may(needed):
        assert status == 403
    else:
        assert status in {200, 303, 400, 401, 404}


@pytest.mark.parametrize(("method", "path"), sorted(key for key, needed in PAGES.items() if key[0] == "POST" and needed))  # fmt: skip
def test_what_changes_anything_comes_from_a_page_of_ours(
    comes: Comes, people: People, method: str, path: str
) -> None:
    client = comes(Role.ADMIN)
    csrf = csrf_of(client)
    before = people.accounts()
    new = {"name": "Eve", "role": "admin", "password": PASSWORD, "old": PASSWORD, "new": PASSWORD}
    new |= {"label": "script", "days": "7"}
    for fields, headers in (
        (new, {}),
        (new | {"csrf": ""}, {}),
        (new | {"csrf": csrf[:-1]}, {}),
        (new | {"csrf": csrf}, {"Origin": "http://evil.example"}),
        (new | {"csrf": csrf}, {"Origin": "null"}),
        (new | {"csrf": csrf}, {"Sec-Fetch-Site": "cross-site"}),
        (new | {"csrf": csrf}, {"Sec-Fetch-Site": "same-site"}),
    ):
        answer = client.request(method, filled(path), data=fields, headers=headers)
        assert answer.status_code == 403, (fields, headers)
    assert people.accounts() == before
    assert people.tokens("The admin") == ()
    assert client.get("/").status_code == 200


def test_a_route_outside_of_the_table_cannot_be_made(project: Project, people: People) -> None:
    app = TestClient(make_app(project, people, clock=lambda: NOW), base_url=AT)
    assert app.get("/nowhere").status_code == 404
    with pytest.raises(KeyError):
        guarded("GET", "/nowhere", None)  # type: ignore[arg-type]  # it never comes to the page


def test_a_session_is_a_new_one_whatever_came_before(comes: Comes, people: People) -> None:
    client = comes(None)
    client.cookies.set(COOKIE, "chosen-by-somebody-else", domain="localhost.local")
    answer = client.post("/login", data={"name": "The coder", "password": PASSWORD})
    first = answer.cookies[COOKIE]
    assert first != "chosen-by-somebody-else"
    assert people.session("chosen-by-somebody-else") is None
    told = answer.headers["set-cookie"].lower()
    assert "httponly" in told
    assert "samesite=strict" in told
    assert "secure" not in told
    out = comes(Role.CODER)
    token = out.cookies[COOKIE]
    assert out.post("/logout", data={"csrf": csrf_of(out)}).status_code == 303
    assert people.session(token) is None


def test_by_https_the_cookie_is_sent_by_nothing_else(project: Project, people: People) -> None:
    client = TestClient(
        make_app(project, people, clock=lambda: NOW, secure=True),
        base_url="https://localhost",
        follow_redirects=False,
    )
    answer = client.post("/login", data={"name": "The coder", "password": PASSWORD})
    assert "secure" in answer.headers["set-cookie"].lower()


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("/people", "/people"),
        ("/reports/ab?page=2", "/reports/ab?page=2"),
        ("//evil.example", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("people", "/"),
        ("/a\r\nSet-Cookie: a=b", "/"),
        ("", "/"),
    ],
)
def test_after_logging_in_one_stays_here(comes: Comes, words: str, path: str) -> None:
    assert way_back(words) == path
    told = {"name": "The coder", "password": PASSWORD, "next": words}
    assert comes(None).post("/login", data=told).headers["location"] == path


def test_every_answer_says_what_a_page_may_load(comes: Comes) -> None:
    client = comes(Role.READER)
    for path in ("/", "/login", "/nowhere", "/people", "/static/workbench.css"):
        headers = client.get(path).headers
        assert headers["content-security-policy"] == POLICY, path
        assert headers["x-content-type-options"] == "nosniff"
    assert "unsafe" not in POLICY
    assert not re.search(r"<script|\sstyle=|\son\w+=", client.get("/").text)


def test_another_name_that_leads_here_is_answered_by_none(comes: Comes) -> None:
    client = comes(Role.READER)
    for host in ("evil.example", "evil.example:8765", "localhost.evil.example", ""):
        assert client.get("/", headers={"Host": host}).status_code == 421, host
    for host in ("localhost:8765", "127.0.0.1:1", "[::1]:8765"):
        assert client.get("/login", headers={"Host": host}).status_code in {200, 303}, host


def test_floods_of_bytes_are_not_taken(comes: Comes) -> None:
    client = comes(None)
    assert client.post("/login", content=b"x" * (LONGEST + 1)).status_code == 413
    pieces = (b"name=" + b"x" * 65536 for _ in range(64))
    told = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/login", content=pieces, headers=told).status_code == 413


def test_static_files_are_those_of_the_workbench_alone(comes: Comes) -> None:
    client = comes(None)
    assert client.get("/static/workbench.css").status_code == 200
    for path in (
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fpeople.py",
        "/static//etc/passwd",
    ):
        assert client.get(path).status_code in {404, 303, 400}, path


def test_names_are_shown_as_they_are_and_never_as_markup(comes: Comes, people: People) -> None:
    client = comes(Role.ADMIN)
    told = {"csrf": csrf_of(client), "name": "<b>x", "role": "coder", "password": PASSWORD}
    answer = client.post("/people", data=told)
    assert answer.status_code == 400
    assert "<b>x" not in answer.text
    wrong = client.post("/login", data={"name": '"><script>alert(1)</script>', "password": "x"})
    assert "<script>" not in wrong.text


def test_an_admin_makes_and_changes_accounts(comes: Comes, people: People) -> None:
    client = comes(Role.ADMIN)
    csrf = csrf_of(client)
    told = {"csrf": csrf, "name": "Ada O'Neil", "role": "coder", "password": PASSWORD, "withheld": "yes"}
    assert client.post("/people", data=told).status_code == 303
    made = people.find("Ada O'Neil")
    assert made is not None
    assert (made.role, made.withheld, made.active) == (Role.CODER, True, True)
    changed = {"csrf": csrf, "role": "reviewer", "active": "yes", "password": ""}
    assert client.post("/people/Ada%20O'Neil", data=changed).status_code == 303
    again = people.find("Ada O'Neil")
    assert again is not None
    assert (again.role, again.withheld) == (Role.REVIEWER, False)
    assert people.log_in("Ada O'Neil", PASSWORD, address="::1") is not None
    for wrong in ({"role": "king"}, {"role": "coder", "password": "short"}):
        status, page = asked(client, "POST", "/people/Ada%20O'Neil", csrf=csrf, active="yes", **wrong)
        assert status == 400
        assert 'role="alert"' in page


def test_a_password_is_changed_by_who_knows_the_old_one(comes: Comes, people: People) -> None:
    client = comes(Role.READER)
    new = "nine goats in the fog"
    csrf = csrf_of(client)
    assert asked(client, "POST", "/password", csrf=csrf, old="wrong", new=new)[0] == 401
    assert asked(client, "POST", "/password", csrf=csrf, old=PASSWORD, new="short")[0] == 400
    assert asked(client, "POST", "/password", csrf=csrf, old=PASSWORD, new=new)[0] == 303
    assert client.get("/").status_code == 303
    assert people.log_in("The reader", new, address="::1") is not None


def test_everybody_has_tokens_of_their_own_and_sees_each_once(comes: Comes, people: People) -> None:
    client = comes(Role.READER)
    csrf = csrf_of(client)
    status, page = asked(client, "POST", "/tokens", csrf=csrf, label="<b>script", days="7")
    assert status == 200
    shown = re.search(r"<code>([\w-]+)</code>", page)
    assert shown is not None
    bearer = people.bearer(shown[1])
    assert bearer is not None
    assert bearer.name == "The reader"
    later = client.get("/tokens").text
    assert shown[1] not in later
    assert "&lt;b&gt;script" in later
    for wrong in ({"label": ""}, {"days": "0"}, {"days": "367"}, {"days": "٣"}, {"days": "-1"}, {"days": ""}):
        told = {"csrf": csrf, "label": "script", "days": "7"} | wrong
        assert asked(client, "POST", "/tokens", **told)[0] == 400, wrong
    other = comes(Role.ADMIN)
    mine = people.tokens("The reader")[0].id
    assert asked(other, "POST", f"/tokens/{mine}", csrf=csrf_of(other))[0] == 400
    assert people.bearer(shown[1]) is not None
    assert asked(client, "POST", f"/tokens/{mine}", csrf=csrf)[0] == 303
    assert people.bearer(shown[1]) is None


def test_an_admin_sees_who_came_and_who_did_not(comes: Comes, people: People) -> None:
    client = comes(Role.ADMIN)
    client.post("/logout", data={"csrf": csrf_of(client)})
    client = comes(Role.ADMIN)
    csrf = csrf_of(client)
    comes(None).post("/login", data={"name": "The coder", "password": "wrong " + PASSWORD})
    comes(None).post("/login", data={"name": PASSWORD, "password": "x"})
    asked(client, "POST", "/people", csrf=csrf, name="Ada", role="coder", password=PASSWORD)
    asked(client, "POST", "/people/Ada", csrf=csrf, role="reader", active="yes")
    page = client.get("/people/visits").text
    for words in ("in", "out", "failed", "account made", "account changed", "by The admin", "testclient"):
        assert re.search(rf'<td[^>]*>(?:<span lang="en">)?{words}(?:</span>)?</td>', page), words
    assert PASSWORD not in page
    asked(client, "POST", "/password", csrf=csrf, old=PASSWORD, new="nine goats in the fog")
    assert people.visits()[0].what is What.PASSWORD


def test_visits_are_shown_by_pages(comes: Comes, people: People) -> None:
    client = comes(Role.ADMIN)
    for number in range(VISITS + 1):
        people.record(What.OUT, name="The coder", address=f"n{number}n")
    first = client.get("/people/visits").text
    assert first.count("<tr><td>") == VISITS
    assert f"n{VISITS}n" in first
    assert "n0n" not in first
    assert "Newest" not in first
    older = re.search(r"before=\d+", first)
    assert older is not None
    second = client.get(f"/people/visits?{older[0]}").text
    assert second.count("<tr><td>") == 2
    assert "n0n" in second
    assert "Older" not in second
    for wrong in ("x", "-1", "9" * 30, "٣"):
        assert client.get(f"/people/visits?before={wrong}").text.count("<tr><td>") == VISITS
