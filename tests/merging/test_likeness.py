"""What weights may say, shipped or not."""

from dataclasses import replace

import pytest

from corrobora.merging.profiles import AGAINST, FOR, SIGNALS
from corrobora.workflow.joining import standard_likeness

from .telling import killing, page, para, profile, weighing


def test_a_score_is_the_bias_and_the_weighed_signals() -> None:
    a = profile(page("a", para("ford lorry", killing(killed=9))))
    b = profile(page("b", para("ford lorry", killing(killed=30))))
    likeness = weighing({"words": 2.0, "other tolls": -0.5}, {"words": 3.0}, bias=-1.0)
    assert likeness.same(a, b) == pytest.approx(-1 + 2 - 0.5)
    assert likeness.fits(a, b) == pytest.approx(3)


@pytest.mark.parametrize("name", ["joining", "tracing"])
def test_a_signal_without_a_weight_is_missed_at_once(name: str) -> None:
    with pytest.raises(KeyError, match="names"):
        replace(weighing(), **{name: {"words": 1.0}})  # type: ignore[arg-type]  # one weight by name


def test_no_shipped_weight_contradicts_its_signal() -> None:
    shipped = standard_likeness()
    for weights in (shipped.joining, shipped.tracing):
        assert set(weights) == set(SIGNALS)
        assert all(weights[name] >= 0 for name in FOR)
        assert all(weights[name] <= 0 for name in AGAINST)


def test_by_the_shipped_weights_nothing_shared_joins_nothing() -> None:
    shipped = standard_likeness()
    assert shipped.joining_bias < 0
    assert shipped.stay > 0
    assert shipped.margin > 0


@pytest.mark.parametrize("name", [name for name in FOR if name not in {"words", "body words"}])
def test_by_the_shipped_weights_no_single_signal_but_the_words_joins(name: str) -> None:
    shipped = standard_likeness()
    assert shipped.joining[name] + shipped.joining_bias < 0
