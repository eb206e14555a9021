"""The formulas of item analysis once more, as loops over lists: slow, plain, and sharing nothing with the package."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import atanh, floor, sqrt, tanh

Row = Sequence[float | None]
Z = 1.959963984540054


def mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


def covariance(pairs: Sequence[tuple[float, float]]) -> float:
    mean_x, mean_y = mean([x for x, _ in pairs]), mean([y for _, y in pairs])
    return sum((x - mean_x) * (y - mean_y) for x, y in pairs) / (len(pairs) - 1)


def variance(numbers: Sequence[float]) -> float:
    return covariance([(one, one) for one in numbers])


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    if len(pairs) < 2:
        return None
    spread = variance([x for x, _ in pairs]), variance([y for _, y in pairs])
    if min(spread) < 1e-15:
        return None
    return covariance(pairs) / sqrt(spread[0] * spread[1])


def rest_pairs(rows: Sequence[Row], most: Sequence[float], item: int) -> list[tuple[float, float]]:
    """(share of the item, share of the other items asked) of each student who was asked both."""
    pairs = []
    for row in rows:
        others = [place for place, cell in enumerate(row) if cell is not None and place != item]
        possible = sum(most[place] for place in others)
        if row[item] is not None and possible:
            pairs.append((row[item] / most[item], sum(row[place] for place in others) / possible))
    return pairs


def facility(rows: Sequence[Row], most: Sequence[float], item: int) -> float:
    earned = [row[item] / most[item] for row in rows if row[item] is not None]
    return mean(earned) if earned else 0.0


def discrimination(rows: Sequence[Row], most: Sequence[float], item: int) -> float | None:
    return correlation(rest_pairs(rows, most, item))


def efficiency(rows: Sequence[Row], most: Sequence[float], item: int) -> float | None:
    pairs = rest_pairs(rows, most, item)
    if correlation(pairs) is None:
        return None
    best = list(zip(sorted(x for x, _ in pairs), sorted(y for _, y in pairs), strict=True))
    return 100 * covariance(pairs) / covariance(best)


def thirds(rows: Sequence[Row], most: Sequence[float]) -> tuple[set[int], set[int]]:
    """The students of the upper and the lower group."""
    totals = {}
    for student, row in enumerate(rows):
        asked = [place for place, cell in enumerate(row) if cell is not None]
        if asked:
            totals[student] = round(sum(row[place] for place in asked) / sum(most[place] for place in asked), 9)
    number = len(totals)
    size = number // 2 if number < 20 else floor((1 / 3 if number < 40 else 0.27) * number + 0.5)
    if not size:
        return set(), set()
    ordered = sorted(totals.values())
    upper = {student for student, total in totals.items() if total >= ordered[-size]}
    lower = {student for student, total in totals.items() if total <= ordered[size - 1]}
    return upper, lower


def difference(rows: Sequence[Row], most: Sequence[float], item: int) -> float | None:
    shares = []
    for group in thirds(rows, most):
        asked = [rows[student][item] / most[item] for student in group if rows[student][item] is not None]
        if not asked:
            return None
        shares.append(mean(asked))
    return shares[0] - shares[1]


def alpha(rows: Sequence[Row]) -> float | None:
    whole = [row for row in rows if None not in row]
    items = len(rows[0])
    totals = [sum(row) for row in whole]
    if len(whole) < 2 or items < 2 or variance(totals) < 1e-15:
        return None
    return items / (items - 1) * (1 - sum(variance(one) for one in zip(*whole, strict=True)) / variance(totals))


def wilson(share: float, of: int) -> tuple[float, float]:
    if not of:
        return 0.0, 1.0
    middle = (share + Z**2 / (2 * of)) / (1 + Z**2 / of)
    reach = Z * sqrt(share * (1 - share) / of + Z**2 / (4 * of**2)) / (1 + Z**2 / of)
    return middle - reach, middle + reach


def fisher(r: float, pairs: int) -> tuple[float, float]:
    if pairs < 4:
        return -1.0, 1.0
    if abs(r) >= 1 - 1e-12:
        return r, r
    return tanh(atanh(r) - Z / sqrt(pairs - 3)), tanh(atanh(r) + Z / sqrt(pairs - 3))


def quantile(numbers: Sequence[float], part: float) -> float:
    ordered = sorted(numbers)
    at = (len(ordered) - 1) * part
    steps = [*pairwise([*ordered, ordered[-1]])]
    low, high = steps[floor(at)]
    return low + (high - low) * (at - floor(at))


STATISTICS: dict[str, Callable[..., float | None]] = {
    "facility": facility,
    "discrimination": discrimination,
    "efficiency": efficiency,
    "difference": difference,
}
