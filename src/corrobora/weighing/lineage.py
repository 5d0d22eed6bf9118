"""Which reports rest on one text or one agency, and who gathered a speaker's word.

Reports that copy one another, or carry one agency's story, are one family; within it nobody is met twice.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from corrobora.records import (
    Actor,
    CopyEdge,
    Report,
    ReportId,
    SpeakerKind,
)
from corrobora.weighing.docket import Docket, Statement, fold
from corrobora.weighing.unions import Groups

WHOLE_COPY = 0.5
"""Share of its own sentences from which on a report counts as a copy as a whole. Below, a passage is judged by itself:
it is copied if its sentences stand in the other report. Our own choice: half is where reprint ends and quotation begins."""


def is_whole(edge: CopyEdge) -> bool:
    """Whether a report is a copy as a whole: half of it stands in the other (`WHOLE_COPY`), or a person says so."""
    return edge.by_person or edge.share >= WHOLE_COPY


_AGENCIES = {
    "agence france presse": "afp",
    "associated press": "ap",
    "thomson reuters": "reuters",
    "deutsche presse agentur": "dpa",
    "agencia efe": "efe",
    "british broadcasting corporation": "bbc",
    "anadolu agency": "anadolu",
}

_MEDIUM_TAIL = re.compile(r"\s+(?:news agency|press agency|news|agency)$")


class Lineage:
    """Which reports rest on one text or one agency, and who gathered a speaker's word."""

    def __init__(self, docket: Docket) -> None:
        self._docket = docket
        self._names = _name_index(docket.actors)
        self._texts: Groups[tuple[str, str]] = Groups()
        self._folded: dict[ReportId, str] = {}
        cited = {
            self.medium(told)
            for statement in docket.statements
            for told in (None if statement.claim.speaker is None else statement.claim.speaker.told,)
            if told is not None
        }
        cited |= {self.medium(credit) for report in docket.reports.values() for credit in report.credits}
        self._cited = frozenset(cited)
        self._gathering = frozenset(
            statement.report.id
            for statement in docket.statements
            if statement.claim.speaker is not None
            and (
                statement.claim.speaker.told is not None
                or statement.claim.speaker.via
                or statement.claim.speaker.kind is SpeakerKind.MEDIA
            )
        )
        for report in _reachable(docket):
            for edge in report.copy_of:
                if is_whole(edge):
                    self._texts.tie(("report", report.id), ("report", edge.report))
        for report in docket.reports.values():
            agency = self.agency(report)
            if agency is not None:
                self._texts.tie(("report", report.id), ("medium", agency))
            if report.outlet is not None and self.medium(report.outlet) in cited:
                self._texts.tie(("report", report.id), ("medium", self.medium(report.outlet)))
        self._first: dict[tuple[str, str], str] = {}
        for known in sorted(docket.reports):
            self._first.setdefault(self._texts.find(("report", known)), known)

    def medium(self, name: str) -> str:
        """Return one name for a medium or body under all its spellings."""
        folded = fold(name).removeprefix("the ")
        if folded in self._names:
            return self._names[folded]
        folded = _AGENCIES.get(folded, folded)
        short = _MEDIUM_TAIL.sub("", folded)
        return self._names.get(short, _AGENCIES.get(short, short))

    def agency(self, report: Report) -> str | None:
        """Return the agency a report credits, if it credits exactly one."""
        credited = {self.medium(credit) for credit in report.credits}
        return next(iter(credited)) if len(credited) == 1 else None

    def text_family(self, statement: Statement) -> str:
        """Return the same stand-in for all statements that rest on one text or one agency."""
        return self._first[self.family_root(statement)]

    def family_root(self, statement: Statement) -> tuple[str, str]:
        """Return the family of the report, or of the one from which the statement's sentences are copied."""
        partial = [edge for edge in statement.report.copy_of if not is_whole(edge)]
        words = fold(statement.words) if partial else ""
        for edge in sorted(partial, key=lambda edge: (-edge.share, edge.report)):
            if edge.report in self._docket.reports and words and words in self._fold(edge.report):
                return self._texts.find(("report", edge.report))
        return self._texts.find(("report", statement.report.id))

    def own_root(self, statement: Statement) -> tuple[str, str]:
        """Return the family of the report itself."""
        return self._texts.find(("report", statement.report.id))

    def _fold(self, report: ReportId) -> str:
        if report not in self._folded:
            self._folded[report] = fold(self._docket.reports[report].text)
        return self._folded[report]

    def gathered(self, statement: Statement) -> tuple[str, str]:
        """Return a key for who took the speaker's word: body that relays it, medium told, or text family."""
        speaker = statement.claim.speaker
        if speaker is not None and speaker.via:
            return self._texts.find(("medium", self.medium(speaker.via[-1])))
        if speaker is not None and speaker.told is not None:
            return self._texts.find(("medium", self.medium(speaker.told)))
        return self.family_root(statement)

    def gatherers(self, statements: Iterable[Statement]) -> frozenset[str]:
        """Return the media that are said to have taken a speaker's word: told, or credited, or themselves an agency."""
        found: set[str] = set()
        for statement in statements:
            speaker, report = statement.claim.speaker, statement.report
            if speaker is not None and speaker.told is not None:
                found.add(self.medium(speaker.told))
            elif self.agency(report) is not None:
                found.add(self.agency(report) or "")
            elif report.outlet is not None and self.medium(report.outlet) in self._cited:
                found.add(self.medium(report.outlet))
        return frozenset(found)

    def untraced(self, report: ReportId) -> bool:
        """Whether a report says nowhere whom it spoke to or took its story from, and nobody credits it."""
        known = self._docket.reports[report]
        if known.credits or known.copy_of or report in self._gathering:
            return False
        return known.outlet is None or self.medium(known.outlet) not in self._cited

    def gathered_by(self, statements: Iterable[Statement], *, unnamed: bool) -> str | None:
        """Return who gathered an origin's word, as worded.

        Args:
            statements: what the origin says.
            unnamed: whether the speaker is described and not named; then one of several is given.

        Returns:
            ``None`` where several did or nobody is named.

        """
        found: dict[int, Counter[str]] = defaultdict(Counter)
        for statement in statements:
            speaker, report = statement.claim.speaker, statement.report
            if speaker is not None and speaker.via:
                found[0][speaker.via[-1]] += 1
            elif speaker is not None and speaker.told is not None:
                found[0][speaker.told] += 1
            elif self.agency(report) is not None:
                found[1][min(report.credits)] += 1
            elif report.outlet is not None:
                found[2][report.outlet] += 1
        for rank in sorted(found):
            if len({self.medium(name) for name in found[rank]}) == 1 or unnamed:
                return min(found[rank], key=lambda name: (-found[rank][name], name))
            return None
        return None


def _reachable(docket: Docket) -> list[Report]:
    """Return the docket's reports and those they are copied from, over any number of steps."""
    seen, open_ends = set(docket.reports), sorted(docket.reports)
    while open_ends:
        report = docket.library.get(open_ends.pop())
        for edge in () if report is None else report.copy_of:
            if edge.report not in seen:
                seen.add(edge.report)
                open_ends.append(edge.report)
    return [docket.library[report] for report in sorted(seen) if report in docket.library]


def _name_index(actors: Mapping[str, Actor]) -> dict[str, str]:
    index: dict[str, str] = {}
    for actor in sorted(actors.values(), key=lambda actor: actor.id):
        for name in (actor.id, actor.name, *actor.aliases):
            index.setdefault(fold(name).removeprefix("the "), f"actor:{actor.id}")
    return index
