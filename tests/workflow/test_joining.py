"""The weights of joining as they are opened from the package."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corrobora.errors import BadReferenceFile, MissingPath
from corrobora.merging.profiles import SIGNALS
from corrobora.workflow.joining import PACKAGED, standard_likeness


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Return what writes a folder like the packaged one, with some values changed, or left out where ``None``."""
    held = json.loads((PACKAGED / "joining.json").read_text(encoding="utf-8"))

    def write(**changed: Any) -> Path:
        values = {name: value for name, value in {**held, **changed}.items() if value is not None}
        (tmp_path / "joining.json").write_text(json.dumps(values), encoding="utf-8")
        (tmp_path / "terms.bin").write_bytes((PACKAGED / "terms.bin").read_bytes())
        return tmp_path

    return write


def test_the_package_carries_a_weight_for_every_signal() -> None:
    likeness = standard_likeness()
    assert set(likeness.joining) == set(likeness.tracing) == set(SIGNALS)
    assert likeness.terms.documents > 1000
    assert len(likeness.terms.sketch) % 2 == 0


def test_it_is_opened_once() -> None:
    assert standard_likeness() is standard_likeness()


def test_everyday_words_tell_less_than_rare_ones() -> None:
    weight = standard_likeness().terms.weight
    assert weight("said") < weight("police") < weight("massacre") < weight("zembradar")


def test_a_folder_of_ones_own_is_opened_as_the_packaged_one(written: Callable[..., Path]) -> None:
    assert standard_likeness(written()) == standard_likeness()
    assert standard_likeness(written(stay=7)).stay == 7


@pytest.mark.parametrize("name", ["joining.json", "terms.bin"])
def test_a_missing_file_is_named(written: Callable[..., Path], name: str) -> None:
    folder = written()
    (folder / name).unlink()
    with pytest.raises(MissingPath, match=rf"{name}.*install corrobora anew"):
        standard_likeness(folder)


@pytest.mark.parametrize("name", ["documents", "joining", "joining_bias", "tracing", "stay", "margin"])
def test_a_missing_value_is_named(written: Callable[..., Path], name: str) -> None:
    with pytest.raises(BadReferenceFile, match=rf"joining\.json.*{name}.*install corrobora anew"):
        standard_likeness(written(**{name: None}))


@pytest.mark.parametrize(
    ("name", "value"),
    [("documents", "many"), ("stay", []), ("joining", {"words": "much"}), ("tracing", {"words": None})],
)
def test_a_value_of_another_kind_is_refused(written: Callable[..., Path], name: str, value: object) -> None:
    with pytest.raises(BadReferenceFile, match=r"joining\.json"):
        standard_likeness(written(**{name: value}))


@pytest.mark.parametrize("name", ["joining", "tracing"])
def test_a_signal_without_a_weight_is_refused(written: Callable[..., Path], name: str) -> None:
    weights = dict.fromkeys(SIGNALS[1:], 0.0)
    with pytest.raises(BadReferenceFile, match=SIGNALS[0]):
        standard_likeness(written(**{name: weights}))


@pytest.mark.parametrize("text", ["{", "[]", "3", '{"joining": []}'])
def test_what_is_no_table_of_weights_is_refused(written: Callable[..., Path], text: str) -> None:
    folder = written()
    (folder / "joining.json").write_text(text, encoding="utf-8")
    with pytest.raises(BadReferenceFile, match=r"joining\.json"):
        standard_likeness(folder)


def test_a_sketch_cut_short_is_refused(written: Callable[..., Path]) -> None:
    folder = written()
    (folder / "terms.bin").write_bytes(b"")
    with pytest.raises(BadReferenceFile, match=r"terms\.bin"):
        standard_likeness(folder)
