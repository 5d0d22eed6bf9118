"""ACLED and UCDP GED as users really hold them: spreadsheets, other programs, cut files, and files that are neither."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from corrobora.errors import BadReferenceFile, MissingPath
from corrobora.export.acled import COLUMNS as ACLED_COLUMNS
from corrobora.export.ucdp import COLUMNS as UCDP_COLUMNS
from corrobora.intake import coded as module
from corrobora.intake import open_coded
from corrobora.intake.coded import read_party
from corrobora.records import ActorKind, CodedEvent, Dataset

ACLED = {
    "event_id_cnty": "MLI12", "event_date": "2024-05-04", "year": "2024", "time_precision": "1",
    "event_type": "Violence against civilians", "sub_event_type": "Attack", "actor1": "Reed Front (2019-)",
    "assoc_actor_1": "Lancer Company; Pole Riders (Mali)", "inter1": "Rebel group", "actor2": "Civilians (Mali)",
    "inter2": "Civilians", "iso": "466", "country": "Mali", "admin1": "Gonda", "location": "Dorel",
    "latitude": "16.25", "longitude": "-0.05", "geo_precision": "1", "notes": "Licensed words.", "fatalities": "6",
}  # fmt: skip
UCDP = {
    "id": "5001", "type_of_violence": "3", "side_a": "Reed Front", "side_b": "Civilians", "where_prec": "2",
    "where_coordinates": "Dorel town", "adm_1": "Gonda region", "latitude": "16.25", "longitude": "-0.05",
    "country": "Mali", "date_prec": "2", "date_start": "2024-05-04 00:00:00.000", "date_end": "2024-05-06 00:00:00.000",
    "deaths_civilians": "5", "best": "6", "high": "9", "low": "4",
}  # fmt: skip


def table(rows: Sequence[Mapping[str, str]], columns: Sequence[str], mark: str = ",") -> str:
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, columns, restval="", delimiter=mark, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def acled(*changes: Mapping[str, str], columns: Sequence[str] = ACLED_COLUMNS, mark: str = ",") -> str:
    rows = [{**ACLED, "event_id_cnty": f"MLI{number}", **change} for number, change in enumerate(changes, 1)]
    return table(rows, columns, mark)


def ucdp(*changes: Mapping[str, str]) -> str:
    return table(
        [{**UCDP, "id": str(number), **change} for number, change in enumerate(changes, 1)], UCDP_COLUMNS
    )


@pytest.fixture
def at(tmp_path: Path) -> Path:
    return tmp_path / "theirs.csv"


def read(at: Path, content: str | bytes) -> list[CodedEvent]:
    at.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return list(open_coded(at).iter_events())


def refused(at: Path, content: str) -> list[tuple[str, str]]:
    at.write_bytes(content.encode("utf-8"))
    file = open_coded(at)
    list(file.iter_events())
    return [(one.what.rpartition(":")[2], one.why) for one in file.refused]


# --------------------------------------------------------------------------- what is read


def test_an_event_of_acled(at: Path) -> None:
    (one,) = read(at, acled({}))
    assert (one.dataset, one.id, one.line, one.country) == (Dataset.ACLED, "MLI1", 2, "Mali")
    assert (one.when.edtf, one.when.time_prec, one.when.date_prec) == ("2024-05-04", 1, None)
    assert (one.place.name, one.place.admin1, one.place.lat, one.place.lon) == (
        "Dorel",
        "Gonda",
        16.25,
        -0.05,
    )
    assert (one.place.geo_prec, one.place.where_prec, one.place.country) == (1, None, None)
    assert [party.text for party in one.parties] == [
        "Reed Front (2019-)",
        "Lancer Company",
        "Pole Riders (Mali)",
        "Civilians (Mali)",
    ]
    assert [party.names for party in one.parties] == [
        ("Reed Front",),
        ("Lancer Company",),
        ("Pole Riders",),
        (),
    ]
    assert (one.kind, one.best, one.low, one.civilians) == (
        "Violence against civilians: Attack",
        6,
        None,
        None,
    )


def test_an_event_of_ucdp(at: Path) -> None:
    (one,) = read(at, ucdp({}))
    assert (one.dataset, one.id) == (Dataset.UCDP, "1")
    assert (one.when.edtf, one.when.date_prec) == ("2024-05-04/2024-05-06", 2)
    assert (one.place.name, one.place.where_prec, one.place.geo_prec) == ("Dorel town", 2, None)
    assert (one.best, one.low, one.high, one.civilians) == (6, 4, 9, 5)


def test_nothing_is_held_of_the_notes(at: Path) -> None:
    assert "Licensed" not in repr(read(at, acled({})))


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2024-05-04", "2024-05-04"),
        ("04 May 2024", "2024-05-04"),
        ("4-May-24", "2024-05-04"),
        ("04-May-97", "1997-05-04"),
        ("2024-05-04T00:00:00", "2024-05-04"),
        ("5/24/2024", "2024-05-24"),
        ("24/5/2024 0:00:00", "2024-05-24"),
        ("24.05.2024", "2024-05-24"),
    ],
)
def test_dates_as_programs_write_them(at: Path, words: str, days: str) -> None:
    assert [one.when.edtf for one in read(at, acled({"event_date": words}))] == [days]


def test_one_day_above_twelve_tells_the_order_for_the_whole_file(at: Path) -> None:
    month_first = read(at, acled({"event_date": "3/9/2024"}, {"event_date": "3/19/2024"}))
    day_first = read(at, acled({"event_date": "3/9/2024"}, {"event_date": "19/3/2024"}))
    assert [month_first[0].when.edtf, day_first[0].when.edtf] == ["2024-03-09", "2024-09-03"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("3/9/2024", "4/10/2024"), "the day or the month first"),
        (("3/19/2024", "19/3/2024"), "some the month"),
    ],
)
def test_an_order_that_nothing_tells_is_not_guessed(at: Path, words: tuple[str, str], said: str) -> None:
    with pytest.raises(BadReferenceFile, match=said):
        read(at, acled(*({"event_date": one} for one in words)))


@pytest.mark.parametrize(
    ("code", "days"),
    [
        ("1", "2024-05-15"),
        ("", "2024-05-15"),
        ("2", "2024-05-09/2024-05-21"),
        ("3", "2024-05"),
        ("2.0", "2024-05-09/2024-05-21"),
    ],
)
def test_the_days_that_a_precision_of_acled_leaves_open(at: Path, code: str, days: str) -> None:
    (one,) = read(at, acled({"event_date": "2024-05-15", "time_precision": code}))
    assert one.when.edtf == days


def test_a_spreadsheet_of_another_country(at: Path) -> None:
    """Semicolons, decimal commas, numbers with a fraction, columns in capitals and in another order, a mark at the beginning."""
    columns = [*reversed(ACLED_COLUMNS)]
    text = acled(
        {"latitude": "16,25", "fatalities": "6,0", "geo_precision": "1,0"}, columns=columns, mark=";"
    )
    first, rest = text.split("\r\n", 1)
    (one,) = read(at, b"\xef\xbb\xbf" + f"{first.upper()}\r\n{rest}".encode())
    assert (one.id, one.place.lat, one.best, one.place.geo_prec) == ("MLI1", 16.25, 6, 1)


@pytest.mark.parametrize(("words", "number"), [("1,000", 1000), ("2,345", 2345), ("12,345,678", 12345678)])
def test_a_mark_between_thousands_is_no_decimal_mark(at: Path, words: str, number: int) -> None:
    assert [one.best for one in read(at, acled({"fatalities": words}))] == [number]


@pytest.mark.parametrize("words", ["1,000", "1.000", "12.000"])
def test_a_thousand_or_one_is_not_guessed(at: Path, words: str) -> None:
    rows = acled({}, {"fatalities": words}, mark=";")
    ((line, why),) = refused(at, rows)
    assert (line, "thousand times" in why) == ("3", True)


@pytest.mark.parametrize("first", ["sep=;\r\n", "sep=;;;;\n", "sep=;\r"])
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16-le"])
def test_the_line_by_which_excel_is_told_the_mark_is_no_header(at: Path, first: str, codec: str) -> None:
    (one,) = read(at, (first + acled({}, mark=";")).encode(codec))
    assert (one.id, one.line) == ("MLI1", 3)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(at: Path, codec: str) -> None:
    (one,) = read(at, acled({"location": "Môgniéré"}).encode(codec))
    assert one.place.name == "Môgniéré"


def test_older_names_of_columns(at: Path) -> None:
    text = acled({}).replace("assoc_actor_1", "ally_actor_1")
    assert "Lancer Company" in {party.text for one in read(at, text) for party in one.parties}
    text = ucdp({}).replace(",best,high,low,", ",best_est,high_est,low_est,")
    assert [(one.best, one.low, one.high) for one in read(at, text)] == [(6, 4, 9)]


def test_tags_below_the_header_are_no_event(at: Path) -> None:
    header, rest = acled({}).split("\r\n", 1)
    tags = ",".join("#event" for _ in ACLED_COLUMNS)
    assert refused(at, f"{header}\r\n{tags}\r\n{rest}") == []


def test_what_programs_write_for_an_empty_cell_is_empty(at: Path) -> None:
    (one,) = read(at, acled({"fatalities": "NA", "latitude": "NULL", "actor2": "nan", "geo_precision": ""}))
    assert (one.best, one.place.lat, one.place.lon, one.place.geo_prec) == (None, None, None, None)
    assert len(one.parties) == 3


def test_rows_beyond_reach_are_counted_and_not_held(at: Path) -> None:
    at.write_text(acled({}, {"country": "Niger"}, {"event_date": "2020-01-01"}), encoding="utf-8")
    file = open_coded(at)
    asked: list[tuple[str, date, date]] = []

    def wanted(country: str, first: date, last: date) -> bool:
        asked.append((country, first, last))
        return country == "Niger"

    assert [one.country for one in file.iter_events(wanted)] == ["Niger"]
    assert (file.rows, file.first, file.last) == (3, date(2020, 1, 1), date(2024, 5, 4))
    assert file.countries == {"Mali", "Niger"}
    assert asked[2] == ("Mali", date(2020, 1, 1), date(2020, 1, 1))


# --------------------------------------------------------------------------- parties


@pytest.mark.parametrize(
    ("text", "inter", "names", "kind"),
    [
        ("Military Forces of Mali (2021-)", "1", ("Military Forces of Mali",), ActorKind.STATE_FORCES),
        (
            "Police Forces of Mali (2021-) River Unit",
            "",
            ("Police Forces of Mali River Unit", "Police Forces of Mali"),
            ActorKind.POLICE,
        ),
        ("RF: Reed Front", "2.0", ("RF: Reed Front", "RF", "Reed Front"), ActorKind.REBEL_GROUP),
        ("Reed Front (RF)", "rebel group", ("Reed Front", "RF"), ActorKind.REBEL_GROUP),
        ("Unidentified Armed Group (Mali)", "3", (), ActorKind.ARMED_MEN),
        ("Unidentified Military Forces", "8", (), ActorKind.EXTERNAL_FORCES),
        ("Civilians (Mali)", "7", (), ActorKind.CIVILIANS),
        ("Civilians", "", (), ActorKind.CIVILIANS),
        ("Protesters (Mali)", "6", (), ActorKind.PROTESTERS),
        ("Government of Myanmar (Burma)", "", ("Government of Myanmar",), ActorKind.GOVERNMENT),
        ("Civilians' Guard", "3", ("Civilians' Guard",), ActorKind.POLITICAL_MILITIA),
    ],
)
def test_names_of_a_party(text: str, inter: str, names: tuple[str, ...], kind: ActorKind) -> None:
    read_as = read_party(text, inter)
    assert (read_as.text, read_as.names, read_as.kind) == (text, names, kind)


def test_what_stands_beside_civilians_says_what_they_are(at: Path) -> None:
    (one,) = read(at, acled({"assoc_actor_2": "Women (Mali); Farmers (Mali)"}))
    assert [(party.text, party.kind) for party in one.parties][1:] == [
        ("Lancer Company", ActorKind.OTHER),
        ("Pole Riders (Mali)", ActorKind.OTHER),
        ("Civilians (Mali)", ActorKind.CIVILIANS),
        ("Women (Mali)", ActorKind.CIVILIANS),
        ("Farmers (Mali)", ActorKind.CIVILIANS),
    ]


def test_states_that_ucdp_writes_as_one_side_are_several_parties(at: Path) -> None:
    (one,) = read(at, ucdp({"side_a": "Government of Mali, Government of Niger"}))
    assert [party.text for party in one.parties][:2] == ["Government of Mali", "Government of Niger"]


# --------------------------------------------------------------------------- what is not


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"event_id_cnty": ""}, "no id"),
        ({"event_id_cnty": "MLI1"}, "earlier line"),
        ({"event_date": "last Tuesday"}, "date"),
        ({"event_date": "2024-02-30"}, "date"),
        ({"latitude": "91"}, "beyond 90"),
        ({"longitude": "x"}, "no number of degrees"),
        ({"longitude": "inf"}, "beyond 180"),
        ({"fatalities": "-3"}, "no whole number"),
        ({"fatalities": "6.5"}, "no whole number"),
        ({"fatalities": "2.345"}, "no whole number"),
        ({"fatalities": "1.000"}, "fatalities may be a number or a thousand times it"),
        ({"fatalities": "9999999999"}, "no whole number"),
        ({"geo_precision": "4"}, "no code from 1 to 3"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_by_its_line_and_the_rest_goes_on(
    at: Path, change: dict[str, str], why: str
) -> None:
    ((line, said),) = refused(at, acled({}, change, {}))
    assert line == "3"
    assert why in said
    assert [one.id for one in open_coded(at).iter_events()] == ["MLI1", "MLI3"]


def test_an_event_that_ends_before_it_begins_is_refused(at: Path) -> None:
    assert refused(at, ucdp({}, {"date_end": "2024-05-01"}))[0][1] == "ends before it begins"


def test_a_line_number_is_that_of_the_file_where_cells_run_over_lines(at: Path) -> None:
    text = acled({"notes": "one\ntwo\nthree"}, {"event_date": "?"})
    assert [line for line, _ in refused(at, text)] == ["5"]


def test_a_row_of_other_width_is_refused(at: Path) -> None:
    assert "cells" in refused(at, acled({}) + "MLI9,2024-05-04\r\n")[0][1]


def test_a_refusal_repeats_no_word_of_the_row(at: Path) -> None:
    for _, why in refused(at, acled({}, {"event_date": "Aminata"}, {"fatalities": "Aminata"})):
        assert "Aminata" not in why


def test_a_file_of_which_nothing_can_be_read_is_one_error(at: Path) -> None:
    with pytest.raises(BadReferenceFile, match="none of its 2 rows could be read"):
        read(at, acled({"event_date": "?"}, {"event_date": "?"}))


def test_an_empty_table_is_no_error_and_covers_no_day(at: Path) -> None:
    at.write_text(acled(), encoding="utf-8")
    file = open_coded(at)
    assert (list(file.iter_events()), file.first, file.rows) == ([], None, 0)


def test_missing_columns_are_named_with_those_found(at: Path) -> None:
    text = acled({}).replace("fatalities", "dead").replace("event_date", "day")
    with pytest.raises(BadReferenceFile) as error:
        read(at, text)
    assert "nearest to ACLED, which also needs event_date, fatalities;" in str(error.value)
    assert "found event_id_cnty, day, year" in str(error.value)


def test_a_file_without_a_header_repeats_no_testimony(at: Path) -> None:
    with pytest.raises(BadReferenceFile) as error:
        read(at, "Aminata told us on Monday that her brother was taken at night,3\n")
    assert "Aminata" not in str(error.value)
    assert "a cell of 61 characters" in str(error.value)


def test_a_column_twice_is_not_chosen_from(at: Path) -> None:
    with pytest.raises(BadReferenceFile, match="fatalities more than once"):
        read(at, acled({}).replace(",tags,", ",fatalities,"))


@pytest.mark.parametrize("cut", ["short", "long"])
def test_a_quotation_mark_that_never_closes_stops_all(
    at: Path, cut: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it swallows could hold the very event that is looked for."""
    if cut == "long":
        monkeypatch.setattr(module, "LONGEST_FIELD", 500)
    lines = acled(*({} for _ in range(20))).split("\r\n")
    lines[4] = lines[4].replace("Licensed words.", '"Licensed words.')
    with pytest.raises(BadReferenceFile, match="line 5 holds a quotation mark"):
        read(at, "\r\n".join(lines))


def test_a_line_without_an_end_is_not_read_to_it(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_LINE", 1000)
    with pytest.raises(BadReferenceFile, match=r"line 3 holds .* or never ends"):
        read(at, acled({}) + ",x" * 1000)
    with pytest.raises(BadReferenceFile, match="no row that is CSV"):
        read(at, "x," * 1000)


def test_the_process_keeps_its_own_bound_on_cells(at: Path) -> None:
    before = csv.field_size_limit()
    at.write_text(acled({}, {}), encoding="utf-8")
    for _ in open_coded(at).iter_events():
        assert csv.field_size_limit() == before
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 and more", "ZIP archive or a spreadsheet"),
        (b"\x00\x01\x02\x03" * 400, "no text"),
        (b"", "no row"),
        (b"\n\n", "no row"),
    ],
)
def test_other_files_are_told_apart(at: Path, content: bytes, said: str) -> None:
    with pytest.raises(BadReferenceFile, match=said):
        read(at, content)


def test_too_many_rows_and_too_many_bytes_are_refused(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    with pytest.raises(BadReferenceFile, match="more than 2 rows"):
        read(at, acled({}, {}, {}))
    monkeypatch.setattr(module, "MOST_BYTES", 100)
    with pytest.raises(BadReferenceFile, match="larger than"):
        read(at, acled({}))


def test_no_file_and_a_folder_are_said(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(MissingPath, match="no file at"):
            open_coded(path)
