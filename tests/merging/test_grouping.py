"""Which beginnings are joined, and which are never compared."""

from itertools import permutations

import pytest

from corrobora.merging.grouping import blocks_of, group, keys_of
from corrobora.merging.joining import forbidden
from corrobora.merging.likeness import Likeness
from corrobora.merging.paragraphs import Paragraph
from corrobora.merging.profiles import Profile

from .telling import KEBA, MOLEN, ORIN, Page, killing, page, para, profile, told, weighing


def nobody(a: Profile, b: Profile) -> None:
    return None


def grouped(*pages: Page, likeness: Likeness, ban: bool = False) -> list[list[int]]:
    seeds = [told(one) for one in pages]
    reports = {report.id: report for report, _ in pages}
    return group(seeds, seeds, reports=reports, likeness=likeness, forbidden=forbidden if ban else nobody)


def page_of(name: str, text: str, published: str | None = "2031-03-05") -> Page:
    return page(name, para(text, killing(by=None)), published=published)


BY_WORDS = weighing({"words": 2.0}, bias=-1.0)
EVERYTHING = weighing(bias=1.0)
"""Joins whatever it is asked about."""


def test_the_most_alike_are_joined_first_and_then_compared_as_a_whole() -> None:
    # b shares one word of four with c, which is enough for b alone and too little for a and b together
    pages = [
        page_of("a", "ford lorry salt mill"),
        page_of("b", "ford lorry salt tower"),
        page_of("c", "tower guard bell rope"),
    ]
    assert grouped(*pages, likeness=weighing({"words": 2.0}, bias=-0.95)) == [[0, 1], [2]]
    assert grouped(*pages[1:], likeness=weighing({"words": 2.0}, bias=-0.95)) == [[0, 1]]


def test_seeds_that_share_nothing_rare_are_never_compared() -> None:
    assert grouped(page_of("a", "ford lorry"), page_of("b", "tower bell"), likeness=EVERYTHING) == [[0], [1]]
    assert grouped(page_of("a", "ford said"), page_of("b", "bell said"), likeness=EVERYTHING) == [[0], [1]]
    assert grouped(page_of("a", "ford lorry"), page_of("b", "ford bell"), likeness=EVERYTHING) == [[0, 1]]


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


def test_ties_go_to_the_seed_that_stands_first() -> None:
    # b is as like a as c is like d and as b is like c
    pages = [
        page_of("a", "ford lorry"),
        page_of("b", "lorry tower"),
        page_of("c", "tower bell"),
        page_of("d", "bell rope"),
    ]
    assert grouped(*pages, likeness=weighing({"words": 2.0}, bias=-1.3)) == [[0, 1], [2, 3]]


def test_two_seeds_of_one_report_never_join() -> None:
    first, second = told(page("a", para("ford lorry", killing()), para("ford lorry", killing())))
    report, _ = page("a", para("ford lorry", killing()))
    made = group(
        [[first], [second]],
        [[first], [second]],
        reports={report.id: report},
        likeness=EVERYTHING,
        forbidden=forbidden,
    )
    assert made == [[0], [1]]


def test_nor_do_they_by_way_of_a_third() -> None:
    twice = page("a", para("ford lorry", killing()), para("ford lorry", killing()))
    other = page("b", para("ford lorry", killing()))
    seeds: list[list[Paragraph]] = [[p] for p in (*told(twice), *told(other))]
    reports = {report.id: report for report, _ in (twice, other)}
    made = group(seeds, seeds, reports=reports, likeness=EVERYTHING, forbidden=forbidden)
    assert made == [[0, 2], [1]]


def test_what_is_forbidden_stays_apart_however_alike() -> None:
    pages = [
        page("a", para("ford lorry salt", killing(when="2031-03-04", place=ORIN))),
        page("b", para("ford lorry salt", killing(when="2031-03-09", place=MOLEN))),
        page("c", para("ford lorry salt", killing(when="2031-03-04", place=KEBA))),
    ]
    assert grouped(*pages, likeness=EVERYTHING, ban=True) == [[0, 2], [1]]
    assert grouped(*pages, likeness=EVERYTHING) == [[0, 1, 2]]


def test_what_reports_begin_with_is_joined_before_what_they_begin_anew_with() -> None:
    # the digest's second item is like b, which would bar the digest's own lead from a's group if it came first
    digest = page("d", para("ford lorry", killing()), para("ford lorry salt mill", killing()))
    first, second = told(digest)
    a, b = page_of("a", "ford lorry tower"), page_of("b", "ford lorry salt mill")
    seeds: list[tuple[Paragraph, ...]] = [told(a), told(b), (first,), (second,)]
    reports = {report.id: report for report, _ in (a, b, digest)}
    made = group(seeds, seeds, reports=reports, likeness=EVERYTHING, forbidden=forbidden)
    assert made == [[0, 1, 2], [3]]


def test_the_order_of_the_seeds_changes_no_group() -> None:
    pages = [
        page_of("a", "ford lorry salt"),
        page_of("b", "ford lorry rope"),
        page_of("c", "tower bell guard"),
        page_of("d", "tower bell rope"),
    ]
    found = {
        frozenset(frozenset(str(order[n][0].id) for n in one) for one in grouped(*order, likeness=BY_WORDS))
        for order in permutations(pages)
    }
    assert found == {frozenset({frozenset("ab"), frozenset("cd")})}


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
