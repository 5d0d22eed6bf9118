"""Attributions as the model learns them: articles cut into pieces and windows, the loss, the figures on a split."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from corrobora.reading.marks import (
    BEGINS,
    INSIDE,
    OUTSIDE,
    ROOM,
    Marked,
    attributions,
    best_paths,
    log_softmax,
    stretches,
    windows,
)
from training.calibration import as_attribution
from training.corpora import ROLES, Article, Attribution
from training.model import Model, batch_of, mixed_precision
from training.scoring import score

IGNORED = -100
Window = TypeVar("Window", bound="Example")
Scorer = Callable[[Tensor, Tensor], tuple[np.ndarray, np.ndarray]]
"""Ids and mask of a batch to tags (batch, length, 9) and arcs (batch, 6, length, length)."""


@dataclass(slots=True, kw_only=True)
class Cut:
    """An article in word pieces, with what is marked on them."""

    article: Article
    ids: list[int]
    spans: list[tuple[int, int]]
    tags: list[list[int]]
    """One list for each of source, cue and content: a tag for each piece."""
    links: list[tuple[int, list[int], list[int]]]
    """(first piece of a cue, tags of its source, tags of its content)."""


@dataclass(slots=True, kw_only=True)
class Example:
    """One window of an article."""

    cut: Cut
    first: int
    end: int


def cut(article: Article, tokenizer: Tokenizer) -> Cut:
    """Cut an article into pieces and carry its marking over to them."""
    coded = tokenizer.encode(article.text, add_special_tokens=False)
    spans = list(coded.offsets)
    count = len(spans)

    def pieces_of(parts: tuple[tuple[int, int], ...]) -> list[list[int]]:
        held = ([n for n, (s, e) in enumerate(spans) if s < b and a < e] for a, b in parts)
        return [h for h in held if h]

    def tagged(marked: list[list[int]]) -> list[int]:
        tags = [OUTSIDE] * count
        # the longest first: a content inside another does not cut it
        for stretch in sorted(marked, key=len, reverse=True):
            if all(tags[n] == OUTSIDE for n in stretch):
                tags[stretch[0]] = BEGINS
                for n in stretch[1:]:
                    tags[n] = INSIDE
        return tags

    by_role = {r: [pieces_of(getattr(a, r)) for a in article.attributions] for r in ROLES}
    links: dict[int, tuple[list[list[int]], list[list[int]]]] = {}
    for source, cue, content in zip(*(by_role[r] for r in ROLES), strict=True):
        if cue:
            sources, contents = links.setdefault(cue[0][0], ([], []))
            sources.extend(source)
            contents.extend(content)
    return Cut(
        article=article,
        ids=coded.ids,
        spans=spans,
        tags=[tagged([s for a in by_role[r] for s in a]) for r in ROLES],
        links=[(head, tagged(s), tagged(c)) for head, (s, c) in links.items()],
    )


def examples(cuts: Sequence[Cut], rng: random.Random | None = None) -> list[Example]:
    """Cut every article into windows; with ``rng`` the first window ends at a random paragraph."""
    made = []
    for one in cuts:
        text, spans = one.article.text, one.spans
        first = 0
        if rng is not None and len(spans) > ROOM:
            head = windows(text, spans[: rng.randrange(20, ROOM)])
            starts = [n for n in range(1, head[-1][1]) if "\n" in text[spans[n - 1][1] : spans[n][0]]]
            if starts:
                first = starts[-1]
                made.append(Example(cut=one, first=0, end=first))
        made.extend(Example(cut=one, first=first + s, end=first + e) for s, e in windows(text, spans[first:]))
    return made


def batches(found: Sequence[Window], size: int, rng: random.Random) -> list[list[Window]]:
    """Put windows of like length together, ``size`` full windows' worth of pieces to a batch, in random order."""
    ordered = sorted(found, key=lambda x: (x.end - x.first) + rng.random() * 30, reverse=True)
    groups: list[list[Window]] = [[]]
    for one in ordered:
        longest = groups[-1][0].end - groups[-1][0].first if groups[-1] else 0
        if groups[-1] and (len(groups[-1]) + 1) * longest > size * ROOM:
            groups.append([])
        groups[-1].append(one)
    rng.shuffle(groups)
    return groups


def loss_of(model: Model, batch: Sequence[Example]) -> Tensor:
    """Return the loss of a batch: cross entropy of tags and of arcs, per piece."""
    ids, attended = batch_of([x.cut.ids[x.first : x.end] for x in batch])
    with mixed_precision():
        tags, arcs, _, _ = model(ids, attended)
    tags, arcs = tags.float(), arcs.float()
    length = ids.shape[1]
    want = torch.full((len(batch), length, 3), IGNORED)
    rows: list[tuple[int, int]] = []
    wanted: list[Tensor] = []
    for number, x in enumerate(batch):
        for role in range(3):
            want[number, 1 : 1 + x.end - x.first, role] = torch.tensor(x.cut.tags[role][x.first : x.end])
        for head, source, content in x.cut.links:
            if x.first <= head < x.end:
                rows.append((number, head - x.first + 1))
                target = torch.full((2, length), IGNORED)
                target[0, 1 : 1 + x.end - x.first] = torch.tensor(source[x.first : x.end])
                target[1, 1 : 1 + x.end - x.first] = torch.tensor(content[x.first : x.end])
                wanted.append(target)
    pieces = float((want[:, :, 0] != IGNORED).sum())
    total = nn.functional.cross_entropy(
        tags.view(len(batch), length, 3, 3).reshape(-1, 3),
        want.view(-1),
        ignore_index=IGNORED,
        reduction="sum",
    )
    if rows:
        at = torch.tensor(rows)
        held = arcs[at[:, 0], :, at[:, 1]].view(len(rows), 2, 3, length).transpose(2, 3).reshape(-1, 3)
        total = total + 0.5 * nn.functional.cross_entropy(
            held, torch.stack(wanted).view(-1), ignore_index=IGNORED, reduction="sum"
        )
    return total / pieces


def by_torch(model: Model) -> Scorer:
    """Return a scorer that runs the model as it stands."""

    @torch.no_grad()
    def run(ids: Tensor, attended: Tensor) -> tuple[np.ndarray, np.ndarray]:
        model.eval()
        with mixed_precision():
            tags, arcs, _, _ = model(ids, attended)
        return tags.float().numpy(), arcs.float().numpy()

    return run


def mark(cuts: Sequence[Cut], scorer: Scorer) -> list[list[Marked]]:
    """Mark every article by way of the scorer."""
    found: list[list[Marked]] = [[] for _ in cuts]
    order = {id(c): n for n, c in enumerate(cuts)}
    cut_up = sorted(examples(cuts), key=lambda x: x.end - x.first)
    for first in range(0, len(cut_up), 16):
        group = cut_up[first : first + 16]
        ids, attended = batch_of([x.cut.ids[x.first : x.end] for x in group])
        tags, arcs = scorer(ids, attended)
        for number, x in enumerate(group):
            end = 1 + x.end - x.first
            linked = arcs[number, :, 1:end, 1:end]
            found[order[id(x.cut)]].extend(
                attributions(
                    tags[number, 1:end], partial(np.take, linked, axis=1), x.cut.spans[x.first : x.end]
                )
            )
    return found


def parts(cuts: Sequence[Cut], scorer: Scorer) -> dict[str, float]:
    """Return F1 in per cent of sources, cues and contents by the tag heads alone, whosever they are."""
    found: dict[int, list[Attribution]] = {id(c): [] for c in cuts}
    cut_up = sorted(examples(cuts), key=lambda x: x.end - x.first)
    for first in range(0, len(cut_up), 16):
        group = cut_up[first : first + 16]
        tags, _ = scorer(*batch_of([x.cut.ids[x.first : x.end] for x in group]))
        for number, x in enumerate(group):
            length = x.end - x.first
            logs = log_softmax(tags[number, 1 : 1 + length].reshape(length, 3, 3))
            held = [
                tuple(
                    (x.cut.spans[x.first + a][0], x.cut.spans[x.first + b - 1][1]) for a, b in stretches(path)
                )
                for path in best_paths(logs.transpose(1, 0, 2))
            ]
            found[id(x.cut)].append(Attribution(source=held[0], cue=held[1], content=held[2]))
    tallies = score([c.article for c in cuts], [found[id(c)] for c in cuts])
    return {name: round(100 * t.f1, 2) for name, t in tallies.items() if name != "whole"}


def figures(cuts: Sequence[Cut], scorer: Scorer) -> dict[str, float]:
    """Return F1 in per cent of every measure of `training.scoring`, and precision and recall of whole attributions.

    Sources and contents are those of the cues found: a stretch that belongs to no
    cue is none. `parts` counts the stretches alone.
    """
    ours = [[as_attribution(m) for m in marked] for marked in mark(cuts, scorer)]
    tallies = score([c.article for c in cuts], ours)
    whole = tallies["whole"]
    return {name: round(100 * t.f1, 2) for name, t in tallies.items()} | {
        "whole P": round(100 * whole.precision, 2),
        "whole R": round(100 * whole.recall, 2),
    }
