"""JSON, JSONL and CSV: one record, one report."""

import hashlib
import json
from collections.abc import Callable

import pytest

from corrobora.custody import MemoryCustody
from corrobora.intake import Limits, canonical_row, take_in
from corrobora.records import Container, DateCandidate, Intake, Report

TakingOne = Callable[..., Report]
Taking = Callable[..., Intake]

STORY = "Soldiers shot dead twelve villagers, three residents said on Tuesday."
FULL = {
    "id": "K-7",
    "text": STORY,
    "title": "Twelve dead",
    "url": "https://herald.example/2031/03/09/x",
    "outlet": "Seliba Herald",
    "author": "Jane Doe",
    "published": "2031-03-04T22:00:00-05:00",
    "language": "en-GB",
}


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("ending", ["json", "jsonl", "ndjson", "txt"])
def test_every_field_of_a_record_is_kept(ending: str, taking_one: TakingOne) -> None:
    report = taking_one(f"a.{ending}", json.dumps(FULL))
    assert (report.external_id, report.title, report.outlet) == ("K-7", "Twelve dead", "Seliba Herald")
    assert (report.author, report.language, report.url) == ("Jane Doe", "en", FULL["url"])
    assert report.text == STORY
    assert report.published is not None
    assert report.published.edtf == "2031-03-04"
    assert report.published_candidates == (
        DateCandidate(value="2031-03-04", found_in="field:published"),
        DateCandidate(value="2031-03-09", found_in="url"),
    )


def test_a_lines_report_is_named_by_the_hash_of_the_line(taking: Taking) -> None:
    lines = [json.dumps({"text": f"{STORY} {number}"}).encode() for number in range(3)]
    data = b"\r\n".join(lines) + b"\r\n"
    found = taking({"a.jsonl": data})
    assert {report.id for report in found.reports} == {sha(line) for line in lines}
    assert {report.container for report in found.reports} == {Container(name="a.jsonl", sha256=sha(data))}
    assert {report.paths for report in found.reports} == {(f"a.jsonl:{number}",) for number in (1, 2, 3)}


def test_a_list_elements_report_is_named_by_the_hash_of_its_bytes(taking: Taking) -> None:
    element = b'{ "text" : "Twelve people were killed\\u002e" }'
    found = taking({"a.json": b"[\n  " + element + b',\n  {"text": "Three were hurt."}\n]\n'})
    by_path = {report.paths: report for report in found.reports}
    assert by_path[("a.json#1",)].id == sha(element)
    assert by_path[("a.json#1",)].text == "Twelve people were killed."


def test_lines_under_a_json_name_are_read_as_lines(taking: Taking) -> None:
    found = taking({"a.json": '{"text": "Twelve people were killed."}\n{"text": "Three were hurt."}\n'})
    assert {report.paths for report in found.reports} == {("a.json:1",), ("a.json:2",)}


def test_a_broken_line_is_refused_alone(taking: Taking) -> None:
    found = taking({"a.jsonl": f'{json.dumps(FULL)}\n{{"text": \n{json.dumps({"text": STORY})}\n'})
    assert len(found.reports) == 2
    assert [(refusal.what, refusal.code) for refusal in found.refused] == [("a.jsonl:2", "broken-line")]


def test_the_same_line_twice_is_one_report_with_two_paths(taking: Taking) -> None:
    line = json.dumps(FULL)
    found = taking({"a.jsonl": f"{line}\n{line}\n", "b.jsonl": line})
    (report,) = found.reports
    assert report.paths == ("a.jsonl:1", "a.jsonl:2", "b.jsonl:1")


def test_the_same_text_from_two_outlets_is_two_reports(taking: Taking) -> None:
    found = taking(
        {"a.jsonl": "\n".join(json.dumps({"text": STORY, "outlet": name}) for name in ("One", "Two"))}
    )
    assert {report.outlet for report in found.reports} == {"One", "Two"}


def test_other_names_of_a_field_are_read_where_the_first_is_empty(taking_one: TakingOne) -> None:
    report = taking_one(
        "a.json",
        json.dumps(
            {
                "Text": STORY,
                "source": "Herald",
                "date": "4 March 2031",
                "outlet": "",
                "byline": ["A B", "C D"],
            }
        ),
    )
    assert (report.outlet, report.author) == ("Herald", "A B, C D")
    assert report.published is not None
    assert report.published.edtf == "2031-03-04"


def test_an_ambiguous_date_stays_in_words(taking_one: TakingOne) -> None:
    report = taking_one("a.json", json.dumps({"text": STORY, "published": "03/04/2031"}))
    assert report.published is None
    assert report.published_candidates == (DateCandidate(value="03/04/2031", found_in="field:published"),)


def test_an_ambiguous_date_is_decided_by_another_candidate(taking_one: TakingOne) -> None:
    report = taking_one(
        "a.json",
        json.dumps({"text": STORY, "published": "03/04/2031", "url": "https://x.example/2031/04/03/y"}),
    )
    assert report.published is not None
    assert (report.published.edtf, report.published.text) == ("2031-04-03", "03/04/2031")


@pytest.mark.parametrize("value", [None, 5, ["x"], {"a": 1}, True, "", "   ", 10**4000, 1.5])
def test_odd_values_of_optional_fields_do_no_harm(value: object, taking: Taking) -> None:
    import sys

    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        line = json.dumps(dict.fromkeys(FULL, value) | {"text": STORY})
    finally:
        sys.set_int_max_str_digits(before)
    found = taking({"a.jsonl": line})
    assert len(found.reports) + len(found.refused) == 1


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_is_read_by_its_columns(mark: str, taking: Taking) -> None:
    rows = [
        ["id", "Text", "outlet", "published"],
        ["1", f'"{STORY}"', "Herald", "2031-03-04"],
        ["2", '"Two\nlines"', "", ""],
    ]
    found = taking({"a.csv": "\ufeff" + "\r\n".join(mark.join(row) for row in rows) + "\r\n"})
    assert found.refused == ()
    by_id = {report.external_id: report for report in found.reports}
    assert (by_id["1"].outlet, by_id["2"].outlet) == ("Herald", None)
    assert by_id["2"].text == "Two\nlines"
    assert by_id["1"].paths == ("a.csv:2",)
    assert by_id["1"].id == sha(canonical_row(rows[0], ["1", STORY, "Herald", "2031-03-04"]))


@pytest.mark.parametrize(("mark", "name"), [(",", "comma"), (";", "semicolon")])
def test_a_text_that_was_cut_in_two_is_not_read_as_its_first_half(
    mark: str, name: str, taking: Taking
) -> None:
    rows = [
        ["id", "text", "outlet"],
        ["1", f"Ten died{mark} said the mayor", "Herald"],
        ["2", f'"{STORY}"', "Herald", ""],
    ]
    found = taking({"a.csv": "\n".join(mark.join(row) for row in rows)})
    assert [report.external_id for report in found.reports] == ["2"]
    (refusal,) = found.refused
    assert (refusal.what, refusal.code) == ("a.csv:2", "broken-line")
    assert refusal.why == (
        f"has 4 cells, and the first row names 3; a cell with a {name} in it needs quotation marks around it"
    )


def test_a_rows_form_is_the_same_under_every_delimiter(taking: Taking) -> None:
    found = taking({"a.csv": f'id,text\n1,"{STORY}"\n', "b.csv": f"id;text\n1;{STORY}\n"})
    (report,) = found.reports
    assert report.paths == ("a.csv:2", "b.csv:2")


def test_the_same_cells_under_other_columns_are_another_report(taking: Taking) -> None:
    found = taking(
        {
            "a.csv": "text,outlet\nTwelve were killed.,Herald\n",
            "b.csv": "text,author\nTwelve were killed.,Herald\n",
        }
    )
    assert len(found.reports) == 2


def test_a_records_bytes_are_in_custody(tmp_path: object, taking: Taking) -> None:
    taking({"a.csv": f'id,text\n1,"{STORY}"\n', "a.jsonl": json.dumps(FULL) + "\n"})
    custody = MemoryCustody(by="b", at="")
    for report in take_in(["a.csv", "a.jsonl"], custody=custody).reports:
        assert sha(custody.get(report.id)) == report.id
        assert report.container is not None
        assert sha(custody.get(report.container.sha256)) == report.container.sha256


def test_a_line_beyond_the_limit_is_refused_alone(taking: Taking) -> None:
    long = json.dumps({"text": "x" * 3000})
    found = taking({"a.jsonl": f"{long}\n{json.dumps(FULL)}\n"}, limits=Limits(line_bytes=2000))
    assert [(refusal.what, refusal.code) for refusal in found.refused] == [("a.jsonl:1", "text-too-long")]
    assert len(found.reports) == 1


def test_a_stated_language_wins(taking_one: TakingOne) -> None:
    assert taking_one("a.json", json.dumps({"text": STORY, "language": "French"})).language == "fr"
