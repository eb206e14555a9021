"""A guest's logs, in her browser session."""

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from datetime import date
from typing import Any

from quiz_app.domain.bare import Bare
from quiz_app.domain.classlog import CLASS_LOGS
from quiz_app.domain.log import Attempt, Event, Log, Response, Review, RoomEvent
from quiz_app.domain.memory import Schedule
from quiz_app.domain.replay import day_counts
from quiz_app.domain.rows import ATTEMPTS, EVENTS, RESPONSES, REVIEWS, ROOM_EVENTS, SCHEDULES, Shape, owned_by
from quiz_app.store.erasing import ids, length, without
from quiz_app.store.guest_accounts import ACCOUNT_TABLES, GuestAccounts
from quiz_app.store.guest_tables import (
    CHANGED,
    Tables,
    append,
    bare_of,
    check_attempts,
    check_revisions,
    compared,
    merge_rows,
    ones,
    put_replayed,
    put_schedules,
    rows_of,
    scheduled,
    undone_ids,
)
from quiz_app.store.protocol import TAKEN, Compared, Merged, Replay, Subject, about

KEY = "meridian_store"
OWNED: tuple[Shape[Any], ...] = (ATTEMPTS, RESPONSES, REVIEWS, EVENTS)
LOGGED = tuple(shape.name for shape in (*OWNED, ROOM_EVENTS, SCHEDULES))
NAMES = ("installation", "revisions", "erased", *ACCOUNT_TABLES, *LOGGED)


class GuestStore:
    """Keeps what store/protocol.py promises in a mapping, for as long as that lives.

    Only plain rows are put there: a domain object would no longer be of its own class once its module was reloaded.
    The mapping is touched once, at the start of each method: a session may break a run off whenever it is.
    """

    def __init__(self, mapping: MutableMapping[str, Any]) -> None:
        self._mapping = mapping

    def _tables(self) -> Tables:
        tables: Tables = self._mapping.setdefault(KEY, {name: {} for name in NAMES})
        return tables

    @property
    def accounts(self) -> GuestAccounts:
        """Who can come back, and how."""
        return GuestAccounts(self._tables())

    def device(self, new_id: str) -> str:
        """This session's id: the one kept, or `new_id` kept from now on."""
        return str(self._tables()["installation"].setdefault("device", new_id))

    def add_attempt(self, attempt: Attempt, revisions: Mapping[str, str]) -> Attempt:
        """Keep an attempt with its form, and the content of each revision in it (hash -> canonical JSON)."""
        tables = self._tables()
        check_revisions(tables, revisions, TAKEN)
        kept, _ = append(tables, ATTEMPTS, attempt)
        tables["revisions"].update(revisions)
        return kept

    def attempt(self, attempt_id: str) -> Attempt | None:
        """The attempt under this id."""
        row = self._tables()[ATTEMPTS.name].get(attempt_id)
        return ATTEMPTS.one(row) if row else None

    def attempts(self, learner: str) -> list[Attempt]:
        """A learner's attempts, the latest first."""
        rows = rows_of(self._tables(), ATTEMPTS, {"learner": learner}, by=("started_at", "id"))
        return [ATTEMPTS.one(row) for row in reversed(rows)]

    def attempts_under(self, assignment: str, learner: str | None = None) -> list[Attempt]:
        """Everybody's attempts (or one learner's) under an assignment, in the order in which they began."""
        given = {"assignment": assignment, "learner": learner}
        return [ATTEMPTS.one(row) for row in rows_of(self._tables(), ATTEMPTS, given, by=("started_at", "id"))]

    def responses_under(self, assignment: str) -> list[Response]:
        """Everybody's responses in attempts under an assignment, in the order they were given."""
        taken = {(one.id, one.learner) for one in self.attempts_under(assignment)}
        return [one for one in ones(self._tables(), RESPONSES, {}) if (one.attempt, one.learner) in taken]

    def events_under(self, assignment: str) -> list[Event]:
        """Everybody's own events about attempts under an assignment, in the order they happened."""
        taken = {(one.id, one.learner) for one in self.attempts_under(assignment)}
        return [one for one in ones(self._tables(), EVENTS, {}) if (one.subject, one.learner) in taken]

    def revisions(self, hashes: Iterable[str]) -> dict[str, str]:
        """The content of these item revisions, as far as they are kept."""
        kept = self._tables()["revisions"]
        return {revision: kept[revision] for revision in hashes if revision in kept}

    def add_response(self, response: Response) -> Response:
        """Append a response; NotFound where its attempt is not kept here."""
        tables = self._tables()
        check_attempts(tables, [response])
        return append(tables, RESPONSES, response)[0]

    def responses(self, learner: str, attempt_id: str | None = None) -> list[Response]:
        """A learner's responses (of one attempt), in the order they were given."""
        return ones(self._tables(), RESPONSES, {"learner": learner, "attempt": attempt_id})

    def add_review(self, review: Review, schedule: Schedule) -> Review:
        """Append a review and, with it, write the schedule folded from it."""
        tables = self._tables()
        put = scheduled(review.learner, [schedule])
        kept, new = append(tables, REVIEWS, review)
        if new:
            put_schedules(tables, put)
        return kept

    def reviews(self, learner: str, reading: str | None = None, cards: Sequence[str] | None = None) -> list[Review]:
        """A learner's reviews (of one reading; of these faces), in the order they were given."""
        return ones(self._tables(), REVIEWS, {"learner": learner, "reading": reading, "cards": cards})

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

    def version(self, learner: str) -> tuple[int, int]:
        """Two numbers: one grows with every change of a learner's schedules, the other with every event of hers."""
        tables = self._tables()
        return tables["installation"].get(CHANGED, 0), len(tables[EVENTS.name])

    def terms_version(self, learner: str) -> int:
        """A number that grows with every event of a learner's, and of the classes' that she joined."""
        return len(self._tables()[EVENTS.name])

    def changed(self, learner: str, after: int, most: int) -> dict[tuple[str, str], Schedule] | None:
        """The schedules that changed after this number of `version`; None where they may be more than `most`."""
        return {} if after == self.version(learner)[0] else None

    def latest(self, learner: str, reading: str, most: int) -> list[Review]:
        """A learner's last reviews of a reading that were not undone, the latest first."""
        tables = self._tables()
        gone = undone_ids(tables, learner)
        standing = [one for one in self.reviews(learner, reading) if one.id not in gone]
        return sorted(standing, key=lambda one: (-one.at.timestamp(), -one.ordinal, one.id))[:most]

    def bare_reviews(self, learner: str, reading: str | None = None, cards: Sequence[str] | None = None) -> Bare:
        """A learner's reviews (of one reading; of these faces) that were not undone, stripped to what is counted."""
        return bare_of(self._tables(), {"learner": learner, "reading": reading, "cards": cards})

    def next_ordinal(self, learner: str, device: str, reading: str, card: str) -> int:
        """How many reviews of a face a device has given: the ordinal of its next."""
        rows = self.reviews(learner, reading, [card])
        return max((one.ordinal + 1 for one in rows if one.device == device), default=0)

    def day_counts(self, learner: str, reading: str, day: date) -> tuple[int, int]:
        """(new faces begun, reviews of others) on a study day, undone ones left out."""
        tables = self._tables()
        reviews = ones(tables, REVIEWS, {"learner": learner, "reading": reading})
        return day_counts(reviews, undone_ids(tables, learner), day)

    def add_event(self, event: Event, schedule: Schedule | None = None) -> Event:
        """Append an event and, where it changes one (an undo), write the schedule with it."""
        tables = self._tables()
        put = scheduled(event.learner, [schedule] if schedule else [])
        kept, new = append(tables, EVENTS, event)
        if new:
            put_schedules(tables, put)
        return kept

    def events(self, learner: str, kinds: Sequence[str] = (), subject: Subject = None) -> list[Event]:
        """A learner's events (of these kinds, about this subject or one of these), in the order they happened."""
        return ones(self._tables(), EVENTS, {"learner": learner, "kinds": kinds or None, **about(subject)})

    def class_events(self, kinds: Sequence[str], subject: str | None = None) -> list[Event]:
        """The events of these kinds (about this subject) in all classes' logs, in the order they happened."""
        found = ones(self._tables(), EVENTS, {"kinds": kinds, "subject": subject})
        return [one for one in found if one.learner.startswith(CLASS_LOGS)]

    def add_room_event(self, event: RoomEvent) -> RoomEvent:
        """Append a move in a room."""
        return append(self._tables(), ROOM_EVENTS, event)[0]

    def room_events(self, room: str, after: int = 0) -> list[RoomEvent]:
        """A room's moves beyond the first `after`, in the order they arrived."""
        rows = rows_of(self._tables(), ROOM_EVENTS, {"room": room}, by=())
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
        own = without(owned_by(learner, log), tables["erased"].keys() & set(ids(log)))
        added, known = merge_rows(merged, own)
        if added:
            put_replayed(merged, learner, replay)
        tables.update(merged)
        return Merged(added, known, length(log) - length(own))

    def compared(self, learner: str, replay: Replay) -> Compared:
        """What `replay` makes of a learner's log, and what is cached, as they are at one moment."""
        return compared(self._tables(), learner, replay)

    def rebuild(self, learner: str, replay: Replay) -> Compared:
        """Make the cached schedules what `replay` makes of the learner's log; that, and what was cached before."""
        both = compared(self._tables(), learner, replay)
        put_replayed(self._tables(), learner, replay)
        return both

    def learners(self) -> list[str]:
        """Everybody of whom anything is kept, in order."""
        tables = self._tables()
        rows = ((shape.names.index("learner"), row) for shape in OWNED for row in tables[shape.name].values())
        learners = {row[place] for place, row in rows} | {key[0] for key in tables[SCHEDULES.name]}
        return sorted(one for one in learners if not one.startswith(CLASS_LOGS))

    def erase(self, learner: str, new_id: str) -> int:
        """Delete all of a learner's rows for good; this session's id becomes `new_id`."""
        tables = self._tables()
        gone = [
            row[shape.names.index("id")]
            for shape in OWNED
            for row in rows_of(tables, shape, {"learner": learner}, by=())
        ]
        erased = tables["erased"] | dict.fromkeys(gone)
        left = {
            shape.name: {key: row for key, row in tables[shape.name].items() if key not in erased} for shape in OWNED
        }
        schedules = {key: row for key, row in tables[SCHEDULES.name].items() if key[0] != learner}
        tables.update(left, erased=erased, installation={"device": new_id}, **{SCHEDULES.name: schedules})
        return len(gone)
