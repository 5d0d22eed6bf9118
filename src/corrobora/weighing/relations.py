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
from collections.abc import Iterable, Mapping
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
    OPEN_YET,
    RISEN,
    TURN,
    Denial,
    find_denial,
    find_institutions,
    find_speakers,
    speaks_for_itself,
)
from corrobora.weighing.docket import STATE_KINDS, fold, names_somebody
from corrobora.weighing.matters import MATTERS, VICTIMS, find_sides
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
    outcome_near,
)

METHOD = "relations/1"


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
        if self.days is not None and other.days is not None and not self.days.overlaps(other.days):
            return True
        return self.place is not None and other.place is not None and elsewhere(self.place, other.place)


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
        or _names(one, other)
        or _figures(one, other)
        or judged(Label.COMPATIBLE, Reason.NOTHING_APART, "what was said")
    )
    return _replaced(one, other, found) or found


def _strongest(found: Iterable[Relation]) -> Relation | None:
    order = list(Label)
    return min(found, key=lambda relation: (order.index(relation.label), relation.reason), default=None)


def _numbers(one: Account, other: Account) -> Relation | None:
    """Compare the numbers of two passages: those of one set where there are such, else that they are of two sets."""
    compared = [
        relation
        for left in amounts_of(one)
        for right in amounts_of(other)
        if (relation := numbers(left, right, about=_about(left, right))) is not None
    ]
    if not compared:
        return None
    if _of_two_incidents(one, other):
        return judged(Label.DIFFERENT_SET, Reason.OTHER_INCIDENT, compared[0].about)
    aligned = [relation for relation in compared if relation.label is not Label.DIFFERENT_SET]
    found = _strongest(aligned or compared)
    if found is not None and found.reason is Reason.BOUNDS_APART:
        if _same_sentence(one, other):
            return replace(found, reason=Reason.SAME_SENTENCE)
        if (
            one.report.id == other.report.id
            and _one_mouth(one, other)
            and not _is_later(*_in_time(one, other))
        ):
            return judged(Label.DIFFERENT_SET, Reason.ONE_VOICE, found.about)
    return found


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
        if outcome is None and amount.noun and amount.counted is Counted.PEOPLE:
            outcome = _told_around(account, amount) if read is None else read.outcome
        category = amount.category or (None if read is None else read.category)
        found.append(replace(amount, outcome=outcome, category=category))
    return tuple(found)


def _told_around(account: Account, amount: Amount) -> Outcome | None:
    """Return what the sentence says became of those counted, or what the paragraph told of just before."""
    sentence, place = account.sentence, account.sentence.find(account.words)
    if place >= 0:
        near = outcome_near(sentence, place + amount.start, place + amount.end)
        if near is not None:
            return near
    before = account.paragraph.partition(account.words)[0]
    return last_outcome(before[-_JUST_BEFORE:])


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
    left, right = find_denial(one.words), find_denial(other.words)
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
    return None


_BODY = re.compile(
    r"\b(?:[A-Z][\w’'-]+ |\d+(?:st|nd|rd|th)? )(?:[A-Z][\w’'-]+ |of |the |and )*(?:Battalion|Brigades?|Squad|Regiment|Front|Group|Legion|Unit|Forces?|Army|Company|Division|Militia|Command|Guards?"
    r"|Partisans|Police|Corps|Coalition|Movement|League|Alliance|Brotherhood|Resistance|Guard|Directorate|Berets|Battalion \d+)\b|\b(?:Battalion|Brigade|Regiment) \d+|\b(?:Partisans|Brigades|Front|Legion|Coalition|League|Alliance) (?:of|for) (?:the )?[A-Z]\w+|\b(?:Partisans|Brigades|Front|Legion|Coalition)\b"
)
_SOMEBODY_ARMED = re.compile(
    r"\b(?:armed men|gunmen|gunman|attackers|assailants|soldiers|troops|security forces|police|policemen|officers|militiamen|fighters|men in (?:uniform|fatigues|black)|armed (?:group|individuals|persons)"
    r"|uniformed men|security agents|unknown (?:men|persons|assailants)|raiders)\b",
    re.IGNORECASE,
)
_OUTLAWS = re.compile(
    r"\b(?:thieves|robbers|bandits|criminals|cattle rustlers|smugglers|looters|poachers|gangsters)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(?:alone|exclusively|nobody else|no one else|and no other)\b", re.IGNORECASE)
_DOING = re.compile(
    r"\b(?:fired|fire|firing|launch\w*|shell\w*|shot|shots|shooting|kill\w*|attack\w*|bomb\w*|strike|struck|raid\w*|massacre\w*|murder\w*|burn\w*|abduct\w*|took|set (?:alight|on fire)|blew up|led|ordered)\b",
    re.IGNORECASE,
)


def _doers(one: Account, other: Account, actors: Mapping[str, Actor]) -> Relation | None:
    left, right = _accused(one, actors), _accused(other, actors)
    if left and right and not left & right:
        return doers(left, right)
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
    if left is not None and right is not None:
        return hours(left, right)
    if left is not None or right is not None:
        return judged(Label.REFINES, Reason.CLOSER_HOUR, "date")
    return None


def _span(account: Account) -> Span | None:
    """Return the days that the passage itself names, as its claims resolve them."""
    for claim in account.claims:
        if claim.when is not None and claim.when.text in account.words:
            span = find_span(claim.when.edtf)
            if span is not None:
                return span
    return None


_REGION = re.compile(
    r"\b(?:[Ss]omewhere|regions?|provinces?|districts?|cercle|county|counties|sector|area|department|governorate|prefecture|commune|municipality|state|outskirts"
    r"|(?:northern|southern|eastern|western|central|north-?\w+|south-?\w+) [A-Z]\w+|the (?:north|south|east|west|centre|interior|highlands|coast))\b"
)
_SPOT = re.compile(
    r"\b(?:at|near|outside|inside|on|in front of|beside|behind|between) (?:the )?(?:\w+ )?(?:of )?[A-Z]|\b(?:village|hamlet|wells?|bridge|market|mosque|church|school|hospital|camp|crossing|junction|square|street|quarter|station|airport|mill|hall|prison|clinic|office|house|farm|post|checkpoint|kilometre)\b"
)


def _places(one: Account, other: Account) -> Relation | None:
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


def _names(one: Account, other: Account) -> Relation | None:
    left, right = find_names(one.words), find_names(other.words)
    if left != right and (not left or not right or left < right or right < left):
        return judged(Label.REFINES, Reason.NAMED, "what was said")
    return None


_TELLING: Final = frozenset({Counted.PEOPLE, Counted.DOERS, Counted.ROUNDS, Counted.VEHICLES, Counted.HOUSES})


def _figures(one: Account, other: Account) -> Relation | None:
    """Compare a passage with a number and one without: who says how many says more."""
    exact = [
        any(amount.exact and amount.counted in _TELLING for amount in find_amounts(account.words))
        for account in (one, other)
    ]
    if exact[0] is not exact[1]:
        return judged(Label.REFINES, Reason.CLOSER_NUMBER, "what was said")
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
    if found.label is not Label.DIFFERENT_SET:
        if _corrects(later, found, same=same, outlet=outlet):
            return judged(Label.SUPERSEDED, Reason.CORRECTED, found.about)
        if FIRST.search(earlier.sentence) and not FIRST.search(later.sentence):
            return judged(Label.SUPERSEDED, Reason.CORRECTED, found.about)
        if same and ((found.contradicts and _is_later(earlier, later)) or TURN.search(later.words)):
            return judged(Label.SUPERSEDED, Reason.OWN_LATER_WORD, found.about)
    if found.reason in _BY_NUMBER and _next_after(earlier, later, found, own=same or outlet):
        return judged(Label.SUPERSEDED, Reason.TOLD_AS_RISEN, found.about)
    return None


def _corrects(later: Account, found: Relation, *, same: bool, outlet: bool) -> bool:
    """Whether the later passage corrects, by a word of correction the nearer the less else ties the two.

    In the passage itself it is enough; in its sentence, where the two cannot both be so or come from one
    mouth or outlet; in its paragraph, of one mouth, or of one outlet that says "we".
    """
    if CORRECTION.search(later.words):
        return True
    if found.reason is Reason.SAME:
        return False
    if CORRECTION.search(later.sentence) and (found.contradicts or same or outlet):
        return True
    closer = found.label is Label.REFINES
    return (same and not closer and CORRECTION.search(later.paragraph) is not None) or (
        outlet and _own_correction(later)
    )


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
    if found.label is not Label.DIFFERENT_SET and RISEN.search(later.words):
        return True
    around = later.sentence if found.label is Label.DIFFERENT_SET else later.paragraph
    before = {amount.low for amount in find_amounts(earlier.words)} - {None}
    now = {amount.low for amount in find_amounts(later.words)} - {None}
    beside = {amount.low for amount in find_amounts(around)}
    if own and found.contradicts and {abs(x - y) for x in before for y in now if x and y} & (beside - now):
        return True
    told = RISEN.search(around) or CORRECTION.search(around)
    return told is not None and bool((before & beside) - (now if len(now) == 1 else set()))


_OURSELVES = re.compile(
    r"\b(?:we|our|us|this (?:newspaper|paper|station|agency|site|page|outlet|bulletin|article|story|report)|readers)\b",
    re.IGNORECASE,
)


def _own_correction(account: Account) -> bool:
    """Whether an outlet corrects itself in this paragraph or in the one before: "we", and a word of correction."""
    around = f"{account.report.title or ''} {account.paragraph}"
    return CORRECTION.search(around) is not None and _OURSELVES.search(around) is not None


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
    return bool(said[0] & said[1]) or bool(_institutions(one) & _institutions(other))


def _speakers(account: Account) -> frozenset[str]:
    """Return the words for whom the sentence makes speak; where nothing was read, for whom its paragraph does."""
    said = find_speakers(account.sentence)
    return said if said or account.claims else find_speakers(account.paragraph)


def _institutions(account: Account) -> frozenset[str]:
    """Return the kinds of institution that speak ("police"): in one folder two of a kind are as a rule one."""
    speaking = [claim.speaker for claim in account.claims if claim.speaker is not None]
    own = [
        find_institutions(speaker.text, of_a_speaker=True)
        for speaker in speaking
        if not speaker.anonymous and not _SOME_ONE.match(speaker.text)
    ]
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
