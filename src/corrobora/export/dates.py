"""EDTF dates as days on a timeline and as words for a reader.

What is no date that `corrobora.edtf` reads is not guessed at: `find_span` gives
``None``, `date_words` the text itself.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from corrobora.edtf import bounds
from corrobora.records import When

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<mark>[?~%]?)"
)
# Not calendar.month_name: that one speaks the language of the machine it runs on.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_MARKS = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}
_OPEN = ("", "..")


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySpan:
    """The days a date may mean, both included. ``None``: open at that end."""

    first: date | None
    last: date | None


def find_span(edtf: str | None) -> DaySpan | None:
    """Return the days an EDTF string covers, or ``None`` where it is no date we can place.

    An interval open at both ends is none, nor is a season: which days it means
    depends on the hemisphere, and no report says.
    """
    if edtf is None:
        return None
    try:
        first, last = bounds(edtf)
    except ValueError:
        return None
    if (first, last) == (date.min, date.max):
        return None
    return DaySpan(first=None if first == date.min else first, last=None if last == date.max else last)


def date_words(edtf: str) -> str:
    """Return an EDTF string as a reader would write it: ``14–15 February 2025``."""
    if "/" not in edtf:
        return _one_words(edtf) or edtf
    left, _, right = edtf.partition("/")
    if left in _OPEN and right not in _OPEN:
        return f"until {_one_words(right) or right}"
    if right in _OPEN and left not in _OPEN:
        return f"from {_one_words(left) or left} on"
    first, last = _one_words(left), _one_words(right)
    if first is None or last is None:
        return edtf
    head, tail = first.split(), last.split()
    if len(head) == len(tail) == 3 and head[1:] == tail[1:]:
        return f"{head[0]}–{last}"
    if len(head) == len(tail) > 1 and head[-1] == tail[-1]:
        return f"{' '.join(head[:-1])} – {last}"
    return f"{first} – {last}"


def _one_words(text: str) -> str | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    mark, year, month = _MARKS.get(found["mark"], ""), found["year"], found["month"]
    if "X" in year:
        return (
            f"{mark}{'the ' if not mark else ''}{year.replace('X', '0')}s" if year.count("X") == 1 else None
        )
    if month in (None, "XX"):
        return f"{mark}{year}"
    if int(month) in _SEASONS:
        return f"{mark}{_SEASONS[int(month)]} {year}"
    if find_span(text) is None:
        return None
    name = _MONTHS[int(month) - 1]
    if found["day"] in (None, "XX"):
        return f"{mark}{name} {year}"
    return f"{mark}{int(found['day'])} {name} {year}"


def when_words(when: When | None) -> str:
    """Return a time for a reader: resolved where it is, otherwise in its own words."""
    if when is None:
        return "not stated"
    if when.edtf is None:
        return f"“{when.text}” (no date follows from it)"
    return date_words(when.edtf)


def days_after(day: date, count: int) -> date:
    """Return a day shifted by a count, held inside the calendar Python knows."""
    ordinal = min(max(day.toordinal() + count, date.min.toordinal()), date.max.toordinal())
    return date.min + timedelta(days=ordinal - 1)
