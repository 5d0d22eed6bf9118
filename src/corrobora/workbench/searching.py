"""Search: reports by their words and by what is read in them, narrowed down step by step."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from corrobora.custody.searching import MOST_TERMS, read_question
from corrobora.export.wording import heading, language
from corrobora.reading.nations import COUNTRY_NAMES
from corrobora.workbench.access import Page
from corrobora.workbench.asked import (
    address,
    asked,
    line,
    number_asked,
    part,
    words,
    wrong_day,
)
from corrobora.workbench.languages import noted, spoken
from corrobora.workbench.rendering import desk_of, shown
from corrobora.workbench.tellings import counted, when_said
from corrobora.workflow.desk import AROUND, FACETS, MOST_COUNTED, PAGE, Desk, Question, Row

TOP: Final = 12
"""Values of a facet that stand beside what is found. Ours: what a person looks through."""
_LONGEST_WORD: Final = 30
"""Characters beyond which what has no space is no word that a line is cut back to: many scripts have none."""
LEFT: Final[Mapping[str, str]] = {
    "open": noted("something is left to decide"),
    "done": noted("nothing is left to decide"),
}
"""By how far persons are with a report."""
_NAMES: Final[Mapping[str, str]] = {
    "outlet": noted("Outlet"),
    "language": noted("Language"),
    "country": noted("Country"),
    "act": noted("What is claimed"),
    "actor": noted("Who is named"),
    "stance": noted("How it is said"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A report as a search shows it; every word is harmless."""

    title: str
    path: str
    outlet: str
    day: str
    left: str
    passages: tuple[tuple[str, str, str], ...]
    incidents: tuple[tuple[str, str], ...]
    """Address and line of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value by which a search is narrowed down."""

    name: str
    reports: int
    """That have it, in the whole project."""
    path: str


def found_of(row: Row) -> Found:
    """Return a report as lists show it."""
    report, left = row.report, row.left
    _ = spoken().gettext
    return Found(
        title=line(report.title) or _("Without a title"),
        path=f"/reports/{part(report.id)}",
        outlet=line(report.outlet),
        day="" if report.published is None else line(when_said(report.published)),
        left=_("not read yet")
        if left is None
        else _("claims: %(claims)s, left to decide: %(open)s")
        % {"claims": spoken().number(left.claims), "open": spoken().number(left.open)},
        passages=tuple(
            (words(_from_a_word(before)), words(found), words(_to_a_word(after)))
            for before, found, after in row.passages
        ),
        incidents=tuple((f"/incidents/{part(one.id)}", line(one.headline)) for one in row.incidents),
    )


def _from_a_word(before: str) -> str:
    """Return what stands before a finding from its first whole word on, where it was cut out of a longer text."""
    cut = re.match(rf"\S{{1,{_LONGEST_WORD}}}\s", before) if len(before) >= AROUND else None
    return before if cut is None else before[cut.end() :]


def _to_a_word(after: str) -> str:
    """Return what stands after a finding up to its last whole word, likewise."""
    cut = re.search(rf"\s\S{{1,{_LONGEST_WORD}}}\Z", after) if len(after) >= AROUND else None
    return after if cut is None else after[: cut.start()]


def namer_of(desk: Desk, facet: str) -> Callable[[str], str]:
    """Return what tells a value of a facet in words."""
    if facet == "actor":
        names = desk.actor_names()
        return lambda value: line(names.get(value, value))
    said = spoken().said
    named: Mapping[str, Callable[[str], str]] = {
        "country": lambda code: said(COUNTRY_NAMES.get(code, code)),
        "language": lambda code: said(language(code)),
        "act": lambda value: said(heading(value)),
        "stance": lambda value: said(heading(value)),
    }
    return lambda value: line(named[facet](value) if facet in named else value)


async def _search(request: Request) -> Response:
    return await run_in_threadpool(partial(_shown, request))


def _shown(request: Request) -> Response:
    desk = desk_of(request)
    _ = spoken().gettext
    told = {name: asked(request, name) for name in ("q", *FACETS, "since", "until", "left")}
    wrong = [why for why in (wrong_day(told["since"]), wrong_day(told["until"])) if why]
    if told["left"] not in LEFT:
        told["left"] = ""
    facets = {name: told[name] for name in FACETS if told[name]}
    question = Question(
        words=told["q"], facets=facets, since=told["since"], until=told["until"], left=told["left"]
    )
    if told["q"] and not read_question(told["q"]):
        wrong.append(
            _(
                "No word to look for was found in the question; expected one word at least that is not left out by “-”."
            )
        )
    before = number_asked(request, "before")
    page = None if wrong else desk.reports(question, before=before, limit=PAGE)
    number = 0 if wrong else desk.how_many(question)
    namers = {name: namer_of(desk, name) for name in FACETS}
    chosen = [
        (
            f"{spoken().said(_NAMES[name])}{_(': ')}{namers[name](value)}",
            address("/search", **{**told, name: ""}),
        )
        for name, value in facets.items()
    ]
    chosen += [
        (said % {"day": line(told[name])}, address("/search", **{**told, name: ""}))
        for name, said in (("since", _("From %(day)s")), ("until", _("Until %(day)s")))
        if told[name]
    ]
    if told["left"]:
        chosen.append(
            (spoken().said(heading(LEFT[told["left"]])), address("/search", **{**told, "left": ""}))
        )
    return shown(
        request,
        "search.html",
        400 if wrong else 200,
        wrong=wrong,
        told={name: line(value) for name, value in told.items()} | {"q": words(told["q"])},
        hidden=[(name, words(value)) for name, value in facets.items()],
        number=counted(number, MOST_COUNTED),
        found=() if page is None else tuple(map(found_of, page.rows)),
        chosen=chosen,
        narrowing=[
            (_NAMES[name], choices)
            for name in FACETS
            if name not in facets and (choices := _choices(desk, name, told, namers[name]))
        ],
        lefts=LEFT,
        most=MOST_TERMS,
        first=None if before is None else address("/search", **told),
        more=None if page is None or page.more is None else address("/search", **told, before=page.more),
    )


def _choices(
    desk: Desk, facet: str, told: Mapping[str, str], named: Callable[[str], str]
) -> Sequence[Choice]:
    tally = sorted(desk.tally(facet).items(), key=lambda one: (-one[1], one[0]))
    return [
        Choice(name=named(value), reports=reports, path=address("/search", **{**told, facet: value}))
        for value, reports in tally[:TOP]
    ]


PAGES: Final[Mapping[tuple[str, str], Page]] = {("GET", "/search"): _search}
"""By method and path."""
