"""Which beginnings are compared, and which hang together closely enough to be grouped."""

from collections.abc import Iterable

import pytest

from corrobora.merging.joining import forbidden
from corrobora.merging.likeness import Likeness
from corrobora.merging.neighbours import (
    CROWD,
    LEVELS,
    Neighbours,
    Seed,
    SeedKey,
    blocks_of,
    keys_of,
    seeds_of,
)
from corrobora.records import ReportId

from .telling import Page, killing, page, para, profile, told, weighing

EVERYTHING = weighing(bias=1.0)


def page_of(name: str, text: str, published: str | None = "2031-03-05") -> Page:
    return page(name, para(text, killing(by=None)), published=published)


def seed(one: Page, likeness: Likeness) -> Seed:
    (made,) = seeds_of([told(one)], [told(one)], reports={one[0].id: one[0]}, likeness=likeness)
    return made


def entered(pages: Iterable[Page], likeness: Likeness) -> Neighbours:
    made = Neighbours(likeness=likeness, forbidden=forbidden)
    for one in pages:
        made.add(seed(one, likeness))
    return made


def at(name: str) -> SeedKey:
    return ReportId(name), 0


def names(found: Iterable[SeedKey]) -> str:
    return " ".join(sorted(str(report) for report, _ in found))


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (page_of("a", "ford"), page_of("b", "ford", "2031-04-01"), True),
        (page_of("a", "ford"), page_of("b", "ford", "2031-09-01"), False),
        (
            page("a", para("Tibo Zembra", names=("Tibo", "Zembra"))),
            page("b", para("Tibo Zembra", names=("Tibo", "Zembra")), published="2033-01-01"),
            True,
        ),
        (
            page("a", para("Tibo", names=("Tibo",))),
            page("b", para("Tibo", names=("Tibo",)), published="2033-01-01"),
            False,
        ),
        (
            page("a", para("x", killing(when="2031-03-04"))),
            page("b", para("y", killing(when="2031-03-04"))),
            True,
        ),
        (
            page("a", para("x", killing(when="2031-03-04"))),
            page("b", para("y", killing(when="2031-03-05"))),
            False,
        ),
        (page("a", para("x")), page("b", para("y"), copy_of="a"), True),
    ],
    ids=["within a season", "months apart", "two names", "one name", "a day", "another day", "a copy"],
)
def test_what_brings_two_seeds_together(one: Page, other: Page, meet: bool) -> None:
    keys = [keys_of(profile(p), likeness=EVERYTHING) for p in (one, other)]
    assert bool(keys[0] & keys[1]) is meet


CHAIN = [
    page_of("a", "ford lorry salt"),
    page_of("b", "ford lorry mill"),
    page_of("c", "mill tower bell"),
    page_of("d", "rope"),
]
"""a is like b, b somewhat like c, d like nobody."""


def likeness(bias: float) -> Likeness:
    """At 0 two seeds with all words in common are at 2, those with none at 0."""
    return weighing({"words": 2.0}, bias=bias)


def test_who_hangs_together_by_way_of_another_is_around() -> None:
    made = entered(CHAIN, likeness(-1.0))
    assert names(made.around(at("a"))) == names(made.around(at("c"))) == "a b c"
    assert names(made.around(at("d"))) == "d"


def test_who_is_unlike_is_no_neighbour() -> None:
    made = entered(CHAIN, likeness(-2.5))
    assert names(made.around(at("a"))) == "a b"
    assert names(made.around(at("c"))) == "c"


def test_who_may_not_be_one_are_no_neighbours_however_alike() -> None:
    twice = page("a", para("ford lorry", killing()), para("ford lorry", killing()))
    first, second = told(twice)
    made = Neighbours(likeness=EVERYTHING, forbidden=forbidden)
    for one in seeds_of(
        [[first], [second]], [[first], [second]], reports={twice[0].id: twice[0]}, likeness=EVERYTHING
    ):
        made.add(one)
    assert made.around(first.key) == [first.key]


def crowd(size: int) -> list[Page]:
    """Return pages of which each is like the next, and as many pairs that are very like each other."""
    return [
        page_of(f"p{n:03}", f"word{n // 2}x word{n // 2}y word{n // 2}z link{n} link{n + 1} all")
        for n in range(size)
    ]


def test_a_crowd_is_parted_at_the_level_at_which_it_is_none() -> None:
    small, large = crowd(CROWD), crowd(CROWD + 2)
    weights = weighing({"words": 8.0}, bias=-5.0)
    together = entered(small, weights)
    assert len(together.around(at("p000"))) == CROWD
    parted = entered(large, weights)
    assert names(parted.around(at("p000"))) == "p000 p001"
    crowded: list[set[SeedKey]] = [set() for _ in LEVELS]
    assert [parted.around(at(f"p{n:03}"), crowded) for n in range(6)] == [
        parted.around(at(f"p{n:03}")) for n in range(6)
    ]
    # one that goes makes it less than a crowd again for whoever hung on it, and that is known beforehand
    assert at("p000") in parted.touched_by(at("p001"))
    parted.remove(at("p201"))
    assert at("p000") in parted.touched_by(at("p200"))
    parted.remove(at("p200"))
    assert len(parted.around(at("p000"))) == CROWD


def test_who_went_is_nobodys_neighbour() -> None:
    made = entered(CHAIN, likeness(-1.0))
    assert names(made.touched_by(at("b"))) == "a b c"
    made.remove(at("b"))
    assert names(made.around(at("a"))) == "a"
    assert names(made.around(at("c"))) == "c"
    made.add(seed(CHAIN[1], likeness(-1.0)))
    assert names(made.around(at("a"))) == "a b c"


def test_a_block_is_two_or_more_that_share_a_key() -> None:
    blocks, stands_in = blocks_of([["x", "y"], ["y"], [], ["x", "y", "z"]])
    assert sorted(blocks) == [[0, 1, 3], [0, 3]]
    assert [sorted(blocks[b] for b in one) for one in stands_in] == [
        [[0, 1, 3], [0, 3]],
        [[0, 1, 3]],
        [],
        [[0, 1, 3], [0, 3]],
    ]
    assert blocks_of([]) == ([], [])
