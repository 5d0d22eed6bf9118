"""Dates in EDTF level 1: read them, bound them, compare them.

Only what corrobora writes and what metadata carry is read: years, months, days,
unspecified digits (``201X``), the qualifiers ``?``, ``~`` and ``%``, and
intervals, open ones included. Source: Extended Date/Time Format specification,
Library of Congress, 2019 (adopted into ISO 8601-2:2019).

Seasons (``2025-21``) are refused: their days depend on the hemisphere, which no
report states.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

_POINT = re.compile(r"(\d{2}(?:\d\d|\dX|XX))(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T[0-9:.+\-Z]*)?[?~%]?")


def _point_bounds(point: str) -> tuple[date, date]:
    read = _POINT.fullmatch(point)
    if read is None or not point.isascii():
        raise ValueError(f"not an EDTF date this library reads: {point[:40]!r}")
    year, month, day = read.groups()
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first_year == 0:
        raise ValueError(f"year 0 has no calendar day: {point[:40]!r}")
    if month is None or month == "XX" or "X" in year:
        return date(first_year, 1, 1), date(last_year, 12, 31)
    if day is None or day == "XX":
        if not 1 <= int(month) <= 12:
            raise ValueError(f"not a month: {point[:40]!r}")
        return date(first_year, int(month), 1), date(
            first_year, int(month), monthrange(first_year, int(month))[1]
        )
    only = date(first_year, int(month), int(day))
    return only, only


@lru_cache(maxsize=1 << 14)  # of few days many things are compared, again and again
def bounds(edtf: str) -> tuple[date, date]:
    """Return the first and the last day a date may mean.

    An open or unknown end gives `date.min` or `date.max`. The qualifiers
    ``?``, ``~`` and ``%`` say how sure the date is and do not widen it: a width
    that nobody stated would be an invention.

    Raises:
        ValueError: the text is no EDTF of the kind read here, names a day that
            no calendar has, or is an interval that ends before it begins.

    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _point_bounds(edtf)
    begin = date.min if first in {"", ".."} else _point_bounds(first)[0]
    end = date.max if last in {"", ".."} else _point_bounds(last)[1]
    if end < begin:
        raise ValueError(f"interval ends before it begins: {edtf[:40]!r}")
    return begin, end


def precision(first: date, last: date) -> tuple[int | None, int | None]:
    """Return (UCDP date_prec, ACLED time_precision) of an interval of days, ends included.

    UCDP GED codebook: 1 day, 2 two to six days, 3 week, 4 month, 5 year. ACLED:
    1 day, 2 week or weekend, 3 month; ACLED has no code for a year, so that 3,
    its coarsest, stands there too (the reading of practitioners, see
    ``docs/methods/dates.md``). Neither scale has a code for more than a year or
    for an open interval: both are ``None`` then.
    """
    days = (last - first).days + 1
    if days == 1:
        return 1, 1
    if days <= 6:
        return 2, 2
    if days == 7:
        return 3, 2
    if days <= 31:
        return 4, 3
    if days <= 366:
        return 5, 3
    return None, None


def overlaps(a: str, b: str) -> bool:
    """Whether two EDTF dates may mean one day.

    Raises:
        ValueError: as `bounds`.

    """
    a_first, a_last = bounds(a)
    b_first, b_last = bounds(b)
    return a_first <= b_last and b_first <= a_last


def day(of: date) -> str:
    """Write one day."""
    return f"{of.year:04d}-{of.month:02d}-{of.day:02d}"


def interval(first: date, last: date) -> str:
    """Write the shortest EDTF of a stretch of days, ends included.

    A whole month is written as a month, a whole year as a year; `date.min` and
    `date.max` are open ends.

    Raises:
        ValueError: the stretch ends before it begins.

    """
    if last < first:
        raise ValueError("interval ends before it begins")
    if first == last:
        return day(first)
    whole_months = first.day == 1 and last != date.max and last.day == monthrange(last.year, last.month)[1]
    if whole_months and first != date.min:
        if first.month == 1 and last.month == 12:
            if first.year == last.year:
                return f"{first.year:04d}"
            return f"{first.year:04d}/{last.year:04d}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.year:04d}-{first.month:02d}"
        return f"{first.year:04d}-{first.month:02d}/{last.year:04d}-{last.month:02d}"
    begin = ".." if first == date.min else day(first)
    end = ".." if last == date.max else day(last)
    return f"{begin}/{end}"


# --------------------------------------------------------------------------- full dates in metadata

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH_WORD = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_WEEKDAY_WORD = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur|urs)?(?:day)?\.?,?\s+)?"
_ZONE = r"(?:\s*(?:z|[a-z]{2,5}|(?:utc|gmt)?\s*[+\-−]\d{1,2}:?(?:\d\d)?)(?:\s*\([a-z ]{1,30}\))?)?"
_CLOCK = (
    r"(?:[,\s]\s*(?:-|–|—|\||at)?\s*\d{1,2}(?:[:.h]\d\d){1,2}(?:\.\d{1,9})?(?:\s*[ap]\.?m\.?)?"
    + _ZONE
    + r")?"
)

_FULL = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<mon>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
        r"(?:[t\s]\s*\d{1,2}(?::\d\d){1,2}(?:[.,]\d{1,9})?(?:\s*[ap]\.?m\.?)?" + _ZONE + r")?",
        r"(?P<year>(?:19|20)\d\d)(?P<mon>\d\d)(?P<day>\d\d)(?:t\d{4,6}(?:z|[+\-]\d{4})?)?",
        _WEEKDAY_WORD
        + r"(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s\-]+"
        + _MONTH_WORD
        + r"[,\s\-]\s*(?P<year>\d{4})"
        + _CLOCK,
        _WEEKDAY_WORD
        + _MONTH_WORD
        + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?P<year>\d{4})"
        + _CLOCK,
        r"(?P<one>\d{1,2})(?P<sep>[-/.])(?P<two>\d{1,2})(?P=sep)(?P<year>\d{4})" + _CLOCK,
    )
)
_LONGEST = 80


def _calendar_day(year: int, month: int, of_month: int) -> date | None:
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def _day_or_month_first(one: int, two: int, year: int) -> date | None:
    """Read two numbers that may be day and month in either order; ``None`` where both orders give a day."""
    day_first, month_first = _calendar_day(year, two, one), _calendar_day(year, one, two)
    if day_first is not None and month_first is not None and day_first != month_first:
        return None
    return day_first or month_first


def parse_full_date(words: str) -> str | None:
    """Read one full, unambiguous date as metadata write it, or return ``None``.

    Read are ISO 8601, RFC 2822 and the English forms ("17 February 2025", "Mon,
    Feb 17, 2025 at 10:15 GMT"). The day is the one written: a time zone is not
    applied, since the day in the outlet's own zone is the day it says it
    published. Numbers that may be day or month in either order ("03/04/2025")
    give ``None``, and so does a weekday that contradicts its date.
    """
    plain = " ".join(words.split()).lower()
    if not 6 <= len(plain) <= _LONGEST:
        return None
    for form in _FULL:
        read = form.fullmatch(plain)
        if read is None:
            continue
        found = read.groupdict()
        year = int(found["year"])
        if not 1000 <= year <= 2999:
            return None
        if found.get("one") is not None:
            only = _day_or_month_first(int(found["one"]), int(found["two"]), year)
        elif found.get("mon") is not None:
            only = _calendar_day(year, int(found["mon"]), int(found["day"]))
        else:
            only = _calendar_day(year, month_number(found["month"]), int(found["day"]))
        if only is None:
            return None
        weekday = found.get("weekday")
        if weekday is not None and not WEEKDAYS[only.weekday()].startswith(weekday):
            return None
        return day(only)
    return None


def month_number(word: str) -> int:
    """Return 1 to 12 for an English month name or its abbreviation, a full stop allowed.

    Raises:
        ValueError: no month begins so.

    """
    start = word.lower().rstrip(".")
    for number, name in enumerate(MONTHS, start=1):
        if len(start) >= 3 and name.startswith(start[:3]) and (name.startswith(start) or start == "sept"):
            return number
    raise ValueError(f"not a month: {word[:20]!r}")
