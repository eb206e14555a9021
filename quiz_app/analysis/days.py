"""What a learner did on each study day, and the days as a calendar."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

WEEKS = 18
LATELY = 7


@dataclass(frozen=True, slots=True)
class DayDone:
    """One study day: how many reviews and answers it held, and the seconds they took."""

    day: date
    reviews: int = 0
    answers: int = 0
    review_seconds: float = 0.0
    answer_seconds: float = 0.0

    @property
    def done(self) -> int:
        """Reviews and answers together."""
        return self.reviews + self.answers


Counted = Mapping[date, tuple[int, float]]


def counted(rows: Iterable[tuple[date, float]]) -> dict[date, tuple[int, float]]:
    """(how many, seconds) by day, of the (day, seconds) of rows."""
    numbers: dict[date, int] = {}
    seconds: dict[date, float] = {}
    for day, took in rows:
        numbers[day] = numbers.get(day, 0) + 1
        seconds[day] = seconds.get(day, 0.0) + took
    return {day: (number, seconds[day]) for day, number in numbers.items()}


def days_done(reviews: Counted, answers: Counted) -> dict[date, DayDone]:
    """The study days that held anything, in order, from what was counted by day."""
    nothing = (0, 0.0)
    return {
        day: _day(day, reviews.get(day, nothing), answers.get(day, nothing)) for day in sorted({*reviews, *answers})
    }


def calendar(done: Mapping[date, DayDone], today: date, weeks: int = WEEKS) -> tuple[DayDone, ...]:
    """Every day of so many weeks, from a Monday to today; a day without study too."""
    monday = today - timedelta(days=today.weekday(), weeks=weeks - 1)
    return _every(done, monday, today)


def latest(done: Mapping[date, DayDone], today: date, days: int) -> tuple[DayDone, ...]:
    """Every one of the last so many days, today the last; a day without study too."""
    return _every(done, today - timedelta(days=days - 1), today)


def studied_of(studied: Collection[date], today: date, days: int = LATELY) -> int:
    """On how many of the last so many days, today among them, something was studied."""
    return sum(today - timedelta(days=back) in studied for back in range(days))


def _day(day: date, reviews: tuple[int, float], answers: tuple[int, float]) -> DayDone:
    return DayDone(day, reviews[0], answers[0], reviews[1], answers[1])


def _every(done: Mapping[date, DayDone], first: date, last: date) -> tuple[DayDone, ...]:
    days = (first + timedelta(days=after) for after in range((last - first).days + 1))
    return tuple(done.get(day) or DayDone(day) for day in days)
