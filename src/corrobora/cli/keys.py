"""Commands of the keys that sign a project's ledger: `key new`, `key list`, `key retire`."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from corrobora import workflow
from corrobora.cli.keyrings import Keys, first_line
from corrobora.cli.projects import (
    Folder,
    Passphrase,
    Why,
    head,
    opened,
    opened_to_read,
    say,
)
from corrobora.cli.terminal import NOBODY, By, Quiet
from corrobora.custody import generate_key, save_key
from corrobora.errors import BadSetting

app = typer.Typer(
    no_args_is_help=True,
    help="Make, list and retire the keys that sign a project's ledger; seal signs with one.",
)


@app.command()
def new(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="Where the private key goes, outside any project.", show_default=False
        ),
    ],
    passphrase: Passphrase = None,
    quiet: Quiet = False,
) -> None:
    """Make a private key in a new file that you alone may read, and print its public half."""
    _expect_outside(file)
    key = generate_key()
    save_key(file, key, None if passphrase is None else first_line(passphrase, "--passphrase"))
    if not quiet:
        say(Console(), f"made {file}; keep a copy of it in a safe place. Its public half: {key.public}")


def _expect_outside(file: Path) -> None:
    for parent in file.resolve().parents:
        if workflow.is_project(parent):
            raise BadSetting(
                f"{file} lies in the project {parent}, where whoever can change the ledger could sign it; give a file outside"
            )


@app.command("list")
def list_keys(folder: Folder, keys: Keys = None) -> None:
    """List the keys that ever were allowed to sign, and since when one is not any more."""
    console = Console()
    with opened_to_read(folder, keys=keys) as project:
        for key in project.signing_keys():
            state = "good"
            if key.retired is not None:
                state = f"retired by entry {key.retired}"
                state += "" if key.since is None else f", void from entry {key.since} on"
            elif not key.endorsed:
                state = "never endorsed"
            say(console, f"{key.key}  added by entry {key.added}  {state}")


@app.command()
def retire(
    folder: Folder,
    key: Annotated[
        str,
        typer.Argument(
            metavar="KEY",
            help="The public half, 64 hexadecimal digits, as `key list` prints it.",
            show_default=False,
        ),
    ],
    why: Why,
    since: Annotated[
        int | None,
        typer.Option(
            "--since",
            metavar="N",
            help="Number of the first entry at which the key may have been in other hands: what it signed from there on counts no more.",
            show_default=False,
        ),
    ] = None,
    keys: Keys = None,
    by: By = NOBODY,
    quiet: Quiet = False,
) -> None:
    """Say that a key signs no more. Make and endorse the next one before: without a good key none can be endorsed."""
    with opened(folder, by=by, keys=keys) as project:
        project.retire(key, why=why, since=since)
        if not quiet:
            console = Console()
            say(console, f"retired {key}")
            head(project, console)
