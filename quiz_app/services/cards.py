"""What a learner does to cards beside rating them: adds and edits her own, puts some aside, flags, begins anew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from quiz_app.domain.card import Card
from quiz_app.domain.deck import Deck
from quiz_app.domain.errors import NotAllowed, NotFound
from quiz_app.domain.log import (
    CARD_ADDED,
    CARD_BURIED,
    CARD_EDITED,
    CARD_FLAGGED,
    CARD_REMOVED,
    CARD_RESET,
    CARD_SUSPENDED,
    LEECH_KEPT,
)
from quiz_app.domain.memory import fold, study_day
from quiz_app.domain.own_cards import OWN, card_from, check_card, content_of, is_own
from quiz_app.services.deck import cards_of, deck_of, faces_of, keys_of, made_of
from quiz_app.services.holding import open_shelf
from quiz_app.services.identity import Actor
from quiz_app.services.reviewing import schedules_of
from quiz_app.services.settings import append_event, next_event, study_settings
from quiz_app.services.standing import standing_reviews
from quiz_app.services.world import World

GONE = "This card is no longer in the reading."


def add_card(actor: Actor, world: World, reading_id: str, of: str) -> Card:
    """A card made from an item (`item.ID`) or a timeline event (`event.ID`); asked for twice, it is made once."""
    card = made_of(open_shelf(actor, world, reading_id), of)
    if card is None:
        raise NotFound("There is nothing in the reading to make this card from.")
    if of not in cards_of(actor, world, reading_id):
        content = {"front": card.front, "back": card.back, "topic": card.topic, "claims": list(card.claims)}
        append_event(actor, world, CARD_ADDED, f"{reading_id}/{of}", content)
    return card


def write_card(actor: Actor, world: World, reading_id: str, card: Card) -> Card:
    """The learner's own card, new or in a new edition; what was learnt of it stays.

    The id of a new one is `own.` and what follows, fixed when its form was drawn, so that a retry adds nothing twice.
    ProblemsFound where it is no card.
    """
    if not is_own(card.id) or len(card.id) <= len(OWN):
        raise NotAllowed("Only your own cards can be edited. Make a card of your own beside this one.")
    card = _trimmed(card)
    kept = deck_of(actor, world, reading_id).own.get(card.id)
    before = card_from(card.id, kept) if kept else None
    if card == before:
        return card
    shelf = open_shelf(actor, world, reading_id)
    topics = {topic.partition("/")[2] for topic in shelf.topics}
    check_card(card, shelf.reading.claim, topics, before)
    append_event(actor, world, CARD_EDITED if before else CARD_ADDED, f"{reading_id}/{card.id}", content_of(card))
    return card


def remove_card(actor: Actor, world: World, reading_id: str, card_id: str, *, on: bool = True) -> None:
    """Take one of the learner's own cards away, or (not `on`) bring it back with all that was learnt of it."""
    if not is_own(card_id):
        raise NotAllowed("This card belongs to the bank. Suspend it, and it stays away.")
    there = card_id in deck_of(actor, world, reading_id).own
    if there == on:
        append_event(actor, world, CARD_REMOVED, f"{reading_id}/{card_id}", {"on": on})


def suspend(actor: Actor, world: World, reading_id: str, key: str, *, on: bool = True) -> None:
    """Have a face stay away until it is wanted again (not `on`)."""
    _set(actor, world, reading_id, key, CARD_SUSPENDED, {"on": on}, lambda deck: (key in deck.suspended) != on)


def bury(actor: Actor, world: World, reading_id: str, key: str) -> None:
    """Have a face stay away until the learner's next study day."""
    settings = study_settings(actor, world)
    until = study_day(world.now(), settings.zone, settings.rollover) + timedelta(days=1)
    _set(
        actor,
        world,
        reading_id,
        key,
        CARD_BURIED,
        {"until": until.isoformat()},
        lambda deck: deck.buried.get(key) != until,
    )


def dig_out(actor: Actor, world: World, reading_id: str, key: str) -> None:
    """Bring a buried face back today."""
    settings = study_settings(actor, world)
    today = study_day(world.now(), settings.zone, settings.rollover)
    _set(
        actor,
        world,
        reading_id,
        key,
        CARD_BURIED,
        {"until": today.isoformat()},
        lambda deck: key in deck.aside(today) and key not in deck.suspended,
    )


def flag(actor: Actor, world: World, reading_id: str, key: str, *, on: bool = True) -> None:
    """Flag a face, to find it again."""
    _set(actor, world, reading_id, key, CARD_FLAGGED, {"on": on}, lambda deck: (key in deck.flagged) != on)


def keep_leech(actor: Actor, world: World, reading_id: str, key: str) -> None:
    """Go on with a face that keeps slipping: it is not pointed out again before four more lapses."""
    found = schedules_of(actor, world, reading_id, keys_of(open_shelf(actor, world, reading_id), key)).get(key)
    lapses = found.lapses if found else 0
    _set(actor, world, reading_id, key, LEECH_KEPT, {"lapses": lapses}, lambda deck: deck.is_leech(key, lapses))


def reset(actor: Actor, world: World, reading_id: str, key: str) -> bool:
    """Begin a face anew, its reviews staying in the log; False where it is as new already."""
    keys = keys_of(open_shelf(actor, world, reading_id), key)
    if key not in faces_of(actor, world, reading_id):
        raise NotFound(GONE)
    found = schedules_of(actor, world, reading_id, keys).get(key)
    if found is None or not found.reps:
        return False
    rows = [one for one in world.store.reviews(actor.learner, reading_id, keys) if one.device == actor.device]
    seen = {name: max((one.ordinal + 1 for one in rows if one.card == name), default=0) for name in keys}
    event = next_event(actor, world, CARD_RESET, f"{reading_id}/{key}", {"seen": {k: n for k, n in seen.items() if n}})
    rest = standing_reviews(actor, world, reading_id, keys, acts=[event])
    world.store.add_event(event, fold(reading_id, key, rest, study_settings(actor, world).weights))
    return True


def _set(
    actor: Actor,
    world: World,
    reading_id: str,
    key: str,
    kind: str,
    data: dict[str, Any],
    changes: Callable[[Deck], bool],
) -> None:
    """Append an act on a face, unless it changes nothing."""
    deck = deck_of(actor, world, reading_id)
    if key not in faces_of(actor, world, reading_id, deck):
        raise NotFound(GONE)
    if changes(deck):
        append_event(actor, world, kind, f"{reading_id}/{key}", data)


def _trimmed(card: Card) -> Card:
    return replace(card, front=card.front.strip(), back=card.back.strip(), cloze=card.cloze.strip())
