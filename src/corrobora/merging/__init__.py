"""Claims → incidents: the same incident, near-copies, the same background fact.

Pure: takes readings and reports, returns records.
"""

from corrobora.merging import copies, joining
from corrobora.merging.copies import find_copies
from corrobora.merging.joining import Joined, join

METHODS = {"copies": copies.METHOD, "joining": joining.METHOD}

__all__ = ["METHODS", "Joined", "find_copies", "join"]
