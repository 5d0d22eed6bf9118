"""Who may see what somebody decided: the one place that says it, for pages, lists and programs alike."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corrobora.records import Entry, Judgement
from corrobora.review import Opinions, opinions
from corrobora.workbench.people import Account, Role
from corrobora.workflow.desk import Desk
from corrobora.workflow.folding import JUDGED
from corrobora.workflow.holdings import Said

KEPT: Final = "kept"
"""What the ledger says where bytes are put into custody."""


def is_blind(account: Account, coders: int, held: Opinions | None) -> bool:
    """Whether somebody has to decide before seeing what others hold: a coder, where two are asked for and this one has not decided.

    Ours: a second person who saw the first one's decision would agree too easily, and agreement of such two says nothing.
    """
    return coders > 1 and account.role is Role.CODER and (held is None or account.name not in held.each)


def may_see(judgement: Judgement, account: Account, coders: int, held: Opinions | None) -> bool:
    """Whether somebody may see what was decided, and why.

    One's own decision always, and one that puts incidents together or apart: reviewers make those, and no coder has to be blind to them.

    Args:
        judgement: that is asked for.
        account: who asks.
        coders: persons that the project asks for on each proposal.
        held: what persons hold of its proposal; ``None``: nothing.

    """
    return judgement.by == account.name or bool(judgement.groups) or not is_blind(account, coders, held)


def is_seen_by(desk: Desk, account: Account, judgement: Judgement) -> bool:
    """Whether somebody may see what was decided, as `may_see`, where what persons hold has to be looked up first."""
    coders = desk.coders
    if may_see(judgement, account, coders, None):
        return True
    said = [one.judgement for one in desk.said_about(judgement.proposal)]
    return may_see(judgement, account, coders, opinions(said, coders=coders).get(judgement.proposal))


def seen_of(desk: Desk, account: Account, said: Sequence[Said]) -> tuple[Said, ...]:
    """Return those judgements that somebody may see."""
    return tuple(one for one in said if is_seen_by(desk, account, one.judgement))


def is_entry_seen_by(desk: Desk, account: Account, entry: Entry) -> bool:
    """Whether somebody may see more of an entry of the ledger than that it is there, who wrote it and about what.

    The rest has the judgement's hash, by which its decision could be guessed: there are four, and pages suggest reasons.
    """
    if entry.what == KEPT:
        # the bytes of a judgement are put into custody right before it, by their hash
        (following,) = desk.history(before=entry.number + 2, limit=1)
        if following.what == JUDGED and following.payload.get("object") == entry.subject:
            return is_entry_seen_by(desk, account, following)
    judgement = desk.find_judgement(entry.number) if entry.what == JUDGED else None
    return judgement is None or is_seen_by(desk, account, judgement)


def sealed(entry: Entry) -> Entry:
    """Return an entry with what everybody may see of it."""
    return replace(entry, subject="" if entry.what == KEPT else entry.subject, payload={}, hash="")
