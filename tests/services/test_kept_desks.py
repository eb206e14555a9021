"""A desk that follows from the one before is the desk that everything comes to."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz_app.domain.memory import RATINGS
from quiz_app.services import kept, reviewing
from quiz_app.services.cards import suspend
from quiz_app.services.catching_up import catch_up
from quiz_app.services.settings import change_setting
from tests import builders
from tests.builders import READING

acts = st.lists(st.tuples(st.sampled_from((*RATINGS, "undo", "suspend")), st.integers(0, 3000)), max_size=14)


def both(study):
    """The desk from click to click, and made anew of everything."""
    followed = reviewing.desk(study.actor, study.world, READING, seconds_each=9.0)
    kept.forget(study.actor, study.world)
    return followed, reviewing.desk(study.actor, study.world, READING, seconds_each=9.0)


def do(study, act):
    """Do what the act says to the face that is next."""
    key = reviewing.desk(study.actor, study.world, READING, seconds_each=9.0).queue.following()
    if act == "undo":
        reviewing.undo(study.actor, study.world, READING)
    elif key and act == "suspend":
        suspend(study.actor, study.world, READING, key)
    elif key:
        dealt = reviewing.deal(study.actor, study.world, READING, key)
        reviewing.rate(study.actor, study.world, dealt, act, study.clock(), 3.0)


@given(acts)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_from_click_to_click_it_is_the_same_as_made_anew(study, given_acts):
    for act, minutes in given_acts:
        do(study, act)
        study.clock.pass_(minutes=minutes)
        followed = reviewing.desk(study.actor, study.world, READING, seconds_each=9.0)
        do_nothing = reviewing.desk(study.actor, study.world, READING, seconds_each=9.0)
        assert followed.queue == do_nothing.queue

        followed, anew = both(study)

        assert followed == anew
        assert (followed.queue.waiting, followed.queue.backlog) == (anew.queue.waiting, anew.queue.backlog)


CARDS = tuple(builders.card(id=f"card-{number}", front=f"Number {number}?") for number in range(20))
LEARNERS = count()


def behind(study, days):
    """A new learner with 19 cards due and a limit of 8 a day; where `days` are given, with a plan that spreads them."""
    name = f"learner-{next(LEARNERS)}"
    found = replace(study, actor=replace(study.actor, learner=name, device=f"device of {name}"))
    for card in CARDS[:-1]:
        found.rate(card.id, 4)
    change_setting(found.actor, found.world, "reviews_per_day", 8)
    found.clock.pass_(days=60)
    if days:
        catch_up(found.actor, found.world, READING, days)
    return found


@given(st.lists(st.tuples(st.sampled_from(RATINGS), st.integers(0, 30)), min_size=1, max_size=6), st.booleans())
@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_behind_and_catching_up_it_is_the_same_too(begin, store, given_acts, planned):
    study = behind(begin(store, builders.shelf(banks=(builders.bank(cards=CARDS),))), 5 if planned else 0)
    for act, minutes in given_acts:
        do(study, act)
        study.clock.pass_(minutes=minutes)

        followed, anew = both(study)

        assert followed == anew


def test_what_another_window_rated_is_seen(study):
    key = reviewing.desk(study.actor, study.world, READING).queue.following()
    dealt = reviewing.deal(study.actor, study.world, READING, key)
    other = type(study.world)(study.world.library, study.world.store, study.world.now, study.world.new_id)

    reviewing.rate(study.actor, other, dealt, 4, study.clock(), 3.0)

    assert key not in reviewing.desk(study.actor, study.world, READING).queue.new


@pytest.mark.parametrize("rating", RATINGS)
def test_the_schedules_at_hand_are_those_that_are_kept(study, rating):
    for _ in range(3):
        do(study, rating)
        found = reviewing.schedules_of(study.actor, study.world, READING)

        assert found == {key: one for (_, key), one in study.world.store.schedules(study.actor.learner).items()}
