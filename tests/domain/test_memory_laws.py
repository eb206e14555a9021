"""What holds for every history of a face, however it went."""

from datetime import UTC, datetime, time, timedelta

import fsrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.domain.memory import (
    AGAIN,
    EASY,
    GOOD,
    HARD,
    LONGEST_INTERVAL,
    RATINGS,
    Rated,
    apply,
    fold,
    fuzz_range,
    outcomes,
    recall,
    retrievability,
    scheduler,
    study_day,
    wait,
)
from tests.builders import NOW, READING, review
from tests.domain.memories import NEW, TODAY
from tests.domain.strategies import histories

law = settings(deadline=None, max_examples=30)
retentions = st.sampled_from([0.7, 0.8, 0.9, 0.97])
pauses = st.integers(1, 60 * 24 * 500).map(lambda minutes: timedelta(minutes=minutes))


def after(history, pause, retention=0.9):
    """The schedule that a history gives, and a rating some time later."""
    at = (history[-1].at if history else NOW) + pause
    return fold(READING, "arms-year", history), Rated(at, study_day(at, "UTC", 4), retention)


@law
@given(histories(), pauses, st.sampled_from(RATINGS))
def test_at_nine_tenths_the_plain_interval_is_the_rounded_stability(history, pause, rating):
    schedule, rated = after(history, pause)

    stability, _, days = recall(schedule, rating, rated)

    assert days == min(max(1, round(stability)), LONGEST_INTERVAL)


@law
@given(histories(), pauses, retentions, st.sampled_from(RATINGS))
def test_what_the_label_says_is_what_happens(history, pause, retention, rating):
    schedule, rated = after(history, pause, retention)
    label = wait(rated.at, outcomes(schedule, rated)[rating], rated.day)
    given_now = review(at=rated.at, study_day=rated.day, retention=retention, rating=rating, ordinal=len(history))

    truth = fold(READING, "arms-year", [*history, given_now])

    assert truth == apply(schedule, given_now) == outcomes(schedule, rated)[rating]
    assert wait(rated.at, truth, rated.day) == label


@law
@given(histories(), pauses, retentions)
def test_the_buttons_are_in_order(history, pause, retention):
    schedule, rated = after(history, pause, retention)

    waits = [wait(rated.at, one, rated.day) for one in outcomes(schedule, rated).values()]

    assert timedelta() < waits[0] <= waits[1] <= waits[2] <= waits[3]
    assert waits[2] < waits[3] or waits[3] == timedelta(days=LONGEST_INTERVAL)


@law
@given(histories(retention=0.9), pauses)
def test_no_pass_shortens_an_interval(history, pause):
    schedule, rated = after(history, pause)

    found = outcomes(schedule, rated)

    if schedule.phase == "review":
        assert min(found[rating].interval for rating in (HARD, GOOD, EASY)) >= schedule.interval


@law
@given(histories(), pauses, retentions)
def test_an_interval_is_in_the_range_of_its_fuzz_but_for_the_order_of_buttons(history, pause, retention):
    schedule, rated = after(history, pause, retention)

    found = outcomes(schedule, rated)

    low, high = fuzz_range(recall(schedule, HARD, rated)[2])
    if found[HARD].phase == "review":
        kept = schedule.interval if retention == schedule.retention else 1
        assert min(low, LONGEST_INTERVAL) <= found[HARD].interval <= max(high, kept)


@given(st.lists(st.tuples(st.integers(0, 900), st.sampled_from(RATINGS)), min_size=1, max_size=20), retentions)
@settings(max_examples=200)
def test_every_history_is_remembered_as_the_reference_has_it(steps, retention):
    reference, card = scheduler(retention), fsrs.Card(card_id=1)
    schedule, day = NEW, TODAY

    for gone, rating in steps:
        day += timedelta(days=gone)
        rated = Rated(datetime.combine(day, NOW.timetz()), day, retention)
        found = recall(schedule, rating, rated)
        schedule = outcomes(schedule, rated)[rating]
        moment = datetime.combine(day, time(), UTC)
        card, _ = reference.review_card(card, fsrs.Rating(rating), moment)

        assert found == (card.stability, card.difficulty, (card.due - moment).days)
        assert (schedule.stability, schedule.difficulty) == (card.stability, card.difficulty)


@law
@given(histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_rows_are_handed_in_means_nothing(history, chance):
    shuffled = chance.sample(history, len(history))

    assert fold(READING, "arms-year", shuffled) == fold(READING, "arms-year", history)


@law
@given(histories(), histories())
def test_two_devices_fold_alike_whoever_is_first(mine, theirs):
    other = [review(ordinal=one.ordinal, at=one.at, rating=one.rating, device="phone") for one in theirs]

    assert fold(READING, "arms-year", mine + other) == fold(READING, "arms-year", other + mine)


@law
@given(histories(), st.lists(st.integers(-3, 3), min_size=8, max_size=8))
def test_a_clock_that_runs_backwards_breaks_nothing(history, shifts):
    skewed = [
        review(ordinal=one.ordinal, at=one.at, rating=one.rating, study_day=one.study_day + timedelta(days=shift))
        for one, shift in zip(history, shifts, strict=False)
    ]

    schedule = fold(READING, "arms-year", skewed)

    assert schedule.reps == len(skewed)


@law
@given(histories().filter(bool))
def test_after_a_review_there_is_a_memory(history):
    schedule = fold(READING, "arms-year", history)

    assert schedule.stability is not None and schedule.stability > 0
    assert schedule.difficulty is not None and 1 <= schedule.difficulty <= 10
    assert (schedule.due_at is None) != (schedule.due_day is None)


@law
@given(histories().filter(bool), st.integers(0, 1000), st.integers(0, 1000))
def test_memory_only_fades(history, sooner, later):
    schedule = fold(READING, "arms-year", history)
    assert schedule.last_day is not None
    days = [schedule.last_day + timedelta(days=days) for days in sorted([sooner, later])]

    first, second = (retrievability(schedule, day) for day in days)

    assert 1 >= first >= second > 0


@law
@given(histories(), pauses)
def test_forgetting_leaves_less_than_remembering(history, pause):
    schedule, rated = after(history, pause)

    stabilities = [outcomes(schedule, rated)[rating].stability for rating in (AGAIN, HARD, GOOD, EASY)]

    assert stabilities == sorted(stabilities)


ZONES = ["UTC", "Europe/London", "Asia/Kolkata", "Asia/Karachi", "America/St_Johns", "Australia/Lord_Howe"]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("rollover", [0, 4])
def test_study_days_follow_one_another_through_a_year_of_clocks_turned(zone, rollover):
    moments = [NOW + timedelta(minutes=30 * number) for number in range(2 * 24 * 366)]

    days = [study_day(moment, zone, rollover) for moment in moments]

    assert days == sorted(days)
    assert len(set(days)) == 367
