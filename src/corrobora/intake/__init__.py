"""Intake: bytes to reports. `take_in` is the door; what it refuses, it names."""

from corrobora.intake.dates import TRUST, choose_published, read_date
from corrobora.intake.decoding import normalise
from corrobora.intake.limits import Limits
from corrobora.intake.tables import FIELDS, canonical_row
from corrobora.intake.taking import HELD, REFUSED, TAKEN_IN, take_in

__all__ = [
    "FIELDS",
    "HELD",
    "REFUSED",
    "TAKEN_IN",
    "TRUST",
    "Limits",
    "canonical_row",
    "choose_published",
    "normalise",
    "read_date",
    "take_in",
]
