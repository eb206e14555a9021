"""Having what was missed elsewhere, on the timeline or in a room, come back as cards that are due now."""

from collections.abc import Iterable

from quiz_app.domain.log import CARD_WANTED, Event, row_id
from quiz_app.services.cards import add_card
from quiz_app.services.identity import Actor
from quiz_app.services.world import World


def want_cards(actor: Actor, world: World, reading_id: str, events: Iterable[str], because: str) -> tuple[str, ...]:
    """The cards of these timeline events, made where they are not yet, and due until they are reviewed.

    `because` is the id of the row that tells of the miss: asked for twice, it happens once. Events that the reading no
    longer has are passed over.
    """
    reading, found = world.shelf(reading_id).reading, []
    for event_id in events:
        if event_id not in reading.event:
            continue
        card = add_card(actor, world, reading_id, f"event.{event_id}")
        found.append(card.id)
        world.store.add_event(
            Event(
                id=row_id(actor.device, f"{CARD_WANTED}/{because}/{event_id}", 0),
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
