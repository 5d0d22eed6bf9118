"""Words of a sentence with their offsets, and the subject that stands before a verb.

A shallow stand-in for a parser: enough to find who speaks and who acts in
newsroom English, where subjects stand before their verb, set off by commas
when something is wedged between.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from corrobora.reading.lexicon import CUES, DETERMINERS, RANKS, SPEAKER_NOUNS, TRIGGERS

_TOKEN = re.compile(r"\d[\d,.]*\d|['’]s\b|[^\W_](?:[^\W_]|[.'’\-](?!['’]?s\b)(?=[^\W_]))*|\S")

AUXILIARIES = frozenset(
    """has have had was were is are be been being do does did will would can could may might must shall should
    also then later earlier initially never not n't always still only just further again already now
    however meanwhile therefore too even long so far once since has-been today yesterday thus both""".split()
)
_ADVERBIAL = frozenset(
    """in on at after before during since as while when although though despite amid following by under with without
    for from until till if because however meanwhile moreover earlier later instead still yet separately additionally
    late early according speaking citing quoting referring asked in-response besides among against over through
    last this next to of upon towards toward across within between inside outside near unlike including alongside along together accompanied backed supported
    addressing reacting responding saying contacted reached where unless once given""".split()
)
_RELATIVE = frozenset("who which whose whom where that".split())
_LEADERS = frozenset(
    "but and while although though as yet so then however or nor whereas because that if".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_CATENATIVE = frozenset(
    "continue continues continued began begun want wants wanted seemed appeared appear appears went".split()
)
_QUOTES = frozenset('“”"«»')
_HARD = frozenset(';:—–“”"«»')
_QUOTATION = re.compile(r'[“”"«»]')


class Token(NamedTuple):
    """A word or mark; ``start`` and ``end`` count code points of the sentence.

    A named tuple and no dataclass: no other record is made so often, and this one is made in a third of the time.
    """

    text: str
    low: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def word(self) -> bool:
        """Whether it is a word rather than a mark."""
        return self.text[:1].isalnum()


@lru_cache(maxsize=256)
def tokenize(sentence: str) -> tuple[Token, ...]:
    """Cut a sentence into words and marks; a possessive ``'s`` stands alone."""
    return tuple(
        Token(m.group(), m.group().lower().replace("’", "'"), m.start(), m.end())
        for m in _TOKEN.finditer(sentence)
    )


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of tokens, end exclusive, with what stands in apposition to it."""

    first: int
    last: int
    beside: tuple[int, int] | None = None


def finite(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a stretch of tokens seems to hold a finite verb."""
    for token in tokens[first:last]:
        low = token.low
        if low in {"was", "were", "is", "are", "has", "have", "had", "will", "would", "did", "does"}:
            return True
        if low in CUES and low not in {
            "reports",
            "claims",
            "demands",
            "charge",
            "witness",
            "question",
            "fears",
            "doubts",
        }:
            return True
        trigger = TRIGGERS.get(low)
        if trigger is not None and trigger.form in ("past", "patient"):
            return True
    return False


def _segments(tokens: tuple[Token, ...], first: int, last: int) -> Iterator[tuple[int, int]]:
    at = first
    depth = 0
    for i in range(first, last):
        if tokens[i].text in "([":
            depth += 1
        elif tokens[i].text in ")]":
            depth = max(0, depth - 1)
        elif tokens[i].text == "," and not depth:
            yield at, i
            at = i + 1
    yield at, last


def _name_like(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    words = [t for t in tokens[first:last] if t.word]
    if not 1 <= len(words) <= 7 or words[0].low in _ADVERBIAL | _LEADERS:
        return False
    capitals = sum(1 for t in words if t.capital)
    return capitals >= max(1, len(words) - 2) and words[-1].capital


def _trim(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """Drop leading connectives and trailing adverbs from a would-be noun phrase."""
    while first < last and (not tokens[first].word or tokens[first].low in _LEADERS):
        first += 1
    for i in range(first, last):
        if tokens[i].low in _RELATIVE and i > first:
            last = i
            break
    while last > first and (
        tokens[last - 1].low in AUXILIARIES
        or (tokens[last - 1].low.endswith("ly") and not tokens[last - 1].capital)
        or tokens[last - 1].low in WEEKDAYS
        or (not tokens[last - 1].word and tokens[last - 1].text not in ")]")
        or (tokens[last - 1].low in {"on", "in", "at", "also"} and last - first > 1)
    ):
        last -= 1
    for i in range(last - 1, first, -1):
        if tokens[i].low in {"he", "she", "they", "it"} and i == last - 1:
            return i, last
        if tokens[i].low == "and" and finite(tokens, first, i):
            first = i + 1
            break
    # "in a statement the army", "on Monday the army": the subject begins at the next determiner or name
    if first < last and tokens[first].low in _ADVERBIAL:
        for i in range(first + 2, last):
            if (
                tokens[i].low in DETERMINERS
                and tokens[i - 1].low not in _ADVERBIAL
                and tokens[i - 1].low != "of"
            ):
                return i, last
        return last, last
    return first, last


def verb_start(tokens: tuple[Token, ...], i: int) -> int:
    """Return where the verb group that ends at ``i`` begins: auxiliaries and adverbs count in."""
    while i > 0:
        low = tokens[i - 1].low
        if low in AUXILIARIES or (
            low.endswith("ly")
            and len(low) > 4
            and low not in {"family", "italy", "ally"}
            and not tokens[i - 1].capital
        ):
            i -= 1
        elif low in WEEKDAYS and i > 1 and tokens[i - 2].low in {"on", "late", "last"}:
            i -= 2
        elif low == "statement" and i > 3 and [t.low for t in tokens[i - 3 : i]] == ["in", "a", "statement"]:
            i -= 3
        elif low == "to" and i > 1 and tokens[i - 2].low in _CATENATIVE:
            i -= 2
        else:
            break
    return i


def subject_before(tokens: tuple[Token, ...], verb: int, *, floor: int = 0) -> Phrase | None:
    """Return the noun phrase that is the subject of the verb at token ``verb``.

    ``floor`` is the first token that may belong to it. ``None``: the verb has
    no subject of its own before it (a participle, an imperative, a heading).
    """
    stop = verb_start(tokens, verb)
    start = floor
    depth = 0
    for i in range(stop - 1, floor - 1, -1):
        token = tokens[i]
        if token.text in ")]":
            depth += 1
        elif token.text in "([":
            if depth == 0:
                start = i + 1
                break
            depth -= 1
        elif depth:
            continue
        elif token.text in _HARD:
            start = i + 1
            break
        elif (
            token.low in {"but", "whereas", "that", "because"}
            and i < stop - 1
            and not (token.low == "that" and _relative_that(tokens, i))
        ):
            start = i + 1
            break
    segments = list(_segments(tokens, start, stop))
    beside: tuple[int, int] | None = None
    for number in range(len(segments) - 1, -1, -1):
        first, last = segments[number]
        while first < last and not tokens[first].word:
            first += 1
        if first >= last:
            continue
        if (
            number == len(segments) - 1
            and number
            and all(t.low in _LEADERS or t.low in AUXILIARIES for t in tokens[first:last])
        ):
            return None  # "…, but insisted": the verb shares the subject of the verb before it
        head = tokens[first].low
        if head in _RELATIVE or (head.isdigit() and last - first == 1):
            if head in {"who", "whose"} and beside is None:
                beside = (first, last)
            continue
        if head in _LEADERS and last - first > 1 and tokens[first + 1].low in _RELATIVE | _ADVERBIAL:
            continue
        wedged = number < len(segments) - 1
        if head in _ADVERBIAL or (head.endswith("ing") and wedged):
            trimmed = _trim(tokens, first, last)
            if trimmed[0] >= trimmed[1] or wedged:
                continue
            return Phrase(*trimmed, beside)
        before = segments[number - 1] if number else None
        appositive = (
            before is not None
            and (head in {"a", "an", "the", "one", "another"} or not tokens[first].capital)
            and _name_like(tokens, *_core(tokens, *before))
        )
        if appositive:
            beside = (first, last)
            continue
        trimmed = _trim(tokens, first, last)
        if trimmed[0] < trimmed[1]:
            if (
                before is not None
                and _name_like(tokens, *trimmed)
                and _describes(tokens, *_core(tokens, *before))
            ):
                return Phrase(_core(tokens, *before)[0], trimmed[1], beside)
            return Phrase(*trimmed, beside)
    return None


def _describes(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a stretch describes the person named behind it ("an army spokesman, …", "his mother, …")."""
    words = [t for t in tokens[first:last] if t.word]
    return (
        1 < len(words) <= 14
        and words[0].low in DETERMINERS
        and any(t.low in SPEAKER_NOUNS or t.low in RANKS for t in words)
        and not finite(tokens, first, last)
    )


def _core(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    while first < last and (not tokens[first].word or tokens[first].low in _LEADERS):
        first += 1
    return first, last


def _relative_that(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether ``that`` at ``i`` begins a relative clause ("the group that controls …")."""
    return i > 0 and tokens[i - 1].word and tokens[i - 1].low not in CUES and tokens[i - 1].low not in {
        "claims", "allegations", "reports", "accusations", "fears", "so", "adding",
    }  # fmt: skip


_NP_END = frozenset(
    """who which that whose was were is are had has have in on at after during told tells adding while as when before because but saying and-he
    said says since amid following also where if despite via over citing describing""".split()
)


def phrase_after(tokens: tuple[Token, ...], at: int) -> Phrase | None:
    """Return the noun phrase that begins at token ``at`` ("said **a resident of X**, who …")."""
    if at >= len(tokens) or not tokens[at].word:
        return None
    last = at
    depth = 0
    while last < len(tokens):
        token = tokens[last]
        if token.text in "([":
            depth += 1
        elif token.text in ")]":
            if not depth:
                break
            depth -= 1
        elif not depth:
            if token.text != "." and not token.word and token.low != "'s" and token.text not in "'’-.&":
                break
            if token.text == "." and last + 1 >= len(tokens):
                break
            if (
                token.low in _NP_END
                and last > at
                and not (token.low in {"in", "at", "on"} and _inner_preposition(tokens, last))
            ):
                break
        last += 1
    while last > at and tokens[last - 1].low in WEEKDAYS | {"on", "."}:
        last -= 1
    if last <= at:
        return None
    beside: tuple[int, int] | None = None
    if last < len(tokens) and tokens[last].text == "," and last + 1 < len(tokens):
        following = tokens[last + 1]
        if following.low in {"a", "an", "the", "one"}:
            end = last + 1
            while end < len(tokens) and (tokens[end].word or tokens[end].text in "'’-"):
                end += 1
            beside = (last + 1, end)
    return Phrase(at, last, beside)


def _inner_preposition(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a preposition goes on naming the speaker ("a resident in Ber")."""
    return (
        i + 1 < len(tokens)
        and (tokens[i + 1].capital or tokens[i + 1].low == "the")
        and tokens[i + 1].low not in WEEKDAYS
    )


def _closing(sentence: str, i: int) -> bool:
    """Whether a straight mark closes a quotation that an earlier sentence opened."""
    before = sentence[i - 1 : i]
    after = sentence[i + 1 : i + 2]
    return bool(before) and not before.isspace() and before not in "([—–" and not after.isalnum()


def opens_quote(sentence: str, *, inside: bool) -> bool:
    """Whether a quotation is still open at the end of a sentence that began ``inside`` one or not."""
    for found in _QUOTATION.finditer(sentence):
        mark = found.group()
        if mark in "“«":
            inside = True
        elif mark in "”»":
            inside = False
        else:
            inside = not _closing(sentence, found.start()) if not inside else False
    return inside


@lru_cache(maxsize=32)  # asked once for every cue of a sentence
def in_quotes(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches between quotation marks, the marks left out."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for found in _QUOTATION.finditer(sentence):
        i, mark = found.start(), found.group()
        if mark in "“«" or (mark == '"' and opened is None and not _closing(sentence, i)):
            opened = i + 1
        else:
            spans.append((0 if opened is None else opened, i))
            opened = None
    if opened is not None:
        spans.append((opened, len(sentence)))
    return tuple(spans)
