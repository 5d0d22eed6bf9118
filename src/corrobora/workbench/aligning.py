"""Two texts laid beside each other, for a person to see whether one repeats the other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from corrobora.export.passages import clipped, printable
from corrobora.reading.sentences import split_sentences

COMPARED: Final = 40_000
"""Characters of a text that are laid beside another. Ours: a long newspaper page; the report's own page has the whole."""
_GRAM: Final = 4
_STANDS: Final = 0.5
"""Share of the sequences of four words of a sentence that another has, for the two to stand beside each other. Ours: less than the 7 in 10 by which
copies are found, since a person looks at both."""
_PLACES: Final = 8
"""Sentences kept for one sequence of words: more are a refrain, and finding each would take long."""
_ALONE: Final = 4
"""Sentences of one side alone that are shown in a row; more are counted."""
_LONGEST: Final = 600
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """A row of two texts laid beside each other."""

    left: str
    right: str
    both: bool
    left_out: int = 0
    """Sentences of one side alone that are not shown here; the row says nothing else then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Two texts laid beside each other."""

    rows: tuple[Aligned, ...]
    both: int
    """Rows in which sentences of both stand."""
    left: int
    """Sentences of the first alone."""
    right: int


def align(left: str, right: str) -> Texts:
    """Return two texts sentence by sentence: those that share words beside each other, those of one alone between them.

    Sentences are those by which reports are read. Two stand beside each other where half of the sequences of four words of the shorter are the other's, of several the
    one that shares most. Of each text the first `COMPARED` characters are looked at.
    """
    here, there = ([one.text for one in split_sentences(text[:COMPARED])] for text in (left, right))
    mine, theirs = [_grams(one) for one in here], [_grams(one) for one in there]
    known: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, grams in enumerate(theirs):
        for gram in grams:
            if len(known[gram]) < _PLACES:
                known[gram].append(number)
    match: dict[int, int] = {}
    for number, grams in enumerate(mine):
        shared: dict[int, int] = defaultdict(int)
        for gram in grams:
            for place in known.get(gram, ()):
                shared[place] += 1
        best = max(shared, key=lambda place: (shared[place], -place), default=None)
        if best is not None and shared[best] >= _STANDS * min(len(grams), len(theirs[best])):
            match[number] = best
    rows: list[Aligned] = []
    taken, at = set(match.values()), 0

    def alone(upto: int) -> None:
        rows.extend(
            Aligned(left="", right=_plain(there[n]), both=False) for n in range(at, upto) if n not in taken
        )

    for number, words in enumerate(here):
        beside = match.get(number)
        if beside is None:
            rows.append(Aligned(left=_plain(words), right="", both=False))
            continue
        alone(beside)
        at = max(at, beside + 1)
        rows.append(Aligned(left=_plain(words), right=_plain(there[beside]), both=True))
    alone(len(there))
    return Texts(
        rows=tuple(_folded(rows)),
        both=sum(row.both for row in rows),
        left=sum(not row.both and bool(row.left) for row in rows),
        right=sum(not row.both and bool(row.right) for row in rows),
    )


def _grams(sentence: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(sentence)]
    if not words:
        return set()
    return {tuple(words[n : n + _GRAM]) for n in range(max(1, len(words) - _GRAM + 1))}


def _plain(words: str) -> str:
    return printable(clipped(words, _LONGEST))


def _folded(rows: Sequence[Aligned]) -> Iterable[Aligned]:
    """Give rows with long stretches of one side alone counted instead of shown."""
    alone = 0
    for row in rows:
        if row.both:
            if alone > _ALONE:
                yield Aligned(left="", right="", both=False, left_out=alone - _ALONE)
            alone = 0
        else:
            alone += 1
        if alone <= _ALONE:
            yield row
    if alone > _ALONE:
        yield Aligned(left="", right="", both=False, left_out=alone - _ALONE)
