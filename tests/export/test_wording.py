"""Numbers and origins in the words of a reader."""

import pytest

from corrobora.export.wording import (
    count_words,
    own_marks,
    place_words,
    range_words,
    responsibility_words,
    rests_words,
)
from corrobora.records import Category, Count, OriginRange, Outcome, Place, Unit


@pytest.mark.parametrize(
    ("wording", "category", "words"),
    [
        ("15 farmers", None, "15 farmers killed"),
        ("at least 15 farmers", None, "at least 15 farmers killed"),
        ("a young woman", None, "a young woman killed"),
        ("15", None, "15 people killed"),
        ("at least 15", None, "at least 15 people killed"),
        ("fifteen", None, "fifteen people killed"),
        ("twenty-four", None, "twenty-four people killed"),
        ("dozens", None, "dozens of people killed"),
        ("24 people", None, "24 people killed"),
        ("four", Category.WOMEN, "four women killed"),
        ("four women", Category.WOMEN, "four women killed"),
        ("15 farmers", Category.CIVILIANS, "15 farmers (civilians) killed"),
        ("15 people killed", None, "15 people killed"),
        ("15 killed", None, "15 killed"),
        ("", None, "15 people killed"),
        # as a person sends it who corrects a number: no report words it so
        ("killed 15", None, "15 people killed"),
        ("killed 15 civilians", Category.CIVILIANS, "15 civilians killed"),
    ],
)
def test_what_a_number_counts_is_said_once(wording: str, category: Category | None, words: str) -> None:
    count = Count(
        outcome=Outcome.KILLED,
        category=category,
        low=15,
        high=15,
        exact=True,
        unit=Unit.PEOPLE,
        wording=wording,
    )
    assert count_words(count) == words


def test_the_count_of_the_best_supported_attribution_says_that_there_are_rivals() -> None:
    two, one = OriginRange(low=2, high=2), OriginRange(low=1, high=1)
    assert rests_words(two, one) == "That it happened rests on 2 independent origins; who did it, on 1."
    assert rests_words(two, one, 2) == (
        "That it happened rests on 2 independent origins; of 2 attributions that exclude each other, "
        "the best supported rests on 1."
    )
    assert responsibility_words(one, 2) == "1, the best supported of 2 attributions"
    assert responsibility_words(one) == "1"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (24, 24, "24"),
        (19, 23, "19 to 23"),
        (24, None, "24 or more"),
        (31, None, "31 or more"),
        (101, None, "more than 100"),
        (7_300_001, None, "more than 7,300,000"),
        (7_300_001, 7_400_000, "7,300,001 to 7,400,000"),
        (1, None, "1 or more"),
        (None, 30, "up to 30"),
        (None, None, "no number"),
    ],
)
def test_a_bound_that_nobody_said_is_read_as_it_was_said(
    low: int | None, high: int | None, words: str
) -> None:
    assert range_words(low, high) == words


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("They burned it down", ""),
        ("“They burned it down.", "open"),
        ("“They burned it down.”", "both"),
        ('"They burned it down."', "both"),
        ('"They burned it down', "open"),
        ('burned it down"', "close"),
        ("burned it down”", "close"),
        ("“No,” he said.", ""),
        ("“No,” he said, “never.”", ""),
        ("He said “never”", ""),
        ("«Ils ont brûlé le pont»", "both"),
        ("", ""),
    ],
)
def test_a_quotation_that_brings_its_marks_along_gets_no_second_ones(words: str, marks: str) -> None:
    assert own_marks(words) == marks


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        ("PORT SANGA", "Port Sanga", "Port Sanga"),
        ("PORT SANGA", None, "Port Sanga"),
        ("CAR", "Central African Republic", "CAR"),
        ("the road to Orin", "Orin", "the road to Orin"),
    ],
)
def test_a_place_in_capitals_is_shown_as_a_name(text: str, name: str | None, shown: str) -> None:
    assert place_words(Place(text=text, name=name)) == shown
