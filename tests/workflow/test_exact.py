"""The models compute the same on every machine."""

from pathlib import Path

import numpy as np
import pytest

from corrobora.errors import BadReferenceFile
from corrobora.workflow import exact
from corrobora.workflow.trained import JUDGE, PACKAGED

WINDOWS = [np.random.default_rng(seed).integers(1_000, 20_000, (1, 40 * seed)) for seed in (1, 2, 4)]


def answers(model: bytes) -> list[np.ndarray]:
    session = exact._session(model, threads=1)
    (asked,) = (one.name for one in session.get_inputs())
    return [found for ids in WINDOWS for found in session.run(None, {asked: ids})]


def test_unsigned_weights_are_multiplied_exactly_on_this_machine() -> None:
    assert exact.is_exact(exact.product(signed=False))


@pytest.mark.skipif(
    not exact.multiplies_exactly(),
    reason="this processor cuts off products of signed bytes: nothing to compare with",
)
@pytest.mark.parametrize("folder", [PACKAGED, JUDGE], ids=["reader", "judge"])
def test_where_signed_bytes_are_multiplied_exactly_unsigned_ones_give_the_same(folder: Path) -> None:
    signed = (folder / "model.onnx").read_bytes()
    pairs = list(zip(answers(signed), answers(exact.with_unsigned_weights(signed)), strict=True))
    assert pairs
    assert all(np.array_equal(one, other) for one, other in pairs)


def test_what_cuts_products_off_is_noticed_and_the_weights_are_taken_unsigned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    signed = (JUDGE / "model.onnx").read_bytes()
    opened: list[bytes] = []
    really = exact._session

    def cutting(model: bytes, *, threads: int) -> object:
        opened.append(model)
        session = really(model, threads=threads)
        if model != exact.product(signed=True):
            return session

        class Cut:
            """A processor that keeps 16 bits of each pair."""

            def run(self, _: None, told: dict[str, np.ndarray]) -> list[np.ndarray]:
                return [np.full((len(told["a"]), 16), 32 * 32_767)]

        return Cut()

    monkeypatch.setattr(exact, "_session", cutting)
    exact.multiplies_exactly.cache_clear()
    try:
        assert not exact.multiplies_exactly()
        exact.open_model(signed, threads=1)
    finally:
        exact.multiplies_exactly.cache_clear()
    assert opened[-1] == exact.with_unsigned_weights(signed) != signed


def test_every_weight_and_every_zero_is_moved_and_nothing_else() -> None:
    signed, unsigned = exact.product(signed=True), exact.product(signed=False)
    assert bytes([127]) * 1024 in signed
    assert bytes([255]) * 1024 in unsigned
    assert len(signed) == len(unsigned)
    apart = [one ^ other for one, other in zip(signed, unsigned, strict=True) if one != other]
    # a bit of each weight and of the zero, and the types of both
    assert sorted(apart) == [1, 1, *[128] * 1025]


@pytest.mark.parametrize("value", [-128, -1, 0, 1, 127])
def test_zeros_may_stand_as_numbers(value: int) -> None:
    packed = exact._varint(value & (1 << 64) - 1)
    tensor = exact._field(2, 0, b"\x03") + exact._field(5, 2, packed)
    assert exact._tensor(tensor) == exact._field(2, 0, b"\x02") + exact._field(
        5, 2, exact._varint(value + 128)
    )


@pytest.mark.parametrize("broken", [b"\x3a", b"\x3a\x7f", b"\x3b", b"\xff" * 12, b"\x3a\x02\x2a\x09"])
def test_what_is_no_model_is_refused(broken: bytes) -> None:
    with pytest.raises(BadReferenceFile, match=r"model\.onnx"):
        exact.with_unsigned_weights(broken)
