"""What joining knows, on shelves that last: a file in a project's folder that can be deleted at any time.

It follows from ledger and archive, as the store does, but not entry by entry: it is what the last assessment left in memory,
so that the next one goes on from there. It is used only where it is byte for byte what that assessment wrote, as the ledger
says, and by the same methods and weights; otherwise all reports are joined anew.

Of what joining knows, keys and members are numbers, words their hashes. The cards (`corrobora.workflow.cards`) hold names and
background as the store does.
"""

import hashlib
import sqlite3
import sys
from array import array
from collections.abc import Callable, Hashable, Iterator, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from corrobora.merging import shelves
from corrobora.records import ReportId

FILE: Final = "joining.sqlite"
"""Name of the file in a project's folder."""
LAYOUT: Final = "corrobora/joining/2"
_NO_SEASON: Final = -(2**62)
"""Stands for the season of reports without a day of publication."""
_NUMBER_BITS: Final = 24
"""Bits for the number of a paragraph within its report."""
_READ_AT_ONCE: Final = 1 << 20

Pack = Callable[[Any], bytes]
Unpack = Callable[[bytes], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """How keys and values of a shelf are written."""

    key: Callable[[Any], int]
    again: Callable[[int], Any] | None
    """Gives the key for its number; ``None`` where keys are hashes."""
    pack: Pack
    unpack: Unpack


class _Reports:
    """Reports by numbers, given in the order in which they came."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._numbers: dict[ReportId, int] = {}
        self._ids: dict[int, ReportId] = {}
        self._next: int = database.execute("SELECT coalesce(max(number), 0) + 1 FROM report").fetchone()[0]
        self._stored = self._next

    def number(self, report: ReportId) -> int:
        """Return the number of a report, a new one where it has none."""
        if report not in self._numbers:
            row = self._database.execute("SELECT number FROM report WHERE id = ?", (report,)).fetchone()
            number = self._next if row is None else int(row[0])
            self._next = max(self._next, number + 1)
            self._numbers[report], self._ids[number] = number, report
        return self._numbers[report]

    def id(self, number: int) -> ReportId:
        """Return the report of a number."""
        if number not in self._ids:
            found = self._database.execute("SELECT id FROM report WHERE number = ?", (number,)).fetchone()
            report = ReportId(found[0])
            self._numbers[report], self._ids[number] = number, report
        return self._ids[number]

    def keep(self) -> None:
        """Write the reports that are new."""
        self._database.executemany(
            "INSERT INTO report (number, id) VALUES (?, ?)",
            ((number, self._ids[number]) for number in range(self._stored, self._next)),
        )
        self._stored = self._next


class _Shelf(MutableMapping[Any, Any]):
    """One mapping: what is asked for is read, what was changed is written when all is kept."""

    def __init__(
        self, database: sqlite3.Connection, name: str, kind: _Kind, empty: Callable[[], Any] | None
    ) -> None:
        self._database = database
        self._name = name
        self._kind = kind
        self._empty = empty
        self._held: dict[Hashable, Any] = {}
        self._gone: set[Hashable] = set()
        """Keys that are known not to be here, or no more."""
        self._written: dict[Hashable, bytes] = {}
        """What is in the file under the keys that were asked for."""
        count = "SELECT count(*) FROM shelf WHERE name = ?"
        self._rows = int(database.execute(count, (name,)).fetchone()[0])

    def _find(self, key: Hashable) -> bool:
        """Read what is under a key, if it is not read yet, and return whether there is anything."""
        if key in self._held:
            return True
        if key in self._gone:
            return False
        row = None
        if self._rows:
            asked = "SELECT value FROM shelf WHERE name = ? AND key = ?"
            row = self._database.execute(asked, (self._name, self._kind.key(key))).fetchone()
        if row is None:
            self._gone.add(key)
            return False
        self._written[key] = row[0]
        self._held[key] = self._kind.unpack(row[0])
        return True

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401 - a mapping of anything
        if not self._find(key):
            if self._empty is None:
                raise KeyError(key)
            self[key] = self._empty()
        return self._held[key]

    def __setitem__(self, key: Any, value: Any) -> None:  # noqa: ANN401 - as above
        self._find(key)
        self._gone.discard(key)
        self._held[key] = value

    def __delitem__(self, key: Any) -> None:  # noqa: ANN401 - as above
        if not self._find(key):
            raise KeyError(key)
        del self._held[key]
        self._gone.add(key)

    def __contains__(self, key: object) -> bool:
        return self._find(key)

    def get(self, key: Any, default: Any = None) -> Any:  # noqa: ANN401 - as above
        """Return what is under a key, or the default; nothing begins there by it."""
        return self._held[key] if self._find(key) else default

    def pop(self, key: Any, *default: Any) -> Any:  # noqa: ANN401 - as above
        """Take out what is under a key and return it, or the default."""
        if not self._find(key):
            if default:
                return default[0]
            raise KeyError(key)
        value = self._held[key]
        del self[key]
        return value

    def __len__(self) -> int:
        new = sum(key not in self._written for key in self._held)
        return self._rows + new - sum(key in self._written for key in self._gone)

    def __iter__(self) -> Iterator[Any]:
        assert self._kind.again is not None  # noqa: S101 - keys that are hashes are never gone through
        asked = self._database.execute("SELECT key FROM shelf WHERE name = ?", (self._name,)).fetchall()
        for (number,) in asked:
            key = self._kind.again(number)
            if key not in self._written:
                yield key
        yield from list(self._held)

    def items(self) -> Any:  # noqa: ANN401 - as the mapping's own
        """Return all keys with what is under them, read together."""
        assert self._kind.again is not None  # noqa: S101 - as above
        asked = "SELECT key, value FROM shelf WHERE name = ?"
        for number, value in self._database.execute(asked, (self._name,)).fetchall():
            key = self._kind.again(number)
            if key not in self._written and key not in self._held:
                self._written[key] = value
                self._held[key] = self._kind.unpack(value)
        return [(key, self._held[key]) for key in self._held]

    def keep(self) -> None:
        """Write what changed; a value that is as empty as it began is not written."""
        changed = []
        for key, value in self._held.items():
            if self._empty is not None and not value:
                self._gone.add(key)
                continue
            packed = self._kind.pack(value)
            if self._written.get(key) != packed:
                changed.append((self._name, self._kind.key(key), packed))
        self._database.executemany(
            "INSERT OR REPLACE INTO shelf (name, key, value) VALUES (?, ?, ?)", changed
        )
        self._database.executemany(
            "DELETE FROM shelf WHERE name = ? AND key = ?",
            [(self._name, self._kind.key(key)) for key in self._gone if key in self._written],
        )


class InMemory(shelves.InMemory):
    """Shelves of an assessment that nothing is written down of."""

    def keep(self) -> bool:
        """Keep nothing, and say so."""
        return False

    def close(self) -> None:
        """Let go of nothing."""


class FileShelves(shelves.Shelves):
    """Shelves in an SQLite file. What was done on them is in it after `keep`, and not before."""

    lasting = True

    def __init__(self, path: Path) -> None:
        """Open the file, or begin one."""
        self._database = sqlite3.connect(path, isolation_level=None)
        # one file that can be hashed when all is written; what a crash leaves of it has another hash
        self._database.execute("PRAGMA journal_mode=MEMORY")
        self._database.execute("PRAGMA synchronous=OFF")
        self._database.execute("BEGIN")
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS report (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)"
        )
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS shelf (name TEXT, key INTEGER, value BLOB NOT NULL, PRIMARY KEY (name, key)) WITHOUT ROWID"
        )
        self._reports = _Reports(self._database)
        self._kinds = _kinds(self._reports)
        self._shelves: dict[str, _Shelf] = {}

    def shelf(self, name: str, empty: Callable[[], Any] | None = None) -> MutableMapping[Any, Any]:
        """Return the shelf of a name.

        Raises:
            KeyError: nothing is said of how such a shelf is written.

        """
        if name not in self._shelves:
            kind = self._kinds[name.split(" round", maxsplit=1)[0]]
            self._shelves[name] = _Shelf(self._database, name, kind, empty)
        return self._shelves[name]

    def keep(self) -> bool:
        """Write all that changed and close the file; return whether that could be done."""
        try:
            for shelf in self._shelves.values():
                shelf.keep()
            self._reports.keep()
            self._database.execute("COMMIT")
        except sqlite3.Error:
            # a full disk: the next time all is done anew
            return False
        finally:
            self.close()
        return True

    def close(self) -> None:
        """Let the file go; what was not kept is as if it had never been."""
        self._database.close()


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file as hexadecimal digits."""
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while part := stream.read(_READ_AT_ONCE):
            found.update(part)
    return found.hexdigest()


def _kinds(reports: _Reports) -> dict[str, _Kind]:
    """Return how each shelf of joining is written, by its name without the number of its round."""

    def spot(key: tuple[ReportId, int]) -> int:
        report, number = key
        if number >> _NUMBER_BITS:
            raise OverflowError(f"paragraph {number} of report {report}: more than any text has")
        return reports.number(report) << _NUMBER_BITS | number

    def spot_again(number: int) -> tuple[ReportId, int]:
        return reports.id(number >> _NUMBER_BITS), number & (1 << _NUMBER_BITS) - 1

    def spots(held: Any) -> bytes:  # noqa: ANN401 - sets and tuples
        return _whole(spot(one) for one in (sorted(held) if isinstance(held, set) else held))

    def scored(held: dict[Any, float]) -> bytes:
        return _whole(spot(one) for one in held) + _reals(held.values())

    def scored_again(data: bytes) -> dict[Any, float]:
        half = len(data) // 2
        return {
            spot_again(n): score
            for n, score in zip(_whole_again(data[:half]), _reals_again(data[half:]), strict=True)
        }

    def shares(held: dict[int, float]) -> bytes:
        return _whole(held) + _reals(held.values())

    def shares_again(data: bytes) -> dict[int, float]:
        half = len(data) // 2
        return dict(zip(_whole_again(data[:half]), _reals_again(data[half:]), strict=True))

    def homes(held: dict[Any, Any]) -> bytes:
        return _whole(spot(one) for pair in held.items() for one in pair)

    def homes_again(data: bytes) -> dict[Any, Any]:
        found = [spot_again(n) for n in _whole_again(data)]
        return dict(zip(found[::2], found[1::2], strict=True))

    by_report = {"key": reports.number, "again": reports.id}
    by_spot = {"key": spot, "again": spot_again}
    by_words = {"key": _hash, "again": None}
    one_spot = {
        "pack": lambda held: _whole((spot(held),)),
        "unpack": lambda data: spot_again(_whole_again(data)[0]),
    }
    set_of_spots = {"pack": spots, "unpack": lambda data: {spot_again(n) for n in _whole_again(data)}}
    tuple_of_spots = {
        "pack": spots,
        "unpack": lambda data: tuple(spot_again(n) for n in _whole_again(data)),
    }
    set_of_reports = {
        "pack": lambda held: _whole(sorted(map(reports.number, held))),
        "unpack": lambda data: {reports.id(n) for n in _whole_again(data)},
    }
    text = {"pack": str.encode, "unpack": bytes.decode}
    one_number = {"pack": lambda held: _whole((held,)), "unpack": lambda data: _whole_again(data)[0]}
    numbers = {"pack": _whole, "unpack": lambda data: list(_whole_again(data))}
    of_homes = {"pack": homes, "unpack": homes_again}
    made: dict[str, dict[str, Any]] = {
        "blocks": by_words | set_of_spots,
        "near": by_spot | {"pack": scored, "unpack": scored_again},
        "seeds": by_report | tuple_of_spots,
        "groups": by_spot | one_spot,
        "numbers of": by_spot | one_number,
        "keys of": {"key": int, "again": int} | one_spot,
        "free in": {"key": int, "again": int} | numbers,
        "held in": by_words | {"pack": shares, "unpack": shares_again},
        "homes of": by_report | of_homes,
        "of": by_spot | set_of_spots,
        "states of": by_report | tuple_of_spots,
        "met in": by_spot | set_of_reports,
        "least of": by_report
        | {"pack": lambda held: _reals((held,)), "unpack": lambda data: _reals_again(data)[0]},
        "readers of": by_words | set_of_reports,
        "seasons of": by_words
        | {
            "pack": lambda held: _whole(sorted(_NO_SEASON if s is None else s for s in held)),
            "unpack": lambda data: {None if s == _NO_SEASON else s for s in _whole_again(data)},
        },
        "found by": by_report | of_homes,
        "reports of incidents": by_spot | set_of_reports,
        "without claims": by_spot | set_of_reports,
        "happenings of reports": by_report | tuple_of_spots,
        "incidents": by_spot | text,
        "cards": by_report | text,
        "grams": by_report | {"pack": bytes, "unpack": bytes},
        "repeating": by_report | one_number,
        "copied": by_report
        | {
            "pack": lambda held: _whole(map(reports.number, held)),
            "unpack": lambda data: tuple(reports.id(n) for n in _whole_again(data)),
        },
    }
    return {name: _Kind(**kind) for name, kind in made.items()}


def _hash(words: object) -> int:
    """Return a number of 64 bits for words; that two of ten million share one is less likely than one in a hundred thousand."""
    found = hashlib.blake2b(repr(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(found, "big", signed=True)


def _whole(numbers: Any) -> bytes:  # noqa: ANN401 - any iterable of whole numbers
    return _little(array("q", numbers))


def _whole_again(data: bytes) -> "array[int]":
    return _native(array("q"), data)


def _reals(numbers: Any) -> bytes:  # noqa: ANN401 - any iterable of numbers
    return _little(array("d", numbers))


def _reals_again(data: bytes) -> "array[float]":
    return _native(array("d"), data)


def _little(held: "array[Any]") -> bytes:
    if sys.byteorder == "big":
        held.byteswap()
    return held.tobytes()


def _native(held: "array[Any]", data: bytes) -> "array[Any]":
    held.frombytes(data)
    if sys.byteorder == "big":
        held.byteswap()
    return held
