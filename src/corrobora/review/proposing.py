"""What the machine proposes to a person: how it read a claim, and how a coded dataset of others stands to a dossier."""

from collections.abc import Iterable

from corrobora.records import Claim, ClaimId, CodedEvent, Decision, IncidentId, Proposal

SAME_INCIDENT = "same-incident"
"""Kind of the proposal that a coded event is an incident."""


def propose_reading(claim: Claim) -> Proposal:
    """Return the proposal that a claim was read rightly: its words, its speaker, its stance.

    Its id stays the same as long as the claim's does, so that a judgement finds it again; a reading by a later method
    that comes out otherwise is another claim, and another proposal.
    """
    return Proposal(kind="reading", subjects=(claim.id,), value=claim.stance, method=claim.method)


def propose_groups(decision: Decision, groups: Iterable[Iterable[ClaimId]]) -> Proposal:
    """Return the proposal, a person's own, that claims be put together (*merge*) or apart (*split*).

    Its id follows from the claims of each group, so that a withdrawal finds it.
    """
    return Proposal(
        kind=f"groups-{decision}",
        subjects=tuple(" ".join(sorted(group)) for group in groups),
        value=decision,
        method="",
    )


def propose_same(incident: IncidentId, event: CodedEvent, *, method: str) -> Proposal:
    """Return the proposal that a coded event is an incident.

    Its id stays the same as long as both ids do, whatever the file says of the event, and however many others are proposed.
    """
    return Proposal(kind=SAME_INCIDENT, subjects=(incident, _subject(event)), value="same", method=method)


def propose_difference(
    incident: IncidentId, events: Iterable[CodedEvent], *, about: str, value: str, method: str
) -> Proposal:
    """Return the proposal that coded events differ from an incident in one point, of kind ``coded-`` and the point.

    Its id changes when either side's value does: what was decided was decided on these values.
    """
    return Proposal(
        kind=f"coded-{about}",
        subjects=(incident, *map(_subject, events)),
        value=value,
        method=method,
    )


def _subject(event: CodedEvent) -> str:
    return f"{event.dataset}:{event.id}"
