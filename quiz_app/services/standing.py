"""Which of a learner's reviews count: a fold over them and over what she took back or reset."""

from collections.abc import Sequence

from quiz_app.domain.log import CARD_ACT_UNDONE, CARD_RESET, REVIEW_UNDONE, Event, Review, undone
from quiz_app.domain.replay import before_reset, resets_of
from quiz_app.services.holding import open_shelf
from quiz_app.services.identity import Actor
from quiz_app.services.world import World

A_FEW = 4


def standing_reviews(
    actor: Actor,
    world: World,
    reading_id: str,
    cards: Sequence[str] | None = None,
    acts: Sequence[Event] = (),
    given: Sequence[Review] = (),
) -> list[Review]:
    """The reviews (of these faces) that count: not taken back, and not from before a reset of their face.

    `acts` and `given` are events and reviews that are about to be appended.
    """
    kinds = [REVIEW_UNDONE, CARD_RESET, CARD_ACT_UNDONE]
    events = [*world.store.events(actor.learner, kinds), *acts]
    shelf = open_shelf(actor, world, reading_id)
    gone, resets = undone(events), resets_of(events, lambda _, key: shelf.present(key))
    return [
        one
        for one in (*world.store.reviews(actor.learner, reading_id, cards), *given)
        if one.id not in gone
        and not (resets and before_reset(one, resets.get((reading_id, shelf.present(one.card)), ())))
    ]


def last_review(actor: Actor, world: World, reading_id: str) -> Review | None:
    """The latest review that counts; where the latest of all were reset since, all are looked through."""
    lately = world.store.latest(actor.learner, reading_id, A_FEW)
    cards = list({one.card for one in lately})
    counting = {one.id for one in standing_reviews(actor, world, reading_id, cards)}
    found = next((one for one in lately if one.id in counting), None)
    if found is not None or len(lately) < A_FEW:
        return found
    every = standing_reviews(actor, world, reading_id)
    return max(every, key=lambda one: (one.at, one.ordinal), default=None)
