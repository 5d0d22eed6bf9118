"""What a text says of publications: that one is withdrawn, corrected, or stands again.

A notice is found by its form, after the manner of agencies ("KILL", "ADVISORY",
"Corrects to 22 from 24") and of pages ("An earlier version of this article said
…", "We have removed …"). Who may give it is not decided here: what is found
says who is said to take back, in the text's own words, and `revisions` asks
whether that is the publisher. Words in quotation marks are somebody's and give
no notice; nor does what is demanded, denied, doubted, planned or told by others
("called on the Courier to withdraw its story", "the Courier had withdrawn its
story, the ministry said").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from corrobora.records import Report, Span


class Doing(StrEnum):
    """What a notice does."""

    WITHDRAWS = "withdraws"
    CORRECTS = "corrects"
    RESTORES = "restores"
    """Takes a withdrawal back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One notice of a text. Spans count into `Report.text`, end exclusive."""

    doing: Doing
    span: Span
    """The words that give notice; empty where the title alone does."""
    own: bool
    """Whether it speaks of the page it stands on ("this article")."""
    who: str | None
    """Who is said to take back, where named; ``None``: the page speaks for itself."""
    scope: Span
    """The words that may say which publication is meant: the notice and what belongs to it."""
    headlines: tuple[str, ...] = ()
    """Headlines it quotes."""
    numbers: tuple[str, ...] = ()
    """Numbers and slugs of the publication meant."""
    wrong: tuple[Span, ...] = ()
    """Stretches that give what is taken back."""
    of_notice: bool = False
    """Whether a notice is meant ("withdraws its kill notice") and no story."""
    headed: bool = False
    """Whether nothing but the title says so ("RETRACTED: …")."""


_CUE = re.compile(
    r"KILL\b|\bADVISORY\b|\b[Kk]ill(?:s|ed)? (?:the|this|our|its|all|item|story|slug|and|previous)\b"
    r"|(?i:withdr[ae]w|retract|unpublish|taken? (?:down|back|offline)|took (?:down|back)|remove[ds]?\b|deleted?\b|disregard"
    r"|pulled\b|annul|cancel|rescind|disown|do not (?:use|publish|run)|not (?:to )?(?:use|publish|run|broadcast)\b|cease (?:the )?use|reinstat|restored?\b|spiked?\b"
    r"|correct(?:s|ed|ion|ions|ing)?\b|regrets?\b|apologi[sz]e|sorry\b|clarif|erratum|errata|rectif|editor[s’']* note|notes? to (?:readers|editors)"
    r"|(?:earlier|previous|prior|initial|first|original|former|older) (?:\w+ )?(?:version|edition|draft|report|story|text|article|headline|post|item|dispatch)"
    r"|(?:earlier|previously|wrongly|incorrectly|erroneously|mistakenly|inaccurately|misstated|misreported|amended|initially|originally|should (?:have )?(?:read|said|been))"
    r"|version (?:précédente|antérieure)|retir[eé]|supprim[eé]|au lieu de|lire\b|ne pas tenir compte|pri[èe]re de|veuillez|merci de)"
)
"""A text without any of these holds no notice; the rest is looked at sentence by sentence."""

_ITEM = (
    r"(?:stor(?:y|ies)|articles?|reports?|items?|dispatch(?:es)?|pieces?|copy|alerts?|(?:news ?)?flash(?:es)?|urgents?|snaps?|takes?"
    r"|posts?|pages?|bulletins?|live ?blogs?|texts?|publications?|accounts? of\b|headlines?|versions?)"
)
_PLAIN_WORD = (
    r"(?!(?:who|whom|whose|that|which|of|in|at|and|to|for|by|as|with|who|an?|his|her|their)\b)[\w’,./:#§-]+"
)
"""A word that may stand between "the" and the item it belongs to: in "killed the man who wrote the report" others do."""
_END = r"\b(?!['’]s\b|\s+(?:writers?|authors?|tellers?|cards?)\b)"
_NOTICES = r"(?:kill|kill notice|notice|advisory|retraction|withdrawal|correction)"
_DONE = (
    r"(?:withdrawn|retracted|removed|unpublished|taken (?:down|offline|back)|deleted|pulled|killed|spiked|cancell?ed|annulled"
    r"|rescinded|disowned)"
)
_DOES = (
    r"(?:withdraws?|withdrew|withdrawn|withdrawing|retract(?:s|ed|ing)?|kill(?:s|ed|ing)?|takes? (?:back|down)|took (?:back|down)"
    r"|taken (?:back|down|offline)|cancel(?:s|l?ed|l?ing)?|annul(?:s|led|ling)?|unpublish(?:es|ed|ing)?|remov(?:es|ed|ing)"
    r"|delet(?:es|ed|ing)|pull(?:s|ed|ing)?|disown(?:s|ed|ing)?|rescind(?:s|ed|ing)?)"
)
_RESTORES = r"(?:reinstat(?:es?|ed|ing)|restor(?:es?|ed|ing)|republish(?:es|ed|ing)?)"
_ADVERBS = (
    r"(?:(?i:has|have|had|hereby|is|are|was|were|been|today|now|therefore|also|formally|fully|immediately|unreservedly|regretfully"
    r"|since|both|with regret|on \w+day)\s+){0,4}"
)
_TELLS = re.compile(r"\b(?:sa(?:id|ys|ying)|told|tells|that|quot\w+|cit\w+|gave|puts?)\b", re.IGNORECASE)
"""What stands between a story and what became of it: where it tells something, that is what became of those it tells of."""
_OWN_HOUSE = r"(?i:we|(?:the|this|our) (?:agency|paper|newspaper|newsroom|editors|site|website|station|radio|broadcaster|publisher|magazine|desk|newsdesk))"
_NAME = r"(?:(?:[A-ZÀ-Þ][\w.&’'-]*|of|and|de|du|des|la|al)\s+){0,6}?[A-ZÀ-Þ][\w.&’'-]*"
_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)
"""A name or a picture is taken out "from this article", which stays."""

_OWN_PAGE = re.compile(
    rf"\b(?:this|the above|the present)\s+(?:[\w-]+\s+){{0,2}}?(?P<item>{_ITEM})(?:,[^,.;!?]{{1,120}},)?\s+(?:(?:has|have|had)\s+(?:now\s+|since\s+|therefore\s+)?been|was|is|stands)\s+"
    rf"(?:(?!not\b|never\b)\w+\s+){{0,2}}?{_DONE}\b(?!\s+(?:a|the|an|some|any)\s)"
    r"|\b(?:cet article|ce texte|cette dépêche|cette page|cette information)\s+(?:a été|est)\s+(?:retirée?|supprimée?|annulée?|dépubliée?)",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    rf"(?P<who>{_OWN_HOUSE}|{_NAME})\s+(?:(?i:apologi[sz]es?|regrets?|is sorry|are sorry)\b[^.;!?]{{0,60}}?\band\s+)?(?:(?i:said|says|announces|announced)\s+(?:(?i:on)\s+\w+\s+)?(?:(?i:that)\s+)?(?i:it|the agency|the paper|the newspaper)\s+)?"
    rf"{_ADVERBS}(?P<verb>(?i:{_DOES}|{_RESTORES}))\s+(?:(?i:in full|entirely|completely|immediately|with immediate effect|with apologies),?\s+)?"
    rf"(?i:its|our|the|this|that|an?|all|every|yesterday['’]s|today['’]s|(?:last )?\w+day['’]s)\s+(?P<between>(?:{_PLAIN_WORD}\s+){{0,5}}?)"
    rf"(?P<item>(?i:{_NOTICES}|{_ITEM})){_END}"
)
_PASSIVE = re.compile(
    rf"\b(?P<det>our|its|the|that|yesterday['’]s|(?:last )?\w+day['’]s)\s+(?:[\w'’,./:#§-]+\s+){{0,6}}?(?P<item>{_NOTICES}|{_ITEM})\b(?P<between>[^.;!?]{{0,160}}?)"
    rf"\s(?:is|are|was|were|stands?|(?:has|have)(?:\s+\w+)?\s+been)\s+(?:(?!not\b|never\b)\w+\s+){{0,2}}?(?P<verb>{_DONE}|reinstated|restored)\b",
    re.IGNORECASE,
)
_DESK = (
    r"(?:\W*(?:advisory|attention|notice|bulletin|urgent|kill|editors?|notes? to editors?|to all|to editors?|(?:all )?clients?|subscribers?"
    r"|please|kindly|mandatory|important|correction|withdrawal|retraction|note|desks?|newsrooms?)\b[\s:,;–—-]*){0,6}"
)
_ORDER = (
    r"(?P<verb>kill|withdraw|disregard|ignore|delete|spike|remove|cancel|annul|retract|discard|do not (?:use|publish|run|broadcast)"
    r"|cease (?:the )?use of|stop using|refrain from using)"
)
_IMPERATIVE = re.compile(
    rf"^(?:[^.;!?\n§]{{0,80}}?\s[–—-]+\s+)?{_DESK}{_ORDER}(?:\s*(?:/|and|or)\s*\w+)?\s+(?:(?:immediately|at once)\s+)?(?:{_PLAIN_WORD}\s+){{0,4}}?(?P<item>{_NOTICES}{_END}|{_ITEM}{_END}|slug\b|§)",
    re.IGNORECASE,
)
_CLIENTS = re.compile(
    r"\b(?:editors|clients|subscribers|customers|users|newsrooms|stations|newspapers)\s+(?:are\s+(?:\w+\s+)?(?:asked|advised|requested|urged)|should|must|are)\s+"
    rf"(?:to\s+)?(?:please\s+)?(?:not\s+(?:to\s+)?(?P<not>use|publish|run|broadcast)|{_ORDER})\s+(?:{_PLAIN_WORD}\s+){{0,4}}?(?P<item>{_NOTICES}{_END}|{_ITEM}{_END}|slug\b|§)",
    re.IGNORECASE,
)
_BANNER = re.compile(
    r"^\W*(?:(?:BULLETIN|URGENT|STORY|ITEM|COPY|NEWS|ADVISORY)\W+){0,3}(?:KILL(?:\W+(?:KILL|NOTICE|ADVISORY|ORDER|BULLETIN)\b)+|MANDATORY KILL|KILL\s*:"
    r"|STORY KILL|STORY WITHDRAWN|WITHDRAWAL NOTICE|RETRACTION NOTICE|ANNULATION)(?=\W|$)"
)
_FRENCH_ORDER = re.compile(
    r"\b(?:prière|merci|veuillez)\s+(?:de\s+|d['’])?(?:ne pas (?:utiliser|tenir compte)|annuler|ignorer|retirer|supprimer)\b"
    r"|\bnous (?:retirons|annulons) (?:notre|la|l['’])",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"^\W*(?P<word>withdrawn|withdrawal|retracted|retraction|story (?:removed|withdrawn|kill(?:ed)?)|kill(?:ed)?|unpublished|annulation)\b\s*[:–—-]",
    re.IGNORECASE,
)

_NOT_OWN_WORD = re.compile(
    r"\b(?:said|says|saying|told|claim\w*|alleg\w*|according|insist\w*|assert\w*|demand\w*|call(?:s|ed|ing)?\s+(?:on|for|upon)|urg(?:e|es|ed|ing)|ask\w*|want\w*"
    r"|order(?:s|ed)?|press(?:ed|es)?|threat\w*|if|whether|unless|until|after|before|once|den(?:y|ies|ied)|rumou?r\w*|false(?:ly)?|not|never|refus\w*|declin\w*"
    r"|report(?:s|ed)? that|would|could|should|may|might|will|hop(?:e|es|ed)|expect\w*|dispute\w*|reject\w*)\b",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(
    r"^[^.;!?]{0,80}?,\s+(?!we\b|the agency\b)(?:[\w’'-]+\s+){1,6}(?:said|says|claimed|told|announced|demanded|wrote|insisted)\b|^[^.;!?]{0,80}?,?\s+according to\b",
    re.IGNORECASE,
)

_MARK = re.compile(
    r"^[\W_]*(?:corrections?|corrected(?: version| story)?|clarifications?|editor(?:s|[’']s|s[’'])? note|erratum|errata|rectificatif|rectification"
    r"|notes? to readers|for the record|amendment)\b"
    r"(?=\s*(?:[:;,.–—)\]*-]|\n|$|\w+\.?\s+\d|\d))",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"^[\W_]*(?:corrects?|correcting|corrected|fixes|amends)\b\s*:?\s*(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_SELF = (
    rf"(?:(?:an?|the|our|in an?|in the|in our)\s+(?:earlier|previous|prior|initial|first|original|older|former)\s+(?:\w+\s+)?(?:version|edition|draft)s?"
    rf"(?:\s+of\s+(?:this|our|the|today['’]s)\s+(?:[\w-]+\s+){{0,2}}?{_ITEM})?"
    rf"|our\s+(?:earlier|previous|first|initial|original)\s+{_ITEM})"
)
_SAYING = (
    r"(?:said|says|stated|states|gave|gives|put|puts|wrote|reported|read|listed|quoted|named|cited|described|identified|referred\s+to|indicated|placed|counted"
    r"|misstated|misreported|misidentified|misquoted|attributed|claimed|suggested|had|carried|contained|spoke\s+of|mentioned|told|used|showed)"
)
_ERRING = r"(?:incorrectly|wrongly|erroneously|mistakenly|inaccurately|falsely|in error|by mistake)"
_EARLIER = re.compile(
    rf"\b{_SELF}(?P<between>[^.;!?]{{0,120}}?)[\s,](?P<verb>(?:{_ERRING}\s+)?{_SAYING})\b", re.IGNORECASE
)
_OURS = rf"(?:we|our\s+(?:[\w'’-]+\s+){{0,6}}?{_ITEM}|this\s+(?:[\w-]+\s+)?{_ITEM}|(?:the|an?|yesterday['’]s|\w+day['’]s)\s+(?:[\w-]+\s+){{0,4}}?{_ITEM})"
_ERRED = re.compile(
    rf"\b{_OURS}(?P<between>[^.;!?]{{0,160}}?)\s(?P<verb>{_ERRING}\s+{_SAYING}|misstated|misreported|misidentified|misquoted|{_SAYING}\s+{_ERRING})\b",
    re.IGNORECASE,
)
_IN_NOTE = re.compile(rf"\b{_OURS}(?P<between>[^.;!?]{{0,160}}?)[\s,](?P<verb>{_SAYING})\b", re.IGNORECASE)
_OUR_OWN = re.compile(
    r"\b(?:we|our|ours|us|this (?:article|story|report|page|post|item)|the (?:original |first )?(?:story|article|item|dispatch|headline|post|page|piece|alert))\b",
    re.IGNORECASE,
)
"""Words by which a note speaks of what its own publisher told; "the report said" may be anybody's report."""
_BEFORE = re.compile(
    rf"\b(?:this\s+{_ITEM}|the\s+headline)\s+(?:had\s+)?(?:earlier|previously|originally|initially|at first)\s+(?:had\s+)?(?P<verb>{_SAYING})\b",
    re.IGNORECASE,
)
_AMENDED = re.compile(
    rf"\b(?:this|the|our)\s+(?:[\w-]+\s+)?{_ITEM}\s+(?:has been|was|is)\s+(?:\w+\s+)?(?:corrected|amended|changed|edited|revised)\b(?P<rest>[^.!?]*)",
    re.IGNORECASE,
)
_SHOULD = re.compile(
    r"\b(?:should|ought to)\s+(?:have\s+)?(?:said|read|been|stated|given|say|be|state)\b", re.IGNORECASE
)
_FRENCH_EARLIER = re.compile(
    r"\bune (?:première |précédente )?version (?:précédente |antérieure |initiale )?(?:de (?:cet article|cette dépêche|ce texte) )?(?P<verb>indiquait|donnait|faisait état|affirmait|mentionnait|parlait)\b",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(
    r"\b(?:instead of|rather than|as opposed to|au lieu d[e’'])|[,(–—-]\s*(?:and )?not\b|\bet non\b"
    r"|\bafter (?:initially|earlier|previously|originally|first)\b",
    re.IGNORECASE,
)
_WRONG_THEN_RIGHT = re.compile(
    r"\b(?:instead of|rather than|au lieu d[e’'])\b|[,(–—-]\s*(?:and )?not\b", re.IGNORECASE
)
_FROM_TO = re.compile(r"\bfrom\s+(?P<wrong>[^.;!?]{1,60}?)\s+to\s", re.IGNORECASE)
_TO_FROM = re.compile(
    r"\bto\s[^.;!?]{1,60}?\s+from\s+(?P<wrong>[\w-]+(?:\s+(?!the\b|in\b|of\b|on\b|at\b)[\w-]+)?)",
    re.IGNORECASE,
)
_TURN = re.compile(
    r";|\.\s|:\s+(?:it|the)\b|\s[–—-]\s|[,\s](?:but|when in fact|whereas|while|in fact|however|when|although)\b"
    r"|,\s+(?:it|there|the (?:correct|actual|right|true|number|figure|toll))\b|\bthe (?:correct|actual|right|true)\b",
    re.IGNORECASE,
)

_QUOTES = (
    re.compile(r"“[^“”\n]{2,400}”"),
    re.compile(r'"[^"\n]{2,400}"'),
    re.compile(r"«[^«»\n]{2,400}»"),
    re.compile(r"(?<![\w’'])[‘'](?=\S)[^‘’'\n]{8,200}?(?:[’'](?=s\b|t\b)[^‘’'\n]{1,200}?)?[’'](?![\w])"),
)
_HEADLINE_BEFORE = re.compile(
    r"(?:headlined|titled|entitled|slugged|headed|under the (?:headline|title|heading)|story|item|article|report|dispatch|piece|alert|text|titre|intitulée?|kill|disregard|withdraw|[\w/-]*\d[\w/-]*)[\s:,(-]*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:item|story|slug|dispatch|article|alert|no\.?|nr\.?|number|ref(?:erence)?\.?|id|code)\s*(?:no\.?|number|code|id)?\s*[:#]?\s*(?P<number>(?=[\w./-]*\d)[A-Za-z0-9][\w./-]*\w)",
    re.IGNORECASE,
)
_SLUG = re.compile(r"\b[A-Z]{2,}[A-Z0-9]*(?:[-/][A-Z0-9]{2,})+\b")
_AFTER_NUMBER = re.compile(r"\s*[,:–—-]\s*(?P<words>[A-ZÀ-Þ][^.;\n]{12,160})")

_BLOCK = re.compile(r"[^\n](?:.|\n(?!\s*\n))*")
_SENTENCE_END = re.compile(
    r"(?<!\bNo)(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bGen)(?<!\bCol)(?<!\bLt)[.!?]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-ZÀ-Þ0-9§])|\n(?=\s*[\"'“(\[]*[A-ZÀ-Þ0-9§])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """A sentence, and the words of the text that stand there with all quotations blotted out."""

    start: int
    end: int
    words: str
    block: int


def find_notices(report: Report) -> tuple[Notice, ...]:
    """Return the notices of a report in the order of its text.

    Page furniture is left out. A title that gives notice counts where the text gives none.
    """
    title = report.title or ""
    if not (_CUE.search(report.text) or _CUE.search(title)):
        return ()
    text = _own_words(report)
    masked, quoted = _blotted(text)
    sentences = list(_sentences(masked))
    noted = _MARK.match(title) is not None or _HEADED.match(title) is not None
    found: list[Notice] = []
    for place, sentence in enumerate(sentences):
        notice = _withdrawing(sentence, noted=noted, short=len(text.strip()) < _SHORT) or _ordering(sentence)
        if notice is not None:
            found.append(_identified(notice, sentences, place, text, masked, quoted))
    found = _one_each(found)
    for notice in _correcting(sentences, noted=noted):
        if not any(_meet(notice.span, other.span) for other in found):
            found.append(_identified(notice, sentences, None, text, masked, quoted))
    if not any(notice.doing is Doing.WITHDRAWS for notice in found) and (heading := _HEADED.match(title)):
        found.append(
            Notice(
                doing=Doing.WITHDRAWS,
                span=Span(start=0, end=0),
                own=True,
                who=None,
                scope=Span(start=0, end=0),
                headlines=(title[heading.end() :].strip(),),
                headed=True,
            )
        )
    withdrawn = [notice for notice in found if notice.doing is Doing.WITHDRAWS and not notice.own]
    retold = tuple(_retold(sentences)) if withdrawn else ()
    return tuple(
        sorted(
            (_with_wrong(notice, retold) if notice in withdrawn else notice for notice in found),
            key=lambda notice: (notice.span.start, notice.span.end, notice.doing),
        )
    )


def _own_words(report: Report) -> str:
    text = report.text
    for span in report.furniture:
        text = text[: span.start] + "\n" * (span.end - span.start) + text[span.end :]
    return text


def _blotted(text: str) -> tuple[str, tuple[Span, ...]]:
    """Return the text with quotations blotted out letter by letter, and where they stand."""
    masked = text
    spans: list[Span] = []
    for pattern in _QUOTES:
        spans += [Span(start=match.start(), end=match.end()) for match in pattern.finditer(masked)]
        masked = pattern.sub(lambda match: "§" * len(match[0]), masked)
    return masked, tuple(sorted(spans, key=lambda span: span.start))


def _sentences(masked: str) -> Iterator[_Sentence]:
    for number, block in enumerate(_BLOCK.finditer(masked)):
        start = block.start()
        for end in [
            *(found.end() for found in _SENTENCE_END.finditer(masked, start, block.end())),
            block.end(),
        ]:
            words = masked[start:end]
            if words.strip():
                first = start + len(words) - len(words.lstrip())
                last = start + len(words.rstrip())
                yield _Sentence(start=first, end=last, words=masked[first:last], block=number)
            start = end


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _withdrawing(sentence: _Sentence, *, noted: bool, short: bool) -> Notice | None:
    """Return the notice of a sentence that tells of a withdrawal or its undoing, or ``None``.

    ``short``: whether the text is little more than the notice. In a longer one "this post has been removed"
    stands where a post of somebody else was shown.
    """
    words = sentence.words
    found = _OWN_PAGE.search(words)
    if found is not None and _plainly(words, found) and (short or not _SHOWN.match(found["item"] or "")):
        return _notice(sentence, Doing.WITHDRAWS, own=True)
    for found in _ACTIVE.finditer(words):
        if not _plainly(words, found) or _FROM.search(found["between"]):
            continue
        doing = Doing.RESTORES if re.fullmatch(_RESTORES, found["verb"], re.IGNORECASE) else Doing.WITHDRAWS
        of_notice = re.fullmatch(_NOTICES, found["item"], re.IGNORECASE) is not None
        house = re.fullmatch(_OWN_HOUSE, found["who"]) is not None
        own = re.search(rf"\bthis\s+(?:[\w-]+\s+){{0,2}}{_ITEM}$", found[0], re.IGNORECASE) is not None
        own = own and doing is Doing.WITHDRAWS and house and not of_notice
        return _notice(sentence, doing, own=own, who=None if house else found["who"], of_notice=of_notice)
    found = _PASSIVE.search(words)
    if found is not None and _plainly(words, found) and not _TELLS.search(found["between"]):
        if (
            found["det"].casefold() == "our"
            or "§" in found[0]
            or (noted and found["det"].casefold() != "its")
        ):
            doing = (
                Doing.RESTORES if found["verb"].casefold() in {"reinstated", "restored"} else Doing.WITHDRAWS
            )
            of_notice = re.fullmatch(_NOTICES, found["item"], re.IGNORECASE) is not None
            return _notice(sentence, doing, of_notice=of_notice)
    return None


def _plainly(words: str, found: re.Match[str]) -> bool:
    """Whether a sentence says by itself what was found, and nobody is made to say, want or deny it."""
    before, after = words[: found.start()], words[found.end() :]
    return not _NOT_OWN_WORD.search(before) and not _SAID_AFTER.match(after)


def _ordering(sentence: _Sentence) -> Notice | None:
    """Return the notice of a sentence that asks newsrooms not to use a publication, or ``None``."""
    words = sentence.words
    if _BANNER.match(words):
        return _notice(sentence, Doing.WITHDRAWS)
    found = _IMPERATIVE.match(words) or _CLIENTS.search(words)
    if found is not None and not _SAID_AFTER.match(words[found.end() :]):
        of_notice = re.fullmatch(_NOTICES, found["item"], re.IGNORECASE) is not None
        return _notice(sentence, Doing.WITHDRAWS, of_notice=of_notice)
    if _FRENCH_ORDER.search(words):
        return _notice(sentence, Doing.WITHDRAWS)
    return None


def _notice(
    sentence: _Sentence, doing: Doing, *, own: bool = False, who: str | None = None, of_notice: bool = False
) -> Notice:
    span = Span(start=sentence.start, end=sentence.end)
    return Notice(doing=doing, span=span, scope=span, own=own, who=who, of_notice=of_notice)


_SHORT = 600
"""Characters below which a text is little more than the notice in it."""
_SHOWN = re.compile(r"posts?$|pages?$|texts?$|copy$|versions?$|headlines?$", re.IGNORECASE)
"""Items that a page may show of others, or have as a part."""
_BELONGS = 2
"""Sentences behind a notice that may still say which publication is meant."""


def _identified(
    notice: Notice,
    sentences: list[_Sentence],
    place: int | None,
    text: str,
    masked: str,
    quoted: tuple[Span, ...],
) -> Notice:
    """Return a notice with what it says of the publication it means."""
    end = notice.span.end
    if place is not None:
        end = max(end, *(one.end for one in sentences[place : place + 1 + _BELONGS]))
    scope = Span(start=notice.span.start, end=end)
    headlines = []
    for quote in quoted:
        inside = scope.start <= quote.start and quote.end <= scope.end
        words = text[quote.start + 1 : quote.end - 1].strip()
        if inside and len(words.split()) >= 3 and _HEADLINE_BEFORE.search(masked[scope.start : quote.start]):
            headlines.append(words)
    numbers: list[str] = []
    for found in _NUMBERED.finditer(masked, scope.start, scope.end):
        if re.fullmatch(r"(?:19|20)\d\d", found["number"]):
            continue
        numbers.append(found["number"])
        after = _AFTER_NUMBER.match(masked, found.end(), scope.end)
        if after is not None:
            headlines.append(after["words"].strip())
    numbers += [found[0] for found in _SLUG.finditer(masked, scope.start, scope.end)]
    return Notice(
        doing=notice.doing,
        span=notice.span,
        own=notice.own,
        who=notice.who,
        scope=scope,
        headlines=tuple(dict.fromkeys(headlines)),
        numbers=tuple(dict.fromkeys(numbers)),
        wrong=notice.wrong or ((notice.span,) if notice.doing is Doing.WITHDRAWS and not notice.own else ()),
        of_notice=notice.of_notice,
        headed=notice.headed,
    )


def _one_each(found: list[Notice]) -> list[Notice]:
    """Return the notices, those that follow one another about one publication made one."""
    kept: list[Notice] = []
    for notice in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and notice.doing is last.doing
            and notice.own == last.own
            and notice.of_notice == last.of_notice
            and notice.span.start < last.scope.end
            and (notice.who is None or last.who is None or notice.who == last.who)
            and not (set(notice.headlines) - set(last.headlines) and last.headlines)
        ):
            kept[-1] = Notice(
                doing=last.doing,
                span=Span(start=last.span.start, end=notice.span.end),
                own=last.own,
                who=last.who or notice.who,
                scope=Span(start=last.scope.start, end=max(last.scope.end, notice.scope.end)),
                headlines=tuple(dict.fromkeys((*last.headlines, *notice.headlines))),
                numbers=tuple(dict.fromkeys((*last.numbers, *notice.numbers))),
                wrong=tuple(dict.fromkeys((*last.wrong, *notice.wrong))),
                of_notice=last.of_notice,
            )
        else:
            kept.append(notice)
    return kept


_RETOLD = re.compile(
    rf"^(?:(?:the|that|our|its)\s+(?:\w+\s+){{0,2}}?{_ITEM}(?:\s§+)?|it)\s+(?:had\s+|has\s+|also\s+|\w+ly\s+){{0,2}}(?:{_SAYING}|alleged|accused)\b",
    re.IGNORECASE,
)


def _retold(sentences: list[_Sentence]) -> Iterator[Span]:
    """Yield the sentences that tell again what a withdrawn publication had said."""
    for sentence in sentences:
        if _RETOLD.match(sentence.words) and not re.match(
            r"(?i)it\s+(?:has|had)\s+(?:a|an|no|the)\b", sentence.words
        ):
            yield Span(start=sentence.start, end=sentence.end)


def _with_wrong(notice: Notice, more: tuple[Span, ...]) -> Notice:
    return Notice(
        doing=notice.doing,
        span=notice.span,
        own=notice.own,
        who=notice.who,
        scope=notice.scope,
        headlines=notice.headlines,
        numbers=notice.numbers,
        wrong=tuple(dict.fromkeys((*notice.wrong, *more))),
        of_notice=notice.of_notice,
        headed=notice.headed,
    )


# --------------------------------------------------------------------------- corrections


def _correcting(sentences: list[_Sentence], *, noted: bool) -> Iterator[Notice]:
    """Yield the corrections of a text: one for each paragraph that corrects.

    A paragraph is one where a sentence names an earlier version of the page, owns up to an
    error, or says what it corrects; or one that is headed as a correction, stands under such a title or
    line, or regrets an error.
    """
    blocks: dict[int, list[_Sentence]] = {}
    for sentence in sentences:
        blocks.setdefault(sentence.block, []).append(sentence)
    under = False
    for number, block in enumerate(blocks.values()):
        headed = _MARK.match(block[0].words) is not None
        line = headed and not any(_FULL_STOP.search(sentence.words) for sentence in block)
        noted = noted or (
            line and number == 0
        )  # a text without a title carries its headline as its first line
        marked = headed or under or any(_OWNS_UP.search(sentence.words) for sentence in block)
        under = line
        wrong: list[Span] = []
        own, corrects, first = False, headed and not line, None
        for sentence in block:
            found = _taken_back(sentence, marked=marked or noted)
            if found is None:
                continue
            corrects, own = True, own or found.own
            wrong += found.wrong
            first = sentence.start if first is None else first
        if not corrects or (first is None and not marked):
            continue
        start = block[0].start if marked or first is None else first
        yield Notice(
            doing=Doing.CORRECTS,
            span=Span(start=start, end=block[-1].end),
            scope=Span(start=block[0].start, end=block[-1].end),
            own=own,
            who=None,
            wrong=tuple(wrong),
        )


_FULL_STOP = re.compile(r"[.!?][\"'”’»)\]]*$")
_OWNS_UP = re.compile(
    rf"\b(?:{_OWN_HOUSE}|[Tt]he (?:[A-ZÀ-Þ][\w’'-]*\s){{0,3}}[A-ZÀ-Þ][\w’'-]*|(?i:this (?:paper|newspaper|site|station|magazine)))\s+(?:\w+ly\s+)?(?:regrets?|apologi[sz]es?\s+for|(?:is|are)\s+sorry\s+(?:for|about))\s+"
    r"(?:the|this|these|our|its|any|an)\s+(?:\w+\s+){0,2}?(?:errors?|mistakes?|inaccurac(?:y|ies)|slips?)\b(?!\s+(?:of|by|made)\b)"
    r"|\b(?i:the|this|our)\s+(?:error|mistake)\s+(?:has|have)\s+(?:now\s+|since\s+)?been\s+(?:corrected|amended|put\s+right)\b"
)
"""A publisher that owns up to having told something wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _TakenBack:
    """What one sentence of a correction takes back."""

    own: bool
    wrong: tuple[Span, ...]


def _taken_back(sentence: _Sentence, *, marked: bool) -> _TakenBack | None:
    """Return what a sentence takes back; ``None``: it corrects nothing."""
    words = sentence.words
    found = _EARLIER.search(words)
    own = found is not None
    if found is None:
        found = _ERRED.search(words) or _BEFORE.search(words) or _FRENCH_EARLIER.search(words)
        own = found is not None and re.match(r"(?:this|une)\s", found[0], re.IGNORECASE) is not None
    # what stands behind "not" or "instead of" is wrong where the sentence says what is right
    telling = _CORRECTS.match(words) or _AMENDED.search(words)
    if telling is not None or _SHOULD.search(words) is not None and (marked or found is not None):
        wrong = _behind_right(sentence)
        if wrong or telling is not None:
            page = telling is not None and re.match(r"(?i)this\b", telling[0].strip()) is not None
            if found is None:
                return _TakenBack(own=page or telling is not None, wrong=wrong)
            own = own or page
    if found is None and marked and not _SHOULD.search(words):
        if _OUR_OWN.search(words):
            found = _IN_NOTE.search(words)
        if found is not None and _NOT_OWN_WORD.search(words[: found.start()]):
            found = None
        if found is None and _NOT_THIS.search(words) and (wrong := _behind_right(sentence)):
            return _TakenBack(own=False, wrong=wrong)
    if found is None:
        return None
    if not marked and _NOT_OWN_WORD.search(words[: found.start()]) and not own:
        return None
    start = sentence.start + found.start("verb")
    rest = words[found.start("verb") :]
    skip = found.end("verb") - found.start("verb")
    turn = min(
        (match.start() for pattern in (_TURN, _WRONG_THEN_RIGHT) if (match := pattern.search(rest, skip))),
        default=len(rest),
    )
    return _TakenBack(own=own, wrong=(Span(start=start, end=start + turn),))


def _behind_right(sentence: _Sentence) -> tuple[Span, ...]:
    words = sentence.words
    for pattern in (_TO_FROM, _FROM_TO):
        if found := pattern.search(words):
            return (
                Span(start=sentence.start + found.start("wrong"), end=sentence.start + found.end("wrong")),
            )
    wrong = []
    for found in _NOT_THIS.finditer(words):
        tail = re.search(r"[.;!?)]|,\s", words[found.end() :])
        end = found.end() + (tail.start() if tail else len(words) - found.end())
        wrong.append(Span(start=sentence.start + found.end(), end=sentence.start + end))
    return tuple(wrong)


_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_WORDS = {word: n for n, word in enumerate(_UNITS)} | _TENS | {"dozen": 12}
_FRENCH = {
    word: n
    for n, word in enumerate(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
    )
}
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
_NO_AMOUNT = re.compile(
    rf"\b(?:\d{{1,2}}\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}|(?:19|20)\d\d|\d{{1,2}}[:.]\d\d|(?:paragraphs?|paras?|pars?|page|item|version|block|ward|district|zone|route|km|kilomet\w+|aged?)\s+[\w-]+|first|second|third)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\d{1,3}(?:[,  ]\d{3})+|\d+|[^\W\d_]+(?:-[^\W\d_]+)?", re.IGNORECASE)


def amounts(words: str) -> frozenset[int]:
    """Return the whole numbers that some words give, in digits or letters; dates, years and paragraphs give none."""
    plain = _NO_AMOUNT.sub(" ", words)
    found: set[int] = set()
    for match in _AMOUNT.finditer(plain):
        word = match[0].casefold()
        if word[0].isdigit():
            found.add(int(re.sub(r"\D", "", word)))
        elif word in _WORDS:
            found.add(_WORDS[word])
        elif word in _FRENCH and word not in {"un", "six"}:
            found.add(_FRENCH[word])
        elif "-" in word and word.split("-")[0] in _TENS and word.split("-")[1] in _WORDS:
            found.add(_TENS[word.split("-")[0]] + _WORDS[word.split("-")[1]])
    return frozenset(found)
