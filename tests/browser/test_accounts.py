"""With a keyboard alone, and without JavaScript as with it: coming in, a new password, somebody new, going."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from corrobora.workbench import Role
from tests.browser.conftest import Opens
from tests.browser.stage import PASSWORD, Stage

MOST_STOPS = 200
"""Presses of Tab before a test gives up; the longest page, of everybody's accounts, has some fifty stops."""
BY_KEYBOARD = """
() => {
  const here = document.activeElement, style = getComputedStyle(here);
  if (here === document.body) return { name: "", seen: true };  // past the end, where the browser's own buttons would follow
  return {
    name: (here.getAttribute("aria-label") || here.labels?.[0]?.innerText || here.innerText || "").trim(),
    seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
  };
}
"""

pytestmark = pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no-javascript"])


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has the keyboard begins with a name; each stop on the way has to be seen."""
    passed = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(BY_KEYBOARD)
        assert stop["seen"], (
            f"whoever tabs to {stop['name'] or 'something without a label'} does not see where they are"
        )
        if stop["name"].startswith(name):
            return
        passed.append(stop["name"])
    raise AssertionError(f"{name} is not reached with Tab; these are: {passed}")


def press(page: Page, name: str) -> None:
    """Go to a link or a button, and press it; what comes has arrived when this returns."""
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def come_in(page: Page, name: str, password: str) -> None:
    """Log in, over a name that stands there already."""
    # the first field has the keyboard without a press of Tab, as soon as the page is drawn
    page.locator("input[name='name']:focus").wait_for()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type(name)
    tab_to(page, "Password")
    page.keyboard.type(password)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


@pytest.fixture
def login(opens: Opens, stage: Stage, javascript: bool) -> Page:
    page = opens(java_script_enabled=javascript)
    page.goto(f"{stage.address}/login")
    return page


@pytest.fixture
def newcomer(stage: Stage) -> Callable[[Role], str]:
    """Return what makes an account for one test, and gives its name."""

    def made(role: Role) -> str:
        name = f"Newcomer {len(stage.people.accounts())}"
        return stage.people.add(name, role, PASSWORD).name

    return made


def test_somebody_comes_in_and_goes(login: Page, stage: Stage) -> None:
    come_in(login, "The coder", "no goats at all")
    assert login.get_by_role("alert").inner_text().startswith("Name and password do not belong together")
    assert login.get_by_label("Name").input_value() == "The coder"
    come_in(login, "The coder", PASSWORD)
    assert heading(login) == "Reports"
    press(login, "Log out")
    assert heading(login) == "Log in"
    login.goto(f"{stage.address}/password")
    assert heading(login) == "Log in"


def test_somebody_is_led_back_to_where_they_wanted_to_go(login: Page, stage: Stage) -> None:
    login.goto(f"{stage.address}/people")
    come_in(login, "The admin", PASSWORD)
    assert login.url == f"{stage.address}/people"


def test_the_first_stop_leads_past_the_head_of_the_page(login: Page) -> None:
    come_in(login, "The admin", PASSWORD)
    press(login, "People")
    login.keyboard.press("Tab")
    skip = login.get_by_role("link", name="Skip to content")
    box = skip.bounding_box()
    assert box is not None
    assert box["x"] >= 0, "it is not to be seen"
    login.keyboard.press("Enter")
    login.keyboard.press("Tab")
    assert login.get_by_role("main").locator(":focus").count() == 1


def test_somebody_changes_their_password(login: Page, newcomer: Callable[[Role], str]) -> None:
    name, new = newcomer(Role.READER), "nine goats in the fog"
    come_in(login, name, PASSWORD)
    press(login, "Password")
    tab_to(login, "Old password")
    login.keyboard.type("no goats at all")
    tab_to(login, "New password")
    login.keyboard.type(new)
    press(login, "Change it")
    assert login.get_by_role("alert").inner_text() == "The old password is another."
    tab_to(login, "Old password")
    login.keyboard.type(PASSWORD)
    tab_to(login, "New password")
    login.keyboard.type(new)
    press(login, "Change it")
    assert heading(login) == "Log in"
    come_in(login, name, PASSWORD)
    assert login.get_by_role("alert").count() == 1
    come_in(login, name, new)
    assert heading(login) == "Reports"


def test_an_admin_adds_somebody_and_closes_the_account(
    login: Page, stage: Stage, newcomer: Callable[[Role], str]
) -> None:
    come_in(login, newcomer(Role.ADMIN), PASSWORD)
    press(login, "People")
    # past the accounts that are there, the last of which has a button that names it
    tab_to(login, f"Save {stage.people.accounts()[-1].name}")
    tab_to(login, "Name")
    name = f"Noor of {len(stage.people.accounts())}"
    login.keyboard.type(name)
    tab_to(login, "Role")
    login.keyboard.type("reviewer")
    tab_to(login, "First password")
    login.keyboard.type("eleven owls on a wire")
    tab_to(login, "sees withheld identities")
    login.keyboard.press("Space")
    press(login, "Add")
    made = stage.people.find(name)
    assert made is not None
    assert (made.role, made.active, made.withheld) == (Role.REVIEWER, True, True)
    row = login.get_by_role("form", name=name)
    row.get_by_label("Role").focus()
    tab_to(login, "may come in")
    login.keyboard.press("Space")
    press(login, f"Save {name}")
    closed = stage.people.find(name)
    assert closed is not None
    assert (closed.role, closed.active, closed.withheld) == (Role.REVIEWER, False, True)
