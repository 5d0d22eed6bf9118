"""Cut a report's text into paragraphs and sentences that keep their offsets.

Sentence ends are found by rule: a final mark, optional closing quotes, white
space, and something that can begin a sentence, unless the mark belongs to a
title, an initial or another abbreviation. A line break ends a paragraph unless
the block is hard-wrapped. Furniture is left out. What runs on longer than any
honest sentence is cut into pieces, so that no text takes longer to read than its
length warrants.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corrobora.records import Span

METHOD = "sentences/3"

_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen lt col maj capt sgt cpl pvt brig adm cmdr comdt insp supt det rev fr msgr hon gov sen rep pres amb jr sr
    st mt no nos vs etc inc ltd co corp dept jan feb mar apr jun jul aug sep sept oct nov dec
    barr engr alh adv asp dsp acp
    mon tue tues wed thu thurs fri sat sun approx est fig art vol al ca cf e.g i.e u.s u.n u.k a.m p.m""".split()
)
_BREAK = re.compile(r"(?<![.!?…])([.!?…]++)([\"”’')\]]*+)(\s++)(?=[\"“‘'(\[]*[A-Z0-9À-ÖØ-Þ])")
_MAY_END = frozenset("etc inc ltd co corp jr sr u.s u.n u.k a.m p.m".split())
"""Abbreviations that may end a sentence too: they do where a word follows that is a name of nobody."""
_NUMBERS = frozenset({"no", "nos"})
_STARTS = re.compile(
    r"[\"“‘'(\[]*(?:The|A|An|It|He|She|They|We|I|This|That|These|Those|There|His|Her|Their|Its|Our|In|On|At|As|But|And|After|Before|When|While|Since|For|From|By|Some|Many|Several|No|Not|Nobody|One|Two)\s"
)
_LAST_WORD = re.compile(r"([A-Za-zÀ-ÿ.]+)$")
LONGEST = 1500
"""So many characters may a sentence have; the longest of honest news are far below 1,000.

Rules that look back and forth within a sentence take longer than its length:
a line of 600,000 characters without a full stop would never be read.
"""
LATELY = 16
"""Of so many reports the cut text is kept: the same is asked for when the model is to mark a report and when it is read."""
_SEAMS = (";", ",", " ")
_LEAST = LONGEST // 2
"""A piece is cut at the last seam behind so many characters, and in a word only where it has no seam."""
_TITLE_SMALL = frozenset("a an and as at by for from in into of on or over the to up with".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a report.

    ``start`` and ``end`` are code points of the report's text; ``paragraph``
    numbers the paragraph it stands in. A ``heading`` is a short line without a
    final mark: it repeats what the text says, so it is context and no claim.
    """

    text: str
    start: int
    end: int
    paragraph: int
    heading: bool = False


def _is_heading(line: str) -> bool:
    words = line.split()
    if not words or len(words) > 18 or line.rstrip()[-1] in ".!?…:;,”\"'’)":
        return False
    heavy = [w for w in words if w.lower() not in _TITLE_SMALL and w[0].isalpha()]
    capitals = sum(1 for w in heavy if w[0].isupper())
    return len(words) <= 9 or (bool(heavy) and capitals / len(heavy) >= 0.75) or line.isupper()


def _wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines of a block are one paragraph broken at a column."""
    if len(lines) < 2:
        return False
    if len(lines) == 2:
        return lines[1][:1].islower() and lines[0].rstrip()[-1:] not in '.!?”"'
    body = [len(line) for line in lines[:-1]]
    near = sum(1 for n in body if 45 <= n <= 100)
    broken = sum(1 for line in lines[:-1] if line.rstrip()[-1:] not in '.!?”"')
    return max(body) <= 110 and near / len(body) >= 0.7 and broken / len(body) >= 0.5


def _paragraphs(text: str, furniture: Sequence[Span]) -> Iterator[tuple[int, int]]:
    holes = sorted((span.start, span.end) for span in furniture)
    pieces: list[tuple[int, int]] = []
    at = 0
    for start, end in holes:
        if start > at:
            pieces.append((at, start))
        at = max(at, end)
    pieces.append((at, len(text)))
    for left, right in pieces:
        for block in re.finditer(r"(?:(?!\n[ \t]*\n).)+", text[left:right], re.DOTALL):
            base = left + block.start()
            lines = list(re.finditer(r"[^\n]+", block.group()))
            lines = [m for m in lines if m.group().strip()]
            if not lines:
                continue
            if _wrapped([m.group() for m in lines]):
                yield base + lines[0].start(), base + lines[-1].end()
            else:
                for m in lines:
                    yield base + m.start(), base + m.end()


def _ends(paragraph: str) -> Iterator[int]:
    for mark in _BREAK.finditer(paragraph):
        if mark.group(1) == ".":
            before = _LAST_WORD.search(paragraph, max(0, mark.start() - 24), mark.start())
            word = before.group(1).lower() if before else ""
            ends = word in _MAY_END and _STARTS.match(paragraph, mark.end()) is not None
            if (
                not ends
                and not mark.group(2)
                and (word in _ABBREVIATIONS or (len(word) == 1 and word != "i"))
                # "No. 17" goes on; "In the capital? No. The army …" does not
                and (word not in _NUMBERS or paragraph[mark.end() : mark.end() + 1].isdigit())
            ):
                continue
        yield mark.end(2)
    yield len(paragraph)


def _pieces(raw: str) -> Iterator[tuple[int, int]]:
    """Return the stretches of a sentence that are read apart: one, unless it is longer than any honest one."""
    at = 0
    while len(raw) - at > LONGEST:
        cut = at + LONGEST
        for seam in _SEAMS:
            last = raw.rfind(seam, at + _LEAST, at + LONGEST)
            if last >= 0:
                cut = last + 1
                break
        yield at, cut
        at = cut
    yield at, len(raw)


@lru_cache(maxsize=LATELY)
def split_sentences(text: str, *, furniture: tuple[Span, ...] = ()) -> tuple[Sentence, ...]:
    """Return the sentences of ``text`` in order, each with its offsets.

    Every sentence satisfies ``text[s.start:s.end] == s.text``, carries no
    white space at its edges, and has at most `LONGEST` characters.
    """
    found: list[Sentence] = []
    for number, (left, right) in enumerate(_paragraphs(text, furniture)):
        paragraph = text[left:right]
        sole = paragraph.strip()
        at = 0
        for end in _ends(paragraph):
            whole = paragraph[at:end].rstrip()
            lead = len(whole) - len(whole.lstrip())
            for first, last in _pieces(whole[lead:]):
                raw = whole[lead + first : lead + last]
                words = raw.strip()
                if words:
                    start = left + at + lead + first + (len(raw) - len(raw.lstrip()))
                    found.append(
                        Sentence(
                            text=words,
                            start=start,
                            end=start + len(words),
                            paragraph=number,
                            heading=words == sole and _is_heading(words),
                        )
                    )
            at = end
    return tuple(found)
