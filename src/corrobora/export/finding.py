"""How a reader finds one incident among many: groups, lists by date, place, party and number, marks to show by.

Nothing is weighed and nothing is left out here: every incident stands in exactly one group, and in the
lists wherever what was read of it puts it. All of it works without a script (decision 7): lists are links,
folded by ``<details>``; what is to be shown is chosen by radio buttons that the style sheet looks at.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corrobora.export.dates import find_span, when_words
from corrobora.export.geography import Extent, Point, circle, find_country, plan_map
from corrobora.export.pictures import Bucket, Picture, draw_calendar, draw_spread
from corrobora.export.view import IncidentView, Index
from corrobora.export.wording import STANCES, counted, listed, midway
from corrobora.records import Actor, ActorKind, Assertion, Outcome, Party, ReportId, Stance

FEW = 8
"""So many incidents are seen at a glance: past it the overview has groups, lists and marks."""

_DOT_KM = 5.0
"""Radius that gives the map of all incidents its frame; the dots are drawn by number, not by extent."""
_CELLS = 28
"""Dots of the map that lie in one of so many columns of it are drawn as one."""
_MOST_YEARS = 150
_TELLING = 2
"""Of place, day and number, what has to be read of an incident before it is more than mentioned."""
_TOLLS = (
    (100, "100 or more"),
    (50, "50 to 99"),
    (20, "20 to 49"),
    (10, "10 to 19"),
    (5, "5 to 9"),
    (2, "2 to 4"),
)
_BODIES = frozenset(
    {
        ActorKind.STATE_FORCES,
        ActorKind.POLICE,
        ActorKind.GOVERNMENT,
        ActorKind.REBEL_GROUP,
        ActorKind.POLITICAL_MILITIA,
        ActorKind.COMMUNAL_MILITIA,
        ActorKind.PRIVATE_FORCE,
        ActorKind.PEACEKEEPERS,
        ActorKind.EXTERNAL_FORCES,
        ActorKind.NGO,
        ActorKind.UN_BODY,
    }
)
"""Kinds of party that get a shelf. Persons get none: a list of witnesses by name serves those who look for them."""
_LONGEST_NAME = 80
_NAME = re.compile(r"\b[A-ZÀ-ÖØ-Þ]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Incidents of one kind of telling, in the order of their numbers."""

    key: str
    title: str
    note: str
    incidents: tuple[IncidentView, ...]
    folded: bool
    """Whether a reader has to open it: what is only mentioned would bury the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One incident on a shelf."""

    incident: IncidentView
    note: str
    """What puts it there, and what else it is known by: its number, a party's part in it, its place, its date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Incidents under one heading: a month, a country, a party."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """All incidents, shelved by one thing a reader may know of the one that is sought."""

    key: str
    title: str
    note: str
    shelves: tuple[Shelf, ...]
    deep: bool
    """Whether each shelf folds: there are many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that may be true of an incident and that the overview can be narrowed to."""

    key: str
    label: str
    incidents: frozenset[int]
    """Numbers of the incidents of which it is true."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything that leads to the incidents."""

    groups: tuple[Group, ...]
    finders: tuple[Finder, ...]
    marks: tuple[Mark, ...]
    spread: Picture | None
    """Where the incidents lie."""
    unplaced: int
    """Incidents without a point on it."""
    calendar: Picture | None
    """When they are said to have happened."""
    calendar_narrow: Picture | None
    """The same for a screen as wide as a hand."""
    undated: int

    def marks_of(self, incident: IncidentView) -> str:
        """Return the marks of an incident as classes of its row."""
        return " ".join(f"is-{mark.key}" for mark in self.marks if incident.number in mark.incidents)


def overlook(incidents: Sequence[IncidentView], index: Index, actors: Iterable[Actor]) -> Overview:
    """Arrange what leads to the incidents of a dossier; ``actors`` are the dossier's.

    Up to `FEW` of them are one group, without lists or marks.
    """
    if len(incidents) <= FEW:
        one = Group(key="all", title="", note="", incidents=tuple(incidents), folded=False)
        return Overview(
            groups=(one,) if incidents else (),
            finders=(),
            marks=(),
            spread=None,
            unplaced=0,
            calendar=None,
            calendar_narrow=None,
            undated=0,
        )
    spread, unplaced = _spread(incidents)
    buckets, undated = _buckets(incidents)
    finders = (
        _by_date(incidents),
        _by_place(incidents),
        _by_party(incidents, index, {actor.id: actor for actor in actors}),
        _by_toll(incidents),
    )
    return Overview(
        groups=_groups(incidents, index),
        finders=tuple(finder for finder in finders if finder.shelves),
        marks=_marks(incidents),
        spread=spread,
        unplaced=unplaced,
        calendar=draw_calendar(buckets, name="all-time") if buckets else None,
        calendar_narrow=draw_calendar(buckets, name="all-time-narrow", narrow=True) if buckets else None,
        undated=undated,
    )


# --------------------------------------------------------------------------- groups


def _groups(incidents: Sequence[IncidentView], index: Index) -> tuple[Group, ...]:
    """Part the incidents by how they are told.

    *Mentioned* are those that one report tells beside another incident of which it tells more, and those of which
    one report gives less than two of place, day and number.
    """
    main = _main_incidents(incidents, index)
    several, single, mentioned = [], [], []
    for item in incidents:
        reports = item.assessment.reports
        if len(reports) != 1:
            several.append(item)
        elif main[reports[0]] == item.number and _told(item) >= _TELLING:
            single.append(item)
        else:
            mentioned.append(item)
    groups = (
        Group(
            key="several",
            title="Told by several reports",
            note="Those with most reports first, then those with most claims.",
            incidents=tuple(several),
            folded=False,
        ),
        Group(
            key="single",
            title="Told by one report",
            note="Those with most claims first. Nothing stands beside the one account.",
            incidents=tuple(single),
            folded=False,
        ),
        Group(
            key="mentioned",
            title="Mentioned",
            note="One report tells it beside an incident of which it tells more, or gives less than two of place, "
            "day and number. Those with most claims first.",
            incidents=tuple(mentioned),
            folded=True,
        ),
    )
    return tuple(group for group in groups if group.incidents)


def _main_incidents(incidents: Sequence[IncidentView], index: Index) -> dict[ReportId, int]:
    """Return for each report the incident it gives most claims to; of equals, the one that comes first."""
    most: dict[ReportId, tuple[int, int]] = {}
    for item in incidents:
        given: dict[ReportId, int] = dict.fromkeys(item.assessment.reports, 0)
        for claim in item.assessment.claims:
            report = index.claim(claim).report
            given[report] = given.get(report, 0) + 1
        for report, count in given.items():
            if count > most.get(report, (-1, 0))[0]:
                most[report] = (count, item.number)
    return {report: number for report, (_, number) in most.items()}


def _told(item: IncidentView) -> int:
    found = item.assessment
    return sum((found.place is not None, _days(item) is not None, bool(item.casualties)))


# --------------------------------------------------------------------------- shelves


def _days(item: IncidentView) -> tuple[date, date] | None:
    when = item.assessment.when
    span = find_span(when.edtf) if when else None
    return (span.first, span.last) if span and span.first and span.last else None


def _by_date(incidents: Sequence[IncidentView]) -> Finder:
    shelves: dict[str, list[tuple[date, IncidentView]]] = {}
    undated = []
    for item in incidents:
        if days := _days(item):
            shelves.setdefault(str(days[0].year), []).append((days[0], item))
        else:
            undated.append(item)
    found = [
        Shelf(
            name=year,
            entries=tuple(
                _entry(item, date_first=True)
                for _, item in sorted(shelves[year], key=lambda one: (-one[0].toordinal(), one[1].number))
            ),
        )
        for year in sorted(shelves, reverse=True)
    ]
    if undated:
        found.append(
            Shelf(
                name="No day follows from the words",
                entries=tuple(_entry(item) for item in undated),
            )
        )
    return Finder(
        key="date", title="By date", note="Newest first.", shelves=tuple(found), deep=len(found) > 1
    )


def _by_place(incidents: Sequence[IncidentView]) -> Finder:
    unknown, nowhere = "Country not known", "No place was read"
    shelves: dict[str, list[tuple[str, IncidentView]]] = {}
    for item in incidents:
        place = item.assessment.place
        if place is None:
            name = nowhere
        elif place.country:
            country = find_country(place.country)
            name = country.name if country else place.country
        else:
            name = unknown
        shelves.setdefault(name, []).append((place.text.casefold() if place else "", item))
    named = sorted(shelves, key=lambda name: (name in {unknown, nowhere}, name == nowhere, name))
    return _finder(
        "place",
        "By place",
        "Countries, and the places in them, by the alphabet.",
        {
            name: [("", item) for _, item in sorted(shelves[name], key=lambda one: (one[0], one[1].number))]
            for name in named
        },
    )


def _by_party(incidents: Sequence[IncidentView], index: Index, actors: Mapping[str, Actor]) -> Finder:
    """Shelve the incidents by the bodies and groups that claims accuse, quote or count among the harmed."""
    names: dict[str, str] = {}
    shelves: dict[str, dict[int, tuple[IncidentView, list[str]]]] = {}

    def put(name: str, role: str, item: IncidentView) -> None:
        if name:
            key = name.casefold()
            names.setdefault(key, name)
            roles = shelves.setdefault(key, {}).setdefault(item.number, (item, []))[1]
            if role not in roles:
                roles.append(role)

    def body(actor: str | None) -> str:
        known = actors.get(actor or "")
        return known.name if known is not None and known.kind in _BODIES else ""

    for item in incidents:
        for claim_id in item.assessment.claims:
            claim = index.claim(claim_id)
            act = claim.act
            if act is not None and act.asserted is Assertion.ASSERTED and claim.stance.carries_act:
                for party in act.perpetrators:
                    put(body(party.actor) or _proper(party), "accused", item)
                for party in act.victims:
                    put(body(party.actor), "harmed", item)
            if claim.speaker is not None and not claim.speaker.anonymous:
                put(body(claim.speaker.actor), "denies" if claim.stance is Stance.DENIES else "speaks", item)
    return _finder(
        "party",
        "By party",
        "Bodies and groups that somebody accuses, that speak, or that are said to be harmed, by the alphabet. "
        "Persons are not listed.",
        {
            names[key]: [(listed(sorted(roles)), item) for item, roles in shelves[key].values()]
            for key in sorted(shelves)
        },
    )


def _proper(party: Party) -> str:
    """Return the words of a body that is among no list of actors, if they hold a name; else nothing."""
    if party.actor is not None or party.kind not in _BODIES or len(party.text) > _LONGEST_NAME:
        return ""
    words = midway(party.text.strip()).removeprefix("the ")
    # A capital that stands at the very beginning may be a sentence's: "Insurgents" is no name.
    return words[:1].upper() + words[1:] if _NAME.search(words.partition(" ")[2]) else ""


def _by_toll(incidents: Sequence[IncidentView]) -> Finder:
    other, nothing = "Nobody counted as killed: others harmed", "No number was read"
    shelves: dict[str, list[tuple[int, str, IncidentView]]] = {}
    for item in incidents:
        lead = item.lead
        if lead is None:
            name, number, words = nothing, 0, ""
        else:
            number = next(
                (one for one in (lead.casualties.best, lead.casualties.low, lead.casualties.high) if one), 0
            )
            words = f"{midway(lead.name.lower())}: {lead.words}"
            killed = lead.casualties.outcome is Outcome.KILLED
            name = (
                next((name for least, name in _TOLLS if number >= least), "1") if killed and number else other
            )
        shelves.setdefault(name, []).append((-number, words, item))
    order = [name for _, name in _TOLLS] + ["1", other, nothing]
    return _finder(
        "number",
        "By number killed",
        "By the best figure, else the low one; the highest first. A number is one that somebody said.",
        {
            name: [
                (words, item)
                for _, words, item in sorted(shelves[name], key=lambda one: (one[0], one[2].number))
            ]
            for name in order
            if name in shelves
        },
    )


def _finder(
    key: str, title: str, note: str, shelves: Mapping[str, Iterable[tuple[str, IncidentView]]]
) -> Finder:
    found = tuple(
        Shelf(name=name, entries=tuple(_entry(item, words) for words, item in entries))
        for name, entries in shelves.items()
    )
    return Finder(key=key, title=title, note=note, shelves=found, deep=len(found) > 1)


def _entry(item: IncidentView, words: str = "", *, date_first: bool = False) -> Entry:
    """Return an incident with what it is known by: headlines alone are often the same."""
    found = item.assessment
    known = [found.place.text if found.place else "", when_words(found.when) if found.when else ""]
    parts = [words, *(reversed(known) if date_first else known)]
    return Entry(incident=item, note=", ".join(part for part in parts if part))


# --------------------------------------------------------------------------- marks


def _marks(incidents: Sequence[IncidentView]) -> tuple[Mark, ...]:
    rules: tuple[tuple[str, str, Callable[[IncidentView], bool]], ...] = (
        ("disputed", "something is disputed", lambda item: bool(item.disputed)),
        ("denied", "somebody denies it", _is_denied),
        ("origins", "two or more independent origins", lambda item: _act_origins(item) > 1),
        (
            "named",
            "somebody says who did it",
            lambda item: item.assessment.independent_origins.responsibility.high > 0,
        ),
        ("steps", "authorities are said to act", lambda item: bool(item.steps)),
        ("overdue", "a promise is overdue", lambda item: any(row.overdue for row in item.steps)),
    )
    found = (
        Mark(key=key, label=label, incidents=frozenset(item.number for item in incidents if holds(item)))
        for key, label, holds in rules
    )
    return tuple(mark for mark in found if 0 < len(mark.incidents) < len(incidents))


def _is_denied(item: IncidentView) -> bool:
    return any(saying.verb == STANCES[Stance.DENIES] for saying in item.denials)


def _act_origins(item: IncidentView) -> int:
    return item.assessment.independent_origins.act.low


# --------------------------------------------------------------------------- pictures


def _spread(incidents: Sequence[IncidentView]) -> tuple[Picture | None, int]:
    """Draw where the incidents lie, and return how many have no point."""
    points: list[tuple[Point, int]] = []
    for item in incidents:
        place = item.assessment.place
        located = [one for one in (place, *(place.ends if place else ())) if one and one.lat is not None]
        if located and located[0].lat is not None and located[0].lon is not None:
            points.append(((located[0].lon, located[0].lat), item.number))
    missing = len(incidents) - len(points)
    if len(points) < 2:
        return None, missing
    west, east = min(point[0] for point, _ in points), max(point[0] for point, _ in points)
    cell = max((east - west) * 1.5, 1.0) / _CELLS
    cells: dict[tuple[int, int], list[tuple[Point, int]]] = {}
    for point, number in points:
        cells.setdefault((int(point[0] // cell), int(point[1] // cell)), []).append((point, number))
    anchors = tuple(
        (
            (
                sum(point[0] for point, _ in found) / len(found),
                sum(point[1] for point, _ in found) / len(found),
            ),
            str(len(found)),
        )
        for _, found in sorted(cells.items())
    )
    extent = Extent(areas=tuple(circle(point, _DOT_KM, corners=8) for point, _ in points), anchors=anchors)
    words = f"{counted(len(points), 'incident')} with a place that has a point, drawn as {counted(len(anchors), 'dot')}."
    return draw_spread(plan_map(extent, least=2.5), words=words, name="all-map"), missing


def _buckets(incidents: Sequence[IncidentView]) -> tuple[tuple[Bucket, ...], int]:
    """Count the incidents of each year, or each month of up to three years, and those without a day.

    Nothing where all have one day, or where they lie further apart than `_MOST_YEARS`: bars could not be told apart.
    """
    days = [found[0] for item in incidents if (found := _days(item))]
    missing = len(incidents) - len(days)
    if len(set(days)) < 2 or max(days).year - min(days).year > _MOST_YEARS:
        return (), missing
    first, last = min(days), max(days)
    monthly = (last.year - first.year) * 12 + last.month - first.month < 36
    counts: dict[int, int] = {}
    for day in days:
        key = day.year * 12 + day.month - 1 if monthly else day.year
        counts[key] = counts.get(key, 0) + 1
    buckets = tuple(
        Bucket(
            year=key // 12 if monthly else key,
            month=key % 12 + 1 if monthly else None,
            count=counts.get(key, 0),
        )
        for key in range(min(counts), max(counts) + 1)
    )
    return buckets, missing


__all__ = ["FEW", "Entry", "Finder", "Group", "Mark", "Overview", "Shelf", "overlook"]
