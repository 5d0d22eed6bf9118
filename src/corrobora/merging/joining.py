"""Across reports: which of their paragraphs tell of one happening.

First the beginnings of reports are joined (`grouping`): a report mostly begins
with what it is about. Then every paragraph is given to the happening it fits
(`tracing`), so that a round-up's items and a follow-up's look back find theirs.
What forbids two groups to be one stands in `clashes`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from corrobora.merging.background import join_background
from corrobora.merging.clashes import dates_exclude, places_exclude
from corrobora.merging.grouping import group
from corrobora.merging.likeness import Likeness
from corrobora.merging.neighbours import LEVELS, Neighbours, Seed, SeedKey, seeds_of
from corrobora.merging.paragraphs import Paragraph, paragraphs_of, set_apart_in
from corrobora.merging.profiles import Profile
from corrobora.merging.shelves import InMemory, Recall, Shelves
from corrobora.merging.terms import words_of
from corrobora.merging.tracing import Homes, ParagraphKey, Told, Tracing
from corrobora.records import (
    ClaimId,
    Fact,
    Incident,
    IncidentId,
    Place,
    Reading,
    Report,
    ReportId,
    Step,
)

METHOD = "joining/7"

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What joining changed."""

    incidents: Mapping[IncidentId, Incident]
    """Incidents that are new, or tell other claims, reports or steps than before, or may."""
    gone: frozenset[IncidentId]
    """Ids that no incident has any more."""


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
    reports tell of its happening; where hundreds do, they are grouped anew. Where shelves that last are given, joining goes on
    from what is on them, and makes again from their reports what it has to look at, and no more.
    """

    def __init__(
        self, *, likeness: Likeness, shelves: Shelves | None = None, recall: Recall | None = None
    ) -> None:
        """Begin without a report, or with those that are on the shelves, which ``recall`` returns as they were then."""
        shelves = InMemory() if shelves is None else shelves
        self._likeness = likeness
        self._placing = Placing(likeness=likeness, shelves=shelves, recall=recall)
        self._listing = _Listing(self._placing, shelves)
        self._facts: dict[ReportId, tuple[Reading, tuple[Fact, ...]]] = {}

    def add(self, report: Report, reading: Reading) -> None:
        """Take a report with what was read in it; one that is there already is replaced."""
        self._placing.put(report, _paragraphs(report, reading, self._likeness))
        self._facts[report.id] = reading, reading.background

    def remove(self, report: ReportId) -> None:
        """Take a report out again.

        Raises:
            KeyError: it was never added.

        """
        if report not in self._facts and report not in self._placing:
            raise KeyError(report)
        self._placing.drop(report)
        self._facts.pop(report, None)

    def settle(self) -> Moved:
        """Join what came, went or changed since the last time, and return the incidents that are others now."""
        for report in sorted(self._placing.settle()):
            self._listing.put(report)
        return self._listing.settle()

    def incidents_of(self, reports: Iterable[ReportId]) -> dict[IncidentId, Incident]:
        """Return the incidents that reports tell of or are named by, as last settled, by their ids."""
        return self._listing.of(reports)

    def every_incident(self) -> Iterator[Incident]:
        """Go through all incidents, as last settled, in the order of their happenings."""
        yield from self._listing.every()

    def joined(self) -> Joined:
        """Return the incidents and the background of all reports that were added here: where shelves last, not of those before."""
        self.settle()
        facts = [(reading, fact) for _, (reading, found) in sorted(self._facts.items()) for fact in found]
        return Joined(incidents=self._listing.incidents(), background=join_background(facts))


def _paragraphs(report: Report, reading: Reading, likeness: Likeness) -> tuple[Paragraph, ...]:
    return paragraphs_of(report, reading, terms=likeness.terms, set_apart=set_apart_in(reading))


class Placing:
    """The happening of every paragraph, kept as reports come and go."""

    def __init__(
        self, *, likeness: Likeness, shelves: Shelves | None = None, recall: Recall | None = None
    ) -> None:
        """Begin with the reports that are on the shelves."""
        shelves = InMemory() if shelves is None else shelves
        self._likeness = likeness
        self._recall = recall
        self._pages: dict[ReportId, Told] = {}
        """Reports as they are now, of those that were put in or asked for."""
        self._neighbours = Neighbours(
            likeness=likeness, forbidden=forbidden, shelves=shelves, seeds_again=self._seeds_again
        )
        self._seeds: MutableMapping[ReportId, tuple[SeedKey, ...]] = shelves.shelf("seeds")
        self._group_of: MutableMapping[SeedKey, SeedKey] = shelves.shelf("groups")
        """The group each seed was last found in, which is known by its first."""
        self._begun = len(self._group_of) > 0
        """Whether any were grouped already."""
        self._stale: set[SeedKey] = set()
        """Seeds whose group may be another since."""
        self._came: dict[ReportId, Told] = {}
        self._went: dict[ReportId, Told] = {}
        """Reports that are there no more, or in another form, since; as they were."""
        self._rounds = tuple(
            Tracing(likeness=likeness, page=self.page, shelves=shelves, name=f"round {number}")
            for number in range(ROUNDS)
        )

    def __contains__(self, report: ReportId) -> bool:
        """Whether a report is there, and has paragraphs."""
        return report in self._seeds

    def page(self, report: ReportId) -> Told:
        """Return a report as it is traced.

        Raises:
            KeyError: it is not there.

        """
        if report not in self._pages and self._recall is not None and report in self._seeds:
            held, reading = self._recall(report)
            self._pages[report] = _told(held, _paragraphs(held, reading, self._likeness))
        return self._pages[report]

    def _seeds_again(self, report: ReportId) -> list[Seed]:
        return self._seeds_of(self.page(report))

    def _seeds_of(self, told: Told) -> list[Seed]:
        return seeds_of(
            told.beginnings,
            bodies_of(told.paragraphs, told.beginnings),
            reports={told.report.id: told.report},
            likeness=self._likeness,
        )

    def put(self, report: Report, paragraphs: Sequence[Paragraph]) -> None:
        """Take a report with its paragraphs in place of what it had before; one without paragraphs is nowhere."""
        told = _told(report, paragraphs)
        # before anything changes: a date that is none raises here
        seeds = self._seeds_of(told)
        self.drop(report.id)
        if not paragraphs:
            return
        self._pages[report.id] = self._came[report.id] = told
        self._seeds[report.id] = tuple(seed.key for seed in seeds)
        for seed in seeds:
            self._neighbours.add(seed)
            if self._begun:
                self._stale |= self._neighbours.touched_by(seed.key)

    def drop(self, report: ReportId) -> None:
        """Take a report out; nothing happens where it is not there."""
        if report not in self._seeds:
            return
        told = self.page(report)
        if self._came.pop(report, None) is None:
            self._went[report] = told
        for key in self._seeds[report]:
            if self._begun:
                self._stale |= self._neighbours.touched_by(key)
            self._neighbours.remove(key)
            self._group_of.pop(key, None)
        del self._seeds[report], self._pages[report]

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
        if self._begun:
            stale = {key for key in self._stale if key in self._neighbours}
        else:
            stale = {key for keys in self._seeds.values() for key in keys}
        crowded: list[set[SeedKey]] = [set() for _ in LEVELS]
        grouped: dict[SeedKey, SeedKey] = {}
        for key in sorted(stale):
            if key in grouped:
                continue
            around = [self._neighbours[other] for other in self._neighbours.around(key, crowded)]
            for found in group(
                around,
                self._neighbours,
                reports={seed.report: self.page(seed.report).report for seed in around},
                likeness=self._likeness,
                forbidden=forbidden,
            ):
                grouped |= dict.fromkeys(found, found[0])
        moved: dict[ParagraphKey, SeedKey | None] = {
            p.key: None for told in self._went.values() for p in told.paragraphs
        }
        for key, first in grouped.items():
            if self._group_of.get(key) != first or key[0] in self._came:
                moved |= {p.key: first for p in self._neighbours[key].paragraphs}
        for key, first in grouped.items():
            self._group_of[key] = first
        self._begun = self._begun or bool(grouped)
        self._stale = set()
        return moved


def _told(report: Report, paragraphs: Sequence[Paragraph]) -> Told:
    return Told(
        report=report,
        paragraphs=tuple(paragraphs),
        beginnings=tuple(beginnings(paragraphs)),
        stays=not any(p.claims for p in paragraphs),
    )


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

    def __init__(self, placing: Placing, shelves: Shelves) -> None:
        """Begin with the incidents that are on the shelves."""
        self._placing = placing
        self._of: MutableMapping[SeedKey, set[ReportId]] = shelves.shelf("reports of incidents", set)
        """The reports that each happening is told, or only spoken of, in."""
        self._without: MutableMapping[SeedKey, set[ReportId]] = shelves.shelf("without claims", set)
        self._homes: MutableMapping[ReportId, tuple[SeedKey, ...]] = shelves.shelf("happenings of reports")
        """Every happening that a report stands in, here or there."""
        self._changed: set[SeedKey] = set()
        self._ids: MutableMapping[SeedKey, IncidentId] = shelves.shelf("incidents")
        self._made: dict[SeedKey, tuple[tuple[int, int, str], Incident]] = {}
        """Those made here, each with its rank, which takes long to find out: an id is a digest of all claims."""

    def put(self, report: ReportId) -> None:
        """Give a report's claims to the happenings its paragraphs tell of, instead of what it gave before."""
        for home in self._homes.pop(report, ()):
            self._changed.add(home)
            self._of[home].discard(report)
            self._without[home].discard(report)
        if report not in self._placing:
            return
        given = self._given(report)
        for home in given:
            self._of[home].add(report)
        without: tuple[SeedKey, ...] = ()
        if not any(_telling(paragraphs).claims for paragraphs in given.values()):
            first = self._placing.homes_of(report).get(self._placing.page(report).beginnings[0][0].key)
            without = () if first is None else (first,)
        for home in without:
            self._without[home].add(report)
        self._homes[report] = tuple(sorted({*given, *without}))
        self._changed.update(self._homes[report])

    def _given(self, report: ReportId) -> dict[SeedKey, list[Paragraph]]:
        """Return the paragraphs of a report by the happening that they tell of."""
        homes = self._placing.homes_of(report)
        given: dict[SeedKey, list[Paragraph]] = defaultdict(list)
        for paragraph in self._placing.page(report).paragraphs:
            if paragraph.key in homes:
                given[homes[paragraph.key]].append(paragraph)
        return given

    def settle(self) -> Moved:
        """Make anew the incidents of the happenings that changed; return those, and the ids that are no incident's any more."""
        gone: set[IncidentId] = set()
        made: dict[IncidentId, Incident] = {}
        for home in sorted(self._changed):
            if (before := self._ids.pop(home, None)) is not None:
                gone.add(before)
            self._made.pop(home, None)
            if (incident := self._incident(home)) is not None:
                made[incident.id] = incident
                self._ids[home] = incident.id
                self._made[home] = ((-len(incident.reports), -len(incident.claims), incident.id), incident)
        self._changed = set()
        return Moved(incidents=made, gone=frozenset(gone - made.keys()))

    def of(self, reports: Iterable[ReportId]) -> dict[IncidentId, Incident]:
        """Return the incidents that reports stand in."""
        homes = sorted({home for report in reports for home in self._homes.get(report, ())})
        found = [self._at(home) for home in homes if home in self._ids]
        return {incident.id: incident for incident in found}

    def every(self) -> Iterator[Incident]:
        """Go through all incidents."""
        for home in sorted(self._ids):
            yield self._at(home)

    def _at(self, home: SeedKey) -> Incident:
        if home in self._made:
            return self._made[home][1]
        incident = self._incident(home)
        if incident is None:
            raise KeyError(home)
        return incident

    def incidents(self) -> tuple[Incident, ...]:
        """Return the incidents that were made here, the one most told first."""
        return tuple(made for _, made in sorted(self._made.values(), key=itemgetter(0)))

    def _incident(self, home: SeedKey) -> Incident | None:
        reports = sorted(self._of.get(home, ()))
        without = sorted(self._without.get(home, ()))
        if not reports:
            self._of.pop(home, None)
        if not without:
            self._without.pop(home, None)
        held = {report: _telling(self._given(report)[home]) for report in reports}
        if not any(told.tells for told in held.values()):
            return None
        return Incident(
            claims=tuple(sorted(claim for told in held.values() for claim in told.claims)),
            reports=tuple(report for report, told in held.items() if told.claims),
            without_claims=tuple(without),
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
