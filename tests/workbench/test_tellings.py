"""Times and numbers in words, and how a page sets them."""

from collections.abc import Callable
from contextvars import copy_context
from datetime import UTC, datetime

import pytest

from corrobora.export.naming import LONGEST
from corrobora.records import Category, Count, Outcome
from corrobora.workbench import rendering
from corrobora.workbench.asked import line
from corrobora.workbench.languages import LANGUAGES, speak
from corrobora.workbench.tellings import count_said, moment_said

NARROW = "\N{NARROW NO-BREAK SPACE}"


def in_language(tag: str, tell: Callable[[], str]) -> str:
    def told() -> str:
        speak(LANGUAGES[tag])
        return tell()

    return copy_context().run(told)


@pytest.mark.parametrize(
    ("at", "english", "french"),
    [
        ("2026-11-20T10:22:33Z", "20 November 2026, 10:22 UTC", "20 novembre 2026 à 10:22 UTC"),
        ("2024-03-01T00:30:00+02:00", "29 February 2024, 22:30 UTC", "29 février 2024 à 22:30 UTC"),
        ("2024-03-01T08:00:00", "1 March 2024, 08:00 UTC", "1er mars 2024 à 08:00 UTC"),
        ("0001-01-01T00:00:00+23:00", "0001-01-01T00:00:00+23:00", "0001-01-01T00:00:00+23:00"),
        ("soon", "soon", "soon"),
        ("", "", ""),
    ],
)
def test_a_moment_is_told_as_people_say_it_and_what_is_none_as_it_stands(
    at: str, english: str, french: str
) -> None:
    assert moment_said(at) == english
    assert in_language("fr", lambda: moment_said(at)) == french


def test_seconds_are_told_where_they_matter() -> None:
    assert moment_said("2026-11-20T10:22:33Z", exact=True) == "20 November 2026, 10:22:33 UTC"


def test_a_page_says_a_time_in_words_and_keeps_it_for_programs() -> None:
    assert rendering.moment("2026-11-20T10:22:33Z") == (
        '<time datetime="2026-11-20T10:22:33Z">20 November 2026, 10:22 UTC</time>'
    )
    assert rendering.moment(datetime(2031, 5, 1, 8, tzinfo=UTC), exact=True) == (
        '<time datetime="2031-05-01T08:00:00Z">1 May 2031, 08:00:00 UTC</time>'
    )
    assert rendering.day("2024-03") == '<time datetime="2024-03">March 2024</time>'
    # what HTML has no form for is told in words alone
    assert rendering.day("2024-03-05/2024-03-07") == "5–7 March 2024"
    assert rendering.day("2024~") == "about 2024"


def test_no_mark_up_comes_through_a_time() -> None:
    for told in (rendering.moment, rendering.day):
        assert told('2024"><b>') == "2024&#34;&gt;&lt;b&gt;"


@pytest.mark.parametrize(
    ("count", "english", "french"),
    [
        (
            Count(outcome=Outcome.KILLED, category=Category.CIVILIANS, low=17, high=19, wording="killed 17-19 civilians"),
            "17 to 19 civilians killed",
            "17 à 19 (civils, tués)",
        ),
        (Count(outcome=Outcome.INJURED, low=3, high=3, wording="injured 3"), "3 people injured", "3 (personnes, blessés)"),
        (Count(outcome=Outcome.MISSING, low=10, wording="missing 10-"), "10 or more people missing", "10 ou plus (personnes, disparus)"),
        (Count(outcome=Outcome.KILLED, low=24, high=24, wording="24 people"), "24 people killed", "24 people (personnes, tués)"),
    ],
)  # fmt: skip
def test_a_number_that_a_person_sent_is_told_in_words_and_a_reports_own_stays(
    count: Count, english: str, french: str
) -> None:
    assert count_said(count) == english
    assert in_language("fr", lambda: count_said(count)) == french


def test_a_line_keeps_the_no_break_spaces_of_french_and_no_others() -> None:
    assert line(f"il y a 16 jours{NARROW}; aucun\n rapport") == f"il y a 16 jours{NARROW}; aucun rapport"
    assert line(f"a {NARROW} b{NARROW}{NARROW}{NARROW}c{NARROW}") == "a b c"
    assert len(line(f"a{NARROW}b" * LONGEST)) == LONGEST
