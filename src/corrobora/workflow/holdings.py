"""What a project's store holds, read back as records: reports with the judgements laid over their readings, what was assessed last.

Nothing is changed here. Whatever is asked of one report or one incident is answered from the records of that one, however many the project
has.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any, Final, TypeVar

from corrobora.custody import Custody
from corrobora.custody.encrypted import GONE
from corrobora.custody.encrypting import UNDONE
from corrobora.custody.folder import ERASED
from corrobora.custody.store import Held, Store
from corrobora.errors import BadSetting, BrokenIntegrity
from corrobora.export.jsonform import record_from_values
from corrobora.records import (
    Actor,
    Assessment,
    Claim,
    ClaimId,
    CopyEdge,
    Dossier,
    Entry,
    Fact,
    IncidentId,
    Judgement,
    Reading,
    Refusal,
    Report,
    ReportId,
    Revision,
)
from corrobora.review import NO_UNIONS, Laid, Unions, lay, report_of, unions, unite_laid
from corrobora.review.copying import COPY_OF, MANNERS, find_pair, propose_manner
from corrobora.review.uniting import SAME_ACTOR
from corrobora.workflow.folding import ASSESSED, CODERS, READ, REPORTED, SET, WEIGHED, WITHHELD
from corrobora.workflow.judging import lay_all_copies
from corrobora.workflow.withholding import Listed, Withheld

WHOLE: Final = "project"
"""Subject of an entry that is about the whole."""

_OPEN: Final = 64
"""Reports, and readings, that are held ready. Ours: fifty people have so many open; the largest take megabytes."""

_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What an assessment gives beside the incidents, and what it rests on."""

    as_of: str | None
    methods: Mapping[str, str]
    background: tuple[Fact, ...]
    refused: tuple[Refusal, ...]
    actors: tuple[Actor, ...]
    revisions: tuple[Revision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A judgement with the entry that keeps it."""

    entry: int
    judgement: Judgement


def values_of(held: Held) -> Any:  # noqa: ANN401 - JSON, which whoever asks takes apart
    """Return the values of a record, once its words are seen to be the object that it names.

    Raises:
        BrokenIntegrity: they are not.

    """
    if hashlib.sha256(held.body.encode("utf-8", "surrogatepass")).hexdigest() != held.object:
        raise BrokenIntegrity(
            f"the store's {held.kind} {held.id} is not the object of entry {held.entry}; "
            "corrobora verify DIR --rebuild makes the store anew from the ledger"
        )
    return json.loads(held.body)


def record_of(kind: type[_Kind], held: Held) -> _Kind:
    """Return a record, once its words are seen to be the object that it names.

    Raises:
        BrokenIntegrity: they are not.

    """
    return record_from_values(kind, values_of(held))


def edges_of(held: Held) -> tuple[CopyEdge, ...]:
    """Return whose words a report repeats.

    Raises:
        BrokenIntegrity: the record is not the object that it names.

    """
    return tuple(record_from_values(CopyEdge, values) for values in values_of(held))


class Holdings:
    """Reads back what a store holds."""

    def __init__(self, store: Store, custody: Custody) -> None:
        """Take the store, and the custody that it follows."""
        self._store = store
        self._custody = custody
        # a record never changes under its object's hash, so what was taken apart once holds
        self._report_of = lru_cache(maxsize=_OPEN)(partial(record_of, Report))
        self._reading_of = lru_cache(maxsize=_OPEN)(partial(record_of, Reading))
        self._known: tuple[int, Frame] | None = None
        """The frame read last, with the number of its entry: of a large archive it has megabytes."""
        self._withheld: tuple[int, tuple[Withheld, ...]] | None = None
        """What is withheld, likewise: every page asks for it."""

    # ------------------------------------------------------------------ reports and judgements

    @property
    def coders(self) -> int:
        """Persons that the project asks for on each proposal, 1 or 2."""
        return self._coders_at(None)

    def _coders_at(self, upto: int | None) -> int:
        held = self._store.find("setting", CODERS)
        if held is None:
            return 1
        then = held if upto is None else self.as_of_entry(SET, held, upto)
        return 1 if then is None else int(values_of(then))

    def withheld(self) -> tuple[int, tuple[Withheld, ...]]:
        """Return what is withheld at the workbench, with the entry that says so; 0 where nothing ever was."""
        held = self._store.find("setting", WITHHELD)
        if held is None:
            return 0, ()
        known = self._withheld
        if known is None or known[0] != held.entry:
            known = self._withheld = (held.entry, record_of(Listed, held).withheld)
        return known

    def find_report(self, report: str) -> Report | None:
        """Return a report, ``None`` where there is none."""
        held = self._store.find("report", report)
        return None if held is None else self.report_of(held)

    def report_of(self, held: Held) -> Report:
        """Return a report that is at hand as the store holds it.

        Raises:
            BrokenIntegrity: it is not the object that it names.

        """
        return self._report_of(held)

    def find_claim(self, claim: ClaimId) -> Claim | None:
        """Return a claim that the machine reads now; ``None`` where it reads none of this id."""
        for report in self._store.linked("reading-claim", claim):
            reading = self._reading_of(self._store.get("reading", report))
            return next((one for one in reading.claims if one.id == claim), None)
        return None

    def judgements(self, *, upto: int | None = None) -> tuple[Judgement, ...]:
        """Return all judgements up to an entry (``None``: all), the oldest first, those withdrawn among them."""
        return tuple(one.judgement for one in self._iter_said(upto))

    def _iter_said(self, upto: int | None) -> Iterator[Said]:
        for held in self._store.iter_records("judgement"):
            if upto is None or held.entry <= upto:
                yield Said(entry=held.entry, judgement=record_of(Judgement, held))

    def on_pairs(self, *, upto: int | None = None) -> tuple[Judgement, ...]:
        """Return the judgements on copies and on names, the oldest first, up to an entry; ``None``: all."""
        numbers = {
            one for kind in (COPY_OF, SAME_ACTOR) for one in self._store.linked("judgement-kind", kind)
        }
        wanted = sorted(one for one in numbers if upto is None or int(one) <= upto)
        return tuple(one.judgement for one in self._said(wanted))

    def united(self, judgements: Sequence[Judgement], *, upto: int | None = None) -> Unions:
        """Return which names are one actor's by some judgements, as many coders asked for as after an entry; ``None``: as now."""
        return unions(judgements, coders=self._coders_at(upto)) if judgements else NO_UNIONS

    def judged_on(self, *, upto: int | None = None) -> Mapping[str, Sequence[Said]]:
        """Return the judgements up to an entry (``None``: all) on the reading of each report that has any, the oldest first."""
        found: dict[str, list[Said]] = defaultdict(list)
        for said in self._iter_said(upto):
            if (report := report_of(said.judgement)) is not None:
                found[report].append(said)
        return found

    def said_on(self, report: str) -> tuple[Said, ...]:
        """Return the judgements on the reading of one report, the oldest first."""
        return self._said(self._store.linked("judgement-report", report))

    def said_about(self, proposal: str) -> tuple[Said, ...]:
        """Return the judgements on one proposal, the oldest first."""
        return self._said(self._store.linked("judgement-proposal", proposal))

    def _said(self, numbers: Sequence[str]) -> tuple[Said, ...]:
        found = self._store.find_some("judgement", numbers) if numbers else {}
        return tuple(
            Said(entry=found[one].entry, judgement=record_of(Judgement, found[one])) for one in numbers
        )

    def laid(
        self, taken: Held, read: Held, said: Sequence[Said], *, upto: int | None = None
    ) -> tuple[Report, Laid]:
        """Return a report, and its reading with judgements laid over it, as many coders asked for as after an entry; ``None``: as now."""
        report = self.report_of(taken)
        return report, self._lay(self._reading_of(read), said, report.text_sha256, upto)

    def laid_now(self, report: str, said: Sequence[Said]) -> Laid:
        """Return the reading of a report with judgements laid over it; an empty one where it was not read or is erased."""
        taken, read = self._store.find("report", report), self._store.find("reading", report)
        if taken is None or read is None:
            return self._lay(Reading(report=ReportId(report)), said, "", None)
        return self.laid(taken, read, said)[1]

    def _lay(self, reading: Reading, said: Sequence[Said], text_sha256: str, upto: int | None) -> Laid:
        coders = self._coders_at(upto) if said else 1  # most reports have no judgement, and need not ask
        return lay(reading, [one.judgement for one in said], text_sha256=text_sha256, coders=coders)

    def as_of_entry(self, what: str, held: Held, upto: int) -> Held | None:
        """Return a record as it was after an entry; ``None`` where it was not there yet.

        Raises:
            UnknownRecord: the object of that time is missing.

        """
        if held.entry <= upto:
            return held
        then = self._store.find_last(what, subject=held.id, before=upto)
        if then is None:
            return None
        body = self._custody.get(then.payload["object"]).decode("ascii")
        return replace(held, entry=then.number, object=then.payload["object"], body=body)

    def said_on_copy(self, copying: ReportId, copied: ReportId) -> tuple[Said, ...]:
        """Return the judgements on whether one of two reports is a copy of the other, in whatever manner and direction, the oldest first."""
        found = {
            one.entry: one
            for pair in ((copying, copied), (copied, copying))
            for manner in MANNERS
            for one in self.said_about(propose_manner(*pair, manner).id)
        }
        return tuple(found[entry] for entry in sorted(found))

    # ------------------------------------------------------------------ what was assessed

    def last_assessed(self) -> Entry | None:
        """Return the entry of the last assessment that holds; ``None`` where nothing was assessed, or an erasure undid it."""
        last = self._store.find_last(ASSESSED)
        return None if last is None or self.is_undone(last) else last

    def is_undone(self, assessed: Entry) -> bool:
        """Whether a report was erased later on which an assessment rested."""
        last = self._store.find_last(ERASED)
        if last is None or last.number < assessed.number:
            return False
        since = self._store.iter_history(what=ERASED, since=assessed.number)
        return any(entry.payload.get(UNDONE) == "yes" for entry in since)

    def frame(self) -> Frame:
        """Return what the last assessment gave beside the incidents.

        Raises:
            UnknownRecord: nothing was assessed.

        """
        last = self._store.find_last(ASSESSED)
        if last is not None and self._known is not None and self._known[0] == last.number:
            return self._known[1]
        held = self._store.get("frame", WHOLE)
        frame = record_of(Frame, held)
        self._known = (held.entry, frame)
        return frame

    def find_incident(self, incident: str) -> Assessment | None:
        """Return an incident of the last assessment, ``None`` where there is none."""
        held = self._store.find("incident", incident)
        return None if held is None else record_of(Assessment, held)

    def find_weighed(self, incident: str) -> Assessment | None:
        """Return an incident as it was weighed last, though it may be one no more; ``None``: there never was, or its key is destroyed."""
        last = self._store.find_last(WEIGHED, subject=incident)
        if last is None or GONE in last.payload:
            return None
        values = json.loads(self._custody.get(last.payload["object"]).decode("ascii"))
        return record_from_values(Assessment, values)

    def dossier(self, name: str) -> Dossier:
        """Return what was assessed last, as it was: reports that came and readings made since are no part of it.

        Args:
            name: of the project, for what is said where there is none.

        Raises:
            BadSetting: nothing was assessed yet, or it was assessed again in between by whoever may write.
            BrokenIntegrity: a record in the store is not the object that it names.

        """
        last, frame = self._assessed(name)
        held = sorted(self._store.iter_records("reading"), key=lambda one: one.id)
        judged = self.judged_on()
        copies = {one.id: edges_of(one) for one in self._store.iter_records("copies")}
        incidents = tuple(record_of(Assessment, one) for one in self._store.iter_records("incident"))
        made = self._dossier(last, frame, held, judged, copies, incidents)
        if self._store.find_last(ASSESSED) != last:
            # who opened it to be read holds no lock
            raise BadSetting(
                f"{name}: it was assessed again while its dossier was being read; ask for it once more"
            )
        return made

    def dossier_of(self, name: str, incidents: Collection[IncidentId]) -> Dossier:
        """Return as much of what was assessed last as some incidents rest on: themselves and their reports, with all that these say.

        Facts of the background, refusals and actors are left out but for those that these name.

        Args:
            name: of the project, for what is said where nothing was assessed.
            incidents: ids; those that are not there are passed over.

        Raises:
            BadSetting: as `dossier`.
            BrokenIntegrity: as `dossier`.

        """
        last, frame = self._assessed(name)
        found = [one for one in map(self.find_incident, sorted(incidents)) if one is not None]
        wanted = {report for one in found for report in (*one.reports, *one.without_claims)}
        wanted |= {
            ReportId(report)
            for one in found
            for claim in one.set_aside
            for report in self._store.linked("reading-claim", claim)
        }
        revisions = tuple(one for one in frame.revisions if one.report in wanted)
        for one in revisions:
            wanted |= {one.by} | ({one.through} if one.through is not None else set())
        copies: dict[str, tuple[CopyEdge, ...]] = {}
        for report in sorted(wanted):
            if (edges := self._store.find("copies", report)) is not None:
                copies[report] = edges_of(edges)
                wanted |= {edge.report for edge in copies[report]}
        pairs = [pair for one in self.on_pairs() if (pair := find_pair(one)) is not None]
        wanted |= {copied for copying, copied in pairs if copying in wanted}
        held = [one for one in (self._store.find("reading", report) for report in sorted(wanted)) if one]
        judged = {one.id: self.said_on(one.id) for one in held}
        made = self._dossier(last, frame, held, judged, copies, tuple(found))
        claims = {claim.id for claim in made.claims}
        named = _actors_named(made)
        return replace(
            made,
            background=tuple(fact for fact in frame.background if claims.issuperset(fact.claims)),
            refused=(),
            actors=tuple(actor for actor in frame.actors if actor.id in named),
            revisions=tuple(one for one in revisions if claims.issuperset(_claims_of(one))),
        )

    def dossier_within(self, name: str, reports: Collection[ReportId]) -> Dossier:
        """Return what was assessed last of some reports alone, without incidents: their claims as they were read and judged then.

        Args:
            name: of the project, for what is said where nothing was assessed.
            reports: ids; those that are not there are passed over.

        Raises:
            BadSetting: as `dossier`.
            BrokenIntegrity: as `dossier`.

        """
        last, frame = self._assessed(name)
        held = [
            one for one in (self._store.find("reading", report) for report in sorted(set(reports))) if one
        ]
        judged = {one.id: self.said_on(one.id) for one in held}
        return self._dossier(last, frame, held, judged, {}, ())

    def _assessed(self, name: str) -> tuple[Entry, Frame]:
        last = self._store.find_last(ASSESSED)
        if last is None:
            raise BadSetting(f"{name}: nothing was assessed yet; run corrobora assess {name}")
        if self.is_undone(last):
            raise BadSetting(
                f"{name}: a report was erased on which the last assessment rested; run corrobora assess {name}"
            )
        return last, self.frame()

    def _dossier(
        self,
        last: Entry,
        frame: Frame,
        readings: Iterable[Held],
        judged: Mapping[str, Sequence[Said]],
        copies: Mapping[str, tuple[CopyEdge, ...]],
        incidents: tuple[Assessment, ...],
    ) -> Dossier:
        upto = int(last.payload["upto"])
        pairs = self.on_pairs(upto=upto)
        united = self.united(pairs, upto=upto)
        reports: list[Report] = []
        claims: dict[ClaimId, Claim] = {}
        for held in readings:
            then = self.as_of_entry(READ, held, upto)
            taken = self.as_of_entry(REPORTED, self._store.get("report", held.id), upto)
            if then is None or taken is None:
                continue
            said = [one for one in judged.get(held.id, ()) if one.entry <= upto]
            report, laid = self.laid(taken, then, said, upto=upto)
            laid = unite_laid(laid, united)
            claims |= {claim.id: claim for claim in (*laid.reading.claims, *laid.aside)}
            reports.append(report)
        repeating = lay_all_copies(
            (report.id for report in reports), copies, pairs, coders=self._coders_at(upto)
        )
        return Dossier(
            as_of=frame.as_of,
            methods=frame.methods,
            reports=tuple(replace(report, copy_of=repeating[report.id].edges) for report in reports),
            claims=tuple(sorted(claims.values(), key=lambda c: (c.report, c.start, c.end, c.id))),
            incidents=incidents,
            background=frame.background,
            refused=frame.refused,
            actors=frame.actors,
            revisions=frame.revisions,
            copies_aside=tuple(one for report in reports for one in repeating[report.id].aside),
        )


def _claims_of(revision: Revision) -> tuple[ClaimId, ...]:
    return (*revision.claims, *(struck.claim for struck in revision.struck))


def _actors_named(dossier: Dossier) -> frozenset[str]:
    """Return the ids of actors in the claims of a dossier and in the points of its incidents."""
    found: set[str | None] = set()
    for claim in dossier.claims:
        if claim.speaker is not None:
            found.add(claim.speaker.actor)
        if claim.act is not None:
            found |= {party.actor for party in (*claim.act.perpetrators, *claim.act.victims)}
    for incident in dossier.incidents:
        found |= {value.value for point in incident.points for value in point.values}
        for step in incident.accountability:
            found |= {party.actor for party in (step.by, step.of) if party is not None}
    return frozenset(one for one in found if one is not None)
