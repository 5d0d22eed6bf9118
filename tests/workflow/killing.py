"""Kill a working run at a moment of its life, and look at what it left."""

import atexit
import hashlib
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TextIO

from corrobora.export import read_dossier, render_json
from corrobora.workflow import is_project, open_project

ROOT = Path(__file__).parents[2]
AT = "2031-06-01T08:00:00Z"


@cache
def _server() -> socket.socket:
    """Return the line to a process that has the programme loaded and starts runs; it ends with this one."""
    here, there = socket.socketpair()
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.workflow.worked", str(there.fileno())],
        cwd=ROOT,
        pass_fds=[there.fileno()],
    )
    there.close()

    def end() -> None:
        here.close()
        server.wait()

    atexit.register(end)
    return here


def _asked(words: object, files: Sequence[int] = ()) -> int:
    server = _server()
    socket.send_fds(server, [json.dumps(words).encode()], files)
    answer = server.recv(1 << 8)
    assert answer, "what starts the runs has ended"
    return int(answer)


@contextmanager
def started(
    folder: Path, reports: Path, store: str | None, keys: Path | None
) -> Iterator[tuple[int, TextIO]]:
    """Start a run that works until it is killed; lend its number and what it says, and see that it is gone."""
    said, says = os.pipe()
    try:
        run = _asked([str(folder), str(reports), store or "", str(keys or "")], [says])
    finally:
        os.close(says)
    with os.fdopen(said, encoding="utf-8") as lines:
        try:
            yield run, lines
        finally:
            os.kill(run, signal.SIGKILL)
            _asked(run)


def killed_after(
    folder: Path,
    reports: Path,
    store: str | None,
    *,
    acts: int,
    seconds: float,
    keys: Path | None = None,
) -> list[dict[str, object]]:
    """Let a run report so many acts and go on for some time, kill it, and return what it had reported as done."""
    told = []
    with started(folder, reports, store, keys) as (run, lines):
        for line in lines:
            told.append(json.loads(line))
            if len(told) >= acts:
                break
        time.sleep(seconds)
        os.kill(run, signal.SIGKILL)
        told += [json.loads(line) for line in lines if line.endswith("\n")]
    return told


def faults_of(folder: Path, told: Sequence[dict[str, object]], keys: Path | None = None) -> list[str]:
    """Return what is not as a killed run has reported it, or only half there; none where all is well."""
    if not told and not is_project(folder):
        return []
    faults = []
    with open_project(folder, by="next", at=AT, keys=keys) as found:
        checked = found.verify()
        faults += [f"{one.code}: {one.subject}: {one.why}" for one in checked.findings]
        there = found._store.objects("report")
        read = found._store.objects("reading")
        judged = {judgement.proposal for judgement in found.judgements()}
        assessed = [entry for entry in found.iter_history("project") if entry.what == "assessed"]
        reported = [str(one["sha256"]) for one in told if one["act"] == "assessed"]
        for one in told:
            if one["act"] == "added":
                added = one["reports"]
                assert isinstance(added, list)
                faults += [f"{report} was added and is gone" for report in added if report not in there]
            if one["act"] == "judged" and one["proposal"] not in judged:
                faults.append(f"the judgement of {one['proposal']} is gone")
        if told and told[-1]["act"] == "read":
            faults += [f"{report} was read and is not" for report in there if report not in read]
        if len(assessed) < len(reported):
            faults.append(f"{len(reported)} assessments reported, {len(assessed)} there")
        elif reported and len(assessed) == len(reported):
            held = hashlib.sha256(render_json(found.dossier()).encode()).hexdigest()
            if held != reported[-1]:
                faults.append("the dossier is not the one that was assessed last")
        elif assessed:
            render_json(found.dossier())
    dossier = folder.parent / "out" / "dossier.json"
    if dossier.exists():
        read_dossier(dossier.read_text(encoding="utf-8"))
    elif any(one["act"] == "exported" for one in told):
        faults.append("what was exported is gone")
    return faults


def moments(seed: int, number: int) -> list[tuple[int, float]]:
    """Return at which moments to kill: after so many reported acts, and so many seconds later."""
    chance = random.Random(seed)  # noqa: S311 - a test is there to be repeated
    return [(chance.randrange(1, 12), chance.uniform(0, 0.12)) for _ in range(number)]
