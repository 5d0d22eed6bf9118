"""A package made under a profile: redacted texts, no originals, no ledger, and a verifier that says what it cannot check."""

import dataclasses
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corrobora.errors import BadSetting
from corrobora.export.bag import RELEASE_FILE, write_released_bag
from corrobora.export.profile import Profile
from corrobora.export.release import redact, statement_of
from corrobora.export.spotting import MARK
from corrobora.export.verify_bag import RELEASE_NOT_CHECKED, examine
from corrobora.records import ReportId
from tests.export.export_sample import SAMPLE
from tests.export.package_sample import AT, BY, KEY, change_dossier, checkpoint, hold, remake_manifests

HEAD = "ab" * 32
TWICE = dataclasses.replace(
    SAMPLE, reports=(*SAMPLE.reports, dataclasses.replace(SAMPLE.reports[0], id=ReportId("cd" * 32)))
)
"""The sample with a report that is, but for its bytes, another."""


def package(folder: Path, line: bytes | None = None) -> Path:
    made = redact(
        TWICE, Profile(name="partners", strings=("Kessin",), speakers=("Ilan Dresk",), coordinates=-1)
    )
    told = None if line is None else line.decode().strip()
    statement = statement_of(made, ledger={"number": 7, "hash": HEAD}, checkpoint=told)
    return write_released_bag(
        folder, dossier=made.dossier, statement=statement, at=AT, by=BY, files={"a.txt": b"beside"}
    )


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    return package(tmp_path / "bag")


def test_it_is_sound_as_a_release_and_names_what_it_cannot_check(bag: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-I", "-S", str(bag / "data" / "verify.py")],
        capture_output=True,
        encoding="ascii",
        check=False,
        cwd=bag.parent,
    )
    assert ended.returncode == 0, ended.stdout
    assert "SOUND, AS A RELEASE" in ended.stdout
    assert "SOUND: everything" not in ended.stdout
    for line in RELEASE_NOT_CHECKED:
        assert line in ended.stdout
    assert f"as stated: 7, hash {HEAD}" in ended.stdout


def test_it_holds_nothing_of_the_custody(bag: Path) -> None:
    assert not (bag / "data" / "custody").exists()
    written = b"".join(path.read_bytes() for path in bag.rglob("*") if path.is_file())
    for report in TWICE.reports:
        assert report.id.encode() not in written
    assert b"cor:Derivative" in written
    assert b"cor:Original" not in written
    assert MARK in (bag / "data" / "README.txt").read_text()


def test_the_same_release_gives_the_same_bytes(bag: Path, tmp_path: Path) -> None:
    again = package(tmp_path / "again")
    for path in (path for path in bag.rglob("*") if path.is_file()):
        assert (again / path.relative_to(bag)).read_bytes() == path.read_bytes()


def _of_report(**changes: object) -> Callable[[dict[str, Any]], None]:
    return lambda body: body["reports"][0].update(changes)


def _unmark(body: dict[str, Any]) -> None:
    report = next(one for one in body["reports"] if MARK in one["text"])
    report["text"] = report["text"].replace(MARK, "[withheld!", 1)
    report["text_sha256"] = hashlib.sha256(report["text"].encode()).hexdigest()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (_of_report(title="Another title"), "does not have the id that follows from its fields"),
        (_of_report(id="12" * 32), "does not have the id that follows from its fields"),
        (_of_report(container={"name": "x", "sha256": "12" * 32}), "which no release does"),
        (_unmark, "does not have the id that follows from its fields"),
        (lambda body: body["claims"][0].update(quote="other words"), "its quotation is not"),
        (lambda body: body["reports"].append(body["reports"][0]), "stands in the dossier twice"),
    ],
)
def test_what_was_changed_since_is_found(
    bag: Path, change: Callable[[dict[str, Any]], None], fault: str
) -> None:
    change_dossier(bag, change)
    assert any(fault in one.why for one in examine(bag).faults)


def _restate(bag: Path, change: Callable[[dict[str, Any]], None]) -> None:
    path = bag / "data" / RELEASE_FILE
    body = json.loads(path.read_text())
    change(body)
    path.write_text(json.dumps(body, indent=2) + "\n", newline="\n")
    remake_manifests(bag)


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.update(statement="corrobora/release/9"),
        lambda body: body["ledger"].update(hash="x"),
        lambda body: body.update(ledger=None),
        lambda body: body.update(checkpoint={"number": 1}),
        lambda body: body.update(checkpoint="x"),
    ],
)
def test_a_statement_that_is_none_is_found(bag: Path, change: Callable[[dict[str, Any]], None]) -> None:
    _restate(bag, change)
    assert any("release.json" in one.where for one in examine(bag).faults)


def test_a_whole_package_cannot_pass_for_a_release_by_a_statement_laid_into_it(
    bag: Path, tmp_path: Path
) -> None:
    with hold(tmp_path / "custody"):
        pass
    (bag / "data" / "custody").mkdir()
    (bag / "data" / "custody" / "ledger.jsonl").write_bytes(
        (tmp_path / "custody" / "ledger.jsonl").read_bytes()
    )
    remake_manifests(bag)
    assert any("has no place in a release" in one.why for one in examine(bag).faults)


def test_without_its_statement_it_is_no_whole_package(bag: Path) -> None:
    (bag / "data" / RELEASE_FILE).unlink()
    remake_manifests(bag)
    found = examine(bag)
    assert not found.released
    assert any("original bytes are not in custody" in one.why for one in found.faults)


def test_a_checkpoint_is_stated_and_its_signature_checked(tmp_path: Path) -> None:
    line = checkpoint(7, HEAD, KEY)
    found = examine(package(tmp_path / "good", line))
    assert found.faults == []
    assert any("stated checkpoint" in one for one in found.checked)
    signed = json.loads(line)
    signed["signature"] = ("0" if signed["signature"][0] != "0" else "1") + signed["signature"][1:]
    forged = json.dumps(signed, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    assert any("signature" in one.why for one in examine(package(tmp_path / "bad", forged)).faults)


def test_what_is_held_elsewhere_is_compared_and_fixes_nothing(tmp_path: Path) -> None:
    line = checkpoint(7, HEAD, KEY)
    bag = package(tmp_path / "bag", line)
    held = tmp_path / "held"
    held.write_bytes(line)
    good = examine(bag, head=HEAD, checkpoint=held)
    assert good.faults == []
    assert sum("fixes nothing here" in one for one in good.held) == 2
    held.write_bytes(checkpoint(6, "cd" * 32, KEY))
    assert len(examine(bag, head="cd" * 32, checkpoint=held).faults) == 2


def test_what_cannot_be_packaged_is_refused(tmp_path: Path) -> None:
    made = redact(SAMPLE, Profile(name="p", strings=("Kessin",)))
    statement = statement_of(made, ledger={"number": 7, "hash": HEAD}, checkpoint=None)
    with pytest.raises(BadSetting, match="at: expected UTC"):
        write_released_bag(tmp_path / "b", dossier=made.dossier, statement=statement, at="today", by=BY)
