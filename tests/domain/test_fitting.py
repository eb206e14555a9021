"""Weights fitted to a learner's own log, and what the two log losses beside them are."""

from itertools import pairwise
from math import log

import pytest

from quiz_app.domain.fitting import Fitted, fit, losses
from quiz_app.domain.memory import fold, retrievability, usable
from tests.builders import NOW, READING, review
from tests.domain.forgetful import FIRST, HERS, reviews_of

pytest.importorskip("fsrs_rs_python")


@pytest.fixture(scope="module")
def fitted() -> Fitted:
    found = fit(reviews_of(120, 160))
    assert found is not None
    return found


def test_weights_fitted_to_a_fast_forgetter_foretell_her_better(fitted):
    assert fitted.better
    assert fitted.after < fitted.before < log(2)


def test_the_weights_can_be_used_and_say_that_she_forgets_faster(fitted):
    assert usable(fitted.weights)
    assert fitted.weights[2] < 2.3065


def test_about_a_fifth_is_kept_back_to_be_foretold(fitted):
    waited = sum(
        earlier.study_day < later.study_day for face in reviews_of(120, 160) for earlier, later in pairwise(face)
    )

    assert 0.15 * waited < fitted.foretold < 0.3 * waited


def test_the_same_log_gives_the_same_weights(fitted):
    assert fit(reviews_of(120, 160)) == fitted


def test_weights_in_force_that_fit_already_are_hardly_bettered():
    found = fit(reviews_of(120, 160), HERS)

    assert found is not None
    assert found.before - found.after < 0.02


@pytest.mark.parametrize("faces", [[], [[]], [[review()]], [[review(), review(ordinal=1)]]])
def test_where_no_card_waited_a_day_there_is_nothing_to_fit(faces):
    assert fit(faces) is None


def test_where_all_waited_on_one_day_there_is_nothing_to_keep_back():
    later = NOW.replace(day=NOW.day + 3)

    assert fit([[review(card=one), review(card=one, ordinal=1, at=later)] for one in "abc"]) is None


def test_a_loss_is_that_of_what_the_scheduler_itself_expected():
    first, second = review(), review(ordinal=1, at=NOW.replace(day=NOW.day + 4), rating=1)

    found = list(losses([first, second], HERS, FIRST))

    chance = retrievability(fold(READING, "arms-year", [first], HERS), second.study_day, HERS)
    assert found == [pytest.approx(-log(1 - chance))]


def test_a_second_look_on_the_same_day_is_not_foretold():
    same_day = review(ordinal=1, at=NOW.replace(hour=23))

    assert list(losses([review(), same_day], (), FIRST)) == []


def test_a_face_begun_among_the_latest_reviews_is_foretold_and_not_fitted_to():
    late = NOW.replace(year=NOW.year + 1)
    begun_late = [review(card="late", at=late), review(card="late", ordinal=1, at=late.replace(day=late.day + 5))]
    faces = reviews_of(60, 160)

    found, without = fit([*faces, begun_late]), fit(faces)

    assert found is not None and without is not None
    assert found.reviews == without.reviews + 2
