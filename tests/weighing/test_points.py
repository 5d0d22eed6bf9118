"""What is asked of an incident, what is said to answer it, and what cannot all be so."""

import pytest

from corrobora.records import (
    Act,
    ActKind,
    Agreement,
    Assertion,
    Assessment,
    Category,
    Claim,
    Conflict,
    Count,
    Outcome,
    Party,
    Place,
    Point,
    Report,
    SpeakerKind,
    Stance,
    Support,
    When,
    Within,
)

from .cases import (
    ALLEGATIONS,
    ARMY,
    COMPANY,
    GOVERNMENT,
    LEAGUE,
    RELATIVE,
    RESIDENT,
    RIGHTS,
    ROAD,
    UNITED,
    about,
    at_least,
    between,
    body,
    by,
    exactly,
    killing,
    no_survivors,
    people,
    report,
    said,
    somebody,
    survivors,
    two_lorries,
    weigh,
)

ONE, TWO = report("one"), report("two")


def point(found: Assessment, name: str) -> Point:
    return next(one for one in found.points if one.about == name)


def conflict(found: Assessment, name: str) -> Conflict:
    return next(one for one in found.conflicts if one.about == name)


def both(one: Claim, two: Claim, *reports: Report) -> Assessment:
    return weigh(one, two, reports=reports or (ONE, TWO))


def test_a_denial_contests_responsibility_and_not_the_act() -> None:
    found = two_lorries().weigh()
    assert point(found, "responsibility").agreement is Agreement.CONTESTED
    assert point(found, "act").agreement is Agreement.AGREED
    sides = conflict(found, "responsibility").sides
    assert [side.value for side in sides] == ["Lantern Company and River Army", "denied"]


def test_every_value_shows_its_claims_origins_and_reports() -> None:
    found = two_lorries().weigh()
    known = {origin.id for origin in found.origins}
    for one in found.points:
        for value in one.values:
            assert set(value.claims) <= set(found.claims)
            assert value.claims
            assert set(value.origins) <= known
            assert set(value.reports) <= set(found.reports)


def test_an_origin_that_is_made_to_say_two_things_is_a_conflict_within_one_origin() -> None:
    found = conflict(two_lorries().weigh(), "fate-of-those-present")
    assert found.within is Within.ORIGIN
    league = next(iter(set(found.sides[0].origins) & set(found.sides[1].origins)))
    assert {league} == set(found.sides[0].origins) == set(found.sides[1].origins)


def test_nobody_left_in_one_lorry_leaves_room_for_survivors_in_the_other() -> None:
    where = report("part", "One of the lorries burned and nobody in one of the lorries lived.")
    part = said(where, RESIDENT, killing(), no_survivors(), sentence=where.text)
    found = both(part, said(TWO, body(LEAGUE), killing(), survivors()), where, TWO)
    assert point(found, "fate-of-those-present").agreement is Agreement.COMPATIBLE


def test_survivors_against_nobody_is_a_conflict_between_origins() -> None:
    found = both(
        said(ONE, RESIDENT, killing(), no_survivors()), said(TWO, body(LEAGUE), killing(), survivors())
    )
    assert conflict(found, "fate-of-those-present").within is Within.NONE


def test_both_sides_in_one_report_are_a_conflict_within_the_report() -> None:
    found = both(
        said(ONE, RESIDENT, killing(), exactly(9)), said(ONE, body(LEAGUE), killing(), exactly(20)), ONE
    )
    assert conflict(found, "killed").within is Within.REPORT


def test_naming_the_army_and_naming_its_ally_too_refine_each_other() -> None:
    found = both(said(ONE, RESIDENT, killing(by(ARMY))), said(TWO, body(LEAGUE), killing(by(ARMY, COMPANY))))
    assert point(found, "responsibility").agreement is Agreement.COMPATIBLE


def test_unresolved_soldiers_join_the_one_army_accused() -> None:
    from corrobora.records import ActorKind

    soldiers = (Party(text="soldiers", kind=ActorKind.STATE_FORCES),)
    found = both(said(ONE, RESIDENT, killing(soldiers)), said(TWO, body(LEAGUE), killing(by(ARMY))))
    assert point(found, "responsibility").agreement is Agreement.COMPATIBLE


def test_the_army_and_its_government_are_one_side() -> None:
    found = both(said(ONE, RESIDENT, killing(by(ARMY))), said(TWO, body(LEAGUE), killing(by(GOVERNMENT))))
    assert point(found, "responsibility").agreement is Agreement.COMPATIBLE


def test_two_parties_named_apart_are_rivals() -> None:
    found = both(said(ONE, RESIDENT, killing(by(ARMY))), said(TWO, body(ARMY), killing(by(LEAGUE))))
    assert point(found, "responsibility").agreement is Agreement.CONTESTED
    assert {side.value for side in conflict(found, "responsibility").sides} == {"River Army", "Sele League"}


def test_a_denial_that_anything_happened_contests_the_act() -> None:
    denial = said(TWO, body(ARMY), killing(asserted=Assertion.NEGATED), stance=Stance.DENIES)
    found = both(said(ONE, RESIDENT, killing(by(ARMY))), denial)
    assert point(found, "act").agreement is Agreement.CONTESTED
    assert conflict(found, "act").sides[-1].value == "denied"


def test_a_denial_of_habits_denies_nothing_here() -> None:
    denial = said(TWO, body(ARMY), killing(by(ARMY), asserted=Assertion.GENERIC), stance=Stance.DENIES)
    found = both(said(ONE, RESIDENT, killing(by(ARMY))), denial)
    assert found.conflicts == ()


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (exactly(24), exactly(24), Agreement.AGREED),
        (exactly(24), at_least(24), Agreement.COMPATIBLE),
        (exactly(24), at_least(20), Agreement.COMPATIBLE),
        (exactly(24), at_least(30), Agreement.CONTESTED),
        (exactly(24), exactly(30), Agreement.CONTESTED),
        (exactly(24), about(20), Agreement.COMPATIBLE),
        (exactly(90), about(20), Agreement.CONTESTED),
        (between(10, 20), exactly(15), Agreement.COMPATIBLE),
        (exactly(24), Count(outcome=Outcome.KILLED, wording="several"), Agreement.COMPATIBLE),
    ],
)
def test_numbers_contradict_where_their_bounds_cannot_meet(
    one: Count, two: Count, expected: Agreement
) -> None:
    found = both(said(ONE, RESIDENT, killing(), one), said(TWO, body(LEAGUE), killing(), two))
    assert point(found, "killed").agreement is expected


def test_a_superseded_number_contradicts_nothing() -> None:
    early, late = report("early", published="2025-03-01"), report("late", published="2025-03-05")
    found = both(
        said(early, body(LEAGUE), killing(), exactly(11)),
        said(late, body(LEAGUE), killing(), exactly(17)),
        early,
        late,
    )
    assert point(found, "killed").agreement is Agreement.COMPATIBLE


def test_no_dead_by_the_accused_is_a_conflict() -> None:
    none = Count(outcome=Outcome.KILLED, low=0, high=0, exact=True, wording="nobody")
    denial = said(TWO, body(ARMY), None, none, stance=Stance.DENIES)
    found = both(said(ONE, RESIDENT, killing(by(ARMY)), exactly(9)), denial)
    assert {side.value for side in conflict(found, "killed").sides} == {"9", "none"}


def test_civilians_and_migrants_can_be_one_and_fighters_cannot() -> None:
    civilians = said(ONE, RESIDENT, killing(victims=people("civilians")))
    migrants = said(TWO, RELATIVE, killing(victims=people("migrants")))
    fighters = said(TWO, body(ARMY), killing(victims=people("terrorists")))
    assert point(both(civilians, migrants), "victims").agreement is Agreement.COMPATIBLE
    assert point(both(civilians, fighters), "victims").agreement is Agreement.CONTESTED


def test_one_account_that_holds_both_civilians_and_fighters_contradicts_nobody() -> None:
    mixed = said(ONE, RESIDENT, killing(), exactly(20, Category.CIVILIANS), exactly(5, Category.COMBATANTS))
    assert point(weigh(mixed, reports=(ONE,)), "victims").agreement is Agreement.COMPATIBLE


def at(name: str, lat: float, lon: float, **more: object) -> Place:
    return Place(text=name, name=name, lat=lat, lon=lon, country="XR", where_prec=1, **more)  # type: ignore[arg-type]  # fields of a place by name


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (at("Bel", 10.0, 1.0), at("Bel", 10.0, 1.0), Agreement.AGREED),
        (at("Bel", 10.0, 1.0), at("Bel Market", 10.1, 1.1), Agreement.COMPATIBLE),
        (at("Bel", 10.0, 1.0), at("Kor", 12.0, 1.0), Agreement.CONTESTED),
        (at("Bel", 10.0, 1.0), Place(text="the north", country="XR", where_prec=5), Agreement.COMPATIBLE),
        (at("Bel", 10.0, 1.0), ROAD, Agreement.COMPATIBLE),
        (ROAD, Place(text="Orvast", country="XO", where_prec=6), Agreement.COMPATIBLE),
        (at("Bel", 10.0, 1.0), Place(text="Far", country="XF", where_prec=6), Agreement.CONTESTED),
        (
            at("Bel", 10.0, 1.0, admin1="North"),
            Place(text="South", country="XR", admin1="South", where_prec=4),
            Agreement.CONTESTED,
        ),
    ],
)
def test_places_contradict_where_neither_can_hold_the_other(
    one: Place, two: Place, expected: Agreement
) -> None:
    found = both(said(ONE, RESIDENT, killing(), place=one), said(TWO, body(LEAGUE), killing(), place=two))
    assert point(found, "place").agreement is expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("2025-02-17", "2025-02-17", Agreement.AGREED),
        ("2025-02-17", "2025-02", Agreement.COMPATIBLE),
        ("2025-02-17", "2025-02-14/2025-02-15", Agreement.CONTESTED),
        ("2025-02-17", None, Agreement.COMPATIBLE),
    ],
)
def test_dates_contradict_where_they_share_no_day(one: str, two: str | None, expected: Agreement) -> None:
    first = When(text="then", edtf=one, date_prec=1)
    second = When(text="on Monday", edtf=two)
    found = both(said(ONE, RESIDENT, killing(), when=first), said(TWO, body(LEAGUE), killing(), when=second))
    assert point(found, "date").agreement is expected


def test_the_response_is_what_the_accused_says_and_turning_round_is_a_conflict() -> None:
    accusation = said(ONE, body(LEAGUE), killing(by(ARMY)))
    denial = said(ONE, body(ARMY), stance=Stance.DENIES)
    admission = said(TWO, body(ARMY), killing(by(ARMY)), stance=Stance.ADMITS)
    found = weigh(accusation, denial, admission, reports=(ONE, TWO))
    assert {value.value for value in point(found, "response").values} == {
        "River Army: admitted",
        "River Army: denied",
    }
    assert conflict(found, "response").within is Within.ORIGIN


def test_a_denial_beside_another_explanation_is_one_answer() -> None:
    accusation = said(ONE, body(LEAGUE), killing(by(ARMY)), exactly(19, Category.CIVILIANS))
    denial = said(TWO, body(ARMY), stance=Stance.DENIES)
    other = said(
        TWO,
        body(ARMY),
        killing(),
        exactly(7, Category.COMBATANTS),
        stance=Stance.GIVES_ALTERNATIVE_EXPLANATION,
    )
    found = weigh(accusation, denial, other, reports=(ONE, TWO))
    assert "response" not in {one.about for one in found.conflicts}
    assert {side.value for side in conflict(found, "victims").sides} == {"civilians", "combatants"}


def test_owning_up_to_another_act_contradicts_no_denial() -> None:
    denial = said(TWO, body(LEAGUE), killing(asserted=Assertion.NEGATED), stance=Stance.DENIES)
    taken = said(TWO, body(LEAGUE), killing(kind=ActKind.ABDUCTION), stance=Stance.ADMITS)
    found = weigh(said(ONE, RESIDENT, killing(by(LEAGUE))), denial, taken, reports=(ONE, TWO))
    assert "response" not in {one.about for one in found.conflicts}


def test_who_denies_a_happening_and_tells_of_fighters_killed_stands_on_one_side() -> None:
    denial = said(TWO, body(ARMY), killing(asserted=Assertion.NEGATED), stance=Stance.DENIES)
    fighters = said(TWO, body(ARMY), killing(), exactly(7, Category.COMBATANTS))
    accusation = said(ONE, body(LEAGUE), killing(by(ARMY)), exactly(19, Category.CIVILIANS))
    found = conflict(weigh(accusation, denial, fighters, reports=(ONE, TWO)), "act")
    assert found.within is Within.NONE
    assert [len(side.origins) for side in found.sides] == [1, 1]
    assert "killing of fighters" in {
        v.value for v in point(weigh(accusation, denial, fighters, reports=(ONE, TWO)), "act").values
    }


@pytest.mark.parametrize(
    "denial",
    [
        # "nobody was attacking anything", by somebody who says in the same report that people were shot
        (said(ONE, RESIDENT, killing()), said(ONE, RESIDENT, killing(asserted=Assertion.NEGATED))),
        # "we reject the army's explanation", by a group that accuses the army
        (said(ONE, body(RIGHTS), killing(by(ARMY))), said(ONE, body(RIGHTS), stance=Stance.DENIES)),
        # a bus manager who "rejects the charge of negligence"
        (said(ONE, somebody("a manager", SpeakerKind.OTHER), stance=Stance.DENIES),),
        # a relative: "he was no fighter"
        (said(ONE, RELATIVE, stance=Stance.DENIES),),
        # "the claim that the police failed to come is false", of a killing by others
        (
            said(
                ONE,
                body(ARMY),
                killing(kind=ActKind.FAILURE_TO_PROTECT, asserted=Assertion.NEGATED),
                stance=Stance.DENIES,
            ),
        ),
        # "debunks reports that forty were killed", by somebody who is not accused
        (said(ONE, body(RIGHTS), killing(asserted=Assertion.NEGATED), at_least(40), stance=Stance.DENIES),),
    ],
    ids=["own account", "the explanation", "negligence", "a relative", "another act", "a number"],
)
def test_what_denies_something_else_denies_nothing_here(denial: tuple[Claim, ...]) -> None:
    found = weigh(said(TWO, body(LEAGUE), killing(by(COMPANY))), *denial, reports=(ONE, TWO))
    assert not [one for one in found.conflicts if "denied" in {side.value for side in one.sides}]
    assert not [one for one in found.origins if Support.DENIAL in one.supports]


def test_who_tells_of_the_dead_may_deny_that_somebody_killed_them() -> None:
    # "Nine drowned, the mayor said. He denied that the company had pushed them."
    told = said(ONE, RESIDENT, killing(), exactly(9))
    refused = said(ONE, RESIDENT, killing(by(COMPANY), asserted=Assertion.NEGATED), stance=Stance.DENIES)
    found = weigh(told, refused, said(TWO, body(LEAGUE), killing(by(COMPANY))), reports=(ONE, TWO))
    (origin,) = (one for one in found.origins if Support.DENIAL in one.supports)
    assert {told.id, refused.id} <= set(origin.claims)
    assert "denied" in {one.value for one in point(found, "responsibility").values}
    assert "denied" not in {one.value for one in point(found, "act").values}


def test_fighters_killed_beside_other_dead_are_another_set() -> None:
    police = (
        said(ONE, None, killing(), exactly(12)),
        said(ONE, None, killing(), exactly(3, Category.COMBATANTS)),
    )
    villagers = said(TWO, RESIDENT, killing(victims=people("villagers")))
    found = weigh(*police, villagers, reports=(ONE, TWO))
    assert point(found, "victims").agreement is Agreement.COMPATIBLE


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("at least 19 civilians", "civilians"),
        ("four women", "women"),
        ("twenty-one villagers", "villagers"),
        ("dozens of villagers", "villagers"),
        ("the farmers", "farmers"),
    ],
)
def test_who_the_victims_were_is_said_without_their_number(words: str, value: str) -> None:
    found = weigh(said(ONE, RESIDENT, killing(victims=people(words))), reports=(ONE,))
    assert [one.value for one in point(found, "victims").values] == [value]


def test_people_is_no_answer_to_who_they_were() -> None:
    found = weigh(said(ONE, RESIDENT, killing(victims=people("at least 19 people"))), reports=(ONE,))
    assert point(found, "victims").values == ()


def test_a_toll_that_rose_from_day_to_day_contradicts_nothing() -> None:
    early, late = report("early toll", published="2025-03-01"), report("late toll", published="2025-03-05")
    low = said(early, RESIDENT, killing(), exactly(11))
    high = said(late, body(RIGHTS), killing(), exactly(14))
    assert point(both(low, high, early, late), "killed").agreement is Agreement.COMPATIBLE
    again = said(late, RESIDENT, killing(), exactly(11))
    repeated = weigh(low, high, again, reports=(early, late))
    assert point(repeated, "killed").agreement is Agreement.CONTESTED


def test_a_number_of_the_accused_does_not_grow_into_that_of_others() -> None:
    early, late = report("early toll", published="2025-03-01"), report("late toll", published="2025-03-05")
    low = said(early, body(ARMY), killing(by(ARMY)), exactly(6), stance=Stance.ADMITS)
    high = said(late, body(RIGHTS), killing(), exactly(14))
    assert point(both(low, high, early, late), "killed").agreement is Agreement.CONTESTED


def test_where_somebody_was_found_later_is_no_place_of_the_act() -> None:
    there = said(ONE, RESIDENT, killing(), place=at("Bel", 10.0, 1.0))
    found_again = said(ONE, body(RIGHTS), Act(kind=ActKind.DISAPPEARANCE), place=at("Kor", 12.0, 1.0))
    found = both(there, found_again, ONE)
    assert point(found, "place").agreement is Agreement.COMPATIBLE
    assert found.place is not None
    assert found.place.name == "Bel"


def test_another_explanation_is_no_contradiction_by_itself() -> None:
    accusation = said(ONE, body(LEAGUE), killing(by(ARMY)))
    accident = said(TWO, body(ARMY), killing(by(ARMY)), stance=Stance.GIVES_ALTERNATIVE_EXPLANATION)
    found = both(accusation, accident)
    assert [v.value for v in point(found, "response").values] == ["River Army: gave another explanation"]
    assert point(found, "responsibility").agreement is Agreement.AGREED


def test_two_bodies_of_one_state_that_investigate_are_two_values_of_one_point() -> None:
    found = point(two_lorries().weigh(), "who-investigates")
    assert found.agreement is Agreement.COMPATIBLE
    assert {value.value for value in found.values} == {"Government of the River", "River Army"}


def test_manners_of_killing_stay_apart() -> None:
    found = point(two_lorries().weigh(), "means")
    assert {value.value for value in found.values} == {"burned", "executed", "shot"}
    assert found.agreement is Agreement.COMPATIBLE


def test_questions_nobody_answers_are_asked_all_the_same() -> None:
    found = weigh(said(ONE, RESIDENT, killing()), reports=(ONE,))
    for name in ("responsibility", "killed", "place", "date"):
        assert point(found, name).agreement is Agreement.NOT_KNOWN


def test_an_attack_is_carried_by_its_injured_and_a_killing_is_not() -> None:
    shelling = Act(kind=ActKind.SHELLING)
    injured = said(TWO, body(RIGHTS), Act(kind=ActKind.INJURY), exactly(4, outcome=Outcome.INJURED))
    shelled = both(said(ONE, RESIDENT, shelling), injured)
    killed = both(said(ONE, RESIDENT, killing()), injured)
    assert (shelled.independent_origins.act.low, killed.independent_origins.act.high) == (2, 1)


def test_hearsay_and_the_party_behind_it_do_not_contradict_by_number_alone() -> None:
    found = both(
        said(ONE, ALLEGATIONS, killing(), exactly(24)), said(TWO, body(LEAGUE), killing(), at_least(24))
    )
    assert found.conflicts == ()


def test_a_party_that_turns_round_leaves_the_conflict_between_the_others_standing() -> None:
    claims = (
        said(ONE, body(LEAGUE), killing(by(ARMY))),
        said(ONE, body(RIGHTS), stance=Stance.DENIES),
        said(ONE, body(ARMY), stance=Stance.DENIES),
        said(TWO, body(ARMY), killing(by(ARMY)), stance=Stance.ADMITS),
    )
    found = weigh(*claims, reports=(ONE, TWO))
    assert conflict(found, "responsibility").within is Within.NONE
    alone = weigh(*claims[:1], *claims[2:], reports=(ONE, TWO))
    assert conflict(alone, "responsibility").within is Within.ORIGIN


def test_those_whom_a_voice_adds_to_its_dead_are_no_answer_of_their_own() -> None:
    text = "The office said nine inmates were shot and that three warders also died."
    where = report("added", text)
    nine, three = (
        Count(outcome=Outcome.KILLED, low=n, high=n, exact=True, wording=w)
        for n, w in ((9, "nine inmates"), (3, "three warders"))
    )
    found = weigh(said(where, body(UNITED), killing(), nine, three, sentence=text), reports=(where,))
    assert [value.value for value in point(found, "killed").values] == ["9"]


def test_who_did_it_is_one_thing_in_the_count_the_point_the_grade_and_the_gaps() -> None:
    text = "She said soldiers fired on the ferry and killed nine."
    where = report("ferry", text)
    told = weigh(said(where, RESIDENT, killing(), exactly(9), sentence=text), reports=(where,))
    assert told.independent_origins.responsibility.high == 1
    assert [value.value for value in point(told, "responsibility").values] == ["told of without a name"]
    assert not any("names a perpetrator" in why for why in told.grades["airwars"].reasons)
    assert "Who did it is told of without a name." in told.not_known
    silent = weigh(said(ONE, RESIDENT, killing(), exactly(9)), reports=(ONE,))
    assert silent.independent_origins.responsibility.high == 0
    assert point(silent, "responsibility").values == ()
    assert "Who did it was not read in the reports." in silent.not_known
