"""A room's log as the room services read and write it: folded once for each version, told to all who wait."""

from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from quiz_app.domain.errors import NotAllowed, NotFound
from quiz_app.domain.log import RoomEvent, row_id
from quiz_app.domain.room import Room
from quiz_app.domain.room_fold import fold_room
from quiz_app.domain.room_tasks import QUIZ
from quiz_app.services.holding import holds
from quiz_app.services.identity import Actor
from quiz_app.services.only_rooms import whole_store
from quiz_app.services.world import World
from quiz_app.store.protocol import Store

GONE = "This room is not there. Check the code or the link."
STRANGER = "You are not in this room. Join it with its code."
HELD_ROOM = "This room asks a question of an exam that you may still take. Come back when the exam is over."
NOT_HOST = "Only the host of this room may do that."
MOST_KEPT = 64


def topic_of(room_id: str) -> str:
    """The topic under which news of a room is told."""
    return f"room/{room_id}"


def code_room(code: str) -> str:
    """The id under which what a code leads to is kept: it can be reached by who knows the code, and not be listed."""
    return row_id("code", code, 0)


class _Folded:
    """The rooms of one store as last folded: every screen of a room would else fold the same events."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._events: dict[str, list[RoomEvent]] = {}
        self._rooms: dict[str, Room | None] = {}

    def version(self, store: Store, room_id: str) -> int:
        """How many events the room has."""
        with self._lock:
            return len(self._read(store, room_id))

    def room(self, store: Store, room_id: str, version: int) -> Room | None:
        """The room as it stands; where `version` is known to be the latest and at hand, the store is not asked."""
        with self._lock:
            known = self._events.get(room_id, [])
            events = known if 0 < version <= len(known) else self._read(store, room_id)
            if room_id not in self._rooms:
                self._rooms[room_id] = fold_room(events)
            return self._rooms[room_id]

    def _read(self, store: Store, room_id: str) -> list[RoomEvent]:
        events = self._events.pop(room_id, [])
        newer = store.room_events(room_id, len(events))
        if newer:
            events = [*events, *newer]
            self._rooms.pop(room_id, None)
        self._events[room_id] = events  # the one last used is the last to go
        while len(self._events) > MOST_KEPT:
            oldest = next(iter(self._events))
            del self._events[oldest]
            self._rooms.pop(oldest, None)
        return events


_FOLDED: "WeakKeyDictionary[Store, _Folded]" = WeakKeyDictionary()


def _folded(store: Store) -> _Folded:
    return _FOLDED.setdefault(whole_store(store), _Folded())


class RoomLog:
    """One room's log in a world."""

    def __init__(self, world: World, room_id: str) -> None:
        self.world = world
        self.id = room_id

    def room(self, version: int = 0) -> Room:
        """The room as it stands, at `version` where that is known to be the latest; NotFound where there is none."""
        room = _folded(self.world.store).room(self.world.store, self.id, version)
        if room is None:
            raise NotFound(GONE)
        return room

    def of_member(self, actor: Actor, version: int = 0) -> Room:
        """The room, for somebody who is in it; NotAllowed for a stranger or somebody who was removed.

        NotAllowed too for a student who may still take an exam with a question that the room asks.
        """
        room = self.room(version)
        if actor.learner not in room.members:
            raise NotAllowed(STRANGER)
        asked = [task.item.id for task in room.tasks if task.kind == QUIZ]
        if asked and holds(actor, self.world, room.reading, asked):
            raise NotAllowed(HELD_ROOM)
        return room

    def of_host(self, actor: Actor) -> Room:
        """The room, for its host; NotAllowed for anybody else."""
        room = self.of_member(actor)
        if actor.learner != room.host:
            raise NotAllowed(NOT_HOST)
        return room

    def events(self) -> list[RoomEvent]:
        """Everything that happened in it."""
        return self.world.store.room_events(self.id)

    def append(self, member: str, kind: str, subject: str, ordinal: int = 0, /, **data: Any) -> RoomEvent:
        """The event as it is kept, durable and told; the same subject and ordinal of a member add nothing twice."""
        event = RoomEvent(
            id=row_id(member, f"{self.id}/{kind}/{subject}", ordinal),
            room=self.id,
            member=member,
            ordinal=ordinal,
            kind=kind,
            data=data,
            at=self.world.now(),
        )
        kept = self.world.store.add_room_event(event)
        self.world.publish(topic_of(self.id), _folded(self.world.store).version(self.world.store, self.id))
        return kept
