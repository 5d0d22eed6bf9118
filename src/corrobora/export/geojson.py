"""A dossier's incidents as GeoJSON (RFC 7946): one Feature an incident, and no point where none is known.

A map turns every dot into a certainty. A Feature therefore has a geometry only
where the reports name a point, says in ``geometry_stands_for`` what its
coordinates stand for, and is ``null`` otherwise (RFC 7946, section 3.2, allows
an unlocated Feature). Longitude stands before latitude (section 3.1.1), WGS 84
(section 4).
"""

import json

from corrobora.export.exported import Exported, Loss
from corrobora.export.onerow import (
    Position,
    check_entries,
    find_position,
    find_route,
    find_standing,
    find_total,
    iter_left_out,
    iter_place_losses,
)
from corrobora.export.withheld import without_private_names
from corrobora.records import Assessment, Dossier, Outcome

FORM = "geojson/1"
"""Name and version of this mapping."""
FILE = "incidents.geojson"
"""The one file of the form."""

_HALF_TURN = 180.0


def to_geojson(dossier: Dossier) -> Exported:
    """Return the incidents of a dossier as one FeatureCollection, in the dossier's order.

    The file is JSON in ASCII: every other character is escaped, so control characters, bidirectional marks and lone
    surrogates of a report are seen as what they are. The same dossier gives the same bytes. Besides what the map of
    the dossier cannot show, each record the form leaves out is a loss.

    Raises:
        BrokenIntegrity: the dossier names a record or a passage that it does not hold, or two incidents carry one id.

    """
    check_entries(dossier)
    shown, withheld = without_private_names(dossier)
    collection: dict[str, object] = {
        "type": "FeatureCollection",
        # Foreign members (RFC 7946, section 6.1): readers that do not know them pass over them.
        "form": FORM,
        "as_of": dossier.as_of,
        "features": [_feature(incident) for incident in shown.incidents],
    }
    text = json.dumps(collection, ensure_ascii=True, allow_nan=False, indent=1) + "\n"
    return Exported(form=FORM, files={FILE: text.encode("ascii")}, losses=(*_losses(dossier), *withheld))


def _losses(dossier: Dossier) -> tuple[Loss, ...]:
    return (
        *(loss for incident in dossier.incidents for loss in iter_place_losses(incident, line=True)),
        *iter_left_out(dossier),
    )


def _feature(incident: Assessment) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": _geometry(incident),
        "properties": _properties(incident),
    }


def _geometry(incident: Assessment) -> dict[str, object] | None:
    route = find_route(incident.place)
    if route is not None:
        return _line(*route)
    position = find_position(incident.place)
    if position is None:
        return None
    return {"type": "Point", "coordinates": [position.lon, position.lat]}


def _line(first: Position, last: Position) -> dict[str, object]:
    """Return the straight line between two points, cut where it crosses the 180th meridian (RFC 7946, section 3.1.9)."""
    if abs(last.lon - first.lon) <= _HALF_TURN:
        return {"type": "LineString", "coordinates": [[first.lon, first.lat], [last.lon, last.lat]]}
    border = _HALF_TURN if first.lon > 0 else -_HALF_TURN
    turned = last.lon + 2 * border
    share = (border - first.lon) / (turned - first.lon) if turned != first.lon else 0.0
    lat = first.lat + share * (last.lat - first.lat)
    parts = (
        [[first.lon, first.lat], [border, lat]],
        [[-border, lat], [last.lon, last.lat]],
    )
    # An end that lies on the meridian itself leaves nothing of the line on its side.
    lines = [part for part in parts if part[0] != part[1]]
    if len(lines) == 1:
        return {"type": "LineString", "coordinates": lines[0]}
    return {"type": "MultiLineString", "coordinates": lines}


def _properties(incident: Assessment) -> dict[str, object]:
    when, place = incident.when, incident.place
    killed = find_total(incident, Outcome.KILLED)
    standing = find_standing(place)
    return {
        "id": incident.id,
        "headline": incident.headline,
        "act": None if incident.act is None else incident.act.value,
        "when": None if when is None else when.edtf,
        "when_words": None if when is None else when.text,
        "date_prec": None if when is None else when.date_prec,
        "time_prec": None if when is None else when.time_prec,
        "where_words": None if place is None else place.text,
        "where_name": None if place is None else place.name,
        "where_id": None if place is None else place.id,
        "admin1": None if place is None else place.admin1,
        "country": None if place is None else place.country,
        "where_prec": None if place is None else place.where_prec,
        "geo_prec": None if place is None else place.geo_prec,
        "geometry_stands_for": None if standing is None else standing.value,
        "killed_low": None if killed is None else killed.low,
        "killed_best": None if killed is None else killed.best,
        "killed_high": None if killed is None else killed.high,
        # Without it, null would say both "no upper bound was given" and "nothing is said of anybody killed".
        "killed_high_open": killed is not None and killed.high is None,
        "casualties": [
            {
                "outcome": one.outcome.value,
                "category": None if one.category is None else one.category.value,
                "low": one.low,
                "best": one.best,
                "high": one.high,
            }
            for one in incident.casualties
        ],
        "act_origins_low": incident.independent_origins.act.low,
        "act_origins_high": incident.independent_origins.act.high,
        "responsibility_origins_low": incident.independent_origins.responsibility.low,
        "responsibility_origins_high": incident.independent_origins.responsibility.high,
        "reports": len(incident.reports),
        "claims": len(incident.claims),
        "conflicts": len(incident.conflicts),
    }
