"""Custody: bytes under their SHA-256 and a ledger whose every entry fixes the one before."""

from corrobora.custody.checking import Finding, Verification, verify
from corrobora.custody.folder import LAYOUT, FolderCustody, Head, is_custody, open_folder, read_head
from corrobora.custody.ledger import KEPT, NO_ENTRY, Custody, canonical, hash_of
from corrobora.custody.memory import MemoryCustody

__all__ = [
    "KEPT",
    "LAYOUT",
    "NO_ENTRY",
    "Custody",
    "Finding",
    "FolderCustody",
    "Head",
    "MemoryCustody",
    "Verification",
    "canonical",
    "hash_of",
    "is_custody",
    "open_folder",
    "read_head",
    "verify",
]
