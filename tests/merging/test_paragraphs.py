"""What a paragraph shows by itself."""

from dataclasses import replace

import pytest

from corrobora.merging.paragraphs import paragraphs_of
from corrobora.records import ActKind, Assertion, ClaimId, Outcome, Stance, Step, StepKind

from .telling import (
    FRONT,
    KEBA,
    MALI,
    MOLEN,
    ORIN,
    ROAD,
    SARRAT,
    Page,
    Para,
    killing,
    page,
    para,
    plain_terms,
    saying,
    told,
)

NOTHING: frozenset[ClaimId] = frozenset()


def only(*paras: Para, title: str | None = None) -> Page:
    return page("a", *paras, title=title)


def test_every_claim_lies_in_the_paragraph_that_holds_its_passage() -> None:
    made = told(
        only(para("One.", killing()), para("Two."), para("Three.", killing(), saying("", Stance.DENIES)))
    )
    assert [len(p.claims) for p in made] == [1, 0, 2]
    assert [p.number for p in made] == [0, 1, 2]
    assert [p.tells for p in made] == [True, False, True]


def test_a_passage_in_no_paragraph_goes_with_the_one_before_it() -> None:
    report, reading = only(para("Gunmen came to the ford.", killing()), para("They left at dusk.", killing()))
    first, second = reading.paragraphs
    between = replace(reading.claims[0], start=first.end + 1, end=first.end + 2)
    before = replace(reading.claims[0], start=0, end=1)
    moved = replace(
        reading,
        claims=(before, between, reading.claims[1]),
        paragraphs=(replace(first, start=4), second),
    )
    made = paragraphs_of(report, moved, terms=plain_terms(), set_apart=NOTHING)
    assert [[c.id for c in p.claims] for p in made] == [[before.id, between.id], [reading.claims[1].id]]


def test_without_paragraphs_every_claim_has_its_own() -> None:
    report, reading = only(para("They came to the ford.", killing()), para("They left.", killing(by=FRONT)))
    bare = replace(reading, paragraphs=())
    made = paragraphs_of(report, bare, terms=plain_terms(), set_apart=NOTHING)
    assert [[c.id for c in p.claims] for p in made] == [[c.id] for c in reading.claims]
    assert made[0].words == {"they": 1, "came": 1, "the": 1, "ford": 1}


def test_the_title_is_counted_once_and_with_the_first_paragraph() -> None:
    apart = told(only(para("They killed traders."), para("The ford is closed."), title="The lorries burned"))
    assert apart[0].words == {"the": 1, "lorry": 1, "burned": 1, "they": 1, "killed": 1, "trader": 1}
    assert "lorry" not in apart[1].words
    within = told(only(para("The lorries burned"), para("The ford is closed."), title="The lorries burned"))
    assert within[0].words == {"the": 1, "lorry": 1, "burned": 1}


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Keba, 4 March. Gunmen shot nine traders.", True),
        ("Keba: gunmen shot nine traders.", True),
        ("(b) Trunk road to Keba: gunmen shot nine.", True),
        ("2. Keba. Nine died.", True),
        ("• Keba district: nine died.", True),
        (
            "Gunmen shot nine traders in Keba on the fourth of March, residents of the town say. Two fled.",
            False,
        ),
        ("Background: nothing is known of Keba.", False),
        ("Gunmen came to Keba and left", False),
        ("Keba.", True),
        ("Road to Keba:", True),
        ("The market of Keba is closed.", False),
        ("It promised Keba a report.", False),
        ("Gunmen killed nine traders in Keba.", False),
    ],
)
def test_a_heading_of_a_place_opens(text: str, opens: bool) -> None:
    made = told(only(para("Three attacks in a week."), para(text, place=KEBA)))
    assert [p.opens for p in made] == [False, opens]


def test_a_heading_of_a_day_opens_too_and_a_first_paragraph_never() -> None:
    dated = Para(text="4 March: gunmen shot nine traders.", when="2031-03-04")
    made = told(only(dated, dated))
    assert [p.opens for p in made] == [False, True]


def test_days_are_sharp_and_those_of_acts_stand_apart() -> None:
    (made,) = told(
        only(
            para(
                "Nine died.",
                killing(when="2031-03-04"),
                killing(when="2031-03"),
                killing(when="2031-03-10", kind=ActKind.DISPLACEMENT),
                when="2031-03-07/2031-03-08",
            )
        )
    )
    known = {d - min(made.days) for d in made.days}
    assert known == {0, 3, 4}
    assert made.act_days == {min(made.days)}


def test_a_span_of_four_days_is_no_sharp_day() -> None:
    assert told(only(para("Fighting went on.", when="2031-03-04/2031-03-06")))[0].days
    assert not told(only(para("Fighting went on.", when="2031-03-04/2031-03-07")))[0].days


def test_towns_and_regions_are_told_apart_and_a_route_has_two_towns() -> None:
    (made,) = told(only(para("On the road.", killing(place=ROAD))))
    assert len(made.towns) == 2
    assert made.regions == {"Sarrat"}
    (made,) = told(only(para("In the region.", killing(place=SARRAT))))
    assert not made.towns
    assert made.regions == {"Sarrat"}


def test_where_people_flee_to_is_not_where_the_act_was_and_a_country_is_nowhere() -> None:
    (made,) = told(
        only(
            para(
                "Nine died.",
                killing(place=ORIN),
                killing(place=MOLEN, kind=ActKind.DISPLACEMENT),
                killing(place=MALI),
            )
        )
    )
    assert made.places == (ORIN,)


def test_tolls_are_those_of_accusers_of_two_or_more() -> None:
    (made,) = told(
        only(
            para(
                "Nine died.",
                killing(killed=9),
                killing(killed=1),
                killing(killed=30, stance=Stance.DENIES, speaker="army"),
                killing(killed=40, asserted=Assertion.FEARED),
            )
        )
    )
    assert made.tolls == {(Outcome.KILLED, 9, 9)}


@pytest.mark.parametrize(
    ("one", "other", "under"),
    [
        ("minibus", "minibuses", "bus"),
        ("buses", "bus", "bus"),
        ("a lorry", "the lorries", "truck"),
        ("trucks", "a truck", "truck"),
        ("churches", "the church", "church"),
        ("jail", "prisons", "prison"),
        ("clinics", "a hospital", "hospital"),
        ("classrooms", "the school", "school"),
    ],
)
def test_what_was_hit_is_one_whatever_its_number_and_word(one: str, other: str, under: str) -> None:
    made = told(only(para(f"They hit {one}."), para(f"They hit {other}.")))
    assert [p.targets for p in made] == [{under}, {under}]


@pytest.mark.parametrize("asserted", [Assertion.PLANNED, Assertion.FEARED, Assertion.GENERIC])
def test_what_is_planned_feared_or_usual_tells_nothing(asserted: Assertion) -> None:
    assert not told(only(para("Nine may die.", killing(asserted=asserted))))[0].tells


def test_what_is_set_apart_is_in_no_paragraph() -> None:
    made = told(only(para("Nine died.", killing()), para("300 died in 2029.", killing(), apart=True)))
    assert [len(p.claims) for p in made] == [1, 0]


def test_a_step_stands_in_the_paragraph_of_its_first_claim() -> None:
    step = Step(step=StepKind.DEMANDED, claims=())
    made = told(
        only(para("Nine died.", killing()), para("Try them.", saying("", Stance.DEMANDS), steps=(step,)))
    )
    assert [len(p.steps) for p in made] == [0, 1]


def test_names_are_those_that_stand_in_the_paragraph() -> None:
    made = told(only(para("Evara Lunas was shot."), para("Evara Lunas was a nurse.", names=["Evara Lunas"])))
    assert [p.names for p in made] == [frozenset(), {"evara", "luna"}]
    # what the report names anywhere is no party or country here either
    assert all("evara" in p.words for p in made)


def test_persons_are_neighbouring_words_of_a_name_unless_an_office_stands_before() -> None:
    made = told(
        only(
            para(
                "Evara Lunas Koro was shot, said Colonel Tibo Zembra.",
                names=["Evara Lunas Koro", "Tibo Zembra"],
            ),
            para("The spokesman Tibo Zembra denied it. Tibo ran.", names=["Tibo Zembra", "Tibo"]),
        )
    )
    assert [p.persons for p in made] == [{"evara luna", "luna koro"}, frozenset()]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("A 9-year-old boy and a 22-month-old girl were hit.", {"9 year", "22 month"}),
        ("She was 14 years old.", {"14 year"}),
        ("Evara Lunas, 34, was shot.", {"34 year"}),
        ("They held 34, then 12 people.", set()),
        ("On 14 May 34 people fled.", set()),
    ],
)
def test_ages_are_those_of_people(text: str, ages: set[str]) -> None:
    assert told(only(para(text)))[0].ages == ages


def test_the_title_counts_with_the_first_paragraph_alone() -> None:
    made = told(page("a", para("ford lorry"), para("salt mill"), title="The ford at night"))
    assert [sorted(p.title) for p in made] == [["ford", "night", "the"], []]
