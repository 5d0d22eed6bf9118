"""Claims → incidents: the same incident, near-copies, the same background fact.

Pure: takes readings and reports, returns records.
"""

from corrobora.merging import copies, joining
from corrobora.merging.copies import find_copies
from corrobora.merging.joining import Joined, join
from corrobora.merging.likeness import Likeness
from corrobora.merging.terms import Terms

METHODS = {"copies": copies.METHOD, "joining": joining.METHOD}

__all__ = ["METHODS", "Joined", "Likeness", "Terms", "find_copies", "join"]
