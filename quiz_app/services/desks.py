"""Desks kept from click to click: after a rating the desk follows from the one before and not from all schedules."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from quiz_app.domain.catching_up import Ahead, CatchUp, offers
from quiz_app.domain.deck import Deck
from quiz_app.domain.memory import Schedule
from quiz_app.domain.next_up import after_rating, at_moment
from quiz_app.domain.queue import Queue
from quiz_app.domain.study import StudySettings
from quiz_app.services import kept
from quiz_app.services.holding import open_shelf
from quiz_app.services.identity import Actor
from quiz_app.services.world import World

Faces = dict[str, Schedule]


@dataclass(frozen=True, slots=True)
class Desk:
    """What there is to study in a reading today. `begun`: whether any of it was ever studied.

    `ahead` is what the plans on offer are made of; None where none can be.
    """

    reading: str
    settings: StudySettings
    day: date
    queue: Queue
    minutes: int
    next_day: date | None
    next_count: int
    deck: Deck
    begun: bool
    plan: CatchUp | None = None
    offers: tuple[CatchUp, ...] = ()
    ahead: Ahead | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Kept:
    """A desk as it was at the schedules' version `number`, with the seconds a face and all learning steps."""

    number: int
    desk: Desk
    each: float
    steps: dict[str, datetime]


def kept_desk(
    actor: Actor,
    world: World,
    reading_id: str,
    stamp: tuple[object, ...],
    anew: Callable[[], tuple[Desk, float, Faces]],
) -> Desk:
    """The desk of this moment. `stamp` is all that it follows from besides schedules, events, cards and the time.

    `anew` makes it from everything: the desk, the seconds a face, and the schedules that it was made from.
    """
    number, events = world.store.version(actor.learner)
    whole = (events, open_shelf(actor, world, reading_id), *stamp)
    before = kept.known(actor, world, ("desk", reading_id), whole)
    now = None if before is None else _followed(actor, world, reading_id, before, number)
    if now is None:
        desk, each, schedules = anew()
        aside = desk.deck.aside(desk.day)
        steps = {key: one.due_at for key, one in schedules.items() if one.due_at is not None and key not in aside}
        now = Kept(number, desk, each, steps)
    kept.keep(actor, world, ("desk", reading_id), whole, now)
    queue = at_moment(now.desk.queue, now.steps, world.now())
    return replace(now.desk, queue=queue, minutes=max(1, round(queue.due * now.each / 60)))


def _followed(actor: Actor, world: World, reading_id: str, before: Kept, number: int) -> Kept | None:
    """The desk after what changed since, where that is one rating of a face that was next."""
    if before.number == number:
        return before
    changed = world.store.changed(actor.learner, before.number, 1) if before.number < number else None
    if not changed or len(changed) != 1:
        return None
    ((reading, key), after), desk = next(iter(changed.items())), before.desk
    everything = kept.scheduled_before(actor, world, reading_id, before.number)
    if reading != reading_id or everything is None or key in desk.deck.wanted or world.present(reading, key) != key:
        return None
    was = everything.get((reading, key))
    queue = after_rating(desk.queue, key, was, after, desk.day)
    if queue is None:
        return None
    ahead = desk.ahead and desk.ahead.after(was.due_day if was else None, after.due_day)
    kept.advance(actor, world, reading_id, number, after)
    steps = {one: at for one, at in before.steps.items() if one != key}
    if after.due_at is not None:
        steps[key] = after.due_at
    now = replace(desk, queue=queue, begun=True, ahead=ahead, offers=_offers(desk, ahead))
    return Kept(number, _with_return(now, after), before.each, steps)


def _offers(desk: Desk, ahead: Ahead | None) -> tuple[CatchUp, ...]:
    return offers(ahead, desk.day, desk.settings.reviews_per_day) if ahead else ()


def _with_return(desk: Desk, after: Schedule) -> Desk:
    """The desk with the day on which the face that was rated comes back."""
    back = after.due_day
    if back is None or back <= desk.day:
        return desk
    if desk.next_day is None or back < desk.next_day:
        return replace(desk, next_day=back, next_count=1)
    return replace(desk, next_count=desk.next_count + 1) if back == desk.next_day else desk
