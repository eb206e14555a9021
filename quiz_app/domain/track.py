"""One face's memory in plain numbers, rated again and again: the one law by which a schedule follows from a log.

memory.py says the same in dates and moments. Here a day is a number of days since 1970 and a moment one of
microseconds, as the store keeps them, so that a log of a million reviews is replayed in seconds.
"""

from functools import cache
from hashlib import sha256
from typing import Any

from quiz_app.domain.fsrs6 import AGAIN, EASY, GOOD, HARD, Fsrs6

MINUTE = 60_000_000
LEARNING_STEPS = (MINUTE, 10 * MINUTE)
RELEARNING_STEPS = (10 * MINUTE,)
HARD_DELAYS = {
    LEARNING_STEPS: 6 * MINUTE,
    RELEARNING_STEPS: 15 * MINUTE,
}  # half-way to the next, half again
LONGEST_INTERVAL = 36_500
# Anki's shares of an interval by which it may be moved: (from days, to days, share).
FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
Step = tuple[int, int]  # (its place, its delay)
Memory = tuple[float, float]  # (stability, difficulty)


class Track:
    """What memory.Schedule holds, to be changed in place."""

    __slots__ = (
        "difficulty",
        "due_at",
        "due_day",
        "first_day",
        "interval",
        "lapses",
        "last_at",
        "last_day",
        "phase",
        "reps",
        "retention",
        "stability",
        "step",
    )

    def __init__(self) -> None:
        self.phase = "new"
        self.step = self.interval = self.reps = self.lapses = 0
        self.stability: float | None = None
        self.difficulty: float | None = None
        self.due_at: int | None = None
        self.due_day: int | None = None
        self.last_day: int | None = None
        self.last_at: int | None = None
        self.first_day: int | None = None
        self.retention = 0.9

    def values(self) -> tuple[Any, ...]:
        """All of it, in the order of the schedule's fields."""
        return (
            self.phase,
            self.step,
            self.stability,
            self.difficulty,
            self.due_at,
            self.due_day,
            self.last_day,
            self.last_at,
            self.interval,
            self.retention,
            self.reps,
            self.lapses,
            self.first_day,
        )

    def rate(self, label: str, rating: int, at: int, day: int, retention: float, model: Fsrs6) -> None:
        """Take one rating; the interval is drawn by `label` (reading/card) and the number of ratings before."""
        step = self._next_step(rating)
        if step is None:
            days, recalled = self._passed(label, rating, day, retention, model)
            self.interval, self.due_day, self.due_at, self.step = days, day + days, None, 0
        else:
            recalled = self.recalled(rating, day, model)
            self.interval, self.due_day = 0, None
            self.step, self.due_at = step[0], at + step[1]
        self.stability, self.difficulty = recalled
        self.lapses += rating == AGAIN and self.phase == "review"
        self.phase = "review" if step is None else "learning" if self.phase in ("new", "learning") else "relearning"
        self.last_day = day if self.last_day is None or day > self.last_day else self.last_day
        self.first_day = day if self.first_day is None else self.first_day
        self.last_at, self.retention, self.reps = at, retention, self.reps + 1

    def recalled(self, rating: int, day: int, model: Fsrs6) -> Memory:
        """Stability and difficulty after a rating on this day."""
        if self.stability is None or self.difficulty is None or self.last_day is None:
            return model.first(rating)
        return model.following(self.stability, self.difficulty, day - self.last_day, rating)

    def _passed(self, label: str, rating: int, day: int, retention: float, model: Fsrs6) -> tuple[int, Memory]:
        """The days after a pass, fuzzed, never shorter than before and in the buttons' order; and what is recalled."""
        chance = draw(f"{label}/{self.reps}")
        days = self.interval if self.phase == "review" and retention == self.retention else 1
        recalled = (0.0, 0.0)
        for button in range(HARD, rating + 1):
            recalled = self.recalled(button, day, model)
            days = max(fuzzed(model.interval(recalled[0], retention), chance), days + (button == EASY))
        return min(days, LONGEST_INTERVAL), recalled

    def _next_step(self, rating: int) -> Step | None:
        """The next learning step and its delay, or None where the face graduates to (or stays in) review."""
        if self.phase == "review":
            return (0, RELEARNING_STEPS[0]) if rating == AGAIN else None
        steps = RELEARNING_STEPS if self.phase == "relearning" else LEARNING_STEPS
        if rating == AGAIN:
            return 0, steps[0]
        if rating == HARD:
            return self.step, steps[self.step] if self.step else HARD_DELAYS[steps]
        following = self.step + 1
        return (following, steps[following]) if rating == GOOD and following < len(steps) else None


def draw(seed: str) -> float:
    """A number from 0 up to 1 that only the seed decides."""
    return int.from_bytes(sha256(seed.encode()).digest()[:6]) / 2**48


def fuzzed(days: int, chance: float) -> int:
    """The interval moved within its range; the same chance keeps longer intervals the longer ones."""
    if days < FUZZ[0][0]:
        return min(days, LONGEST_INTERVAL)
    low, high = fuzz_range(min(days, LONGEST_INTERVAL))
    return low + int(chance * (high - low + 1))


@cache  # there are no more intervals than days up to the longest, and each is asked for over and over
def fuzz_range(days: int) -> tuple[int, int]:
    """The shortest and the longest that an interval may become, as Anki has it: below 2.5 days, itself."""
    if days < FUZZ[0][0]:
        return days, days
    reach = 1.0 + sum(share * max(0.0, min(days, upto) - start) for start, upto, share in FUZZ)
    return max(2, round(days - reach)), round(days + reach)
