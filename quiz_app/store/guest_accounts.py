"""Accounts, sessions, tickets and failures in tables that are dictionaries."""

from dataclasses import asdict
from datetime import datetime

from quiz_app.domain.account import Account, Session, Ticket
from quiz_app.domain.errors import Conflict
from quiz_app.domain.throttle import forgotten
from quiz_app.store.guest_tables import Tables
from quiz_app.store.protocol import NAME_TAKEN

ACCOUNT_TABLES = ("accounts", "sessions", "tickets", "failures")
UNIQUE = ("id", "login", "code", "provider")


class GuestAccounts:
    """Keeps what `Accounts` in store/protocol.py promises for as long as the tables live."""

    def __init__(self, tables: Tables) -> None:
        self._accounts, self._sessions, self._tickets, self._failures = (tables[name] for name in ACCOUNT_TABLES)

    def add(self, account: Account) -> Account:
        """Keep a new account; Conflict where its id, login, code or provider's name is taken."""
        for name in UNIQUE:
            value = getattr(account, name)
            if value is not None and self.find(name, value):
                raise Conflict(NAME_TAKEN)
        return self.put(account)

    def put(self, account: Account) -> Account:
        """Keep an account as it is now."""
        self._accounts[account.id] = asdict(account)
        return account

    def find(self, by: str, value: str) -> Account | None:
        """The account of this id, login, code or provider's name."""
        return next((Account(**row) for row in self._accounts.values() if row[by] == value), None)

    def of_kind(self, kind: str) -> list[Account]:
        """All accounts of a kind, by name."""
        found = [Account(**row) for row in self._accounts.values() if row["kind"] == kind]
        return sorted(found, key=lambda one: one.name)

    def add_session(self, session: Session) -> None:
        """Keep a session."""
        self._sessions.setdefault(session.token, asdict(session))

    def session(self, token: str) -> Session | None:
        """The session of this token's hash, whether or not it has ended."""
        row = self._sessions.get(token)
        return Session(**row) if row else None

    def signed_in(self, token: str) -> tuple[Session, Account] | None:
        """The session of this token's hash, whether or not it has ended, with its account."""
        session = self.session(token)
        account = self.find("id", session.account) if session else None
        return (session, account) if session and account else None

    def end_session(self, token: str) -> None:
        """End a session."""
        self._sessions.pop(token, None)

    def end_sessions(self, account: str, but: str = "") -> None:
        """End all sessions of an account but one, and whatever tickets it has."""
        for token in [key for key, row in self._sessions.items() if row["account"] == account and key != but]:
            self._sessions.pop(token, None)
        for token in [key for key, row in self._tickets.items() if row["account"] == account]:
            self._tickets.pop(token, None)

    def add_ticket(self, ticket: Ticket) -> None:
        """Keep a ticket."""
        self._tickets.setdefault(ticket.token, asdict(ticket))

    def take_ticket(self, token: str) -> Ticket | None:
        """The ticket of this token's hash, which is gone with that: of two who come with it, one gets it."""
        row = self._tickets.pop(token, None)
        return Ticket(**row) if row else None

    def failures(self, key: str) -> tuple[int, datetime] | None:
        """How often it went wrong under this key, and when last."""
        return self._failures.get(key)

    def fail(self, key: str, now: datetime) -> None:
        """Count one more failure under this key, beginning anew where the last is long ago."""
        count, last = self._failures.get(key, (0, now))
        self._failures[key] = (1 if forgotten(last, now) else count + 1, now)

    def forgive(self, key: str) -> None:
        """Forget the failures under this key."""
        self._failures.pop(key, None)

    def sweep(self, now: datetime) -> None:
        """Forget sessions, tickets and failures whose time is over."""
        for table, ends in ((self._sessions, "ends_at"), (self._tickets, "good_until")):
            for key in [key for key, row in table.items() if row[ends] <= now]:
                table.pop(key, None)
        for key in [key for key, (_, last) in self._failures.items() if forgotten(last, now)]:
            self._failures.pop(key, None)
