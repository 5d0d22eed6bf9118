"""Facts told beside the incident: past coups, withdrawals, expulsions, accords, earlier violence.

A fact is read where the outlet speaks in its own voice, a word of the table
stands, and a date stands with it. It never enters an incident's ranges. Earlier
violence is told by its wording (`is_earlier`): "a similar attack last year",
"the deadliest since …", "more than 300 people have died since 2015".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corrobora.reading.alternatives import Mention
from corrobora.records import When

METHOD = "background/2"

_KINDS: tuple[tuple[str, str], ...] = (
    ("coup", r"coups?(?: d[’']état)?|seized power|took power|taken power|overthr[eo]w\w*|ousted|putsch(?:es)?|military takeover|toppled"),
    ("expulsion", r"expel(?:led|s|ling)?|expulsion|kicked out|ordered (?:out|to leave)|declared personae? non gratae?"),
    ("exit", r"(?:withdrew|withdrawn|withdrawal|pulled out|quit|left|exit(?:ed)?|leaving|quitting|departure)\s+(?:\w+\s+){0,3}?(?:from\s+)?(?:the\s+)?(?:[\w-]+\s+){0,5}?(?:bloc|ecowas|union|alliance|community|organi[sz]ation|pact|treaty|court|g5)"),
    ("withdrawal", r"withdrew|withdrawn|withdrawal|withdrawing|pulled out|pull-?out|departed|departure of|completed (?:its|their) (?:withdrawal|departure)|ended (?:its|their|the) (?:\w+\s+){0,3}mission|mission ended"),
    ("agreement", r"cease-?fires?|peace (?:deal|agreement|accord|process|talks)|accords?|truce|signed (?:an?|the) (?:\w+\s+){0,3}(?:deal|agreement|pact)"),
    ("election", r"elections?|elected(?!\s+(?:\w+\s+)?(?:government|president|leaders?|parliament|officials?|mayors?|governors?|authorities))|re-elected|sworn in|inaugurated|referendum"),
    ("war", r"(?:civil )?war (?:broke out|began|erupted|started)|(?:conflict|fighting|insurgency|uprising|rebellion|invasion) (?:broke out|began|erupted|started)|invaded|full-scale invasion|state of emergency|martial law|since the (?:war|conflict|insurgency|uprising|invasion)"),
    ("deployment", r"deployed|deployment|enlisted|arrived in|brought in|sent troops|intervened"),
    ("founding", r"(?:was|were) (?:founded|formed|created|established)|merged|split from|annexed|independence"),
    ("sanctions", r"sanction(?:ed|s)|embargo|arrest warrants?|indicted by"),
)  # fmt: skip
_FACT = tuple(
    (kind, re.compile(r"(?<![\w-])(?:" + words + r")(?![\w-])", re.IGNORECASE)) for kind, words in _KINDS
)
MENTIONS_FACT = Mention("|".join(words for _, words in _KINDS), before=r"\b(?<!-)", after=r"(?![\w-])")


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
    if not dates:
        return ()
    words = [(m.start(), m.end(), kind) for kind, pattern in _FACT for m in pattern.finditer(sentence)]
    words = [
        w
        for w in words
        if not any(
            o is not w and o[0] <= w[0] and w[1] <= o[1] and (o[1] - o[0]) > (w[1] - w[0]) for o in words
        )
    ]
    if not words:
        return ()
    found: list[FactMention] = []
    for start, end, when in dates:
        if when.edtf is None and not re.match(
            r"(?i)(?:last|this|next|earlier|later|the (?:previous|following|same)|a|an|one|two|three|four|five|six|ten|\d+)\b",
            when.text,
        ):
            continue
        if re.fullmatch(
            r"(?i)(?:on\s+)?(?:today|yesterday|overnight|tonight|last night|this (?:morning|afternoon|evening|week)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
            when.text,
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


# --------------------------------------------------------------------------- earlier violence, by its wording

_ATTACK_NOUN = (
    r"(?:attacks?|killings?|massacres?|raids?|(?:air|drone )?strikes?|air ?strikes?|bombings?|assaults?|ambush(?:es)?|shootings?|abductions?|kidnappings?|executions?|clashes|violence|incidents?|"
    r"shelling|explosions?|blasts?|atrocit(?:y|ies)|slaughter|carnage|bloodshed)"
)
_MANY = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|a few)"
_THE_PAST = re.compile(
    rf"\b(?:previous(?:ly)?\b|earlier (?:this|in the) year|earlier (?:{_ATTACK_NOUN})|in an? (?:earlier|previous|past) {_ATTACK_NOUN}|in the past|last year|(?:years?|decades?) (?:ago|earlier|before|previously)|months? (?:ago|earlier|before|previously)|"
    rf"{_MANY} weeks (?:earlier|before|previously)|similar {_ATTACK_NOUN}|the last such|a past\b|past {_ATTACK_NOUN}|historic\w*|anniversary|"
    rf"in recent (?:years|months|weeks)|over the (?:past|last) |in the (?:past|last) (?:{_MANY} )?(?:years?|months?|decades?)\b|so far this year|over the years|(?:recalled?|recalling|reminiscent of|echoes|reminded of) (?:the |an? )?(?:\w+ )?{_ATTACK_NOUN})",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\bsince (?:(?:(?:early|late|mid)[- ])?(?:in )?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) )?(?:19|20)\d\d\b|the (?:start|beginning|outbreak|onset|end|fall) of|"
    r"the (?:\w+ )?(?:coup|war|conflict|insurgency|rebellion|uprising|invasion|takeover|junta|civil war|military|withdrawal|departure|election)|(?:it|they|he|the \w+) (?:seized|took|ousted|came to) |last (?:year|month|January|February|March|April|May|June|July|August|"
    r"September|October|November|December))",
    re.IGNORECASE,
)
_SINCE_IT = re.compile(
    rf"\bsince (?:the|this|that|these|those) (?:\w+ ){{0,2}}?{_ATTACK_NOUN}(?! of \d| of (?:more|at least|some|dozens|hundreds) )|\bsince (?:then|yesterday|mon|tues|wednes|thurs|fri|satur|sun)",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\b(?:(?:deadliest|worst|bloodiest|gravest|heaviest|most (?:serious|deadly|lethal|brutal))\b[^.;:]{0,90}?|"
    rf"(?:largest|biggest|first|second|third|fourth|fifth|latest|most recent)\b[^.;:]{{0,40}}?\b{_ATTACK_NOUN}\b[^.;:]{{0,60}}?)"
    r"\b(?P<at>since|in (?:a|the) (?:series|string|spate|wave|succession) of)\b",
    re.IGNORECASE,
)
_COMES_AFTER = re.compile(
    rf"\b{_ATTACK_NOUN}(?:\s[^.;:]{{0,60}}?)?\s(?:comes?|came|coming|happened|occurred|took place|is|was)\s+(?:just\s+|only\s+|barely\s+|less than\s+|more than\s+|nearly\s+|almost\s+|about\s+|some\s+)*"
    rf"(?P<at>(?:{_MANY}\s+|the\s+)?(?:few\s+)?(?:days?|weeks?|months?|years?)\s+after)\b|"
    rf"\b(?:it|this|that|which)\s+(?:comes?|came)\s+(?:just\s+|only\s+|barely\s+|less than\s+|more than\s+|nearly\s+|almost\s+|about\s+)*(?P<at2>(?:{_MANY}\s+|the\s+)?(?:few\s+)?(?:weeks?|months?|years?)\s+after)\b|"
    rf"\b{_ATTACK_NOUN}\s+(?:follow(?:s|ed|ing)?)\s+(?P<at3>(?:an?|another|other|similar|earlier|the|{_MANY})\s+[^.;:]{{0,30}}?{_ATTACK_NOUN})",
    re.IGNORECASE,
)
_WAR_TOLL = re.compile(
    r"\b(?:conflict|war|insurgency|rebellion|insurrection|crisis|violence|unrest|fighting)\b[^.;:]{0,60}?\bha(?:s|ve)\s+(?:\w+ly\s+|also\s+|already\s+|so far\s+)?(?:killed|left|claimed|displaced|forced|driven|caused|cost|uprooted)\b",
    re.IGNORECASE,
)
_TOLL_OVER_TIME = re.compile(
    rf"\bha(?:s|ve)\s+(?:been\s+)?(?:\w+ly\s+)?(?:killed|died|massacred|murdered|executed|abducted|kidnapped|displaced|fled|left|claimed)\b[^.;:]{{0,80}}?\b(?:this year|in the (?:past|last) (?:{_MANY} )?(?:years?|months?)|since 20\d\d)\b",
    re.IGNORECASE,
)


def _segment(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Return the part between commas that holds two offsets; the whole sentence where it opens with it."""
    left = max(
        (m.end() for m in re.finditer(r"[,;:—–]\s+|\b(?:which|who|where)\s", sentence[:start])), default=0
    )
    # ", which have killed more than …" goes on counting what began then
    right = re.search(
        r"[,;—–](?!\d)\s(?!(?:which|that|who)\s+ha(?:ve|s)\b|(?:killing|leaving|displacing|forcing)\b)",
        sentence[end:],
    )
    stop = end + right.start() if right else len(sentence)
    return (0, len(sentence)) if left == 0 else (left, stop)


_IN_A_ROW = ("since", "series", "string", "spate", "wave", "succession")
_OF_THE_PAST = (
    "previous", "earlier", "past", "last", "ago", "before", "similar", "histor", "anniversary", "recent", "so far", "over the years",
    "recall", "remin", "echoes",
)  # fmt: skip
"""One of these words, in lower case, stands wherever `_SUPERLATIVE` or `_THE_PAST` finds anything: told in a tenth of the time."""


def earlier_stretches(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a sentence whose wording sets what they tell before the report's own happening.

    What opens a sentence ("Last year, …") governs all of it; what stands in a
    clause ("the village, where 30 died last year, was attacked") that clause
    alone; "the deadliest since …" and "comes a month after …" what follows.
    """
    low = sentence.lower()
    found: list[tuple[int, int]] = []
    if any(word in low for word in _IN_A_ROW):
        found += [(match.start("at"), len(sentence)) for match in _SUPERLATIVE.finditer(sentence)]
    for match in _COMES_AFTER.finditer(sentence) if "after" in low or "follow" in low else ():
        at = next(g for g in ("at", "at2", "at3") if match.group(g) is not None)
        found.append((match.start(at), len(sentence)))
    for pattern in (_WAR_TOLL, _TOLL_OVER_TIME) if "has" in low or "have" in low else ():
        found += [_segment(sentence, m.start(), m.end()) for m in pattern.finditer(sentence)]
    for pattern, needed in ((_THE_PAST, _OF_THE_PAST), (_SINCE, ("since",))):
        for match in pattern.finditer(sentence) if any(word in low for word in needed) else ():
            if any(a <= match.start() and match.end() <= b for a, b in found) or _SINCE_IT.match(
                sentence, match.start()
            ):
                continue
            found.append(_segment(sentence, match.start(), match.end()))
    return tuple(found)


_DAYS_EARLIER = re.compile(
    rf"\b(?:{_MANY}|the)\s+(?:days?|weeks?)\s+(?:earlier\b|(?:before|previously)(?=\s*[,.;]|\s+(?:in|near|at)\b|$))|\b(?:the\s+)?(?:previous|preceding)\s+(?:days?|weeks?)\b",
    re.IGNORECASE,
)


def days_earlier(sentence: str, start: int, end: int) -> bool:
    """Whether what is told between two offsets is set days or a week before what was told last.

    Whether that is another happening, or the report's own seen from a later
    one, the wording alone does not tell: the caller looks at the places.
    """
    return any(
        min(stop, end) > max(begin, start)
        for hit in _DAYS_EARLIER.finditer(sentence)
        for begin, stop in (_segment(sentence, hit.start(), hit.end()),)
    )


def is_earlier(sentence: str, start: int, end: int, *, words: Sequence[str] = ()) -> bool:
    """Whether an act told between two offsets of a sentence is set before the report's own happening.

    ``words``: what the reading of the act rests on, such as its count and its
    date. Where they stand decides if only a part of the stretch is earlier;
    without them nearly all of it must be.
    """
    stretches = earlier_stretches(sentence)
    if not stretches:
        return False
    spots = [at for w in words if w and (at := sentence.find(w, start, end)) >= 0]
    if spots:
        return any(a <= spot < b for spot in spots for a, b in stretches)
    return any(min(b, end) - max(a, start) > 0.7 * (end - start) for a, b in stretches)
