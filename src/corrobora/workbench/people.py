"""Who may come in: accounts with a role, the cases they may open, sessions that end, tokens for programs, how often somebody may guess, and who came.

Kept in a database of its own beside the project, or beside the cases: none of it is evidence, and nothing of it is in the ledger but the names under which people
decide. Passwords are kept as argon2id hashes (RFC 9106), sessions and tokens as SHA-256 of 256 random bits: whoever reads the file can neither log
in with it nor go on with a session.
"""

import hashlib
import re
import secrets
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
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
"""Name of the file in the folder of a project, or of several cases."""
SESSION: Final = timedelta(hours=12)
"""A session ends so long after it began. Ours: a working day."""
IDLE: Final = timedelta(hours=2)
"""A session ends so long after it was last used. Ours: a long lunch, and not a night."""
FAILURES: Final = 5
"""Wrong passwords for one account, or from one address ten times as many, before both have to wait. Ours."""
WAIT: Final = timedelta(minutes=15)
"""How long wrong passwords are remembered."""
SHOWN: Final = timedelta(minutes=15)
"""How long what is withheld is shown to who asked for it. Ours: one report read with care; longer, and it stands open on a screen."""
KEPT: Final = timedelta(days=180)
"""How long it is remembered who came, and from where. Ours: whoever was absent for a season can still ask; longer is a file on colleagues."""
VISITS: Final = 100
"""Visits on a page. Ours."""
TOKENS: Final = 50
"""Tokens that one account may have at a time. Ours: a page can still be read through."""
LONGEST_DAYS: Final = 366
"""Days that a token lasts at most. Ours: a program that nobody looked after for a year has nobody."""
SHORTEST: Final = 12
"""Letters of a password. NIST SP 800-63B asks for 8 and recommends 15; no other rule makes one better."""
LONGEST: Final = 256
_NAME: Final = re.compile(r"[\w.@' -]{1,64}")
_UNNAMED: Final = re.compile(r"[^\w.@' -]")
_EMAIL: Final = re.compile(r"[!-?A-~]{1,64}@[!-?A-~]{1,255}")
_SUBJECT: Final = re.compile(r"[ -~]{1,255}")
_NOTE: Final = 200
_ID: Final = 16
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


class What(StrEnum):
    """What somebody did at the door."""

    IN = "in"
    FAILED = "failed"
    LOCKED = "locked"
    OUT = "out"
    TOKEN_MADE = "token made"  # noqa: S105 - the name of a deed
    TOKEN_ENDED = "token ended"  # noqa: S105 - the name of a deed
    PASSWORD = "password changed"  # noqa: S105 - the name of a deed
    ADDED = "account made"
    CHANGED = "account changed"
    CASE_OPENED = "case opened"
    CASE_CLOSED = "case closed"


class Claim(StrEnum):
    """By what an issuer of OpenID Connect tells one person from another, of what we believe.

    Nothing else: names that a person can change at the issuer would let them choose whose account they get.
    """

    EMAIL = "email"
    """The address, where the issuer says that it verified it. It is taken once; from then on the subject counts."""
    SUBJECT = "sub"
    """What the issuer never gives to anybody else (OpenID Connect Core 1.0, 2)."""


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
    """Of this the word follows that a form must send back; nothing for a program, which comes with its token each time."""
    case: str = ""
    """The case that was chosen last, or that the program's token is for; whether it is open to the account, nobody has looked here."""
    shows_until: datetime | None = None
    """Until when what is withheld is shown; ``None``: it is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """By what an account is reached from an issuer of OpenID Connect."""

    issuer: str
    claim: Claim
    value: str
    """Of the claim; nothing: the account is reached from there no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """Whom an issuer of OpenID Connect vouches for, after everything about its word was checked."""

    issuer: str
    subject: str
    email: str | None = None
    """Only if it is asked for and the issuer says that it verified it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token of a program, without what it is."""

    id: str
    """The beginning of its hash: names it, and opens nothing."""
    label: str
    ends: datetime
    case: str = ""
    """Name of the case that it is for; nothing where the workbench served one project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One thing that somebody did at the door."""

    number: int
    at: datetime
    name: str
    """Of an account; nothing where no account has the name that was typed, since people type passwords there."""
    address: str
    what: What
    note: str
    """Why or how, in words of ours."""


class Seen(StrEnum):
    """What became of an answer in which something withheld stood."""

    SHOWN = "shown"
    """It was shown to somebody who may see it and had asked for it."""
    EXPORTED = "exported"
    """It left in an export with nothing withheld."""
    REFUSED = "refused"
    """It was not sent: a page of ours would have shown it to somebody who may not see it, or had not asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One answer in which something withheld stood."""

    number: int
    at: datetime
    name: str
    """Of the account; nothing where nobody was logged in."""
    what: Seen
    method: str
    path: str
    names: int
    """How many entries of the list stood in it; 0: it was not counted."""
    case: str = ""
    """Whose list it is; nothing where the workbench serves one project."""


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
    sa.Column("case_name", sa.Text, nullable=False, server_default=""),
)
_TOKEN: Final = sa.Table(
    "token",
    _TABLES,
    sa.Column("token", sa.String(64), primary_key=True),
    sa.Column("name", sa.Text, nullable=False, index=True),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("ends", sa.Integer, nullable=False),
    sa.Column("case_name", sa.Text, nullable=False, server_default=""),
)
_FAILURE: Final = sa.Table(
    "failure",
    _TABLES,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("about", sa.Text, nullable=False, index=True),
    sa.Column("at", sa.Integer, nullable=False),
)
_LINK: Final = sa.Table(
    "link",
    _TABLES,
    sa.Column("issuer", sa.Text, primary_key=True),
    sa.Column("claim", sa.String(16), primary_key=True),
    sa.Column("value", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, index=True),
)
_GRANT: Final = sa.Table(
    "granted",
    _TABLES,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("case_name", sa.Text, primary_key=True),
)
_CASE: Final = sa.Table(
    "known_case",
    _TABLES,
    sa.Column("case_name", sa.Text, primary_key=True),
    sa.Column("origin", sa.String(64), nullable=False),
)
_VISIT: Final = sa.Table(
    "visit",
    _TABLES,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("at", sa.Integer, nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("what", sa.String(32), nullable=False),
    sa.Column("note", sa.Text, nullable=False),
)


# who looked at what is withheld
_SHOWING: Final = sa.Table(
    "showing",
    _TABLES,
    sa.Column("token", sa.String(64), primary_key=True),
    sa.Column("until", sa.Integer, nullable=False),
)
_LOOK: Final = sa.Table(
    "looks",
    _TABLES,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("at", sa.Integer, nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("what", sa.String(16), nullable=False),
    sa.Column("method", sa.String(8), nullable=False),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("names", sa.Integer, nullable=False),
    sa.Column("case_name", sa.Text, nullable=False),
)


def _now() -> datetime:
    return datetime.now(UTC)


class People:
    """The accounts of one workbench."""

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
        self.path: Final = path
        self._engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": 10})
        self._clock = clock
        self._hasher = hasher or argon2.PasswordHasher.from_parameters(argon2.profiles.RFC_9106_LOW_MEMORY)
        self._nobody = self._hasher.hash(secrets.token_hex(16))
        self._writing = threading.Lock()
        with self._change() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            _TABLES.create_all(connection)
            _bring_up(connection)

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

    def add(
        self,
        name: str,
        role: Role,
        password: str | None,
        *,
        withheld: bool = False,
        link: Link | None = None,
    ) -> Account:
        """Make an account.

        Args:
            name: stands in the ledger beside what is decided.
            role: what it may do.
            password: ``None`` makes one that nobody knows: the account is reached through an issuer alone.
            withheld: whether identities that are withheld are shown to it.
            link: by what it is reached from an issuer.

        Raises:
            BadSetting: the name is taken or is none, the password is too short or too long, or what links it is none or links another.

        """
        name = name.strip()
        if not _NAME.fullmatch(name):
            raise BadSetting("account: a name has 1 to 64 letters, digits, spaces and . @ ' - _")
        if password is None:
            password = secrets.token_urlsafe(_TOKEN_BYTES)
        else:
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
            if link is not None and link.value:
                _tie(connection, name, link)
        return Account(name=name, role=role, withheld=withheld)

    def change(
        self,
        name: str,
        *,
        role: Role | None = None,
        active: bool | None = None,
        withheld: bool | None = None,
        password: str | None = None,
        link: Link | None = None,
    ) -> Account:
        """Change an account and end its sessions and tokens: what it may do now, nobody goes on with what it could.

        A link takes the place of those the account had to the same issuer.

        Raises:
            UnknownRecord: there is no such account.
            BadSetting: the password is too short or too long, nobody active would be an admin any more, or what links it is none or
                links another.

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
            if link is not None:
                ours = (_LINK.c.name == name) & (_LINK.c.issuer == link.issuer)
                connection.execute(_LINK.delete().where(ours))
                if link.value:
                    _tie(connection, name, link)
            connection.execute(_SESSION.delete().where(_SESSION.c.name == name))
            connection.execute(_TOKEN.delete().where(_TOKEN.c.name == name))
        changed = self.find(name)
        assert changed is not None  # noqa: S101 - accounts are never deleted: their names stand in the ledger
        return changed

    # ------------------------------------------------------------------ cases

    def cases_of(self, name: str) -> frozenset[str]:
        """Return the names of the cases that an account may open; what it may do there is its role's."""
        with self._engine.connect() as connection:
            asked = sa.select(_GRANT.c.case_name).where(_GRANT.c.name == name)
            return frozenset(map(str, connection.execute(asked).scalars()))

    def grants(self) -> dict[str, frozenset[str]]:
        """Return the names of the cases that accounts may open, by the names of those that may open any."""
        found: dict[str, set[str]] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(sa.select(_GRANT)):
                found.setdefault(str(row.name), set()).add(str(row.case_name))
        return {name: frozenset(cases) for name, cases in found.items()}

    def change_cases(
        self, name: str, *, give: Collection[str], take: Collection[str], by: str, address: str
    ) -> None:
        """Open cases to an account and close others to it; from its next request on.

        Nothing else ends: its session goes on in what is open to it. Every case is a line of the visits, so that an admin who opens one
        to themself is seen.

        Args:
            name: of the account.
            give: cases that it may open from now on.
            take: cases that it may open no more.
            by: the admin who does it.
            address: from which they came.

        Raises:
            UnknownRecord: there is no such account.

        """
        if self.find(name) is None:
            raise UnknownRecord(f"no account {name}")
        held = self.cases_of(name)
        new, gone = sorted(set(give) - held), sorted(set(take) & held - set(give))
        with self._change() as connection:
            for case in gone:
                ours = (_GRANT.c.name == name) & (_GRANT.c.case_name == case)
                connection.execute(_GRANT.delete().where(ours))
            for case in new:
                connection.execute(
                    _GRANT.insert().prefix_with("OR IGNORE"), {"name": name, "case_name": case}
                )
        for case in gone:
            self.record(What.CASE_CLOSED, name=name, address=address, note=f"{case}, by {by}")
        for case in new:
            self.record(What.CASE_OPENED, name=name, address=address, note=f"{case}, by {by}")

    def know_cases(self, found: Mapping[str, str]) -> tuple[str, ...]:
        """Remember which projects the cases are, and return those that are other projects than they were.

        To these nobody has access any more, and tokens for them are ended: whoever was let into a case was not let into another that is
        called alike later.

        Args:
            found: what tells each project from every other, by the name of its case; nothing for one that is still empty.

        """
        with self._change() as connection:
            known = {str(row.case_name): str(row.origin) for row in connection.execute(sa.select(_CASE))}
            others = tuple(
                case for case, origin in found.items() if known.get(case) and known[case] != origin
            )
            for case, origin in found.items():
                connection.execute(_CASE.delete().where(_CASE.c.case_name == case))
                connection.execute(_CASE.insert(), {"case_name": case, "origin": origin})
            for case in others:
                for table in (_GRANT, _TOKEN):
                    connection.execute(table.delete().where(table.c.case_name == case))
                left = _SESSION.update().where(_SESSION.c.case_name == case)
                connection.execute(left, {"case_name": ""})
        for case in others:
            note = f"{case}, to everybody: the folder holds another project than before"
            self.record(What.CASE_CLOSED, name="", address="", note=note)
        return others

    def enter(self, token: str, case: str) -> None:
        """Have a session go on in a case; whether it is open to the account, whoever calls has looked."""
        with self._change() as connection:
            mine = _SESSION.update().where(_SESSION.c.token == _hash(token))
            connection.execute(mine, {"case_name": case})

    # ------------------------------------------------------------------ logging in

    def log_in(self, name: str, password: str, *, address: str) -> str | None:
        """Return the token of a new session; ``None`` where name and password do not fit.

        Raises:
            Locked: as `check` says.

        """
        account = self.check(name, password, address=address)
        return None if account is None else self._begin(account.name, address, "by password")

    def log_in_vouched(self, who: Vouched, *, strangers: Role | None, address: str) -> str | None:
        """Return the token of a new session for whom an issuer vouches; ``None`` where no account of theirs may come in.

        The account is the one linked to the subject. Failing that, the one that an admin linked to the e-mail address: the link is
        then to the subject, and the address opens nothing more, since an address can pass to somebody else. Failing that, a new one,
        if strangers have a role; never one whose name is there already.

        Args:
            who: as the issuer's word was checked.
            strangers: the role of an account made for somebody without one; ``None``: none is made.
            address: from which they came.

        """
        found = self._find_linked(who)
        if found is None and strangers is not None:
            value = who.subject if who.email is None else who.email
            name = _UNNAMED.sub("-", value)[:64].strip()
            if _NAME.fullmatch(name) and self.find(name) is None:
                link = Link(issuer=who.issuer, claim=Claim.SUBJECT, value=who.subject)
                found = self.add(name, strangers, None, link=link)
                self.record(What.ADDED, name=name, address=address, note="by single sign-on")
        if found is None or not found.active:
            why = "no account is linked" if found is None else "the account is closed"
            self.fail("" if found is None else found.name, address, f"single sign-on: {why}")
            return None
        return self._begin(found.name, address, "by single sign-on")

    def _find_linked(self, who: Vouched) -> Account | None:
        with self._change() as connection:
            subject = (_LINK.c.claim == Claim.SUBJECT.value) & (_LINK.c.value == who.subject)
            here = sa.select(_LINK.c.name).where(_LINK.c.issuer == who.issuer)
            name = connection.execute(here.where(subject)).scalar()
            if name is None and who.email is not None:
                email = (_LINK.c.claim == Claim.EMAIL.value) & (_LINK.c.value == who.email.lower())
                name = connection.execute(here.where(email)).scalar()
                open_ = sa.select(_ACCOUNT.c.active).where(_ACCOUNT.c.name == name)
                if name is not None and connection.execute(open_).scalar():
                    connection.execute(_LINK.delete().where((_LINK.c.issuer == who.issuer) & email))
                    _tie(connection, name, Link(issuer=who.issuer, claim=Claim.SUBJECT, value=who.subject))
        return None if name is None else self.find(name)

    def links(self, issuer: str) -> dict[str, Link]:
        """Return by what accounts are reached from an issuer, by their names."""
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(_LINK).where(_LINK.c.issuer == issuer))
            return {
                str(row.name): Link(issuer=issuer, claim=Claim(str(row.claim)), value=str(row.value))
                for row in rows
            }

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
        self._check_locked(address, name)
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(_ACCOUNT).where(_ACCOUNT.c.name == name)).first()
        known = self._nobody if row is None else str(row.password)
        try:
            self._hasher.verify(known, password[: LONGEST + 1])
            fits = row is not None and bool(row.active)
        except argon2.exceptions.VerifyMismatchError:
            fits = False
        if row is None or not fits:
            self.fail(name, address, "no such account" if row is None else "wrong password, or closed")
            return None
        if self._hasher.check_needs_rehash(known):
            with self._change() as connection:
                again = {"password": self._hasher.hash(password)}
                connection.execute(_ACCOUNT.update().where(_ACCOUNT.c.name == name), again)
        return _account(row)

    def check_address(self, address: str) -> None:
        """See that not too much failed from an address; for whatever is no password.

        Raises:
            Locked: it did.

        """
        self._check_locked(address)

    def fail(self, name: str, address: str, note: str) -> None:
        """Remember that somebody was not let in, so that guessing has an end.

        Args:
            name: as it was typed; kept only where an account has it. Nothing where none was typed.
            address: from which they came.
            note: why, in words of ours.

        """
        with self._change() as connection:
            for about in _about(address, name):
                connection.execute(_FAILURE.insert(), {"about": about, "at": self._seconds()})
        self.record(What.FAILED, name=name, address=address, note=note)

    def _check_locked(self, address: str, name: str = "") -> None:
        since = self._seconds() - int(WAIT.total_seconds())
        locked = False
        with self._change() as connection:
            connection.execute(_FAILURE.delete().where(_FAILURE.c.at <= since))
            for about, most in zip(_about(address, name), (10 * FAILURES, FAILURES), strict=False):
                count = sa.select(sa.func.count()).where(_FAILURE.c.about == about)
                locked = locked or (connection.execute(count).scalar() or 0) >= most
        if locked:
            self.record(What.LOCKED, name=name, address=address, note="too many failures")
            minutes = int(WAIT.total_seconds() // 60)
            raise Locked(f"too many wrong passwords; wait {minutes} minutes, then try again")

    def _begin(self, name: str, address: str, note: str) -> str:
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
        self.record(What.IN, name=name, address=address, note=note)
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
        until = self._shows_until(token) if row.withheld else None
        return Session(account=_account(row), csrf=str(row.csrf), case=str(row.case_name), shows_until=until)

    def unlock(self, name: str) -> None:
        """Forget the wrong passwords that were given for an account, so that it need not wait."""
        with self._change() as connection:
            connection.execute(_FAILURE.delete().where(_FAILURE.c.about == _about("", name)[1]))

    def end(self, token: str) -> None:
        """End a session."""
        with self._change() as connection:
            connection.execute(_SESSION.delete().where(_SESSION.c.token == _hash(token)))

    # ------------------------------------------------------------------ who came

    def record(self, what: What, *, name: str, address: str, note: str = "") -> None:
        """Remember what somebody did at the door, for `KEPT`.

        Being locked out is remembered once for the same name and address while it lasts: a flood would fill the disk otherwise.

        Args:
            what: they did.
            name: of the account; one that no account has is not kept.
            address: from which they came.
            note: why or how, in words of ours: never a password, a token or what an issuer sent.

        """
        now = self._seconds()
        values = {"at": now, "name": name, "address": address[:64], "what": what.value, "note": note[:_NOTE]}
        with self._change() as connection:
            known = sa.select(sa.func.count()).where(_ACCOUNT.c.name == name)
            if not connection.execute(known).scalar():
                values["name"] = ""
            connection.execute(_VISIT.delete().where(_VISIT.c.at <= now - int(KEPT.total_seconds())))
            if what is What.LOCKED:
                same = sa.and_(*(_VISIT.c[one] == values[one] for one in ("name", "address", "what")))
                recent = _VISIT.c.at > now - int(WAIT.total_seconds())
                if connection.execute(sa.select(_VISIT.c.number).where(same & recent)).first() is not None:
                    return
            connection.execute(_VISIT.insert(), values)

    def visits(self, *, before: int | None = None, most: int = VISITS) -> tuple[Visit, ...]:
        """Return what was done at the door in the last `KEPT`, the newest first.

        Args:
            before: only visits with a smaller number; ``None``: from the newest on.
            most: how many at most.

        """
        since = self._seconds() - int(KEPT.total_seconds())
        chosen = sa.select(_VISIT).where(_VISIT.c.at > since).order_by(_VISIT.c.number.desc()).limit(most)
        if before is not None:
            chosen = chosen.where(_VISIT.c.number < before)
        with self._engine.connect() as connection:
            return tuple(
                Visit(
                    number=row.number,
                    at=datetime.fromtimestamp(row.at, UTC),
                    name=row.name,
                    address=row.address,
                    what=What(row.what),
                    note=row.note,
                )
                for row in connection.execute(chosen)
            )

    # ------------------------------------------------------------------ who looked at what is withheld

    def show(self, token: str) -> None:
        """Have what is withheld be shown in a session for `SHOWN`; whether its account may see it is asked each time."""
        now = self._seconds()
        values = {"token": _hash(token), "until": now + int(SHOWN.total_seconds())}
        with self._change() as connection:
            connection.execute(
                _SHOWING.delete().where((_SHOWING.c.until <= now) | (_SHOWING.c.token == values["token"]))
            )
            connection.execute(_SHOWING.insert(), values)

    def hide(self, token: str) -> None:
        """Have nothing that is withheld be shown in a session any more."""
        with self._change() as connection:
            connection.execute(_SHOWING.delete().where(_SHOWING.c.token == _hash(token)))

    def _shows_until(self, token: str) -> datetime | None:
        with self._engine.connect() as connection:
            chosen = sa.select(_SHOWING.c.until).where(_SHOWING.c.token == _hash(token))
            until = connection.execute(chosen).scalar()
        return None if until is None or until <= self._seconds() else datetime.fromtimestamp(until, UTC)

    def record_look(
        self, what: Seen, *, name: str, method: str, path: str, names: int, case: str = ""
    ) -> None:
        """Remember for `KEPT` that something withheld stood in an answer; never which name.

        Args:
            what: became of it.
            name: of the account; nothing where nobody was logged in.
            method: of the request.
            path: of the request, without anything that is withheld, and without its question.
            names: how many entries of the list stood in it; 0: it was not counted.
            case: whose list it is; nothing where the workbench serves one project.

        """
        now = self._seconds()
        values = {
            "at": now,
            "name": name,
            "what": what.value,
            "method": method[:8],
            "path": path,
            "names": names,
            "case_name": case,
        }
        with self._change() as connection:
            connection.execute(_LOOK.delete().where(_LOOK.c.at <= now - int(KEPT.total_seconds())))
            connection.execute(_LOOK.insert(), values)

    def looks(self, *, before: int | None = None, most: int = VISITS) -> tuple[Look, ...]:
        """Return the looks of the last `KEPT`, the newest first.

        Args:
            before: only looks with a smaller number; ``None``: from the newest on.
            most: how many at most.

        """
        since = self._seconds() - int(KEPT.total_seconds())
        chosen = sa.select(_LOOK).where(_LOOK.c.at > since).order_by(_LOOK.c.number.desc()).limit(most)
        if before is not None:
            chosen = chosen.where(_LOOK.c.number < before)
        with self._engine.connect() as connection:
            return tuple(
                Look(
                    number=row.number,
                    at=datetime.fromtimestamp(row.at, UTC),
                    name=row.name,
                    what=Seen(row.what),
                    method=row.method,
                    path=row.path,
                    names=row.names,
                    case=row.case_name,
                )
                for row in connection.execute(chosen)
            )

    # ------------------------------------------------------------------ programs

    def give_token(self, name: str, *, label: str, days: int, address: str = "", case: str = "") -> str:
        """Return a new token with which a program may do what an account may; it is shown this once.

        What it may do is the account's role at the time it is used; it ends when the account is changed or closed.

        Args:
            name: of the account.
            label: by which its owner tells it from others.
            days: after which it ends.
            address: from which it was asked for; nothing where no page was.
            case: that it is for; nothing where the workbench serves one project.

        Raises:
            UnknownRecord: there is no such account.
            BadSetting: the account is closed or has `TOKENS` already, the label is not 1 to 64 characters that can be seen, or the
                number of days is not between 1 and `LONGEST_DAYS`.

        """
        account = self.find(name)
        if account is None:
            raise UnknownRecord(f"no account {name}")
        if not account.active:
            raise BadSetting("token: the account is closed; an admin can open it")
        label = label.strip()
        if not 1 <= len(label) <= 64 or not label.isprintable():
            raise BadSetting(
                "token: a label has 1 to 64 characters that can be seen; say which program it is for"
            )
        if not 1 <= days <= LONGEST_DAYS:
            raise BadSetting(f"token: it lasts from 1 to {LONGEST_DAYS} days")
        if len(self.tokens(name)) >= TOKENS:
            raise BadSetting(
                f"token: the account has {TOKENS} already; end one that no program uses any more"
            )
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        ends = self._seconds() + days * 24 * 3600
        values = {"token": _hash(token), "name": name, "label": label, "ends": ends, "case_name": case}
        with self._change() as connection:
            connection.execute(_TOKEN.insert(), values)
        note = f"{label}, for the case {case}" if case else label
        self.record(What.TOKEN_MADE, name=name, address=address, note=note)
        return token

    def tokens(self, name: str) -> tuple[Token, ...]:
        """Return the tokens of an account that have not ended, the one that ends first before."""
        with self._engine.connect() as connection:
            rows = connection.execute(
                sa.select(_TOKEN)
                .where((_TOKEN.c.name == name) & (_TOKEN.c.ends > self._seconds()))
                .order_by(_TOKEN.c.ends, _TOKEN.c.token)
            )
            return tuple(
                Token(
                    id=row.token[:_ID],
                    label=row.label,
                    ends=datetime.fromtimestamp(row.ends, UTC),
                    case=row.case_name,
                )
                for row in rows
            )

    def end_token(self, name: str, id_: str, *, address: str = "") -> None:
        """End a token of an account.

        Args:
            name: of the account; tokens of others are not reached.
            id_: as `tokens` says.
            address: from which it was asked for; nothing where no page was.

        Raises:
            UnknownRecord: the account has no such token.

        """
        label = next((one.label for one in self.tokens(name) if one.id == id_), None)
        if label is None:
            raise UnknownRecord("token: none of yours is this one; it has ended already")
        with self._change() as connection:
            mine = (_TOKEN.c.name == name) & (sa.func.substr(_TOKEN.c.token, 1, _ID) == id_)
            connection.execute(_TOKEN.delete().where(mine))
        self.record(What.TOKEN_ENDED, name=name, address=address, note=label)

    def bearer(self, token: str) -> Account | None:
        """Return the account that a token stands for; ``None`` where it stands for none any more."""
        found = self._find_bearer(token)
        return None if found is None else found.account

    def _find_bearer(self, token: str) -> Session | None:
        with self._engine.connect() as connection:
            row = connection.execute(
                sa.select(_ACCOUNT, _TOKEN.c.ends, _TOKEN.c.case_name)
                .join(_TOKEN, _ACCOUNT.c.name == _TOKEN.c.name)
                .where(_TOKEN.c.token == _hash(token))
            ).first()
        if row is None or not row.active or row.ends <= self._seconds():
            return None
        return Session(account=_account(row), csrf="", case=str(row.case_name))

    def bearer_from(self, token: str, *, address: str) -> Session | None:
        """Return the account that a token stands for, as `bearer`, with the case it is for, and remember where wrong ones come from.

        Wrong tokens count as wrong passwords do from one address; of accounts they say nothing.

        Args:
            token: as it was shown.
            address: from which it came.

        Raises:
            Locked: too many wrong tokens or passwords came from this address.

        """
        (about,), since = _about(address, ""), self._seconds() - int(WAIT.total_seconds())
        wrong = sa.select(sa.func.count()).where(_FAILURE.c.about == about, _FAILURE.c.at > since)
        with self._engine.connect() as connection:
            if (connection.execute(wrong).scalar() or 0) >= 10 * FAILURES:
                minutes = int(WAIT.total_seconds() // 60)
                raise Locked(f"too many wrong tokens or passwords; wait {minutes} minutes, then try again")
        found = self._find_bearer(token)
        if found is None:
            with self._change() as connection:
                connection.execute(_FAILURE.delete().where(_FAILURE.c.at <= since))
                connection.execute(_FAILURE.insert(), {"about": about, "at": self._seconds()})
        return found


def open_people(folder: Path) -> People:
    """Return the accounts of the project in a folder, or of the cases in it; their file is made where it is missing."""
    return People(folder / FILE)


def _bring_up(connection: sa.Connection) -> None:
    """Give tables of an older file the columns that they lack; sessions and tokens of then are of no case."""
    for table in (_SESSION, _TOKEN):
        held = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table.name})")}
        if "case_name" not in held:
            connection.exec_driver_sql(
                f"ALTER TABLE {table.name} ADD COLUMN case_name TEXT NOT NULL DEFAULT ''"
            )


def _account(row: sa.Row[tuple[object, ...]]) -> Account:
    values = row._mapping
    return Account(
        name=str(values["name"]),
        role=Role(str(values["role"])),
        active=bool(values["active"]),
        withheld=bool(values["withheld"]),
    )


def _about(address: str, name: str) -> tuple[str, ...]:
    """Return what a failure is remembered under; hashed, since people type passwords where a name belongs."""
    return (_hash(f"address {address}"), *((_hash(f"name {name}"),) if name else ()))


def _tie(connection: sa.Connection, name: str, link: Link) -> None:
    """Link an account to an issuer's claim."""
    value = link.value.strip()
    if not (_EMAIL if link.claim is Claim.EMAIL else _SUBJECT).fullmatch(value):
        form = (
            "an e-mail address in ASCII"
            if link.claim is Claim.EMAIL
            else "a subject: 1 to 255 ASCII characters"
        )
        raise BadSetting(f"account: what links it to single sign-on is not {form}")
    if link.claim is Claim.EMAIL:
        value = value.lower()  # known to be ASCII: elsewhere letters of two people can have one lower case
    row = {"issuer": link.issuer, "claim": link.claim.value, "value": value}
    other = sa.and_(*(_LINK.c[column] == one for column, one in row.items()))
    if connection.execute(sa.select(_LINK.c.name).where(other)).first() is not None:
        raise BadSetting("account: another account is linked to this already; take it away there first")
    connection.execute(_LINK.insert(), row | {"name": name})


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _check_password(password: str, name: str) -> None:
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadSetting(
            f"password: {SHORTEST} to {LONGEST} characters; four words that do not belong together will do"
        )
    if name.casefold() in password.casefold():
        raise BadSetting("password: it holds the name of the account")
