"""The work from the first report to the ZIP that leaves the house, in a browser: with keys and the keyboard alone, and its core without JavaScript."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import argon2
import pytest
from playwright.sync_api import Browser, Page, expect

from corrobora.records import Assessment, Decision, Judgement, Report, ReportId
from corrobora.review import Accord, opinions
from corrobora.workbench import Keeper, People, Role, make_app
from corrobora.workflow import Project, init_project, open_project
from corrobora.workflow.desk import Question
from tests.browser.conftest import Opens
from tests.browser.stage import ADMIN, CODER, DAMAGED, NOW, PASSWORD, REVIEWER, SECOND, entry_of, serving
from tests.browser.test_accessibility import Witness
from tests.browser.test_accounts import come_in, heading, press, tab_to
from tests.workbench.conftest import EXERCISE
from tests.workbench.conftest import NOW as AT

QUARRY = """EXERCISE. Invented places, parties and people.

Soldiers of the Orvenian Armed Forces shot dead 14 miners at the Sull quarry on 2 May 2024, a union official said.
The Orvenian Armed Forces denied that any miners were killed there.
Four people were injured at the quarry, a nurse in Tessun said.
A witness said that he had counted 12 bodies.
The Ministry of Defence of Orvenia said it had opened an inquiry.
"""
AGAIN = """EXERCISE. Invented places, parties and people.

At least 11 miners were killed by soldiers at the Sull quarry on 2 May 2024, the Free Ketva Front said.
Grey Lance denied that its fighters were at the quarry.
A relative of one of the miners said that soldiers had opened fire on the workers.
A doctor in Tessun said that nine people were wounded.
"""
MARKET = """EXERCISE. Invented places, parties and people.

A bomb exploded in the market of Tessun on 3 May 2024, killing nine traders, the police said.
The mayor of Tessun said that 20 people were wounded.
The Free Ketva Front denied that it had placed the bomb.
"""
PORT = """EXERCISE. Invented places, parties and people.

Police shot dead three dockers in Port Asen on 20 August 2024, a harbour union said.
"""
REPORTS = {"quarry.txt": QUARRY, "again.txt": AGAIN, "market.txt": MARKET, "port.txt": PORT}
TO_JUDGE = 10
"""Proposals that the walk judges by keys."""
BY_KEY = {"a": Decision.ACCEPT, "r": Decision.REJECT, "u": Decision.UNSURE}
PATIENCE_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A workbench in which nothing was added yet."""

    address: str
    project: Project
    people: People
    keeper: Keeper

    def incidents(self) -> tuple[Assessment, ...]:
        """Return what was assessed last."""
        return tuple(case.incident for case in self.project.desk.incidents(Question()).rows)

    def standing(self) -> list[Judgement]:
        """Return what was decided and not taken back, in the order of the ledger."""
        return [one for one in self.project.judgements() if not one.withdrawn]

    def proposals(self) -> int:
        """Return how many claims the machine reads."""
        desk = self.project.desk
        return sum(len(desk.report(row.report.id).claims) for row in desk.reports(Question()).rows)

    def follow(self, page: Page) -> None:
        """Wait until what was asked for is done in the background, and see that the first page says so."""
        assert self.keeper.wait(PATIENCE_S)
        press(page, "Reports")
        assert page.get_by_text("Nothing came since then.").is_visible()


@pytest.fixture
def work(browser: Browser, tmp_path: Path) -> Iterator[Work]:
    people = People(
        tmp_path / "people.sqlite",
        clock=lambda: NOW,
        hasher=argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1),
    )
    for role in Role:
        people.add(f"The {role}", role, PASSWORD)
    people.add(SECOND, Role.CODER, PASSWORD)
    with init_project(tmp_path / "project", by="Ana", at=AT) as made:
        made.refer("gazetteer", EXERCISE / "gazetteer.csv")
        made.refer("actors", EXERCISE / "actors.csv")
    with open_project(tmp_path / "project", by="workbench", at=lambda: AT) as project:
        keeper = Keeper(project)
        try:
            with serving(make_app(project, people, clock=lambda: AT, keeper=keeper)) as address:
                yield Work(address=address, project=project, people=people, keeper=keeper)
        finally:
            keeper.close()
            people.close()


def files(folder: Path, *names: str) -> list[Path]:
    """Write reports, and beside them a file that is no PDF, as it says it is."""
    written = {name: REPORTS[name].encode() for name in names} | {"damaged.pdf": DAMAGED}
    for name, told in written.items():
        (folder / name).write_bytes(told)
    return [folder / name for name in written]


def add(page: Page, paths: list[Path]) -> None:
    """Add files, of which all but the damaged one are new."""
    press(page, "Add")
    tab_to(page, "Files")
    # the dialog in which files are chosen is the system's own; what it hands over is set here
    page.locator("input[type=file]:focus").set_input_files(paths)
    press(page, "Add")
    assert page.get_by_role("heading", name=f"New: {len(paths) - 1}", exact=True).is_visible()
    assert page.get_by_role("heading", name="Not used: 1", exact=True).is_visible()
    assert page.get_by_role("status").get_by_text("damaged.pdf").is_visible()


def judge_by_key(page: Page, key: str, why: str) -> None:
    """Choose with a key, type the reason, keep it with Enter."""
    page.locator("#claim-is:focus").wait_for()
    page.keyboard.press(key)
    page.keyboard.type(why)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def correct_by_key(page: Page, many: str, why: str) -> None:
    """Say that a number is another, with keys."""
    page.locator("#claim-is:focus").wait_for()
    page.keyboard.press("c")
    tab_to(page, "How many")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type(many)
    tab_to(page, "Why")
    page.keyboard.type(why)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def press_key(page: Page, key: str) -> None:
    """Press a key that leads to another claim."""
    page.locator("#claim-is:focus").wait_for()
    with page.expect_navigation():
        page.keyboard.press(key)


def kept(page: Page, decision: str) -> None:
    """Wait until the page says that a decision was kept."""
    expect(page.locator("#said")).to_contain_text(f"Kept: {decision}")


def take_back(page: Page, headline: str) -> None:
    """Take back, on the page of an incident, what somebody decided about it."""
    press(page, "Incidents")
    press(page, headline)
    tab_to(page, "Reason")
    page.keyboard.type("it was looked at again")
    press(page, "Take it back")


def count_of(page: Page, words: str) -> str:
    """Return the link of the first page that counts something."""
    return page.get_by_role("link", name=re.compile(f"^[0-9]+ {words}$")).inner_text()


def test_reports_come_in_are_judged_put_apart_and_together_reviewed_and_leave(
    opens: Opens, work: Work, tmp_path: Path
) -> None:
    project = work.project
    page = opens()
    witness = Witness(page)
    page.goto(f"{work.address}/login")
    come_in(page, CODER, PASSWORD)
    add(page, files(tmp_path, *REPORTS))
    assert witness.faults() == []
    work.follow(page)
    assert page.locator(".inbox > li").count() == len(REPORTS)
    number = work.proposals()
    assert number >= TO_JUDGE
    corrected = judge_ten(page, work)
    assert witness.faults() == []
    assert work.proposals() == number, "what persons decide changes nothing that the machine read"

    reviewer = opens(storage_state=entry_of(work.people, REVIEWER))
    reviewer.goto(f"{work.address}/")
    put_apart_and_together(reviewer, work)

    admin = opens(storage_state=entry_of(work.people, ADMIN))
    admin.goto(f"{work.address}/")
    press(admin, "Settings")
    tab_to(admin, "One: the last decision")
    admin.keyboard.press("ArrowDown")
    press(admin, "Save")
    assert project.desk.coders == 2
    second = opens(storage_state=entry_of(work.people, SECOND))
    second.goto(f"{work.address}/")
    look_again(second, work, corrected)
    settle(reviewer, work, corrected)
    leave(reviewer, work, corrected)


def judge_ten(page: Page, work: Work) -> Judgement:
    """Judge ten proposals with keys, take one back, and return the correction among them."""
    press(page, "Decide")
    project = work.project
    expected: list[tuple[Decision, str, str]] = []
    for key in "aruaarau":
        why, decision = f"because of {len(expected)}", BY_KEY[key]
        judge_by_key(page, key, why)
        kept(page, decision)
        expected.append((decision, CODER, why))
        assert [(one.decision, one.by, one.why) for one in project.judgements()] == expected

    # past a claim and back to it
    first, at = page.url, page.locator("#claim-is").inner_text()
    press_key(page, "j")
    page.locator("#claim-is:focus").wait_for()
    assert page.url != first
    press_key(page, "k")
    assert page.locator("#claim-is").inner_text() == at

    # what was decided last is taken back with a key, is there again, and the ledger keeps both
    judge_by_key(page, "r", "too quick")
    kept(page, Decision.REJECT)
    quick = project.judgements()[-1]
    press_key(page, "z")
    assert page.locator("#claim-is").inner_text() == at
    gone = project.judgements()[-1]
    assert (gone.by, gone.withdrawn, gone.claim) == (CODER, True, quick.claim)
    assert work.standing() == [*project.judgements()[: len(expected)], quick]
    judge_by_key(page, "a", "looked at again")
    kept(page, Decision.ACCEPT)

    # and a number is another
    correct_by_key(page, "killed 13 civilians", "the number is another")
    kept(page, Decision.CORRECT)
    last = project.judgements()[-1]
    assert (last.decision, last.value) == (Decision.CORRECT, "counts=killed 13 civilians")
    assert last.corrected is not None
    assert [(count.low, count.high) for count in last.corrected.counts] == [(13, 13)]
    assert len({one.proposal for one in work.standing()}) == TO_JUDGE
    return last


def put_apart_and_together(page: Page, work: Work) -> None:
    """Put an incident apart and two together, see what comes of it, and take back both."""
    press(page, "Read, join and weigh what is new")
    work.follow(page)
    before = {one.claims for one in work.incidents()}
    # the machine took a bomb at the market for the same happening as the shots at the quarry near by; the harbour is far away
    (market,) = {one.id for one in project_reports(work) if "market" in one.text}
    joined = next(one for one in work.incidents() if market in one.reports)
    assert len(joined.reports) > 1
    bomb = {claim.id for claim in work.project.desk.incident(joined.id).claims if claim.report == market}

    press(page, "Incidents")
    press(page, joined.headline)
    press(page, "Put apart")
    choose_report(page, market)
    press(page, "See what would leave and what would stay")
    tab_to(page, "Reason")
    page.keyboard.type("another day, another place")
    press(page, "They are about another happening")
    work.follow(page)
    parted = {one.claims for one in work.incidents()}
    assert len(parted) == len(before) + 1
    assert not any(bomb & set(one) and set(one) - bomb for one in parted), "what left is with what stayed"

    press(page, "Incidents")
    alone = [one for one in work.incidents() if not set(one.claims) & bomb]
    assert len(alone) == 2
    chosen = {f"Choose: {one.headline}" for one in alone}
    for box in page.get_by_role("checkbox").all():
        name = box.get_attribute("aria-label") or ""
        if name in chosen:
            tab_to(page, name)
            page.keyboard.press("Space")
    press(page, "Compare those chosen")
    assert heading(page) == "Are these one happening?"
    tab_to(page, "Reason")
    page.keyboard.type("the same men were buried")
    press(page, "They are one: put them together")
    work.follow(page)
    together = {frozenset(one.claims) for one in work.incidents()}
    assert frozenset(claim for one in alone for claim in one.claims) in together

    take_back(page, next(one.headline for one in work.incidents() if not set(one.claims) & bomb))
    work.follow(page)
    assert {one.claims for one in work.incidents()} == parted
    take_back(page, next(one.headline for one in work.incidents() if set(one.claims) & bomb))
    work.follow(page)
    assert {one.claims for one in work.incidents()} == before


def project_reports(work: Work) -> list[Report]:
    """Return the reports of the project."""
    desk = work.project.desk
    return [desk.report(row.report.id).report for row in desk.reports(Question()).rows]


def choose_report(page: Page, report: ReportId) -> None:
    """Tick all of a report with the keyboard."""
    for _ in REPORTS:
        tab_to(page, "all of this report")
        if page.evaluate("document.activeElement.value") == report:
            page.keyboard.press("Space")
            return
    raise AssertionError(f"{report} is not reached")


def look_again(page: Page, work: Work, corrected: Judgement) -> None:
    """Judge as a second person, without seeing the first one's decisions, until one is held alike and the corrected one otherwise."""
    press(page, count_of(page, "waiting for a second person"))
    first = {one.proposal: one.decision for one in work.standing()}
    for _ in range(TO_JUDGE):
        page.locator("#claim-is:focus").wait_for()
        assert page.get_by_text("because of").count() == 0
        assert page.get_by_text("is shown once you have decided").is_visible()
        judge_by_key(page, "a", "read once more")
        kept(page, Decision.ACCEPT)
        mine = {one.proposal for one in work.standing() if one.by == SECOND}
        if corrected.proposal in mine and any(first[one] is Decision.ACCEPT for one in mine):
            break
    assert held(work)[corrected.proposal] is Accord.DISPUTED
    assert Accord.AGREED in held(work).values()


def held(work: Work) -> dict[str, Accord]:
    """Return how persons stand to each other, by proposal."""
    told = opinions(work.project.judgements(), coders=work.project.desk.coders)
    return {proposal: one.accord for proposal, one in told.items()}


def settle(page: Page, work: Work, corrected: Judgement) -> None:
    """Go to what persons hold differently, see both, and settle what was corrected."""
    press(page, "Reports")
    press(page, count_of(page, "on which persons differ"))
    while page.get_by_role("paragraph").get_by_text("the number is another", exact=True).count() == 0:
        press_key(page, "j")
    assert page.get_by_role("paragraph").get_by_text("read once more", exact=True).is_visible()
    press(page, "Settle it")
    assert heading(page) == "Settle a claim"
    correct_by_key(page, "killed 13 civilians", "the passage says so")
    kept(page, Decision.CORRECT)
    last = work.project.judgements()[-1]
    assert (last.proposal, last.by, last.settles) == (corrected.proposal, REVIEWER, True)
    assert held(work)[corrected.proposal] is Accord.SETTLED


def leave(page: Page, work: Work, corrected: Judgement) -> None:
    """Weigh what was decided, export it, and see that the dossier says it."""
    press(page, "Reports")
    press(page, "Read, join and weigh what is new")
    work.follow(page)
    press(page, "Export")
    tab_to(page, "html")
    page.keyboard.press("Space")
    tab_to(page, "Make the export")
    with page.expect_download() as sent:
        page.keyboard.press("Enter")
    assert sent.value.suggested_filename == "export.zip"
    with zipfile.ZipFile(io.BytesIO(sent.value.path().read_bytes())) as packed:
        assert packed.testzip() is None
        pages = [packed.read(name).decode() for name in packed.namelist() if name.endswith(".html")]
    dossier = "".join(pages)
    assert "Read otherwise by a person" in dossier
    assert f"a person&#39;s judgement on {corrected.proposal}" in dossier
    (last,) = (one for one in work.standing() if one.by == REVIEWER and one.settles)
    assert last.corrected is not None
    assert f'id="k-{last.corrected.id}"' in dossier, (
        "the claim as a person reads it is not in the list of claims"
    )


def test_the_core_of_it_is_done_without_javascript(opens: Opens, work: Work, tmp_path: Path) -> None:
    page = opens(java_script_enabled=False)
    page.goto(f"{work.address}/login")
    come_in(page, CODER, PASSWORD)
    add(page, files(tmp_path, "quarry.txt"))
    work.follow(page)
    press(page, "Decide")
    for _ in range(2):
        tab_to(page, "Accept")
        page.keyboard.press("Space")
        tab_to(page, "Why")
        page.keyboard.type("read as the passage says")
        press(page, "Keep and go on")
        assert page.get_by_text("Kept: accept").is_visible()
    said = work.project.judgements()
    assert [(one.decision, one.by) for one in said] == [(Decision.ACCEPT, CODER)] * 2
    press(page, "Take it back and look again")
    assert work.project.judgements()[-1].withdrawn
    assert heading(page) == "Decide"
