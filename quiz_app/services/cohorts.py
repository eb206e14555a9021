"""Classes: opened by a teacher, joined by students, and who may do what in them."""

from collections.abc import Mapping, Sequence
from typing import Any

from quiz_app.domain.classcode import CLASS_CODE, code_from
from quiz_app.domain.classlog import class_log, cohort_of, in_order
from quiz_app.domain.cohort import LONGEST_TITLE, Cohort, RosterEntry, Student, checked_name
from quiz_app.domain.errors import Conflict, NotAllowed, NotFound
from quiz_app.domain.log import (
    CODE_SET,
    COHORT_CHANGED,
    COHORT_OPENED,
    ROSTER_SET,
    STUDENT_JOINED,
    STUDENT_KINDS,
    STUDENT_MERGED,
    STUDENT_REMOVED,
    STUDENT_RENAMED,
    STUDENT_RESTORED,
    TEACHER_ADDED,
    Event,
)
from quiz_app.domain.study import zones
from quiz_app.interchange.roster import read_roster
from quiz_app.services.assignment_log import AssignmentLog
from quiz_app.services.class_log import ClassLog
from quiz_app.services.identity import Actor, require_teacher
from quiz_app.services.world import World

NOT_YOURS = "This class is another teacher's."
NOT_IN_IT = "You are not in this class. Join it by its code first."


def open_cohort(actor: Actor, world: World, title: str, zone: str = "UTC", cohort_id: str = "") -> Cohort:
    """A new class with its code, the actor its teacher. Under an id that is open already: that class, unchanged."""
    require_teacher(actor)
    cohort_id = cohort_id or world.new_id()
    if ClassLog(world, cohort_id).cohort() is None:
        data = {"title": checked_name(title, LONGEST_TITLE), "zone": zone if zone in zones() else "UTC"}
        ClassLog(world, cohort_id).append(actor, COHORT_OPENED, actor.learner, data)
        ClassLog(world, cohort_id).append(actor, CODE_SET, _unused_code(world), {})
    return require_teacher_of(actor, world, cohort_id)


def require_teacher_of(actor: Actor, world: World, cohort_id: str) -> Cohort:
    """The class; NotAllowed unless the actor teaches it."""
    require_teacher(actor)
    cohort = ClassLog(world, cohort_id).cohort()
    if cohort is None or actor.learner not in cohort.teachers:
        raise NotAllowed(NOT_YOURS)
    return cohort


def require_student_of(actor: Actor, world: World, cohort_id: str) -> tuple[Cohort, Student]:
    """The class and the student that the actor is in it; NotAllowed unless she is in it. For services, not screens."""
    cohort = ClassLog(world, cohort_id).cohort()
    student = cohort.student(actor.learner) if cohort and actor.role not in ("guest", "member") else None
    if cohort is None or student is None or student.removed:
        raise NotAllowed(NOT_IN_IT)
    return cohort, student


def taught(actor: Actor, world: World) -> list[Cohort]:
    """The actor's classes as a teacher, the latest first, archived ones last."""
    require_teacher(actor)
    mentioned = world.store.class_events([COHORT_OPENED, TEACHER_ADDED], actor.learner)
    cohorts = [one for one in _folded(world, mentioned) if actor.learner in one.teachers]
    latest = sorted(cohorts, key=lambda one: one.opened_at, reverse=True)
    return sorted(latest, key=lambda one: one.archived)


def joined(actor: Actor, world: World) -> list[tuple[Cohort, Student]]:
    """The classes that the actor is in as a student, and who she is there, the one joined last first."""
    if actor.role in ("guest", "member"):
        return []
    cohorts = _folded(world, world.store.class_events([STUDENT_JOINED], actor.learner))
    mine = [(one, student) for one in cohorts if (student := one.student(actor.learner)) and not student.removed]
    return sorted(mine, key=lambda pair: pair[1].joined_at, reverse=True)


def change(actor: Actor, world: World, cohort_id: str, name: str, value: Any) -> Cohort:
    """The class after its title, zone, joining (open or not) or archived (or brought back) was changed."""
    cohort = require_teacher_of(actor, world, cohort_id)
    if name == "title":
        value = checked_name(str(value), LONGEST_TITLE)
    elif name == "zone" and value not in zones():
        raise NotFound(f"There is no time zone '{value}'.")
    elif name in ("joining", "archived"):
        value = bool(value)
    elif name != "zone":
        raise NotFound(f"A class has no '{name}' to be changed.")
    if getattr(cohort, name) != value:
        record(actor, world, cohort_id, COHORT_CHANGED, name, {"value": value})
    return require_teacher_of(actor, world, cohort_id)


def new_code(actor: Actor, world: World, cohort_id: str) -> Cohort:
    """The class under a new code; the old one lets nobody in any more."""
    require_teacher_of(actor, world, cohort_id)
    record(actor, world, cohort_id, CODE_SET, _unused_code(world), {})
    return require_teacher_of(actor, world, cohort_id)


def set_roster(actor: Actor, world: World, cohort_id: str, entries: Sequence[RosterEntry]) -> Cohort:
    """The class with this list for joining students to pick themselves from; an empty one takes the list away."""
    require_teacher_of(actor, world, cohort_id)
    rows = [{"id": one.id, "name": checked_name(one.name), "email": one.email} for one in entries]
    record(actor, world, cohort_id, ROSTER_SET, cohort_id, {"entries": rows})
    return require_teacher_of(actor, world, cohort_id)


def bring_roster(actor: Actor, world: World, cohort_id: str, content: bytes, file: str = "") -> Cohort:
    """The class with the list of a CSV file; ProblemsFound, and no list changed, where the file is not one."""
    require_teacher_of(actor, world, cohort_id)
    return set_roster(actor, world, cohort_id, read_roster(content, file))


def rename_student(actor: Actor, world: World, cohort_id: str, learner: str, name: str) -> Cohort:
    """The class with a student under another name."""
    student, kept = _known(actor, world, cohort_id, learner), checked_name(name)
    if student.name != kept:
        record(actor, world, cohort_id, STUDENT_RENAMED, student.learner, {"name": kept})
    return require_teacher_of(actor, world, cohort_id)


def merge_students(actor: Actor, world: World, cohort_id: str, learner: str, into: str) -> Cohort:
    """The class with two of its students as one: what both did is the second's. For who joined twice."""
    gone, stays = _known(actor, world, cohort_id, learner), _known(actor, world, cohort_id, into)
    if gone.learner == stays.learner:
        raise Conflict("These two are one already. Choose two different students.")
    record(actor, world, cohort_id, STUDENT_MERGED, gone.learner, {"into": stays.learner, "name": gone.name})
    return require_teacher_of(actor, world, cohort_id)


def remove_student(actor: Actor, world: World, cohort_id: str, learner: str) -> Cohort:
    """The class without a student. What she did is kept, and she can be brought back."""
    student = _known(actor, world, cohort_id, learner)
    if not student.removed:
        record(actor, world, cohort_id, STUDENT_REMOVED, student.learner, {"name": student.name})
    return require_teacher_of(actor, world, cohort_id)


def restore_student(actor: Actor, world: World, cohort_id: str, learner: str) -> Cohort:
    """The class with a removed student back in it."""
    student = _known(actor, world, cohort_id, learner)
    if student.removed:
        record(actor, world, cohort_id, STUDENT_RESTORED, student.learner, {"name": student.name})
    return require_teacher_of(actor, world, cohort_id)


def record(actor: Actor, world: World, cohort_id: str, kind: str, subject: str, data: Mapping[str, Any]) -> Event:
    """One more event in the log of a class that the actor teaches: what was done there, to what, by whom, when.

    Who watches the class at work hears of it where it changes who is there, and under which name.
    """
    require_teacher_of(actor, world, cohort_id)
    event = ClassLog(world, cohort_id).append(actor, kind, subject, data)
    if kind in STUDENT_KINDS:
        AssignmentLog(world).tell_of_class(cohort_id, event.at)
    return event


def history(actor: Actor, world: World, cohort_id: str, kinds: Sequence[str] = ()) -> list[Event]:
    """What was done in a class that the actor teaches (of these kinds), in order."""
    require_teacher_of(actor, world, cohort_id)
    return in_order(world.store.events(class_log(cohort_id), kinds))


def _known(actor: Actor, world: World, cohort_id: str, learner: str) -> Student:
    student = require_teacher_of(actor, world, cohort_id).student(learner)
    if student is None:
        raise NotFound("There is no such student in this class.")
    return student


def _folded(world: World, mentioned: Sequence[Event]) -> list[Cohort]:
    found = (ClassLog(world, cohort_id).cohort() for cohort_id in dict.fromkeys(map(cohort_of, mentioned)))
    return [one for one in found if one is not None]


def _unused_code(world: World) -> str:
    code = code_from(world.new_id(), CLASS_CODE)
    while world.store.class_events([CODE_SET], code):
        code = code_from(world.new_id(), CLASS_CODE)
    return code
