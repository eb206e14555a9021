"""Whether anybody wrote to an SQLite file, and a version that is not asked for again until somebody did."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import URL
from sqlalchemy import event as engine_event

from quiz_app.domain.errors import StoreUnavailable
from quiz_app.store.sql import SqlStore, open_sqlite
from quiz_app.store.sqlite import SqliteDatabase
from quiz_app.store.watch import Stamp
from tests.builders import LEARNER, event, review
from tests.store.adding import add


@pytest.fixture
def path(tmp_path: Path, template: Path) -> Path:
    """An empty database of the present schema."""
    path = tmp_path / "a folder? 100%" / "meridian.db"
    path.parent.mkdir()
    path.write_bytes(template.read_bytes())
    return path


@pytest.fixture
def store(path: Path) -> Iterator[SqlStore]:
    with closing(open_sqlite(path)) as opened:
        yield opened


def stamp(store: SqlStore) -> Stamp | None:
    return store.database.stamp()


def test_the_stamp_stays_until_somebody_writes(store: SqlStore):
    before = stamp(store)
    store.events(LEARNER)

    assert stamp(store) == before


def test_the_stamp_is_another_one_after_a_write(store: SqlStore):
    before = stamp(store)
    store.add_event(event())

    assert stamp(store) != before


def test_the_stamp_is_another_one_after_a_write_through_another_connection(store: SqlStore, path: Path):
    before = stamp(store)
    with closing(open_sqlite(path)) as other:
        other.add_event(event())

    assert stamp(store) != before


def test_the_stamp_of_a_file_that_was_closed_and_opened_again_is_another_one(store: SqlStore):
    before = stamp(store)
    store.close()

    assert stamp(store) != before


def test_a_version_follows_what_others_write(store: SqlStore, path: Path):
    before = store.version(LEARNER)
    with closing(open_sqlite(path)) as other:
        add(other, review())

        assert store.version(LEARNER) == other.version(LEARNER) != before


def test_a_version_is_not_read_twice_where_nobody_wrote(store: SqlStore):
    add(store, review())
    sent: list[str] = []
    assert isinstance(store.database, SqliteDatabase)
    engine_event.listen(store.database.engine, "before_cursor_execute", lambda *told: sent.append(told[2]))

    assert store.version(LEARNER) == store.version(LEARNER)
    assert len(sent) == 1


def test_a_database_in_memory_has_no_stamp():
    with closing(open_sqlite(Path(":memory:"))) as opened:
        assert stamp(opened) is None


def test_a_file_that_is_gone_is_told_in_one_sentence_and_not_made_anew(tmp_path: Path):
    path = tmp_path / "gone.db"
    database = SqliteDatabase(URL.create("sqlite", database=str(path)), 0.1)

    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        database.stamp()
    assert not path.exists()
