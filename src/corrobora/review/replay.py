"""Replay judgements over proposals: a person's decision wins, and what it stood on may have moved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corrobora.records import Decision, Judgement, Proposal

METHOD = "replay/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What holds after replay.

    ``judged`` pairs each proposal with the decision in force; ``unjudged`` are
    proposals nobody looked at; ``adrift`` are judgements in force whose
    proposal the machine no longer makes: the ground has moved under them.
    """

    judged: tuple[tuple[Proposal, Judgement], ...] = ()
    unjudged: tuple[Proposal, ...] = ()
    adrift: tuple[Judgement, ...] = ()

    def accepted(self) -> tuple[Proposal, ...]:
        """Return the proposals a person accepted."""
        return tuple(p for p, j in self.judged if j.decision is Decision.ACCEPT)


def replay(proposals: Iterable[Proposal], judgements: Sequence[Judgement]) -> Standing:
    """Return what holds when ``judgements``, oldest first, are laid over ``proposals``.

    The last judgement of a proposal that is not withdrawn is in force. A
    withdrawal is a judgement of the same proposal, person and decision marked
    ``withdrawn``; it takes back the latest one that fits, and the judgement
    before it stands again.
    """
    held = in_force(judgements)
    made = sorted({p.id: p for p in proposals}.values(), key=lambda p: p.id)
    known = {p.id for p in made}
    return Standing(
        judged=tuple((p, held[p.id]) for p in made if p.id in held),
        unjudged=tuple(p for p in made if p.id not in held),
        adrift=tuple(j for proposal, j in sorted(held.items()) if proposal not in known),
    )


def in_force(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """Return the judgement in force of each proposal that has one, given all of them, the oldest first; see `replay`."""
    stacks: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        stack = stacks.setdefault(judgement.proposal, [])
        if not judgement.withdrawn:
            stack.append(judgement)
            continue
        for number in range(len(stack) - 1, -1, -1):
            if stack[number].by == judgement.by and stack[number].decision is judgement.decision:
                del stack[number]
                break
    return {proposal: stack[-1] for proposal, stack in stacks.items() if stack}
