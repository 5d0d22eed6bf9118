"""Foreign tables: columns of other names, read by a mapping, and nothing read by chance."""

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.custody import MemoryCustody
from corrobora.errors import BadReferenceFile
from corrobora.intake import Limits, canonical_row, choose_published, take_in
from corrobora.intake.drafts import Found, Piece
from corrobora.intake.mapped import SCHEMA, ColumnMapping, apply_mapping, read_mapping
from corrobora.intake.tables import read_csv
from corrobora.records import Container

STORY = "Soldiers shot dead twelve villagers, three residents said on Tuesday."
COLUMNS = {
    "text": "Account",
    "title": "Heading",
    "outlet": "Who published",
    "url": "Link to page",
    "published": "Day of report",
    "external_id": "Case no.",
}


def mapping_file(**body: object) -> bytes:
    return json.dumps({"schema": SCHEMA, **body}).encode()


MAPPING = read_mapping(mapping_file(columns=COLUMNS), "m.json")


def table(*rows: Sequence[str], mark: str = ",") -> str:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=mark).writerows(rows)
    return written.getvalue()


def apply(text: str, mapping: ColumnMapping = MAPPING, limits: Limits | None = None) -> Found:
    piece = Piece(data=text.encode("utf-8", "surrogatepass"), path="cases.csv", name="cases.csv")
    return apply_mapping(piece, text, mapping, limits=limits or Limits())


HEADER = ("Case no.", "Heading", "Account", "Who published", "Link to page", "Day of report", "Remarks")
ROW = ("K-7", "Twelve dead", STORY, "Seliba Herald", "https://h.example/x", "2031-03-04", "call again")


def test_every_mapped_column_is_read_and_no_other() -> None:
    (record,) = apply(table(HEADER, ROW)).records
    draft = record.draft
    assert (draft.text, draft.title, draft.outlet) == (STORY, "Twelve dead", "Seliba Herald")
    assert (draft.external_id, draft.url) == ("K-7", "https://h.example/x")
    assert [dated.words for dated in draft.dated] == ["2031-03-04"]
    assert (draft.author, draft.language, draft.credits) == (None, None, ())


def test_it_gives_what_a_table_with_our_own_names_gives_save_for_the_bytes_of_the_row() -> None:
    ours = ("id", "title", "text", "outlet", "url", "published", "x")
    piece = Piece(data=b"", path="cases.csv", name="cases.csv")
    (own,) = read_csv(piece, table(ours, ROW), limits=Limits()).records
    (mapped,) = apply(table(HEADER, ROW)).records
    assert mapped.draft == own.draft
    assert mapped.path == own.path == "cases.csv:2"
    assert mapped.data != own.data


def test_a_records_bytes_are_the_row_under_its_own_column_names() -> None:
    text = table(HEADER, ROW)
    (record,) = apply(text).records
    assert record.data == canonical_row(HEADER, ROW)
    assert record.container == Container(name="cases.csv", sha256=hashlib.sha256(text.encode()).hexdigest())


def test_a_change_in_a_column_that_is_not_read_changes_the_id() -> None:
    (one,) = apply(table(HEADER, ROW)).records
    (other,) = apply(table(HEADER, (*ROW[:-1], "do not call"))).records
    assert one.draft == other.draft
    assert one.data != other.data


def test_a_column_that_bears_one_of_our_names_is_not_read_by_chance() -> None:
    text = table(("Account", "published", "Title", "source", "agency"), (STORY, "Published", "x", "y", "z"))
    mapping = ColumnMapping(columns={"text": "Account"})
    (record,) = apply(text, mapping).records
    assert (record.draft.dated, record.draft.outlet, record.draft.credits) == ((), None, ())


def test_columns_are_found_without_regard_to_case_and_white_space() -> None:
    (record,) = apply(table(("  ACCOUNT ",), (STORY,)), ColumnMapping(columns={"text": "account"})).records
    assert record.draft.text == STORY


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_every_delimiter_is_found_by_the_columns(mark: str) -> None:
    (record,) = apply(table(HEADER, ROW, mark=mark)).records
    assert record.draft.text == STORY
    assert record.data == canonical_row(HEADER, ROW)


def test_a_header_full_of_another_delimiter_does_not_mislead() -> None:
    text = 'Account;"Notes, remarks, other, and, more"\r\nA man was hurt, a nurse said.;n\r\n'
    (record,) = apply(text, ColumnMapping(columns={"text": "Account"})).records
    assert record.draft.text == "A man was hurt, a nurse said."


def test_line_numbers_are_those_of_the_foreign_file() -> None:
    text = '\n\n"Account","Notes\nand more"\n"One was hurt.",x\n"Two were\nhurt.",y\n"Three died.",z\n'
    found = apply(text, ColumnMapping(columns={"text": "Account"}))
    assert [record.path for record in found.records] == ["cases.csv:5", "cases.csv:6", "cases.csv:8"]
    assert found.records[1].draft.text == "Two were\nhurt."


def test_short_rows_and_long_ones_keep_all_their_cells() -> None:
    found = apply(
        table(("Account", "A", "B"), (STORY,), (STORY, "1", "2", "")),
        ColumnMapping(columns={"text": "Account"}),
    )
    assert [json.loads(record.data) for record in found.records] == [
        [["Account", STORY]],
        [["Account", STORY], ["A", "1"], ["B", "2"], ["", ""]],
    ]


def test_a_missing_column_is_one_refusal_that_lists_what_was_expected_and_found() -> None:
    found = apply(table(("Case no.", "Heading", "Story"), ("K-1", "h", STORY), ("K-2", "h", STORY)))
    assert found.records == ()
    (refusal,) = found.refused
    assert (refusal.what, refusal.code) == ("cases.csv", "missing-columns")
    assert "`Account` for text (missing)" in refusal.why
    assert "found `Case no.`, `Heading`, `Story`" in refusal.why
    assert "Heading` for" not in refusal.why


def test_a_column_there_twice_is_refused() -> None:
    (refusal,) = apply(
        table(("Account", "account"), (STORY, "x")), ColumnMapping(columns={"text": "Account"})
    ).refused
    assert "there more than once" in refusal.why


def test_a_table_without_a_header_does_not_put_testimony_into_the_refusal() -> None:
    (refusal,) = apply(table(("K-1", STORY), ("K-2", "Two were hurt."))).refused
    assert refusal.code == "missing-columns"
    assert "villagers" not in refusal.why
    assert f"(a cell of {len(STORY)} characters)" in refusal.why


def test_what_a_name_of_a_column_hides_is_shown_in_the_refusal() -> None:
    (refusal,) = apply(table(("Ac\u202ecount", "b\x1b[31m", ""), (STORY, "x", "y"))).refused
    assert "found `Ac\ufffdcount`, `b\ufffd[31m`, (a column without a name)" in refusal.why


def test_a_refusal_does_not_grow_with_the_table() -> None:
    (refusal,) = apply(table(tuple(f"c{number}" for number in range(500)), ("x",) * 500)).refused
    assert "and 460 more" in refusal.why
    assert len(refusal.why) < 2000


def test_a_row_without_text_is_refused_alone() -> None:
    found = apply(table(HEADER, ("K-1", "h", " ", "", "", "", ""), ROW))
    assert [(one.what, one.code) for one in found.refused] == [("cases.csv:2", "missing-text")]
    assert [one.path for one in found.records] == ["cases.csv:3"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n\n", "empty"),
        ("Account\n", "empty"),
        ('"Account', "broken"),
        ('Account\n"One was hurt.\nTwo died.\n', "broken-line"),
        ("a" * 200_000, "missing-columns"),
    ],
)
def test_what_is_no_table_is_refused(text: str, code: str) -> None:
    found = apply(text, ColumnMapping(columns={"text": "Account"}))
    assert found.records == ()
    assert [one.code for one in found.refused] == [code]


def test_the_limits_are_those_of_any_table() -> None:
    found = apply(table(HEADER, ROW, ROW), limits=Limits(records=1))
    assert len(found.records) == 1
    assert [one.code for one in found.refused] == ["too-large"]


def test_a_fixed_value_stands_where_the_row_gives_none() -> None:
    mapping = read_mapping(
        mapping_file(
            columns={"text": "Account", "outlet": "Who published"},
            fixed={"outlet": "The Desk", "language": "en"},
        ),
        "m.json",
    )
    found = apply(table(("Account", "Who published"), (STORY, ""), (STORY, "Herald")), mapping)
    assert [record.draft.outlet for record in found.records] == ["The Desk", "Herald"]
    assert {record.draft.language for record in found.records} == {"en"}


UWAZI = (
    "Title",
    "Date added",
    "Template",
    "Narrative",
    "Source",
    "Geolocation",
    "Documents",
    "Attachments",
    "Published",
)


def test_an_export_of_uwazi_needs_only_the_name_of_its_text() -> None:
    mapping = read_mapping(
        mapping_file(preset="uwazi", columns={"text": "Narrative", "url": "Source"}), "m.json"
    )
    row = (
        "Case 4",
        "2031-05-01",
        "Case",
        STORY,
        "Page|one|https://h.example/a|b",
        "1.5|2.5",
        "",
        "",
        "Published",
    )
    (record,) = apply(table(UWAZI, row), mapping).records
    assert (record.draft.title, record.draft.text) == ("Case 4", STORY)
    assert record.draft.url == "https://h.example/a|b"
    assert record.draft.dated == ()


UWAZI_CASES = {
    "text": "Narrative",
    "published": "Date of report",
    "external_id": "id",
    "outlet": "Source",
    "credits": "Carried by",
    "url": "Link",
}
UWAZI_HEADER = ("id", "Title", "Narrative", "Date of report", "Source", "Carried by", "Link")
RICH = (
    "<p>Two drivers were <b>shot dead</b> at the Iribel bridge, a relative said.</p><script>hidden()</script>"
    "<ul><li>The army denied it.</li></ul><p>Fish &amp; bread were left.</p>"
)


def uwazi(**cells: str) -> ColumnMapping:
    return read_mapping(mapping_file(preset="uwazi", columns=UWAZI_CASES, cells=cells), "m.json")


def test_an_export_with_rich_text_epochs_and_several_values_is_read() -> None:
    rows = (
        (
            "7f3k2",
            "Bridge",
            RICH,
            "1683504000",
            "Iribel Herald",
            "Reuters;AFP",
            "Story|https://herald.example/a",
        ),
        ("7f3k3", "Market", STORY, "2023-05-09", "Losa Radio", "", ""),
        ("7f3k4", "Late", STORY + " Again.", "1683590399.5", "Losa Radio", "One; One;;Two", ""),
    )
    found = apply(table(UWAZI_HEADER, *rows), uwazi(text="html", published="seconds", credits=";"))
    first, second, third = (record.draft for record in found.records)
    assert first.text == (
        "Two drivers were shot dead at the Iribel bridge, a relative said.\n\nThe army denied it.\n\n"
        "Fish & bread were left."
    )
    assert (first.external_id, first.title, first.url) == ("7f3k2", "Bridge", "https://herald.example/a")
    assert len(first.credits) == 2
    assert third.credits == ("One", "One", "Two")
    chosen = [choose_published(draft.dated) for draft in (first, second, third)]
    assert [when and when.edtf for when in chosen] == ["2023-05-08", "2023-05-09", "2023-05-08"]
    assert second.text == STORY
    # the row is held as it stands: what it is made of changes with no mapping
    assert RICH in str(json.loads(found.records[0].data))


@pytest.mark.parametrize(
    ("words", "unit", "day"),
    [
        ("1683504000000", "milliseconds", "2023-05-08"),
        ("-86400", "seconds", "1969-12-31"),
        ("0", "seconds", "1970-01-01"),
        ("9" * 16, "seconds", None),
        ("8 May 2023", "seconds", "2023-05-08"),
        ("soon", "seconds", None),
    ],
)
def test_a_number_is_a_date_where_the_mapping_says_so(words: str, unit: str, day: str | None) -> None:
    row = ("7f3k2", "Bridge", STORY, words, "Herald", "", "")
    (record,) = apply(table(UWAZI_HEADER, row), uwazi(published=unit)).records
    chosen = choose_published(record.draft.dated)
    assert (None if chosen is None else chosen.edtf) == day
    (plain,) = apply(table(UWAZI_HEADER, row), uwazi()).records
    assert plain.data == record.data


@pytest.mark.parametrize(
    ("words", "unit", "other"),
    [("1683504000", "milliseconds", "seconds"), ("1683504000000", "seconds", "milliseconds")],
)
def test_a_date_that_is_plainly_in_the_other_unit_is_refused_and_no_day_of_1970(
    words: str, unit: str, other: str
) -> None:
    row = ("7f3k2", "Bridge", STORY, words, "Herald", "", "")
    found = apply(table(UWAZI_HEADER, row), uwazi(published=unit))
    (refusal,) = found.refused
    assert (found.records, refusal.what, refusal.code) == ((), "cases.csv:2", "wrong-unit")
    assert f"count {other}; the mapping says {unit}" in refusal.why


@pytest.mark.parametrize("first", ["sep=;\r\n", "SEP=;\n", '"sep=;"\r\n'])
def test_the_line_by_which_excel_is_told_the_mark_is_no_row(first: str) -> None:
    (record,) = apply(first + table(HEADER, ROW, mark=";")).records
    assert (record.draft.text, record.path) == (STORY, "cases.csv:3")
    piece = Piece(data=b"", path="own.csv", name="own.csv")
    (own,) = read_csv(piece, f"{first}text;outlet\r\n{STORY};Herald\r\n", limits=Limits()).records
    assert (own.draft.text, own.draft.outlet, own.path) == (STORY, "Herald", "own.csv:3")


def test_marks_of_markdown_go_and_nothing_in_the_cell_speaks_for_the_row() -> None:
    cell = "---\ntitle: Another\npublished: 1999-01-01\n---\n# Head\n\nThree **vendors** were killed, [a doctor](https://x.example) said."
    row = ("7f3k2", "Market", cell, "2023-05-08", "Herald", "", "")
    (record,) = apply(table(UWAZI_HEADER, row), uwazi(text="markdown")).records
    assert "Three vendors were killed, a doctor said." in record.draft.text
    assert (record.draft.title, [one.words for one in record.draft.dated]) == ("Market", ["2023-05-08"])


def test_a_cell_of_markup_alone_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cases.csv").write_text(
        table(UWAZI_HEADER, ("7", "Bridge", "<p> </p><img src='x'>", "", "", "", "")), encoding="utf-8"
    )
    custody = MemoryCustody(by="me", at="2031-05-01T00:00:00Z")
    taken = take_in([tmp_path / "cases.csv"], custody=custody, mapping=uwazi(text="html"))
    assert [refusal.code for refusal in taken.refused] == ["empty"]


def test_a_file_may_name_another_column_than_its_preset() -> None:
    mapping = read_mapping(
        mapping_file(preset="uwazi", columns={"text": "Narrative", "title": "Template"}), "m.json"
    )
    assert mapping.columns["title"] == "Template"


def test_an_address_without_a_label_is_kept() -> None:
    mapping = ColumnMapping(columns={"text": "T", "url": "U"}, link_labels=True)
    found = apply(table(("T", "U"), (STORY, "https://h.example/a|b"), (STORY, "see|below")), mapping)
    assert [record.draft.url for record in found.records] == ["https://h.example/a|b", "see|below"]


def test_toml_says_the_same_as_json() -> None:
    lines = [f'schema = "{SCHEMA}"', "[columns]", *(f'{key} = "{value}"' for key, value in COLUMNS.items())]
    data = "\n".join(lines).encode()
    mapping = read_mapping(data, "m.TOML")
    assert (mapping.columns, mapping.fixed) == (MAPPING.columns, MAPPING.fixed)
    assert mapping.sha256 == hashlib.sha256(data).hexdigest() != MAPPING.sha256


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"", "m.json", "not JSON"),
        (b"\xff\xfe", "m.json", "not JSON"),
        (b"[" * 100_000, "m.json", "bytes; a mapping has at most"),
        (b"[" * 5_000, "m.json", "not JSON"),
        (b"[]", "m.json", "no object"),
        (b"{}", "m.json", "no `schema`"),
        (b"a = ", "m.toml", "not TOML"),
        (b'{"schema": "corrobora/mapping/2"}', "m.json", "no `schema`"),
        (b'{"schema": "corrobora/mapping/1", "schema": "corrobora/mapping/1"}', "m.json", "not JSON"),
        (mapping_file(columns={"text": "A"}, colums={}), "m.json", "1 entries"),
        (mapping_file(columns={"text": "A"}, preset="other"), "m.json", "`preset` is none"),
        (mapping_file(columns={"text": "A"}, preset=["uwazi"]), "m.json", "`preset` is none"),
        (mapping_file(columns=[]), "m.json", "`columns` is no object"),
        (mapping_file(columns={"text": "A", "victim": "B"}), "m.json", "a field that there is not"),
        (mapping_file(columns={"text": 3}), "m.json", "`columns.text` is no text"),
        (mapping_file(columns={"text": " "}), "m.json", "`columns.text` is no text"),
        (mapping_file(columns={"text": "x" * 201}), "m.json", "`columns.text` is no text"),
        (mapping_file(columns={"title": "A"}), "m.json", "no column for `text`"),
        (mapping_file(preset="uwazi"), "m.json", "no column for `text`"),
        (mapping_file(columns={"text": "A", "title": " a"}), "m.json", "the same column"),
        (mapping_file(columns={"text": "A"}, fixed={"title": "B"}), "m.json", "a field that there is not"),
        (mapping_file(columns={"text": "A"}, cells={"title": "html"}), "m.json", "a field that there is not"),
        (mapping_file(columns={"text": "A"}, cells={"text": "rtf"}), "m.json", "`cells.text` is none of"),
        (
            mapping_file(columns={"text": "A"}, cells={"published": "days"}),
            "m.json",
            "`cells.published` is none of",
        ),
        (mapping_file(columns={"text": "A"}, cells={"credits": "and so on"}), "m.json", "a mark of 1 to 3"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_refused_with_its_reason(data: bytes, name: str, why: str) -> None:
    with pytest.raises(BadReferenceFile, match=why) as caught:
        read_mapping(data, name)
    assert str(caught.value).startswith(f"{name}: ")


def test_a_refusal_of_a_mapping_repeats_nothing_that_stands_in_it() -> None:
    with pytest.raises(BadReferenceFile) as caught:
        read_mapping(mapping_file(columns={"text": "A", "Ilan Dresk": "B"}), "m.json")
    assert "Dresk" not in str(caught.value)


_CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=12)


@settings(deadline=None)
@given(st.lists(st.lists(_CELLS, min_size=3, max_size=5), max_size=4), st.sampled_from([",", ";", "\t", "|"]))
def test_every_row_becomes_a_record_under_its_own_bytes_or_a_refusal(
    rows: list[list[str]], mark: str
) -> None:
    header = ["a note", "Account", "b note"]
    found = apply(table(header, *rows, mark=mark), ColumnMapping(columns={"text": "Account"}))
    told = [row for row in rows if any(cell.strip() for cell in row)]
    whole = [row for row in told if not any(cell.strip() for cell in row[3:])]
    assert [record.data for record in found.records] == [
        canonical_row(header, row) for row in whole if row[1].strip()
    ]
    codes = ["broken-line" if row not in whole else "missing-text" for row in told]
    kept = [row in whole and bool(row[1].strip()) for row in told]
    assert [one.code for one in found.refused] == (
        [code for code, is_kept in zip(codes, kept, strict=True) if not is_kept] if told else ["empty"]
    )


def test_the_bound_on_a_cell_is_left_as_it_was_and_does_not_decide() -> None:
    before = csv.field_size_limit(10)
    try:
        (record,) = apply(table(HEADER, ROW)).records
        assert record.draft.text == STORY
        assert csv.field_size_limit() == 10
    finally:
        csv.field_size_limit(before)


@settings(deadline=None)
@given(st.text(st.characters(codec=None), max_size=60))
def test_no_text_at_all_breaks_the_reader(text: str) -> None:
    found = apply(text, ColumnMapping(columns={"text": "a"}))
    assert found.records or found.refused


def test_a_mapping_keeps_its_columns_from_being_changed() -> None:
    columns: Mapping[str, str] = MAPPING.columns
    with pytest.raises(TypeError):
        columns["text"] = "Other"  # type: ignore[index]  # that it cannot be done is what is tested
