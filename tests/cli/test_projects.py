"""The commands of a project, as they are typed."""

import csv
import errno
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from corrobora.cli import main

EXERCISE = Path(__file__).parents[2] / "examples" / "two-incidents"
Typed = Callable[..., tuple[int, str, str]]
OWN = ("--gazetteer", str(EXERCISE / "gazetteer.csv"), "--actors", str(EXERCISE / "actors.csv"))


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Return what types a command and gives status, output and errors."""

    def type_in(*words: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["corrobora", *(str(word) for word in words)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return type_in


def test_an_archive_from_its_first_report_to_a_dossier(typed: Typed, tmp_path: Path) -> None:
    archive, out = tmp_path / "archive", tmp_path / "dossier"
    assert typed("init", archive, *OWN, "--by", "M. K.")[0] == 0
    status, said, _ = typed("add", archive, EXERCISE / "reports", "--by", "M. K.")
    assert (status, "8 reports added, 0 there already, 0 refused." in said) == (0, True)
    assert "8, 8 not read yet" in typed("status", archive)[1]
    assert "8 reports read." in typed("read", archive)[1]
    assert "8 read since the last assessment" in typed("status", archive)[1]
    assert "2 incidents from 8 reports" in typed("assess", archive, "--as-of", "2024-05-01")[1]
    assert typed("export", archive, "--out", out, "--as", "json,html")[0] == 0
    dossier = json.loads((out / "dossier.json").read_text(encoding="utf-8"))
    assert (dossier["as_of"], len(dossier["incidents"])) == ("2024-05-01", 2)
    assert (out / "dossier.html").is_file()
    status, said, _ = typed("verify", archive)
    head = re.search(r"newest entry \d+: ([0-9a-f]{64})", said)
    assert status == 0
    assert head is not None
    assert typed("verify", archive, "--head", head[1])[0] == 0
    assert typed("verify", archive, "--head", "0" * 64)[0] == 1
    assert typed("verify", archive, "--rebuild")[0] == 0
    told = typed("history", archive, dossier["incidents"][0]["id"])[1]
    assert re.search(r"corrobora  weighed  i-", told)
    assert "M. K.  reported" in typed("history", archive)[1]


def test_what_cannot_be_done_is_one_line_and_changes_nothing(typed: Typed, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    typed("init", archive)
    before = sorted(
        (path, path.stat().st_size) for path in archive.rglob("*") if path.suffix != ".sqlite-wal"
    )
    for words, message in (
        (("init", archive), "not empty"),
        (("init", tmp_path / "other", "--actors", tmp_path / "none.csv"), "no file at"),
        (("init", tmp_path / "other", "--store", "mysql://x/y"), "found mysql"),
        (("export", archive), "nothing was assessed yet"),
        (("export", archive, "--as", "docx"), "found docx"),
        (("export", archive, "--as", ","), "found none"),
        (("assess", archive, "--as-of", "yesterday"), "as_of"),
        (("history", archive, "i-0"), "no entry"),
        (("status", tmp_path), "no project"),
        (("read", tmp_path, "--anew"), "--anew"),
        (("verify", tmp_path, "--rebuild"), "--rebuild"),
    ):
        status, _, said = typed(*words)
        assert (status, message in said, said.count("\n")) == (2, True, 1), said
    after = sorted((path, path.stat().st_size) for path in archive.rglob("*") if path.suffix != ".sqlite-wal")
    assert {path.name for path, _ in after} - {path.name for path, _ in before} <= {
        "store.sqlite-shm",
        "store.sqlite-wal",
    }
    assert [one for one in after if one[0].parent.name == "custody"] == [
        one for one in before if one[0].parent.name == "custody"
    ]


def test_a_subject_that_holds_control_characters_is_shown_harmless(typed: Typed, tmp_path: Path) -> None:
    archive, hostile = tmp_path / "archive", tmp_path / "a\x1b[2Jb.xyz"
    hostile.write_bytes(b"\x00\x01\x02" * 40)
    typed("init", archive)
    typed("add", archive, hostile)
    said = typed("history", archive)[1]
    assert "\x1b" not in said
    assert "a\\x1b[2Jb.xyz" in said


def test_what_would_be_passed_over_in_silence_is_refused(typed: Typed, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    typed("init", archive)
    for words, message in (
        (("read", archive, *OWN), "--gazetteer, --actors: means nothing"),
        (("read", archive, "--out", tmp_path / "x"), "--out: means nothing"),
        (("read", archive, EXERCISE), "by itself"),
        (("seal", archive, "--key", archive / "my.key"), "lies in the project"),
        (("add", archive, archive / "custody"), "lies in the project"),
    ):
        status, _, said = typed(*words)
        assert (status, message in said, said.count("\n")) == (2, True, 1), said
    assert not (archive / "my.key").exists()


def test_assess_says_what_it_left_out(typed: Typed, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    typed("init", archive)
    typed("add", archive, EXERCISE / "reports")
    assert "8 reports not read yet and no part of it" in typed("assess", archive)[1]


def test_a_disk_that_fails_is_one_line_and_no_finding(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "archive"
    typed("init", archive)

    def fail(*_args: object, **_words: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(archive / "a\x1bb"))

    monkeypatch.setattr("corrobora.workflow.verify_project", fail)
    status, _, said = typed("verify", archive)
    assert (status, said) == (2, f"corrobora: No space left on device: {archive}/a\\x1bb\n")


def test_export_says_a_line_for_each_form_and_lists_files_where_asked(typed: Typed, tmp_path: Path) -> None:
    archive, out = tmp_path / "archive", tmp_path / "out"
    typed("brief", EXERCISE / "reports", *OWN, "--keep", archive, "--out", tmp_path / "dossier", "--quiet")
    words = ("export", archive, "--as", "html,json,huridocs,bag", "--out", out)
    said = typed(*words)[1].splitlines()
    assert said[:2] == [f"html: {out}/dossier.html, 1 file", f"json: {out}/dossier.json, 1 file"]
    files = [path for path in (out / "huridocs").iterdir() if path.is_file()]
    with (out / "huridocs" / "losses.csv").open(encoding="utf-8", newline="") as stream:
        lost = len(list(csv.reader(stream))) - 1
    assert lost > 0
    told = f"huridocs: {out}/huridocs, {len(files)} files, {lost} things that did not fit: {out}/huridocs/losses.csv"
    assert said[2] == told
    packed = [path for path in (out / "bag").rglob("*") if path.is_file()]
    assert said[3:] == [f"bag: {out}/bag, {len(packed)} files"]
    listed = typed("export", archive, "--as", "huridocs", "--out", tmp_path / "more", "-v")[1].splitlines()
    assert sorted(listed[1:]) == sorted(str(tmp_path / "more" / "huridocs" / path.name) for path in files)
