"""What the import contracts cannot see: calls, names bound to forbidden things, imports hidden in functions."""

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.boundaries.source import PACKAGE, ROOT, imported, modules

PURE = ("reading", "merging", "weighing", "review")

BUILTINS = frozenset(
    {
        "__import__",
        "breakpoint",
        "compile",
        "eval",
        "exec",
        "globals",
        "hash",
        "input",
        "open",
        "print",
        "vars",
    }
)
"""`hash` of a string differs from run to run."""
METHODS = frozenset(
    {
        "fromtimestamp", "now", "open", "read_bytes", "read_text", "today", "utcnow", "write_bytes", "write_text",
    }
)  # fmt: skip
"""Called on anything: the clock through `datetime` and `date`, files through `Path`."""
MODULES = frozenset(
    {"builtins", "ctypes", "importlib", "locale", "os", "random", "secrets", "sys", "time", "uuid"}
)

NETWORK = frozenset(
    {
        "aiohttp", "asyncio", "ftplib", "grpc", "http.client", "http.server", "httpx", "imaplib", "poplib",
        "requests", "smtplib", "socket", "socketserver", "telnetlib", "trafilatura.downloads", "urllib.request",
        "urllib3", "webbrowser", "websockets", "xmlrpc",
    }
)  # fmt: skip
FETCHERS = frozenset({"trafilatura.fetch_url", "trafilatura.fetch_response"})


def impure(module: ast.Module) -> Iterator[str]:
    """Name everything in a module that could make two runs differ or reach outside."""
    bound: Mapping[str, str] = {name: full for full, name in imported(module)}
    for full in bound.values():
        if full.partition(".")[0] in MODULES:
            yield f"imports {full}"
    for node in ast.walk(module):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Name) and called.id in BUILTINS and called.id not in bound:
            yield f"line {node.lineno}: {called.id}()"
        if isinstance(called, ast.Attribute) and called.attr in METHODS:
            yield f"line {node.lineno}: .{called.attr}()"


@pytest.mark.parametrize(
    "offence",
    [
        "open('x')",
        "from datetime import datetime\ndatetime.now()",
        "import datetime as d\nd.date.today()",
        "import time",
        "from random import choice",
        "def f():\n    import os",
        "from importlib import resources",
        "hash('x')",
        "where.read_text()",
    ],
)
def test_an_impure_line_is_noticed(offence: str) -> None:
    assert list(impure(ast.parse(offence)))


@pytest.mark.parametrize(
    "harmless", ["date(2020, 1, 1)", "from re import compile\ncompile('x')", "opening('x')"]
)
def test_a_pure_line_is_let_through(harmless: str) -> None:
    assert not list(impure(ast.parse(harmless)))


@pytest.mark.parametrize("room", PURE)
def test_the_rooms_that_think_reach_no_file_no_clock_and_no_chance(room: str) -> None:
    found = [f"{path}: {what}" for path, module in modules(room) for what in impure(module)]
    assert found == []


GUARD = {"intake/offline.py: socket", "intake/offline.py: urllib3.util.connection"}
"""The guard that keeps a library from opening a socket on import has to name what it guards against."""


CAPTURE = {"intake/capture.py: http.client", "intake/capture.py: socket"}
"""The one module that opens connections, for a user who asked for that."""
SIGN_ON = {"workbench/oidc.py: urllib.request", "workbench/oidc.py: http.client"}
"""Asks the issuer that an admin's setting names, when somebody logs in by it."""
SERVE = {"cli/serving.py: socket"}
"""Takes the connections that come, at an address that somebody gave; opens none."""


def test_no_client_of_the_network_is_imported_anywhere() -> None:
    found = {
        f"{path}: {full}"
        for path, module in modules()
        for full, _ in imported(module)
        if full in FETCHERS or any(full == name or full.startswith(f"{name}.") for name in NETWORK)
    }
    assert found == GUARD | CAPTURE | SIGN_ON | SERVE


def test_only_the_workflow_may_import_what_opens_connections() -> None:
    """Named, or taken as a whole with its room: `from corrobora.intake import capture` is both."""
    name = "corrobora.intake.capture"
    found = {
        path
        for path, module in modules()
        for full, _ in imported(module)
        if full == name or full.startswith(f"{name}.")
    }
    assert {path for path in found if not path.startswith("workflow/")} == set()


def test_no_import_is_relative() -> None:
    """The tests of this page read full names, and would not see `from .capture import capture`."""
    found = [
        f"{path}: line {node.lineno}"
        for path, module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert found == []


def test_only_the_reader_of_feeds_imports_a_library_that_could_fetch_them() -> None:
    found = {
        path
        for path, module in modules()
        for full, _ in imported(module)
        if full.partition(".")[0] == "feedparser"
    }
    assert found == {"intake/feeds.py"}


def test_the_rooms_of_intake_do_not_load_what_opens_connections() -> None:
    program = "import sys, corrobora.intake; assert 'corrobora.intake.capture' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)


LATE = {"workbench/__init__.py", "workflow/__init__.py"}
"""The faces whose names are loaded when they are asked for; import-linter reads their blocks like any other line."""


def test_no_block_hides_an_import_from_the_contracts() -> None:
    """A `TYPE_CHECKING` block, a local import of our own, or an import by string would hide an arrow."""
    found = []
    for path, module in modules():
        if path in LATE:
            continue
        names = {full for full, _ in imported(module)}
        found += [
            f"{path}: {full}" for full in names if full in {"typing.TYPE_CHECKING", "importlib.import_module"}
        ]
        for function in ast.walk(module):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                found += [
                    f"{path}: {function.name} imports {full} locally"
                    for full, _ in imported(function)
                    if full.partition(".")[0] == "corrobora"
                ]
    assert found == []


@pytest.mark.parametrize("late", sorted(LATE))
def test_the_face_that_loads_late_gives_what_it_shows_to_the_checker_of_types(late: str) -> None:
    face = dict(modules())[late]
    shown = {
        alias.name: importlib.import_module(str(line.module))
        for block in face.body
        if isinstance(block, ast.If)
        for line in block.body
        if isinstance(line, ast.ImportFrom)
        for alias in line.names
    }
    assert shown
    room = importlib.import_module(f"corrobora.{late.partition('/')[0]}")
    assert shown.keys() <= set(room.__all__)
    for name, home in shown.items():
        assert getattr(room, name) is getattr(home, name), name


HEAVY = {
    "alembic",
    "lxml",
    "numpy",
    "onnxruntime",
    "sqlalchemy",
    "trafilatura",
    "corrobora.reading",
    "corrobora.merging",
    "corrobora.weighing",
}
"""What takes long to load, or needs much memory, and is no part of a command's help."""


@pytest.mark.parametrize(
    "words", [["--version"], ["--help"], ["brief", "--help"], ["export", "--help"], ["verify", "nowhere"]]
)
def test_a_command_that_reads_nothing_loads_nothing_heavy(words: list[str]) -> None:
    program = (
        "import sys\n"
        "from corrobora.cli import main\n"
        f"sys.argv = ['corrobora', *{words!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"sys.stderr.write('loaded: ' + ' '.join(sorted({HEAVY!r} & sys.modules.keys())))\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert ended.stderr.splitlines()[-1] == "loaded: "


def test_a_brief_loads_no_database(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Three men were shot dead in the market, a doctor said.\n")
    program = (
        "import sys\n"
        "from corrobora import brief\n"
        f"assert len(brief([{str(tmp_path)!r}]).reports) == 1\n"
        "assert not {'alembic', 'sqlalchemy'} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_nothing_is_called_a_basement() -> None:
    basements = re.compile(r"^(utils?|common|helpers?|misc|base|core|shared|tools?)$")
    assert [
        path for path, _ in modules() for part in path.removesuffix(".py").split("/") if basements.match(part)
    ] == []


def test_the_library_never_prints() -> None:
    found = [
        f"{path}: line {node.lineno}"
        for path, module in modules()
        for node in ast.walk(module)
        if path != "cli.py"
        and isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"print", "input"}
    ]
    assert found == []


def test_the_contract_and_the_page_about_the_house_name_every_room() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract for contract in contracts if contract["id"] == "house")
    assert layers["exhaustive"] is True
    named = set(re.findall(r"\w+", " ".join(layers["layers"])))
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    rooms |= {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    assert rooms <= named
    page = (ROOT / "docs" / "concepts" / "architecture.md").read_text(encoding="utf-8")
    assert {room for room in rooms - {"__main__"} if f"`{room}`" not in page} == set()
    pure = next(contract for contract in contracts if contract["id"] == "pure")
    assert set(pure["source_modules"]) == {f"corrobora.{room}" for room in PURE}
