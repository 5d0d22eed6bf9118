"""The trained models, opened from the package and run by ONNX Runtime; `reading` gets what they make of a text handed in.

Two of them: the reader marks who is made to say what, the judge has opinions of how a speaker stands to it and of
what befell those counted.

Nothing here asks a network: the weights are package data, checked against the
hash written beside them, and ONNX Runtime's telemetry, which versions from 1.29
on switch on by themselves, is switched off before it is loaded (`exact`).
"""

import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Protocol, cast

import numpy as np

from corrobora.errors import BadReferenceFile, MissingPath
from corrobora.reading.marks import Marked, Scores, Stretch, arcs_between, attributions, windows
from corrobora.reading.opinions import Opinions, SeenWindow
from corrobora.reading.wordpieces import WordPieces
from corrobora.workflow.exact import open_model

PACKAGED = Path(__file__).parent / "data" / "reader"
"""Where an installation carries the reader's weights, the vocabulary and the card."""
JUDGE = Path(__file__).parent / "data" / "judge"
"""Where it carries the judge's weights, its heads and their card."""
ATTRIBUTION = ("tags", "own", "cue", "piece")
"""The outputs attributions are made of: see `corrobora.reading.marks.arcs_between`."""
APART = "apart"
"""The same function's last argument, written into the model's file beside the weights."""
Cuts = Callable[[str, Sequence[Stretch]], list[Stretch]]
"""A text and the offsets of its pieces to windows, [first, end) pieces each."""
_START, _END = 101, 102
_LETTER = re.compile(r"[^\W\d_]")


class _Told(Protocol):
    custom_metadata_map: dict[str, str]


class _Session(Protocol):
    def run(self, names: Sequence[str], fed: dict[str, np.ndarray]) -> list[Scores]: ...

    def get_modelmeta(self) -> _Told: ...


def _open(folder: Path, beside: Sequence[str], *, threads: int) -> tuple[_Session, dict[str, object], str]:
    """Open the model of a folder that holds ``model.onnx``, ``card.json`` and the files ``beside`` them.

    Returns:
        The session, the card, and the SHA-256 of the weights.

    Raises:
        MissingPath: a file is missing.
        BadReferenceFile: a file whose hash the card gives is not the one it speaks of.

    """
    for name in ("model.onnx", "card.json", *beside):
        if not (folder / name).is_file():
            raise MissingPath(f"{name}: the trained {folder.name} lacks this file; install corrobora anew")
    card: dict[str, object] = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    held = _checked(folder / "model.onnx", card.get("sha256"))
    session = open_model(held, threads=threads)
    return cast("_Session", session), card, str(card.get("sha256"))


def _checked(file: Path, expected: object) -> bytes:
    """Return the bytes of a file that has this SHA-256."""
    held = file.read_bytes()
    found = hashlib.sha256(held).hexdigest()
    if found != expected:
        raise BadReferenceFile(
            f"{file.name}: found SHA-256 {found}, expected {expected}; install corrobora anew"
        )
    return held


class TrainedReader:
    """The shipped model: a text in, marked attributions out.

    One instance may be used by several threads at once.
    """

    def __init__(self, folder: Path = PACKAGED, *, threads: int = 1) -> None:
        """Open the model.

        Args:
            folder: Holds ``model.onnx``, ``vocabulary.txt`` and ``card.json``.
            threads: On how many cores the model runs.

        Raises:
            MissingPath: a file is missing.
            BadReferenceFile: the weights are not those of the card.

        """
        session, self.card, self.sha256 = _open(folder, ("vocabulary.txt",), threads=threads)
        curve = cast("list[list[float]]", self.card.get("calibration") or [[0.0, 0.0], [1.0, 1.0]])
        self._raw, self._right = [c for c, _ in curve], [s for _, s in curve]
        self._session = session
        beside = session.get_modelmeta().custom_metadata_map
        self._apart = np.array(json.loads(beside[APART]), dtype=np.float32)
        self._pieces = WordPieces((folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines())

    def scores(
        self, text: str, names: Sequence[str], *, worded: bool = False, cuts: Cuts = windows
    ) -> Iterator[tuple[list[tuple[int, int]], list[Scores]]]:
        """Yield for each window the offsets of its pieces and the named outputs of the model as they come.

        ``tags`` (1, n + 2, 9), ``own`` (1, n + 2, 6), ``cue`` and ``piece`` (1, n + 2, 6, rank),
        ``roles`` (1, n + 2, 15) and ``kinds`` (1, 7) for n pieces between the
        marks of beginning and end; see `training.model`.
        ``cuts`` says where windows begin and end. With ``worded`` windows without a single letter are left out and cost nothing.
        """
        ids, spans = self._pieces.cut(text)
        for first, end in cuts(text, spans):
            if worded and not _LETTER.search(text, spans[first][0], spans[end - 1][1]):
                continue
            fed = np.array([[_START, *ids[first:end], _END]], dtype=np.int64)
            yield spans[first:end], self._session.run(names, {"ids": fed})

    def mark(self, text: str) -> tuple[Marked, ...]:
        """Return the attributions the model marks in a text, in the order of their cues; offsets in code points.

        Their confidence is the share of such marks that annotators agreed with on
        texts the model had not seen (the card's ``calibration``), 0 to 1.
        """
        found: list[Marked] = []
        for spans, (tags, own, cue, piece) in self.scores(text, ATTRIBUTION, worded=True):
            # the marks at both ends of a window are no pieces of the text
            arcs_of = arcs_between(cue[0, 1:-1], piece[0, 1:-1], own[0, 1:-1], self._apart)
            found.extend(attributions(tags[0, 1:-1], arcs_of, spans))
        ordered = sorted(found, key=lambda m: (m.cue.start, m.cue.end))
        # the model boasts: the card's curve says what share of such marks is right
        sure = np.interp([m.confidence for m in ordered], self._raw, self._right)
        return tuple(replace(m, confidence=round(float(c), 2)) for m, c in zip(ordered, sure, strict=True))


class TrainedJudge:
    """The shipped judge: a text in, opinions of its passages and numbers out.

    One instance may be used by several threads at once.
    """

    def __init__(self, folder: Path = JUDGE, *, vocabulary: Path = PACKAGED, threads: int = 1) -> None:
        """Open the model.

        Args:
            folder: Holds ``model.onnx``, ``heads.npz`` and ``card.json``.
            vocabulary: The folder of the reader, whose word pieces the judge shares.
            threads: On how many cores the model runs.

        Raises:
            MissingPath: a file is missing.
            BadReferenceFile: weights or heads are not those of the card.

        """
        self._session, self.card, self.sha256 = _open(folder, ("heads.npz",), threads=threads)
        held = _checked(folder / "heads.npz", self.card.get("heads_sha256"))
        with np.load(io.BytesIO(held), allow_pickle=False) as heads:
            self._heads = {name: heads[name] for name in heads.files}
        words = (vocabulary / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
        self._pieces = WordPieces(words)

    def opinions(self, text: str) -> Opinions:
        """Return what the judge makes of a text; windows without a letter are left out."""
        ids, spans = self._pieces.cut(text)
        seen: list[SeenWindow] = []
        for first, end in windows(text, spans):
            if not _LETTER.search(text, spans[first][0], spans[end - 1][1]):
                continue
            fed = np.array([[_START, *ids[first:end], _END]], dtype=np.int64)
            (states,) = self._session.run(["states"], {"ids": fed})
            starts = [start for start, _ in spans[first:end]]
            seen.append(SeenWindow(starts=starts, end=spans[end - 1][1], states=states[0]))
        return Opinions(seen, self._heads)


_OPENING = Lock()


def trained_reader() -> TrainedReader:
    """Return the packaged model, opened once in a process, whichever thread asks first.

    Raises:
        MissingPath: a file of the installation is missing.
        BadReferenceFile: the weights are not those of the card.

    """
    with _OPENING:
        return _opened()


def trained_judge() -> TrainedJudge:
    """Return the packaged judge, opened once in a process; raises as `trained_reader` does."""
    with _OPENING:
        return _judging()


@lru_cache(maxsize=1)
def _opened() -> TrainedReader:
    return TrainedReader()


@lru_cache(maxsize=1)
def _judging() -> TrainedJudge:
    return TrainedJudge()
