"""A large dossier is an index and a page for each incident: nothing is lost between them, every link arrives."""

import dataclasses
import posixpath
import re
from itertools import pairwise
from pathlib import Path

import pytest

from corrobora.errors import BrokenIntegrity
from corrobora.export import dossier as dossier_page
from corrobora.export import render_html, render_pages, write
from corrobora.export.dossier import MOST_INCIDENTS, MOST_REPORTS
from corrobora.export.exported import write_whole
from corrobora.records import Act, ActKind, CopyEdge, Passage, Revision, RevisionKind
from tests.export.export_sample import SAMPLE
from tests.export.many_sample import many, report_of
from tests.export.page_reader import Page

COUNT = MOST_INCIDENTS + 3
DOSSIER = many(COUNT)


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {page.name: page.text for page in render_pages(DOSSIER)}


@pytest.fixture(scope="module")
def pages(texts: dict[str, str]) -> dict[str, Page]:
    return {name: Page(text) for name, text in texts.items()}


def test_a_small_dossier_is_one_page_that_is_the_same_as_ever() -> None:
    (page,) = render_pages(SAMPLE)
    assert page.name == "dossier.html"
    assert page.text == render_html(SAMPLE)


def test_past_the_cap_each_incident_has_a_page_and_each_report_of_none(texts: dict[str, str]) -> None:
    assert len(texts) == COUNT + 2
    assert {f"incidents/{number}.html" for number in range(1, COUNT + 1)} < set(texts)
    (alone,) = (name for name in texts if name.startswith("reports/"))
    assert "The cup went to the home side" in texts[alone]
    assert list(texts)[-1] == "dossier.html"


def test_many_reports_of_few_incidents_are_parted_too() -> None:
    reports = tuple(report_of(1000 + number, f"Nothing {number}.") for number in range(MOST_REPORTS))
    grown = dataclasses.replace(SAMPLE, reports=(*SAMPLE.reports, *reports))
    names = [page.name for page in render_pages(grown)]
    assert [name for name in names if name.startswith("incidents/")] == [
        "incidents/1.html",
        "incidents/2.html",
    ]


def every_link_arrives(pages: dict[str, Page]) -> None:
    ids = {name: page.ids for name, page in pages.items()}
    for found in ids.values():
        assert len(found) == len(set(found))
    for name, page in pages.items():
        for link in page.of("a"):
            target, _, part = link["href"].partition("#")
            aim = posixpath.normpath(posixpath.join(posixpath.dirname(name), target)) if target else name
            assert aim in ids, (name, link["href"])
            if part:
                assert part in ids[aim], (name, link["href"])


def test_every_link_of_every_page_arrives(pages: dict[str, Page]) -> None:
    every_link_arrives(pages)


def test_what_no_longer_counts_stands_on_the_page_it_counted_for() -> None:
    withdrawn, notice = DOSSIER.reports[9], DOSSIER.reports[20]
    gone = tuple(claim.id for claim in DOSSIER.claims if claim.report == withdrawn.id)
    fifth = dataclasses.replace(DOSSIER.incidents[4], set_aside=gone)
    revision = Revision(
        report=withdrawn.id,
        kind=RevisionKind.WITHDRAWN,
        by=notice.id,
        claims=gone,
        passages=(Passage(report=notice.id, start=0, end=8),),
        evidence="by its own words",
    )
    dossier = dataclasses.replace(
        DOSSIER,
        incidents=(*DOSSIER.incidents[:4], fifth, *DOSSIER.incidents[5:]),
        revisions=(revision,),
    )
    found = {page.name: Page(page.text) for page in render_pages(dossier)}
    every_link_arrives(found)
    assert withdrawn.text.split(".")[0] in found["incidents/5.html"].words


def test_a_copy_in_another_incident_is_linked_across_pages() -> None:
    copied, copy = DOSSIER.reports[4], DOSSIER.reports[7]
    edge = CopyEdge(report=copied.id, share=0.9, evidence="9 of 10")
    reports = tuple(
        dataclasses.replace(one, copy_of=(edge,)) if one.id == copy.id else one for one in DOSSIER.reports
    )
    texts = {page.name: page.text for page in render_pages(dataclasses.replace(DOSSIER, reports=reports))}
    assert re.search(
        r"<dt>Repeats</dt><dd>\s*<a class=\"cite\" href=\"\.\./incidents/4\.html#report-[A-Z]+\"",
        texts["incidents/7.html"],
    )


def test_every_claim_stands_in_a_table_and_its_words_are_marked(texts: dict[str, str]) -> None:
    for claim in DOSSIER.claims:
        holders = [name for name, text in texts.items() if f'id="k-{claim.id}"' in text]
        assert holders
        for name in holders:
            assert f'id="{claim.id}"' in texts[name]


def test_a_page_holds_the_whole_text_of_all_its_incident_rests_on(pages: dict[str, Page]) -> None:
    for number in (1, 2):
        words = pages[f"incidents/{number}.html"].words
        assert "A digest. First it burned at Ostrel" in words
        assert f"At place {number} they came at night" in words
    assert "A digest." not in pages["incidents/3.html"].words
    assert "A digest." not in pages["dossier.html"].words


def test_the_index_has_every_incident_every_report_and_the_method(pages: dict[str, Page]) -> None:
    index = pages["dossier.html"]
    for incident in DOSSIER.incidents:
        assert incident.headline in index.words
    for report in DOSSIER.reports:
        assert report.title is not None
        assert report.title in index.words
    assert {"overview", "background", "reports", "claims", "set-aside", "method"} <= set(index.ids)
    assert "send and keep them together" in index.words


def test_every_page_fetches_nothing_and_says_who_made_it(
    texts: dict[str, str], pages: dict[str, Page]
) -> None:
    for name, page in pages.items():
        assert texts[name].startswith("<!doctype html>")
        assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "form"}
        metas = {one.get("http-equiv") or one.get("name"): one.get("content") for one in page.of("meta")}
        assert str(metas["Content-Security-Policy"]).startswith("default-src 'none'")
        assert metas["generator"] == "corrobora"
        for link in page.of("a"):
            assert re.match(r"#|(\.\./)?(dossier\.html|incidents/|reports/)", link["href"])


def test_every_page_can_be_read_by_ear(pages: dict[str, Page]) -> None:
    for page in pages.values():
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert page.of("html")[0]["lang"] == "en"
        assert page.of("a")[0]["href"] == "#main"
        assert all(header.get("scope") in {"col", "row"} for header in page.of("th"))
    titles = [
        text.partition("<title>")[2].partition("</title>")[0]
        for text in (page.text for page in render_pages(DOSSIER))
    ]
    assert len(titles) == len(set(titles))


def test_all_incidents_have_their_pictures(texts: dict[str, str]) -> None:
    assert all(
        "<svg" in texts[f"incidents/{one}.html"]
        for one in range(1, COUNT + 1)
        if DOSSIER.incidents[one - 1].casualties
    )
    assert "Pictures are drawn for" not in texts["dossier.html"]


def test_the_same_dossier_gives_the_same_pages_whatever_the_order(texts: dict[str, str]) -> None:
    turned = dataclasses.replace(DOSSIER, reports=DOSSIER.reports[::-1], claims=DOSSIER.claims[::-1])
    assert {page.name: page.text for page in render_pages(turned)} == texts


def test_a_hostile_headline_stays_words_on_every_page() -> None:
    evil = "</title><script>alert(1)</script>"
    first = dataclasses.replace(DOSSIER.incidents[0], headline=evil)
    dossier = dataclasses.replace(DOSSIER, incidents=(first, *DOSSIER.incidents[1:]))
    for page in render_pages(dossier):
        assert "<script" not in page.text


# --------------------------------------------------------------------------- files


def test_the_two_doors_are_returned_and_the_pages_lie_beside_them(tmp_path: Path) -> None:
    paths = write(DOSSIER, tmp_path)
    assert [path.name for path in paths] == ["dossier.json", "dossier.html"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "dossier.html",
        "dossier.json",
        "incidents",
        "reports",
    ]
    assert len(list((tmp_path / "incidents").iterdir())) == COUNT


def test_pages_of_an_earlier_run_go_and_what_others_made_stays(tmp_path: Path) -> None:
    write(DOSSIER, tmp_path)
    own = tmp_path / "incidents" / "notes.html"
    own.write_text("<html><body>my notes</body></html>", encoding="utf-8")
    write(SAMPLE, tmp_path)
    assert [path.name for path in (tmp_path / "incidents").iterdir()] == ["notes.html"]
    assert not (tmp_path / "reports").exists()


def test_json_alone_leaves_the_pages_alone(tmp_path: Path) -> None:
    write(DOSSIER, tmp_path)
    before = sorted(tmp_path.rglob("*"))
    write(SAMPLE, tmp_path, formats=("json",))
    assert sorted(tmp_path.rglob("*")) == before


def test_a_broken_large_dossier_leaves_the_old_pages_alone(tmp_path: Path) -> None:
    write(DOSSIER, tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    claim = dataclasses.replace(DOSSIER.claims[0], end=10**6, act=Act(kind=ActKind.KILLING))
    with pytest.raises(BrokenIntegrity):
        write(dataclasses.replace(DOSSIER, claims=(*DOSSIER.claims, claim)), tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_the_index_is_written_after_what_it_leads_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []

    def noted(path: Path, content: bytes) -> Path:
        order.append(path.name)
        return write_whole(path, content)

    monkeypatch.setattr(dossier_page, "write_whole", noted)
    write(DOSSIER, tmp_path, formats=("html",))
    assert order[-1] == "dossier.html"
    assert len(order) == COUNT + 2
