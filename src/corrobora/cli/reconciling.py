"""The command `reconcile`: a project laid beside a CSV of ACLED or UCDP GED that the user holds."""

import os
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from corrobora.cli.keyrings import Keys
from corrobora.cli.projects import Folder, opened_to_read, say
from corrobora.cli.terminal import Quiet, list_refusals, shown
from corrobora.errors import BadSetting
from corrobora.export import counted, to_reconciled, write_event, write_whole
from corrobora.records import Dossier, Presence, Reconciliation, Relation

_MOST = 12
"""Lines of one kind that a terminal is given; the files hold all."""
_TITLES = {
    Presence.FOUND: "in it, as proposed",
    Presence.POSSIBLE: "possibly in it",
    Presence.ABSENT: "not in it",
    Presence.OUTSIDE: "not covered by the file, or without a day or country",
}


def reconcile(
    folder: Folder,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="The CSV of ACLED or UCDP GED; its columns tell which.", show_default=False
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Where reconciled.csv and reconciled.json go.")
    ] = Path("reconciled"),
    keys: Keys = None,
    quiet: Quiet = False,
) -> None:
    """Lay a project beside a CSV of ACLED or UCDP GED: which incidents are in it, which are not, where the two differ."""
    _expect_outside(out, folder)
    with opened_to_read(folder, keys=keys) as project:
        dossier = project.dossier()
        found = project.reconcile(file, dossier=dossier)
    out.mkdir(parents=True, exist_ok=True)
    written = [write_whole(out / name, data) for name, data in to_reconciled(found, dossier).files.items()]
    if not quiet:
        console = Console()
        _summary(found, dossier, console)
        for path in written:
            say(console, str(path))


def _expect_outside(out: Path, folder: Path) -> None:
    if out.exists() and not out.is_dir():
        raise BadSetting(f"--out: {out} is a file; give a folder")
    if Path(os.path.realpath(out)).is_relative_to(os.path.realpath(folder)):
        raise BadSetting(
            f"--out: {out} lies in the project; give a folder outside, what is theirs is no part of it"
        )


def _summary(found: Reconciliation, dossier: Dossier, console: Console) -> None:
    title = {"acled": "ACLED", "ucdp-ged": "UCDP GED"}[found.dataset]
    span = f", {found.first} to {found.last}" if found.first else ""
    say(console, f"{title}: {counted(found.rows, 'row')}{span}, {len(found.refused)} not read.")
    headlines = {incident.id: incident.headline for incident in dossier.incidents}
    for presence, words in _TITLES.items():
        some = [one for one in found.incidents if one.presence is presence]
        say(console, f"\n{counted(len(some), 'incident')} {words}")
        for one in some[:_MOST]:
            events = ", ".join(event.id for match in one.matches for event in match.events)
            say(console, f"  {one.incident} {shown(headlines[one.incident])}")
            say(console, f"    {f'{shown(events)}: ' if events else ''}{shown(one.why)}")
        _more(len(some), console)
    say(
        console,
        f"\n{counted(len(found.unreported), 'event')} of theirs without a report here, in the regions and days of ours",
    )
    for event in found.unreported[:_MOST]:
        say(console, f"  {shown(event.id)} {shown(write_event(event))}")
    _more(len(found.unreported), console)
    differing = Counter(
        point.about
        for one in found.incidents
        if one.presence is Presence.FOUND
        for point in one.matches[0].compared
        if point.relation is not Relation.SAME
    )
    told = ", ".join(f"{about} {number}" for about, number in differing.items())
    say(console, f"\ndifferences among those in it: {told or 'none'}; each is a proposal for a person")
    if found.refused:
        say(console, "what the rows hold that were not read is not known:")
        list_refusals(found.refused[:_MOST], console, most=_MOST)
        _more(len(found.refused), console)


def _more(number: int, console: Console) -> None:
    if number > _MOST:
        say(console, f"  … and {number - _MOST} more; the files list all")
