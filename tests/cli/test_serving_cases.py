"""A folder of cases from the command line: who is let in, what opens them, and what stops the beginning."""

import os
import re
import signal
import subprocess
import sys
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
import typer

from corrobora.workbench.people import FILE, People, Role
from corrobora.workflow import init_project
from tests.cli.typing_in import Typed

PASSWORD = "seven goats in the rain"  # noqa: S105 - of nobody
NOW = "2024-05-01T10:00:00Z"


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CORROBORA_KEYS", raising=False)
    monkeypatch.delenv("CORROBORA_KEYS_PASSPHRASE", raising=False)


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """Return a folder with two cases and something that is none."""
    root = tmp_path / "cases"
    (root / "notes").mkdir(parents=True)
    for name in ("Dorun 2031", "Tessun"):
        init_project(root / name, by="Ana", at=NOW).close()
    return root


@pytest.fixture
def password(tmp_path: Path) -> Path:
    path = tmp_path / "password"
    path.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return path


def served(root: Path, *more: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "corrobora", "serve", str(root), "--port", "0", *map(str, more)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


def ended(serving: subprocess.Popen[str]) -> None:
    serving.send_signal(signal.SIGINT)
    serving.communicate(timeout=60)
    assert serving.returncode in {0, -signal.SIGINT, 130}


def test_a_folder_of_cases_is_served_together_and_each_is_let_go(
    typed: Typed, cases: Path, password: Path
) -> None:
    status, out, _ = typed("admin", cases, "Ana", "--password", password)
    assert (status, "account Ana made" in out) == (0, True)
    people = People(cases / FILE)
    people.change_cases("Ana", give={"Tessun"}, take=(), by="test", address="")
    people.close()
    serving = served(cases)
    try:
        assert serving.stdout is not None
        line = serving.stdout.readline()
        found = re.search(r", 2 cases: (http://127\.0\.0\.1:\d+)", line)
        assert found is not None, line
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        told = urllib.parse.urlencode({"name": "Ana", "password": PASSWORD}).encode()
        with opener.open(f"{found[1]}/login", told, timeout=60) as answer:
            page = answer.read().decode()
        assert "Tessun" in page
        assert "Dorun" not in page
        for name in ("Dorun 2031", "Tessun"):
            status, _, err = typed("assess", cases / name)
            assert (status, "open" in err) == (2, True)
        status, _, err = typed("serve", cases, "--port", "0")
        assert (status, "the case Dorun 2031 cannot be opened" in err) == (2, True)
    finally:
        ended(serving)
    for name in ("Dorun 2031", "Tessun"):
        assert typed("status", cases / name)[0] == 0
        assert not (cases / name / FILE).exists()


def test_a_project_with_projects_within_is_one_project_as_ever(
    typed: Typed, cases: Path, password: Path
) -> None:
    init_project(cases / "Tessun" / "within", by="Ana", at=NOW).close()
    assert typed("admin", cases / "Tessun", "Ana", "--password", password)[0] == 0
    assert (cases / "Tessun" / FILE).exists()
    serving = served(cases / "Tessun")
    try:
        assert serving.stdout is not None
        assert re.search(r"Tessun: http://127", serving.stdout.readline())
    finally:
        ended(serving)


def test_a_case_that_cannot_be_opened_stops_all(typed: Typed, cases: Path, password: Path) -> None:
    assert typed("admin", cases, "Ana", "--password", password)[0] == 0
    (cases / "Tessun" / "project.json").write_text("{}", encoding="ascii")
    status, _, err = typed("serve", cases, "--port", "0")
    assert (status, "the case Tessun cannot be opened, and none is served" in err) == (2, True)
    assert err.count("\n") == 1
    assert typed("status", cases / "Dorun 2031")[0] == 0, "the other was let go"


def test_a_folder_without_a_project_is_refused(typed: Typed, tmp_path: Path, password: Path) -> None:
    (tmp_path / "empty" / "folder").mkdir(parents=True)
    for root in (tmp_path / "empty", tmp_path / "nowhere", password):
        assert "is no project" in typed("serve", root, "--port", "0")[2]
        status, _, err = typed("admin", root, "Ana", "--password", password)
        assert (status, "is no project" in err) == (2, True)
    assert not (tmp_path / "empty" / FILE).exists()


def test_a_case_of_a_hostile_name_or_elsewhere_is_one_line(
    typed: Typed, cases: Path, tmp_path: Path, password: Path
) -> None:
    assert typed("admin", cases, "Ana", "--password", password)[0] == 0
    init_project(tmp_path / "elsewhere", by="Ana", at=NOW).close()
    (cases / "linked").symlink_to(tmp_path / "elsewhere")
    status, _, err = typed("serve", cases, "--port", "0")
    assert (status, "is a link" in err, err.count("\n")) == (2, True, 1)
    (cases / "linked").unlink()
    init_project(cases / "\u202eevil\x1b[2J", by="Ana", at=NOW).close()
    for words in (("serve", cases, "--port", "0"), ("admin", cases, "Bo", "--password", password)):
        status, _, err = typed(*words)
        assert (status, "a name that a page cannot show" in err, err.count("\n")) == (2, True, 1)
        assert "\u202e" not in err
        assert "\x1b" not in err


def test_a_case_that_is_another_project_than_before_is_told_of(
    typed: Typed, cases: Path, password: Path, tmp_path: Path
) -> None:
    assert typed("admin", cases, "Ana", "--password", password)[0] == 0
    people = People(cases / FILE)
    people.add("Bo", Role.CODER, PASSWORD)
    people.know_cases({"Tessun": "f" * 64})
    people.change_cases("Bo", give={"Tessun", "Dorun 2031"}, take=(), by="test", address="")
    serving = served(cases)
    assert serving.stdout is not None
    assert "2 cases" in serving.stdout.readline()
    serving.send_signal(signal.SIGINT)
    _, err = serving.communicate(timeout=60)
    assert "the case Tessun is another project" in err
    assert people.cases_of("Bo") == {"Dorun 2031"}
    people.close()


# --------------------------------------------------------------------------- encrypted cases


@pytest.fixture
def rings(cases: Path, tmp_path: Path) -> Path:
    """Make one case of the folder encrypted, and return the folder of keyrings."""
    keys = tmp_path / "keys"
    keys.mkdir()
    init_project(cases / "Ketva", by="Ana", at=NOW, keys=keys / "Ketva.keys").close()
    return keys


def test_encrypted_and_plain_cases_are_served_together(
    typed: Typed, cases: Path, rings: Path, password: Path
) -> None:
    assert typed("admin", cases, "Ana", "--password", password)[0] == 0
    serving = served(cases, "--keys", rings)
    try:
        assert serving.stdout is not None
        assert "3 cases" in serving.stdout.readline()
    finally:
        ended(serving)


def test_what_opens_encrypted_cases_is_said_where_it_is_not_there(
    typed: Typed, cases: Path, rings: Path, password: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert typed("admin", cases, "Ana", "--password", password)[0] == 0
    empty = tmp_path / "none"
    empty.mkdir()
    near = cases / "keys"
    near.mkdir()
    (near / "Ketva.keys").write_bytes((rings / "Ketva.keys").read_bytes())
    other = tmp_path / "other"
    other.mkdir()
    init_project(tmp_path / "project", by="Ana", at=NOW, keys=other / "Ketva.keys").close()
    extra = tmp_path / "extra"
    extra.mkdir()
    for name in ("Ketva", "Tessun"):
        (extra / f"{name}.keys").write_bytes((rings / "Ketva.keys").read_bytes())
    for words, message in (
        ((), "Found: none is named. Expected: a folder with a keyring"),
        (("--keys", rings / "Ketva.keys"), "is no folder"),
        (("--keys", empty), f"its keyring {empty / 'Ketva.keys'} is missing"),
        (("--keys", near), "who finds the one has the other"),
        (("--keys", other), "the case Ketva cannot be opened, and none is served: keyring:"),
        (("--keys", extra), "the case Tessun is not encrypted"),
    ):
        status, _, err = typed("serve", cases, "--port", "0", *words)
        assert (status, message in err, err.count("\n")) == (2, True, 1), err
    monkeypatch.setenv("CORROBORA_KEYS", str(rings / "Ketva.keys"))
    assert "is no folder" in typed("serve", cases, "--port", "0")[2]
    monkeypatch.setenv("CORROBORA_KEYS", str(other))
    assert "is that of another project" in typed("serve", cases, "--port", "0")[2]


def test_keys_for_cases_of_which_none_is_encrypted_are_refused(
    typed: Typed, cases: Path, password: Path, tmp_path: Path
) -> None:
    assert typed("admin", cases, "Ana", "--password", password)[0] == 0
    status, _, err = typed("serve", cases, "--port", "0", "--keys", tmp_path)
    assert (status, "no case in" in err) == (2, True)


def test_locked_keyrings_are_asked_for_one_after_the_other(
    typed: Typed, cases: Path, password: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corrobora.custody.keyring._SCRYPT", {"n": 16, "r": 8, "p": 1})  # quick, for the test
    assert typed("admin", cases, "Ana", "--password", password)[0] == 0
    keys = tmp_path / "keys"
    keys.mkdir()
    words = {"Ketva": "six words that nobody would guess", "Rell": "six other words that nobody guesses"}
    for name, passphrase in words.items():
        init_project(
            cases / name, by="Ana", at=NOW, keys=keys / f"{name}.keys", passphrase=passphrase
        ).close()
    (cases / "Tessun" / "project.json").write_text("{}", encoding="ascii")  # or it would be served
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    asked: list[str] = []

    def answer(question: str, **_: object) -> str:
        asked.append(question)
        return words[Path(question).stem]

    monkeypatch.setattr(typer, "prompt", answer)
    err = typed("serve", cases, "--port", "0", "--keys", keys)[2]
    assert "the case Tessun cannot be opened" in err
    assert asked == [f"passphrase of {keys / name}.keys" for name in words]
    file = tmp_path / "words"
    file.write_text(words["Ketva"], encoding="utf-8")
    monkeypatch.setenv("CORROBORA_KEYS_PASSPHRASE", str(file))
    err = typed("serve", cases, "--port", "0", "--keys", keys)[2]
    assert "the case Rell cannot be opened, and none is served: keyring:" in err
