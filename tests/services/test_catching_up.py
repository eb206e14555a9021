"""After a break: a plan is offered, holds the days to its share, and is given up."""

from datetime import timedelta

import pytest

from quiz_app.domain.errors import NotFound
from quiz_app.services import reviewing
from quiz_app.services.catching_up import catch_up, stop_catching_up
from quiz_app.services.settings import change_setting
from tests import builders

CARDS = tuple(builders.card(id=f"card-{number}", front=f"Number {number}?") for number in range(30))
SHELF = builders.shelf(banks=(builders.bank(cards=CARDS),))


def desk(study):
    return reviewing.desk(study.actor, study.world, builders.READING)


@pytest.fixture
def behind(begin):
    """A learner with thirty cards due, a limit of five reviews a day, and one new card."""
    study = begin(shelf=SHELF)
    for card in CARDS[:-1]:
        study.rate(card.id, 4)
    change_setting(study.actor, study.world, "reviews_per_day", 8)
    study.clock.pass_(days=60)
    return study


def test_within_two_days_limit_nothing_is_offered(begin):
    study = begin(shelf=SHELF)
    for card in CARDS:
        study.rate(card.id, 4)
    study.clock.pass_(days=60)

    assert desk(study).offers == ()


def test_more_than_two_days_limit_is_offered_to_be_spread(behind):
    assert [(plan.days, plan.a_day) for plan in desk(behind).offers] == [(5, 6), (7, 5), (10, 3)]


def test_a_plan_holds_each_day_to_its_share_and_begins_nothing_new(behind):
    plan = catch_up(behind.actor, behind.world, builders.READING, 7)
    counts = []
    for _ in range(plan.days):
        now = desk(behind)
        counts.append(now.queue.due)
        assert now.offers == ()
        assert not now.queue.new or now.queue.backlog <= plan.a_day
        for key in now.queue.reviews:
            behind.rate(key, 3)
        behind.clock.at = behind.clock.at.replace(hour=9, minute=0) + timedelta(days=1)

    assert max(counts) <= plan.a_day + 1
    assert desk(behind).queue.backlog == 0


def test_a_plan_that_was_not_offered_cannot_be_taken(behind):
    with pytest.raises(NotFound, match="no longer on offer"):
        catch_up(behind.actor, behind.world, builders.READING, 8)


def test_the_same_plan_twice_is_one(behind):
    first = catch_up(behind.actor, behind.world, builders.READING, 7)

    assert catch_up(behind.actor, behind.world, builders.READING, 7) == first


def test_given_up_the_usual_limits_hold_again(behind):
    catch_up(behind.actor, behind.world, builders.READING, 7)

    stop_catching_up(behind.actor, behind.world, builders.READING)

    assert (desk(behind).plan, len(desk(behind).queue.reviews)) == (None, 8)
    assert desk(behind).offers


def test_when_its_days_are_over_the_plan_is(behind):
    catch_up(behind.actor, behind.world, builders.READING, 7)
    behind.clock.pass_(days=7)

    assert desk(behind).plan is None
