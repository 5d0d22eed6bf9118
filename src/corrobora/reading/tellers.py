"""Whose words a report, or a long stretch of it, is as a whole: testimony, an interview's answers, a letter's "you".

A newsroom's text is the outlet's own voice wherever it makes nobody speak. Some
texts are not: what a witness told is the witness's from the first line to the
last, and the paragraphs between an interviewer's questions are the answers of
one person. Without a sign that plainly says so, a text stays with its outlet.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corrobora.reading.attribution import can_speak, find_attributions, find_told
from corrobora.reading.sentences import Sentence
from corrobora.reading.speakers import BEARS_ARMS, Voices, issuer_of, make_speaker, own_kind, person_name
from corrobora.records import Report, Speaker

METHOD = "tellers/4"

_BY = r"(?P<who>(?:an?|the|one|two|[A-ZÀ-Þ][\w’'-]+)\b[^,.;:()]{0,60}?)"
_TOLD = re.compile(
    rf"\W*(?:(?:this is |here is )?(?:the |an? )?(?:[Aa]s\s+)?(?:[Tt]old|[Nn]arrated|[Rr]ecounted)\s+by\s+{_BY}(?=\s+to\s|\s*[.,(])|"
    rf"(?:[Tt]his is )?(?:[Tt]he )?(?:[Tt]estimony|[Aa]ccount|[Ss]tory|[Ww]itness statement)\s+(?:of|by|from)\s+{_BY.replace('who', 'whose')}(?=,|\s*[.(]|\s+(?:as told|recorded|taken|given|to)\b))"
)
"""Words that hand a whole text to one person ("Told by a nurse to …", "Testimony of …")."""
_OPENING = 6
"""Such words stand in one of the first sentences."""
_FIRST_PERSON = re.compile(r"(?<![“\"‘'\w])(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_QUESTION_WORDS = 45
_QUESTIONS = 3
"""So many paragraphs that ask something make an interview; a column asks one or two."""
_LABEL = re.compile(r"^(?:Q|Question|A|Answer)\s*[:.]\s")
_ADDRESSED = re.compile(r"(?i)^(?:(?:an )?open letter\s+)?to\s+(?P<who>(?:the\s+)?[^,:;–—|]{4,80})$")
FOLLOWS = re.compile(r"(?i)\b(?:the following|as follows|following statement|in these words)\b[^.]*:\s*$")
"""A sentence that hands the word to what stands below it."""
_PAPER = r"(?:statement|communiqu[eé]|declaration|letter|message|press\s+release|release|press\s+note|note|bulletin|appeal|response|reply)"
_ISSUER = r"(?P<{}>(?:(?:the|its|their|an?)\s+)?[\w’'-]+(?:\s+(?!(?:on|in|follows?|reads?|as|dated|below|late|has|have|was|were|is|are|had|will|would|did|released|issued|published|sent|put|made|said|today|yesterday)\b)[\w.’'()-]+){{0,9}}?)"
_IN_FULL = re.compile(
    rf"(?i)(?:\btext\s+of\b|\bfollowing\s+is\b|\bbelow\s+is\b|\bhere\s+is\b|\b(?:reproduce|publish|print|carry|run|quote)s?\b).{{0,40}}?\b{_PAPER}(?:\s+(?:issued|released|sent|signed|made|published|received|put\s+out))?"
    rf"(?:\s+on\s+\w+(?:\s+\w+)?)?\s+(?:by|of|from)\s+{_ISSUER.format('by')}(?=\s*(?:[:.,]|$|\s(?:on|in|follows?|reads?|as|dated|below|late)\b))"
    rf"|^\W*{_ISSUER.format('sender')}\s+(?:has\s+|have\s+)?(?:released|issued|published|sent|put\s+out|made|distributed|circulated)\s+(?:us\s+|the\s+media\s+)?the\s+following\s+(?:[\w-]+\s+)?{_PAPER}\b"
    rf"(?:\s+(?:by|of|from|on\s+behalf\s+of)\s+{_ISSUER.format('issuer')}(?=\s*(?:[:.,]|$|\s(?:on|in|follows?|reads?|as|dated|below|late)\b))|(?!\s+(?:by|of|from|on\s+behalf\s+of)\b))"
    rf"|^\W*(?:the\s+(?:full\s+)?{_PAPER}\s+(?:by|of|from)\s+{_ISSUER.format('writer')}|{_ISSUER.format('owner')}['’]s?\s+(?:full\s+)?{_PAPER})\s+(?:reads?|follows|is\s+(?:given|reproduced|quoted))\b"
)
"""A sentence that hands the word to a paper quoted in full, and whose paper it is."""
_WHOLE = re.compile(
    r"(?i):\W{0,5}$|\b(?:in\s+full|below|follows|verbatim|unabridged|unedited|word\s+for\s+word|in\s+its\s+entirety)\b[^,;]{0,20}$"
)
_QUOTED_BELOW = re.compile(r"(?<=:)\s*[“\"«]")
_TELLER = r"(?P<who>(?:[A-ZÀ-Þ]|\b(?:an?|the|one|two|three|four|five|several|some|many|local|other)\s)[^.;:“”\"]{1,90}?)"
_HAPPENED = (
    r"(?:(?:the|that|this|their|his|her|its|every|those)\s+(?:\w+\s+){0,2}?(?:attacks?|raid|massacre|killings?|night|day|morning|evening|afternoon|hours?|minutes|moments|events|scenes?|incident|ordeal|assault|ambush|strike|"
    r"bombing|bombardment|shelling|shooting|operation|crackdown|arrests?|detention|escape|flight|details?|abduction|march|sequence)|what\s+(?:had\s+)?(?:happened|followed|they|he|she|it)\b[^.]{0,40}|how\s+(?:it|they|he|she)\b[^.]{0,40}|"
    r"(?:scenes?\s+of\s+\w+))(?:\s+(?:at|in|on|of|near|inside|outside|against)\s+(?:(?!\bas\b)[^.;:,\d]){2,50})?"
)
_ACCOUNT = r"(?:version|account|testimony|description|statement|story)"
_HOW_IT_IS_TOLD = r"(?:,?\s+(?:in\s+(?:\w+\s+)?detail|well|clearly|vividly|step\s+by\s+step|by\s+(?:tele)?phone|differently|otherwise|again|to\s+[^.;:]{3,50}|of\s+(?:the|that|what)\s[^.;:]{3,50}|on\s+\w+day|in\s+(?:an\s+interview|court)[^.;:]{0,30})){0,3}"
_RETELLS = re.compile(
    rf"(?:(?P<paper>[Tt]he\s+(?:[\w’'-]+\s+){{0,3}}?(?:report|indictment|verdict|judgment|study|affidavit|complaint|dossier|file)(?:\s+(?:by|of)\s+[^.;:,]{{3,60}})?)\s+(?:describes|described|details|detailed|sets?\s+out|lists|listed|reconstructs|paints|painted)\s+"
    rf"(?:{_HAPPENED}|an?\s+\w+\s+picture|the\s+(?:victims|dead|findings|evidence))"
    rf"|{_TELLER}\s+(?:(?:also|still|later|then|has|have)\s+)?(?:(?:(?:describe|recount|recall|relate|narrate|remember|reconstruct|retrace|detail)(?:s|d|ed)?|relived)\s+|told\s+(?:[^.;:]{{2,40}}\s)?(?:of\s+)?(?=what\b|how\b)){_HAPPENED}"
    rf"|{_TELLER.replace('who', 'giver')}\s+(?:gave|gives?|offers?|offered|tells?|told)\s+(?:us\s+|investigators\s+|reporters\s+)?(?:an?(?:other)?|his|her|their|its|the\s+same|one)\s+(?:(?:very\s+)?[\w-]+\s+){{0,2}}?{_ACCOUNT}"
    rf"|{_TELLER.replace('who', 'other')}\s+(?:tells?|told)\s+it\s+(?:differently|otherwise)"
    rf"|{_TELLER.replace('who', 'owner')}(?:['’]s|(?<=s)['’])\s+(?:\w+\s+)?{_ACCOUNT}\s+(?:is|was|differs|runs)(?:\s+(?:very\s+|quite\s+|entirely\s+)?(?:different|differently|another|as\s+follows|this))?"
    rf"){_HOW_IT_IS_TOLD}\s*[.:]?\s*$"
)
"""A sentence that says no more than that somebody tells what happened ("Survivors described the attack."): what follows is theirs."""
_WRITTEN_DOWN = re.compile(
    r"[Tt]he\s+(?:[\w’'-]+\s+){0,3}?(?:report|indictment|verdict|judgment|study|affidavit|complaint|dossier|file)\b"
)
_ARMED = re.compile(
    r"(?i)\b(?:peace-?keep\w*|blue\s+helmets|guards?|guardsm[ae]n|vigilant\w+|fighters?|militia\w*|gunm[ae]n|hunters|mercenar\w+|wardens?|rangers?|troops|police\w*|officers?|commanders?|contractors?|soldiers?)\b"
)
_FURTHER = re.compile(r"\s(?:of|from|in|at|near|who|whose)\s")
"""What stands behind the noun for whoever tells."""
_OF_A_COURT = re.compile(r"[Tt]he\s+(?:indictment|verdict|judgment)\b")
_SAID_OF_HIM = re.compile(r",?\s+who\s.*$")
_NO_TELLER = re.compile(
    r"(?i)\b(?:no|nobody|none|not|never|neither|yet|nor|refused|declined|failed|unable|will|would|should|could|if|whether|few|hardly|cannot|can|who|which|artists?|novels?|films?|paintings?|books?)\b"
)
_NEWS_AGAIN = re.compile(
    r"^\W*(?:On\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|On\s+(?:\d|[A-Z][a-z]+\s+\d)|In\s+(?:[A-Z][a-z]+|\d{4}|recent|another|the\s+past)\b|Last\s|Since\b|Meanwhile|Elsewhere|Separately|Also\b|The\s+(?:attack|raid|killings?|incident|violence)\s+(?:is|was|came|comes|follows|followed)\b|"
    r"It\s+(?:is|was)\s+the\s|This\s+(?:is|was)\s|There\s+(?:is|are|has|have)\b|A\s+(?:total|year|month|week)\b|Human\s+rights\b)|\b(?:has|have)\s+(?:\w+ly\s+|not\s+|since\s+|also\s+|yet\s+|now\s+)?(?:\w+ed|been|begun|taken|made|said|given|found|become)\b|"
    r"\b(?:[Aa]ccording\s+to|[Aa]uthorities|[Yy]esterday|last\s+(?:week|month|year)|this\s+(?:week|year))\b|"
    r"^\W*(?:But|Yet|However|Nevertheless|Nonetheless|Still|Contrary)\b|\b(?:[Vv]ideos?|[Cc]ameras?|[Ff]ootage|[Ff]alse)\b|\b[Cc]ontradict"
)
"""A sentence with one of these is the newsroom's again: dates, the state of things today, another occasion, what speaks against it."""
_LONGEST_RETELLING = 8


def handed_on(sentence: str, voices: Voices) -> Speaker | None:
    """Return whose paper is quoted in full below a sentence ("The text of the statement by the Front follows:")."""
    sentence = _QUOTED_BELOW.split(sentence, maxsplit=1)[0]
    if _WHOLE.search(sentence) is None:
        return None
    found = _IN_FULL.search(sentence)
    who = (
        None
        if found is None
        else found["by"] or found["issuer"] or found["sender"] or found["writer"] or found["owner"]
    )
    if who is None or not can_speak(who):
        return None
    return make_speaker(who, beside="", sentence="", told=None, via=(), voices=voices)


def retold_by(sentence: str, voices: Voices) -> Speaker | None:
    """Return who tells what happened in the sentences that follow one which says no more than that he tells it.

    Whoever bears arms or an office hands over no account: what follows may as well be held against him.
    """
    found = _RETELLS.match(sentence)
    who = (
        None
        if found is None
        else found["who"] or found["giver"] or found["other"] or found["owner"] or found["paper"]
    )
    if who is None or _NO_TELLER.search(_SAID_OF_HIM.sub(" ", who) + sentence[len(who) :]):
        return None
    named, _, beside = who.partition(", ")
    if not can_speak(named) and _WRITTEN_DOWN.match(named) is None:
        return None
    if beside and person_name(named, voices.cast) is None and person_name(beside.rstrip(","), voices.cast):
        named, beside = beside.rstrip(","), named
    told = find_told(sentence)
    teller = make_speaker(
        named,
        beside=beside.rstrip(","),
        sentence=sentence,
        told=None if told is None else told[1],
        via=(),
        voices=voices,
    )
    armed = teller.kind in BEARS_ARMS or _ARMED.search(_FURTHER.split(named, maxsplit=1)[0]) is not None
    return None if armed and _OF_A_COURT.match(named) is None else teller


def retold_until(sentences: Sequence[Sentence], number: int) -> int | None:
    """Return where a retelling that a sentence opens ends: with its paragraph, or where the newsroom or somebody else speaks again."""
    end: int | None = None
    for sentence in sentences[number + 1 : number + 1 + _LONGEST_RETELLING]:
        if sentence.paragraph != sentences[number].paragraph or _NEWS_AGAIN.search(sentence.text):
            break
        if any(a.source is not None for a in find_attributions(sentence.text)):
            break
        end = sentence.end
    return end


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A stretch of a report, offsets in code points, and whose words it is."""

    start: int
    end: int
    speaker: Speaker


def find_tellings(report: Report, sentences: Sequence[Sentence], voices: Voices) -> tuple[Telling, ...]:
    """Return the stretches of a report that are one person's words without saying so sentence by sentence."""
    told = (
        _testimony(report, sentences, voices)
        or _own_words(report, sentences, voices)
        or _signed(report, sentences, voices)
    )
    if told is not None:
        return (told,)
    return _turns(report, sentences, voices) or _answers(report, sentences, voices)


def addressee(report: Report, voices: Voices) -> Speaker | None:
    """Return whom an open letter calls "you", by its title."""
    match = _ADDRESSED.match((report.title or "").strip())
    if match is None or not re.search(r"\b[Yy]ou\b", report.text):
        return None
    return make_speaker(match.group("who"), beside="", sentence="", told=None, via=(), voices=voices)


def _testimony(report: Report, sentences: Sequence[Sentence], voices: Voices) -> Telling | None:
    for number, sentence in enumerate(sentences[:_OPENING]):
        match = _TOLD.match(sentence.text)
        if match is None:
            continue
        rest = sentences[number + 1 :]
        if sum(_FIRST_PERSON.search(s.text) is not None for s in rest) < 2:
            return None
        words = match.group("who") or match.group("whose")
        speaker = make_speaker(words, beside="", sentence="", told=None, via=(), voices=voices)
        kind = own_kind(" ".join(s.text for s in rest), speaker.kind)
        return Telling(start=sentence.end, end=len(report.text), speaker=replace(speaker, kind=kind))
    return None


_HANDED_OVER = re.compile(
    r"(?i)\b(?:(?:these|those) are|in) (?:his|her|their)(?: own)? words\b|\bhere is (?:his|her|their) (?:story|account|testimony)\b|\bthis is (?:his|her|their|what (?:he|she|they)) (?:story|account|testimony|told|said|saw|remembers?)\b|"
    r"\b(?:tells|told|recounts?|recounted|narrates?|narrated) (?:his|her|their) story\b|\b(?:spoke|speaks|talked|told|dictated|sent|gave)\b[^.]{0,60}?\b(?:voice messages?|by (?:tele)?phone over|account of that (?:day|night))\b"
)
"""Words that hand the rest of a text to the person named before them ("These are her words.")."""
_MOSTLY = 4
"""So many sentences in the first person at least has what is one person's own account."""


def _own_words(report: Report, sentences: Sequence[Sentence], voices: Voices) -> Telling | None:
    """Read "X, a charcoal seller, spoke to us. These are her words." and the account below it, up to where the newsroom speaks again."""
    number = next((n for n, s in enumerate(sentences[:_OPENING]) if _HANDED_OVER.search(s.text)), None)
    if number is None:
        return None
    rest = sentences[number + 1 :]
    first = [n for n, s in enumerate(rest) if _ME.search(s.text)]
    if len(first) < _MOSTLY:
        return None
    opening = " ".join(s.text for s in sentences[: number + 1])
    aged = _NAMED_WITH_AGE.match(opening)
    who = (
        _answering(opening, report, voices)
        if aged is None
        else make_speaker(aged["who"], beside="", sentence="", told=None, via=(), voices=voices)
    )
    if who is None:
        return None
    paragraph = rest[first[-1]].paragraph
    last = max((s for s in rest if s.paragraph == paragraph), key=lambda s: s.end)
    kind = own_kind(" ".join(s.text for s in rest), who.kind)
    return Telling(start=sentences[number].end, end=last.end, speaker=replace(who, kind=kind))


_NAMED_WITH_AGE = re.compile(
    r"\W*(?P<who>[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+){0,3}),\s+(?:aged\s+)?\d{1,2}\b"
)
_LETTER = re.compile(
    r"(?im)\bletter\b|^\s*(?:excellency|dear\s|to (?:his|her|your) excellency|(?:yours|respectfully|sincerely)\b)"
)
_SIGNATURE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'-]*|of|the|and|for|de|du|la|,)(?:\s+(?:[A-ZÀ-Þ][\w.,’'-]*|of|the|and|for|de|du|la))*"
)
_LONGEST_SIGNATURE = 9


def _signed(report: Report, sentences: Sequence[Sentence], voices: Voices) -> Telling | None:
    """Read a letter in the first person as the words of who signs it, where no body issues it."""
    if not _LETTER.search(f"{report.title or ''}\n{report.text}") or issuer_of(report, voices) is not None:
        return None
    if sum(_ME.search(s.text) is not None for s in sentences) < _MOSTLY:
        return None
    lines = [line.strip() for line in report.text.strip().splitlines() if line.strip()]
    below: list[str] = []
    for line in reversed(lines[-3:]):
        if len(line.split()) > _LONGEST_SIGNATURE or not _SIGNATURE.fullmatch(line):
            break
        below.insert(0, line.rstrip(","))
    if not below:
        return None
    # a name, and beneath it the office: "Justin Kabasele, Mayor of Rutenge"
    words = " ".join(reversed(below[-2:])) if len(below) > 1 else below[0]
    speaker = make_speaker(words, beside="", sentence="", told=None, via=(), voices=voices)
    return Telling(start=0, end=len(report.text), speaker=speaker)


_ME = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")


def _turns(report: Report, sentences: Sequence[Sentence], voices: Voices) -> tuple[Telling, ...]:
    """Return the turns of a transcript, each under the label its line begins with.

    A label is a name in capitals, a surname, or "Q" and "A". Two labels must take turns, one of them twice; the
    turns of whoever asks stay with the outlet.
    """
    starts: list[tuple[int, str]] = []
    for sentence in sentences:
        before = report.text[max(0, sentence.start - 1) : sentence.start]
        label = _TURN.match(sentence.text) if before in {"", "\n"} else None
        if label is not None:
            starts.append((sentence.start, label["who"].strip()))
    asked = any(_ASKER.fullmatch(name) for _, name in starts)
    tally = Counter(name for _, name in starts)
    again = [name for name, times in tally.items() if times > 1]
    if not asked and len(again) > 1:
        # two labels that come back take turns, whatever they are written in
        starts = [(start, name) for start, name in starts if tally[name] > 1 or name.isupper()]
    elif (
        not asked
    ):  # "Source: …", "Sudan: …" begin lines of any text; names in capitals do so in a transcript
        starts = [(start, name) for start, name in starts if name.isupper()]
    names = [name for _, name in starts]
    if (
        len(set(names)) < 2
        or len(names) < (3 if not asked else 2)
        or len(set(names)) > max(2, len(names) // 2 + 1)
    ):
        return ()
    if not asked and len(names) == len(set(names)):
        return ()
    opening = report.text[: starts[0][0]] + "\n" + report.text[starts[0][0] :]
    known: dict[str, Speaker | None] = {}
    turns: list[Telling] = []
    ends = [start for start, _ in starts[1:]] + [len(report.text)]
    for (start, name), end in zip(starts, ends, strict=True):
        if name not in known:
            speaker = _of_label(name, opening, report, voices)
            asks = not asked and _only_asks(name, starts, ends, report.text)
            known[name] = None if asks else speaker
        speaker = known[name]
        if speaker is not None:
            turns.append(Telling(start=start, end=end, speaker=speaker))
    return tuple(turns)


def _only_asks(name: str, starts: Sequence[tuple[int, str]], ends: Sequence[int], text: str) -> bool:
    """Whether a label is an outlet's or a newsroom's that puts questions: a short name in capitals, a radio, or turns that end in a question."""
    if _NEWSROOM.match(name):
        return True
    turns = [text[start:end].strip() for (start, who), end in zip(starts, ends, strict=True) if who == name]
    return 2 * sum(turn.endswith("?") for turn in turns) > len(turns)


_NEWSROOM = re.compile(
    r"(?:[A-Z]{2,5}$|(?:Radio|TV|Television|Channel|The\s+\w+\s+(?:Times|Post|Star|Mail|Tribune|Herald))\b)"
)
_TURN = re.compile(
    r"(?P<who>[QA]|Question|Answer|[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+(?:\s+[A-ZÀ-Þ][A-ZÀ-Þ’'.-]*){0,3}|(?:(?:Mr|Ms|Mrs|Dr|Fr)\.?\s+)?[A-ZÀ-Þ][a-zà-þ’'-]+(?:\s+[A-ZÀ-Þ][\wÀ-ÿ’'-]+){0,3})(?:\s+\([^()]{2,40}\))?\s*:\s"
)
_ASKER = re.compile(
    r"(?i)Q|Question|(?:the\s+)?(?:presenter|host|interviewer|moderator|anchor|reporter|journalist|news\s?reader|narrator|studio|correspondent|editor)"
)
_ANSWER = re.compile(r"(?i)A|Answer")
_TITLED = r"(?:(?:Father|Sister|Brother|Bishop|Pastor|Imam|Sheikh|Chief|Mayor|Governor|Doctor|Dr|Mr|Mrs|Ms|Professor|Colonel|Captain|General|Major|Judge|Nurse|Fr)\.?\s+)?"


def _of_label(label: str, text: str, report: Report, voices: Voices) -> Speaker | None:
    """Return who speaks under a label: the full name the text gives it, with what stands beside; ``None``: whoever asks."""
    if _ASKER.fullmatch(label):
        return None
    if _ANSWER.fullmatch(label):
        return _answering(text.split("\nQ", 1)[0], report, voices)
    last = label.rsplit(maxsplit=1)[-1]
    full = re.search(
        rf"{_TITLED}(?:[A-ZÀ-Þ][a-zà-þ’'-]+\s+){{0,3}}(?i:{re.escape(last)})(?!\s*:)(?:,\s*(?P<what>(?!(?:and|but|who)\b)[a-zà-þ][^,.;:?\n]{{3,80}}))?",
        text,
    )
    if full is None and (not label.isupper() or person_name(label.title(), voices.cast) is None):
        return None  # "Source:", "UPDATE:": no person the text knows
    words = label.title() if full is None else re.split(r",\s", full.group())[0]
    beside = "" if full is None or full["what"] is None else full["what"]
    return make_speaker(words, beside=beside, sentence="", told=None, via=(), voices=voices)


def _answers(report: Report, sentences: Sequence[Sentence], voices: Voices) -> tuple[Telling, ...]:
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    asking = [number for number, held in paragraphs.items() if _asks(held)]
    if len(asking) < _QUESTIONS:
        return ()
    who = _answering(
        " ".join(s.text for n, held in paragraphs.items() if n < asking[0] for s in held), report, voices
    )
    if who is None:
        return ()
    return tuple(
        Telling(start=held[0].start, end=held[-1].end, speaker=who)
        for number, held in paragraphs.items()
        if number > asking[0] and number not in asking
    )


def _asks(paragraph: Sequence[Sentence]) -> bool:
    words = sum(len(s.text.split()) for s in paragraph)
    first, last = paragraph[0].text, paragraph[-1].text
    return words <= _QUESTION_WORDS and last.endswith("?") and first[:1] not in {"“", '"', "‘", "«"}


def _answering(opening: str, report: Report, voices: Voices) -> Speaker | None:
    """Return who is interviewed: the one person whom the lines before the first question name."""
    for words in (opening, report.title or ""):
        for part in re.split(r"(?<=[.;:])\s+|,\s+", words):
            name = person_name(part, voices.cast)
            if name is None or words.count(name) == 0:
                continue
            behind = words[words.find(name) + len(name) :]
            beside = re.match(r"\s*(?:,|is|was)\s+(?P<what>[^.;]{3,120})", behind)
            return make_speaker(
                name, beside="" if beside is None else beside.group("what"), sentence="", told=None, via=(), voices=voices
            )  # fmt: skip
    return None


def addressed(words: str) -> bool:
    """Whether words stand for whoever is spoken to."""
    return words.lower() in {"you", "you all", "both of you"}
