"""What the log of reviews comes to."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.domain.log import CARD_ACT_UNDONE, CARD_RESET, REVIEW_UNDONE, Log
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


def reset(seen=None, at=NOW, **fields):
    """The face begun anew after so many reviews of this device."""
    return event(kind=CARD_RESET, subject=f"{READING}/arms-year", data={"seen": seen or {}}, at=at, **fields)


def test_reviews_from_before_a_reset_count_for_nothing():
    old, new = review(), review(ordinal=1, at=NOW + timedelta(days=1))

    (found,) = schedules_of(Log(reviews=(old, new), events=(reset({"arms-year": 1}),)))

    assert found == fold(READING, "arms-year", [new])


def test_a_reset_leaves_other_faces():
    other = review(card="begin:c1")

    found = schedules_of(Log(reviews=(review(), other), events=(reset({"arms-year": 1}),)))

    assert found == [Schedule(READING, "arms-year"), fold(READING, "begin:c1", [other])]


def test_a_reset_on_a_device_whose_clock_went_back_still_covers_what_it_saw():
    late = review(at=NOW + timedelta(hours=5))

    assert schedules_of(Log(reviews=(late,), events=(reset({"arms-year": 1}),))) == [Schedule(READING, "arms-year")]


@pytest.mark.parametrize(("minutes", "reps"), [(-1, 0), (0, 0), (1, 1)])
def test_another_devices_reviews_are_told_by_their_time(minutes, reps):
    elsewhere = review(device="phone", at=NOW + timedelta(minutes=minutes))

    (found,) = schedules_of(Log(reviews=(elsewhere,), events=(reset(),)))

    assert found.reps == reps


def test_a_reset_taken_back_counts_for_nothing():
    only, done = review(), reset({"arms-year": 1})

    (found,) = schedules_of(Log(reviews=(only,), events=(done, event(kind=CARD_ACT_UNDONE, subject=done.id, data={}))))

    assert found == fold(READING, "arms-year", [only])


def test_a_reset_under_an_old_id_holds_for_the_renamed_card():
    old, new = review(card="old-year"), review(card="arms-year", at=NOW + timedelta(days=1))
    done = event(kind=CARD_RESET, subject=f"{READING}/old-year", data={"seen": {"old-year": 1}})

    (found,) = schedules_of(
        Log(reviews=(old, new), events=(done,)), lambda reading, card: card.replace("old-", "arms-")
    )

    assert found == fold(READING, "arms-year", [new])


@pytest.mark.parametrize("seen", [None, [], {"arms-year": "many"}, "all"])
def test_a_reset_that_says_nothing_usable_covers_nothing_of_its_own_device(seen):
    done = event(kind=CARD_RESET, subject=f"{READING}/arms-year", data={"seen": seen})

    (found,) = schedules_of(Log(reviews=(review(),), events=(done,)))

    assert found.reps == 1


@settings(max_examples=30)
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
