"""A project that another opening writes to: whoever looks sees one moment of it, whole."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from corrobora.custody import read_head
from corrobora.custody.folder import HEAD_FILE, LEDGER_FILE, head_bytes
from corrobora.errors import BadSetting, BrokenIntegrity, InUse, ReadOnly
from corrobora.records import Decision, Judgement
from corrobora.workflow import Project, open_project, project, read_project
from tests.cli.typing_in import Typed
from tests.workflow.worked import EXERCISE, begun, by_rules_alone

AT = "2031-05-01T08:00:00Z"
REPORTS = sorted((EXERCISE / "reports").iterdir())


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project, "readers", by_rules_alone)


def filled(made: Project) -> Project:
    made.add(REPORTS[:2])
    made.read()
    made.assess()
    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def writer(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Project]:
    """Return a project that stays open for writing."""
    address = request.getfixturevalue("empty_postgresql") if request.param == "postgresql" else None
    with filled(begun(tmp_path / "p", store=address)) as made:
        yield made


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """Return the folder of a project that is open for writing meanwhile."""
    with filled(begun(tmp_path / "p")):
        yield tmp_path / "p"


def beside(path: Path) -> Project:
    return read_project(path, by="reader", at=AT, beside=True)


def judged(able: Project) -> None:
    proposed = able.proposals()[0].proposal
    able.judge(
        Judgement(proposal=proposed.id, decision=Decision.ACCEPT, by="coder", at=AT, why="so it says"),
        proposal=proposed,
    )


def test_what_is_read_beside_a_writer_is_of_the_moment_at_which_it_was_opened(
    writer: Project, tmp_path: Path
) -> None:
    before, entries = writer.status(), list(writer.iter_history())
    writer.export(("json", "geojson"), tmp_path / "before")
    with beside(tmp_path / "p") as reader:
        writer.add(REPORTS[2:])
        writer.read()
        writer.assess(as_of="2031-07-20")
        judged(writer)
        assert reader.lag == ""
        assert reader.status() == before
        assert list(reader.iter_history()) == entries
        reader.export(("json", "geojson"), tmp_path / "beside")
        with pytest.raises(InUse, match="only what nobody adds to is checked to its end"):
            reader.verify()
    for name in ("dossier.json", "geojson/incidents.geojson"):
        assert (tmp_path / "beside" / name).read_bytes() == (tmp_path / "before" / name).read_bytes()
    with beside(tmp_path / "p") as later:
        assert later.status() == writer.status() != before


def test_nothing_can_be_added_beside_a_writer(writer: Project, tmp_path: Path) -> None:
    with beside(tmp_path / "p") as reader:
        for act in (lambda: reader.add(REPORTS), reader.assess):
            with pytest.raises(ReadOnly, match="opened to be read"):
                act()
    with pytest.raises(InUse):
        open_project(tmp_path / "p", by="second", at=AT)


def test_commands_that_only_look_go_beside_a_writer_and_say_so(
    place: Path, tmp_path: Path, typed: Typed
) -> None:
    status, said, complaint = typed("status", place)
    assert (
        status,
        complaint.count("\n"),
        "is open for writing elsewhere; this is how it stood at entry" in complaint,
    ) == (0, 1, True)
    assert "reports     2, 0 not read yet" in said
    assert typed("history", place)[0] == 0
    assert typed("proposals", place)[0] == 0
    assert typed("export", place, "--as", "json", "--out", tmp_path / "out")[0] == 0
    assert (tmp_path / "out" / "dossier.json").is_file()
    status, _, complaint = typed("export", place, "--as", "bag", "--out", tmp_path / "bag")
    assert (status, "holds a copy of the whole custody" in complaint, complaint.count("export:")) == (
        2,
        True,
        1,
    )
    assert not (tmp_path / "bag").exists()
    for words in (("add", place, EXERCISE / "reports"), ("assess", place), ("verify", place)):
        status, _, complaint = typed(*words)
        assert (status, "only one may write at a time" in complaint) == (2, True)


def test_whoever_looks_while_another_never_stops_writing_sees_whole_moments(
    writer: Project, tmp_path: Path
) -> None:
    left, faults = threading.Event(), list[BaseException]()

    def write_on() -> None:
        number = 0
        try:
            while not left.is_set():
                number += 1
                text = tmp_path / f"{number}.txt"
                text.write_text(f"Officials said {number} people were killed on the road.", encoding="utf-8")
                writer.add([text])
                if number % 3 == 0:
                    writer.read()
        except BaseException as fault:
            faults.append(fault)

    thread = threading.Thread(target=write_on)
    thread.start()
    seen: list[int] = []
    try:
        for _ in range(12):
            with beside(tmp_path / "p") as reader:
                entries = list(reader.iter_history())
                status = reader.status()
                assert (reader.lag, status.entries, status.head) == ("", len(entries), entries[-1].hash)
                assert status.reports == sum(entry.what == "taken-in" for entry in entries)
                seen.append(status.entries)
    finally:
        left.set()
        thread.join()
    assert faults == []
    assert seen[0] < seen[-1]


def test_a_line_that_is_being_added_is_none_yet_for_who_looks(place: Path) -> None:
    with beside(place) as reader:
        entries = list(reader.iter_history())
        with (place / "custody" / LEDGER_FILE).open("ab") as ledger:
            ledger.write(b'{"at":"2031-05-01T08:00:00Z","by":"w","ha')
        assert [entry.number for entry in reader._custody.iter_entries()] == [one.number for one in entries]


def test_a_store_that_is_behind_its_ledger_is_not_taken_for_the_project(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project, "_CATCHES_UP_WITHIN_S", 0.0)
    number = read_head(place / "custody").number
    (place / "custody" / HEAD_FILE).write_bytes(head_bytes(number + 9, "f" * 64))
    with pytest.raises(InUse, match=f"its store follows entry {number} of {number + 9} so far"):
        beside(place)


def test_a_ledger_that_is_not_the_stores_is_refused_beside_a_writer(place: Path) -> None:
    ledger = place / "custody" / LEDGER_FILE
    lines = ledger.read_bytes().splitlines(keepends=True)
    ledger.write_bytes(b"".join(lines[:-2]))
    with pytest.raises(BrokenIntegrity, match="custody and store do not belong together"):
        beside(place)
    ledger.write_bytes(b"".join(lines).replace(b'"by":"first"', b'"by":"worst"', 1))
    with pytest.raises(BrokenIntegrity, match="breaks at entry"):
        beside(place)


def test_an_encrypted_project_is_not_read_beside_a_writer(tmp_path: Path, typed: Typed) -> None:
    place, keys = tmp_path / "p", tmp_path / "keys"
    with filled(begun(place, keys=keys)):
        status, _, complaint = typed("status", place, "--keys", keys)
        assert (status, "is encrypted and open for writing elsewhere" in complaint) == (2, True)
    assert typed("status", place, "--keys", keys)[0] == 0


def test_a_store_of_other_tables_is_refused_beside_a_writer(place: Path, tmp_path: Path) -> None:
    shutil.copytree(place, tmp_path / "q")
    for left in (tmp_path / "q").glob("store.sqlite*"):
        left.unlink()
    (tmp_path / "q" / "store.sqlite").write_bytes(b"")
    with pytest.raises((BadSetting, BrokenIntegrity), match="store"):
        beside(tmp_path / "q")
