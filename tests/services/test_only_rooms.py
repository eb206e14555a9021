"""Whoever has no account reaches rooms and nothing else, whatever page or service she asks."""

from dataclasses import replace

import pytest

from quiz_app.domain.errors import NotAllowed, NotFound
from quiz_app.services import exchange, keeping, quizzing, reviewing, rooms, today
from quiz_app.services.identity import member
from quiz_app.services.only_rooms import REACHABLE, reachable
from quiz_app.services.settings import change_setting, study_settings
from quiz_app.store.protocol import Store
from tests import builders
from tests.services.conftest import Study

EVE = member("a phone")
METHODS = [name for name in vars(Store) if not name.startswith("_")]


@pytest.mark.parametrize("name", [name for name in METHODS if name not in REACHABLE])
def test_of_the_store_nothing_but_rooms_is_reached(study: Study, name: str):
    with pytest.raises(NotAllowed):
        getattr(reachable(EVE, study.world).store, name)


ASKS = {
    "today": lambda world: today.today(EVE, world, builders.READING),
    "unfinished": lambda world: quizzing.unfinished(EVE, world),
    "desk": lambda world: reviewing.desk(EVE, world, builders.READING),
    "settings": lambda world: study_settings(EVE, world),
    "change": lambda world: change_setting(EVE, world, "name", "Eve"),
    "download": lambda world: keeping.download(EVE, world),
    "erase": lambda world: keeping.erase(EVE, world),
    "export": lambda world: exchange.export_zip(EVE, world),
    "open": lambda world: rooms.open_room(
        EVE, world, "room", rooms.RoomPlan(reading=builders.READING, title="", name="Eve", wishes=())
    ),
}


@pytest.mark.parametrize("ask", ASKS.values(), ids=ASKS.keys())
def test_a_service_that_is_asked_for_anything_else_refuses(study: Study, ask):
    study.start()
    before = study.world.store.log(study.actor.learner)

    with pytest.raises((NotAllowed, NotFound)):
        ask(reachable(EVE, study.world))
    assert study.world.store.log(study.actor.learner) == before


def test_a_member_finds_nothing_of_the_reading(study: Study):
    assert reachable(EVE, study.world).library.shelves == {}


def test_two_browsers_are_two_members():
    assert member("one phone").learner != member("another").learner


def test_another_devices_cookie_is_never_in_the_name(study: Study):
    assert "a phone" not in replace(EVE, device="").learner


def test_whoever_has_an_account_reaches_all_of_the_world(study: Study):
    assert reachable(study.actor, study.world) is study.world
