"""A day at the workbench with the keyboard alone: reports are added and read, and proposals judged by keys; without JavaScript by Tab and Enter."""

from collections.abc import Iterator
from pathlib import Path

import argon2
import pytest
from playwright.sync_api import Browser, Page, expect

from corrobora.records import Decision, Judgement
from corrobora.workbench import Keeper, People, Role, make_app
from corrobora.workflow import Project, init_project, open_project
from corrobora.workflow.desk import Question
from tests.browser.conftest import Opens
from tests.browser.stage import CODER, NOW, PASSWORD, serving
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
ONES_TO_JUDGE = 6
"""That the reader finds in both at the least: the walk needs so many."""
PATIENCE_MS = 60_000


@pytest.fixture
def at_work(browser: Browser, tmp_path: Path) -> Iterator[tuple[str, Project]]:
    """Return the address and the project of a workbench in which nothing was added yet."""
    people = People(
        tmp_path / "people.sqlite",
        clock=lambda: NOW,
        hasher=argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1),
    )
    for role in Role:
        people.add(f"The {role}", role, PASSWORD)
    with init_project(tmp_path / "project", by="Ana", at=AT) as made:
        made.refer("gazetteer", EXERCISE / "gazetteer.csv")
        made.refer("actors", EXERCISE / "actors.csv")
    with open_project(tmp_path / "project", by="workbench", at=lambda: AT) as project:
        keeper = Keeper(project)
        try:
            with serving(make_app(project, people, clock=lambda: AT, keeper=keeper)) as address:
                yield address, project
        finally:
            keeper.close()
            people.close()


def files(folder: Path) -> list[Path]:
    """Write the two reports."""
    paths = [folder / "quarry.txt", folder / "again.txt"]
    for path, text in zip(paths, (QUARRY, AGAIN), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def add_and_wait(page: Page, paths: list[Path], witness: Witness) -> None:
    """Add reports, and look at the first page until they are read and weighed."""
    press(page, "Add")
    tab_to(page, "Files")
    # the dialog in which files are chosen is the system's own; what it hands over is set here
    page.locator("input[type=file]:focus").set_input_files(paths)
    press(page, "Add")
    assert page.get_by_role("heading", name="New: 2").is_visible()
    assert witness.faults() == []
    press(page, "Reports")
    expect(page.get_by_text("Nothing came since then.")).to_be_visible(timeout=PATIENCE_MS)
    assert page.locator(".inbox > li").count() == 2
    assert witness.faults() == []


def standing(project: Project) -> list[Judgement]:
    """Return what was decided and not taken back, in the order of the ledger."""
    return [one for one in project.judgements() if not one.withdrawn]


def claims(project: Project) -> int:
    """Return how many claims the machine reads."""
    return sum(
        len(project.desk.report(row.report.id).claims) for row in project.desk.reports(Question()).rows
    )


def kept(page: Page, decision: str) -> None:
    """Wait until the page says that a decision was kept."""
    expect(page.locator("#said")).to_contain_text(f"Kept: {decision}")


def judge_by_key(page: Page, key: str, why: str) -> None:
    """Choose with a key, type the reason, keep it with Enter."""
    page.locator("#claim-is:focus").wait_for()
    page.keyboard.press(key)
    page.keyboard.type(why)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_coder_adds_reports_and_judges_them_by_keys(
    opens: Opens, at_work: tuple[str, Project], tmp_path: Path
) -> None:
    address, project = at_work
    page = opens()
    witness = Witness(page)
    page.goto(f"{address}/login")
    come_in(page, CODER, PASSWORD)
    add_and_wait(page, files(tmp_path), witness)
    number = claims(project)
    assert number >= ONES_TO_JUDGE
    press(page, "Decide")
    assert witness.faults() == []

    expected = []
    for key, decision in (("a", "accept"), ("r", "reject"), ("u", "unsure"), ("a", "accept")):
        judge_by_key(page, key, f"because of {key}")
        kept(page, decision)
        expected.append((decision, CODER, f"because of {key}"))
    assert [(one.decision, one.by, one.why) for one in project.judgements()] == expected

    # past a claim and back to it
    first = page.url
    at = page.locator("#claim-is").inner_text()
    page.locator("#claim-is:focus").wait_for()
    with page.expect_navigation():
        page.keyboard.press("j")
    page.locator("#claim-is:focus").wait_for()
    assert page.url != first
    with page.expect_navigation():
        page.keyboard.press("k")
    assert page.locator("#claim-is").inner_text() == at

    # a number is another
    page.locator("#claim-is:focus").wait_for()
    page.keyboard.press("c")
    tab_to(page, "How many")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("killed 13 civilians")
    tab_to(page, "Why")
    page.keyboard.type("the number is another")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    kept(page, "correct")
    assert witness.faults() == []
    last = project.judgements()[-1]
    assert (last.decision, last.value) == (Decision.CORRECT, "counts=killed 13 civilians")
    assert last.corrected is not None
    assert [(count.low, count.high) for count in last.corrected.counts] == [(13, 13)]

    # and it is taken back; the claim is there again
    page.locator("#claim-is:focus").wait_for()
    with page.expect_navigation():
        page.keyboard.press("z")
    assert page.locator("#claim-is").inner_text() == at
    gone = project.judgements()[-1]
    assert (gone.by, gone.withdrawn, gone.claim) == (CODER, True, last.claim)
    assert len(standing(project)) == len(expected) + 1, "the ledger keeps what was taken back"
    assert claims(project) == number


def test_the_same_is_done_without_javascript(
    opens: Opens, at_work: tuple[str, Project], tmp_path: Path
) -> None:
    address, project = at_work
    page = opens(java_script_enabled=False)
    page.goto(f"{address}/login")
    come_in(page, CODER, PASSWORD)
    press(page, "Add")
    tab_to(page, "Files")
    page.locator("input[type=file]:focus").set_input_files(files(tmp_path))
    press(page, "Add")
    assert page.get_by_role("heading", name="New: 2").is_visible()
    press(page, "Reports")
    expect(page.get_by_text("Nothing came since then.")).to_be_visible(timeout=PATIENCE_MS)
    press(page, "Decide")
    for decision in ("Accept", "Accept"):
        tab_to(page, decision)
        page.keyboard.press("Space")
        tab_to(page, "Why")
        page.keyboard.type("read as the passage says")
        press(page, "Keep and go on")
        assert page.get_by_text("Kept: accept").is_visible()
    said = project.judgements()
    assert [(one.decision, one.by) for one in said] == [(Decision.ACCEPT, CODER)] * 2
    press(page, "Take it back and look again")
    assert project.judgements()[-1].withdrawn
    assert heading(page) == "Decide"
