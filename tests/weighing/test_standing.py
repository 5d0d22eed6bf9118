"""Claims that no longer count are in no range and behind no origin, and stay named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora.errors import MissingEvidence
from corrobora.records import Assessment, Claim, ClaimId, Incident, Outcome, Report, StepKind
from corrobora.weighing import assess
from tests.weighing.cases import (
    ACTORS,
    ARMY,
    GOVERNMENT,
    RESIDENT,
    WITNESS,
    body,
    by,
    exactly,
    killing,
    people,
    report,
    said,
    step,
)

ONE = report("one", outlet="Lantern Post", published="2031-03-04")
TWO = report("two", outlet="Radio Velm", published="2031-03-05")
FIRST = said(ONE, RESIDENT, killing(by(ARMY), people("traders")), exactly(24))
SECOND = said(TWO, WITNESS, killing(by(ARMY), people("traders")), exactly(19))
OPENED = said(TWO, body(GOVERNMENT))
CLAIMS = (FIRST, SECOND)


def weighed(
    *claims: Claim,
    reports: tuple[Report, ...] = (ONE, TWO),
    fallen: frozenset[ClaimId] = frozenset(),
    struck: dict[ClaimId, frozenset[str]] | None = None,
    opened: bool = False,
) -> Assessment:
    return assess(
        Incident(
            claims=tuple(one.id for one in claims),
            reports=tuple(one.id for one in reports),
            steps=(step(StepKind.OPENED, OPENED, by_whom=GOVERNMENT),) if opened else (),
        ),
        claims={one.id: one for one in (*claims, OPENED)},
        reports={one.id: one for one in reports},
        actors=ACTORS,
        as_of=None,
        fallen=fallen,
        struck=struck or {},
    )


def killed(found: Assessment) -> tuple[int | None, int | None, int | None]:
    (row,) = (one for one in found.casualties if one.outcome is Outcome.KILLED and one.category is None)
    return row.low, row.best, row.high


def test_a_claim_that_fell_is_in_no_range_and_behind_no_origin() -> None:
    found = weighed(*CLAIMS, fallen=frozenset({FIRST.id}))
    alone = weighed(SECOND)
    assert killed(found) == (19, 19, 19) == killed(alone)
    assert found.independent_origins == alone.independent_origins
    assert [one.claims for one in found.origins] == [one.claims for one in alone.origins]
    assert FIRST.id not in found.claims
    assert found.set_aside == (FIRST.id,)


def test_the_incident_keeps_its_id_and_its_reports() -> None:
    found, before = weighed(*CLAIMS, fallen=frozenset({FIRST.id})), weighed(*CLAIMS)
    assert found.id == before.id
    assert found.reports == before.reports
    assert {*found.claims, *found.set_aside} == set(before.claims)


def test_taking_a_claim_out_and_back_is_a_no_op() -> None:
    assert weighed(*CLAIMS, fallen=frozenset()) == weighed(*CLAIMS)


def test_what_fell_elsewhere_changes_nothing_here() -> None:
    assert weighed(*CLAIMS, fallen=frozenset({ClaimId("c-elsewhere")})) == weighed(*CLAIMS)


def test_an_incident_of_which_nothing_stands_says_so_and_asserts_nothing() -> None:
    found = weighed(*CLAIMS, fallen=frozenset({FIRST.id, SECOND.id}))
    assert found.headline == "Nothing stands of what 2 reports told: withdrawn, replaced or corrected"
    assert (found.claims, found.casualties, found.origins, found.act) == ((), (), (), None)
    assert found.independent_origins.act.high == 0
    assert set(found.set_aside) == {FIRST.id, SECOND.id}


def test_a_number_that_is_struck_leaves_the_killing() -> None:
    found = weighed(FIRST, struck={FIRST.id: frozenset({"24"})})
    assert found.casualties == ()
    assert found.independent_origins.act.high == 1
    assert found.claims == (FIRST.id,)


def test_what_a_correction_gives_as_right_is_the_outlets_own_word() -> None:
    version = said(
        ONE,
        body("radio-sele", "an earlier version of this article"),
        killing(by(ARMY), people("traders")),
        exactly(24),
        exactly(22),
    )
    found = weighed(version, reports=(ONE,), struck={version.id: frozenset({"24"})})
    assert killed(found) == (22, 22, 22)
    assert [one.speaker for one in found.origins] == [None]


def test_a_step_falls_with_the_last_claim_behind_it() -> None:
    assert weighed(*CLAIMS, opened=True).accountability
    found = weighed(*CLAIMS, opened=True, fallen=frozenset({OPENED.id}))
    assert found.accountability == ()
    assert OPENED.id in found.set_aside


def test_a_claim_nobody_has_is_missing_even_if_it_fell() -> None:
    with pytest.raises(MissingEvidence):
        assess(
            Incident(claims=(ClaimId("c-none"),), reports=()),
            claims={},
            reports={},
            actors={},
            as_of=None,
            fallen=frozenset({ClaimId("c-none")}),
        )


@given(st.permutations(CLAIMS))
def test_the_order_of_claims_changes_nothing(claims: list[Claim]) -> None:
    assert weighed(*claims, fallen=frozenset({FIRST.id})) == weighed(*CLAIMS, fallen=frozenset({FIRST.id}))
