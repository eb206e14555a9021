"""Merging another device's log into the database, replaying schedules from the log, and deleting a learner's own."""

from collections.abc import Iterable

from sqlalchemy import Connection

from quiz_app.domain.log import Log
from quiz_app.domain.memory import Schedule
from quiz_app.domain.rows import ATTEMPTS, EVENTS, RESPONSES, REVIEWS, SCHEDULES, owned_by
from quiz_app.store import queries, statements
from quiz_app.store.appending import append_all, keep_revisions
from quiz_app.store.erasing import ids, length, without
from quiz_app.store.inserts import inserts
from quiz_app.store.protocol import Merged, Replay

LEAP = 1_000_000


def merge(connection: Connection, learner: str, log: Log, replay: Replay) -> Merged:
    """How many rows were new and how many known; Conflict, for the caller to undo all of it, where one differs."""
    own = without(owned_by(learner, log), queries.erased(connection, ids(log)))
    begun = queries.has_reviews(connection, learner)
    keep_revisions(connection, own.revisions)
    added = (
        append_all(connection, ATTEMPTS, own.attempts)
        + append_all(connection, RESPONSES, own.responses)
        + append_all(connection, REVIEWS, own.reviews)
        + append_all(connection, EVENTS, own.events)
    )
    known = length(own) - added
    if added:
        only = own.reviews if not (begun or known) else None
        _put_anew(connection, learner, replay(queries.studied(connection, learner, only)))
    return Merged(added, known, length(log) - length(own))


def rebuild(connection: Connection, learner: str, replay: Replay) -> None:
    """Write the schedules that the log comes to in the place of the cached ones."""
    _put_anew(connection, learner, replay(queries.studied(connection, learner)))


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


def _put_anew(connection: Connection, learner: str, schedules: Iterable[Schedule]) -> None:
    """Write all of a learner's schedules anew, under a number so far on that nobody takes them for a few changes."""
    changed = queries.version(connection, learner)[0] + LEAP
    connection.execute(statements.FORGET_SCHEDULES, {"whose": learner})
    for batch in queries.batches(list(schedules)):
        values = [{"learner": learner, "changed": changed, **SCHEDULES.named(one)} for one in batch]
        connection.execute(inserts(connection).write_schedule, values)
