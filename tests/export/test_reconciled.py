"""The two files of a reconciliation: what stands in them, and what must not."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from corrobora.export.reconciled import COLUMNS, to_reconciled
from corrobora.records import Dataset, Dossier, Reconciliation, Refusal, Speaker, SpeakerKind
from corrobora.review import reconcile
from tests.review.coded_sample import Told, event, told, town

DAY = date(2024, 5, 4)
ONE = Told(first=DAY, last=DAY, place=town(0))


def laid(dossier: Dossier) -> Reconciliation:
    found = reconcile(
        dossier,
        (event("ML1", DAY, town(0), best=20), event("ML2", DAY, town(4))),
        dataset=Dataset.ACLED,
        first=DAY,
        last=DAY,
        countries={"ML"},
    )
    return replace(found, file="theirs.csv", rows=2, refused=(Refusal(what="theirs.csv:9", why="has no id"),))


def rows(dossier: Dossier) -> list[dict[str, str]]:
    data = to_reconciled(laid(dossier), dossier).files["reconciled.csv"]
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_every_row_has_every_column_and_each_incident_stands_in_it() -> None:
    dossier = told(ONE, replace(ONE, place=town(2)))
    found = rows(dossier)
    assert all(tuple(row) == tuple(COLUMNS) and None not in row.values() for row in found)
    assert {row["incident"] for row in found} == {"", *(incident.id for incident in dossier.incidents)}
    assert [row["presence"] for row in found][-2:] == ["not-in-it", "not-here"]


def test_each_difference_stands_with_both_values_claims_and_proposal() -> None:
    dossier = told(ONE)
    (dead,) = [row for row in rows(dossier) if row["about"] == "deaths"]
    assert (dead["ours"], dead["theirs"], dead["relation"]) == ("5 to 8, best 6", "20", "differs")
    assert set(dead["claims"].split(";")) == {claim.id for claim in dossier.claims}
    assert dead["proposal"].startswith("p-")


def test_a_private_name_stands_in_no_cell_of_the_table() -> None:
    dossier = told(ONE)
    witness = Speaker(text="Aminata Kelforo", kind=SpeakerKind.EYEWITNESS)
    dossier = replace(
        dossier,
        claims=(*dossier.claims, replace(dossier.claims[0], speaker=witness, start=7, end=9)),
        incidents=(replace(dossier.incidents[0], headline="Aminata Kelforo accuses Reed Front"),),
    )
    assert {row["headline"] for row in rows(dossier) if row["incident"]} == {"name withheld"}
    place = replace(dossier.incidents[0].place or town(0), name="Kelforo")
    dossier = replace(dossier, incidents=(replace(dossier.incidents[0], place=place),))
    assert b"Kelforo" not in to_reconciled(laid(dossier), dossier).files["reconciled.csv"]


def test_the_passages_behind_our_values_stand_in_the_json_and_not_in_the_table() -> None:
    dossier = told(ONE)
    files = to_reconciled(laid(dossier), dossier).files
    whole = json.loads(files["reconciled.json"])
    quotes = {claim: passage["quote"] for claim, passage in whole["claims"].items()}
    reports = {report.id: report for report in dossier.reports}
    assert quotes == {
        claim.id: reports[claim.report].quote(claim.start, claim.end) for claim in dossier.claims
    }
    assert all(quote.encode() not in files["reconciled.csv"] for quote in quotes.values())


def test_the_json_says_what_was_read_and_what_was_not() -> None:
    dossier = told(ONE)
    whole = json.loads(to_reconciled(laid(dossier), dossier).files["reconciled.json"])
    assert whole["schema"] == "corrobora/reconciled/1"
    assert whole["method"] == "coded-events/1"
    assert whole["file"]["refused"] == [{"what": "theirs.csv:9", "why": "has no id"}]
    assert [one["id"] for one in whole["not_here"]] == ["ML2"]


def test_what_a_spreadsheet_would_run_is_made_harmless() -> None:
    dossier = told(ONE)
    found = laid(dossier)
    bad = replace(found.unreported[0], id="=1+2")
    data = to_reconciled(replace(found, unreported=(bad,)), dossier).files["reconciled.csv"]
    assert b",'=1+2," in data


def test_every_column_is_described_in_the_guide() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "guides" / "reconcile.md").read_text(encoding="utf-8")
    rows_of_it = [line.split(" | ")[0] for line in guide.splitlines() if line.startswith("| `")]
    described = {name for cell in rows_of_it for name in re.findall(r"`(\w+)`", cell)}
    assert set(COLUMNS) <= described
