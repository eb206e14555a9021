"""An SQLite file: its settings, its transactions, and the turns that its writers take."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic, sleep
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event

from quiz_app.domain.errors import StoreUnavailable
from quiz_app.store.failures import LOCKED, TRACES, told
from quiz_app.store.watch import Stamp, Watch

T = TypeVar("T")
MEMORY = ":memory:"  # lives in its only connection
BETWEEN_TRIES = 0.01


class SqliteDatabase:
    """A database in a file, or in memory."""

    def __init__(self, address: URL, busy_seconds: float) -> None:
        self.place = address.database or MEMORY
        self._busy_seconds = busy_seconds
        self._turn = Lock()
        self.engine = _engine(address, busy_seconds)
        self._watch = None if self.place == MEMORY else Watch(self.place)

    def read(self, work: Callable[[Connection], T]) -> T:
        """What `work` finds in one transaction."""
        with told(self.place), self.engine.begin() as connection:
            _begin(connection, "BEGIN")
            return work(connection)

    def look(self, work: Callable[[Connection], T]) -> T:
        """What `work` finds by one statement: beginning and ending a transaction would cost half as much again."""
        with told(self.place), self.engine.connect() as connection:
            return work(connection)

    def write(self, work: Callable[[Connection], T], turn: str | None = None) -> T:
        """What `work` comes to, durable; where it raises, nothing of it is kept. All writes take turns.

        The lock is taken at once: a transaction that read first and then found another writing could not wait for it.
        """
        with told(self.place), self._in_turn(), self.engine.begin() as connection:
            _begin(connection, "BEGIN IMMEDIATE")
            return work(connection)

    def erase(self, work: Callable[[Connection], T], turn: str) -> T:
        """As `write`; then the file is written anew and its log emptied, so that no deleted row lies on in them."""
        result = self.write(work, turn)
        with told(self.place), self._in_turn(), self.engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            assert raw is not None
            raw.cursor().execute("VACUUM").close()
            self._empty_log(raw)
        return result

    def stamp(self) -> Stamp | None:
        """What is another one after every write, whoever wrote; None for a database in memory."""
        if self._watch is None:
            return None
        with told(self.place):
            return self._watch.stamp()

    def close(self) -> None:
        """Let go of the file."""
        if self._watch is not None:
            self._watch.close()
        self.engine.dispose()

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Threads of this process queue here: SQLite would have them sleep and try again, and some much too long."""
        if not self._turn.acquire(timeout=self._busy_seconds):
            raise StoreUnavailable(LOCKED.format(place=self.place))
        try:
            yield
        finally:
            self._turn.release()

    def _empty_log(self, raw: Any) -> None:
        """Move everything into the file; where a reader is in the way until the end, say that traces are left."""
        busy, _, _ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise StoreUnavailable(TRACES.format(place=self.place))


def _engine(address: URL, busy_seconds: float) -> Engine:
    one = {"pool_size": 1, "max_overflow": 0} if address.database in (None, "", MEMORY) else {}
    engine = create_engine(
        address,
        poolclass=QueuePool,
        pool_timeout=busy_seconds,
        connect_args={"timeout": busy_seconds, "check_same_thread": False},
        **one,
    )
    event.listen(engine, "connect", lambda connection, _: _prepare(connection, busy_seconds))
    return engine


def _prepare(connection: Any, busy_seconds: float) -> None:
    """Have the disk confirm each row before the app does, and readers go on while a row is written.

    Transactions are left to `_begin`: the driver's own would begin before a row is written, not before it is read.
    """
    connection.isolation_level = None
    _use_wal(connection, monotonic() + busy_seconds)
    connection.execute("PRAGMA synchronous=FULL").close()
    connection.execute("PRAGMA foreign_keys=ON").close()


def _use_wal(connection: Any, deadline: float) -> None:
    """Try until the deadline: where two open a new file at once, SQLite turns one away without waiting."""
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
            sleep(BETWEEN_TRIES)


def _begin(connection: Connection, statement: str) -> None:
    """Begin on the driver's own connection: by way of SQLAlchemy it would cost as much as a row."""
    raw = connection.connection.dbapi_connection
    assert raw is not None
    raw.cursor().execute(statement).close()
