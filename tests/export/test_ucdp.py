"""UCDP GED's 49 columns: every rule of choice, and that nothing is lost in silence."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.export.exported import render_losses
from corrobora.export.jsonform import read_dossier
from corrobora.export.ucdp import COLUMNS, find_priogrid_gid, to_ucdp
from corrobora.records import (
    ActKind,
    Actor,
    ActorKind,
    Category,
    Count,
    Dossier,
    Grade,
    IncidentId,
    Outcome,
    Party,
    Place,
    Speaker,
    SpeakerKind,
    Stance,
    When,
)
from tests.export.event_sample import (
    ACTORS,
    DAY,
    GUNMEN,
    HIRED,
    PEOPLE,
    REBELS,
    SOLDIERS,
    TOWN,
    dossier,
    killed,
    report,
    rows,
    says,
)
from tests.export.export_sample import SAMPLE

HEADER = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,"
    "dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,"
    "source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,"
    "where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,"
    "date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
)
ONLY_UCDPS = (
    "id relid active_year code_status conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name "
    "side_a_dset_id side_a_new_id side_b_dset_id side_b_new_id adm_2 country_id region gwnoa gwnob"
).split()
FIVE = (killed(5, 5, 5),)


def exercise() -> Dossier:
    return read_dossier(Path("tests/golden/two-incidents.json").read_text(encoding="utf-8"))


def row(of: Dossier) -> dict[str, str]:
    (only,) = rows(to_ucdp(of).files["ucdp.csv"])
    return only


def lost(of: Dossier) -> dict[str, str]:
    return {loss.what: loss.why for loss in to_ucdp(of).losses}


def accused(party: Party, name: str, *, to: Party = PEOPLE, **fields: object) -> Dossier:
    one = says(1, by=(party,), to=(to,))
    return dossier((1, one), blamed=((name, (one,)),), **({"casualties": FIVE} | fields))  # type: ignore[arg-type]  # fields by name


# --------------------------------------------------------------------------- the form


def test_the_header_is_the_49_columns_of_ged() -> None:
    assert to_ucdp(SAMPLE).files["ucdp.csv"].split(b"\r\n")[0].decode() == HEADER
    assert len(COLUMNS) == 49


def test_form_and_file_names_are_the_same_for_every_dossier() -> None:
    for one in (SAMPLE, exercise(), dossier()):
        found = to_ucdp(one)
        assert found.form == "ucdp-ged-csv/1"
        assert list(found.files) == ["ucdp.csv", "ucdp-companion.csv"]


def test_the_same_dossier_gives_the_same_bytes() -> None:
    one, two = to_ucdp(exercise()), to_ucdp(exercise())
    assert one.files == two.files
    assert render_losses(one.losses) == render_losses(two.losses)


def test_the_exercise_is_coded_as_its_reports_tell_it() -> None:
    road, strike = rows(to_ucdp(exercise()).files["ucdp.csv"])
    assert (road["type_of_violence"], road["side_a"], road["side_b"]) == (
        "3",
        "Orvenian Armed Forces",
        "Civilians",
    )
    assert (road["low"], road["best"], road["high"], road["deaths_civilians"]) == ("19", "23", "23", "23")
    assert (road["number_of_sources"], road["where_prec"], road["event_clarity"]) == ("5", "5", "1")
    assert road["geom_wkt"] == "POINT (-125.194 -46.195)"
    assert (strike["date_start"], strike["date_end"], strike["date_prec"]) == (
        "2024-03-08 00:00:00.000",
        "2024-03-09 00:00:00.000",
        "2",
    )
    assert (strike["low"], strike["best"], strike["high"]) == ("6", "11", "14")


def test_number_of_sources_is_reports_and_origins_are_beside_it() -> None:
    (road, _), (beside, _) = (
        rows(to_ucdp(SAMPLE).files[name]) for name in ("ucdp.csv", "ucdp-companion.csv")
    )
    assert road["number_of_sources"] == "4"
    assert [
        beside[f"origins_{what}_{end}"] for what in ("act", "responsibility") for end in ("low", "high")
    ] == ["2", "3", "1", "1"]
    assert (beside["denied_by"], beside["killed_open_top"]) == ("armed forces", "yes")
    assert "F3" in beside["admiralty"]


def test_what_only_ucdp_knows_is_empty_and_said_to_be() -> None:
    found = row(accused(SOLDIERS, "Mali Plain Guard"))
    assert all(not found[column] for column in ONLY_UCDPS)
    told = ", ".join(lost(accused(SOLDIERS, "Mali Plain Guard")))
    assert all(column in told for column in ONLY_UCDPS)


# --------------------------------------------------------------------------- sides


def test_violence_of_a_state_against_civilians_is_one_sided_and_by_its_government() -> None:
    found = row(accused(SOLDIERS, "Mali Plain Guard"))
    assert (found["type_of_violence"], found["side_a"], found["side_b"]) == (
        "3",
        "Government of Mali",
        "Civilians",
    )
    assert "side_a, side_b" in lost(accused(SOLDIERS, "Mali Plain Guard"))


def test_a_state_is_side_a_whoever_is_accused() -> None:
    of_state = row(accused(SOLDIERS, "Mali Plain Guard", to=REBELS))
    of_rebels = row(accused(REBELS, "Reed Front", to=SOLDIERS))
    assert [one["type_of_violence"] for one in (of_state, of_rebels)] == ["1", "1"]
    assert [one["side_a"] for one in (of_state, of_rebels)] == ["Government of Mali"] * 2
    assert [one["side_b"] for one in (of_state, of_rebels)] == ["Reed Front"] * 2
    assert (of_state["deaths_a"], of_state["deaths_b"]) == ("0", "5")
    assert (of_rebels["deaths_a"], of_rebels["deaths_b"]) == ("5", "0")


def test_groups_that_are_no_state_fight_a_non_state_conflict() -> None:
    found = row(accused(REBELS, "Reed Front", to=HIRED))
    assert (found["type_of_violence"], found["side_a"], found["side_b"]) == (
        "2",
        "Reed Front",
        "Lancer Company",
    )
    assert found["deaths_b"] == "5"


@pytest.mark.parametrize(("party", "name"), [(GUNMEN, "gunmen"), (Party(text="somebody"), "somebody")])
def test_who_is_no_organised_actor_gives_no_type_of_violence(party: Party, name: str) -> None:
    found = accused(party, name)
    assert (row(found)["type_of_violence"], row(found)["side_a"]) == ("", name)
    assert "type_of_violence" in lost(found)


def test_nobody_accused_leaves_side_a_empty_and_is_a_loss() -> None:
    found = dossier((1, says(1, to=(PEOPLE,))), casualties=FIVE)
    assert (row(found)["side_a"], row(found)["side_b"], row(found)["type_of_violence"]) == (
        "",
        "Civilians",
        "",
    )
    assert {"side_a", "type_of_violence"} <= set(lost(found))


def test_civilians_hit_from_afar_are_not_said_to_have_been_aimed_at() -> None:
    assert "aimed" in lost(accused(SOLDIERS, "Mali Plain Guard", act=ActKind.SHELLING))["type_of_violence"]
    assert "type_of_violence" not in lost(accused(SOLDIERS, "Mali Plain Guard"))


def test_a_contested_accusation_holds_the_best_supported_and_loses_the_other() -> None:
    one, two, three = says(1, by=(REBELS,)), says(2, by=(REBELS,)), says(3, by=(SOLDIERS,), to=(PEOPLE,))
    found = dossier(
        (1, one),
        (2, two),
        (3, three),
        blamed=(("Reed Front", (one, two)), ("Mali Plain Guard", (three,))),
        casualties=FIVE,
    )
    assert row(found)["side_a"] == "Reed Front"
    assert "1 further party" in lost(found)["accusation"]
    assert (
        rows(to_ucdp(found).files["ucdp-companion.csv"])[0]["accused"]
        == "Reed Front (named by 2 origins);Mali Plain Guard (named by 1 origin)"
    )


# --------------------------------------------------------------------------- numbers


def test_an_open_top_is_written_by_the_stated_rule() -> None:
    one = says(1, to=(PEOPLE,), counts=(Count(outcome=Outcome.KILLED, low=31, wording="at least 31"),))
    found = dossier((1, one), casualties=(killed(24, 30, None, one),))
    assert (row(found)["low"], row(found)["best"], row(found)["high"]) == ("24", "30", "31")
    assert lost(found)["high"].startswith("open; the largest number said, 31, stands")


def test_a_stated_top_is_no_loss() -> None:
    found = dossier((1, says(1, to=(PEOPLE,))), casualties=(killed(5, 6, 7),))
    assert row(found)["high"] == "7"
    assert "high" not in lost(found)


def test_low_stands_for_a_best_that_nobody_gives_and_high_never_does() -> None:
    floor = dossier((1, says(1, to=(PEOPLE,))), casualties=(killed(24, None, None),))
    assert (row(floor)["best"], row(floor)["deaths_civilians"]) == ("24", "24")
    assert "low stands" in lost(floor)["best"]
    roof = dossier((1, says(1, to=(PEOPLE,))), casualties=(killed(None, None, 30),))
    assert (row(roof)["low"], row(roof)["best"], row(roof)["high"]) == ("", "", "30")
    assert (row(roof)["deaths_civilians"], row(roof)["deaths_unknown"]) == ("", "")
    assert {"best", "low"} <= set(lost(roof))


def test_dead_of_more_than_one_kind_are_unknown_and_never_shared_out() -> None:
    one, two, three = says(1, to=(PEOPLE,), by=(SOLDIERS,)), says(2, to=(PEOPLE,)), says(3, to=(REBELS,))
    found = dossier((1, one), (2, two), (3, three), blamed=(("Mali Plain Guard", (one,)),), casualties=FIVE)
    assert (row(found)["deaths_civilians"], row(found)["deaths_unknown"]) == ("0", "5")
    assert row(found)["type_of_violence"] == "3"
    assert "deaths_a, deaths_b, deaths_civilians" in lost(found)


def test_a_part_stands_where_nobody_counts_everybody_and_is_a_loss() -> None:
    found = dossier((1, says(1, to=(PEOPLE,))), casualties=(killed(3, 3, 3, category=Category.WOMEN),))
    assert row(found)["best"] == "3"
    assert "best, high, low" in lost(found)


@pytest.mark.parametrize("casualties", [(), (killed(0, 0, 0),), (killed(None, None, None),)])
def test_an_incident_without_a_death_is_left_out_with_a_loss(casualties: tuple[object, ...]) -> None:
    found = to_ucdp(dossier((1, says(1, to=(PEOPLE,))), casualties=casualties))  # type: ignore[arg-type]  # one type
    assert rows(found.files["ucdp.csv"]) == []
    why = (
        "no death in low, best or high; UCDP asks for one"
        if casualties == (killed(0, 0, 0),)
        else "people are said to be killed, and nobody says how many; UCDP asks for a number"
    )
    assert [loss.why for loss in found.losses if loss.what == "incident"] == [
        f"{why}; in the companion file only"
    ]
    assert rows(found.files["ucdp-companion.csv"])[0]["left_out"] == why


def test_a_death_in_high_alone_is_enough() -> None:
    assert row(dossier((1, says(1)), casualties=(killed(0, 0, 1),)))["high"] == "1"


# --------------------------------------------------------------------------- sources


def test_the_columns_of_sources_keep_one_order_and_an_empty_place_for_what_is_not_said() -> None:
    sources = (
        report(1, title='The "toll"; a list'),
        report(2, outlet=None, title=None),
        report(3, published=None),
    )
    found = dossier((1, says(1)), reports=sources, casualties=FIVE)
    told = row(found)
    assert told["source_office"] == "Outlet 1;;Outlet 3"
    assert told["source_date"] == "2024-05-11;2024-05-12;"
    assert told["source_headline"] == 'The "toll", a list;;Title 3'
    assert told["source_article"] == (
        '"Outlet 1,2024-05-11,The \'toll\', a list";"2024-05-12";"Outlet 3,Title 3"'
    )
    assert {
        "source_office",
        "source_date",
        "source_headline",
        "source_office, source_headline",
        "source_article",
    } <= set(lost(found))


def test_claimants_are_kinds_of_people_and_listed_parties_and_deniers_are_not_among_them() -> None:
    one = says(1, speaker=Speaker(text="Wen Tarrow", kind=SpeakerKind.SURVIVOR))
    two = says(2, speaker=Speaker(text="a spokesman", kind=SpeakerKind.ARMED_GROUP, actor="front"))
    no = says(3, speaker=Speaker(text="General Moll", kind=SpeakerKind.ARMED_FORCES), stance=Stance.DENIES)
    found = row(dossier((1, one), (2, two), (3, no), casualties=FIVE))
    assert found["source_original"] == "Reed Front;survivor"


# --------------------------------------------------------------------------- time and place


@pytest.mark.parametrize(
    ("lat", "lon", "gid"),
    [
        (-90.0, -180.0, 1),
        (-89.6, -179.6, 1),
        (-90.0, -179.5, 2),
        (-89.5, -180.0, 721),
        (90.0, 180.0, 259_200),
        (0.25, 0.25, 180 * 720 + 361),
        (90.1, 0.0, None),
        (0.0, float("nan"), None),
    ],
)
def test_cells_of_the_grid_are_counted_from_the_south_west(lat: float, lon: float, gid: int | None) -> None:
    assert find_priogrid_gid(lat, lon) == gid


@given(st.floats(-90, 90), st.floats(-180, 180))
@settings(deadline=None)
def test_a_point_lies_in_its_cell(lat: float, lon: float) -> None:
    gid = find_priogrid_gid(lat, lon)
    assert gid is not None
    row_, column = divmod(gid - 1, 720)
    assert -90 + row_ / 2 <= lat <= -89.5 + row_ / 2
    assert -180 + column / 2 <= lon <= -179.5 + column / 2


def test_a_place_without_a_point_has_nothing_that_follows_from_one() -> None:
    found = dossier((1, says(1)), casualties=FIVE, place=replace(TOWN, lat=None))
    told = row(found)
    assert [
        told[column] for column in ("latitude", "longitude", "geom_wkt", "priogrid_gid", "where_coordinates")
    ] == [""] * 5
    assert (told["where_description"], told["where_prec"], told["country"]) == ("in Dorel", "1", "Mali")
    assert "latitude, longitude" in lost(found)


def test_well_known_text_has_longitude_first() -> None:
    found = row(dossier((1, says(1)), casualties=FIVE))
    assert found["geom_wkt"] == "POINT (-0.05 16.25)"
    assert found["priogrid_gid"] == str(find_priogrid_gid(16.25, -0.05))


def test_a_span_has_its_first_and_last_day_and_its_precision() -> None:
    found = row(
        dossier((1, says(1)), casualties=FIVE, when=replace(DAY, edtf="2023-12-30/2024-01-02", date_prec=2))
    )
    assert (found["date_start"], found["date_end"]) == (
        "2023-12-30 00:00:00.000",
        "2024-01-02 00:00:00.000",
    )
    assert (found["year"], found["date_prec"]) == ("2023", "2")


def test_a_span_over_a_new_year_and_missing_codes_are_losses() -> None:
    found = dossier(
        (1, says(1)),
        casualties=FIVE,
        when=When(text="", edtf="2023-12-30/2024-01-02"),
        place=Place(text="somewhere"),
    )
    assert {"year", "date_prec", "where_prec", "country", "event_clarity"} <= set(lost(found))


@pytest.mark.parametrize(
    ("edtf", "start", "end", "what"),
    [
        (None, "", "", "date_start, date_end, date_prec, year"),
        ("2024-05-04/..", "2024-05-04 00:00:00.000", "", "date_start, date_end"),
        ("../2024-05-04", "", "2024-05-04 00:00:00.000", "date_start, date_end"),
    ],
)
def test_an_end_that_is_open_is_empty_and_a_loss(edtf: str | None, start: str, end: str, what: str) -> None:
    found = dossier((1, says(1)), casualties=FIVE, when=When(text="then", edtf=edtf))
    assert (row(found)["date_start"], row(found)["date_end"]) == (start, end)
    assert what in lost(found)


def test_neither_a_day_nor_a_place_is_no_event() -> None:
    assert row(dossier((1, says(1)), casualties=FIVE, place=None))["where_description"] == ""
    found = to_ucdp(dossier((1, says(1)), casualties=FIVE, place=None, when=None))
    assert rows(found.files["ucdp.csv"]) == []
    assert [loss.what for loss in found.losses if loss.record != "dossier"] == ["incident"]


def test_clarity_is_the_grade_that_was_proposed() -> None:
    grade = Grade(value="2", claims=(), reasons=("summed up",), method="m/1")
    found = dossier((1, says(1)), casualties=FIVE, grades={"ucdp_event_clarity": grade})
    assert row(found)["event_clarity"] == "2"
    assert rows(to_ucdp(found).files["ucdp-companion.csv"])[0]["ucdp_event_clarity"] == "2 (summed up)"
    assert "event_clarity" not in lost(found)


# --------------------------------------------------------------------------- hostile and arbitrary


HOSTILE = "=1+1\x00\u202e\ud800<b>\r\n,\";'|"


def test_hostile_words_stay_in_their_cell_and_run_nowhere() -> None:
    found = to_ucdp(
        dossier(
            (1, says(1, by=(Party(text=HOSTILE, kind=ActorKind.REBEL_GROUP),), to=(PEOPLE,))),
            blamed=((HOSTILE, (says(1, by=(Party(text=HOSTILE, kind=ActorKind.REBEL_GROUP),)),)),),
            casualties=FIVE,
            headline=HOSTILE,
            place=Place(text=HOSTILE, name=HOSTILE, country=HOSTILE, admin1=HOSTILE, lat=1.0, lon=2.0),
            reports=(report(1, outlet=HOSTILE, title=HOSTILE),),
            actors=(*ACTORS, Actor(id=HOSTILE, name=HOSTILE)),
        )
    )
    for data in found.files.values():
        (only,) = rows(data)
        assert None not in only
        for cell in only.values():
            assert not cell.startswith(("=", "+", "@", "\t", "\r"))
            assert "\x00" not in cell
            assert "\u202e" not in cell


BOUND = st.none() | st.integers(0, 10**12)


@given(
    act=st.none() | st.sampled_from(ActKind),
    edtf=st.none() | st.sampled_from(["2024-05-04", "2024-05", "2024", "..", "20XX", "2024-02-30", "?"]),
    place=st.none() | st.sampled_from([TOWN, Place(text=""), replace(TOWN, lat=float("nan"))]),
    bounds=st.lists(st.tuples(BOUND, BOUND, BOUND), max_size=2),
    headline=st.text(alphabet=st.characters(exclude_categories=()), max_size=40),
    by=st.sampled_from(ActorKind),
    to=st.sampled_from(ActorKind),
    twice=st.booleans(),
)
@settings(deadline=None, max_examples=60)
def test_every_incident_is_a_row_or_a_loss_and_no_number_is_invented(
    act: ActKind | None,
    edtf: str | None,
    place: Place | None,
    bounds: list[tuple[int | None, int | None, int | None]],
    headline: str,
    by: ActorKind,
    to: ActorKind,
    twice: bool,
) -> None:
    one = says(1, by=(Party(text="some", kind=by),), to=(Party(text="others", kind=to),))
    of = dossier(
        (1, one),
        blamed=(("some", (one,)),),
        act=act,
        when=None if edtf is None else When(text="", edtf=edtf),
        place=place,
        headline=headline,
        casualties=tuple(killed(*three) for three in bounds),
    )
    if twice:
        of = replace(of, incidents=(*of.incidents, replace(of.incidents[0], id=IncidentId("i-bb"))))
    found = to_ucdp(of)
    coded = rows(found.files["ucdp.csv"])
    assert len(coded) + sum(loss.what == "incident" for loss in found.losses) == len(of.incidents)
    assert len(rows(found.files["ucdp-companion.csv"])) == len(of.incidents)
    said = {str(bound) for three in bounds for bound in three if bound is not None}
    for told in coded:
        assert {told["low"], told["best"], told["high"]} <= said | {""}
        shares = [told[f"deaths_{whose}"] for whose in ("a", "b", "civilians", "unknown")]
        assert (sum(map(int, shares)) == int(told["best"])) if told["best"] else shares == [""] * 4
