"""What of a bank goes out as cards, for programs that have nothing else: its cards, and its items made into cards."""

from dataclasses import replace

from quiz_app.domain.card import Card, card_of_item
from quiz_app.domain.items import Cloze, Item, Numeric, ShortAnswer
from quiz_app.interchange.bundle import Bundle, Loss
from quiz_app.interchange.markup import from_plain

AS_A_CARD = "it goes out as a card: what it asks in front, its key behind"
NO_CARD = "an event is no card"


def cards_of(bundle: Bundle) -> tuple[list[Card], tuple[Loss, ...]]:
    """The cards, the bank's own first, and what is lost by it."""
    losses = [Loss(item.id, AS_A_CARD) for item in bundle.items]
    losses += [Loss(event.id, NO_CARD, left_out=True) for event in bundle.events]
    return [*bundle.cards, *map(_made, bundle.items)], tuple(losses)


def _made(item: Item) -> Card:
    """The item's card; what is typed is plain text, and a card's side is Markdown."""
    card = card_of_item(item)
    typed = isinstance(item, ShortAnswer | Numeric | Cloze)
    return replace(card, back=from_plain(card.back)) if typed else card
