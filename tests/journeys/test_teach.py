"""A teacher's classes, as she sees them."""

import pytest

from quiz_app.services import cohorts, identity, joining
from quiz_app.services.identity import Actor
from quiz_app.ui import context
from tests.journeys.conftest import Visit, has, press, words


@pytest.fixture
def world():
    """The installation's own world."""
    shared = context.installation()
    numbers = iter(range(1000))
    return context.World(shared.library(), shared.store, shared.now, lambda: f"new-{next(numbers)}")


def joined(world, cohort, name):
    """A student who joined."""
    return joining.join(Actor("guest", "guest", f"phone of {name}"), world, cohort.code, name)


@pytest.fixture
def cohort(world):
    """A class with Amina and Bilal in it."""
    opened = cohorts.open_cohort(identity.owner(world), world, "IR *201*")
    for name in ("Amina", "<b>Bilal</b>"):
        joined(world, opened, name)
    return opened


def now(world, cohort):
    return cohorts.require_teacher_of(identity.owner(world), world, cohort.id)


def test_the_first_class_is_opened_and_shows_its_code(visit: Visit, world):
    app = visit("teach")
    app.text_input(key="new-class").input("IR 201")

    app = press(app, "open-class-send")

    [opened] = cohorts.taught(identity.owner(world), world)
    assert f"{opened.code[:4]}-{opened.code[4:]}" in words(app)
    assert opened.title == "IR 201"


def test_a_class_without_a_title_is_not_opened_and_it_says_so(visit: Visit, world):
    app = press(visit("teach"), "open-class-send")

    assert "Write a name first" in words(app).replace("\\", "")
    assert cohorts.taught(identity.owner(world), world) == []


def test_students_are_listed_by_the_letters_that_they_wrote(visit: Visit, cohort):
    app = visit("teach")

    assert "IR \\*201\\*" in words(app)
    assert "\\<b\\>Bilal\\<\\/b\\>".replace("\\/", "/") in str(app.table[0].value)


def student(app, world, cohort, name):
    """The page with this student chosen."""
    chosen = next(one for one in now(world, cohort).students.values() if one.name == name)
    app.selectbox(key=f"student-of-{cohort.id}").select(chosen.learner).run()
    return app, chosen


def test_a_student_is_renamed(visit: Visit, world, cohort):
    app, amina = student(visit("teach"), world, cohort, "Amina")

    app.text_input(key=f"rename-{cohort.id}-{amina.learner}-Amina").input("Amina Khan").run()

    assert now(world, cohort).student(amina.learner).name == "Amina Khan"


def test_a_student_is_taken_out_and_brought_back(visit: Visit, world, cohort):
    app, _ = student(visit("teach"), world, cohort, "Amina")
    app = press(app, "remove-student")
    assert [one.name for one in now(world, cohort).present] == ["<b>Bilal</b>"]

    press(app, "restore-student")

    assert len(now(world, cohort).present) == 2


def test_two_that_are_one_are_made_one(visit: Visit, world, cohort):
    app, amina = student(visit("teach"), world, cohort, "Amina")

    app = press(app, "merge-students")

    [left] = now(world, cohort).present
    assert left.also == (amina.learner,)


def test_another_code_is_made(visit: Visit, world, cohort):
    app = visit("teach")
    app.segmented_control(key="pick-section").select("class").run()

    press(app, "new-code")

    assert now(world, cohort).code != cohort.code


def test_a_class_is_archived_and_says_so(visit: Visit, world, cohort):
    app = visit("teach")
    app.segmented_control(key="pick-section").select("class").run()

    app.toggle(key=f"archived-{cohort.id}-False").set_value(True).run()

    assert now(world, cohort).archived
    assert "This class is archived" in words(app)
    assert not has(app, "new-code")


def test_the_address_says_which_class_is_open(visit: Visit, world, cohort):
    other = cohorts.open_cohort(identity.owner(world), world, "IR 301")

    assert "IR 301" in words(visit("teach", **{"class": other.id}))
    assert "IR 301" not in words(visit("teach", **{"class": cohort.id}))


def test_a_guest_is_told_that_this_is_for_teachers(visit: Visit, monkeypatch):
    monkeypatch.setenv("QUIZ_APP_GUEST", "1")

    assert "for teachers" in words(visit("teach"))
