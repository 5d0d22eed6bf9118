"""How two single values stand to each other: numbers, days, hours, places, doers, victims, answers.

One of five labels, with the reason code of the rule that gave it. Values are
taken as read; what the words around them change is asked in `relations`.
Nothing here looks at who is right. The rules, with their sources, stand in
``docs/methods/conflicts.md``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from corrobora.records import Category, Outcome, Place
from corrobora.weighing.spans import Span
from corrobora.weighing.whereabouts import elsewhere
from corrobora.weighing.wording import CLOCK_REACH, Amount, Counted, Hours, Reach


class Label(StrEnum):
    """How two things said stand to each other; the first that fits, in this order."""

    SUPERSEDED = "superseded"
    DIFFERENT_SET = "different-set"
    CONTRADICTS = "contradicts"
    REFINES = "refines"
    COMPATIBLE = "compatible"


class Reason(StrEnum):
    """The rule that gave a label. Those without a source in `WHY` are our own."""

    CORRECTED = "corrected"
    OWN_LATER_WORD = "own-later-word"
    TOLD_AS_RISEN = "told-as-risen"
    ROSE = "rose"
    OTHER_OUTCOME = "other-outcome"
    OTHER_PEOPLE = "other-people"
    PART = "part"
    WIDER = "wider"
    OTHER_THINGS = "other-things"
    OTHER_INCIDENT = "other-incident"
    ONE_VOICE = "one-voice"
    BOUNDS_APART = "bounds-apart"
    PART_EXCEEDS = "part-exceeds"
    SAME_SENTENCE = "same-sentence"
    NONE_OF_THEM = "none-of-them"
    DENIED = "denied"
    OTHER_DOER = "other-doer"
    ACCUSATION_DENIED = "accusation-denied"
    OTHER_VICTIMS = "other-victims"
    OTHER_PLACE = "other-place"
    OTHER_DAY = "other-day"
    OTHER_HOUR = "other-hour"
    EXCLUSIVE = "exclusive"
    INSISTED = "insisted"
    TWO_SIDES = "two-sides"
    SURVIVORS = "survivors"
    BOTH_WAYS = "both-ways"
    CLOSER_NUMBER = "closer-number"
    CLOSER_DAY = "closer-day"
    CLOSER_HOUR = "closer-hour"
    CLOSER_PLACE = "closer-place"
    NAMED = "named"
    SAME = "same"
    BOUNDS_MEET = "bounds-meet"
    NOTHING_APART = "nothing-apart"


WHY: Final[Mapping[Reason, str]] = {
    Reason.CORRECTED: "the later word withdraws or corrects the earlier",
    Reason.OWN_LATER_WORD: "the same origin later says otherwise",
    Reason.TOLD_AS_RISEN: "the later number is told as the next after the earlier",
    Reason.ROSE: "every mention of the lower number came before every mention of the higher: tolls rise",
    Reason.OTHER_OUTCOME: "the numbers are of people to whom different things happened",
    Reason.OTHER_PEOPLE: "the numbers are of different groups of people",
    Reason.PART: "one number is of a part, the other of the whole",
    Reason.WIDER: "one number is of more than this happening",
    Reason.OTHER_THINGS: "the numbers count different things",
    Reason.OTHER_INCIDENT: "the two tell of different happenings",
    Reason.ONE_VOICE: "one voice gives both numbers in one text and takes neither back",
    Reason.BOUNDS_APART: "the numbers cannot all be so: their bounds do not meet",
    Reason.PART_EXCEEDS: "a part is given as more than the whole",
    Reason.SAME_SENTENCE: "the same sentence stands in two reports with different numbers",
    Reason.NONE_OF_THEM: "one side says that there was none, the other gives a number",
    Reason.DENIED: "one side says that it happened, the other that it did not",
    Reason.OTHER_DOER: "different perpetrators are named",
    Reason.ACCUSATION_DENIED: "the accusation is denied",
    Reason.OTHER_VICTIMS: "one side calls the victims civilians, the other fighters",
    Reason.OTHER_PLACE: "the places are too far apart, or in different regions, to be one",
    Reason.OTHER_DAY: "the dates share no day",
    Reason.OTHER_HOUR: "the hours are too far apart to be one",
    Reason.EXCLUSIVE: "the two say things of one matter that exclude each other",
    Reason.INSISTED: "one insists on it against what the other says",
    Reason.TWO_SIDES: "a party to it and somebody else tell one point in different words",
    Reason.SURVIVORS: "one side says that nobody survived, the other that some did",
    Reason.BOTH_WAYS: "the same party denies and admits",
    Reason.CLOSER_NUMBER: "one number is the other, told more exactly",
    Reason.CLOSER_DAY: "one date lies within the other",
    Reason.CLOSER_HOUR: "one gives the hour within the other's time",
    Reason.CLOSER_PLACE: "one place lies within the other",
    Reason.NAMED: "one names what the other only describes",
    Reason.SAME: "both give the same value",
    Reason.BOUNDS_MEET: "the bounds of the numbers meet",
    Reason.NOTHING_APART: "nothing said keeps the two apart",
}
"""What each reason says, for a person to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How two things said on one point stand to each other, and by which rule."""

    label: Label
    reason: Reason
    about: str
    """The point in question, named as in `corrobora.records.Point`, or "what was said" where no point was read."""

    @property
    def contradicts(self) -> bool:
        """Whether the two cannot both be so."""
        return self.label is Label.CONTRADICTS

    @property
    def why(self) -> str:
        """The rule in words."""
        return WHY[self.reason]


def judged(label: Label, reason: Reason, about: str) -> Relation:
    """Return the relation that a rule gave."""
    return Relation(label=label, reason=reason, about=about)


# --------------------------------------------------------------------------- numbers

_GROUPS: Final = frozenset(
    {
        Category.CHILDREN,
        Category.WOMEN,
        Category.ELDERLY,
        Category.JOURNALISTS,
        Category.AID_WORKERS,
        Category.HEALTH_WORKERS,
        Category.STATE_FORCES,
        Category.COMBATANTS,
        Category.PEACEKEEPERS,
    }
)
"""Categories that set people apart from the rest of the dead; "civilians" or "migrants" may be everybody."""


def numbers(one: Amount, other: Amount, *, about: str) -> Relation | None:
    """Compare two numbers; ``None`` where they count different things.

    Whether they speak of one set comes first: one outcome, one group of people,
    one happening, both the whole or both a part. Then their bounds. "About" is
    no bound: it reaches up to half above and down to a third below its number
    (ours). What somebody counted with his own eyes bounds from below alone: the
    README of the incident set has "a list of 22" beside "we counted nineteen"
    as compatible.
    """
    one, other = _in_the_sense_of(one, other), _in_the_sense_of(other, one)
    if (
        {one.counted, other.counted} == {Counted.PEOPLE, Counted.DOERS}
        and _may_be_doers(one)
        and _may_be_doers(other)
    ):
        one, other = replace(one, counted=Counted.DOERS), replace(other, counted=Counted.DOERS)
    if one.counted is not other.counted or (one.counted is Counted.OTHER and one.noun != other.noun):
        return None
    if (one.outcome is Outcome.AFFECTED) is not (other.outcome is Outcome.AFFECTED):
        present, told = (one, other) if one.outcome is Outcome.AFFECTED else (other, one)
        if told.outcome is None and told.exact and present.exact and told.low == present.low:
            return judged(Label.COMPATIBLE, Reason.SAME, about)
        # those who were there and those of them to whom something happened; a crowd is no set to compare with
        return judged(Label.DIFFERENT_SET, Reason.PART, about) if present.exact else None
    if (
        one.exact
        and other.exact
        and one.low == other.low
        and _group(one) is _group(other)
        and one.outcome is other.outcome
    ):
        if Reach.WIDER not in {one.reach, other.reach}:
            return judged(Label.COMPATIBLE, Reason.SAME, about)
    apart = _other_set(one, other)
    if apart is not None:
        return judged(apart.label, apart.reason, about)
    if _civilians_among(one, other) or _civilians_among(other, one):
        return judged(Label.DIFFERENT_SET, Reason.OTHER_PEOPLE, about)
    one, other = _as_bounds(one), _as_bounds(other)
    if (one.low, one.high, one.about) == (other.low, other.high, other.about):
        return judged(Label.COMPATIBLE, Reason.SAME, about)
    if below(one, other) or below(other, one):
        return judged(Label.CONTRADICTS, Reason.BOUNDS_APART, about)
    loose = [amount for amount in (one, other) if not amount.exact]
    if len(loose) == 2 and one.about and other.about and _round(one) is not _round(other):
        return judged(Label.REFINES, Reason.CLOSER_NUMBER, about)
    if len(loose) == 1 and loose[0].low is not None and loose[0].high is not None:
        return judged(Label.REFINES, Reason.CLOSER_NUMBER, about)
    return judged(Label.COMPATIBLE, Reason.BOUNDS_MEET, about)


def _civilians_among(part: Amount, whole: Amount) -> bool:
    """Whether fewer are called civilians than are dead in all: the others may have been none."""
    if part.noun not in _CIVILIANS or whole.noun in _CIVILIANS or whole.noun not in _ANYBODY:
        return False
    return part.exact and whole.exact and below(part, whole) and part.outcome is whole.outcome


_CIVILIANS: Final = frozenset("civilian civilians bystander bystanders passers-by non-combatants".split())


def _round(amount: Amount) -> bool:
    return amount.low is not None and amount.low % 5 == 0


def below(one: Amount, other: Amount) -> bool:
    """Whether the one ends below where the other begins, so that both cannot be so of one set."""
    if one.high is None or other.low is None:
        return False
    slack = one.high // 2 if one.about else 0
    other_slack = other.low // 3 if other.about else 0
    return one.high + slack < other.low - other_slack


def _may_be_doers(amount: Amount) -> bool:
    return amount.counted is Counted.DOERS or (amount.outcome is None and amount.noun in _DOERS_NOUNS)


_DOERS_NOUNS: Final = frozenset(
    "men gunmen fighters soldiers policemen officers attackers assailants raiders bandits youths guards".split()
)


def _in_the_sense_of(bare: Amount, other: Amount) -> Amount:
    """Give a number without a noun the sense of the one it is compared with: "that makes nineteen in all"."""
    if bare.noun or bare.counted is not Counted.PEOPLE or other.counted not in _BARE:
        return bare
    if bare.outcome is not None or other.reach is not Reach.WHOLE:
        return replace(bare, counted=other.counted)
    return replace(
        bare, counted=other.counted, category=bare.category or other.category, outcome=other.outcome
    )


_BARE: Final = frozenset(
    {Counted.PEOPLE, Counted.DOERS, Counted.TESTIMONIES, Counted.ROUNDS, Counted.VEHICLES, Counted.AGE}
)


def _as_bounds(amount: Amount) -> Amount:
    return replace(amount, high=None) if amount.floor else amount


def _group(amount: Amount) -> Category | None:
    return amount.category if amount.category in _GROUPS else None


_OF_SUSPECTS: Final = frozenset({"charged", "convicted", "acquitted", "suspended", "questioned"})
"""What is done with those who are accused, never with those who were hurt."""

_ANYBODY: Final = frozenset(
    [
        "",
        *"people persons dead deaths bodies victims lives wounded injured missing killed casualties corpses residents inhabitants families households passengers inmates detainees prisoners".split(),
    ]
)
"""Nouns for everybody concerned: a group may be a part of these, not of "ten townspeople"."""


def _of_other_people(one: Amount, other: Amount) -> bool:
    """Whether each number is of people called by what they are, and otherwise than those of the other."""
    nouns = [amount.noun for amount in (one, other)]
    return all(noun and noun not in _ANYBODY for noun in nouns) and nouns[0][:4] != nouns[1][:4]


def _other_set(one: Amount, other: Amount) -> Relation | None:
    if one.step and other.step and one.step != other.step:
        return judged(Label.DIFFERENT_SET, Reason.OTHER_OUTCOME, "")
    if (one.step in _OF_SUSPECTS and other.outcome and not other.step) or (
        other.step in _OF_SUSPECTS and one.outcome and not one.step
    ):
        return judged(Label.DIFFERENT_SET, Reason.OTHER_OUTCOME, "")
    if one.counted is not Counted.PEOPLE and one.counted is not Counted.TESTIMONIES:
        return None
    if one.outcome is not None and other.outcome is not None and one.outcome is not other.outcome:
        return judged(Label.DIFFERENT_SET, Reason.OTHER_OUTCOME, "")
    if (one.reach is Reach.WIDER) is not (other.reach is Reach.WIDER):
        return judged(Label.DIFFERENT_SET, Reason.WIDER, "")
    if one.noun and one.noun == other.noun and Reach.WIDER not in {one.reach, other.reach}:
        if {one.reach, other.reach} == {Reach.PART, Reach.WHOLE} and one.outcome is other.outcome is not None:
            # "thirty of our colleagues are missing", "18 colleagues are missing"
            return None
    groups = [_group(amount) for amount in (one, other)]
    parts = [
        amount.reach is Reach.PART or group is not None
        for amount, group in zip((one, other), groups, strict=True)
    ]
    if (one.outcome is None) is not (other.outcome is None) and _of_other_people(one, other):
        return judged(Label.DIFFERENT_SET, Reason.OTHER_PEOPLE, "")
    if (one.reach is Reach.BESIDE) is not (other.reach is Reach.BESIDE):
        return judged(Label.DIFFERENT_SET, Reason.PART, "")
    if groups[0] is not groups[1] or (one.reach is Reach.PART) is not (other.reach is Reach.PART):
        if groups[0] is groups[1] and groups[0] is not None:
            return None
        if parts[0] is not parts[1]:
            part, whole = (one, other) if parts[0] else (other, one)
            of_them = part.reach is Reach.PART and _group(part) is not None
            if of_them and whole.noun in _ANYBODY and whole.exact and not whole.floor and below(whole, part):
                return judged(Label.CONTRADICTS, Reason.PART_EXCEEDS, "")
        reason = Reason.PART if groups[0] is groups[1] else Reason.OTHER_PEOPLE
        return judged(Label.DIFFERENT_SET, reason, "")
    return None


# --------------------------------------------------------------------------- time, place, people


def days(one: Span, other: Span) -> Relation:
    """Compare two spans of days: apart, one within the other, or the same."""
    if not one.overlaps(other):
        return judged(Label.CONTRADICTS, Reason.OTHER_DAY, "date")
    if one == other:
        return judged(Label.COMPATIBLE, Reason.SAME, "date")
    if _holds(one, other) or _holds(other, one):
        return judged(Label.REFINES, Reason.CLOSER_DAY, "date")
    return judged(Label.COMPATIBLE, Reason.NOTHING_APART, "date")


def hours(one: Hours, other: Hours) -> Relation:
    """Compare two times of day. Hours less than `CLOCK_REACH` minutes apart are one, told more or less exactly."""
    if one == other:
        return judged(Label.COMPATIBLE, Reason.SAME, "date")
    if one.within(other) or other.within(one):
        return judged(Label.REFINES, Reason.CLOSER_HOUR, "date")
    if one.apart(other) <= CLOCK_REACH:
        return judged(Label.REFINES, Reason.CLOSER_HOUR, "date")
    return judged(Label.CONTRADICTS, Reason.OTHER_HOUR, "date")


def places(one: Place, other: Place) -> Relation:
    """Compare two places as resolved (`whereabouts.elsewhere`); the coarser holds the closer where nothing keeps them apart."""
    if elsewhere(one, other):
        return judged(Label.CONTRADICTS, Reason.OTHER_PLACE, "place")
    if one.name is not None and one.name == other.name and one.where_prec == other.where_prec:
        return judged(Label.COMPATIBLE, Reason.SAME, "place")
    if (one.where_prec or 8) != (other.where_prec or 8):
        return judged(Label.REFINES, Reason.CLOSER_PLACE, "place")
    return judged(Label.COMPATIBLE, Reason.NOTHING_APART, "place")


def doers(one: frozenset[str], other: frozenset[str]) -> Relation:
    """Compare the groups under which two accounts lay the act: those without one in common name rivals."""
    if not one & other:
        return judged(Label.CONTRADICTS, Reason.OTHER_DOER, "responsibility")
    same = one == other
    return judged(
        Label.COMPATIBLE if same else Label.REFINES, Reason.SAME if same else Reason.NAMED, "responsibility"
    )


def victims(*, fighters: tuple[bool, bool]) -> Relation:
    """Compare who is said to have been hit: civilians and migrants can be one, civilians and fighters cannot."""
    if fighters[0] is fighters[1]:
        return judged(Label.COMPATIBLE, Reason.NOTHING_APART, "victims")
    return judged(Label.CONTRADICTS, Reason.OTHER_VICTIMS, "victims")


def denial(about: str) -> Relation:
    """Return how a denial stands to what it denies, the act itself or whose deed it was."""
    return judged(
        Label.CONTRADICTS, Reason.ACCUSATION_DENIED if about == "responsibility" else Reason.DENIED, about
    )


def none_of_them(about: str) -> Relation:
    """Return how "nobody was killed" stands to any number of the killed."""
    return judged(Label.CONTRADICTS, Reason.NONE_OF_THEM, about)


def rose(about: str) -> Relation:
    """Return how a toll stands to the one it grew from."""
    return judged(Label.SUPERSEDED, Reason.ROSE, about)


def fates() -> Relation:
    """Return how "nobody survived" stands to survivors."""
    return judged(Label.CONTRADICTS, Reason.SURVIVORS, "fate-of-those-present")


def answers() -> Relation:
    """Return how a party's denial stands to its own admission, where nobody can say that the one replaced the other."""
    return judged(Label.CONTRADICTS, Reason.BOTH_WAYS, "response")


def _holds(one: Span, other: Span) -> bool:
    return one.first <= other.first and other.last <= one.last
