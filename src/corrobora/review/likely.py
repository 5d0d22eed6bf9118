"""Which two incidents may be one happening, for a person to decide: in which points they agree, in which they differ, what was decided on the two before.

Joining has put apart what it was not sure of; here nothing is put together, and pairs are only put in order. The rules and their
sources are in ``docs/methods/replay.md``.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from corrobora.edtf import bounds
from corrobora.records import (
    Anchor,
    Assessment,
    ClaimId,
    Decision,
    Judgement,
    Outcome,
    Place,
    Proposal,
)
from corrobora.sphere import apart_km

METHOD: Final = "likely/1"
SAME_OF_TWO: Final = "same-incident-of-two"
"""Kind of the proposal that two incidents are one happening."""
LIKELY: Final = 3
"""Least score of a pair that is proposed. Ours: place and day, or one of them with two further points, and nothing against it."""
_NEAR_KM: Final = 25.0
"""Kilometres within which a place may be meant by another's name (UCDP GED Codebook, where_prec 2: within about 25 km of a known point)."""
_EXACT: Final = 2
"""Greatest where_prec of a place that can be compared; what is known less well holds too much (as above, 3 and more: a district, a province)."""
_LONGEST: Final = 7
"""Days that may be meant, beyond which that the days agree says nothing. Ours: a week."""
_NEAR_DAYS: Final = 3
"""Days between two days up to which neither agreement nor difference is found. Ours, as the desk's: a weekend, until the next edition."""
COMPARED: Final = frozenset({"act", "responsibility", "victims"})
"""Points of an assessment that are compared."""
_NO_PARTY: Final = frozenset({"denied", "people", "persons", "not named"})
"""Values of who did or suffered it that name or describe nobody."""
_HALF: Final = 0.5


class Topic(StrEnum):
    """In what two incidents are compared."""

    PLACE = "place"
    DAY = "day"
    ACT = "act"
    KILLED = "killed"
    RESPONSIBILITY = "responsibility"
    VICTIMS = "victims"


WEIGHTS: Final = {
    Topic.PLACE: 2,
    Topic.DAY: 2,
    Topic.ACT: 1,
    Topic.KILLED: 1,
    Topic.RESPONSIBILITY: 1,
    Topic.VICTIMS: 1,
}
"""What each point counts, for or against. Ours: where and when make a happening that one; the others are told differently of one and alike of many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How two incidents stand to each other."""

    agree: tuple[Topic, ...]
    differ: tuple[Topic, ...]

    @property
    def score(self) -> int:
        """Weights of the points that agree, less those that differ."""
        return sum(WEIGHTS[one] for one in self.agree) - sum(WEIGHTS[one] for one in self.differ)

    @property
    def likely(self) -> bool:
        """Whether a person is asked: the score is `LIKELY` or more, and the place or the day agrees."""
        return self.score >= LIKELY and not {Topic.PLACE, Topic.DAY}.isdisjoint(self.agree)


def compare(one: Assessment, other: Assessment) -> Compared:
    """Return in which points two incidents agree and in which they differ; of what either says nothing, neither.

    1. *Place*: the same id in a gazetteer, or the same name in the same country, agrees, and so do two points within 25 km; another country, or points further
       apart, differ. Places known to a district or worse are compared by their country alone.
    2. *Day*: days that may be the same agree, where each is known to a week; days more than three apart differ.
    3. *Act*: the same kind agrees; kinds of which neither is said of the other differ.
    4. *Killed*: ranges that overlap agree, others differ.
    5. *Responsibility* and *victims*: one value that both have agrees; where both have values and share none, they differ.

    The order of the two changes nothing.
    """
    found = {
        Topic.PLACE: _places(one.place, other.place),
        Topic.DAY: _days(one, other),
        Topic.ACT: _acts(one, other),
        Topic.KILLED: _killed(one, other),
        Topic.RESPONSIBILITY: _shared(_values(one, "responsibility"), _values(other, "responsibility")),
        Topic.VICTIMS: _shared(_values(one, "victims"), _values(other, "victims")),
    }
    return Compared(
        agree=tuple(topic for topic, same in found.items() if same is True),
        differ=tuple(topic for topic, same in found.items() if same is False),
    )


def propose_same_of_two(groups: Iterable[Iterable[ClaimId]]) -> Proposal:
    """Return the proposal that two incidents are one happening.

    Args:
        groups: the claims of each; their order changes nothing.

    """
    subjects = tuple(sorted(" ".join(sorted(group)) for group in groups))
    return Proposal(kind=SAME_OF_TWO, subjects=subjects, value="same", method="")


def decided_on_two(
    judgements: Sequence[Judgement],
    one: Sequence[ClaimId],
    other: Sequence[ClaimId],
    *,
    meant: Callable[[Anchor], Iterable[ClaimId]],
) -> tuple[Judgement, ...]:
    """Return which judgements are about whether two incidents are one, withdrawals among them, in the order given.

    A judgement that puts together or apart, or on this very proposal, is about the two where one of its groups is at home in the one and another
    in the other. A group is at home where most of its claims are that are still read, and at least half of them are (ours: as
    `regrouping` moves a group with most of its claims).

    Args:
        judgements: any; those without groups are passed over.
        one: claims of an incident.
        other: claims of another.
        meant: returns the claims that an anchor means now, none where its words are read no more.

    """
    homes = dict.fromkeys(one, 0) | dict.fromkeys(other, 1)
    found = []
    for judgement in judgements:
        if judgement.decision not in _OF_TWO:
            continue
        at = {_home(group, homes, meant) for group in judgement.groups}
        if {0, 1} <= at:
            found.append(judgement)
    return tuple(found)


_OF_TWO: Final = frozenset({Decision.MERGE, Decision.SPLIT, Decision.REJECT, Decision.UNSURE})


def _home(
    group: Sequence[Anchor], homes: dict[ClaimId, int], meant: Callable[[Anchor], Iterable[ClaimId]]
) -> int | None:
    now = {
        claim for anchor in group for claim in ((anchor.claim,) if anchor.claim in homes else meant(anchor))
    }
    held = Counter(homes[claim] for claim in now if claim in homes)
    if not held:
        return None
    home = min(held, key=lambda side: (-held[side], side))
    return home if held[home] >= _HALF * len(now) else None


def _places(one: Place | None, other: Place | None) -> bool | None:
    if one is None or other is None:
        return None
    if one.country is not None and other.country is not None and one.country != other.country:
        return False
    if any(place.where_prec is None or place.where_prec > _EXACT for place in (one, other)):
        return None
    if one.id is not None and one.id == other.id:
        return True
    km = apart_km(one, other)
    if km is not None:
        return km <= _NEAR_KM
    return True if _name(one) == _name(other) and one.country is not None else None


def _name(place: Place) -> str:
    return (place.name or place.text).casefold()


def _days(one: Assessment, other: Assessment) -> bool | None:
    here, there = _span(one), _span(other)
    if here is None or there is None:
        return None
    gap = max((there[0] - here[1]).days, (here[0] - there[1]).days)
    if gap > _NEAR_DAYS:
        return False
    short = all((last - first).days < _LONGEST for first, last in (here, there))
    return True if gap <= 0 and short else None


def _span(incident: Assessment) -> tuple[date, date] | None:
    if incident.when is None or incident.when.edtf is None:
        return None
    try:
        return bounds(incident.when.edtf)
    except (ValueError, OverflowError):
        return None


def _acts(one: Assessment, other: Assessment) -> bool | None:
    if one.act is None or other.act is None:
        return None
    if one.act == other.act:
        return True
    told = one.act in _values(other, "act") or other.act in _values(one, "act")
    return None if told else False


def _killed(one: Assessment, other: Assessment) -> bool | None:
    here, there = _range(one), _range(other)
    if here is None or there is None:
        return None
    return max(here[0], there[0]) <= min(here[1], there[1])


def _range(incident: Assessment) -> tuple[float, float] | None:
    for held in incident.casualties:
        if held.outcome is Outcome.KILLED and held.category is None:
            if held.low is None and held.high is None:
                return None
            return float(held.low or 0), float("inf") if held.high is None else float(held.high)
    return None


def _values(incident: Assessment, about: str) -> frozenset[str]:
    """Return what is said of a point, who did or suffered it together taken one by one."""
    return frozenset(
        name.casefold()
        for point in incident.points
        if point.about == about
        for value in point.values
        for name in value.value.split(" and ")
        if name.casefold() not in _NO_PARTY
    )


def _shared(here: frozenset[str], there: frozenset[str]) -> bool | None:
    return not here.isdisjoint(there) if here and there else None
