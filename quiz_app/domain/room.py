"""A room as it stands: who is in it, who hosts, and the rounds played. room_fold.py says how it comes to be."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from quiz_app.domain.items import Answer
from quiz_app.domain.room_board import Board
from quiz_app.domain.room_tasks import ORDER, Task

LOBBY, OPEN, SHOWN, TALK, OVER = "lobby", "open", "shown", "talk", "over"
GRACE = timedelta(seconds=3)
CALM = timedelta(seconds=15)  # how long a host may take to answer a call before a member may take over
Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the room."""

    id: str
    name: str
    team: str
    joined_at: datetime


@dataclass(frozen=True, slots=True)
class Move:
    """A member's answer in a round, judged when it came."""

    id: str
    member: str
    ordinal: int
    answer: Answer | None
    points: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """One round as it was or is played. `counting` is each member's last answer in time."""

    play: int
    number: int
    started_at: datetime
    deadline: datetime | None
    revealed_at: datetime | None
    discussed: bool
    counting: dict[str, Move]
    given: dict[str, int]
    board: Board | None

    def over(self, now: datetime) -> bool:
        """Whether the clock has run out, with a moment's grace for what is on its way."""
        return self.deadline is not None and now > self.deadline + GRACE


@dataclass(frozen=True, slots=True)
class Room:
    """A room as it stands after so many events."""

    id: str
    version: int
    reading: str
    title: str
    opened_at: datetime
    code: str
    until: datetime
    seconds: int | None
    extension: int
    teams: tuple[str, ...]
    together: bool
    discussion: bool
    tasks: tuple[Task, ...]
    members: dict[str, Member]
    removed: frozenset[str]
    renamings: dict[str, int]
    host: str
    term: int
    calls: dict[int, tuple[str, datetime]]
    answered_calls: frozenset[int]
    play: int
    closing: int
    ended: bool
    turns: dict[Key, Turn] = field(default_factory=dict)

    @property
    def turn(self) -> Turn | None:
        """The round that is being played or was played last; None in the lobby."""
        return max((one for one in self.turns.values() if one.play == self.play), key=_number, default=None)

    @property
    def task(self) -> Task | None:
        """What the present round asks."""
        return self.tasks[self.turn.number] if self.turn else None

    @property
    def status(self) -> str:
        """`lobby`, `open` (a round is on), `shown` (its answer is), `talk` (and is discussed) or `over`."""
        if self.ended:
            return OVER
        if self.turn is None:
            return LOBBY
        if self.turn.revealed_at is None:
            return OPEN
        return TALK if self.turn.discussed else SHOWN

    @property
    def shared(self) -> bool:
        """Whether the present round is played on one board by all."""
        return self.together and self.task is not None and self.task.kind == ORDER

    @property
    def call(self) -> tuple[int, str, datetime] | None:
        """(number, who called, when) of the last call for the host that stands unanswered."""
        number = max(self.calls, default=-1)
        return None if number < 0 or number in self.answered_calls else (number, *self.calls[number])

    def played(self, play: int | None = None) -> list[Turn]:
        """The rounds of a play that have been revealed, in order."""
        wanted = self.play if play is None else play
        shown = (one for one in self.turns.values() if one.play == wanted and one.revealed_at is not None)
        return sorted(shown, key=_number)


def _number(turn: Turn) -> int:
    return turn.number
