"""Which publication a notice means: by its number, its headline, its day, or what it is about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from corrobora.edtf import bounds
from corrobora.merging.notices import amounts
from corrobora.merging.publishers import key_of
from corrobora.merging.versions import alike, own_words, without_marks
from corrobora.records import Report

_HEAD = 600
"""Characters of a text in which it says what it is about."""
_TELLING_WORDS = 3
"""Words of its subject that a notice must share with the one report it means, a name among them."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{'|'.join(_MONTHS)})[a-z]*|(?P<m2>{'|'.join(_MONTHS)})[a-z]*\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)\b"
    r"|\b(?P<iso>\d{4}-\d\d-\d\d)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?P<day>{'|'.join(_DAYS)}|yesterday|today)(?:['’]s)?\b", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<![\w’'])[A-ZÀ-Þ][\w’'-]{2,}")
_PLAIN = frozenset(
    """the a an and or of in on at to for from by with its our their his her this that these those story article report
    item dispatch alert headline notice page news agency kill killed kills killing dead died people soldiers army
    police government said says correction corrects withdrawn withdraws withdrawal retracts retraction editors note
    retract retracts retracted withdraw withdrew delete deleted unpublished formally fully
    please disregard advisory text version earlier number toll error apologises regret regrets clients subscribers
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december yesterday today after over not which were was had has have been""".split()
)


def numbered(report: Report, numbers: Iterable[str]) -> bool:
    """Whether a report bears one of these numbers or slugs: as its id, or as a word of its address or of its head."""
    head = f"{report.title or ''}\n{report.text[:_HEAD]}\n{report.url or ''}".casefold()
    for number in numbers:
        wanted = number.casefold()
        if report.external_id is not None and report.external_id.casefold() == wanted:
            return True
        if len(wanted) >= 3 and re.search(rf"(?<![\w-]){re.escape(wanted)}(?![\w-])", head):
            return True
    return False


def headed(report: Report, headlines: Iterable[str]) -> bool:
    """Whether a report stands under one of these headlines."""
    lines = [report.title or "", *[line for line in own_words(report).splitlines() if line.strip()][:3]]
    return any(
        alike(key_of(without_marks(line)).split(), key_of(headline).split())
        for headline in headlines
        for line in lines
    )


def days_named(words: str, held: Report) -> frozenset[date]:
    """Return the days some words of a report name, the year being that of its publication."""
    if held.published is None or held.published.edtf is None:
        return frozenset()
    issued = bounds(held.published.edtf)[0]
    found: set[date] = set()
    for match in _DAY.finditer(words):
        try:
            if match["iso"]:
                found.add(date.fromisoformat(match["iso"]))
                continue
            month = _MONTHS.index((match["m1"] or match["m2"])[:3].casefold()) + 1
            day = date(issued.year, month, int(match["d1"] or match["d2"]))
        except ValueError:
            continue
        found.add(
            day
            if day <= issued
            else day.replace(year=day.year - 1)
            if (day.month, day.day) != (2, 29)
            else day
        )
    for match in _WEEKDAY.finditer(words):
        name = match["day"].casefold()
        if name == "yesterday":
            found.add(issued - timedelta(days=1))
        elif name == "today":
            found.add(issued)
        else:
            back = (issued.weekday() - _DAYS.index(name)) % 7
            found.add(issued - timedelta(days=back))
    return frozenset(found)


def published_on(report: Report, days: frozenset[date]) -> bool:
    """Whether a report was published on one of these days, or nothing says when; a night and a time zone give a day."""
    if report.published is None or report.published.edtf is None:
        return True
    first, last = bounds(report.published.edtf)
    return any(first - timedelta(days=1) <= day <= last + timedelta(days=1) for day in days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a notice is about: the names in it, and its telling words, names among them."""

    names: frozenset[str]
    words: frozenset[str]


def subject_of(words: str, held: Report) -> Subject:
    """Return what some words of a report are about; its outlet's name, numbers, days and the words of every notice are left out."""
    own = set(key_of(held.outlet or "").split())
    names = {key_of(found[0]) for found in _CAPITAL.finditer(words)} - _PLAIN - own
    telling = {word for word in key_of(words).split() if len(word) >= 4} - _PLAIN - own
    names, telling = ({word for word in found if not amounts(word)} for found in (names, telling))
    return Subject(names=frozenset(names), words=frozenset(telling | names))


def tells_of(report: Report, subject: Subject) -> bool:
    """Whether a report's title and beginning share a name and enough telling words with a notice."""
    head = set(key_of(f"{report.title or ''} {own_words(report).strip()[:_HEAD]}").split())
    capitals = {
        key_of(found[0])
        for found in _CAPITAL.finditer(f"{report.title or ''} {own_words(report).strip()[:_HEAD]}")
    }
    return bool(subject.names & capitals) and len(subject.words & head) >= min(
        _TELLING_WORDS, len(subject.words)
    )
