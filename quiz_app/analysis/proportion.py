"""A share with its interval, and whether there is enough behind it to say anything."""

from dataclasses import dataclass
from math import sqrt

FEWEST, SETTLED = 20, 30
Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Proportion:
    """So many of so many."""

    hits: int
    of: int

    @property
    def share(self) -> float:
        """The plain share, 0 where there is nothing."""
        return self.hits / self.of if self.of else 0.0

    @property
    def few(self) -> bool:
        """Whether there are too few to say anything but the counts."""
        return self.of < FEWEST

    @property
    def tentative(self) -> bool:
        """Whether there are enough to show, and too few for a verdict."""
        return FEWEST <= self.of < SETTLED

    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the share; from 0 to 1 where there is nothing."""
        if not self.of:
            return 0.0, 1.0
        spread = Z95**2 / self.of
        centre = (self.share + spread / 2) / (1 + spread)
        reach = sqrt(spread * (self.share * (1 - self.share) + spread / 4)) / (1 + spread)
        # at the ends rounding would leave the share itself a hair outside
        return min(self.share, max(0.0, centre - reach)), max(self.share, min(1.0, centre + reach))
