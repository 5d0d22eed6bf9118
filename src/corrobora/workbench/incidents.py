"""Pages of incidents: the list, one incident with its dossier, putting together and apart, places, what leaves the house.

What an incident's page says of it is what its dossier says (`corrobora.export.render_incident`); the page adds what a person may do.
"""

import contextlib
import hashlib
import re
import shutil
import tempfile
import urllib.parse
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import IO, Final

from markupsafe import Markup
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from corrobora.errors import BadSetting, CorroboraError, Overtaken, UnknownRecord
from corrobora.export import (
    SHEETS,
    Addresses,
    Profile,
    draw_candidates,
    parse_profile,
    render_html,
    render_incident,
    render_json,
    style_sheet,
)
from corrobora.export.canvas import Picture
from corrobora.export.passages import clipped, printable
from corrobora.export.wording import heading, own_marks
from corrobora.reading.nations import COUNTRY_NAMES
from corrobora.records import (
    Assessment,
    Claim,
    ClaimId,
    Decision,
    Dossier,
    IncidentId,
    Judgement,
    Outcome,
    Place,
    Report,
    ReportId,
)
from corrobora.review import Accord, Unchanged
from corrobora.workbench.access import Page, account_of, way_back
from corrobora.workbench.cards import value_of
from corrobora.workbench.deciding import refuse_marks
from corrobora.workbench.languages import NotThere, Refusal, noted, spoken
from corrobora.workbench.people import Role, Seen
from corrobora.workbench.rendering import desk_of, field, fields, keeper_of, now, project_of, shown, sight_of
from corrobora.workbench.tellings import closeness_said, origins_said, range_said, when_said
from corrobora.workbench.watching import note_look
from corrobora.workflow.correcting import correct_claim
from corrobora.workflow.desk import ClaimSheet, Counts, Desk, Headline, Put, Question
from corrobora.workflow.judging import LONGEST_WHY
from corrobora.workflow.offered import EXPORTS
from corrobora.workflow.reference import Reference
from corrobora.workflow.withholding import Withholding

MOST_COMPARED: Final = 8
"""Incidents that are laid side by side. Ours: more are compared two at a time."""
MOST_PLACES: Final = 6
"""Places of an incident whose candidates are shown on its page; those that most claims name. Ours: each has a map."""
MOST_ACTORS: Final = 60
"""Parties that a list is narrowed down by, those named most. Ours: a select list that can still be read."""
WHAT_IT_IS: Final[Mapping[str, str]] = {
    "json": noted(
        "The dossier for programs, whole: private persons and their words included. For the house and those it trusts."
    ),
    "html": noted(
        "The dossier to read in a browser, without a network: private persons and their words included. For the house and those it trusts."
    ),
    "acled": noted(
        "One event a line in ACLED’s columns, with a second table of origins and ranges; no private person. For whoever works with ACLED’s data."
    ),
    "ucdp": noted(
        "Incidents with deaths in the columns of UCDP GED, with a second table of origins and ranges; no private person. For research on conflict."
    ),
    "plover": noted(
        "One event a line as PLOVER codes them; no private person. For whoever works with PLOVER’s event data."
    ),
    "huridocs": noted(
        "The Events Standard Formats of HURIDOCS, a table each; no private person. For databases of human-rights organisations."
    ),
    "followthemoney": noted(
        "Incidents, reports and parties as linked entities; no private person. For OpenAleph and the tools of OpenSanctions."
    ),
    "geojson": noted("Incidents as points on a map; no private person. For QGIS, Leaflet and other maps."),
    "hxl": noted(
        "One incident a line under the tags of HXL; no private person. For spreadsheets and humanitarian data exchange."
    ),
    "tables": noted(
        "Every record as CSV tables, each column described: private persons and their words included. For spreadsheets and statistics in the house."
    ),
    "parquet": noted(
        "The same tables in CSV and in Parquet: private persons and their words included. For pandas, DuckDB and R in the house."
    ),
    "methodology": noted(
        "The public statement of how the dossier was made; no private person and no words of reports. For publication."
    ),
    "pdf": noted(
        "The dossier on pages, to print or hand over: private persons and their words included. For the house and those it trusts."
    ),
    "claimreview": noted(
        "Claims whose reading a person judged, as schema.org’s ClaimReview; no private person. For publication on the web."
    ),
    "bag": noted(
        "The package for a court or an archive: reports as they came, the ledger, the dossier, and a program that checks them. Private persons and their words included."
    ),
}
"""What each form of `EXPORTS` is, whether private persons stand in it, and whom it is for: docs/concepts/care.md says the same at length."""
_ADDRESSES: Final = Addresses(report="/reports/{report}", claim="/reports/{report}#{claim}")
_DAY: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_DEGREES: Final = re.compile(r"-?\d{1,3}(?:\.\d{1,8})?", re.ASCII)
LONGEST_NAME: Final = 120
"""Characters of a place's name that is looked up. Ours: the gazetteer's longest has 79."""
_FACETS: Final = ("country", "act", "actor", "place")
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""Time of every file of a ZIP, the earliest that the format has, so that the same export has the same bytes."""
_PIECE: Final = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An incident in a line, in words that a page can carry."""

    id: str
    headline: str
    act: str
    when: str
    place: str
    killed: str
    reports: int
    origins: str
    conflicts: int
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A claim's words, and where they stand."""

    claim: str
    link: str
    words: str
    marks: str
    """Which quotation marks the words bring along (`corrobora.export.wording.own_marks`)."""
    speaker: str
    """Empty: the report itself is made to say it."""
    place: str
    reads: str
    """What is read in them, in a word or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report with those of its claims that are of an incident."""

    id: str
    link: str
    title: str
    outlet: str
    when: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """An incident beside another."""

    line: Line
    sources: tuple[Source, ...]
    further: int
    """Reports that are not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A place of the gazetteer that may be meant."""

    number: int
    value: str
    """As `corrobora.review.correct` takes it for ``place``."""
    words: str
    chosen: bool
    """Whether all claims are read so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A place as claims of an incident name it."""

    name: str
    claims: int
    read_as: tuple[str, ...]
    choices: tuple[Choice, ...]
    picture: Picture | None
    way: bool
    """Whether it is a way between two places, which no gazetteer has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was assessed of an incident, as its page says it."""

    line: Line
    page: Markup
    """What the dossier shows."""
    named: Mapping[str, Sequence[Place]]
    """Places by the names that claims give them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """A claim whose place would be another."""

    sheet: ClaimSheet
    base: Claim
    """As it is read by whoever decides: the correction builds on this."""
    before: Judgement | None
    """By which it was corrected before; ``None``: by none."""
    report: Report

    @property
    def said(self) -> str:
        """What was changed in it before, as it was sent; empty: nothing."""
        return "" if self.before is None else self.before.value or ""

    @property
    def key(self) -> str:
        """What a form sends of it: the claim and the newest entry that was seen."""
        return f"{self.sheet.claim.id} {self.sheet.seen}"


# --------------------------------------------------------------------------- words


def line_of(incident: Assessment) -> Line:
    """Return an incident in a line; numbers are always those that are said."""
    killed = next(
        (one for one in incident.casualties if one.outcome is Outcome.KILLED and one.category is None), None
    )
    _ = spoken().gettext
    known = killed is not None and (killed.low is not None or killed.high is not None)
    return Line(
        id=incident.id,
        headline=printable(incident.headline),
        act=spoken().said(heading(incident.act)) if incident.act else _("Kind not agreed"),
        when=printable(when_said(incident.when)) if incident.when else _("day not stated"),
        place=_place_words(incident.place),
        killed=_("%(number)s killed, by what is said") % {"number": range_said(killed.low, killed.high)}
        if killed is not None and known
        else _("no number of killed is given"),
        reports=len(incident.reports),
        origins=origins_said(incident.independent_origins.act),
        conflicts=len(incident.conflicts),
        overdue=sum(bool(step.overdue) for step in incident.accountability),
    )


def _place_words(place: Place | None) -> str:
    if place is None:
        return spoken().gettext("place not stated")
    parts = [place.name or place.text, place.admin1 or "", country_said(place.country or "")]
    return printable(", ".join(dict.fromkeys(part for part in parts if part)))


def country_said(code: str) -> str:
    """Return a country's name for its code of ISO 3166-1; the code itself for one of an exercise."""
    return spoken().said(COUNTRY_NAMES.get(code, printable(clipped(code, 40))))


def _resolved(place: Place) -> str:
    """Return what a place is read as, with its point."""
    _ = spoken().gettext
    point = _("no point") if place.lat is None or place.lon is None else f"{place.lat:.3f}, {place.lon:.3f}"
    return f"{_place_words(place)} ({point}; {printable(closeness_said(place))})"


def _named(place: Place) -> str:
    """Return by what name claims are put together; one that a form can send back."""
    return printable(" ".join((place.name or place.text).split()))


def _passage(claim: Claim, report: Report) -> Passage:
    act = "" if claim.act is None else spoken().said(heading(claim.act.kind))
    words = printable(clipped(report.quote(claim.start, claim.end), 320))
    return Passage(
        claim=claim.id,
        link=_ADDRESSES.of_claim(claim),
        words=words,
        marks=own_marks(words),
        speaker="" if claim.speaker is None else printable(clipped(claim.speaker.text, 120)),
        place="" if claim.place is None else printable(clipped(_named(claim.place), 80)),
        reads=act or spoken().gettext("No act"),
    )


def _source(report: Report, claims: Sequence[Claim]) -> Source:
    _ = spoken().gettext
    return Source(
        id=report.id,
        link=_ADDRESSES.of_report(report.id),
        title=printable(clipped(report.title or _("Untitled report"), 200)),
        outlet=printable(clipped(report.outlet or _("outlet not known"), 120)),
        when=printable(when_said(report.published)) if report.published else _("date not known"),
        passages=tuple(_passage(claim, report) for claim in claims),
    )


def _sources(dossier: Dossier, incident: Assessment, *, most: int | None = None) -> tuple[Source, ...]:
    """Return the reports of an incident with its claims in them; those published last first."""
    mine = set(incident.claims)
    by_report: dict[ReportId, list[Claim]] = {}
    for claim in dossier.claims:
        if claim.id in mine:
            by_report.setdefault(claim.report, []).append(claim)
    told = [one for one in dossier.reports if one.id in by_report or one.id in incident.reports]
    told.sort(key=lambda one: ((one.published and one.published.edtf) or "", one.id), reverse=True)
    return tuple(_source(one, by_report.get(one.id, ())) for one in told[:most])


# --------------------------------------------------------------------------- asking


async def _asked(request: Request, ask: Callable[[], Response]) -> Response:
    """Return what is answered off the loop, or a page that says why nothing is."""
    try:
        return await run_in_threadpool(ask)
    except CorroboraError as why:
        return refused(request, why)


def refused(request: Request, why: Exception) -> Response:
    """Return a page that says why something was not done: 404 where there is no such thing, 409 where others were faster, else 400."""
    status = 404 if isinstance(why, UnknownRecord) else 409 if isinstance(why, Overtaken) else 400
    return shown(request, "incident_refused.html", status, why=why, became=())


def _keep(request: Request, act: Callable[[], object]) -> None:
    """Have something be kept in the name of whoever asks, at the time of asking."""
    with project_of(request).in_the_name_of(account_of(request).name):
        act()


def _ask_keeper(request: Request) -> None:
    keeper = keeper_of(request)
    if keeper is not None:
        keeper.ask(account_of(request).name)


def _weigher(request: Request, counts: Counts) -> Mapping[str, object]:
    """Return what a page says of the work in the background."""
    keeper = keeper_of(request)
    return {"progress": None if keeper is None else keeper.progress, "since": counts.since}


def _incident_id(request: Request) -> IncidentId:
    return IncidentId(request.path_params["incident"])


def _link(path: str, **told: str) -> str:
    query = urllib.parse.urlencode({name: value for name, value in told.items() if value})
    return f"{path}?{query}" if query else path


# --------------------------------------------------------------------------- the list


async def _list(request: Request) -> Response:
    return await _asked(request, partial(_list_now, request))


def _list_now(request: Request) -> Response:
    told = {name: request.query_params.get(name, "").strip() for name in (*_FACETS, "since", "until")}
    wrong = ""
    _ = spoken().gettext
    for name, label in (("since", _("From")), ("until", _("To"))):
        if told[name] and not _DAY.fullmatch(told[name]):
            wrong = _(
                "%(name)s: found %(found)s, expected a day, month or year: 2024-03-05, 2024-03, 2024"
            ) % {"name": label, "found": clipped(told[name], 40)}
            told[name] = ""
    desk = desk_of(request)
    before = request.query_params.get("before", "")
    cases = desk.incidents(
        Question(
            facets={name: told[name] for name in _FACETS if told[name]},
            since=told["since"],
            until=told["until"],
        ),
        before=int(before) if before.isdecimal() and len(before) < 16 else None,
    )
    counts = desk.counts()
    acts = sorted(desk.tally("act"))
    actors = [(actor.id, printable(actor.name)) for actor, _ in desk.actors()[:MOST_ACTORS]]
    if told["actor"] and told["actor"] not in {known for known, _ in actors}:
        actors.append((told["actor"], printable(clipped(told["actor"], 60))))
    return shown(
        request,
        "incidents.html",
        200,
        lines=[line_of(case.incident) for case in cases.rows],
        told={name: printable(value) for name, value in told.items()},
        narrowed=any(told.values()),
        countries=_by_name(desk.tally("country")),
        acts=[(act, spoken().said(heading(act))) for act in acts],
        actors=actors,
        more="" if cases.more is None else _link("/incidents", **told, before=str(cases.more)),
        wrong=wrong,
        assessed=counts.assessed_at,
        **_weigher(request, counts),
    )


# --------------------------------------------------------------------------- one incident


async def _incident(request: Request) -> Response:
    return await _asked(request, partial(_incident_now, request))


def _incident_now(request: Request, wrong: str | Exception = "", status: int = 200) -> Response:
    incident, desk = _incident_id(request), desk_of(request)
    try:
        said = desk.made_of(incident, _say)
    except UnknownRecord:
        if became := desk.became(incident):
            return _moved(request, became)
        raise
    counts = desk.counts()
    spoken, unshown = _spoken(said.named, request)
    return shown(
        request,
        "incident_page.html",
        status,
        line=said.line,
        said=said.page,
        puts=[_put_words(one, request) for one in desk.put(incident)],
        beside=[line_of(case.incident) for case in desk.beside(incident)],
        places=spoken,
        unshown=unshown,
        assessed=counts.assessed_at,
        wrong=wrong,
        longest=LONGEST_WHY,
        longest_name=LONGEST_NAME,
        back=f"/incidents/{incident}",
        **_weigher(request, counts),
    )


def _say(dossier: Dossier) -> Said:
    """Return what a page says of the one incident of a dossier that no person's decision changes before it is assessed anew."""
    (incident,) = dossier.incidents
    mine = set(incident.claims)
    named: dict[str, list[Place]] = {}
    for claim in dossier.claims:
        if claim.id in mine and claim.place is not None:
            named.setdefault(_named(claim.place), []).append(claim.place)
    return Said(line=line_of(incident), page=render_incident(dossier, incident.id, _ADDRESSES), named=named)


def _moved(request: Request, became: Sequence[Headline]) -> Response:
    """Return where the claims of an incident that is no more stand now."""
    if len(became) == 1:
        return RedirectResponse(f"/incidents/{became[0].id}", status_code=303)
    return shown(
        request,
        "incident_refused.html",
        404,
        why=spoken().gettext("This incident is no more; its claims stand in several now."),
        became=[(one.id, printable(one.headline)) for one in became],
    )


def _put_words(put: Put, request: Request) -> Mapping[str, object]:
    """Return what a page says of a decision about groups, and of each person's part in it that may be taken back by whoever asks."""
    account = account_of(request)
    last = put.said[-1].judgement
    _ = spoken().gettext
    what = (
        _("Persons decided that this is one with others.")
        if last.decision is Decision.MERGE
        else _("Persons decided that this is of several happenings.")
    )
    if put.accord is None:
        state = _("It was taken back.")
    elif put.accord is Accord.WAITING:
        state = _("It waits for a second person and holds nothing together or apart yet.")
    elif put.accord is Accord.DISPUTED:
        state = _("Persons hold it differently.")
    else:
        state = ""
    return {
        "proposal": put.proposal,
        "what": what,
        "state": state,
        "waits": put.waits,
        "seen": put.said[-1].entry,
        "others": [(one.id, printable(one.headline)) for one in put.others],
        "each": [
            {
                "by": printable(one.by),
                "at": one.at,
                "why": printable(one.why),
                "mine": one.by == account.name,
                "undo": one.by == account.name or account.role.may(Role.REVIEWER),
            }
            for one in put.standing
        ],
    }


def _spoken(
    by_name: Mapping[str, Sequence[Place]], request: Request
) -> tuple[tuple[Spoken, ...], tuple[str, ...]]:
    """Return the places that most claims name, with their candidates, and the names of the others."""
    names = sorted(by_name, key=lambda name: (-len(by_name[name]), name))
    if not names:
        return (), ()
    desk, reference = desk_of(request), project_of(request).reference()
    found = tuple(
        _candidates(name, by_name[name], number, desk, reference)
        for number, name in enumerate(names[:MOST_PLACES], 1)
    )
    return found, tuple(printable(name) for name in names[MOST_PLACES:])


def _candidates(name: str, places: Sequence[Place], number: int, desk: Desk, reference: Reference) -> Spoken:
    known = {place.id for place in places}
    candidates = desk.places(name, reference.gazetteer)
    choices = tuple(
        Choice(number=n, value=f"{name} ({one.id})", words=_resolved(one), chosen=known == {one.id})
        for n, one in enumerate(candidates, 1)
        if one.id is not None
    )
    return Spoken(
        name=printable(name),
        claims=len(places),
        read_as=tuple(dict.fromkeys(_resolved(one) for one in places)),
        choices=choices,
        picture=_map_of(candidates, f"p{number}"),
        way=any(place.ends for place in places),
    )


@lru_cache(maxsize=256)
def _map_of(places: tuple[Place, ...], name: str) -> Picture | None:
    return draw_candidates(places, name=name)


async def _assess(request: Request) -> Response:
    back = way_back(await field(request, "back"))
    _ask_keeper(request)
    return RedirectResponse(back, status_code=303)


# --------------------------------------------------------------------------- one incident, to take along


async def _dossier_html(request: Request) -> Response:
    return await _asked(request, partial(_taken_along, request, "html"))


async def _dossier_json(request: Request) -> Response:
    return await _asked(request, partial(_taken_along, request, "json"))


def _taken_along(request: Request, form: str) -> Response:
    incident = _incident_id(request)
    if sight_of(request).struck:
        raise Refusal(
            spoken().gettext(
                "the dossier holds names that are withheld, and nothing is struck in it; have it shown to you first if you may see them, or export under a release profile"
            )
        )
    dossier = project_of(request).desk.incident(incident)
    if form == "html":
        text, media_type = render_html(dossier), "text/html; charset=utf-8"
    else:
        text, media_type = render_json(dossier), "application/json"
    # the id is in what was assessed, and so is one of ours
    told = {"Content-Disposition": f'attachment; filename="incident-{dossier.incidents[0].id}.{form}"'}
    return Response(text.encode("utf-8"), media_type=media_type, headers=told)


# --------------------------------------------------------------------------- together


async def _merge_page(request: Request) -> Response:
    chosen = request.query_params.getlist("incident")
    return await _asked(request, partial(_merge_now, request, chosen))


def _merge_now(
    request: Request, chosen: Sequence[str], wrong: str | Exception = "", why: str = "", status: int = 200
) -> Response:
    incidents = tuple(dict.fromkeys(IncidentId(one) for one in chosen))
    if not 2 <= len(incidents) <= MOST_COMPARED:
        raise Refusal(
            spoken().gettext(
                "merge: %(found)s incidents were chosen; choose 2 to %(most)s in the list or on the page of one"
            )
            % {"found": len(incidents), "most": MOST_COMPARED}
        )
    return shown(
        request,
        "merge.html",
        status,
        sides=[_side(desk_of(request), one) for one in incidents],
        wrong=wrong,
        why=printable(why),
        longest=LONGEST_WHY,
    )


def _side(desk: Desk, incident: IncidentId) -> Side:
    dossier = desk.incident(incident)
    assessed = dossier.incidents[0]
    sources = _sources(dossier, assessed, most=12)
    return Side(line=line_of(assessed), sources=sources, further=max(0, len(assessed.reports) - len(sources)))


async def _merge(request: Request) -> Response:
    chosen, why = await fields(request, "incident"), await field(request, "why")

    def act() -> Response:
        project = project_of(request)
        incidents = tuple(dict.fromkeys(IncidentId(one) for one in chosen))
        if not why.strip():
            wrong = spoken().gettext("Say for what reason these are one happening.")
            return _merge_now(request, chosen, wrong, why, 400)
        if not 2 <= len(incidents) <= MOST_COMPARED:
            told = {"found": len(incidents), "most": MOST_COMPARED}
            raise Refusal(
                spoken().gettext("merge: %(found)s incidents were chosen, expected 2 to %(most)s") % told
            )
        by, at = account_of(request).name, now(request)
        try:
            refuse_marks(sight_of(request), why)
            _keep(request, lambda: project.merge(incidents, by=by, at=at, why=why))
        except BadSetting as refusal:
            return _merge_now(request, chosen, refusal, why, 400)
        _ask_keeper(request)
        return RedirectResponse(f"/incidents/{incidents[0]}", status_code=303)

    return await _asked(request, act)


# --------------------------------------------------------------------------- apart


async def _split_page(request: Request) -> Response:
    return await _asked(request, partial(_split_now, request))


def _split_now(
    request: Request,
    leaving: frozenset[str] = frozenset(),
    *,
    looking: bool = False,
    wrong: str | Exception = "",
    why: str = "",
    status: int = 200,
) -> Response:
    dossier = desk_of(request).incident(_incident_id(request))
    incident = dossier.incidents[0]
    sources = [one for one in _sources(dossier, incident) if one.passages]
    return shown(
        request,
        "split.html",
        status,
        line=line_of(incident),
        sources=sources,
        leaving=leaving,
        looking=looking,
        going=_part(sources, leaving, stays=False),
        staying=_part(sources, leaving, stays=True),
        wrong=wrong,
        why=printable(why),
        longest=LONGEST_WHY,
    )


def _part(
    sources: Sequence[Source], leaving: frozenset[str], *, stays: bool
) -> list[tuple[Source, list[Passage]]]:
    """Return the reports with those of their claims that stay, or that leave."""
    parts = [(one, [p for p in one.passages if (p.claim not in leaving) is stays]) for one in sources]
    return [(source, passages) for source, passages in parts if passages]


async def _split(request: Request) -> Response:
    claims, reports = await fields(request, "claim"), await fields(request, "report")
    why, step = await field(request, "why"), await field(request, "step")

    def act() -> Response:
        project, incident = project_of(request), _incident_id(request)
        dossier = project.desk.incident(incident)
        _ = spoken().gettext
        whole = {claim.id for claim in dossier.claims if claim.report in set(reports)}
        mine = set(dossier.incidents[0].claims)
        if foreign := sorted(set(claims) - mine):
            words = _("claim %(claim)s is not of this incident any more; open its page anew")
            raise NotThere(words % {"claim": clipped(foreign[0], 40)})
        leaving = frozenset((whole & mine) | set(claims))
        if not leaving or leaving == mine:
            wrong = _("Choose some claims that leave, and leave some that stay.")
            return _split_now(request, leaving, wrong=wrong, why=why, status=400)
        if step != "split":
            return _split_now(request, leaving, looking=True, why=why)
        if not why.strip():
            wrong = _("Say for what reason these are about another happening.")
            return _split_now(request, leaving, looking=True, wrong=wrong, status=400)
        by, at = account_of(request).name, now(request)
        gone = [ClaimId(one) for one in leaving]
        try:
            refuse_marks(sight_of(request), why)
            _keep(request, lambda: project.split(incident, gone, by=by, at=at, why=why))
        except BadSetting as wrong_:
            return _split_now(request, leaving, looking=True, wrong=wrong_, why=why, status=400)
        _ask_keeper(request)
        return RedirectResponse(f"/incidents/{incident}", status_code=303)

    return await _asked(request, act)


# --------------------------------------------------------------------------- taking back


async def _undo(request: Request) -> Response:
    told = {name: await field(request, name) for name in ("of", "why", "seen", "back")}
    account = account_of(request)
    of = told["of"] or account.name
    proposal = request.path_params["proposal"]
    seen = int(told["seen"]) if told["seen"].isdecimal() and len(told["seen"]) < 16 else None

    def act() -> Response:
        if of != account.name and not account.role.may(Role.REVIEWER):
            return shown(
                request,
                "incident_refused.html",
                403,
                why=spoken().gettext(
                    "Whose decision it is takes it back, or a reviewer; this one is not yours."
                ),
                became=(),
            )
        refuse_marks(sight_of(request), told["why"])
        project = project_of(request)
        made: list[Judgement] = []
        at = now(request)
        _keep(
            request,
            lambda: made.append(project.withdraw(proposal, of=of, at=at, why=told["why"], seen=seen)),
        )
        if made[0].groups:
            _ask_keeper(request)
        return RedirectResponse(way_back(told["back"]), status_code=303)

    return await _asked(request, act)


# --------------------------------------------------------------------------- places


def _by_name(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Return countries with their names, in the order of these."""
    return sorted(((printable(code), country_said(code)) for code in codes), key=lambda one: (one[1], one[0]))


async def _places(request: Request) -> Response:
    return await _asked(request, partial(_places_now, request))


def _places_now(request: Request) -> Response:
    spots = desk_of(request).where()
    countries: dict[str, int] = {}
    for spot in spots:
        countries[spot.country] = countries.get(spot.country, 0) + spot.incidents
    asked = request.query_params.get("country", "").strip()
    if not asked and len(countries) == 1:
        asked = next(iter(countries))
    return shown(
        request,
        "places.html",
        countries=[(code, name, countries[code]) for code, name in _by_name(countries)],
        asked=asked,
        country=country_said(asked),
        spots=[
            {
                "name": printable(spot.name),
                "incidents": spot.incidents,
                "link": _link("/incidents", country=spot.country, place=spot.id) if spot.id else "",
            }
            for spot in sorted(spots, key=lambda one: (-one.incidents, one.name))
            if spot.country == asked
        ],
    )


async def _place_page(request: Request) -> Response:
    told = {name: request.query_params.get(name, "") for name in ("name", "to", "lat", "lon", "like")}
    picked = any(told[name].strip() for name in ("to", "lat", "lon"))
    act = _place_now if picked or not told["like"].strip() else _alike_now
    return await _asked(request, partial(act, request, told))


def _alike_now(request: Request, told: Mapping[str, str]) -> Response:
    """Return the places that the gazetteer has under another spelling of a name, to choose from."""
    desk = desk_of(request)
    incident = desk.case(_incident_id(request)).incident
    name, like = " ".join(told["name"].split()), " ".join(told["like"].split())[:LONGEST_NAME]
    reference = project_of(request).reference()
    return shown(
        request,
        "incident_alike.html",
        200,
        line=line_of(incident),
        name=printable(name),
        alike=replace(_candidates(like, (), 1, desk, reference), name=printable(like)),
        back=f"/incidents/{incident.id}",
        longest_name=LONGEST_NAME,
    )


def _correction(told: Mapping[str, str]) -> tuple[str, str]:
    """Return the name of a place and what it should be, as `corrobora.review.correct` takes it.

    Raises:
        Refusal: nothing was chosen, or a coordinate is no number of degrees.

    """
    _ = spoken().gettext
    name, to = " ".join(told["name"].split()), " ".join(told["to"].split())
    lat, lon = told["lat"].strip(), told["lon"].strip()
    if lat or lon:
        for word, value in ((_("latitude"), lat), (_("longitude"), lon)):
            if not _DEGREES.fullmatch(value):
                words = _("place: found %(name)s “%(found)s”, expected degrees as -46.07 or 12.5")
                raise Refusal(words % {"name": word, "found": clipped(value, 20)})
        to = f"{name} ({lat}, {lon})"
    if not to:
        raise Refusal(_("place: choose one of the gazetteer's, or type a latitude and a longitude"))
    return name, to


def _affected(
    request: Request, desk: Desk, incident: Assessment, name: str, to: str
) -> tuple[list[tuple[Affected, Claim]], int]:
    """Return the claims of an incident that name a place, each with how it would be read, and how many others cannot be changed here.

    What a person corrected in them before stays. Claims that are read so already are left out; those that a person found and the
    machine did not are counted, since there is nothing of the machine's to correct.
    """
    by = account_of(request).name
    mine, reference = set(incident.claims), project_of(request).reference()
    told = {
        claim.report
        for claim in desk.incident(incident.id).claims
        if claim.id in mine and claim.place is not None and _named(claim.place) == name
    }
    found: list[tuple[Affected, Claim]] = []
    others = 0
    for report in sorted(told):
        sheet = desk.report(report)
        others += sum(
            one.id in mine and one.place is not None and _named(one.place) == name for one in sheet.found
        )
        for claim in sheet.claims:
            held = claim.judgement
            if {claim.claim.id, claim.instead.id if claim.instead else claim.claim.id}.isdisjoint(mine) or (
                held is not None and held.decision is Decision.REJECT
            ):
                continue
            own = None if claim.opinions is None else claim.opinions.each.get(by)
            before = next((one for one in (own, held) if one is not None and one.corrected is not None), None)
            base = claim.claim if before is None or before.corrected is None else before.corrected
            if base.place is None or _named(base.place) != name:
                continue
            one = Affected(
                sheet=claim,
                base=base,
                before=before,
                report=sheet.report,
            )
            with contextlib.suppress(Unchanged):
                found.append((one, correct_claim(base, {"place": to}, reference)))
    return found, others


def _place_now(
    request: Request,
    told: Mapping[str, str],
    wrong: Sequence[str | Exception] = (),
    kept: int = 0,
    status: int = 200,
) -> Response:
    desk = desk_of(request)
    incident = desk.case(_incident_id(request)).incident
    name, to = _correction(told)
    affected, others = _affected(request, desk, incident, name, to)
    return shown(
        request,
        "incident_place.html",
        status,
        line=line_of(incident),
        name=printable(name),
        to=printable(to),
        becomes=_resolved(affected[0][1].place) if affected and affected[0][1].place else "",
        rows=[
            {
                "key": one.key,
                "source": _source(one.report, ()),
                "passage": _passage(one.base, one.report),
                "now": _resolved(one.base.place) if one.base.place else "",
                "before": "" if one.before is None else value_of(one.before),
            }
            for one, _ in affected
        ],
        others=others,
        wrong=wrong,
        kept=kept,
        longest=LONGEST_WHY,
    )


async def _place(request: Request) -> Response:
    told = {name: await field(request, name) for name in ("name", "to", "lat", "lon")}
    why, keys = await field(request, "why"), frozenset(await fields(request, "claim"))

    def act() -> Response:
        project = project_of(request)
        incident = project.desk.case(_incident_id(request)).incident
        name, to = _correction(told)
        if not why.strip() or not keys:
            _ = spoken().gettext
            wrong = _("Say for what reason this is the place.") if keys else _("Choose at least one claim.")
            return _place_now(request, told, (wrong,), status=400)
        refuse_marks(sight_of(request), why, name, to)
        # what is kept builds on the true records, and on no other claims than those that were shown
        offered = {one.key for one, _ in _affected(request, desk_of(request), incident, name, to)[0]}
        affected, _others = _affected(request, project.desk, incident, name, to)
        affected = [(one, corrected) for one, corrected in affected if one.key in offered]
        chosen = [(one, corrected) for one, corrected in affected if one.key in keys]
        missed = len(keys) - len(chosen)
        wrongs: list[str | Exception] = []
        if missed:
            language = spoken()
            words = language.ngettext(
                "%(number)s of the claims chosen is read otherwise by now; look again.",
                "%(number)s of the claims chosen are read otherwise by now; look again.",
                missed,
            )
            wrongs.append(words % {"number": language.number(missed)})
        by, at, kept = account_of(request).name, now(request), 0
        for one, corrected in chosen:
            judgement = Judgement(
                proposal="",
                decision=Decision.CORRECT,
                by=by,
                at=at,
                why=why,
                value="; ".join(part for part in (one.said, f"place={to}") if part),
                corrected=corrected,
            )
            keep = partial(project.decide_claim, one.sheet.claim.id, judgement, seen=one.sheet.seen)
            try:
                _keep(request, keep)
                kept += 1
            except CorroboraError as why_not:
                wrongs.append(why_not)
        if wrongs:
            return _place_now(request, told, wrongs, kept, 409)
        return RedirectResponse(f"/incidents/{incident.id}", status_code=303)

    return await _asked(request, act)


# --------------------------------------------------------------------------- what leaves the house


def _export_page(
    request: Request,
    wrong: str | Exception = "",
    told: Sequence[str] = (),
    chosen: Sequence[str] = (),
    status: int = 200,
) -> Response:
    counts = project_of(request).desk.counts()
    return shown(
        request,
        "export.html",
        status,
        forms=[(form, WHAT_IT_IS[form]) for form in EXPORTS],
        chosen=chosen,
        wrong=wrong,
        told=[printable(one) for one in told],
        assessed=counts.assessed_at,
        **_weigher(request, counts),
    )


async def _export_form(request: Request) -> Response:
    return await _asked(request, partial(_export_page, request))


async def _export(request: Request) -> Response:
    forms = await fields(request, "form")
    surely = await field(request, "surely") == "yes"
    uploaded = (await request.form()).get("profile")
    profile: Profile | None = None
    try:
        if isinstance(uploaded, UploadFile) and uploaded.filename:
            profile = parse_profile(await uploaded.read(), "the file sent")
    except CorroboraError as why:
        return await run_in_threadpool(partial(_export_page, request, why, (), forms, 400))
    finally:
        if isinstance(uploaded, UploadFile):
            await uploaded.close()

    def act() -> Response:
        if not forms:
            return _export_page(request, spoken().gettext("Choose at least one form."), status=400)
        told: list[str] = []
        sight = sight_of(request)
        under, tell = profile, told.append
        if sight.withholding is not None and not sight.may:
            if profile is None:
                wrong = spoken().gettext(
                    "Names are withheld from you here: send a release profile with it. What is withheld is struck beside what it lists."
                )
                return _export_page(request, wrong, chosen=forms, status=403)
            under, tell = joined(profile, sight.withholding), partial(_tell_own, profile, told)
        try:
            packed = _packed(request, forms, under, tell)
        except (CorroboraError, OSError) as why:
            words: str | Exception = why
            if isinstance(why, OSError):
                words = spoken().gettext("it could not be written: %(why)s") % {"why": why.strerror}
            return _export_page(request, words, told, forms, 400)
        if told and not surely:
            packed.close()
            return _export_page(request, told=told, chosen=forms, status=400)
        if sight.withholding is not None and profile is None:
            note_look(request, Seen.EXPORTED, names=0)
        headers = {"Content-Disposition": 'attachment; filename="export.zip"'}
        return StreamingResponse(
            _pieces(packed),
            media_type="application/zip",
            headers=headers,
            background=BackgroundTask(packed.close),
        )

    return await _asked(request, act)


def joined(profile: Profile, withholding: Withholding) -> Profile:
    """Return a profile that strikes what is withheld here, too, after what it lists itself."""
    of = withholding.profile
    return replace(
        profile, strings=(*profile.strings, *of.strings), speakers=(*profile.speakers, *of.speakers)
    )


def _tell_own(profile: Profile, told: list[str], line: str) -> None:
    """Keep a line about a profile's own entries: how often another stands in the project is not told."""
    said, _colon, entries = line.partition(": ")
    own = {f"strings {number + 1}" for number in range(len(profile.strings))}
    own |= {f"speakers {number + 1}" for number in range(len(profile.speakers))}
    if kept := [one for one in entries.split(", ") if " " not in one or one in own]:
        told.append(f"{said}: {', '.join(kept)}")


def _packed(
    request: Request, forms: Sequence[str], profile: Profile | None, tell: Callable[[str], None]
) -> IO[bytes]:
    """Return a ZIP of what is exported. The folder it is made in is gone by then, whatever happened; the ZIP has no name on disk."""
    project = project_of(request)
    folder = Path(tempfile.mkdtemp(prefix="corrobora-"))
    try:
        out = folder / "export"
        _keep(request, lambda: project.export(forms, out, profile=profile, tell=tell))
        packed = tempfile.TemporaryFile()  # noqa: SIM115 - closed once it is sent
        try:
            _zip(out, packed)
        except BaseException:
            packed.close()
            raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    packed.seek(0)
    return packed


def _zip(folder: Path, into: IO[bytes]) -> None:
    """Write the files of a folder as a ZIP: in the order of their paths, without times, so that the same files give the same bytes."""
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(one for one in folder.rglob("*") if one.is_file() and not one.is_symlink()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with path.open("rb") as read, archive.open(entry, "w", force_zip64=True) as write:
                shutil.copyfileobj(read, write)


def _pieces(packed: IO[bytes]) -> Iterator[bytes]:
    try:
        while piece := packed.read(_PIECE):
            yield piece
    finally:
        packed.close()


# --------------------------------------------------------------------------- style sheets


@cache
def _sheet(name: str) -> tuple[bytes, str]:
    """Return a style sheet of the dossier and what tells one version of it from another."""
    data = style_sheet(name).encode("utf-8")
    return data, f'"{hashlib.sha256(data).hexdigest()[:32]}"'


async def _style(request: Request) -> Response:
    data, tag = _sheet(request.url.path.rsplit("/", 1)[1])
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type="text/css", headers=headers)


PAGES: Final[Mapping[tuple[str, str], Page]] = {
    **{("GET", f"/static/{name}"): _style for name in SHEETS},
    ("GET", "/incidents"): _list,
    ("GET", "/incidents/{incident}"): _incident,
    ("GET", "/incidents/{incident}/dossier.html"): _dossier_html,
    ("GET", "/incidents/{incident}/dossier.json"): _dossier_json,
    ("GET", "/incidents/{incident}/split"): _split_page,
    ("POST", "/incidents/{incident}/split"): _split,
    ("GET", "/incidents/{incident}/place"): _place_page,
    ("POST", "/incidents/{incident}/place"): _place,
    ("GET", "/merge"): _merge_page,
    ("POST", "/merge"): _merge,
    ("POST", "/judgements/{proposal}/undo"): _undo,
    ("GET", "/places"): _places,
    ("POST", "/assess"): _assess,
    ("GET", "/export"): _export_form,
    ("POST", "/export"): _export,
}
"""By method and path."""
