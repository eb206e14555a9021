"""What is due and what is new, by bank."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz_app.domain.errors import NotFound
from quiz_app.domain.memory import RATINGS
from quiz_app.domain.picking import YOURS
from quiz_app.services import cards, kept
from quiz_app.services.due_counts import cards_due, due_by_bank
from quiz_app.services.settings import change_setting
from quiz_app.services.wanting import want_cards
from tests import builders
from tests.builders import READING

TWO = builders.shelf(
    banks=(
        builders.bank(),
        builders.bank(id="voices", items=(), cards=(builders.card(id="said"), builders.card(id="heard", was="told"))),
    )
)
KEYS = ("arms-year", "begin:c1", "begin:c2", "envoy", "envoy:reversed", "said", "heard")


@pytest.fixture
def study(begin, store):
    """A learner with two banks: five faces in one, two in the other."""
    return begin(store, TWO)


def look(study) -> dict[str, tuple[int, int]]:
    """(due, new) by bank."""
    return {one.bank: (one.due, one.new) for one in due_by_bank(study.actor, study.world, READING)}


def due(study, bank: str) -> list[str]:
    return cards_due(study.actor, study.world, READING, bank)


def limit(study, new: int) -> None:
    change_setting(study.actor, study.world, "new_per_day", new)


def test_at_first_all_are_new(study):
    assert look(study) == {"partnership": (0, 5), "voices": (0, 2)}


def test_a_face_that_was_put_away_for_days_is_neither_until_then(study):
    study.rate("said", 4)
    assert look(study)["voices"] == (0, 1)

    study.clock.pass_(days=60)
    assert look(study)["voices"] == (1, 1)


def test_a_face_in_its_learning_steps_is_due(study):
    study.rate("said", 1)

    assert look(study)["voices"] == (1, 1)


def test_the_days_limit_of_new_ones_is_for_all_banks(study):
    limit(study, 2)
    study.rate("said", 4)

    assert look(study) == {"partnership": (0, 1), "voices": (0, 1)}


def test_each_new_one_that_is_begun_takes_from_the_limit_once(study):
    limit(study, 4)
    look(study)

    for key in ("said", "heard", "said"):
        study.rate(key, 1)

    assert look(study) == {"partnership": (0, 2), "voices": (2, 0)}


def test_what_was_taken_back_is_new_again(study):
    study.rate("said", 4)
    look(study)

    study.undo()

    assert look(study)["voices"] == (0, 2)


@pytest.mark.parametrize("act", [cards.suspend, cards.bury])
def test_what_is_put_aside_does_not_count(study, act):
    study.rate("said", 1)
    for key in ("said", "heard"):
        act(study.actor, study.world, READING, key)

    assert look(study)["voices"] == (0, 0)


def test_ones_own_cards_count_apart(study):
    cards.write_card(study.actor, study.world, READING, builders.card(id="own.1", topic=""))

    assert look(study)[YOURS] == (0, 1)


def test_what_was_missed_elsewhere_is_due(study):
    want_cards(study.actor, study.world, READING, ["event.arms"], "a round")
    assert look(study)[YOURS] == (1, 0)

    study.rate("event.arms", 4)
    assert look(study)[YOURS] == (0, 0)


def test_another_learners_reviews_are_not_counted(study, other):
    study.rate("said", 1)

    assert {one.due for one in due_by_bank(other, study.world, READING)} == {0}


def test_the_cards_of_a_bank_are_those_that_were_counted(study):
    limit(study, 2)
    study.rate("begin:c2", 1)

    assert due(study, "partnership") == ["arms-year", "begin"]
    assert due(study, "voices") == ["said"]


def test_a_renamed_card_keeps_its_place(begin, store):
    before = builders.shelf(banks=(builders.bank(cards=(builders.card(id="told"),)),))
    begin(store, before).rate("told", 1)

    assert look(begin(store, TWO))["voices"] == (1, 1)


def test_a_reading_that_is_not_there_is_not_found(study):
    with pytest.raises(NotFound):
        due_by_bank(study.actor, study.world, "elsewhere")


acts = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from((*RATINGS, "undo", "suspend")), st.integers(0, 4000)), max_size=12
)


@given(acts)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_from_look_to_look_it_is_the_same_as_counted_anew(study, given_acts):
    for key, act, minutes in given_acts:
        if act == "undo":
            study.undo()
        elif act == "suspend":
            cards.suspend(study.actor, study.world, READING, key)
        else:
            study.rate(key, act)
        study.clock.pass_(minutes=minutes)

        followed = look(study)
        kept.forget(study.actor, study.world)

        assert followed == look(study)
