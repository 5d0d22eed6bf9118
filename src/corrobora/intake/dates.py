"""Publication dates: every candidate is kept, one is chosen by a stated order, none is guessed.

A date is read only where its words leave no choice. ``03/04/2025`` is the 3rd
of April in one country and the 4th of March in another: it stays in words
unless another candidate names one of the two or the text decides it (`settled`). A day without a year, a year of
two digits and a date that no calendar has stay in words.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corrobora.records import DateCandidate, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Words that hold a date, and where they were found (as in `DateCandidate.found_in`)."""

    words: str
    found_in: str
    decided: str | None = None
    """ISO day, where the words alone leave open which number is the month and the rest of the text does not."""


TRUST: tuple[tuple[str, ...], ...] = (
    ("field:published", "front-matter:published"),
    ("mail:Date",),
    ("json-ld:datePublished",),
    (
        "meta:article:published_time",
        "meta:og:published_time",
        "meta:datepublished",
        "meta:date",
        "meta:pubdate",
        "meta:publishdate",
        "meta:publish-date",
        "meta:publication_date",
        "meta:parsely-pub-date",
        "meta:sailthru.date",
        "meta:citation_publication_date",
        "meta:citation_date",
        "meta:dc.date",
        "meta:dc.date.issued",
        "meta:dcterms.date",
        "meta:dcterms.issued",
        "meta:dcterms.created",
    ),
    ("microdata:datePublished",),
    ("byline",),
    ("dateline",),
    ("time",),
    ("period",),
    ("url",),
)
"""Where a date must stand to be taken as the day of publication, most trusted first.

Stated by the person who hands the report over; stamped by the sender's mail; stated by the page for
machines; stated by it for people; the last day of the week or days that it covers; implied by its address. Not in the list, and so never taken: dates
of a change, creation dates of PDF and DOCX files (the day of a conversion), and what htmldate infers.
A rank whose candidates name different days decides nothing."""

_MONTH_NAMES = [
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
]
_MONTHS = (
    {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
    | {name[:3]: number for number, name in enumerate(_MONTH_NAMES, start=1)}
    | {"sept": 9}
)
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
"""Pattern of an English month name, long or short. For use with ``re.IGNORECASE``."""

_YEAR = r"(?P<year>1[89]\d\d|2[01]\d\d)(?!\d)"
_DAY = r"(?<![\d.,])(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NUMBER_AHEAD = r"(?<![\d/.-])"

_ISO = re.compile(_NUMBER_AHEAD + _YEAR + r"(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)")
_BASIC = re.compile(r"^\s*(?P<year>1[89]\d\d|2[01]\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T?\d{4,6}Z?)?\s*$")
_DAY_MONTH = re.compile(_DAY + rf"\s+(?:of\s+)?(?P<month>{MONTH}),?\s+" + _YEAR, re.IGNORECASE)
_HYPHENED = re.compile(_DAY + rf"-(?P<month>{MONTH})-" + _YEAR, re.IGNORECASE)
_MONTH_DAY = re.compile(
    rf"\b(?P<month>{MONTH})\s+(?:\d{{1,2}}\s*[-–—]\s*)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+" + _YEAR,
    re.IGNORECASE,
)
_NUMERIC = re.compile(_NUMBER_AHEAD + r"(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)" + _YEAR)
_MONTH_YEAR = re.compile(rf"\b(?P<month>{MONTH}),?\s+" + _YEAR, re.IGNORECASE)
_ISO_MONTH = re.compile(r"^\s*" + _YEAR + r"-(?P<month>0[1-9]|1[0-2])\s*$")
_ONLY_YEAR = re.compile(r"^\s*" + _YEAR + r"\s*$")


def _month_number(name: str) -> int:
    return _MONTHS[name.lower().rstrip(".")]


def _day(year: str, month: int, day: str) -> str | None:
    try:
        return dt.date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def _numeric_readings(words: str) -> frozenset[str]:
    match = _NUMERIC.search(words)
    if match is None:
        return frozenset()
    day_first = _day(match["year"], int(match["b"]), match["a"])
    month_first = _day(match["year"], int(match["a"]), match["b"])
    return frozenset(day for day in (day_first, month_first) if day)


def _edtf_of(words: str) -> str | None:
    for pattern in (_ISO, _BASIC):
        match = pattern.search(words)
        if match:
            return _day(match["year"], int(match["month"]), match["day"])
    for pattern in (_DAY_MONTH, _HYPHENED, _MONTH_DAY):
        match = pattern.search(words)
        if match:
            return _day(match["year"], _month_number(match["month"]), match["day"])
    if _NUMERIC.search(words):
        readings = _numeric_readings(words)
        return next(iter(readings)) if len(readings) == 1 else None
    match = _MONTH_YEAR.search(words)
    if match:
        return f"{match['year']}-{_month_number(match['month']):02d}"
    match = _ISO_MONTH.match(words)
    if match:
        return f"{match['year']}-{match['month']}"
    match = _ONLY_YEAR.match(words)
    return match["year"] if match else None


def _when(words: str, edtf: str) -> When:
    # UCDP GED codebook, date_prec; ACLED codebook, time_precision (which has no year).
    date_prec, time_prec = {10: (1, 1), 7: (4, 3), 4: (5, None)}[len(edtf)]
    return When(text=words, edtf=edtf, date_prec=date_prec, time_prec=time_prec)


_SPELLED = re.compile(
    rf"(?<![\d.,])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH})|\b(?P<month_>{MONTH})\s+(?P<day_>\d{{1,2}})(?!\d)",
    re.IGNORECASE,
)
_A_MONTH = 31
"""A text that tells of a day is put out within so many days of it, where its own date could mean two."""


def settled(dated: Dated, text: str, *, language: str | None = None) -> Dated:
    """Return a date with the day decided that its two numbers leave open, where the text decides it.

    Asked in this order: dots, which part a day first; another date of the text in figures that has one reading
    only; the country of ``language`` ("en-US" puts the month first, every other English the day); a day spelled
    in the text that only one of the two readings follows within a month. What none of them decides stays open.
    """
    match = _NUMERIC.search(dated.words)
    readings = _numeric_readings(dated.words)
    if match is None or len(readings) < 2:
        return dated
    day_first = _day(match["year"], int(match["b"]), match["a"])
    month_first = _day(match["year"], int(match["a"]), match["b"])
    others = [(int(m["a"]), int(m["b"])) for m in _NUMERIC.finditer(text)]
    orders = {a > 12 for a, b in others if (a > 12) != (b > 12)}
    region = (language or "").replace("_", "-").partition("-")[2].upper()
    if match["mark"] == "." or orders == {True}:
        return replace(dated, decided=day_first)
    if orders == {False}:
        return replace(dated, decided=month_first)
    if not orders and len(region) == 2:
        return replace(dated, decided=month_first if region == "US" else day_first)
    told = {
        day
        for m in _SPELLED.finditer(text)
        if (day := _day(match["year"], _month_number(m["month"] or m["month_"]), m["day"] or m["day_"]))
    }
    after = {
        reading
        for reading in readings
        for day in told
        if 0 <= (dt.date.fromisoformat(reading) - dt.date.fromisoformat(day)).days <= _A_MONTH
    }
    return replace(dated, decided=next(iter(after))) if len(after) == 1 else dated


def read_date(words: str) -> When | None:
    """Return the day, month or year that words name beyond doubt, else ``None``.

    A time with a zone keeps its calendar day as written: 23:30 in one place stays that place's day.
    """
    edtf = _edtf_of(words)
    return None if edtf is None else _when(words, edtf)


def _read(dated: Dated) -> When | None:
    return read_date(dated.words) if dated.decided is None else _when(dated.words, dated.decided)


def to_candidate(dated: Dated) -> DateCandidate:
    """Return a candidate: EDTF where the words leave no choice, otherwise the words."""
    when = _read(dated)
    return DateCandidate(
        value=dated.words if when is None or when.edtf is None else when.edtf, found_in=dated.found_in
    )


def _agreed(readings: Iterable[When]) -> When | None:
    # Equal days agree, and a month agrees with a day in it; the most precise speaks for them.
    best: When | None = None
    for when in readings:
        old, new = (best.edtf or "") if best else "", when.edtf or ""
        if new.startswith(old):
            best = when if best is None or len(new) > len(old) else best
        elif not old.startswith(new):
            return None
    return best


def choose_published(found: Sequence[Dated]) -> When | None:
    """Return the day of publication by the order of `TRUST`, or ``None`` where nothing states it."""
    trusted = {label for rank in TRUST for label in rank}
    read = (_read(dated) for dated in found if dated.found_in in trusted)
    days = {when.edtf for when in read if when is not None and when.edtf is not None}
    for rank in TRUST:
        readings: list[When] = []
        for dated in found:
            if dated.found_in not in rank:
                continue
            when = _read(dated)
            if when is None:
                decided = sorted(_numeric_readings(dated.words) & days)
                when = _when(dated.words, decided[0]) if len(decided) == 1 else None
            if when is not None:
                readings.append(when)
        chosen = _agreed(readings)
        if chosen is not None:
            return chosen
    return None


_URL_DAY = re.compile(
    r"/(?P<year>(?:19|20|21)\d\d)(?P<mark>[/-]?)(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?=[/_.-]|$)"
    r"|-(?P<year_>(?:19|20|21)\d\d)-(?P<month_>\d\d)-(?P<day_>\d\d)(?=[/?#]|\.\w{2,5}$|$)"
)
_URL_MONTH = re.compile(r"/(?P<year>(?:19|20|21)\d\d)/(?P<month>0[1-9]|1[0-2])(?=/)")


_REPLAYED = re.compile(r"https?://[^/?#]+/[^?#]*/(https?:/{1,2}[^/].*)", re.IGNORECASE)


def date_in_url(url: str) -> Dated | None:
    """Return the date in an address's path, or ``None``.

    ``/2025/02/17/``, ``/2025/02/``, ``/20250217-…`` and a path that ends ``-2025-02-17``. Eight digits behind a
    word are an article's number as often as a day, and are not read. Of an address that holds another in its path
    (a web archive's replay) only the inner one counts: a day before it is that of the capture.
    """
    inner = _REPLAYED.match(url)
    url = url if inner is None else inner[1]
    for match in _URL_DAY.finditer(url):
        year, month, day = (match[part] or match[f"{part}_"] for part in ("year", "month", "day"))
        if (not match["year"] or match["mark"] or len(month + day) == 4) and _day(year, int(month), day):
            return Dated(words=f"{year}-{int(month):02d}-{int(day):02d}", found_in="url")
    whole = _URL_MONTH.search(url)
    return Dated(words=f"{whole['year']}-{whole['month']}", found_in="url") if whole else None
