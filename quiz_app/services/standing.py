"""Which of a learner's reviews count: a fold over them and over what she took back or reset."""

from collections.abc import Collection, Sequence

from quiz_app.domain.log import CARD_ACT_UNDONE, CARD_RESET, REVIEW_UNDONE, Event, Review, undone
from quiz_app.domain.replay import before_reset, resets_of
from quiz_app.services.deck import keys_of
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
    reviews = [*world.store.reviews(actor.learner, reading_id, cards), *given]
    return _counting(actor, world, reading_id, reviews, [*_about(actor, world, reviews, cards), *acts])


def last_review(actor: Actor, world: World, reading_id: str) -> Review | None:
    """The latest review that counts; where the latest of all were reset since, all are looked through."""
    lately = world.store.latest(actor.learner, reading_id, A_FEW)
    acts = _resets(actor, world, reading_id, {one.card for one in lately})
    found = next(iter(_counting(actor, world, reading_id, lately, acts)), None)
    if found is not None or len(lately) < A_FEW:
        return found
    every = standing_reviews(actor, world, reading_id)
    return max(every, key=lambda one: (one.at, one.ordinal), default=None)


def _counting(
    actor: Actor, world: World, reading_id: str, reviews: Sequence[Review], events: Sequence[Event]
) -> list[Review]:
    """Those of the reviews that count after these events."""
    shelf = open_shelf(actor, world, reading_id)
    gone, resets = undone(events), resets_of(events, lambda _, key: shelf.present(key))
    return [
        one
        for one in reviews
        if one.id not in gone
        and not (resets and before_reset(one, resets.get((reading_id, shelf.present(one.card)), ())))
    ]


def _about(actor: Actor, world: World, reviews: Sequence[Review], cards: Sequence[str] | None) -> list[Event]:
    """The events that may take these reviews back: of all of them, or of some faces as few as there are."""
    if not reviews:
        return []
    if cards is None:
        return world.store.events(actor.learner, [REVIEW_UNDONE, CARD_RESET, CARD_ACT_UNDONE])
    taken = world.store.events(actor.learner, [REVIEW_UNDONE], [one.id for one in reviews])
    return [*taken, *_resets(actor, world, reviews[0].reading, cards)]


def _resets(actor: Actor, world: World, reading_id: str, cards: Collection[str]) -> list[Event]:
    """The resets of these faces, under any of their keys, and what took any of them back."""
    shelf = open_shelf(actor, world, reading_id)
    keys = {key for card in cards for key in keys_of(shelf, shelf.present(card))}
    subjects = [f"{reading_id}/{key}" for key in sorted(keys)]
    resets = world.store.events(actor.learner, [CARD_RESET], subjects)
    if not resets:
        return []
    return [*resets, *world.store.events(actor.learner, [CARD_ACT_UNDONE], [one.id for one in resets])]
