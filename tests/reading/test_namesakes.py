"""What bears a place's name and is none; every name here is invented."""

import pytest

from corrobora.reading.namesakes import Namesake, namesake


def read(sentence: str) -> Namesake | None:
    """Read a sentence whose name stands between brackets."""
    before, _, rest = sentence.partition("[")
    name, _, after = rest.partition("]")
    return namesake(name, before=before, after=after)


@pytest.mark.parametrize(
    "sentence",
    [
        "The court heard Tovin R. [Osk] on Monday",
        "J. [Osk] fired twice",
        "the surgeon, Dr. [Osk], said",
        "Lt. Tovin [Osk] led the column",
        "CJ [Osk] was hit in the leg",
        "She had gone out with her brother [Osk] at dusk",
        "his twin sons and daughter [Osk] survived",
        "[Osk], 24, was shot at the gate",
        "The dead, Bel, 3, and [Osk], 7, lay in the yard",
        "[Osk] T. Marren stood trial",
        "[Osk] O'Dell was the first to fall",
        "[Osk] Jr. fled",
        "[Osk]'s mother wept",
        "[Osk]’s whereabouts are unknown",
        "A man named [Osk] opened fire",
        "They carried little [Osk] to the car",
        "The charge names [Osk], who was arrested on Sunday",
    ],
)
def test_an_initial_a_title_an_age_or_kin_beside_a_name_makes_it_a_person(sentence: str) -> None:
    assert read(sentence) is Namesake.PERSON


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen killed nine in [Osk] on Monday",
        "Marren Kor, of [Osk], 24, was shot",
        "In [Osk], 7, and in Bel, 9 were buried",
        "People from [Osk], who fled on foot, slept outside",
        "Families of Bel and [Osk], who had lost everything, marched",
        "The U.S. [Osk] base was hit",
        "the village of [Osk]’s market burned",
        "[Osk]'s mother tongue is Taran",
        "[Osk], 12 soldiers said, was empty",
        "a town called [Osk] fell",
        "The dead by town: [Osk], 3; Bel, 4; Kor, 12.",
        "The dead by town: Bel, 4, [Osk], 3, and Kor, 12.",
        "Fighters took [Osk], whose governor had fled",
        "Varda's [Osk], who",
        "The dead of [Osk] were buried",
        "[Osk] (Reuters) -",
    ],
)
def test_a_place_keeps_being_one_where_the_words_leave_it_open(sentence: str) -> None:
    assert read(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "They drove off in a grey [Lincoln] with no plates",
        "a black [Toyota] van stopped",
        "The 2009 [Seat] was burnt out",
        "two men in a [Lada], masked, fired",
        "[Toyota] pickups mounted with guns",
        "police found the [Mercury] by the river",
        "shots at the Bel Bar & [Osk] on Friday",
        "[Osk] & Sons closed its gates",
        "outside the [Chevron] on the main road",
        "robbed a [Sears] at noon",
    ],
)
def test_a_make_with_a_colour_or_an_article_and_a_shop_are_things(sentence: str) -> None:
    assert read(sentence) is Namesake.THING


def test_a_make_or_a_shop_that_the_words_put_somewhere_is_a_town() -> None:
    assert read("Two died in [Lincoln] on Monday") is None
    assert read("a fire in [Sears], Orlany, killed two") is None
    assert read("the village of [Shell] was empty") is None
    assert read("nine died at the [Tata] market") is None
    assert read("a [Lincoln] man was held") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "shot in the 300 block of [Osk] at noon",
        "in the 16,000 block of South [Osk] when",
        "found in the single-digit block of [Osk] Street",
        "wounded near 21st and [Osk] around ten",
        "at the corner of Bel Road and [Osk] a car",
        "was killed on [Osk] Avenue",
        "near [Osk] and Bel streets",
    ],
)
def test_blocks_and_crossings_name_streets(sentence: str) -> None:
    assert read(sentence) is Namesake.STREET


def test_a_point_of_the_compass_is_a_place_only_as_a_division() -> None:
    assert read("in the area of [Southwest] 12th Street") is Namesake.DIRECTION
    assert read("said Kor, [North-East] Commander") is Namesake.DIRECTION
    assert read("a raid on the [Westside] on Friday") is Namesake.DIRECTION
    assert read("killed in the [Southwest] Region on Friday") is None
    assert read("in the [North West] region") is None
