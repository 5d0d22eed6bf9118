"""Weigh an incident: one call from its claims to its assessment.

Pure and repeatable: the same claims, reports and actors give the same
assessment, whatever their order and however often each is given.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from types import MappingProxyType

from corrobora.records import (
    ActKind,
    Actor,
    Assessment,
    Claim,
    ClaimId,
    Incident,
    IndependentOrigins,
    OriginRange,
    Place,
    Report,
    ReportId,
    When,
)
from corrobora.weighing import (
    accountability,
    casualties,
    conflicts,
    gaps,
    grades,
    headlines,
    origins,
    points,
    relations,
)
from corrobora.weighing.docket import Docket, act_order, open_docket
from corrobora.weighing.origins import Origins
from corrobora.weighing.spans import find_span

METHODS: Mapping[str, str] = {
    "origins": origins.METHOD,
    "casualties": casualties.METHOD,
    "points": points.METHOD,
    "relations": relations.METHOD,
    "conflicts": conflicts.METHOD,
    "grades": grades.METHOD,
    "accountability": accountability.METHOD,
    "headline": headlines.METHOD,
    "gaps": gaps.METHOD,
}
"""Name of each judgement and the version of the rules that make it."""


def assess(
    incident: Incident,
    *,
    claims: Mapping[ClaimId, Claim],
    reports: Mapping[ReportId, Report],
    actors: Mapping[str, Actor],
    as_of: str | None,
    fallen: Collection[ClaimId] = frozenset(),
    struck: Mapping[ClaimId, frozenset[str]] = MappingProxyType({}),
) -> Assessment:
    """Weigh an incident.

    Args:
        incident: the claims and steps judged to be about one happening.
        claims: at least the claims of the incident and of its steps.
        reports: at least the reports of those claims; reports beyond them serve
            to follow chains of copies.
        actors: every actor a claim may resolve to, by id. A speaker whose
            ``actor`` is not among them is taken for a person of that name.
        as_of: day against which promised dates are measured (``YYYY-MM-DD``);
            ``None``: not measured.
        fallen: claims that no longer count, because their publisher withdrew,
            replaced or corrected them. They stand in ``set_aside`` and nowhere else.
        struck: for claims that count, the wordings of the numbers in them that do not.

    Returns:
        The assessment. It attributes and never asserts; what cannot be decided
        is a range, a *may share* or a sentence under what is not known.

    Raises:
        MissingEvidence: the incident has no claim, a step has none, or a claim
            or report named is not among those given.
        BadSetting: ``as_of`` is no date.

    """
    docket = open_docket(
        incident, claims=claims, reports=reports, actors=actors, fallen=fallen, struck=struck
    )
    found = origins.find_origins(docket)
    questions = points.ask(docket, found)
    when, place = choose_when(docket, found), choose_place(docket, found, questions)
    disputed = conflicts.find_conflicts(questions, found)
    independent = IndependentOrigins(
        act=_behind_act(docket, found), responsibility=_behind_responsibility(found)
    )
    steps = accountability.follow(docket, as_of=as_of, event=when)
    ranges = casualties.weigh_casualties(docket, found)
    return Assessment(
        id=docket.incident,
        headline=headlines.write_headline(docket, found, casualties=ranges, place=place, when=when)
        if docket.statements
        else _nothing_stands(docket),
        act=choose_act(docket, found),
        when=when,
        place=place,
        reports=tuple(sorted(docket.reports)),
        claims=tuple(sorted(statement.id for statement in docket.statements)),
        casualties=ranges,
        points=tuple(points.as_point(question, found) for question in questions),
        conflicts=disputed,
        origins=found.all,
        independent_origins=independent,
        accountability=steps,
        grades=grades.grade(
            docket,
            found,
            questions=questions,
            conflicts=disputed,
            independent=independent,
            fighters_only=points.fighters_only(docket),
            place=place,
            when=when,
        ),
        not_known=gaps.find_gaps(
            docket, found, questions=questions, steps=steps, when=when, place=place, as_of=as_of
        ),
        set_aside=docket.set_aside,
        without_claims=incident.without_claims,
    )


def _nothing_stands(docket: Docket) -> str:
    """Put a line over an incident of which no claim is left."""
    count = len(docket.reports)
    return f"Nothing stands of what {count} {'report' if count == 1 else 'reports'} told: withdrawn, replaced or corrected"


def _behind_act(docket: Docket, found: Origins) -> OriginRange:
    bearing = {statement.id for statement in docket.statements if statement.id in found.bearing} | found.owned
    return _up_to(found.count(bearing), found.count(bearing | found.granted))


def _behind_responsibility(found: Origins) -> OriginRange:
    """Count the origins of the best supported attribution; rival attributions do not corroborate each other.

    What the accused grants counts at the high end. Where nobody is named, whoever tells of a uniform or the like counts.
    """
    naming = found.naming
    if not naming.sides:
        return found.count(naming.claims)
    return max(
        (
            _up_to(
                found.count(held | naming.granted[side] & found.owned),
                found.count(held | naming.granted[side]),
            )
            for side, held in naming.sides.items()
        ),
        key=lambda spread: (spread.low, spread.high),
    )


def _up_to(sure: OriginRange, at_most: OriginRange) -> OriginRange:
    """Return the low end of what is sure and the high end of what may be."""
    return OriginRange(low=sure.low, high=max(sure.high, at_most.high)) if sure.high else sure


def choose_act(docket: Docket, found: Origins) -> ActKind | None:
    """Return the kind of act that most origins carry, the graver one where they are as many."""
    by_kind: dict[ActKind, list[ClaimId]] = defaultdict(list)
    for statement in docket.statements:
        if docket.carries(statement):
            kind = docket.heading(statement)
            if kind is not None:
                by_kind[kind].append(statement.id)
    return min(
        by_kind, key=lambda kind: (-len(found.counted(by_kind[kind])), act_order(kind)), default=docket.act
    )


def choose_when(docket: Docket, found: Origins) -> When | None:
    """Return the date that most origins give, the more precise one where they are as many.

    A time that nobody's words resolve is returned as worded, without a date.
    """
    behind: dict[str, list[ClaimId]] = defaultdict(list)
    worded: dict[str, When] = {}
    for statement in docket.statements:
        when = statement.claim.when
        if when is None or not docket.tells(statement):
            continue
        key = when.edtf if when.edtf is not None and find_span(when.edtf) is not None else ""
        behind[key].append(statement.id)
        if key not in worded or (when.text, when.date_prec or 9) < (
            worded[key].text,
            worded[key].date_prec or 9,
        ):
            worded[key] = when
    resolved = [key for key in behind if key]
    if not resolved:
        return worded.get("")
    best = min(resolved, key=lambda key: (-len(found.counted(behind[key])), worded[key].date_prec or 9, key))
    return worded[best]


def choose_place(docket: Docket, found: Origins, questions: tuple[points.Question, ...]) -> Place | None:
    """Return the most precise place where all can be one, else the one that most origins give.

    Between equally precise places, a route between two named ends comes first
    (UCDP where_prec 5 holds routes and vague parts of a country alike). Where
    the only towns named are the ends of a route that is named too, it is the
    route: UCDP puts what lies between two places between them.
    """
    behind: dict[str, list[ClaimId]] = defaultdict(list)
    places: dict[str, Place] = {}
    for statement in docket.statements:
        place = statement.claim.place
        if place is None or not docket.tells(statement):
            continue
        name = points.place_name(place)
        behind[name].append(statement.id)
        if name not in places or _precision(place) < _precision(places[name]):
            places[name] = place
    contested = any(question.about == "place" and question.rifts for question in questions)
    exact = {name for name, place in places.items() if place.where_prec in {1, 2}}
    for name in sorted(places):
        ends = {points.place_name(end) for end in places[name].ends}
        if len(ends) > 1 and exact and exact <= ends:
            return places[name]

    def rank(name: str) -> tuple[int, tuple[int, bool, str], int, str]:
        counted = found.counted(behind[name])
        # where an outlet's own voice alone puts it is a weak ground against anybody's word
        said_by = 2 * sum(1 for origin in counted if found.attributed(origin)) + bool(counted)
        return (-said_by if contested else 0, _precision(places[name]), -said_by, name)

    return places[min(places, key=rank)] if places else None


def _precision(place: Place) -> tuple[int, bool, str]:
    """Rank by how closely a place is named: a village that no gazetteer has is as close as one it has, if what holds it is known."""
    close = (1 if place.lat is not None else 5) if place.unlisted else place.where_prec or 8
    return (close, not place.ends, place.text)
