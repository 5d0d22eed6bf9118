"""What persons hold of a proposal: each person's opinion, whether they agree, and which judgement is in force."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from corrobora.records import Claim, Decision, Judgement


class Accord(StrEnum):
    """How the persons stand to each other who judged a proposal."""

    WAITING = "waiting"
    """The project asks for a second person, and one has judged."""
    AGREED = "agreed"
    DISPUTED = "disputed"
    """They hold differently, and nobody has settled it."""
    SETTLED = "settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinions:
    """What persons hold of one proposal."""

    each: Mapping[str, Judgement]
    """The last judgement of each person that is not withdrawn, in the order in which they were made."""
    accord: Accord
    in_force: Judgement | None
    """``None``: a second person has not judged yet, or it is disputed."""


def opinions(judgements: Iterable[Judgement], *, coders: int = 1) -> dict[str, Opinions]:
    """Return what persons hold of each proposal that one holds something of.

    1. A withdrawal names the proposal, the person and the decision; it takes back the latest judgement that fits, and the one before it
       stands again. Nothing is erased.
    2. Each person's last judgement that is not withdrawn is that person's opinion.
    3. Where one coder is enough, the last judgement that is not withdrawn is in force, whoever made it.
    4. Where two are asked for, one that two persons hold alike is in force, if nobody holds otherwise; without one, nothing is.
    5. Where two are asked for, the last judgement that settles and is not withdrawn is in force, whatever is held beside it.

    Args:
        judgements: any, the oldest first.
        coders: persons that the project asks for, 1 or 2.

    """
    stacks: dict[str, list[Judgement]] = defaultdict(list)
    for one in judgements:
        stack = stacks[one.proposal]
        if not one.withdrawn:
            stack.append(one)
            continue
        fitting = (n for n in range(len(stack) - 1, -1, -1) if _fits(one, stack[n]))
        if (taken := next(fitting, None)) is not None:
            del stack[taken]
    return {proposal: _opinions(stack, coders) for proposal, stack in stacks.items() if stack}


def in_force(judgements: Iterable[Judgement], *, coders: int = 1) -> dict[str, Judgement]:
    """Return the judgement in force of each proposal that has one; see `opinions`."""
    found = opinions(judgements, coders=coders)
    return {proposal: held.in_force for proposal, held in found.items() if held.in_force is not None}


def as_read(claim: Claim) -> Claim:
    """Return a claim without where exactly its passage ends, what read it, and how sure that was: what a person judges of it."""
    return replace(claim, start=0, end=0, method="", confidence=1.0, grounds=())


def alike(one: Judgement, other: Judgement) -> bool:
    """Whether two judgements on one proposal decide the same; for what reason is not asked."""
    return _decided(one) == _decided(other)


def _decided(one: Judgement) -> tuple[object, ...]:
    if one.decision is not Decision.CORRECT:
        groups = {frozenset(anchor.claim for anchor in group) for group in one.groups}
        return one.decision, frozenset(groups)
    return one.decision, one.value if one.corrected is None else as_read(one.corrected)


def _fits(withdrawal: Judgement, one: Judgement) -> bool:
    return (one.by, one.decision) == (withdrawal.by, withdrawal.decision)


def _opinions(stack: list[Judgement], coders: int) -> Opinions:
    each: dict[str, Judgement] = {}
    for one in stack:
        each.pop(one.by, None)
        each[one.by] = one
    last = stack[-1]
    same = all(alike(one, last) for one in each.values())
    if coders == 1:
        return Opinions(each=each, accord=Accord.AGREED if same else Accord.DISPUTED, in_force=last)
    settling = [one for one in stack if one.settles]
    if settling:
        return Opinions(each=each, accord=Accord.SETTLED, in_force=settling[-1])
    if not same:
        return Opinions(each=each, accord=Accord.DISPUTED, in_force=None)
    if len(each) < coders:
        return Opinions(each=each, accord=Accord.WAITING, in_force=None)
    return Opinions(each=each, accord=Accord.AGREED, in_force=last)
