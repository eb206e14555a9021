"""Adding rows of any kind to a store, and seeing what it keeps of them."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from quiz_app.domain.log import REVIEW_UNDONE, Attempt, Event, Response, Review, RoomEvent
from quiz_app.domain.memory import Schedule, fold
from quiz_app.store.protocol import Store
from tests.builders import NOW, READING, attempt, event

MINUTE = timedelta(minutes=1)
KARACHI = ZoneInfo("Asia/Karachi")
NEW = Schedule(READING, "arms-year")


def room_event(**fields: Any) -> RoomEvent:
    """A move in room R: an event placed third."""
    content = {
        "id": "move-1",
        "room": "R",
        "member": "m",
        "ordinal": 0,
        "kind": "placed",
        "data": {"place": 3},
        "at": NOW,
    }
    return RoomEvent(**content | fields)


def add(store: Store, row: Any) -> Any:
    """Add a row of any kind, with what must be there before it."""
    match row:
        case Attempt():
            return store.add_attempt(row, {})
        case Response():
            store.add_attempt(attempt(), {})
            return store.add_response(row)
        case Review():
            return store.add_review(row, fold(row.reading, row.card, [row]))
        case Event():
            return store.add_event(row)
        case RoomEvent():
            return store.add_room_event(row)


def kept(store: Store, row: Any) -> list[Any]:
    """All rows of the same kind that the store keeps of the same learner or room."""
    match row:
        case Attempt():
            return store.attempts(row.learner)
        case Response():
            return store.responses(row.learner)
        case Review():
            return store.reviews(row.learner)
        case Event():
            return store.events(row.learner)
        case RoomEvent():
            return store.room_events(row.room)
    raise TypeError(row)


def undoing(undone: Review, **fields: Any) -> Event:
    """The event that takes a review back."""
    return event(**{"kind": REVIEW_UNDONE, "subject": undone.id, "data": {}} | fields)
