"""What is encrypted opens with its key to its words alone, and its length says little."""

import hashlib
import hmac

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given
from hypothesis import strategies as st

from corrobora.custody.encrypting import (
    LEAST,
    EncryptedColumns,
    decrypt,
    encrypt,
    new_key,
    pad,
    unpad,
)
from corrobora.custody.ledger import canonical
from corrobora.errors import BrokenIntegrity

ABOUT = {"what": "object"}


@given(st.binary(max_size=3000))
def test_words_come_back_as_they_were(words: bytes) -> None:
    key = new_key()
    assert decrypt(key, encrypt(key, words, ABOUT), ABOUT) == words
    assert unpad(pad(words)) == words


@given(st.integers(0, 1 << 24))
def test_a_length_is_padded_by_an_eighth_at_most(length: int) -> None:
    padded = len(pad(bytes(length)))
    assert length < padded <= max(LEAST, (length + 1) * 1.12)


def test_lengths_near_each_other_are_one() -> None:
    """Of all pages of 60,000 to 61,000 bytes hardly one can be told from another."""
    assert len({len(pad(bytes(length))) for length in range(60_000, 61_000)}) <= 2


@pytest.mark.parametrize("place", [0, 31, 32, 100, -1])
def test_no_byte_of_it_changes_unseen(place: int) -> None:
    key = new_key()
    encrypted = bytearray(encrypt(key, b"who saw it", ABOUT))
    encrypted[place] ^= 1
    with pytest.raises(BrokenIntegrity):
        decrypt(key, bytes(encrypted), ABOUT)


def test_it_opens_by_its_own_key_and_for_its_own_place_alone() -> None:
    key = new_key()
    encrypted = encrypt(key, b"who saw it", ABOUT)
    with pytest.raises(BrokenIntegrity):
        decrypt(new_key(), encrypted, ABOUT)
    with pytest.raises(BrokenIntegrity):
        decrypt(key, encrypted, {"what": "other"})
    with pytest.raises(BrokenIntegrity):
        decrypt(key, encrypted[:40], ABOUT)


def test_a_ciphertext_that_another_key_opens_to_other_words_is_refused() -> None:
    """Whoever made it can find such a pair for ChaCha20-Poly1305; here the commitment is put before another's ciphertext."""
    one, other = new_key(), new_key()
    committed = encrypt(one, b"the first words", ABOUT)[:32]
    inner = hmac.digest(other, b"corrobora/encrypted/1 encrypt", "sha256")
    forged = committed + ChaCha20Poly1305(inner).encrypt(bytes(12), pad(b"other words"), canonical(ABOUT))
    with pytest.raises(BrokenIntegrity, match="other words"):
        decrypt(other, forged, ABOUT)


def test_the_commitment_can_be_checked_by_hmac_alone() -> None:
    key = new_key()
    shown = hmac.digest(key, b"corrobora/encrypted/1 commit", "sha256")
    told = hashlib.sha256(canonical(ABOUT)).digest() + pad(b"words shown to a stranger")
    assert encrypt(key, b"words shown to a stranger", ABOUT)[:32] == hmac.digest(shown, told, "sha256")


def test_a_column_is_alike_for_the_same_words_and_bound_to_itself() -> None:
    columns = EncryptedColumns(b"k" * 64)
    hidden = columns.hide("a\ud800 name", "id")
    assert hidden == columns.hide("a\ud800 name", "id")
    assert columns.show(hidden, "id") == "a\ud800 name"
    assert hidden != columns.hide("a\ud800 name", "subject")
    for wrong in (("subject",), ("id", "x")):
        with pytest.raises(BrokenIntegrity, match="--rebuild"):
            columns.show(hidden, *wrong)
    with pytest.raises(BrokenIntegrity, match="--rebuild"):
        EncryptedColumns(b"l" * 64).show(hidden, "id")
    with pytest.raises(BrokenIntegrity, match="--rebuild"):
        columns.show("no base64!", "id")
    sha256 = hashlib.sha256(b"x").hexdigest()
    assert len(columns.hide_hash(sha256)) == 64, "it stands in a column of 64 letters"
    assert columns.show_hash(columns.hide_hash(sha256)) == sha256
    assert columns.hide_hash("") == columns.show_hash("") == ""
