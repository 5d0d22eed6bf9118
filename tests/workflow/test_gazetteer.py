"""Gazetteers on disk: the packaged one, a user's own, and both together."""

import hashlib
import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrobora.errors import BadReferenceFile, MissingPath
from corrobora.reading.places import PlaceKind, find_places
from corrobora.spelling import normalised
from corrobora.workflow.gazetteer import PACKAGED, ChainedGazetteer, SqliteGazetteer, load_user_gazetteer


@pytest.fixture(scope="module")
def packaged() -> SqliteGazetteer:
    return SqliteGazetteer()


# --------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Tin-Zaouatine", "TIN ZAOUATINE"),
        ("Léré", "Lere"),
        ("N'Djamena", "N’Djaména"),
        ("N'Djamena", "Ndjamena"),
        ("U.S.", "US"),
        ("Côte d'Ivoire", "Cote d’Ivoire"),
        ("Mali–Koura", "Mali Koura"),
    ],
)
def test_spellings_of_one_name_meet(a: str, b: str) -> None:
    assert normalised(a) == normalised(b) != ""


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(name: str) -> None:
    assert normalised(normalised(name)) == normalised(name)


# --------------------------------------------------------------------------- the packaged gazetteer


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Mali", "ML", PlaceKind.COUNTRY),
        ("Ivory Coast", "CI", PlaceKind.COUNTRY),
        ("Côte d'Ivoire", "CI", PlaceKind.COUNTRY),
        ("DRC", "CD", PlaceKind.COUNTRY),
        ("Congo", "CG", PlaceKind.COUNTRY),
        ("United States", "US", PlaceKind.COUNTRY),
        ("Timbuktu", "ML", PlaceKind.TOWN),
        ("Tombouctou", "ML", PlaceKind.ADMIN1),
        ("Timbuktu", "ML", PlaceKind.ADMIN1),
        ("North Darfur", "SD", PlaceKind.ADMIN1),
        ("Borno", "NG", PlaceKind.ADMIN1),
        ("Kidal", "ML", PlaceKind.TOWN),
        ("Ber", "ML", PlaceKind.TOWN),
        ("Tin-Zaouatine", "ML", PlaceKind.TOWN),
        ("Moura", "ML", PlaceKind.TOWN),
        ("Solhan", "BF", PlaceKind.TOWN),
        ("Banibangou", "NE", PlaceKind.TOWN),
        ("Tilemsi Valley", "ML", PlaceKind.AREA),
        ("Azawad", "ML", PlaceKind.AREA),
        ("Lake Chad", None, PlaceKind.FEATURE),
    ],
)
def test_the_packaged_gazetteer_knows(
    packaged: SqliteGazetteer, name: str, country: str | None, kind: PlaceKind
) -> None:
    assert (country, kind) in {(entry.country, entry.kind) for entry in packaged.find(name)}


def test_gao_lies_in_two_countries(packaged: SqliteGazetteer) -> None:
    assert {"ML", "BF"} <= {entry.country for entry in packaged.find("gao")}


def test_every_country_has_a_point_or_is_an_uninhabited_one(packaged: SqliteGazetteer) -> None:
    for name in ("Mali", "Algeria", "Russia", "Fiji", "Kosovo", "France"):
        (country,) = [entry for entry in packaged.find(name) if entry.kind is PlaceKind.COUNTRY]
        assert country.lat is not None
        assert country.lon is not None
        assert -90 <= country.lat <= 90
        assert -180 <= country.lon <= 180


def test_coordinates_of_the_supplement_lie_in_the_country_they_name(packaged: SqliteGazetteer) -> None:
    boxes = {"ML": (10, 25.1, -12.3, 4.3), "BF": (9.3, 15.2, -5.6, 2.5), "NE": (11.6, 23.6, 0.1, 16.1)}
    checked = 0
    for name in (
        "Ber",
        "Moura",
        "Anefis",
        "Hombori",
        "Labbezanga",
        "Solhan",
        "Thiou",
        "Inates",
        "Banibangou",
        "Toumour",
    ):
        for entry in packaged.find(name):
            if entry.id.startswith("corrobora:") and entry.lat is not None and entry.lon is not None:
                south, north, west, east = boxes[entry.country or ""]
                assert south <= entry.lat <= north
                assert west <= entry.lon <= east
                checked += 1
    assert checked >= 9


def test_reading_the_packaged_gazetteer_writes_nothing(packaged: SqliteGazetteer) -> None:
    before = (hashlib.sha256(PACKAGED.read_bytes()).hexdigest(), sorted(PACKAGED.parent.iterdir()))
    gazetteer = SqliteGazetteer()
    gazetteer.find("Gao")
    gazetteer.close()
    assert before == (hashlib.sha256(PACKAGED.read_bytes()).hexdigest(), sorted(PACKAGED.parent.iterdir()))


def test_an_empty_name_is_no_place(packaged: SqliteGazetteer) -> None:
    assert packaged.find("") == packaged.find(" – ") == ()


def test_the_packaged_file_is_built_from_the_sources_at_hand() -> None:
    connection = sqlite3.connect(f"{PACKAGED.as_uri()}?mode=ro&immutable=1", uri=True)
    rows = dict(connection.execute("SELECT name, value FROM meta"))
    connection.close()
    assert rows["schema"] == "1"
    assert "GeoNames" in rows["attribution"]
    assert PACKAGED.stat().st_size < 60_000_000


def test_a_missing_or_foreign_database_is_named_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(MissingPath, match="no gazetteer here"):
        SqliteGazetteer(tmp_path / "none.sqlite")
    (tmp_path / "bad.sqlite").write_text("no database at all, only words")
    with pytest.raises(BadReferenceFile, match=r"bad\.sqlite"):
        SqliteGazetteer(tmp_path / "bad.sqlite")


# --------------------------------------------------------------------------- a user's own

CSV = "name,alternates,lat,lon,country,admin1,kind,population\nVarda,,10,40,XA,,country,\nOsk,Osk-le-Vieux|Old Osk,10.5,40.5,xa,Nor,,1200\n"


def test_a_users_csv_is_read(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("\ufeff" + CSV, encoding="utf-8")
    gazetteer = load_user_gazetteer(path)
    (osk,) = gazetteer.find("old osk")
    assert (osk.name, osk.country, osk.admin1, osk.kind, osk.population) == (
        "Osk",
        "XA",
        "Nor",
        PlaceKind.TOWN,
        1200,
    )
    assert osk.id == "user:places.csv:3"


def test_json_and_jsonl_say_the_same_as_csv(tmp_path: Path) -> None:
    row = {"name": "Osk", "lat": 10.5, "lon": 40.5, "country": "XA", "alternates": ["Old Osk"], "id": "x:1"}
    (tmp_path / "places.json").write_text(json.dumps([row]))
    (tmp_path / "places.jsonl").write_text(json.dumps(row) + "\n\n")
    from_json = load_user_gazetteer(tmp_path / "places.json").find("Old Osk")
    assert from_json == load_user_gazetteer(tmp_path / "places.jsonl").find("Osk")
    assert from_json[0].id == "x:1"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "place,lat\nOsk,1\n", "line 1.*no column name"),
        ("a.csv", "name,lat,lon\n,1,2\n", "line 2.*no name"),
        ("a.csv", "name,lat,lon\nOsk,91,2\n", "line 2.*lat.*from -90 to 90"),
        ("a.csv", "name,lat,lon\nOsk,nan,2\n", "line 2.*lat"),
        ("a.csv", "name,lat,lon\nOsk,1,\n", "line 2.*one coordinate alone"),
        ("a.csv", "name,country\nOsk,XYZ\n", "line 2.*two-letter"),
        ("a.csv", "name,kind\nOsk,castle\n", "line 2.*unknown kind.*town"),
        ("a.csv", "name,kind\nOsk,country\n", "line 2.*country without its code"),
        ("a.csv", "name,population\nOsk,many\n", "line 2.*population"),
        ("a.csv", "name,size\nOsk,3\n", "line 1.*unknown column"),
        ("a.csv", "name,lat,lon\nOsk,1\n", "line 2.*another length"),
        ("a.jsonl", '{"name": "Osk"}\n{"name": \n', "line 2.*no JSON"),
        ("a.jsonl", "[1]\n", "line 1.*no object"),
        ("a.json", '{"name": "Osk"}', "line 1.*no list"),
        ("a.json", '[{"name": {"en": "Osk"}}]', "line 1.*dict as name"),
        ("a.txt", "Osk", "ending .txt"),
    ],
)
def test_a_bad_line_is_named_with_what_was_expected(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadReferenceFile, match=said) as caught:
        load_user_gazetteer(path)
    assert "Osk" not in str(caught.value)


def test_a_missing_or_binary_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingPath):
        load_user_gazetteer(tmp_path / "none.csv")
    (tmp_path / "b.csv").write_bytes(b"name\n\xff\xfe\n")
    with pytest.raises(BadReferenceFile, match="UTF-8"):
        load_user_gazetteer(tmp_path / "b.csv")


def test_the_users_places_win_over_homonyms(tmp_path: Path, packaged: SqliteGazetteer) -> None:
    path = tmp_path / "places.csv"
    path.write_text("name,lat,lon,country,kind\nVarda,10,40,XA,country\nGao,10.5,40.5,XA,town\n")
    chained = ChainedGazetteer(load_user_gazetteer(path), packaged)
    assert {entry.country for entry in chained.find("Gao")} == {"XA"}
    assert chained.find("Kidal") == packaged.find("Kidal")
    found = find_places("In Varda, shots were heard in Gao.", gazetteer=chained)
    assert [one.place.country for one in found] == ["XA", "XA"]


def test_a_report_about_mali_finds_its_gao(packaged: SqliteGazetteer) -> None:
    text = "Malian troops stopped a lorry travelling from Gao to Kidal. In Gao, people denied it."
    way, gao = find_places(text, gazetteer=packaged)
    assert [end.country for end in way.place.ends] == ["ML", "ML"]
    assert (gao.place.id, gao.place.country) == ("geonames:2457163", "ML")
