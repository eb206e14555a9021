"""The shared board of a round that all order together: a fold over everybody's moves, none of which is lost.

A move says which entry goes behind which other: so two people who move different entries at once both get what they
meant. Of two moves of the same entry the later one shows.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz_app.domain.log import RoomEvent
from quiz_app.domain.room_log import PLACED, TAKEN_BACK
from quiz_app.domain.room_tasks import Task

TOP = ""  # "behind nothing": to the first place


@dataclass(frozen=True, slots=True)
class Board:
    """The order that stands, who made the last move that counts, and what everybody is at."""

    order: tuple[str, ...]
    given: dict[str, int]
    cursors: dict[str, str]
    undoable: dict[str, str]
    movers: tuple[str, ...]


def fold_board(task: Task, events: Iterable[RoomEvent]) -> Board:
    """The board after these moves, in whatever order they arrive."""
    every = sorted({one.id: one for one in events}.values(), key=lambda one: (one.at, one.ordinal, one.id))
    placed = {one.id: one for one in every if one.kind == PLACED}
    gone = {
        one.data["move"]
        for one in every
        if one.kind == TAKEN_BACK and one.data["move"] in placed and placed[one.data["move"]].member == one.member
    }
    standing = [one for one in placed.values() if one.id not in gone]
    order = list(task.order["entries"])
    for one in standing:
        _put(order, one.data["entry"], one.data["after"])
    given: dict[str, int] = {}
    for one in every:
        given[one.member] = max(given.get(one.member, 0), one.ordinal + 1)
    return Board(
        tuple(order),
        given,
        {one.member: one.data["entry"] for one in every if one.kind != TAKEN_BACK},
        {one.member: one.id for one in sorted(standing, key=lambda one: one.ordinal)},
        tuple(dict.fromkeys(one.member for one in placed.values())),
    )


def _put(order: list[str], entry: str, after: str) -> None:
    """Take an entry out and put it behind another, or first; what is not on the board moves nothing."""
    if entry not in order or entry == after or (after != TOP and after not in order):
        return
    order.remove(entry)
    order.insert(order.index(after) + 1 if after else 0, entry)
