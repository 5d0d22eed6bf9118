"""Across reports: which happenings are one incident, and which background facts are one fact.

Two happenings join when what they share weighs at least `THRESHOLD` and
nothing forbids it: the same report never tells one happening twice, and dates
or places that cannot be one keep incidents apart. The weights are stated in
`SIGNALS`; they are ours, set on the exercise reports by hand, and replaced by
a trained scorer later.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from corrobora.edtf import bounds
from corrobora.merging.happenings import NEAR_KM, Happening, clash, happenings_of, whens_clash
from corrobora.records import (
    ActKind,
    Agreement,
    Fact,
    Incident,
    Outcome,
    Place,
    Reading,
    Report,
    ReportId,
    When,
)
from corrobora.sphere import apart_km

METHOD = "joining/1"
THRESHOLD = 3.0
REPLY_THRESHOLD = 2.0
SIGNALS: Mapping[str, float] = {
    "copy": 3.0,
    "same place": 2.0,
    "place inside place": 1.0,
    "same country": 0.5,
    "same day": 2.0,
    "dates overlap": 1.0,
    "published within ten days": 0.5,
    "published months apart": -1.5,
    "same perpetrator": 1.0,
    "same kind of act": 1.0,
    "same toll": 1.5,
    "tolls overlap": 0.75,
    "same rare words": 1.5,
    "other perpetrators": -1.0,
}
"""What each thing shared adds to a pair's score."""

_DEADLY = frozenset(
    {
        ActKind.KILLING,
        ActKind.ATTACK,
        ActKind.DRONE_STRIKE,
        ActKind.AIR_STRIKE,
        ActKind.SHELLING,
        ActKind.CROWD_FORCE,
        ActKind.INJURY,
        ActKind.INTERCEPTION,
    }
)
_CAPITAL = re.compile(r"(?<![.!?“\"]\s)(?<!^)\b[A-ZÀ-Þ][\w’'-]{2,}")
_COMMON = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december the".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Incidents and background facts over all reports."""

    incidents: tuple[Incident, ...]
    background: tuple[Fact, ...]


def _words(happening: Happening, reports: Mapping[ReportId, Report]) -> frozenset[str]:
    report = reports[happening.report]
    found: set[str] = set()
    for claim in happening.claims:
        found |= {w.casefold() for w in _CAPITAL.findall(report.quote(claim.start, claim.end))}
    return frozenset(found - _COMMON)


def _place_signal(a: Sequence[Place], b: Sequence[Place]) -> str | None:
    best: str | None = None
    for x in a:
        for y in b:
            if x.ends and y.ends and {e.name for e in x.ends} == {e.name for e in y.ends}:
                return "same place"
            if (
                not x.ends
                and not y.ends
                and x.name is not None
                and x.name == y.name
                and (x.where_prec or 9) <= 3
                and (y.where_prec or 9) <= 3
            ):
                return "same place"
            apart = apart_km(x, y)
            if (
                apart is not None
                and apart <= NEAR_KM
                and (x.where_prec or 9) <= 2
                and (y.where_prec or 9) <= 2
            ):
                return "same place"
            names_x, names_y = (
                {e.name for e in x.ends} | {x.name, x.admin1},
                {e.name for e in y.ends} | {y.name, y.admin1},
            )
            if (names_x & names_y) - {None}:
                best = "place inside place"
            elif best is None and x.country is not None and x.country == y.country:
                best = "same country"
    return best


def _when_signal(a: Sequence[When], b: Sequence[When]) -> str | None:
    best: str | None = None
    for x in a:
        for y in b:
            if x.edtf is None or y.edtf is None:
                continue
            (x0, x1), (y0, y1) = bounds(x.edtf), bounds(y.edtf)
            if x0 <= y1 and y0 <= x1:
                if (x1 - x0).days <= 2 and (y1 - y0).days <= 2:
                    return "same day"
                best = "dates overlap"
    return best


def _published(report: Report) -> int | None:
    if report.published is None or report.published.edtf is None:
        return None
    return bounds(report.published.edtf)[0].toordinal()


def _toll_signal(a: Happening, b: Happening) -> str | None:
    best: str | None = None
    for outcome in (Outcome.KILLED, Outcome.INJURED, Outcome.ABDUCTED):
        for low_a, high_a in a.tolls(outcome):
            for low_b, high_b in b.tolls(outcome):
                if low_a == low_b and low_a >= 3:
                    return "same toll"
                if (
                    (high_b is None or low_a <= high_b)
                    and (high_a is None or low_b <= high_a)
                    and max(low_a, low_b) <= 2 * min(low_a, low_b)
                ):
                    best = "tolls overlap"
    return best


def shared(
    a: Happening, b: Happening, *, reports: Mapping[ReportId, Report], words: Mapping[int, frozenset[str]]
) -> tuple[str, ...]:
    """Return the names of the signals two happenings share, in the order of `SIGNALS`."""
    found: set[str] = set()
    ra, rb = reports[a.report], reports[b.report]
    if any(e.report == rb.id for e in ra.copy_of) or any(e.report == ra.id for e in rb.copy_of):
        found.add("copy")
    found |= {
        s
        for s in (_place_signal(a.places, b.places), _when_signal(a.whens, b.whens), _toll_signal(a, b))
        if s is not None
    }
    pa, pb = _published(ra), _published(rb)
    if pa is not None and pb is not None:
        if abs(pa - pb) <= 10:
            found.add("published within ten days")
        elif abs(pa - pb) > 90 and "same day" not in found:
            found.add("published months apart")
    if a.actors() & b.actors():
        found.add("same perpetrator")
    elif a.actors() and b.actors() and not a.reply and not b.reply:
        found.add("other perpetrators")
    if a.kinds() & b.kinds() or (a.kinds() & _DEADLY and b.kinds() & _DEADLY):
        found.add("same kind of act")
    wa, wb = words[id(a)], words[id(b)]
    if wa and wb and len(wa & wb) / min(len(wa), len(wb)) >= 0.5 and len(wa & wb) >= 3:
        found.add("same rare words")
    return tuple(name for name in SIGNALS if name in found)


_ANCHORS = frozenset(
    {"copy", "same place", "place inside place", "same day", "dates overlap", "same toll", "same rare words"}
)


def _blocks(
    happenings: Sequence[Happening], reports: Mapping[ReportId, Report], words: Mapping[int, frozenset[str]]
) -> set[tuple[int, int]]:
    """Return the pairs worth scoring: those that share an actor, a place name, a toll, a rare word or a copied text."""
    keys: dict[str, list[int]] = defaultdict(list)
    for number, h in enumerate(happenings):
        found = {f"a:{a}" for a in h.actors()}
        for place in h.places:
            found |= {f"p:{n}" for n in (place.name, place.admin1, *(e.name for e in place.ends)) if n}
        found |= {f"t:{low}" for low, _ in h.tolls(Outcome.KILLED) if low >= 3}
        found |= {f"w:{w}" for w in words[id(h)]}
        found.add(f"r:{h.report}")
        found |= {f"r:{e.report}" for e in reports[h.report].copy_of}
        for key in sorted(found):
            keys[key].append(number)
    pairs: set[tuple[int, int]] = set()
    for numbers in keys.values():
        if len(numbers) <= 200:
            pairs |= set(combinations(numbers, 2))
    return pairs


def join(readings: Iterable[Reading], *, reports: Mapping[ReportId, Report]) -> Joined:
    """Join what the reports tell into incidents, and their background into facts.

    The result does not depend on the order of ``readings``. Claims that tell
    of no single happening join none and stay where they are.
    """
    ordered = sorted(readings, key=lambda r: r.report)
    happenings: list[Happening] = []
    facts: list[tuple[Reading, Fact]] = []
    for reading in ordered:
        set_apart = frozenset(
            i for f in reading.background if f.kind in {"earlier-violence", "pattern"} for i in f.claims
        )
        happenings += happenings_of(
            reports[reading.report], reading.claims, reading.steps, set_apart=set_apart
        )
        facts += [(reading, f) for f in reading.background]
    happenings.sort(key=lambda h: h.key)
    words = {id(h): _words(h, reports) for h in happenings}
    scored: list[tuple[float, int, int]] = []
    for i, j in sorted(_blocks(happenings, reports, words)):
        a, b = happenings[i], happenings[j]
        if a.report == b.report or (a.reply and b.reply) or clash(a, b) is not None:
            continue
        signals = shared(a, b, reports=reports, words=words)
        score = sum(SIGNALS[s] for s in signals)
        wanted = REPLY_THRESHOLD if a.reply or b.reply else THRESHOLD
        if score >= wanted and (set(signals) & _ANCHORS or (a.reply or b.reply)):
            scored.append((score, i, j))
    home = list(range(len(happenings)))
    members: dict[int, list[int]] = {i: [i] for i in home}
    for _, i, j in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        x, y = home[i], home[j]
        if x == y or any(
            happenings[m].report == happenings[n].report or clash(happenings[m], happenings[n]) is not None
            for m in members[x]
            for n in members[y]
        ):
            continue
        if happenings[i].reply or happenings[j].reply:
            # an answer joins one incident; it never ties two together
            reply = (
                x
                if all(happenings[m].reply for m in members[x])
                else y
                if all(happenings[m].reply for m in members[y])
                else None
            )
            if reply is None:
                continue
        for m in members.pop(y):
            home[m] = x
            members[x].append(m)
    incidents: list[Incident] = []
    for group in members.values():
        told = [happenings[m] for m in group]
        if all(h.reply for h in told):
            continue
        claims = sorted({c.id for h in told for c in h.claims})
        incidents.append(
            Incident(
                claims=tuple(claims),
                reports=tuple(sorted({h.report for h in told})),
                steps=tuple(sorted((s for h in told for s in h.steps), key=lambda s: (s.step, s.claims))),
                method=METHOD,
            )
        )
    incidents.sort(key=lambda i: (-len(i.reports), -len(i.claims), i.id))
    return Joined(incidents=tuple(incidents), background=join_background(facts))


def join_background(facts: Sequence[tuple[Reading, Fact]]) -> tuple[Fact, ...]:
    """Join background facts of one kind and one date over the reports.

    A fact whose date is not resolved joins one worded alike. *Agreed* needs two
    reports; what one report alone tells is *not known*.
    """
    groups: dict[tuple[str, str], list[tuple[Reading, Fact]]] = defaultdict(list)
    for reading, fact in sorted(facts, key=lambda pair: (pair[0].report, pair[1].claims, pair[1].kind)):
        date = "?" if fact.when is None else fact.when.edtf or fact.when.text.lower()
        if fact.kind == "pattern":
            groups[fact.kind, fact.fact].append((reading, fact))
            continue
        if fact.kind == "earlier-violence":
            same = next(
                (
                    key
                    for key, told in groups.items()
                    if key[0] == fact.kind and any(_same_violence(fact, f) for _, f in told)
                ),
                None,
            )
            groups[same or (fact.kind, f"{date}|{fact.fact}")].append((reading, fact))
            continue
        groups[fact.kind, date].append((reading, fact))
    made: list[Fact] = []
    for (kind, _), told in sorted(groups.items()):
        told.sort(key=lambda pair: (pair[0].report, pair[1].claims))
        claims = tuple(sorted({i for _, f in told for i in f.claims}))
        several = len({r.report for r, _ in told}) > 1
        first = told[0][1]
        made.append(
            Fact(
                fact=first.fact,
                kind=kind,
                when=first.when,
                claims=claims,
                agreement=Agreement.AGREED if several else Agreement.NOT_KNOWN,
            )
        )
    return tuple(
        sorted(
            made,
            key=lambda f: (
                f.when is None or f.when.edtf is None,
                "" if f.when is None else f.when.edtf or "",
                f.kind,
                f.claims,
            ),
        )
    )


def _same_violence(a: Fact, b: Fact) -> bool:
    """Whether two facts of earlier violence name one happening: overlapping dates and a name of their own in both."""
    if (
        a.when is None
        or b.when is None
        or whens_clash(a.when, b.when, slack=0)
        or a.when.edtf is None
        or b.when.edtf is None
    ):
        return a.fact == b.fact
    return bool(_names(a.fact) & _names(b.fact))


def _names(words: str) -> frozenset[str]:
    return frozenset(w.casefold() for w in _CAPITAL.findall(words)) - _COMMON


__all__ = ["METHOD", "SIGNALS", "THRESHOLD", "Joined", "join", "join_background", "shared"]
