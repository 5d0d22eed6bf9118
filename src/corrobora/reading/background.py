"""Facts told beside the incident: past coups, withdrawals, expulsions, accords, earlier violence.

A fact is read where the outlet speaks in its own voice, a word of the table
stands, and a date stands with it. It never enters an incident's ranges.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corrobora.records import When

METHOD = "background/1"

_KINDS: tuple[tuple[str, str], ...] = (
    ("coup", r"coups?(?: d[’']état)?|seized power|took power|taken power|overthr[eo]w\w*|ousted|putsch(?:es)?|military takeover|toppled"),
    ("expulsion", r"expel(?:led|s|ling)?|expulsion|kicked out|ordered (?:out|to leave)|declared personae? non gratae?"),
    ("exit", r"(?:withdrew|withdrawn|withdrawal|pulled out|quit|left|exit(?:ed)?|leaving|quitting|departure)\s+(?:\w+\s+){0,3}?(?:from\s+)?(?:the\s+)?(?:[\w-]+\s+){0,5}?(?:bloc|ecowas|union|alliance|community|organi[sz]ation|pact|treaty|court|g5)"),
    ("withdrawal", r"withdrew|withdrawn|withdrawal|withdrawing|pulled out|pull-?out|departed|departure of|completed (?:its|their) (?:withdrawal|departure)|ended (?:its|their|the) (?:\w+\s+){0,3}mission|mission ended"),
    ("agreement", r"cease-?fires?|peace (?:deal|agreement|accord|process|talks)|accords?|truce|signed (?:an?|the) (?:\w+\s+){0,3}(?:deal|agreement|pact)"),
    ("election", r"elections?|elected|re-elected|sworn in|inaugurated|referendum"),
    ("war", r"(?:civil )?war (?:broke out|began|erupted|started)|(?:conflict|fighting|insurgency|uprising|rebellion|invasion) (?:broke out|began|erupted|started)|invaded|full-scale invasion|state of emergency|martial law|since the (?:war|conflict|insurgency|uprising|invasion)"),
    ("deployment", r"deployed|deployment|enlisted|arrived in|brought in|sent troops|intervened"),
    ("founding", r"(?:was|were) (?:founded|formed|created|established)|merged|split from|annexed|independence"),
    ("sanctions", r"sanction(?:ed|s)|embargo|arrest warrants?|indicted by"),
)  # fmt: skip
_FACT = tuple(
    (kind, re.compile(r"(?<![\w-])(?:" + words + r")(?![\w-])", re.IGNORECASE)) for kind, words in _KINDS
)
MENTIONS_FACT = re.compile("|".join(pattern.pattern for _, pattern in _FACT), re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactMention:
    """A background fact; offsets count code points of the sentence."""

    kind: str
    start: int
    end: int
    when: When
    close: bool
    """Whether the date stands right beside the fact's word, so that it dates nothing else."""


def _stretch(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Return the comma-bounded stretch of the sentence that holds both offsets."""
    left = max((m.end() for m in re.finditer(r"[,;:—]\s+|\s(?=after\s)", sentence[:start])), default=0)
    if re.match(r"(?:which|who|whose)\b", sentence[left:]):
        left = 0  # a relative clause says nothing without whom it is about
    right = re.search(r"[,;—](?!\d)", sentence[end:])
    stop = end + right.start() if right else len(sentence.rstrip(" .!?"))
    return left, stop


def find_facts(sentence: str, dates: Sequence[tuple[int, int, When]]) -> tuple[FactMention, ...]:
    """Return the background facts of a sentence; ``dates`` are its date mentions (start, end, when).

    A date belongs to the nearest fact word of its sentence, so "coups in 2020
    and 2021" is two facts and "a coup in 2020 … withdrew in 2022" one each.
    """
    words = [(m.start(), m.end(), kind) for kind, pattern in _FACT for m in pattern.finditer(sentence)]
    words = [
        w
        for w in words
        if not any(
            o is not w and o[0] <= w[0] and w[1] <= o[1] and (o[1] - o[0]) > (w[1] - w[0]) for o in words
        )
    ]
    if not words or not dates:
        return ()
    found: list[FactMention] = []
    for start, end, when in dates:
        if when.edtf is None and not re.match(
            r"(?i)(?:last|this|next|earlier|later|the (?:previous|following|same)|a|an|one|two|three|four|five|six|ten|\d+)\b",
            when.text,
        ):
            continue
        if re.fullmatch(
            r"(?i)(?:on\s+)?(?:today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)", when.text
        ):
            continue

        def gap(word: tuple[int, int, str], start: int = start, end: int = end) -> int:
            return word[0] - end if word[0] >= end else start - word[1]

        nearest = min(
            words,
            key=lambda w: (
                gap(w) + (40 if re.search(r"[;,]", sentence[min(w[1], end) : max(w[0], start)]) else 0),
                w[0],
            ),
        )
        between = sentence[min(nearest[1], end) : max(nearest[0], start)]
        if gap(nearest) > 120 or ";" in between:
            continue
        left, right = _stretch(sentence, min(nearest[0], start), max(nearest[1], end))
        found.append(FactMention(kind=nearest[2], start=left, end=right, when=when, close=gap(nearest) <= 24))
    return tuple(found)
