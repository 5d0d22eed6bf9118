"""An encrypted custody shows what a plain one would, holds no word of it, and forgets for good what was erased."""

import errno
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from corrobora.custody import (
    EncryptedCustody,
    add_digests,
    add_key,
    make_keyring,
    open_folder,
    open_keyring,
    seal,
    verify,
)
from corrobora.custody.folder import append_synced, object_path, unfinished_path
from corrobora.errors import BadSetting, BrokenIntegrity, UnknownRecord
from tests.custody.full_disk import failing
from tests.custody.made import AT, BY, FIRST

WORDS = (b"Adama saw the trucks at dawn.", b"Nobody was told at Keba.", b"x" * 5000)
SEEDED = (b"Adama", b"Keba", b"witness-list", b"for her safety", b"x" * 40)


class Place:
    """A custody and its keyring, apart."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "custody"
        self.keys = root / "stick" / "keys"

    def made(self) -> EncryptedCustody:
        self.keys.parent.mkdir(parents=True)
        keyring = make_keyring(self.keys, project=self.folder)
        return EncryptedCustody(open_folder(self.folder, by=BY, at=AT), keyring)

    def opened(self) -> EncryptedCustody:
        folder = open_folder(self.folder, by=BY, at=AT)
        try:
            return EncryptedCustody(folder, open_keyring(self.keys, project=self.folder))
        except BaseException:
            folder.close()
            raise

    def copied(self, root: Path) -> "Place":
        shutil.copytree(self.folder.parent, root)
        return Place(root)


def bytes_of(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Go through every file below a folder, and the names of all, as bytes."""
    for path in folder.rglob("*"):
        yield path, path.name.encode()
        if path.is_file():
            yield path, path.read_bytes()


def found_in(folder: Path, seeded: tuple[bytes, ...]) -> list[str]:
    return [f"{word!r} in {path.name}" for path, data in bytes_of(folder) for word in seeded if word in data]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Return a custody that holds some words, each told by an entry."""
    found = Place(tmp_path / "first")
    with found.made() as custody:
        for words in WORDS:
            custody.append("reported", "witness-list.txt", {"object": custody.put(words)})
    return found


def test_it_shows_what_a_plain_custody_shows(place: Place, tmp_path: Path) -> None:
    with open_folder(tmp_path / "plain", by=BY, at=AT) as plain:
        for words in WORDS:
            plain.append("reported", "witness-list.txt", {"object": plain.put(words)})
        told = [(e.number, e.what, e.subject, e.payload) for e in plain.iter_entries() if e.what != "kept"]
    with place.opened() as custody:
        assert told == [
            (e.number, e.what, e.subject, e.payload) for e in custody.iter_entries() if e.what != "kept"
        ]
        for words, (_, _, _, payload) in zip(WORDS, told, strict=True):
            assert custody.get(payload["object"]) == words
            assert custody.put(words) == payload["object"], "the same words are held once"
        assert custody.number == 6
        assert list(custody.iter_findings()) == []
    assert found_in(place.folder, SEEDED) == []
    assert verify(place.folder).sound


def test_the_same_words_are_never_the_same_bytes(place: Place, tmp_path: Path) -> None:
    """So nobody can confirm a guess at what is held, by a hash of it."""
    other = Place(tmp_path / "other")
    with other.made() as custody:
        for words in WORDS:
            custody.put(words)
    names = [{path.name for path in one.folder.glob("objects/*/*")} for one in (place, other)]
    assert not names[0] & names[1]


def test_checkpoints_digests_and_another_session_work_as_ever(place: Place) -> None:
    with place.opened() as custody:
        add_key(custody.folder, FIRST.public, label="office")
        seal(custody.folder, FIRST)
        custody.append("noted", "again", {"why": "y"})
        add_digests(custody.folder, "sha512")
        seal(custody.folder, FIRST)
    found = verify(place.folder)
    assert found.sound
    assert (found.checkpoints, found.encrypted, found.opened) == (2, 3, False)
    with place.opened() as custody:
        assert list(custody.iter_findings()) == []
        with pytest.raises(BadSetting, match="is plain"):
            custody.append("kept", "x", {})


def test_a_changed_byte_is_found_with_keys_and_without(place: Place) -> None:
    for path in sorted(place.folder.glob("objects/*/*")):
        whole = path.read_bytes()
        for byte in (0, 33, len(whole) - 1):
            path.write_bytes(whole[:byte] + bytes([whole[byte] ^ 1]) + whole[byte + 1 :])
            assert [finding.code for finding in verify(place.folder).findings] == ["object-changed"]
            with place.opened() as custody:
                assert [finding.subject for finding in custody.iter_findings()] == [path.name]
        path.write_bytes(whole)


def test_words_put_in_anothers_place_do_not_open(place: Place) -> None:
    """An entry's words are bound to its place; a ledger written anew with the same words elsewhere is found."""
    with place.opened() as custody:
        first = next(e for e in custody.folder.iter_entries() if e.what == "reported")
        custody.folder.append("reported", first.subject, first.payload)
        assert [(f.code, f.subject) for f in custody.iter_findings()] == [("encryption-wrong", "7")]
        with pytest.raises(BrokenIntegrity, match="entry 7"):
            list(custody.iter_entries())


def test_an_older_keyring_is_named_as_what_it_is(place: Place) -> None:
    older = place.keys.read_bytes()
    with place.opened() as custody:
        sha256 = custody.put(b"later words")
        custody.append("reported", "later", {"object": sha256})
    place.keys.write_bytes(older)
    with place.opened() as custody:
        with pytest.raises(BrokenIntegrity, match="older copy"):
            list(custody.iter_entries())
        with pytest.raises(UnknownRecord, match="older copy"):
            custody.get(sha256)
        assert {finding.code for finding in custody.iter_findings()} == {"key-missing"}


# --------------------------------------------------------------------------- erasing


def entombed(custody: EncryptedCustody) -> tuple[str, set[str]]:
    """Enter that the first report is erased; return the SHA-256 of its words, and the names that go."""
    first = next(e for e in custody.folder.iter_entries() if e.what == "reported")
    sha256 = custody.opened(first).payload["object"]
    name = custody.name_of(sha256)
    assert name is not None
    custody.entomb("report-1", why="for her safety", names=[first.subject, name], undone=True)
    return sha256, {first.subject, name}


def test_what_was_erased_is_gone_and_said_to_be(place: Place) -> None:
    with place.opened() as custody:
        sha256, names = entombed(custody)
        assert custody.finish_erasures()
        assert not custody.finish_erasures(), "there is nothing left to do"
        with pytest.raises(UnknownRecord, match="erased"):
            custody.get(sha256)
        erased, *_, tombstone = [e for e in custody.iter_entries() if e.what in {"reported", "erased"}]
        assert (erased.subject, erased.payload) == ("", {"erased": "7"})
        assert (tombstone.subject, tombstone.payload["why"]) == ("report-1", "for her safety")
        assert list(custody.iter_findings()) == []
    assert not names & set(open_keyring(place.keys, project=place.folder).names())
    found = verify(place.folder)
    assert found.sound
    assert [(one.number, one.by, one.at, one.objects) for one in found.erased] == [(7, BY, AT, 1)]
    assert found_in(place.folder, SEEDED) == []


def test_what_was_erased_can_be_taken_in_again_and_erased_again(place: Place) -> None:
    with place.opened() as custody:
        sha256, _ = entombed(custody)
        custody.finish_erasures()
        assert custody.put(WORDS[0]) == sha256
        assert custody.get(sha256) == WORDS[0]
        name = custody.name_of(sha256)
        assert name is not None
        custody.entomb("report-1", why="again", names=[name], undone=False)
        assert custody.finish_erasures()
        with pytest.raises(UnknownRecord):
            custody.get(sha256)
    assert len(verify(place.folder).erased) == 2


def test_an_older_keyring_forgets_when_it_is_used(place: Place) -> None:
    older = place.keys.read_bytes()
    with place.opened() as custody:
        _, names = entombed(custody)
        custody.finish_erasures()
        later = custody.keyring.path.read_bytes().splitlines()[-1] + b"\n"
    place.keys.write_bytes(older + later)
    with place.opened() as custody:
        assert custody.finish_erasures()
    assert not names & set(open_keyring(place.keys, project=place.folder).names())


def test_nobody_without_the_keys_has_anything_destroyed(place: Place) -> None:
    """Whoever can write the folder can write an entry; it destroys no key, and is found."""
    with place.opened() as custody:
        victim = next(e.subject for e in custody.folder.iter_entries() if e.what == "kept")
        payload = {"names": json.dumps([victim]), "undone": "no", "encrypted": "AAAA"}
        custody.folder.append("erased", "0" * 32, payload)
    before = place.keys.read_bytes()
    with place.opened() as custody:
        with pytest.raises(BrokenIntegrity, match="no key for entry 7"):
            custody.finish_erasures()
        assert {(f.code, f.subject) for f in custody.iter_findings()} == {("erasure-wrong", "7")}
    assert place.keys.read_bytes() == before
    assert object_path(place.folder, victim).exists()


def test_a_tombstone_of_somebody_with_the_keys_is_bound_to_what_it_names(place: Place) -> None:
    """The words of one erasure say nothing for other names."""
    with place.opened() as custody:
        entombed(custody)
        custody.finish_erasures()
        last = list(custody.folder.iter_entries())[-1]
        kept = [e.subject for e in custody.folder.iter_entries() if e.what == "kept"]
        custody.folder.append("erased", last.subject, {**last.payload, "names": json.dumps([kept[-1]])})
    with place.opened() as custody, pytest.raises(BrokenIntegrity, match="entry 8"):
        custody.finish_erasures()
    assert object_path(place.folder, kept[-1]).exists()


@pytest.mark.parametrize(
    ("names", "undone"), [("no list", "no"), ('["b","a"]', "no"), ("[]", "perhaps"), ('["stranger"]', "no")]
)
def test_an_erasure_of_another_form_is_a_finding(place: Place, names: str, undone: str) -> None:
    with place.opened() as custody:
        custody.folder.append("erased", "0" * 32, {"names": names, "undone": undone, "encrypted": "AAAA"})
    assert [finding.code for finding in verify(place.folder).findings] == ["erasure-wrong"]


def test_in_a_plain_custody_nothing_can_be_said_to_be_erased(tmp_path: Path) -> None:
    """Whoever deletes an original cannot have verify pass over it."""
    with open_folder(tmp_path / "plain", by=BY, at=AT) as custody:
        sha256 = custody.put(b"the only proof")
        payload = {"names": json.dumps([sha256]), "undone": "no", "encrypted": "AAAA"}
        custody.append("erased", "0" * 32, payload)
    object_path(tmp_path / "plain", sha256).unlink()
    found = verify(tmp_path / "plain")
    assert {finding.code for finding in found.findings} == {"erasure-wrong", "object-missing"}
    assert found.erased == ()


def test_an_object_that_is_missing_without_an_erasure_is_a_finding(place: Place) -> None:
    with place.opened() as custody:
        entombed(custody)
        custody.finish_erasures()
    path = next(iter(sorted(place.folder.glob("objects/*/*"))))
    path.unlink()
    assert [(f.code, f.subject) for f in verify(place.folder).findings] == [("object-missing", path.name)]


# --------------------------------------------------------------------------- full disks, runs that die


def attempt(place: Place, first: int, *, lasting: bool) -> tuple[bool, dict[str, bytes], bool]:
    """Do all that writes until the call of a number fails; return whether it did, what had returned, whether it was erased."""
    returned: dict[str, bytes] = {}
    erased = False
    with failing(0, lasting=lasting) as disk:
        custody = place.opened()
        disk.calls, disk.first = 0, first
        try:
            returned[custody.put(b"later words")] = b"later words"
            custody.append("noted", "x", {"why": "y"})
            with custody.together():
                inside = {custody.put(b"page %d" % number): b"page %d" % number for number in range(3)}
                custody.append("noted", "many", {})
            returned |= inside
            entombed(custody)
            erased = True
            custody.finish_erasures()
        except OSError as fault:
            if fault.errno != errno.ENOSPC:
                raise
        custody.close()
    return disk.failed, returned, erased


@pytest.mark.parametrize("lasting", [False, True], ids=["one call", "from there on"])
def test_whatever_call_meets_a_full_disk_nothing_is_lost_and_an_erasure_is_finished(
    place: Place, tmp_path: Path, lasting: bool
) -> None:
    first, failed, finished = 0, True, 0
    while failed:
        first += 1
        copy = place.copied(tmp_path / f"c{first}")
        failed, returned, erased = attempt(copy, first, lasting=lasting)
        with failing(0, lasting=False), copy.opened() as custody:
            finished += custody.finish_erasures()
            found = verify(copy.folder)
            assert found.sound, (first, found.findings)
            assert list(custody.iter_findings()) == [], first
            for sha256, words in returned.items():
                assert custody.get(sha256) == words
            if erased:
                assert len(found.erased) == 1
            for one in custody.folder.of_erasures:
                gone = set(json.loads(one.payload["names"]))
                assert not gone & set(custody.keyring.names()), first
                assert not any(object_path(copy.folder, name).exists() for name in gone), first
            custody.append("noted", "goes on", {})
        assert found_in(copy.folder, (*SEEDED, b"later words", b"page 1")) == []
    assert first > 50, "the work met fewer calls than it makes"
    assert finished > 4, "no erasure was cut off"


def test_what_a_dead_run_left_unfinished_is_not_readable_after_an_erasure(place: Place) -> None:
    """Its key may be in the keyring although no entry names it: half a report that was being added."""
    with place.opened() as custody:
        custody.keyring.add("f" * 64, b"1" * 32, of="e" * 64)
        custody.keyring.settle()
        path = unfinished_path(object_path(place.folder, "f" * 64))
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"ciphertext")
    with place.opened() as custody:
        assert custody.put(WORDS[0])
        entombed(custody)
        custody.finish_erasures()
        assert custody.keyring.find("f" * 64) is None
    assert not path.exists()


def test_an_erasure_in_an_older_copy_destroys_no_key_of_what_was_added_since(
    place: Place, tmp_path: Path
) -> None:
    older = place.copied(tmp_path / "older")
    with place.opened() as newer:
        added = newer.put(b"a later report")
        entry = newer.append("reported", "later", {"object": added})
        again = newer.put(WORDS[0])
    shutil.copy(place.keys, older.keys)
    with older.opened() as custody:
        sha256, names = entombed(custody)
        # a run that died wrote the same words once more: they are what is erased
        custody.keyring.add("d" * 64, b"2" * 32, of=sha256)
        assert custody.finish_erasures()
    shutil.copy(older.keys, place.keys)
    with place.opened() as newer:
        assert newer.get(added) == b"a later report"
        assert [e.number for e in newer.folder.iter_entries() if e.subject in names] == [1, 2]
        kept = next(e for e in newer.folder.iter_entries() if e.number == entry.number)
        assert newer.opened(kept).payload == {"object": added}
        assert not {*names, "d" * 64} & set(newer.keyring.names())
        with pytest.raises(UnknownRecord):
            newer.get(again)
        assert {f.code for f in newer.iter_findings()} == {"key-missing"}


def test_no_line_is_on_the_disk_before_its_keys(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    real = append_synced

    def noted(path: Path, data: bytes, *, expected: int) -> None:
        order.append(path.name)
        real(path, data, expected=expected)

    with place.opened() as custody:
        monkeypatch.setattr("corrobora.custody.keyring.append_synced", noted)
        monkeypatch.setattr("corrobora.custody.folder.append_synced", noted)
        custody.append("noted", "x", {})
        assert order == ["keys", "ledger.jsonl"]
        order.clear()
        with custody.together():
            for number in range(20):
                custody.append("noted", custody.put(b"%d" % number), {})
    assert order == ["keys", "ledger.jsonl"]
