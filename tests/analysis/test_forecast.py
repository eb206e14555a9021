from datetime import date, timedelta

from quiz_app.analysis.forecast import forecast

TODAY = date(2026, 11, 23)


def test_every_one_of_the_next_thirty_days_has_its_number():
    found = forecast([TODAY + timedelta(days=2), TODAY + timedelta(days=2)], TODAY)

    assert [one.due for one in found] == [0, 0, 2] + [0] * 27


def test_what_is_overdue_waits_today():
    found = forecast([TODAY - timedelta(days=40), TODAY], TODAY)

    assert found[0].due == 2


def test_what_is_due_later_than_the_forecast_is_left_out():
    assert sum(one.due for one in forecast([TODAY + timedelta(days=30)], TODAY)) == 0
