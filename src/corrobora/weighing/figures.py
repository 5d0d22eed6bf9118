"""A number as one claim gives it: what it bounds, and whether its sentence calls it an old one or a new one.

The rules stand in ``docs/methods/casualty-range.md``.
"""

import re
from dataclasses import dataclass, replace

from corrobora.records import (
    Count,
    OriginId,
    Outcome,
    Unit,
)
from corrobora.weighing.docket import (
    Statement,
    fold,
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

_TOLL = r"(?:death )?(?:tolls?|counts?|figures?|estimates?|numbers?|tall(?:y|ies)|totals?|reports?|accounts?|versions?|claims?|statements?)"

_NUMBER_WORDS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|dozens?|scores?"
)
_ANY_NUMBER = rf"(?:\d[\d,.]*|{_NUMBER_WORDS}|both|nobody|none)"
NUMBER_WORD = re.compile(rf"\b{_ANY_NUMBER}\b", re.IGNORECASE)

_PAPER = r"(?:communication|communiqu[ée]|statement|report|bulletin|dispatch|count|release|notice|message|post|update|announcement)"
_OLD_BEFORE = re.compile(
    rf"(?:\b(?:earlier|previous|former|prior|original|old) {_TOLL}\b{_NOT_A_NUMBER}{{0,120}}"
    rf"|\b(?:at first|initially|originally|previously|earlier|had first|first)(?: had)? "
    r"(?:spoken|spoke|said|put|gave|given|announced|counted|claimed|stated|told|listed|admitted|acknowledged|mentioned|conceded)\b"
    rf"{_NOT_A_NUMBER}{{0,40}}"
    r"|\b(?<!as )(?:this|our) (?:page|newspaper|paper|website|site|station|channel|programme|blog|story)(?: had)? "
    r"(?:reported|printed|wrote|published|said|carried|gave|broadcast|posted)\b"
    rf"{_NOT_A_NUMBER}{{0,80}}"
    rf"|\b(?:wrongly|mistakenly|erroneously|incorrectly) (?:\w+ ){{1,2}}{_NOT_A_NUMBER}{{0,40}}"
    r"|\b(?:up|down|revised|raised|lowered|corrected|increased|reduced) from (?:\w+ )?(?:the )?(?:\w+ )?"
    rf"|\bin (?:our|its|their|his|her|an?|the) (?:earlier|previous) {_PAPER}\b{_NOT_A_NUMBER}{{0,60}}"
    rf"|\bin our (?:very )?(?:first|initial|preliminary) {_PAPER},? we (?:had )?(?:spoken?|said|gave|given|put|counted|reported|named|listed|told)\b"
    rf"{_NOT_A_NUMBER}{{0,40}}"
    r"|,? (?:and )?(?:no longer|not) (?:the )?|\b(?:instead of|rather than) (?:the )?)$",
    re.IGNORECASE,
)
_IN_THE_FIRST = re.compile(
    rf"\bin (?:our|its|their|his|her|an?|the) (?:very )?(?:first|initial|preliminary) {_PAPER}\b{_NOT_A_NUMBER}{{0,60}}$",
    re.IGNORECASE,
)
"""A number of a body's first word, old only where the same claim gives another ("in our first statement we spoke of 12; there are 18")."""
_RISEN_TO_FROM = re.compile(
    r"\b(?:ris\w+|rose|climb\w*|went up|gone up|grow\w*|grew|increas\w+|jump\w*|revis\w+|rais\w+|up|lower\w*|reduc\w+|corrected|fell|fallen|dropped|down)"
    r" to [^.;,]{1,40}?,? (?:up )?from (?:(?:an?|the|at least|about|some|more than|earlier|previous|initial|original) ){0,3}$",
    re.IGNORECASE,
)
"""Before the old number of two, where the new one stands first ("has risen to 18 from 12")."""
_THEN = re.compile(
    r" (?:was|were) (?:then|at (?:that|the) time) the (?:number|toll|count|figure|total|tally|balance)\b",
    re.IGNORECASE,
)
"""Words behind a number that held once ("seventeen was then the number of dead")."""
_IN_A_STORY = re.compile(
    r"\bin an? (?:\w+ )?(story|report|article|dispatch|item|version|post|bulletin|broadcast|edition|statement) (?:on|of|dated|published|from|filed|about)\b"
    r"[^.;]{0,200}?\b(?:reported|quoted|said|wrote|gave|put)\b[^.;]{0,120}$",
    re.IGNORECASE,
)
"""What a text says was printed before; it takes that back only where it corrects, or tells of its own outlet's story."""
_OWN_STORY = frozenset({"story", "dispatch"})
_CORRECTS = re.compile(
    r"\b(?:correct(?:s|ing|ions?|ed (?:its|the|this|that|an?))|wrongly|mistakenly|erroneously|incorrectly|misquoted|misstated|misreported"
    r"|retract(?:s|ed|ions?)|should have (?:said|read|been|stated|noted|reported|made clear))\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+|\n+")
_OLD_AFTER = re.compile(
    rf"{_NOT_A_NUMBER}{{0,40}}?\b(?:as )?(?:initially|originally|previously|earlier|at first|first) "
    r"(?:reported|announced|stated|given|said|thought|feared|believed|counted|spoken|claimed)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
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
    r"|\bnow (?:stands?|stood|at|reached|numbers?|counts?|puts?|gives?|says?|lists?|speaks? of"
    r"|certified|confirmed|counted|identified|documented|recorded|verified|listed|established|registered)\b[^.;]{0,40}?"
    r"|\b(?:is|are|was|were) now (?:\w+ )?|\b(?:has|have|had) (?:now )?reached (?:\w+ )?)$",
    re.IGNORECASE,
)
_NEW_AFTER = re.compile(
    r"[^.;]{0,20}?, (?:and )?(?:not|no longer|up from|rather than|instead of) (?:the )?\w+", re.IGNORECASE
)
_WITH_THE_LATE_DEAD = re.compile(
    r"[^.;]{0,80}?\bafter (?:[^\W\d]+ |\d+ ){0,3}?(?:(?:of the |the )?(?:wounded|injured) (?:[^\W\d]+ ){0,3}?(?:died|succumbed|passed away)"
    r"|(?:[^\W\d]+ )?(?:died|succumbed) (?:of|from|to) (?:their|his|her) (?:wounds|injuries))\b",
    re.IGNORECASE,
)
"""Words by which a toll takes in who died since ("23 bodies, after four of the wounded died")."""
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

_OF_THE_DEAD = re.compile(
    r"\b(?:graves?|tombs?|coffins?|shrouds?|body bags?|bodies|body|corpses?|deaths?|dead|fatalit(?:y|ies))\b",
    re.IGNORECASE,
)
"""Words that count the dead, whatever else the sentence says."""
_NEAR = 300
"""Characters on each side of a number in which words may say what befell those counted."""
_NAMES = re.compile(r"\bnames?\b", re.IGNORECASE)
_LISTED = re.compile(
    r"\b(?:lists?|listed|listing|registers?|registered|rolls?|recorded|collected|gathered|compiled|published|documented|verified|gave us|handed"
    r"|dead|bodies|killed|died|deaths?|victims)\b",
    re.IGNORECASE,
)
"""Where names are counted, that they stand on a list ("a list of 27 names", "gave us nineteen names")."""
_HARMED_AFTER = {
    Outcome.KILLED: re.compile(
        r"\W*(?:\(\d+\)\W*)?(?:[^.;:]|[ap]\.m\.){0,90}?(?:\b(?:was|were|been|being|are|is|lie|lies|lay|lying|left|found|shot|reported)\b(?:[^.;:]|[ap]\.m\.){0,90}?"
        r"\b(?:dead|killed|shot|slain|murdered|executed|massacred|hacked|beheaded|buried|lost)"
        r"|\b(?:killed|died|die|perished|fell|drowned|succumbed|deaths?|in the ground)"
        r"|\b(?:did not|didn't|never) (?:get up|got up|wake up|woke up)"
        r"|\blost (?:their|his|her) li(?:fe|ves)|\bpaid the (?:ultimate|supreme) price)\b",
        re.IGNORECASE,
    ),
    Outcome.INJURED: re.compile(
        r"\W*[^.;:]{0,60}?\b(?:wounded|injured|hurt|wounds|injuries)\b", re.IGNORECASE
    ),
}
"""Words behind a number by which those counted were killed, or hurt."""
_HARMED_BEFORE = {
    Outcome.KILLED: re.compile(
        r"(?:\b(?:the dead|deaths?|dead|deceased|victims|toll|balance|tally)\b[^.;:]{0,60}?"
        r"|\b(?:killed|shot|shot dead|buried|executed|murdered|massacred|slaughtered) (?:\w+ ){0,2}?"
        r"|\bthe (?:dead|bodies|corpses|victims|slain|deceased)\b[^.;:]{0,80}[.;:] (?:there|they) (?:were|are|numbered) (?:\w+ )?)$",
        re.IGNORECASE,
    ),
    Outcome.INJURED: re.compile(
        r"\b(?:the (?:wounded|injured)|injuries|wounded|injured|wounding|injuring)\b[^.;]{0,40}?$",
        re.IGNORECASE,
    ),
}
"""Words before a number that say the same ("the dead are now nine", "they shot seven")."""

_NOT_OF_PEOPLE = re.compile(
    r"\(\d+\)|\bbetween (?:the ages of )?[\w.]+ and [\w.]+|\b(?:aged|ages?|age of) [\w.]+(?: (?:to|and) [\w.]+)?|\b\d+(?:[:.]\d+)? ?[ap]\.?m\b"
    r"|\b[\w.]+ (?:houses|homes|rooms|vehicles|cars|trucks|villages|places|hours|days|minutes|metres|meters|kilometres|km|miles|times)\b",
    re.IGNORECASE,
)
"""Numbers of something else than people: a number given twice, ages, hours, houses."""

_STOP = (
    r"(?:and|or|but|nor|when|before|after|as|while|until|where|because|since|though|that|which|whom|no|nobody|none|claimed|named|blamed|charged"
    rf"|arrested|{_NUMBER_WORDS}|others?)"
)
"""Words that end what is said of a number: another clause, another number, or nothing counted at all."""
_OWN_WORD = rf"(?!{_STOP}\b)[^\W\d][\w'’-]*"
_OF_THE_COUNT = r"(?:so far|as yet|until now|up to now|for the moment)"
_BY_AN_HOUR = r"by (?:the )?(?:early |late |mid-?)?(?:noon|midday|dusk|nightfall|dawn|daybreak|sunrise|sunset|evening|afternoon|morning|midnight|end of the day)"
_KILLING = r"(?!(?:killed|killing|shot|shooting|murdered|massacred|executed|attacked)\b)"
_SO_FAR_BEFORE = re.compile(rf"\b{_OF_THE_COUNT},?(?: {_OWN_WORD}){{0,3}} $", re.IGNORECASE)
_SO_FAR_AFTER = re.compile(
    rf"(?: {_OWN_WORD}){{0,6}}?,? {_OF_THE_COUNT}\b(?! (?:claimed|no|nobody|none|not)\b)", re.IGNORECASE
)
_BY_THEN_BEFORE = re.compile(rf"\b{_BY_AN_HOUR},?(?: {_KILLING}{_OWN_WORD}){{0,3}} $", re.IGNORECASE)
_BY_THEN_AFTER = re.compile(rf"(?: {_OWN_WORD}){{0,6}}? {_BY_AN_HOUR}\b", re.IGNORECASE)
_SAW_BEFORE = re.compile(r"\b(?:saw|seen|counted|counting)(?: [^\W\d]+){0,2} $", re.IGNORECASE)
_DRIVEN_OFF_AFTER = re.compile(
    rf"(?: (?!{_STOP}\b){_KILLING}[^\W\d][\w'’-]*){{0,8}},? before (?:he|she|they|we|I)\b", re.IGNORECASE
)
_UNFINISHED = re.compile(
    r"\b(?:stopped counting|lost count|(?:was|were|is|are) not the only ones?(?= (?:dead|killed|there)\b|[.,;”\"]|$)"
    r"|(?:search|count|counting|digging|list|toll|tally|recovery|burials?)(?: [^\W\d]+){0,4}? (?:is|was|are|were) not (?:yet )?(?:finished|over|complete)"
    r"|still (?:being )?(?:counting|counted|coming in)"
    r"|still (?:being )?(?:searching|digging|looking)(?: (?:in|under|among|through) [^.;,]{0,40}?)?"
    r"(?: for (?:[^\W\d]+ ){0,2}?(?:bodies|dead|missing|survivors|victims|remains|corpses)\b|(?=[.,;”\"]|$))"
    r"|(?:people|persons|bodies|others|men|women|children|villagers|residents|dozens|many|some|several|"
    + _ANY_NUMBER
    + r")(?: [^\W\d]+){0,2}? still missing)\b"
    r"|\bstill (?:searching|digging)[.,;]",
    re.IGNORECASE,
)
"""Words by which a count says that it was broken off, or goes on: of the count or of the search for the dead, not for the killers."""
_SICKROOM = r"(?:hospital|clinic|infirmary|ward|dispensary|doctors?|medics?|morgue|mortuary)"
_TO_A_PLACE = (
    r"(?:in\b|dead\b|(?:in)?to (?:the |a |an |our |his |her |their )?(?:[\w'’-]+ ){0,3}?"
    r"(?:hospital|clinic|morgue|mortuary|infirmary|ward|centre|center|post|mosque|church|school|hall|dispensary)\b)"
)
_FOUND = r"(?:received|recovered|retrieved|laid out|pulled|dug (?:out|up)|took in)"
_CAME_BEFORE = re.compile(
    rf"\b(?:{_FOUND}|brought|carried|delivered|(?<=hospital )admitted|(?<=clinic )admitted)"
    r"(?: (?!and\b|or\b|after\b|that\b|left\b|killed\b|killing\b|reports?\b|news\b|word\b|claims?\b)[^\W\d]+){0,3} $",
    re.IGNORECASE,
)
_CAME_AFTER = re.compile(
    rf"(?: {_OWN_WORD}){{0,7}}? (?:(?:been|were|was|being) (?:\w+ ){{0,2}}?"
    rf"(?:{_FOUND}|admitted|delivered|(?:brought|taken|carried) {_TO_A_PLACE})"
    r"|dead (?:when|before|by the time) (?:they reached (?:us|our|the (?:\w+ )?"
    + _SICKROOM
    + r")\b|(?:our |the )?(?:\w+ )?(?:medics?|doctors?|ambulances?|rescuers?|paramedics|nurses?) (?:arrived|came|got|reached))"
    r"|(?:came|come|coming) in\b|arrived\b|on arrival\b"
    r"|reached (?:our|the|his|her|their)\b|(?:at|on) the scene\b|died (?:later )?(?:in|at|on the way to|upon arrival at) (?:the |a )?(?:\w+ )?hospital\b)",
    re.IGNORECASE,
)
"""Words that count the dead who came to one place, or were found by some hour."""

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
    """True for fighters whom the accused counts where others count people: it may set ``low`` and ``high``, never ``best``."""

    listed: bool = False
    """True for the sum of those whom one voice lists in one sentence ("two patients and a porter")."""

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
        if self.approximate:
            return abs(value - self.low) <= self.low * ABOUT_REACH
        return self.value == value

    @property
    def approximate(self) -> bool:
        """Whether the words say that the number is near and not exact ("about twenty")."""
        return not self.count.exact and self.count.high is not None and self.count.low == self.count.high

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
    def nearby(self) -> tuple[str, str]:
        """The words just before the number and just after it."""
        before, after = self.around
        return before[-_NEAR:], after[:_NEAR]

    @property
    def called_old(self) -> bool:
        """Whether the sentence itself calls the number one that no longer holds ("raising an earlier toll of eleven")."""
        before, after = self.around
        if _RISEN_TO_FROM.search(before) or (_RISING_FROM.search(before) and _TO_NEXT.match(after)):
            return True
        if _THEN.match(after):
            return True
        if _LIMITS.match(self.count.wording):
            # "not more than 20" takes nothing back
            return False
        first = _IN_THE_FIRST.search(before) if self._gives_another else None
        return any(
            found is not None and NUMBER_WORD.search(_DATE.sub("", found[0])) is None
            for found in (
                _OLD_BEFORE.search(before),
                first,
                _OLD_AFTER.match(after),
                self._in_a_story(before),
            )
        )

    @property
    def _gives_another(self) -> bool:
        """Whether the same claim gives another number of the same outcome."""
        own = (self.count.low, self.count.high)
        return any(
            other.outcome is self.count.outcome and not other.part and (other.low, other.high) != own
            for other in self.statement.claim.counts
        )

    def _in_a_story(self, before: str) -> re.Match[str] | None:
        """Return what tells of an earlier text, where this one corrects it or both are of one outlet.

        Who cites another's report ("In a report published on Friday, X said 21") takes nothing back.
        """
        found = _IN_A_STORY.search(before)
        if found is None:
            return None
        outlet = self.statement.report.outlet
        own = (
            found[1].lower() in _OWN_STORY
            and outlet is not None
            and fold(outlet) in fold(self.statement.words)
        )
        return found if own or _CORRECTS.search(self._with_neighbours) else None

    @property
    def _with_neighbours(self) -> str:
        """The sentence with the one before it and the one behind."""
        text, words = self.statement.report.text, self.statement.words
        left, _, right = text.partition(words)
        before = [part for part in _SENTENCE_END.split(left) if part.strip()][-1:]
        after = [part for part in _SENTENCE_END.split(right) if part.strip()][:1]
        return " ".join((*before, words, *after))

    @property
    def called_new(self) -> bool:
        """Whether the sentence calls the number the next after another ("bringing the toll to sixteen")."""
        before, after = self.around
        found = _NEW_BEFORE.search(before)
        if found is not None and NUMBER_WORD.search(found[0].split(" from ")[0]) is None:
            return True
        return _NEW_AFTER.match(after) is not None or (
            self.count.outcome is Outcome.KILLED and _WITH_THE_LATE_DEAD.match(after) is not None
        )

    @property
    def plainly_harmed(self) -> bool:
        """Whether the words around the number themselves say what befell those counted, with no other number between."""
        count = self.count
        if not count.inferred or (count.unit is Unit.BODIES and count.outcome is Outcome.KILLED):
            return True
        if self.called_new or (count.outcome is Outcome.KILLED and _OF_THE_DEAD.search(count.wording)):
            return True
        if _NAMES.search(count.wording) and _LISTED.search(self.statement.words):
            return True
        after, before = _HARMED_AFTER.get(count.outcome), _HARMED_BEFORE.get(count.outcome)
        left, right = self.nearby
        for found in (after and after.match(right), before and before.search(left)):
            if found is not None and NUMBER_WORD.search(_NOT_OF_PEOPLE.sub("", found[0])) is None:
                return True
        return False

    @property
    def partial(self) -> bool:
        """Whether a count of the dead calls itself unfinished, or is of those who came to one place ("received five bodies")."""
        before, after = self.nearby
        if (
            _UNFINISHED.search(self.statement.words) is not None
            or _SO_FAR_BEFORE.search(before) is not None
            or _SO_FAR_AFTER.match(after) is not None
            or (_SAW_BEFORE.search(before) is not None and _DRIVEN_OFF_AFTER.match(after) is not None)
        ):
            return True
        if self.count.outcome is not Outcome.KILLED:
            return False
        return any(
            found is not None
            for found in (
                _BY_THEN_BEFORE.search(before),
                _BY_THEN_AFTER.match(after),
                _CAME_BEFORE.search(before),
                _CAME_AFTER.match(after),
            )
        )

    @property
    def unfinished(self) -> bool:
        """Whether the words leave it open that there were more: a floor, or a partial count."""
        return self.count.high is None or self.partial

    @property
    def of_a_period(self) -> bool:
        """Whether the words around the number count over more than one happening ("this year", "since January")."""
        before, after = self.around
        clause = _CLAUSE_END.split(before)[-1] + self.count.wording + " " + _CLAUSE_END.split(after)[0]
        opening = before if _CLAUSE_END.search(before) and _PERIOD_OPENS.match(before) else ""
        return _PERIOD.search(clause) is not None or bool(opening)


def is_numbered(count: Count) -> bool:
    """Whether a count says a number."""
    if not count.exact and count.low != count.high and _VAGUE_WORDS.search(count.wording):
        return False  # "several", and not "some sixty"
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
