"""Custody: bytes under their SHA-256, a ledger whose every entry fixes the one before, and signatures over it."""

from corrobora.custody.checking import Erasure, Finding, Verification, verify
from corrobora.custody.checkpoints import Checkpoint, checkpoint_line, read_checkpoint, seal
from corrobora.custody.digests import add_digests
from corrobora.custody.encrypted import EncryptedCustody
from corrobora.custody.folder import (
    LAYOUT,
    FolderCustody,
    Head,
    find_layout,
    follow_folder,
    is_custody,
    is_unstarted,
    open_folder,
    read_folder,
    read_head,
)
from corrobora.custody.keyring import Keyring, is_locked, make_keyring, open_keyring
from corrobora.custody.keys import (
    SigningKey,
    Standing,
    add_key,
    generate_key,
    load_key,
    read_keys,
    retire_key,
    save_key,
)
from corrobora.custody.ledger import KEPT, NO_ENTRY, Custody, canonical, hash_of
from corrobora.custody.memory import MemoryCustody
from corrobora.custody.timestamps import StampKind, TimeStamp, add_timestamp, read_imprint

__all__ = [
    "KEPT",
    "LAYOUT",
    "NO_ENTRY",
    "Checkpoint",
    "Custody",
    "EncryptedCustody",
    "Erasure",
    "Finding",
    "FolderCustody",
    "Head",
    "Keyring",
    "MemoryCustody",
    "SigningKey",
    "StampKind",
    "Standing",
    "TimeStamp",
    "Verification",
    "add_digests",
    "add_key",
    "add_timestamp",
    "canonical",
    "checkpoint_line",
    "find_layout",
    "follow_folder",
    "generate_key",
    "hash_of",
    "is_custody",
    "is_locked",
    "is_unstarted",
    "load_key",
    "make_keyring",
    "open_folder",
    "open_keyring",
    "read_checkpoint",
    "read_folder",
    "read_head",
    "read_imprint",
    "read_keys",
    "retire_key",
    "save_key",
    "seal",
    "verify",
]
