"""A disk that is full at any moment: afterwards opening works, all is sound, and nothing that returned is lost."""

import errno
import os
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from corrobora.custody import (
    FolderCustody,
    add_digests,
    add_key,
    checkpoint_line,
    open_folder,
    read_keys,
    seal,
    verify,
)
from corrobora.errors import BadSetting, BrokenIntegrity
from tests.custody.full_disk import failing
from tests.custody.made import AT, BY, FIRST, SECOND, copied

Check = Callable[[FolderCustody, Path], None]


def holds_object(sha256: str, words: bytes) -> Check:
    def check(custody: FolderCustody, path: Path) -> None:
        assert custody.get(sha256) == words
        assert [entry.what for entry in custody.iter_entries() if entry.subject == sha256][:1] == ["kept"]

    return check


def holds_entry(entry_hash: str) -> Check:
    def check(custody: FolderCustody, path: Path) -> None:
        assert entry_hash in {entry.hash for entry in custody.iter_entries()}

    return check


def holds_checkpoint(line: bytes) -> Check:
    def check(custody: FolderCustody, path: Path) -> None:
        assert verify(path, held=line).sound

    return check


def work(custody: FolderCustody, returned: list[Check]) -> None:
    """Do everything that writes, and note after each what has returned."""
    returned.append(holds_object(custody.put(b"new words"), b"new words"))
    returned.append(holds_entry(custody.append("noted", "x", {"why": "y"}).hash))
    returned.append(holds_checkpoint(checkpoint_line(seal(custody, FIRST))))
    returned.append(holds_object(custody.put(b"more words"), b"more words"))
    if SECOND.public not in read_keys(custody.of_keys)[0]:
        returned.append(holds_entry(add_key(custody, SECOND.public, label="safe", endorsed_by=FIRST).hash))
    returned.append(holds_checkpoint(checkpoint_line(seal(custody, SECOND))))
    add_digests(custody, "sha512")
    returned.append(holds_entry(custody.head))


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    with open_folder(tmp_path / "begun", by=BY, at=AT) as custody:
        custody.put(b"old words")
        add_key(custody, FIRST.public, label="office")
        seal(custody, FIRST)
    return tmp_path / "begun"


def fail_once(path: Path, first: int, *, lasting: bool) -> tuple[bool, list[Check]]:
    """Work until the call of this number fails; return whether it did, and what had returned before."""
    returned: list[Check] = []
    with failing(0, lasting=lasting) as disk:
        custody = open_folder(path, by=BY, at=AT)
        disk.calls, disk.first = 0, first
        try:
            work(custody, returned)
        except OSError as fault:
            if fault.errno != errno.ENOSPC:
                raise
            with pytest.raises((OSError, BrokenIntegrity)):
                custody.append("noted", "after", {})
        custody.close()
    return disk.failed, returned


def opening_fails(path: Path, call: int) -> bool:
    """Open a custody on a disk that is full from a call on; return whether the opening came that far."""
    with failing(call, lasting=True) as disk:
        try:
            open_folder(path, by=BY, at=AT).close()
        except OSError as fault:
            if fault.errno != errno.ENOSPC:
                raise
    return disk.failed


@pytest.mark.parametrize("lasting", [False, True], ids=["one call", "from there on"])
def test_whatever_call_meets_a_full_disk_nothing_that_returned_is_lost(
    begun: Path, tmp_path: Path, lasting: bool
) -> None:
    first = 0
    failed = True
    while failed:
        first += 1
        path = copied(begun, tmp_path / f"c{first}")
        failed, returned = fail_once(path, first, lasting=lasting)
        with failing(0, lasting=False), open_folder(path, by=BY, at=AT) as custody:
            found = verify(path)
            assert found.sound, (first, found.findings)
            for check in returned:
                check(custody, path)
            work(custody, [])
        assert verify(path).sound, first
    assert len(returned) == 7
    assert first > 60, "the work met fewer calls than it makes"


def test_a_recovery_that_meets_a_full_disk_itself_is_taken_up_again(begun: Path, tmp_path: Path) -> None:
    """Fails the work at every seventh call, then the next opening at every call, then looks."""
    first = 0
    failed = True
    seen = 0
    while failed:
        first += 7
        left = copied(begun, tmp_path / f"left{first}")
        failed, returned = fail_once(left, first, lasting=False)
        again, second = 0, True
        while second:
            again += 1
            path = copied(left, tmp_path / f"again{first}-{again}")
            second = opening_fails(path, again)
            seen += second
            with open_folder(path, by=BY, at=AT) as custody:
                found = verify(path)
                assert found.sound, (first, again, found.findings)
                for check in returned:
                    check(custody, path)
    assert seen > first // 7, "no recovery was disturbed"


def test_a_first_opening_may_fail_at_any_call_and_be_begun_again(tmp_path: Path) -> None:
    first, failed = 0, True
    while failed:
        first += 1
        path = tmp_path / f"c{first}" / "deep"
        with failing(first, lasting=True) as disk:
            try:
                open_folder(path, by=BY, at=AT).close()
            except OSError as fault:
                if fault.errno != errno.ENOSPC:
                    raise
        failed = disk.failed
        with open_folder(path, by=BY, at=AT) as custody:
            custody.put(b"words")
        assert verify(path).sound, first
    assert first > 15


def test_an_interrupted_write_is_not_written_on(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    with open_folder(begun, by=BY, at=AT) as custody:
        with monkeypatch.context() as patched:
            patched.setattr(Path, "replace", interrupted)
            with pytest.raises(KeyboardInterrupt):
                custody.append("noted", "x", {})
        with pytest.raises(BrokenIntegrity, match="did not end"):
            custody.append("noted", "y", {})
    with open_folder(begun, by=BY, at=AT) as custody:
        assert [entry.what for entry in custody.iter_entries()][-2:] == ["noted", "recovered"]
    assert verify(begun).sound


def work_together(custody: FolderCustody, returned: list[Check]) -> None:
    """Put and append many at once; what returned counts from the end on."""
    inside: list[Check] = []
    with custody.together():
        for number in range(3):
            words = b"page %d" % number
            inside.append(holds_object(custody.put(words), words))
            inside.append(holds_entry(custody.append("taken-in", f"{number}", {"paths": "x"}).hash))
        inside.append(holds_object(custody.put(b"page 1"), b"page 1"))
    returned.extend(inside)
    returned.append(holds_checkpoint(checkpoint_line(seal(custody, FIRST))))


@pytest.mark.parametrize(("lasting", "chunk"), [(False, 900), (True, 1 << 22)])
def test_what_is_written_together_is_whole_up_to_a_place_and_absent_after_it(
    begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lasting: bool, chunk: int
) -> None:
    monkeypatch.setattr("corrobora.custody.folder._CHUNK", chunk)
    first, failed = 0, True
    while failed:
        first += 1
        path = copied(begun, tmp_path / f"c{first}")
        returned: list[Check] = []
        with failing(0, lasting=lasting) as disk:
            custody = open_folder(path, by=BY, at=AT)
            disk.calls, disk.first = 0, first
            try:
                work_together(custody, returned)
            except OSError as fault:
                if fault.errno != errno.ENOSPC:
                    raise
                with pytest.raises(BrokenIntegrity):
                    custody.append("noted", "after", {})
            custody.close()
        failed = disk.failed
        with failing(0, lasting=False), open_folder(path, by=BY, at=AT) as custody:
            found = verify(path)
            assert found.sound, (first, found.findings)
            for check in returned:
                check(custody, path)
            subjects = [entry.subject for entry in custody.iter_entries() if entry.what == "taken-in"]
            assert subjects == [f"{number}" for number in range(len(subjects))], "an earlier one is missing"
            work_together(custody, [])
        assert verify(path).sound, first
    assert len(returned) == 8


def test_a_recovery_of_what_was_written_together_is_taken_up_again(begun: Path, tmp_path: Path) -> None:
    first, failed, seen = 0, True, 0
    while failed:
        first += 5
        left = copied(begun, tmp_path / f"left{first}")
        with failing(0, lasting=False) as disk:
            custody = open_folder(left, by=BY, at=AT)
            disk.calls, disk.first = 0, first
            try:
                work_together(custody, [])
            except OSError as fault:
                if fault.errno != errno.ENOSPC:
                    raise
            custody.close()
        failed, again, second = disk.failed, 0, True
        while second:
            again += 1
            path = copied(left, tmp_path / f"again{first}-{again}")
            second = opening_fails(path, again)
            seen += second
            open_folder(path, by=BY, at=AT).close()
            found = verify(path)
            assert found.sound, (first, again, found.findings)
    assert seen > first // 5


def test_writing_together_syncs_an_object_once_and_the_rest_at_the_end(begun: Path) -> None:
    with failing(0, lasting=False), pytest.MonkeyPatch.context() as patched:
        syncs = []
        patched.setattr(os, "fsync", lambda _: syncs.append(1))
        with open_folder(begun, by=BY, at=AT) as custody:
            syncs.clear()
            with custody.together():
                for number in range(100):
                    custody.append("taken-in", custody.put(b"%d" % number), {})
            folders = len({path.parent for path in begun.glob("objects/*/*")})
            assert len(syncs) <= 100 + 2 * folders + 4


def test_an_error_of_the_caller_loses_nothing_that_was_put_before(begun: Path) -> None:
    with open_folder(begun, by=BY, at=AT) as custody:
        with pytest.raises(ZeroDivisionError), custody.together():  # noqa: PT012 - what came before the error is the point
            sha256 = custody.put(b"a witness")
            assert custody.get(sha256) == b"a witness"
            assert sha256 in [entry.subject for entry in custody.iter_entries()]
            raise ZeroDivisionError
        with custody.together(), custody.together():
            custody.append("noted", "inner", {})
        custody.append("noted", "outer", {})
    assert verify(begun).sound
    with open_folder(begun, by=BY, at=AT) as custody:
        assert custody.get(sha256) == b"a witness"
        assert [entry.subject for entry in custody.iter_entries()][-2:] == ["inner", "outer"]


def test_a_custody_closed_within_says_that_nothing_was_written(begun: Path) -> None:
    before = (begun / "ledger.jsonl").read_bytes()
    custody = open_folder(begun, by=BY, at=AT)
    with pytest.raises(BadSetting, match="was closed"), custody.together():  # noqa: PT012 - the end raises, after both
        custody.append("noted", "x", {})
        custody.close()
    assert (begun / "ledger.jsonl").read_bytes() == before


def test_writing_together_gives_the_same_bytes(begun: Path, tmp_path: Path) -> None:
    apart = copied(begun, tmp_path / "apart")
    for path in (begun, apart):
        with (
            open_folder(path, by=BY, at=AT) as custody,
            custody.together() if path == begun else nullcontext(),
        ):
            custody.append("taken-in", custody.put(b"one"), {"paths": "a"})
            seal(custody, FIRST)
            custody.append("taken-in", custody.put(b"two"), {"paths": "b"})
    for name in ("ledger.jsonl", "head.json", "checkpoints.jsonl"):
        assert (begun / name).read_bytes() == (apart / name).read_bytes()


@pytest.mark.parametrize("tail", [b"\0" * 700 + b"\n" + b"\0" * 30, b'{"at":"x"}\n{"a', b"x" * (1 << 21)])
def test_any_torn_tail_behind_the_head_is_cut_and_kept(begun: Path, tail: bytes) -> None:
    """What is written in one go can be on the disk in any part, even with its end and without its middle."""
    with (begun / "ledger.jsonl").open("ab") as stream:
        stream.write(tail)
    with open_folder(begun, by=BY, at=AT) as custody:
        *_, note = custody.iter_entries()
        assert note.what == "recovered"
        held = note.payload.get("object")
        assert (custody.get(held) if held else bytes.fromhex(note.payload["torn"])) == tail
    assert verify(begun).sound


def test_what_no_run_writes_behind_the_head_is_not_cut(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corrobora.custody.folder._LONGEST_TAIL", 1000)
    with (begun / "ledger.jsonl").open("ab") as stream:
        stream.write(b"x" * 1001)
    before = (begun / "ledger.jsonl").read_bytes()
    with pytest.raises(BrokenIntegrity, match="longer than any run writes"):
        open_folder(begun, by=BY, at=AT)
    assert (begun / "ledger.jsonl").read_bytes() == before


@pytest.mark.parametrize("wrong", [5, None, b"bytes"])
def test_an_entry_that_could_never_be_read_again_is_not_written(begun: Path, wrong: Any) -> None:
    with open_folder(begun, by=BY, at=AT) as custody:
        with pytest.raises(BadSetting, match="texts"):
            custody.append("noted", wrong, {})
        with pytest.raises(BadSetting, match="longer than a ledger holds"):
            custody.append("noted", "x", {"paths": "p" * (1 << 24)})
        custody.append("noted", "x", {})
    assert verify(begun).sound
    open_folder(begun, by=BY, at=AT).close()
