"""Finding items, cards, claims and terms by words."""

from collections.abc import Iterator
from dataclasses import dataclass

from quiz_app.domain.items import GAP
from quiz_app.domain.shelf import Shelf
from quiz_app.domain.spelling import normal
from quiz_app.services.holding import open_world
from quiz_app.services.identity import Actor
from quiz_app.services.world import World

MOST = 40


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found: what it is, its words, and the claims and paragraph that lead to it."""

    reading: str
    kind: str
    id: str
    words: str
    claims: tuple[str, ...] = ()
    paragraph: str = ""


def search(actor: Actor, world: World, words: str) -> list[Found]:
    """What holds all of the words, in all readings: terms, then claims, items, cards. Keys are not searched."""
    wanted = normal(words).split()
    if not wanted:
        return []
    everything = (found for shelf in open_world(actor, world).library.shelves.values() for found in _texts(shelf))
    hits = [found for found in everything if all(word in normal(found.words) for word in wanted)]
    return sorted(hits, key=lambda found: ("term", "claim", "item", "card").index(found.kind))[:MOST]


def _texts(shelf: Shelf) -> Iterator[Found]:
    reading = shelf.reading
    for term in reading.glossary:
        yield Found(reading.id, "term", term.id, f"{term.term}: {term.means}")
    for claim in reading.claims:
        yield Found(reading.id, "claim", claim.id, claim.says, (claim.id,), claim.paragraph)
    for _, item in shelf.items.values():
        yield Found(reading.id, "item", item.id, GAP.sub("[…]", item.stem), item.claims, _paragraph(shelf, item.claims))
    for _, card in shelf.cards.values():
        words = card.faces()[0].front
        yield Found(reading.id, "card", card.id, words, card.claims, _paragraph(shelf, card.claims))


def _paragraph(shelf: Shelf, claims: tuple[str, ...]) -> str:
    return next((paragraph.id for paragraph in shelf.reading.paragraphs_of(claims)), "")
