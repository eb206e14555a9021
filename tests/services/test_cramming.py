"""Cramming leaves the schedule alone, is saved at once, and goes on after a break."""

import pytest

from quiz_app.domain.errors import NotFound
from quiz_app.domain.log import CRAM_TRIED
from quiz_app.services import cards, cramming, exchange, reviewing
from tests import builders


def start(study, *only):
    return cramming.start(study.actor, study.world, builders.READING, "All", only)


def current(study):
    return cramming.current(study.actor, study.world, builders.READING)


def tell(study, right=True):
    tried = cramming.deal(study.actor, study.world, current(study))
    study.clock.pass_(minutes=1)
    return cramming.tell(study.actor, study.world, tried, right=right)


def test_cramming_touches_neither_schedules_nor_the_queue(study):
    study.rate("arms-year", 4)
    before = reviewing.schedules_of(study.actor, study.world, builders.READING), study.queue()
    start(study)

    while current(study).left:
        tell(study)

    assert (reviewing.schedules_of(study.actor, study.world, builders.READING), study.queue()) == before
    assert len(study.world.store.reviews(study.actor.learner)) == 1


def test_a_face_not_known_comes_again_until_it_is(study):
    start(study, "begin")
    faces = [tell(study, right).data["face"] for right in (False, True, True)]

    assert faces == ["begin:c1", "begin:c2", "begin:c1"]
    assert current(study).left == ()


def test_the_same_told_twice_is_kept_once(study):
    start(study)
    tried = cramming.deal(study.actor, study.world, current(study))

    for _ in range(2):
        cramming.tell(study.actor, study.world, tried, right=True)

    assert len(study.world.store.events(study.actor.learner, [CRAM_TRIED])) == 1


def test_suspended_faces_are_not_crammed(study):
    cards.suspend(study.actor, study.world, builders.READING, "begin:c1")

    assert start(study, "begin").left == ("begin:c2",)


def test_a_round_of_nothing_is_refused(study):
    with pytest.raises(NotFound, match="no card to practise"):
        start(study, "gone")


def test_a_round_put_away_is_not_offered_again(study):
    start(study)

    cramming.leave(study.actor, study.world, builders.READING)

    assert current(study) is None


def test_a_card_that_left_the_bank_leaves_the_round(study):
    start(study)
    later = study.with_shelf(builders.shelf(banks=(builders.bank(cards=(builders.card(),)),)))

    assert current(later).left == ("arms-year",)


def test_a_renamed_card_goes_on_in_the_round(study):
    start(study, "arms-year")
    later = study.with_shelf(builders.shelf(banks=(builders.bank(cards=(builders.card(id="new", was="arms-year"),)),)))

    assert current(later).left == ("new",)
    tell(later)
    assert current(later).left == ()


def test_a_round_travels_with_the_export(begin, study):
    start(study)
    tell(study)
    other = begin()

    exchange.import_zip(other.actor, other.world, exchange.export_zip(study.actor, study.world))

    assert current(other) == current(study)
