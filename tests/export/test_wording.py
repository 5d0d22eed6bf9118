"""Numbers and origins in the words of a reader."""

import pytest

from corrobora.export.wording import count_words, responsibility_words, rests_words
from corrobora.records import Category, Count, OriginRange, Outcome, Unit


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
