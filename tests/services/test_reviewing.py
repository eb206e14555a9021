"""Rating faces: what a label says is what happens, once; and every rating can be taken back."""

from datetime import timedelta

import pytest

from quiz_app.domain.errors import AnswerRefused, Conflict, NotFound
from quiz_app.domain.log import REVIEW_UNDONE
from quiz_app.domain.memory import RATINGS, fold, wait
from quiz_app.services import reviewing
from quiz_app.services.settings import change_setting
from tests import builders

FIRST, SECOND = "arms-year", "begin:c1"


def schedule(study, key):
    return reviewing.schedules_of(study.actor, study.world, builders.READING).get(key)


def standing(study):
    """Every schedule, without those of faces that are as new."""
    found = reviewing.schedules_of(study.actor, study.world, builders.READING)
    return {key: one for key, one in found.items() if one.reps}


@pytest.mark.parametrize("rating", RATINGS)
@pytest.mark.parametrize("before", [(), (3,), (3, 3), (4,), (4, 1)], ids=str)
def test_what_a_label_says_is_what_happens(begin, rating, before):
    study = begin()
    for one in before:
        study.rate(FIRST, one)
        study.clock.pass_(days=3)
    dealt, drawn_at = study.deal(FIRST), study.clock()
    said = reviewing.labels(study.actor, study.world, dealt, drawn_at)[rating]
    study.clock.pass_(seconds=40)

    review = reviewing.rate(study.actor, study.world, dealt, rating, drawn_at, 4.0)

    assert wait(drawn_at, schedule(study, FIRST), review.study_day) == said


def test_a_label_keeps_its_word_though_the_day_turned_while_it_was_shown(study):
    study.clock.at = study.clock.at.replace(hour=3, minute=59)
    dealt, drawn_at = study.deal(FIRST), study.clock()
    said = reviewing.labels(study.actor, study.world, dealt, drawn_at)[4]
    study.clock.pass_(minutes=2)

    review = reviewing.rate(study.actor, study.world, dealt, 4, drawn_at, 4.0)

    assert review.study_day == (drawn_at - timedelta(days=1)).date()
    assert wait(drawn_at, schedule(study, FIRST), review.study_day) == said


def test_the_same_rating_twice_is_one_review(study):
    dealt, drawn_at = study.deal(FIRST), study.clock()
    first = reviewing.rate(study.actor, study.world, dealt, 3, drawn_at, 4.0)

    second = reviewing.rate(study.actor, study.world, dealt, 3, drawn_at + timedelta(seconds=1), 5.0)

    assert second == first
    assert study.world.store.reviews(study.actor.learner) == [first]


def test_another_windows_rating_is_not_taken_for_this_ones(study):
    dealt = study.deal(FIRST)
    reviewing.rate(study.actor, study.world, dealt, 3, study.clock(), 4.0)

    with pytest.raises(Conflict):
        reviewing.rate(study.actor, study.world, dealt, 1, study.clock(), 4.0)


@pytest.mark.parametrize("rating", [0, 5, -1])
def test_a_rating_that_there_is_not_is_refused(study, rating):
    with pytest.raises(AnswerRefused, match="again, hard, good or easy"):
        study.rate(FIRST, rating)

    assert study.world.store.reviews(study.actor.learner) == []


@pytest.mark.parametrize(("seconds", "kept"), [(-3, 0), (12.5, 12.5), (4000, 300)])
def test_the_seconds_taken_are_neither_negative_nor_those_of_a_lunch_break(study, seconds, kept):
    review = reviewing.rate(study.actor, study.world, study.deal(FIRST), 3, study.clock(), seconds)

    assert review.seconds == kept


def test_a_face_that_the_bank_does_not_have_cannot_be_dealt(study):
    for key in ("gone", "arms-year:reversed", "begin"):
        with pytest.raises(NotFound, match="no longer in the bank"):
            study.deal(key)


def test_with_nothing_rated_there_is_nothing_to_take_back(study):
    assert study.undo() is None


def test_taking_back_the_first_rating_makes_the_face_new_again(study):
    study.rate(FIRST)

    key = study.undo()

    assert key == FIRST
    assert schedule(study, FIRST).phase == "new"
    assert FIRST in study.queue()


def test_ratings_are_taken_back_one_by_one_to_the_very_first(study):
    states, ratings = [], [(FIRST, 3), (SECOND, 1), (FIRST, 3), ("envoy", 4), (SECOND, 3), (FIRST, 4)]
    for key, rating in ratings:
        states.append(standing(study))
        study.rate(key, rating)

    back = [(study.undo(), standing(study)) for _ in ratings]

    assert back == [(key, state) for (key, _), state in zip(reversed(ratings), reversed(states), strict=True)]
    assert study.undo() is None


def test_undo_reaches_back_over_days(study):
    study.rate(FIRST, 4)
    study.clock.pass_(days=40)

    assert study.undo() == FIRST


def test_undo_appends_and_takes_no_row_away(study):
    review = study.rate(FIRST)

    study.undo()

    (event,) = study.world.store.events(study.actor.learner, [REVIEW_UNDONE])
    assert event.subject == review.id
    assert study.world.store.reviews(study.actor.learner) == [review]


def test_a_rating_after_an_undo_has_an_id_of_its_own(study):
    first = study.rate(FIRST, 1)
    study.undo()

    second = study.rate(FIRST, 4)

    assert (second.id == first.id, second.ordinal) == (False, 1)
    assert schedule(study, FIRST) == fold(builders.READING, FIRST, [second])


def test_undo_after_the_last_card_brings_it_back(study):
    while queue := study.queue():
        study.rate(queue[0], 4)
    last = study.world.store.reviews(study.actor.learner)[-1]

    key = study.undo()

    assert (key, study.queue()) == (last.card, (last.card,))


def test_undo_leaves_other_readings_alone(study):
    study.rate(FIRST)
    another = study.with_shelf(builders.shelf(reading=builders.reading(id="another")))

    assert reviewing.undo(another.actor, another.world, "another") is None


def test_undo_leaves_another_learners_ratings_alone(study, other):
    study.rate(FIRST)

    assert reviewing.undo(other, study.world, builders.READING) is None


def test_the_desired_retention_of_the_moment_is_kept_with_the_review(study):
    change_setting(study.actor, study.world, "retention", 0.8)

    assert study.rate(FIRST).retention == 0.8
