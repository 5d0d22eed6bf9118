"""What persons decide in a project: each act keeps a judgement, and nothing that stands is taken out by it.

What a judgement means is said in `corrobora.review`, and what may be decided in `judging`; here it is looked up on what, and kept.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from corrobora.custody.store import Store
from corrobora.errors import BadSetting, Overtaken, UnknownRecord
from corrobora.export.jsonform import record_to_values
from corrobora.records import (
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
    Proposal,
    Reading,
    ReportId,
)
from corrobora.review import Namesakes, Opinions, alike, opinions, propose_groups, propose_reading, report_of
from corrobora.review.likely import propose_same_of_two
from corrobora.workflow.correcting import changes_of, correct_claim
from corrobora.workflow.desk import Desk
from corrobora.workflow.finding import found_claim, is_read_there, propose_found
from corrobora.workflow.folding import ABOUT, ASSESSED, JUDGED, READ
from corrobora.workflow.holdings import Holdings, Said, edges_of, record_of
from corrobora.workflow.judging import (
    Proposed,
    carried_on,
    check_decision,
    check_judgement,
    check_words,
    judgement_on_copy,
    judgement_on_names,
    merged,
    namesakes_of,
    parted,
)
from corrobora.workflow.reference import Reference
from corrobora.workflow.turns import Turns, alone, at_once

_NAMING: Final = 50
"""Reports of a name that are looked into when a person decides on it. Ours: what it is called most and what it is follow from these."""


class Deciding(Turns, ABC):
    """The acts by which persons decide; `corrobora.workflow.project.Project` is what they decide in."""

    _root: Path
    _store: Store
    _held: Holdings
    _desk: Desk

    @abstractmethod
    def _keep(self, what: str, subject: str, values: object, **payload: str) -> None: ...

    @abstractmethod
    def _catch_up(self) -> None: ...

    @abstractmethod
    def reference(self) -> Reference:
        """Return the gazetteer and the actors that are used."""

    @abstractmethod
    def dossier(self) -> Dossier:
        """Return the dossier of what was assessed last."""

    @abstractmethod
    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements, the oldest first."""

    @abstractmethod
    def proposals(self, about: str | None = None) -> tuple[Proposed, ...]:
        """Return what the machine proposes."""

    @at_once
    def judge(self, judgement: Judgement, *, proposal: Proposal | None = None) -> None:
        """Keep what a person decided on a proposal; nothing that stands is taken out by it.

        Args:
            judgement: what was decided.
            proposal: on what, where it is at hand: of one that `reconcile` made, `erase` then knows which incident it is about.

        Raises:
            BadSetting: the judgement names no proposal or no person.

        """
        if not judgement.proposal or not judgement.by:
            raise BadSetting("judge: a judgement names a proposal and who decides; one of the two is empty")
        about = {} if proposal is None else {ABOUT: json.dumps(proposal.subjects)}
        self._keep(JUDGED, judgement.proposal, record_to_values(judgement), **about)
        self._catch_up()

    @alone
    def decide(self, judgement: Judgement, *, to: Sequence[str] = ()) -> None:
        """Keep what a person decided on a proposal that the machine makes; see `judging.check_judgement`.

        Args:
            judgement: what was decided; the claim that it is on is added.
            to: for *correct* on a claim, what it should be, each as ``field=value``; see `corrobora.review.correct`.

        Raises:
            UnknownRecord: the machine does not propose this, and nobody judged it.
            BadSetting: the judgement says nothing that could be followed, or nothing was assessed yet.

        """
        made = self.proposals()
        check_judgement(judgement, made, self.judgements())
        judgement = carried_on(judgement, self.judgements())
        claim = next((one.claim for one in made if one.proposal.id == judgement.proposal), None)
        claim = None if claim is None else self._as_read(claim)
        if claim is not None and judgement.decision is Decision.CORRECT and not judgement.withdrawn:
            corrected = judgement.corrected or correct_claim(claim, changes_of(to), self.reference())
            judgement = replace(judgement, corrected=corrected)
        self.judge(replace(judgement, claim=claim), proposal=judgement.proposed)

    def _as_read(self, claim: Claim) -> Claim:
        """Return a claim of the dossier as the machine read it, whatever names in it persons made one."""
        upto = int(self._last_assessed().payload["upto"])
        held = self._held.as_of_entry(READ, self._store.get("reading", claim.report), upto)
        claims = () if held is None else record_of(Reading, held).claims
        return next((one for one in claims if one.id == claim.id), claim)

    def _last_assessed(self) -> Entry:
        last = self._store.find_last(ASSESSED)
        if last is None:
            raise BadSetting(f"{self._root}: nothing was assessed yet; run corrobora assess {self._root}")
        return last

    @at_once
    def judge_copy(
        self,
        copying: ReportId,
        copied: ReportId,
        decision: Decision,
        *,
        by: str,
        at: str,
        why: str,
        withdrawn: bool = False,
        settles: bool = False,
        seen: int | None = None,
    ) -> Judgement:
        """Keep what a person decided on whether a report is a copy of another; the next assessment follows it. Return the judgement.

        Args:
            copying: the report that repeats, or does not.
            copied: the one that is repeated.
            decision: *accept*, *reject*, *correct* (it is a copy as a whole, whatever the machine found) or *unsure*.
            by: who decides.
            at: when, UTC, ISO 8601 with seconds.
            why: the reason.
            withdrawn: whether that person takes such a decision back.
            settles: whether it settles what others hold differently.
            seen: the newest entry on the two that the person saw (`Desk.said_on_copy`), 0 where there was none; ``None``: not asked.

        Raises:
            UnknownRecord: one of the two is no report that was read.
            BadSetting: the judgement says nothing that could be followed, or nothing was assessed yet.
            Overtaken: there is a newer entry than the person saw.

        """
        self._last_assessed()
        said = self._held.said_on_copy(copying, copied)
        _check_seen(said, seen, "the two")
        judgement = judgement_on_copy(
            Judgement(
                proposal="",
                decision=decision,
                by=by,
                at=at,
                why=why,
                withdrawn=withdrawn,
                settles=settles,
            ),
            (copying, copied),
            edges=self._machine_edges(copying),
            there=[one for one in (copying, copied) if self._store.find("reading", one) is not None],
            before=[one.judgement for one in said],
        )
        self.judge(judgement, proposal=judgement.proposed)
        return judgement

    @alone
    def judge_actors(
        self,
        one: str,
        other: str,
        decision: Decision,
        *,
        by: str,
        at: str,
        why: str,
        withdrawn: bool = False,
    ) -> Judgement:
        """Keep what a person decided on whether two names are one actor's; the next assessment follows it. Return the judgement.

        Args:
            one: a name as it stands in the dossier, or the id of an actor in it.
            other: another.
            decision: *accept*, *reject* or *unsure*.
            by: who decides.
            at: when, UTC, ISO 8601 with seconds.
            why: the reason.
            withdrawn: whether that person takes such a decision back.

        Raises:
            UnknownRecord: the dossier has no such name.
            BadSetting: the judgement says nothing that could be followed, or nothing was assessed yet.

        """
        judgement = judgement_on_names(
            Judgement(proposal="", decision=decision, by=by, at=at, why=why, withdrawn=withdrawn),
            (one, other),
            dossier=self.dossier(),
            listed=self.reference().actors.get,
            before=self.judgements(),
        )
        self.judge(judgement, proposal=judgement.proposed)
        return judgement

    @at_once
    def judge_names(
        self,
        proposal: str,
        decision: Decision,
        *,
        by: str,
        at: str,
        why: str,
        settles: bool = False,
        seen: int | None = None,
    ) -> Judgement:
        """Keep what `judge_actors` keeps, on names that the machine proposes to be one actor's, and waiting for no assessment.

        It looks into some reports in which the two names stand, and not into all.

        Args:
            proposal: id of one of `Desk.name_pairs`.
            decision: *accept*, *reject* or *unsure*.
            by: who decides.
            at: when, UTC, ISO 8601 with seconds.
            why: the reason.
            settles: whether it settles what others hold differently.
            seen: the newest entry on the two that the person saw, 0 where there was none; ``None``: not asked.

        Raises:
            UnknownRecord: there is no such proposal.
            BadSetting: the judgement says nothing that could be followed, or nothing was assessed yet.
            Overtaken: there is a newer entry than the person saw.

        """
        pair = self._desk.find_name_pair(proposal)
        if pair is None:
            raise UnknownRecord(
                f"no pair of names {proposal} in what was assessed last; look at the list again"
            )
        _check_seen(self._held.said_about(proposal), seen, "the two")
        within = [one for name in (pair.one, pair.other) for one in self._desk.where_named(name)[:_NAMING]]
        judgement = judgement_on_names(
            Judgement(proposal="", decision=decision, by=by, at=at, why=why, settles=settles),
            (pair.one.key, pair.other.key),
            dossier=self._held.dossier_within(str(self._root), within),
            listed=self.reference().actors.get,
            before=self._held.on_pairs(),
        )
        self.judge(judgement, proposal=judgement.proposed)
        return judgement

    def namesakes(self) -> tuple[Namesakes, ...]:
        """Return the names of what was assessed last that the machine proposes to be one actor's, and on which nobody decided.

        Raises:
            BadSetting: nothing was assessed yet.

        """
        return namesakes_of(self.dossier(), self.judgements())

    def _machine_edges(self, report: ReportId) -> tuple[CopyEdge, ...]:
        held = self._store.find("copies", report)
        return () if held is None else edges_of(held)

    @at_once
    def decide_claim(
        self, claim: ClaimId, judgement: Judgement, *, to: Sequence[str] = (), seen: int | None = None
    ) -> Judgement:
        """Keep what a person decided on the reading of a claim, and return it as it was kept.

        Unlike `decide` it asks nothing of what was assessed, and nothing of other reports.

        Args:
            claim: that the machine reads now, or that a judgement of this proposal was made on.
            judgement: what was decided; its proposal and its claim are added.
            to: for *correct*, what it should be, each as ``field=value``; see `corrobora.review.correct`.
            seen: the newest entry on the proposal that the person saw, 0 where there was none; ``None``: not asked.

        Raises:
            UnknownRecord: no report has this claim.
            BadSetting: the judgement says nothing that could be followed.
            Overtaken: there is a newer entry than the person saw.

        """
        found = self._held.find_claim(claim)
        if found is None:
            raise UnknownRecord(f"no claim {claim} in what is read now; look at its report again")
        proposal = propose_reading(found)
        said = self._held.said_about(proposal.id)
        _check_seen(said, seen, f"claim {claim}")
        value = judgement.value or ("; ".join(to) if to else None)
        made = replace(judgement, proposal=proposal.id, claim=found, value=value)
        check_decision(made, [one.judgement for one in said])
        if made.decision is Decision.CORRECT and not made.withdrawn:
            corrected = made.corrected or correct_claim(found, changes_of(to), self.reference())
            made = replace(made, corrected=corrected)
        self.judge(made)
        return made

    @at_once
    def add_claim(
        self,
        report: ReportId,
        start: int,
        end: int,
        to: Sequence[str],
        *,
        by: str,
        at: str,
        why: str,
    ) -> Judgement:
        """Keep a claim that a person found and the machine did not; return the judgement, *correct* without `claim`.

        Args:
            report: in which it stands.
            start: of its passage, code points into the report's text.
            end: of its passage, exclusive.
            to: what it says, each as ``field=value``; see `corrobora.review.correct`.
            by: who found it.
            at: when, UTC, ISO 8601.
            why: for what reason it should stand.

        Raises:
            UnknownRecord: there is no such report.
            BadSetting: the passage is not in the text, a field takes no such value, nothing is said of what the claim says,
                no person or no reason is named, the machine reads the same there, or this person found the same before.

        """
        held = self._held.find_report(report)
        if held is None:
            raise UnknownRecord(f"no report {report}; the list of reports has all")
        claim = found_claim(held, start, end, changes_of(to), self.reference())
        reading = self._store.find("reading", report)
        for known in () if reading is None else record_of(Reading, reading).claims:
            if is_read_there(claim, known):
                raise BadSetting(
                    f"claim: the machine reads this there already, as {known.id}; accept or correct it"
                )
        made = Judgement(
            proposal=propose_found(claim).id,
            decision=Decision.CORRECT,
            by=by,
            at=at,
            why=why,
            value="; ".join(to),
            corrected=claim,
        )
        check_words(made)
        mine = self._opinions_on(made.proposal)
        if mine is not None and by in mine.each and alike(mine.each[by], made):
            raise BadSetting(f"claim: {by} found this before; it stands with the claims of its report")
        self._judge_found(made, report)
        return made

    @at_once
    def settle_found(self, proposal: str, *, stands: bool, by: str, at: str, why: str) -> Judgement:
        """Keep, for good, whether a claim that a person found stands, and return the judgement.

        Args:
            proposal: as `add_claim` gave it.
            stands: whether the report says so; where not, the claim counts for nothing.
            by: who settles it.
            at: when, UTC, ISO 8601.
            why: for what reason.

        Raises:
            UnknownRecord: nobody found such a claim, or whoever did took it back.
            BadSetting: no person or no reason is named.

        """
        held = self._opinions_on(proposal)
        last = next(
            (
                one
                for one in reversed([] if held is None else list(held.each.values()))
                if one.claim is None and one.corrected is not None
            ),
            None,
        )
        if last is None or last.corrected is None:
            raise UnknownRecord(f"no claim was found by a person under {proposal}; look at its report again")
        made = replace(
            last,
            decision=Decision.CORRECT if stands else Decision.REJECT,
            value=last.value if stands else None,
            by=by,
            at=at,
            why=why,
            settles=True,
        )
        check_words(made)
        self._judge_found(made, last.corrected.report)
        return made

    def _opinions_on(self, proposal: str) -> Opinions | None:
        said = [one.judgement for one in self._held.said_about(proposal)]
        return opinions(said, coders=self._held.coders).get(proposal)

    def _judge_found(self, judgement: Judgement, report: ReportId) -> None:
        """Keep a judgement whose proposal follows from no reading, with the report that it goes with when that is erased."""
        self._keep(JUDGED, judgement.proposal, record_to_values(judgement), **{ABOUT: json.dumps([report])})
        self._catch_up()

    @at_once
    def merge(
        self, incidents: Sequence[IncidentId], *, by: str, at: str, why: str, seen: int | None = None
    ) -> Judgement:
        """Keep that incidents are one; the next assessment puts them together. Return the judgement.

        Args:
            incidents: ids of two or more.
            by: who decides.
            at: when, UTC, ISO 8601 with seconds.
            why: the reason.
            seen: of two, the newest entry on whether they are one that the person saw (`Desk.said_on_two`), 0 where there was none;
                ``None``: not asked.

        Raises:
            UnknownRecord: there is no such incident.
            BadSetting: there are fewer than two, no person or no reason, or nothing was assessed yet.
            Overtaken: there is a newer entry than the person saw.

        """
        if seen is not None:
            _check_seen(self._desk.said_on_two(*incidents), seen, "the two")
        dossier = self._held.dossier_of(str(self._root), incidents)
        claims = {claim.id: claim for claim in dossier.claims}
        some = [_incident(dossier, incident) for incident in incidents]
        return self._put(Decision.MERGE, merged(some, claims), by=by, at=at, why=why)

    @at_once
    def judge_two(
        self,
        incidents: tuple[IncidentId, IncidentId],
        decision: Decision,
        *,
        by: str,
        at: str,
        why: str,
        seen: int | None = None,
    ) -> Judgement:
        """Keep that a person looked whether two incidents are one and does not hold so; they are not proposed again. Return the judgement.

        It puts nothing together or apart. It names the claims of both as `merge` does, so that it is found again when their ids change.

        Args:
            incidents: ids of the two.
            decision: *reject* or *unsure*; that they are one is for `merge`.
            by: who decides.
            at: when, UTC, ISO 8601 with seconds.
            why: the reason.
            seen: as for `merge`.

        Raises:
            UnknownRecord: there is no such incident.
            BadSetting: they are one incident, the decision is another, no person or no reason is named, or nothing was assessed yet.
            Overtaken: there is a newer entry than the person saw.

        """
        if decision not in {Decision.REJECT, Decision.UNSURE}:
            raise BadSetting(
                f"incidents: found {decision}, expected reject or unsure; to put them together, merge"
            )
        dossier = self._held.dossier_of(str(self._root), incidents)
        some = [_incident(dossier, incident) for incident in incidents]
        groups = merged(some, {claim.id: claim for claim in dossier.claims})
        _check_seen(self._desk.said_on_two(*incidents), seen, "the two")
        proposed = propose_same_of_two([anchor.claim for anchor in group] for group in groups)
        judgement = Judgement(
            proposal=proposed.id,
            decision=decision,
            by=by,
            at=at,
            why=why,
            groups=groups,
            proposed=proposed,
        )
        check_words(judgement)
        self.judge(judgement, proposal=proposed)
        return judgement

    @at_once
    def split(
        self, incident: IncidentId, leaving: Collection[ClaimId], *, by: str, at: str, why: str
    ) -> Judgement:
        """Keep that claims of an incident are about another happening; the next assessment puts them apart. Return the judgement.

        Raises:
            UnknownRecord: there is no such incident, or a claim is not of it.
            BadSetting: no claim leaves or none stays, no person or no reason, or nothing was assessed yet.

        """
        dossier = self._held.dossier_of(str(self._root), [incident])
        claims = {claim.id: claim for claim in dossier.claims}
        groups = parted(_incident(dossier, incident), leaving, claims)
        return self._put(Decision.SPLIT, groups, by=by, at=at, why=why)

    @at_once
    def withdraw(self, proposal: str, *, of: str, at: str, why: str, seen: int | None = None) -> Judgement:
        """Keep that what a person decided on a proposal last is taken back; both stay. Return the withdrawal.

        Args:
            proposal: id of what was decided on, whatever it is: the reading of a claim, a claim that a person found, incidents put together
                or apart, a copy, two names. What the same person decided before it stands again.
            of: the person whose decision it is. Who takes it back, the ledger says (`in_the_name_of`).
            at: when, UTC, ISO 8601.
            why: for what reason.
            seen: the newest entry on the proposal that whoever takes it back saw; ``None``: not asked.

        Raises:
            UnknownRecord: nobody decided anything on this proposal.
            BadSetting: this person has nothing on it to take back, or there is no reason.
            Overtaken: there is a newer entry than was seen.

        """
        said = self._held.said_about(proposal)
        if not said:
            raise UnknownRecord(f"no judgement on {proposal}; the list of decisions has all")
        _check_seen(said, seen, proposal, then="take it back")
        standing = self._opinions_on(proposal)
        taken = None if standing is None else standing.each.get(of)
        if taken is None:
            raise BadSetting(
                f"{proposal}: nothing of {of or 'nobody'} is left on it that could be taken back"
            )
        made = replace(taken, withdrawn=True, at=at, why=why)
        check_words(made)
        report = report_of(taken)
        if report is not None and taken.claim is None:
            self._judge_found(made, report)
            return made
        groups = [[anchor.claim for anchor in group] for group in made.groups]
        made_on = made.proposed
        if made_on is None and groups:
            made_on = propose_groups(made.decision, groups)
        self.judge(made, proposal=made_on)
        return made

    def _put(
        self, decision: Decision, groups: tuple[tuple[Anchor, ...], ...], *, by: str, at: str, why: str
    ) -> Judgement:
        proposal = propose_groups(decision, [[anchor.claim for anchor in group] for group in groups])
        judgement = Judgement(proposal=proposal.id, decision=decision, by=by, at=at, why=why, groups=groups)
        check_words(judgement)
        self.judge(judgement, proposal=proposal)
        return judgement


def _check_seen(said: Sequence[Said], seen: int | None, what: str, *, then: str = "decide") -> None:
    """Stop where somebody decided after what a person saw.

    Raises:
        Overtaken: so it is.

    """
    newest = said[-1].entry if said else 0
    if seen is not None and newest != seen:
        # an entry that was never there was not seen either: of something else, or made up
        by = said[-1].judgement.by if said else ""
        who = f"{by} decided" if said else f"nobody decided, and entry {seen} is not"
        raise Overtaken(f"{what}: {who} on it in between; look at it again, then {then}", by=by)


def _incident(dossier: Dossier, incident: IncidentId) -> Assessment:
    found = next((one for one in dossier.incidents if one.id == incident), None)
    if found is None:
        raise UnknownRecord(f"no incident {incident} in what was assessed last")
    return found
