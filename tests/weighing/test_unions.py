"""The fewest groups in which all may share, checked against plain search."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from corrobora.weighing.unions import Groups, fewest_sharing


def by_search(nodes: list[int], edges: set[frozenset[int]]) -> int:
    def partitions(rest: list[int]) -> list[list[list[int]]]:
        if not rest:
            return [[]]
        first, others = rest[0], rest[1:]
        found = []
        for smaller in partitions(others):
            found.append([[first], *smaller])
            for place, group in enumerate(smaller):
                if all(frozenset({first, other}) in edges for other in group):
                    found.append([*smaller[:place], [first, *group], *smaller[place + 1 :]])
        return found

    return min(len(groups) for groups in partitions(nodes))


@given(st.integers(1, 6), st.data())
def test_the_fewest_groups_are_those_of_an_exhaustive_search(size: int, data: st.DataObject) -> None:
    nodes = list(range(size))
    possible = [frozenset(pair) for pair in combinations(nodes, 2)]
    edges = data.draw(st.sets(st.sampled_from(possible))) if possible else set()
    shares = {node: [next(iter(edge - {node})) for edge in edges if node in edge] for node in nodes}
    assert fewest_sharing(shares) == by_search(nodes, edges)


def test_a_chain_is_not_one_group() -> None:
    assert (
        fewest_sharing({"witness": ["resident"], "resident": ["witness", "mayor"], "mayor": ["resident"]})
        == 2
    )


def test_a_large_relation_is_bounded_from_below_and_in_time() -> None:
    ring = {node: [(node + step) % 101 for step in (1, 5, 7)] for node in range(101)}
    assert 1 <= fewest_sharing(ring) <= 51


def test_groups_hold_what_is_tied_through_others() -> None:
    groups: Groups[str] = Groups()
    groups.tie("a", "b")
    groups.tie("b", "c")
    assert groups.tied("a", "c")
    assert not groups.tied("a", "d")
