"""Rooms: opened on a reading by a host, joined by code with a name, and left to the group from then on."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from quiz_app.domain import room_log as kinds
from quiz_app.domain.classcode import CLASS_CODE, code_from, code_in
from quiz_app.domain.errors import AnswerRefused, NotAllowed, NotFound
from quiz_app.domain.log import ROOM_ENTERED, RoomEvent, row_id
from quiz_app.domain.room import OPEN, Room
from quiz_app.domain.room_tasks import MOST_ROUNDS, Wish, draw_tasks, plain
from quiz_app.domain.shelf import Shelf
from quiz_app.services.holding import open_shelf, open_world
from quiz_app.services.identity import Actor
from quiz_app.services.room_log import GONE, RoomLog, code_room
from quiz_app.services.settings import append_event
from quiz_app.services.world import World

HOSTS = ("owner", "teacher", "student")
VALID = timedelta(hours=24)
LONGEST_NAME = 30
MOST_MEMBERS = 200
CODE_GIVEN = "code_given"  # data: room, until; in the log that only the code leads to
EXPIRED = "This code has expired. Ask the host for a new one: reopening the room makes one."
UNKNOWN = "Nobody is known in this browser. Open the room's link in it, and join there."
FULL = f"This room is full: it holds {MOST_MEMBERS} people."


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPlan:
    """What a host chose. `seconds` None: no clock; `teams` empty: everybody for herself; `together`: one board."""

    reading: str
    title: str
    name: str
    wishes: tuple[Wish, ...]
    seconds: int | None = None
    extension: int = 30
    teams: tuple[str, ...] = ()
    together: bool = False
    discussion: bool = True


@dataclass(frozen=True, slots=True)
class Door:
    """What somebody with the code sees of a room before she is in it."""

    room: str
    title: str
    host: str
    people: int
    teams: tuple[str, ...]
    inside: bool


def name_of(typed: str) -> str:
    """The name as it is kept: one line without control characters; AnswerRefused for none at all."""
    kept = "".join(one for one in typed if unicodedata.category(one) not in ("Cc", "Cs", "Co", "Cn") or one.isspace())
    name = " ".join(kept.split())[:LONGEST_NAME].strip()
    if not any(unicodedata.category(one)[0] in "LNSP" for one in name):
        raise AnswerRefused("Type a name first: the others see who is here by it.")
    return name


def open_room(actor: Actor, world: World, room_id: str, plan: RoomPlan) -> Room:
    """The room under this id, opened by the actor; opened twice, it is opened once."""
    if actor.role not in HOSTS:
        raise NotAllowed("Only the owner, a teacher or a student of this installation may open a room.")
    if world.store.room_events(room_id):
        return RoomLog(world, room_id).of_host(actor)
    shelf = open_shelf(actor, world, plan.reading)
    tasks = draw_tasks(shelf, plan.wishes, room_id)
    if not tasks:
        raise AnswerRefused(f"Choose at least one round, of {MOST_ROUNDS} at most, that this reading has events for.")
    code = _give_code(world, room_id, 0)
    RoomLog(world, room_id).append(
        actor.learner,
        kinds.OPENED,
        "",
        reading=plan.reading,
        title=" ".join(plan.title.split())[:60] or shelf.reading.title[:60],
        name=name_of(plan.name),
        team=plan.teams[0] if plan.teams else "",
        seconds=plan.seconds,
        extension=plan.extension,
        teams=list(plan.teams),
        together=plan.together,
        discussion=plan.discussion,
        tasks=[plain(one) for one in tasks],
        **_of_code(code),
    )
    room = RoomLog(world, room_id).room()
    _remember(actor, world, room)
    return room


def door(actor: Actor, world: World, typed: str) -> Door:
    """The room that a code leads to, as it looks from outside; NotFound where it leads nowhere (any more)."""
    room = _behind(world, typed)
    members = room.members
    return Door(room.id, room.title, members[room.host].name, len(members), room.teams, actor.learner in members)


def join(actor: Actor, world: World, typed: str, name: str, team: str = "") -> Room:
    """The room that the code leads to, with the actor in it under this name; at any time, also in mid-round."""
    room = _behind(world, typed)
    log = RoomLog(world, room.id)
    if actor.role == "guest":
        raise NotAllowed(UNKNOWN)
    if actor.learner in room.removed:
        raise NotAllowed("The host has removed you from this room.")
    if actor.learner not in room.members:
        if len(room.members) >= MOST_MEMBERS:
            raise NotAllowed(FULL)
        wanted = team if team in room.teams else _smallest(room)
        log.append(actor.learner, kinds.JOINED, "", name=_free(room, name_of(name)), team=wanted)
        room = log.room()
    _remember(actor, world, room)
    return room


def rename(actor: Actor, world: World, room_id: str, name: str) -> None:
    """Go by another name from now on."""
    log = RoomLog(world, room_id)
    room = log.of_member(actor)
    if name_of(name) != room.members[actor.learner].name:
        times = room.renamings.get(actor.learner, 0)
        log.append(actor.learner, kinds.RENAMED, "", times, name=_free(room, name_of(name)))


def my_rooms(actor: Actor, world: World) -> list[Room]:
    """The rooms that the actor opened or joined and is still in, the latest first."""
    seen = {event.subject: event for event in world.store.events(actor.learner, [ROOM_ENTERED])}
    found = []
    for room_id in reversed(seen):
        try:
            found.append(RoomLog(world, room_id).of_member(actor))
        except (NotFound, NotAllowed):
            continue
    return found


def reopen(actor: Actor, world: World, room_id: str) -> Room:
    """The room open again, under a new code; the host's to do."""
    log = RoomLog(world, room_id)
    room = log.of_host(actor)
    closing = room.closing + 1
    code = _give_code(world, room_id, closing)
    log.append(actor.learner, kinds.REOPENED, "", closing, closing=closing, **_of_code(code))
    return log.room()


def shelf_of(actor: Actor, world: World, room_id: str) -> Shelf | None:
    """The shelf that the room is played on, for who is in it; None where the library no longer has it."""
    room = RoomLog(world, room_id).of_member(actor)
    if actor.role != "member":
        return open_world(actor, world).library.shelves.get(room.reading)
    shelf = (world.whole or world.library).shelves.get(room.reading)
    return shelf.without(shelf.exam_only) if shelf else None


def code_still_good(room: Room, now: datetime) -> bool:
    """Whether the room's code still lets anybody in."""
    return not room.ended and now < room.until


def _of_code(code: RoomEvent) -> dict[str, str]:
    return {"code": code.data["code"], "until": code.data["until"]}


def _give_code(world: World, room_id: str, closing: int) -> RoomEvent:
    """A new code, kept in the log that only it leads to. Made of chance, not of anything that others know."""
    code = code_from(f"{world.new_id()}/{room_id}", CLASS_CODE)
    at = world.now()
    return world.store.add_room_event(
        RoomEvent(
            id=row_id(room_id, f"{CODE_GIVEN}/{code}", closing),
            room=code_room(code),
            member="",
            ordinal=0,
            kind=CODE_GIVEN,
            data={"room": room_id, "code": code, "until": (at + VALID).isoformat()},
            at=at,
        )
    )


def _behind(world: World, typed: str) -> Room:
    """The room that a code leads to."""
    code = code_in(typed, CLASS_CODE)
    given = world.store.room_events(code_room(code))[:1] if code else []
    if not given:
        raise NotFound(GONE)
    room = RoomLog(world, given[0].data["room"]).room()
    if room.code != code or not code_still_good(room, world.now()):
        raise NotFound(EXPIRED)
    return room


def _free(room: Room, name: str) -> str:
    """The name, with a number behind it where somebody in the room has it already."""
    taken = {one.name.casefold() for one in room.members.values()}
    others = (f"{name[: LONGEST_NAME - 4]} {number}" for number in range(2, MOST_MEMBERS + 2))
    return name if name.casefold() not in taken else next(one for one in others if one.casefold() not in taken)


def _smallest(room: Room) -> str:
    """The team with the fewest people; none where everybody plays for herself."""
    sizes = {team: sum(one.team == team for one in room.members.values()) for team in room.teams}
    return min(sizes, key=lambda team: sizes[team], default="")


def _remember(actor: Actor, world: World, room: Room) -> None:
    """Keep in her own log that somebody with one was here, so that the room is found again."""
    if actor.role != "member" and not world.store.events(actor.learner, [ROOM_ENTERED], room.id):
        append_event(actor, world, ROOM_ENTERED, room.id, {"title": room.title})


def look(actor: Actor, world: World, room_id: str, version: int = 0) -> Room:
    """The room as this member may see it: while a round is on, who has answered but not what.

    A round whose time is over is revealed by whoever looks first. With the latest `version`, where the caller was just
    told it, what is at hand of that version is not read again.
    """
    log = RoomLog(world, room_id)
    room = log.of_member(actor, version)
    turn = room.turn
    if turn is not None and room.status == OPEN and turn.over(world.now()):
        log.append("", kinds.REVEALED, f"{turn.play}.{turn.number}", play=turn.play, round=turn.number)
        room = log.room()
    return _masked(room, actor.learner)


def _masked(room: Room, mine: str) -> Room:
    turn = room.turn
    if turn is None or room.status != OPEN:
        return room
    hidden = {
        member: move if member == mine else replace(move, answer=None, points=0.0)
        for member, move in turn.counting.items()
    }
    return replace(room, turns={**room.turns, (turn.play, turn.number): replace(turn, counting=hidden)})
