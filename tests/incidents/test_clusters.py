"""The scores of `benchmarks.clusters`, counted by hand."""

from collections.abc import Callable
from itertools import permutations

import numpy as np
import pytest
from benchmarks.clusters import Groups, Score, assign, b_cubed, ceaf_e, grouped, muc, pairs, scores
from hypothesis import given
from hypothesis import strategies as st


def groups(text: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in text.split())


KEY, ANSWER = groups("abc de f"), groups("ab cd ef")
"""Shared: ab, c, d, e, f."""


def told(score: Score) -> tuple[float, float]:
    return score.precision, score.recall


def test_pairs_of_one_group_are_right_where_the_key_has_them() -> None:
    # answered ab, cd, ef; wanted ab, ac, bc, de; one of them alike
    assert told(pairs(KEY, ANSWER)) == pytest.approx((1 / 3, 1 / 4))
    assert pairs(KEY, ANSWER).f1 == pytest.approx(2 / 7)


def test_b_cubed_asks_each_thing_who_stands_beside_it() -> None:
    # precision: a, b 1; c, d, e, f 1/2. recall: a, b 2/3; c 1/3; d, e 1/2; f 1
    assert told(b_cubed(KEY, ANSWER)) == pytest.approx(
        (4 / 6, (2 / 3 + 2 / 3 + 1 / 3 + 1 / 2 + 1 / 2 + 1) / 6)
    )


def test_muc_counts_the_links_that_are_kept() -> None:
    # the key's abc falls into ab and c: one of two links; de into d and e: none of one. Each answer has one link, ab alone holds
    assert told(muc(KEY, ANSWER)) == pytest.approx((1 / 3, 1 / 3))


def test_muc_of_the_paper_that_introduced_it() -> None:
    # one chain of four as two of two: every link of the answer is right, two of three are found
    assert told(muc(groups("abcd"), groups("ab cd"))) == pytest.approx((1, 2 / 3))
    assert told(muc(groups("ab cd"), groups("abcd"))) == pytest.approx((2 / 3, 1))


def test_ceaf_pairs_each_group_once() -> None:
    # abc~ab 4/5, abc~cd 2/5, de~cd 1/2, de~ef 1/2, f~ef 2/3: best is 4/5 + 1/2 + 2/3
    best = 4 / 5 + 1 / 2 + 2 / 3
    assert told(ceaf_e(KEY, ANSWER)) == pytest.approx((best / 3, best / 3))


def test_ceaf_takes_the_best_sum_and_not_the_best_pair_first() -> None:
    # abcd~bcde is the likest pair at 6/8 and leaves a with nobody and e with nobody: 3/4.
    # abcd~a 2/5 and e~bcde 2/5 add up to more
    assert told(ceaf_e(groups("abcd e"), groups("a bcde"))) == pytest.approx((0.8 / 2, 0.8 / 2))


def test_ceaf_divides_by_the_groups_of_each_side() -> None:
    # abcd~ab 2/3: over two groups of the answer and one of the key
    assert told(ceaf_e(groups("abcd"), groups("ab cd"))) == pytest.approx((1 / 3, 2 / 3))


def test_conll_is_the_mean_of_three_f1() -> None:
    made = scores(KEY, ANSWER)
    precision, recall = 2 / 3, (2 / 3 + 2 / 3 + 1 / 3 + 1 / 2 + 1 / 2 + 1) / 6
    b = 2 * precision * recall / (precision + recall)
    assert made.conll == pytest.approx((1 / 3 + b + (4 / 5 + 1 / 2 + 2 / 3) / 3) / 3)


def test_all_alone_has_no_pair_and_no_link_and_full_precision() -> None:
    made = scores(groups("abc d"), groups("a b c d"))
    assert told(made.pairs) == told(made.muc) == (0, 0)
    # recall: a third of its group for three, the whole of it for d
    assert told(made.b_cubed) == pytest.approx((1, 2 / 4))


def test_the_key_itself_is_right_in_everything() -> None:
    made = scores(KEY, tuple(reversed(KEY)))
    assert [s.f1 for s in (made.pairs, made.muc, made.b_cubed, made.ceaf_e)] == pytest.approx([1] * 4)
    assert made.conll == pytest.approx(1)


@pytest.mark.parametrize("measure", [pairs, b_cubed, muc, ceaf_e])
@pytest.mark.parametrize("answer", ["ab c", "abc d e", "abc cd"])
def test_other_things_than_the_keys_are_refused(
    measure: Callable[[Groups, Groups], Score], answer: str
) -> None:
    with pytest.raises(ValueError, match=r"same things|two groups"):
        measure(groups("abc d"), groups(answer))


def test_things_of_one_home_are_one_group() -> None:
    assert grouped({"b": 1, "a": 2, "c": 1}) == (frozenset("a"), frozenset("bc"))


@given(st.integers(1, 4), st.integers(0, 2), st.data())
def test_no_other_assignment_gains_more(rows: int, more: int, data: st.DataObject) -> None:
    columns = rows + more
    numbers = data.draw(st.lists(st.integers(0, 9), min_size=rows * columns, max_size=rows * columns))
    gains = np.array(numbers, dtype=np.float64).reshape(rows, columns)
    taken = assign(gains)
    assert len(set(taken)) == rows
    best = max(sum(gains[r, c] for r, c in enumerate(p)) for p in permutations(range(columns), rows))
    assert sum(gains[r, c] for r, c in enumerate(taken)) == best


def test_more_rows_than_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="transpose"):
        assign(np.zeros((2, 1)))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=9))
def test_swapping_key_and_answer_swaps_precision_and_recall(homes: list[tuple[int, int]]) -> None:
    one = grouped({str(n): a for n, (a, _) in enumerate(homes)})
    other = grouped({str(n): b for n, (_, b) in enumerate(homes)})
    for measure in (pairs, b_cubed, muc, ceaf_e):
        there, back = measure(one, other), measure(other, one)
        assert told(there) == pytest.approx((back.recall, back.precision))
