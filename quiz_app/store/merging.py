"""Merging another device's log into the database: a union of rows, and the schedules that follow from it."""

from sqlalchemy import Connection

from quiz_app.domain.log import Log
from quiz_app.domain.rows import ATTEMPTS, EVENTS, RESPONSES, REVIEWS, owned_by
from quiz_app.store import queries, statements
from quiz_app.store.appending import append_all, keep_revisions, put_schedules
from quiz_app.store.protocol import Merged, Replay


def merge(connection: Connection, learner: str, log: Log, replay: Replay) -> Merged:
    """How many rows were new and how many known; Conflict, for the caller to undo all of it, where one differs."""
    own = owned_by(learner, log)
    begun = queries.has_reviews(connection, learner)
    keep_revisions(connection, own.revisions)
    added = (
        append_all(connection, ATTEMPTS, own.attempts)
        + append_all(connection, RESPONSES, own.responses)
        + append_all(connection, REVIEWS, own.reviews)
        + append_all(connection, EVENTS, own.events)
    )
    known = len(own.attempts) + len(own.responses) + len(own.reviews) + len(own.events) - added
    if added:
        whole = queries.studied(connection, learner, own.reviews if not (begun or known) else None)
        connection.execute(statements.FORGET_SCHEDULES, {"whose": learner})
        put_schedules(connection, learner, replay(whole))
    return Merged(added, known)
