"""Plain rows: exact, canonical, and back to what they were."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.domain.memory import Schedule
from quiz_app.domain.quiz import FormItem
from quiz_app.domain.rows import (
    ATTEMPTS,
    EVENTS,
    RESPONSES,
    SCHEDULES,
    answer_of,
    canonical,
    day_number,
    day_of,
    form_of,
    microseconds,
    moment,
    owned_by,
)
from tests.builders import NOW, attempt, event, form, response
from tests.store.strategies import json_values, logs, plans

law = settings(deadline=None, max_examples=60)


@law
@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_is_kept_to_the_microsecond(at: datetime):
    assert moment(microseconds(at)) == at


def test_a_moment_of_another_zone_is_the_same_moment():
    karachi = timezone(timedelta(hours=5))

    assert microseconds(NOW.astimezone(karachi)) == microseconds(NOW)


def test_moments_are_counted_from_1970():
    assert microseconds(datetime(1970, 1, 1, 0, 0, 1, 5, tzinfo=UTC)) == 1_000_005


@pytest.mark.parametrize(
    ("day", "number"), [(date(1970, 1, 1), 0), (date(1969, 12, 31), -1), (date(2026, 11, 2), 20759)]
)
def test_days_are_counted_from_1970(day: date, number: int):
    assert (day_number(day), day_of(number)) == (number, day)


@law
@given(json_values)
def test_canonical_json_holds_the_value(value: Any):
    assert json.loads(canonical(value)) == value


def test_canonical_json_is_one_text_whatever_the_order_of_the_keys():
    assert canonical({"b": 1, "a": "Дюранд"}) == canonical({"a": "Дюранд", "b": 1}) == '{"a":"Дюранд","b":1}'


@pytest.mark.parametrize("value", [float("nan"), {1, 2}])
def test_what_json_cannot_hold_is_not_kept(value: Any):
    with pytest.raises((TypeError, ValueError)):
        canonical({"value": value})


@pytest.mark.parametrize("answer", ["b", ("a", "c"), (), {"khan": "dedov"}, None])
def test_an_answer_comes_back_as_it_was(answer: Any):
    assert answer_of(canonical(answer)) == answer


@law
@given(plans)
def test_a_form_comes_back_whole_whatever_the_plan(plan: Any):
    drawn = form(plan=plan)

    assert form_of(canonical(drawn)) == drawn


def test_a_form_kept_before_a_plan_could_say_more_has_what_is_usual():
    kept = canonical(form()).replace('"certainty":false,', "")

    assert form_of(kept) == form()


def test_the_order_of_parts_comes_back_as_tuples():
    drawn = form(items=(), digest="d")

    assert all(isinstance(ids, tuple) for slot in form_of(canonical(drawn)).items for ids in slot.order.values())
    assert isinstance(form_of(canonical(drawn)).items[0], FormItem)


def test_a_new_schedule_comes_back_as_it_was():
    new = Schedule("russia-pakistan", "arms-year")

    assert SCHEDULES.one(SCHEDULES.row(new)) == new


def test_a_later_press_repeats_the_first_but_is_not_the_same():
    later = response(at=NOW + timedelta(seconds=1), seconds=8.5)

    assert RESPONSES.repeats(later, response())
    assert not RESPONSES.same(later, response())


@pytest.mark.parametrize(
    ("shape", "given_row", "kept"),
    [
        (RESPONSES, response(answer="c"), response()),
        (EVENTS, event(data={"value": 21}), event()),
        (ATTEMPTS, attempt(device="phone"), attempt()),
    ],
)
def test_another_content_is_no_repetition(shape: Any, given_row: Any, kept: Any):
    assert not shape.repeats(given_row, kept)


def test_data_with_tuples_is_the_same_as_what_is_read_back():
    given_event = event(data={"claims": ("a", "b")})

    assert EVENTS.same(given_event, EVENTS.one(EVENTS.row(given_event)))


@law
@given(logs())
def test_a_log_handed_over_has_one_learner(log: Any):
    handed_over = owned_by("sana", log)

    rows = [*handed_over.attempts, *handed_over.responses, *handed_over.reviews, *handed_over.events]
    assert {row.learner for row in rows} <= {"sana"}
