"""What the four buttons offer: learning steps, intervals in order, and their fuzz."""

from datetime import timedelta

import pytest

from quiz_app.domain.memory import (
    AGAIN,
    EASY,
    GOOD,
    HARD,
    LONGEST_INTERVAL,
    RATINGS,
    fold,
    fuzz_range,
    outcomes,
    recall,
    wait,
)
from tests.builders import NOW, READING
from tests.domain.memories import NEW, TODAY, in_review, rated, rows


@pytest.mark.parametrize(
    ("ratings", "phase", "step", "minutes"),
    [
        ([AGAIN], "learning", 0, 1),
        ([HARD], "learning", 0, 6),
        ([GOOD], "learning", 1, 10),
        ([GOOD, AGAIN], "learning", 0, 1),
        ([GOOD, HARD], "learning", 1, 10),
        ([AGAIN, GOOD], "learning", 1, 10),
        ([EASY, AGAIN], "relearning", 0, 10),
        ([EASY, AGAIN, AGAIN], "relearning", 0, 10),
        ([EASY, AGAIN, HARD], "relearning", 0, 15),
    ],
)
def test_a_face_goes_through_its_steps(ratings, phase, step, minutes):
    history = rows([(0, rating) for rating in ratings])

    schedule = fold(READING, "arms-year", history)

    assert (schedule.phase, schedule.step, schedule.interval, schedule.due_day) == (phase, step, 0, None)
    assert schedule.due_at == history[-1].at + timedelta(minutes=minutes)


@pytest.mark.parametrize("ratings", [[EASY], [GOOD, GOOD], [AGAIN, EASY], [HARD, GOOD, GOOD], [EASY, AGAIN, GOOD]])
def test_after_its_steps_a_face_is_in_review(ratings):
    schedule = fold(READING, "arms-year", rows([(0, rating) for rating in ratings]))

    assert (schedule.phase, schedule.step, schedule.due_at) == ("review", 0, None)
    assert schedule.due_day == TODAY + timedelta(days=schedule.interval)


def test_the_buttons_of_a_new_face_say_one_six_and_ten_minutes():
    found = outcomes(NEW, rated())

    assert [wait(NOW, found[rating], TODAY) for rating in (AGAIN, HARD, GOOD)] == [
        timedelta(minutes=1),
        timedelta(minutes=6),
        timedelta(minutes=10),
    ]
    assert timedelta(days=7) <= wait(NOW, found[EASY], TODAY) <= timedelta(days=10)


def test_where_memory_is_short_the_buttons_still_differ():
    schedule = fold(READING, "arms-year", rows([(0, AGAIN), (0, AGAIN), (0, AGAIN), (0, GOOD)]))
    moment = rated(NOW + timedelta(hours=1))
    assert [recall(schedule, rating, moment)[2] for rating in RATINGS] == [1, 1, 1, 1]

    found = outcomes(schedule, moment)

    assert [wait(moment.at, found[rating], TODAY) for rating in RATINGS] == [
        timedelta(minutes=1),
        timedelta(minutes=10),
        timedelta(days=1),
        timedelta(days=2),
    ]


def test_good_and_easy_meet_only_at_the_longest_interval():
    schedule = in_review(stability=90_000.0, interval=LONGEST_INTERVAL, last_day=TODAY - timedelta(days=30_000))

    found = outcomes(schedule, rated())

    assert [found[rating].interval for rating in (HARD, GOOD, EASY)] == [LONGEST_INTERVAL] * 3


def test_a_pass_before_its_time_does_not_shorten_the_interval():
    schedule = in_review(interval=40, last_day=TODAY)

    found = outcomes(schedule, rated())

    assert min(found[rating].interval for rating in (HARD, GOOD, EASY)) == 40


def test_a_raised_retention_may_shorten_the_interval():
    found = outcomes(in_review(interval=90, stability=90.0), rated(retention=0.97))

    assert found[HARD].interval < 90


def test_a_lapse_counts_where_a_face_in_review_is_forgotten():
    schedule = fold(READING, "arms-year", rows([(0, AGAIN), (0, EASY), (9, AGAIN), (9, AGAIN), (9, GOOD), (12, AGAIN)]))

    assert (schedule.reps, schedule.lapses) == (6, 2)


@pytest.mark.parametrize(
    ("days", "shortest", "longest"),
    [(1, 1, 1), (2, 2, 2), (3, 2, 4), (4, 3, 5), (7, 5, 9), (10, 8, 12), (20, 17, 23), (100, 93, 107), (365, 345, 385)],
)
def test_fuzz_has_the_range_that_anki_gives_it(days, shortest, longest):
    assert fuzz_range(days) == (shortest, longest)


def test_fuzz_is_drawn_from_all_of_its_range():
    drawn = {outcomes(in_review(card=f"card-{number}"), rated())[GOOD].interval for number in range(300)}
    plain = recall(in_review(), GOOD, rated())[2]

    assert (min(drawn), max(drawn)) == fuzz_range(plain)


def test_fuzz_is_decided_by_the_card_and_the_repetition():
    first, again = outcomes(in_review(), rated()), outcomes(in_review(), rated(NOW + timedelta(minutes=5)))
    later = {outcomes(in_review(reps=reps), rated())[GOOD].interval for reps in range(2, 30)}

    assert [first[rating].interval for rating in RATINGS] == [again[rating].interval for rating in RATINGS]
    assert len(later) > 1


def test_a_renamed_card_keeps_the_days_that_its_labels_said():
    history = rows([(0, EASY), (9, GOOD), (40, GOOD)])
    before = fold(READING, "arms-year", history)

    after = fold(READING, "arms-ban-year", history)

    assert (after.card, after.due_day, after.interval) == ("arms-ban-year", before.due_day, before.interval)
