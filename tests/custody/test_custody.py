"""One suite for every custody, and what only a folder can do."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corrobora.custody import (
    KEPT,
    NO_ENTRY,
    Custody,
    MemoryCustody,
    find_layout,
    hash_of,
    is_custody,
    open_folder,
    verify,
)
from corrobora.custody.ledger import hash_of_line, link, to_line
from corrobora.errors import BrokenIntegrity, MissingPath, UnknownRecord

BY = "a registrar"
AT = "2031-03-05T12:00:00Z"

Opener = Callable[[Path], Custody]


def in_folder(path: Path) -> Custody:
    return open_folder(path / "custody", by=BY, at=AT)


def in_memory(path: Path) -> Custody:
    return MemoryCustody(by=BY, at=AT)


every_custody = pytest.mark.parametrize("opener", [in_folder, in_memory])


@every_custody
def test_bytes_come_back_under_their_hash(opener: Opener, tmp_path: Path) -> None:
    custody = opener(tmp_path)
    sha256 = custody.put(b"twelve people")
    assert sha256 == hashlib.sha256(b"twelve people").hexdigest()
    assert custody.get(sha256) == b"twelve people"


@every_custody
def test_the_same_bytes_are_held_and_recorded_once(opener: Opener, tmp_path: Path) -> None:
    custody = opener(tmp_path)
    assert custody.put(b"once") == custody.put(b"once")
    assert [entry.what for entry in custody.iter_entries()] == [KEPT]


@every_custody
def test_an_unknown_hash_is_refused(opener: Opener, tmp_path: Path) -> None:
    with pytest.raises(UnknownRecord):
        opener(tmp_path).get("0" * 64)


@every_custody
def test_every_entry_fixes_the_one_before(opener: Opener, tmp_path: Path) -> None:
    custody = opener(tmp_path)
    for number in range(5):
        custody.append("noted", f"r-{number}", {"b": "2", "a": "é\ud800\n"})
    entries = list(custody.iter_entries())
    assert [entry.previous for entry in entries] == [NO_ENTRY, *(entry.hash for entry in entries[:-1])]
    assert [entry.number for entry in entries] == [1, 2, 3, 4, 5]
    assert all(entry.hash == hash_of(entry) for entry in entries)
    assert {(entry.by, entry.at) for entry in entries} == {(BY, AT)}


def test_both_custodies_write_the_same_chain(tmp_path: Path) -> None:
    folder, memory = in_folder(tmp_path), in_memory(tmp_path)
    for custody in (folder, memory):
        custody.put(b"a")
        custody.append("noted", "r-1", {"z": "1", "a": "2"})
        custody.put(b"b")
    assert list(folder.iter_entries()) == list(memory.iter_entries())


def test_opening_again_continues_the_chain(tmp_path: Path) -> None:
    first = open_folder(tmp_path / "c", by=BY, at=AT)
    held = first.put(b"first")
    first.close()
    again = open_folder(tmp_path / "c", by="another", at="2031-03-06T00:00:00Z")
    assert again.put(b"first") == held
    entry = again.append("noted", held, {})
    assert entry.number == 2
    assert entry.previous == first.head
    assert verify(tmp_path / "c").sound


def test_a_stranger_can_check_the_chain_with_the_standard_library(tmp_path: Path) -> None:
    custody = open_folder(tmp_path / "c", by=BY, at=AT)
    custody.put(b"one")
    custody.append("noted", "ü", {"k": "ü"})
    previous = "0" * 64
    for line in (tmp_path / "c" / "ledger.jsonl").read_bytes().splitlines():
        entry = json.loads(line)
        claimed = entry.pop("hash")
        text = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        assert hashlib.sha256(text.encode()).hexdigest() == claimed
        assert entry["previous"] == previous
        previous = claimed


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "holiday.txt").write_text("sun")
    with pytest.raises(MissingPath):
        open_folder(tmp_path, by=BY, at=AT)
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.txt"]


def test_a_file_is_no_custody(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x")
    with pytest.raises(MissingPath):
        open_folder(path, by=BY, at=AT)
    with pytest.raises(MissingPath):
        verify(path)


def test_a_changed_object_is_not_handed_out(tmp_path: Path) -> None:
    custody = open_folder(tmp_path / "c", by=BY, at=AT)
    sha256 = custody.put(b"words")
    (tmp_path / "c" / "objects" / sha256[:2] / sha256).write_bytes(b"wards")
    with pytest.raises(BrokenIntegrity):
        custody.get(sha256)


@pytest.mark.parametrize("name", ["../ledger.jsonl", "AB" * 32, "", "/etc/hosts"])
def test_nothing_but_a_hash_names_an_object(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownRecord):
        open_folder(tmp_path / "c", by=BY, at=AT).get(name)


def test_a_broken_chain_is_not_continued(tmp_path: Path) -> None:
    custody = open_folder(tmp_path / "c", by=BY, at=AT)
    custody.append("noted", "x", {})
    custody.append("noted", "y", {})
    custody.close()
    ledger = tmp_path / "c" / "ledger.jsonl"
    ledger.write_bytes(ledger.read_bytes().splitlines(keepends=True)[0])
    with pytest.raises(BrokenIntegrity):
        open_folder(tmp_path / "c", by=BY, at=AT)


def test_a_run_that_died_in_the_middle_of_a_line_is_completed_and_noted(tmp_path: Path) -> None:
    custody = open_folder(tmp_path / "c", by=BY, at=AT)
    custody.append("noted", "x", {})
    custody.close()
    with (tmp_path / "c" / "ledger.jsonl").open("ab") as stream:
        stream.write(b'{"at":"2031')
    assert not verify(tmp_path / "c").sound
    again = open_folder(tmp_path / "c", by=BY, at=AT)
    last = list(again.iter_entries())[-1]
    assert last.what == "recovered"
    assert bytes.fromhex(last.payload["torn"]) == b'{"at":"2031'
    assert verify(tmp_path / "c").sound


def test_a_run_that_died_before_it_moved_the_head_is_completed_and_noted(tmp_path: Path) -> None:
    custody = open_folder(tmp_path / "c", by=BY, at=AT)
    custody.append("noted", "x", {})
    head = (tmp_path / "c" / "head.json").read_bytes()
    custody.append("noted", "y", {})
    custody.close()
    (tmp_path / "c" / "head.json").write_bytes(head)
    assert not verify(tmp_path / "c").sound
    again = open_folder(tmp_path / "c", by=BY, at=AT)
    assert [entry.what for entry in again.iter_entries()] == ["noted", "noted", "recovered"]
    assert verify(tmp_path / "c").sound


def test_a_run_that_died_between_bytes_and_entry_leaves_nothing_that_counts(tmp_path: Path) -> None:
    open_folder(tmp_path / "c", by=BY, at=AT).close()
    sha256 = hashlib.sha256(b"orphan").hexdigest()
    path = tmp_path / "c" / "objects" / sha256[:2] / f".unfinished-{sha256}"
    path.parent.mkdir()
    path.write_bytes(b"orph")
    assert verify(tmp_path / "c").sound
    with open_folder(tmp_path / "c", by=BY, at=AT) as custody:
        assert custody.put(b"orphan") == sha256
    assert not path.exists()
    assert verify(tmp_path / "c").sound


def test_a_run_that_died_between_entry_and_name_is_completed(tmp_path: Path) -> None:
    with open_folder(tmp_path / "c", by=BY, at=AT) as custody:
        sha256 = custody.put(b"words")
    path = tmp_path / "c" / "objects" / sha256[:2] / sha256
    path.rename(path.with_name(f".unfinished-{sha256}"))
    (finding,) = verify(tmp_path / "c").findings
    assert finding.code == "object-missing"
    assert "open the custody once" in finding.why
    with open_folder(tmp_path / "c", by=BY, at=AT) as custody:
        assert custody.get(sha256) == b"words"
    assert verify(tmp_path / "c").sound


def test_bytes_that_no_entry_names_are_not_adopted_by_opening(tmp_path: Path) -> None:
    open_folder(tmp_path / "c", by=BY, at=AT).close()
    sha256 = hashlib.sha256(b"orphan").hexdigest()
    path = tmp_path / "c" / "objects" / sha256[:2] / sha256
    path.parent.mkdir()
    path.write_bytes(b"orphan")
    open_folder(tmp_path / "c", by=BY, at=AT).close()
    assert [finding.code for finding in verify(tmp_path / "c").findings] == ["object-unrecorded"]
    open_folder(tmp_path / "c", by=BY, at=AT).put(b"orphan")
    assert verify(tmp_path / "c").sound


def test_opening_finds_a_changed_letter_anywhere_in_the_ledger(tmp_path: Path) -> None:
    with open_folder(tmp_path / "c", by=BY, at=AT) as custody:
        for number in range(3):
            custody.append("noted", f"r-{number}", {"why": "x"})
    ledger = tmp_path / "c" / "ledger.jsonl"
    ledger.write_bytes(ledger.read_bytes().replace(b'"why":"x"', b'"why":"y"', 1))
    with pytest.raises(BrokenIntegrity, match="breaks at entry 1"):
        open_folder(tmp_path / "c", by=BY, at=AT)


@given(
    words=st.dictionaries(st.text(), st.text(), max_size=4),
    texts=st.tuples(st.text(), st.text(), st.text(), st.text()),
)
@example(
    words={"hash": "0" * 64, ',"hash":"': ',"hash":"'}, texts=(',"hash":"', '\\",\\"hash\\":\\"', "\\", '"')
)
@settings(deadline=None)
def test_the_hash_of_a_line_is_that_of_its_entry(
    words: dict[str, str], texts: tuple[str, str, str, str]
) -> None:
    what, subject, by, at = texts
    entry = link(what=what, subject=subject, payload=words, by=by, at=at, number=1, previous=NO_ENTRY)
    assert hash_of_line(to_line(entry)) == hash_of(entry) == entry.hash


def test_an_older_layout_is_named_and_left_alone(tmp_path: Path) -> None:
    open_folder(tmp_path / "c", by=BY, at=AT).close()
    (tmp_path / "c" / "custody.json").write_bytes(b'{"layout":"corrobora/custody/1"}\n')
    (tmp_path / "c" / "lock").unlink()
    with pytest.raises(
        BrokenIntegrity, match=r"says corrobora/custody/1, and this version .* corrobora/custody/2"
    ):
        open_folder(tmp_path / "c", by=BY, at=AT)
    assert not (tmp_path / "c" / "lock").exists()
    assert is_custody(tmp_path / "c")
    assert find_layout(tmp_path / "c") == "corrobora/custody/1"
    (finding,) = verify(tmp_path / "c").findings
    assert finding.code == "layout-changed"
    assert "says corrobora/custody/1" in finding.why


def test_a_folder_whose_ledger_is_gone_is_not_begun_anew(tmp_path: Path) -> None:
    with open_folder(tmp_path / "c", by=BY, at=AT) as custody:
        custody.put(b"words")
    for name in ("custody.json", "ledger.jsonl", "head.json"):
        (tmp_path / "c" / name).unlink()
    with pytest.raises(MissingPath):
        open_folder(tmp_path / "c", by=BY, at=AT)
    assert not (tmp_path / "c" / "ledger.jsonl").exists()


def test_a_first_opening_that_died_is_begun_again(tmp_path: Path) -> None:
    (tmp_path / "c" / "objects").mkdir(parents=True)
    (tmp_path / "c" / ".unfinished-ledger.jsonl").write_bytes(b"")
    custody = open_folder(tmp_path / "c", by=BY, at=AT)
    custody.put(b"x")
    assert verify(tmp_path / "c").sound
