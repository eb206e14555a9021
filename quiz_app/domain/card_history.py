"""What a face went through: each review with what it did, and the chance of recalling it day by day."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from quiz_app.domain.log import Review
from quiz_app.domain.memory import Schedule, Weights, apply, in_time, retrievability, wait

POINTS = 240  # of a curve, at most: more than a screen is wide


@dataclass(frozen=True, slots=True)
class Step:
    """One review: the chance of recall before it, the schedule after it and how long that puts the face away.

    Both are None where it does not count: taken back, or from before the face was begun anew.
    """

    at: datetime
    day: date
    rating: int
    seconds: float
    before: float | None = None
    after: Schedule | None = None
    away: timedelta | None = None


def history(
    reading: str, key: str, reviews: Iterable[Review], counting: Collection[str], weights: Weights = ()
) -> tuple[Step, ...]:
    """The steps of a face in order of time; `counting` are the ids of the reviews that count."""
    schedule, steps = Schedule(reading, key), []
    for review in in_time(reviews):
        if review.id not in counting:
            steps.append(Step(review.at, review.study_day, review.rating, review.seconds))
            continue
        before = retrievability(schedule, review.study_day, weights) if schedule.reps else None
        schedule = apply(schedule, review, weights)
        away = wait(review.at, schedule, review.study_day)
        steps.append(Step(review.at, review.study_day, review.rating, review.seconds, before, schedule, away))
    return tuple(steps)


def curve(steps: Sequence[Step], today: date, weights: Weights = ()) -> list[tuple[date, float, int]]:
    """(day, chance of recall, which stretch between two study days) from the first review to past today and due."""
    days = _last_of_each_day(steps)
    if not days:
        return []
    last = days[-1]
    due = last.due_day or today
    end = max(today, due) + timedelta(days=max(7, (due - (last.last_day or today)).days // 2))
    points = []
    for place, schedule in enumerate(days):
        start = schedule.last_day or today
        until = (days[place + 1].last_day if place + 1 < len(days) else None) or end
        span = (until - start).days
        step = max(1, -(-span * len(days) // POINTS))
        for after in sorted({*range(0, span + 1, step), span}):
            day = start + timedelta(days=after)
            points.append((day, retrievability(schedule, day, weights), place))
    return points


def _last_of_each_day(steps: Iterable[Step]) -> list[Schedule]:
    found: dict[date | None, Schedule] = {}
    for step in steps:
        if step.after is not None:
            found[step.after.last_day] = step.after
    return list(found.values())
