"""A learner's log of some months, as somebody who studies on most days would leave it; the seed decides all of it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from quiz_app.domain.items.revision import content_of
from quiz_app.domain.log import ATTEMPT_FINISHED, Attempt, Event, Log, Response, Review, row_id
from quiz_app.domain.memory import Schedule, apply, retrievability
from quiz_app.domain.quiz import Draw, Plan, draw_form
from quiz_app.domain.shelf import Shelf

LEARNER, DEVICE = "owner", "seeded"
RIGHT = {1: 0.5, 2: 0.75, 3: 0.93}


def seeded_log(shelf: Shelf, last: date, days: int, seed: int = 7, new: int = 4) -> Log:
    """The log of so many days up to the last: five days in seven with cards, each fourth of them with a quiz."""
    dice = Random(seed)
    reviews, quizzes = list[Review](), list[tuple[Attempt, list[Response]]]()
    schedules: dict[str, Schedule] = {}
    for number in range(days):
        day = last - timedelta(days=days - 1 - number)
        if dice.random() > 5 / 7:
            continue
        reviews += _cards(shelf, day, schedules, dice, new)
        if dice.random() < 0.25:
            quizzes.append(_quiz(shelf, day, f"quiz-{number}", dice))
    return Log(
        attempts=tuple(attempt for attempt, _ in quizzes),
        responses=tuple(response for _, given in quizzes for response in given),
        reviews=tuple(reviews),
        events=tuple(_finished(attempt) for attempt, _ in quizzes),
        revisions={shelf.revisions[key]: content_of(item) for key, (_, item) in shelf.items.items()},
    )


def _cards(shelf: Shelf, day: date, schedules: dict[str, Schedule], dice: Random, new: int) -> Iterator[Review]:
    """A day's reviews: what is due, and some new faces, each until it leaves its learning steps."""
    at = datetime.combine(day, time(17), UTC)
    due = [key for key, one in schedules.items() if one.due_day and one.due_day <= day]
    fresh = [key for key in shelf.faces if key not in schedules][:new]
    for key in [*due, *fresh]:
        schedule = schedules.get(key, Schedule(shelf.reading.id, key))
        while schedule.due_day is None or schedule.due_day <= day:
            at += timedelta(seconds=dice.uniform(4, 20))
            knows = dice.random() < (retrievability(schedule, day) if schedule.stability else 0.7)
            review = _review(schedule, dice.choice((2, 3, 3, 3, 4)) if knows else 1, at, day, dice)
            yield review
            schedule = apply(schedule, review)
        schedules[key] = schedule


def _review(schedule: Schedule, rating: int, at: datetime, day: date, dice: Random) -> Review:
    return Review(
        id=row_id(DEVICE, f"{schedule.reading}/{schedule.card}", schedule.reps),
        learner=LEARNER,
        device=DEVICE,
        reading=schedule.reading,
        card=schedule.card,
        ordinal=schedule.reps,
        rating=rating,
        at=at,
        study_day=day,
        retention=0.9,
        seconds=round(dice.uniform(3, 15), 1),
    )


def _quiz(shelf: Shelf, day: date, name: str, dice: Random) -> tuple[Attempt, list[Response]]:
    """A finished practice quiz of ten with certainty."""
    at = datetime.combine(day, time(19), UTC)
    plan = Plan(title="Ten-minute check", draw=Draw(items=10), certainty=True)
    form = draw_form(shelf.reading.id, plan, name, shelf.digest, shelf.items.values(), shelf.revisions)
    attempt = Attempt(id=name, learner=LEARNER, device=DEVICE, form=form, started_at=at)
    return attempt, [_response(attempt, place, dice) for place in range(len(form.items))]


def _response(attempt: Attempt, place: int, dice: Random) -> Response:
    slot, certainty = attempt.form.items[place], dice.choice((1, 2, 3))
    return Response(
        id=row_id(DEVICE, f"{attempt.id}/{slot.item}", 0),
        learner=LEARNER,
        device=DEVICE,
        attempt=attempt.id,
        reading=attempt.form.reading,
        item=slot.item,
        revision=slot.revision,
        ordinal=0,
        answer="a",
        points=float(dice.random() < RIGHT[certainty]),
        certainty=certainty,
        at=attempt.started_at + timedelta(seconds=25 * (place + 1)),
        seconds=round(dice.uniform(8, 40), 1),
    )


def _finished(attempt: Attempt) -> Event:
    return Event(
        id=row_id(DEVICE, f"{ATTEMPT_FINISHED}/{attempt.id}", 0),
        learner=LEARNER,
        device=DEVICE,
        ordinal=0,
        kind=ATTEMPT_FINISHED,
        subject=attempt.id,
        data={"why": "handed_in"},
        at=attempt.started_at + timedelta(minutes=6),
    )
