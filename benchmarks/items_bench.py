"""Item analysis: all that is told of the items, against the same formulas in bare numpy, one item after another."""

from collections.abc import Iterator
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
from scipy.special import fdtri

from benchmarks.figures import Row
from quiz_app.analysis.consistency import consistency
from quiz_app.analysis.items import item_statistics
from quiz_app.analysis.scores import Offered, Scores

SIZES = {"1,000 students x 100 items": (1000, 100), "1,000,000 responses": (10_000, 100)}
ROUNDS = 5
OPTIONS = 4
Z = 1.959963984540054


def run() -> dict[str, dict[str, float]]:
    """By size: the seconds of ours and of the bare loop (medians of rounds taken in turn), and their ratio."""
    return {name: _measured(*size) for name, size in SIZES.items()}


def rows(found: dict[str, dict[str, float]]) -> Iterator[Row]:
    """The table's rows, beside bare numpy."""
    for size, one in found.items():
        against = f"bare numpy {one['bare']:.3f} s"
        yield f"item analysis, {size}", f"{one['ours']:.3f} s", against, f"{one['ratio']:.2f}"


def _measured(students: int, items: int) -> dict[str, float]:
    scores = seeded(students, items)
    item_statistics(scores), consistency(scores)  # scipy is imported by the first
    ours, bare = [], []
    for _ in range(ROUNDS):
        ours.append(_seconds(lambda: (item_statistics(scores), consistency(scores))))
        bare.append(_seconds(lambda: _bare(scores)))
    return {"ours": median(ours), "bare": median(bare), "ratio": median(ours) / median(bare)}


def seeded(students: int, items: int) -> Scores:
    """A class of the Rasch model with four options an item, and how long each answer took."""
    chance = np.random.default_rng(7)
    ability, difficulty = chance.normal(size=students), chance.normal(size=items)[:, None]
    points = (chance.random((items, students)) < 1 / (1 + np.exp(difficulty - ability))).astype(float)
    chosen = np.where(points == 1, 1, 1 << chance.integers(1, OPTIONS, size=points.shape))
    options = tuple(tuple(Offered(f"o{one}", one == 0) for one in range(OPTIONS)) for _ in range(items))
    names = tuple(f"q{number}" for number in range(items))
    seconds = chance.random(points.shape) * 60
    return Scores(names, points, np.ones(items), np.ones(items, dtype=bool), options, chosen, seconds)


def _seconds(work: Any) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _bare(scores: Scores) -> list[dict[str, Any]]:
    """The same figures by the textbook: each item on its own, nothing that is not in numpy."""
    points, students = scores.points, scores.students
    total = points.sum(axis=0)
    ordered, size = np.sort(total), int(0.27 * students + 0.5)
    upper, lower = total >= ordered[-size], total <= ordered[size - 1]
    found = [_bare_item(scores, place, total, upper, lower) for place in range(len(points))]
    items = len(points)
    alpha = items / (items - 1) * (1 - points.var(axis=1, ddof=1).sum() / total.var(ddof=1))
    freedom = students - 1, (students - 1) * (items - 1)
    interval = [1 - (1 - alpha) * fdtri(*freedom, one) for one in (0.975, 0.025)]
    return [*found, {"alpha": alpha, "interval": interval, "error": total.std(ddof=1) * np.sqrt(1 - alpha)}]


def _bare_item(scores: Scores, place: int, total: Any, upper: Any, lower: Any) -> dict[str, Any]:
    x, chosen = scores.points[place], scores.chosen[place]
    rest, students, facility = total - x, scores.students, x.mean()
    r = np.corrcoef(x, rest)[0, 1]
    middle = (facility + Z**2 / (2 * students)) / (1 + Z**2 / students)
    reach = Z * np.sqrt(facility * (1 - facility) / students + Z**2 / (4 * students**2)) / (1 + Z**2 / students)
    fisher = np.tanh(np.arctanh(r) + np.array([-1, 1]) * Z / np.sqrt(students - 3))
    options = []
    for bit in range(OPTIONS):
        ticked = (chosen >> bit) & 1
        options.append((ticked.sum(), ticked[upper].sum(), ticked[lower].sum(), np.corrcoef(ticked, rest)[0, 1]))
    return {
        "facility": (facility, middle - reach, middle + reach),
        "discrimination": (r, *fisher),
        "efficiency": 100 * np.cov(x, rest)[0, 1] / np.cov(np.sort(x), np.sort(rest))[0, 1],
        "difference": x[upper].mean() - x[lower].mean(),
        "options": options,
        "seconds": np.quantile(scores.seconds[place], [0.25, 0.5, 0.75]),
    }


if __name__ == "__main__":
    for size, one in run().items():
        print(f"{size}: {one['ours']:.3f} s, bare numpy {one['bare']:.3f} s, ratio {one['ratio']:.2f}")
