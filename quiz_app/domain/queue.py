"""Which faces are studied today, and in which order."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from heapq import heapify, heappop
from typing import Literal

from quiz_app.domain.card import Face
from quiz_app.domain.memory import Schedule
from quiz_app.domain.study import StudySettings

LEARN_AHEAD = timedelta(minutes=20)
Apart = Literal["claim", "card", "none"]


@dataclass(frozen=True, slots=True)
class Queue:
    """Face keys to study: learning steps that are due, reviews, new ones, and steps that come due later today.

    `waiting`: how many faces wait for tomorrow because a sibling has its turn today. `backlog`: how many reviews are
    due in all, whatever the day's limit.
    """

    learning: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    waiting: int = field(default=0, compare=False)
    backlog: int = field(default=0, compare=False)

    @property
    def due(self) -> int:
        """How many faces are left for today."""
        return len(self.learning) + len(self.reviews) + len(self.new) + len(self.later)

    def following(self) -> str | None:
        """The face to show now: a step that is due, a review, a new one, or a step a little ahead of its time."""
        return next(iter((*self.learning, *self.reviews, *self.new, *self.later)), None)


class Siblings:
    """The faces chosen for today, none of which gives another away. `apart`: what siblings have in common.

    Siblings are the faces of one card; by `claim` also those whose cards test the same claim.
    """

    def __init__(self, faces: Mapping[str, Face], apart: Apart) -> None:
        self._faces, self._apart = faces, apart
        self._cards: set[str] = set()
        self._claims: set[str] = set()
        self.waiting = 0

    def meet(self, key: str) -> None:
        """This face has its turn today."""
        self._cards.add(self._faces[key].card)
        self._claims.update(self._faces[key].claims)

    def choose(self, keys: Iterable[str], most: int) -> tuple[str, ...]:
        """The first of these faces, at most so many, that have no sibling before them; each has its turn then."""
        chosen: list[str] = []
        if most > 0:
            for key in keys:
                if self._met(self._faces[key]):
                    self.waiting += 1
                    continue
                self.meet(key)
                chosen.append(key)
                if len(chosen) == most:
                    break
        return tuple(chosen)

    def _met(self, face: Face) -> bool:
        if self._apart == "none":
            return False
        return face.card in self._cards or (
            self._apart == "claim" and bool(face.claims) and not self._claims.isdisjoint(face.claims)
        )


def build_queue(
    faces: Mapping[str, Face],
    schedules: Mapping[str, Schedule],
    settings: StudySettings,
    *,
    now: datetime,
    day: date,
    done: tuple[int, int],
    aside: Collection[str] = (),
    apart: Apart = "claim",
    catching_up: bool = False,
    wanted: Sequence[str] = (),
) -> Queue:
    """The queue of this moment. `done`: (new faces begun, reviews) on this study day so far.

    Faces put `aside` (suspended, buried) stay away; what was learnt of them today still keeps their siblings apart.
    Faces `wanted` (missed elsewhere) come before all other reviews, whatever their schedule or the day's limits say.
    While a learner is `catching_up`, nothing new is begun before the day's share of reviews covers all that is due.
    """
    again = [key for key in wanted if key in faces and key not in aside and not _in_steps(schedules.get(key))]
    sorted_out = _sort_out(faces, schedules, day, {*aside, *again} if again else aside)
    siblings = Siblings(faces, apart)
    for key in (*sorted_out.met, *again):
        siblings.meet(key)
    due = sorted_out.due
    backlog, share = len(due), settings.reviews_per_day - done[1]
    reviews = siblings.choose(_in_order(due), share)
    held_back = catching_up and len(reviews) >= share and bool(due)
    new = () if held_back else siblings.choose(sorted_out.begun, settings.new_per_day - done[0])
    steps = sorted(sorted_out.steps)
    return Queue(
        learning=tuple(key for at, key in steps if at <= now),
        reviews=(*again, *reviews),
        new=new,
        later=tuple(key for at, key in steps if now < at <= now + LEARN_AHEAD),
        waiting=siblings.waiting,
        backlog=backlog,
    )


@dataclass(slots=True)
class _SortedOut:
    """Faces by what is to be done with them: steps by their time, reviews by how faded they are, those not begun, and
    those that had their turn today.
    """

    steps: list[tuple[datetime, str]] = field(default_factory=list)
    due: list[tuple[float, str]] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)
    met: list[str] = field(default_factory=list)


def _sort_out(faces: Iterable[str], schedules: Mapping[str, Schedule], day: date, aside: Collection[str]) -> _SortedOut:
    found = _SortedOut()
    for key in faces:
        schedule = schedules.get(key)
        if schedule is None or schedule.phase == "new":
            if key not in aside:
                found.begun.append(key)
            continue
        if schedule.due_at is not None or schedule.last_day == day:
            found.met.append(key)
        if key in aside:
            continue
        if schedule.due_at is not None:
            found.steps.append((schedule.due_at, key))
        elif schedule.due_day is not None and schedule.due_day <= day:
            found.due.append((-_faded(schedule, day), key))
    return found


def _in_steps(schedule: Schedule | None) -> bool:
    """Whether the face is being learnt just now, and comes back within minutes anyway."""
    return schedule is not None and schedule.due_at is not None


def _in_order(due: list[tuple[float, str]]) -> Iterator[str]:
    """The keys, those that are least likely to be remembered first, as many as are asked for."""
    heapify(due)
    for _ in range(len(due)):
        yield heappop(due)[1]


def _faded(schedule: Schedule, day: date) -> float:
    """Days gone by over stability: retrievability falls with this alone, and it is the cheaper one to sort by."""
    assert schedule.last_day is not None and schedule.stability is not None
    return (day - schedule.last_day).days / schedule.stability
