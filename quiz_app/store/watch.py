"""Whether anybody has written to an SQLite file, told in microseconds and without a transaction."""

import sqlite3
from pathlib import Path
from threading import Lock

Stamp = tuple[int, int]


class Watch:
    """A connection that only ever asks SQLite for the file's `data_version`.

    That number changes for a connection when another one commits, in this process or any other, and this one never
    does. It means nothing to other connections, so that there is one for all who ask.
    """

    def __init__(self, path: str) -> None:
        self._address = f"{Path(path).absolute().as_uri()}?mode=rw"  # a file that is gone is not made anew
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._opened = 0

    def stamp(self) -> Stamp:
        """The number as it is now, and which connection says so: another one counts by itself."""
        with self._lock:
            if self._connection is None:
                self._opened += 1
                self._connection = sqlite3.connect(self._address, uri=True, check_same_thread=False)
            ((found,),) = self._connection.execute("PRAGMA data_version").fetchall()
            return self._opened, int(found)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
