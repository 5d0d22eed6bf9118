"""EDTF dates as days on a calendar and as words for a reader.

Only level 1 of the Library of Congress specification (2019) as the records use
it: days, months, years, seasons, unspecified digits (``202X``, ``2024-XX``),
qualifiers (``?``, ``~``, ``%``) and intervals, open ones included. Anything
else is not guessed at: `find_span` gives ``None``, `date_words` the text itself.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from corrobora.records import When

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<mark>[?~%]?)"
)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_MARKS = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}
_OPEN = ("", "..")


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySpan:
    """The days a date may mean, both included. ``None``: open at that end."""

    first: date | None
    last: date | None
    qualified: bool = False
    """Marked uncertain or approximate by its source."""


def find_span(edtf: str | None) -> DaySpan | None:
    """Return the days an EDTF string covers, or ``None`` where it is no date we can place.

    A season is taken for the whole of its year: which months it means depends
    on the hemisphere, and the text does not say.
    """
    if edtf is None:
        return None
    if "/" not in edtf:
        return _one(edtf)
    left, _, right = edtf.partition("/")
    first, last = _one(left), _one(right)
    if (first is None and left not in _OPEN) or (last is None and right not in _OPEN):
        return None
    if first is None and last is None:
        return None
    span = DaySpan(
        first=first.first if first else None,
        last=last.last if last else None,
        qualified=bool((first and first.qualified) or (last and last.qualified)),
    )
    if span.first and span.last and span.first > span.last:
        return None
    return span


def _one(text: str) -> DaySpan | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    qualified = bool(found["mark"])
    first_year, last_year = int(found["year"].replace("X", "0")), int(found["year"].replace("X", "9"))
    if first_year < 1 or ("X" in found["year"] and found["month"]):
        return None
    month = found["month"]
    if month in (None, "XX") or int(month) in _SEASONS:
        if found["day"] not in (None, "XX"):
            return None
        return DaySpan(first=date(first_year, 1, 1), last=date(last_year, 12, 31), qualified=qualified)
    if not 1 <= int(month) <= 12:
        return None
    days = calendar.monthrange(first_year, int(month))[1]
    if found["day"] in (None, "XX"):
        first, last = date(first_year, int(month), 1), date(first_year, int(month), days)
        return DaySpan(first=first, last=last, qualified=qualified)
    if not 1 <= int(found["day"]) <= days:
        return None
    day = date(first_year, int(month), int(found["day"]))
    return DaySpan(first=day, last=day, qualified=qualified)


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
    found, span = _DATE.fullmatch(text), _one(text)
    if found is None or span is None or span.first is None:
        return None
    mark, year = _MARKS.get(found["mark"], ""), found["year"]
    if "X" in year:
        size = "s" if year.count("X") == 1 else "s (century)"
        return f"{mark}the {year.replace('X', '0')}{size}"
    month = found["month"]
    if month in (None, "XX"):
        return f"{mark}{year}"
    if int(month) in _SEASONS:
        return f"{mark}{_SEASONS[int(month)]} {year}"
    name = calendar.month_name[int(month)]
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
