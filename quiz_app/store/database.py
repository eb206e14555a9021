"""An open database, whichever it is: what its transactions promise, and where each kind is opened."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy import URL, Connection, Engine, make_url

from quiz_app.domain.errors import StoreUnavailable
from quiz_app.store.watch import Stamp

T = TypeVar("T")
BUSY_SECONDS = 10.0
POSTGRESQL = "postgresql+psycopg"
UNKNOWN = (
    "{address} is no address of a database that Meridian can use. Write sqlite:///PATH or " + POSTGRESQL + "://..."
)


class Database(Protocol):
    """Reads see one state throughout; writes are kept whole or not at all, and are durable when they return."""

    place: str
    engine: Engine

    def read(self, work: Callable[[Connection], T]) -> T:
        """What `work` finds in one transaction."""
        ...

    def look(self, work: Callable[[Connection], T]) -> T:
        """What `work` finds by one statement, which needs no transaction."""
        ...

    def write(self, work: Callable[[Connection], T], turn: str | None = None) -> T:
        """What `work` comes to, durable; where it raises, nothing of it is kept.

        Writes under the same `turn` wait for each other. `work` may be run again where the connection broke, so it
        must come to the same whether or not it was kept before.
        """
        ...

    def erase(self, work: Callable[[Connection], T], turn: str) -> T:
        """As `write`, and what `work` deletes leaves no trace in the file, as far as the database can see to that."""
        ...

    def stamp(self) -> Stamp | None:
        """What is another one after every write, whoever wrote; None where the database has none."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


def open_database(url: URL | str, busy_seconds: float = BUSY_SECONDS) -> Database:
    """The database at this address, opened when it is first used; StoreUnavailable where there is no such kind."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        from quiz_app.store.sqlite import SqliteDatabase

        return SqliteDatabase(address, busy_seconds)
    if address.drivername == POSTGRESQL:
        from quiz_app.store.postgres import PostgresDatabase

        return PostgresDatabase(address, busy_seconds)
    raise StoreUnavailable(UNKNOWN.format(address=address.render_as_string()))


def file_of(url: URL | str) -> Path | None:
    """The file that the address names; None for a database in memory or on a server."""
    address = make_url(url)
    named = address.get_backend_name() == "sqlite" and address.database not in (None, "", ":memory:")
    return Path(address.database or "") if named else None
