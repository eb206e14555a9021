"""All faces of a reading as columns: what is due of them, what would come back, and what that makes of each name."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quiz_app.analysis.forecast import DAYS, DueDay
from quiz_app.analysis.mastery import Mastery, curve
from quiz_app.domain.memory import Schedule, Weights
from quiz_app.domain.moments import day_number

Numbers = NDArray[Any]
NEVER = 1 << 40  # the day on which a face is due that is not due at all
AT_ONCE = -NEVER  # one in its learning steps


@dataclass(frozen=True, slots=True)
class Names:
    """Which faces stand under which names (claims, or topics): pairs of (face's place, name's place)."""

    names: tuple[str, ...]
    face: Numbers
    name: Numbers

    def mastery(self, chance: Numbers, met: Numbers, answers: Mapping[str, Sequence[float]]) -> tuple[Mastery, ...]:
        """What is mastered under each name, from the faces' retrievability and the points of its quiz answers."""
        number = len(self.names)
        faces = np.bincount(self.name, minlength=number)
        studied = np.bincount(self.name, met[self.face], minlength=number)
        held = np.bincount(self.name, chance[self.face], minlength=number)
        given = [answers.get(name, ()) for name in self.names]
        return tuple(
            Mastery(name, int(all_of), round(seen), float(back), float(sum(points)), len(points))
            for name, all_of, seen, back, points in zip(
                self.names, faces.tolist(), studied.tolist(), held.tolist(), given, strict=True
            )
        )


def names_of(names: Iterable[str], pairs: Iterable[tuple[int, Iterable[str]]]) -> Names:
    """The names of each face's place; names that are none of those given are passed over."""
    known = {name: place for place, name in enumerate(names)}
    flat = [(face, known[name]) for face, some in pairs for name in some if name in known]
    columns = np.array(flat, dtype=np.int64).reshape(-1, 2)
    return Names(tuple(known), columns[:, 0], columns[:, 1])


@dataclass(frozen=True, slots=True)
class Memories:
    """Each face's memory by its place: stability (0 where it was never met), day last seen, day due."""

    stability: Numbers
    last: Numbers
    due: Numbers

    def chances(self, today: date, weights: Weights = ()) -> Numbers:
        """The retrievability of each face on a study day, 0 where it was never met."""
        decay, factor = curve(weights)
        gone = np.maximum(0, day_number(today) - self.last)
        met = self.stability > 0
        return np.where(met, (1 + factor * gone / np.where(met, self.stability, 1.0)) ** decay, 0.0)

    def forecast(self, today: date, aside: Collection[int] = (), days: int = DAYS) -> tuple[DueDay, ...]:
        """What is due on each of the next days, what is overdue today; faces put aside are not."""
        asked = np.ones(len(self.due), bool)
        asked[list(aside)] = False
        after = np.maximum(0, self.due[asked] - day_number(today))
        number = np.bincount(after[after < days], minlength=days)
        return tuple(DueDay(today + timedelta(days=place), int(due)) for place, due in enumerate(number))

    def changed(self, places: Mapping[int, Schedule]) -> "Memories":
        """The same after the schedules at these places changed."""
        columns = self.stability.copy(), self.last.copy(), self.due.copy()
        for place, one in places.items():
            for column, value in zip(columns, _memory(one), strict=True):
                column[place] = value
        return Memories(*columns)


def memories_of(keys: Sequence[str], schedules: Mapping[str, Schedule]) -> Memories:
    """The memories of the faces under these keys."""
    nothing = (0.0, 0, NEVER)
    rows = [_memory(schedules[key]) if key in schedules else nothing for key in keys]
    stability, last, due = zip(*rows, strict=True) if rows else ((), (), ())
    return Memories(np.array(stability, float), np.array(last, np.int64), np.array(due, np.int64))


def _memory(one: Schedule) -> tuple[float, int, int]:
    last = day_number(one.last_day) if one.last_day else 0
    due = day_number(one.due_day) if one.due_day else AT_ONCE if one.due_at else NEVER
    return (one.stability or 0.0) if one.last_day else 0.0, last, due
