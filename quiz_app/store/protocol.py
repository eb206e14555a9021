"""What a store promises, whoever keeps it: logs that are appended, once, and the caches folded from them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from quiz_app.domain.account import Account, Session, Ticket
from quiz_app.domain.bare import Bare
from quiz_app.domain.log import Attempt, Event, Log, Response, Review, RoomEvent
from quiz_app.domain.memory import Schedule
from quiz_app.domain.replay import Face, Studied
from quiz_app.domain.rows import Row

TAKEN = "Something else is kept here already: another window was first. Load the page again to see it."
DIFFERS = "A row that is kept here already says something else than the one to be added. Nothing was added."
NAME_TAKEN = "There is an account of this name already."

Replay = Callable[[Studied], Iterable[Schedule | Row]]
Subject = str | Sequence[str] | None
Compared = tuple[dict[Face, Row], dict[Face, Row]]  # schedules as plain rows: folded, and cached


def about(subject: Subject) -> dict[str, str | Sequence[str] | None]:
    """The column to look in: for one subject, or for any of several."""
    return {"subject": subject} if subject is None or isinstance(subject, str) else {"subjects": subject}


@dataclass(frozen=True, slots=True)
class Merged:
    """How many rows of an import were new, how many were there already, and how many had been deleted for good."""

    added: int
    known: int
    erased: int = 0


class Accounts(Protocol):
    """Who can come back, and how. Of every secret a hash is handed in; what has ended is told by who asks."""

    def add(self, account: Account) -> Account:
        """Keep a new account; Conflict where its id, login, code or provider's name is taken."""
        ...

    def put(self, account: Account) -> Account:
        """Keep an account as it is now."""
        ...

    def find(self, by: str, value: str) -> Account | None:
        """The account of this id, login, code or provider's name."""
        ...

    def of_kind(self, kind: str) -> list[Account]:
        """All accounts of a kind, by name."""
        ...

    def add_session(self, session: Session) -> None:
        """Keep a session."""
        ...

    def session(self, token: str) -> Session | None:
        """The session of this token's hash, whether or not it has ended."""
        ...

    def signed_in(self, token: str) -> tuple[Session, Account] | None:
        """The session of this token's hash, whether or not it has ended, with its account."""
        ...

    def end_session(self, token: str) -> None:
        """End a session."""
        ...

    def end_sessions(self, account: str, but: str = "") -> None:
        """End all sessions of an account but one, and whatever tickets it has."""
        ...

    def add_ticket(self, ticket: Ticket) -> None:
        """Keep a ticket."""
        ...

    def take_ticket(self, token: str) -> Ticket | None:
        """The ticket of this token's hash, which is gone with that: of two who come with it, one gets it."""
        ...

    def failures(self, key: str) -> tuple[int, datetime] | None:
        """How often it went wrong under this key, and when last."""
        ...

    def fail(self, key: str, now: datetime) -> None:
        """Count one more failure under this key, beginning anew where the last is long ago."""
        ...

    def forgive(self, key: str) -> None:
        """Forget the failures under this key."""
        ...

    def sweep(self, now: datetime) -> None:
        """Forget sessions, tickets and failures whose time is over."""
        ...


class Store(Protocol):
    """The logs of all learners. Every `add_` is durable when it returns, and adding the same row twice adds it once.

    An `add_` returns the row that is kept: of two that differ in nothing but when they came, the first. A row whose id
    holds something else raises Conflict; a store that cannot be reached raises StoreUnavailable. Rows are ordered by
    time, then device, ordinal and id.
    """

    @property
    def accounts(self) -> Accounts:
        """Who can come back, and how."""
        ...

    def device(self, new_id: str) -> str:
        """This installation's id: the one kept, or `new_id` kept from now on."""
        ...

    def add_attempt(self, attempt: Attempt, revisions: Mapping[str, str]) -> Attempt:
        """Keep an attempt with its form, and the content of each revision in it (hash -> canonical JSON)."""
        ...

    def attempt(self, attempt_id: str) -> Attempt | None:
        """The attempt under this id."""
        ...

    def attempts(self, learner: str) -> list[Attempt]:
        """A learner's attempts, the latest first."""
        ...

    def attempts_under(self, assignment: str, learner: str | None = None) -> list[Attempt]:
        """Everybody's attempts (or one learner's) under an assignment, in the order in which they began."""
        ...

    def responses_under(self, assignment: str) -> list[Response]:
        """Everybody's responses in attempts under an assignment, in the order they were given."""
        ...

    def events_under(self, assignment: str) -> list[Event]:
        """Everybody's own events about attempts under an assignment, in the order they happened."""
        ...

    def revisions(self, hashes: Iterable[str]) -> dict[str, str]:
        """The content of these item revisions, as far as they are kept."""
        ...

    def add_response(self, response: Response) -> Response:
        """Append a response; NotFound where its attempt is not kept here."""
        ...

    def responses(self, learner: str, attempt_id: str | None = None) -> list[Response]:
        """A learner's responses (of one attempt), in the order they were given."""
        ...

    def add_review(self, review: Review, schedule: Schedule) -> Review:
        """Append a review and, in the same transaction, write the schedule folded from it."""
        ...

    def reviews(self, learner: str, reading: str | None = None, cards: Sequence[str] | None = None) -> list[Review]:
        """A learner's reviews (of one reading; of these faces), in the order they were given."""
        ...

    def schedules(
        self, learner: str, reading: str | None = None, cards: Sequence[str] | None = None
    ) -> dict[tuple[str, str], Schedule]:
        """The cached schedules (of one reading; of these faces) by (reading, face key)."""
        ...

    def version(self, learner: str) -> tuple[int, int]:
        """Two numbers: one grows with every change of a learner's schedules, the other with every event of hers."""
        ...

    def terms_version(self, learner: str) -> int:
        """A number that grows with every event of a learner's, and of the classes' that she joined."""
        ...

    def changed(self, learner: str, after: int, most: int) -> dict[tuple[str, str], Schedule] | None:
        """The schedules that changed after this number of `version`; None where they may be more than `most`."""
        ...

    def latest(self, learner: str, reading: str, most: int) -> list[Review]:
        """A learner's last reviews of a reading that were not undone, the latest first."""
        ...

    def bare_reviews(self, learner: str, reading: str | None = None, cards: Sequence[str] | None = None) -> Bare:
        """A learner's reviews (of one reading; of these faces) that were not undone, stripped to what is counted."""
        ...

    def next_ordinal(self, learner: str, device: str, reading: str, card: str) -> int:
        """How many reviews of a face a device has given: the ordinal of its next."""
        ...

    def day_counts(self, learner: str, reading: str, day: date) -> tuple[int, int]:
        """(new faces begun, reviews of others) on a study day, undone ones left out."""
        ...

    def add_event(self, event: Event, schedule: Schedule | None = None) -> Event:
        """Append an event and, where it changes one (an undo), write the schedule in the same transaction."""
        ...

    def events(self, learner: str, kinds: Sequence[str] = (), subject: Subject = None) -> list[Event]:
        """A learner's events (of these kinds, about this subject or one of these), in the order they happened."""
        ...

    def class_events(self, kinds: Sequence[str], subject: str | None = None) -> list[Event]:
        """The events of these kinds (about this subject) in all classes' logs, in the order they happened."""
        ...

    def add_room_event(self, event: RoomEvent) -> RoomEvent:
        """Append a move in a room."""
        ...

    def room_events(self, room: str, after: int = 0) -> list[RoomEvent]:
        """A room's moves beyond the first `after`, in the order they arrived."""
        ...

    def log(self, learner: str) -> Log:
        """All of a learner's rows."""
        ...

    def merge(self, learner: str, log: Log, replay: Replay) -> Merged:
        """Add the rows that are not there yet, as this learner's: all of them or, where one conflicts, none.

        Where any was new, the cached schedules become what `replay` makes of the learner's reviews and events as they
        then are, in the same transaction. Rows that were erased stay away, and so do responses to attempts that were.
        """
        ...

    def compared(self, learner: str, replay: Replay) -> Compared:
        """What `replay` makes of a learner's log, and what is cached, as they are at one moment."""
        ...

    def rebuild(self, learner: str, replay: Replay) -> Compared:
        """Make the cached schedules what `replay` makes of the learner's log; that, and what was cached before."""
        ...

    def learners(self) -> list[str]:
        """Everybody of whom anything is kept, in order."""
        ...

    def erase(self, learner: str, new_id: str) -> int:
        """Delete all of a learner's rows for good, and say how many they were.

        Their ids are kept, so that a merge does not bring them back. This installation's id becomes `new_id`: the
        ordinals begin anew, and under the old id the next rows would be taken for those that were deleted.
        """
        ...
