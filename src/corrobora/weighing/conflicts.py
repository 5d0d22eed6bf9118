"""Conflicts: what is said of a point that cannot all be so, with its sides and why.

A conflict says of itself whether it lies within one origin (somebody contradicts
himself, or the reports render him differently), within one report, or between
them. Only values that meet in a contradiction become sides; values that merely
refine each other do not. Why they contradict each other is the reason of the
rule in `comparisons` that said so. Source of the demand to show both sides rather than to
choose: Every Casualty, Standards for Casualty Recording (2016), p. 25.
"""

from collections.abc import Iterable

from corrobora.records import Conflict, OriginId, Side, Within
from corrobora.weighing.comparisons import WHY, Reason
from corrobora.weighing.docket import Statement
from corrobora.weighing.origins import Origins
from corrobora.weighing.points import DENIED, Question
from corrobora.weighing.unions import Groups

METHOD = "conflicts/3"


def find_conflicts(questions: Iterable[Question], origins: Origins) -> tuple[Conflict, ...]:
    """Return one conflict for every contested question, in the order of the questions."""
    return tuple(_conflict(question, origins) for question in questions if question.rifts)


def _conflict(question: Question, origins: Origins) -> Conflict:
    sides = _sides(question)
    by_side = [
        Side(
            value=value,
            claims=tuple(sorted({statement.id for statement in told})),
            origins=origins.speakers(statement.id for statement in told),
        )
        for value, told in sides
    ]
    by_side.sort(key=lambda side: (side.value == DENIED, -len(side.origins), side.value))
    within = _within(by_side, origins, {statement.report.id for _, told in sides for statement in told})
    return Conflict(
        about=question.about, sides=tuple(by_side), within=within, why=_located(_why(question), within)
    )


def _sides(question: Question) -> list[tuple[str, list[Statement]]]:
    """Put values together that stand on one side: those in a contradiction, as far as they do not meet in one.

    Values tied by not contradicting each other form a side only where the tie
    holds among all of them; otherwise each value is a side of its own.
    """
    meeting = sorted({value for rift in question.rifts for value in rift})
    tied: Groups[str] = Groups()
    for place, one in enumerate(meeting):
        for other in meeting[place + 1 :]:
            if frozenset({one, other}) not in question.rifts:
                tied.tie(one, other)
    split = any(tied.tied(*sorted(rift)) for rift in question.rifts)
    groups: dict[str, list[str]] = {}
    for value in meeting:
        groups.setdefault(value if split else tied.find(value), []).append(value)
    return [
        ("; ".join(values), [statement for value in values for statement in question.values[value]])
        for values in groups.values()
    ]


def self_contradicting(sides: Iterable[Side], origins: Origins) -> frozenset[OriginId]:
    """Return the origins that stand on more than one side; a body and its named officers are one mouth."""
    seen: set[OriginId] = set()
    twice: set[OriginId] = set()
    told = [side.origins for side in sides]
    for side in told:
        mouths = {origins.mouth(origin) for origin in side}
        twice |= seen & mouths
        seen |= mouths
    return frozenset(origin for side in told for origin in side if origins.mouth(origin) in twice)


def _within(sides: list[Side], origins: Origins, reports: set[str]) -> Within:
    """Place a conflict: in one origin if, without those who contradict themselves, no second side is left."""
    twice = self_contradicting(sides, origins)
    left = [side for side in sides if set(side.origins) - twice]
    if twice and len(left) < 2:
        return Within.ORIGIN
    return Within.REPORT if len(reports) == 1 else Within.NONE


def _why(question: Question) -> str:
    """Name the rules by which the values cannot all be so, each once, in the order of `comparisons.Reason`."""
    reasons = {relation.reason for relation in question.rifts.values()}
    return ", and ".join(WHY[reason] for reason in Reason if reason in reasons)


def _located(why: str, within: Within) -> str:
    if within is Within.ORIGIN:
        return f"{why}; one and the same origin stands on both sides"
    if within is Within.REPORT:
        return f"{why}; both sides stand in one report"
    return why
