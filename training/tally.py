"""Learn the weights of `corrobora.reading.tally`: killed and injured of one happening, from all its reports.

    python -m training.tally --check                # three folds of train, by incident
    python -m training.tally --out src/corrobora/workflow/data/tally.json

Conditional log-linear: every pair (killed, injured) has a score, the sum of the
weights of its features; belief is the softmax over all pairs; the weights maximise
the likelihood of the known numbers, less half the sum of their squares times
``RIDGE`` (for single words times ``WORD_RIDGE`` more). Minimised by L-BFGS
(Nocedal 1980) with eight pairs of memory; the problem is convex and starts at
zero, so that there is no seed and one answer.

Words are those that at least `COMMON` incidents of train hold and that the reports write in lower case more
often than not: no name is among them.
"""

import argparse
import json
import re
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from corrobora.custody import MemoryCustody
from corrobora.intake import take_in
from corrobora.reading.tally import (
    LARGEST,
    METHOD,
    SIZES,
    Evidence,
    Gathered,
    Tally,
    candidates,
    features_of,
    gather,
    pair_features,
    size_of,
    weigh_evidence,
    word_features,
)
from corrobora.records import Report
from training.corpora import data_root

RIDGE: Final = 12.0
WORD_RIDGE: Final = 2.5
COMMON: Final = 25
FOLDS: Final = 3
ROUNDS: Final = 60
MEMORY: Final = 8
MOST_VALUES: Final = 14
"""So many numbers of one incident are told apart in training."""
SMALLEST: Final = 0.004
"""Weights nearer to nothing than this are left out of the file."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One incident of the corpus with its reports as taken in."""

    id: str
    killed: int
    injured: int
    reports: tuple[Report, ...]


def load_cases(split: str) -> tuple[Case, ...]:
    """Return the incidents of "train" or "dev" whose numbers are known, with their pages as the intake takes them.

    A page without text keeps its headline as text, which is all that was crawled of it. Pages of the same
    bytes are one report. Incidents without numbers in the key are left out.
    """
    folder = data_root() / "corpora" / "gunviolence"
    key = {}
    for line in (folder / f"{split}.incidents.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("killed") is not None:
            key[row["incident"]] = (int(row["killed"]), int(row["injured"]))
    pages = []
    of_page: dict[str, str] = {}
    for line in (folder / f"{split}.reports.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        of_page[row["id"]] = row["incident"]
        pages.append(
            {k: row[k] for k in ("id", "title", "published")}
            | {"url": row["uri"], "text": row["text"].strip() or row["title"] or "-"}
        )
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "pages.jsonl"
        path.write_text("".join(json.dumps(page) + "\n" for page in pages), encoding="utf-8")
        taken = take_in([path], custody=MemoryCustody(by="training", at="2026-01-01T00:00:00Z"))
    of_incident: dict[str, list[Report]] = {}
    for report in taken.reports:
        of_incident.setdefault(of_page[str(report.external_id)], []).append(report)
    return tuple(
        Case(id=id_, killed=numbers[0], injured=numbers[1], reports=tuple(of_incident.get(id_, ())))
        for id_, numbers in key.items()
    )


# --------------------------------------------------------------------------- features


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One incident as numbers of stretches of features: the parts a pair's score is the sum of."""

    values: tuple[int, ...]
    words: tuple[tuple[int, ...], tuple[int, ...]]
    """For killed and for injured, by order of size."""
    killed: tuple[int, ...]
    injured: tuple[int, ...]
    both: dict[int, int]
    answer: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """All incidents, with the features of every stretch laid end to end."""

    rows: tuple[Row, ...]
    names: tuple[str, ...]
    flat: Ints
    edges: Ints


def common_words(gathered: Sequence[Sequence[Gathered]], texts: Iterable[str]) -> frozenset[str]:
    """Return the words that enough incidents hold and that are mostly written in lower case; ``^`` marks a headline's."""
    held = Counter(
        word for reports in gathered for word in frozenset().union(*(r.vocabulary for r in reports))
    )
    small: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for text in texts:
        for match in re.finditer(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text):
            word = match.group().replace("’", "'")
            every[word.lower()] += 1
            small[word] += word.islower()
    return frozenset(
        word
        for word, number in held.items()
        if number >= COMMON * (0.6 if word.startswith("^") else 1)
        and number < 0.9 * len(gathered)
        and small[word.lstrip("^")] > 0.6 * every[word.lstrip("^")]
    )


def tabulate(
    evidence: Sequence[Evidence], answers: Sequence[tuple[int, int]], names: Sequence[str] | None = None
) -> Table:
    """Write the features of every number of every incident down; unknown ones are left out where ``names`` are given."""
    index = {} if names is None else {name: number for number, name in enumerate(names)}
    stretches: list[list[int]] = []

    def stretch(features: Iterator[str]) -> int:
        found = []
        for feature in features:
            number = index.setdefault(feature, len(index)) if names is None else index.get(feature)
            if number is not None:
                found.append(number)
        stretches.append(found)
        return len(stretches) - 1

    rows = []
    for seen, answer in zip(evidence, answers, strict=True):
        values = candidates(seen)[:MOST_VALUES]
        rows.append(
            Row(
                values=values,
                words=(
                    tuple(stretch(word_features(seen, "k", size)) for size in range(SIZES)),
                    tuple(stretch(word_features(seen, "i", size)) for size in range(SIZES)),
                ),
                killed=tuple(stretch(features_of(seen, "k", v)) for v in values),
                injured=tuple(stretch(features_of(seen, "i", v)) for v in values),
                both={
                    t: stretch(features_of(seen, "t", t))
                    for t in sorted({a + b for a in values for b in values})
                },
                answer=answer,
            )
        )
    if names is None:
        for a in range(LARGEST):
            for b in range(LARGEST):
                for feature in pair_features(a, b):
                    index.setdefault(feature, len(index))
    lengths = [len(found) for found in stretches]
    return Table(
        rows=tuple(rows),
        names=tuple(index),
        flat=np.array([n for found in stretches for n in found], dtype=np.int64),
        edges=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pairs:
    """Every pair of every chosen incident: five stretches and the feature of the pair itself."""

    stretches: tuple[Ints, ...]
    pair: Ints
    starts: Ints
    row: Ints
    answers: Ints


def _pairs(table: Table, chosen: Sequence[int]) -> _Pairs:
    index = {name: number for number, name in enumerate(table.names)}
    columns: list[list[Ints]] = [[] for _ in range(5)]
    sizes_of = np.array([size_of(value) for value in range(1 + max(max(row.values) for row in table.rows))])
    pair: list[Ints] = []
    sizes: list[int] = []
    answers: list[int] = []
    for number in chosen:
        row = table.rows[number]
        values = np.array(row.values)
        n = len(values)
        a, b = np.repeat(np.arange(n), n), np.tile(np.arange(n), n)
        for column, part in zip(
            columns,
            (
                np.array(row.words[0])[sizes_of[values[a]]],
                np.array(row.words[1])[sizes_of[values[b]]],
                np.array(row.killed)[a],
                np.array(row.injured)[b],
                np.array([row.both[t] for t in (values[a] + values[b]).tolist()]),
            ),
            strict=True,
        ):
            column.append(part)
        pair.append(
            np.array(
                [
                    index[next(pair_features(k, i))]
                    for k, i in zip(values[a].tolist(), values[b].tolist(), strict=True)
                ]
            )
        )
        answers.append(sum(sizes) + row.values.index(row.answer[0]) * n + row.values.index(row.answer[1]))
        sizes.append(n * n)
    return _Pairs(
        stretches=tuple(np.concatenate(column) for column in columns),
        pair=np.concatenate(pair),
        starts=np.concatenate([[0], np.cumsum(sizes)[:-1]]),
        row=np.repeat(np.arange(len(chosen)), sizes),
        answers=np.array(answers),
    )


# --------------------------------------------------------------------------- learning


def learn(
    table: Table, chosen: Sequence[int], *, ridge: float = RIDGE, word_ridge: float = WORD_RIDGE
) -> Floats:
    """Return one weight for each name of the table, learnt from the chosen rows.

    A row whose answer is not among its numbers teaches nothing and is left out.
    """
    taught = [n for n in chosen if set(table.rows[n].answer) <= set(table.rows[n].values)]
    pairs = _pairs(table, taught)
    used = np.unique(np.concatenate(pairs.stretches))
    place = np.full(len(table.edges) - 1, -1)
    place[used] = np.arange(len(used))
    columns = [place[c] for c in pairs.stretches]
    flat = np.concatenate([table.flat[table.edges[u] : table.edges[u + 1]] for u in used])
    owner = np.repeat(np.arange(len(used)), table.edges[used + 1] - table.edges[used])
    size = len(table.names)
    ridges = np.array([ridge * word_ridge if "|w:" in name else ridge for name in table.names])

    def slope(weights: Floats) -> tuple[float, Floats]:
        held = np.bincount(owner, weights=weights[flat], minlength=len(used))
        scores = weights[pairs.pair]
        for column in columns:
            scores = scores + held[column]
        raised = np.exp(scores - np.maximum.reduceat(scores, pairs.starts)[pairs.row])
        share = raised / np.add.reduceat(raised, pairs.starts)[pairs.row]
        loss = -np.log(np.maximum(share[pairs.answers], 1e-300)).sum() + 0.5 * float(
            (ridges * weights) @ weights
        )
        share[pairs.answers] -= 1
        back = np.zeros(len(used))
        for column in columns:
            back += np.bincount(column, weights=share, minlength=len(used))
        gradient: Floats = np.bincount(flat, weights=back[owner], minlength=size).astype(np.float64)
        gradient += np.bincount(pairs.pair, weights=share, minlength=size) + ridges * weights
        return loss, gradient

    weights = np.zeros(size)
    loss, gradient = slope(weights)
    moves: list[tuple[Floats, Floats]] = []
    for _ in range(ROUNDS):
        step = gradient.copy()
        shares = []
        for moved, turned in reversed(moves):
            share = float(moved @ step) / float(turned @ moved)
            shares.append(share)
            step -= share * turned
        step *= (
            float(moves[-1][0] @ moves[-1][1]) / float(moves[-1][1] @ moves[-1][1])
            if moves
            else 5 / np.abs(gradient).sum()
        )
        for (moved, turned), share in zip(moves, reversed(shares), strict=True):
            step += moved * (share - float(turned @ step) / float(turned @ moved))
        length = 1.0
        while True:
            there, slope_there = slope(weights - length * step)
            if there <= loss - 1e-4 * length * float(gradient @ step) or length < 1e-3:
                break
            length /= 2
        moves = [*moves, (-length * step, slope_there - gradient)][-MEMORY:]
        weights = weights - length * step
        won, loss, gradient = loss - there, there, slope_there
        if won < 1e-4 * loss:
            break
    return weights


def as_weights(table: Table, weights: Floats) -> dict[str, float]:
    """Return the weights by name, rounded, those near nothing left out."""
    return {
        name: round(float(w), 3)
        for name, w in sorted(zip(table.names, weights, strict=True))
        if abs(w) >= SMALLEST
    }


def fold_of(case: str) -> int:
    """Return the fold of an incident, always the same."""
    return zlib.crc32(case.encode()) % FOLDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The corpus read once: what learning and checking start from."""

    cases: tuple[Case, ...]
    evidence: tuple[Evidence, ...]


def prepare(split: str) -> Prepared:
    """Take in and read a split; the vocabulary of its evidence is narrowed to the words worth a weight."""
    cases = load_cases(split)
    gathered = [[gather(report) for report in case.reports] for case in cases]
    words = common_words(gathered, (report.text for case in cases for report in case.reports))
    evidence = (weigh_evidence(reports) for reports in gathered)
    return Prepared(
        cases=cases, evidence=tuple(replace(e, vocabulary=e.vocabulary & words) for e in evidence)
    )


def main() -> None:
    """Learn from train and write the weights, or check them on folds of train."""
    parser = argparse.ArgumentParser(description="Learn the weights that count the killed and the injured.")
    parser.add_argument("--out", type=Path, help="file the weights are written to")
    parser.add_argument(
        "--check", action="store_true", help="learn from two thirds of train, check on the rest, thrice"
    )
    given = parser.parse_args()
    prepared = prepare("train")
    answers = [(case.killed, case.injured) for case in prepared.cases]
    table = tabulate(prepared.evidence, answers)
    if given.check:
        right = [0, 0, 0]
        for fold in range(FOLDS):
            inside = [n for n, case in enumerate(prepared.cases) if fold_of(case.id) != fold]
            tally = Tally(weights=as_weights(table, learn(table, inside)))
            for n, case in enumerate(prepared.cases):
                if fold_of(case.id) == fold:
                    told = tally.conclude(prepared.evidence[n])
                    hit = (told.killed.best == case.killed, told.injured.best == case.injured)
                    right = [right[0] + hit[0], right[1] + hit[1], right[2] + all(hit)]
        print("killed, injured, both right:", *(f"{100 * r / len(answers):.1f}" for r in right))
    if given.out:
        weights = as_weights(table, learn(table, range(len(answers))))
        given.out.write_text(
            json.dumps({"method": METHOD, "weights": weights}, ensure_ascii=False, indent=0, sort_keys=True)
            + "\n",
            encoding="utf-8",
        )
        print(f"{len(weights)} weights from {len(answers)} incidents")


if __name__ == "__main__":
    main()
