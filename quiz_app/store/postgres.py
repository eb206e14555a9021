"""A PostgreSQL database: how long its statements may take, and transactions that outlive a broken connection."""

from collections.abc import Callable
from itertools import chain, repeat
from random import uniform
from time import monotonic, sleep
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from quiz_app.domain.errors import StoreUnavailable
from quiz_app.store.failures import NO_DRIVER, TOO_OLD, state_of, told

T = TypeVar("T")
OLDEST = 15
TRIES = 8
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 1.0
PASSING = {"40001", "40P01", "55P03", "57P01", "57P02", "57P03"}  # another was first, or the server is being restarted
TURN = text("SELECT pg_advisory_xact_lock(hashtextextended(:turn, 0))")
SESSION = {
    "statement_timeout": 5_000,
    "lock_timeout": 3_000,
    "idle_in_transaction_session_timeout": 10_000,
    "synchronous_commit": "on",  # whatever the server is set to: what is acknowledged is on its disk
}
CONNECTING = {
    "connect_timeout": 3,
    "tcp_user_timeout": 10_000,
    "options": " ".join(f"-c {name}={value}" for name, value in SESSION.items()),
}


class PostgresDatabase:
    """A database on a server. What fails only for the moment is tried again, the whole transaction each time."""

    def __init__(self, address: URL, busy_seconds: float) -> None:
        self.place = f"{address.database or address.username or 'postgres'} at {_host(address)}"
        self._busy_seconds = busy_seconds
        self._given_up = False
        self.engine = self._made(address)
        self._reading = self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def read(self, work: Callable[[Connection], T]) -> T:
        """What `work` finds in one transaction."""
        return self._tried(self._reading, work)

    def look(self, work: Callable[[Connection], T]) -> T:
        """What `work` finds by one statement."""
        return self._tried(self._reading, work)

    def write(self, work: Callable[[Connection], T], turn: str | None = None) -> T:
        """What `work` comes to, durable; where it raises, nothing of it is kept. Same turns wait for each other."""

        def in_turn(connection: Connection) -> T:
            if turn is not None:
                connection.execute(TURN, {"turn": turn})
            return work(connection)

        return self._tried(self.engine, in_turn)

    def erase(self, work: Callable[[Connection], T], turn: str) -> T:
        """As `write`; when the server vacuums its files, and how long it keeps its own log, is for it to say."""
        return self.write(work, turn)

    def stamp(self) -> None:
        """None: the server would have to be asked, which takes as long as asking it for what is wanted."""

    def close(self) -> None:
        """Let go of the server."""
        self.engine.dispose()

    def _made(self, address: URL) -> Engine:
        given = {name: value for name, value in CONNECTING.items() if name not in address.query}
        try:
            return create_engine(
                address,
                pool_size=5,
                max_overflow=5,
                pool_timeout=5,
                pool_recycle=1800,
                pool_pre_ping=True,
                connect_args=given,
            )
        except ModuleNotFoundError:
            raise StoreUnavailable(NO_DRIVER) from None

    def _tried(self, engine: Engine, work: Callable[[Connection], T]) -> T:
        """What `work` comes to in a transaction, tried again a few times where the failure may pass.

        Once somebody waited in vain for a server that is down, all others are told at once, until it answers.
        """
        deadline = monotonic() + self._busy_seconds
        pauses = chain((min(LONGEST_PAUSE, FIRST_PAUSE * 2**number) for number in range(TRIES - 1)), repeat(None))
        with told(self.place):
            while True:
                try:
                    with engine.begin() as connection:
                        self._check_version(connection)
                        found = work(connection)
                    self._given_up = False
                    return found
                except DBAPIError as error:
                    pause, down = next(pauses), _is_down(error.orig)
                    in_vain = pause is None or monotonic() + pause > deadline or (down and self._given_up)
                    if not passes(error) or in_vain:
                        self._given_up = down
                        raise
                    sleep(pause * uniform(0.5, 1))

    def _check_version(self, connection: Connection) -> None:
        version, *_ = connection.dialect.server_version_info or (OLDEST,)
        if int(version) < OLDEST:
            raise StoreUnavailable(TOO_OLD.format(place=self.place, version=version, oldest=OLDEST))


def passes(error: DBAPIError) -> bool:
    """Whether the same transaction may succeed in a moment: not where the disk is full or we are not let in."""
    state = state_of(error.orig)
    if state is None:
        broken = error.connection_invalidated or isinstance(error, OperationalError | InterfaceError)
        return broken and not _refused(error.orig)
    return state in PASSING or state.startswith("08")


def _refused(cause: Any) -> bool:
    """Whether the server answered and turned us away: the driver tells that in words alone."""
    return "FATAL:" in str(cause) and not any(words in str(cause) for words in ("the database system is", "too many"))


def _is_down(cause: Any) -> bool:
    """Whether there was no answer at all: a server that is just starting says so."""
    return state_of(cause) is None and "FATAL:" not in str(cause)


def _host(address: URL) -> str:
    host = address.host or address.query.get("host")
    return str(host) if host else "this machine"
