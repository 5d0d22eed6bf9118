"""What a happening shows to others, gathered over the paragraphs that tell of it, and what two share.

Every signal is a number between 0 and 1 that a person can read: how much is
shared, or that both tell something and nothing of it agrees.
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from corrobora.edtf import bounds
from corrobora.merging.clashes import places_exclude
from corrobora.merging.paragraphs import Paragraph
from corrobora.merging.terms import Terms, cosine, weighed
from corrobora.records import Outcome, Place, Report, ReportId, When

Key = TypeVar("Key", bound=Hashable)

_NEXT_DAY = 0.3
"""How much a neighbouring day counts: a night has two dates, and an agency files after midnight."""

FOR = (
    "words",
    "names",
    "title",
    "body words",
    "body names",
    "persons",
    "ages",
    "days",
    "act days",
    "act towns",
    "act day and town",
    "tolls",
    "actors",
    "targets",
    "copy",
)
"""Signals that speak for one happening; never weighed below nothing."""
AGAINST = (
    "other towns",
    "other regions",
    "other tolls",
    "other actors",
    "other targets",
    "other act days",
    "places exclude",
    "told before",
    "time apart",
    "times apart",
    "told by many",
    "names apart by many",
)
"""Signals that speak for two; never weighed above nothing."""
SIGNALS = FOR + AGAINST
OF_PUBLICATION = frozenset({"time apart", "times apart"})
"""Signals of when reports were published: the same for all paragraphs of one."""
_MANY = 3
"""Doublings of the smaller group's reports up to which groups that many tell are harder to join."""
_APART = math.log1p(365.0)
"""A year between publications and more counts as far apart in full, a week as a third of it."""
_NAMED = 60.0
"""Weight of the persons two groups share from which on they share all that counts: those of four full names or so."""
RARE_NAME = 9.0
"""Weight from which on two words are a person's name rather than "north side": each stands in one report of ninety or fewer."""
_AGES = 3
"""Ages in common that count in full, or all of whoever gives fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What some paragraphs show together."""

    paragraphs: tuple[Paragraph, ...]
    words: Mapping[str, float]
    """Unit vector of all telling words."""
    names: Mapping[str, float]
    """Unit vector of the words of telling names alone."""
    title: Mapping[str, float]
    """Unit vector of the telling words of the reports' titles."""
    body_words: Mapping[str, float]
    body_names: Mapping[str, float]
    """The same as ``words`` and ``names`` over all paragraphs that follow a beginning."""
    persons: frozenset[str]
    ages: frozenset[str]
    days: Mapping[int, float]
    act_days: Counter[int]
    day: int | None
    """The day named most, the earlier of two named as often; of acts, else of the first paragraph, unless that tells of a step: an inquiry has a day of its own."""
    towns: Counter[str]
    act_towns: Counter[str]
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
    paragraphs: Iterable[Paragraph],
    *,
    reports: Mapping[ReportId, Report],
    terms: Terms,
    body: Iterable[Paragraph] | None = None,
) -> Profile:
    """Gather what some paragraphs show; the same paragraphs in any order give the same profile.

    ``body`` are the paragraphs that go on from those, themselves among them; the same unless told.
    """
    told = tuple(sorted(paragraphs, key=lambda p: p.key))
    whole = told if body is None else tuple(sorted(body, key=lambda p: p.key))
    words, named = _words(told)
    days: Counter[int] = Counter()
    title: Counter[str] = Counter()
    for paragraph in told:
        days.update(paragraph.days)
        title.update(paragraph.title)
    body_words, body_named = (words, named) if body is None else _words(whole)
    near: dict[int, float] = {}
    for day, often in days.items():
        for other, share in ((day - 1, _NEXT_DAY), (day, 1.0), (day + 1, _NEXT_DAY)):
            near[other] = near.get(other, 0.0) + share * often
    own = {p.report for p in told}
    held = [reports[r] for r in sorted(own)]
    act_days = Counter(d for p in told for d in sorted(p.act_days))
    known = act_days or Counter(d for p in told[:1] if not p.steps for d in p.days)
    return Profile(
        paragraphs=told,
        words=weighed(words, terms),
        names=weighed({w: n for w, n in words.items() if w in named}, terms),
        title=weighed(title, terms),
        body_words=weighed(body_words, terms),
        body_names=weighed({w: n for w, n in body_words.items() if w in body_named}, terms),
        persons=frozenset(n for p in whole for n in p.persons),
        ages=frozenset(n for p in whole for n in p.ages),
        days=near,
        act_days=act_days,
        day=min(known, key=lambda d: (-known[d], d)) if known else None,
        towns=Counter(t for p in told for t in sorted(p.towns)),
        act_towns=Counter(t for p in told for t in sorted(p.act_towns)),
        regions=Counter(r for p in told for r in sorted(p.regions)),
        tolls=Counter(t for p in told for t in sorted(p.tolls, key=repr)),
        actors=Counter(a for p in told for a in sorted(p.actors)),
        targets=Counter(t for p in told for t in sorted(p.targets)),
        published={r.id: when for r in held if (when := published_day(r)) is not None},
        reports=frozenset(own),
        copied=frozenset(e.report for r in held for e in r.copy_of),
        places=tuple(dict.fromkeys(p for q in told for p in q.places)),
        whens=tuple(dict.fromkeys(w for q in told for w in q.whens)),
    )


def _words(paragraphs: Sequence[Paragraph]) -> tuple[Counter[str], set[str]]:
    words: Counter[str] = Counter()
    for paragraph in paragraphs:
        words.update(paragraph.words)
    return words, {w for p in paragraphs for w in p.names}


def published_day(report: Report) -> int | None:
    """Return the ordinal of the first day a report may have been published on; ``None`` where it does not say."""
    if report.published is None or report.published.edtf is None:
        return None
    return bounds(report.published.edtf)[0].toordinal()


def shared(a: Profile, b: Profile, terms: Terms) -> tuple[float, ...]:
    """Return the signals between two profiles in the order of `SIGNALS`, each from 0 to 1."""
    names = math.sqrt(max(0.0, cosine(a.names, b.names)))
    tolls, actors, targets = (
        _alike(a.tolls, b.tolls), _alike(a.actors, b.actors), _alike(a.targets, b.targets)
    )  # fmt: skip
    act_days, act_towns = _alike(a.act_days, b.act_days), _alike(a.act_towns, b.act_towns)
    many = min(1.0, math.log2(min(len(a.reports), len(b.reports))) / _MANY)
    return (
        math.sqrt(max(0.0, cosine(a.words, b.words))),
        names,
        math.sqrt(max(0.0, cosine(a.title, b.title))),
        math.sqrt(max(0.0, cosine(a.body_words, b.body_words))),
        math.sqrt(max(0.0, cosine(a.body_names, b.body_names))),
        math.sqrt(
            min(
                1.0,
                sum(w for n in sorted(a.persons & b.persons) if (w := terms.full_name(n)) >= RARE_NAME)
                / _NAMED,
            )
        ),
        min(1.0, len(a.ages & b.ages) / max(1, min(_AGES, len(a.ages), len(b.ages)))),
        _alike(a.days, b.days),
        act_days,
        act_towns,
        min(act_days, act_towns),
        tolls,
        actors,
        targets,
        float(bool(a.reports & b.copied or b.reports & a.copied)),
        float(bool(a.towns and b.towns) and not a.towns.keys() & b.towns.keys()),
        float(bool(a.regions and b.regions) and not a.regions.keys() & b.regions.keys()),
        float(bool(a.tolls and b.tolls) and not tolls),
        float(bool(a.actors and b.actors) and not actors),
        float(bool(a.targets and b.targets) and not targets),
        float(bool(a.act_days and b.act_days) and not a.act_days.keys() & b.act_days.keys()),
        float(places_exclude(a.places, b.places)),
        max(_told_before(a, b), _told_before(b, a)),
        _time_apart(a, b),
        _middles_apart(a, b),
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


def _middles_apart(a: Profile, b: Profile) -> float:
    if not a.published or not b.published:
        return 0.0
    return min(1.0, math.log1p(abs(_middle(a) - _middle(b))) / _APART)


def _middle(profile: Profile) -> int:
    days = sorted(profile.published.values())
    return days[(len(days) - 1) // 2]


def _time_apart(a: Profile, b: Profile) -> float:
    gaps = [abs(x - y) for x in a.published.values() for y in b.published.values()]
    return min(1.0, math.log1p(min(gaps)) / _APART) if gaps else 0.0
