"""What is remembered of a card: tables that can be read by hand, and the reference implementation beside them."""

from datetime import UTC, datetime, timedelta

import fsrs
import pytest

from quiz_app.domain.memory import (
    AGAIN,
    EASY,
    GOOD,
    HARD,
    fold,
    recall,
    retrievability,
    wait,
)
from quiz_app.domain.memory import scheduler as own_scheduler
from tests.builders import NOW, READING
from tests.domain.memories import NEW, TODAY, in_review, rated, rows

# (days since the first review, rating) ... -> stability, difficulty, plain interval
GOLDEN = {
    "again": ([(0, AGAIN)], 0.2120, 6.4133, 1),
    "hard": ([(0, HARD)], 1.2931, 5.1122, 1),
    "good": ([(0, GOOD)], 2.3065, 2.1181, 2),
    "easy": ([(0, EASY)], 8.2956, 1.0000, 8),
    "good twice on one day": ([(0, GOOD), (0, GOOD)], 2.3065, 2.1112, 2),
    "good, and good when due": ([(0, GOOD), (2, GOOD)], 10.9643, 2.1112, 11),
    "good, and good much later": ([(0, GOOD), (30, GOOD)], 37.4206, 2.1112, 37),
    "good whenever due": ([(0, GOOD), (2, GOOD), (13, GOOD), (59, GOOD)], 162.8622, 2.0975, 163),
    "three times easy": ([(0, EASY), (8, EASY), (70, EASY)], 382.2201, 1.0000, 382),
    "always hard": ([(0, HARD), (1, HARD), (4, HARD)], 6.7283, 7.8214, 7),
    "good, then forgotten": ([(0, GOOD), (2, GOOD), (13, AGAIN)], 1.5383, 7.3922, 2),
    "learnt again": ([(0, GOOD), (2, GOOD), (13, AGAIN), (13, AGAIN), (13, GOOD), (15, GOOD)], 1.9537, 9.1003, 2),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_memory_follows_the_golden_table(name):
    ratings, stability, difficulty, days = GOLDEN[name]
    *before, last = rows(ratings)

    found = recall(fold(READING, "arms-year", before), last.rating, rated(last.at))

    assert (round(found[0], 4), round(found[1], 4), found[2]) == (stability, difficulty, days)


@pytest.mark.parametrize("name", GOLDEN)
def test_memory_is_that_of_the_reference_on_study_days(name):
    ratings, *_ = GOLDEN[name]
    reference = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = fsrs.Card(card_id=1)
    for days, rating in ratings:
        card, _ = reference.review_card(card, fsrs.Rating(rating), datetime(2026, 11, 2, tzinfo=UTC) + timedelta(days))

    schedule = fold(READING, "arms-year", rows(ratings))

    assert (schedule.stability, schedule.difficulty) == (card.stability, card.difficulty)


@pytest.mark.parametrize("name", GOLDEN)
def test_the_forgetting_curve_is_that_of_the_reference(name):
    ratings, *_ = GOLDEN[name]
    schedule = fold(READING, "arms-year", rows(ratings))
    assert schedule.last_day is not None
    last = datetime.combine(schedule.last_day, NOW.timetz())
    card = fsrs.Card(card_id=1, stability=schedule.stability, last_review=last)

    found = retrievability(schedule, schedule.last_day + timedelta(days=17))

    assert found == fsrs.Scheduler().get_card_retrievability(card, last + timedelta(days=17))


def test_a_new_face_is_not_remembered_and_not_due():
    assert retrievability(NEW, TODAY) == 0.0
    assert (NEW.phase, NEW.due_at, NEW.due_day, wait(NOW, NEW, TODAY)) == ("new", None, None, timedelta())


def test_a_face_without_standing_reviews_is_new():
    assert fold(READING, "arms-year", []) == NEW


def test_at_the_end_of_its_stability_a_face_is_recalled_nine_times_in_ten():
    schedule = in_review(stability=40.0, last_day=TODAY)

    assert retrievability(schedule, TODAY) == 1.0
    assert retrievability(schedule, TODAY + timedelta(days=40)) == pytest.approx(0.9)
    assert retrievability(schedule, TODAY - timedelta(days=3)) == 1.0


def test_own_weights_change_what_is_scheduled():
    weights = tuple(fsrs.Scheduler().parameters)

    assert own_scheduler(0.9, weights).parameters == own_scheduler(0.9).parameters
    assert own_scheduler(0.9, (1.0, *weights[1:])).parameters[0] == 1.0
