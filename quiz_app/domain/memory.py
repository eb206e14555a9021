"""When a card comes back: FSRS-6 on the learner's study days, with steps, fuzz and button order of our own.

This is the only door to the `fsrs` package. It computes stability and difficulty; what it leaves to an app is done
here: study days instead of 24-hour blocks, a fuzz that the label already shows, buttons that stay in order, and
learning steps.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Literal
from zoneinfo import ZoneInfo

from fsrs import Card as FsrsCard
from fsrs import Rating as FsrsRating
from fsrs import Scheduler, State

from quiz_app.domain.log import Review

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
RATINGS = (AGAIN, HARD, GOOD, EASY)
Phase = Literal["new", "learning", "review", "relearning"]
Weights = tuple[float, ...]  # FSRS-6's, as they were fitted to one learner; none: those that it comes with

LEARNING_STEPS = (timedelta(minutes=1), timedelta(minutes=10))
RELEARNING_STEPS = (timedelta(minutes=10),)
LONGEST_INTERVAL = 36_500
# Anki's shares of an interval by which it may be moved: (from days, to days, share).
FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))


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
    recalled = {rating: recall(schedule, rating, rated) for rating in RATINGS}
    days = _intervals(schedule, rated, {rating: plain for rating, (_, _, plain) in recalled.items()})
    return {
        rating: _next(schedule, rating, rated, recalled[rating][0], recalled[rating][1], days[rating])
        for rating in RATINGS
    }


def wait(before: datetime, after: Schedule, day: date) -> timedelta:
    """How long until a schedule is due: to the minute in a learning phase, in whole study days in review."""
    if after.due_at is not None:
        return after.due_at - before
    return (after.due_day or day) - day


def fold(reading: str, card: str, reviews: Iterable[Review], weights: Weights = ()) -> Schedule:
    """The schedule that these reviews (undone ones left out) give a face, in order of time, then device and ordinal."""
    schedule = Schedule(reading, card)
    for review in in_time(reviews):
        schedule = apply(schedule, review, weights)
    return schedule


def in_time(reviews: Iterable[Review]) -> list[Review]:
    """The reviews in the order in which they are folded, whichever they came in."""
    return sorted(reviews, key=lambda one: (one.at, one.device, one.ordinal, one.id))


def apply(schedule: Schedule, review: Review, weights: Weights = ()) -> Schedule:
    """The schedule after one more review, whose label was drawn under the key that it was logged by."""
    labelled = replace(schedule, card=review.card)
    found = outcomes(labelled, Rated(review.at, review.study_day, review.retention, weights))[review.rating]
    return replace(found, card=schedule.card)


def retrievability(schedule: Schedule, day: date, weights: Weights = ()) -> float:
    """The probability, 0 to 1, of recalling this face on a study day (FSRS-6's forgetting curve); 0 for a new one."""
    if schedule.stability is None or schedule.last_day is None:
        return 0.0
    return scheduler(0.9, weights).get_card_retrievability(_fsrs_card(schedule), _midnight(day))


def usable(weights: Weights) -> bool:
    """Whether FSRS-6 can be run with these weights: as many as it has, each within its bounds; or none."""
    try:
        scheduler(0.9, weights)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=64)
def scheduler(retention: float, weights: Weights = ()) -> Scheduler:
    """FSRS-6 at a desired retention, without its own steps and chance."""
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
    moment = _midnight(max(rated.day, schedule.last_day or rated.day))
    card, _ = scheduler(rated.retention, rated.weights).review_card(_fsrs_card(schedule), FsrsRating(rating), moment)
    assert card.stability is not None and card.difficulty is not None
    return card.stability, card.difficulty, (card.due - moment).days


def _fsrs_card(schedule: Schedule) -> FsrsCard:
    """FSRS's own card; an id is given because making one up would sleep."""
    known = schedule.stability is not None and schedule.last_day is not None
    return FsrsCard(
        card_id=1,
        state=State.Review if known else State.Learning,
        step=None if known else 0,
        stability=schedule.stability,
        difficulty=schedule.difficulty,
        last_review=_midnight(schedule.last_day) if schedule.last_day and known else None,
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _intervals(schedule: Schedule, rated: Rated, plain: Mapping[int, int]) -> dict[int, int]:
    """The days after each rating: fuzzed, never shorter than before on a pass, and in the buttons' order."""
    floor = schedule.interval if schedule.phase == "review" and rated.retention == schedule.retention else 1
    chance = _chance(f"{schedule.reading}/{schedule.card}/{schedule.reps}")
    fuzzed = {rating: _fuzz(days, chance) for rating, days in plain.items()}
    hard = max(fuzzed[HARD], floor)
    good = max(fuzzed[GOOD], floor, hard)
    easy = max(fuzzed[EASY], floor, good + 1)
    capped = {HARD: hard, GOOD: good, EASY: easy}
    return {AGAIN: 1} | {rating: min(days, LONGEST_INTERVAL) for rating, days in capped.items()}


def _fuzz(days: int, chance: float) -> int:
    """The interval moved within its range; the same chance keeps longer intervals the longer ones."""
    low, high = fuzz_range(days)
    return low + int(chance * (high - low + 1))


def _chance(seed: str) -> float:
    """A number from 0 up to 1 that only the seed decides."""
    return int.from_bytes(sha256(seed.encode()).digest()[:6]) / 2**48


def fuzz_range(days: int) -> tuple[int, int]:
    """The shortest and the longest that an interval may become, as Anki has it: below 2.5 days, itself."""
    if days < FUZZ[0][0]:
        return days, days
    reach = 1.0 + sum(share * max(0.0, min(days, upto) - start) for start, upto, share in FUZZ)
    return max(2, round(days - reach)), round(days + reach)


def _next(schedule: Schedule, rating: int, rated: Rated, stability: float, difficulty: float, days: int) -> Schedule:
    lapsed = rating == AGAIN and schedule.phase == "review"
    common = replace(
        schedule,
        stability=stability,
        difficulty=difficulty,
        last_day=max(rated.day, schedule.last_day or rated.day),
        last_at=rated.at,
        retention=rated.retention,
        reps=schedule.reps + 1,
        lapses=schedule.lapses + lapsed,
        first_day=schedule.first_day or rated.day,
    )
    step = _step(schedule, rating)
    if step is None:
        return replace(
            common, phase="review", step=0, interval=days, due_day=rated.day + timedelta(days=days), due_at=None
        )
    phase: Phase = "relearning" if schedule.phase in ("review", "relearning") else "learning"
    position, delay = step
    return replace(common, phase=phase, step=position, interval=0, due_day=None, due_at=rated.at + delay)


def _step(schedule: Schedule, rating: int) -> tuple[int, timedelta] | None:
    """The next learning step and its delay, or None where the face graduates to (or stays in) review."""
    if schedule.phase == "review":
        return (0, RELEARNING_STEPS[0]) if rating == AGAIN else None
    steps = RELEARNING_STEPS if schedule.phase == "relearning" else LEARNING_STEPS
    if rating == AGAIN:
        return 0, steps[0]
    if rating == HARD:
        return schedule.step, _hard_delay(steps, schedule.step)
    following = schedule.step + 1
    return (following, steps[following]) if rating == GOOD and following < len(steps) else None


def _hard_delay(steps: Sequence[timedelta], position: int) -> timedelta:
    """Hard repeats a step; at the first one half-way to the next, or half as long again."""
    if position > 0:
        return steps[position]
    delay = (steps[0] + steps[1]) / 2 if len(steps) > 1 else steps[0] * 1.5
    return timedelta(minutes=round(delay / timedelta(minutes=1)))
