"""The trained model, opened from the package and run by ONNX Runtime; `reading` gets its marks handed in.

Nothing here asks a network: the weights are package data, checked against the
hash written beside them, and ONNX Runtime's telemetry, which versions from 1.29
on switch on by themselves, is switched off before it is loaded.
"""

import hashlib
import json
import os
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
from corrobora.reading.wordpieces import WordPieces

PACKAGED = Path(__file__).parent / "data" / "reader"
"""Where an installation carries the weights, the vocabulary and the card."""
ATTRIBUTION = ("tags", "own", "cue", "piece")
"""The outputs attributions are made of: see `corrobora.reading.marks.arcs_between`."""
APART = "apart"
"""The same function's last argument, written into the model's file beside the weights."""
Cuts = Callable[[str, Sequence[Stretch]], list[Stretch]]
"""A text and the offsets of its pieces to windows, [first, end) pieces each."""
_START, _END = 101, 102
_LETTER = re.compile(r"[^\W\d_]")


class _Session(Protocol):
    def run(self, names: Sequence[str], fed: dict[str, np.ndarray]) -> list[Scores]: ...


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
        for name in ("model.onnx", "vocabulary.txt", "card.json"):
            if not (folder / name).is_file():
                raise MissingPath(f"{name}: the trained reader lacks this file; install corrobora anew")
        held = (folder / "model.onnx").read_bytes()
        found = hashlib.sha256(held).hexdigest()
        self.card: dict[str, object] = json.loads((folder / "card.json").read_text(encoding="utf-8"))
        if found != self.card.get("sha256"):
            raise BadReferenceFile(
                f"model.onnx: found SHA-256 {found}, expected {self.card.get('sha256')}; install corrobora anew"
            )
        self.sha256 = found
        curve = cast("list[list[float]]", self.card.get("calibration") or [[0.0, 0.0], [1.0, 1.0]])
        self._raw, self._right = [c for c, _ in curve], [s for _, s in curve]
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import onnxruntime  # noqa: PLC0415 - loaded late: costs 100 ms and must come after the line above

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(held, options, providers=["CPUExecutionProvider"])
        self._session = cast("_Session", session)
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


_OPENING = Lock()


def trained_reader() -> TrainedReader:
    """Return the packaged model, opened once in a process, whichever thread asks first.

    Raises:
        MissingPath: a file of the installation is missing.
        BadReferenceFile: the weights are not those of the card.

    """
    with _OPENING:
        return _opened()


@lru_cache(maxsize=1)
def _opened() -> TrainedReader:
    return TrainedReader()
