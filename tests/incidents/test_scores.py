"""The scores of `benchmarks.incidents`, counted by hand."""

from pathlib import Path

import pytest
from benchmarks.incidents import Weighed, edges, figures, holds, matched, together, within

from corrobora.records import Assessment, Dossier, OriginRange
from tests.incidents.keys import Key, KeyIncident, Toll


def toll(low: int, best: int | None, high: int | None) -> Toll:
    return Toll(low=low, best=best, high=high)


def key_incident(name: str, reports: str) -> KeyIncident:
    return KeyIncident(
        id=name,
        title=name,
        date="2031-03-04",
        reports=frozenset(reports.split()),
        killed=toll(2, 3, 4),
        injured=None,
        origins_act=(2, 3),
        origins_responsibility=(1, 1),
        origins=(),
        why="",
    )


class Incident:
    """As much of an assessment as grouping looks at."""

    def __init__(self, name: str, reports: str) -> None:
        self.id = name
        self.headline = name
        self.reports = tuple(reports.split())
        self.casualties: tuple[()] = ()
        self.independent_origins = type(
            "Origins", (), {"act": OriginRange(low=2, high=2), "responsibility": OriginRange(low=0, high=1)}
        )


def folder(theirs: list[KeyIncident], ours: list[Incident]) -> Weighed:
    names = {r: r for i in theirs for r in i.reports} | {r: r for i in ours for r in i.reports}
    key = Key(
        folder=Path("f"), incidents=tuple(theirs), copies=(), shared=(), pairs=(), unrelated=frozenset()
    )
    dossier = Dossier.__new__(Dossier)
    object.__setattr__(dossier, "incidents", tuple(ours))
    object.__setattr__(dossier, "reports", ())
    return Weighed(key=key, dossier=dossier, names=names)


def found(held: Weighed) -> dict[str, str | None]:
    def name(one: Assessment | None) -> str | None:
        return None if one is None else one.id

    return {theirs.id: name(ours) for theirs, ours in matched(held)}


def test_edges_are_the_pairs_some_group_holds_each_once() -> None:
    assert together([frozenset("abc"), frozenset("ab"), frozenset("d")]) == {
        frozenset("ab"),
        frozenset("ac"),
        frozenset("bc"),
    }


def test_precision_recall_and_f1_of_edges() -> None:
    # three found, four wanted, two of them alike: 2/3, 2/4, 2*2/(3+4)
    ab, ac, bc, bd, cd = (frozenset(p) for p in ("ab", "ac", "bc", "bd", "cd"))
    score = edges({ab, ac, bc}, {ab, ac, bd, cd})
    assert (score.precision, score.recall, score.f1) == pytest.approx((2 / 3, 1 / 2, 4 / 7))
    assert edges(set(), set()).f1 == 0.0


def test_each_of_ours_stands_for_one_of_the_key_the_likest_first() -> None:
    # n1 = abcd, n2 = ae; x = abc is 3/4 of n1 and 1/4 of n2, y = ad is 2/4 of n1 and 1/3 of n2: x takes n1, y is left n2
    held = folder(
        [key_incident("n1", "a b c d"), key_incident("n2", "a e")],
        [Incident("x", "a b c"), Incident("y", "a d")],
    )
    assert found(held) == {"n1": "x", "n2": "y"}
    assert found(folder([key_incident("n1", "a b")], [Incident("x", "c")])) == {"n1": None}


def test_figures_of_a_folder() -> None:
    held = folder(
        [key_incident("n1", "a b c d"), key_incident("n2", "a e")],
        [Incident("x", "a b c"), Incident("y", "a d")],
    )
    made = figures([held])
    # wanted ab ac ad bc bd cd ae; found ab ac bc ad: four right of four found and seven wanted
    assert made["grouping pairs P"] == 100
    assert made["grouping pairs R"] == pytest.approx(400 / 7)
    # x has three of n1's four; y shares one of two with n2: both at least half of the larger
    assert made["incidents matched"] == 100
    # 2 to 2 lies in 2 to 3; 0 to 1 does not lie in 1 to 1
    assert made["origins of the act"] == 100
    assert made["origins of who did it"] == 0
    assert made["killed range holds the key's best"] == 0


def test_a_range_holds_the_best_or_the_low_where_nothing_decides() -> None:
    assert holds(toll(2, None, None), toll(1, 9, 9))
    assert holds(toll(1, 1, 1), toll(1, None, 9))
    assert not holds(toll(3, 3, 4), toll(1, 2, 9))
    assert not holds(None, toll(1, 1, 1))


def test_a_range_of_origins_must_lie_within_the_keys() -> None:
    assert within(OriginRange(low=2, high=3), (2, 4))
    assert not within(OriginRange(low=1, high=3), (2, 4))
    assert not within(OriginRange(low=3, high=5), (2, 4))
