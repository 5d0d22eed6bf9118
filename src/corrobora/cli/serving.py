"""Commands of the workbench: `serve` opens it to people with accounts, `admin` makes the first of them."""

import ipaddress
import socket
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console

from corrobora import workbench, workflow
from corrobora.cli.keyrings import KEYS, first_line, opening_of, openings_of
from corrobora.cli.projects import now, say
from corrobora.cli.terminal import Quiet, shown
from corrobora.errors import BadSetting, CorroboraError, MissingPath, how_to_install
from corrobora.export import counted
from corrobora.workflow import Settings, is_encrypted, is_project

Served = Annotated[
    Path,
    typer.Argument(
        metavar="DIR",
        help="The project, or a folder whose folders are projects: each is a case.",
        show_default=False,
    ),
]
TURN_S: Final = 0.0005
"""Seconds for which one thread computes while others wait, a tenth of what Python gives. A decision lets go of the interpreter some hundred
times, at each sync and each question to the database, and waits so long each time while reports are weighed. Ours: measured by
`benchmarks.workbench`."""
SERVER: Final = "workbench"
"""Who acts in the ledger where no person does."""
CONNECTIONS: Final = 256
"""Connections that are answered at once; one more is told 503. Ours: forty persons with six each, as browsers open them (HTTP/1.1)."""
HEADERS_BYTES: Final = 64 << 10
"""Of a request's first lines and headers. Ours: the cookie and the longest address have 4,000."""


def admin(
    folder: Served,
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="Of the account; it stands in the ledger.", show_default=False),
    ],
    password: Annotated[
        Path | None,
        typer.Option(
            "--password",
            metavar="FILE",
            help="A file whose first line is the password, for runs without a terminal.",
            show_default=False,
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Make an account of the workbench that may make others, or give an admin who was locked out a new password."""
    _expect_packages()
    _expect_project(folder)
    told = first_line(password, "--password") if password is not None else _asked(name)
    people = workbench.open_people(folder)
    try:
        if people.find(name.strip()) is None:
            people.add(name, workbench.Role.ADMIN, told)
            done = "made; it may do everything"
            if not is_project(folder):
                done += ", in the cases that it opens to itself on the page People"
        else:
            _expect_admin(people.find(name.strip()))
            people.change(name.strip(), active=True, password=told)
            people.unlock(name.strip())
            done = "has a new password, and may come in again"
    finally:
        people.close()
    if not quiet:
        say(Console(), f"account {name.strip()} {done}. corrobora serve {folder} opens the workbench.")


def serve(
    folder: Served,
    host: Annotated[
        str,
        typer.Option(
            "--host",
            metavar="ADDRESS",
            help="The address that is listened at; by default this machine's own alone.",
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="NUMBER", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8400,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name",
            metavar="NAME",
            help="A name by which browsers reach it, beside localhost: workbench.example.org. As often as there are names.",
            show_default=False,
        ),
    ] = None,
    behind: Annotated[
        str | None,
        typer.Option(
            "--behind",
            metavar="ADDRESS",
            help="The address of a reverse proxy with TLS that is believed who asks; pages are then for HTTPS alone.",
            show_default=False,
        ),
    ] = None,
    keys: Annotated[
        Path | None,
        typer.Option(
            "--keys",
            metavar="PATH",
            help=f"The keyring of an encrypted project, or the folder of those of encrypted cases, CASE.keys each; otherwise what {KEYS} names.",
            show_default=False,
        ),
    ] = None,
    sign_on: Annotated[
        Path | None,
        typer.Option(
            "--sign-on",
            metavar="FILE",
            help="Settings of single sign-on by OpenID Connect (TOML); without them passwords alone let people in.",
            show_default=False,
        ),
    ] = None,
    processes: Annotated[
        int | None,
        typer.Option(
            "--processes", metavar="NUMBER", min=1, help="Processes that read; by default one for each core."
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Open the workbench of a project, or of all cases in a folder, in browsers, until you press Ctrl-C; nothing else writes to them meanwhile."""
    _expect_packages()
    import uvicorn  # noqa: PLC0415 - loaded late: an extra of its own

    _expect_safe(host, behind)
    sys.setswitchinterval(TURN_S)
    settings = Settings() if processes is None else Settings(processes=processes)
    with ExitStack() as open_:
        found = {} if is_project(folder) else workbench.find_cases(folder)
        cases = _opened(folder, found, keys, settings, open_)
        people = workbench.open_people(folder)
        open_.callback(people.close)
        _expect_somebody(len(people.accounts()), folder)
        if found:
            _tell_of_others(people.know_cases({one.name: one.origin() for one in cases}), quiet=quiet)
        app = workbench.make_app(
            workbench.Cases(cases),
            people,
            clock=now,
            hosts=workbench.LOOPBACK | frozenset(name or ()),
            openid=None if sign_on is None else workbench.read_openid_setting(sign_on),
            secure=behind is not None,
        )
        config = uvicorn.Config(
            app,
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=behind is not None,
            forwarded_allow_ips=behind or "",
            timeout_graceful_shutdown=10,
            # the one whose limits stand here; uvicorn would take another where it is installed
            http="h11",
            ws="none",
            h11_max_incomplete_event_size=HEADERS_BYTES,
            limit_concurrency=CONNECTIONS,
        )
        server = uvicorn.Server(config)
        with closing(config.bind_socket()) as listening:
            # asyncio sets it on sockets of protocol TCP alone, and this one says 0: every answer would wait for an acknowledgement, which the
            # other side holds back for 40 ms. What listens hands it on to what it accepts
            listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            listening.listen(config.backlog)  # whoever reads the address below may come at once
            if not quiet:
                said = f"[{host}]" if ":" in host else host
                what = f"{folder}, {counted(len(found), 'case')}" if found else str(folder)
                say(
                    Console(),
                    f"the workbench of {what}: http://{said}:{listening.getsockname()[1]} – Ctrl-C ends it",
                )
            server.run(sockets=[listening])


def _opened(
    folder: Path, found: Mapping[str, Path], keys: Path | None, settings: Settings, open_: ExitStack
) -> list["workbench.Case"]:
    """Open a project, or each case of a folder, with what reads and weighs for it; all of it ends with the stack."""
    openings = openings_of(folder, found, keys) if found else {"": opening_of(folder, keys)}
    projects = {}
    for name, opening in openings.items():
        try:
            projects[name] = open_.enter_context(
                workflow.open_project(
                    found.get(name, folder),
                    by=SERVER,
                    at=now,
                    settings=settings,
                    keys=opening.keys,
                    passphrase=opening.passphrase,
                )
            )
        except CorroboraError as why:
            if not found:
                raise
            # of a hundred cases one that is missing is noticed late: none is served without it
            raise BadSetting(f"the case {shown(name)} cannot be opened, and none is served: {why}") from why
    if any(map(is_encrypted, found.values() if found else (folder,))):
        # once the projects are locked: what another run has lying there would else be removed under its hands
        open_.enter_context(workbench.passing_folder(folder))
    cases = []
    for name, project in projects.items():
        elsewhere = open_.enter_context(closing(workflow.Apart(found.get(name, folder))))
        keeper = workbench.Keeper(project, elsewhere)
        open_.callback(keeper.close)
        cases.append(workbench.Case(project, name=name, keeper=keeper))
    return cases


def _tell_of_others(others: Sequence[str], *, quiet: bool) -> None:
    """Say which cases are other projects than they were, and that nobody may open them until an admin says so."""
    if not quiet:
        for name in others:
            say(
                Console(stderr=True),
                f"the case {shown(name)} is another project than when it was served last: nobody may open it until an admin says so again",
            )


def _expect_packages() -> None:
    missing = [one for one in ("argon2", "multipart", "starlette", "uvicorn") if find_spec(one) is None]
    if missing:
        raise BadSetting(
            f"the workbench needs packages that are not there ({', '.join(missing)}); {how_to_install('workbench')}"
        )


def _expect_project(folder: Path) -> None:
    if not is_project(folder) and not workbench.find_cases(folder):
        raise MissingPath(
            f"{folder} is no project, and no folder in it is one; corrobora init {folder} makes one"
        )


def _expect_admin(account: "workbench.Account | None") -> None:
    """Refuse to make an admin of somebody who is none: on the page of people, an admin does that where others see it."""
    if account is not None and account.role is not workbench.Role.ADMIN:
        raise BadSetting(
            f"admin: {account.name} has the role {account.role}; an admin changes it on the page People, or give another name for a new admin"
        )


def _expect_somebody(accounts: int, folder: Path) -> None:
    if not accounts:
        raise BadSetting(f"serve: nobody has an account yet; corrobora admin {folder} NAME makes the first")


def _expect_safe(host: str, behind: str | None) -> None:
    """Refuse to send passwords and testimony over a network in plain."""
    if not _is_loopback(host) and behind is None:
        raise BadSetting(
            f"--host: at {host} others on the network would read passwords and testimony on their way; put a proxy with TLS before it and "
            "give its address by --behind (docs/guides/reverse-proxy.md), or leave --host out"
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _asked(name: str) -> str:
    if not sys.stdin.isatty():
        raise BadSetting(
            "admin: there is no terminal to ask a password on; give a file with it by --password"
        )
    return str(typer.prompt(f"password of {name}", hide_input=True, confirmation_prompt=True, err=True))
