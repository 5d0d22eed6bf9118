"""Intake: bytes to reports. `take_in` is the door; what it refuses, it names."""

from corrobora.intake.coded import CodedFile, open_coded
from corrobora.intake.dates import TRUST, choose_published, read_date
from corrobora.intake.decoding import normalise
from corrobora.intake.feeds import Feed, FeedEntry, FeedLimits, read_feed
from corrobora.intake.limits import Limits
from corrobora.intake.mapped import ColumnMapping, apply_mapping, read_mapping
from corrobora.intake.tables import FIELDS, canonical_row
from corrobora.intake.taking import HELD, REFUSED, TAKEN_IN, take_in, take_in_capture
from corrobora.intake.watching import Stamp, find_new

__all__ = [
    "FIELDS",
    "HELD",
    "REFUSED",
    "TAKEN_IN",
    "TRUST",
    "CodedFile",
    "ColumnMapping",
    "Feed",
    "FeedEntry",
    "FeedLimits",
    "Limits",
    "Stamp",
    "apply_mapping",
    "canonical_row",
    "choose_published",
    "find_new",
    "normalise",
    "open_coded",
    "read_date",
    "read_feed",
    "read_mapping",
    "take_in",
    "take_in_capture",
]
