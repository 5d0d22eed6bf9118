"""Reads, joins and weighs in the background what people add and decide, so that no page waits for it."""

import threading
from dataclasses import dataclass, replace

from corrobora.errors import CorroboraError
from corrobora.workflow import Project, Weigher


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the work in the background is."""

    doing: str = ""
    """``reading``, ``joining`` or ``weighing``; empty: nothing."""
    done: int = 0
    total: int = 0
    wrong: str = ""
    """What stopped the work last; empty: nothing did."""


class Keeper:
    """One thread that works for everybody: what is asked for while it works is done right after, once."""

    def __init__(self, project: Project, elsewhere: Weigher | None = None) -> None:
        """Take an open project; `close` before it is closed.

        Args:
            project: that is worked on.
            elsewhere: weighs in a process of its own, so that pages and decisions are answered meanwhile as fast as ever; ``None``: a
                thread of this process does.

        """
        self._project = project
        self._elsewhere = elsewhere
        self._progress = Progress()
        self._wanted: str | None = None
        self._wakes = threading.Condition()
        self._ends = False
        self._works = False
        self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)
        self._thread.start()

    @property
    def progress(self) -> Progress:
        """How far the work is."""
        return self._progress

    def ask(self, by: str) -> None:
        """Have what is not read be read, and what is new be joined and weighed.

        Args:
            by: who asks, as the ledger will say.

        """
        with self._wakes:
            self._wanted = by
            self._wakes.notify_all()

    def wait(self, timeout_s: float) -> bool:
        """Return whether all that was asked for is done, after this many seconds at most."""
        with self._wakes:
            return self._wakes.wait_for(lambda: self._wanted is None and not self._works, timeout_s)

    def close(self) -> None:
        """End the thread once what it works at is done."""
        with self._wakes:
            self._ends = True
            self._wakes.notify_all()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._wakes:
                self._works = False
                self._wakes.notify_all()
                self._wakes.wait_for(lambda: self._ends or self._wanted is not None)
                if self._ends:
                    return
                by, self._wanted, self._works = self._wanted or "", None, True
            self._work(by)

    def _work(self, by: str) -> None:
        self._progress = Progress(doing="reading")
        try:
            with self._project.in_the_name_of(by):
                self._project.read(progress=self._tell)
                self._project.assess(progress=self._tell, elsewhere=self._elsewhere)
                self._project.desk.name_pairs()  # whoever asks for them first would wait otherwise
        except CorroboraError as why:
            self._progress = Progress(wrong=str(why))
        except Exception as why:
            # the thread goes on, and the fault is printed as any thread's is
            self._progress = Progress(wrong=f"{type(why).__name__}; what the server printed says more")
            threading.excepthook(threading.ExceptHookArgs((type(why), why, why.__traceback__, self._thread)))
        else:
            self._progress = Progress()

    def _tell(self, doing: str, done: int, total: int) -> None:
        self._progress = replace(self._progress, doing=doing, done=done, total=total)
