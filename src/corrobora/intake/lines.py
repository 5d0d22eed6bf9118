"""The lines of a text with their places, which is what a pasted page is read by."""

from dataclasses import dataclass

from corrobora.records import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line without its white space at both ends. Offsets are code points into the text."""

    start: int
    end: int
    words: str


def split_lines(text: str) -> tuple[Line, ...]:
    """Return every line of a normalised text, blank ones included."""
    lines: list[Line] = []
    at = 0
    for raw in text.split("\n"):
        words = raw.strip()
        start = at + (len(raw) - len(raw.lstrip())) if words else at
        lines.append(Line(start=start, end=start + len(words), words=words))
        at += len(raw) + 1
    return tuple(lines)


def join_spans(spans: list[Span], text: str) -> tuple[Span, ...]:
    """Return the spans sorted, with those merged that touch or have nothing but white space between them."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if span.end <= span.start:
            continue
        if merged and not text[merged[-1].end : span.start].strip():
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
