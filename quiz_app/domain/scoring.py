"""What responses add up to: points, certainty marking, and shares by topic or level."""

from collections.abc import Iterable
from dataclasses import dataclass

# Certainty-based marking (Gardner-Medwin): certainty -> (points if right, points if wrong).
CERTAINTY = {1: (1, 0), 2: (2, -2), 3: (3, -6)}
MOST_CERTAIN = 3  # times the points that an item is worth, at most


def certainty_points(points: float, certainty: int | None) -> float:
    """The points after certainty marking: right and wrong by the table, a part score as itself, 0 for no answer."""
    if certainty is None or 0 < points < 1:
        return points
    right, wrong = CERTAINTY[certainty]
    return float(right if points >= 1 else wrong)


@dataclass(frozen=True, slots=True)
class Share:
    """Points reached of points possible, under a name (a topic, a level, a certainty)."""

    name: str
    points: float
    of: int


def shares(scored: Iterable[tuple[str, float]]) -> tuple[Share, ...]:
    """The (name, points) pairs added up by name, in the order the names first appear."""
    sums: dict[str, list[float]] = {}
    for name, points in scored:
        sums.setdefault(name, []).append(points)
    return tuple(Share(name, sum(points), len(points)) for name, points in sums.items())
