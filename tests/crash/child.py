"""A learner at work in a process of her own: it says what is about to be saved, and what has been."""

import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from multiprocessing.connection import Connection
from random import Random
from typing import TypeVar
from uuid import UUID

from quiz_app.domain.errors import StoreUnavailable
from quiz_app.domain.quiz import Draw, Plan
from quiz_app.domain.shelf import Library
from quiz_app.services import identity, quizzing, reviewing
from quiz_app.services.identity import Actor
from quiz_app.services.settings import change_setting
from quiz_app.services.world import World
from quiz_app.store.sql import open_url
from tests import builders

T = TypeVar("T")
PRESS = "press"
SAVED = "saved"
FAILED = "failed"
KEYS = ("arms-year", "begin:c1", "begin:c2", "envoy", "envoy:reversed")


def work(url: str, seed: int, say: Connection, busy_seconds: float = 10.0) -> None:
    """Rate cards, answer items, undo and change settings until somebody ends the process."""
    chance = Random(seed)
    with closing(open_url(url, busy_seconds)) as store:
        shelf = builders.shelf()
        began = builders.NOW + timedelta(days=seed)
        ticks = iter(range(sys.maxsize))
        world = World(
            Library({shelf.reading.id: shelf}),
            store,
            lambda: began + timedelta(seconds=next(ticks)),
            lambda: str(UUID(int=chance.getrandbits(128))),
        )
        actor = _done("", lambda: identity.owner(world), say)
        while True:
            act = chance.choice((_rate, _rate, _answer, _undo, _set))
            _done("", lambda act=act: act(actor, world, chance, say), say)


def _press(say: Connection, row: str, save: Callable[[], object]) -> None:
    """Save a row, and again under the same id for as long as that fails; what is told has happened already."""
    say.send((PRESS, row))
    _done(row, save, say)
    say.send((SAVED, row))


def _done(row: str, act: Callable[[], T], say: Connection) -> T:
    """What it comes to, done again for as long as the store cannot be reached, as a person would."""
    while True:
        try:
            return act()
        except StoreUnavailable:
            say.send((FAILED, row))


def _rate(actor: Actor, world: World, chance: Random, say: Connection) -> None:
    dealt = reviewing.deal(actor, world, builders.READING, chance.choice(KEYS))
    rating, at = chance.randint(1, 4), world.now()
    _press(say, dealt.review_id, lambda: reviewing.rate(actor, world, dealt, rating, at, 3.0))


def _answer(actor: Actor, world: World, chance: Random, say: Connection) -> None:
    here = quizzing.start(actor, world, builders.READING, Plan(title="All", draw=Draw(items=2)))
    for place in range(2):
        asked = quizzing.ask(actor, world, here, place)
        given = chance.choice((asked.item.key(), None))
        save = lambda asked=asked, given=given: quizzing.answer(actor, world, asked, given, None, builders.NOW)  # noqa: E731
        _press(say, asked.response_id, save)


def _undo(actor: Actor, world: World, chance: Random, say: Connection) -> None:
    reviewing.undo(actor, world, builders.READING)


def _set(actor: Actor, world: World, chance: Random, say: Connection) -> None:
    change_setting(actor, world, "new_per_day", chance.randint(1, 40))
