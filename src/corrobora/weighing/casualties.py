"""Casualty range: low, best and high per outcome and category, as somebody's words support them.

The rule, with its reasons in ``docs/methods/casualty-range.md``:

* Only claims that tell of the happening count. A denial is a conflict, never a 0.
  Not among them: numbers over more than one happening ("this year"), told of an
  earlier day, hearsay where somebody is made to say a number, what a copy has
  otherwise than its original, and an outlet's own number of another order.
* One origin has one current word: a figure whose last mention was published
  before the first mention of another figure of the same origin is superseded,
  and so is one that a report calls an earlier one. Where a publication date is
  missing, only words supersede.
* ``low`` is the smallest lower bound that a number was said for; what the accused
  grants under another name ("seven terrorists") may set it. Floors, and an
  outlet's own early numbers, give way to what somebody is made to say later.
* ``high`` is the largest upper bound, open where somebody says "at least" of a
  number above it, or nobody gives one.
* ``best`` is the value that most origins bear out; then the one called new; then
  the one said later, then the lower. It is always a value somebody said. A floor
  ("at least 40") bears out a number up to a quarter above it, an approximation
  one within a tenth, a count of the dead or injured one up to half above that was
  published later or is called the next: tolls rise as the wounded die. What only
  a party to the fighting says is best only where nobody else says a number.
* Persons told of one by one in one report add up to a lower bound where nobody
  says a number; never over reports, and never over origins.
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
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corrobora.records import (
    Casualties,
    Category,
    ClaimId,
    Count,
    OriginId,
    Outcome,
    Report,
    ReportId,
    SpeakerKind,
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
from corrobora.weighing.lineage import WHOLE_COPY
from corrobora.weighing.origins import Origins
from corrobora.weighing.spans import Span, find_span
from corrobora.weighing.voices import PRIVATE_KINDS, Standing

METHOD = "casualty-range/4"

FLOOR_REACH = 1.25
"""How far above its floor "at least" still bears a number out (ours)."""
ABOUT_REACH = 0.1
"""How far from its number "around" still bears another out (ours)."""
MOVED_REACH = 1.5
"""How far above an earlier count a later one still is the same toll, risen (ours)."""
OTHER_ORDER = 2.0
"""How many times larger or smaller than what anybody is made to say an outlet's own number is taken for another set (ours)."""
SAME_SENTENCE = 0.8
"""Share of the words of the shorter of two sentences, numbers aside, from which on one repeats the other (ours)."""

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

_NOT_A_NUMBER = r"[^.;\d]"

_TOLL = r"(?:death )?(?:tolls?|counts?|figures?|estimates?|numbers?|tall(?:y|ies)|totals?|reports?|accounts?|versions?)"

_NUMBER_WORD = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|dozens?|scores?|both|nobody|none)\b",
    re.IGNORECASE,
)

_OLD_BEFORE = re.compile(
    rf"(?:\b(?:earlier|previous|former|prior|original|old) {_TOLL}\b{_NOT_A_NUMBER}{{0,120}}"
    rf"|\b(?:at first|initially|originally|previously|earlier|had first|first)(?: had)? "
    r"(?:spoken|spoke|said|put|gave|given|announced|counted|claimed|stated|told|listed|admitted|acknowledged|mentioned|conceded)\b"
    rf"{_NOT_A_NUMBER}{{0,40}}"
    rf"|\b(?:wrongly|mistakenly|erroneously|incorrectly) (?:\w+ ){{1,2}}{_NOT_A_NUMBER}{{0,40}}"
    r"|\b(?:up|down|revised|raised|lowered|corrected|increased|reduced) from (?:\w+ )?(?:the )?(?:\w+ )?"
    r"|,? (?:and )?(?:no longer|not) (?:the )?|\b(?:instead of|rather than) (?:the )?)$",
    re.IGNORECASE,
)
_OLD_AFTER = re.compile(
    rf"{_NOT_A_NUMBER}{{0,40}}?\b(?:as )?(?:initially|originally|previously|earlier|at first|first) "
    r"(?:reported|announced|stated|given|said|thought|feared|believed|counted|spoken|claimed)\b",
    re.IGNORECASE,
)
_RISING_FROM = re.compile(
    r"\b(?:ris\w+|rose|climb\w*|went up|gone up|grow\w*|grew|increas\w+|jump\w*|revis\w+|rais\w+|lower\w*|reduc\w+|corrected|fell|fallen|dropped|changed|moved)"
    rf"\b{_NOT_A_NUMBER}{{0,30}}\bfrom (?:\w+ )?$",
    re.IGNORECASE,
)
_TO_NEXT = re.compile(r"[^.;]{0,40}?\bto (?:at least |more than |about |some )?\S+", re.IGNORECASE)
_NEW_BEFORE = re.compile(
    r"(?:\b(?:ris(?:es?|en|ing)|rose|climb(?:s|ed|ing)?|went up|gone up|grow[ns]?|grew|increas(?:e[sd]?|ing)|jump(?:s|ed)|rais(?:e[sd]?|ing)|revised"
    r"|updated|bring(?:s|ing)?|brought|takes?|taking|took)\b[^.;]{0,60}? to (?:\w+ ){0,2}?"
    r"|\bnow (?:stands?|stood|at|reached|numbers?|counts?|puts?|gives?|says?|lists?|speaks? of)\b[^.;]{0,40}?"
    r"|\b(?:is|are|was|were) now (?:\w+ )?|\b(?:has|have|had) (?:now )?reached (?:\w+ )?)$",
    re.IGNORECASE,
)
_NEW_AFTER = re.compile(
    r"[^.;]{0,20}?, (?:and )?(?:not|no longer|up from|rather than|instead of) (?:the )?\w+", re.IGNORECASE
)
_LIMITS = re.compile(r"(?:more|less|fewer|only|just|all|even|a) ", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:—–]")
_SPAN_OF_TIME = (
    r"(?:since (?:the (?:start|beginning|outbreak|coup|war|conflict)|(?:early |mid-|late |last )?(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|spring|summer|autumn|winter|year|month)|(?:19|20)\d\d|(?:\w+ ){1,3}(?:began|started|broke out|took (?:power|over)))"
    r"|so far this (?:year|month|week)|this (?:year(?: alone)?|month alone|week alone)|(?:in|over|during) the (?:past|last|previous) (?:\w+ )?(?:days|weeks|months|years|week|month|year|decade)"
    r"|nationwide|countrywide|across the (?:country|region|nation)|(?:the|these) (?:hostilities|war|conflict|insurgency) (?:has|have)"
    r"|earlier in the (?:conflict|war|insurgency|campaign|year|month)|every (?:month|year|week)|(?:a|per) (?:month|year))\b"
)
_PERIOD = re.compile(_SPAN_OF_TIME, re.IGNORECASE)
_PERIOD_OPENS = re.compile(rf"\W*{_SPAN_OF_TIME}", re.IGNORECASE)

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
    conceded: bool = False
    """True for fighters whom the accused counts where others count people: it may set ``low``, and nothing else."""

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

    def as_concession(self) -> "Figure":
        """Return the same number as what the accused grants at least."""
        return replace(self, conceded=True)

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

    @property
    def around(self) -> tuple[str, str]:
        """The words of the sentence before the number and after it; empty where they are not found."""
        words, wording = self.statement.words, self.count.wording
        at = words.find(wording) if wording else -1
        return ("", "") if at < 0 else (words[:at], words[at + len(wording) :])

    @property
    def called_old(self) -> bool:
        """Whether the sentence itself calls the number one that no longer holds ("raising an earlier toll of eleven")."""
        before, after = self.around
        if _RISING_FROM.search(before) and _TO_NEXT.match(after):
            return True
        if _LIMITS.match(self.count.wording):
            # "not more than 20" takes nothing back
            return False
        return any(
            found is not None and _NUMBER_WORD.search(found[0]) is None
            for found in (_OLD_BEFORE.search(before), _OLD_AFTER.match(after))
        )

    @property
    def called_new(self) -> bool:
        """Whether the sentence calls the number the next after another ("bringing the toll to sixteen")."""
        before, after = self.around
        found = _NEW_BEFORE.search(before)
        if found is not None and _NUMBER_WORD.search(found[0].split(" from ")[0]) is None:
            return True
        return _NEW_AFTER.match(after) is not None

    @property
    def of_a_period(self) -> bool:
        """Whether the words around the number count over more than one happening ("this year", "since January")."""
        before, after = self.around
        clause = _CLAUSE_END.split(before)[-1] + self.count.wording + " " + _CLAUSE_END.split(after)[0]
        opening = before if _CLAUSE_END.search(before) and _PERIOD_OPENS.match(before) else ""
        return _PERIOD.search(clause) is not None or bool(opening)


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
    row of its own and raises no total; neither do persons told of one by one.
    """
    rows = []
    partisan = _partisan(docket, origins)
    for outcome in _COUNTED:
        figures = find_figures(docket, origins, outcome)
        persons = find_persons(docket, outcome)
        sifted = _sift(docket, origins, find_totals(docket, origins, outcome))
        everybody = _row(outcome, None, sifted, persons, origins, partisan)
        if everybody is None:
            own = [figure for figure in figures if not _own_losses(docket, figure)]
            everybody = _from_parts(outcome, None, own, persons)
        if everybody is not None:
            rows.append(everybody)
        for category in Category:
            of_category = _sift(docket, origins, [f for f in figures if f.count.category is category])
            told = [person for person in persons if person.count.category is category]
            row = _row(outcome, category, of_category, told, origins, partisan)
            if row is None and told:
                row = _from_parts(outcome, category, [], told)
            if row is not None:
                rows.append(row)
    return tuple(rows)


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
    before = _told_of_before(docket)
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
    return [figure for figure in whole if not _own_losses(docket, figure)]


_SEVERAL = 3
_ONE_IN_ALL = re.compile(
    r"(?:just |only |at least |the )?(?:one|1|an? single|an? lone|a)(?: \w+)? ?"
    r"(?:person|people|man|woman|civilian|dead|deaths?|fatalit\w+|body|bodies|killed|injured|wounded|casualt\w+|life|victim|soldier)?$",
    re.IGNORECASE,
)
"""Words for one as a number of all, and not for one person as he or she is called ("an elderly woman", "one other killing")."""


def _is_one_person(figure: Figure) -> bool:
    return figure.value == 1 and _ONE_IN_ALL.match(figure.count.wording) is None


def _own_losses(docket: Docket, figure: Figure) -> bool:
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
    """Divide figures into those that still stand and those that another has taken the place of.

    A number is superseded by a later one of its own origin that cannot mean the same, and where a
    report calls it an earlier one, as long as any other is left. A copy repeats a figure on the
    day of the text it copies, so that a late reprint of an old toll does not overrule a newer one.
    """
    figures = list(figures)
    old = _called_old(figures)
    stand: list[Figure] = []
    superseded: list[Figure] = []
    by_origin: dict[OriginId, dict[tuple[int, int | None, bool], list[Figure]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for figure, gone in zip(figures, old, strict=True):
        if gone:
            superseded.append(figure)
        else:
            by_origin[figure.origin][figure.bounds].append(figure)
    for said in by_origin.values():
        spans = {bounds: _published(mentions) for bounds, mentions in said.items()}
        for bounds, mentions in said.items():
            later = any(
                _all_before(spans[bounds], spans[other])
                and any(figure.numbered and not _looser(figure, mentions[0]) for figure in others)
                for other, others in said.items()
                if other != bounds
            )
            (superseded if later else stand).extend(mentions)
    return stand, superseded


def _looser(later: Figure, earlier: Figure) -> bool:
    """Whether a later word only repeats an earlier number less exactly ("24", then "more than 20")."""
    return earlier.count.exact and not later.count.exact and later.bears_out(earlier.low)


def _called_old(figures: Sequence[Figure]) -> list[bool]:
    """Say of each figure whether it, or the same number told no later, is called an earlier one in some report."""
    told = list(zip(figures, _published(figures), strict=True))
    calling = [(figure, day) for figure, day in told if figure.called_old and figure.value is not None]
    if not calling:
        return [False] * len(figures)

    def gone(figure: Figure, day: Span | None) -> bool:
        return any(
            figure is other
            or (figure.value == other.value and not figure.called_new and not _all_before([called_on], [day]))
            for other, called_on in calling
        )

    old = [gone(figure, day) for figure, day in told]
    left = any(figure.value is not None for figure, is_old in zip(figures, old, strict=True) if not is_old)
    return old if left else [False] * len(figures)


def _all_before(ones: list[Span | None], others: list[Span | None]) -> bool:
    return all(
        one is not None and other is not None and one.ends_before(other) for one in ones for other in others
    )


def _published(mentions: Sequence[Figure]) -> list[Span | None]:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """The figures that speak for one row, and why others do not."""

    figures: tuple[Figure, ...]
    superseded: tuple[Figure, ...] = ()
    overtaken: tuple[Figure, ...] = ()
    """Early numbers, which bear out the toll they grew into, and nothing else."""
    reasons: tuple[str, ...] = ()


def _sift(docket: Docket, origins: Origins, figures: list[Figure]) -> Sifted:
    """Leave out what is nobody's number of this happening; never the last number that is left."""
    reasons: list[str] = []
    before = _told_of_before(docket)

    def leave_out(found: list[Figure], without: list[Figure], code: str, why: str) -> list[Figure]:
        kept = [figure for figure in found if not any(figure is other for other in without)]
        if not without or not any(figure.numbered for figure in kept):
            return found
        reasons.append(f"{code}: {', '.join(sorted({worded(figure.count) for figure in without}))} {why}")
        return kept

    found = leave_out(
        figures,
        [figure for figure in figures if figure.statement.id in before],
        "another-day",
        "is told of a day before that of this happening",
    )
    found = leave_out(
        found,
        _slips(docket, found),
        "copied-otherwise",
        "stands in a copy alone, where the original says otherwise",
    )
    stand, superseded = current(found)
    stand = leave_out(
        stand,
        _hearsay(stand, origins),
        "hearsay-left-out",
        "is hearsay, and somebody is made to say a number",
    )
    early = _overtaken(stand, origins)
    stand = leave_out(
        stand,
        early,
        "overtaken",
        "is an outlet's own early number, and somebody is made to say more later",
    )
    stand = leave_out(
        stand,
        _of_another_order(docket, stand, origins),
        "another-order",
        f"is an outlet's own, and {OTHER_ORDER:g} times larger or smaller than what anybody is made to say",
    )
    return Sifted(
        figures=tuple(stand), superseded=tuple(superseded), overtaken=tuple(early), reasons=tuple(reasons)
    )


def _hearsay(figures: Sequence[Figure], origins: Origins) -> list[Figure]:
    """Return what is only said to be said, where somebody is made to say a number of the whole."""
    if not any(f.value is not None and not f.bounded and _spoken(f, origins) for f in figures):
        return []
    return [figure for figure in figures if origins.standing[figure.origin] is Standing.HEARSAY]


def _told_of_before(docket: Docket) -> frozenset[ClaimId]:
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


def _slips(docket: Docket, figures: Sequence[Figure]) -> list[Figure]:
    """Return numbers in which a copy differs from its original in the same sentence, and which stand nowhere else.

    A later story of the same outlet is no slip but news, and so is a number that its sentence calls new.
    """
    by_report: dict[ReportId, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_report[figure.statement.report.id].append(figure)
    found = []
    for figure in figures:
        report = figure.statement.report
        originals = {edge.report for edge in report.copy_of if edge.share >= WHOLE_COPY}
        family = (
            originals
            | {report.id}
            | {
                other.id
                for other in docket.reports.values()
                if any(e.report == report.id for e in other.copy_of)
            }
        )
        if not originals or figure.called_new:
            continue
        if any(other.low == figure.low for other in figures if other.statement.report.id not in family):
            continue
        for original in sorted(originals):
            if any(other.low == figure.low for other in by_report[original]):
                continue
            same = [
                other
                for other in by_report[original]
                if other.count.category is figure.count.category and _one_sentence(figure, other)
            ]
            if any(_outlets_differ(report, other.statement.report) for other in same):
                found.append(figure)
                break
    return found


def _outlets_differ(one: Report, other: Report) -> bool:
    return one.outlet is None or other.outlet is None or fold(one.outlet) != fold(other.outlet)


_NUMERAL = re.compile(r"\d")


def _one_sentence(one: Figure, other: Figure) -> bool:
    words = [_plain_words(figure) for figure in (one, other)]
    shorter = min(len(found) for found in words)
    return bool(shorter) and len(words[0] & words[1]) >= SAME_SENTENCE * shorter


def _plain_words(figure: Figure) -> frozenset[str]:
    number = set(fold(figure.count.wording).split())
    return frozenset(
        word
        for word in fold(figure.statement.words).split()
        if word not in number and not _NUMERAL.search(word)
    )


def _own_voice(figure: Figure, origins: Origins) -> bool:
    """Whether the number is an outlet's: in its own voice, or as another outlet quotes it ("local media put it at")."""
    speaker = figure.statement.claim.speaker
    quoted = speaker is not None and speaker.kind is SpeakerKind.MEDIA
    return quoted or origins.standing[figure.origin] is Standing.VOICE


def _spoken(figure: Figure, origins: Origins) -> bool:
    """Whether somebody who may know is made to say the number: no outlet, and no hearsay."""
    return origins.attributed(figure.origin) and not _own_voice(figure, origins)


def _overtaken(figures: Sequence[Figure], origins: Origins) -> list[Figure]:
    """Return an outlet's own numbers published before every mention of a higher number that somebody is made to say.

    What a speaker counted stays, however early: only that speaker can take it back (see `current`).
    """
    days: dict[int | None, list[Span | None]] = defaultdict(list)
    for figure, day in zip(figures, _published(figures), strict=True):
        days[figure.value].append(day)
    spoken = {
        figure.low
        for figure in figures
        if figure.value is not None
        and not figure.bounded
        and not figure.conceded
        and _spoken(figure, origins)
    }
    return [
        figure
        for figure in figures
        if figure.gives_low
        and _own_voice(figure, origins)
        and figure.count.outcome in _RISING
        and any(
            figure.low < more <= figure.low * OTHER_ORDER and _all_before(days[figure.value], days[more])
            for more in spoken
        )
    ]


def _of_another_order(docket: Docket, figures: Sequence[Figure], origins: Origins) -> list[Figure]:
    """Return numbers of an outlet's own voice far off all that those outside the fighting are made to say."""
    partisan = _partisan(docket, origins)
    whole = [
        f for f in figures if f.count.low is not None and f.numbered and not f.bounded and not f.conceded
    ]
    own = [figure for figure in whole if _own_voice(figure, origins)]
    said = [
        figure.low
        for figure in whole
        if figure.value is not None and _spoken(figure, origins) and figure.origin not in partisan
    ] or [
        figure.low
        for figure in own
        if figure.value is not None
        and any(
            other.statement.report.id != figure.statement.report.id
            and other.origin != figure.origin
            and max(figure.low, other.low) <= min(figure.low, other.low) * MOVED_REACH
            for other in own
        )
    ]
    if not said:
        return []
    return [
        figure
        for figure in own
        if not min(said) / OTHER_ORDER <= figure.low <= max(said) * OTHER_ORDER
        and not any(other.origin != figure.origin and other.low == figure.low for other in own)
    ]


def _row(
    outcome: Outcome,
    category: Category | None,
    sifted: Sifted,
    persons: list[Person],
    origins: Origins,
    partisan: frozenset[OriginId],
) -> Casualties | None:
    if not sifted.figures:
        return None
    stand = list(sifted.figures)
    told = most_told(persons)
    reasons = list(sifted.reasons)
    if sifted.superseded:
        numbers = sorted({worded(figure.count) for figure in sifted.superseded})
        reasons.append(f"superseded: another number has taken the place of {', '.join(numbers)}")
    low = _low(stand, told, reasons)
    best = _best(stand, sifted.overtaken, origins, partisan, reasons)
    if best is None and told and not any(figure.numbered for figure in stand):
        best = told
        reasons[-1] = (
            f"best-persons-told: nobody says a number; {told} people are told of one by one in one report"
        )
    high = _high(stand, told, reasons)
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


def _low(stand: list[Figure], told: int, reasons: list[str]) -> int:
    said = [figure for figure in stand if figure.gives_low]
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
        reasons.append(f"low-persons-told: {told} people are told of one by one in one report")
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
    early: Sequence[Figure],
    origins: Origins,
    partisan: frozenset[OriginId],
    reasons: list[str],
) -> int | None:
    said: dict[int, list[Figure]] = defaultdict(list)
    for figure in stand:
        if figure.value is not None and not figure.conceded:
            said[figure.value].append(figure)
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
        reasons.append(f"best-later: {best} is borne out by as many origins as another value, and said later")
    else:
        reasons.append(f"best-lower: {best} is the lower of the values borne out by equally many origins")
    return best


def _is_estimate(saying: list[Figure]) -> bool:
    """Whether anybody says the value for more than a floor."""
    return any(figure.count.high is not None for figure in saying)


def _bears_out(figure: Figure, value: int, saying: list[Figure]) -> bool:
    """Whether a figure speaks for a value, by its words or as an earlier count of a toll that rose to it."""
    if figure.bears_out(value):
        return True
    return (
        figure.value is not None
        and not figure.bounded
        and value <= figure.low * MOVED_REACH
        and (
            all(_grew(figure, other) for other in saying)
            or any(_grew_into(figure, other) for other in saying)
        )
    )


def _grew_into(figure: Figure, other: Figure) -> bool:
    """Whether the larger number is called the next after another, and the smaller is not known to come after it."""
    if figure.count.outcome not in _RISING or figure.low >= other.low or not other.called_new:
        return False
    return not _all_before(_published([other]), _published([figure]))


def _from_outside(figures: list[Figure], origins: Origins, partisan: frozenset[OriginId]) -> bool:
    """Whether anybody bears it out who is made to speak and is no party to the fighting."""
    return any(origins.attributed(f.origin) and f.origin not in partisan for f in figures)


def _estimates(borne: list[Figure], saying: list[Figure]) -> list[Figure]:
    """Return who says a value, and whose count grew into it; a floor below it does not make a party's number anybody else's."""
    return saying + [figure for figure in borne if figure.count.high is not None]


def _borne(said: dict[int, list[Figure]], voting: list[Figure]) -> dict[int, list[Figure]]:
    """Return, for each value, the figures that bear it out; what bears out a number bears out the one it grew into."""
    borne: dict[int, list[Figure]] = {}
    for value in sorted(said):
        found = [figure for figure in voting if _bears_out(figure, value, said[value])]
        for lower, figures in tuple(borne.items()):
            if all(any(figure is other for other in found) for figure in said[lower]):
                found += [f for f in figures if not any(f is other for other in found)]
        borne[value] = found
    return borne


def _weight(figures: list[Figure], origins: Origins, saying: list[Figure]) -> tuple[int, int, bool, dt.date]:
    """Return how many attributed and how many other origins bear a value out, whether it is called new, and when it was said last."""
    counted = origins.counted(figure.statement.id for figure in figures)
    firm = sum(1 for origin in counted if origins.attributed(origin))
    new = any(_grew_into(figure, other) for figure in figures for other in saying)
    return (firm, len(counted) - firm, new, _last(saying))


def _last(figures: list[Figure]) -> dt.date:
    return max((span.last for span in _published(figures) if span is not None), default=dt.date.min)


def _high(stand: list[Figure], told: int, reasons: list[str]) -> int | None:
    figures = [figure for figure in stand if not figure.conceded]
    bounds = [figure.high for figure in figures if figure.high is not None]
    largest = max(bounds, default=None)
    opening = [
        figure for figure in figures if figure.high is None and (largest is None or figure.low > largest)
    ]
    if largest is not None and told > largest:
        # seen on 200 incidents of a public key: four times in five somebody had been told of twice
        reasons.append(
            f"persons-told: {told} people are told of one by one in one report, more than the largest upper bound {largest}"
        )
    if largest is None or opening:
        words = sorted({worded(figure.count) for figure in opening})
        over = "and no upper bound is said" if largest is None else f"above the largest upper bound {largest}"
        reasons.append(f"open-high: {', '.join(words)} is said, {over}")
        return None
    reasons.append(f"high-largest: {largest} is the largest upper bound said")
    return largest


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
                f"low-persons-told: {told} people are told of one by one in one report",
                f"best-persons-told: nobody says a number; {told} people are told of one by one in one report",
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
