"""A database that refuses in the middle of a session: one sentence, nothing half written, and on it goes once cured."""

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import event
from streamlit.testing.v1 import AppTest

from quiz_app.store.sql import SqlStore, open_sqlite
from quiz_app.ui import context
from tests.disks import fill, small_disk
from tests.journeys.conftest import Visit, press, words
from tests.journeys.test_outage import NOT_SAVED, chosen, quiz

NO_PATIENCE = 0.05  # seconds: whoever else holds the database does not let go
TABLES = ("attempts", "responses", "reviews", "events", "schedules")
Ailment = Callable[[Path], AbstractContextManager[None]]


def store() -> SqlStore:
    found = context.installation().store
    assert isinstance(found, SqlStore)
    return found


@contextmanager
def on_connecting(pragma: str) -> Iterator[None]:
    """Every connection is opened with this setting until the block ends."""
    engine = store().database.engine

    def set_it(raw: sqlite3.Connection, _: object) -> None:
        raw.execute(pragma).close()

    event.listen(engine, "connect", set_it)
    engine.dispose()
    yield
    event.remove(engine, "connect", set_it)
    engine.dispose()


@contextmanager
def full(database: Path) -> Iterator[None]:
    ballast = fill(database.parent)
    yield
    ballast.unlink()


@contextmanager
def held(database: Path) -> Iterator[None]:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def read_only(_: Path) -> Iterator[None]:
    with on_connecting("PRAGMA query_only = ON"):
        yield


@contextmanager
def damaged(database: Path) -> Iterator[None]:
    store().close()
    whole = database.read_bytes()
    database.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))
    yield
    store().close()
    database.write_bytes(whole)


@contextmanager
def newer(database: Path) -> Iterator[None]:
    with closing(sqlite3.connect(database, isolation_level=None)) as raw:
        (before,) = raw.execute("SELECT version_num FROM alembic_version").fetchone()
        raw.execute("UPDATE alembic_version SET version_num = 'from the future'")
        store().close()
        context.installation()._store = None
        yield
        raw.execute("UPDATE alembic_version SET version_num = ?", [before])


AILMENTS = {
    "full": (full, "The disk of the database .* is full. Make room and try again; nothing was saved."),
    "held": (held, "Another program holds the database .*. Close it and try again; nothing was saved."),
    "read only": (read_only, "The database .* cannot be written. Check the permissions of file and folder."),
    "damaged": (damaged, "The database .* is damaged. Restore a backup, or move the file away to begin anew."),
    "newer": (newer, "The database .* was written by a newer version of Meridian. Install the newest version"),
}


def rows(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that is kept of what people do."""
    with closing(sqlite3.connect(database)) as raw:
        return {table: raw.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall() for table in TABLES}


def told(app: AppTest, sentence: str) -> bool:
    """Whether she is told just once why it is not saved."""
    said = words(app).replace("\\", "")
    return len(re.findall(sentence, said)) == said.count(NOT_SAVED) == 1


@dataclass(frozen=True)
class Ailing:
    """A database, what ails it until the block ends, and what she is told meanwhile."""

    path: Path
    ails: Ailment
    sentence: str


@pytest.fixture(params=list(AILMENTS))
def ailing(request: pytest.FixtureRequest, tmp_path: Path, template: Path, _installation: None) -> Iterator[Ailing]:
    """The owner's database, still sound; where the disk is to be full, on a small one."""
    ails, sentence = AILMENTS[request.param]
    with small_disk(tmp_path / "small") if ails is full else nullcontext(tmp_path / "data") as folder:
        path = folder / "meridian.db"
        shutil.copy(template, path)
        with closing(open_sqlite(path, NO_PATIENCE)) as opened:
            context.installation()._store = opened
            yield Ailing(path, ails, sentence)


def test_a_rating_waits_until_it_is_cured(ailing: Ailing, visit: Visit):
    app = press(visit("cards"), "reveal")
    front, before = app.title[0].value, rows(ailing.path)

    with ailing.ails(ailing.path):
        press(app, "rate-3")
        assert told(app, ailing.sentence)
        assert app.title[0].value == front
    assert rows(ailing.path) == before

    press(app, "rate-3")
    assert NOT_SAVED not in words(app)
    assert [len(rows(ailing.path)[table]) for table in ("reviews", "schedules")] == [1, 1]


@pytest.mark.parametrize("mode", ["practice", "exam"])
def test_an_answer_waits_until_it_is_cured(ailing: Ailing, visit: Visit, mode: str):
    app = press(quiz(visit, mode), "o1")
    stem, before = app.title[0].value, rows(ailing.path)

    with ailing.ails(ailing.path):
        press(app, "check")
        assert told(app, ailing.sentence)
        assert (app.title[0].value, chosen(app)) == (stem, "o1")
    assert rows(ailing.path) == before

    press(app, "check")
    assert NOT_SAVED not in words(app)
    assert len(rows(ailing.path)["responses"]) == 1


@pytest.mark.parametrize("page", ["cards", "quiz"])
def test_a_database_that_is_held_is_waited_for_once_a_click(page: str, tmp_path: Path, template: Path, visit: Visit):
    path, said = Path(shutil.copy(template, tmp_path / "data" / "meridian.db")), list[str]()
    with closing(open_sqlite(path, NO_PATIENCE)) as opened:
        context.installation()._store = opened
        app = press(visit("cards"), "reveal") if page == "cards" else press(quiz(visit), "o1")
        event.listen(opened.database.engine, "checkout", lambda raw, *_: raw.set_trace_callback(said.append))

        with held(path):
            press(app, "rate-3" if page == "cards" else "check")

    assert NOT_SAVED in words(app)
    assert said.count("BEGIN IMMEDIATE") == 1
