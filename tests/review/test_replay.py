from corrobora.records import Decision, Judgement, Proposal
from corrobora.review import replay


def proposal(value: str) -> Proposal:
    return Proposal(kind="same-incident", subjects=("i-1", "i-2"), value=value, method="joining/1")


def judgement(of: Proposal, decision: Decision, *, by: str = "coder", withdrawn: bool = False) -> Judgement:
    return Judgement(
        proposal=of.id,
        decision=decision,
        by=by,
        at="2031-01-01T00:00:00Z",
        why="read both",
        withdrawn=withdrawn,
    )


def test_the_last_judgement_is_in_force() -> None:
    p = proposal("yes")
    standing = replay([p], [judgement(p, Decision.ACCEPT), judgement(p, Decision.REJECT)])
    assert [j.decision for _, j in standing.judged] == [Decision.REJECT]
    assert standing.accepted() == ()


def test_unsure_is_a_decision_and_unjudged_is_none() -> None:
    p, q = proposal("yes"), proposal("no")
    standing = replay([p, q], [judgement(p, Decision.UNSURE)])
    assert [x.id for x, _ in standing.judged] == [p.id]
    assert standing.unjudged == (q,)


def test_a_withdrawn_judgement_lets_the_one_before_it_stand_again() -> None:
    p = proposal("yes")
    said = [
        judgement(p, Decision.ACCEPT),
        judgement(p, Decision.REJECT),
        judgement(p, Decision.REJECT, withdrawn=True),
    ]
    assert replay([p], said).accepted() == (p,)


def test_a_judgement_whose_proposal_is_gone_is_adrift() -> None:
    p = proposal("yes")
    assert replay([], [judgement(p, Decision.ACCEPT)]).adrift == (judgement(p, Decision.ACCEPT),)
