"""What Progress kept from its last look comes to the same as counting the whole log anew."""

import pytest

from quiz_app.domain.log import Log
from quiz_app.services import cards, exchange, fitting, keeping
from quiz_app.services.progress import Progress, progress
from quiz_app.services.progress_kept import forget
from tests.builders import READING
from tests.domain.forgetful import HERS, reviews_of


def told(study) -> Progress:
    return progress(study.actor, study.world, READING)


def agree(study) -> Progress:
    """What is told from what was kept, once it is seen to be what counting anew tells."""
    again = told(study)
    forget(study.actor, study.world)
    anew = told(study)
    assert again.days == anew.days
    assert (again.by_month, again.by_interval, again.retained) == (anew.by_month, anew.by_interval, anew.retained)
    assert (again.coming, again.claims, again.topics) == (anew.coming, anew.claims, anew.topics)
    assert (again.met, again.held) == (anew.met, pytest.approx(anew.held))
    return again


@pytest.fixture
def lived(study):
    """A learner who studied three faces, looked at her progress, and studied again on later days."""
    for key in ("arms-year", "begin:c1", "envoy"):
        study.rate(key)
        study.rate(key)
    told(study)
    for rating in (3, 1):
        study.clock.pass_(days=10)
        study.rate("arms-year", rating)
    return study


def test_a_rating_since_is_counted(lived):
    found = agree(lived)

    assert found.retained.passed.of == 2
    assert sum(day.reviews for day in found.days.values()) == 8


def test_each_rating_after_a_look_is_counted(lived):
    for key in ("begin:c1", "envoy:reversed", "begin:c1", "arms-year"):
        told(lived)
        lived.clock.pass_(days=4)
        lived.rate(key)

    agree(lived)


def test_what_was_undone_since_is_not(lived):
    told(lived)
    lived.undo()

    assert agree(lived).retained.passed.of == 1


def test_an_import_since_is_counted(lived, begin):
    elsewhere = begin()
    reviews = tuple(one for face in reviews_of(6, 60) for one in face)
    elsewhere.world.store.merge(elsewhere.actor.learner, Log(reviews=reviews), elsewhere.world.replay)
    told(lived)

    exchange.import_zip(lived.actor, lived.world, exchange.export_zip(elsewhere.actor, elsewhere.world))

    assert sum(day.reviews for day in agree(lived).days.values()) == 8 + len(reviews)


def test_other_weights_tell_another_memory(lived):
    before = told(lived)
    fitting.adopt(lived.actor, lived.world, HERS)

    assert agree(lived).held != before.held


def test_a_suspended_face_is_not_coming(lived):
    before = sum(day.due for day in told(lived).coming)
    cards.suspend(lived.actor, lived.world, READING, "begin:c1")

    assert sum(day.due for day in agree(lived).coming) == before - 1


def test_nothing_is_left_of_what_was_erased(lived):
    told(lived)
    keeping.erase(lived.actor, lived.world)

    found = told(lived)
    assert (found.days, found.met, found.retained.passed.of) == ({}, 0, 0)


def test_nobody_sees_what_was_kept_of_another(lived, other):
    told(lived)

    assert progress(other, lived.world, READING).met == 0
