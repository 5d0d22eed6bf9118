"""The page of the search."""

import html
import re
from pathlib import Path
from urllib.parse import quote

import pytest

from corrobora.workbench.people import Role
from corrobora.workflow import Project
from corrobora.workflow.desk import Question
from tests.custody.test_searching import HOSTILE
from tests.workbench.conftest import Comes
from tests.workbench.judged import page


def titles(text: str) -> list[str]:
    return re.findall(r"<h3><a [^>]*><bdi>([^<]+)", text)


def number(text: str) -> str:
    found = re.search(r"Reports: ([^<]+)", text)
    assert found is not None
    return found[1]


def test_words_find_reports_and_are_marked(comes: Comes) -> None:
    client = comes(Role.READER)
    text = page(client, "/search?q=SOLDIERS")
    assert number(text) == "5"
    assert len(titles(text)) == 5
    assert "<mark>soldiers</mark>" in text
    assert number(page(client, "/search")) == "8"
    assert number(page(client, '/search?q="lidda wells" -contractors')) == "2"
    none = page(client, "/search?q=zerbanquillot")
    assert number(none) == "0"
    assert "No report here was found" in none


def test_no_word_is_cut_in_two_where_a_finding_is_shown(comes: Comes, project: Project) -> None:
    text = page(comes(Role.READER), "/search?q=road")
    texts = [" ".join(row.report.text.split()) for row in project.desk.reports(Question()).rows]
    shown = re.findall(r'<blockquote dir="auto">…(.*?)…</blockquote>', text, re.DOTALL)
    assert shown
    for one in shown:
        words = " ".join(html.unescape(re.sub(r"</?mark>", "", one)).split())
        assert any(f" {words} " in f" {whole} " for whole in texts), words


def test_a_search_is_narrowed_down_by_links_and_widened_again(comes: Comes) -> None:
    client = comes(Role.READER)
    text = page(client, "/search?q=soldiers")
    assert "Ketva Valley Post" in text
    assert "Orvenian Armed Forces" in text
    assert "Air strike" in text
    link = next(one for one in re.findall(r'href="([^"]+)"', text) if "outlet=Ketva" in one)
    narrowed = page(client, html.unescape(link))
    assert number(narrowed) == "1"
    assert "Outlet: Ketva Valley Post" in narrowed
    remove = re.search(r'Outlet: Ketva Valley Post</bdi> <a href="([^"]+)"', narrowed)
    assert remove is not None
    assert page(client, html.unescape(remove[1])) == text
    # the form keeps what was chosen
    assert '<input type="hidden" name="outlet" value="Ketva Valley Post">' in narrowed


def test_every_filter_is_named_and_can_be_taken_away(comes: Comes) -> None:
    path = "/search?outlet=a&country=XA&act=killing&actor=ex:oaf&stance=denies&language=en&since=2024-03-01&until=2024&left=open"
    text = page(comes(Role.READER), path)
    chosen = re.findall(r"<li><bdi>([^<]+)</bdi> <a", text)
    assert chosen == [
        "Outlet: a",
        "Language: English",
        "Country: XA",
        "What is claimed: Killing",
        "Who is named: Orvenian Armed Forces",
        "How it is said: Denies",
        "From 2024-03-01",
        "Until 2024",
        "Something is left to decide",
    ]


def test_days_and_what_is_left_choose_reports(comes: Comes) -> None:
    client = comes(Role.READER)
    assert number(page(client, "/search?left=open")) == "8"
    assert number(page(client, "/search?left=done")) == "0"
    assert number(page(client, "/search?left=nonsense")) == "8"
    assert number(page(client, "/search?until=2023")) == "0"
    assert number(page(client, "/search?since=2024&until=2024-03-06")) not in {"0", "8"}


@pytest.mark.parametrize(
    "day", ["yesterday", "2024-13", "2024-3", "2024-03-05T00", "20245", "2024-03-32", "\x00", "<b>"]
)
def test_a_day_that_is_none_is_said_to_be_wrong(comes: Comes, day: str) -> None:
    text = page(comes(Role.READER), f"/search?since={quote(day)}", 400)
    assert 'role="alert"' in text
    assert "expected a year, a month or a day" in text


def test_a_question_without_a_wanted_word_is_said_to_be_none(comes: Comes) -> None:
    for words in ("-soldiers", "!!!", '""'):
        text = page(comes(Role.READER), f"/search?q={quote(words)}", 400)
        assert "expected one word at least" in text


@pytest.mark.parametrize("words", HOSTILE)
def test_no_question_breaks_the_page(comes: Comes, words: str) -> None:
    client = comes(Role.READER)
    written = quote(words, errors="surrogatepass")
    for name in ("q", "outlet", "country", "act", "actor", "stance", "language", "left", "before"):
        assert client.get(f"/search?{name}={written[:30_000]}").status_code in {200, 400}, name


def test_a_number_too_large_for_any_entry_is_none(comes: Comes) -> None:
    client = comes(Role.READER)
    for before in ("99999999999999999999999999", "-1", "1.5", "x", "٣"):
        assert number(page(client, f"/search?before={before}")) == "8"
        assert len(titles(page(client, f"/search?before={before}"))) == 8


def test_pages_go_on_where_the_one_before_ended(comes: Comes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corrobora.workbench.searching.PAGE", 3)
    client, seen, path = comes(Role.READER), list[str](), "/search?country=XA"
    while path:
        text = page(client, path)
        seen += titles(text)
        found = re.search(r'href="([^"]+)" rel="next"', text)
        path = html.unescape(found[1]) if found else ""
    assert len(seen) == len(set(seen)) == 8


def test_hostile_reports_are_shown_harmlessly(comes: Comes, project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    body = r'{"id": "1", "title": "<b>zerb</b> \u202egnp\u0000.exe", "outlet": "<script>alert(1)</script> \ud800 of \u0007", '
    body += r'"text": "Quillot <script>alert(1)</script> \ud800 said \u202e so \u0000 ' + "x" * 5_000 + '"}'
    (folder / "one.jsonl").write_text(body + "\n", encoding="ascii")
    assert project.add([folder]).new
    project.read()
    client = comes(Role.READER)
    for path in ("/search?q=quillot", "/search", "/history", "/actors", "/board"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "<script>" not in answer.text
        assert "<b>" not in answer.text
        assert "\x00" not in answer.text
    text = client.get("/search?q=quillot").text
    assert "<mark>Quillot</mark>" in text
    assert number(text) == "1"


def test_the_form_works_without_a_script_and_the_script_stands_in_a_file(comes: Comes) -> None:
    client = comes(Role.READER)
    text = page(client, "/search")
    assert '<form method="get" action="/search"' in text
    assert '<script src="/static/searching.js" defer></script>' in text
    assert client.get("/static/searching.js").status_code == 200
