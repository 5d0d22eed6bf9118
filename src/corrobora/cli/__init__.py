"""The command line. What a project needs stands in `projects`, what all commands share in `terminal`."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from corrobora import __version__, workflow
from corrobora.cli import gathering, judging, projects, reconciling, serving
from corrobora.cli import keys as signing_keys
from corrobora.cli.keyrings import Keys, erasures
from corrobora.cli.terminal import (
    NOBODY,
    Actors,
    Bar,
    By,
    Gazetteer,
    Keep,
    Paths,
    Processes,
    Quiet,
    expect_there,
    list_refusals,
    newest,
    reports_read,
    shown,
)
from corrobora.custody import verify as verify_custody
from corrobora.errors import BadSetting, CorroboraError
from corrobora.export import (
    BRIEF_FORMATS,
    FORMATS,
    PAGE_FOLDERS,
    PDF,
    closeness,
    counted,
    place_words,
    question,
    render_reading,
    when_words,
    write_brief,
)
from corrobora.records import Assessment, Casualties, Dossier, OriginRange, Outcome, unread
from corrobora.workflow import Settings
from corrobora.workflow.layout import CUSTODY

__all__ = ["NOTHING_READ", "app", "main"]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="From conflicting reports of violence to a dossier in which every word can be traced.\n\n"
    "To begin: corrobora brief FOLDER --out dossier, then open dossier/dossier.html in a browser.",
)

NOTHING_READ = 3
"""Exit status of a run that found not one report it could read; what it wrote says why."""
READINGS = Path("readings.jsonl")
"""Where ``read`` writes where nothing else is said."""


def _print_version(wanted: bool) -> None:
    if wanted:
        Console().print(__version__, highlight=False)
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool,
        typer.Option("--version", help="Print the version and end.", callback=_print_version, is_eager=True),
    ] = False,
) -> None:
    pass


def _expect(out: Path, *, folder: bool) -> None:
    """Refuse an output path that is the other kind of thing."""
    if folder and out.exists() and not out.is_dir():
        raise BadSetting(f"--out: {out} is a file; give a folder for the dossier")
    if not folder and out.is_dir():
        raise BadSetting(f"--out: {out} is a folder; give a file for the readings")


def _range(row: Casualties) -> str:
    low = "?" if row.low is None else str(row.low)
    high = "open" if row.high is None else str(row.high)
    best = "" if row.best is None else f" (best {row.best})"
    return f"{low}{best}" if row.low == row.high else f"{low} to {high}{best}"


def _origins(found: OriginRange) -> str:
    return str(found.low) if found.low == found.high else f"{found.low} to {found.high}"


def _checkpoint(path: Path) -> bytes:
    if not path.is_file():
        raise BadSetting(f"--held: no file at {path}; give the line that seal printed, in a file")
    return path.read_bytes().strip() + b"\n"


def _of_projects_alone(option: str, asked: bool, folder: Path) -> None:
    if asked:
        raise BadSetting(f"{option}: {folder} is no project; corrobora init makes one")


def _of_one_project(paths: list[Path], options: dict[str, Path | None]) -> None:
    """Refuse what means nothing where a project is read: passed over in silence, it would be believed to have been done."""
    if len(paths) > 1:
        raise BadSetting("read: a project is among the paths; read it by itself")
    if meant := [name for name, value in options.items() if value is not None]:
        raise BadSetting(
            f"{', '.join(meant)}: means nothing where a project is read; corrobora add takes --gazetteer and --actors, export writes"
        )


def _of_the_ledger_alone(by: str, keep: Path | None) -> None:
    if by != NOBODY and keep is None:
        raise BadSetting("--by: names who acts in the ledger, and nothing is kept; give --keep DIR, too")


def _kept(reports: int, folder: Path, console: Console) -> None:
    console.print(
        f"kept {counted(reports, 'report')} in {folder}; {newest(folder / CUSTODY)}; note it down outside",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )


def _summary(dossier: Dossier, read: int, console: Console) -> None:
    console.print(
        f"\n{reports_read(read, len(dossier.reports) - read)}, {counted(len(dossier.claims), 'claim')}, "
        f"{counted(len(dossier.incidents), 'incident')}, {counted(len(dossier.background), 'background fact')}, "
        f"{len(dossier.refused)} refused."
    )
    for number, incident in enumerate(dossier.incidents, 1):
        _incident(number, incident, console)
    list_refusals(dossier.refused, console, most=12)


def _incident(number: int, incident: Assessment, console: Console) -> None:
    console.print(f"\n{number}. {shown(incident.headline)}", style="bold", highlight=False, markup=False)
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_column()
    for row in incident.casualties:
        if row.category is None and row.outcome in {
            Outcome.KILLED,
            Outcome.INJURED,
            Outcome.ABDUCTED,
            Outcome.MISSING,
        }:
            table.add_row(row.outcome.value, _range(row))
    place = "not known"
    if incident.place is not None:
        place = place_words(incident.place)
        if incident.place.unlisted:
            place += f" ({closeness(incident.place)})"
    # A report's own words may hold brackets, which the table would take for its markup.
    table.add_row("where", Text(shown(place)))
    table.add_row("when", Text("not known" if incident.when is None else when_words(incident.when)))
    independent = incident.independent_origins
    table.add_row(
        "origins",
        f"{_origins(independent.act)} that it happened, {_origins(independent.responsibility)} who did it, "
        f"in {counted(len(incident.reports), 'report')}",
    )
    if incident.conflicts:
        table.add_row("disputed", ", ".join(dict.fromkeys(question(c.about) for c in incident.conflicts)))
    open_steps = [s for s in incident.accountability if s.overdue]
    if incident.accountability:
        table.add_row(
            "accountability",
            counted(len(incident.accountability), "step")
            + (f", {len(open_steps)} overdue" if open_steps else ""),
        )
    console.print(table)


@app.command()
def brief(
    paths: Paths,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Where dossier.html and dossier.json go.")
    ] = Path("dossier"),
    formats: Annotated[
        str,
        typer.Option(
            "--format", metavar="LIST", help=f"What to write, parted by commas: {', '.join(BRIEF_FORMATS)}."
        ),
    ] = "json,html",
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="Day (YYYY-MM-DD) on which a promise not kept counts as overdue; otherwise the latest publication date.",
        ),
    ] = None,
    gazetteer: Gazetteer = None,
    actors: Actors = None,
    keep: Keep = None,
    processes: Processes = None,
    by: By = NOBODY,
    quiet: Quiet = False,
) -> None:
    """Read every report under the paths and write a dossier: who says what, on how many origins, what is disputed."""
    expect_there(paths)
    _of_the_ledger_alone(by, keep)
    settings = Settings(
        as_of=as_of,
        gazetteer=gazetteer,
        actors=actors,
        formats=tuple(f.strip() for f in formats.split(",") if f.strip()),
        collector=by,
        processes=processes,
    )
    _expect(out, folder=True)
    with Bar(quiet=quiet) as bar:
        outputs = [
            *(out / f"dossier.{name}" for name in FORMATS),
            *(out / name for name in (*PAGE_FOLDERS, PDF)),
        ]
        if keep is None:
            dossier, whole = workflow.brief(paths, settings=settings, progress=bar, outputs=outputs), True
        else:
            dossier, whole = workflow.brief_and_keep(
                paths, keep, settings=settings, progress=bar, outputs=outputs
            )
    written = write_brief(dossier, out, formats=settings.formats)
    count = len(dossier.reports) - len(unread(dossier.reports, dossier.refused))
    if not quiet:
        console = Console()
        _summary(dossier, count, console)
        console.print()
        if keep is not None:
            _kept(len(dossier.reports), keep, console)
            if not whole:
                console.print(
                    f"{keep} holds more than this: reports, paths or refusals of earlier runs; corrobora assess {keep} weighs all of it together",
                    highlight=False,
                    markup=False,
                    soft_wrap=True,
                )
        for path in written:
            console.print(str(path), highlight=False, markup=False, soft_wrap=True)
    if not count:
        raise typer.Exit(NOTHING_READ)


@app.command()
def read(
    paths: Paths,
    out: Annotated[
        Path,
        typer.Option(
            "--out", metavar="FILE", help="Where the readings go, one line a report; - for standard output."
        ),
    ] = READINGS,
    gazetteer: Gazetteer = None,
    actors: Actors = None,
    keep: Keep = None,
    processes: Processes = None,
    anew: Annotated[
        bool,
        typer.Option(
            "--anew",
            help="In a project, read those again, too, that were read by other methods or reference files.",
        ),
    ] = False,
    keys: Keys = None,
    by: By = NOBODY,
    quiet: Quiet = False,
) -> None:
    """Write what each report claims, one JSON line a report, without comparing the reports; of a project, read what is new in it."""
    expect_there(paths)
    if any(workflow.is_project(path) for path in paths):
        _of_one_project(
            paths,
            {
                "--gazetteer": gazetteer,
                "--actors": actors,
                "--keep": keep,
                "--out": None if out == READINGS else out,
            },
        )
        projects.read_project(paths[0], anew=anew, processes=processes, quiet=quiet, keys=keys, by=by)
        return
    _of_projects_alone("--anew", anew, paths[0])
    _of_projects_alone("--keys", keys is not None, paths[0])
    _of_the_ledger_alone(by, keep)
    settings = Settings(gazetteer=gazetteer, actors=actors, collector=by, processes=processes)
    _expect(out, folder=False)
    with Bar(quiet=quiet) as bar:
        outputs = [] if str(out) == "-" else [out]
        if keep is None:
            taken, readings = workflow.take_and_read(paths, settings=settings, progress=bar, outputs=outputs)
        else:
            taken, readings = workflow.read_and_keep(
                paths, keep, settings=settings, progress=bar, outputs=outputs
            )
    lines = "".join(render_reading(report, reading) for report, reading in readings)
    if str(out) == "-":
        sys.stdout.write(lines)
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(lines, encoding="utf-8")
    known = {report.id: report for report, _ in readings}
    left = workflow.name_by_paths((refusal for _, reading in readings for refusal in reading.refused), known)
    count = len(readings) - len(unread(known.values(), left))
    if not quiet:
        console = Console(stderr=str(out) == "-")
        refused = sorted((*taken.refused, *left), key=lambda one: (one.what, one.code, one.why))
        console.print(
            f"{reports_read(count, len(readings) - count)}, {counted(sum(len(r.claims) for _, r in readings), 'claim')}, "
            f"{len(refused)} refused."
        )
        list_refusals(refused, console, most=len(refused))
        if keep is not None:
            _kept(len(readings), keep, console)
        if str(out) != "-":
            console.print(str(out), highlight=False, markup=False, soft_wrap=True)
    if not count:
        raise typer.Exit(NOTHING_READ)


@app.command()
def verify(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A project, or a custody.")],
    head: Annotated[
        str | None,
        typer.Option(
            "--head",
            metavar="HASH",
            help="Hash of the newest ledger entry as you noted it elsewhere; finds a ledger whose end was cut off.",
        ),
    ] = None,
    held: Annotated[
        Path | None,
        typer.Option(
            "--held", metavar="FILE", help="A checkpoint as it was handed to you: the line that seal printed."
        ),
    ] = None,
    rebuild: Annotated[
        bool,
        typer.Option("--rebuild", help="Make the store of a project anew from ledger and archive first."),
    ] = False,
    keys: Keys = None,
) -> None:
    """Check that nothing was changed, added or removed: bytes, ledger, and of a project also quotations and store."""
    line = None if held is None else _checkpoint(held)
    if workflow.is_project(folder):
        found = projects.checked(folder, head=head, held=line, rebuild=rebuild, keys=keys)
    else:
        _of_projects_alone("--rebuild", rebuild, folder)
        _of_projects_alone("--keys", keys is not None, folder)
        found = verify_custody(folder, head=head, held=line)
    console = Console()
    for finding in found.findings:
        console.print(
            f"{finding.code}: {finding.subject}: {finding.why}", highlight=False, markup=False, soft_wrap=True
        )
    if not found.sound:
        raise typer.Exit(1)
    for words in erasures(found.erased):
        console.print(words, highlight=False, markup=False, soft_wrap=True)
    if found.encrypted and not found.opened:
        console.print(
            f"not checked, for want of the keys: what {counted(found.encrypted, 'encrypted object')} and the entries about them say, "
            "quotations, store. Their bytes are checked",
            highlight=False,
            markup=False,
            soft_wrap=True,
        )
    console.print(
        f"sound: every byte and every entry is as recorded; newest entry {found.entries}: {found.head}",
        highlight=False,
        soft_wrap=True,
    )
    if found.newest is not None:
        newest = found.newest
        console.print(
            f"newest of {counted(found.checkpoints, 'checkpoint')}: entry {newest.number}, key {newest.key}",
            highlight=False,
            soft_wrap=True,
        )


for command in (
    projects.init,
    projects.add,
    projects.assess,
    projects.seal,
    projects.erase,
    projects.status,
    projects.history,
    projects.export,
    gathering.capture,
    gathering.feed,
    gathering.watch,
    judging.proposals,
    judging.judge,
    judging.merge,
    judging.split,
    judging.copy,
    judging.actors,
    judging.judgements,
    reconciling.reconcile,
    serving.admin,
    serving.serve,
):
    app.command()(command)
app.add_typer(signing_keys.app, name="key")


@app.command()
def version() -> None:
    """Print the version."""
    Console().print(__version__)


def main() -> None:
    """Run the command line; a known error, or one of the disk, is one line on standard error and exit code 2."""
    try:
        app()
    except CorroboraError as error:
        sys.stderr.write(f"corrobora: {error}\n")
        raise SystemExit(2) from None
    except OSError as error:
        # a full or vanished disk: status 1 would say that verify found something
        where = "" if error.filename is None else f": {shown(os.fsdecode(error.filename))}"
        sys.stderr.write(f"corrobora: {error.strerror or type(error).__name__}{where}\n")
        raise SystemExit(2) from None
