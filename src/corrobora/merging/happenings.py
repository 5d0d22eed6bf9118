"""Within one report: which claims tell of the same happening.

Claims are followed in the order of the text. A claim with no place and no time
of its own goes with the happening told last; one whose place or time cannot be
that of a happening already told opens another.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corrobora.edtf import bounds
from corrobora.records import (
    ActKind,
    Assertion,
    Claim,
    ClaimId,
    Outcome,
    Place,
    Report,
    ReportId,
    Stance,
    Step,
    When,
)
from corrobora.sphere import apart_km

NEAR_KM = 40.0
"""Two named places within this distance may be one place of an attack (ours; UCDP's code 2 takes 25 km)."""

CORE = frozenset(
    {
        ActKind.KILLING,
        ActKind.INJURY,
        ActKind.ABDUCTION,
        ActKind.SHELLING,
        ActKind.AIR_STRIKE,
        ActKind.DRONE_STRIKE,
        ActKind.CROWD_FORCE,
        ActKind.ATTACK,
        ActKind.INTERCEPTION,
        ActKind.SEXUAL_VIOLENCE,
        ActKind.TORTURE,
    }
)
"""Acts whose place and time set a happening apart; people flee to, and are held in, other places."""

_ANOTHER = re.compile(
    r"\b(?:separate(?:ly)?|another|second|third|elsewhere|different|unrelated|other)\s+(?:\w+\s+){0,2}(?:attacks?|incidents?|raids?|killings?|strikes?|ambush(?:es)?|assaults?|massacres?|shootings?|blasts?|explosions?|abductions?)\b|"
    r"\b[Ss]eparately\b|^Meanwhile\b|\b[Ee]lsewhere\b|\b[Ii]n (?:a|an) (?:separate|unrelated|different|other|second)\b",
)


@dataclass(slots=True)
class Happening:
    """Claims of one report about one happening, with what they say of it."""

    report: ReportId
    claims: list[Claim] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    whens: list[When] = field(default_factory=list)
    core: bool = False
    reply: bool = False
    """True where the report answers a charge without telling the act."""

    @property
    def key(self) -> str:
        """A stable name for ordering."""
        return min((c.id for c in self.claims), default="") + self.report

    def kinds(self) -> frozenset[ActKind]:
        """Return the kinds of acts told, denials included."""
        return frozenset(c.act.kind for c in self.claims if c.act is not None)

    def actors(self) -> frozenset[str]:
        """Return the actors said to have acted; in a reply also those who answer."""
        named = {p.actor for c in self.claims if c.act is not None for p in c.act.perpetrators if p.actor}
        if not self.reply:
            return frozenset(named)
        denying = {
            c.speaker.actor
            for c in self.claims
            if c.speaker is not None and c.speaker.actor and c.stance in _ANSWERS
        }
        return frozenset(named | denying)

    def tolls(self, outcome: Outcome) -> list[tuple[int, int | None]]:
        """Return the totals said for an outcome, parts left out."""
        return [
            (n.low, n.high)
            for c in self.claims
            for n in c.counts
            if n.outcome is outcome
            and not n.part
            and n.low is not None
            and n.low > 0
            and c.stance not in _ANSWERS
        ]


_ANSWERS = frozenset(
    {
        Stance.DENIES,
        Stance.GIVES_ALTERNATIVE_EXPLANATION,
        Stance.ADMITS,
        Stance.ADMITS_ACT_DENIES_RESPONSIBILITY,
    }
)


def _exact(place: Place) -> bool:
    return place.where_prec is not None and place.where_prec <= 2


def places_clash(a: Place, b: Place) -> bool:
    """Whether two places cannot be that of one happening.

    Different countries clash; two towns clash past `NEAR_KM`; a town clashes
    with a region of another name; whatever contains the other does not clash.
    """
    if a.ends or b.ends:
        ends = {e.name for p in (a, b) for e in p.ends}
        if a.ends and b.ends:
            return not ({e.name for e in a.ends} & {e.name for e in b.ends})
        route, town = (a, b) if a.ends else (b, a)
        if not _exact(town) or town.name in ends or len(route.ends) < 2:
            return False
        length = apart_km(route.ends[0], route.ends[1])
        off = apart_km(route, town)
        return length is not None and off is not None and off > length / 2 + NEAR_KM
    if a.country and b.country and a.country != b.country:
        return True
    if a.name is not None and a.name == b.name:
        return False
    if _exact(a) and _exact(b):
        apart = apart_km(a, b)
        return apart is not None and apart > NEAR_KM
    if a.where_prec in {3, 4} and b.where_prec in {3, 4}:
        return (
            a.name is not None
            and b.name is not None
            and a.admin1 != b.admin1
            and a.name != b.admin1
            and b.name != a.admin1
        )
    regions = {3, 4}
    if (a.where_prec in regions and _exact(b)) or (b.where_prec in regions and _exact(a)):
        region, town = (a, b) if a.where_prec in regions else (b, a)
        if region.admin1 and town.admin1 and region.admin1 != town.admin1:
            return (apart_km(a, b) or 0.0) > 150
        return (
            region.where_prec == 4
            and region.name is not None
            and town.admin1 is not None
            and region.name not in {town.admin1, town.name}
            and (apart_km(a, b) or 0.0) > 250
        )
    return False


def whens_clash(a: When, b: When, *, slack: int = 1) -> bool:
    """Whether two times lie more than ``slack`` days apart; unresolved ones never clash."""
    if a.edtf is None or b.edtf is None:
        return False
    (a0, a1), (b0, b1) = bounds(a.edtf), bounds(b.edtf)
    return (b0 - a1).days > slack or (a0 - b1).days > slack


def clash(a: Happening, b: Happening) -> str | None:
    """Return why two happenings cannot be one, or ``None``."""
    if any(whens_clash(x, y) for x in a.whens for y in b.whens):
        return "their dates lie apart"
    ours, theirs = _sharpest(a.places), _sharpest(b.places)
    if ours and theirs and all(places_clash(x, y) for x in ours for y in theirs):
        return "their places lie apart"
    return None


def _sharpest(places: Sequence[Place]) -> list[Place]:
    """Return the towns and routes among places, or all of them where there are none: a region fits too much."""
    sharp = [p for p in places if _exact(p) or p.ends]
    return sharp or list(places)


def _open(report: Report, claim: Claim) -> Happening:
    made = Happening(report=report.id)
    _take(made, claim)
    return made


def _take(happening: Happening, claim: Claim) -> None:
    happening.claims.append(claim)
    core = claim.act is not None and claim.act.kind in CORE
    happening.core = happening.core or core
    if core or not happening.places:
        if (
            claim.place is not None
            and (claim.place.name is not None or claim.place.ends)
            and (claim.place.where_prec or 5) < 6
            and claim.place not in happening.places
        ):
            happening.places.append(claim.place)
    if core and claim.when is not None and claim.when.edtf is not None and claim.when not in happening.whens:
        happening.whens.append(claim.when)


def _fits(happening: Happening, claim: Claim) -> bool:
    """Whether a claim can be about a happening of the same report.

    Another day is another happening. Another place alone is not: a report may
    name both ends of one road. It is where the toll differs too, or the means.
    """
    if (
        claim.when is not None
        and claim.when.edtf is not None
        and any(whens_clash(claim.when, w) for w in happening.whens)
    ):
        return False
    place = claim.place
    if place is None or (place.name is None and not place.ends) or not happening.places:
        return True
    if _near(happening, place):
        return True
    return not (_other_toll(happening, claim) or _other_means(happening, claim) or place.where_prec == 4)


def _near(happening: Happening, place: Place) -> bool:
    """Whether a place can be one of those a happening is told of."""
    return not happening.places or not all(places_clash(place, p) for p in _sharpest(happening.places))


def _other_toll(happening: Happening, claim: Claim) -> bool:
    said = [
        c
        for c in claim.counts
        if c.outcome in {Outcome.KILLED, Outcome.ABDUCTED} and not c.part and c.low is not None and c.low > 0
    ]
    for count in said:
        known = happening.tolls(count.outcome)
        if known and all(
            (high is not None and (count.low or 0) > high) or (count.high is not None and low > count.high)
            for low, high in known
        ):
            return True
    return False


_REMOTE = frozenset({ActKind.DRONE_STRIKE, ActKind.AIR_STRIKE, ActKind.SHELLING})
_ON_THE_GROUND = frozenset(
    {ActKind.ABDUCTION, ActKind.INTERCEPTION, ActKind.SEXUAL_VIOLENCE, ActKind.TORTURE}
)


def _other_means(happening: Happening, claim: Claim) -> bool:
    kind = None if claim.act is None else claim.act.kind
    told = happening.kinds()
    if kind in _REMOTE:
        return not told & _REMOTE
    return kind in _ON_THE_GROUND and kind not in told and bool(told & _REMOTE)


def happenings_of(
    report: Report, claims: Sequence[Claim], steps: Iterable[Step], *, set_apart: frozenset[ClaimId]
) -> tuple[Happening, ...]:
    """Return the happenings one report tells, in the order of its text.

    ``set_apart`` are claims that are background; they belong to none. Claims
    without an act (a denial, a demand) and steps go with the happening told
    last before them, else with the first. A report that only answers ("the
    ministry denied …") gives one happening marked as a reply.
    """
    ordered = sorted((c for c in claims if c.id not in set_apart), key=lambda c: (c.start, c.end, c.id))
    telling = [
        c for c in ordered if c.act is not None and c.act.asserted in {Assertion.ASSERTED, Assertion.NEGATED}
    ]
    told: list[Happening] = []
    at: list[tuple[int, Happening]] = []
    current: Happening | None = None
    for claim in telling:
        core = claim.act is not None and claim.act.kind in CORE
        marked = bool(_ANOTHER.search(report.quote(claim.start, claim.end)))
        placed = claim.place is not None or (claim.when is not None and claim.when.edtf is not None)
        if current is None:
            current = _open(report, claim)
            told.append(current)
        elif marked and core and placed and (not current.core or claim.counts):
            known = next((h for h in told if h is not current and h.places and claim.place in h.places), None)
            current = known or _open(report, claim)
            if known is None:
                told.append(current)
            else:
                _take(current, claim)
        elif not core or not placed or _fits(current, claim):
            _take(current, claim)
        else:
            home = next(
                (h for h in reversed(told) if h is not current and _fits(h, claim) and (h.places or h.whens)),
                None,
            )
            if home is None:
                home = _open(report, claim)
                told.append(home)
            else:
                _take(home, claim)
            current = home
        at.append((claim.start, current))
    rest = [c for c in ordered if c.act is None]
    wanted = list(steps)
    held = {i for s in wanted for i in s.claims}
    if not told:
        answers = [
            c
            for c in rest
            if c.stance in _ANSWERS
            or c.stance in {Stance.DEMANDS, Stance.DOUBTS, Stance.PREDICTS, Stance.ANNOUNCES}
            or c.id in held
        ]
        if not answers:
            return ()
        reply = Happening(report=report.id, reply=True)
        for claim in answers:
            _take(reply, claim)
        reply.steps = [s for s in wanted if any(i not in set_apart for i in s.claims)]
        return (reply,)

    def home_of(start: int) -> Happening:
        before = [h for s, h in at if s <= start]
        return before[-1] if before else at[0][1]

    homes: dict[ClaimId, Happening] = {c.id: h for h in told for c in h.claims}
    for claim in rest:
        if claim.speaker is None and claim.id not in held:
            continue
        home = home_of(claim.start)
        if claim.place is not None and not _near(home, claim.place):
            # a probe "into the deaths on the X road" goes with what was told of there
            home = next((h for h in told if h.places and _near(h, claim.place)), home)
        homes[claim.id] = home
        _take(home, claim)
    for step in wanted:
        begun = [homes[i] for i in step.claims if i in homes]
        if begun:
            begun[0].steps.append(step)
    return tuple(told)
