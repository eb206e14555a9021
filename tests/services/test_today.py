"""What Today tells of a reading: the first day, what was left, and what is remembered."""

import pytest

from quiz_app.domain.errors import NotFound
from quiz_app.services import cards, quizzing
from quiz_app.services.today import remembered_by_claim, today
from tests import builders


def look(study):
    return today(study.actor, study.world, builders.READING)


def with_claims(begin):
    """A learner whose one card tests the claim of 2014."""
    cards = (builders.card(claims=("arms-2014",)),)
    return begin(shelf=builders.shelf(banks=(builders.bank(cards=cards),)))


def test_the_first_day_is_the_first(study):
    found = look(study)

    assert (found.first, found.left) == (True, ())
    assert {share for _, share in found.ribbon} == {0}


def test_after_an_attempt_it_is_not_the_first_any_more(study):
    study.start()

    assert not look(study).first


def test_after_a_rating_it_is_not_the_first_any_more(begin):
    study = with_claims(begin)

    study.rate("arms-year")

    assert not look(study).first


def test_the_two_latest_attempts_that_were_left_are_shown(study):
    for _ in range(3):
        here = study.start()
        study.clock.pass_(minutes=1)

    found = look(study)

    assert (len(found.left), found.left[0].attempt.id) == (2, here.attempt.id)


def test_an_attempt_of_another_reading_is_not_shown(study):
    study.start()
    another = study.with_shelf(builders.shelf(reading=builders.reading(id="another")))

    assert today(another.actor, another.world, "another").left == ()


def test_what_was_put_away_is_not_shown(study):
    quizzing.leave(study.actor, study.world, study.start().attempt.id)

    assert look(study).left == ()


def test_a_studied_claim_is_remembered_and_fades(begin):
    study = with_claims(begin)
    study.rate("arms-year", 4)
    seen = []
    for _ in range(3):
        seen.append(remembered_by_claim(study.actor, study.world, builders.READING)["arms-2014"])
        study.clock.pass_(days=30)

    assert 1 >= seen[0] > seen[1] > seen[2] > 0


def test_a_stretch_of_the_ribbon_is_as_full_as_its_claims_are_remembered(begin):
    study = with_claims(begin)
    study.rate("arms-year", 4)

    ((period, share),) = look(study).ribbon

    assert (period.claims, share) == (("established-1948", "arms-2014"), 0.5)


def test_what_was_taken_back_is_not_remembered(begin):
    study = with_claims(begin)
    study.rate("arms-year", 4)
    study.undo()

    assert remembered_by_claim(study.actor, study.world, builders.READING) == {}


def test_a_card_made_of_an_item_fills_the_ribbon_too(study):
    cards.add_card(study.actor, study.world, builders.READING, "item.arms-ban")
    study.rate("item.arms-ban", 4)

    assert remembered_by_claim(study.actor, study.world, builders.READING).keys() == {"arms-2014"}


def test_a_reading_without_dates_has_no_ribbon(begin):
    undated = builders.reading(claims=(builders.Claim("vital", "Good ties are vital.", "argument", "p2"),), timeline=())
    study = begin(shelf=builders.shelf(reading=undated, banks=()))

    assert look(study).ribbon == ()


def test_a_reading_that_left_the_library_is_told(study):
    with pytest.raises(NotFound, match="no reading 'gone'"):
        today(study.actor, study.world, "gone")
