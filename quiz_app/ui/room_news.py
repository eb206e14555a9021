"""What a room's screens are told over their sockets: who is here and ready, and whether that is all that changed."""

import json
from dataclasses import replace
from typing import Any

from quiz_app.domain.errors import QuizAppError
from quiz_app.domain.room import LOBBY, OPEN, Room
from quiz_app.domain.room_tasks import ORDER
from quiz_app.services import rooms
from quiz_app.services.identity import Actor
from quiz_app.services.only_rooms import reachable
from quiz_app.services.room_log import topic_of
from quiz_app.services.world import World
from quiz_app.ui import wording, wording_room

ROOMS = topic_of("")


def signature(room: Room, me: str) -> tuple[object, ...]:
    """What the page depends on beside the people: where it differs from what was drawn, all is drawn anew."""
    turn = room.turn
    where = (turn.number, turn.deadline) if turn else ()
    call = room.call[0] if room.call else None
    return (room.status, room.play, where, room.host == me, call, room.closing)


def screen_of(room: Room, me: str) -> str:
    """What a member's screen depends on beside the table of people; on the shared board that is every move."""
    turn = room.turn
    own = turn.given.get(me, 0) if turn else 0
    moved = room.version if room.shared or group_of(room, me) is None else own
    return f"{signature(room, me)}/{moved}"


def group_of(room: Room, me: str) -> dict[str, Any] | None:
    """The table of who is here and whether they are ready, while that is what is shown; words, nothing to be run."""
    if room.status not in (LOBBY, OPEN):
        return None
    order = in_order(room)
    table = _ready(room, order) if room.status == OPEN else _waiting(room, order)
    mine = order.index(me)
    table["rows"][mine][0][0] += " (you)"
    return table | {"mine": mine}


def told(world: World, topic: str, member: str, version: int) -> str:
    """The message for a screen that listens: a version, and of a room what its member's screen shows of it."""
    if not topic.startswith(ROOMS):
        return str(version)
    actor = Actor("member", member, "")  # who listens needs to be in the room, and nothing more
    try:
        narrow = replace(reachable(actor, world), open_to=member)  # nothing of the reading is told
        room = rooms.look(actor, narrow, topic.removeprefix(ROOMS), version)
    except QuizAppError:  # removed, or the store is away: the screen's own run says so
        return str(version)
    news = {"screen": screen_of(room, member), "group": group_of(room, member), "order": _order_of(room)}
    return f"{room.version} {json.dumps(news)}"


def _order_of(room: Room) -> tuple[str, ...] | None:
    """How the shared board's rows stand, while it is what is played on."""
    board = room.turn.board if room.turn else None
    return board.order if board and room.shared and room.status == OPEN else None


def in_order(room: Room) -> list[str]:
    """Everybody in the room, by name."""
    return sorted(room.members, key=lambda one: room.members[one].name.casefold())


def _ready(room: Room, order: list[str]) -> dict[str, Any]:
    turn = room.turn
    assert turn is not None
    done = set(turn.board.movers if turn.board else turn.counting)
    ready, wait = ("Has moved", "Looking") if turn.board else ("Ready", "Thinking")
    if not turn.board and room.task and room.task.kind == ORDER:
        wait = "Ordering"
    return {
        "lede": wording_room.ready(len(done & room.members.keys()), len(room.members)),
        "heads": ["Name", "State"],
        "rows": [[[room.members[one].name, ""], [ready, "done"] if one in done else [wait, "busy"]] for one in order],
    }


def _waiting(room: Room, order: list[str]) -> dict[str, Any]:
    parts = {one: "Host" if one == room.host else room.members[one].team or "In the room" for one in order}
    return {
        "lede": wording.sentence(wording_room.people(len(room.members))) + ".",
        "heads": ["Name", "Part"],
        "rows": [[[room.members[one].name, ""], [parts[one], ""]] for one in order],
    }
