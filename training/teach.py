"""Let the teacher mark windows, and keep what it says of them for the student to learn from.

    python -m training.teach --trained build/teacher-1 --out build/lessons

One file for each of the corpora, in NumPy's own format: for each window its
piece ids and the teacher's tag scores. Which piece belongs to which cue the
student learns from the annotators alone: there the teacher, taught for two
passes, is no better than they. PolNeAR's training articles come with the
annotators' tags beside; the other texts are unmarked news, of which nothing is
kept but piece ids, on the machine that trains.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from corrobora.reading.marks import log_softmax
from training import attribution
from training.corpora import Article, data_root, polnear
from training.encoder import TEACHER, Encoder, tokenizer_file
from training.model import Model, batch_of

LONGEST_PAGE = 6_000
"""Characters of a page that are read: what lies behind is seldom the article."""


@dataclass(slots=True, kw_only=True)
class Lesson:
    """One window as the teacher marks it."""

    article: int
    """Place of the article among PolNeAR's training articles; -1 for unmarked news."""
    first: int
    """Place of the window's first piece in its text."""
    ids: np.ndarray
    """(length,) piece ids."""
    tags: np.ndarray
    """(length, 9) log probabilities of the tags."""


def unmarked(pages: int, rng: random.Random) -> list[Article]:
    """Return unmarked news: training texts of the other corpora, none of them from a test set."""
    found: list[str] = []
    lines = (data_root() / "corpora/gunviolence/train.reports.jsonl").read_text(encoding="utf-8").splitlines()
    rng.shuffle(lines)
    found.extend(json.loads(line)["text"][:LONGEST_PAGE] for line in lines[:pages])
    muc = (data_root() / "corpora/muc4/train.json").read_text(encoding="utf-8").splitlines()
    found.extend(json.loads(line)["doctext"].replace("    ", "   \n") for line in muc)
    return [Article(id=str(n), annotator="", text=t, attributions=()) for n, t in enumerate(found)]


def lessons(
    model: Model, found: list[attribution.Example], marked: Sequence[attribution.Cut]
) -> Iterator[Lesson]:
    """Yield what the model says of every window; those of ``marked`` articles carry their number."""
    run = attribution.by_torch(model)
    numbers = {id(c): n for n, c in enumerate(marked)}
    ordered = sorted(found, key=lambda x: x.end - x.first)
    for first in range(0, len(ordered), 16):
        group = ordered[first : first + 16]
        rows = [x.cut.ids[x.first : x.end] for x in group]
        ids, attended = batch_of(rows)
        tags, _ = run(ids, attended)
        for number, row in enumerate(rows):
            length = len(row)
            own = log_softmax(tags[number, 1 : 1 + length].reshape(length, 3, 3))
            cut = group[number].cut
            yield Lesson(
                article=numbers.get(id(cut), -1),
                first=group[number].first,
                ids=np.array(row, dtype=np.uint16),
                tags=own.reshape(length, 9).astype(np.float16),
            )


def write(target: Path, found: Iterator[Lesson]) -> int:
    """Write lessons end to end into one file; return how many."""
    held = list(found)
    np.savez(
        target,
        articles=np.array([x.article for x in held], dtype=np.int32),
        firsts=np.array([x.first for x in held], dtype=np.int32),
        lengths=np.array([len(x.ids) for x in held], dtype=np.int32),
        ids=np.concatenate([x.ids for x in held]),
        tags=np.concatenate([x.tags for x in held]),
    )
    return len(held)


def read(source: Path) -> list[Lesson]:
    """Read lessons back."""
    with np.load(source) as held:
        lengths = held["lengths"].tolist()
        articles, firsts = held["articles"].tolist(), held["firsts"].tolist()
        ids, tags = held["ids"], held["tags"]
    found: list[Lesson] = []
    at = 0
    for number, length in enumerate(lengths):
        found.append(
            Lesson(
                article=articles[number],
                first=firsts[number],
                ids=ids[at : at + length],
                tags=tags[at : at + length],
            )
        )
        at += length
    return found


def main() -> None:
    """Mark PolNeAR's training articles and unmarked news."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--trained", type=Path, required=True)
    asked.add_argument("--pages", type=int, default=600)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--out", type=Path, required=True)
    given = asked.parse_args()
    torch.set_num_threads(2)
    rng = random.Random(given.seed)
    tokenizer = Tokenizer.from_file(str(tokenizer_file()))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    model = Model(Encoder(TEACHER))
    model.load_state_dict(torch.load(given.trained / "model.pt", weights_only=True))
    given.out.mkdir(parents=True, exist_ok=True)
    began = time.time()
    marked = [attribution.cut(a, tokenizer) for a in polnear("train")]
    other = [attribution.cut(a, tokenizer) for a in unmarked(given.pages, rng)]
    sources = (
        ("polnear-1", attribution.examples(marked)),
        ("unmarked", attribution.examples(other)),
    )
    for name, found in sources:
        count = write(given.out / f"{name}.npz", lessons(model, found, marked))
        print(f"{name}: {count} windows, {time.time() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
