"""Words, how telling they are, and the sketch their counts are kept in."""

import math
import random

import pytest

from corrobora.merging.terms import Terms, cosine, sketch_of, telling_words, weighed, words_of

ROUNDING = 2 ** (-1 / 32)
"""Half a step of a counter, of sixteen to one doubling."""


def test_a_count_is_never_too_low_by_more_than_its_rounding() -> None:
    drawn = random.Random(5)  # noqa: S311 - a test is there to be repeated
    counts = {f"w{n}": drawn.choice((1, 2, 3, 9, 40, 700, 5_000)) for n in range(3_000)}
    # so narrow that nearly every counter is shared
    terms = Terms(documents=6_000, sketch=sketch_of(counts, width=1 << 10))
    assert all(1 + terms.reports(word) >= ROUNDING * (1 + n) - 0.5 for word, n in counts.items())


@pytest.mark.parametrize("reports", [0, 1, 2, 3, 7, 15, 20])
def test_a_small_count_is_kept_exactly(reports: int) -> None:
    counts = {"ford": reports} if reports else {"mill": 4}
    assert Terms(documents=100, sketch=sketch_of(counts, width=64)).reports("ford") == reports


def test_a_sketch_is_the_same_bytes_on_every_machine() -> None:
    made = sketch_of({"ford": 3, "lorry": 40, "salt": 1}, width=16)
    assert made.hex() == "0000000000001000000020000056000000000056000010000000200000000000"
    assert made == sketch_of({"salt": 1, "lorry": 40, "ford": 3}, width=16)


def test_a_word_never_seen_weighs_most_and_one_in_every_report_nothing() -> None:
    terms = Terms(documents=100, sketch=sketch_of({"said": 100, "ford": 9}, width=1 << 12))
    assert terms.weight("lorry") == pytest.approx(math.log(100))
    assert terms.weight("ford") == pytest.approx(math.log(10))
    assert terms.weight("said") == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lorry", "lorries"),
        ("soldier", "soldiers"),
        ("soldier", "the soldiers’"),
        ("Keba", "Keba's"),
        ("Keba", "Keba’s"),
        ("box", "boxes"),
        ("Léré", "LERE"),
        ("Tin-Edar", "tin-edar"),
    ],
)
def test_one_word_in_two_forms_is_one(one: str, other: str) -> None:
    assert set(words_of(one)) <= set(words_of(other))
    assert words_of(one)


@pytest.mark.parametrize(("one", "other"), [("press", "pres"), ("bus", "busy"), ("mines", "miners")])
def test_two_words_stay_two(one: str, other: str) -> None:
    assert not set(words_of(one)) & set(words_of(other))


def test_short_words_and_single_digits_are_no_words() -> None:
    assert words_of("At 7 he saw 22 of us go by, aged 34.") == {"saw": 1, "22": 1, "aged": 1, "34": 1}


def test_how_often_a_word_stands_counts() -> None:
    assert words_of("The ford, the fords, THE FORD") == {"the": 3, "ford": 3}


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("On Monday the Zarran Army crossed the ford at Keba.", "the the crossed ford keba"),
        ("Soldiers crossed. “Soldiers came,” she said.", "soldier crossed soldier came she said"),
        ("Army Soldiers crossed the ford.", "crossed the ford"),
        ("Zarran crossed the ford.", "crossed the ford"),
        ("The ford is Keba's\nSoldiers crossed", "the ford keba soldier crossed"),
        ("Army Soldiers Crossed Ford On Monday", "army soldier crossed ford monday"),
        ("Army Soldiers Crossed Zarran Ford", "army soldier crossed ford"),
        ("Soldiers crossed the ford in 2031, 22 of them", "soldier crossed the ford 22 them"),
    ],
)
def test_names_of_parties_and_days_tell_nothing_and_those_that_reading_noted_do(
    text: str, telling: str
) -> None:
    everyday = "the monday army soldier crossed ford came she said".split()
    terms = Terms(documents=100, sketch=sketch_of(dict.fromkeys(everyday, 9), width=1 << 12))
    assert sorted(telling_words(text, names=["Keba"], terms=terms).elements()) == sorted(telling.split())


def test_a_vector_has_length_one_and_leaves_out_what_tells_nothing() -> None:
    terms = Terms(documents=100, sketch=sketch_of({"said": 100}, width=1 << 12))
    vector = weighed({"said": 5, "ford": 1, "lorry": 2}, terms)
    assert set(vector) == {"ford", "lorry"}
    assert sum(x * x for x in vector.values()) == pytest.approx(1)
    assert vector["lorry"] / vector["ford"] == pytest.approx(1 + math.log(2))
    assert weighed({"said": 5}, terms) == {}


def test_a_cosine_is_one_with_itself_nothing_with_a_stranger_and_the_same_both_ways() -> None:
    terms = Terms(documents=100, sketch=sketch_of({"said": 9}, width=1 << 12))
    one, other = weighed({"ford": 1, "said": 2}, terms), weighed({"said": 1, "lorry": 1, "salt": 4}, terms)
    assert cosine(one, one) == pytest.approx(1)
    assert cosine(one, weighed({"mill": 1}, terms)) == 0
    assert cosine(one, other) == pytest.approx(cosine(other, one))
    assert 0 < cosine(one, other) < 1
