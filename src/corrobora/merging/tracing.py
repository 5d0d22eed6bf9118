"""Which happening each paragraph of a report tells of, the happenings being known.

A report passes from one happening to another seldom, and mostly without saying
so. The paragraphs are therefore read as one chain: each fits every happening
more or less, and every change costs (the path of most support, Viterbi 1967).
Where a heading opens a paragraph, a change costs nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from corrobora.merging.clashes import dates_exclude, places_exclude
from corrobora.merging.likeness import Likeness
from corrobora.merging.neighbours import SEASON, SeedKey
from corrobora.merging.paragraphs import Paragraph
from corrobora.merging.profiles import Profile, profile_of, published_day
from corrobora.merging.shelves import InMemory, Shelves
from corrobora.records import Report, ReportId

Key = TypeVar("Key", bound=Hashable)
Member = TypeVar("Member", bound=Hashable)
ParagraphKey = tuple[ReportId, int]
Homes = dict[ParagraphKey, SeedKey]
"""Paragraph keys to the happening they tell of, which is known by the first of the beginnings joined in it."""

MOST: Final = 12
"""Happenings that a report's paragraphs are compared with at most: those that share most of its telling words."""

MAY_MOVE: Final = -1.0
"""Log-odds that what a report begins with must have with a happening before it may move there: not joined, yet not unlike."""
_NEVER: Final = -1e6
"""Support of what may not be; finite, so that sums stay numbers."""
_LASTING: Final = 6.0
"""Weight from which on a word tells which happenings a report may speak of however much later, as a victim's name does in a trial: it
stands in one report of four hundred or fewer."""
_TELLING: Final = 3.0
"""Weight from which on it does so for happenings of the report's time: it stands in one report of twenty or fewer, as "hotel" and "village" do."""

_MUCH: Final = 20
"""Where more than one in so many happenings has changed, every report is looked at again."""

_NEARLY: Final = 1 - 1e-9
"""What a sum of shares may lack where it was added up in another order."""

Season = int | None
"""Which span of `SEASON` days, counted from year 1; ``None`` for reports without a publication day."""
Posting = tuple[str, Season]


def _season(day: int | None) -> Season:
    return None if day is None else day // SEASON


class _Index:
    """Which happenings a telling word stands in.

    Happenings told of in a report's own season, the one before and the one after are of its time. In a small folder
    that is all of them; in an archive that grows for years a word that is not rare would bring every report
    together with ever more happenings.
    """

    def __init__(self, likeness: Likeness, shelves: Shelves, name: str) -> None:
        """Begin with those on the shelves of a name."""
        self._terms = likeness.terms
        self._numbers: MutableMapping[SeedKey, int] = shelves.shelf(f"numbers of {name}")
        self._keys: MutableMapping[int, SeedKey] = shelves.shelf(f"keys of {name}")
        """The happening of each number; of a free one, the last that had it."""
        self._free: MutableMapping[int, list[int]] = shelves.shelf(f"free in {name}", list)
        """Under 0, the numbers to be given again."""
        self._held: MutableMapping[Posting, dict[int, float]] = shelves.shelf(f"held in {name}", dict)
        self._arrays: dict[Posting, tuple[npt.NDArray[np.intp], npt.NDArray[np.float64]]] = {}
        """The same as arrays, where they were asked for since they last changed."""
        self._shared = np.zeros(0)
        """Nothing but zeros between two questions; made once, since it is as long as there are happenings."""

    def enter(self, home: SeedKey, profile: Profile) -> None:
        """Enter a happening under its telling words, those not lasting under its seasons."""
        number = self._free[0].pop() if self._free[0] else len(self._keys)
        self._keys[number] = home
        self._numbers[home] = number
        for word, seasons, share in self.shares(profile):
            for season in seasons:
                self._held[word, season][number] = share
                self._arrays.pop((word, season), None)

    def leave(self, home: SeedKey, profile: Profile) -> None:
        """Take out a happening that was entered with this profile."""
        number = self._numbers.pop(home)
        self._free[0].append(number)
        for word, seasons, _ in self.shares(profile):
            for season in seasons:
                posting = (word, season)
                del self._held[posting][number]
                if not self._held[posting]:
                    del self._held[posting]
                self._arrays.pop(posting, None)

    def shares(self, profile: Profile) -> Iterable[tuple[str, Collection[Season], float]]:
        """Yield the telling words of a happening, the seasons that each is entered under (``None`` for any), and what sharing it counts."""
        told = {_season(profile.published.get(report)) for report in profile.reports}
        for word, share in profile.words.items():
            weight = self._terms.weight(word)
            if weight >= _TELLING:
                yield word, (None,) if weight >= _LASTING else told, weight * share

    def nearest(self, paragraphs: Sequence[Paragraph], day: int | None) -> tuple[tuple[SeedKey, ...], float]:
        """Return the happenings that share most with the telling words of a report published on a day, and the share that a further one needs."""
        season = _season(day)
        seasons = (None,) if season is None else (None, season - 1, season, season + 1)
        if len(self._shared) < len(self._keys):
            self._shared = np.zeros(2 * len(self._keys))
        met: list[npt.NDArray[np.intp]] = []
        for word in sorted({w for p in paragraphs for w in p.words if self._terms.weight(w) >= _TELLING}):
            found = [self._posted((word, s)) for s in seasons if (word, s) in self._held]
            if found:
                numbers = np.concatenate([n for n, _ in found])
                # a happening that lasts over seasons comes twice, and is added to once
                self._shared[numbers] += np.concatenate([s for _, s in found])
                met.append(numbers)
        if not met:
            return (), 0.0
        known = np.unique(np.concatenate(met))
        shared = self._shared[known]
        self._shared[known] = 0.0
        if len(known) > MOST:
            most = shared >= np.partition(shared, -MOST)[-MOST]
            known, shared = known[most], shared[most]
        ranked = sorted(zip((-shared).tolist(), (self._keys[n] for n in known.tolist()), strict=True))
        return tuple(home for _, home in ranked[:MOST]), -ranked[MOST - 1][0] if len(ranked) >= MOST else 0.0

    def _posted(self, posting: Posting) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.float64]]:
        if posting not in self._arrays:
            held = self._held[posting]
            self._arrays[posting] = (np.array(list(held), dtype=np.intp), np.array(list(held.values())))
        return self._arrays[posting]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report as it is traced: its paragraphs, and where it begins."""

    report: Report
    paragraphs: tuple[Paragraph, ...]
    beginnings: tuple[tuple[Paragraph, ...], ...]
    stays: bool = False
    """Whether it is left where it was joined, since nothing would go with its paragraphs."""


class Tracing:
    """One round of giving paragraphs to happenings, kept as reports come and go and happenings change.

    A report is compared with what the other reports of a happening show, never
    with itself; with itself alone where no other report tells of it. What it
    begins with moves to another happening only as a whole that could have been
    joined to it; and no paragraph goes where its own days or places exclude it.
    """

    def __init__(
        self,
        *,
        likeness: Likeness,
        page: Callable[[ReportId], Told],
        shelves: Shelves | None = None,
        name: str = "tracing",
    ) -> None:
        """Begin with the reports and happenings that are on the shelves of a name; ``page`` returns a report as it is traced."""
        shelves = InMemory() if shelves is None else shelves
        self._likeness = likeness
        self._page = page
        self._homes: MutableMapping[ReportId, Homes] = shelves.shelf(f"homes of {name}", dict)
        self._of: MutableMapping[SeedKey, set[ParagraphKey]] = shelves.shelf(f"of {name}", set)
        self._whole: dict[SeedKey, Profile] = {}
        """What happenings show, of those that were asked for."""
        self._index = _Index(likeness, shelves, name)
        self._states: MutableMapping[ReportId, tuple[SeedKey, ...]] = shelves.shelf(f"states of {name}")
        """The happenings each report was compared with."""
        self._met_by: MutableMapping[SeedKey, set[ReportId]] = shelves.shelf(f"met in {name}", set)
        """The same the other way round."""
        self._least: MutableMapping[ReportId, float] = shelves.shelf(f"least of {name}")
        """What a happening that a report was not compared with must share with it to be compared."""
        self._readers: MutableMapping[Posting, set[ReportId]] = shelves.shelf(f"readers of {name}", set)
        """Which reports of a season a telling word stands in."""
        self._seasons: MutableMapping[str, set[Season]] = shelves.shelf(f"seasons of {name}", set)
        """The seasons in which a telling word has readers."""
        self._has_readers = shelves.lasting
        """They are entered when first little changes among much; where shelves last, that will be the next time."""
        self.found: MutableMapping[ReportId, Homes] = shelves.shelf(f"found by {name}")
        """The happening of every paragraph of each report."""

    def change(
        self,
        moved: Mapping[ParagraphKey, SeedKey | None],
        *,
        came: Mapping[ReportId, Told],
        went: Mapping[ReportId, Told],
    ) -> dict[ParagraphKey, SeedKey | None]:
        """Let reports come and go and paragraphs move; return the paragraphs that are found elsewhere now, and where.

        Args:
            moved: Where each paragraph is put beforehand that was put elsewhere, or nowhere; ``None`` for nowhere.
            came: Reports that are new.
            went: Reports that are no more, or in another form, as they were; what they put stands in ``moved`` too.

        """
        changed: dict[ParagraphKey, SeedKey | None] = {}
        self._recall(moved, went)
        for report, told in went.items():
            self._forget(report, told)
            changed |= dict.fromkeys(self.found.pop(report), None)
        for told in came.values():
            if self._has_readers:
                self._enter_reader(told)
        touched = self._move(moved)
        again = (
            set(came)
            | {key[0] for key in moved}
            | {r for home in touched for r in self._met_by.get(home, ())}
        )
        again = {r for r in again if r in came or r in self._states}
        self._gather(touched)
        again |= {
            r for r in self._drawn(touched, came) - again if self._states_of(r) != self._states.get(r, ())
        }
        for report in sorted(again):
            before, after = self.found.get(report, {}), self._traced(report)
            self.found[report] = after
            changed |= {k: after.get(k) for k in sorted({*before, *after}) if before.get(k) != after.get(k)}
        return changed

    def _recall(self, moved: Mapping[ParagraphKey, SeedKey | None], went: Mapping[ReportId, Told]) -> None:
        """Recall what the happenings showed that are about to change: they are taken out of the index by it."""
        for key, home in moved.items():
            for one in (self._homes[key[0]].get(key) if key[0] in self._homes else None, home):
                if one is not None and one not in self._whole and one in self._of:
                    self._whole[one] = self._profile(self._of[one], before=went)

    def _forget(self, report: ReportId, told: Told) -> None:
        for state in self._states.pop(report, ()):
            _take_out(self._met_by, state, report)
        self._least.pop(report, None)
        if self._has_readers:
            season = _season(published_day(told.report))
            for word in self._telling(told):
                _take_out(self._readers, (word, season), report)
                if (word, season) not in self._readers:
                    _take_out(self._seasons, word, season)

    def _move(self, moved: Mapping[ParagraphKey, SeedKey | None]) -> set[SeedKey]:
        """Put paragraphs elsewhere and return the happenings that they left or came to."""
        touched = set()
        for key, home in sorted(moved.items()):
            homes = self._homes[key[0]]
            old = homes.pop(key, None)
            if old is not None:
                self._of[old].discard(key)
                touched.add(old)
            if home is not None:
                homes[key] = home
                self._of[home].add(key)
                touched.add(home)
            if not homes:
                del self._homes[key[0]]
        return touched

    def _gather(self, touched: Iterable[SeedKey]) -> None:
        """Gather anew what happenings show."""
        for home in sorted(touched):
            if home in self._whole:
                self._index.leave(home, self._whole.pop(home))
            if held := self._of[home]:
                self._whole[home] = self._profile(held)
                self._index.enter(home, self._whole[home])
            else:
                del self._of[home]

    def _drawn(self, touched: set[SeedKey], came: Mapping[ReportId, Told]) -> set[ReportId]:
        """Return the reports that may be compared with one of the happenings now, among those that were not; all where much has changed.

        What a report shares with a happening is added up from the happening's side here, so that of the reports in
        which its words stand only those are looked at with which it shares enough.
        """
        if len(touched) * _MUCH > len(self._of):
            return {*self._states, *came}
        if not self._has_readers:
            self._has_readers = True
            for report in {*self._states, *came}:
                self._enter_reader(self._page(report))
        found: set[ReportId] = set()
        for home in touched:
            if home not in self._of:
                continue
            shared: dict[ReportId, float] = defaultdict(float)
            for word, seasons, share in self._index.shares(self._whole[home]):
                for report in self._read_in(word, seasons):
                    shared[report] += share
            found |= {
                report
                for report, much in shared.items()
                if report in self._least and much >= self._least[report] * _NEARLY
            }
        return found

    def _read_in(self, word: str, seasons: Collection[Season]) -> set[ReportId]:
        """Return the reports that come upon a word entered under these seasons."""
        known = self._seasons.get(word, set())
        around = (
            known
            if None in seasons
            else known & {s + by for s in seasons if s is not None for by in (-1, 0, 1)}
        )
        return set().union(*(self._readers[word, season] for season in around))

    def _enter_reader(self, told: Told) -> None:
        season = _season(published_day(told.report))
        for word in self._telling(told):
            self._readers[word, season].add(told.report.id)
            self._seasons[word].add(season)

    def _telling(self, told: Told) -> set[str]:
        weight = self._likeness.terms.weight
        return {w for p in told.paragraphs for w in p.words if weight(w) >= _TELLING}

    def _profile(
        self, keys: Collection[ParagraphKey], *, before: Mapping[ReportId, Told] | None = None
    ) -> Profile:
        """Return what some paragraphs show; those of reports in ``before`` as they stand there."""
        told = {
            report: before[report] if before is not None and report in before else self._page(report)
            for report in {key[0] for key in keys}
        }
        return profile_of(
            (told[report].paragraphs[number] for report, number in keys),
            reports={report: one.report for report, one in told.items()},
            terms=self._likeness.terms,
        )

    def _whole_of(self, home: SeedKey) -> Profile:
        if home not in self._whole:
            self._whole[home] = self._profile(self._of[home])
        return self._whole[home]

    def _states_of(self, report: ReportId) -> tuple[SeedKey, ...]:
        """Return the happenings that a report is to be compared with: those it begins with, and the nearest others."""
        told = self._page(report)
        own = set(self._homes.get(report, {}).values())
        if not own or told.stays:
            self._least.pop(report, None)
            return tuple(sorted(own))
        near, self._least[report] = self._index.nearest(told.paragraphs, published_day(told.report))
        return tuple(sorted({*own, *near}))

    def _traced(self, report: ReportId) -> Homes:
        """Return where the paragraphs of a report belong."""
        told, homes = self._page(report), self._homes.get(report, {})
        states = self._states_of(report)
        for state in set(self._states.get(report, ())) - set(states):
            _take_out(self._met_by, state, report)
        for state in states:
            self._met_by[state].add(report)
        self._states[report] = states
        own = [p for p in told.paragraphs if p.key in homes]
        if told.stays or not own:
            return {p.key: homes[p.key] for p in own}
        if len(states) == 1:
            return {p.key: states[0] for p in told.paragraphs}
        others: dict[SeedKey, Profile | None] = {}
        for state in states:
            rest = [key for key in self._of[state] if key[0] != report]
            if len(rest) == len(self._of[state]):
                others[state] = self._whole_of(state)
            else:
                others[state] = self._profile(rest) if rest else None
        begun = {homes[seed[0].key] for seed in told.beginnings if seed[0].key in homes}
        barred = _barred(told, states, others, homes, self._likeness)
        support = [
            [
                _NEVER
                if (p.key, state) in barred or (state != homes.get(p.key) and _excluded(p, others[state]))
                else self._support(p, alone, others[state], state, told_here=state in begun)
                for state in states
            ]
            for p in told.paragraphs
            for alone in (self._profile((p.key,)),)
        ]
        stays = [0.0 if p.opens else self._likeness.stay for p in told.paragraphs]
        path = _best_path(support, stays)
        path = _settled(
            path, support, states.index(homes[own[0].key]), told.paragraphs, self._likeness.margin
        )
        return {p.key: states[n] for p, n in zip(told.paragraphs, path, strict=True)}

    def _support(
        self, paragraph: Paragraph, alone: Profile, others: Profile | None, state: SeedKey, *, told_here: bool
    ) -> float:
        """Return how well a paragraph, ``alone``, fits a happening that ``others`` tell, or only its own report does."""
        if others is None:
            rest = [key for key in self._of[state] if key != paragraph.key]
            if not rest:
                return 0.0
            others = self._profile(rest)
        return self._likeness.fits(alone, others, told_here=told_here)


def _take_out(held: MutableMapping[Key, set[Member]], key: Key, member: Member) -> None:
    """Take a member out of the set of a key, and the set out where it was the last."""
    held[key].discard(member)
    if not held[key]:
        del held[key]


def _barred(
    told: Told,
    states: Sequence[SeedKey],
    others: Mapping[SeedKey, Profile | None],
    homes: Homes,
    likeness: Likeness,
) -> set[tuple[ParagraphKey, SeedKey]]:
    """Return which paragraphs of a report's beginnings may not go to which happening."""
    found: set[tuple[ParagraphKey, SeedKey]] = set()
    own = {homes[seed[0].key] for seed in told.beginnings if seed[0].key in homes}
    for number, seed in enumerate(told.beginnings):
        whole = profile_of(seed, reports={told.report.id: told.report}, terms=likeness.terms)
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
