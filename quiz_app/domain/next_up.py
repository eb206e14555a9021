"""The queue after one rating, from the queue before it: what build_queue would make of everything, at once.

It is for the usual case alone, a face that was next in its part of the queue. Whatever is not usual gives None, and
the queue is built anew.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from quiz_app.domain.memory import Schedule
from quiz_app.domain.queue import LEARN_AHEAD, Queue

Steps = Mapping[str, datetime]


def after_rating(queue: Queue, key: str, before: Schedule | None, after: Schedule, day: date) -> Queue | None:
    """The queue without the face that was rated; its steps are for `at_moment` to add."""
    if after.last_day != day or not after.reps:
        return None
    if key in queue.learning or key in queue.later:
        counted = before is not None and before.last_day == day
        return replace(queue, learning=_but(queue.learning, key), later=_but(queue.later, key)) if counted else None
    if queue.reviews[:1] == (key,):
        is_due = before is not None and before.due_day is not None and before.due_day <= day
        known = is_due and before is not None and before.last_day != day and len(queue.reviews) > 1
        return replace(queue, reviews=queue.reviews[1:], backlog=queue.backlog - 1) if known else None
    if queue.new[:1] == (key,) and not queue.reviews and (before is None or before.first_day is None):
        return replace(queue, new=queue.new[1:])
    return None


def at_moment(queue: Queue, steps: Steps, now: datetime) -> Queue:
    """The queue with the learning steps as they stand now: due, or due in a little while."""
    soon = sorted((at, key) for key, at in steps.items() if at <= now + LEARN_AHEAD)
    return replace(
        queue,
        learning=tuple(key for at, key in soon if at <= now),
        later=tuple(key for at, key in soon if at > now),
    )


def _but(keys: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(key for key in keys if key != gone)
