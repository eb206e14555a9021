"""Accounts, sessions, tickets and failures in the database."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select, update

from quiz_app.domain.account import Account, Session, Ticket
from quiz_app.domain.errors import Conflict
from quiz_app.domain.moments import microseconds, moment
from quiz_app.domain.throttle import FORGOTTEN
from quiz_app.store import tables
from quiz_app.store.database import Database
from quiz_app.store.inserts import counting_failures, once
from quiz_app.store.protocol import NAME_TAKEN

MOMENTS = ("made_at", "ends_at", "good_until", "last_at")

ACCOUNT = {
    name: select(tables.ACCOUNTS).where(tables.ACCOUNTS.c[name] == bindparam("value"))
    for name in ("id", "login", "code", "provider")
}
OF_KIND = select(tables.ACCOUNTS).where(tables.ACCOUNTS.c.kind == bindparam("kind")).order_by(tables.ACCOUNTS.c.name)
SESSION = select(tables.SESSIONS).where(tables.SESSIONS.c.token == bindparam("value"))
SIGNED_IN = (
    select(tables.SESSIONS, tables.ACCOUNTS)
    .join(tables.ACCOUNTS, tables.ACCOUNTS.c.id == tables.SESSIONS.c.account)
    .where(tables.SESSIONS.c.token == bindparam("value"))
)
TICKET = select(tables.TICKETS).where(tables.TICKETS.c.token == bindparam("value"))
FAILURES = select(tables.FAILURES.c.count, tables.FAILURES.c.last_at).where(tables.FAILURES.c.key == bindparam("value"))


class SqlAccounts:
    """Keeps what `Accounts` in store/protocol.py promises in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, account: Account) -> Account:
        """Keep a new account; Conflict where its id, login, code or provider's name is taken."""

        def work(connection: Connection) -> Account:
            if not connection.execute(once(connection, tables.ACCOUNTS), _plain(account)).rowcount:
                raise Conflict(NAME_TAKEN)
            return account

        return self._database.write(work)

    def put(self, account: Account) -> Account:
        """Keep an account as it is now."""
        changed = update(tables.ACCOUNTS).where(tables.ACCOUNTS.c.id == account.id).values(_plain(account))
        self._database.write(lambda at: at.execute(changed))
        return account

    def find(self, by: str, value: str) -> Account | None:
        """The account of this id, login, code or provider's name."""
        return self._database.look(lambda at: _account(at.execute(ACCOUNT[by], {"value": value}).first()))

    def of_kind(self, kind: str) -> list[Account]:
        """All accounts of a kind, by name."""
        return self._database.look(
            lambda at: [one for row in at.execute(OF_KIND, {"kind": kind}) if (one := _account(row))]
        )

    def add_session(self, session: Session) -> None:
        """Keep a session."""
        self._database.write(lambda at: at.execute(once(at, tables.SESSIONS), _plain(session)))

    def session(self, token: str) -> Session | None:
        """The session of this token's hash, whether or not it has ended."""
        found = self._database.look(lambda at: at.execute(SESSION, {"value": token}).first())
        return Session(**_read(found)) if found else None

    def signed_in(self, token: str) -> tuple[Session, Account] | None:
        """The session of this token's hash, whether or not it has ended, with its account."""
        found = self._database.look(lambda at: at.execute(SIGNED_IN, {"value": token}).first())
        if found is None:
            return None
        session, account = (dict(zip(names, part, strict=True)) for names, part in _parted(tuple(found)))
        return Session(**_moments(session)), Account(**_moments(account) | {"closed": bool(account["closed"])})

    def end_session(self, token: str) -> None:
        """End a session."""
        self._database.write(lambda at: at.execute(delete(tables.SESSIONS).where(tables.SESSIONS.c.token == token)))

    def end_sessions(self, account: str, but: str = "") -> None:
        """End all sessions of an account but one, and whatever tickets it has."""
        sessions, tickets = tables.SESSIONS.c, tables.TICKETS.c

        def work(connection: Connection) -> None:
            connection.execute(delete(tables.SESSIONS).where(sessions.account == account, sessions.token != but))
            connection.execute(delete(tables.TICKETS).where(tickets.account == account))

        self._database.write(work)

    def add_ticket(self, ticket: Ticket) -> None:
        """Keep a ticket."""
        self._database.write(lambda at: at.execute(once(at, tables.TICKETS), _plain(ticket)))

    def take_ticket(self, token: str) -> Ticket | None:
        """The ticket of this token's hash, which is gone with that: of two who come with it, one gets it."""

        def work(connection: Connection) -> Ticket | None:
            found = connection.execute(TICKET, {"value": token}).first()
            gone = connection.execute(delete(tables.TICKETS).where(tables.TICKETS.c.token == token)).rowcount
            return Ticket(**_read(found)) if found and gone else None

        return self._database.write(work)

    def failures(self, key: str) -> tuple[int, datetime] | None:
        """How often it went wrong under this key, and when last."""
        found = self._database.look(lambda at: at.execute(FAILURES, {"value": key}).first())
        return (found[0], moment(found[1])) if found else None

    def fail(self, key: str, now: datetime) -> None:
        """Count one more failure under this key, beginning anew where the last is long ago."""
        values = {"key": key, "count": 1, "last_at": microseconds(now)}
        self._database.write(lambda at: at.execute(counting_failures(at, microseconds(now - FORGOTTEN)), values))

    def forgive(self, key: str) -> None:
        """Forget the failures under this key."""
        self._database.write(lambda at: at.execute(delete(tables.FAILURES).where(tables.FAILURES.c.key == key)))

    def sweep(self, now: datetime) -> None:
        """Forget sessions, tickets and failures whose time is over."""
        at = microseconds(now)

        def work(connection: Connection) -> None:
            connection.execute(delete(tables.SESSIONS).where(tables.SESSIONS.c.ends_at <= at))
            connection.execute(delete(tables.TICKETS).where(tables.TICKETS.c.good_until <= at))
            connection.execute(
                delete(tables.FAILURES).where(tables.FAILURES.c.last_at <= microseconds(now - FORGOTTEN))
            )

        self._database.write(work)


def _plain(one: Account | Session | Ticket) -> dict[str, Any]:
    values = asdict(one)
    if isinstance(one, Account):
        values["closed"] = int(one.closed)
    return values | {name: microseconds(values[name]) for name in MOMENTS if name in values}


def _read(row: Row[Any]) -> dict[str, Any]:
    return _moments(dict(row._mapping))


def _moments(values: dict[str, Any]) -> dict[str, Any]:
    return values | {name: moment(values[name]) for name in MOMENTS if name in values}


def _parted(row: tuple[Any, ...]) -> tuple[tuple[list[str], tuple[Any, ...]], ...]:
    """The columns of a session and of its account, each with their names."""
    many = len(tables.SESSIONS.c)
    return (tables.SESSIONS.c.keys(), row[:many]), (tables.ACCOUNTS.c.keys(), row[many:])


def _account(row: Row[Any] | None) -> Account | None:
    if row is None:
        return None
    values = _read(row)
    return Account(**values | {"closed": bool(values["closed"])})
