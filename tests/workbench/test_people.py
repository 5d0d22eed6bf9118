"""Accounts, sessions, tokens and guessing."""

import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import argon2
import pytest

from corrobora.errors import BadSetting, UnknownRecord
from corrobora.workbench.people import (
    FAILURES,
    IDLE,
    KEPT,
    SESSION,
    TOKENS,
    WAIT,
    Account,
    Claim,
    Link,
    Locked,
    People,
    Role,
    Vouched,
    What,
)

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


def test_tokens_are_listed_and_ended_by_their_owner(people: People, clock: Clock) -> None:
    long = people.give_token("Ada", label="nightly", days=30)
    short = people.give_token("Ada", label="script", days=7)
    assert [(one.label, one.ends) for one in people.tokens("Ada")] == [
        ("script", clock.now + timedelta(days=7)),
        ("nightly", clock.now + timedelta(days=30)),
    ]
    assert people.tokens("Root") == ()
    for wrong in (("Root", people.tokens("Ada")[0].id), ("Ada", ""), ("Ada", "%"), ("Ada", "0" * 16)):
        with pytest.raises(UnknownRecord):
            people.end_token(*wrong)
    people.end_token("Ada", people.tokens("Ada")[0].id)
    assert people.bearer(short) is None
    assert people.bearer(long) is not None
    assert [one.what for one in people.visits(most=3)] == [What.TOKEN_ENDED, What.TOKEN_MADE, What.TOKEN_MADE]
    clock.now += timedelta(days=30)
    assert people.tokens("Ada") == ()


def test_a_token_may_what_its_account_may_and_ends_with_it(people: People) -> None:
    token = people.give_token("Ada", label="script", days=7)
    people.change("Ada", active=False)
    assert people.bearer(token) is None
    assert people.tokens("Ada") == ()
    with pytest.raises(BadSetting, match="closed"):
        people.give_token("Ada", label="script", days=7)
    people.change("Ada", active=True)
    assert people.bearer(token) is None


@pytest.mark.parametrize("label", ["", "  ", "a\nb", "a\u202eb", "x" * 65])
def test_a_token_has_a_label_that_can_be_seen(people: People, label: str) -> None:
    with pytest.raises(BadSetting, match="1 to 64 characters"):
        people.give_token("Ada", label=label, days=7)


def test_nobody_has_more_tokens_than_can_be_read_through(people: People) -> None:
    for number in range(TOKENS):
        people.give_token("Ada", label=f"script {number}", days=7)
    with pytest.raises(BadSetting, match="end one"):
        people.give_token("Ada", label="one more", days=7)


def test_who_came_and_who_did_not_is_remembered_for_a_time(people: People, clock: Clock) -> None:
    came_in(people)
    people.log_in("Ada", "wrong", address="::2")
    assert [(one.what, one.name, one.address) for one in people.visits()] == [
        (What.FAILED, "Ada", "::2"),
        (What.IN, "Ada", "::1"),
    ]
    assert people.visits()[0].at == clock.now
    clock.now += KEPT
    assert people.visits() == ()
    came_in(people)
    assert len(people.visits()) == 1


def test_what_was_typed_as_a_name_is_kept_nowhere(people: People, tmp_path: Path) -> None:
    assert people.log_in(PASSWORD, "Ada", address="::1") is None
    assert (people.visits()[0].what, people.visits()[0].name) == (What.FAILED, "")
    assert PASSWORD not in "\n".join(sqlite3.connect(tmp_path / "people.sqlite").iterdump())


def test_a_flood_of_whoever_is_locked_out_is_one_visit(people: People, clock: Clock) -> None:
    for _ in range(FAILURES):
        people.log_in("Ada", "wrong", address="::1")
    for _ in range(3):
        with pytest.raises(Locked):
            people.log_in("Ada", "wrong", address="::1")
    assert [one.what for one in people.visits()].count(What.LOCKED) == 1
    with pytest.raises(Locked):
        people.log_in("Ada", "wrong", address="::2")
    assert [one.what for one in people.visits()].count(What.LOCKED) == 2


ISSUER = "https://issuer.example"


def link(value: str, claim: Claim = Claim.EMAIL) -> Link:
    return Link(issuer=ISSUER, claim=claim, value=value)


def test_a_link_is_of_one_account_and_a_new_one_takes_its_place(people: People) -> None:
    people.change("Ada", link=link("ADA@example.org"))
    with pytest.raises(BadSetting, match="another account"):
        people.change("Root", role=Role.ADMIN, active=True, withheld=True, link=link("ada@example.org"))
    root = people.find("Root")
    assert root is not None
    assert not root.withheld
    who = Vouched(issuer=ISSUER, subject="s-1", email="ada@example.org")
    assert people.log_in_vouched(who, strangers=None, address="::1") is not None
    people.change("Ada", link=link("s-2", Claim.SUBJECT))
    assert people.log_in_vouched(who, strangers=None, address="::1") is None
    token = people.log_in_vouched(Vouched(issuer=ISSUER, subject="s-2"), strangers=None, address="::1")
    assert token is not None
    people.change("Ada", link=link(""))
    assert people.session(token) is None
    assert people.links(ISSUER) == {}


@pytest.mark.parametrize(("value", "claim"), [("ada", Claim.EMAIL), ("a@b" + "x" * 300, Claim.EMAIL), ("s\n1", Claim.SUBJECT), ("x" * 256, Claim.SUBJECT)])  # fmt: skip
def test_what_links_nobody_is_refused(people: People, value: str, claim: Claim) -> None:
    with pytest.raises(BadSetting, match="links it"):
        people.change("Ada", link=link(value, claim))
    with pytest.raises(BadSetting, match="links it"):
        people.add("Bea", Role.READER, None, link=link(value, claim))
    assert people.find("Bea") is None


def test_an_account_without_a_password_is_reached_by_none(people: People) -> None:
    people.add("Bea", Role.READER, None, link=link("s-9", Claim.SUBJECT))
    for guess in ("", "None"):
        assert people.log_in("Bea", guess, address="::1") is None
    who = Vouched(issuer=ISSUER, subject="s-9")
    assert people.log_in_vouched(who, strangers=None, address="::1") is not None
