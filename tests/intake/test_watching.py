"""A watched folder gives what has come to rest, once, and leaves the rest for the next look."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.custody.folder import LAYOUT_FILE, layout_bytes
from corrobora.errors import BadSetting, MissingPath
from corrobora.intake.watching import STILL_NS, UNFINISHED, Stamp, find_new

START = 1_700_000_000 * 10**9


def put(path: Path, content: str, *, mtime_ns: int = START) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    os.utime(path, ns=(mtime_ns, mtime_ns))
    return path


def look(folder: Path, seen: Mapping[str, Stamp], seconds: float) -> tuple[list[str], Mapping[str, Stamp]]:
    found, stamps = find_new(folder, seen, now_ns=START + int(seconds * 10**9))
    return [path.relative_to(folder).as_posix() for path in found], stamps


def test_a_file_is_given_once_it_has_been_still_and_not_again(tmp_path: Path) -> None:
    put(tmp_path / "statement.txt", "Two men came at dawn.")
    first, seen = look(tmp_path, {}, 0)
    second, seen = look(tmp_path, seen, 9.999)
    third, seen = look(tmp_path, seen, 10)
    fourth, seen = look(tmp_path, seen, 1000)
    assert (first, second, third, fourth) == ([], [], ["statement.txt"], [])
    assert seen["statement.txt"].given


def test_a_file_that_grows_between_two_looks_waits_anew(tmp_path: Path) -> None:
    path = put(tmp_path / "film.txt", "a")
    _, seen = look(tmp_path, {}, 0)
    put(path, "ab")  # the time of change is kept, as some copying programs keep it
    grown, seen = look(tmp_path, seen, 12)
    resting, seen = look(tmp_path, seen, 21.9)
    done, _ = look(tmp_path, seen, 22)
    assert (grown, resting, done) == ([], [], ["film.txt"])


def test_a_changed_file_is_given_again(tmp_path: Path) -> None:
    path = put(tmp_path / "page.html", "one")
    _, seen = look(tmp_path, {}, 0)
    _, seen = look(tmp_path, seen, 10)
    put(path, "two", mtime_ns=START + 1)
    _, seen = look(tmp_path, seen, 20)
    again, _ = look(tmp_path, seen, 30)
    assert again == ["page.html"]


def test_an_old_time_of_change_does_not_make_a_file_still(tmp_path: Path) -> None:
    put(tmp_path / "old.txt", "x", mtime_ns=1)
    assert look(tmp_path, {}, 0)[0] == []


def test_no_waiting_gives_at_once_what_is_there(tmp_path: Path) -> None:
    put(tmp_path / "b.txt", "x")
    put(tmp_path / "a" / "c.txt", "x")
    found, stamps = find_new(tmp_path, {}, now_ns=START, still_ns=0)
    assert found == [tmp_path / "a" / "c.txt", tmp_path / "b.txt"]
    assert list(stamps) == ["a/c.txt", "b.txt"]


def test_a_clock_that_went_back_starts_the_waiting_anew(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "x")
    _, seen = look(tmp_path, {}, 1000)
    back, seen = look(tmp_path, seen, 0)
    later, seen = look(tmp_path, seen, 9)
    done, _ = look(tmp_path, seen, 10)
    assert (back, later, done) == ([], [], ["a.txt"])


def test_what_is_gone_is_forgotten_and_new_when_it_returns(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt", "x")
    _, seen = find_new(tmp_path, {}, now_ns=START, still_ns=0)
    path.unlink()
    _, seen = find_new(tmp_path, seen, now_ns=START + 1, still_ns=0)
    assert seen == {}
    put(path, "x")
    assert find_new(tmp_path, seen, now_ns=START + 2, still_ns=0)[0] == [path]


@pytest.mark.parametrize("end", UNFINISHED)
def test_unfinished_files_are_left_until_they_have_their_name(tmp_path: Path, end: str) -> None:
    path = put(tmp_path / f"video.MP4{end.upper()}", "x")
    assert find_new(tmp_path, {}, now_ns=START, still_ns=0) == ([], {})
    done = path.rename(tmp_path / "video.mp4")
    assert find_new(tmp_path, {}, now_ns=START, still_ns=0)[0] == [done]


def test_links_hidden_files_pipes_and_custodies_are_left(tmp_path: Path) -> None:
    outside = put(tmp_path / "outside" / "secret.txt", "x")
    folder = tmp_path / "watched"
    put(folder / ".hidden", "x")
    put(folder / ".folder" / "a.txt", "x")
    put(folder / "kept" / "object", "x")
    (folder / "kept" / LAYOUT_FILE).write_bytes(layout_bytes())
    (folder / "link.txt").symlink_to(outside)
    (folder / "way").symlink_to(outside.parent)
    (folder / "circle").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    seen = put(folder / "seen.txt", "x")
    assert find_new(folder, {}, now_ns=START, still_ns=0)[0] == [seen]


def test_a_name_that_is_not_text_is_found_and_stamped(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_bytes(b"")
    found, stamps = find_new(tmp_path, {}, now_ns=START, still_ns=0)
    assert [os.fsencode(one) for one in found] == [path]
    assert [os.fsencode(key) for key in stamps] == [b"caf\xe9.txt"]


def test_a_folder_that_is_not_there_or_is_a_file_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path / "file", "x")
    for wrong in (tmp_path / "none", path):
        with pytest.raises(MissingPath, match="cannot be listed"):
            find_new(wrong, {}, now_ns=START)


def test_a_folder_below_that_may_not_be_listed_is_given_itself_and_the_others_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "below" / "a.txt", "x")
    put(tmp_path / "b.txt", "x")
    listing = os.scandir

    def scandir(path: Path) -> object:
        if path.name == "below":
            raise PermissionError
        return listing(path)

    monkeypatch.setattr("corrobora.intake.watching.os.scandir", scandir)
    found, seen = find_new(tmp_path, {}, now_ns=START, still_ns=0)
    assert found == [tmp_path / "b.txt", tmp_path / "below"]
    assert find_new(tmp_path, seen, now_ns=START + 1, still_ns=0)[0] == []


def test_a_negative_wait_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="negative"):
        find_new(tmp_path, {}, now_ns=START, still_ns=-1)


@settings(deadline=None, max_examples=60)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["write", "look"]), st.integers(min_value=0, max_value=STILL_NS)),
        max_size=12,
    )
)
def test_whatever_happens_a_file_is_given_once_for_each_rest(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    """The law: given if and only if it is unchanged since a look at least the wait ago, and not given since."""
    folder = tmp_path_factory.mktemp("watched")
    seen: Mapping[str, Stamp] = {}
    now, size, first_seen, told = START, 0, None, False
    for what, passed in steps:
        now += passed
        if what == "write":
            size += 1
            put(folder / "a.txt", "x" * size)
            first_seen, told = None, False
            continue
        found, seen = find_new(folder, seen, now_ns=now)
        if not size:
            assert found == []
            continue
        first_seen = now if first_seen is None else first_seen
        assert bool(found) is (not told and now - first_seen >= STILL_NS)
        told = told or bool(found)


def test_stamps_handed_in_are_left_as_they_were(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "x")
    _, seen = look(tmp_path, {}, 0)
    before = {key: replace(stamp) for key, stamp in seen.items()}
    look(tmp_path, seen, 100)
    assert seen == before
