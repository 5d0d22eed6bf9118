"""What persons decided on copies, laid over what the machine found."""

from corrobora.merging import find_copies
from corrobora.records import CopyEdge, Decision, Judgement, Report, ReportId, When
from corrobora.review import Footing, copies_in_force, copy_footing, lay_copies, manner_of, propose_copy
from corrobora.review.copying import Copies, Pair

A, B, C = (ReportId(letter * 64) for letter in "abc")
WHOLE = CopyEdge(report=B, share=0.8, evidence="4 of 5 sentences stand in the other report")
RETOLD = CopyEdge(report=B, share=0.1, evidence="reworded: 5 of 15 sentences tell in the same order")
PASSAGE = CopyEdge(report=C, share=0.2, evidence="a passage: 31 words one after another")


def said(
    pair: Pair,
    decision: Decision,
    edges: tuple[CopyEdge, ...] = (),
    *,
    by: str = "one",
    withdrawn: bool = False,
) -> Judgement:
    proposed = propose_copy(*pair, edges)
    return Judgement(
        proposal=proposed.id,
        proposed=proposed,
        decision=decision,
        by=by,
        at="2031-07-01T09:00:00Z",
        why="read both",
        withdrawn=withdrawn,
    )


def laid(edges: tuple[CopyEdge, ...], *judgements: Judgement, coders: int = 1) -> Copies:
    judged = copies_in_force(judgements, coders=coders)
    return lay_copies(A, edges, judged, there={A, B, C})


def test_a_rejected_edge_is_set_aside_and_the_others_stay_in_their_order() -> None:
    no = said((A, B), Decision.REJECT, (WHOLE,))
    found = laid((WHOLE, PASSAGE), no)
    assert found.edges == (PASSAGE,)
    assert [(one.report, one.edge, one.proposal) for one in found.aside] == [(A, WHOLE, no.proposal)]


def test_a_rejection_holds_in_whatever_manner_the_pair_is_found_later() -> None:
    no = said((A, B), Decision.REJECT, (WHOLE,))
    assert laid((RETOLD,), no).edges == ()
    assert copy_footing(no, (RETOLD,), there={A, B}) is Footing.MOVED


def test_what_a_person_found_is_a_copy_and_gives_way_to_the_machines_whole_one() -> None:
    yes = said((A, B), Decision.ACCEPT)
    (edge,) = laid((), yes).edges
    assert (edge.report, edge.share, edge.by_person) == (B, 0.0, True)
    assert laid((WHOLE,), yes).edges == (WHOLE,)
    assert [one.by_person for one in laid((RETOLD, PASSAGE), yes).edges] == [False, True]
    assert [one.edge for one in laid((RETOLD,), yes).aside] == [RETOLD]


def test_to_accept_what_was_found_lays_nothing_where_it_is_found_no_more() -> None:
    yes = said((A, B), Decision.ACCEPT, (RETOLD,))
    assert laid((RETOLD,), yes) == Copies(edges=(RETOLD,))
    assert laid((), yes) == Copies(edges=())
    assert copy_footing(yes, (), there={A, B}) is Footing.GONE


def test_to_a_report_that_is_gone_nothing_is_laid() -> None:
    for one in (said((A, B), Decision.ACCEPT), said((A, B), Decision.REJECT, (WHOLE,))):
        judged = copies_in_force([one])
        assert lay_copies(A, (WHOLE,), judged, there={A}).edges == (WHOLE,)
        assert lay_copies(A, (), judged, there={A}).edges == ()
        assert copy_footing(one, (WHOLE,), there={A}) is Footing.GONE


def test_between_two_reports_the_later_direction_holds() -> None:
    here, there = said((A, B), Decision.CORRECT, (WHOLE,)), said((B, A), Decision.ACCEPT)
    assert laid((WHOLE,), there).edges == ()
    assert laid((WHOLE,), here, there).edges == ()
    assert laid((WHOLE,), there, here).edges == (WHOLE,)
    assert set(copies_in_force([there, here])) == {(A, B)}


def test_of_judgements_on_a_pair_in_two_manners_the_later_holds_until_it_is_taken_back() -> None:
    yes, no = said((A, B), Decision.ACCEPT), said((A, B), Decision.REJECT, (WHOLE,))
    assert yes.proposal != no.proposal
    assert laid((WHOLE,), yes, no).edges == ()
    assert laid((WHOLE,), yes, no, said((A, B), Decision.REJECT, (WHOLE,), withdrawn=True)).edges == (WHOLE,)
    unsure = said((A, B), Decision.UNSURE, (WHOLE,))
    assert laid((WHOLE,), no, unsure).edges == (WHOLE,)


def test_where_two_persons_are_asked_for_one_decides_nothing() -> None:
    no = said((A, B), Decision.REJECT, (WHOLE,))
    assert laid((WHOLE,), no, coders=2).edges == (WHOLE,)
    assert laid((WHOLE,), no, said((A, B), Decision.REJECT, (WHOLE,), by="two"), coders=2).edges == ()
    disputed = said((A, B), Decision.ACCEPT, (WHOLE,), by="two")
    assert laid((WHOLE,), no, disputed, coders=2).edges == (WHOLE,)


def test_a_withdrawal_that_says_nothing_of_the_pair_is_known_by_its_proposal() -> None:
    no = said((A, B), Decision.REJECT, (WHOLE,))
    bare = Judgement(
        proposal=no.proposal, decision=no.decision, by=no.by, at=no.at, why=no.why, withdrawn=True
    )
    assert laid((WHOLE,), no, bare).edges == (WHOLE,)


SENTENCES = (
    "A convoy of nine lorries left the mill at Oskel early on Monday.",
    "Its drivers had been paid for two weeks in advance by a trader.",
    "Nobody at the mill had heard of any fighting on the river road.",
    "The first shots fell where the road bends towards the old ferry.",
)


def test_manners_are_told_by_the_evidence_that_merging_writes() -> None:
    def report(letter: str, text: str, day: str) -> Report:
        return Report(id=ReportId(letter * 64), text=text, published=When(text=day, edtf=day))

    own = (
        f"Word {n} of quite another account is told here by a clerk of the {n}th ward alone."
        for n in range(9)
    )
    whole = report("b", " ".join(SENTENCES), "2031-05-03")
    part = report("c", " ".join((*SENTENCES[:3], *own)), "2031-05-04")
    found = find_copies([report("a", " ".join(SENTENCES), "2031-05-02"), whole, part])
    assert manner_of(found[whole.id][0]) == "whole"
    assert manner_of(found[part.id][0]) == "passage"
    assert manner_of(RETOLD) == "retold"
    assert manner_of(laid((), said((A, B), Decision.ACCEPT)).edges[0]) == "judged"
