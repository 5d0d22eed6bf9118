"""Which happening each paragraph of a report tells of, the happenings being known.

A report passes from one happening to another seldom, and mostly without saying
so. The paragraphs are therefore read as one chain: each fits every happening
more or less, and every change costs (the path of most support, Viterbi 1967).
Where a heading opens a paragraph, a change costs nothing.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from corrobora.merging.clashes import dates_exclude, places_exclude
from corrobora.merging.grouping import SEASON
from corrobora.merging.likeness import Likeness
from corrobora.merging.paragraphs import Paragraph
from corrobora.merging.profiles import Profile, profile_of
from corrobora.records import Report, ReportId

MOST = 12
"""Happenings that a report's paragraphs are compared with at most: those that share most of its telling words."""

MAY_MOVE = -1.0
"""Log-odds that what a report begins with must have with a happening before it may move there: not joined, yet not unlike."""
_NEVER = -1e6
"""Support of what may not be; finite, so that sums stay numbers."""
_TELLING = 3.0
"""Weight from which on a word tells which happenings of its time a report may speak of: it stands in one report of twenty or fewer."""
_LASTING = 6.0
"""Weight from which on it does so however much later, as a victim's name does in a trial: it stands in one report of four hundred or fewer."""
Homes = dict[tuple[ReportId, int], int]
"""Paragraph keys to the number of the happening they tell of."""


Season = int | None
"""Which span of `SEASON` days, counted from year 1; ``None`` for reports without a publication day."""


class _Index:
    """Which happenings a telling word stands in.

    Happenings told of in a report's own season, the one before and the one after are of its time. In a small folder
    that is all of them; in an archive that grows for years a word that is not rare would bring every report
    together with ever more happenings.
    """

    def __init__(self, whole: Mapping[int, Profile], likeness: Likeness) -> None:
        """Enter every happening under its telling words, and those not rare under its seasons too."""
        held: dict[tuple[str, Season], tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        for number in sorted(whole):
            profile = whole[number]
            seasons = {_season(profile.published.get(report)) for report in profile.reports}
            for word, share in profile.words.items():
                weight = likeness.terms.weight(word)
                if weight >= _TELLING:
                    for season in (None,) if weight >= _LASTING else seasons:
                        numbers, shares = held[word, season]
                        numbers.append(number)
                        shares.append(weight * share)
        self._held = {
            key: (np.array(numbers, dtype=np.intp), np.array(shares))
            for key, (numbers, shares) in held.items()
        }
        self._shared = np.zeros(max(whole, default=-1) + 1)
        """Nothing but zeros between two questions; made once, since it is as long as there are happenings."""

    def nearest(self, paragraphs: Sequence[Paragraph], day: int | None) -> list[int]:
        """Return the happenings that share most with the telling words of a report published on a day."""
        season = _season(day)
        seasons = (None,) if season is None else (None, season - 1, season, season + 1)
        met: list[npt.NDArray[np.intp]] = []
        for word in sorted({w for p in paragraphs for w in p.words}):
            found = [self._held[word, s] for s in seasons if (word, s) in self._held]
            if found:
                numbers = np.concatenate([n for n, _ in found])
                # a happening that lasts over seasons comes twice, and is added to once
                self._shared[numbers] += np.concatenate([s for _, s in found])
                met.append(numbers)
        if not met:
            return []
        known = np.unique(np.concatenate(met))
        shared = self._shared[known]
        self._shared[known] = 0.0
        if len(known) > MOST:
            most = shared >= np.partition(shared, -MOST)[-MOST]
            known, shared = known[most], shared[most]
        # stable: of two that share as much the lower number comes first
        return [int(n) for n in known[np.argsort(-shared, kind="stable")[:MOST]]]


def _season(day: int | None) -> Season:
    return None if day is None else day // SEASON


def trace(
    told: Mapping[ReportId, Sequence[Paragraph]],
    homes: Homes,
    beginnings: Mapping[ReportId, Sequence[Sequence[Paragraph]]],
    *,
    reports: Mapping[ReportId, Report],
    likeness: Likeness,
) -> Homes:
    """Return the happening of every paragraph, given those of the beginnings.

    A report is compared with what the other reports of a happening show, never
    with itself; with itself alone where no other report tells of it. What it
    begins with moves to another happening only as a whole that could have been
    joined to it; and no paragraph goes where its own days or places exclude it.
    """
    of: dict[int, list[Paragraph]] = defaultdict(list)
    for report in sorted(told):
        for paragraph in told[report]:
            if paragraph.key in homes:
                of[homes[paragraph.key]].append(paragraph)
    whole = {n: profile_of(ps, reports=reports, terms=likeness.terms) for n, ps in of.items()}
    index = _Index(whole, likeness)
    found: Homes = {}
    for report in sorted(told):
        own = [p for p in told[report] if p.key in homes]
        if not own:
            continue
        home = homes[own[0].key]
        chosen = index.nearest(told[report], whole[home].published.get(report))
        states = sorted({homes[p.key] for p in own} | set(chosen))
        begun = {homes[seed[0].key] for seed in beginnings[report] if seed[0].key in homes}
        if len(states) == 1:
            found.update({p.key: states[0] for p in told[report]})
            continue
        others: dict[int, Profile | None] = {}
        for state in states:
            rest = [p for p in of[state] if p.report != report]
            others[state] = (
                None
                if not rest
                else whole[state]
                if len(rest) == len(of[state])
                else profile_of(rest, reports=reports, terms=likeness.terms)
            )
        alone = {p.key: profile_of((p,), reports=reports, terms=likeness.terms) for p in told[report]}
        barred = _barred(beginnings[report], states, others, homes, reports, likeness)
        support = [
            [
                _NEVER
                if (p.key, state) in barred or (state != homes.get(p.key) and _excluded(p, others[state]))
                else _support(
                    alone[p.key], others[state], of[state], reports, likeness, told_here=state in begun
                )
                for state in states
            ]
            for p in told[report]
        ]
        stays = [0.0 if p.opens else likeness.stay for p in told[report]]
        path = _best_path(support, stays)
        path = _settled(path, support, states.index(home), told[report], likeness.margin)
        found.update({p.key: states[n] for p, n in zip(told[report], path, strict=True)})
    return found


def _barred(
    beginnings: Sequence[Sequence[Paragraph]],
    states: Sequence[int],
    others: Mapping[int, Profile | None],
    homes: Homes,
    reports: Mapping[ReportId, Report],
    likeness: Likeness,
) -> set[tuple[tuple[ReportId, int], int]]:
    """Return which paragraphs of a report's beginnings may not go to which happening."""
    found = set()
    own = {homes[seed[0].key] for seed in beginnings if seed[0].key in homes}
    for number, seed in enumerate(beginnings):
        whole = profile_of(seed, reports=reports, terms=likeness.terms)
        for state in states:
            other = others[state]
            if any(homes.get(p.key) == state for p in seed):
                continue
            if other is None or likeness.same(whole, other) <= MAY_MOVE:
                # what follows a later beginning may come back to what the report told before
                kept = seed[:1] if number and state in own else seed
                found |= {(p.key, state) for p in kept}
    return found


def _excluded(paragraph: Paragraph, others: Profile | None) -> bool:
    return others is not None and (
        dates_exclude(paragraph.whens, others.whens) or places_exclude(paragraph.places, others.places)
    )


def _support(
    alone: Profile,
    others: Profile | None,
    of: Sequence[Paragraph],
    reports: Mapping[ReportId, Report],
    likeness: Likeness,
    *,
    told_here: bool,
) -> float:
    """Return how well a paragraph, ``alone``, fits a happening that ``others`` tell, or only its own report does."""
    if others is None:
        rest = [p for p in of if p.key != alone.paragraphs[0].key]
        if not rest:
            return 0.0
        others = profile_of(rest, reports=reports, terms=likeness.terms)
    return likeness.fits(alone, others, told_here=told_here)


def _best_path(support: Sequence[Sequence[float]], stays: Sequence[float]) -> list[int]:
    """Return the states of most support, where a change before paragraph ``n`` costs ``stays[n]``."""
    total = list(support[0])
    back: list[list[int]] = []
    for here, stay in zip(support[1:], stays[1:], strict=True):
        best = max(range(len(total)), key=lambda n: (total[n], -n))
        came = [n if total[n] > total[best] - stay else best for n in range(len(total))]
        total = [max(total[n], total[best] - stay) + here[n] for n in range(len(total))]
        back.append(came)
    path = [max(range(len(total)), key=lambda n: (total[n], -n))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def _settled(
    path: Sequence[int],
    support: Sequence[Sequence[float]],
    home: int,
    paragraphs: Sequence[Paragraph],
    margin: float,
) -> list[int]:
    """Take back every stretch that leaves the report's own happening for too little; a heading needs no more."""
    made = list(path)
    at = 0
    while at < len(made):
        end = at
        while end < len(made) and made[end] == made[at]:
            end += 1
        gained = sum(support[n][made[at]] - support[n][home] for n in range(at, end))
        if made[at] != home and gained < margin and not paragraphs[at].opens:
            made[at:end] = [home] * (end - at)
        at = end
    return made
