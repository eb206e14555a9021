"""Days and recalls tallied over columns are those that are told row by row."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.analysis import retention, tallies
from quiz_app.analysis.days import counted
from quiz_app.domain.bare import Bare, bare
from quiz_app.domain.log import Review
from quiz_app.domain.moments import day_number, microseconds
from tests import builders
from tests.domain.forgetful import reviews_of

RATED = st.tuples(st.sampled_from("abc"), st.integers(0, 80), st.integers(1, 4), st.sampled_from((0.8, 0.9)))


def at(day: int) -> datetime:
    return builders.NOW + timedelta(days=day)


def columns(reviews: list[Review]) -> Bare:
    return bare(
        (
            one.reading,
            one.card,
            day_number(one.study_day),
            microseconds(one.at),
            one.ordinal,
            one.rating,
            one.retention,
            one.seconds,
        )
        for one in reviews
    )


def tallied(reviews: list[Review]) -> tallies.Tally:
    found = columns(reviews)
    return tallies.tally(tallies.rows_of(found, range(len(found.faces))))


def as_told(reviews: list[Review], found: tallies.Tally) -> None:
    """Compare with what is told row by row."""
    rows = retention.recalls((one.card, one) for one in sorted(reviews, key=lambda one: (one.at, one.ordinal)))
    for mine, theirs in (
        (tallies.by_month(found), retention.by_month(rows)),
        (tallies.by_interval(found), retention.by_interval(rows)),
        ((tallies.overall(found),), (retention.overall(rows),)),
    ):
        assert [(one.name, one.passed) for one in mine] == [(one.name, one.passed) for one in theirs]
        assert [one.desired for one in mine] == [one.desired and pytest.approx(one.desired) for one in theirs]
    days = counted((one.study_day, one.seconds) for one in reviews)
    assert {day: (number, pytest.approx(took)) for day, (number, took) in days.items()} == tallies.by_day(found)


@given(st.lists(RATED, max_size=60))
@settings(max_examples=60)
def test_any_log_comes_to_what_its_rows_say(rated):
    reviews = [
        builders.review(
            card=card, ordinal=place, rating=rating, retention=desired, at=builders.NOW + timedelta(days=day)
        )
        for place, (card, day, rating, desired) in enumerate(rated)
    ]

    as_told(reviews, tallied(reviews))


def test_a_log_of_some_months_comes_to_what_its_rows_say():
    reviews = [one for face in reviews_of(60, 150) for one in face]

    as_told(reviews, tallied(reviews))


def test_one_face_less_and_again_is_the_same_tally():
    faces = reviews_of(12, 100)
    whole, one = tallied([row for face in faces for row in face]), tallied(faces[3])

    rest = whole.plus(one, -1)

    assert tallies.overall(rest) == tallies.overall(
        tallied([row for face in faces if face is not faces[3] for row in face])
    )
    assert tallies.by_day(rest.plus(one)) == {
        day: (number, pytest.approx(took)) for day, (number, took) in tallies.by_day(whole).items()
    }


def test_a_renamed_face_goes_on_under_its_new_name():
    rows = [builders.review(card="old", rating=4), builders.review(card="new", at=builders.NOW + timedelta(days=9))]

    found = tallies.tally(tallies.rows_of(columns(rows), [0, 0]))

    assert tallies.overall(found).passed.of == 1
    assert tallies.overall(tallied(rows)).passed.of == 0


def test_nothing_comes_to_nothing():
    assert tallies.by_day(tallied([])) == {}
    assert tallies.by_month(tallied([])) == ()
    assert tallies.overall(tallied([])).passed.of == 0
    assert tallies.overall(tallies.NOTHING.plus(tallied([builders.review()]))).passed.of == 0
