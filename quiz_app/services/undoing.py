"""Taking back what was done last to the cards of a reading, without limit."""

from quiz_app.domain.deck import TAKEN_BACK_BY_UNDO, acts_undone
from quiz_app.domain.log import CARD_ACT_UNDONE, CARD_RESET, REVIEW_UNDONE, Event, row_id
from quiz_app.domain.memory import fold
from quiz_app.services.deck import keys_of
from quiz_app.services.holding import open_shelf
from quiz_app.services.identity import Actor
from quiz_app.services.settings import study_settings
from quiz_app.services.standing import last_review, standing_reviews
from quiz_app.services.world import World


def undo(actor: Actor, world: World, reading_id: str) -> str | None:
    """Take back the learner's latest act in this reading: a review, or that she put a face aside or reset it.

    The face key that it was about; None where there is nothing to take back.
    """
    last = last_review(actor, world, reading_id)
    act = _last_act(actor, world, reading_id)
    if act is not None and (last is None or act.at >= last.at):
        return _undo_act(actor, world, reading_id, act)
    if last is None:
        return None
    shelf = open_shelf(actor, world, reading_id)
    key = shelf.present(last.card)
    same = keys_of(shelf, key)
    rest = [one for one in standing_reviews(actor, world, reading_id, same) if one.id != last.id]
    event = _undoing(actor, world, REVIEW_UNDONE, last.id)
    world.store.add_event(event, fold(reading_id, key, rest, study_settings(actor, world).weights))
    return key


def _last_act(actor: Actor, world: World, reading_id: str) -> Event | None:
    events = world.store.events(actor.learner, (*TAKEN_BACK_BY_UNDO, CARD_ACT_UNDONE))
    gone = acts_undone(events)
    here = [
        one
        for one in events
        if one.kind in TAKEN_BACK_BY_UNDO and one.id not in gone and one.subject.startswith(f"{reading_id}/")
    ]
    return max(here, key=lambda one: (one.at, one.ordinal), default=None)


def _undo_act(actor: Actor, world: World, reading_id: str, act: Event) -> str:
    shelf = open_shelf(actor, world, reading_id)
    key = shelf.present(act.subject.partition("/")[2])
    event = _undoing(actor, world, CARD_ACT_UNDONE, act.id)
    if act.kind != CARD_RESET:
        world.store.add_event(event)
        return key
    rows = standing_reviews(actor, world, reading_id, keys_of(shelf, key), acts=[event])
    world.store.add_event(event, fold(reading_id, key, rows, study_settings(actor, world).weights))
    return key


def _undoing(actor: Actor, world: World, kind: str, subject: str) -> Event:
    return Event(
        id=row_id(actor.device, f"{kind}/{subject}", 0),
        learner=actor.learner,
        device=actor.device,
        ordinal=0,
        kind=kind,
        subject=subject,
        at=world.now(),
    )
