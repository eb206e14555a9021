"""Mercy after a break: a plan that spreads what has piled up over some days, so many cards a day and never more."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

SPREADS = (3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180)
LONGEST = 365
OFFERS = 3
LIMITS_BEHIND = 2


@dataclass(frozen=True, slots=True)
class CatchUp:
    """Reviews for so many study days from the start on, so many a day, what falls due meanwhile included."""

    start: date
    days: int
    a_day: int

    def covers(self, day: date) -> bool:
        """Whether the plan runs on a study day."""
        return self.start <= day < self.start + timedelta(days=self.days)

    def day_of(self, day: date) -> int:
        """The plan's how-manieth day a study day is, from 1."""
        return (day - self.start).days + 1


@dataclass(frozen=True, slots=True)
class Ahead:
    """What plans are made of: how many faces are or will be due on which day, and how many of a day are within reach.

    Within reach are those that may be studied on one day, siblings being kept apart.
    """

    due: Mapping[date, int]
    reach: int

    def after(self, before: date | None, after: date | None) -> "Ahead":
        """The same once a face that was due on one day is due on another."""
        due = Counter(self.due)
        for day, more in ((before, -1), (after, 1)):
            if day is not None:
                due[day] += more
        return Ahead(due, self.reach)


def offers(ahead: Ahead, day: date, limit: int) -> tuple[CatchUp, ...]:
    """The plans to choose from, shortest first, where more is due than two days' limit; else none.

    A plan takes no more of a day than the `limit`, nor than is within reach. Where no spread is long enough, one plan
    goes up to both.
    """
    known = sorted(ahead.due)
    until = [0, *accumulate(ahead.due[one] for one in known)]
    backlog = until[bisect_right(known, day)]
    most = min(limit, ahead.reach)
    if backlog <= LIMITS_BEHIND * limit or most < 1:
        return ()
    plans = []
    for days in SPREADS:
        last = day + timedelta(days=days)
        share = -(-until[bisect_left(known, last)] // days)
        if share <= most:
            plans.append(CatchUp(day, days, share))
            if len(plans) == OFFERS:
                break
    return tuple(plans) or (CatchUp(day, min(LONGEST, -(-backlog // most)), most),)


def plan_of(data: Mapping[str, Any]) -> CatchUp | None:
    """The plan that an event started; None where it holds none, as one made by hand may not."""
    try:
        plan = CatchUp(date.fromisoformat(data["start"]), int(data["days"]), int(data["a_day"]))
    except (KeyError, TypeError, ValueError):
        return None
    return plan if 1 <= plan.days <= LONGEST and plan.a_day >= 1 else None


def data_of(plan: CatchUp) -> dict[str, Any]:
    """What an event keeps of a plan."""
    return {"start": plan.start.isoformat(), "days": plan.days, "a_day": plan.a_day}
