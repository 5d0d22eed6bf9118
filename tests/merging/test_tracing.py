"""Which happening each paragraph of a report tells of."""

from collections.abc import Mapping

import pytest

from corrobora.merging.likeness import Likeness
from corrobora.merging.tracing import MOST, Told, Tracing
from corrobora.records import ReportId

from .telling import KEBA, MOLEN, Page, killing, page, para, told, weighing

FORD = page("f", para("lorry ford salt", killing()), para("river canoe drown", killing()))
MILL = page("m", para("mill flour roof", killing()), para("miller ladder bell", killing()))


def traced(
    homes: Mapping[tuple[str, int], int], *pages: Page, likeness: Likeness
) -> dict[tuple[str, int], int]:
    """Trace pages of which some paragraphs are in a happening already; happenings are numbered here, for short."""
    paragraphs = {report.id: told((report, reading)) for report, reading in pages}
    came = {
        report.id: Told(
            report=report,
            paragraphs=tuple(paragraphs[report.id]),
            beginnings=(tuple(paragraphs[report.id][:1]),),
        )
        for report, _ in pages
    }
    tracing = Tracing(likeness=likeness, page=came.__getitem__)
    tracing.change(
        {
            (ReportId(report), number): (ReportId("happening"), home)
            for (report, number), home in homes.items()
        },
        came=came,
        went={},
    )
    return {
        (str(report), number): home
        for found in tracing.found.values()
        for (report, number), (_, home) in found.items()
    }


def path(found: Mapping[tuple[str, int], int], report: str) -> list[int]:
    return [found[key] for key in sorted(found) if key[0] == report]


KNOWN = {("f", 0): 0, ("f", 1): 0, ("m", 0): 1, ("m", 1): 1}
BY_WORDS = {"words": 10.0}


def test_every_paragraph_of_a_report_is_placed_and_each_where_it_fits() -> None:
    digest = page(
        "d",
        para("lorry ford salt", killing()),
        para("canoe drown river"),
        para("mill flour roof", killing()),
        para("ladder bell"),
    )
    found = traced({**KNOWN, ("d", 0): 0}, FORD, MILL, digest, likeness=weighing(tracing=BY_WORDS))
    assert path(found, "d") == [0, 0, 1, 1]
    assert path(found, "f") == [0, 0]
    assert path(found, "m") == [1, 1]


def test_a_paragraph_that_fits_nothing_stays_with_the_one_before_it() -> None:
    digest = page("d", para("lorry ford"), para("weather"), para("mill flour"), para("weather"))
    found = traced({**KNOWN, ("d", 0): 0}, FORD, MILL, digest, likeness=weighing(tracing=BY_WORDS, stay=1.0))
    assert path(found, "d") == [0, 0, 1, 1]


def test_a_change_must_outweigh_what_it_costs() -> None:
    digest = page("d", para("lorry ford salt"), para("mill canoe river"), para("salt ford"))
    known = {**KNOWN, ("d", 0): 0}
    one_word = page("d", para("lorry ford salt"), para("mill"), para("salt ford"))
    assert path(traced(known, FORD, MILL, digest, likeness=weighing(tracing=BY_WORDS)), "d") == [0, 0, 0]
    assert path(traced(known, FORD, MILL, one_word, likeness=weighing(tracing=BY_WORDS, stay=1)), "d") == [
        0,
        1,
        0,
    ]
    assert path(traced(known, FORD, MILL, one_word, likeness=weighing(tracing=BY_WORDS, stay=9)), "d") == [
        0,
        0,
        0,
    ]


def test_a_stretch_that_leaves_the_reports_own_happening_must_earn_its_margin_together() -> None:
    known = {**KNOWN, ("d", 0): 0}
    short = page("d", para("lorry ford salt"), para("mill"))
    long = page("d", para("lorry ford salt"), para("mill"), para("flour"), para("roof"))
    # each of these words is a sixth of the mill's: it fits by 10 × the square root of the square root of a sixth
    demanding = weighing(tracing=BY_WORDS, margin=12.0)
    assert path(traced(known, FORD, MILL, short, likeness=demanding), "d") == [0, 0]
    assert path(traced(known, FORD, MILL, long, likeness=demanding), "d") == [0, 1, 1, 1]


def test_under_a_heading_a_change_costs_nothing() -> None:
    plain = page("d", para("lorry ford salt"), para("mill flour"))
    headed = page("d", para("lorry ford salt"), para("Keba: mill flour", place=KEBA))
    strict = weighing(tracing=BY_WORDS, stay=50.0, margin=50.0)
    known = {**KNOWN, ("d", 0): 0}
    assert path(traced(known, FORD, MILL, plain, likeness=strict), "d") == [0, 0]
    assert path(traced(known, FORD, MILL, headed, likeness=strict), "d") == [0, 1]


def test_a_report_is_never_compared_with_itself_where_others_tell_of_the_happening() -> None:
    # its second paragraph is its own, word for word, and by the other reports the mill's
    own = page("d", para("lorry ford salt"), para("mill flour roof"))
    found = traced({**KNOWN, ("d", 0): 0, ("d", 1): 0}, FORD, MILL, own, likeness=weighing(tracing=BY_WORDS))
    assert path(found, "d") == [0, 1]


def test_where_none_other_tells_of_it_its_other_paragraphs_do() -> None:
    alone = page("d", para("tower guard rope"), para("tower guard bell"), para("mill flour roof"))
    found = traced(
        {**KNOWN, ("d", 0): 2, ("d", 1): 2, ("d", 2): 2},
        FORD,
        MILL,
        alone,
        likeness=weighing(tracing=BY_WORDS),
    )
    assert path(found, "d") == [2, 2, 1]


def test_a_report_that_shares_no_telling_word_stays_as_it_began() -> None:
    strange = page("s", para("tower guard"), para("rope anchor"), para("said that"))
    found = traced({**KNOWN, ("s", 0): 2}, FORD, MILL, strange, likeness=weighing(tracing=BY_WORDS))
    assert path(found, "s") == [2, 2, 2]


def test_a_report_without_a_beginning_is_not_placed() -> None:
    assert path(traced(KNOWN, FORD, MILL, page("d", para("mill flour")), likeness=weighing()), "d") == []


@pytest.mark.parametrize(("nearer", "reached"), [(MOST - 1, True), (MOST, False)])
def test_only_the_nearest_happenings_are_compared(nearer: int, reached: bool) -> None:
    others = [page(f"o{n:02}", para(f"word{n}")) for n in range(nearer)]
    far = page("z", para("anchor " + " ".join(f"other{n}" for n in range(30))))
    known = {**{(f"o{n:02}", 0): n for n in range(nearer)}, ("z", 0): 90, ("d", 0): 0}
    digest = page("d", para(" ".join(f"word{n}" for n in range(nearer))), para("anchor"))
    found = traced(known, *others, far, digest, likeness=weighing(tracing=BY_WORDS))
    assert (found["d", 1] == 90) is reached


@pytest.mark.parametrize("numbers", [(0, 1), (7, 3), (1, 0)])
def test_how_happenings_are_numbered_changes_nothing(numbers: tuple[int, int]) -> None:
    one, other = numbers
    digest = page("d", para("lorry ford salt"), para("mill flour roof"))
    known = {("f", 0): one, ("f", 1): one, ("m", 0): other, ("m", 1): other, ("d", 0): one}
    found = traced(known, FORD, MILL, digest, likeness=weighing(tracing=BY_WORDS))
    assert path(found, "d") == [one, other]


def test_what_a_report_begins_with_moves_only_where_it_could_have_been_joined() -> None:
    begun = page("d", para("mill flour roof", killing()), para("ladder bell", killing()))
    known = {**KNOWN, ("d", 0): 0}
    unlike, not_unlike = weighing(tracing=BY_WORDS, bias=-1.0), weighing(tracing=BY_WORDS, bias=-0.9)
    assert path(traced(known, FORD, MILL, begun, likeness=unlike), "d") == [0, 1]
    assert path(traced(known, FORD, MILL, begun, likeness=not_unlike), "d") == [1, 1]


def test_no_paragraph_goes_where_its_own_place_or_day_excludes_it() -> None:
    mill = page("m", para("mill flour roof", killing(place=KEBA, when="2031-03-04")))
    known = {("f", 0): 0, ("f", 1): 0, ("m", 0): 1, ("d", 0): 0}
    for claim, home in (
        (killing(), 1),
        (killing(place=KEBA, when="2031-03-05"), 1),
        (killing(place=MOLEN), 0),
        (killing(when="2031-03-08"), 0),
    ):
        digest = page("d", para("lorry ford salt", killing()), para("mill flour roof", claim))
        assert path(traced(known, FORD, mill, digest, likeness=weighing(tracing=BY_WORDS)), "d") == [0, home]
