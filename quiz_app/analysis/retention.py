"""True retention: how often a card that was waited for came back, against how often it was meant to.

Counted is the first review of a card on a study day, where the card was in its review phase; Hard, Good and Easy are
passes. What was desired is the retention that the interval was made for: that of the card's review before.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from quiz_app.analysis.proportion import Proportion
from quiz_app.domain.log import Review
from quiz_app.domain.memory import AGAIN, EASY, GOOD, LEARNING_STEPS, RELEARNING_STEPS

BANDS = ((1, "1 to 6 days"), (7, "7 to 20 days"), (21, "21 to 59 days"), (60, "60 days or more"))
STARTS = [start for start, _ in BANDS]
REVIEWING = -1  # the step of a card in its review phase
Step = tuple[int, int]  # (the step, how many steps this phase has)


class Recall(NamedTuple):
    """One counted review: its day, the days waited for it, whether it passed, and the retention desired."""

    day: date
    waited: int
    passed: bool
    desired: float


@dataclass(frozen=True, slots=True)
class Retained:
    """The recalls under one name: how many passed, and the mean of what was desired (None without any)."""

    name: str
    passed: Proportion
    desired: float | None


def recalls(reviews: Iterable[tuple[str, Review]]) -> list[Recall]:
    """The counted reviews among (face key, review) in the order they were given, undone ones left out."""
    met: dict[str, tuple[Step, date, float]] = {}
    found = []
    for key, review in reviews:
        step, last, desired = met.get(key, ((0, len(LEARNING_STEPS)), review.study_day, review.retention))
        waited = (review.study_day - last).days
        if step[0] == REVIEWING and waited > 0:
            found.append(Recall(review.study_day, waited, review.rating > AGAIN, desired))
        met[key] = following(step, review.rating), max(last, review.study_day), review.retention
    return found


def following(step: Step, rating: int) -> Step:
    """Where a rating leads: to a step, or into the review phase. Phases follow from ratings alone, without FSRS."""
    place, steps = step
    if place == REVIEWING:
        return (0, len(RELEARNING_STEPS)) if rating == AGAIN else step
    if rating == EASY or (rating == GOOD and place + 1 >= steps):
        return REVIEWING, steps
    if rating == AGAIN:
        return 0, steps
    return place + (rating == GOOD), steps


def by_month(found: Sequence[Recall]) -> tuple[Retained, ...]:
    """Retention by month (`2026-11`), in order."""
    months = [one.day.isoformat()[:7] for one in found]
    return _retained(zip(months, found, strict=True), sorted(set(months)))


def by_interval(found: Sequence[Recall]) -> tuple[Retained, ...]:
    """Retention by the days waited, a band each, also where there is nothing in it."""
    return _retained(((band(one.waited), one) for one in found), [name for _, name in BANDS])


def overall(found: Sequence[Recall]) -> Retained:
    """Retention of all of them."""
    return _retained((("All", one) for one in found), ["All"])[0]


def band(waited: int) -> str:
    """The name of the band that so many days fall into."""
    return BANDS[bisect_right(STARTS, waited) - 1][1]


def _retained(found: Iterable[tuple[str, Recall]], names: Sequence[str]) -> tuple[Retained, ...]:
    sums = {name: [0, 0, 0.0] for name in names}
    for name, one in found:
        total = sums[name]
        total[0] += one.passed
        total[1] += 1
        total[2] += one.desired
    return tuple(_of(name, int(passed), int(of), desired) for name, (passed, of, desired) in sums.items())


def _of(name: str, passed: int, of: int, desired: float) -> Retained:
    return Retained(name, Proportion(passed, of), desired / of if of else None)
