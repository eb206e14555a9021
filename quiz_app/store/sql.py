"""The logs in a database."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from sqlalchemy import URL, Connection, make_url

from quiz_app.domain.bare import Bare
from quiz_app.domain.log import Attempt, Event, Log, Response, Review, RoomEvent
from quiz_app.domain.memory import Schedule
from quiz_app.domain.rows import ATTEMPTS, EVENTS, RESPONSES, REVIEWS, ROOM_EVENTS, Shape
from quiz_app.store import queries
from quiz_app.store.accounts import SqlAccounts
from quiz_app.store.appending import append, keep_device, keep_revisions, put_schedules
from quiz_app.store.database import BUSY_SECONDS, Database, file_of, open_database
from quiz_app.store.failures import told
from quiz_app.store.merging import compared, erase, merge, rebuild
from quiz_app.store.migrate import bring_up
from quiz_app.store.notices import tell_of_room
from quiz_app.store.protocol import Compared, Merged, Replay, Subject, about
from quiz_app.store.unchanging import AtHand

T = TypeVar("T")
DEVICE = "device"


def open_sqlite(path: Path, busy_seconds: float = BUSY_SECONDS) -> "SqlStore":
    """The store in this file, made where there is none; its folder too, for its owner's eyes only."""
    with told(str(path)):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return _open(URL.create("sqlite", database=str(path)), busy_seconds)


def open_url(url: str, busy_seconds: float = BUSY_SECONDS) -> "SqlStore":
    """The store at this SQLAlchemy address, brought to the present schema."""
    address = make_url(url)
    path = file_of(address)
    return open_sqlite(path, busy_seconds) if path and not address.query else _open(address, busy_seconds)


def _open(address: URL, busy_seconds: float) -> "SqlStore":
    database = open_database(address, busy_seconds)
    try:
        bring_up(database)
    except BaseException:
        database.close()
        raise
    return SqlStore(database)


class SqlStore:
    """Keeps what store/protocol.py promises in a database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._at_hand = AtHand(database.stamp)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    @property
    def accounts(self) -> SqlAccounts:
        """Who can come back."""
        return SqlAccounts(self.database)

    def device(self, new_id: str) -> str:
        """This installation's id: the one kept, or `new_id` kept from now on."""
        read, write = self.database.read, self.database.write
        return self._at_hand.device.take(
            [DEVICE], lambda _: {DEVICE: read(queries.device) or write(lambda at: keep_device(at, new_id))}
        )[DEVICE]

    def add_attempt(self, attempt: Attempt, revisions: Mapping[str, str]) -> Attempt:
        """Keep an attempt with its form, and the content of each revision in it (hash -> canonical JSON)."""
        new = {one: content for one, content in revisions.items() if self._at_hand.revisions.at_hand(one) != content}

        def work(connection: Connection) -> Attempt:
            keep_revisions(connection, new)
            return append(connection, ATTEMPTS, attempt)[0]

        kept = self.database.write(work)
        self._at_hand.revisions.take(new, lambda ids: {one: new[one] for one in ids})
        return self._at_hand.attempts.take([kept.id], lambda _: {kept.id: kept})[kept.id]

    def attempt(self, attempt_id: str) -> Attempt | None:
        """The attempt under this id."""
        read = self.database.read
        found = self._at_hand.attempts.take([attempt_id], lambda ids: read(lambda at: queries.kept(at, ATTEMPTS, ids)))
        return found.get(attempt_id)

    def attempts(self, learner: str) -> list[Attempt]:
        """A learner's attempts, the latest first."""
        return self.database.look(lambda at: queries.attempts(at, learner))

    def attempts_under(self, assignment: str, learner: str | None = None) -> list[Attempt]:
        """Everybody's attempts (or one learner's) under an assignment, in the order in which they began."""
        return self.database.look(lambda at: queries.attempts_under(at, assignment, learner))

    def responses_under(self, assignment: str) -> list[Response]:
        """Everybody's responses in attempts under an assignment, in the order they were given."""
        return self.database.look(lambda at: queries.under(at, RESPONSES, assignment))

    def events_under(self, assignment: str) -> list[Event]:
        """Everybody's own events about attempts under an assignment, in the order they happened."""
        return self.database.look(lambda at: queries.under(at, EVENTS, assignment))

    def revisions(self, hashes: Iterable[str]) -> dict[str, str]:
        """The content of these item revisions, as far as they are kept."""
        read = self.database.read
        return self._at_hand.revisions.take(set(hashes), lambda ids: read(lambda at: queries.revisions(at, ids)))

    def add_response(self, response: Response) -> Response:
        """Append a response; NotFound where its attempt is not kept here."""
        return self.database.write(lambda at: append(at, RESPONSES, response)[0])

    def responses(self, learner: str, attempt_id: str | None = None) -> list[Response]:
        """A learner's responses (of one attempt), in the order they were given."""
        return self._in_order(RESPONSES, {"learner": learner, "attempt": attempt_id}, attempt_id or "")

    def add_review(self, review: Review, schedule: Schedule) -> Review:
        """Append a review and, in the same transaction, write the schedule folded from it."""

        def work(connection: Connection) -> Review:
            kept, new = append(connection, REVIEWS, review)
            if new:
                put_schedules(connection, review.learner, [schedule])
            return kept

        return self.database.write(work, turn=review.learner)

    def reviews(self, learner: str, reading: str | None = None, cards: Sequence[str] | None = None) -> list[Review]:
        """A learner's reviews (of one reading; of these faces), in the order they were given."""
        return self._in_order(REVIEWS, {"learner": learner, "reading": reading, "cards": cards})

    def schedules(
        self, learner: str, reading: str | None = None, cards: Sequence[str] | None = None
    ) -> dict[tuple[str, str], Schedule]:
        """The cached schedules (of one reading; of these faces) by (reading, face key)."""
        given = {"learner": learner, "reading": reading, "cards": cards}
        return self.database.look(lambda at: queries.schedules(at, given))

    def version(self, learner: str) -> tuple[int, int]:
        """Two numbers: one grows with every change of a learner's schedules, the other with every event of hers."""
        return self._version(learner)[:2]

    def terms_version(self, learner: str) -> int:
        """A number that grows with every event of a learner's, and of the classes' that she joined."""
        return self._version(learner)[2]

    def _version(self, learner: str) -> tuple[int, int, int]:
        return self._at_hand.versions.take(learner, lambda: self.database.look(lambda at: queries.version(at, learner)))

    def changed(self, learner: str, after: int, most: int) -> dict[tuple[str, str], Schedule] | None:
        """The schedules that changed after this number of `version`; None where they may be more than `most`."""
        return self.database.look(lambda at: queries.changed(at, learner, after, most))

    def latest(self, learner: str, reading: str, most: int) -> list[Review]:
        """A learner's last reviews of a reading that were not undone, the latest first."""
        return self.database.look(lambda at: queries.latest(at, learner, reading, most))

    def bare_reviews(self, learner: str, reading: str | None = None, cards: Sequence[str] | None = None) -> Bare:
        """A learner's reviews (of one reading; of these faces) that were not undone, stripped to what is counted."""
        given = {"learner": learner, "reading": reading, "cards": cards}
        return self.database.read(lambda at: queries.bare_reviews(at, given))

    def next_ordinal(self, learner: str, device: str, reading: str, card: str) -> int:
        """How many reviews of a face a device has given: the ordinal of its next."""
        return self.database.look(lambda at: queries.next_ordinal(at, learner, device, reading, card))

    def day_counts(self, learner: str, reading: str, day: date) -> tuple[int, int]:
        """(new faces begun, reviews of others) on a study day, undone ones left out."""
        return self.database.look(lambda at: queries.day_counts(at, learner, reading, day))

    def add_event(self, event: Event, schedule: Schedule | None = None) -> Event:
        """Append an event and, where it changes one (an undo), write the schedule in the same transaction."""

        def work(connection: Connection) -> Event:
            kept, new = append(connection, EVENTS, event)
            if new and schedule is not None:
                put_schedules(connection, event.learner, [schedule])
            return kept

        return self.database.write(work, turn=event.learner)

    def events(self, learner: str, kinds: Sequence[str] = (), subject: Subject = None) -> list[Event]:
        """A learner's events (of these kinds, about this subject or one of these), in the order they happened."""
        of = subject if isinstance(subject, str) and not kinds else ""
        return self._in_order(EVENTS, {"learner": learner, "kinds": kinds or None, **about(subject)}, of)

    def _in_order(self, shape: Shape[T], given: queries.Given, of: str = "") -> list[T]:
        """The rows in order; those `of` one attempt or subject are at hand until somebody writes."""

        def look() -> tuple[T, ...]:
            return self.database.look(lambda at: tuple(queries.in_order(at, shape, given)))

        return list(self._at_hand.rows.take(f"{shape.name}/{given['learner']}/{of}", look) if of else look())

    def class_events(self, kinds: Sequence[str], subject: str | None = None) -> list[Event]:
        """The events of these kinds (about this subject) in all classes' logs, in the order they happened."""
        return self.database.look(lambda at: queries.class_events(at, kinds, subject))

    def add_room_event(self, event: RoomEvent) -> RoomEvent:
        """Append a move in a room."""

        def work(connection: Connection) -> RoomEvent:
            kept, new = append(connection, ROOM_EVENTS, event)
            if new:
                tell_of_room(connection, event.room)
            return kept

        return self.database.write(work, turn=event.room)

    def room_events(self, room: str, after: int = 0) -> list[RoomEvent]:
        """A room's moves beyond the first `after`, in the order they arrived."""
        return self.database.look(lambda at: queries.room_events(at, room, after))

    def log(self, learner: str) -> Log:
        """All of a learner's rows, as they are at one moment."""
        return self.database.read(lambda at: queries.log(at, learner))

    def merge(self, learner: str, log: Log, replay: Replay) -> Merged:
        """Add the rows that are not there yet, as this learner's: all of them or, where one conflicts, none."""
        return self.database.write(lambda at: merge(at, learner, log, replay), turn=learner)

    def compared(self, learner: str, replay: Replay) -> Compared:
        """What `replay` makes of a learner's log, and what is cached, as they are at one moment."""
        return self.database.read(lambda at: compared(at, learner, replay))

    def rebuild(self, learner: str, replay: Replay) -> Compared:
        """Make the cached schedules what `replay` makes of the learner's log; that, and what was cached before."""
        return self.database.write(lambda at: rebuild(at, learner, replay), turn=learner)

    def learners(self) -> list[str]:
        """Everybody of whom anything is kept, in order."""
        return self.database.read(queries.learners)

    def erase(self, learner: str, new_id: str) -> int:
        """Delete all of a learner's rows for good; this installation's id becomes `new_id`."""
        try:
            return self.database.erase(lambda at: erase(at, learner, new_id), turn=learner)
        finally:
            self._at_hand.forget()
