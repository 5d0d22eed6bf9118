"""A coded event dataset that the user holds: ACLED's export or UCDP GED, as CSV, read row by row.

It is not taken in: nothing of it goes into the archive, and of each row only what is needed to compare it is held. Real
files differ in the order and the case of their columns, in the mark between cells, in how a spreadsheet saved their
dates and numbers; which dataset it is, its columns tell. A row that cannot be read is refused by its line, and the
rest goes on; a file that is something else is one error.

Columns: ACLED's export of 2025 and its older names; UCDP GED 17.1 to 26.1. The days a date leaves open follow from the
datasets' own precision codes, read as in `corrobora.edtf.precision`.
"""

import codecs
import csv
import hashlib
import io
import math
import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from corrobora.edtf import interval, parse_full_date
from corrobora.errors import BadReferenceFile, MissingPath
from corrobora.intake.decoding import is_separator_line, looks_binary, one_line, wide_without_mark
from corrobora.records import ActorKind, CodedEvent, CodedParty, Dataset, Place, Refusal, When

MOST_BYTES = 4 << 30
"""A larger file is refused. ACLED's events of all countries since 1997 are below half of it (our estimate)."""
MOST_ROWS = 10_000_000
LONGEST_FIELD = 1 << 20
"""Characters of one cell; a quotation mark that never closes would make one cell of all the rest."""
LONGEST_LINE = 16 << 20
"""Characters of one line, as of other tables (`Limits.line_bytes`); a file without line ends would be one."""

_NEEDED: Mapping[Dataset, Mapping[str, tuple[str, ...]]] = {
    Dataset.ACLED: {
        "id": ("event_id_cnty",),
        "date": ("event_date",),
        "type": ("event_type",),
        "actor1": ("actor1",),
        "country": ("country",),
        "location": ("location",),
        "latitude": ("latitude",),
        "longitude": ("longitude",),
        "best": ("fatalities",),
    },
    Dataset.UCDP: {
        "id": ("id",),
        "date": ("date_start",),
        "end": ("date_end",),
        "side_a": ("side_a",),
        "side_b": ("side_b",),
        "country": ("country",),
        "latitude": ("latitude",),
        "longitude": ("longitude",),
        "best": ("best", "best_est"),
    },
}
"""Columns without which nothing can be compared, by the dataset's names for them."""

_BESIDE: Mapping[Dataset, Mapping[str, tuple[str, ...]]] = {
    Dataset.ACLED: {
        "time_precision": ("time_precision",),
        "geo_precision": ("geo_precision",),
        "sub_type": ("sub_event_type",),
        "actor2": ("actor2",),
        "assoc1": ("assoc_actor_1", "associated_actor_1", "ally_actor_1"),
        "assoc2": ("assoc_actor_2", "associated_actor_2", "ally_actor_2"),
        "inter1": ("inter1",),
        "inter2": ("inter2",),
        "admin1": ("admin1",),
    },
    Dataset.UCDP: {
        "date_prec": ("date_prec",),
        "where_prec": ("where_prec",),
        "location": ("where_coordinates",),
        "admin1": ("adm_1",),
        "type": ("type_of_violence",),
        "low": ("low", "low_est"),
        "high": ("high", "high_est"),
        "civilians": ("deaths_civilians",),
    },
}

_MARKS = ",;\t|"
_EMPTY = frozenset({"", "na", "n/a", "nan", "null", "none"})
"""What R, pandas and databases write for an empty cell."""
_WHOLE = re.compile(r"\d{1,9}(?:[.,]0+)?", re.ASCII)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+", re.ASCII)
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]000", re.ASCII)
"""``1.000``: one with three decimals, or a thousand."""
_NUMERIC_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b.*", re.ASCII)
_SHORT_YEAR = re.compile(r"(\d{1,2})[- ]([a-z]{3,9})[- ](\d\d)", re.ASCII | re.IGNORECASE)
"""``09-Mar-25``, as spreadsheets rewrite ACLED's ``09 March 2025``."""
_PIVOT = 30
"""Two-digit years below it are of this century: the rule of spreadsheets."""
_SHOWN_COLUMNS = 60

_YEARS = re.compile(r"\s*\((?:\d{4}\s*-\s*(?:\d{4})?|\d{4})\)")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_NOBODY = re.compile(r"(?:unidentified|unknown)\b|(?:civilians|protesters|rioters)(?:\s*\(|$)", re.IGNORECASE)
_JOINT = re.compile(r",\s+(?=Government of )")
"""Where UCDP writes several states as one side."""
_UNNAMED_KINDS: tuple[tuple[str, ActorKind], ...] = (
    ("civilians", ActorKind.CIVILIANS),
    ("protesters", ActorKind.PROTESTERS),
    ("unidentified armed group", ActorKind.ARMED_MEN),
)
_NAMED_KINDS: tuple[tuple[str, ActorKind], ...] = (
    ("military forces of ", ActorKind.STATE_FORCES),
    ("police forces of ", ActorKind.POLICE),
    ("government of ", ActorKind.GOVERNMENT),
)
_PEOPLE = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS})
_BODIES = tuple(words for words, _ in _NAMED_KINDS)
_KIND_BY_INTER: Mapping[str, ActorKind] = {
    "1": ActorKind.STATE_FORCES,
    "2": ActorKind.REBEL_GROUP,
    "3": ActorKind.POLITICAL_MILITIA,
    "4": ActorKind.COMMUNAL_MILITIA,
    "6": ActorKind.PROTESTERS,
    "7": ActorKind.CIVILIANS,
    "8": ActorKind.EXTERNAL_FORCES,
    "state forces": ActorKind.STATE_FORCES,
    "rebel group": ActorKind.REBEL_GROUP,
    "rebel groups": ActorKind.REBEL_GROUP,
    "political militia": ActorKind.POLITICAL_MILITIA,
    "political militias": ActorKind.POLITICAL_MILITIA,
    "identity militia": ActorKind.COMMUNAL_MILITIA,
    "identity militias": ActorKind.COMMUNAL_MILITIA,
    "protesters": ActorKind.PROTESTERS,
    "civilians": ActorKind.CIVILIANS,
    "external/other forces": ActorKind.EXTERNAL_FORCES,
}


class CodedFile:
    """A coded dataset that was recognised; `open_coded` gives one, and going through it fills the rest.

    Attributes:
        dataset: which it is.
        name: the file's name, without its folders.
        sha256: of its bytes.
        rows: rows read so far.
        refused: rows that could not be read so far.
        first: first day that any event so far may have happened on.
        last: last such day.
        countries: countries of all events so far, in the dataset's words.

    """

    def __init__(
        self,
        path: Path,
        *,
        dataset: Dataset,
        places: Mapping[str, int],
        width: int,
        mark: str,
        codec: str,
        sha256: str,
    ) -> None:
        """Take what `open_coded` found."""
        self.dataset = dataset
        self.name = path.name
        self.sha256 = sha256
        self.rows = 0
        self.refused: list[Refusal] = []
        self.first: date | None = None
        self.last: date | None = None
        self.countries: set[str] = set()
        self._path = path
        self._places = places
        self._width = width
        self._mark = mark
        self._codec = codec
        self._day_first: bool | None = None

    def iter_events(self, reach: Callable[[str, date, date], bool] | None = None) -> Iterator[CodedEvent]:
        """Go through the events, in the order of the file; each pass counts anew.

        Args:
            reach: told a country and the first and last day, says whether an event there and then is wanted; of the others
                only these three are read. ``None``: all are.

        Raises:
            BadReferenceFile: a cell never ends, no row could be read, there are more than `MOST_ROWS`, or its dates
                may be day or month first and nothing in the file tells.

        """
        self.rows, self.refused, self.first, self.last = 0, [], None, None
        self.countries = set()
        self._day_first = self._order_of_days()
        seen: set[str] = set()
        for line, cells in self._rows():
            try:
                known, start, end, prec = self._when(cells, seen)
                event = None
                country = self._words(cells, "country")
                if reach is None or reach(country, start, end):
                    event = self._event(cells, line, known, start, end, prec)
            except _Unreadable as fault:
                self.refused.append(Refusal(what=f"{self.name}:{line}", code="broken-line", why=str(fault)))
                continue
            seen.add(known)
            self.rows += 1
            self.countries.add(country)
            self.first = start if self.first is None else min(self.first, start)
            self.last = end if self.last is None else max(self.last, end)
            if event is not None:
                yield event
        if self.refused and not self.rows:
            raise BadReferenceFile(
                f"{self.name}: none of its {len(self.refused)} rows could be read; the first, {self.refused[0].what}: "
                f"{self.refused[0].why}"
            )

    # ------------------------------------------------------------------ rows

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        """Give every row below the header with the number of its first line."""
        for number, (line, cells) in enumerate(_records(self._path, self._mark, self._codec, self.name)):
            if number == 0 or _is_tags(cells):
                continue
            if number > MOST_ROWS:
                raise BadReferenceFile(f"{self.name}: more than {MOST_ROWS} rows; give a part of it")
            yield line, cells

    def _cell(self, cells: Sequence[str], field: str) -> str:
        place = self._places.get(field)
        words = cells[place].strip() if place is not None and place < len(cells) else ""
        return "" if words.lower() in _EMPTY else words

    def _words(self, cells: Sequence[str], field: str) -> str:
        return _tidy(self._cell(cells, field))

    def _count(self, cells: Sequence[str], field: str) -> int | None:
        words = self._cell(cells, field)
        if not words:
            return None
        if self._mark == "," and _THOUSANDS.fullmatch(words):
            return int(words.replace(",", ""))
        either = _EITHER.fullmatch(words) is not None
        if _WHOLE.fullmatch(words) and not either:
            return int(re.split("[.,]", words)[0])
        column = {**_NEEDED[self.dataset], **_BESIDE[self.dataset]}[field][0]
        why = "may be a number or a thousand times it; save it without a mark between thousands"
        raise _Unreadable(f"{column} {why if either else 'is no whole number of people'}")

    def _code(self, cells: Sequence[str], field: str, most: int) -> int | None:
        words = self._cell(cells, field)
        if not words:
            return None
        if not _WHOLE.fullmatch(words) or not 1 <= (code := int(re.split("[.,]", words)[0])) <= most:
            raise _Unreadable(f"{field} is no code from 1 to {most}")
        return code

    def _degrees(self, cells: Sequence[str], field: str, most: float) -> float | None:
        words = self._cell(cells, field)
        if not words:
            return None
        try:
            value = float(words if self._mark == "," else words.replace(",", "."))
        except ValueError:
            raise _Unreadable(f"{field} is no number of degrees") from None
        if not math.isfinite(value) or abs(value) > most:
            raise _Unreadable(f"{field} is beyond {most:g} degrees")
        return value

    # ------------------------------------------------------------------ events

    def _when(self, cells: Sequence[str], seen: set[str]) -> tuple[str, date, date, int | None]:
        """Return id, first day, last day and precision code of a row."""
        if len(cells) != self._width:
            raise _Unreadable(f"has {len(cells)} cells, and the first row has {self._width}")
        known = self._words(cells, "id")
        if known.endswith(".0") and known[:-2].isdigit():
            known = known[:-2]
        if not known:
            raise _Unreadable("has no id")
        if known in seen:
            raise _Unreadable("its id stands on an earlier line already")
        start = self._day(cells, "date")
        if self.dataset is Dataset.UCDP:
            prec = self._code(cells, "date_prec", 5)
            end = self._day(cells, "end")
            if end < start:
                raise _Unreadable("ends before it begins")
            return known, start, end, prec
        prec = self._code(cells, "time_precision", 3)
        return known, *_acled_days(start, prec), prec

    def _day(self, cells: Sequence[str], field: str) -> date:
        found = _read_day(self._cell(cells, field), self._day_first)
        if found is None:
            raise _Unreadable("its date cannot be read" if field == "date" else "its last day cannot be read")
        return found

    def _event(
        self, cells: Sequence[str], line: int, known: str, start: date, end: date, prec: int | None
    ) -> CodedEvent:
        lat, lon = self._degrees(cells, "latitude", 90), self._degrees(cells, "longitude", 180)
        if lat is None or lon is None:
            lat = lon = None
        ucdp = self.dataset is Dataset.UCDP
        location, last = self._words(cells, "location"), self._words(cells, "end")
        day = self._words(cells, "date")
        kind = self._words(cells, "type")
        sub = self._words(cells, "sub_type")
        return CodedEvent(
            dataset=self.dataset,
            id=known,
            line=line,
            when=When(
                text=f"{day} – {last}" if ucdp and last != day else day,
                edtf=interval(start, end),
                date_prec=prec if ucdp else None,
                time_prec=None if ucdp else prec,
            ),
            place=Place(
                text=location,
                name=location or None,
                lat=lat,
                lon=lon,
                admin1=self._words(cells, "admin1") or None,
                where_prec=self._code(cells, "where_prec", 7),
                geo_prec=self._code(cells, "geo_precision", 3),
            ),
            country=self._words(cells, "country"),
            parties=tuple(self._parties(cells)),
            kind=f"{kind}: {sub}" if sub else kind,
            best=self._count(cells, "best"),
            low=self._count(cells, "low"),
            high=self._count(cells, "high"),
            civilians=self._count(cells, "civilians"),
        )

    def _parties(self, cells: Sequence[str]) -> Iterator[CodedParty]:
        if self.dataset is Dataset.UCDP:
            for field in ("side_a", "side_b"):
                yield from (read_party(one) for one in _JOINT.split(self._words(cells, field)) if one)
            return
        for actor, inter, assoc in (("actor1", "inter1", "assoc1"), ("actor2", "inter2", "assoc2")):
            people: ActorKind | None = None
            for one in filter(None, map(str.strip, self._words(cells, actor).split(";"))):
                party = read_party(one, self._cell(cells, inter).lower())
                people = party.kind if party.kind in _PEOPLE and not party.names else people
                yield party
            for one in filter(None, map(str.strip, self._words(cells, assoc).split(";"))):
                party = read_party(one)
                # "Women (Mali)" beside civilians says what they are
                yield party if people is None else replace(party, kind=people)

    # ------------------------------------------------------------------ days

    def _order_of_days(self) -> bool | None:
        """Return whether days written in figures have the day first; ``None``: none are, or all have the year first.

        One day above twelve settles it for the whole file.
        """
        orders: set[bool] = set()
        open_ended = ""
        for _, cells in self._rows():
            for field in ("date", "end"):
                words = self._cell(cells, field)
                found = _NUMERIC_DAY.fullmatch(words)
                if found is None:
                    if words and not orders and not open_ended:
                        return None  # the first row is not in figures, and a program wrote the others alike
                    continue
                one, two = int(found[1]), int(found[2])
                if one > 12 or two > 12:
                    orders.add(one > 12)
                elif one != two:
                    open_ended = open_ended or words
                if self.dataset is Dataset.ACLED:
                    break
            if len(orders) > 1:
                raise BadReferenceFile(
                    f"{self.name}: some of its dates have the day first and some the month; save them as 2025-03-09"
                )
        if open_ended and not orders:
            raise BadReferenceFile(
                f"{self.name}: its dates may have the day or the month first, and no day above 12 tells which; save them as 2025-03-09"
            )
        return orders.pop() if orders else None


class _Unreadable(ValueError):
    """A row that cannot be read; its words say why, without a word of the row."""


def open_coded(path: Path) -> CodedFile:
    """Recognise a coded dataset by its columns.

    Raises:
        MissingPath: there is no file at the path.
        BadReferenceFile: it is no CSV, too large, or has the columns of neither dataset; the message names those that
            are missing and those that were found.

    """
    if not path.is_file():
        raise MissingPath(f"no file at {path}; give the CSV file of ACLED or UCDP GED that you hold")
    if path.stat().st_size > MOST_BYTES:
        raise BadReferenceFile(f"{path.name}: larger than {MOST_BYTES >> 30} GiB; give a part of it")
    codec, sha256 = _encoding(path)
    header, mark = _header(path, codec)
    names = [" ".join(cell.split()).strip('"').casefold() for cell in header]
    found = {dataset: _places(names, {**needed, **_BESIDE[dataset]}) for dataset, needed in _NEEDED.items()}
    missing = {
        dataset: [columns[0] for field, columns in needed.items() if field not in found[dataset]]
        for dataset, needed in _NEEDED.items()
    }
    whole = [dataset for dataset in Dataset if not missing[dataset]]
    if not whole:
        nearest = min(Dataset, key=lambda one: len(missing[one]) / len(_NEEDED[one]))
        shown = [_shown(name) for name in header[:_SHOWN_COLUMNS]]
        more = f" and {len(header) - len(shown)} more" if len(header) > len(shown) else ""
        raise BadReferenceFile(
            f"{path.name}: not the columns of ACLED or UCDP GED; nearest to {_TITLES[nearest]}, which also needs "
            f"{', '.join(missing[nearest])}; found {', '.join(shown) or 'none'}{more}"
        )
    dataset = whole[0]
    double = sorted(
        column
        for columns in (*_NEEDED[dataset].values(), *_BESIDE[dataset].values())
        for column in columns
        if names.count(column) > 1
    )
    if double:
        raise BadReferenceFile(
            f"{path.name}: has {', '.join(double)} more than once; each column should stand once"
        )
    return CodedFile(
        path, dataset=dataset, places=found[dataset], width=len(header), mark=mark, codec=codec, sha256=sha256
    )


_TITLES: Mapping[Dataset, str] = {Dataset.ACLED: "ACLED", Dataset.UCDP: "UCDP GED"}


def read_party(text: str, inter: str = "") -> CodedParty:
    """Return a party with the names that its cell holds.

    ACLED writes ``Military Forces of Mali (2021-)``, ``JNIM: Group for Support of Islam and Muslims``,
    ``Civilians (Mali)``, ``Unidentified Armed Group (Mali)``; UCDP ``Government of Mali``, ``JNIM``, ``Civilians``. A branch
    that ACLED writes behind the years (``Military Forces of Mali (2021-) Gendarmerie``) is known by its whole body too.

    Args:
        text: the cell.
        inter: ACLED's actor type, as number or in words, in lower case; empty: none.

    """
    lowered, unnamed = text.casefold(), _NOBODY.match(text) is not None
    kinds = _UNNAMED_KINDS if unnamed else _NAMED_KINDS
    kind = next((kind for words, kind in kinds if lowered.startswith(words)), None)
    kind = kind or _KIND_BY_INTER.get(inter.removesuffix(".0"), ActorKind.OTHER)
    if unnamed:
        return CodedParty(text=text, kind=kind)
    bare = _YEARS.sub("", text)
    inside = [found for found in _BRACKETS.findall(bare) if found.isupper() and " " not in found]
    whole = _without_brackets(bare)
    parts = [part.strip() for part in whole.split(": ")] if ": " in whole else []
    body = [_without_brackets(_YEARS.split(text, maxsplit=1)[0])] if lowered.startswith(_BODIES) else []
    names = dict.fromkeys(name for name in (whole, *parts, *inside, *body) if name)
    return CodedParty(text=text, names=tuple(names), kind=kind)


def _without_brackets(words: str) -> str:
    return " ".join(_BRACKETS.sub("", words).split())


@lru_cache(maxsize=1 << 15)
def _read_day(words: str, day_first: bool | None) -> date | None:
    numeric = _NUMERIC_DAY.fullmatch(words)
    if numeric is not None and day_first is not None:
        one, two, year = int(numeric[1]), int(numeric[2]), int(numeric[3])
        try:
            return date(year, two, one) if day_first else date(year, one, two)
        except ValueError:
            return None
    short = _SHORT_YEAR.fullmatch(words)
    if short is not None:
        century = 2000 if int(short[3]) < _PIVOT else 1900
        words = f"{short[1]} {short[2]} {century + int(short[3])}"
    read = parse_full_date(words)
    return None if read is None else date.fromisoformat(read)


def _acled_days(day: date, prec: int | None) -> tuple[date, date]:
    """Return the days that an ACLED date leaves open.

    A week (2) may begin up to six days before the day that stands for it, or end up to six days after it; of a month
    (3) every day is open. Source: ACLED codebook, time precision, as practitioners read it (see `edtf.precision`).
    """
    if prec == 3:
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if prec == 2:
        return day - timedelta(days=6), day + timedelta(days=6)
    return day, day


@lru_cache(maxsize=1 << 14)
def _tidy(words: str) -> str:
    return one_line(words) or ""


def _shown(name: str) -> str:
    """Return a column's name for a message; a longer cell is counted: a file without a header begins with testimony."""
    words = _tidy(name)
    return (
        words
        if words and len(words) <= 40
        else f"(a cell of {len(name)} characters)"
        if words
        else "(no name)"
    )


def _places(names: Sequence[str], wanted: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    found = {
        field: [names.index(name) for name in columns if name in names] for field, columns in wanted.items()
    }
    return {field: places[0] for field, places in found.items() if places}


def _is_tags(cells: Sequence[str]) -> bool:
    """Whether a row holds the tags of HXL, as files from humanitarian exchanges do below their header."""
    first = next((cell.strip() for cell in cells if cell.strip()), "")
    return first.startswith("#") and all(not cell.strip() or cell.strip().startswith("#") for cell in cells)


def _encoding(path: Path) -> tuple[str, str]:
    """Return how a file is encoded, and the SHA-256 of its bytes; what is no UTF-8 is read as Windows-1252."""
    hashed = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    utf8, head = True, b""
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            head = head or chunk
            hashed.update(chunk)
            if utf8:
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    utf8 = False
    if head.startswith(b"PK\x03\x04"):
        raise BadReferenceFile(
            f"{path.name}: is a ZIP archive or a spreadsheet; unpack it, or save the table as CSV"
        )
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", hashed.hexdigest()
    if wide := wide_without_mark(head):
        return wide, hashed.hexdigest()
    if looks_binary(head):
        raise BadReferenceFile(f"{path.name}: is no text; give a CSV file")
    return ("utf-8-sig" if utf8 else "cp1252"), hashed.hexdigest()


def _header(path: Path, codec: str) -> tuple[list[str], str]:
    """Return the first row and the mark between its cells: the one that finds most columns of either dataset."""
    known = {
        name
        for group in (_NEEDED, _BESIDE)
        for columns in group.values()
        for one in columns.values()
        for name in one
    }
    best: tuple[tuple[int, int], list[str], str] | None = None
    for mark in _MARKS:
        first = next(_records(path, mark, codec, path.name, broken_ends=True), None)
        if first is None:
            continue
        cells = first[1]
        rank = (sum(" ".join(cell.split()).casefold() in known for cell in cells), len(cells))
        if best is None or rank > best[0]:
            best = (rank, cells, mark)
    if best is None:
        raise BadReferenceFile(
            f"{path.name}: has no row that is CSV; give a file whose first row names the columns"
        )
    return best[1], best[2]


def _records(
    path: Path, mark: str, codec: str, name: str, *, broken_ends: bool = False
) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of a CSV file that hold anything, each with the number of its first line."""
    with path.open("rb") as raw:
        stream = io.TextIOWrapper(raw, encoding=codec, errors="replace", newline="")
        held: list[str] = []  # the lines of the row that is being read

        def lines() -> Iterator[str]:
            first = True
            while one := stream.readline(LONGEST_LINE):
                if len(one) == LONGEST_LINE and not one.endswith(("\n", "\r")):
                    raise csv.Error("a line that does not end")
                held.append("\n" if first and is_separator_line(one) else one.replace("\x00", "\ufffd"))
                first = False
                yield held[-1]

        reader = csv.reader(lines(), delimiter=mark)
        before = csv.field_size_limit(LONGEST_FIELD)
        line, waiting = 1, None
        try:
            while True:
                # the module's bound on a cell is one for the whole process; others may run between two rows
                csv.field_size_limit(LONGEST_FIELD)
                last, held[:] = list(held), []
                cells = next(reader, None)
                csv.field_size_limit(before)
                if cells is None and waiting is not None and _never_closes(last, mark):
                    line = waiting[0]
                    raise csv.Error("a quotation mark that nothing closes")
                if waiting is not None:
                    yield waiting
                if cells is None:
                    return
                waiting = (line, cells) if any(cell.strip() for cell in cells) else None
                line = reader.line_num + 1
        except csv.Error:
            if not broken_ends:
                raise BadReferenceFile(
                    f"{name}: line {line} holds a quotation mark that nothing closes, or a cell of more than {LONGEST_FIELD} characters, or never ends; "
                    "what follows cannot be told apart. Nothing was compared"
                ) from None
        finally:
            csv.field_size_limit(before)


def _never_closes(lines: Sequence[str], mark: str) -> bool:
    """Whether a quotation mark in the last row of a file never closes; it swallows all rows behind it."""
    try:
        for _ in csv.reader(lines, delimiter=mark, strict=True):
            pass
    except csv.Error as fault:
        return "unexpected end" in str(fault)
    return False
