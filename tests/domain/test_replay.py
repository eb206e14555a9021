"""What the log of reviews comes to."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.domain.log import REVIEW_UNDONE, Log
from quiz_app.domain.memory import Schedule, fold
from quiz_app.domain.replay import day_counts, schedules_of
from tests.builders import NOW, READING, event, review
from tests.domain.strategies import histories

TODAY = NOW.date()


def taken_back(one):
    return event(kind=REVIEW_UNDONE, subject=one.id, data={})


def test_each_face_has_the_schedule_of_its_own_reviews():
    first, second = review(card="arms-year", rating=4), review(card="begin:c1")

    assert schedules_of(Log(reviews=(first, second))) == [
        fold(READING, "arms-year", [first]),
        fold(READING, "begin:c1", [second]),
    ]


def test_a_face_of_undone_reviews_alone_is_new_again():
    only = review()

    assert schedules_of(Log(reviews=(only,), events=(taken_back(only),))) == [Schedule(READING, "arms-year")]


def test_an_undone_review_leaves_those_around_it():
    rows = tuple(review(ordinal=number, at=NOW + timedelta(days=3 * number)) for number in range(3))

    (found,) = schedules_of(Log(reviews=rows, events=(taken_back(rows[1]),)))

    assert found == fold(READING, "arms-year", [rows[0], rows[2]])


def test_reviews_under_an_old_id_count_for_the_renamed_card():
    old, new = review(card="old-year"), review(card="arms-year", at=NOW + timedelta(days=1))

    (found,) = schedules_of(Log(reviews=(old, new)), lambda reading, card: card.replace("old-", "arms-"))

    assert (found.card, found.reps) == ("arms-year", 2)


@settings(deadline=None, max_examples=30)
@given(histories(), st.randoms(use_true_random=False))
def test_a_log_comes_to_the_same_in_any_order(history, chance):
    shuffled = tuple(chance.sample(history, len(history)))

    assert schedules_of(Log(reviews=shuffled)) == schedules_of(Log(reviews=tuple(history)))


YESTERDAY = NOW - timedelta(days=1)


@pytest.mark.parametrize(
    ("given_rows", "counts"),
    [
        ([], (0, 0)),
        ([("a", NOW)], (1, 0)),
        ([("a", NOW), ("a", NOW), ("b", NOW)], (2, 0)),
        ([("a", YESTERDAY), ("a", NOW), ("a", NOW)], (0, 1)),
        ([("a", NOW), ("a", YESTERDAY)], (0, 1)),
        ([("a", YESTERDAY), ("b", NOW), ("a", NOW)], (1, 1)),
        ([("a", YESTERDAY)], (0, 0)),
    ],
)
def test_a_day_counts_each_face_once_as_begun_or_as_reviewed(given_rows, counts):
    rows = [review(card=card, at=at, ordinal=number) for number, (card, at) in enumerate(given_rows)]

    assert day_counts(rows, (), TODAY) == counts


def test_an_undone_review_counts_for_nothing():
    first, again = review(at=YESTERDAY), review(ordinal=1)

    assert day_counts([first, again], {again.id}, TODAY) == (0, 0)
    assert day_counts([first, again], {first.id}, TODAY) == (1, 0)
