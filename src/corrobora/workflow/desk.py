"""What a person at a desk asks a project for, a page at a time: lists, one report, one incident, what is left to decide, a search.

Every question is answered from the records that it is about, and not by going through all of an archive. Nothing is changed here; `Project` keeps what persons decide.
"""

import json
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache, wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from corrobora.custody.folder import SEALED
from corrobora.custody.searching import Term, find_passages, read_question
from corrobora.custody.store import Asked, Held, Store
from corrobora.edtf import bounds, day
from corrobora.errors import UnknownRecord
from corrobora.export.jsonform import record_from_values
from corrobora.reading import Gazetteer, place_of
from corrobora.records import (
    Actor,
    Anchor,
    Assessment,
    Claim,
    ClaimId,
    CopyEdge,
    Decision,
    Dossier,
    Entry,
    IncidentId,
    Judgement,
    Place,
    Proposal,
    Reading,
    Report,
    ReportId,
    Revision,
    Step,
)
from corrobora.review import (
    Accord,
    Laid,
    Opinions,
    iter_named,
    key_of,
    opinions,
    propose_reading,
)
from corrobora.review.likely import COMPARED, Compared, compare, decided_on_two
from corrobora.review.regrouping import shares_half
from corrobora.workflow.folding import REPORTED, Left, search_words
from corrobora.workflow.holdings import Holdings, Said, edges_of, record_of, values_of
from corrobora.workflow.namesaking import Name, NamePair, list_names, reports_of

PAGE: Final = 25
"""Rows of a list. Ours: what a person takes in before turning the page."""
MOST_COUNTED: Final = 1_000
"""Counting of what is found ends here: nobody reads so many, and every page would count."""
PASSAGES: Final = 3
"""Passages of a report that a search shows."""
AROUND: Final = 90
"""Characters shown on either side of them."""
FACETS: Final = ("outlet", "language", "country", "act", "actor", "stance")
"""By what a search is narrowed down, beside days: of reports the first two, of their readings the others."""
_LINK: Final = {
    "outlet": "report-outlet",
    "language": "report-language",
    "country": "reading-country",
    "act": "reading-act",
    "actor": "reading-actor",
    "stance": "reading-stance",
    "speaker": "reading-speaker",
}
"""Those of `FACETS`, and who is made to say something, which a page of one actor asks for."""
BESIDE: Final = 12
"""Incidents that are offered as perhaps the same. Ours: more than a person compares."""
NEAR_DAYS: Final = 3
"""Days by which accounts of one happening differ. Ours: a weekend, until the next edition."""
LOOKED_BESIDE: Final = 30
"""Incidents near one that are compared with it. Ours: of three days in one country those that were weighed last before it."""
_MOST_REPORTS: Final = 200
"""Reports, or claims, of an incident by which others are looked up. Ours: each is a question to the store."""
_HELD: Final = 512
_MADE: Final = 64
"""Incidents whose page is held ready. Ours: a team works on some dozens at a time, and the longest pages have megabytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """An incident in a line."""

    id: IncidentId
    headline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A report in a list."""

    report: Report
    entry: int
    """By which lists go on: the next page holds entries below the last of this one."""
    at: str
    """When it came, UTC, ISO 8601."""
    by: str
    """Who added it."""
    left: Left | None
    """What is left to decide; ``None``: not read yet."""
    incidents: tuple[Headline, ...]
    passages: tuple[tuple[str, str, str], ...] = ()
    """Of a search: what was found, each with the words before and after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some rows of a list, and where the next ones begin."""

    rows: tuple[Row, ...]
    more: int | None
    """``before`` of the next page; ``None``: there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSheet:
    """A claim that the machine reads, with what persons hold of it."""

    claim: Claim
    proposal: Proposal
    opinions: Opinions | None
    """On this very proposal; ``None``: nobody has judged it, or withdrew."""
    seen: int
    """The newest entry on the proposal, 0 where there is none: `Project.decide_claim` asks what a person saw."""
    judgement: Judgement | None
    """In force on the claim, on this proposal or on one of an earlier reading."""
    instead: Claim | None
    """What a person reads there instead, where that is in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSheet:
    """A claim that a person found and the machine did not, with what persons hold of it."""

    proposal: str
    claim: Claim
    opinions: Opinions


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A report with all that is known of it."""

    report: Report
    row: Row
    laid: Laid
    claims: tuple[ClaimSheet, ...]
    """In the order of the text."""
    found: tuple[Claim, ...]
    """What persons found in it and the machine did not."""
    copies: tuple[CopyEdge, ...]
    """Whose words it repeats, as assessed last."""
    revisions: tuple[Revision, ...]
    """What its publisher took back or said anew, as assessed last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A claim with the report that it is read in."""

    claim: Claim
    report: Report

    @property
    def words(self) -> str:
        """The passage; empty where the report's text is another by now."""
        same = self.claim.text_sha256 == self.report.text_sha256
        return self.report.quote(self.claim.start, self.claim.end) if same else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An incident in a list."""

    incident: Assessment
    entry: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """Some incidents, and where the next ones begin."""

    rows: tuple[Case, ...]
    more: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What reports or incidents are asked for; everything said has to be so."""

    words: str = ""
    """See `corrobora.custody.searching`; of incidents nothing is asked by words."""
    facets: Mapping[str, str] = field(default_factory=dict)
    """Some of `FACETS`, or ``speaker`` (an actor's id); of incidents ``country``, ``act``, ``actor`` and ``place`` (an id of the gazetteer)."""
    since: str = ""
    """Day, or year, or month, from which on: of a report's publication, of an incident itself."""
    until: str = ""
    left: str = ""
    """``open``: something is left to decide; ``done``: nothing is; of reports alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A step towards accountability, on the board."""

    incident: Assessment
    step: Step
    number: int
    """Among the incident's steps, from 0."""
    cursor: tuple[str, str]
    """``after`` of what follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much there is, for the first page."""

    reports: int
    unread: int
    open: int
    """Reports with something left to decide, up to `MOST_COUNTED`."""
    waiting: int
    """Proposals that a second person has to judge, up to `MOST_COUNTED`."""
    disputed: int
    incidents: int
    judgements: int
    since: int
    """Judgements and readings that the last assessment does not know, up to `MOST_COUNTED`."""
    assessed_at: str | None
    """When it was assessed last; ``None``: never, or undone."""
    as_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """What persons decided about putting claims together or apart."""

    proposal: str
    said: tuple[Said, ...]
    """All that was decided on it, withdrawals among it, the oldest first."""
    standing: tuple[Judgement, ...]
    """The last judgement of each person that is not taken back; empty: all of it is taken back."""
    accord: Accord | None
    """How these persons stand to each other; ``None``: all of it is taken back."""
    waits: bool
    """Whether the last assessment does not know of it yet."""
    others: tuple[Headline, ...]
    """Other incidents in which claims that it names stand now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPair:
    """A report that the machine finds to repeat another."""

    copying: ReportId
    edge: CopyEdge
    entry: int
    """By which lists go on: the next page holds entries below the last of this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyPair:
    """Two incidents that may be one happening."""

    one: IncidentId
    other: IncidentId
    compared: Compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place where incidents are said to have happened."""

    country: str
    """ISO 3166-1 alpha-2."""
    name: str
    id: str | None
    """In the gazetteer; ``None``: it has no such place, or it is a way between two."""
    incidents: int


_Self = TypeVar("_Self", bound="Desk")
_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")


def _in_one_look(
    answer: Callable[Concatenate[_Self, _Given], _Answer],
) -> Callable[Concatenate[_Self, _Given], _Answer]:
    """Have all that an answer asks of the store be of one moment; see `Store.look`."""

    @wraps(answer)
    def looked(desk: _Self, /, *args: _Given.args, **told: _Given.kwargs) -> _Answer:
        with desk.look():
            return answer(desk, *args, **told)

    return looked


class Desk:
    """Answers what pages ask. `Project.desk` makes one."""

    def __init__(self, store: Store, holdings: Holdings, name: str) -> None:
        """Take what a project reads from, and its name."""
        self._store = store
        self._held = holdings
        self._name = name
        # a record never changes under its object's hash, so what was taken apart once holds
        self._incident_of = lru_cache(maxsize=_HELD)(_incident_of)
        self._made: Callable[..., Any] = lru_cache(maxsize=_MADE)(self._make)
        self._named: tuple[tuple[int, int], tuple[NamePair, ...]] | None = None
        self._naming = threading.Lock()

    def look(self) -> AbstractContextManager[None]:
        """Have all that is asked within be answered as of one moment, and faster; nothing is to be changed within."""
        return self._store.look()

    # ------------------------------------------------------------------ lists

    @_in_one_look
    def counts(self) -> Counts:
        """Return how much there is and how much is left."""
        last = self._held.last_assessed()
        upto = 0 if last is None else int(last.payload["upto"])
        since = sum(
            self._store.entries_since(what, upto + 1, most=MOST_COUNTED)
            for what in ("read", "judged", "reported")
        )
        reports = self._store.count("report")
        return Counts(
            reports=reports,
            unread=reports - self._store.count("reading"),
            open=self._store.how_many(Asked(kind="left", rank="open"), most=MOST_COUNTED),
            waiting=self._store.how_many(Asked(kind="standing", rank=Accord.WAITING), most=MOST_COUNTED),
            disputed=self._store.how_many(Asked(kind="standing", rank=Accord.DISPUTED), most=MOST_COUNTED),
            incidents=self._store.count("incident"),
            judgements=self._store.count("judgement"),
            since=since,
            assessed_at=None if last is None else last.at,
            as_of=None if last is None else self._held.frame().as_of,
        )

    @_in_one_look
    def reports(self, question: Question, *, before: int | None = None, limit: int = PAGE) -> Page:
        """Return reports, those that came last first.

        Args:
            question: which.
            before: as the page before says; ``None``: from the newest on.
            limit: so many at most.

        """
        asked = _asked(question)
        if asked is None:
            return Page(rows=(), more=None)
        found = self._store.newest(asked, before=before, limit=limit + 1)
        rows = self._rows(found[:limit], asked.terms)
        return Page(rows=rows, more=rows[-1].entry if len(found) > limit else None)

    def open_reports(self, *, before: int | None, limit: int) -> tuple[tuple[ReportId, int], ...]:
        """Return reports in which something is left to decide, those that came last first, each with its entry; see `reports`."""
        found = self._store.newest(Asked(kind="report", beside=("left", "open")), before=before, limit=limit)
        return tuple((ReportId(held.id), held.entry) for held in found)

    def how_many(self, question: Question) -> int:
        """Return how many reports a question finds; counting ends at `MOST_COUNTED`."""
        asked = _asked(question)
        return 0 if asked is None else self._store.how_many(asked, most=MOST_COUNTED)

    def tally(self, facet: str) -> Mapping[str, int]:
        """Return the values of a facet with how many reports have each, in the whole project.

        Raises:
            UnknownRecord: there is no such facet.

        """
        if facet not in _LINK:
            raise UnknownRecord(f"no facet {facet}; there are {', '.join(FACETS)}")
        return self._store.tally(_LINK[facet])

    @_in_one_look
    def incidents(self, question: Question, *, before: int | None = None, limit: int = PAGE) -> Cases:
        """Return incidents, those that were weighed last first; see `reports`."""
        asked = _asked_of_incidents(question)
        found = self._store.newest(asked, before=before, limit=limit + 1)
        rows = tuple(Case(incident=self._incident(held), entry=held.entry) for held in found[:limit])
        return Cases(rows=rows, more=rows[-1].entry if len(found) > limit else None)

    def how_many_incidents(self, question: Question) -> int:
        """Return how many incidents a question finds; counting ends at `MOST_COUNTED`."""
        return self._store.how_many(_asked_of_incidents(question), most=MOST_COUNTED)

    @_in_one_look
    def board(
        self, *, after: tuple[str, str] = ("", ""), country: str = "", step: str = "", limit: int = PAGE
    ) -> tuple[Promise, ...]:
        """Return steps towards accountability: what is overdue first, then what was announced and did not come, demands, what came.

        Args:
            after: cursor of the last one seen.
            country: code; of its incidents alone. Empty: of all.
            step: of this kind alone (`StepKind`). Empty: of all.
            limit: so many at most.

        """
        beside = [
            (link, value)
            for link, value in (("incident-country", country), ("incident-step-kind", step))
            if value
        ]
        found: list[Promise] = []
        while len(found) < limit:
            some = self._store.by_target("incident-step", after=after, limit=limit, beside=beside)
            for target, incident in some:
                after = (target, incident)
                held, number = self._store.find("incident", incident), int(target.rsplit(" ", 1)[1])
                steps = () if held is None else self._incident(held).accountability
                # where it was weighed anew in between, the page after tells of it
                if held is not None and number < len(steps) and (not step or steps[number].step == step):
                    found.append(
                        Promise(
                            incident=self._incident(held), step=steps[number], number=number, cursor=after
                        )
                    )
            if len(some) < limit:
                break
        return tuple(found[:limit])

    @property
    def as_of(self) -> str | None:
        """Day against which promises were measured last; ``None``: nothing was assessed, or no day is known."""
        return None if self._held.last_assessed() is None else self._held.frame().as_of

    def how_many_steps(self) -> int:
        """Return how many steps are on the board; counting ends at `MOST_COUNTED`."""
        return len(self._store.by_target("incident-step", limit=MOST_COUNTED))

    # ------------------------------------------------------------------ one report

    @_in_one_look
    def report(self, report: str) -> Sheet:
        """Return a report with its claims and what persons hold of them.

        Raises:
            UnknownRecord: there is no such report.

        """
        held = self._store.get("report", report)
        (row,) = self._rows([held], ())
        said = self._held.said_on(report)
        laid = self._held.laid_now(report, said)
        by_id = {claim.id: claim for claim in laid.reading.claims}
        machine = [claim for claim in (*laid.reading.claims, *laid.aside) if not claim.by_person]
        entries = _newest_entries(said)
        each = opinions([one.judgement for one in said], coders=self._held.coders)
        sheets = []
        for claim in sorted(machine, key=lambda one: (one.start, one.end, one.id)):
            proposal = propose_reading(claim)
            instead = laid.instead.get(claim.id)
            sheets.append(
                ClaimSheet(
                    claim=claim,
                    proposal=proposal,
                    opinions=each.get(proposal.id),
                    seen=entries.get(proposal.id, 0),
                    judgement=laid.judged.get(claim.id),
                    instead=None if instead is None else by_id.get(instead),
                )
            )
        standing = set(laid.instead.values())
        copies = self._store.find("copies", report)
        assessed = self._held.last_assessed()
        revisions = () if assessed is None else self._held.frame().revisions
        return Sheet(
            report=row.report,
            row=row,
            laid=laid,
            claims=tuple(sheets),
            found=tuple(
                claim for claim in laid.reading.claims if claim.by_person and claim.id not in standing
            ),
            copies=() if copies is None else edges_of(copies),
            revisions=tuple(one for one in revisions if one.report == report),
        )

    def report_of_claim(self, claim: str) -> ReportId | None:
        """Return which report a claim is read in now."""
        return next((ReportId(one) for one in self._store.linked("reading-claim", claim)), None)

    @_in_one_look
    def row(self, report: str) -> Row:
        """Return a report as it stands in lists.

        Raises:
            UnknownRecord: there is no such report.

        """
        return self._rows([self._store.get("report", report)], ())[0]

    @_in_one_look
    def find_quoted(self, claim: str, among: Sequence[str] = ()) -> Quoted | None:
        """Return the words of a claim, by the machine or by a person; ``None`` where no report has it now.

        Args:
            claim: its id.
            among: reports where a person's claim may be, which no link leads to.

        """
        for report in (*self._store.linked("reading-claim", claim), *among):
            held, read = self._store.find("report", report), self._store.find("reading", report)
            if held is None or read is None:
                continue
            claims = record_of(Reading, read).claims
            found = next((one for one in claims if one.id == claim), None)
            if found is None:
                said = self._held.said_on(report)
                laid = self._held.laid_now(report, said).reading.claims if said else ()
                found = next((one for one in laid if one.id == claim), None)
            if found is not None:
                return Quoted(claim=found, report=record_of(Report, held))
        return None

    # ------------------------------------------------------------------ one incident

    @_in_one_look
    def made_of(self, incident: str, make: Callable[[Dossier], _Answer]) -> _Answer:
        """Return what is made of the dossier of one incident; `_MADE` of those asked for last are held until it is assessed anew.

        Args:
            incident: its id.
            make: a function that stands in a module, as what is held is known by it.

        Raises:
            UnknownRecord: there is no such incident.
            BadSetting: nothing was assessed yet.

        """
        last = self._held.last_assessed()
        made: _Answer = self._made(0 if last is None else last.number, incident, make)
        return made

    def _make(self, _assessed: int, incident: str, make: Callable[[Dossier], object]) -> object:
        return make(self.incident(incident))

    @_in_one_look
    def incident(self, incident: str) -> Dossier:
        """Return a dossier of one incident and the reports it rests on, as assessed last.

        Raises:
            UnknownRecord: there is no such incident.
            BadSetting: nothing was assessed yet.

        """
        dossier = self._held.dossier_of(self._name, [IncidentId(incident)])
        if not dossier.incidents:
            raise UnknownRecord(
                f"no incident {incident} in what was assessed last; the list of incidents has all"
            )
        return dossier

    def assessment(self, incident: str) -> Assessment:
        """Return an incident alone, as assessed last.

        Raises:
            UnknownRecord: there is no such incident.

        """
        return self._incident(self._store.get("incident", incident))

    @property
    def is_assessed(self) -> bool:
        """Whether there is an assessment that holds."""
        return self._held.last_assessed() is not None

    def incidents_of(self, report: str) -> tuple[Headline, ...]:
        """Return the incidents that a report tells of."""
        return tuple(self._headlines(self._store.linked("incident-report", report)).values())

    def case(self, incident: str) -> Case:
        """Return an incident alone, without the reports it rests on.

        Raises:
            UnknownRecord: there is no such incident in what was assessed last.

        """
        held = self._store.find("incident", incident)
        if held is None:
            raise UnknownRecord(
                f"no incident {incident} in what was assessed last; the list of incidents has all"
            )
        return Case(incident=self._incident(held), entry=held.entry)

    @_in_one_look
    def became(self, incident: str) -> tuple[Headline, ...]:
        """Return in which incidents the claims of one stand now that is no more: it was put together with others, put apart, or joined anew."""
        old = self._held.find_weighed(incident)
        return () if old is None else self._homes((*old.claims, *old.set_aside))

    def _others(self, judgement: Judgement, incident: str) -> tuple[Headline, ...]:
        named = [anchor.claim for group in judgement.groups for anchor in group]
        return tuple(one for one in self._homes(named) if one.id != incident)

    def _homes(self, claims: Sequence[ClaimId]) -> tuple[Headline, ...]:
        """Return the incidents in which claims stand now."""
        homes = self._store.linked_to("incident-claim", claims[:_MOST_REPORTS])
        heads = self._headlines(one for some in homes.values() for one in some)
        return tuple(
            heads[one] for one in dict.fromkeys(one for claim in claims for one in homes.get(claim, ()))
        )

    @_in_one_look
    def beside(self, incident: str, *, limit: int = BESIDE) -> tuple[Case, ...]:
        """Return other incidents that may be the same happening, those that were weighed last first.

        Those that share a report with it, and those of its country said to have happened within `NEAR_DAYS` days of it. An incident
        whose day is not known has only the former.

        Args:
            incident: its id.
            limit: so many at most.

        Raises:
            UnknownRecord: there is no such incident in what was assessed last.

        """
        near = self._near(self.case(incident).incident, limit=limit)
        return tuple(Case(incident=self._incident(held), entry=held.entry) for held in near)

    def _near(self, one: Assessment, *, before: int | None = None, limit: int) -> list[Held]:
        """Return what `beside` does, as the store holds it; of entries below one alone, where that is told."""
        found: dict[int, Held] = {}
        reports = (*one.reports, *one.without_claims)[:_MOST_REPORTS]
        telling = self._store.linked_to("incident-report", reports)
        shared = {other for some in telling.values() for other in some} - {one.id}
        found |= {held.entry: held for held in self._store.find_some("incident", shared).values()}
        days = _around_days(one)
        if one.place is not None and one.place.country and days is not None:
            asked = Asked(
                kind="incident",
                links=(("incident-country", one.place.country),),
                between=(("incident-day", *days),),
            )
            some = self._store.newest(asked, before=before, limit=limit + 1)
            found |= {held.entry: held for held in some if held.id != one.id}
        entries = [entry for entry in sorted(found, reverse=True) if before is None or entry < before]
        return [found[entry] for entry in entries[:limit]]

    @_in_one_look
    def put(self, incident: str) -> tuple[Put, ...]:
        """Return by which decisions of persons reports of an incident were put together or apart, the newest first.

        Those that name claims of this incident, or of its reports claims that are read no more; a decision that everybody took back
        is left out.

        Raises:
            UnknownRecord: there is no such incident in what was assessed last.

        """
        one = self.case(incident).incident
        mine = {*one.claims, *one.set_aside}
        last = self._held.last_assessed()
        upto = 0 if last is None else int(last.payload["upto"])
        grouping = self._store.linked_to("judgement-group", one.reports)
        entries = {entry for some in grouping.values() for entry in some}
        proposals = set()
        for held in self._store.find_some("judgement", entries).values():
            judgement = record_of(Judgement, held)
            if judgement.decision not in {Decision.MERGE, Decision.SPLIT}:
                continue  # that two incidents are not one puts nothing together or apart
            named = {anchor.claim for group in judgement.groups for anchor in group}
            if named & mine:
                proposals.add(judgement.proposal)
        found = []
        for proposal in proposals:
            said = self._held.said_about(proposal)
            each_by = opinions([each.judgement for each in said], coders=self._held.coders)
            stands = each_by.get(proposal)
            if stands is None and said[-1].entry <= upto:
                continue  # it was taken back, and the last assessment knows that
            found.append(
                Put(
                    proposal=proposal,
                    said=said,
                    standing=() if stands is None else tuple(stands.each.values()),
                    accord=None if stands is None else stands.accord,
                    waits=said[-1].entry > upto,
                    others=self._others(said[-1].judgement, incident),
                )
            )
        return tuple(sorted(found, key=lambda each: -each.said[-1].entry))

    # ------------------------------------------------------------------ deciding

    @_in_one_look
    def unsettled(
        self, accord: Accord, *, before: int | None = None, limit: int = PAGE
    ) -> tuple[tuple[ReportId, int], ...]:
        """Return reports with a proposal on which persons stand so to each other, each with the entry by which the list goes on.

        A report comes once for each such proposal, and all of them together: they share an entry, so that a page may be longer than asked for.
        """
        asked = Asked(kind="standing", rank=accord)
        found = list(self._store.newest(asked, before=before, limit=limit))
        if len(found) == limit:
            known, last = {held.id for held in found}, found[-1]
            linked = self._store.linked("standing-report", json.loads(last.body)["report"])
            others = (self._store.find("standing", one) for one in linked if one not in known)
            found += [one for one in others if one and one.rank == accord and one.entry == last.entry]
        return tuple((ReportId(json.loads(held.body)["report"]), held.entry) for held in found)

    @_in_one_look
    def said_by(self, person: str, *, before: int | None = None, limit: int = PAGE) -> tuple[Said, ...]:
        """Return what a person decided, withdrawals among it, the newest first."""
        asked = Asked(kind="judgement", links=(("judgement-by", person),))
        found = self._store.newest(asked, before=before, limit=limit)
        return tuple(Said(entry=held.entry, judgement=record_of(Judgement, held)) for held in found)

    @_in_one_look
    def judgements(self, *, before: int | None = None, limit: int = PAGE) -> tuple[Said, ...]:
        """Return what anybody decided, the newest first."""
        found = self._store.newest(Asked(kind="judgement"), before=before, limit=limit)
        return tuple(Said(entry=held.entry, judgement=record_of(Judgement, held)) for held in found)

    def how_many_judgements(self, person: str | None = None) -> int:
        """Return how many judgements there are, of a person or of all; counting ends at `MOST_COUNTED`."""
        links = () if person is None else (("judgement-by", person),)
        return self._store.how_many(Asked(kind="judgement", links=links), most=MOST_COUNTED)

    @_in_one_look
    def said_about(self, proposal: str) -> tuple[Said, ...]:
        """Return the judgements on a proposal, the oldest first."""
        return self._held.said_about(proposal)

    @property
    def coders(self) -> int:
        """Persons that the project asks for on each proposal, 1 or 2."""
        return self._held.coders

    def find_report(self, report: str) -> Report | None:
        """Return a report as it was taken in, ``None`` where there is none."""
        return self._held.find_report(report)

    def find_incident(self, incident: str) -> Assessment | None:
        """Return an incident as assessed last, ``None`` where there is none."""
        return self._held.find_incident(incident)

    def left_of(self, report: str) -> Left | None:
        """Return how far persons are with a report, ``None`` where it was not read."""
        left = self._store.find("left", report)
        return None if left is None else Left(**json.loads(left.body))

    @_in_one_look
    def newest_on(self, report: str) -> int:
        """Return the newest entry that keeps a judgement on a report's reading, 0 where there is none; `unsettled` goes on by it."""
        return max((one.entry for one in self._held.said_on(report)), default=0)

    @_in_one_look
    def found_in(self, report: str) -> tuple[FoundSheet, ...]:
        """Return what persons found in a report and the machine did not, whether it is in force or not, in the order of the text."""
        said = [one.judgement for one in self._held.said_on(report) if one.judgement.claim is None]
        found = []
        for proposal, held in opinions(said, coders=self._held.coders).items():
            claim = next((one.corrected for one in held.each.values() if one.corrected), None)
            if claim is not None:
                found.append(FoundSheet(proposal=proposal, claim=claim, opinions=held))
        return tuple(sorted(found, key=lambda one: (one.claim.start, one.claim.end, one.claim.id)))

    # ------------------------------------------------------------------ pairs

    @_in_one_look
    def copy_pairs(self, *, before: int | None = None, limit: int = PAGE) -> tuple[CopyPair, ...]:
        """Return which reports the machine finds to repeat which, those that were found last first.

        Args:
            before: entry below which is looked; ``None``: from the newest on.
            limit: so many reports that repeat at most; one may repeat several, which come together.

        """
        found = self._store.newest(Asked(kind="copies"), before=before, limit=limit)
        return tuple(pair for held in found for pair in _copy_pairs(held))

    @_in_one_look
    def copy_pairs_of(self, copying: str) -> tuple[CopyPair, ...]:
        """Return which reports the machine finds one to repeat, in its order."""
        held = self._store.find("copies", copying)
        return () if held is None else _copy_pairs(held)

    @_in_one_look
    def said_on_copy(self, copying: ReportId, copied: ReportId) -> tuple[Said, ...]:
        """Return the judgements on whether one of two reports is a copy of the other, in whatever manner and direction, the oldest first."""
        return self._held.said_on_copy(copying, copied)

    @_in_one_look
    def said_on_two(self, one: str, other: str) -> tuple[Said, ...]:
        """Return the judgements on whether two incidents are one happening, the oldest first: *merge*, *split*, *reject* and *unsure*.

        Those whose groups of claims are the two now (`review.decided_on_two`), whatever the incidents were called then.

        Raises:
            UnknownRecord: there is no such incident in what was assessed last.

        """
        return self._said_on_two(self.case(one).incident, self.case(other).incident)

    def _said_on_two(self, one: Assessment, other: Assessment) -> tuple[Said, ...]:
        # whatever is about the two names reports of both
        fewer = min(one.reports, other.reports, key=len)[:_MOST_REPORTS]
        entries = {entry for report in fewer for entry in self._store.linked("judgement-group", report)}
        said = tuple(
            Said(entry=held.entry, judgement=record_of(Judgement, held))
            for held in (self._store.get("judgement", entry) for entry in sorted(entries))
        )
        found = decided_on_two(
            [each.judgement for each in said],
            (*one.claims, *one.set_aside),
            (*other.claims, *other.set_aside),
            meant=self._meant,
        )
        return tuple(each for each in said if each.judgement in found)

    def _meant(self, anchor: Anchor) -> tuple[ClaimId, ...]:
        """Return the claims that an anchor means now: itself, or where that is read no more, what shares half of its passage."""
        if self._store.linked("reading-claim", anchor.claim):
            return (anchor.claim,)
        held = self._store.find("reading", anchor.report)
        claims = () if held is None else record_of(Reading, held).claims
        return tuple(claim.id for claim in claims if shares_half(anchor, claim))

    @_in_one_look
    def likely_of(self, incident: str) -> tuple[LikelyPair, ...]:
        """Return the pairs of an incident with others that may be the same happening, those that agree most first; see `review.likely`.

        Only with those that were weighed before it, so that a pair comes once in the list of all incidents.

        Raises:
            UnknownRecord: there is no such incident in what was assessed last.

        """
        case = self.case(incident)
        near = self._near(case.incident, before=case.entry, limit=LOOKED_BESIDE)
        found = [
            LikelyPair(one=case.incident.id, other=IncidentId(held.id), compared=compared)
            for held in near
            if (compared := compare(case.incident, _outline(held))).likely
        ]
        return tuple(sorted(found, key=lambda pair: (-pair.compared.score, pair.other)))

    def name_pairs(self) -> tuple[NamePair, ...]:
        """Return the names of what was assessed last that may be one actor's; see `list_names`. They are told once per assessment."""
        last = self._held.last_assessed()
        known = (0 if last is None else last.number, self._held.coders)
        with self._naming:
            if self._named is None or self._named[0] != known:
                self._named = (known, list_names(self._store, self._held))
            return self._named[1]

    def find_name_pair(self, proposal: str) -> NamePair | None:
        """Return the names that a proposal is about, ``None`` where they are not, or no more, proposed to be one actor's."""
        return next((one for one in self.name_pairs() if one.pair.proposal.id == proposal), None)

    @_in_one_look
    def where_named(self, name: Name) -> tuple[ReportId, ...]:
        """Return the reports in which a name stands."""
        return reports_of(self._store, name)

    @_in_one_look
    def find_naming(self, name: Name, report: str) -> Quoted | None:
        """Return the first claim of a report that names somebody so; ``None`` where none does now."""
        taken, read = self._store.find("report", report), self._store.find("reading", report)
        if taken is None or read is None:
            return None
        claims = record_of(Reading, read).claims
        found = next(
            (one for one in claims if any(key_of(each) == name.key for each in iter_named([one]))), None
        )
        return None if found is None else Quoted(claim=found, report=record_of(Report, taken))

    def places(self, name: str, gazetteer: Gazetteer, *, most: int = 12) -> tuple[Place, ...]:
        """Return the places of a name, those with most inhabitants first, for a person to choose from."""
        found = sorted(gazetteer.find(name), key=lambda one: (-(one.population or 0), one.id))
        return tuple(place_of(entry, name) for entry in found[:most])

    # ------------------------------------------------------------------ actors, places

    @_in_one_look
    def actors(self, words: str = "") -> tuple[tuple[Actor, int], ...]:
        """Return the actors of what was assessed last, with how many reports name each, those named most first.

        Args:
            words: that a name or an alias of theirs has; empty: all.

        """
        if self._held.last_assessed() is None:
            return ()
        wanted = words.casefold().strip()
        named = self._store.tally("reading-actor")
        found = [
            (actor, named.get(actor.id, 0))
            for actor in self._held.frame().actors
            if not wanted or any(wanted in name.casefold() for name in (actor.name, *actor.aliases))
        ]
        return tuple(sorted(found, key=lambda one: (-one[1], one[0].name, one[0].id)))

    def find_actor(self, actor: str) -> Actor | None:
        """Return an actor of what was assessed last, ``None`` where there is none of this id."""
        if self._held.last_assessed() is None:
            return None
        return next((one for one in self._held.frame().actors if one.id == actor), None)

    def actor_names(self) -> Mapping[str, str]:
        """Return the names of the actors of what was assessed last, by their ids."""
        if self._held.last_assessed() is None:
            return {}
        return {one.id: one.name for one in self._held.frame().actors}

    @_in_one_look
    def where(self) -> tuple[Spot, ...]:
        """Return the places of incidents by country and name, each with how many incidents are said to have happened there."""
        found = []
        for target, count in self._store.tally("incident-where").items():
            try:
                country, name, known = json.loads(target)
            except ValueError:
                continue  # a name that an index could not hold, found by its hash alone
            found.append(Spot(country=country, name=name, id=known or None, incidents=count))
        return tuple(sorted(found, key=lambda one: (one.country, one.name, one.id or "")))

    # ------------------------------------------------------------------ history

    @_in_one_look
    def history(
        self, subject: str | None = None, *, before: int | None = None, limit: int = PAGE
    ) -> tuple[Entry, ...]:
        """Return entries of the ledger, the newest first: of one record, by its id or that of a claim in it, or all.

        To a report belongs what was decided on its claims, to a claim what was done to its report and decided on itself.
        """
        if subject is None:
            return self._store.entries_before(before, limit=limit)
        subjects = [subject, *self._store.linked("reading-claim", subject)]
        found = {
            entry.number: entry
            for one in subjects
            for entry in self._store.entries_before(before, subject=one, limit=limit)
        }
        judged = [number for number in self._judged(subjects) if before is None or number < before]
        for number in sorted(judged, reverse=True)[:limit]:
            found |= {one.number: one for one in self._store.entries_before(number + 1, limit=1)}
        return tuple(found[number] for number in sorted(found, reverse=True)[:limit])

    def _judged(self, subjects: Sequence[str]) -> list[int]:
        """Return the entries that decide on claims of a report, or on the one claim that is asked for, which its report follows."""
        subject, *reports = subjects
        if not reports:
            return [int(one) for one in self._store.linked("judgement-report", subject)]
        return [
            one.entry
            for report in reports
            for one in self._held.said_on(report)
            if one.judgement.claim is not None and one.judgement.claim.id == subject
        ]

    def find_judgement(self, entry: int) -> Judgement | None:
        """Return what a person decided by an entry; ``None`` where it decides nothing, or was erased."""
        held = self._store.find("judgement", f"{entry:012d}")
        return None if held is None else record_of(Judgement, held)

    def find_sealed(self) -> Entry | None:
        """Return the entry of the newest seal; ``None`` where the project was never sealed."""
        return self._store.find_last(SEALED)

    def iter_said(self) -> Iterator[Said]:
        """Go through all that anybody decided, the newest first, a page at a time.

        The one question that goes over everything: how far coders agree is told of all that they decided.
        """
        before: int | None = None
        while found := self.judgements(before=before, limit=MOST_COUNTED):
            yield from found
            before = found[-1].entry

    # ------------------------------------------------------------------ putting together

    def _incident(self, held: Held) -> Assessment:
        return self._incident_of(held)

    def _rows(self, found: Sequence[Held], terms: Sequence[Term]) -> tuple[Row, ...]:
        """Return reports as lists show them; what they need is asked for once for all of them."""
        ids = [held.id for held in found]
        lefts = self._store.find_some("left", ids)
        firsts = self._store.find_firsts(REPORTED, ids)
        telling = self._store.linked_to("incident-report", ids)
        heads = self._headlines(one for some in telling.values() for one in some)
        rows = []
        for held in found:
            report = self._held.report_of(held)
            left, first = lefts.get(held.id), firsts.get(held.id)
            rows.append(
                Row(
                    report=report,
                    entry=held.entry,
                    at="" if first is None else first.at,
                    by="" if first is None else first.by,
                    left=None if left is None else Left(**json.loads(left.body)),
                    incidents=tuple(heads[one] for one in telling.get(held.id, ())),
                    passages=around(report.text, terms),
                )
            )
        return tuple(rows)

    def _headlines(self, incidents: Iterable[str]) -> dict[str, Headline]:
        found = self._store.find_some("incident", incidents)
        return {
            one: Headline(id=IncidentId(one), headline=self._incident(held).headline)
            for one, held in found.items()
        }


def _copy_pairs(held: Held) -> tuple[CopyPair, ...]:
    return tuple(CopyPair(copying=ReportId(held.id), edge=edge, entry=held.entry) for edge in edges_of(held))


def _asked(question: Question) -> Asked | None:
    """Return which reports are asked for; ``None`` where the words of a question hold no word."""
    terms = read_question(question.words)
    if question.words.strip() and not terms:
        return None
    return Asked(
        kind="report",
        links=tuple((_LINK[name], value) for name, value in sorted(question.facets.items()) if name in _LINK),
        between=_days("report-day", question),
        beside=("left", question.left) if question.left else None,
        terms=terms,
        words=lambda held: search_words(held.body),
    )


def _asked_of_incidents(question: Question) -> Asked:
    """Return which incidents are asked for."""
    known = {
        "country": "incident-country",
        "act": "incident-act",
        "actor": "incident-actor",
        "place": "incident-place",
    }
    return Asked(
        kind="incident",
        links=tuple((known[name], value) for name, value in sorted(question.facets.items()) if name in known),
        between=_days("incident-day", question),
    )


def _outline(held: Held) -> Assessment:
    """Return an incident with what it is compared by alone (`review.likely`): the whole takes six times as long."""
    values = values_of(held)
    left_out: dict[str, list[object]] = {
        "claims": [], "set_aside": [], "reports": [], "conflicts": [], "accountability": [], "origins": [],
    }  # fmt: skip
    bare = [
        {**point, "values": [{**one, "claims": [], "origins": [], "reports": []} for one in point["values"]]}
        for point in values["points"]
        if point["about"] in COMPARED
    ]
    return record_from_values(Assessment, {**values, **left_out, "points": bare})


def _incident_of(held: Held) -> Assessment:
    return record_of(Assessment, held)


def _newest_entries(said: Sequence[Said]) -> dict[str, int]:
    return {one.judgement.proposal: one.entry for one in said}


def _days(link: str, question: Question) -> tuple[tuple[str, str, str], ...]:
    """Return between which days something has to be; a day that is known by its year alone comes before all of that year."""
    if not question.since and not question.until:
        return ()
    return ((link, question.since or "0", f"{question.until}~" if question.until else "~"),)


def _around_days(incident: Assessment) -> tuple[str, str] | None:
    """Return from which day to which another incident may be the same; ``None`` where its day is not known well enough."""
    if incident.when is None or incident.when.edtf is None:
        return None
    try:
        first, last = bounds(incident.when.edtf)
        since, until = first - timedelta(days=NEAR_DAYS), last + timedelta(days=NEAR_DAYS)
    except (ValueError, OverflowError):
        return None
    return f"{day(since)}", f"{day(until)}~"


def around(text: str, terms: Sequence[Term]) -> tuple[tuple[str, str, str], ...]:
    """Return what terms find in a text, each with the words before and after it: `PASSAGES` at most."""
    found = []
    last = -AROUND
    for start, end in find_passages(text, terms, most=40) if terms else ():
        if start < last + AROUND:
            continue  # shown already, beside the one before
        found.append((text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]))
        last = end
        if len(found) == PASSAGES:
            break
    return tuple(found)
