"""The page on which somebody chooses the case they work in: those that are open to them, and no word of any other."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from corrobora.workbench.access import COOKIE, Page, account_of, way_back
from corrobora.workbench.cases import Case, cases_of
from corrobora.workbench.languages import spoken
from corrobora.workbench.people import People
from corrobora.workbench.rendering import field, shown
from corrobora.workbench.tellings import counted
from corrobora.workflow.desk import MOST_COUNTED

_PAGE: Final = "/cases"


def _open(request: Request) -> tuple[Case, ...]:
    people: People = request.app.state.people
    return cases_of(request).open_to(people, account_of(request).name)


def _listed(request: Request, back: str, wrong: str = "", status: int = 200) -> Response:
    rows = []
    for case in _open(request):
        counts = case.project.desk.counts()
        rows.append(
            {
                "name": case.name,
                "reports": spoken().number(counts.reports),
                "open": counted(counts.open, MOST_COUNTED),
                "incidents": spoken().number(counts.incidents),
            }
        )
    return shown(request, "cases.html", status, rows=rows, back=back, wrong=wrong)


def _way_on(words: str) -> str:
    """Return the path that somebody wanted before choosing; the first page where it is this one."""
    back = way_back(words)
    return "/" if back.partition("?")[0] == _PAGE else back


async def _cases(request: Request) -> Response:
    back = _way_on(request.query_params.get("next", "/"))
    if cases_of(request).alone is not None:
        return RedirectResponse(back, status_code=303)
    return await run_in_threadpool(partial(_listed, request, back))


async def _choose(request: Request) -> Response:
    people: People = request.app.state.people
    told, back = await field(request, "case"), _way_on(await field(request, "next"))
    if cases_of(request).alone is not None:
        return RedirectResponse(back, status_code=303)
    if told not in {case.name for case in _open(request)}:
        # the same for a case that there is and one that there is not: the answer says nothing of either
        wrong = spoken().gettext("No case of this name is open to you.")
        return await run_in_threadpool(partial(_listed, request, back, wrong, 404))
    people.enter(request.cookies[COOKIE], told)
    people.hide(request.cookies[COOKIE])  # what is withheld in the other case, nobody has asked to be shown
    return RedirectResponse(back, status_code=303)


PAGES: Final[Mapping[tuple[str, str], Page]] = {
    ("GET", _PAGE): _cases,
    ("POST", _PAGE): _choose,
}
"""By method and path."""
