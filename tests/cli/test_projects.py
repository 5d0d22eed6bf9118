"""The commands of a project, as they are typed."""

import csv
import errno
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from corrobora.errors import BadSetting
from corrobora.export import load_library
from tests.cli.typing_in import EXERCISE, OWN, Typed


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


def test_a_report_in_a_language_that_is_not_read_is_nowhere_said_to_be_read(
    typed: Typed, tmp_path: Path
) -> None:
    french, archive = tmp_path / "quai.txt", tmp_path / "archive"
    french.write_text(
        "Le maire de la commune a annoncé lundi que trois pêcheurs avaient été tués sur le quai du port.\n",
        encoding="utf-8",
    )
    typed("init", archive, *OWN)
    typed("add", archive, french)
    status, said, _ = typed("read", archive)
    assert (status, said.splitlines()[0]) == (0, "0 reports read.")
    assert "1 report in a language that is not read: kept" in said
    typed("add", archive, EXERCISE / "reports")
    said = typed("read", archive)[1]
    assert "8 reports read.\n1 report in a language that is not read" in said
    said = typed("assess", archive)[1]
    assert "2 incidents from 8 reports" in said
    assert "1 report in a language that is not read, and no part of it" in said
    assert (
        "9, 0 not read yet, 0 read by other methods, 1 in a language that is not read\n"
        in typed("status", archive)[1]
    )
    typed("export", archive, "--out", tmp_path / "out", "--as", "html")
    head = re.sub(r"<[^>]*>", " ", (tmp_path / "out/dossier.html").read_text(encoding="utf-8"))
    assert re.search(r"reports\s+read\s+8\s+in a language not read\s+1\s", head)


def test_a_path_that_is_mistyped_leaves_nothing_in_the_ledger(typed: Typed, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    typed("init", archive)
    before = typed("history", archive)
    status, said, wrong = typed("add", archive, EXERCISE / "reports", tmp_path / "nowhere")
    assert (status, said, wrong.count("\n"), "nothing is at" in wrong) == (2, "", 1, True)
    assert typed("history", archive) == before


@pytest.mark.parametrize("name", ["joining.sqlite", "joining.sqlite-wal", "store.sqlite", "store.sqlite-shm"])
@pytest.mark.parametrize("command", ["assess", "status"])
def test_a_folder_in_the_place_of_a_file_is_said_to_be_one(
    typed: Typed, tmp_path: Path, command: str, name: str
) -> None:
    archive = tmp_path / "archive"
    typed("init", archive)
    (archive / name).unlink(missing_ok=True)
    (archive / name).mkdir()
    status, said, wrong = typed(command, archive)
    assert (status, said, wrong.count("\n")) == (2, "", 1)
    assert f"{archive / name} is a folder, where a project keeps a file" in wrong


def test_who_took_in_and_who_read_stands_in_the_ledger(typed: Typed, tmp_path: Path) -> None:
    made, kept = tmp_path / "made", tmp_path / "kept"
    assert "newest entry" not in typed("init", made)[1]
    typed("add", made, EXERCISE / "reports", "--by", "M. K.")
    assert typed("read", made, "--by", "S. D.")[0] == 0
    assert "S. D.  read" in typed("history", made)[1]
    assert (
        typed("read", EXERCISE / "reports", "--out", tmp_path / "r.jsonl", "--keep", kept, "--by", "M. K.")[0]
        == 0
    )
    assert set(re.findall(r"Z  (.+?)  ", typed("history", kept)[1])) == {"M. K."}
    assert (
        typed("brief", EXERCISE / "reports", "--out", tmp_path / "out", "--keep", kept, "--by", "S. D.")[0]
        == 0
    )
    assert re.search(r"S\. D\.  assessed", typed("history", kept)[1])


@pytest.mark.parametrize("command", ["brief", "read"])
def test_who_acts_is_refused_where_no_ledger_would_say_it(typed: Typed, tmp_path: Path, command: str) -> None:
    status, _, wrong = typed(command, EXERCISE / "reports", "--out", tmp_path / "out", "--by", "M. K.")
    assert (status, "--keep" in wrong, (tmp_path / "out").exists()) == (2, True, False)


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


def test_a_foreign_table_is_added_by_its_mapping(typed: Typed, tmp_path: Path) -> None:
    archive, table, mapping = tmp_path / "archive", tmp_path / "cases.csv", tmp_path / "cases.toml"
    table.write_text(
        "Case,Account,Day\n"
        "7,Soldiers shot two herders dead near Kessin on 4 May 2024; a nurse said so.,2024-05-06\n",
        encoding="utf-8",
    )
    mapping.write_text(
        'schema = "corrobora/mapping/1"\n[columns]\ntext = "Account"\npublished = "Day"\nexternal_id = "Case"\n',
        encoding="utf-8",
    )
    typed("init", archive)
    assert "0 reports added, 0 there already, 1 refused" in typed("add", archive, table)[1]
    status, said, _ = typed("add", archive, table, "--mapping", mapping)
    assert (status, "1 report added, 0 there already, 0 refused." in said) == (0, True)
    typed("read", archive)
    typed("assess", archive)
    typed("export", archive, "--out", tmp_path / "out", "--as", "json")
    (report,) = json.loads((tmp_path / "out" / "dossier.json").read_text(encoding="utf-8"))["reports"]
    assert (report["external_id"], report["published"]["edtf"]) == ("7", "2024-05-06")
    assert report["text"].startswith("Soldiers shot two herders dead")
    before = typed("history", archive)[1]
    status, said, wrong = typed("add", archive, table, "--mapping", tmp_path / "none.toml")
    assert (status, said, wrong.count("\n")) == (2, "", 1)
    assert "no file at" in wrong
    assert typed("history", archive)[1] == before


def test_what_was_sealed_is_found_again_by_the_line_that_was_handed_out(typed: Typed, tmp_path: Path) -> None:
    archive, key, held, words = (tmp_path / name for name in ("archive", "my.key", "held.json", "words.txt"))
    words.write_text("correct horse\nanother line\n", encoding="utf-8")
    typed("init", archive)
    status, said, _ = typed("seal", archive, "--key", key, "--passphrase", words, "--by", "M. K.")
    assert status == 0
    assert re.search(r"^signed entry \d+: [0-9a-f]{64}\nby the key [0-9a-f]{64}\n", said)
    held.write_text(said.splitlines()[-1], encoding="ascii")
    assert b"ENCRYPTED" in key.read_bytes()

    # it holds, also after more was done
    assert typed("verify", archive, "--held", held)[0] == 0
    typed("add", archive, EXERCISE / "reports")
    status, said, _ = typed("verify", archive, "--held", held)
    assert (status, "newest of 1 checkpoint: entry" in said) == (0, True)

    # the same key needs its words, and signs again
    status, _, wrong = typed("seal", archive, "--key", key)
    assert (status, wrong.count("\n")) == (2, 1)
    assert "correct horse" not in wrong
    assert typed("seal", archive, "--key", key, "--passphrase", words)[0] == 0

    # a new key needs the old one to vouch for it
    new = tmp_path / "new.key"
    assert typed("seal", archive, "--key", new, "--passphrase", words)[0] == 2
    assert typed("seal", archive, "--key", new, "--passphrase", words, "--old-key", key)[0] == 0

    # an archive begun anew in the place of the one that was sealed is found
    other = tmp_path / "other"
    typed("init", other)
    typed("seal", other, "--key", tmp_path / "other.key")
    assert typed("verify", other)[0] == 0
    status, said, _ = typed("verify", other, "--held", held)
    assert status == 1
    assert said
    for wrong_file, message in ((tmp_path / "none", "no file at"), (words, "")):
        status, _, said = typed("verify", archive, "--held", wrong_file)
        assert (status, message in said, said.count("\n")) == (2, True, 1)


def test_a_package_with_a_form_of_the_field_is_exported(typed: Typed, tmp_path: Path) -> None:
    archive, out = tmp_path / "archive", tmp_path / "out"
    typed("init", archive, *OWN)
    typed("add", archive, EXERCISE / "reports")
    typed("read", archive)
    typed("assess", archive)
    status, said, _ = typed("export", archive, "--out", out, "--as", "acled,bag", "--by", "M. K.", "-v")
    assert status == 0
    assert [Path(line).relative_to(out).as_posix() for line in said.splitlines()[2:]] == [
        "acled/acled.csv",
        "acled/acled-companion.csv",
        "acled/losses.csv",
        "bag",
    ]
    packed = out / "bag"
    assert (packed / "data" / "exports" / "acled" / "acled.csv").read_bytes() == (
        out / "acled" / "acled.csv"
    ).read_bytes()
    assert "M. K." in (packed / "bag-info.txt").read_text(encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-I", "-S", packed / "data" / "verify.py", packed],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
    assert "SOUND" in checked.stdout
    # a package is never written over
    status, _, wrong = typed("export", archive, "--out", out, "--as", "acled,bag")
    assert (status, "never written over" in wrong, wrong.count("\n")) == (2, True, 1)


def test_the_form_for_paper_goes_into_a_folder_of_its_name(typed: Typed, tmp_path: Path) -> None:
    try:
        load_library()
    except BadSetting:
        pytest.skip(
            "needs the libraries of Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)"
        )
    report = min((EXERCISE / "reports").glob("*.html"))
    status, said, _ = typed("brief", report, "--out", tmp_path / "out", "--format", "json,pdf")
    assert status == 0
    assert said.splitlines()[-3:] == [
        str(tmp_path / "out" / name) for name in ("dossier.json", "pdf/dossier.pdf", "pdf/losses.csv")
    ]
    # what an earlier run wrote is passed over
    again = typed("brief", tmp_path / "out", report, "--out", tmp_path / "out", "--format", "json")[1]
    assert "1 report read" in again
    assert "0 refused" in again


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
