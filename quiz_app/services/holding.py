"""What is held back: items kept for exams, and those of an open exam from whoever may still take it.

Every service that gives items or cards away looks at its reading through `open_shelf`: so nobody gets by another road
what is held back from her.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from quiz_app.domain.assignment import Assignment
from quiz_app.domain.attempt import GRACE, Sitting
from quiz_app.domain.cohort import Student
from quiz_app.domain.errors import NotAllowed
from quiz_app.domain.log import ATTEMPT_FINISHED
from quiz_app.domain.shelf import Library, Shelf
from quiz_app.services import kept
from quiz_app.services.assignment_log import AssignmentLog
from quiz_app.services.cohorts import joined
from quiz_app.services.identity import Actor
from quiz_app.services.world import World

HELD = "This has questions of an exam that you may still take. You find it here again when the exam is over."
GOOD_FOR = timedelta(seconds=60)  # at most: an attempt that is begun meanwhile has a time limit too
Held = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Found:
    """What was held back at a moment, and until when that holds if nothing is added to the logs.

    `recall` are the assignments that were looked up since, which change with the same logs.
    """

    held: Held
    at: datetime
    until: datetime
    recall: dict[str, Any] = field(default_factory=dict)


def open_world(actor: Actor, world: World) -> World:
    """The world as the actor may practise in it: its library without what is held back from her, `whole` with it."""
    if world.open_to == actor.learner:
        return world
    found, whole = _now(actor, world), world.whole or world.library
    held: Held = found.held if found else {}
    shelves = {
        reading_id: shelf.without(shelf.exam_only | held.get(reading_id, frozenset()))
        for reading_id, shelf in whole.shelves.items()
    }
    return replace(
        world,
        library=Library(shelves, whole.problems),
        whole=whole,
        open_to=actor.learner,
        held=held,
        recall=found.recall if found else None,
    )


def open_shelf(actor: Actor, world: World, reading_id: str) -> Shelf:
    """The reading without what is held back from the actor; NotFound where the library no longer has it."""
    return open_world(actor, world).shelf(reading_id)


def held_back(actor: Actor, world: World) -> Held:
    """The items of open exams that the actor may still take (or is taking), by reading."""
    found = _now(actor, world)
    return found.held if found else {}


def _now(actor: Actor, world: World) -> _Found | None:
    """What holds for a student now; None for others: whoever teaches here sees every item anyway."""
    if actor.role != "student":
        return None
    now, stamp = world.now(), (world.store.terms_version(actor.learner), world.whole or world.library)
    found: _Found | None = kept.known(actor, world, "held", stamp)
    if found is None or not found.at <= now < found.until:
        found = kept.keep(actor, world, "held", stamp, _looked_up(actor, world, now))
    return found


def require_open(actor: Actor, world: World, here: Sitting) -> None:
    """NotAllowed where self-study or assigned practice has asked what is now held back; an exam has its own policy."""
    if not (here.exam and here.assignment) and holds(
        actor, world, here.attempt.form.reading, (one.item for one in here.items)
    ):
        raise NotAllowed(HELD)


def holds(actor: Actor, world: World, reading_id: str, items: Iterable[str]) -> bool:
    """Whether any of these items, under whatever id it had, is of an open exam that the actor may still take."""
    world = open_world(actor, world)
    held = world.held.get(reading_id, frozenset())
    return bool(held) and any(world.shelf(reading_id).present(item) in held for item in items)


def _looked_up(actor: Actor, world: World, now: datetime) -> _Found:
    held: dict[str, set[str]] = defaultdict(set)
    turns = [now + GOOD_FOR]
    for cohort, student in joined(actor, world):
        exams = [one for one in AssignmentLog(world).of_class(cohort.id) if one.exam and not one.archived]
        for exam in exams if not cohort.archived else ():
            terms = exam.terms(student.learner)
            turns += [one for one in (terms.opens, terms.ends) if one is not None and one > now]
            if _may_take(world, exam, student, actor.learner, now):
                held[exam.reading] |= _drawable(world, exam)
    return _Found({reading: frozenset(items) for reading, items in held.items()}, now, min(turns))


def _may_take(world: World, exam: Assignment, student: Student, learner: str, now: datetime) -> bool:
    terms = exam.terms(student.learner)
    if terms.barred(0, now):
        return False
    begun = [one for own in student.learners for one in world.store.attempts_under(exam.id, own)]
    if not terms.barred(len(begun), now):
        return True
    closed = {event.subject for event in world.store.events(learner, [ATTEMPT_FINISHED])}
    going = (terms.deadline(one.started_at) for one in begun if one.learner == learner and one.id not in closed)
    return any(deadline is None or now <= deadline + GRACE for deadline in going)


def _drawable(world: World, exam: Assignment) -> set[str]:
    """The items that the exam may draw, as the banks stand."""
    shelf = (world.whole or world.library).shelves.get(exam.reading)
    return {item.id for bank, item in shelf.items.values() if exam.plan.lets(bank, item)} if shelf else set()
