"""The exercise set, read the one way the golden dossier is made."""

import importlib.util
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, cast

from corrobora import Dossier

ROOT = Path(__file__).parents[2]


class _Script(Protocol):
    GOLDEN: Path
    EXERCISE: Path
    EXPORTS: Path
    difference: Callable[[str], str]
    exports: Callable[[Dossier], dict[str, dict[str, bytes]]]
    package: Callable[[], dict[str, bytes]]
    BAG: str
    BINARY: frozenset[str]

    def brief_exercise(self, paths: Sequence[Path] = ..., *, as_of: str | None = ...) -> Dossier: ...


def _load() -> _Script:
    spec = importlib.util.spec_from_file_location("build_golden", ROOT / "scripts" / "build_golden.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("_Script", module)


_script = _load()
GOLDEN = _script.GOLDEN
EXPORTS = _script.EXPORTS
"""What the golden dossier gives in every form, a folder each."""
EXERCISE = _script.EXERCISE
"""Folder of the set, relative to the repository."""
FILES = tuple(sorted(path.relative_to(ROOT) for path in (ROOT / EXERCISE / "reports").iterdir()))
brief_exercise = _script.brief_exercise
difference = _script.difference
exports = _script.exports
package = _script.package
BAG = _script.BAG
BINARY = _script.BINARY


def files(*numbers: str) -> list[Path]:
    """Return the files of the set that begin with these numbers."""
    return [path for number in numbers for path in FILES if path.name.startswith(number)]
