"""The cards of a reading: those written in its banks, those made of its items and events, and the learner's own."""

from dataclasses import replace

from quiz_app.domain.card import Card, Face, card_of_event, card_of_item
from quiz_app.domain.deck import DECK_KINDS, Deck, fold_deck
from quiz_app.domain.own_cards import card_from
from quiz_app.domain.shelf import Shelf
from quiz_app.services.holding import open_shelf
from quiz_app.services.identity import Actor
from quiz_app.services.kept import folded
from quiz_app.services.world import World


def deck_of(actor: Actor, world: World, reading_id: str) -> Deck:
    """What the learner added to the reading's cards, and what she did to them."""
    shelf = open_shelf(actor, world, reading_id)
    stamp = (world.store.version(actor.learner)[1], shelf)

    def fold() -> Deck:
        return _held_back(fold_deck(world.store.events(actor.learner, DECK_KINDS), reading_id, shelf.present), shelf)

    return folded(actor, world, ("deck", reading_id), stamp, fold)


def cards_of(actor: Actor, world: World, reading_id: str, deck: Deck | None = None) -> dict[str, Card]:
    """The cards to study by id: those written, then the learner's; `deck` where it is known already."""
    shelf, now = open_shelf(actor, world, reading_id), deck or deck_of(actor, world, reading_id)
    every = lambda: {card_id: card for card_id, (_, card) in shelf.cards.items()} | _own(shelf, now)  # noqa: E731
    return folded(actor, world, ("cards", reading_id), (shelf, now), every)


def faces_of(actor: Actor, world: World, reading_id: str, deck: Deck | None = None) -> dict[str, Face]:
    """The faces to study by key, in the order they are begun."""
    shelf = open_shelf(actor, world, reading_id)
    own = _own(shelf, deck or deck_of(actor, world, reading_id))
    return shelf.faces | {face.key: face for card in own.values() for face in card.faces()} if own else shelf.faces


def made_of(shelf: Shelf, card_id: str) -> Card | None:
    """The card of an item (`item.ID`) or a timeline event (`event.ID`), if the reading has that."""
    kind, _, source = card_id.partition(".")
    if kind == "item" and source in shelf.items:
        return card_of_item(shelf.items[source][1])
    if kind == "event" and source in shelf.reading.event:
        return card_of_event(shelf.reading.event[source])
    return None


def keys_of(shelf: Shelf, key: str) -> list[str]:
    """The keys that a face's reviews may be under: its own and those of before its card was renamed."""
    card, colon, face = key.partition(":")
    return [key, *(old + colon + face for old, new in shelf.renames.items() if new == card)]


def _own(shelf: Shelf, deck: Deck) -> dict[str, Card]:
    """The learner's cards: from the reading as it is, or as they were kept where it has no source for them."""
    return {card_id: made_of(shelf, card_id) or card_from(card_id, content) for card_id, content in deck.own.items()}


def _held_back(deck: Deck, shelf: Shelf) -> Deck:
    """The deck without cards made of items that the shelf holds back just now."""
    own = {one: content for one, content in deck.own.items() if one.removeprefix("item.") not in shelf.held}
    return deck if len(own) == len(deck.own) else replace(deck, own=own)
