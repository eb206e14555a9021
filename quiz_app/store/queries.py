"""What is read from the database: rows in order, by id, and what a day came to."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, Select

from quiz_app.domain.bare import Bare, bare
from quiz_app.domain.log import Attempt, Event, Log, Review, RoomEvent
from quiz_app.domain.memory import Schedule
from quiz_app.domain.moments import day_number
from quiz_app.domain.replay import Face, Studied
from quiz_app.domain.rows import ATTEMPTS, EVENTS, RESPONSES, REVIEWS, ROOM_EVENTS, SCHEDULES, Row, Shape
from quiz_app.store import statements

T = TypeVar("T")
READ_AHEAD = 2000
Given = Mapping[str, str | Sequence[str] | None]


def device(connection: Connection) -> str | None:
    """This installation's id, where it has one."""
    found: str | None = connection.execute(statements.DEVICE).scalar()
    return found


def kept(connection: Connection, shape: Shape[T], ids: Collection[str]) -> dict[str, T]:
    """The rows of a log under these ids, by id."""
    place = shape.names.index("id")
    return {
        row[place]: shape.one(row)
        for batch in batches(ids)
        for row in connection.execute(statements.KEPT[shape.name], {"ids": batch})
    }


def attempts(connection: Connection, learner: str) -> list[Attempt]:
    """A learner's attempts, the latest first."""
    return [ATTEMPTS.one(row) for row in connection.execute(statements.ATTEMPTS, {"learner": learner})]


def attempts_under(connection: Connection, assignment: str, learner: str | None) -> list[Attempt]:
    """Everybody's attempts (or one learner's) under an assignment, in the order in which they began."""
    given = {"assignment": assignment} | ({} if learner is None else {"learner": learner})
    return [ATTEMPTS.one(row) for row in connection.execute(statements.attempts_under(frozenset(given)), given)]


def under(connection: Connection, shape: Shape[T], assignment: str) -> list[T]:
    """Everybody's rows of a log that belong to attempts under an assignment, in order."""
    rows = connection.execute(statements.UNDER[shape.name], {"assignment": assignment})
    return [shape.one(row) for row in rows]


def revisions(connection: Connection, hashes: Iterable[str]) -> dict[str, str]:
    """The content of these item revisions, as far as they are kept."""
    return {
        revision: content
        for batch in batches(set(hashes))
        for revision, content in connection.execute(statements.REVISIONS, {"ids": batch})
    }


def in_order(connection: Connection, shape: Shape[T], given: Given) -> list[T]:
    """The rows of a log in order, filtered by the columns that are given."""
    return _matching(connection, shape, given, lambda names: statements.in_order(shape.name, names))


def class_events(connection: Connection, kinds: Sequence[str], subject: str | None) -> list[Event]:
    """The events of these kinds (about this subject) in all classes' logs, in order."""
    given: dict[str, Any] = {"kinds": list(kinds)} | ({} if subject is None else {"subject": subject})
    return [EVENTS.one(row) for row in connection.execute(statements.class_events(frozenset(given)), given)]


def schedules(connection: Connection, given: Given) -> dict[tuple[str, str], Schedule]:
    """The cached schedules by (reading, face key), filtered by the columns that are given."""
    found = _matching(connection, SCHEDULES, given, statements.schedules)
    return {(one.reading, one.card): one for one in found}


def version(connection: Connection, learner: str) -> tuple[int, int, int]:
    """The numbers of the last change of a learner's schedules, of her last event, and of the last event of hers or of
    the classes' that she joined; 0 where there is none."""
    changed, own, classes = connection.execute(statements.VERSION, {"learner": learner}).one()
    return changed or 0, own or 0, max(own or 0, classes or 0)


def changed(connection: Connection, learner: str, after: int, most: int) -> dict[tuple[str, str], Schedule] | None:
    """The schedules that changed after this number; None where they are more than so many."""
    found = connection.execute(statements.CHANGED, {"learner": learner, "after": after, "most": most + 1}).all()
    if len(found) > most:
        return None
    ones = (SCHEDULES.one(row) for row in found)
    return {(one.reading, one.card): one for one in ones}


def latest(connection: Connection, learner: str, reading: str, most: int) -> list[Review]:
    """A learner's last reviews of a reading that were not undone, the latest first."""
    given = {"learner": learner, "reading": reading, "most": most}
    return [REVIEWS.one(row) for row in connection.execute(statements.LATEST, given)]


def bare_reviews(connection: Connection, given: Given) -> Bare:
    """The reviews, filtered by the columns that are given, that were not undone, stripped to what is counted."""
    wanted = {name: value for name, value in given.items() if value is not None}
    found = connection.execute(statements.bare_reviews(frozenset(wanted)), wanted)
    return bare(row for some in found.partitions(statements.MANY) for row in some)


def next_ordinal(connection: Connection, learner: str, device: str, reading: str, card: str) -> int:
    """How many reviews of a face a device has given."""
    given = {"learner": learner, "device": device, "reading": reading, "card": card}
    last = connection.execute(statements.ORDINAL, given).scalar()
    return 0 if last is None else int(last) + 1


def has_reviews(connection: Connection, learner: str) -> bool:
    """Whether a learner has reviewed anything."""
    return connection.execute(statements.ANY_REVIEW, {"learner": learner}).first() is not None


@contextmanager
def studied(connection: Connection, learner: str) -> Iterator[Studied]:
    """The part of a learner's log that her schedules follow from; her reviews are read as they are gone through."""
    given: Given = {"learner": learner}
    events = in_order(connection, EVENTS, given)
    with connection.execute(statements.BY_FACE, given, execution_options={"yield_per": READ_AHEAD}) as rows:
        yield Studied(events, rows)


def cached(connection: Connection, learner: str) -> dict[Face, Row]:
    """A learner's cached schedules as plain rows."""
    rows = connection.execute(statements.schedules(frozenset({"learner"})), {"learner": learner})
    return {(row[0], row[1]): tuple(row) for row in rows}


def _matching(
    connection: Connection, shape: Shape[T], given: Given, build: Callable[[frozenset[str]], Select[Any]]
) -> list[T]:
    """Rows by columns; more faces or subjects than a statement takes are picked out of the others' rows."""
    wanted = {name: value for name, value in given.items() if value is not None}
    many = next((name for name in ("cards", "subjects") if len(wanted.get(name, ())) > statements.BATCH), None)
    picked = set(wanted.pop(many)) if many else set()
    rows = connection.execute(build(frozenset(wanted)), wanted)
    if many is None:
        return [shape.one(row) for row in rows]
    place = shape.names.index(many.removesuffix("s"))
    return [shape.one(row) for row in rows if row[place] in picked]


def day_counts(connection: Connection, learner: str, reading: str, day: date) -> tuple[int, int]:
    """(new faces begun, reviews of others) on a study day, undone ones left out."""
    values: dict[str, Any] = {"learner": learner, "reading": reading, "day": day_number(day)}
    faces, before = connection.execute(statements.DAY_COUNTS, values).one()
    return faces - before, before


def room_events(connection: Connection, room: str, after: int) -> list[RoomEvent]:
    """A room's moves beyond the first `after`, in the order they arrived."""
    rows = connection.execute(statements.ROOM_EVENTS, {"room": room, "after": after})
    return [ROOM_EVENTS.one(row) for row in rows]


def log(connection: Connection, learner: str) -> Log:
    """All of a learner's rows, and the revisions that they speak of."""
    sat = attempts(connection, learner)[::-1]
    responses = in_order(connection, RESPONSES, {"learner": learner})
    asked = {slot.revision for attempt in sat for slot in attempt.form.items} | {one.revision for one in responses}
    return Log(
        attempts=tuple(sat),
        responses=tuple(responses),
        reviews=tuple(in_order(connection, REVIEWS, {"learner": learner})),
        events=tuple(in_order(connection, EVENTS, {"learner": learner})),
        revisions=revisions(connection, asked),
    )


def learners(connection: Connection) -> list[str]:
    """Everybody of whom anything is kept, in order."""
    return sorted(connection.execute(statements.LEARNERS).scalars())


def erased(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Those of these ids whose rows were deleted for good."""
    if connection.execute(statements.ANY_ERASED).first() is None:
        return frozenset()
    found = (connection.execute(statements.ERASED, {"ids": batch}).scalars() for batch in batches(list(ids)))
    return frozenset(one for some in found for one in some)


def batches(values: Collection[T]) -> Iterator[list[T]]:
    """The values, no more at a time than one statement takes."""
    every = list(values)
    for start in range(0, len(every), statements.BATCH):
        yield every[start : start + statements.BATCH]
