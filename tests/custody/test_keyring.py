"""The file of keys: outside, whole after any crash, and without the keys that were destroyed."""

import os
from pathlib import Path

import pytest

from corrobora.custody import Keyring, is_locked, make_keyring, open_folder, open_keyring
from corrobora.custody.keyring import STORE
from corrobora.errors import BadSetting, BrokenIntegrity, MissingPath

OBJECT, OTHER, WORDS = "a" * 64, "b" * 64, "c" * 64
ENTRY = "d" * 32


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "project"


@pytest.fixture(params=[None, "six words that nobody would guess"], ids=["open", "locked"])
def passphrase(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str | None:
    monkeypatch.setattr(
        "corrobora.custody.keyring._SCRYPT", {"n": 16, "r": 8, "p": 1}
    )  # quick, for the tests
    given: str | None = request.param
    return given


def made(project: Path, passphrase: str | None) -> Keyring:
    keyring = make_keyring(project.parent / "stick" / "keys", project=project, passphrase=passphrase)
    keyring.add(OBJECT, b"1" * 32, of=WORDS)
    keyring.add(ENTRY, b"2" * 32)
    keyring.settle()
    return keyring


def test_keys_are_found_again(project: Path, passphrase: str | None) -> None:
    first = made(project, passphrase)
    again = open_keyring(first.path, project=project, passphrase=passphrase)
    assert (again.id, again.store_key) == (first.id, first.store_key)
    assert (again.find(OBJECT), again.find(ENTRY), again.find(OTHER)) == (b"1" * 32, b"2" * 32, None)
    assert (again.find_object(WORDS), again.words_of(OBJECT)) == (OBJECT, WORDS)
    assert is_locked(first.path) is (passphrase is not None)
    assert first.path.stat().st_mode & 0o777 == 0o600
    shown = first.path.read_text(encoding="ascii")
    assert (OBJECT in shown) is (passphrase is None)


def test_a_key_that_is_destroyed_is_in_no_byte_of_the_file_old_or_new(
    project: Path, passphrase: str | None
) -> None:
    keyring = made(project, passphrase)
    before, store = keyring.path.read_bytes(), keyring.store_key
    with keyring.path.open("rb") as old:  # what whoever looks at the disk's blocks would find
        keyring.keep_only({ENTRY})
        assert old.read() == bytes(len(before))
    assert (keyring.find(OBJECT), keyring.find_object(WORDS), keyring.words_of(OBJECT)) == (None, None, None)
    assert keyring.store_key != store
    assert (b"1" * 32).hex().encode() not in keyring.path.read_bytes()
    keyring.add(OTHER, b"3" * 32)
    keyring.settle()
    again = open_keyring(keyring.path, project=project, passphrase=passphrase)
    assert set(again.names()) == {ENTRY, OTHER, STORE}
    assert keyring.path.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in keyring.path.parent.iterdir()] == ["keys"]


@pytest.mark.parametrize("left", [1, 20, 70])
def test_half_a_last_line_does_not_count(project: Path, passphrase: str | None, left: int) -> None:
    keyring = made(project, passphrase)
    whole = keyring.path.stat().st_size
    keyring.add(OTHER, b"3" * 32)
    keyring.settle()
    os.truncate(keyring.path, whole + left)
    again = open_keyring(keyring.path, project=project, passphrase=passphrase)
    assert (again.find(OTHER), again.find(ENTRY)) == (None, b"2" * 32)
    assert keyring.path.stat().st_size == whole + left, (
        "a run that reads cuts nothing off: another may be writing it"
    )
    again.add(OTHER, b"4" * 32)
    again.settle()
    last = open_keyring(keyring.path, project=project, passphrase=passphrase)
    assert last.find(OTHER) == b"4" * 32


def test_a_line_that_was_changed_is_named(project: Path, passphrase: str | None) -> None:
    keyring = made(project, passphrase)
    lines = keyring.path.read_bytes().splitlines(keepends=True)
    keyring.path.write_bytes(b"".join((*lines[:2], b'{"key":"zz"}\n', *lines[2:])))
    with pytest.raises(BadSetting, match="line 3 is damaged"):
        open_keyring(keyring.path, project=project, passphrase=passphrase)
    keyring.path.write_bytes(lines[0])
    with pytest.raises(BadSetting, match="before its first key"):
        open_keyring(keyring.path, project=project, passphrase=passphrase)


def test_what_opens_no_keyring_is_said(project: Path, passphrase: str | None) -> None:
    path = made(project, passphrase).path
    with pytest.raises(BadSetting, match="no passphrase was given" if passphrase else "takes no passphrase"):
        open_keyring(path, project=project, passphrase=None if passphrase else "words")
    if passphrase:
        with pytest.raises(BadSetting, match="the passphrase does not open"):
            open_keyring(path, project=project, passphrase="other words")  # noqa: S106 - a test file's
    with pytest.raises(MissingPath, match="no file at"):
        open_keyring(path.with_name("none"), project=project)
    for wrong in (b"", b"a page\n", b'{"form":"corrobora/keyring/1","id":7}\n', b"[]\n", b"\xff\xfe\n"):
        path.write_bytes(wrong)
        with pytest.raises(BadSetting, match="is no keyring"):
            open_keyring(path, project=project)


@pytest.mark.parametrize(
    "cost", ['{"n":1073741824,"p":1,"r":8,"salt":"00"}', '{"n":"x","p":1,"r":8,"salt":"00"}']
)
def test_a_foreign_file_cannot_ask_for_all_the_memory_there_is(project: Path, cost: str) -> None:
    path = project.parent / "keys"
    path.write_text(f'{{"check":"","form":"corrobora/keyring/1","id":"{"0" * 32}","scrypt":{cost}}}\n')
    with pytest.raises(BadSetting, match="is no keyring"):
        open_keyring(path, project=project, passphrase="words")  # noqa: S106 - a test file's


def test_a_keyring_never_lies_in_what_it_opens(project: Path, tmp_path: Path) -> None:
    project.mkdir()
    with pytest.raises(BadSetting, match="lies in the project"):
        make_keyring(project / "keys", project=project)
    (tmp_path / "link").symlink_to(project)
    with pytest.raises(BadSetting, match="lies in the project"):
        make_keyring(tmp_path / "link" / "keys", project=project)
    open_folder(tmp_path / "other", by="x", at="2031-01-01T00:00:00Z").close()
    with pytest.raises(BadSetting, match="lies in the project"):
        make_keyring(tmp_path / "other" / "objects" / "keys", project=project)
    assert list(project.iterdir()) == []


def test_one_keyring_is_never_made_over_another(project: Path) -> None:
    keyring = made(project, None)
    for path in (keyring.path, make_keyring(keyring.path.with_name("new"), project=project).path):
        before = path.read_bytes()
        with pytest.raises(BadSetting, match="is there already"):
            make_keyring(path, project=project)
        assert path.read_bytes() == before
    with pytest.raises(MissingPath, match="is no folder"):
        make_keyring(project.parent / "none" / "keys", project=project)
    with pytest.raises(BadSetting, match="empty passphrase"):
        make_keyring(project.parent / "other", project=project, passphrase="")


def test_a_link_to_a_keyring_is_followed_when_keys_are_destroyed(project: Path, tmp_path: Path) -> None:
    path = made(project, None).path
    (tmp_path / "link").symlink_to(path)
    open_keyring(tmp_path / "link", project=project).keep_only({ENTRY})
    assert (tmp_path / "link").is_symlink()
    assert OBJECT.encode() not in path.read_bytes()


def test_somebody_else_writing_to_it_is_noticed(project: Path) -> None:
    keyring = made(project, None)
    other = open_keyring(keyring.path, project=project)
    other.add(OTHER, b"3" * 32)
    other.settle()
    keyring.add("e" * 64, b"4" * 32)
    before = keyring.path.read_bytes()
    with pytest.raises(BrokenIntegrity, match="changed while it was open"):
        keyring.settle()
    with pytest.raises(BrokenIntegrity, match="changed while it was open"):
        keyring.keep_only({ENTRY})
    assert keyring.path.read_bytes() == before, "nor are the keys of the other destroyed"


def test_no_keyring_is_begun_where_its_disk_was_taken_away(project: Path) -> None:
    keyring = made(project, None)
    keyring.path.unlink()
    keyring.add(OTHER, b"3" * 32)
    for act in (keyring.settle, lambda: keyring.keep_only({ENTRY})):
        with pytest.raises(BrokenIntegrity, match="bring back the disk"):
            act()
    assert not list(keyring.path.parent.iterdir())


def test_a_passphrase_is_the_same_however_a_keyboard_composes_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corrobora.custody.keyring._SCRYPT", {"n": 16, "r": 8, "p": 1})
    composed, in_parts = "caf\u00e9 \u00fcber", "cafe\u0301 u\u0308ber"
    again = open_keyring(made(project, composed).path, project=project, passphrase=in_parts)
    assert again.find(ENTRY) == b"2" * 32
