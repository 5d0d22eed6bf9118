"""Gazetteers on disk: the one corrobora carries, a user's own, and both together."""

import csv
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from io import BytesIO, TextIOWrapper
from pathlib import Path

from corrobora.errors import BadReferenceFile, MissingPath
from corrobora.reading.places import Gazetteer, GazetteerEntry, PlaceKind
from corrobora.spelling import normalised

PACKAGED = Path(__file__).parent / "data" / "gazetteer.sqlite"
"""The gazetteer that an installation carries, compiled by ``scripts/build_gazetteer.py``."""

_COLUMNS = ("name", "id", "alternates", "lat", "lon", "country", "admin1", "kind", "population")
_REMEMBERED = 32_768


class SqliteGazetteer:
    """The compiled gazetteer, opened read-only.

    The file is opened as immutable, so that SQLite writes nothing beside it and
    takes no lock; several threads may share one gazetteer.
    """

    def __init__(self, path: Path = PACKAGED) -> None:
        """Open the file.

        Raises:
            MissingPath: there is no file; build it with ``scripts/build_gazetteer.py``.
            BadReferenceFile: it is no gazetteer of this version.

        """
        if not path.is_file():
            raise MissingPath(f"{path}: no gazetteer here; python scripts/build_gazetteer.py builds it")
        self._connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        try:
            schema = self._connection.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise BadReferenceFile(
                f"{path}: found no gazetteer database, expected one built by scripts/build_gazetteer.py"
            ) from error
        if schema is None or schema[0] != "1":
            self._connection.close()
            raise BadReferenceFile(
                f"{path}: found schema {schema[0] if schema else 'none'}, expected 1; build it again"
            )
        self._find = lru_cache(maxsize=_REMEMBERED)(self._look_up)

    def find(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Return every place that bears a name, compared by `normalised`; most people first."""
        key = normalised(name)
        return self._find(key) if key else ()

    def close(self) -> None:
        """Close the file. Further look-ups raise `sqlite3.ProgrammingError`."""
        self._find.cache_clear()
        self._connection.close()

    def _look_up(self, key: str) -> tuple[GazetteerEntry, ...]:
        rows = self._connection.execute(
            "SELECT place.id, place.name, lat, lon, country, division.name, kind, population FROM name"
            " JOIN place ON place.number = name.place LEFT JOIN division ON division.number = place.division"
            " WHERE name.key = ? ORDER BY population IS NULL, population DESC, place.number",
            (key,),
        )
        return tuple(
            GazetteerEntry(
                id=row[0],
                name=row[1],
                lat=row[2],
                lon=row[3],
                country=row[4],
                admin1=row[5],
                kind=PlaceKind(row[6]),
                population=row[7],
            )
            for row in rows
        )


class TableGazetteer:
    """A gazetteer held in memory, from entries and the other names they go by."""

    def __init__(self, places: Iterable[tuple[GazetteerEntry, Sequence[str]]]) -> None:
        """Index the entries under their names and alternates."""
        index: dict[str, dict[str, GazetteerEntry]] = {}
        for entry, alternates in places:
            for name in (entry.name, *alternates):
                key = normalised(name)
                if key:
                    index.setdefault(key, {})[entry.id] = entry
        self._index: Mapping[str, tuple[GazetteerEntry, ...]] = {
            key: tuple(entries.values()) for key, entries in index.items()
        }

    def find(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Return every entry that bears a name, compared by `normalised`, in the order of the file."""
        return self._index.get(normalised(name), ())


class ChainedGazetteer:
    """Two gazetteers, the first of which wins: the second is asked only for names the first lacks."""

    def __init__(self, first: Gazetteer, second: Gazetteer) -> None:
        """Take the user's own gazetteer first and the packaged one second."""
        self._first = first
        self._second = second

    def find(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Return the first gazetteer's entries, or else the second's."""
        return self._first.find(name) or self._second.find(name)


def load_user_gazetteer(path: Path) -> TableGazetteer:
    """Read a user's own places from CSV, JSON (a list of objects) or JSONL.

    Only ``name`` is required; the columns are described in
    ``docs/reference/gazetteer-file.md``. A country of an exercise may have any
    two-letter code ("XA").

    Raises:
        MissingPath: there is no such file.
        BadReferenceFile: a line lacks a name or holds a value out of range; the
            message says which line, what was found and what was expected.

    """
    if not path.is_file():
        raise MissingPath(f"{path}: no such gazetteer file")
    return parse_user_gazetteer(path.read_bytes(), path)


def parse_user_gazetteer(data: bytes, path: Path) -> TableGazetteer:
    """Return a user's own places from the bytes of a file; its path names it in errors and ids, and need not be there.

    Raises:
        BadReferenceFile: as `load_user_gazetteer`.

    """
    return TableGazetteer([_entry(path, line, row) for line, row in _rows(path, data)])


def _bad(path: Path, line: int, found: str, expected: str) -> BadReferenceFile:
    return BadReferenceFile(f"{path}, line {line}: found {found}, expected {expected}")


def _rows(path: Path, data: bytes) -> Iterator[tuple[int, Mapping[str, object]]]:
    try:
        text = TextIOWrapper(BytesIO(data), encoding="utf-8-sig").read()
    except UnicodeDecodeError as error:
        raise BadReferenceFile(
            f"{path}: found bytes that are not UTF-8, expected a text file in UTF-8"
        ) from error
    suffix = path.suffix.lower()
    if suffix == ".csv":
        yield from _csv_rows(path, text)
    elif suffix in {".jsonl", ".ndjson"}:
        for line, words in enumerate(text.split("\n"), start=1):
            if words.strip():
                yield line, _object(path, line, _parsed(path, line, words))
    elif suffix == ".json":
        listed = _parsed(path, 1, text)
        if not isinstance(listed, list):
            raise _bad(path, 1, "no list", "a list of objects, one a place")
        for number, one in enumerate(listed, start=1):
            yield number, _object(path, number, one)
    else:
        raise BadReferenceFile(f"{path}: found the ending {suffix or 'none'}, expected .csv, .json or .jsonl")


def _csv_rows(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    reader = csv.DictReader(text.splitlines(keepends=True), strict=True)
    try:
        header = reader.fieldnames or ()
        if "name" not in header:
            raise _bad(path, 1, "no column name", "a header with at least name, of " + ", ".join(_COLUMNS))
        unknown = sorted(set(header) - set(_COLUMNS))
        if unknown:
            raise _bad(path, 1, f"{len(unknown)} unknown column(s)", "only " + ", ".join(_COLUMNS))
        for row in reader:
            if None in row or None in row.values():
                raise _bad(path, reader.line_num, "a row of another length", f"{len(header)} columns")
            yield reader.line_num, row
    except csv.Error as error:
        raise _bad(path, reader.line_num, "a row that is no CSV", "quotes that close") from error


def _parsed(path: Path, line: int, words: str) -> object:
    try:
        parsed: object = json.loads(words)
    except (json.JSONDecodeError, RecursionError) as error:
        at = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise _bad(path, line + at - 1, "text that is no JSON", "a JSON object a place") from error
    return parsed


def _object(path: Path, line: int, parsed: object) -> Mapping[str, object]:
    if not isinstance(parsed, dict):
        raise _bad(path, line, "no object", "a JSON object a place")
    unknown = sorted(set(parsed) - set(_COLUMNS))
    if unknown:
        raise _bad(path, line, f"{len(unknown)} unknown field(s)", "only " + ", ".join(_COLUMNS))
    return parsed


def _words(path: Path, line: int, row: Mapping[str, object], column: str) -> str | None:
    value = row.get(column)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _bad(path, line, f"a {type(value).__name__} as {column}", "text or a number")
    return str(value).strip() or None


def _float(path: Path, line: int, row: Mapping[str, object], column: str, limit: float) -> float | None:
    words = _words(path, line, row, column)
    if words is None:
        return None
    try:
        value = float(words)
    except ValueError:
        value = float("nan")
    if not -limit <= value <= limit:
        raise _bad(
            path, line, f"a {column} that is no number from -{limit:g} to {limit:g}", "degrees, WGS 84"
        )
    return value


def _population(path: Path, line: int, row: Mapping[str, object]) -> int | None:
    words = _words(path, line, row, "population")
    if words is None:
        return None
    if not (words.isascii() and words.isdigit()):
        raise _bad(path, line, "a population that is no whole number", "digits alone, or nothing")
    return int(words)


def _entry(path: Path, line: int, row: Mapping[str, object]) -> tuple[GazetteerEntry, Sequence[str]]:
    name = _words(path, line, row, "name")
    if name is None or not normalised(name):
        raise _bad(path, line, "no name", "a name with at least one letter or digit")
    lat, lon = _float(path, line, row, "lat", 90), _float(path, line, row, "lon", 180)
    if (lat is None) != (lon is None):
        raise _bad(path, line, "one coordinate alone", "both lat and lon, or neither")
    country = _words(path, line, row, "country")
    if country is not None and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise _bad(
            path,
            line,
            "a country that is no two-letter code",
            "ISO 3166-1 alpha-2, or an invented code such as XA",
        )
    kind = _words(path, line, row, "kind") or "town"
    if kind not in set(PlaceKind):
        raise _bad(path, line, "an unknown kind", "one of " + ", ".join(PlaceKind))
    if kind == PlaceKind.COUNTRY and country is None:
        raise _bad(path, line, "a country without its code", "a two-letter code in the column country")
    alternates = row.get("alternates")
    if isinstance(alternates, list) and all(isinstance(each, str) for each in alternates):
        names = alternates
    else:
        names = (_words(path, line, row, "alternates") or "").split("|")
    return (
        GazetteerEntry(
            id=_words(path, line, row, "id") or f"user:{path.name}:{line}",
            name=name,
            lat=lat,
            lon=lon,
            country=country.upper() if country else None,
            admin1=_words(path, line, row, "admin1"),
            kind=PlaceKind(kind),
            population=_population(path, line, row),
        ),
        [each.strip() for each in names if each.strip()],
    )
