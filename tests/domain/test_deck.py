"""What a learner did to cards: put aside, flagged, her own, and what keeps slipping."""

from datetime import timedelta

import pytest

from quiz_app.domain.deck import Deck, fold_deck, leech_level
from quiz_app.domain.log import (
    CARD_ACT_UNDONE,
    CARD_ADDED,
    CARD_BURIED,
    CARD_EDITED,
    CARD_FLAGGED,
    CARD_REMOVED,
    CARD_RESET,
    CARD_SUSPENDED,
    LEECH_KEPT,
)
from tests.builders import NOW, READING, event

TODAY = NOW.date()


def act(kind, key="arms-year", minute=0, **data):
    """Something done to a face, so many minutes after nine."""
    return event(kind=kind, subject=f"{READING}/{key}", ordinal=minute, at=NOW + timedelta(minutes=minute), data=data)


def fold(*events, present=lambda key: key):
    return fold_deck(events, READING, present)


def test_without_events_nothing_is_put_aside():
    assert fold() == Deck()


@pytest.mark.parametrize(("acts", "there"), [([True], True), ([True, False], False), ([False, True], True)])
def test_the_latest_act_says_whether_a_face_is_suspended(acts, there):
    found = fold(*(act(CARD_SUSPENDED, minute=minute, on=on) for minute, on in enumerate(acts)))

    assert ("arms-year" in found.aside(TODAY)) == there


def test_events_count_in_their_own_order_whatever_order_they_arrive_in():
    assert fold(act(CARD_SUSPENDED, minute=1, on=False), act(CARD_SUSPENDED, minute=0, on=True)) == Deck()


@pytest.mark.parametrize(("days", "aside"), [(0, True), (1, False), (2, False)])
def test_a_buried_face_is_away_until_its_day(days, aside):
    found = fold(act(CARD_BURIED, until=(TODAY + timedelta(days=1)).isoformat()))

    assert ("arms-year" in found.aside(TODAY + timedelta(days=days))) == aside


@pytest.mark.parametrize("until", [None, "tomorrow", 3, ""])
def test_a_day_that_is_none_buries_nothing(until):
    assert fold(act(CARD_BURIED, until=until)).aside(TODAY) == frozenset()


def test_one_face_put_aside_leaves_its_sibling():
    assert fold(act(CARD_SUSPENDED, "begin:c1", on=True)).suspended == {"begin:c1"}


def test_a_renamed_card_stays_suspended():
    found = fold(act(CARD_SUSPENDED, "old:c1", on=True), present=lambda key: key.replace("old", "new"))

    assert found.suspended == {"new:c1"}


def test_an_act_taken_back_counts_for_nothing():
    done = act(CARD_FLAGGED, on=True)

    assert fold(done, event(kind=CARD_ACT_UNDONE, subject=done.id, data={})) == Deck()


def test_another_readings_cards_are_left_alone():
    assert fold(event(kind=CARD_SUSPENDED, subject="another/arms-year", data={"on": True})) == Deck()


def test_an_edit_is_laid_over_what_was_written():
    found = fold(
        act(CARD_ADDED, "own.1", front="Who?", back="Khan"), act(CARD_EDITED, "own.1", minute=1, back="Ayub Khan")
    )

    assert found.own == {"own.1": {"front": "Who?", "back": "Ayub Khan"}}


def test_a_card_taken_away_can_be_brought_back():
    added, away = act(CARD_ADDED, "own.1", front="Who?"), act(CARD_REMOVED, "own.1", minute=1, on=True)

    assert fold(added, away).own == {}
    assert list(fold(added, away, act(CARD_REMOVED, "own.1", minute=2, on=False)).own) == ["own.1"]


@pytest.mark.parametrize(("lapses", "level"), [(0, 0), (7, 0), (8, 8), (9, 8), (11, 8), (12, 12), (15, 12), (16, 16)])
def test_a_leech_is_flagged_at_eight_lapses_and_every_four_after(lapses, level):
    assert leech_level(lapses) == level
    assert Deck().is_leech("arms-year", lapses) == (lapses >= 8)


@pytest.mark.parametrize(("lapses", "leech"), [(8, False), (11, False), (12, True), (13, True)])
def test_a_leech_that_was_kept_is_flagged_again_four_lapses_later(lapses, leech):
    assert fold(act(LEECH_KEPT, lapses=8)).is_leech("arms-year", lapses) == leech


def test_a_face_begun_anew_can_become_a_leech_again():
    assert fold(act(LEECH_KEPT, lapses=8), act(CARD_RESET, minute=1)).is_leech("arms-year", 8)
