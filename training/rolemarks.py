"""From the scores of the role heads to what a report says of incidents; arithmetic alone, for training and for benchmarks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from corrobora.reading.marks import (
    OUTSIDE,
    ROOM,
    Scores,
    Stretch,
    best_paths,
    log_softmax,
    stretches,
    windows,
)
from training.fillers import MICRO, ceaf_ree, template_score
from training.muc4 import ROLES, Document
from training.templates import KINDS, Kind, Mention, Policy, Reading, fill

_PARAGRAPH = re.compile(r" {3,}")
FAVOURED = 1.5
"""Taken off the log probability of OUTSIDE, so that mentions the model is unsure of come out, with their low scores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowScores:
    """What the model says of one window."""

    spans: Sequence[tuple[int, int]]
    """Offsets of the window's pieces in the text."""
    roles: Scores
    """(length, 15): OUTSIDE, BEGINS, INSIDE for each role."""
    kinds: Scores
    """(7,): the kinds of ``KINDS``, then none."""


def broken(text: str) -> str:
    """Return the text with a line's end where the corpus leaves three spaces or more between paragraphs."""
    return _PARAGRAPH.sub(lambda run: " " * (len(run.group()) - 1) + "\n", text)


def every_cut(text: str, pieces: Sequence[Stretch]) -> list[Stretch]:
    """Cut a text into windows in three ways, [first, end) pieces each, to be read one after another.

    Whole paragraphs, as the model learns; windows shifted by half, so that what
    stood at an edge stands in the middle; and windows twice as long, which see
    more of the report. A window that two ways give is given once.
    """
    count = len(pieces)
    half = [0, *range(ROOM // 2, count, ROOM), count]
    ways = (
        *windows(broken(text), pieces),
        *((a, b) for a, b in pairwise(half) if a < b),
        *((a, min(a + 2 * ROOM, count)) for a in range(0, count, 2 * ROOM)),
    )
    return list(dict.fromkeys(ways))


def reading_of_scores(text: str, held: Sequence[WindowScores]) -> Reading:
    """Return the reading of one report: kinds by the surest window, mentions with the kinds of their window."""
    kinds = dict.fromkeys(KINDS, 0.0)
    mentions: list[Mention] = []
    for window in held:
        sure = 1 / (1 + np.exp(-window.kinds))
        here = tuple(Kind(name=k, score=float(sure[n])) for n, k in enumerate(KINDS))
        for kind in here:
            kinds[kind.name] = max(kinds[kind.name], kind.score)
        logs = log_softmax(window.roles.reshape(len(window.spans), len(ROLES), 3)).transpose(1, 0, 2)
        favoured = logs.copy()
        favoured[:, :, OUTSIDE] -= FAVOURED
        for role, path in enumerate(best_paths(favoured)):
            for start, end in stretches(path):
                mentions.append(
                    Mention(
                        role=ROLES[role],
                        start=window.spans[start][0],
                        end=window.spans[end - 1][1],
                        score=float(np.exp(logs[role, start:end, 1:]).sum(-1).mean()),
                        kinds=here,
                    )
                )
    return Reading(
        text=text,
        kinds=tuple(Kind(name=n, score=s) for n, s in kinds.items()),
        mentions=tuple(sorted(mentions, key=lambda m: (m.start, m.end))),
    )


def role_figures(documents: Sequence[Document], found: Sequence[Reading], policy: Policy) -> dict[str, float]:
    """Return CEAF-REE and template F1 in per cent, with precision and recall."""
    made = [fill(r, policy) for r in found]
    ree, whole = ceaf_ree(documents, made)[MICRO], template_score(documents, made)
    told = whole[MICRO]
    return {
        "CEAF-REE": round(100 * ree.f1, 2),
        "CEAF-REE P": round(100 * ree.precision, 2),
        "CEAF-REE R": round(100 * ree.recall, 2),
        "template": round(100 * told.f1, 2),
        "template P": round(100 * told.precision, 2),
        "template R": round(100 * told.recall, 2),
        "type": round(100 * whole["incident_type"].f1, 2),
    }
