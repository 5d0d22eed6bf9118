import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corrobora.records import Claim, Decision, Incident, Judgement, ReportId, Step, StepKind
from corrobora.review.laying import Footing
from corrobora.review.regrouping import METHOD, Regrouped, regroup
from tests.review.judging import again, claim, incident, put

A, B, C, D = (claim(report) for report in ("r1", "r2", "r3", "r4"))


def grouped(incidents: list[Incident], said: list[Judgement], *claims: Claim) -> Regrouped:
    known = {one.id: one for one in (A, B, C, D, *claims)}
    return regroup(incidents, said, claims=known)


def parts(found: Regrouped) -> list[set[str]]:
    return [set(one.claims) for one in found.incidents]


def test_what_nobody_judged_stays_as_it_was() -> None:
    incidents = [incident(A, B), incident(C)]
    assert grouped(incidents, []).incidents == tuple(incidents)


def test_incidents_that_a_person_puts_together_are_one() -> None:
    first = replace(incident(A), steps=(Step(step=StepKind.OPENED, claims=(A.id,)),))
    second = replace(incident(C), without_claims=(ReportId("r9"), ReportId("r1")))
    found = grouped([first, incident(B), second], [put(Decision.MERGE, (A,), (C,))])
    assert parts(found) == [{A.id, C.id}, {B.id}]
    one = found.incidents[0]
    assert (one.reports, one.without_claims, one.method) == (("r1", "r3"), ("r9",), METHOD)
    assert [step.step for step in one.steps] == [StepKind.OPENED]
    assert found.footings == {"p-groups": Footing.FIRM}


def test_an_incident_that_a_person_parts_is_two() -> None:
    whole = replace(
        incident(A, B, C),
        steps=(Step(step=StepKind.OPENED, claims=(A.id,)), Step(step=StepKind.CLOSED, claims=(C.id,))),
    )
    found = grouped([whole], [put(Decision.SPLIT, (A, B), (C,))])
    assert parts(found) == [{A.id, B.id}, {C.id}]
    assert [[step.step for step in one.steps] for one in found.incidents] == [
        [StepKind.OPENED],
        [StepKind.CLOSED],
    ]
    assert found.footings == {"p-groups": Footing.FIRM}


def test_what_came_since_a_split_stays_with_the_first_and_is_told() -> None:
    found = grouped([incident(A, B, C)], [put(Decision.SPLIT, (A,), (C,))])
    assert parts(found) == [{A.id, B.id}, {C.id}]
    assert found.footings == {"p-groups": Footing.MOVED}


def test_what_the_machine_does_by_itself_now_is_left_to_it() -> None:
    together = [incident(A, B)]
    assert grouped(together, [put(Decision.MERGE, (A,), (B,))]) == Regrouped(
        incidents=tuple(together), footings={"p-groups": Footing.FIRM}
    )
    apart = [incident(A), incident(B)]
    assert grouped(apart, [put(Decision.SPLIT, (A,), (B,))]) == Regrouped(
        incidents=tuple(apart), footings={"p-groups": Footing.FIRM}
    )


def test_later_judgements_are_made_on_what_earlier_ones_left() -> None:
    merge, split = (
        put(Decision.MERGE, (A,), (B,), proposal="p-1"),
        put(Decision.SPLIT, (A,), (B,), proposal="p-2"),
    )
    assert parts(grouped([incident(A), incident(B)], [merge, split])) == [{A.id}, {B.id}]
    assert parts(grouped([incident(A), incident(B)], [split, merge])) == [{A.id, B.id}]


def test_taking_back_undoes() -> None:
    said = put(Decision.MERGE, (A,), (B,))
    back = replace(said, withdrawn=True)
    assert parts(grouped([incident(A), incident(B)], [said, back])) == [{A.id}, {B.id}]


def test_claims_read_again_are_found_by_their_passages() -> None:
    now = again(A, shift=5)
    found = grouped([incident(now), incident(B)], [put(Decision.MERGE, (A,), (B,))], now)
    assert parts(found) == [{now.id, B.id}]


def test_a_group_that_is_nowhere_any_more_is_told_and_nothing_is_done() -> None:
    found = grouped([incident(B), incident(C)], [put(Decision.MERGE, (A,), (B,))])
    assert parts(found) == [{B.id}, {C.id}]
    assert found.footings == {"p-groups": Footing.GONE}
    assert grouped([incident(B)], [put(Decision.SPLIT, (B,), (A,))]).footings == {"p-groups": Footing.GONE}


def test_a_claim_that_strayed_since_a_merge_pulls_no_other_incident_in() -> None:
    incidents = [incident(A, B), incident(C, claim("r5")), incident(D)]
    found = grouped(incidents, [put(Decision.MERGE, (A, B, C), (D,))], claim("r5"))
    assert parts(found) == [{A.id, B.id, D.id}, {C.id, claim("r5").id}]
    assert found.footings == {"p-groups": Footing.MOVED}


_EVERY = [claim(f"r{number}") for number in range(6)]


@given(
    st.permutations(_EVERY),
    st.lists(st.integers(1, 5), max_size=3, unique=True).map(sorted),
    st.lists(
        st.tuples(
            st.sampled_from([Decision.MERGE, Decision.SPLIT]),
            st.lists(st.sampled_from(_EVERY), min_size=1, max_size=3, unique=True),
            st.lists(st.sampled_from(_EVERY), min_size=1, max_size=3, unique=True),
        ),
        max_size=4,
    ),
)
def test_every_claim_stays_in_one_incident(
    order: list[Claim], cuts: list[int], decided: list[tuple[Decision, list[Claim], list[Claim]]]
) -> None:
    edges = [0, *cuts, len(order)]
    incidents = [incident(*order[a:b]) for a, b in itertools.pairwise(edges)]
    said = [
        put(how, tuple(one), tuple(other), proposal=f"p-{n}") for n, (how, one, other) in enumerate(decided)
    ]
    found = regroup(incidents, said, claims={one.id: one for one in _EVERY})
    held = [known for one in found.incidents for known in one.claims]
    assert sorted(held) == sorted(one.id for one in _EVERY)
    for one in found.incidents:
        assert one.claims
        assert set(one.reports) == {c.report for c in _EVERY if c.id in one.claims}
    assert found.footings.keys() == {one.proposal for one in said}
