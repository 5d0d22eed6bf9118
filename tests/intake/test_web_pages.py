"""HTML pages: the article first, the rest of the page after it and set apart."""

from collections.abc import Callable

import pytest

from corrobora.records import DateCandidate, Intake, Report

TakingOne = Callable[..., Report]
Taking = Callable[..., Intake]

FIRST = (
    "Gunmen on motorcycles killed twelve people in the village of Seliba on Sunday, two residents told this "
    "paper. They said that the men wore uniforms and fired at houses for an hour."
)
SECOND = 'The army denied that its soldiers were there. "We were not in Seliba", a spokesman said on Monday.'


def page(
    *, head: str = "", top: str = "", body: str = f"<p>{FIRST}</p><p>{SECOND}</p>", foot: str = ""
) -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Twelve dead in Seliba | Seliba Herald</title>{head}'
        f"</head><body>{top}<main><article><h1>Twelve dead in Seliba</h1>{body}</article></main>{foot}</body></html>"
    )


def own_words(report: Report) -> str:
    words, at = "", 0
    for span in report.furniture:
        words += report.text[at : span.start]
        at = span.end
    return words + report.text[at:]


def test_the_article_comes_first_and_in_order(taking_one: TakingOne) -> None:
    report = taking_one(
        "a.html", page(top="<nav><ul><li>Home<li>World</ul></nav>", foot="<footer>© 2031 X</footer>")
    )
    assert own_words(report).strip() == f"Twelve dead in Seliba\n\n{FIRST}\n\n{SECOND}"
    assert report.media_type == "text/html"


def test_nothing_a_visitor_sees_is_lost(taking_one: TakingOne) -> None:
    report = taking_one(
        "a.html",
        page(
            top="<header><div>Seliba Herald</div><nav><a href=/>Home</a></nav></header>",
            body=f"<p>By Jane Doe</p><figure><img src=x><figcaption>The market before the attack</figcaption></figure>"
            f"<p>{FIRST}</p><div class='share-buttons'>12 shares</div><p>{SECOND}</p>",
            foot="<aside><h3>Related articles</h3><a href=x>Governor promises inquiry</a></aside>"
            "<section id='comments'><p>I was there and it was far worse than what you write in your paper.</p></section>"
            "<script>var hidden = 'never shown';</script>",
        ),
    )
    for words in (
        "Seliba Herald",
        "Home",
        "By Jane Doe",
        "12 shares",
        "Governor promises inquiry",
        "I was there",
        "The market",
    ):
        assert words in report.text
        assert words not in own_words(report)
    assert "never shown" not in report.text
    assert report.author == "Jane Doe"


def test_a_paragraph_of_prose_is_the_articles_own_wherever_the_page_reader_looked(
    taking_one: TakingOne,
) -> None:
    late = "A third resident, reached by telephone on Monday, counted fourteen graves behind the mosque of the village."
    report = taking_one("a.html", page(body=f"<p>{FIRST}</p><div><div><p>{late}</p></div></div>"))
    assert late in own_words(report)


def test_a_page_without_paragraphs_is_read_all_the_same(taking_one: TakingOne) -> None:
    report = taking_one("a.html", "<html><body>Twelve people died.<br><br>The army denied it.</body></html>")
    assert own_words(report).split("\n") == ["Twelve people died.", "The army denied it."]


HEAD = """
<meta property="og:site_name" content="Seliba Herald"><meta property="og:title" content="Twelve dead in Seliba">
<link rel="canonical" href="https://www.seliba-herald.example/2031/03/05/twelve-dead">
<meta property="article:published_time" content="2031-03-05T00:10:00+02:00"><meta property="article:section" content="Kadou">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "Organization", "name": "Other"},
{"@type": ["NewsArticle"], "headline": "x", "datePublished": "2031-03-04T23:10:00+01:00", "dateModified": "2031-03-06",
"author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "John Roe"}], "publisher": {"name": "Herald Media"}}]}</script>
"""


def test_a_page_says_what_it_is_in_many_places(taking_one: TakingOne) -> None:
    report = taking_one("a.html", page(head=HEAD))
    assert report.title == "Twelve dead in Seliba"
    assert report.outlet == "Seliba Herald"
    assert report.author == "Jane Doe, John Roe"
    assert report.url == "https://www.seliba-herald.example/2031/03/05/twelve-dead"
    assert report.categories == ("Kadou",)
    assert report.language == "en"


def test_every_date_is_kept_with_its_place_and_the_most_trusted_is_taken(taking_one: TakingOne) -> None:
    report = taking_one(
        "a.html", page(head=HEAD, body=f"<time datetime='2031-03-07'>7 March</time><p>{FIRST}</p>")
    )
    assert set(report.published_candidates) >= {
        DateCandidate(value="2031-03-04", found_in="json-ld:datePublished"),
        DateCandidate(value="2031-03-06", found_in="json-ld:dateModified"),
        DateCandidate(value="2031-03-05", found_in="meta:article:published_time"),
        DateCandidate(value="2031-03-07", found_in="time"),
        DateCandidate(value="2031-03-05", found_in="url"),
    }
    assert report.published is not None
    assert (report.published.edtf, report.published.text) == ("2031-03-04", "2031-03-04T23:10:00+01:00")
    assert (report.published.date_prec, report.published.time_prec) == (1, 1)


def test_a_page_without_a_date_has_none(taking_one: TakingOne) -> None:
    report = taking_one("a.html", page(foot="<footer>© 2031 Seliba Herald</footer>"))
    assert report.published is None
    assert [one for one in report.published_candidates if one.value.endswith("-01-01")] == []


def test_what_htmldate_infers_is_a_candidate_and_decides_nothing(taking_one: TakingOne) -> None:
    report = taking_one(
        "a.html", page(body=f"<p>{FIRST}</p><p class='date'>Last seen 2024-03-04 here</p><p>{SECOND}</p>")
    )
    assert {one.found_in for one in report.published_candidates} <= {"htmldate"}
    assert report.published is None


def test_a_date_of_a_change_is_never_the_day_of_publication(taking_one: TakingOne) -> None:
    report = taking_one("a.html", page(head='<meta property="article:modified_time" content="2031-03-06">'))
    assert ("2031-03-06", "meta:article:modified_time") in {
        (one.value, one.found_in) for one in report.published_candidates
    }
    assert report.published is None


def test_dates_of_other_stories_are_not_this_ones(taking_one: TakingOne) -> None:
    foot = "<aside class='related'><time datetime='2029-01-02'>2 January 2029</time></aside>"
    report = taking_one("a.html", page(foot=foot))
    assert report.published is None
    assert "time" not in {one.found_in for one in report.published_candidates}


def test_two_times_that_differ_decide_nothing(taking_one: TakingOne) -> None:
    report = taking_one(
        "a.html",
        page(body=f"<time datetime='2031-03-04'>4</time><p>{FIRST}</p><time datetime='2031-03-09'>9</time>"),
    )
    assert report.published is None


def test_the_host_of_a_canonical_address_is_the_last_resort_for_the_outlet(taking_one: TakingOne) -> None:
    head = '<link rel="canonical" href="https://www.seliba.example/x">'
    unnamed = page(head=head).replace(" | Seliba Herald", "")
    assert taking_one("a.html", unnamed).outlet == "seliba.example"
    assert taking_one("b.html", page().replace(" | Seliba Herald", "")).outlet is None
    assert taking_one("c.html", page(head=head)).outlet == "Seliba Herald"


def test_furniture_within_the_article_is_found_by_its_words(taking_one: TakingOne) -> None:
    report = taking_one(
        "a.html", page(body=f"<p>{FIRST}</p><p>Advertisement</p><p>{SECOND}</p><p>Likes: 3 1</p>")
    )
    assert "Advertisement" not in own_words(report)
    assert "Likes" not in own_words(report)


def test_an_agency_is_credited_from_the_dateline_of_a_page(taking_one: TakingOne) -> None:
    report = taking_one("a.html", page(body=f"<p>SELIBA (Harmattan Press) — {FIRST}</p><p>{SECOND}</p>"))
    assert report.credits == ("Harmattan Press",)


@pytest.mark.parametrize("name", ["page.txt", "page", "page.md"])
def test_a_page_under_another_name_is_a_page(name: str, taking_one: TakingOne) -> None:
    assert taking_one(name, page()).media_type == "text/html"


def test_a_page_in_its_own_encoding_is_read_in_it(taking_one: TakingOne) -> None:
    markup = page(body=f"<p>Aïssata Touré: {FIRST}</p>").replace("utf-8", "iso-8859-1")
    assert "Aïssata Touré" in taking_one("a.html", markup.encode("latin-1")).text


def test_what_stands_deep_in_a_page_is_read(taking_one: TakingOne) -> None:
    """Tags that nobody closed lie in each other, and lxml's parser stops at 256 unless it is told otherwise."""
    report = taking_one("a.html", page(body=f"<p>{FIRST}</p>{'<font>' * 300}<p>{SECOND}</p>"))
    assert SECOND in report.text


def test_a_page_that_cannot_be_read_to_its_end_is_no_report_of_its_beginning(taking: Taking) -> None:
    found = taking({"a.html": page(body=f"<p>{FIRST}</p>{'<font>' * 3000}<p>{SECOND}</p>")})
    assert (found.reports, [one.code for one in found.refused]) == ((), ["broken"])
    assert "too deep" in found.refused[0].why


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_countless_comments_before_a_page_cost_no_time(name: str, taking_one: TakingOne) -> None:
    # a pattern that may end a comment at a later "-->" tries 2 ** 400 ways to cut these
    assert FIRST in taking_one(name, "<!-- -->" * 400 + f"<div>{FIRST}</div>").text


def test_a_long_list_in_what_a_page_says_of_itself_costs_no_time(taking_one: TakingOne) -> None:
    # taking the first of a list again and again would take this one half an hour
    said = '{"@type":"Article","headline":"First"},{"@type":"Article","headline":"Second"}'
    script = f'<script type="application/ld+json">[{"1," * 3_000_000}{said}]</script>'
    assert taking_one("a.html", page(head=script)).title == "First"


def test_of_countless_times_on_a_page_only_the_first_are_looked_at(taking_one: TakingOne) -> None:
    times = "<nav>" + "<time>2031-03-05</time>" * 1000 + "</nav><time>2031-03-06</time>"
    report = taking_one("a.html", page(body=f"<p>{FIRST}</p>{times}"))
    assert "time" not in {one.found_in for one in report.published_candidates}


def test_deeply_nested_markup_ends(taking: Taking) -> None:
    found = taking({"a.html": "<html><body>" + "<div>" * 20_000 + FIRST + "</body></html>"})
    assert len(found.reports) + len(found.refused) == 1


@pytest.mark.parametrize(
    "hiding",
    [
        "hidden",
        'style="display:none"',
        'style="visibility: hidden"',
        'aria-hidden="true"',
        'style="font-size:0"',
        'style="opacity: 0;"',
    ],
)
def test_what_no_visitor_saw_is_set_apart(taking_one: TakingOne, hiding: str) -> None:
    unseen = (
        "The movement killed 800 people in Seliba on Tuesday, the army said in words that nobody could see."
    )
    report = taking_one("a.html", page(body=f"<p>{FIRST}</p><p {hiding}>{unseen}</p><p>{SECOND}</p>"))
    assert FIRST in own_words(report)
    assert SECOND in own_words(report)
    assert unseen in report.text
    assert unseen not in own_words(report)


def test_a_page_that_a_script_shows_later_is_read(taking_one: TakingOne) -> None:
    report = taking_one("a.html", page().replace("<body>", '<body style="visibility:hidden">'))
    assert FIRST in own_words(report)
