"""The plan after a break: offered when it is needed, so many a day and never more."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.catching_up import Ahead, CatchUp, data_of, offers, plan_of
from quiz_app.domain.deck import fold_deck
from quiz_app.domain.log import CATCH_UP_CANCELLED, CATCH_UP_STARTED
from tests.builders import NOW, READING, event

TODAY = NOW.date()
WEEK = CatchUp(TODAY, 7, 40)


def days(*late):
    """Days on which faces are due, so many days from today."""
    return [TODAY + timedelta(days=one) for one in late]


def offered_for(due, limit, reach):
    """The plans for faces that are due on these days."""
    return offers(Ahead(Counter(due), reach), TODAY, limit)


@pytest.mark.parametrize(("behind", "offered"), [(0, False), (20, False), (21, True), (500, True)])
def test_a_plan_is_offered_when_more_is_due_than_two_days_limit(behind, offered):
    assert bool(offered_for(days(*[-3] * behind), limit=10, reach=100)) == offered


def test_what_falls_due_during_the_plan_is_in_its_share():
    (first, *_) = offered_for(days(*[-1] * 30, 1, 1, 2, 9), limit=12, reach=100)

    assert first == CatchUp(TODAY, 3, 11)


def test_no_plan_takes_more_of_a_day_than_the_limit():
    assert [plan.a_day for plan in offered_for(days(*[-9] * 300), 100, 500)] == [100, 60, 43]
    assert [plan.days for plan in offered_for(days(*[-9] * 300), 100, 500)] == [3, 5, 7]


def test_nor_more_than_siblings_kept_apart_let_through():
    assert all(plan.a_day <= 20 for plan in offered_for(days(*[-9] * 300), 100, 20))


def test_where_no_spread_is_long_enough_one_goes_up_to_the_limit():
    (plan,) = offered_for(days(*[-9] * 100_000), 20, 500)

    assert plan == CatchUp(TODAY, 365, 20)


@given(st.lists(st.integers(-400, 60), max_size=300), st.integers(1, 60), st.integers(1, 80))
def test_every_offer_spreads_all_of_it_and_exceeds_no_limit(late, limit, reach):
    due = days(*late)
    for plan in offered_for(due, limit, reach):
        assert 1 <= plan.a_day <= min(limit, reach)
        if plan.days < 181:
            until = TODAY + timedelta(days=plan.days)
            assert plan.a_day * plan.days >= min(sum(one < until for one in due), limit * plan.days)


def test_a_face_that_is_due_on_another_day_is_counted_there():
    one, two = days(-3, 4)

    assert offers(Ahead({one: 21}, 50).after(one, two), TODAY, 10) == ()
    assert offers(Ahead({one: 20}, 50).after(None, one), TODAY, 10) != ()


@pytest.mark.parametrize(("after", "there"), [(-1, False), (0, True), (6, True), (7, False)])
def test_a_plan_covers_its_days_and_no_others(after, there):
    assert WEEK.covers(TODAY + timedelta(days=after)) == there


def test_a_plan_is_taken_up_and_given_up_by_events():
    started = event(kind=CATCH_UP_STARTED, subject=READING, data=data_of(WEEK))
    ended = event(kind=CATCH_UP_CANCELLED, subject=READING, data={}, at=NOW + timedelta(minutes=1))

    assert fold_deck([started], READING, str).plan == WEEK
    assert fold_deck([started, ended], READING, str).plan is None
    assert fold_deck([started], "another", str).plan is None


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"start": "soon", "days": 7, "a_day": 4},
        {"start": TODAY.isoformat(), "days": 0, "a_day": 4},
        {"start": TODAY.isoformat(), "days": "x", "a_day": 4},
        {"start": 3, "days": 7, "a_day": 4},
        {"start": TODAY.isoformat(), "days": 7, "a_day": 0},
    ],
)
def test_an_event_that_holds_no_plan_starts_none(data):
    assert plan_of(data) is None
