"""A run over a project that says what it has done as soon as it is done, to be killed at any moment.

    python -m tests.workflow.worked FOLDER REPORTS [STORE]

Works on without end: every report is added, read and assessed by itself, then a judgement is kept and the dossier
exported. Each line on standard output is an act that was reported as done: JSON, with what must be there from then on.
"""

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from corrobora.export import render_json
from corrobora.reading import read
from corrobora.records import Decision, Judgement, Reading, Report
from corrobora.workflow import Settings, init_project, is_project, open_project, project
from corrobora.workflow.readers import Progress
from corrobora.workflow.reference import Reference

AT = "2031-05-01T08:00:00Z"
EXERCISE = Path(__file__).parents[2] / "examples" / "two-incidents"


@contextmanager
def by_rules_alone(_settings: Settings) -> Iterator[object]:
    """Lend a reader without the trained models, which take longer to load than all the rest."""

    def read_all(
        reports: Sequence[Report], reference: Reference, _progress: Progress | None
    ) -> Iterator[tuple[Report, Reading]]:
        for report in reports:
            yield report, read(report, gazetteer=reference.gazetteer, actors=reference.actors)

    yield read_all


def tell(**done: object) -> None:
    """Report an act as done."""
    sys.stdout.write(json.dumps(done) + "\n")
    sys.stdout.flush()


def work(folder: Path, reports: Path, store: str | None) -> None:
    """Work on, each act on its own."""
    project.readers = by_rules_alone  # type: ignore[assignment,attr-defined]  # only what is read changes, and only here
    if not is_project(folder):
        with init_project(folder, by="worker", at=AT, store=store) as made:
            for role in ("gazetteer", "actors"):
                made.refer(role, EXERCISE / f"{role}.csv")
        tell(act="made")
    number = 0
    while True:
        for path in sorted(reports.iterdir()):
            number += 1
            with open_project(folder, by="worker", at=AT) as found:
                added = found.add([path])
                tell(act="added", reports=[*added.new, *added.again])
                found.read()
                tell(act="read", unread=0)
                found.assess(as_of=f"2031-05-{1 + number % 28:02d}")
                written = render_json(found.dossier()).encode()
                tell(act="assessed", sha256=hashlib.sha256(written).hexdigest())
                judgement = Judgement(
                    proposal=f"p-{number}", decision=Decision.UNSURE, by="worker", at=AT, why="not seen"
                )
                found.judge(judgement)
                tell(act="judged", proposal=judgement.proposal)
                out = folder.parent / "out"
                found.export(("json", "geojson"), out)
                tell(act="exported")


if __name__ == "__main__":
    work(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
