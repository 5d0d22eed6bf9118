"""The curve from the model's confidence to the share that is right, on cases counted by hand."""

import pytest
from training.calibration import curve, error, judged
from training.corpora import Article, Attribution

from corrobora.reading.marks import Marked
from corrobora.records import Span


def test_falling_shares_are_pooled() -> None:
    # twelve groups of one: right, wrong at the bottom fall, and are one group of a half
    pairs = [(0.1, True), (0.2, False), *((0.3 + n / 20, True) for n in range(10))]
    found = curve(pairs)
    assert found[0] == pytest.approx((0.15, 0.5))
    assert [s for _, s in found] == sorted(s for _, s in found)
    assert found[-1] == pytest.approx((0.75, 1.0))


def test_a_confidence_that_is_the_share_has_no_error() -> None:
    assert error([(0.5, True), (0.5, False)] * 10) == 0


def test_a_boast_is_an_error_of_its_size() -> None:
    assert error([(0.9, True), (0.9, False)] * 10) == pytest.approx(0.4)


def test_a_mark_is_right_if_every_part_overlaps_by_half() -> None:
    text = "The mayor said rain fell."
    article = Article(
        id="1", annotator="a", text=text,
        attributions=(Attribution(source=((0, 9),), cue=((10, 14),), content=((15, 24),)),),
    )  # fmt: skip

    def mark(content: Span) -> Marked:
        return Marked(
            source=(Span(start=4, end=9),), cue=Span(start=10, end=14), content=(content,), confidence=0.7
        )

    assert judged([article], [[mark(Span(start=15, end=24))]]) == [(0.7, True)]
    assert judged([article], [[mark(Span(start=0, end=9))]]) == [(0.7, False)]
