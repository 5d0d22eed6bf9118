"""Days of another occasion date no act; a day of the calendar says what a count of days comes to."""

import pytest

from corrobora.reading.dates import find_dates
from corrobora.records import When

from .telling import LEAD, claims_of

PUBLISHED = "2031-03-20"  # a Thursday
ANCHOR = When(text=PUBLISHED, edtf=PUBLISHED, date_prec=1, time_prec=1)


def day_of_act(sentence: str) -> set[str | None]:
    """Return the days of the acts that a sentence tells."""
    claims = claims_of(LEAD + sentence, published=PUBLISHED)
    return {
        None if c.when is None else c.when.edtf for c in claims if c.act is not None and c.start >= len(LEAD)
    }


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The people of Keba buried on Wednesday 13 people killed in Tuesday's raid.", "2031-03-18"),
        (
            "At a hearing on 18 March a judge was told that soldiers had killed four men on 2 March.",
            "2031-03-02",
        ),
        (
            "After a visit to the village on 14 March, the monitors said that soldiers had shot six men dead on 11 March.",
            "2031-03-11",
        ),
        ("On 15 March, when relatives held the funeral, soldiers shot two mourners dead.", "2031-03-15"),
        ("The body of a man killed by soldiers on Sunday was found on Tuesday.", "2031-03-16"),
        ("Soldiers killed nine traders on Monday and the bodies were buried on Tuesday.", "2031-03-17"),
    ],
)
def test_the_day_of_the_act_stands_with_the_word_of_violence(sentence: str, day: str) -> None:
    assert day_of_act(sentence) == {day}


def test_a_funeral_alone_dates_no_killing() -> None:
    assert day_of_act("Nine traders killed by soldiers were buried on Wednesday.") == {None}


@pytest.mark.parametrize(
    "sentence",
    [
        "On 17 March, the commission found, soldiers killed nine traders.",
        "On 17 March, according to residents, soldiers killed nine traders.",
        "On 17 March, a nurse said, soldiers killed nine traders.",
    ],
)
def test_a_day_before_a_speaker_between_commas_is_that_of_what_is_said(sentence: str) -> None:
    assert day_of_act(sentence) == {"2031-03-17"}


def test_a_day_before_a_speaker_who_says_that_is_the_day_of_saying() -> None:
    assert day_of_act("On Wednesday the army said that its soldiers had killed nine traders.") == {None}
    assert day_of_act("In a statement issued on Wednesday, a nurse said: soldiers killed nine traders.") == {
        None
    }


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("A fortnight earlier, on 27 February, two men died.", ["2031-02-27"]),
        ("Five days ago, on 16 March, two men died.", ["2031-03-16"]),
        ("On 16 March, five days ago, two men died.", ["2031-03-16"]),
        ("In the same week, on 7 March, two men died.", ["2031-03-07"]),
        ("Two men died yesterday (18 March) at the ford.", ["2031-03-18"]),
        ("Two men died last week, and on 7 March three.", ["2031-03-10/2031-03-16", "2031-03-07"]),
        ("On the night of the 12th soldiers shot two men.", ["2031-03-12?"]),
        ("On the 12th floor two men were shot.", []),
    ],
)
def test_the_calendars_day_wins_over_the_count(words: str, days: list[str]) -> None:
    assert [d.when.edtf for d in find_dates(words, anchor=ANCHOR)] == days


@pytest.mark.parametrize(
    "sentence",
    [
        "Soldiers killed nine traders in Keba, it emerged on Tuesday.",
        "The killing of nine traders by soldiers came to light on Tuesday.",
        "The death toll of the raid rose from seven to nine on Tuesday.",
        "The toll of the attack on Keba stood at nine on Tuesday.",
        "A vigil for nine traders killed by soldiers was held in Keba on Tuesday.",
        "Students marched on Tuesday to protest the killing of nine traders by soldiers.",
        "The army apologised on Tuesday for an air strike that killed nine traders.",
        "An ambush claimed on Tuesday by the Keba Front killed nine soldiers.",
        "Soldiers killed nine traders in Keba, the mayor told Radio Keba on Tuesday.",
        "The mayor said late on Tuesday that soldiers had killed nine traders in Keba.",
    ],
)
def test_the_day_of_word_toll_or_protest_dates_no_act(sentence: str) -> None:
    assert day_of_act(sentence) == {None}


@pytest.mark.parametrize(
    "sentence",
    [
        "A bombing claimed the lives of nine traders on Tuesday.",
        "A shooting was reported in Keba on Tuesday in which soldiers killed nine traders.",
        "Soldiers killed nine traders on Tuesday, the mayor said on Wednesday.",
        "The army apologised on Wednesday for an air strike that killed nine traders on Tuesday.",
    ],
)
def test_the_day_of_the_act_stays_beside_such_words(sentence: str) -> None:
    assert day_of_act(sentence) == {"2031-03-18"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Soldiers killed nine traders in breach of the ceasefire of February, the mayor said.",
        "According to the report of 12 March, soldiers killed nine traders in Keba.",
        "The killing of nine traders by soldiers broke the agreement of 4 January.",
    ],
)
def test_the_day_that_a_truce_or_a_report_is_known_by_dates_no_act(sentence: str) -> None:
    assert day_of_act(sentence) == {None}
