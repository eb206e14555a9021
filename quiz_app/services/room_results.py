"""What a room leaves behind: a CSV of every answer, and what the group missed as cards for each of its members."""

from quiz_app.domain.card import Card, card_of_event, card_of_item
from quiz_app.domain.errors import NotAllowed
from quiz_app.domain.room import OVER, Room
from quiz_app.domain.room_standing import missed_by_group, points_of
from quiz_app.domain.room_tasks import QUIZ
from quiz_app.domain.shelf import Shelf
from quiz_app.interchange.room_csv import write_cards, write_room
from quiz_app.services.deck import cards_of
from quiz_app.services.identity import Actor
from quiz_app.services.room_log import RoomLog
from quiz_app.services.rooms import shelf_of
from quiz_app.services.wanting import want_cards
from quiz_app.services.world import World


def room_csv(actor: Actor, world: World, room_id: str) -> str:
    """Every answer in the revealed rounds of every play, a row each, as CSV; for who is in the room."""
    room = RoomLog(world, room_id).of_member(actor)
    rows = []
    for turn in sorted(room.turns.values(), key=lambda one: (one.play, one.number)):
        if turn.revealed_at is None:
            continue
        task = room.tasks[turn.number]
        for member in room.members.values():
            move = turn.counting.get(member.id)
            given = turn.board.order if turn.board else move.answer if move else None
            rows.append(
                {
                    "play": turn.play + 1,
                    "round": turn.number + 1,
                    "kind": task.kind,
                    "asked": task.item.stem if task.kind == QUIZ else ", ".join(task.events),
                    "name": member.name,
                    "team": member.team,
                    "answered": "yes" if move or (turn.board and member.id in turn.board.movers) else "no",
                    "answer": given,
                    "score": move.points if move else None,
                    "points": points_of(room, turn, member.id),
                    "at": move.at if move else None,
                }
            )
    return write_room(rows)


def missed_cards(actor: Actor, world: World, room_id: str) -> list[tuple[str, Card, int]]:
    """(what it is made of, the card, how many missed it) of what the group missed, the most missed first."""
    room = RoomLog(world, room_id).of_member(actor)
    return _missed(room, shelf_of(actor, world, room_id))


def cards_csv(actor: Actor, world: World, room_id: str) -> str:
    """The same cards as CSV, fronts and backs, for who keeps none here."""
    return write_cards([(card.front, card.back) for _, card, _ in missed_cards(actor, world, room_id)])


def add_missed(actor: Actor, world: World, room_id: str) -> int:
    """Make what the group missed due among the actor's own cards, and say how many were new."""
    if actor.role not in ("owner", "teacher", "student"):
        raise NotAllowed("Cards are kept for who has an account here. Download them instead.")
    room = RoomLog(world, room_id).of_member(actor)
    known = cards_of(actor, world, room.reading)
    missed = [of for of, _, _ in _missed(room, shelf_of(actor, world, room_id))]
    want_cards(actor, world, room.reading, missed, room_id)
    return sum(of not in known for of in missed)


def _missed(room: Room, shelf: Shelf | None) -> list[tuple[str, Card, int]]:
    if shelf is None or room.status != OVER:
        return []
    found = []
    for of, number in missed_by_group(room):
        kind, _, source = of.partition(".")
        if kind == "event" and source in shelf.reading.event:
            found.append((of, card_of_event(shelf.reading.event[source]), number))
        elif kind == "item" and source in shelf.items:
            found.append((of, card_of_item(shelf.items[source][1]), number))
    return found
