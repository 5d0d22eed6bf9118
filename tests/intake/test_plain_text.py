"""Plain text and Markdown: titles, bylines, outlets, credits, dates."""

from collections.abc import Callable

import pytest

from corrobora.records import DateCandidate, Intake, Report

TakingOne = Callable[..., Report]
Taking = Callable[..., Intake]

PARAGRAPH = (
    "Soldiers shot dead twelve villagers as they fled the market, three residents said on Tuesday, and the "
    "governor promised an inquiry into what he called a grave error."
)


def test_a_short_first_line_before_a_paragraph_is_the_title(taking_one: TakingOne) -> None:
    assert (
        taking_one("a.txt", f"Army opens inquiry into deaths\n{PARAGRAPH}").title
        == "Army opens inquiry into deaths"
    )
    assert taking_one("b.txt", f"Who fired?\n\n{PARAGRAPH}").title == "Who fired?"


@pytest.mark.parametrize(
    "text",
    [
        PARAGRAPH,
        f"They came at night.\n\n{PARAGRAPH}",
        f"SELIBA (AFP) - Gunmen kill twelve\n\n{PARAGRAPH}",
        "One line alone",
        f"and then they left\n\n{PARAGRAPH}",
    ],
)
def test_a_sentence_is_no_title(text: str, taking_one: TakingOne) -> None:
    assert taking_one("a.txt", text).title is None


def test_the_title_stays_in_the_text(taking_one: TakingOne) -> None:
    report = taking_one("a.txt", f"Army opens inquiry\n\n{PARAGRAPH}")
    assert report.text.startswith("Army opens inquiry\n")
    assert report.furniture == ()


def test_what_is_not_stated_is_none(taking_one: TakingOne) -> None:
    report = taking_one("a.txt", f"Army opens inquiry\n\n{PARAGRAPH}")
    assert (report.outlet, report.author, report.url, report.published, report.external_id) == (None,) * 5
    assert (report.credits, report.published_candidates, report.categories) == ((), (), ())
    assert report.language == "en"


@pytest.mark.parametrize(
    ("line", "author", "outlet", "credited"),
    [
        ("By Jane Doe", "Jane Doe", None, ()),
        ("By Jane Doe and Amadou ag Issa", "Jane Doe and Amadou ag Issa", None, ()),
        ("By Jane Doe, The Seliba Herald", "Jane Doe", "The Seliba Herald", ()),
        ("By Jane Doe | Seliba Times", "Jane Doe", "Seliba Times", ()),
        ("By Jane Doe, AFP", "Jane Doe", None, ("AFP",)),
        ("By Agence France-Presse", None, None, ("AFP",)),
        ("By Jane Doe with Harmattan Press", "Jane Doe", None, ("Harmattan Press",)),
        ("By our correspondent in Seliba", None, None, ()),
        ("By of the", None, None, ()),
        ("By Monday", None, None, ()),
        ("By Monday Night", None, None, ()),
        ("By then the soldiers had gone", None, None, ()),
    ],
)
def test_a_byline_gives_author_outlet_and_agency(
    line: str, author: str | None, outlet: str | None, credited: tuple[str, ...], taking_one: TakingOne
) -> None:
    report = taking_one("a.txt", f"Army opens inquiry\n{line}\n\n{PARAGRAPH}")
    assert (report.author, report.outlet, report.credits) == (author, outlet, credited)


def test_an_outlet_is_taken_where_it_is_stated(taking_one: TakingOne) -> None:
    assert taking_one("a.txt", f"{PARAGRAPH}\n\nSource: Seliba Weekly").outlet == "Seliba Weekly"
    assert (
        taking_one("b.txt", f"Outlet: Seliba Weekly\nDate: 3 March 2031\n\n{PARAGRAPH}").outlet
        == "Seliba Weekly"
    )


def test_an_agency_named_as_source_is_a_credit_and_no_outlet(taking_one: TakingOne) -> None:
    report = taking_one("a.txt", f"{PARAGRAPH}\n\nSource: AP")
    assert (report.outlet, report.credits) == (None, ("AP",))


def test_a_sentence_about_a_source_is_no_outlet(taking_one: TakingOne) -> None:
    report = taking_one(
        "a.txt", f"{PARAGRAPH}\n\nSource: a man who saw the bodies and does not want to be named"
    )
    assert report.outlet is None


@pytest.mark.parametrize(
    ("line", "found_in", "value"),
    [
        ("Published: 3 March 2031", "byline", "2031-03-03"),
        ("Published on March 3, 2031 at 10:32 GMT", "byline", "2031-03-03"),
        ("3 March 2031", "byline", "2031-03-03"),
        ("Monday, March 3, 2031, 10:32 pm", "byline", "2031-03-03"),
        ("Last updated: 4 March", "byline:updated", "4 March"),
        ("Posted on 03/04/2031", "byline", "03/04/2031"),
    ],
)
def test_a_stamp_gives_a_candidate_and_is_furniture(
    line: str, found_in: str, value: str, taking_one: TakingOne
) -> None:
    report = taking_one("a.txt", f"Army opens inquiry\n{line}\n\n{PARAGRAPH}")
    assert report.published_candidates == (DateCandidate(value=value, found_in=found_in),)
    assert [report.text[span.start : span.end] for span in report.furniture] == [line]


def test_a_day_in_the_story_is_no_day_of_publication(taking_one: TakingOne) -> None:
    report = taking_one("a.txt", f"Army opens inquiry\n\nOn 3 March 2031 soldiers came.\n{PARAGRAPH}")
    assert report.published_candidates == ()


def test_a_dateline_gives_place_of_agency_and_day(taking_one: TakingOne) -> None:
    report = taking_one("a.txt", f"SELIBA, 3 March 2031 (Harmattan Press) — {PARAGRAPH}")
    assert report.credits == ("Harmattan Press",)
    assert report.published is not None
    assert (report.published.edtf, report.published.text) == ("2031-03-03", "3 March 2031")
    assert report.furniture == ()


def test_a_dateline_without_a_year_stays_in_words(taking_one: TakingOne) -> None:
    report = taking_one("a.txt", f"BAMAKO, Feb 17 (Reuters) - {PARAGRAPH}")
    assert report.published is None
    assert report.published_candidates == (DateCandidate(value="Feb 17", found_in="dateline"),)


def test_front_matter_is_read_and_set_apart(taking_one: TakingOne) -> None:
    report = taking_one(
        "a.md",
        f"---\ntitle: 'Twelve dead'\noutlet: Seliba Weekly\nauthor: Jane Doe\ndate: 2031-03-04\nid: K-7\n---\n# Other\n\n{PARAGRAPH}",
    )
    assert (report.title, report.outlet, report.author) == ("Twelve dead", "Seliba Weekly", "Jane Doe")
    assert report.external_id == "K-7"
    assert report.published is not None
    assert report.published.edtf == "2031-03-04"
    assert report.published_candidates[0].found_in == "front-matter:published"
    assert report.text[report.furniture[0].end :].strip().startswith("Other")


def test_markdown_marks_go_and_words_stay(taking_one: TakingOne) -> None:
    report = taking_one(
        "a.md",
        f"# Twelve dead\n\n> **Soldiers** came, [he said](https://example.org/a_b_c).\n\n{PARAGRAPH}\n",
    )
    assert report.title == "Twelve dead"
    assert "\n\nSoldiers came, he said.\n" in report.text


def test_line_ends_marks_and_forms_are_made_one(taking_one: TakingOne) -> None:
    report = taking_one("a.txt", "\ufeffCafe\u0301 in\u00a0Seliba,\r\nhe\u00ad said\u200b.\rEnd\x00.")
    assert report.text == "Café in Seliba,\nhe said.\nEnd\ufffd."


def test_a_text_too_short_has_no_language(taking_one: TakingOne) -> None:
    assert taking_one("a.txt", "Twelve dead").language is None


def test_another_language_is_named_and_not_refused(taking_one: TakingOne) -> None:
    report = taking_one(
        "a.txt", "L'armée a ouvert une enquête sur la mort de douze villageois près du marché de Seliba."
    )
    assert report.language == "fr"


def test_the_same_bytes_twice_are_one_report_with_two_paths(taking: Taking) -> None:
    found = taking({"b/two.txt": PARAGRAPH, "one.txt": PARAGRAPH})
    (report,) = found.reports
    assert report.paths == ("b/two.txt", "one.txt")


def test_the_same_text_in_other_bytes_is_another_report(taking: Taking) -> None:
    found = taking({"one.txt": PARAGRAPH, "two.txt": f"{PARAGRAPH}\n"})
    assert len(found.reports) == 2


def test_every_limit_is_in_the_reference() -> None:
    import dataclasses
    from pathlib import Path

    from corrobora.intake import TRUST, Limits

    page = (Path(__file__).parents[2] / "docs" / "reference" / "intake.md").read_text()
    for limit in dataclasses.fields(Limits):
        assert f"`{limit.name}`" in page
    assert all(f"`{rank[0]}`" in page for rank in TRUST)


def test_a_line_that_places_and_dates_a_statement_dates_it(taking_one: TakingOne) -> None:
    report = taking_one("a.txt", f"MINISTRY OF WATER\n\nOrin, 11 March 2031\n\n{PARAGRAPH}\n")
    assert report.published is not None
    assert report.published.edtf == "2031-03-11"


def test_a_bracketed_dateline_dates_and_credits_nobody(taking_one: TakingOne) -> None:
    report = taking_one("a.txt", f"(Orin, 9 July 2031) – {PARAGRAPH}\n")
    assert report.published is not None
    assert report.published.edtf == "2031-07-09"
    assert report.credits == ()


def test_a_date_inside_a_sentence_dates_nothing(taking_one: TakingOne) -> None:
    report = taking_one("a.txt", f"Last seen 2031-03-04 near Orin\n\n{PARAGRAPH}\n")
    assert report.published is None


def test_a_notice_that_marks_an_exercise_is_no_headline(taking_one: TakingOne) -> None:
    report = taking_one(
        "a.txt", f"EXERCISE – invented places\n\nArmy denies raid on Orin market\n\n{PARAGRAPH}\n"
    )
    assert report.title == "Army denies raid on Orin market"
