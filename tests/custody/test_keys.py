"""Keys: what signs, which key may, and where a private one may lie."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.custody import (
    MemoryCustody,
    SigningKey,
    add_key,
    canonical,
    generate_key,
    load_key,
    open_folder,
    read_keys,
    retire_key,
    save_key,
)
from corrobora.custody.keys import endorsement_bytes, holds
from corrobora.errors import BadSetting, MissingPath, UnknownRecord
from tests.custody.made import AT, BY, FIRST, SECOND, STRANGER

# RFC 8032, section 7.1, tests 1 to 3: secret key, public key, message, signature.
VECTORS = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]


@pytest.mark.parametrize(("secret", "public", "message", "signature"), VECTORS)
def test_keys_and_signatures_are_those_of_the_standard(
    secret: str, public: str, message: str, signature: str
) -> None:
    key = SigningKey(secret=bytes.fromhex(secret))
    assert key.public == public
    assert key.sign(bytes.fromhex(message)) == signature
    assert holds(key=public, signature=signature, message=bytes.fromhex(message))
    assert not holds(key=public, signature=signature, message=bytes.fromhex(message) + b"\0")


def test_a_signature_written_another_way_does_not_hold() -> None:
    # S + L is the same number modulo the group's order; RFC 8032, section 5.1.7 has it refused.
    signature = FIRST.sign(b"m")
    order = 2**252 + 27742317777372353535851937790883648493
    s = int.from_bytes(bytes.fromhex(signature[64:]), "little") + order
    other = signature[:64] + s.to_bytes(32, "little").hex()
    assert holds(key=FIRST.public, signature=signature, message=b"m")
    assert not holds(key=FIRST.public, signature=other, message=b"m")
    assert not holds(key=FIRST.public, signature=signature.upper(), message=b"m")


@given(st.text(max_size=140), st.text(max_size=70))
@settings(deadline=None)
def test_what_is_no_signature_does_not_hold_and_does_not_raise(signature: str, key: str) -> None:
    assert not holds(key=key, signature=signature, message=b"m")
    assert not holds(key="f" * 64, signature="0" * 128, message=b"m")


def test_two_new_keys_differ_and_neither_shows_its_secret() -> None:
    one, other = generate_key(), generate_key()
    assert one.public != other.public
    assert one.secret.hex() not in repr(one)
    assert repr(one.secret) not in repr(one)


# --------------------------------------------------------------------------- files


@pytest.mark.parametrize("passphrase", [None, "six words that nobody guesses", "é\ud800"])
def test_a_saved_key_comes_back(tmp_path: Path, passphrase: str | None) -> None:
    save_key(tmp_path / "key.pem", FIRST, passphrase)
    assert load_key(tmp_path / "key.pem", passphrase) == FIRST
    assert (b"ENCRYPTED" in (tmp_path / "key.pem").read_bytes()) == (passphrase is not None)


def test_a_saved_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        save_key(tmp_path / "key.pem", FIRST)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "key.pem").stat().st_mode) == 0o600


def test_a_key_is_never_written_over(tmp_path: Path) -> None:
    save_key(tmp_path / "key.pem", FIRST)
    with pytest.raises(BadSetting, match="there already"):
        save_key(tmp_path / "key.pem", SECOND)
    assert load_key(tmp_path / "key.pem") == FIRST
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(BadSetting):
        save_key(tmp_path / "link", SECOND)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("place", ["key.pem", "objects/key.pem", "../link/key.pem"])
def test_no_private_key_lies_in_a_custody(tmp_path: Path, place: str) -> None:
    open_folder(tmp_path / "c", by=BY, at=AT).close()
    (tmp_path / "link").symlink_to(tmp_path / "c")
    path = tmp_path / "c" / place
    with pytest.raises(BadSetting, match="inside the custody"):
        save_key(path, FIRST)
    assert not path.exists()
    path.write_bytes(b"")
    with pytest.raises(BadSetting, match="inside the custody"):
        load_key(path)


def test_a_custody_whose_layout_file_is_broken_takes_no_key_either(tmp_path: Path) -> None:
    open_folder(tmp_path / "c", by=BY, at=AT).close()
    (tmp_path / "c" / "custody.json").write_bytes(b"{}")
    with pytest.raises(BadSetting, match="inside the custody"):
        save_key(tmp_path / "c" / "key.pem", FIRST)


def test_a_key_that_could_not_be_written_leaves_its_name_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            save_key(tmp_path / "key.pem", FIRST)
    save_key(tmp_path / "key.pem", FIRST)
    assert load_key(tmp_path / "key.pem") == FIRST


def test_what_is_no_key_is_refused_without_a_word_of_it(tmp_path: Path) -> None:
    with pytest.raises(MissingPath):
        load_key(tmp_path / "nowhere.pem")
    with pytest.raises(MissingPath):
        load_key(tmp_path)
    with pytest.raises(MissingPath):
        save_key(tmp_path / "nowhere" / "key.pem", FIRST)
    with pytest.raises(BadSetting, match="empty passphrase"):
        save_key(tmp_path / "key.pem", FIRST, "")
    (tmp_path / "text.pem").write_text("Xanthe was there")
    with pytest.raises(BadSetting) as raised:
        load_key(tmp_path / "text.pem")
    assert "Xanthe" not in str(raised.value)


def test_a_passphrase_must_be_the_one_and_only_where_there_is_one(tmp_path: Path) -> None:
    save_key(tmp_path / "locked.pem", FIRST, "right")
    save_key(tmp_path / "open.pem", FIRST)
    for name, passphrase in [("locked.pem", "wrong"), ("locked.pem", None), ("open.pem", "right")]:
        with pytest.raises(BadSetting, match="passphrase is wrong, missing or not needed"):
            load_key(tmp_path / name, passphrase)


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import x25519

    pem = x25519.X25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "other.pem").write_bytes(pem)
    with pytest.raises(BadSetting, match="another kind"):
        load_key(tmp_path / "other.pem")


# --------------------------------------------------------------------------- in the ledger


def custody() -> MemoryCustody:
    return MemoryCustody(by=BY, at=AT)


def test_the_first_key_stands_alone_and_the_next_is_endorsed() -> None:
    kept = custody()
    first = add_key(kept, FIRST.public, label="office")
    assert dict(first.payload) == {"algorithm": "ed25519", "label": "office"}
    second = add_key(kept, SECOND.public, label="safe", endorsed_by=FIRST)
    statement = canonical(
        {
            "after": first.hash,
            "key": SECOND.public,
            "previous": FIRST.public,
            "statement": "corrobora/key/2",
        }
    )
    assert second.payload["endorsed_by"] == FIRST.public
    assert second.payload["endorsement"] == FIRST.sign(statement)
    standings, faults = read_keys(kept.iter_entries())
    assert faults == ()
    assert {key: (one.added, one.endorsed) for key, one in standings.items()} == {
        FIRST.public: (1, True),
        SECOND.public: (2, True),
    }


def test_a_key_is_added_by_the_rules_or_not_at_all() -> None:
    kept = custody()
    with pytest.raises(BadSetting, match="no earlier one"):
        add_key(kept, FIRST.public, label="x", endorsed_by=SECOND)
    with pytest.raises(BadSetting, match="64 lower-case"):
        add_key(kept, FIRST.public.upper(), label="x")
    for label in ("", "x" * 201):
        with pytest.raises(BadSetting, match="label"):
            add_key(kept, FIRST.public, label=label)
    add_key(kept, FIRST.public, label="x")
    with pytest.raises(BadSetting, match="added before"):
        add_key(kept, FIRST.public, label="x", endorsed_by=FIRST)
    for voucher in (None, STRANGER, SECOND):
        with pytest.raises(BadSetting, match="endorsed by one that was added"):
            add_key(kept, SECOND.public, label="x", endorsed_by=voucher)
    retire_key(kept, FIRST.public, why="lost")
    with pytest.raises(BadSetting, match="not retired"):
        add_key(kept, SECOND.public, label="x", endorsed_by=FIRST)
    assert len(list(kept.iter_entries())) == 2


def test_a_key_is_retired_once_with_a_reason() -> None:
    kept = custody()
    with pytest.raises(UnknownRecord):
        retire_key(kept, FIRST.public, why="lost")
    add_key(kept, FIRST.public, label="x")
    with pytest.raises(BadSetting, match="reason"):
        retire_key(kept, FIRST.public, why=" ")
    for since in (0, 3, -1):
        with pytest.raises(BadSetting, match="since"):
            retire_key(kept, FIRST.public, why="stolen", since=since)
    entry = retire_key(kept, FIRST.public, why="stolen", since=2)
    assert dict(entry.payload) == {"why": "stolen", "since": "2"}
    with pytest.raises(UnknownRecord):
        retire_key(kept, FIRST.public, why="again")


def test_what_a_key_endorsed_in_other_hands_counts_no_more() -> None:
    kept = custody()
    add_key(kept, FIRST.public, label="office")
    add_key(kept, SECOND.public, label="safe", endorsed_by=FIRST)
    add_key(kept, STRANGER.public, label="the thief's", endorsed_by=FIRST)
    assert read_keys(kept.iter_entries())[1] == ()
    retire_key(kept, FIRST.public, why="stolen", since=3)
    standings, faults = read_keys(kept.iter_entries())
    assert [(fault.code, fault.number) for fault in faults] == [("key-unendorsed", 3)]
    assert standings[SECOND.public].endorsed
    assert not standings[STRANGER.public].endorsed


def endorsed(by: SigningKey, of: str, *, signer: SigningKey | None = None) -> dict[str, str]:
    after = add_key(custody(), FIRST.public, label="office").hash
    signature = (signer or by).sign(endorsement_bytes(key=of, previous=by.public, after=after))
    return {"algorithm": "ed25519", "label": "x", "endorsed_by": by.public, "endorsement": signature}


@pytest.mark.parametrize(
    ("what", "subject", "payload", "code"),
    [
        ("key-added", SECOND.public, {"algorithm": "ed25519", "label": "x"}, "key-unendorsed"),
        ("key-added", SECOND.public, endorsed(FIRST, STRANGER.public), "key-unendorsed"),
        ("key-added", SECOND.public, endorsed(FIRST, SECOND.public, signer=STRANGER), "key-unendorsed"),
        ("key-added", SECOND.public, endorsed(STRANGER, SECOND.public), "key-unendorsed"),
        ("key-added", SECOND.public, endorsed(SECOND, SECOND.public), "key-unendorsed"),
        ("key-added", SECOND.public, {**endorsed(FIRST, SECOND.public), "more": ""}, "key-unendorsed"),
        ("key-added", SECOND.public, {**endorsed(FIRST, SECOND.public), "algorithm": "rsa"}, "key-wrong"),
        ("key-added", "a key", endorsed(FIRST, "a key"), "key-wrong"),
        ("key-added", FIRST.public, endorsed(FIRST, FIRST.public), "key-wrong"),
        ("key-retired", SECOND.public, {"why": "lost"}, "key-wrong"),
        ("key-retired", FIRST.public, {}, "key-wrong"),
        ("key-retired", FIRST.public, {"why": "lost", "since": "99"}, "key-wrong"),
        ("key-retired", FIRST.public, {"why": "lost", "since": "٣"}, "key-wrong"),
        ("key-retired", FIRST.public, {"why": "lost", "since": "-1"}, "key-wrong"),
    ],
)
def test_entries_about_keys_that_break_the_rules_are_named(
    what: str, subject: str, payload: dict[str, str], code: str
) -> None:
    kept = custody()
    add_key(kept, FIRST.public, label="office")
    kept.append(what, subject, payload)
    _, faults = read_keys(kept.iter_entries())
    assert [(fault.code, fault.number) for fault in faults] == [(code, 2)]


def test_a_key_retired_twice_is_named_and_an_unendorsed_one_endorses_nobody() -> None:
    kept = custody()
    add_key(kept, FIRST.public, label="office")
    kept.append("key-retired", FIRST.public, {"why": "lost"})
    kept.append("key-retired", FIRST.public, {"why": "lost"})
    kept.append("key-added", SECOND.public, endorsed(FIRST, SECOND.public))
    kept.append("key-added", STRANGER.public, endorsed(SECOND, STRANGER.public))
    _, faults = read_keys(kept.iter_entries())
    assert [(fault.code, fault.number) for fault in faults] == [
        ("key-wrong", 3),
        ("key-unendorsed", 4),
        ("key-unendorsed", 5),
    ]


def test_an_endorsement_made_for_one_custody_adds_no_key_to_another() -> None:
    one, other = custody(), custody()
    add_key(one, FIRST.public, label="office")
    other.append("noted", "another beginning", {})
    add_key(other, FIRST.public, label="office")
    entry = add_key(one, SECOND.public, label="safe", endorsed_by=FIRST)
    other.append(entry.what, entry.subject, entry.payload)
    standings, faults = read_keys(other.iter_entries())
    assert [fault.code for fault in faults] == ["key-unendorsed"]
    assert not standings[SECOND.public].endorsed


def test_a_theft_noticed_after_the_key_was_laid_aside_can_still_be_told() -> None:
    kept = custody()
    add_key(kept, FIRST.public, label="office")
    retire_key(kept, FIRST.public, why="laid aside")
    for number in range(3):
        kept.append("noted", str(number), {})
    retire_key(kept, FIRST.public, why="was stolen", since=2)
    retire_key(kept, FIRST.public, why="stolen even earlier", since=1)
    for since in (None, 1, 2):
        with pytest.raises(UnknownRecord, match="earlier since"):
            retire_key(kept, FIRST.public, why="again", since=since)
    standings, faults = read_keys(kept.iter_entries())
    assert faults == ()
    assert (standings[FIRST.public].retired, standings[FIRST.public].since) == (2, 1)


def test_a_thief_cannot_take_back_less_than_was_taken_back() -> None:
    kept = custody()
    add_key(kept, FIRST.public, label="office")
    retire_key(kept, FIRST.public, why="was stolen", since=1)
    kept.append("key-retired", FIRST.public, {"why": "was not", "since": "3"})
    standings, faults = read_keys(kept.iter_entries())
    assert [fault.code for fault in faults] == ["key-wrong"]
    assert standings[FIRST.public].since == 1
