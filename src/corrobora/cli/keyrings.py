"""Where the command line finds the keyring of an encrypted project, and what it is locked with."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Final, NamedTuple

import typer

from corrobora.cli.terminal import shown
from corrobora.custody import Erasure, is_locked
from corrobora.errors import BadSetting, MissingPath
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


def openings_of(folder: Path, cases: Mapping[str, Path], keys: Path | None) -> dict[str, Opening]:
    """Return what opens each case of a folder: the keyring of the encrypted case CASE is ``CASE.keys`` in one folder of keyrings.

    Keyrings that are locked are asked for one after the other; a file that CORROBORA_KEYS_PASSPHRASE names holds one passphrase for all.

    Raises:
        BadSetting: --keys is given where no case is encrypted; what is named is no folder, or lies where the cases lie; a case has a
            keyring and is not encrypted, as if another project was put in its place; or a passphrase cannot be had.
        MissingPath: an encrypted case has no keyring there.

    """
    encrypted = [name for name, path in cases.items() if is_encrypted(path)]
    if keys is not None and not encrypted:
        raise BadSetting(
            f"--keys: no case in {folder} is encrypted, and no key opens any; leave the option out"
        )
    named = keys or (Path(os.environ[KEYS]) if os.environ.get(KEYS) else None)
    if named is None or not named.is_dir():
        if encrypted:
            found = "none is named" if named is None else f"{named} is no folder"
            raise BadSetting(
                f"{folder}: the case {shown(encrypted[0])} is encrypted, and has a keyring of its own. Found: {found}. Expected: a folder with a "
                f"keyring for each encrypted case, here {shown(encrypted[0])}.keys. Name it by --keys, or in {KEYS}"
            )
        return dict.fromkeys(cases, Opening())
    if encrypted and named.resolve().is_relative_to(folder.resolve()):
        raise BadSetting(
            f"--keys: {named} lies in {folder}, and who finds the one has the other; move it to another disk"
        )
    rings = {name: named / f"{name}.keys" for name in cases}
    for name, ring in rings.items():
        if name in encrypted and not ring.is_file():
            raise MissingPath(f"the case {shown(name)} is encrypted, and its keyring {ring} is missing")
        if name not in encrypted and ring.exists():
            raise BadSetting(
                f"the case {shown(name)} is not encrypted, and {ring} is a keyring for it: either another project was put in its place, or "
                "the keyring is of another; look which, before anything is added there"
            )
    return {
        name: Opening(ring, _ask(str(ring), confirm=False) if is_locked(ring) else None)
        if name in encrypted
        else Opening()
        for name, ring in rings.items()
    }


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
