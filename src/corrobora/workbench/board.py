"""The board of accountability: what was promised, by whom, for when, and what no report here tells of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from corrobora.export.wording import heading
from corrobora.reading.nations import COUNTRY_NAMES
from corrobora.records import Party, StepKind
from corrobora.workbench.access import Page
from corrobora.workbench.asked import (
    address,
    asked,
    counted_days,
    day_words,
    days_between,
    line,
    part,
    words,
)
from corrobora.workbench.languages import noted, spoken
from corrobora.workbench.rendering import desk_of, shown
from corrobora.workbench.tellings import when_said
from corrobora.workflow.desk import PAGE, Desk, Promise

GROUPS: Final[Mapping[str, tuple[str, str]]] = {
    "0": (
        noted("Overdue"),
        noted(
            "The day for which something was promised has passed, and no report here tells of it having happened. That is a finding about the reports that are here: it may have happened, and nobody wrote of it, or the report is not here."
        ),
    ),
    "1": (
        noted("Announced, opened or obstructed"),
        noted("Said to be coming or to be under way; no day for which it was promised has passed."),
    ),
    "2": (noted("Demanded"), noted("What somebody asks for.")),
    "3": (
        noted("Told of as having come"),
        noted("Reports, charges, trials, judgments and closings, each by the word of whoever is named."),
    ),
}
"""Headings of the board with what they mean, by how urgent steps are (`corrobora.workflow.folding`)."""
_OUTCOMES: Final = frozenset(
    {
        StepKind.REPORTED,
        StepKind.CHARGED,
        StepKind.TRIED,
        StepKind.CONVICTED,
        StepKind.ACQUITTED,
        StepKind.CLOSED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A step as the board shows it; every word is harmless."""

    kind: str
    by: str
    """Who is to act, or acted."""
    of: str
    """Whose conduct it is about; empty: not said."""
    day: str
    promised_for: str
    silence: str
    """What no report here tells of, as a sentence; empty: nothing is to be said."""
    quoted: str
    """The passage."""
    outlet: str
    report: str
    """Where the passage stands; empty: it is not here."""
    more: int
    """Further claims that say the same."""
    incident: str
    headline: str


def lines_of(desk: Desk, promises: Sequence[Promise], as_of: str | None) -> tuple[Line, ...]:
    """Return steps as the board shows them.

    Args:
        desk: that is asked for the words.
        promises: the steps.
        as_of: the day up to which days are counted; ``None``: none are.

    """
    return tuple(_line(desk, promise, as_of) for promise in promises)


def silence(promise: Promise, as_of: str | None) -> str:
    """Return what no report here tells of after a step, as a sentence; nothing where a report tells of it, or nothing was promised.

    It never says that nothing happened: nobody here knows.
    """
    step = promise.step
    _ = spoken().gettext
    if step.overdue and step.due is not None:
        late = days_between(step.due.edtf, as_of)
        told = {"day": when_said(step.due)}
        if late is None or late < 1:
            return _("Promised for %(day)s; no report here tells of it having happened.") % told
        told["days"] = counted_days(late)
        return _("Promised for %(day)s, %(days)s ago; no report here tells of it having happened.") % told
    underway = step.step in {StepKind.ANNOUNCED, StepKind.OPENED, StepKind.OBSTRUCTED}
    came = any(one.step in _OUTCOMES for one in promise.incident.accountability)
    ago = None if step.when is None else days_between(step.when.edtf, as_of)
    if not underway or came or ago is None or ago < 1:
        return ""
    return _("Told of %(days)s ago; no report here tells of what came of it.") % {"days": counted_days(ago)}


def _line(desk: Desk, promise: Promise, as_of: str | None) -> Line:
    step, incident = promise.step, promise.incident
    found = next(
        (
            one
            for one in (desk.find_quoted(claim, incident.reports) for claim in step.claims)
            if one is not None
        ),
        None,
    )
    return Line(
        kind=heading(step.step),
        by=_party(step.by),
        of=_party(step.of),
        day="" if step.when is None else line(when_said(step.when)),
        promised_for="" if step.due is None else line(when_said(step.due)),
        silence=line(silence(promise, as_of)),
        quoted="" if found is None else words(found.words),
        outlet="" if found is None else line(found.report.outlet),
        report="" if found is None else f"/reports/{part(found.report.id)}#{part(found.claim.id)}",
        more=max(len(step.claims) - 1, 0),
        incident=f"/incidents/{part(incident.id)}",
        headline=line(incident.headline),
    )


def _party(party: Party | None) -> str:
    return "" if party is None else line(party.text)


async def _board(request: Request) -> Response:
    return await run_in_threadpool(partial(_shown, request))


def _shown(request: Request) -> Response:
    desk = desk_of(request)
    country, step = asked(request, "country"), asked(request, "step")
    target, _, incident = asked(request, "after").partition("|")
    known = step in set(StepKind)
    some = desk.board(after=(target, incident), country=country, step=step if known else "", limit=PAGE + 1)
    promises, as_of = some[:PAGE], desk.as_of
    more = "|".join(promises[-1].cursor) if len(some) > PAGE else None
    groups = [
        (GROUPS[group], lines_of(desk, tuple(steps), as_of))
        for group, steps in groupby(promises, key=lambda one: one.cursor[0][:1])
    ]
    return shown(
        request,
        "board.html",
        groups=groups,
        as_of=day_words(as_of),
        country=line(country),
        countries=[(code, COUNTRY_NAMES.get(code, code)) for code in sorted(desk.tally("country"))],
        step=step if known else "",
        steps=[(str(one), heading(one)) for one in StepKind],
        narrowed=bool(country or known),
        begins=bool(target),
        more=None
        if more is None
        else address("/board", country=country, step=step if known else "", after=more),
    )


PAGES: Final[Mapping[tuple[str, str], Page]] = {("GET", "/board"): _board}
"""By method and path."""
