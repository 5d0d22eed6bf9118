"""Across reports: which of their paragraphs tell of one happening.

First the beginnings of reports are joined (`grouping`): a report mostly begins
with what it is about. Then every paragraph is given to the happening it fits
(`tracing`), so that a round-up's items and a follow-up's look back find theirs.
What forbids two groups to be one stands in `clashes`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from corrobora.merging.background import join_background
from corrobora.merging.clashes import dates_exclude, places_exclude
from corrobora.merging.grouping import group
from corrobora.merging.likeness import Likeness
from corrobora.merging.neighbours import LEVELS, Neighbours, SeedKey, seeds_of
from corrobora.merging.paragraphs import Paragraph, paragraphs_of, set_apart_in
from corrobora.merging.profiles import Profile
from corrobora.merging.terms import words_of
from corrobora.merging.tracing import Homes, ParagraphKey, Told, Tracing
from corrobora.records import ClaimId, Fact, Incident, Place, Reading, Report, ReportId, Step

METHOD = "joining/6"

BEGINNING = 5
"""Paragraphs a report is known by, its title among them: news puts what matters first (an inverted pyramid)."""
_TOWN = 2
"""UCDP where_prec up to which a place is a settlement or lies by one."""
FRESH = 2
"""Days after a happening within which a report of it is fresh news."""
ROUNDS = 2
"""How often the paragraphs are given anew, each time to happenings as the time before left them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Incidents and background facts over all reports."""

    incidents: tuple[Incident, ...]
    background: tuple[Fact, ...]


def join(readings: Iterable[Reading], *, reports: Mapping[ReportId, Report], likeness: Likeness) -> Joined:
    """Join what the reports tell into incidents, and their background into facts.

    The result does not depend on the order of ``readings``. Claims that tell
    of no single happening join none and stay where they are.
    """
    joining = Joining(likeness=likeness)
    for reading in readings:
        joining.add(reports[reading.report], reading)
    return joining.joined()


class Joining:
    """What reports tell, joined as they come and go: at any time what `join` of those that are there returns.

    What a new report shares nothing with is not compared, grouped or listed again. What one more costs is little where few
    reports tell of its happening; where hundreds do, they are grouped anew. Background facts are joined anew each time.
    """

    def __init__(self, *, likeness: Likeness) -> None:
        """Begin without a report."""
        self._likeness = likeness
        self._readings: dict[ReportId, Reading] = {}
        self._placing = Placing(likeness=likeness)
        self._listing = _Listing()

    def add(self, report: Report, reading: Reading) -> None:
        """Take a report with what was read in it; one that is there already is replaced."""
        told = paragraphs_of(report, reading, terms=self._likeness.terms, set_apart=set_apart_in(reading))
        self._placing.put(report, told)
        self._readings[report.id] = reading

    def remove(self, report: ReportId) -> None:
        """Take a report out again.

        Raises:
            KeyError: it was never added.

        """
        if report not in self._readings:
            raise KeyError(report)
        self._placing.drop(report)
        del self._readings[report]

    def joined(self) -> Joined:
        """Return the incidents and the background of all reports that are there."""
        for report in self._placing.settle():
            self._listing.put(report, self._placing.told.get(report, ()), self._placing.homes_of(report))
        facts = [
            (reading, fact) for _, reading in sorted(self._readings.items()) for fact in reading.background
        ]
        return Joined(incidents=self._listing.incidents(), background=join_background(facts))


class Placing:
    """The happening of every paragraph, kept as reports come and go."""

    def __init__(self, *, likeness: Likeness) -> None:
        """Begin without a report."""
        self.told: dict[ReportId, tuple[Paragraph, ...]] = {}
        self._likeness = likeness
        self._reports: dict[ReportId, Report] = {}
        self._neighbours = Neighbours(likeness=likeness, forbidden=forbidden)
        self._seeds: dict[ReportId, tuple[SeedKey, ...]] = {}
        self._group_of: dict[SeedKey, SeedKey] = {}
        """The group each seed was last found in, which is known by its first."""
        self._stale: set[SeedKey] = set()
        """Seeds whose group may be another since."""
        self._came: dict[ReportId, Told] = {}
        self._went: dict[ReportId, tuple[ParagraphKey, ...]] = {}
        """Reports that are there no more, or in another form, since; with the paragraphs they had."""
        self._rounds = tuple(Tracing(likeness=likeness) for _ in range(ROUNDS))

    def put(self, report: Report, told: Sequence[Paragraph]) -> None:
        """Take a report with its paragraphs in place of what it had before; one without paragraphs is nowhere."""
        begun = beginnings(told)
        # before anything changes: a date that is none raises here
        seeds = seeds_of(begun, bodies_of(told, begun), reports={report.id: report}, likeness=self._likeness)
        self.drop(report.id)
        if not told:
            return
        self.told[report.id] = tuple(told)
        self._reports[report.id] = report
        self._came[report.id] = Told(
            report=report,
            paragraphs=tuple(told),
            beginnings=tuple(begun),
            stays=not any(p.claims for p in told),
        )
        self._seeds[report.id] = tuple(seed.key for seed in seeds)
        for seed in seeds:
            self._neighbours.add(seed)
            if self._group_of:
                self._stale |= self._neighbours.touched_by(seed.key)

    def drop(self, report: ReportId) -> None:
        """Take a report out; nothing happens where it is not there."""
        if report not in self.told:
            return
        if self._came.pop(report, None) is None:
            self._went[report] = tuple(p.key for p in self.told[report])
        for key in self._seeds.pop(report):
            if self._group_of:
                self._stale |= self._neighbours.touched_by(key)
            self._neighbours.remove(key)
            self._group_of.pop(key, None)
        del self.told[report], self._reports[report]

    def settle(self) -> set[ReportId]:
        """Find the happening of every paragraph anew; return the reports that came, went or have a paragraph elsewhere since the last time."""
        moved = self._regrouped()
        for tracing in self._rounds:
            moved = tracing.change(moved, came=self._came, went=self._went)
        others = {*self._came, *self._went, *(report for report, _ in moved)}
        self._came, self._went = {}, {}
        return others

    def homes_of(self, report: ReportId) -> Mapping[ParagraphKey, SeedKey]:
        """Return the happening of each paragraph of a report, as last settled; of none where the report is not there."""
        return self._rounds[-1].found.get(report, {})

    def _regrouped(self) -> dict[ParagraphKey, SeedKey | None]:
        """Group anew the seeds whose group may be another; return where the paragraphs of those seeds are put now."""
        every = {key for keys in self._seeds.values() for key in keys}
        stale = self._stale & every if self._group_of else every
        crowded: list[set[SeedKey]] = [set() for _ in LEVELS]
        grouped: dict[SeedKey, SeedKey] = {}
        for key in sorted(stale):
            if key in grouped:
                continue
            around = [self._neighbours[other] for other in self._neighbours.around(key, crowded)]
            for found in group(
                around, self._neighbours, reports=self._reports, likeness=self._likeness, forbidden=forbidden
            ):
                grouped |= dict.fromkeys(found, found[0])
        moved: dict[ParagraphKey, SeedKey | None] = {
            key: None for keys in self._went.values() for key in keys
        }
        for key, first in grouped.items():
            if self._group_of.get(key) != first or key[0] in self._came:
                moved |= {p.key: first for p in self._neighbours[key].paragraphs}
        self._group_of |= grouped
        self._stale = set()
        return moved


def place(
    told: Mapping[ReportId, Sequence[Paragraph]],
    *,
    reports: Mapping[ReportId, Report],
    likeness: Likeness,
) -> Homes:
    """Return the happening of every paragraph."""
    placing = Placing(likeness=likeness)
    for report in sorted(told):
        placing.put(reports[report], told[report])
    return {key: home for report in placing.settle() for key, home in placing.homes_of(report).items()}


def beginnings(paragraphs: Sequence[Paragraph]) -> list[tuple[Paragraph, ...]]:
    """Return what a report begins with, and where it begins anew.

    It begins with its title and the first paragraph that tells an act, or says
    anything where none does; mastheads, summaries and photo credits between the
    two say nothing. It begins anew under a heading, and with a paragraph whose act
    cannot be that of the paragraphs before it: a round-up tells its happenings
    one after the other.
    """
    if not paragraphs:
        return []
    telling = [n for n, p in enumerate(paragraphs) if p.tells] or [
        n for n, p in enumerate(paragraphs) if p.claims
    ]
    first = telling[0] if telling else 0
    seeds = [[*paragraphs[: min(first, 1)], paragraphs[first]]]
    for paragraph in paragraphs[first + 1 :]:
        if paragraph.opens or (paragraph.tells and _excludes(seeds[-1], paragraph)):
            seeds.append([paragraph])
        elif len(seeds[-1]) < BEGINNING:
            seeds[-1].append(paragraph)
    return [tuple(seed) for n, seed in enumerate(seeds) if n == 0 or any(p.tells for p in seed)]


def bodies_of(
    paragraphs: Sequence[Paragraph], begun: Sequence[Sequence[Paragraph]]
) -> list[tuple[Paragraph, ...]]:
    """Return what goes on from each beginning: its own paragraphs, and all up to the next beginning."""
    starts = [seed[0].number for seed in begun]
    ends = [*starts[1:], len(paragraphs)][: len(starts)]
    return [
        tuple(p for p in paragraphs if start <= p.number < end)
        for start, end in zip(starts, ends, strict=True)
    ]


def _excludes(seed: Sequence[Paragraph], paragraph: Paragraph) -> bool:
    """Whether a paragraph's act cannot be the one told before it.

    Another day is another happening. Another place alone is not, since a report may
    name both ends of one road; it is where the toll is another too.
    """
    if dates_exclude([w for p in seed for w in p.whens], paragraph.whens):
        return True
    tolls = {toll for p in seed for toll in p.tolls}
    return bool(tolls and paragraph.tolls and not tolls & paragraph.tolls) and places_exclude(
        [w for p in seed for w in p.places], paragraph.places
    )


def forbidden(a: Profile, b: Profile) -> str | None:
    """Return why two groups of paragraphs cannot tell of one happening, or ``None``.

    One report never tells one happening under two headings. Days and places that both exclude each other forbid it.
    One alone may be misread or misprinted, and mostly only weighs against two groups (`profiles`). It forbids where
    that is unlikely: days, where both groups are fresh news of their own day, since a misread day does not move the
    day of publication with it; towns, where neither group names the other's.
    """
    if a.reports & b.reports:
        return "one report tells them apart"
    if dates_exclude(a.whens, b.whens):
        if places_exclude(a.places, b.places):
            return "their days and places exclude each other"
        if _fresh(a) and _fresh(b):
            return "each is fresh news of a day of its own"
    if _elsewhere(a, b):
        return "each is at a town of its own"
    return None


def _elsewhere(a: Profile, b: Profile) -> bool:
    """Whether the towns where either's acts happened lie apart, in one country, and neither names a town of the other's.

    A word of its name is enough to name it. A victim's name read as a town mostly stands in both groups, and a
    namesake mostly lies in another country.
    """
    ours, theirs = (tuple(p for p in g.places if (p.where_prec or 9) <= _TOWN and not p.ends) for g in (a, b))
    if not ours or not theirs or len({p.country for p in (*ours, *theirs)}) > 1:
        return False
    if any(_names(b, p) for p in ours) or any(_names(a, p) for p in theirs):
        return False
    return places_exclude(a.places, b.places)


def _names(profile: Profile, place: Place) -> bool:
    return any(word in profile.body_words for word in words_of(place.name or place.text))


def _fresh(profile: Profile) -> bool:
    """Whether all reports of a group that say when they were published were so within two days of what it tells."""
    day = profile.day
    return (
        day is not None
        and bool(profile.published)
        and all(0 <= published - day <= FRESH for published in profile.published.values())
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """What one report gives to one happening."""

    claims: tuple[ClaimId, ...]
    steps: tuple[Step, ...]
    tells: bool


class _Listing:
    """The incidents that claims were given to, kept as paragraphs move.

    A happening that is only answered, demanded or spoken of, never told, makes none. A report that gave no claim to
    any incident is named by the one that it begins with.
    """

    def __init__(self) -> None:
        """Begin with no report."""
        self._of: dict[SeedKey, dict[ReportId, _Telling]] = defaultdict(dict)
        self._without: dict[SeedKey, set[ReportId]] = defaultdict(set)
        self._homes: dict[ReportId, tuple[SeedKey, ...]] = {}
        """Every happening that a report stands in, here or there."""
        self._changed: set[SeedKey] = set()
        self._made: dict[SeedKey, tuple[tuple[int, int, str], Incident]] = {}
        """Each with its rank, which takes long to find out: an id is a digest of all claims."""

    def put(self, report: ReportId, told: Sequence[Paragraph], homes: Mapping[ParagraphKey, SeedKey]) -> None:
        """Give a report's claims to the happenings its paragraphs tell of, instead of what it gave before."""
        for home in self._homes.pop(report, ()):
            self._changed.add(home)
            self._of[home].pop(report, None)
            self._without[home].discard(report)
        given: dict[SeedKey, list[Paragraph]] = defaultdict(list)
        for paragraph in told:
            if paragraph.key in homes:
                given[homes[paragraph.key]].append(paragraph)
        for home, paragraphs in given.items():
            self._of[home][report] = _telling(paragraphs)
        if told and not any(self._of[home][report].claims for home in given):
            first = homes.get(beginnings(told)[0][0].key)
            if first is not None:
                self._without[first].add(report)
        self._homes[report] = tuple(given)
        self._changed.update(given)

    def incidents(self) -> tuple[Incident, ...]:
        """Return the incidents, the one most told first."""
        for home in self._changed:
            self._made.pop(home, None)
            if (made := self._incident(home)) is not None:
                self._made[home] = ((-len(made.reports), -len(made.claims), made.id), made)
        self._changed = set()
        return tuple(made for _, made in sorted(self._made.values(), key=itemgetter(0)))

    def _incident(self, home: SeedKey) -> Incident | None:
        held = self._of[home]
        without = self._without[home]
        if not held:
            del self._of[home]
        if not without:
            del self._without[home]
        if not any(told.tells for told in held.values()):
            return None
        return Incident(
            claims=tuple(sorted(claim for told in held.values() for claim in told.claims)),
            reports=tuple(sorted(report for report, told in held.items() if told.claims)),
            without_claims=tuple(sorted(without)),
            steps=tuple(
                sorted(
                    (step for told in held.values() for step in told.steps), key=lambda s: (s.step, s.claims)
                )
            ),
            method=METHOD,
        )


def _telling(paragraphs: Iterable[Paragraph]) -> _Telling:
    claims: list[ClaimId] = []
    steps: list[Step] = []
    tells = False
    for paragraph in paragraphs:
        behind = {i for s in paragraph.steps for i in s.claims}
        claims += [
            c.id for c in paragraph.claims if c.act is not None or c.speaker is not None or c.id in behind
        ]
        steps += paragraph.steps
        tells = tells or paragraph.tells
    return _Telling(claims=tuple(claims), steps=tuple(steps), tells=tells)
