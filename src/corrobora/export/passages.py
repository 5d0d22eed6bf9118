"""A report's text as HTML with every claim's passage marked, working without scripts.

Each claim's passage is one element with the claim's id, so that a link to
``#c-…`` highlights the whole of it by ``:target`` alone. Passages that lie
inside one another nest. Where two cross, HTML cannot nest them: the later one
is cut where the earlier ends, and a rule of its own (`Marked.crossing`) lights
the rest up together with its beginning.
"""

import heapq
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from corrobora.records import Claim, ClaimId, Report

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BEGUN = Markup('<span class="said" id="{}">')
_CONTINUED = Markup('<span class="said x-{}">')
_LINES = re.compile(r"(?:\r?\n)+")


def printable(text: str) -> str:
    """Return the text with characters that HTML cannot carry replaced one for one by U+FFFD."""
    return _CONTROL.sub("\ufffd", text)


def clipped(text: str, limit: int) -> str:
    """Return the text on one line, cut at a word to at most `limit` characters, the cut shown by […]."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    kept = line[: limit - 4]
    space = kept.rfind(" ")
    return (kept[:space] if space > limit // 2 else kept).rstrip(" ,;:") + " […]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A passage with the words around it, on one line each."""

    before: str
    words: str
    after: str


def context(report: Report, start: int, end: int, *, reach: int = 160) -> Context:
    """Return a passage with up to `reach` characters of its paragraph on either side."""
    text = report.text
    paragraph = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    left, right = max(paragraph, start - reach), min(stop, end + reach)
    before, after = text[left:start], text[end:right]
    if left > paragraph:
        before = "… " + before.partition(" ")[2]
    if right < stop:
        after = after.rpartition(" ")[0] + " …"
    return Context(before=before, words=text[start:end], after=after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A report's text as HTML."""

    html: Markup
    crossing: tuple[ClaimId, ...]
    """Claims whose passage had to be cut: each needs a rule that lights ``.x-<id>`` with ``#<id>``."""


@dataclass(frozen=True, slots=True, order=True)
class _Piece:
    start: int
    minus_end: int
    """Longest first at one start, so that what encloses is opened before what it encloses."""
    id: str
    continued: bool

    @property
    def end(self) -> int:
        return -self.minus_end


def mark_report(report: Report, claims: Iterable[Claim], labels: Mapping[ClaimId, str]) -> Marked:
    """Return the whole text of a report with its claims marked and its furniture dimmed.

    `labels` names each claim for the reader; the label stands behind the
    passage as a link to the claim's entry (``#k-<id>``).
    """
    waiting = [
        _Piece(start, -end, claim_id, continued=False)
        for claim_id, start, end in sorted({(claim.id, claim.start, claim.end) for claim in claims})
        if 0 <= start < end <= len(report.text)
    ]
    heapq.heapify(waiting)
    furniture = [(span.start, span.end) for span in sorted(report.furniture, key=lambda span: span.start)]
    parts: list[Markup] = []
    crossing: set[ClaimId] = set()
    cut: set[tuple[str, int]] = set()
    opened: list[_Piece] = []
    position = 0

    def text_to(end: int) -> None:
        nonlocal position
        if end > position:
            parts.append(_run(report.text, position, end, furniture))
            position = end

    def close_to(limit: int) -> None:
        while opened and opened[-1].end <= limit:
            piece = opened.pop()
            text_to(piece.end)
            if (piece.id, piece.end) not in cut:
                label = labels[ClaimId(piece.id)]
                parts.append(
                    Markup('<a class="ref" href="#k-{}" title="Claim {}">{}</a>').format(
                        piece.id, label, label
                    )
                )
            parts.append(Markup("</span>"))

    while waiting:
        piece = heapq.heappop(waiting)
        close_to(piece.start)
        if opened and opened[-1].end < piece.end:
            border = opened[-1].end
            heapq.heappush(waiting, _Piece(border, piece.minus_end, piece.id, continued=True))
            crossing.add(ClaimId(piece.id))
            cut.add((piece.id, border))
            piece = _Piece(piece.start, -border, piece.id, continued=piece.continued)
        text_to(piece.start)
        tag = _CONTINUED if piece.continued else _BEGUN
        parts.append(tag.format(piece.id))
        opened.append(piece)
    close_to(len(report.text))
    text_to(len(report.text))
    return Marked(html=Markup("").join(parts), crossing=tuple(sorted(crossing)))


def _run(text: str, start: int, end: int, furniture: list[tuple[int, int]]) -> Markup:
    """Return a stretch without inner passages, its furniture wrapped, its line ends drawn as gaps."""
    parts: list[Markup] = []
    position = start
    for left, right in furniture:
        if right <= position or left >= end:
            continue
        parts.append(_lines(text[position : max(left, position)]))
        inner = _lines(text[max(left, position) : min(right, end)])
        parts.append(Markup('<span class="furniture">{}</span>').format(inner))
        position = min(right, end)
    parts.append(_lines(text[position:end]))
    return Markup("").join(parts)


def _lines(text: str) -> Markup:
    gaps = Markup('<span class="gap">{}</span>')
    parts: list[Markup] = []
    position = 0
    for found in _LINES.finditer(text):
        parts.append(escape(printable(text[position : found.start()])))
        parts.append(gaps.format(found[0]))
        position = found.end()
    parts.append(escape(printable(text[position:])))
    return Markup("").join(parts)
