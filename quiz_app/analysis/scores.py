"""Who earned what on which item, as arrays: what every statistic of a test is computed from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
MOST_OPTIONS = 62  # bits that say which options were chosen


@dataclass(frozen=True, slots=True)
class Offered:
    """An option as it stood in an item."""

    id: str
    key: bool


@dataclass(frozen=True, slots=True)
class Scores:
    """Items by students: `points` is not a number where the student was not asked the item, or it does not count.

    `most` is what an item can earn; an item that is not `counted` (excused) is described but in nobody's total.
    `chosen` has bit 0 set where the first of the item's `options` was chosen, and so on.
    `revision` numbers the wordings of an item in `wordings`.
    """

    items: tuple[str, ...]
    points: Floats
    most: Floats
    counted: NDArray[np.bool_]
    options: tuple[tuple[Offered, ...], ...] = ()
    chosen: Whole | None = None
    seconds: Floats | None = None
    wordings: tuple[tuple[str, ...], ...] = ()
    revision: Whole | None = None

    @property
    def students(self) -> int:
        """How many students there are."""
        return int(self.points.shape[1])

    def excusing(self, items: Collection[str]) -> "Scores":
        """The same scores with these items in nobody's total."""
        return replace(self, counted=self.counted & np.array([one not in items for one in self.items], dtype=bool))


def scores(items: Sequence[str], rows: Sequence[Sequence[float | None]], most: Sequence[float] | None = None) -> Scores:
    """Scores from a row a student with a cell an item, None where there is none; an item earns 1 unless `most` says."""
    points = np.array([[np.nan if cell is None else cell for cell in row] for row in rows], dtype=np.float64)
    points = points.reshape(len(rows), len(items))
    ceiling = np.ones(len(items)) if most is None else np.asarray(most, dtype=np.float64)
    return Scores(tuple(items), np.ascontiguousarray(points.T), ceiling, np.ones(len(items), dtype=bool))
