"""When a card comes back: FSRS-6 on the learner's study days, with steps, fuzz and button order of our own.

This is the only door to the `fsrs` package: its weights and their bounds are the model's. The formulas are in fsrs6.py
and the law of one rating in track.py, in plain numbers; here they are said in dates and moments: study days instead of
24-hour blocks, a fuzz that the label already shows, buttons that stay in order, and learning steps.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal, cast
from zoneinfo import ZoneInfo

from fsrs import Scheduler

from quiz_app.domain import track
from quiz_app.domain.fsrs6 import AGAIN, EASY, GOOD, HARD, Fsrs6
from quiz_app.domain.log import Review
from quiz_app.domain.moments import day_number, day_of, microseconds, moment
from quiz_app.domain.track import LONGEST_INTERVAL, Track, fuzz_range

__all__ = ["AGAIN", "EASY", "GOOD", "HARD", "LONGEST_INTERVAL", "fuzz_range"]

RATINGS = (AGAIN, HARD, GOOD, EASY)
Phase = Literal["new", "learning", "review", "relearning"]
Weights = tuple[float, ...]  # FSRS-6's, as they were fitted to one learner; none: those that it comes with

LEARNING_STEPS = tuple(timedelta(microseconds=step) for step in track.LEARNING_STEPS)
RELEARNING_STEPS = tuple(timedelta(microseconds=step) for step in track.RELEARNING_STEPS)


@dataclass(frozen=True, slots=True)
class Schedule:
    """What the log says of one face: its phase, its memory (stability and difficulty in days), and when it is due.

    In a learning phase it is due at a moment, in review on a study day; a new one is not due at all.
    """

    reading: str
    card: str
    phase: Phase = "new"
    step: int = 0
    stability: float | None = None
    difficulty: float | None = None
    due_at: datetime | None = None
    due_day: date | None = None
    last_day: date | None = None
    last_at: datetime | None = None
    interval: int = 0
    retention: float = 0.9
    reps: int = 0
    lapses: int = 0
    first_day: date | None = None


@dataclass(frozen=True, slots=True)
class Rated:
    """What a rating is given in: the moment its label was drawn, the study day, the desired retention, the weights."""

    at: datetime
    day: date
    retention: float
    weights: Weights = ()


def study_day(now: datetime, zone: str, rollover: int) -> date:
    """The learner's day at this moment: local time less the rollover hours."""
    return (now.astimezone(ZoneInfo(zone)) - timedelta(hours=rollover)).date()


def outcomes(schedule: Schedule, rated: Rated) -> dict[int, Schedule]:
    """What each of the four ratings would make of the schedule; the labels and the truth are this one computation."""
    label = f"{schedule.reading}/{schedule.card}"
    return {rating: _rated(schedule, label, rating, rated) for rating in RATINGS}


def wait(before: datetime, after: Schedule, day: date) -> timedelta:
    """How long until a schedule is due: to the minute in a learning phase, in whole study days in review."""
    if after.due_at is not None:
        return after.due_at - before
    return (after.due_day or day) - day


def fold(reading: str, card: str, reviews: Iterable[Review], weights: Weights = ()) -> Schedule:
    """The schedule that these reviews (undone ones left out) give a face, in order of time, then device and ordinal."""
    folded, known = Track(), model(weights)
    for one in in_time(reviews):
        label = f"{reading}/{one.card}"
        folded.rate(label, one.rating, microseconds(one.at), day_number(one.study_day), one.retention, known)
    return _schedule(reading, card, folded)


def in_time(reviews: Iterable[Review]) -> list[Review]:
    """The reviews in the order in which they are folded, whichever they came in."""
    return sorted(reviews, key=lambda one: (one.at, one.device, one.ordinal, one.id))


def apply(schedule: Schedule, review: Review, weights: Weights = ()) -> Schedule:
    """The schedule after one more review, whose label was drawn under the key that it was logged by."""
    rated = Rated(review.at, review.study_day, review.retention, weights)
    return _rated(schedule, f"{schedule.reading}/{review.card}", review.rating, rated)


def retrievability(schedule: Schedule, day: date, weights: Weights = ()) -> float:
    """The probability, 0 to 1, of recalling this face on a study day (FSRS-6's forgetting curve); 0 for a new one."""
    if schedule.stability is None or schedule.last_day is None:
        return 0.0
    return model(weights).retrievability(schedule.stability, max(0, (day - schedule.last_day).days))


def usable(weights: Weights) -> bool:
    """Whether FSRS-6 can be run with these weights: as many as it has, each within its bounds; or none."""
    try:
        scheduler(0.9, weights)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=64)
def model(weights: Weights = ()) -> Fsrs6:
    """FSRS-6 with these weights, or with those that it comes with."""
    return Fsrs6(scheduler(0.9, weights).parameters)


@lru_cache(maxsize=64)
def scheduler(retention: float, weights: Weights = ()) -> Scheduler:
    """py-fsrs at a desired retention, without its own steps and chance."""
    fixed: Mapping[str, Sequence[float]] = {"parameters": weights} if weights else {}
    return Scheduler(
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_INTERVAL,
        enable_fuzzing=False,
        **fixed,
    )


def recall(schedule: Schedule, rating: int, rated: Rated) -> tuple[float, float, int]:
    """Stability, difficulty and the plain interval in days after a rating, before any order or fuzz."""
    known = model(rated.weights)
    stability, difficulty = _track(schedule).recalled(rating, day_number(rated.day), known)
    return stability, difficulty, min(known.interval(stability, rated.retention), LONGEST_INTERVAL)


def _rated(schedule: Schedule, label: str, rating: int, rated: Rated) -> Schedule:
    found = _track(schedule)
    at, day = microseconds(rated.at), day_number(rated.day)
    found.rate(label, rating, at, day, rated.retention, model(rated.weights))
    return _schedule(schedule.reading, schedule.card, found)


def _track(schedule: Schedule) -> Track:
    """The same in plain numbers."""
    found = Track()
    found.phase, found.step, found.interval = schedule.phase, schedule.step, schedule.interval
    found.stability, found.difficulty, found.retention = schedule.stability, schedule.difficulty, schedule.retention
    found.due_at, found.last_at = _number(schedule.due_at), _number(schedule.last_at)
    found.due_day, found.last_day = _days(schedule.due_day), _days(schedule.last_day)
    found.first_day, found.reps, found.lapses = _days(schedule.first_day), schedule.reps, schedule.lapses
    return found


def _schedule(reading: str, card: str, found: Track) -> Schedule:
    """The same in dates and moments."""
    return Schedule(
        reading,
        card,
        cast(Phase, found.phase),
        found.step,
        found.stability,
        found.difficulty,
        None if found.due_at is None else moment(found.due_at),
        None if found.due_day is None else day_of(found.due_day),
        None if found.last_day is None else day_of(found.last_day),
        None if found.last_at is None else moment(found.last_at),
        found.interval,
        found.retention,
        found.reps,
        found.lapses,
        None if found.first_day is None else day_of(found.first_day),
    )


def _number(at: datetime | None) -> int | None:
    return None if at is None else microseconds(at)


def _days(day: date | None) -> int | None:
    return None if day is None else day_number(day)
