"""A run over a project that says what it has done as soon as it is done, to be killed at any moment.

    python -m tests.workflow.worked SOCKET

Whoever holds the other end of the socket asks for runs (`serve`): the programme is loaded once, which takes longer
than what a run does before it is killed, and every run is a process of its own.

A run works on without end: every report is added, read and assessed by itself, then a judgement is kept and the dossier
exported. Each line on standard output is an act that was reported as done: JSON, with what must be there from then on.
"""

import hashlib
import json
import os
import socket
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from corrobora.export import render_json
from corrobora.reading import read
from corrobora.records import Decision, Judgement, Reading, Report
from corrobora.workflow import Project, Settings, init_project, is_project, open_project, project
from corrobora.workflow.readers import Progress
from corrobora.workflow.reference import Reference

AT = "2031-05-01T08:00:00Z"
EXERCISE = Path(__file__).parents[2] / "examples" / "two-incidents"
Act = dict[str, object]
"""What was done (``act``), and what must be there from then on."""


@contextmanager
def by_rules_alone(_settings: Settings) -> Iterator[object]:
    """Lend a reader without the trained models, which take longer to load than all the rest."""

    def read_all(
        reports: Sequence[Report], reference: Reference, _progress: Progress | None
    ) -> Iterator[tuple[Report, Reading]]:
        for report in reports:
            yield report, read(report, gazetteer=reference.gazetteer, actors=reference.actors)

    yield read_all


def begun(folder: Path, *, by: str = "first", store: str | None = None, keys: Path | None = None) -> Project:
    """Make a project that uses the exercise's own places and parties."""
    made = init_project(folder, by=by, at=AT, store=store, keys=keys)
    try:
        for role in ("gazetteer", "actors"):
            made.refer(role, EXERCISE / f"{role}.csv")
    except BaseException:
        made.close()
        raise
    return made


def assessed(folder: Path) -> Project:
    """Make a project in which the exercise was assessed."""
    made = begun(folder)
    made.add([EXERCISE / "reports"])
    made.read()
    made.assess()
    return made


def acts(
    folder: Path,
    reports: Path,
    store: str | None,
    keys: Path | None = None,
    *,
    forms: tuple[str, ...] = ("json", "geojson"),
) -> Iterator[Act]:
    """Work on without end, each act on its own; what is yielded was reported as done.

    What is exported goes into the folder ``out`` beside the project.
    """
    if not is_project(folder):
        begun(folder, by="worker", store=store, keys=keys).close()
        yield {"act": "made"}
    number = 0
    while True:
        for path in sorted(reports.iterdir()):
            number += 1
            with open_project(folder, by="worker", at=AT, keys=keys) as found:
                added = found.add([path])
                yield {"act": "added", "reports": [*added.new, *added.again]}
                found.read()
                yield {"act": "read"}
                found.assess(as_of=f"2031-05-{1 + number % 28:02d}")
                written = render_json(found.dossier()).encode()
                yield {"act": "assessed", "sha256": hashlib.sha256(written).hexdigest()}
                judgement = Judgement(
                    proposal=f"p-{number}", decision=Decision.UNSURE, by="worker", at=AT, why="not seen"
                )
                found.judge(judgement)
                yield {"act": "judged", "proposal": judgement.proposal}
                out = folder.parent / "out"
                found.export(forms, out)
                yield {"act": "exported"}


def work(folder: str, reports: str, store: str, keys: str) -> None:
    """Work on until somebody ends it, and say what was done."""
    for act in acts(Path(folder), Path(reports), store or None, Path(keys) if keys else None):
        sys.stdout.write(json.dumps(act) + "\n")
        sys.stdout.flush()


def serve(asked: socket.socket) -> None:
    """Start one such run after the other, each a process of its own, until nobody asks for more.

    A request has the words of `work` and the file that the run writes to, and is answered by the number of the
    process; or it has this number, and is answered when the process is no more.
    """
    while True:
        words, files, _, _ = socket.recv_fds(asked, 1 << 16, 1)
        if not words:
            return
        told = json.loads(words)
        if isinstance(told, int):
            os.waitpid(told, 0)
            number = told
        else:
            number = os.fork()
            if number == 0:
                os.dup2(files[0], sys.stdout.fileno())
                asked.close()
                try:
                    work(*told)
                except BaseException:
                    traceback.print_exc()
                # never back into the loop
                os._exit(1)
        for file in files:
            os.close(file)
        asked.sendall(json.dumps(number).encode())


if __name__ == "__main__":
    project.readers = by_rules_alone  # type: ignore[assignment,attr-defined]  # only what is read changes, and only here
    serve(socket.socket(fileno=int(sys.argv[1])))
