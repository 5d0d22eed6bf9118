"""Commands of a project: `init`, `add`, `assess`, `seal`, `erase`, `status`, `history`, `export`, and what `read` does in one."""

import csv
import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from corrobora import workflow
from corrobora.cli.keyrings import Keys, first_line, opening_for_new, opening_of
from corrobora.cli.terminal import (
    NOBODY,
    Actors,
    Bar,
    By,
    Gazetteer,
    Paths,
    Quiet,
    expect_there,
    list_refusals,
    shown,
)
from corrobora.custody import Verification, checkpoint_line, generate_key, load_key, save_key
from corrobora.custody.encrypted import GONE
from corrobora.errors import BadSetting, InUse, ReadOnly
from corrobora.export import FORMATS, LOSSES, Profile, counted, read_profile
from corrobora.export.bag import RELEASE_FILE
from corrobora.records import Entry, ReportId
from corrobora.workflow import EXPORTS, Settings, is_encrypted
from corrobora.workflow.offered import BAG

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The project.", show_default=False)]
Passphrase = Annotated[
    Path | None,
    typer.Option(
        "--passphrase",
        metavar="FILE",
        help="A file whose first line is the passphrase of the key, or shall be.",
    ),
]
Why = Annotated[
    str,
    typer.Option(
        "--why",
        metavar="WORDS",
        help="The reason, which stands in the ledger for good.",
        show_default=False,
    ),
]


def now() -> str:
    """Return the time for the ledger: UTC, ISO 8601 with seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def opened(
    folder: Path, *, by: str = NOBODY, settings: Settings | None = None, keys: Path | None = None
) -> "workflow.Project":
    """Open a project for a command."""
    return opener(folder, by=by, settings=settings, keys=keys)()


def opener(
    folder: Path, *, by: str = NOBODY, settings: Settings | None = None, keys: Path | None = None
) -> Callable[[], "workflow.Project"]:
    """Return what opens a project as often as it is called, with a passphrase that is asked for once."""
    opening = opening_of(folder, keys)
    return lambda: workflow.open_project(
        folder, by=by, at=now(), settings=settings, keys=opening.keys, passphrase=opening.passphrase
    )


def opened_to_read(folder: Path, *, by: str = NOBODY, keys: Path | None = None) -> "workflow.Project":
    """Open a project for a command that only reads, also where it cannot be written to, or while another process writes."""
    opening = opening_of(folder, keys)
    try:
        return workflow.open_project(
            folder, by=by, at=now(), keys=opening.keys, passphrase=opening.passphrase
        )
    except (InUse, ReadOnly) as refused:
        beside = isinstance(refused, InUse)
        project = workflow.read_project(
            folder, by=by, at=now(), keys=opening.keys, passphrase=opening.passphrase, beside=beside
        )
    if beside:
        number, _ = project.newest
        say(
            Console(stderr=True),
            f"{folder} is open for writing elsewhere; this is how it stood at entry {number}",
        )
    if project.lag:
        say(Console(stderr=True), f"the store of {folder} is behind its ledger: {project.lag}")
    return project


def say(console: Console, words: str) -> None:
    """Print a line as it stands: without markup, and not broken where the terminal ends."""
    console.print(words, highlight=False, markup=False, soft_wrap=True)


def head(project: "workflow.Project", console: Console) -> None:
    """Print number and hash of the newest entry, as every command that adds some does at its end; of an empty ledger nothing."""
    number, last = project.newest
    if number:
        say(console, f"newest entry {number}: {last}; note it down outside")


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A new or an empty folder.", show_default=False)
    ],
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            metavar="ADDRESS",
            help="postgresql://host/name instead of SQLite in the folder. The password goes into ~/.pgpass or PGPASSWORD.",
        ),
    ] = None,
    gazetteer: Gazetteer = None,
    actors: Actors = None,
    keys: Annotated[
        Path | None,
        typer.Option(
            "--keys",
            metavar="FILE",
            help="Encrypt the project; its keys go into this new file, outside the folder, best on another disk.",
            show_default=False,
        ),
    ] = None,
    lock_keys: Annotated[
        bool, typer.Option("--lock-keys", help="Lock the file of keys with a passphrase, which is asked for.")
    ] = False,
    by: By = NOBODY,
    quiet: Quiet = False,
) -> None:
    """Make a project: an archive of reports that lasts, with a ledger of all that was done."""
    Settings(gazetteer=gazetteer, actors=actors)  # a file that is missing is said before anything is made
    opening = opening_for_new(keys, locked=lock_keys)
    with workflow.init_project(
        folder, by=by, at=now(), store=store, keys=opening.keys, passphrase=opening.passphrase
    ) as project:
        for role, path in (("gazetteer", gazetteer), ("actors", actors)):
            if path is not None:
                project.refer(role, path)
        if not quiet:
            console = Console()
            say(console, f"made a project in {folder}; next: corrobora add {folder} REPORTS")
            if keys is not None:
                say(
                    console,
                    f"its keys: {keys}; without this file nobody reads the project, and every command needs it",
                )
            head(project, console)


def add(
    folder: Folder,
    paths: Paths,
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping",
            metavar="FILE",
            help="Which columns of a foreign table (a spreadsheet's, Uwazi's) are what.",
        ),
    ] = None,
    gazetteer: Gazetteer = None,
    actors: Actors = None,
    keys: Keys = None,
    by: By = NOBODY,
    quiet: Quiet = False,
) -> None:
    """Take reports into a project and keep their bytes; a report that is there already is not kept twice."""
    expect_there(paths)
    with opened(folder, by=by, keys=keys) as project:
        for role, path in (("gazetteer", gazetteer), ("actors", actors)):
            if path is not None:
                project.refer(role, path)
        with Bar(quiet=quiet) as bar:
            added = project.add(paths, mapping=mapping, progress=bar)
        if quiet:
            return
        console = Console()
        say(
            console,
            f"{counted(len(added.new), 'report')} added, {len(added.again)} there already, {len(added.taken.refused)} refused.",
        )
        list_refusals(added.taken.refused, console, most=len(added.taken.refused))
        say(console, f"next: corrobora read {folder}, then corrobora assess {folder}")
        head(project, console)


def read_project(
    folder: Path,
    *,
    anew: bool,
    processes: int | None,
    quiet: bool,
    keys: Path | None = None,
    by: str = NOBODY,
) -> None:
    """Read what a project holds and nobody has read yet, and say how much that was."""
    with opened(folder, by=by, settings=Settings(processes=processes), keys=keys) as project:
        with Bar(quiet=quiet) as bar:
            count = project.read(anew=anew, progress=bar)
        if not quiet:
            console = Console()
            status = project.status()
            say(console, f"{counted(count, 'report')} read.")
            if status.other_language:
                say(
                    console,
                    f"{counted(status.other_language, 'report')} in a language that is not read: kept, and no part of what is assessed",
                )
            if status.outdated:
                say(
                    console,
                    f"{counted(status.outdated, 'report')} read earlier by other methods or reference files; --anew reads them again",
                )
            head(project, console)


def assess(
    folder: Folder,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="Day (YYYY-MM-DD) on which a promise not kept counts as overdue; otherwise the latest publication date.",
        ),
    ] = None,
    anew: Annotated[
        bool, typer.Option("--anew", help="Join and weigh everything anew, whatever the last time left.")
    ] = False,
    keys: Keys = None,
    by: By = NOBODY,
    quiet: Quiet = False,
) -> None:
    """Join and weigh what came since the last time, with all that it touches, and keep what came out."""
    with opened(folder, by=by, keys=keys) as project:
        with Bar(quiet=quiet) as bar:
            made = project.assess(as_of=as_of, anew=anew, progress=bar)
        if not quiet:
            console = Console()
            say(
                console,
                f"{counted(made.incidents, 'incident')} from {counted(made.reports, 'report')}; weighed this time: {made.weighed:,}; "
                f"next: corrobora export {folder} --out dossier",
            )
            status = project.status()
            for count, why in (
                (status.unread, "not read yet and no part of it; corrobora read reads them"),
                (status.other_language, "in a language that is not read, and no part of it"),
                (
                    status.outdated,
                    "read by other methods or reference files than those in force; read --anew reads them again",
                ),
            ):
                if count:
                    say(console, f"{counted(count, 'report')} {why}")
            head(project, console)


def seal(
    folder: Folder,
    key: Annotated[
        Path,
        typer.Option(
            "--key",
            metavar="FILE",
            help="Your private key, outside the project; made where there is none.",
            show_default=False,
        ),
    ],
    passphrase: Passphrase = None,
    old_key: Annotated[
        Path | None,
        typer.Option(
            "--old-key",
            metavar="FILE",
            help="The key used before, which vouches for a new one; of the same passphrase.",
        ),
    ] = None,
    keys: Keys = None,
    by: By = NOBODY,
    quiet: Quiet = False,
) -> None:
    """Sign the newest entry of a project's ledger, and with it all before: a checkpoint to hand to others."""
    _expect_outside(key, folder)
    words = None if passphrase is None else first_line(passphrase, "--passphrase")
    with opened(folder, by=by, keys=keys) as project:
        if key.exists():
            signing = load_key(key, words)
        else:
            signing = generate_key()
            save_key(key, signing, words)
        old = None if old_key is None else load_key(old_key, words)
        checkpoint = project.seal(signing, label=by, endorsed_by=old)
        if not quiet:
            console = Console()
            say(console, f"signed entry {checkpoint.number}: {checkpoint.hash}")
            say(console, f"by the key {checkpoint.key}")
            say(console, "hand this line to somebody who keeps it:")
            say(console, checkpoint_line(checkpoint).decode("ascii").strip())


def _expect_outside(key: Path, folder: Path) -> None:
    if Path(os.path.realpath(key)).is_relative_to(os.path.realpath(folder)):
        raise BadSetting(
            f"--key: {key} lies in the project, where whoever can change the ledger could sign it; give a file outside"
        )


def erase(
    folder: Folder,
    reports: Annotated[
        list[str], typer.Argument(metavar="REPORT-ID...", help="As history lists them.", show_default=False)
    ],
    why: Annotated[
        str,
        typer.Option(
            "--why", metavar="WORDS", help="The reason, encrypted like everything else.", show_default=False
        ),
    ],
    keys: Keys = None,
    by: By = NOBODY,
    quiet: Quiet = False,
) -> None:
    """Make reports of an encrypted project unreadable for good, with all that holds their words; the ledger says that it was done."""
    with opened(folder, by=by, keys=keys) as project:
        erased = project.erase([ReportId(report) for report in reports], why=why)
        if quiet:
            return
        console = Console()
        say(
            console,
            f"{counted(len(erased.reports), 'report')} erased: the keys of {counted(erased.objects, 'object')} "
            f"and {counted(erased.entries, 'entry', 'entries')} are destroyed.",
        )
        if erased.containers:
            say(
                console,
                f"among them {counted(erased.containers, 'container')} that held more; "
                f"{counted(erased.beside, 'other report')} from there stay by their own bytes",
            )
        if erased.undone:
            say(console, f"what was assessed holds no longer; next: corrobora assess {folder}")
        say(console, "copies of the keys, older ones too, still open what they opened: destroy them")
        head(project, console)


def checked(
    folder: Path, *, head: str | None, held: bytes | None, rebuild: bool, keys: Path | None
) -> Verification:
    """Check a project; an encrypted one without its keyring as far as that goes.

    Raises:
        BadSetting: its store is to be made anew, and the keyring is missing.

    """
    opening = opening_of(folder, keys)
    if rebuild and opening.keys is None and is_encrypted(folder):
        raise BadSetting(
            f"--rebuild: {folder} is encrypted, and its store is made anew by its keys; give --keys FILE"
        )
    return workflow.verify_project(
        folder,
        by=NOBODY,
        at=now(),
        head=head,
        held=held,
        rebuild=rebuild,
        keys=opening.keys,
        passphrase=opening.passphrase,
    )


def status(folder: Folder, keys: Keys = None) -> None:
    """Say how far a project is: what is read, assessed, judged, and what waits."""
    with opened_to_read(folder, keys=keys) as project:
        found = project.status()
    console = Console()
    if found.erased:
        undone = "; what was assessed holds no longer, corrobora assess does it anew"
        say(console, f"{'erased':<12}{counted(found.erased, 'report')}{undone if found.undone else ''}")
    for name, words in (
        (
            "reports",
            f"{found.reports}, {found.unread} not read yet, {found.outdated} read by other methods"
            + (f", {found.other_language} in a language that is not read" if found.other_language else ""),
        ),
        ("incidents", f"{found.incidents}, as of {found.as_of or 'no day'}"),
        ("waiting", f"{found.waiting} read since the last assessment"),
        ("judgements", str(found.judgements)),
        ("ledger", f"newest entry {found.entries}: {found.head}"),
    ):
        say(console, f"{name:<12}{words}")


def history(
    folder: Folder,
    record: Annotated[
        str | None,
        typer.Argument(
            metavar="ID", help="Of a report, an incident or a proposal; otherwise all.", show_default=False
        ),
    ] = None,
    keys: Keys = None,
) -> None:
    """List what was done to a record, or to anything: when, by whom, the number in the ledger."""
    console = Console()
    with opened_to_read(folder, keys=keys) as project:
        found = 0
        for entry in project.iter_history(record):
            found += 1
            say(console, _line(entry))
    _expect_some(found, record)


def _line(entry: Entry) -> str:
    gone = entry.payload.get(GONE)
    about = shown(entry.subject) if gone is None else f"(erased by entry {shown(gone)})"
    return f"{entry.number:>7}  {entry.at}  {shown(entry.by)}  {shown(entry.what)}  {about}"


def export(
    folder: Folder,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the files go.")] = Path("dossier"),
    forms: Annotated[
        str,
        typer.Option("--as", metavar="LIST", help=f"What to write, parted by commas: {', '.join(EXPORTS)}."),
    ] = "json,html",
    profile: Annotated[
        Path | None,
        typer.Option(
            "--profile",
            metavar="FILE",
            help="What to withhold from all that is written: a TOML file, kept outside the project.",
            show_default=False,
        ),
    ] = None,
    preview: Annotated[
        bool,
        typer.Option("--preview", help="Write nothing; list what would become public under the profile."),
    ] = False,
    keys: Keys = None,
    by: By = NOBODY,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="List every file.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write what was assessed last, in one form or several."""
    wanted = _forms(forms)
    _expect_folder(out)
    withheld = _profile(profile, folder, out, preview=preview)
    with opened_to_read(folder, by=by, keys=keys) as project:
        if preview and withheld is not None:
            say(Console(), project.preview(withheld).rstrip())
            return
        written = project.export(
            wanted, out, profile=withheld, tell=lambda line: say(Console(stderr=True), line)
        )
    if quiet:
        return
    console = Console()
    for form in wanted:
        say(console, _written(form, out, [path for path in written if _form_of(path, out) == form]))
    if withheld is not None:
        say(console, f"what was withheld: {out / RELEASE_FILE}")
    if verbose:
        for path in written:
            say(console, str(path))


def _form_of(path: Path, out: Path) -> str:
    """Return the form that a file was written for, by where it lies, none for the statement of a release; pages lie in folders beside ``dossier.html``."""
    inside = path.relative_to(out)
    if inside.parts[0] in set(EXPORTS) - set(FORMATS):
        return inside.parts[0]
    if inside.name == RELEASE_FILE:
        return ""
    return "json" if inside.suffix == ".json" else "html"


def _written(form: str, out: Path, paths: Sequence[Path]) -> str:
    """Say in a line what was written in a form: where, how many files, how much did not fit."""
    if form in FORMATS:
        where = paths[0] if len(paths) == 1 else out
    else:
        where = out / form
        paths = [path for path in where.rglob("*") if path.is_file()] if form == BAG else paths
    lost = ""
    if (report := where / LOSSES) in paths:
        with report.open(encoding="utf-8", newline="") as stream:
            count = sum(1 for _ in csv.reader(stream)) - 1
        lost = f", {counted(count, 'thing')} that did not fit: {report}"
    return f"{form}: {where}, {counted(len(paths), 'file')}{lost}"


def _profile(path: Path | None, project: Path, out: Path, *, preview: bool) -> Profile | None:
    """Read a profile that lies neither where the project is copied with it nor where it would leave with the release."""
    if path is None:
        if preview:
            raise BadSetting("--preview: lists what becomes public under a profile; give one with --profile")
        return None
    for folder in (project, out):
        if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
            raise BadSetting(
                f"--profile: {path} lies in {folder}; it names what is withheld, so keep it elsewhere"
            )
    return read_profile(path)


def _forms(listed: str) -> tuple[str, ...]:
    wanted = tuple(form.strip() for form in listed.split(",") if form.strip())
    unknown = sorted(set(wanted) - set(EXPORTS))
    if unknown or not wanted:
        raise BadSetting(f"--as: found {', '.join(unknown) or 'none'}, expected some of {', '.join(EXPORTS)}")
    return wanted


def _expect_folder(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise BadSetting(f"--out: {out} is a file; give a folder")


def _expect_some(found: int, record: str | None) -> None:
    if record is not None and not found:
        raise BadSetting(
            f"history: no entry of the ledger is about {shown(record)}; without an id all are listed"
        )
