"""From the scores of the trained model to marked attributions: windows, best tag sequences, links.

The model scores every word piece of a window for the three parts of an
attribution (source, cue, content), and every pair of a cue and a piece for
"this piece is in the source, in the content, of that cue". Here the scores
become stretches of text. Pure arithmetic on arrays: the model itself is run by
whoever hands its scores in.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corrobora.records import Span

METHOD = "marks/3"
ROOM = 190
"""Word pieces of a window; the model was trained on windows of this length."""
OUTSIDE, BEGINS, INSIDE = 0, 1, 2
SOURCE, CUE, CONTENT = 0, 1, 2

Scores = npt.NDArray[np.float32]
Stretch = tuple[int, int]
ArcsOf = Callable[[npt.NDArray[np.int64]], Scores]
"""Places (k,) of cue pieces to arcs (6, k, length): for each cue piece and each piece the three tags of its
source, then of its content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One attribution as the model marks it: stretches of the text, and how sure the model is."""

    source: tuple[Span, ...]
    cue: Span
    content: tuple[Span, ...]
    confidence: float
    """Mean probability of the tags chosen for cue, source and content, 0 to 1."""


def windows(text: str, pieces: Sequence[Stretch], *, room: int = ROOM) -> list[Stretch]:
    """Cut a text into windows of whole paragraphs, [first, end) pieces each, at most ``room`` long.

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
        if at - first >= room:
            end = stop if stop > first else pause if pause > first + room // 3 else at
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
    does not go through Viterbi's algorithm.
    """
    path: npt.NDArray[np.int8] = logs.argmax(2).astype(np.int8)
    if not path.size:
        return path
    stray = (path[:, 1:] == INSIDE) & (path[:, :-1] == OUTSIDE)
    for row in np.flatnonzero((path[:, 0] == INSIDE) | stray.any(1)):
        path[row] = _viterbi(logs[row].tolist())
    return path


def _viterbi(logs: Sequence[Sequence[float]]) -> list[int]:
    """Return the best path of one row; on a few hundred pieces plain floats are faster than arrays of three."""
    outside, begins, inside = logs[0][OUTSIDE], logs[0][BEGINS], -math.inf
    came: list[tuple[int, int]] = []
    """For every step where its best path comes from: if anything may go before, and if it is INSIDE."""
    for to_outside, to_begins, to_inside in logs[1:]:
        held, kept = (BEGINS, begins) if begins >= inside else (INSIDE, inside)
        free, top = (OUTSIDE, outside) if outside >= kept else (held, kept)
        came.append((free, held))
        outside, begins, inside = top + to_outside, top + to_begins, kept + to_inside
    at = max((OUTSIDE, BEGINS, INSIDE), key=(outside, begins, inside).__getitem__)
    path = [at]
    for free, held in reversed(came):
        at = held if at == INSIDE else free
        path.append(at)
    return path[::-1]


def stretches(path: Sequence[int] | npt.NDArray[np.int8]) -> list[Stretch]:
    """Return the [first, end) pieces of each stretch of one tag sequence."""
    found: list[Stretch] = []
    tags = np.asarray(path, dtype=np.int8)
    # nearly all pieces of a window are OUTSIDE, and an array hands its items out slowly
    told = np.flatnonzero(tags)
    for at, tag in zip(told.tolist(), tags[told].tolist(), strict=True):
        if tag == BEGINS:
            found.append((at, at + 1))
        elif found:
            found[-1] = (found[-1][0], at + 1)
    return found


def arcs_between(cue: Scores, piece: Scores, own: Scores, apart: Scores) -> ArcsOf:
    """Return what scores the arcs of chosen cue pieces: few pieces are cues, and only theirs are asked for.

    Args:
        cue: (length, 6, rank): every piece as a cue.
        piece: (length, 6, rank): every piece as part of a source or a content.
        own: (length, 6): what a piece scores on its own, whosever it may be.
        apart: (6, 2 n + 1): what lying -n to n pieces behind the cue scores; further off counts as n.

    """
    length, near = len(own), apart.shape[1] // 2
    places = np.arange(length)

    def arcs_of(heads: npt.NDArray[np.int64]) -> Scores:
        linked = cue[heads].transpose(1, 0, 2) @ piece.transpose(1, 2, 0)
        steps = (places[None, :] - heads[:, None]).clip(-near, near) + near
        scores: Scores = linked + apart[:, steps] + own.T[:, None, :]
        return scores

    return arcs_of


def attributions(tags: Scores, arcs_of: ArcsOf, pieces: Sequence[Stretch]) -> list[Marked]:
    """Mark the attributions of one window.

    Args:
        tags: (length, 9): OUTSIDE, BEGINS, INSIDE for source, cue and content.
        arcs_of: Scores the arcs of cue pieces.
        pieces: Offsets of the window's pieces in the text.

    """
    length = len(pieces)
    logs = log_softmax(tags[:length].reshape(length, 3, 3))
    cues = stretches(best_paths(logs[None, :, CUE])[0])
    if not cues:
        return []
    heads = np.array([first for first, _ in cues])
    linked = arcs_of(heads).reshape(2, 3, len(cues), length).transpose(0, 2, 3, 1)
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
            certain.extend(float(np.add.reduce(sure[row, a:b]) / np.float32(b - a)) for a, b in found)
        made.append(
            Marked(
                source=parts[0],
                cue=Span(start=pieces[first][0], end=pieces[end - 1][1]),
                content=parts[1],
                confidence=round(sum(certain) / len(certain), 4),
            )
        )
    return made
