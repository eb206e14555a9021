"""Having what was missed elsewhere, on the timeline or in a room, come back as cards that are due now."""

from collections.abc import Iterable

from quiz_app.domain.log import CARD_WANTED, Event, row_id
from quiz_app.services.cards import add_card
from quiz_app.services.deck import made_of
from quiz_app.services.holding import open_shelf
from quiz_app.services.identity import Actor
from quiz_app.services.world import World


def want_cards(actor: Actor, world: World, reading_id: str, sources: Iterable[str], because: str) -> tuple[str, ...]:
    """The cards of these items (`item.ID`) and events (`event.ID`), made where they are not yet; due until reviewed.

    `because` is the id of what tells of the miss: asked for twice, it happens once. Sources that the reading no longer
    has are passed over.
    """
    shelf, found = open_shelf(actor, world, reading_id), []
    for of in sources:
        if made_of(shelf, of) is None:
            continue
        card = add_card(actor, world, reading_id, of)
        found.append(card.id)
        world.store.add_event(
            Event(
                id=row_id(actor.device, f"{CARD_WANTED}/{because}/{of}", 0),
                learner=actor.learner,
                device=actor.device,
                ordinal=0,
                kind=CARD_WANTED,
                subject=f"{reading_id}/{card.id}",
                data={"because": because},
                at=world.now(),
            )
        )
    return tuple(found)
