"""A mapping handed to `take_in`: what is read by it, and what custody and the ledger say of it."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from corrobora.custody import MemoryCustody
from corrobora.errors import BadSetting
from corrobora.intake import HELD, TAKEN_IN, ColumnMapping, read_mapping, take_in

STORY = "Soldiers shot dead twelve villagers, three residents said on Tuesday."
FILE = json.dumps({"schema": "corrobora/mapping/1", "columns": {"text": "Account"}}).encode()
SHA256 = hashlib.sha256(FILE).hexdigest()
FOREIGN = f'Case no.,Account,Remarks\nK-7,"{STORY}",call again\n'


@pytest.fixture
def custody() -> MemoryCustody:
    return MemoryCustody(by="a registrar", at="2031-03-05T12:00:00Z")


def test_a_foreign_table_is_read_by_the_mapping_and_not_without_it(
    tmp_path: Path, custody: MemoryCustody
) -> None:
    (tmp_path / "cases.csv").write_text(FOREIGN)
    assert take_in([tmp_path], custody=custody).refused[0].code == "missing-text"
    found = take_in([tmp_path], custody=custody, mapping=read_mapping(FILE, "m.json"))
    assert [report.text for report in found.reports] == [STORY]
    assert found.refused == ()


def test_the_ledger_names_the_mapping_of_each_report_read_by_it_and_of_no_other(
    tmp_path: Path, custody: MemoryCustody
) -> None:
    (tmp_path / "cases.csv").write_text(FOREIGN)
    (tmp_path / "story.txt").write_text(f"Wells. {STORY}")
    found = take_in([tmp_path], custody=custody, mapping=read_mapping(FILE, "m.json"))
    told = {entry.subject: entry.payload for entry in custody.iter_entries() if entry.what == TAKEN_IN}
    by_type = {report.media_type: told[report.id].get("mapping") for report in found.reports}
    assert by_type == {"text/csv": SHA256, "text/plain": None}


def test_the_bytes_of_the_mapping_are_held(tmp_path: Path, custody: MemoryCustody) -> None:
    (tmp_path / "cases.csv").write_text(FOREIGN)
    take_in([tmp_path], custody=custody, mapping=read_mapping(FILE, "m.json"))
    assert custody.get(SHA256) == FILE
    held = {entry.subject: entry.payload for entry in custody.iter_entries() if entry.what == HELD}
    assert json.loads(held[SHA256]["paths"]) == ["m.json"]


def test_a_table_without_the_columns_is_one_refusal(tmp_path: Path, custody: MemoryCustody) -> None:
    (tmp_path / "cases.csv").write_text("text\n" + STORY + "\n")
    found = take_in([tmp_path], custody=custody, mapping=read_mapping(FILE, "m.json"))
    assert [(one.code, found.reports) for one in found.refused] == [("missing-columns", ())]


def test_a_cell_that_cannot_be_read_to_its_end_is_one_row(tmp_path: Path, custody: MemoryCustody) -> None:
    file = {"schema": "corrobora/mapping/1", "columns": {"text": "Account"}, "cells": {"text": "html"}}
    (tmp_path / "cases.csv").write_text(f'Account\n"{"<b>" * 3000}{STORY}"\n"<p>{STORY}</p>"\n')
    mapping = read_mapping(json.dumps(file).encode(), "m.json")
    found = take_in([tmp_path], custody=custody, mapping=mapping)
    assert [report.text for report in found.reports] == [STORY]
    assert [(one.what.rpartition(":")[2], one.code) for one in found.refused] == [("2", "broken-line")]


def test_a_mapping_that_is_not_what_its_file_says_is_refused_before_anything_is_read(
    tmp_path: Path, custody: MemoryCustody
) -> None:
    (tmp_path / "cases.csv").write_text(FOREIGN)
    for forged in (
        ColumnMapping(columns={"text": "Account"}),
        replace(read_mapping(FILE, "m.json"), columns={"text": "Remarks"}),
        replace(read_mapping(FILE, "m.json"), sha256="0" * 64),
    ):
        with pytest.raises(BadSetting, match="read_mapping"):
            take_in([tmp_path], custody=custody, mapping=forged)
    assert list(custody.iter_entries()) == []


def test_a_single_column_whose_name_holds_a_comma_is_not_cut_at_commas(
    tmp_path: Path, custody: MemoryCustody
) -> None:
    mapping = read_mapping(
        json.dumps({"schema": "corrobora/mapping/1", "columns": {"text": "Account, full"}}).encode(), "m.json"
    )
    (tmp_path / "cases.csv").write_text(f"Account, full\n{STORY}\n")
    found = take_in([tmp_path], custody=custody, mapping=mapping)
    assert [report.text for report in found.reports] == [STORY]
