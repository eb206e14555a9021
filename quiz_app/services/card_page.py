"""One card: its faces, what each went through, and how well it would be recalled now."""

from dataclasses import dataclass
from datetime import date, timedelta

from quiz_app.domain.card import Card, Face
from quiz_app.domain.card_history import Step, curve, history
from quiz_app.domain.errors import NotFound
from quiz_app.domain.memory import Schedule, retrievability, study_day
from quiz_app.domain.picking import Listed, Pick, State, listed, states_of
from quiz_app.services.deck import cards_of, deck_of, keys_of
from quiz_app.services.holding import open_shelf
from quiz_app.services.identity import Actor
from quiz_app.services.reviewing import schedules_of
from quiz_app.services.settings import study_settings
from quiz_app.services.standing import standing_reviews
from quiz_app.services.world import World

SOON = (0, 7, 30, 90)


@dataclass(frozen=True, slots=True)
class FacePage:
    """A face with its schedule, states, reviews and forgetting curve. `chance`: of recalling it today.

    `coming`: the chance today, and in a week, a month and three, if it is not seen before.
    """

    face: Face
    schedule: Schedule
    states: tuple[State, ...]
    steps: tuple[Step, ...]
    curve: tuple[tuple[date, float, int], ...]
    coming: tuple[tuple[date, float], ...]
    chance: float | None


@dataclass(frozen=True, slots=True)
class CardPage:
    """A card with its faces, as it is on this study day."""

    card: Card
    faces: tuple[FacePage, ...]
    day: date
    retention: float


def card_page(actor: Actor, world: World, reading_id: str, key: str) -> CardPage:
    """The page of the card that this face (or card) belongs to; NotFound where the reading has none."""
    deck = deck_of(actor, world, reading_id)
    shelf = open_shelf(actor, world, reading_id)
    card = cards_of(actor, world, reading_id, deck).get(shelf.present(key).partition(":")[0])
    if card is None:
        raise NotFound("There is no such card in this reading. It may have left the bank.")
    settings = study_settings(actor, world)
    day = study_day(world.now(), settings.zone, settings.rollover)
    pages = []
    for face in card.faces():
        keys = keys_of(shelf, face.key)
        schedule = schedules_of(actor, world, reading_id, keys).get(face.key, Schedule(reading_id, face.key))
        counting = {one.id for one in standing_reviews(actor, world, reading_id, keys)}
        rows = world.store.reviews(actor.learner, reading_id, keys)
        steps = history(reading_id, face.key, rows, counting, settings.weights)
        soon = [day + timedelta(days=after) for after in SOON] if schedule.reps else []
        pages.append(
            FacePage(
                face,
                schedule,
                tuple(states_of([face.key], deck, {face.key: schedule}, day)),
                steps,
                tuple(curve(steps, day, settings.weights)),
                tuple((one, retrievability(schedule, one, settings.weights)) for one in soon),
                retrievability(schedule, day, settings.weights) if schedule.reps else None,
            )
        )
    return CardPage(card, tuple(pages), day, settings.retention)


def list_cards(actor: Actor, world: World, reading_id: str, pick: Pick) -> list[Listed]:
    """The reading's cards that the pick lets through: the banks', then the learner's own."""
    deck = deck_of(actor, world, reading_id)
    settings = study_settings(actor, world)
    day = study_day(world.now(), settings.zone, settings.rollover)
    cards = cards_of(actor, world, reading_id, deck)
    return listed(cards, open_shelf(actor, world, reading_id), deck, schedules_of(actor, world, reading_id), day, pick)
