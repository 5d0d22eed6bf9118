"""A folder of files that are broken in the ways files are: each is a report or a refusal with its reason."""

import io
from pathlib import Path

import pytest

from corrobora.custody import MemoryCustody
from corrobora.intake import take_in

BROKEN = Path(__file__).parent / "broken"

# By file: the refusals, as what follows the file's name and code; and the number of reports.
EXPECTED: dict[str, tuple[set[tuple[str, str]], int]] = {
    "empty.txt": ({("", "empty")}, 0),
    "blank.txt": ({("", "empty")}, 0),
    "random.txt": ({("", "binary")}, 0),
    "picture-called-text.txt": ({("", "kept-not-read")}, 0),
    "picture.png": ({("", "kept-not-read")}, 0),
    "sound.mp3": ({("", "kept-not-read")}, 0),
    "sheet.xlsx": ({("", "unknown-type")}, 0),
    "program.rb": ({("", "unknown-type")}, 0),
    "letter.rtf": ({("", "unknown-type")}, 0),
    "old.doc": ({("", "unknown-type")}, 0),
    "truncated.pdf": ({("", "broken")}, 0),
    "no-end.pdf": ({("", "broken")}, 0),
    "encrypted.pdf": ({("", "encrypted")}, 0),
    "scan.pdf": ({("", "no-text-layer")}, 0),
    "called.pdf": ({("", "broken")}, 0),
    "pdf-called.txt": (set(), 1),
    "truncated.docx": ({("", "broken")}, 0),
    "hollow.docx": ({("", "broken")}, 0),
    "gzip-called.zip": ({("", "broken")}, 0),
    "truncated.zip": ({("", "broken")}, 0),
    "wrong-sum.zip": ({("!/a.txt", "broken")}, 1),
    "password.zip": ({("!/a.txt", "encrypted")}, 0),
    "bomb.zip": ({("", "archive-too-large")}, 0),
    "lying.zip": ({("", "archive-too-large")}, 0),
    "climbing.zip": (set(), 2),
    "nothing-in.zip": ({("", "empty")}, 0),
    "hidden-only.zip": ({("", "empty")}, 0),
    "utf-16-without-mark.txt": (set(), 1),
    "latin-1.txt": (set(), 1),
    "cut-in-a-character.txt": (set(), 1),
    "web-called.txt": (set(), 1),
    "without-body.html": ({("", "empty")}, 0),
    "torn.html": (set(), 1),
    "feed.txt": ({("", "unknown-type")}, 0),
    "broken-line.jsonl": ({(":2", "broken-line")}, 2),
    "odd-lines.jsonl": (
        {
            (":1", "broken-line"),
            (":2", "broken-line"),
            (":3", "missing-text"),
            (":4", "missing-text"),
            (":5", "broken-line"),
            (":6", "broken-line"),
            (":7", "broken-line"),
        },
        0,
    ),
    "surrogate.jsonl": (set(), 1),
    "broken.json": ({("", "broken")}, 0),
    "half-list.json": ({("#2", "broken")}, 1),
    "deep.json": ({("", "broken")}, 0),
    "number.json": ({("", "missing-text")}, 0),
    "without-text.csv": ({("", "missing-text")}, 0),
    "short-rows.csv": ({(":3", "missing-text"), (":4", "missing-text"), (":5", "broken-line")}, 1),
    "open-quote.csv": ({(":2", "broken-line")}, 0),
    "unknown-charset.eml": (set(), 1),
    "wrong-charset.eml": (set(), 1),
    "no-header.eml": ({("", "broken")}, 0),
    "no-body.eml": ({("", "empty")}, 0),
    "cut.mbox": ({("#2", "empty")}, 1),
    "no-from-line.mbox": ({("", "broken")}, 0),
}


def test_every_broken_file_is_expected() -> None:
    assert {path.name for path in BROKEN.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_broken_file_is_a_report_or_a_refusal_with_its_reason(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(BROKEN)
    found = take_in([name], custody=MemoryCustody(by="a registrar", at=""))
    refused, reports = EXPECTED[name]
    assert {(refusal.what.removeprefix(name), refusal.code) for refusal in found.refused} == refused
    assert len(found.reports) == reports
    assert all(refusal.why for refusal in found.refused)


def test_nothing_is_said_beside_the_result(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    take_in([BROKEN], custody=MemoryCustody(by="a registrar", at=""))
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


def test_the_whole_folder_gives_what_its_files_give_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BROKEN.parent)
    whole = take_in(["broken"], custody=MemoryCustody(by="a registrar", at=""))
    assert len(whole.refused) == sum(len(refused) for refused, _ in EXPECTED.values())
    paths = {path for report in whole.reports for path in report.paths}
    assert len(paths) == sum(reports for _, reports in EXPECTED.values())


def test_refusals_never_quote_what_they_refuse() -> None:
    found = take_in([BROKEN], custody=MemoryCustody(by="a registrar", at=""))
    for refusal in found.refused:
        assert "Twelve" not in refusal.why
        assert "Seliba" not in refusal.why


def test_the_folder_is_what_its_script_makes() -> None:
    import importlib.util

    spec = importlib.util.spec_from_file_location("make_broken", BROKEN.parent / "make_broken.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    assert set(made.files()) == set(EXPECTED)
    assert io.BytesIO(made.STORY.encode()).read() in (BROKEN / "no-header.eml").read_bytes()
