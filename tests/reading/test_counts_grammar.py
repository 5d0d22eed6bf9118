"""Casualty expressions whatever the number in them: units of a dozen, families, all on board, parts, updates, nobody."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora.reading.counts import CountMention, find_counts
from corrobora.records import Category, Outcome

SMALL: Final = "two three four five six seven eight nine ten eleven twelve".split()
NUMBERS: Final = st.integers(2, 12)


def told(sentence: str) -> list[CountMention]:
    return [m for m in find_counts(sentence) if m.outcome is not None or m.high == 0]


@given(NUMBERS)
def test_so_many_dozen_are_twelve_times_as_many(number: int) -> None:
    (mention,) = told(f"Soldiers killed {SMALL[number - 2]} dozen villagers.")
    assert (mention.low, mention.high, mention.exact) == (12 * number, 12 * number, True)


@pytest.mark.parametrize(("word", "least"), [("dozens", 24), ("scores", 40), ("hundreds", 200)])
@pytest.mark.parametrize(
    "frame", ["{} of people were killed.", "The raid killed {} of people.", "Gunmen wounded {} of people."]
)
def test_a_plural_of_a_unit_is_at_least_two_of_it(word: str, least: int, frame: str) -> None:
    (mention,) = told(frame.format(word))
    assert (mention.low, mention.high) == (least, None)


@given(NUMBERS, st.booleans())
def test_a_family_of_so_many_is_so_many(number: int, digits: bool) -> None:
    (mention,) = told(f"A family of {number if digits else SMALL[number - 2]} was killed.")
    assert (mention.low, mention.high, mention.outcome) == (number, number, Outcome.KILLED)


@given(st.integers(2, 400))
def test_all_so_many_on_board_are_the_total_of_those_present(number: int) -> None:
    (mention,) = told(f"All {number} on board died.")
    assert (mention.low, mention.high) == (number, number)
    assert mention.total_of_present


@given(total=st.integers(13, 400), part=NUMBERS, frame=st.sampled_from(
    (
        "{total} people were killed, {part} of them children.",
        "{total} people, {part} of them children, were killed.",
        "{total} people were killed, including {part} children.",
    )
))  # fmt: skip
def test_a_part_is_marked_and_never_the_total(total: int, part: int, frame: str) -> None:
    found = told(frame.format(total=total, part=SMALL[part - 2]))
    assert [m.low for m in found if not m.part] == [total]
    assert [(m.low, m.category) for m in found if m.part] == [(part, Category.CHILDREN)]


@given(
    old=st.integers(2, 300), more=st.integers(1, 90), verb=st.sampled_from(("rose", "climbed", "has risen"))
)
def test_an_updated_toll_is_the_new_number(old: int, more: int, verb: str) -> None:
    found = told(f"The death toll {verb} to {old + more} from {old}.")
    assert [(m.low, m.updated, m.outcome) for m in found] == [(old + more, True, Outcome.KILLED)]


@pytest.mark.parametrize(
    "sentence",
    ["There were no casualties.", "No one was hurt.", "Nobody was killed.", "No deaths were reported.", "None of the passengers was injured."],
)  # fmt: skip
def test_nobody_is_zero_and_exact(sentence: str) -> None:
    (mention,) = told(sentence)
    assert (mention.low, mention.high, mention.exact) == (0, 0, True)


def bounds(sentence: str, outcome: Outcome = Outcome.KILLED) -> list[tuple[int | None, int | None]]:
    return [(m.low, m.high) for m in find_counts(sentence) if m.outcome is outcome and not m.part]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Half a hundred people were killed in the huts.", 50),
        ("A dozen and a half miners died.", 18),
        ("Half of the forty passengers died.", 20),
        ("A third of the sixty patients died.", 20),
        ("Two dozen less one villagers were killed.", 23),
        ("None of the eleven survived.", 11),
        ("None of the nine crew members survived.", 9),
        ("All but three of the twelve crew died.", 9),
        ("Six of the convoy died, two of them drivers.", 6),
        ("Nine of the congregation were killed.", 9),
        ("Four of the wedding party died.", 4),
        ("A family of five was wiped out.", 5),
        ("A ninth died overnight in the clinic.", 9),
        ("Two were shot dead and a third died on Monday.", 3),
        ("His death brings the balance to nine.", 9),
        ("The latest deaths push the count past forty.", 40),
        ("The count of the dead has reached thirty.", 30),
        ("The dead now number 26.", 26),
        ("Sixteen of our brothers and sisters rest in one grave.", 16),
        ("Ten men lie buried in the old cemetery.", 10),
        ("A third of the 90 marchers shot dead were minors.", 90),
        ("Two thirds of the 45 villagers who died were women.", 45),
        ("Half of the 24 migrants found dead were minors.", 24),
        ("Gunmen killed 14 Mill Street traders.", 14),
        ("Soldiers shot dead 12 Orin Road vendors.", 12),
        ("Six was killed.", 6),
        ("Police said 12 has been confirmed dead.", 12),
        ("On board bus 23 died.", 23),
        ("Two nurses working the night shift were killed.", 2),
        ("Six traders on their way to market were shot dead.", 6),
        ("Nine residents were mowed down at the well.", 9),
        ("Four porters were fatally shot.", 4),
        ("The raid cost nine people their lives.", 9),
        ("The shelling martyred nine.", 9),
        ("Troops eliminated 14 bandits.", 14),
    ],
)
def test_a_toll_told_without_a_plain_number_is_read(sentence: str, number: int) -> None:
    assert (number, number) in bounds(sentence)


@pytest.mark.parametrize(
    ("sentence", "low"),
    [("The dead number in the dozens.", 24), ("People were killed in their hundreds.", 200), ("North of fifty people were killed.", 51),
     ("In the Orin protests over 20 people were killed.", 21), ("In the dispute over 40 villagers died.", 41), ("The bridge fell over 30 people died.", 31)],
)  # fmt: skip
def test_a_toll_told_by_a_plural_of_a_unit_is_open(sentence: str, low: int) -> None:
    assert bounds(sentence) == [(low, None)]


@pytest.mark.parametrize(
    ("sentence", "outcome", "number"),
    [
        ("One person was killed and six, including four nurses, were abducted.", Outcome.ABDUCTED, 6),
        ("Two guards died and nine, among them three pupils, were kidnapped.", Outcome.ABDUCTED, 9),
        ("Three died and twelve, mostly women, were injured.", Outcome.INJURED, 12),
        ("Ten died and fifteen, two of them badly, were wounded.", Outcome.INJURED, 15),
        ("Four died and seven (three of them boys) were wounded.", Outcome.INJURED, 7),
        ("Armed men stopped a bus and led away six passengers.", Outcome.ABDUCTED, 6),
        ("Twelve others sustained various degrees of injuries.", Outcome.INJURED, 12),
    ],
)
def test_an_aside_does_not_part_a_number_from_its_verb(sentence: str, outcome: Outcome, number: int) -> None:
    assert (number, number) in bounds(sentence, outcome)
    assert (number, number) not in bounds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Afterwards bed nine was dead and the man in ten was dead.",
        "At number seven the torch was switched off and all were dead.",
        "Patients in Ward 6 were killed.",
        "Trams 2, 5 and 11 were hit.",
        "They came at eleven, and the killing began.",
        "Toll Four, Port Sara, 13 August.",
        "The fighters, men of 14 Mill Street, were killed.",
        "People came in their hundreds after the killing.",
        "Prices rose into the thousands after the killing.",
        "The reform eliminated 14 posts.",
        "Three posts were wiped out.",
        "Five doctors who examined the dead testified.",
        "Six men carried the bodies to the killed man's yard.",
        "Twelve refugees rest there.",
        "Nine travellers rest under the trees.",
        "Ten men lie buried in debt.",
        "The ministry eliminated 200 teachers from its payroll.",
        "The court eliminated three candidates.",
        "The army eliminated 200 soldiers from its payroll.",
        "Cattle were killed in the hundreds.",
        "The dead man's bank balance stood at 12.",
        "Witnesses denied that none of the eleven survived.",
        "They shot a man dead at 14 Mill Street.",
        "The man in ten was killed.",
    ],
)
def test_numbers_of_other_things_are_no_toll(sentence: str) -> None:
    assert not [m for m in find_counts(sentence) if m.outcome is Outcome.KILLED and (m.low or 0) > 1]


def test_a_count_of_votes_is_none_of_the_dead_told_before() -> None:
    assert bounds("Eleven people were killed during the vote; the final count reached 512.") == [(11, 11)]


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Police led away four men in handcuffs.", Outcome.DETAINED),
        ("Gunmen led away four men.", Outcome.ABDUCTED),
        (
            "Armed men stopped a bus on Road 7 near the third kilometre post this Tuesday and led away six passengers.",
            Outcome.ABDUCTED,
        ),
        ("Nurses led away four men.", None),
        ("Security staff led away four injured traders.", None),
    ],
)
def test_who_leads_people_away_says_what_befell_them(sentence: str, outcome: Outcome | None) -> None:
    held = {m.outcome for m in find_counts(sentence)} & {Outcome.DETAINED, Outcome.ABDUCTED}
    assert held == (set() if outcome is None else {outcome})


@pytest.mark.parametrize("verb", ["stepped", "climbed", "walked", "tripped", "wept", "bent"])
def test_over_behind_a_verb_of_movement_is_no_more_than(verb: str) -> None:
    (mention,) = find_counts(f"She {verb} over three bodies.")
    assert (mention.low, mention.high) == (3, 3)


def test_over_before_a_number_of_victims_still_is_more_than() -> None:
    assert bounds("The raid killed over three hundred people.") == [(301, None)]
    assert bounds("He was arrested over two killings.") != [(3, None)]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Two were wounded and a third died.", 1),
        ("Two men had died of bullet wounds and a woman of a machete cut.", 1),
    ],
)
def test_one_more_death_is_one(sentence: str, number: int) -> None:
    assert (number, number) in bounds(sentence)
    assert (3, 3) not in bounds(sentence)


@pytest.mark.parametrize("place", ["ward", "village", "bus", "house"])
def test_a_place_with_an_article_bears_no_number(place: str) -> None:
    assert bounds(f"In the {place} six died.") == [(6, 6)]


@pytest.mark.parametrize(
    ("sentence", "outcome", "number"),
    [
        ("Half of the forty wounded were women.", Outcome.INJURED, 40),
        ("Half of the 30 dead were pupils.", Outcome.KILLED, 30),
    ],
)
def test_a_share_of_the_dead_leaves_their_number(sentence: str, outcome: Outcome, number: int) -> None:
    assert (number, number) in bounds(sentence, outcome)
    assert (number // 2, number // 2) not in bounds(sentence, outcome)
