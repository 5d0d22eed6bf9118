"""The application: its pages, put together with what stands before them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from corrobora.workbench import (
    accounts,
    actors,
    agreeing,
    api,
    board,
    choosing,
    choosing_case,
    deciding,
    incidents,
    ledger,
    pairs,
    reports,
    searching,
    settings,
    withheld,
)
from corrobora.workbench.access import ACCESS, Page, guarded
from corrobora.workbench.cases import Case, Cases
from corrobora.workbench.guards import Guards
from corrobora.workbench.keeper import Keeper
from corrobora.workbench.oidc import OpenId, OpenIdSetting
from corrobora.workbench.people import People
from corrobora.workbench.problems import API, Problems
from corrobora.workbench.repeats import FILE as REPEATS
from corrobora.workbench.repeats import Repeats
from corrobora.workbench.watching import own_words, sighted, watched
from corrobora.workflow import Project

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
_STATIC: Final = Path(__file__).parent / "static"


def make_app(
    project: Project | Cases,
    people: People,
    *,
    clock: Callable[[], str],
    keeper: Keeper | None = None,
    hosts: frozenset[str] = LOOPBACK,
    secure: bool = False,
    openid: OpenIdSetting | None = None,
) -> ASGIApp:
    """Return the workbench.

    Args:
        project: that is worked on; it stays open. Or the cases, between which people choose as far as they are open to them.
        people: who may come in.
        clock: gives the time of what is decided, UTC, ISO 8601 with seconds.
        keeper: reads and weighs the project in the background; ``None``: nothing does. Each of several cases has its own.
        hosts: names, without a port, by which it is reached.
        secure: whether it is reached by HTTPS alone; the cookie is then sent by nothing else.
        openid: whose word lets people in beside their passwords; ``None``: nobody's.

    """
    routes: list[BaseRoute] = [
        Route(path, _before(method, path), methods=[method]) for method, path in ACCESS
    ]
    routes.append(Mount("/static", StaticFiles(directory=_STATIC)))
    cases = project if isinstance(project, Cases) else Cases([Case(project, keeper=keeper)])
    if cases.withhold:
        own_words()  # some seconds, which no page should wait for
    app = Starlette(routes=routes)
    app.state.cases = cases
    app.state.people = people
    app.state.clock = clock
    app.state.secure = secure
    app.state.openid = None if openid is None else OpenId(openid)
    app.state.repeats = Repeats(people.path.with_name(REPEATS))
    return Problems(Guards(app, hosts=hosts), methods_at=api.methods_at)


def _before(method: str, path: str) -> Page:
    page = sighted(_PAGES[method, path])
    return watched(api.admitted(method, path, page) if path.startswith(API) else guarded(method, path, page))


_PAGES: Final[Mapping[tuple[str, str], Page]] = {
    **accounts.PAGES,
    **actors.PAGES,
    **agreeing.PAGES,
    **api.PAGES,
    **board.PAGES,
    **choosing.PAGES,
    **choosing_case.PAGES,
    **deciding.PAGES,
    **incidents.PAGES,
    **ledger.PAGES,
    **pairs.PAGES,
    **reports.PAGES,
    **searching.PAGES,
    **settings.PAGES,
    **withheld.PAGES,
}
