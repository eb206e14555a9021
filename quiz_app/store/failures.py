"""What a database's error means to the person who meets it: one sentence, and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from quiz_app.domain.errors import NotFound, StoreUnavailable

LOCKED = "Another program holds the database {place}. Close it and try again; nothing was saved."
SENTENCES = {
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_READONLY: "The database {place} cannot be written. Check the permissions of file and folder.",
    sqlite3.SQLITE_FULL: "The disk of the database {place} is full. Make room and try again; nothing was saved.",
    sqlite3.SQLITE_CORRUPT: "The database {place} is damaged. Restore a backup, or move the file away to begin anew.",
    sqlite3.SQLITE_NOTADB: "{place} is not a database, or it is damaged. Restore a backup, or move the file away.",
    sqlite3.SQLITE_CANTOPEN: "The database {place} cannot be opened. Check that its folder is there and writable.",
    sqlite3.SQLITE_IOERR: "The disk of the database {place} failed. Check it and try again; nothing was saved.",
}
UNREACHABLE = "The database {place} does not answer. Check that its server runs and try again; nothing is saved twice."
TURNED_AWAY = "The database {place} does not let us in. Check name, password and database in QUIZ_APP_DATABASE_URL."
STATES = {  # PostgreSQL's, by as much of their beginning as matters
    "08": UNREACHABLE,
    "57P": UNREACHABLE,
    "28": TURNED_AWAY,
    "3D": TURNED_AWAY,
    "40": LOCKED,
    "55P03": LOCKED,
    "57014": LOCKED,
    "25006": SENTENCES[sqlite3.SQLITE_READONLY],
    "42501": SENTENCES[sqlite3.SQLITE_READONLY],
    "53100": SENTENCES[sqlite3.SQLITE_FULL],
    "53": UNREACHABLE,
    "58": SENTENCES[sqlite3.SQLITE_IOERR],
    "XX": SENTENCES[sqlite3.SQLITE_CORRUPT],
}
OTHERWISE = "The database {place} cannot be used just now ({error}). Try again; nothing was saved."
NEWER = "The database {place} was written by a newer version of Meridian. Install the newest version to open it."
FOREIGN = "The database {place} belongs to another program. Choose another one."
TRACES = (
    "Everything is deleted, but another program holds {place}, so that traces lie on in it. Close it and try again."
)
NO_DRIVER = "PostgreSQL's driver is missing. Install it: pip install 'quiz-app[postgres]'."
TOO_OLD = "The database {place} is PostgreSQL {version}, which is too old. Use {oldest} or newer."


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn what a database raises inside into StoreUnavailable with one sentence."""
    try:
        yield
    except IntegrityError as error:
        if "foreign key" not in str(error.orig).casefold():
            raise
        raise NotFound("A response belongs to an attempt that is not kept here.") from error
    except PoolTimeout as error:
        raise StoreUnavailable(LOCKED.format(place=place)) from error
    except OSError as error:
        raise StoreUnavailable(SENTENCES[sqlite3.SQLITE_CANTOPEN].format(place=place)) from error
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise StoreUnavailable(sentence(cause, place)) from error


def sentence(cause: BaseException | None, place: str) -> str:
    """What happened to the database at this place, and what to do."""
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF  # the rest of it only says where in SQLite
    found = SENTENCES.get(code) or _of_server(cause) or OTHERWISE
    return found.format(place=place, error=(str(cause).splitlines() or [""])[0])


def state_of(cause: BaseException | None) -> str | None:
    """PostgreSQL's five letters for what happened; None where the server did not get to say."""
    return getattr(cause, "sqlstate", None)


def _of_server(cause: BaseException | None) -> str | None:
    if not hasattr(cause, "sqlstate"):
        return None
    state = state_of(cause)
    if state is None:
        return TURNED_AWAY if "FATAL:" in str(cause) else UNREACHABLE
    return next((STATES[state[:length]] for length in (5, 3, 2) if state[:length] in STATES), None)
