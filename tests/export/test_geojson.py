"""incidents.geojson: one Feature an incident, and no point that nobody named."""

import dataclasses
import json
import math
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.errors import BrokenIntegrity
from corrobora.export import read_dossier
from corrobora.export.exported import Loss
from corrobora.export.geojson import FILE, FORM, to_geojson
from corrobora.records import Assessment, ClaimId, Dossier, IncidentId, Place, Speaker, SpeakerKind
from tests.export.export_sample import MARKET, ORDAL_INCIDENT, ROAD, ROAD_INCIDENT, SAMPLE

GOLDEN = Path(__file__).parents[1] / "golden" / "two-incidents.json"


def at(place: Place | None) -> Dossier:
    """Return the sample with the market's incident alone, at a place."""
    return dataclasses.replace(SAMPLE, incidents=(dataclasses.replace(ORDAL_INCIDENT, place=place),))


def collection(dossier: Dossier = SAMPLE) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(to_geojson(dossier).files[FILE]))


def feature(dossier: Dossier) -> dict[str, Any]:
    (only,) = collection(dossier)["features"]
    return cast("dict[str, Any]", only)


def place_losses(dossier: Dossier) -> list[Loss]:
    return [loss for loss in to_geojson(dossier).losses if loss.what == "place"]


def route(first: Place, last: Place) -> Place:
    return dataclasses.replace(ROAD, ends=(first, last))


def end(lon: float, lat: float, where_prec: int | None = 1) -> Place:
    return dataclasses.replace(MARKET, lon=lon, lat=lat, where_prec=where_prec)


def test_every_incident_is_a_feature_under_its_own_id_in_the_order_of_the_dossier() -> None:
    golden = read_dossier(GOLDEN.read_text(encoding="utf-8"))
    for dossier in (SAMPLE, golden):
        body = collection(dossier)
        assert body["type"] == "FeatureCollection"
        assert [one["id"] for one in body["features"]] == [incident.id for incident in dossier.incidents]
        assert all(one["properties"]["id"] == one["id"] for one in body["features"])
    assert (FORM, collection()["form"]) == ("geojson/1", "geojson/1")


def test_longitude_stands_before_latitude() -> None:
    assert feature(at(MARKET))["geometry"] == {"type": "Point", "coordinates": [-124.9, -47.2]}


def test_a_place_without_a_point_has_no_geometry_and_is_a_loss() -> None:
    dossier = at(dataclasses.replace(MARKET, lat=None, lon=None))
    assert feature(dossier)["geometry"] is None
    assert feature(dossier)["properties"]["geometry_stands_for"] is None
    assert [loss.record for loss in place_losses(dossier)] == [ORDAL_INCIDENT.id]


def test_an_incident_without_a_place_has_no_geometry_and_is_a_loss() -> None:
    assert feature(at(None))["geometry"] is None
    assert feature(at(None))["properties"]["where_words"] is None
    assert len(place_losses(at(None))) == 1


@pytest.mark.parametrize(
    ("where_prec", "stands", "lost"),
    [
        (1, "place", False),
        (2, "near", False),
        (3, "area-centre", True),
        (6, "area-centre", True),
        (7, "area-centre", True),
        (None, "unstated", True),
    ],
)
def test_a_point_says_what_it_stands_for_and_a_centre_is_a_loss(
    where_prec: int | None, stands: str, lost: bool
) -> None:
    dossier = at(dataclasses.replace(MARKET, where_prec=where_prec))
    assert feature(dossier)["geometry"]["type"] == "Point"
    assert feature(dossier)["properties"]["geometry_stands_for"] == stands
    assert bool(place_losses(dossier)) is lost


def test_the_point_of_a_settlement_no_gazetteer_has_is_that_of_its_holder() -> None:
    dossier = at(dataclasses.replace(MARKET, id=None, where_prec=4))
    assert feature(dossier)["properties"]["geometry_stands_for"] == "holder"
    assert "what holds it" in place_losses(dossier)[0].why


@pytest.mark.parametrize(
    ("lat", "lon"), [(91.0, 0.0), (0.0, 180.5), (math.nan, 0.0), (0.0, math.inf), (None, 4.0)]
)
def test_coordinates_that_are_not_on_the_globe_are_not_written(lat: float | None, lon: float) -> None:
    dossier = at(dataclasses.replace(MARKET, lat=lat, lon=lon))
    assert feature(dossier)["geometry"] is None
    assert "not on the globe" in place_losses(dossier)[0].why


def test_a_route_between_two_named_points_is_the_line_between_them_and_a_loss() -> None:
    road = feature(dataclasses.replace(SAMPLE, incidents=(ROAD_INCIDENT,)))
    assert road["geometry"] == {
        "type": "LineString",
        "coordinates": [[-125.47, -46.41], [-124.3, -45.98]],
    }
    assert road["properties"]["geometry_stands_for"] == "route"
    assert "not the road" in place_losses(dataclasses.replace(SAMPLE, incidents=(ROAD_INCIDENT,)))[0].why


@pytest.mark.parametrize(
    "place",
    [
        route(end(1, 2), end(3, 4, where_prec=6)),
        route(end(1, 2), end(3, 4, where_prec=None)),
        route(end(1, 2), dataclasses.replace(MARKET, lat=None, lon=None)),
        route(end(1, 2), end(1, 2)),
        dataclasses.replace(ROAD, ends=(end(1, 2),), lat=1.0, lon=2.0),
        dataclasses.replace(route(end(1, 2), end(3, 4, where_prec=4)), lat=2.0, lon=3.0),
    ],
)
def test_no_line_is_drawn_to_an_area_and_no_midpoint_is_invented(place: Place) -> None:
    assert feature(at(place))["geometry"] is None
    assert "no midpoint" in place_losses(at(place))[0].why


def test_a_route_across_the_180th_meridian_is_cut_there() -> None:
    east = feature(at(route(end(179, 10), end(-179, 20))))["geometry"]
    assert east == {
        "type": "MultiLineString",
        "coordinates": [[[179, 10], [180.0, 15.0]], [[-180.0, 15.0], [-179, 20]]],
    }
    west = feature(at(route(end(-179, 20), end(179, 10))))["geometry"]
    assert west["coordinates"][0] == [[-179, 20], [-180.0, 15.0]]


@pytest.mark.parametrize(
    ("first", "last", "coordinates"),
    [
        (end(180, 1), end(-10, 2), [[-180.0, 1.0], [-10, 2]]),
        (end(10, 1), end(-180, 2), [[10, 1], [180.0, 2.0]]),
        (end(180, 1), end(-180, 2), [[-180.0, 1.0], [-180, 2]]),
    ],
)
def test_a_route_that_ends_on_the_180th_meridian_is_one_line(
    first: Place, last: Place, coordinates: list[list[float]]
) -> None:
    assert feature(at(route(first, last)))["geometry"] == {"type": "LineString", "coordinates": coordinates}


def test_the_two_sides_of_the_180th_meridian_are_one_point() -> None:
    assert feature(at(route(end(180, 1), end(-180, 1))))["geometry"] is None


_LONGITUDES = st.sampled_from([-180.0, 0.0, 180.0]) | st.floats(-180, 180, allow_nan=False)
_ENDS = st.builds(end, _LONGITUDES, st.floats(-90, 90, allow_nan=False), st.sampled_from([1, 2]))


@settings(deadline=None)
@given(_ENDS, _ENDS)
def test_no_line_ever_leaves_the_globe_or_goes_round_it(first: Place, last: Place) -> None:
    geometry = feature(at(route(first, last)))["geometry"]
    if geometry is None:
        assert first.lat == last.lat
        # one point, but for what a float can tell of a degree
        assert first.lon is not None
        assert last.lon is not None
        assert abs(math.remainder(first.lon - last.lon, 360)) < 1e-9
        return
    lines = geometry["coordinates"] if geometry["type"] == "MultiLineString" else [geometry["coordinates"]]
    for line in lines:
        assert len(line) == 2
        assert line[0] != line[1]
        assert abs(line[0][0] - line[1][0]) <= 180
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in line)


def test_an_open_top_is_null_and_said_to_be_open() -> None:
    properties = feature(at(MARKET))["properties"]
    assert (properties["killed_low"], properties["killed_best"], properties["killed_high"]) == (
        24,
        None,
        None,
    )
    assert properties["killed_high_open"] is True
    silent = dataclasses.replace(ORDAL_INCIDENT, casualties=())
    properties = feature(dataclasses.replace(SAMPLE, incidents=(silent,)))["properties"]
    assert (properties["killed_high"], properties["killed_high_open"]) == (None, False)


def test_the_figures_are_those_of_everybody_and_every_range_is_there() -> None:
    properties = feature(dataclasses.replace(SAMPLE, incidents=(ROAD_INCIDENT,)))["properties"]
    assert properties["killed_low"] == 18
    assert [(one["category"], one["low"], one["high"]) for one in properties["casualties"]] == [
        (None, 18, None),
        ("women", 3, 3),
    ]
    assert (properties["act_origins_low"], properties["act_origins_high"]) == (2, 3)
    assert (properties["when"], properties["date_prec"]) == ("2024-05-03", 1)


def test_every_claim_in_no_incident_is_a_loss_of_its_own() -> None:
    joined = {claim for incident in SAMPLE.incidents for claim in incident.claims}
    expected = {claim.id for claim in SAMPLE.claims} - joined
    assert expected
    assert {loss.record for loss in to_geojson(SAMPLE).losses if loss.what == "claim"} == expected


def test_an_empty_dossier_is_an_empty_collection_without_losses() -> None:
    empty = Dossier(as_of=None, methods={}, reports=(), claims=(), incidents=(), background=(), refused=())
    assert collection(empty)["features"] == []
    assert to_geojson(empty).losses == ()


@settings(deadline=None)
@given(st.text(st.characters(codec=None), max_size=40))
def test_whatever_strangers_write_comes_back_and_the_file_is_plain_ascii(words: str) -> None:
    incident: Assessment = dataclasses.replace(
        ORDAL_INCIDENT, headline=words, place=dataclasses.replace(MARKET, text=words)
    )
    exported = to_geojson(dataclasses.replace(SAMPLE, incidents=(incident,)))
    assert all(byte == 10 or 32 <= byte < 127 for byte in exported.files[FILE])
    (one,) = json.loads(exported.files[FILE])["features"]
    assert (one["properties"]["headline"], one["properties"]["where_words"]) == (words, words)


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert to_geojson(SAMPLE) == to_geojson(dataclasses.replace(SAMPLE))


def test_an_incident_of_claims_that_are_not_there_is_refused() -> None:
    broken = dataclasses.replace(
        ORDAL_INCIDENT, id=IncidentId("i-0"), claims=(ClaimId("c-ffffffffffffffff"),)
    )
    with pytest.raises(BrokenIntegrity, match="c-ffffffffffffffff"):
        to_geojson(dataclasses.replace(SAMPLE, incidents=(broken,)))


def test_two_incidents_of_one_id_are_refused() -> None:
    with pytest.raises(
        BrokenIntegrity, match=f"two incidents of the dossier carry one id, {ORDAL_INCIDENT.id}"
    ):
        to_geojson(dataclasses.replace(SAMPLE, incidents=(ORDAL_INCIDENT, ORDAL_INCIDENT)))


def test_every_property_is_described_on_the_page_of_the_form() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "export-geojson.md").read_text(
        encoding="utf-8"
    )
    assert {name for name in feature(at(MARKET))["properties"] if f"`{name}`" not in page} == set()


def test_a_private_persons_name_is_in_no_property_and_the_loss_says_where() -> None:
    told = dataclasses.replace(
        SAMPLE.claims[0], speaker=Speaker(text="Sel Dorrin", kind=SpeakerKind.SURVIVOR)
    )
    place = dataclasses.replace(MARKET, text="beside Sel Dorrin's yard")
    incident = dataclasses.replace(ORDAL_INCIDENT, headline="Sel Dorrin accuses the army", place=place)
    found = to_geojson(dataclasses.replace(SAMPLE, claims=(told, *SAMPLE.claims[1:]), incidents=(incident,)))
    assert b"Dorrin" not in found.files[FILE]
    assert {"headline", "place"} <= {loss.what for loss in found.losses}
