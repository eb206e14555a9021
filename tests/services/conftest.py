"""A learner with a store, a small library, and a clock that stands still until it is told to go on."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from quiz_app.domain.attempt import Sitting
from quiz_app.domain.items import Answer
from quiz_app.domain.log import Response, Review
from quiz_app.domain.quiz import Draw, Plan
from quiz_app.domain.shelf import Library, Shelf
from quiz_app.services import identity, quizzing, reviewing
from quiz_app.services.identity import Actor
from quiz_app.services.world import World
from quiz_app.store.guest import GuestStore
from quiz_app.store.protocol import Store
from quiz_app.store.sql import open_sqlite
from tests import builders


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = builders.NOW

    def __call__(self) -> datetime:
        """The time it shows."""
        return self.at

    def pass_(self, **span: float) -> None:
        """Let this much time pass."""
        self.at += timedelta(**span)


@dataclass(frozen=True, slots=True)
class Study:
    """One learner at work: short ways to do with the services what nearly every test does."""

    actor: Actor
    world: World
    clock: Clock

    def with_shelf(self, shelf: Shelf) -> "Study":
        """The same learner after the bank was edited."""
        return replace(self, world=replace(self.world, library=Library({shelf.reading.id: shelf})))

    def start(self, seed: str = "seed", **plan: object) -> Sitting:
        """A new attempt with all items, or as the plan says."""
        drawn = Plan(**{"title": "All", "draw": Draw(items=0)} | plan)
        return quizzing.start(self.actor, self.world, builders.READING, drawn, seed)

    def now(self, here: Sitting) -> Sitting:
        """How the attempt stands now."""
        return quizzing.sitting(self.actor, self.world, here.attempt.id)

    def ask(self, here: Sitting, item_id: str = "") -> quizzing.Asked:
        """This item of the attempt (the first, where none is named) as it is put now."""
        place = next((place for place, slot in enumerate(here.items) if slot.item == item_id), 0)
        return quizzing.ask(self.actor, self.world, self.now(here), place)

    def answer(self, here: Sitting, item_id: str, given: Answer | None, certainty: int | None = None) -> Response:
        """The response to an item of the attempt."""
        return self.send(self.ask(here, item_id), given, certainty)

    def send(self, asked: quizzing.Asked, given: Answer | None, certainty: int | None = None) -> Response:
        """The response to an item that was asked before."""
        return quizzing.answer(self.actor, self.world, asked, given, certainty, self.clock())

    def answer_all(self, here: Sitting, wrong: tuple[str, ...] = (), certainty: int | None = None) -> None:
        """The key of every item, but "I don't know" for those named."""
        for slot in here.items:
            if slot.item in wrong:
                self.answer(here, slot.item, None)
            else:
                self.answer(here, slot.item, self.ask(here, slot.item).item.key(), certainty)

    def queue(self) -> tuple[str, ...]:
        """The faces to study now, in order."""
        queue = reviewing.desk(self.actor, self.world, builders.READING).queue
        return (*queue.learning, *queue.reviews, *queue.new, *queue.later)

    def deal(self, key: str) -> reviewing.Dealt:
        """This face on the table."""
        return reviewing.deal(self.actor, self.world, builders.READING, key)

    def rate(self, key: str, rating: int = 3) -> Review:
        """The review of this face, a minute passing after it."""
        review = reviewing.rate(self.actor, self.world, self.deal(key), rating, self.clock(), 4.0)
        self.clock.pass_(minutes=1)
        return review

    def undo(self) -> str | None:
        """The face whose latest review was taken back, a minute passing after it."""
        key = reviewing.undo(self.actor, self.world, builders.READING)
        self.clock.pass_(minutes=1)
        return key


Begin = Callable[..., Study]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, to be copied: migrating takes a hundred times as long."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    open_sqlite(path).close()
    return path


@pytest.fixture(params=["session state", "SQLite"])
def store(request: pytest.FixtureRequest, template: Path, tmp_path: Path) -> Iterator[Store]:
    """A new empty store of each kind."""
    if request.param == "session state":
        yield GuestStore({})
        return
    with closing(open_sqlite(Path(shutil.copy(template, tmp_path / "kept.db")))) as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    """A clock at NOW."""
    return Clock()


@pytest.fixture
def begin(clock: Clock) -> Begin:
    """Puts a learner before a store (a new one in memory, where none is given) and a shelf."""

    def begun(store: Store | None = None, shelf: Shelf | None = None) -> Study:
        numbers = count(1)
        shelf = shelf or builders.shelf()
        library = Library({shelf.reading.id: shelf})
        world = World(library, store or GuestStore({}), clock, lambda: f"id-{next(numbers)}-{id(numbers)}")
        return Study(identity.owner(world), world, clock)

    return begun


@pytest.fixture
def study(begin: Begin, store: Store) -> Study:
    """A learner before each kind of store and the small library of the builders."""
    return begin(store)


@pytest.fixture
def other(study: Study) -> Actor:
    """Somebody else at the same store."""
    return replace(study.actor, learner="bilal")
