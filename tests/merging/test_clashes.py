"""Days and places that exclude each other."""

import pytest

from corrobora.merging.clashes import dates_exclude, places_clash, places_exclude, whens_clash
from corrobora.records import Place, When
from corrobora.sphere import apart_km

from .telling import DABORO, KEBA, MALI, MOLEN, NIGER, ORIN, ROAD, SARRAT, VASSA, day


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (ORIN, ORIN, False),
        (ORIN, KEBA, False),
        (ORIN, DABORO, True),
        (ORIN, MOLEN, True),
        (ORIN, SARRAT, False),
        (ORIN, MALI, False),
        (ORIN, NIGER, True),
        (MALI, NIGER, True),
        (SARRAT, VASSA, True),
        (ORIN, VASSA, True),
        (ROAD, ORIN, False),
        (ROAD, DABORO, False),
        (ROAD, KEBA, False),
        (ROAD, MOLEN, True),
        (ROAD, ROAD, False),
        (ROAD, SARRAT, False),
    ],
)
def test_which_places_cannot_be_one(one: Place, other: Place, apart: bool) -> None:
    assert places_clash(one, other) is apart
    assert places_clash(other, one) is apart


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("2031-03-04", "2031-03-04", False),
        ("2031-03-04", "2031-03-05", False),
        ("2031-03-04", "2031-03-06", True),
        ("2031-03-04", "2031-03", False),
        ("2031-03-04", "2031-02", True),
        ("2031-03-04/2031-03-06", "2031-03-07", False),
        ("2031", "2030", False),
        ("2031", "2029", True),
    ],
)
def test_which_times_cannot_be_one(one: str, other: str, apart: bool) -> None:
    assert whens_clash(day(one), day(other)) is apart
    assert whens_clash(day(other), day(one)) is apart


def test_a_time_that_is_not_resolved_clashes_with_nothing() -> None:
    assert not whens_clash(When(text="last month"), day("2031-03-04"))


def test_distance_is_none_where_a_place_has_no_coordinates() -> None:
    assert apart_km(ORIN, Place(text="Nowhere")) is None
    assert apart_km(ORIN, KEBA) == pytest.approx(15.4, abs=0.5)


def test_one_date_that_both_may_mean_is_enough() -> None:
    assert dates_exclude([day("2031-03-04")], [day("2031-03-08"), day("2031-03-20")])
    assert not dates_exclude([day("2031-03-04")], [day("2031-03-20"), day("2031-03-05")])


@pytest.mark.parametrize("told", [[], [When(text="in spring")]])
def test_who_tells_no_date_excludes_none(told: list[When]) -> None:
    assert not dates_exclude(told, [day("2031-03-04")])
    assert not dates_exclude([day("2031-03-04")], told)


def test_one_place_that_both_may_mean_is_enough() -> None:
    assert places_exclude([ORIN], [DABORO, MOLEN])
    assert not places_exclude([ORIN], [MOLEN, KEBA])
    assert not places_exclude([], [MOLEN])


def test_a_region_beside_a_town_does_not_make_towns_meet() -> None:
    assert places_exclude([ORIN, SARRAT], [DABORO, SARRAT])
    assert not places_exclude([SARRAT], [DABORO])
