"""The list of reports, one report, and adding some: whatever a report holds is data, and whatever is sent has a place of its own that goes away."""

import io
import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from corrobora.errors import BadSetting
from corrobora.records import Decision, Judgement
from corrobora.workbench.app import make_app
from corrobora.workbench.guards import LONGER, LONGEST
from corrobora.workbench.keeper import Keeper
from corrobora.workbench.people import People, Role
from corrobora.workbench.reports import LONGEST_NAME, REFRESH_S, safe_name
from corrobora.workflow import Project, init_project, open_project
from corrobora.workflow.desk import PAGE, Question
from tests.workbench.conftest import AT, EXERCISE, NOW, PASSWORD, Comes
from tests.workbench.test_access import csrf_of
from tests.workbench.test_deciding import form_in, sent

CODER = "The coder"
EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202e\x07'
"""What a hostile report writes into every field it has."""
TEXT = (
    f"{EVIL} Soldiers killed three men in Tessun on Monday, residents said. "
    "Rebels <b onmouseover='x'>abducted</b> 12 farmers near Ombrel, </div></main><a href='javascript:x'>a herder</a> told us. "
    + "x" * 5_000
    + " \ud800 <style>*{display:none}</style> </textarea> {{ 7*7 }} {% include 'page.html' %}"
)
TAGS = frozenset(
    """!doctype html head meta title link script body a header nav form input span button main h1 h2 h3 h4 p ul ol li
    strong bdi dl div dt dd section article q details summary fieldset legend label datalist option select textarea
    blockquote footer mark dialog kbd time""".split()
)


class Page(HTMLParser):
    """Takes a page apart: its tags, where it leads, what it loads, what it does."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.leads: list[str] = []
        self.loads: list[str] = []
        self.acts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name in {"href", "action"}:
                (self.loads if tag == "link" else self.leads).append(value or "")
            elif name == "src":
                self.loads.append(value or "")
            elif name.startswith("on") or name == "style":
                self.acts.append(name)


def is_harmless(page: str) -> bool:
    """Whether a page has tags of ours alone, leads nowhere else, loads nothing from elsewhere, and no attribute does anything."""
    found = Page(page)
    ours = all(re.match(r"/(?!/)|#[kc]-|#m", where) for where in found.leads)
    loads = all(re.fullmatch(r"/static/[\w.]+|/reports/[0-9a-f]{64}/marks\.css", one) for one in found.loads)
    return found.tags <= TAGS and ours and loads and not found.acts and "\x07" not in page


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a project with a report whose every field is hostile, read and assessed."""
    folder = tmp_path_factory.mktemp("attacked")
    report = {
        "id": EVIL,
        "text": TEXT,
        "title": EVIL,
        "outlet": EVIL,
        "author": EVIL,
        "url": "javascript:alert(3)",
        "published": "2024-03-08",
    }
    reports = folder / "reports"
    reports.mkdir()
    (reports / "<img src=x onerror=alert(4)>.jsonl").write_text(json.dumps(report) + "\n")
    with init_project(folder / "project", by=EVIL, at=NOW) as project:
        project.refer("gazetteer", EXERCISE / "gazetteer.csv")
        project.refer("actors", EXERCISE / "actors.csv")
        project.add([reports])
        project.read()
        project.assess()
    return folder / "project"


@pytest.fixture
def hostile(attacked: Path, tmp_path: Path) -> Iterator[Project]:
    shutil.copytree(attacked, tmp_path / "hostile")
    with open_project(tmp_path / "hostile", by="workbench", at=lambda: NOW) as opened:
        yield opened


def come(project: Project, people: People, role: Role, keeper: Keeper | None = None) -> TestClient:
    app = make_app(project, people, clock=lambda: NOW, keeper=keeper)
    client = TestClient(app, base_url=AT, follow_redirects=False)
    told = {"name": f"The {role}", "password": PASSWORD}
    assert client.post("/login", data=told).status_code == 303
    return client


# --------------------------------------------------------------------------- hostile reports


def test_nothing_that_a_report_holds_becomes_markup_or_a_link(hostile: Project, people: People) -> None:
    client = come(hostile, people, Role.REVIEWER)
    (row,) = hostile.desk.reports(Question()).rows
    report = row.report
    assert report.url == "javascript:alert(3)"
    sheet = hostile.desk.report(report.id)
    assert len(sheet.claims) > 1
    claim = sheet.claims[0].claim
    hostile.add_claim(report.id, 0, 40, ["stance=alleges", f"speaker={EVIL}"], by=EVIL, at=NOW, why=EVIL)
    hostile.decide_claim(
        claim.id,
        Judgement(proposal="", decision=Decision.CORRECT, by=EVIL, at=NOW, why=EVIL),
        to=[f"speaker={EVIL}", f"victims={EVIL}"],
    )
    mine = sheet.claims[1].claim.id
    sent(client, client.get(f"/queue?at={mine}").text, decision="reject", why=EVIL)
    paths = [
        "/",
        "/?left=",
        f"/reports/{report.id}",
        f"/reports/{report.id}?correct={claim.id}",
        f"/queue?at={claim.id}",
        f"/queue?scope=report:{report.id}&after={mine}&done={mine}",
        f"/claims/{claim.id}/settle",
        f"/claims/{hostile.desk.found_in(report.id)[0].claim.id}/settle?report={report.id}",
        "/mine",
    ]
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert is_harmless(answer.text), path
        assert "javascript:" not in "".join(Page(answer.text).leads)
        assert "49" not in re.findall(r"\{\{ (\S+) \}\}", answer.text)
    page = client.get(f"/reports/{report.id}").text
    assert "&lt;script&gt;alert(1)" in page
    assert "{{ 7*7 }}" in page
    assert "javascript:alert(3)" in page  # as words, with no link


def test_a_page_is_harmless_only_without_foreign_markup() -> None:
    assert is_harmless('<p><a href="/x">x</a></p>')
    for evil in ('<img src="/static/x">', '<a href="//x">', '<a href="javascript:x">', '<p onclick="x">', '<p style="x">', '<script src="http://x/">', "<iframe>"):  # fmt: skip
        assert not is_harmless(evil), evil


def test_what_somebody_types_wrongly_comes_back_as_words(hostile: Project, people: People) -> None:
    client = come(hostile, people, Role.CODER)
    (row,) = hostile.desk.reports(Question()).rows
    told = {
        "csrf": csrf_of(client),
        "words": EVIL + "</textarea>",
        "occurrence": EVIL,
        "why": EVIL,
        "to-place": EVIL,
    }
    answer = client.post(f"/reports/{row.report.id}/claims", data=told)
    assert answer.status_code == 400
    assert is_harmless(answer.text)
    assert "&lt;script&gt;alert(1)" in answer.text
    for path in (f"/reports/{quote(EVIL)}", f"/reports/{'0' * 64}", "/reports/%3Cb%3E/marks.css"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "<b>" not in answer.text
        assert "<script>" not in answer.text


# --------------------------------------------------------------------------- the first page


def test_the_first_page_lists_what_came_last_first_and_what_is_left_in_it(
    comes: Comes, project: Project
) -> None:
    page = comes(Role.CODER).get("/").text
    rows = project.desk.reports(Question(left="open")).rows
    assert re.findall(r'<h2><a href="/reports/([0-9a-f]+)"', page) == [row.report.id for row in rows]
    assert rows[0].left is not None
    assert f"Claims read: {rows[0].left.claims}, open: {rows[0].left.open}" in page
    assert f'href="/incidents/{rows[0].incidents[0].id}"' in page
    assert 'href="/board">Promises, some overdue' in page
    assert "Refresh" not in comes(Role.CODER).get("/").headers


def test_the_first_page_is_narrowed_down_to_what_is_done(comes: Comes, project: Project) -> None:
    report = project.desk.reports(Question()).rows[0].report.id
    for one in project.desk.report(report).claims:
        project.decide_claim(
            one.claim.id, Judgement(proposal="", decision=Decision.ACCEPT, by=CODER, at=NOW, why="read")
        )
    client = comes(Role.READER)
    listed = {left: re.findall(r'<h2><a href="/reports/([0-9a-f]+)"', client.get(f"/?left={left}").text) for left in ("open", "done", "", "<b>")}  # fmt: skip
    assert listed["done"] == [report]
    assert report not in listed["open"]
    assert len(listed[""]) == len(listed["open"]) + 1
    assert listed["<b>"] == listed["open"]


def test_the_list_goes_on_where_it_ended(comes: Comes, project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(PAGE):
        (folder / f"{number}.txt").write_text(f"Note {number}: a herder said that two men were killed.")
    project.add([folder])
    client, path, seen = comes(Role.READER), "/?left=", []
    for _ in range(3):
        page = client.get(path).text
        seen += re.findall(r'<h2><a href="/reports/([0-9a-f]+)"', page)
        more = re.search(r'rel="next" href="([^"]+)"', page)
        if more is None:
            break
        path = unescape(more[1])
    assert len(seen) == len(set(seen)) == PAGE + 8
    for before in ("x", "-1", "9" * 30, "0"):
        assert client.get(f"/?left=&before={before}").status_code == 200


def test_a_reader_is_offered_nothing_that_a_reader_may_not_do(comes: Comes, project: Project) -> None:
    client = comes(Role.READER)
    report = project.desk.reports(Question()).rows[0].report.id
    for path in ("/", f"/reports/{report}"):
        page = client.get(path).text
        actions = [where for where in Page(page).leads if re.match(r"/(claims|add|queue|mine|assess|reports/.*/claims)", where)]  # fmt: skip
        assert actions == []


class Waiting:
    """A keeper that works on and on."""

    def __init__(self, doing: str = "", wrong: str = "") -> None:
        from corrobora.workbench.keeper import Progress

        self.progress = Progress(doing=doing, done=3, total=8, wrong=wrong)
        self.asked: list[str] = []

    def ask(self, by: str) -> None:
        self.asked.append(by)


def test_the_first_page_loads_itself_anew_while_something_works_and_no_longer(
    project: Project, people: People
) -> None:
    works = come(project, people, Role.CODER, Waiting("reading")).get("/")  # type: ignore[arg-type]  # stands for one
    assert works.headers["refresh"] == str(REFRESH_S)
    assert "reading, 3 of 8" in works.text
    stopped = come(project, people, Role.CODER, Waiting(wrong="no <b>room</b>")).get("/")  # type: ignore[arg-type]  # as above
    assert "refresh" not in stopped.headers
    assert "no &lt;b&gt;room&lt;/b&gt;" in stopped.text


def test_whoever_may_decide_may_have_it_weighed(project: Project, people: People) -> None:
    claim = project.desk.report(project.desk.reports(Question()).rows[0].report.id).claims[0].claim
    project.decide_claim(
        claim.id, Judgement(proposal="", decision=Decision.REJECT, by="Ben", at=NOW, why="read")
    )
    keeper = Waiting()
    client = come(project, people, Role.CODER, keeper)  # type: ignore[arg-type]  # as above
    assert sent(client, client.get("/").text, "/assess").headers["location"] == "/"
    assert keeper.asked == [CODER]


# --------------------------------------------------------------------------- adding


def add(client: TestClient, *files: tuple[str, bytes], text: str = "", **of_it: str) -> tuple[int, str]:
    told = {"csrf": csrf_of(client), "text": text, **of_it}
    answer = client.post("/add", data=told, files=[("files", one) for one in files] or None)
    return answer.status_code, answer.text


NOTE = b"Two people were killed in Tessun on Monday, a herder said. Their names were not given to anybody."


def test_what_is_sent_is_taken_in_by_whoever_sent_it_and_read(project: Project, people: People) -> None:
    keeper = Waiting()
    client = come(project, people, Role.CODER, keeper)  # type: ignore[arg-type]  # as above
    status, page = add(
        client,
        ("one note.txt", NOTE),
        ("picture.png", b"\x89PNG\r\n\x1a\nxx"),
        text="A pasted statement.\r\nThree men were abducted near Ombrel, their families said.",
    )
    assert status == 200
    assert "New: 2" in page
    assert "kept-not-read" in page
    assert keeper.asked == [CODER]
    rows = project.desk.reports(Question(), limit=2).rows
    assert {row.by for row in rows} == {CODER}
    paths = sorted(row.report.paths[0] for row in rows)
    assert paths[0] == "one note.txt"
    assert re.fullmatch(r"pasted-[0-9a-f]{12}\.txt", paths[1])
    pasted = next(row.report for row in rows if row.report.paths[0] == paths[1])
    assert "\r" not in pasted.text
    status, page = add(client, ("one note.txt", NOTE))
    assert "There already: 1" in page
    assert "New" not in page
    assert keeper.asked == [CODER]
    again = project.desk.find_report(next(row.report.id for row in rows if row.report.paths[0] == paths[0]))
    assert again is not None
    assert again.paths == ("one note.txt",)


def test_what_is_known_of_a_pasted_text_is_kept_with_it_and_its_days_are_reckoned_from_it(
    comes: Comes, project: Project
) -> None:
    text = "Two people were killed in Tessun on Monday, a herder said.\r\nNobody was arrested."
    told = {
        "text": text,
        "outlet": "The Wells  Mirror",
        "title": 'Two "die" <b>in</b> Tessun',
        "author": "A. Writer",
        "published": "2024-03-06",
        "url": "https://wells.example/1",
    }
    status, page = add(comes(Role.CODER), **told)
    assert status == 200
    assert is_harmless(page)
    project.read()
    row = project.desk.reports(Question(), limit=1).rows[0]
    report = row.report
    assert re.fullmatch(r"pasted-[0-9a-f]{12}\.json", report.paths[0])
    assert (report.outlet, report.title, report.author) == (
        "The Wells Mirror",
        'Two "die" <b>in</b> Tessun',
        "A. Writer",
    )
    assert report.url == "https://wells.example/1"
    assert report.published is not None
    assert report.published.edtf == "2024-03-06"
    assert report.text == text.replace("\r\n", "\n")
    days = {one.claim.when.edtf for one in project.desk.report(report.id).claims if one.claim.when}
    assert days == {"2024-03-04"}


@pytest.mark.parametrize("day", ["2024-02-30", "6 March", "20240306", "0000-01-01"])
def test_a_day_that_is_none_is_said_and_nothing_of_what_was_typed_is_lost(
    comes: Comes, project: Project, day: str
) -> None:
    number = project.newest[0]
    status, page = add(
        comes(Role.CODER), text="Two were killed </textarea>.", published=day, outlet='"><script>'
    )
    assert status == 400
    assert f"found {day}, expected a day such as 2024-03-05" in page
    assert "Two were killed &lt;/textarea&gt;." in page
    assert is_harmless(page)
    assert project.newest[0] == number


def test_nothing_sent_is_said_and_nothing_is_added(comes: Comes, project: Project) -> None:
    client = comes(Role.CODER)
    number = project.newest[0]
    for told in ({}, {"text": " \n "}):
        status, page = add(client, **told)
        assert status == 400
        assert "Nothing was sent" in page
    status, page = add(client, *((f"{n}.txt", b"x") for n in range(201)))
    assert status == 400
    assert "200 at once are the most" in page
    assert project.newest[0] == number


def left_behind(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize("falls", [False, True])
def test_of_what_is_sent_nothing_lies_around_whatever_happens(
    comes: Comes, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, falls: bool
) -> None:
    around = tmp_path / "temporary"
    around.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(around))
    seen: list[list[str]] = []
    really = Project.add

    def watched(self: Project, paths: list[Path], **told: object) -> object:
        seen.append(sorted(path.name for path in paths))
        assert len(left_behind(around)) == 1
        if falls:
            raise BadSetting("custody is read-only")
        return really(self, paths, **told)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(Project, "add", watched)
    status, page = add(
        comes(Role.CODER), ("note.txt", NOTE), text="And a text of two lines,\nas people paste it."
    )
    assert status == (400 if falls else 200)
    assert ("custody is read-only" in page) is falls
    assert seen[0][0] == "note.txt"
    assert left_behind(around) == []


def test_names_lead_nowhere_and_two_of_one_name_are_two(comes: Comes, project: Project) -> None:
    status, page = add(
        comes(Role.CODER),
        ("../../../etc/passwd.txt", NOTE + b" One."),
        ("..\\..\\Note.TXT", NOTE + b" Two."),
        ("note.txt", NOTE + b" Three."),
        ("C:\\con.txt", NOTE + b" Four."),
        ("<b>x</b>.txt", NOTE + b" Five."),
    )
    assert status == 200
    assert is_harmless(page)
    paths = sorted(
        path for row in project.desk.reports(Question(), limit=5).rows for path in row.report.paths
    )
    assert paths == ["Note.TXT", "_con.txt", "b.txt", "note-2.txt", "passwd.txt"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("report.pdf", "report.pdf"),
        ("../x", "x"),
        ("a/b\\c.txt", "c.txt"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("/", "unnamed"),
        (".hidden.txt", "hidden.txt"),
        ("a\x00b.txt", "ab.txt"),
        ("nul", "_nul"),
        ("COM1.tar.gz", "_COM1.tar.gz"),
        ("aux .txt", "_aux.txt"),
        ("gnp\u202efdp.txt", "gnpfdp.txt"),
        ("a\ud800b.txt", "ab.txt"),
        ("trailing. . .", "trailing"),
        ("rapport n\u0301.docx", "rapport \u0144.docx"),
        ("two\nlines.txt", "twolines.txt"),
        (".txt", "txt"),
        ("a:b|c?.txt", "abc.txt"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    "name", ["x" * 5_000 + ".pdf", "\u1e9e" * 900 + ".pdf", "a." + "b" * 900, "\U0001f600" * 300]
)
def test_a_very_long_name_fits_any_file_system_and_keeps_its_ending(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe.encode()) <= LONGEST_NAME
    assert safe.endswith(".pdf") is name.endswith(".pdf")


def test_a_bomb_is_refused_by_the_limits_of_intake(comes: Comes, project: Project) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("bomb.txt", b"\0" * (20 << 20))
    status, page = add(comes(Role.CODER), ("reports.zip", packed.getvalue()))
    assert status == 200
    assert "archive-too-large" in page
    assert "New" not in page
    assert project.desk.counts().reports == 8


def test_only_the_path_that_takes_files_takes_much_and_only_from_whoever_may(
    comes: Comes, project: Project
) -> None:
    much = b"x" * (LONGEST + 1)
    client = comes(Role.CODER)
    status, _ = add(client, ("much.txt", NOTE + b" " + much))
    assert status == 200
    assert client.post("/assess", content=much).status_code == 413
    assert client.post("/add/", content=much).status_code == 413
    declared = {"Content-Length": str(LONGER["/add"] + 1)}
    assert client.post("/add", content=b"x", headers=declared).status_code == 413
    number = project.newest[0]
    for role, refused in ((None, 401), (Role.READER, 403)):
        answer = comes(role).post("/add", files=[("files", ("n.txt", NOTE))])
        assert answer.status_code == refused
    assert project.newest[0] == number


# --------------------------------------------------------------------------- one report


def test_each_highlight_leads_to_its_card_and_each_card_back(comes: Comes, project: Project) -> None:
    client = comes(Role.READER)
    for row in project.desk.reports(Question()).rows:
        sheet = project.desk.report(row.report.id)
        page = client.get(f"/reports/{row.report.id}").text
        for one in sheet.claims:
            assert page.count(f'<span class="said" id="{one.claim.id}">') == 1
            assert f'href="#k-{one.claim.id}"' in page
            assert f'id="k-{one.claim.id}"' in page
            assert f'href="#{one.claim.id}"' in page
        assert page.count('<article class="card"') == len(sheet.claims)


def test_a_report_of_many_claims_is_shown_in_parts_and_every_link_leads_to_the_right_one(
    comes: Comes, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corrobora.workbench.reports.CARDS", 4)
    client = comes(Role.CODER)
    row = max(project.desk.reports(Question()).rows, key=lambda one: one.left.claims if one.left else 0)
    path = f"/reports/{row.report.id}"
    claims = [one.claim.id for one in project.desk.report(row.report.id).claims]
    assert len(claims) > 8
    passed: list[str] = []
    page: str | None = path
    while page is not None:
        text = client.get(page).text
        cards = re.findall(r'<article class="card" id="k-(c-[0-9a-f]{16})"', text)
        assert len(cards) <= 4
        # whatever leads to a claim from elsewhere arrives, and whatever is not here says where it is
        for claim in claims:
            assert text.count(f'id="k-{claim}"') == 1
            assert (f'href="{path}?claim={claim}#k-{claim}">' in text) == (claim not in cards)
        assert f"Claims {len(passed) + 1} to {len(passed) + len(cards)} of {len(claims)}." in text
        passed += cards
        found = re.search(r'rel="next" href="([^"]+)#claims-are"', text)
        page = None if found is None else found[1]
    assert passed == claims
    form = form_in(client.get(f"{path}?correct={claims[5]}").text, f"/claims/{claims[5]}/decision")
    answer = client.post(form.action, data={**form.told, "to-place": "Ombrel", "why": "it says so"})
    assert answer.headers["location"] == f"{path}?claim={claims[5]}#k-{claims[5]}"
    kept = client.get(f"{path}?claim={claims[5]}").text
    assert re.findall(r'<article class="card" id="k-(c-[0-9a-f]{16})"', kept) == claims[4:8]
    assert "it says so" in kept
    assert re.findall(r'id="k-', client.get(f"{path}?claim=no-such").text)


def test_a_report_of_few_claims_has_no_parts(comes: Comes, project: Project) -> None:
    row = project.desk.reports(Question()).rows[0]
    text = comes(Role.READER).get(f"/reports/{row.report.id}").text
    assert "Claims 1 to" not in text
    assert 'class="numbers"' not in text


def test_a_card_says_who_claims_what_and_never_that_it_is_so(comes: Comes, project: Project) -> None:
    row = next(
        row for row in project.desk.reports(Question()).rows if row.report.outlet == "Meridian Press Agency"
    )
    page = unescape(comes(Role.READER).get(f"/reports/{row.report.id}").text)
    for words in (
        "FKF spokesman Dako Rell (armed group, named, told MPA)",
        "A relative of one of the passengers (relative, not named, told MPA)",
        "the army (state forces); foreign contractors (private force)",
        "at least 19 civilians killed [19 or more]",
        "5 March 2024, as “Tuesday”",
        "Read by the machine with confidence",
    ):
        assert words in page, words


def test_claims_that_cross_are_lit_up_by_rules_from_here(comes: Comes, project: Project) -> None:
    client = comes(Role.CODER)
    sheet = project.desk.report(project.desk.reports(Question()).rows[0].report.id)
    path = f"/reports/{sheet.report.id}"
    assert "marks.css" not in client.get(path).text
    one = sheet.claims[0].claim
    project.add_claim(
        sheet.report.id,
        one.start + 10,
        one.end + 40,
        ["stance=alleges", "speaker=a herder"],
        by=CODER,
        at=NOW,
        why="it goes on",
    )
    assert f'<link rel="stylesheet" href="{path}/marks.css">' in client.get(path).text
    rules = client.get(f"{path}/marks.css")
    assert rules.headers["content-type"].startswith("text/css")
    lines = rules.text.splitlines()
    assert lines
    shape = r":root:has\(#(c-[0-9a-f]{16}):target\) \.x-\1 \{ background: var\(--lit\); outline: 2px solid var\(--accent\); \}"
    assert all(re.fullmatch(shape, line) for line in lines)


def test_a_claim_that_was_missed_is_added_by_its_words(comes: Comes, project: Project) -> None:
    client = comes(Role.CODER)
    row = next(
        row for row in project.desk.reports(Question()).rows if row.report.outlet == "The Hadrin Courier"
    )
    path = f"/reports/{row.report.id}"
    told = {
        "words": "did not immediately respond to a request\nfor comment",
        "why": "they were asked",
        "to-speaker": "The Orvenian Armed Forces",
        "to-speaker-kind": "armed-forces",
        "to-stance": "denies",
    }
    form = form_in(client.get(path).text, "/claims")
    answer = client.post(form.action, data={**form.told, **told})
    assert answer.status_code == 303
    (made,) = project.desk.report(row.report.id).found
    assert answer.headers["location"] == f"{path}?claim={made.id}#k-{made.id}"
    assert "respond to a request for comment" in " ".join(row.report.quote(made.start, made.end).split())
    assert made.speaker is not None
    assert (made.speaker.kind, made.stance) == ("armed-forces", "denies")
    (said,) = project.judgements()
    assert (said.by, said.decision, said.claim, said.corrected) == (
        CODER,
        Decision.CORRECT,
        None,
        said.corrected,
    )
    page = client.get(path).text
    assert "Found by a person" in page
    assert sent(client, page, f"{made.id}/undo").status_code == 303
    assert project.desk.report(row.report.id).found == ()


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"words": "nobody wrote this"}, "does not hold these words"),
        ({"words": "the"}, "say which of them"),
        ({"words": "the", "occurrence": "x"}, "the occurrence is a number"),
        ({"words": "the", "occurrence": "999"}, "expected 1 to"),
        ({"words": ""}, "no words are given"),
        ({"why": ""}, "no reason was given"),
        ({"to-speaker": ""}, "say who speaks"),
        ({"to-counts": "many"}, "expected outcome, number and whom"),
        ({"to-stance": "sings"}, "expected one of"),
    ],
)
def test_a_missed_claim_that_cannot_be_kept_is_refused_and_what_was_typed_stays(
    comes: Comes, project: Project, told: dict[str, str], why: str
) -> None:
    client = comes(Role.CODER)
    row = next(
        row for row in project.desk.reports(Question()).rows if row.report.outlet == "The Hadrin Courier"
    )
    good = {
        "words": "a request for comment",
        "why": "typed words",
        "to-speaker": "a herder",
        "to-stance": "denies",
    }
    form = form_in(client.get(f"/reports/{row.report.id}").text, "/claims")
    answer = client.post(form.action, data={**form.told, **good, **told})
    assert answer.status_code == 400
    said = re.search(r'role="alert"[^>]*>(.*?)</p>', answer.text)
    assert said is not None
    assert why in unescape(said[1])
    assert form_in(answer.text, "/claims").told["why"] == {**good, **told}["why"]
    assert project.judgements() == ()
