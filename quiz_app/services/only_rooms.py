"""What somebody without an account may reach: the rooms that she joins, and nothing else that is kept here."""

from dataclasses import replace
from typing import Any, cast

from quiz_app.domain.errors import NotAllowed
from quiz_app.domain.shelf import Library
from quiz_app.services.identity import Actor
from quiz_app.services.world import World
from quiz_app.store.protocol import Store

REACHABLE = ("add_room_event", "room_events")
REFUSED = "You are here as a member of a room. Everything else belongs to who keeps this installation."


class OnlyRooms:
    """A store of which nothing but rooms can be read or written: whatever a service asks for besides is refused."""

    def __init__(self, store: Store) -> None:
        self.kept = store

    def __getattr__(self, name: str) -> Any:
        if name not in REACHABLE:
            raise NotAllowed(REFUSED)
        return getattr(self.kept, name)


def reachable(actor: Actor, world: World) -> World:
    """The world as the actor may reach it: for who has no account no shelf but that of her room, and only rooms."""
    if actor.role != "member":
        return world
    rooms, whole = cast(Store, OnlyRooms(world.store)), world.whole or world.library
    return replace(world, library=Library({}), store=rooms, whole=whole, open_to=actor.learner)


def whole_store(store: Store) -> Store:
    """The store behind what a member may reach of it."""
    return store.kept if isinstance(store, OnlyRooms) else store
