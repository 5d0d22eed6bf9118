"""Which claims of one report tell of the same happening."""

from dataclasses import replace

import pytest

from corrobora.merging.happenings import (
    Happening,
    clash,
    happenings_of,
    places_clash,
    whens_clash,
)
from corrobora.records import ActKind, Assertion, Claim, ClaimId, Place, Stance, Step, StepKind, When
from corrobora.sphere import apart_km

from .telling import (
    DABORO,
    FRONT,
    KEBA,
    MALI,
    MOLEN,
    NIGER,
    ORIN,
    ROAD,
    SARRAT,
    VASSA,
    day,
    killing,
    report,
    saying,
)

NOTHING: frozenset[ClaimId] = frozenset()


def told(*claims: Claim, text: str = "x " * 20_000, steps: tuple[Step, ...] = ()) -> tuple[Happening, ...]:
    return happenings_of(report("a", text=text), claims, steps, set_apart=NOTHING)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (ORIN, ORIN, False),
        (ORIN, KEBA, False),
        (ORIN, DABORO, True),
        (ORIN, MOLEN, True),
        (ORIN, SARRAT, False),
        (ORIN, MALI, False),
        (ORIN, NIGER, True),
        (MALI, NIGER, True),
        (SARRAT, VASSA, True),
        (ORIN, VASSA, True),
        (ROAD, ORIN, False),
        (ROAD, DABORO, False),
        (ROAD, KEBA, False),
        (ROAD, ROAD, False),
        (ROAD, SARRAT, False),
    ],
)
def test_which_places_cannot_be_one(one: Place, other: Place, apart: bool) -> None:
    assert places_clash(one, other) is apart
    assert places_clash(other, one) is apart


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("2031-03-04", "2031-03-04", False),
        ("2031-03-04", "2031-03-05", False),
        ("2031-03-04", "2031-03-06", True),
        ("2031-03-04", "2031-03", False),
        ("2031-03-04", "2031-02", True),
        ("2031-03-04/2031-03-06", "2031-03-07", False),
        ("2031", "2030", False),
        ("2031", "2029", True),
    ],
)
def test_which_times_cannot_be_one(one: str, other: str, apart: bool) -> None:
    assert whens_clash(day(one), day(other)) is apart
    assert whens_clash(day(other), day(one)) is apart


def test_a_time_that_is_not_resolved_clashes_with_nothing() -> None:
    assert not whens_clash(When(text="last month"), day("2031-03-04"))


def test_distance_is_none_where_a_place_has_no_coordinates() -> None:
    assert apart_km(ORIN, Place(text="Nowhere")) is None
    assert apart_km(ORIN, KEBA) == pytest.approx(15.4, abs=0.5)


def test_claims_without_place_and_time_go_with_what_was_told_last() -> None:
    assert [len(h.claims) for h in told(killing("a", place=ORIN, killed=9), killing("a"), killing("a"))] == [
        3
    ]


def test_another_day_is_another_happening() -> None:
    found = told(
        killing("a", place=ORIN, when="2031-03-04", killed=9),
        killing("a", place=ORIN, when="2031-03-08", killed=9),
    )
    assert [len(h.claims) for h in found] == [1, 1]


def test_another_town_with_another_toll_is_another_happening() -> None:
    found = told(killing("a", place=ORIN, killed=9), killing("a", place=DABORO, killed=30))
    assert [h.places for h in found] == [[ORIN], [DABORO]]


def test_both_ends_of_a_road_are_one_happening() -> None:
    found = told(
        killing("a", place=ORIN, killed=9), killing("a", place=DABORO), killing("a", place=ROAD, killed=9)
    )
    assert len(found) == 1


def test_another_place_by_other_means_is_another_happening() -> None:
    found = told(
        killing("a", place=ORIN, kind=ActKind.ABDUCTION),
        killing("a", place=DABORO, kind=ActKind.DRONE_STRIKE),
    )
    assert len(found) == 2


def test_a_third_claim_returns_to_the_happening_it_fits() -> None:
    found = told(
        killing("a", place=ORIN, when="2031-03-04", killed=9),
        killing("a", place=DABORO, when="2031-03-09", killed=30),
        killing("a", place=ORIN, when="2031-03-04"),
    )
    assert [len(h.claims) for h in found] == [2, 1]


def test_people_flee_to_other_places() -> None:
    found = told(killing("a", place=ORIN, killed=9), killing("a", place=MOLEN, kind=ActKind.DISPLACEMENT))
    assert len(found) == 1
    assert found[0].places == [ORIN]


def test_words_that_tell_of_another_attack_open_another() -> None:
    text = "Gunmen killed nine in Orin. In a separate attack, gunmen killed nine in Keba."
    cut = text.index(" In a separate")
    first = killing("a", place=ORIN, killed=9, at=0)
    second = killing("a", place=KEBA, killed=9, at=cut)
    assert len(told(first, replace(second, end=len(text)), text=text)) == 2


def test_a_denial_goes_with_what_was_told_before_it() -> None:
    first = killing("a", place=ORIN, when="2031-03-04", killed=9)
    denial = saying("a", Stance.DENIES)
    second = killing("a", place=DABORO, when="2031-03-09", killed=30)
    found = told(first, denial, second)
    assert [{c.id for c in h.claims} for h in found] == [{first.id, denial.id}, {second.id}]


def test_a_denial_before_everything_goes_with_the_first() -> None:
    denial = saying("a", Stance.DENIES)
    found = told(denial, killing("a", place=ORIN))
    assert [len(h.claims) for h in found] == [2]


def test_what_names_the_place_of_an_earlier_happening_goes_there() -> None:
    first = killing("a", place=ORIN, when="2031-03-04", killed=9)
    second = killing("a", place=DABORO, when="2031-03-09", killed=30)
    demand = saying("a", Stance.DEMANDS, place=KEBA)
    found = told(first, second, demand)
    assert demand.id in {c.id for c in found[0].claims}


def test_a_step_goes_with_its_claim() -> None:
    first = killing("a", place=ORIN, when="2031-03-04", killed=9)
    second = killing("a", place=DABORO, when="2031-03-09", killed=30)
    demand = saying("a", Stance.DEMANDS)
    step = Step(step=StepKind.DEMANDED, claims=(demand.id,))
    found = told(first, second, demand, steps=(step,))
    assert [h.steps for h in found] == [[], [step]]


def test_a_report_that_only_answers_is_a_reply() -> None:
    found = told(saying("a", Stance.DENIES))
    assert [h.reply for h in found] == [True]
    assert found[0].actors() == {"army"}


def test_a_report_that_tells_nothing_has_no_happening() -> None:
    assert told(saying("a", Stance.ALLEGES)) == ()
    assert told() == ()


@pytest.mark.parametrize("asserted", [Assertion.PLANNED, Assertion.FEARED, Assertion.GENERIC])
def test_what_is_planned_feared_or_usual_is_no_happening(asserted: Assertion) -> None:
    assert told(killing("a", place=ORIN, asserted=asserted)) == ()


def test_what_is_set_apart_belongs_to_none() -> None:
    old = killing("a", place=ORIN, killed=300)
    new = killing("a", place=KEBA, killed=9)
    found = happenings_of(report("a"), [old, new], (), set_apart=frozenset({old.id}))
    assert [[c.id for c in h.claims] for h in found] == [[new.id]]


def test_the_order_in_which_claims_are_handed_in_changes_nothing() -> None:
    claims = [
        killing("a", place=ORIN, when="2031-03-04", killed=9),
        saying("a", Stance.DENIES),
        killing("a", place=DABORO, when="2031-03-09", killed=30, by=FRONT),
    ]
    forth = [{c.id for c in h.claims} for h in told(*claims)]
    back = [{c.id for c in h.claims} for h in told(*reversed(claims))]
    assert forth == back


def test_every_telling_claim_has_exactly_one_happening() -> None:
    claims = [killing("a", place=p, killed=n) for p in (ORIN, MOLEN, DABORO, KEBA) for n in (9, 30, None)]
    found = told(*claims)
    assert sorted(c.id for h in found for c in h.claims) == sorted(c.id for c in claims)


def test_a_clash_says_why() -> None:
    (a,) = told(killing("a", place=ORIN, when="2031-03-04"))
    (b,) = told(killing("a", place=ORIN, when="2031-03-09"))
    (c,) = told(killing("a", place=MOLEN, when="2031-03-04"))
    assert clash(a, b) == "their dates lie apart"
    assert clash(a, c) == "their places lie apart"
    assert clash(a, a) is None


def test_a_region_beside_a_town_does_not_make_towns_meet() -> None:
    (a,) = told(killing("a", place=ORIN), killing("a", place=SARRAT))
    (b,) = told(killing("a", place=DABORO), killing("a", place=SARRAT))
    assert clash(a, b) == "their places lie apart"
