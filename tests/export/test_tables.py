"""Tables: the same values in CSV and Parquet, and a Data Package that a stranger's tool accepts."""

import csv
import dataclasses
import hashlib
import io
import json
import sys
from pathlib import Path
from typing import Any, cast

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from corrobora.errors import BadSetting, BrokenIntegrity
from corrobora.export import read_dossier
from corrobora.export.exported import Exported
from corrobora.export.tables import CSV_FORM, FORM, PACKAGE, TABLES, Table, to_csv_tables, to_tables
from corrobora.records import (
    Count,
    CountedWith,
    Dossier,
    Ground,
    OriginId,
    Outcome,
    Passage,
    Refusal,
    Revision,
    RevisionKind,
    Struck,
)
from tests.export.export_sample import (
    A_COUP,
    A_TOLL,
    AGENCY_REPORT,
    C_DENIAL,
    COPY_REPORT,
    D_SHELLS,
    MARKET,
    ORDAL_INCIDENT,
    ROAD,
    ROAD_INCIDENT,
    SAMPLE,
    STATEMENT_REPORT,
    WEEKLY_REPORT,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "two-incidents.json"

GROUNDED = dataclasses.replace(
    A_COUP, grounds=(Ground(part="act", method="acts/9", reason="no verb of violence", confidence=0.25),)
)
RICH = dataclasses.replace(
    SAMPLE,
    claims=tuple(GROUNDED if claim is A_COUP else claim for claim in SAMPLE.claims),
    incidents=(
        dataclasses.replace(
            ROAD_INCIDENT,
            without_claims=(COPY_REPORT.id,),
            reports=(AGENCY_REPORT.id, STATEMENT_REPORT.id, WEEKLY_REPORT.id),
            claims=tuple(claim for claim in ROAD_INCIDENT.claims if claim != C_DENIAL.id),
            set_aside=(C_DENIAL.id,),
            origins=(
                dataclasses.replace(
                    ROAD_INCIDENT.origins[0],
                    counted_with=(CountedWith(origin=OriginId("o-army"), reason="one mouth"),),
                ),
                *ROAD_INCIDENT.origins[1:],
            ),
        ),
        ORDAL_INCIDENT,
    ),
    revisions=(
        Revision(
            report=STATEMENT_REPORT.id,
            kind=RevisionKind.CORRECTED,
            by=WEEKLY_REPORT.id,
            claims=(C_DENIAL.id,),
            struck=(Struck(claim=C_DENIAL.id, wording="none"),),
            passages=(Passage(report=WEEKLY_REPORT.id, start=0, end=5),),
            evidence="its own publisher",
        ),
    ),
)
"""The sample, with a row for every table."""


def csv_rows(exported: Exported, name: str) -> list[dict[str, str]]:
    text = exported.files[f"{name}.csv"].decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def parquet_rows(exported: Exported, name: str) -> list[dict[str, Any]]:
    table = parquet.read_table(pa.BufferReader(exported.files[f"{name}.parquet"]))
    return cast("list[dict[str, Any]]", table.to_pylist())


def package(exported: Exported) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(exported.files[PACKAGE]))


def as_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)


def faults(exported: Exported, folder: Path) -> list[list[object]]:
    """Return what frictionless finds wrong with the package."""
    import frictionless

    for name, data in exported.files.items():
        (folder / name).write_bytes(data)
    report = frictionless.validate(str(folder / PACKAGE))
    found = report.flatten(["name", "rowNumber", "fieldName", "type", "note"])
    assert report.valid is (found == [])
    return cast("list[list[object]]", found)


def test_every_table_is_there_as_csv_and_as_parquet_and_described_once() -> None:
    exported = to_tables(SAMPLE)
    names = {table.name for table in TABLES}
    assert set(exported.files) == {PACKAGE} | {
        f"{name}.{end}" for name in names for end in ("csv", "parquet")
    }
    described = [resource["path"] for resource in package(exported)["resources"]]
    assert sorted(described) == sorted(set(exported.files) - {PACKAGE})
    assert exported.form == FORM == "tables/1"


def test_the_csv_tables_alone_are_the_same_bytes() -> None:
    alone, both = to_csv_tables(SAMPLE), to_tables(SAMPLE)
    assert alone.form == CSV_FORM
    assert set(alone.files) == {PACKAGE} | {f"{table.name}.csv" for table in TABLES}
    for name in set(alone.files) - {PACKAGE}:
        assert alone.files[name] == both.files[name]


@pytest.mark.parametrize("dossier", [SAMPLE, RICH], ids=["sample", "rich"])
def test_frictionless_finds_no_fault(dossier: Dossier, tmp_path: Path) -> None:
    assert faults(to_tables(dossier), tmp_path) == []


def test_frictionless_finds_no_fault_in_the_exercise_set(tmp_path: Path) -> None:
    assert faults(to_tables(read_dossier(GOLDEN.read_text(encoding="utf-8"))), tmp_path) == []


def test_frictionless_finds_no_fault_in_an_empty_dossier(tmp_path: Path) -> None:
    empty = Dossier(as_of=None, methods={}, reports=(), claims=(), incidents=(), background=(), refused=())
    exported = to_tables(empty)
    assert faults(exported, tmp_path) == []
    assert exported.losses == ()
    assert parquet_rows(exported, "claims") == []


@pytest.mark.parametrize("name", ["claims.csv", "claims.parquet"])
def test_a_changed_byte_is_found_by_frictionless(name: str, tmp_path: Path) -> None:
    exported = to_tables(SAMPLE)
    data = bytearray(exported.files[name])
    data[len(data) // 2] ^= 1
    changed = dataclasses.replace(exported, files={**exported.files, name: bytes(data)})
    assert "hash-count" in [fault[3] for fault in faults(changed, tmp_path)]


def test_a_row_that_names_no_claim_is_found_by_frictionless(tmp_path: Path) -> None:
    exported = to_csv_tables(SAMPLE)
    data = exported.files["claim_counts.csv"].replace(A_TOLL.id.encode(), b"c-0000000000000000")
    described = package(exported)
    for resource in described["resources"]:
        if resource["name"] == "claim_counts":
            del resource["hash"]
    changed = dataclasses.replace(
        exported,
        files={
            **exported.files,
            "claim_counts.csv": data,
            PACKAGE: json.dumps(described).encode(),
        },
    )
    assert {fault[3] for fault in faults(changed, tmp_path)} == {"foreign-key"}


def test_every_file_is_described_by_its_bytes_and_hash() -> None:
    exported = to_tables(SAMPLE)
    for resource in package(exported)["resources"]:
        data = exported.files[resource["path"]]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_every_field_and_table_says_what_it_means() -> None:
    for resource in package(to_csv_tables(SAMPLE))["resources"]:
        assert resource["description"].endswith(".")
        assert resource["schema"]["primaryKey"]
        for described in resource["schema"]["fields"]:
            assert described["description"].endswith(".")
            assert described["type"] in {"string", "integer", "number", "boolean", "array"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_both_files_of_a_table_hold_the_same_and_no_table_is_always_empty(table: Table) -> None:
    exported = to_tables(RICH)
    rows = parquet_rows(exported, table.name)
    assert rows
    assert csv_rows(exported, table.name) == [
        {name: as_cell(value) for name, value in row.items()} for row in rows
    ]
    assert list(rows[0]) == [field.name for field in table.fields]


def test_claims_read_back_as_the_dossier_has_them() -> None:
    texts = {report.id: report.text for report in SAMPLE.reports}
    rows = {row["id"]: row for row in parquet_rows(to_tables(SAMPLE), "claims")}
    assert set(rows) == {claim.id for claim in SAMPLE.claims}
    for claim in SAMPLE.claims:
        row = rows[claim.id]
        assert (row["start"], row["end"], row["stance"]) == (claim.start, claim.end, claim.stance.value)
        assert row["quote"] == texts[claim.report][claim.start : claim.end]
        assert row["own_voice"] is (claim.speaker is None)
        assert row["speaker_text"] == (claim.speaker.text if claim.speaker else None)
        assert row["speaker_via"] == list(claim.speaker.via if claim.speaker else ())
        assert row["act_kind"] == (claim.act.kind.value if claim.act else None)
        assert row["place_lat"] == (claim.place.lat if claim.place else None)
        assert row["when_edtf"] == (claim.when.edtf if claim.when else None)
        assert row["confidence"] == claim.confidence


def test_counts_and_ranges_read_back_with_open_ends_apart_from_nought() -> None:
    exported = to_tables(SAMPLE)
    (toll,) = (row for row in parquet_rows(exported, "claim_counts") if row["claim"] == A_TOLL.id)
    assert (toll["low"], toll["high"], toll["exact"], toll["category"]) == (24, None, False, None)
    first = parquet_rows(exported, "incident_casualties")[0]
    assert (first["low"], first["best"], first["high"], first["high_open"]) == (18, 24, None, True)
    assert first["reasons"] == list(ROAD_INCIDENT.casualties[0].reasons)


def test_a_claim_that_no_longer_counts_is_marked_and_so_is_a_report_nothing_rests_on() -> None:
    exported = to_tables(RICH)
    counts = {row["claim"]: row["counts"] for row in parquet_rows(exported, "incident_claims")}
    assert counts[C_DENIAL.id] is False
    assert counts[A_TOLL.id] is True
    rests = {
        row["report"]: row["rests"]
        for row in parquet_rows(exported, "incident_reports")
        if row["incident"] == ROAD_INCIDENT.id
    }
    assert rests[COPY_REPORT.id] is False
    assert rests[AGENCY_REPORT.id] is True


def test_both_ends_of_a_route_have_a_row() -> None:
    rows = parquet_rows(to_tables(SAMPLE), "incident_place_ends")
    assert [(row["number"], row["place_name"], row["place_lat"]) for row in rows] == [
        (1, "Kessin", -46.41),
        (2, "Varo Wells", -45.98),
    ]


def test_the_text_of_every_report_is_a_loss_and_stands_in_no_file() -> None:
    exported = to_tables(SAMPLE)
    assert {loss.record for loss in exported.losses if loss.what == "text"} == {
        report.id for report in SAMPLE.reports
    }
    assert [loss.record for loss in exported.losses if loss.what == "furniture"] == [COPY_REPORT.id]
    assert not any(b"Share this story 214 shares" in data for data in exported.files.values())


def test_the_same_dossier_gives_the_same_bytes_in_whatever_order_it_was_read() -> None:
    turned = dataclasses.replace(
        SAMPLE, reports=SAMPLE.reports[::-1], claims=SAMPLE.claims[::-1], refused=SAMPLE.refused[::-1]
    )
    assert to_tables(turned) == to_tables(SAMPLE)


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(codec=None), max_size=30))
def test_whatever_strangers_write_reads_back_or_is_a_loss(words: str) -> None:
    hostile = dataclasses.replace(
        SAMPLE,
        refused=(Refusal(what=words, why=words, code="x"),),
        incidents=(dataclasses.replace(ORDAL_INCIDENT, headline=words, not_known=(words,)),),
    )
    exported = to_tables(hostile)
    losses = {(loss.record, loss.what) for loss in exported.losses}
    (row,) = parquet_rows(exported, "incidents")
    (cells,) = csv_rows(exported, "incidents")
    if row["headline"] != words:
        assert (ORDAL_INCIDENT.id, "incidents.headline") in losses
    if row["not_known"] != [words]:
        assert (ORDAL_INCIDENT.id, "incidents.not_known") in losses
    if cells["headline"] != row["headline"]:
        assert (ORDAL_INCIDENT.id, "incidents.csv headline") in losses
    assert json.loads(cells["not_known"]) == row["not_known"]
    if not any("\ud800" <= character <= "\udfff" for character in words):
        assert (row["headline"], row["not_known"]) == (words, [words])


def test_frictionless_finds_no_fault_in_what_strangers_write(tmp_path: Path) -> None:
    hostile = "=1+1\r\n\"';,\t\u202e<script>\x00\ud800\x1b[31m\u2028"
    refused = tuple(
        Refusal(what=f"{number}", why=why, code="x")
        for number, why in enumerate((hostile, hostile[::-1], "\rx", "\n", " ", "-", "@a", "x" * 100_000))
    )
    exported = to_tables(dataclasses.replace(SAMPLE, refused=refused))
    assert faults(exported, tmp_path) == []
    assert [row["why"] for row in parquet_rows(exported, "refused")][2:] == [one.why for one in refused[2:]]


def test_an_apostrophe_before_a_formula_stands_in_the_csv_alone_and_is_a_loss() -> None:
    exported = to_tables(dataclasses.replace(SAMPLE, refused=(Refusal(what="@a", why="w", code="c"),)))
    assert csv_rows(exported, "refused")[0]["what"] == "'@a"
    assert parquet_rows(exported, "refused")[0]["what"] == "@a"
    assert ("1", "refused.csv what") in {(loss.record, loss.what) for loss in exported.losses}


@pytest.mark.parametrize("low", [2**63, -(2**63), 10**40])
def test_a_number_beyond_64_bits_is_left_out_and_is_a_loss(low: int) -> None:
    claim = dataclasses.replace(D_SHELLS, counts=(Count(outcome=Outcome.KILLED, low=low),))
    exported = to_tables(
        dataclasses.replace(SAMPLE, claims=tuple(claim if one is D_SHELLS else one for one in SAMPLE.claims))
    )
    (row,) = (row for row in parquet_rows(exported, "claim_counts") if row["claim"] == claim.id)
    assert row["low"] is None
    assert (f"{claim.id}/1", "claim_counts.low") in {(loss.record, loss.what) for loss in exported.losses}


def test_a_number_that_is_none_is_left_out_and_is_a_loss() -> None:
    place = dataclasses.replace(MARKET, lat=float("nan"))
    exported = to_tables(
        dataclasses.replace(SAMPLE, incidents=(dataclasses.replace(ORDAL_INCIDENT, place=place),))
    )
    assert parquet_rows(exported, "incidents")[0]["place_lat"] is None
    assert (ORDAL_INCIDENT.id, "incidents.place_lat") in {
        (loss.record, loss.what) for loss in exported.losses
    }


def test_two_claims_of_one_id_are_refused() -> None:
    with pytest.raises(BrokenIntegrity, match=rf"claims carry one key, {A_TOLL.id}"):
        to_csv_tables(dataclasses.replace(SAMPLE, claims=(*SAMPLE.claims, A_TOLL)))


def test_a_claim_of_another_text_is_refused() -> None:
    changed = dataclasses.replace(A_TOLL, text_sha256="0" * 64)
    with pytest.raises(BrokenIntegrity, match="another text"):
        to_tables(
            dataclasses.replace(
                SAMPLE, claims=tuple(changed if one is A_TOLL else one for one in SAMPLE.claims)
            )
        )


def test_without_pyarrow_the_refusal_names_the_extra_and_csv_still_works(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(BadSetting, match=r"clone\[parquet\]"):
        to_tables(SAMPLE)
    assert to_csv_tables(SAMPLE).files[PACKAGE]


def test_a_route_that_ends_in_a_route_is_a_loss() -> None:
    nested = dataclasses.replace(ROAD, ends=(ROAD, MARKET))
    exported = to_csv_tables(
        dataclasses.replace(SAMPLE, incidents=(dataclasses.replace(ORDAL_INCIDENT, place=nested),))
    )
    assert [loss.record for loss in exported.losses if loss.what == "place"] == [ORDAL_INCIDENT.id]


def test_every_reference_leads_to_the_key_of_a_table_before_it() -> None:
    keys: dict[str, tuple[str, ...]] = {}
    for table in TABLES:
        names = {field.name for field in table.fields}
        assert set(table.key) <= {field.name for field in table.fields if field.required}
        for reference in table.references:
            assert keys[reference.table] == reference.to
            assert set(reference.fields) <= names
        keys[table.name] = table.key


def test_every_table_is_on_the_page_of_the_form_with_its_key() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "export-tables.md").read_text(encoding="utf-8")
    for table in TABLES:
        key = ", ".join(f"`{name}`" for name in table.key)
        meaning = table.meaning.removeprefix("A row is ").removesuffix(".")
        assert f"| `{table.name}` | {key} | {meaning} |" in page


@pytest.mark.parametrize("title", ["-inf", "+1_000", "\n=1+1", "\uff1d1+1"])
def test_every_text_that_gets_an_apostrophe_is_a_loss(title: str) -> None:
    report = dataclasses.replace(SAMPLE.reports[0], title=title)
    found = to_csv_tables(dataclasses.replace(SAMPLE, reports=(report, *SAMPLE.reports[1:])))
    assert ("reports.csv title") in {loss.what for loss in found.losses}
