"""Lay judgements over incidents: what a person put together or apart stands as the person put it.

A judgement names the claims that it was made on (`Anchor`). Claims that came since go where the machine joins them, and a judgement
whose ground moved that way says so.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from corrobora.records import Anchor, Claim, ClaimId, Decision, Incident, Judgement, ReportId
from corrobora.review.laying import Footing
from corrobora.review.opinions import in_force

METHOD: Final = "regrouping/1"
_OF_GROUPS: Final = frozenset({Decision.MERGE, Decision.SPLIT})
_HALF: Final = 0.5
"""Share of a passage that has to be in another for both to be the same words cut otherwise. Ours: what is judged is a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """Incidents with judgements laid over them."""

    incidents: tuple[Incident, ...]
    footings: Mapping[str, Footing] = field(default_factory=dict)
    """What each judgement in force stands on, by its proposal."""


def groups_in_force(judgements: Sequence[Judgement], *, coders: int = 1) -> tuple[Judgement, ...]:
    """Return the judgements in force that put claims together or apart, the oldest first."""
    held = set(in_force(judgements, coders=coders).values())
    return tuple(one for one in judgements if one in held and one.decision in _OF_GROUPS and one.groups)


def regroup(
    incidents: Iterable[Incident],
    judgements: Sequence[Judgement],
    *,
    claims: Mapping[ClaimId, Claim],
    coders: int = 1,
) -> Regrouped:
    """Lay judgements over incidents.

    1. Judgements are followed in the order in which they were made, each on what those before it left.
    2. *Merge*: the incidents that hold most of each group's claims become one.
    3. *Split*: each group but the first leaves the incident that the first is in, for one of its own; what came since stays.
    4. A claim is known by its id, or where that is gone, by its passage: one that shares half of it with the claim's.
    5. What the machine does by itself now needs no judgement: it stays firm, and nothing is changed.

    Args:
        incidents: as joined.
        judgements: any, the oldest first; those that put nothing together or apart are passed over.
        claims: those of the incidents, by their ids.
        coders: persons that the project asks for on each proposal, 1 or 2.

    Returns:
        The incidents in the order they came in, a merged one where its first was and split ones after it; those that no
        judgement touches as they were.

    """
    groups = _Groups(incidents, claims)
    footings: dict[str, Footing] = {}
    for one in groups_in_force(judgements, coders=coders):
        found = [groups.find(group) for group in one.groups]
        follow = groups.merge if one.decision is Decision.MERGE else groups.split
        footings[one.proposal] = follow(found)
    return Regrouped(incidents=tuple(groups.incidents()), footings=footings)


def shares_half(anchor: Anchor, claim: Claim) -> bool:
    """Whether half of the longer passage is the other's too: the same words, cut otherwise. That they are of one report is for whoever asks."""
    shared = min(claim.end, anchor.end) - max(claim.start, anchor.start)
    return shared >= _HALF * max(claim.end - claim.start, anchor.end - anchor.start)


class _Groups:
    """The claims of each incident, moved about."""

    def __init__(self, incidents: Iterable[Incident], claims: Mapping[ClaimId, Claim]) -> None:
        self._claims = claims
        self._incidents = dict(enumerate(incidents))
        self._place = {claim: n for n, incident in self._incidents.items() for claim in incident.claims}
        self._order: dict[int, tuple[int, ...]] = {number: (number,) for number in self._incidents}
        self._fresh = len(self._incidents)
        self._touched: set[int] = set()
        self._joined: dict[int, set[int]] = defaultdict(set)
        self._by_report: dict[ReportId, list[Claim]] = defaultdict(list)
        for known in self._place:
            self._by_report[claims[known].report].append(claims[known])

    def find(self, group: Iterable[Anchor]) -> frozenset[ClaimId]:
        """Return the claims that a group's anchors mean now."""
        return frozenset(claim for anchor in group for claim in self._meant(anchor))

    def _meant(self, anchor: Anchor) -> Iterator[ClaimId]:
        if anchor.claim in self._place:
            yield anchor.claim
            return
        for claim in self._by_report.get(anchor.report, ()):
            if shares_half(anchor, claim):
                yield claim.id

    def merge(self, groups: Sequence[frozenset[ClaimId]]) -> Footing:
        """Make one of the incidents that hold most of each group."""
        homes = [self._home(group) for group in groups]
        there = sorted({home for home in homes if home is not None}, key=self._order.__getitem__)
        if None in homes:
            return Footing.GONE
        stray = any(
            self._place[claim] != home for group, home in zip(groups, homes, strict=True) for claim in group
        )
        if len(there) > 1:
            into, *others = there
            self._touched.add(into)
            for claim, place in self._place.items():
                if place in others:
                    self._place[claim] = into
            for other in others:
                self._joined[into] |= {other, *self._joined.pop(other, set())}
        return Footing.MOVED if stray else Footing.FIRM

    def split(self, groups: Sequence[frozenset[ClaimId]]) -> Footing:
        """Let each group but the first leave the incident of the first."""
        home = self._home(groups[0]) if groups else None
        if home is None or not all(groups):
            return Footing.GONE
        every = frozenset().union(*groups)
        came = {claim for claim, place in self._place.items() if place == home} - every
        parted = False
        for number, group in enumerate(groups[1:], 1):
            leaving = {claim for claim in group if self._place[claim] == home}
            if not leaving:
                continue
            parted = True
            self._touched |= {home, self._fresh}
            self._order[self._fresh] = (*self._order[home], number)
            self._joined[self._fresh] = {home, *self._joined.get(home, set())}
            for claim in leaving:
                self._place[claim] = self._fresh
            self._fresh += 1
        return Footing.MOVED if parted and came else Footing.FIRM

    def _home(self, group: frozenset[ClaimId]) -> int | None:
        """Return the incident that holds most of some claims, of several the first; ``None`` where none holds any."""
        held = Counter(self._place[claim] for claim in group)
        return min(held, key=lambda place: (-held[place], self._order[place]), default=None)

    def incidents(self) -> Iterator[Incident]:
        """Give the incidents as they are now."""
        left: dict[int, list[ClaimId]] = defaultdict(list)
        for claim, place in self._place.items():
            left[place].append(claim)
        for place in sorted(self._order, key=self._order.__getitem__):
            if place not in self._touched:
                if place in left:
                    yield self._incidents[place]
            elif place in left:
                yield self._made(place, sorted(left[place]))

    def _made(self, place: int, claims: Sequence[ClaimId]) -> Incident:
        sources = [
            self._incidents[n]
            for n in sorted({place, *self._joined.get(place, set())})
            if n in self._incidents
        ]
        mine = set(claims)
        reports = tuple(sorted({self._claims[claim].report for claim in claims}))
        steps = dict.fromkeys(
            step for incident in sources for step in incident.steps if step.claims and step.claims[0] in mine
        )
        without = (
            {report for incident in sources for report in incident.without_claims}
            if place in self._incidents
            else set()
        )
        return replace(
            sources[0],
            claims=tuple(claims),
            reports=reports,
            steps=tuple(sorted(steps, key=lambda step: (step.step, step.claims))),
            without_claims=tuple(sorted(without - set(reports))),
            method=METHOD,
        )
