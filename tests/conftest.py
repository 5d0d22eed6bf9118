"""What all tests share: where the reports lie that are not ours to publish, and that no test is timed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.postgresql import emptied, serving

# a slow machine fails no test: what things cost is measured in benchmarks/
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


_LONG = frozenset({"workflow", "custody", "cli", "export", "boundaries"})
"""Folders of the tests that take longest, file by file."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long ones: of several workers, none is left alone with them at the end."""
    items.sort(key=lambda item: item.path.parent.name not in _LONG)


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
