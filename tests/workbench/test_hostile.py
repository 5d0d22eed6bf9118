"""A hostile report, a hostile form and a hostile address: no page gets an element of theirs, and no answer is a fault of the server."""

import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import anyio
import argon2
import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from corrobora.records import Actor, ActorKind, Decision, Judgement
from corrobora.workbench.access import ACCESS
from corrobora.workbench.app import make_app
from corrobora.workbench.guards import LONGEST, Guards
from corrobora.workbench.people import FAILURES, Account, Locked, People, Role
from corrobora.workflow import Project, init_project, open_project
from corrobora.workflow.desk import Desk
from tests.workbench.conftest import AT, NOW, PASSWORD, Comes
from tests.workbench.judged import claims_of
from tests.workbench.test_access import csrf_of
from tests.workbench.walked import addresses, known

MARKUP = (
    "<script>alert(1)</script><img src=x onerror=alert(2)></title></textarea></div><svg onload=alert(3)>"
    "<style>*{display:none}</style><a href='javascript:alert(4)'>x</a><b> {{ 7*7 }} {% include 'page.html' %} "
    "&lt;i&gt; \u202e\u2066\u200f \x07\x9b \ufffe "
)
HARMLESS = str.maketrans(
    {"<": "§", ">": "¤", "&": "+", "{": "(", "}": ")", "\u202e": "~", "\u2066": "~", "\u200f": "~"}
    | dict.fromkeys("\x07\x9b\ufffe\x00\ud800", "~")
)
"""Makes of hostile words others that have the same place in a text, and are no markup."""
LONG = "w" * 20_000
PARAGRAPHS = (
    "Soldiers killed three men in Tessun on Tuesday, residents {evil} said.",
    "“They shot at us,” said Dako {evil} Rell, a herder.",
    "Rebels of the <i>Free</i> Ketva Front abducted 12 {evil} farmers near Tessun on 5 March 2024, the ministry said.",
    "The army denied killing {evil} 19 civilians. " + LONG,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A project whose every text has markup, or its twin of one structure without any, with those who come there."""

    project: Project
    people: People

    def come(self, role: Role) -> TestClient:
        """Let somebody of a role come in."""
        app = make_app(self.project, self.people, clock=lambda: NOW)
        client = TestClient(app, base_url=AT, follow_redirects=False, raise_server_exceptions=False)
        assert client.post("/login", data={"name": f"The {role}", "password": PASSWORD}).status_code == 303
        return client


def words_of(text: str, *, evil: bool) -> str:
    return text if evil else text.translate(HARMLESS)


def records(*, evil: bool) -> Iterator[dict[str, object]]:
    """Go through reports with markup in every field that intake takes from a line of JSON."""
    for number in range(3):
        text = "\n\n".join(one.format(evil=MARKUP) for one in PARAGRAPHS[number:] + PARAGRAPHS[:number])
        told: dict[str, str | list[str]] = {
            "id": f"n-{number} {MARKUP}\x00\ud800",
            "title": f"{number} Soldiers killed three men {MARKUP} \ud800",
            "outlet": f"Outlet {MARKUP}",
            "author": f"By {MARKUP}; Ada {MARKUP}",
            "url": f"javascript:alert({number})//{MARKUP}",
            "credits": [f"Agency {MARKUP}"],
            "published": "2024-03-06T17:40:00Z",
            "language": "en",
            "text": f"{text} {number} \ud800\x00",
        }
        yield {
            key: [words_of(one, evil=evil) for one in value] if isinstance(value, list) else words_of(value, evil=evil)
            for key, value in told.items()
        }  # fmt: skip


def make(root: Path, *, evil: bool) -> None:
    """Make a project of such reports, read and assessed, in which persons wrote such words, too."""
    sent = root.parent / f"sent-{evil}"
    (sent / words_of("<b>quot'e", evil=evil)).mkdir(parents=True)
    path = sent / words_of("<b>quot'e", evil=evil) / words_of("a<img src=x>{{7}}.jsonl", evil=evil)
    path.write_text("\n".join(map(json.dumps, records(evil=evil))), encoding="ascii")
    header = "name,id,alternates,lat,lon,country,admin1,kind,population\n"
    rows = "Tessun,ex:<b>t,Tess<i>un|{{ 7 }},-46.1,-125.8,XA,<u>Upper,town,900\n"
    (sent / "places.csv").write_text(words_of(header + rows, evil=evil), encoding="utf-8")
    header = "id,name,aliases,kind,country,acled_inter,source\n"
    rows = (
        "ex:fkf<b>,Free Ketva Front,<i>Free</i> Ketva Front|<img src=x onerror=y>,rebel-group,XA,2,<script>\n"
    )
    (sent / "actors.csv").write_text(words_of(header + rows, evil=evil), encoding="utf-8")
    why = words_of(f"because {MARKUP}", evil=evil)
    with init_project(root, by="Ana", at=NOW) as project:
        project.refer("gazetteer", sent / "places.csv")
        project.refer("actors", sent / "actors.csv")
        project.add([path], under=sent)
        project.read()
        project.assess()
        ids = sorted(claims_of(project), key=lambda one: (one.start, one.end))
        for claim, decision, to in zip(
            ids,
            (Decision.ACCEPT, Decision.CORRECT, Decision.REJECT, Decision.UNSURE),
            ((), ("place=Tess<i>un (1.5, 2.5)",), (), ()),
            strict=False,
        ):
            judgement = Judgement(proposal="", decision=decision, by="Ana", at=NOW, why=why)
            project.decide_claim(claim.id, judgement, to=[words_of(one, evil=evil) for one in to])
        project.add_claim(ids[0].report, 0, 40, ["counts=killed 7"], by="Ana", at=NOW, why=why)
        project.assess()


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Twin, Twin]]:
    """Return the hostile project, and the harmless one."""
    cheap = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    made: list[Twin] = []
    for evil in (True, False):
        root = tmp_path_factory.mktemp("twin") / "project"
        make(root, evil=evil)
        people = People(root / "people.sqlite", hasher=cheap)
        for role in Role:
            people.add(f"The {role}", role, PASSWORD)
            label = words_of("<b>{{ 7 }}\"'", evil=evil)
            people.give_token(f"The {role}", label=label, days=7)
        made.append(Twin(project=open_project(root, by="workbench", at=lambda: NOW), people=people))
    yield made[0], made[1]
    for one in made:
        one.people.close()
        one.project.close()


class Skeleton(HTMLParser):
    """What a page is made of: its elements with the names of their attributes, and where these lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: Counter[tuple[str, ...]] = Counter()
        self.leads: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # what is chosen in a list depends on words, and is none of theirs
        self.parts[tag, *(name for name, _ in attrs if name not in {"selected", "checked", "open"})] += 1
        self.leads += [
            value or "" for name, value in attrs if name in {"href", "src", "action", "formaction"}
        ]

    def handle_comment(self, data: str) -> None:
        self.parts["comment", data[:0]] += 1

    def handle_decl(self, decl: str) -> None:
        self.parts["declaration", decl] += 1


@pytest.mark.parametrize("role", [Role.CODER, Role.ADMIN])
def test_no_page_has_an_element_that_its_harmless_twin_has_not(twins: tuple[Twin, Twin], role: Role) -> None:
    evil, plain = (one.come(role) for one in twins)
    query = f'"{MARKUP}'
    wanted: dict[str, set[tuple[str, ...]]] = {}
    for path in addresses(twins[1].project, query.translate(HARMLESS)):
        if not path.startswith("/api/"):
            answer = plain.get(path)
            assert answer.status_code < 500, path
            # of one claim more or less is read where a mark is another, so that what a route has is held together
            wanted.setdefault(route_of(path), set()).update(Skeleton(answer.text).parts)
    pages = 0
    for path in addresses(twins[0].project, query):
        if path.startswith("/api/1/export"):
            continue
        answer = evil.get(path)
        assert answer.status_code < 500, path
        kind = answer.headers.get("content-type", "")
        if kind.startswith("text/html"):
            found = Skeleton(answer.text)
            assert found.parts.keys() <= wanted[route_of(path)], (
                path,
                found.parts.keys() - wanted[route_of(path)],
            )
            if "dossier.html" not in path:
                assert all(lead.startswith(("/", "#", "?")) for lead in found.leads), path
            assert not any(lead.strip().lower().startswith(("javascript", "data")) for lead in found.leads), (
                path
            )
            pages += 1
        else:
            assert not kind or kind.startswith(("text/css", "text/plain", "application/")), (path, kind)
            assert b"<script" not in answer.content or kind.startswith("application/"), path
    assert pages > 60


def route_of(path: str) -> str:
    """Return what addresses of one route share: their words, without ids and questions."""
    parts = path.partition("?")[0].split("/")
    return "/".join(part for part in parts if part.replace(".", "").isalpha())


def test_a_skeleton_tells_markup_that_got_through(twins: tuple[Twin, Twin]) -> None:
    page = twins[0].come(Role.CODER).get("/").text
    wanted = Skeleton(page).parts.keys()
    assert not Skeleton(page.replace("</main>", MARKUP + "</main>")).parts.keys() <= wanted


@pytest.mark.parametrize("page", ["/search?q=%ff%ed%a0%80", "/incidents?country=%00", "/history/%ed%a0%80%00", "/actors/%00%ff"])  # fmt: skip
def test_bytes_that_are_no_words_break_no_page(twins: tuple[Twin, Twin], page: str) -> None:
    answer = twins[0].come(Role.ADMIN).get(page)
    assert answer.status_code in {200, 400, 404}
    assert "\x00" not in answer.text


def test_addresses_of_any_length_break_no_page(twins: tuple[Twin, Twin]) -> None:
    client = twins[0].come(Role.ADMIN)
    for method, path in sorted(ACCESS):
        if method == "GET" and "{" in path:
            long = "a" * (60_000 // path.count("{"))  # the client takes no more
            filled = "/".join(long if part.startswith("{") else part for part in path.split("/"))
            answer = client.get(filled)
            assert answer.status_code in {200, 303, 400, 404}, path
            assert len(answer.content) < 1 << 20
    for path in ("/search", "/incidents", "/history", "/", "/queue", "/merge", "/export", "/api/1/reports"):
        answer = client.get(path, params=[("q", "a" * 30_000), *(("incident", str(n)) for n in range(2_000))])
        assert answer.status_code in {200, 400, 404, 422}, path
        assert len(answer.content) < 1 << 20
    client.cookies.clear()
    for number in range(1_000):
        client.cookies.set(f"c{number}", "x" * 50)
    assert client.get("/").status_code == 303


# --------------------------------------------------------------------------- who is not to see it


def test_real_records_are_kept_from_whoever_has_not_the_role(project: Project, comes: Comes) -> None:
    ids = known(project)
    real = {"report": "report", "claim": "claim", "incident": "incident", "proposal": "proposal"}
    kinds = {"reports": "report", "claims": "claim", "actors": "actor", "history": "report"}
    before = project.newest
    for role in (None, *Role):
        client = comes(role)
        csrf = "" if role is None else csrf_of(client)
        for (method, path), needed in sorted(ACCESS.items()):
            if "{" not in path or needed is None or (role is not None and role.may(needed)):
                continue
            parts = path.split("/")
            for at, part in enumerate(parts):
                if part.startswith("{"):
                    kind = real.get(part.strip("{}"), kinds.get(parts[at - 1], ""))
                    parts[at] = ids[kind][0] if kind else "The%20admin"
            headers = {"X-CSRF-Token": csrf}
            answer = client.request(method, "/".join(parts), data={"csrf": csrf} if method == "POST" else None, headers=headers)  # fmt: skip
            api = path.startswith("/api/")
            wanted = 403 if role is not None else 401 if api or method != "GET" else 303
            assert answer.status_code == wanted, (role, method, path)
            told = answer.text.replace("/login?next=", "")
            assert not any(one in told for one in ids["claim"]), (role, path)
    assert project.newest == before


# --------------------------------------------------------------------------- forms


def multipart(charset: str, value: bytes) -> tuple[dict[str, str], bytes]:
    body = b'--b\r\nContent-Disposition: form-data; name="name"\r\n\r\n' + value + b"\r\n--b--\r\n"
    return {"Content-Type": f"multipart/form-data; boundary=b{charset}"}, body


@pytest.mark.parametrize(
    ("charset", "value"),
    [
        ("; charset=punycode", b"-" + b"a" * 900_000),  # a codec of Python that takes the square of the time
        ("; charset=utf-7", b"+2AA-"),  # half of a character
        ("; charset=unicode_escape", rb"\ud800"),
        ("; charset=idna", b"xn--a" + b"\xff" * 9),
        ("; charset=undefined", b"x"),
        ("; CHARSET = 'utf-16'", b"x"),
        ("; charset*=utf-8''utf-7", b"x"),
        ('; charset="utf-8"; charset=utf-7', b"x"),
    ],
)
def test_a_form_names_no_codec_to_be_read_by(comes: Comes, charset: str, value: bytes) -> None:
    headers, body = multipart(charset, value)
    assert comes(None).post("/login", content=body, headers=headers).status_code == 415


@pytest.mark.parametrize("charset", ["", "; charset=utf-8", '; charset="UTF-8"'])
def test_a_form_in_utf_8_is_read(comes: Comes, charset: str) -> None:
    headers, body = multipart(charset, "Zoë".encode())
    assert comes(None).post("/login", content=body, headers=headers).status_code == 401


@pytest.mark.parametrize("length", ["9" * 5_000, "-1", "x", "1e3"])
def test_a_length_that_is_none_is_refused(comes: Comes, length: str) -> None:
    assert comes(None).post("/login", content=b"a=b", headers={"Content-Length": length}).status_code == 413


def test_forms_of_odd_shapes_are_no_faults(comes: Comes) -> None:
    client = comes(Role.ADMIN)
    csrf = csrf_of(client)
    plain = {"Content-Type": "application/x-www-form-urlencoded"}
    many = "&".join(f"f{n}=x" for n in range(10_000)).encode()
    for content, headers in (
        (many, plain),
        (b"csrf=" + csrf.encode() + b"&" + many, plain),
        (b"%ff=%ff&" * 500, plain),
        (b"\x00\xff" * 9_000, plain),
        (b"x" * 5_000, {"Content-Type": "multipart/form-data"}),
        (b"--b\r\n" * 9_000, {"Content-Type": "multipart/form-data; boundary=b"}),
        (b"", {"Content-Type": "multipart/form-data; boundary="}),
        (b"[" * 100_000, {"Content-Type": "application/json"}),
    ):
        for path in ("/login", "/add", "/merge", "/api/1/merges", "/api/1/reports"):
            told = {**headers, "X-CSRF-Token": csrf}
            answer = client.post(path, content=content, headers=told)
            assert 400 <= answer.status_code < 500, (path, content[:20], answer.status_code)


def test_whoever_sends_slowly_is_not_waited_for() -> None:
    async def app(_: Scope, receive: Receive, __: Send) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        raise RuntimeError

    async def receive() -> Message:
        await anyio.sleep_forever()
        raise AssertionError

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def ask() -> None:
        await Guards(app, hosts=frozenset({"localhost"}), patience_s=0.0)(scope, receive, send)

    scope: Scope = {"type": "http", "method": "POST", "path": "/login", "headers": [(b"host", b"localhost")]}
    anyio.run(ask)
    assert sent[0]["status"] == 408


# --------------------------------------------------------------------------- the door


def test_a_password_is_hashed_once_whether_the_name_is_known_or_not(people: People, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    class Counting:
        def __init__(self, real: object) -> None:
            self.real, self.calls = real, 0

        def __getattr__(self, name: str) -> object:
            self.calls += name == "verify"
            return getattr(self.real, name)

    counting = Counting(people._hasher)
    monkeypatch.setattr(people, "_hasher", counting)
    people.change("The reader", active=False)
    for name in ("The coder", "nobody has this name", "The reader", ""):
        before = counting.calls
        assert people.check(name, "wrong words altogether", address="::1") is None
        assert counting.calls == before + 1, name


def test_wrong_tokens_and_wrong_passwords_of_an_address_count_together(people: People) -> None:
    for number in range(10 * FAILURES):
        if number % 2:
            assert people.check(f"name {number}", "wrong words", address="192.0.2.1") is None
        else:
            assert people.bearer_from("wrong", address="192.0.2.1") is None
    with pytest.raises(Locked, match="wait"):
        people.bearer_from("wrong", address="192.0.2.1")
    with pytest.raises(Locked, match="wait"):
        people.check("The coder", PASSWORD, address="192.0.2.1")
    assert people.check("The coder", PASSWORD, address="192.0.2.2") is not None


def test_guessing_the_old_password_has_an_end(comes: Comes, people: People) -> None:
    client = comes(Role.READER)
    csrf = csrf_of(client)
    told = {"csrf": csrf, "old": "wrong words", "new": "nine goats in the fog"}
    statuses = [client.post("/password", data=told).status_code for _ in range(FAILURES)]
    assert statuses == [401] * FAILURES
    answer = client.post("/password", data=told | {"old": PASSWORD})
    assert answer.status_code in {400, 429}
    assert "wait 15 minutes" in answer.text
    assert people.session(client.cookies["corrobora"]) is not None  # a changed password would have ended it


def test_whatever_changes_an_account_puts_everybody_out_who_had_come_as_it(comes: Comes, people: People) -> None:  # fmt: skip
    changes: tuple[Callable[[], Account], ...] = (
        lambda: people.change("The coder", withheld=True),
        lambda: people.change("The coder", role=Role.READER),
        lambda: people.change("The coder", password="nine goats in the fog"),  # noqa: S106 - of nobody
    )
    for change in changes:
        token = people.log_in("The coder", PASSWORD, address="::1")
        assert token is not None
        program = people.give_token("The coder", label="script", days=1)
        change()
        assert people.session(token) is None
        assert people.bearer(program) is None


# --------------------------------------------------------------------------- files


@pytest.mark.parametrize("path", ["/add", "/api/1/reports"])
def test_what_is_sent_is_kept_by_its_name_and_not_by_where_it_lay(
    comes: Comes, project: Project, path: str
) -> None:
    client = comes(Role.CODER)
    csrf = csrf_of(client)
    field = "files" if path == "/add" else "file"
    text = b"Soldiers killed two men in Tessun on Monday, residents said.\n" * 3
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../etc/passwd.txt", text + b"a")
        archive.writestr("inner.txt", text + b"b")
    files = [
        (field, ("../../../etc/cron.d/<b>x.txt", text + b"c", "text/plain")),
        (field, ("all.zip", packed.getvalue(), "application/zip")),
    ]
    form = {"csrf": csrf} if path == "/add" else None
    before = project.newest[0]
    answer = client.post(path, data=form, files=files, headers={"X-CSRF-Token": csrf})
    assert answer.status_code == 200, answer.text
    came = [entry for entry in project.iter_history() if entry.number > before]
    assert len(came) > 3
    told = json.dumps([[entry.subject, dict(entry.payload)] for entry in came])
    assert "/tmp" not in told  # noqa: S108 - it is looked for
    assert "corrobora-" not in told
    rows = client.get("/api/1/reports?limit=3").json()["rows"]
    paths = [
        one for row in rows for one in client.get(f"/api/1/reports/{row['id']}").json()["report"]["paths"]
    ]
    assert paths
    assert not any("/tmp" in one or one.startswith(("/", "..")) for one in paths), paths  # noqa: S108 - as above


@pytest.mark.parametrize("path", ["/add", "/api/1/reports"])
def test_what_swells_up_is_refused_and_no_fault(comes: Comes, path: str) -> None:
    client = comes(Role.CODER)
    csrf = csrf_of(client)
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b"0" * (40 << 20))
    outer = BytesIO()
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(20):
            archive.writestr(f"{number}.zip", inner.getvalue())
    field = "files" if path == "/add" else "file"
    form = {"csrf": csrf} if path == "/add" else None
    answer = client.post(path, data=form, files=[(field, ("b.zip", outer.getvalue()))], headers={"X-CSRF-Token": csrf})  # fmt: skip
    assert answer.status_code == 200
    assert len(answer.content) < LONGEST
    if path.startswith("/api"):
        assert answer.json()["new"] == []
        assert answer.json()["refused"]


# --------------------------------------------------------------------------- too much of it


def test_an_actor_of_thousands_of_names_has_a_page_of_some(comes: Comes, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    names = tuple(f"name {number} of one band" for number in range(5_000))
    actor = Actor(id="ex:many", name="Many", aliases=names, kind=ActorKind.REBEL_GROUP)
    monkeypatch.setattr(Desk, "find_actor", lambda *_: actor)
    monkeypatch.setattr(Desk, "actors", lambda *_: ((actor, 1),) * 300)
    client = comes(Role.READER)
    page = client.get("/actors/ex:many").text
    assert "name 49 of" in page
    assert "name 50 of" not in page
    assert "(+4,950)" in page
    assert len(client.get("/actors").content) < LONGEST
