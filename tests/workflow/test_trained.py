"""The shipped model: opened only as its card describes it, run offline, deterministic."""

import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corrobora.errors import BadReferenceFile, MissingPath
from corrobora.reading.opinions import OUTCOMES, STANCES
from corrobora.records import Span, Stance
from corrobora.workflow.trained import (
    JUDGE,
    PACKAGED,
    TrainedJudge,
    TrainedReader,
    _opened,
    trained_judge,
    trained_reader,
)

SAID = "The mayor of Orin said on Monday that soldiers had burned three houses. The army denied the charge."


def test_a_plain_attribution_is_marked_with_speaker_cue_and_words() -> None:
    marks = trained_reader().mark(SAID)
    first = marks[0]
    assert [SAID[s.start : s.end] for s in first.source] == ["The mayor of Orin"]
    assert "said" in SAID[first.cue.start : first.cue.end]
    assert any("soldiers had burned three houses" in SAID[s.start : s.end] for s in first.content)
    assert 0.5 < first.confidence <= 1


def test_a_denial_is_marked_as_the_deniers() -> None:
    marks = trained_reader().mark(SAID)
    assert any(
        SAID[m.cue.start : m.cue.end] == "denied" and SAID[m.source[0].start : m.source[0].end] == "The army"
        for m in marks
    )


def test_the_same_text_is_marked_alike_however_often_it_is_read() -> None:
    assert trained_reader().mark(SAID) == trained_reader().mark(SAID)


def test_the_text_before_does_not_shift_the_offsets() -> None:
    far = "\n\n".join(["Rain fell on the market all day and the traders went home early."] * 60 + [SAID])
    marks = trained_reader().mark(far)
    assert any(far[m.cue.start : m.cue.end] == "denied" for m in marks)


@pytest.mark.parametrize("text", ["", " \n ", "\x00\u200b", "word", "a" * 50_000, "(" * 3_000])
def test_a_text_without_sense_is_no_error(text: str) -> None:
    trained_reader().mark(text)


@pytest.mark.parametrize("name", ["model.onnx", "vocabulary.txt", "card.json"])
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    for kept in ("model.onnx", "vocabulary.txt", "card.json"):
        if kept != name:
            (tmp_path / kept).write_bytes(b"x")
    with pytest.raises(MissingPath, match=name):
        TrainedReader(tmp_path)


def test_weights_that_are_not_those_of_the_card_are_refused(tmp_path: Path) -> None:
    shutil.copytree(PACKAGED, tmp_path / "reader")
    weights = tmp_path / "reader" / "model.onnx"
    held = bytearray(weights.read_bytes())
    held[len(held) // 2] ^= 1
    weights.write_bytes(held)
    with pytest.raises(BadReferenceFile, match="SHA-256"):
        TrainedReader(tmp_path / "reader")


def test_telemetry_is_off_before_the_runtime_is_loaded() -> None:
    trained_reader()
    assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"


def test_what_ships_weighs_no_more_than_45_megabytes() -> None:
    assert sum(f.stat().st_size for folder in (PACKAGED, JUDGE) for f in folder.iterdir()) <= 45_000_000


SURE = "Soldiers raided the village on Monday, killing nine people. The governor flatly rejected the charge as pure invention."


def test_the_judge_has_opinions_of_plain_words() -> None:
    opinions = trained_judge().opinions(SURE)
    said = Span(start=SURE.index("the charge"), end=len(SURE))
    sentence = Span(start=SURE.index("The governor"), end=len(SURE))
    speaker = Span(start=sentence.start, end=sentence.start + len("The governor"))
    stances = opinions.of_claim(said, sentence=sentence, speaker=speaker, spoken=True)
    nine = SURE.index("nine people")
    outcomes = opinions.of_number(Span(start=nine, end=nine + len("nine people")))
    assert stances is not None
    assert outcomes is not None
    assert STANCES[int(stances.argmax())] is Stance.DENIES
    assert OUTCOMES[int(outcomes.argmax())] == "killed"


@pytest.mark.parametrize("text", ["", " \n ", "\x00\u200b", "word", "a" * 50_000, "(" * 3_000])
def test_the_judge_takes_any_text(text: str) -> None:
    trained_judge().opinions(text)


@pytest.mark.parametrize("name", ["model.onnx", "heads.npz"])
def test_a_judge_that_is_not_its_cards_is_refused(name: str, tmp_path: Path) -> None:
    shutil.copytree(JUDGE, tmp_path / "judge")
    changed = tmp_path / "judge" / name
    held = bytearray(changed.read_bytes())
    held[len(held) // 2] ^= 1
    changed.write_bytes(held)
    with pytest.raises(BadReferenceFile, match=name):
        TrainedJudge(tmp_path / "judge")


def test_the_judges_card_tells_data_base_licence_seed_and_figures() -> None:
    card = json.loads((JUDGE / "card.json").read_text(encoding="utf-8"))
    assert {"sha256", "heads_sha256", "base", "licence", "data", "seed", "kept back", "limits"} <= set(card)
    assert card["kept back"], "the shipped judge shows figures on examples it was not taught"


def test_the_card_tells_data_base_licence_seed_and_figures() -> None:
    card = json.loads((PACKAGED / "card.json").read_text(encoding="utf-8"))
    assert {"sha256", "base", "licence", "data", "seed", "dev", "limits"} <= set(card)


def test_threads_that_ask_at_once_share_one_model_and_get_the_same_marks() -> None:
    _opened.cache_clear()
    with ThreadPoolExecutor(max_workers=4) as threads:
        readers = list(threads.map(lambda _: trained_reader(), range(4)))
        marks = list(threads.map(lambda _: trained_reader().mark(SAID), range(8)))
    assert len({id(reader) for reader in readers}) == 1
    assert all(each == marks[0] for each in marks)
