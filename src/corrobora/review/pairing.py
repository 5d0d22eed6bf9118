"""Which coded events may be which incidents, and which of them is proposed. The rules stand in ``docs/methods/coded-events.md``."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final

from corrobora.records import ActKind, CodedEvent, Decision, Judgement, Presence, Proposed
from corrobora.review.places import Stands, place_stands
from corrobora.review.proposing import propose_same
from corrobora.review.sides import WEEK, Own, Side, Theirs, Toll

METHOD: Final = "coded-events/1"

_LONG_EVENT: Final = 31
"""Days of an event above which it is looked at for every incident and not found by its days; speed alone."""
_WITHOUT_VIOLENCE: Mapping[str, frozenset[ActKind]] = {
    "protests: peaceful protest": frozenset(),
    "protests: protest with intervention": frozenset(
        {ActKind.CROWD_FORCE, ActKind.DETENTION, ActKind.INJURY, ActKind.KILLING}
    ),
    "riots: violent demonstration": frozenset({ActKind.CROWD_FORCE, ActKind.DESTRUCTION, ActKind.LOOTING}),
    "strategic developments: arrests": frozenset(
        {ActKind.DETENTION, ActKind.ABDUCTION, ActKind.DISAPPEARANCE, ActKind.INTERCEPTION}
    ),
    "strategic developments: looting/property destruction": frozenset(
        {ActKind.DESTRUCTION, ActKind.LOOTING, ActKind.ATTACK}
    ),
    "strategic developments: other": frozenset(
        {ActKind.DISPLACEMENT, ActKind.INTERCEPTION, ActKind.FAILURE_TO_PROTECT}
    ),
}
"""ACLED's event types without violence, or with some kinds alone, and the acts that each can be; any act fits the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An incident and an event that may be one."""

    own: Own
    theirs: Theirs
    stands: Mapping[str, Stands]
    gap: int
    """Days from the end of one to the beginning of the other; 0: they may share a day."""
    alike: bool
    """Whether their places have one name."""
    judgement: Judgement | None
    """What a person decided on it."""

    @property
    def same(self) -> Proposed:
        """The proposal that they are one."""
        return Proposed(
            proposal=propose_same(self.own.id, self.theirs.event, method=METHOD), judgement=self.judgement
        )

    @property
    def agrees(self) -> tuple[str, ...]:
        """The points on which both agree."""
        return tuple(about for about, how in self.stands.items() if how is Stands.AGREES)

    @property
    def accepted(self) -> bool:
        """Whether a person said that they are one."""
        return self.judgement is not None and self.judgement.decision is Decision.ACCEPT

    @property
    def rank(self) -> tuple[int, int, int, bool]:
        """What pairs are put in order by; two of one rank are not told apart."""
        differing = sum(how is Stands.DIFFERS for how in self.stands.values())
        return (len(self.agrees), -differing, -self.gap, self.alike)

    @property
    def strong(self) -> bool:
        """Whether it is proposed as found where nothing else fits as well."""
        return len(self.agrees) >= 3 and self.beside and self.stands["place"] is not Stands.SILENT

    @property
    def beside(self) -> bool:
        """Whether they may share a day, or no day lies between them and theirs are known to within a week.

        What happens at night, or is coded by the day of its report, stands on the day before or after.
        """
        return self.gap == 0 or (self.gap == 1 and (self.theirs.last - self.theirs.first).days <= WEEK)

    @property
    def at_once(self) -> bool:
        """Whether both are of one place and of one day or of two that adjoin."""
        return self.beside and self.stands["place"] is Stands.AGREES

    @property
    def possible(self) -> bool:
        """Whether it is worth a person's eye."""
        if len(self.agrees) >= 3:
            return True
        place = self.stands["place"]
        told = place is Stands.AGREES or (place is not Stands.SILENT and self.beside)
        return len(self.agrees) == 2 and told


def iter_meeting(owns: Sequence[Own], theirs: Sequence[Theirs]) -> Iterator[tuple[Own, Theirs]]:
    """Give the pairs whose days may be of one week and whose countries may be one, found by their days."""
    by_day: dict[tuple[str | None, int], list[int]] = defaultdict(list)
    long: list[int] = []
    codes = {one.event.place.country for one in theirs}
    for number, one in enumerate(theirs):
        if (one.last - one.first).days > _LONG_EVENT:
            long.append(number)
            continue
        for ordinal in range(one.first.toordinal(), one.last.toordinal() + 1):
            by_day[one.event.place.country, ordinal].append(number)
    for own in owns:
        if own.first is None or own.last is None:
            continue
        code = own.incident.place.country if own.incident.place else None
        wanted = codes if code is None else {code, None}
        begin, end = own.first.toordinal() - WEEK, own.last.toordinal() + WEEK
        near = {
            number
            for one in wanted
            for ordinal in range(begin, end + 1)
            for number in by_day.get((one, ordinal), ())
        }
        near |= {
            number
            for number in long
            if theirs[number].event.place.country in wanted
            and theirs[number].first.toordinal() <= end
            and begin <= theirs[number].last.toordinal()
        }
        for number in sorted(near):
            yield own, theirs[number]


def make_pair(own: Own, theirs: Theirs, held: Mapping[str, Judgement]) -> Pair | None:
    """Return how the two stand to each other, ``None`` where they cannot be one or too little says that they may."""
    judgement = held.get(propose_same(own.id, theirs.event, method=METHOD).id) if held else None
    place, alike = place_stands(own.incident.place, theirs.event.place)
    if judgement is None and (place is None or not fits(own.incident.act, theirs.event)):
        return None
    gap = _gap(own, theirs)
    pair = Pair(
        own=own,
        theirs=theirs,
        stands={
            "date": _date_stands(own, theirs, gap),
            "place": place or Stands.DIFFERS,
            "parties": _party_stands(own.sides, theirs),
            "deaths": _death_stands(own.killed, theirs.event.best),
        },
        gap=gap,
        alike=alike,
        judgement=judgement,
    )
    return pair if judgement is not None or pair.possible else None


def _gap(own: Own, theirs: Theirs) -> int:
    if own.first is None or own.last is None:
        return 0
    return max(0, (theirs.first - own.last).days, (own.first - theirs.last).days)


def _date_stands(own: Own, theirs: Theirs, gap: int) -> Stands:
    if own.first is None or own.last is None:
        return Stands.SILENT
    if gap:
        return Stands.DIFFERS
    # a week of ACLED's is known by one day of it, so that more days are open than it has
    theirs_wide = (theirs.last - theirs.first).days > WEEK and theirs.event.when.time_prec != 2
    return Stands.MAY if theirs_wide or (own.last - own.first).days > WEEK else Stands.AGREES


def fits(act: ActKind | None, event: CodedEvent) -> bool:
    """Whether an event of ACLED's type can be an act; where it has dead, any can."""
    kind = event.kind.casefold()
    if event.best or not kind.startswith(("protests", "riots", "strategic developments")):
        return True
    acts = _WITHOUT_VIOLENCE.get(kind, frozenset() if kind.startswith("strategic") else frozenset(ActKind))
    return bool(acts) if act is None else act in acts


def is_shared(side: Side, others: Iterable[Side], *, by_state: bool) -> bool:
    """Whether a party is among others; ``by_state``: every body of a state stands for it."""
    return any(by_state or not key.startswith("state:") for other in others for key in side.keys & other.keys)


def _party_stands(sides: Sequence[Side], theirs: Theirs) -> Stands:
    named = [side for side in theirs.sides if side.named]
    if any(is_shared(side, sides, by_state=True) for side in named):
        return Stands.AGREES
    return Stands.DIFFERS if named and any(side.named for side in sides) else Stands.SILENT


def _death_stands(ours: Toll | None, number: int | None) -> Stands:
    if ours is None or number is None:
        return Stands.SILENT
    if not ours.holds(number):
        return Stands.DIFFERS
    bounded = ours.high is not None or number in (ours.low, ours.best)
    return Stands.AGREES if number and bounded else Stands.MAY


Chosen = tuple[Presence, tuple[Pair, ...], str]
"""What is proposed for an incident: how surely, which events, and why."""


def assign(pairs: Sequence[Pair]) -> dict[int, list[Chosen]]:
    """Return by incident what is proposed for it, the best first.

    Pairs are taken in the order of their ranks, so that no incident and event are left that both fit better than what they
    got (Gale and Shapley, 1962, for one ranking on both sides). Of pairs of one rank that share an incident or an
    event none is taken.
    """
    chosen: dict[int, list[Chosen]] = {}
    taken: dict[str, Own] = {}
    of_incident: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        of_incident[pair.own.number].append(pair)
    for number, some in _accepted(of_incident).items():
        chosen[number] = [(Presence.FOUND, some, "a person said so")]
        taken |= {pair.theirs.event.id: pair.own for pair in some}
    for number, some in _divided(of_incident, chosen.keys(), taken.keys()).items():
        chosen[number] = [
            (Presence.FOUND, some, f"its dead are divided among {len(some)} events; agree: {_both(some)}")
        ]
        taken |= {pair.theirs.event.id: pair.own for pair in some}
    contested: dict[str, Own] = {}
    ordered = sorted(pairs, key=lambda one: (one.rank, -one.own.number, one.theirs.event.id), reverse=True)
    for _, group in groupby(ordered, key=attrgetter("rank")):
        live = [one for one in group if one.own.number not in chosen and one.theirs.event.id not in taken]
        incidents = Counter(one.own.number for one in live)
        events = Counter(one.theirs.event.id for one in live)
        tied: dict[int, list[Pair]] = defaultdict(list)
        for pair in live:
            event = pair.theirs.event.id
            alone = incidents[pair.own.number] == 1 and events[event] == 1 and event not in contested
            if alone and pair.strong:
                taken[event] = pair.own
                _add(chosen, pair, Presence.FOUND, f"agree: {', '.join(pair.agrees)}")
            else:
                tied[pair.own.number].append(pair)
        for rivals in tied.values():
            for pair in _in_order(rivals):
                _add(chosen, pair, Presence.POSSIBLE, _why_open(pair, len(rivals), events, contested))
        contested |= {one.theirs.event.id: one.own for rivals in tied.values() for one in rivals}
    _add_left_over(chosen, of_incident, taken)
    return chosen


def _add(chosen: dict[int, list[Chosen]], pair: Pair, presence: Presence, why: str) -> None:
    chosen.setdefault(pair.own.number, []).append((presence, (pair,), why))


def _both(some: Sequence[Pair]) -> str:
    return ", ".join(about for about in some[0].agrees if all(about in one.agrees for one in some))


def _why_open(pair: Pair, rivals: int, events: Mapping[str, int], contested: Mapping[str, Own]) -> str:
    agree = f"agree: {', '.join(pair.agrees)}"
    event = pair.theirs.event.id
    if rivals > 1:
        return f"{rivals} events fit equally well; {agree}"
    if events[event] > 1:
        return f"it fits {events[event]} incidents equally well; {agree}"
    if event in contested:
        return f"it may rather be {contested[event].id}; {agree}"
    if pair.gap > 1:
        return f"they are {pair.gap} days apart; {agree}"
    return f"too little agrees to propose it; {agree}"


def _accepted(of_incident: Mapping[int, Sequence[Pair]]) -> dict[int, tuple[Pair, ...]]:
    """Return the incidents of which a person accepted one event or several."""
    found = {number: tuple(one for one in some if one.accepted) for number, some in of_incident.items()}
    return {number: _in_order(some) for number, some in found.items() if some}


def _in_order(some: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted(some, key=lambda one: (one.theirs.first, one.theirs.event.id)))


def _divided(
    of_incident: Mapping[int, Sequence[Pair]], chosen: Collection[int], taken: Collection[str]
) -> dict[int, tuple[Pair, ...]]:
    """Return the incidents whose dead a dataset divided among several events, by day or place.

    The events are of its place and parties and of its days or the day beside them, at least one of them fits strongly, and
    each has fewer dead than anybody says. Together they have a number within the range; no strong one alone does, and none
    fits another incident as well.
    """
    best: dict[str, tuple[tuple[int, int, int, bool], int]] = {}
    for some in of_incident.values():
        for pair in some:
            event = pair.theirs.event.id
            rank, count = best.get(event, (pair.rank, 0))
            best[event] = (pair.rank, 1) if pair.rank > rank else (rank, count + (pair.rank == rank))
    found = {}
    for number, some in of_incident.items():
        toll = some[0].own.killed
        strong = [one for one in some if one.strong]
        if number in chosen or toll is None or any(one.stands["deaths"] is Stands.AGREES for one in strong):
            continue
        parts = [
            one
            for one in some
            if one.beside
            and one.stands["place"] is one.stands["parties"] is Stands.AGREES
            and one.theirs.event.best is not None
            and one.theirs.event.id not in taken
            and 0 < one.theirs.event.best < toll.low
            and best[one.theirs.event.id] == (one.rank, 1)
        ]
        total = sum(one.theirs.event.best or 0 for one in parts)
        where = {(one.theirs.first, one.theirs.last, one.theirs.event.place.name) for one in parts}
        apart = len(where) == len(parts) > 1  # a dataset has one event of one time and place
        if apart and any(one.strong for one in parts) and toll.holds(total):
            found[number] = _in_order(parts)
    return found


def _add_left_over(
    chosen: dict[int, list[Chosen]], of_incident: Mapping[int, Sequence[Pair]], taken: Mapping[str, Own]
) -> None:
    """Add what is not proposed: what fits strongly and may be a further part, and to an incident without any what was proposed for another.

    That it fits strongly, or stands at its place on its day or the next, may mean that one event covers both.
    """
    for number, some in of_incident.items():
        here = {pair.theirs.event.id: pair for _, pairs, _ in chosen.get(number, ()) for pair in pairs}
        left = [one for one in some if one.theirs.event.id not in here]
        left.sort(key=lambda one: (one.rank, one.theirs.event.id), reverse=True)
        strong = [one for one in left if one.strong]
        if not here:
            for pair in (one for one in left if one.strong or one.at_once):
                other = taken[pair.theirs.event.id]
                why = f"it is proposed for {other.id}, which it fits better; agree: {', '.join(pair.agrees)}"
                _add(chosen, pair, Presence.POSSIBLE, why)
        elif chosen[number][0][0] is Presence.FOUND:
            days = {(pair.theirs.first, pair.theirs.last) for pair in here.values()}
            for pair in strong:
                if pair.theirs.event.id not in taken and (pair.theirs.first, pair.theirs.last) not in days:
                    why = f"it may be a further part of the same; agree: {', '.join(pair.agrees)}"
                    _add(chosen, pair, Presence.POSSIBLE, why)
