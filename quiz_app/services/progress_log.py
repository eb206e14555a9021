"""A learner's log, read once for the page Progress and brought into the form in which it is counted."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from quiz_app.analysis.days import Counted, counted
from quiz_app.domain.attempt import Sitting, fold_attempt
from quiz_app.domain.log import (
    ATTEMPT_FINISHED,
    ATTEMPT_LEFT,
    ITEM_FLAGGED,
    TIME_ADDED,
    Event,
    Response,
)
from quiz_app.domain.memory import study_day
from quiz_app.domain.study import StudySettings
from quiz_app.services.assignment_log import AssignmentLog
from quiz_app.services.identity import Actor
from quiz_app.services.settings import study_settings
from quiz_app.services.world import World

OF_ATTEMPTS = (ATTEMPT_FINISHED, ATTEMPT_LEFT, ITEM_FLAGGED, TIME_ADDED)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in the log beside reviews: all responses, and the attempts that were answered."""

    settings: StudySettings
    day: date
    responses: Sequence[Response]
    sittings: Sequence[Sitting]


def standing(actor: Actor, world: World) -> Standing:
    """The actor's log as it stands, each part read once."""
    settings = study_settings(actor, world)
    responses = world.store.responses(actor.learner)
    return Standing(
        settings,
        study_day(world.now(), settings.zone, settings.rollover),
        responses,
        _sittings(actor, world, responses),
    )


def answers_by_day(responses: Iterable[Response], settings: StudySettings) -> Counted:
    """How many answers each study day held, and their seconds."""
    zone, rollover = settings.zone, settings.rollover
    return counted((study_day(one.at, zone, rollover), one.seconds) for one in responses)


def told(sittings: Iterable[Sitting], now: datetime) -> list[Sitting]:
    """The sittings whose verdicts the learner may see: practice, and exams that were handed in or ran out of time.

    Under an assignment, only once its answers are due.
    """
    return [one for one in sittings if one.answers_due(now) and (not one.exam or one.finished or one.over(now))]


def ended(sittings: Iterable[Sitting], now: datetime) -> list[Sitting]:
    """The sittings that have a score, the earliest first: handed in, out of time, or practised to the end."""
    over = [one for one in told(sittings, now) if one.finished or one.complete or one.over(now)]
    return sorted(over, key=lambda one: (one.attempt.started_at, one.attempt.id))


def _sittings(actor: Actor, world: World, responses: Iterable[Response]) -> list[Sitting]:
    """How every attempt with an answer in it stands."""
    given: dict[str, list[Response]] = defaultdict(list)
    for response in responses:
        given[response.attempt].append(response)
    happened: dict[str, list[Event]] = defaultdict(list)
    for event in world.store.events(actor.learner, OF_ATTEMPTS):
        happened[event.subject].append(event)
    attempts = [one for one in world.store.attempts(actor.learner) if one.id in given]
    assigned = {one: AssignmentLog(world).find(one) for one in {attempt.assignment for attempt in attempts}}
    return [fold_attempt(one, given[one.id], happened[one.id], assigned[one.assignment]) for one in attempts]
