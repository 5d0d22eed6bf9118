"""A place is drawn as the extent its words leave open."""

import pytest

from corrobora.export.geography import circle, distance_km, find_country, find_extent, hull, plan_map
from corrobora.records import Place

GAO = Place(text="Gao", name="Gao", lat=16.27, lon=-0.04, country="ML", where_prec=1)
ALGERIA = Place(text="Algeria", name="Algeria", lat=28.0, lon=1.6, country="DZ", where_prec=6)


def test_a_route_is_a_band_that_covers_both_ends_and_is_no_pin() -> None:
    end = Place(text="Ansongo", name="Ansongo", lat=15.66, lon=0.5, country="ML", where_prec=1)
    extent = find_extent(Place(text="between Gao and Ansongo", where_prec=5, ends=(GAO, end)))
    assert extent is not None
    (band,) = extent.areas
    assert min(lon for lon, _ in band) < -0.04 < 0.5 < max(lon for lon, _ in band)
    assert [name for _, name in extent.anchors] == ["Gao", "Ansongo"]
    assert "Somewhere between Gao and Ansongo" in extent.note


def test_a_route_to_a_country_reaches_its_border_and_not_its_middle() -> None:
    extent = find_extent(Place(text="on the way from Gao to Algeria", where_prec=5, ends=(GAO, ALGERIA)))
    assert extent is not None
    (band,) = extent.areas
    assert 19 < max(lat for _, lat in band) < 25
    assert [name for _, name in extent.anchors] == ["Gao"]


def test_a_country_is_shaded_as_a_whole() -> None:
    extent = find_extent(Place(text="Mali", name="Mali", lat=17.0, lon=-4.0, country="ML", where_prec=6))
    assert extent is not None
    assert (extent.country, extent.areas, extent.anchors) == ("ML", (), ())
    plan = plan_map(extent)
    assert plan.shaded
    assert "Mali" in [label.text for label in plan.names]


@pytest.mark.parametrize(("where_prec", "radius"), [(1, 5), (2, 25), (3, 50), (4, 150), (None, 50)])
def test_the_less_is_known_the_larger_the_circle(where_prec: int | None, radius: float) -> None:
    extent = find_extent(Place(text="there", lat=-46.0, lon=-125.0, where_prec=where_prec))
    assert extent is not None
    assert distance_km(extent.areas[0][0], (-125.0, -46.0)) == pytest.approx(radius, rel=0.02)


def test_an_unresolved_place_has_no_map() -> None:
    assert find_extent(None) is None
    assert find_extent(Place(text="somewhere in the north")) is None
    assert find_extent(Place(text="an invented land", country="XA")) is None


VILLAGE = Place(
    text="Old Korr village in Maravel township",
    name="Old Korr",
    lat=21.5,
    lon=95.5,
    country="MM",
    where_prec=3,
)


def test_a_village_the_gazetteer_lacks_lies_somewhere_in_what_holds_it() -> None:
    extent = find_extent(VILLAGE)
    assert extent is not None
    assert extent.anchors == ()
    assert [name for _, name in extent.within] == ["Old Korr"]
    assert "Old Korr is not in the gazetteer and has no point of its own" in extent.note
    assert "may lie anywhere" in extent.note


def test_a_village_of_which_only_the_country_is_known_shades_the_country() -> None:
    extent = find_extent(Place(text="Old Korr", name="Old Korr", country="MM"))
    assert extent is not None
    assert extent.country == "MM"
    assert "Old Korr is not in the gazetteer" in extent.note


def test_a_route_says_which_of_its_ends_the_gazetteer_lacks() -> None:
    town = Place(text="Gao", name="Gao", id="geonames:1", lat=16.27, lon=-0.04, country="ML", where_prec=1)
    nowhere = Place(text="Tin Alou", name="Tin Alou")
    extent = find_extent(Place(text="between Gao and Tin Alou", where_prec=5, ends=(town, nowhere)))
    assert extent is not None
    assert "Tin Alou is not in the gazetteer" in extent.note
    assert "Gao is not" not in extent.note


def test_an_invented_country_far_from_land_still_draws() -> None:
    extent = find_extent(Place(text="Ordal", lat=-47.0, lon=-125.0, country="XA", where_prec=2))
    assert extent is not None
    plan = plan_map(extent)
    assert plan.areas
    assert plan.land == ()
    assert plan.grid


@pytest.mark.parametrize("code", ["FJ", "RU", "NZ", "AQ", "US", "ML", "FR", "XK"])
def test_every_country_fits_its_map_also_across_the_date_line(code: str) -> None:
    extent = find_extent(Place(text="there", country=code, where_prec=6))
    assert extent is not None
    plan = plan_map(extent)
    assert plan.shaded
    for ring in (*plan.land, *plan.shaded):
        assert all(-0.1 <= x <= plan.width + 0.1 and -0.1 <= y <= plan.height + 0.1 for x, y in ring)


def test_a_route_across_the_date_line_goes_the_short_way() -> None:
    west = Place(text="a", lat=-17.0, lon=179.0, where_prec=1)
    east = Place(text="b", lat=-17.0, lon=-179.0, where_prec=1)
    extent = find_extent(Place(text="between a and b", where_prec=5, ends=(west, east)))
    assert extent is not None
    lons = [lon for lon, _ in extent.areas[0]]
    assert max(lons) - min(lons) < 5


def test_the_outlines_know_most_countries_by_code() -> None:
    mali = find_country("ML")
    assert mali is not None
    assert mali.name == "Mali"
    assert find_country("XA") is None


def test_a_hull_holds_its_points() -> None:
    assert hull([(0, 0), (2, 0), (1, 1), (2, 2), (0, 2)]) == ((0, 0), (2, 0), (2, 2), (0, 2))
    assert len(circle((0, 0), 10, corners=12)) == 12
