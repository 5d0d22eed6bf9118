"""Where files lie on their way in and out: what is sent, until it is in custody, and what is exported, until it is packed."""

import contextlib
import hashlib
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

MEMORY: Final = Path("/dev/shm")  # noqa: S108 - the folder made in it has a name that nobody can foresee, and is ours alone
"""A folder that is no disk (Filesystem in Linux: tmpfs, POSIX shared memory)."""


@contextmanager
def passing_folder(project: Path, *, memory: Path = MEMORY) -> Iterator[Path]:
    """Have every temporary file of this process lie in a folder that is memory, and nobody else's, and yield it.

    What an encrypted project takes in and gives out would else lie in plain on a disk, where it can be found again though it was deleted.
    Where the machine has no such folder, one is made among the system's temporary files; not in the project, since what is sent would
    then lie in the project that takes it in. It is removed at the end; one that a run left behind that died is removed first.

    It sets `tempfile.tempdir` for as long as it is open: the server's own files of long uploads, which take no other folder, are to
    lie there, too. Nobody else may open the same projects meanwhile; their locks see to that.

    Args:
        project: its folder; or the folder of all that are served together.
        memory: the folder that is memory.

    """
    before = tempfile.tempdir
    prefix = (
        f"corrobora-{hashlib.sha256(str(project.resolve()).encode('utf-8', 'replace')).hexdigest()[:16]}-"
    )
    folder = _made(prefix, memory)
    try:
        for place in {folder.parent, Path(tempfile.gettempdir())}:
            _clear(place, prefix, folder)
        tempfile.tempdir = str(folder)
        yield folder
    finally:
        tempfile.tempdir = before
        shutil.rmtree(folder, ignore_errors=True)


def _made(prefix: str, memory: Path) -> Path:
    if memory.is_dir():
        # a container may have it, and let nobody write there
        with contextlib.suppress(OSError):
            return Path(tempfile.mkdtemp(prefix=prefix, dir=memory))
    return Path(tempfile.mkdtemp(prefix=prefix))


def _clear(place: Path, prefix: str, ours: Path) -> None:
    """Remove what runs left behind that died; what anybody else put there under such a name stays."""
    owner = ours.stat().st_uid
    for left in place.glob(f"{prefix}*"):
        told = left.lstat()
        if left != ours and stat.S_ISDIR(told.st_mode) and told.st_uid == owner:
            shutil.rmtree(left, ignore_errors=True)
