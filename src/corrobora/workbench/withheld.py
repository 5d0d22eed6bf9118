"""Pages of what is withheld: the list, asking to be shown it and ending that, and for admins who looked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from corrobora.errors import CorroboraError, Overtaken
from corrobora.export.passages import printable
from corrobora.export.spotting import MARK
from corrobora.workbench.access import COOKIE, Page, account_of, way_back
from corrobora.workbench.cases import cases_of
from corrobora.workbench.deciding import number_in
from corrobora.workbench.languages import Refusal, noted, spoken
from corrobora.workbench.people import SHOWN, VISITS, People, Seen
from corrobora.workbench.rendering import field, now, project_of, shown, sight_of, struck
from corrobora.workflow.judging import LONGEST_WHY
from corrobora.workflow.withholding import LONGEST, Kind, Withheld

KINDS: Final[Mapping[Kind, str]] = {
    Kind.PERSON: noted("A person: the name, each part of it, and initials beside it"),
    Kind.WORDING: noted("A wording: these words one after the other"),
}
"""Kinds of entries, as a form offers them."""
_CALLED: Final[Mapping[Kind, str]] = {Kind.PERSON: noted("person"), Kind.WORDING: noted("wording")}
SEEN: Final[Mapping[Seen, str]] = {
    Seen.SHOWN: noted("shown"),
    Seen.EXPORTED: noted("left in an export"),
    Seen.REFUSED: noted("refused: the page would have shown it"),
}
"""What became of an answer, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry of the list as a page shows it."""

    number: int
    kind: str
    words: str
    why: str


# --------------------------------------------------------------------------- the list


async def _list(request: Request) -> Response:
    return await run_in_threadpool(partial(_page, request))


def _page(
    request: Request,
    wrong: str | Exception = "",
    typed: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response:
    _ = spoken().gettext
    if not account_of(request).withheld:
        return shown(
            request,
            "nothing.html",
            404,
            title=_("Not shown to you"),
            why=_("What is withheld here is shown to those alone of whom an admin has said so."),
            back="/",
        )
    entry, withheld = project_of(request).withheld()
    sight = sight_of(request)
    return shown(
        request,
        "withheld.html",
        status,
        lines=[
            Line(
                number=number,
                kind=_CALLED[one.kind],
                words=printable(one.words) if sight.open else MARK,
                why=printable(struck(request, one.why)),
            )
            for number, one in enumerate(withheld, 1)
        ],
        seen=entry,
        kinds=[(kind.value, words) for kind, words in KINDS.items()],
        typed={"kind": Kind.PERSON.value, "words": "", "why": "", **(typed or {})},
        wrong=wrong,
        longest=LONGEST,
        longest_why=LONGEST_WHY,
        minutes=int(SHOWN.total_seconds()) // 60,
    )


async def _change(request: Request) -> Response:
    told = {name: await field(request, name) for name in ("act", "kind", "words", "why", "seen", "number")}

    def act() -> Response:
        if not account_of(request).withheld:
            return _page(request)
        try:
            _keep(request, told)
        except CorroboraError as why:
            typed = {name: printable(told[name]) for name in ("kind", "words", "why") if told[name]}
            return _page(request, why, typed, 409 if isinstance(why, Overtaken) else 400)
        return RedirectResponse("/withheld", status_code=303)

    return await run_in_threadpool(act)


def _keep(request: Request, told: Mapping[str, str]) -> None:
    _ = spoken().gettext
    project, account = project_of(request), account_of(request)
    entry, withheld = project.withheld()
    if number_in(told["seen"]) != entry:
        raise Overtaken("withheld: somebody changed the list in between; look at it again, then change it")
    if told["act"] == "remove":
        number = number_in(told["number"])
        if not sight_of(request).open or number is None or not 1 <= number <= len(withheld):
            raise Refusal(_("choose an entry of the list while its names are shown to you"))
        changed = withheld[: number - 1] + withheld[number:]
    else:
        if told["kind"] not in set(Kind):
            raise Refusal(_("choose whether it is a person or a wording"))
        changed = (*withheld, Withheld(kind=Kind(told["kind"]), words=told["words"], why=told["why"]))
    with project.in_the_name_of(account.name, now(request)):
        project.set_withheld(changed, seen=entry)


# --------------------------------------------------------------------------- asking to be shown it


async def _show(request: Request) -> Response:
    people: People = request.app.state.people
    _ = spoken().gettext
    if not account_of(request).withheld:
        return await run_in_threadpool(partial(_page, request))
    await run_in_threadpool(people.show, request.cookies[COOKIE])
    return RedirectResponse(way_back(await field(request, "back")), status_code=303)


async def _hide(request: Request) -> Response:
    people: People = request.app.state.people
    await run_in_threadpool(people.hide, request.cookies[COOKIE])
    return RedirectResponse(way_back(await field(request, "back")), status_code=303)


# --------------------------------------------------------------------------- who looked


async def _looks(request: Request) -> Response:
    return await run_in_threadpool(partial(_looks_page, request))


def _looks_page(request: Request) -> Response:
    people: People = request.app.state.people
    before = number_in(request.query_params.get("before", ""))
    found = people.looks(before=before, most=VISITS + 1)
    return shown(
        request,
        "looks.html",
        looks=[(one, SEEN[one.what]) for one in found[:VISITS]],
        older=found[VISITS - 1].number if len(found) > VISITS else None,
        newest=before is None,
        cases=cases_of(request).alone is None,
    )


PAGES: Final[Mapping[tuple[str, str], Page]] = {
    ("GET", "/withheld"): _list,
    ("POST", "/withheld"): _change,
    ("POST", "/withheld/show"): _show,
    ("POST", "/withheld/hide"): _hide,
    ("GET", "/people/looks"): _looks,
}
"""By method and path."""
