"""A cohort: who teaches it, who is in it, by which code one joins. A fold over the class's log."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from quiz_app.domain import log
from quiz_app.domain.classlog import class_log, in_order
from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.log import Event

LONGEST_NAME, LONGEST_TITLE = 80, 120


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One line of the teacher's own list: `id` is what her school or LMS calls the student."""

    id: str
    name: str
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Student:
    """One student of a cohort. `also` are the learners merged into her: what they did counts as hers."""

    learner: str
    name: str
    joined_at: datetime
    entry: str = ""
    email: str = ""
    removed: bool = False
    also: tuple[str, ...] = ()

    @property
    def learners(self) -> tuple[str, ...]:
        """All whose logs are this student's, herself first."""
        return (self.learner, *self.also)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """A class as it is now. `students` holds the removed ones too; `present` are those who are in it."""

    id: str
    title: str
    opened_at: datetime
    zone: str = "UTC"
    code: str = ""
    joining: bool = True
    archived: bool = False
    teachers: tuple[str, ...] = ()
    students: Mapping[str, Student] = field(default_factory=dict)
    roster: tuple[RosterEntry, ...] = ()

    @property
    def present(self) -> list[Student]:
        """The students who are in it now, by name."""
        here = [one for one in self.students.values() if not one.removed]
        return sorted(here, key=lambda one: (one.name.casefold(), one.joined_at, one.learner))

    def student(self, learner: str) -> Student | None:
        """The student whose log this learner's is, removed or not; None for somebody else."""
        found = self.students.get(learner)
        return found or next((one for one in self.students.values() if learner in one.also), None)

    @property
    def free_entries(self) -> list[RosterEntry]:
        """The lines of the roster that no present student has picked."""
        taken = {one.entry for one in self.present}
        return [entry for entry in self.roster if entry.id not in taken]


def fold_cohort(cohort_id: str, events: Iterable[Event]) -> Cohort | None:
    """The cohort after the events of its log; None where they do not open it. Of other kinds nothing is asked."""
    cohort: Cohort | None = None
    own = [one for one in events if one.learner == class_log(cohort_id)]
    for event in in_order(own):
        if event.kind == log.COHORT_OPENED:
            cohort = cohort or _opened(cohort_id, event)
        elif cohort is not None and event.kind in FOLDS:
            cohort = FOLDS[event.kind](cohort, event)
    return cohort


def checked_name(name: str, longest: int = LONGEST_NAME) -> str:
    """The name as it is kept: on one line, without spaces at its ends; ProblemsFound where it is empty or too long."""
    kept = " ".join("".join(letter if letter.isprintable() else " " for letter in name).split())
    if not kept:
        raise ProblemsFound([Problem("Write a name first.")])
    if len(kept) > longest:
        raise ProblemsFound([Problem(f"This name is too long: at most {longest} characters.")])
    return kept


def _opened(cohort_id: str, event: Event) -> Cohort:
    title, zone = str(event.data.get("title", "")), str(event.data.get("zone", "UTC"))
    return Cohort(id=cohort_id, title=title, zone=zone, teachers=(event.subject,), opened_at=event.at)


def _changed(cohort: Cohort, event: Event) -> Cohort:
    if event.subject not in ("title", "zone", "joining", "archived"):
        return cohort
    changes: dict[str, Any] = {event.subject: event.data.get("value")}
    return replace(cohort, **changes)


def _code_set(cohort: Cohort, event: Event) -> Cohort:
    return replace(cohort, code=event.subject)


def _teacher_added(cohort: Cohort, event: Event) -> Cohort:
    return replace(cohort, teachers=(*(one for one in cohort.teachers if one != event.subject), event.subject))


def _teacher_removed(cohort: Cohort, event: Event) -> Cohort:
    return replace(cohort, teachers=tuple(one for one in cohort.teachers if one != event.subject))


def _roster_set(cohort: Cohort, event: Event) -> Cohort:
    entries = [RosterEntry(one["id"], one["name"], one.get("email", "")) for one in event.data.get("entries", ())]
    return replace(cohort, roster=tuple(entries))


def _joined(cohort: Cohort, event: Event) -> Cohort:
    if cohort.student(event.subject):
        return cohort
    data = event.data
    student = Student(
        learner=event.subject,
        name=data.get("name", ""),
        joined_at=event.at,
        entry=data.get("entry", ""),
        email=data.get("email", ""),
    )
    return replace(cohort, students={**cohort.students, student.learner: student})


def _student(cohort: Cohort, event: Event, **changes: Any) -> Cohort:
    student = cohort.students.get(event.subject)
    if student is None:
        return cohort
    return replace(cohort, students={**cohort.students, event.subject: replace(student, **changes)})


def _merged(cohort: Cohort, event: Event) -> Cohort:
    gone, into = cohort.students.get(event.subject), cohort.students.get(event.data.get("into", ""))
    if gone is None or into is None or gone is into:
        return cohort
    entry, email = into.entry or gone.entry, into.email or gone.email
    whole = replace(into, also=(*into.also, *gone.learners), entry=entry, email=email)
    rest = {key: one for key, one in cohort.students.items() if one is not gone}
    return replace(cohort, students={**rest, into.learner: whole})


FOLDS: dict[str, Callable[[Cohort, Event], Cohort]] = {
    log.COHORT_CHANGED: _changed,
    log.CODE_SET: _code_set,
    log.TEACHER_ADDED: _teacher_added,
    log.TEACHER_REMOVED: _teacher_removed,
    log.ROSTER_SET: _roster_set,
    log.STUDENT_JOINED: _joined,
    log.STUDENT_RENAMED: lambda cohort, event: _student(cohort, event, name=event.data.get("name", "")),
    log.STUDENT_MERGED: _merged,
    log.STUDENT_REMOVED: lambda cohort, event: _student(cohort, event, removed=True),
    log.STUDENT_RESTORED: lambda cohort, event: _student(cohort, event, removed=False),
}
