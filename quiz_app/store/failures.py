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
OTHERWISE = "The database {place} cannot be used just now ({error}). Try again; nothing was saved."
NEWER = "The database {place} was written by a newer version of Meridian. Install the newest version to open it."
FOREIGN = "The database {place} belongs to another program. Choose another file."


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
    return SENTENCES.get(code, OTHERWISE).format(place=place, error=cause)
