"""What a student may take along, and bring in, of what belongs to assignments."""

from collections.abc import Collection
from dataclasses import replace

from quiz_app.domain.log import ATTEMPT_FINISHED, CARD_ADDED, Attempt, Event, Log
from quiz_app.services.assignment_log import AssignmentLog
from quiz_app.services.holding import holds, open_world
from quiz_app.services.identity import Actor
from quiz_app.services.world import World


def own_log(actor: Actor, world: World) -> Log:
    """All of the actor's own; of attempts under an assignment only those whose answers are due.

    What she practised, and the cards that she made, of an exam that she may still take come with it when that is over.
    """
    log = world.store.log(actor.learner)
    if actor.role != "student":
        return log
    world = open_world(actor, world)
    assigned = {one: AssignmentLog(world).find(one) for one in {attempt.assignment for attempt in log.attempts} - {""}}
    now, ended = world.now(), {one.subject for one in log.events if one.kind == ATTEMPT_FINISHED}
    held = {
        attempt.id
        for attempt in log.attempts
        if ((found := assigned.get(attempt.assignment)) and not found.answers_due(now, ended=attempt.id in ended))
        or (not (found and found.exam) and holds(actor, world, attempt.form.reading, _items(attempt)))
    }
    return _without(replace(log, events=tuple(one for one in log.events if not _held_card(actor, world, one))), held)


def brought(actor: Actor, world: World, log: Log) -> Log:
    """What an import brings, without what was taken under an assignment: that is with the class, and counts there."""
    if actor.role == "owner":
        return log
    kept = {attempt.id for attempt in world.store.attempts(actor.learner) if attempt.assignment}
    return _without(log, kept | {attempt.id for attempt in log.attempts if attempt.assignment})


def _items(attempt: Attempt) -> tuple[str, ...]:
    return tuple(slot.item for slot in attempt.form.items)


def _held_card(actor: Actor, world: World, event: Event) -> bool:
    """Whether the event has the words of a card that is made of an item which is held back."""
    reading, _, card = event.subject.partition("/")
    kind, _, item = card.partition(".")
    return event.kind == CARD_ADDED and kind == "item" and holds(actor, world, reading, [item])


def _without(log: Log, attempts: Collection[str]) -> Log:
    """The log without these attempts and all that belongs to them; what they asked goes with them."""
    if not attempts:
        return log
    left = [attempt for attempt in log.attempts if attempt.id not in attempts]
    responses = [one for one in log.responses if one.attempt not in attempts]
    asked = {slot.revision for attempt in left for slot in attempt.form.items} | {one.revision for one in responses}
    return replace(
        log,
        attempts=tuple(left),
        responses=tuple(responses),
        events=tuple(one for one in log.events if one.subject not in attempts),
        revisions={revision: content for revision, content in log.revisions.items() if revision in asked},
    )
