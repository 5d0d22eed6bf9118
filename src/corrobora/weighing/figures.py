"""A number as one claim gives it: what it bounds, and whether its sentence calls it an old one or a new one.

The rules stand in ``docs/methods/casualty-range.md``.
"""

import re
from dataclasses import dataclass, replace

from corrobora.records import (
    Count,
    OriginId,
)
from corrobora.weighing.docket import (
    Statement,
)

FLOOR_REACH = 1.25
"""How far above its floor "at least" still bears a number out (ours)."""
ABOUT_REACH = 0.1
"""How far from its number "around" still bears another out (ours)."""

_ROUND_WORDS = re.compile(
    r"^\D*\b(tens|dozens|scores|hundreds|thousands|several|many|few)\b\D*$", re.IGNORECASE
)
"""Words that bound a number without saying one: they may hold up ``low``, and never make ``best``."""

_VAGUE_WORDS = re.compile(r"^\D*\b(?:several|few|many|some|handful|number of)\b\D*$", re.IGNORECASE)
"""Words that say there were some, and no number at all."""

_NOT_A_NUMBER = r"[^.;\d]"

_TOLL = r"(?:death )?(?:tolls?|counts?|figures?|estimates?|numbers?|tall(?:y|ies)|totals?|reports?|accounts?|versions?)"

NUMBER_WORD = re.compile(
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
            found is not None and NUMBER_WORD.search(found[0]) is None
            for found in (_OLD_BEFORE.search(before), _OLD_AFTER.match(after))
        )

    @property
    def called_new(self) -> bool:
        """Whether the sentence calls the number the next after another ("bringing the toll to sixteen")."""
        before, after = self.around
        found = _NEW_BEFORE.search(before)
        if found is not None and NUMBER_WORD.search(found[0].split(" from ")[0]) is None:
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
