"""An encrypted project as it is typed: with its keys, without them, and after an erasure."""

import json
import re
import sys
from pathlib import Path

import pytest
import typer

from corrobora.workflow import project as project_module
from tests.cli.typing_in import EXERCISE, OWN, Typed
from tests.workflow.worked import by_rules_alone


@pytest.fixture(autouse=True)
def _rules_alone_and_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project_module, "readers", by_rules_alone)
    monkeypatch.delenv("CORROBORA_KEYS", raising=False)


def test_an_encrypted_archive_from_its_first_report_to_an_erasure(typed: Typed, tmp_path: Path) -> None:
    archive, keys, out = tmp_path / "archive", tmp_path / "keys", tmp_path / "out"
    status, said, _ = typed("init", archive, *OWN, "--keys", keys)
    assert (status, "without this file nobody reads the project" in said) == (0, True)
    for words in (("add", archive, EXERCISE / "reports"), ("read", archive), ("assess", archive)):
        status, _, said = typed(*words)
        assert (status, "is encrypted; give its keyring" in said, said.count("\n")) == (2, True, 1), said
        assert typed(*words, "--keys", keys)[0] == 0
    assert typed("export", archive, "--out", out, "--keys", keys)[0] == 0
    victim = json.loads((out / "dossier.json").read_text(encoding="utf-8"))["reports"][0]["id"]
    assert typed("seal", archive, "--key", tmp_path / "my.key", "--keys", keys)[0] == 0

    status, said, _ = typed("verify", archive)
    assert (status, "not checked, for want of the keys" in said, "sound:" in said) == (0, True, True)
    status, said, _ = typed("verify", archive, "--keys", keys)
    assert (status, "for want of the keys" in said, "sound:" in said) == (0, False, True)

    status, said, _ = typed("erase", archive, victim, "--why", "asked for", "--by", "R. S.", "--keys", keys)
    assert status == 0
    assert re.search(r"1 report erased: the keys of \d+ objects and \d+ entries are destroyed", said)
    assert f"next: corrobora assess {archive}" in said
    status, said, _ = typed("status", archive, "--keys", keys)
    assert "1 report; what was assessed holds no longer" in said
    assert "a report was erased" in typed("export", archive, "--keys", keys)[2]
    for more in ((), ("--keys", keys)):
        said = typed("verify", archive, *more)[1]
        assert re.search(
            r"1 report was erased on \d{4}-\d\d-\d\d by R\. S\.: the bytes of \d+ objects cannot", said
        )
    assert "erased" in typed("history", archive, victim, "--keys", keys)[1]
    assert re.search(r"  reported  \(erased by entry \d+\)", typed("history", archive, "--keys", keys)[1])
    assert typed("assess", archive, "--keys", keys)[0] == 0
    assert "holds no longer" not in typed("status", archive, "--keys", keys)[1]


def test_the_keyring_can_be_named_once_for_all_commands(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, archive, keys = tmp_path / "plain", tmp_path / "archive", tmp_path / "keys"
    typed("init", plain)
    typed("init", archive, "--keys", keys)
    monkeypatch.setenv("CORROBORA_KEYS", str(keys))
    assert typed("status", archive)[0] == 0
    assert typed("status", plain)[0] == 0, "it means nothing to a project that is not encrypted"
    assert "for want of the keys" not in typed("verify", archive)[1]
    monkeypatch.setenv("CORROBORA_KEYS", str(tmp_path / "none"))
    status, _, said = typed("status", archive)
    assert (status, "no file at" in said) == (2, True)


def test_a_locked_keyring_asks_for_its_passphrase(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corrobora.custody.keyring._SCRYPT", {"n": 16, "r": 8, "p": 1})  # quick, for the test
    archive, keys, words = tmp_path / "archive", tmp_path / "keys", tmp_path / "words"
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    status, _, said = typed("init", archive, "--keys", keys, "--lock-keys")
    assert (status, "no terminal to ask on" in said, archive.exists()) == (2, True, False)
    words.write_text("six words that nobody would guess\n", encoding="utf-8")
    monkeypatch.setenv("CORROBORA_KEYS_PASSPHRASE", str(words))
    assert typed("init", archive, "--keys", keys, "--lock-keys")[0] == 0
    assert typed("status", archive, "--keys", keys)[0] == 0
    words.write_text(
        "six words that nobody would guess\r\n", encoding="utf-8-sig"
    )  # as some editors write it
    assert typed("status", archive, "--keys", keys)[0] == 0
    words.write_text("other words\n", encoding="utf-8")
    assert "the passphrase does not open" in typed("status", archive, "--keys", keys)[2]
    monkeypatch.delenv("CORROBORA_KEYS_PASSPHRASE")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    asked: list[str] = []

    def answer(question: str, **_: object) -> str:
        asked.append(question)
        return "six words that nobody would guess"

    monkeypatch.setattr(typer, "prompt", answer)
    assert typed("status", archive, "--keys", keys)[0] == 0
    assert asked == [f"passphrase of {keys}"]


def test_what_cannot_be_done_with_keys_is_one_line(typed: Typed, tmp_path: Path) -> None:
    plain, archive, keys = tmp_path / "plain", tmp_path / "archive", tmp_path / "keys"
    typed("init", plain)
    typed("init", archive, "--keys", keys)
    other = tmp_path / "other-keys"
    typed("init", tmp_path / "other", "--keys", other)
    for words, message in (
        (("init", tmp_path / "new", "--lock-keys"), "no keyring to lock"),
        (("init", tmp_path / "new", "--keys", tmp_path / "new" / "keys"), "lies in the project"),
        (("init", tmp_path / "new", "--keys", keys), "is there already"),
        (("status", plain, "--keys", keys), "is not encrypted"),
        (("status", archive, "--keys", other), "is that of another project"),
        (("status", archive, "--keys", plain / "project.json"), "no keyring"),
        (("verify", archive, "--rebuild"), "made anew by its keys"),
        (("verify", tmp_path, "--keys", keys), "is no project"),
        (("read", tmp_path, "--keys", keys), "is no project"),
        (("erase", plain, "0" * 64, "--why", "x"), "is not encrypted"),
        (("erase", archive, "0" * 64, "--why", "x", "--keys", keys), "no report 0000"),
    ):
        status, _, said = typed(*words)
        assert (status, message in said, said.count("\n")) == (2, True, 1), (words, said)
    assert not (tmp_path / "new").exists()
