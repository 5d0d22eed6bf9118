"""What one report more costs an archive: seconds to assess it in a project that holds 1,000, 10,000 or 100,000 others.

    python -m benchmarks.archive --sizes 1000 10000     a trial: prints, records nothing
    python -m benchmarks.archive --record               all sizes: appends to results.csv

The reports are those of `benchmarks.growth`, made as records and held in a project's custody as if they had been taken in and read. The
project is assessed as a whole; then reports come one by one, and each time the project is opened by a new process and assessed for
the same day. What is told is the median of `ONE_BY_ONE`, in seconds of that process: opening, joining, weighing and keeping. Beside it stands what assessing
the whole took, and how large the file is by which joining goes on. The reports are sixty words long or so: of real ones, finding copies and
reading them again takes several times as long.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.growth import Invented, invent, invented_likeness
from benchmarks.speed import ROOT, Row, record
from corrobora.export.jsonform import record_to_values
from corrobora.merging import METHODS as MERGING_METHODS
from corrobora.workflow import assessing
from corrobora.workflow.folding import READ, REPORTED
from corrobora.workflow.project import Project, init_project, open_project
from corrobora.workflow.shelves import FILE

SIZES: Final = (1_000, 10_000, 100_000)
ONE_BY_ONE: Final = 5
AT: Final = "2041-01-01T00:00:00Z"
DAY: Final = "2041-01-01"
"""Day against which promises are measured: the same each time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one size cost."""

    reports: int
    whole: float
    """Seconds that assessing all took."""
    one_more: float
    """Seconds that one report more takes, in the middle."""
    weighed: float
    """Incidents weighed for one report more, in the middle."""
    shelves_mb: float
    peak_mb: float
    """The most the process held that assessed one more."""


def hold(project: Project, some: Sequence[Invented]) -> None:
    """Hold reports in a project as if they had been taken in and read."""
    by = project._methods_in_force()
    with project._custody.together():
        for one in some:
            project._keep(REPORTED, one.report.id, record_to_values(one.report))
            project._keep(READ, one.report.id, record_to_values(one.reading), rank=by)
    project._catch_up()


def work(folder: Path, number: int, begin: int, end: int) -> dict[str, float]:
    """Hold some of the invented reports, assess, and return what that cost."""
    likeness = invented_likeness()
    # the words are invented, so are their weights
    setattr(assessing, "standard_likeness", lambda: likeness)  # noqa: B010 - to a checker it is another function
    made = invent(number)[begin:end]
    started = time.process_time()
    with open_project(folder, by="benchmark", at=AT) as project:
        opened = time.process_time() - started
        hold(project, made)
        started = time.process_time()
        told = project.assess(as_of=DAY)
        seconds = opened + time.process_time() - started
    # kilobytes on Linux
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "weighed": told.weighed, "joined": told.joined, "peak_mb": peak}


def measure(number: int) -> Cost:
    """Assess a project of so many reports, then one more and one more, each in an interpreter of its own."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "project"
        init_project(folder, by="benchmark", at=AT).close()
        every = number + ONE_BY_ONE

        def run(begin: int, end: int) -> dict[str, float]:
            told = subprocess.run(
                [
                    *(sys.executable, "-m", "benchmarks.archive", "--worker"),
                    *(str(folder), str(every), str(begin), str(end)),
                ],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                check=True,
                encoding="utf-8",
            )
            found: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
            if found["joined"] != end - begin:
                raise RuntimeError(f"{end - begin} reports came and {found['joined']} were joined")
            return found

        whole = run(0, number)
        each = [run(n, n + 1) for n in range(number, every)]
        size = (folder / FILE).stat().st_size / 1e6
        shutil.rmtree(folder)
    return Cost(
        reports=number,
        whole=whole["seconds"],
        one_more=median(one["seconds"] for one in each),
        weighed=median(one["weighed"] for one in each),
        shelves_mb=size,
        peak_mb=max(one["peak_mb"] for one in each),
    )


def rows_of(costs: Sequence[Cost]) -> list[Row]:
    """Return the rows of a run."""
    rows = []
    for cost in costs:
        size = f"{cost.reports:,}".replace(",", " ")
        method = f"{MERGING_METHODS['joining']} {MERGING_METHODS['copies']}, invented reports, {cost.weighed:.0f} incidents weighed for one more"
        for metric, value, unit in (
            (f"one more to {size}", cost.one_more, "s"),
            (f"{size} at once", cost.whole, "s"),
            (f"{size} file of joining", cost.shelves_mb, "MB"),
            (f"one more to {size} peak memory", cost.peak_mb, "MB"),
        ):
            rows.append(Row(metric=f"archive {metric}", value=round(value, 2), unit=unit, method=method))
    return rows


def main() -> None:
    """Measure, print, and record if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--record", action="store_true", help="append to benchmarks/results.csv")
    parser.add_argument("--worker", nargs=4, help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.worker:
        folder, *numbers = told.worker
        print(json.dumps(work(Path(folder), *map(int, numbers))))
        return
    costs = []
    for size in told.sizes:
        costs.append(measure(size))
        print(json.dumps(asdict(costs[-1])), flush=True)
    if told.record:
        record(rows_of(costs))


if __name__ == "__main__":
    main()
