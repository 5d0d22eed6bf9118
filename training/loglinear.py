"""Log-linear models of yes and no, fitted to the optimum: the problem is convex and starts at zero, so there is no seed.

Minimised by L-BFGS (Nocedal 1980) with eight pairs of memory.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
MEMORY: Final = 8
ROUNDS: Final = 60
CLOSE: Final = 1e-5
"""A round that gains less than this share of the loss is the last."""
_STEEP: Final = 1e-4
"""Armijo's condition: the share of the promised gain that a step must bring."""
_SHORTEST: Final = 1e-8


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """Rows of numbers, and of clues that are there or not."""

    numbers: Floats
    """(rows, columns)."""
    clues: npt.NDArray[np.int64]
    """The numbers of the clues of all rows, end to end."""
    rows: npt.NDArray[np.int64]
    """Of each clue the row it belongs to."""
    known: int
    """How many clues there are."""

    def scores(self, weights: Floats) -> Floats:
        """Return the score of each row; weights are those of the clues, of the columns, and the constant."""
        of_clues = np.bincount(self.rows, weights=weights[self.clues], minlength=len(self.numbers))
        scored: Floats = of_clues + self.numbers @ weights[self.known : -1] + weights[-1]
        return scored

    def gathered(self, error: Floats) -> Floats:
        """Return the slope of the loss by each weight, from its slope by each score."""
        of_clues = np.bincount(self.clues, weights=error[self.rows], minlength=self.known)
        return np.concatenate([of_clues, self.numbers.T @ error, [error.sum()]])


def cases(numbers: Floats, clues: Sequence[Sequence[int]] | None = None, known: int = 0) -> Cases:
    """Put rows together; ``clues`` are numbers below ``known``."""
    held = clues if clues is not None else [()] * len(numbers)
    return Cases(
        numbers=numbers,
        clues=np.array([c for row in held for c in row], dtype=np.int64),
        rows=np.repeat(np.arange(len(numbers)), [len(row) for row in held]),
        known=known,
    )


def fitted(found: Cases, yes: Floats, ridges: Floats) -> Floats:
    """Return the weights that maximise the likelihood of the answers, less half of ridge times square of each.

    ``yes`` (rows,) holds 1 and 0; ``ridges`` one number for each clue and column; the constant is free.
    """
    ridge = np.append(ridges, 0.0)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = found.scores(weights)
        lost = float((np.logaddexp(0, scores) - yes * scores).sum() + 0.5 * (ridge * weights**2).sum())
        return lost, found.gathered(chance(scores) - yes) + ridge * weights

    return minimised(loss, np.zeros(found.known + found.numbers.shape[1] + 1))


def chance(scores: Floats) -> Floats:
    """Return the chances that scores (log odds) stand for."""
    chances: Floats = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    return chances


def minimised(loss: Callable[[Floats], tuple[float, Floats]], start: Floats) -> Floats:
    """Return where a convex function, given with its slope, is lowest."""
    at = start
    lost, slope = loss(at)
    moves: list[tuple[Floats, Floats]] = []
    for _ in range(ROUNDS):
        way = slope.copy()
        shares: list[float] = []
        for moved, turned in reversed(moves):
            shares.append(float(moved @ way / (turned @ moved)))
            way -= shares[-1] * turned
        if moves:
            moved, turned = moves[-1]
            way *= (moved @ turned) / (turned @ turned)
        else:
            way /= max(1.0, float(np.linalg.norm(slope)))
        for (moved, turned), share in zip(moves, reversed(shares), strict=True):
            way += moved * (share - float(turned @ way / (turned @ moved)))
        step = 1.0
        promised = -float(slope @ way)
        while True:
            there = at - step * way
            lost_there, slope_there = loss(there)
            if lost_there <= lost + _STEEP * step * promised or step < _SHORTEST:
                break
            step /= 2
        move, turn = there - at, slope_there - slope
        if move @ turn > 0:
            moves = [*moves, (move, turn)][-MEMORY:]
        done = lost - lost_there < CLOSE * abs(lost)
        at, lost, slope = there, lost_there, slope_there
        if done:
            break
    return at
