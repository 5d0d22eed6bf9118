"""A watched folder: which files are new or have changed, and have come to rest.

Nothing here waits or reads a clock: who watches looks again and again, hands in the time and keeps the
stamps between. A file is told by its size and its time of change alone, so that a look costs no reading;
who must know that no byte changed takes the folder in, which reads every byte.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from corrobora.errors import BadSetting, MissingPath
from corrobora.intake.own import is_own_folder

UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".filepart", ".opdownload", ".tmp", "~")
"""Ends of the names that browsers, copying programs and editors give to what they have not finished. Ours."""
STILL_NS = 10 * 1_000_000_000
"""Nanoseconds a file must have been still. Ours: a copy over a slow line pauses for seconds, not for ten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """How a file looked, and since when it has looked so."""

    size: int
    """Bytes."""
    mtime_ns: int
    """The time of change that the file system states, nanoseconds since 1970."""
    since_ns: int
    """The handed-in time of the look that first saw it so."""
    given: bool = False
    """Whether `find_new` has returned it as it is now."""


def find_new(
    folder: Path, seen: Mapping[str, Stamp], *, now_ns: int, still_ns: int = STILL_NS
) -> tuple[list[Path], Mapping[str, Stamp]]:
    """Return the files to take in now, and the stamps to hand in at the next look.

    A file is returned once, when two looks at least ``still_ns`` nanoseconds apart saw it with the same size
    and time of change; and again when either has changed and come to rest anew. So the first look at a folder
    returns nothing unless ``still_ns`` is 0: a time of change that lies long back says nothing about a file
    that is being copied, as programs carry that time over. ``now_ns`` is any clock that grows; where it went
    back, the waiting starts anew.

    Left alone: links (they may lead anywhere), hidden files and folders, unfinished files (`UNFINISHED`),
    projects and custodies that corrobora keeps, and what is no file. What lies below the folder and may not be listed or
    looked at is returned as a file is, so that whoever takes it in says so, and the others come all the same. Stamps are
    keyed by the path below the folder, with ``/`` between its parts; what is gone is forgotten. Paths come in the order of
    those keys.

    Raises:
        BadSetting: if ``still_ns`` is negative.
        MissingPath: if the folder itself cannot be listed.
    """
    if still_ns < 0:
        message = f"still_ns is {still_ns}, and cannot be negative; use 0 to take files as they are found"
        raise BadSetting(message)
    stamps: dict[str, Stamp] = {}
    found: list[Path] = []
    for key, path, (size, mtime_ns) in sorted(_files(folder), key=lambda one: one[0]):
        before = seen.get(key)
        stamp = Stamp(size=size, mtime_ns=mtime_ns, since_ns=now_ns)
        if before is not None and (before.size, before.mtime_ns) == (stamp.size, stamp.mtime_ns):
            stamp = Stamp(
                size=stamp.size,
                mtime_ns=stamp.mtime_ns,
                since_ns=min(before.since_ns, now_ns),
                given=before.given,
            )
        if not stamp.given and now_ns - stamp.since_ns >= still_ns:
            found.append(path)
            stamp = replace(stamp, given=True)
        stamps[key] = stamp
    return found, stamps


_CLOSED = (-1, -1)
"""Stands for size and time of change where neither may be looked at."""


def _files(folder: Path) -> Iterator[tuple[str, Path, tuple[int, int]]]:
    """Give every file below the folder with its key, size and time of change, and what may not be looked at."""
    pending: list[tuple[Path, str]] = [(folder, "")]
    while pending:
        where, above = pending.pop()
        try:
            with os.scandir(where) as listing:
                entries = list(listing)
        except (OSError, ValueError) as error:
            if above:
                if not isinstance(error, FileNotFoundError):  # which went between two calls
                    yield above.removesuffix("/"), where, _CLOSED
                continue
            message = f"{where} cannot be listed; watch a folder that exists and may be read"
            raise MissingPath(message) from error
        for entry in entries:
            if entry.name.startswith(".") or entry.name.lower().endswith(UNFINISHED):
                continue
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue  # it went between two calls
            except OSError:
                yield f"{above}{entry.name}", where / entry.name, _CLOSED
                continue
            path = where / entry.name
            if stat.S_ISDIR(status.st_mode):
                if not is_own_folder(path):
                    pending.append((path, f"{above}{entry.name}/"))
            elif stat.S_ISREG(status.st_mode):
                yield f"{above}{entry.name}", path, (status.st_size, status.st_mtime_ns)
