"""What was chosen: each option by how many, by how many of the upper and of the lower group, and whether it draws
the strong or the weak.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quiz_app.analysis.pairs import Pairs, correlated
from quiz_app.analysis.scores import Scores

LEAST_CHOSEN = 0.05  # the share from which a distractor does its work


@dataclass(frozen=True, slots=True)
class Chosen:
    """An option: how many of `of` chose it, of the upper and the lower group, and how that goes with the rest."""

    id: str
    key: bool
    number: int
    of: int
    upper: int
    lower: int
    correlation: float | None

    @property
    def share(self) -> float:
        """The share that chose it."""
        return self.number / self.of if self.of else 0.0

    @property
    def works(self) -> bool:
        """Whether a distractor does its work: chosen by one in twenty, and by weaker students."""
        return self.share >= LEAST_CHOSEN and self.correlation is not None and self.correlation < 0


def choices(
    scores: Scores,
    upper: NDArray[np.bool_],
    lower: NDArray[np.bool_],
    places: NDArray[np.int64],
    asked: NDArray[np.bool_],
    pairs: Pairs,
) -> list[tuple[Chosen, ...]]:
    """The options of the items at these places; none where it is not known what was chosen."""
    if scores.chosen is None:
        return [()] * len(places)
    chosen = np.where(asked, scores.chosen[places], 0)
    of, high, low = asked.sum(axis=1), upper.astype(np.float64), lower.astype(np.float64)
    most = max((len(scores.options[place]) for place in places), default=0)
    counted = []
    for bit in range(most):
        ticked = ((chosen >> bit) & 1).astype(np.float64)
        both = np.where(pairs.both, ticked, 0.0)
        number = both.sum(axis=1)
        squares = number - number**2 / np.maximum(pairs.number, 1)
        drawn = correlated(np.einsum("ij,ij->i", both, pairs.y), squares, pairs.squares_y, pairs.number)
        counted.append(np.stack([ticked.sum(axis=1), ticked @ high, ticked @ low, drawn]))
    return [
        tuple(_chosen(one.id, one.key, of[row], counted[bit][:, row]) for bit, one in enumerate(scores.options[place]))
        for row, place in enumerate(places)
    ]


def _chosen(option: str, key: bool, of: int, counted: NDArray[np.float64]) -> Chosen:
    number, upper, lower, drawn = counted
    return Chosen(option, key, int(number), int(of), int(upper), int(lower), None if np.isnan(drawn) else float(drawn))
