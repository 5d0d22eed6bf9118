"""The workbench as a browser meets it: served on this machine, with somebody of each role, and the one list of its pages.

The tests of this folder and ``scripts/build_screenshots.py`` stand on it. Whatever `make_app` comes to need is given to it here, in `staged`.
"""

import itertools
import os
import shutil
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import argon2
import uvicorn
from playwright.sync_api import Browser, FilePayload, Page, StorageState, StorageStateCookie, sync_playwright
from starlette.types import ASGIApp

from corrobora.records import Decision
from corrobora.workbench import Keeper, People, Role, make_app
from corrobora.workbench.access import COOKIE
from corrobora.workbench.cases import Case, Cases
from corrobora.workflow import Project, init_project, open_project
from corrobora.workflow.desk import Question
from corrobora.workflow.withholding import Kind, Withheld
from tests.workbench.conftest import EXERCISE
from tests.workbench.conftest import NOW as AT
from tests.workbench.judged import decide

HOST: Final = "127.0.0.1"
PASSWORD: Final = "seven goats in the rain"  # noqa: S105 - of nobody
NOW: Final = datetime(2031, 5, 1, 8, tzinfo=UTC)
"""The workbench's clock stands still: sessions do not end, and two pictures of a page show the same time."""
READER: Final = f"The {Role.READER}"
CODER: Final = f"The {Role.CODER}"
REVIEWER: Final = f"The {Role.REVIEWER}"
ADMIN: Final = f"The {Role.ADMIN}"
SECOND: Final = "The second coder"
"""Who judges what the coder judged, and holds some of it otherwise."""
TRUSTED: Final = "The one who may see"
"""A reviewer to whom withheld names are shown when they ask; they have not asked."""
SEEING: Final = "The one who asked"
"""The same, who asks where a page's state says so, and goes on seeing."""
BOTH: Final = "The one with two cases"
CASE: Final = "Dorun road"
"""A case with the reports of the exercise, in which a name is withheld."""
OTHER_CASE: Final = "Tessun"
WITHHELD: Final = "Dako Rell"
"""Somebody whom reports of the exercise name."""
DAMAGED: Final = b"%PDF-1.7\nthe rest of it was lost on the way"
"""A file that nobody can read, whatever it says of itself."""
LONGEST_NAME: Final = "Wilhelmina_" * 5 + "Wilhelmin"
"""An account whose name has all 64 letters that one may have, and no place to break: what a narrow screen has to hold."""

NAMED_BY: Final = "CORROBORA_BROWSER"
REQUIRED_BY: Final = "CORROBORA_BROWSER_REQUIRED"
PROGRAMS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Names under which systems install a Chromium, in the order in which they are tried."""
SWITCHES: Final = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # what a page asks of another machine is noted by the tests and never sent
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",
)


def find_chromium(environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the path of a Chromium: the one that ``CORROBORA_BROWSER`` names, or the first that is installed.

    Raises:
        FileNotFoundError: ``CORROBORA_BROWSER`` names a program that is not there.

    """
    path = environment.get("PATH", os.defpath)
    named = environment.get(NAMED_BY)
    if named:
        found = shutil.which(named, path=path)
        if found is None:
            raise FileNotFoundError(f"{NAMED_BY} names {named}, and no such program is there; name one that is, or unset it")  # fmt: skip
        return found
    return next((found for program in PROGRAMS if (found := shutil.which(program, path=path))), None)


@contextmanager
def browsing(program: str) -> Iterator[Browser]:
    """Start a Chromium without a window; it ends with the context."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(SWITCHES))
        try:
            yield browser
        finally:
            browser.close()


# --------------------------------------------------------------------------- the server


@contextmanager
def serving(app: ASGIApp) -> Iterator[str]:
    """Serve an application on a free port of this machine, and return its address, without a slash at the end."""
    listening = socket.create_server((HOST, 0))
    address = f"http://{HOST}:{listening.getsockname()[1]}"
    settings = uvicorn.Config(app, http="h11", ws="none", log_config=None, access_log=False, timeout_graceful_shutdown=5)  # fmt: skip
    server = uvicorn.Server(settings)
    # whoever asks before it has started waits in the queue of the socket, which is open by now
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, name="workbench")
    thread.start()
    try:
        yield address
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A workbench that is served, and beside it one with the same people in whose project nothing was done yet."""

    address: str
    beginning: str
    """Address of the one without any work."""
    adding: str
    """Address of one to which reports may be added, since no other page of it is looked at."""
    naming: str
    """Address of one in which it is asked whether two names are of one actor."""
    cases: str
    """Address of one that serves two cases, in the first of which a name is withheld."""
    people: People
    project: Project
    known: Mapping[str, str]
    """What addresses and headings name: ids of what `make_work` left, by what they are called there."""

    def entry(self, name: str) -> StorageState:
        """Return what the browser of somebody holds who has logged in."""
        return entry_of(self.people, name)


def entry_of(people: People, name: str) -> StorageState:
    """Return what the browser of somebody holds who has logged in."""
    token = people.log_in(name, PASSWORD, address=HOST)
    assert token is not None, f"{name} has no account here"
    cookie: StorageStateCookie = {
        "name": COOKIE,
        "value": token,
        "domain": HOST,
        "path": "/",
        "expires": -1,
        "httpOnly": True,
        "secure": False,
        "sameSite": "Strict",
    }
    return {"cookies": [cookie], "origins": []}


def make_work(project: Project) -> dict[str, str]:
    """Have two coders judge, alike and otherwise, and return what there is to be looked at.

    ``busy`` is a report of which claims were accepted, corrected and disputed, one waits, and one was found by a person; ``quiet`` one of which
    the coder has nothing left to decide.
    """
    project.set_coders(2)
    desk = project.desk
    sheets = [desk.report(row.report.id) for row in desk.reports(Question()).rows]
    # those with the fewest claims that show all of it: a page of hundreds of fields says no more, and is looked at for long
    quiet, busy, *_ = sorted(
        (one for one in sheets if len(one.claims) > 4), key=lambda sheet: len(sheet.claims)
    )
    claims = [one.claim for one in busy.claims]
    counted = next(claim for claim in claims if claim.counts)
    disputed, unsure, waiting = [claim for claim in claims if claim is not counted][:3]
    decide(project, disputed, Decision.ACCEPT, CODER, why="it is read as it stands")
    decide(project, disputed, Decision.REJECT, SECOND, why="a headline sums up what is told below")
    for who in (CODER, SECOND):
        decide(
            project,
            counted,
            Decision.CORRECT,
            who,
            "counts=killed 17-19 civilians",
            why="the text below has 17",
        )
    decide(project, unsure, Decision.UNSURE, CODER, why="it does not say who saw it")
    decide(project, waiting, Decision.ACCEPT, SECOND, why="it is read as it stands")
    for one in quiet.claims:
        decide(project, one.claim, Decision.ACCEPT, CODER, why="it is read as it stands")
    end = len(busy.report.text.rstrip())
    start = busy.report.text.rindex("\n", 0, end) + 1
    with project.in_the_name_of(CODER):
        made = project.add_claim(
            busy.report.id, start, end, ["counts=injured 3"],
            by=CODER, at=AT, why="the last paragraph says so",
        )  # fmt: skip
    assert made.corrected is not None
    copy = project.desk.copy_pairs()[0]
    project.judge_copy(
        copy.copying, copy.edge.report, Decision.ACCEPT, by=CODER, at=AT, why="its sentences are taken over"
    )
    project.judge_copy(
        copy.copying, copy.edge.report, Decision.REJECT, by=SECOND, at=AT, why="both quote the same statement"
    )
    road, strike = sorted(
        (case.incident for case in desk.incidents(Question()).rows), key=lambda one: -len(one.claims)
    )[:2]
    place = next(
        claim.place
        for claim in desk.incident(road.id).claims
        if claim.place is not None and claim.place.id is not None
    )
    return {
        "busy": busy.report.id,
        "busy_title": busy.report.title or "",
        "quiet": quiet.report.id,
        "accepted": counted.id,
        "disputed": disputed.id,
        "disputed_about": decided_about(project, disputed.id),
        "found": made.corrected.id,
        "road": road.id,
        "road_title": road.headline,
        "strike": strike.id,
        "strike_title": strike.headline,
        "copy": f"{copy.copying}~{copy.edge.report}",
        "place": place.name or place.text,
        "place_id": place.id or "",
        "actor": desk.actors()[0][0].id,
        "actor_title": desk.actors()[0][0].name,
    }


def decided_about(project: Project, claim: str) -> str:
    """Return the proposal under which the ledger keeps what was decided on a claim."""
    return next(
        said.judgement.proposal
        for said in project.desk.judgements()
        if said.judgement.claim is not None and said.judgement.claim.id == claim
    )


def name_alike(project: Project, folder: Path) -> None:
    """Have a project assessed in which two names of a party differ by a letter, so that it is asked whether they are one."""
    folder.mkdir()
    for day, name in ((1, "Hill Heron Brigade"), (2, "Hill Heron Brigades")):
        told = f"Two nurses were abducted near Ombrel on {day} June 2024, a driver said. The driver blamed the {name}."
        (folder / f"{day}.txt").write_text(told, "utf-8")
    project.add([folder], under=folder)
    project.read()
    project.assess()


def open_cases(folder: Path, project: Path, people: People, ends: ExitStack) -> Cases:
    """Return two cases, the first a copy of a project that nobody has open; who may open which is said to people."""
    shutil.copytree(project, folder / CASE)
    init_project(folder / OTHER_CASE, by="Ana", at=AT).close()
    cases = []
    for name in (CASE, OTHER_CASE):
        opened = ends.enter_context(open_project(folder / name, by="workbench", at=lambda: AT))
        cases.append(Case(opened, name=name))
    cases[0].project.set_withheld([Withheld(kind=Kind.PERSON, words=WITHHELD, why="spoke at a risk")], seen=0)
    people.know_cases({one.name: one.origin() for one in cases})
    for name, given in (
        (CODER, [CASE]),
        (TRUSTED, [CASE]),
        (SEEING, [CASE]),
        (BOTH, [CASE, OTHER_CASE]),
    ):
        people.change_cases(name, give=given, take=[], by=ADMIN, address=HOST)
    return Cases(cases)


@contextmanager
def staged() -> Iterator[Stage]:
    """Serve a workbench: "The reader", two coders, "The reviewer", "The admin", and a reader with the longest name."""
    cheap = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with ExitStack() as ends:
        folder = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="workbench-")))
        people = People(folder / "people.sqlite", clock=lambda: NOW, hasher=cheap)
        ends.callback(people.close)
        for role in Role:
            people.add(f"The {role}", role, PASSWORD)
        people.add(SECOND, Role.CODER, PASSWORD)
        people.add(LONGEST_NAME, Role.READER, PASSWORD)
        people.add(TRUSTED, Role.REVIEWER, PASSWORD, withheld=True)
        people.add(SEEING, Role.REVIEWER, PASSWORD, withheld=True)
        people.add(BOTH, Role.CODER, PASSWORD)
        with init_project(folder / "project", by="Ana", at=AT) as project:
            project.refer("gazetteer", EXERCISE / "gazetteer.csv")
            project.refer("actors", EXERCISE / "actors.csv")
            # pictures show where a report came from: not where this machine keeps the exercise
            project.add([EXERCISE / "reports"], under=EXERCISE)
            project.read()
            project.assess()
        served = open_cases(folder / "cases", folder / "project", people, ends)
        cases = ends.enter_context(serving(make_app(served, people, clock=lambda: AT)))
        project = ends.enter_context(open_project(folder / "project", by="workbench", at=lambda: AT))
        known = make_work(project)
        keeper = Keeper(project)
        ends.callback(keeper.close)
        address = ends.enter_context(serving(make_app(project, people, clock=lambda: AT, keeper=keeper)))
        init_project(folder / "beginning", by="Ana", at=AT).close()
        empty = ends.enter_context(open_project(folder / "beginning", by="workbench", at=lambda: AT))
        beginning = ends.enter_context(serving(make_app(empty, people, clock=lambda: AT)))
        init_project(folder / "adding", by="Ana", at=AT).close()
        taking = ends.enter_context(open_project(folder / "adding", by="workbench", at=lambda: AT))
        adding = ends.enter_context(serving(make_app(taking, people, clock=lambda: AT)))
        init_project(folder / "naming", by="Ana", at=AT).close()
        named = ends.enter_context(open_project(folder / "naming", by="workbench", at=lambda: AT))
        name_alike(named, folder / "alike")
        naming = ends.enter_context(serving(make_app(named, people, clock=lambda: AT)))
        yield Stage(
            address=address,
            beginning=beginning,
            adding=adding,
            naming=naming,
            cases=cases,
            people=people,
            project=project,
            known=known,
        )


# --------------------------------------------------------------------------- its pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A page of the workbench in a state in which somebody sees it."""

    name: str
    """In the names of tests and pictures."""
    path: str
    """That is opened; what stands in braces `Stage.known` fills in."""
    who: str | None
    """Name of the account that opens it; ``None``: somebody who has not logged in."""
    then: Callable[[Page], None] | None = None
    """What is done there before it is looked at. It changes nothing for the pages that come after."""
    title: str
    """What its heading says; filled in like the path. A page that was refused, or is another, says something else."""
    at: str = "address"
    """Of which workbench it is: the field of `Stage` that has its address."""

    def entry(self, stage: Stage) -> StorageState | None:
        """Return what the browser holds beforehand."""
        return None if self.who is None else stage.entry(self.who)

    def open(self, page: Page, stage: Stage) -> None:
        """Go there, and do what is to be done there."""
        address: str = getattr(stage, self.at)
        page.goto(address + self.path.format_map(stage.known))
        if self.then is not None:
            self.then(page)
        heading = page.get_by_role("heading", level=1).all_inner_texts()
        title = self.title.format_map(stage.known)
        assert heading == [title], f"{self.path} is headed {heading}; the table says {title}"


def _come_in_wrong(page: Page) -> None:
    page.get_by_label("Name").fill("Nobody")
    page.get_by_label("Password").fill("no goats at all")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("alert").wait_for()


def _add_wrong(page: Page) -> None:
    form = page.locator("form.tall")
    form.get_by_label("Name").fill("no/name")
    form.get_by_label("First password").fill(PASSWORD)
    form.get_by_role("button", name="Add").click()
    page.get_by_role("alert").wait_for()


def _open_menu(page: Page) -> None:
    summary = page.locator(".menu > summary")
    if summary.is_visible():
        summary.click()


def _correct_nothing(page: Page) -> None:
    page.get_by_label("Correct: the passage").check()
    page.get_by_label("Why").fill("the number is another")
    page.get_by_role("button", name="Keep and go on").click()
    page.get_by_role("alert").wait_for()


def _come_too_late(page: Page) -> None:
    # the form says that an entry was seen which is not the newest, as after somebody decided in between
    page.locator("#decide [name=seen]").evaluate("field => { field.value = '1'; }")
    page.get_by_label("Accept: it was").check()
    page.get_by_label("Why").fill("read as the passage says")
    page.get_by_role("button", name="Keep and go on").click()
    page.get_by_role("alert").wait_for()


_TIMES: Final = itertools.count(1)


def _send_nothing(page: Page) -> None:
    page.get_by_role("button", name="Add").click()
    page.get_by_role("alert").wait_for()


def _add_what_is_damaged(page: Page) -> None:
    # another report each time, so that it is always new; of what it says first the page shows the same
    told = "Three men were shot dead in Ombrel, a nurse said. " * 5
    taken = f"EXERCISE. Invented places, parties and people.\n\n{told}\n\nTold {next(_TIMES)} times.\n"
    files: list[FilePayload] = [
        {"name": "ombrel.txt", "mimeType": "text/plain", "buffer": taken.encode()},
        {"name": "harbour.pdf", "mimeType": "application/pdf", "buffer": DAMAGED},
    ]
    page.get_by_label("Files").set_input_files(files)
    page.get_by_role("button", name="Add").click()
    page.get_by_role("heading", name="New: 1").wait_for()
    page.get_by_role("heading", name="Not used: 1").wait_for()


def _miss_the_words(page: Page) -> None:
    page.get_by_label("Words of the passage").fill("words that stand nowhere in it")
    page.locator("#found-why").fill("the passage says so")
    page.get_by_role("button", name="Keep the claim").click()
    page.get_by_role("alert").wait_for()


def _choose_what_leaves(page: Page) -> None:
    page.locator("input[name=report]").first.check()
    page.get_by_role("button", name="See what would leave").click()
    page.get_by_role("heading", name="What would leave").wait_for()


def _choose_a_place(page: Page) -> None:
    page.locator("#named-places details[open] input[name=to]").first.check()
    page.locator("#named-places details[open] fieldset + button").click()


def _open_the_help(page: Page) -> None:
    page.locator("main details > summary").click()


def _make_a_token(page: Page) -> None:
    page.get_by_label("For which program").fill("A sheet of figures")
    page.get_by_role("button", name="Make a token").click()
    page.get_by_role("status").wait_for()


def _compute(page: Page) -> None:
    page.get_by_role("button", name="Compute").click()
    page.get_by_role("heading", name="Field by field").wait_for()


def _open_the_granting(page: Page) -> None:
    page.locator(".granting > summary").first.click()


def _ask_to_see(page: Page) -> None:
    asks = page.get_by_role("button", name="Show what is withheld here")
    if asks.count():
        asks.click()
    page.get_by_role("button", name="Show them no more").wait_for()


PAGES: Final[tuple[Visit, ...]] = (
    Visit(name="login", path="/login", who=None, title="Log in"),
    Visit(name="login-wrong", path="/login", who=None, then=_come_in_wrong, title="Log in"),
    Visit(name="first", path="/", who=READER, title="Reports"),
    Visit(name="first-longest-name", path="/", who=LONGEST_NAME, title="Reports"),
    Visit(name="first-menu", path="/", who=ADMIN, then=_open_menu, title="Reports"),
    Visit(name="first-all", path="/?left=", who=CODER, title="Reports"),
    Visit(name="first-empty", path="/", who=CODER, title="Reports", at="beginning"),
    Visit(name="add", path="/add", who=CODER, title="Add reports"),
    Visit(name="add-wrong", path="/add", who=CODER, then=_send_nothing, title="Add reports"),
    Visit(name="add-refused", path="/add", who=CODER, then=_add_what_is_damaged, title="Add reports", at="adding"),
    Visit(name="report", path="/reports/{busy}", who=CODER, title="{busy_title}"),
    Visit(name="report-claim", path="/reports/{busy}#{disputed}", who=CODER, title="{busy_title}"),
    Visit(name="report-correct", path="/reports/{busy}?correct={accepted}#k-{accepted}", who=CODER, title="{busy_title}"),
    Visit(name="report-missed", path="/reports/{busy}", who=CODER, then=_miss_the_words, title="{busy_title}"),
    Visit(name="report-reader", path="/reports/{busy}", who=READER, title="{busy_title}"),
    Visit(name="report-reviewer", path="/reports/{busy}", who=REVIEWER, title="{busy_title}"),
    Visit(name="queue", path="/queue", who=CODER, title="Decide"),
    Visit(name="queue-wrong", path="/queue", who=CODER, then=_correct_nothing, title="Decide"),
    Visit(name="queue-decided", path="/queue?at={disputed}&done={disputed}", who=CODER, title="Decide"),
    Visit(name="queue-too-late", path="/queue?at={disputed}", who=CODER, then=_come_too_late, title="Decide"),
    Visit(name="queue-empty", path="/queue?scope=report:{quiet}", who=CODER, title="Decide"),
    Visit(name="pairs", path="/pairs", who=CODER, title="Pairs"),
    Visit(name="pairs-decided", path="/pairs?after={copy}&done=yes", who=CODER, title="Pairs"),
    Visit(name="pairs-settle", path="/pairs?at={copy}", who=REVIEWER, title="Pairs"),
    Visit(name="pairs-incidents", path="/pairs?kind=incidents&at={road}~{strike}", who=REVIEWER, title="Pairs"),
    Visit(name="pairs-names", path="/pairs?kind=names", who=CODER, title="Pairs"),
    Visit(name="pairs-names-asked", path="/pairs?kind=names", who=CODER, title="Pairs", at="naming"),
    Visit(name="pairs-empty", path="/pairs", who=CODER, title="Pairs", at="beginning"),
    Visit(name="settle", path="/claims/{disputed}/settle", who=REVIEWER, title="Settle a claim"),
    Visit(name="settle-found", path="/claims/{found}/settle?report={busy}", who=REVIEWER, title="Settle a claim that a person found"),
    Visit(name="mine", path="/mine", who=CODER, title="What I decided"),
    Visit(name="mine-empty", path="/mine", who=ADMIN, title="What I decided"),
    Visit(name="incidents", path="/incidents", who=REVIEWER, title="Incidents"),
    Visit(name="incidents-none", path="/incidents?since=yesterday&until=2001", who=READER, title="Incidents"),
    Visit(name="incidents-empty", path="/incidents", who=CODER, title="Incidents", at="beginning"),
    Visit(name="incident", path="/incidents/{road}", who=REVIEWER, title="{road_title}"),
    Visit(name="incident-reader", path="/incidents/{strike}", who=READER, title="{strike_title}"),
    Visit(name="merge", path="/merge?incident={road}&incident={strike}", who=REVIEWER, title="Are these one happening?"),
    Visit(name="merge-refused", path="/merge", who=REVIEWER, title="Not done"),
    Visit(name="split", path="/incidents/{road}/split", who=REVIEWER, title="Put apart: {road_title}"),
    Visit(name="split-look", path="/incidents/{road}/split", who=REVIEWER, then=_choose_what_leaves, title="Put apart: {road_title}"),
    Visit(name="place", path="/incidents/{road}", who=CODER, then=_choose_a_place, title="Which place is “{place}”?"),
    Visit(name="place-alike", path="/incidents/{road}/place?name=Tessun&like=Ombrel", who=CODER, title="Which place is “Tessun”?"),
    Visit(name="places", path="/places", who=READER, title="Places"),
    Visit(name="places-of", path="/places?country=XA", who=READER, title="Places"),
    Visit(name="places-empty", path="/places", who=READER, title="Places", at="beginning"),
    Visit(name="board", path="/board", who=READER, title="Accountability"),
    Visit(name="board-empty", path="/board", who=READER, title="Accountability", at="beginning"),
    Visit(name="search", path="/search?q=road", who=READER, title="Search"),
    Visit(name="search-help", path="/search", who=READER, then=_open_the_help, title="Search"),
    Visit(name="search-none", path="/search?q=zebra", who=READER, title="Search"),
    Visit(name="search-wrong", path="/search?q=-road&since=yesterday", who=READER, title="Search"),
    Visit(name="actors", path="/actors", who=READER, title="Actors"),
    Visit(name="actors-empty", path="/actors", who=READER, title="Actors", at="beginning"),
    Visit(name="actor", path="/actors/{actor}", who=READER, title="{actor_title}"),
    Visit(name="history", path="/history", who=CODER, title="History"),
    Visit(name="history-of", path="/history/{disputed_about}", who=CODER, title="History"),
    Visit(name="agreement", path="/agreement", who=REVIEWER, title="Agreement"),
    Visit(name="agreement-computed", path="/agreement", who=REVIEWER, then=_compute, title="Agreement"),
    Visit(name="settings", path="/settings", who=ADMIN, title="Settings"),
    Visit(name="export", path="/export", who=REVIEWER, title="Export"),
    Visit(name="password", path="/password", who=READER, title="Change your password"),
    Visit(name="tokens", path="/tokens", who=READER, title="Tokens of programs"),
    Visit(name="tokens-made", path="/tokens", who=CODER, then=_make_a_token, title="Tokens of programs"),
    Visit(name="people", path="/people", who=ADMIN, title="People"),
    Visit(name="people-wrong", path="/people", who=ADMIN, then=_add_wrong, title="People"),
    Visit(name="visits", path="/people/visits", who=ADMIN, title="Who came in, and who did not"),
    Visit(name="cases", path="/cases", who=BOTH, title="Cases", at="cases"),
    Visit(name="cases-none", path="/cases", who=READER, title="Cases", at="cases"),
    Visit(name="cases-people", path="/people", who=ADMIN, then=_open_the_granting, title="People", at="cases"),
    Visit(name="cases-tokens", path="/tokens", who=BOTH, title="Tokens of programs", at="cases"),
    Visit(name="withheld", path="/withheld", who=TRUSTED, title="Withheld names", at="cases"),
    Visit(name="withheld-report", path="/reports/{busy}", who=CODER, title="{busy_title}", at="cases"),
    Visit(name="withheld-export", path="/export", who=TRUSTED, title="Export", at="cases"),
    Visit(name="withheld-shown", path="/withheld", who=SEEING, then=_ask_to_see, title="Withheld names", at="cases"),
    Visit(name="withheld-report-shown", path="/reports/{busy}", who=SEEING, then=_ask_to_see, title="{busy_title}", at="cases"),
    Visit(name="looks", path="/people/looks", who=ADMIN, title="Who saw what is withheld", at="cases"),
    Visit(name="missing", path="/reports/no-such-report", who=READER, title="Not here"),
)  # fmt: skip
"""Every page of the workbench. Who adds a page adds its line: a test asks for every GET route without a parameter in its path."""
