"""What a face went through, and its forgetting curve."""

from datetime import timedelta

from hypothesis import given, settings

from quiz_app.domain.card_history import POINTS, curve, history
from quiz_app.domain.memory import fold, in_time
from tests.builders import NOW, READING, review
from tests.domain.strategies import histories

TODAY = NOW.date()
KEY = "arms-year"
ROWS = [
    review(rating=4),
    review(ordinal=1, at=NOW + timedelta(days=9)),
    review(ordinal=2, rating=1, at=NOW + timedelta(days=40)),
]


def ids(rows):
    return {one.id for one in rows}


def test_each_step_says_the_chance_before_and_what_it_made_of_the_schedule():
    steps = history(READING, KEY, ROWS, ids(ROWS))

    assert [step.rating for step in steps] == [4, 3, 1]
    assert steps[0].before is None
    assert 0.8 < steps[1].before < 1 > steps[2].before > 0
    assert steps[-1].after == fold(READING, KEY, ROWS)


def test_what_does_not_count_is_told_and_leaves_the_others_as_they_are():
    steps = history(READING, KEY, ROWS, ids(ROWS[1:]))

    assert (steps[0].after, steps[0].away) == (None, None)
    assert steps[-1].after == fold(READING, KEY, ROWS[1:])


def test_the_curve_falls_within_a_stretch_and_starts_anew_at_a_review():
    points = curve(history(READING, KEY, ROWS, ids(ROWS)), TODAY + timedelta(days=50))

    for stretch in range(3):
        chances = [chance for _, chance, which in points if which == stretch]
        assert chances[0] == 1.0
        assert chances == sorted(chances, reverse=True)


def test_the_curve_goes_past_today_and_past_the_day_on_which_it_is_due():
    steps = history(READING, KEY, ROWS[:1], ids(ROWS))
    for today in (TODAY, TODAY + timedelta(days=100)):
        last = curve(steps, today)[-1][0]
        assert last > today
        assert last > steps[0].after.due_day


def test_a_face_never_studied_has_no_curve():
    assert curve(history(READING, KEY, [], set()), TODAY) == []


@settings(max_examples=30)
@given(histories())
def test_the_last_step_is_what_the_log_comes_to_and_a_curve_is_never_long(rows):
    steps = history(READING, "card", rows, ids(rows))
    points = curve(steps, in_time(rows)[-1].study_day) if rows else []

    assert len(points) <= POINTS + 3 * len(rows)
    assert all(0 <= chance <= 1 for _, chance, _ in points)
    if rows:
        assert steps[-1].after == fold(READING, "card", rows)
