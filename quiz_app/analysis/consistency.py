"""Whether the items of a test measure one thing: Cronbach's alpha, its interval, and the error of a total."""

from dataclasses import dataclass

import numpy as np

from quiz_app.analysis.intervals import feldt
from quiz_app.analysis.proportion import FEWEST, SETTLED
from quiz_app.analysis.scores import Floats, Scores

SAME = 1e-18  # a variance that only rounding made


@dataclass(frozen=True, slots=True)
class Consistency:
    """The totals of the `students` who were asked all counted `items`, and how far they can be trusted.

    `alpha` is None where it cannot be told; a negative one is told as it is. `error` is the standard error of a total.
    """

    students: int
    items: int
    most: float
    mean: float
    spread: float
    alpha: float | None
    interval: tuple[float, float] | None
    error: float | None

    @property
    def standing(self) -> str:
        """`counts` below 20 students, `tentative` below 30, else `settled`."""
        return standing(self.students)


def standing(number: int) -> str:
    """What so many answers can carry: `counts` alone, something `tentative`, or something `settled`."""
    return "counts" if number < FEWEST else "tentative" if number < SETTLED else "settled"


def consistency(scores: Scores) -> Consistency:
    """How consistent the counted items are, over the students who were asked all of them."""
    points = scores.points[scores.counted]
    points = points[:, ~np.isnan(points).any(axis=0)]
    items, students = points.shape
    most = float(scores.most[scores.counted].sum())
    if not (items and students):
        return Consistency(0, items, most, 0.0, 0.0, None, None, None)
    totals = points.sum(axis=0)
    spread = float(totals.std(ddof=1)) if students > 1 else 0.0
    alpha = _alpha(points, totals) if students > 1 and items > 1 else None
    return Consistency(
        students,
        items,
        most,
        float(totals.mean()),
        spread,
        alpha,
        None if alpha is None else feldt(alpha, students, items),
        None if alpha is None else spread * float(np.sqrt(1 - alpha)),
    )


def _alpha(points: Floats, totals: Floats) -> float | None:
    whole = float(totals.var(ddof=1))
    if whole <= SAME:
        return None
    items = len(points)
    return items / (items - 1) * (1 - float(points.var(axis=1, ddof=1).sum()) / whole)
