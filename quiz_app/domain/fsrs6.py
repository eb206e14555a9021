"""FSRS-6's formulas in plain numbers, operation by operation those of py-fsrs, which the tests hold them against.

Replaying a long log calls them millions of times; py-fsrs spends most of its time on copies and dates.
"""

from collections.abc import Sequence
from math import e

EASIEST, HARDEST = 1.0, 10.0
LEAST_STABILITY = 0.001
AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4


class Fsrs6:
    """The model with one set of weights; what follows from the weights alone is computed once."""

    def __init__(self, weights: Sequence[float]) -> None:
        w = self.weights = tuple(weights)
        self.decay = -w[20]
        self.factor = 0.9 ** (1 / self.decay) - 1
        self._first_difficulty = (0.0, *(w[4] - e ** (w[5] * (rating - 1)) + 1 for rating in (1, 2, 3, 4)))
        self._reverting = w[7] * self._first_difficulty[EASY]
        self._same_day = (0.0, *(e ** (w[17] * (rating - 3 + w[18])) for rating in (1, 2, 3, 4)))
        self._growth = e ** w[8]
        self._forgetting = e ** (w[17] * w[18])

    def retrievability(self, stability: float, gone: int) -> float:
        """The probability of recall so many days after the last review."""
        return float((1 + self.factor * gone / stability) ** self.decay)

    def interval(self, stability: float, retention: float) -> int:
        """The days after which the probability of recall has come down to this, at least one."""
        wanted: float = retention ** (1 / self.decay)
        days: float = (stability / self.factor) * (wanted - 1)
        return max(1, round(days))

    def first(self, rating: int) -> tuple[float, float]:
        """Stability and difficulty after the first rating of all."""
        return max(self.weights[rating - 1], LEAST_STABILITY), min(
            max(self._first_difficulty[rating], EASIEST), HARDEST
        )

    def following(self, stability: float, difficulty: float, gone: int, rating: int) -> tuple[float, float]:
        """Stability and difficulty after one more rating, so many days after the one before."""
        if gone < 1:
            stable = self._on_the_same_day(stability, rating)
        else:
            faded = (1 + self.factor * gone / stability) ** self.decay
            remembered = self._forgotten if rating == AGAIN else self._recalled
            stable = remembered(stability, difficulty, faded, rating)
        return max(stable, LEAST_STABILITY), self._difficulty(difficulty, rating)

    def _on_the_same_day(self, stability: float, rating: int) -> float:
        increase: float = self._same_day[rating] * (stability ** -self.weights[19])
        return stability * (increase if rating == AGAIN else max(increase, 1.0))

    def _forgotten(self, stability: float, difficulty: float, faded: float, _: int) -> float:
        w = self.weights
        long = w[11] * (difficulty ** -w[12]) * (((stability + 1) ** w[13]) - 1) * (e ** ((1 - faded) * w[14]))
        return float(min(long, stability / self._forgetting))

    def _recalled(self, stability: float, difficulty: float, faded: float, rating: int) -> float:
        w = self.weights
        growth = self._growth * (11 - difficulty) * (stability ** -w[9]) * ((e ** ((1 - faded) * w[10])) - 1)
        growth = growth * w[15] if rating == HARD else growth * w[16] if rating == EASY else growth
        return float(stability * (1 + growth))

    def _difficulty(self, difficulty: float, rating: int) -> float:
        w = self.weights
        damped = difficulty + (10.0 - difficulty) * -(w[6] * (rating - 3)) / 9.0
        reverted: float = self._reverting + (1 - w[7]) * damped
        return min(max(reverted, EASIEST), HARDEST)
