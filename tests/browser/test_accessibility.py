"""Every page, light and dark, on a telephone and on a desk: whoever cannot see well, or has no mouse, can work with it.

What axe-core calls serious or critical fails here (its rules follow WCAG 2.2). It finds what can be found by looking at a page's code,
and no more: an order of reading that makes no sense passes.
"""

import urllib.parse
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from corrobora.workbench.access import ACCESS
from corrobora.workbench.guards import Guards
from tests.browser.conftest import Opens
from tests.browser.stage import HOST, PAGES, Stage, Visit, serving

TELEPHONE: Final[ViewportSize] = {"width": 390, "height": 844}
DESK: Final[ViewportSize] = {"width": 1280, "height": 800}
GRAVE: Final = frozenset({"serious", "critical"})
"""Of axe-core's four; what is minor or moderate is advice."""
RULES: Final[Mapping[str, object]] = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}, "color-contrast": {"enabled": False}},
}
"""All that axe-core holds by default, and what it leaves out so far of WCAG 2.2 AA: that a finger hits what it means (2.5.8). Contrast comes after."""
CONTRAST: Final[Mapping[str, object]] = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}
KINDS: Final = """
() => {
  const grounds = new Map();
  const ground = (element) => {
    if (element === null) return "";
    if (!grounds.has(element)) {
      const style = getComputedStyle(element);
      const own = `${style.backgroundColor} ${style.backgroundImage} ${style.opacity}`;
      grounds.set(element, own.startsWith("rgb(") && style.opacity === "1" ? own : `${own} on ${ground(element.parentElement)}`);
    }
    return grounds.get(element);
  };
  const kinds = new Map();
  for (const element of document.body.querySelectorAll("*")) {
    const speaks = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
    if (!(speaks || element.matches("input, select, textarea")) || !element.checkVisibility({ visibilityProperty: true })) continue;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    // from 18 points, or 14 bold, letters are large (WCAG 2.2, 1.4.3); what axe-core holds of them is another
    const large = parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24);
    const kind = [color, large, textShadow, ground(element)].join("; ");
    kinds.set(kind, [...(kinds.get(kind) ?? []), element].slice(0, 3));
  }
  return [...kinds.values()].flat();
}
"""
"""Finds three of each kind of what is written on a page: alike in colour, in what lies beneath and in whether the letters are large, which is all
that contrast is reckoned from. A page that quotes a thousand times has some thirty kinds, and to look at every letter of it takes half a minute."""
PATIENCE_MS: Final = 10_000
"""What is to be done on a page is there at once; what is not there shall not hold up the others for longer."""
NO_PAGES: Final = frozenset({"/openid", "/openid/back"})
"""Routes that lead to another page and show none."""


class Witness:
    """Notes what a page asks for and complains of, from before it is opened."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._asked: list[str] = []
        self._complaints: list[str] = []
        page.on("request", lambda request: self._asked.append(request.url))
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self._complaints.append(str(error)))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        # an answer that refuses is told of as an error, too: here that is what was to be seen
        if message.text.startswith("Failed to load resource") and message.location["url"] == self.page.url:
            return
        self._complaints.append(f"{message.text} ({message.location['url']})")

    def _violations(self, rules: Mapping[str, object], within: str = "() => document") -> list[Any]:
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(Axe().axe_script)
        # nothing but what is violated comes over: the list of all that holds is long
        ask = f"rules => axe.run(({within})(), rules).then(told => told.violations)"
        told: list[Any] = self.page.evaluate(ask, rules)
        return told

    def faults(self) -> list[str]:
        """Return what is wrong with the page as it stands."""
        here = urllib.parse.urlsplit(self.page.url).netloc
        found = [f"elsewhere: {url}" for url in self._asked if urllib.parse.urlsplit(url).netloc != here]
        found += [f"console: {what}" for what in self._complaints]
        wide = self.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        if wide[0] > wide[1]:
            found.append(f"wide: {wide[0]} pixels of a page in a window of {wide[1]}")
        return found + _grave(self._violations(RULES)) + self.faults_of_colour()

    def faults_of_colour(self) -> list[str]:
        """Return what can hardly be read."""
        return _grave(self._violations(CONTRAST, KINDS))


def _grave(violations: list[Any]) -> list[str]:
    found = []
    for violation in violations:
        if violation["impact"] in GRAVE:
            places = [f"{' '.join(node['target'])}: {node['failureSummary']}" for node in violation["nodes"]]
            found.append(f"axe {violation['id']} ({violation['impact']}): {'; '.join(places)}")
    return found


@pytest.fixture(scope="module")
def comes(browser: Browser, stage: Stage) -> Iterator[Callable[[Visit], Page]]:
    """Return what opens a new page in the browser of whoever visits; everybody has one, for all of their visits."""
    browsers: dict[str | None, BrowserContext] = {}

    def opened(visit: Visit) -> Page:
        if visit.who not in browsers:
            browsers[visit.who] = browser.new_context(
                viewport=TELEPHONE, color_scheme="light", storage_state=visit.entry(stage)
            )
        page = browsers[visit.who].new_page()
        page.set_default_timeout(PATIENCE_MS)
        return page

    yield opened
    for context in browsers.values():
        context.close()


@pytest.mark.parametrize("visit", PAGES, ids=[visit.name for visit in PAGES])
def test_a_page_is_for_everybody_and_keeps_to_itself(
    comes: Callable[[Visit], Page], stage: Stage, visit: Visit
) -> None:
    page = comes(visit)
    witness = Witness(page)
    visit.open(page, stage)
    found: list[str] = []
    for name, window in (("telephone", TELEPHONE), ("desk", DESK)):
        page.set_viewport_size(window)
        found += [f"{name}, light: {fault}" for fault in witness.faults()]
    # what is dark differs in its colours alone, and they are the same on every screen
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {fault}" for fault in witness.faults_of_colour()]
    page.close()
    assert found == []


def test_no_page_is_left_out() -> None:
    walked = {visit.path.partition("?")[0] for visit in PAGES}
    routes = {path for method, path in ACCESS if method == "GET" and "{" not in path} - NO_PAGES
    routes = {path for path in routes if not path.startswith(("/api/", "/static/"))}
    assert routes <= walked, "give these a line in PAGES: " + ", ".join(sorted(routes - walked))
    names = [visit.name for visit in PAGES]
    assert len(set(names)) == len(names)


# --------------------------------------------------------------------------- that each check can fail

SOUND: Final = (
    '<!doctype html><html lang="en"><head><title>A page</title></head>'
    "<body><main><h1>A page</h1>%s</main></body></html>"
)


def one_page(within: str) -> Starlette:
    """Return an application of one page, and of the empty picture that browsers ask every server for."""

    async def shown(_: Request) -> Response:
        return HTMLResponse(SOUND % within)

    async def empty(_: Request) -> Response:
        return Response(status_code=204)

    return Starlette(routes=[Route("/", shown), Route("/favicon.ico", empty)])


def faults_of(page: Page, app: ASGIApp) -> list[str]:
    witness = Witness(page)
    with serving(app) as address:
        page.goto(f"{address}/")
        return witness.faults()


def within_guards(within: str) -> ASGIApp:
    return Guards(one_page(within), hosts=frozenset({HOST}))


def test_a_sound_page_has_no_fault(opens: Opens) -> None:
    assert faults_of(opens(viewport=TELEPHONE), within_guards("<p>Nothing else.</p>")) == []


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ('<img src="/favicon.ico">', "axe image-alt (critical)"),
        ('<p><font color="#bbbbbb">Hardly to be seen</font></p>', "axe color-contrast (serious)"),
        ("<form><input name='said'></form>", "axe label (critical)"),
        ("<button>.</button><button>.</button><button>.</button>", "axe target-size (serious)"),
        ('<hr width="900">', "wide: "),
        ("<script>document.title = ''</script>", "console: "),
        ('<p style="color: black">Styled within</p>', "console: "),
        ('<img alt="A map" src="/missing.png">', "console: "),
    ],
)
def test_a_broken_page_is_noticed(opens: Opens, broken: str, told: str) -> None:
    faults = faults_of(opens(viewport=TELEPHONE), within_guards(broken))
    assert [fault.startswith(told) for fault in faults] == [True], faults


def test_a_page_that_asks_another_machine_is_noticed(opens: Opens) -> None:
    # without what stands around the workbench, whose policy would have kept it from asking
    asking = one_page('<img alt="A map" src="http://tiles.example/1.png">')
    assert "elsewhere: http://tiles.example/1.png" in faults_of(opens(viewport=TELEPHONE), asking)


def test_a_page_in_place_of_another_is_noticed(opens: Opens, stage: Stage) -> None:
    nobody = Visit(name="people", path="/people", who=None, title="People")
    with pytest.raises(AssertionError, match="Log in"):
        nobody.open(opens(), stage)
