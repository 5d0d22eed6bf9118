"""What a happening shows to others, gathered over the paragraphs that tell of it, and what two share.

Every signal is a number between 0 and 1 that a person can read: how much is
shared, or that both tell something and nothing of it agrees.
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from corrobora.edtf import bounds
from corrobora.merging.paragraphs import Paragraph
from corrobora.merging.terms import Terms, cosine, weighed
from corrobora.records import Outcome, Place, Report, ReportId, When

Key = TypeVar("Key", bound=Hashable)

_NEXT_DAY = 0.3
"""How much a neighbouring day counts: a night has two dates, and an agency files after midnight."""

FOR = ("words", "names", "days", "act days", "tolls", "actors", "targets", "copy")
"""Signals that speak for one happening; never weighed below nothing."""
AGAINST = (
    "other towns",
    "other regions",
    "other tolls",
    "other actors",
    "other targets",
    "told before",
    "months apart",
    "told by many",
    "names apart by many",
)
"""Signals that speak for two; never weighed above nothing."""
SIGNALS = FOR + AGAINST
_MANY = 3
"""Doublings of the smaller group's reports up to which groups that many tell are harder to join."""
_APART = 60.0
"""Days between publications that count as far apart in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What some paragraphs show together."""

    paragraphs: tuple[Paragraph, ...]
    words: Mapping[str, float]
    """Unit vector of all telling words."""
    names: Mapping[str, float]
    """Unit vector of the words of telling names alone."""
    days: Mapping[int, float]
    act_days: Counter[int]
    day: int | None
    """The day named most, the earlier of two named as often; of acts, else of the first paragraph."""
    towns: Counter[str]
    regions: Counter[str]
    tolls: Counter[tuple[Outcome, int, int | None]]
    actors: Counter[str]
    targets: Counter[str]
    published: Mapping[ReportId, int]
    """Ordinal of the publication day of each report that has one."""
    reports: frozenset[ReportId]
    copied: frozenset[ReportId]
    """Reports whose text one of its own repeats."""
    places: tuple[Place, ...]
    whens: tuple[When, ...]


def profile_of(
    paragraphs: Iterable[Paragraph], *, reports: Mapping[ReportId, Report], terms: Terms
) -> Profile:
    """Gather what some paragraphs show; the same paragraphs in any order give the same profile."""
    told = tuple(sorted(paragraphs, key=lambda p: p.key))
    words: Counter[str] = Counter()
    days: Counter[int] = Counter()
    named = {w for p in told for w in p.names}
    for paragraph in told:
        words.update(paragraph.words)
        days.update(paragraph.days)
    near: dict[int, float] = {}
    for day, often in days.items():
        for other, share in ((day - 1, _NEXT_DAY), (day, 1.0), (day + 1, _NEXT_DAY)):
            near[other] = near.get(other, 0.0) + share * often
    own = {p.report for p in told}
    held = [reports[r] for r in sorted(own)]
    act_days = Counter(d for p in told for d in sorted(p.act_days))
    known = act_days or Counter(d for p in told[:1] for d in p.days)
    return Profile(
        paragraphs=told,
        words=weighed(words, terms),
        names=weighed({w: n for w, n in words.items() if w in named}, terms),
        days=near,
        act_days=act_days,
        day=min(known, key=lambda d: (-known[d], d)) if known else None,
        towns=Counter(t for p in told for t in sorted(p.towns)),
        regions=Counter(r for p in told for r in sorted(p.regions)),
        tolls=Counter(t for p in told for t in sorted(p.tolls, key=repr)),
        actors=Counter(a for p in told for a in sorted(p.actors)),
        targets=Counter(t for p in told for t in sorted(p.targets)),
        published={r.id: when for r in held if (when := _published(r)) is not None},
        reports=frozenset(own),
        copied=frozenset(e.report for r in held for e in r.copy_of),
        places=tuple(dict.fromkeys(p for q in told for p in q.places)),
        whens=tuple(dict.fromkeys(w for q in told for w in q.whens)),
    )


def _published(report: Report) -> int | None:
    if report.published is None or report.published.edtf is None:
        return None
    return bounds(report.published.edtf)[0].toordinal()


def shared(a: Profile, b: Profile) -> tuple[float, ...]:
    """Return the signals between two profiles in the order of `SIGNALS`, each from 0 to 1."""
    names = math.sqrt(max(0.0, cosine(a.names, b.names)))
    tolls, actors, targets = (
        _alike(a.tolls, b.tolls), _alike(a.actors, b.actors), _alike(a.targets, b.targets)
    )  # fmt: skip
    many = min(1.0, math.log2(min(len(a.reports), len(b.reports))) / _MANY)
    return (
        math.sqrt(max(0.0, cosine(a.words, b.words))),
        names,
        _alike(a.days, b.days),
        _alike(a.act_days, b.act_days),
        tolls,
        actors,
        targets,
        float(bool(a.reports & b.copied or b.reports & a.copied)),
        float(bool(a.towns and b.towns) and not a.towns.keys() & b.towns.keys()),
        float(bool(a.regions and b.regions) and not a.regions.keys() & b.regions.keys()),
        float(bool(a.tolls and b.tolls) and not tolls),
        float(bool(a.actors and b.actors) and not actors),
        float(bool(a.targets and b.targets) and not targets),
        max(_told_before(a, b), _told_before(b, a)),
        _months_apart(a, b),
        many,
        many * (1 - names),
    )


def _alike(a: Mapping[Key, float], b: Mapping[Key, float]) -> float:
    """Return the square root of the cosine of two counts."""
    if not a or not b:
        return 0.0
    if len(a) > len(b):
        a, b = b, a
    common = 0.0
    for key in a:
        if key in b:
            common += a[key] * b[key]
    if not common:
        return 0.0
    lengths = sum(x * x for x in a.values()) * sum(x * x for x in b.values())
    return math.sqrt(min(1.0, common / math.sqrt(lengths)))


def _told_before(a: Profile, b: Profile) -> float:
    """Return the share of the reports of ``b`` published two days or more before what ``a`` tells happened."""
    day = a.day
    if day is None or not b.published:
        return 0.0
    return sum(published < day - 1 for published in b.published.values()) / len(b.published)


def _months_apart(a: Profile, b: Profile) -> float:
    gaps = [abs(x - y) for x in a.published.values() for y in b.published.values()]
    return min(1.0, min(gaps) / _APART) if gaps else 0.0
