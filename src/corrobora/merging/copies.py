"""Which report repeats another's text, whole or cut.

A sentence of six words or more *stands* in another report when at least seven
in ten of its four-word sequences do. A report copies another when at least
half of its own sentences, and two of them, stand there. Of two reports that
share text the copy is the one published later; where that is not known, the
one that is shorter. Thresholds are ours; `docs/methods/copies.md` says how
they were chosen.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from corrobora.edtf import bounds
from corrobora.records import CopyEdge, Report, ReportId

METHOD = "copies/1"
SENTENCE_SHARE = 0.7
REPORT_SHARE = 0.5
GRAM = 4
_POSTINGS = 12
"""Originals kept per word sequence: the earliest ones, which are the ones a copy can come from."""

_WORD = re.compile(r"[^\W_]+")
_CUT = re.compile(r"(?<=[.!?”\"])\s+|\n+")


def _sentences(report: Report) -> list[list[str]]:
    text = report.text
    for span in report.furniture:
        text = text[: span.start] + "\n" * (span.end - span.start) + text[span.end :]
    found = [[w.casefold() for w in _WORD.findall(part)] for part in _CUT.split(text)]
    return [words for words in found if len(words) >= 6]


def _grams(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)]


def _order(report: Report) -> tuple[str, int, str]:
    published = report.published
    first = "9999" if published is None or published.edtf is None else bounds(published.edtf)[0].isoformat()
    return first, -sum(len(s) for s in _sentences(report)), report.id


def find_copies(reports: Sequence[Report]) -> dict[ReportId, tuple[CopyEdge, ...]]:
    """Return for each report that repeats another the edge to its likeliest original.

    The result does not depend on the order of ``reports``. A copy of a copy
    points at the report it shares most with, the earliest of those.
    """
    ordered = sorted(reports, key=_order)
    postings: dict[tuple[str, ...], list[int]] = defaultdict(list)
    edges: dict[ReportId, tuple[CopyEdge, ...]] = {}
    for number, report in enumerate(ordered):
        sentences = _sentences(report)
        hits: Counter[int] = Counter()
        per_sentence: list[Counter[int]] = []
        for words in sentences:
            grams = _grams(words)
            stands: Counter[int] = Counter()
            for gram in grams:
                for other in postings.get(gram, ()):
                    stands[other] += 1
            found = Counter({other: 1 for other, n in stands.items() if n >= SENTENCE_SHARE * len(grams)})
            per_sentence.append(found)
            hits.update(found)
        if hits:
            other, count = min(hits.items(), key=lambda item: (-item[1], item[0]))
            share = count / len(sentences)
            if share >= REPORT_SHARE and count >= min(2, len(sentences)):
                edges[report.id] = (
                    CopyEdge(
                        report=ordered[other].id,
                        share=round(share, 3),
                        evidence=f"{count} of {len(sentences)} sentences stand in the other report word for word or nearly so",
                    ),
                )
        for words in sentences:
            for gram in set(_grams(words)):
                if len(postings[gram]) < _POSTINGS:
                    postings[gram].append(number)
    return edges
