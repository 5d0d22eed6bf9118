"""Where the command line finds the keyring of an encrypted project, and what it is locked with."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Final, NamedTuple

import typer

from corrobora.cli.terminal import shown
from corrobora.custody import Erasure, is_locked
from corrobora.errors import BadSetting
from corrobora.export import counted
from corrobora.workflow import is_encrypted

KEYS: Final = "CORROBORA_KEYS"
"""Names the keyring where no option does."""
PASSPHRASE: Final = "CORROBORA_KEYS_PASSPHRASE"  # noqa: S105 - the name of a variable, no passphrase
"""Names a file whose first line is the keyring's passphrase, for runs without a terminal."""

Keys = Annotated[
    Path | None,
    typer.Option(
        "--keys",
        metavar="FILE",
        help=f"The keyring of an encrypted project; otherwise the file that {KEYS} names.",
        show_default=False,
    ),
]


class Opening(NamedTuple):
    """What opens an encrypted project: the keyring, and what it is locked with."""

    keys: Path | None = None
    passphrase: str | None = None


def first_line(path: Path, option: str) -> str:
    """Return the passphrase in a file.

    Raises:
        BadSetting: there is none in its first line.

    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    if not lines or not lines[0]:
        raise BadSetting(f"{option}: no passphrase in {path}; its first line should be it, in UTF-8")
    return lines[0]


def _ask(what: str, *, confirm: bool) -> str:
    named = os.environ.get(PASSPHRASE)
    if named:
        return first_line(Path(named), PASSPHRASE)
    if not sys.stdin.isatty():
        raise BadSetting(
            f"{what} takes a passphrase, and there is no terminal to ask on; name a file with it in {PASSPHRASE}"
        )
    return str(typer.prompt(f"passphrase of {what}", hide_input=True, confirmation_prompt=confirm, err=True))


def opening_of(folder: Path, keys: Path | None) -> Opening:
    """Return what opens a project; of one that is not encrypted, nothing, whatever CORROBORA_KEYS names.

    Raises:
        BadSetting: --keys is given for a project that is not encrypted, or the passphrase cannot be had.
        MissingPath: there is no keyring at its path.

    """
    encrypted = is_encrypted(folder)
    if keys is not None and not encrypted:
        raise BadSetting(f"--keys: {folder} is not encrypted, and no key opens it; leave the option out")
    named = keys or (Path(os.environ[KEYS]) if os.environ.get(KEYS) else None)
    if named is None or not encrypted:
        return Opening()
    return Opening(named, _ask(str(named), confirm=False) if is_locked(named) else None)


def opening_for_new(keys: Path | None, *, locked: bool) -> Opening:
    """Return with what keyring a project is made.

    Raises:
        BadSetting: a lock is asked for where there is no keyring, or the passphrase cannot be had.

    """
    if keys is None:
        if locked:
            raise BadSetting("--lock-keys: there is no keyring to lock; give --keys FILE, too")
        return Opening()
    return Opening(keys, _ask(str(keys), confirm=True) if locked else None)


def erasures(erased: Sequence[Erasure]) -> Iterator[str]:
    """Say what was erased, on which day and by whom: it cannot be checked any more."""
    told: dict[tuple[str, str], list[Erasure]] = {}
    for one in erased:
        told.setdefault((one.at[:10], one.by), []).append(one)
    for (day, by), some in told.items():
        objects = counted(sum(one.objects for one in some), "object")
        were = "was" if len(some) == 1 else "were"
        yield (
            f"{counted(len(some), 'report')} {were} erased on {shown(day)} by {shown(by)}: "
            f"the bytes of {objects} cannot be checked any more"
        )
