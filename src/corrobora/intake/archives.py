"""ZIP files, read in memory member by member: nothing is ever unpacked to the disk."""

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from corrobora.intake.drafts import Found, Piece, refuse
from corrobora.intake.limits import Limits
from corrobora.records import Container, Refusal

_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    LookupError,
)
# RuntimeError covers passwords and RecursionError; ValueError and LookupError come from forged headers.


@dataclass(slots=True, kw_only=True)
class Budget:
    """What is left of the limits on archives for one file given by the user, with all archives in it."""

    bytes_left: int
    members_left: int


def budget_of(limits: Limits) -> Budget:
    """Return the whole of what one file given by the user may unpack to."""
    return Budget(bytes_left=limits.archive_bytes, members_left=limits.archive_members)


def shown_name(name: str) -> str:
    """Return a member's name as it is shown: no root, no drive, no way up. It is never used as a path."""
    cleaned = re.sub(r"^[A-Za-z]:", "", name.replace("\\", "/").replace("\x00", "\ufffd"))
    parts = [part for part in cleaned.split("/") if part not in {"", ".", ".."}]
    return "/".join(parts) or "unnamed"


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _over(path: str, why: str) -> Found:
    return refuse(path, "archive-too-large", why)


def too_large(members: Sequence[zipfile.ZipInfo], budget: Budget, limits: Limits) -> str | None:
    """Return why an archive goes beyond the limits by what it declares, else ``None``."""
    if len(members) > budget.members_left:
        return f"more than {limits.archive_members} members"
    if sum(member.file_size for member in members) > budget.bytes_left:
        return f"would unpack to more than {limits.archive_bytes} bytes"
    for member in members:
        packed = max(member.compress_size, 1)
        if member.file_size > limits.archive_ratio_from and member.file_size > packed * limits.archive_ratio:
            return f"a member would grow more than {limits.archive_ratio} times"
    return None


_ENTRY = b"PK\x01\x02"
"""What each entry of an archive's directory begins with (PKWARE's APPNOTE, 4.3.12)."""


def too_many(data: bytes, limits: Limits) -> bool:
    """Whether an archive's directory may be too long to be opened: each entry takes Python twenty times its bytes.

    Counted are the marks in all bytes, and allowed ten times the members: those of archives in it are counted too.
    """
    return data.count(_ENTRY) > 10 * limits.archive_members


def open_zip(data: bytes) -> zipfile.ZipFile | None:
    """Return the opened archive, or ``None`` where its directory cannot be read. Ask `too_many` first."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _FAULTS:
        return None


def is_bomb(archive: zipfile.ZipFile, *, limits: Limits) -> str | None:
    """Return why a file that is a ZIP inside (DOCX) goes beyond the limits, else ``None``."""
    return too_large(archive.infolist(), budget_of(limits), limits)


def unpack_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str, *, budget: Budget, limits: Limits
) -> bytes | Refusal:
    """Return a member's bytes and take them from the budget, or the refusal of the member, shown as ``path``.

    Its size is measured as it comes: what the archive declares is only believed where it forbids.
    """
    if member.flag_bits & 0x1:
        return Refusal(what=path, code="encrypted", why="a member under a password")
    allowed = min(
        budget.bytes_left,
        max(limits.archive_ratio_from, max(member.compress_size, 1) * limits.archive_ratio),
        limits.file_bytes,
    )
    try:
        with archive.open(member) as stream:
            data = stream.read(allowed + 1)
    except _FAULTS:
        return Refusal(what=path, code="broken", why="the member cannot be unpacked")
    if len(data) > allowed:
        return Refusal(
            what=path,
            code="archive-too-large",
            why="the member unpacks to more than it may; the rest is not read",
        )
    budget.bytes_left -= len(data)
    return data


def read_zip(piece: Piece, archive: zipfile.ZipFile, *, budget: Budget, limits: Limits) -> Found:
    """Read every member that is not hidden; sizes are checked as declared first, then as they come."""
    if piece.depth >= limits.depth:
        return _over(piece.path, f"containers lie more than {limits.depth} deep in each other")
    members = sorted(
        (member for member in archive.infolist() if not member.is_dir()),
        key=lambda one: (one.filename, one.header_offset),
    )
    why = too_large(members, budget, limits)
    if why:
        return _over(piece.path, why)
    budget.members_left -= len(members)
    container = Container(name=piece.path, sha256=hashlib.sha256(piece.data).hexdigest())
    pieces: list[Piece] = []
    refused: list[Refusal] = []
    for member in members:
        name = shown_name(member.filename)
        path = f"{piece.path}!/{name}"
        if _is_hidden(name):
            continue
        data = unpack_member(archive, member, path, budget=budget, limits=limits)
        if isinstance(data, Refusal):
            refused.append(data)
            if data.code == "archive-too-large":
                break
            continue
        pieces.append(
            Piece(
                data=data,
                path=path,
                name=PurePosixPath(name).name,
                container=container,
                depth=piece.depth + 1,
            )
        )
    if not pieces and not refused:
        return refuse(piece.path, "empty", "an archive with nothing to read in it")
    return Found(pieces=tuple(pieces), refused=tuple(refused))
