"""Times in a sentence, resolved only as far as its words and a known publication date allow.

A date without a year, a weekday, "yesterday" or "last month" is resolved
against the publication date (the *anchor*); "the following year" against the
date named before it. Where what it rests on is unknown the words are returned
with no date: a gap is honest, a guess is not. No rule returns more precision
than the words have: "last month" is a month, "three weeks ago" a week.

The rules and their reasons: ``docs/methods/dates.md``. Precision codes: UCDP
GED codebook (date_prec) and ACLED codebook (time_precision), see
`corrobora.edtf.precision`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corrobora import edtf
from corrobora.records import Claim, When

METHOD = "dates/5"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A time worded in a sentence; offsets are code points into that sentence, end exclusive."""

    start: int
    end: int
    when: When


def find_dates(
    sentence: str, *, anchor: When | None, previous: When | None = None
) -> tuple[DateMention, ...]:
    """Find the times a sentence words, in order and without overlap.

    Args:
        sentence: one sentence, or any text.
        anchor: when the report was published. ``None``: not known; relative
            times are then returned with their wording alone.
        previous: the last time named before this sentence, for "the following
            year" and its like. A time named earlier in the sentence goes first.

    Raises:
        ValueError: ``anchor`` or ``previous`` carries an EDTF string that
            `corrobora.edtf.bounds` cannot read. No text raises.

    """
    kinds = {_KIND_OF_GROUP[hit.lastgroup or ""] for hit in _TRIGGER.finditer(sentence)}
    low = sentence.lower()
    if not _RELATIVE_WORDS.isdisjoint(_LETTERS.findall(low)):
        kinds.add("relative")
    if not kinds:
        return ()
    context = _Context(sentence=sentence, anchor=_span_of(anchor), previous=_span_of(previous))
    proposals = sorted(
        (match.start(), -match.end(), order, match)
        for order, rule in enumerate(_RULES)
        if rule.kind in kinds and (not rule.words or any(word in low for word in rule.words))
        for match in rule.pattern.finditer(sentence)
    )
    found: list[_Found] = []
    reached = 0
    for start, _, order, match in proposals:
        if start < reached:
            continue
        for one in _RULES[order].resolve(match, context):
            if one.start >= reached and one.end > one.start:
                found.append(one)
                reached = one.end
                if one.span.first is not None and one.span.last is not None:
                    context = replace(context, previous=(one.span.first, one.span.last))
    told = [
        _mention(sentence, one) for one in _opened(sentence, _apposed(sentence, _joined(sentence, found)))
    ]
    if len(told) > 1 and any(one.when.edtf is not None for one in told) and _hangs(sentence, told[0]):
        # "A week after the strike, gunmen killed nine on 3 June": the day says it
        del told[0]
    return tuple(told)


_AFTER_AN_EVENT = re.compile(r"\b(?:after|before)$", re.IGNORECASE)


def _hangs(sentence: str, mention: DateMention) -> bool:
    """Whether a time that opens a sentence is counted from an event whose day is not said."""
    return (
        mention.when.edtf is None
        and len(sentence[: mention.start].split()) <= 1
        and _AFTER_AN_EVENT.search(mention.when.text) is not None
    )


# --------------------------------------------------------------------------- heads that date what they open


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A day set before what it dates ("Keba, 20 May. Soldiers shot …"); offsets are code points of the text."""

    start: int
    """Where the head begins."""
    end: int
    """Where what it opens ends: the paragraph, or the next head in it."""
    when: When


def find_heads(text: str, *, anchor: When | None) -> tuple[Head, ...]:
    """Find the run-in heads of a text that tells of several days one after the other.

    A single head that opens the text is its dateline, which says when it was
    written and dates nothing. A head with a clock, as those of a running log,
    is the hour of an entry and dates nothing either.
    """
    spots = list(_RUN_IN.finditer(text))
    heads: list[Head] = []
    for number, spot in enumerate(spots):
        dates = find_dates(spot["date"], anchor=anchor)
        if len(dates) != 1 or dates[0].when.edtf is None or dates[0].when.date_prec != 1:
            continue
        ends = [m.start() for m in (_BLANK.search(text, spot.end()),) if m is not None]
        ends += [spots[number + 1].start()] if number + 1 < len(spots) else []
        heads.append(Head(start=spot.start(), end=min([*ends, len(text)]), when=dates[0].when))
    if len({head.when.edtf for head in heads}) > 1:
        return tuple(heads)
    return tuple(head for head in heads if len(text[: head.start].split()) > _FOREWORD)


def under_heads(claims: Iterable[Claim], heads: Sequence[Head]) -> Iterator[Claim]:
    """Yield the claims that a head dates, with its day: those that tell an act and no time of their own.

    A time counted from another ("the next morning") counts from the head's.
    """
    for claim in claims:
        head = next((h for h in heads if h.start <= claim.start < h.end), None)
        if head is None or claim.act is None or (claim.when is not None and claim.when.edtf is not None):
            continue
        if claim.when is None:
            yield replace(claim, when=head.when)
            continue
        counted = find_dates(claim.when.text, anchor=None, previous=head.when)
        if len(counted) == 1 and counted[0].when.edtf is not None:
            yield replace(claim, when=counted[0].when)


# --------------------------------------------------------------------------- what a rule works with


@dataclass(frozen=True, slots=True)
class _Span:
    """First and last day, ends included; both ``None``: the words give no date that can be resolved."""

    first: date | None = None
    last: date | None = None
    mark: str = ""
    """EDTF qualifier: ``~`` approximate, ``?`` uncertain."""
    yearless: bool = False
    """The year was found from the anchor, and may give way to a year stated in the same range."""
    written: str | None = None
    """EDTF where it says more than the two days do: an open end keeps the precision of the other."""


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    span: _Span


@dataclass(frozen=True, slots=True)
class _Context:
    sentence: str
    anchor: tuple[date, date] | None
    previous: tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], _Context], Iterable[_Found]]
    words: tuple[str, ...] = ()
    """Where none of these stands in the sentence, in lower case, the pattern finds nothing and is not tried; empty: it always is."""


_UNRESOLVED = _Span()
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
"""Four digits outside these years are a number, not a year: reports of violence tell of our own time."""


def _span_of(when: When | None) -> tuple[date, date] | None:
    """Return the days of a time, or ``None`` where it gives none to count from."""
    if when is None or when.edtf is None:
        return None
    first, last = edtf.bounds(when.edtf)
    if first.year < 1000 or last.year > 2999:
        return None
    return first, last


def _against(days: tuple[date, date] | None, rule: Callable[[date], _Span]) -> _Span:
    """Resolve against a day; against a stretch of days only where both its ends give one answer."""
    if days is None:
        return _UNRESOLVED
    resolved = rule(days[0])
    return resolved if days[0] == days[1] or resolved == rule(days[1]) else _UNRESOLVED


def _one(match: re.Match[str], span: _Span, group: str | int = 0) -> list[_Found]:
    return [_Found(match.start(group), match.end(group), span)]


def _calendar_day(year: int, month: int, of_month: int) -> date | None:
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def _month_span(year: int, month: int) -> _Span:
    last = date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)
    return _Span(date(year, month, 1), last)


def _year_span(year: int, mark: str = "") -> _Span:
    return _Span(date(year, 1, 1), date(year, 12, 31), mark) if 1 <= year <= 2999 else _UNRESOLVED


def _week_span(within: date) -> _Span:
    """Return Monday to Sunday (ISO 8601) around a day."""
    monday = within - timedelta(days=within.weekday())
    return _Span(monday, monday + timedelta(days=6))


def _shifted_month(of: date, months: int) -> _Span:
    year, month0 = divmod(of.year * 12 + of.month - 1 + months, 12)
    return _month_span(year, month0 + 1) if 1 <= year <= 2999 else _UNRESOLVED


# --------------------------------------------------------------------------- words


def _cased(words: Iterable[str]) -> str:
    return "|".join(form for word in words for form in (word.capitalize(), word.upper()))


_MONTH_NAMES = _cased(edtf.MONTHS)
_MONTH = (
    rf"(?:{_MONTH_NAMES}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
    r"|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)(?:\.|(?![A-Za-z])))"
)
_WEEKDAY = rf"(?:{_cased(edtf.WEEKDAYS)})"
_YEAR = r"(?:19|20)\d\d"
_YEAR_HEAD = r"(?<![\w.,:$€£#/–-])"
_YEAR_TAIL = (
    r"(?![\w:%€$£]|[.,]\d|-[A-Za-z]|\s?(?:hours|hrs|GMT|UTC|km|kms|kg|mm|cm|m|local time|miles|metres|meters|"
    r"kilomet\w+|tonnes|tons|hectares|euros|dollars|francs|percent|per cent|[ap]\.?m)\b)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_ORDINAL = r"(?:st|nd|rd|th)?"
_NOT_A_DAY = r"(?!\d|[:.,]\d|%|-[a-z])"
_REL_YEAR = r"(?:this|last|next|the same|that) year"

_TRIGGER = re.compile(
    rf"\b(?:(?P<month>{_MONTH})|(?P<weekday>{_WEEKDAY})|(?P<relative>[Oo][NnFf]\s+[Tt][Hh][Ee]\s+\d))"
    rf"|(?P<year>[12](?<!\d[12])(?:(?<=1)9|(?<=2)0)\d\d(?!\d))|(?P<digits>\d{{1,2}}[-/.]\d)"
)
"""What shows the kinds of times a sentence may word. Its alternatives begin with a mark that can be looked for: every letter is tried."""
_RELATIVE_WORDS = frozenset(
    """yesterday today tonight overnight night morning afternoon evening weekend day week month year decade days weeks months years decades
    hours nights fortnight christmas boxing valentine""".split()
)
_LETTERS = re.compile(r"\w+")
_KIND_OF_GROUP = {
    "month": "month",
    "weekday": "weekday",
    "year": "year",
    "digits": "numeric",
    "relative": "relative",
}


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_COUNTED = _words(
    "people persons civilians soldiers troops men women children boys girls peacekeepers migrants "
    "refugees dead deaths victims casualties houses homes families households members fighters militants "
    "rebels jihadists insurgents terrorists mercenaries police policemen officers gendarmes prisoners "
    "detainees hostages villagers residents inhabitants protesters protestors demonstrators students "
    "pupils workers journalists patients bodies graves vehicles trucks cars motorcycles motorbikes cattle "
    "animals sheep goats camels livestock villages schools displaced wounded injured killed missing "
    "others cases incidents killings arrests abductions schoolgirls schoolboys personnel staff Malians "
    "Nigerians migrants herders farmers traders passengers worshippers mourners survivors witnesses "
    "relatives returnees supporters settlers captives adults infants babies minors males females homes "
    "shops huts tents weapons rounds shells rockets missiles drones bombs mines"
)
"""Nouns that make the number before them a count."""
_MEASURED = _words(
    "cases villages homes houses schools locations communities households graves vehicles shops huts tents"
)
"""Nouns that make even "in 2020 …" a count."""
_GROUPS = re.compile(
    r"\b(?:force|group|total|crowd|contingent|number|column|toll|unit|army|team|batch|average|minimum|maximum|"
    r"population|strength|convoy|sum|estimate|tally|capacity|garrison|majority|hundreds|thousands)\s+of\s+$",
    re.IGNORECASE,
)
_RISING = re.compile(
    r"\b(?:rose|risen|rise|rises|rising|grew|grow|grown|increas\w+|fell|fall|fallen|drop\w*|climb\w*|jump\w*|"
    r"declin\w+|decreas\w+|reduc\w+|expand\w*|cut|up|down)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_NEXT_WORDS = re.compile(r"\s+(\w+)(?:\s+(\w+))?(?:\s+(\w+))?")


def _counts(sentence: str, at: int, nouns: frozenset[str] = _COUNTED) -> bool:
    """Whether the words from ``at`` on make the number before them a count of something."""
    following = _NEXT_WORDS.match(sentence, at)
    if following is None:
        return False
    words = [word for word in following.groups() if word is not None]
    for word in words:
        if word.lower() in nouns:
            return True
        if not word.islower() or word in _NO_ADJECTIVE:
            return False
    return False


_NO_ADJECTIVE = _words(
    "in on at by of to from and or but when while after before as the a an who which that were was had "
    "have has is are killing killed leaving left with against for since until over under into"
)


def _before(sentence: str, at: int, width: int = 60) -> str:
    return sentence[max(0, at - width) : at]


# --------------------------------------------------------------------------- days and months


_DUE = re.compile(
    r"\b(?:by|no later than|before the end of|next)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:will|would|due|scheduled|slated|expected|set\s+(?:to|for)|plans?|planned|planning|upcoming|deadline|(?:trial|hearing|inquest|court[- ]martial|case)\s+(?:opens|resumes|begins|starts|continues))\b"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)
_HALF_A_YEAR = timedelta(days=183)
_A_MONTH = timedelta(days=31)


def _looks_ahead(context: _Context, at: int) -> bool:
    before = _before(context.sentence, at)
    return _DUE.search(before) is not None or _AHEAD.search(before) is not None


def _yearless_day(month: int, of_month: int, weekday: int | None, *, ahead: bool) -> Callable[[date], _Span]:
    """Return the rule that gives a day without a year its year.

    The nearest past one, the day of publication included. Words that look ahead
    ("will", "by") take the nearest coming one if it lies within half a year.
    A day of the coming month without such words is as likely a plan as an
    anniversary, so that the past one is marked uncertain; so is one whose
    stated weekday disagrees.
    """

    def resolve(anchor: date) -> _Span:
        coming = next(
            (
                d
                for y in range(anchor.year, anchor.year + 9)
                if (d := _calendar_day(y, month, of_month)) and d > anchor
            ),
            None,
        )
        past = next(
            (
                d
                for y in range(anchor.year, anchor.year - 9, -1)
                if (d := _calendar_day(y, month, of_month)) and d <= anchor
            ),
            None,
        )
        if past is None or coming is None:
            return _UNRESOLVED
        soon = coming - anchor
        only = coming if ahead and soon <= _HALF_A_YEAR and past != anchor else past
        doubtful = (only == past and soon <= _A_MONTH) or (weekday is not None and only.weekday() != weekday)
        if weekday is not None and doubtful and coming.weekday() == weekday and soon <= _A_MONTH:
            only, doubtful = coming, False
        return _Span(only, only, "?" if doubtful else "", yearless=True)

    return resolve


def _year_of_the_day_before(
    previous: tuple[date, date] | None, month: int, of_month: int, weekday: int | None
) -> _Span:
    """Give a day without a year, of a report without a date, the year of the day that the report named before it.

    "On 11 February 2031 soldiers …; on 13 February the dead were buried." Only within a month of that day, and
    uncertain, since an anniversary reads the same, unless a stated weekday agrees; one that disagrees leaves it open.
    """
    if previous is None or previous[1] - previous[0] > _A_MONTH:
        return _UNRESOLVED
    near = [
        day
        for year in range(previous[0].year - 1, previous[1].year + 2)
        if (day := _calendar_day(year, month, of_month)) is not None
        and previous[0] - _A_MONTH <= day <= previous[1] + _A_MONTH
    ]
    if len(near) != 1 or (weekday is not None and near[0].weekday() != weekday):
        return _UNRESOLVED
    return _Span(near[0], near[0], "" if weekday is not None else "?")


def _weekday_number(word: str | None) -> int | None:
    return None if word is None else edtf.WEEKDAYS.index(word.lower())


_NOT_KNOWN = -1


def _stated_year(words: str | None, context: _Context) -> int | None:
    """Return the year stated, ``None`` where none is, `_NOT_KNOWN` where one is meant that nothing tells."""
    if words is None:
        return None
    if words.isdigit():
        return int(words)
    lowered = words.lower()
    from_anchor = not lowered.startswith(("the same", "that"))
    days = context.anchor if from_anchor else context.previous
    if days is None or days[0].year != days[1].year:
        return _NOT_KNOWN
    return days[0].year + (-1 if lowered.startswith("last") else 1 if lowered.startswith("next") else 0)


def _fits_as_year(words: str, context: _Context) -> bool:
    """Whether four digits behind a day and a month are its year although people follow ("On 4 March 2024 soldiers …").

    Only a year that lies after the one following the publication is taken for a count.
    """
    return not words.isdigit() or context.anchor is None or int(words) <= context.anchor[1].year + 1


def _days(match: re.Match[str], context: _Context) -> list[_Found]:
    """Resolve one day, or a stretch of days, of a named month."""
    end = match.end()
    days = [int(match["day"])]
    if match["day2"] is not None:
        days.append(int(match["day2"]))
    year_words = match["year"]
    if year_words is not None and _counts(context.sentence, end) and not _fits_as_year(year_words, context):
        year_words, end = None, match.end("dated")
    if (
        year_words is None
        and match.re is _MDY
        and _counts(context.sentence, match.end("dated"))
        and not _HOUR_OF.search(_before(context.sentence, match.start()))
    ):
        return []
    year = _stated_year(year_words, context)
    month = edtf.month_number(match["month"])
    weekday = _weekday_number(match["weekday"])
    if year == _NOT_KNOWN:
        return [_Found(match.start(), end, _UNRESOLVED)]
    if year is not None:
        whole = [d for n in days if (d := _calendar_day(year, month, n)) is not None]
        if len(whole) != len(days) or whole[0] > whole[-1]:
            return []
        wrong = weekday is not None and len(days) == 1 and whole[0].weekday() != weekday
        return [_Found(match.start(), end, _Span(whole[0], whole[-1], "?" if wrong else ""))]
    if any(_calendar_day(2024, month, n) is None for n in days) or days[0] > days[-1]:
        return []
    ahead = _looks_ahead(context, match.start())
    of_week = weekday if len(days) == 1 else None
    if context.anchor is None:
        last = _year_of_the_day_before(context.previous, month, days[-1], of_week)
    else:
        last = _against(context.anchor, _yearless_day(month, days[-1], of_week, ahead=ahead))
    if last.last is None or len(days) == 1:
        return [_Found(match.start(), end, last)]
    first = _calendar_day(last.last.year, month, days[0])
    return [_Found(match.start(), end, replace(last, first=first) if first else _UNRESOLVED)]


_HOUR_OF = re.compile(
    r"\b(?:night|evening|afternoon|morning|day|dawn|dusk|noon|hours|events|attack|raid)\s+of\s+$",
    re.IGNORECASE,
)
"""Before a month these ask for a day: "on the evening of June 3 gunmen attacked" counts no gunmen."""
_DAY_LEAD = rf"(?:(?:(?i:late|early)\s+(?:on\s+)?)?(?P<weekday>{_WEEKDAY})(?:\s+(?:night|morning|afternoon|evening))?(?:,\s*(?:on\s+)?|\s+(?:on\s+)?))?"
_YEAR_AFTER = rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}{_YEAR_TAIL}|{_REL_YEAR}\b))?"

_DMY = re.compile(
    rf"(?<![\w.,:/$€£–-]){_DAY_LEAD}(?:the\s+)?(?P<day>{_DAY}){_ORDINAL}"
    rf"(?:(?:\s?[-–—/]\s?|\s+(?:and|to|or|until|through)\s+(?:the\s+)?)(?P<day2>{_DAY}){_ORDINAL})?"
    rf"(?:\s+of)?[\s-](?P<dated>(?P<month>{_MONTH})){_YEAR_AFTER}"
)
_MDY = re.compile(
    rf"(?<![\w-]){_DAY_LEAD}(?P<month>{_MONTH})\s+(?:the\s+)?(?P<dated>(?P<day>{_DAY}){_ORDINAL}"
    rf"(?:(?:\s?[-–—]\s?|\s+(?:and|to|through|until)\s+)(?P<day2>{_DAY}){_ORDINAL}(?!\w|\s+{_MONTH}))?){_NOT_A_DAY}(?!\w){_YEAR_AFTER}"
)

_THIRDS = {
    "early": 0,
    "beginning": 0,
    "start": 0,
    "mid": 1,
    "middle": 1,
    "late": 2,
    "end": 2,
}


def _third_of_month(whole: _Span, third: int) -> _Span:
    """Days 1 to 10, 11 to 20, 21 to the last: the dekads of agro-meteorology; marked approximate."""
    if whole.first is None or whole.last is None:
        return _UNRESOLVED
    first = whole.first.replace(day=1 + 10 * third)
    last = whole.last if third == 2 else first.replace(day=10 + 10 * third)
    return _Span(first, last, "~", whole.yearless)


def _third_of_year(whole: _Span, third: int) -> _Span:
    """January to April, May to August, September to December; marked approximate."""
    if whole.first is None:
        return _UNRESOLVED
    year = whole.first.year
    return _Span(date(year, 1 + 4 * third, 1), _month_span(year, 4 + 4 * third).last, "~")


def _month_of(match: re.Match[str], context: _Context, *, ahead: bool = False) -> _Span:
    month = edtf.month_number(match["month"])
    year = _stated_year(match["year"], context)
    if year == _NOT_KNOWN:
        return _UNRESOLVED
    if year is not None:
        return _month_span(year, month)

    def nearest(anchor: date) -> _Span:
        in_this_year = month <= anchor.month
        if ahead and not in_this_year and month - anchor.month <= 6:
            return replace(_month_span(anchor.year, month), yearless=True)
        if ahead and anchor.month - month >= 6:
            return replace(_month_span(anchor.year + 1, month), yearless=True)
        return replace(_month_span(anchor.year if in_this_year else anchor.year - 1, month), yearless=True)

    return _against(context.anchor, nearest)


_TERM_BEFORE = re.compile(r"\b(?:before|by|until|till|no later than)\s+$", re.IGNORECASE)
"""Before "the end of July" these set a term, which lies ahead."""


def _part_of_month(match: re.Match[str], context: _Context) -> list[_Found]:
    word = (match["part"] or match["part2"]).lower()
    term = word == "end" and _TERM_BEFORE.search(_before(context.sentence, match.start(), 16)) is not None
    whole = _month_of(match, context, ahead=term or _looks_ahead(context, match.start()))
    return _one(match, _third_of_month(whole, _THIRDS[word]))


_PART_OF_MONTH = re.compile(
    rf"\b(?:(?P<part>(?i:early|mid|late))(?:\s+in\s+|[\s-]+)|(?:(?i:the)\s+)?(?P<part2>(?i:beginning|start|middle|end))\s+of\s+)"
    rf"(?P<month>{_MONTH})(?!\s+\d{{1,2}}\b(?!\d)){_YEAR_AFTER}"
)

_WEEK_OF_MONTH = re.compile(
    rf"\b(?:(?i:the)\s+)?(?P<which>(?i:first|second|third|fourth|last|final))\s+week\s+(?:of|in)\s+(?P<month>{_MONTH}){_YEAR_AFTER}"
)


def _week_of_month(match: re.Match[str], context: _Context) -> list[_Found]:
    whole = _month_of(match, context)
    if whole.first is None or whole.last is None:
        return _one(match, _UNRESOLVED)
    order = ("first", "second", "third", "fourth")
    which = match["which"].lower()
    if which in order:
        first = whole.first + timedelta(days=7 * order.index(which))
        return _one(match, _Span(first, first + timedelta(days=6), "~"))
    return _one(match, _Span(whole.last - timedelta(days=6), whole.last, "~"))


def _whole_month(match: re.Match[str], context: _Context) -> list[_Found]:
    if _counts(context.sentence, match.end()) and match["year"].isdigit() and match["lead"] is None:
        return []
    return [_Found(match.start("month"), match.end(), _month_of(match, context))]


_MONTH_YEAR = re.compile(
    rf"(?<![\w-])(?:(?P<lead>(?i:in|since|during|of|until|from|by))\s+)?(?P<month>{_MONTH}),?\s+(?:of\s+)?"
    rf"(?P<year>{_YEAR}{_YEAR_TAIL}|{_REL_YEAR}\b)"
)

_BARE_MONTH = re.compile(
    rf"\b(?P<lead>(?i:in|since|during|until|till|throughout|last|this|next|from|between|by|of|through))\s+"
    rf"(?P<month>{_MONTH})(?![\w'’-])(?P<year>(?!))?(?P<second>\s+(?:and|to|until|through|or)\s+(?P<month2>{_MONTH})(?![\w'’])(?:,?\s+(?P<year2>{_YEAR}{_YEAR_TAIL}))?)?"
)
_ALSO_NAMES = frozenset({"april", "may", "june", "august", "march", "jan", "mar"})
"""Months whose names are also first names, verbs or nouns."""
_NAME_FOLLOWS = re.compile(r"\s+(?:[A-Z]\w|on\b|to\b|through\b|toward)")


def _bare_month(match: re.Match[str], context: _Context) -> list[_Found]:
    lead, name = match["lead"].lower(), match["month"].lower().rstrip(".")
    day = _MDY.match(context.sentence, match.start("month"))
    if day is not None and _days(day, context):
        return []  # "by January 22": the day's rule begins behind the preposition
    sure = lead in {"in", "since", "during", "throughout", "last", "until"}
    if name in _ALSO_NAMES and not sure and _NAME_FOLLOWS.match(context.sentence, match.end("month")):
        return []
    if name in _ALSO_NAMES and lead in {"of", "by", "through", "this", "next"} and name in {"march", "may"}:
        following = context.sentence[match.end("month") : match.end("month") + 1]
        if following not in {"", ".", ",", ";", ")", "–", "—"} and lead != "next":
            return []
    ahead = lead == "next" or _looks_ahead(context, match.start("month"))
    span = _month_of(match, context, ahead=ahead)
    start = match.start("lead") if lead in {"last", "this", "next"} else match.start("month")
    if match["second"] is None:
        return [_Found(start, match.end("month"), span)]
    month2 = edtf.month_number(match["month2"])
    if match["year2"] is not None:
        last = _month_span(int(match["year2"]), month2)
    else:
        last = _against(context.anchor, lambda day: _nearest_month(day, month2))
    if last.first is None or last.last is None:
        return [_Found(start, match.end("second"), _UNRESOLVED)]
    month = edtf.month_number(match["month"])
    first = date(last.first.year - (1 if month > month2 else 0), month, 1)
    return [_Found(start, match.end("second"), _Span(first, last.last))]


def _nearest_month(anchor: date, month: int) -> _Span:
    return _month_span(anchor.year if month <= anchor.month else anchor.year - 1, month)


_NUMERIC = re.compile(
    r"(?<![\w./-])(?:\d{4}-\d{2}-\d{2}|(?:19|20)\d\d/\d{2}/\d{2}|\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)\d{4})(?![\w/-]|\.\d)"
)


def _numeric(match: re.Match[str], _: _Context) -> list[_Found]:
    read = edtf.parse_full_date(match.group())
    if read is None:
        return _one(match, _UNRESOLVED)
    only = date.fromisoformat(read)
    return _one(match, _Span(only, only)) if _FIRST_YEAR <= only.year <= _LAST_YEAR else []


_DAY_OF_THIS_MONTH = re.compile(
    r"\b(?:on\s+|(?:night|evening|morning|afternoon|dawn|day)\s+of\s+)(?P<whole>the\s+(?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th))"
    r"(?=[.,;)]|$|\s+(?:soldiers|troops|police|gunmen|men|rebels|elements|fighters|militants|armed|members|a|an|the|they|at|in|by|when)\b(?!\s+(?:floor|anniversary|parallel)))",
    re.IGNORECASE,
)


def _day_of_this_month(match: re.Match[str], context: _Context) -> list[_Found]:
    of_month = int(match["day"])

    def nearest(anchor: date) -> _Span:
        for back in range(12):
            month = _shifted_month(anchor, -back).first
            only = None if month is None else _calendar_day(month.year, month.month, of_month)
            if only is not None and only <= anchor:
                return _Span(only, only, "?")
        return _UNRESOLVED

    return _one(match, _against(context.anchor, nearest), "whole")


_OF_A_MONTH = re.compile(
    r"\bthe\s+(?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)\s+of\s+(?P<which>this|last|the\s+current)\s+month\b",
    re.IGNORECASE,
)


def _of_a_month(match: re.Match[str], context: _Context) -> list[_Found]:
    """Read "the 3rd of this month" and "the 28th of last month"."""

    def resolve(anchor: date) -> _Span:
        month = _shifted_month(anchor, -1 if match["which"].lower() == "last" else 0).first
        only = None if month is None else _calendar_day(month.year, month.month, int(match["day"]))
        return _UNRESOLVED if only is None else _Span(only, only)

    return _one(match, _against(context.anchor, resolve))


_EDGE_OF_MONTH = re.compile(
    rf"\bthe\s+(?P<which>(?i:first|last|final))\s+(?P<what>(?i:day|half)|(?i:(?:two|three|ten)\s+days))\s+of\s+(?P<month>{_MONTH}){_YEAR_AFTER}"
    rf"|\bthe\s+(?P<second>(?i:second\s+half))\s+of\s+(?P<month2>{_MONTH})(?:,?\s+(?:of\s+)?(?P<year2>{_YEAR}{_YEAR_TAIL}))?"
)
_FEW = {"two": 2, "three": 3, "ten": 10}


def _edge_of_month(match: re.Match[str], context: _Context) -> list[_Found]:
    """Read "the last day of May", "the first ten days of May", "the second half of May" (from the 16th on)."""
    ahead = _looks_ahead(context, match.start())
    if match["second"] is not None:
        named = re.sub(r"(?i)^the\s+second\s+half\s+of\s+", "in ", match.group())
    else:
        named = "in " + match.group()[match.start("month") - match.start() :]
    inner = _MONTH_YEAR.match(named) or _BARE_MONTH.match(named)
    if inner is None:
        return []
    whole = _month_of(inner, context, ahead=ahead)
    if whole.first is None or whole.last is None:
        return _one(match, whole)
    if match["second"] is not None:
        return _one(match, replace(whole, first=whole.first.replace(day=16)))
    what = match["what"].lower()
    length = 1 if what == "day" else 15 if what == "half" else _FEW[what.split()[0]]
    if match["which"].lower() == "first":
        return _one(match, replace(whole, last=whole.first.replace(day=length)))
    start = whole.last - timedelta(days=length - 1) if what != "half" else whole.first.replace(day=16)
    return _one(match, replace(whole, first=start))


_FEASTS = {
    "new year's eve": (12, 31), "new year's day": (1, 1), "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "may day": (5, 1), "all saints' day": (11, 1), "valentine's day": (2, 14),
}  # fmt: skip
"""Days that lie on one day of the year everywhere the Gregorian calendar is kept; feasts that move keep their words."""
_FEAST = re.compile(
    r"\b(?P<feast>New\s+Year['’]s\s+(?:Eve|Day)|Christmas\s+(?:Eve|Day)|Boxing\s+Day|May\s+Day|All\s+Saints['’]\s+Day|Valentine['’]s\s+Day)\b(?!\s+(?:message|speech|service|call|signal|parade|party|Parade))"
)


def _feast(match: re.Match[str], context: _Context) -> list[_Found]:
    month, of_month = _FEASTS[" ".join(match["feast"].lower().replace("’", "'").split())]
    ahead = _looks_ahead(context, match.start())
    return _one(match, _against(context.anchor, _yearless_day(month, of_month, None, ahead=ahead)))


# --------------------------------------------------------------------------- years

_YEARS = re.compile(
    rf"(?<!\w)(?P<lead>(?i:in|since|during|throughout|until|till|by|before|after|of|from|between|year|years|around|circa|for)\s+|\()"
    rf"(?P<first>{_YEAR}){_YEAR_TAIL}(?![-–/]\d)"
    rf"(?P<more>(?:(?:\s*,\s*|\s*,?\s+(?:and|or|to|until|through)\s+)(?:again\s+)?(?:in\s+)?{_YEAR}{_YEAR_TAIL}(?![-–/]\d)){{0,8}})"
)
_PLANNED = re.compile(
    r"\b(?:plann?ed|scheduled|due|set|slated|postponed|promised|announced|elections?|polls|vote|budget|plans?|figures|data)\s+$",
    re.IGNORECASE,
)
_SURE_LEADS = frozenset({"in", "since", "during", "throughout", "until", "till", "year", "years"})
_ONE_YEAR = re.compile(_YEAR)
_TO_YEAR = re.compile(r"\b(?:to|until|through)\s+(?:in\s+)?$")


def _years(match: re.Match[str], context: _Context) -> list[_Found]:
    lead = match["lead"].strip().lower()
    sentence = context.sentence
    if lead == "for" and not _PLANNED.search(_before(sentence, match.start())):
        return []
    if lead in {"around", "circa"} and _counts(sentence, match.end("first")):
        return []
    if lead == "around" and match.end("first") != len(sentence) and sentence[match.end("first")].isspace():
        return []
    if _counts(sentence, match.end(), _MEASURED if lead in _SURE_LEADS else _COUNTED):
        return []
    if lead == "(" and sentence[match.end() : match.end() + 1] not in {")", ",", ";"}:
        return []
    before = _before(sentence, match.start())
    if lead == "of" and _GROUPS.search(before + "of "):
        return []
    if lead in {"from", "by", "of"} and _RISING.search(before):
        return []
    places = [(match.start("first"), match.end("first"))]
    places += [
        (found.start(), found.end())
        for found in _ONE_YEAR.finditer(sentence, match.start("more"), match.end("more"))
    ]
    found_years: list[_Found] = []
    for start, end in places:
        span = _year_span(int(sentence[start:end]), "~" if lead in {"around", "circa"} else "")
        joins = found_years and (
            _TO_YEAR.search(sentence[found_years[-1].end : start]) or (lead == "between" and len(places) == 2)
        )
        if joins:
            head = found_years.pop()
            if head.span.first is None or span.last is None or head.span.first > span.last:
                return []
            found_years.append(_Found(head.start, end, _Span(head.span.first, span.last)))
        else:
            found_years.append(_Found(start, end, span))
    return found_years


_YEAR_RANGE = re.compile(
    rf"{_YEAR_HEAD}(?P<first>{_YEAR})\s?[-–—/]\s?(?P<last>{_YEAR}|\d\d)(?![\w:%/–-]|[.,]\d)"
)
_MONTH_BEFORE = re.compile(rf"{_MONTH},?\s+$")


def _year_range(match: re.Match[str], context: _Context) -> list[_Found]:
    first = int(match["first"])
    last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    before = _before(context.sentence, match.start())
    if (
        not first < last <= first + 30
        or _counts(context.sentence, match.end())
        or _MONTH_BEFORE.search(before)
    ):
        return []
    return _one(match, _Span(date(first, 1, 1), date(last, 12, 31)))


_PART_OF_YEAR = re.compile(
    rf"\b(?:(?P<part>early|mid|late)(?:\s+in\s+|[\s-]+)|(?:the\s+)?(?P<part2>beginning|start|middle|end)\s+of\s+)(?P<year>{_YEAR}|{_REL_YEAR}){_YEAR_TAIL}",
    re.IGNORECASE,
)


def _part_of_year(match: re.Match[str], context: _Context) -> list[_Found]:
    year = _stated_year(match["year"], context)
    if year is None or year == _NOT_KNOWN:
        return _one(match, _UNRESOLVED)
    word = (match["part"] or match["part2"]).lower()
    return _one(match, _third_of_year(_year_span(year), _THIRDS[word]))


_YEAR_OF_NOUN = re.compile(
    rf"(?:\b(?:the|its|their|his|her|a)|['’]s)\s+(?P<year>{_YEAR}){_YEAR_TAIL}(?=\s+[a-zA-Z])", re.IGNORECASE
)


def _year_of_noun(match: re.Match[str], context: _Context) -> list[_Found]:
    """Read "the 2020 coup": a year before a noun that nobody counts by the thousand."""
    following = _NEXT_WORDS.match(context.sentence, match.end())
    if _counts(context.sentence, match.end()) or following is None or following[1] in _NO_ADJECTIVE:
        return []
    return _one(match, _year_span(int(match["year"])), "year")


_DECADE = re.compile(r"\b(?:(?P<part>early|mid|late)[\s-]+)?(?P<year>(?:19|20)\d0)['’]?s\b")


def _decade(match: re.Match[str], _: _Context) -> list[_Found]:
    first = int(match["year"])
    return _one(match, _Span(date(first, 1, 1), date(first + 9, 12, 31)))


_PERIOD_OF_YEAR = re.compile(
    rf"\b(?:the\s+)?(?P<which>first|second|third|fourth|last|final)\s+(?P<part>half|quarter)\s+of\s+(?P<year>{_YEAR}|{_REL_YEAR}){_YEAR_TAIL}",
    re.IGNORECASE,
)


def _period_of_year(match: re.Match[str], context: _Context) -> list[_Found]:
    year = _stated_year(match["year"], context)
    if year is None or year == _NOT_KNOWN:
        return _one(match, _UNRESOLVED)
    months = 6 if match["part"].lower() == "half" else 3
    word = match["which"].lower()
    order = (
        12 // months - 1 if word in {"last", "final"} else ("first", "second", "third", "fourth").index(word)
    )
    if order * months >= 12:
        return []
    return _one(
        match,
        _Span(date(year, order * months + 1, 1), _month_span(year, (order + 1) * months).last),
    )


# --------------------------------------------------------------------------- weekdays

_WEEKDAY_RULE = re.compile(
    rf"(?<![\w-])(?P<lead>(?:(?i:late|early|overnight)\s+(?:on\s+|from\s+)?)?(?:(?i:last|this|next|the\s+following|the\s+previous|"
    rf"the\s+same|that|this\s+past|past)\s+)?)(?P<weekday>{_WEEKDAY})(?P<part>\s+(?:night|morning|afternoon|evening))?"
    r"(?P<week>\s+(?:(?:of\s+)?(?:last|this)\s+)?week)?(?![\w-])"
)
_NO_WEEKDAY = re.compile(
    r"\s+(?:Times|Telegraph|Mail|Express|Mirror|Post|Herald|Vision|Standard|Nation|Monitor|Sun|Tribune|Independent|"
    r"Star|People|Mass|School|School's|Guardian|Trust|Punch|Dispatch|Agreement|Accords?|Prayers?|Edition|Magazine)\b"
)
_HABIT = re.compile(
    r"\b(?:every|each|Good|Black|Bloody|Palm|Holy|Ash|Easter|Super|Cyber|Maundy|Shrove)\s+$", re.IGNORECASE
)
_WEEKDAY_PREPOSITION = re.compile(
    r"(?:^|[\s(“\"'‘])(?:on|by|since|until|till|from|to|of|and|or|between|before|after|following|through|into|for|in|said|late|early)\s+$",
    re.IGNORECASE,
)
_CAPITALISED_BEFORE = re.compile(r"(?<![.!?“\"])\s[A-Z][\w.-]*\s+$|^[A-Z][a-z]+\s+$")
_CAPITALISED_AFTER = re.compile(r"\s+[A-Z][a-z]")


def _weekday(match: re.Match[str], context: _Context) -> list[_Found]:
    sentence = context.sentence
    lead = " ".join(match["lead"].lower().split())
    before = _before(sentence, match.start(), 30)
    if _NO_WEEKDAY.match(sentence, match.end()) or _HABIT.search(before):
        return []
    bare = (
        not lead
        and match["part"] is None
        and match["week"] is None
        and not _WEEKDAY_PREPOSITION.search(before)
    )
    if bare and (_CAPITALISED_AFTER.match(sentence, match.end()) or _CAPITALISED_BEFORE.search(before)):
        return []  # "Sunday Igboho", "Goodluck Sunday": a person
    wanted = edtf.WEEKDAYS.index(match["weekday"].lower())
    if lead.endswith(("the following", "the previous", "the same", "that")):
        return _one(match, _weekday_from_previous(lead, wanted, context))
    ahead = lead.endswith("next") or (
        not lead.endswith(("last", "past")) and _looks_ahead(context, match.start())
    )
    strictly = lead.endswith(("last", "next"))
    week = match["week"]

    def nearest(anchor: date) -> _Span:
        if week is not None and not {"last", "this"} & set(week.lower().split()):
            # "on Thursday week": the Thursday after the coming one
            only = anchor + timedelta(days=((wanted - anchor.weekday()) % 7 or 7) + 7)
        elif week is not None:
            monday = anchor - timedelta(days=anchor.weekday() + (7 if "last" in week else 0))
            only = monday + timedelta(days=wanted)
        elif ahead:
            only = anchor + timedelta(days=(wanted - anchor.weekday()) % 7)
            only += timedelta(days=7 if strictly and only == anchor else 0)
        else:
            only = anchor - timedelta(days=(anchor.weekday() - wanted) % 7)
            only -= timedelta(days=7 if strictly and only == anchor else 0)
        return _Span(only, only + timedelta(days=1) if lead.startswith("overnight") else only)

    return _one(match, _against(context.anchor, nearest))


def _weekday_from_previous(lead: str, wanted: int, context: _Context) -> _Span:
    if lead.endswith(("the same", "that")):
        return _UNRESOLVED
    after = lead.endswith("the following")

    def resolve(day: date) -> _Span:
        step = (wanted - day.weekday()) % 7 or 7
        only = (
            day + timedelta(days=step) if after else day - timedelta(days=(day.weekday() - wanted) % 7 or 7)
        )
        return _Span(only, only)

    return _against(context.previous, resolve)


_NIGHT_BETWEEN = re.compile(
    rf"(?<![\w-])(?:(?i:overnight|(?:the\s+)?night)\s+(?:(?:of|from|between|on)\s+)?(?P<a>{_WEEKDAY})(?:\s+night)?\s*(?:to|into|and|[-–—/])\s*"
    rf"(?P<b>{_WEEKDAY})|(?P<c>{_WEEKDAY})\s+night\s+(?:to|into)\s+(?P<d>{_WEEKDAY}))(?:\s+morning)?(?![\w-])"
)


def _night_between(match: re.Match[str], context: _Context) -> list[_Found]:
    first = edtf.WEEKDAYS.index((match["a"] or match["c"]).lower())
    last = edtf.WEEKDAYS.index((match["b"] or match["d"]).lower())

    def nearest(anchor: date) -> _Span:
        morning = anchor - timedelta(days=(anchor.weekday() - last) % 7)
        return _Span(morning - timedelta(days=(last - first) % 7), morning)

    return _one(match, _against(context.anchor, nearest))


# --------------------------------------------------------------------------- run-in heads

_NAME_WORD = r"(?:[A-ZÀ-Þ][\w’'-]+|of|de|du|des|del|el|al|la|le|near|the|district|region|province|county|village|town|city|state|area|oblast)"
_RUN_IN = re.compile(
    rf"^[ \t]*(?:[-*•–#>]+[ \t]+|\(?\d{{1,2}}[.)][ \t]+)?(?:\*\*|__|_)?(?:(?:On[ \t]+)?(?=[A-ZÀ-Þ\d])(?:{_NAME_WORD}(?:,?[ \t]+{_NAME_WORD}){{0,7}},[ \t]+)?)"
    rf"(?P<date>(?:{_WEEKDAY},?[ \t]+)?(?:{_DAY}{_ORDINAL}[ \t]+(?:of[ \t]+)?{_MONTH}|{_MONTH}[ \t]+{_DAY}{_ORDINAL}(?!\d))(?:,?[ \t]+{_YEAR})?)"
    r"(?:\*\*|__|_)?[ \t]*(?:[.:]|[–—]|--?(?=[ \t]))(?:\*\*|__|_)?[ \t]+(?=[A-ZÀ-Þ“\"(])(?!\d)",
    re.MULTILINE,
)
_BLANK = re.compile(r"\n[ \t]*\n")
_FOREWORD = 25
"""A head behind so many words is no dateline."""


# --------------------------------------------------------------------------- relative to publication


def _fixed(days: Callable[[date], _Span]) -> Callable[[re.Match[str], _Context], list[_Found]]:
    return lambda match, context: _one(match, _against(context.anchor, days))


def _day_span(first: date, last: date | None = None) -> _Span:
    return _Span(first, last or first)


_ONE_DAY = timedelta(days=1)


def _weekend(match: re.Match[str], context: _Context) -> list[_Found]:
    which = (match["which"] or "the").lower()

    def resolve(anchor: date) -> _Span:
        saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7)
        if which in {"last", "the previous"} and anchor.weekday() >= 5:
            saturday -= timedelta(days=7)
        if which == "next" or (which == "this" and anchor.weekday() < 5):
            if which == "this" or anchor.weekday() >= 5:
                return _UNRESOLVED
            saturday += timedelta(days=7)
        return _Span(saturday, saturday + _ONE_DAY)

    return _one(match, _against(context.anchor, resolve))


_PERIOD = re.compile(
    r"\b(?:(?P<part>late|early|earlier|later|the\s+end\s+of|the\s+beginning\s+of|the\s+start\s+of|mid|in\s+the\s+middle\s+of)(?:\s+in)?[\s-]+)?"
    r"(?P<which>last|this|next|the\s+current)\s+(?P<unit>week|month|year)\b(?!\s+old)",
    re.IGNORECASE,
)


def _period(match: re.Match[str], context: _Context) -> list[_Found]:
    part = " ".join((match["part"] or "").lower().split())
    which, unit = match["which"].lower().split()[-1], match["unit"].lower()
    step = {"last": -1, "next": 1}.get(which, 0)

    def resolve(anchor: date) -> _Span:
        if unit == "week":
            whole = _week_span(anchor + timedelta(days=7 * step))
        elif unit == "month":
            whole = _shifted_month(anchor, step)
        else:
            whole = _year_span(anchor.year + step)
        if not part or whole.first is None or whole.last is None:
            return whole
        if part == "earlier":
            return _Span(whole.first, anchor) if step == 0 else whole
        if part == "later":
            return _Span(anchor, whole.last) if step == 0 else whole
        third = 0 if part.endswith(("early", "beginning of", "start of")) else 1 if "mid" in part else 2
        if unit == "month":
            return _third_of_month(whole, third)
        if unit == "year":
            return _third_of_year(whole, third)
        first, last = ((0, 2), (2, 4), (3, 6))[third]
        return _Span(whole.first + timedelta(days=first), whole.first + timedelta(days=last), "~")

    return _one(match, _against(context.anchor, resolve))


_NUMBERS = {
    word: number
    for number, word in enumerate(
        (
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ),
        start=1,
    )
} | {"a": 1, "an": 1, "twenty": 20, "thirty": 30, "a couple of": 2}
_NUMBER = (
    r"(?P<number>\d{1,3}|a couple of|a|an|"
    + "|".join(w for w in _NUMBERS if " " not in w and len(w) > 2)
    + r")"
)
_VAGUE = r"(?P<vague>(?:(?:a few|several|some|many|various|the)\s+)?)"
_ABOUT = r"(?P<about>(?:more than|less than|fewer than|over|nearly|almost|about|around|roughly|some|just over|just under|at least|barely)\s+)?"
_UNIT = r"(?P<unit>day|night|week|fortnight|month|year|decade)s?"

_AGO = re.compile(rf"\b{_ABOUT}(?:{_NUMBER}\s+|{_VAGUE}){_UNIT}\s+ago\b", re.IGNORECASE)


def _shifted(unit: str, number: int, mark: str) -> Callable[[date], _Span]:
    """Return the rule that goes some units on (negative: back), no finer than the unit."""

    def resolve(day: date) -> _Span:
        if unit == "decade":
            return _year_span(day.year + 10 * number, "~")
        if unit == "year":
            return _year_span(day.year + number, mark)
        if unit == "month":
            return replace(_shifted_month(day, number), mark=mark)
        if abs(number) > 999:
            return _UNRESOLVED
        if unit in {"week", "fortnight"}:
            weeks = number * (2 if unit == "fortnight" else 1)
            return replace(_week_span(day + timedelta(days=7 * weeks)), mark=mark)
        only = day + timedelta(days=number)
        return _Span(only, only, mark)

    return resolve


def _number(words: str | None) -> int | None:
    if words is None:
        return None
    return int(words) if words.isdigit() else _NUMBERS[" ".join(words.lower().split())]


def _ago(match: re.Match[str], context: _Context) -> list[_Found]:
    number = _number(match["number"])
    if number is None:
        return _one(match, _UNRESOLVED)
    return _one(
        match,
        _against(context.anchor, _shifted(match["unit"].lower(), -number, "~" if match["about"] else "")),
    )


_OF_THE_UNIT = re.compile(
    r"\b(?P<lead>since|by|before|until|till|at|from|towards?|no\s+later\s+than)\s+(?P<whole>the\s+(?P<part>end|close|middle|start|beginning)\s+of\s+(?:the|this)\s+(?:current\s+)?(?P<unit>week|month|year))\b"
    r"(?!\s+(?:before|after|of|in\s+which))",
    re.IGNORECASE,
)


def _of_the_unit(match: re.Match[str], context: _Context) -> list[_Found]:
    """Read "since the start of the year" and "by the end of the month": those of the publication.

    "At the end of the month" is the publication's only where the words look ahead; told of the past it may be any
    month's, and keeps its words.
    """
    lead, part, unit = match["lead"].lower(), match["part"].lower(), match["unit"].lower()
    ahead = _looks_ahead(context, match.start())
    if lead in {"at", "from", "before", "until", "till"} and not ahead and lead in {"at", "from"}:
        return _one(match, _UNRESOLVED, "whole")
    third = 0 if part in {"start", "beginning"} else 1 if part == "middle" else 2

    def resolve(anchor: date) -> _Span:
        if unit == "week":
            monday = _week_span(anchor).first
            if monday is None:
                return _UNRESOLVED
            first, last = ((0, 2), (2, 4), (3, 6))[third]
            return _Span(monday + timedelta(days=first), monday + timedelta(days=last), "~")
        if unit == "month":
            return _third_of_month(_shifted_month(anchor, 0), third)
        return _third_of_year(_year_span(anchor.year), third)

    if lead == "since" and third == 0 and unit == "year":
        # all of the year so far: its first day is meant
        return _one(match, _against(context.anchor, lambda anchor: _month_span(anchor.year, 1)), "whole")
    return _one(match, _against(context.anchor, resolve), "whole")


_PAST_HOURS = re.compile(
    r"\b(?:the\s+)?(?:past|last|previous|preceding)\s+(?P<number>\d{1,3}|twenty-four|forty-eight|seventy-two)\s+hours\b",
    re.IGNORECASE,
)
_HOURS = {"twenty-four": 24, "forty-eight": 48, "seventy-two": 72}


def _past_hours(match: re.Match[str], context: _Context) -> list[_Found]:
    """Read "the past 24 hours": the day of publication and the days before it that the hours reach into."""
    words = match["number"].lower()
    days = -(-(int(words) if words.isdigit() else _HOURS[words]) // 24)
    return _one(match, _against(context.anchor, lambda anchor: _Span(anchor - timedelta(days=days), anchor)))


_PAST_WHILE = re.compile(
    rf"\b(?:the\s+)?(?:past|last|previous)\s+(?:{_NUMBER}\s+)?(?P<unit>day|week|month|year)(?P<plural>s?)\b|\brecent\s+(?P<vague>days|weeks|months|years)\b",
    re.IGNORECASE,
)


def _past_while(match: re.Match[str], context: _Context) -> list[_Found]:
    number = _number(match["number"])
    if match["vague"] is not None or (number is None and match["plural"]):
        return _one(match, _UNRESOLVED)
    unit = match["unit"].lower()
    lowered = match.group().lower()
    if number is None and "past" not in lowered:
        if not lowered.startswith("the previous") or context.previous is None:
            return _one(match, _UNRESOLVED) if lowered.startswith("the") else []
        return _one(match, _against(context.previous, _shifted(unit, -1, "")))
    days = {"day": 1, "week": 7, "month": 30, "year": 365}[unit] * (number or 1)
    return _one(
        match, _against(context.anchor, lambda anchor: _Span(anchor - timedelta(days=days), anchor, "~"))
    )


# --------------------------------------------------------------------------- relative to the time before

_SAME = re.compile(
    r"\b(?:the\s+|that\s+)same\s+(?P<unit>day|morning|afternoon|evening|night|week|month|year)\b|\bthat\s+(?P<unit2>day|morning|afternoon|evening|night|week|month|year)\b",
    re.IGNORECASE,
)


def _is_night(days: tuple[date, date] | None) -> bool:
    """Whether a time is two days one after the other, as a night is."""
    return days is not None and days[1] - days[0] == _ONE_DAY


_SIZES = {"day": 1, "night": 2, "week": 7, "month": 31, "year": 366}


def _same(match: re.Match[str], context: _Context) -> list[_Found]:
    unit = (match["unit"] or match["unit2"]).lower()

    if unit == "night" and context.previous is not None and _is_night(context.previous):
        return _one(match, _Span(*context.previous))

    def resolve(day: date) -> _Span:
        if unit in {"day", "morning", "afternoon", "evening", "night"}:
            return _day_span(day)
        return (
            _week_span(day)
            if unit == "week"
            else _shifted_month(day, 0)
            if unit == "month"
            else _year_span(day.year)
        )

    return _one(match, _against(context.previous, resolve))


_NEXT = re.compile(
    r"\bthe\s+(?P<which>following|next|subsequent|previous|preceding)\s+(?P<unit>day|morning|night|evening|week|month|year)\b"
    r"|\bthe\s+(?P<unit2>day|morning|night|evening|week|month|year)\s+(?P<which2>after|before)\b(?=\s*(?:[.,;:)]|$))",
    re.IGNORECASE,
)


def _next(match: re.Match[str], context: _Context) -> list[_Found]:
    unit = (match["unit"] or match["unit2"]).lower()
    which = (match["which"] or match["which2"]).lower()
    back = which in {"previous", "preceding", "before"}
    if unit == "morning" and not back and _is_night(context.previous):
        # "on the night of Friday to Saturday …; the next morning": Saturday's
        return _one(match, _day_span(context.previous[1]) if context.previous is not None else _UNRESOLVED)
    if unit in {"morning", "night", "evening"}:
        unit = "day"
    return _one(match, _against(context.previous, _shifted(unit, -1 if back else 1, "")))


_LATER = re.compile(
    rf"\b{_ABOUT}(?:{_NUMBER}\s+|{_VAGUE}){_UNIT}\s+(?P<which>later|earlier|afterwards|after|before|beforehand)\b",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:)–—]|$)")


def _later(match: re.Match[str], context: _Context) -> list[_Found]:
    number, which = _number(match["number"]), match["which"].lower()
    if match["number"] is None and not match["vague"] and not match["unit"]:
        return []
    hangs_on_an_event = which in {"after", "before"} and not _CLAUSE_ENDS.match(context.sentence, match.end())
    if number is None or hangs_on_an_event:
        return _one(match, _UNRESOLVED)
    back = which in {"earlier", "before", "beforehand"}
    mark = "~" if match["about"] else ""
    return _one(
        match, _against(context.previous, _shifted(match["unit"].lower(), -number if back else number, mark))
    )


# --------------------------------------------------------------------------- the table of rules


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_PART_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night))?"

_RULES: tuple[_Rule, ...] = (
    _Rule("month", _DMY, _days),
    _Rule("month", _MDY, _days),
    _Rule("month", _PART_OF_MONTH, _part_of_month),
    _Rule("month", _WEEK_OF_MONTH, _week_of_month),
    _Rule("month", _EDGE_OF_MONTH, _edge_of_month),
    _Rule("month", _MONTH_YEAR, _whole_month),
    _Rule("month", _BARE_MONTH, _bare_month),
    _Rule("numeric", _NUMERIC, _numeric),
    _Rule("year", _NUMERIC, _numeric),
    _Rule("year", _YEAR_RANGE, _year_range),
    _Rule("year", _PERIOD_OF_YEAR, _period_of_year, ("half", "quarter")),
    _Rule("year", _PART_OF_YEAR, _part_of_year),
    _Rule("year", _YEARS, _years),
    _Rule("year", _YEAR_OF_NOUN, _year_of_noun),
    _Rule("year", _DECADE, _decade),
    _Rule("weekday", _NIGHT_BETWEEN, _night_between),
    _Rule("weekday", _WEEKDAY_RULE, _weekday),
    _Rule(
        "relative",
        _any_case(r"\bthe\s+day\s+before\s+yesterday\b"),
        _fixed(lambda anchor: _day_span(anchor - 2 * _ONE_DAY)),
        ("yesterday",),
    ),
    _Rule(
        "relative",
        _any_case(rf"\b(?:(?:late|early|earlier)\s+)?yesterday{_PART_OF_DAY}\b(?!['’]s\s+(?:men|news))"),
        _fixed(lambda anchor: _day_span(anchor - _ONE_DAY)),
        ("yesterday",),
    ),
    _Rule(
        "relative",
        _any_case(
            r"\b(?:(?:earlier|later|late|early)\s+)?(?:today\b(?!['’]s)|tonight\b|this\s+(?:morning|afternoon|evening)\b)"
        ),
        _fixed(_day_span),
        ("today", "tonight", "this"),
    ),
    _Rule(
        "relative",
        _any_case(r"\b(?:last\s+night|overnight)\b"),
        _fixed(lambda anchor: _day_span(anchor - _ONE_DAY, anchor)),
        ("last", "overnight"),
    ),
    _Rule(
        "relative",
        _any_case(
            r"\b(?:(?:over|at|during|on|in)\s+)?(?P<whole>(?P<which>the\s+previous|the\s+past|this\s+past|last|this|next|the|past)\s+weekend)\b"
        ),
        _weekend,
        ("weekend",),
    ),
    _Rule("relative", _PART_OF_YEAR, _part_of_year),
    _Rule("relative", _PERIOD_OF_YEAR, _period_of_year, ("half", "quarter")),
    _Rule("relative", _PERIOD, _period, ("last", "this", "next", "current")),
    _Rule("relative", _OF_THE_UNIT, _of_the_unit),
    _Rule("relative", _FEAST, _feast),
    _Rule("month", _FEAST, _feast),
    _Rule(
        "relative",
        _any_case(r"\b(?:the\s+)?night\s+before\s+last\b"),
        _fixed(lambda anchor: _day_span(anchor - 2 * _ONE_DAY, anchor - _ONE_DAY)),
    ),
    _Rule("relative", _AGO, _ago, ("ago",)),
    _Rule("relative", _PAST_HOURS, _past_hours, ("hours",)),
    _Rule("relative", _PAST_WHILE, _past_while, ("past", "last", "previous", "recent")),
    _Rule("relative", _SAME, _same, ("same", "that")),
    _Rule("relative", _NEXT, _next),
    _Rule("relative", _LATER, _later, ("later", "earlier", "after", "before")),
    _Rule("relative", _OF_A_MONTH, _of_a_month),
    _Rule("relative", _DAY_OF_THIS_MONTH, _day_of_this_month),
)


# --------------------------------------------------------------------------- ranges and open ends

_TO = re.compile(r"\s*(?:to|until|till|through|into|[-–—])\s*(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)


def _joined(sentence: str, found: Sequence[_Found]) -> list[_Found]:
    """Make one stretch of two times that a word such as "to" joins."""
    joined: list[_Found] = []
    for one in found:
        if joined:
            head = joined[-1]
            gap = sentence[head.end : one.start]
            reaches = _TO.fullmatch(gap) is not None or (
                _AND.fullmatch(gap) is not None
                and _BETWEEN.search(_before(sentence, head.start, 20)) is not None
            )
            span = _reach(head.span, one.span) if reaches else None
            if span is not None:
                joined[-1] = _Found(head.start, one.end, span)
                continue
        joined.append(one)
    return joined


def _reach(head: _Span, tail: _Span) -> _Span | None:
    """Return the stretch from one time to another, or ``None`` where they make none."""
    if tail.first is None or tail.last is None:
        return _UNRESOLVED if head.first is None else None
    if head.first is None or head.last is None:
        return None
    first = head.first
    if head.yearless:
        first = _calendar_day(tail.last.year, first.month, first.day) or first
        if first > tail.last:
            first = _calendar_day(tail.last.year - 1, first.month, first.day) or first
    elif first > tail.last and (first - tail.last).days < 7:
        first -= timedelta(days=7)
    if first > tail.last:
        return None
    return _Span(first, tail.last, head.mark or tail.mark)


_BESIDE = re.compile(
    r"\s*(?:,|\(|[-–—])?\s*(?:that\s+is|namely|i\.\s?e\.)?,?\s*(?:(?:on|in|of|at)\s+)?(?:the\s+)?(?:(?:morning|afternoon|evening|night)\s+of\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_CALENDAR = re.compile(rf"{_MONTH}|\b{_YEAR}\b|\d{{1,2}}[-/.]\d")
_COUNTED_BACK = re.compile(
    r"\b(?:ago|earlier|later|before|after|afterwards|beforehand|yesterday|today|tonight|overnight|same|last|this|past|previous|following|next|night|week|day|month)\b",
    re.IGNORECASE,
)


def _apposed(sentence: str, found: Sequence[_Found]) -> list[_Found]:
    """Make one of a time that is counted from another and the calendar's that stands beside it.

    "Five days ago, on 21 April", "on 21 April, five days ago", "in the same week, on 7 April": the day of the
    calendar says it, whatever the count comes to.
    """
    apposed: list[_Found] = []
    for one in found:
        if apposed:
            head = apposed[-1]
            gap = sentence[head.end : one.start]
            sides = [sentence[side.start : side.end] for side in (head, one)]
            stated = [_CALENDAR.search(words) is not None for words in sides]
            counted = [_COUNTED_BACK.search(words) is not None for words in sides]
            fits = _BESIDE.fullmatch(gap) is not None and bool(re.search(r"[,(–—-]|\bon\b", gap))
            if fits and stated == [False, True] and counted[0]:
                apposed[-1] = one
                continue
            if (
                fits
                and stated == [True, False]
                and counted[1]
                and "," in gap
                and head.span.first == head.span.last
            ):
                continue
        apposed.append(one)
    return apposed


_EVE = re.compile(r"\beve\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_OPEN = re.compile(
    r"(?<!\w)(?P<word>ever\s+since|since|until|till|up\s+to|before|after|prior\s+to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _opened(sentence: str, found: Iterable[_Found]) -> Iterable[_Found]:
    """Open one end of a time that "since" or "until" stands before."""
    for one in found:
        if _EVE.search(_before(sentence, one.start, 16)) and one.span.first is not None:
            # "on the eve of 3 June": the day before; on the eve of a month, no day is said
            single = one.span.first == one.span.last
            eve = one.span.first - _ONE_DAY
            yield replace(one, span=replace(one.span, first=eve, last=eve) if single else _UNRESOLVED)
            continue
        opener = _OPEN.search(_before(sentence, one.start, 16))
        of_an_event = sentence[one.end : one.end + 2] in {
            "'s",
            "’s",
        }  # "since Monday's strike": the strike was on Monday
        if opener is None or of_an_event or one.span.first is None or one.span.last is None:
            yield one
            continue
        start = one.start - (min(one.start, 16) - opener.start())
        word = " ".join(opener["word"].lower().split())
        stated = edtf.interval(one.span.first, one.span.last).split("/")
        if word.endswith("since"):
            span = _Span(one.span.first, date.max, one.span.mark, written=f"{stated[0]}/..")
        elif word == "after":
            span = _Span(one.span.last + _ONE_DAY, date.max, one.span.mark)
        elif word == "before" and re.match(r"(?i)(?:the\s+)?end\s+of", sentence[one.start :]):
            # "before the end of July" sets a term: the last day still counts
            span = replace(one.span, written=f"../{stated[-1]}", first=date.min)
        elif word in {"before", "prior to"}:
            span = _Span(date.min, one.span.first - _ONE_DAY, one.span.mark)
        else:
            span = _Span(date.min, one.span.last, one.span.mark, written=f"../{stated[-1]}")
        yield _Found(start, one.end, span)


def _mention(sentence: str, found: _Found) -> DateMention:
    words = sentence[found.start : found.end]
    first, last = found.span.first, found.span.last
    if first is None or last is None:
        return DateMention(start=found.start, end=found.end, when=When(text=words))
    written = found.span.written or edtf.interval(first, last)
    if found.span.mark:
        written = "/".join(part if part == ".." else part + found.span.mark for part in written.split("/"))
    date_prec, time_prec = edtf.precision(first, last)
    return DateMention(
        start=found.start,
        end=found.end,
        when=When(text=words, edtf=written, date_prec=date_prec, time_prec=time_prec),
    )
