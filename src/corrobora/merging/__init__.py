"""Claims → incidents: the same incident, near-copies, the same background fact, what its publisher took back.

Pure: takes readings and reports, returns records.
"""

from corrobora.merging import copies, joining, revisions
from corrobora.merging.background import join_background
from corrobora.merging.copies import find_copies
from corrobora.merging.joining import Joined, Joining, join
from corrobora.merging.likeness import Likeness
from corrobora.merging.revisions import Revisions, find_revisions
from corrobora.merging.terms import Terms

METHODS = {"copies": copies.METHOD, "joining": joining.METHOD, "revisions": revisions.METHOD}

__all__ = [
    "METHODS",
    "Joined",
    "Joining",
    "Likeness",
    "Revisions",
    "Terms",
    "find_copies",
    "find_revisions",
    "join",
    "join_background",
]
