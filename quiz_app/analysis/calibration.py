"""Whether somebody who says that she is certain is right as often as that takes."""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz_app.analysis.proportion import Proportion
from quiz_app.domain.scoring import CERTAINTY

# Where each level pays best: the shares right at which its expected points are more than its neighbours'.
PAYS = {1: (0.0, 2 / 3), 2: (2 / 3, 0.8), 3: (0.8, 1.0)}


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The answers given at one level of certainty, and the shares right from and to which it pays."""

    level: int
    right: Proportion
    low: float
    high: float

    @property
    def verdict(self) -> str:
        """`few`, `fits`, or what the answers say for sure: surer (`over`) or less sure (`under`) than she should be."""
        if self.right.few:
            return "few"
        low, high = self.right.interval()
        return "over" if high < self.low else "under" if low > self.high else "fits"


def calibration(given: Iterable[tuple[int, float]]) -> tuple[Calibrated, ...]:
    """Each level of certainty, from (certainty, points) of answers; a part score is neither right nor wrong."""
    told = [(level, points) for level, points in given if not 0 < points < 1]
    return tuple(_level(level, [points >= 1 for one, points in told if one == level]) for level in CERTAINTY)


def _level(level: int, right: list[bool]) -> Calibrated:
    return Calibrated(level, Proportion(sum(right), len(right)), *PAYS[level])
