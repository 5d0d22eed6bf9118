"""The words for a speaker, cut back to somebody who can speak; what names nobody is no attribution.

What stands before a verb of saying is not always its speaker: a clock ("11:50 A guard says"), the head of a
subordinate clause ("hours after the minister told"), a noun with a clause hung on it ("a village the army
says"), half a sentence ("had treated the passengers, …, who accused"). Both the rules and the trained model
take such words at times, so they are mended where the two are made one (`reconcile`).
"""

import re
from dataclasses import replace

from corrobora.reading.attribution import Attribution, can_speak
from corrobora.records import Span

_CLOCK = re.compile(r"\d{1,2}\s+(?=[A-ZÀ-Þ])")
_SUBORDINATE = re.compile(
    r"(?:(?:[\w-]+\s+){0,3}?(?:hours?|days?|weeks?|minutes?|months?|years?|moments|shortly|soon|just|long|immediately)\s+)?"
    r"(?:after|before|since|when|while|as|once|until|because|although|though|if|whereas)\s+(?=[\w“\"])",
    re.IGNORECASE,
)
_NO_ONE = re.compile(
    r"(?:nobody|no\s?-?one|none|nothing|neither|few|little|anybody|anyone)(?:\s+(?:of\s+(?:them|us|the\s+\w+)|else|in\s+[\w\s]+))?(?:\s+(?:can|could|yet|will|would|has|had|was|is))*",
    re.IGNORECASE,
)
_HELPED = re.compile(
    r"(?:it|he|she|they|we|i|you|this|that|there)\s+(?:can(?:not|['’]t)?|could(?:n['’]t)?|may|might|will|would(?:n['’]t)?|did(?:n['’]t)?|does(?:n['’]t)?|do(?:n['’]t)?|has|have|had|was|were|is|are|must|should)(?:\s+(?:not|never|yet|also|only))*",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"(?:had|has|have|was|were|is|are|will|would|did|does|could|cannot|could)\s+\w", re.IGNORECASE
)
_TAIL = re.compile(
    r"\s*,?\s*\b(?:and|or|but)?\s*,?\s*(?P<clause>(?:who|whom|which|whose)\s*(?:\b.*)?)$", re.DOTALL
)
_ANYBODY = re.compile(
    r"(?:all\s+|some\s+of\s+)?(?:those|they|everyone|everybody|anyone|people|others|all|some|many|several|ones?)\s*",
    re.IGNORECASE,
)
_DANGLING = re.compile(r"[\s,]+(?:and|or|but|that|to|of|with|then|also|later)$", re.IGNORECASE)
_HEARD_BY = re.compile(
    r",?\s+(?:(?:interviewed|heard|contacted|reached|quoted|cited|questioned|approached|met|seen|consulted|asked)\s+(?:by|in|on|at|for)|speaking\s+(?:to|with|by|from|on))\b.*$",
    re.DOTALL,
)
_RECEIVED = re.compile(
    r"(?:the\s+|preliminary\s+|initial\s+|credible\s+)*(?:information|testimon(?:y|ies)|accounts?|data|figures|evidence|material|details)\s+(?:\w+\s+){0,2}?"
    r"(?:received|collected|gathered|obtained|provided|given|compiled|supplied|released|shared|published)\s+(?:by|from)\s+(?P<who>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_RELATIVE = re.compile(
    r"(?:[\w’'-]+\s+){0,6}?(?:an?|the|this|that)\s+(?P<thing>(?:[a-z-]+\s+){1,3})(?P<who>(?:the|an?|its|their)\s+\w.*)",
    re.DOTALL,
)
_SITE = re.compile(
    r"(?:\w+\s+)*(?:schools?|hospitals?|church|mosque|villages?|towns?|camps?|buildings?|houses?|bases?|markets?|clinics?|compounds?)\s*"
)
"""A site may speak ("the hospital said"), but not where a second speaker follows it."""
_JOINS = re.compile(r"\b(?:of|in|from|at|by|for|with|and|or|to|on|near|under|against|as|about|said|says)\b")
_CARDINAL = re.compile(
    r"\s+(?P<number>\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|twenty|thirty|dozens|hundreds)$",
    re.IGNORECASE,
)
_STANDS = re.compile(r"\s+(?:are|were|have|had|people|persons|civilians|bodies|dead)\b")
_ANTECEDENT = re.compile(
    r"(?P<who>\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+(?:(?!(?:was|were|is|are|has|had|by|with|to)\b)[\w.’'-]+\s+){0,5}?[\w’'-]+|(?:[A-ZÀ-Þ][\w.’'-]*\s+)*[A-ZÀ-Þ][\w’'-]*)\s*,\s*$"
)
_SAID_BY = re.compile(r",\s+(?:says?|said|according\s+to)\s+(?P<who>(?:the\s+)?[^,.;:]{2,60})\.?\s*$")
_FETCHED = re.compile(
    r"\s*(?:on\s+\w+\s+|late\s+|early\s+|yesterday\s+)*(?:the\s+|an?\s+|his\s+|her\s+|their\s+|\d+\s+|\w+\s+)?(?:\w+\s+)?(?:bod(?:y|ies)|corpses?|remains|casings|cartridges|shells?|fragments|graves?)\b",
    re.IGNORECASE,
)
_FINDS = re.compile(r"(?:have\s+|had\s+|has\s+)?(?:found|discovered|recovered)", re.IGNORECASE)


def with_voice(sentence: str, made: Attribution, *, alone: bool = True) -> Attribution | None:
    """Return an attribution with its speaker cut back to words that name somebody, or ``None`` where they name nobody.

    ``alone``: nobody else speaks in the sentence; then whoever found a body is its source.
    Attributions without words for a speaker, and hearsay that is marked as nobody's, stay as they are.
    """
    if made.source is None or made.nobody or made.silent or made.same_as_previous:
        return made
    start, end = made.source.start, made.source.end
    words = sentence[start:end]
    if _NO_ONE.fullmatch(words.strip()) or _HELPED.fullmatch(words.strip()):
        return None
    if _PREDICATE.match(words):
        led = _who_of(sentence, made)
        return None if led is None else replace(made, source=led, beside=None)
    cue = sentence[made.cue.start : made.cue.end]
    if (
        not alone
        and _FINDS.fullmatch(cue)
        and made.cue.end <= made.content.start
        and _FETCHED.match(sentence, made.cue.end)
    ):
        return None  # "searchers found the body of a man": they do something, and say nothing
    if sentence[end : end + 1] == ":" and made.cue.start > end + 3:
        said = _SAID_BY.search(sentence)
        return (
            None
            if said is None
            else replace(made, source=Span(start=said.start("who"), end=said.end("who")), beside=None)
        )
    clock = _CLOCK.match(words) if sentence[:start].rstrip(" ").endswith(":") else None
    start += 0 if clock is None else clock.end()
    led_by = _SUBORDINATE.match(sentence, start, end)
    if led_by is not None and can_speak(sentence[led_by.end() : end]):
        start = led_by.end()
    received = _RECEIVED.fullmatch(sentence, start, end)
    start = start if received is None else received.start("who")
    hung = _RELATIVE.fullmatch(sentence, start, end)
    if (
        hung is not None
        and _JOINS.search(hung["thing"]) is None
        and (not can_speak(hung["thing"]) or _SITE.fullmatch(hung["thing"]))
        and can_speak(hung["who"])
    ):
        start = hung.start("who")
    beside = made.beside
    for cut in (_TAIL, _HEARD_BY, _DANGLING):
        found = cut.search(sentence[start:end])
        if found is None or _ANYBODY.fullmatch(sentence[start : start + found.start()]):
            continue  # "those who were there": without the clause it is nobody
        if found.start() > 2 and can_speak(sentence[start : start + found.start()]):
            if cut is _TAIL and beside is None and len(found["clause"]) > len("whose "):
                beside = Span(
                    start=start + found.start("clause"), end=end
                )  # who the speaker is, and none of the words
            end = start + found.start()
    content = made.content
    number = _CARDINAL.search(sentence[start:end])
    if number is not None and made.cue.end <= start and _STANDS.match(sentence, end):
        content = Span(start=start + number.start("number"), end=max(content.end, end))
        end = start + number.start()
    if (start, end) == (made.source.start, made.source.end) or start >= end:
        return made
    return replace(made, source=Span(start=start, end=end), content=content, beside=beside)


def _who_of(sentence: str, made: Attribution) -> Span | None:
    """Return whom a "who" right before the cue stands for ("…, according to the director, **who** accused …")."""
    who = re.search(r"\bwho\s+(?:\w+ly\s+|had\s+|has\s+|also\s+)*$", sentence[: made.cue.start])
    found = None if who is None else _ANTECEDENT.search(sentence[: who.start()])
    if found is None or not can_speak(found["who"]):
        return None
    return Span(start=found.start("who"), end=found.end("who"))


__all__ = ["with_voice"]
