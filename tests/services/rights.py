"""The matrix of rights: who may call which service, for every public function that is handed the world.

A new function needs one line here, or tests/services/test_actors.py fails, where it takes the id of something that may
be somebody else's (THEIRS), or stands in a module that does such things:
- a call in MATRIX, with the roles of `Scene` that may make it; for an attempt's id, in OF_AN_ATTEMPT of test_actors.py;
- or, where it reads and writes nothing but the actor's own log whatever its arguments, its name in OWN.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from quiz_app.domain.assignment import Override
from quiz_app.domain.attempt import Sitting
from quiz_app.domain.quiz import Draw, Plan
from quiz_app.services import (
    assigning,
    cohorts,
    gradebooks,
    grading,
    identity,
    item_analysis,
    joining,
    keeping,
    own_results,
    printing,
    quizsets,
    results,
    signing_in,
    taking,
    teachers,
    watching,
)
from quiz_app.services.identity import Actor
from quiz_app.services.world import World
from tests.builders import READING
from tests.services.classroom import ANOTHER_TEACHER, TEACHER, Classroom
from tests.services.conftest import Study

PLAN = Plan(title="Set", draw=Draw(items=0))
PASSWORD = "durand line 1893"


@dataclass(frozen=True)
class Scene:
    """A class with an exam that Amina has begun, Bilal beside her, and everybody else who may come by."""

    room: Classroom
    people: dict[str, Actor]
    begun: Sitting

    @property
    def world(self) -> World:
        """What the services need."""
        return self.room.world

    @property
    def cohort(self) -> str:
        """The class."""
        return self.room.cohort.id

    @property
    def amina(self) -> str:
        """The student's learner."""
        return self.people["student"].learner


def staged(study: Study, room: Classroom) -> Scene:
    """The scene at this store."""
    room.assign()
    amina, bilal = room.student("Amina"), room.student("Bilal")
    here = room.begin(amina)
    room.answer(amina, here, "arms-ban")
    people = {
        "guest": identity.visitor("phone"),
        "member": Actor("member", "member-1", "phone"),
        "student": amina,
        "another student": bilal,
        "student of another class": Actor("student", "student-x", "phone"),
        "teacher": TEACHER,
        "another teacher": ANOTHER_TEACHER,
        "owner": study.actor,
    }
    return Scene(room, people, here)


Call = Callable[[Actor, Scene], Any]
TEACHER_OF = frozenset({"teacher"})
TEACHERS = frozenset({"teacher", "another teacher", "owner"})
IN_CLASS = frozenset({"student", "another student"})
OWNER = frozenset({"owner"})
ANYBODY = frozenset(
    {"guest", "member", "student", "another student", "student of another class", "teacher", "another teacher", "owner"}
)
CSV = b"name\nAmina\n"

MATRIX: dict[str, tuple[Call, frozenset[str]]] = {
    "cohorts.open_cohort": (lambda who, at: cohorts.open_cohort(who, at.world, "IR 301"), TEACHERS),
    "cohorts.taught": (lambda who, at: cohorts.taught(who, at.world), TEACHERS),
    "cohorts.require_teacher_of": (lambda who, at: cohorts.require_teacher_of(who, at.world, at.cohort), TEACHER_OF),
    "cohorts.require_student_of": (lambda who, at: cohorts.require_student_of(who, at.world, at.cohort), IN_CLASS),
    "cohorts.change": (lambda who, at: cohorts.change(who, at.world, at.cohort, "title", "X"), TEACHER_OF),
    "cohorts.new_code": (lambda who, at: cohorts.new_code(who, at.world, at.cohort), TEACHER_OF),
    "cohorts.set_roster": (lambda who, at: cohorts.set_roster(who, at.world, at.cohort, []), TEACHER_OF),
    "cohorts.bring_roster": (lambda who, at: cohorts.bring_roster(who, at.world, at.cohort, CSV), TEACHER_OF),
    "cohorts.rename_student": (
        lambda who, at: cohorts.rename_student(who, at.world, at.cohort, at.amina, "X"),
        TEACHER_OF,
    ),
    "cohorts.merge_students": (
        lambda who, at: cohorts.merge_students(
            who, at.world, at.cohort, at.amina, at.people["another student"].learner
        ),
        TEACHER_OF,
    ),
    "cohorts.remove_student": (lambda who, at: cohorts.remove_student(who, at.world, at.cohort, at.amina), TEACHER_OF),
    "cohorts.restore_student": (
        lambda who, at: cohorts.restore_student(who, at.world, at.cohort, at.amina),
        TEACHER_OF,
    ),
    "cohorts.record": (lambda who, at: cohorts.record(who, at.world, at.cohort, "exported", "x", {}), TEACHER_OF),
    "cohorts.history": (lambda who, at: cohorts.history(who, at.world, at.cohort), TEACHER_OF),
    "joining.invitation": (lambda who, at: joining.invitation(who, at.world, at.room.cohort.code), ANYBODY),
    "joining.join": (lambda who, at: joining.join(who, at.world, at.room.cohort.code, "Eve"), ANYBODY),
    "signing_in.new_return_code": (
        lambda who, at: signing_in.new_return_code(who, at.world, at.cohort, at.amina),
        TEACHER_OF,
    ),
    "signing_in.own_return_code": (lambda who, at: signing_in.own_return_code(who, at.world), IN_CLASS),
    "signing_in.change_password": (
        lambda who, at: signing_in.change_password(who, at.world, "", PASSWORD),
        frozenset(),
    ),
    "signing_in.sign_in": (lambda who, at: signing_in.sign_in(who, at.world, "rahel", "guessed"), frozenset()),
    "signing_in.come_back": (lambda who, at: signing_in.come_back(who, at.world, "ACDE-FGHJ-KMNP"), frozenset()),
    "signing_in.admit": (lambda who, at: signing_in.admit(who, at.world, "guessed"), frozenset()),
    "teachers.add_teacher": (lambda who, at: teachers.add_teacher(who, at.world, "eve", PASSWORD), OWNER),
    "teachers.teachers": (lambda who, at: teachers.teachers(who, at.world), OWNER),
    "teachers.set_password": (lambda who, at: teachers.set_password(who, at.world, "rahel", PASSWORD), OWNER),
    "teachers.remove_teacher": (lambda who, at: teachers.remove_teacher(who, at.world, "rahel"), OWNER),
    "teachers.vouched_for": (
        lambda who, at: teachers.vouched_for(who, at.world, {"email": "e@x"}, ["e@x"]),
        frozenset(),
    ),
    "keeping.compare": (lambda who, at: keeping.compare(who, at.world), OWNER),
    "keeping.rebuild": (lambda who, at: keeping.rebuild(who, at.world), OWNER),
    "quizsets.quiz_sets": (lambda who, at: quizsets.quiz_sets(who, at.world), TEACHERS),
    "quizsets.quiz_set": (lambda who, at: quizsets.quiz_set(who, at.world, "s"), TEACHERS),
    "quizsets.save_set": (lambda who, at: quizsets.save_set(who, at.world, "s", READING, PLAN), TEACHERS),
    "quizsets.archive_set": (lambda who, at: quizsets.archive_set(who, at.world, "s", archived=True), TEACHERS),
    "quizsets.preview": (lambda who, at: quizsets.preview(who, at.world, READING, PLAN), TEACHERS),
    "quizsets.choosable": (lambda who, at: quizsets.choosable(who, at.world, READING), TEACHERS),
    "quizsets.set_yaml": (lambda who, at: quizsets.set_yaml(who, at.world, "s"), TEACHERS),
    "quizsets.bank_with_set": (lambda who, at: quizsets.bank_with_set(who, at.world, "s"), TEACHERS),
    "assigning.classes": (lambda who, at: assigning.classes(who, at.world), TEACHERS),
    "assigning.assignments": (lambda who, at: assigning.assignments(who, at.world, at.cohort), TEACHER_OF),
    "assigning.assignment_of": (lambda who, at: assigning.assignment_of(who, at.world, "a"), TEACHER_OF),
    "assigning.assign": (
        lambda who, at: assigning.assign(who, at.world, at.cohort, "b", title="X", reading=READING, plan=PLAN),
        TEACHER_OF,
    ),
    "assigning.change": (lambda who, at: assigning.change(who, at.world, "a", title="X"), TEACHER_OF),
    "assigning.close": (lambda who, at: assigning.close(who, at.world, "a"), TEACHER_OF),
    "assigning.override": (lambda who, at: assigning.override(who, at.world, "a", at.amina, Override()), TEACHER_OF),
    "assigning.copy_class": (lambda who, at: assigning.copy_class(who, at.world, at.cohort, "c2", "X"), TEACHER_OF),
    "assigning.copies_to": (lambda who, at: assigning.copies_to(who, at.world, "a", at.cohort, "b"), TEACHER_OF),
    "taking.my_assignment": (lambda who, at: taking.my_assignment(who, at.world, "a"), IN_CLASS),
    "taking.begin": (lambda who, at: taking.begin(who, at.world, "a"), IN_CLASS),
    "taking.for_guests": (
        lambda who, at: taking.for_guests(who, at.world, "a"),
        frozenset(),
    ),
    "grading.results": (lambda who, at: grading.results(who, at.world, "a"), TEACHER_OF),
    "grading.seen": (lambda who, at: grading.seen(who, at.world, at.begun.attempt.id), TEACHER_OF),
    "grading.regrade": (
        lambda who, at: grading.regrade(who, at.world, "a", "arms-ban", "excuse", "Faulty"),
        TEACHER_OF,
    ),
    "grading.override": (
        lambda who, at: grading.override(who, at.world, at.begun.attempt.id, "arms-ban", 1.0, "Because"),
        TEACHER_OF,
    ),
    "grading.comment": (
        lambda who, at: grading.comment(who, at.world, at.begun.attempt.id, "arms-ban", "Well done"),
        TEACHER_OF,
    ),
    "gradebooks.export": (lambda who, at: gradebooks.export(who, at.world, "a", gradebooks.KINDS[0]), TEACHER_OF),
    "own_results.missed_claims": (lambda who, at: own_results.missed_claims(who, at.world, "a"), IN_CLASS),
    "item_analysis.analysis": (lambda who, at: item_analysis.analysis(who, at.world, "a"), TEACHER_OF),
    "printing.sheet_of_assignment": (lambda who, at: printing.sheet_of_assignment(who, at.world, "a", "A"), TEACHER_OF),
    "printing.sheet_of_set": (lambda who, at: printing.sheet_of_set(who, at.world, "s", "A"), TEACHERS),
    "watching.watch": (lambda who, at: watching.watch(who, at.world, "a"), TEACHER_OF),
    "watching.sittings_under": (lambda who, at: watching.sittings_under(who, at.world, "a"), TEACHER_OF),
    "results.past": (lambda who, at: results.past(who, at.world, at.amina), frozenset({"student"})),
}

OWN = {  # such functions of other modules
    *(f"exchange.{name}" for name in "export_zip import_zip timeline_csv".split()),
    *(f"keeping.{name}" for name in "download erase".split()),
    *(f"quizzing.{name}" for name in "form_of plan_of start unfinished".split()),
    *(f"signing_in.{name}" for name in "account sign_out".split()),  # a token is its own right to be ended
    "cohorts.joined",
    "links.from_link",
    "taking.mine",
}
THEIRS = {"cohort_id", "assignment_id", "attempt_id", "learner", "login", "token"}  # what may be somebody else's
ELSEWHERE = ("rooms.", "room_play.", "room_results.")  # whoever is in a room: tests/services/test_rooms.py


def needs_a_line(name: str, parameters: set[str]) -> bool:
    """Whether a function must be in the matrix: it can name what is another's, or its module does such things."""
    of_others = name.partition(".")[0] in {one.partition(".")[0] for one in MATRIX}
    return (of_others or bool(parameters & THEIRS)) and name not in OWN and not name.startswith(ELSEWHERE)
