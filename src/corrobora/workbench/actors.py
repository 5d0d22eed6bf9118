"""Pages of actors: who is named, by what names, in which incidents, and what they are made to say."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from corrobora.export.wording import actor_kind, heading
from corrobora.reading.nations import COUNTRY_NAMES
from corrobora.records import Actor
from corrobora.workbench.access import Page
from corrobora.workbench.asked import address, asked, line, number_asked, part
from corrobora.workbench.languages import noted, spoken
from corrobora.workbench.rendering import desk_of, shown
from corrobora.workbench.searching import found_of
from corrobora.workbench.tellings import when_said
from corrobora.workflow.desk import Question

ROWS: Final = 100
"""Actors on a page. Ours: a line each."""
ALIASES: Final = 50
"""Names of an actor on a page. Ours: what a person reads; a file of parties can give one thousands, and programs are told all of them."""


def _words(actor: Actor) -> dict[str, object]:
    """Return what a page tells of an actor; every word is harmless."""
    further = len(actor.aliases) - ALIASES
    return {
        "name": line(actor.name),
        "path": f"/actors/{part(actor.id)}",
        "aliases": [line(one) for one in actor.aliases[:ALIASES]]
        + ([f"… (+{further:,})"] if further > 0 else []),
        "kind": heading(actor_kind(actor.kind)) or noted("Not said"),
        "country": "" if actor.country is None else COUNTRY_NAMES.get(actor.country, line(actor.country)),
        "source": line(actor.source),
    }


async def _actors(request: Request) -> Response:
    return await run_in_threadpool(partial(_all, request))


def _all(request: Request) -> Response:
    told = asked(request, "q")
    found = desk_of(request).actors(told)
    begin = number_asked(request, "from") or 0
    return shown(
        request,
        "actors.html",
        told=line(told),
        number=len(found),
        actors=[(_words(actor), reports) for actor, reports in found[begin : begin + ROWS]],
        more=address("/actors", q=told, **{"from": begin + ROWS}) if len(found) > begin + ROWS else None,
    )


async def _actor(request: Request) -> Response:
    return await run_in_threadpool(partial(_one, request))


def _one(request: Request) -> Response:
    desk, told = desk_of(request), request.path_params["id"]
    actor = desk.find_actor(told)
    if actor is None:
        _ = spoken().gettext
        return shown(
            request,
            "nothing.html",
            404,
            title=_("No such actor"),
            why=_("What was assessed last names no actor “%(found)s”. The list of actors has all.")
            % {"found": line(told)},
            back="/actors",
        )
    page, path = partial(number_asked, request), f"/actors/{part(actor.id)}"
    incidents = desk.incidents(Question(facets={"actor": actor.name}), before=page("incidents"))
    voiced = desk.reports(Question(facets={"speaker": actor.id}), before=page("said"))
    return shown(
        request,
        "actor.html",
        actor=_words(actor),
        incidents=[
            (
                f"/incidents/{part(one.incident.id)}",
                line(one.incident.headline),
                "" if one.incident.when is None else line(when_said(one.incident.when)),
            )
            for one in incidents.rows
        ],
        more_incidents=None if incidents.more is None else address(path, incidents=incidents.more),
        sayings=tuple(map(found_of, voiced.rows)),
        more_said=None if voiced.more is None else address(path, said=voiced.more),
        named=address("/search", actor=actor.id),
    )


PAGES: Final[Mapping[tuple[str, str], Page]] = {
    ("GET", "/actors"): _actors,
    ("GET", "/actors/{id}"): _actor,
}
"""By method and path."""
