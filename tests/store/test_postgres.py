"""PostgreSQL's own: how durable it is set, what is tried again, and one sentence for everything that can be wrong."""

import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import URL, Connection, make_url
from sqlalchemy.event import listen
from sqlalchemy.exc import DBAPIError, OperationalError

from quiz_app.domain.errors import ProblemsFound, StoreUnavailable
from quiz_app.domain.log import Log
from quiz_app.domain.memory import fold
from quiz_app.domain.replay import schedules_of
from quiz_app.settings import Settings
from quiz_app.store import tables
from quiz_app.store.database import open_database
from quiz_app.store.failures import sentence
from quiz_app.store.postgres import passes
from quiz_app.store.sql import SqlStore, open_url
from tests.builders import LEARNER, NOW, READING, attempt, response, review
from tests.store import postgres
from tests.store.adding import NEW, room_event
from tests.store.conftest import emptied


@pytest.fixture
def store(on_server: SqlStore) -> SqlStore:
    """An empty store on the server."""
    return emptied(on_server)


@pytest.fixture
def address(server: postgres.Postgres, store: SqlStore) -> URL:
    """Where it is."""
    return make_url(server.url)


@pytest.fixture
def away(server: postgres.Postgres) -> Iterator[postgres.Postgres]:
    """The server, which may be stopped: it is started again for the tests that follow."""
    yield server
    server.stop()
    server.start()


def at_once(work: Any, times: int = 8) -> None:
    """Do the same in several threads."""
    threads = [threading.Thread(target=work, args=[number]) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("synchronous_commit", "on"),
        ("statement_timeout", "5s"),
        ("lock_timeout", "3s"),
        ("idle_in_transaction_session_timeout", "10s"),
        ("transaction_isolation", "repeatable read"),
        ("transaction_read_only", "on"),
    ],
)
def test_a_reading_session_is_set(store: SqlStore, setting: str, value: str):
    found = store.database.read(lambda at: at.exec_driver_sql(f"SHOW {setting}").scalar())

    assert found == value


def test_the_migrations_make_the_tables_that_the_store_uses(store: SqlStore):
    differences = store.database.read(
        lambda at: compare_metadata(MigrationContext.configure(at, opts={"compare_type": True}), tables.METADATA)
    )

    assert differences == []


def test_of_several_that_open_a_new_database_at_once_one_migrates(address: URL, store: SqlStore):
    store.database.write(lambda at: at.exec_driver_sql("CREATE SCHEMA anew"))
    anew = address.update_query_dict({"options": "-c search_path=anew"})
    opened = []

    at_once(lambda _: opened.append(open_url(anew.render_as_string(hide_password=False))), 4)

    for one in opened:
        one.close()
    store.database.write(lambda at: at.exec_driver_sql("DROP SCHEMA anew CASCADE"))
    assert len(opened) == 4


def test_texts_compare_by_code_point(store: SqlStore):
    for name in ("b", "B", "a", "ä"):
        store.add_review(review(learner=name, device=name), NEW)

    found = store.database.read(lambda at: at.exec_driver_sql("SELECT learner FROM reviews ORDER BY learner").all())

    assert [name for (name,) in found] == ["B", "a", "b", "ä"]


def test_a_row_that_several_add_at_once_is_kept_once(store: SqlStore):
    at_once(lambda _: store.add_review(review(), NEW))

    assert store.reviews(LEARNER) == [review()]


def test_moves_in_a_room_have_one_order(store: SqlStore):
    at_once(lambda number: store.add_room_event(room_event(id=f"move-{number}", ordinal=number)))

    first = store.room_events("R")

    assert [store.room_events("R", after) for after in range(8)] == [first[after:] for after in range(8)]


def test_a_review_during_a_merge_keeps_its_schedule(store: SqlStore):
    phone = [review(device="phone", card=f"card-{number}") for number in range(50)]

    def work(number: int) -> None:
        if number:
            mine = review(card=f"mine-{number}")
            store.add_review(mine, fold(READING, mine.card, [mine]))
        else:
            store.merge(LEARNER, Log(reviews=tuple(phone)), schedules_of)

    at_once(work)

    kept = store.schedules(LEARNER)
    assert kept == {(one.reading, one.card): one for one in schedules_of(store.log(LEARNER))}


def test_a_server_that_went_down_and_came_back_costs_nothing(away: postgres.Postgres, store: SqlStore):
    store.add_attempt(attempt(), {})
    away.stop()
    away.start()

    store.add_response(response())

    assert store.responses(LEARNER) == [response()]


def test_a_server_that_dies_in_the_middle_of_a_write_is_written_to_again(away: postgres.Postgres, store: SqlStore):
    crashes = [away.stop, away.start]

    def work(connection: Connection) -> Any:
        while crashes:
            crashes.pop(0)()
        return connection.exec_driver_sql("INSERT INTO revisions VALUES ('a', 'content') RETURNING content").scalar()

    assert store.database.write(work) == "content"
    assert store.revisions(["a"]) == {"a": "content"}


def test_a_server_that_is_down_is_told_in_one_sentence(away: postgres.Postgres, address: URL):
    away.stop()

    with pytest.raises(StoreUnavailable, match="does not answer") as raised:
        open_database(address, busy_seconds=0.1).read(lambda at: at)

    away.start()
    assert "\n" not in str(raised.value)


def test_while_it_is_down_only_the_first_waits_for_it(away: postgres.Postgres, address: URL):
    tried: list[Any] = []
    with closing(open_url(address, busy_seconds=0.3)) as store:
        listen(store.database.engine, "do_connect", lambda *given: tried.append(given))
        away.stop()

        for most in (9, 1):
            tried.clear()
            with pytest.raises(StoreUnavailable):
                store.add_attempt(attempt(), {})
            assert 1 <= len(tried) <= most

        away.start()
        store.add_attempt(attempt(), {})
        assert store.attempts(LEARNER) == [attempt()]


def test_a_database_that_is_not_there_is_told_at_once(address: URL):
    with pytest.raises(StoreUnavailable, match="does not let us in"):
        open_url(address.set(database="nowhere").render_as_string())


def test_another_programs_database_is_refused_and_left_alone(address: URL, store: SqlStore):
    store.database.write(lambda at: at.exec_driver_sql("CREATE SCHEMA theirs; CREATE TABLE theirs.one (a int)"))
    theirs = address.update_query_dict({"options": "-c search_path=theirs"})

    with pytest.raises(StoreUnavailable, match="belongs to another program"):
        open_url(theirs.render_as_string())

    store.database.write(lambda at: at.exec_driver_sql("DROP SCHEMA theirs CASCADE"))


def test_a_server_that_lets_us_read_and_no_more_is_told_in_one_sentence(address: URL, store: SqlStore):
    store.database.write(lambda at: at.exec_driver_sql("CREATE ROLE reader LOGIN IN ROLE pg_read_all_data"))
    reader = address.set(username="reader")

    with (
        closing(open_url(reader.render_as_string())) as opened,
        pytest.raises(StoreUnavailable, match="cannot be written"),
    ):
        opened.add_review(review(), NEW)

    store.database.write(lambda at: at.exec_driver_sql("DROP ROLE reader"))


def test_a_learner_whom_another_program_writes_for_is_waited_for_and_told(address: URL, store: SqlStore):
    def write_too(connection: Connection) -> None:
        quick = address.update_query_dict({"options": "-c lock_timeout=20"})
        with closing(open_url(quick.render_as_string(), busy_seconds=0.1)) as other:
            other.add_review(review(at=NOW + timedelta(days=1)), NEW)

    with pytest.raises(StoreUnavailable, match="Another program holds"):
        store.database.write(write_too, turn=LEARNER)

    assert store.reviews(LEARNER) == []


def test_no_password_is_told():
    with pytest.raises(StoreUnavailable) as raised:
        open_url("postgresql+psycopg://amina:secret@127.0.0.1:1/study?connect_timeout=1", busy_seconds=0.01)

    assert str(raised.value).startswith("The database study at 127.0.0.1 does not answer")
    assert "secret" not in str(raised.value)


def failed(state: str | None, words: str = "", kind: type[DBAPIError] = OperationalError) -> DBAPIError:
    """What SQLAlchemy raises for a state of the server's."""
    cause = Exception(words)
    cause.sqlstate = state  # type: ignore[attr-defined]
    return kind("", {}, cause)


@pytest.mark.parametrize("state", ["40001", "40P01", "57P01", "57P02", "57P03", "55P03", "08006", None])
def test_what_may_pass_is_tried_again(state: str | None):
    assert passes(failed(state))


@pytest.mark.parametrize(
    ("state", "words"), [("53100", ""), ("28P01", ""), ("57014", ""), ("25006", ""), (None, "FATAL:  role unknown")]
)
def test_what_will_not_pass_is_told_at_once(state: str | None, words: str):
    assert not passes(failed(state, words))


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("53100", "disk of the database study is full"),
        ("28P01", "does not let us in"),
        ("57014", "Another program holds"),
        ("XX001", "is damaged"),
        ("22P05", "cannot be used just now"),
    ],
)
def test_each_state_of_the_server_has_its_sentence(state: str, says: str):
    assert says in sentence(failed(state).orig, "study")


def test_without_the_driver_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(StoreUnavailable, match=r"quiz-app\[postgres\]"):
        open_database("postgresql+psycopg://host/study")


def test_a_server_that_is_too_old_is_refused(address: URL, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("quiz_app.store.postgres.OLDEST", 99)

    with pytest.raises(StoreUnavailable, match="too old"):
        open_url(address.render_as_string())


@pytest.mark.parametrize(
    "url", ["postgresql+psycopg://amina:pw@db:5432/study", "postgresql+psycopg:///study?host=/tmp"]
)
def test_its_address_is_a_setting(url: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QUIZ_APP_DATABASE_URL", url)

    assert Settings.load().database_url == url


def test_an_address_that_is_refused_is_told_without_its_password(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QUIZ_APP_DATABASE_URL", "postgres://amina:secret@host/study")

    with pytest.raises(ProblemsFound, match=r"postgresql\+psycopg://NAME") as refused:
        Settings.load()

    assert "secret" not in str(refused.value)
