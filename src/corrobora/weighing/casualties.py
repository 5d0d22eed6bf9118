"""Casualty range: low, best and high per outcome and category, as somebody's words support them.

The rule, with its reasons in ``docs/methods/casualty-range.md``:

* Only claims that tell of the happening count. A denial is a conflict, never a 0.
  Not among them: numbers over more than one happening ("this year"), told of an
  earlier day, hearsay where somebody is made to say a number, what a copy has
  otherwise than its original, an outlet's own number of another order, and one
  of which the trained judge alone knows whom it counts and no word around it
  tells, beside plain ones.
* One origin has one current word: a figure whose last mention was published
  before the first mention of another figure of the same origin is superseded,
  and so is one that a report calls an earlier one. Where a publication date is
  missing, only words supersede.
* ``low`` is the smallest lower bound that a number was said for ("dozens" is none); what the accused
  grants under another name ("seven terrorists") may set it, and ``high``. A count that calls
  itself unfinished ("eleven bodies so far", "received five bodies") gives way to
  any larger one from outside the fighting; an early floor ("at least nine"), and
  an outlet's own early number, to a larger one said later.
* ``high`` is the largest upper bound, open where somebody says "at least" of a
  number above it, or nobody gives one.
* ``best`` is the value that most origins bear out; then the one called the next
  of a toll; then the lower. It is always a value somebody said. A floor
  ("at least 40") bears out a number up to a quarter above it, an approximation
  the exact one nearest within a tenth, an unfinished count one up to half above
  that was published later, and any count one up to half above that is called the
  next: tolls rise as the wounded die. What only a party to the fighting says is
  best only where nobody else says a number.
* Persons told of one by one in one report add up to a lower bound where nobody
  says a number; never over reports, and never over origins.
* Fighters and soldiers counted by one side make no bound for everybody where
  others count people who are none: they have a row, and a conflict, of their own.
* Where one claim counts several numbers of the same people side by side, or a
  group larger than its total, the smaller are parts, and a part never competes
  with a total.
* Nothing is added up over origins, reports or sentences; a list that one voice
  tells in one sentence ("two patients and a porter") is as many as its members.

Sources: Every Casualty, Standards for Casualty Recording (2016), p. 25 (where
sources disagree, give the range from lowest to highest); UCDP GED codebook 25.1
(low: lowest reliable, best: most likely, high: highest reliable estimate);
Airwars' ``killed_min`` and ``killed_max``, whose choice Airwars leaves to its
assessors. The order of the tests for ``best`` is ours.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corrobora.records import (
    Casualties,
    Category,
    OriginId,
    Outcome,
)
from corrobora.weighing.docket import (
    Docket,
)
from corrobora.weighing.figures import FLOOR_REACH, Figure, worded
from corrobora.weighing.origins import Origins
from corrobora.weighing.sifting import SAID_BY_MORE, Sifted, sift
from corrobora.weighing.spans import Span
from corrobora.weighing.succession import MOVED_REACH, RISING, all_before, current, days_of, grew, published
from corrobora.weighing.totals import (
    ARMED,
    COUNTED,
    Person,
    find_figures,
    find_partisan,
    find_persons,
    find_totals,
    most_told,
    own_losses,
)

METHOD = "casualty-range/9"


def weigh_casualties(docket: Docket, origins: Origins) -> tuple[Casualties, ...]:
    """Return a row for everybody and one for each category counted, per outcome.

    Category ``None`` is everybody: totals, and counts of a group that a claim
    gives as the whole ("24 civilians"). A part ("including three women") has a
    row of its own and raises no total; neither do persons told of one by one.
    """
    rows = []
    partisan = find_partisan(docket, origins)
    for outcome in COUNTED:
        figures = find_figures(docket, origins, outcome)
        persons = find_persons(docket, outcome)
        parts: list[Casualties] = []
        floor = 0
        for category in Category:
            of_category = sift(docket, origins, [f for f in figures if f.count.category is category])
            told = [person for person in persons if person.count.category is category]
            row = _row(outcome, category, of_category, told, origins, partisan)
            if row is not None and category not in ARMED:
                floor = max(floor, _least_said(row, of_category))
            if row is None and told:
                row = _from_parts(outcome, category, [], told)
            if row is not None:
                parts.append(row)
        sifted = _above_a_part(sift(docket, origins, find_totals(docket, origins, outcome)), floor)
        everybody = _row(outcome, None, sifted, persons, origins, partisan, floor=floor)
        if everybody is None:
            own = [figure for figure in figures if not own_losses(docket, figure)]
            everybody = _from_parts(outcome, None, own, persons)
        rows += [*([] if everybody is None else [everybody]), *parts]
    return tuple(rows)


def _least_said(row: Casualties, sifted: Sifted) -> int:
    """Return the low end of a category's row where somebody gives it as a part with a number; "nine civilians" may be all."""
    of_a_part = any(figure.numbered and figure.count.part for figure in sifted.figures)
    return (row.low or 0) if of_a_part else 0


def _above_a_part(sifted: Sifted, floor: int) -> Sifted:
    """Make a number below that of a part of the same people ("five" beside "eight children") a bound alone.

    Never the last: where no number reaches the part, the numbers stand as they are.
    """
    below = [figure for figure in sifted.figures if figure.value is not None and figure.low < floor]
    if not below or not any(figure.gives_low and figure.low >= floor for figure in sifted.figures):
        return sifted
    named = ", ".join(sorted({worded(figure.count) for figure in below}))
    return replace(
        sifted,
        figures=tuple(
            figure.less_than_whole() if any(figure is other for other in below) else figure
            for figure in sifted.figures
        ),
        reasons=(
            *sifted.reasons,
            f"less-than-a-part: {named} is less than {floor}, which is said of a part alone",
        ),
    )


def _row(
    outcome: Outcome,
    category: Category | None,
    sifted: Sifted,
    persons: list[Person],
    origins: Origins,
    partisan: frozenset[OriginId],
    *,
    floor: int = 0,
) -> Casualties | None:
    if not sifted.figures:
        return None
    stand = list(sifted.figures)
    told = most_told(persons)
    reasons = list(sifted.reasons)
    if sifted.superseded:
        numbers = sorted({worded(figure.count) for figure in sifted.superseded})
        reasons.append(f"superseded: another number has taken the place of {', '.join(numbers)}")
    finished = _finished(stand, origins, partisan)
    if len(finished) < len(stand):
        left = [figure for figure in stand if not any(figure is other for other in finished)]
        partial = sorted({worded(figure.count) for figure in left if figure.partial})
        floors = sorted({worded(figure.count) for figure in left if not figure.partial})
        if partial:
            reasons.append(
                f"unfinished: {', '.join(partial)} is a count that was not finished, and others say more"
            )
        if floors:
            reasons.append(
                f"unfinished: {', '.join(floors)} leaves open that there were more, and more was said later"
            )
    low = _low(finished, told, reasons)
    best = _best(stand, finished, sifted.overtaken, origins, partisan, reasons)
    if best is None and told and not any(figure.numbered for figure in stand):
        best = told
        reasons[-1] = f"best-persons-told: nobody says a number; {_one_by_one(told)} in one report"
    if low < floor:
        low = floor
        reasons.append(f"low-of-a-part: {floor} is the largest number said of a part; parts are not added up")
        if best is not None and best < floor:
            best = None
            reasons.append("best-not-said: no number given for the whole reaches that of a part")
    high = _high(stand, told, reasons)
    sums = {figure.low for figure in stand if figure.listed} & {low, best, high}
    worded_too = {figure.value for figure in stand if not figure.listed}
    reasons.extend(
        f"list-added: {total} is the sum of those whom one voice lists in one sentence"
        for total in sorted(sums - worded_too)
    )
    if high is not None and high < low:
        reasons.append("open-high: the largest upper bound lies below the lower bound said elsewhere")
        high = None
    return Casualties(
        outcome=outcome,
        category=category,
        low=low,
        best=best,
        high=high,
        claims=tuple(sorted({figure.statement.id for figure in stand} | {p.statement.id for p in persons})),
        reasons=tuple(reasons),
    )


def _finished(stand: list[Figure], origins: Origins, partisan: frozenset[OriginId]) -> list[Figure]:
    """Return the figures without unfinished counts that somebody outside the fighting goes beyond.

    A partial count yields to any larger number, a floor ("at least nine") to one said later. What several
    say from outside, as many as bear out any larger number, is no one person's broken count, and stays.
    """
    whole = [
        figure
        for figure in stand
        if figure.gives_low
        and figure.value is not None
        and not figure.unfinished
        and not figure.conceded
        and origins.attributed(figure.origin)
        and figure.origin not in partisan
    ]

    days = days_of(stand)

    def outside(value: int) -> int:
        saying = [f for f in stand if f.value == value and not f.conceded and f.origin not in partisan]
        return sum(1 for o in origins.counted(f.statement.id for f in saying) if origins.attributed(o))

    borne = {figure.value: outside(figure.value) for figure in stand if figure.value is not None}

    def several(figure: Figure) -> bool:
        if figure.value is None or borne[figure.value] < SAID_BY_MORE:
            return False
        return borne[figure.value] >= max(
            (borne[other.value] for other in whole if other.value is not None and other.low > figure.low),
            default=0,
        )

    def yields(figure: Figure) -> bool:
        larger = [other for other in whole if other.low > figure.low]
        return figure.gives_low and (
            (figure.partial and bool(larger) and not several(figure))
            or (figure.count.high is None and any(grew(figure, other, days) for other in larger))
        )

    return [figure for figure in stand if not yields(figure)]


def _low(stand: list[Figure], told: int, reasons: list[str]) -> int:
    given = [figure for figure in stand if figure.gives_low]
    said = [figure for figure in given if figure.value is not None] or given  # "dozens" beside numbers
    if said:
        least = min(said, key=lambda figure: figure.low)
        low = least.low
        if all(figure.conceded for figure in said if figure.low == low):
            reasons.append(f"low-conceded: {low} is what the accused grants at least, under another name")
        else:
            reasons.append(f"low-smallest: {low} is the smallest lower bound that a number was said for")
        return low
    low = max(figure.low for figure in stand)
    if told >= low and told:
        reasons.append(f"low-persons-told: {_one_by_one(told)} in one report")
        return told
    if any(figure.bounded and figure.numbered for figure in stand):
        reasons.append(f"low-of-a-part: {low} is the largest number said of a part; parts are not added up")
    elif any(figure.count.high is not None for figure in stand):
        reasons.append("low-not-said: only an upper bound is said, and that somebody is concerned")
    else:
        reasons.append("low-not-numbered: the words give no number, and mean at least one")
    return low


def _best(
    stand: list[Figure],
    finished: list[Figure],
    early: Sequence[Figure],
    origins: Origins,
    partisan: frozenset[OriginId],
    reasons: list[str],
) -> int | None:
    said: dict[int, list[Figure]] = defaultdict(list)
    for figure in stand:
        if figure.value is not None and not figure.conceded:
            said[figure.value].append(figure)
    for value in sorted(said):
        if not any(figure is other for figure in said[value] for other in finished):
            # "five bodies were brought in" beside "eleven died" is none against eleven
            del said[value]
    for floor in sorted(said, reverse=True):
        taken = [
            value for value in said if floor < value <= floor * FLOOR_REACH and _is_estimate(said[value])
        ]
        if taken and not _is_estimate(said[floor]):
            # "at least nine" beside "eleven" is a word for eleven, and none against it
            del said[floor]
    if not said:
        reasons.append("best-not-said: nobody gives a number for the whole")
        return None
    voting = [*stand, *(figure for figure in early if not any(figure is other for other in stand))]
    borne = _borne(said, [figure for figure in voting if not figure.conceded])
    outside = {
        value: _from_outside(_estimates(borne[value], said[value]), origins, partisan) for value in said
    }
    weights = {value: _weight(borne[value], origins, said[value]) for value in said}
    ranked = sorted(said, key=lambda value: (outside[value], weights[value], -value), reverse=True)
    best = ranked[0]
    if len(ranked) == 1:
        reasons.append(f"best-only: {best} is the only value said")
        return best
    other = ranked[1]
    if outside[best] != outside[other]:
        reasons.append(f"best-from-outside: {best} is borne out by somebody who is no party to the fighting")
    elif weights[best][:2] != weights[other][:2]:
        reasons.append(f"best-most-origins: {best} is borne out by the most origins")
    elif weights[best] != weights[other]:
        reasons.append(
            f"best-later: {best} is borne out by as many origins as another value, and called the next of the toll"
        )
    else:
        reasons.append(f"best-lower: {best} is the lower of the values borne out by equally many origins")
    return best


def _is_estimate(saying: list[Figure]) -> bool:
    """Whether anybody says the value for more than a floor."""
    return any(figure.count.high is not None for figure in saying)


def _bears_out(figure: Figure, value: int, saying: list[Figure], days: Mapping[int, Span | None]) -> bool:
    """Whether a figure speaks for a value, by its words or as an earlier count of a toll that rose to it."""
    if figure.bears_out(value):
        return True
    return (
        figure.value is not None
        and not figure.bounded
        and value <= figure.low * MOVED_REACH
        and (
            (figure.unfinished and all(grew(figure, other, days) for other in saying))
            or any(_grew_into(figure, other) for other in saying)
        )
    )


def _grew_into(figure: Figure, other: Figure) -> bool:
    """Whether the larger number is called the next after another, and the smaller is not known to come after it."""
    if figure.count.outcome not in RISING or figure.low >= other.low or not other.called_new:
        return False
    return not all_before(published([other]), published([figure]))


def _from_outside(figures: list[Figure], origins: Origins, partisan: frozenset[OriginId]) -> bool:
    """Whether anybody bears it out who is made to speak and is no party to the fighting."""
    return any(origins.attributed(f.origin) and f.origin not in partisan for f in figures)


def _estimates(borne: list[Figure], saying: list[Figure]) -> list[Figure]:
    """Return who says a value, and whose count grew into it; a floor below it does not make a party's number anybody else's."""
    return saying + [figure for figure in borne if figure.count.high is not None]


def _borne(said: dict[int, list[Figure]], voting: list[Figure]) -> dict[int, list[Figure]]:
    """Return, for each value, the figures that bear it out; what bears out a number bears out the one it grew into."""
    exact = [value for value in sorted(said) if any(figure.count.exact for figure in said[value])]
    days = days_of(voting)
    borne: dict[int, list[Figure]] = {}
    for value in sorted(said):
        found = [
            figure
            for figure in voting
            if _bears_out(figure, value, said[value], days)
            and (not figure.approximate or value in {figure.low, _nearest(exact, figure.low)})
        ]
        for lower, figures in tuple(borne.items()):
            if all(any(figure is other for other in found) for figure in said[lower]):
                found += [f for f in figures if not any(f is other for other in found)]
        borne[value] = found
    return borne


def _nearest(values: list[int], number: int) -> int | None:
    """Return the value next to a number, the lower of two as near."""
    return min(values, key=lambda value: (abs(value - number), value), default=None)


def _weight(figures: list[Figure], origins: Origins, saying: list[Figure]) -> tuple[int, int, bool]:
    """Return how many attributed and how many other origins bear a value out, and whether it is called the next of a toll."""
    counted = origins.counted(figure.statement.id for figure in figures)
    firm = sum(1 for origin in counted if origins.attributed(origin))
    new = any(_grew_into(figure, other) for figure in figures for other in saying)
    return (firm, len(counted) - firm, new)


def _high(stand: list[Figure], told: int, reasons: list[str]) -> int | None:
    bounds = [figure.high for figure in stand if figure.high is not None]
    largest = max(bounds, default=None)
    opening = [
        figure for figure in stand if figure.high is None and (largest is None or figure.low > largest)
    ]
    if largest is not None and told > largest:
        # seen on 200 incidents of a public key: four times in five somebody had been told of twice
        reasons.append(
            f"persons-told: {_one_by_one(told)} in one report, more than the largest upper bound {largest}"
        )
    if largest is None or opening:
        words = sorted({worded(figure.count) for figure in opening})
        over = "and no upper bound is said" if largest is None else f"above the largest upper bound {largest}"
        reasons.append(f"open-high: {', '.join(words)} is said, {over}")
        return None
    reasons.append(f"high-largest: {largest} is the largest upper bound said")
    return largest


def _one_by_one(told: int) -> str:
    return "1 person is told of singly" if told == 1 else f"{told} people are told of one by one"


def _from_parts(
    outcome: Outcome, category: Category | None, figures: list[Figure], persons: list[Person]
) -> Casualties | None:
    """Give a lower bound where nobody says a total: its largest part, or the most persons told of in one report."""
    parts = current([figure for figure in figures if figure.count.part])[0]
    told = most_told(persons)
    if not parts and not told:
        return None
    largest = max((figure.low for figure in parts), default=0)
    claims = tuple(sorted({f.statement.id for f in parts} | {person.statement.id for person in persons}))
    if told >= largest:
        return Casualties(
            outcome=outcome,
            category=category,
            low=told,
            best=told,
            high=told if not parts else None,
            claims=claims,
            reasons=(
                f"low-persons-told: {_one_by_one(told)} in one report",
                f"best-persons-told: nobody says a number; {_one_by_one(told)} in one report",
                f"high-persons-told: nobody speaks of more than {told}"
                if not parts
                else "open-high: no upper bound is said",
            ),
        )
    return Casualties(
        outcome=outcome,
        category=category,
        low=largest,
        best=None,
        high=None,
        claims=claims,
        reasons=(
            f"low-of-a-part: no total is said; one part of it is at least {largest}; parts are not added up",
            "best-not-said: nobody gives a number for the whole",
            "open-high: no upper bound is said",
        ),
    )
