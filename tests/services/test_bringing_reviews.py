"""Ratings given in another program become the learner's own: scheduled by the one fold, once, whatever comes twice."""

from dataclasses import replace
from datetime import timedelta

import pytest

from quiz_app.domain.errors import NotFound
from quiz_app.domain.memory import fold
from quiz_app.interchange.bundle import Bundle, Imported, PastReview
from quiz_app.services import cards, exchange, reviewing
from quiz_app.services.bringing_reviews import bring_reviews
from quiz_app.services.settings import change_setting
from tests.builders import NOW, READING


def past(face="arms-year", days=10, rating=3):
    return PastReview(face, NOW - timedelta(days=days), rating, 4.0)


def brought(*reviews, suspended=()):
    return Imported(Bundle(), reviews=reviews, suspended=frozenset(suspended))


HISTORY = brought(past(days=30), past(days=27, rating=1), past(days=20), past("begin:c1", 5), suspended=["envoy"])


def bring(study, imported=HISTORY):
    return bring_reviews(study.actor, study.world, READING, imported)


def schedules(study):
    return reviewing.schedules_of(study.actor, study.world, READING)


def test_a_schedule_follows_from_what_was_brought_in(study):
    bring(study)

    own = study.world.store.reviews(study.actor.learner, READING, ["arms-year"])
    assert schedules(study)["arms-year"] == fold(READING, "arms-year", own)
    assert [one.rating for one in own] == [3, 1, 3]
    assert schedules(study)["arms-year"].lapses == 0  # forgotten while it was being learnt


def test_a_face_that_was_put_aside_there_stays_away(study):
    bring(study)

    assert "envoy" not in study.queue()


def test_the_same_file_twice_adds_nothing(study):
    first, before = bring(study), study.world.store.log(study.actor.learner)
    study.clock.pass_(days=1)
    change_setting(study.actor, study.world, "zone", "Asia/Karachi")
    change_setting(study.actor, study.world, "retention", 0.8)

    second = bring(study)

    assert (first.added, second.added, second.known) == (5, 0, 5)
    assert study.world.store.log(study.actor.learner).reviews == before.reviews


def test_a_later_file_adds_what_came_after(study):
    bring(study)
    later = replace(HISTORY, reviews=(*HISTORY.reviews, past(days=3)))

    assert bring(study, later).added == 1
    assert schedules(study)["arms-year"].reps == 4


def test_a_review_of_our_own_that_comes_back_is_known(study):
    review = study.rate("arms-year", 3)
    study.undo()

    merged = bring(study, brought(PastReview("arms-year", review.at, 3, review.seconds)))

    assert (merged.added, merged.known) == (0, 1)
    assert schedules(study)["arms-year"].reps == 0


def test_what_was_taken_up_again_is_not_put_aside_by_the_same_file(study):
    bring(study)
    study.clock.pass_(minutes=1)
    cards.suspend(study.actor, study.world, READING, "envoy", on=False)

    bring(study)

    assert "envoy" in study.queue()


def test_faces_that_the_reading_lacks_and_times_to_come_stay_out(study):
    merged = bring(study, brought(past("gone"), past(days=-1), past(rating=0), suspended=["gone"]))

    assert (merged.added, merged.known) == (0, 0)
    assert study.world.store.reviews(study.actor.learner) == []


def test_a_reading_that_is_not_there_is_said(study):
    with pytest.raises(NotFound):
        bring_reviews(study.actor, study.world, "no-such", HISTORY)


def test_two_learners_may_bring_the_same_file(study, other):
    bring(study)

    assert bring_reviews(other, study.world, READING, HISTORY).added == 5


def test_the_file_brought_in_on_two_devices_comes_together(study, begin):
    """With other settings there: neither refuses the other's log."""
    laptop = begin()
    change_setting(laptop.actor, laptop.world, "retention", 0.8)
    laptop.clock.pass_(hours=1)
    for one in (study, laptop):
        bring(one)

    exchange.import_zip(study.actor, study.world, exchange.export_zip(laptop.actor, laptop.world))

    assert "arms-year" in schedules(study)


def test_study_goes_on_after_it(study):
    bring(study)

    assert study.rate("arms-year", 3).ordinal == 0
    assert schedules(study)["arms-year"].reps == 4
