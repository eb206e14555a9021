"""A face's history and memory, for the tests of what becomes of them."""

from dataclasses import replace
from datetime import timedelta

from quiz_app.domain.memory import Rated, Schedule, study_day
from tests.builders import NOW, READING, review

TODAY = NOW.date()
NEW = Schedule(READING, "arms-year")


def rows(ratings):
    """Reviews so many days after NOW, those of one day some minutes apart."""
    return [
        review(ordinal=number, at=NOW + timedelta(days=days, minutes=12 * number), rating=rating)
        for number, (days, rating) in enumerate(ratings)
    ]


def rated(at=NOW, retention=0.9):
    return Rated(at, study_day(at, "UTC", 4), retention)


def in_review(**fields):
    """A face that was put away for eleven days, eleven days ago."""
    known = {
        "phase": "review",
        "stability": 10.9643,
        "difficulty": 2.1112,
        "due_day": TODAY,
        "last_day": TODAY - timedelta(days=11),
        "last_at": NOW - timedelta(days=11),
        "interval": 11,
        "reps": 2,
        "first_day": TODAY - timedelta(days=13),
    }
    return replace(NEW, **known | fields)
