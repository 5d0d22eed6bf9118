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
