"""Lay judgements over copies: whether a report repeats another stands as a person said.

The machine's edges are not lost: those that a person set aside are given back beside those that count.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from corrobora.records import CopyAside, CopyEdge, Decision, Judgement, Proposal, ReportId
from corrobora.review.laying import METHOD as JUDGED
from corrobora.review.laying import Footing
from corrobora.review.opinions import in_force

METHOD: Final = "copying/1"
COPY_OF: Final = "copy-of"
"""Kind of the proposal that a report is a copy of another."""
WHOLE: Final = "whole"
"""Manner of an edge to a report in which most of this one's sentences stand."""
PASSAGE: Final = "passage"
"""Manner of an edge to a report from which a passage was taken over."""
RETOLD: Final = "retold"
"""Manner of an edge to a report that this one tells again in other words."""
OWN: Final = "judged"
"""Manner of what a person alone found."""
MANNERS: Final = (WHOLE, PASSAGE, RETOLD, OWN)
"""All manners: whatever was decided on two reports was decided on a proposal of one of these."""
_BEGINNINGS: Final = (("a passage: ", PASSAGE), ("reworded: ", RETOLD), ("judged/", OWN))
"""How the evidence of an edge of each manner begins (`docs/methods/copies.md`); of any other it is whole."""
_AFFIRMING: Final = frozenset({Decision.ACCEPT, Decision.CORRECT})

Pair = tuple[ReportId, ReportId]
"""The report that repeats, and the one that is repeated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Whose words one report repeats, with judgements laid over it."""

    edges: tuple[CopyEdge, ...]
    """Those that count: the machine's in their order, then those that persons found."""
    aside: tuple[CopyAside, ...] = ()
    """The machine's that do not count."""


def manner_of(edge: CopyEdge) -> str:
    """Return how a report repeats another by this edge: `WHOLE`, `PASSAGE`, `RETOLD` or `OWN`."""
    return next((manner for begins, manner in _BEGINNINGS if edge.evidence.startswith(begins)), WHOLE)


def propose_copy(copying: ReportId, copied: ReportId, edges: Iterable[CopyEdge]) -> Proposal:
    """Return the proposal that a report is a copy of another, in the manner in which the machine finds it so.

    Its id stays the same as long as the manner does, however many sentences or words were counted.

    Args:
        copying: the report that repeats.
        copied: the one that is repeated.
        edges: those that the machine found of the first; where none leads to the other, the proposal is a person's own.

    """
    manner = next((manner_of(edge) for edge in edges if edge.report == copied), OWN)
    return propose_manner(copying, copied, manner)


def propose_manner(copying: ReportId, copied: ReportId, manner: str) -> Proposal:
    """Return the proposal that a report is a copy of another in one of `MANNERS`."""
    return Proposal(kind=COPY_OF, subjects=(copying, copied), value=manner, method="")


def find_pair(judgement: Judgement) -> Pair | None:
    """Return which report a judgement says, or denies, to be a copy of which; ``None``: it is about something else."""
    proposed = judgement.proposed
    if proposed is None or proposed.kind != COPY_OF or len(proposed.subjects) != 2:
        return None
    copying, copied = proposed.subjects
    return ReportId(copying), ReportId(copied)


def copies_in_force(judgements: Iterable[Judgement], *, coders: int = 1) -> dict[Pair, Judgement]:
    """Return the judgement that holds of each pair of reports.

    1. Of judgements on one proposal the one in force holds (`opinions`), of proposals on one pair in several manners the later.
    2. Between two reports one direction holds: of two judgements that each is a copy of the other the later.

    Args:
        judgements: any, the oldest first.
        coders: persons that the project asks for on each proposal, 1 or 2.

    """
    every = tuple(judgements)
    pairs = {one.proposal: pair for one in every if (pair := find_pair(one)) is not None}
    held = set(in_force((one for one in every if one.proposal in pairs), coders=coders).values())
    found: dict[Pair, Judgement] = {}
    for one in every:
        if one not in held:
            continue
        pair = pairs[one.proposal]
        against = found.get((pair[1], pair[0]))
        if _affirms(one) and against is not None and _affirms(against):
            del found[pair[1], pair[0]]
        found[pair] = one
    return found


def lay_copies(
    report: ReportId,
    edges: Sequence[CopyEdge],
    judged: Mapping[Pair, Judgement],
    *,
    there: Collection[ReportId],
) -> Copies:
    """Lay judgements over whose words a report repeats.

    1. *Reject*: the edge between the two does not count, in whatever manner the machine finds it now: a person has read both.
    2. *Correct*, or *accept* of what the machine did not find: the report is a copy as a whole. Where the machine finds that, too, its
       edge stands; where it finds less, its edge is set aside and the person's stands instead.
    3. *Accept* and *unsure* of what it found change nothing.
    4. Where a person says that the other report is the copy, the machine's edge does not count.
    5. To a report that is not there any more nothing is laid.

    Args:
        report: whose edges these are.
        edges: by the machine, in its order.
        judged: what holds of each pair (`copies_in_force`).
        there: all reports that there are.

    """
    counting: list[CopyEdge] = []
    aside: list[CopyAside] = []
    for edge in edges:
        one, against = judged.get((report, edge.report)), judged.get((edge.report, report))
        by = None
        if edge.report in there:
            if one is not None and one.decision is Decision.REJECT:
                by = one
            elif one is not None and _is_own(one) and manner_of(edge) != WHOLE:
                by = one
            elif against is not None and _affirms(against) and not (one is not None and _affirms(one)):
                by = against
        if by is None:
            counting.append(edge)
        else:
            aside.append(CopyAside(report=report, edge=edge, proposal=by.proposal))
    known = {edge.report for edge in counting}
    for (copying, copied), one in sorted(judged.items()):
        if copying == report and copied in there and copied not in known and _is_own(one):
            # without its proposal, whose id follows from those of originals that a release does not name
            counting.append(CopyEdge(report=copied, share=0.0, evidence=f"{JUDGED}: a person's judgement"))
    return Copies(edges=tuple(counting), aside=tuple(aside))


def copy_footing(judgement: Judgement, edges: Iterable[CopyEdge], *, there: Collection[ReportId]) -> Footing:
    """Return what a judgement on a copy stands on now.

    *Gone*: one of the two reports is not there any more, or the machine does not find what it had found. *Moved*: it finds it in
    another manner.

    Args:
        judgement: on a copy.
        edges: those that the machine finds now of the report that repeats.
        there: all reports that there are.

    """
    pair = find_pair(judgement)
    if pair is None or judgement.proposed is None or not set(pair) <= set(there):
        return Footing.GONE
    manner = judgement.proposed.value
    now = propose_copy(*pair, edges).value
    if now == manner:
        return Footing.FIRM
    return Footing.GONE if now == OWN and not _is_own(judgement) else Footing.MOVED


def _affirms(judgement: Judgement) -> bool:
    return judgement.decision in _AFFIRMING


def _is_own(judgement: Judgement) -> bool:
    """Whether a person says of a report more than the machine had found."""
    proposed = judgement.proposed
    if judgement.decision is Decision.CORRECT:
        return True
    return judgement.decision is Decision.ACCEPT and proposed is not None and proposed.value == OWN
