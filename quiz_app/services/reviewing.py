"""Studying cards: the queue of today, one face after the other, rated once and saved at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from quiz_app.domain.card import Card, Face
from quiz_app.domain.catching_up import CatchUp
from quiz_app.domain.deck import TAKEN_BACK_BY_UNDO, Deck, acts_undone
from quiz_app.domain.errors import AnswerRefused, NotFound
from quiz_app.domain.log import CARD_ACT_UNDONE, CARD_RESET, REVIEW_UNDONE, Event, Review, row_id
from quiz_app.domain.memory import RATINGS, Rated, Schedule, apply, fold, outcomes, study_day, wait
from quiz_app.domain.queue import Apart, Queue
from quiz_app.domain.study import StudySettings
from quiz_app.domain.workload import workload
from quiz_app.services.deck import cards_of, deck_of, faces_of, keys_of
from quiz_app.services.identity import Actor
from quiz_app.services.settings import study_settings
from quiz_app.services.standing import last_review, standing_reviews
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


@dataclass(frozen=True, slots=True)
class Desk:
    """What there is to study in a reading today. `begun`: whether any of it was ever studied."""

    reading: str
    settings: StudySettings
    day: date
    queue: Queue
    minutes: int
    next_day: date | None
    next_count: int
    deck: Deck
    begun: bool
    plan: CatchUp | None = None
    offers: tuple[CatchUp, ...] = ()


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
    return Desk(
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
    )


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
    keys = keys_of(world.shelf(reading_id), key)
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


def undo(actor: Actor, world: World, reading_id: str) -> str | None:
    """Take back the learner's latest act in this reading: a review, or that she put a face aside or reset it.

    The face key that it was about; None where there is nothing to take back.
    """
    last = last_review(actor, world, reading_id)
    act = _last_act(actor, world, reading_id)
    if act is not None and (last is None or act.at >= last.at):
        return _undo_act(actor, world, reading_id, act)
    if last is None:
        return None
    shelf = world.shelf(reading_id)
    key = shelf.present(last.card)
    same = keys_of(shelf, key)
    rest = [one for one in standing_reviews(actor, world, reading_id, same) if one.id != last.id]
    event = _undoing(actor, world, REVIEW_UNDONE, last.id)
    world.store.add_event(event, fold(reading_id, key, rest, study_settings(actor, world).weights))
    return key


def _last_act(actor: Actor, world: World, reading_id: str) -> Event | None:
    events = world.store.events(actor.learner, (*TAKEN_BACK_BY_UNDO, CARD_ACT_UNDONE))
    gone = acts_undone(events)
    here = [
        one
        for one in events
        if one.kind in TAKEN_BACK_BY_UNDO and one.id not in gone and one.subject.startswith(f"{reading_id}/")
    ]
    return max(here, key=lambda one: (one.at, one.ordinal), default=None)


def _undo_act(actor: Actor, world: World, reading_id: str, act: Event) -> str:
    shelf = world.shelf(reading_id)
    key = shelf.present(act.subject.partition("/")[2])
    event = _undoing(actor, world, CARD_ACT_UNDONE, act.id)
    if act.kind != CARD_RESET:
        world.store.add_event(event)
        return key
    rows = standing_reviews(actor, world, reading_id, keys_of(shelf, key), acts=[event])
    world.store.add_event(event, fold(reading_id, key, rows, study_settings(actor, world).weights))
    return key


def _undoing(actor: Actor, world: World, kind: str, subject: str) -> Event:
    return Event(
        id=row_id(actor.device, f"{kind}/{subject}", 0),
        learner=actor.learner,
        device=actor.device,
        ordinal=0,
        kind=kind,
        subject=subject,
        at=world.now(),
    )


def schedules_of(actor: Actor, world: World, reading_id: str, keys: Sequence[str] | None = None) -> dict[str, Schedule]:
    """The schedules (of these keys) by the faces' present keys; a renamed card keeps its own."""
    shelf, found = world.shelf(reading_id), {}
    for (_, key), schedule in world.store.schedules(actor.learner, reading_id, keys).items():
        present = shelf.present(key)
        if present == key or present not in found:
            found[present] = replace(schedule, card=present)
    return found


def _schedule_after(actor: Actor, world: World, dealt: Dealt, review: Review) -> Schedule:
    """One step from the schedule on the table; the whole history again where that no longer is what it follows.

    So it is where a clock went back in between, or another window reset the face or adopted other weights.
    """
    weights = study_settings(actor, world).weights
    key, keys = dealt.face.key, keys_of(world.shelf(dealt.reading), dealt.face.key)
    kept = schedules_of(actor, world, dealt.reading, keys).get(key, Schedule(dealt.reading, key))
    if kept == dealt.schedule and (kept.last_at is None or review.at >= kept.last_at):
        return apply(dealt.schedule, review, weights)
    return fold(dealt.reading, key, standing_reviews(actor, world, dealt.reading, keys, given=[review]), weights)


def _rated(settings: StudySettings, at: datetime) -> Rated:
    return Rated(at, study_day(at, settings.zone, settings.rollover), settings.retention, settings.weights)
