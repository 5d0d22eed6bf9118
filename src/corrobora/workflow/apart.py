"""Weighs in a process of its own, so that whoever decides meanwhile does not share an interpreter with it.

`Apart` starts it and speaks with it by pickles through its standard input and output. It reads the project's store and writes nothing but the
shelves that assessments leave beside it; what came out is kept by whoever started it, and it ends with that process. Of encrypted projects
nothing comes here: no key leaves the process that was given it.
"""

import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from corrobora.workflow.assessing import Task, Weighed
from corrobora.workflow.project import follow_project
from corrobora.workflow.readers import Progress

COMMAND: Final = (
    "-c",
    "import sys; from pathlib import Path; from corrobora.workflow.apart import serve; serve(Path(sys.argv[1]))",
)
"""What Python is started with. Not this module itself: what it sends would be known by another name there."""
NICENESS: Final = 5
"""By which people who wait for a page come before it. Ours: by Linux's weights (335 of it to 1,024) it still gets a quarter of a core that
somebody else wants whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How far it is; the last one says what came out."""

    progress: tuple[str, int, int] = ("", 0, 0)
    gave: tuple[Weighed, str] | None = None


class Apart:
    """A process that weighs for one project: calling it does what `Project.weigh` does."""

    def __init__(self, root: Path, *, command: Sequence[str] = COMMAND) -> None:
        """Take a project that is open in this process and is not encrypted; nothing is started yet.

        Args:
            root: its folder.
            command: what Python is started with.

        """
        self._root = root
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    def __call__(self, task: Task, progress: Progress | None = None) -> tuple[Weighed, str] | None:
        """Return what `Project.weigh` returns; ``None`` where the process could not begin, ended or failed, which it says on standard error."""
        try:
            process = self._process = self._process or self._start()
            assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - both are pipes
            _send(process.stdin, task)
            while (told := _receive(process.stdout)).gave is None:
                if progress is not None:
                    progress(*told.progress)
        except (OSError, EOFError, pickle.UnpicklingError):
            self.close()
            return None
        return told.gave

    def _start(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(  # noqa: S603 - this very Python, and a folder that is open in this process
            [sys.executable, *self._command, str(self._root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def close(self) -> None:
        """End the process, whatever it works at."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with suppress(OSError):
                process.communicate()


def serve(root: Path) -> None:
    """Weigh what is asked for through standard input, until whoever asks has gone.

    Args:
        root: folder of a project that is open elsewhere.

    """
    if hasattr(os, "nice"):  # where there is no such thing, it takes its turn as others do
        os.nice(NICENESS)
    # whatever prints here by a mistake must not come among the answers
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    tasks: queue.SimpleQueue[Task] = queue.SimpleQueue()

    def listen() -> None:
        with suppress(EOFError, OSError):
            while True:
                tasks.put(pickle.load(sys.stdin.buffer))  # noqa: S301 - from the process that started this one
        # whoever asked has gone, and another may write to the shelves by now
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    with follow_project(root) as project:
        while True:
            gave = project.weigh(tasks.get(), lambda *progress: _send(answers, Told(progress=progress)))
            _send(answers, Told(gave=gave))


def _send(pipe: IO[bytes], told: object) -> None:
    pickle.dump(told, pipe)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> Told:
    told: Told = pickle.load(pipe)  # noqa: S301 - from the process that this one started
    return told
