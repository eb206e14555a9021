"""What many timings come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

Row = tuple[str, str, str, str]  # of a table: what was measured, its figure, against what, and the ratio


@dataclass(frozen=True, slots=True)
class Spread:
    """The number of timings and their 50th, 95th and 99th percentiles, in milliseconds."""

    number: int
    p50: float
    p95: float
    p99: float


def spread(seconds: Sequence[float]) -> Spread:
    """The spread of these timings."""
    cuts = quantiles([1000 * one for one in seconds], n=100, method="inclusive")
    return Spread(len(seconds), cuts[49], cuts[94], cuts[98])
