"""The noun phrase behind a number: its head, who is counted by it, and what may stand between noun and verb."""

from dataclasses import dataclass
from typing import Final

from corrobora.reading.counting.nouns import (
    CATEGORY_PLURALS,
    MODIFIER_CATEGORIES,
    NOUNS,
    PEOPLE_SUFFIX,
    PEOPLES,
    PERSON_SUFFIX,
    STATUS_WORDS,
    Noun,
    listed,
    looks_plural,
    modified,
    settle,
)
from corrobora.reading.counting.sheet import ONES, Sheet
from corrobora.reading.counting.words import AUXILIARY, DASHES, PRESENT, STOP
from corrobora.records import Category, Unit

_ON_BOARD: Final = ("on", "board")


_SINGULAR_FOLLOWERS: Final = listed(
    "shot hit held found caught hurt seen struck lying who trying fell ran stood sat burnt"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: the token of its head, and who is counted by it."""

    head: int
    noun: Noun
    category: Category | None
    known: bool


def noun_phrase(sheet: Sheet, i: int, *, plural: bool) -> "Phrase | None":
    """Read the noun phrase whose modifiers start at token ``i``.

    ``plural`` asks for a plural head; singular nouns before it are then
    modifiers ("five police officers", "two army vehicles").
    """
    low, raw = sheet.low, sheet.raw
    head, noun, category = -1, None, None
    unknown = -1
    j = i
    limit = min(i + 7, sheet.n)
    if low[j] in ('"', "“", "'", "‘", "«"):
        j += 1
    while j < limit:
        word = low[j]
        if word in DASHES and sheet.glued(j) and sheet.glued(j + 1):
            j += 1
            continue
        if not raw[j][0].isalpha() or (
            word in STOP and not (j == i and word in STATUS_WORDS and low[j + 1] in NOUNS)
        ):
            break
        if word == "aged" and head >= 0 and (raw[j + 1].isdecimal() or low[j + 1] in ONES):
            break  # "a girl aged seven"
        known = NOUNS.get(word)
        if (
            j == i
            and word in STATUS_WORDS
            and (described := NOUNS.get(low[j + 1])) is not None
            and described.plural is plural
            and described.outcome is None
            and described.unit is Unit.PEOPLE
        ):
            j += 1  # "two wounded soldiers"
            continue
        if head >= 0 and (noun is None or noun.outcome is not None):
            break  # "two murders police are investigating"
        if known is not None and known.outcome is not None and not known.victim and head >= 0:
            break
        if known is not None and (known.plural or not plural):
            if head >= 0 and noun is not None:
                category = modified(category, noun, low[head])
            head, noun = j, known
        elif known is not None:
            if head >= 0:
                break
            category = modified(category, known, word)
        elif head >= 0:
            break
        elif word in MODIFIER_CATEGORIES:
            category = MODIFIER_CATEGORIES[word]
        elif "'" in word and j > i:
            unknown = unknown if unknown >= 0 else -1
        elif unknown < 0 and (looks_plural(word) if plural else True):
            unknown = j
        j += 1
    if head >= 0 and noun is not None:
        if not plural and head + 1 < sheet.n and _compound_head(sheet, head):
            return None
        return Phrase(head, noun, category=settle(noun, category, low[head], low[i:head]), known=True)
    if unknown < 0:
        return None
    word = low[unknown]
    capital = raw[unknown][0].isupper()
    people = (
        (capital and (word in PEOPLES or word.endswith(PEOPLE_SUFFIX)))
        or word.endswith(PERSON_SUFFIX)
        or word in PEOPLES
    )
    return Phrase(
        unknown,
        Noun(unit=Unit.PEOPLE if people else Unit.OTHER),
        category=category if people else None,
        known=people,
    )


def _compound_head(sheet: Sheet, head: int) -> bool:
    """Whether a singular noun only modifies what follows ("a refugee camp", "a car bomb")."""
    after = sheet.low[head + 1]
    return (
        sheet.is_word(head + 1)
        and sheet.raw[head + 1][0].islower()
        and after not in STOP
        and after not in _SINGULAR_FOLLOWERS
        and not after.endswith(("ed", "ing", "ly"))
    ) or (after in DASHES and sheet.glued(head + 1) and sheet.glued(head + 2))


def behind_present(sheet: Sheet, i: int) -> int:
    """Return the token after "on board", "aboard", "inside (the bus)"; ``i`` where there is none."""
    low = sheet.low
    j = i
    if low[j] in ("who", "that") and low[j + 1] in ("were", "was"):
        j += 2
    if sheet.matches(j, _ON_BOARD):
        j += 2
    elif low[j] in PRESENT:
        j += 1
    else:
        k = j + 1
        if low[j] in ("in", "on") and low[k] in ("the", "both", "a", "each", "either"):
            phrase = noun_phrase(sheet, k + 1, plural=False) or noun_phrase(sheet, k + 1, plural=True)
            if phrase is not None and phrase.noun.unit is Unit.VEHICLES:
                return phrase.head + 1
        return i
    k = j + (low[j] == "of")
    k += low[k] in ("the", "both", "a", "its")
    k += low[k] in ("two", "three", "four", "first", "second", "other", "three-wheeled", "passenger")
    if k > j and (noun := NOUNS.get(low[k])) is not None and noun.unit is Unit.VEHICLES:
        return k + 1
    return j


def behind_of_one_family(sheet: Sheet, i: int) -> int:
    """Return the end of "of the same family"; ``i`` where it is not that."""
    for k in range(i + 1, min(i + 5, sheet.n)):
        if sheet.low[k] in ("family", "families", "household"):
            return k + 1
    return i


def behind_joined_categories(sheet: Sheet, i: int) -> int:
    """Return the token after "and children" right behind a category noun; ``i`` otherwise."""
    low = sheet.low
    j = i
    if low[j] in ("and", "or") and low[j + 1] in CATEGORY_PLURALS and low[j + 1] not in STOP:
        j += 2
        if low[j] in ("and",) and low[j + 1] in CATEGORY_PLURALS:
            j += 2
    return j


def categories_at(sheet: Sheet, i: int) -> list[tuple[int, int]]:
    """Read a list of bare category nouns: (first token, head token) of each."""
    low = sheet.low
    items: list[tuple[int, int]] = []
    j = i
    while len(items) < 5:
        begin = j
        j += low[j] == "the"
        steps = 0
        while (
            low[j] in ("young", "unarmed", "elderly", "pregnant", "small", "innocent", "old", "other")
            and steps < 3
        ):
            if low[j] == "elderly" and low[j + 1] not in NOUNS:
                break
            j += 1
            steps += 1
        if (
            low[j] not in CATEGORY_PLURALS
            or low[j] == "police"
            or (low[j + 1] in NOUNS and NOUNS[low[j + 1]].plural and low[j + 1] not in STOP)
        ):
            break
        items.append((begin, j))
        j += 1
        if low[j] == "," and (low[j + 1] in CATEGORY_PLURALS or low[j + 1] in ("and", "the")):
            j += 1
            j += low[j] == "and"
        elif low[j] == "and" or low[j] == "or":
            j += 1
        elif low[j] == "as" and low[j + 1] == "well" and low[j + 2] == "as":
            j += 3
        else:
            break
    return items


def ends_phrase(sheet: Sheet, i: int) -> bool:
    """Whether a noun phrase cannot run on over token ``i``."""
    word = sheet.low[i]
    return not sheet.is_word(i) and word not in DASHES or word in AUXILIARY or word in STOP


def behind_named_aside(sheet: Sheet, i: int) -> int:
    """Skip the name and the age behind a noun: ", Ana Bel, 20," and "Ana Bel"; ``i`` where there is none."""
    comma = sheet.low[i] == ","
    j = i + comma
    if not sheet.raw[j][:1].isupper():
        return i
    while sheet.raw[j][:1].isupper() and j - i < 6:
        j += 1
    if comma and sheet.low[j] == "," and sheet.raw[j + 1].isdecimal() and sheet.low[j + 2] == ",":
        return j + 3
    if comma:
        return j + 1 if sheet.low[j] == "," else i
    return j
