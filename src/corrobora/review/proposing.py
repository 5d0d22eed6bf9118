"""What the machine proposes to a person: so far, how it read a claim."""

from corrobora.records import Claim, Proposal


def propose_reading(claim: Claim) -> Proposal:
    """Return the proposal that a claim was read rightly: its words, its speaker, its stance.

    Its id stays the same as long as the claim's does, so that a judgement finds it again; a reading by a later method
    that comes out otherwise is another claim, and another proposal.
    """
    return Proposal(kind="reading", subjects=(claim.id,), value=claim.stance, method=claim.method)
