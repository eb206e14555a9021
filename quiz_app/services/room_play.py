"""Playing in a room: the host starts and reveals, everybody moves, and the group goes on where a host is gone."""

from typing import Any

from quiz_app.domain import room_log as kinds
from quiz_app.domain.errors import AnswerRefused, AttemptClosed, NotAllowed
from quiz_app.domain.items import Answer
from quiz_app.domain.log import RoomEvent
from quiz_app.domain.room import CALM, LOBBY, OPEN, OVER, SHOWN, TALK, Room, Turn
from quiz_app.services import rooms
from quiz_app.services.identity import Actor
from quiz_app.services.room_log import RoomLog
from quiz_app.services.world import World

PASSED = "This round is over. What you had sent before counts."
NOT_NOW = "The room has gone on meanwhile. What you see now is where it is."
PRESENT = "The host is here. Ask the host to hand over."
WAIT = "The host was asked a moment ago. Wait a little: where nobody answers, you can take over."


def start(actor: Actor, world: World, room_id: str, number: int) -> None:
    """Begin the round of this number (from 0): the next one, once the one before is revealed. The host's to do."""
    log = RoomLog(world, room_id)
    room = log.of_host(actor)
    present = room.turn.number if room.turn else -1
    if number == present and room.status == OPEN:
        return  # pressed twice
    if number != present + 1 or number >= len(room.tasks) or room.status not in (LOBBY, SHOWN, TALK):
        raise AttemptClosed(NOT_NOW)
    log.append(actor.learner, kinds.STARTED, f"{room.play}.{number}", play=room.play, round=number)


def reveal(actor: Actor, world: World, room_id: str, number: int) -> None:
    """Show the round's answer and what the group thought. The host's to do, or the clock's."""
    log, _, turn = _hosted(actor, world, room_id, number)
    if turn.revealed_at is None:
        log.append(actor.learner, kinds.REVEALED, f"{turn.play}.{number}", play=turn.play, round=number)


def discuss(actor: Actor, world: World, room_id: str, number: int) -> None:
    """Have the group talk about a revealed round before it goes on. The host's to do."""
    log, room, turn = _hosted(actor, world, room_id, number)
    if room.status == SHOWN:
        log.append(actor.learner, kinds.DISCUSSED, f"{turn.play}.{number}", play=turn.play, round=number)


def extend(actor: Actor, world: World, room_id: str, number: int) -> None:
    """Give the round as much more time as was agreed on. The host's to do; each press of one screen counts once."""
    log, room, turn = _hosted(actor, world, room_id, number)
    if room.status != OPEN or turn.deadline is None or turn.over(world.now()):
        raise AttemptClosed(PASSED)
    past = (turn.deadline - turn.started_at).total_seconds()
    subject = f"{turn.play}.{number}/{past:.0f}"
    log.append(actor.learner, kinds.EXTENDED, subject, play=turn.play, round=number, seconds=room.extension)


def end(actor: Actor, world: World, room_id: str) -> None:
    """End the room: nobody joins or moves any more, and what was played stays to be seen. The host's to do."""
    log = RoomLog(world, room_id)
    room = log.of_host(actor)
    if not room.ended:
        log.append(actor.learner, kinds.ENDED, "", room.closing, closing=room.closing)


def replay(actor: Actor, world: World, room_id: str) -> None:
    """Play the same rounds once more from the first; the play before stays in the log. The host's to do."""
    log = RoomLog(world, room_id)
    room = log.of_host(actor)
    if room.ended:
        raise AttemptClosed("This room was ended. Reopen it first.")
    if room.status != LOBBY:
        log.append(actor.learner, kinds.REPLAYED, "", room.play + 1, play=room.play + 1)


def remove(actor: Actor, world: World, room_id: str, member: str) -> None:
    """Put somebody out of the room, for good. The host's to do."""
    log = RoomLog(world, room_id)
    room = log.of_host(actor)
    if member == actor.learner:
        raise NotAllowed("Hand the room over before you leave it.")
    if member in room.members:
        log.append(actor.learner, kinds.REMOVED, member, member=member)


def hand_over(actor: Actor, world: World, room_id: str, member: str) -> None:
    """Make somebody else in the room its host. The host's to do."""
    log = RoomLog(world, room_id)
    room = log.of_host(actor)
    if member not in room.members:
        raise NotAllowed("Hand over to somebody who is in the room.")
    if member != room.host:
        log.append(actor.learner, kinds.HANDED_OVER, "", room.term + 1, to=member, term=room.term + 1)


def call_host(actor: Actor, world: World, room_id: str) -> None:
    """Ask whether the host is still there; the host's screen answers by itself."""
    log = RoomLog(world, room_id)
    room = log.of_member(actor)
    if room.call is None and actor.learner != room.host:
        number = max(room.calls, default=-1) + 1
        log.append(actor.learner, kinds.HOST_CALLED, f"{room.term}", number, term=room.term, call=number)


def answer_call(actor: Actor, world: World, room_id: str) -> None:
    """Say that the host is here, where somebody asked."""
    log = RoomLog(world, room_id)
    room = log.of_host(actor)
    if room.call is not None:
        log.append(actor.learner, kinds.HOST_HERE, f"{room.term}", room.call[0], term=room.term, call=room.call[0])


def take_over(actor: Actor, world: World, room_id: str) -> None:
    """Become the host of a room whose host does not answer."""
    log = RoomLog(world, room_id)
    room = log.of_member(actor)
    if actor.learner == room.host:
        return
    if room.call is None:
        raise NotAllowed(PRESENT)
    if world.now() - room.call[2] < CALM:
        raise NotAllowed(WAIT)
    log.append(actor.learner, kinds.HANDED_OVER, "", room.term + 1, to=actor.learner, term=room.term + 1)


def move(
    actor: Actor, world: World, room_id: str, key: tuple[int, int], ordinal: int, answer: Answer | None
) -> RoomEvent:
    """The member's answer in the round under this key (play, number), durable; sent again, it is there once.

    It can be changed (under the next ordinal) until the round is revealed. None: "I don't know".
    """
    log, room, turn = _open(actor, world, room_id, key)
    if room.shared:
        raise AnswerRefused("This round is played on one board: move the events on it.")
    shelf = rooms.shelf_of(actor, world, room_id)
    task = room.tasks[turn.number]
    points = 0.0 if answer is None else task.judge(answer, shelf.rivals if shelf else frozenset()).points
    kept = list(answer) if isinstance(answer, tuple) else answer
    return log.append(actor.learner, kinds.MOVED, _subject(turn), ordinal, **_of(turn), answer=kept, points=points)


def place(
    actor: Actor, world: World, room_id: str, key: tuple[int, int], ordinal: int, entry: str, after: str
) -> RoomEvent:
    """A move on the shared board: this entry behind that one (none: to the top). Sent again, it is there once."""
    log, turn = _on_board(actor, world, room_id, key, (entry, after) if after else (entry,))
    return log.append(actor.learner, kinds.PLACED, _subject(turn), ordinal, **_of(turn), entry=entry, after=after)


def point(actor: Actor, world: World, room_id: str, key: tuple[int, int], ordinal: int, entry: str) -> RoomEvent:
    """Show the others which entry of the shared board one is at."""
    log, turn = _on_board(actor, world, room_id, key, (entry,))
    return log.append(actor.learner, kinds.POINTED, _subject(turn), ordinal, **_of(turn), entry=entry)


def take_back(actor: Actor, world: World, room_id: str, key: tuple[int, int], ordinal: int) -> RoomEvent | None:
    """Undo one's own last move on the shared board, whatever the others moved since; None where there is none."""
    log, turn = _on_board(actor, world, room_id, key, ())
    last = turn.board.undoable.get(actor.learner) if turn.board else None
    if last is None:
        return None
    return log.append(actor.learner, kinds.TAKEN_BACK, _subject(turn), ordinal, **_of(turn), move=last)


def _hosted(actor: Actor, world: World, room_id: str, number: int) -> tuple[RoomLog, Room, Turn]:
    """The present round, for the host who means just that one."""
    log = RoomLog(world, room_id)
    room = log.of_host(actor)
    if room.turn is None or room.turn.number != number or room.status == OVER:
        raise AttemptClosed(NOT_NOW)
    return log, room, room.turn


def _open(actor: Actor, world: World, room_id: str, key: tuple[int, int]) -> tuple[RoomLog, Room, Turn]:
    """The round under this key, for a member who may still move in it."""
    log = RoomLog(world, room_id)
    room = log.of_member(actor)
    turn = room.turns.get(key)
    if turn is None or turn is not room.turn or room.status != OPEN or turn.over(world.now()):
        raise AttemptClosed(PASSED)
    return log, room, turn


def _on_board(
    actor: Actor, world: World, room_id: str, key: tuple[int, int], entries: tuple[str, ...]
) -> tuple[RoomLog, Turn]:
    log, room, turn = _open(actor, world, room_id, key)
    if not room.shared or not set(entries) <= set(room.tasks[turn.number].events):
        raise AnswerRefused("Move the events that are on the shared board.")
    return log, turn


def _subject(turn: Turn) -> str:
    return f"{turn.play}.{turn.number}"


def _of(turn: Turn) -> dict[str, Any]:
    return {"play": turn.play, "round": turn.number}
