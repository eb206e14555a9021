"""Studying cards: the queue of today, one face after the other, rated once and saved at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from quiz_app.domain.card import Card, Face
from quiz_app.domain.errors import AnswerRefused, NotFound
from quiz_app.domain.log import Review, row_id
from quiz_app.domain.memory import RATINGS, Rated, Schedule, apply, fold, outcomes, study_day, wait
from quiz_app.domain.queue import Apart
from quiz_app.domain.study import StudySettings
from quiz_app.domain.workload import workload
from quiz_app.services import kept
from quiz_app.services.deck import cards_of, deck_of, faces_of, keys_of
from quiz_app.services.desks import Desk as Desk
from quiz_app.services.desks import kept_desk
from quiz_app.services.holding import open_shelf
from quiz_app.services.identity import Actor
from quiz_app.services.settings import study_settings
from quiz_app.services.standing import standing_reviews
from quiz_app.services.undoing import undo as undo
from quiz_app.services.world import World

LONGEST_SECONDS = 300.0
USUAL_SECONDS = 15.0
LATELY = 200


@dataclass(frozen=True, slots=True)
class Dealt:
    """A face on the table: with its card, and the ordinal and id that its review will have."""

    reading: str
    face: Face
    card: Card
    ordinal: int
    review_id: str
    schedule: Schedule
    settings: StudySettings


def desk(
    actor: Actor,
    world: World,
    reading_id: str,
    only: Collection[str] = (),
    seconds_each: float | None = None,
    apart: Apart | None = None,
) -> Desk:
    """Today's queue of a reading, the minutes it takes at the learner's pace, and when the next cards come back.

    `only` these cards, where some were chosen: no limit of new ones holds them back. `apart` says what keeps siblings
    apart this time, whatever the settings say. `seconds_each` is the pace, where it is known.
    """
    settings = study_settings(actor, world)
    day = study_day(world.now(), settings.zone, settings.rollover)
    stamp = (day, frozenset(only), seconds_each, apart)
    return kept_desk(
        actor, world, reading_id, stamp, lambda: _desk_anew(actor, world, reading_id, day, only, seconds_each, apart)
    )


def _desk_anew(
    actor: Actor,
    world: World,
    reading_id: str,
    day: date,
    only: Collection[str],
    seconds_each: float | None,
    apart: Apart | None,
) -> tuple[Desk, float, dict[str, Schedule]]:
    """The desk, the seconds a face, and the schedules that it was made from."""
    settings = study_settings(actor, world)
    deck = deck_of(actor, world, reading_id)
    faces, settings = _meant(faces_of(actor, world, reading_id, deck), settings, frozenset(only))
    schedules = schedules_of(actor, world, reading_id)
    found = workload(
        faces,
        schedules,
        deck,
        settings,
        now=world.now(),
        day=day,
        done=world.store.day_counts(actor.learner, reading_id, day),
        apart=apart or ("none" if settings.siblings else "claim"),
        chosen=bool(only),
    )
    each = pace(actor, world, reading_id) if seconds_each is None else seconds_each
    made = Desk(
        reading_id,
        settings,
        day,
        found.queue,
        max(1, round(found.queue.due * each / 60)),
        found.next_day,
        found.next_count,
        deck,
        bool(schedules),
        found.plan,
        found.offers,
        found.ahead,
    )
    return made, each, {key: one for key, one in schedules.items() if key in faces} if only else schedules


def _meant(
    faces: dict[str, Face], settings: StudySettings, only: frozenset[str]
) -> tuple[dict[str, Face], StudySettings]:
    """The faces of these cards, and settings that let all of them be begun; everything where no card is named."""
    if not only:
        return faces, settings
    chosen = {key: face for key, face in faces.items() if face.card in only}
    return chosen, replace(settings, new_per_day=settings.new_per_day + len(chosen))


def pace(actor: Actor, world: World, reading_id: str) -> float:
    """Seconds a face, as the learner has been taking over her last two hundred reviews of this reading."""
    reviews = world.store.latest(actor.learner, reading_id, LATELY)
    return sum(review.seconds for review in reviews) / len(reviews) if len(reviews) >= 10 else USUAL_SECONDS


def deal(actor: Actor, world: World, reading_id: str, key: str) -> Dealt:
    """This face, ready to be shown; the review's id is fixed here."""
    found = cards_of(actor, world, reading_id)
    card = found.get(key.partition(":")[0])
    face = next((face for face in card.faces() if face.key == key), None) if card else None
    if card is None or face is None:
        raise NotFound("This card is no longer in the bank.")
    keys = keys_of(open_shelf(actor, world, reading_id), key)
    ordinal = world.store.next_ordinal(actor.learner, actor.device, reading_id, key)
    return Dealt(
        reading_id,
        face,
        card,
        ordinal,
        row_id(actor.device, f"{reading_id}/{key}", ordinal),
        schedules_of(actor, world, reading_id, keys).get(key, Schedule(reading_id, key)),
        study_settings(actor, world),
    )


def labels(actor: Actor, world: World, dealt: Dealt, drawn_at: datetime) -> dict[int, timedelta]:
    """How long each rating would put the face away, if it is given from this moment on."""
    rated = _rated(dealt.settings, drawn_at)
    found = outcomes(dealt.schedule, rated)
    return {rating: wait(drawn_at, found[rating], rated.day) for rating in RATINGS}


def rate(actor: Actor, world: World, dealt: Dealt, rating: int, drawn_at: datetime, seconds: float) -> Review:
    """The review, durable; it counts from the moment its label was drawn, so what the label said is what happens."""
    if rating not in RATINGS:
        raise AnswerRefused("Choose one of the four: again, hard, good or easy.")
    rated = _rated(dealt.settings, drawn_at)
    review = Review(
        id=dealt.review_id,
        learner=actor.learner,
        device=actor.device,
        reading=dealt.reading,
        card=dealt.face.key,
        ordinal=dealt.ordinal,
        rating=rating,
        at=drawn_at,
        study_day=rated.day,
        retention=rated.retention,
        seconds=min(LONGEST_SECONDS, max(0.0, seconds)),
    )
    return world.store.add_review(review, _schedule_after(actor, world, dealt, review))


def schedules_of(actor: Actor, world: World, reading_id: str, keys: Sequence[str] | None = None) -> dict[str, Schedule]:
    """The schedules (of these keys) by the faces' present keys; a renamed card keeps its own."""
    shelf, found = open_shelf(actor, world, reading_id), dict[str, Schedule]()
    if keys is None:
        every = kept.scheduled(actor, world, reading_id)
        if not shelf.renames:
            return {key: schedule for (_, key), schedule in every.items()}
    else:
        every = kept.scheduled_of(actor, world, reading_id, keys)
    for (_, key), schedule in every.items():
        present = shelf.present(key)
        if present == key or present not in found:
            found[present] = replace(schedule, card=present)
    return found


def _schedule_after(actor: Actor, world: World, dealt: Dealt, review: Review) -> Schedule:
    """One step from the schedule on the table; the whole history again where that no longer is what it follows.

    So it is where a clock went back in between, or another window reset the face or adopted other weights.
    """
    weights = study_settings(actor, world).weights
    key, keys = dealt.face.key, keys_of(open_shelf(actor, world, dealt.reading), dealt.face.key)
    there = schedules_of(actor, world, dealt.reading, keys).get(key, Schedule(dealt.reading, key))
    if there == dealt.schedule and (there.last_at is None or review.at >= there.last_at):
        return apply(dealt.schedule, review, weights)
    return fold(dealt.reading, key, standing_reviews(actor, world, dealt.reading, keys, given=[review]), weights)


def _rated(settings: StudySettings, at: datetime) -> Rated:
    return Rated(at, study_day(at, settings.zone, settings.rollover), settings.retention, settings.weights)
