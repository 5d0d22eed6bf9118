"""One writer at a time: a lock of the operating system on an empty file of the custody.

The lock is taken on opening and lives as long as the opened custody. It is
the kernel's, not the file's: a run that dies, however it dies, gives it back,
so that no lock is ever stale and none has to be broken by hand. The file
holds nothing, before and after.

POSIX: ``flock(2)`` on the whole file, which also tells two openings within one
process apart. Windows: ``LockFile`` on the first byte, by ``msvcrt.locking``.
A file system without locks is refused: there two writers could not be told
apart.
"""

import contextlib
import errno
import os
import sys
from pathlib import Path

from corrobora.errors import BadSetting, InUse, ReadOnly

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_FILE = "lock"

_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK})
"""What the systems say of a lock that somebody else holds: flock(2) EWOULDBLOCK, _locking EACCES and EDEADLOCK."""


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def take_lock(root: Path) -> int:
    """Take the lock of a custody folder at once or not at all, and return the handle that holds it.

    Closing the handle gives the lock back. A copy of the handle in a forked process holds it too.

    Raises:
        InUse: another writer holds it.
        ReadOnly: the folder cannot be written to.
        BadSetting: its file system has no locks.

    """
    path = root / LOCK_FILE
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    except OSError as fault:
        if fault.errno in {errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR, errno.ELOOP}:
            raise ReadOnly(
                f"{path} cannot be opened for writing ({fault.strerror}); a custody is opened where it can be written to"
            ) from None
        raise
    try:
        _lock(handle)
    except OSError as fault:
        with contextlib.suppress(OSError):
            os.close(handle)
        if fault.errno in _TAKEN:
            raise InUse(
                f"{root} is open for writing elsewhere, and only one may write at a time; end the other run or wait for it"
            ) from None
        raise BadSetting(
            f"{path} cannot be locked ({fault.strerror}); keep the custody on a file system with locks"
        ) from None
    return handle
