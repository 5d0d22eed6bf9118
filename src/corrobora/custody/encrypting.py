"""How words are encrypted: one key for each, a commitment in front, and no length that gives them away.

    commitment (32 bytes) ‖ ciphertext ‖ tag (16 bytes)

Every object and every entry has a key of its own: 32 bytes of the operating system's randomness, used once. From it come
two others, by HMAC-SHA-256 over the words `_ENCRYPT` and `_COMMIT`. The ciphertext is ChaCha20-Poly1305 (RFC 8439) with a
nonce of zeros, which is sound for a key that is used once.

**Commitment.** ChaCha20-Poly1305 alone lets whoever makes a ciphertext make it open to other words under another key
(Albertini and others, "How to Abuse and Fix Authenticated Encryption Without Key Commitment", USENIX Security 2022). The
commitment is HMAC-SHA-256 by the second key over what the words are about and the padded words. So a hash of the whole
fixes the words too: no second key opens it to others. Whoever is shown the words and this second key can check them with
nothing but HMAC.

**Padding.** One byte 0x80, then zeros up to a length by the rule of Padmé (Nikitin and others, "Reducing Metadata Leakage
from Encrypted Files and Communication with PURBs", PETS 2019, section 4), at most 12 % longer: of a length up to L it tells
as much as some log log L bits can. The exact length of a page that everybody can fetch would say that it is held.
"""

import hashlib
import hmac
import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping

from corrobora.custody.ledger import canonical
from corrobora.errors import BrokenIntegrity
from corrobora.records import Entry

FORM = "corrobora/encrypted/1"
"""Name of the form above, as the ``kept`` entry of an encrypted object says."""
ENCRYPTED = "encrypted"
"""The word in an entry's payload that holds all others, and the subject."""
NAMES = "names"
"""The word in the payload of an ``erased`` entry that lists the objects and entries whose keys are destroyed."""
UNDONE = "undone"
"""The word there that says whether an assessment rested on them: "yes" or "no"."""
KEY_BYTES = 32
LEAST = 256
"""Bytes. Shorter words are padded to this length."""
_ENCRYPT = b"corrobora/encrypted/1 encrypt"
_COMMIT = b"corrobora/encrypted/1 commit"
_COMMITMENT = 32
_NONCE = bytes(12)


def new_key() -> bytes:
    """Return a new key, from the operating system's randomness."""
    return os.urandom(KEY_BYTES)


def pad(words: bytes, *, least: int = LEAST) -> bytes:
    """Return words with an end that says little of their length (see the top of this module)."""
    length = max(len(words) + 1, least)
    exponent = length.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (words + b"\x80").ljust((length + mask) & ~mask, b"\0")


def unpad(padded: bytes) -> bytes:
    """Return the words that `pad` was given.

    Raises:
        BrokenIntegrity: there is no end to take off.

    """
    words, end, rest = padded.rpartition(b"\x80")
    if not end or rest.strip(b"\0"):
        raise BrokenIntegrity("what was decrypted has no padding; it is not what corrobora writes")
    return words


def _derived(key: bytes, purpose: bytes) -> bytes:
    return hmac.digest(key, purpose, "sha256")


def _commitment(key: bytes, about: bytes, padded: bytes) -> bytes:
    committed = hmac.new(_derived(key, _COMMIT), hashlib.sha256(about).digest(), "sha256")
    committed.update(padded)
    return committed.digest()


def commitment_key(key: bytes) -> str:
    """Return, in hexadecimal digits, the key that shows that words are those of a ciphertext, and opens nothing."""
    return _derived(key, _COMMIT).hex()


def encrypt(key: bytes, words: bytes, about: Mapping[str, object]) -> bytes:
    """Return words encrypted under a key that encrypts nothing else.

    Args:
        key: 32 bytes of `new_key`.
        words: what to encrypt.
        about: what the words belong to; they decrypt with the same only.

    """
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 - loaded late: most runs encrypt nothing
        ChaCha20Poly1305,
    )

    bound, padded = canonical(about), pad(words)
    ciphertext = ChaCha20Poly1305(_derived(key, _ENCRYPT)).encrypt(_NONCE, padded, bound)
    return _commitment(key, bound, padded) + ciphertext


def decrypt(key: bytes, encrypted: bytes, about: Mapping[str, object]) -> bytes:
    """Return the words of `encrypt`.

    Raises:
        BrokenIntegrity: the key is another, a byte was changed, or the words belong to something else.

    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - loaded late: most runs decrypt nothing
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 - as above
        ChaCha20Poly1305,
    )

    bound = canonical(about)
    try:
        padded = ChaCha20Poly1305(_derived(key, _ENCRYPT)).decrypt(_NONCE, encrypted[_COMMITMENT:], bound)
    except InvalidTag:
        raise BrokenIntegrity("the key does not open it, or a byte of it was changed") from None
    if not hmac.compare_digest(_commitment(key, bound, padded), encrypted[:_COMMITMENT]):
        raise BrokenIntegrity("the key opens it to other words than those it was made for")
    return unpad(padded)


def names_of(tombstone: Entry) -> frozenset[str]:
    """Return the names of the keys that an ``erased`` entry says were destroyed; none where it says them in no way of ours."""
    try:
        names = json.loads(tombstone.payload[NAMES])
    except (KeyError, ValueError, RecursionError):
        return frozenset()
    return (
        frozenset(name for name in names if isinstance(name, str)) if isinstance(names, list) else frozenset()
    )


class Columns:
    """Writes the words of a store's columns down as they are, and reads them so."""

    def hide(self, words: str, *about: str) -> str:
        """Return what stands in the column for words."""
        del about
        return words

    def show(self, hidden: str, *about: str) -> str:
        """Return the words that stand in a column.

        Raises:
            BrokenIntegrity: they are not what `hide` wrote.

        """
        del about
        return hidden

    def hide_hash(self, sha256: str) -> str:
        """Return what stands in the column for a hash of 64 hexadecimal digits, as many letters; nothing for none."""
        return sha256

    def show_hash(self, hidden: str) -> str:
        """Return the hash that stands in a column.

        Raises:
            BrokenIntegrity: it is not what `hide_hash` wrote.

        """
        return hidden

    @property
    def in_order(self) -> bool:
        """Whether what is hidden stands in the order of the words."""
        return True


class EncryptedColumns(Columns):
    """Writes the words of a store's columns down encrypted, the same always alike, so that they are found.

    AES-256-SIV (RFC 5297), padded; the column is bound to it. That the same words stand in two rows of
    one column can be seen, the words cannot.
    """

    def __init__(self, key: bytes) -> None:
        """Take the two keys of AES-256-SIV, 64 bytes."""
        from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 - loaded late: most runs encrypt nothing
            AESSIV,
        )

        self._cipher = AESSIV(key)

    def hide(self, words: str, *about: str) -> str:
        """Return what stands in the column for words, in base64."""
        padded = pad(words.encode("utf-8", "surrogatepass"), least=64)
        return b64encode(self._cipher.encrypt(padded, [part.encode() for part in about])).decode("ascii")

    def show(self, hidden: str, *about: str) -> str:
        """Return the words that stand in a column.

        Raises:
            BrokenIntegrity: the key is another, or the column was changed.

        """
        return unpad(self._opened(hidden, about)).decode("utf-8", "surrogatepass")

    def hide_hash(self, sha256: str) -> str:
        """Return what stands in the column for a hash of 64 hexadecimal digits, as many letters; nothing for none."""
        if not sha256:
            return ""
        return b64encode(self._cipher.encrypt(bytes.fromhex(sha256), [b"hash"])).decode("ascii")

    def show_hash(self, hidden: str) -> str:
        """Return the hash that stands in a column.

        Raises:
            BrokenIntegrity: the key is another, or the column was changed.

        """
        return self._opened(hidden, ("hash",)).hex() if hidden else ""

    def _opened(self, hidden: str, about: tuple[str, ...]) -> bytes:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - loaded late: most runs decrypt nothing

        try:
            return self._cipher.decrypt(b64decode(hidden, validate=True), [part.encode() for part in about])
        except (InvalidTag, ValueError):  # ValueError: what stands there is no base64
            raise BrokenIntegrity(
                "store: the keyring does not open a row of it; corrobora verify DIR --rebuild makes the store anew"
            ) from None

    @property
    def in_order(self) -> bool:
        """Whether what is hidden stands in the order of the words: it does not."""
        return False
