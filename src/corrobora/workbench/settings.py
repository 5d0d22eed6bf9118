"""Settings of the project, how much is in it, and what to note down outside."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from corrobora.errors import CorroboraError
from corrobora.workbench.access import Page, account_of
from corrobora.workbench.asked import day_words, line
from corrobora.workbench.languages import noted, spoken
from corrobora.workbench.rendering import field, moment, now, project_of, shown
from corrobora.workbench.tellings import counted
from corrobora.workflow.desk import MOST_COUNTED


def _page(request: Request, wrong: str = "", status: int = 200) -> Response:
    project = project_of(request)
    counts, sealed = project.desk.counts(), project.desk.find_sealed()
    number, newest = project.newest
    _, written = spoken().gettext, spoken().number
    return shown(
        request,
        "settings.html",
        status,
        wrong=wrong,
        coders=project.desk.coders,
        rows=[
            (noted("Reports"), written(counts.reports)),
            (noted("Not read yet"), written(counts.unread)),
            (noted("Reports with something left to decide"), _counted(counts.open)),
            (noted("Proposals that wait for a second person"), _counted(counts.waiting)),
            (noted("Proposals on which persons differ"), _counted(counts.disputed)),
            (noted("Incidents"), written(counts.incidents)),
            (noted("Decisions, those taken back among them"), written(counts.judgements)),
            (noted("Reports, readings and decisions since the last assessment"), _counted(counts.since)),
            (noted("Assessed last"), moment(line(counts.assessed_at)) or _("never, or undone by an erasure")),
            (noted("Promises were measured against"), day_words(counts.as_of) or _("no day is known")),
        ],
        number=number,
        newest=newest,
        sealed=None if sealed is None else (sealed.number, line(sealed.at), line(sealed.by)),
        since_seal=number if sealed is None else number - sealed.number,
    )


def _counted(number: int) -> str:
    return counted(number, MOST_COUNTED)


async def _settings(request: Request) -> Response:
    return await run_in_threadpool(partial(_page, request))


def _set(request: Request, coders: str) -> None:
    project = project_of(request)
    with project.in_the_name_of(account_of(request).name, now(request)):
        project.set_coders(int(coders) if coders in {"1", "2"} else 0)


async def _change(request: Request) -> Response:
    told = await field(request, "coders")
    try:
        await run_in_threadpool(partial(_set, request, told))
    except CorroboraError:
        _ = spoken().gettext
        wrong = _(
            "Persons for each proposal: found “%(found)s”, expected 1 or 2. Choose one of them and save again."
        ) % {"found": line(told)}
        return await run_in_threadpool(partial(_page, request, wrong, 400))
    return RedirectResponse("/settings", status_code=303)


PAGES: Final[Mapping[tuple[str, str], Page]] = {
    ("GET", "/settings"): _settings,
    ("POST", "/settings"): _change,
}
"""By method and path."""
