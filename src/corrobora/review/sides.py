"""Both sides of a reconciliation, made ready to be compared: our incidents, and coded events of others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from corrobora.edtf import bounds
from corrobora.records import (
    Actor,
    ActorKind,
    Assertion,
    Assessment,
    Casualties,
    Category,
    Claim,
    ClaimId,
    CodedEvent,
    CodedParty,
    Dossier,
    IncidentId,
    Outcome,
    Party,
    Place,
    by_id,
)
from corrobora.spelling import normalised

WEEK: Final = 6
"""Days from the first to the last day of a week: two days this far apart may be of one (UCDP date_prec 3, ACLED time_precision 2)."""
LONGEST_SPAN: Final = 366
"""Days of the coarsest date that UCDP codes (date_prec 5, a year); a wider one says nothing of when."""

_FORCES = frozenset({ActorKind.STATE_FORCES, ActorKind.EXTERNAL_FORCES})
_GOVERNING = frozenset({ActorKind.GOVERNMENT, ActorKind.STATE})
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
    }
)
_NOBODY = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.ARMED_MEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party of an incident or an event, by everything it can be known by."""

    label: str
    keys: frozenset[str]
    named: bool
    """Whether it is somebody in particular."""
    accused: bool = False
    claims: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """Our range of the dead."""

    low: int
    best: int | None
    high: int | None
    claims: tuple[ClaimId, ...]
    part: Category | None = None
    """Who is counted, where nobody counts everybody; ``None``: everybody."""

    @property
    def words(self) -> str:
        """The range in words, such as ``19 to 23, best 23`` or ``24 or more``."""
        if self.high is None:
            wide = f"{self.low} or more"
        else:
            wide = str(self.low) if self.low == self.high else f"{self.low} to {self.high}"
        best = "" if self.best is None or self.best == self.low == self.high else f", best {self.best}"
        return f"{wide}{best}{'' if self.part is None else f' ({self.part}, nobody counts everybody)'}"

    def holds(self, number: int) -> bool:
        """Whether a number lies within the range."""
        return self.low <= number and (self.high is None or number <= self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """An incident, as it is compared."""

    number: int
    incident: Assessment
    first: date | None
    """``None`` with ``last``: no day is said, or more than a year is left open."""
    last: date | None
    sides: tuple[Side, ...]
    killed: Toll | None
    civilians: Toll | None
    when_claims: tuple[ClaimId, ...]
    place_claims: tuple[ClaimId, ...]

    @property
    def id(self) -> IncidentId:
        """The incident's own."""
        return self.incident.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    """A coded event, as it is compared."""

    event: CodedEvent
    first: date
    last: date
    sides: tuple[Side, ...]


class Reach:
    """The countries and days within which an event can be an incident of a dossier, or one that is missing from it."""

    def __init__(self, dossier: Dossier) -> None:
        """Go through the incidents once."""
        self._spans: dict[str | None, tuple[date, date]] = {}
        for incident in dossier.incidents:
            first, last = window(incident)
            if first is None or last is None:
                continue
            first, last = _shifted(first, -WEEK), _shifted(last, WEEK)
            code = None if incident.place is None else incident.place.country
            for key in {code, ""}:
                known = self._spans.get(key, (first, last))
                self._spans[key] = (min(known[0], first), max(known[1], last))

    def holds(self, country: str | None, first: date, last: date) -> bool:
        """Say whether an event there and then can matter.

        Args:
            country: ISO 3166-1 alpha-2; ``None``: the dataset's name of it is not known.
            first: first day it may have happened on.
            last: last day.

        """
        keys = ("",) if country is None else (country, None)
        return any(
            span[0] <= last and first <= span[1] for key in keys if (span := self._spans.get(key)) is not None
        )


def window(incident: Assessment) -> tuple[date | None, date | None]:
    """Return the first and the last day of an incident, both ``None`` where they are open or more than `LONGEST_SPAN` apart."""
    when = incident.when
    if when is None or not when.edtf:
        return None, None
    try:
        first, last = bounds(when.edtf)
    except ValueError:
        return None, None
    if first == date.min or last == date.max or (last - first).days >= LONGEST_SPAN:
        return None, None
    return first, last


def _shifted(of: date, days: int) -> date:
    try:
        return of + timedelta(days=days)
    except OverflowError:
        return of


def make_owns(dossier: Dossier) -> list[Own]:
    """Return the incidents of a dossier as they are compared, in its order."""
    claims = by_id(dossier.claims)
    actors = {actor.id: actor for actor in dossier.actors}
    return [
        _own(number, incident, [claims[one] for one in incident.claims if one in claims], actors)
        for number, incident in enumerate(dossier.incidents)
    ]


def _own(number: int, incident: Assessment, told: Sequence[Claim], actors: Mapping[str, Actor]) -> Own:
    first, last = window(incident)
    killed = [row for row in incident.casualties if row.outcome is Outcome.KILLED]
    everybody = next((toll for row in killed if row.category is None if (toll := _toll(row))), None)
    parts = [toll for row in killed if row.category is not None if (toll := _toll(row))]
    if everybody is None and parts:
        # a part bounds the whole from below; parts overlap and are not added up
        most = max(parts, key=lambda one: (one.low, one.claims))
        everybody = Toll(low=most.low, best=None, high=None, claims=most.claims, part=most.part)
    place = incident.place
    return Own(
        number=number,
        incident=incident,
        first=first,
        last=last,
        sides=_our_sides(told, actors),
        killed=everybody,
        civilians=next((one for one in parts if one.part is Category.CIVILIANS), None),
        when_claims=tuple(one.id for one in told if first and last and _tells_day(one, first, last)),
        place_claims=tuple(
            one.id
            for one in told
            if place is not None and one.place is not None and _one_place(one.place, place)
        ),
    )


def _toll(row: Casualties) -> Toll | None:
    low = row.low if row.low is not None else row.best
    if low is None:
        return None
    return Toll(low=low, best=row.best, high=row.high, claims=row.claims, part=row.category)


def _tells_day(claim: Claim, first: date, last: date) -> bool:
    if claim.when is None or not claim.when.edtf:
        return False
    try:
        begin, end = bounds(claim.when.edtf)
    except ValueError:
        return False
    return begin <= last and first <= end and (end - begin).days <= LONGEST_SPAN


def _one_place(one: Place, other: Place) -> bool:
    if one.id is not None and other.id is not None:
        return one.id == other.id
    return one.name is not None and one.name == other.name


def _our_sides(told: Iterable[Claim], actors: Mapping[str, Actor]) -> tuple[Side, ...]:
    """Return the parties that claims carrying the act name as doing or suffering it; a denial names nobody."""
    found: dict[tuple[str, bool], tuple[Party, list[ClaimId]]] = {}
    for claim in told:
        if claim.act is None or not claim.stance.carries_act or claim.act.asserted is not Assertion.ASSERTED:
            continue
        for accused, parties in ((True, claim.act.perpetrators), (False, claim.act.victims)):
            for party in parties:
                key = party.actor if party.actor in actors else f"text:{normalised(party.text)}"
                found.setdefault((str(key), accused), (party, []))[1].append(claim.id)
    sides = []
    for (_, accused), (party, claims) in sorted(found.items(), key=lambda one: one[0]):
        actor = actors.get(party.actor or "")
        if actor is None:
            # a body may be called by its words; of anybody else they may be a private person's name
            label = party.text if party.kind in _BODIES else str(party.kind)
            named, keys = False, frozenset({f"name:{_party_name(party.text)}"})
        else:
            named, label, keys = actor.kind not in _NOBODY, actor.name, _actor_keys(actor)
        sides.append(
            Side(label=label, keys=keys, named=named, accused=accused, claims=tuple(dict.fromkeys(claims)))
        )
    return tuple(sides)


def _party_name(text: str) -> str:
    return normalised(text).removeprefix("the ")


def _actor_keys(actor: Actor) -> frozenset[str]:
    keys = {f"actor:{actor.id}", *(f"name:{_party_name(name)}" for name in (actor.name, *actor.aliases))}
    body = (
        "forces" if actor.kind in _FORCES else "government" if actor.kind in _GOVERNING else str(actor.kind)
    )
    if actor.country is not None and (actor.kind in _FORCES | _GOVERNING or actor.kind is ActorKind.POLICE):
        keys |= {f"body:{actor.country}:{body}", f"state:{actor.country}"}
    return frozenset(keys)


def make_theirs(event: CodedEvent) -> Theirs:
    """Return a coded event as it is compared."""
    first, last = bounds(event.when.edtf or "../..")
    return Theirs(event=event, first=first, last=last, sides=tuple(map(_their_side, event.parties)))


def _their_side(party: CodedParty) -> Side:
    keys = {f"name:{_party_name(name)}" for name in party.names}
    if party.actor is not None:
        keys |= _actor_keys(party.actor)
    named = bool(party.names) and (party.actor is not None or party.kind not in _NOBODY)
    return Side(label=party.text, keys=frozenset(keys), named=named)
