"""Practising the timeline: saved once, resumed anywhere, and what was missed is due."""

from dataclasses import replace

import pytest

from quiz_app.domain import timeline
from quiz_app.domain.errors import AnswerRefused, AttemptClosed, NotAllowed, NotFound
from quiz_app.domain.reading import TimelineEvent
from quiz_app.services import cards, practising, wanting
from tests import builders
from tests.services.conftest import Study


@pytest.fixture
def many(study: Study) -> Study:
    """A learner with a reading of twelve events."""
    events = tuple(TimelineEvent(f"e{year}", f"In {year}", "defence", str(year)) for year in range(1950, 2010, 5))
    return study.with_shelf(builders.shelf(reading=builders.reading(timeline=events)))


def begin(study: Study, game: str = "first") -> practising.Practice:
    """A practice with a fixed seed."""
    return practising.start(study.actor, study.world, builders.READING, game, "seed")


def ask(study: Study, here: practising.Practice) -> practising.Asked:
    """The round to answer now."""
    return practising.ask(study.actor, study.world, practising.practice(study.actor, study.world, here.id))


def test_an_answer_is_kept_with_what_was_asked(many: Study):
    here = begin(many)
    asked = ask(many, here)

    played = practising.answer(many.actor, many.world, asked, timeline.key_of(asked.put))

    (kept,) = practising.practice(many.actor, many.world, here.id).played
    assert kept == played
    assert (kept.put, kept.points, kept.missed) == (asked.put, 1, ())


def test_the_same_press_twice_is_one_answer_and_one_miss(many: Study):
    asked = ask(many, begin(many))

    first = practising.answer(many.actor, many.world, asked, None)
    rows = len(many.world.store.log(many.actor.learner).events)
    many.clock.pass_(minutes=1)

    assert practising.answer(many.actor, many.world, asked, None) == first
    assert len(many.world.store.log(many.actor.learner).events) == rows


def test_another_answer_to_an_answered_round_is_refused(many: Study):
    asked = ask(many, begin(many))
    practising.answer(many.actor, many.world, asked, None)

    with pytest.raises(AttemptClosed):
        practising.answer(many.actor, many.world, asked, timeline.key_of(asked.put))


def test_an_answer_that_the_round_cannot_take_changes_nothing(many: Study):
    here = begin(many)

    with pytest.raises(AnswerRefused):
        practising.answer(many.actor, many.world, ask(many, here), "in the past")

    assert practising.practice(many.actor, many.world, here.id).played == ()


def test_what_was_missed_is_due_until_it_is_reviewed(many: Study):
    asked = ask(many, begin(many))
    many.clock.pass_(minutes=1)
    played = practising.answer(many.actor, many.world, asked, None)
    many.clock.pass_(minutes=1)

    assert many.queue()[:2] == tuple(f"event.{one}" for one in played.missed)
    many.rate(f"event.{played.missed[0]}", 4)
    many.rate(f"event.{played.missed[1]}", 4)
    assert not {f"event.{one}" for one in played.missed} & set(many.queue())


def test_a_card_that_was_to_come_much_later_is_due_after_a_miss(many: Study):
    asked = ask(many, begin(many))
    missed = asked.put.entries[0].id
    cards.add_card(many.actor, many.world, builders.READING, f"event.{missed}")
    many.rate(f"event.{missed}", 4)
    assert f"event.{missed}" not in many.queue()

    practising.answer(many.actor, many.world, asked, None)

    assert f"event.{missed}" in many.queue()


def test_an_undone_review_leaves_the_missed_card_due(many: Study):
    played = practising.answer(many.actor, many.world, ask(many, begin(many)), None)
    many.clock.pass_(minutes=1)
    key = f"event.{played.missed[0]}"
    many.rate(key, 4)

    many.undo()

    assert key in many.queue()


def test_a_suspended_card_stays_away_after_a_miss(many: Study):
    asked = ask(many, begin(many))
    key = f"event.{asked.put.entries[0].id}"
    cards.add_card(many.actor, many.world, builders.READING, key)
    cards.suspend(many.actor, many.world, builders.READING, key)

    practising.answer(many.actor, many.world, asked, None)

    assert key not in many.queue()


def test_an_event_that_left_the_reading_is_passed_over(many: Study):
    assert (
        wanting.want_cards(many.actor, many.world, builders.READING, ["event.gone", "item.gone", "gone"], "row") == ()
    )


def test_an_order_goes_on_from_where_it_stood(many: Study):
    here = begin(many, "order")
    asked = ask(many, here)
    order = tuple(reversed(asked.shown))

    practising.arrange(many.actor, many.world, asked, order)

    assert ask(many, here).shown == order
    rows = len(many.world.store.log(many.actor.learner).events)
    practising.arrange(many.actor, many.world, ask(many, here), order)
    assert len(many.world.store.log(many.actor.learner).events) == rows


def test_a_practice_goes_on_after_the_reading_was_edited(many: Study):
    here = begin(many, "order")
    before = ask(many, here).put

    assert ask(many.with_shelf(builders.shelf()), here).put == before


def test_only_the_events_that_were_chosen_are_asked(many: Study):
    only = {"e1950", "e1955", "e1960"}

    here = practising.start(many.actor, many.world, builders.READING, "order", only=only)

    assert {one.id for one in here.entries} == only


def test_events_that_cannot_be_told_apart_are_refused(many: Study):
    with pytest.raises(NotFound):
        practising.start(many.actor, many.world, builders.READING, "first", only={"e1950"})
    with pytest.raises(NotFound):
        practising.start(many.actor, many.world, builders.READING, "no such game")


def test_the_practice_that_was_left_is_offered_until_it_is_put_away(many: Study):
    here = begin(many)
    assert practising.unfinished(many.actor, many.world, builders.READING).id == here.id

    practising.leave(many.actor, many.world, here.id)

    assert practising.unfinished(many.actor, many.world, builders.READING) is None


def test_somebody_elses_practice_is_refused(many: Study):
    here = begin(many)
    asked, other = ask(many, here), replace(many.actor, learner="bilal")

    for act in (
        lambda: practising.ask(other, many.world, here),
        lambda: practising.answer(other, many.world, asked, None),
        lambda: practising.arrange(other, many.world, asked, asked.shown),
    ):
        with pytest.raises(NotAllowed):
            act()
    for act in (practising.practice, practising.leave):
        with pytest.raises(NotFound):
            act(other, many.world, here.id)
