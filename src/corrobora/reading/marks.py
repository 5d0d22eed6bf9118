"""From the scores of the trained model to marked attributions: windows, best tag sequences, links.

The model scores every word piece of a window for the three parts of an
attribution (source, cue, content), and every pair of a cue and a piece for
"this piece is in the source, in the content, of that cue". Here the scores
become stretches of text. Pure arithmetic on arrays: the model itself is run by
whoever hands its scores in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corrobora.records import Span

METHOD = "marks/1"
ROOM = 190
"""Word pieces of a window; the model was trained on windows of this length."""
OUTSIDE, BEGINS, INSIDE = 0, 1, 2
SOURCE, CUE, CONTENT = 0, 1, 2

Scores = npt.NDArray[np.float32]
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One attribution as the model marks it: stretches of the text, and how sure the model is."""

    source: tuple[Span, ...]
    cue: Span
    content: tuple[Span, ...]
    confidence: float
    """Mean probability of the tags chosen for cue, source and content, 0 to 1."""


def windows(text: str, pieces: Sequence[Stretch]) -> list[Stretch]:
    """Cut a text into windows of whole paragraphs, [first, end) pieces each, at most `ROOM` long.

    A paragraph longer than a window is cut behind its last full stop that fits,
    or where the window ends. ``pieces`` are the [start, end) offsets of the word
    pieces, ascending.
    """
    found: list[Stretch] = []
    first = 0
    stop = 0
    """Where the window may end: behind the last paragraph that fits."""
    pause = 0
    """Behind the last full stop that fits."""
    for at in range(len(pieces)):
        if at - first >= ROOM:
            end = stop if stop > first else pause if pause > first + ROOM // 3 else at
            found.append((first, end))
            first = end
        if at + 1 < len(pieces):
            gap = text[pieces[at][1] : pieces[at + 1][0]]
            if "\n" in gap:
                stop = at + 1
            elif gap and text[pieces[at][0] : pieces[at][1]] in {".", "?", "!", "”", '"'}:
                pause = at + 1
    if first < len(pieces):
        found.append((first, len(pieces)))
    return found


def log_softmax(scores: Scores) -> Scores:
    """Return log probabilities over the last axis."""
    top = scores - scores.max(-1, keepdims=True)
    logs: Scores = top - np.log(np.exp(top).sum(-1, keepdims=True))
    return logs


def best_paths(logs: Scores) -> npt.NDArray[np.int8]:
    """Return the likeliest tag of every piece, rows (rows, length), under the rule that INSIDE never follows OUTSIDE.

    Log probabilities (rows, length, 3) come in. Where taking the likeliest tag
    of every piece keeps the rule, that is the best path; only the rows where it
    does not go through Viterbi's algorithm, all at once.
    """
    path: npt.NDArray[np.int8] = logs.argmax(2).astype(np.int8)
    if not path.size:
        return path
    stray = (path[:, 1:] == INSIDE) & (path[:, :-1] == OUTSIDE)
    broken = np.flatnonzero((path[:, 0] == INSIDE) | stray.any(1))
    if broken.size:
        path[broken] = _viterbi(logs[broken])
    return path


def _viterbi(logs: Scores) -> npt.NDArray[np.int8]:
    rows, length, _ = logs.shape
    best = logs[:, 0].copy()
    best[:, INSIDE] = -np.inf
    came = np.zeros((rows, length, 3), dtype=np.int8)
    for at in range(1, length):
        free = best.argmax(1)
        top = best[np.arange(rows), free]
        held = np.where(best[:, BEGINS] >= best[:, INSIDE], BEGINS, INSIDE)
        kept = np.maximum(best[:, BEGINS], best[:, INSIDE])
        came[:, at, OUTSIDE] = came[:, at, BEGINS] = free
        came[:, at, INSIDE] = held
        best = np.stack((top, top, kept), 1) + logs[:, at]
    path = np.zeros((rows, length), dtype=np.int8)
    path[:, -1] = best.argmax(1)
    for at in range(length - 1, 0, -1):
        path[:, at - 1] = came[np.arange(rows), at, path[:, at]]
    return path


def stretches(path: Sequence[int] | npt.NDArray[np.int8]) -> list[Stretch]:
    """Return the [first, end) pieces of each stretch of one tag sequence."""
    found: list[Stretch] = []
    for at, tag in enumerate(path):
        if tag == BEGINS:
            found.append((at, at + 1))
        elif tag == INSIDE and found:
            found[-1] = (found[-1][0], at + 1)
    return found


def attributions(tags: Scores, arcs: Scores, pieces: Sequence[Stretch]) -> list[Marked]:
    """Mark the attributions of one window.

    Args:
        tags: (length, 9): OUTSIDE, BEGINS, INSIDE for source, cue and content.
        arcs: (6, length, length): for each cue piece (second axis) and piece
            (third axis) the three tags of its source, then of its content.
        pieces: Offsets of the window's pieces in the text.

    """
    length = len(pieces)
    logs = log_softmax(tags[:length].reshape(length, 3, 3))
    cues = stretches(best_paths(logs[None, :, CUE])[0])
    if not cues:
        return []
    heads = np.array([first for first, _ in cues])
    linked = arcs[:, heads, :length].reshape(2, 3, len(cues), length).transpose(0, 2, 3, 1)
    scores = log_softmax(linked.reshape(2 * len(cues), length, 3))
    paths = best_paths(scores)
    sure = np.exp(np.take_along_axis(scores, paths[:, :, None].astype(np.int64), 2))[:, :, 0]
    made: list[Marked] = []
    for number, (first, end) in enumerate(cues):
        of_cue = float(np.exp(logs[first:end, CUE].max(1)).mean())
        parts: list[tuple[Span, ...]] = []
        certain = [of_cue]
        for row in (number, len(cues) + number):
            found = stretches(paths[row])
            parts.append(tuple(Span(start=pieces[a][0], end=pieces[b - 1][1]) for a, b in found))
            certain.extend(float(sure[row, a:b].mean()) for a, b in found)
        made.append(
            Marked(
                source=parts[0],
                cue=Span(start=pieces[first][0], end=pieces[end - 1][1]),
                content=parts[1],
                confidence=round(sum(certain) / len(certain), 4),
            )
        )
    return made
