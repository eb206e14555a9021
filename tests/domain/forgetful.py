"""The log of somebody who forgets faster than FSRS-6 expects of people; the seed decides all of it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from quiz_app.domain.log import Review
from quiz_app.domain.memory import Schedule, apply, retrievability, scheduler
from tests.builders import review

FIRST = date(2026, 1, 5)
USUAL = tuple(scheduler(0.9).parameters)
HERS = (*(one * 0.4 for one in USUAL[:4]), *USUAL[4:8], USUAL[8] - 0.5, *USUAL[9:])


def reviews_of(faces: int, days: int, seed: int = 3) -> list[list[Review]]:
    """Her reviews of each face over so many days: she follows the usual schedule, and knows what her memory holds."""
    dice = Random(seed)
    return [list(_face(f"card-{number}", dice.randrange(days // 2), days, dice)) for number in range(faces)]


def _face(key: str, begun: int, days: int, dice: Random) -> Iterator[Review]:
    planned, held = Schedule("russia-pakistan", key), Schedule("russia-pakistan", key)
    ordinal, after = 0, begun
    while after < days:
        day = FIRST + timedelta(days=after)
        chance = retrievability(held, day, HERS) if held.stability else 0.6
        rating = dice.choice((2, 3, 3, 3, 4)) if dice.random() < chance else 1
        at = datetime.combine(day, time(17), UTC) + timedelta(minutes=11 * ordinal % 300)
        one = review(card=key, ordinal=ordinal, rating=rating, at=at)
        yield one
        planned, held, ordinal = apply(planned, one), apply(held, one, HERS), ordinal + 1
        after = (planned.due_day - FIRST).days if planned.due_day else after
