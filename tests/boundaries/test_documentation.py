"""The documentation is tested: what can be typed is described, and what is described can be typed."""

import ast
import dataclasses
import importlib
import inspect
import json
import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from corrobora import errors
from corrobora.cli import app
from corrobora.intake import Limits
from corrobora.merging.profiles import SIGNALS
from corrobora.workflow import EXPORTS, Settings
from corrobora.workflow.joining import standard_likeness
from tests.boundaries.source import ROOT, modules, own_files

DOCS = ROOT / "docs"
PAGES = sorted(path for path in own_files() if path.suffix == ".md" and "examples" not in path.parts)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHELL = {"sh", "bash", "console", "shell"}


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def commands() -> dict[str, TyperCommand]:
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    return dict(below(group))


def below(group: TyperGroup, above: str = "") -> Iterator[tuple[str, TyperCommand]]:
    """Yield the commands of a group, those of groups in it by both words."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from below(command, f"{above}{name} ")
        elif isinstance(command, TyperCommand):
            yield f"{above}{name}", command


def options(command: TyperCommand) -> dict[str, TyperOption]:
    """Return the options of a command by their long names."""
    return {
        name: parameter
        for parameter in command.params
        if isinstance(parameter, TyperOption)
        for name in parameter.opts
        if name.startswith("--") and name != "--help"  # `-v` has a long name, too
    }


def sections(text: str) -> dict[str, str]:
    """Split cli.md by its headings `corrobora COMMAND`."""
    parts = re.split(r"^## `corrobora (\w+(?: \w+)?)`$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(text: str) -> dict[str, tuple[str, ...]]:
    """Return the rows of the tables in a page by the first code word of their first cell."""
    found = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
        first = re.match(r"`([^` ]+)[^`]*`", cells[0])
        if line.startswith("|") and first:
            found[first[1]] = tuple(cells)
    return found


# --------------------------------------------------------------------------- described what exists


def test_the_page_of_the_command_line_has_the_commands_that_exist() -> None:
    assert set(sections(page("reference/cli.md"))) == set(commands())


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_option_of_a_command_is_described_and_no_other(command: str) -> None:
    described = rows(sections(page("reference/cli.md"))[command])
    assert set(described) == set(options(commands()[command]))


def test_every_form_of_export_is_described_and_no_other() -> None:
    told = re.findall(r"^- (`[^:]+`):", sections(page("reference/cli.md"))["export"], re.MULTILINE)
    assert sorted(re.findall(r"`(\w+)`", " ".join(told))) == sorted(EXPORTS)


@pytest.mark.parametrize("command", sorted(commands()))
def test_the_defaults_on_the_page_are_those_of_the_command(command: str) -> None:
    described = rows(sections(page("reference/cli.md"))[command])
    for name, option in options(commands()[command]).items():
        if isinstance(option.default, str | Path):
            assert described[name][1] == f"`{option.default}`", name


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_and_option_explains_itself(command: str) -> None:
    assert commands()[command].help
    for name, option in options(commands()[command]).items():
        assert option.help, name


def as_written(value: object) -> str:
    """Return a default as the page writes it: strings in double quotes, a record by its name."""
    if dataclasses.is_dataclass(value):
        return f"{type(value).__name__}()"
    if isinstance(value, tuple):
        return f"({', '.join(as_written(each) for each in value)})"
    return json.dumps(value) if isinstance(value, str) else repr(value)


@pytest.mark.parametrize("settings", [Settings, Limits])
def test_every_setting_is_described_with_its_default(settings: type[Settings | Limits]) -> None:
    described = rows(page("reference/settings.md"))
    for field in dataclasses.fields(settings):
        assert field.name in described, f"{field.name} is not on the page"
        assert described[field.name][1].strip("`") == as_written(getattr(settings(), field.name)), field.name


def test_no_setting_is_described_that_does_not_exist() -> None:
    known = {field.name for settings in (Settings, Limits) for field in dataclasses.fields(settings)}
    assert set(rows(page("reference/settings.md"))) - known == set()


def test_every_exit_status_of_an_error_is_described() -> None:
    assert {"0", "1", "2"} <= set(re.findall(r"^\| (\d) \|", page("reference/cli.md"), re.MULTILINE))
    assert inspect.getdoc(errors)


# --------------------------------------------------------------------------- exists what is described


def shell_lines() -> Iterator[tuple[Path, str]]:
    """Yield every command line in a shell block of the documentation, and inline ones that begin with a word."""
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        for language, block in FENCE.findall(text):
            if language in SHELL:
                for line in re.sub(r"\\\n\s*", " ", block).splitlines():
                    yield path, line.removeprefix("$ ").strip()
        for inline in re.findall(r"`((?:make|corrobora) [a-z][^`]*)`", FENCE.sub("", text)):
            yield path, inline


def make_words() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def wrong_with(line: str) -> str | None:
    """Say what a command line names that does not exist; `None`: nothing."""
    words = [word for word in shlex.split(line, comments=True) if not re.match(r"[A-Z_]+=", word)]
    if not words:
        return None
    program, rest = words[0].rpartition("/")[2], words[1:]
    if program == "make":
        return next((f"no word {word}" for word in rest if word not in make_words()), None)
    if program == "corrobora" and rest:
        two = " ".join(rest[:2])
        command = two if two in commands() else rest[0]
        if command not in commands():
            return f"no command {command}"
        known = {*options(commands()[command]), "--help"}
        return next(
            (f"no option {w}" for w in rest if w.startswith("--") and w.partition("=")[0] not in known), None
        )
    return None


@pytest.mark.parametrize(
    "line",
    [
        "make dossier",
        "corrobora weigh x",
        "corrobora brief x --lang en",
        ".venv/bin/corrobora verify x --out y",
    ],
)
def test_a_wrong_command_line_is_noticed(line: str) -> None:
    assert wrong_with(line)


def test_commands_in_the_documentation_name_only_words_that_exist() -> None:
    lines = list(shell_lines())
    assert any("corrobora brief" in line for _, line in lines)
    assert [
        (path.relative_to(ROOT).as_posix(), line, wrong)
        for path, line in lines
        if (wrong := wrong_with(line))
    ] == []


def test_paths_in_commands_exist() -> None:
    absent = [
        (path.relative_to(ROOT).as_posix(), word)
        for path, line in shell_lines()
        for word in shlex.split(line, comments=True)
        if re.match(r"(examples|scripts|benchmarks|tests|requirements)/", word) and not (ROOT / word).exists()
    ]
    assert absent == []


def test_python_in_the_documentation_compiles() -> None:
    blocks = [
        (path, block)
        for path in PAGES
        for language, block in FENCE.findall(path.read_text(encoding="utf-8"))
        if language == "python"
    ]
    assert blocks
    for path, block in blocks:
        compile(block, str(path), "exec")


def test_the_example_of_a_project_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = (
        block
        for language, block in FENCE.findall(page("reference/api.md"))
        if language == "python" and "init_project" in block
    )
    shutil.copytree(ROOT / "examples" / "two-incidents" / "reports", tmp_path / "path" / "to" / "reports")
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "reference/api.md", "exec"), {})  # noqa: S102 - the page's own words, to see that they run
    status, verdict = capsys.readouterr().out.splitlines()
    assert status.split()[0] == "8"
    assert verdict.startswith("True ")
    assert (tmp_path / "dossier" / "dossier.html").is_file()


def anchors(text: str) -> set[str]:
    """Return the anchors that a page's headings get."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def test_relative_links_resolve() -> None:
    broken = []
    for path in PAGES:
        text = re.sub(r"`[^`\n]*`", "", FENCE.sub("", path.read_text(encoding="utf-8")))
        for target in re.findall(r"\]\(([^)\s]+)", text):
            if re.match(r"[a-z]+:", target):
                continue
            name, _, anchor = target.partition("#")
            there = (path.parent / name).resolve() if name else path
            if not there.exists() or (anchor and anchor not in anchors(there.read_text(encoding="utf-8"))):
                broken.append(f"{path.relative_to(ROOT)}: {target}")
    assert broken == []


def test_every_page_is_in_the_navigation() -> None:
    named = set(re.findall(r"[\w/-]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    assert {path.relative_to(DOCS).as_posix() for path in PAGES if path.is_relative_to(DOCS)} == named


def test_every_decision_and_every_method_is_in_its_table() -> None:
    for folder in ("decisions", "methods"):
        listed = page(f"{folder}/index.md")
        names = {path.name for path in (DOCS / folder).glob("*.md")} - {"index.md"}
        assert {name for name in names if f"({name})" not in listed} == set(), folder


def methods(*rooms: str) -> set[str]:
    """Return the methods that the modules of some rooms, or of the whole house, carry."""
    return {
        node.value.value
        for _, module in modules(*rooms)
        for node in module.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and "METHOD" in {target.id for target in ast.walk(node) if isinstance(target, ast.Name)}
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


def test_every_method_and_its_version_is_on_a_page() -> None:
    """A result is only as good as the rule behind it, and a rule that changed has to be described anew."""
    pages = "".join(path.read_text(encoding="utf-8") for path in (DOCS / "methods").glob("*.md"))
    assert methods()
    assert {method for method in methods() if f"`{method}`" not in pages} == set()


@pytest.mark.parametrize("room", ["reading", "merging", "weighing"])
def test_a_dossier_names_every_method_of_the_rooms_it_went_through(room: str) -> None:
    named = set(importlib.import_module(f"corrobora.{room}").METHODS.values())
    assert methods(room) - named == set()


def test_the_weights_of_joining_are_those_on_its_page() -> None:
    row = r"^\| ([a-z ]+) \| [^|]+ \| (-?\d+\.\d{3}) \| (-?\d+\.\d{3}) \|$"
    lines = re.findall(row, page("methods/joining.md"), re.MULTILINE)
    likeness = standard_likeness()
    assert [name for name, _, _ in lines] == list(SIGNALS)
    assert {name: float(weight) for name, weight, _ in lines} == likeness.joining
    assert {name: float(weight) for name, _, weight in lines} == likeness.tracing
    for value in (likeness.joining_bias, likeness.stay, likeness.margin):
        assert re.search(rf"(bias of|costs|better by) {value:g}\b", page("methods/joining.md")), value


def test_the_pages_fetch_nothing() -> None:
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "font: false" in settings
    assert "extra_css: [http" not in settings
    for path in PAGES:
        pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", path.read_text(encoding="utf-8"))
        assert not [picture for picture in pictures if picture.startswith("http")], path


def test_build_requirements_are_the_same_in_both_places() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = (ROOT / "requirements" / "build.in").read_text(encoding="utf-8").splitlines()
    assert sorted(project["build-system"]["requires"]) == sorted(
        line for line in lines if line and line[0] != "#"
    )
