"""The shipped model, int8, on PolNeAR and MUC-4.

    python -m benchmarks.reader            dev: prints, records nothing
    python -m benchmarks.reader --test     the test sets, once for a final model: appends to results.csv
    python -m benchmarks.reader --test --beside build/reader-2 build/reader-3      with the models of other seeds

Attributions are scored as the reader links them: a source or a content without
a cue is none. Beside it stand the three parts as the tag heads find them,
whosever they are, which is what taggers are compared by. What makes templates of
the role heads' scores (`training.ranking`) learns from MUC-4's training reports,
and its bounds are tuned on dev; on dev itself its figures come from folds, with
bounds tuned on all of it, and are brighter than what new reports will give.
"""

import argparse
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from training.calibration import as_attribution
from training.corpora import Attribution, polnear
from training.muc4 import Document, muc4
from training.ranking import Marked, learnt
from training.rolemarks import WindowScores, every_cut, role_figures
from training.scoring import score
from training.templates import Policy, tuned

from benchmarks.speed import Row, record
from corrobora.reading.marks import Scores, best_paths, log_softmax, stretches
from corrobora.workflow.trained import PACKAGED, TrainedReader

START = Policy(mention=0.25, link=0.5)
"""Where tuning begins: the ranker's chances are better measured than the heads' own."""


def attributions(reader: TrainedReader, split: str) -> dict[str, float]:
    """Return the figures of PolNeAR in per cent."""
    articles = polnear(split)
    linked = [[as_attribution(m) for m in reader.mark(a.text)] for a in articles]
    parts = [
        [_parts(spans, tags[0, 1:-1]) for spans, (tags,) in reader.scores(a.text, ("tags",))]
        for a in articles
    ]
    whole, alone = score(articles, linked), score(articles, parts)
    return (
        {f"linked {name}": 100 * tally.f1 for name, tally in whole.items()}
        | {
            "linked whole precision": 100 * whole["whole"].precision,
            "linked whole recall": 100 * whole["whole"].recall,
        }
        | {f"tagged {name}": 100 * tally.f1 for name, tally in alone.items() if name != "whole"}
    )


def _parts(spans: Sequence[tuple[int, int]], tags: Scores) -> Attribution:
    logs = log_softmax(tags.reshape(len(spans), 3, 3)).transpose(1, 0, 2)
    held = [tuple((spans[a][0], spans[b - 1][1]) for a, b in stretches(path)) for path in best_paths(logs)]
    return Attribution(source=held[0], cue=held[1], content=held[2])


def scored(reader: TrainedReader, documents: Sequence[Document]) -> list[Marked]:
    """Return every report with what the role heads say of its windows."""
    return [
        Marked(
            document=document,
            held=[
                WindowScores(spans=spans, roles=roles[0, 1:-1], kinds=kinds[0])
                for spans, (roles, kinds) in reader.scores(document.text, ("roles", "kinds"), cuts=every_cut)
            ],
        )
        for document in documents
    ]


def figures(folder: Path, *, split: str) -> tuple[int, list[Row]]:
    """Return the seed of an exported model and its figures on a split."""
    reader = TrainedReader(folder, threads=2)
    said = attributions(reader, split)
    documents = muc4("dev")
    ranker, read = learnt(scored(reader, muc4("train")), scored(reader, documents))
    policy = tuned(documents, read, start=START, linked=True)
    if split == "test":
        documents = muc4("test")
        read = tuple(ranker.reading(m.document.text, m.held) for m in scored(reader, documents))
    done = role_figures(documents, read, policy)
    method = f"model {reader.sha256[:12]}, int8"
    rows = [
        Row(metric=f"polnear-{split} {k}", value=round(v, 2), unit="F1 %", method=method)
        for k, v in said.items()
    ]
    rows += [
        Row(metric=f"muc4-{split} {k}", value=v, unit="%", method=f"{method}, {policy}")
        for k, v in done.items()
    ]
    return int(cast("int", reader.card["seed"])), rows


def over_seeds(runs: Sequence[tuple[int, Sequence[Row]]]) -> list[Row]:
    """Return the mean of every figure over the seeds, with its standard deviation and the figures themselves."""
    found = []
    for held in zip(*(rows for _, rows in runs), strict=True):
        values = [row.value for row in held]
        each = ", ".join(f"seed {seed} {value}" for (seed, _), value in zip(runs, values, strict=True))
        found.append(
            Row(
                metric=f"{held[0].metric}, mean of seeds",
                value=round(statistics.mean(values), 2),
                unit=held[0].unit,
                method=f"{each}; standard deviation {statistics.stdev(values):.2f}",
            )
        )
    return found


def main() -> None:
    """Print the figures, and record those of the test sets."""
    asked = argparse.ArgumentParser(description="Score the shipped model.")
    asked.add_argument("--test", action="store_true", help="the test sets, once for a final model")
    asked.add_argument(
        "--beside",
        type=Path,
        nargs="*",
        default=(),
        metavar="DIR",
        help="exported models of other seeds, to be scored before the shipped one",
    )
    given = asked.parse_args()
    runs = [figures(folder, split="test" if given.test else "dev") for folder in (*given.beside, PACKAGED)]
    several = over_seeds(runs) if len(runs) > 1 else []
    for seed, rows in runs:
        for row in rows:
            print(f"seed {seed} {row.metric:36} {row.value:>8}")
    for row in several:
        print(f"{row.metric:52} {row.value:>8}  {row.method}")
    if given.test:
        for seed, rows in runs:
            record(rows, seed=seed)
        record(several, seed=None)


if __name__ == "__main__":
    main()
