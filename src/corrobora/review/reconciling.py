"""Lay a dossier beside a coded event dataset: which incidents are in it, which are not, and where the two differ.

Nothing is decided here: that an event is an incident, and every difference, is a proposal for a person. The rules stand in
``docs/methods/coded-events.md``. Where a bound is needed it is one of the datasets' own precision codes.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from corrobora import sphere
from corrobora.records import (
    CodedEvent,
    Dataset,
    Decision,
    Dossier,
    Judgement,
    Match,
    Place,
    Presence,
    Proposed,
    Reconciled,
    Reconciliation,
)
from corrobora.review.differences import make_match
from corrobora.review.opinions import in_force
from corrobora.review.pairing import METHOD, Pair, assign, fits, iter_meeting, make_pair
from corrobora.review.places import NEAR_KM, is_close, is_vague, place_key, points
from corrobora.review.sides import Own, Theirs, make_owns, make_theirs


def reconcile(
    dossier: Dossier,
    events: Iterable[CodedEvent],
    *,
    dataset: Dataset,
    first: date | None,
    last: date | None,
    countries: Collection[str],
    judgements: Sequence[Judgement] = (),
) -> Reconciliation:
    """Lay a dossier beside the events of a coded dataset.

    The order of the events changes nothing. An event is proposed for one incident at most; where several fit equally
    well, all of them are possible and a person decides. What a person accepted holds, what a person rejected is
    proposed no more.

    Args:
        dossier: what was assessed.
        events: those within `Reach`, parties and countries resolved as far as they can be; others change nothing.
        dataset: whose they are.
        first: first day that any event of the dataset may have happened on, those beyond reach included; ``None``: it has none.
        last: last such day.
        countries: ISO 3166-1 alpha-2 codes of all its countries.
        judgements: of the project, the oldest first.

    """
    held = in_force(judgements)
    theirs = sorted((make_theirs(event) for event in events), key=lambda one: (one.first, one.event.id))
    owns = make_owns(dossier)
    pairs: list[Pair] = []
    rejected: dict[int, list[Proposed]] = defaultdict(list)
    for own, other in iter_meeting(owns, theirs):
        pair = make_pair(own, other, held)
        if pair is None:
            continue
        if pair.judgement is not None and pair.judgement.decision is Decision.REJECT:
            rejected[own.number].append(pair.same)
        else:
            pairs.append(pair)
    chosen = assign(pairs)
    found = []
    for own in owns:
        matches = tuple(
            make_match(presence, some, why, held) for presence, some, why in chosen.get(own.number, ())
        )
        presence, why = _presence(own, matches, dataset, first, last, countries)
        found.append(
            Reconciled(
                incident=own.id,
                presence=presence,
                why=why,
                matches=matches,
                rejected=tuple(rejected.get(own.number, ())),
            )
        )
    proposed = {event.id for one in found for match in one.matches for event in match.events}
    return Reconciliation(
        method=METHOD,
        dataset=dataset,
        incidents=tuple(found),
        unreported=tuple(one.event for one in _unreported(owns, theirs) if one.event.id not in proposed),
    )


def _presence(
    own: Own,
    matches: Sequence[Match],
    dataset: Dataset,
    first: date | None,
    last: date | None,
    countries: Collection[str],
) -> tuple[Presence, str]:
    if matches:
        return matches[0].presence, matches[0].why
    if own.first is None or own.last is None:
        return (
            Presence.OUTSIDE,
            "no report says when, or more than a year is left open; an event is told from others by its day",
        )
    if first is None or last is None or own.last < first or own.first > last:
        return Presence.OUTSIDE, "the file has no events of that time"
    code = own.incident.place.country if own.incident.place else None
    if code is None:
        return Presence.OUTSIDE, "no report says in which country; an event is told from others by its place"
    if code not in countries:
        return (
            Presence.OUTSIDE,
            "the file has no events of that country, or calls it by a name that is not known here",
        )
    if dataset is Dataset.UCDP and (own.killed is None or (own.killed.high or own.killed.low) == 0):
        return (
            Presence.ABSENT,
            "no event of it fits; UCDP codes only what killed, and no report here gives a number of dead",
        )
    return (
        Presence.ABSENT,
        "no event of the file that is not proposed for another incident meets it in two of day, place, parties and dead",
    )


@dataclass(slots=True, kw_only=True)
class _Stretch:
    """The days that our incidents of one region cover, from the first to the last of them."""

    first: date
    last: date
    points: list[tuple[float, float]] = field(default_factory=list)


def _unreported(owns: Iterable[Own], theirs: Iterable[Theirs]) -> Iterator[Theirs]:
    """Give their events of violence in a region of ours, or within 25 km of a place of ours, between the first and the last day there."""
    regions: dict[tuple[str, str], _Stretch] = {}
    for own in owns:
        place = own.incident.place
        if own.first is None or own.last is None or place is None or not place.country or is_vague(place):
            continue
        key = (place.country, place_key(place.admin1 or "") or f"#{own.number}")
        known = regions.setdefault(key, _Stretch(first=own.first, last=own.last))
        known.first, known.last = min(known.first, own.first), max(known.last, own.last)
        if is_close(place):
            known.points += points(place)
    cells: dict[tuple[int, int], list[tuple[tuple[float, float], _Stretch]]] = defaultdict(list)
    for stretch in regions.values():
        for point in stretch.points:
            cells[_cell(point)].append((point, stretch))
    for one in theirs:
        if not fits(None, one.event):
            continue
        place = one.event.place
        region = regions.get((place.country or "", place_key(place.admin1 or "")))
        if (region is not None and _within(one, region)) or any(
            _within(one, stretch) for stretch in _stretches_near(place, cells)
        ):
            yield one


def _within(one: Theirs, stretch: _Stretch) -> bool:
    return one.first <= stretch.last and stretch.first <= one.last


def _cell(point: tuple[float, float]) -> tuple[int, int]:
    """Return the half degree that holds a point: a neighbouring one reaches past 25 km up to 63 degrees north and south."""
    return math.floor(point[0] * 2), math.floor(point[1] * 2)


def _stretches_near(
    place: Place, cells: Mapping[tuple[int, int], Sequence[tuple[tuple[float, float], _Stretch]]]
) -> Iterator[_Stretch]:
    if place.lat is None or place.lon is None or not is_close(place):
        return
    row, column = _cell((place.lat, place.lon))
    for near in ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
        for point, stretch in cells.get(near, ()):
            if sphere.distance_km(point, (place.lat, place.lon)) <= NEAR_KM:
                yield stretch
