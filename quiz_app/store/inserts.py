"""The statements that write rows once or over others, in the dialect of each database, built once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, bindparam, case, func, select

from quiz_app.store import tables
from quiz_app.store.statements import COLUMNS, LOGS

NAMES = {name: [column.name for column in columns] for name, columns in COLUMNS.items()}
NEXT_CHANGE = (
    select(func.coalesce(func.max(tables.SCHEDULES.c.changed), 0) + 1)
    .where(tables.SCHEDULES.c.learner == bindparam("whose"))
    .scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class Inserts:
    """What one database takes: each inserts what is not there yet, but those of schedules.

    `put_schedule` writes over one and gives it the next number of a change; `write_schedule` takes the number.
    Those that are texts take plain rows, as many as there are: naming each value takes longer than writing it.
    """

    append: dict[str, Any]
    append_rows: dict[str, str]
    keep_device: Any
    keep_revision: Any
    keep_erased: Any
    put_schedule: Any
    write_schedule: str


def inserts(connection: Connection) -> Inserts:
    """The statements for this connection's database."""
    return _of(connection.dialect.name)


def once(connection: Connection, table: Table) -> Any:
    """Insert a row where nothing in the table speaks against it."""
    return _anywhere(connection.dialect.name, table)


def counting_failures(connection: Connection, forgotten: int) -> Any:
    """Insert a first failure, or count one more; one before `forgotten` no longer counts."""
    insert = _insert(connection.dialect.name)(tables.FAILURES)
    kept = tables.FAILURES.c
    counted = case((kept.last_at <= forgotten, 1), else_=kept.count + 1)
    changed = {"count": counted, "last_at": insert.excluded.last_at}
    return insert.on_conflict_do_update(index_elements=["key"], set_=changed).inline()


@cache
def _anywhere(dialect: str, table: Table) -> Any:
    return _insert(dialect)(table).on_conflict_do_nothing().inline().execution_options(preserve_rowcount=True)


@cache
def _of(dialect: str) -> Inserts:
    insert = _insert(dialect)
    return Inserts(
        append={name: _once(insert(table), "id") for name, table in LOGS.items()},
        append_rows={
            name: f"{_of_tuples(dialect, LOGS[name], names)} ON CONFLICT (id) DO NOTHING"
            for name, names in NAMES.items()
        },
        keep_device=_once(insert(tables.INSTALLATION), "name"),
        keep_revision=_once(insert(tables.REVISIONS), "revision"),
        keep_erased=_once(insert(tables.ERASED), "id"),
        put_schedule=_over(insert(tables.SCHEDULES).values(changed=NEXT_CHANGE), tables.SCHEDULES),
        write_schedule=_of_tuples(dialect, tables.SCHEDULES, [column.name for column in tables.SCHEDULES.c]),
    )


def _insert(dialect: str) -> Any:
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert
    from sqlalchemy.dialects import sqlite

    return sqlite.insert


def _once(insert: Any, key: str) -> Any:
    """Insert what is not there yet, and have the driver say how many rows that were."""
    once = insert.on_conflict_do_nothing(index_elements=[key]).inline()
    return once.execution_options(preserve_rowcount=True)


def _of_tuples(dialect: str, table: Table, names: Sequence[str]) -> str:
    """Insert values in the order of these columns, by the driver alone."""
    mark = "%s" if dialect == "postgresql" else "?"
    columns = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO "{table.name}" ({columns}) VALUES ({", ".join(mark for _ in names)})'


def _over(insert: Any, table: Table) -> Any:
    keys = [column.name for column in table.primary_key]
    changed = {column.name: insert.excluded[column.name] for column in table.c if column.name not in keys}
    return insert.on_conflict_do_update(index_elements=keys, set_=changed).inline()
