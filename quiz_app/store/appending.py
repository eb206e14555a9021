"""What is written to the database: rows appended once, and the caches that go with them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Connection

from quiz_app.domain.errors import Conflict
from quiz_app.domain.memory import Schedule
from quiz_app.domain.rows import SCHEDULES, Shape
from quiz_app.store import queries
from quiz_app.store.inserts import inserts
from quiz_app.store.protocol import DIFFERS, TAKEN

T = TypeVar("T")


def append(connection: Connection, shape: Shape[T], one: T) -> tuple[T, bool]:
    """The row that is kept and whether it is new; Conflict where its id holds something else."""
    values = shape.named(one)
    if connection.execute(inserts(connection).append[shape.name], values).rowcount:
        return one, True
    kept = queries.kept(connection, shape, [values["id"]])[values["id"]]
    if not shape.repeats(one, kept):
        raise Conflict(TAKEN)
    return kept, False


def append_all(connection: Connection, shape: Shape[T], every: Sequence[T]) -> int:
    """How many of the rows are new; Conflict where an id holds anything else."""
    return sum(_append_batch(connection, shape, batch) for batch in queries.batches(every))


def _append_batch(connection: Connection, shape: Shape[T], batch: Sequence[T]) -> int:
    rows, place = list(map(shape.row, batch)), shape.names.index("id")
    statement = inserts(connection).append_rows[shape.name]
    new = connection.exec_driver_sql(statement, rows, execution_options={"preserve_rowcount": True}).rowcount
    if new < len(batch):
        kept = queries.kept(connection, shape, [row[place] for row in rows])
        if not all(shape.same(one, kept[row[place]]) for one, row in zip(batch, rows, strict=True)):
            raise Conflict(DIFFERS)
    return new


def keep_device(connection: Connection, new_id: str) -> str:
    """This installation's id: the one kept, or `new_id` kept from now on."""
    connection.execute(inserts(connection).keep_device, {"name": "device", "value": new_id})
    return queries.device(connection) or new_id


def keep_revisions(connection: Connection, revisions: Mapping[str, str]) -> None:
    """Keep the content of each revision that is not kept yet."""
    if not revisions:
        return
    given = [{"revision": revision, "content": content} for revision, content in revisions.items()]
    if connection.execute(inserts(connection).keep_revision, given).rowcount < len(given):
        kept = queries.revisions(connection, revisions)
        if kept != dict(revisions):
            raise Conflict(DIFFERS)


def put_schedules(connection: Connection, learner: str, schedules: Iterable[Schedule]) -> None:
    """Write these schedules over the cached ones."""
    for batch in queries.batches(list(schedules)):
        values = [{"learner": learner, "whose": learner, **SCHEDULES.named(one)} for one in batch]
        connection.execute(inserts(connection).put_schedule, values)
