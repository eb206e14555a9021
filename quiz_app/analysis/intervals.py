"""95 % intervals over arrays: Wilson's of a share, Fisher's of a correlation, Feldt's of alpha."""

import numpy as np

from quiz_app.analysis.proportion import Z95
from quiz_app.analysis.scores import Floats


def wilson(share: Floats, of: Floats) -> tuple[Floats, Floats]:
    """Wilson's interval of each share; from 0 to 1 where there is nothing. Part scores count as parts."""
    of = np.asarray(of, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = Z95**2 / of
        centre = (share + spread / 2) / (1 + spread)
        reach = np.sqrt(spread * (share * (1 - share) + spread / 4)) / (1 + spread)
    low, high = np.maximum(0.0, centre - reach), np.minimum(1.0, centre + reach)
    nothing = of == 0
    return (
        np.where(nothing, 0.0, np.minimum(low, share)),
        np.where(nothing, 1.0, np.maximum(high, share)),
    )


def fisher(correlation: Floats, pairs: Floats) -> tuple[Floats, Floats]:
    """Fisher's interval of each correlation; from -1 to 1 where fewer than four pairs tell."""
    pairs, nothing = np.asarray(pairs, dtype=np.float64), np.isnan(correlation)
    with np.errstate(divide="ignore", invalid="ignore"):
        middle, reach = np.arctanh(np.round(correlation, 12)), Z95 / np.sqrt(pairs - 3)
        low, high = np.tanh(middle - reach), np.tanh(middle + reach)
    told = pairs > 3
    return np.where(told | nothing, low, -1.0), np.where(told | nothing, high, 1.0)


def feldt(alpha: float, students: int, items: int) -> tuple[float, float]:
    """Feldt's interval of alpha, from F with students - 1 and (students - 1)(items - 1) degrees of freedom."""
    from scipy.special import fdtri  # scipy.stats would take ten times as long to import

    freedom = students - 1, (students - 1) * (items - 1)
    return 1 - (1 - alpha) * float(fdtri(*freedom, 0.975)), 1 - (1 - alpha) * float(fdtri(*freedom, 0.025))
