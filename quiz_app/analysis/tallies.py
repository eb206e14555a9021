"""Days and recalls of a whole log, tallied over columns: what days.py and retention.py say of rows, many at a time.

A tally has a cell for each study day and band of days waited (the first band: reviews that are no recalls, see
retention.py), and in it how many reviews there were, their seconds, how many passed and the sum of what was desired.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quiz_app.analysis.proportion import Proportion
from quiz_app.analysis.retention import BANDS, REVIEWING, STARTS, Retained
from quiz_app.domain.bare import Bare
from quiz_app.domain.memory import AGAIN, EASY, GOOD, LEARNING_STEPS, RELEARNING_STEPS
from quiz_app.domain.moments import day_of

Numbers = NDArray[Any]
COUNT, SECONDS, PASSED, DESIRED = range(4)


@dataclass(frozen=True, slots=True)
class Rows:
    """Reviews by columns, those of one face beside each other and in order."""

    face: Numbers
    day: Numbers
    rating: Numbers
    retention: Numbers
    seconds: Numbers

    def of(self, places: Numbers | slice) -> "Rows":
        """The rows at these places."""
        return Rows(*(getattr(self, name)[places] for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Tally:
    """The cells, the first of them on the day `origin` (days since 1970)."""

    origin: int
    cells: Numbers

    def plus(self, other: "Tally", sign: int = 1) -> "Tally":
        """Both together, or this one without the other."""
        if not len(other.cells):
            return self
        if not len(self.cells):
            return Tally(other.origin, sign * other.cells)
        origin = min(self.origin, other.origin)
        end = max(self.origin + len(self.cells), other.origin + len(other.cells))
        cells = np.zeros((end - origin, *self.cells.shape[1:]))
        cells[self.origin - origin :][: len(self.cells)] += self.cells
        cells[other.origin - origin :][: len(other.cells)] += sign * other.cells
        return Tally(origin, cells)


NOTHING = Tally(0, np.zeros((0, len(BANDS) + 1, 4)))


def rows_of(bare: Bare, codes: Sequence[int]) -> Rows:
    """The rows, grouped by face; `codes` are the faces' numbers, where several may be one face that was renamed."""
    columns = (bare.day, bare.rating, bare.retention, bare.seconds, bare.at, bare.ordinal)
    day, rating, retention, seconds, at, ordinal = map(_numbers, columns)
    face = np.array(codes, np.int32)[_numbers(bare.face)]
    order = np.lexsort((ordinal, at, face))
    return Rows(face, day, rating, retention, seconds).of(order)


def by_face(rows: Rows, faces: int) -> list[slice]:
    """Where the rows of each face are."""
    ends = np.searchsorted(rows.face, np.arange(faces + 1)).tolist()
    return [slice(start, end) for start, end in pairwise(ends)]


def by_reading(rows: Rows, readings: Sequence[str]) -> dict[str, Tally]:
    """The tally of each reading; `readings` are those of the faces, by their numbers."""
    known = {name: place for place, name in enumerate(dict.fromkeys(readings))}
    of_face = np.array([known[name] for name in readings], dtype=np.int64)
    if len(known) < 2:
        return {name: tally(rows) for name in known}
    of_row = of_face[rows.face]
    return {name: tally(rows.of(np.flatnonzero(of_row == place))) for name, place in known.items()}


def tally(rows: Rows) -> Tally:
    """What these rows come to."""
    if not len(rows.face):
        return NOTHING
    band, desired = _recalled(rows)
    origin = int(rows.day.min())
    days = int(rows.day.max()) - origin + 1
    place = (rows.day - origin) * (len(BANDS) + 1) + band
    recalled = band > 0
    weights = (None, rows.seconds, recalled & (rows.rating > AGAIN), np.where(recalled, desired, 0.0))
    cells = [np.bincount(place, one, minlength=days * (len(BANDS) + 1)) for one in weights]
    return Tally(origin, np.stack(cells, axis=-1).reshape(days, len(BANDS) + 1, 4).astype(float))


def by_day(found: Tally) -> dict[date, tuple[int, float]]:
    """(reviews, seconds) of each study day that held any."""
    whole = found.cells.sum(axis=1)
    there = np.flatnonzero(whole[:, COUNT] > 0)
    return {day_of(found.origin + int(day)): (round(whole[day, COUNT]), float(whole[day, SECONDS])) for day in there}


def by_month(found: Tally) -> tuple[Retained, ...]:
    """Retention by month (`2026-11`), in order."""
    counted = found.cells[:, 1:].sum(axis=1)
    months: dict[str, Numbers] = {}
    for day in np.flatnonzero(counted[:, COUNT] > 0):
        name = day_of(found.origin + int(day)).isoformat()[:7]
        months[name] = months.get(name, 0) + counted[day]
    return tuple(_retained(name, sums) for name, sums in months.items())


def by_interval(found: Tally) -> tuple[Retained, ...]:
    """Retention by the days waited, a band each, also where there is nothing in it."""
    counted = found.cells.sum(axis=0)
    return tuple(_retained(name, counted[place]) for place, (_, name) in enumerate(BANDS, 1))


def overall(found: Tally) -> Retained:
    """Retention of all of them."""
    return _retained("All", found.cells[:, 1:].sum(axis=(0, 1)))


def together(tallies: Mapping[str, Tally]) -> Tally:
    """All of them in one."""
    whole = NOTHING
    for one in tallies.values():
        whole = whole.plus(one)
    return whole


def _retained(name: str, sums: Numbers) -> Retained:
    passed, number = round(sums[PASSED]), round(sums[COUNT])
    return Retained(name, Proportion(passed, number), float(sums[DESIRED]) / number if number else None)


def _recalled(rows: Rows) -> tuple[Numbers, Numbers]:
    """Each row's band (0: no recall), and what was desired by the row before.

    The faces go through their steps side by side: the first rows of all, then the second of those that have one.
    """
    begins = np.flatnonzero(np.diff(rows.face, prepend=-1))
    lengths = np.diff(begins, append=len(rows.face))
    longest = np.argsort(-lengths, kind="stable")
    begins, lengths = begins[longest], lengths[longest]
    step = np.zeros(len(begins), np.int64)
    steps = np.full(len(begins), len(LEARNING_STEPS))
    last = rows.day[begins].copy()
    band = np.zeros(len(rows.face), np.int64)
    for place in range(int(lengths[0])):
        some = int(np.searchsorted(-lengths, -place))
        at = begins[:some] + place
        day, rating = rows.day[at], rows.rating[at]
        waited = day - last[:some]
        counts = (step[:some] == REVIEWING) & (waited > 0)
        band[at] = np.where(counts, np.searchsorted(STARTS, waited, side="right"), 0)
        step[:some], steps[:some] = _following(step[:some], steps[:some], rating)
        last[:some] = np.maximum(last[:some], day)
    return band, np.concatenate(([0.0], rows.retention[:-1]))


def _following(step: Numbers, steps: Numbers, rating: Numbers) -> tuple[Numbers, Numbers]:
    """As retention.following has it for one."""
    reviewing, again, good = step == REVIEWING, rating == AGAIN, rating == GOOD
    lapsed = reviewing & again
    graduated = ~reviewing & ((rating == EASY) | (good & (step + 1 >= steps)))
    onward = np.where(again, 0, step + good)
    after = np.where(reviewing & ~again | graduated, REVIEWING, np.where(lapsed, 0, onward))
    return after, np.where(lapsed, len(RELEARNING_STEPS), steps)


def _numbers(column: "array[Any]") -> Numbers:
    """The column as it is, not copied."""
    return np.frombuffer(column, column.typecode) if column else np.zeros(0, np.int64)
