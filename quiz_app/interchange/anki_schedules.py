"""A schedule of ours as the columns of a card in Anki."""

import json
from collections.abc import Iterable
from datetime import date, timedelta

from quiz_app.domain.memory import Schedule
from quiz_app.interchange.anki_schema import day_number

NEW, LEARNING, REVIEW, RELEARNING = 0, 1, 2, 3
USUAL_FACTOR = 2500
ONE_STEP_LEFT = 1001
Columns = tuple[int, int, int, int, int, int, int, int, str]
"""type, queue, due, ivl, factor, reps, lapses, left, data"""


def first_day(schedules: Iterable[Schedule], today: date) -> date:
    """A day before anything is due or was learnt, for the collection to begin on."""
    days = [day for one in schedules for day in (one.due_day, one.first_day, one.last_day) if day is not None]
    return min([today, *days]) - timedelta(days=1)


def columns(schedule: Schedule | None, place: int, first: date) -> Columns:
    """What Anki keeps of it; a new card has its place among the new ones."""
    if schedule is None or schedule.phase == "new" or schedule.stability is None:
        return NEW, NEW, place, 0, 0, 0, 0, 0, "{}"
    data = _memory(schedule)
    if schedule.phase == "review" and schedule.due_day is not None:
        due, ivl = day_number(schedule.due_day, first), max(1, schedule.interval)
        return REVIEW, REVIEW, due, ivl, USUAL_FACTOR, schedule.reps, schedule.lapses, 0, data
    at = int(schedule.due_at.timestamp()) if schedule.due_at else 0
    again = schedule.phase == "relearning"
    kind, ivl, factor = (RELEARNING, max(1, schedule.interval), USUAL_FACTOR) if again else (LEARNING, 0, 0)
    return kind, LEARNING, at, ivl, factor, schedule.reps, schedule.lapses, ONE_STEP_LEFT, data


def _memory(schedule: Schedule) -> str:
    """Stability, difficulty, and when it was last seen, as Anki's FSRS keeps them."""
    assert schedule.stability is not None
    found: dict[str, float] = {"s": round(schedule.stability, 4)}
    if schedule.difficulty is not None:
        found["d"] = round(schedule.difficulty, 3)
    if schedule.last_at is not None:
        found["lrt"] = int(schedule.last_at.timestamp())
    return json.dumps(found, separators=(",", ":"))
