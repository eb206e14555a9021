"""The matrix of rights: who may call which service, for every public function that is handed the world.

A new function needs one line, or tests/services/test_actors.py fails:
- a call in MATRIX, with the roles of `Scene` that may make it; for an attempt's id, in OF_AN_ATTEMPT of test_actors.py;
  for a room's, in room_rights.py; for a reading's files, in reading_rights.py;
- or, where it reads and writes nothing but the actor's own whatever its arguments, its name in OWN with the reason; a
  whole module of such functions stands in OWN_MODULES.
"""

from quiz_app.domain.assignment import Override
from quiz_app.domain.quiz import Draw, Plan
from quiz_app.services import (
    assigning,
    cohorts,
    gradebooks,
    grading,
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
from tests.builders import READING
from tests.services.reading_rights import OF_A_READING
from tests.services.room_rights import OF_A_ROOM
from tests.services.scene import ANYBODY, IN_CLASS, OWNER, TEACHER_OF, TEACHERS, Call

PLAN = Plan(title="Set", draw=Draw(items=0))
PASSWORD = "durand line 1893"


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

MATRIX.update(OF_A_ROOM)
MATRIX.update(OF_A_READING)

OWN = {  # such functions of other modules, and why anybody may call them
    "bringing_reviews.bring_reviews": "writes the actor's own log",
    "cohorts.joined": "finds classes by the actor's own id",
    "exchange.export_zip": "reads the actor's own log",
    "exchange.import_zip": "writes the actor's own log",
    "exchange.timeline_csv": "reads the library",
    "keeping.download": "reads the actor's own log",
    "keeping.erase": "deletes the actor's own log",
    "links.from_link": "reads the library",
    "quizzing.form_of": "reads the library",
    "quizzing.plan_of": "reads the library",
    "quizzing.start": "writes the actor's own log",
    "quizzing.unfinished": "reads the actor's own log",
    "rooms.my_rooms": "finds rooms by the actor's own log, and asks of each whether she is in it",
    "signing_in.account": "reads the actor's own account",
    "signing_in.sign_out": "a token is its own right to be ended",
    "taking.mine": "finds assignments by the actor's own classes",
}
OWN_MODULES = {  # where no function can name what is another's: every read and write is by the actor's own id
    "card_page": "one's own cards",
    "cards": "one's own cards",
    "catching_up": "one's own plan",
    "cramming": "one's own rounds",
    "deck": "one's own cards",
    "desks": "one's own queue, kept",
    "due_counts": "one's own cards, counted",
    "fitting": "one's own weights",
    "holding": "what is held back from oneself",
    "kept": "folds of one's own log, kept",
    "only_rooms": "narrows what one may reach",
    "practising": "one's own timeline practice: what it is handed is asked whose it is",
    "progress": "one's own progress",
    "progress_kept": "one's own progress, kept",
    "progress_log": "one's own progress",
    "reviewing": "one's own reviews",
    "searching": "the library, as one may see it",
    "settings": "one's own settings and log",
    "standing": "one's own reviews",
    "today": "one's own day",
    "undoing": "one's own reviews",
    "wanting": "one's own cards",
    "withholding": "one's own log",
    "workload": "one's own cards",
}
THEIRS = {"cohort_id", "assignment_id", "attempt_id", "learner", "login", "token", "room_id"}  # may be another's


def needs_a_line(name: str, parameters: set[str]) -> bool:
    """Whether a function must be in the matrix: it can name what is another's, or nothing says why anybody may."""
    return name not in OWN and (name.partition(".")[0] not in OWN_MODULES or bool(parameters & THEIRS))
