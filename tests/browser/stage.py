"""The workbench as a browser meets it: served on this machine, with somebody of each role, and the one list of its pages.

The tests of this folder and ``scripts/build_screenshots.py`` stand on it. Whatever `make_app` comes to need is given to it here, in `staged`.
"""

import os
import shutil
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import argon2
import uvicorn
from playwright.sync_api import Browser, Page, StorageState, StorageStateCookie, sync_playwright
from starlette.types import ASGIApp

from corrobora.workbench import Keeper, People, Role, make_app
from corrobora.workbench.access import COOKIE
from corrobora.workflow import Project, open_project
from tests.workbench.conftest import NOW as AT
from tests.workbench.conftest import make_exercise

HOST: Final = "127.0.0.1"
PASSWORD: Final = "seven goats in the rain"  # noqa: S105 - of nobody
NOW: Final = datetime(2031, 5, 1, 8, tzinfo=UTC)
"""The workbench's clock stands still: sessions do not end, and two pictures of a page show the same time."""
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
    """A workbench that is served."""

    address: str
    people: People
    project: Project

    def entry(self, name: str) -> StorageState:
        """Return what the browser of somebody holds who has logged in."""
        token = self.people.log_in(name, PASSWORD, address=HOST)
        assert token is not None, f"{name} has no account on this stage"
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


@contextmanager
def staged() -> Iterator[Stage]:
    """Serve a workbench: "The reader", "The coder", "The reviewer", "The admin", and a reader with the longest name."""
    cheap = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        people = People(Path(folder) / "people.sqlite", clock=lambda: NOW, hasher=cheap)
        try:
            for role in Role:
                people.add(f"The {role}", role, PASSWORD)
            people.add(LONGEST_NAME, Role.READER, PASSWORD)
            root = Path(folder) / "project"
            make_exercise(root)
            with open_project(root, by="workbench", at=lambda: AT) as project:
                keeper = Keeper(project)
                try:
                    app = make_app(project, people, clock=lambda: AT, keeper=keeper)
                    with serving(app) as address:
                        yield Stage(address=address, people=people, project=project)
                finally:
                    keeper.close()
        finally:
            people.close()


# --------------------------------------------------------------------------- its pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A page of the workbench in a state in which somebody sees it."""

    name: str
    """In the names of tests and pictures."""
    path: str
    """That is opened."""
    who: str | None
    """Name of the account that opens it; ``None``: somebody who has not logged in."""
    then: Callable[[Page], None] | None = None
    """What is done there before it is looked at; it ends on a page of the same title."""
    title: str
    """What its heading says: a page that was refused, or is another, says something else."""

    def entry(self, stage: Stage) -> StorageState | None:
        """Return what the browser holds beforehand."""
        return None if self.who is None else stage.entry(self.who)

    def open(self, page: Page, address: str) -> None:
        """Go there, and do what is to be done there."""
        page.goto(address + self.path)
        if self.then is not None:
            self.then(page)
        heading = page.get_by_role("heading", level=1).all_inner_texts()
        assert heading == [self.title], f"{self.path} is headed {heading}; the table says {self.title}"


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


PAGES: Final[tuple[Visit, ...]] = (
    Visit(name="login", path="/login", who=None, title="Log in"),
    Visit(name="login-wrong", path="/login", who=None, then=_come_in_wrong, title="Log in"),
    Visit(name="first", path="/", who="The reader", title="Workbench"),
    Visit(name="first-longest-name", path="/", who=LONGEST_NAME, title="Workbench"),
    Visit(name="first-admin", path="/", who="The admin", title="Workbench"),
    Visit(name="password", path="/password", who="The reader", title="Change your password"),
    Visit(name="people", path="/people", who="The admin", title="People"),
    Visit(name="people-wrong", path="/people", who="The admin", then=_add_wrong, title="People"),
)
"""Every page of the workbench. Who adds a page adds its line: a test asks for every GET route without a parameter in its path."""
