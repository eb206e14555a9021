"""What a room's screens are told over their sockets: each no more than its member may see, and nobody else anything."""

import json
from typing import Any

import pytest

from quiz_app.services import room_play
from quiz_app.services.room_log import topic_of
from quiz_app.ui.room_news import screen_of, told
from tests.rooms import RIGHT, ROOM, dated_shelf
from tests.services.conftest import Begin
from tests.services.test_rooms import Group

TOPIC = topic_of(ROOM)


@pytest.fixture
def room(begin: Begin, store) -> Group:
    """A room that was opened."""
    made = Group(begin(store, dated_shelf()))
    made.open()
    return made


def heard(room: Group, member: str) -> dict[str, Any]:
    """The news as a member's screen hears it."""
    return json.loads(told(room.study.world, TOPIC, member, 0).partition(" ")[2])


def test_while_a_round_is_on_it_says_who_is_ready_and_nothing_of_what(room: Group):
    bilal = room.joined("Bilal")
    room.start()
    room.move(bilal)

    news = told(room.study.world, TOPIC, room.study.actor.learner, 0)

    group = json.loads(news.partition(" ")[2])["group"]
    assert group["rows"] == [[["Amina (you)", ""], ["Ordering", "busy"]], [["Bilal", ""], ["Ready", "done"]]]
    assert group["lede"] == "One of two is ready."
    assert not any(entry in news for entry in RIGHT)


def test_a_move_of_somebody_else_changes_nothing_but_the_table(room: Group):
    bilal = room.joined("Bilal")
    room.start()
    drawn = screen_of(room.seen(room.study.actor), room.study.actor.learner)

    room.move(bilal)

    assert heard(room, room.study.actor.learner)["screen"] == drawn
    assert heard(room, bilal.learner)["screen"] != drawn  # as in her other window


def test_on_the_shared_board_every_move_changes_the_screen(begin: Begin, store):
    room = Group(begin(store, dated_shelf()))
    room.open(together=True)
    bilal = room.joined("Bilal")
    room.start()
    drawn = screen_of(room.seen(bilal), bilal.learner)

    room_play.place(room.study.actor, room.study.world, ROOM, (0, 0), 0, RIGHT[0], RIGHT[1])

    news = heard(room, bilal.learner)
    assert news["screen"] != drawn
    assert news["order"].index(RIGHT[0]) == news["order"].index(RIGHT[1]) + 1


def test_who_was_removed_or_never_came_hears_a_number_alone(room: Group):
    bilal = room.joined("Bilal")
    room_play.remove(room.study.actor, room.study.world, ROOM, bilal.learner)

    assert [told(room.study.world, TOPIC, who, 7) for who in (bilal.learner, "member/eve")] == ["7", "7"]


def test_of_anything_but_a_room_a_number_alone_is_told(room: Group):
    assert told(room.study.world, "assignment/a", room.study.actor.learner, 7) == "7"


def test_the_latest_version_at_hand_is_not_read_again(room: Group, monkeypatch: pytest.MonkeyPatch):
    bilal = room.joined("Bilal")
    version = room.seen(bilal).version
    monkeypatch.setattr(type(room.study.world.store), "room_events", None)

    assert told(room.study.world, TOPIC, bilal.learner, version).startswith(f"{version} ")
