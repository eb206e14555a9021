"""Backups of a server's database: a file like any other, from which either kind of database is made again."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from quiz_app.domain.errors import Conflict
from quiz_app.domain.replay import schedules_of
from quiz_app.store.backup import back_up, restore
from quiz_app.store.protocol import Store
from quiz_app.store.sql import SqlStore, open_sqlite
from tests.builders import LEARNER, NOW, READING, review
from tests.store import postgres
from tests.store.adding import NEW, room_event
from tests.store.conftest import emptied
from tests.store.test_merging import WHOLE


def silent(done: int, of: int) -> None:
    """Shows nothing."""


@pytest.fixture
def store(on_server: SqlStore) -> Iterator[SqlStore]:
    """A store on the server with a row of everything."""
    filled = emptied(on_server)
    fill(filled)
    yield filled
    emptied(filled)


def fill(store: Store) -> None:
    store.device("laptop")
    store.merge(LEARNER, WHOLE, schedules_of)
    for ordinal in (2, 0, 1):
        store.add_room_event(room_event(id=f"move-{ordinal}", ordinal=ordinal))


def everything(store: Store) -> list[object]:
    """What the store keeps."""
    return [store.log(LEARNER), store.schedules(LEARNER), store.room_events("R"), store.device("new")]


def test_a_servers_backup_is_a_file_that_holds_everything(server: postgres.Postgres, store: SqlStore, tmp_path: Path):
    back_up(server.url, tmp_path / "backup.db", silent)

    with closing(open_sqlite(tmp_path / "backup.db")) as opened:
        assert everything(opened) == everything(store)


def test_it_is_put_back_and_written_on(server: postgres.Postgres, store: SqlStore, tmp_path: Path):
    back_up(server.url, tmp_path / "backup.db", silent)
    before = everything(store)
    emptied(store)

    restore(server.url, tmp_path / "backup.db", silent, NOW)

    assert everything(store) == before
    assert store.add_review(review(card="next"), NEW) == review(card="next")


def test_a_files_backup_moves_to_a_server(server: postgres.Postgres, store: SqlStore, tmp_path: Path):
    emptied(store)
    with closing(open_sqlite(tmp_path / "file.db")) as opened:
        fill(opened)
        expected = everything(opened)

    restore(server.url, tmp_path / "file.db", silent, NOW)

    assert everything(store) == expected


def test_a_server_that_keeps_something_is_not_overwritten_unasked(
    server: postgres.Postgres, store: SqlStore, tmp_path: Path
):
    back_up(server.url, tmp_path / "backup.db", silent)

    with pytest.raises(Conflict, match="not empty"):
        restore(server.url, tmp_path / "backup.db", silent, NOW)


def test_forced_what_the_server_kept_is_put_aside(server: postgres.Postgres, store: SqlStore, tmp_path: Path):
    back_up(server.url, tmp_path / "backup.db", silent)
    store.add_review(review(card="later"), NEW)

    old = restore(server.url, tmp_path / "backup.db", silent, NOW, force=True)

    assert [one.card for one in store.reviews(LEARNER, READING, ["later"])] == []
    assert old is not None
    with closing(open_sqlite(old)) as opened:
        assert len(opened.reviews(LEARNER, READING, ["later"])) == 1
