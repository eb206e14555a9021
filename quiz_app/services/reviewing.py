"""Studying cards: the queue of today, one face after the other, rated once and saved at once."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from quiz_app.domain.card import Card, Face, card_of_event, card_of_item
from quiz_app.domain.errors import AnswerRefused, NotFound
from quiz_app.domain.log import CARD_ADDED, REVIEW_UNDONE, Event, Review, row_id, undone
from quiz_app.domain.memory import RATINGS, Rated, Schedule, apply, fold, outcomes, study_day, wait
from quiz_app.domain.queue import Queue, build_queue
from quiz_app.domain.shelf import Shelf
from quiz_app.domain.study import StudySettings
from quiz_app.services.identity import Actor
from quiz_app.services.settings import append_event, study_settings
from quiz_app.services.world import World

LONGEST_SECONDS = 300.0
USUAL_SECONDS = 15.0


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
    """What there is to study in a reading today."""

    reading: str
    settings: StudySettings
    day: date
    queue: Queue
    minutes: int
    next_day: date | None
    next_count: int


def desk(
    actor: Actor, world: World, reading_id: str, only: Collection[str] = (), seconds_each: float | None = None
) -> Desk:
    """Today's queue of a reading, the minutes it takes at the learner's pace, and when the next cards come back.

    `only` these cards, where some were chosen: then the day's limit of new ones does not hold them back.
    `seconds_each` is the learner's pace, where it is known already.
    """
    settings = study_settings(actor, world)
    day = study_day(world.now(), settings.zone, settings.rollover)
    faces = faces_of(actor, world, reading_id)
    if only:
        faces = {key: face for key, face in faces.items() if face.card in only}
        settings = replace(settings, new_per_day=settings.new_per_day + len(faces))
    schedules = schedules_of(actor, world, reading_id)
    done = world.store.day_counts(actor.learner, reading_id, day)
    queue = build_queue(faces, schedules, settings, now=world.now(), day=day, done=done)
    coming = sorted(one.due_day for key, one in schedules.items() if key in faces and one.due_day and one.due_day > day)
    each = pace(actor, world, reading_id) if seconds_each is None else seconds_each
    return Desk(
        reading_id,
        settings,
        day,
        queue,
        max(1, round(queue.due * each / 60)),
        coming[0] if coming else None,
        coming.count(coming[0]) if coming else 0,
    )


def pace(actor: Actor, world: World, reading_id: str) -> float:
    """Seconds a face, as the learner has been taking over her last two hundred reviews of this reading."""
    reviews = world.store.reviews(actor.learner, reading_id)[-200:]
    return sum(review.seconds for review in reviews) / len(reviews) if len(reviews) >= 10 else USUAL_SECONDS


def deal(actor: Actor, world: World, reading_id: str, key: str) -> Dealt:
    """This face, ready to be shown; the review's id is fixed here."""
    found = cards_of(actor, world, reading_id)
    card = found.get(key.partition(":")[0])
    face = next((face for face in card.faces() if face.key == key), None) if card else None
    if card is None or face is None:
        raise NotFound("This card is no longer in the bank.")
    keys = _keys(world.shelf(reading_id), key)
    rows = world.store.reviews(actor.learner, reading_id, keys)
    ordinal = max((row.ordinal + 1 for row in rows if row.device == actor.device and row.card == key), default=0)
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
    """Take the learner's latest review of this reading back; the face key it was of, or None where there is none."""
    standing = _standing(actor, world, reading_id)
    if not standing:
        return None
    last = max(standing, key=lambda one: (one.at, one.ordinal))
    key = world.shelf(reading_id).present(last.card)
    same = set(_keys(world.shelf(reading_id), key))
    rest = [one for one in standing if one.card in same and one.id != last.id]
    event = Event(
        id=row_id(actor.device, f"{REVIEW_UNDONE}/{last.id}", 0),
        learner=actor.learner,
        device=actor.device,
        ordinal=0,
        kind=REVIEW_UNDONE,
        subject=last.id,
        at=world.now(),
    )
    world.store.add_event(event, fold(reading_id, key, rest, study_settings(actor, world).weights))
    return key


def add_card(actor: Actor, world: World, reading_id: str, of: str) -> Card:
    """A card made from an item (`item.ID`) or a timeline event (`event.ID`); asked for twice, it is made once."""
    card = _made(world.shelf(reading_id), of)
    if card is None:
        raise NotFound("There is nothing in the reading to make this card from.")
    if of not in cards_of(actor, world, reading_id):
        content = {"front": card.front, "back": card.back, "topic": card.topic, "claims": list(card.claims)}
        append_event(actor, world, CARD_ADDED, f"{reading_id}/{of}", content)
    return card


def cards_of(actor: Actor, world: World, reading_id: str) -> dict[str, Card]:
    """The cards to study by id: those written, then those the learner had made."""
    shelf = world.shelf(reading_id)
    written = {card_id: card for card_id, (_, card) in shelf.cards.items()}
    return written | _added(shelf, world.store.events(actor.learner, [CARD_ADDED]))


def faces_of(actor: Actor, world: World, reading_id: str) -> dict[str, Face]:
    """The faces to study by key, in the order they are begun."""
    shelf = world.shelf(reading_id)
    made = _added(shelf, world.store.events(actor.learner, [CARD_ADDED]))
    return shelf.faces | {face.key: face for card in made.values() for face in card.faces()}


def schedules_of(actor: Actor, world: World, reading_id: str, keys: Sequence[str] | None = None) -> dict[str, Schedule]:
    """The schedules (of these keys) by the faces' present keys; a renamed card keeps its own."""
    shelf, found = world.shelf(reading_id), {}
    for (_, key), schedule in world.store.schedules(actor.learner, reading_id, keys).items():
        present = shelf.present(key)
        if present == key or present not in found:
            found[present] = replace(schedule, card=present)
    return found


def _standing(actor: Actor, world: World, reading_id: str, cards: Sequence[str] | None = None) -> list[Review]:
    """The reviews (of these faces) that were not taken back."""
    gone = undone(world.store.events(actor.learner, [REVIEW_UNDONE]))
    return [one for one in world.store.reviews(actor.learner, reading_id, cards) if one.id not in gone]


def _schedule_after(actor: Actor, world: World, dealt: Dealt, review: Review) -> Schedule:
    """One step from the schedule on the table; the whole history again where that no longer is what it follows.

    So it is where a clock went back in between, or another window adopted other weights.
    """
    weights = study_settings(actor, world).weights
    follows = dealt.schedule.last_at is None or review.at >= dealt.schedule.last_at
    if follows and weights == dealt.settings.weights:
        return apply(dealt.schedule, review, weights)
    key = dealt.face.key
    before = _standing(actor, world, dealt.reading, _keys(world.shelf(dealt.reading), key))
    return fold(dealt.reading, key, [*before, review], weights)


def _added(shelf: Shelf, events: Iterable[Event]) -> dict[str, Card]:
    """Cards made on request: from the reading as it is, or as they were made where it no longer has their source."""
    made = {}
    for event in events:
        reading, _, card_id = event.subject.partition("/")
        if reading == shelf.reading.id:
            made[card_id] = _made(shelf, card_id) or _kept(card_id, event)
    return made


def _made(shelf: Shelf, card_id: str) -> Card | None:
    kind, _, source = card_id.partition(".")
    if kind == "item" and source in shelf.items:
        return card_of_item(shelf.items[source][1])
    if kind == "event" and source in shelf.reading.event:
        return card_of_event(shelf.reading.event[source])
    return None


def _kept(card_id: str, event: Event) -> Card:
    data = event.data
    return Card(id=card_id, front=data["front"], back=data["back"], topic=data["topic"], claims=tuple(data["claims"]))


def _keys(shelf: Shelf, key: str) -> list[str]:
    """The keys that a face's reviews may be under: its own and those of before its card was renamed."""
    card, colon, face = key.partition(":")
    return [key, *(old + colon + face for old, new in shelf.renames.items() if new == card)]


def _rated(settings: StudySettings, at: datetime) -> Rated:
    return Rated(at, study_day(at, settings.zone, settings.rollover), settings.retention, settings.weights)
