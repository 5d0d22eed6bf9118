"""Reading many reports: the trained model beside the rules, and several processes where there is much to read.

The rules hold the interpreter's lock, so that one process reads on one core and
runs the model on another. A folder of some size is shared out to several
processes, each with a model of its own. What is read is the same.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress

from corrobora.reading import Marked, Opinions, read, text_to_mark
from corrobora.records import Reading, Report
from corrobora.workflow.reference import OwnFile, Reference, open_reference
from corrobora.workflow.settings import Settings
from corrobora.workflow.trained import trained_judge, trained_reader

Progress = Callable[[str, int, int], None]
"""Called with the stage, how many are done, how many there are."""
ReadAll = Callable[[Sequence[Report], Reference, Progress | None], Iterator[tuple[Report, Reading]]]
"""Reports in, each with its reading out, in the same order."""

Seen = tuple[tuple[Marked, ...], Opinions]
"""What the trained models make of a text."""

BULK = 400_000
"""Characters from which on other processes are started: seventy thousand words keep one busy for ten seconds, and starting takes two or three."""
_MOST_PROCESSES = 4
"""So many are started where the settings do not say: each holds some 180 MB."""
_AHEAD = 8
"""So many reports are under way before the first is handed on: enough to keep all busy, little enough to hold in memory."""
_MODEL_THREADS = 2
"""On so many threads the trained model runs, each on a report of its own.

The model computes without the interpreter's lock, but needs it between two windows, and waits for it as long as the
rules hold it. With a second thread a core never waits along, and where the rules wait for the model both cores run it.
"""


@contextmanager
def readers(settings: Settings) -> Iterator[ReadAll]:
    """Lend what reads reports; a thread loads the model while the reports are still being taken in."""
    with ThreadPoolExecutor(max_workers=_MODEL_THREADS, thread_name_prefix="model") as model:
        model.submit(trained_reader)
        model.submit(trained_judge)

        def read_all(
            reports: Sequence[Report], reference: Reference, progress: Progress | None
        ) -> Iterator[tuple[Report, Reading]]:
            processes = _processes(reports, settings)
            each = (
                _in_processes(reports, settings, reference, processes)
                if processes > 1
                else _beside_model(reports, reference, model)
            )
            for number, (report, reading) in enumerate(each, 1):
                yield report, reading
                if progress is not None:
                    progress("reading", number, len(reports))

        yield read_all


def _processes(reports: Sequence[Report], settings: Settings) -> int:
    if settings.processes == 1 or sum(len(report.text) for report in reports) < BULK:
        return 1
    import loky  # noqa: PLC0415 - loaded late: most folders are small

    wanted = settings.processes or min(loky.cpu_count(), _MOST_PROCESSES)
    return min(wanted, len(reports))


# ------------------------------------------------------------------- one process, the model on threads


def _beside_model(
    reports: Sequence[Report], reference: Reference, model: ThreadPoolExecutor
) -> Iterator[tuple[Report, Reading]]:
    """Read with the rules while the model marks the reports that come next."""
    waiting: deque[tuple[Report, Future[Seen] | None]] = deque()
    left = iter(reports)
    while True:
        for report in left:
            text = text_to_mark(report)
            waiting.append((report, None if text is None else model.submit(_see, text)))
            if len(waiting) > _AHEAD:
                break
        if not waiting:
            return
        first, future = waiting.popleft()
        yield first, _read(first, reference, None if future is None else future.result())


def _see(text: str) -> Seen:
    return trained_reader().mark(text), trained_judge().opinions(text)


def _read(report: Report, reference: Reference, seen: Seen | None) -> Reading:
    marks, opinions = seen or ((), None)
    return read(
        report, gazetteer=reference.gazetteer, actors=reference.actors, marks=marks, opinions=opinions
    )


# -------------------------------------------------------------------------------- several processes


def _in_processes(
    reports: Sequence[Report], settings: Settings, reference: Reference, processes: int
) -> Iterator[tuple[Report, Reading]]:
    """Share the reports out to processes.

    Where the system ends one of them, mostly for want of memory, this process reads on by itself.
    """
    import loky  # noqa: PLC0415 - loaded late: most folders are small

    try:
        # not the standard library's: that one runs the caller's script anew in every process it starts
        pool = loky.ProcessPoolExecutor(
            max_workers=processes, initializer=_open_elsewhere, initargs=(settings, reference.own)
        )
    except (ImportError, OSError):  # the system lends no semaphores, as some containers do
        pool = None

    def elsewhere(report: Report) -> Future[Reading] | None:
        if pool is not None:
            with suppress(BrokenExecutor, OSError):
                given: Future[Reading] = pool.submit(_read_elsewhere, report)
                return given
        return None

    waiting: deque[tuple[Report, Future[Reading] | None]] = deque()
    left = iter(reports)
    try:
        while True:
            for report in left:
                waiting.append((report, elsewhere(report)))
                if len(waiting) > _AHEAD * processes:
                    break
            if not waiting:
                return
            first, future = waiting.popleft()
            reading: Reading | None = None
            if future is not None:
                with suppress(BrokenExecutor):
                    reading = future.result()
            yield first, reading or read_one(first, reference)
    finally:
        for _, future in waiting:
            if future is not None:
                future.cancel()
        # not kill_workers: that asks programs of the system which processes there are
        if pool is not None:
            pool.shutdown(wait=True)


_opened: list[Reference] = []
"""In a process of its own, what it reads with; nothing in this one."""


def _open_elsewhere(settings: Settings, own: tuple[OwnFile, ...]) -> None:
    """Open once what a process of its own reads with until it ends with the folder."""
    _opened[:] = [open_reference(settings, own)]


def _read_elsewhere(report: Report) -> Reading:
    return read_one(report, _opened[0])


def read_one(report: Report, reference: Reference) -> Reading:
    """Read one report with all that is shipped: both models and the rules, one after the other."""
    text = text_to_mark(report)
    return _read(report, reference, None if text is None else _see(text))
