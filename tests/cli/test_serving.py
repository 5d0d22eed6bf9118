"""The workbench from the command line: the first account, what is refused, and a server that answers and ends."""

import io
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from corrobora.workbench.people import FILE, People, Role
from tests.cli.typing_in import Typed

PASSWORD = "seven goats in the rain"  # noqa: S105 - of nobody


@pytest.fixture
def archive(typed: Typed, tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    assert typed("init", root, "--quiet")[0] == 0
    return root


@pytest.fixture
def password(tmp_path: Path) -> Path:
    path = tmp_path / "password"
    path.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return path


def test_the_first_account_may_do_everything_and_gets_in_again_after_it_was_locked_out(
    typed: Typed, archive: Path, password: Path
) -> None:
    status, out, _ = typed("admin", archive, "Ana", "--password", password)
    assert (status, "account Ana made" in out) == (0, True)
    people = People(archive / FILE)
    try:
        assert [(one.name, one.role) for one in people.accounts()] == [("Ana", Role.ADMIN)]
        people.add("Bo", Role.ADMIN, "another four words here")
        people.change("Ana", active=False)
        for _ in range(5):
            assert people.check("Ana", "not these words", address="127.0.0.1") is None
        password.write_text("some other words now\n", encoding="utf-8")
        status, out, _ = typed("admin", archive, "Ana", "--password", password)
        assert (status, "new password" in out) == (0, True)
        found = people.check("Ana", "some other words now", address="127.0.0.1")
        assert found is not None
        assert found.role is Role.ADMIN
    finally:
        people.close()


def test_nobody_becomes_an_admin_unseen(typed: Typed, archive: Path, password: Path) -> None:
    people = People(archive / FILE)
    try:
        people.add("Bo", Role.READER, "another four words here")
        status, _, err = typed("admin", archive, "Bo", "--password", password)
        assert (status, "Bo has the role reader" in err) == (2, True)
        assert [one.role for one in people.accounts()] == [Role.READER]
        assert people.check("Bo", "another four words here", address="127.0.0.1") is not None
    finally:
        people.close()


def test_what_makes_no_account_says_why(
    typed: Typed, archive: Path, password: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "is no project" in typed("admin", empty, "Ana", "--password", password)[2]
    monkeypatch.setattr("sys.stdin", io.StringIO())  # no terminal
    assert "no terminal" in typed("admin", archive, "Ana")[2]
    password.write_text("short\n", encoding="utf-8")
    assert "12 to 256 characters" in typed("admin", archive, "Ana", "--password", password)[2]
    password.write_text("\n", encoding="utf-8")
    assert "no passphrase in" in typed("admin", archive, "Ana", "--password", password)[2]


def test_nothing_is_served_that_would_be_sent_in_plain_or_to_nobody(typed: Typed, archive: Path) -> None:
    status, _, err = typed("serve", archive, "--port", "0")
    assert (status, "nobody has an account yet" in err) == (2, True)
    for host in ("0.0.0.0", "192.0.2.7", "archive.example.org", "::"):  # noqa: S104 - refused
        status, _, err = typed("serve", archive, "--host", host)
        assert (status, "put a proxy with TLS before it" in err) == (2, True), host


def test_a_server_answers_until_it_is_told_to_end_and_lets_the_project_go(
    typed: Typed, archive: Path, password: Path
) -> None:
    assert typed("admin", archive, "Ana", "--password", password)[0] == 0
    serving = subprocess.Popen(
        [sys.executable, "-m", "corrobora", "serve", str(archive), "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert serving.stdout is not None
        line = serving.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert found is not None, line
        with urllib.request.urlopen(f"{found[0]}/login", timeout=60) as answer:  # noqa: S310 - by the address above
            assert answer.status == 200
        status, _, err = typed("assess", archive)
        assert (status, "open" in err) == (2, True)
    finally:
        serving.send_signal(signal.SIGINT)
        assert serving.wait(60) in {0, -signal.SIGINT, 130}
        assert serving.stdout is not None
        serving.stdout.close()
    assert typed("status", archive)[0] == 0
