"""A teacher reads her class's results and items, changes scores, and takes them out."""

import pytest

from quiz_app.services import cohorts, grading, identity, joining, quizzing, taking
from quiz_app.services.identity import Actor
from quiz_app.ui import context
from tests.journeys.conftest import Visit, press, words
from tests.journeys.seeded_class import Seeded, seeded_class


@pytest.fixture
def world():
    """The installation's own world."""
    return context.kept_world()


@pytest.fixture
def few(world) -> Seeded:
    """Two students, one of them wrong on the first item."""
    return seeded_class(world, 2)


def section(visit: Visit, name: str):
    app = visit("teach", section=name)
    app.segmented_control(key="pick-section").set_value(name).run()
    assert not app.exception, app.exception
    return app


def results(world):
    return grading.results(identity.owner(world), world, "seeded")


def pictures(app) -> list[str]:
    return [chart.proto.alt for chart in app.main.get("vega_lite_chart")]


@pytest.mark.parametrize("name", ["results", "items"])
def test_a_class_without_assignments_says_what_will_be_here(visit: Visit, world, name: str):
    cohorts.open_cohort(identity.owner(world), world, "IR 204")

    assert "Nothing is assigned to this class yet" in words(section(visit, name))


def test_the_matrix_has_every_student_by_the_letters_of_her_name(visit: Visit, few: Seeded):
    app = section(visit, "results")

    assert "\\*Student\\* 0" in str(app.table[0].value)
    assert "2 of two students handed in" in words(app)


def test_every_export_is_one_click(visit: Visit, few: Seeded):
    app = section(visit, "results")

    keys = {one.key for one in app.main.get("download_button")}
    assert keys == {"export-moodle", "export-canvas", "export-csv", "export-xlsx", "export-items"}


def test_an_attempt_is_seen_commented_and_scored_by_hand(visit: Visit, few: Seeded, world):
    app = section(visit, "results")
    app.selectbox(key="attempt-of-seeded").set_value(few.attempts[1]).run()
    seen = grading.seen(identity.owner(world), world, few.attempts[1])
    place = next(place for place, row in enumerate(seen.rows) if row.item.id == few.items[0])
    opened = f"seen-{few.attempts[1]}-{place}"
    app.session_state[opened] = True
    app.run()
    about = f"{few.attempts[1]}-{few.items[0]}"
    app.text_area(key=f"words-{about}").input("Look *again*")
    app = press(app, f"say-{about}")
    app.number_input(key=f"points-{about}-0.0").set_value(0.5)
    app.text_input(key=f"why-{about}").input("Half right")
    app = press(app, f"set-{about}")
    app.session_state[opened] = True
    app.run()

    assert results(world).regrades.comments == {(few.attempts[1], few.items[0]): "Look *again*"}
    assert sorted(results(world).total(row) for row in results(world).rows) == [2.5, 3.0]
    assert "Look \\*again\\*" in words(app) and "Scored by your teacher" in words(app)


def test_certainty_points_stand_beside_the_score(visit: Visit, world):
    seeded = seeded_class(world, 2, certainty=3)
    app = section(visit, "results")
    app.selectbox(key="attempt-of-seeded").set_value(seeded.attempts[1]).run()

    assert sorted(app.table[0].value["With certainty"]) == ["0 of 9", "9 of 9"]
    assert "2 of 3 points, with certainty 0 of 9" in words(app)


def test_below_twenty_answers_the_items_have_counts_and_no_verdict(visit: Visit, few: Seeded):
    app = section(visit, "items")

    assert "too few to say" in words(app)
    assert "Look again" not in words(app)
    assert {one.label for one in app.metric} == {"Points", "Answers"}


def test_the_teacher_chooses_which_attempts_the_items_are_judged_by(visit: Visit, world):
    seeded = seeded_class(world, 1, attempts=2)
    student = Actor("student", world.store.attempt(seeded.attempts[0]).learner, "phone 0")
    again = taking.begin(student, world, "seeded")
    for place in range(len(again.items)):
        quizzing.answer(student, world, quizzing.ask(student, world, again, place), None, None, world.now())
    app = section(visit, "items")
    before = words(app)

    app.selectbox(key="attempts-of-seeded").set_value("last").run()

    assert "one student, first attempts only".casefold() in before.casefold()
    assert "last attempts only" in words(app)


def test_a_faulty_item_is_excused_and_the_scores_follow(visit: Visit, few: Seeded, world):
    app = section(visit, "items")
    app.selectbox(key="item-of-seeded").set_value(few.items[0]).run()
    app.selectbox(key=f"how-seeded-{few.items[0]}-as_asked").set_value("excuse").run()
    app.text_input(key=f"reason-seeded-{few.items[0]}").input("Two keys").run()

    app = press(app, "regrade")

    assert [results(world).total(row) for row in results(world).rows] == [2.0, 2.0]
    assert "Excused: in nobody’s total" in words(app) and "Two keys" in words(app)


def test_another_key_is_chosen_among_the_answers(visit: Visit, few: Seeded, world):
    app = section(visit, "items")
    app.selectbox(key="item-of-seeded").set_value(few.items[0]).run()
    app.selectbox(key=f"how-seeded-{few.items[0]}-as_asked").set_value("accept").run()

    press(app, "regrade")

    assert [results(world).total(row) for row in results(world).rows] == [3.0, 3.0]


def test_from_thirty_students_each_picture_has_its_words_and_its_table(visit: Visit, world):
    seeded_class(world, 30)

    app = section(visit, "items")

    assert [words.split()[0] for words in pictures(app)] == ["Hardest:", "Most"]
    assert len(app.table) == 2  # the options, and all items
    assert "30 students, first attempts only" in words(app)


def test_the_student_sees_why_her_score_was_changed(visit: Visit, world):
    owner = identity.owner(world)
    seeded = seeded_class(world, 1)
    cohort = cohorts.taught(owner, world)[0]
    joining.join(owner, world, cohort.code, "Me")
    here = taking.begin(owner, world, "seeded")
    for place in range(len(here.items)):
        quizzing.answer(owner, world, quizzing.ask(owner, world, here, place), None, None, world.now())
    grading.regrade(owner, world, "seeded", seeded.items[0], "excuse", "It was <b>faulty</b>")

    app = visit("quiz", attempt=here.attempt.id)
    place = next(place for place, slot in enumerate(here.items) if slot.item == seeded.items[0])
    app.session_state[f"row-{place}"] = True
    app.run()

    assert "This question is in nobody’s total" in words(app)
    assert "It was \\<b\\>faulty" in words(app)


def test_what_she_missed_leads_the_student_to_the_cards_of_it(visit: Visit, world):
    owner = identity.owner(world)
    seeded_class(world, 1)
    joining.join(owner, world, cohorts.taught(owner, world)[0].code, "Me")
    here = taking.begin(owner, world, "seeded")
    for place in range(len(here.items)):
        quizzing.answer(owner, world, quizzing.ask(owner, world, here, place), None, None, world.now())

    app = visit("assignment", id="seeded")
    assert "Look at these again" in words(app)
    app = press(app, "cards-missed")

    assert app.session_state["note/cards_of"]
