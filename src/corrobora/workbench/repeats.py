"""Requests that a program sends again because it does not know whether the first one arrived: done once, answered the same.

A program sends a key of its own with what it wants written (``Idempotency-Key``, draft-ietf-httpapi-idempotency-key-header). Of each key is
kept, in a file beside the accounts, its hash, a hash of the request, and the answer; answers to what is written hold ids and no words of a
report, so that the file tells nothing of an encrypted project.

What happens where the server dies in between:

1. The row is written before anything else, with the newest entry of the ledger at that time, the time that the judgement will carry, and
   a mark of what it is about.
2. The ledger is written.
3. The answer is put into the row.

A row without an answer that nobody works at is one of a run that died between 1 and 3. Whoever comes again with its key is answered from
the ledger, if an entry after the noted one has the same person, time and mark (`Attempt` says all three): then 2 was done. If there is none,
it was not, and the request is carried out as if it were the first.
"""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import sqlalchemy as sa

FILE: Final = "repeats.sqlite"
"""Name of the file, beside that of the accounts."""
KEPT: Final = timedelta(hours=24)
"""How long a key is known. Ours: a program that retries over night finds its answer in the morning."""

_TABLES: Final = sa.MetaData()
_ATTEMPT: Final = sa.Table(
    "attempt",
    _TABLES,
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("request", sa.String(64), nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("after", sa.Integer, nullable=False),
    sa.Column("mark", sa.Text, nullable=False),
    sa.Column("status", sa.Integer, nullable=False),
    sa.Column("answer", sa.Text, nullable=False),
)


class KeyUsed(Exception):
    """The key was used for another request."""


class UnderWay(Exception):
    """The request of this key is being carried out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A request with a key."""

    key: str
    """Hash of key and person."""
    at: str
    """Time that what is written carries."""
    after: int
    """The newest entry of the ledger when it began."""
    mark: str
    """What it is about."""
    died: bool = False
    """Whether an earlier try did not end."""
    status: int = 0
    """Of its answer; 0: none yet."""
    answer: str = ""
    """JSON."""


class Repeats:
    """The keys of one workbench."""

    def __init__(self, path: Path) -> None:
        """Open the file, or begin one that nobody else on the machine can read."""
        if not path.exists():
            path.touch(mode=0o600)
        # without a pool: nobody closes this, and a connection lives as long as its question
        self._engine = sa.create_engine(
            f"sqlite:///{path}", poolclass=sa.NullPool, connect_args={"timeout": 10}
        )
        self._writing = threading.Lock()
        self._living: set[str] = set()
        with self._change() as connection:
            _TABLES.create_all(connection)

    @contextmanager
    def _change(self) -> Iterator[sa.Connection]:
        with self._writing, self._engine.begin() as connection:
            yield connection

    def begin(self, *, by: str, key: str, request: str, at: str) -> Attempt:
        """Return the attempt of a key: a new one, one that died, or one with its answer. `end` it in any case where it has no answer.

        Args:
            by: who asks; keys of others are others.
            key: as it was sent.
            request: what stands for method, path and body.
            at: the time, UTC, ISO 8601 with seconds.

        Raises:
            KeyUsed: for another request.
            UnderWay: it is being carried out.

        """
        hidden, told = _hash(by, key), _hash(key, request)
        since = (datetime.fromisoformat(at) - KEPT).strftime("%Y-%m-%dT%H:%M:%SZ")
        with self._change() as connection:
            connection.execute(_ATTEMPT.delete().where(_ATTEMPT.c.at < since))
            row = connection.execute(sa.select(_ATTEMPT).where(_ATTEMPT.c.key == hidden)).first()
            if row is not None and row.request != told:
                raise KeyUsed
            if hidden in self._living:
                raise UnderWay
            if row is not None and row.status:
                return Attempt(
                    key=hidden,
                    at=row.at,
                    after=row.after,
                    mark=row.mark,
                    status=row.status,
                    answer=row.answer,
                )
            self._living.add(hidden)
            if row is not None:
                return Attempt(key=hidden, at=row.at, after=row.after, mark=row.mark, died=True)
            values = {
                "key": hidden,
                "request": told,
                "at": at,
                "after": -1,
                "mark": "",
                "status": 0,
                "answer": "",
            }
            connection.execute(_ATTEMPT.insert(), values)
        return Attempt(key=hidden, at=at, after=-1, mark="")

    def note(self, attempt: Attempt, *, at: str, after: int, mark: str) -> None:
        """Keep what the ledger is asked for, should this try die; before anything is written to it."""
        values = {"at": at, "after": after, "mark": mark}
        with self._change() as connection:
            connection.execute(_ATTEMPT.update().where(_ATTEMPT.c.key == attempt.key), values)

    def keep(self, attempt: Attempt, *, status: int, answer: str) -> None:
        """Keep the answer."""
        values = {"status": status, "answer": answer}
        with self._change() as connection:
            connection.execute(_ATTEMPT.update().where(_ATTEMPT.c.key == attempt.key), values)

    def forget(self, attempt: Attempt) -> None:
        """Let a key go whose request was refused before anything was written."""
        with self._change() as connection:
            connection.execute(_ATTEMPT.delete().where(_ATTEMPT.c.key == attempt.key))

    def end(self, attempt: Attempt) -> None:
        """Say that nobody works at an attempt any more, however it ended."""
        self._living.discard(attempt.key)


def _hash(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()
