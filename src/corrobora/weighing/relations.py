"""How two things said on one point stand to each other, by stated rules.

A relation is one of five: what the later takes the place of (*superseded*),
what speaks of other people or another happening (*different set*), what cannot
both be so (*contradicts*), what says the same more exactly (*refines*), and what
can both be so (*compatible*), each with the reason code of the rule that gave it.
The points of a dossier compare the values that were read (`comparisons`, and
`tolls` for numbers with their passages); `relation` puts the same comparisons to
two passages, whatever of them was read.

Nothing here looks at who is right. The rules, with their sources, stand in
``docs/methods/conflicts.md``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corrobora.records import Actor, Claim, Outcome, Place, Report, Speaker, SpeakerKind
from corrobora.weighing.comparisons import (
    Label,
    Reason,
    Relation,
    days,
    doers,
    hours,
    judged,
    numbers,
    places,
)
from corrobora.weighing.cues import (
    CORRECTION,
    FIRST,
    INSISTS,
    OPEN_YET,
    RISEN,
    TURN,
    Denial,
    find_denial,
    find_institutions,
    find_speakers,
    find_speaking_institutions,
    find_tellers,
    is_speaking,
    speaks_for_itself,
)
from corrobora.weighing.docket import STATE_KINDS, fold, names_somebody
from corrobora.weighing.matters import MATTERS, VICTIMS, find_sides, negated_word, other_of_a_kind
from corrobora.weighing.spans import Span, find_span
from corrobora.weighing.whereabouts import elsewhere
from corrobora.weighing.wording import (
    Amount,
    Counted,
    Reach,
    find_amounts,
    find_hours,
    find_names,
    last_outcome,
    names_a_day,
    number_of,
    outcome_near,
    speaks_of,
)

METHOD = "relations/3"
_WHAT_WAS_SAID: Final = "what was said"
"""The point of two passages in which none was read."""


# --------------------------------------------------------------------------- passages

_NOBODY_IN_PARTICULAR = frozenset(
    {"he", "she", "they", "it", "we", "one", "both", "who", "others", "another", "some", "all"}
)

_A_SENTENCE: Final = 5
"""Words in common below which two passages are too short to be one sentence (ours)."""
SAME_SENTENCE_SHARE = 0.6
"""Share of their words, numbers apart, from which on two passages are one sentence told twice (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """An incident by its day and place: two are known to be two where these keep them apart."""

    incident: str
    days: Span | None = None
    place: Place | None = None

    def apart(self, other: "Scene") -> bool:
        """Whether two incidents are two by their days or their places, and not only by how claims were joined."""
        if self.incident == other.incident:
            return False
        same_place = (
            self.place is not None and other.place is not None and self.place.name == other.place.name
        )
        if self.days is not None and other.days is not None and not same_place:
            if _days_between(self.days, other.days) > _MISDATED:
                return True
        return self.place is not None and other.place is not None and elsewhere(self.place, other.place)


_MISDATED: Final = 1
"""Days by which one happening may be dated twice: a night is two days (ours)."""


def _days_between(one: Span, other: Span) -> int:
    """Return by how many days two spans miss each other, 0 where they share a day."""
    return max(0, (other.first - one.last).days, (one.first - other.last).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A passage as one side of a comparison: its words, its report, and what was read from it."""

    report: Report
    start: int
    """Code-point offset into the report's text."""
    end: int
    claims: tuple[Claim, ...] = ()
    """The claims whose passage overlaps this one; none where nothing was read."""
    scenes: tuple["Scene", ...] = ()
    """The incidents those claims were joined to."""

    @property
    def words(self) -> str:
        """The passage itself."""
        return " ".join(self.report.text[self.start : self.end].split())

    @property
    def sentence(self) -> str:
        """The sentence or sentences that hold the passage."""
        first, last = _around(self.report.text, self.start, self.end, _SENTENCE)
        return " ".join(self.report.text[first:last].split())

    @property
    def paragraph(self) -> str:
        """The lines that hold the passage, from blank line to blank line."""
        first, last = _around(self.report.text, self.start, self.end, _BLANK)
        return " ".join(self.report.text[first:last].split())

    @property
    def published(self) -> Span | None:
        """The day of publication."""
        return None if self.report.published is None else find_span(self.report.published.edtf)

    @property
    def mouths(self) -> frozenset[str]:
        """Who is made to say it, by actor, name or description within this report, and the outlet itself.

        A pronoun is nobody whom two passages could have in common.
        """
        found: set[str] = set()
        for claim in self.claims:
            found |= _mouths(claim.speaker, self.report)
        unsaid = not any(claim.speaker is not None for claim in self.claims)
        if unsaid and self.report.outlet is not None and speaks_for_itself(self.sentence):
            found.add(f"body:{fold(self.report.outlet).removeprefix('the ')}")
        return frozenset(found)


_SENTENCE = re.compile(r"(?<!\bDr)(?<!\bMr)(?<!\bSt)(?<!\bGen)[.!?][\'\"”’)]*\s|\n")
_BLANK = re.compile(r"\n\s*\n")


def _around(text: str, start: int, end: int, boundary: re.Pattern[str]) -> tuple[int, int]:
    first = 0
    for found in boundary.finditer(text, 0, start):
        first = found.end()
    after = boundary.search(text, max(end - 2, first))
    return first, after.start() + 1 if after else len(text)


def _mouths(speaker: Speaker | None, report: Report) -> frozenset[str]:
    if speaker is None:
        return frozenset()
    if speaker.actor is not None:
        return frozenset({f"actor:{fold(speaker.actor)}"})
    words = fold(speaker.text).removeprefix("the ")
    if words in _NOBODY_IN_PARTICULAR:
        return frozenset()
    known = speaker.kind in _BODIES or find_names(f"said {speaker.text}")
    if known and not speaker.anonymous and not _SOME_ONE.match(speaker.text):
        return frozenset({f"body:{words}"})
    return frozenset({f"{report.id}:{words}"})


_BODIES: Final = frozenset(
    {
        SpeakerKind.OFFICIAL,
        SpeakerKind.ARMED_FORCES,
        SpeakerKind.ARMED_GROUP,
        SpeakerKind.NGO,
        SpeakerKind.UN_BODY,
    }
)
_SOME_ONE = re.compile(r"(?:an?|one|some|another|several|two|three) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A number of people as read, with the passage that gives it."""

    amount: Amount
    account: Account
    wording: str = ""
    """The words of the number, as they stand in the passage."""


def tolls(one: Told, other: Told) -> Relation:
    """Say how two numbers of one outcome stand to each other, by their bounds and by the words around them.

    The numbers are taken as read. Their sentences are asked only where the bounds do not meet: whether one of
    them counts more than this happening, and whether the later tells the earlier as what it was before or, of the
    same mouth, calls itself new. Order in time alone is judged over all mentions, by `casualties.current` and
    `casualties.moved_on`.
    """
    about = str(one.amount.outcome)
    found = numbers(one.amount, other.amount, about=about)
    if found is None or not found.contradicts:
        return found or judged(Label.COMPATIBLE, Reason.NOTHING_APART, about)
    if (_reach(one) is Reach.WIDER) is not (_reach(other) is Reach.WIDER):
        return judged(Label.DIFFERENT_SET, Reason.WIDER, about)
    earlier, later = (one, other) if _in_time(one.account, other.account)[0] is one.account else (other, one)
    own = bool(earlier.account.mouths & later.account.mouths) and _told_as_new(later)
    if own or _tells_both(later, earlier):
        return judged(Label.SUPERSEDED, Reason.TOLD_AS_RISEN, about)
    return found


def _told_as_new(told: Told) -> bool:
    """Whether the words right beside a number call it risen, or its sentence corrects."""
    sentence = told.account.sentence
    place = sentence.find(told.wording) if told.wording else -1
    beside = sentence[max(0, place - _BESIDE) : place + len(told.wording) + _BESIDE] if place >= 0 else ""
    return RISEN.search(beside) is not None or CORRECTION.search(sentence) is not None


_BESIDE: Final = 24
"""Characters beside a number within which "now" or "rose" is taken to be of it (ours: some four words)."""


def _reach(told: Told) -> Reach:
    return next(
        (amount.reach for amount in find_amounts(told.account.sentence) if _is_of(amount, told)), Reach.WHOLE
    )


def _is_of(amount: Amount, told: Told) -> bool:
    place = told.account.sentence.find(told.wording) if told.wording else -1
    return place >= 0 and place <= amount.start < place + len(told.wording)


def _tells_both(later: Told, earlier: Told) -> bool:
    """Whether the later sentence gives the earlier number too, as what it was before ("rose from 11 to 17")."""
    sentence = later.account.sentence
    if not (RISEN.search(sentence) or CORRECTION.search(sentence)):
        return False
    beside = {amount.low for amount in find_amounts(sentence) if not _is_of(amount, later)}
    return earlier.amount.low is not None and earlier.amount.low in beside


def relation(one: Account, other: Account, *, actors: Mapping[str, Actor]) -> Relation:
    """Say how two passages on one point stand to each other.

    The point in question is the first of these to which both speak: a number, a
    denial, a matter with exclusive answers, the doer, the time, the place, a
    name. Whether the later takes the place of the earlier is asked of whatever
    was found. Where no rule tells the two apart, they are compatible.

    Args:
        one: a passage.
        other: another; the order of the two makes no difference.
        actors: every actor a claim may resolve to, by id.

    """
    found = (
        _numbers(one, other)
        or _denials(one, other)
        or _exclusives(one, other)
        or _doers(one, other, actors)
        or _times(one, other)
        or _places(one, other)
        or _contested(one, other)
        or _names(one, other)
        or _figures(one, other)
        or _insisted(one, other)
        or judged(Label.COMPATIBLE, Reason.NOTHING_APART, _WHAT_WAS_SAID)
    )
    return _replaced(one, other, found) or found


def _strongest(found: Iterable[Relation]) -> Relation | None:
    order = list(Label)
    return min(found, key=lambda relation: (order.index(relation.label), relation.reason), default=None)


def _numbers(one: Account, other: Account) -> Relation | None:
    """Compare the numbers of two passages: those of one set where there are such, else that they are of two sets."""
    if _IN_A_SERIES.search(one.words) or _IN_A_SERIES.search(other.words):
        told = [any(a.exact and a.counted in _TELLING for a in find_amounts(x.words)) for x in (one, other)]
        if any(told):
            return judged(Label.DIFFERENT_SET, Reason.WIDER, "how many")
    if _takes_back_the_number(one, other):
        return judged(Label.CONTRADICTS, Reason.BOUNDS_APART, "how many")
    compared = [
        relation
        for left in amounts_of(one)
        for right in amounts_of(other)
        if not (left.denied or right.denied)
        if (relation := numbers(left, right, about=_about(left, right))) is not None
    ]
    if not compared:
        return _of_different_things(one, other)
    if _of_two_incidents(one, other) or _at_two_places(one, other) or _at_another_time(one, other):
        return judged(Label.DIFFERENT_SET, Reason.OTHER_INCIDENT, compared[0].about)
    aligned = [relation for relation in compared if relation.label is not Label.DIFFERENT_SET]
    found = _strongest(aligned or compared)
    if found is not None and found.reason is Reason.BOUNDS_APART:
        if _same_sentence(one, other):
            return replace(found, reason=Reason.SAME_SENTENCE)
        if _far_apart(one, other) and {_side(one), _side(other)} != {True, False}:
            return judged(Label.DIFFERENT_SET, Reason.WIDER, found.about)
        one_text = one.report.id == other.report.id and _one_mouth(one, other)
        one_day = (
            _one_outlet(one, other) and one.published == other.published and not _two_speakers(one, other)
        )
        if (one_text or one_day) and not _is_later(*_in_time(one, other)):
            return judged(Label.DIFFERENT_SET, Reason.ONE_VOICE, found.about)
    return found


FAR_APART: Final = 15
"""How many times one number of people must be the other so that nobody counted one thing: 2,300 and sixteen (ours)."""
_MANY: Final = 100
"""Below this, one of two numbers far apart may be a first word or a denial in disguise (ours)."""


def _far_apart(one: Account, other: Account) -> bool:
    """Whether every number of people of the one is many times every one of the other.

    A party and somebody else may be that far apart on one thing, and are then left to contradict each other.
    """
    left, right = (
        [amount.low for amount in amounts_of(account) if amount.counted is Counted.PEOPLE and amount.low]
        for account in (one, other)
    )
    if not left or not right:
        return False
    few, many = sorted((left, right), key=min)
    return min(many) >= max(_MANY, FAR_APART * max(few))


_IN_A_SERIES = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d+(?:th|rd|nd|st)) (?:[\w-]+ ){0,2}?(?:attack|raid|killing|massacre|strike|bombing|incident|ambush|murder|assault|blast|explosion|abduction|shooting|case)\b"
    r"[^.;]{0,60}\b(?:since|this (?:year|month|week)|in (?:as many|a|the|\w+) (?:\w+ )?(?:days|weeks|months|years|year|month|week)|of the (?:year|month|week|war|conflict))\b",
    re.IGNORECASE,
)
"""A happening told as one of a row counts the row."""


def _takes_back_the_number(one: Account, other: Account) -> bool:
    """Whether one gives the other's number as what it is not ("four, not seven")."""
    for here, there in ((one, other), (other, one)):
        denied = {amount.low for amount in find_amounts(here.words) if amount.denied}
        if denied & {amount.low for amount in find_amounts(there.words) if not amount.denied}:
            return True
    return False


_ANOTHER_TIME = re.compile(
    r"\b(?:days?|weeks?|months?|years?|hours?|fortnight) (?:before|earlier|previously)\b|\bthe (?:previous|preceding) (?:day|week|month|year|attack|raid|strike)\b|\b(?:an? )?(?:earlier|previous|separate|similar|different) (?:attack|raid|strike|incident|bombing|ambush|massacre)"
    r"|\b(?:last|since) \w+, when\b|\bin a separate\b",
    re.IGNORECASE,
)


def _at_another_time(one: Account, other: Account) -> bool:
    """Whether one number alone is told of what was before ("two days earlier a bomb had killed 13")."""
    apart = [_tells_of_before(account) and not _revises(account) for account in (one, other)]
    return apart[0] is not apart[1]


def _tells_of_before(account: Account) -> bool:
    """Whether the passage, the words before it in its sentence or those right behind it put it before something else.

    What stands further on tells when another thing was: "killing 26 in revenge for a massacre two days earlier".
    """
    sentence = account.sentence
    place = sentence.find(account.words)
    upto = len(sentence) if place < 0 else place + len(account.words) + _RIGHT_BEHIND
    return _ANOTHER_TIME.search(sentence[:upto]) is not None


_RIGHT_BEHIND: Final = 32
"""Characters behind a passage within which words of time are taken to be of it (ours: some five words)."""


def _of_different_things(one: Account, other: Account) -> Relation | None:
    """Two exact numbers of different things ("320 head of cattle", "five women") are of two sets."""
    if (find_denial(one.words, other.words) is Denial.PLAIN) is not (
        find_denial(other.words, one.words) is Denial.PLAIN
    ):
        return None
    kinds = [
        {
            a.counted
            for a in find_amounts(account.words)
            if a.exact and (a.counted in _TELLING or (a.counted is Counted.OTHER and a.noun))
        }
        for account in (one, other)
    ]
    if kinds[0] and kinds[1] and not kinds[0] & kinds[1] and not _same_number(one, other):
        return judged(Label.DIFFERENT_SET, Reason.OTHER_THINGS, str(min(kinds[0] | kinds[1])))
    return None


_WHERE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside) (?:the )?(?:(?:village|hamlet|town|parish|quarter|suburb|camp|city) of )?(?P<name>[A-ZÀ-Ý][\w’'-]+(?: (?:(?:el|al|de|of) )?[A-ZÀ-Ý][\w’'-]+)*)"
)


_HEADED_BY_A_PLACE = re.compile(
    r"(?:In|At|Near|Outside|Inside) (?:the )?(?P<name>(?:[\w’'-]+ ){0,2}?[\w’'-]+)(?=[ ,](?:[a-z]+ )?(?:[a-z\d-]+))"
)


def _at_two_places(one: Account, other: Account) -> bool:
    """Whether one outlet tells of both and names another place beside each number."""
    if not (_one_outlet(one, other) or one.report.id == other.report.id):
        return False
    headed = [_HEADED_BY_A_PLACE.match(account.sentence) for account in (one, other)]
    if headed[0] and headed[1] and headed[0]["name"] != headed[1]["name"]:
        return True
    named = [
        {found["name"] for found in _WHERE.finditer(account.sentence) if not names_a_day(found["name"])}
        - _MONTH_NAMES
        for account in (one, other)
    ]
    return bool(named[0] and named[1]) and not named[0] & named[1]


_MONTHS: Final = (
    "January February March April May June July August September October November December".split()
)
_MONTH_NAMES: Final = frozenset(_MONTHS)


def _about(one: Amount, other: Amount) -> str:
    """Name the point of two numbers: the gravest outcome of the two, or what is counted; the order makes no difference."""
    outcomes = {amount.outcome for amount in (one, other)}
    gravest = next((outcome for outcome in Outcome if outcome in outcomes), None)
    if Counted.PEOPLE in {one.counted, other.counted} and gravest is not None:
        return str(gravest)
    return str(min(one.counted, other.counted, key=list(Counted).index))


def amounts_of(account: Account) -> tuple[Amount, ...]:
    """Return the amounts of a passage: its words, with outcome, group and part as the claims read them where they did."""
    found = []
    for amount in find_amounts(account.words):
        read = next(
            (
                count
                for claim in account.claims
                for count in claim.counts
                if amount.counted is Counted.PEOPLE
                and count.wording
                and count.wording in account.words
                and {amount.low, amount.high} & {count.low, count.high} - {None}
                and abs(account.words.find(count.wording) - amount.start) <= len(count.wording)
            ),
            None,
        )
        outcome = amount.outcome
        if outcome is None and amount.counted is Counted.PEOPLE:
            outcome = read.outcome if read is not None else _told_around(account, amount)
        category = amount.category or (None if read is None else read.category)
        around = find_amounts(account.sentence)
        step = amount.step or next(
            (a.step for a in around if (a.low, a.noun) == (amount.low, amount.noun)), ""
        )
        reach = around[0].reach if len(around) == 1 and around[0].reach is Reach.WIDER else amount.reach
        found.append(replace(amount, outcome=outcome, category=category, reach=reach, step=step))
    return _without_summands(account.words, found)


def _without_summands(words: str, found: Sequence[Amount]) -> tuple[Amount, ...]:
    """Leave out the numbers that a passage itself adds up: "five elders and their driver, six in all"."""
    total = next(
        (
            amount
            for amount in found
            if _ADDS_UP_BEFORE.search(words[: amount.start]) or _ADDS_UP_AFTER.match(words[amount.end :])
        ),
        None,
    )
    if total is None or total.low is None:
        return tuple(found)
    return tuple(
        amount
        for amount in found
        if amount.end >= total.end or amount.counted is not total.counted or (amount.low or 0) >= total.low
    )


_ADDS_UP_BEFORE = re.compile(
    r"\b(?:that is|that makes|which makes|making|together|a total of) $", re.IGNORECASE
)
_ADDS_UP_AFTER = re.compile(r"^ (?:[\w-]+ ){0,2}(?:in all|altogether|in total|together)\b", re.IGNORECASE)


def _told_around(account: Account, amount: Amount) -> Outcome | None:
    """Return what the sentence says became of those counted, or what the paragraph told of just before."""
    sentence, place = account.sentence, account.sentence.find(account.words)
    if place >= 0:
        near = outcome_near(sentence, place + amount.start, place + amount.end)
        if near is not None:
            return near
    if amount.noun and len(sentence.split()) > _A_FRAGMENT:
        return None
    before = account.paragraph.partition(account.words)[0]
    return last_outcome(before[-_JUST_BEFORE:])


_A_FRAGMENT: Final = 5
"""Words up to which a sentence ("Five children.") goes on about what the one before told (ours)."""
_JUST_BEFORE: Final = 160
"""Characters of a paragraph before a number within which its matter is looked for (ours: two sentences)."""


def _of_two_incidents(one: Account, other: Account) -> bool:
    return bool(one.scenes and other.scenes) and all(
        left.apart(right) for left in one.scenes for right in other.scenes
    )


def _same_sentence(one: Account, other: Account) -> bool:
    """Whether two outlets hold one sentence, numbers apart: one of them renders it wrongly."""
    if one.report.id == other.report.id or _one_outlet(one, other):
        return False
    left, right = (
        set(re.findall(r"[a-z]{2,}", account.sentence.lower())) - _NUMBER_WORDS for account in (one, other)
    )
    return len(left & right) >= _A_SENTENCE and len(left & right) / len(left | right) >= SAME_SENTENCE_SHARE


_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred dozen".split()
)


def _denials(one: Account, other: Account) -> Relation | None:
    left, right = find_denial(one.words, other.words), find_denial(other.words, one.words)
    if left is right or Denial.PLAIN not in {left, right}:
        return None
    poles = find_sides(one.words, VICTIMS), find_sides(other.words, VICTIMS)
    if poles[0] and poles[0] == poles[1]:
        return None  # "no fighters among them" and "civilians" are one thing
    none = any(find_amounts(account.words) for account in (one, other))
    return judged(Label.CONTRADICTS, Reason.NONE_OF_THEM if none else Reason.DENIED, "act")


def _exclusives(one: Account, other: Account) -> Relation | None:
    for matter in range(MATTERS):
        left, right = find_sides(one.words, matter), find_sides(other.words, matter)
        if len(left) == len(right) == 1 and left != right:
            victims = matter == VICTIMS
            return judged(
                Label.CONTRADICTS,
                Reason.OTHER_VICTIMS if victims else Reason.EXCLUSIVE,
                "victims" if victims else "means",
            )
    if negated_word(one.words, other.words) or other_of_a_kind(one.words, other.words):
        return judged(Label.CONTRADICTS, Reason.EXCLUSIVE, _WHAT_WAS_SAID)
    return None


_BODY = re.compile(
    r"\b(?:[A-Z][\w’'-]+ |\d+(?:st|nd|rd|th)? )(?:[A-Z][\w’'-]+ |of |the |and )*(?:Battalion|Brigades?|Squad|Regiment|Front|Group|Legion|Unit|Forces?|Army|Company|Division|Militia|Command|Guards?"
    r"|Partisans|Police|Corps|Coalition|Movement|League|Alliance|Brotherhood|Resistance|Guard|Directorate|Berets|Battalion \d+)\b|\b(?:Battalion|Brigade|Regiment) \d+|\b(?:Partisans|Brigades|Front|Legion|Coalition|League|Alliance) (?:of|for) (?:the )?[A-Z]\w+|\b(?:Partisans|Brigades|Front|Legion|Coalition)\b"
    r"|\b[A-Z][\w’'-]+(?:[ -](?:(?:al|el|ul|of|the|ag)[ -])?[A-Z][\w’'-]+)* (?:terrorist |rebel |armed |insurgent |militant |separatist |jihadist )?(?:group|militia|fighters|rebels|militants|insurgents|terrorists|faction|gang|movement|army|air force|navy|police|gendarmerie|troops|soldiers)\b"
)
_SOMEBODY_ARMED = re.compile(
    r"\b(?:armed men|gunmen|gunman|attackers|assailants|soldiers|troops|security forces|police|policemen|officers|militiamen|fighters|men in (?:uniform|fatigues|black)|armed (?:group|individuals|persons)"
    r"|an? (?:\w+ )?(?:war ?planes?|aircraft|jet|plane|drone|helicopter)|uniformed men|security agents|unknown (?:men|persons|assailants)|raiders)\b",
    re.IGNORECASE,
)
_OUTLAWS = re.compile(
    r"\b(?:thieves|robbers|bandits|criminals|cattle rustlers|smugglers|looters|poachers|gangsters)\b",
    re.IGNORECASE,
)
_REBELS = re.compile(
    r"\b(?:rebels?|insurgents?|guerrillas?|militants?|terrorists?|jihadists?|partisans)\b", re.IGNORECASE
)
_STATE = re.compile(
    r"\b(?:regime|government|army|soldiers?|troops|police(?:men)?|security forces|air force|gendarmes?|military)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(?:alone|exclusively|nobody else|no one else|and no other)\b", re.IGNORECASE)
_DOING = re.compile(
    r"\b(?:fired|fire|firing|launch\w*|shell\w*|shot|shots|shooting|kill\w*|attack\w*|bomb\w*|strike|struck|raid\w*|massacre\w*|murder\w*|burn\w*|abduct\w*|destroy\w*|blow\w*|blew|loot\w*|took|set (?:alight|on fire)|blew up|led|ordered)\b",
    re.IGNORECASE,
)


def _doers(one: Account, other: Account, actors: Mapping[str, Actor]) -> Relation | None:
    left, right = _accused(one, actors), _accused(other, actors)
    if left and right and not left & right:
        return doers(left, right)
    blamed = _blamed(one), _blamed(other)
    if blamed[0] and blamed[1] and not blamed[0] & blamed[1] and not _amounts_told(one, other):
        return judged(Label.CONTRADICTS, Reason.OTHER_DOER, "responsibility")
    sides = [
        (
            _REBELS.search(a.words) is not None,
            _STATE.search(a.words) is not None,
            _DOING.search(a.words) is not None,
        )
        for a in (one, other)
    ]
    if all(side[2] for side in sides) and {sides[0][:2], sides[1][:2]} == {(True, False), (False, True)}:
        if not _amounts_told(one, other):
            return judged(Label.CONTRADICTS, Reason.OTHER_DOER, "responsibility")
    bodies = _BODY.search(one.words), _BODY.search(other.words)
    outlaws = _OUTLAWS.search(one.words), _OUTLAWS.search(other.words)
    for here, there in ((0, 1), (1, 0)):
        words = (one.words, other.words)[there]
        if outlaws[here] and not outlaws[there] and (bodies[there] or _SOMEBODY_ARMED.search(words)):
            return judged(Label.CONTRADICTS, Reason.OTHER_DOER, "responsibility")
    if bodies[0] and bodies[1]:
        names = fold(bodies[0][0]).split(), fold(bodies[1][0]).split()
        if not set(names[0]) & set(names[1]) and (_DOING.search(one.words) or _DOING.search(other.words)):
            return judged(Label.CONTRADICTS, Reason.OTHER_DOER, "responsibility")
        return None
    if any(bodies) and any(_ALONE.search(account.words) for account in (one, other)):
        return judged(Label.CONTRADICTS, Reason.OTHER_DOER, "responsibility")
    for here, there in ((0, 1), (1, 0)):
        if bodies[here] and _SOMEBODY_ARMED.search((one.words, other.words)[there]):
            return judged(Label.REFINES, Reason.NAMED, "responsibility")
    return None


_ANYBODY = frozenset(
    "the and who that some two three four five several group groups armed unknown unidentified men man people person persons gunmen gunman attackers assailants "
    "individuals others fighters militants soldiers troops forces security uniform uniformed killers hired masked raiders bandits somebody someone rebel rebels faction militia unit gang member members".split()
)
_BLAMED = (
    re.compile(
        r"\b(?:killed|shot|murdered|attacked|looted|robbed|ransacked|burned|torched|abducted|kidnapped|seized|taken|beaten|tortured|stormed|raided|ambushed|planted|executed|massacred) by (?P<who>(?:the |an? |some )?(?!(?:\w+ )?(?:drones?|bombs?|shells?|bullets?|mines?|missiles?|rockets?|shrapnel|fire|gunfire|explosions?|blasts?|grenades?|car|lorry|truck|force|night|mistake|accident)\b)[\w’'-]+(?: [\w’'-]+){0,4})"
    ),
    re.compile(
        r"\b(?:blam(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|pointed (?:the finger )?(?:at|to)|work of|hands of|claimed by|carried out by|committed by|ordered by)\s+(?P<who>(?:the |an? |some )?[\w’'-]+(?: [\w’'-]+){0,3})"
    ),
    re.compile(
        r"\b(?:[Ss]hots?|[Gg]unfire|[Ff]ire|[Bb]ullets?|shells?|rockets?|grenades?|stones|firing|shooting|rounds?) (?:\w+ )?(?:came|come|coming) from (?:(?:inside|within|among|behind|one of|a group of|the direction of|the side of) )?(?P<who>(?:the |an? |some |that |our |their )?[\w’'-]+(?: [\w’'-]+){0,3})"
    ),
    re.compile(r"\b[Ii]t was (?P<who>(?:the |an? |some )?[\w’'-]+(?: [\w’'-]+){0,3}?) (?:that|who|which)\b"),
    re.compile(
        r"^[\"“]?(?P<who>(?:[Tt]he |[Aa]n? )?(?:[\w’'-]+ ){1,5}?)(?:(?:had|have|has|was|were|is|are) )?(?:carried out|behind|responsible|committed|did it|looted|robbed|ransacked|stormed|raided|abducted|kidnapped|tortured|beat|planted|set fire|burned|torched|attacked|massacred|bombed|shelled|executed|murdered|killed|shot|opened fire)\b"
    ),
)


def _blamed(account: Account) -> frozenset[str]:
    """Return the words for whom a passage lays the act on, where it does so in words of blame."""
    sentence, passage = account.sentence, account.words
    for pattern in _BLAMED:
        for text in (passage, sentence):
            found = pattern.search(text)
            if found is not None and (text is passage or found["who"].strip()[:12] in passage):
                words = {
                    word[:6] for word in re.findall(r"[a-z]{3,}", fold(found["who"])) if word not in _ANYBODY
                }
                if words:
                    return frozenset(words)
    return frozenset()


def _amounts_told(one: Account, other: Account) -> bool:
    return any(find_amounts(account.words) for account in (one, other))


def _accused(account: Account, actors: Mapping[str, Actor]) -> frozenset[str]:
    """Return the actors that a passage names as having done it; bodies of one state are one."""
    found = set()
    for claim in account.claims:
        for party in () if claim.act is None else claim.act.perpetrators:
            if party.actor is None or party.actor not in actors or not names_somebody(party):
                continue
            if fold(party.text) not in fold(account.words):
                continue
            actor = actors[party.actor]
            found.add(actor.country if actor.kind in STATE_KINDS and actor.country else actor.id)
    return frozenset(found)


def _times(one: Account, other: Account) -> Relation | None:
    left, right = find_hours(one.words), find_hours(other.words)
    spans = _span(one), _span(other)
    if spans[0] is not None and spans[1] is not None:
        dated = days(spans[0], spans[1])
        if dated.contradicts or left is None or right is None:
            return (
                dated
                if left is None and right is None or dated.contradicts
                else judged(Label.REFINES, Reason.CLOSER_HOUR, "date")
            )
    weekdays = [{_WEEK.index(day) for day in re.findall(_WEEKDAY, account.words)} for account in (one, other)]
    if len(weekdays[0]) == len(weekdays[1]) == 1:
        gap = abs(min(weekdays[0]) - min(weekdays[1]))
        if 1 < gap < _WEEK_LONG - 1:
            return judged(Label.CONTRADICTS, Reason.OTHER_DAY, "date")
    if left is not None and right is not None:
        return hours(left, right)
    for hour, account in ((left, other), (right, one)):
        if hour is not None and (_tells_when(account) or _shared_stems(one, other)):
            return judged(Label.REFINES, Reason.CLOSER_HOUR, "date")
    named = [names_a_day(account.words) for account in (one, other)]
    for here, there in ((0, 1), (1, 0)):
        if named[here] and not named[there] and _A_PERIOD.search((one, other)[there].words):
            return judged(Label.REFINES, Reason.CLOSER_DAY, "date")
    return None


def _tells_when(account: Account) -> bool:
    return names_a_day(account.words) or _A_PERIOD.search(account.words) is not None


_WEEK: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WEEKDAY: Final = re.compile(rf"\b(?:{'|'.join(_WEEK)})\b")
_WEEK_LONG: Final = 7

_A_PERIOD = re.compile(
    r"\b(?:(?:this|last|next|that|the same|the previous|early|late|mid-?) ?(?:week|weekend|month|year|spring|summer|autumn|winter)|(?:by|before|at|until) the (?:end|start|beginning) of|(?:recently|soon|shortly)|(?:days|weeks|months) (?:ago|earlier|later)"
    r"|in (?:the )?(?:coming|next|past|last) (?:few )?(?:days|weeks|months)|(?:in|during) (?:early |mid-|late )?(?:January|February|March|April|May|June|July|August|September|October|November|December))\b",
    re.IGNORECASE,
)
"""Words for a time longer than a day."""


def _span(account: Account) -> Span | None:
    """Return the days that the passage itself names, as its claims resolve them."""
    for claim in account.claims:
        if claim.when is not None and claim.when.text in account.words:
            span = find_span(claim.when.edtf)
            if span is not None:
                return span
    return None


_REGION = re.compile(
    r"\b(?:(?:on|along) (?:the )?(?:[A-Z][\w’'-]+[ –-]){0,3}(?:Road|Highway|Route|Motorway)\b|(?:on|in|at|near) an? (?:[a-z]+ )?(?:island|village|town|hamlet|suburb|settlement|camp) (?:of|in|on|near|outside)|(?:on|beside|along|by|off|near) the (?:road|roadside|river|coast|border|highway|route|track|frontier)|[Ss]omewhere|regions?|provinces?|districts?|cercle|county|counties|sector|area|department|governorate|prefecture|commune|municipality|state|outskirts"
    r"|(?:northern|southern|eastern|western|central|north-?\w+|south-?\w+) [A-Z]\w+|the (?:north|south|east|west|centre|interior|highlands|coast))\b"
)
_SPOT = re.compile(
    r"\b(?:[Aa]t|[Nn]ear|[Oo]utside|[Ii]nside|[Oo]n|[Ii]n front of|[Bb]eside|[Bb]ehind|[Bb]etween) (?:the )?(?:\w+ )?(?:of )?[A-Z]|\b(?:village|hamlet|wells?|bridge|market|mosque|church|school|hospital|camp|crossing|junction|square|street|quarter|station|airport|mill|hall|prison|clinic|office|house|farm|barn|sheds?|warehouse|depot|factory|workshop|jetty|pier|beach|post|checkpoint|culvert|ridge|bend|gate|steps|lane|yard|kilometre)\b|\b(?:\d+|[a-z]+) (?:kilomet(?:re|er)s?|km|met(?:re|er)s|miles?) (?:before|from|north|south|east|west|outside|up|down|off)\b"
)


_FAR_FROM = re.compile(
    r"\b(?P<far>[\w-]+) (?:kilomet(?:re|er)s?|km|miles?) (?:[a-z-]+ )?(?:from|of|outside|before|beyond|past) (?:the )?(?:town |village |city )?(?:of )?(?P<name>[A-ZÀ-Ý][\w’'-]+)"
)
_AWAY: Final = 5
"""Kilometres from which on something near a place is not at it (ours)."""


def _away_from(one: Account, other: Account) -> bool:
    """Whether one passage puts it at a place and the other so many kilometres from that place."""
    for here, there in ((one, other), (other, one)):
        found = _FAR_FROM.search(here.words)
        if found is None or (number_of(found["far"]) or 0) < _AWAY:
            continue
        if re.search(rf"\b(?:in|at|inside|of) (?:the )?{re.escape(found['name'])}\b", there.words):
            return _FAR_FROM.search(there.words) is None
    return False


def _places(one: Account, other: Account) -> Relation | None:
    if _away_from(one, other):
        return judged(Label.CONTRADICTS, Reason.OTHER_PLACE, "place")
    left, right = _place(one), _place(other)
    if left is not None and right is not None:
        return places(left, right)
    regions = _REGION.search(one.words) is not None, _REGION.search(other.words) is not None
    spots = _SPOT.search(one.words) is not None, _SPOT.search(other.words) is not None
    if regions[0] is not regions[1] and spots[regions.index(False)]:
        return judged(Label.REFINES, Reason.CLOSER_PLACE, "place")
    return None


def _place(account: Account) -> Place | None:
    return next(
        (
            claim.place
            for claim in account.claims
            if claim.place is not None and claim.place.text in account.words
        ),
        None,
    )


_SOMEBODY_OR_SOME_PLACE = re.compile(
    r"\b(?:an?|some|someone|somebody|unknown|unidentified|several|people|men|group|armed|soldiers|troops|police|forces|officers|official|body|place|town|village|region|province|district|area|building|vehicle|the (?:north|south|east|west))\b",
    re.IGNORECASE,
)
_A_PHRASE: Final = 5
"""Words up to which a passage is a phrase that names or describes, and no sentence of its own (ours)."""


def _leaves_room_for_a_name(account: Account) -> bool:
    """Whether a passage describes somebody or some place that another may name."""
    return (
        len(account.words.split()) <= _A_PHRASE or _SOMEBODY_OR_SOME_PLACE.search(account.words) is not None
    )


def _shared_stems(one: Account, other: Account) -> bool:
    return bool(_stems(one.words) & _stems(other.words))


def _stems(words: str) -> frozenset[str]:
    """Return the beginnings of a passage's longer words, without those that say nothing of the matter."""
    return frozenset(word[:5] for word in re.findall(r"[a-z]{4,}", words.lower())) - _PLAIN_WORDS


def _names(one: Account, other: Account) -> Relation | None:
    # who speaks of himself is not named more closely by another
    left = find_names(one.words) - _bearing(other.report.outlet or "")
    right = find_names(other.words) - _bearing(one.report.outlet or "")
    if left != right and (not left or not right or left < right or right < left):
        bare = other if left - right else one
        if not _leaves_room_for_a_name(bare) and not _shared_stems(one, other):
            return None
        return judged(Label.REFINES, Reason.NAMED, _WHAT_WAS_SAID)
    return None


def _contested(one: Account, other: Account) -> Relation | None:
    """Say that what somebody insists on in the passage itself is no closer name for what another mouth tells."""
    insisting = [INSISTS.search(account.words) is not None for account in (one, other)]
    if insisting[0] is not insisting[1] and not _one_mouth(one, other):
        return judged(Label.CONTRADICTS, Reason.INSISTED, _WHAT_WAS_SAID)
    return None


def _insisted(one: Account, other: Account) -> Relation | None:
    """Nobody insists where nobody says otherwise: of two mouths on one point, one that insists speaks against the other."""
    if any(INSISTS.search(account.sentence) for account in (one, other)) and not _one_mouth(one, other):
        return judged(Label.CONTRADICTS, Reason.INSISTED, _WHAT_WAS_SAID)
    if find_denial(one.words, other.words) is Denial.PLAIN is find_denial(other.words, one.words):
        return None  # two who both say that something was not so do not say so of one another
    if {_side(one), _side(other)} == {True, False} and _tell_it_otherwise(one, other):
        return judged(Label.CONTRADICTS, Reason.TWO_SIDES, _WHAT_WAS_SAID)
    return None


_PARTIES: Final = frozenset({SpeakerKind.ARMED_FORCES, SpeakerKind.ARMED_GROUP, SpeakerKind.OFFICIAL})


def _side(account: Account) -> bool | None:
    """Whether a party or an office speaks (yes), somebody else who is made to speak (no), or nobody is known to (``None``)."""
    speakers = [claim.speaker for claim in account.claims if claim.speaker is not None]
    if any(s.kind in _PARTIES or find_institutions(s.text, of_a_speaker=True) for s in speakers):
        return True
    if speakers:
        return False
    rest = account.sentence.replace(account.words, " ")
    if find_speakers(account.sentence) and find_institutions(rest, of_a_speaker=True):
        return True
    if speaks_for_itself(account.sentence):
        return True if find_institutions(account.report.outlet or "", of_a_speaker=True) else None
    return False


_A_CLAUSE: Final = 4
"""Words below which a passage is a phrase that tells nothing by itself (ours)."""


def _tell_it_otherwise(one: Account, other: Account) -> bool:
    """Whether two passages tell it in full and in words of which none is common to both."""
    if _shared_stems(one, other) or min(len(account.words.split()) for account in (one, other)) < _A_CLAUSE:
        return False
    return not any(names_a_day(account.words) for account in (one, other))


_PLAIN_WORDS: Final = frozenset(
    "that this they them their were with from have been which when where after before into there those these what would could about".split()
)


_TELLING: Final = frozenset(
    {
        Counted.PEOPLE,
        Counted.DOERS,
        Counted.ROUNDS,
        Counted.VEHICLES,
        Counted.HOUSES,
        Counted.ANIMALS,
        Counted.MONEY,
        Counted.MINUTES,
        Counted.AGE,
    }
)


def _figures(one: Account, other: Account) -> Relation | None:
    """Compare a passage with a number and one without: who says how many says more."""
    exact = [
        {
            amount.counted
            for amount in find_amounts(account.words)
            if amount.exact and amount.counted in _TELLING
        }
        for account in (one, other)
    ]
    for here, there in ((0, 1), (1, 0)):
        words = (one, other)[there].words
        if not exact[here] or exact[there] or not any(speaks_of(words, counted) for counted in exact[here]):
            continue
        return judged(Label.REFINES, Reason.CLOSER_NUMBER, _WHAT_WAS_SAID)
    return None


# --------------------------------------------------------------------------- what takes the place of what


def _replaced(one: Account, other: Account, found: Relation) -> Relation | None:
    """Say whether the later passage takes the place of the earlier.

    It does where it withdraws or corrects; where the same mouth says what
    cannot stand beside its own earlier word; where its number is told as the
    next after the other. One sentence rendered with two numbers in two reports
    is no correction.
    """
    if found.reason is Reason.SAME_SENTENCE:
        return None
    earlier, later = _in_time(one, other)
    same, outlet = _one_mouth(one, other), _one_outlet(one, other)
    if found.contradicts and (same or outlet) and _takes_back_the_number(one, other):
        return judged(Label.SUPERSEDED, Reason.CORRECTED, found.about)
    if found.reason is Reason.OTHER_OUTCOME and (same or outlet) and _is_published_later(earlier, later):
        if _same_number(one, other) and not _two_speakers(one, other):
            return judged(Label.SUPERSEDED, Reason.OWN_LATER_WORD, found.about)
    if (found.contradicts or found.reason in {Reason.OTHER_PEOPLE, Reason.OTHER_OUTCOME}) and _takes_back(
        earlier, later, own=same or (outlet and not _two_speakers(one, other))
    ):
        return judged(Label.SUPERSEDED, Reason.CORRECTED, found.about)
    if found.label is Label.DIFFERENT_SET and same and CORRECTION.search(later.sentence):
        if found.reason not in {Reason.WIDER, Reason.OTHER_INCIDENT, Reason.PART}:
            return judged(Label.SUPERSEDED, Reason.CORRECTED, found.about)
    if found.label is not Label.DIFFERENT_SET:
        if _corrects(earlier, later, found, same=same, outlet=outlet):
            return judged(Label.SUPERSEDED, Reason.CORRECTED, found.about)
        if FIRST.search(earlier.sentence) and not FIRST.search(later.sentence):
            return judged(Label.SUPERSEDED, Reason.CORRECTED, found.about)
        if (outlet or same) and _moved_on(earlier, later, found) and not _two_speakers(one, other):
            return judged(Label.SUPERSEDED, Reason.OWN_LATER_WORD, found.about)
        if same and ((found.contradicts and _is_later(earlier, later)) or TURN.search(later.words)):
            return judged(Label.SUPERSEDED, Reason.OWN_LATER_WORD, found.about)
    if found.reason is Reason.OTHER_INCIDENT and (same or outlet) and _is_published_later(earlier, later):
        if RISEN.search(later.words) or CORRECTION.search(later.words):
            return judged(Label.SUPERSEDED, Reason.TOLD_AS_RISEN, found.about)
    if found.reason not in {Reason.OTHER_INCIDENT, Reason.WIDER} and _one_more(earlier, later):
        return judged(Label.SUPERSEDED, Reason.TOLD_AS_RISEN, found.about)
    if found.reason is Reason.OTHER_PEOPLE and _more_than_all_groups(earlier, later):
        return judged(Label.SUPERSEDED, Reason.TOLD_AS_RISEN, found.about)
    if found.reason in _BY_NUMBER and _next_after(earlier, later, found, own=same or outlet):
        return judged(Label.SUPERSEDED, Reason.TOLD_AS_RISEN, found.about)
    return None


_A_WORD_GIVEN = (
    r"(?:(?:item|report|statement|announcement|figure|number|claim|count|toll|total|article|bulletin|message|post|release"
    r"|account|version|denial|list|word|estimate|allegation|accusation|explanation|confession|text|page)s?|tall(?:y|ies)|stor(?:y|ies)"
    r"|communiqu\w+|dispatch(?:es)?|what (?:was|were|is|had|has|have|we|it|he|she|they|I)\b)"
)
_WITHDRAWS = re.compile(
    r"(?<!not )(?<!never )(?<!n't )(?<!n’t )\b(?:(?:we|I|hereby|now) (?:withdraw|retract|rescind|revoke|recant)"
    r"|withdraws|withdrew|withdrawn|withdrawing|retracts|retracted|retracting|rescinds|rescinded|rescinding|revokes|revoked|revoking|recants|recanted)"
    rf" (?:[\w’'-]+ ){{0,5}}?{_A_WORD_GIVEN}\b"
    rf"|\b{_A_WORD_GIVEN}\b[^.;:]{{0,80}}? (?:(?:is|are|was|were|been|stands?)(?: \w+ly| now)? (?:withdrawn|retracted|rescinded|revoked)|(?:does|do|did) not stand|no longer stands?)\b",
    re.IGNORECASE,
)
"""A word that was given, and is taken back. Troops withdraw too, and permits are revoked; "must withdraw the claim" withdraws nothing."""
_CALLS_WRONG = re.compile(
    r"\b(?:(?:does|do|did) not hold|no longer holds?|(?:is|are|was|were) (?:void|wrong)|in error|mistaken\w*|erroneous\w*|wrongly|by mistake"
    r"|corrects?|corrected|correction|(?:is|are|was|were|been) replaced|replaces? (?:our|its|the|an?|that|this|what)|superse\w+)\b",
    re.IGNORECASE,
)
"""What takes one's own word back and, of another's, only denies it."""


def _takes_back(earlier: Account, later: Account, *, own: bool) -> bool:
    """Whether the later paragraph takes back a word that it tells by what the earlier passage is known by.

    By the day of its publication ("we withdraw what was said on 17 May"), by its number ("corrects the earlier
    claim of 21") or by the body that published it ("the announcement by the Air Force does not stand"). Who calls
    another's word wrong contradicts him, so that a word is wrong or corrected counts only where both are of one
    mouth or outlet. In one text it is enough that the earlier passage's sentence, or the next, says that the item,
    the report or the figure is withdrawn.

    Args:
        earlier: the passage that came first.
        later: the passage that may take it back.
        own: whether both are the word of one mouth or outlet.

    """
    if earlier.report.id == later.report.id:
        return earlier.paragraph != later.paragraph and _is_withdrawn(earlier)
    if not _is_published_later(earlier, later):
        return False
    numbers = {amount.low for amount in find_amounts(earlier.words) if amount.exact}
    body = _bearing(earlier.report.outlet or "")
    for sentence in _SENTENCE.split(later.paragraph):
        if _WITHDRAWS.search(sentence) is None and not (own and _CALLS_WRONG.search(sentence)):
            continue
        if _names_the_day_of(earlier, sentence) or numbers & {
            amount.low for amount in find_amounts(sentence)
        }:
            return True
        if len(body & find_names(sentence)) > 1:
            return True
    return False


def _is_withdrawn(account: Account) -> bool:
    """Whether a passage's own sentence, or the next of its paragraph, withdraws it: "The item is withdrawn."."""
    if _WITHDRAWS.search(account.sentence):
        return True
    _, _, rest = account.paragraph.partition(account.sentence)
    return _WITHDRAWS.search(_SENTENCE.split(rest.strip())[0]) is not None


def _names_the_day_of(account: Account, words: str) -> bool:
    """Whether words give the day on which a passage was published ("17 May", "May 17")."""
    if account.published is None:
        return False
    day = account.published.first
    month = _MONTHS[day.month - 1]
    return (
        re.search(rf"\b(?:{day.day}(?:st|nd|rd|th)? (?:of )?{month}|{month} {day.day})\b", words) is not None
    )


def _is_published_later(earlier: Account, later: Account) -> bool:
    days = earlier.published, later.published
    return days[0] is not None and days[1] is not None and days[0].ends_before(days[1])


def _same_number(one: Account, other: Account) -> bool:
    left, right = (
        {amount.low for amount in find_amounts(account.words)} - {None} for account in (one, other)
    )
    return bool(left & right)


def _moved_on(earlier: Account, later: Account, found: Relation) -> bool:
    """Whether one origin's word of a later day is another than its first: a number, or what excludes it."""
    if not _is_published_later(earlier, later) or found.reason is Reason.SAME_SENTENCE:
        return False
    if found.reason in _BY_DEFAULT:
        return False
    if found.reason is Reason.NOTHING_APART and found.about == _WHAT_WAS_SAID:
        dated = any(names_a_day(account.words) for account in (earlier, later))
        return _one_mouth(earlier, later) and not dated and not _shared_stems(earlier, later)
    if found.reason in {Reason.DENIED, Reason.NONE_OF_THEM} and not _one_mouth(earlier, later):
        if _tell_it_otherwise(earlier, later):
            return False
    return found.contradicts or (found.reason is Reason.BOUNDS_MEET and not _same_number(earlier, later))


def _two_speakers(one: Account, other: Account) -> bool:
    """Whether the two are known to be of two mouths: each has a named speaker, and no name is common to both."""
    named, told = [], []
    for account in (one, other):
        speakers = [
            c.speaker.text for c in account.claims if c.speaker is not None and not _pronoun(c.speaker)
        ]
        named.append({name for text in speakers for name in find_names(f"said {text}")})
        told.append(_bearing(" ".join(speakers)) | find_tellers(account.sentence))
    if named[0] and named[1]:
        return not named[0] & named[1]
    return bool(told[0] and told[1]) and not told[0] & told[1]


_BY_DEFAULT: Final = frozenset({Reason.INSISTED, Reason.TWO_SIDES})
"""Rules that go by who speaks where no rule on what is said applies."""


def _corrects(earlier: Account, later: Account, found: Relation, *, same: bool, outlet: bool) -> bool:
    """Whether the later passage corrects, by a word of correction the nearer the less else ties the two.

    In the passage itself it is enough; in its sentence, where the two cannot both be so or come from one
    mouth or outlet; in its paragraph, of one mouth, or of one outlet that says "we".
    """
    if CORRECTION.search(later.words):
        return True
    if not same and _corrects_another(earlier, later):
        return False
    if found.reason is Reason.SAME:
        return False
    apart = found.contradicts and found.reason not in _BY_DEFAULT
    if CORRECTION.search(later.sentence) and (same or outlet):
        return True
    if apart and CORRECTION.search(_ANOTHERS_WORD_IS_WRONG.sub(" ", later.sentence)):
        return True
    closer = found.label is Label.REFINES
    return (same and not closer and CORRECTION.search(later.paragraph) is not None) or (
        outlet and _own_correction(later)
    )


_ANOTHERS_WORD_IS_WRONG = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|as) (?:\w+ly )?(?:mistaken|erroneous|in error|premature)|mistaken (?:claims?|reports?|figures?|numbers?)"
    r"|(?:asked|asks|called|calls|demand(?:s|ed)|urge[ds]|pressed|must|should|wants?|wanted)\b[^.;:]{0,60}? (?:withdraw|withdrawn|retract|retracted|correct|corrected|revise|revised)(?: [\w’'-]+){0,3})\b",
    re.IGNORECASE,
)
"""Words that of another's word only deny it: "the villagers' claim is mistaken", "asked them to withdraw it"."""


def _corrects_another(earlier: Account, later: Account) -> bool:
    """Whether what is corrected is another number than the earlier passage's: "38, after 33 on Sunday" leaves 41 alone."""
    before = {amount.low for amount in find_amounts(earlier.words)} - {None}
    now = {amount.low for amount in find_amounts(later.words)} - {None}
    named = {
        amount.low
        for sentence in _SENTENCE.split(later.paragraph)
        if CORRECTION.search(sentence)
        for amount in find_amounts(sentence)
    } - now
    return bool(before and named) and not before & named


def _is_later(earlier: Account, later: Account) -> bool:
    """Whether one word surely came after the other: on a later day, or by its own words.

    What two reports of one day make one mouth say may be two renderings of one word
    (so `casualties.current`, which needs an earlier day too).
    """
    days = earlier.published, later.published
    if days[0] is not None and days[1] is not None and days[0].ends_before(days[1]):
        return True
    around = later.sentence
    if earlier.report.id == later.report.id:
        around = f"{earlier.sentence} {later.paragraph}"
    return OPEN_YET.search(earlier.sentence) is not None or any(
        cue.search(around) for cue in (RISEN, CORRECTION, TURN)
    )


def _next_after(earlier: Account, later: Account, found: Relation, *, own: bool) -> bool:
    """Whether the later number is told as risen, or beside the earlier one as what it was before.

    Of one outlet or mouth it is enough that the difference of the two is told ("six more than yesterday",
    "struck out three names").
    """
    before = {amount.low for amount in find_amounts(earlier.words)} - {None}
    now = {amount.low for amount in find_amounts(later.words)} - {None}
    if (
        _GOING_UP.search(later.words)
        and before
        and now
        and max(x for x in now if x) < min(x for x in before if x)
    ):
        return False
    if RISEN.search(later.words) and (
        found.label is not Label.DIFFERENT_SET or (own and found.reason in {Reason.PART, Reason.OTHER_PEOPLE})
    ):
        return True
    apart = found.label is Label.DIFFERENT_SET and found.reason is not Reason.OTHER_INCIDENT
    around = later.sentence if apart else later.paragraph
    beside = {amount.low for amount in find_amounts(around)}
    if own and found.contradicts and {abs(x - y) for x in before for y in now if x and y} & (beside - now):
        return True
    told = RISEN.search(around) or CORRECTION.search(
        around if own else _ANOTHERS_WORD_IS_WRONG.sub(" ", around)
    )
    return told is not None and bool((before & beside) - (now if len(now) == 1 else set()))


_LAST_OF_A_ROW = re.compile(
    r"\b(?:an?|the) (?P<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d+(?:st|nd|rd|th)) "
    r"(?:(?:(?!body\b)(?P<who>[a-z-]+) )?(?:(?:has|had|have|who|also|since|later) )*(?:died|dies|succumbed|was killed|is dead|dead)|death|fatality|body (?:(?:was|has|had|been) )*(?:found|recovered))\b",
    re.IGNORECASE,
)
"""One more of those killed; "his second wife died" and "a third house was found" count nobody."""
_NTH: Final = dict(
    zip(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        range(2, 13),
        strict=True,
    )
)


def _one_more(earlier: Account, later: Account) -> bool:
    """Whether the later passage tells of one dead more than the earlier counted: "a fifth soldier died", after four.

    Of the killed alone: a soldier who dies is no fifth of four wounded.
    """
    before = {
        amount.low
        for amount in amounts_of(earlier)
        if amount.counted is Counted.PEOPLE and amount.outcome is Outcome.KILLED and not amount.denied
    }
    return any(
        (_NTH.get(found["nth"].lower()) or int(re.sub(r"\D", "", found["nth"]) or 0)) - 1 in before
        and (found["who"] is None or _is_somebody(found["who"]))
        for found in _LAST_OF_A_ROW.finditer(later.words)
    )


def _is_somebody(noun: str) -> bool:
    """Whether a noun in the singular is a word for a person."""
    if any(speaks_of(noun, counted) for counted in (Counted.VEHICLES, Counted.HOUSES)):
        return False
    return speaks_of(noun, Counted.PEOPLE) or speaks_of(f"{noun}s", Counted.PEOPLE)


def _more_than_all_groups(earlier: Account, later: Account) -> bool:
    """Whether a total told as risen exceeds what the earlier passage tells by groups ("four soldiers and three civilians")."""
    groups = [a for a in amounts_of(earlier) if a.exact and a.counted is Counted.PEOPLE]
    totals = [a for a in amounts_of(later) if a.exact and a.counted is Counted.PEOPLE and a.category is None]
    if len(groups) < 2 or len(totals) != 1 or {a.outcome for a in groups} != {totals[0].outcome}:
        return False
    return RISEN.search(later.words) is not None and sum(a.low or 0 for a in groups) < (totals[0].low or 0)


_GOING_UP = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|climb\w*|grow[sn]?|grew|increas\w+|mount\w*|up from|swell\w*|swollen|went up|gone up)\b",
    re.IGNORECASE,
)
"""Words of a toll that goes up: it takes the place of lower numbers alone ("risen to 16" follows 14 and not 19)."""
_OURSELVES = re.compile(
    r"\b(?:we|our|us|this (?:newspaper|paper|station|agency|site|page|outlet|bulletin|article|story|report)|readers)\b",
    re.IGNORECASE,
)


def _own_correction(account: Account) -> bool:
    """Whether an outlet corrects itself in this paragraph or in the one before: "we", and a word of correction."""
    around = f"{account.report.title or ''} {account.paragraph}"
    itself = _OURSELVES.search(around) or _bearing(account.report.outlet or "") & find_names(
        account.paragraph
    )
    return CORRECTION.search(around) is not None and bool(itself)


def _one_outlet(one: Account, other: Account) -> bool:
    if one.report.id == other.report.id:
        return False  # one report holds many mouths
    outlets = one.report.outlet, other.report.outlet
    return outlets[0] is not None and outlets[1] is not None and fold(outlets[0]) == fold(outlets[1])


def _one_mouth(one: Account, other: Account) -> bool:
    """Whether one body or person says both.

    By actor, by the words for a body, by description within one report or by two names in common; where no
    speaker was read, by the words beside the verbs of speech of the two sentences.
    """
    if one.mouths & other.mouths:
        return True
    left, right = (
        {
            name
            for claim in account.claims
            if claim.speaker
            for name in find_names(f"said {claim.speaker.text}")
        }
        for account in (one, other)
    )
    if len(left & right) > 1:
        return True
    said = [_speakers(account) for account in (one, other)]
    if said[0] & said[1] or _institutions(one) & _institutions(other):
        return True
    shared = [
        find_names(_SOMEWHERE.sub(" ", account.sentence.replace(account.words, " ")))
        for account in (one, other)
    ]
    if len(shared[0] & shared[1]) > 1 and not _two_speakers(one, other):
        return True
    return _is_the_outlet(one, other) or _is_the_outlet(other, one) or _told_again(one, other)


_SOMEWHERE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Oo]n|[Nn]ear|[Ff]rom|[Tt]o|[Oo]utside|[Bb]etween|[Ii]nto|[Tt]owards|and) (?:the )?(?:[a-z]+ of )?[A-ZÀ-Ý][\w’'-]+"
    r"(?: (?:(?:of|el|al|de) )?[A-ZÀ-Ý][\w’'-]+)*"
)
"""Names of where something was; that two sentences name one bridge makes nobody speak in both."""


def _is_the_outlet(own: Account, other: Account) -> bool:
    """Whether what one outlet says of itself is what the other passage makes it say: a body that publishes its own word."""
    if own.report.outlet is None or own.report.id == other.report.id:
        return False
    outlet = _bearing(own.report.outlet)
    named = {
        name for claim in own.claims if claim.speaker for name in find_names(f"said {claim.speaker.text}")
    }
    if named - outlet:
        return False
    if _is_made_to_speak(outlet, other.paragraph):
        return True
    if any(claim.speaker is not None for claim in own.claims) and not speaks_for_itself(own.sentence):
        return False
    spoken = [claim.speaker.text for claim in other.claims if claim.speaker is not None]
    spoken += [" ".join(sorted(find_speakers(other.sentence)))]
    return any(len(words) > 1 and words <= outlet for words in map(_bearing, spoken))


_NAMED_BODY = re.compile(r"[A-ZÀ-Ý][\w’'-]+(?: (?:(?:of|for|the|and) )*[A-ZÀ-Ý][\w’'-]+)+")


def _is_made_to_speak(outlet: frozenset[str], text: str) -> bool:
    """Whether a text makes the body of these words speak, itself or one of its people."""
    for found in _NAMED_BODY.finditer(text):
        words = _bearing(found[0])
        if len(words) > 1 and words <= outlet and is_speaking(text, *found.span()):
            return True
    return False


def _bearing(words: str) -> frozenset[str]:
    return frozenset(re.sub(r"['’]s?$", "", word) for word in re.findall(r"[\w’'-]{3,}", fold(words))) - {
        "the",
        "its",
        "for",
    }


_SOME_OFFICE = re.compile(
    r", (?P<who>detectives|prosecutors|investigators|police|officials|doctors|rescuers|organisers|firefighters|authorities) (?:say|said|added|reported|told|confirmed)\b",
    re.IGNORECASE,
)
"""Offices that speak without a name and, to one outlet on one matter, are one."""


def _told_again(one: Account, other: Account) -> bool:
    """Whether one outlet's later report goes on with a speaker of the earlier: "a porter" and "the same porter"."""
    if not _one_outlet(one, other):
        return False
    earlier, later = _in_time(one, other)
    told = [
        {(claim.speaker.text.split()[-1].lower()) for claim in account.claims if claim.speaker is not None}
        for account in (earlier, later)
    ]
    definite = {
        claim.speaker.text.split()[-1].lower()
        for claim in later.claims
        if claim.speaker is not None and not _SOME_ONE.match(claim.speaker.text)
    }
    if told[0] & told[1] & definite:
        return True
    bare = [
        {found["who"].lower() for found in _SOME_OFFICE.finditer(account.sentence)}
        for account in (earlier, later)
    ]
    return bool(bare[0] & bare[1])


def _speakers(account: Account) -> frozenset[str]:
    """Return the words for whom the sentence makes speak; where nothing was read, for whom its paragraph does."""
    said = find_speakers(account.sentence) - _NOBODY_IN_PARTICULAR
    somebody = any(claim.speaker is not None and not _pronoun(claim.speaker) for claim in account.claims)
    return said if said or somebody else find_speakers(account.paragraph) - _NOBODY_IN_PARTICULAR


def _pronoun(speaker: Speaker) -> bool:
    return fold(speaker.text) in _NOBODY_IN_PARTICULAR


def _institutions(account: Account) -> frozenset[str]:
    """Return the kinds of institution that speak ("police"): in one folder two of a kind are as a rule one."""
    speaking = [claim.speaker for claim in account.claims if claim.speaker is not None]
    own = [
        find_institutions(speaker.text, of_a_speaker=True)
        for speaker in speaking
        if not speaker.anonymous and not _SOME_ONE.match(speaker.text)
    ]
    outlet = account.report.outlet or ""
    if all(speaker.anonymous is False and _pronoun(speaker) for speaker in speaking):
        # a body that publishes in its own name speaks wherever nobody else is made to
        own.append(find_institutions(outlet, of_a_speaker=True))
        own.append(find_institutions(account.paragraph))
    own.append(find_speaking_institutions(account.sentence))
    return find_institutions(account.sentence).union(*own)


_BY_NUMBER: Final = frozenset(
    {
        Reason.BOUNDS_APART,
        Reason.BOUNDS_MEET,
        Reason.CLOSER_NUMBER,
        Reason.PART_EXCEEDS,
        Reason.PART,
        Reason.OTHER_INCIDENT,
        Reason.NAMED,
    }
)


def _in_time(one: Account, other: Account) -> tuple[Account, Account]:
    """Put two passages in the order of their publication; in one report, of its entries or else of its text.

    Of two published at one time the one that revises is the later.
    """
    if one.report.id == other.report.id:
        minutes = _entry(one), _entry(other)
        if minutes[0] is not None and minutes[1] is not None and minutes[0] != minutes[1]:
            return (one, other) if minutes[0] < minutes[1] else (other, one)
        return (one, other) if one.start <= other.start else (other, one)
    left, right = _stamp(one), _stamp(other)
    if left != right:
        return (one, other) if left < right else (other, one)
    revising = [_revises(account) for account in (one, other)]
    if revising[0] is not revising[1]:
        return (other, one) if revising[0] else (one, other)
    return (one, other) if one.report.id < other.report.id else (other, one)


def _revises(account: Account) -> bool:
    return RISEN.search(account.sentence) is not None or CORRECTION.search(account.sentence) is not None


_ENTRY = re.compile(r"(\d{1,2})[.:](\d{2})\b")


def _entry(account: Account) -> int | None:
    """Return the minute with which a paragraph of a running page begins; such pages put the newest first."""
    found = _ENTRY.match(account.paragraph)
    return None if found is None else int(found[1]) * 60 + int(found[2])


def _stamp(account: Account) -> str:
    """Return day and time of publication as they can be sorted; nothing known comes first."""
    when = account.report.published
    return "" if when is None else f"{when.edtf or ''} {when.text}"
