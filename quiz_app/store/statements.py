"""Every statement that the SQL store sends, built once; those that insert are in inserts.py."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, select, union

from quiz_app.domain import rows
from quiz_app.domain.bare import COUNTED
from quiz_app.domain.classlog import CLASS_LOGS
from quiz_app.domain.log import REVIEW_UNDONE, STUDENT_JOINED
from quiz_app.store import tables

LOGS = {
    rows.ATTEMPTS.name: tables.ATTEMPTS,
    rows.RESPONSES.name: tables.RESPONSES,
    rows.REVIEWS.name: tables.REVIEWS,
    rows.EVENTS.name: tables.EVENTS,
    rows.ROOM_EVENTS.name: tables.ROOM_EVENTS,
}
COLUMNS = {
    shape.name: [LOGS[shape.name].c[name] for name in shape.names]
    for shape in (rows.ATTEMPTS, rows.RESPONSES, rows.REVIEWS, rows.EVENTS, rows.ROOM_EVENTS)
}
SCHEDULE_COLUMNS = [tables.SCHEDULES.c[name] for name in rows.SCHEDULES.names]
BEYOND_CLASS_LOGS = CLASS_LOGS[:-1] + chr(ord(CLASS_LOGS[-1]) + 1)
MANY = 10_000  # rows that are fetched at a time where there may be a million
BATCH = 500  # ids in one statement, rows in one insertion: what every database's limit on parameters allows
KEPT = {name: select(*COLUMNS[name]).where(LOGS[name].c.id.in_(bindparam("ids", expanding=True))) for name in LOGS}

DEVICE = select(tables.INSTALLATION.c.value).where(tables.INSTALLATION.c.name == "device")

REVISIONS = select(tables.REVISIONS.c.revision, tables.REVISIONS.c.content).where(
    tables.REVISIONS.c.revision.in_(bindparam("ids", expanding=True))
)

ATTEMPTS = (
    select(*COLUMNS["attempts"])
    .where(tables.ATTEMPTS.c.learner == bindparam("learner"))
    .order_by(tables.ATTEMPTS.c.started_at.desc(), tables.ATTEMPTS.c.id.desc())
)
ROOM_EVENTS = (
    select(*COLUMNS["room_events"])
    .where(tables.ROOM_EVENTS.c.room == bindparam("room"))
    .order_by(tables.ROOM_EVENTS.c.seq)
    .offset(bindparam("after"))
)
_JOINED, _THERE = tables.EVENTS.alias("joined"), tables.EVENTS.alias("there")
VERSION = select(
    select(func.max(tables.SCHEDULES.c.changed))
    .where(tables.SCHEDULES.c.learner == bindparam("learner"))
    .scalar_subquery(),
    select(func.max(tables.EVENTS.c.seq)).where(tables.EVENTS.c.learner == bindparam("learner")).scalar_subquery(),
    select(func.max(select(func.max(_THERE.c.seq)).where(_THERE.c.learner == _JOINED.c.learner).scalar_subquery()))
    .where(_JOINED.c.kind == STUDENT_JOINED, _JOINED.c.subject == bindparam("learner"))
    .scalar_subquery(),
)
CHANGED = (
    select(*SCHEDULE_COLUMNS)
    .where(tables.SCHEDULES.c.learner == bindparam("learner"), tables.SCHEDULES.c.changed > bindparam("after"))
    .limit(bindparam("most"))
)
UNDOING = select(tables.EVENTS.c.subject).where(
    tables.EVENTS.c.learner == bindparam("learner"), tables.EVENTS.c.kind == REVIEW_UNDONE
)
ORDINAL = select(func.max(tables.REVIEWS.c.ordinal)).where(
    tables.REVIEWS.c.learner == bindparam("learner"),
    tables.REVIEWS.c.reading == bindparam("reading"),
    tables.REVIEWS.c.card == bindparam("card"),
    tables.REVIEWS.c.device == bindparam("device"),
)
ANY_REVIEW = select(tables.REVIEWS.c.id).where(tables.REVIEWS.c.learner == bindparam("learner")).limit(1)
FORGET_SCHEDULES = tables.SCHEDULES.delete().where(tables.SCHEDULES.c.learner == bindparam("whose"))

FORGET_DEVICE = tables.INSTALLATION.delete().where(tables.INSTALLATION.c.name == "device")
OWNED = ("responses", "reviews", "events", "attempts")  # what refers to others before those that it refers to
IDS = {name: select(LOGS[name].c.id).where(LOGS[name].c.learner == bindparam("learner")) for name in OWNED}
FORGET = {name: LOGS[name].delete().where(LOGS[name].c.learner == bindparam("whose")) for name in OWNED}
ANY_ERASED = select(tables.ERASED.c.id).limit(1)
ERASED = select(tables.ERASED.c.id).where(tables.ERASED.c.id.in_(bindparam("ids", expanding=True)))
LEARNERS = union(
    *(select(LOGS[name].c.learner).where(~LOGS[name].c.learner.startswith(CLASS_LOGS)) for name in OWNED),
    select(tables.SCHEDULES.c.learner),
)


@cache
def in_order(name: str, given: frozenset[str]) -> Select[Any]:
    """The rows of a log in order, filtered by the columns given; a name in the plural takes several values.

    Of some cards: sorted after they are found, or SQLite goes through all of the reading's in the order of time.
    """
    table = LOGS[name]
    return (
        select(*COLUMNS[name])
        .where(*(_filter(table, column) for column in sorted(given)))
        .order_by(table.c.at + 0 if "cards" in given else table.c.at, table.c.device, table.c.ordinal, table.c.id)
    )


BY_FACE = (
    select(*COLUMNS["reviews"])
    .where(tables.REVIEWS.c.learner == bindparam("learner"))
    .order_by(*(tables.REVIEWS.c[name] for name in ("reading", "card", "at", "device", "ordinal", "id")))
)


@cache
def class_events(given: frozenset[str]) -> Select[Any]:
    """The events in classes' logs in order, filtered by the columns given."""
    learner = tables.EVENTS.c.learner
    return in_order(rows.EVENTS.name, given).where(learner >= CLASS_LOGS, learner < BEYOND_CLASS_LOGS)


@cache
def attempts_under(given: frozenset[str]) -> Select[Any]:
    """The attempts under an assignment, in the order in which they began, filtered by the columns given."""
    table = tables.ATTEMPTS
    return (
        select(*COLUMNS["attempts"])
        .where(*(_filter(table, column) for column in sorted(given)))
        .order_by(table.c.started_at, table.c.id)
    )


def _under(name: str, attempt: str) -> Select[Any]:
    """The rows of a log in order whose column names an attempt that its learner took under an assignment."""
    table, sat = LOGS[name], tables.ATTEMPTS
    return (
        select(*COLUMNS[name])
        .join(sat, and_(sat.c.id == table.c[attempt], sat.c.learner == table.c.learner))
        .where(sat.c.assignment == bindparam("assignment"))
        .order_by(table.c.at, table.c.device, table.c.ordinal, table.c.id)
    )


UNDER = {"responses": _under("responses", "attempt"), "events": _under("events", "subject")}


@cache
def bare_reviews(given: frozenset[str]) -> Select[Any]:
    """What is counted of the reviews that were not undone, in no order, filtered by the columns given."""
    table = tables.REVIEWS
    return select(*(table.c[name] for name in COUNTED)).where(
        *(_filter(table, column) for column in sorted(given)), table.c.id.not_in(UNDOING)
    )


@cache
def schedules(given: frozenset[str]) -> Select[Any]:
    """The cached schedules, filtered by the columns given."""
    return select(*SCHEDULE_COLUMNS).where(*(_filter(tables.SCHEDULES, column) for column in sorted(given)))


def _filter(table: Any, column: str) -> ColumnElement[bool]:
    if column in table.c:
        return table.c[column] == bindparam(column)  # type: ignore[no-any-return]
    return table.c[column.removesuffix("s")].in_(bindparam(column, expanding=True))  # type: ignore[no-any-return]


def _day_counts() -> Select[int, int]:
    today, earlier = tables.REVIEWS.alias("today"), tables.REVIEWS.alias("earlier")
    of_face = (
        earlier.c.learner == today.c.learner,
        earlier.c.reading == today.c.reading,
        earlier.c.card == today.c.card,
    )
    begun_before = exists().where(*of_face, earlier.c.study_day < today.c.study_day, _stands(earlier))
    faces = (
        select(today.c.card, begun_before.label("before"))
        .where(
            today.c.learner == bindparam("learner"),
            today.c.reading == bindparam("reading"),
            today.c.study_day == bindparam("day"),
            _stands(today),
        )
        .distinct()
        .subquery()
    )
    return select(func.count(), func.count().filter(faces.c.before)).select_from(faces)


def _stands(review: Any) -> ColumnElement[bool]:
    """Whether a review was not undone."""
    undoing = tables.EVENTS.alias(f"undoing_{review.name}")
    taken_back = and_(
        undoing.c.learner == review.c.learner,
        undoing.c.kind == REVIEW_UNDONE,
        undoing.c.subject == review.c.id,
    )
    return ~exists().where(taken_back)


DAY_COUNTS = _day_counts()
LATEST = (
    select(*COLUMNS["reviews"])
    .where(
        tables.REVIEWS.c.learner == bindparam("learner"),
        tables.REVIEWS.c.reading == bindparam("reading"),
        _stands(tables.REVIEWS),
    )
    .order_by(tables.REVIEWS.c.at.desc(), tables.REVIEWS.c.ordinal.desc(), tables.REVIEWS.c.id)
    .limit(bindparam("most"))
)
