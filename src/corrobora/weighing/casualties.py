"""Casualty range: low, best and high per outcome and category, as somebody's words support them.

The rule, with its reasons in ``docs/methods/casualty-range.md``:

* Only claims that tell of the happening count. A denial is a conflict, never a 0.
* One origin has one current word: a figure whose last mention was published
  before the first mention of another figure of the same origin is superseded.
  Where a publication date is missing, nothing supersedes.
* ``low`` is the smallest lower bound that a number was said for, ``high`` the
  largest upper bound, open where somebody says "at least" of a number not below it.
* ``best`` is the value that most origins bear out; then the one said later, then
  the lower. It is always a value somebody said. A floor ("at least 40") bears
  out a number up to a quarter above it, an approximation one within a tenth, a
  count of the dead or injured one up to half above it that was published later:
  tolls rise as the wounded die. What only a party to the fighting says is best
  only where nobody else says a number.
* Fighters and soldiers counted by one side make no bound for everybody where
  others count people who are none: they have a row, and a conflict, of their own.
* Where one claim counts several numbers of the same people side by side, or a
  group larger than its total, the smaller are parts, and a part never competes
  with a total.
* Nothing is added up over origins or over groups of people.

Sources: Every Casualty, Standards for Casualty Recording (2016), p. 25 (where
sources disagree, give the range from lowest to highest); UCDP GED codebook 25.1
(low: lowest reliable, best: most likely, high: highest reliable estimate);
Airwars' ``killed_min`` and ``killed_max``, whose choice Airwars leaves to its
assessors. The order of the tests for ``best`` is ours.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from corrobora.records import (
    Casualties,
    Category,
    ClaimId,
    Count,
    OriginId,
    Outcome,
    Report,
)
from corrobora.weighing.docket import (
    FIGHTERS,
    Docket,
    Statement,
    counts_people,
    fold,
    lexicon,
    others_told,
)
from corrobora.weighing.origins import PRIVATE_KINDS, WHOLE_COPY, Origins
from corrobora.weighing.spans import Span, find_span

METHOD = "casualty-range/2"

FLOOR_REACH = 1.25
"""How far above its floor "at least" still bears a number out (ours)."""
ABOUT_REACH = 0.1
"""How far from its number "around" still bears another out (ours)."""
MOVED_REACH = 1.5
"""How far above an earlier count a later one still is the same toll, risen (ours)."""

_RISING = frozenset({Outcome.KILLED, Outcome.INJURED})
"""Tolls that rise with time. Those missing or held are found and set free."""

_COUNTED = (
    Outcome.KILLED,
    Outcome.INJURED,
    Outcome.MISSING,
    Outcome.ABDUCTED,
    Outcome.DETAINED,
    Outcome.DISPLACED,
)
"""Outcomes that make a row. Survivors and people merely present are points, not casualties."""

_ARMED = frozenset({Category.COMBATANTS, Category.STATE_FORCES, Category.PEACEKEEPERS})

_ROUND_WORDS = re.compile(
    r"^\D*\b(tens|dozens|scores|hundreds|thousands|several|many|few)\b\D*$", re.IGNORECASE
)
"""Words that bound a number without saying one: they may hold up ``low``, and never make ``best``."""

_VAGUE_WORDS = re.compile(r"^\D*\b(?:several|few|many|some|handful|number of)\b\D*$", re.IGNORECASE)
"""Words that say there were some, and no number at all."""

_KIN = lexicon(
    "son sons daughter daughters brother brothers sister sisters husband wife wives mother father parents uncle uncles "
    "aunt aunts cousin cousins nephew nephews niece nieces grandson grandsons granddaughter grandchildren siblings "
    "friend friends neighbour neighbours neighbor neighbors colleague colleagues"
)

_SAYS_ONE = re.compile(r"\d|\b(?:one|single|a|an)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number as one claim gives it."""

    statement: Statement
    origin: OriginId
    """The origin, under one id for a body and its named officers (`Origins.mouth`)."""
    count: Count
    bounded: bool = False
    """True where the number is less than the whole by its own words, and so only a lower bound."""

    @property
    def low(self) -> int:
        """Lower bound; words such as "several" stand for at least one."""
        return max(self.count.low or 0, 1)

    @property
    def high(self) -> int | None:
        """Upper bound, ``None`` where the words leave it open."""
        return None if self.bounded else self.count.high

    @property
    def value(self) -> int | None:
        """The number that was said; ``None`` for words without one ("dozens") and for mere upper bounds."""
        if not self.gives_low or (not self.count.exact and _ROUND_WORDS.search(self.count.wording)):
            return None
        return self.count.low

    def less_than_whole(self) -> "Figure":
        """Return the same number as one that bounds the whole from below and no more."""
        return replace(self, bounded=True)

    def bears_out(self, value: int) -> bool:
        """Whether these words speak for a value: they say it, or it lies just above a floor or beside an approximation."""
        if self.value is None or self.bounded:
            return self.value == value
        if self.count.high is None:
            return self.low <= value <= self.low * FLOOR_REACH
        if not self.count.exact and self.count.low == self.count.high:
            return abs(value - self.low) <= self.low * ABOUT_REACH
        return self.value == value

    @property
    def gives_low(self) -> bool:
        """Whether the words put a lower bound above mere existence, and speak of the whole."""
        return self.numbered and self.count.low is not None and not self.bounded

    @property
    def numbered(self) -> bool:
        """Whether a number was said, rather than "several" or "women and children"."""
        return is_numbered(self.count)

    @property
    def bounds(self) -> tuple[int, int | None, bool]:
        """What is compared when figures of one origin are put in order."""
        return (self.low, self.high, self.numbered)


def is_numbered(count: Count) -> bool:
    """Whether a count says a number."""
    if not count.exact and _VAGUE_WORDS.search(count.wording):
        return False
    if count.exact or count.high is not None or (count.low or 0) > 1:
        return True
    return count.low == 1 and _SAYS_ONE.search(count.wording) is not None


def weigh_casualties(docket: Docket, origins: Origins) -> tuple[Casualties, ...]:
    """Return a row for everybody and one for each category counted, per outcome.

    Category ``None`` is everybody: totals, and counts of a group that a claim
    gives as the whole ("24 civilians"). A part ("including three women") has a
    row of its own and raises no total.
    """
    rows = []
    partisan = _partisan(docket, origins)
    for outcome in _COUNTED:
        figures = find_figures(docket, origins, outcome)
        everybody = _row(outcome, None, find_totals(docket, origins, outcome), origins, partisan)
        if everybody is None:
            everybody = _from_parts(outcome, [f for f in figures if not _own_losses(docket, f)])
        if everybody is not None:
            rows.append(everybody)
        for category in Category:
            of_category = [figure for figure in figures if figure.count.category is category]
            row = _row(outcome, category, of_category, origins, partisan)
            if row is not None:
                rows.append(row)
    return tuple(rows)


def find_figures(docket: Docket, origins: Origins, outcome: Outcome) -> list[Figure]:
    """Return every number of people that a claim which tells of the happening gives for an outcome.

    A zero is not among them: that nobody was killed is a side of a conflict.
    """
    return [
        Figure(
            statement=statement,
            origin=origins.mouth(origins.of[statement.id]),
            count=count,
            bounded=not count.part and (statement.of_a_part or _of_kin(statement)),
        )
        for statement in docket.statements
        if docket.tells(statement)
        for count in statement.claim.counts
        if count.outcome is outcome and counts_people(count) and count.high != 0
    ]


def _of_kin(statement: Statement) -> bool:
    """Whether the dead are told of as somebody's own ("she lost three sons"): they are some of all."""
    speaker, act = statement.claim.speaker, statement.claim.act
    if speaker is None or speaker.kind not in PRIVATE_KINDS or act is None or not act.victims:
        return False
    return all(_KIN & set(fold(party.text).split()) for party in act.victims)


def find_totals(docket: Docket, origins: Origins, outcome: Outcome) -> list[Figure]:
    """Return the figures that stand for everybody with that outcome.

    The fighters that the side of the accused alone counts (its own wounded, or
    those whom it says it killed instead) are not everybody, and neither is one
    person told of by what he or she is ("an elderly woman died in hospital")
    where others count three or more.
    """
    whole = _wholes(find_figures(docket, origins, outcome))
    if any(figure.low >= _SEVERAL for figure in whole):
        whole = [figure.less_than_whole() if _is_one_person(figure) else figure for figure in whole]
    return [] if all(_own_losses(docket, figure) for figure in whole) else whole


_SEVERAL = 3
_ONE_PERSON = re.compile(r"(?i)(?:an?|his|her|their|my|our|the)\s+(?!(?:one|single|lone)\b)")


def _is_one_person(figure: Figure) -> bool:
    return figure.value == 1 and _ONE_PERSON.match(figure.count.wording) is not None


def _own_losses(docket: Docket, figure: Figure) -> bool:
    return (
        figure.count.category in _ARMED
        and docket.speaks_for_accused(figure.statement)
        and others_told(docket)
    )


def _partisan(docket: Docket, origins: Origins) -> frozenset[OriginId]:
    """Return the origins that are parties to the fighting: armed bodies, the accused, and bodies of its state."""
    return frozenset(
        origin
        for origin, actor in origins.bodies.items()
        if docket.sides_with_accused(actor) or docket.actors[actor].kind in FIGHTERS
    )


def moved_on(docket: Docket, earlier: Iterable[Figure], later: Iterable[Figure]) -> bool:
    """Whether one number became another: every mention of the lower was published before every one of the higher.

    A number of the accused does not grow into that of others.
    """
    low, high = list(earlier), list(later)
    if any(docket.speaks_for_accused(figure.statement) for figure in low):
        return False
    return bool(low and high) and all(_grew(one, other) for one in low for other in high)


def _grew(one: Figure, other: Figure) -> bool:
    if one.count.outcome not in _RISING or one.low >= other.low:
        return False
    return _all_before(_published([one]), _published([other]))


def current(figures: Iterable[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Divide figures into those that still stand and those their own origin has superseded.

    A copy repeats a figure on the day of the text it copies, so that a late
    reprint of an old toll does not overrule a newer one.
    """
    stand: list[Figure] = []
    superseded: list[Figure] = []
    by_origin: dict[OriginId, dict[tuple[int, int | None, bool], list[Figure]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for figure in figures:
        by_origin[figure.origin][figure.bounds].append(figure)
    for said in by_origin.values():
        spans = {bounds: _published(mentions) for bounds, mentions in said.items()}
        for bounds, mentions in said.items():
            later = any(
                _all_before(spans[bounds], spans[other])
                for other, others in said.items()
                if other != bounds and any(figure.numbered for figure in others)
            )
            (superseded if later else stand).extend(mentions)
    return stand, superseded


def _all_before(ones: list[Span | None], others: list[Span | None]) -> bool:
    return all(
        one is not None and other is not None and one.ends_before(other) for one in ones for other in others
    )


def _published(mentions: list[Figure]) -> list[Span | None]:
    days = {figure.statement.report.id: _published_on(figure.statement.report) for figure in mentions}
    found: list[Span | None] = []
    for figure in mentions:
        report = figure.statement.report
        originals = [
            days[edge.report] for edge in report.copy_of if edge.share >= WHOLE_COPY and edge.report in days
        ]
        known = [span for span in (days[report.id], *originals) if span is not None]
        found.append(min(known, key=_first_day, default=None))
    return found


def _first_day(span: Span) -> tuple[dt.date, dt.date]:
    return (span.first, span.last)


def _published_on(report: Report) -> Span | None:
    return None if report.published is None else find_span(report.published.edtf)


def _wholes(figures: list[Figure]) -> list[Figure]:
    """Pick, per claim, the figure that stands for everybody.

    A total without a category is the whole. So is the one group a claim counts.
    Where a claim counts several groups side by side, each is less than the whole:
    they give lower bounds and are not added up. Of several totals in one claim
    ("rose to eight after two died") the smaller are parts, and so are all whose
    sum the same report gives as a total ("eight at once, six of their wounds").
    """
    by_claim: dict[ClaimId, list[Figure]] = defaultdict(list)
    for figure in figures:
        if not figure.count.part:
            by_claim[figure.statement.id].append(figure)
    armed = _origins_with(figures, armed=True)
    unarmed = _origins_with(figures, armed=False)
    side_parts: dict[ClaimId, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.count.part and figure.count.category is None:
            side_parts[figure.statement.id].append(figure)
    said = {
        (figure.statement.report.id, figure.count.low)
        for figure in figures
        if figure.count.category is None and figure.value is not None
    }
    found: list[Figure] = []
    for claim, told in by_claim.items():
        totals = [figure for figure in told if figure.count.category is None]
        groups = [figure for figure in told if figure.count.category is not None]
        largest = max((figure.low for figure in told), default=0)
        for figure in totals:
            report = figure.statement.report.id
            less = figure.low < largest or (report, _sum([*totals, *side_parts[claim]])) in said
            found.append(figure.less_than_whole() if less else figure)
        if totals and max(figure.low for figure in totals) == largest:
            continue
        side_by_side = bool(totals) or len({figure.count.category for figure in told}) > 1
        for figure in groups:
            less = side_by_side or figure.origin in armed & unarmed
            found.append(figure.less_than_whole() if less else figure)
    others = [figure for figure in found if figure.count.category not in _ARMED]
    return others or found


def _sum(totals: list[Figure]) -> int | None:
    numbers = {figure.low for figure in totals if figure.value is not None}
    return sum(numbers) if len(numbers) > 1 else None


def _origins_with(figures: Iterable[Figure], *, armed: bool) -> frozenset[OriginId]:
    return frozenset(
        figure.origin
        for figure in figures
        if not figure.count.part
        and figure.count.category is not None
        and (figure.count.category in _ARMED) is armed
    )


def _row(
    outcome: Outcome,
    category: Category | None,
    figures: list[Figure],
    origins: Origins,
    partisan: frozenset[OriginId],
) -> Casualties | None:
    if not figures:
        return None
    stand, superseded = current(figures)
    reasons: list[str] = []
    if superseded:
        numbers = sorted({worded(figure.count) for figure in superseded})
        reasons.append(f"superseded: the same origin later gave another number than {', '.join(numbers)}")
    low = _low(stand, reasons)
    best = _best(stand, origins, partisan, reasons)
    high = _high(stand, reasons)
    if high is not None and high < low:
        reasons.append("open-high: the largest upper bound lies below the lower bound said elsewhere")
        high = None
    return Casualties(
        outcome=outcome,
        category=category,
        low=low,
        best=best,
        high=high,
        claims=tuple(sorted({figure.statement.id for figure in stand})),
        reasons=tuple(reasons),
    )


def _low(stand: list[Figure], reasons: list[str]) -> int:
    said = [figure for figure in stand if figure.gives_low]
    if said:
        low = min(figure.low for figure in said)
        reasons.append(f"low-smallest: {low} is the smallest lower bound that a number was said for")
        return low
    low = max(figure.low for figure in stand)
    if any(figure.bounded and figure.numbered for figure in stand):
        reasons.append(f"low-of-a-part: {low} is the largest number said of a part; parts are not added up")
    elif any(figure.count.high is not None for figure in stand):
        reasons.append("low-not-said: only an upper bound is said, and that somebody is concerned")
    else:
        reasons.append("low-not-numbered: the words give no number, and mean at least one")
    return low


def _best(
    stand: list[Figure], origins: Origins, partisan: frozenset[OriginId], reasons: list[str]
) -> int | None:
    said: dict[int, list[Figure]] = defaultdict(list)
    for figure in stand:
        if figure.value is not None:
            said[figure.value].append(figure)
    if not said:
        reasons.append("best-not-said: nobody gives a number for the whole")
        return None
    borne = {value: [f for f in stand if _bears_out(f, value, said[value])] for value in said}
    outside = {value: _from_outside(said[value], origins, partisan) for value in said}
    weights = {value: _weight(borne[value], origins, _last(said[value])) for value in said}
    ranked = sorted(said, key=lambda value: (outside[value], weights[value], -value), reverse=True)
    best = ranked[0]
    if len(ranked) == 1:
        reasons.append(f"best-only: {best} is the only value said")
        return best
    other = ranked[1]
    if outside[best] != outside[other]:
        reasons.append(f"best-from-outside: {best} is said by somebody who is no party to the fighting")
    elif weights[best][:2] != weights[other][:2]:
        reasons.append(f"best-most-origins: {best} is borne out by the most origins")
    elif weights[best] != weights[other]:
        reasons.append(f"best-later: {best} is borne out by as many origins as another value, and said later")
    else:
        reasons.append(f"best-lower: {best} is the lower of the values borne out by equally many origins")
    return best


def _bears_out(figure: Figure, value: int, saying: list[Figure]) -> bool:
    """Whether a figure speaks for a value, by its words or as an earlier count of a toll that rose to it."""
    if figure.bears_out(value):
        return True
    return (
        figure.value is not None
        and not figure.bounded
        and value <= figure.low * MOVED_REACH
        and all(_grew(figure, other) for other in saying)
    )


def _from_outside(figures: list[Figure], origins: Origins, partisan: frozenset[OriginId]) -> bool:
    return any(origins.attributed(f.origin) and f.origin not in partisan for f in figures)


def _weight(figures: list[Figure], origins: Origins, day: dt.date) -> tuple[int, int, dt.date]:
    """Return how many attributed and how many other origins bear a value out, and the last day it was said."""
    counted = origins.counted(figure.statement.id for figure in figures)
    firm = sum(1 for origin in counted if origins.attributed(origin))
    return (firm, len(counted) - firm, day)


def _last(figures: list[Figure]) -> dt.date:
    return max((span.last for span in _published(figures) if span is not None), default=dt.date.min)


def _high(stand: list[Figure], reasons: list[str]) -> int | None:
    bounds = [figure.high for figure in stand if figure.high is not None]
    largest = max(bounds, default=None)
    opening = [
        figure for figure in stand if figure.high is None and (largest is None or figure.low >= largest)
    ]
    if largest is None or opening:
        words = sorted({worded(figure.count) for figure in opening})
        over = (
            "and no upper bound is said"
            if largest is None
            else f"not below the largest upper bound {largest}"
        )
        reasons.append(f"open-high: {', '.join(words)} is said, {over}")
        return None
    reasons.append(f"high-largest: {largest} is the largest upper bound said")
    return largest


def _from_parts(outcome: Outcome, figures: list[Figure]) -> Casualties | None:
    """Give a lower bound where only parts were counted: a total cannot be less than its largest part."""
    parts = current([figure for figure in figures if figure.count.part])[0]
    if not parts:
        return None
    low = max(figure.low for figure in parts)
    return Casualties(
        outcome=outcome,
        category=None,
        low=low,
        best=None,
        high=None,
        claims=tuple(sorted({figure.statement.id for figure in parts})),
        reasons=(
            f"low-of-a-part: no total is said; one part of it is at least {low}; parts are not added up",
            "best-not-said: nobody gives a number for the whole",
            "open-high: no upper bound is said",
        ),
    )


def worded(count: Count) -> str:
    """Return a count's bounds in words: "24", "at least 24", "10 to 15", "about 20", "up to 30"."""
    low, high = count.low, count.high
    if not is_numbered(count) or (low is None and high is None):
        return "no number"
    rounded = None if count.exact else _ROUND_WORDS.search(count.wording)
    if rounded is not None:
        return rounded.group(1).lower()
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"at least {low}"
    if low != high:
        return f"{low} to {high}"
    return f"{low}" if count.exact else f"about {low}"
