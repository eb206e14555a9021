"""Assignments as the teacher makes and changes them, and what is held back while an exam is open."""

from dataclasses import replace
from datetime import timedelta

import pytest

from quiz_app.domain import assignment as policy
from quiz_app.domain.assignment import Override
from quiz_app.domain.errors import AttemptClosed, NotAllowed, NotFound, ProblemsFound
from quiz_app.domain.log import OVERRIDE_SET
from quiz_app.domain.quiz import Draw, Plan
from quiz_app.domain.shelf import Library
from quiz_app.services import assigning, cards, cohorts, deck, holding, quizzing, searching, taking
from quiz_app.services.identity import Actor
from tests import builders
from tests.services.classroom import ANOTHER_TEACHER, EXAM_PLAN, HOUR, TEACHER, Classroom, open_classroom


@pytest.fixture
def room(study) -> Classroom:
    """Rahel's class at each kind of store."""
    return open_classroom(study)


@pytest.fixture
def amina(room) -> Actor:
    """A student of the class."""
    return room.student()


def test_pressed_twice_one_assignment_is_made(room):
    assert room.assign() == room.assign()
    assert len(assigning.assignments(TEACHER, room.world, room.cohort.id)) == 1


def test_a_change_is_logged_with_who_made_it(room):
    room.assign()

    changed = assigning.change(TEACHER, room.world, "a", title="Another", shown=policy.AT_ONCE)

    assert (changed.title, changed.shown, changed.closes) == ("Another", policy.AT_ONCE, room.clock() + 2 * HOUR)
    assert [one.data["by"] for one in cohorts.history(TEACHER, room.world, room.cohort.id)][-1] == "rahel"


def test_no_change_is_no_event(room):
    room.assign()
    before = len(cohorts.history(TEACHER, room.world, room.cohort.id))

    assigning.change(TEACHER, room.world, "a", title="Test")

    assert len(cohorts.history(TEACHER, room.world, room.cohort.id)) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("attempts", 0),
        ("counts", "worst"),
        ("shown", "maybe"),
        ("late_keeps", 1.5),
        ("closes", builders.NOW - HOUR),
        ("late_until", builders.NOW),
        ("plan", replace(EXAM_PLAN, minutes=9999)),
        ("title", "  "),
        ("colour", "green"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(room, field, value):
    room.assign()

    with pytest.raises(ProblemsFound):
        assigning.change(TEACHER, room.world, "a", **{field: value})

    assert assigning.assignment_of(TEACHER, room.world, "a") == room.assign()


def test_closed_by_hand_nothing_more_is_taken(room, amina):
    room.assign(late=policy.ACCEPTED)
    here = room.begin(amina)
    assigning.override(TEACHER, room.world, "a", amina.learner, Override(closes=room.clock() + 9 * HOUR))
    room.clock.pass_(minutes=5)

    assigning.close(TEACHER, room.world, "a")
    room.clock.pass_(minutes=1)

    with pytest.raises(AttemptClosed):
        room.answer(amina, here, "arms-ban")
    assert taking.my_assignment(amina, room.world, "a").answers_due


@pytest.mark.parametrize("own", [Override(stretch=1.3), Override(stretch=20.0), Override(attempts=-1)])
def test_an_override_beyond_its_limits_is_refused(room, amina, own):
    room.assign()

    with pytest.raises(ProblemsFound):
        assigning.override(TEACHER, room.world, "a", amina.learner, own)


def test_an_override_says_who_gave_it_to_whom(room, amina):
    room.assign()

    assigning.override(TEACHER, room.world, "a", amina.learner, Override(stretch=1.25, attempts=2))

    told = cohorts.history(TEACHER, room.world, room.cohort.id, [OVERRIDE_SET])[0]
    assert (told.data["by"], told.data["learner"], told.data["stretch"]) == ("rahel", amina.learner, 1.25)


def test_more_attempts_are_one_students(room, amina):
    room.assign()
    bilal = room.student("Bilal")
    assigning.override(TEACHER, room.world, "a", amina.learner, Override(attempts=2))
    for student in (amina, bilal):
        quizzing.finish(student, room.world, room.begin(student).attempt.id)

    assert room.begin(amina).attempt.assignment == "a"
    with pytest.raises(AttemptClosed):
        room.begin(bilal)


TEACHERS_ONLY = {
    "list": lambda actor, room: assigning.assignments(actor, room.world, room.cohort.id),
    "look": lambda actor, room: assigning.assignment_of(actor, room.world, "a"),
    "make": lambda actor, room: assigning.assign(
        actor, room.world, room.cohort.id, "b", title="T", reading=builders.READING, plan=EXAM_PLAN
    ),
    "change": lambda actor, room: assigning.change(actor, room.world, "a", title="Mine"),
    "close": lambda actor, room: assigning.close(actor, room.world, "a"),
    "override": lambda actor, room: assigning.override(actor, room.world, "a", "x", Override()),
    "copy": lambda actor, room: assigning.copies_to(actor, room.world, "a", room.cohort.id, "c"),
    "copy the class": lambda actor, room: assigning.copy_class(actor, room.world, room.cohort.id, "n", "N"),
}


@pytest.mark.parametrize("act", TEACHERS_ONLY.values(), ids=TEACHERS_ONLY.keys())
@pytest.mark.parametrize("who", ["student", "another teacher", "guest"])
def test_only_the_classs_teacher_has_a_hand_in_its_assignments(room, act, who):
    room.assign()
    actor = {
        "student": room.student(),
        "another teacher": ANOTHER_TEACHER,
        "guest": Actor("guest", "guest", "server"),
    }[who]

    with pytest.raises(NotAllowed):
        act(actor, room)


def test_a_class_is_copied_with_its_assignments_moved_to_the_next_term(room, amina):
    room.assign()
    room.assign("old", archived=True)
    assigning.override(TEACHER, room.world, "a", amina.learner, Override(stretch=2.0))
    term = timedelta(weeks=26)

    new = assigning.copy_class(TEACHER, room.world, room.cohort.id, "next", "IR 201, spring", term)

    copied = assigning.assignments(TEACHER, room.world, new.id)
    assert [(one.title, one.opens, one.overrides) for one in copied] == [("Test", builders.NOW + term, {})]
    assert (new.title, new.present) == ("IR 201, spring", [])


def test_copied_twice_under_one_id_it_is_one_class(room):
    room.assign()
    for _ in range(2):
        assigning.copy_class(TEACHER, room.world, room.cohort.id, "next", "Spring")

    assert len(assigning.assignments(TEACHER, room.world, "next")) == 1


def test_an_archived_class_is_brought_back_with_its_assignments(room, amina):
    room.assign()
    cohorts.change(TEACHER, room.world, room.cohort.id, "archived", True)
    away = taking.mine(amina, room.world)
    cohorts.change(TEACHER, room.world, room.cohort.id, "archived", False)

    assert (away, [one.assignment.id for one in taking.mine(amina, room.world)]) == ([], ["a"])


def practised(actor, room) -> set[str]:
    """What the actor may be asked in practice."""
    world = holding.open_world(actor, room.world)
    form = quizzing.form_of(actor, world, builders.READING, Plan(title="All", draw=Draw(items=0)), "seed")
    return {slot.item for slot in form.items}


TWO = Plan(title="Test", draw=Draw(only=("arms-ban", "drills"), items=0), mode="exam")


def test_while_an_exam_is_open_its_items_are_out_of_practice(room, amina):
    room.assign(plan=TWO)

    assert practised(amina, room).isdisjoint({"arms-ban", "drills"})
    assert len(practised(amina, room)) == 6


@pytest.mark.parametrize("when", ["before it opens", "after it closed", "once it is handed in", "put away"])
def test_else_they_are_there(room, amina, when):
    opens = room.clock() + HOUR if when == "before it opens" else room.clock()
    room.assign(plan=TWO, opens=opens, archived=when == "put away")
    if when == "once it is handed in":
        quizzing.finish(amina, room.world, room.begin(amina).attempt.id)
    if when == "after it closed":
        room.clock.pass_(hours=3)

    assert {"arms-ban", "drills"} <= practised(amina, room)


def test_in_the_middle_of_it_they_are_held_back_too(room, amina):
    room.assign(plan=TWO)
    room.begin(amina)

    assert practised(amina, room).isdisjoint({"arms-ban", "drills"})


def test_assigned_practice_holds_nothing_back(room, amina):
    room.assign(plan=replace(TWO, mode="practice"))

    assert len(practised(amina, room)) == 8


def test_somebody_who_is_not_in_the_class_practises_all_of_them(room):
    room.assign(plan=TWO)

    assert len(practised(Actor("student", "stranger", "server"), room)) == 8


def test_a_card_made_of_a_held_item_waits(room, amina):
    cards.add_card(amina, room.world, builders.READING, "item.arms-ban")
    room.assign(plan=TWO)
    world = holding.open_world(amina, room.world)

    assert "item.arms-ban" not in deck.cards_of(amina, world, builders.READING)
    with pytest.raises(NotFound):
        cards.add_card(amina, world, builders.READING, "item.drills")


def test_a_search_finds_no_held_item(room, amina):
    room.assign(plan=TWO)

    found = searching.search(amina, holding.open_world(amina, room.world), "arms ban lifted")

    assert "item" not in {one.kind for one in found}


def exam_shelf():
    """The builders' shelf, its arms ban kept for exams."""
    items = [builders.single_choice(pool="exam"), *builders.every_kind()[1:]]
    return builders.shelf(banks=(builders.bank(items=tuple(items)),))


def test_an_item_kept_for_exams_is_drawn_by_an_assigned_exam_alone(room, amina):
    kept = room.with_shelf(exam_shelf())
    before = practised(amina, kept)
    kept.assign("exam")
    kept.assign("practice", plan=Plan(title="Practice", draw=Draw(items=0)))
    world, sat = kept.world, taking.begin(amina, kept.world, "exam")
    quizzing.finish(amina, world, sat.attempt.id)

    assert "arms-ban" not in before
    assert "arms-ban" in {slot.item for slot in sat.items}
    assert "arms-ban" not in {slot.item for slot in taking.begin(amina, world, "practice").items}


def test_keeping_an_item_for_exams_does_not_change_its_revision():
    assert exam_shelf().revisions == builders.shelf().revisions


def test_a_shelf_that_lacks_nothing_is_itself(room, amina):
    shelf = builders.shelf()

    assert shelf.without(frozenset({"another"})) is shelf
    assert shelf.without(frozenset({"arms-ban"})) is shelf.without(frozenset({"arms-ban"}))
    assert Library({shelf.reading.id: shelf}).shelves[builders.READING].exam_only == frozenset()
