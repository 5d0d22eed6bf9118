"""The methodology statement: what it must hold, and what it must never hold."""

import dataclasses
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.errors import BrokenIntegrity
from corrobora.export import read_dossier
from corrobora.export.methodology import FILE, FORM, to_methodology
from corrobora.merging import METHODS as MERGING
from corrobora.reading import METHODS as READING
from corrobora.records import Dossier, Grade, IndependentOrigins, OriginRange, Refusal, Revision, RevisionKind
from corrobora.weighing import METHODS as WEIGHING

from .export_sample import A_TOLL, AGENCY_REPORT, ROAD_INCIDENT, SAMPLE, WEEKLY_REPORT

GOLDEN = Path(__file__).parents[1] / "golden" / "two-incidents.json"


@pytest.fixture(scope="module")
def golden() -> Dossier:
    return read_dossier(GOLDEN.read_text(encoding="utf-8"))


def statement(dossier: Dossier) -> str:
    return to_methodology(dossier).files[FILE].decode("utf-8")


def rows(text: str) -> list[tuple[str, ...]]:
    return [tuple(line[2:-2].split(" | ")) for line in text.splitlines() if line.startswith("| ")]


def with_outlet(outlet: str) -> Dossier:
    changed = tuple(
        dataclasses.replace(report, outlet=outlet) if report.id == WEEKLY_REPORT.id else report
        for report in SAMPLE.reports
    )
    return dataclasses.replace(SAMPLE, reports=changed)


def test_every_method_stands_in_the_statement_once_with_its_version(golden: Dossier) -> None:
    text = statement(golden)
    for name, version in golden.methods.items():
        assert [row[:2] for row in rows(text) if row[0] == name and row[1] == version] == [(name, version)]
        assert len(re.findall(rf"(?<![\w/]){re.escape(version)}(?![\w/])", text)) == 1


def test_every_method_that_a_run_uses_is_described() -> None:
    methods = {**READING, **MERGING, **WEIGHING}
    text = statement(dataclasses.replace(SAMPLE, methods=methods))
    assert "**Others**" not in text
    assert {row[0] for row in rows(text) if len(row) == 3} >= set(methods)


def test_a_method_without_a_description_is_listed_and_said_to_have_none() -> None:
    text = statement(dataclasses.replace(SAMPLE, methods={"dowsing": "dowsing/1", "acts": "acts/1"}))
    assert "| dowsing | dowsing/1 |" in text
    assert "no description of its own" in text


@pytest.mark.parametrize(
    "heading",
    [
        "Types of sources",
        "Collection",
        "Evaluation of sources and information",
        "Corroboration",
        "Quality control",
        "Definitions",
        "What is taken in and what is left out",
        "Methods in force",
        "What the machine does and what a person must do",
        "What only the publisher can state",
    ],
)
def test_each_part_that_is_asked_for_stands_once(golden: Dossier, heading: str) -> None:
    assert len(re.findall(rf"^## \d+\. {re.escape(heading)}$", statement(golden), re.MULTILINE)) == 1


def test_the_numbers_are_those_of_the_dossier() -> None:
    text = statement(SAMPLE)
    told = rows(text)
    assert "a dossier of 2 incidents, made from 18 claims in 4 reports" in text
    assert "published from 2024-05-06 to 2024-05-30" in text
    assert ("armed group", "9", "3") in told
    assert ("The Harbour Gazette", "1") in told
    assert ("English", "4") in told
    assert ("empty", "nothing in it", "1") in told
    assert ("no conclusion possible", "1") in told
    assert ("not graded", "1") in told
    assert "1 report repeats the text" in text
    assert "**Not fully corroborated:** 2 of 2 incidents." in text
    assert sum(int(row[1]) for row in told if len(row) == 3 and row[2].isdigit() and row[1].isdigit()) == len(
        SAMPLE.claims
    )


@pytest.mark.parametrize(
    ("value", "origins", "short"),
    [
        ("corroborated by independent sources", 2, 0),
        ("corroborated by independent sources", 1, 1),
        (
            "corroborated by independent sources that it happened; they contradict each other on who did it",
            2,
            1,
        ),
        ("no conclusion possible", 2, 1),
        (None, 2, 1),
    ],
)
def test_whatever_falls_short_of_full_corroboration_is_signalled(
    value: str | None, origins: int, short: int
) -> None:
    grades = (
        {} if value is None else {"every_casualty": Grade(value=value, claims=(), reasons=(), method="m/1")}
    )
    found = IndependentOrigins(
        act=OriginRange(low=origins, high=3), responsibility=OriginRange(low=0, high=0)
    )
    incident = dataclasses.replace(ROAD_INCIDENT, grades=grades, independent_origins=found)
    text = statement(dataclasses.replace(SAMPLE, incidents=(incident,)))
    assert f"**Not fully corroborated:** {short} of 1 incident." in text
    assert ("none found", "1") in rows(text)


def test_the_status_that_counts_as_full_is_the_one_that_weighing_gives(golden: Dossier) -> None:
    assert "**Not fully corroborated:** 0 of 2 incidents." in statement(golden)


def test_what_a_publisher_took_back_is_counted_by_its_reason() -> None:
    revision = Revision(
        report=AGENCY_REPORT.id, kind=RevisionKind.WITHDRAWN, by=WEEKLY_REPORT.id, claims=(A_TOLL.id,)
    )
    text = statement(dataclasses.replace(SAMPLE, revisions=(revision,)))
    assert ("Withdrawn", "1") in rows(text)
    assert "1 claim here" in text
    assert "no such case" in statement(SAMPLE)


def test_an_unknown_refusal_code_is_listed_without_an_invented_reason() -> None:
    text = statement(dataclasses.replace(SAMPLE, refused=(Refusal(what="x", why="y", code="odd-one"),)))
    assert ("odd-one", "see the dossier", "1") in rows(text)


def test_no_speaker_no_byline_and_no_path_is_named(golden: Dossier) -> None:
    for dossier in (golden, SAMPLE):
        text = statement(dossier)
        for name in (
            *(
                c.speaker.actor
                for c in dossier.claims
                if c.speaker and c.speaker.actor and " " in c.speaker.actor
            ),
            *(
                report.author
                for report in dossier.reports
                if report.author and report.author != report.outlet
            ),
            *(path for report in dossier.reports for path in report.paths),
            *(refusal.what for refusal in dossier.refused),
        ):
            assert name not in text


def test_an_outlet_that_bears_a_persons_name_is_counted_and_not_named() -> None:
    exported = to_methodology(with_outlet("The Dresk Letter"))
    text = exported.files[FILE].decode("utf-8")
    assert "Dresk" not in text
    assert ("name withheld", "1") in rows(text)
    assert [(loss.record, loss.what) for loss in exported.losses] == [(WEEKLY_REPORT.id, "outlet")]


def test_the_same_dossier_gives_the_same_bytes_in_whatever_order_its_reports_stand() -> None:
    turned = dataclasses.replace(
        SAMPLE,
        reports=SAMPLE.reports[::-1],
        claims=SAMPLE.claims[::-1],
        methods=dict(reversed(list(SAMPLE.methods.items()))),
    )
    assert to_methodology(turned) == to_methodology(SAMPLE)
    assert to_methodology(SAMPLE).form == FORM


def test_a_statement_on_nothing_can_be_read() -> None:
    empty = Dossier(as_of=None, methods={}, reports=(), claims=(), incidents=(), background=(), refused=())
    text = statement(empty)
    assert "0 incidents" in text
    assert "Nothing was refused." in text


def test_a_claim_that_is_not_in_its_report_stops_the_writing() -> None:
    torn = dataclasses.replace(
        SAMPLE, claims=(dataclasses.replace(A_TOLL, end=10**6),), incidents=(), background=()
    )
    with pytest.raises(BrokenIntegrity):
        to_methodology(torn)


@pytest.mark.parametrize(
    ("outlet", "shown"),
    [
        ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
        ("A | B", "A \\| B"),
        ("[here](http://x.example)", "\\[here\\](http\\://x\\.example)"),
        ("line\nbreak", "line break"),
        ("\u202eesrever", "U+202Eesrever"),
        ("half \ud800", "half U+D800"),
        ("x" * 5000, "x" * 80 + "…"),
    ],
)
def test_a_hostile_outlet_is_one_harmless_cell(outlet: str, shown: str) -> None:
    assert (shown, "1") in rows(statement(with_outlet(outlet)))


@given(st.text(st.characters(), min_size=1, max_size=60))
@settings(deadline=None, max_examples=60)
def test_no_outlet_changes_the_shape_of_the_statement(outlet: str) -> None:
    def shape(text: str) -> tuple[int, int]:
        unescaped = re.sub(r"\\.", "", text)
        return unescaped.count("|"), sum(line.startswith("#") for line in text.splitlines())

    text = statement(with_outlet(outlet))
    assert shape(text) == shape(statement(SAMPLE))
    assert not re.search(r"(?<!\\)<", text)
