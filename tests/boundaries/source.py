"""What the boundary tests look at: the modules of corrobora, parsed, and the texts of the repository."""

import ast
import subprocess
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "corrobora"


def modules(*rooms: str) -> Iterator[tuple[str, ast.Module]]:
    """Yield (path within the package, parsed module), of some rooms or of the whole house."""
    folders = [PACKAGE / room for room in rooms] or [PACKAGE]
    for folder in folders:
        assert folder.is_dir(), f"{folder} is gone; name the room as it is called now"
        for path, module in parsed().items():
            if path.is_relative_to(folder):
                yield path.relative_to(PACKAGE).as_posix(), module


@cache
def parsed() -> Mapping[Path, ast.Module]:
    """Return every module of the house; a file of tests asks many times, and it takes seconds. Afterwards it is let go (`conftest`): it is large."""
    return {
        path: ast.parse(path.read_text(encoding="utf-8"), str(path)) for path in sorted(PACKAGE.rglob("*.py"))
    }


def imported(module: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield (full name, name it is bound to) for every absolute import, however deep it stands."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, alias.asname or alias.name.partition(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            for alias in node.names:
                yield f"{node.module}.{alias.name}", alias.asname or alias.name


def own_files() -> list[Path]:
    """Return every file that is, or is about to be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def own_texts() -> Iterator[tuple[Path, str]]:
    """Yield every file of the repository that is UTF-8 text."""
    for path in own_files():
        content = path.read_bytes()
        if b"\0" not in content:
            try:
                yield path, content.decode("utf-8")
            except UnicodeDecodeError:
                continue
