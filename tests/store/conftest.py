"""The stores that the contract is tested on. Another database is one more entry in KEPT_IN and one more opener."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from itertools import count
from pathlib import Path

import pytest

from quiz_app.store import tables
from quiz_app.store.guest import GuestStore
from quiz_app.store.protocol import Store
from quiz_app.store.sql import SqlStore, open_sqlite, open_url
from tests.store import postgres

Fresh = Callable[[], AbstractContextManager[Store]]
KEPT_IN = ("session state", "SQLite", "PostgreSQL")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database of the present schema, to be copied: migrating takes a hundred times as long."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    open_sqlite(path).close()
    return path


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Postgres]:
    """A PostgreSQL server with an empty database; skipped where the machine has none, and failed where CI is set."""
    if postgres.programs() is None:
        if os.environ.get("CI"):
            pytest.fail(f"{postgres.MISSING}, and CI needs it; on Debian: apt install postgresql")
        pytest.skip(f"{postgres.MISSING}; on Debian: apt install postgresql")
    with postgres.running() as started:
        yield started


@pytest.fixture(scope="session")
def on_server(server: postgres.Postgres) -> Iterator[SqlStore]:
    """A store on the server."""
    with closing(open_url(server.url)) as opened:
        yield opened


def emptied(store: SqlStore) -> SqlStore:
    """A store of the same database, with nothing in it."""
    rows = "; ".join(f"DELETE FROM {table.name}" for table in reversed(tables.METADATA.sorted_tables))
    store.database.write(lambda at: at.exec_driver_sql(rows))
    return SqlStore(store.database)


@pytest.fixture(scope="session", params=KEPT_IN)
def fresh(request: pytest.FixtureRequest, template: Path, tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    """Opens a new empty store of one kind."""
    folder, numbers = tmp_path_factory.mktemp("stores"), count()

    @contextmanager
    def guest() -> Iterator[Store]:
        yield GuestStore({})

    @contextmanager
    def sqlite() -> Iterator[Store]:
        path = Path(shutil.copy(template, folder / f"{next(numbers)}.db"))
        with closing(open_sqlite(path)) as store:
            yield store
        path.unlink()

    @contextmanager
    def postgresql() -> Iterator[Store]:
        yield emptied(request.getfixturevalue("on_server"))

    if request.param == "PostgreSQL":
        request.getfixturevalue("on_server")
    return {"session state": guest, "SQLite": sqlite, "PostgreSQL": postgresql}[request.param]


@pytest.fixture
def store(fresh: Fresh) -> Iterator[Store]:
    """A new empty store of one kind."""
    with fresh() as opened:
        yield opened
