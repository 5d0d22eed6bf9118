"""Further digests: added later, rewriting nothing, and checked like the first."""

import hashlib
from pathlib import Path

import pytest

from corrobora.custody import MemoryCustody, add_digests, open_folder, verify
from corrobora.errors import BadSetting, BrokenIntegrity
from tests.custody.made import AT, BY, codes


@pytest.mark.parametrize("algorithm", ["sha512", "sha3_256", "blake2b"])
def test_every_object_and_the_ledger_get_a_digest(tmp_path: Path, algorithm: str) -> None:
    path = tmp_path / "c"
    with open_folder(path, by=BY, at=AT) as custody:
        held = {custody.put(words): words for words in (b"one", b"two")}
        custody.append("noted", "x", {})
        before = (path / "ledger.jsonl").read_bytes()
        assert add_digests(custody, algorithm) == 3
        entries = list(custody.iter_entries())[3:]
    lines = (path / "ledger.jsonl").read_bytes()
    assert lines.startswith(before)
    for entry in entries[:2]:
        assert dict(entry.payload) == {
            "algorithm": algorithm,
            "digest": hashlib.new(algorithm, held[entry.subject]).hexdigest(),
        }
    up_to = b"".join(lines.splitlines(keepends=True)[:-1])
    assert entries[2].subject == entries[1].hash
    assert dict(entries[2].payload) == {
        "algorithm": algorithm,
        "ledger_digest": hashlib.new(algorithm, up_to).hexdigest(),
    }
    assert verify(path).sound


def test_both_custodies_write_the_same_digests(tmp_path: Path) -> None:
    with open_folder(tmp_path / "c", by=BY, at=AT) as folder:
        memory = MemoryCustody(by=BY, at=AT)
        for custody in (folder, memory):
            custody.put(b"one")
            add_digests(custody, "sha512")
        assert list(folder.iter_entries()) == list(memory.iter_entries())


def test_only_what_is_new_is_hashed(tmp_path: Path) -> None:
    with open_folder(tmp_path / "c", by=BY, at=AT) as custody:
        assert add_digests(custody, "sha512") == 0
        custody.put(b"one")
        assert add_digests(custody, "sha512") == 2
        assert add_digests(custody, "sha512") == 0
        custody.put(b"two")
        assert add_digests(custody, "sha512") == 2
        custody.append("noted", "x", {})
        assert add_digests(custody, "sha512") == 1
        assert add_digests(custody, "sha3_512") == 3
    assert verify(tmp_path / "c").sound


def test_an_object_that_is_an_entry_gets_its_own_digest(tmp_path: Path) -> None:
    """The hash of an entry is that of its canonical form, and somebody may hand in just these bytes."""
    path = tmp_path / "c"
    with open_folder(path, by=BY, at=AT) as custody:
        custody.put(b"one")
        add_digests(custody, "sha512")
        line = (path / "ledger.jsonl").read_bytes().splitlines()[1]
        entry = list(custody.iter_entries())[1]
        unhashed = line.replace(f',"hash":"{entry.hash}"'.encode(), b"")
        assert custody.put(unhashed) == entry.hash
        assert add_digests(custody, "sha512") == 2
    assert verify(path).sound


def test_a_digest_of_the_ledger_is_none_of_an_object(tmp_path: Path) -> None:
    with open_folder(tmp_path / "c", by=BY, at=AT) as custody:
        sha256 = custody.put(b"one")
        custody.append("hashed", sha256, {"algorithm": "sha512", "ledger_digest": "0" * 128})
        assert add_digests(custody, "sha512") == 2


@pytest.mark.parametrize("algorithm", ["sha256", "shake_128", "SHA512", "crc32", ""])
def test_another_kind_of_hash_is_refused(tmp_path: Path, algorithm: str) -> None:
    with open_folder(tmp_path / "c", by=BY, at=AT) as custody:
        custody.put(b"one")
        with pytest.raises(BadSetting, match="sha512"):
            add_digests(custody, algorithm)
        assert custody.number == 1


def test_a_changed_object_gets_no_digest(tmp_path: Path) -> None:
    with open_folder(tmp_path / "c", by=BY, at=AT) as custody:
        sha256 = custody.put(b"one")
        (tmp_path / "c" / "objects" / sha256[:2] / sha256).write_bytes(b"two")
        with pytest.raises(BrokenIntegrity):
            add_digests(custody, "sha512")


@pytest.mark.parametrize("subject", ["object", "previous", "other"])
@pytest.mark.parametrize(
    "payload",
    [
        {"algorithm": "sha512", "digest": "0" * 128},
        {"algorithm": "sha512", "ledger_digest": "0" * 128},
        {"algorithm": "shake_128", "digest": "0"},
        {"algorithm": "sha512"},
        {"digest": "0" * 128},
        {"algorithm": "sha512", "digest": "0" * 128, "ledger_digest": "0" * 128},
    ],
)
def test_a_wrong_digest_is_named(tmp_path: Path, subject: str, payload: dict[str, str]) -> None:
    path = tmp_path / "c"
    with open_folder(path, by=BY, at=AT) as custody:
        sha256 = custody.put(b"one")
        subjects = {"object": sha256, "previous": custody.head, "other": "0" * 64}
        entry = custody.append("hashed", subjects[subject], payload)
    (finding,) = verify(path).findings
    assert (finding.code, finding.subject) == ("digest-wrong", str(entry.number))


def test_two_digests_of_one_object_that_differ_are_named(tmp_path: Path) -> None:
    path = tmp_path / "c"
    with open_folder(path, by=BY, at=AT) as custody:
        sha256 = custody.put(b"one")
        add_digests(custody, "sha512")
        custody.append("hashed", sha256, {"algorithm": "sha512", "digest": "0" * 128})
    assert codes(path) == {"digest-wrong"}
