"""Which beginnings are joined, and which are never compared."""

from collections.abc import Mapping, Sequence
from itertools import permutations

from corrobora.merging.grouping import group
from corrobora.merging.joining import forbidden
from corrobora.merging.likeness import Likeness
from corrobora.merging.neighbours import Forbidden, Neighbours, Seed, seeds_of
from corrobora.merging.paragraphs import Paragraph
from corrobora.merging.profiles import Profile
from corrobora.records import Report, ReportId

from .telling import KEBA, MOLEN, ORIN, Page, killing, page, para, told, weighing


def nobody(a: Profile, b: Profile) -> None:
    return None


def grouped_seeds(
    seeds: Sequence[Sequence[Paragraph]],
    *,
    reports: Mapping[ReportId, Report],
    likeness: Likeness,
    forbidden: Forbidden = forbidden,
) -> list[list[int]]:
    """Group seeds that are all in one crowd, those of one report standing together."""
    begun: dict[ReportId, list[Sequence[Paragraph]]] = {}
    for seed in seeds:
        begun.setdefault(seed[0].report, []).append(seed)
    made: list[Seed] = []
    neighbours = Neighbours(likeness=likeness, forbidden=forbidden)
    for held in begun.values():
        made += seeds_of(held, held, reports=reports, likeness=likeness)
    for one in made:
        neighbours.add(one)
    place = {seed[0].key: n for n, seed in enumerate(seeds)}
    found = group(made, neighbours, reports=reports, likeness=likeness, forbidden=forbidden)
    return sorted([place[key] for key in one] for one in found)


def grouped(*pages: Page, likeness: Likeness, ban: bool = False) -> list[list[int]]:
    seeds = [told(one) for one in pages]
    reports = {report.id: report for report, _ in pages}
    return grouped_seeds(seeds, reports=reports, likeness=likeness, forbidden=forbidden if ban else nobody)


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
    made = grouped_seeds([[first], [second]], reports={report.id: report}, likeness=EVERYTHING)
    assert made == [[0], [1]]


def test_nor_do_they_by_way_of_a_third() -> None:
    twice = page("a", para("ford lorry", killing()), para("ford lorry", killing()))
    other = page("b", para("ford lorry", killing()))
    seeds: list[list[Paragraph]] = [[p] for p in (*told(twice), *told(other))]
    reports = {report.id: report for report, _ in (twice, other)}
    made = grouped_seeds(seeds, reports=reports, likeness=EVERYTHING)
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
    made = grouped_seeds(seeds, reports=reports, likeness=EVERYTHING)
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
