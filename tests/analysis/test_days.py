from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.analysis.days import DayDone, calendar, counted, days_done, latest, studied_of

TODAY = date(2026, 11, 25)  # a Wednesday


def test_rows_are_counted_by_day_with_their_seconds():
    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)

    found = counted([(monday, 4.0), (tuesday, 1.5), (monday, 6.0)])

    assert found == {monday: (2, 10.0), tuesday: (1, 1.5)}


def test_a_day_adds_reviews_and_answers_up():
    found = days_done({TODAY: (3, 12.0)}, {TODAY: (2, 40.0)})

    assert found == {TODAY: DayDone(TODAY, 3, 2, 12.0, 40.0)}
    assert found[TODAY].done == 5


def test_days_come_in_order_whatever_was_done_on_them():
    earlier = TODAY - timedelta(days=3)

    assert list(days_done({TODAY: (1, 1.0)}, {earlier: (1, 1.0)})) == [earlier, TODAY]


def test_the_calendar_runs_from_a_monday_eighteen_weeks_ago_to_today():
    found = calendar({}, TODAY)

    assert (found[0].day, found[-1].day, len(found)) == (date(2026, 7, 27), TODAY, 17 * 7 + 3)


def test_the_latest_days_end_today_and_leave_none_out():
    found = latest({TODAY: DayDone(TODAY, 1)}, TODAY, 30)

    assert [one.day for one in found] == [TODAY - timedelta(days=back) for back in range(29, -1, -1)]
    assert [one.done for one in found][-2:] == [0, 1]


def test_studied_of_counts_today_and_the_six_days_before():
    studied = {TODAY, TODAY - timedelta(days=6), TODAY - timedelta(days=7), TODAY + timedelta(days=1)}

    assert studied_of(studied, TODAY) == 2


@settings(deadline=None)
@given(st.lists(st.tuples(st.dates(date(2026, 1, 1), TODAY), st.floats(0, 300))))
def test_nothing_is_lost_in_counting(rows: list[tuple[date, float]]):
    found = counted(rows)

    assert sum(number for number, _ in found.values()) == len(rows)
