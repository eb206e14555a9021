"""All rows of one database into another: between PostgreSQL and a file that is a backup."""

from collections.abc import Callable

from sqlalchemy import Connection, Table, func, select, text

from quiz_app.store import tables
from quiz_app.store.migrate import PATIENTLY

Step = Callable[[int, int], None]
BATCH = 500


def copy(source: Connection, into: Connection, step: Step) -> None:
    """Make `into` hold what `source` holds, in the same order; `step` is told how many rows of how many are done."""
    if into.dialect.name == "postgresql":
        into.execute(text(PATIENTLY))
    for table in reversed(tables.METADATA.sorted_tables):
        into.execute(table.delete())
    every = tables.METADATA.sorted_tables
    of = sum(source.execute(select(func.count()).select_from(table)).scalar_one() for table in every)
    done = 0
    for table in every:
        done = _copy(source, into, table, lambda rows: step(rows, of), done)


def is_empty(connection: Connection) -> bool:
    """Whether no row of anybody's is kept there."""
    logs = (tables.ATTEMPTS, tables.REVIEWS, tables.EVENTS, tables.ROOM_EVENTS)
    return all(connection.execute(select(table).limit(1)).first() is None for table in logs)


def _copy(source: Connection, into: Connection, table: Table, step: Callable[[int], None], done: int) -> int:
    """How many rows are done with those of this table; `seq` is numbered anew, in the same order."""
    columns = [column for column in table.c if column.name != "seq"]
    order = [table.c.seq] if "seq" in table.c else list(table.primary_key)
    rows = source.execution_options(yield_per=BATCH).execute(select(*columns).order_by(*order))
    for batch in rows.mappings().partitions(BATCH):
        into.execute(table.insert().inline(), [dict(row) for row in batch])
        done += len(batch)
        step(done)
    return done
