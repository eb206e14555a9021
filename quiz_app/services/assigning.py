"""A teacher's assignments: made, changed, closed, copied, and what holds for single students instead."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime, timedelta
from typing import Any

from quiz_app.domain import assignment as policy
from quiz_app.domain.assignment import Assignment, Override, written
from quiz_app.domain.cohort import LONGEST_TITLE, Cohort, checked_name
from quiz_app.domain.errors import NotFound, Problem, ProblemsFound
from quiz_app.domain.log import ASSIGNMENT_SET, OVERRIDE_SET
from quiz_app.domain.quiz import MODES, Plan
from quiz_app.services.assignment_log import AssignmentLog
from quiz_app.services.cohorts import open_cohort, record, require_teacher_of, taught
from quiz_app.services.identity import Actor
from quiz_app.services.world import World

CHANGEABLE = {field.name for field in fields(Assignment)} - {"id", "cohort", "by", "made_at", "overrides"}
CHOICES = {"counts": policy.COUNTS, "shown": policy.SHOWN, "guests": policy.GUESTS, "late": policy.LATE}
MOST_ATTEMPTS, LONGEST_MINUTES, MOST_WORTH = 50, 600, 1000.0


def assignments(actor: Actor, world: World, cohort_id: str) -> list[Assignment]:
    """The assignments of a class that the actor teaches, the latest first, those put away last."""
    require_teacher_of(actor, world, cohort_id)
    return sorted(reversed(AssignmentLog(world).of_class(cohort_id)), key=lambda one: one.archived)


def assignment_of(actor: Actor, world: World, assignment_id: str) -> Assignment:
    """An assignment of a class that the actor teaches."""
    found = AssignmentLog(world).one(assignment_id)
    require_teacher_of(actor, world, found.cohort)
    return found


def assign(
    actor: Actor,
    world: World,
    cohort_id: str,
    assignment_id: str,
    *,
    title: str,
    reading: str,
    plan: Plan,
    **policies: Any,
) -> Assignment:
    """A new assignment under an id fixed when the screen was drawn: pressed twice, it is made once."""
    require_teacher_of(actor, world, cohort_id)
    if (known := AssignmentLog(world).find(assignment_id)) is not None:
        return assignment_of(actor, world, known.id)
    content = {"title": checked_name(title, LONGEST_TITLE), "reading": reading, "plan": plan, **policies}
    world.exam_shelf(reading)
    _refuse(Assignment(id=assignment_id, cohort=cohort_id, **_known(content)))
    record(actor, world, cohort_id, ASSIGNMENT_SET, assignment_id, written(content))
    return assignment_of(actor, world, assignment_id)


def change(actor: Actor, world: World, assignment_id: str, **changes: Any) -> Assignment:
    """The assignment after these changes; what has been answered stays as it was judged."""
    before = assignment_of(actor, world, assignment_id)
    if "title" in changes:
        changes["title"] = checked_name(changes["title"], LONGEST_TITLE)
    real = {name: value for name, value in _known(changes).items() if getattr(before, name) != value}
    if not real:
        return before
    _refuse(Assignment(**_parts(before) | real))
    record(actor, world, before.cohort, ASSIGNMENT_SET, assignment_id, written(real))
    AssignmentLog(world).tell(assignment_id, world.now())
    return assignment_of(actor, world, assignment_id)


def close(actor: Actor, world: World, assignment_id: str) -> Assignment:
    """Close it now for everybody: nothing more is taken, late or not, and answers are due that wait for the closing."""
    before, now = assignment_of(actor, world, assignment_id), world.now()
    for learner, own in before.overrides.items():
        if own.closes is not None and own.closes > now:
            override(actor, world, assignment_id, learner, Override(**asdict(own) | {"closes": now}))
    opens = min(before.opens, now) if before.opens else None
    return change(actor, world, assignment_id, opens=opens, closes=now, late=policy.REFUSED)


def override(actor: Actor, world: World, assignment_id: str, learner: str, own: Override) -> Assignment:
    """The assignment with what holds for one student instead; `Override()` makes her as all others again."""
    before = assignment_of(actor, world, assignment_id)
    student = require_teacher_of(actor, world, before.cohort).student(learner)
    if student is None:
        raise NotFound("There is no such student in this class.")
    if own.stretch not in policy.STRETCHES:
        raise _problem("Extra time is from 1.25 to 10 times, or no limit at all.", "stretch")
    if own.attempts is not None and not 0 <= own.attempts <= MOST_ATTEMPTS:
        raise _problem(f"Attempts are from none to {MOST_ATTEMPTS}.", "attempts")
    terms = Assignment(**_parts(before) | {"overrides": {learner: own}}).terms(learner)
    _refuse_window(terms.opens, terms.closes)
    if before.overrides.get(student.learner, Override()) != own:
        data = {"learner": student.learner, "name": student.name} | written(asdict(own))
        record(actor, world, before.cohort, OVERRIDE_SET, assignment_id, data)
        AssignmentLog(world).tell(assignment_id, world.now())
    return assignment_of(actor, world, assignment_id)


def copy_class(
    actor: Actor, world: World, cohort_id: str, new_id: str, title: str, shift: timedelta = timedelta()
) -> Cohort:
    """A new class with the same assignments, their windows moved by `shift`: students, overrides and results stay.

    Begun twice under the same id, it is made once.
    """
    old = require_teacher_of(actor, world, cohort_id)
    new = open_cohort(actor, world, title, old.zone, new_id)
    there = {one.id for one in AssignmentLog(world).of_class(new.id)}
    for number, one in enumerate(AssignmentLog(world).of_class(cohort_id)):
        if one.archived or f"{new.id}-{number}" in there:
            continue
        content = {name: value for name, value in _parts(one).items() if name in CHANGEABLE and value is not None}
        moved = {name: content[name] + shift for name in policy.MOMENTS if name in content}
        record(actor, world, new.id, ASSIGNMENT_SET, f"{new.id}-{number}", written(content | moved))
    return require_teacher_of(actor, world, new.id)


def copies_to(actor: Actor, world: World, assignment_id: str, cohort_id: str, new_id: str) -> Assignment:
    """The same assignment in another class of the actor's (or once more in the same), without a window."""
    one = assignment_of(actor, world, assignment_id)
    names = CHANGEABLE - {*policy.MOMENTS, "archived", "late", "title", "reading", "plan"}
    rest = {name: getattr(one, name) for name in names}
    return assign(actor, world, cohort_id, new_id, title=one.title, reading=one.reading, plan=one.plan, **rest)


def classes(actor: Actor, world: World) -> list[Cohort]:
    """The actor's classes that are not put away."""
    return [one for one in taught(actor, world) if not one.archived]


def _parts(one: Assignment) -> dict[str, Any]:
    return {field.name: getattr(one, field.name) for field in fields(Assignment)}


def _known(changes: Mapping[str, Any]) -> dict[str, Any]:
    unknown = changes.keys() - CHANGEABLE
    if unknown:
        raise _problem("An assignment has nothing of this name.", min(unknown))
    return dict(changes)


def _refuse(one: Assignment) -> None:
    """Raise ProblemsFound where the assignment cannot be held as it stands."""
    for name, allowed in CHOICES.items():
        if getattr(one, name) not in allowed:
            raise _problem(f"Choose one of {', '.join(allowed)}.", name)
    plan, worths = one.plan, [worth for part in one.plan.sections for worth in (part.worth, *part.worths.values())]
    if plan.mode not in MODES or not 0 <= (plan.minutes or 0) <= LONGEST_MINUTES:
        raise _problem(f"A time limit is from one to {LONGEST_MINUTES} minutes.", "minutes")
    if not all(0 <= worth <= MOST_WORTH for worth in worths):
        raise _problem(f"Points are from 0 to {MOST_WORTH:g}.", "points")
    if one.attempts is not None and not 1 <= one.attempts <= MOST_ATTEMPTS:
        raise _problem(f"Attempts are from one to {MOST_ATTEMPTS}.", "attempts")
    if not 0 <= one.late_keeps <= 1:
        raise _problem("What a late attempt keeps is from 0 to 100 percent.", "late_keeps")
    _refuse_window(one.opens, one.closes)
    if one.late_until is not None and (one.closes is None or one.late_until < one.closes):
        raise _problem("Late answers are taken from the closing on: choose a later moment.", "late_until")


def _refuse_window(opens: datetime | None, closes: datetime | None) -> None:
    if opens is not None and closes is not None and closes < opens:
        raise _problem("It would close before it opens. Choose a later closing.", "closes")


def _problem(message: str, name: str) -> ProblemsFound:
    return ProblemsFound([Problem(message, field=name)])
