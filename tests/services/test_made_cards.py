"""Cards that come and go: made on request, renamed, and removed from their bank."""

import pytest

from quiz_app.domain.card import card_of_event, card_of_item
from quiz_app.domain.errors import NotFound
from quiz_app.domain.log import CARD_ADDED
from quiz_app.domain.study import StudySettings
from quiz_app.services import cards, deck, exchange, reviewing
from tests import builders

OLD, NEW = "arms-year", "arms-ban-year"


def add(study, of):
    return cards.add_card(study.actor, study.world, builders.READING, of)


def faces(study):
    return deck.faces_of(study.actor, study.world, builders.READING)


def schedules(study):
    return reviewing.schedules_of(study.actor, study.world, builders.READING)


def with_cards(study, *cards):
    """The same learner after the bank's cards became these."""
    return study.with_shelf(builders.shelf(banks=(builders.bank(cards=cards),)))


def renamed(study):
    return with_cards(study, builders.card(id=NEW, was=OLD), builders.cloze_card())


@pytest.mark.parametrize("item", builders.every_kind(), ids=lambda item: item.kind)
def test_a_card_is_made_from_an_item_of_every_kind(begin, item):
    study = begin()

    card = add(study, f"item.{item.id}")

    assert card == card_of_item(item)
    assert faces(study)[card.id].front == card.front


@pytest.mark.parametrize("event", builders.reading().timeline, ids=lambda event: event.id)
def test_a_card_is_made_from_a_timeline_event(study, event):
    card = add(study, f"event.{event.id}")

    assert card == card_of_event(event)
    assert card.id in study.queue()


def test_a_card_asked_for_twice_is_made_once(study):
    first, second = add(study, "item.arms-ban"), add(study, "item.arms-ban")

    assert first == second
    assert len(study.world.store.events(study.actor.learner, [CARD_ADDED])) == 1


@pytest.mark.parametrize("of", ["item.gone", "event.gone", "arms-ban", "", "card.arms-year", "item."])
def test_a_card_of_nothing_is_refused(study, of):
    with pytest.raises(NotFound, match="nothing in the reading"):
        add(study, of)


def test_a_made_card_is_studied_like_a_written_one(study):
    add(study, "item.arms-ban")

    review = study.rate("item.arms-ban", 4)

    assert schedules(study)["item.arms-ban"].interval > 0
    assert review.card == "item.arms-ban"


def test_a_made_card_follows_its_item_when_that_is_edited(study):
    add(study, "item.arms-ban")
    edited = builders.bank(items=(builders.single_choice(stem="When was it lifted?"),))

    later = study.with_shelf(builders.shelf(banks=(edited,)))

    assert faces(later)["item.arms-ban"].front.startswith("When was it lifted?")


def test_a_made_card_stays_as_it_was_made_when_its_item_is_gone(study):
    made = add(study, "item.arms-ban")

    later = study.with_shelf(builders.shelf(banks=()))

    assert faces(later)["item.arms-ban"].front == made.front
    assert later.deal("item.arms-ban").card == made


def test_a_made_card_is_nobody_elses(study, other):
    add(study, "item.arms-ban")

    assert "item.arms-ban" not in deck.faces_of(other, study.world, builders.READING)


def test_a_card_that_left_its_bank_is_no_longer_in_the_queue(study):
    study.rate(OLD, 4)
    study.clock.pass_(days=400)

    later = with_cards(study, builders.cloze_card())

    assert OLD not in later.queue()
    assert later.world.store.reviews(study.actor.learner) != []


def test_the_rating_of_a_card_that_left_its_bank_can_still_be_taken_back(study):
    study.rate(OLD, 4)
    later = with_cards(study, builders.cloze_card())

    assert later.undo() == OLD


def test_a_card_that_comes_back_to_its_bank_keeps_its_schedule(study):
    study.rate(OLD, 4)
    before = schedules(study)

    again = with_cards(with_cards(study), builders.card())

    assert schedules(again) == before


def test_a_renamed_card_keeps_its_schedule(study):
    study.rate(OLD, 4)
    before = schedules(study)[OLD]

    found = schedules(renamed(study))

    assert found.keys() == {NEW}
    assert (found[NEW].stability, found[NEW].due_day) == (before.stability, before.due_day)


def test_a_renamed_card_is_not_new_again(study):
    study.rate(OLD, 4)

    assert NEW not in renamed(study).queue()


def test_a_rating_of_a_renamed_card_goes_on_from_its_schedule(study):
    study.rate(OLD, 4)
    study.clock.pass_(days=30)

    later = renamed(study)
    later.rate(NEW, 3)

    assert (schedules(later)[NEW].reps, schedules(later)[NEW].lapses) == (2, 0)


def test_ratings_of_a_renamed_card_are_taken_back_through_both_names(study):
    study.rate(OLD, 4)
    study.clock.pass_(days=30)
    later = renamed(study)
    before = schedules(later)
    later.rate(NEW, 3)

    back = later.undo(), schedules(later)

    assert back == (NEW, before)
    assert (later.undo(), schedules(later)[NEW].phase) == (NEW, "new")


def test_a_renamed_card_keeps_its_schedule_through_export_and_import(study, begin):
    study.rate(OLD, 4)
    study.clock.pass_(days=30)
    later = renamed(study)
    later.rate(NEW, 3)
    partner = renamed(begin())

    exchange.import_zip(partner.actor, partner.world, exchange.export_zip(later.actor, later.world))

    assert schedules(partner) == schedules(later)


def test_a_renamed_cards_gaps_keep_their_schedules_too(study):
    study.rate("begin:c1", 4)

    later = with_cards(study, builders.cloze_card(id="start", was="begin"))

    assert schedules(later).keys() == {"start:c1"}


def test_the_desk_takes_only_the_cards_that_were_chosen(study):
    found = reviewing.desk(study.actor, study.world, builders.READING, only=["begin"])

    assert found.queue.new == ("begin:c1",)


def test_chosen_cards_are_studied_though_the_days_new_ones_are_used_up(study):
    study.rate("arms-year", 4)
    limit = StudySettings().new_per_day
    many = [builders.card(id=f"card-{number}") for number in range(limit + 1)]
    later = with_cards(study, builders.card(), builders.cloze_card(), *many)
    for card in many[: limit - 1]:
        later.rate(card.id, 4)

    assert later.queue() == ()
    assert reviewing.desk(later.actor, later.world, builders.READING, only=["begin"]).queue.new == ("begin:c1",)
