"""Which language a page speaks, that all of it does, and what a catalogue has to hold."""

import gettext
import importlib.util
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextvars import copy_context
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import argon2
import pytest
from babel.messages.catalog import Message
from hatchling.builders.wheel import WheelBuilder
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from corrobora.export.passages import printable
from corrobora.export.wording import plain
from corrobora.reading.nations import COUNTRY_NAMES
from corrobora.records import (
    ActKind,
    ActorKind,
    Assertion,
    Category,
    Decision,
    Outcome,
    RevisionKind,
    SpeakerKind,
    Stance,
    StepKind,
    Unit,
)
from corrobora.review.agreement import FIELDS
from corrobora.workbench import languages, rendering, vocabulary
from corrobora.workbench.access import ACCESS
from corrobora.workbench.app import make_app
from corrobora.workbench.cases import Case, Cases
from corrobora.workbench.incidents import line_of
from corrobora.workbench.languages import COOKIE, LANGUAGES, Language, preferred, speak
from corrobora.workbench.languages import spoken as spoken_now
from corrobora.workbench.people import FAILURES, People, Role, What
from corrobora.workbench.tellings import date_said, range_said
from corrobora.workflow import Project
from corrobora.workflow.desk import Question
from corrobora.workflow.withholding import Kind, Withheld
from tests.workbench.conftest import AT, NOW, PASSWORD, Comes
from tests.workbench.test_access import csrf_of

ROOT = Path(__file__).parents[2]
ENGLISH, FRENCH = LANGUAGES["en"], LANGUAGES["fr"]
NARROW, BROAD = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


def spoken(page: str) -> str:
    found = re.search(r'<html lang="([^"]*)">', page)
    assert found is not None
    return found[1]


# --------------------------------------------------------------------------- which language


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("", "en"),
        ("fr", "fr"),
        ("FR", "fr"),
        ("fr-ML,fr;q=0.9,en;q=0.8", "fr"),
        ("en;q=0.8, fr-ML;q=0.9", "fr"),
        ("en-GB, fr;q=0.9", "en"),
        ("bm, fr;q=0.7, en;q=0.3", "fr"),
        ("bm", "en"),
        ("*", "en"),
        ("en;q=0.2, *;q=0.5", "fr"),
        ("fr;q=0, *", "en"),
        ("en;q=0, *;q=0.1", "fr"),
        ("en;q=0, fr;q=0", "en"),
        ("fr;q=0.5, en;q=0.5", "fr"),
        ("fr ; Q=1.000 , en;q=0.999", "fr"),
        ("frr, en", "en"),
    ],
)
def test_a_browser_is_answered_in_the_language_that_it_asks_for_most(header: str, tag: str) -> None:
    assert preferred(header).tag == tag


@pytest.mark.parametrize(
    "header",
    [
        "fr;q=2",
        "fr;q=-1",
        "fr;q=nan",
        "fr;q=1e9",
        "fr;q=0.1234",
        "fr;q=٠.٥",
        "fr; drop table",
        "fr/../../etc",
        "fr\x00",
        "ﬁfr",
        "\ud800",
        ";;;,,,q=1",
        "fr" + "-a" * 20,
        "xx," * 400 + "fr",
    ],
)
def test_what_is_no_language_range_asks_for_nothing(header: str) -> None:
    assert preferred(header) is ENGLISH


@given(st.text(alphabet="frenq=;,.*-01 \t\x00é", max_size=60) | st.text(max_size=60))
def test_whatever_a_header_says_there_is_a_language(header: str) -> None:
    assert preferred(header) in LANGUAGES.values()


def test_a_page_speaks_what_the_browser_asks_for_until_somebody_chooses(comes: Comes) -> None:
    client = comes(None)
    french = {"Accept-Language": "fr-ML"}
    assert spoken(client.get("/login").text) == "en"
    page = client.get("/login", headers=french).text
    assert spoken(page) == "fr"
    assert "Se connecter" in page
    assert client.post("/language", data={"language": "en", "next": "/login"}).status_code == 303
    page = client.get("/login", headers=french).text
    assert spoken(page) == "en"
    assert "Log in" in page
    assert re.search(r'<option value="en" lang="en" selected>', page)
    assert client.post("/language", data={"language": ""}).status_code == 303
    page = client.get("/login", headers=french).text
    assert spoken(page) == "fr"
    assert "selected" not in page


def test_two_headers_are_read_as_one(comes: Comes) -> None:
    asked = [("Accept-Language", "en;q=0.3"), ("Accept-Language", "fr;q=0.6")]
    assert spoken(comes(None).get("/login", headers=asked).text) == "fr"


@pytest.mark.parametrize("role", [None, *Role])
def test_whoever_comes_may_choose_and_comes_back_to_the_same_page(comes: Comes, role: Role | None) -> None:
    client = comes(role)
    page = client.get("/login?next=%2Fpeople" if role is None else "/password?a=b&c").text
    found = re.findall(r'<input type="hidden" name="next" value="([^"]*)">', page)[-1].replace("&amp;", "&")
    assert found == ("/login?next=%2Fpeople" if role is None else "/password?a=b&c")
    answer = client.post("/language", data={"language": "fr", "next": found})
    assert (answer.status_code, answer.headers["location"]) == (303, found)
    assert spoken(client.get(found).text) == "fr"


def test_a_choice_leads_nowhere_else(comes: Comes) -> None:
    for words in (
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "/a\r\nX: y",
        "//[",
        "https://[",
    ):
        answer = comes(None).post("/language", data={"language": "fr", "next": words})
        assert answer.headers["location"] == "/", words


def test_from_a_refused_form_without_a_page_of_its_own_one_comes_back_to_the_first(comes: Comes) -> None:
    client = comes(Role.ADMIN)
    told = {"csrf": csrf_of(client), "role": "king"}
    page = client.post("/people/The%20coder", data=told).text
    assert '<input type="hidden" name="next" value="/">' in page
    page = client.post("/people", data=told).text
    assert '<input type="hidden" name="next" value="/people">' in page


@pytest.mark.parametrize("tag", ["de", "FR", "fr\x00", "../fr", "<b>", "f" * 5000])
def test_a_language_that_there_is_not_cannot_be_chosen(comes: Comes, tag: str) -> None:
    client = comes(None)
    answer = client.post("/language", data={"language": tag})
    assert answer.status_code == 400
    assert "set-cookie" not in answer.headers
    assert "choose one from the list" in answer.text
    client.cookies.set(COOKIE, re.sub(r"\W", "x", tag) + "x", domain="localhost.local")
    assert spoken(client.get("/login").text) == "en"


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}],
)
def test_a_page_elsewhere_chooses_no_language(comes: Comes, headers: dict[str, str]) -> None:
    answer = comes(None).post("/language", data={"language": "fr"}, headers=headers)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_no_script_reads_the_choice_and_no_other_site_sends_it(
    comes: Comes, project: Project, people: People
) -> None:
    told = comes(None).post("/language", data={"language": "fr"}).headers["set-cookie"].lower()
    assert "httponly" in told
    assert "samesite=strict" in told
    assert "secure" not in told
    client = TestClient(
        make_app(project, people, clock=lambda: NOW, secure=True),
        base_url="https://localhost",
        follow_redirects=False,
    )
    told = client.post("/language", data={"language": "fr"}).headers["set-cookie"].lower()
    assert "secure" in told


# --------------------------------------------------------------------------- words and numbers


def test_what_the_library_says_is_marked_as_english_and_what_the_page_says_is_not(comes: Comes) -> None:
    client = comes(Role.READER)
    csrf = csrf_of(client)
    client.post("/language", data={"language": "fr"})
    page = client.post("/password", data={"csrf": csrf, "old": PASSWORD, "new": "short"}).text
    assert re.search(r'role="alert" lang="en">password: 12 to 256 characters', page)
    page = client.post("/password", data={"csrf": csrf, "old": "wrong", "new": "short"}).text
    assert 'role="alert">L’ancien mot de passe n’est pas celui-là.<' in page


def test_refusals_speak_the_language_too(comes: Comes) -> None:
    client = comes(Role.READER)
    client.post("/language", data={"language": "fr"})
    answer = client.get("/people")
    assert answer.status_code == 403
    assert f"«{NARROW}administration{NARROW}»" in answer.text
    assert f"«{NARROW}lecture{NARROW}»" in answer.text


def test_a_message_with_a_number_has_the_form_and_the_figure_of_its_language() -> None:
    page = (
        "{% trans count=found, shown=found | number %}{{ shown }} report{% pluralize count %}{{ shown }} reports"
        "{% endtrans %}"
    )
    told = rendering.environment(ENGLISH).from_string(page)
    assert [told.render(found=found) for found in (0, 1, 1200)] == ["0 reports", "1 report", "1,200 reports"]


def test_a_role_is_sent_by_its_name_whatever_it_is_called(comes: Comes, people: People) -> None:
    client = comes(Role.ADMIN)
    client.post("/language", data={"language": "fr"})
    page = client.get("/people").text
    assert '<option value="coder" selected>codage</option>' in page
    told = {"csrf": csrf_of(client), "name": "Awa", "role": "coder", "password": PASSWORD}
    assert client.post("/people", data=told).status_code == 303
    found = people.find("Awa")
    assert found is not None
    assert found.role is Role.CODER


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert [ENGLISH.number(one) for one in (0, 999, 1000, -1234567, 0.5)] == [
        "0",
        "999",
        "1,000",
        "-1,234,567",
        "0.5",
    ]
    assert FRENCH.number(-1234567.25) == f"-1{NARROW}234{NARROW}567,25"
    assert FRENCH.number(12.5, 2) == "12,50"
    assert ENGLISH.number(12.345, 0) == "12"
    made = rendering.environment(FRENCH).from_string("{{ 12000 | number }}")
    assert made.render() == f"12{NARROW}000"
    for one in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="a number to show"):
            ENGLISH.number(one)


def test_each_language_has_its_own_plurals() -> None:
    """None is many in English and one in French."""
    forms = (
        "New password, %(shortest)s to %(longest)s character",
        "New password, %(shortest)s to %(longest)s characters",
    )
    assert [ENGLISH.ngettext(*forms, number)[-1] for number in (0, 1, 2)] == ["s", "r", "s"]
    assert [FRENCH.ngettext(*forms, number)[-1] for number in (0, 1, 2)] == ["e", "e", "s"]


class Saying(gettext.NullTranslations):
    """A catalogue that says of every message what a function makes of it."""

    def __init__(self, say: Callable[[str], str]) -> None:
        super().__init__()
        self._say = say

    def gettext(self, message: str) -> str:
        return self._say(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._say(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - the signature is gettext's
        return self._say(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002 - the signature is gettext's
        return self.ngettext(msgid1, msgid2, n)


@pytest.mark.parametrize(
    "template",
    [
        "{{ _('Add') }}",
        "{{ gettext('Add') }}",
        "{{ ngettext('Add', 'Adds', 1) }}",
        "{{ pgettext('a sum', 'Add') }}",
        "{{ npgettext('a sum', 'Add', 'Adds', 1) }}",
        "{% trans %}Add{% endtrans %}",
        "{% trans count=1 %}Add{% pluralize %}Adds{% endtrans %}",
    ],
)
def test_a_translation_is_never_markup(template: str) -> None:
    meddled = Language(tag="xx", name="X", thousands=" ", decimal=",", words=Saying("<b>{}</b>".format))
    assert rendering.environment(meddled).from_string(template).render() == "&lt;b&gt;Add&lt;/b&gt;"


def test_what_is_put_into_a_message_is_never_markup() -> None:
    page = "{% trans name=name %}Save {{ name }}{% endtrans %}|{{ _('Save %(name)s', name=name) }}"
    told = rendering.environment(FRENCH).from_string(page).render(name="<i>%(name)s")
    assert told == "|".join([f"Enregistrer «{NARROW}&lt;i&gt;%(name)s{NARROW}»"] * 2)


# --------------------------------------------------------------------------- all of a page


class Unmarked(HTMLParser):
    """Collects what a page says in its own language: texts, and attributes that are read out."""

    VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
    SAID = frozenset({"alt", "aria-label", "aria-description", "placeholder", "title"})

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        elsewhere = ("lang" in told and tag != "html") or told.get("translate") == "no"
        # what stands apart from the direction of the page, or is typed in, is of a report or of a person
        elsewhere = elsewhere or tag in {"bdi", "code", "kbd", "textarea"} or told.get("dir") == "auto"
        elsewhere = elsewhere or (bool(self._open) and self._open[-1][1])
        if not elsewhere:
            self.words += [value or "" for name, value in attrs if name in self.SAID]
            if tag == "input" and told.get("type") in {"submit", "reset", "button"}:
                self.words.append(told.get("value") or "")
        if tag not in self.VOID:
            self._open.append((tag, elsewhere))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][1]:
            return
        if self._open and self._open[-1][0] == "title":
            data = data.removesuffix(" · corrobora")
        self.words.append(data)


MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def english_in(page: str, known: Sequence[str] = ()) -> list[str]:
    """Return what a page says in letters, and not in another language, in a name that is never translated or in words that are known."""
    parser = Unmarked()
    parser.feed(page)
    parser.close()
    found = []
    for words in parser.words:
        left = MOMENT.sub("", words)
        for one in sorted(known, key=len, reverse=True):
            left = left.replace(one, "")
        if re.search(r"[^\W\d_]", left):
            found.append(words.strip())
    return found


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>Add</p>", ["Add"]),
        ('<p aria-label="Add">1</p>', ["Add"]),
        ('<input type="submit" value="Add">', ["Add"]),
        ('<p lang="en">Add</p>', []),
        ('<p lang="en"><b>Add</b></p><p>More</p>', ["More"]),
        ('<html lang="fr"><p translate="no">Add</p>12 «…»', []),
        ("<title>Add · corrobora</title>", ["Add"]),
    ],
)
def test_a_word_that_nobody_marked_is_noticed(page: str, found: list[str]) -> None:
    assert english_in(page) == found


def nothing_but_what_is_put_in(message: str) -> str:
    return "«…»" + "".join(re.findall(r"%\(\w+\)s", message))


ELSEWHERE = frozenset({"arrived.html", "settle.html", "merge.html", "incident_place.html"})
"""Reached by an issuer's answer, by a claim that somebody found, and with what the tests of these pages have: see `test_no_template_has_a_word_outside_of_a_message`."""


def test_every_word_of_every_page_is_in_the_catalogue(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a language that says nothing, no page says anything, whoever asks and whatever went wrong. Accounts have figures for names."""
    pseudo = Language(
        tag="qps", name="«…»", thousands=" ", decimal=",", words=Saying(nothing_but_what_is_put_in)
    )
    monkeypatch.setattr(languages, "LANGUAGES", {"qps": pseudo})
    environment, rendered = rendering.environment(pseudo), set[str]()
    get_template = environment.get_template

    def noted(name: str, *rest: object) -> object:
        rendered.add(name)
        return get_template(name, *rest)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(environment, "get_template", noted)
    cheap = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    people = People(tmp_path / "people.sqlite", hasher=cheap)
    for number, role in enumerate(Role):
        people.add(str(number), role, PASSWORD, withheld=role is Role.ADMIN)
    app = make_app(project, people, clock=lambda: NOW)

    def come(number: int | None) -> TestClient:
        client = TestClient(app, base_url=AT, follow_redirects=False)
        if number is not None:
            assert client.post("/login", data={"name": str(number), "password": PASSWORD}).status_code == 303
        return client

    def pages() -> Iterator[tuple[str, str]]:
        paths = [
            path
            for method, path in ACCESS
            if method == "GET" and "{" not in path and not path.startswith(("/api/", "/static/"))
        ]
        for number in (None, *range(len(Role))):
            client = come(number)
            for path in paths:
                yield f"{number} GET {path}", client.get(path).text
        admin = come(len(Role) - 1)
        csrf = csrf_of(admin)
        for path, told in {
            "/login": {"name": "9", "password": "9"},
            "/language": {"language": "9"},
            "/password": {"csrf": csrf, "old": "9", "new": PASSWORD},
            "/people": {"csrf": csrf, "name": "9", "role": "admin", "password": "9"},
            "/people/0": {"csrf": csrf, "role": "9"},
            "/logout": {"csrf": "9"},
        }.items():
            yield f"POST {path}", admin.post(path, data=told).text
        yield "POST from elsewhere", admin.post("/login", headers={"Origin": "null"}).text
        for path in (
            f"/reports/{report}",
            f"/reports/{report}?correct={claim}",
            f"/reports/{'0' * 64}",
            f"/queue?scope=report:{report}",
            f"/queue?at={claim}",
            "/queue?scope=disputed",
            "/?left=",
            "/?left=done",
            f"/incidents/{incidents[0]}",
            f"/incidents/{incidents[0]}/split",
            f"/incidents/{incidents[0]}/place",
            f"/incidents/{incidents[0]}/place?name=9&like=8",
            f"/incidents/i-{'0' * 16}",
            "/incidents?since=9&country=9",
            f"/merge?incident={incidents[0]}&incident={incidents[1]}",
            "/merge",
            f"/claims/{claim}/settle",
            f"/claims/{claim}/settle?report={report}",
            f"/history/{report}",
            "/history/9",
            "/history?before=3",
            f"/actors/{actor.id}",
            "/actors/9",
            "/actors?q=9",
            "/search?q=the",
            "/search?q=9",
            "/search?q=-9&since=9",
            "/search?since=2000&left=open",
            "/agreement?compute=yes",
            "/board?step=closed",
        ):
            yield f"GET {path}", admin.get(path).text
        decided = {"csrf": csrf, "seen": "9", "scope": "all"}
        for told in (
            {},
            {"decision": "accept"},
            {"decision": "accept", "why": "9"},
            {"decision": "correct", "why": "9"},
        ):
            yield f"POST decision {told}", admin.post(f"/claims/{claim}/decision", data=decided | told).text
        forms: dict[str, dict[str, str]] = {
            "/add": {},
            "/merge": {"incident": incidents[0]},
            f"/incidents/{incidents[0]}/split": {"claim": claim},
            f"/reports/{report}/claims": {"words": "9", "why": ""},
            "/settings": {"coders": "9"},
            "/tokens": {"label": "9", "days": "9999"},
            "/export": {},
        }
        for path, sent in forms.items():
            yield f"POST {path} with nothing in it", admin.post(path, data={"csrf": csrf} | sent).text
        yield "POST of a token", admin.post("/tokens", data={"csrf": csrf, "label": "9", "days": "9"}).text
        yield "POST of nobody", come(None).post("/logout").text
        yield "POST of a password that the library refuses", admin.post("/password", data={"csrf": csrf, "old": PASSWORD, "new": "9"}).text  # fmt: skip
        yield from pages_of_cases()
        for _ in range(FAILURES):
            come(None).post("/login", data={"name": "8", "password": "9"})
        project.set_withheld([Withheld(kind=Kind.WORDING, words="999999", why="9")], seen=0)
        reviewer = come(list(Role).index(Role.REVIEWER))
        sent = {"csrf": csrf_of(reviewer), "form": "json"}
        yield "GET /export where something is withheld", reviewer.get("/export").text
        yield "POST /export where something is withheld", reviewer.post("/export", data=sent).text
        yield "GET a dossier where something is withheld", reviewer.get(f"/incidents/{incidents[0]}/dossier.json").text  # fmt: skip
        for path in ("/withheld", "/withheld/show", "/withheld", "/export", "/people/looks"):
            if path == "/withheld/show":
                assert admin.post(path, data={"csrf": csrf, "back": "/"}).status_code == 303
            else:
                yield f"GET {path} where something is withheld", admin.get(path).text
        for sent in (
            {"act": "remove"},
            {"act": "add"},
            {"act": "add", "kind": "person", "words": "[withheld]"},
        ):
            seen = str(project.withheld()[0])
            yield f"POST /withheld {sent}", admin.post("/withheld", data={"csrf": csrf, "seen": seen, **sent}).text  # fmt: skip
        yield "POST after too many guesses", come(None).post("/login", data={"name": "8", "password": "9"}).text  # fmt: skip

    def pages_of_cases() -> Iterator[tuple[str, str]]:
        name, both = str(len(Role) - 1), Cases([Case(project, name=one) for one in "12"])
        client = TestClient(make_app(both, people, clock=lambda: NOW), base_url=AT)
        client.post("/login", data={"name": name, "password": PASSWORD})
        for case in ("", "1", "2"):
            people.change_cases(name, give=set(case), take=(), by=name, address="")
            for path in ("/", "/people", "/people/visits", "/tokens"):
                page = client.get(path).text
                yield f"GET {path} with case {case}", page
            found = re.search(r'name="csrf" value="([^"]+)"', page)
            assert found is not None
            form = found[1]
            for path, sent in (("/cases", {"case": "9"}), ("/tokens", {"label": "9", "days": "9", "case": "9"}), ("/people/0/cases", {"case": "9"}), ("/tokens", {"label": "9", "days": "9", "case": "1"})):  # fmt: skip
                yield f"POST {path} with case {case}", client.post(path, data={"csrf": form} | sent).text
        client.post("/cases", data={"csrf": form, "case": "2"})
        yield "POST of another case", client.post("/assess", data={"csrf": form}).text
        people.change_cases(name, give=(), take={"1", "2"}, by=name, address="")
        yield "POST without a case", client.post("/assess", data={"csrf": form}).text
        yield "GET /tokens of a case that is not open", client.get("/tokens").text

    desk = project.desk
    rows, cases = desk.reports(Question(left="")).rows, desk.incidents(Question()).rows
    incidents = [case.incident.id for case in cases]
    sheet = desk.report(next(row.report.id for row in rows if row.incidents))
    report, claim = sheet.report.id, sheet.claims[0].claim.id
    actor = next(one for one, _ in desk.actors())
    names = [row.report.title or "" for row in rows] + [case.incident.headline for case in cases]
    names += [one.name for one, _ in desk.actors()] + [printable(row.report.outlet or "") for row in rows]
    names += [place.name for place in desk.where()] + [
        str(case.incident.place.name) for case in cases if case.incident.place
    ]
    told = [claim.place for case in cases for claim in desk.incident(case.incident.id).claims if claim.place]
    names += [one.name or "" for place in told for one in (place, *place.ends)] + list(desk.tally("country"))
    known = [line_of(case.incident).place for case in cases] + [one for one in names if one]
    found = {where: words for where, page in pages() if (words := english_in(page, known))}
    people.close()
    assert found == {}
    reached = {name for name in environment.list_templates() if not name.startswith("_")}
    assert reached - ELSEWHERE == rendered - ELSEWHERE - {
        name for name in rendered if name.startswith("_")
    }, "say in this test how the others are reached"


def test_no_template_has_a_word_outside_of_a_message() -> None:
    """Also where no page of the test before comes by."""
    environment = rendering.environment(ENGLISH)
    found = {}
    for name in environment.list_templates():
        assert environment.loader is not None
        source, _, _ = environment.loader.get_source(environment, name)
        markup, block, message = "", False, False
        for _line, kind, value in environment.lex(source):
            if kind == "block_begin":
                block = True
            elif kind == "block_end":
                block = False
            elif block and kind == "name" and value in {"trans", "endtrans"}:
                message = value == "trans"
            elif kind == "data" and not message:
                markup += value
        if words := english_in(markup):
            found[name] = words
    assert environment.list_templates()
    assert found == {}


# --------------------------------------------------------------------------- catalogues


@pytest.fixture(scope="module")
def messages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_messages", ROOT / "scripts" / "build_messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_catalogues_are_up_to_date_and_whole(messages: ModuleType) -> None:
    files, undone = messages.build(messages.WORKBENCH, messages.LOCALE)
    assert undone == []
    assert [path.name for path, content in files.items() if path.read_bytes() != content] == []
    assert {path.parts[-3] for path in files} == LANGUAGES.keys() - {"en"}


def test_no_catalogue_says_when_or_with_what_it_was_made(messages: ModuleType) -> None:
    files, _ = messages.build(messages.WORKBENCH, messages.LOCALE)
    for content in files.values():
        assert not re.search(rb"Creation-Date|Revision-Date|Generated|Babel|Translator", content)


SMALL = '{{ _("Add") }}{% trans n=n %}Save {{ n }}{% endtrans %}{% trans count=n %}one{% pluralize %}{{ count }} many{% endtrans %}'
WHOLE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Add"
msgstr "Ajouter"

msgid "Save %(n)s"
msgstr "Garder %(n)s"

msgid "one"
msgid_plural "%(count)s many"
msgstr[0] "un"
msgstr[1] "%(count)s"
"""


def built(
    messages: ModuleType, folder: Path, po: str, page: str = SMALL, module: str = ""
) -> tuple[str, list[str]]:
    (folder / "templates").mkdir(parents=True, exist_ok=True)
    (folder / "templates" / "page.html").write_text(page, "utf-8")
    (folder / "page.py").write_text(module, "utf-8")
    home = folder / "locale" / "fr" / "LC_MESSAGES"
    home.mkdir(parents=True, exist_ok=True)
    (home / "workbench.po").write_text(po, "utf-8")
    files, undone = messages.build(folder, folder / "locale")
    return files[home / "workbench.po"].decode(), undone


def test_a_whole_catalogue_leaves_nothing_to_do_and_stays_as_it_is(
    messages: ModuleType, tmp_path: Path
) -> None:
    text, undone = built(messages, tmp_path, WHOLE)
    assert undone == []
    assert built(messages, tmp_path, text) == (text, [])


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ('"Ajouter"', '""', "is not translated"),
        ('msgstr[1] "%(count)s"', 'msgstr[1] ""', "is not translated"),
        ('msgid "Add"', '#, fuzzy\nmsgid "Add"', "fuzzy"),
        ('"Garder %(n)s"', '"Garder"', "placeholders"),
        ('"Garder %(n)s"', '"Garder %(m)s"', "placeholders"),
        ('msgstr[0] "un"', 'msgstr[0] "%(count)s"', "placeholders"),
        ('"Garder %(n)s"', '"Garder %(n)s à 100 %"', "no placeholder"),
        ('"Ajouter"', '"Ajouter 5 %"', "no placeholder"),
        ('"Garder %(n)s"', '"Garder %(n)s %s"', "no placeholder"),
    ],
)
def test_an_unfit_translation_is_named(
    messages: ModuleType, tmp_path: Path, before: str, after: str, why: str
) -> None:
    assert before in WHOLE
    _, undone = built(messages, tmp_path, WHOLE.replace(before, after))
    assert undone
    assert why in " ".join(undone)


def test_a_reworded_message_keeps_its_translation_until_somebody_has_read_it(
    messages: ModuleType, tmp_path: Path
) -> None:
    text, undone = built(messages, tmp_path, WHOLE, page=SMALL.replace("Save", "Save  the"))
    assert "Garder %(n)s" in text
    assert any("fuzzy" in line for line in undone)


def test_what_nothing_asks_for_any_more_goes(messages: ModuleType, tmp_path: Path) -> None:
    text, undone = built(messages, tmp_path, WHOLE, page=SMALL.replace('{{ _("Add") }}', ""))
    assert "Ajouter" not in text
    assert undone == []


def test_words_of_modules_are_messages_too(messages: ModuleType, tmp_path: Path) -> None:
    text, undone = built(messages, tmp_path, WHOLE, module='wrong = _("The seal is broken.")\n')
    assert 'msgid "The seal is broken."\nmsgstr ""' in text
    assert len(undone) == 1


@pytest.mark.parametrize(
    ("page", "module"),
    [
        ("{{ _(words) }}", ""),
        ("{{ ngettext('one', words, 2) }}", ""),
        ("", "_(words)\n"),
        ("", '_(f"Save {name}")\n'),
        ("", "language.gettext(words)\n"),
    ],
)
def test_words_that_are_not_written_out_are_named(
    messages: ModuleType, tmp_path: Path, page: str, module: str
) -> None:
    _, undone = built(messages, tmp_path, WHOLE, page=SMALL + page, module=module)
    assert any("must be written out" in line for line in undone)


def test_check_fails_on_a_file_that_differs_and_on_work_undone(
    messages: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    built(messages, tmp_path, WHOLE)
    monkeypatch.setattr(messages, "WORKBENCH", tmp_path)
    monkeypatch.setattr(messages, "LOCALE", tmp_path / "locale")
    monkeypatch.setattr(sys, "argv", ["build_messages.py", "--check"])
    assert messages.main() == 1
    assert "out of date" in capsys.readouterr().out
    monkeypatch.setattr(sys, "argv", ["build_messages.py"])
    assert messages.main() == 0
    monkeypatch.setattr(sys, "argv", ["build_messages.py", "--check"])
    assert messages.main() == 0
    page = tmp_path / "templates" / "page.html"
    page.write_text(SMALL + '{{ _("Erase") }}', "utf-8")
    assert messages.main() == 1
    assert "'Erase' is not translated" in capsys.readouterr().out


def test_a_translation_of_another_kind_is_named(messages: ModuleType) -> None:
    assert list(messages.unfit(Message(("one", "many"), "un")))
    assert list(messages.unfit(Message("one", ("un", "deux"))))


def test_french_is_set_as_french_is(messages: ModuleType) -> None:
    """No-break spaces before high punctuation and inside guillemets, and the typographic apostrophe."""
    text = next(
        content.decode()
        for path, content in messages.build(messages.WORKBENCH, messages.LOCALE)[0].items()
        if path.suffix == ".po" and path.parts[-3] == "fr"
    )
    lines = re.findall(r'^msgstr(?:\[\d\])? "(.+)"$', text, re.MULTILINE)
    assert len(lines) > 20
    for line in lines:
        assert not re.search(rf"(?<!{NARROW})[;!?»]|«(?!{NARROW})|(?<![{NARROW}{BROAD}]):|['\"]", line), line


def test_the_wheel_carries_the_catalogues() -> None:
    carried = {one.distribution_path for one in WheelBuilder(str(ROOT)).recurse_included_files()}
    for tag in LANGUAGES.keys() - {"en"}:
        for form in ("po", "mo"):
            assert f"corrobora/workbench/locale/{tag}/LC_MESSAGES/workbench.{form}" in carried


# --------------------------------------------------------------------------- vocabularies


def test_every_word_of_a_vocabulary_that_pages_show_is_a_message() -> None:
    kinds = (
        Stance,
        SpeakerKind,
        ActorKind,
        ActKind,
        Assertion,
        Outcome,
        Category,
        Unit,
        StepKind,
        Decision,
        RevisionKind,
        What,
    )
    words = {plain(one) for kind in kinds for one in kind} | {*COUNTRY_NAMES.values(), *FIELDS}
    assert sorted(words - vocabulary.WORDS) == []


def test_a_word_of_a_vocabulary_is_said_in_the_language_with_its_capital() -> None:
    assert FRENCH.said("killing") == "homicide"
    assert FRENCH.said("Killing") == "Homicide"
    assert ENGLISH.said("Killing") == "Killing"
    assert FRENCH.said("words of nobody") == "words of nobody"
    assert FRENCH.said("") == ""


def test_dates_and_ranges_are_told_in_the_language_that_is_spoken() -> None:
    def told(language: Language) -> list[str]:
        speak(language)
        dates = [
            date_said(one)
            for one in ("2024-03-05", "2024-03-01", "2024-03", "2024", "2024-03-05/2024-03-07", "words")
        ]
        return [*dates, range_said(24, 24), range_said(10, None), range_said(None, 1000)]

    assert copy_context().run(told, FRENCH) == [
        "5 mars 2024", "1er mars 2024", "mars 2024", "2024", "5 mars 2024 – 7 mars 2024", "words",
        "24", "10 ou plus", f"jusqu’à 1{NARROW}000",
    ]  # fmt: skip
    assert copy_context().run(told, ENGLISH)[:3] == ["5 March 2024", "1 March 2024", "March 2024"]
    assert spoken_now().tag == "en"


def test_a_refusal_of_the_pages_own_is_in_its_language_and_not_marked_as_english(comes: Comes) -> None:
    client = comes(Role.CODER)
    client.post("/language", data={"language": "fr"})
    page = client.get(f"/reports/{'0' * 64}").text
    assert '<p role="alert">ce rapport n’existe pas' in page
