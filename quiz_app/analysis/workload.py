"""What a desired retention costs: the reviews a day that it would ask of a learner, simulated from her own log."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import NamedTuple

from quiz_app.domain.fsrs6 import Fsrs6
from quiz_app.domain.log import Review
from quiz_app.domain.memory import AGAIN, EASY, GOOD, HARD, RATINGS, Schedule, Weights, model

DAYS = 180
MOST_FACES = 400  # simulated one by one; of more, so many are drawn and stand for all
USUAL_FIRST = {AGAIN: 6, HARD: 2, GOOD: 10, EASY: 2}  # what a learner of whom nothing is known yet is taken for
USUAL_PASS = {HARD: 3, GOOD: 15, EASY: 2}
USUAL_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Habits:
    """How a learner rates: her first ratings, her passes of a later day, each by rating, and her seconds a review."""

    first: dict[int, int]
    passes: dict[int, int]
    seconds: float


@dataclass(frozen=True, slots=True)
class Load:
    """What a desired retention would ask: reviews (ratings given) and minutes a day, over the next half year."""

    retention: float
    reviews: float
    minutes: float


@dataclass(frozen=True, slots=True)
class Faces:
    """What there is to study: the schedules of the faces that were met, and how many others begin, so many a day."""

    met: Sequence[Schedule]
    unmet: int
    new_per_day: int


def habits(reviews: Iterable[Review]) -> Habits:
    """The learner's habits, from reviews in the order they were given; twenty usual ones are mixed in."""
    first, passes = Counter(USUAL_FIRST), Counter(USUAL_PASS)
    seen: dict[tuple[str, str], date] = {}
    seconds, number = USUAL_SECONDS * 20, 20
    for review in reviews:
        key = (review.reading, review.card)
        if key not in seen and review.ordinal == 0:
            first[review.rating] += 1
        elif key in seen and review.study_day > seen[key] and review.rating > AGAIN:
            passes[review.rating] += 1
        seen[key] = review.study_day
        seconds, number = seconds + review.seconds, number + 1
    return Habits(dict(first), dict(passes), seconds / number)


def load(faces: Faces, how: Habits, retention: float, today: date, weights: Weights = (), *, seed: int) -> Load:
    """What the next half year would ask at a desired retention; one seed throws the same dice at each retention.

    Every face is followed on by the scheduler's own model: it comes back as often as its retrievability says, and is
    passed as the learner passes. Fuzz is left out, since it evens out. Met faces keep the day that they are due on.
    """
    starts = _starts(faces, today)
    drawn = Random(seed).sample(starts, MOST_FACES) if len(starts) > MOST_FACES else starts
    known = model(weights)
    asked = sum(
        _followed(memory, how, known, retention, Random(f"{seed}/{place}")) for place, memory in enumerate(drawn)
    )
    each = asked * len(starts) / max(1, len(drawn)) / DAYS
    return Load(retention, each, each * how.seconds / 60)


class Memory(NamedTuple):
    """A face's memory, in days from today: when it was last seen, when it is due, and its present interval."""

    stability: float
    difficulty: float
    seen: int
    due: int
    interval: int


def _starts(faces: Faces, today: date) -> list[Memory]:
    """Each face that has a review within the next days; what is overdue comes today. Stability 0: not met yet."""
    met = [
        Memory(
            one.stability,
            one.difficulty,
            (one.last_day - today).days,
            max(0, ((one.due_day or today) - today).days),
            one.interval,
        )
        for one in faces.met
        if one.stability is not None and one.difficulty is not None and one.last_day is not None
    ]
    new = max(0, min(faces.unmet, faces.new_per_day * DAYS))
    begun = [Memory(0.0, 0.0, 0, place // max(1, faces.new_per_day), 0) for place in range(new)]
    return [one for one in (*met, *begun) if one.due < DAYS]


def _followed(memory: Memory, how: Habits, known: Fsrs6, retention: float, dice: Random) -> int:
    """How many ratings a face takes: a first one and a lapse are followed by a step that is passed."""
    asked = 0
    while memory.due < DAYS:
        first = not memory.stability
        rating = _rating(memory, how, known, dice)
        memory = _rated(memory, rating, known, retention)
        asked += 1
        if rating == AGAIN or (first and rating < EASY):
            memory = _rated(memory._replace(due=memory.seen), GOOD, known, retention)
            asked += 1
    return asked


def _rating(memory: Memory, how: Habits, known: Fsrs6, dice: Random) -> int:
    if not memory.stability:
        return dice.choices(RATINGS, [how.first[rating] for rating in RATINGS])[0]
    if dice.random() >= known.retrievability(memory.stability, memory.due - memory.seen):
        return AGAIN
    return dice.choices(RATINGS[1:], [how.passes[rating] for rating in RATINGS[1:]])[0]


def _rated(memory: Memory, rating: int, known: Fsrs6, retention: float) -> Memory:
    """The memory after a rating on the day it was due; a pass never shortens the interval."""
    stability, difficulty = (
        known.following(memory.stability, memory.difficulty, memory.due - memory.seen, rating)
        if memory.stability
        else known.first(rating)
    )
    days = known.interval(stability, retention)
    days = 1 if rating == AGAIN else max(days, memory.interval)
    return Memory(stability, difficulty, memory.due, memory.due + days, 0 if rating == AGAIN else days)
