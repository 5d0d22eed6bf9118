"""Acts and roles as the model learns them from MUC-4: who did it, to whom, to what, with what, and what kind of act."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from corrobora.reading.marks import BEGINS, INSIDE, OUTSIDE, windows
from training.attribution import IGNORED
from training.model import Model, batch_of, mixed_precision
from training.muc4 import ROLES, Document, spans
from training.rolemarks import WindowScores, broken, every_cut, reading_of_scores
from training.templates import KINDS, Reading

RoleScorer = Callable[[Tensor, Tensor], tuple[np.ndarray, np.ndarray]]
"""Ids and mask of a batch to role tags (batch, length, 15) and kinds (batch, 7)."""


@dataclass(slots=True, kw_only=True)
class RoleWindow:
    """One window of a document."""

    document: int
    ids: list[int]
    spans: list[tuple[int, int]]
    tags: list[list[int]]
    """One list for each role: a tag for each piece."""
    kinds: list[float]
    """1 for every kind of incident the window tells of, in the order of ``KINDS``; the last for none."""


def cut_documents(documents: Sequence[Document], tokenizer: Tokenizer) -> list[RoleWindow]:
    """Cut documents into windows and carry the fillers over to them.

    Every occurrence of a filler's words is marked. A window tells of a template's
    kind if it holds one of the template's fillers; a template whose fillers stand
    nowhere is told of by the first window.
    """
    made: list[RoleWindow] = []
    for number, document in enumerate(documents):
        coded = tokenizer.encode(document.text, add_special_tokens=False)
        pieces = list(coded.offsets)
        fillers = spans(document, every=True)
        marked = [
            (f, [n for n, (s, e) in enumerate(pieces) if s < f.end and f.start < e])
            for f in sorted(fillers, key=lambda f: f.start - f.end)
        ]
        tags = [[OUTSIDE] * len(pieces) for _ in ROLES]
        for filler, held in marked:
            row = tags[ROLES.index(filler.role)]
            if held and all(row[n] == OUTSIDE for n in held):
                row[held[0]] = BEGINS
                for n in held[1:]:
                    row[n] = INSIDE
        placed = {f.template for f, held in marked if held}
        for first, end in windows(broken(document.text), pieces):
            told = {f.template for f, held in marked if any(first <= n < end for n in held)}
            if first == 0:
                told |= {n for n in range(len(document.templates)) if n not in placed}
            kinds = [0.0] * (len(KINDS) + 1)
            for n in told:
                for kind in document.templates[n].kinds:
                    kinds[KINDS.index(kind)] = 1.0
            kinds[-1] = float(not told)
            made.append(
                RoleWindow(
                    document=number,
                    ids=coded.ids[first:end],
                    spans=pieces[first:end],
                    tags=[row[first:end] for row in tags],
                    kinds=kinds,
                )
            )
    return made


def cut_every_way(documents: Sequence[Document], tokenizer: Tokenizer) -> list[RoleWindow]:
    """Cut documents into windows in all the ways of `rolemarks.every_cut`, to be read and not learnt from."""
    made: list[RoleWindow] = []
    for number, document in enumerate(documents):
        coded = tokenizer.encode(document.text, add_special_tokens=False)
        pieces = list(coded.offsets)
        made.extend(
            RoleWindow(document=number, ids=coded.ids[a:b], spans=pieces[a:b], tags=[], kinds=[])
            for a, b in every_cut(document.text, pieces)
        )
    return made


def role_batches(found: Sequence[RoleWindow], size: int, rng: random.Random) -> list[list[RoleWindow]]:
    """Put windows of like length together in random order; ``size`` windows to a batch."""
    ordered = sorted(found, key=lambda x: len(x.ids) + rng.random() * 30, reverse=True)
    groups = [ordered[n : n + size] for n in range(0, len(ordered), size)]
    rng.shuffle(groups)
    return groups


def role_loss(model: Model, batch: Sequence[RoleWindow]) -> Tensor:
    """Return the loss of a batch: cross entropy of the role tags per piece, and of the kinds per window."""
    ids, attended = batch_of([x.ids for x in batch])
    with mixed_precision():
        _, _, roles, kinds = model(ids, attended)
    want = torch.full((len(batch), ids.shape[1], len(ROLES)), IGNORED)
    for number, x in enumerate(batch):
        for role, row in enumerate(x.tags):
            want[number, 1 : 1 + len(row), role] = torch.tensor(row)
    scores = roles.float().view(len(batch), -1, len(ROLES), 3).reshape(-1, 3)
    of_tags = nn.functional.cross_entropy(scores, want.view(-1), ignore_index=IGNORED, reduction="sum")
    pieces = float((want[:, :, 0] != IGNORED).sum())
    of_kinds = nn.functional.binary_cross_entropy_with_logits(
        kinds.float(), torch.tensor([x.kinds for x in batch]), reduction="sum"
    ) / len(batch)
    return of_tags / pieces + 0.1 * of_kinds


def by_torch(model: Model) -> RoleScorer:
    """Return a scorer that runs the model as it stands."""

    @torch.no_grad()
    def run(ids: Tensor, attended: Tensor) -> tuple[np.ndarray, np.ndarray]:
        model.eval()
        with mixed_precision():
            _, _, roles, kinds = model(ids, attended)
        return roles.float().numpy(), kinds.float().numpy()

    return run


def window_scores(
    documents: Sequence[Document], cut_up: Sequence[RoleWindow], scorer: RoleScorer
) -> list[list[WindowScores]]:
    """Return what the model says of the windows of every document, in the order of the text."""
    read: list[list[WindowScores]] = [[] for _ in documents]
    ordered = sorted(cut_up, key=lambda x: len(x.ids))
    for first in range(0, len(ordered), 16):
        group = ordered[first : first + 16]
        tags, kinds = scorer(*batch_of([x.ids for x in group]))
        for number, x in enumerate(group):
            read[x.document].append(
                WindowScores(spans=x.spans, roles=tags[number, 1 : 1 + len(x.ids)], kinds=kinds[number])
            )
    return [sorted(held, key=lambda w: (w.spans[0][0], w.spans[-1][1])) for held in read]


def readings(
    documents: Sequence[Document], cut_up: Sequence[RoleWindow], scorer: RoleScorer
) -> list[Reading]:
    """Return what the tag heads alone say of every document; `training.ranking` says it better, but must learn first."""
    held = window_scores(documents, cut_up, scorer)
    return [reading_of_scores(d.text, h) for d, h in zip(documents, held, strict=True)]
