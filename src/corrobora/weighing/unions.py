"""Groups under a symmetric "belongs with", and the fewest groups that can hold everybody.

Both answers depend on the relation alone, never on the order in which it is told.
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)

_EXACT_LIMIT = 18
"""Largest remainder searched to the end; beyond it the lower bound is used instead."""


class Groups(Generic[T]):
    """Things tied two by two; those tied directly or through others are one group."""

    __slots__ = ("_parent",)

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}

    def find(self, thing: T) -> T:
        """Return the stand-in of the thing's group (which one is arbitrary)."""
        root = thing
        while self._parent.setdefault(root, root) != root:
            root = self._parent[root]
        while self._parent[thing] != root:
            self._parent[thing], thing = root, self._parent[thing]
        return root

    def tie(self, one: T, other: T) -> None:
        """Put the groups of two things together."""
        self._parent[self.find(one)] = self.find(other)

    def tied(self, one: T, other: T) -> bool:
        """Whether two things are in one group."""
        return self.find(one) == self.find(other)


def fewest_sharing(shares: Mapping[T, Iterable[T]]) -> int:
    """Return into how few groups the keys can fall where all members of a group may share.

    This is the smallest clique cover of the may-share relation. Connected
    components would be too few: that a witness may be the resident and the
    resident may be the mayor does not let the witness be the mayor.

    A node whose neighbours are all neighbours of one of them can go, since that
    neighbour fits wherever it does not and whatever group holds the node takes
    the neighbour too; on real incidents this leaves nothing. What remains is
    searched exactly up to 18 nodes; a larger remainder gives the size of a set
    in which no two may share, which can only be too low, never too high.
    """
    graph = {
        node: {other for other in others if other in shares and other != node}
        for node, others in shares.items()
    }
    for node, others in list(graph.items()):
        for other in others:
            graph[other].add(node)
    _strip(graph)
    alone = sum(1 for others in graph.values() if not others)
    nodes = sorted(
        (node for node, others in graph.items() if others), key=lambda node: (len(graph[node]), repr(node))
    )
    if len(nodes) <= _EXACT_LIMIT:
        return alone + _cover(nodes, graph, [], len(nodes))
    apart: list[T] = []
    for node in nodes:
        if not any(node in graph[other] for other in apart):
            apart.append(node)
    return alone + len(apart)


def _strip(graph: dict[T, set[T]]) -> None:
    """Remove every node that some neighbour can always stand in for."""
    changed = True
    while changed:
        changed = False
        for node in sorted(graph, key=lambda node: (-len(graph[node]), repr(node))):
            closed = graph[node] | {node}
            if any(graph[other] | {other} <= closed for other in graph[node]):
                for other in graph.pop(node):
                    graph[other].discard(node)
                changed = True


def _cover(nodes: list[T], graph: Mapping[T, set[T]], groups: list[list[T]], best: int) -> int:
    if len(groups) >= best:
        return best
    if not nodes:
        return len(groups)
    node, rest = nodes[0], nodes[1:]
    for group in groups:
        if all(other in graph[node] for other in group):
            group.append(node)
            best = min(best, _cover(rest, graph, groups, best))
            group.pop()
    groups.append([node])
    best = min(best, _cover(rest, graph, groups, best))
    groups.pop()
    return best
