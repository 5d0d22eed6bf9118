"""What weighs in a process of its own weighs as this one does, is missed by nobody when it ends, and ends with whoever started it."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from corrobora.errors import BadSetting
from corrobora.export import render_json
from corrobora.records import Decision
from corrobora.workflow.apart import Apart
from corrobora.workflow.assessing import Task
from corrobora.workflow.project import Project, follow_project, init_project

from .test_at_once import a_claim, decided
from .test_going_on import DAY
from .test_judged import AT
from .test_project import REPORTS
from .worked import begun, by_rules_alone

FAILS = ("-c", "raise SystemExit(3)")
DIES_AT_WORK = (
    "-c",
    "import os, pickle, sys; pickle.load(sys.stdin.buffer); os.write(1, b'no pickle'); os._exit(0)",
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    monkeypatch.setattr("corrobora.workflow.project.readers", by_rules_alone)
    with begun(tmp_path / "p") as made:
        made.add(REPORTS)
        made.read()
        yield made


@pytest.fixture
def apart(project: Project) -> Iterator[Apart]:
    with closing(Apart(project._root)) as found:
        yield found


def test_what_is_weighed_elsewhere_is_what_is_weighed_here(project: Project, apart: Apart) -> None:
    told: list[tuple[str, int, int]] = []
    project.assess(as_of=DAY, elsewhere=apart, progress=lambda *how: told.append(how))
    first = render_json(project.dossier())
    assert {doing for doing, _, _ in told} == {"joining", "weighing"}
    decided(project, a_claim(project), Decision.REJECT, "Bo")
    went_on = project.assess(as_of=DAY, elsewhere=apart)
    assert went_on.joined == 1
    elsewhere = render_json(project.dossier())
    assert elsewhere != first
    assert project.assess(as_of=DAY, anew=True).joined > 1
    assert render_json(project.dossier()) == elsewhere
    # and this process goes on from what the other one left
    assert project.assess(as_of=DAY).joined == 0
    assert project.verify().sound


def test_it_is_one_process_for_all_that_is_asked(project: Project, apart: Apart) -> None:
    assert apart(project._task(DAY, anew=True)) is not None
    assert apart._process is not None
    first = apart._process.pid
    assert apart(project._task(DAY, anew=True)) is not None
    assert apart._process.pid == first


@pytest.mark.parametrize("command", [FAILS, DIES_AT_WORK], ids=["fails", "dies at work"])
def test_where_it_fails_this_process_weighs(
    project: Project, tmp_path: Path, command: tuple[str, ...]
) -> None:
    with closing(Apart(tmp_path / "p", command=command)) as broken:
        assert broken(project._task(DAY, anew=True)) is None
        assert project.assess(as_of=DAY, elsewhere=broken).incidents > 0
    assert project.verify().sound


def test_what_fails_there_fails_here_in_its_own_words(
    project: Project, apart: Apart, capfd: pytest.CaptureFixture[str]
) -> None:
    project.assess(as_of=DAY, elsewhere=apart)
    # the next one is to go on from an assessment that nobody made
    assert apart(Task(upto=1, now=10**9, as_of="no day")) is None
    assert "Traceback" in capfd.readouterr().err
    assert project.assess(as_of=DAY, elsewhere=apart).incidents > 0


def test_what_is_added_or_decided_meanwhile_waits_for_nothing_and_comes_with_the_next(
    project: Project, apart: Apart, tmp_path: Path
) -> None:
    project.assess(as_of=DAY, elsewhere=apart)
    before = project.dossier().incidents
    claim = a_claim(project)
    late = tmp_path / "late.txt"
    late.write_text(
        "Two herders were killed near Lidda Wells on 5 March 2024, a resident said.\n", encoding="utf-8"
    )

    def slow(task: Task, progress: object = None) -> object:
        def act() -> None:
            project.add([late])
            project.add(REPORTS)  # the same files by the same paths, and one by a further path
            project.add([_again(late, tmp_path)])
            decided(project, claim, Decision.REJECT, "Bo")

        other = threading.Thread(target=act)
        other.start()
        other.join(120)
        assert not other.is_alive(), "adding or deciding waits for the assessment"
        return apart(task)

    project.assess(as_of=DAY, anew=True, elsewhere=slow)  # type: ignore[arg-type]  # it gives what the other one gives
    assert project.dossier().incidents == before
    assert project.read() == 1
    told = project.assess(as_of=DAY, elsewhere=apart)
    assert told.joined == 2
    after = render_json(project.dossier())
    project.assess(as_of=DAY, anew=True)
    assert render_json(project.dossier()) == after
    assert project.verify().sound


def _again(path: Path, folder: Path) -> Path:
    copy = folder / "further.txt"
    copy.write_bytes(path.read_bytes())
    return copy


def test_of_an_encrypted_project_nothing_leaves_this_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corrobora.workflow.project.readers", by_rules_alone)
    with begun(tmp_path / "p", keys=tmp_path / "keys") as project:
        project.add(REPORTS)
        project.read()

        def never(_task: Task, _progress: object = None) -> None:
            pytest.fail("an encrypted project was weighed elsewhere")

        assert project.assess(as_of=DAY, elsewhere=never).incidents > 0
        with pytest.raises(BadSetting, match="is encrypted"):
            follow_project(tmp_path / "p")


def test_it_ends_with_whoever_started_it(tmp_path: Path) -> None:
    """A server that is killed leaves nobody who writes to shelves that the next one uses."""
    init_project(tmp_path / "p", by="first", at=AT).close()
    starts = (
        "import sys, time; from pathlib import Path; from corrobora.workflow.apart import Apart\n"
        "started = Apart(Path(sys.argv[1]))._start(); print(started.pid, flush=True); time.sleep(600)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", starts, str(tmp_path / "p")], stdout=subprocess.PIPE, encoding="ascii"
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        os.kill(child, 0)
        parent.send_signal(signal.SIGKILL)
    gone = threading.Event()

    def look() -> None:
        while _is_there(child):
            gone.wait(0.05)
        gone.set()

    threading.Thread(target=look, daemon=True).start()
    assert gone.wait(60), "it works on for nobody"


def _is_there(process: int) -> bool:
    try:
        # whoever ended and was not asked for its end yet is there in name alone
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return False
