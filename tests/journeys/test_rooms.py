"""A room from the first click to the last, as its host plays it alone; and its door for who comes with a code."""

import re

from streamlit.testing.v1 import AppTest

from quiz_app.services import rooms
from quiz_app.services.identity import Actor
from quiz_app.services.room_log import RoomLog
from quiz_app.services.world import World
from quiz_app.ui import context
from tests.journeys.conftest import Visit, has, press, words

CODE = re.compile(r"[2-9A-Y]{4}-[2-9A-Y]{4}")


def opened(visit: Visit, name: str = "Amina", together: bool = False, **rounds: int) -> AppTest:
    """The lobby of a room that Amina opened."""
    app = visit("group")
    app.text_input(key="room-name").set_value(name)
    app.checkbox(key="room-together").set_value(together)
    for kind, number in rounds.items():
        app.number_input(key=f"rounds-{kind}").set_value(number)
    app.button(key="open-room-go").click().run()
    assert not app.exception, app.exception
    return visit("room", id=room_of(app))  # a switch of page does not last in a test


def room_of(app: AppTest) -> str:
    """The id of the room in the address."""
    given = app.query_params["id"]
    return given if isinstance(given, str) else given[0]


def test_a_room_is_played_from_lobby_to_standings(visit: Visit):
    app = opened(visit, quiz=0)
    assert CODE.search(words(app)) and "Three rounds" in words(app)

    app = press(app, "next-round")
    assert "Put six events in order" in words(app)
    app = press(press(app, "ready"), "reveal")
    assert "Where the group put each event" in words(app) and "Standings" in words(app)
    app = press(press(app, "discuss"), "next-round")
    assert "In which year" in words(app)
    app = press(press(app, "reveal"), "next-round")
    assert "Nobody answered" not in words(app)
    app = press(press(press(app, "o0"), "ready"), "reveal")
    assert "What the group said" in words(app)
    app = press(app, "finish")

    assert "How it went" in words(app)


def test_a_round_without_answers_says_so_and_goes_on(visit: Visit):
    app = press(press(opened(visit), "next-round"), "reveal")

    assert "Nobody answered this round" in words(app) and has(app, "next-round")


def test_a_reload_comes_back_to_the_same_round(visit: Visit):
    app = press(press(opened(visit), "next-round"), "ready")

    again = visit("room", id=room_of(app))

    assert "You are ready" in words(again)


def test_what_the_group_missed_becomes_cards_of_ones_own(visit: Visit):
    app = press(opened(visit, order=1, place=0, first=0), "next-round")
    app = press(press(app, "ready"), "reveal")
    app = press(press(app, "finish"), "add-missed")

    assert "among yours" in words(app)


def test_a_shared_board_takes_moves_and_takes_them_back(visit: Visit):
    app = press(opened(visit, together=True), "next-round")
    down = next(button.key for button in app.button if str(button.key).startswith("down-"))

    app = press(app, str(down))
    assert ":material/person: you" in words(app)
    app = press(app, "take-back")

    assert app.button(key="take-back").disabled


def test_on_a_shared_board_an_event_is_pointed_at_without_moving_it(visit: Visit):
    app = press(opened(visit, together=True), "next-round")
    names = [str(button.key) for button in app.button if str(button.key).startswith("point-")]

    app = press(app, names[2])

    assert words(app).count(":material/person: you") == 1
    assert [str(button.key) for button in app.button if str(button.key).startswith("point-")] == names
    assert app.button(key="take-back").disabled


def test_a_code_that_leads_nowhere_is_told(visit: Visit):
    assert "This room is not there" in words(visit("room", code="ACDE-FGHJ")).replace("\\", "")


def test_somebody_elses_room_is_refused(visit: Visit):
    visit()
    world = World(context.installation().library(), context.installation().store, context.installation().now, str)
    world = World(world.library, world.store, world.now, lambda: "chance")
    host = Actor("teacher", "somebody-else", "another-device")
    plan = rooms.RoomPlan(
        reading="russia-pakistan", title="Theirs", name="Bilal", wishes=(rooms.Wish("order", 1, events=4),)
    )
    rooms.open_room(host, world, "their-room", plan)

    assert "You are not in this room" in words(visit("room", id="their-room")).replace("\\", "")
    assert list(RoomLog(world, "their-room").room().members) == ["somebody-else"]


def test_a_name_with_a_script_is_drawn_letter_by_letter(visit: Visit):
    name = "<script>alert(1)</script>"
    app = press(press(press(opened(visit, name=name), "next-round"), "ready"), "reveal")

    assert r"\<script\>alert\(1\)\</script\>" in words(app) and name not in words(app)
