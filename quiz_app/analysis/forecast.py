"""How many cards come back on each of the next days."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

DAYS = 30


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day and how many faces are due on it."""

    day: date
    due: int


def forecast(due: Iterable[date], today: date, days: int = DAYS) -> tuple[DueDay, ...]:
    """What is due on each of the next days, today the first; what is overdue waits today."""
    number = Counter(due)
    overdue = sum(count for day, count in number.items() if day < today)
    ahead = (today + timedelta(days=after) for after in range(days))
    return tuple(DueDay(day, number[day] + (overdue if day == today else 0)) for day in ahead)
