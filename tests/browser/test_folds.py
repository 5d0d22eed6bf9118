"""The page of an incident: what is long is folded, on a telephone more of it, and nothing of it is out of reach."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opens
from tests.browser.stage import REVIEWER, Stage

TALL = 12_000
"""Pixels. Ours: fifteen screens of a telephone; unfolded it was some sixty."""


def incident(opens: Opens, stage: Stage, *, width: int, scripts: bool = True) -> Page:
    page = opens(
        storage_state=stage.entry(REVIEWER),
        viewport={"width": width, "height": 844},
        java_script_enabled=scripts,
    )
    page.goto(f"{stage.address}/incidents/{stage.known['road']}")
    return page


def test_a_telephone_shows_what_is_needed_to_decide_and_folds_the_rest(opens: Opens, stage: Stage) -> None:
    page = incident(opens, stage, width=390)
    assert page.evaluate("document.documentElement.scrollHeight") < TALL
    assert not page.locator(".matrix").is_visible()
    page.get_by_text("What each report says").click()
    assert page.locator(".matrix").is_visible()


def test_where_there_is_room_the_tables_lie_open(opens: Opens, stage: Stage) -> None:
    page = incident(opens, stage, width=1280)
    assert page.locator(".matrix").is_visible()
    assert not page.get_by_text("What each report says").is_visible()
    assert not page.locator("#claims").is_visible()


@pytest.mark.parametrize("name", ["claims", "method"])
@pytest.mark.parametrize("width", [390, 1280])
def test_a_link_opens_the_fold_that_it_leads_into(opens: Opens, stage: Stage, name: str, width: int) -> None:
    page = incident(opens, stage, width=width)
    target = page.locator(f"#{name}")
    assert not target.is_visible()
    page.locator(f'main a[href="#{name}"]:visible').first.click()
    target.wait_for(state="visible")
    page.goto("about:blank")
    page.goto(f"{stage.address}/incidents/{stage.known['road']}#{name}")
    page.locator(f"#{name}").wait_for(state="visible")


def test_nothing_is_folded_on_paper(opens: Opens, stage: Stage) -> None:
    page = incident(opens, stage, width=1280)
    page.emulate_media(media="print")
    assert page.locator("#claims").is_visible()
    assert page.locator("#method").is_visible()
