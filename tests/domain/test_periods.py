"""The stretches of time that a reading speaks of, and how well each is remembered."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.domain.periods import Period, periods, remembered
from quiz_app.domain.reading import Claim
from tests.builders import reading


def dated(*dates: str):
    """A reading with a claim for each date, named after it."""
    return reading(claims=tuple(Claim(one or "undated", "says", "event", date=one) for one in dates))


def test_a_reading_that_dates_nothing_has_no_periods():
    assert periods(dated("", "")) == ()


def test_a_reading_of_one_year_has_one_period():
    assert periods(dated("2014", "2014-06-02")) == (Period(2014, 2014, ("2014", "2014-06-02")),)


def test_the_years_are_cut_where_claims_begin():
    assert periods(dated("1948-05-01", "1958", "1965", "197X", "2000", "2019")) == (
        Period(1948, 1958, ("1948-05-01",)),
        Period(1958, 1965, ("1958",)),
        Period(1965, 2000, ("1965", "197X")),
        Period(2000, 2019, ("2000", "2019")),
    )


def test_what_begins_close_behind_joins_the_period_before():
    first, _ = periods(dated("1948", "1949", "1950", "1990", "2014"))

    assert first == Period(1948, 1990, ("1948", "1949", "1950"))


def test_an_undated_claim_is_in_no_period():
    first, _ = periods(dated("1948", "", "1990", "2014"))

    assert first.claims == ("1948",)


def test_a_span_of_years_reaches_to_its_end():
    assert periods(dated("1979-12/1989-02"))[-1].end == 1989


@settings(max_examples=30)
@given(st.lists(st.integers(1900, 2020).map(str), min_size=1, max_size=12))
def test_every_dated_claim_is_in_one_period_and_no_period_is_empty(dates):
    found = periods(reading(claims=tuple(Claim(f"c{n}", "says", "event", date=one) for n, one in enumerate(dates))))

    claims = [claim for period in found for claim in period.claims]
    assert sorted(claims) == sorted(f"c{number}" for number in range(len(dates)))
    assert all(period.claims for period in found)
    assert [period.start for period in found] == sorted({period.start for period in found})
    assert (found[0].start, found[-1].end) == (min(map(int, dates)), max(map(int, dates)))


@pytest.mark.parametrize(
    ("by_claim", "share"), [({}, 0.0), ({"a": 1.0}, 0.5), ({"a": 0.9, "b": 0.5, "c": 0.1}, 0.7), ({"c": 1.0}, 0.0)]
)
def test_a_claim_never_studied_counts_as_forgotten(by_claim, share):
    assert remembered(Period(1947, 1958, ("a", "b")), by_claim) == pytest.approx(share)
