"""Practising the timeline: each game to its end, a reload in the middle, and the cards that follow."""

import pytest
from streamlit.testing.v1 import AppTest

from quiz_app.services import deck, practising, reviewing
from quiz_app.ui import context
from tests.journeys.conftest import Visit, has, press, words

READING = "russia-pakistan"


def going(app: AppTest) -> practising.Practice:
    """The practice in the address."""
    here = _here()
    (practice_id,) = (
        app.query_params["practice"]
        if isinstance(app.query_params["practice"], list)
        else [app.query_params["practice"]]
    )
    return practising.practice(here.actor, here.world, practice_id)


def _here() -> context.Here:
    return context.here()


def play(visit: Visit, game: str) -> AppTest:
    """A practice of this game, just begun."""
    return press(visit("timeline"), f"play-{game}")


def asked(app: AppTest) -> practising.Asked:
    """The round that is put now."""
    here = _here()
    return practising.ask(here.actor, here.world, going(app))


def unknown(app: AppTest, number: int = 0) -> AppTest:
    """Say "I don't know", and go on."""
    return press(press(app, f"unknown-{number}"), "next")


def due() -> tuple[str, ...]:
    """The faces that are due as reviews now."""
    here = _here()
    return reviewing.desk(here.actor, here.world, READING).queue.reviews


@pytest.mark.parametrize("game", ["order", "place", "first", "anchor"])
def test_a_game_is_played_to_its_end_without_knowing(visit: Visit, game: str):
    app = play(visit, game)
    rounds = going(app).rounds

    for number in range(rounds):
        unknown(app, number)

    assert f"0 of {rounds}" in app.title[0].value
    assert has(app, "study-missed")
    assert len(due()) == len(going(app).missed) > 0


def test_a_pair_is_answered_by_one_press(visit: Visit):
    app = play(visit, "first")
    put = asked(app).put

    press(app, f"o{put.shown.index(put.entries[0].id) + 1}-0")

    assert "Correct." in app.title[0].value
    assert "came before" in words(app)
    assert due() == ()


def test_a_wrong_answer_brings_both_events_back_as_cards(visit: Visit):
    app = play(visit, "first")
    put = asked(app).put

    press(app, f"o{put.shown.index(put.entries[1].id) + 1}-0")

    assert "Not this one." in app.title[0].value
    assert set(due()) == {f"event.{entry.id}" for entry in put.entries}


def test_a_year_is_typed_or_slid(visit: Visit):
    app = play(visit, "place")
    entry = asked(app).put.entries[0]

    app.slider[0].set_value(1990).run()
    assert app.number_input[0].value == 1990
    app.number_input[0].set_value(int(entry.earliest[:4])).run()
    assert app.slider[0].value == int(entry.earliest[:4])
    press(app, "check-0")

    assert "Correct." in app.title[0].value


def test_a_year_beside_the_date_says_how_far(visit: Visit):
    app = play(visit, "place")
    entry = asked(app).put.entries[0]

    app.number_input[0].set_value(int(entry.latest[:4]) + 3).run()
    press(app, "check-0")

    assert "Three years too late." in app.title[0].value


def test_events_are_put_in_order_and_a_reload_goes_on_from_there(visit: Visit):
    app = play(visit, "order")
    put = asked(app).put
    press(app, f"down-{put.shown[0]}")

    again = visit("timeline", practice=going(app).id)
    assert asked(again).shown[:2] == (put.shown[1], put.shown[0])
    shown = list(asked(again).shown)
    for place, entry in enumerate(put.entries):
        while shown.index(entry.id) > place:
            now = shown.index(entry.id)
            press(again, f"up-{entry.id}")
            shown[now - 1], shown[now] = shown[now], shown[now - 1]
    press(again, "check-0")

    of = len(put.ordering.pairs())
    assert f"{of} of {of} pairs in order." in again.title[0].value


def test_the_pair_that_went_wrong_is_named(visit: Visit):
    app = play(visit, "order")
    put = asked(app).put
    wrong = put.ordering.reversed_in(put.shown)

    press(app, "check-0")

    of = len(put.ordering.pairs())
    assert f"{of - len(wrong)} of {of} pairs in order." in app.title[0].value
    assert words(app).count(") is before ") == len(wrong)


def test_a_practice_that_was_left_is_offered_again_and_can_be_put_away(visit: Visit):
    app = play(visit, "anchor")
    unknown(app)

    offered = visit("timeline")
    assert "2 of 8" in words(offered)
    press(offered, "leave-practice")

    assert not has(visit("timeline"), "continue-practice")


def test_the_same_press_twice_is_one_answer(visit: Visit):
    app = play(visit, "first")
    here, put = _here(), asked(app)
    practising.answer(here.actor, here.world, put, None)

    press(app, "unknown-0")

    assert len(going(app).played) == 1


def test_an_address_of_no_practice_is_told(visit: Visit):
    assert "not kept here" in words(visit("timeline", practice="nothing"))


def test_missed_events_are_studied_at_once(visit: Visit):
    app = play(visit, "order")
    for number in range(2):
        unknown(app, number)
    press(app, "study-missed")

    assert "Missed in" in words(app)
    assert has(app, "reveal")
    here = _here()
    assert all(f"event.{one}" in deck.cards_of(here.actor, here.world, READING) for one in put_ids(here))


def put_ids(here: context.Here) -> set[str]:
    """The events of every round played."""
    return {entry.id for one in practising.rounds_played(here.actor, here.world, READING) for entry in one.put.entries}


def test_progress_shows_what_was_practised(visit: Visit):
    assert not any(head.value == "The timeline" for head in visit("progress").header)
    app = play(visit, "first")
    for number in range(10):
        unknown(app, number)

    progress = visit("progress")

    assert any(head.value == "The timeline" for head in progress.header)
    assert any("Which came first" in str(table.value) for table in progress.table)
    assert "you name the earlier one four times of five" in words(progress)
