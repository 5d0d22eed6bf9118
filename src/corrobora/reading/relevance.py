"""Which paragraphs of a report the trained model is to see: those that can hold a claim of an act or of an answer to one.

The model's time goes with the words it reads, and most of what a feed brings
tells of something else. A paragraph *mentions* an act or a step where a word
stands that could tell one ("strike", "court"). It *tells* of one where a word
stands that is used of little else ("killed", "shelling") and is used so there,
or where a word that is weak alone stands beside soldiers or a number of dead.

A report that tells acts throughout is marked wherever it mentions any, with the
paragraphs beside. Elsewhere, in a speech with one sentence on a war, only what
stands near the telling is: the paragraphs beside it, and within `_NEAR` those
that mention an act or a step. What is left out is still read by the rules.
"""

import re
from collections.abc import Sequence

from corrobora.reading.acts import MENTIONS_ACT
from corrobora.reading.alternatives import joined
from corrobora.reading.lexicon import ARMED, TRIGGERS, WEAK
from corrobora.reading.senses import other_sense
from corrobora.reading.sentences import Sentence
from corrobora.reading.steps import MENTIONS_STEP
from corrobora.records import Span

_THROUGHOUT = 0.15
"""A report of which this share of the characters stands in paragraphs that tell an act tells acts throughout.

Of 25 invented reports of violence 24 do, of 60 articles on politics 13 (PolNeAR, training part).
"""
_NEAR = 3
"""So many paragraphs from one that tells an act, mentions of acts and steps are taken for talk of it."""
_OF_ANYTHING = frozenset(
    """beat beaten beating burn bury destroy destroying eliminate eliminated eliminating fell gutted halting harmed hurting hurts
    injury invaded kicked levelled robbing seizing shell steal stopping striking targeting whip whipped whipping wounds""".split()
) | {"did nothing", "fire on", "never came"}
"""Triggers that are used of records, prices and feelings as often as of violence."""
_VERBAL = re.compile(r"(?:attack|assault)\w*")
"""Of opponents and policies in any debate: alone they tell an act as little as those that are used of anything."""
_WEAK = WEAK | _OF_ANYTHING
_TRIGGER = re.compile(
    r"\b(?<!['-])" + joined(sorted(map(re.escape, TRIGGERS), key=lambda t: (-len(t), t))) + r"(?![\w-])"
)
_HARMED = re.compile(
    r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|several)\s+(?:of\s+)?(?:\w+\s+){0,2}?"
    r"(?:bodies|corpses|graves|deaths|fatalities|missing|arrests|arrested|displaced)\b|"
    r"\b(?:bod(?:y|ies)|corpses?)\s+of\b|\bvictims?\b"
)
"""The dead and the harmed, counted or found: no word for the deed need stand beside them."""
_WORD = re.compile(r"\w+")


def far_from_acts(text: str, sentences: Sequence[Sentence]) -> list[Span]:
    """Return the paragraphs of a report in which no claim of an act or of an answer to one is to be looked for.

    Args:
        text: The report's text, or one of the same length with what is not to be read blanked.
        sentences: Its sentences, in order.

    """
    paragraphs: list[list[Sentence]] = []
    for sentence in sentences:
        if not paragraphs or paragraphs[-1][0].paragraph != sentence.paragraph:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
    spans = [Span(start=p[0].start, end=p[-1].end) for p in paragraphs]
    words = [text[span.start : span.end] for span in spans]
    mentions = [MENTIONS_ACT.search(each) or MENTIONS_STEP.search(each) for each in words]
    tells = [
        mentioned and any(tells_act(sentence.text) for sentence in paragraph)
        for mentioned, paragraph in zip(mentions, paragraphs, strict=True)
    ]
    telling = sum(span.end - span.start for span, told in zip(spans, tells, strict=True) if told)
    if telling >= _THROUGHOUT * sum(span.end - span.start for span in spans):
        return [span for k, span in enumerate(spans) if not _within(mentions, k, 1)]
    return [
        span
        for k, span in enumerate(spans)
        if not (_within(tells, k, 1) or (mentions[k] and _within(tells, k, _NEAR)))
    ]


def _within(marked: Sequence[bool], k: int, reach: int) -> bool:
    """Whether a paragraph at most ``reach`` away from ``k``, or itself, is marked."""
    return any(marked[max(0, k - reach) : k + reach + 1])


def tells_act(sentence: str) -> bool:
    """Whether a sentence tells of an act of violence or of an answer to one, as far as its own words show.

    >>> tells_act("The new figures killed all hope."), tells_act("Shelling killed two farmers.")
    (False, True)
    >>> tells_act("The talks were halted."), tells_act("Soldiers halted the lorries.")
    (False, True)
    """
    low = sentence.lower().replace("\u2019", "'")
    armed = not ARMED.keys().isdisjoint(_WORD.findall(low))
    if (armed and MENTIONS_STEP.search(low)) or _HARMED.search(low):
        return True
    whole = Span(start=0, end=len(low))
    for hit in _TRIGGER.finditer(low):
        word = hit.group()
        if not armed and (
            word in _WEAK or (_VERBAL.match(word) and not MENTIONS_ACT.search(_VERBAL.sub("", low)))
        ):
            continue
        kind = TRIGGERS[word].kind
        if not other_sense(low, word, kind, hit.start(), hit.end(), whole, armed=armed, person=True):
            return True
    return False


__all__ = ["far_from_acts", "tells_act"]
