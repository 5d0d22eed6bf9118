"""A disk that is full at any moment: afterwards opening works, all is sound, and nothing that returned is lost."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

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
from corrobora.errors import BrokenIntegrity
from tests.custody.made import AT, BY, FIRST, SECOND, copied


class Disk:
    """Counts every call that may meet a full disk, and fails the one of a given number, or all from there on."""

    def __init__(self) -> None:
        self.calls = 0
        self.first = 0
        self.lasting = False
        self.failed = False

    def meet(self) -> bool:
        self.calls += 1
        full = self.first > 0 and (self.calls == self.first or (self.lasting and self.calls > self.first))
        self.failed = self.failed or full
        return full

    def step(self) -> None:
        if self.meet():
            raise full_disk()


def full_disk() -> OSError:
    return OSError(errno.ENOSPC, "No space left on device")


class Stream:
    """A file opened for writing. A write that fails has written the first half of what it was given."""

    def __init__(self, inner: Any, disk: Disk) -> None:
        self._inner = inner
        self._disk = disk

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._inner.close()

    def write(self, content: bytes) -> int:
        if self._disk.meet():
            self._inner.write(content[: len(content) // 2])
            self._inner.flush()
            raise full_disk()
        return int(self._inner.write(content))

    def truncate(self, size: int) -> int:
        self._disk.step()
        return int(self._inner.truncate(size))

    def flush(self) -> None:
        self._disk.step()
        self._inner.flush()

    def tell(self) -> int:
        return int(self._inner.tell())

    def fileno(self) -> int:
        return int(self._inner.fileno())


@contextmanager
def failing(first: int, *, lasting: bool) -> Iterator[Disk]:
    """Fail the call of a number, counted from 1; 0: none."""
    disk = Disk()
    disk.first, disk.lasting = first, lasting
    with pytest.MonkeyPatch.context() as patched:
        real_open, real_replace, real_mkdir, real_handle = Path.open, Path.replace, Path.mkdir, os.open

        def opened(self: Path, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
            if not set(mode) & set("wa+x"):
                return real_open(self, mode, *args, **kwargs)
            disk.step()
            return Stream(real_open(self, mode, *args, **kwargs), disk)

        def replaced(self: Path, target: Path) -> Path:
            disk.step()
            return real_replace(self, target)

        def made(self: Path, *args: Any, **kwargs: Any) -> None:
            disk.step()
            real_mkdir(self, *args, **kwargs)

        def handle(*args: Any, **kwargs: Any) -> int:
            disk.step()
            return real_handle(*args, **kwargs)

        def synced(_: int) -> None:
            disk.step()

        patched.setattr(Path, "open", opened)
        patched.setattr(Path, "replace", replaced)
        patched.setattr(Path, "mkdir", made)
        patched.setattr(os, "open", handle)
        patched.setattr(os, "fsync", synced)
        yield disk


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
            with failing(again, lasting=True) as disk:
                try:
                    open_folder(path, by=BY, at=AT).close()
                except OSError as fault:
                    if fault.errno != errno.ENOSPC:
                        raise
            second = disk.failed
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
