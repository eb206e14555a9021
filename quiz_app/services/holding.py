"""What is held back: items kept for exams, and those of an open exam from whoever may still take it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from quiz_app.domain.assignment import Assignment
from quiz_app.domain.cohort import Student
from quiz_app.domain.shelf import Library
from quiz_app.services.assignment_log import AssignmentLog
from quiz_app.services.cohorts import joined
from quiz_app.services.identity import Actor
from quiz_app.services.quizzing import unfinished
from quiz_app.services.world import World


def open_world(actor: Actor, world: World, known: Mapping[str, frozenset[str]] | None = None) -> World:
    """The world as the actor may practise in it: its library without what is held back from her, `whole` with it.

    `known` is what is held back, where that was looked up just before.
    """
    held = held_back(actor, world) if known is None else known
    shelves = {
        reading_id: shelf.without(shelf.exam_only | held.get(reading_id, frozenset()))
        for reading_id, shelf in world.library.shelves.items()
    }
    return replace(world, library=Library(shelves, world.library.problems), whole=world.library)


def held_back(actor: Actor, world: World) -> dict[str, frozenset[str]]:
    """The items of open exams that the actor may still take (or is taking), by reading."""
    if actor.role != "student":  # whoever teaches here sees every item anyway
        return {}
    found: dict[str, set[str]] = defaultdict(set)
    for cohort, student in joined(actor, world):
        exams = [one for one in AssignmentLog(world).of_class(cohort.id) if one.exam and not one.archived]
        for exam in exams:
            if not cohort.archived and _may_take(actor, world, exam, student):
                found[exam.reading] |= _drawable(world, exam)
    return {reading: frozenset(items) for reading, items in found.items()}


def _may_take(actor: Actor, world: World, exam: Assignment, student: Student) -> bool:
    now, terms = world.now(), exam.terms(student.learner)
    if terms.barred(0, now):
        return False
    begun = [one for learner in student.learners for one in world.store.attempts_under(exam.id, learner)]
    if not terms.barred(len(begun), now):
        return True
    return any(one.assignment == exam for one in unfinished(actor, world))


def _drawable(world: World, exam: Assignment) -> set[str]:
    """The items that the exam may draw, as the banks stand."""
    shelf = (world.whole or world.library).shelves.get(exam.reading)
    return {item.id for bank, item in shelf.items.values() if exam.plan.lets(bank, item)} if shelf else set()
