"""Releases as they are typed."""

import json
from pathlib import Path

import pytest

from corrobora.workflow import project
from tests.cli.typing_in import EXERCISE, Typed
from tests.workflow.worked import by_rules_alone

PROFILE = 'name = "partners"\n[withhold]\nstrings = ["Ombrel", "Ombrle"]\nspeakers = ["Mira Osk"]\n'


@pytest.fixture
def archive(typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(project, "readers", by_rules_alone)
    folder = tmp_path / "archive"
    typed("init", folder)
    typed("add", folder, EXERCISE / "reports")
    typed("read", folder)
    typed("assess", folder)
    (tmp_path / "profile.toml").write_text(PROFILE, encoding="utf-8")
    return folder


def test_a_release_is_looked_at_and_then_written(typed: Typed, archive: Path, tmp_path: Path) -> None:
    profile, out = tmp_path / "profile.toml", tmp_path / "public"
    status, said, _ = typed("export", archive, "--profile", profile, "--preview", "--out", out)
    assert status == 0
    assert "speakers 1: " in said
    assert "Mira" not in said
    assert "Becomes public in a package: who acts\n  corrobora\n" in said
    assert not out.exists()
    status, said, warned = typed(
        "export", archive, "--profile", profile, "--out", out, "--as", "json,html,bag,geojson"
    )
    assert status == 0
    assert str(out / "release.json") in said
    assert warned == "never found, mistyped or not there: strings 2\n"
    written = b"".join(
        path.read_bytes() for path in out.rglob("*") if path.is_file() and "methods" not in path.parts
    )
    assert b"Ombrel" not in written
    assert b"Mira Osk" not in written
    assert json.loads((out / "release.json").read_text())["profile"] == "partners"
    assert typed("export", archive, "--profile", profile, "--out", out)[0] == 2
    assert typed("export", archive, "--out", out)[0] == 0


def test_what_cannot_be_used_is_one_line_without_a_word_of_the_profile(
    typed: Typed,
    archive: Path,
    tmp_path: Path,
) -> None:
    (archive / "inside.toml").write_text(PROFILE, encoding="utf-8")
    (tmp_path / "typo.toml").write_text(PROFILE.replace("speakers", "speaker"), encoding="utf-8")
    for words, message in (
        (("--preview",), "give one with --profile"),
        (("--profile", tmp_path / "none.toml"), "no file at"),
        (("--profile", archive / "inside.toml"), "keep it elsewhere"),
        (("--profile", tmp_path / "typo.toml"), "found the key speaker"),
        (("--profile", tmp_path / "profile.toml", "--out", tmp_path), "keep it elsewhere"),
    ):
        status, _, said = typed("export", archive, *words)
        assert (status, message in said, said.count("\n")) == (2, True, 1), said
        assert "Osk" not in said
