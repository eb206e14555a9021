"""What every store tells of reviews stripped to what is counted."""

from datetime import timedelta

from quiz_app.domain.moments import day_number
from quiz_app.store.protocol import Store
from tests.builders import LEARNER, NOW, READING, review
from tests.store.adding import add, undoing


def told(found):
    """The rows again, each with its face."""
    faces = [found.faces[place] for place in found.face]
    return sorted(zip(faces, found.day, found.ordinal, found.rating, found.retention, found.seconds, strict=True))


def test_nothing_is_nothing(store: Store):
    assert store.bare_reviews(LEARNER).faces == []


def test_each_review_is_told_with_its_face(store: Store):
    late = review(ordinal=1, rating=2, at=NOW + timedelta(days=3), retention=0.8, seconds=9.5)
    add(store, late)
    add(store, review(rating=4))

    today = day_number(NOW.date())
    face = (READING, "arms-year")
    assert told(store.bare_reviews(LEARNER)) == [(face, today, 0, 4, 0.9, 4.0), (face, today + 3, 1, 2, 0.8, 9.5)]


def test_undone_ones_and_those_of_others_are_left_out(store: Store):
    gone = review(card="envoy")
    for one in (review(), gone, review(learner="bilal", id="other")):
        add(store, one)
    store.add_event(undoing(gone))

    assert store.bare_reviews(LEARNER).faces == [(READING, "arms-year")]


def test_they_are_told_of_one_reading_and_of_some_faces(store: Store):
    for one in (review(), review(card="envoy"), review(reading="another")):
        add(store, one)

    assert store.bare_reviews(LEARNER, "another").faces == [("another", "arms-year")]
    assert store.bare_reviews(LEARNER, READING, ["envoy", "unknown"]).faces == [(READING, "envoy")]
