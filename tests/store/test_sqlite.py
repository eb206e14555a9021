"""SQLite's own: how durable it is set, and one sentence for everything that can be wrong with the file."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event as engine_event

from quiz_app.domain.errors import StoreUnavailable
from quiz_app.domain.log import Log
from quiz_app.domain.memory import Schedule, fold
from quiz_app.domain.replay import schedules_of
from quiz_app.store.sql import SqlStore, open_sqlite, open_url
from tests.builders import LEARNER, NOW, READING, attempt, response, review

NEW = Schedule(READING, "arms-year")
WRITES: list[Callable[[SqlStore], object]] = [
    lambda store: store.device("laptop"),
    lambda store: store.add_attempt(attempt(), {"a": "content"}),
    lambda store: store.add_review(review(), NEW),
]


@pytest.fixture
def path(tmp_path: Path, template: Path) -> Path:
    """An empty database of the present schema."""
    path = tmp_path / "meridian.db"
    path.write_bytes(template.read_bytes())
    return path


@pytest.fixture
def store(path: Path) -> Iterator[SqlStore]:
    """The store in it, which does not wait long."""
    with closing(open_sqlite(path, busy_seconds=0.02)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 10_000)]
)
def test_the_file_is_opened_for_durable_writes(path: Path, pragma: str, value: str | int):
    with closing(open_sqlite(path)) as opened:
        found = opened.database.read(lambda at: at.exec_driver_sql(f"PRAGMA {pragma}").scalar())

    assert found == value


def test_every_connection_of_the_pool_is_durable(store: SqlStore):
    with store.database.engine.connect() as first, store.database.engine.connect() as second:
        found = [at.exec_driver_sql("PRAGMA synchronous").scalar() for at in (first, second)]

    assert found == [2, 2]


def test_what_was_added_is_seen_by_whoever_opens_the_file_next(path: Path, store: SqlStore):
    store.add_review(review(), fold(READING, "arms-year", [review()]))

    with closing(open_sqlite(path)) as opened:
        assert opened.reviews(LEARNER) == [review()]


def test_what_another_program_adds_to_an_attempt_is_seen_at_once(path: Path, store: SqlStore):
    store.add_attempt(attempt(), {})
    assert store.responses(LEARNER, "attempt-1") == []

    with closing(open_sqlite(path)) as other:
        other.add_response(response())

    assert store.responses(LEARNER, "attempt-1") == [response()]


def test_what_a_caller_does_with_the_rows_of_an_attempt_is_its_own_affair(store: SqlStore):
    store.add_attempt(attempt(), {})
    store.add_response(response())
    store.responses(LEARNER, "attempt-1").clear()

    assert store.responses(LEARNER, "attempt-1") == [response()]


def test_the_folder_is_made_for_its_owner_alone(tmp_path: Path):
    path = tmp_path / "new" / "meridian.db"

    open_sqlite(path).close()

    assert path.parent.stat().st_mode & 0o077 == 0


def test_an_address_opens_the_same_file(path: Path, store: SqlStore):
    device = store.device("laptop")

    with closing(open_url(f"sqlite:///{path}")) as opened:
        assert opened.device("phone") == device


def test_a_database_in_memory_lasts_as_long_as_its_store():
    with closing(open_url("sqlite://")) as opened:
        opened.add_review(review(), NEW)

        assert opened.reviews(LEARNER) == [review()]


def test_another_database_is_refused_in_one_sentence():
    with pytest.raises(StoreUnavailable, match="no address of a database"):
        open_url("mysql://host/name")


def test_a_database_of_a_newer_version_is_refused_and_left_alone(path: Path):
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = 'from the future'")
    before = path.read_bytes()

    with pytest.raises(StoreUnavailable, match="newer version of Meridian"):
        open_sqlite(path)

    assert path.read_bytes() == before


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path):
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("CREATE TABLE theirs (one)")

    with pytest.raises(StoreUnavailable, match="belongs to another program"):
        open_sqlite(path)

    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear diary, " * 1000)

    with pytest.raises(StoreUnavailable, match="is not a database, or it is damaged"):
        open_sqlite(path)

    assert path.read_text().startswith("Dear diary")


def test_a_damaged_database_is_told_in_one_sentence(path: Path):
    with closing(open_sqlite(path)) as opened:
        opened.merge(LEARNER, _long_log(), schedules_of)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))

    with pytest.raises(StoreUnavailable, match="is damaged"), closing(open_sqlite(path)) as opened:
        opened.reviews(LEARNER)


def test_a_folder_in_the_place_of_the_file_is_told_in_one_sentence(tmp_path: Path):
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        open_sqlite(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_told_in_one_sentence(tmp_path: Path):
    (tmp_path / "file").touch()

    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        open_sqlite(tmp_path / "file" / "meridian.db")


def test_a_database_opened_for_reading_can_be_read(path: Path, store: SqlStore):
    store.add_review(review(), NEW)

    with closing(open_url(f"sqlite:///file:{path}?mode=ro&uri=true")) as opened:
        assert opened.reviews(LEARNER) == [review()]


@pytest.mark.parametrize("write", WRITES)
def test_a_read_only_database_is_told_in_one_sentence(path: Path, write: Callable[[SqlStore], object]):
    opened = open_url(f"sqlite:///file:{path}?mode=ro&uri=true")

    with closing(opened), pytest.raises(StoreUnavailable, match="cannot be written"):
        write(opened)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_write_protected_folder_is_told_in_one_sentence(path: Path):
    path.chmod(0o400)
    path.parent.chmod(0o500)

    with pytest.raises(StoreUnavailable, match="cannot be"):
        open_sqlite(path)


@pytest.mark.parametrize("write", WRITES)
def test_a_database_held_by_another_program_is_told_in_one_sentence(
    path: Path, store: SqlStore, write: Callable[[SqlStore], object]
):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreUnavailable, match="Another program holds the database"):
            write(store)


def test_once_the_other_program_lets_go_the_same_row_is_added(path: Path, store: SqlStore):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable):
            store.add_review(review(), NEW)
        other.execute("ROLLBACK")

    store.add_review(review(), NEW)

    assert store.reviews(LEARNER) == [review()]


def test_reading_goes_on_while_another_program_writes(path: Path, store: SqlStore):
    store.add_review(review(), NEW)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        assert store.reviews(LEARNER) == [review()]


def test_on_a_full_disk_nothing_is_half_written(path: Path):
    full = open_sqlite(path)
    full.close()
    engine_event.listen(full.database.engine, "connect", lambda raw, _: raw.execute("PRAGMA max_page_count=1").close())
    with closing(full):
        with pytest.raises(StoreUnavailable, match="is full"):
            full.merge(LEARNER, _long_log(), schedules_of)

        assert full.reviews(LEARNER) == []


def test_threads_that_write_at_once_all_get_their_turn(path: Path):
    with closing(open_sqlite(path)) as shared:
        shared.add_attempt(attempt(), {})

        def answer(thread: int) -> None:
            for ordinal in range(10):
                shared.add_response(response(device=f"device-{thread}", ordinal=ordinal))

        threads = [threading.Thread(target=answer, args=[number]) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert len({row.id for row in shared.responses(LEARNER)}) == 80


def test_a_row_that_two_threads_add_at_once_is_kept_once(path: Path):
    with closing(open_sqlite(path)) as shared:
        threads = [threading.Thread(target=shared.add_review, args=[review(), NEW]) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert shared.reviews(LEARNER) == [review()]


def _long_log() -> Log:
    """Enough rows to fill some pages."""
    moments = [NOW + timedelta(days=number) for number in range(500)]
    return Log(reviews=tuple(review(card=f"card-{at.toordinal()}", at=at) for at in moments))
