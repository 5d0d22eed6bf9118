"""A Chromium and a workbench for all tests of this folder that one process runs, and pages in which somebody has logged in.

Both end with the folder: while Playwright's loop runs, no other test in the same process could run one of its own.
"""

import os
from collections.abc import Callable, Iterator, Mapping

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from corrobora.workbench import Role
from tests.browser.stage import (
    NAMED_BY,
    REQUIRED_BY,
    Stage,
    browsing,
    find_chromium,
    staged,
)

Opens = Callable[..., Page]


def chromium_or_reason(environment: Mapping[str, str]) -> str:
    """Return the path of a Chromium; without one the test skips, or fails where ``CORROBORA_BROWSER_REQUIRED`` is set."""
    found = find_chromium(environment)
    if found is not None:
        return found
    why = f"no Chromium was found: install the package chromium, or name the program with {NAMED_BY}"
    if environment.get(REQUIRED_BY):
        pytest.fail(f"{why} ({REQUIRED_BY} is set: without a browser these tests fail)", pytrace=False)
    pytest.skip(why)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with browsing(chromium_or_reason(os.environ)) as started:
        yield started


@pytest.fixture(scope="package")
def stage(browser: Browser) -> Iterator[Stage]:
    """Return the workbench of these tests; one that changes an account makes one for itself."""
    with staged() as made:
        yield made


@pytest.fixture
def opens(browser: Browser) -> Iterator[Opens]:
    """Return what opens an empty page in a browser that has never been here; it takes what `Browser.new_context` takes."""
    contexts: list[BrowserContext] = []

    def opened(**settings: object) -> Page:
        context = browser.new_context(**settings)  # type: ignore[arg-type]  # whoever asks names them as Playwright does
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page_of(opens: Opens, stage: Stage) -> Callable[[Role], Page]:
    """Return what opens the first page as somebody of a role who has logged in."""

    def opened(role: Role) -> Page:
        page = opens(storage_state=stage.entry(f"The {role}"))
        page.goto(f"{stage.address}/")
        return page

    return opened
