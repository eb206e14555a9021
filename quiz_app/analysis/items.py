"""Item statistics after the classical theory: how hard an item is, whether it tells strong from weak, what was chosen.

An item's rest is what a student earned of the other counted items that she was asked, as a share: where all were asked
all, its correlations are those of the total without the item.
"""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from quiz_app.analysis.choices import Chosen, choices
from quiz_app.analysis.consistency import standing
from quiz_app.analysis.intervals import fisher, wilson
from quiz_app.analysis.pairs import paired
from quiz_app.analysis.scores import Floats, Scores

UPPER = 0.27  # Kelley: the share of students in the upper and in the lower group
HALVES, THIRDS = 20, 40  # fewer students than this are halved, or parted in three
FLAT = 1e-9  # a standard deviation of shares that only rounding made

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """One item (or one of its revisions) over the `answers` of those who were asked it; None where nothing can be told.

    `facility` is the mean share of its points, `discrimination` the correlation of item and rest, `efficiency` that in
    percent of what these scores could reach, `difference` the upper group's facility less the lower's.
    """

    item: str
    answers: int
    most: float
    points: float
    facility: float
    facility_interval: Interval
    discrimination: float | None
    discrimination_interval: Interval | None
    efficiency: float | None
    difference: float | None
    choices: tuple[Chosen, ...] = ()
    quartiles: tuple[float, float, float] | None = None
    counted: bool = True
    revision: str = ""
    revisions: tuple["ItemStatistics", ...] = field(default=())

    @property
    def standing(self) -> str:
        """`counts` below 20 answers, `tentative` below 30, else `settled`."""
        return standing(self.answers)


@dataclass(frozen=True, slots=True)
class Columns:
    """Arrays of one row an item (or revision): the shares earned and the rests, not a number where not asked."""

    share: Floats
    rest: Floats
    upper: NDArray[np.bool_]
    lower: NDArray[np.bool_]


def item_statistics(scores: Scores) -> tuple[ItemStatistics, ...]:
    """The statistics of every item, in order; an item with several revisions has those of each as well."""
    columns = columns_of(scores)
    whole = _described(scores, columns, np.arange(len(scores.items)), None)
    parted = _by_revision(scores, columns)
    return tuple(_with(one, parted.get(one.item, ())) for one in whole)


def columns_of(scores: Scores) -> Columns:
    """The shares, rests and groups of all items."""
    asked = ~np.isnan(scores.points)
    counted = scores.counted[:, None] & asked
    earned = np.where(counted, scores.points, 0.0)
    possible = np.where(counted, scores.most[:, None], 0.0)
    total, ceiling = earned.sum(axis=0), possible.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        rest = (total - earned) / (ceiling - possible)
        share = scores.points / scores.most[:, None]
        upper, lower = groups(np.round(total / ceiling, 9))
    rest[~asked | (ceiling - possible < FLAT)] = np.nan
    return Columns(share, rest, upper, lower)


def groups(totals: Floats) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Who is in the upper and who in the lower group; who ties with the last of a group is in it as well."""
    there = np.sort(totals[~np.isnan(totals)])
    number = len(there)
    part = 0.5 if number < HALVES else 1 / 3 if number < THIRDS else UPPER
    size = int(part * number + 0.5) if number >= HALVES else number // 2
    if not size:
        return np.zeros(len(totals), dtype=bool), np.zeros(len(totals), dtype=bool)
    return totals >= there[-size], totals <= there[size - 1]


def _with(one: ItemStatistics, revisions: tuple[ItemStatistics, ...]) -> ItemStatistics:
    return replace(one, revisions=revisions) if revisions else one


def _by_revision(scores: Scores, columns: Columns) -> dict[str, tuple[ItemStatistics, ...]]:
    """The statistics of each revision of the items that have several, by item."""
    several = [
        (place, number) for place, known in enumerate(scores.wordings) for number in range(len(known)) if len(known) > 1
    ]
    if scores.revision is None or not several:
        return {}
    places = np.array([place for place, _ in several])
    others = scores.revision[places] != np.array([[number] for _, number in several])
    found: dict[str, tuple[ItemStatistics, ...]] = {}
    for one, (place, number) in zip(_described(scores, columns, places, others), several, strict=True):
        found[one.item] = (*found.get(one.item, ()), replace(one, revision=scores.wordings[place][number]))
    return found


def _described(
    scores: Scores, columns: Columns, places: NDArray[np.int64], without: NDArray[np.bool_] | None
) -> list[ItemStatistics]:
    """The statistics of the items at these places, of the answers that are not `without`."""
    share, rest = columns.share[places], columns.rest[places]
    if without is not None:
        share, rest = np.where(without, np.nan, share), np.where(without, np.nan, rest)
    asked = ~np.isnan(share)
    answers = asked.sum(axis=1)
    facility = _per(np.where(asked, share, 0.0).sum(axis=1), answers, 0.0)
    pairs = paired(share, rest)
    figures = zip(
        places,
        answers,
        np.where(asked, scores.points[places], 0.0).sum(axis=1),
        facility,
        *wilson(facility, answers),
        pairs.correlation,
        *fisher(pairs.correlation, pairs.number),
        pairs.efficiency(),
        _difference(share, asked, columns),
        choices(scores, columns.upper, columns.lower, places, asked, pairs),
        _quartiles(scores, places, asked),
        strict=True,
    )
    return [_one(scores, *one) for one in figures]


def _one(
    scores, place, answers, points, facility, low, high, r, r_low, r_high, efficiency, difference, chosen, quartiles
):
    return ItemStatistics(
        scores.items[place],
        int(answers),
        float(scores.most[place]),
        float(points),
        float(facility),
        (float(low), float(high)),
        _told(r),
        None if np.isnan(r) else (float(r_low), float(r_high)),
        _told(efficiency),
        _told(difference),
        chosen,
        quartiles,
        bool(scores.counted[place]),
    )


def _told(number: float) -> float | None:
    return None if np.isnan(number) else float(number)


def _per(sums: Floats, numbers: NDArray[np.int64], nothing: float) -> Floats:
    return np.divide(sums, numbers, out=np.full(len(sums), nothing), where=numbers > 0)


def _difference(share: Floats, asked: NDArray[np.bool_], columns: Columns) -> Floats:
    """The facility of the upper group less that of the lower."""
    earned = np.where(asked, share, 0.0)
    upper, lower = columns.upper.astype(np.float64), columns.lower.astype(np.float64)
    return _per(earned @ upper, asked @ upper, np.nan) - _per(earned @ lower, asked @ lower, np.nan)


def _quartiles(
    scores: Scores, places: NDArray[np.int64], asked: NDArray[np.bool_]
) -> list[tuple[float, float, float] | None]:
    """The quarter, half and three quarters of the answers' seconds, interpolated."""
    if scores.seconds is None or not asked.shape[1]:
        return [None] * len(places)
    ordered = np.sort(np.where(asked, scores.seconds[places], np.nan), axis=1)
    numbers = (~np.isnan(ordered)).sum(axis=1)
    last, rows = np.maximum(numbers - 1, 0), np.arange(len(places))
    cuts = []
    for part in (0.25, 0.5, 0.75):
        at = last * part
        below = np.floor(at).astype(np.int64)
        first, second = ordered[rows, below], ordered[rows, np.minimum(below + 1, last)]
        cuts.append(first + (second - first) * (at - below))
    return [tuple(map(float, three)) if number else None for number, *three in zip(numbers, *cuts, strict=True)]
