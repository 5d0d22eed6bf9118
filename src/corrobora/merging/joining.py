"""Across reports: which happenings are one incident, and which background facts are one fact.

Two happenings join when what they share weighs at least `THRESHOLD` and
nothing forbids it: the same report never tells one happening twice, and dates
or places that cannot be one keep incidents apart. What is shared, and what it
weighs, is in `signals`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from corrobora.merging.happenings import clash, happenings_of, whens_clash
from corrobora.merging.signals import ANCHORS, SIGNALS, Profile, profile, shared
from corrobora.records import Agreement, Fact, Incident, Outcome, Reading, Report, ReportId

METHOD = "joining/2"
THRESHOLD = 3.0
REPLY_THRESHOLD = 2.0

_CAPITAL = re.compile(r"(?<![.!?“\"]\s)(?<!^)\b[A-ZÀ-Þ][\w’'-]{2,}")
_COMMON = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december the".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Incidents and background facts over all reports."""

    incidents: tuple[Incident, ...]
    background: tuple[Fact, ...]


def _blocks(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """Return the pairs worth scoring: those that share an actor, a place, a day, a toll, a telling name or a copied text."""
    keys: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(profiles):
        h = one.happening
        found = {f"a:{a}" for a in h.actors()}
        for place in h.places:
            found |= {f"p:{n}" for n in (place.name, place.admin1, *(e.name for e in place.ends)) if n}
        found |= {f"t:{low}" for low, _ in h.tolls(Outcome.KILLED) if low >= 3}
        found |= {f"w:{w}" for w in (*one.keys, *one.places)}
        found |= {f"d:{month}-{day}" for month, day in one.days}
        found.add(f"r:{h.report}")
        found |= {f"r:{e.report}" for e in one.report.copy_of}
        for key in sorted(found):
            keys[key].append(number)
    pairs: set[tuple[int, int]] = set()
    for numbers in keys.values():
        if len(numbers) <= 200:
            pairs |= set(combinations(numbers, 2))
    return pairs


def forbidden(a: Profile, b: Profile) -> str | None:
    """Return why two happenings cannot be one, or ``None``.

    Places that lie apart forbid nothing where each report names the other's:
    a homonym was taken for the village, or the attack has two names.
    """
    why = clash(a.happening, b.happening)
    if why == "their places lie apart" and a.places & (b.keys | b.places) and b.places & (a.keys | a.places):
        return None
    return why


def join(readings: Iterable[Reading], *, reports: Mapping[ReportId, Report]) -> Joined:
    """Join what the reports tell into incidents, and their background into facts.

    The result does not depend on the order of ``readings``. Claims that tell
    of no single happening join none and stay where they are.
    """
    ordered = sorted(readings, key=lambda r: r.report)
    profiles: list[Profile] = []
    facts: list[tuple[Reading, Fact]] = []
    for reading in ordered:
        set_apart = frozenset(
            i for f in reading.background if f.kind in {"earlier-violence", "pattern"} for i in f.claims
        )
        report = reports[reading.report]
        told = happenings_of(report, reading.claims, reading.steps, set_apart=set_apart)
        profiles += [
            profile(h, report, names=reading.names, others=[o for o in told if o is not h]) for h in told
        ]
        facts += [(reading, f) for f in reading.background]
    profiles.sort(key=lambda p: p.happening.key)
    happenings = [p.happening for p in profiles]
    scored: list[tuple[float, int, int]] = []
    for i, j in sorted(_blocks(profiles)):
        a, b = happenings[i], happenings[j]
        if a.report == b.report or (a.reply and b.reply) or forbidden(profiles[i], profiles[j]) is not None:
            continue
        signals = shared(profiles[i], profiles[j])
        score = sum(SIGNALS[s] for s in signals)
        wanted = REPLY_THRESHOLD if a.reply or b.reply else THRESHOLD
        if score >= wanted and (set(signals) & ANCHORS or (a.reply or b.reply)):
            scored.append((score, i, j))
    home = list(range(len(happenings)))
    members: dict[int, list[int]] = {i: [i] for i in home}
    for _, i, j in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        x, y = home[i], home[j]
        if x == y or any(
            happenings[m].report == happenings[n].report or forbidden(profiles[m], profiles[n]) is not None
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
        joined = [happenings[m] for m in group]
        if all(h.reply for h in joined):
            continue
        claims = sorted({c.id for h in joined for c in h.claims})
        incidents.append(
            Incident(
                claims=tuple(claims),
                reports=tuple(sorted({h.report for h in joined})),
                steps=tuple(sorted((s for h in joined for s in h.steps), key=lambda s: (s.step, s.claims))),
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


__all__ = ["METHOD", "SIGNALS", "THRESHOLD", "Joined", "forbidden", "join", "join_background"]
