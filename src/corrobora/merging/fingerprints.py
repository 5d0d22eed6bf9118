"""What of a report's text is looked up to find out whose words it repeats, without the text.

A sequence of words is known by a hash of 64 bits (Manber, Finding similar files in a large file system, 1994, calls such
fingerprints): that two of the fifty million of a hundred thousand reports share one is less likely than one in ten thousand.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from corrobora.records import ReportId

Gram = tuple[str, ...]
Hashes = npt.NDArray[np.uint64]
_STORED: Final = "<u8"
_BUCKETS: Final = 1 << 20
"""Buckets by which hashes that are not asked for are passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What is known of a report for finding copies."""

    report: ReportId
    first: str
    """First day it may have been published on, ``YYYY-MM-DD``; ``9999`` where it does not say."""
    words: int
    """Words of its sentences."""
    outlet: str | None
    grams: bytes
    """Hashes of its sequences of words, each once, in order: unsigned, 8 bytes each, the lowest first."""
    speaking: tuple[str, ...] = ()
    """Full names that stand in sentences of saying."""

    @property
    def order(self) -> tuple[str, int, str]:
        """Return by what an original comes before its copies: the day, then length, then the id."""
        return self.first, -self.words, self.report


def hash_of(gram: Gram) -> int:
    """Return the hash of a sequence of words."""
    words = "\x1f".join(gram).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(words, digest_size=8).digest(), "little")


def hashes_of(grams: Iterable[Gram]) -> bytes:
    """Return the hashes of sequences of words, each once, in order, as `Fingerprint` holds them."""
    return (
        np.unique(np.array([hash_of(gram) for gram in set(grams)], dtype=np.uint64)).astype(_STORED).tobytes()
    )


class Postings:
    """In which reports a sequence of words stands: reports by their ranks, the earliest first."""

    def __init__(self, hashes: Hashes, ranks: npt.NDArray[np.int32]) -> None:
        """Take the hashes of all sequences with the ranks of the reports they stand in, in any order."""
        by = np.lexsort((ranks, hashes))
        self._ranks = ranks[by]
        self._known, self._starts = np.unique(hashes[by], return_index=True)
        self._ends = np.append(self._starts, len(by))[1:]

    def of(self, grams: Sequence[Gram], *, most: int) -> dict[Gram, list[int]]:
        """Return for each sequence that stands in two reports or more the first of these, so many at ``most``."""
        once = sorted(set(grams))
        if not once or not len(self._known):
            return {}
        asked = np.array([hash_of(gram) for gram in once], dtype=np.uint64)
        places = np.minimum(np.searchsorted(self._known, asked), len(self._known) - 1)
        several = (self._known[places] == asked) & (self._ends[places] - self._starts[places] > 1)
        return {
            once[n]: self._ranks[
                self._starts[places[n]] : min(self._ends[places[n]], self._starts[places[n]] + most)
            ].tolist()
            for n in np.flatnonzero(several).tolist()
        }

    def lists(self) -> Iterable[list[int]]:
        """Yield for every sequence all reports that it stands in."""
        for start, end in zip(self._starts.tolist(), self._ends.tolist(), strict=True):
            yield self._ranks[start:end].tolist()


def postings_of(prints: Sequence[Fingerprint], *, only: Sequence[Fingerprint] | None = None) -> Postings:
    """Return in which of some reports, numbered as they stand, each sequence stands; ``only`` those of some of them."""
    wanted = None if only is None else np.unique(_together(only))
    marked = np.zeros(_BUCKETS, dtype=bool)
    if wanted is not None:
        marked[wanted % _BUCKETS] = True
    hashes: list[Hashes] = []
    ranks: list[npt.NDArray[np.int32]] = []
    for rank, one in enumerate(prints):
        held = np.frombuffer(one.grams, dtype=_STORED).astype(np.uint64, copy=False)
        if wanted is not None:
            held = held[marked[held % _BUCKETS]]
            if len(held):
                places = np.minimum(np.searchsorted(wanted, held), len(wanted) - 1)
                held = held[wanted[places] == held]
        if len(held):
            hashes.append(held)
            ranks.append(np.full(len(held), rank, dtype=np.int32))
    if not hashes:
        return Postings(np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int32))
    return Postings(np.concatenate(hashes), np.concatenate(ranks))


def _together(prints: Sequence[Fingerprint]) -> Hashes:
    held = [np.frombuffer(one.grams, dtype=_STORED) for one in prints]
    return np.concatenate(held).astype(np.uint64) if held else np.zeros(0, dtype=np.uint64)


def touched(
    prints: Sequence[Fingerprint],
    changed: Mapping[ReportId, Sequence[Fingerprint]],
    *,
    most: int,
) -> set[ReportId]:
    """Return the reports whose copies may be others now, beside those that changed.

    What a report is found to repeat rests on the first ``most`` reports in which each of its sequences stands: on those
    before it, and on how many of them are of its own outlet.

    Args:
        prints: all reports there are now and were before, those that changed left out, in order.
        changed: reports that came, went or are others now, each as it was and is.
        most: how many postings of a sequence count.

    """
    ones = [one for held in changed.values() for one in held]
    every = [*prints, *ones]
    order = [one.order for one in every]
    outlets = [one.outlet for one in every]
    found: set[ReportId] = set()
    for held in postings_of(every, only=ones).lists():
        others = sorted((rank for rank in held if rank < len(prints)), key=order.__getitem__)
        theirs = [rank for rank in held if rank >= len(prints)]
        for one in theirs:
            before = sum(order[rank] < order[one] for rank in others)
            if before >= most:
                continue
            # those that changed may stand before one another: whom they push out is one of so many
            pushed = others[max(0, most - len(theirs)) : most + len(theirs)]
            near = {outlets[rank] for rank in (*theirs, *pushed)}
            found |= {
                every[rank].report for rank in others if order[rank] > order[one] or outlets[rank] in near
            }
    return found
