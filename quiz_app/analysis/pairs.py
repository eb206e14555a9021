"""Correlations of many pairs of rows at once, each over the places where both have a number."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quiz_app.analysis.scores import Floats

FLAT = 1e-9  # a standard deviation of shares that only rounding made


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows x and y: what both have, less its mean and 0 elsewhere, with the sums of squares and products."""

    x: Floats
    y: Floats
    both: NDArray[np.bool_]
    number: NDArray[np.int64]
    squares_x: Floats
    squares_y: Floats
    products: Floats

    @property
    def correlation(self) -> Floats:
        """Pearson's; not a number where a row does not vary."""
        return correlated(self.products, self.squares_x, self.squares_y, self.number)

    def efficiency(self) -> Floats:
        """The covariance in percent of what it would be if both rows stood in one order."""
        best = _summed(_ordered(self.x, self.both), _ordered(self.y, self.both))
        flat = np.isnan(self.correlation) | (best <= FLAT**2 * self.number)
        return np.divide(100 * self.products, best, out=np.full(len(best), np.nan), where=~flat)


def paired(x: Floats, y: Floats) -> Pairs:
    """The pairs of rows that have the same places in x and y."""
    both = ~(np.isnan(x) | np.isnan(y))
    number = both.sum(axis=1)
    x, y = _centred(x, both, number), _centred(y, both, number)
    return Pairs(x, y, both, number, _summed(x, x), _summed(y, y), _summed(x, y))


def correlated(products: Floats, squares_x: Floats, squares_y: Floats, number: NDArray[np.int64]) -> Floats:
    """The correlations that these sums give; not a number where either does not vary."""
    least = FLAT**2 * np.maximum(number, 1)
    varies = (squares_x > least) & (squares_y > least)
    root = np.sqrt(squares_x * squares_y)
    found = np.divide(products, root, out=np.full(len(root), np.nan), where=varies)
    return np.clip(found, -1.0, 1.0)


def _centred(row: Floats, both: NDArray[np.bool_], number: NDArray[np.int64]) -> Floats:
    there = np.where(both, row, 0.0)
    there -= (there.sum(axis=1) / np.maximum(number, 1))[:, None]
    there[~both] = 0.0
    return there


def _ordered(row: Floats, both: NDArray[np.bool_]) -> Floats:
    """Each row from the least to the most, with 0 where there is no pair; all these stand at the end."""
    ordered = np.sort(np.where(both, row, np.inf), axis=1)
    ordered[np.isinf(ordered)] = 0.0
    return ordered


def _summed(x: Floats, y: Floats) -> Floats:
    return np.einsum("ij,ij->i", x, y)
