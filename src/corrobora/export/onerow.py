"""An incident as one feature or one row: its point, its totals, and what has no place in a row.

GeoJSON and HXL both give an incident a single entry. What such an entry may say
about a place, which figures it takes from the casualty ranges, and what of the
dossier stays out of it is decided here once, so that the two forms agree.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from corrobora.errors import BrokenIntegrity
from corrobora.export.exported import Loss
from corrobora.export.jsonform import check_integrity
from corrobora.records import Assessment, Casualties, Category, Dossier, Outcome, Place

DOSSIER = "dossier"
"""What `Loss.record` holds where the whole dossier, and no single record, is meant."""

_NEAR = 2
"""UCDP where_prec 2: within about 25 km of a known point. Above it, a point is the centre of an area (UCDP GED
codebook: 3 second-order and 4 first-order administrative centroid, 5 a larger or linear stretch, 6 a country,
7 international waters)."""


class Stands(StrEnum):
    """What the coordinates of an entry stand for."""

    PLACE = "place"
    """The named place itself (UCDP where_prec 1)."""
    NEAR = "near"
    """A known point within about 25 km (UCDP where_prec 2)."""
    AREA_CENTRE = "area-centre"
    """The centre of a district, region, country or sea, or a point between two places (where_prec 3 to 7)."""
    HOLDER = "holder"
    """The point of what holds a settlement that no gazetteer has."""
    UNSTATED = "unstated"
    """A point whose precision nobody states."""
    ROUTE = "route"
    """The stretch between the two ends of a route; not the road that was taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A point on the ground, WGS 84."""

    lon: float
    """Degrees east, -180 to 180."""
    lat: float
    """Degrees north, -90 to 90."""


def check_entries(dossier: Dossier) -> None:
    """Check that a dossier may be written with one entry an incident: what it names is there, and no id is there twice.

    Raises:
        BrokenIntegrity: a passage is not in its report, an id leads nowhere, or two incidents carry one id.

    """
    check_integrity(dossier)
    seen: set[str] = set()
    for incident in dossier.incidents:
        if incident.id in seen:
            raise BrokenIntegrity(
                f"two incidents of the dossier carry one id, {incident.id}; the ids of incidents are expected to differ"
            )
        seen.add(incident.id)


def find_position(place: Place | None) -> Position | None:
    """Return the point of a place, or ``None`` where it has none or one that is not on the globe.

    A route never has one: a point halfway between two named places is a place nobody named.
    """
    if place is None or place.ends or place.lat is None or place.lon is None:
        return None
    if not (math.isfinite(place.lat) and math.isfinite(place.lon)):
        return None
    if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        return None
    return Position(lon=place.lon, lat=place.lat)


def find_route(place: Place | None) -> tuple[Position, Position] | None:
    """Return the two ends of a route, first end first, or ``None`` where no line may be drawn.

    A line is drawn only between two different points that each stand for a named place or lie near one (UCDP
    where_prec 1 or 2). A line to the centre of a country or a region would point at a spot that nobody named.
    """
    if place is None or len(place.ends) != 2:
        return None
    first, last = (
        find_position(end) if end.where_prec in {1, _NEAR} and not end.unlisted else None
        for end in place.ends
    )
    if first is None or last is None:
        return None
    # 180 degrees east and 180 degrees west are one meridian.
    if first.lat == last.lat and (first.lon - last.lon) % 360 == 0:
        return None
    return first, last


def find_standing(place: Place | None) -> Stands | None:
    """Say what the coordinates that `find_position` or `find_route` gives stand for; ``None``: neither gives any."""
    if place is not None and find_route(place) is not None:
        return Stands.ROUTE
    if place is None or find_position(place) is None:
        return None
    if place.unlisted:
        return Stands.HOLDER
    if place.where_prec is None:
        return Stands.UNSTATED
    if place.where_prec > _NEAR:
        return Stands.AREA_CENTRE
    return Stands.NEAR if place.where_prec == _NEAR else Stands.PLACE


def find_total(incident: Assessment, outcome: Outcome, category: Category | None = None) -> Casualties | None:
    """Return the range an incident gives for an outcome and a category; a ``None`` category is everybody."""
    for casualties in incident.casualties:
        if casualties.outcome is outcome and casualties.category is category:
            return casualties
    return None


def iter_place_losses(incident: Assessment, *, line: bool) -> Iterator[Loss]:
    """Yield what the coordinates of an entry cannot say about where it happened.

    `line` is whether the form can draw the stretch between two ends; a form that cannot loses the route.
    """
    place = incident.place
    if place is None:
        yield Loss(
            record=incident.id, what="place", why="the reports name no place; the form has no coordinates"
        )
        return
    standing = find_standing(place)
    if place.ends and (standing is not Stands.ROUTE or not line):
        why = (
            "a route between two places; the form holds one point and is given none"
            if standing is Stands.ROUTE
            else "a route whose ends are not two different named points; no line is drawn and no midpoint invented"
        )
        yield Loss(record=incident.id, what="place", why=why)
    elif standing is Stands.ROUTE:
        yield Loss(
            record=incident.id,
            what="place",
            why="somewhere between two places; the straight line between them is not the road that was taken",
        )
    elif standing is None and (place.lat is not None or place.lon is not None):
        yield Loss(
            record=incident.id, what="place", why="its coordinates are not on the globe; none are written"
        )
    elif standing is None:
        yield Loss(record=incident.id, what="place", why="the place has no known point; none is written")
    elif standing is Stands.AREA_CENTRE:
        yield Loss(
            record=incident.id,
            what="place",
            why=f"known to UCDP where_prec {place.where_prec} only; the point is the centre of an area",
        )
    elif standing is Stands.HOLDER:
        yield Loss(
            record=incident.id,
            what="place",
            why="a settlement no gazetteer has; the point is that of what holds it",
        )
    elif standing is Stands.UNSTATED:
        yield Loss(
            record=incident.id, what="place", why="no precision is stated; the point may be that of an area"
        )


def iter_left_out(dossier: Dossier) -> Iterator[Loss]:
    """Yield what a form of one entry an incident has no place for: per incident, per claim in none, and for the whole."""
    joined: set[str] = set()
    for incident in dossier.incidents:
        joined.update(incident.claims)
        joined.update(incident.set_aside)
        yield Loss(
            record=incident.id,
            what="claims",
            why=f"{len(incident.claims)} claims with their passages; the form holds how many, not which",
        )
        for what, found, held in (
            ("origins", incident.origins, "the form holds how many are independent"),
            ("points", incident.points, "the form has no place for who says what"),
            ("conflicts", incident.conflicts, "the form holds how many"),
            ("accountability", incident.accountability, "the form has no place for steps"),
            ("grades", incident.grades, "the form has no place for proposed grades"),
            ("not_known", incident.not_known, "the form has no place for what is not known"),
            ("set_aside", incident.set_aside, "the form has no place for claims that no longer count"),
            ("without_claims", incident.without_claims, "the form has no place for reports nothing rests on"),
        ):
            if found:
                yield Loss(record=incident.id, what=what, why=f"{len(found)} of them; {held}")
    for claim in dossier.claims:
        if claim.id not in joined:
            yield Loss(
                record=claim.id, what="claim", why="it joined no incident; the form has entries for incidents"
            )
    for what, number in (
        ("methods", len(dossier.methods)),
        ("reports", len(dossier.reports)),
        ("background", len(dossier.background)),
        ("refused", len(dossier.refused)),
        ("actors", len(dossier.actors)),
        ("revisions", len(dossier.revisions)),
    ):
        if number:
            yield Loss(record=DOSSIER, what=what, why=f"{number} of them; the form has entries for incidents")
