"""What is open for a person in a project, and what persons decided: proposals of the last assessment, judgements laid over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from corrobora.errors import BadSetting, UnknownRecord
from corrobora.records import Claim, Decision, Dossier, Judgement, Proposal
from corrobora.review import in_force, propose_reading, replay

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
    if judgement.decision not in DECISIONS:
        raise BadSetting(f"judge: found {judgement.decision}, expected one of {', '.join(DECISIONS)}")
    if not judgement.by.strip() or not judgement.why.strip():
        raise BadSetting("judge: a person decides, for a reason; say who by --by and why by --why")
    for name, words in (("by", judgement.by), ("why", judgement.why), ("to", judgement.value or "")):
        if len(words) > LONGEST_WHY:
            raise BadSetting(f"judge: --{name} has {len(words)} characters; {LONGEST_WHY} are the most")
    correct = judgement.decision is Decision.CORRECT
    if correct is not bool((judgement.value or "").strip()) and not judgement.withdrawn:
        raise BadSetting(
            "judge: correct says by --to what it should be"
            if correct
            else "judge: --to belongs to correct alone"
        )
    if judgement.withdrawn and not _takes_back(judgement, before):
        raise BadSetting(
            f"judge: {judgement.by} has no {judgement.decision} in force on {judgement.proposal}; corrobora judgements DIR lists all"
        )


def _takes_back(withdrawal: Judgement, before: Sequence[Judgement]) -> bool:
    """Whether a withdrawal finds a judgement to take back (`replay/1`, rule 2)."""
    fitting = [
        1 - 2 * one.withdrawn
        for one in before
        if (one.proposal, one.by, one.decision) == (withdrawal.proposal, withdrawal.by, withdrawal.decision)
    ]
    return sum(fitting) > 0


def states(judgements: Sequence[Judgement], made: Sequence[Proposed]) -> tuple[State, ...]:
    """Return what became of each judgement, by the rules of `review.replay`.

    Args:
        judgements: all, the oldest first.
        made: what the machine proposes.

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
            found[stack[-1]] = State.ADRIFT if proposal in adrift else State.IN_FORCE
    return tuple(found)
