"""Acts and roles as the model learns them from MUC-4: who did it, to whom, to what, with what, and what kind of act."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from corrobora.reading.marks import BEGINS, INSIDE, OUTSIDE, best_paths, log_softmax, stretches, windows
from training.attribution import IGNORED
from training.fillers import MICRO, ceaf_ree, template_score
from training.model import Model, batch_of
from training.muc4 import ROLES, Document, spans
from training.templates import KINDS, Kind, Mention, Policy, Reading, fill

_PARAGRAPH = re.compile(r" {3,}")

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


def broken(text: str) -> str:
    """Return the text with a line's end where the corpus leaves three spaces or more between paragraphs."""
    return _PARAGRAPH.sub(lambda run: " " * (len(run.group()) - 1) + "\n", text)


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


def role_batches(found: Sequence[RoleWindow], size: int, rng: random.Random) -> list[list[RoleWindow]]:
    """Put windows of like length together in random order; ``size`` windows to a batch."""
    ordered = sorted(found, key=lambda x: len(x.ids) + rng.random() * 30, reverse=True)
    groups = [ordered[n : n + size] for n in range(0, len(ordered), size)]
    rng.shuffle(groups)
    return groups


def role_loss(model: Model, batch: Sequence[RoleWindow]) -> Tensor:
    """Return the loss of a batch: cross entropy of the role tags per piece, and of the kinds per window."""
    ids, attended = batch_of([x.ids for x in batch])
    with torch.autocast("cpu", dtype=torch.bfloat16):
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
        with torch.autocast("cpu", dtype=torch.bfloat16):
            _, _, roles, kinds = model(ids, attended)
        return roles.float().numpy(), kinds.float().numpy()

    return run


def readings(
    documents: Sequence[Document], cut_up: Sequence[RoleWindow], scorer: RoleScorer
) -> list[Reading]:
    """Return what the model says of every document: kinds by the surest window, mentions with their window's kinds."""
    kinds: list[dict[str, float]] = [dict.fromkeys(KINDS, 0.0) for _ in documents]
    mentions: list[list[Mention]] = [[] for _ in documents]
    ordered = sorted(cut_up, key=lambda x: len(x.ids))
    for first in range(0, len(ordered), 16):
        group = ordered[first : first + 16]
        ids, attended = batch_of([x.ids for x in group])
        roles, told = scorer(ids, attended)
        for number, x in enumerate(group):
            sure = 1 / (1 + np.exp(-told[number]))
            here = tuple(Kind(name=k, score=float(sure[n])) for n, k in enumerate(KINDS))
            for kind in here:
                kinds[x.document][kind.name] = max(kinds[x.document][kind.name], kind.score)
            count = len(x.ids)
            logs = log_softmax(roles[number, 1 : 1 + count].reshape(count, len(ROLES), 3)).transpose(1, 0, 2)
            paths = best_paths(_favoured(logs))
            for role, path in enumerate(paths):
                for start, end in stretches(path):
                    inside = np.exp(logs[role, start:end, 1:]).sum(-1)
                    mentions[x.document].append(
                        Mention(
                            role=ROLES[role],
                            start=x.spans[start][0],
                            end=x.spans[end - 1][1],
                            score=float(inside.mean()),
                            kinds=here,
                        )
                    )
    return [
        Reading(
            text=document.text,
            kinds=tuple(Kind(name=n, score=s) for n, s in kinds[number].items()),
            mentions=tuple(sorted(mentions[number], key=lambda m: (m.start, m.end))),
        )
        for number, document in enumerate(documents)
    ]


FAVOURED = 1.5
"""Taken off the log probability of OUTSIDE, so that mentions the model is unsure of come out, with their low scores."""


def _favoured(logs: np.ndarray) -> np.ndarray:
    favoured = logs.copy()
    favoured[:, :, OUTSIDE] -= FAVOURED
    return favoured


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
