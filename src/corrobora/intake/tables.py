"""JSON, JSONL and CSV: one record, one report, each under the hash of its own bytes."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corrobora.intake.agencies import known_agency
from corrobora.intake.dates import Dated
from corrobora.intake.decoding import normalise, one_line, without_separator_line
from corrobora.intake.drafts import Draft, Found, Piece, Record, refuse
from corrobora.intake.limits import Limits
from corrobora.intake.plain import read_plain
from corrobora.records import Container, Refusal

FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id",),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "outlet": ("outlet", "source", "publisher"),
    "author": ("author", "byline"),
    "published": ("published", "date"),
    "language": ("language", "lang"),
    "credits": ("credits", "agency"),
}
"""Optional fields of a record, and the names they are read under: the first that holds something wins.
Names are compared without regard to case and white space around them. ``text`` has no other name."""

_MARKS: Mapping[str, str] = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
"""What may stand between cells, the likeliest first, and what it is called."""


def _words(value: object, *, longest: int = 500) -> str | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        return one_line(value, longest=longest)
    if isinstance(value, int):
        # A number of thousands of digits is no id, and Python refuses to write it down.
        return str(value) if abs(value) < 10**30 else None
    if isinstance(value, float):
        return str(value)
    return None


def _names(value: object) -> list[str]:
    if isinstance(value, list):
        return [name for part in value[:50] if (name := _words(part))]
    name = _words(value)
    return [name] if name else []


def _draft(fields: Mapping[str, object], media_type: str) -> Draft | None:
    """Return the draft of one record; ``None`` where ``text`` is missing or blank."""
    lowered = {str(key).strip().lower(): value for key, value in reversed(list(fields.items()))}
    text = lowered.get("text")
    if not isinstance(text, str) or not text.strip():
        return None

    def find(field: str, *, longest: int = 500) -> str | None:
        found = (_words(lowered.get(name), longest=longest) for name in FIELDS[field])
        return next((words for words in found if words), None)

    published = find("published")
    authors = next((names for name in FIELDS["author"] if (names := _names(lowered.get(name)))), [])
    credited = [name for field in FIELDS["credits"] for name in _names(lowered.get(field))]
    return replace(
        read_plain(normalise(text)),
        media_type=media_type,
        external_id=find("id"),
        title=find("title"),
        outlet=find("outlet"),
        author=", ".join(authors) or None,
        credits=tuple(known_agency(name) or name for name in credited),
        url=find("url", longest=2000),
        language=find("language"),
        dated=(Dated(words=published, found_in="field:published"),) if published else (),
    )


def _missing(what: str) -> Refusal:
    return Refusal(what=what, code="missing-text", why="the record has no field `text` with words in it")


def _broken(what: str, why: str) -> Refusal:
    return Refusal(what=what, code="broken-line", why=why)


def _why_broken(fault: Exception) -> str:
    # A decoder's own message may quote the line; its place is enough.
    if isinstance(fault, json.JSONDecodeError):
        return f"not JSON at character {fault.pos}"
    if isinstance(fault, RecursionError):
        return "nested too deeply"
    return "holds a number that is too long"


def _container(piece: Piece) -> Container:
    return Container(name=piece.path, sha256=hashlib.sha256(piece.data).hexdigest())


def read_json(piece: Piece, text: str, *, limits: Limits) -> Found:
    """Read a JSON file: one object, or a list of objects, or (misnamed) JSON lines.

    A list's elements are records of their own; the bytes of one are those between its braces in the
    file, in UTF-8.
    """
    source = text.lstrip("\ufeff")
    start = re.match(r"\s*", source)
    begin = start.end() if start else 0
    if source[begin : begin + 1] == "[":
        return _read_list(piece, source, begin + 1, limits=limits)
    try:
        value, end = json.JSONDecoder(strict=False).raw_decode(source, begin)
    except (ValueError, RecursionError) as fault:
        lines = source.strip().split("\n", 1)
        if len(lines) == 2 and lines[0].rstrip().endswith("}") and _is_object(lines[0]):
            return read_json_lines(piece, text, limits=limits)
        return refuse(piece.path, "broken", f"JSON: {_why_broken(fault)}")
    if source[end:].strip():
        return read_json_lines(piece, text, limits=limits)
    if not isinstance(value, dict):
        return refuse(piece.path, "missing-text", "JSON, but neither an object nor a list of objects")
    draft = _draft(value, "application/json")
    if draft is None:
        return Found(refused=(_missing(piece.path),))
    return Found(records=(Record(data=piece.data, path=piece.path, container=piece.container, draft=draft),))


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line, strict=False), dict)
    except (ValueError, RecursionError):
        return False


def _read_list(piece: Piece, source: str, at: int, *, limits: Limits) -> Found:
    records: list[Record] = []
    refused: list[Refusal] = []
    container = _container(piece)
    decoder = json.JSONDecoder(strict=False)
    blank = re.compile(r"[ \t\r\n]*")
    number = 0

    def skip(place: int) -> int:
        match = blank.match(source, place)
        return match.end() if match else place

    at = skip(at)
    if source[at : at + 1] == "]":
        return refuse(piece.path, "empty", "a JSON list with nothing in it")
    while True:
        number += 1
        what = f"{piece.path}#{number}"
        if number > limits.records:
            refused.append(Refusal(what=what, code="too-large", why=f"more than {limits.records} records"))
            break
        try:
            value, end = decoder.raw_decode(source, at)
        except (ValueError, RecursionError) as fault:
            # Where one element of a list breaks off, nothing says where the next begins.
            refused.append(
                Refusal(what=what, code="broken", why=f"{_why_broken(fault)}; the rest is not read")
            )
            break
        draft = _draft(value, "application/json") if isinstance(value, dict) else None
        if draft is None:
            refused.append(_missing(what))
        else:
            data = source[at:end].encode("utf-8", "surrogatepass")
            records.append(Record(data=data, path=what, container=container, draft=draft))
        at = skip(end)
        mark = source[at : at + 1]
        if mark == "]":
            break
        if mark != ",":
            refused.append(
                Refusal(what=f"{piece.path}#{number + 1}", code="broken", why="the list breaks off here")
            )
            break
        at = skip(at + 1)
    return Found(records=tuple(records), refused=tuple(refused))


def read_json_lines(piece: Piece, text: str, *, limits: Limits) -> Found:
    """Read a JSONL file. A line's bytes are those of the file without the line end; a bad line is refused alone."""
    records: list[Record] = []
    refused: list[Refusal] = []
    container = _container(piece)
    # Lines are cut from the bytes, so that a record's hash is that of what stands in the file.
    native = text.encode("utf-8", "surrogatepass") != piece.data.removeprefix(b"\xef\xbb\xbf")
    data = text.encode("utf-8", "surrogatepass") if native else piece.data.removeprefix(b"\xef\xbb\xbf")
    count = 0
    for number, raw in enumerate(data.split(b"\n"), start=1):
        line = raw.strip(b" \t\r")
        if not line:
            continue
        count += 1
        what = f"{piece.path}:{number}"
        if count > limits.records:
            refused.append(Refusal(what=what, code="too-large", why=f"more than {limits.records} records"))
            break
        if len(line) > limits.line_bytes:
            refused.append(
                Refusal(what=what, code="text-too-long", why=f"a line of more than {limits.line_bytes} bytes")
            )
            continue
        try:
            value = json.loads(line.decode("utf-8", "surrogatepass"), strict=False)
        except (ValueError, RecursionError) as fault:
            refused.append(_broken(what, _why_broken(fault)))
            continue
        if not isinstance(value, dict):
            refused.append(_broken(what, "JSON, but no object"))
            continue
        draft = _draft(value, "application/json")
        if draft is None:
            refused.append(_missing(what))
        else:
            records.append(Record(data=line, path=what, container=container, draft=draft))
    if not records and not refused:
        return refuse(piece.path, "empty", "no record in it")
    return Found(records=tuple(records), refused=tuple(refused))


def canonical_row(header: Sequence[str], cells: Sequence[str]) -> bytes:
    """Return the bytes that stand for a CSV row: a JSON list of [column, cell] pairs in the order of the file.

    The header is part of it, because the same cells under other columns say something else. Without
    white space between tokens, in UTF-8. The delimiter and the quoting of the file leave no trace.
    """
    pairs = [[name, cell] for name, cell in zip(header, cells, strict=False)]
    pairs.extend(["", cell] for cell in cells[len(header) :])
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _delimiter(text: str) -> str:
    """Return the delimiter of the header: the one that cuts a column ``text`` out of it, else the most frequent."""
    first = text.lstrip("\n").split("\n", 1)[0]
    for mark in _MARKS:
        if "text" in {cell.strip().strip('"').strip().lower() for cell in first.split(mark)}:
            return mark
    return max(_MARKS, key=first.count)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str], bool]]:
    """Give every row with the number of its first line, and whether a quotation mark in it never closes.

    Such a mark swallows all rows behind it, so only the last row can hold one.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    waiting: tuple[int, list[str]] | None = None
    before = 0
    for cells in reader:
        if waiting is not None:
            yield *waiting, False
        waiting = (before + 1, cells)
        before = reader.line_num
    if waiting is not None:
        yield *waiting, _never_closes(text, waiting[0], delimiter)


def _never_closes(text: str, number: int, delimiter: str) -> bool:
    last = "\n".join(text.split("\n")[number - 1 :])
    try:
        for _ in csv.reader(io.StringIO(last, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as fault:
        return "unexpected end" in str(fault)
    return False


def read_csv(piece: Piece, text: str, *, limits: Limits, delimiter: str | None = None) -> Found:
    """Read a CSV file whose first row names the columns; comma, semicolon, tab or bar between cells.

    ``delimiter`` is the one it is known to have; where ``None``, the first row tells.
    """
    source = text.lstrip("\ufeff").replace("\x00", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
    source = without_separator_line(source)
    mark = delimiter or _delimiter(source)
    container = _container(piece)
    records: list[Record] = []
    refused: list[Refusal] = []
    header: list[str] | None = None
    count = 0
    # The module's bound on a cell is one for the whole process; ours is asked of the row below.
    before = csv.field_size_limit(max(limits.line_bytes, len(source)) + 1)
    try:
        for number, cells, open_ended in _rows(source, mark):
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = [cell.strip() for cell in cells]
                if "text" not in {name.lower() for name in header}:
                    return refuse(piece.path, "missing-text", "the first row names no column `text`")
                continue
            count += 1
            what = f"{piece.path}:{number}"
            if count > limits.records:
                refused.append(
                    Refusal(what=what, code="too-large", why=f"more than {limits.records} records")
                )
                break
            if sum(map(len, cells)) > limits.line_bytes:
                refused.append(
                    Refusal(
                        what=what, code="text-too-long", why=f"a row of more than {limits.line_bytes} bytes"
                    )
                )
                continue
            if open_ended:
                refused.append(_broken(what, "a quotation mark opens here that nothing closes"))
                continue
            if any(cell.strip() for cell in cells[len(header) :]):
                # one cell was cut in two, and no rule tells which: words of a witness would stand in another column, or in none
                why = f"has {len(cells)} cells, and the first row names {len(header)}; a cell with a {_MARKS[mark]} in it needs quotation marks around it"
                refused.append(_broken(what, why))
                continue
            draft = _draft(dict(reversed(list(zip(header, cells, strict=False)))), "text/csv")
            if draft is None:
                refused.append(_missing(what))
            else:
                data = canonical_row(header, cells)
                records.append(Record(data=data, path=what, container=container, draft=draft))
    except csv.Error:
        refused.append(_broken(f"{piece.path}:{count + 2}", "not CSV from here on"))
    finally:
        csv.field_size_limit(before)
    if not records and not refused:
        return refuse(piece.path, "empty", "no row below the first")
    return Found(records=tuple(records), refused=tuple(refused))
