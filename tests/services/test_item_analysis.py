"""The item analysis of an assignment: first attempts, as judged, excused items apart."""

import pytest

from quiz_app.domain.errors import NotAllowed, NotFound
from quiz_app.domain.quiz import PRACTICE, Draw, Plan
from quiz_app.domain.regrading import ACCEPT, EVERYONE, EXCUSE
from quiz_app.services import grading, item_analysis, quizzing
from tests import builders
from tests.services.classroom import ANOTHER_TEACHER, TEACHER, Classroom, open_classroom

PLAN = Plan(title="Three", draw=Draw(only=("arms-ban", "backers", "border"), items=0), mode=PRACTICE)


@pytest.fixture
def room(begin) -> Classroom:
    """Rahel's class with an assignment of three items."""
    room = open_classroom(begin())
    room.assign(plan=PLAN, attempts=None)
    return room


def gives(room: Classroom, student, **answers: object) -> str:
    """An attempt of the student with these answers by item."""
    here = room.begin(student)
    for item, given in answers.items():
        now = quizzing.sitting(student, room.world, here.attempt.id)
        place = next(place for place, slot in enumerate(now.items) if slot.item == item.replace("_", "-"))
        drawn_at = room.clock()
        room.clock.pass_(seconds=10)
        quizzing.answer(student, room.world, quizzing.ask(student, room.world, now, place), given, None, drawn_at)
    return here.attempt.id


RIGHT = {"arms_ban": "b", "backers": ("a", "b"), "border": "Durand Line"}


def analysed(room: Classroom) -> item_analysis.Analysis:
    return item_analysis.analysis(TEACHER, room.world, "a")


def item(room: Classroom, name: str):
    return next(one for one in analysed(room).items if one.item == name)


def test_each_option_is_counted(room):
    gives(room, room.student("Amina"), **RIGHT)
    gives(room, room.student("Bilal"), **RIGHT | {"arms_ban": "a", "backers": ("a", "c")})

    assert {one.id: (one.number, one.key) for one in item(room, "arms-ban").choices} == {
        "a": (1, False), "b": (1, True), "c": (0, False)
    }  # fmt: skip
    assert {one.id: one.number for one in item(room, "backers").choices} == {"a": 2, "b": 1, "c": 1, "d": 0}


def test_only_a_students_first_attempt_that_ended_tells(room):
    amina = room.student("Amina")
    gives(room, amina, **RIGHT | {"arms_ban": "a"})
    gives(room, amina, **RIGHT)
    gives(room, room.student("Bilal"), arms_ban="b")  # still at it

    assert (analysed(room).students, item(room, "arms-ban").facility) == (1, 0.0)


@pytest.mark.parametrize(("attempts", "right"), [("first", 0), ("best", 2), ("last", 1)])
def test_the_teacher_says_which_attempt_of_each_student_is_looked_at(room, attempts, right):
    """Each has three attempts, the second the best; in every matrix there is one row a student."""
    for name, takes in {"Amina": "aba", "Bilal": "abb"}.items():
        student = room.student(name)
        for number, given in enumerate(takes):
            gives(room, student, **RIGHT | {"arms_ban": given, "border": "Durand Line" if number == 1 else "?"})

    found = item_analysis.analysis(TEACHER, room.world, "a", attempts)

    asked = next(one for one in found.items if one.item == "arms-ban")
    assert (found.students, asked.answers, asked.facility) == (2, 2, right / 2)


def test_there_are_no_other_attempts_to_look_at(room):
    with pytest.raises(NotFound):
        item_analysis.analysis(TEACHER, room.world, "a", "mean")


def test_what_was_not_answered_in_time_earned_nothing(room):
    gives(room, room.student("Amina"), arms_ban="b")
    room.clock.pass_(hours=3)

    one = item(room, "border")

    assert (one.answers, one.facility, one.quartiles) == (1, 0.0, None)


def test_the_time_of_an_item_is_told(room):
    gives(room, room.student("Amina"), **RIGHT)

    assert item(room, "border").quartiles == (10, 10, 10)


def test_an_excused_item_is_not_counted(room):
    gives(room, room.student("Amina"), **RIGHT)
    grading.regrade(TEACHER, room.world, "a", "border", EXCUSE, "")

    assert (item(room, "border").counted, analysed(room).whole.items) == (False, 2)


def test_a_key_accepted_later_counts_as_a_key(room):
    gives(room, room.student("Amina"), **RIGHT | {"arms_ban": "a"})
    grading.regrade(TEACHER, room.world, "a", "arms-ban", ACCEPT, "", "a")

    one = item(room, "arms-ban")

    assert one.facility == 1.0
    assert [option.id for option in one.choices if option.key] == ["a", "b"]


def test_a_point_that_everyone_got_tells_nothing_of_the_item(room):
    gives(room, room.student("Amina"), **RIGHT | {"arms_ban": "a"})
    grading.regrade(TEACHER, room.world, "a", "arms-ban", EVERYONE, "")

    assert item(room, "arms-ban").facility == 0.0


def test_answers_typed_are_counted_with_whether_they_were_right(room):
    for number, border in enumerate(("Durand Line", "Radcliffe Line", "Radcliffe Line")):
        gives(room, room.student(f"s{number}"), **RIGHT | {"border": border})

    assert analysed(room).typed == {"border": (("Radcliffe Line", 2, False), ("Durand Line", 1, True))}


def test_an_item_edited_in_between_is_split_by_revision(room):
    gives(room, room.student("Amina"), **RIGHT)
    edited = tuple(one for one in builders.every_kind() if one.id != "border")
    later = room.with_shelf(
        builders.shelf(banks=(builders.bank(items=(*edited, builders.short_answer(stem="Which line is it?"))),))
    )
    gives(later, later.student("Bilal"), **RIGHT | {"border": None})

    one = item(later, "border")

    assert [(part.answers, part.facility) for part in one.revisions] == [(1, 1.0), (1, 0.0)]
    assert item(later, "arms-ban").revisions == ()


def test_few_answers_are_told_as_counts_alone(room):
    gives(room, room.student("Amina"), **RIGHT)

    told = analysed(room).told

    assert {one["facility"] for one in told} == {None}
    assert all("too few to say" in one["advice"] for one in told)


def test_another_teacher_sees_nothing_of_it(room):
    with pytest.raises(NotAllowed):
        item_analysis.analysis(ANOTHER_TEACHER, room.world, "a")
