"""The incident set holds together: what its keys name is there, and stands there once."""

import csv
from pathlib import Path

import pytest

from corrobora.workflow.actors import load_actors
from corrobora.workflow.gazetteer import load_user_gazetteer
from tests.gold.annotation import Half
from tests.incidents.keys import HERE, Key, Label, folders, load_key

KEYS = [load_key(folder) for folder in folders()]


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


def test_the_set_is_as_large_as_it_says() -> None:
    assert sum(len(key.incidents) for key in KEYS) == 40
    assert sum(len(key.pairs) for key in KEYS) >= 300
    for half in Half:
        labels = {pair.label for folder in folders(half) for pair in load_key(folder).pairs}
        assert labels == set(Label)


def test_places_and_parties_load() -> None:
    assert load_user_gazetteer(HERE / "gazetteer.csv")
    assert len(load_actors(HERE / "actors.csv")) == len(rows(HERE / "actors.csv"))


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as held:
        return list(csv.DictReader(held))
