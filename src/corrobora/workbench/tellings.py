"""Dates, numbers and places in words, in the language of the page that is made (`corrobora.workbench.languages.spoken`).

In English they are told as the dossier tells them (`corrobora.export.wording`), so that a page and a dossier say the same.
"""

import re
from datetime import UTC, datetime
from typing import Final

from corrobora.export.dates import date_words, when_words
from corrobora.export.wording import closeness, count_words, plain, range_words, report_wording
from corrobora.records import Count, OriginRange, Place, When
from corrobora.workbench import vocabulary
from corrobora.workbench.languages import noted, spoken

_MONTHS: Final = (
    noted("January"),
    noted("February"),
    noted("March"),
    noted("April"),
    noted("May"),
    noted("June"),
    noted("July"),
    noted("August"),
    noted("September"),
    noted("October"),
    noted("November"),
    noted("December"),
)
_DATE: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d{2}))?)?(?P<mark>[?~%]?)", re.ASCII
)
_UNLISTED: Final = "not in the gazetteer"


def date_said(edtf: str) -> str:
    """Return an EDTF date in words; as it stands where it is of a kind for which there are none in this language."""
    if spoken().tag == "en":
        return date_words(edtf)
    _ = spoken().gettext
    first, interval, last = edtf.partition("/")
    if not interval:
        return _one(edtf) or edtf
    begin, end = _one(first), _one(last)
    if begin and end:
        return _("%(first)s – %(last)s") % {"first": begin, "last": end}
    if begin and last in {"", ".."}:
        return _("from %(day)s on") % {"day": begin}
    if end and first in {"", ".."}:
        return _("until %(day)s") % {"day": end}
    return edtf


def _one(edtf: str) -> str:
    """Return a single date in words; nothing where there are none for it."""
    found = _DATE.fullmatch(edtf)
    if found is None:
        return ""
    _ = spoken().gettext
    told = {"year": found["year"], "month": "", "day": ""}
    words = "%(year)s"
    if found["month"]:
        told["month"] = spoken().said(_MONTHS[int(found["month"]) - 1])
        words = _("%(month)s %(year)s")
    if found["day"]:
        told["day"] = str(int(found["day"]))
        words = _("1 %(month)s %(year)s") if told["day"] == "1" else _("%(day)s %(month)s %(year)s")
    said = words % told
    if found["mark"] == "~":
        return _("about %(day)s") % {"day": said}
    return _("perhaps %(day)s") % {"day": said} if found["mark"] else said


def when_said(when: When | None) -> str:
    """Return a time in words, or the report's own where no date follows from them (`corrobora.export.dates.when_words`)."""
    if spoken().tag == "en":
        return when_words(when)
    _ = spoken().gettext
    if when is None:
        return _("not stated")
    if when.edtf is None:
        return _("“%(words)s” (no date follows from it)") % {"words": when.text}
    return date_said(when.edtf)


def moment_said(at: str, *, exact: bool = False) -> str:
    """Return a moment as people say it, in UTC as the ledger keeps it; as it stands where it is none.

    Args:
        at: the moment (RFC 3339); one without an offset is of UTC.
        exact: whether its seconds are said, too.

    """
    try:
        told = datetime.fromisoformat(at)
        told = told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)
    except (ValueError, OverflowError):
        return at
    _ = spoken().gettext
    return _("%(day)s, %(time)s UTC") % {
        "day": date_said(told.date().isoformat()),
        "time": told.time().isoformat("seconds" if exact else "minutes"),
    }


def range_said(low: int | None, high: int | None) -> str:
    """Return a range of people in words (`corrobora.export.wording.range_words`)."""
    language = spoken()
    if language.tag == "en":
        return range_words(low, high)
    _ = language.gettext
    if low is None:
        return _("no number") if high is None else _("up to %(number)s") % {"number": language.number(high)}
    if high is None:
        if low > 1 and low % 100 == 1:
            return _("more than %(number)s") % {"number": language.number(low - 1)}
        return _("%(number)s or more") % {"number": language.number(low)}
    if low == high:
        return language.number(low)
    return _("%(low)s to %(high)s") % {"low": language.number(low), "high": language.number(high)}


def origins_said(origins: OriginRange) -> str:
    """Return a range of origins in words."""
    return range_said(origins.low, origins.high)


def count_said(count: Count) -> str:
    """Return a count as its report words it, with what is counted (`corrobora.export.wording.count_words`)."""
    language = spoken()
    if language.tag == "en":
        return count_words(count)
    told = {
        "number": report_wording(count) or range_said(count.low, count.high),
        "who": language.said(plain(count.category or count.unit)),
        "outcome": language.said(plain(count.outcome)),
    }
    _ = language.gettext
    if count.part:
        return _("%(number)s (%(who)s, %(outcome)s; a part of a total)") % told
    return _("%(number)s (%(who)s, %(outcome)s)") % told


def closeness_said(place: Place) -> str:
    """Return how closely a place is known (`corrobora.export.wording.closeness`)."""
    words, language = closeness(place), spoken()
    known = max((one for one in vocabulary.CLOSENESS if words.endswith(one)), key=len, default="")
    lists = words.removesuffix(known).removesuffix(", ")
    names = lists.removesuffix(_UNLISTED).strip()
    if names:
        _ = language.gettext
        lists = _("%(names)s not in the gazetteer") % {"names": names}
    return ", ".join(language.said(one) for one in (lists, known) if one)


def counted(number: int, most: int) -> str:
    """Return how many there are, where nobody counts further than a number."""
    language = spoken()
    _ = language.gettext
    told = {"number": language.number(number)}
    return _("%(number)s or more") % told if number >= most else told["number"]
