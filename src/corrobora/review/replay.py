"""Replay judgements over proposals: a person's decision wins, and what it stood on may have moved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corrobora.records import Decision, Judgement, Proposal
from corrobora.review.opinions import in_force

METHOD = "replay/2"


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


def replay(proposals: Iterable[Proposal], judgements: Sequence[Judgement], *, coders: int = 1) -> Standing:
    """Return what holds when ``judgements``, oldest first, are laid over ``proposals``; see `opinions` for which are in force.

    Args:
        proposals: what the machine proposes now, in any order.
        judgements: any, the oldest first.
        coders: persons that the project asks for on each proposal, 1 or 2.

    """
    held = in_force(judgements, coders=coders)
    made = sorted({p.id: p for p in proposals}.values(), key=lambda p: p.id)
    known = {p.id for p in made}
    return Standing(
        judged=tuple((p, held[p.id]) for p in made if p.id in held),
        unjudged=tuple(p for p in made if p.id not in held),
        adrift=tuple(j for proposal, j in sorted(held.items()) if proposal not in known),
    )
