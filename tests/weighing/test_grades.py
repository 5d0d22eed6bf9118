"""Grades proposed by written rules."""

import pytest

from corrobora.records import ActKind, ActorKind, Claim, Grade, Place, Report, Stance, When

from .cases import (
    ALLEGATIONS,
    ARMY,
    COMPANY,
    GOVERNMENT,
    LEAGUE,
    RELATIVE,
    RESIDENT,
    RIGHTS,
    UNITED,
    WITNESS,
    body,
    by,
    exactly,
    killing,
    people,
    report,
    said,
    somebody,
    two_lorries,
    weigh,
)

ONE, TWO, THREE = report("one"), report("two"), report("three")
ACCUSED = by(ARMY)


def graded(name: str, *claims: Claim, reports: tuple[Report, ...] = (ONE, TWO, THREE)) -> Grade:
    return weigh(*claims, reports=reports).grades[name]


LEAGUE_ACCUSES = said(ONE, body(LEAGUE), killing(ACCUSED))
RIGHTS_ACCUSES = said(TWO, body(RIGHTS), killing(ACCUSED))
ARMY_DENIES = said(THREE, body(ARMY), stance=Stance.DENIES)


def test_one_accuser_is_weak_and_his_denied_accusation_still_is() -> None:
    assert graded("airwars", LEAGUE_ACCUSES).value == "Weak"
    assert graded("airwars", LEAGUE_ACCUSES, ARMY_DENIES).value == "Weak"
    assert two_lorries().weigh().grades["airwars"].value == "Weak"


def test_witnesses_who_name_nobody_make_no_accusation_fair() -> None:
    assert graded("airwars", LEAGUE_ACCUSES, said(TWO, WITNESS, killing())).value == "Weak"


def test_two_independent_accusers_are_fair() -> None:
    assert graded("airwars", LEAGUE_ACCUSES, RIGHTS_ACCUSES, ARMY_DENIES).value == "Fair"


def test_rival_accusations_are_contested() -> None:
    blamed = said(THREE, body(ARMY), killing(by(LEAGUE)))
    assert graded("airwars", LEAGUE_ACCUSES, RIGHTS_ACCUSES, blamed).value == "Contested"


@pytest.mark.parametrize("stance", [Stance.ADMITS, Stance.GIVES_ALTERNATIVE_EXPLANATION, Stance.AFFIRMS])
def test_the_accused_who_says_it_was_him_accepts_responsibility(stance: Stance) -> None:
    found = graded("airwars", LEAGUE_ACCUSES, said(TWO, body(ARMY), killing(ACCUSED), stance=stance))
    assert found.value == "Confirmed"
    assert len(found.claims) == 1


def test_an_admission_that_denies_responsibility_and_an_unnamed_insider_accept_nothing() -> None:
    halfway = said(TWO, body(ARMY), killing(ACCUSED), stance=Stance.ADMITS_ACT_DENIES_RESPONSIBILITY)
    insider = said(TWO, somebody("a soldier", body(ARMY).kind), killing(ACCUSED), stance=Stance.ADMITS)
    assert graded("airwars", LEAGUE_ACCUSES, halfway).value == "Weak"
    assert graded("airwars", LEAGUE_ACCUSES, insider).value == "Fair"


def test_fighters_alone_are_discounted() -> None:
    claim = said(ONE, body(ARMY), killing(ACCUSED, people("militants")), stance=Stance.ANNOUNCES)
    assert graded("airwars", claim).value == "Discounted"
    civilians = said(TWO, RESIDENT, killing(ACCUSED, people("civilians")))
    assert graded("airwars", claim, civilians).value == "Confirmed"


@pytest.mark.parametrize(
    ("claims", "value"),
    [
        ((said(ONE, ALLEGATIONS, killing(ACCUSED)),), "F6"),
        ((LEAGUE_ACCUSES,), "F3"),
        ((said(ONE, RESIDENT, killing()), said(TWO, RELATIVE, killing())), "F3"),
        ((LEAGUE_ACCUSES, RIGHTS_ACCUSES), "F1"),
        ((LEAGUE_ACCUSES, RIGHTS_ACCUSES, ARMY_DENIES), "F2"),
        ((LEAGUE_ACCUSES, ARMY_DENIES), "F3"),
        ((LEAGUE_ACCUSES, said(TWO, body(UNITED), stance=Stance.DENIES)), "F4"),
    ],
)
def test_credibility_follows_from_independent_origins_and_contradiction(
    claims: tuple[Claim, ...], value: str
) -> None:
    assert graded("admiralty", *claims).value == value


@pytest.mark.parametrize(
    ("claims", "value"),
    [
        ((LEAGUE_ACCUSES,), "single origin"),
        ((said(ONE, RESIDENT, killing()), said(TWO, RELATIVE, killing())), "no conclusion possible"),
        ((LEAGUE_ACCUSES, said(TWO, WITNESS, killing())), "corroborated by independent sources"),
        ((said(ONE, ALLEGATIONS, killing()),), "no conclusion possible"),
        ((said(ONE, ALLEGATIONS, killing()), LEAGUE_ACCUSES), "single origin"),
    ],
)
def test_corroboration_needs_independent_origins(claims: tuple[Claim, ...], value: str) -> None:
    assert graded("every_casualty", *claims).value == value


def test_an_origin_that_contradicts_itself_is_left_out_of_the_cross_check() -> None:
    found = two_lorries().weigh().grades["every_casualty"]
    assert found.value == "no conclusion possible"
    assert found.reasons[0].startswith("internal coherence")


def test_an_event_is_clear_with_a_month_and_a_place_and_not_without() -> None:
    place = Place(text="Bel", country="XR", where_prec=2)
    when = When(text="in March", edtf="2025-03", date_prec=4)
    clear = said(ONE, RESIDENT, killing(), place=place, when=when)
    assert graded("ucdp_event_clarity", clear).value == "1"
    assert graded("ucdp_event_clarity", said(ONE, RESIDENT, killing(), place=place)).value == "2"
    assert graded("ucdp_event_clarity", said(ONE, RESIDENT, killing(), when=when)).value == "2"


def test_every_grade_states_its_claims_reasons_and_method() -> None:
    found = two_lorries().weigh()
    assert set(found.grades) == {"airwars", "admiralty", "every_casualty", "ucdp_event_clarity"}
    for one in found.grades.values():
        assert one.reasons
        assert one.claims
        assert "/1" in one.method


def test_the_word_confirmed_is_airwars_alone() -> None:
    claims = (
        LEAGUE_ACCUSES,
        RIGHTS_ACCUSES,
        said(THREE, body(GOVERNMENT), killing(ACCUSED), exactly(9), stance=Stance.ADMITS),
    )
    found = weigh(*claims, reports=(ONE, TWO, THREE))
    others = [grade for name, grade in found.grades.items() if name != "airwars"]
    assert "confirmed" not in repr((others, found.headline, found.not_known, found.conflicts)).lower()


def test_accusers_who_may_be_one_are_weak() -> None:
    claims = (said(ONE, RESIDENT, killing(ACCUSED)), said(TWO, RELATIVE, killing(ACCUSED)))
    assert graded("airwars", *claims).value == "Weak"


def test_independent_origins_that_name_rivals_corroborate_no_more_than_that_it_happened() -> None:
    claims = (LEAGUE_ACCUSES, said(TWO, body(RIGHTS), killing(by(COMPANY))))
    found = graded("every_casualty", *claims)
    assert found.value == (
        "corroborated by independent sources that it happened; they contradict each other on who did it"
    )
    credibility = graded("admiralty", *claims)
    assert credibility.value == "F3"
    assert any("exclude each other on who did it" in reason for reason in credibility.reasons)
    assert graded("airwars", *claims).reasons[1] == (
        "the best supported of 2 attributions rests on 1 independent origin"
    )


def test_what_the_accused_says_of_others_is_a_defence_and_no_independent_contradiction() -> None:
    blamed = said(THREE, body(ARMY), killing(by(COMPANY)))
    claims = (LEAGUE_ACCUSES, RIGHTS_ACCUSES, blamed)
    assert graded("every_casualty", *claims).value == "corroborated by independent sources"
    assert graded("admiralty", *claims).value == "F2"


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (ActKind.AIR_STRIKE, ActKind.SHELLING, True),
        (ActKind.AIR_STRIKE, ActKind.DRONE_STRIKE, False),
        (ActKind.AIR_STRIKE, ActKind.KILLING, False),
        (ActKind.SHELLING, ActKind.ATTACK, False),
    ],
)
def test_manners_that_exclude_each_other_are_said_beside_the_grade(
    one: ActKind, other: ActKind, apart: bool
) -> None:
    claims = (
        said(ONE, body(RIGHTS), killing(kind=one), exactly(9)),
        said(TWO, body(UNITED), killing(kind=other), exactly(9)),
    )
    assert graded("every_casualty", *claims).value.endswith("contradict each other on how") is apart
    assert graded("admiralty", *claims).value == ("F3" if apart else "F1")


def test_an_origin_that_tells_of_both_manners_excludes_neither() -> None:
    claims = (
        said(ONE, body(RIGHTS), killing(kind=ActKind.AIR_STRIKE), exactly(9)),
        said(TWO, body(UNITED), killing(kind=ActKind.SHELLING), exactly(9)),
        said(TWO, body(UNITED), killing(kind=ActKind.AIR_STRIKE)),
    )
    assert graded("every_casualty", *claims).value == "corroborated by independent sources"


def test_one_origin_is_one_origin_in_the_reasons() -> None:
    assert "1 independent origin names a perpetrator" in graded("airwars", LEAGUE_ACCUSES).reasons
    assert (
        "2 independent origins name a perpetrator"
        in graded("airwars", LEAGUE_ACCUSES, RIGHTS_ACCUSES).reasons
    )


def test_two_wordings_that_may_mean_one_party_exclude_nothing() -> None:
    claims = (
        LEAGUE_ACCUSES,
        said(TWO, body(RIGHTS), killing(people("uniformed troops", ActorKind.STATE_FORCES))),
        said(THREE, body(UNITED), killing(people("the northern garrison", ActorKind.STATE_FORCES))),
    )
    assert graded("every_casualty", *claims).value == "corroborated by independent sources"
