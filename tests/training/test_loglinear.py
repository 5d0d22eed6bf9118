"""Log-linear models: the optimum of a convex loss, checked where it is known."""

import numpy as np
import pytest
from training.loglinear import cases, chance, fitted, minimised


def test_the_lowest_point_of_a_bowl_is_found() -> None:
    steep = np.array([1.0, 30.0, 0.2])
    low = np.array([3.0, -1.0, 40.0])

    def bowl(at: np.ndarray) -> tuple[float, np.ndarray]:
        return float((steep * (at - low) ** 2).sum()) / 2 + 1.0, steep * (at - low)

    assert minimised(bowl, np.zeros(3)) == pytest.approx(low, abs=0.05)


def test_without_ridge_the_constant_gives_the_share_of_yes() -> None:
    found = cases(np.zeros((8, 0)))
    weights = fitted(found, np.array([1.0, 1, 1, 1, 1, 1, 0, 0]), np.zeros(0))
    assert chance(found.scores(weights)) == pytest.approx(np.full(8, 0.75), abs=1e-3)


def test_a_clue_moves_the_rows_that_have_it_and_ridge_holds_it_back() -> None:
    clues = [[0], [0], [0], [], [], []]
    found = cases(np.zeros((6, 0)), clues, 1)
    yes = np.array([1.0, 1, 1, 0, 0, 0])
    free, held = (chance(found.scores(fitted(found, yes, np.array([r])))) for r in (0.01, 10.0))
    assert free[0] > 0.9 > held[0] > 0.5 > held[3] > 0.1 > free[3]


def test_columns_and_clues_are_counted_in_their_own_places() -> None:
    found = cases(np.array([[2.0], [5.0]]), [[1], [0, 1]], 2)
    assert found.scores(np.array([10.0, 100.0, 1.0, 0.5])).tolist() == [102.5, 115.5]
    assert found.gathered(np.array([1.0, 3.0])).tolist() == [3.0, 4.0, 17.0, 4.0]
