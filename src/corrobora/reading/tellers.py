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

from corrobora.reading.sentences import Sentence
from corrobora.reading.speakers import Voices, issuer_of, make_speaker, own_kind, person_name
from corrobora.records import Report, Speaker

METHOD = "tellers/3"

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
