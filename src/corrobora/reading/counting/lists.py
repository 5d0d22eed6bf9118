"""What the members of a list share: the verb of all, the part of a whole, those who died at once and later."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corrobora.reading.counting.befell import among_at, said_after
from corrobora.reading.counting.beside import without_bystanders
from corrobora.reading.counting.nouns import NOUNS, listed
from corrobora.reading.counting.outcomes import BEFORE
from corrobora.reading.counting.sheet import CountMention, Found, Sheet
from corrobora.reading.counting.who import behind_present
from corrobora.reading.counting.words import DETERMINERS, MORE
from corrobora.records import Outcome, Unit

_BEFORE_ACTIVE: Final = frozenset(word for word in BEFORE if word.endswith("ing"))


_JOINTS: Final = (
    listed(", and or as well plus & ( ) — – - ; including among them whom of were was mostly also with along")
    | DETERMINERS
    | MORE
)


_LINKING: Final = listed(", and or plus as & ( — – - including ; with among")


_AT_ONCE: Final = re.compile(
    r"\b(?:at once|instantly|immediately|on the spot|at the scene|outright|there and then|straight away|right away|during the attack)\b"
)


_WHERE_THEY_DIED: Final = re.compile(
    r"\s*(?:had )?(?:died|perished|were (?:killed|shot))\s+(?:in|at|on)\s+(?!(?:the|an?|this|that|clashes|attacks?)\s+(?:\w+\s+)?(?:attacks?|raids?|strikes?|blasts?|shootings?|explosions?|"
    r"ambush|incident|massacre|assault|clash(?:es)?|fighting|bombing|shelling|violence|night|morning|day)\b)"
)


_LATER: Final = re.compile(
    r"\b(?:later|in (?:the )?hospital|of (?:their|his|her) (?:wounds|injuries|burns)|on the way|overnight|the (?:next|following) day|succumbed|after being)\b"
)


_UNKNOWN: Final = re.compile(
    r"\b(?:no\s+(?:\w+\s+)?(?:records?|knowledge|information|traces?|indications?|confirmation)|(?:knew|knows?|known|heard|hears?)\s+nothing|(?:not|n['’]t)\s+(?:been\s+)?aware|unaware)"
    r"\s+(?:of|about|on)\s+(?:any\s+|some\s+)?[\"“'‘]?$",
    re.IGNORECASE,
)
"""Behind these a number is one that somebody says not to know of; it is nobody's toll."""


def _is_unknown(sheet: Sheet, mention: CountMention) -> bool:
    return (
        mention.low != 0
        and _UNKNOWN.search(sheet.text, max(0, mention.start - 60), mention.start) is not None
    )


def share_outcomes(sheet: Sheet) -> tuple[CountMention, ...]:
    """Give the members of one list the verb they share, and mark later parts of a part list."""
    found = sheet.found
    groups: list[list[int]] = []
    for number in range(len(found)):
        if groups and _joined(sheet, found[number - 1], found[number]):
            groups[-1].append(number)
        else:
            groups.append([number])
    result = [f.mention for f in found]
    for group in groups:
        _share(sheet, group, result)
    result = _of_another_wound(sheet, result)
    kept = (m for m in result if not _is_unknown(sheet, m))
    told = _at_once_and_later(sheet, tuple(sorted(kept, key=lambda m: (m.start, m.end))))
    return without_bystanders(sheet.text, _risen_by(sheet, told))


_OF_A_WOUND: Final = re.compile(
    r"(?i)\s+of\s+(?:\w+\s+){0,4}?(?:wounds?|cuts?|burns?|injur(?:y|ies)|shots?|blows?|bleeding|shrapnel|stabs?|suffocation|smoke)\b"
)


def _of_another_wound(sheet: Sheet, found: list[CountMention]) -> list[CountMention]:
    """Give a gapped verb to the second of two causes: "two men had died of bullet wounds and a woman **of** a machete cut"."""
    mended = list(found)
    for n in range(1, len(mended)):
        before, one = mended[n - 1], mended[n]
        if (
            one.outcome is None
            and one.unit is Unit.PEOPLE
            and before.outcome is Outcome.KILLED
            and sheet.text[before.end : one.start].endswith(" and ")
            and _OF_A_WOUND.match(sheet.text[before.end : one.start].partition("died")[2]) is not None
            and _OF_A_WOUND.match(sheet.text[one.end :]) is not None
        ):
            mended[n] = replace(one, outcome=Outcome.KILLED)
    return mended


def _risen_by(sheet: Sheet, found: tuple[CountMention, ...]) -> tuple[CountMention, ...]:
    """Mark as a part the dead by whom a toll has risen: "climbed to nine as two patients died"."""
    marked = list(found)
    for number, one in enumerate(found):
        if not one.updated or one.low is None:
            continue
        for later in range(number + 1, len(found)):
            two = found[later]
            between = sheet.text[one.end : two.start].lower()
            if (
                two.outcome is one.outcome
                and two.low is not None
                and two.low < one.low
                and _BECAUSE.match(between) is not None
            ):
                marked[later] = replace(two, part=True)
    return tuple(marked)


_BECAUSE: Final = re.compile(
    r"[\s,]*(?:as|after|when|since|because|with|following)\s+(?:the |another |a further )?$"
)


def _at_once_and_later(sheet: Sheet, found: tuple[CountMention, ...]) -> tuple[CountMention, ...]:
    """Mark as parts those who died at once and those who died later: neither is the total."""
    low = sheet.text.lower()
    killed = [n for n, m in enumerate(found) if m.unit is Unit.PEOPLE and m.low is not None and not m.part]
    marked = list(found)
    for first, second in pairwise(killed):
        one, two = found[first], found[second]
        if one.outcome is not Outcome.KILLED or two.outcome not in (Outcome.KILLED, None):
            continue
        between = low[one.end : two.start]
        later = _LATER.search(low[two.end : two.end + 60].split(";")[0])
        if later is None or len(between) > 110 or one.category is not two.category:
            continue
        if (_AT_ONCE.search(between) or _WHERE_THEY_DIED.match(between)) and ":" not in between:
            marked[first] = replace(one, part=True)
            marked[second] = replace(two, part=True, outcome=Outcome.KILLED)
        elif two.outcome is Outcome.KILLED and (one.low or 0) > (two.low or 0):
            marked[second] = replace(two, part=True)  # "14 died: eight at once and six of their wounds"
    return tuple(marked)


def _joined(sheet: Sheet, first: Found, second: Found) -> bool:
    if first.first in sheet.definite or second.first in sheet.definite:
        return False
    if first.mention.total_of_present and first.first <= 3 and sheet.low[max(first.first - 2, 0)] == "of":
        return False  # "Of the 44 passengers, 12 were shot"
    gap = range(first.after, second.first)
    if gap and sheet.low[gap[-1]] in BEFORE:
        return False  # "killed a widow, and injured her grandson"
    if second.mention.part and first.mention.unit is Unit.PEOPLE and 0 < len(gap) <= 16:
        # "24 people were killed in Gao on Monday, including three women"
        return not any(
            sheet.low[k] in (".", ";", "but", "while") or sheet.low[k] in _BEFORE_ACTIVE for k in gap
        )
    if sheet.low[first.after] == "in" and sheet.low[first.after + 1] in ("their", "his", "her"):
        # "a married couple in their sixties and a boy"
        gap = range(next((k for k in gap if sheet.low[k] in ("and", ",")), second.first), second.first)
    if len(gap) > 6:
        return False
    return (
        bool(gap) and all(sheet.low[k] in _JOINTS for k in gap) and any(sheet.low[k] in _LINKING for k in gap)
    )


def _share(sheet: Sheet, group: list[int], result: list[CountMention]) -> None:
    found = sheet.found
    people = [n for n in group if result[n].unit in (Unit.PEOPLE, Unit.BODIES, Unit.ANIMALS, Unit.FAMILIES)]
    if len(group) > 1:
        in_part = False
        for n in group:
            if result[n].part and result[n].outcome is None:
                in_part = True
            elif result[n].part:
                in_part = True
            elif in_part and not found[n].governed:
                result[n] = replace(result[n], part=True)
            else:
                in_part = False
        if result[group[-1]].part and among_at(sheet, found[group[-1]].after)[0]:
            # "three children and a teacher were among those killed": parts all of them
            for n in group:
                if not found[n].governed and result[n].unit is Unit.PEOPLE:
                    result[n] = replace(
                        result[n], part=True, outcome=result[n].outcome or result[group[-1]].outcome
                    )
    if not people:
        return
    last = group[-1]
    has_part = any(result[n].part for n in group)
    if result[last].outcome is None and len(group) > 1 and has_part:
        j = behind_present(sheet, found[last].after)
        while sheet.low[j] in (",", "—", "–", ")", "-"):
            j += 1
        said, outcome = said_after(sheet, j)
        if said and sheet.low[j] not in ("and", ""):
            for n in group:
                if result[n].outcome is None and not found[n].governed and result[n].unit is not Unit.BODIES:
                    result[n] = replace(result[n], outcome=outcome)
    carried: Outcome | None = None
    for n in people:
        mention = result[n]
        if mention.outcome is not None:
            carried = mention.outcome
        elif carried is not None and not found[n].governed and mention.unit is Unit.PEOPLE:
            result[n] = replace(mention, outcome=carried)
    # "12 women and 4 children were killed": the verb stands at the end.
    final = result[people[-1]].outcome
    if final is not None and found[people[-1]].governed and not _noun_says(result[people[-1]]):
        for n in people[:-1]:
            if result[n].outcome is None and not found[n].governed and result[n].unit is Unit.PEOPLE:
                result[n] = replace(result[n], outcome=final)


def _noun_says(mention: CountMention) -> bool:
    noun = NOUNS.get((mention.noun or "").lower())
    return noun is not None and noun.outcome is not None
