"""The matrix of rights, of rooms: see rights.py."""

from dataclasses import replace

from quiz_app.services import room_play, room_results, rooms
from tests.rooms import RIGHT, ROOM
from tests.services.scene import ANYBODY, ROOM_PLAN, Call

HOST = frozenset({"teacher"})
INSIDE = frozenset({"teacher", "student", "member"})
HOSTS = ANYBODY - {"guest", "member", "member of another room", "removed member"}
KEY = (0, 0)
MINE = replace(ROOM_PLAN, title="Another")

OF_A_ROOM: dict[str, tuple[Call, frozenset[str]]] = {
    "rooms.open_room": (lambda who, at: rooms.open_room(who, at.world, f"of {who.learner}", MINE), HOSTS),
    "rooms.door": (lambda who, at: rooms.door(who, at.world, at.code), ANYBODY),
    "rooms.join": (lambda who, at: rooms.join(who, at.world, at.code, "Eve"), ANYBODY - {"guest", "removed member"}),
    "rooms.rename": (lambda who, at: rooms.rename(who, at.world, ROOM, "Eve"), INSIDE),
    "rooms.reopen": (lambda who, at: rooms.reopen(who, at.world, ROOM), HOST),
    "rooms.shelf_of": (lambda who, at: rooms.shelf_of(who, at.world, ROOM), INSIDE),
    "rooms.look": (lambda who, at: rooms.look(who, at.world, ROOM), INSIDE),
    "room_play.start": (lambda who, at: room_play.start(who, at.world, ROOM, 0), HOST),
    "room_play.reveal": (lambda who, at: room_play.reveal(who, at.world, ROOM, 0), HOST),
    "room_play.discuss": (lambda who, at: room_play.discuss(who, at.world, ROOM, 0), HOST),
    "room_play.extend": (lambda who, at: room_play.extend(who, at.world, ROOM, 0), HOST),
    "room_play.end": (lambda who, at: room_play.end(who, at.world, ROOM), HOST),
    "room_play.replay": (lambda who, at: room_play.replay(who, at.world, ROOM), HOST),
    "room_play.remove": (lambda who, at: room_play.remove(who, at.world, ROOM, at.amina), HOST),
    "room_play.hand_over": (lambda who, at: room_play.hand_over(who, at.world, ROOM, at.amina), HOST),
    "room_play.call_host": (lambda who, at: room_play.call_host(who, at.world, ROOM), INSIDE),
    "room_play.answer_call": (lambda who, at: room_play.answer_call(who, at.world, ROOM), HOST),
    "room_play.take_over": (lambda who, at: room_play.take_over(who, at.world, ROOM), INSIDE),
    "room_play.move": (lambda who, at: room_play.move(who, at.world, ROOM, KEY, 0, RIGHT), INSIDE),
    "room_play.place": (lambda who, at: room_play.place(who, at.world, ROOM, KEY, 0, "war", ""), INSIDE),
    "room_play.point": (lambda who, at: room_play.point(who, at.world, ROOM, KEY, 0, "war"), INSIDE),
    "room_play.take_back": (lambda who, at: room_play.take_back(who, at.world, ROOM, KEY, 0), INSIDE),
    "room_results.room_csv": (lambda who, at: room_results.room_csv(who, at.world, ROOM), INSIDE),
    "room_results.missed_cards": (lambda who, at: room_results.missed_cards(who, at.world, ROOM), INSIDE),
    "room_results.cards_csv": (lambda who, at: room_results.cards_csv(who, at.world, ROOM), INSIDE),
    "room_results.add_missed": (lambda who, at: room_results.add_missed(who, at.world, ROOM), INSIDE - {"member"}),
}
