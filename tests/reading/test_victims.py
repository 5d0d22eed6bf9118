"""Who is told of as hit, one by one, as sentences word it. Every sentence is our own."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora.reading.victims import (
    Fate,
    Kind,
    VictimMention,
    find_names_of_people,
    find_victims,
    is_apart,
    surname,
    told_ages,
)


def told(sentence: str, *, headline: bool = False) -> set[tuple[str, str]]:
    return {(sentence[m.start : m.end], m.fate.value) for m in find_victims(sentence, headline=headline)}


SENTENCES: Final[tuple[tuple[str, set[tuple[str, str]]], ...]] = (
    ("Four people were shot in the market.", {("Four people", "hit")}),
    ("Two others were wounded.", {("Two others", "injured")}),
    (
        "A 38-year-old woman, a 21-year-old man and a 15-year-old girl were wounded.",
        {
            ("A 38-year-old woman", "injured"),
            ("a 21-year-old man", "injured"),
            ("a 15-year-old girl", "injured"),
        },
    ),
    (
        "A 14-year-old boy was killed and his 30-year-old sister was wounded.",
        {("A 14-year-old boy", "killed"), ("his 30-year-old sister", "injured")},
    ),
    ("Amara Testrow, 24, was pronounced dead at the scene.", {("Amara Testrow", "killed")}),
    (
        "Amara Testrow, 56, Odo Testrow, 24, and Ilva Marn, 21, were killed.",
        {("Amara Testrow", "killed"), ("Odo Testrow", "killed"), ("Ilva Marn", "killed")},
    ),
    ("The gunman was also struck by a bullet.", {("The gunman", "hit")}),
    ("Both were pronounced dead.", {("Both", "killed")}),
    ("The bomb wounded three and killed another.", {("three", "injured"), ("another", "killed")}),
    ("No injuries were reported.", {("No injuries", "injured")}),
    ("A man shot a woman and her two sons.", {("a woman", "hit"), ("her two sons", "hit")}),
    ("A man shot near the well died.", {("A man", "hit"), ("A man", "killed")}),
    ("A boy could have been killed.", set()),
    ("He is charged with attempting to kill a guard.", set()),
    ("The council met to discuss the budget of four villages.", set()),
)


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_everybody_told_of_as_hit_is_found_with_what_became_of_them(
    sentence: str, expected: set[tuple[str, str]]
) -> None:
    assert told(sentence) == expected


def test_a_headline_needs_no_articles() -> None:
    assert told("Woman, 2 kids killed", headline=True) == {("Woman", "killed"), ("2 kids", "killed")}
    assert ("Man", "hit") in told("Man shot in market", headline=True)


def test_one_who_turns_the_weapon_on_himself_is_both_doer_and_hit() -> None:
    found = find_victims("The man killed himself.")
    assert [(m.fate, m.doer, m.self_inflicted) for m in found if m.self_inflicted] == [
        (Fate.KILLED, True, True)
    ]


def test_who_is_listed_behind_the_doer_shares_the_deed() -> None:
    assert ("his son", "hit") in told("A man shot and wounded himself and his son.")
    assert told("He shot himself and fled.") == {("He", "hit")}


def test_a_last_name_is_known_once_the_report_gave_the_full_name() -> None:
    known = find_names_of_people("Odo Testrow was found in the yard. Testrow died.")
    assert "Testrow" in known
    (found,) = find_victims("Testrow died at noon.", known=known)
    assert (found.name, found.fate) == ("Testrow", Fate.KILLED)
    assert find_victims("Testrow died at noon.") == ()


def test_a_suffix_is_no_last_name() -> None:
    assert surname("Odo Testrow Jr.") == surname("Odo Testrow") == "Testrow"


def test_victims_are_named_where_they_are_identified() -> None:
    found = find_victims("The victims were identified as Odo Testrow, 24, and Ilva Marn, 19.")
    assert {(m.name, m.age) for m in found if m.kind is Kind.NAME} == {("Odo Testrow", 24), ("Ilva Marn", 19)}


def test_listed_ages_are_told_and_a_span_of_ages_is_not() -> None:
    assert told_ages("The others, ages 13, 17 and 19, were treated.") == (13, 17, 19)
    assert told_ages("Children ages 4 to 16 were inside.") == ()


@pytest.mark.parametrize(
    "sentence", ["Two died in an unrelated shooting.", "His brother was killed three years ago."]
)
def test_another_time_and_another_case_are_set_apart(sentence: str) -> None:
    assert is_apart(sentence)
    assert not is_apart("Two died in the shooting.")


@given(
    killed=st.integers(2, 400),
    hurt=st.integers(2, 400),
    frame=st.sampled_from(
        (
            "{} people were killed and {} others were wounded.",
            "The attack left {} people dead and {} people injured.",
            "Gunmen killed {} people and wounded {} others.",
        )
    ),
)
def test_groups_keep_their_numbers(killed: int, hurt: int, frame: str) -> None:
    found = find_victims(frame.format(killed, hurt))
    assert {m.low for m in found if m.fate is Fate.KILLED} == {killed}
    assert {m.low for m in found if m.fate is Fate.INJURED} == {hurt}


PIECES: Final = (
    "the a an his another two 24 people man woman boy 15-year-old Odo Testrow , and who was were shot killed wounded died dead in of by "
    "hospital critical condition himself suicide no one nobody both identified as victims left counts murder . ( ) “ ” ' 's İ ٣"
).split()


@given(
    st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)),
    st.booleans(),
)
def test_whatever_the_words_mentions_lie_inside_the_sentence(sentence: str, headline: bool) -> None:
    def sound(mention: VictimMention) -> bool:
        ordered = mention.low is None or mention.high is None or mention.low <= mention.high
        return 0 <= mention.start < mention.end <= len(sentence) and ordered

    assert all(sound(mention) for mention in find_victims(sentence, headline=headline))


def fates(sentence: str, *, headline: bool = False) -> dict[str, tuple[str, int | None, bool, bool]]:
    return {
        sentence[m.start : m.end]: (m.fate.value, m.low, m.doer, m.done)
        for m in find_victims(sentence, headline=headline)
    }


def test_the_doer_who_dies_stands_beside_the_objects_of_the_deed() -> None:
    """What was done to others and what the doer did to himself are told apart, also where "himself" ends a list."""
    told_of = fates("A miner fatally shot his partner and their two children before killing himself.")
    assert told_of == {
        "A miner": ("killed", 1, True, False),
        "his partner": ("killed", 1, False, True),
        "their two children": ("killed", 2, False, True),
    }
    assert fates("Man kills wife, her son, himself", headline=True) == {
        "Man": ("killed", 1, True, False),
        "wife": ("killed", 1, False, True),
        "her son": ("killed", 1, False, True),
    }


def test_a_speaker_is_not_the_doer() -> None:
    assert "Ilva Marn" not in fates("Ilva Marn said the child shot himself in the foot.")


def test_ages_listed_behind_somebodys_own_say_how_many_they_are() -> None:
    assert fates("The miner killed his sons, 10 and 12, at home.")["his sons"] == ("killed", 2, False, True)
    assert fates("The miner killed his sons at home.")["his sons"][1] is None


def test_a_possessive_is_no_part_of_a_last_name() -> None:
    assert surname("Odo Testrow’s") == "Testrow"


def test_of_the_next_in_a_headline_something_else_may_be_told() -> None:
    assert told("Boy kills 12-year-old, another wounded", headline=True) == {
        ("12-year-old", "killed"),
        ("another", "injured"),
    }


def test_those_left_dead_may_count_the_doer_in() -> None:
    assert not fates("The attack left three people dead.")["three people"][3]
    assert not fates("They mourned the deaths of three women.")["three women"][3]
    assert fates("He killed three women.")["three women"][3]
