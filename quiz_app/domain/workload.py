"""What a study day holds: the queue under the day's limits or a plan for catching up, and what comes after it."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from quiz_app.domain.card import Face
from quiz_app.domain.catching_up import LIMITS_BEHIND, Ahead, CatchUp, offers
from quiz_app.domain.deck import Deck
from quiz_app.domain.memory import Schedule
from quiz_app.domain.queue import Apart, Queue, build_queue
from quiz_app.domain.study import StudySettings


@dataclass(frozen=True, slots=True)
class Workload:
    """A day's queue, the plan it follows, the plans that are offered, and the next day on which faces come back."""

    queue: Queue
    next_day: date | None
    next_count: int
    plan: CatchUp | None
    offers: tuple[CatchUp, ...]
    ahead: Ahead | None


def workload(
    faces: Mapping[str, Face],
    schedules: Mapping[str, Schedule],
    deck: Deck,
    settings: StudySettings,
    *,
    now: datetime,
    day: date,
    done: tuple[int, int],
    apart: Apart,
    chosen: bool = False,
) -> Workload:
    """The work of this moment. `done`: (new faces begun, reviews) so far; `chosen`: these faces were asked for."""
    plan = deck.plan if deck.plan and deck.plan.covers(day) and not chosen else None
    aside = deck.aside(day)
    queue = build_queue(
        faces,
        schedules,
        replace(settings, reviews_per_day=plan.a_day) if plan else settings,
        now=now,
        day=day,
        done=done,
        aside=aside,
        apart=apart,
        catching_up=bool(plan),
        wanted=deck.due_again(schedules),
    )
    offered: tuple[CatchUp, ...] = ()
    ahead = None
    if queue.backlog > LIMITS_BEHIND * settings.reviews_per_day and not (plan or chosen):
        due = (one.due_day for key, one in schedules.items() if one.due_day and key in faces and key not in aside)
        ahead = Ahead(Counter(due), len(queue.reviews) + done[1])
        offered = offers(ahead, day, settings.reviews_per_day)
    return Workload(queue, *_coming(faces, schedules, deck, day), plan, offered, ahead)


def _coming(
    faces: Collection[str], schedules: Mapping[str, Schedule], deck: Deck, day: date
) -> tuple[date | None, int]:
    """The next study day on which faces come back, and how many."""
    coming = [
        one.due_day
        for key, one in schedules.items()
        if one.due_day is not None and one.due_day > day and key in faces and key not in deck.suspended
    ]
    first = min(coming, default=None)
    return first, coming.count(first) if first else 0
