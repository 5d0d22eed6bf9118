"""Custody for runs that keep nothing: the same contract, held in memory."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext

from corrobora.custody.ledger import KEPT, NO_ENTRY, link
from corrobora.errors import UnknownRecord
from corrobora.records import Entry


class MemoryCustody:
    """Holds bytes and ledger as long as the process lives.

    Args:
        by: who acts, as every entry will say.
        at: when, UTC, ISO 8601 with seconds.

    """

    def __init__(self, *, by: str, at: str) -> None:
        self._by = by
        self._at = at
        self._objects: dict[str, bytes] = {}
        self._entries: list[Entry] = []

    def put(self, data: bytes) -> str:
        """Hold the bytes and return their SHA-256. The same bytes are held once."""
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 not in self._objects:
            self._objects[sha256] = bytes(data)
            self.append(KEPT, sha256, {"bytes": str(len(data))})
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes under a SHA-256.

        Raises:
            UnknownRecord: nothing is held under it.

        """
        try:
            return self._objects[sha256]
        except KeyError:
            raise UnknownRecord(f"no object {sha256} in custody") from None

    def append(self, what: str, subject: str, payload: Mapping[str, str]) -> Entry:
        """Add one entry to the ledger and return it."""
        entry = link(
            what=what,
            subject=subject,
            payload=payload,
            by=self._by,
            at=self._at,
            number=len(self._entries) + 1,
            previous=self._entries[-1].hash if self._entries else NO_ENTRY,
        )
        self._entries.append(entry)
        return entry

    def together(self) -> AbstractContextManager[None]:
        """Do nothing: in memory all is at once. `FolderCustody.together` spares the disk."""
        return nullcontext()

    def iter_entries(self) -> Iterator[Entry]:
        """Go through the ledger from its first entry."""
        yield from tuple(self._entries)
