"""The stores that the contract is tested on. Another database is one more entry in KEPT_IN and one more opener."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from itertools import count
from pathlib import Path

import pytest

from quiz_app.store.guest import GuestStore
from quiz_app.store.protocol import Store
from quiz_app.store.sql import open_sqlite

Fresh = Callable[[], AbstractContextManager[Store]]
KEPT_IN = ("session state", "SQLite")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database of the present schema, to be copied: migrating takes a hundred times as long."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    open_sqlite(path).close()
    return path


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

    return {"session state": guest, "SQLite": sqlite}[request.param]


@pytest.fixture
def store(fresh: Fresh) -> Iterator[Store]:
    """A new empty store of one kind."""
    with fresh() as opened:
        yield opened
