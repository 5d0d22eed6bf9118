"""One incident of a dossier on a page of something else: its links lead there, and nothing in it needs a style of its own."""

import dataclasses
import re
from pathlib import Path

import pytest

from corrobora.errors import UnknownRecord
from corrobora.export import SHEETS, Addresses, render_html, render_incident, style_sheet
from corrobora.records import IncidentId, ReportId
from tests.export.export_sample import ROAD_INCIDENT, SAMPLE
from tests.export.many_sample import many

THERE = Addresses(report="/reports/{report}", claim="/reports/{report}#{claim}")
TEMPLATES = Path(__file__).parents[2] / "src" / "corrobora" / "export" / "templates"


def shown() -> str:
    return render_incident(SAMPLE, ROAD_INCIDENT.id, THERE)


def test_links_lead_to_the_addresses_given_or_within_the_page() -> None:
    page = shown()
    reports = {report.id for report in SAMPLE.reports}
    ids = set(re.findall(r' id="([^"]+)"', page))
    for link in re.findall(r'href="([^"]+)"', page):
        away = re.fullmatch(r"/reports/([0-9a-f]{64})(?:#c-\w+)?", link)
        assert (away is not None and away[1] in reports) or link.removeprefix("#") in ids, link


def test_what_is_long_is_folded_and_a_dossier_folds_none_of_it() -> None:
    page = shown()
    folds = re.findall(r'<details class="(fold[^"]*)"><summary>([^<]+)', page)
    assert [kind for kind, _ in folds].count("fold") == 2
    for words in ("Each range", "What each report says", "Each origin", "Every claim read", "Method"):
        assert any(said.startswith(words) for _, said in folds), words
    # what is needed to decide stands open
    opened = re.sub(r'<details class="fold.*?</details>(?!\s*</td>)', "", page, flags=re.DOTALL)
    for words in ("Who says so", "How many", "Disputed", "What is not known"):
        assert words in opened, words
    assert 'class="fold' not in render_html(SAMPLE)


def test_a_link_to_what_is_folded_leads_to_something_within_the_fold() -> None:
    # a browser opens what the target of an address stands in, and nothing whose summary it is
    page = shown()
    for name in ("claims", "method"):
        before, found, _ = page.partition(f'id="{name}"')
        assert found
        assert before.rfind("<details") < before.rfind("</summary>")
        assert before.rfind("</details>") < before.rfind('<details class="fold"')


def test_a_bracket_or_a_comma_stays_with_its_letter() -> None:
    for page in (shown(), render_html(SAMPLE)):
        assert not re.search(r'\(\s*<a class="cite"', re.sub(r'<span class="held">.*?</span>', "", page))
        assert not re.search(
            r'<a class="cite"[^>]*>[^<]*</a>[,;).:]', re.sub(r'<span class="held">.*?</span>', "", page)
        )
    assert ".held { white-space: nowrap; }" in style_sheet("parts.css")


def test_ids_that_mean_ill_stay_ids() -> None:
    assert THERE.of_report(ReportId('../../people?"><b>')) == "/reports/..%2F..%2Fpeople%3F%22%3E%3Cb%3E"
    claim = dataclasses.replace(SAMPLE.claims[0], report=ReportId("../x#"))
    assert THERE.of_claim(claim) == f"/reports/..%2Fx%23#{claim.id}"


def test_nothing_in_it_needs_a_style_of_its_own() -> None:
    for page in (shown(), render_html(SAMPLE)):
        assert not re.search(r"<[a-z][^>]*\sstyle=", page)
    assert "<style" not in shown()


def test_it_says_what_the_dossier_says_but_for_its_headline() -> None:
    page = shown()
    assert "<h3>Casualties</h3>" in page
    assert "<svg" in page
    assert f"<bdi>{ROAD_INCIDENT.headline}</bdi>" not in page
    assert f"<bdi>{ROAD_INCIDENT.headline}</bdi>" in render_html(SAMPLE)


def test_there_is_nothing_of_an_incident_that_the_dossier_has_not() -> None:
    with pytest.raises(UnknownRecord, match="i-none"):
        render_incident(SAMPLE, IncidentId("i-none"), THERE)


def test_every_width_that_a_page_asks_for_has_its_rule() -> None:
    rules = style_sheet("parts.css")
    pages = [render_html(SAMPLE), render_html(many(200))]
    asked = {name for page in pages for name in re.findall(r'"at-least-\d+"|columns-\d+', page)}
    assert asked
    for name in asked:
        assert f".{name.strip(chr(34))} {{ min-width: " in rules, name
    drawn = (TEMPLATES.parent / "pictures.py").read_text("utf-8")
    for pixels in re.findall(r"min_width=(\d+)", drawn):
        assert f".at-least-{pixels} {{ min-width: {pixels}px; }}" in rules


def test_the_style_sheets_are_those_of_the_dossier() -> None:
    page = render_html(SAMPLE)
    for name in SHEETS:
        assert style_sheet(name) in page
    with pytest.raises(UnknownRecord, match=r"style\.css"):
        style_sheet("style.css")
