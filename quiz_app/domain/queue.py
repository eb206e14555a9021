"""Which faces are studied today, and in which order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from quiz_app.domain.card import Face
from quiz_app.domain.memory import Schedule
from quiz_app.domain.study import StudySettings

LEARN_AHEAD = timedelta(minutes=20)


@dataclass(frozen=True, slots=True)
class Queue:
    """Face keys to study: learning steps that are due, reviews, new ones, and steps that come due later today."""

    learning: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    later: tuple[str, ...] = ()

    @property
    def due(self) -> int:
        """How many faces are left for today."""
        return len(self.learning) + len(self.reviews) + len(self.new) + len(self.later)

    def following(self) -> str | None:
        """The face to show now: a step that is due, a review, a new one, or a step a little ahead of its time."""
        return next(iter((*self.learning, *self.reviews, *self.new, *self.later)), None)


def build_queue(
    faces: Mapping[str, Face],
    schedules: Mapping[str, Schedule],
    settings: StudySettings,
    *,
    now: datetime,
    day: date,
    done: tuple[int, int],
) -> Queue:
    """The queue of this moment. `done`: (new faces begun, reviews) on this study day so far.

    Faces of one card never meet on one day: the sibling waits until tomorrow.
    """
    known = {key: schedules[key] for key in faces if key in schedules}
    steps = sorted(_steps(known), key=lambda pair: pair[1])
    learning = tuple(key for key, at in steps if at <= now)
    later = tuple(key for key, at in steps if now < at <= now + LEARN_AHEAD)
    seen = {faces[key].card for key, schedule in known.items() if schedule.last_day == day or schedule.due_at}
    reviews = _apart(faces, _overdue(known, day), seen)[: max(0, settings.reviews_per_day - done[1])]
    begun = [key for key, face in faces.items() if key not in known or known[key].phase == "new"]
    new = _apart(faces, begun, seen)[: max(0, settings.new_per_day - done[0])]
    return Queue(learning, reviews, new, later)


def _steps(known: Mapping[str, Schedule]) -> Iterable[tuple[str, datetime]]:
    return ((key, schedule.due_at) for key, schedule in known.items() if schedule.due_at is not None)


def _overdue(known: Mapping[str, Schedule], day: date) -> list[str]:
    """The reviews that are due, those that are least likely to be remembered first."""
    due = [key for key, schedule in known.items() if schedule.due_day is not None and schedule.due_day <= day]
    return sorted(due, key=lambda key: (-_faded(known[key], day), key))


def _faded(schedule: Schedule, day: date) -> float:
    """Days gone by over stability: retrievability falls with this alone, and it is the cheaper one to sort by."""
    assert schedule.last_day is not None and schedule.stability is not None
    return (day - schedule.last_day).days / schedule.stability


def _apart(faces: Mapping[str, Face], keys: Iterable[str], seen: set[str]) -> tuple[str, ...]:
    """The keys without those whose sibling came before; `seen` cards are added to."""
    chosen = []
    for key in keys:
        if faces[key].card not in seen:
            seen.add(faces[key].card)
            chosen.append(key)
    return tuple(chosen)
