"""Merging another device's log into the database, replaying schedules from the log, and deleting a learner's own."""

from collections.abc import Iterable
from itertools import islice

from sqlalchemy import Connection

from quiz_app.domain.log import Log
from quiz_app.domain.memory import Schedule
from quiz_app.domain.rows import ATTEMPTS, EVENTS, RESPONSES, REVIEWS, SCHEDULES, Row, owned_by
from quiz_app.store import queries, statements
from quiz_app.store.appending import append_all, keep_revisions
from quiz_app.store.erasing import ids, length, without
from quiz_app.store.inserts import inserts
from quiz_app.store.protocol import Compared, Merged, Replay

LEAP = 1_000_000


def merge(connection: Connection, learner: str, log: Log, replay: Replay) -> Merged:
    """How many rows were new and how many known; Conflict, for the caller to undo all of it, where one differs."""
    own = without(owned_by(learner, log), queries.erased(connection, ids(log)))
    keep_revisions(connection, own.revisions)
    added = (
        append_all(connection, ATTEMPTS, own.attempts)
        + append_all(connection, RESPONSES, own.responses)
        + append_all(connection, REVIEWS, own.reviews)
        + append_all(connection, EVENTS, own.events)
    )
    known = length(own) - added
    if added:
        with queries.studied(connection, learner) as studied:
            _put_anew(connection, learner, replay(studied))
    return Merged(added, known, length(log) - length(own))


def compared(connection: Connection, learner: str, replay: Replay) -> Compared:
    """The schedules that the log comes to, and the cached ones."""
    with queries.studied(connection, learner) as studied:
        folded = {(row[0], row[1]): row for row in map(row_of, replay(studied))}
    return folded, queries.cached(connection, learner)


def rebuild(connection: Connection, learner: str, replay: Replay) -> Compared:
    """Write the schedules that the log comes to in the place of the cached ones."""
    folded, cached = compared(connection, learner, replay)
    _put_anew(connection, learner, folded.values())
    return folded, cached


def erase(connection: Connection, learner: str, new_id: str) -> int:
    """How many rows of a learner were deleted; their ids stay, and this installation goes on under a new one."""
    writing, deleted = inserts(connection), 0
    for name in statements.OWNED:
        gone = connection.execute(statements.IDS[name], {"learner": learner}).scalars().all()
        for batch in queries.batches(gone):
            connection.execute(writing.keep_erased, [{"id": one} for one in batch])
        connection.execute(statements.FORGET[name], {"whose": learner})
        deleted += len(gone)
    connection.execute(statements.FORGET_SCHEDULES, {"whose": learner})
    connection.execute(statements.FORGET_DEVICE)
    connection.execute(writing.keep_device, {"name": "device", "value": new_id})
    return deleted


def row_of(schedule: Schedule | Row) -> Row:
    """The schedule as a plain row, if it is none yet."""
    return SCHEDULES.row(schedule) if isinstance(schedule, Schedule) else schedule


def _put_anew(connection: Connection, learner: str, schedules: Iterable[Schedule | Row]) -> None:
    """Write all of a learner's schedules anew, under a number so far on that nobody takes them for a few changes."""
    changed = queries.version(connection, learner)[0] + LEAP
    rows = map(row_of, schedules)
    connection.execute(statements.FORGET_SCHEDULES, {"whose": learner})
    write = inserts(connection).write_schedule
    while batch := [(learner, *row, changed) for row in islice(rows, statements.BATCH)]:
        connection.exec_driver_sql(write, batch)
