"""Ratings kept in columns are the ratings that were put in."""

from datetime import UTC, datetime

from quiz_app.interchange.bundle import PastReview
from quiz_app.interchange.past_reviews import PastReviews

ROWS = [(7, 1_700_000_000_123, 3, 4200), (9, 1_700_000_000_456, 1, 0), (7, 1_700_000_100_000, 4, 999)]
FACES = ["a", "b:reversed"]
GIVEN = (
    PastReview("a", datetime.fromtimestamp(1_700_000_000.123, UTC), 3, 4.2),
    PastReview("b:reversed", datetime.fromtimestamp(1_700_000_000.456, UTC), 1, 0.0),
    PastReview("a", datetime.fromtimestamp(1_700_000_100, UTC), 4, 0.999),
)


def kept(*rows):
    found = PastReviews(FACES)
    gone = found.extend(rows, {7: 0, 9: 1}.get)
    return found, gone


def test_they_are_what_was_put_in():
    found, gone = kept(*ROWS)

    assert (tuple(found), len(found), gone) == (GIVEN, 3, 0)
    assert (found[-1], found[1:]) == (GIVEN[-1], list(GIVEN[1:]))


def test_those_of_no_face_stay_out_and_are_counted():
    found, gone = kept(ROWS[0], (8, 5, 3, 1), ROWS[1], ("x", 5, 3, 1))

    assert (tuple(found), gone) == (GIVEN[:2], 2)


def test_none_are_none():
    assert kept() == ((), 0)


def test_they_equal_the_same_ratings_only():
    assert kept(*ROWS)[0] == GIVEN
    assert kept(*ROWS)[0] != GIVEN[:2]
    assert kept(*ROWS)[0] != (*GIVEN[:2], GIVEN[0])
