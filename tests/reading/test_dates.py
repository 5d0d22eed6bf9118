"""Times in sentences. The anchor is Monday, 10 March 2025."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora import edtf
from corrobora.reading.dates import find_dates, find_heads
from corrobora.records import When

from .telling import claims_of

MONDAY = When(text="10 March 2025", edtf="2025-03-10")


def read(
    sentence: str, anchor: When | None = MONDAY, previous: When | None = None
) -> list[tuple[str, str | None]]:
    return [(one.when.text, one.when.edtf) for one in find_dates(sentence, anchor=anchor, previous=previous)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Shots were heard on 17 February 2025.", ["2025-02-17"]),
        ("On February 17, 2025, shots were heard.", ["2025-02-17"]),
        ("Shots on Feb. 17 were heard.", ["2025-02-17"]),
        ("Shots on 17 Feb were heard.", ["2025-02-17"]),
        ("It was the 17th of February.", ["2025-02-17"]),
        ("on 30 November", ["2024-11-30"]),
        ("in February 2025", ["2025-02"]),
        ("the coup in 2020", ["2020"]),
        ("coups in 2020 and 2021", ["2020", "2021"]),
        ("in 2020, 2021 and 2022", ["2020", "2021", "2022"]),
        ("the 2020–21 campaign", ["2020/2021"]),
        ("from 2012 to 2015", ["2012/2015"]),
        ("since 2020", ["2020/.."]),
        ("until 2022", ["../2022"]),
        ("since Monday", ["2025-03-10/.."]),
        ("the 2020 coup", ["2020"]),
        ("in early February 2025", ["2025-02-01~/2025-02-10~"]),
        ("in mid-February 2025", ["2025-02-11~/2025-02-20~"]),
        ("in late February 2025", ["2025-02-21~/2025-02-28~"]),
        ("in the second half of 2024", ["2024-07/2024-12"]),
        ("between 17 and 19 February 2025", ["2025-02-17/2025-02-19"]),
        ("from 27 February to 2 March 2025", ["2025-02-27/2025-03-02"]),
        ("from 30 December to 2 January 2025", ["2024-12-30/2025-01-02"]),
        ("between March and May 2023", ["2023-03/2023-05"]),
        ("on Monday", ["2025-03-10"]),
        ("Monday night", ["2025-03-10"]),
        ("on Tuesday", ["2025-03-04"]),
        ("last Monday", ["2025-03-03"]),
        ("on Monday, 3 March", ["2025-03-03"]),
        ("Tuesday of last week", ["2025-03-04"]),
        ("on the night of Friday to Saturday", ["2025-03-07/2025-03-08"]),
        ("overnight Friday into Saturday", ["2025-03-07/2025-03-08"]),
        ("from Friday to Sunday", ["2025-03-07/2025-03-09"]),
        ("over the weekend", ["2025-03-08/2025-03-09"]),
        ("yesterday", ["2025-03-09"]),
        ("earlier today", ["2025-03-10"]),
        ("overnight", ["2025-03-09/2025-03-10"]),
        ("last night", ["2025-03-09/2025-03-10"]),
        ("this morning", ["2025-03-10"]),
        ("last week", ["2025-03-03/2025-03-09"]),
        ("late last week", ["2025-03-06~/2025-03-09~"]),
        ("earlier this month", ["2025-03-01/2025-03-10"]),
        ("last month", ["2025-02"]),
        ("last year", ["2024"]),
        ("in January this year", ["2025-01"]),
        ("two days ago", ["2025-03-08"]),
        ("three weeks ago", ["2025-02-17/2025-02-23"]),
        ("two months ago", ["2025-01"]),
        ("a decade ago", ["2015~"]),
        ("more than two years ago", ["2023~"]),
        ("in the 1990s", ["1990/1999"]),
        ("The report is due by 15 April.", ["2025-04-15"]),
        ("They will meet on Friday.", ["2025-03-14"]),
        ("on 2025-02-17", ["2025-02-17"]),
        ("on 2025/02/17", ["2025-02-17"]),
        ("On 4 March 2024 soldiers entered the village.", ["2024-03-04"]),
        ("On March 4 2024 police fired on the crowd.", ["2024-03-04"]),
        ("On the night of 4 to 5 March 2024 gunmen came.", ["2024-03-04/2024-03-05"]),
        ("In March 2024 soldiers killed nine men.", ["2024-03"]),
        ("last Friday", ["2025-03-07"]),
        ("Friday's attack", ["2025-03-07"]),
        ("in the night from Friday to Saturday", ["2025-03-07/2025-03-08"]),
        ("between Friday night and Saturday morning", ["2025-03-07/2025-03-08"]),
        ("in the early hours of Saturday", ["2025-03-08"]),
        ("this week", ["2025-03-10/2025-03-16"]),
        ("in the past 24 hours", ["2025-03-09/2025-03-10"]),
        ("in the last 48 hours", ["2025-03-08/2025-03-10"]),
        ("three nights ago", ["2025-03-07"]),
        ("a fortnight ago", ["2025-02-24/2025-03-02"]),
        ("in the first week of March", ["2025-03-01~/2025-03-07~"]),
        ("Elections planned for 2026 were put off.", ["2026"]),
        ("KEBA, Oct 14 (Agency) - Gunmen attacked.", ["2024-10-14"]),
    ],
)
def test_times_resolve_against_the_publication_date(sentence: str, expected: list[str]) -> None:
    assert [written for _, written in read(sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "They killed 2020 people.",
        "A raid killed 2,021 villagers.",
        "Some 24 civilians died.",
        "12,000 peacekeepers left.",
        "a force of 2000",
        "The toll rose from 2000 to 2020.",
        "a 24-year-old man, aged 17",
        "at 20:20 and at 2020 hours",
        "Soldiers may have fired.",
        "They began to March on the capital.",
        "the Sunday Times said",
        "Sunday Igboho said so.",
        "April said she saw it.",
        "Every Friday they pray.",
        "The road is 2020 km long.",
        "Resolution 2100 (rev.) costs $2020.",
        "He asked for 2000 more.",
        "The army paid for 2000 uniforms.",
        "They walked for 24 hours.",
    ],
)
def test_counts_names_and_clocks_are_no_times(sentence: str) -> None:
    assert read(sentence) == []


def test_a_number_of_people_after_a_month_is_not_its_day() -> None:
    assert read("In March 24 civilians were killed.") == [("March", "2025-03")]


def test_a_month_never_gains_a_day() -> None:
    (only,) = find_dates("Last month the army withdrew.", anchor=MONDAY)
    assert (only.when.edtf, only.when.date_prec, only.when.time_prec) == ("2025-02", 4, 3)


@pytest.mark.parametrize(
    "sentence",
    ["last month", "on Monday", "17 February", "overnight", "two days ago", "last year", "this week"],
)
def test_without_a_publication_date_relative_times_keep_their_words_alone(sentence: str) -> None:
    (only,) = find_dates(sentence, anchor=None)
    assert only.when == When(text=sentence.removeprefix("on "))


def test_a_publication_month_resolves_what_every_day_of_it_agrees_on() -> None:
    month = When(text="March 2025", edtf="2025-03")
    assert read("last month", month) == [("last month", "2025-02")]
    assert read("yesterday", month) == [("yesterday", None)]


def test_the_following_year_counts_from_the_time_named_before() -> None:
    earlier = When(text="2022", edtf="2022")
    assert read("The following year they left.", None, earlier) == [("The following year", "2023")]
    assert read("The following year they left.", MONDAY) == [("The following year", None)]
    assert read("France left in 2022. The following year", None)[-1] == ("The following year", "2023")


def test_the_next_day_needs_a_day_before_it() -> None:
    assert read("the next day", None, When(text="", edtf="2025-02-17")) == [("the next day", "2025-02-18")]
    assert read("the same day", None, When(text="", edtf="2025-02-17")) == [("the same day", "2025-02-17")]
    assert read("two days later", None, When(text="", edtf="2025-02")) == [("two days later", None)]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("that evening", "2025-02-17"),
        ("the same night", "2025-02-17"),
        ("the following morning", "2025-02-18"),
        ("the morning after", "2025-02-18"),
        ("the previous evening", "2025-02-16"),
        ("two days earlier", "2025-02-15"),
        ("a day later", "2025-02-18"),
    ],
)
def test_parts_of_days_count_from_the_day_named_before(words: str, day: str) -> None:
    assert read(words, MONDAY, When(text="", edtf="2025-02-17")) == [(words, day)]
    assert read(words, MONDAY) == [(words, None)]


def test_a_year_after_a_day_is_a_count_only_where_it_lies_ahead() -> None:
    assert read("On 4 March 2031 soldiers left.", None) == [("4 March 2031", "2031-03-04")]
    assert read("On 4 March 2031 people were counted.") == [("4 March", "2025-03-04")]


@pytest.mark.parametrize(
    "sentence", ["KEBA, Oct 14 (Agency) - Gunmen attacked.", "Oct. 14 -- Gunmen attacked."]
)
def test_a_dateline_without_a_year_stays_unresolved_where_nothing_tells_the_year(sentence: str) -> None:
    (only,) = find_dates(sentence, anchor=None)
    assert only.when.edtf is None


def test_a_day_that_may_still_come_is_marked_uncertain() -> None:
    assert read("on 18 March") == [("18 March", "2024-03-18?")]


def test_a_weekday_that_contradicts_its_date_is_marked_uncertain() -> None:
    assert read("on Friday, 17 February 2025") == [("Friday, 17 February 2025", "2025-02-17?")]


def test_numbers_that_may_be_day_or_month_stay_unresolved() -> None:
    assert read("on 03/04/2025") == [("03/04/2025", None)]
    assert read("on 17/02/2025") == [("17/02/2025", "2025-02-17")]


def test_vague_times_stay_unresolved() -> None:
    for words in ("recent years", "decades ago", "several weeks ago"):
        assert read(f"It happened in {words}.")[0][1] is None


PIECES = st.sampled_from(
    "on in the since last next early late 17 2020 2021 31 February March May Monday Friday night week month year days "
    "ago later following same to and – / , . overnight weekend 3/4/2025 two a decade of by will killed people".split()
)


@given(
    st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=80),
    st.dates().map(lambda day: When(text="", edtf=day.isoformat())) | st.none(),
)
def test_no_text_fails_and_every_mention_quotes_its_words(sentence: str, anchor: When | None) -> None:
    reached = 0
    for one in find_dates(sentence, anchor=anchor, previous=anchor):
        assert reached <= one.start < one.end
        assert sentence[one.start : one.end] == one.when.text
        reached = one.end
        if one.when.edtf is not None:
            first, last = edtf.bounds(one.when.edtf)
            assert first <= last
            open_ended = ".." in one.when.edtf
            assert open_ended or (one.when.date_prec, one.when.time_prec) == edtf.precision(first, last)


def test_a_mention_starts_at_its_first_word() -> None:
    for one in find_dates("On Monday they left; late last week they came.", anchor=MONDAY):
        assert not re.search(r"^\s|\s$", one.when.text)


@pytest.mark.parametrize("opener", ["after", "since", "before", "in the wake of", "following"])
def test_the_day_of_an_event_named_by_its_day_is_not_opened(opener: str) -> None:
    """ "After Monday's strike": the strike was on Monday, whatever came after."""
    found = find_dates(
        f"Four more people died {opener} Monday's strike.",
        anchor=When(text="20 March 2031", edtf="2031-03-20", date_prec=1, time_prec=1),
        previous=None,
    )
    assert [mention.when.edtf for mention in found] == ["2031-03-17"]


def test_a_day_that_opens_a_time_still_does() -> None:
    found = find_dates(
        "He has been missing since Monday.",
        anchor=When(text="20 March 2031", edtf="2031-03-20", date_prec=1, time_prec=1),
        previous=None,
    )
    assert [mention.when.edtf for mention in found] == ["2031-03-17/.."]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("On the eve of 3 March soldiers were seen.", ["2025-03-02"]),
        ("On the eve of the feast soldiers were seen.", []),
        ("On the last day of February gunmen came.", ["2025-02-28"]),
        ("In the first ten days of February gunmen came.", ["2025-02-01/2025-02-10"]),
        ("In the second half of February gunmen came.", ["2025-02-16/2025-02-28"]),
        ("The night before last, gunmen came.", ["2025-03-08/2025-03-09"]),
        ("On the 3rd of this month gunmen came.", ["2025-03-03"]),
        ("On the 28th of last month gunmen came.", ["2025-02-28"]),
        ("On Christmas Day gunmen came.", ["2024-12-25"]),
        ("On New Year's Eve gunmen came.", ["2024-12-31"]),
        ("Since the start of the year, 90 have died.", ["2025-01/.."]),
        ("It must report by the end of the month.", ["2025-03-21~/2025-03-31~"]),
        ("At the end of the month gunmen came.", [None]),
        ("The findings are awaited before the end of July.", ["../2025-07-31~"]),
        ("It must report by May 22.", ["2025-05-22"]),
        ("On the evening of March 3 gunmen came.", ["2025-03-03"]),
        ("In March 3 soldiers were killed.", ["2025-03"]),
        ("The trial opens on Thursday week.", ["2025-03-20"]),
        ("A week after the raid, gunmen came back on 3 March.", ["2025-03-03"]),
        ("A week after the raid, gunmen came back.", [None]),
    ],
)
def test_edges_of_months_terms_and_eves(sentence: str, expected: list[str | None]) -> None:
    assert [edtf_ for _, edtf_ in read(sentence)] == expected


def test_the_morning_after_a_night_is_that_of_its_second_day() -> None:
    night = When(text="the night of Friday to Saturday", edtf="2025-03-07/2025-03-08")
    assert read("The next morning they came back.", previous=night) == [("The next morning", "2025-03-08")]
    assert read("The next day they came back.", previous=night) == [("The next day", None)]


LIST = "Keba, 20 February. Soldiers shot six herders.\n\nOrin, 24 February. Gunmen killed three.\nThey fled."


def test_a_run_in_head_dates_its_paragraph_up_to_the_next() -> None:
    heads = find_heads(LIST, anchor=MONDAY)
    assert [head.when.edtf for head in heads] == ["2025-02-20", "2025-02-24"]
    assert [LIST[head.start : head.end].split(",", maxsplit=1)[0].strip() for head in heads] == [
        "Keba",
        "Orin",
    ]
    assert "fled" in LIST[heads[1].start : heads[1].end]


@pytest.mark.parametrize(
    "text",
    [
        "KEBA, 9 March. Gunmen killed nine people on Friday.\n\nThey fled.",
        "9 March 2025. Gunmen killed nine people on Friday.",
        "Keba, 20 February and after. Gunmen came.\n\nOrin, in March. Gunmen came.",
        "20 February, 14:30. Gunmen came.\n\n21 February, 15:10. They left.",
    ],
)
def test_a_dateline_or_a_clock_dates_nothing(text: str) -> None:
    assert find_heads(text, anchor=MONDAY) == ()


def test_without_a_publication_date_a_head_without_a_year_dates_nothing() -> None:
    assert find_heads(LIST, anchor=None) == ()


def test_a_head_dates_what_has_no_time_of_its_own() -> None:
    text = "Keba, 20 February. Soldiers shot six herders dead.\n\nOrin, 24 February. Gunmen killed three traders. On Monday they killed a boy."
    told = {c.start: c.when.edtf if c.when else None for c in claims_of(text, published="2025-03-10")}
    assert [told[at] for at in sorted(told)] == ["2025-02-20", "2025-02-24", "2025-03-10"]


@pytest.mark.parametrize(
    "worded",
    [
        "the day before yesterday", "late yesterday", "this afternoon", "tonight", "overnight", "last night", "the past weekend",
        "the second half of 2030", "the first quarter of last year", "earlier this month", "the current year", "two days ago",
        "the past 48 hours", "recent weeks", "the previous week", "the same evening", "that night", "three days later", "a week before",
    ],
)  # fmt: skip
@pytest.mark.parametrize("written", [str.lower, str.upper])
def test_a_rule_is_tried_wherever_its_words_stand_in_whatever_case(
    worded: str, written: Callable[[str], str]
) -> None:
    found = find_dates(
        f"Nine died, {written(worded)}.",
        anchor=When(text="20 March 2031", edtf="2031-03-20", date_prec=1, time_prec=1),
        previous=When(text="10 March 2031", edtf="2031-03-10", date_prec=1, time_prec=1),
    )
    assert [mention.when.text.lower() for mention in found if mention.when.text.lower() in worded]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("On 13 February the dead were buried.", "2031-02-13?"),
        ("On Thursday 13 February the dead were buried.", "2031-02-13"),
        ("On Friday 13 February the dead were buried.", None),
        ("On 13 June the dead were buried.", None),
        ("On 2 January they had come before.", None),
    ],
)
def test_an_undated_report_lends_a_day_the_year_of_the_day_it_named_before(
    sentence: str, expected: str | None
) -> None:
    before = When(text="11 February 2031", edtf="2031-02-11", date_prec=1, time_prec=1)
    (found,) = find_dates(sentence, anchor=None, previous=before)
    assert found.when.edtf == expected


def test_neither_a_year_nor_an_open_time_lends_its_year_to_a_day() -> None:
    for before in ("2031", "2031-02-11/.."):
        (found,) = find_dates(
            "On 13 February they left.", anchor=None, previous=When(text=before, edtf=before)
        )
        assert found.when.edtf is None


def test_the_year_of_a_day_before_carries_over_the_turn_of_the_year() -> None:
    before = When(text="30 December 2030", edtf="2030-12-30", date_prec=1, time_prec=1)
    (found,) = find_dates("On 2 January they left.", anchor=None, previous=before)
    assert found.when.edtf == "2031-01-02?"
