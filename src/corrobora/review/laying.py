"""Lay judgements over a reading: what a person read in a passage stands in place of what the machine read there.

The machine's claims are not lost: revisions say that they do not count, so that both readings can be seen.

A judgement was made on a claim as it was read then. Where the report has been read by other methods since, its claim is looked for by
its words, and the judgement's *footing* says whether the ground has moved under it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from corrobora.records import (
    Claim,
    ClaimId,
    Decision,
    Ground,
    Judgement,
    Reading,
    ReportId,
    Revision,
    RevisionKind,
)
from corrobora.review.opinions import as_read, in_force

METHOD: Final = "judged/1"
"""What a claim names as its method that a person read (`Claim.by_person`)."""
_OF_A_CLAIM: Final = frozenset({Decision.ACCEPT, Decision.REJECT, Decision.CORRECT, Decision.UNSURE})
_EVIDENCE: Final = "a person's judgement on {}"


class Footing(StrEnum):
    """What a judgement on a claim stands on now."""

    FIRM = "firm"
    """The machine reads the passage as it did then."""
    MOVED = "moved"
    """The machine reads the passage otherwise now."""
    GONE = "gone"
    """The machine reads no such claim any more, or the report's text is another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A reading with judgements laid over it."""

    reading: Reading
    """As persons left it: their claims in place of those they corrected. Claims they rejected stay, as what the passage tells of does."""
    aside: tuple[Claim, ...] = ()
    """The machine's claims that were corrected."""
    instead: Mapping[ClaimId, ClaimId] = field(default_factory=dict)
    """For each of these, the person's."""
    revisions: tuple[Revision, ...] = ()
    """Say of the claims that were rejected or corrected that they do not count, and by which judgement."""
    judged: Mapping[ClaimId, Judgement] = field(default_factory=dict)
    """The judgement in force of each of the machine's claims that has one, whatever it decided."""
    footings: Mapping[str, Footing] = field(default_factory=dict)
    """What each judgement in force stands on, by its proposal."""


def report_of(judgement: Judgement) -> ReportId | None:
    """Return the report whose reading a judgement is about; ``None``: it is about something else, or says nothing of what it judged."""
    claim = judgement.claim or judgement.corrected
    return None if claim is None or judgement.decision not in _OF_A_CLAIM else claim.report


def lay(reading: Reading, judgements: Sequence[Judgement], *, text_sha256: str, coders: int = 1) -> Laid:
    """Lay judgements over a reading.

    1. Of judgements on one proposal the one in force holds (`opinions`), of judgements that meet on one claim the later.
    2. A rejected claim does not count, where the machine still reads what was rejected.
    3. A corrected claim does not count, and the person's stands instead, whatever the machine reads there now, even if nothing: the
       words are the same, and a person has read them. So does a claim that a person found and the machine did not.
    4. *Accept* and *unsure* change nothing of what counts.
    5. Where the report's text is another than the one that was judged, nothing is laid.

    Args:
        reading: by the machine.
        judgements: any, the oldest first; those on other reports are passed over.
        text_sha256: of the report's text, on which the reading rests.
        coders: persons that the project asks for on each proposal, 1 or 2.

    """
    mine = [one for one in judgements if report_of(one) == reading.report]
    held = set(in_force(mine, coders=coders).values())
    judged: dict[ClaimId, Judgement] = {}
    footings: dict[str, Footing] = {}
    found: list[Judgement] = []
    for one in mine:
        if one not in held:
            continue
        now = _now(one, reading.claims, text_sha256)
        if now is None:
            footings[one.proposal] = Footing.GONE if one.claim is not None else Footing.FIRM
            found.append(one)
        else:
            same = one.claim is not None and as_read(one.claim) == as_read(now)
            footings[one.proposal] = Footing.FIRM if same else Footing.MOVED
            judged[now.id] = one
    return _laid(reading, judged, footings, found, text_sha256)


def find_again(claim: Claim, claims: Iterable[Claim]) -> Claim | None:
    """Return which claim of a later reading was read in the words of this one, ``None`` where none was.

    The same claim; else, of the claims by the same speaker's words whose passages overlap, one that reads the same, then the one
    that shares most of its passage.
    """
    near = [
        one
        for one in claims
        if one.report == claim.report
        and one.text_sha256 == claim.text_sha256
        and one.start < claim.end
        and claim.start < one.end
        and (one.speaker is None) == (claim.speaker is None)
        and (one.speaker is None or claim.speaker is None or one.speaker.text == claim.speaker.text)
    ]
    return max(
        near,
        key=lambda one: (one.id == claim.id, as_read(one) == as_read(claim), _shared(one, claim), one.id),
        default=None,
    )


def _shared(one: Claim, other: Claim) -> float:
    return (min(one.end, other.end) - max(one.start, other.start)) / (
        max(one.end, other.end) - min(one.start, other.start)
    )


def _now(judgement: Judgement, claims: Sequence[Claim], text_sha256: str) -> Claim | None:
    if judgement.claim is None or judgement.claim.text_sha256 != text_sha256:
        return None
    return find_again(judgement.claim, claims)


def _laid(
    reading: Reading,
    judged: Mapping[ClaimId, Judgement],
    footings: Mapping[str, Footing],
    found: Iterable[Judgement],
    text_sha256: str,
) -> Laid:
    machine = {claim.id: claim for claim in reading.claims}
    persons: dict[ClaimId, Claim] = {}
    instead: dict[ClaimId, ClaimId] = {}
    fallen: dict[ClaimId, Judgement] = {}
    for known, one in judged.items():
        if one.decision is Decision.REJECT and footings[one.proposal] is Footing.FIRM:
            fallen[known] = one
        corrected = _corrected(one, text_sha256)
        if corrected is not None and as_read(corrected) != as_read(machine[known]):
            persons[corrected.id] = corrected
            instead[known] = corrected.id
            fallen[known] = one
    for one in found:
        corrected = _corrected(one, text_sha256)
        if corrected is not None:
            persons[corrected.id] = corrected
    return Laid(
        reading=_with(reading, persons, instead) if persons else reading,
        aside=tuple(machine[known] for known in sorted(instead)),
        instead=instead,
        revisions=tuple(
            Revision(
                report=reading.report,
                kind=RevisionKind.READING_CORRECTED if known in instead else RevisionKind.READING_REJECTED,
                by=reading.report,
                claims=(known,),
                evidence=_EVIDENCE.format(one.proposal),
            )
            for known, one in sorted(fallen.items())
        ),
        judged=judged,
        footings=footings,
    )


def _with(reading: Reading, persons: Mapping[ClaimId, Claim], instead: Mapping[ClaimId, ClaimId]) -> Reading:
    """Return a reading with persons' claims in it, in place of others or beside them."""
    standing = (claim for claim in reading.claims if claim.id not in instead)

    def turned(named: tuple[ClaimId, ...]) -> tuple[ClaimId, ...]:
        return tuple(dict.fromkeys(instead.get(one, one) for one in named))

    return replace(
        reading,
        claims=tuple(sorted((*standing, *persons.values()), key=lambda claim: (claim.start, claim.end))),
        steps=tuple(replace(step, claims=turned(step.claims)) for step in reading.steps),
        background=tuple(replace(fact, claims=turned(fact.claims)) for fact in reading.background),
    )


def _corrected(judgement: Judgement, text_sha256: str) -> Claim | None:
    """Return the claim as a person reads it, where the judgement gives one and the words are still these."""
    claim = judgement.corrected
    if judgement.decision is not Decision.CORRECT or claim is None or claim.text_sha256 != text_sha256:
        return None
    reason = "a person read the passage so"
    return replace(
        claim,
        method=METHOD,
        confidence=1.0,
        grounds=(Ground(part="claim", method=METHOD, reason=reason),),
    )
