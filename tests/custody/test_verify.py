"""Whatever is changed in a custody folder, checking finds it."""

import hashlib
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.custody import LAYOUT, canonical, is_custody, open_folder, read_head, verify
from corrobora.errors import BrokenIntegrity, MissingPath
from tests.custody.made import AT, BY, codes, make_full


@pytest.fixture
def custody(tmp_path: Path) -> Path:
    path = tmp_path / "custody"
    with open_folder(path, by=BY, at=AT) as opened:
        for number in range(8):
            sha256 = opened.put(f"report {number} ".encode() * (number + 1))
            opened.append("taken-in", sha256, {"paths": f"r{number}.txt"})
    return path


@pytest.fixture
def full(tmp_path: Path) -> Path:
    path = tmp_path / "full"
    make_full(path)
    return path


def files_of(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file() and path.stat().st_size)


def test_an_untouched_custody_is_sound(custody: Path) -> None:
    checked = verify(custody)
    assert checked.sound
    assert (checked.entries, checked.objects) == (16, 8)


def test_an_empty_custody_is_sound(tmp_path: Path) -> None:
    open_folder(tmp_path / "c", by=BY, at=AT)
    assert verify(tmp_path / "c").sound


def flips(root: Path, *, seed: int, count: int) -> Iterator[tuple[Path, int, int]]:
    chance = random.Random(seed)  # noqa: S311 - picks places to damage, keeps no secret
    sizes = [(path, path.stat().st_size) for path in files_of(root)]
    for _ in range(count):
        path, size = chance.choice(sizes)
        yield path, chance.randrange(size), 1 << chance.randrange(8)


@pytest.mark.parametrize("seed", range(4))
def test_every_flipped_bit_is_found(custody: Path, seed: int) -> None:
    for path, place, bit in flips(custody, seed=seed, count=60):
        before = path.read_bytes()
        changed = bytearray(before)
        changed[place] ^= bit
        path.write_bytes(changed)
        assert not verify(custody).sound, f"byte {place} of {path.name}, bit {bit}"
        path.write_bytes(before)
    assert verify(custody).sound


def test_every_byte_of_a_short_ledger_counts(tmp_path: Path) -> None:
    path = tmp_path / "c"
    opened = open_folder(path, by=BY, at=AT)
    opened.put(b"x")
    opened.append("noted", "x", {"k": "v"})
    for file in (path / "ledger.jsonl", path / "head.json", path / "custody.json"):
        before = file.read_bytes()
        for place in range(len(before)):
            changed = bytearray(before)
            changed[place] ^= 0x20  # turns letters into their other case, which JSON may forgive
            file.write_bytes(changed)
            assert not verify(path).sound, f"byte {place} of {file.name}"
        file.write_bytes(before)


def test_any_byte_of_a_sealed_custody_may_change_to_no_other_unseen(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    root = tmp_path_factory.mktemp("sealed") / "c"
    make_full(root)
    files = {path: path.read_bytes() for path in files_of(root)}
    assert {path.name for path in files} >= {
        "custody.json",
        "ledger.jsonl",
        "head.json",
        "checkpoints.jsonl",
    }
    # objects are many and small: half the changes go to the four files beside them
    named = st.sampled_from([path for path in files if path.parent == root])
    places = st.one_of(named, st.sampled_from(list(files))).flatmap(
        lambda path: st.tuples(st.just(path), st.integers(0, len(files[path]) - 1), st.integers(1, 255))
    )

    @given(place=places)
    @settings(deadline=None, max_examples=150)
    def change(place: tuple[Path, int, int]) -> None:
        path, at, difference = place
        changed = bytearray(files[path])
        changed[at] ^= difference
        path.write_bytes(changed)
        assert not verify(root).sound, f"byte {at} of {path.name}"
        path.write_bytes(files[path])

    change()
    assert verify(root).sound


def test_every_byte_of_the_checkpoints_counts(full: Path) -> None:
    file = full / "checkpoints.jsonl"
    before = file.read_bytes()
    for place in range(0, len(before), 7):
        for bit in (1, 0x20):
            changed = bytearray(before)
            changed[place] ^= bit
            file.write_bytes(changed)
            assert not verify(full).sound, (place, bit)


@pytest.mark.parametrize("size", [0, 1, 5])
def test_every_file_cut_short_or_made_longer_is_found(custody: Path, size: int) -> None:
    for path in files_of(custody):
        before = path.read_bytes()
        for changed in (before[:size], before + b"\n", before + before[-size:] if size else before[:-1]):
            path.write_bytes(changed)
            assert not verify(custody).sound, path.name
        path.write_bytes(before)


Edit = Callable[[list[bytes]], list[bytes]]


def test_every_removed_entry_is_found(custody: Path) -> None:
    ledger = custody / "ledger.jsonl"
    lines = ledger.read_bytes().splitlines(keepends=True)
    for number in range(len(lines)):
        ledger.write_bytes(b"".join(lines[:number] + lines[number + 1 :]))
        assert not verify(custody).sound, number


@pytest.mark.parametrize(
    "edit",
    [
        lambda lines: [*lines[:3], lines[4], lines[3], *lines[5:]],
        lambda lines: [*lines[:5], lines[2], *lines[5:]],
        lambda lines: [*lines, lines[-1]],
        lambda lines: lines[::-1],
        lambda lines: lines[:4],
        lambda lines: [*lines[:2], b"\n", *lines[2:]],
        lambda lines: [line.replace(b"registrar", b"registrat") for line in lines],
    ],
    ids=["swapped", "inserted", "repeated", "reversed", "cut", "blank", "renamed"],
)
def test_every_change_of_order_is_found(custody: Path, edit: Edit) -> None:
    ledger = custody / "ledger.jsonl"
    ledger.write_bytes(b"".join(edit(ledger.read_bytes().splitlines(keepends=True))))
    assert not verify(custody).sound


def test_a_rewritten_entry_breaks_the_chain_behind_it(custody: Path) -> None:
    import json

    ledger = custody / "ledger.jsonl"
    lines = ledger.read_bytes().splitlines(keepends=True)
    entry = json.loads(lines[4])
    entry["by"] = "somebody else"
    del entry["hash"]
    entry["hash"] = hashlib.sha256(canonical(entry)).hexdigest()
    lines[4] = canonical(entry) + b"\n"
    ledger.write_bytes(b"".join(lines))
    assert codes(custody) == {"chain-broken"}


def test_a_missing_object_is_named(custody: Path) -> None:
    victim = files_of(custody / "objects")[0]
    victim.unlink()
    (finding,) = verify(custody).findings
    assert (finding.code, finding.subject) == ("object-missing", victim.name)


def test_an_object_that_no_entry_records_is_named(custody: Path) -> None:
    sha256 = hashlib.sha256(b"smuggled").hexdigest()
    path = custody / "objects" / sha256[:2] / sha256
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"smuggled")
    (finding,) = verify(custody).findings
    assert (finding.code, finding.subject) == ("object-unrecorded", sha256)


def test_a_stray_file_is_named(custody: Path) -> None:
    (custody / "note.txt").write_text("hello")
    (custody / "objects" / "note.txt").write_text("hello")
    assert codes(custody) == {"stray-file"}


def test_only_the_start_of_a_file_of_the_layout_may_lie_about_unfinished(custody: Path) -> None:
    for name in (".unfinished-head.json", ".unfinished-ledger.jsonl"):
        (custody / name).write_bytes(b"{")
    assert verify(custody).sound
    (custody / ".unfinished-testimony.txt").write_text("hello")
    assert {finding.subject for finding in verify(custody).findings} == {".unfinished-testimony.txt"}
    (custody / "objects" / ".unfinished-x").write_text("hello")
    assert codes(custody) == {"stray-file"}


def test_a_lock_that_holds_something_is_named_and_one_that_is_gone_is_not_missed(custody: Path) -> None:
    (custody / "lock").write_bytes(b"x")
    assert codes(custody) == {"lock-changed"}
    (custody / "lock").unlink()
    assert verify(custody).sound


def test_an_object_that_cannot_be_read_is_named(custody: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    victim = next(path for path in files_of(custody / "objects"))
    real = Path.open

    def refusing(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self == victim:
            raise PermissionError(13, "Permission denied")
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refusing)
    (finding,) = verify(custody).findings
    assert (finding.code, finding.subject) == ("unreadable", victim.name)


@pytest.mark.parametrize("name", ["custody.json", "ledger.jsonl", "head.json", "checkpoints.jsonl"])
def test_a_missing_file_of_the_layout_is_named(custody: Path, name: str) -> None:
    (custody / name).unlink()
    found = {finding.subject for finding in verify(custody).findings if finding.code == "file-missing"}
    assert found == {name}


def test_the_layout_names_its_version(custody: Path) -> None:
    assert LAYOUT.encode() in (custody / "custody.json").read_bytes()


def test_a_whole_rewritten_folder_is_found_by_the_head_noted_elsewhere(custody: Path, tmp_path: Path) -> None:
    noted = verify(custody).head
    assert verify(custody, head=noted).sound
    shutil.rmtree(custody)
    open_folder(custody, by=BY, at=AT).put(b"another story")
    assert verify(custody).sound
    assert not verify(custody, head=noted).sound


def test_a_folder_with_nothing_of_a_custody_in_it_is_none(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("a report", encoding="utf-8")
    with pytest.raises(MissingPath, match="no custody"):
        verify(tmp_path)
    assert not is_custody(tmp_path)


def test_the_head_that_is_told_is_the_one_that_is_checked(custody: Path) -> None:
    assert is_custody(custody)
    head = read_head(custody)
    assert (head.number, head.hash) == (verify(custody).entries, verify(custody).head)
    (custody / "head.json").write_bytes(b"{}\n")
    with pytest.raises(BrokenIntegrity):
        read_head(custody)
    (custody / "head.json").unlink()
    with pytest.raises(MissingPath):
        read_head(custody)


def test_each_kind_of_change_has_its_own_code(custody: Path) -> None:
    ledger, head = custody / "ledger.jsonl", custody / "head.json"
    before = ledger.read_bytes()
    ledger.write_bytes(before.replace(b'"by":"a registrar"', b'"by": "a registrar"', 1))
    # the first line says that the first object is held: unread, it leaves that one unrecorded
    assert codes(custody) == {"line-broken", "chain-broken", "object-unrecorded"}
    ledger.write_bytes(before.replace(b'"by":"a registrar"', b'"by":"a registrat"', 1))
    assert codes(custody) == {"hash-wrong"}
    ledger.write_bytes(before)
    whole = head.read_bytes()
    head.write_bytes(canonical({"hash": "0" * 64, "number": 16}) + b"\n")
    assert codes(custody) == {"head-wrong"}
    head.write_bytes(whole)
    victim = files_of(custody / "objects")[0]
    victim.write_bytes(victim.read_bytes() + b"!")
    assert codes(custody) == {"object-changed"}


def test_a_length_that_the_ledger_tells_wrongly_is_named(tmp_path: Path) -> None:
    with open_folder(tmp_path / "c", by=BY, at=AT) as custody:
        custody.append("kept", custody.put(b"words"), {"bytes": "6"})
    assert codes(tmp_path / "c") == {"object-changed"}


@pytest.mark.parametrize(
    "name", ["ledger.jsonl", "head.json", "checkpoints.jsonl", "custody.json", "objects"]
)
def test_a_part_that_is_a_link_out_of_the_custody_is_found_and_not_opened(name: str, tmp_path: Path) -> None:
    make_full(tmp_path / "c")
    (tmp_path / "c" / name).rename(tmp_path / "elsewhere")
    (tmp_path / "c" / name).symlink_to(tmp_path / "elsewhere")
    assert "stray-file" in codes(tmp_path / "c")
    with pytest.raises(BrokenIntegrity, match="a link leads"):
        open_folder(tmp_path / "c", by=BY, at=AT)


def test_a_file_in_place_of_the_objects_is_found(tmp_path: Path) -> None:
    open_folder(tmp_path / "c", by=BY, at=AT).close()
    (tmp_path / "c" / "objects").rmdir()
    assert codes(tmp_path / "c") == set()
    with open_folder(tmp_path / "c", by=BY, at=AT) as custody:
        custody.put(b"words")
    assert codes(tmp_path / "c") == set()
    open_folder(tmp_path / "d", by=BY, at=AT).close()
    (tmp_path / "d" / "objects").rmdir()
    (tmp_path / "d" / "objects").write_bytes(b"")
    assert codes(tmp_path / "d") == {"stray-file"}


def test_a_line_without_end_is_read_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_full(tmp_path / "c")
    monkeypatch.setattr("corrobora.custody.ledger.LONGEST_LINE", 1000)
    with (tmp_path / "c" / "ledger.jsonl").open("ab") as stream:
        stream.write(b"x" * 5000)
    found = verify(tmp_path / "c")
    assert {"line-broken", "head-wrong"} <= {finding.code for finding in found.findings}
    assert any("longer than" in finding.why for finding in found.findings)
