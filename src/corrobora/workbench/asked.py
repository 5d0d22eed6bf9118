"""What the address of a page asks for, addresses of further pages, and words of reports made harmless for a page."""

import re
import urllib.parse
from datetime import date
from typing import Final

from starlette.requests import Request

from corrobora.export.dates import find_span
from corrobora.export.naming import LONGEST as LONGEST_LINE
from corrobora.export.naming import harmless
from corrobora.export.passages import printable
from corrobora.workbench.languages import spoken
from corrobora.workbench.tellings import date_said

LONGEST: Final = 2_000
"""Characters of one thing asked for. Ours: `corrobora.custody.searching` reads so many of a question."""
_NO_BREAK: Final = re.compile(r"((?<=\S)[\u00a0\u202f](?=\S))")
_NUMBER: Final = re.compile(r"[0-9]{1,9}")
"""Entries are counted in four bytes by PostgreSQL."""
_DAY: Final = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


def asked(request: Request, name: str) -> str:
    """Return what an address asks for by a name, cut at `LONGEST`; nothing where it does not."""
    return request.query_params.get(name, "")[:LONGEST].strip()


def number_asked(request: Request, name: str) -> int | None:
    """Return the number that an address names; ``None`` where it names none, or no number."""
    told = request.query_params.get(name, "")
    return int(told) if _NUMBER.fullmatch(told) else None


def wrong_day(words: str) -> str:
    """Return what is wrong with a day that somebody asks for, in a sentence; nothing where it can be used or is empty."""
    if not words or _DAY.fullmatch(words):
        return ""
    _ = spoken().gettext
    return _("Found “%(found)s”, expected a year, a month or a day: 2024, 2024-03 or 2024-03-05.") % {
        "found": line(words)
    }


def address(path: str, **told: str | int | None) -> str:
    """Return the address of a page with what it is asked for; what is empty is left out.

    What no address can carry (half a surrogate pair) becomes a question mark, and then nothing is found by it.
    """
    some = [(name, str(value)) for name, value in told.items() if value not in {None, ""}]
    return f"{path}?{urllib.parse.urlencode(some, errors='replace')}" if some else path


def part(words: str) -> str:
    """Return words as one part of a path."""
    return urllib.parse.quote(words, safe="", errors="replace")


def line(words: str | None) -> str:
    """Return words out of a report or a form as one harmless line.

    A no-break space alone between two letters stays one: in French it stands before marks, which else begin a line.
    """
    parts = _NO_BREAK.split(words or "")
    kept = "".join(one if one in {"\u00a0", "\u202f"} else harmless(one) for one in parts)
    return kept if len(kept) <= LONGEST_LINE else f"{kept[: LONGEST_LINE - 1]}…"


def words(text: str) -> str:
    """Return words out of a report with what a page cannot carry replaced, their lines kept."""
    return printable(text)


def day_words(edtf: str | None) -> str:
    """Return a date in words; nothing where there is none."""
    return "" if edtf is None else line(date_said(edtf))


def days_between(edtf: str | None, as_of: str | None) -> int | None:
    """Return how many days lie between the last day that a date may mean and a day; ``None`` where either is not known."""
    first, last = find_span(edtf), find_span(as_of)
    if first is None or first.last is None or last is None or last.first is None:
        return None
    return _days(first.last, last.first)


def _days(first: date, last: date) -> int:
    return (last - first).days


def counted_days(days: int) -> str:
    """Return a number of days as a person says it."""
    language = spoken()
    words = language.ngettext("%(number)s day", "%(number)s days", days)
    return words % {"number": language.number(days)}
