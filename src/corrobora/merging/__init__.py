"""Claims → incidents: the same incident, near-copies, the same background fact, what its publisher took back.

Pure: takes readings and reports, returns records.
"""

from corrobora.merging import copies, joining, revisions
from corrobora.merging.background import join_background
from corrobora.merging.copies import Copied, find_copies, find_copies_again, fingerprint_of
from corrobora.merging.fingerprints import Fingerprint
from corrobora.merging.joining import Joined, Joining, Moved, join
from corrobora.merging.likeness import Likeness
from corrobora.merging.revisions import (
    Publication,
    Revisions,
    find_concerned,
    find_revisions,
    publication_of,
)
from corrobora.merging.shelves import Shelves
from corrobora.merging.terms import Terms

METHODS = {"copies": copies.METHOD, "joining": joining.METHOD, "revisions": revisions.METHOD}

__all__ = [
    "METHODS",
    "Copied",
    "Fingerprint",
    "Joined",
    "Joining",
    "Likeness",
    "Moved",
    "Publication",
    "Revisions",
    "Shelves",
    "Terms",
    "find_concerned",
    "find_copies",
    "find_copies_again",
    "find_revisions",
    "fingerprint_of",
    "join",
    "join_background",
    "publication_of",
]
