from dataclasses import replace

import pytest

from corrobora.records import Decision, Judgement
from corrobora.review import Accord, alike, in_force, opinions
from tests.review.judging import claim, judge, put

ONE = claim()


def said(
    by: str, decision: Decision = Decision.ACCEPT, *, dead: int | None = None, back: bool = False
) -> Judgement:
    return judge(ONE, decision, by=by, to=None if dead is None else claim(dead=dead), withdrawn=back)


def accord(*judgements: Judgement, coders: int = 2) -> tuple[Accord, Judgement | None]:
    (found,) = opinions(judgements, coders=coders).values()
    return found.accord, found.in_force


def test_where_two_are_asked_for_one_alone_decides_nothing() -> None:
    assert accord(said("a")) == (Accord.WAITING, None)
    assert accord(said("a"), said("a")) == (Accord.WAITING, None)
    assert accord(said("a"), coders=1) == (Accord.AGREED, said("a"))


def test_what_two_hold_alike_is_in_force() -> None:
    assert accord(said("a"), said("b")) == (Accord.AGREED, said("b"))


@pytest.mark.parametrize(
    "other",
    [said("b", Decision.REJECT), said("b", Decision.UNSURE), said("b", Decision.CORRECT, dead=9)],
)
def test_what_two_hold_differently_is_not_in_force(other: Judgement) -> None:
    assert accord(said("a"), other) == (Accord.DISPUTED, None)


def test_a_third_who_holds_otherwise_disputes_what_two_agreed_on() -> None:
    assert accord(said("a"), said("b"), said("c", Decision.REJECT)) == (Accord.DISPUTED, None)


def test_corrections_agree_in_what_they_say_and_not_in_where_the_passage_ends() -> None:
    one = said("a", Decision.CORRECT, dead=9)
    same = replace(one, by="b", corrected=replace(claim(dead=9), end=38, method="by hand"))
    assert alike(one, same)
    assert accord(one, same) == (Accord.AGREED, same)
    assert accord(one, said("b", Decision.CORRECT, dead=8)) == (Accord.DISPUTED, None)


def test_who_changes_their_mind_holds_the_last() -> None:
    assert accord(said("a", Decision.REJECT), said("b"), said("a")) == (Accord.AGREED, said("a"))


def test_a_withdrawal_leaves_one_waiting_again() -> None:
    assert accord(said("a"), said("b"), said("b", back=True)) == (Accord.WAITING, None)
    assert opinions([said("a"), said("a", back=True)], coders=2) == {}


def test_what_is_settled_holds_whatever_is_held_beside_it_until_taken_back() -> None:
    settling = replace(said("reviewer", Decision.REJECT), settles=True)
    disputed = (said("a"), said("b", Decision.REJECT))
    assert accord(*disputed, settling) == (Accord.SETTLED, settling)
    assert accord(*disputed, settling, said("c")) == (Accord.SETTLED, settling)
    assert accord(*disputed, settling, replace(settling, withdrawn=True)) == (Accord.DISPUTED, None)
    assert in_force([*disputed, settling], coders=2) == {settling.proposal: settling}


def test_groups_are_alike_whatever_their_order() -> None:
    a, b = claim("r1"), claim("r2")
    assert alike(put(Decision.MERGE, (a,), (b,)), put(Decision.MERGE, (b,), (a,)))
    assert not alike(put(Decision.MERGE, (a,), (b,)), put(Decision.SPLIT, (a,), (b,)))
    assert not alike(put(Decision.SPLIT, (a,), (b,)), put(Decision.SPLIT, (a, b), (claim("r3"),)))
