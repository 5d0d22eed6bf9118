"""A project that another opening writes to: whoever looks sees one moment of it, whole, and keeps nobody waiting."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corrobora.cli import main
from corrobora.custody import Verification, open_folder, verify, verify_meanwhile
from corrobora.custody.folder import HEAD_FILE, LEDGER_FILE, object_path
from corrobora.errors import BadSetting, BrokenIntegrity, InUse, ReadOnly
from corrobora.records import Decision, Judgement
from corrobora.workflow import Project, open_project, project, read_project, verify_project
from tests.workflow.worked import EXERCISE, begun, by_rules_alone

AT = "2031-05-01T08:00:00Z"
REPORTS = sorted((EXERCISE / "reports").iterdir())
Typed = Callable[..., tuple[int, str, str]]


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


def beside(path: Path) -> Project:
    return read_project(path, by="reader", at=AT, beside=True)


def found_in(path: Path, *, head: str | None = None) -> Verification:
    return verify_project(path, by="x", at=AT, head=head)


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
        found = reader.verify()
        assert (found.findings, found.ongoing, found.entries, found.head) == (
            (),
            True,
            before.entries,
            before.head,
        )
    for name in ("dossier.json", "geojson/incidents.geojson"):
        assert (tmp_path / "beside" / name).read_bytes() == (tmp_path / "before" / name).read_bytes()
    with beside(tmp_path / "p") as later:
        assert later.status() == writer.status() != before
        assert found_in(tmp_path / "p").entries == writer.status().entries


def test_nothing_can_be_added_beside_a_writer(writer: Project, tmp_path: Path) -> None:
    with beside(tmp_path / "p") as reader:
        for act in (lambda: reader.add(REPORTS), reader.assess):
            with pytest.raises(ReadOnly, match="opened to be read"):
                act()
    with pytest.raises(InUse):
        open_project(tmp_path / "p", by="second", at=AT)


def test_whoever_looks_while_another_never_stops_writing_finds_all_sound(
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
    try:
        seen = [found_in(tmp_path / "p") for _ in range(8)]
        custody = [verify_meanwhile(tmp_path / "p" / "custody") for _ in range(30)]
    finally:
        left.set()
        thread.join()
    assert faults == []
    assert [found.findings for found in (*seen, *custody) if not found.sound] == []
    assert all(found.ongoing for found in (*seen, *custody))
    assert seen[0].entries < seen[-1].entries
    assert verify(tmp_path / "p" / "custody").sound


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
    status, said, complaint = typed("verify", place)
    assert (status, complaint) == (0, "")
    assert "what is added after the entry below is not checked" in said.splitlines()[0]
    assert said.splitlines()[1].startswith("sound: every byte")
    status, said, _ = typed("verify", place / "custody")
    assert (status, "what is added after" in said) == (0, True)
    status, _, complaint = typed("export", place, "--as", "bag", "--out", tmp_path / "bag")
    assert (status, "holds a copy of the whole custody" in complaint, complaint.count("export:")) == (
        2,
        True,
        1,
    )
    assert not (tmp_path / "bag").exists()
    for words in (("add", place, EXERCISE / "reports"), ("assess", place), ("verify", place, "--rebuild")):
        status, _, complaint = typed(*words)
        assert (status, "only one may write at a time" in complaint) == (2, True)


def test_a_hash_that_was_noted_may_be_that_of_any_entry_beside_a_writer(place: Path) -> None:
    with beside(place) as reader:
        hashes = [entry.hash for entry in reader.iter_history()]
    assert found_in(place, head=hashes[0]).sound
    assert found_in(place, head=hashes[-1]).sound
    assert [one.why for one in found_in(place, head="f" * 64).findings] == [
        "no entry of the ledger has the hash noted elsewhere"
    ]


def change(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


def test_what_was_changed_is_found_beside_a_writer_too(place: Path) -> None:
    custody = place / "custody"
    with beside(place) as reader:
        kept = [entry.subject for entry in reader.iter_history() if entry.what == "kept"]
    changed, missing = (object_path(custody, sha256) for sha256 in kept[:2])
    data, gone, stray = changed.read_bytes(), missing.read_bytes(), custody / "objects" / "00" / ("0" * 64)
    changed.write_bytes(data + b" ")
    missing.unlink()
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"x")
    codes = {one.code for one in verify_meanwhile(custody).findings}
    assert codes == {"object-changed", "object-missing", "object-unrecorded"}
    assert {"object-changed", "object-missing"} <= {one.code for one in found_in(place).findings}
    changed.write_bytes(data)
    missing.write_bytes(gone)
    stray.unlink()
    assert verify_meanwhile(custody).sound
    ledger = custody / LEDGER_FILE
    whole = ledger.read_bytes()
    change(ledger, b'"by":"first"', b'"by":"worst"')
    assert "hash-wrong" in {one.code for one in verify_meanwhile(custody).findings}
    assert "hash-wrong" in {one.code for one in found_in(place).findings}
    ledger.write_bytes(whole)
    head = custody / HEAD_FILE
    change(head, b'"hash":"', b'"hash":"0')
    assert [one.code for one in verify(custody, until=1).findings] == ["head-wrong"]


def test_a_ledger_whose_end_was_cut_off_is_found_beside_a_writer(place: Path) -> None:
    ledger = place / "custody" / LEDGER_FILE
    lines = ledger.read_bytes().splitlines(keepends=True)
    ledger.write_bytes(b"".join(lines[:-2]))
    assert "head-wrong" in {one.code for one in verify_meanwhile(place / "custody").findings}
    with pytest.raises(BrokenIntegrity, match="custody and store do not belong together"):
        beside(place)
    assert "head-wrong" in {one.code for one in found_in(place).findings}


def test_what_ends_at_an_entry_is_checked_to_it_and_no_further(tmp_path: Path) -> None:
    with open_folder(tmp_path / "c", by="me", at=AT) as custody:
        custody.put(b"one")
        number, head = custody.number, custody.head
        custody.put(b"two")
    found = verify(tmp_path / "c", until=number)
    assert (found.findings, found.entries, found.head, found.ongoing) == ((), number, head, True)
    assert verify(tmp_path / "c", until=0).findings == ()
    assert [one.code for one in verify(tmp_path / "c", until=9).findings] == ["head-wrong", "head-wrong"]


def test_an_encrypted_project_is_not_read_beside_a_writer_and_its_bytes_are_checked(
    tmp_path: Path, typed: Typed
) -> None:
    place, keys = tmp_path / "p", tmp_path / "keys"
    with filled(begun(place, keys=keys)):
        for words in (("status", place, "--keys", keys), ("verify", place, "--keys", keys)):
            status, _, complaint = typed(*words)
            assert status == 2
            assert "open for writing elsewhere" in complaint
        status, said, _ = typed("verify", place)
        assert (status, "what is added after" in said, "not checked, for want of the keys" in said) == (
            0,
            True,
            True,
        )
    assert typed("verify", place, "--keys", keys)[0] == 0


def test_a_store_of_other_tables_is_refused_beside_a_writer(place: Path, tmp_path: Path) -> None:
    shutil.copytree(place, tmp_path / "q")
    for left in (tmp_path / "q").glob("store.sqlite*"):
        left.unlink()
    (tmp_path / "q" / "store.sqlite").write_bytes(b"")
    with pytest.raises((BadSetting, BrokenIntegrity), match="store"):
        beside(tmp_path / "q")
