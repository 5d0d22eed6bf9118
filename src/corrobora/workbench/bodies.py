"""What a program may send: dataclasses whose types say what a field takes, and the reading of JSON and of query strings into them.

The description (`openapi`) is made from the same types, so that what is described and what is checked cannot differ.
"""

import base64
import binascii
import dataclasses
import json
import re
import types
import typing
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Final, TypeVar

from corrobora.workbench.problems import Problem

DEEPEST: Final = 8
"""Lists and objects within each other. Ours: what we take has three."""
LARGEST: Final = (1 << 53) - 1
"""The largest whole number that every reader of JSON holds exactly. RFC 8259, section 6."""
_HARMLESS: Final = r"[^\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
_HARMLESS_LINES: Final = r"[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""No control characters, none that turn the direction of what follows (Unicode UAX 9), no halves of a character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Text that a field takes."""

    longest: int
    shortest: int = 0
    pattern: str = f"^{_HARMLESS}*$"
    expected: str = "text without control characters"
    """In words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Whole numbers that a field takes."""

    least: int = 0
    most: int = LARGEST


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf:
    """Words that a field takes."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    """How many members a list takes, each once."""

    most: int
    least: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Names that an object takes."""

    words: tuple[str, ...]


Id = Annotated[
    str,
    Words(
        shortest=1, longest=80, pattern="^[0-9A-Za-z_.:-]+$", expected="an id: letters, digits and _ . : -"
    ),
]
_PathId = Annotated[str, Words(shortest=1, longest=160, pattern="^[0-9A-Za-z_.:~-]+$")]
"""An id in a path, or two of them with ~ between (`corrobora.workbench.pairs`)."""
Line = Annotated[str, Words(longest=200)]
Reason = Annotated[
    str,
    Words(
        shortest=1,
        longest=2_000,
        pattern=f"^{_HARMLESS_LINES}*$",
        expected="a reason, without control characters",
    ),
]
Day = Annotated[
    str,
    Words(
        longest=10,
        pattern="^(?:[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)?$",
        expected="a day, a month or a year, as 2031-05-02",
    ),
]
Seen = Annotated[int, Whole()]
Limit = Annotated[int, Whole(least=1, most=100)]
Cursor = Annotated[
    str,
    Words(longest=2_000, pattern="^[A-Za-z0-9_-]*$", expected="the next of the page before, or nothing"),
]

_Kind = TypeVar("_Kind")


@cache
def hints_of(kind: Hashable) -> Mapping[str, Any]:
    """Return the types of a record's fields by their names, with what they are annotated with."""
    return typing.get_type_hints(typing.cast("type", kind), include_extras=True)


def read_json(raw: bytes) -> object:
    """Return the values of a JSON text.

    Raises:
        Problem: it is none, names a field twice, or lies too deep.

    """

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        if len(made) != len(pairs):
            raise Problem("malformed", "a name stands twice in one object of the body", expected="each once")
        return made

    def no_number(_: str) -> object:
        raise ValueError

    try:
        found: object = json.loads(raw.decode("utf-8"), object_pairs_hook=once, parse_constant=no_number)
    except (ValueError, RecursionError):
        raise Problem("malformed", "the body is no JSON", expected="JSON in UTF-8 (RFC 8259)") from None
    level: list[object] = [found]
    for _ in range(DEEPEST):
        inner: list[object] = []
        for one in level:
            if isinstance(one, dict):
                inner += one.values()
            elif isinstance(one, list):
                inner += one
        level = inner
    if level:
        raise Problem("malformed", "the body lies too deep", expected=f"at most {DEEPEST} levels")
    return found


def read_body(kind: type[_Kind], values: object) -> _Kind:
    """Return a record made from the values of a body.

    Raises:
        Problem: a field is missing, unknown, or takes another value.

    """
    return typing.cast("_Kind", _record(kind, values, "body"))


def read_query(kind: type[_Kind], pairs: Sequence[tuple[str, str]]) -> _Kind:
    """Return a record made from the parameters of a query string; a list is one parameter that comes several times.

    Raises:
        Problem: a parameter is missing, unknown, comes twice, or takes another value.

    """
    hints = hints_of(typing.cast("Hashable", kind))
    values: dict[str, object] = {}
    for name, told in pairs:
        field_name = _FIELD_OF.get(name, name)
        if name in _FIELD_OF.values() or field_name not in hints:
            raise Problem(
                "not-usable",
                "the query has a parameter that is not known",
                expected=", ".join(sorted(parameter_of(one) for one in hints)) or "no parameter",
            )
        plain, notes = plain_of(hints[field_name])
        if typing.get_origin(plain) is tuple:
            held = values.setdefault(field_name, [])
            assert isinstance(held, list)  # noqa: S101 - made in the line above
            held.append(told)
            continue
        if field_name in values:
            raise Problem("not-usable", f"{name} comes twice in the query", expected="each parameter once")
        if plain is int:
            if not re.fullmatch("[0-9]{1,16}", told):
                raise _wrong(f"query {name}", "words", _whole(notes))
            values[field_name] = int(told)
        else:
            values[field_name] = told
    return typing.cast("_Kind", _record(kind, values, "query"))


_FIELD_OF: Final = {"next": "cursor"}
"""Parameters that have another name in a dataclass."""


def parameter_of(field_name: str) -> str:
    """Return what a field of a query is called in the query."""
    return next((name for name, held in _FIELD_OF.items() if held == field_name), field_name)


def check_id(told: str) -> str:
    """Return an id from a path.

    Raises:
        Problem: no record has such an id.

    """
    try:
        return str(_value(_PathId, told, "id"))
    except Problem:
        raise Problem("unknown-record", "the path has an id that no record has") from None


def _record(kind: type, values: object, where: str) -> object:
    if not isinstance(values, dict):
        raise _wrong(where, _named(values), "an object")
    hints = hints_of(typing.cast("Hashable", kind))
    if values.keys() - hints.keys():
        raise Problem(
            "not-usable",
            f"{where} has a field that is not known",
            expected=", ".join(sorted(hints)) or "no field",
        )
    made: dict[str, object] = {}
    for one in dataclasses.fields(kind):
        if one.name in values:
            made[one.name] = _value(hints[one.name], values[one.name], f"{where} {parameter_of(one.name)}")
        elif one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING:
            raise Problem(
                "not-usable", f"{where} lacks {parameter_of(one.name)}", expected=parameter_of(one.name)
            )
    return kind(**made)


def _value(hint: Any, value: object, where: str) -> object:  # noqa: ANN401 - a type of any form
    plain, notes = plain_of(hint)
    origin, arguments = typing.get_origin(plain), typing.get_args(plain)
    if origin is tuple:
        if not isinstance(value, list):
            raise _wrong(where, _named(value), "a list")
        many = next(note for note in notes if isinstance(note, Many))
        members = tuple(_value(arguments[0], one, where) for one in value)
        if not many.least <= len(members) <= many.most or len(set(members)) != len(members):
            raise _wrong(where, f"{len(members)} members", f"{many.least} to {many.most}, each once")
        return members
    if isinstance(origin, type) and issubclass(origin, Mapping):
        if not isinstance(value, dict):
            raise _wrong(where, _named(value), "an object")
        names = next(note for note in notes if isinstance(note, Keys))
        if value.keys() - set(names.words):
            raise _wrong(where, "a name that is not known", f"some of {', '.join(names.words)}")
        return {name: _value(arguments[1], one, where) for name, one in value.items()}
    if plain is bool:
        if not isinstance(value, bool):
            raise _wrong(where, _named(value), "true or false")
        return value
    if plain is int:
        return _number(notes, value, where)
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        words: tuple[str, ...] = next(
            (note.words for note in notes if isinstance(note, OneOf)), tuple(one.value for one in plain)
        )
        if not isinstance(value, str) or value not in words:
            raise _wrong(where, _named(value), f"one of {', '.join(words)}")
        return plain(value)
    return _text(notes, value, where)


def _number(notes: Sequence[object], value: object, where: str) -> int:
    bounds = next(note for note in notes if isinstance(note, Whole))
    # 1.0 is the whole number 1: JSON knows one kind of number (JSON Schema 2020-12, 6.1.1)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not bounds.least <= value <= bounds.most:
        raise _wrong(where, _named(value), _whole(notes))
    return value


def _text(notes: Sequence[object], value: object, where: str) -> str:
    for note in notes:
        if isinstance(note, OneOf):
            if not isinstance(value, str) or value not in note.words:
                raise _wrong(
                    where, _named(value), f"one of {', '.join(word or 'nothing' for word in note.words)}"
                )
            return value
    bounds = next(note for note in notes if isinstance(note, Words))
    if not isinstance(value, str):
        raise _wrong(where, _named(value), bounds.expected)
    if not bounds.shortest <= len(value) <= bounds.longest:
        raise _wrong(where, f"{len(value)} characters", f"{bounds.shortest} to {bounds.longest}")
    # \Z: what a $ matches before a newline at the end is no match here
    if not re.fullmatch(bounds.pattern.removesuffix("$") + r"\Z", value):
        raise _wrong(where, "characters that it does not take", bounds.expected)
    return value


def plain_of(hint: Any) -> tuple[Any, tuple[object, ...]]:  # noqa: ANN401 - a type of any form
    """Return a type without what it is annotated with, and that."""
    if typing.get_origin(hint) is Annotated:
        first, *notes = typing.get_args(hint)
        return first, tuple(notes)
    return hint, ()


def _whole(notes: Sequence[object]) -> str:
    bounds = next(note for note in notes if isinstance(note, Whole))
    return f"a whole number from {bounds.least} to {bounds.most}"


_NAMES: Final[Mapping[type, str]] = {
    dict: "an object",
    list: "a list",
    str: "words",
    bool: "true or false",
    types.NoneType: "null",
}


def _named(value: object) -> str:
    return _NAMES.get(type(value), "a number")


def _wrong(where: str, found: str, expected: str) -> Problem:
    return Problem(
        "not-usable", f"{where}: found {found}, expected {expected}", found=found, expected=expected
    )


# --------------------------------------------------------------------------- pages of lists


def cursor_of(of: str, *places: str | int) -> str:
    """Return where a list goes on, in letters that mean nothing to who gets them."""
    told = json.dumps([of, *places], separators=(",", ":")).encode("ascii")
    return base64.urlsafe_b64encode(told).decode("ascii").rstrip("=")


def number_at(of: str, cursor: str) -> int | None:
    """Return the number at which a list goes on; ``None``: at its beginning.

    Raises:
        Problem: the cursor is of another list, or none.

    """
    if not cursor:
        return None
    found = _places(of, cursor, 1)[0]
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= LARGEST:
        raise _no_cursor()
    return found


def words_at(of: str, cursor: str) -> tuple[str, str]:
    """Return the two words after which a list goes on; empty ones: at its beginning.

    Raises:
        Problem: the cursor is of another list, or none.

    """
    if not cursor:
        return "", ""
    first, second = _places(of, cursor, 2)
    if not isinstance(first, str) or not isinstance(second, str):
        raise _no_cursor()
    return first, second


def _places(of: str, cursor: str, count: int) -> list[object]:
    try:
        found = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        raise _no_cursor() from None
    if not isinstance(found, list) or len(found) != count + 1 or found[0] != of:
        raise _no_cursor()
    return found[1:]


def _no_cursor() -> Problem:
    return Problem(
        "not-usable",
        "next: found words that no page of this list ended with",
        expected="the next of the page before, or nothing",
    )
