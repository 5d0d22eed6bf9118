"""What all commands share: their options, the bar of long work, and how words from outside are shown."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from corrobora.custody import read_head
from corrobora.errors import MissingPath
from corrobora.export import counted
from corrobora.records import Refusal

NOBODY = "corrobora"
"""Who acts where nobody is named."""

By = Annotated[
    str, typer.Option("--by", metavar="NAME", help="Who acts, as the ledger will say. A pseudonym will do.")
]
Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        help="Files, folders and ZIP archives of reports; as many as you like.",
        show_default=False,
    ),
]
Gazetteer = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer",
        metavar="FILE",
        help="Places of your own (CSV, JSON, JSONL); they win over the built-in ones.",
    ),
]
Actors = Annotated[
    Path | None,
    typer.Option(
        "--actors",
        metavar="FILE",
        help="Parties of your own (CSV, JSON, JSONL); they win over the built-in ones.",
    ),
]
Keep = Annotated[
    Path | None,
    typer.Option(
        "--keep",
        metavar="DIR",
        help="Keep all that it rests on as a project in this folder: new, empty, or a project to go on with.",
    ),
]
Processes = Annotated[
    int | None,
    typer.Option(
        "--processes",
        metavar="N",
        min=1,
        help="Read a large folder in so many processes; otherwise one for each core, four at most.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")]


class Bar:
    """A progress bar on standard error that appears only for long work on a terminal."""

    def __init__(self, *, quiet: bool) -> None:
        """Show nothing yet."""
        self._console = Console(stderr=True)
        self._shown = self._console.is_terminal and not quiet
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._stage = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show how many of how many are done at a stage."""
        if not self._shown or total < 50:
            return
        if self._progress is None:
            self._progress = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                console=self._console,
                transient=True,
            )
            self._progress.start()
        if stage != self._stage or self._task is None:
            self._task = self._progress.add_task(stage, total=total)
            self._stage = stage
        self._progress.update(self._task, completed=done, total=total)

    def __enter__(self) -> "Bar":
        """Return the bar itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()


def shown(words: str) -> str:
    """Return words from outside fit for a terminal: control and direction characters as their escapes, on one line."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in words)


def expect_there(paths: Sequence[Path]) -> None:
    """Stop before anything is written where a path was mistyped; what cannot be read below one is refused, and the run goes on.

    Raises:
        MissingPath: nothing is at one of them.

    """
    if gone := sorted({shown(str(path)) for path in paths if not os.path.exists(path)}):  # noqa: PTH110 - any name will do
        raise MissingPath(
            f"nothing is at {', '.join(gone)}, or it may not be looked at; give files and folders that are there"
        )


def reports_read(count: int, left: int) -> str:
    """Return in words how many reports were read, and how many are kept in a language that is not read."""
    return f"{counted(count, 'report')} read" + (f", {left} in a language that is not read" if left else "")


def list_refusals(refused: Sequence[Refusal], console: Console, *, most: int) -> None:
    """Print what was not used and why, so many lines at most."""
    for refusal in refused[:most]:
        console.print(
            f"  not used: {shown(refusal.what)}: {shown(refusal.why)}",
            highlight=False,
            markup=False,
            soft_wrap=True,
        )
    if len(refused) > most:
        console.print(f"  … and {len(refused) - most} more; the dossier lists all")


def newest(folder: Path) -> str:
    """Return number and hash of a custody's newest entry in words."""
    head = read_head(folder)
    return f"newest entry {head.number}: {head.hash}"
