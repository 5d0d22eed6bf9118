"""Open the lists of conflict parties: the one shipped with the package, and a user's own."""

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO, TextIOWrapper
from pathlib import Path

from corrobora.errors import BadReferenceFile
from corrobora.records import Actor, ActorKind

COLUMNS = ("id", "name", "aliases", "kind", "country", "acled_inter", "source")
"""Columns of an actor file; ``id`` and ``name`` are required."""

_KINDS = frozenset(kind.value for kind in ActorKind)


def load_actors(path: Path | str) -> tuple[Actor, ...]:
    """Read conflict parties from a CSV, JSON or JSONL file, in the order they stand.

    CSV has a header line with at least ``id`` and ``name``; several aliases are
    joined by ``|``. JSON is a list of objects, JSONL one object a line, both
    with the same fields (``aliases`` a list, or one string joined by ``|``).
    The text is UTF-8, with or without a byte order mark.

    Raises:
        BadReferenceFile: the file cannot be read, lacks a column, or a line
            holds what does not fit; the message names the file and the line.

    """
    place = Path(path)
    try:
        data = place.read_bytes()
    except OSError as error:
        raise BadReferenceFile(f"{place}: cannot be read ({error.strerror or 'unknown reason'})") from error
    return parse_actors(data, place)


def parse_actors(data: bytes, path: Path) -> tuple[Actor, ...]:
    """Return the conflict parties from the bytes of a file; its path names it in errors, and need not be there.

    Raises:
        BadReferenceFile: as `load_actors`.

    """
    try:
        text = TextIOWrapper(BytesIO(data), encoding="utf-8-sig").read()
    except UnicodeDecodeError as error:
        raise BadReferenceFile(f"{path}: byte {error.start} is no UTF-8; save the file as UTF-8") from error
    return _parse(text, name=str(path), suffix=path.suffix.lower())


@cache
def standard_actors() -> tuple[Actor, ...]:
    """Return the curated conflict parties shipped with the package, in the order of the file."""
    return _parse(_shipped().decode("utf-8"), name="actors.csv", suffix=".csv")


def standard_actors_sha256() -> str:
    """Return the SHA-256 of the list shipped with the package."""
    return hashlib.sha256(_shipped()).hexdigest()


def _shipped() -> bytes:
    return (files("corrobora.workflow") / "data" / "actors.csv").read_bytes()


def _parse(text: str, *, name: str, suffix: str) -> tuple[Actor, ...]:
    if suffix == ".json":
        rows = _rows_of_json(text, name)
    elif suffix in (".jsonl", ".ndjson"):
        rows = _rows_of_lines(text, name)
    elif suffix == ".csv":
        rows = _rows_of_csv(text, name)
    else:
        raise BadReferenceFile(
            f"{name}: expected a .csv, .json or .jsonl file, found {suffix or 'no ending'}"
        )
    actors: list[Actor] = []
    first_seen: dict[str, str] = {}
    for where, row in rows:
        actor = _actor(row, where)
        if actor.id in first_seen:
            raise BadReferenceFile(f"{where}: id {actor.id!r} stands already in {first_seen[actor.id]}")
        first_seen[actor.id] = where
        actors.append(actor)
    return tuple(actors)


def _rows_of_csv(text: str, name: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    columns: list[str] = []
    try:
        for cells in reader:
            where = f"{name}, line {reader.line_num}"
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns = [cell.strip().lower() for cell in cells]
                for needed in ("id", "name"):
                    if needed not in columns:
                        raise BadReferenceFile(
                            f"{where}: no column {needed!r}; expected {', '.join(COLUMNS)}, found {', '.join(columns)}"
                        )
                continue
            if len(cells) != len(columns):
                raise BadReferenceFile(
                    f"{where}: expected {len(columns)} cells as in the header, found {len(cells)}"
                )
            yield where, dict(zip(columns, cells, strict=True))
    except csv.Error as error:
        raise BadReferenceFile(f"{name}, line {reader.line_num}: not readable as CSV ({error})") from error
    if not columns:
        raise BadReferenceFile(f"{name}, line 1: empty; expected a header with {', '.join(COLUMNS)}")


def _rows_of_json(text: str, name: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    try:
        listed = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise BadReferenceFile(f"{name}, line {line}: not readable as JSON") from error
    if not isinstance(listed, list):
        raise BadReferenceFile(f"{name}, line 1: expected a list of objects, found {_shape(listed)}")
    for number, row in enumerate(listed, start=1):
        where = f"{name}, entry {number}"
        if not isinstance(row, dict):
            raise BadReferenceFile(f"{where}: expected an object, found {_shape(row)}")
        yield where, row


def _rows_of_lines(text: str, name: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise BadReferenceFile(f"{where}: not readable as JSON") from error
        if not isinstance(row, dict):
            raise BadReferenceFile(f"{where}: expected an object, found {_shape(row)}")
        yield where, row


def _actor(row: Mapping[str, object], where: str) -> Actor:
    return Actor(
        id=_needed(row, "id", where),
        name=_needed(row, "name", where),
        aliases=_aliases(row, where),
        kind=_kind(row, where),
        country=_country(row, where),
        acled_inter=_inter(row, where),
        source=_word(row, "source", where),
    )


def _word(row: Mapping[str, object], column: str, where: str) -> str | None:
    found = row.get(column)
    if found is None:
        return None
    if not isinstance(found, str):
        raise BadReferenceFile(f"{where}: {column} must be text, found {_shape(found)}")
    return found.strip() or None


def _needed(row: Mapping[str, object], column: str, where: str) -> str:
    found = _word(row, column, where)
    if found is None:
        raise BadReferenceFile(f"{where}: {column} is empty; every actor needs one")
    return found


def _aliases(row: Mapping[str, object], where: str) -> tuple[str, ...]:
    found = row.get("aliases")
    if found is None:
        return ()
    parts = found.split("|") if isinstance(found, str) else found
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        raise BadReferenceFile(
            f"{where}: aliases must be a list of texts or one text joined by '|', found {_shape(found)}"
        )
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _kind(row: Mapping[str, object], where: str) -> ActorKind:
    found = _word(row, "kind", where)
    if found is None:
        return ActorKind.OTHER
    if found not in _KINDS:
        raise BadReferenceFile(
            f"{where}: kind {found!r} is not known; expected one of {', '.join(sorted(_KINDS))}"
        )
    return ActorKind(found)


def _country(row: Mapping[str, object], where: str) -> str | None:
    found = _word(row, "country", where)
    if found is None:
        return None
    if not (len(found) == 2 and found.isascii() and found.isalpha() and found.isupper()):
        raise BadReferenceFile(
            f"{where}: country {found!r}; expected two capital letters (ISO 3166-1 alpha-2)"
        )
    return found


def _inter(row: Mapping[str, object], where: str) -> int | None:
    found = row.get("acled_inter")
    if found is None or (isinstance(found, str) and not found.strip()):
        return None
    if isinstance(found, int) and not isinstance(found, bool) and 1 <= found <= 8:
        return found
    if isinstance(found, str) and found.strip() in set("12345678"):
        return int(found)
    raise BadReferenceFile(f"{where}: acled_inter {found!r}; expected a whole number from 1 to 8")


def _shape(found: object) -> str:
    names = {
        dict: "an object",
        list: "a list",
        str: "a text",
        bool: "a truth value",
        int: "a number",
        float: "a number",
    }
    return names.get(type(found), "nothing" if found is None else type(found).__name__)
