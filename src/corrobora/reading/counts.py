"""Expressions of number in a sentence: how many of whom, with the bounds their wording gives.

A hand-written grammar over tokens, so that its time grows with the length of
the sentence and nothing else. `find_counts` reads one sentence; it knows
nothing of the sentence before. What the words leave open stays open: "at
least 24" has no upper bound, "up to 24" no lower one, and a number whose noun
is no person word is never taken for people unless a casualty construction
("killed 24") says so. The rules and their origins stand in
``docs/methods/counts.md``; the productions, each in one place, in
`corrobora.reading.counting`.
"""

from functools import lru_cache
from typing import Final

from corrobora.reading.counting.beside import without_bystanders
from corrobora.reading.counting.lists import share_outcomes
from corrobora.reading.counting.nouns import CIVIL_NOUNS, listed, thing_unit
from corrobora.reading.counting.numbered import read_number
from corrobora.reading.counting.numerals import HEDGES, PLURALS, never_a_count, quantity_at
from corrobora.reading.counting.sheet import ONES, TENS, CountMention, Lead, Sheet
from corrobora.reading.counting.single import find_single_persons, read_article, read_object, read_subject
from corrobora.reading.counting.unnumbered import (
    read_another,
    read_both,
    read_categories,
    read_category_of_all,
    read_dozens,
    read_everyone,
    read_zero,
)

METHOD: Final = "counts/10"


_STARTERS: Final = (
    frozenset(ONES)
    | frozenset(TENS)
    | frozenset(PLURALS)
    | frozenset(HEDGES)
    | listed(
        "a an half several few dozen handful couple hundred thousand million between from multiple quite pair score "
        "no nobody none without everyone everybody all most mostly mainly many women children men not zero including "
        "include includes included among one another noone his her their our my the both"
    )
)


@lru_cache(maxsize=64)  # asked of a sentence by the rules and for the judge
def find_counts(sentence: str) -> tuple[CountMention, ...]:
    """Find the expressions of number in one sentence, in the order they stand.

    Offsets are code points into ``sentence``. Dates, ages, times, money,
    measures, ranks, years and page furniture are never counts. Never raises;
    time is linear in the length of the sentence.
    """
    return _read(Sheet(sentence))


@lru_cache(maxsize=64)
def find_numbers(sentence: str) -> tuple[CountMention, ...]:
    """Find the numbers of a sentence that stand without a noun of their own, whatever they count.

    What can only be a date, an age, a time, money or a rank is left out. The
    mentions cover hedge and number and carry no outcome: what they count is
    for the reader of more than one sentence to say (`elliptic`).
    """
    return _numbers(Sheet(sentence))


def find_all_numbers(sentence: str) -> tuple[CountMention, ...]:
    """Find all that may count people harmed, whether the grammar says so or not.

    The counts, the bare numbers beside them, and single persons told without a number: kin ("her husband") and
    names with an age. What befell the last two kinds only context can say; they carry no outcome.
    """
    counts = find_counts(sentence)
    found = list(counts)
    bare = without_bystanders(sentence, find_numbers(sentence))
    for more in (bare, find_single_persons(sentence)):
        found += [m for m in more if not any(c.start < m.end and m.start < c.end for c in found)]
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))


def _read(sheet: Sheet) -> tuple[CountMention, ...]:
    i = 0
    while i < sheet.n:
        if sheet.low[i] not in _STARTERS and not sheet.raw[i][0].isdecimal():
            i += 1
            continue
        jump = (
            read_zero(sheet, i)
            or read_everyone(sheet, i)
            or read_categories(sheet, i)
            or read_category_of_all(sheet, i)
            or read_dozens(sheet, i)
            or read_number(sheet, i)
            or read_another(sheet, i)
            or read_both(sheet, i)
            or read_article(sheet, i)
            or read_object(sheet, i)
            or read_subject(sheet, i)
        )
        i = jump if jump > i else i + 1
    return share_outcomes(sheet)


def _numbers(sheet: Sheet) -> tuple[CountMention, ...]:
    """Read the bare numbers of the sentence: hedge and number, with nothing said of what they count."""
    found: list[CountMention] = []
    i = 0
    while i < sheet.n:
        word = sheet.low[i]
        if word not in _STARTERS and word != "at" and not sheet.raw[i][0].isdecimal():
            i += 1
            continue
        quantity = quantity_at(sheet, i)
        if quantity is None or not quantity.plain:
            i += 1
            continue
        after = quantity.after
        if not never_a_count(sheet, quantity, -1, Lead.NONE) and not (
            sheet.low[after] == "," and sheet.back(quantity.start - 1) == ","
        ):
            found.append(
                CountMention(
                    start=sheet.at[quantity.start], end=sheet.to[after - 1], low=quantity.low, high=quantity.high,
                    exact=quantity.exact, hedge=quantity.hedge,
                )
            )  # fmt: skip
        i = max(after, i + 1)
    return tuple(found)


__all__ = [
    "CIVIL_NOUNS",
    "METHOD",
    "CountMention",
    "find_all_numbers",
    "find_counts",
    "find_numbers",
    "thing_unit",
]
