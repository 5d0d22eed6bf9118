"""What all tests share: where the reports lie that are not ours to publish, that no test is timed, and how a command is typed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from corrobora.cli import main
from tests.cli.typing_in import Typed
from tests.postgresql import emptied, serving

# a slow machine fails no test: what things cost is measured in benchmarks/
settings.register_profile("untimed", deadline=None)
# nor does chance: the same examples each time, so that a failure is of the change at hand. `--hypothesis-profile untimed` draws others
settings.register_profile("drawn once", settings.get_profile("untimed"), derandomize=True, database=None)
settings.load_profile("drawn once")


_LONG = (
    "browser/test_accessibility.py",
    "workflow/test_leaks.py",
    "export/test_pdf.py",
    "merging/test_growing.py",
    "golden/test_properties.py",
    "workflow/test_shelves.py",
    "workflow/test_going_on.py",
    "workflow/test_full_disk.py",
    "workflow/test_encrypted_project.py",
    "workflow/test_kills.py",
    "export/test_verify_bag.py",
)
"""Files of tests that take longest, the longest first."""
_LONG_FOLDERS = frozenset({"browser", "workflow", "custody", "cli", "export", "boundaries"})
"""Folders of the tests that come next, file by file."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long ones: of several workers, none is left alone with them at the end."""

    def rank(item: pytest.Item) -> int:
        folder, name = item.path.parts[-2:]
        if f"{folder}/{name}" in _LONG:
            return _LONG.index(f"{folder}/{name}")
        return len(_LONG) + (folder not in _LONG_FOLDERS)

    items.sort(key=rank)


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """Return the folder with ``seeds/`` and ``corpora/``; a folder that is named must exist."""
    named = os.environ.get("CORROBORA_DATA")
    if not named:
        pytest.skip("CORROBORA_DATA is unset: it names the folder with seeds/ and corpora/")
    found = Path(named)
    assert (found / "seeds").is_dir(), f"CORROBORA_DATA names {found}, which holds no folder seeds"
    return found


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Return the address of a PostgreSQL: the one that CORROBORA_TEST_POSTGRESQL names, or one started from a wheel."""
    named = os.environ.get("CORROBORA_TEST_POSTGRESQL")
    if named:
        yield named
        return
    with serving() as address:
        yield address


@pytest.fixture
def empty_postgresql(postgresql: str) -> str:
    """Return the address of a PostgreSQL without a table."""
    return emptied(postgresql)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Return what types a command and gives status, output and errors."""

    def type_in(*words: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["corrobora", *(str(word) for word in words)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return type_in
