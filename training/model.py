"""The model: an encoder, tag heads over pieces, and arcs between cues and pieces."""

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from corrobora.reading.opinions import OUTCOMES, STANCES
from training.encoder import Dropout, Encoder

RANK = 48
NEAR = 96
"""Distances beyond so many pieces count as this one."""
TAGS = 9
"""OUTSIDE, BEGINS, INSIDE for source, cue and content."""
ROLE_TAGS = 15
"""The same for perpetrator persons, perpetrator organisations, targets, victims and weapons."""
KINDS = 7
"""Six kinds of incident and "none"."""


class Judge(nn.Module):
    """The states of a window to the stances of passages in it, and to what befell those counted."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.drop = nn.Dropout(0.2)
        self.pool = nn.Linear(width, 3)
        self.claim, self.number = nn.Linear(4 * width + 1, 256), nn.Linear(2 * width, 128)
        self.stance, self.outcome = nn.Linear(256, len(STANCES)), nn.Linear(128, len(OUTCOMES))

    def claims(
        self, states: Tensor, rows: Tensor, sentence: Tensor, passage: Tensor, speaker: Tensor, spoken: Tensor
    ) -> Tensor:
        """Score the stances of claims: (claims, 11).

        Args:
            states: (batch, length, width) of the encoder.
            rows: Which window each claim is in: (claims,).
            sentence: 1 for the pieces of the claim's sentence: (claims, length).
            passage: The same of the words said.
            speaker: The same of the words that name who says them; all 0 where they stand elsewhere.
            spoken: (claims, 1): 0 for the outlet's own voice.

        """
        own = states[rows]
        weighed = self.pool(own)
        parts = []
        for at, mask in enumerate((sentence, passage, speaker)):
            share = weighed[..., at].masked_fill(mask == 0, -1e4).softmax(1) * mask
            parts.append((share[..., None] * own).sum(1))
        asked = torch.cat([*parts, own[:, 0], spoken], 1)
        hidden = self.drop(nn.functional.gelu(self.claim(self.drop(asked)), approximate="tanh"))
        return self.stance(hidden)  # type: ignore[no-any-return]  # where torch has types, its modules return Any

    def numbers(self, states: Tensor, rows: Tensor, stretch: Tensor) -> Tensor:
        """Score what befell those counted; ``stretch``: 1 for the pieces of the expression (numbers, length)."""
        own = states[rows]
        mean = (stretch[..., None] * own).sum(1) / stretch.sum(1, keepdim=True)
        first = own[torch.arange(len(rows)), stretch.argmax(1)]
        hidden = nn.functional.gelu(self.number(self.drop(torch.cat([mean, first], 1))), approximate="tanh")
        return self.outcome(hidden)  # type: ignore[no-any-return]  # where torch has types, its modules return Any


class Judging(nn.Module):
    """An encoder with the judge's heads."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.drop = Dropout(0.1)
        self.judge = Judge(encoder.shape.width)

    def forward(self, ids: Tensor, attended: Tensor) -> Tensor:
        """Return the states the heads are asked on: (batch, length, width)."""
        return self.drop(self.encoder(ids, attended))  # type: ignore[no-any-return]  # where torch has types, its modules return Any


class Model(nn.Module):
    """Piece ids to tag scores, arc scores, role scores and scores of the kinds of incident."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        width = encoder.shape.width
        self.encoder = encoder
        self.drop = Dropout(0.1)
        self.tag = nn.Linear(width, TAGS)
        self.role = nn.Linear(width, ROLE_TAGS)
        self.kind = nn.Linear(width, KINDS)
        self.piece, self.cue = nn.Linear(width, 6 * RANK), nn.Linear(width, 6 * RANK)
        self.distance = nn.Parameter(torch.zeros(6, 2 * NEAR + 1))
        self.bias = nn.Parameter(torch.tensor([2.0, -1.0, -1.0, 2.0, -1.0, -1.0]))
        self.flat = nn.Parameter(torch.ones(2))

    def forward(self, ids: Tensor, attended: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Score windows.

        Returns:
            Tags (batch, length, 9), arcs (batch, 6, length of cues, length),
            roles (batch, length, 15), kinds (batch, 7); the two marks at the
            ends of a window are among the pieces.

        """
        return self.heads(self.drop(self.encoder(ids, attended)))

    def heads(self, states: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Score the states (batch, length, width) of an encoder, as `forward` does."""
        tags = self.tag(states)
        piece, cue, own = self.ends(states, tags)
        arcs = cue.permute(0, 2, 1, 3) @ piece.permute(0, 2, 3, 1)
        places = torch.arange(states.shape[1], device=states.device)
        apart = (places[None, :] - places[:, None]).clamp(-NEAR, NEAR) + NEAR
        arcs = arcs + self.apart()[:, apart][None]
        arcs = arcs + own.transpose(1, 2)[:, :, None, :]
        return tags, arcs, self.role(states), self.kind(states[:, 0])

    def ends(self, states: Tensor, tags: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return what arcs are made of: pieces (batch, length, 6, rank), cues (the same) and what a piece is on its own (batch, length, 6)."""
        batch, length, _ = states.shape
        piece = self.piece(states).view(batch, length, 6, RANK)
        cue = self.cue(states).view(batch, length, 6, RANK) * (1.0 / math.sqrt(RANK))
        # what a piece is on its own, whosever it may be
        own = torch.cat((tags[:, :, 0:3] * self.flat[0], tags[:, :, 6:9] * self.flat[1]), 2)
        return piece, cue, own

    def apart(self) -> Tensor:
        """Return what lying so many pieces from the cue scores, from `NEAR` before it to `NEAR` behind it: (6, 2 NEAR + 1)."""
        return self.distance + self.bias[:, None]


def mixed_precision() -> torch.autocast:
    """Return the context losses are computed in: 16 bits where the processor multiplies them by itself, else 32.

    A processor that has no instruction for bfloat16 took twenty times as long over it as over 32 bits.
    """
    fast = torch.cpu.is_available() and bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=fast)


def batch_of(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Return ids with the marks at both ends, and where pieces are, padded to the longest."""
    longest = max(len(r) for r in rows) + 2
    ids, attended = torch.zeros(len(rows), longest, dtype=torch.long), torch.zeros(len(rows), longest)
    for number, row in enumerate(rows):
        ids[number, : len(row) + 2] = torch.tensor([101, *row, 102])
        attended[number, : len(row) + 2] = 1
    return ids, attended
