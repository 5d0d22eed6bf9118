"""Which reports are versions of one page, and which of them is the latest.

The same page taken in twice is told by its address, or, where no address says
otherwise, by outlet and headline, and in both cases by most of the same text. A
new article at another address is no version, however much it repeats: what it
tells anew is an update, and the older article stands as its outlet left it.
Versions whose order nothing tells are left as they are.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from corrobora.edtf import bounds
from corrobora.merging.notices import Doing, Notice, amounts
from corrobora.merging.publishers import Publishers, captured, key_of, page_of, same_page
from corrobora.records import Report, ReportId

PAGE_SHARE = 0.2
"""Share of the older text's sentences that must stand in the later one at the same address, or the titles must be alike."""
HEADLINE_SHARE = 0.5
"""The same where no address tells that it is one page, but outlet and headline are the same."""
STANDS = 0.5
"""Share of a sentence's sequences of three words that must stand in the other text: one number may have changed."""
ALIKE = 0.6
"""Share of the words of two headlines that must be common."""
SHORTEST_HEADLINE = 3
"""Words from which on a headline is one that versions of a page find each other by."""
_NEIGHBOURS = 12
"""Reports of one outlet and headline that each is compared with, the nearest in time: a column's name is no headline."""

Gram = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+")
_CUT = re.compile(r"(?<=[.!?”\"])\s+|\n+")
_UPDATED_AT = re.compile(
    r"\b(?:updated|last (?:updated|modified|changed)|modified|corrected|mis à jour)\b[^\n]{0,60}?"
    r"(?P<hour>\d{1,2})[:h.](?P<minute>[0-5]\d)\b(?:\s*(?P<half>[ap])\.?m\b)?",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"updat|modif|chang|correct", re.IGNORECASE)
_TAKE = re.compile(
    r"^\W*(?:update|wrapup|lead|take|recast)\s*(?P<number>\d+)\b"
    r"|\b(?P<ordinal>\d)(?:st|nd|rd|th)\s+(?:lead|update|take)\b",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"^\W*(?:(?:corrected|correction|corrects|update(?:d)?(?:\s*\d+)?|refile|recasts?|urgent|breaking(?: news)?"
    r"|withdrawn|retracted|wrapup(?:\s*\d+)?|\d(?:st|nd|rd|th) lead)\s*(?:\([^)]{0,20}\)\s*)?[-–—:]+\s*)+",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:this|the) (?:story|article|report|page|post|item) (?:has been|was|is being) (?:\w+ )?"
    r"(?:updated|corrected|amended|changed|edited|revised)\b"
    r"|\b(?:an?|the) (?:earlier|previous) version\b|^\W*(?:updates|corrects|adds|recasts)\b",
    re.IGNORECASE | re.MULTILINE,
)
_TITLED_CHANGED = re.compile(r"\W*(?:corrected|updated?)\b", re.IGNORECASE)
_TIMED = re.compile(r"\d[T ]\d{1,2}:\d\d")
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """When a version was made: the day, and the minute in UTC where it is known."""

    day: date
    minute: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """The later version of a page, and why it is taken for one."""

    report: ReportId
    why: str


def own_words(report: Report) -> str:
    """Return a report's text with its page furniture blotted out, offsets unchanged."""
    text = report.text
    for span in report.furniture:
        text = text[: span.start] + "\n" * (span.end - span.start) + text[span.end :]
    return text


def sentence_at(text: str, start: int, end: int) -> str:
    """Return the sentence or sentences of a text that hold a passage."""
    first = max((found.end() for found in _CUT.finditer(text, 0, start)), default=0)
    after = _CUT.search(text, max(end - 2, 0))
    return text[first : after.start() if after else len(text)]


def grams(text: str) -> frozenset[Gram]:
    """Return the sequences of three words in a text."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return frozenset(tuple(words[place : place + 3]) for place in range(len(words) - 2))


@lru_cache(maxsize=512)
def _known(report: Report) -> frozenset[Gram]:
    return grams(own_words(report))


def grams_of(report: Report) -> frozenset[Gram]:
    """Return the sequences of three words in a report, page furniture left out."""
    return _known(report)


def stands_in(sentence: str, known: frozenset[Gram]) -> bool:
    """Whether a sentence stands in a text or nearly so; one of fewer than three words stands nowhere."""
    own = grams(sentence)
    return bool(own) and len(own & known) >= STANDS * len(own)


def share(older: Report, later: Report) -> float:
    """Return the share of the older text's sentences, of six words or more, that stand in the later one, 0 to 1."""
    told = [part for part in _CUT.split(own_words(older)) if len(_WORD.findall(part)) >= 6]
    return sum(stands_in(part, grams_of(later)) for part in told) / len(told) if told else 0.0


def headline(title: str | None) -> tuple[str, ...]:
    """Return the words of a headline without the marks an agency puts before it ("CORRECTED-") and without its numbers."""
    if title is None:
        return ()
    return tuple(word for word in key_of(_PREFIX.sub("", title)).split() if not amounts(word))


def alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two headlines have most of their words in common."""
    a, b = set(one), set(other)
    return bool(a and b) and len(a & b) >= ALIKE * len(a | b)


def minute_of(words: str) -> datetime | None:
    """Return the minute that a time stamp of metadata gives, in UTC; one without a zone is taken for UTC."""
    if not _TIMED.search(words):
        return None
    try:
        read = datetime.fromisoformat(words.strip())
    except ValueError:
        return None
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def stamp(report: Report) -> Stamp | None:
    """Return when a version was made: its latest date of change, else of publication; ``None``: not known."""
    days: list[date] = []
    minutes: list[datetime] = []
    if report.published is not None and report.published.edtf is not None:
        days.append(bounds(report.published.edtf)[0])
        if (exact := minute_of(report.published.text)) is not None:
            minutes.append(exact)
    for candidate in report.published_candidates:
        if _CHANGE.search(candidate.found_in):
            try:
                days.append(bounds(candidate.value)[0])
            except ValueError:
                # the words could not be read as a date when the report was taken in
                continue
    if not days:
        return None
    day = max(days)
    for found in _UPDATED_AT.finditer(report.text):
        hour = int(found["hour"])
        if found["half"]:
            hour = hour % 12 + (12 if found["half"].casefold() == "p" else 0)
        if hour < 24:
            minutes.append(datetime(day.year, day.month, day.day, hour, int(found["minute"]), tzinfo=UTC))
    return Stamp(day=day, minute=max((one for one in minutes if one.date() == day), default=None))


def not_after(one: Report, other: Report) -> bool:
    """Whether nothing says that the one was published after the other."""
    if one.published is None or other.published is None:
        return True
    if one.published.edtf is None or other.published.edtf is None:
        return True
    first, last = bounds(one.published.edtf)[0], bounds(other.published.edtf)[1]
    if first != last:
        return first < last
    here, there = minute_of(one.published.text), minute_of(other.published.text)
    return here is None or there is None or here <= there


def page_keys(report: Report) -> tuple[tuple[str, ...], ...]:
    """Return by what reports at one address, or under one number of a site, find each other."""
    page = page_of(report.url)
    if page is None or not page.of_one_item:
        return ()
    address = ("address", page.domain, page.path.casefold(), page.query)
    return (address, ("number", page.domain, page.number, page.query)) if page.number else (address,)


class _Versions:
    """Compares reports that may be versions of one page."""

    def __init__(
        self,
        reports: Mapping[ReportId, Report],
        notices: Mapping[ReportId, Sequence[Notice]],
        names: Publishers,
    ) -> None:
        self.reports = reports
        self.notices = notices
        self.names = names
        self.later: dict[ReportId, set[ReportId]] = defaultdict(set)
        """Earlier versions and all their later ones."""

    def age(self, report: ReportId) -> tuple[date, datetime, str, int, bool, str]:
        """Return what versions are put in order by."""
        known = stamp(self.reports[report])
        day = date.min if known is None else known.day
        minute = _NEVER if known is None or known.minute is None else known.minute
        taken = captured(self.reports[report].url) or ""
        return day, minute, taken, self._take(report), self._changed(report), report

    def find(self) -> dict[ReportId, Later]:
        """Return for every earlier version the latest one that it is a version of."""
        for key, members in sorted(self._groups().items()):
            ordered = sorted(members, key=self.age)
            for place, older in enumerate(ordered):
                near = (
                    ordered[place + 1 :]
                    if key[0] != "headline"
                    else ordered[place + 1 : place + 1 + _NEIGHBOURS]
                )
                for later in near:
                    if self._version(older, later):
                        self.later[older].add(later)
        self._drawn_up_anew()
        found = {}
        for older in sorted(self.later):
            last = max(self.later[older], key=self.age)
            found[older] = Later(report=last, why=self._why(self.reports[older], self.reports[last]))
        return found

    def _groups(self) -> dict[tuple[str, ...], list[ReportId]]:
        groups: dict[tuple[str, ...], list[ReportId]] = defaultdict(list)
        for report, held in self.reports.items():
            for key in page_keys(held):
                groups[key].append(report)
            title = headline(held.title)
            if held.outlet is not None and len(title) >= SHORTEST_HEADLINE:
                groups["headline", self.names.key(held.outlet), *title].append(report)
        return groups

    def _take(self, report: ReportId) -> int:
        """Return which take of an agency's story a headline names ("UPDATE 2"); 0 where it names none."""
        found = _TAKE.search(self.reports[report].title or "")
        return 0 if found is None else int(found["number"] or found["ordinal"])

    def _changed(self, report: ReportId) -> bool:
        """Whether a page says of itself that it was changed."""
        held = self.reports[report]
        return (
            _TITLED_CHANGED.match(held.title or "") is not None
            or any(notice.own for notice in self.notices.get(report, ()))
            or _CHANGED.search(own_words(held)) is not None
        )

    def _follows(self, later: ReportId, older: ReportId) -> bool:
        """Whether the one is plainly later.

        By day, by minute, by when a web archive took it, by take, or because it alone says that it was changed.
        """
        here, there = stamp(self.reports[later]), stamp(self.reports[older])
        if here is not None and there is not None:
            if here.day != there.day:
                return here.day > there.day
            if here.minute is not None and there.minute is not None and here.minute != there.minute:
                return here.minute > there.minute
        one, other = captured(self.reports[later].url), captured(self.reports[older].url)
        if one is not None and other is not None and one != other:
            return one > other
        if self._take(later) != self._take(older):
            return self._take(later) > self._take(older)
        return self._changed(later) and not self._changed(older)

    def _version(self, older: ReportId, later: ReportId) -> bool:
        """Whether the later report is a later version of the page that the older one is."""
        before, after = self.reports[older], self.reports[later]
        here, there = page_of(before.url), page_of(after.url)
        if not self._follows(later, older):
            return False
        if here is not None and there is not None:
            if not same_page(here, there):
                return False
            gone = any(
                notice.own and notice.doing is Doing.WITHDRAWS for notice in self.notices.get(later, ())
            )
            return (
                gone
                or alike(headline(before.title), headline(after.title))
                or share(before, after) >= PAGE_SHARE
            )
        if not self.names.one_publisher(before, after) or headline(before.title) != headline(after.title):
            return False
        return share(before, after) >= HEADLINE_SHARE

    def _drawn_up_anew(self) -> None:
        """Add the pages that name an earlier version of themselves and repeat most of an older text of their outlet."""
        tied: dict[ReportId, set[ReportId]] = defaultdict(set)
        for report, held in self.reports.items():
            for edge in held.copy_of:
                tied[report].add(edge.report)
                tied[edge.report].add(report)
        for later in sorted(self.notices):
            if not any(notice.own and notice.doing is Doing.CORRECTS for notice in self.notices[later]):
                continue
            near = tied[later].union(*(tied[one] for one in tied[later])) - {later}
            for older in sorted(near & self.reports.keys()):
                before, after = self.reports[older], self.reports[later]
                here, there = page_of(before.url), page_of(after.url)
                elsewhere = here is not None and there is not None and not same_page(here, there)
                if (
                    not elsewhere
                    and self.names.one_publisher(before, after)
                    and self._follows(later, older)
                    and share(before, after) >= HEADLINE_SHARE
                ):
                    self.later[older].add(later)

    def _why(self, older: Report, later: Report) -> str:
        stand = f"{round(100 * share(older, later))} per cent of its sentences stand there or nearly so"
        here, there = page_of(older.url), page_of(later.url)
        if here is not None and there is not None:
            same = (here.path.casefold(), here.query) == (there.path.casefold(), there.query)
            tie = (
                "the same address"
                if same
                else f"the same number in the address, {here.number}, on {here.domain}"
            )
        elif headline(older.title) == headline(later.title):
            tie = f"the same headline; {self.names.ground(older, later)}"
        else:
            tie = f"the later one names an earlier version of itself; {self.names.ground(older, later)}"
        return f"{tie}; {stand}"


def find_versions(
    reports: Mapping[ReportId, Report], notices: Mapping[ReportId, Sequence[Notice]], *, names: Publishers
) -> dict[ReportId, Later]:
    """Return for every earlier version of a page its latest one, and why.

    The result does not depend on the order of ``reports``; pages taken in once are not in it.
    """
    return _Versions({report: reports[report] for report in sorted(reports)}, notices, names).find()


def without_marks(title: str) -> str:
    """Return a headline without the marks an agency puts before it: "CORRECTED-", "UPDATE 2:"."""
    return _PREFIX.sub("", title)
