"""What a project survives: runs killed at random moments, single bytes changed.

    python -m benchmarks.custody --kills 20 --changes 100    a trial: prints, records nothing
    python -m benchmarks.custody --record                    200 kills, half of them on PostgreSQL, and 2,000 changes

A killed run is one that adds, reads, assesses, judges and exports without end (`tests.workflow.worked`); what it has
reported as done must be there afterwards, the whole sound, and it goes on from there. A changed byte lies anywhere in
the custody of a sealed project, or in a package made from it; `verify`, or the package's own ``verify.py``, must find it.
"""

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import Final

from tests.postgresql import emptied, serving
from tests.workflow.altering import sealed_and_packed, unseen_in_custody, unseen_in_package
from tests.workflow.killing import faults_of, killed_after, moments
from tests.workflow.worked import EXERCISE, assessed

from benchmarks.speed import Row, record

SEED: Final = 20310501
KILLS: Final = 200
CHANGES: Final = 2_000


def kill(number: int, *, address: str | None, seed: int) -> list[str]:
    """Kill so many runs, each in a project of its own, and return what was wrong afterwards."""
    faults = []
    with tempfile.TemporaryDirectory() as within:
        reports = Path(within) / "reports"
        reports.mkdir()
        for path in sorted((EXERCISE / "reports").iterdir()):
            if path.suffix in {".html", ".txt", ".md"}:
                shutil.copy(path, reports)
        for run, (acts, seconds) in enumerate(moments(seed, number)):
            folder = Path(within) / f"run{run}" / "archive"
            folder.parent.mkdir()
            if address is not None:
                emptied(address)
            told = killed_after(folder, reports, address, acts=acts, seconds=seconds)
            faults += [f"run {run}: {fault}" for fault in faults_of(folder, told)]
            shutil.rmtree(folder.parent)
    return faults


def change(number: int, *, seed: int) -> tuple[list[str], list[str]]:
    """Change so many bytes, half in a custody, half in a package, and return what was not found in each."""
    with tempfile.TemporaryDirectory() as within:
        folder = Path(within)
        with assessed(folder / "archive") as project:
            bag, _ = sealed_and_packed(project, folder / "out")
        return (
            unseen_in_custody(folder / "archive", seed=seed, number=number // 2),
            unseen_in_package(bag, seed=seed + 1, number=number // 2),
        )


def main() -> None:
    """Measure, print, and append to the results where all of it was measured."""
    asked = argparse.ArgumentParser(description="Kill runs and change bytes, and see what is left and found.")
    asked.add_argument("--kills", type=int, default=KILLS)
    asked.add_argument("--changes", type=int, default=CHANGES)
    asked.add_argument("--record", action="store_true", help="append to benchmarks/results.csv")
    given = asked.parse_args()
    if given.record and (given.kills, given.changes) != (KILLS, CHANGES):
        asked.error("--record needs all kills and changes: fewer are a trial")
    with serving() as address:
        lost = {
            "SQLite": kill(given.kills // 2, address=None, seed=SEED),
            "PostgreSQL": kill(given.kills // 2, address=address, seed=SEED + 1),
        }
    in_custody, in_package = change(given.changes, seed=SEED)
    for fault in (*lost["SQLite"], *lost["PostgreSQL"], *in_custody, *in_package):
        print(fault)
    rows = [
        Row(
            metric=f"custody kills {store} faults",
            value=len(faults),
            unit="",
            method=f"{given.kills // 2} runs killed at random moments of add, read, assess, judge, export",
        )
        for store, faults in lost.items()
    ]
    rows += [
        Row(
            metric=f"custody changed bytes {where} not found",
            value=len(unseen),
            unit="",
            method=f"{given.changes // 2} single bytes changed at random places",
        )
        for where, unseen in (("in custody", in_custody), ("in a package", in_package))
    ]
    for row in rows:
        print(f"{row.metric:48} {row.value:>6}  {row.method}")
    if given.record:
        record(rows)


if __name__ == "__main__":
    main()
