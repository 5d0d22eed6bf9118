"""Learn from a teacher: its soft tags on marked and unmarked text, and the annotators' tags where there are any.

Source: Hinton, Vinyals, Dean 2015, "Distilling the knowledge in a neural
network", with a temperature of 1: what is learnt are tags of pieces, of which
most are sure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from training.attribution import Cut, Example
from training.corpora import Article
from training.model import Model, batch_of, mixed_precision
from training.teach import Lesson

SOFT = 0.7
"""How much the teacher's word weighs where annotators have spoken too."""
_NOBODY = Article(id="", annotator="", text="", attributions=())


@dataclass(slots=True, kw_only=True)
class Taught(Example):
    """A window with what the teacher says of it."""

    lesson: Lesson


def example(lesson: Lesson, marked: Sequence[Cut]) -> Taught:
    """Return a lesson as a window to learn from, tied to its article where annotators marked it."""
    length = len(lesson.ids)
    if lesson.article >= 0:
        return Taught(
            cut=marked[lesson.article], first=lesson.first, end=lesson.first + length, lesson=lesson
        )
    unmarked = Cut(article=_NOBODY, ids=lesson.ids.tolist(), spans=[], tags=[], links=[])
    return Taught(cut=unmarked, first=0, end=length, lesson=lesson)


def loss_of(model: Model, batch: Sequence[Taught]) -> Tensor:
    """Return the loss of a batch, per piece: cross entropy with the teacher's tags, and with the annotators' tags and arcs."""
    ids, attended = batch_of([x.cut.ids[x.first : x.end] for x in batch])
    with mixed_precision():
        tags, arcs, _, _ = model(ids, attended)
    length = ids.shape[1]
    logs = tags.float().view(len(batch), length, 3, 3).log_softmax(-1)
    total = logs.new_zeros(())
    pieces = 0
    for number, x in enumerate(batch):
        count = x.end - x.first
        pieces += count
        own = logs[number, 1 : 1 + count]
        told = torch.from_numpy(x.lesson.tags.astype(np.float32)).view(count, 3, 3).exp()
        soft = -(told * own).sum()
        if not x.cut.tags:
            total = total + soft
            continue
        want = torch.tensor([row[x.first : x.end] for row in x.cut.tags]).T
        hard = nn.functional.nll_loss(own.reshape(-1, 3), want.reshape(-1), reduction="sum")
        total = total + SOFT * soft + (1 - SOFT) * hard
        links = [link for link in x.cut.links if x.first <= link[0] < x.end]
        if links:
            at = torch.tensor([head - x.first for head, _, _ in links])
            marked = torch.tensor([[s[x.first : x.end], c[x.first : x.end]] for _, s, c in links])
            scores = _linked(arcs, number, at, count).reshape(-1, 3)
            total = total + 0.5 * nn.functional.nll_loss(scores, marked.reshape(-1), reduction="sum")
    return total / pieces


def _linked(arcs: Tensor, number: int, heads: Tensor, count: int) -> Tensor:
    """(cues, 2, length, 3) log probabilities of the student."""
    held = arcs[number][:, heads + 1, 1 : 1 + count].float()
    return held.view(2, 3, len(heads), count).permute(2, 0, 3, 1).log_softmax(-1)
