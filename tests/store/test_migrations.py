"""Migrations: they make exactly the tables that the store uses, once, whoever comes first."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from quiz_app.domain import rows
from quiz_app.domain.rows import canonical
from quiz_app.store import migrate, statements, tables
from quiz_app.store.database import Database, open_database
from quiz_app.store.sql import open_sqlite
from tests.builders import form
from tests.store.released import make_released


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A database that the migrations have made."""
    with closing(open_database(f"sqlite:///{tmp_path / 'meridian.db'}")) as opened:
        migrate.bring_up(opened)
        yield opened


def test_the_migrations_make_the_tables_that_the_store_uses(database: Database):
    differences = database.read(_differences)

    assert differences == []


def test_the_migrations_make_every_key(database: Database):
    inspected = database.read(lambda at: _keys(inspect(at)))

    with closing(open_database("sqlite://")) as other:
        other.write(tables.METADATA.create_all)
        assert inspected == other.read(lambda at: _keys(inspect(at)))


def test_the_head_of_the_migrations_is_the_one_that_is_looked_for():
    assert ScriptDirectory(str(migrate.SCRIPTS)).get_current_head() == migrate.HEAD


@pytest.mark.parametrize("released", ["0001"])
def test_a_database_of_a_released_version_is_brought_up_with_all_its_rows(tmp_path: Path, released: str):
    path = tmp_path / "meridian.db"
    make_released(path, released)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("INSERT INTO attempts VALUES (?, 'amina', 'laptop', ?, 7)", ("sat", canonical(form())))
        raw.execute("INSERT INTO events VALUES (1, 'a', 'amina', 'laptop', 0, 'kind', 'subject', '{}', 7)")

    with closing(open_sqlite(path)) as store:
        assert [one.id for one in store.events("amina")] == ["a"]
        assert [(one.id, one.assignment) for one in store.attempts("amina")] == [("sat", "")]
        assert store.database.read(_differences) == []


def test_opening_a_present_database_changes_nothing(tmp_path: Path):
    path = tmp_path / "meridian.db"
    open_sqlite(path).close()
    before = path.read_bytes()

    open_sqlite(path).close()

    assert path.read_bytes() == before


def test_a_path_may_hold_any_character(tmp_path: Path):
    path = tmp_path / "100 % ours? #1 Ü" / "meridian.db"

    open_sqlite(path).close()

    assert path.exists()


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    scripts = tmp_path / "migrations"
    _copy_with_a_failing_last_step(scripts)
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    path = tmp_path / "meridian.db"

    with pytest.raises(ZeroDivisionError):
        open_sqlite(path)

    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT name FROM sqlite_master").fetchall() == []


def test_of_several_that_open_a_new_file_at_once_one_migrates(tmp_path: Path):
    failed: list[Exception] = []

    def open_and_close() -> None:
        try:
            open_sqlite(tmp_path / "meridian.db").close()
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=open_and_close) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []


@pytest.mark.parametrize(
    "shape", [rows.ATTEMPTS, rows.RESPONSES, rows.REVIEWS, rows.EVENTS, rows.ROOM_EVENTS], ids=lambda one: one.name
)
def test_a_log_has_a_column_for_each_field_and_a_number_of_arrival(shape: rows.Shape):
    columns = {column.name for column in statements.LOGS[shape.name].c}

    assert columns - {"seq"} == set(shape.names)


@pytest.mark.parametrize("table", tables.METADATA.sorted_tables, ids=lambda one: one.name)
def test_the_same_tables_can_be_made_in_postgresql(table):
    sentence = str(CreateTable(table).compile(dialect=postgresql.dialect()))

    assert 'TEXT COLLATE "C"' in sentence


def _differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "compare_server_default": True}
    return compare_metadata(MigrationContext.configure(connection, opts=options), tables.METADATA)


def _keys(inspector) -> dict[str, object]:
    return {
        name: (
            inspector.get_pk_constraint(name),
            inspector.get_unique_constraints(name),
            inspector.get_foreign_keys(name),
            sorted(index["name"] for index in inspector.get_indexes(name)),
        )
        for name in tables.METADATA.tables
    }


def _copy_with_a_failing_last_step(scripts: Path) -> None:
    (scripts / "versions").mkdir(parents=True)
    (scripts / "env.py").write_text((migrate.SCRIPTS / "env.py").read_text())
    first = (migrate.SCRIPTS / "versions" / "0001_first.py").read_text()
    (scripts / "versions" / "0001_first.py").write_text(first)
    (scripts / "versions" / "0002_failing.py").write_text(
        'revision = "0002"\ndown_revision = "0001"\n\ndef upgrade():\n    1 / 0\n'
    )
