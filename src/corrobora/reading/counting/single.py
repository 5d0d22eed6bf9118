"""One person told of by description: "a woman", "his brother was killed", "killed the driver", "the ninth drowned"."""

import re
from typing import Final

from corrobora.reading.counting.befell import (
    among_at,
    is_carried_off,
    is_lost,
    outcome_with_his_men,
    said_after,
    said_before,
    verb_behind_relative,
)
from corrobora.reading.counting.nouns import NOUNS, listed
from corrobora.reading.counting.outcomes import BEFORE, DEAR, FORCES, LIMBS, VERB_PAIRS
from corrobora.reading.counting.sheet import ONE, ONES, TENS, CountMention, Lead, Sheet
from corrobora.reading.counting.who import behind_named_aside, ends_phrase, noun_phrase
from corrobora.reading.counting.words import OPENING, SPEECH
from corrobora.records import Category, Outcome, Unit

_DESCRIBING: Final = listed("is was be been being became become as like said")


_ANYBODY: Final = listed(
    "victim person individual human soul suspect member citizen other local adult casualty"
)
"""Whom a definite article may name without meaning any one person that the report tells of."""


_ORDINALS: Final = listed(
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
)


def read_object(sheet: Sheet, i: int) -> int:
    """Read the object of "killed my husband", "lost his wife", "wounded the driver" as one, and as a part.

    A definite object names one person; who may be anybody ("the victim") or bears arms is left
    to the numbers of the report.
    """
    low = sheet.low
    if low[i] not in ("his", "her", "their", "our", "my", "the"):
        return 0
    phrase = noun_phrase(sheet, i + 1, plural=False)
    if (
        phrase is None
        or not phrase.known
        or phrase.noun.plural
        or phrase.noun.unit is not Unit.PEOPLE
        or phrase.noun.outcome is not None
        or phrase.category in FORCES
        or phrase.head - i > 3
        or low[phrase.head] in _ANYBODY
        or low[phrase.head] not in NOUNS
    ):
        return 0
    own = low[i] != "the"
    if not phrase.noun.victim:
        return 0
    end = behind_named_aside(sheet, phrase.head + 1)
    outcome: Outcome | None = None
    lead, verb = said_before(sheet, i)
    if own and low[phrase.head] in DEAR and is_lost(sheet, i):
        outcome = Outcome.KILLED
    elif is_carried_off(sheet, i, end):
        outcome = Outcome.ABDUCTED
    elif (
        lead is Lead.VERB
        and sheet.back(i - 1) in BEFORE | {"dead": None}
        or (lead is Lead.VERB and (sheet.back(i - 2), sheet.back(i - 1)) in VERB_PAIRS)
    ):
        outcome = verb
    if outcome not in (Outcome.KILLED, Outcome.INJURED, Outcome.ABDUCTED):
        return 0
    if not own and sheet.back(i - 1).endswith("ing"):
        return 0  # "accused of killing the teacher" points back
    sheet.add(
        i, phrase.head + 1, ONE, governed=True, category=phrase.category, noun=sheet.raw[phrase.head],
        outcome=outcome, part=True,
    )  # fmt: skip
    return max(end, phrase.head + 1) if low[end - 1] != "," else phrase.head + 1


def _read_aged(sheet: Sheet, first: int, number: int, last: int) -> int:
    """Read "a three-year-old" as one person, a child below 18 (Convention on the Rights of the Child, article 1)."""
    text = sheet.raw[number]
    years = int(text) if text.isdecimal() and len(text) < 4 else ONES.get(sheet.low[number])
    if sheet.low[number + 2] != "year":
        years = 0 if sheet.low[number + 2] in ("month", "week", "day") else None
    if years is None:
        return 0
    lead, lead_outcome = said_before(sheet, first)
    said, outcome = said_after(sheet, last + 1)
    return sheet.add(
        first,
        last + 1,
        ONE,
        governed=lead in (Lead.VERB, Lead.NOUN) or said,
        category=Category.CHILDREN if years < 18 else None,
        outcome=outcome if said else lead_outcome,
        part=lead is Lead.PART,
    )


def read_article(sheet: Sheet, i: int) -> int:
    """Read "a woman" as one; "a spokesman", "a refugee camp", "a soldier said" count nobody."""
    low = sheet.low
    if low[i] not in ("a", "an"):
        return 0
    k = i + 1
    if sheet.raw[k][:1].isdecimal() or low[k] in ONES or low[k] in TENS:
        # "a 24-year-old woman"
        for j in range(k, min(k + 7, sheet.n)):
            if low[j] == "old":
                break
        else:
            return 0
        if ends_phrase(sheet, j + 1):
            return _read_aged(sheet, i, k, j)
        k = j + 1
    phrase = noun_phrase(sheet, k, plural=False)
    if phrase is None or not phrase.known or phrase.noun.plural or not phrase.noun.victim:
        return 0
    if phrase.noun.unit is not Unit.PEOPLE or low[phrase.head] not in NOUNS:
        return 0
    end = phrase.head + 1
    if low[end] == "who" and (verb := verb_behind_relative(sheet, end)):
        said, outcome = said_after(sheet, verb)
        if said and outcome is not None:
            return sheet.add(
                i, end, ONE, governed=True, category=phrase.category, noun=sheet.raw[phrase.head], outcome=outcome
            )  # fmt: skip
    if (
        low[end] in SPEECH
        or low[end] == "'"
        or low[phrase.head] in ("victim", "survivor", "member", "source")
    ):
        return 0
    lead, lead_outcome = said_before(sheet, i)
    before = sheet.back(i - 1)
    if before in _DESCRIBING and lead is Lead.NONE and sheet.back(i - 2) != "there":
        return 0  # "the victim was a nurse" says who it was
    said, outcome = said_after(sheet, end)
    among, among_outcome = among_at(sheet, end)
    return sheet.add(
        i,
        end,
        ONE,
        governed=lead in (Lead.VERB, Lead.NOUN) or said,
        category=phrase.category,
        noun=sheet.raw[phrase.head],
        outcome=outcome if said else lead_outcome or among_outcome,
        part=lead is Lead.PART or among,
    )


def read_subject(sheet: Sheet, i: int) -> int:
    """Read "his brother was killed", "the driver was maimed" as one, and as a part of whatever total is told.

    Only where the words right behind say what became of that one; "the victim", "the person" and "the child"
    of a general sentence may be anybody.
    """
    low = sheet.low
    if low[i] not in ("his", "her", "their", "our", "my", "the") or sheet.back(i - 1) in (
        "of",
        "by",
        "whether",
    ):
        return 0
    if low[i] == "the" and low[i + 1] in _ORDINALS:
        return _read_ordinal(sheet, i)
    phrase = noun_phrase(sheet, i + 1, plural=False)
    if phrase is None or not phrase.known or phrase.noun.plural:
        return 0
    word = low[phrase.head]
    if not phrase.noun.victim and word not in ("friend", "relative") and low[phrase.head + 1] != "and":
        return 0
    if phrase.noun.unit is not Unit.PEOPLE or word not in NOUNS or phrase.head - i > 3:
        return 0
    if word in _ANYBODY or (low[i] == "the" and sheet.back(i - 1) not in OPENING):
        return 0
    end = behind_named_aside(sheet, phrase.head + 1)
    if low[end] == "and" and (beside := outcome_with_his_men(sheet, end + 1)) is not None:
        return sheet.add(
            i, phrase.head + 1, ONE, governed=True, category=phrase.category, noun=sheet.raw[phrase.head],
            outcome=beside, part=True,
        )  # fmt: skip
    if low[end] not in ("was", "had", "has", "died", "drowned", "perished", "lost", "bled"):
        return 0
    said, outcome = said_after(sheet, end)
    if not said and low[i] != "the":
        said, outcome = among_at(sheet, end)  # "his cousin was among the dead"
    if low[end] == "lost" and low[end + 1] in ("a", "an", "his", "her", "both", "one"):
        lost = low[end + 2] if low[end + 2] not in ("left", "right") else low[end + 3]
        said, outcome = lost in LIMBS, Outcome.INJURED
    if not said or outcome not in (Outcome.KILLED, Outcome.INJURED, Outcome.ABDUCTED):
        return 0
    sheet.definite.add(i)
    return sheet.add(
        i,
        phrase.head + 1,
        ONE,
        governed=True,
        category=phrase.category,
        noun=sheet.raw[phrase.head],
        outcome=outcome,
        part=True,
    )


def _read_ordinal(sheet: Sheet, i: int) -> int:
    """Read "the ninth, Ilo Benda, 17, drowned" as one of those counted before."""
    end = behind_named_aside(sheet, i + 2)
    if end == i + 2 and sheet.low[end] not in ("was", "had", "has", "died", "drowned", "perished", "bled"):
        return 0
    said, outcome = said_after(sheet, end)
    if not said or outcome is None:
        return 0
    aged = sheet.low[end - 1] == "," and sheet.raw[end - 2].isdecimal() and sheet.low[end - 3] == ","
    child = aged and int(sheet.raw[end - 2]) < 18
    sheet.definite.add(i)
    return sheet.add(
        i, i + 2, ONE, governed=True, noun=sheet.raw[i + 1], outcome=outcome, part=True,
        category=Category.CHILDREN if child else None,
    )  # fmt: skip


_KIN: Final = (
    r"husband|wife|son|daughter|brother|sister|father|mother|uncle|aunt|cousin|nephew|niece|grandfather|grandmother|grandson|granddaughter|"
    r"stepfather|stepmother|stepson|stepbrother|fianc[ée]e?|baby|infant|child|boy|girl|toddler|driver|bodyguard|assistant|deputy|colleague|neighbour|neighbor|friend|"
    r"cameraman|interpreter|apprentice|pupil|student|in-law|(?:father|mother|brother|sister|son|daughter)-in-law"
)
_SINGLE_PERSON: Final = re.compile(
    rf"\b(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Yy]our)\s+(?:(?:own|late|elder|eldest|younger|youngest|little|older|oldest|only|pregnant|elderly|unborn|new-?born|\d{{1,2}}-year-old|\w+-year-old)\s+){{0,2}}(?:{_KIN})\b(?!['’]s)(?!\s+(?:of|in law)\b)"
    r"|\b[A-ZÀ-Þ][\w'’-]+(?:\s+(?:[A-ZÀ-Þ][\w'’-]+|ag|al|el|bin|ben|de|van|ould)){1,3}(?=,\s+(?:aged\s+)?\d{1,2}\b)"
)
"""One person told without a number: kin and companions of somebody, or a name with an age behind it."""


def find_single_persons(sentence: str) -> tuple[CountMention, ...]:
    """Find single persons told without a number, whatever befell them; offsets are code points of the sentence."""
    return tuple(
        CountMention(start=m.start(), end=m.end(), low=1, high=1, exact=True, noun=m.group().split()[-1])
        for m in _SINGLE_PERSON.finditer(sentence)
    )
