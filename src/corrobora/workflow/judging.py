"""What is open for a person in a project, and what persons decided: proposals of the last assessment, judgements laid over them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from corrobora.errors import BadSetting, UnknownRecord
from corrobora.records import Anchor, Assessment, Claim, ClaimId, Decision, Dossier, Judgement, Proposal
from corrobora.review import Footing, in_force, propose_reading, replay

DECISIONS: Final = (Decision.ACCEPT, Decision.REJECT, Decision.CORRECT, Decision.UNSURE)
"""What may be decided on the reading of a claim; *merge* and *split* decide about groups."""
LONGEST_WHY: Final = 2_000
"""Characters of a reason or a corrected value. Ours: a few paragraphs; what is longer belongs into a report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A proposal with what a person needs to decide on it."""

    proposal: Proposal
    claim: Claim
    words: str
    """The claim's passage, exactly."""
    source: str
    """Title or path of its report."""
    judgement: Judgement | None
    """In force; ``None``: nobody looked."""


class State(StrEnum):
    """What became of a judgement."""

    IN_FORCE = "in force"
    REPLACED = "replaced"
    """A later one of the same proposal is in force."""
    WITHDRAWN = "withdrawn"
    WITHDRAWAL = "a withdrawal"
    MOVED = "moved"
    """In force, and the machine reads otherwise now what was judged."""
    ADRIFT = "adrift"
    """In force, and the machine makes its proposal no longer."""


def proposals(
    dossier: Dossier, judgements: Sequence[Judgement], *, about: str | None = None
) -> tuple[Proposed, ...]:
    """Return what the machine proposes, in the order of the dossier's claims, each with the judgement in force.

    Args:
        dossier: assessed last.
        judgements: all, the oldest first.
        about: id of a report, an incident, a claim or a proposal, to list what is about it alone; ``None``: all.

    Raises:
        UnknownRecord: nothing of the dossier has this id.

    """
    reports = {report.id: report for report in dossier.reports}
    of_incident = {str(i.id): {*i.claims, *i.set_aside} for i in dossier.incidents}
    wanted = of_incident.get(about or "", set())
    held = in_force(judgements)
    found = []
    for claim in dossier.claims:
        if claim.by_person:
            continue  # nothing that the machine proposes
        proposal = propose_reading(claim)
        if (
            about is not None
            and claim.id not in wanted
            and about not in {claim.report, claim.id, proposal.id}
        ):
            continue
        report = reports[claim.report]
        found.append(
            Proposed(
                proposal=proposal,
                claim=claim,
                words=report.quote(claim.start, claim.end),
                source=report.title or "; ".join(report.paths) or report.id,
                judgement=held.get(proposal.id),
            )
        )
    if about is not None and not found and about not in reports and about not in of_incident:
        raise UnknownRecord(
            f"no report, incident, claim or proposal {about} in what was assessed last; corrobora proposals DIR lists all"
        )
    return tuple(found)


def check_judgement(judgement: Judgement, made: Sequence[Proposed], before: Sequence[Judgement]) -> None:
    """Stop where a judgement says nothing that could be followed.

    Args:
        judgement: not kept yet.
        made: what the machine proposes.
        before: all judgements kept, the oldest first.

    Raises:
        UnknownRecord: the machine does not propose this, and nobody judged it.
        BadSetting: no person, no reason, a corrected value where none belongs or none where one does, or a
            withdrawal of what that person did not decide.

    """
    if judgement.proposal not in {one.proposal.id for one in made} | {one.proposal for one in before}:
        raise UnknownRecord(
            f"no proposal {judgement.proposal} in what was assessed last; corrobora proposals DIR lists all with their ids"
        )
    check_decision(judgement, before)


def check_decision(judgement: Judgement, before: Sequence[Judgement]) -> None:
    """Stop where a decision on the reading of a claim says nothing that could be followed, whatever the machine proposes.

    Args:
        judgement: not kept yet.
        before: judgements on its proposal, the oldest first; others are passed over.

    Raises:
        BadSetting: no person, no reason, a corrected value where none belongs or none where one does, or a
            withdrawal of what that person did not decide.

    """
    if judgement.decision not in DECISIONS and not judgement.withdrawn:
        raise BadSetting(f"judge: found {judgement.decision}, expected one of {', '.join(DECISIONS)}")
    check_words(judgement)
    correct = judgement.decision is Decision.CORRECT
    if correct is not bool((judgement.value or "").strip()) and not judgement.withdrawn:
        raise BadSetting(
            "judge: correct says by --to what it should be, as --to stance=denies"
            if correct
            else "judge: --to belongs to correct alone"
        )
    if judgement.withdrawn and not _takes_back(judgement, before):
        raise BadSetting(
            f"judge: {judgement.by} has no {judgement.decision} in force on {judgement.proposal}; corrobora judgements DIR lists all"
        )


def check_words(judgement: Judgement) -> None:
    """Stop where a judgement has no person or no reason, or where its words are an essay.

    Raises:
        BadSetting: it is so.

    """
    if not judgement.by.strip() or not judgement.why.strip():
        raise BadSetting("judge: a person decides, for a reason; say who by --by and why by --why")
    for name, words in (("by", judgement.by), ("why", judgement.why), ("to", judgement.value or "")):
        if len(words) > LONGEST_WHY:
            raise BadSetting(f"judge: --{name} has {len(words)} characters; {LONGEST_WHY} are the most")


def merged(
    incidents: Sequence[Assessment], claims: Mapping[ClaimId, Claim]
) -> tuple[tuple[Anchor, ...], ...]:
    """Return the groups of a judgement that puts incidents together.

    Raises:
        BadSetting: there are fewer than two.

    """
    if len({incident.id for incident in incidents}) < 2:
        raise BadSetting("merge: name two incidents or more; corrobora status DIR and the dossier list them")
    return tuple(_anchors(incident.claims, claims) for incident in incidents)


def parted(
    incident: Assessment, leaving: Collection[ClaimId], claims: Mapping[ClaimId, Claim]
) -> tuple[tuple[Anchor, ...], ...]:
    """Return the groups of a judgement that lets claims leave an incident for one of their own.

    Raises:
        BadSetting: no claim leaves, or none stays.
        UnknownRecord: a claim is not of this incident.

    """
    if foreign := sorted(set(leaving) - set(incident.claims)):
        raise UnknownRecord(
            f"split: claim {foreign[0]} is not among those that count of incident {incident.id}"
        )
    staying = [claim for claim in incident.claims if claim not in leaving]
    if not leaving or not staying:
        raise BadSetting("split: name some claims that leave, and leave some that stay")
    return _anchors(staying, claims), _anchors(leaving, claims)


def _anchors(some: Iterable[ClaimId], claims: Mapping[ClaimId, Claim]) -> tuple[Anchor, ...]:
    held = (claims[claim] for claim in sorted(some))
    return tuple(Anchor(claim=one.id, report=one.report, start=one.start, end=one.end) for one in held)


def _takes_back(withdrawal: Judgement, before: Sequence[Judgement]) -> bool:
    """Whether a withdrawal finds a judgement to take back (`review.opinions`, rule 1)."""
    fitting = [
        1 - 2 * one.withdrawn
        for one in before
        if (one.proposal, one.by, one.decision) == (withdrawal.proposal, withdrawal.by, withdrawal.decision)
    ]
    return sum(fitting) > 0


def states(
    judgements: Sequence[Judgement], made: Sequence[Proposed], footings: Mapping[str, Footing]
) -> tuple[State, ...]:
    """Return what became of each judgement, by the rules of `review`.

    Args:
        judgements: all, the oldest first.
        made: what the machine proposes.
        footings: what those in force on readings stand on, by their proposals.

    """
    standing = replay([one.proposal for one in made], judgements)
    adrift = {one.proposal for one in standing.adrift}
    found = [State.REPLACED] * len(judgements)
    stacks: dict[str, list[int]] = {}
    for number, one in enumerate(judgements):
        stack = stacks.setdefault(one.proposal, [])
        if not one.withdrawn:
            stack.append(number)
            continue
        found[number] = State.WITHDRAWAL
        taken = next(
            (
                n
                for n in reversed(stack)
                if (judgements[n].by, judgements[n].decision) == (one.by, one.decision)
            ),
            None,
        )
        if taken is not None:
            stack.remove(taken)
            found[taken] = State.WITHDRAWN
    for proposal, stack in stacks.items():
        if stack:
            last = judgements[stack[-1]]
            if proposal in footings:
                found[stack[-1]] = _BY_FOOTING[footings[proposal]]
            elif proposal in adrift and not last.groups:
                found[stack[-1]] = State.ADRIFT
            else:
                found[stack[-1]] = State.IN_FORCE
    return tuple(found)


_BY_FOOTING: Final = {Footing.FIRM: State.IN_FORCE, Footing.MOVED: State.MOVED, Footing.GONE: State.ADRIFT}
