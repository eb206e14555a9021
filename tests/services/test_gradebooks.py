"""Results taken out: the right scores in each file, and the log says who took what."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from quiz_app.domain.cohort import RosterEntry
from quiz_app.domain.errors import NotAllowed, NotFound
from quiz_app.domain.log import EXPORTED
from quiz_app.domain.quiz import PRACTICE, Draw, Plan
from quiz_app.domain.regrading import EXCUSE
from quiz_app.services import cohorts, gradebooks, grading, quizzing
from tests.services.classroom import ANOTHER_TEACHER, TEACHER, Classroom, open_classroom

PLAN = Plan(title="Two", draw=Draw(only=("arms-ban", "drills"), items=0), mode=PRACTICE)


@pytest.fixture
def room(begin) -> Classroom:
    """Rahel's class: one student with one point of two and a comment, one who has not begun."""
    room = open_classroom(begin())
    room.assign(plan=PLAN, title="=Week 3")
    student = room.student("@Amina Khan")
    here = room.begin(student)
    room.answer(student, here, "arms-ban", right=True)
    room.answer(student, here, "drills", right=False)
    grading.comment(TEACHER, room.world, here.attempt.id, "drills", "Look at paragraph 2")
    room.student("Bilal")
    return room


def taken(room: Classroom, kind: str) -> bytes:
    return gradebooks.export(TEACHER, room.world, "a", kind)


def rows(room: Classroom, kind: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(taken(room, kind).decode("utf-8-sig"), newline="")))


def test_canvas_has_the_points_possible_and_each_score(room):
    possible, amina, bilal = rows(room, "canvas")

    assert (possible["'=Week 3"], amina["'=Week 3"], bilal["'=Week 3"]) == ("2.00", "1.00", "")
    assert amina["Student"] == "'@Amina Khan"


def test_certainty_points_stand_beside_the_score_in_our_own_files_alone(room):
    room.assign("sure", title="Sure", plan=replace(PLAN, certainty=True))
    student = room.student("Carla")
    here = room.begin(student, "sure")
    given = {"arms-ban": ("b", 3), "drills": ("true", 2)}  # the second is wrong
    for place in range(2):
        asked = quizzing.ask(student, room.world, here, place)
        quizzing.answer(student, room.world, asked, *given[asked.item.id], room.clock())
    files = {kind: gradebooks.export(TEACHER, room.world, "sure", kind) for kind in gradebooks.KINDS}

    own = list(csv.DictReader(StringIO(files["csv"].decode("utf-8-sig"), newline="")))[-1]
    assert (float(own["points"]), float(own["certainty_points"])) == (1, 3 - 2)
    assert "certainty_points" in [cell.value for cell in load_workbook(BytesIO(files["xlsx"]))["Results"][1]]
    assert b"ertainty" not in files["moodle"] + files["canvas"] + taken(room, "csv")


def test_moodle_has_the_score_and_the_comments(room):
    amina, bilal = rows(room, "moodle")

    assert (amina["Quiz: =Week 3 (Real)"], bilal["Quiz: =Week 3 (Real)"]) == ("1.00", "")
    assert amina["Quiz: =Week 3 (Feedback)"] == "Look at paragraph 2"


def test_a_student_of_the_roster_is_found_by_her_id(begin):
    room = open_classroom(begin())
    room.assign(plan=PLAN)
    cohorts.set_roster(TEACHER, room.world, room.cohort.id, [RosterEntry("s-17", "Amina", "amina@example.org")])
    from quiz_app.services import joining
    from quiz_app.services.identity import Actor

    joining.join(Actor("guest", "guest", "phone"), room.world, room.cohort.code, "Amina", entry="s-17")

    assert rows(room, "canvas")[1]["SIS User ID"] == "s-17"
    assert rows(room, "moodle")[0]["Email address"] == "amina@example.org"


def test_the_table_has_a_column_an_item(room):
    amina, bilal = rows(room, "csv")

    assert (amina["points"], amina["of"], amina["percent"], amina["arms-ban"], amina["drills"]) == (
        "1",
        "2",
        "50",
        "1",
        "0",
    )
    assert (bilal["points"], bilal["attempts"]) == ("", "0")


def test_an_excused_item_is_named_as_such(room):
    grading.regrade(TEACHER, room.world, "a", "drills", EXCUSE, "Two keys")

    assert rows(room, "csv")[0]["drills (excused)"] == "0"
    assert rows(room, "canvas")[0]["'=Week 3"] == "1.00"


def test_the_workbook_explains_what_was_changed(room):
    grading.regrade(TEACHER, room.world, "a", "drills", EXCUSE, "Two keys")

    book = load_workbook(BytesIO(taken(room, "xlsx")))

    assert book.sheetnames == ["Results", "Items", "Changes"]
    assert [cell.value for cell in book["Changes"][2]] == [
        "'@Amina Khan", book["Changes"]["B2"].value, "drills", 0, None, "excuse", "Two keys", "Look at paragraph 2",
    ]  # fmt: skip


def test_the_item_analysis_has_a_row_an_item(room):
    first, second = rows(room, "items")

    assert (first["item"], first["answers"], first["standing"], first["facility"]) == ("arms-ban", "1", "counts", "")
    assert "too few to say" in second["advice"]
    assert [first[f"option_{number}"] for number in (1, 2, 3)] == ["a", "b (key)", "c"]


@pytest.mark.parametrize("kind", gradebooks.KINDS)
def test_the_log_says_who_took_what(room, kind):
    taken(room, kind)

    [event] = cohorts.history(TEACHER, room.world, room.cohort.id, [EXPORTED])

    assert (event.data["by"], event.data["what"], event.subject, event.at) == ("rahel", kind, "a", room.clock())


@pytest.mark.parametrize("kind", gradebooks.KINDS)
def test_another_teacher_takes_nothing(room, kind):
    with pytest.raises(NotAllowed):
        gradebooks.export(ANOTHER_TEACHER, room.world, "a", kind)

    assert cohorts.history(TEACHER, room.world, room.cohort.id, [EXPORTED]) == []


def test_there_is_no_other_kind(room):
    with pytest.raises(NotFound):
        taken(room, "pdf")


@pytest.mark.parametrize(
    ("title", "kind", "name"),
    [
        ("Week 3: arms", "moodle", "week-3-arms-moodle.csv"),
        ("Ошибки/../x", "csv", "ошибки-x.csv"),
        ("///", "xlsx", "assignment-xlsx.xlsx"),
    ],
)
def test_a_file_is_named_after_the_assignment(title, kind, name):
    assert gradebooks.file_name(title, kind) == name
