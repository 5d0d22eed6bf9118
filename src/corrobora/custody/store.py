"""The store: what a project holds, found quickly. Everything in it follows from the ledger and can be made anew.

One set of tables for SQLite and PostgreSQL, by SQLAlchemy; `migrations` (Alembic) makes and
changes them. Records lie in it as JSON in ASCII, as the objects in custody hold them, beside the few fields
that are asked for. What may hold any character that a report can (a path, the subject of an entry) is
written with JSON's escapes, since PostgreSQL takes neither NUL nor lone surrogates.

In an encrypted project every column that holds words or a hash is encrypted (`EncryptedColumns`): ids, subjects, what
a link leads to, ranks, bodies, lines of the ledger. Numbers, the kinds of records and the words of acts stay readable.

All changes that follow from some entries of the ledger are made in one transaction together with the number of
the last of them (`Change`), so that whoever opens the store after a crash knows what is missing and
applies it: the ledger is the truth, the store never ahead of it.
"""

import hashlib
import importlib.util
import json
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from corrobora.custody.encrypting import Columns, EncryptedColumns
from corrobora.custody.ledger import NO_ENTRY, from_line, to_line
from corrobora.custody.searching import FTS5, MemorySearch, Term, to_fts5, to_likes, to_tsquery
from corrobora.errors import BadSetting, BrokenIntegrity, MissingPath, UnknownRecord, how_to_install
from corrobora.records import Entry

VERSION: Final = "0004"
"""Revision of the tables that this version of corrobora writes; see ``migrations/versions``."""

_WORDS: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Words compared by their bytes, as SQLite does: by a language's rules "a" would stand before "B"."""

TABLES: Final = sa.MetaData()
_APPLIED: Final = sa.Table(
    "applied",
    TABLES,
    sa.Column("one", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
)
ENTRY: Final = sa.Table(
    "entry",
    TABLES,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("what", _WORDS, nullable=False),
    sa.Column("subject", _WORDS, nullable=False),
    sa.Column("line", _WORDS, nullable=False),
    # with the kind between, since SQLite would go through all of a kind to find those of one subject
    sa.Index("entry_by_subject", "subject", "what", "number"),
    sa.Index("entry_by_what", "what", "number"),
)
RECORD: Final = sa.Table(
    "record",
    TABLES,
    sa.Column("kind", sa.String(40), primary_key=True),
    sa.Column("id", _WORDS, primary_key=True),
    sa.Column("entry", sa.Integer, nullable=False),
    sa.Column("object", sa.String(64), nullable=False),
    sa.Column("rank", _WORDS, nullable=False),
    sa.Column("body", _WORDS, nullable=False),
    sa.Index("record_by_rank", "kind", "rank", "id"),
    sa.Index("record_by_entry", "kind", "entry"),
    sa.Index("record_by_rank_and_entry", "kind", "rank", "entry"),
)
_BESIDE: Final = RECORD.alias("beside")
LINK: Final = sa.Table(
    "link",
    TABLES,
    sa.Column("kind", sa.String(40), primary_key=True),
    sa.Column("source", _WORDS, primary_key=True),
    sa.Column("target", _WORDS, primary_key=True),
    # with all three columns: without the last, SQLite goes through every link of a kind, by the primary key
    sa.Index("link_back", "kind", "target", "source"),
)
TALLY: Final = sa.Table(
    "tally",
    TABLES,
    sa.Column("kind", sa.String(40), primary_key=True),
    sa.Column("target", _WORDS, primary_key=True),
    sa.Column("records", sa.Integer, nullable=False),
)
"""How many records a link of a kind leads from to each target: counted as links come and go, since counting a hundred thousand takes longer than a page may."""
SEARCH: Final = "search"
"""The table that finds reports by their words: FTS5 without content on SQLite; on PostgreSQL a column of lexemes, and one of all words in
order, by which phrases are found. Its rows are named by the
ledger's entries; one that no record names any more finds nothing. An encrypted project's is empty: its words would lie there in plain."""
_SEARCH_DDL: Final = {
    "sqlite": (f"CREATE VIRTUAL TABLE IF NOT EXISTS {SEARCH} USING {FTS5}",),
    "postgresql": (
        f"CREATE TABLE IF NOT EXISTS {SEARCH} (entry integer PRIMARY KEY, words tsvector NOT NULL, line text NOT NULL)",
        f"CREATE INDEX IF NOT EXISTS search_by_words ON {SEARCH} USING gin (words)",
    ),
}


def make_search(connection: sa.Connection) -> None:
    """Make the table that finds reports by their words, where it is not there."""
    for statement in _SEARCH_DDL[connection.dialect.name]:
        connection.exec_driver_sql(statement)


LINKS: Final[Mapping[str, tuple[str, ...]]] = {
    "report": ("report-outlet", "report-language", "report-day"),
    "reading": (
        "reading-claim",
        "reading-act",
        "reading-country",
        "reading-actor",
        "reading-stance",
        "reading-speaker",
        "reading-name",
    ),
    "incident": (
        "incident-claim",
        "incident-report",
        "incident-act",
        "incident-country",
        "incident-day",
        "incident-place",
        "incident-actor",
        "incident-step",
        "incident-step-kind",
        "incident-where",
    ),
    "judgement": (
        "judgement-proposal",
        "judgement-report",
        "judgement-by",
        "judgement-kind",
        "judgement-group",
    ),
    "standing": ("standing-report",),
}
"""The kinds of link that lead from a kind of record: by these they are found again without going through all links."""
TALLIED: Final = frozenset(
    {
        "report-outlet",
        "report-language",
        "reading-act",
        "reading-country",
        "reading-actor",
        "reading-stance",
        "reading-speaker",
        "reading-name",
        "incident-act",
        "incident-country",
        "incident-where",
    }
)
"""The kinds of link that `Store.tally` knows."""
_FIND: Final = sa.select(RECORD).where(
    RECORD.c.kind == sa.bindparam("kind"), RECORD.c.id == sa.bindparam("id")
)
_FIND_SOME: Final = sa.select(RECORD).where(
    RECORD.c.kind == sa.bindparam("kind"), RECORD.c.id.in_(sa.bindparam("ids", expanding=True))
)
_LINKED: Final = sa.select(LINK.c.source).where(
    LINK.c.kind == sa.bindparam("kind"), LINK.c.target == sa.bindparam("target")
)
_LINKED_SOME: Final = sa.select(LINK.c.target, LINK.c.source).where(
    LINK.c.kind == sa.bindparam("kind"), LINK.c.target.in_(sa.bindparam("targets", expanding=True))
)
_TARGETS: Final = sa.select(LINK.c.target).where(
    LINK.c.kind == sa.bindparam("kind"), LINK.c.source == sa.bindparam("source")
)
_REACHED: Final = sa.select(LINK.c.target).where(LINK.c.kind == sa.bindparam("kind")).distinct()
_OF_SUBJECTS: Final = (
    sa.select(ENTRY.c.subject, ENTRY.c.number, ENTRY.c.what, ENTRY.c.line)
    .where(ENTRY.c.subject.in_(sa.bindparam("subjects", expanding=True)))
    .order_by(ENTRY.c.number)
)
_LAST: Final = (
    sa.select(ENTRY.c.number, ENTRY.c.line)
    .where(ENTRY.c.what == sa.bindparam("what"))
    .order_by(ENTRY.c.number.desc())
    .limit(1)
)
_DROP: Final = RECORD.delete().where(
    RECORD.c.kind == sa.bindparam("of"), RECORD.c.id.in_(sa.bindparam("ids", expanding=True))
)
_UNLINK: Final = LINK.delete().where(
    LINK.c.kind.in_(sa.bindparam("kinds", expanding=True)),
    LINK.c.source.in_(sa.bindparam("ids", expanding=True)),
)
"""Questions that every page asks are put together once: putting one together takes longer than its answer."""
_GOING: Final = (
    sa.select(LINK.c.kind, LINK.c.target, sa.func.count().label("records"))
    .where(
        LINK.c.kind.in_(sa.bindparam("kinds", expanding=True)),
        LINK.c.source.in_(sa.bindparam("ids", expanding=True)),
    )
    .group_by(LINK.c.kind, LINK.c.target)
)
_TALLY: Final = sa.text(
    "INSERT INTO tally (kind, target, records) VALUES (:kind, :target, :records) "
    "ON CONFLICT (kind, target) DO UPDATE SET records = tally.records + excluded.records"
)
_UNTALLY: Final = TALLY.delete().where(
    TALLY.c.kind == sa.bindparam("of"), TALLY.c.target == sa.bindparam("to"), TALLY.c.records == 0
)
_INSERTED_AT_ONCE: Final = 500
_MOST_IN_MEMORY: Final = 2_000
"""Reports that one question for words finds in an encrypted project, those that came last below the entry where its page begins. Ours: each is a parameter of one question to the database."""
_LONGEST: Final = 400
"""Letters up to which something is found by its own words; PostgreSQL's index takes 2,704 bytes a row, and a path may be longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A record as the store holds it."""

    kind: str
    """``report``, ``reading``, ``incident``, …"""
    id: str
    entry: int
    """Number of the ledger entry that put it there."""
    object: str
    """SHA-256 of the object in custody that holds it."""
    body: str
    """The object's content: JSON in ASCII."""
    rank: str = ""
    """By this records of a kind are put in order, then by their ids."""
    links: Mapping[str, Sequence[str]] | None = None
    """What it leads to, by the kind of link; ``None`` where read from the store."""
    words: str = ""
    """What it is found by in a search, words parted by spaces; where read from the store, nothing."""


def plain(words: str) -> str:
    """Return words with JSON's escapes for all outside printable ASCII, so that any database takes them."""
    return json.dumps(words, ensure_ascii=True)[1:-1]


def _key(words: str) -> str:
    """Return what words are found by: themselves, or their hash where an index could not hold them."""
    written = plain(words)
    return (
        written
        if len(written) <= _LONGEST
        else "sha256:" + hashlib.sha256(written.encode("ascii")).hexdigest()
    )


def _no_words(held: Held) -> str:
    return held.body


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which records of a kind are asked for: those that fulfil everything that is said."""

    kind: str
    links: tuple[tuple[str, str], ...] = ()
    """Kinds of link, each with what it has to lead to."""
    between: tuple[tuple[str, str, str], ...] = ()
    """Kinds of link, each with the first and the last of what it may lead to."""
    rank: str | None = None
    beside: tuple[str, str] | None = None
    """A kind of record of which one with the same id and of the same entry has to be there, with its rank."""
    terms: tuple[Term, ...] = ()
    """Words that are looked for, one of them wanted at least."""
    words: Callable[[Held], str] = _no_words
    """Gives the words of a record, for a store that keeps none (`Held.words`)."""


class Change:
    """Changes within one transaction; handed out by `Store.change`."""

    def __init__(self, connection: sa.Connection, columns: Columns) -> None:
        """Write through a connection whose transaction the store ends."""
        self._connection = connection
        self._columns = columns
        self._tallied: Counter[tuple[str, str]] = Counter()

    def find(self, kind: str, record: str) -> Held | None:
        """Return a record as these changes leave it, or ``None`` where there is none."""
        key = self._columns.hide(plain(record), "id")
        row = self._connection.execute(_FIND, {"kind": kind, "id": key}).first()
        return None if row is None else _held(row, self._columns)

    def find_some(self, kind: str, records: Iterable[str]) -> dict[str, Held]:
        """Return those of some records that are there as these changes leave them, by id, in the order of their ids."""
        return _find_some(self._connection, self._columns, kind, records)

    def linked(self, kind: str, target: str) -> tuple[str, ...]:
        """Return the ids of the records from which a link of a kind leads to a target, in order, as these changes leave them."""
        told = {"kind": kind, "target": self._columns.hide(_key(target), "target")}
        return tuple(
            sorted(_shown(row.source, self._columns) for row in self._connection.execute(_LINKED, told))
        )

    def reached(self, kind: str) -> tuple[str, ...]:
        """Return all that links of a kind lead to, each once, in order, as these changes leave them."""
        show = self._columns.show
        found = (show(row.target, "target") for row in self._connection.execute(_REACHED, {"kind": kind}))
        return tuple(sorted(json.loads(f'"{one}"') for one in found))

    def enter(self, entries: Sequence[Entry]) -> None:
        """Add ledger entries and note the last of them as applied."""
        hide = self._columns.hide
        rows = [
            {
                "number": entry.number,
                "what": plain(entry.what),
                "subject": hide(_key(entry.subject), "subject"),
                "line": hide(to_line(entry).decode("ascii"), "line", str(entry.number)),
            }
            for entry in entries
        ]
        for begin in range(0, len(rows), _INSERTED_AT_ONCE):
            self._connection.execute(ENTRY.insert(), rows[begin : begin + _INSERTED_AT_ONCE])
        if entries:
            self._connection.execute(_APPLIED.delete())
            self._connection.execute(
                _APPLIED.insert(), {"one": 1, "number": entries[-1].number, "hash": entries[-1].hash}
            )

    def put(self, *held: Held) -> None:
        """Put records there, each in place of one of its kind and id, with what it leads to; of two of one kind and id the last stands.

        Raises:
            KeyError: one has links of a kind that `LINKS` does not name for its own.

        """
        for one in held:
            if unknown := (one.links or {}).keys() - set(LINKS.get(one.kind, ())):
                raise KeyError(
                    f"{one.kind}: links of kind {', '.join(sorted(unknown))} would never be taken out"
                )
        each = {(one.kind, one.id): one for one in held}
        for kind in sorted({one.kind for one in held}):
            self._drop(kind, [id_ for of, id_ in each if of == kind])
        columns = self._columns
        rows, links = [], []
        for one in each.values():
            key = columns.hide(plain(one.id), "id")
            rows.append(
                {
                    "kind": one.kind,
                    "id": key,
                    "entry": one.entry,
                    "object": columns.hide_hash(one.object),
                    "rank": columns.hide(one.rank, "rank"),
                    "body": columns.hide(one.body, "body", one.kind, plain(one.id)),
                }
            )
            links += [
                {"kind": kind, "source": key, "target": columns.hide(_key(target), "target")}
                for kind, targets in sorted((one.links or {}).items())
                for target in sorted(set(targets))
            ]
        self._tallied.update((one["kind"], one["target"]) for one in links if one["kind"] in TALLIED)
        for table, values in ((RECORD, rows), (LINK, links)):
            for begin in range(0, len(values), _INSERTED_AT_ONCE):
                self._connection.execute(table.insert(), values[begin : begin + _INSERTED_AT_ONCE])
        if columns.in_order:
            words = [{"entry": one.entry, "words": one.words} for one in each.values() if one.words]
            for found in words:
                self._connection.execute(_FIND_BY[self._connection.dialect.name], found)

    def drop(self, kind: str, *records: str) -> None:
        """Take records of a kind out with what they lead to; nothing happens where one is not there."""
        self._drop(kind, records)

    def _drop(self, kind: str, records: Sequence[str]) -> None:
        keys = sorted(self._columns.hide(plain(one), "id") for one in records)
        kinds = LINKS.get(kind)
        for begin in range(0, len(keys), _INSERTED_AT_ONCE):
            some = keys[begin : begin + _INSERTED_AT_ONCE]
            self._connection.execute(_DROP, {"of": kind, "ids": some})
            if tallied := TALLIED.intersection(kinds or ()):
                going = self._connection.execute(_GOING, {"kinds": sorted(tallied), "ids": some})
                self._tallied.subtract({(row.kind, row.target): row.records for row in going})
            if kinds:
                self._connection.execute(_UNLINK, {"kinds": kinds, "ids": some})

    def drop_all(self, kind: str) -> None:
        """Take all records of a kind out with what they lead to."""
        self._connection.execute(RECORD.delete().where(RECORD.c.kind == kind))
        kinds = LINKS.get(kind, ())
        self._connection.execute(LINK.delete().where(LINK.c.kind.in_(kinds)))
        self._connection.execute(TALLY.delete().where(TALLY.c.kind.in_(kinds)))
        for tallied in [one for one in self._tallied if one[0] in kinds]:
            del self._tallied[tallied]

    def tally(self) -> None:
        """Write down how many links have come and gone since this was done last; `Store.change` does it at the end."""
        changed = {one: records for one, records in sorted(self._tallied.items()) if records}
        self._tallied.clear()
        rows = [{"kind": kind, "target": to, "records": records} for (kind, to), records in changed.items()]
        for begin in range(0, len(rows), _INSERTED_AT_ONCE):
            self._connection.execute(_TALLY, rows[begin : begin + _INSERTED_AT_ONCE])
        if gone := [{"of": kind, "to": to} for (kind, to), records in changed.items() if records < 0]:
            self._connection.execute(_UNTALLY, gone)


_FIND_BY: Final = {
    "sqlite": sa.text(f"INSERT INTO {SEARCH} (rowid, words) VALUES (:entry, :words)"),  # noqa: S608 - the table's name is ours
    "postgresql": sa.text(
        f"INSERT INTO {SEARCH} (entry, words, line) VALUES (:entry, "  # noqa: S608 - as above
        "array_to_tsvector(string_to_array(:words, ' ')), ' ' || :words || ' ') "
        "ON CONFLICT (entry) DO NOTHING"
    ),
}


def _shown(hidden: str, columns: Columns) -> str:
    return str(json.loads(f'"{columns.show(hidden, "id")}"'))


def _held(row: sa.Row[Any], columns: Columns) -> Held:
    key = columns.show(row.id, "id")
    return Held(
        kind=row.kind,
        id=json.loads(f'"{key}"'),
        entry=row.entry,
        object=columns.show_hash(row.object),
        rank=columns.show(row.rank, "rank"),
        body=columns.show(row.body, "body", row.kind, key),
    )


def _find_some(
    connection: sa.Connection, columns: Columns, kind: str, records: Iterable[str]
) -> dict[str, Held]:
    wanted = sorted({columns.hide(plain(one), "id") for one in records})
    found = {}
    for begin in range(0, len(wanted), _INSERTED_AT_ONCE):
        told = {"kind": kind, "ids": wanted[begin : begin + _INSERTED_AT_ONCE]}
        for row in connection.execute(_FIND_SOME, told):
            held = _held(row, columns)
            found[held.id] = held
    return dict(sorted(found.items()))


def _in_parts(connection: sa.Connection, asked: sa.Select[Any]) -> sa.CursorResult[Any]:
    """Ask for rows that come part by part; to be closed, since whoever goes through them may stop early, and PostgreSQL holds them open."""
    return connection.execute(asked.execution_options(yield_per=_INSERTED_AT_ONCE))


class Store:
    """A project's records in a database."""

    def __init__(self, engine: sa.Engine, key: bytes | None = None) -> None:
        """Take an engine whose tables are there, and what their words are encrypted under; `open_store` makes one."""
        self._engine = engine
        self._columns = Columns() if key is None else EncryptedColumns(key)
        self._memory: MemorySearch | None = None
        self._remembering = threading.Lock()
        self._looking = threading.local()
        # by default each question to PostgreSQL has a moment of its own; SQLite's transactions are of one anyway
        is_postgresql = engine.dialect.name == "postgresql"
        self._of_one_moment = (
            engine.execution_options(isolation_level="REPEATABLE READ") if is_postgresql else engine
        )

    def close(self) -> None:
        """Let the database go."""
        self._forget()
        self._engine.dispose()

    def _forget(self) -> None:
        if self._memory is not None:
            self._memory.close()
            self._memory = None

    @contextmanager
    def _lend(self) -> Iterator[sa.Connection]:
        """Lend a connection; what the database then says of itself comes as one of our own errors."""
        shared: sa.Connection | None = getattr(self._looking, "connection", None)
        with _in_our_words():
            if shared is not None:
                yield shared
                return
            with self._engine.connect() as connection:
                yield connection

    @contextmanager
    def look(self) -> Iterator[None]:
        """Answer all that this thread asks within through one connection, in one transaction.

        What a page says is then of one moment, and comes faster. What is changed after the first question, by this thread or another, is
        not seen before the end; within another `look`, nothing changes.

        Raises:
            BadSetting: as `change`.
            BrokenIntegrity: as `change`.

        """
        if getattr(self._looking, "connection", None) is not None:
            yield
            return
        with _in_our_words(), self._of_one_moment.connect() as connection:
            self._looking.connection = connection
            try:
                yield
            finally:
                self._looking.connection = None

    @contextmanager
    def change(self) -> Iterator[Change]:
        """Lend a transaction: all that is done within stands, or nothing.

        Raises:
            BadSetting: the database does not answer, is locked, or its disk is full; so for whatever else is asked of a store.
            BrokenIntegrity: its tables are not those of a store, or hold what the ledger does not give; likewise.

        """
        with _in_our_words(), self._engine.begin() as connection:
            change = Change(connection, self._columns)
            yield change
            change.tally()

    def rekey(self, key: bytes) -> None:
        """Write and read under another key from here on; what stands in the tables is lost with the old one, so clear them."""
        self._columns = EncryptedColumns(key)

    def clear(self) -> None:
        """Make every table anew, empty, whatever became of it."""
        self._forget()
        with _in_our_words(), self._engine.begin() as connection:
            TABLES.drop_all(connection)
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {SEARCH}")
            TABLES.create_all(connection)
            make_search(connection)

    def claim(self) -> bool:
        """Mark the tables as those of one project; ``False`` where they are marked already.

        Raises:
            BadSetting: the database does not answer, is locked, or its disk is full.
            BrokenIntegrity: its tables are not those of a store.

        """
        try:
            with self._engine.connect() as connection:
                if connection.execute(sa.select(_APPLIED.c.one)).first() is not None:
                    return False
            # a transaction of its own: of two that come at once, the key lets one through
            with self._engine.begin() as connection:
                connection.execute(_APPLIED.insert(), {"one": 1, "number": 0, "hash": NO_ENTRY})
        except sa.exc.IntegrityError:
            return False
        except sa.exc.SQLAlchemyError as fault:
            raise _failed(fault) from None
        return True

    def applied(self) -> tuple[int, str]:
        """Return number and hash of the last ledger entry that the store follows from; 0 and 64 zeros where none."""
        with self._lend() as connection:
            row = connection.execute(sa.select(_APPLIED.c.number, _APPLIED.c.hash)).first()
        return (0, NO_ENTRY) if row is None else (row.number, row.hash)

    def count(self, kind: str) -> int:
        """Return how many records of a kind there are."""
        with self._lend() as connection:
            asked = sa.select(sa.func.count()).select_from(RECORD).where(RECORD.c.kind == kind)
            return int(connection.execute(asked).scalar_one())

    def find(self, kind: str, record: str) -> Held | None:
        """Return a record, or ``None`` where there is none."""
        with self._lend() as connection:
            row = connection.execute(_FIND, {"kind": kind, "id": self._id(record)}).first()
        return None if row is None else self._held(row)

    def find_some(self, kind: str, records: Iterable[str]) -> dict[str, Held]:
        """Return those of some records that are there, by id, in the order of their ids."""
        with self._lend() as connection:
            return _find_some(connection, self._columns, kind, records)

    def get(self, kind: str, record: str) -> Held:
        """Return a record.

        Raises:
            UnknownRecord: there is none of this kind with this id.

        """
        found = self.find(kind, record)
        if found is None:
            raise UnknownRecord(f"no {kind} {record} in the project; status and history list what there is")
        return found

    def iter_records(self, kind: str) -> Iterator[Held]:
        """Go through the records of a kind in their order: by rank, then by id."""
        of_kind = sa.select(RECORD).where(RECORD.c.kind == kind)
        with self._lend() as connection:
            if self._columns.in_order:
                asked = of_kind.order_by(RECORD.c.rank, RECORD.c.id)
                with _in_parts(connection, asked) as rows:
                    yield from map(self._held, rows)
                return
            keys = connection.execute(sa.select(RECORD.c.rank, RECORD.c.id).where(RECORD.c.kind == kind))
            show = self._columns.show
            ordered = sorted((show(row.rank, "rank"), show(row.id, "id"), row.id) for row in keys)
            for begin in range(0, len(ordered), _INSERTED_AT_ONCE):
                some = [key for _, _, key in ordered[begin : begin + _INSERTED_AT_ONCE]]
                found = {row.id: row for row in connection.execute(of_kind.where(RECORD.c.id.in_(some)))}
                yield from (self._held(found[key]) for key in some)

    def _id(self, record: str) -> str:
        return self._columns.hide(plain(record), "id")

    def _shown_id(self, hidden: str) -> str:
        return _shown(hidden, self._columns)

    def _held(self, row: sa.Row[Any]) -> Held:
        return _held(row, self._columns)

    def iter_marks(self, kind: str) -> Iterator[tuple[str, str, int]]:
        """Go through id, rank and entry of the records of a kind, in no order, without loading what they hold."""
        asked = sa.select(RECORD.c.id, RECORD.c.rank, RECORD.c.entry).where(RECORD.c.kind == kind)
        with self._lend() as connection, _in_parts(connection, asked) as rows:
            for row in rows:
                yield self._shown_id(row.id), self._columns.show(row.rank, "rank"), row.entry

    def objects(self, kind: str) -> dict[str, str]:
        """Return the SHA-256 of each record of a kind, by its id."""
        with self._lend() as connection:
            asked = sa.select(RECORD.c.id, RECORD.c.object).where(RECORD.c.kind == kind)
            return {
                self._shown_id(row.id): self._columns.show_hash(row.object)
                for row in connection.execute(asked)
            }

    def newest(self, asked: Asked, *, before: int | None = None, limit: int) -> tuple[Held, ...]:
        """Return the records that are asked for, those of the newest entries first.

        Args:
            asked: which.
            before: entries below this number alone; ``None``: all.
            limit: so many at most.

        """
        chosen = self._chosen(sa.select(RECORD), asked, before)
        if chosen is None:
            return ()
        # both stand at the same entry; an index has the one in order, and the first of it are enough
        entry = RECORD.c.entry if asked.beside is None else _BESIDE.c.entry
        with self._lend() as connection:
            rows = connection.execute(chosen.order_by(entry.desc()).limit(limit))
            return tuple(self._held(row) for row in rows)

    def how_many(self, asked: Asked, *, most: int) -> int:
        """Return how many records are asked for; counting ends at ``most``."""
        chosen = self._chosen(sa.select(RECORD.c.entry), asked)
        if chosen is None:
            return 0
        with self._lend() as connection:
            some = chosen.limit(most).subquery()
            return int(connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one())

    def _chosen(
        self, select: sa.Select[Any], asked: Asked, before: int | None = None
    ) -> sa.Select[Any] | None:
        """Narrow a question down to what is asked for, below an entry; ``None`` where nothing can be it."""
        hide = self._columns.hide
        chosen = select.where(RECORD.c.kind == asked.kind)
        if before is not None:
            chosen = chosen.where(RECORD.c.entry < before)
        if asked.rank is not None:
            chosen = chosen.where(RECORD.c.rank == hide(asked.rank, "rank"))
        if asked.beside is not None:
            kind, rank = asked.beside
            chosen = chosen.where(
                _BESIDE.c.kind == kind,
                _BESIDE.c.rank == hide(rank, "rank"),
                _BESIDE.c.entry == RECORD.c.entry,
                _BESIDE.c.id == RECORD.c.id,
            )
            if before is not None:
                chosen = chosen.where(_BESIDE.c.entry < before)
        for link, target in asked.links:
            from_there = sa.select(LINK.c.source).where(
                LINK.c.kind == link, LINK.c.target == hide(_key(target), "target")
            )
            chosen = chosen.where(RECORD.c.id.in_(from_there))
        for link, first, last in asked.between:
            chosen = chosen.where(RECORD.c.id.in_(self._sources_between(link, first, last)))
        if asked.terms:
            if not self._columns.in_order:
                return chosen.where(RECORD.c.entry.in_(self._found_in_memory(asked, before)))
            chosen = chosen.where(RECORD.c.entry.in_(self._found(asked.terms)))
        return chosen

    def _found(self, terms: Sequence[Term]) -> sa.TextualSelect:
        if self._engine.dialect.name == "sqlite":
            found = sa.text(f"SELECT rowid FROM {SEARCH} WHERE {SEARCH} MATCH :words")  # noqa: S608 - the table's name is ours
            return found.bindparams(words=to_fts5(terms)).columns(sa.column("rowid", sa.Integer))
        likes = to_likes(terms)
        phrases = "".join(
            f" AND line {'' if wanted else 'NOT '}LIKE :like{number}"
            for number, (_, wanted) in enumerate(likes)
        )
        found = sa.text(f"SELECT entry FROM {SEARCH} WHERE words @@ CAST(:words AS tsquery){phrases}")  # noqa: S608 - as above
        told = {f"like{number}": pattern for number, (pattern, _) in enumerate(likes)}
        return found.bindparams(words=to_tsquery(terms), **told).columns(sa.column("entry", sa.Integer))

    def _sources_between(self, link: str, first: str, last: str) -> sa.Select[Any] | list[str]:
        if self._columns.in_order:
            return sa.select(LINK.c.source).where(
                LINK.c.kind == link, LINK.c.target >= plain(first), LINK.c.target <= plain(last)
            )
        with self._lend() as connection:
            rows = connection.execute(sa.select(LINK.c.source, LINK.c.target).where(LINK.c.kind == link))
            return [row.source for row in rows if first <= self._columns.show(row.target, "target") <= last]

    def _found_in_memory(self, asked: Asked, before: int | None) -> list[int]:
        """Return the entries of an encrypted project's reports that have some words, the newest of them."""
        with self._remembering:
            if self._memory is None:
                self._memory = MemorySearch()
            since = self._memory.upto
            new = sa.select(RECORD).where(RECORD.c.kind == asked.kind, RECORD.c.entry > since)
            with self._lend() as connection, _in_parts(connection, new.order_by(RECORD.c.entry)) as rows:
                for row in rows:
                    self._memory.add(row.entry, asked.words(self._held(row)))
            return list(self._memory.find(asked.terms, most=_MOST_IN_MEMORY, before=before))

    def targets(self, kind: str, record: str) -> tuple[str, ...]:
        """Return what the links of a kind lead to from a record, in order."""
        told = {"kind": kind, "source": self._id(record)}
        with self._lend() as connection:
            return tuple(sorted(self._target(row.target) for row in connection.execute(_TARGETS, told)))

    def tally(self, kind: str) -> dict[str, int]:
        """Return what the links of a kind lead to, with how many records each is reached from.

        Raises:
            KeyError: links of this kind are not tallied (`TALLIED`).

        """
        if kind not in TALLIED:
            raise KeyError(f"{kind}: links of this kind are not tallied")
        asked = sa.select(TALLY.c.target, TALLY.c.records).where(TALLY.c.kind == kind)
        with self._lend() as connection:
            return {self._target(target): int(count) for target, count in connection.execute(asked)}

    def by_target(
        self,
        kind: str,
        *,
        after: tuple[str, str] = ("", ""),
        limit: int,
        beside: Sequence[tuple[str, str]] = (),
    ) -> tuple[tuple[str, str], ...]:
        """Return links of a kind as (target, id of the record), in the order of what they lead to.

        Args:
            kind: of link.
            after: the last one seen.
            limit: so many at most.
            beside: kinds of link that the record has, too, each with what it leads to.

        """
        asked = sa.select(LINK.c.target, LINK.c.source).where(LINK.c.kind == kind)
        for other, target in beside:
            from_there = sa.select(LINK.c.source).where(
                LINK.c.kind == other, LINK.c.target == self._columns.hide(_key(target), "target")
            )
            asked = asked.where(LINK.c.source.in_(from_there))
        with self._lend() as connection:
            if self._columns.in_order:
                seen = (plain(after[0]), plain(after[1]))
                asked = asked.where(sa.tuple_(LINK.c.target, LINK.c.source) > seen)
                rows = connection.execute(asked.order_by(LINK.c.target, LINK.c.source).limit(limit))
                return tuple((self._target(row.target), self._shown_id(row.source)) for row in rows)
            found = sorted(
                (self._target(row.target), self._shown_id(row.source)) for row in connection.execute(asked)
            )
        return tuple(one for one in found if one > after)[:limit]

    def _target(self, hidden: str) -> str:
        return str(json.loads(f'"{self._columns.show(hidden, "target")}"'))

    def linked(self, kind: str, target: str) -> tuple[str, ...]:
        """Return the ids of the records from which a link of a kind leads to a target, in order."""
        told = {"kind": kind, "target": self._columns.hide(_key(target), "target")}
        with self._lend() as connection:
            return tuple(sorted(self._shown_id(row.source) for row in connection.execute(_LINKED, told)))

    def linked_to(self, kind: str, targets: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return for each of some targets what `linked` returns; those that nothing leads to are left out."""
        wanted = {self._columns.hide(_key(one), "target"): one for one in targets}
        keys = sorted(wanted)
        found: dict[str, list[str]] = {}
        with self._lend() as connection:
            for begin in range(0, len(keys), _INSERTED_AT_ONCE):
                told = {"kind": kind, "targets": keys[begin : begin + _INSERTED_AT_ONCE]}
                for row in connection.execute(_LINKED_SOME, told):
                    found.setdefault(wanted[row.target], []).append(self._shown_id(row.source))
        return {target: tuple(sorted(sources)) for target, sources in found.items()}

    def iter_history(
        self, *, subject: str | None = None, what: str | None = None, since: int = 1
    ) -> Iterator[Entry]:
        """Go through the ledger entries of a subject, of a kind, of both, or all, from a number on, the oldest first."""
        asked = (
            sa.select(ENTRY.c.number, ENTRY.c.line).where(ENTRY.c.number >= since).order_by(ENTRY.c.number)
        )
        if subject is not None:
            asked = asked.where(ENTRY.c.subject == self._columns.hide(_key(subject), "subject"))
        if what is not None:
            asked = asked.where(ENTRY.c.what == plain(what))
        with self._lend() as connection, _in_parts(connection, asked) as rows:
            yield from map(self._entry, rows)

    def _entry(self, row: sa.Row[*tuple[Any, ...]]) -> Entry:
        return from_line(self._columns.show(row.line, "line", str(row.number)).encode("ascii"))

    def entries_since(self, what: str, since: int, *, most: int) -> int:
        """Return how many ledger entries of a kind there are from a number on; counting ends at ``most``."""
        some = sa.select(ENTRY.c.number).where(ENTRY.c.what == plain(what), ENTRY.c.number >= since)
        with self._lend() as connection:
            asked = sa.select(sa.func.count()).select_from(some.limit(most).subquery())
            return int(connection.execute(asked).scalar_one())

    def entries_before(
        self, before: int | None, *, subject: str | None = None, limit: int
    ) -> tuple[Entry, ...]:
        """Return ledger entries below a number (``None``: all), of a subject or of all, the newest first, so many at most."""
        asked = sa.select(ENTRY.c.number, ENTRY.c.line).order_by(ENTRY.c.number.desc()).limit(limit)
        if before is not None:
            asked = asked.where(ENTRY.c.number < before)
        if subject is not None:
            asked = asked.where(ENTRY.c.subject == self._columns.hide(_key(subject), "subject"))
        with self._lend() as connection:
            return tuple(map(self._entry, connection.execute(asked)))

    def find_firsts(self, what: str, subjects: Iterable[str]) -> dict[str, Entry]:
        """Return the oldest entry of a kind of each of some subjects, by subject; those without one are left out."""
        wanted = {self._columns.hide(_key(one), "subject"): one for one in subjects}
        keys = sorted(wanted)
        found: dict[str, Entry] = {}
        with self._lend() as connection:
            for begin in range(0, len(keys), _INSERTED_AT_ONCE):
                # of a subject there are few entries, of a kind there are many: asked for both, SQLite goes through the many
                told = {"subjects": keys[begin : begin + _INSERTED_AT_ONCE]}
                for row in connection.execute(_OF_SUBJECTS, told):
                    if row.what == plain(what) and wanted[row.subject] not in found:
                        found[wanted[row.subject]] = self._entry(row)
        return found

    def find_last(self, what: str, *, subject: str | None = None, before: int | None = None) -> Entry | None:
        """Return the newest entry of a kind, of a subject, up to a number (itself included), or ``None``."""
        asked = _LAST
        if subject is not None:
            asked = asked.where(ENTRY.c.subject == self._columns.hide(_key(subject), "subject"))
        if before is not None:
            asked = asked.where(ENTRY.c.number <= before)
        with self._lend() as connection:
            row = connection.execute(asked, {"what": plain(what)}).first()
        return None if row is None else self._entry(row)

    def iter_rows(self) -> Iterator["Row"]:
        """Go through every row of every table, in an order that any database gives alike; two stores are equal where this is."""
        with self._lend() as connection:
            for number, table in enumerate(TABLES.sorted_tables):
                keys = tuple(table.primary_key)
                asked = sa.select(table).order_by(*keys)
                with _in_parts(connection, asked) as rows:
                    for row in rows:
                        written = json.dumps(list(row), ensure_ascii=True).encode("ascii")
                        yield Row(
                            table=table.name,
                            key=(number, *(row._mapping[key] for key in keys)),
                            sha256=hashlib.sha256(written).hexdigest(),
                        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a store, by its key and the hash of what it holds."""

    table: str
    key: tuple[str | int, ...]
    """Number of the table, then the columns of its primary key."""
    sha256: str

    @property
    def name(self) -> str:
        """Return the table and the key as a person reads them."""
        return " ".join((self.table, *(str(part)[:80] for part in self.key[1:])))


SQLITE_FILE: Final = "store.sqlite"
"""Name of the database in a project's folder where no other is named."""


def open_store(place: str | Path, *, key: bytes | None = None) -> Store:
    """Open a store, its tables made or brought to this version first.

    Args:
        key: 64 bytes under which its words are encrypted; ``None``: they are not.
        place: a file for SQLite (made where it is missing), or an address such as ``postgresql://host/name``. A password
            does not belong into the address: PostgreSQL finds it in ``~/.pgpass`` or ``PGPASSWORD``.

    Raises:
        BadSetting: the address cannot be used, its driver is not installed, or no database answers there.
        BrokenIntegrity: the tables are of a later version of corrobora.

    """
    engine = _sqlite(Path(place)) if isinstance(place, Path) or "://" not in place else _by_address(place)
    try:
        with engine.connect() as connection:
            found = _version_of(connection)
        if found != VERSION:
            _bring_up(engine, found)
    except sa.exc.OperationalError as fault:
        engine.dispose()
        raise BadSetting(
            f"store: no database answers at {engine.url.render_as_string()}: {_first_line(fault)}"
        ) from None
    except sa.exc.DatabaseError as fault:
        engine.dispose()
        raise BrokenIntegrity(
            f"store: {engine.url.render_as_string()} is no store of a project: {_first_line(fault)}; "
            "a store can be made anew from the ledger: delete the file and run corrobora verify"
        ) from None
    return Store(engine, key)


def read_store(place: str | Path, *, key: bytes | None = None, beside: bool = False) -> Store:
    """Open a store to be read, where its file or the project's folder cannot be written to, or while another process writes to it.

    Args:
        key: as for `open_store`.
        place: as for `open_store`.
        beside: another process has it open and may write to it at any moment. What is asked within one `Store.look` is of one moment.

    Raises:
        MissingPath: there is no such file.
        BadSetting: it cannot be reached, or its newest rows lie in a log that cannot be read without writing.
        BrokenIntegrity: it is no store of this version.

    """
    if isinstance(place, Path) and not place.is_file():
        raise MissingPath(f"{place} is missing, and a store cannot be made here")
    is_file = isinstance(place, Path) or "://" not in place
    engine = _sqlite_to_read(Path(place), beside=beside) if is_file else _by_address(str(place))
    try:
        with engine.connect() as connection:
            found = _version_of(connection)
    except sa.exc.OperationalError as fault:
        engine.dispose()
        raise BadSetting(
            f"store: {engine.url.render_as_string()} cannot be read without writing beside it: {_first_line(fault)}; "
            "copy the project to where it can be written to"
        ) from None
    except sa.exc.DatabaseError as fault:
        engine.dispose()
        raise BrokenIntegrity(
            f"store: {engine.url.render_as_string()} is no store of a project: {_first_line(fault)}"
        ) from None
    if found != VERSION:
        engine.dispose()
        raise BrokenIntegrity(
            f"store: its tables are of version {found}, this corrobora reads {VERSION}; open a copy where it can be written to"
        )
    return Store(engine, key)


def _sqlite_to_read(path: Path, *, beside: bool) -> sa.Engine:
    log, shared = (path.with_name(f"{path.name}-{end}") for end in ("wal", "shm"))
    # whoever has the store open keeps shared memory beside it, and may write to a log that is still empty; without either, the
    # file is all there is, and none has to be made
    alone = not beside and not shared.exists() and not (log.is_file() and log.stat().st_size)
    how = "immutable=1" if alone else "mode=ro"
    engine = sa.create_engine(f"sqlite:///{path.resolve().as_uri()}?{how}&uri=true", hide_parameters=True)
    _begin_transactions(engine)
    return engine


@contextmanager
def _in_our_words() -> Iterator[None]:
    """Raise what a database says as one of our own errors."""
    try:
        yield
    except sa.exc.SQLAlchemyError as fault:
        raise _failed(fault) from None


def _failed(fault: sa.exc.SQLAlchemyError) -> BadSetting | BrokenIntegrity:
    """Return what to tell of a database's own error: its first line, never the values of a statement, which are testimony."""
    if not isinstance(fault, sa.exc.DBAPIError):
        return BrokenIntegrity(f"store: {type(fault).__name__}; {_ANEW}")
    # SQLite gives a missing table the class of a full disk; its code tells them apart
    wrong = getattr(fault.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR
    if isinstance(fault, sa.exc.OperationalError) and not wrong:
        return BadSetting(
            f"store: the database failed: {_first_line(fault)}; what is in the ledger is safe and is applied when the project is opened next"
        )
    return BrokenIntegrity(f"store: {_first_line(fault)}; {_ANEW}")


_ANEW: Final = "corrobora verify DIR --rebuild makes the store anew from the ledger"


def _first_line(fault: sa.exc.DBAPIError) -> str:
    return str(fault.orig).splitlines()[0] if str(fault.orig) else type(fault.orig).__name__


_POOL: Final[Mapping[str, Any]] = {"pool_size": 10, "max_overflow": 50}
"""Connections that are kept, and made beyond these while they are wanted. Ours: a server asks from as many threads as it has (40, by AnyIO's
default), and no thread may wait for a connection that another holds while it wants a second."""


def _sqlite(path: Path) -> sa.Engine:
    # without parameters in its errors: they are testimony
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)), hide_parameters=True, **_POOL)

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        # what a power cut may take from the log is applied again from the ledger
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA busy_timeout=10000")

    _begin_transactions(engine)
    return engine


def _begin_transactions(engine: sa.Engine) -> None:
    """Have every transaction begun in so many words.

    Python's driver begins none before a CREATE TABLE or a question: a run that dies would leave half the tables, and what is asked in one
    `Store.look` would not be of one moment.
    """

    @sa.event.listens_for(engine, "connect")
    def _leave_to_us(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN")


def _by_address(address: str) -> sa.Engine:
    try:
        url = sa.make_url(address)
    except sa.exc.ArgumentError:
        raise BadSetting("store: the address is none; expected postgresql://host/name") from None
    if url.get_backend_name() != "postgresql":
        raise BadSetting(f"store: found {url.get_backend_name()}, expected a file or postgresql://host/name")
    if url.password or {"password", "sslpassword"} & url.query.keys():
        raise BadSetting(
            "store: the address holds a password, which would lie in the project's folder; put it into ~/.pgpass or PGPASSWORD"
        )
    if importlib.util.find_spec("psycopg") is None:
        raise BadSetting(f"store: PostgreSQL needs psycopg; {how_to_install('postgresql')}")
    return sa.create_engine(
        url.set(drivername="postgresql+psycopg", password=None), hide_parameters=True, **_POOL
    )


def _version_of(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def _bring_up(engine: sa.Engine, found: str | None) -> None:
    """Make the tables, or change them to those of this version."""
    from alembic import command  # noqa: PLC0415 - loaded late: needed once in the life of a store
    from alembic.config import Config  # noqa: PLC0415 - as above
    from alembic.util import CommandError  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, VERSION)
        except CommandError:
            raise BrokenIntegrity(
                f"store: its tables are of version {found}, this corrobora knows {VERSION}; use the corrobora that wrote it"
            ) from None
