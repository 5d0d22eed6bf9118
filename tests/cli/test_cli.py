"""The command line as it is typed: what it prints, what it writes and how it ends."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from corrobora import __version__
from corrobora.cli import main
from corrobora.custody import open_folder

EXERCISE = Path(__file__).parents[2] / "examples" / "two-incidents"
REFERENCE = ("--gazetteer", str(EXERCISE / "gazetteer.csv"), "--actors", str(EXERCISE / "actors.csv"))
REPORT = """Three fishermen were shot dead on the quay of Port Asen on 4 May 2023, the harbour master said.

The mayor ordered an inquiry and promised its findings by 20 May 2023.
"""
FRENCH = """Le maire de la commune a annoncé lundi que trois pêcheurs avaient été tués sur le quai du port.

Les habitants demandent qu'une enquête indépendante soit ouverte sans attendre par la justice du pays.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def last(self) -> str:
        return self.out.rstrip("\n").rpartition("\n")[2]


Typed = Callable[..., Ended]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Typed:
    """Type a command in an empty folder, through the same function that the shell calls."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str | Path) -> Ended:
        monkeypatch.setattr(sys, "argv", ["corrobora", *(str(word) for word in words)])
        with pytest.raises(SystemExit) as end:
            main()
        said = capsys.readouterr()
        code = end.value.code or 0
        assert isinstance(code, int)
        return Ended(code=code, out=said.out, err=said.err)

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "quay.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def dossier(folder: str | Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((Path(folder) / "dossier.json").read_text(encoding="utf-8"))
    return found


def complains_in_one_line(ended: Ended, *words: str) -> bool:
    """Say whether a command ended as one does that was told something unusable."""
    return (
        ended.code == 2
        and ended.out == ""
        and ended.err.startswith("corrobora: ")
        and ended.err.count("\n") == 1
        and all(word in ended.err for word in words)
    )


# --------------------------------------------------------------------------- brief


def test_brief_prints_a_summary_that_ends_with_the_path_of_the_page(typed: Typed) -> None:
    ended = typed("brief", EXERCISE / "reports", *REFERENCE, "--out", "made")
    assert ended.code == 0
    assert ended.err == ""
    assert "8 reports read" in ended.out
    assert "2 incidents" in ended.out
    assert "overdue" in ended.out
    assert ended.last == str(Path("made") / "dossier.html")
    assert Path(ended.last).read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert dossier("made")["schema"] == "corrobora/dossier/1"


def test_the_summary_counts_one_thing_as_one(typed: Typed, report: Path) -> None:
    out = typed("brief", report, "--out", "made").out
    assert "1 report read" in out
    assert "1 incident," in out
    assert "in 1 report" in out
    assert not re.search(r"\b1 (?:reports|incidents|claims|steps|background facts)\b", out)


def test_the_summary_says_of_a_village_that_no_gazetteer_has_it(typed: Typed, tmp_path: Path) -> None:
    page = tmp_path / "village.txt"
    page.write_text(
        "Three farmers were shot dead in the village of Tin Wezzu on 4 May 2023, an elder said.\n",
        encoding="utf-8",
    )
    assert "Tin Wezzu (not in the gazetteer" in " ".join(typed("brief", page, "--out", "made").out.split())


def test_brief_prints_a_path_whole_however_long_it_is(typed: Typed, report: Path) -> None:
    folder = Path("/".join(["a-folder-with-a-long-name"] * 6))
    assert typed("brief", report, "--out", folder).last == str(folder / "dossier.html")


def test_brief_writes_into_dossier_where_no_folder_is_named(typed: Typed, report: Path) -> None:
    assert typed("brief", report).code == 0
    assert sorted(path.name for path in Path("dossier").iterdir()) == ["dossier.html", "dossier.json"]


@pytest.mark.parametrize("wanted", ["json", "html"])
def test_only_the_formats_that_were_asked_for_are_written(typed: Typed, report: Path, wanted: str) -> None:
    ended = typed("brief", report, "--out", "made", "--format", wanted)
    assert ended.code == 0
    assert [path.name for path in Path("made").iterdir()] == [f"dossier.{wanted}"]
    assert ended.last == str(Path("made") / f"dossier.{wanted}")


def test_quiet_says_nothing(typed: Typed, report: Path) -> None:
    ended = typed("brief", report, "--out", "made", "--quiet")
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert dossier("made")["reports"]


def test_brief_twice_writes_the_same_bytes(typed: Typed, report: Path) -> None:
    for folder in ("one", "two"):
        assert typed("brief", report, "--out", folder).code == 0
    for name in ("dossier.json", "dossier.html"):
        assert (Path("one") / name).read_bytes() == (Path("two") / name).read_bytes()


def test_the_day_that_is_asked_for_decides_what_is_overdue(typed: Typed) -> None:
    def overdue(day: str) -> set[object]:
        ended = typed(
            "brief", EXERCISE / "reports", *REFERENCE, "--out", day, "--as-of", day, "--format", "json"
        )
        assert ended.code == 0
        found = dossier(day)
        assert found["as_of"] == day
        return {
            step["overdue"]
            for incident in found["incidents"]
            for step in incident["accountability"]
            if step["due"] is not None
        }

    assert overdue("2024-03-20") == {False}
    assert overdue("2024-04-12") == {True}


def test_a_gazetteer_of_ones_own_is_looked_into(typed: Typed, report: Path) -> None:
    assert typed("brief", report, "--out", "without", "--format", "json").code == 0
    assert typed("brief", report, *REFERENCE, "--out", "with", "--format", "json").code == 0

    def places(folder: str) -> set[object]:
        return {claim["place"]["id"] for claim in dossier(folder)["claims"] if claim["place"] is not None}

    assert "ex:port-asen" in places("with")
    assert "ex:port-asen" not in places("without")


# --------------------------------------------------------------------------- what cannot be used


@pytest.mark.parametrize("day", ["tomorrow", "2024-02-30", "20240412", "2024-4-12"])
def test_a_day_that_is_none_is_one_line_and_exit_2(typed: Typed, report: Path, day: str) -> None:
    assert complains_in_one_line(typed("brief", report, "--as-of", day), "--as-of", day)
    assert not Path("dossier").exists()


@pytest.mark.parametrize("option", ["--gazetteer", "--actors"])
@pytest.mark.parametrize("command", ["brief", "read"])
def test_a_reference_file_that_is_missing_is_one_line_and_exit_2(
    typed: Typed, report: Path, command: str, option: str
) -> None:
    ended = typed(command, report, option, "nowhere.csv")
    assert complains_in_one_line(ended, option.removeprefix("--"), "nowhere.csv")


@pytest.mark.parametrize("option", ["--gazetteer", "--actors"])
def test_a_reference_file_without_its_columns_is_one_line_and_exit_2(
    typed: Typed, report: Path, option: str
) -> None:
    Path("odd.csv").write_text("colour,size\nblue,3\n", encoding="utf-8")
    assert complains_in_one_line(typed("brief", report, option, "odd.csv"), "odd.csv")


@pytest.mark.parametrize("wanted", ["xml", "json,docx", ","])
def test_a_format_that_is_not_written_is_one_line_and_exit_2(typed: Typed, report: Path, wanted: str) -> None:
    assert complains_in_one_line(typed("brief", report, "--format", wanted), "--format")


def test_all_faults_are_told_at_once(typed: Typed, report: Path) -> None:
    ended = typed("brief", report, "--as-of", "soon", "--gazetteer", "nowhere.csv", "--format", "xml")
    assert complains_in_one_line(ended, "as_of", "gazetteer", "formats")


def test_an_out_that_is_a_file_is_one_line_and_exit_2(typed: Typed, report: Path) -> None:
    Path("taken").write_text("a file", encoding="utf-8")
    assert complains_in_one_line(typed("brief", report, "--out", "taken"), "taken")
    assert Path("taken").read_text(encoding="utf-8") == "a file"


def test_readings_that_would_replace_a_folder_are_one_line_and_exit_2(typed: Typed, report: Path) -> None:
    Path("taken").mkdir()
    assert complains_in_one_line(typed("read", report, "--out", "taken"), "taken")


def test_a_keep_that_is_a_file_is_one_line_and_exit_2(typed: Typed, report: Path) -> None:
    Path("taken").write_text("a file", encoding="utf-8")
    assert complains_in_one_line(typed("brief", report, "--out", "made", "--keep", "taken"), "taken")
    assert Path("taken").read_text(encoding="utf-8") == "a file"


@pytest.mark.parametrize("command", ["brief", "read"])
def test_a_path_that_is_mistyped_is_one_line_and_exit_2_and_nothing_is_written(
    typed: Typed, report: Path, command: str
) -> None:
    Path("made").write_bytes(b"of an earlier run")
    ended = typed(command, report, "nowhere.txt", "no\u202ewhere", "--out", "made", "--keep", "kept")
    assert complains_in_one_line(ended, "nothing is at no\\u202ewhere, nowhere.txt")
    assert Path("made").read_bytes() == b"of an earlier run"
    assert not Path("kept").exists()


def test_an_empty_folder_gives_a_dossier_without_reports(typed: Typed) -> None:
    Path("nothing").mkdir()
    ended = typed("brief", "nothing", "--out", "made")
    assert ended.code == 3
    assert "0 reports read" in ended.out
    found = dossier("made")
    assert (found["reports"], found["claims"], found["incidents"]) == ([], [], [])
    assert [refusal["what"] for refusal in found["refused"]] == ["nothing"]
    assert Path(ended.last).exists()


def test_a_report_in_a_language_not_read_yet_is_kept_among_the_reports(typed: Typed, report: Path) -> None:
    Path("quai.txt").write_text(FRENCH, encoding="utf-8")
    assert typed("brief", report, "quai.txt", "--out", "made").code == 0
    found = dossier("made")
    (french,) = (one for one in found["reports"] if one["language"] == "fr")
    assert french["text"].startswith("Le maire")
    (refusal,) = found["refused"]
    assert (refusal["what"], refusal["code"]) == ("quai.txt", "language-not-read")
    assert not [claim for claim in found["claims"] if claim["report"] == french["id"]]
    assert [claim for claim in found["claims"] if claim["report"] != french["id"]]


@pytest.mark.parametrize("command", ["brief", "read"])
def test_a_language_not_read_yet_is_told_by_path_and_not_counted_as_read(
    typed: Typed, report: Path, command: str
) -> None:
    Path("quai.txt").write_text(FRENCH, encoding="utf-8")
    Path("copie.txt").write_text(FRENCH, encoding="utf-8")
    ended = typed(command, report, "quai.txt", "copie.txt", "--out", "made")
    assert ended.code == 0
    assert "1 report read, 1 in a language that is not read, " in ended.out
    assert "1 refused" in ended.out
    if command == "brief":
        head = re.sub(r"<[^>]*>", " ", Path("made/dossier.html").read_text(encoding="utf-8"))
        assert re.search(r"report\s+read\s+1\s+in a language not read\s+1\s", head)
    assert "not used: copie.txt; quai.txt: the report is in «fr»" in ended.out
    assert not re.search(r"[0-9a-f]{64}", ended.out)


@pytest.mark.parametrize("command", ["brief", "read"])
@pytest.mark.parametrize("path", ["nothing", "quai.txt", "broken.pdf"])
def test_a_run_that_read_nothing_ends_with_3_and_writes_why(typed: Typed, command: str, path: str) -> None:
    Path("nothing").mkdir()
    Path("quai.txt").write_text(FRENCH, encoding="utf-8")
    Path("broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    ended = typed(command, path, "--out", "made", "--quiet")
    assert (ended.code, ended.out, ended.err) == (3, "", "")
    assert Path("made").exists()
    if command == "brief":
        assert [refusal["what"] for refusal in dossier("made")["refused"]] == [path]


def test_one_report_that_was_read_is_enough_for_0(typed: Typed, report: Path) -> None:
    Path("empty.txt").touch()
    assert typed("brief", "empty.txt", report, "--out", "made").code == 0
    assert typed("read", "empty.txt", report, "--out", "made.jsonl").code == 0


# --------------------------------------------------------------------------- its own output


def test_a_dossier_is_no_report_of_the_next_run(typed: Typed, report: Path) -> None:
    def run() -> tuple[bytes, bytes]:
        assert "1 report read" in typed("brief", ".", "--keep", "kept").out
        return Path("dossier/dossier.json").read_bytes(), Path("dossier/dossier.html").read_bytes()

    assert report.exists()
    first = run()
    assert (run(), run()) == (first, first)
    assert dossier("dossier")["refused"] == []


def test_readings_are_no_reports_of_the_next_run(typed: Typed, report: Path) -> None:
    assert report.exists()
    said = [typed("read", ".").out for _ in range(3)]
    assert "1 report read" in said[0]
    assert "0 refused" in said[0]
    assert said == said[:1] * 3
    assert len(Path("readings.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_what_lies_beside_the_dossier_in_its_folder_is_still_a_report(typed: Typed, report: Path) -> None:
    Path("dossier").mkdir()
    report.rename("dossier/quay.txt")
    Path("dossier/dossier.html").write_text(
        "<html><body><p>Our own page about the quay.</p>", encoding="utf-8"
    )
    assert "2 reports read" in typed("brief", ".").out
    assert "1 report read" in typed("brief", ".").out


def test_a_dossier_elsewhere_is_refused_with_the_reason(typed: Typed, report: Path) -> None:
    assert typed("brief", report, "--out", "older", "--keep", "kept").code == 0
    assert typed("read", report, "--out", "older/lines.jsonl").code == 0
    Path("older/dossier.html").rename("older/page-saved.txt")
    ended = typed("brief", ".", "--out", "made")
    assert "1 report read" in ended.out
    assert {(one["what"], one["code"]) for one in dossier("made")["refused"]} == {
        ("kept", "own-output"),
        ("older/dossier.json", "own-output"),
        ("older/lines.jsonl", "own-output"),
        ("older/page-saved.txt", "own-output"),
    }
    assert "written by corrobora itself" in ended.out


def test_a_dossier_that_is_handed_in_by_name_is_refused(typed: Typed, report: Path) -> None:
    assert typed("brief", report).code == 0
    assert typed("brief", "dossier/dossier.html", "dossier/dossier.json").code == 3
    assert len(dossier("dossier")["refused"]) == 2


def test_originals_in_a_custody_can_be_read_from_it(typed: Typed, report: Path) -> None:
    with open_folder("older", by="x", at="2024-03-09T14:30:00Z") as custody:
        custody.put(report.read_bytes())
    assert "1 report read" in typed("brief", "older/objects", "--out", "again").out


@pytest.mark.parametrize("path", ["kept", "kept/custody/objects", "kept/store.sqlite"])
def test_a_project_is_no_folder_of_reports(typed: Typed, report: Path, path: str) -> None:
    """Its records hold the texts of its reports, which would be so many accounts more."""
    assert typed("brief", report, "--keep", "kept").code == 0
    assert typed("brief", path, "--out", "again").code == 3
    assert [(one["what"], one["code"]) for one in dossier("again")["refused"]] == [(path, "own-output")]


def test_no_refusal_and_no_complaint_repeats_a_word_of_a_report(typed: Typed) -> None:
    Path("quai.txt").write_text(FRENCH, encoding="utf-8")
    Path("lines.jsonl").write_text('{"text": "Xanthe was taken"\n', encoding="utf-8")
    ended = typed("brief", "quai.txt", "lines.jsonl", "--out", "made")
    said = ended.out + ended.err + json.dumps(dossier("made")["refused"])
    assert "lines.jsonl" in said
    assert "pêcheurs" not in said
    assert "Xanthe" not in said


def test_no_path_at_all_is_a_wrong_call_and_no_traceback(typed: Typed) -> None:
    ended = typed("brief")
    assert ended.code == 2
    assert "Traceback" not in ended.err
    assert "PATH" in ended.err


# --------------------------------------------------------------------------- custody


def test_what_was_kept_is_sound(typed: Typed, report: Path) -> None:
    assert typed("brief", report, "--out", "made", "--keep", "kept").code == 0
    ended = typed("verify", "kept")
    assert ended.code == 0
    assert ended.out.startswith("sound")
    kept = [path.read_bytes() for path in Path("kept").rglob("*") if path.is_file()]
    assert report.read_bytes() in kept


def test_nothing_is_kept_where_nobody_asks_for_it(typed: Typed, report: Path) -> None:
    assert typed("brief", report, "--out", "made").code == 0
    assert {path.name for path in Path.cwd().iterdir()} == {"quay.txt", "made"}


def test_any_flipped_byte_of_what_was_kept_is_found(typed: Typed, report: Path) -> None:
    assert typed("brief", report, "--out", "made", "--keep", "kept").code == 0
    files = sorted(path for path in Path("kept/custody").rglob("*") if path.is_file())
    assert report.read_bytes() in [path.read_bytes() for path in files]
    for path in files:
        whole = path.read_bytes()
        if not whole:  # a lock holds nothing that could be flipped
            continue
        for position in (0, len(whole) // 2, len(whole) - 1):
            path.chmod(0o644)
            path.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])
            ended = typed("verify", "kept")
            assert ended.code == 1, (path.name, position)
            assert "sound" not in ended.out
            assert ended.out
            path.write_bytes(whole)
    assert typed("verify", "kept").code == 0


def test_a_second_run_adds_to_what_is_kept(typed: Typed, report: Path) -> None:
    Path("second.txt").write_text(REPORT.replace("Three", "Four"), encoding="utf-8")
    for path in (report, "second.txt"):
        assert typed("brief", path, "--out", "made", "--keep", "kept").code == 0
    assert typed("verify", "kept").code == 0
    kept = [path.read_bytes() for path in Path("kept").rglob("*") if path.is_file()]
    assert report.read_bytes() in kept
    assert Path("second.txt").read_bytes() in kept


def test_brief_and_verify_tell_the_newest_entry_to_be_noted_down(typed: Typed, report: Path) -> None:
    out = typed("brief", report, "--out", "made", "--keep", "kept").out
    told = re.search(
        r"^kept 1 report in kept; newest entry (\d+): ([0-9a-f]{64}); note it down", out, re.MULTILINE
    )
    assert told
    assert f"newest entry {told[1]}: {told[2]}" in typed("verify", "kept", "--head", told[2]).out
    assert f"newest entry {told[1]}" not in typed("read", report, "--out", "lines", "--keep", "kept").out
    assert typed("verify", "kept", "--head", told[2]).code == 1
    assert "newest entry" not in typed("brief", report, "--out", "made").out


def test_a_head_noted_elsewhere_finds_another_ledger(typed: Typed, report: Path) -> None:
    assert typed("brief", report, "--out", "made", "--keep", "kept").code == 0
    assert typed("verify", "kept", "--head", "0" * 64).code == 1


def test_verifying_a_folder_that_is_none_is_one_line_and_exit_2(typed: Typed) -> None:
    assert complains_in_one_line(typed("verify", "nowhere"), "nowhere", "give a project")


def test_verifying_a_folder_that_is_no_custody_is_one_line_and_exit_2(typed: Typed, report: Path) -> None:
    Path("mine").mkdir()
    report.rename("mine/quay.txt")
    assert complains_in_one_line(typed("verify", "mine"), "mine", "no custody")


@pytest.mark.parametrize("name", ["custody.json", "head.json", "ledger.jsonl"])
def test_a_custody_that_lost_a_part_is_a_finding(typed: Typed, report: Path, name: str) -> None:
    assert typed("brief", report, "--out", "made", "--keep", "kept").code == 0
    (Path("kept/custody") / name).unlink()
    assert typed("verify", "kept").code == 1


def test_a_brief_that_keeps_writes_the_same_and_leaves_a_project_that_gives_it_again(typed: Typed) -> None:
    words = ("brief", EXERCISE / "reports", *REFERENCE, "--as-of", "2024-05-01")
    assert typed(*words, "--out", "plain").code == 0
    assert typed(*words, "--out", "first", "--keep", "kept").code == 0
    assert typed(*words, "--out", "again", "--keep", "kept").code == 0
    assert typed("export", "kept", "--out", "given").code == 0
    wanted = Path("plain/dossier.json").read_bytes()
    assert [Path(out, "dossier.json").read_bytes() for out in ("first", "again", "given")] == [wanted] * 3
    assert typed("verify", "kept").code == 0
    told = typed("status", "kept").out
    assert "8, 0 not read yet, 0 read by other methods" in told
    assert "0 read since the last assessment" in told
    history = typed("history", "kept").out
    assert [history.count(f"  {what}  ") for what in ("reference", "reported", "read", "assessed")] == [
        2,
        8,
        8,
        2,
    ]


def test_a_brief_goes_on_with_a_project_and_tells_only_of_its_own_reports(typed: Typed, report: Path) -> None:
    Path("second.txt").write_text(REPORT.replace("Three", "Four"), encoding="utf-8")
    assert typed("brief", "second.txt", "--out", "plain").code == 0
    assert typed("brief", report, "--out", "made", "--keep", "kept").code == 0
    ended = typed("brief", "second.txt", "--out", "made", "--keep", "kept")
    assert "kept holds more than this" in ended.out
    assert Path("made/dossier.json").read_bytes() == Path("plain/dossier.json").read_bytes()
    assert "2, 0 not read yet" in typed("status", "kept").out
    assert typed("assess", "kept").code == 0
    assert typed("export", "kept", "--out", "given", "--as", "json").code == 0
    assert len(dossier("given")["reports"]) == 2


def test_readings_that_are_kept_are_the_same_and_a_project(typed: Typed, report: Path) -> None:
    assert typed("read", report, "--out", "plain.jsonl").code == 0
    assert typed("read", report, "--out", "kept.jsonl", "--keep", "kept").code == 0
    assert Path("kept.jsonl").read_bytes() == Path("plain.jsonl").read_bytes()
    assert "1, 0 not read yet" in typed("status", "kept").out


def test_a_custody_of_an_earlier_version_is_not_gone_on_with(typed: Typed, report: Path) -> None:
    open_folder("older", by="x", at="2024-03-09T14:30:00Z").close()
    assert complains_in_one_line(
        typed("brief", report, "--keep", "older"), "older", "custody alone", "objects"
    )
    assert not Path("dossier").exists()
    assert sorted(path.name for path in Path("older").iterdir())[:2] == ["checkpoints.jsonl", "custody.json"]


def test_nothing_is_made_where_a_file_of_places_cannot_be_used(typed: Typed, report: Path) -> None:
    Path("odd.csv").write_text("colour,size\nblue,3\n", encoding="utf-8")
    assert complains_in_one_line(
        typed("brief", report, "--gazetteer", "odd.csv", "--keep", "kept"), "odd.csv"
    )
    assert not Path("kept").exists()


# --------------------------------------------------------------------------- read


def test_read_writes_one_line_a_report_to_standard_output(typed: Typed) -> None:
    ended = typed("read", EXERCISE / "reports", *REFERENCE, "--out", "-")
    assert ended.code == 0
    lines = [json.loads(line) for line in ended.out.splitlines()]
    assert len(lines) == 8
    assert {line["schema"] for line in lines} == {"corrobora/reading/1"}
    assert len({line["report"]["id"] for line in lines}) == 8
    assert all(line["claims"] for line in lines)
    assert "8 reports read" in ended.err
    assert list(Path.cwd().iterdir()) == []


def test_read_writes_the_same_lines_to_a_file(typed: Typed, report: Path) -> None:
    printed = typed("read", report, "--out", "-", "--quiet")
    assert printed.err == ""
    ended = typed("read", report, "--out", "some/folder/readings.jsonl")
    assert ended.code == 0
    assert ended.last == str(Path("some/folder/readings.jsonl"))
    assert Path("some/folder/readings.jsonl").read_text(encoding="utf-8") == printed.out


def test_read_says_which_report_it_could_not_read_and_why(typed: Typed) -> None:
    Path("quai.txt").write_text(FRENCH, encoding="utf-8")
    (line,) = typed("read", "quai.txt", "--out", "-", "--quiet").out.splitlines()
    found = json.loads(line)
    assert found["claims"] == []
    assert [refusal["code"] for refusal in found["refusals"]] == ["language-not-read"]


# --------------------------------------------------------------------------- the rest


def test_version_is_that_of_the_package(typed: Typed) -> None:
    assert typed("version").out.strip() == __version__


def test_the_version_is_an_option_too(typed: Typed) -> None:
    assert typed("--version").out == typed("version").out
    assert typed("--version").code == 0


def test_help_names_every_command(typed: Typed) -> None:
    ended = typed("--help")
    assert ended.code == 0
    assert all(word in ended.out for word in ("brief", "read", "verify", "version"))


def test_the_module_is_the_command() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "corrobora", "version"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout.strip(), ended.stderr) == (0, __version__, "")


def test_a_wrong_setting_ends_the_module_without_a_traceback(report: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "corrobora", "brief", str(report), "--as-of", "soon"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=report.parent,
    )
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "Traceback" not in ended.stderr


def test_a_file_name_cannot_write_lines_or_colours_of_its_own(typed: Typed, report: Path) -> None:
    forged = Path("bad\x1b[31m\n0 reports read.xyz")
    forged.write_text("x", encoding="utf-8")
    ended = typed("brief", report, forged, "--out", "made")
    assert "\x1b" not in ended.out
    assert "\\x1b[31m\\n0 reports read.xyz" in ended.out
    assert not any(line.startswith("0 reports read") for line in ended.out.splitlines())
