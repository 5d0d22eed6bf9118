"""One sentence in tokens, and what has been counted in it so far.

`Sheet` is what every production of the grammar is handed: the tokens, a few
small looks at them, and the list of expressions found. Productions look at a
bounded window of tokens, so that the whole is linear in the sentence.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from corrobora.reading.counting.nouns import listed, singular
from corrobora.reading.counting.words import DASHES
from corrobora.records import Category, Count, Outcome, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class CountMention:
    """One expression of number as it stands in a sentence.

    ``low`` and ``high`` are ``None`` where the wording gives no bound, and
    ``low <= high`` wherever both are given.
    """

    start: int
    """Code-point offset of the expression (hedge, number, noun) into the sentence."""
    end: int
    """End of the expression, exclusive."""
    low: int | None = None
    high: int | None = None
    exact: bool = False
    """True for a plain number; false for "at least", "around", "dozens", a range."""
    hedge: str | None = None
    """The hedging words as they stand ("at least"), if any."""
    category: Category | None = None
    """Who is counted; ``None``: everybody."""
    unit: Unit = Unit.PEOPLE
    noun: str | None = None
    """The head noun as worded; ``None`` where the number stands alone."""
    outcome: Outcome | None = None
    """Only what the expression or the construction right around it says; otherwise ``None``."""
    part: bool = False
    """True for a part of a larger total ("including three women")."""
    inferred: bool = False
    """True where the outcome is the trained judge's alone."""
    total_of_present: bool = False
    """True for all who were there ("all 18 on board", "everyone aboard")."""
    updated: bool = False
    """True for a number that replaces an earlier one ("rose to 31")."""

    @property
    def singular(self) -> str | None:
        """The head noun in the singular and lower case ("civilians" gives "civilian")."""
        return None if self.noun is None else singular(self.noun.lower())

    def as_count(self, sentence: str, *, outcome: Outcome) -> Count:
        """Turn the mention into a record.

        ``outcome`` is used where the expression itself gives none: which act a
        count belongs to is for the caller to say.
        """
        return Count(
            outcome=self.outcome or outcome,
            category=self.category,
            low=self.low,
            high=self.high,
            exact=self.exact,
            unit=self.unit,
            wording=sentence[self.start : self.end],
            part=self.part,
            inferred=self.inferred,
        )


MONTHS: Final = listed(
    "january february march april june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec"
)


ONES: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}


TENS: Final = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
} | {"fourty": 40}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with the bounds its words give, and where it stands among the tokens."""

    low: int | None
    high: int | None
    exact: bool
    start: int
    """Token at which the hedge or the number begins."""
    after: int
    """Token after the number and its trailing hedge."""
    hedge: str | None = None
    plain: bool = True
    """False for "dozens", "several": words that need a noun or a casualty construction."""
    digits: str | None = None
    """The digits of an unhedged single number, for the rule on years."""


NOT_ONE: Final = Quantity(0, 0, exact=True, start=0, after=0)


ONE: Final = Quantity(1, 1, exact=True, start=0, after=0)


UNCOUNTED: Final = Quantity(None, None, exact=False, start=0, after=0)


_TOKEN: Final = re.compile(
    r"(?i:passers?-by|[a-z]{3,9}-in-law)(?![\w-])|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_"
)


class Lead(Enum):
    """What stands before a number and makes it count people."""

    NONE = auto()
    VERB = auto()
    NOUN = auto()
    TOLL = auto()
    PART = auto()
    GROUP = auto()


@dataclass(frozen=True, slots=True)
class Found:
    """An expression found, with the tokens it covers."""

    mention: CountMention
    first: int
    """Token the expression starts at."""
    after: int
    """Token after the expression."""
    governed: bool
    """Whether a verb or noun before it ("killing", "the death of") gives the outcome."""


_BEHIND: Final = 4
"""So many empty tokens stand behind the last, that productions may look ahead without asking for the end each time."""
Words = tuple[str, ...]
Places = tuple[int, ...]


@lru_cache(
    maxsize=16
)  # counts, bare numbers and single persons are looked for in a sentence one after the other
def _tokens(text: str) -> tuple[Words, Words, Places, Places]:
    """Return the tokens of a sentence as they stand and in lower case, where each begins and ends."""
    found = list(_TOKEN.finditer(text))
    raw = tuple(match.group() for match in found)
    empty, end = ("",) * _BEHIND, (len(text),) * _BEHIND
    return (
        raw + empty,
        tuple(word.lower().replace("’", "'") for word in raw) + empty,
        tuple(match.start() for match in found) + end,
        tuple(match.end() for match in found) + end,
    )


class Sheet:
    """One sentence in tokens, small looks at them, and the expressions found so far."""

    __slots__ = ("at", "definite", "found", "low", "n", "raw", "text", "to")

    def __init__(self, text: str) -> None:
        self.text = text
        self.raw, self.low, self.at, self.to = _tokens(text)
        self.n = len(self.raw) - _BEHIND
        self.found: list[Found] = []
        self.definite: set[int] = set()
        """First tokens of single persons named before, who share nothing with the numbers around them."""

    def glued(self, i: int) -> bool:
        """Whether token ``i`` touches the one before it."""
        return 0 < i < self.n and self.to[i - 1] == self.at[i]

    def is_word(self, i: int) -> bool:
        """Whether token ``i`` begins with a letter."""
        return self.raw[i][:1].isalpha()

    def back(self, i: int) -> str:
        """Return token ``i`` in lower case; nothing before the first."""
        return self.low[i] if i >= 0 else ""

    def is_month(self, i: int) -> bool:
        """Whether token ``i`` names a month."""
        return (
            0 <= i < self.n and self.raw[i][0].isupper() and (self.low[i] in MONTHS or self.raw[i] == "May")
        )

    def matches(self, i: int, words: tuple[str, ...]) -> bool:
        """Whether these words stand from token ``i`` on."""
        return all(self.low[min(i + k, self.n)] == word for k, word in enumerate(words))

    def is_compound(self, i: int) -> bool:
        """Whether token ``i`` is the first half of a compound modifier ("three-year-old", "15-nation")."""
        return (
            self.low[i + 1] in DASHES
            and self.glued(i + 1)
            and self.glued(i + 2)
            and self.is_word(i + 2)
            and self.low[i + 2] not in ("odd", "plus")
            and self.low[i + 2] not in ONES
            and self.low[i + 2] not in TENS
        )

    def add(
        self,
        first: int,
        after: int,
        quantity: Quantity,
        *,
        governed: bool = False,
        category: Category | None = None,
        unit: Unit = Unit.PEOPLE,
        noun: str | None = None,
        outcome: Outcome | None = None,
        part: bool = False,
        total_of_present: bool = False,
        updated: bool = False,
    ) -> int:
        """Enter a mention from token ``first`` up to ``after``; return ``after``."""
        mention = CountMention(
            start=self.at[first],
            end=self.to[after - 1],
            low=quantity.low,
            high=quantity.high,
            exact=quantity.exact,
            hedge=quantity.hedge,
            category=category,
            unit=unit,
            noun=noun,
            outcome=outcome,
            part=part,
            total_of_present=total_of_present,
            updated=updated,
        )
        self.found.append(Found(mention, first, after, governed))
        return after
