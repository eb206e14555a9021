"""A teacher's quiz sets, and their way into a bank."""

from dataclasses import replace
from pathlib import Path

import pytest

from quiz_app.banks.library import load_library
from quiz_app.domain.errors import NotAllowed, NotFound, ProblemsFound
from quiz_app.domain.quiz import Draw, Plan, Section, draw_form
from quiz_app.services import quizsets
from quiz_app.services.identity import Actor
from tests.builders import READING
from tests.conftest import ROOT
from tests.services.classroom import ANOTHER_TEACHER, TEACHER

SHIPPED = ROOT / "question_banks" / "russia-pakistan"
PLAN = Plan(title="Week one", sections=(Section(draw=Draw(only=("arms-ban", "drills"), items=0), worth=2.0),))


def test_a_saved_set_comes_back(study):
    saved = quizsets.save_set(TEACHER, study.world, "s", READING, PLAN)

    assert quizsets.quiz_sets(TEACHER, study.world) == [saved]
    assert (saved.plan, saved.title, saved.reading) == (PLAN, "Week one", READING)


def test_saved_again_it_is_changed(study):
    quizsets.save_set(TEACHER, study.world, "s", READING, PLAN)
    study.clock.pass_(minutes=1)

    quizsets.save_set(TEACHER, study.world, "s", READING, replace(PLAN, title="Week two"))

    assert [one.title for one in quizsets.quiz_sets(TEACHER, study.world)] == ["Week two"]


def test_a_set_is_put_away_and_brought_back(study):
    quizsets.save_set(TEACHER, study.world, "s", READING, PLAN)
    for archived in (True, False):
        study.clock.pass_(minutes=1)
        assert quizsets.archive_set(TEACHER, study.world, "s", archived=archived).archived is archived


def test_another_teachers_set_is_not_found(study):
    quizsets.save_set(TEACHER, study.world, "s", READING, PLAN)

    with pytest.raises(NotFound):
        quizsets.quiz_set(ANOTHER_TEACHER, study.world, "s")


def test_a_student_has_no_sets(study):
    with pytest.raises(NotAllowed):
        quizsets.quiz_sets(Actor("student", "amina", "server"), study.world)


def test_a_set_that_draws_nothing_is_not_saved(study):
    with pytest.raises(NotFound):
        quizsets.save_set(TEACHER, study.world, "s", READING, Plan(title="Empty", draw=Draw(only=("nothing",))))


def test_points_beyond_all_measure_are_refused(study):
    with pytest.raises(ProblemsFound):
        quizsets.save_set(TEACHER, study.world, "s", READING, Plan(title="Rich", sections=(Section(worth=1e9),)))


def test_a_preview_says_what_is_to_be_had(study):
    assert quizsets.preview(TEACHER, study.world, READING, PLAN).points == 4.0


@pytest.fixture(scope="module")
def shipped():
    """The shipped reading."""
    library = load_library([SHIPPED.parent])
    return library.shelves["russia-pakistan"]


def topics(shelf, bank):
    return tuple(topic for topic in shelf.topics if topic.startswith(f"{bank}/"))


PLANS = {
    "all": lambda shelf: Plan(title="All of it", draw=Draw(items=0)),
    "topics of one bank": lambda shelf: Plan(title="No", draw=Draw(topics=topics(shelf, "voices")[:1], items=5)),
    "topics of two": lambda shelf: Plan(
        title="Zwei: Themen, 'quoted'", draw=Draw(topics=topics(shelf, "voices")[:1] + topics(shelf, "cold-war")[:2])
    ),
    "levels and kinds": lambda shelf: Plan(
        title="Levels", draw=Draw(levels=("recall",), kinds=("single_choice",), items=7), mode="exam", minutes=20
    ),
    "sections": lambda shelf: Plan(
        title="Sections",
        sections=(
            Section(title="Choices", draw=Draw(banks=("voices",), items=2), worth=0.5),
            Section(draw=Draw(only=tuple(shelf.items)[:3], items=0), worths={next(iter(shelf.items)): 3.0}),
        ),
        certainty=True,
        shuffle=False,
        shuffle_options=False,
        about="Two parts.",
    ),
}


@pytest.mark.parametrize("make", PLANS.values(), ids=PLANS.keys())
def test_a_set_written_out_reads_back_as_the_same_quiz(study, shipped, make, tmp_path: Path):
    plan, study = make(shipped), study.with_shelf(shipped)
    quizsets.save_set(TEACHER, study.world, "s", "russia-pakistan", plan)
    folder = tmp_path / "russia-pakistan"
    folder.mkdir()
    for file in SHIPPED.glob("*.yaml"):
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "mine.yaml").write_text(quizsets.bank_with_set(TEACHER, study.world, "s"), encoding="utf-8")

    library = load_library([tmp_path])

    assert library.problems == ()
    read = library.shelves["russia-pakistan"]
    written = read.banks[[bank.title for bank in read.banks].index(plan.title)].quizzes[0]
    assert (written.mode, written.minutes, written.certainty, written.about) == (
        plan.mode,
        plan.minutes,
        plan.certainty,
        plan.about,
    )
    assert form(shipped, written) == form(shipped, plan)


def form(shelf, plan):
    """What is asked, in order, with its points."""
    drawn = draw_form("russia-pakistan", plan, "seed", "", shelf.items.values(), shelf.revisions)
    return drawn.items


def test_an_entry_for_a_bank_is_a_list_item(study, shipped):
    study = study.with_shelf(shipped)
    quizsets.save_set(TEACHER, study.world, "s", "russia-pakistan", PLANS["all"](shipped))

    assert quizsets.set_yaml(TEACHER, study.world, "s").startswith("- id: all-of-it\n")
