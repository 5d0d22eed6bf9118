"""Which claims no longer count, because their own publisher replaced, corrected or withdrew them.

Three things take claims out of count, and nothing else does: a later version of
the same page; the publisher's notice that a report is withdrawn; and its notice
that something in it was wrong. Only a publisher takes back what it published:
whoever else says that a report is withdrawn, or wants it to be, withdraws
nothing. A toll that a new article puts higher is no correction; numbers that
move are for the casualty range. `docs/methods/revisions.md` has the rules.

Reports, claims and texts are left as they are: what is returned says of claims
that they no longer count, by whose word, and what that rests on.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from corrobora.merging.meant import days_named, headed, numbered, published_on, subject_of, tells_of
from corrobora.merging.notices import Doing, Notice, amounts, find_notices
from corrobora.merging.publishers import Publishers, key_of, publishers
from corrobora.merging.versions import (
    SHORTEST_HEADLINE,
    Gram,
    Later,
    find_versions,
    grams_of,
    headline,
    not_after,
    page_keys,
    sentence_at,
    stamp,
    stands_in,
)
from corrobora.records import (
    Actor,
    Claim,
    ClaimId,
    Outcome,
    Passage,
    Refusal,
    Report,
    ReportId,
    Revision,
    RevisionKind,
    Span,
    SpeakerKind,
    Struck,
)

METHOD = "revisions/2"

_TELLING_NUMBER = 10
"""A number from which on it is rare enough in one report to be known by itself."""

NOT_FOLLOWED = "withdrawal-not-followed"
"""Code of the refusal for a notice that withdraws nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisions:
    """What was found: claims that no longer count, and notices that were not followed, with the reason."""

    revisions: tuple[Revision, ...] = ()
    refused: tuple[Refusal, ...] = ()

    @property
    def claims(self) -> frozenset[ClaimId]:
        """Every claim that no longer counts."""
        return frozenset(claim for revision in self.revisions for claim in revision.claims)

    @property
    def echoes(self) -> frozenset[ClaimId]:
        """Claims in which a notice only names what it takes back: they tell of nothing, and make no incident."""
        return frozenset(
            claim
            for revision in self.revisions
            if revision.kind is RevisionKind.CORRECTED and revision.report == revision.by
            for claim in revision.claims
        )

    @property
    def struck(self) -> Mapping[ClaimId, frozenset[str]]:
        """For claims that stand, the wordings of the numbers in them that do not."""
        fallen = self.claims
        found: dict[ClaimId, set[str]] = defaultdict(set)
        for revision in self.revisions:
            for one in revision.struck:
                if one.claim not in fallen:
                    found[one.claim].add(one.wording)
        return {claim: frozenset(found[claim]) for claim in sorted(found)}


def find_revisions(
    reports: Iterable[Report], claims: Iterable[Claim], *, actors: Iterable[Actor]
) -> Revisions:
    """Return which claims no longer count, and by whose word.

    Args:
        reports: all reports, with their copy edges.
        claims: all claims read in them.
        actors: outlets and agencies that go by several names.

    Returns:
        The revisions in the order of their reports, and a refusal for every notice that names a publication
        and was not followed. Neither depends on the order of what comes in.

    """
    return _Search(
        {report.id: report for report in reports}, {claim.id: claim for claim in claims}, publishers(actors)
    ).run()


# --------------------------------------------------------------------------- who can be concerned at all


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What says whether a report can be concerned by a revision at all, without its text."""

    outlet: str | None
    speaks_for: str | None
    """The outlet, or of a report without one the agency that it alone credits."""
    credits: tuple[str, ...]
    pages: tuple[tuple[str, ...], ...]
    """By what it finds other versions of its address."""
    headline: tuple[str, ...]
    """The words of its headline, where there are enough of them to find other versions by."""
    notices: bool
    """Whether it says of anything published that it is withdrawn, corrected or restored."""
    voices: tuple[str, ...]
    """Media whose word it gives, or to whom somebody spoke."""
    copies: tuple[ReportId, ...]
    """The reports whose words it repeats."""


def publication_of(report: Report, claims: Iterable[Claim]) -> Publication:
    """Return what says whether a report can be concerned by a revision at all."""
    title = headline(report.title)
    return Publication(
        outlet=report.outlet,
        speaks_for=_speaks_for(report),
        credits=report.credits,
        pages=page_keys(report),
        headline=title if report.outlet is not None and len(title) >= SHORTEST_HEADLINE else (),
        notices=bool(find_notices(report)),
        voices=tuple(sorted({voice for claim in claims for voice in _cited_media(claim)})),
        copies=tuple(edge.report for edge in report.copy_of),
    )


def find_concerned(
    publications: Mapping[ReportId, Publication], *, actors: Iterable[Actor]
) -> frozenset[ReportId]:
    """Return reports of which `find_revisions` finds what it would of all.

    These are: whoever gives a notice; all that its publisher, by whatever name, printed, credits or is cited in; whatever may be
    one page; all that is tied to one of these by copied text; and one report for each outlet and agency, so that a
    name in a notice is known to be a publisher's.
    """
    names = publishers(actors)
    noticing = {report for report, held in publications.items() if held.notices}
    known = {
        name for held in publications.values() for name in (held.outlet, *held.credits, *held.voices) if name
    }
    theirs = {held.speaks_for for report in noticing if (held := publications[report]).speaks_for}
    theirs |= {
        name
        for report in noticing
        for name in (*publications[report].credits, publications[report].outlet)
        if name
    }
    fresh = theirs
    while fresh := {name for name in known - theirs if any(names.alike(name, one) for one in fresh if one)}:
        theirs |= fresh
    found = set(noticing)
    standing: dict[tuple[str, ...], list[ReportId]] = defaultdict(list)
    ties: dict[ReportId, set[ReportId]] = defaultdict(set)
    first: dict[str, ReportId] = {}
    for report, held in sorted(publications.items()):
        if not theirs.isdisjoint((held.outlet, held.speaks_for, *held.credits, *held.voices)):
            found.add(report)
        for key in held.pages:
            standing[key].append(report)
        if held.headline and held.outlet is not None:
            standing["headline", names.key(held.outlet), *held.headline].append(report)
        for other in held.copies:
            ties[report].add(other)
            ties[other].add(report)
        for name in (held.outlet, *held.credits):
            if name:
                first.setdefault(name, report)
    for members in standing.values():
        if len(members) > 1:
            found.update(members)
    if not found:
        return frozenset()
    left = list(found)
    while left:
        others = {other for other in ties[left.pop()] if other in publications} - found
        found |= others
        left += others
    return frozenset(found | set(first.values()))


# --------------------------------------------------------------------------- the search


class _Search:
    """Finds the revisions of one set of reports. Everything is walked in the order of ids."""

    def __init__(
        self, reports: Mapping[ReportId, Report], claims: Mapping[ClaimId, Claim], names: Publishers
    ) -> None:
        self.reports = {report: reports[report] for report in sorted(reports)}
        self.names = names
        self.by_id = claims
        self.claims: dict[ReportId, list[tuple[ClaimId, Claim]]] = defaultdict(list)
        for claim_id in sorted(claims):
            self.claims[claims[claim_id].report].append((claim_id, claims[claim_id]))
        self.notices = {
            report: found for report in self.reports if (found := find_notices(self.reports[report]))
        }
        self.replaced: dict[ReportId, Later] = find_versions(self.reports, self.notices, names=names)
        """Earlier versions and the later one that speaks."""
        self.earlier: dict[ReportId, list[ReportId]] = defaultdict(list)
        for older, later in self.replaced.items():
            self.earlier[later.report].append(older)
        self.taken_back: dict[ReportId, ReportId] = {}
        """Withdrawn reports and the report that says so."""
        self.restored: set[ReportId] = set()
        self.found: dict[tuple[ReportId, RevisionKind, ReportId, ReportId | None], Revision] = {}
        self.refused: set[Refusal] = set()
        self.of_outlet: dict[str, list[ReportId]] = defaultdict(list)
        self.crediting: dict[str, list[ReportId]] = defaultdict(list)
        self.copies: dict[ReportId, list[ReportId]] = defaultdict(list)
        self.voices: dict[str, set[ReportId]] = defaultdict(set)
        """Who is cited as a medium, or spoken to, and the reports that do so."""
        for report, held in self.reports.items():
            if held.outlet is not None:
                self.of_outlet[held.outlet].append(report)
            for credit in held.credits:
                self.crediting[credit].append(report)
            for edge in held.copy_of:
                self.copies[edge.report].append(report)
            for _, claim in self.claims[report]:
                for voice in _cited_media(claim):
                    self.voices[voice].add(report)

    def run(self) -> Revisions:
        """Find versions first, then follow notices from the latest to the earliest, so that a notice can be taken back."""
        for older, later in self.replaced.items():
            self._add(
                older,
                RevisionKind.EARLIER_VERSION,
                later.report,
                claims=[claim for claim, _ in self.claims[older]],
                passages=[notice.span for notice in self.notices.get(later.report, ()) if notice.own],
                evidence=later.why,
            )
        for report in self._latest_first():
            if report in self.taken_back and self.taken_back[report] != report:
                continue
            if report in self.replaced:
                continue
            for notice in self.notices[report]:
                if notice.doing is Doing.CORRECTS:
                    self._correct(report, notice)
                else:
                    self._withdraw(report, notice)
        return Revisions(
            revisions=tuple(
                self.found[key] for key in sorted(self.found, key=lambda key: (*key[:3], key[3] or ""))
            ),
            refused=tuple(sorted(self.refused, key=lambda one: (one.what, one.why))),
        )

    def _latest_first(self) -> list[ReportId]:
        def age(report: ReportId) -> tuple[date, datetime, ReportId]:
            known = stamp(self.reports[report])
            never = datetime.min.replace(tzinfo=UTC)
            if known is None:
                return date.min, never, report
            return known.day, known.minute or never, report

        return sorted(self.notices, key=age, reverse=True)

    def _add(
        self,
        report: ReportId,
        kind: RevisionKind,
        by: ReportId,
        *,
        through: ReportId | None = None,
        claims: Iterable[ClaimId] = (),
        struck: Iterable[Struck] = (),
        passages: Iterable[Span] = (),
        evidence: str,
    ) -> None:
        key = (report, kind, by, through)
        known = self.found.get(key)
        fallen = {*claims, *(() if known is None else known.claims)}
        taken = {*struck, *(() if known is None else known.struck)}
        said = {(span.start, span.end) for span in passages if span.end > span.start}
        said |= {(passage.start, passage.end) for passage in (() if known is None else known.passages)}
        self.found[key] = Revision(
            report=report,
            kind=kind,
            by=by,
            through=through,
            claims=tuple(sorted(fallen)),
            struck=tuple(
                sorted(
                    (one for one in taken if one.claim not in fallen),
                    key=lambda one: (one.claim, one.wording),
                )
            ),
            passages=tuple(Passage(report=by, start=start, end=end) for start, end in sorted(said)),
            evidence=evidence if known is None else known.evidence,
        )

    def _of(self, outlet: str) -> list[ReportId]:
        """Return the reports of an outlet, under whatever name, in the order of their ids."""
        return sorted(
            report
            for name, held in self.of_outlet.items()
            if self.names.alike(name, outlet)
            for report in held
        )

    def _crediting(self, agency: str) -> list[ReportId]:
        """Return the reports that credit an agency, in the order of their ids."""
        return sorted(
            {
                report
                for name, held in self.crediting.items()
                if self.names.alike(name, agency)
                for report in held
            }
        )

    # ----------------------------------------------------------------------- withdrawals

    def _withdraw(self, report: ReportId, notice: Notice) -> None:
        """Follow a notice that withdraws or restores, where its publisher may."""
        held = self.reports[report]
        held = replace(held, outlet=_speaks_for(held))
        theirs = notice.who is not None and not self.names.means(notice.who, held.outlet)
        if theirs and not self._publishes(notice.who or ""):
            # "the commission withdrew its report": no publication that anybody here has
            return
        if carried := self._carried_words(report, notice):
            self._add(
                report,
                RevisionKind.CORRECTED,
                report,
                claims=carried,
                passages=[notice.span],
                evidence="told there only as something taken back",
            )
        if theirs:
            self._refuse(
                held,
                f"says that {notice.who} takes something back; only {notice.who} itself can, and this is not its report",
            )
            return
        named = list(self._named(held, notice))
        if notice.own and not (notice.headed and named):
            if self.claims[report] or not self.earlier[report]:
                self._fall(report, report, notice, evidence="the page says so of itself")
            for older in self.earlier[report]:
                self.found.pop((older, RevisionKind.EARLIER_VERSION, report, None), None)
                self._fall(older, report, notice, evidence=self.replaced[older].why)
            self._resting(report, report, notice)
            return
        mine = [other for other in named if self.names.one_publisher(other, held)]
        foreign = [
            other
            for other in named
            if other not in mine
            and other.outlet is not None
            and held.outlet
            and self.names.alike(other.outlet, held.outlet)
        ]
        carriers = [other for other in named if other not in mine and other not in foreign]
        for other in foreign:
            self._refuse(
                held,
                f"names itself {held.outlet} and stands on another site than the report it would withdraw ({other.id[:12]})",
            )
        if not mine and not carriers and not foreign:
            if notice.headlines or notice.numbers:
                self._refuse(held, "withdraws a publication that is not among the reports")
            elif notice.who is not None or not notice.of_notice:
                self._refuse(
                    held, "withdraws a publication and does not say which one so that it can be told"
                )
        for other in mine:
            if notice.doing is Doing.RESTORES:
                self.restored.add(other.id)
            elif other.id not in self.restored:
                self._fall(other.id, report, notice, evidence=self._ground(other, held))
                self._resting(other.id, report, notice)
        if notice.doing is Doing.WITHDRAWS and not any(other.id in self.restored for other in mine):
            for other in carriers:
                self._rest(other, report, notice, through=mine[0].id if mine else None, text=None)

    def _ground(self, other: Report, held: Report) -> str:
        """Say what it rests on that a notice may take a report back."""
        if self.reports[held.id].outlet is not None:
            return self.names.ground(other, held)
        return f"the notice names no outlet and credits {held.outlet} alone, which is the report's outlet"

    def _fall(self, report: ReportId, by: ReportId, notice: Notice, *, evidence: str) -> None:
        self.taken_back[report] = by
        keep = {claim for claim, _ in self.claims[report]}
        self._add(report, RevisionKind.WITHDRAWN, by, claims=keep, passages=[notice.span], evidence=evidence)

    def _refuse(self, report: Report, why: str) -> None:
        self.refused.add(Refusal(what=report.id, why=why, code=NOT_FOLLOWED))

    def _publishes(self, name: str) -> bool:
        """Whether any report is of an outlet of this name, or credits an agency of it."""
        return any(self.names.means(name, outlet) for outlet in self.of_outlet) or any(
            self.names.alike(name, credit) for credit in self.crediting
        )

    def _carried_words(self, report: ReportId, notice: Notice) -> list[ClaimId]:
        """Return the claims of a notice's own report that only tell again what it takes back."""
        return [
            claim_id
            for claim_id, claim in self.claims[report]
            if any(claim.start < span.end and span.start < claim.end for span in notice.wrong)
        ]

    def _named(self, held: Report, notice: Notice) -> Iterable[Report]:
        """Return the reports that a notice means, of its publisher and of those who carry its text.

        By number or slug, or by headline; else by what it is about, where one report alone fits.
        """
        if held.outlet is None:
            return []
        pool = [
            other
            for other in map(
                self.reports.__getitem__, {*self._of(held.outlet), *self._crediting(held.outlet)}
            )
            if other.id != held.id
            and not_after(other, held)
            and _may_be_meant(notice, self.notices.get(other.id, ()))
        ]
        pool.sort(key=lambda other: other.id)
        plain = [
            other for other in pool if numbered(other, notice.numbers) or headed(other, notice.headlines)
        ]
        if plain or notice.headlines:
            return plain
        scope = _scope(held, notice)
        days = days_named(scope, held)
        if days:
            pool = [other for other in pool if published_on(other, days)]
        about = subject_of(scope, held)
        fitting = [other for other in pool if tells_of(other, about)]
        own = [other for other in fitting if self.names.alike(other.outlet or "", held.outlet)]
        standing = {
            self.replaced[other.id].report if other.id in self.replaced else other.id for other in own
        }
        if len(standing) > 1:
            return []
        return fitting if own or not notice.numbers else []

    # ----------------------------------------------------------------------- what rests on what was taken back

    def _resting(self, gone: ReportId, by: ReportId, notice: Notice) -> None:
        """Set aside what other outlets carry of a withdrawn report and nothing else backs."""
        lost = self.reports[gone]
        versions = {gone, *self.earlier[gone]}
        # a page that only says that it is gone keeps no text; its earlier version has it
        known = frozenset().union(*(grams_of(self.reports[one]) for one in sorted(versions)))
        copies = set().union(*(self._kin(one) for one in versions))
        citing = set() if lost.outlet is None else self._citing(lost.outlet)
        for report in sorted(copies | citing):
            held = self.reports[report]
            if report in versions or report == by or report in self.taken_back:
                continue
            if self.names.one_publisher(lost, held) or not not_after(lost, held):
                continue
            if report in copies:
                self._rest(held, by, notice, through=gone, text=known)
            else:
                self._cited(held, lost, by, notice)

    def _citing(self, outlet: str) -> set[ReportId]:
        """Return the reports that give something as the word of an outlet, or as told to it."""
        return {
            report
            for voice, held in self.voices.items()
            if self.names.alike(voice, outlet)
            for report in held
        }

    def _kin(self, report: ReportId) -> set[ReportId]:
        """Return the reports tied to one by copied text, over any number of copies.

        Which of two texts of one day is the copy is often not known, so edges are followed both ways.
        """
        seen = {report}
        open_ends = [report]
        while open_ends:
            one = open_ends.pop()
            near = {*self.copies[one], *(edge.report for edge in self.reports[one].copy_of)}
            fresh = {other for other in near if other in self.reports} - seen
            seen |= fresh
            open_ends += sorted(fresh)
        return seen - {report}

    def _rest(
        self,
        held: Report,
        by: ReportId,
        notice: Notice,
        *,
        through: ReportId | None,
        text: frozenset[Gram] | None,
    ) -> None:
        """Set aside the claims of a report that carries a withdrawn one: those in its words, or all where it is credited for all."""
        agency = _speaks_for(self.reports[through or by])
        credited = agency is not None and self.names.credited(held, agency)
        gone = [
            claim_id
            for claim_id, claim in self.claims[held.id]
            if not self._told_elsewhere(claim, agency)
            and (
                (text is not None and _stands(held, claim, text))
                or (credited and (text is None or not self._own_gathering(held)))
            )
        ]
        if gone:
            credit = f"credits {agency}" if credited else "repeats its sentences"
            tie = (
                "; carries the report that was withdrawn"
                if through
                else "; fits the notice by number, headline or subject"
            )
            self._add(
                held.id,
                RevisionKind.RESTS_ON_WITHDRAWN,
                by,
                through=through,
                claims=gone,
                passages=[notice.span],
                evidence=credit + tie,
            )

    def _own_gathering(self, held: Report) -> bool:
        """Whether anybody is said to have spoken to the outlet itself: then a credit does not cover the whole text."""
        return any(
            claim.speaker is not None
            and claim.speaker.told is not None
            and self.names.means(claim.speaker.told, held.outlet)
            for _, claim in self.claims[held.id]
        )

    def _told_elsewhere(self, claim: Claim, agency: str | None) -> bool:
        """Whether the claim's speaker is said to have spoken to somebody else than the agency."""
        told = None if claim.speaker is None else claim.speaker.told
        return told is not None and (agency is None or not self.names.alike(told, agency))

    def _cited(self, held: Report, lost: Report, by: ReportId, notice: Notice) -> None:
        """Set aside what a report gives as the withdrawn report's word: "MPA reported", "told MPA"."""
        outlet = lost.outlet or ""
        lost_claims = [claim for _, claim in self.claims[lost.id]]
        gone = []
        for claim_id, claim in self.claims[held.id]:
            speaker = claim.speaker
            if speaker is None:
                continue
            told = speaker.told is not None and self.names.alike(speaker.told, outlet)
            cited = not told and any(self.names.alike(voice, outlet) for voice in _cited_media(claim))
            if (cited and any(_one_matter(claim, other) for other in lost_claims)) or (
                told
                and any(
                    other.speaker is not None
                    and key_of(other.speaker.text) == key_of(speaker.text)
                    and _one_matter(claim, other)
                    for other in lost_claims
                )
            ):
                gone.append(claim_id)
        if gone:
            self._add(
                held.id,
                RevisionKind.RESTS_ON_WITHDRAWN,
                by,
                through=lost.id,
                claims=gone,
                passages=[notice.span],
                evidence=f"gives as the word of {outlet} what the withdrawn report told",
            )

    # ----------------------------------------------------------------------- corrections

    def _correct(self, report: ReportId, notice: Notice) -> None:
        """Take back what a correction calls wrong: in the note, on its page, in the report it corrects, and in copies."""
        held = self.reports[report]
        wrong = frozenset(
            number for span in notice.wrong for number in amounts(held.quote(span.start, span.end))
        )
        if not notice.wrong:
            return
        right = frozenset(amounts(_without(held, notice)))
        # "24 in two villages; it is 22 in two villages": two is not what was wrong
        wrong, right = wrong - right or wrong, right - wrong
        self._strike_note(report, notice, wrong)
        if not wrong:
            return
        outcomes = {
            count.outcome
            for _, claim in self.claims[report]
            if claim.start < notice.span.end and notice.span.start < claim.end
            for count in claim.counts
            if _gives(count.low, count.high, wrong)
        }
        body = [
            (claim_id, claim)
            for claim_id, claim in self.claims[report]
            if claim.end <= notice.span.start or notice.span.end <= claim.start
        ]
        said_right = any(_gives(count.low, count.high, right) for _, claim in body for count in claim.counts)
        targets: list[tuple[ReportId, list[tuple[ClaimId, Claim]], str]] = []
        if notice.own and not said_right:
            targets.append((report, body, "the page says so of itself"))
        if not notice.own or not self.earlier[report]:
            targets += [
                (other.id, self.claims[other.id], self.names.ground(other, held))
                for other in self._corrected(held, notice)
            ]
        for target, told, evidence in targets:
            about = frozenset() if target == report else subject_of(_scope(held, notice), held).words
            struck = [
                one for one in _struck(told, wrong, outcomes) if target == report or self._telling(one, about)
            ]
            if not struck:
                continue
            self._add(
                target,
                RevisionKind.CORRECTED,
                report,
                struck=struck,
                passages=[notice.span],
                evidence=evidence,
            )
            self._strike_copies(target, report, notice, wrong, outcomes)
        for older in self.earlier[report]:
            self._strike_copies(older, report, notice, wrong, outcomes)

    def _telling(self, struck: Struck, about: frozenset[str]) -> bool:
        """Whether a number is the one a correction means: a small one only where its sentence shares a word with it."""
        claim = self.by_id[struck.claim]
        if any(
            count.wording == struck.wording and (count.low or count.high or 0) >= _TELLING_NUMBER
            for count in claim.counts
        ):
            return True
        sentence = sentence_at(self.reports[claim.report].text, claim.start, claim.end)
        return bool(about & set(key_of(sentence).split()))

    def _strike_note(self, report: ReportId, notice: Notice, wrong: frozenset[int]) -> None:
        """Take back what stands in the note itself only to be called wrong."""
        gone: list[ClaimId] = []
        struck: list[Struck] = []
        for claim_id, claim in self.claims[report]:
            inside = sum(
                max(0, min(claim.end, span.end) - max(claim.start, span.start)) for span in notice.wrong
            )
            if not inside:
                continue
            hit = [count for count in claim.counts if _gives(count.low, count.high, wrong)]
            if claim.counts and hit and len(hit) < len(claim.counts):
                struck += [Struck(claim=claim_id, wording=count.wording) for count in hit]
            elif hit or (not claim.counts and 2 * inside >= claim.end - claim.start):
                gone.append(claim_id)
        if gone or struck:
            self._add(
                report,
                RevisionKind.CORRECTED,
                report,
                claims=gone,
                struck=struck,
                passages=[notice.span],
                evidence="told there only to be called wrong",
            )

    def _corrected(self, held: Report, notice: Notice) -> Iterable[Report]:
        """Return the reports of the same publisher that a correction means: by number, headline, or day and subject."""
        pool = [
            self.reports[other]
            for other in (() if held.outlet is None else self._of(held.outlet))
            if other != held.id
            and not_after(self.reports[other], held)
            and other not in self.replaced
            and self.names.one_publisher(self.reports[other], held)
        ]
        plain = [
            other for other in pool if numbered(other, notice.numbers) or headed(other, notice.headlines)
        ]
        if plain or notice.headlines:
            return plain
        scope = _scope(held, notice)
        days = days_named(scope, held)
        if days and (on_day := [other for other in pool if published_on(other, days)]):
            pool = on_day
        about = subject_of(f"{held.title or ''}\n{scope}", held)
        return [other for other in pool if tells_of(other, about)]

    def _strike_copies(
        self, target: ReportId, by: ReportId, notice: Notice, wrong: frozenset[int], outcomes: set[Outcome]
    ) -> None:
        """Take a wrong number back where another outlet copied it."""
        known = grams_of(self.reports[target])
        for report in sorted(self._kin(target)):
            held = self.reports[report]
            if report == by or report in self.replaced or not not_after(self.reports[target], held):
                continue
            if self.names.one_publisher(held, self.reports[target]):
                continue
            carried = [
                (claim_id, claim) for claim_id, claim in self.claims[report] if _stands(held, claim, known)
            ]
            struck = _struck(carried, wrong, outcomes)
            if struck:
                self._add(
                    report,
                    RevisionKind.RESTS_ON_CORRECTED,
                    by,
                    through=target,
                    struck=struck,
                    passages=[notice.span],
                    evidence="repeats the sentence in which the number was wrong",
                )


def _speaks_for(report: Report) -> str | None:
    """Return the outlet of a report; of one off the wire, taken in without its envelope, the one agency it credits."""
    return report.credits[0] if report.outlet is None and len(report.credits) == 1 else report.outlet


def _may_be_meant(notice: Notice, held: Sequence[Notice]) -> bool:
    """Whether a report that gives these notices may be what a notice takes back: a story, or a notice where one is meant."""
    if notice.of_notice:
        return any(one.doing is not Doing.CORRECTS for one in held)
    return not any(one.doing is Doing.WITHDRAWS and not one.own for one in held)


def _gives(low: int | None, high: int | None, numbers: frozenset[int]) -> bool:
    return (low is not None and low in numbers) or (high is not None and high in numbers)


def _struck(
    told: Iterable[tuple[ClaimId, Claim]], wrong: frozenset[int], outcomes: set[Outcome]
) -> list[Struck]:
    return [
        Struck(claim=claim_id, wording=count.wording)
        for claim_id, claim in told
        for count in claim.counts
        if _gives(count.low, count.high, wrong) and (not outcomes or count.outcome in outcomes)
    ]


def _scope(held: Report, notice: Notice) -> str:
    return held.text[notice.scope.start : notice.scope.end]


def _without(held: Report, notice: Notice) -> str:
    """Return the words of a note that are not called wrong."""
    words = held.text
    for span in notice.wrong:
        words = words[: span.start] + " " * (span.end - span.start) + words[span.end :]
    return words[notice.span.start : notice.span.end]


def _stands(held: Report, claim: Claim, known: frozenset[Gram]) -> bool:
    """Whether the sentence of a claim stands in a text or nearly so."""
    return stands_in(sentence_at(held.text, claim.start, claim.end), known)


def _cited_media(claim: Claim) -> tuple[str, ...]:
    """Return the media whose word a claim is, by whom it came, or to whom its speaker spoke."""
    speaker = claim.speaker
    if speaker is None:
        return ()
    own = (speaker.text,) if speaker.kind is SpeakerKind.MEDIA else ()
    return (*own, *speaker.via, *(() if speaker.told is None else (speaker.told,)))


def _one_matter(one: Claim, other: Claim) -> bool:
    """Whether two claims give one number of one outcome, or tell of one kind of act with no number in either."""
    mine = {(count.outcome, count.low, count.high) for count in one.counts}
    theirs = {(count.outcome, count.low, count.high) for count in other.counts}
    if mine or theirs:
        return bool(mine & theirs)
    return one.act is not None and other.act is not None and one.act.kind is other.act.kind


__all__ = [
    "METHOD",
    "NOT_FOLLOWED",
    "Publication",
    "Revisions",
    "find_concerned",
    "find_revisions",
    "publication_of",
]
