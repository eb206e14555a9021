"""Study days: the learner's own, from one rollover to the next."""

from datetime import UTC, date, datetime, timedelta

import pytest

from quiz_app.domain.memory import (
    AGAIN,
    EASY,
    apply,
    fold,
    study_day,
)
from tests.builders import NOW, READING, review

TODAY = NOW.date()


def test_an_evening_and_the_next_morning_are_two_study_days():
    evening, morning = datetime(2026, 11, 2, 20, tzinfo=UTC), datetime(2026, 11, 3, 10, tzinfo=UTC)

    schedule = fold(READING, "arms-year", [review(at=evening), review(at=morning, ordinal=1)])

    assert schedule.stability == pytest.approx(7.32, abs=0.01)


@pytest.mark.parametrize(
    ("moment", "zone", "rollover", "day"),
    [
        ("2026-11-02T03:59:59+00:00", "UTC", 4, "2026-11-01"),
        ("2026-11-02T04:00:00+00:00", "UTC", 4, "2026-11-02"),
        ("2026-11-02T00:00:00+00:00", "UTC", 0, "2026-11-02"),
        ("2026-11-02T11:59:00+00:00", "UTC", 12, "2026-11-01"),
        # Karachi is five hours ahead, Kolkata five and a half
        ("2026-11-01T22:59:00+00:00", "Asia/Karachi", 4, "2026-11-01"),
        ("2026-11-01T23:00:00+00:00", "Asia/Karachi", 4, "2026-11-02"),
        ("2026-11-01T22:29:00+00:00", "Asia/Kolkata", 4, "2026-11-01"),
        ("2026-11-01T22:30:00+00:00", "Asia/Kolkata", 4, "2026-11-02"),
        ("2026-11-02T03:30:00+05:30", "Asia/Karachi", 4, "2026-11-01"),
        # London turns its clocks forward on 29 March 2026 at 01:00 and back on 25 October at 02:00
        ("2026-03-29T02:59:00+00:00", "Europe/London", 4, "2026-03-28"),
        ("2026-03-29T03:00:00+00:00", "Europe/London", 4, "2026-03-29"),
        ("2026-03-29T00:59:00+00:00", "Europe/London", 1, "2026-03-28"),
        ("2026-03-29T01:00:00+00:00", "Europe/London", 1, "2026-03-29"),
        ("2026-10-25T00:59:00+00:00", "Europe/London", 4, "2026-10-24"),
        ("2026-10-25T03:59:00+00:00", "Europe/London", 4, "2026-10-24"),
        ("2026-10-25T04:00:00+00:00", "Europe/London", 4, "2026-10-25"),
        # the first and the last zone of the day
        ("2026-11-02T12:00:00+00:00", "Pacific/Kiritimati", 4, "2026-11-02"),
        ("2026-11-02T14:00:00+00:00", "Pacific/Kiritimati", 4, "2026-11-03"),
        ("2026-11-02T12:00:00+00:00", "Pacific/Pago_Pago", 4, "2026-11-01"),
    ],
)
def test_a_study_day_begins_at_the_rollover_by_the_learners_clock(moment, zone, rollover, day):
    assert study_day(datetime.fromisoformat(moment), zone, rollover) == date.fromisoformat(day)


def test_a_step_may_cross_the_rollover():
    night = datetime(2026, 11, 3, 3, 55, tzinfo=UTC)

    first = fold(READING, "arms-year", [review(at=night)])
    assert first.due_at == night + timedelta(minutes=10)
    assert first.last_day == date(2026, 11, 2)
    second = apply(first, review(at=night + timedelta(minutes=10), ordinal=1))

    assert (second.phase, second.first_day, second.last_day) == ("review", date(2026, 11, 2), date(2026, 11, 3))
    assert second.stability == pytest.approx(7.32, abs=0.01)


def test_a_day_that_runs_backwards_counts_as_no_time_at_all():
    ahead = review(at=NOW, study_day=TODAY + timedelta(days=1), rating=EASY)
    behind = review(at=NOW + timedelta(hours=1), study_day=TODAY, ordinal=1, device="phone")

    schedule = fold(READING, "arms-year", [ahead, behind])

    assert schedule.last_day == TODAY + timedelta(days=1)
    assert schedule.due_day == TODAY + timedelta(days=schedule.interval)


def test_reviews_of_two_devices_count_in_the_order_of_their_moments():
    laptop = review(device="laptop", rating=AGAIN, at=NOW + timedelta(days=3))
    phone = review(device="phone", rating=EASY, at=NOW)

    schedule = fold(READING, "arms-year", [laptop, phone])

    assert (schedule.phase, schedule.lapses, schedule.last_at) == ("relearning", 1, laptop.at)
