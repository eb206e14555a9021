"""Suspending, burying, flagging, resetting; cards of one's own; and taking it back."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz_app.domain.card import Card
from quiz_app.domain.deck import LEECH_AT
from quiz_app.domain.errors import NotAllowed, NotFound, ProblemsFound
from quiz_app.domain.log import CARD_EDITED, CARD_SUSPENDED
from quiz_app.services import cards, deck, exchange, keeping, reviewing
from quiz_app.store.guest import GuestStore
from tests import builders

KEY = "arms-year"
OWN = Card(id="own.1", front="Who spoke?", back="Khan", topic="defence", claims=("vital",))


def do(study, act, *rest, **more):
    """One of the acts of this module on the reading."""
    done = act(study.actor, study.world, builders.READING, *rest, **more)
    study.clock.pass_(minutes=1)
    return done


def schedule(study, key=KEY):
    return reviewing.schedules_of(study.actor, study.world, builders.READING).get(key)


def agreed(study):
    """Whether the cached schedules are what the log comes to."""
    return keeping.compare(study.actor, study.world).differing == 0


def test_a_suspended_face_stays_away_until_it_is_wanted_again(study):
    do(study, cards.suspend, KEY)
    study.clock.pass_(days=30)
    assert KEY not in study.queue()

    do(study, cards.suspend, KEY, on=False)

    assert KEY in study.queue()


def test_a_buried_face_is_there_again_tomorrow(study):
    do(study, cards.bury, KEY)
    assert KEY not in study.queue()

    study.clock.pass_(days=1)

    assert KEY in study.queue()


def test_a_buried_face_can_be_dug_out_today(study):
    do(study, cards.bury, KEY)

    do(study, cards.dig_out, KEY)

    assert KEY in study.queue()


def test_the_same_act_twice_is_one_event(study):
    for _ in range(2):
        do(study, cards.suspend, KEY)

    assert len(study.world.store.events(study.actor.learner, [CARD_SUSPENDED])) == 1


@pytest.mark.parametrize("act", [cards.suspend, cards.bury, cards.flag, cards.reset, cards.keep_leech])
def test_a_face_that_is_not_there_cannot_be_acted_on(study, act):
    with pytest.raises(NotFound, match="no longer"):
        do(study, act, "gone")


def test_a_reset_face_begins_anew_and_its_reviews_stay(study):
    study.rate(KEY, 4)

    assert do(study, cards.reset, KEY)

    assert (schedule(study).phase, schedule(study).reps) == ("new", 0)
    assert KEY in study.queue()
    assert len(study.world.store.reviews(study.actor.learner)) == 1
    assert agreed(study)


def test_what_is_as_new_already_is_not_reset(study):
    assert not do(study, cards.reset, KEY)

    assert agreed(study)


def test_a_rating_after_a_reset_is_the_first(study):
    study.rate(KEY, 4)
    do(study, cards.reset, KEY)

    study.rate(KEY, 4)

    assert schedule(study).reps == 1
    assert agreed(study)


def test_a_rating_of_a_face_that_another_window_reset_is_the_first(study):
    study.rate(KEY, 4)
    dealt, drawn_at = study.deal(KEY), study.clock()
    do(study, cards.reset, KEY)

    reviewing.rate(study.actor, study.world, dealt, 3, drawn_at, 4.0)

    assert agreed(study)


@pytest.mark.parametrize("act", [cards.suspend, cards.bury, cards.reset])
def test_undo_takes_back_what_was_done_to_a_card(study, act):
    study.rate(KEY, 4)
    before = schedule(study)
    do(study, act, KEY)

    assert study.undo() == KEY

    assert schedule(study) == before
    assert deck.deck_of(study.actor, study.world, builders.READING).suspended == frozenset()
    assert agreed(study)


def test_undo_goes_back_through_acts_and_ratings_in_their_order(study):
    study.rate(KEY, 4)
    do(study, cards.suspend, "envoy")
    study.rate("begin:c1", 3)

    assert [study.undo() for _ in range(4)] == ["begin:c1", "envoy", KEY, None]


def test_a_card_of_ones_own_is_studied_beside_the_banks(study):
    do(study, cards.write_card, OWN)

    assert OWN.id in study.queue()
    assert deck.cards_of(study.actor, study.world, builders.READING)[OWN.id] == OWN


def test_an_edit_never_resets_progress(study):
    do(study, cards.write_card, OWN)
    study.rate(OWN.id, 4)
    before = schedule(study, OWN.id)

    do(study, cards.write_card, builders.replace(OWN, back="Ayub Khan", reversed=True))

    assert schedule(study, OWN.id) == before
    assert study.deal(OWN.id).face.back == "Ayub Khan"


def test_saving_the_same_again_appends_nothing(study):
    do(study, cards.write_card, OWN)

    do(study, cards.write_card, builders.replace(OWN, front=" Who spoke? "))

    assert study.world.store.events(study.actor.learner, [CARD_EDITED]) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"front": " "}, "front is empty"),
        ({"back": ""}, "back is empty"),
        ({"back": "Who spoke?"}, "say the same"),
        ({"front": "x" * 2001}, "too long"),
        ({"cloze": "No gap here."}, "no gap"),
        ({"cloze": "A {{c1::gap}} and {{c2:half}}."}, "no gap"),
        ({"cloze": "A {{c1:: }} gap."}, "gap is empty"),
        ({"claims": ("gone",)}, "no such claim"),
        ({"topic": "gone"}, "no such topic"),
        ({"typed": True, "back": "word " * 20}, "too long to be typed"),
    ],
)
def test_what_is_no_card_is_refused_with_a_sentence(study, change, said):
    with pytest.raises(ProblemsFound, match=said):
        do(study, cards.write_card, builders.replace(OWN, **change))

    assert deck.deck_of(study.actor, study.world, builders.READING).own == {}


def test_a_card_keeps_its_kind(study):
    do(study, cards.write_card, OWN)

    with pytest.raises(ProblemsFound, match="keeps its kind"):
        do(study, cards.write_card, builders.replace(OWN, cloze="It was {{c1::Khan}}."))


@pytest.mark.parametrize("card_id", ["arms-year", "item.arms-ban", "own.", ""])
def test_only_ones_own_cards_can_be_edited(study, card_id):
    with pytest.raises(NotAllowed):
        do(study, cards.write_card, builders.replace(OWN, id=card_id))


def test_a_card_taken_away_comes_back_with_what_was_learnt(study):
    do(study, cards.write_card, OWN)
    study.rate(OWN.id, 4)
    before = schedule(study, OWN.id)
    do(study, cards.remove_card, OWN.id)
    assert OWN.id not in deck.faces_of(study.actor, study.world, builders.READING)

    do(study, cards.remove_card, OWN.id, on=False)

    assert (OWN.id in deck.cards_of(study.actor, study.world, builders.READING), schedule(study, OWN.id)) == (
        True,
        before,
    )


def test_a_banks_card_cannot_be_taken_away(study):
    with pytest.raises(NotAllowed, match="Suspend"):
        do(study, cards.remove_card, KEY)


def is_leech(study):
    found = deck.deck_of(study.actor, study.world, builders.READING)
    return found.is_leech(KEY, schedule(study).lapses)


def lapse(study, key, times):
    """Have a face in review forgotten so many times."""
    study.rate(key, 4)
    for _ in range(times):
        study.clock.pass_(days=2)
        study.rate(key, 1)
        study.rate(key, 3)


def test_a_face_forgotten_eight_times_is_a_leech_until_the_learner_goes_on(begin):
    study = begin()
    lapse(study, KEY, LEECH_AT)
    assert is_leech(study)

    do(study, cards.keep_leech, KEY)

    assert not is_leech(study)


ACTS = st.lists(st.sampled_from(["1", "3", "4", "reset", "undo", "suspend", "bury", "day", "back"]), max_size=14)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_whatever_is_done_the_cached_schedules_are_what_the_log_comes_to(begin, clock, acts):
    study = begin()
    clock.at = builders.NOW
    for act in acts:
        if act.isdigit():
            study.rate(KEY, int(act))
        elif act in ("day", "back"):
            clock.pass_(hours=25 if act == "day" else -3)
        elif act == "undo":
            study.undo()
        else:
            do(study, getattr(cards, act), KEY)

    assert agreed(study)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS, ACTS)
def test_two_devices_merged_agree_in_either_order(begin, clock, here, there):
    studies = []
    for acts in (here, there):
        study = begin(GuestStore({}))
        clock.at = builders.NOW
        for act in acts:
            if act.isdigit():
                study.rate(KEY, int(act))
            elif act == "day":
                clock.pass_(hours=25)
            elif act in ("reset", "suspend", "bury"):
                do(study, getattr(cards, act), KEY)
        studies.append(study)
    first, second = (exchange.export_zip(study.actor, study.world) for study in studies)
    for study, other in zip(studies, (second, first), strict=True):
        exchange.import_zip(study.actor, study.world, other)

    found = [reviewing.schedules_of(study.actor, study.world, builders.READING) for study in studies]
    decks = [deck.deck_of(study.actor, study.world, builders.READING) for study in studies]

    assert found[0] == found[1]
    assert decks[0] == decks[1]
    assert all(map(agreed, studies))
