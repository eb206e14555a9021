"""What the page Progress is made of, on a learner's own log."""

from dataclasses import replace
from datetime import date

import pytest

from quiz_app.domain.quiz import EXAM
from quiz_app.services.progress import Progress, cards_on, progress, studied_lately
from quiz_app.services.progress_csv import table_csv
from quiz_app.services.today import today
from tests import builders
from tests.services.conftest import Begin, Study

ALL = replace(
    builders.shelf(), banks=(builders.bank(cards=(builders.card(claims=("arms-2014",)), builders.cloze_card())),)
)


def of(study: Study) -> Progress:
    return progress(study.actor, study.world, builders.READING)


def learn(study: Study, key: str, rating: int = 4) -> None:
    study.rate(key, rating)


def test_nothing_studied_has_no_first_day(study: Study):
    found = of(study)

    assert (found.since, found.met, found.held, found.sat) == (None, 0, 0, ())


def test_cards_and_answers_make_a_study_day(study: Study):
    learn(study, "arms-year")
    study.answer(study.start(), "arms-ban", "b")

    (day,) = of(study).days.values()

    assert (day.day, day.reviews, day.answers) == (date(2026, 11, 2), 1, 1)


def test_an_undone_review_is_not_counted(study: Study):
    learn(study, "arms-year")
    study.undo()

    found = of(study)

    assert (found.since, found.met) == (None, 0)


def test_study_after_midnight_belongs_to_the_day_before(study: Study):
    study.clock.pass_(hours=18)
    study.answer(study.start(), "arms-ban", "b")

    assert of(study).since == date(2026, 11, 2)


def test_the_last_seven_days_are_counted_alike_on_both_pages(study: Study):
    for _ in range(3):
        learn(study, "arms-year")
        study.clock.pass_(days=2)
    study.answer(study.start(), "arms-ban", "b")

    assert studied_lately(study.actor, study.world) == of(study).lately == 4


def test_the_ribbon_is_the_one_of_today(begin: Begin):
    study = begin(shelf=ALL)
    learn(study, "arms-year")
    study.clock.pass_(days=5)

    assert of(study).ribbon == today(study.actor, study.world, builders.READING).ribbon


def test_the_forecast_has_the_day_on_which_the_card_comes_back(study: Study):
    learn(study, "arms-year")
    due = study.deal("arms-year").schedule.due_day

    assert [one.day for one in of(study).coming if one.due] == [due]


def test_a_card_in_its_learning_steps_is_due_today(study: Study):
    learn(study, "arms-year", 3)

    assert of(study).coming[0].due == 1


def test_mastery_of_a_claim_has_its_cards_and_its_quiz_answers(begin: Begin):
    study = begin(shelf=ALL)
    learn(study, "arms-year")
    study.answer_all(study.start(), wrong=("arms-ban", "drills"))

    found = next(one for one in of(study).claims if one.id == "arms-2014")

    assert (found.faces, found.share, found.points, found.answers) == (1, 1.0, 6.0, 8)


def test_mastery_of_a_topic_counts_the_faces_never_met(begin: Begin):
    study = begin(shelf=ALL)
    learn(study, "arms-year")

    (found,) = of(study).topics

    assert (found.id, found.studied, found.faces) == ("partnership/defence", 1, 3)


def test_a_card_made_from_an_item_belongs_to_the_items_topic(begin: Begin):
    study = begin(shelf=ALL)
    study.world.store.add_event(
        builders.event(
            learner=study.actor.learner,
            kind="card_added",
            subject=f"{builders.READING}/item.arms-ban",
            data={"front": "", "back": "", "topic": "defence", "claims": ["arms-2014"]},
        )
    )

    assert of(study).topics[0].faces == 4


def test_an_open_exam_betrays_nothing(study: Study):
    here = study.start(mode=EXAM, certainty=True)
    study.answer(here, "arms-ban", "a", 3)

    found = of(study)

    assert found.sat == ()
    assert sum(one.answers for one in found.claims) == 0
    assert sum(one.right.of for one in found.calibrated) == 0


def test_a_quiz_left_half_way_has_no_score(study: Study):
    study.answer(study.start(), "arms-ban", "b")

    assert of(study).sat == ()


def test_a_finished_quiz_has_its_score_and_day(study: Study):
    study.answer_all(study.start(), wrong=("arms-ban",))

    (found,) = of(study).sat

    assert (found.day, found.title, found.points, found.of) == (date(2026, 11, 2), "All", 7.0, 8)


def test_certainty_is_set_against_being_right(study: Study):
    study.answer_all(study.start(certainty=True), wrong=("arms-ban",), certainty=3)

    assert [(one.right.hits, one.right.of) for one in of(study).calibrated] == [(0, 0), (0, 0), (7, 7)]


def test_retention_counts_the_card_that_was_waited_for(study: Study):
    learn(study, "arms-year")
    study.clock.pass_(days=9)
    learn(study, "arms-year", 1)

    assert (of(study).retained.passed.hits, of(study).retained.passed.of) == (0, 1)


def test_a_renamed_card_keeps_its_past(begin: Begin):
    study = begin(shelf=ALL)
    learn(study, "arms-year")
    study.clock.pass_(days=9)
    renamed = builders.bank(cards=(builders.card(id="ban-year", was="arms-year", claims=("arms-2014",)),))
    later = study.with_shelf(replace(ALL, banks=(renamed,)))
    learn(later, "ban-year")

    found = of(later)

    assert (found.met, found.retained.passed.of) == (1, 1)


def test_the_weakest_claim_comes_first(begin: Begin):
    study = begin(shelf=ALL)
    study.answer_all(study.start(), wrong=("arms-ban",))

    assert [one.id for one in of(study).weakest] == ["arms-2014"]


def test_cards_on_claims_are_those_that_test_any_of_them(begin: Begin):
    study = begin(shelf=ALL)

    assert cards_on(study.actor, study.world, builders.READING, ["arms-2014", "vital"]) == ["arms-year"]


def test_one_learner_does_not_see_another(study: Study, other: object):
    learn(study, "arms-year")

    assert progress(other, study.world, builders.READING).days == {}


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("Durand Line, 1893", '"Durand Line, 1893"'),
        ("=1+1", "'=1+1"),
        (0.123456, "0.1235"),
        (None, '""'),
        ("Дюранд", "Дюранд"),
    ],
)
def test_a_table_cell_is_utf_8_and_no_formula(value: object, cell: str):
    assert table_csv([{"name": value}]) == f"name\r\n{cell}\r\n".encode()


def test_a_table_without_rows_is_an_empty_file():
    assert table_csv([]).strip() == b""
