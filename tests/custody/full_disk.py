"""A disk that is full at a chosen moment, put beneath everything that writes by `Path.open` and its like."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest


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

    def write(self, content: bytes | str) -> int:
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
        real_open, real_mkdir, real_handle = Path.open, Path.mkdir, os.open
        real_replace, real_rename = Path.replace, Path.rename

        def opened(self: Path, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
            if not set(mode) & set("wa+x"):
                return real_open(self, mode, *args, **kwargs)
            disk.step()
            return Stream(real_open(self, mode, *args, **kwargs), disk)

        def replaced(self: Path, target: Path) -> Path:
            disk.step()
            return real_replace(self, target)

        def renamed(self: Path, target: Path) -> Path:
            disk.step()
            return real_rename(self, target)

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
        patched.setattr(Path, "rename", renamed)
        patched.setattr(Path, "mkdir", made)
        patched.setattr(os, "open", handle)
        patched.setattr(os, "fsync", synced)
        yield disk
