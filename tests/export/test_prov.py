"""Where a dossier came from, as PROV-JSON."""

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from prov.model import ProvActivity, ProvDocument, ProvEntity

from corrobora.custody import MemoryCustody
from corrobora.errors import BrokenIntegrity
from corrobora.export.prov import FORM, NAMESPACE, STEPS, to_prov
from corrobora.merging import METHODS as MERGING
from corrobora.reading import METHODS as READING
from corrobora.records import Dossier, Entry, Refusal
from corrobora.review import METHODS as REVIEW
from corrobora.weighing import METHODS as WEIGHING
from tests.export.export_sample import AGENCY_REPORT, STATEMENT_REPORT
from tests.export.package_sample import PACKED, hold


@pytest.fixture
def entries(tmp_path: Path) -> tuple[Entry, ...]:
    return tuple(hold(tmp_path / "custody").iter_entries())


def graph(dossier: Dossier, entries: tuple[Entry, ...]) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(to_prov(dossier, entries).files["prov.json"])
    return loaded


def pairs(part: Mapping[str, Mapping[str, str]], one: str, other: str) -> set[tuple[str, str]]:
    return {(relation[f"prov:{one}"], relation[f"prov:{other}"]) for relation in part.values()}


def test_the_methods_of_every_step_are_those_of_its_room() -> None:
    assert set(STEPS["reading"]) == set(READING)
    assert set(STEPS["joining"]) == {*MERGING, *REVIEW}
    assert set(STEPS["weighing"]) == set(WEIGHING)


def test_it_is_one_file_of_a_named_form_that_reads_back(entries: tuple[Entry, ...]) -> None:
    exported = to_prov(PACKED, entries)
    assert (exported.form, set(exported.files)) == (FORM, {"prov.json"})
    document = ProvDocument.deserialize(content=exported.files["prov.json"].decode(), format="json")
    assert len(list(document.get_records(ProvEntity))) == 4 * 3 + 1 + 2 + 1
    assert len(list(document.get_records(ProvActivity))) == 4 * 2 + 2
    assert document.get_registered_namespaces()
    assert NAMESPACE in exported.files["prov.json"].decode()


def test_the_same_dossier_gives_the_same_bytes_in_any_order(entries: tuple[Entry, ...]) -> None:
    turned = dataclasses.replace(PACKED, reports=PACKED.reports[::-1], claims=PACKED.claims[::-1])
    assert to_prov(turned, entries).files == to_prov(PACKED, entries).files


def test_a_text_is_traced_to_its_original_and_the_file_that_was_cut_from(entries: tuple[Entry, ...]) -> None:
    written = graph(PACKED, entries)
    derived = pairs(written["wasDerivedFrom"], "generatedEntity", "usedEntity")
    assert AGENCY_REPORT.container is not None
    (cut,) = [report.container for report in PACKED.reports if report.container]
    assert (f"cor:text-{AGENCY_REPORT.id}", f"cor:original-{AGENCY_REPORT.id}") in derived
    assert (f"cor:original-{AGENCY_REPORT.id}", f"cor:container-{cut.sha256}") in derived
    assert (f"cor:reading-{AGENCY_REPORT.id}", f"cor:text-{AGENCY_REPORT.id}") in derived
    assert ("cor:dossier", f"cor:incident-{PACKED.incidents[0].id}") in derived


def test_an_incident_comes_from_the_readings_of_its_reports_alone(entries: tuple[Entry, ...]) -> None:
    derived = pairs(graph(PACKED, entries)["wasDerivedFrom"], "generatedEntity", "usedEntity")
    for incident in PACKED.incidents:
        name = f"cor:incident-{incident.id}"
        found = {used for made, used in derived if made == name}
        assert found == {f"cor:reading-{report}" for report in (*incident.reports, *incident.without_claims)}


def test_taking_in_has_the_time_and_the_collector_of_its_ledger_entry(entries: tuple[Entry, ...]) -> None:
    written = graph(PACKED, entries)
    (entry,) = [one for one in entries if one.what == "taken-in" and one.subject == STATEMENT_REPORT.id]
    activity = written["activity"][f"cor:taking-in-{entry.number}"]
    assert activity["prov:startTime"] == activity["prov:endTime"] == "2026-02-27T08:00:00+00:00"
    assert activity["cor:ledger_hash"] == entry.hash
    by = dict(pairs(written["wasAssociatedWith"], "activity", "agent"))[f"cor:taking-in-{entry.number}"]
    assert written["agent"][by]["prov:label"] == "R. Ansel"


def test_every_entity_is_generated_once_at_most(tmp_path: Path) -> None:
    custody = hold(tmp_path / "custody")
    again = [entry for entry in custody.iter_entries() if entry.what == "taken-in"]
    for entry in again:
        custody.append("taken-in", entry.subject, entry.payload)
    written = graph(PACKED, tuple(custody.iter_entries()))
    generated = [relation["prov:entity"] for relation in written["wasGeneratedBy"].values()]
    assert len(generated) == len(set(generated))
    assert len([name for name in written["activity"] if "taking-in" in name]) == 8


def test_no_time_is_made_up(entries: tuple[Entry, ...]) -> None:
    exported = to_prov(PACKED, entries)
    activities = json.loads(exported.files["prov.json"])["activity"]
    timed = {name for name in activities if "prov:startTime" in activities[name]}
    assert timed == {name for name in activities if name.startswith("cor:taking-in-")}
    lost = {(loss.record, loss.what) for loss in exported.losses}
    assert {("dossier", "time of joining"), ("dossier", "time of weighing")} <= lost
    assert (STATEMENT_REPORT.id, "time of reading") in lost


@pytest.mark.parametrize("at", ["yesterday", "2026-02-30T08:00:00Z", "2026-02-27T08:00:00+02:00", ""])
def test_a_time_that_is_none_in_utc_is_left_out_and_said_to_be(at: str, entries: tuple[Entry, ...]) -> None:
    odd = tuple(dataclasses.replace(entry, at=at) for entry in entries)
    exported = to_prov(PACKED, odd)
    assert b"startTime" not in exported.files["prov.json"]
    assert (STATEMENT_REPORT.id, "time of taking in") in {
        (loss.record, loss.what) for loss in exported.losses
    }


def test_without_a_ledger_there_is_no_taking_in_and_it_says_so() -> None:
    exported = to_prov(PACKED, ())
    assert b"taking-in" not in exported.files["prov.json"]
    assert len([loss for loss in exported.losses if loss.what == "taking in"]) == len(PACKED.reports)


def test_a_report_that_was_not_read_has_a_text_and_no_reading(entries: tuple[Entry, ...]) -> None:
    unread = Refusal(what="reports/statement.eml", why="in another language", code="language-not-read")
    written = graph(dataclasses.replace(PACKED, refused=(unread,)), entries)
    assert f"cor:text-{STATEMENT_REPORT.id}" in written["entity"]
    assert f"cor:reading-{STATEMENT_REPORT.id}" not in written["entity"]


def test_a_method_nobody_knows_is_an_agent_of_no_step_and_it_says_so(entries: tuple[Entry, ...]) -> None:
    exported = to_prov(
        dataclasses.replace(PACKED, methods={"dowsing": "dowsing/1", "dates": "dates/5"}), entries
    )
    written = json.loads(exported.files["prov.json"])
    assert written["agent"]["cor:method-dowsing"]["cor:version"] == "dowsing/1"
    assert "method dowsing" in {loss.what for loss in exported.losses}
    acting = pairs(written["actedOnBehalfOf"], "delegate", "responsible")
    assert acting == {("cor:method-dates", "cor:step-reading")}


def test_every_step_is_in_charge_of_its_activities(entries: tuple[Entry, ...]) -> None:
    in_charge = pairs(graph(PACKED, entries)["wasAssociatedWith"], "activity", "agent")
    assert (f"cor:to-read-{STATEMENT_REPORT.id}", "cor:step-reading") in in_charge
    assert {("cor:to-join", "cor:step-joining"), ("cor:to-weigh", "cor:step-weighing")} <= in_charge


def test_a_text_that_the_ledger_never_recorded_is_refused(entries: tuple[Entry, ...]) -> None:
    other = tuple(
        dataclasses.replace(entry, payload={**entry.payload, "text_sha256": "0" * 64}) for entry in entries
    )
    with pytest.raises(BrokenIntegrity, match="another text"):
        to_prov(PACKED, other)


def test_a_claim_without_its_report_is_refused(entries: tuple[Entry, ...]) -> None:
    with pytest.raises(BrokenIntegrity):
        to_prov(dataclasses.replace(PACKED, reports=PACKED.reports[1:]), entries)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    by=st.text(st.characters(), min_size=1, max_size=40),
    method=st.text(st.characters(), min_size=1, max_size=40),
)
def test_what_strangers_write_never_leaves_its_place(by: str, method: str) -> None:
    custody = MemoryCustody(by=by, at="2026-02-27T08:00:00Z")
    for report in PACKED.reports:
        custody.append("taken-in", report.id, {"text_sha256": report.text_sha256})
    odd = dataclasses.replace(PACKED, methods={method: by})
    written = graph(odd, tuple(custody.iter_entries()))
    labels = {agent["prov:label"] for agent in written["agent"].values()}
    assert labels == {by, method, *STEPS}
    assert all(name.startswith("cor:") and name.isascii() for name in written["agent"])
