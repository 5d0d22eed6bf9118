"""What an entry of one incident may say of its place and figures, and what it leaves out."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.errors import BrokenIntegrity
from corrobora.export.onerow import (
    DOSSIER,
    Stands,
    check_entries,
    find_position,
    find_route,
    find_standing,
    find_total,
    iter_left_out,
    iter_place_losses,
)
from corrobora.records import Category, ClaimId, Outcome, Place, ReportId
from tests.export.export_sample import (
    A_COUP,
    C_DENIAL,
    COPY_REPORT,
    MARKET,
    ORDAL_INCIDENT,
    ROAD,
    ROAD_INCIDENT,
    SAMPLE,
)

_FLOATS = st.none() | st.floats()
_PLACES = st.builds(
    Place,
    text=st.just("there"),
    name=st.none() | st.just("There"),
    id=st.none() | st.just("x:1"),
    lat=_FLOATS,
    lon=_FLOATS,
    where_prec=st.none() | st.integers(1, 7),
)
_ANYWHERE = _PLACES | st.builds(
    lambda place, ends: dataclasses.replace(place, ends=tuple(ends)),
    _PLACES,
    st.lists(_PLACES, min_size=1, max_size=3),
)


@settings(deadline=None)
@given(_ANYWHERE)
def test_a_place_has_a_point_or_a_line_or_neither_and_says_what_they_stand_for(place: Place) -> None:
    position, route, standing = find_position(place), find_route(place), find_standing(place)
    assert position is None or route is None
    assert (standing is None) is (position is None and route is None)
    assert (standing is Stands.ROUTE) is (route is not None)


@settings(deadline=None)
@given(_ANYWHERE, st.booleans())
def test_whatever_is_no_named_point_is_a_loss_and_only_that(place: Place, line: bool) -> None:
    incident = dataclasses.replace(ORDAL_INCIDENT, place=place)
    losses = list(iter_place_losses(incident, line=line))
    exact = find_standing(place) in {Stands.PLACE, Stands.NEAR}
    assert len(losses) == (0 if exact else 1)
    assert all(loss.record == incident.id for loss in losses)


def test_a_form_that_draws_no_lines_loses_the_route() -> None:
    (drawn,) = iter_place_losses(ROAD_INCIDENT, line=True)
    (lost,) = iter_place_losses(ROAD_INCIDENT, line=False)
    assert "not the road" in drawn.why
    assert "is given none" in lost.why


def test_a_place_that_is_not_known_has_nothing() -> None:
    assert (find_position(None), find_route(None), find_standing(None)) == (None, None, None)
    assert find_route(MARKET) is None
    assert find_position(ROAD) is None


def test_a_figure_is_that_of_its_outcome_and_group() -> None:
    everybody = find_total(ROAD_INCIDENT, Outcome.KILLED)
    women = find_total(ROAD_INCIDENT, Outcome.KILLED, Category.WOMEN)
    assert everybody is not None
    assert women is not None
    assert (everybody.low, women.low) == (18, 3)
    assert find_total(ROAD_INCIDENT, Outcome.INJURED) is None


def test_everything_an_entry_leaves_out_is_counted_under_its_record() -> None:
    road = dataclasses.replace(
        ROAD_INCIDENT,
        claims=tuple(claim for claim in ROAD_INCIDENT.claims if claim != C_DENIAL.id),
        set_aside=(C_DENIAL.id,),
        without_claims=(COPY_REPORT.id,),
    )
    losses = list(iter_left_out(dataclasses.replace(SAMPLE, incidents=(road,))))
    of_road = {loss.what: loss.why.split()[0] for loss in losses if loss.record == road.id}
    assert of_road == {
        "claims": "14",
        "origins": "6",
        "points": "6",
        "conflicts": "2",
        "accountability": "2",
        "grades": "4",
        "not_known": "3",
        "set_aside": "1",
        "without_claims": "1",
    }
    whole = {loss.what: loss.why.split()[0] for loss in losses if loss.record == DOSSIER}
    assert whole == {"methods": "3", "reports": "4", "background": "1", "refused": "2", "actors": "2"}
    alone = {loss.record for loss in losses if loss.what == "claim"}
    assert A_COUP.id in alone
    assert C_DENIAL.id not in alone


def test_a_sound_dossier_passes_and_a_name_that_leads_nowhere_does_not() -> None:
    check_entries(SAMPLE)
    for broken in (
        dataclasses.replace(ORDAL_INCIDENT, claims=(ClaimId("c-0"),)),
        dataclasses.replace(ORDAL_INCIDENT, reports=(ReportId("0"),)),
    ):
        with pytest.raises(BrokenIntegrity, match="the dossier has none such"):
            check_entries(dataclasses.replace(SAMPLE, incidents=(broken,)))
