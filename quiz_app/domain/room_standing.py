"""What a room's rounds add up to: points, standings with their ties, where the group stood, and what it missed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from quiz_app.domain.items import Answer
from quiz_app.domain.room import Room, Turn

FULL = 100  # points for a right answer
QUICKEST = 3  # more at most, for a right answer that came at once
UNHURRIED = 60.0  # seconds that are taken for the time allowed where there is no limit


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody's (or a team's) place: who has as many points shares it. `right` of `of` answers were right."""

    rank: int
    id: str
    name: str
    points: int
    right: int
    of: int


def points_of(room: Room, turn: Turn, member: str) -> int:
    """The points for one round: being right counts a hundred, being at once three at most."""
    task = room.tasks[turn.number]
    if turn.board is not None:
        return round(FULL * task.judge(turn.board.order).points) if member in turn.board.movers else 0
    move = turn.counting.get(member)
    if move is None:
        return 0
    allowed = (turn.deadline - turn.started_at) / timedelta(seconds=1) if turn.deadline else UNHURRIED
    left = max(0.0, 1 - (move.at - turn.started_at) / timedelta(seconds=1) / max(1.0, allowed))
    return round(FULL * move.points) + (round(QUICKEST * left) if move.points >= 1 else 0)


def standings(room: Room) -> list[Standing]:
    """Everybody in the room by points in this play, the best first; equals share a rank and stand by name."""
    turns = room.played()
    rows = []
    for member in room.members.values():
        points = sum(points_of(room, turn, member.id) for turn in turns)
        rows.append((points, member.name, member.id, sum(right(room, turn, member.id) for turn in turns)))
    return _ranked(rows, len(turns))


def team_standings(room: Room) -> list[Standing]:
    """The teams by what their members have on average, so that a big team is no better off."""
    rows = []
    alone = standings(room)
    for team in room.teams:
        those = [one for one in alone if room.members[one.id].team == team]
        if those:
            mean = round(sum(one.points for one in those) / len(those))
            rows.append((mean, team, team, sum(one.right for one in those)))
    return _ranked(rows, len(room.played()))


def _ranked(rows: list[tuple[int, str, str, int]], of: int) -> list[Standing]:
    ordered = sorted(rows, key=lambda one: (-one[0], one[1].casefold(), one[2]))
    return [
        Standing(1 + sum(other[0] > points for other in ordered), who, name, points, right, of)
        for points, name, who, right in ordered
    ]


def right(room: Room, turn: Turn, member: str) -> bool:
    """Whether a member's answer in a round was wholly right."""
    if turn.board is not None:
        return member in turn.board.movers and room.tasks[turn.number].judge(turn.board.order).points >= 1
    move = turn.counting.get(member)
    return move is not None and move.points >= 1


def answers(turn: Turn) -> list[Answer]:
    """All answers that count in a round; of a shared board its one order."""
    if turn.board is not None:
        return [turn.board.order] if turn.board.movers else []
    return [one.answer for one in turn.counting.values() if one.answer is not None]


def heat(turn: Turn, entries: Iterable[str]) -> dict[str, Counter[int]]:
    """How many put each entry at each place (from 0), of a round that orders."""
    given = [tuple(one) for one in answers(turn)]
    return {entry: Counter(one.index(entry) for one in given if entry in one) for entry in entries}


def tally(turn: Turn) -> Counter[str]:
    """How many gave each answer, of a round with one answer each; several options count once each."""
    return Counter(part for one in answers(turn) for part in ([one] if isinstance(one, str) else list(one)))


def missed_by(room: Room, member: str) -> Counter[str]:
    """How often a member missed what cards can be made of (`event.ID`, `item.ID`), in the rounds she saw played."""
    found: Counter[str] = Counter()
    for turn in room.played():
        found.update(_missed(room, turn, member))
    return found


def missed_by_group(room: Room) -> list[tuple[str, int]]:
    """What the group missed, by how many: the most missed first."""
    found: Counter[str] = Counter()
    for member in room.members:
        found.update(set(missed_by(room, member)))
    return sorted(found.items(), key=lambda one: (-one[1], one[0]))


def _missed(room: Room, turn: Turn, member: str) -> tuple[str, ...]:
    """What one answer missed; who gave none was not there, and missed nothing."""
    task = room.tasks[turn.number]
    if turn.board is not None:
        return task.missed(turn.board.order, 0) if member in turn.board.movers else ()
    move = turn.counting.get(member)
    return task.missed(move.answer, move.points) if move else ()
