"""Calendar spans: what stretch of days a date expression covers, and what comes before what."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from corrobora.edtf import bounds

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Their names, as sentences tell days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days from ``first`` to ``last``, both included; an open end is `date.min` or `date.max`."""

    first: dt.date
    last: dt.date

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans can share a day."""
        return not (self.ends_before(other) or other.ends_before(self))

    def ends_before(self, other: "Span") -> bool:
        """Whether this span is over, for certain, before the other begins."""
        return self.last < other.first


def find_span(edtf: str | None) -> Span | None:
    """Return the days that an EDTF string covers, or ``None`` where it cannot be read."""
    if edtf is None:
        return None
    try:
        first, last = bounds(edtf)
    except ValueError:
        return None
    return Span(first=first, last=last)


def day_words(day: dt.date) -> str:
    """Return a day as a sentence tells it: ``5 March 2024``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
