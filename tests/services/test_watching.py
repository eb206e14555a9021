"""The class at work, as its teacher sees it; and a quiz on paper."""

from dataclasses import replace

import pytest

from quiz_app.domain.errors import NotAllowed
from quiz_app.domain.quiz import Draw, Plan, Section
from quiz_app.services import cohorts, printing, quizsets, quizzing, watching
from quiz_app.services.identity import Actor
from tests.builders import READING
from tests.services.classroom import ANOTHER_TEACHER, TEACHER, Classroom, open_classroom


@pytest.fixture
def room(study) -> Classroom:
    """Rahel's class at each kind of store, with an exam."""
    made = open_classroom(study)
    made.assign(attempts=2)
    return made


def test_who_has_begun_and_how_far_everybody_is(room):
    amina, bilal, _ = (room.student(name) for name in ("Amina", "Bilal", "Sana"))
    here = room.begin(amina)
    room.answer(amina, here, "arms-ban")
    quizzing.finish(bilal, room.world, room.begin(bilal).attempt.id)

    found = watching.watch(TEACHER, room.world, "a")

    assert [(one.student.name, one.state, one.answered) for one in found.students] == [
        ("Amina", watching.WORKING, 1),
        ("Bilal", watching.ENDED, 0),
        ("Sana", watching.NOT_BEGUN, 0),
    ]


def test_per_item_how_many_are_right(room):
    for name, right in (("Amina", True), ("Bilal", True), ("Sana", False)):
        student = room.student(name)
        room.answer(student, room.begin(student), "arms-ban", right=right)

    item = next(one for one in watching.watch(TEACHER, room.world, "a").items if one.item == "arms-ban")

    assert (item.asked, item.answered, item.right) == (3, 3, 2)


def test_the_latest_attempt_of_each_is_shown(room):
    amina = room.student()
    quizzing.finish(amina, room.world, room.begin(amina).attempt.id)
    room.clock.pass_(minutes=1)
    room.begin(amina)

    [one] = watching.watch(TEACHER, room.world, "a").students

    assert (one.state, one.begun) == (watching.WORKING, 2)


def test_who_joins_makes_a_newer_version_and_is_told(room):
    told = []
    room = replace(room, study=replace(room.study, world=replace(room.world, publish=lambda *news: told.append(news))))
    before = watching.watch(TEACHER, room.world, "a").version

    room.student()

    found = watching.watch(TEACHER, room.world, "a")
    assert told == [("assignment/a", found.version)]
    assert found.version > before


PEOPLE = {
    "renamed": lambda world, at, amina, _: cohorts.rename_student(TEACHER, world, at, amina.learner, "Amina Khan"),
    "merged": lambda world, at, amina, bilal: cohorts.merge_students(TEACHER, world, at, amina.learner, bilal.learner),
    "removed": lambda world, at, amina, _: cohorts.remove_student(TEACHER, world, at, amina.learner),
}


@pytest.mark.parametrize("change", PEOPLE.values(), ids=PEOPLE)
def test_a_change_of_who_is_there_is_told_at_once(room, change):
    amina, bilal = room.student("Amina"), room.student("Bilal")
    before, told = watching.watch(TEACHER, room.world, "a").version, []
    room.clock.pass_(seconds=1)

    heard = replace(room.world, publish=lambda topic, version: told.append((topic, version)))
    change(heard, room.cohort.id, amina, bilal)

    after = watching.watch(TEACHER, room.world, "a").version
    assert told == [("assignment/a", after)] and after > before


def test_every_row_makes_a_newer_version_and_is_told(room):
    told = []
    room = replace(room, study=replace(room.study, world=replace(room.world, publish=lambda *news: told.append(news))))
    amina = room.student()
    versions = [watching.watch(TEACHER, room.world, "a").version]
    room.clock.pass_(seconds=1)
    here = room.begin(amina)
    versions.append(watching.watch(TEACHER, room.world, "a").version)
    room.clock.pass_(seconds=1)
    room.answer(amina, here, "arms-ban")
    versions.append(watching.watch(TEACHER, room.world, "a").version)
    room.clock.pass_(seconds=1)
    quizzing.finish(amina, room.world, here.attempt.id)
    versions.append(watching.watch(TEACHER, room.world, "a").version)

    assert versions == sorted(set(versions))
    assert told == [("assignment/a", version) for version in versions]


def test_two_students_merged_are_one(room):
    amina, again = room.student("Amina"), room.student("Amina K")
    room.begin(amina)
    cohorts.merge_students(TEACHER, room.world, room.cohort.id, amina.learner, again.learner)

    [one] = watching.watch(TEACHER, room.world, "a").students

    assert (one.student.name, one.state) == ("Amina K", watching.WORKING)


@pytest.mark.parametrize("who", [ANOTHER_TEACHER, Actor("student", "amina", "server"), Actor("guest", "guest", "x")])
@pytest.mark.parametrize("look", [watching.watch, watching.sittings_under])
def test_only_the_classs_teacher_watches(room, who, look):
    with pytest.raises(NotAllowed):
        look(who, room.world, "a")


PLAN = Plan(
    title="Week one",
    sections=(
        Section(title="Choices", draw=Draw(kinds=("single_choice", "true_false", "multiple_choice"), items=2)),
        Section(draw=Draw(items=3), worth=2.0),
    ),
)


def test_versions_on_paper_ask_the_same_in_another_order(room):
    quizsets.save_set(TEACHER, room.world, "s", READING, PLAN)

    sheets = [printing.sheet_of_set(TEACHER, room.world, "s", one) for one in ("A", "B")]

    asked = [[slot.item for slot in sheet.slots] for sheet in sheets]
    assert [sorted(one[:2]) for one in asked] == [sorted(asked[0][:2])] * 2
    assert [sorted(one[2:]) for one in asked] == [sorted(asked[0][2:])] * 2
    assert sheets[0].slots != sheets[1].slots
    assert [sheet.points for sheet in sheets] == [8.0, 8.0]


def test_a_version_is_the_same_whenever_it_is_printed(room):
    sheets = [printing.sheet_of_assignment(TEACHER, room.world, "a", "B") for _ in range(2)]

    assert sheets[0] == sheets[1]
    assert len(sheets[0].slots) == 8


def test_another_teacher_prints_nothing_of_the_class(room):
    with pytest.raises(NotAllowed):
        printing.sheet_of_assignment(ANOTHER_TEACHER, room.world, "a", "A")
