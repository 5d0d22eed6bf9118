"""Weights of joining: what fitting finds, which signs it keeps, and what is shipped."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
import training.joining as learning
from training.joining import (
    PACKAGED,
    Shelf,
    b_cubed,
    choices_of,
    fitted_choices,
    fitted_pairs,
    pairs_of,
    report_pairs,
    written,
)

from corrobora.merging.profiles import AGAINST, FOR, SIGNALS
from corrobora.records import ReportId
from corrobora.workflow.joining import standard_likeness
from tests.gold.annotation import Half
from tests.incidents.keys import folders
from tests.merging.stories import SHELF
from tests.merging.telling import Page, plain_terms, told, weighing

Key = tuple[ReportId, int]


def shelf_of(pages: Sequence[Page], subjects: Mapping[str, Sequence[str]]) -> Shelf:
    """Put pages on a shelf, each of their paragraphs with what it tells of."""
    paragraphs = {report.id: told((report, reading)) for report, reading in pages}
    return Shelf(
        name="invented",
        reports={report.id: report for report, _ in pages},
        told=paragraphs,
        labels={
            p.key: subject
            for report, held in paragraphs.items()
            for p, subject in zip(held, subjects[report], strict=True)
        },
    )


STORIES = shelf_of(
    SHELF,
    {
        **dict.fromkeys(("f1", "f2", "f3", "n1"), "ff"),
        **dict.fromkeys(("w1", "w2"), "ww"),
        **dict.fromkeys(("b1", "b2"), "bb"),
        "d1": "ffwwbb",
    },
)


def at(name: str) -> int:
    return SIGNALS.index(name)


# --------------------------------------------------------------------------- fitting


def test_planted_weights_are_found_again() -> None:
    drawn = np.random.default_rng(3)
    rows = drawn.random((4_000, len(SIGNALS)))
    planted = np.zeros(len(SIGNALS))
    planted[at("words")], planted[at("days")], planted[at("other towns")] = 6.0, 3.0, -4.0
    bias = -2.5
    answers = (drawn.random(4_000) < 1 / (1 + np.exp(-(rows @ planted + bias)))).astype(float)
    found, found_bias = fitted_pairs(rows, answers)
    assert found == pytest.approx(planted, abs=0.6)
    assert found_bias == pytest.approx(bias, abs=0.6)


def test_no_weight_contradicts_its_signal_however_the_pairs_lie() -> None:
    drawn = np.random.default_rng(4)
    rows = drawn.random((500, len(SIGNALS)))
    # every pair is of one happening just where the signals say it is not
    against = [at(name) for name in AGAINST]
    answers = (rows[:, against].sum(axis=1) > rows[:, : len(FOR)].sum(axis=1)).astype(float)
    found, _ = fitted_pairs(rows, answers)
    assert (found[: len(FOR)] >= 0).all()
    assert (found[len(FOR) :] <= 0).all()
    assert np.abs(found).max() < 0.5


def test_the_signal_by_which_the_right_choice_differs_is_found() -> None:
    drawn = np.random.default_rng(5)
    choices = []
    for _ in range(80):
        rows = drawn.random((4, len(SIGNALS)))
        # what speaks against is told of the right one most: such a weight must stay nothing
        scores = 4 * rows[:, at("tolls")] + 4 * rows[:, at("other actors")]
        choices.append((rows, int(scores.argmax())))
    found = fitted_choices(choices)
    assert found.argmax() == at("tolls")
    assert found[at("other actors")] == 0
    assert (found[: len(FOR)] >= 0).all()
    assert (found[len(FOR) :] <= 0).all()


# --------------------------------------------------------------------------- what is learnt from


def test_the_same_seed_draws_the_same_pairs_and_another_draws_others() -> None:
    def draw(seed: int) -> bytes:
        rows, answers = pairs_of(STORIES, weighing(), number=40, seed=seed)
        assert rows.shape == (40, len(SIGNALS))
        assert set(answers) == {0.0, 1.0}
        return rows.tobytes() + answers.tobytes()

    assert draw(1) == draw(1)
    assert draw(1) != draw(2)


def test_pairs_of_one_happening_are_more_alike() -> None:
    rows, answers = pairs_of(STORIES, weighing(), number=120, seed=1)
    words = rows[:, at("words")]
    assert words[answers == 1].mean() > words[answers == 0].mean()


def test_a_paragraph_is_compared_with_what_other_reports_tell_alone() -> None:
    choices = choices_of(STORIES, plain_terms())
    assert len(choices) == len(STORIES.labels)
    assert all(rows.shape == (3, len(SIGNALS)) for rows, _ in choices)
    # nothing is compared with itself
    assert all(rows[:, at("words")].max() < 1 for rows, _ in choices)
    alone = shelf_of(SHELF[:3], dict.fromkeys(("f1", "f2", "f3"), "ff"))
    assert choices_of(alone, plain_terms()) == []


# --------------------------------------------------------------------------- how well


def test_b_cubed_by_hand() -> None:
    shelf = shelf_of(SHELF[2:5], {"f3": "ff", "w1": "ww", "w2": "ww"})
    keys = sorted(shelf.labels)
    right = {key: int(shelf.labels[key] == "w") for key in keys}
    assert b_cubed(shelf, right) == (1.0, 1.0)
    # all in one: of six, two see 2 of 6 and four see 4 of 6
    precision, recall = b_cubed(shelf, dict.fromkeys(keys, 0))
    assert precision == pytest.approx((2 * 2 / 6 + 4 * 4 / 6) / 6)
    assert recall == 1
    precision, recall = b_cubed(shelf, {key: n for n, key in enumerate(keys)})
    assert precision == 1
    assert recall == pytest.approx((2 / 2 + 4 / 4) / 6)


def test_pairs_of_reports_by_hand() -> None:
    keys = sorted(STORIES.labels)
    right = {key: "fwb".index(STORIES.labels[key]) for key in keys}
    # the answer tells no act: f1 f2 f3 d1 are held (6 pairs) of f1 f2 f3 d1 n1 (10); w1 w2 d1 and b1 b2 d1 (3 each)
    assert report_pairs(STORIES, right) == (12, 12, 16)
    assert report_pairs(STORIES, {key: n for n, key in enumerate(keys)}) == (0, 0, 16)
    held = {key: 0 for key in keys if key[0] in {"f1", "w1", "w2"}}
    assert report_pairs(STORIES, held) == (1, 3, 16)


# --------------------------------------------------------------------------- what is shipped


def test_the_shipped_weights_name_where_they_come_from_and_no_held_folder() -> None:
    held = json.loads((PACKAGED / "joining.json").read_text(encoding="utf-8"))
    tune = {folder.name for folder in folders(Half.TUNE)}
    assert held["learnt_by"] == "training/joining.py"
    assert set(held["learnt_from"]) == {*tune, *(f"gunviolence-{n}" for n in range(4))}
    assert isinstance(held["seed"], int)


def test_the_shipped_weights_are_of_the_signals_there_are_and_contradict_none() -> None:
    held = json.loads((PACKAGED / "joining.json").read_text(encoding="utf-8"))
    for name in ("joining", "tracing"):
        assert tuple(held[name]) == SIGNALS
        assert all(held[name][signal] >= 0 for signal in FOR)
        assert all(held[name][signal] <= 0 for signal in AGAINST)


def test_what_is_written_is_what_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "PACKAGED", tmp_path)
    written(standard_likeness(), [STORIES])
    assert (tmp_path / "terms.bin").read_bytes() == (PACKAGED / "terms.bin").read_bytes()
    assert standard_likeness(tmp_path) == standard_likeness()
