"""What the whole test's numbers say, in plain words."""

from quiz_app.analysis.consistency import Consistency
from quiz_app.analysis.proportion import SETTLED

CONSISTENT, SOME = 0.7, 0.5


def whole_advice(found: Consistency) -> str:
    """How far the totals can be trusted, in one or two sentences; below 20 students only how many more it takes."""
    if found.students < 2 or found.items < 2:
        return "Too few students answered all of it to say how consistent it is."
    if found.standing == "counts":
        more = SETTLED - found.students
        return f"{found.students} answered all of it: too few to say how consistent it is. Another {more} would do."
    if found.alpha is None or found.interval is None or found.error is None:
        return "All totals are the same: they say nothing of how consistent it is."
    figure = f"Alpha is {found.alpha:.2f} ({found.interval[0]:.2f} to {found.interval[1]:.2f})"
    says = f"{figure}: {_reading(found.alpha, found.interval)}. A total is good to ± {found.error:.1f} points."
    return f"Tentative, on {found.students} students: {says[0].lower()}{says[1:]}" if _few(found) else says


def _few(found: Consistency) -> bool:
    return found.standing == "tentative"


def _reading(alpha: float, interval: tuple[float, float]) -> str:
    if alpha < 0:
        return "not consistent, the items pull in different directions; look for a wrong key first"
    if interval[0] >= CONSISTENT:
        return "consistent enough to compare students by their totals"
    if interval[1] < SOME:
        return "hardly consistent, so do not compare students by their totals"
    return "somewhat consistent, so small differences between totals mean little"
