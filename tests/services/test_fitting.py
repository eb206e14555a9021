"""Weights fitted to the learner's own log: offered, tried, adopted with a replay of the log, and given back."""

import pytest

from quiz_app.domain.errors import NotAllowed, ProblemsFound
from quiz_app.domain.log import SETTING_CHANGED, Log
from quiz_app.domain.memory import fold
from quiz_app.services import exchange, fitting, identity, keeping, reviewing
from quiz_app.services.settings import change_setting, study_settings
from quiz_app.services.today import remembered_by_claim
from quiz_app.store.guest import GuestStore
from tests.builders import READING
from tests.domain.forgetful import HERS, reviews_of

KEYS = ("arms-year", "begin:c1", "envoy")


@pytest.fixture
def lived(study):
    """A learner who met three faces, and one of them again on two later days."""
    for key in KEYS:
        study.rate(key)
        study.rate(key)
    for _ in range(2):
        study.clock.pass_(days=9)
        study.rate("arms-year")
    return study


def kept(study):
    return {key[1]: one for key, one in study.world.store.schedules(study.actor.learner).items()}


def folded(study, weights):
    reviews = study.world.store.reviews(study.actor.learner)
    return {key: fold(READING, key, [one for one in reviews if one.card == key], weights) for key in KEYS}


def adopt(study, weights):
    return fitting.adopt(study.actor, study.world, weights)


def test_adopted_weights_replay_the_whole_log(lived):
    usual = kept(lived)

    told = adopt(lived, HERS)

    assert told.weights == HERS
    assert kept(lived) == folded(lived, HERS) != usual


def test_going_back_replays_it_too(lived):
    usual = kept(lived)
    adopt(lived, HERS)

    adopt(lived, ())

    assert kept(lived) == usual
    assert study_settings(lived.actor, lived.world).weights == ()


def test_adopting_what_is_in_force_logs_nothing(lived):
    adopt(lived, HERS)
    adopt(lived, HERS)

    assert len(lived.world.store.events(lived.actor.learner, [SETTING_CHANGED], "weights")) == 1


def test_what_is_rated_and_undone_later_goes_by_them(lived):
    adopt(lived, HERS)
    lived.rate("begin:c1")
    assert kept(lived) == folded(lived, HERS)

    lived.undo()

    assert keeping.compare(lived.actor, lived.world).differing == 0


def test_a_card_that_lay_on_the_table_meanwhile_is_folded_by_them(lived):
    lived.clock.pass_(days=3)
    dealt = lived.deal("begin:c1")
    adopt(lived, HERS)

    reviewing.rate(lived.actor, lived.world, dealt, 3, lived.clock(), 4.0)

    assert kept(lived) == folded(lived, HERS)


def test_the_caches_agree_with_the_log_and_stay_when_rebuilt(lived):
    adopt(lived, HERS)
    before = kept(lived)

    assert keeping.rebuild(lived.actor, lived.world).differing == 0
    assert kept(lived) == before


def test_an_export_brings_the_weights_and_what_they_make_of_the_log(lived, begin):
    adopt(lived, HERS)
    elsewhere = begin(GuestStore({}))

    exchange.import_zip(elsewhere.actor, elsewhere.world, exchange.export_zip(lived.actor, lived.world))

    assert study_settings(elsewhere.actor, elsewhere.world).weights == HERS
    assert kept(elsewhere) == kept(lived)


def test_what_is_remembered_is_told_by_them(lived):
    usual = remembered_by_claim(lived.actor, lived.world, READING)
    adopt(lived, HERS)

    assert remembered_by_claim(lived.actor, lived.world, READING) != usual or not usual


@pytest.mark.parametrize("weights", [(1.0,), (0.0,) * 21, (float("nan"),) * 21, ("a",) * 21, (*HERS[:-1], None)])
def test_weights_that_cannot_be_used_are_refused_and_change_nothing(lived, weights):
    before = kept(lived)

    with pytest.raises(ProblemsFound, match="weights of FSRS-6"):
        adopt(lived, weights)

    assert kept(lived) == before


def test_weights_are_no_setting_like_others(lived):
    with pytest.raises(ProblemsFound, match="replay"):
        change_setting(lived.actor, lived.world, "weights", HERS)


def test_they_are_offered_from_four_hundred_reviews_on(lived):
    found = fitting.offer(lived.actor, lived.world)

    assert (found.reviews, found.enough) == (8, False)


def test_too_few_reviews_are_not_fitted_to(lived):
    with pytest.raises(ProblemsFound, match="go on studying"):
        fitting.fit_weights(lived.actor, lived.world)


def test_without_the_optimizer_nothing_is_fitted(lived, monkeypatch):
    monkeypatch.setattr(fitting, "installed", lambda: False)

    assert not fitting.offer(lived.actor, lived.world).installed
    with pytest.raises(NotAllowed, match="not installed"):
        fitting.fit_weights(lived.actor, lived.world)


def test_a_log_of_some_months_is_fitted_and_nothing_changed_by_it(begin):
    pytest.importorskip("fsrs_rs_python")
    study = begin()
    learner = identity.OWNER
    reviews = tuple(one for face in reviews_of(80, 160) for one in face)
    study.world.store.merge(learner, Log(reviews=reviews), study.world.replay)
    before = kept(study)

    found = fitting.fit_weights(study.actor, study.world)

    assert fitting.offer(study.actor, study.world).enough
    assert found.better
    assert kept(study) == before
