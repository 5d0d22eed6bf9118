"""Killed and injured per incident, from all its reports, against the numbers of a public key.

    python -m benchmarks.gunviolence --split train --incidents 200    # a trial: prints and records nothing
    python -m benchmarks.gunviolence                                  # dev, all of it: appends to results.csv

The corpus is `gunviolence` of the folder that CORROBORA_DATA names: pages of
local news as crawled, furniture included, each with its incident. Every page goes
through the intake. Two readings are measured side by side:

``tally``
    `corrobora.reading.tally`: persons counted over all reports of an incident,
    numbers weighed by weights learnt from train (``training/tally.py``).
``range``
    the casualty range of the dossier: claims of all reports of an incident,
    taken as one incident by the key, weighed by `corrobora.weighing`. Its rule
    answers for words and adds nothing up; where it names no best, its low
    stands for it, and where it has no row, nobody.

Figures: share of incidents with the number right (killed, injured, both); of the
closed ranges, both outcomes together, the share that holds the truth and the
median width; the share of ranges left open. Incidents without numbers in the key
are left out, and nothing else is: a page that could not be read counts as
saying nothing. Nothing may be tuned on dev.
"""

import argparse
import json
import statistics
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.tally import Case, load_cases

from benchmarks.speed import Row, record
from corrobora.reading.tally import METHOD, Tally, gather
from corrobora.records import Casualties, Incident, Outcome, by_id
from corrobora.weighing import assess
from corrobora.weighing.casualties import METHOD as RANGE_METHOD
from corrobora.workflow.readers import read_one
from corrobora.workflow.reference import open_reference
from corrobora.workflow.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src" / "corrobora" / "workflow" / "data" / "tally.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a reading says of one outcome of one incident, beside the truth. ``high`` ``None``: open."""

    truth: int
    low: int
    best: int
    high: int | None

    @property
    def right(self) -> bool:
        """Whether the best number is the true one."""
        return self.best == self.truth

    @property
    def holds(self) -> bool:
        """Whether a closed range holds the truth."""
        return self.high is not None and self.low <= self.truth <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Figures over incidents; shares between 0 and 1."""

    incidents: int
    killed: float
    injured: float
    both: float
    covered: float
    """Of the closed ranges, the share that holds the truth."""
    width: float
    """Median width of the closed ranges."""
    open_: float
    """Share of ranges without an upper end."""


def score(answers: Sequence[tuple[Answer, Answer]]) -> Scores:
    """Return the figures of (killed, injured) answers, one pair for each incident."""
    number = len(answers)
    every = [answer for pair in answers for answer in pair]
    closed = [answer for answer in every if answer.high is not None]
    return Scores(
        incidents=number,
        killed=sum(killed.right for killed, _ in answers) / number,
        injured=sum(injured.right for _, injured in answers) / number,
        both=sum(killed.right and injured.right for killed, injured in answers) / number,
        covered=sum(answer.holds for answer in closed) / len(closed) if closed else 0.0,
        width=statistics.median((answer.high or 0) - answer.low for answer in closed) if closed else 0.0,
        open_=1 - len(closed) / len(every),
    )


def by_tally(cases: Iterable[Case], tally: Tally) -> list[tuple[Answer, Answer]]:
    """Count every incident's persons over all its reports."""
    found = []
    for case in cases:
        told = tally.count(gather(report) for report in case.reports)
        found.append(
            (
                Answer(truth=case.killed, low=told.killed.low, best=told.killed.best, high=told.killed.high),
                Answer(
                    truth=case.injured, low=told.injured.low, best=told.injured.best, high=told.injured.high
                ),
            )
        )
    return found


def by_range(cases: Iterable[Case]) -> list[tuple[Answer, Answer]]:
    """Read every report into claims, as `corrobora brief` does, and weigh those of one incident together."""
    reference = open_reference(Settings())
    found = []
    for case in cases:
        readings = [read_one(report, reference) for report in case.reports]
        claims = by_id(claim for reading in readings for claim in reading.claims)
        rows: tuple[Casualties, ...] = ()
        if claims:
            assessment = assess(
                Incident(claims=tuple(sorted(claims)), reports=tuple(sorted(r.id for r in case.reports))),
                claims=claims,
                reports={report.id: report for report in case.reports},
                actors={},
                as_of=None,
            )
            rows = assessment.casualties
        pair = []
        for outcome, truth in ((Outcome.KILLED, case.killed), (Outcome.INJURED, case.injured)):
            row = next((r for r in rows if r.outcome is outcome and r.category is None), None)
            if row is None:
                pair.append(Answer(truth=truth, low=0, best=0, high=0))
            else:
                low = row.low or 0
                pair.append(
                    Answer(truth=truth, low=low, best=low if row.best is None else row.best, high=row.high)
                )
        found.append((pair[0], pair[1]))
    return found


def load_tally(path: Path = WEIGHTS) -> Tally:
    """Return the shipped weights."""
    return Tally(weights=json.loads(path.read_text(encoding="utf-8"))["weights"])


def rows_of(name: str, method: str, scores: Scores, split: str) -> list[Row]:
    """Return the figures as lines of the results: metric, value, unit, how it was made."""
    told = f"{method} on gunviolence {split}, {scores.incidents} incidents, numbers of the key, all reports of an incident"
    return [
        Row(metric=f"gunviolence-{name}-{metric}", value=value, unit=unit, method=told)
        for metric, value, unit in (
            ("killed-exact", round(100 * scores.killed, 1), "%"),
            ("injured-exact", round(100 * scores.injured, 1), "%"),
            ("both-exact", round(100 * scores.both, 1), "%"),
            ("closed-range-holds", round(100 * scores.covered, 1), "%"),
            ("closed-range-median-width", scores.width, "people"),
            ("ranges-open", round(100 * scores.open_, 1), "%"),
        )
    ]


def main() -> None:
    """Measure, print, and append to the results where all of dev was measured."""
    parser = argparse.ArgumentParser(description="Killed and injured per incident against a public key.")
    parser.add_argument("--split", choices=("train", "dev"), default="dev")
    parser.add_argument("--incidents", type=int, help="so many incidents alone; nothing is recorded then")
    parser.add_argument("--only", choices=("tally", "range"), help="measure one of the two")
    given = parser.parse_args()
    cases = load_cases(given.split)[: given.incidents]
    rows: list[Row] = []
    if given.only != "range":
        rows += rows_of("tally", METHOD, score(by_tally(cases, load_tally())), given.split)
    if given.only != "tally":
        rows += rows_of("range", RANGE_METHOD, score(by_range(cases)), given.split)
    for row in rows:
        print(f"{row.metric:42} {row.value:>6} {row.unit:7} {row.method}")
    if given.split == "dev" and given.incidents is None:
        record(rows, seed=None)
    else:
        print("a trial; nothing was recorded", file=sys.stderr)


if __name__ == "__main__":
    main()
