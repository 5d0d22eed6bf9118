"""How far persons agree who judged the same claims, and what waits for a second person or is disputed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from corrobora.export.wording import heading
from corrobora.review import Accord, Agreement, agreement, opinions
from corrobora.workbench.access import Page
from corrobora.workbench.asked import asked, line, part
from corrobora.workbench.languages import noted, spoken
from corrobora.workbench.rendering import desk_of, shown
from corrobora.workbench.tellings import counted
from corrobora.workflow.desk import MOST_COUNTED, PAGE, Desk

RELIABLE: Final = 0.8
"""Alpha from which on data are taken to be reliable: Krippendorff, Content Analysis (2004), p. 241."""
TENTATIVE: Final = 0.667
"""Alpha from which on tentative conclusions may be drawn: likewise."""
_NOT: Final = noted("not computable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """How far persons agree on one field, in words."""

    field: str
    claims: int
    persons: int
    same: str
    alpha: str
    kappa: str
    reading: str


def line_of(one: Agreement) -> Line:
    """Return agreement on a field in words, with how it is read; what cannot be computed says why."""
    said, _ = spoken().said, spoken().gettext
    return Line(
        field=heading(one.field),
        claims=one.units,
        persons=one.coders,
        same=said(_NOT)
        if one.same is None
        else _("%(share)s %%") % {"share": spoken().number(one.same * 100, 0)},
        alpha=said(_NOT) if one.alpha is None else spoken().number(one.alpha, 2),
        kappa=said(_NOT) if one.kappa is None else spoken().number(one.kappa, 2),
        reading=_reading(one),
    )


def _reading(one: Agreement) -> str:
    _ = spoken().gettext
    told = {
        "reliable": spoken().number(RELIABLE),
        "tentative": spoken().number(TENTATIVE),
        "persons": spoken().number(one.coders),
    }
    if not one.units:
        return _("Not computable: no claim has been judged by two persons who were sure of it.")
    if one.alpha is None:
        return _(
            "Not computable: all that was found is the same, so that there was no chance to differ. That is no proof of agreement."
        )
    if one.alpha >= RELIABLE:
        read = _("Reliable by the usual measure (alpha of %(reliable)s or more).") % told
    elif one.alpha >= TENTATIVE:
        read = (
            _("Good for tentative conclusions alone (alpha from %(tentative)s to below %(reliable)s).") % told
        )
    else:
        read = (
            _(
                "Too low to rest conclusions on (alpha below %(tentative)s): talk about what the field means, then judge anew."
            )
            % told
        )
    if one.coders == 2:
        return read
    two = _("Kappa is made for two persons; here are %(persons)s.") % told
    return f"{read} {two}"


def agreed(desk: Desk) -> tuple[int, tuple[Line, ...]]:
    """Return how many decisions there are, and how far persons agree field by field, over all of them."""
    said = sorted(desk.iter_said(), key=lambda one: one.entry)
    held = opinions([one.judgement for one in said], coders=desk.coders)
    return len(said), tuple(map(line_of, agreement(held.values())))


def _unsettled(desk: Desk, accord: Accord) -> list[tuple[str, str]]:
    """Return address and title of reports with something on which persons stand so to each other, each once."""
    reports = dict.fromkeys(report for report, _ in desk.unsettled(accord, limit=PAGE))
    rows = [desk.row(report).report for report in reports]
    return [
        (f"/reports/{part(one.id)}", line(one.title) or spoken().gettext("Without a title")) for one in rows
    ]


async def _agreement(request: Request) -> Response:
    return await run_in_threadpool(partial(_shown, request))


def _shown(request: Request) -> Response:
    desk = desk_of(request)
    counts = desk.counts()
    number, lines = agreed(desk) if asked(request, "compute") == "yes" else (counts.judgements, None)
    return shown(
        request,
        "agreement.html",
        coders=desk.coders,
        number=spoken().number(number),
        lines=lines,
        lists=[
            (
                noted("Waits for a second person"),
                _counted(counts.waiting),
                _unsettled(desk, Accord.WAITING),
                "/queue?scope=waiting",
                noted("Go through what waits, one claim after the other"),
            ),
            (
                noted("Disputed"),
                _counted(counts.disputed),
                _unsettled(desk, Accord.DISPUTED),
                "/queue?scope=disputed",
                noted("Go through what is disputed, one claim after the other"),
            ),
        ],
    )


def _counted(number: int) -> str:
    return counted(number, MOST_COUNTED)


PAGES: Final[Mapping[tuple[str, str], Page]] = {("GET", "/agreement"): _agreement}
"""By method and path."""
