"""Accounts, sessions, tokens and guessing."""

import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import argon2
import pytest

from corrobora.errors import BadSetting, UnknownRecord
from corrobora.workbench.people import FAILURES, IDLE, SESSION, WAIT, Account, Locked, People, Role

PASSWORD = "seven goats in the rain"  # noqa: S105 - of nobody
CHEAP = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2031, 5, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def people(tmp_path: Path, clock: Clock) -> Iterator[People]:
    made = People(tmp_path / "people.sqlite", clock=clock, hasher=CHEAP)
    made.add("Root", Role.ADMIN, PASSWORD)
    made.add("Ada", Role.CODER, PASSWORD)
    yield made
    made.close()


def came_in(people: People, name: str = "Ada") -> str:
    found = people.log_in(name, PASSWORD, address="::1")
    assert found is not None
    return found


def test_each_role_may_what_those_before_may() -> None:
    assert [[role.may(needed) for needed in Role] for role in Role] == [
        [True, False, False, False],
        [True, True, False, False],
        [True, True, True, False],
        [True, True, True, True],
    ]


def test_a_session_is_of_its_account_until_it_ends(people: People) -> None:
    token = came_in(people)
    session = people.session(token)
    assert session is not None
    assert session.account == Account(name="Ada", role=Role.CODER)
    assert people.session(token + "x") is None
    people.end(token)
    assert people.session(token) is None


@pytest.mark.parametrize(("step", "steps"), [(IDLE, 1), (IDLE - timedelta(minutes=1), SESSION // (IDLE - timedelta(minutes=1)) + 1)])  # fmt: skip
def test_a_session_ends_when_it_is_left_alone_and_at_the_end_of_the_day(
    people: People, clock: Clock, step: timedelta, steps: int
) -> None:
    token = came_in(people)
    for number in range(steps):
        assert people.session(token) is not None, number
        clock.now += step
    assert people.session(token) is None
    clock.now -= step
    assert people.session(token) is None


def test_a_wrong_password_and_nobody_are_answered_alike(people: People) -> None:
    assert people.log_in("Ada", PASSWORD + "!", address="::1") is None
    assert people.log_in("Bea", PASSWORD, address="::1") is None


def test_guessing_is_limited_for_an_account_and_from_an_address(people: People, clock: Clock) -> None:
    for _ in range(FAILURES):
        assert people.log_in("Ada", "wrong", address="::1") is None
    with pytest.raises(Locked, match="wait 15 minutes"):
        people.log_in("Ada", PASSWORD, address="::2")
    assert people.log_in("Root", PASSWORD, address="::1") is not None
    for number in range(9 * FAILURES):
        assert people.log_in(f"guess{number}", "wrong", address="::1") is None
    with pytest.raises(Locked):
        people.log_in("Root", PASSWORD, address="::1")
    clock.now += WAIT
    assert people.log_in("Ada", PASSWORD, address="::1") is not None


def test_whoever_is_changed_has_to_come_in_anew(people: People) -> None:
    token, bearer = came_in(people), people.give_token("Ada", label="script", days=7)
    people.change("Ada", role=Role.READER)
    assert people.session(token) is None
    assert people.bearer(bearer) is None
    again = people.session(came_in(people))
    assert again is not None
    assert again.account.role is Role.READER
    people.change("Ada", active=False)
    assert people.log_in("Ada", PASSWORD, address="::1") is None


def test_a_password_can_be_changed(people: People) -> None:
    people.change("Ada", password="eight goats in the snow")  # noqa: S106 - of nobody
    assert people.log_in("Ada", PASSWORD, address="::1") is None
    assert people.log_in("Ada", "eight goats in the snow", address="::1") is not None


def test_there_is_always_an_admin(people: People) -> None:
    for change in ({"role": Role.REVIEWER}, {"active": False}):
        with pytest.raises(BadSetting, match="only admin"):
            people.change("Root", **change)
    people.change("Ada", role=Role.ADMIN)
    assert people.change("Root", active=False).active is False


def test_tokens_of_programs_end(people: People, clock: Clock) -> None:
    token = people.give_token("Ada", label="script", days=7)
    assert people.bearer(token) == Account(name="Ada", role=Role.CODER)
    assert people.session(token) is None
    clock.now += timedelta(days=7)
    assert people.bearer(token) is None
    with pytest.raises(BadSetting, match="from 1 to 366 days"):
        people.give_token("Ada", label="script", days=0)


@pytest.mark.parametrize(
    ("name", "password", "told"),
    [
        ("Ada", PASSWORD, "there already"),
        ("", PASSWORD, "1 to 64"),
        ("a\nb", PASSWORD, "1 to 64"),
        ("Bea", "short", "12 to 256"),
        ("Bea", "x" * 257, "12 to 256"),
        ("Beatrice", "i am beatrice!", "holds the name"),
    ],
)
def test_no_account_is_made_of_less(people: People, name: str, password: str, told: str) -> None:
    with pytest.raises(BadSetting, match=told):
        people.add(name, Role.READER, password)
    with pytest.raises(UnknownRecord):
        people.change("nobody")


def test_the_file_gives_no_password_and_no_session_away(people: People, tmp_path: Path) -> None:
    token, bearer = came_in(people), people.give_token("Ada", label="script", days=7)
    path = tmp_path / "people.sqlite"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    kept = "\n".join(sqlite3.connect(path).iterdump())
    assert "Ada" in kept
    for secret in (token, bearer, PASSWORD):
        assert secret not in kept
