"""The incident set holds together: what its keys name is there, and stands there once."""

import csv
from pathlib import Path

import pytest

from corrobora.workflow.actors import load_actors
from corrobora.workflow.gazetteer import load_user_gazetteer
from tests.gold.annotation import Half
from tests.incidents.keys import (
    HERE,
    Key,
    Label,
    folders,
    is_labelled,
    load_key,
    load_told,
    paragraph_starts,
)

KEYS = [load_key(folder) for folder in folders()]
LABELLED = [key for key in KEYS if is_labelled(key.folder)]
NOT_IN_THE_KEY = {("f8", "n1"): frozenset({"r25"})}
"""Reports that name an incident by its day and place in passing, and that the key, finished first, does not list."""


def ids(key: Key) -> set[str]:
    return {path.stem for path in key.reports()}


def every(key: Key) -> set[str]:
    """Return every report the key names anywhere."""
    return (
        {r for i in key.incidents for r in i.reports}
        | {r for i in key.incidents for o in i.origins for r in o.reports}
        | {r for c in key.copies for r in (c.report, c.of)}
        | {r for s in key.shared for r in s.reports}
        | {p.report for pair in key.pairs for p in (pair.a, pair.b)}
        | key.unrelated
    )


@pytest.mark.parametrize("key", KEYS, ids=lambda k: k.folder.name)
def test_every_report_is_placed_and_every_placed_report_is_there(key: Key) -> None:
    placed = {r for i in key.incidents for r in i.reports} | key.unrelated
    assert placed == ids(key)
    assert every(key) == ids(key)
    assert not key.unrelated & {r for i in key.incidents for r in i.reports}


@pytest.mark.parametrize("key", KEYS, ids=lambda k: k.folder.name)
def test_every_quotation_stands_in_its_report_once(key: Key) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in key.reports()}
    for pair in key.pairs:
        for side in (pair.a, pair.b):
            assert texts[side.report].count(side.quote) == 1, side


@pytest.mark.parametrize("key", KEYS, ids=lambda k: k.folder.name)
def test_ranges_are_in_order_and_origins_carry_reports_of_their_incident(key: Key) -> None:
    for incident in key.incidents:
        for low, high in (incident.origins_act, incident.origins_responsibility):
            assert 0 <= low <= high
        for toll in (incident.killed, incident.injured):
            if toll is not None:
                best = toll.low if toll.best is None else toll.best
                assert toll.low <= best <= (best if toll.high is None else toll.high)
        for origin in incident.origins:
            assert origin.reports <= incident.reports
            assert origin.supports <= {"act", "responsibility", "denial", "response"}


@pytest.mark.parametrize("key", KEYS, ids=lambda k: k.folder.name)
def test_copies_name_their_original_and_are_no_shared_tellings(key: Key) -> None:
    copies = {frozenset((c.report, c.of)) for c in key.copies}
    assert len(copies) == len(key.copies)
    assert all(len(edge) == 2 for edge in copies)
    assert not copies & {s.reports for s in key.shared}
    assert all(len(s.reports) == 2 for s in key.shared)


@pytest.mark.parametrize("key", LABELLED, ids=lambda k: k.folder.name)
def test_every_paragraph_of_every_report_is_labelled(key: Key) -> None:
    told = load_told(key.folder)
    texts = {path.stem: path.read_text(encoding="utf-8") for path in key.reports()}
    assert {report: len(labels) for report, labels in told.items()} == {
        report: len(paragraph_starts(text)) for report, text in texts.items()
    }


@pytest.mark.parametrize("key", LABELLED, ids=lambda k: k.folder.name)
def test_an_incidents_reports_are_those_with_a_paragraph_of_it(key: Key) -> None:
    told = load_told(key.folder)
    for incident in key.incidents:
        named = frozenset(r for r, labels in told.items() if any(incident.id in ids for ids in labels))
        beside = NOT_IN_THE_KEY.get((key.folder.name, incident.id), frozenset())
        assert named - beside == incident.reports, incident.id
        assert beside <= named, incident.id


@pytest.mark.parametrize("key", LABELLED, ids=lambda k: k.folder.name)
def test_what_is_not_in_the_key_is_numbered_without_gaps(key: Key) -> None:
    told = {one for labels in load_told(key.folder).values() for ids in labels for one in ids}
    others = told - {i.id for i in key.incidents}
    assert others == {f"x{n}" for n in range(1, len(others) + 1)}


def test_nobody_labels_the_paragraphs_of_a_held_folder() -> None:
    assert not any(is_labelled(folder) for folder in folders(Half.HELD))


def test_paragraphs_are_what_blank_lines_set_apart_after_the_front_matter() -> None:
    text = "---\ntitle: b\n---\n\n\nOne.\nStill one.\n \t\n\nTwo.\n---\n\n"
    assert [text[start : start + 4] for start in paragraph_starts(text)] == ["One.", "Two."]
    assert paragraph_starts("---\ntitle: b\n---\n \n\n ") == ()
    with pytest.raises(ValueError, match="front matter"):
        paragraph_starts("One.\n\nTwo.")


def test_labels_out_of_order_are_refused(tmp_path: Path) -> None:
    (tmp_path / "told.csv").write_text("report,paragraph,incidents\nr01,1,n1\nr01,3,\n", encoding="utf-8")
    with pytest.raises(ValueError, match="r01: paragraph 3"):
        load_told(tmp_path)


def test_labels_are_read_paragraph_by_paragraph(tmp_path: Path) -> None:
    (tmp_path / "told.csv").write_text("report,paragraph,incidents\nr01,1,n2 n1\nr01,2,\n", encoding="utf-8")
    assert load_told(tmp_path) == {"r01": (frozenset({"n1", "n2"}), frozenset())}


def test_the_set_is_as_large_as_it_says() -> None:
    assert sum(len(key.incidents) for key in KEYS) == 82
    assert sum(len(key.pairs) for key in KEYS) >= 490
    for half in Half:
        labels = {pair.label for folder in folders(half) for pair in load_key(folder).pairs}
        assert labels == set(Label)


def test_places_and_parties_load() -> None:
    assert load_user_gazetteer(HERE / "gazetteer.csv")
    assert len(load_actors(HERE / "actors.csv")) == len(rows(HERE / "actors.csv"))


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as held:
        return list(csv.DictReader(held))
