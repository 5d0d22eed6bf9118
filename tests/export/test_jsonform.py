"""dossier.json: complete, checked, by its schema, and the same bytes for the same dossier."""

import dataclasses
import importlib.util
import io
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora.errors import BrokenIntegrity
from corrobora.export import (
    check_integrity,
    dossier_to_json,
    read_dossier,
    reading_to_json,
    render_json,
    render_reading,
)
from corrobora.records import Claim, ClaimId, Dossier, OriginId, Report
from tests.export.export_sample import A_SHOT, A_TOLL, AGENCY_REPORT, COPY_REPORT, SAMPLE, SAMPLE_READING

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "src" / "corrobora" / "export" / "schema"


def _validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((SCHEMAS / name).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def _build_schema() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_schema", ROOT / "scripts" / "build_schema.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _body(dossier: Dossier = SAMPLE) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(render_json(dossier)))


def test_the_dossier_is_valid_by_its_published_schema() -> None:
    _validator("dossier-1.json").validate(_body())


def test_an_empty_dossier_is_valid_too() -> None:
    empty = Dossier(as_of=None, methods={}, reports=(), claims=(), incidents=(), background=(), refused=())
    _validator("dossier-1.json").validate(_body(empty))


def test_the_schema_refuses_a_field_it_does_not_know() -> None:
    body = _body()
    body["claims"][0]["verdict"] = "true"
    with pytest.raises(jsonschema.ValidationError):
        _validator("dossier-1.json").validate(body)


def test_the_published_schemas_are_those_of_the_records() -> None:
    for path, text in _build_schema().files().items():
        assert path.read_text("utf-8") == text, f"{path.name}: run scripts/build_schema.py"


def test_every_description_the_records_give_stands_in_the_schema() -> None:
    definitions = json.loads((SCHEMAS / "dossier-1.json").read_text("utf-8"))["$defs"]
    furniture = definitions["Report"]["properties"]["furniture"]
    assert "code points" in furniture["items"]["description"]
    assert definitions["Place"]["properties"]["where_prec"]["description"].startswith("UCDP where_prec")
    assert all("description" in definition for definition in definitions.values())


def test_every_quotation_is_the_words_between_its_offsets() -> None:
    body = _body()
    texts = {report["id"]: report["text"] for report in body["reports"]}
    assert len(body["claims"]) == len(SAMPLE.claims)
    for claim in body["claims"]:
        assert claim["quote"] == texts[claim["report"]][claim["start"] : claim["end"]]


def test_derived_fields_stand_where_a_reader_looks_for_them() -> None:
    body = _body()
    assert list(body)[:2] == ["schema", "as_of"]
    assert list(body["claims"][0])[:6] == ["id", "report", "text_sha256", "start", "end", "quote"]
    assert body["reports"][0]["text_sha256"] == body["reports"][0]["id"]  # the sample's bytes are its text


def test_furniture_is_written_as_pairs_of_offsets() -> None:
    (report,) = (one for one in _body()["reports"] if one["id"] == COPY_REPORT.id)
    assert report["furniture"] == [[COPY_REPORT.furniture[0].start, COPY_REPORT.furniture[0].end]]


def test_the_text_ends_with_one_newline_and_keeps_its_letters() -> None:
    text = render_json(SAMPLE)
    assert text.endswith("}\n")
    assert "Kessin – Varo Wells" in text


@given(st.randoms(use_true_random=False))
def test_the_order_things_were_read_in_never_shows(random: Any) -> None:
    reports, claims = list(SAMPLE.reports), list(SAMPLE.claims)
    refused, actors = list(SAMPLE.refused), list(SAMPLE.actors)
    for members in (reports, claims, refused, actors):
        random.shuffle(members)
    shuffled = dataclasses.replace(
        SAMPLE, reports=tuple(reports), claims=tuple(claims), refused=tuple(refused), actors=tuple(actors)
    )
    assert render_json(shuffled) == render_json(SAMPLE)


def test_a_dossier_comes_back_as_it_was_written() -> None:
    text = render_json(SAMPLE)
    assert render_json(read_dossier(text)) == text
    assert read_dossier(text).incidents == SAMPLE.incidents


def test_a_changed_quotation_is_found_on_reading_back() -> None:
    body = _body()
    body["claims"][0]["quote"] += " indeed"
    with pytest.raises(BrokenIntegrity, match="differs"):
        read_dossier(json.dumps(body))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "corrobora/dossier/1"}', "not json"])
def test_what_is_no_dossier_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(BrokenIntegrity, match="not a dossier"):
        read_dossier(text)


def _with_claim(claim: Claim) -> Dossier:
    return dataclasses.replace(SAMPLE, claims=(*SAMPLE.claims, claim))


@pytest.mark.parametrize(
    "fields",
    [
        {"end": len(AGENCY_REPORT.text) + 1},
        {"start": -1},
        {"start": 5, "end": 5},
        {"text_sha256": "0" * 64},
        {"report": "0" * 64},
    ],
)
def test_a_passage_that_is_not_in_its_report_stops_the_writing(fields: dict[str, Any]) -> None:
    broken = _with_claim(dataclasses.replace(A_SHOT, **fields))
    with pytest.raises(BrokenIntegrity):
        dossier_to_json(broken)


def test_an_error_never_carries_a_word_of_a_report() -> None:
    with pytest.raises(BrokenIntegrity) as caught:
        dossier_to_json(_with_claim(dataclasses.replace(A_SHOT, end=10**6)))
    assert "Dresk" not in str(caught.value)
    assert "buses" not in str(caught.value)


def test_an_id_that_leads_nowhere_stops_the_writing() -> None:
    incident = SAMPLE.incidents[0]
    for changed in (
        dataclasses.replace(incident, claims=(*incident.claims, ClaimId("c-missing"))),
        dataclasses.replace(
            incident,
            conflicts=(
                dataclasses.replace(
                    incident.conflicts[0],
                    sides=(dataclasses.replace(incident.conflicts[0].sides[0], origins=(OriginId("o-x"),)),),
                ),
            ),
        ),
        dataclasses.replace(
            incident, origins=(dataclasses.replace(incident.origins[0], may_share=(OriginId("o-x"),)),)
        ),
    ):
        with pytest.raises(BrokenIntegrity, match="none such"):
            check_integrity(dataclasses.replace(SAMPLE, incidents=(changed,)))


def test_a_lone_surrogate_survives_the_way_through_json() -> None:
    report = Report(id=AGENCY_REPORT.id, text="broken \ud800 text")
    dossier = dataclasses.replace(SAMPLE, reports=(report,), claims=(), incidents=(), background=())
    text = render_json(dossier)
    text.encode("utf-8")
    assert read_dossier(text).reports[0].text == report.text


def test_a_reading_is_one_line_valid_by_its_schema() -> None:
    line = render_reading(AGENCY_REPORT, SAMPLE_READING)
    assert line.count("\n") == 1
    assert line.endswith("\n")
    body = json.loads(line)
    _validator("reading-1.json").validate(body)
    assert body["schema"] == "corrobora/reading/1"
    assert [claim["id"] for claim in body["claims"]] == [A_TOLL.id, A_SHOT.id]
    assert body["claims"][1]["quote"] == "They were taken off the buses and shot"
    assert body["aliases"] == [["HU", "hu"]]


def test_a_reading_of_another_report_is_refused() -> None:
    with pytest.raises(BrokenIntegrity):
        reading_to_json(COPY_REPORT, SAMPLE_READING)


def test_the_check_in_the_documentation_passes_and_finds_a_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / "reference" / "dossier-json.md").read_text("utf-8")
    check = compile(page.split("```python\n", 1)[1].split("```", 1)[0], "dossier-json.md", "exec")
    monkeypatch.chdir(tmp_path)
    # The example reads as a reader would write it; closing the file is not its point.
    monkeypatch.setattr("builtins.open", lambda name, encoding: io.StringIO(Path(name).read_text(encoding)))
    Path("dossier.json").write_text(render_json(SAMPLE), "utf-8")
    exec(check, {})  # noqa: S102 - our own documentation
    body = _body()
    body["claims"][3]["start"] += 1
    Path("dossier.json").write_text(json.dumps(body), "utf-8")
    with pytest.raises(AssertionError):
        exec(check, {})  # noqa: S102 - our own documentation


def test_every_field_of_the_schema_is_in_the_documentation() -> None:
    page = (ROOT / "docs" / "reference" / "dossier-json.md").read_text("utf-8")
    definitions = json.loads((SCHEMAS / "dossier-1.json").read_text("utf-8"))["$defs"]
    named = set(re.findall(r"[a-z_0-9]+", " ".join(re.findall(r"`[^`]+`", page))))
    for name in (
        "Report",
        "Claim",
        "Speaker",
        "Party",
        "Place",
        "When",
        "Assessment",
        "Fact",
        "Refusal",
        "Actor",
        "Step",
    ):
        assert set(definitions[name]["properties"]) <= named, name
