"""Where files lie on their way: in memory where there is such a folder, nobody else's, and gone afterwards."""

import os
import stat
import tempfile
from pathlib import Path

import pytest

from corrobora.workbench import passing_folder


def test_every_temporary_file_lies_in_a_folder_of_its_own_and_is_gone(tmp_path: Path) -> None:
    memory, before = tmp_path / "memory", tempfile.tempdir
    memory.mkdir()
    with passing_folder(tmp_path / "project", memory=memory) as folder:
        assert folder.parent == memory
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        with (
            tempfile.NamedTemporaryFile() as lies,
            tempfile.TemporaryDirectory(prefix="corrobora-") as within,
        ):
            assert Path(lies.name).parent == Path(within).parent == folder
        (folder / "left").write_text("words", encoding="utf-8")
    assert list(memory.iterdir()) == []
    assert tempfile.tempdir == before


def test_it_is_gone_whatever_happens(tmp_path: Path) -> None:
    memory, before = tmp_path / "memory", tempfile.tempdir
    memory.mkdir()
    with pytest.raises(OSError, match="no room"), passing_folder(tmp_path, memory=memory):
        raise OSError("no room")
    assert (list(memory.iterdir()), tempfile.tempdir) == ([], before)


def test_what_a_run_left_behind_that_died_is_removed_and_nothing_else(tmp_path: Path) -> None:
    memory = tmp_path / "memory"
    memory.mkdir()
    one, other = tmp_path / "one", tmp_path / "other"
    with passing_folder(one, memory=memory) as folder:
        prefix = folder.name[: folder.name.rindex("-") + 1]
    dead, elsewhere, link = memory / f"{prefix}dead", memory / "kept", memory / f"{prefix}link"
    for made in (dead, elsewhere):
        made.mkdir()
        (made / "testimony.txt").write_text("words", encoding="utf-8")
    link.symlink_to(elsewhere)
    with passing_folder(other, memory=memory):
        assert dead.exists()
    with passing_folder(one, memory=memory):
        assert not dead.exists()
    assert (elsewhere / "testimony.txt").exists()


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="who may do all, may write there")
def test_without_such_a_folder_that_may_be_written_the_system_s_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    system, memory = tmp_path / "system", tmp_path / "memory"
    system.mkdir()
    if there:
        memory.mkdir(mode=0o500)
    monkeypatch.setattr(tempfile, "tempdir", str(system))
    with passing_folder(tmp_path / "project", memory=memory) as folder:
        assert folder.parent == system
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list(system.iterdir()) == []
