"""A teacher's results: what counts by each policy, what she changes of it, and that nobody else may."""

import pytest

from quiz_app.domain import assignment as policy
from quiz_app.domain.errors import AnswerRefused, NotAllowed, NotFound
from quiz_app.domain.log import ITEM_REGRADED, SCORE_OVERRIDDEN
from quiz_app.domain.quiz import PRACTICE, Draw, Plan, Section
from quiz_app.domain.regrading import ACCEPT, AS_ASKED, EVERYONE, EXCUSE
from quiz_app.services import cohorts, grading, quizzing
from tests.services.classroom import ANOTHER_TEACHER, TEACHER, Classroom, open_classroom

TWO = Plan(title="Two", draw=Draw(only=("arms-ban", "drills"), items=0), mode=PRACTICE)


@pytest.fixture
def room(study) -> Classroom:
    """Rahel's class at each kind of store."""
    return open_classroom(study)


def taken(room: Classroom, name: str, *right: bool, student=None):
    """A student's attempt at the two items, answered right or not, a minute an answer."""
    student = student or room.student(name)
    here = room.begin(student)
    for item, one in zip(("arms-ban", "drills"), right, strict=False):
        room.clock.pass_(minutes=1)
        room.answer(student, here, item, right=one)
    return student, here.attempt.id


def of(room: Classroom, name: str = "Amina") -> grading.StudentRow:
    found = grading.results(TEACHER, room.world, "a")
    return next(row for row in found.rows if row.student.name == name)


def points(room: Classroom, name: str = "Amina") -> float | None:
    found = grading.results(TEACHER, room.world, "a")
    return found.total(next(row for row in found.rows if row.student.name == name))


def test_every_student_has_a_row_and_every_item_a_column(room):
    room.assign(plan=TWO)
    taken(room, "Amina", True, False)
    room.student("Bilal")

    found = grading.results(TEACHER, room.world, "a")

    assert [row.student.name for row in found.rows] == ["Amina", "Bilal"]
    assert list(found.items) == ["arms-ban", "drills"]
    assert [of(room).points(item) for item in found.items] == [1.0, 0.0]
    assert points(room, "Bilal") is None


def test_an_attempt_counts_when_it_has_ended(room):
    room.assign(plan=TWO)
    taken(room, "Amina", True)

    assert points(room) is None
    room.clock.pass_(hours=3)
    assert points(room) == 1.0


@pytest.mark.parametrize(
    ("counts", "total"), [(policy.FIRST, 1.0), (policy.BEST, 2.0), (policy.LAST, 0.0), (policy.MEAN, 1.0)]
)
def test_which_attempt_counts_is_the_assignments_policy(room, counts, total):
    room.assign(plan=TWO, counts=counts, attempts=None)
    student, _ = taken(room, "Amina", True, False)
    taken(room, "", True, True, student=student)
    taken(room, "", False, False, student=student)

    assert points(room) == total


def test_items_count_as_much_as_they_are_worth(room):
    plan = Plan(title="Two", sections=(Section(draw=TWO.draw, worths={"arms-ban": 3.0}),), mode=PRACTICE)
    room.assign(plan=plan)
    taken(room, "Amina", True, False)

    found = grading.results(TEACHER, room.world, "a")

    assert (points(room), found.possible, found.worth["arms-ban"]) == (3.0, 4.0, 3.0)


def test_the_time_is_that_of_the_answers_that_count(room):
    room.assign(plan=TWO)
    student = room.student()
    here = room.begin(student)
    asked = quizzing.ask(student, room.world, here, 0)
    drawn_at = room.clock()
    room.clock.pass_(seconds=42)
    quizzing.answer(student, room.world, asked, None, None, drawn_at)
    room.clock.pass_(hours=3)

    assert of(room).seconds == 42


@pytest.mark.parametrize(
    ("how", "answer", "total", "possible"),
    [
        (EXCUSE, None, 1.0, 1.0),
        (EVERYONE, None, 2.0, 2.0),
        (ACCEPT, "true", 1.0, 2.0),
        (AS_ASKED, None, 1.0, 2.0),
    ],
)
def test_a_ruling_on_an_item_folds_the_scores_anew(room, how, answer, total, possible):
    room.assign(plan=TWO)
    taken(room, "Amina", True, False)

    found = grading.regrade(TEACHER, room.world, "a", "drills", how, "It can be read both ways", answer)

    assert (found.total(found.rows[0]), found.possible) == (total, possible)


def test_an_answer_accepted_later_is_right_for_who_gave_it(room):
    room.assign(plan=TWO)
    student = room.student()
    here = room.begin(student)
    asked = quizzing.ask(
        student, room.world, here, next(n for n, one in enumerate(here.items) if one.item == "arms-ban")
    )
    quizzing.answer(student, room.world, asked, "a", None, room.clock())
    room.answer(student, here, "drills")

    found = grading.regrade(TEACHER, room.world, "a", "arms-ban", ACCEPT, "2010 too", "a")

    assert found.total(found.rows[0]) == 2.0


def test_what_was_judged_stays_in_the_log(room):
    room.assign(plan=TWO)
    student, attempt = taken(room, "Amina", True, False)
    before = room.world.store.responses(student.learner)

    grading.regrade(TEACHER, room.world, "a", "drills", EVERYONE, "")
    grading.override(TEACHER, room.world, attempt, "arms-ban", 0.25, "Half a mark")

    assert room.world.store.responses(student.learner) == before


def test_a_ruling_says_who_made_it_and_is_made_once(room):
    room.assign(plan=TWO)
    taken(room, "Amina", True, False)
    for _ in range(2):
        grading.regrade(TEACHER, room.world, "a", "drills", EXCUSE, "Wrong key")

    [event] = cohorts.history(TEACHER, room.world, room.cohort.id, [ITEM_REGRADED])

    assert (event.data["by"], event.data["reason"], event.at) == ("rahel", "Wrong key", room.clock())


def test_a_ruling_made_taken_back_and_made_again_is_three_events(room):
    room.assign(plan=TWO)
    taken(room, "Amina", True, False)
    for how in (EXCUSE, AS_ASKED, EXCUSE):
        found = grading.regrade(TEACHER, room.world, "a", "drills", how, "")

    assert len(cohorts.history(TEACHER, room.world, room.cohort.id, [ITEM_REGRADED])) == 3
    assert found.regrades.excused == {"drills"}


def test_a_score_set_by_hand_counts_with_its_reason_and_can_be_taken_back(room):
    room.assign(plan=TWO)
    _, attempt = taken(room, "Amina", True, False)

    grading.override(TEACHER, room.world, attempt, "drills", 0.5, "Right reasoning")
    assert points(room) == 1.5

    grading.override(TEACHER, room.world, attempt, "drills", None, "")
    assert points(room) == 1.0
    assert len(cohorts.history(TEACHER, room.world, room.cohort.id, [SCORE_OVERRIDDEN])) == 2


@pytest.mark.parametrize(("given", "why"), [(1.5, "More"), (-0.1, "Less"), (0.5, "  ")])
def test_a_score_out_of_bounds_or_without_a_reason_is_refused(room, given, why):
    room.assign(plan=TWO)
    _, attempt = taken(room, "Amina", True, False)

    with pytest.raises(AnswerRefused):
        grading.override(TEACHER, room.world, attempt, "drills", given, why)


def test_another_key_must_be_an_answer_that_the_item_takes(room):
    room.assign(plan=TWO)
    taken(room, "Amina", True, False)

    with pytest.raises(AnswerRefused):
        grading.regrade(TEACHER, room.world, "a", "arms-ban", ACCEPT, "", "z")


def test_an_attempt_is_seen_as_its_student_saw_it(room):
    room.assign(plan=TWO)
    student, attempt = taken(room, "Amina", True, False)
    grading.comment(TEACHER, room.world, attempt, "drills", "Look at paragraph 2")

    seen = grading.seen(TEACHER, room.world, attempt)

    assert [row.slot for row in seen.rows] == list(quizzing.sitting(student, room.world, attempt).items)
    assert {row.item.id: row.verdict.outcome for row in seen.rows} == {"arms-ban": "right", "drills": "wrong"}
    assert {row.item.id: row.score.comment for row in seen.rows} == {"arms-ban": "", "drills": "Look at paragraph 2"}


def test_the_bank_edited_since_the_attempt_shows_what_was_asked(room):
    from tests import builders

    room.assign(plan=TWO)
    _, attempt = taken(room, "Amina", True, False)
    edited = builders.bank(items=(builders.single_choice(stem="Another question"),), cards=())
    later = room.with_shelf(builders.shelf(banks=(edited,)))

    stems = {row.item.id: row.item.stem for row in grading.seen(TEACHER, later.world, attempt).rows}

    assert stems["arms-ban"] == "In which year was the arms ban lifted?"
    assert list(grading.results(TEACHER, later.world, "a").items) == ["arms-ban", "drills"]


def test_two_students_made_one_have_one_row_with_both_attempts(room):
    room.assign(plan=TWO)
    first, _ = taken(room, "Amina", True, False)
    second, _ = taken(room, "Amina again", True, True)

    cohorts.merge_students(TEACHER, room.world, room.cohort.id, second.learner, first.learner)

    found = grading.results(TEACHER, room.world, "a")
    assert [(len(row.attempts), found.total(row)) for row in found.rows] == [(2, 2.0)]


def test_who_left_the_class_is_counted_apart_and_kept(room):
    room.assign(plan=TWO)
    student, attempt = taken(room, "Amina", True, False)

    cohorts.remove_student(TEACHER, room.world, room.cohort.id, student.learner)

    found = grading.results(TEACHER, room.world, "a")
    assert (found.rows, found.strangers) == ((), 1)
    assert grading.seen(TEACHER, room.world, attempt).student.name == "Amina"


ACTS = {
    "results": lambda actor, room, attempt: grading.results(actor, room.world, "a"),
    "seen": lambda actor, room, attempt: grading.seen(actor, room.world, attempt),
    "regrade": lambda actor, room, attempt: grading.regrade(actor, room.world, "a", "drills", EXCUSE, ""),
    "override": lambda actor, room, attempt: grading.override(actor, room.world, attempt, "drills", 1, "So"),
    "comment": lambda actor, room, attempt: grading.comment(actor, room.world, attempt, "drills", "So"),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.parametrize("who", ["herself", "another student", "another teacher"])
def test_only_who_teaches_the_class_may(room, act, who):
    room.assign(plan=TWO)
    student, attempt = taken(room, "Amina", True, False)
    actor = {"herself": student, "another student": room.student("Bilal"), "another teacher": ANOTHER_TEACHER}[who]
    before = cohorts.history(TEACHER, room.world, room.cohort.id)

    with pytest.raises(NotAllowed):
        act(actor, room, attempt)

    assert cohorts.history(TEACHER, room.world, room.cohort.id) == before


def test_an_attempt_of_ones_own_is_nothing_to_be_regraded(room, study):
    here = study.start()

    with pytest.raises(NotFound):
        grading.seen(TEACHER, room.world, here.attempt.id)
