"""Where a place may be, as shapes on a flat map: never a pin, always an extent.

A report that says "on the road to Varo" does not give a point, and a map that
draws one invents it. What is drawn here is the stretch the words leave open:

- a circle of 25 km for UCDP where_prec 2, which is UCDP's own distance;
- circles of `RADII` for the other precisions: our drawing convention, since we
  hold no outlines of districts and regions, and said so beside the map;
- a band between the two ends of a route, as wide at either end as that end is
  uncertain. Where an end is a country, the band runs to the stretch of its
  border nearest the other end;
- a whole country where that is all that is known.

Outlines are Natural Earth's (see ``data/README.md``). Everything is computed in
Mercator coordinates, so circles stay circles; nothing is fetched.
"""

import functools
import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

from corrobora import sphere
from corrobora.export.wording import listed, unlisted_names
from corrobora.records import Place

Point = tuple[float, float]

RADII = {1: 5.0, 2: 25.0, 3: 50.0, 4: 150.0, 5: 200.0, 7: 300.0}
"""Kilometres drawn around a point, by UCDP where_prec. Only the 25 km are UCDP's."""

UNSTATED_RADIUS = 50.0
"""Kilometres drawn where a place has coordinates and no stated precision."""

_COUNTRY = 6
_KM_PER_DEGREE = 111.32
_MOST_NORTHERN = 84.0
_LEAST_SPAN = 4.0
"""Degrees of longitude a map shows at least, so that something known is in sight."""
_SEEN = 0.7
"""Pixels between two points of an outline below which nobody sees that there are two."""
_OUTLINES = Path(__file__).with_name("data") / "outlines.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country's outline in degrees, ring by ring."""

    code: str | None
    """ISO 3166-1 alpha-2; ``None``: the source gives none."""
    name: str
    rings: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words at a point of the map, in pixels."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlan:
    """Everything one map shows, in pixels from its upper left corner."""

    width: float
    height: float
    land: tuple[tuple[Point, ...], ...]
    shaded: tuple[tuple[Point, ...], ...]
    """Rings of the country the place lies somewhere in, where no more is known."""
    areas: tuple[tuple[Point, ...], ...]
    """What the words leave open: circles and bands."""
    anchors: tuple[Label, ...]
    """Named points the extent is measured from: a town, the ends of a route."""
    within: tuple[Label, ...]
    """What lies somewhere in an extent, without a point of its own."""
    names: tuple[Label, ...]
    """Country names."""
    grid: tuple[tuple[Point, Point], ...]
    grid_labels: tuple[Label, ...]
    scale_km: int
    scale_px: float


@functools.lru_cache(maxsize=1)
def _outlines() -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(_OUTLINES.read_text("utf-8")))


def find_country(code: str) -> Country | None:
    """Return the outline of a country by its ISO 3166-1 alpha-2 code, if there is one."""
    for entry in _outlines()["countries"]:
        if entry["code"] == code:
            return _decoded(entry)
    return None


def iter_countries(west: float, south: float, east: float, north: float) -> Iterable[Country]:
    """Yield the countries whose boxes meet a box in degrees; east may pass 180."""
    grid = _outlines()["grid"]
    for entry in _outlines()["countries"]:
        left, bottom, right, top = (edge / grid for edge in entry["box"])
        if top < south or bottom > north:
            continue
        if any(left + turn <= east and right + turn >= west for turn in (-360, 0, 360)):
            yield _decoded(entry)


def _decoded(entry: dict[str, Any]) -> Country:
    rings = tuple(
        _unrolled(point for number in ring for point in _arc(number))
        for ring in cast("list[list[int]]", entry["rings"])
    )
    return Country(code=entry["code"], name=entry["name"], rings=rings)


def _unrolled(points: Iterable[Point]) -> tuple[Point, ...]:
    """Lay a ring out flat: where it crosses the 180th meridian, longitude runs on past 180.

    The source joins outlines across that meridian. A ring that goes round a
    pole (Antarctica's) does not close on a flat map; it is closed along the pole.
    """
    flat: list[Point] = []
    for lon, lat in points:
        turn = round((flat[-1][0] - lon) / 360) * 360 if flat else 0
        flat.append((lon + turn, lat))
    if flat and abs(flat[-1][0] - flat[0][0]) > 180:
        pole = math.copysign(90.0, flat[0][1])
        flat += [(flat[-1][0], pole), (flat[0][0], pole)]
    return tuple(flat)


@functools.lru_cache(maxsize=4096)
def _arc(number: int) -> tuple[Point, ...]:
    if number < 0:
        return tuple(reversed(_arc(~number)))
    grid, steps = _outlines()["grid"], _outlines()["arcs"][number]
    x = y = 0
    points = []
    for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x / grid, y / grid))
    return tuple(points)


# --------------------------------------------------------------------------- plane geometry


def _mercator(point: Point) -> Point:
    lat = math.radians(min(max(point[1], -_MOST_NORTHERN), _MOST_NORTHERN))
    return (point[0], math.degrees(math.log(math.tan(math.pi / 4 + lat / 2))))


def _latitude(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2)


def distance_km(one: Point, other: Point) -> float:
    """Return the great-circle distance of two (longitude, latitude) points in kilometres."""
    return sphere.distance_km((one[1], one[0]), (other[1], other[0]))


def circle(centre: Point, radius_km: float, *, corners: int = 60) -> tuple[Point, ...]:
    """Return a circle on the ground as a ring in degrees."""
    lon, lat = centre
    shrink = max(0.05, math.cos(math.radians(lat)))
    return tuple(
        (
            lon + radius_km / (_KM_PER_DEGREE * shrink) * math.cos(2 * math.pi * step / corners),
            lat + radius_km / _KM_PER_DEGREE * math.sin(2 * math.pi * step / corners),
        )
        for step in range(corners)
    )


def hull(points: Iterable[Point]) -> tuple[Point, ...]:
    """Return the convex hull, counter-clockwise (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return tuple(ordered)

    def half(run: Iterable[Point]) -> list[Point]:
        chain: list[Point] = []
        for point in run:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        return chain[:-1]

    return tuple(half(ordered) + half(reversed(ordered)))


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _inside(point: Point, rings: Iterable[Sequence[Point]]) -> bool:
    """Even-odd rule over all rings, so holes count as outside."""
    x, y = point
    within = False
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                within = not within
    return within


def _area(ring: Sequence[Point]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise((*ring, ring[0]))) / 2


def _centroid(ring: Sequence[Point]) -> Point:
    area = _area(ring)
    if abs(area) < 1e-9:
        return ring[0]
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])))
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])))
    return (x / (6 * area), y / (6 * area))


def _clipped(ring: Sequence[Point], width: float, height: float) -> tuple[Point, ...]:
    """Cut a ring to the frame, one side after the other (Sutherland and Hodgman, 1974)."""
    points = list(ring)
    for axis, border, keep_less in ((0, 0.0, False), (0, width, True), (1, 0.0, False), (1, height, True)):
        kept: list[Point] = []
        for here, after in pairwise((*points, points[0]) if points else ()):
            here_in = (here[axis] <= border) if keep_less else (here[axis] >= border)
            after_in = (after[axis] <= border) if keep_less else (after[axis] >= border)
            if here_in:
                kept.append(here)
            if here_in != after_in:
                share = (border - here[axis]) / (after[axis] - here[axis])
                kept.append((here[0] + share * (after[0] - here[0]), here[1] + share * (after[1] - here[1])))
        points = kept
    return tuple(points)


def _thinned(ring: Sequence[Point], least: float = _SEEN) -> tuple[Point, ...]:
    """Drop points closer than `least` pixels to the one before: they cannot be seen."""
    kept: list[Point] = []
    for x, y in ring:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= least:
            kept.append((round(x, 1), round(y, 1)))
    return tuple(kept) if len(kept) > 2 else ()


# --------------------------------------------------------------------------- the extent of a place


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Where a place may be, in degrees."""

    areas: tuple[tuple[Point, ...], ...] = ()
    country: str | None = None
    """Country shaded as a whole."""
    anchors: tuple[tuple[Point, str], ...] = ()
    within: tuple[tuple[Point, str], ...] = ()
    """Middle of an area, and what lies somewhere in it without a point of its own."""
    note: str = ""
    """The same in words, for the caption and for those who do not see the map."""


def _name(place: Place) -> str:
    return place.name or place.text


def _position(place: Place) -> Point | None:
    return None if place.lat is None or place.lon is None else (place.lon, place.lat)


def find_extent(place: Place | None) -> Extent | None:
    """Return where a place may be, or ``None`` where nothing is resolved enough to draw."""
    if place is None:
        return None
    located = [end for end in place.ends if _position(end) is not None]
    if len(located) >= 2:
        return _route(located)
    position = _position(place)
    if place.where_prec == _COUNTRY or (position is None and place.country and not located):
        if place.country and find_country(place.country):
            country = find_country(place.country)
            name = country.name if country else place.country
            missing = f"{_name(place)} is not in the gazetteer. " if place.unlisted else ""
            return Extent(
                country=place.country,
                note=f"{missing}Only the country is known. All of {name} is shaded; no point in it is meant.",
            )
        if position is None:
            return None
        note = (
            f"Only the country, {_name(place)}, is known, and we hold no outline of it: "
            f"the circle of {RADII[4]:.0f} km marks where it lies, not how far it reaches."
        )
        return Extent(areas=(circle(position, RADII[4]),), anchors=((position, _name(place)),), note=note)
    if position is None and located:
        end = located[0]
        position = cast("Point", _position(end))
        radius = RADII[5]
        note = (
            f"A route of which only one end, {_name(end)}, could be placed. The circle of {radius:.0f} km "
            f"around it is a drawing convention; how far the route goes is not known.{_missing(place)}"
        )
        return Extent(areas=(circle(position, radius),), anchors=((position, _name(end)),), note=note)
    if position is None:
        return None
    radius = UNSTATED_RADIUS if place.where_prec is None else RADII.get(place.where_prec, UNSTATED_RADIUS)
    if place.unlisted:
        # The point is that of what is said to hold the place: a dot under its name would lie.
        return Extent(
            areas=(circle(position, radius),),
            within=((position, _name(place)),),
            note=f"{_name(place)} is not in the gazetteer and has no point of its own. The circle of {radius:.0f} km "
            f"around the place it is said to belong to is a drawing convention: it may lie anywhere in it.",
        )
    return Extent(
        areas=(circle(position, radius),),
        anchors=((position, _name(place)),),
        note=_circle_note(place, radius),
    )


def _missing(place: Place) -> str:
    names = unlisted_names(place)
    return f" {listed(names)} {'is' if len(names) == 1 else 'are'} not in the gazetteer." if names else ""


def _circle_note(place: Place, radius: float) -> str:
    name = _name(place)
    if place.where_prec == 1:
        return (
            f"{name}, as one named place. The circle of {radius:.0f} km is drawn so that no point is meant."
        )
    if place.where_prec == 2:
        return f"The circle is drawn around {name}, with that distance."
    if place.where_prec is None:
        return (
            f"Around {name}; how precisely is not stated. "
            f"The circle of {radius:.0f} km is a drawing convention."
        )
    return (
        f"The circle of {radius:.0f} km around {name} is a drawing convention: "
        f"we hold no outline of the area itself."
    )


def _outlined(place: Place) -> bool:
    return place.country is not None and find_country(place.country) is not None


def _route(ends: Sequence[Place]) -> Extent:
    first, last = ends[0], ends[-1]
    start, stop = cast("Point", _position(first)), cast("Point", _position(last))
    # The short way round, also across the 180th meridian.
    stop = (stop[0] + round((start[0] - stop[0]) / 360) * 360, stop[1])
    at_start, at_stop = _end_area(first, start, stop), _end_area(last, stop, start)
    ring = hull(_mercator(point) for point in (*at_start, *at_stop))
    band = tuple((x, _latitude(y)) for x, y in ring)
    anchors = tuple(
        (point, _name(end))
        for end, point in ((first, start), (last, stop))
        if not (end.where_prec == _COUNTRY and _outlined(end))
    )
    whole = [_name(end) for end in (first, last) if end.where_prec == _COUNTRY and _outlined(end)]
    countries = (
        f" Of {' and '.join(whole)}, the band reaches the nearest stretch of the border." if whole else ""
    )
    note = (
        f"Somewhere between {_name(first)} and {_name(last)}: the band covers the straight ways between them "
        f"and what is uncertain about either end.{countries} The road itself is not known, and no point of the "
        f"band is more likely than another."
        f"{''.join(_missing(end) for end in (first, last))}"
    )
    return Extent(areas=(band,), anchors=anchors, note=note)


def _end_area(end: Place, position: Point, other: Point) -> tuple[Point, ...]:
    country = find_country(end.country) if end.country and end.where_prec == _COUNTRY else None
    if country is None:
        radius = RADII[4] if end.where_prec == _COUNTRY else RADII.get(end.where_prec or 2, UNSTATED_RADIUS)
        return circle(position, max(radius, distance_km(position, other) * 0.06))
    if _inside(other, country.rings):
        return circle(position, RADII[4])
    border = [point for ring in country.rings for point in ring]
    nearest = min(distance_km(point, other) for point in border)
    return tuple(point for point in border if distance_km(point, other) <= nearest * 1.35 + 50)


# --------------------------------------------------------------------------- the map


def plan_map(extent: Extent, *, width: float = 680.0, height: float = 380.0, least: float = _SEEN) -> MapPlan:
    """Lay an extent out on a map of the given size in pixels, with what lies around it.

    Outlines lose the points that lie less than ``least`` pixels from the one before.
    """
    reach = [point for ring in extent.areas for point in ring] or _country_reach(extent.country)
    flat = [_mercator(point) for point in reach]
    xs, ys = [x for x, _ in flat], [y for _, y in flat]
    span = max((max(xs) - min(xs)) * 1.5, (max(ys) - min(ys)) * 1.5 * width / height, _LEAST_SPAN)
    per_degree = width / min(span, 360.0)
    middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2

    def place(point: Point) -> Point:
        x, y = _mercator(point)
        return ((x - middle_x) * per_degree + width / 2, (middle_y - y) * per_degree + height / 2)

    west, east = middle_x - width / 2 / per_degree, middle_x + width / 2 / per_degree
    south = _latitude(middle_y - height / 2 / per_degree)
    north = _latitude(middle_y + height / 2 / per_degree)
    land: list[tuple[Point, ...]] = []
    shaded: list[tuple[Point, ...]] = []
    names: list[Label] = []
    for country in iter_countries(west, south, east, north):
        largest: tuple[float, tuple[Point, ...]] = (0.0, ())
        for ring in country.rings:
            turn = round((middle_x - sum(x for x, _ in ring) / len(ring)) / 360) * 360
            if (
                max(x for x, _ in ring) + turn < west
                or min(x for x, _ in ring) + turn > east
                or max(y for _, y in ring) < south
                or min(y for _, y in ring) > north
            ):
                continue
            drawn = _thinned(_clipped([place((x + turn, y)) for x, y in ring], width, height), least)
            if not drawn:
                continue
            land.append(drawn)
            if country.code is not None and country.code == extent.country:
                shaded.append(drawn)
            largest = max(largest, (abs(_area(drawn)), drawn))
        if largest[0] > width * height * 0.02:
            x, y = _centroid(largest[1])
            names.append(Label(x=round(x, 1), y=round(y, 1), text=country.name))
    anchors = [(place(point), name) for point, name in extent.anchors]
    grid, grid_labels = _graticule(place, (west, south, east, north), (width, height))
    scale_km, scale_px = _scale(per_degree, _latitude(middle_y))
    return MapPlan(
        width=width,
        height=height,
        land=tuple(land),
        shaded=tuple(shaded),
        areas=tuple(
            drawn
            for ring in extent.areas
            if (drawn := _thinned(_clipped([place(point) for point in ring], width, height)))
        ),
        anchors=tuple(Label(x=round(x, 1), y=round(y, 1), text=name) for (x, y), name in anchors),
        within=tuple(
            Label(x=round(x, 1), y=round(y, 1), text=f"somewhere here: {name}")
            for (x, y), name in ((place(point), name) for point, name in extent.within)
        ),
        names=tuple(names),
        grid=grid,
        grid_labels=grid_labels,
        scale_km=scale_km,
        scale_px=round(scale_px, 1),
    )


def _country_reach(code: str | None) -> list[Point]:
    """Return the largest ring of a country: far islands would push the mainland into a corner."""
    country = find_country(code) if code else None
    if country is None:
        return [(-180.0, -60.0), (180.0, 75.0)]
    sizes = [abs(_area(ring)) for ring in country.rings]
    return list(country.rings[sizes.index(max(sizes))])


def _graticule(
    place: Callable[[Point], Point], box: tuple[float, float, float, float], size: tuple[float, float]
) -> tuple[tuple[tuple[Point, Point], ...], tuple[Label, ...]]:
    west, south, east, north = box
    width, height = size
    step = next((one for one in (1, 2, 5, 10, 15, 30) if (east - west) / one <= 8), 45)
    lines: list[tuple[Point, Point]] = []
    labels: list[Label] = []
    for number in range(math.ceil(west / step), math.floor(east / step) + 1):
        x = round(place((number * step, 0))[0], 1)
        lines.append(((x, 0.0), (x, height)))
        lon = (number * step + 180) % 360 - 180
        labels.append(Label(x=x, y=height, text=f"{abs(lon)}°{'W' if lon < 0 else 'E' if lon > 0 else ''}"))
    for number in range(math.ceil(south / step), math.floor(north / step) + 1):
        lat = number * step
        y = round(place((0, lat))[1], 1)
        lines.append(((0.0, y), (width, y)))
        labels.append(Label(x=0.0, y=y, text=f"{abs(lat)}°{'S' if lat < 0 else 'N' if lat > 0 else ''}"))
    return tuple(lines), tuple(labels)


def _scale(per_degree: float, latitude: float) -> tuple[int, float]:
    """Return a round number of kilometres and its length in pixels at a latitude, about a fifth of the map."""
    per_km = per_degree / (_KM_PER_DEGREE * math.cos(math.radians(latitude)))
    wanted = 130 / per_km
    power = 10 ** math.floor(math.log10(wanted))
    length = max(one * power for one in (1, 2, 5) if one * power <= wanted)
    return max(1, round(length)), max(1, round(length)) * per_km
