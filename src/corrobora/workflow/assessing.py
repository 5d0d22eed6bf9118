"""Assessing a project: joining and weighing what came since the last time, and no more than that touches.

What comes out is what `corrobora.workflow.run.weigh_readings` gives of everything. What the last assessment left on its shelves
(`corrobora.workflow.shelves`) is gone on from; where they are missing, or methods, weights or files of parties are others since, all is joined
and weighed anew.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corrobora.merging import (
    Fingerprint,
    Joining,
    Revisions,
    Shelves,
    find_concerned,
    find_copies_again,
    find_revisions,
    join_background,
)
from corrobora.records import (
    Actor,
    Assessment,
    Claim,
    ClaimId,
    CopyEdge,
    Fact,
    Incident,
    IncidentId,
    Judgement,
    Reading,
    Refusal,
    Report,
    ReportId,
    Revision,
)
from corrobora.review import NO_UNIONS, Laid, Unions, copies_in_force, lay_copies, regroup
from corrobora.weighing import assess
from corrobora.workflow.cards import Card, card_of, from_values, to_values
from corrobora.workflow.joining import standard_likeness
from corrobora.workflow.named import named_in, together
from corrobora.workflow.readers import Progress
from corrobora.workflow.reference import Reference
from corrobora.workflow.run import name_by_paths

Edges = tuple[CopyEdge, ...]
Pair = tuple[Report, Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What an assessment asks a project for; reports without copies throughout."""

    reports: Collection[ReportId]
    """All that are read."""
    now: Callable[[ReportId], tuple[Report, Laid]]
    then: Callable[[ReportId], tuple[Report, Laid]]
    """A report with its reading and the judgements on it as at the last assessment."""
    edges: Callable[[ReportId], Edges]
    """Whose words a report repeated at the last assessment, as the machine found it."""
    of_claim: Callable[[ClaimId], ReportId | None]
    """The report of a claim read at the last assessment or now."""
    groups: Sequence[Judgement] = ()
    """Judgements that put claims together or apart, the oldest first, those withdrawn among them."""
    copies: Sequence[Judgement] = ()
    """Judgements on copies, the oldest first, those withdrawn among them."""
    copies_then: Sequence[Judgement] = ()
    """Those of them that were made before the last assessment."""
    unions: Unions = NO_UNIONS
    """Which names persons made one; `now` has them laid."""
    coders: int = 1
    """Persons that the project asks for on each proposal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the last assessment gave, as far as the next one asks."""

    as_of: str | None
    revisions: tuple[Revision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is to be weighed."""

    upto: int
    """The entry that the last assessment rests on, whose shelves are there; 0: all is joined and weighed anew."""
    now: int
    """The entry that this one is to rest on."""
    as_of: str | None
    """Day against which promises are measured (``YYYY-MM-DD``); ``None``: the latest publication date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What an assessment gave, beside what is as it was."""

    as_of: str | None
    reports: int
    joined: int
    """Of these, those that were joined again."""
    edges: Mapping[ReportId, Edges]
    """Reports whose copies may be others than before, as the machine finds them; none for those that repeat nobody."""
    incidents: tuple[tuple[Assessment, int, int], ...]
    """Incidents that may be others, each with the number of its reports and claims by which they are ranked."""
    gone: Collection[IncidentId]
    """Ids that no incident of the machine's has any more."""
    looked_at: Collection[ReportId]
    """Reports whose incidents are all among these: any other that tells of one of them is no more."""
    anew: bool
    """Whether these are all edges: of a report that is not among them there are none."""
    whole: bool
    """Whether these are all incidents."""
    background: tuple[Fact, ...]
    refused: tuple[Refusal, ...]
    actors: tuple[Actor, ...]
    revisions: tuple[Revision, ...]


def weigh_again(
    archive: Archive,
    *,
    shelves: Shelves,
    before: Before | None,
    changed: Collection[ReportId],
    reference: Reference,
    refused: Iterable[Refusal],
    as_of: str | None,
    progress: Progress | None = None,
) -> Weighed:
    """Join and weigh what changed since an assessment.

    Args:
        archive: what there is.
        shelves: as the last assessment left them, or empty.
        before: what that gave; ``None`` where the shelves are empty.
        changed: reports that came or were read anew since; all where the shelves are empty.
        reference: files of places and parties.
        refused: by intake.
        as_of: day against which promises are measured (``YYYY-MM-DD``); ``None``: the latest publication date.
        progress: called with ("joining", done, total) and ("weighing", done, total).

    """
    index = reference.actors
    cards = _Cards(shelves, archive, reference)
    were = cards.turn(changed)
    edges = _Edges(archive, shelves)
    turned = edges.find(cards, were)

    def pair(report: ReportId) -> Pair:
        held, laid = archive.now(report)
        return replace(held, copy_of=edges.of(report)), laid.reading

    def pair_then(report: ReportId) -> Pair:
        held, laid = archive.then(report)
        return replace(held, copy_of=edges.then(report)), laid.reading

    joining = Joining(likeness=standard_likeness(), shelves=shelves, recall=pair_then)
    again = sorted({*changed, *turned})
    for number, report in enumerate(again, 1):
        joining.add(*pair(report))
        if progress is not None:
            progress("joining", number, len(again))
    moved = joining.settle()

    every = cards.all()
    as_of = as_of or max((card.last for card in every.values() if card.last is not None), default=None)
    actors = together((every[report].named for report in sorted(every)), mentioned=False)
    revised = _revisions(every, edges, pair, actors)
    whole = before is None or before.as_of != as_of
    looked_at = {
        anchor.report for one in archive.groups for group in one.groups for anchor in group
    } & every.keys()
    if whole:
        joined: Iterable[Incident] = joining.every_incident()
    else:
        assert before is not None  # noqa: S101 - else all is weighed
        moved_claims = _otherwise(Revisions(revisions=before.revisions), revised)
        looked_at |= _copying(again, edges.ties(every)) | {
            told for claim in moved_claims if (told := archive.of_claim(claim)) is not None
        }
        joined = {**joining.incidents_of(sorted(looked_at)), **moved.incidents}.values()
    library = _Library(archive.reports, lambda report: pair(report)[0])
    weighed: list[tuple[Assessment, int, int]] = []
    silent: set[IncidentId] = set()
    wanted = _regrouped(list(joined), archive, every)
    for number, incident in enumerate(wanted, 1):
        if revised.echoes.issuperset(incident.claims):
            silent.add(incident.id)
            continue
        held = {report: pair(report) for report in sorted(incident.reports)}
        aside = [claim for report in held if every[report].instead for claim in archive.now(report)[1].aside]
        claims: dict[ClaimId, Claim] = {
            claim.id: claim
            for claim in (*aside, *(c for _, reading in held.values() for c in reading.claims))
        }
        found = assess(
            incident,
            claims=claims,
            reports=library,
            actors=together((named_in(*one, index, archive.unions) for one in held.values()), mentioned=True),
            as_of=as_of,
            fallen=revised.claims,
            struck=revised.struck,
        )
        weighed.append((found, len(incident.reports), len(incident.claims)))
        if progress is not None:
            progress("weighing", number, len(wanted))
    known = {report: archive.now(report)[0] for report in _refusing(every, revised)}
    unreadable = (refusal for card in every.values() for refusal in card.refused)
    left = [*refused, *name_by_paths((*unreadable, *revised.refused), known)]
    return Weighed(
        as_of=as_of,
        reports=len(every),
        joined=len(changed),
        edges=edges.found(changed),
        incidents=tuple(weighed),
        gone=frozenset(moved.gone | silent),
        looked_at=frozenset(looked_at),
        anew=before is None,
        whole=whole,
        background=join_background(
            [(Reading(report=report), fact) for report, card in sorted(every.items()) for fact in card.facts],
            fallen=revised.claims,
        ),
        refused=tuple(sorted(left, key=lambda r: (r.what, r.code, r.why))),
        actors=tuple(sorted((archive.unions.grown(actor) for actor in actors.values()), key=lambda a: a.id)),
        revisions=revised.revisions,
    )


def _regrouped(
    incidents: Sequence[Incident], archive: Archive, cards: Mapping[ReportId, Card]
) -> Sequence[Incident]:
    """Return incidents as persons left them: put together and apart, and each with the claims that were corrected beside the corrected ones."""
    named = {anchor.report for one in archive.groups for group in one.groups for anchor in group}
    near = [incident for incident in incidents if not named.isdisjoint(incident.reports)]
    if near:
        reports = {report for incident in near for report in incident.reports}
        claims = {c.id: c for report in sorted(reports) for c in archive.now(report)[1].reading.claims}
        put = regroup(near, archive.groups, claims=claims, coders=archive.coders).incidents
        incidents = [*(one for one in incidents if named.isdisjoint(one.reports)), *put]
    return [_with_aside(incident, cards) for incident in incidents]


def _with_aside(incident: Incident, cards: Mapping[ReportId, Card]) -> Incident:
    mine = set(incident.claims)
    aside = {
        known
        for report in incident.reports
        for known, persons in cards[report].instead.items()
        if persons in mine
    }
    return replace(incident, claims=tuple(sorted(mine | aside))) if aside else incident


class _Cards:
    """The cards of all reports: read together, made anew for those that changed."""

    def __init__(self, shelves: Shelves, archive: Archive, reference: Reference) -> None:
        self._archive = archive
        self._index = reference.actors
        self._written = shelves.shelf("cards")
        self._grams = shelves.shelf("grams")
        grams = dict(self._grams.items())
        self._held: dict[ReportId, Card] = {
            report: from_values(report, written, grams[report], self._index)
            for report, written in self._written.items()
        }

    def turn(self, changed: Collection[ReportId]) -> dict[ReportId, tuple[Fingerprint, ...]]:
        """Make the cards of reports that changed, and return the fingerprints they had before."""
        were: dict[ReportId, tuple[Fingerprint, ...]] = {
            report: (self._held[report].fingerprint,) if report in self._held else () for report in changed
        }
        for report in sorted(changed):
            card = card_of(*self._archive.now(report), self._index, self._archive.unions)
            self._held[report] = card
            self._written[report] = to_values(card, self._index)
            self._grams[report] = card.fingerprint.grams
        return were

    def all(self) -> Mapping[ReportId, Card]:
        """Return all cards."""
        return self._held


class _Edges:
    """Whose words each report repeats, now: as the machine finds it, with judgements laid over it."""

    def __init__(self, archive: Archive, shelves: Shelves) -> None:
        self._archive = archive
        self._repeating = shelves.shelf("repeating")
        self._copied = shelves.shelf("copied")
        """The reports that each report repeats, of those that repeat any."""
        self._judged = copies_in_force(archive.copies, coders=archive.coders)
        self._judged_then = copies_in_force(archive.copies_then, coders=archive.coders)
        self._there: Collection[ReportId] = frozenset()
        self._there_then: Collection[ReportId] = frozenset()
        self._found: dict[ReportId, Edges] = {}
        """As the machine finds them, where they may be others than before."""
        self._now: dict[ReportId, Edges] = {}

    def find(self, cards: _Cards, were: Mapping[ReportId, tuple[Fingerprint, ...]]) -> frozenset[ReportId]:
        """Find the edges that may be others, and return the reports whose edges are."""
        self._there = cards.all().keys()
        self._there_then = self._there - {report for report, before in were.items() if not before}
        found = find_copies_again(
            {report: card.fingerprint for report, card in cards.all().items()},
            changed=were,
            repeating=frozenset(self._repeating),
            recall=lambda report: self._archive.now(report)[0],
        )
        for report, copied in found.items():
            self._found[report] = copied.edges
            if copied.repeats:
                self._repeating[report] = 1
            else:
                self._repeating.pop(report, None)
        # a judgement may be new or taken back, or a report come on which it could not be laid: these are laid each time
        judged = {report for pair in (*self._judged, *self._judged_then) for report in pair} & self._there
        for report in {*found, *judged}:
            edges = self._found[report] if report in found else self._archive.edges(report)
            self._now[report] = lay_copies(report, edges, self._judged, there=self._there).edges
            if self._now[report]:
                self._copied[report] = tuple(edge.report for edge in self._now[report])
            else:
                self._copied.pop(report, None)
        return frozenset(
            report for report in self._now.keys() & self._there_then if self.then(report) != self._now[report]
        )

    def of(self, report: ReportId) -> Edges:
        """Return the edges of a report that count."""
        if report not in self._now:
            self._now[report] = self._archive.edges(report) if report in self._copied else ()
        return self._now[report]

    def then(self, report: ReportId) -> Edges:
        """Return the edges of a report that counted at the last assessment."""
        edges = self._archive.edges(report)
        return lay_copies(report, edges, self._judged_then, there=self._there_then).edges

    def found(self, changed: Collection[ReportId]) -> dict[ReportId, Edges]:
        """Return the machine's edges of the reports that changed, and of those for which it finds others than before."""
        return {
            report: edges
            for report, edges in self._found.items()
            if report in changed or edges != self._archive.edges(report)
        }

    def ties(self, reports: Iterable[ReportId]) -> dict[ReportId, tuple[ReportId, ...]]:
        """Return the reports that each of some reports repeats."""
        wanted = set(reports)
        return {report: self._copied[report] for report in list(self._copied) if report in wanted}


class _Library(Mapping[ReportId, Report]):
    """All reports, each asked for when it is needed."""

    def __init__(self, reports: Collection[ReportId], recall: Callable[[ReportId], Report]) -> None:
        self._reports = reports
        self._recall = recall

    def __getitem__(self, report: ReportId) -> Report:
        if report not in self._reports:
            raise KeyError(report)
        return self._recall(report)

    def __iter__(self) -> Iterator[ReportId]:
        return iter(sorted(self._reports))

    def __len__(self) -> int:
        return len(self._reports)


def _revisions(
    cards: Mapping[ReportId, Card],
    edges: _Edges,
    pair: Callable[[ReportId], Pair],
    actors: Mapping[str, Actor],
) -> Revisions:
    """Return what publishers replaced, corrected or withdrew, and what persons rejected or corrected."""
    copied = edges.ties(cards)
    publications = {
        report: replace(card.publication, copies=copied.get(report, ())) for report, card in cards.items()
    }
    held = [pair(report) for report in sorted(find_concerned(publications, actors=actors.values()))]
    found = find_revisions(
        [report for report, _ in held],
        [claim for _, reading in held for claim in reading.claims],
        actors=actors.values(),
    )
    judged = (revision for _, card in sorted(cards.items()) for revision in card.judged)
    return replace(found, revisions=(*found.revisions, *judged))


def _copying(reports: Iterable[ReportId], ties: Mapping[ReportId, Iterable[ReportId]]) -> set[ReportId]:
    """Return the reports and all that repeat them, over any number of copies: their chains are followed in weighing."""
    by: dict[ReportId, set[ReportId]] = defaultdict(set)
    for report, others in ties.items():
        for other in others:
            by[other].add(report)
    found = set(reports)
    left = list(found)
    while left:
        fresh = by[left.pop()] - found
        found |= fresh
        left += fresh
    return found


def _otherwise(before: Revisions, now: Revisions) -> set[ClaimId]:
    """Return the claims that count otherwise than before."""
    struck, struck_then = now.struck, before.struck
    return set(
        (now.claims ^ before.claims)
        | (now.echoes ^ before.echoes)
        | {
            claim
            for claim in {*struck, *struck_then}
            if struck.get(claim, frozenset()) != struck_then.get(claim, frozenset())
        }
    )


def _refusing(cards: Mapping[ReportId, Card], revised: Revisions) -> set[ReportId]:
    """Return the reports that something was refused of."""
    named = {ReportId(refusal.what) for card in cards.values() for refusal in card.refused}
    named |= {ReportId(refusal.what) for refusal in revised.refused}
    return {report for report in named if report in cards}
