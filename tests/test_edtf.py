"""EDTF: bounds, precision, and full dates in metadata."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora import edtf

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-02-17", date(2025, 2, 17), date(2025, 2, 17)),
        ("2025-02-17T23:30:00Z", date(2025, 2, 17), date(2025, 2, 17)),
        ("2025-02~", date(2025, 2, 1), date(2025, 2, 28)),
        ("2025-02-17?", date(2025, 2, 17), date(2025, 2, 17)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("2025-XX", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-02-14/2025-02-15", date(2025, 2, 14), date(2025, 2, 15)),
        ("2025-02-01~/2025-02-10~", date(2025, 2, 1), date(2025, 2, 10)),
        ("2020/2021-03", date(2020, 1, 1), date(2021, 3, 31)),
        ("2020/..", date(2020, 1, 1), date.max),
        ("../2020", date.min, date(2020, 12, 31)),
        ("/2020", date.min, date(2020, 12, 31)),
    ],
)
def test_a_date_is_bounded_by_its_first_and_last_day(written: str, first: date, last: date) -> None:
    assert edtf.bounds(written) == (first, last)


@pytest.mark.parametrize(
    "written",
    ["", "soon", "2025-13", "2025-02-30", "2025-21", "0000", "2025-02-03/2025-02-01", "17 February", "२०२५"],
)
def test_what_is_no_such_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - a day no calendar has is refused in datetime's words
        edtf.bounds(written)


@pytest.mark.parametrize(
    ("days", "codes"),
    [
        (1, (1, 1)),
        (2, (2, 2)),
        (6, (2, 2)),
        (7, (3, 2)),
        (8, (4, 3)),
        (31, (4, 3)),
        (32, (5, 3)),
        (366, (5, 3)),
        (367, (None, None)),
    ],
)
def test_precision_follows_the_two_codebooks(days: int, codes: tuple[int | None, int | None]) -> None:
    assert edtf.precision(date(2024, 1, 1), date(2024, 1, 1) + timedelta(days=days - 1)) == codes


def test_dates_overlap_when_one_day_may_be_meant_by_both() -> None:
    assert edtf.overlaps("2025-02", "2025-02-17")
    assert edtf.overlaps("2020/..", "2025")
    assert not edtf.overlaps("2025-02", "2025-03-01")


@given(DAYS, st.integers(min_value=0, max_value=3000))
def test_an_interval_keeps_its_ends_when_written_and_read(first: date, days: int) -> None:
    last = min(first + timedelta(days=days), date(2999, 12, 31))
    assert edtf.bounds(edtf.interval(first, last)) == (first, last)


def test_whole_months_and_years_are_written_as_such() -> None:
    assert edtf.interval(date(2024, 2, 1), date(2024, 2, 29)) == "2024-02"
    assert edtf.interval(date(2024, 1, 1), date(2024, 12, 31)) == "2024"
    assert edtf.interval(date(2020, 1, 1), date(2021, 12, 31)) == "2020/2021"
    assert edtf.interval(date(2024, 2, 1), date.max) == "2024-02-01/.."


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2025-02-17", "2025-02-17"),
        ("2025-02-17T10:00:00+01:00", "2025-02-17"),
        ("2025-02-17T10:00:00.000Z", "2025-02-17"),
        ("2025/2/7", "2025-02-07"),
        ("20250217", "2025-02-17"),
        ("Mon, 17 Feb 2025 10:00:00 +0000 (UTC)", "2025-02-17"),
        ("17 February 2025", "2025-02-17"),
        ("the 17th of February 2025", "2025-02-17"),
        ("Feb. 17th, 2025, 10:15 pm", "2025-02-17"),
        ("February 17, 2025 | 10:15 AM EST", "2025-02-17"),
        ("Monday 17 February 2025 10.15 GMT", "2025-02-17"),
        ("17/02/2025", "2025-02-17"),
        ("02/17/2025", "2025-02-17"),
        ("04/04/2025", "2025-04-04"),
    ],
)
def test_full_dates_of_metadata_are_read(words: str, day: str) -> None:
    assert edtf.parse_full_date(words) == day


@pytest.mark.parametrize(
    "words",
    [
        "",
        "03/04/2025",
        "31 February 2025",
        "Tuesday 17 February 2025",
        "17 February",
        "February 2025",
        "yesterday",
        "2025",
        "17 February 25",
        "Updated 17 February 2025 by the desk",
        "99999999",
    ],
)
def test_what_is_not_one_certain_day_is_not_guessed(words: str) -> None:
    assert edtf.parse_full_date(words) is None


@given(DAYS)
def test_a_day_survives_every_way_of_writing_it(day: date) -> None:
    month = edtf.MONTHS[day.month - 1].capitalize()
    weekday = edtf.WEEKDAYS[day.weekday()].capitalize()
    for words in (
        edtf.day(day),
        f"{day.day} {month} {day.year}",
        f"{weekday}, {month} {day.day}, {day.year}",
        f"{weekday[:3]}, {day.day:02d} {month[:3]} {day.year} 09:05:00 +0100",
    ):
        assert edtf.parse_full_date(words) == edtf.day(day)


@given(st.text(max_size=90))
def test_no_text_makes_the_reader_of_full_dates_fail(words: str) -> None:
    read = edtf.parse_full_date(words)
    assert read is None or edtf.bounds(read)[0] == edtf.bounds(read)[1]
