"""An assignment: made in Teach, found on Today, taken, handed in, its answers withheld until they are due."""

from datetime import datetime, timedelta

import pytest

from quiz_app.domain import assignment as policy
from quiz_app.domain.quiz import EXAM, PRACTICE, Draw, Plan, Section
from quiz_app.services import assigning, cohorts, identity, joining, quizsets, quizzing, taking
from quiz_app.ui import context
from tests.journeys.conftest import NOW, Visit, has, press, words

READING = "russia-pakistan"
TWO = ("cw-soured-under-civilians", "pa-benefit-sides")
AT = datetime.fromisoformat(NOW)


@pytest.fixture
def here():
    """The owner, who teaches a class and is in it too."""
    shared = context.installation()
    numbers = iter(range(1000))
    world = context.World(shared.library(), shared.store, shared.now, lambda: f"new-{next(numbers)}")
    owner = identity.owner(world)
    cohort = cohorts.open_cohort(owner, world, "IR *201*", cohort_id="class")
    joining.join(owner, world, cohort.code, "Me")
    return context.Here(world, owner, context.StudySettings())


def assign(here, mode=EXAM, **more):
    """An assignment of two questions, open for two hours."""
    plan = Plan(title="Week *one*", draw=Draw(only=TWO, items=0), mode=mode, shuffle=False)
    usual = {"title": "Week *one*", "reading": READING, "plan": plan, "opens": AT, "closes": AT + timedelta(hours=2)}
    return assigning.assign(here.actor, here.world, "class", "a", **usual | more)


def begin(visit: Visit):
    """The attempt, begun (or gone on with) from the assignment's page, by one press."""
    return press(visit("assignment", id="a"), "start-assignment")


def teach(visit: Visit, section: str, **query: str):
    """A section of the class."""
    app = visit("teach", **{"class": "class"} | query)
    app.session_state["pick-section"] = section
    app.run()
    assert not app.exception, app.exception
    return app


def test_a_teacher_assigns_a_ready_made_quiz(visit: Visit, here):
    app = press(teach(visit, "assignments"), "assign-it")

    [made] = assigning.assignments(here.actor, here.world, "class")
    assert made.title in words(app).replace("\\", "")
    assert (made.exam, made.attempts, made.shown) == (True, 1, policy.AFTER_CLOSING)
    assert f"assignment?id={made.id}&code=" in app.code[0].value


def test_what_cannot_be_assigned_says_why(visit: Visit, here):
    app = teach(visit, "assignments")
    key = next(field.key for field in app.text_input if field.key.endswith("-title"))
    app.text_input(key=key).set_value("   ")

    assert "Write a name first" in words(press(app, "assign-it")).replace("\\", "")
    assert assigning.assignments(here.actor, here.world, "class") == []


def test_an_exam_is_found_on_today_taken_and_its_answers_wait(visit: Visit, here):
    assign(here)
    today = visit()
    assert "Week \\*one\\*" in words(today)
    assert "One attempt, none begun yet." in words(visit("assignment", id="a"))

    app = begin(visit)
    for _ in TWO:
        app = press(press(app, "o0"), "check")
    app = press(app, "hand-in")

    said = words(app)
    assert "You answered 2 of two questions" in said
    assert "Answers are shown after" in said
    assert "Why it matters" not in said
    assert not has(app, "again")


def test_after_the_closing_the_result_is_shown(visit: Visit, here, at_time):
    assign(here)
    press(begin(visit), "o0")
    attempt = here.world.store.attempts_under("a")[0].id
    at_time("2026-11-23T12:00:00+00:00")

    app = visit("quiz", attempt=attempt)

    assert "Each question again" in words(app)
    assert "The time was over" in words(app)


def test_practice_with_answers_later_goes_on_without_feedback(visit: Visit, here):
    assign(here, mode=PRACTICE)
    app = begin(visit)

    app = press(press(app, "o0"), "check")

    assert "2 of 2" in words(app)
    assert "Why it matters" not in words(app)


def test_practice_with_answers_at_once_shows_them(visit: Visit, here):
    assign(here, mode=PRACTICE, shown=policy.AT_ONCE)
    app = begin(visit)

    assert "Why it matters" in words(press(press(app, "o0"), "check"))


def test_a_reload_goes_on_where_it_was(visit: Visit, here):
    assign(here)
    app = begin(visit)
    press(press(app, "o0"), "check")

    again = begin(visit)

    assert "2 of 2" in words(again)
    assert len(here.world.store.attempts_under("a")) == 1


def test_the_address_of_a_begun_attempt_leads_back_to_its_question(visit: Visit, here):
    assign(here)
    attempt = str(begin(visit).query_params["attempt"])

    again = visit("assignment", id="a", attempt=attempt)

    assert "1 of 2" in words(again)


def test_an_address_with_another_ones_attempt_opens_the_assignment(visit: Visit, here):
    assign(here)

    app = visit("assignment", id="a", attempt="of-somebody-else")

    assert has(app, "start-assignment")


def test_an_attempt_that_closed_meanwhile_is_not_begun_and_says_why(visit: Visit, here, at_time):
    assign(here)
    app = visit("assignment", id="a")
    at_time("2026-11-23T12:00:00+00:00")

    app = press(app, "start-assignment")

    assert "closed" in words(app)
    assert here.world.store.attempts_under("a") == []


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"opens": AT + timedelta(hours=1)}, "not open yet"),
        ({"opens": None, "closes": AT}, "It is closed"),
        ({"archived": True}, "put it away"),
    ],
)
def test_why_it_cannot_be_begun_is_on_the_screen(visit: Visit, here, more, sentence):
    assign(here, **more)
    app = visit("assignment", id="a")

    assert sentence in words(app)
    assert not has(app, "start-assignment")


def test_an_unknown_assignment_is_a_sentence(visit: Visit, here):
    assert "no such assignment" in words(visit("assignment", id="nothing"))


def test_the_teacher_sees_where_everybody_is(visit: Visit, here):
    assign(here)
    press(press(begin(visit), "o0"), "check")

    app = teach(visit, "assignments", assignment="a")

    assert "0 done, 1 at work, 0 not begun" in words(app)
    assert "1 of 2" in str(app.table[0].value)


def test_the_teacher_closes_it(visit: Visit, here):
    assign(here)

    app = press(teach(visit, "assignments", assignment="a"), "close-now")

    assert "Closed" in words(app)
    assert taking.my_assignment(here.actor, here.world, "a").barred == policy.CLOSED


def test_the_teacher_changes_it(visit: Visit, here):
    assign(here)
    app = teach(visit, "assignments", assignment="a")
    app.text_input(key="ch-a-0-title").set_value("Week two")
    app.number_input(key="ch-a-0-attempts").set_value(3)

    press(app, "save-changes")

    found = assigning.assignment_of(here.actor, here.world, "a")
    assert (found.title, found.attempts, found.closes) == ("Week two", 3, AT + timedelta(hours=2))


def test_extra_time_is_given_to_one_student(visit: Visit, here):
    assign(here)
    app = teach(visit, "assignments", assignment="a")
    app.selectbox(key="own-a").set_value(here.actor.learner).run()
    key = f"own-a-{here.actor.learner}"
    app.selectbox(key=f"{key}-time").set_value(1.5)
    press(app, f"{key}-save")

    assert assigning.assignment_of(here.actor, here.world, "a").overrides[here.actor.learner].stretch == 1.5


def test_a_set_is_put_together_and_assigned(visit: Visit, here):
    app = press(teach(visit, "sets"), "new-set")
    key = next(field.key for field in app.text_input if field.key.endswith("-title")).removesuffix("-title")
    app.text_input(key=f"{key}-title").set_value("My week")
    app.selectbox(key=f"{key}-0-way").set_value("Chosen one by one").run()
    app.multiselect(key=f"{key}-0-only").set_value(list(TWO)).run()
    assert "Two questions, two points" in words(app)
    app = press(app, "save-set")

    [kept] = quizsets.quiz_sets(here.actor, here.world)
    assert (kept.title, kept.plan.sections[0].draw.only) == ("My week", TWO)
    press(teach(visit, "assignments"), "assign-it")
    [made] = assigning.assignments(here.actor, here.world, "class")
    assert made.plan.sections == kept.plan.sections


def test_a_quiz_is_printed_with_its_key(visit: Visit, here):
    assign(here)
    app = visit("print", assignment="a")
    assert "☐ True" in words(app)
    assert "Key to version A" not in words(app)

    app.toggle(key="print-key").set_value(True).run()

    assert "Key to version A" in words(app)


def test_a_sections_title_stands_above_its_questions_on_the_screen_and_on_paper(visit: Visit, here):
    sections = (Section(title="The essay *says*", draw=Draw(only=TWO, items=0)),)
    assign(here, plan=Plan(title="Timed", sections=sections, mode=EXAM, shuffle=False))
    sitting = taking.begin(here.actor, here.world, "a")

    screen, paper = visit("quiz", attempt=sitting.attempt.id), visit("print", assignment="a")

    assert "**The essay *says***" in words(screen)
    assert [one.value for one in paper.header].count("The essay *says*") == 1


def test_an_assigned_attempt_has_no_more_time_for_the_asking(visit: Visit, here):
    plan = Plan(title="Timed", draw=Draw(only=TWO, items=0), mode=EXAM, minutes=10)
    assign(here, plan=plan)
    sitting = taking.begin(here.actor, here.world, "a")

    app = visit("quiz", attempt=sitting.attempt.id)

    assert "10 min left" in words(app)
    assert not has(app, "five-more")
    assert quizzing.sitting(here.actor, here.world, sitting.attempt.id).deadline == AT + timedelta(minutes=10)


def test_a_class_is_copied_to_the_next_term(visit: Visit, here):
    assign(here)
    app = teach(visit, "class")
    app.text_input(key="copy-title-class").input("IR 201, spring")

    press(app, "copy-class")

    new = next(one for one in cohorts.taught(here.actor, here.world) if one.id != "class")
    [copied] = assigning.assignments(here.actor, here.world, new.id)
    assert (new.title, copied.opens) == ("IR 201, spring", AT + timedelta(weeks=26))


def test_where_answers_are_never_shown_the_score_is_after_the_closing(visit: Visit, here, at_time):
    assign(here, shown=policy.NEVER)
    press(press(begin(visit), "o0"), "check")
    attempt = here.world.store.attempts_under("a")[0].id
    at_time("2026-11-23T12:00:00+00:00")

    said = words(visit("quiz", attempt=attempt))

    assert "Your score:" in said
    assert "The answers of this assignment are not shown" in said
    assert "Each question again" not in said
    assert "Attempt 1:" in words(visit("assignment", id="a"))
