"""Dates that a text states of itself in words; every text here is our own."""

import pytest

from corrobora.intake.dates import choose_published, date_in_url
from corrobora.intake.limits import Limits
from corrobora.intake.plain import complete, read_plain
from corrobora.intake.stated import stated_dates

HEADLINE = "Nine shot dead in Bela market"
BODY = (
    "Soldiers shot nine people in the market of Bela, residents said. The dead were buried by their families.\n\n"
    "The army has not replied. It said that it was looking into the matter and would speak later."
)


def published(text: str) -> str | None:
    chosen = choose_published(complete(read_plain(text), limits=Limits()).dated)
    return None if chosen is None else chosen.edtf


@pytest.mark.parametrize(
    "foot",
    [
        "Done at Bela, 17 August 2031.\nAna Kor, coordinator",
        "Done in Bela on this 17th day of August 2031",
        "Given at Old Bela, the 17th of August 2031.",
        "Bela, this 17 August 2031",
        "Read online: https://post.example/2031/08/17/nine-dead",
    ],
)
def test_a_signature_or_its_own_address_at_the_foot_dates_a_statement(foot: str) -> None:
    assert published(f"{HEADLINE}\n\n{BODY}\n\n{foot}\n") == "2031-08-17"


@pytest.mark.parametrize(
    "head",
    [
        "Posted on August 17, 2031 by Editor",
        "2031/08/17",
        "EMBARGOED UNTIL 17 August 2031, 06:00 GMT",
        "Issued by the Access Cell. Reporting period 7–17 August 2031. Figures are unverified.",
        "Period covered: from 25 July to 17 August 2031",
    ],
)
def test_a_stamp_an_embargo_and_a_period_at_the_head_date_a_text(head: str) -> None:
    assert published(f"{HEADLINE}\n\n{head}\n\n{BODY}\n") == "2031-08-17"


@pytest.mark.parametrize(
    "line",
    [
        "The accord, signed in Bela on 17 August 2031, ended the war.",
        "Signed in Bela on 17 August 2031 by both sides, the accord gave them half of the seats.",
        "The report covers the reporting of August 2031.",
        "Retrieved 17 August 2031 from the archive",
        "Done at Bela, 17 August.",
        "The embargo lasted until 17 August 2031.",
        "Read more: https://post.example/2031/08/17/another-story",
    ],
)
def test_other_peoples_signatures_and_links_to_other_stories_date_nothing(line: str) -> None:
    assert published(f"{HEADLINE}\n\n{BODY}\n\n{line}\n") is None


def test_what_a_format_states_is_not_put_in_doubt_by_a_signature() -> None:
    assert published(f"---\ndate: 2031-08-20\n---\n{BODY}\n\nDone at Bela, 17 August 2031.\n") == "2031-08-20"


def test_a_day_that_no_calendar_has_is_not_stated() -> None:
    assert stated_dates(["Done at Bela, 31 June 2031."]) == ()


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://post.example/20310817-nine-dead", "2031-08-17"),
        ("https://post.example/nine-dead-2031-08-17", "2031-08-17"),
        ("https://post.example/2031/8/17/nine-dead", "2031-08-17"),
        ("https://post.example/world-20310817", None),
        ("https://post.example/2031817/nine-dead", None),
        ("https://post.example/20319917/nine-dead", None),
        # The day in an archive's own part of an address is that of the capture.
        ("https://web.archive.example/web/20310905/https://post.example/nine-dead", None),
        ("https://archive.example/2031/09/05/https://post.example/2031/08/17/nine-dead", "2031-08-17"),
        ("https://archive.example/web/20310905/http:/post.example/20310817-nine-dead", "2031-08-17"),
        ("https://post.example/2031/08/17/nine-dead?from=https://other.example/x", "2031-08-17"),
    ],
)
def test_an_address_dates_its_page_only_where_its_figures_can_be_nothing_else(
    url: str, day: str | None
) -> None:
    dated = date_in_url(url)
    assert (None if dated is None else dated.words) == day
