"""How much of something would come back today: the mean retrievability of its faces, one never studied counting 0."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from quiz_app.domain.memory import Schedule, Weights, scheduler

UNASKED = 0.5  # never asked in a quiz: neither known nor missed


@dataclass(frozen=True, slots=True)
class Mastery:
    """What is mastered of a topic or a claim. `held` adds up the retrievability of the `studied` of its `faces`.

    `points` of `answers` is what its quiz answers earned.
    """

    id: str
    faces: int
    studied: int
    held: float
    points: float
    answers: int

    @property
    def share(self) -> float | None:
        """Mean retrievability over all faces; None where there are no cards to tell."""
        return self.held / self.faces if self.faces else None

    @property
    def facility(self) -> float | None:
        """The mean score of its quiz answers; None before the first."""
        return self.points / self.answers if self.answers else None


def chances(schedules: Mapping[str, Schedule], day: date, weights: Weights = ()) -> dict[str, float]:
    """The retrievability on a study day of every face that was studied, by key (as memory.retrievability has it)."""
    decay, factor = curve(weights)
    found = {}
    for key, one in schedules.items():
        if one.stability is not None and one.last_day is not None:
            gone = max(0, (day - one.last_day).days)
            found[key] = (1 + factor * gone / one.stability) ** decay
    return found


def mastery(
    names: Iterable[str],
    faces: Mapping[str, Sequence[str]],
    chance: Mapping[str, float],
    answers: Mapping[str, Sequence[float]],
) -> tuple[Mastery, ...]:
    """What is mastered under each name, from its face keys and the points of its quiz answers."""
    return tuple(_mastered(name, faces.get(name, ()), chance, answers.get(name, ())) for name in names)


def weakest(every: Iterable[Mastery], most: int) -> tuple[Mastery, ...]:
    """The least mastered first, what can be studied at all; among equals those missed in quizzes, then as they come.

    Where there are no cards the quiz answers have to tell.
    """
    return tuple(sorted((one for one in every if one.faces or one.answers), key=_strength)[:most])


def _strength(one: Mastery) -> tuple[float, float]:
    facility = UNASKED if one.facility is None else one.facility
    return round(facility if one.share is None else one.share, 4), facility


def _mastered(name: str, keys: Sequence[str], chance: Mapping[str, float], points: Sequence[float]) -> Mastery:
    known = [chance[key] for key in keys if key in chance]
    return Mastery(name, len(keys), len(known), sum(known), sum(points), len(points))


@lru_cache(maxsize=8)
def curve(weights: Weights) -> tuple[float, float]:
    """FSRS-6's forgetting curve is (1 + factor · days / stability) ** decay, and 0.9 where days = stability."""
    decay = -scheduler(0.9, weights).parameters[20]
    return decay, 0.9 ** (1 / decay) - 1
