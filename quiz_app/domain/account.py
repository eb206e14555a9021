"""Accounts, and what lets somebody in: sessions and tickets. Of every secret only a hash is kept.

Accounts are no log: what lets somebody in must be changed and forgotten. What an account's learner did is in the logs.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from quiz_app.domain.errors import Problem, ProblemsFound

Kind = Literal["teacher", "student"]

TICKET = timedelta(seconds=60)  # from the form to the cookie
AT_THIS_COMPUTER = timedelta(hours=12)  # a sitting at a computer that others use too
REMEMBERED: dict[Kind, timedelta] = {"teacher": timedelta(days=30), "student": timedelta(days=400)}
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 200
LONGEST_LOGIN = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who can come back. `id` is her learner's; a teacher signs in by login or provider, a student by code."""

    id: str
    kind: Kind
    name: str
    made_at: datetime
    login: str | None = None
    password: str = ""
    code: str | None = None
    provider: str | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A browser in which somebody is signed in, until it ends or is ended. `token` is the hash of its cookie."""

    token: str
    account: str
    device: str
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """Good once, within a minute, in one browser, for a session that ends then. `token` is the hash of what is sent."""

    token: str
    account: str
    device: str
    good_until: datetime
    ends_at: datetime


def checked_login(login: str) -> str:
    """The name to sign in with, as it is kept; ProblemsFound where it cannot be one."""
    kept = login.strip().casefold()
    if not kept or len(kept) > LONGEST_LOGIN or not kept.isprintable() or any(map(str.isspace, kept)):
        raise ProblemsFound([Problem(f"A sign-in name has 1 to {LONGEST_LOGIN} characters and no spaces.")])
    return kept


def checked_password(password: str, login: str = "") -> str:
    """The password; ProblemsFound where it is too short, too long or the name itself."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise ProblemsFound([Problem(f"A password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters.")])
    if len(set(password)) < 4 or password.casefold() == login.casefold():
        raise ProblemsFound([Problem("This password is too easy to guess. Several words that do not belong together.")])
    return password
