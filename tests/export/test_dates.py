"""EDTF dates as days and as words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora.export.dates import date_words, find_span, when_words
from corrobora.records import When


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-05-03", date(2024, 5, 3), date(2024, 5, 3)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("2024-XX", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-05-XX", date(2024, 5, 1), date(2024, 5, 31)),
        ("2024-05-03/2024-05-04", date(2024, 5, 3), date(2024, 5, 4)),
        ("2023-12-31/2024-01", date(2023, 12, 31), date(2024, 1, 31)),
        ("2024-05-03/..", date(2024, 5, 3), None),
    ],
)
def test_a_date_covers_the_days_it_may_mean(edtf: str, first: date, last: date | None) -> None:
    span = find_span(edtf)
    assert span is not None
    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize(
    "edtf",
    [
        None,
        "",
        "last week",
        "2024-13",
        "2024-02-30",
        "../..",
        "2024-22",
        "2024-05-04/2024-05-03",
        "Y17E7",
        "0000",
    ],
)
def test_what_is_no_date_is_not_guessed_at(edtf: str | None) -> None:
    assert find_span(edtf) is None


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-05-03", "3 May 2024"),
        ("2024-05", "May 2024"),
        ("2024~", "about 2024"),
        ("2024-05?", "perhaps May 2024"),
        ("201X", "the 2010s"),
        ("20XX", "20XX"),
        ("2024-22", "summer 2024"),
        ("2024-02-30", "2024-02-30"),
        ("2024-05-03/2024-05-04", "3–4 May 2024"),
        ("2024-04-30/2024-05-02", "30 April – 2 May 2024"),
        ("2023-12-31/2024-01-02", "31 December 2023 – 2 January 2024"),
        ("../2024-05-03", "until 3 May 2024"),
        ("something else", "something else"),
    ],
)
def test_a_date_reads_as_a_person_would_write_it(edtf: str, words: str) -> None:
    assert date_words(edtf) == words


def test_a_relative_date_without_an_anchor_keeps_its_words() -> None:
    assert when_words(When(text="last month")) == "“last month” (no date follows from it)"
    assert when_words(None) == "not stated"


@given(st.text("0123456789-X/.?~%", max_size=21))
def test_no_string_brings_the_dates_down(edtf: str) -> None:
    find_span(edtf)
    assert isinstance(date_words(edtf), str)
