"""Which numbers are of everybody hit by an outcome, which are parts, and who is told of one by one.

The rules stand in ``docs/methods/casualty-range.md``.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from corrobora.records import (
    Category,
    ClaimId,
    Count,
    OriginId,
    Outcome,
    ReportId,
)
from corrobora.weighing.bearing import CONCEDED_SHARE
from corrobora.weighing.docket import (
    FIGHTERS,
    FIGHTING_CATEGORIES,
    STATE_KINDS,
    Docket,
    Statement,
    counts_people,
    fold,
    lexicon,
    others_told,
)
from corrobora.weighing.figures import Figure
from corrobora.weighing.origins import Origins
from corrobora.weighing.spans import Span, find_span
from corrobora.weighing.voices import PRIVATE_KINDS

COUNTED = (
    Outcome.KILLED,
    Outcome.INJURED,
    Outcome.MISSING,
    Outcome.ABDUCTED,
    Outcome.DETAINED,
    Outcome.DISPLACED,
)
"""Outcomes that make a row. Survivors and people merely present are points, not casualties."""

_ARMED = frozenset({Category.COMBATANTS, Category.STATE_FORCES, Category.PEACEKEEPERS})

_KIN = lexicon(
    "son sons daughter daughters brother brothers sister sisters husband wife wives mother father parents uncle uncles "
    "aunt aunts cousin cousins nephew nephews niece nieces grandson grandsons granddaughter grandchildren siblings "
    "friend friends neighbour neighbours neighbor neighbors colleague colleagues"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person told of singly, by one claim."""

    statement: Statement
    count: Count

    @property
    def key(self) -> tuple[ReportId, str]:
        """The person's key, of meaning within the report alone."""
        return (self.statement.report.id, self.count.person or "")


def find_persons(docket: Docket, outcome: Outcome) -> list[Person]:
    """Return the persons told of one by one with an outcome; who is killed later in a report is not injured too."""
    before = told_of_before(docket)
    told = [
        Person(statement=statement, count=count)
        for statement in docket.statements
        if docket.tells(statement) and statement.id not in before
        for count in statement.claim.counts
        if count.person is not None and counts_people(count) and count.high != 0
    ]
    killed = {person.key for person in told if person.count.outcome is Outcome.KILLED}
    return [
        person
        for person in told
        if person.count.outcome is outcome and (outcome is Outcome.KILLED or person.key not in killed)
    ]


def most_told(persons: Iterable[Person]) -> int:
    """Return the most persons that one report tells of: people of two reports may be the same."""
    by_report: dict[ReportId, set[str]] = defaultdict(set)
    for person in persons:
        report, key = person.key
        by_report[report].add(key)
    return max((len(keys) for keys in by_report.values()), default=0)


def find_figures(docket: Docket, origins: Origins, outcome: Outcome) -> list[Figure]:
    """Return every number of people that a claim which tells of the happening gives for an outcome.

    A zero is not among them: that nobody was killed is a side of a conflict. Neither is one
    person told of singly (`find_persons`), nor a number over more than one happening.
    """
    return [
        figure
        for statement in docket.statements
        if docket.tells(statement)
        for count in statement.claim.counts
        if count.outcome is outcome and counts_people(count) and count.high != 0 and count.person is None
        for figure in (
            Figure(
                statement=statement,
                origin=origins.mouth(origins.of[statement.id]),
                count=count,
                bounded=not count.part
                and (statement.of_a_part or _of_kin(statement) or _OF_ALL.search(count.wording) is not None),
            ),
        )
        if not figure.of_a_period
    ]


_OF_ALL = re.compile(
    r"\bof (?:them|whom|these|those|(?:the|all) (?:dead|victims|bodies|killed|wounded|injured|deceased|casualties|fatalities|missing|deaths))\b",
    re.IGNORECASE,
)
"""Words after a number that say of what it is a part ("two of the victims"); "21 of its inhabitants" are all who were hit."""


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
    whole = _wholes(docket, find_figures(docket, origins, outcome))
    if any(figure.low >= _SEVERAL for figure in whole):
        whole = [figure.less_than_whole() if _is_one_person(figure) else figure for figure in whole]
    return [figure for figure in whole if not own_losses(docket, figure)]


_SEVERAL = 3
_ONE_IN_ALL = re.compile(
    r"(?:just |only |at least |the )?(?:one|1|an? single|an? lone|a)(?: \w+)? ?"
    r"(?:person|people|man|woman|civilian|dead|deaths?|fatalit\w+|body|bodies|killed|injured|wounded|casualt\w+|life|victim|soldier)?$",
    re.IGNORECASE,
)
"""Words for one as a number of all, and not for one person as he or she is called ("an elderly woman", "one other killing")."""


def _is_one_person(figure: Figure) -> bool:
    return figure.value == 1 and _ONE_IN_ALL.match(figure.count.wording) is None


def own_losses(docket: Docket, figure: Figure) -> bool:
    """Whether those counted are of the side that is accused: the dead of the attackers count apart."""
    if figure.count.category not in _ARMED or figure.conceded or not others_told(docket):
        return False
    if docket.speaks_for_accused(figure.statement):
        return True
    accused = {docket.actors[actor].kind for actor in docket.accused if actor in docket.actors}
    if not accused:
        return False
    if figure.count.category is Category.STATE_FORCES:
        return accused <= STATE_KINDS
    return figure.count.category is Category.COMBATANTS and not accused & STATE_KINDS


def find_partisan(docket: Docket, origins: Origins) -> frozenset[OriginId]:
    """Return the origins that are parties to the fighting: armed bodies, the accused, and bodies of its state."""
    return frozenset(
        origin
        for origin, actor in origins.bodies.items()
        if docket.sides_with_accused(actor) or docket.actors[actor].kind in FIGHTERS
    )


def _wholes(docket: Docket, figures: list[Figure]) -> list[Figure]:
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
        side_by_side = bool(totals) or len({f.count.category for f in told if f.numbered}) > 1
        for figure in groups:
            less = side_by_side or figure.origin in armed & unarmed
            found.append(figure.less_than_whole() if less else figure)
    found = _toll_of_each_report(found)
    others = [figure for figure in found if figure.count.category not in _ARMED]
    if not others:
        return found
    least = min((figure.low for figure in others if figure.gives_low), default=0)
    return others + [
        figure.as_concession()
        for figure in found
        if figure.count.category in FIGHTING_CATEGORIES
        and figure.value is not None
        and least * CONCEDED_SHARE <= figure.low < least
        and _enemies_of_accused(docket, figure)
    ]


def _enemies_of_accused(docket: Docket, figure: Figure) -> bool:
    """Whether the accused counts as fighters of the other side those whom it killed, as it says."""
    if figure.count.outcome is not Outcome.KILLED or not docket.speaks_for_accused(figure.statement):
        return False
    state = docket.actor_state(docket.speaking_for(figure.statement)) is not None
    return figure.count.category is (Category.COMBATANTS if state else Category.STATE_FORCES)


def _toll_of_each_report(whole: list[Figure]) -> list[Figure]:
    """Take the largest number of one mouth in one report for its toll, and a smaller group for a part of it.

    Unless another origin gives that number for a total.
    """
    largest: Counter[tuple[ReportId, OriginId]] = Counter()
    tolls: dict[int, set[OriginId]] = defaultdict(set)
    for figure in whole:
        if figure.value is not None:
            key = (figure.statement.report.id, figure.origin)
            largest[key] = max(largest[key], figure.low)
            if figure.count.category is None:
                tolls[figure.low].add(figure.origin)

    def is_part(figure: Figure) -> bool:
        if figure.value is None or figure.low >= largest[figure.statement.report.id, figure.origin]:
            return False
        return figure.count.category is not None and not tolls[figure.low] - {figure.origin}

    return [figure.less_than_whole() if is_part(figure) else figure for figure in whole]


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


def told_of_before(docket: Docket) -> frozenset[ClaimId]:
    """Return the claims told of a day before that of the happening, as more reports give it.

    Only the day before: what is told of a later day may be when somebody said it, or died.
    """
    days = [
        (statement, day)
        for statement in docket.statements
        if docket.tells(statement) and (day := _day(statement)) is not None
    ]
    found = set()
    for statement, own in days:
        report = statement.report.id
        backing = {other.report.id for other, day in days if other.report.id != report and day.overlaps(own)}
        against = {other.report.id for other, day in days if day.first - own.last > _A_DAY} - backing
        if len(against) > len(backing):
            found.add(statement.id)
    return frozenset(found)


_A_DAY = dt.timedelta(days=1)


def _day(statement: Statement) -> Span | None:
    when = statement.claim.when
    return None if when is None else find_span(when.edtf)
