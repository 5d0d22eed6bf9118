"""Who may come in: accounts with a role, sessions that end, tokens for programs, and how often somebody may guess.

Kept in a database of its own beside the project: none of it is evidence, and nothing of it is in the ledger but the names under which people
decide. Passwords are kept as argon2id hashes (RFC 9106), sessions and tokens as SHA-256 of 256 random bits: whoever reads the file can neither log
in with it nor go on with a session.
"""

import hashlib
import re
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

import argon2
import sqlalchemy as sa

from corrobora.errors import BadSetting, UnknownRecord

FILE: Final = "people.sqlite"
"""Name of the file in a project's folder."""
SESSION: Final = timedelta(hours=12)
"""A session ends so long after it began. Ours: a working day."""
IDLE: Final = timedelta(hours=2)
"""A session ends so long after it was last used. Ours: a long lunch, and not a night."""
FAILURES: Final = 5
"""Wrong passwords for one account, or from one address ten times as many, before both have to wait. Ours."""
WAIT: Final = timedelta(minutes=15)
"""How long wrong passwords are remembered."""
SHORTEST: Final = 12
"""Letters of a password. NIST SP 800-63B asks for 8 and recommends 15; no other rule makes one better."""
LONGEST: Final = 256
_NAME: Final = re.compile(r"[\w.@' -]{1,64}")
_TOKEN_BYTES: Final = 32


class Role(StrEnum):
    """What somebody may do; each may do what those before may."""

    READER = "reader"
    """Look at reports, incidents and decisions."""
    CODER = "coder"
    """Add reports and decide on proposals."""
    REVIEWER = "reviewer"
    """Settle what coders hold differently; merge and split incidents; export."""
    ADMIN = "admin"
    """Accounts and settings."""

    def may(self, needed: "Role") -> bool:
        """Whether this role includes another."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


class Locked(BadSetting):
    """Too many wrong passwords; the same may succeed later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may log in."""

    name: str
    role: Role
    active: bool = True
    withheld: bool = False
    """Whether identities that are withheld are shown to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Somebody who is logged in."""

    account: Account
    csrf: str
    """What a form must send back."""


_TABLES: Final = sa.MetaData()
_ACCOUNT: Final = sa.Table(
    "account",
    _TABLES,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("password", sa.Text, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("withheld", sa.Boolean, nullable=False),
)
_SESSION: Final = sa.Table(
    "session",
    _TABLES,
    sa.Column("token", sa.String(64), primary_key=True),
    sa.Column("name", sa.Text, nullable=False, index=True),
    sa.Column("csrf", sa.String(64), nullable=False),
    sa.Column("began", sa.Integer, nullable=False),
    sa.Column("used", sa.Integer, nullable=False),
)
_TOKEN: Final = sa.Table(
    "token",
    _TABLES,
    sa.Column("token", sa.String(64), primary_key=True),
    sa.Column("name", sa.Text, nullable=False, index=True),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("ends", sa.Integer, nullable=False),
)
_FAILURE: Final = sa.Table(
    "failure",
    _TABLES,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("about", sa.Text, nullable=False, index=True),
    sa.Column("at", sa.Integer, nullable=False),
)


def _now() -> datetime:
    return datetime.now(UTC)


class People:
    """The accounts of one project."""

    def __init__(
        self, path: Path, *, clock: Callable[[], datetime] = _now, hasher: argon2.PasswordHasher | None = None
    ) -> None:
        """Open the file, or begin one that nobody else on the machine can read.

        Args:
            path: the file.
            clock: returns the time, with a zone.
            hasher: of passwords; by default as RFC 9106 recommends where memory is scarce.

        """
        if not path.exists():
            path.touch(mode=0o600)
        self._engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": 10})
        self._clock = clock
        self._hasher = hasher or argon2.PasswordHasher.from_parameters(argon2.profiles.RFC_9106_LOW_MEMORY)
        self._nobody = self._hasher.hash(secrets.token_hex(16))
        self._writing = threading.Lock()
        with self._change() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            _TABLES.create_all(connection)

    def close(self) -> None:
        """Let the file go."""
        self._engine.dispose()

    @contextmanager
    def _change(self) -> Iterator[sa.Connection]:
        with self._writing, self._engine.begin() as connection:
            yield connection

    def _seconds(self) -> int:
        return int(self._clock().timestamp())

    # ------------------------------------------------------------------ accounts

    def accounts(self) -> tuple[Account, ...]:
        """Return all accounts, by name."""
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(_ACCOUNT).order_by(_ACCOUNT.c.name))
            return tuple(map(_account, rows))

    def find(self, name: str) -> Account | None:
        """Return the account of a name."""
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(_ACCOUNT).where(_ACCOUNT.c.name == name)).first()
            return None if row is None else _account(row)

    def add(self, name: str, role: Role, password: str, *, withheld: bool = False) -> Account:
        """Make an account.

        Raises:
            BadSetting: the name is taken or is none, or the password is too short or too long.

        """
        name = name.strip()
        if not _NAME.fullmatch(name):
            raise BadSetting("account: a name has 1 to 64 letters, digits, spaces and . @ ' - _")
        _check_password(password, name)
        if self.find(name) is not None:
            raise BadSetting(f"account: {name} is there already")
        values = {
            "name": name,
            "role": role.value,
            "password": self._hasher.hash(password),
            "active": True,
            "withheld": withheld,
        }
        with self._change() as connection:
            connection.execute(_ACCOUNT.insert(), values)
        return Account(name=name, role=role, withheld=withheld)

    def change(
        self,
        name: str,
        *,
        role: Role | None = None,
        active: bool | None = None,
        withheld: bool | None = None,
        password: str | None = None,
    ) -> Account:
        """Change an account and end its sessions and tokens: what it may do now, nobody goes on with what it could.

        Raises:
            UnknownRecord: there is no such account.
            BadSetting: the password is too short or too long, or nobody active would be an admin any more.

        """
        account = self.find(name)
        if account is None:
            raise UnknownRecord(f"no account {name}")
        values: dict[str, object] = {}
        if role is not None:
            values["role"] = role.value
        if active is not None:
            values["active"] = active
        if withheld is not None:
            values["withheld"] = withheld
        if password is not None:
            _check_password(password, name)
            values["password"] = self._hasher.hash(password)
        stays = (role or account.role) is Role.ADMIN and (account.active if active is None else active)
        with self._change() as connection:
            admins = {
                row.name
                for row in connection.execute(sa.select(_ACCOUNT))
                if row.active and row.role == Role.ADMIN.value
            }
            if not stays and admins == {name}:
                raise BadSetting(f"account: {name} is the only admin; make another one first")
            if values:
                connection.execute(_ACCOUNT.update().where(_ACCOUNT.c.name == name), values)
            connection.execute(_SESSION.delete().where(_SESSION.c.name == name))
            connection.execute(_TOKEN.delete().where(_TOKEN.c.name == name))
        changed = self.find(name)
        assert changed is not None  # noqa: S101 - accounts are never deleted: their names stand in the ledger
        return changed

    # ------------------------------------------------------------------ logging in

    def log_in(self, name: str, password: str, *, address: str) -> str | None:
        """Return the token of a new session; ``None`` where name and password do not fit. See `check`."""
        account = self.check(name, password, address=address)
        return None if account is None else self._begin(account.name)

    def check(self, name: str, password: str, *, address: str) -> Account | None:
        """Return the account that a name and a password belong to.

        It takes as long whether there is such an account or not.

        Args:
            name: of the account.
            password: as somebody typed it.
            address: from which it was sent.

        Raises:
            Locked: too many wrong passwords were given for this account, or from this address.

        """
        name = name.strip()[:LONGEST]
        self._check_locked(name, address)
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(_ACCOUNT).where(_ACCOUNT.c.name == name)).first()
        known = self._nobody if row is None else str(row.password)
        try:
            self._hasher.verify(known, password[: LONGEST + 1])
            fits = row is not None and bool(row.active)
        except argon2.exceptions.VerifyMismatchError:
            fits = False
        if row is None or not fits:
            with self._change() as connection:
                for about in (f"name {name}", f"address {address}"):
                    connection.execute(_FAILURE.insert(), {"about": about, "at": self._seconds()})
            return None
        if self._hasher.check_needs_rehash(known):
            with self._change() as connection:
                again = {"password": self._hasher.hash(password)}
                connection.execute(_ACCOUNT.update().where(_ACCOUNT.c.name == name), again)
        return _account(row)

    def _check_locked(self, name: str, address: str) -> None:
        since = self._seconds() - int(WAIT.total_seconds())
        with self._change() as connection:
            connection.execute(_FAILURE.delete().where(_FAILURE.c.at <= since))
            for about, most in ((f"name {name}", FAILURES), (f"address {address}", 10 * FAILURES)):
                count = sa.select(sa.func.count()).where(_FAILURE.c.about == about)
                if (connection.execute(count).scalar() or 0) >= most:
                    minutes = int(WAIT.total_seconds() // 60)
                    raise Locked(f"too many wrong passwords; wait {minutes} minutes, then try again")

    def _begin(self, name: str) -> str:
        token, now = secrets.token_urlsafe(_TOKEN_BYTES), self._seconds()
        values = {
            "token": _hash(token),
            "name": name,
            "csrf": secrets.token_urlsafe(_TOKEN_BYTES),
            "began": now,
            "used": now,
        }
        with self._change() as connection:
            connection.execute(_SESSION.insert(), values)
        return token

    def session(self, token: str) -> Session | None:
        """Return the session of a token; ``None`` where there is none, it has ended, or its account may not come in any more."""
        now = self._seconds()
        with self._engine.connect() as connection:
            row = connection.execute(
                sa.select(_SESSION, _ACCOUNT.c.role, _ACCOUNT.c.active, _ACCOUNT.c.withheld)
                .join(_ACCOUNT, _ACCOUNT.c.name == _SESSION.c.name)
                .where(_SESSION.c.token == _hash(token))
            ).first()
        if row is None or not row.active:
            return None
        if now - row.began >= SESSION.total_seconds() or now - row.used >= IDLE.total_seconds():
            self.end(token)
            return None
        if now - row.used >= 60:  # once a minute will do: every page would write otherwise
            with self._change() as connection:
                connection.execute(_SESSION.update().where(_SESSION.c.token == _hash(token)), {"used": now})
        return Session(account=_account(row), csrf=str(row.csrf))

    def end(self, token: str) -> None:
        """End a session."""
        with self._change() as connection:
            connection.execute(_SESSION.delete().where(_SESSION.c.token == _hash(token)))

    # ------------------------------------------------------------------ programs

    def give_token(self, name: str, *, label: str, days: int) -> str:
        """Return a new token with which a program may do what an account may; it is shown this once.

        Raises:
            UnknownRecord: there is no such account.
            BadSetting: the number of days is not between 1 and 366.

        """
        if self.find(name) is None:
            raise UnknownRecord(f"no account {name}")
        if not 1 <= days <= 366:
            raise BadSetting("token: it lasts from 1 to 366 days")
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        ends = self._seconds() + days * 24 * 3600
        values = {"token": _hash(token), "name": name, "label": label[:64], "ends": ends}
        with self._change() as connection:
            connection.execute(_TOKEN.insert(), values)
        return token

    def bearer(self, token: str) -> Account | None:
        """Return the account that a token stands for; ``None`` where it stands for none any more."""
        with self._engine.connect() as connection:
            row = connection.execute(
                sa.select(_ACCOUNT, _TOKEN.c.ends)
                .join(_TOKEN, _ACCOUNT.c.name == _TOKEN.c.name)
                .where(_TOKEN.c.token == _hash(token))
            ).first()
        if row is None or not row.active or row.ends <= self._seconds():
            return None
        return _account(row)


def _account(row: sa.Row[tuple[object, ...]]) -> Account:
    values = row._mapping
    return Account(
        name=str(values["name"]),
        role=Role(str(values["role"])),
        active=bool(values["active"]),
        withheld=bool(values["withheld"]),
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _check_password(password: str, name: str) -> None:
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadSetting(
            f"password: {SHORTEST} to {LONGEST} characters; four words that do not belong together will do"
        )
    if name.casefold() in password.casefold():
        raise BadSetting("password: it holds the name of the account")
