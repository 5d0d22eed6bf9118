"""One writer at a time, and no lock that outlives its holder."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corrobora.custody import open_folder, verify
from corrobora.errors import BadSetting, BrokenIntegrity
from tests.custody.made import AT, BY

PROGRAM = """
import sys
from corrobora.custody import open_folder
custody = open_folder(sys.argv[1], by="another", at="2031-03-05T12:00:00Z")
custody.append("noted", "x", {})
print("open", flush=True)
sys.stdin.read()
"""


def test_a_second_writer_in_the_same_process_is_told_at_once(tmp_path: Path) -> None:
    with open_folder(tmp_path / "c", by=BY, at=AT) as one:
        one.append("noted", "x", {})
        with pytest.raises(BadSetting, match="only one may write at a time"):
            open_folder(tmp_path / "c", by="another", at=AT)
        one.append("noted", "y", {})
    with open_folder(tmp_path / "c", by="another", at=AT) as two:
        assert two.number == 2
    assert verify(tmp_path / "c").sound


def test_a_second_process_is_told_at_once_and_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "c")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(BadSetting, match="only one may write at a time"):
            open_folder(tmp_path / "c", by=BY, at=AT)
        assert verify(tmp_path / "c").sound, "checking needs no lock"
        other.send_signal(signal.SIGKILL)
        other.wait()
    with open_folder(tmp_path / "c", by=BY, at=AT) as custody:
        assert custody.number == 1


def test_a_custody_that_is_forgotten_gives_its_lock_back(tmp_path: Path) -> None:
    custody = open_folder(tmp_path / "c", by=BY, at=AT)
    del custody
    open_folder(tmp_path / "c", by=BY, at=AT).close()


def test_an_opening_that_failed_holds_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "c"
    with open_folder(path, by=BY, at=AT) as custody:
        custody.put(b"words")
    before = (path / "head.json").read_bytes()
    for name, content in (("head.json", b"{}\n"), ("ledger.jsonl", b"{}\n")):
        whole = (path / name).read_bytes()
        (path / name).write_bytes(content)
        with pytest.raises(BrokenIntegrity):
            open_folder(path, by=BY, at=AT)
        (path / name).write_bytes(whole)
    assert (path / "head.json").read_bytes() == before
    open_folder(path, by=BY, at=AT).close()


def test_a_closed_custody_can_be_read_and_takes_nothing(tmp_path: Path) -> None:
    custody = open_folder(tmp_path / "c", by=BY, at=AT)
    sha256 = custody.put(b"words")
    custody.close()
    custody.close()
    assert custody.get(sha256) == b"words"
    assert len(list(custody.iter_entries())) == 1
    for write in (
        lambda: custody.append("noted", "x", {}),
        lambda: custody.append_checkpoint(b"\n"),
        lambda: custody.put(b"more"),
    ):
        with pytest.raises(BadSetting, match="was closed"):
            write()
    assert verify(tmp_path / "c").sound


def test_somebody_who_writes_past_the_lock_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "c"
    with open_folder(path, by=BY, at=AT) as custody:
        with (path / "ledger.jsonl").open("ab") as stream:
            stream.write(b"x")
        with pytest.raises(BrokenIntegrity, match="changed while it was open"):
            custody.append("noted", "x", {})


def test_a_lock_that_is_a_link_or_a_folder_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c"
    open_folder(path, by=BY, at=AT).close()
    (path / "lock").unlink()
    (path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BadSetting, match="cannot be opened for writing"):
        open_folder(path, by=BY, at=AT)
    assert not (tmp_path / "elsewhere").exists()
    (path / "lock").unlink()
    (path / "lock").mkdir()
    with pytest.raises(BadSetting, match="cannot be opened for writing"):
        open_folder(path, by=BY, at=AT)


def test_a_file_system_without_locks_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from corrobora.custody import lock

    def none(_: int) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(lock, "_lock", none)
    closed: list[int] = []
    real = os.close

    def close(handle: int) -> None:
        closed.append(handle)
        real(handle)

    monkeypatch.setattr(os, "close", close)
    with pytest.raises(BadSetting, match="keep the custody on a file system with locks"):
        open_folder(tmp_path / "c", by=BY, at=AT)
    assert closed, "the handle of the lock stayed open"
