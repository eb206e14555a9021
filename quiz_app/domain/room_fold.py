"""A room is a fold over its events: the same events give the same room, in whatever order they arrive.

Nothing in an event depends on the one before it having arrived: rounds, closings and the host's terms are numbered, of
two answers of a member the later ordinal counts, and of two events that claim the same number the earlier one.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from quiz_app.domain.log import RoomEvent
from quiz_app.domain.room import GRACE, Key, Member, Move, Room, Turn
from quiz_app.domain.room_board import fold_board
from quiz_app.domain.room_log import (
    DISCUSSED,
    ENDED,
    EXTENDED,
    HANDED_OVER,
    HOST_CALLED,
    HOST_HERE,
    JOINED,
    MOVED,
    OF_A_ROUND,
    OPENED,
    PLACED,
    POINTED,
    REMOVED,
    RENAMED,
    REOPENED,
    REPLAYED,
    REVEALED,
    STARTED,
    TAKEN_BACK,
)
from quiz_app.domain.room_tasks import ORDER, Task, task_of

Kinds = dict[str, list[RoomEvent]]


def fold_room(events: Iterable[RoomEvent]) -> Room | None:
    """The room that these events come to, each counted once; None before it was opened."""
    every = sorted({event.id: event for event in events}.values(), key=lambda one: (one.at, one.ordinal, one.id))
    kinds: Kinds = {}
    for event in every:
        kinds.setdefault(event.kind, []).append(event)
    opened = next(iter(kinds.get(OPENED, [])), None)
    if opened is None:
        return None
    data = opened.data
    tasks = tuple(task_of(one) for one in data["tasks"])
    removed = frozenset(one.data["member"] for one in kinds.get(REMOVED, []))
    host, term = _host(opened, kinds)
    coded = max(kinds.get(REOPENED, []), key=lambda one: one.data["closing"], default=opened).data
    return Room(
        id=opened.room,
        version=len(every),
        reading=data["reading"],
        title=data["title"],
        opened_at=opened.at,
        code=coded["code"],
        until=datetime.fromisoformat(coded["until"]),
        seconds=data["seconds"],
        extension=data["extension"],
        teams=tuple(data["teams"]),
        together=data["together"],
        discussion=data["discussion"],
        tasks=tasks,
        members={one.id: one for one in _members(opened, kinds) if one.id not in removed},
        removed=removed,
        renamings={one.member: one.ordinal + 1 for one in kinds.get(RENAMED, [])},
        host=host,
        term=term,
        calls=_calls(kinds, term),
        answered_calls=frozenset(one.data["call"] for one in kinds.get(HOST_HERE, []) if one.data["term"] == term),
        play=max((one.data["play"] for one in kinds.get(REPLAYED, [])), default=0),
        closing=max((one.data["closing"] for one in kinds.get(REOPENED, [])), default=0),
        ended=_ended(kinds),
        turns={key: _turn(key, mine, data, tasks, removed) for key, mine in sorted(_rounds(kinds, len(tasks)).items())},
    )


def _members(opened: RoomEvent, kinds: Kinds) -> list[Member]:
    """Everybody who ever came, by the first coming; the last name counts."""
    names = {one.member: one.data["name"] for one in sorted(kinds.get(RENAMED, []), key=lambda one: one.ordinal)}
    found: dict[str, Member] = {}
    for event in [opened, *kinds.get(JOINED, [])]:
        name = names.get(event.member, event.data["name"])
        found.setdefault(event.member, Member(event.member, name, event.data.get("team", ""), event.at))
    return list(found.values())


def _host(opened: RoomEvent, kinds: Kinds) -> tuple[str, int]:
    """Who hosts, and in the how manyeth term: of two who took the same term, who was first."""
    terms: dict[int, str] = {0: opened.member}
    for event in kinds.get(HANDED_OVER, []):
        terms.setdefault(event.data["term"], event.data["to"])
    return terms[max(terms)], max(terms)


def _calls(kinds: Kinds, term: int) -> dict[int, tuple[str, datetime]]:
    calls: dict[int, tuple[str, datetime]] = {}
    for event in kinds.get(HOST_CALLED, []):
        if event.data["term"] == term:
            calls.setdefault(event.data["call"], (event.member, event.at))
    return calls


def _ended(kinds: Kinds) -> bool:
    """Whether the room was ended since it was last reopened."""
    closing = max((one.data["closing"] for one in kinds.get(REOPENED, [])), default=0)
    return any(one.data["closing"] >= closing for one in kinds.get(ENDED, []))


def _rounds(kinds: Kinds, tasks: int) -> dict[Key, Kinds]:
    """The events of each round that was started, by kind."""
    found: dict[Key, Kinds] = {_key(one): {} for one in kinds.get(STARTED, []) if 0 <= one.data["round"] < tasks}
    for kind in OF_A_ROUND:
        for one in kinds.get(kind, []):
            if _key(one) in found:
                found[_key(one)].setdefault(kind, []).append(one)
    return found


def _key(event: RoomEvent) -> Key:
    return event.data["play"], event.data["round"]


def _turn(key: Key, mine: Kinds, data: dict[str, Any], tasks: tuple[Task, ...], removed: frozenset[str]) -> Turn:
    """One round: when it began and must end, and which answers came in time."""
    started = mine[STARTED][0].at
    extra = sum(one.data["seconds"] for one in mine.get(EXTENDED, []))
    seconds: int | None = data["seconds"]
    deadline = None if seconds is None else started + timedelta(seconds=seconds + extra)
    revealed = next((one.at for one in mine.get(REVEALED, [])), None)
    moves = [one for one in mine.get(MOVED, []) if one.member not in removed]
    in_time = [one for one in moves if _in_time(one.at, revealed, deadline)]
    placed = [one for one in _board_events(mine) if _in_time(one.at, revealed, deadline)]
    task = tasks[key[1]]
    return Turn(
        *key,
        started_at=started,
        deadline=deadline,
        revealed_at=revealed,
        discussed=bool(mine.get(DISCUSSED)),
        counting={one.member: _move(one) for one in sorted(in_time, key=lambda one: one.ordinal)},
        given=_given(moves),
        board=fold_board(task, placed) if data["together"] and task.kind == ORDER else None,
    )


def _board_events(mine: Kinds) -> list[RoomEvent]:
    return [*mine.get(PLACED, []), *mine.get(POINTED, []), *mine.get(TAKEN_BACK, [])]


def _in_time(at: datetime, revealed: datetime | None, deadline: datetime | None) -> bool:
    return (revealed is None or at <= revealed) and (deadline is None or at <= deadline + GRACE)


def _given(moves: list[RoomEvent]) -> dict[str, int]:
    """The ordinal of each member's next answer."""
    given: dict[str, int] = {}
    for one in moves:
        given[one.member] = max(given.get(one.member, 0), one.ordinal + 1)
    return given


def _move(event: RoomEvent) -> Move:
    answer = event.data["answer"]
    whole = tuple(answer) if isinstance(answer, list) else answer
    return Move(event.id, event.member, event.ordinal, whole, event.data["points"], event.at)
