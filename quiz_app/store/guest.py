"""A guest's logs, in her browser session."""

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from datetime import date
from typing import Any, TypeVar

from quiz_app.domain.errors import Conflict, NotFound
from quiz_app.domain.log import REVIEW_UNDONE, Attempt, Event, Log, Response, Review, RoomEvent
from quiz_app.domain.memory import Schedule
from quiz_app.domain.replay import day_counts
from quiz_app.domain.rows import (
    ATTEMPTS,
    EVENTS,
    RESPONSES,
    REVIEWS,
    ROOM_EVENTS,
    SCHEDULES,
    Row,
    Shape,
    owned_by,
)
from quiz_app.store.protocol import DIFFERS, TAKEN, Merged, Replay

T = TypeVar("T")
Tables = dict[str, dict[Any, Any]]
KEY = "meridian_store"
NAMES = ("installation", "revisions", *(shape.name for shape in (ATTEMPTS, RESPONSES, REVIEWS, EVENTS, ROOM_EVENTS)))
ORDER = ("at", "device", "ordinal", "id")


class GuestStore:
    """Keeps what store/protocol.py promises in a mapping, for as long as that lives.

    Only plain rows are put there: a domain object would no longer be of its own class once its module was reloaded.
    The mapping is touched once, at the start of each method: a session may break a run off whenever it is.
    """

    def __init__(self, mapping: MutableMapping[str, Any]) -> None:
        self._mapping = mapping

    def _tables(self) -> Tables:
        tables: Tables = self._mapping.setdefault(KEY, {name: {} for name in (*NAMES, SCHEDULES.name)})
        return tables

    def device(self, new_id: str) -> str:
        """This session's id: the one kept, or `new_id` kept from now on."""
        kept: str = self._tables()["installation"].setdefault("device", new_id)
        return kept

    def add_attempt(self, attempt: Attempt, revisions: Mapping[str, str]) -> Attempt:
        """Keep an attempt with its form, and the content of each revision in it (hash -> canonical JSON)."""
        tables = self._tables()
        _check_revisions(tables, revisions, TAKEN)
        kept, _ = _append(tables, ATTEMPTS, attempt)
        tables["revisions"].update(revisions)
        return kept

    def attempt(self, attempt_id: str) -> Attempt | None:
        """The attempt under this id."""
        row = self._tables()[ATTEMPTS.name].get(attempt_id)
        return ATTEMPTS.one(row) if row else None

    def attempts(self, learner: str) -> list[Attempt]:
        """A learner's attempts, the latest first."""
        rows = _rows(self._tables(), ATTEMPTS, {"learner": learner}, by=("started_at", "id"))
        return [ATTEMPTS.one(row) for row in reversed(rows)]

    def revisions(self, hashes: Iterable[str]) -> dict[str, str]:
        """The content of these item revisions, as far as they are kept."""
        kept = self._tables()["revisions"]
        return {revision: kept[revision] for revision in hashes if revision in kept}

    def add_response(self, response: Response) -> Response:
        """Append a response; NotFound where its attempt is not kept here."""
        tables = self._tables()
        _check_attempts(tables, [response])
        return _append(tables, RESPONSES, response)[0]

    def responses(self, learner: str, attempt_id: str | None = None) -> list[Response]:
        """A learner's responses (of one attempt), in the order they were given."""
        return _ones(self._tables(), RESPONSES, {"learner": learner, "attempt": attempt_id})

    def add_review(self, review: Review, schedule: Schedule) -> Review:
        """Append a review and, with it, write the schedule folded from it."""
        tables = self._tables()
        put = _scheduled(review.learner, [schedule])
        kept, new = _append(tables, REVIEWS, review)
        if new:
            tables[SCHEDULES.name].update(put)
        return kept

    def reviews(self, learner: str, reading: str | None = None, cards: Sequence[str] | None = None) -> list[Review]:
        """A learner's reviews (of one reading; of these faces), in the order they were given."""
        return _ones(self._tables(), REVIEWS, {"learner": learner, "reading": reading, "cards": cards})

    def schedules(
        self, learner: str, reading: str | None = None, cards: Sequence[str] | None = None
    ) -> dict[tuple[str, str], Schedule]:
        """The cached schedules (of one reading; of these faces) by (reading, face key)."""
        kept = self._tables()[SCHEDULES.name].items()
        return {
            (its_reading, card): SCHEDULES.one(row)
            for (whose, its_reading, card), row in kept
            if whose == learner and reading in (None, its_reading) and (cards is None or card in cards)
        }

    def day_counts(self, learner: str, reading: str, day: date) -> tuple[int, int]:
        """(new faces begun, reviews of others) on a study day, undone ones left out."""
        tables = self._tables()
        undoing = _rows(tables, EVENTS, {"learner": learner, "kind": REVIEW_UNDONE})
        gone = {row[EVENTS.names.index("subject")] for row in undoing}
        return day_counts(_ones(tables, REVIEWS, {"learner": learner, "reading": reading}), gone, day)

    def add_event(self, event: Event, schedule: Schedule | None = None) -> Event:
        """Append an event and, where it changes one (an undo), write the schedule with it."""
        tables = self._tables()
        put = _scheduled(event.learner, [schedule] if schedule else [])
        kept, new = _append(tables, EVENTS, event)
        if new:
            tables[SCHEDULES.name].update(put)
        return kept

    def events(self, learner: str, kinds: Sequence[str] = (), subject: str | None = None) -> list[Event]:
        """A learner's events (of these kinds, about this subject), in the order they happened."""
        return _ones(self._tables(), EVENTS, {"learner": learner, "kinds": kinds or None, "subject": subject})

    def add_room_event(self, event: RoomEvent) -> RoomEvent:
        """Append a move in a room."""
        return _append(self._tables(), ROOM_EVENTS, event)[0]

    def room_events(self, room: str, after: int = 0) -> list[RoomEvent]:
        """A room's moves beyond the first `after`, in the order they arrived."""
        rows = _rows(self._tables(), ROOM_EVENTS, {"room": room}, by=())
        return [ROOM_EVENTS.one(row) for row in rows[after:]]

    def log(self, learner: str) -> Log:
        """All of a learner's rows, and the revisions that they speak of."""
        attempts, responses = self.attempts(learner)[::-1], self.responses(learner)
        asked = {slot.revision for attempt in attempts for slot in attempt.form.items}
        return Log(
            attempts=tuple(attempts),
            responses=tuple(responses),
            reviews=tuple(self.reviews(learner)),
            events=tuple(self.events(learner)),
            revisions=self.revisions(asked | {one.revision for one in responses}),
        )

    def merge(self, learner: str, log: Log, replay: Replay) -> Merged:
        """Add the rows that are not there yet, as this learner's: all of them or, where one conflicts, none."""
        tables = self._tables()
        merged = {name: dict(table) for name, table in tables.items()}
        added, known = _merge(merged, owned_by(learner, log))
        if added:
            _replay(merged, learner, replay)
        tables.update(merged)
        return Merged(added, known)


def _append(tables: Tables, shape: Shape[T], one: T) -> tuple[T, bool]:
    """The row that is kept and whether it is new; Conflict where its id holds something else."""
    row, table = shape.row(one), tables[shape.name]
    there = table.setdefault(row[shape.names.index("id")], row)
    if there is row:
        return one, True
    kept = shape.one(there)
    if not shape.repeats(one, kept):
        raise Conflict(TAKEN)
    return kept, False


def _merge(tables: Tables, log: Log) -> tuple[int, int]:
    """(new, known) rows of a log added to these tables."""
    _check_revisions(tables, log.revisions, DIFFERS)
    tables["revisions"].update(log.revisions)
    attempts = _append_all(tables, ATTEMPTS, log.attempts)
    _check_attempts(tables, log.responses)
    counts = [
        attempts,
        _append_all(tables, RESPONSES, log.responses),
        _append_all(tables, REVIEWS, log.reviews),
        _append_all(tables, EVENTS, log.events),
    ]
    return sum(new for new, _ in counts), sum(known for _, known in counts)


def _append_all(tables: Tables, shape: Shape[T], every: Sequence[T]) -> tuple[int, int]:
    table, before = tables[shape.name], len(tables[shape.name])
    place = shape.names.index("id")
    for one in every:
        row = shape.row(one)
        if table.setdefault(row[place], row) != row:
            raise Conflict(DIFFERS)
    new = len(table) - before
    return new, len(every) - new


def _replay(tables: Tables, learner: str, replay: Replay) -> None:
    given = {"learner": learner}
    whole = Log(reviews=tuple(_ones(tables, REVIEWS, given)), events=tuple(_ones(tables, EVENTS, given)))
    others = {key: row for key, row in tables[SCHEDULES.name].items() if key[0] != learner}
    tables[SCHEDULES.name] = others | _scheduled(learner, replay(whole))


def _scheduled(learner: str, schedules: Iterable[Schedule]) -> dict[tuple[str, str, str], Row]:
    return {(learner, one.reading, one.card): SCHEDULES.row(one) for one in schedules}


def _check_revisions(tables: Tables, revisions: Mapping[str, str], message: str) -> None:
    kept = tables["revisions"]
    if any(kept.get(revision, content) != content for revision, content in revisions.items()):
        raise Conflict(message)


def _check_attempts(tables: Tables, responses: Iterable[Response]) -> None:
    if any(response.attempt not in tables[ATTEMPTS.name] for response in responses):
        raise NotFound("A response belongs to an attempt that is not kept here.")


def _ones(tables: Tables, shape: Shape[T], given: Mapping[str, Any]) -> list[T]:
    return [shape.one(row) for row in _rows(tables, shape, given)]


def _rows(tables: Tables, shape: Shape[T], given: Mapping[str, Any], by: Sequence[str] = ORDER) -> list[Row]:
    """The rows that have these values, ordered by these columns; a name in the plural takes several values."""
    rows = list(tables[shape.name].values())
    for name, value in given.items():
        if value is None:
            continue
        place = shape.names.index(name if name in shape.names else name.removesuffix("s"))
        wanted = {value} if name in shape.names else set(value)
        rows = [row for row in rows if row[place] in wanted]
    places = [shape.names.index(name) for name in by]
    return sorted(rows, key=lambda row: [row[place] for place in places])
