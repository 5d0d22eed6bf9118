"""What a store promises, on SQLite and on PostgreSQL alike."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corrobora.custody.ledger import NO_ENTRY, link
from corrobora.custody.store import VERSION, Asked, Held, Store, open_store, read_store
from corrobora.errors import BadSetting, BrokenIntegrity, UnknownRecord
from corrobora.records import Entry

WORD = "not-for-the-folder"


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where a new store goes."""
    if request.param == "sqlite":
        return str(tmp_path / "store.sqlite")
    address: str = request.getfixturevalue("empty_postgresql")
    return address


@pytest.fixture(params=[None, b"k" * 64], ids=["plain", "encrypted"])
def store(request: pytest.FixtureRequest, place: str) -> Iterator[Store]:
    """Return an empty store."""
    opened = open_store(place, key=request.param)
    yield opened
    opened.close()


def chain(*acts: tuple[str, str]) -> list[Entry]:
    """Return entries of a ledger that begins."""
    made: list[Entry] = []
    for number, (what, subject) in enumerate(acts, 1):
        previous = made[-1].hash if made else NO_ENTRY
        made.append(
            link(
                what=what,
                subject=subject,
                payload={},
                by="me",
                at="2031-05-01T00:00:00Z",
                number=number,
                previous=previous,
            )
        )
    return made


def held(record: str, *, rank: str = "", body: str = "{}", **links: list[str]) -> Held:
    """Return an incident of few words."""
    return Held(
        kind="incident",
        id=record,
        entry=1,
        object="0" * 64,
        rank=rank,
        body=body,
        links={f"incident-{kind}": targets for kind, targets in links.items()},
    )


def test_a_record_is_found_as_it_was_put_and_the_later_one_stands(store: Store) -> None:
    with store.change() as change:
        change.put(held("i-1", body='{"a":1}', claim=["c-1", "c-2"]))
    with store.change() as change:
        change.put(held("i-1", body='{"a":2}', claim=["c-2"]))
    assert store.get("incident", "i-1").body == '{"a":2}'
    assert store.linked("incident-claim", "c-1") == ()
    assert store.linked("incident-claim", "c-2") == ("i-1",)
    assert store.count("incident") == 1


def test_a_record_that_is_dropped_is_gone_with_its_links(store: Store) -> None:
    with store.change() as change:
        change.put(held("i-1", claim=["c-1"]))
        change.put(held("i-2", claim=["c-1"]))
        change.drop("incident", "i-1")
        change.drop("incident", "i-9")
    assert store.find("incident", "i-1") is None
    assert store.linked("incident-claim", "c-1") == ("i-2",)
    with pytest.raises(UnknownRecord, match="no incident i-1"):
        store.get("incident", "i-1")


def test_records_come_by_rank_and_then_by_the_bytes_of_their_ids(store: Store) -> None:
    with store.change() as change:
        for record, rank in (("b", "2"), ("a", "2"), ("B", "2"), ("z", "1"), ("_", "10")):
            change.put(held(record, rank=rank))
    assert [one.id for one in store.iter_records("incident")] == ["z", "_", "B", "a", "b"]


def test_a_change_that_fails_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.change() as change:
            change.put(held("i-1", claim=["c-1"]))
            change.enter(chain(("kept", "x")))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert store.applied() == (0, NO_ENTRY)
    assert list(store.iter_rows()) == []


def test_the_store_knows_the_last_entry_that_it_follows_from(store: Store) -> None:
    entries = chain(("kept", "x"), ("reported", "y"), ("reported", "x"), ("read", "y"))
    with store.change() as change:
        change.enter(entries[:2])
    with store.change() as change:
        change.enter(entries[2:])
    assert store.applied() == (4, entries[-1].hash)
    assert list(store.iter_history()) == entries
    assert list(store.iter_history(subject="y")) == [entries[1], entries[3]]
    assert list(store.iter_history(what="reported", since=3)) == [entries[2]]
    assert store.find_last("reported") == entries[2]
    assert store.find_last("reported", subject="y") == entries[1]
    assert store.find_last("reported", before=2) == entries[1]
    assert store.find_last("judged") is None
    assert store.find_firsts("reported", ["x", "never"]) == {"x": entries[2]}
    assert store.find_firsts("judged", ["x"]) == {}


def test_whoever_stops_going_through_entries_holds_nothing_open(place: str) -> None:
    opened = open_store(place)
    with opened.change() as change:
        change.enter(chain(("kept", "x"), ("reported", "y"), ("reported", "x")))
        change.put(held("i-1"))
        change.put(held("i-2"))
    for going in (
        opened.iter_history(),
        opened.iter_records("incident"),
        opened.iter_marks("incident"),
        opened.iter_rows(),
    ):
        assert next(going)
        going.close()  # type: ignore[union-attr]  # generators, which promise no more than that they iterate
    assert opened._engine.pool.checkedout() == 0  # type: ignore[attr-defined]  # both drivers have a pool that counts
    opened.close()


def test_an_entry_is_never_entered_twice(store: Store) -> None:
    entries = chain(("kept", "x"))
    with store.change() as change:
        change.enter(entries)
    with pytest.raises(Exception, match=r"(?i)unique"), store.change() as change:
        change.enter(entries)
    assert store.applied() == (1, entries[0].hash)


def test_a_store_is_there_when_it_is_opened_again(place: str) -> None:
    first = open_store(place)
    with first.change() as change:
        change.put(held("i-1", claim=["c-1"]))
        change.enter(chain(("kept", "x")))
    rows = list(first.iter_rows())
    first.close()
    again = open_store(place)
    assert list(again.iter_rows()) == rows
    assert {row.table for row in rows} == {"applied", "entry", "link", "record"}
    again.clear()
    assert list(again.iter_rows()) == []
    again.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(words=st.text(st.characters(), max_size=900))
def test_any_words_are_held_and_found(store: Store, words: str) -> None:
    store.clear()
    entries = chain(("kept", words))
    with store.change() as change:
        change.put(held("i-1", claim=[words]))
        change.enter(entries)
    assert store.linked("incident-claim", words) == ("i-1",)
    assert list(store.iter_history(subject=words)) == entries
    assert list(store.iter_history(subject=words + "x")) == []


def test_both_databases_give_the_same_rows(tmp_path: Path, empty_postgresql: str) -> None:
    stores = [open_store(tmp_path / "store.sqlite"), open_store(empty_postgresql)]
    for one in stores:
        with one.change() as change:
            change.enter(chain(("kept", "x"), ("kept", "X" * 5_000), ("reported", "\0\ud800é")))
            change.put(held("i-b", rank="1", claim=["é", "z", "Z"]))
            change.put(held("i-B", rank="1"))
    first, second = (list(one.iter_rows()) for one in stores)
    assert first == second
    for one in stores:
        one.close()


def test_tables_of_a_later_version_are_left_alone(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "store.sqlite"
    open_store(path).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (VERSION,)
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(BrokenIntegrity, match="9999"):
        open_store(path)


def test_the_tables_that_are_made_are_those_that_are_used(place: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from corrobora.custody.store import TABLES

    opened = open_store(place)
    with opened._engine.connect() as connection:
        # FTS5 keeps tables of its own beside the one that is asked
        ours = {"include_name": lambda name, kind, _: kind != "table" or not name.startswith("search")}
        assert compare_metadata(MigrationContext.configure(connection, opts=ours), TABLES) == []
    opened.close()


def test_a_file_that_is_no_database_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(b"this is no database, however long it goes on" * 50)
    before = path.read_bytes()
    with pytest.raises(BrokenIntegrity, match="no store of a project"):
        open_store(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("address", "message"),
    [
        (
            sa.URL.create("postgresql", "me", WORD, "localhost", database="archive").render_as_string(False),
            "password",
        ),
        ("mysql://localhost/archive", "found mysql"),
        ("postgresql://localhost:1/archive?connect_timeout=1", "no database answers"),
        ("://", "address is none"),
        (f"postgresql://localhost/archive?password={WORD}", "password"),
    ],
)
def test_an_address_that_cannot_be_used_is_said_to_be_so(address: str, message: str) -> None:
    with pytest.raises(BadSetting, match=message) as raised:
        open_store(address)
    assert WORD not in str(raised.value)


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(BadSetting, match=r"pip install \"path/to/clone\[postgresql\]\""):
        open_store("postgresql://localhost/archive")


def test_what_a_database_says_of_itself_comes_without_the_words_of_a_report(store: Store) -> None:
    entries = chain(("read", "somebody's testimony"))
    with store.change() as change:
        change.enter(entries)
    with pytest.raises(BrokenIntegrity, match="--rebuild") as raised, store.change() as change:
        change.enter(entries)
    assert "testimony" not in str(raised.value)


def test_a_full_disk_is_said_to_be_one_and_changes_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.sqlite")

    @sa.event.listens_for(store._engine, "begin")
    def _full(connection: sa.Connection) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")

    with pytest.raises(BadSetting, match="full"), store.change() as change:
        change.put(held("i-1", body="x" * 1_000_000))
    assert store.count("incident") == 0
    store.close()


def test_a_store_whose_table_is_gone_is_made_anew(store: Store) -> None:
    with store._engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE link"))
    with pytest.raises(BrokenIntegrity):
        list(store.iter_rows())
    store.clear()
    assert list(store.iter_rows()) == []


def test_of_many_that_claim_a_store_at_once_one_has_it(place: str) -> None:
    open_store(place).close()
    stores = [open_store(place) for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        given = list(pool.map(lambda one: one.claim(), stores))
    assert sorted(given) == [False] * 5 + [True]
    assert stores[0].applied() == (0, NO_ENTRY)
    for one in stores:
        one.close()


def test_who_reads_sees_what_a_writer_that_has_the_store_open_writes_then(tmp_path: Path) -> None:
    """Its log may be empty at first: what the file holds now is not all that it will hold."""
    place = tmp_path / "store.sqlite"
    open_store(place).close()
    writer = sqlite3.connect(place)
    assert writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    reader = read_store(place)
    assert [left.stat().st_size for left in tmp_path.glob("*-wal")] == [0]
    assert reader.count("incident") == 0
    other = open_store(place)
    with other.change() as change:
        change.put(held("i-1"))
    assert reader.count("incident") == 1
    for one in (reader, other, writer):
        one.close()


def test_marks_are_those_of_the_records(store: Store) -> None:
    with store.change() as change:
        change.put(held("a", rank="2"))
        change.put(held("b\u0007", rank="1"))
    marks = sorted(store.iter_marks(held("a").kind))
    assert marks == sorted((one.id, one.rank, one.entry) for one in store.iter_records(held("a").kind))


def test_a_link_that_would_never_be_taken_out_is_not_put(store: Store) -> None:
    with pytest.raises(KeyError, match="incident-colour"), store.change() as change:
        change.put(held("i-1", colour=["red"]))
    assert store.find("incident", "i-1") is None


def test_records_are_listed_by_their_entries_and_narrowed_down(store: Store) -> None:
    with store.change() as change:
        for number in range(1, 8):
            country = ["ML"] if number % 2 else ["NE"]
            one = held(
                f"i-{number}",
                rank="open" if number < 5 else "done",
                country=country,
                day=[f"2024-03-0{number}"],
            )
            change.put(replace(one, entry=number))

    def found(before: int | None = None, limit: int = 10, **asked: Any) -> list[int]:
        rows = store.newest(Asked(kind="incident", **asked), before=before, limit=limit)
        assert store.how_many(Asked(kind="incident", **asked), most=100) >= len(rows)
        return [row.entry for row in rows]

    assert found() == [7, 6, 5, 4, 3, 2, 1]
    assert found(before=6, limit=2) == [5, 4]
    assert found(rank="open") == [4, 3, 2, 1]
    assert found(links=(("incident-country", "ML"),)) == [7, 5, 3, 1]
    assert found(links=(("incident-country", "ML"),), rank="open") == [3, 1]
    assert found(between=(("incident-day", "2024-03-02", "2024-03-04"),)) == [4, 3, 2]
    assert found(beside=("incident", "open")) == [4, 3, 2, 1]
    assert found(before=4, limit=2, beside=("incident", "open")) == [3, 2]
    assert found(beside=("report", "open")) == []
    assert store.how_many(Asked(kind="incident"), most=3) == 3
    assert store.tally("incident-country") == {"ML": 4, "NE": 3}
    days = store.by_target("incident-day", limit=3)
    assert days == tuple((f"2024-03-0{n}", f"i-{n}") for n in (1, 2, 3))
    assert store.by_target("incident-day", after=days[-1], limit=2)[0] == ("2024-03-04", "i-4")
    assert store.targets("incident-country", "i-2") == ("NE",)


def test_what_stands_beside_a_record_has_to_be_of_its_id_and_of_its_entry(store: Store) -> None:
    with store.change() as change:
        for name, entry, left in (("r-1", 1, 1), ("r-2", 2, 2), ("r-3", 3, 9)):
            change.put(replace(held(name), kind="report", entry=entry))
            change.put(replace(held(name, rank="open"), kind="left", entry=left))
        change.put(replace(held("r-9", rank="open"), kind="left", entry=1))
    asked = Asked(kind="report", beside=("left", "open"))
    assert [one.id for one in store.newest(asked, limit=9)] == ["r-2", "r-1"]
    assert store.how_many(asked, most=9) == 2


def test_what_is_tallied_is_what_is_linked_however_it_came_and_went(store: Store) -> None:
    def counted() -> dict[str, int]:
        linked = {one: len(store.linked("incident-country", one)) for one in ("ML", "NE", "BF")}
        return {one: many for one, many in linked.items() if many}

    def put(*told: tuple[str, list[str]]) -> None:
        with store.change() as change:
            for name, countries in told:
                change.put(held(name, country=countries))

    put(("i-1", ["ML", "NE"]), ("i-2", ["ML"]), ("i-1", ["BF"]))
    assert store.tally("incident-country") == counted() == {"ML": 1, "BF": 1}
    put(("i-1", ["ML", "ML"]), ("i-3", ["ML", "NE"]))
    assert store.tally("incident-country") == counted() == {"ML": 3, "NE": 1}
    with store.change() as change:
        change.drop("incident", "i-3", "i-9")
        change.put(held("i-4", country=["NE"]))
        change.drop("incident", "i-4")
    assert store.tally("incident-country") == counted() == {"ML": 2}
    with pytest.raises(ZeroDivisionError), store.change() as change:  # noqa: PT012 - what was done before the error is the point
        change.drop("incident", "i-1")
        raise ZeroDivisionError
    assert store.tally("incident-country") == counted() == {"ML": 2}
    assert [row.table for row in store.iter_rows()].count("tally") == 1
    with store.change() as change:
        change.put(held("i-5", country=["NE"]))
        change.drop_all("incident")
        change.put(held("i-6", country=["BF"]))
    assert store.tally("incident-country") == counted() == {"BF": 1}
    with pytest.raises(KeyError, match="not tallied"):
        store.tally("incident-claim")


def test_no_question_of_a_page_goes_through_all_that_is_of_a_kind(tmp_path: Path) -> None:
    """What SQLite plans without statistics, which no store of ours has."""
    store = open_store(tmp_path / "s.sqlite")
    asked: list[tuple[str, tuple[object, ...]]] = []

    def note(_to: object, _cursor: object, words: str, told: tuple[object, ...], *_: object) -> None:
        if words.startswith("SELECT"):
            asked.append((words, told))

    sa.event.listen(store._engine, "before_cursor_execute", note)
    store.linked("reading-claim", "c-1")
    store.linked_to("reading-claim", ["c-1", "c-2"])
    store.targets("reading-claim", "r-1")
    store.by_target("incident-step", after=("0 2024", "i-1"), limit=5)
    store.find_firsts("reported", ["r-1", "r-2"])
    store.find_last("weighed", subject="i-1", before=9)
    list(store.iter_history(what="weighed", subject="i-1", since=9))
    store.newest(Asked(kind="standing", rank="waiting"), before=9, limit=5)
    store.newest(Asked(kind="report", beside=("left", "open")), before=9, limit=5)
    with store._engine.connect() as connection:
        steps = [
            row[3]
            for words, told in asked
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", told)
        ]
    store.close()
    # each is looked up by more than its kind, and only what is of a few subjects is put in order afterwards
    steps.remove("USE TEMP B-TREE FOR ORDER BY")
    assert len(steps) == len(asked) + 1 == 10
    assert [one for one in steps if not (" AND " in one or "(subject=?" in one)] == []


def test_many_are_asked_for_at_once_and_those_that_are_not_there_are_left_out(store: Store) -> None:
    with store.change() as change:
        change.put(held("i-1", body="1", claim=["c-1"]), held("i-2", body="2", claim=["c-1", "c-2"]))
        assert list(change.find_some("incident", ["i-2", "i-9"])) == ["i-2"]
    found = store.find_some("incident", ["i-2", "i-9", "i-1", "i-2"])
    assert [(one, found[one].body) for one in found] == [("i-1", "1"), ("i-2", "2")]
    assert store.find_some("report", ["i-1"]) == {}
    assert store.linked_to("incident-claim", ["c-2", "c-9", "c-1"]) == {
        "c-1": ("i-1", "i-2"),
        "c-2": ("i-2",),
    }


def test_more_are_asked_for_than_one_question_takes(store: Store) -> None:
    names = [f"i-{number:04d}" for number in range(1_203)]
    with store.change() as change:
        change.put(*(held(one, claim=[f"c-{one}"]) for one in names))
    assert list(store.find_some("incident", names)) == names
    assert len(store.linked_to("incident-claim", [f"c-{one}" for one in names])) == len(names)
    with store.change() as change:
        change.drop("incident", *names[1:])
    assert [one.id for one in store.iter_records("incident")] == names[:1]
    assert store.linked_to("incident-claim", [f"c-{one}" for one in names]) == {"c-i-0000": ("i-0000",)}


def test_of_two_records_of_one_id_put_at_once_the_last_stands(store: Store) -> None:
    with store.change() as change:
        change.put(held("i-1", body="1", claim=["c-1"]), held("i-1", body="2", claim=["c-2"]))
    assert store.get("incident", "i-1").body == "2"
    assert store.linked_to("incident-claim", ["c-1", "c-2"]) == {"c-2": ("i-1",)}


def test_within_a_look_everything_is_answered_and_after_it_what_changed_meanwhile_is_seen(
    store: Store,
) -> None:
    with store.change() as change:
        change.put(held("i-1", body="1"))
    with store.look():
        assert store.get("incident", "i-1").body == "1"
        with store.look():
            assert store.count("incident") == 1
        assert [one.id for one in store.iter_records("incident")] == ["i-1"]
        with store.change() as change:
            change.put(held("i-2", body="2"))
        assert store.count("incident") == 1
        assert store.find("incident", "i-2") is None
    assert store.count("incident") == 2
    assert store.get("incident", "i-2").body == "2"


def test_a_look_of_one_thread_is_none_of_another(store: Store) -> None:
    with ThreadPoolExecutor(1) as other, store.look():
        assert store.count("incident") == 0

        def change() -> int:
            with store.change() as made:
                made.put(held("i-1"))
            return store.count("incident")

        assert other.submit(change).result(timeout=60) == 1


def test_after_a_look_that_failed_the_store_goes_on(store: Store) -> None:
    with pytest.raises(UnknownRecord), store.look():
        store.get("incident", "i-1")
    with store.change() as change:
        change.put(held("i-1"))
    assert store.count("incident") == 1
