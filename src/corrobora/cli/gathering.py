"""Commands that let reports come in: `capture` and `feed`, which alone touch the network, and `watch`."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from corrobora import __version__, workflow
from corrobora.cli.keyrings import Keys
from corrobora.cli.projects import Folder, head, now, opened, opener, say
from corrobora.cli.terminal import NOBODY, By, Quiet, list_refusals, shown
from corrobora.errors import InUse
from corrobora.export import counted

NOTHING_FETCHED = 3
"""Exit status of a run that could not fetch one of the addresses it was given."""
CAPTURED_AT_ONCE = 50
"""Pages of a feed captured in one run where nothing else is said."""

Addresses = Annotated[
    list[str],
    typer.Argument(metavar="ADDRESS", help="http or https; as many as you like.", show_default=False),
]
Private = Annotated[
    bool,
    typer.Option(
        "--allow-private",
        help="Ask a host that you name off the public network, too: of this machine, of the office.",
    ),
]
NoRobots = Annotated[
    bool,
    typer.Option(
        "--ignore-robots",
        help="Do not ask robots.txt. Whether you may is a question of law and of your mandate.",
    ),
]
Agent = Annotated[
    str | None,
    typer.Option(
        "--agent",
        metavar="WORDS",
        help="What servers are told that you are; otherwise corrobora and its version.",
        show_default=False,
    ),
]
Ports = Annotated[
    list[int] | None,
    typer.Option(
        "--port",
        metavar="N",
        help="A port that may be asked beside 80 and 443; may be given again.",
        show_default=False,
    ),
]


def _manner(
    agent: str | None, *, allow_private: bool, ignore_robots: bool, ports: list[int] | None
) -> "workflow.Manner":
    manner = workflow.Manner(
        agent=agent or f"corrobora/{__version__}", allow_private=allow_private, robots=not ignore_robots
    )
    allowed = manner.limits.ports | frozenset(ports or ())
    return replace(manner, limits=replace(manner.limits, ports=allowed))


def _tell(visit: "workflow.Visit", console: Console) -> bool:
    """Say what became of an address, and return whether anything of it is kept."""
    if visit.refused is not None:
        say(
            console,
            f"not captured: {shown(visit.refused.what)}: {visit.refused.code}: {shown(visit.refused.why)}",
        )
        return False
    report = "no report"
    if visit.taken.reports:
        report = f"{'report' if visit.new else 'there already:'} {visit.taken.reports[0].id}"
    led = "" if visit.final_url == visit.address else f" (at {shown(visit.final_url)})"
    say(
        console,
        f"captured: {shown(visit.address)}{led}: status {visit.status}, WARC {visit.warc_sha256}, {report}",
    )
    list_refusals(visit.taken.refused, console, most=len(visit.taken.refused))
    return True


def _captured(
    project: "workflow.Project",
    addresses: list[str],
    manner: "workflow.Manner",
    *,
    console: Console,
    quiet: bool,
) -> int:
    """Capture pages, say what became of each, and return of how many anything is kept."""
    count = 0
    silent = Console(quiet=True)
    for visit in project.capture(addresses, manner, now=now):
        # what was refused is said in any case: nothing else remembers it
        count += _tell(visit, console if visit.refused is not None or not quiet else silent)
    return count


def capture(
    folder: Folder,
    addresses: Addresses,
    allow_private: Private = False,
    ignore_robots: NoRobots = False,
    ports: Ports = None,
    agent: Agent = None,
    keys: Keys = None,
    by: By = NOBODY,
    quiet: Quiet = False,
) -> None:
    """Fetch pages and keep each as it came, as a WARC file; the page becomes a report. Reveals you: read the guide first."""
    manner = _manner(agent, allow_private=allow_private, ignore_robots=ignore_robots, ports=ports)
    console = Console()
    with opened(folder, by=by, keys=keys) as project:
        count = _captured(project, list(dict.fromkeys(addresses)), manner, console=console, quiet=quiet)
        if not quiet:
            head(project, console)
    if not count:
        raise typer.Exit(NOTHING_FETCHED)


def feed(
    folder: Folder,
    addresses: Addresses,
    captures: Annotated[
        bool,
        typer.Option("--capture", help="Capture what the feed ever told of and is not captured yet, too."),
    ] = False,
    most: Annotated[
        int,
        typer.Option(
            "--most", metavar="N", min=1, help="Capture so many pages of a feed in one run; the rest wait."
        ),
    ] = CAPTURED_AT_ONCE,
    without_marks: Annotated[
        bool,
        typer.Option(
            "--without-marks",
            help="Do not hand back what the server gave to tell whether the feed has changed.",
        ),
    ] = False,
    allow_private: Private = False,
    ignore_robots: NoRobots = False,
    ports: Ports = None,
    agent: Agent = None,
    keys: Keys = None,
    by: By = NOBODY,
    quiet: Quiet = False,
) -> None:
    """Fetch RSS or Atom feeds, list what is new in them, and capture it if asked to. Reveals you: read the guide first."""
    manner = replace(
        _manner(agent, allow_private=allow_private, ignore_robots=ignore_robots, ports=ports),
        marks=not without_marks,
    )
    console = Console()
    had = 0
    with opened(folder, by=by, keys=keys) as project:
        for number, address in enumerate(dict.fromkeys(addresses)):
            if number:
                time.sleep(manner.pause_s)
            listing = project.list_feed(address, manner, now=now)
            if listing.refused is not None:
                say(
                    console,
                    f"not read: {shown(address)}: {listing.refused.code}: {shown(listing.refused.why)}",
                )
                continue
            had += 1
            if not quiet:
                _tell_listing(listing, console)
            if captures:
                own, others = workflow.at_home(address, workflow.drawn(listing, most, at=now()))
                for some, how in ((own, manner), (others, replace(manner, allow_private=False))):
                    _captured(project, some, how, console=console, quiet=quiet)
                if len(listing.waiting) > most and not quiet:
                    say(console, f"{len(listing.waiting) - most} more wait for the next run")
        if not quiet:
            head(project, console)
    if not had:
        raise typer.Exit(NOTHING_FETCHED)


def _tell_listing(listing: "workflow.Listing", console: Console) -> None:
    told = "as it was" if listing.not_changed else f"{len(listing.new)} new"
    say(console, f"{shown(listing.address)}: {told}, {len(listing.waiting)} not captured")
    for entry in listing.new:
        words = (entry.published or entry.updated or "no date", entry.url or "no address", entry.title or "")
        say(console, "  " + "  ".join(shown(word) for word in words))


@contextmanager
def _finishing() -> Iterator[None]:
    """Put Ctrl-C off until what was begun is done; pressed again, it interrupts at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []

    def ask(number: int, _frame: object) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if asked:
        raise KeyboardInterrupt


def watch(
    folder: Folder,
    incoming: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where files arrive.", show_default=False)
    ],
    once: Annotated[
        bool, typer.Option("--once", help="Take in what is there and end: for a timer such as cron.")
    ] = False,
    still: Annotated[
        float,
        typer.Option(
            "--still",
            metavar="SECONDS",
            min=0,
            help="How long a file must not have changed; 0 takes it as it is.",
        ),
    ] = 10.0,
    every: Annotated[
        float, typer.Option("--every", metavar="SECONDS", min=0.1, help="How long to wait between two looks.")
    ] = 5.0,
    keys: Keys = None,
    by: By = NOBODY,
    quiet: Quiet = False,
) -> None:
    """Take in what arrives in a folder, until you press Ctrl-C; a file that is still being written waits."""
    console = Console()
    open_again = opener(folder, by=by, keys=keys)
    with open_again():
        pass  # a project that cannot be opened is said before anything is waited for
    pending: list[Path] = []
    try:
        for arrived in workflow.iter_arrivals(incoming, once=once, still_s=still, every_s=every):
            pending += arrived
            if not pending:
                continue
            try:
                # open for one turn alone: others read and assess meanwhile
                with _finishing(), open_again() as project:
                    added = project.add_unknown(pending)
                    if added is not None and not quiet:
                        _tell_added(added, project, console)
            except InUse:
                if once:
                    raise
                continue
            pending = []
    except KeyboardInterrupt:
        if once:
            raise
        if not quiet:
            say(console, "stopped watching")


def _tell_added(added: "workflow.Added", project: "workflow.Project", console: Console) -> None:
    say(
        console,
        f"{counted(len(added.new), 'report')} added, {len(added.again)} there already, {len(added.taken.refused)} refused.",
    )
    list_refusals(added.taken.refused, console, most=len(added.taken.refused))
    head(project, console)
