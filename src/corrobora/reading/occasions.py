"""Which dates of a sentence are those of another occasion than the act: a burial, a hearing, a visit, a statement.

"The village buried on Thursday 13 people killed in Tuesday's raid" gives two days and one act. The day of
the act is told by the word of violence it stands with; a day that stands with a word of another occasion is
that occasion's and dates no act. And a day that opens a sentence before a speaker set between commas ("On 17
April, the Commission found, a strike killed …") belongs to what is said behind the speaker. The rules are part of method `dates.METHOD`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corrobora.reading.dates import DateMention
from corrobora.records import Span

_VIOLENT = (
    r"kill\w*|die[sd]?|dying|dead|deaths?|attack\w*|strikes?|struck|air\s?strikes?|shot|shoot\w*|shell\w*|bomb\w*|raid\w*|ambush\w*|incursions?|massacre\w*|"
    r"wound\w*|injur\w*|hit|fired?|abduct\w*|kidnap\w*|behead\w*|burn\w*|execut\w*|clash\w*|explo\w*|blasts?|murder\w*|incidents?|assault\w*|"
    r"stabb?\w*|hack\w*|beat\w*|torch\w*|lynch\w*|crackdown|crush\w*|detain\w*|arrest\w*|loot\w*|dropped|drown\w*|perish\w*|lost\s+(?:their|his|her)\s+li(?:fe|ves)"
)
_SURE = (
    r"bur(?:y|ies|ied|ials?)|funerals?|laid\s+to\s+rest|hearings?|heard\s+in\s+court|appeared\s+(?:in|before)\s+(?:an?\s+|the\s+)?(?:\w+\s+){0,2}(?:court|judge|tribunal)|"
    r"visit(?:s|ed|ing)?(?:\s+to\s+the\s+\w+)?|interview(?:s|ed|ing)?|wrote|written|press\s+(?:conference|briefing)|letters?|mission|lodged|handed\s+over|"
    r"statements?|briefings?|posts?|posted|spoke|speaking|testif\w+|testimony|mourn\w*|memorial|vigil|ceremony|trial|dated|issued|released\s+a|published|"
    r"apologi[sz]\w+|debat\w+|discuss\w+|commemorat\w+|claimed(?!\s+(?:[\w-]+\s+){0,4}(?:lives|life|victims?)\b)|"
    r"emerged|transpired|came\s+to\s+light|became\s+(?:known|public)|(?:was|were|been)\s+(?:announced|revealed|disclosed|learn(?:t|ed)|made\s+public)|"
    r"(?:rose|risen|rises|rising|climb(?:s|ed|ing)|jump(?:s|ed)|increas(?:es|ed)|went\s+up|gone\s+up|revised|stood|stands)\s+(?:(?:up|again|further|sharply|down)\s+)?(?:from\s+[\w-]+\s+)?(?:to|at)|"
    r"(?:journalists?|reporters?|monitors?|observers|investigators?|delegations?|ambulances?|rescuers?|bod(?:y|ies)|mission|team)\s+(?:\w+\s+){0,2}(?:arrived|reached|returned|entered)"
)
"""Words of an occasion that is never the act's own."""
_FOUND = r"found|discover\w*|recover\w*|retriev\w*|remov\w*|exhum\w*|washed\s+(?:ashore|up)|came\s+ashore|brought|admitted|identif\w+"
"""The dead are found on the day of the act or later: such a day yields to one that stands with the act."""
_HEADS = re.compile(rf"\b(?:(?P<violent>{_VIOLENT})|(?P<sure>{_SURE})|(?P<found>{_FOUND}))\b", re.IGNORECASE)
_BREAK = re.compile(
    r"[;:—–]|,(?=\s)|\b(?:which|who|whom|whose|where|when|while|after|before|as|that|and|but)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"['’]s?\s+(?P<head>[\w-]+(?:\s+[\w-]+)?)")


def other_occasions(sentence: str, dates: Sequence[DateMention]) -> frozenset[int]:
    """Return which dates of a sentence, by their position, are those of another occasion than the act.

    Where the sentence has no word of violence an occasion is all that it tells, and only the date in a thing's name
    ("the ceasefire of December") is another's.
    """
    if not dates:
        return frozenset()
    named = frozenset(k for k, date in enumerate(dates) if _NAMED_BY_DAY.search(sentence[: date.start]))
    heads = [
        m
        for m in _HEADS.finditer(sentence)
        if not any(d.start < m.end() and m.start() < d.end for d in dates)
    ]
    if not any(m.lastgroup == "violent" for m in heads):
        return named
    kinds = ["sure" if _is_reaction(sentence, date) else _kind(sentence, date, heads) for date in dates]
    told = any(kind in {"violent", None} for kind in kinds)
    return named | {k for k, kind in enumerate(kinds) if kind == "sure" or (kind == "found" and told)}


_NAMED_BY_DAY = re.compile(
    r"\b(?:cease-?fire|truce|armistice|accords?|agreement|treaty|deal|conference|summit|law|decree|resolution|directive|circular|"
    r"report|communiqu[ée]|constitution|edition|issue|judgment|verdict|ruling)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Things that are told apart by their day."""


_REACTED = re.compile(
    r"\b(?:(?:march|demonstrat|protest|rall(?:y|i)|gather|took\s+to\s+the\s+streets|went\s+on\s+strike|walked\s+out)\w*"
    r"|(?:funerals?|burials?|vigils?|ceremon(?:y|ies)|service|prayers|trial|hearing|meeting|session|rally|protest|march)\b[^,;:]{0,80}\b(?:was|were|took)\s+(?:held|place))"
    r"(?:\s+(?:[A-Z]\w*|[a-z]+)){0,4}\s+(?:on\s+|late\s+|early\s+)*$"
)
_AIMED = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:against|over|at|to\s+(?:protest|demand|condemn|denounce|mourn|honou?r)|in\s+(?:protest|solidarity|memory|honou?r|anger))\b"
)


def _is_reaction(sentence: str, date: DateMention) -> bool:
    """Whether a day is that of a protest against an act, or of a funeral "held" for those killed in it."""
    reacted = _REACTED.search(sentence[: date.start])
    return reacted is not None and (
        re.search(r"\b(?:held|place)\b", reacted.group()) is not None
        or _AIMED.match(sentence, date.end) is not None
    )


def _kind(sentence: str, date: DateMention, heads: Sequence[re.Match[str]]) -> str | None:
    """Return the kind of word a date stands with: what it owns, what stands before it in its clause, else behind it."""
    own = _OWN.match(sentence, date.end)
    if own is not None:
        inside = next((h for h in heads if own.start("head") <= h.start() < own.end("head")), None)
        if inside is not None:
            return inside.lastgroup
    before = [
        h for h in heads if h.end() <= date.start and _BREAK.search(sentence[h.end() : date.start]) is None
    ]
    if before:
        return before[-1].lastgroup
    led = re.match(r"\s*,\s*", sentence[date.end :]) if date.start < _LEADS else None
    at = date.end + (0 if led is None else led.end())
    behind = [h for h in heads if h.start() >= at and _BREAK.search(sentence[at : h.start()]) is None]
    return behind[0].lastgroup if behind else None


_LEADS = 16
"""A date that begins before this offset opens its sentence, and its comma does not part it from the clause."""
_OPENING = re.compile(
    r"(?:And\s+|But\s+|Then\s+)?(?:[Oo]n|[Ii]n|[Aa]t|[Ee]arly|[Ll]ate|[Dd]uring|[Aa]round|[Tt]he\s+(?:day|night|week))\b[^,]{2,60},\s*"
)


def is_opening(words: str) -> bool:
    """Whether words are nothing but the time or place that opens a sentence ("On 17 April, ")."""
    return _OPENING.fullmatch(words) is not None and _HEADS.search(words) is None


def carried(
    sentence: str, dates: tuple[DateMention, ...], contents: Sequence[Span]
) -> tuple[DateMention, ...]:
    """Return the dates with that of an opening set again at the head of each content it is parted from by a speaker."""
    opening = _OPENING.match(sentence)
    if opening is None or any(m["sure"] for m in _HEADS.finditer(opening.group())):
        return dates
    led = next((d for d in dates if d.end <= opening.end()), None)
    if led is None:
        return dates
    again = tuple(
        replace(led, start=content.start, end=content.start)
        for content in contents
        if content.start > opening.end()
        and sentence[: content.start]
        .rstrip()
        .endswith(",")  # set between commas: "on Monday the army said that" dates the saying
        and not any(m["violent"] for m in _HEADS.finditer(sentence, opening.end(), content.start))
    )
    return dates + again


__all__ = ["carried", "is_opening", "other_occasions"]
