"""A foreign table: CSV whose columns have names of their own, read by a small mapping file.

Organisations keep their reports in spreadsheets and case databases, and the
columns are called what they are called there. A mapping file says which column
is which; the rest is what `tables.read_csv` does with columns of our names, so
limits, refusals and line numbers are the same. What a row's id is made of is
the row as it stands in the foreign file, with its own column names and all its
columns: nothing of it can change unseen.

Only columns that the mapping names are read. A column that happens to bear one
of our names is not: in an export of Uwazi, ``Published`` says whether the entity
is public, and is no date.
"""

import csv
import datetime as dt
import hashlib
import io
import json
import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from corrobora.errors import BadReferenceFile
from corrobora.intake.agencies import known_agency
from corrobora.intake.dates import Dated
from corrobora.intake.decoding import normalise, one_line, without_separator_line
from corrobora.intake.drafts import Draft, Found, Piece, Record, refuse
from corrobora.intake.limits import Limits
from corrobora.intake.pages import WHY_TOO_DEEP, TooDeep, read_fragment
from corrobora.intake.plain import read_markdown, read_plain
from corrobora.intake.tables import canonical_row, read_csv
from corrobora.records import Refusal

SCHEMA = "corrobora/mapping/1"
"""What a mapping file says it is."""
MISSING_COLUMNS = "missing-columns"
"""Code of the refusal where a table lacks a column that the mapping names, or has it twice."""

_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "text": "text",
        "title": "title",
        "outlet": "outlet",
        "author": "author",
        "url": "url",
        "published": "published",
        "language": "language",
        "credits": "credits",
        "external_id": "id",
    }
)
"""Fields a column may be mapped to, and the name under which `read_csv` reads each."""

_FIXED = ("outlet", "language")
"""Fields that may be one value for the whole table: who published it, and its language."""

TEXT_FORMS = ("plain", "markdown", "html")
"""How the cell of the text may be written; of Markdown and HTML the words are taken, as of a file of that kind."""
UNITS = MappingProxyType({"seconds": 1, "milliseconds": 1000})
"""What a cell of the date may count since 1970, with how many make a second; the day is that of UTC."""

PRESETS: Mapping[str, Mapping[str, str]] = MappingProxyType({"uwazi": MappingProxyType({"title": "Title"})})
"""Columns that a preset names beforehand.

``uwazi``: an export of Uwazi begins with ``Title``, ``Date added`` and ``Template`` and ends with ``Geolocation``,
``Documents``, ``Attachments`` and ``Published`` (``app/api/csv/csvExporter.ts`` of huridocs/uwazi, as read in its public
repository; in another interface language the names are translated). Between them stand the properties of the
template under the labels that the organisation gave them, so the column of the text has no name of its own and must be
named in the file. ``Date added`` is the day the entity was typed in and is mapped to nothing; the export carries no id.
A link property is written ``label|address``; the preset keeps the address. Several values of one property are
parted by bars, which the preset cuts ``credits`` and ``author`` at (``typeFormatters.ts``, as above).
"""
_PRESET_CELLS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"uwazi": MappingProxyType({"credits": "|", "author": "|"})}
)
"""How the cells are written that a preset names beforehand."""

_LARGEST_FILE = 64 * 1024
_LONGEST_NAME = 200
_SHOWN_NAME = 40
_SHOWN_COLUMNS = 40
_MARKS = ",;\t|"
_LABELLED = re.compile(r"\|\s*([A-Za-z][A-Za-z0-9+.-]*://.*)")
"""A link with a label before it: the address begins at the first bar that a scheme follows (RFC 3986, section 3.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """Which column of a foreign table is which field of a report."""

    columns: Mapping[str, str]
    """Name of the foreign column by field: ``text`` always, and any of ``title``, ``outlet``, ``author``, ``url``,
    ``published``, ``language``, ``credits``, ``external_id``."""
    fixed: Mapping[str, str] = field(default_factory=dict)
    """Value for every row by field (``outlet``, ``language``), where the row itself gives none."""
    cells: Mapping[str, str] = field(default_factory=dict)
    """How cells are written by field: ``text`` one of `TEXT_FORMS`, ``published`` one of `UNITS` where it is a number,
    ``credits`` and ``author`` the mark between several."""
    link_labels: bool = False
    """Whether a cell of the address reads ``label|address``, as in an export of Uwazi."""
    sha256: str | None = None
    """SHA-256 of the file it was read from, for the ledger: it decides what of a row is read; ``None``: no file."""
    data: bytes = field(default=b"", repr=False)
    """Bytes of that file, for custody; empty: no file."""
    name: str = ""
    """Name of that file, as handed to `read_mapping`."""


def read_mapping(data: bytes, name: str) -> ColumnMapping:
    """Return the mapping that a file holds: TOML if its name ends in ``.toml``, otherwise JSON; in UTF-8.

    The file has ``schema`` (``corrobora/mapping/1``), ``columns`` (field to column), and may have ``preset`` (one of
    `PRESETS`, whose columns those of the file add to and override), ``fixed`` (field to value) and ``cells`` (field to
    how its cells are written). Anything else in it is refused, so that a misspelt word does not pass for nothing.

    Raises:
        BadReferenceFile: the file cannot be read, is no mapping, names a field that there is not, names no column for
            the text, or names one column for two fields. The message repeats the file's name, never a value in it.

    """
    body = _parsed(data, name)
    if body.get("schema") != SCHEMA:
        raise BadReferenceFile(f"{name}: no `schema` that says {SCHEMA}; add it at the top of the file")
    unknown = sorted(set(body) - {"schema", "preset", "columns", "fixed", "cells"})
    if unknown:
        raise BadReferenceFile(
            f"{name}: holds {len(unknown)} entries that a mapping has not; expected are schema, preset, columns, fixed, cells"
        )
    preset = body.get("preset")
    if preset is not None and (not isinstance(preset, str) or preset not in PRESETS):
        raise BadReferenceFile(f"{name}: `preset` is none of those there are: {', '.join(sorted(PRESETS))}")
    columns = dict(PRESETS[preset]) if preset is not None else {}
    columns |= _words(body.get("columns", {}), name, "columns", tuple(_FIELDS))
    fixed = _words(body.get("fixed", {}), name, "fixed", _FIXED)
    cells = dict(_PRESET_CELLS[preset]) if preset is not None else {}
    cells |= _cells(body.get("cells", {}), name)
    if "text" not in columns:
        raise BadReferenceFile(f"{name}: `columns` names no column for `text`; every report needs one")
    by_column: dict[str, str] = {}
    for column_field, column in columns.items():
        other = by_column.setdefault(_key(column), column_field)
        if other != column_field:
            raise BadReferenceFile(
                f"{name}: `{other}` and `{column_field}` name the same column; each needs one of its own"
            )
    return ColumnMapping(
        columns=MappingProxyType(columns),
        fixed=MappingProxyType(fixed),
        cells=MappingProxyType(cells),
        link_labels=preset == "uwazi",
        sha256=hashlib.sha256(data).hexdigest(),
        data=data,
        name=name,
    )


def _parsed(data: bytes, name: str) -> dict[str, object]:
    if len(data) > _LARGEST_FILE:
        raise BadReferenceFile(f"{name}: {len(data)} bytes; a mapping has at most {_LARGEST_FILE}")
    toml = name.lower().endswith(".toml")
    try:
        text = data.decode("utf-8-sig")
        body = tomllib.loads(text) if toml else json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        # A decoder's own message may quote the file.
        kind = "TOML" if toml else "JSON"
        raise BadReferenceFile(f"{name}: is not {kind} in UTF-8 ({type(error).__name__})") from None
    if not isinstance(body, dict):
        raise BadReferenceFile(f"{name}: holds no object; a mapping is one with `schema` and `columns`")
    return body


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object's members; a name given twice says two things, and neither is taken (as in TOML)."""
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a name given twice")
    return members


def _words(value: object, name: str, entry: str, allowed: Sequence[str]) -> dict[str, str]:
    if not isinstance(value, dict):
        raise BadReferenceFile(f"{name}: `{entry}` is no object of names")
    if not set(value) <= set(allowed):
        raise BadReferenceFile(
            f"{name}: `{entry}` holds a field that there is not; expected are {', '.join(allowed)}"
        )
    words: dict[str, str] = {}
    for key, held in value.items():
        text = one_line(held, longest=_LONGEST_NAME + 1) if isinstance(held, str) else None
        if text is None or len(text) > _LONGEST_NAME:
            raise BadReferenceFile(
                f"{name}: `{entry}.{key}` is no text of 1 to {_LONGEST_NAME} characters with words in it"
            )
        words[key] = text
    return words


def _cells(value: object, name: str) -> dict[str, str]:
    words = _words(value, name, "cells", ("text", "published", "credits", "author"))
    for key, allowed in (("text", TEXT_FORMS), ("published", tuple(UNITS))):
        if key in words and words[key] not in allowed:
            raise BadReferenceFile(f"{name}: `cells.{key}` is none of {', '.join(allowed)}")
    if any(len(words.get(key, ";")) > 3 for key in ("credits", "author")):
        raise BadReferenceFile(f"{name}: `cells.credits` and `cells.author` are a mark of 1 to 3 characters")
    return words


def _key(column: str) -> str:
    """Return the form in which two names of columns are compared: normalised, on one line, without regard to case."""
    return (one_line(column, longest=_LONGEST_NAME + 1) or "").casefold()


def apply_mapping(piece: Piece, text: str, mapping: ColumnMapping, *, limits: Limits) -> Found:
    """Read a foreign CSV table as `tables.read_csv` reads one of ours; comma, semicolon, tab or bar between cells.

    Columns are found by the names of the mapping, without regard to case and to white space around them. All of them
    must be there, once. A record's bytes are the row in the form of `canonical_row`, under its own column names.

    Args:
        piece: the bytes and where they came from.
        text: the same, decoded.
        mapping: which column is which.
        limits: as for any CSV.

    Returns:
        Reports and refusals, row by row. One refusal for the whole table (``missing-columns``) where a column is not
        there or there twice; it lists the columns expected and found. A cell of the first row that is longer than 40
        characters is counted and not repeated: a table without a header begins with testimony.

    """
    source = text.lstrip("\ufeff").replace("\x00", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
    source = without_separator_line(source)
    if not source.strip():
        return refuse(piece.path, "empty", "no row in it")
    # The module's bound on a cell is one for the whole process; `read_csv` asks ours of every row.
    before = csv.field_size_limit(max(limits.line_bytes, len(source)) + 1)
    try:
        head = _find_header(source, mapping)
    finally:
        csv.field_size_limit(before)
    if head is None:
        return refuse(
            piece.path,
            "broken",
            "its first row is not CSV: a quotation mark in it is never closed",
        )
    header, delimiter, rest, lines = head
    places = {key: _places(header, column) for key, column in mapping.columns.items()}
    wrong = [key for key, found in places.items() if len(found) != 1]
    if wrong:
        return refuse(piece.path, MISSING_COLUMNS, _why_missing(mapping, places, wrong, header))
    # Whatever is not mapped gets a name that no field has, so that nothing is read by chance.
    names = [f"column {number}" for number in range(1, len(header) + 1)]
    for key, (place,) in places.items():
        names[place] = _FIELDS[key]
    renamed = io.StringIO(newline="")
    csv.writer(renamed, delimiter=delimiter, lineterminator="\n").writerow(names)
    # Blank lines are no rows: they keep the numbers of the lines below a header of several lines.
    found = read_csv(
        piece, renamed.getvalue() + "\n" * (lines - 1) + rest, limits=limits, delimiter=delimiter
    )
    records: list[Record] = []
    refused = [*found.refused]
    for record in found.records:
        try:
            records.append(_restored(record, header, mapping))
        except TooDeep:
            refused.append(Refusal(what=record.path, code="broken-line", why=WHY_TOO_DEEP))
        except _OtherUnit as fault:
            refused.append(Refusal(what=record.path, code="wrong-unit", why=str(fault)))
    return Found(records=tuple(records), refused=tuple(refused))


def _find_header(source: str, mapping: ColumnMapping) -> tuple[list[str], str, str, int] | None:
    """Return the first row's cells, its delimiter, the rest of the text, and how many lines lie before the rest.

    The delimiter is the one that finds most columns of the mapping; among equals, the one that cuts the row most often.
    """
    wanted = {_key(column) for column in mapping.columns.values()}
    best: tuple[tuple[int, int], list[str], str, int] | None = None
    for mark in _MARKS:
        cells, lines = _first_row(source, mark)
        if cells is None:
            continue
        rank = (len(wanted & {_key(cell) for cell in cells}), len(cells))
        if best is None or rank > best[0]:
            best = (rank, cells, mark, lines)
    if best is None:
        return None
    _, cells, mark, lines = best
    rest = source.split("\n", lines)[lines] if source.count("\n") >= lines else ""
    return [cell.strip() for cell in cells], mark, rest, lines


def _first_row(source: str, mark: str) -> tuple[list[str] | None, int]:
    reader = csv.reader(io.StringIO(source, newline=""), delimiter=mark, strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                return cells, reader.line_num
    except csv.Error:
        pass
    return None, 0


def _places(header: Sequence[str], column: str) -> list[int]:
    key = _key(column)
    return [place for place, name in enumerate(header) if _key(name) == key]


def _why_missing(
    mapping: ColumnMapping, places: Mapping[str, Sequence[int]], wrong: Sequence[str], header: Sequence[str]
) -> str:
    expected = ", ".join(
        f"`{mapping.columns[key]}` for {key} ({'missing' if not places[key] else 'there more than once'})"
        for key in wrong
    )
    shown = [_shown(name) for name in header[:_SHOWN_COLUMNS]]
    more = len(header) - len(shown)
    return f"expected {expected}; found {', '.join(shown)}" + (f" and {more} more" if more else "")


def _shown(name: str) -> str:
    words = one_line(name, longest=_SHOWN_NAME + 1)
    words = words and "".join("\ufffd" if unicodedata.category(one) == "Cf" else one for one in words)
    if words is None:
        return "(a column without a name)"
    return f"`{words}`" if len(words) <= _SHOWN_NAME else f"(a cell of {len(name)} characters)"


def _restored(record: Record, header: Sequence[str], mapping: ColumnMapping) -> Record:
    """Return a record under its own column names again, with what the mapping gives every row."""
    pairs: list[list[str]] = json.loads(record.data.decode("utf-8", "surrogatepass"))
    data = canonical_row(header, [cell for _, cell in pairs])
    told = dict(pairs)
    draft = _with_cells(_with_fixed(record.draft, mapping), told, mapping)
    return replace(record, data=data, draft=draft, mapping=mapping.sha256)


def _with_cells(draft: Draft, told: Mapping[str, str], mapping: ColumnMapping) -> Draft:
    """Return a draft whose fields are read as the mapping says that their cells are written.

    Args:
        draft: made of the cells as they stand.
        told: the cells, by the name that `read_csv` read each under.
        mapping: with what its file says.

    """
    form = mapping.cells.get("text", "plain")
    if form != "plain":
        text = normalise(told["text"])
        words = read_markdown(text).text if form == "markdown" else normalise(read_fragment(text))
        read = read_plain(words)
        draft = replace(
            draft,
            text=read.text,
            furniture=read.furniture,
            fallback_outlet=read.fallback_outlet,
            sender=read.sender,
            language_hint=read.language_hint,
            categories=read.categories,
        )
    unit = mapping.cells.get("published")
    if unit is not None:
        draft = replace(draft, dated=tuple(_counted_since(dated, unit) for dated in draft.dated))
    for key in ("credits", "author"):
        mark = mapping.cells.get(key)
        names = (
            [part for one in told.get(key, "").split(mark) if (part := one_line(one, longest=500))]
            if mark
            else []
        )
        if len(names) > 1 and key == "credits":
            draft = replace(draft, credits=tuple(known_agency(one) or one for one in names[:50]))
        elif len(names) > 1:
            draft = replace(draft, author=", ".join(names[:50]))
    return draft


class _OtherUnit(ValueError):
    """A date in another unit than the mapping says."""


def _counted_since(dated: Dated, unit: str) -> Dated:
    """Return a date with its day decided where its words count since 1970; as it stands where they do not.

    Seconds of the years 1972 to 2054 are milliseconds of January 1970, and milliseconds of 1973 to 2069 are seconds
    beyond the year 4900: both would pass for a day that nobody meant.

    Raises:
        _OtherUnit: it counts in the other unit, by this.

    """
    if not re.fullmatch(r"-?\d{1,16}(?:\.\d{1,9})?", dated.words):
        return dated
    seconds = float(dated.words) / UNITS[unit]
    days = seconds / 86_400
    if (unit == "milliseconds" and 1 <= days < 31) or (unit == "seconds" and 1_100_000 < days < 36_525_000):
        other = "seconds" if unit == "milliseconds" else "milliseconds"
        raise _OtherUnit(f"its date seems to count {other}; the mapping says {unit} (`cells.published`)")
    try:
        day = dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)
    except OverflowError:
        return dated
    return replace(dated, decided=day.date().isoformat())


def _with_fixed(draft: Draft, mapping: ColumnMapping) -> Draft:
    url = draft.url
    if mapping.link_labels and url is not None:
        labelled = _LABELLED.search(url)
        url = url if labelled is None else labelled[1]
    return replace(
        draft,
        url=url,
        outlet=draft.outlet or mapping.fixed.get("outlet"),
        language=draft.language or mapping.fixed.get("language"),
    )
