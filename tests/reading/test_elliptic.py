"""Numbers that take up what was told before them: whose outcome they have, and when they have none."""

import pytest

from corrobora.reading.counts import find_counts, find_numbers, thing_unit
from corrobora.reading.elliptic import told_before, with_outcomes
from corrobora.records import Outcome, Unit

from .telling import claims_of

R = Outcome
Figures = set[tuple[Outcome, int | None, int | None]]


def figures(text: str) -> Figures:
    return {(n.outcome, n.low, n.high) for c in claims_of(text) for n in c.counts}


def parts(text: str) -> Figures:
    return {(n.outcome, n.low, n.high) for c in claims_of(text) for n in c.counts if n.part}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed fourteen people in Keba on Monday. Nine were traders.", (R.KILLED, 9, 9)),
        ("Raiders shot dead 12 herders near Keba, the chief said. Five were his cousins.", (R.KILLED, 5, 5)),
        ("Soldiers abducted 12 men from Keba, residents said. Two were schoolboys, they said.", (R.ABDUCTED, 2, 2)),
        ("The clinic in Orin received 20 wounded, a nurse said. Six were under ten.", (R.INJURED, 6, 6)),
        ("Gunmen killed fourteen people in Keba. Three of them were women, he added.", (R.KILLED, 3, 3)),
        ("At least 35 people were killed in Keba. Among them were four pupils.", (R.KILLED, 4, 4)),
        ("The Front admitted losing five fighters in Keba but said the six others were charcoal sellers.", (R.KILLED, 6, 6)),
        ("Police shot dead 13 people in Orin, a lawyer said. Only two of the 13 had a record.", (R.KILLED, 2, 2)),
        ("Residents of Keba found eleven bodies. Four had their hands tied.", (R.KILLED, 4, 4)),
        ("Militants abducted nine girls in Keba. Three of the girls were twelve years old.", (R.ABDUCTED, 3, 3)),
        ("The morgue in Orin confirmed 13 deaths. It said ten had been shot in the head.", (R.KILLED, 10, 10)),
        ("Residents buried 26 people in Keba; ten could not be identified.", (R.KILLED, 10, 10)),
        ("A total of 19 bodies, three of them charred, were brought to the morgue in Orin.", (R.KILLED, 3, 3)),
    ],
)  # fmt: skip
def test_a_number_without_a_noun_has_the_outcome_of_the_total_before_it(
    text: str, expected: tuple[Outcome, int, int]
) -> None:
    assert expected in parts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forty pupils were kidnapped in Keba. Six escaped the same night.", (R.SURVIVED, 6, 6)),
        ("Four passengers were abducted near Keba. Two came back on foot.", (R.SURVIVED, 2, 2)),
        ("Nine drivers were kidnapped near Keba. Seven have since been released.", (R.SURVIVED, 7, 7)),
        ("Ten traders are missing near Keba, three of whom might have fled.", (R.SURVIVED, 3, 3)),
        ("Forty pupils were kidnapped in Keba. Nine are still being held.", (R.ABDUCTED, 9, 9)),
        ("Gunmen killed eight passengers near Keba. Another five were taken into the bush.", (R.ABDUCTED, 5, 5)),
        ("Gunmen killed eight traders in Keba. Four more are in a critical condition.", (R.INJURED, 4, 4)),
    ],
)  # fmt: skip
def test_what_became_of_some_of_them_is_their_own_outcome(
    text: str, expected: tuple[Outcome, int, int]
) -> None:
    assert expected in figures(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army admitted that five people were killed in Keba. Witnesses said it was fifteen.", (R.KILLED, 15, 15)),
        ("The governor said three people died in Keba. Residents said there were at least nine.", (R.KILLED, 9, None)),
        ("Officials said four were killed in Keba. A nurse gave a higher figure: eleven.", (R.KILLED, 11, 11)),
        ("Gunmen killed four people in Keba. By Thursday the figure had risen to seven, the mayor said.", (R.KILLED, 7, 7)),
        ("The rebels claim to have killed 60 soldiers near Keba; the army acknowledges seven.", (R.KILLED, 7, 7)),
        ("Reports of 20 dead in Keba spread; the director of the clinic confirmed six, all of them guards.", (R.KILLED, 6, 6)),
    ],
)  # fmt: skip
def test_a_figure_put_against_another_is_a_total(
    text: str, expected: tuple[Outcome, int, int | None]
) -> None:
    assert expected in figures(text) - parts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed 16 villagers in Keba, the chief said. He had buried seven himself.", (R.KILLED, 7, 7)),
        ("Residents found 22 bodies in Keba. By evening he had carried six to the mosque, a driver said.", (R.KILLED, 6, 6)),
        ("Seven miners are missing near Keba. The bodies of two were found on Sunday.", (R.KILLED, 2, 2)),
        ("The guards of Keba killed thirteen people. The eleventh was stabbed to death.", (R.KILLED, 1, 1)),
        ("The ninth, Ilo Benda, 17, drowned with his hands tied.", (R.KILLED, 1, 1)),
        ("In seven cases, the detainee died in custody, the lawyers said.", (R.KILLED, 7, 7)),
        ("Rebels killed 14 people in Keba. The names follow.\nIlo Benda, 44, shot while he was tying a goat.", (R.KILLED, 1, 1)),
    ],
)  # fmt: skip
def test_the_dead_somebody_handles_or_names_are_parts(text: str, expected: tuple[Outcome, int, int]) -> None:
    assert expected in parts(text)


def test_things_burnt_are_of_the_kind_named_before() -> None:
    (told,) = [
        n for c in claims_of("Rebels burned 12 lorries near Keba in May. In June they burned another nine.")
        for n in c.counts if n.low == 9
    ]  # fmt: skip
    assert (told.outcome, told.unit) == (R.AFFECTED, Unit.VEHICLES)


def test_those_who_were_there_when_it_struck_are_affected() -> None:
    assert figures("About 60 women were praying in the church of Keba when the bomb exploded.") == {
        (R.AFFECTED, 60, 60)
    }
    assert figures("About 60 women were praying in the church of Keba when the rain began.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed fourteen people in Keba. Six were on motorbikes, a herder said.",
        "Gunmen killed fourteen people in Keba. Five were armed with rifles.",
        "Soldiers killed fourteen people in Keba. Three have been charged with murder.",
        "Soldiers killed ten people in Keba. All three have been charged with murder.",
        "The army charged four soldiers over the killing of nine herders in Keba. Two were sergeants.",
        "Gunmen killed fourteen people in Keba. The fourteen were traders.",
        "Gunmen killed four people in Keba. Nine were traders.",
        "Gunmen killed nine people and wounded twelve in Keba. Six were traders.",
        "Gunmen killed fourteen people in Keba. It was nine o'clock.",
        "Gunmen killed fourteen people in Keba. The shop sold nine.",
    ],
)
def test_a_number_that_may_be_of_others_has_no_outcome(text: str) -> None:
    assert parts(text) == set()


def test_without_a_total_before_it_a_bare_number_says_nothing() -> None:
    sentence = "Nine were traders."
    assert with_outcomes(sentence, find_counts(sentence), ()) == ()
    assert told_before((), before=100) == ()


def test_bare_numbers_are_found_and_dates_are_not() -> None:
    sentence = "In 2021 nine were traders, at least 12 came on 3 March at 10:30."
    assert [(n.low, n.high) for n in find_numbers(sentence)] == [(9, 9), (12, None)]


def test_the_kind_of_things_is_that_of_their_plural() -> None:
    assert thing_unit("lorries") is Unit.VEHICLES
    assert thing_unit("huts") is Unit.HOUSES
    assert thing_unit("traders") is None


@pytest.mark.parametrize(
    ("text", "expected", "part"),
    [
        ("The van was carrying six people out of Orin. Four of them are dead, the driver said.", (R.KILLED, 4, 4), False),
        ("Gunmen killed six people in Keba. Four of them died in hospital, a nurse said.", (R.KILLED, 4, 4), True),
        ("Three men were wounded in Keba on Monday. A fourth died at the scene, a nurse said.", (R.KILLED, 1, 1), None),
        ("One trader was wounded in Keba and another lost an eye. A fourth died on the way.", (R.KILLED, 1, 1), None),
        ("A soldier was wounded in Keba and another is missing. A third was killed.", (R.KILLED, 1, 1), None),
        ("Three people died in Keba. A fourth was killed on Tuesday in a separate attack.", (R.KILLED, 1, 1), None),
        ("Three people were killed in Keba on Monday. A fourth died in hospital on Tuesday.", (R.KILLED, 4, 4), None),
    ],
)  # fmt: skip
def test_how_many_of_them_died_is_a_total_of_the_living_and_a_part_of_the_dead(
    text: str, expected: tuple[Outcome, int, int], part: bool | None
) -> None:
    assert expected in figures(text)
    assert ((R.KILLED, 4, 4) in figures(text)) is (expected == (R.KILLED, 4, 4))
    if part is not None:
        assert (expected in parts(text)) is part


@pytest.mark.parametrize(
    "text",
    [
        "A fifth soldier has died of wounds, the hospital in Orin said, bringing the toll from Monday's ambush to eight.",
        "A fifth soldier has died of wounds, the army said, which brings the death toll to eight.",
        "Two more patients died on Friday, a nurse in Keba said, raising the death toll to eight.",
        "Two more patients died, the clinic in Keba said on Friday, taking the number of dead to eight.",
        "A boy died of burns, his uncle said, pushing the death toll from the fire in Keba to eight.",
    ],
)
def test_a_toll_drawn_behind_the_tag_is_the_speakers(text: str) -> None:
    speakers = [
        c.speaker
        for c in claims_of(text)
        if (R.KILLED, 8, 8) in {(n.outcome, n.low, n.high) for n in c.counts}
    ]
    assert any(one is not None and one.text in text.split(" said", maxsplit=1)[0] for one in speakers)


@pytest.mark.parametrize(
    "text",
    [
        "Four people were killed in Keba, the mayor said, bringing the death toll from attacks in the region this month to 8.",
        "Three people were killed in Keba. The governor raised the bridge toll for lorries to 8.",
        "Three people were killed in Keba. The governor raised the toll for lorries on the bridge to 8.",
        "Three soldiers were killed in Keba, the army said, raising to 8 the toll compiled by the rebels.",
        "Three soldiers died in Keba, the army said, bringing the toll to 8, according to the rebels.",
    ],
)
def test_a_toll_of_a_region_of_a_bridge_or_of_others_is_not_the_speakers(text: str) -> None:
    assert not any((n.low, n.high) == (8, 8) for c in claims_of(text) if c.speaker for n in c.counts)


@pytest.mark.parametrize(
    "text",
    [
        "Two patients died on Friday, a nurse in Keba said, bringing eight witnesses to court.",
        "Two patients died on Friday, a nurse in Keba said, as eight vehicles left.",
        "Two patients died, the clinic said, taking them to house eight.",
    ],
)
def test_a_number_of_others_behind_the_tag_is_no_toll(text: str) -> None:
    assert (R.KILLED, 8, 8) not in figures(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seventeen people were killed in Keba. The rescuers have since told us that it is 18: a woman died.", (R.KILLED, 18, 18)),
        ("The health office in Orin said it had issued 23 death certificates after the strike.", (R.KILLED, 23, 23)),
        ("Rebels killed villagers in Keba. We prayed at the common grave. Sixteen of our brothers and sisters rest in it.", (R.KILLED, 16, 16)),
        ("A doctor in Keba has signed nine death certificates since the attack, she said.", (R.KILLED, 9, 9)),
    ],
)  # fmt: skip
def test_a_corrected_figure_and_papers_of_the_dead_are_tolls(
    text: str, expected: tuple[Outcome, int, int]
) -> None:
    assert expected in figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "Seventeen people were killed in Keba. The raid began at 18:30, residents said.",
        "The office in Orin printed 23 death certificates forms and said that nobody was killed.",
        "Rebels attacked Keba in May. The refugees were given a tent, and 23 mothers rest in it.",
        "A clerk in Keba sold 23 birth certificates after the attack.",
    ],
)
def test_hours_and_other_papers_are_no_tolls(text: str) -> None:
    assert not {(R.KILLED, 18, 18), (R.KILLED, 23, 23)} & figures(text)
