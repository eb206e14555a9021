"""A learner's process, killed in the middle of whatever it does, and what it had said of its work by then."""

import multiprocessing
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from random import Random

from quiz_app.domain.replay import schedules_of
from quiz_app.domain.shelf import Library
from quiz_app.services import identity, keeping
from quiz_app.services.world import World
from quiz_app.store.sql import SqlStore, open_url
from tests import builders
from tests.crash import child

SECONDS_TO_SPEAK = 60
LONG_AS_A_PRESS = 0.003  # seconds: most are killed while something is being saved


@dataclass
class Told:
    """What the learner's process said."""

    pressed: list[str] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def hear(self, said: tuple[str, str]) -> str:
        """Keep one word and give its kind."""
        kind, row = said
        {child.PRESS: self.pressed, child.SAVED: self.saved, child.FAILED: self.failed}[kind].append(row)
        return kind


@dataclass
class Learner:
    """A learner's process."""

    ears: Connection
    process: BaseProcess
    told: Told

    def hear(self, kind: str, times: int = 1) -> None:
        """Listen until it has said this so often."""
        while times:
            assert self.ears.poll(SECONDS_TO_SPEAK), "The learner's process says nothing any more."
            times -= self.told.hear(self.ears.recv()) == kind

    def kill(self, after: float = 0.0) -> None:
        """Kill it so many seconds from now, and hear what it had said before."""
        self.process.join(after)
        self.process.kill()
        self.process.join()
        try:
            while True:
                self.told.hear(self.ears.recv())
        except EOFError:
            return


@contextmanager
def at_work(url: str, seed: int, told: Told, busy_seconds: float = 10.0) -> Iterator[Learner]:
    """A learner at work on this database, until the block ends; what she says is added to what was told before."""
    context = multiprocessing.get_context("forkserver")  # forked from a process that has imported everything
    context.set_forkserver_preload([child.__name__])
    ears, mouth = context.Pipe(duplex=False)
    process = context.Process(target=child.work, args=(url, seed, mouth, busy_seconds), daemon=True)
    process.start()
    mouth.close()
    learner = Learner(ears, process, told)
    try:
        yield learner
    finally:
        learner.kill()
        ears.close()
        process.close()


def crash(url: str, seed: int, told: Told) -> None:
    """Kill a learner at work, at a moment that follows from the seed."""
    chance = Random(seed)
    with at_work(url, seed, told) as learner:
        learner.hear(child.SAVED, chance.randint(1, 8))
        learner.hear(child.PRESS)
        learner.kill(chance.uniform(0, LONG_AS_A_PRESS))


def check(url: str, told: Told) -> None:
    """Everything acknowledged is kept, once; nothing is there that was not pressed; the caches agree with the log."""
    with closing(open_url(url)) as store:
        log = store.log(identity.OWNER)
        times = Counter(one.id for one in (*log.reviews, *log.responses))
        assert [row for row in told.saved if times[row] != 1] == []
        assert set(times.values()) <= {1}
        assert set(times) <= set(told.pressed)
        assert all(one.attempt in {sat.id for sat in log.attempts} for one in log.responses)
        kept = store.schedules(identity.OWNER)
        assert kept == {(one.reading, one.card): one for one in schedules_of(log)}
        assert keeping.compare(identity.owner(world(store)), world(store)).differing == 0


def world(store: SqlStore) -> World:
    """The installation as the services see it."""
    shelf = builders.shelf()
    return World(Library({shelf.reading.id: shelf}), store, lambda: builders.NOW, lambda: "unused")
