"""Claims and judgements to try the rules of review on."""

from dataclasses import replace

from corrobora.records import (
    Act,
    ActKind,
    Anchor,
    Claim,
    Count,
    Decision,
    Incident,
    Judgement,
    Outcome,
    Reading,
    ReportId,
    Speaker,
    Stance,
)
from corrobora.review import propose_reading

TEXT = "5" * 64
"""SHA-256 of the text that all reports here have."""


def claim(
    report: str = "r1",
    start: int = 0,
    end: int = 40,
    *,
    who: str | None = "a villager",
    stance: Stance = Stance.ALLEGES,
    dead: int = 4,
    method: str = "reading/1",
) -> Claim:
    return Claim(
        report=ReportId(report),
        text_sha256=TEXT,
        start=start,
        end=end,
        speaker=None if who is None else Speaker(text=who),
        stance=stance,
        method=method,
        act=Act(kind=ActKind.KILLING),
        counts=(Count(outcome=Outcome.KILLED, low=dead, high=dead, exact=True, wording=str(dead)),),
    )


def reading(*claims: Claim, report: str = "r1") -> Reading:
    return Reading(report=ReportId(report), claims=claims)


def judge(
    on: Claim,
    decision: Decision,
    *,
    by: str = "coder",
    to: Claim | None = None,
    withdrawn: bool = False,
) -> Judgement:
    return Judgement(
        proposal=propose_reading(on).id,
        decision=decision,
        by=by,
        at="2031-01-01T00:00:00Z",
        why="read the passage",
        claim=on,
        corrected=to,
        withdrawn=withdrawn,
    )


def anchor(one: Claim) -> Anchor:
    return Anchor(claim=one.id, report=one.report, start=one.start, end=one.end)


def put(decision: Decision, *groups: tuple[Claim, ...], proposal: str = "p-groups") -> Judgement:
    return Judgement(
        proposal=proposal,
        decision=decision,
        by="coder",
        at="2031-01-01T00:00:00Z",
        why="compared the days",
        groups=tuple(tuple(anchor(one) for one in group) for group in groups),
    )


def incident(*claims: Claim) -> Incident:
    return Incident(
        claims=tuple(sorted(one.id for one in claims)),
        reports=tuple(sorted({one.report for one in claims})),
        method="joining/1",
    )


def again(one: Claim, *, shift: int = 0) -> Claim:
    """Return a claim as the reader's next version reads it, its passage cut a little otherwise."""
    return replace(one, start=one.start + shift, end=one.end + shift, method="reading/2", confidence=0.5)
