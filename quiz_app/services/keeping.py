"""What is kept of a learner: all of it to take along, all of it gone, and the caches agreeing with the log."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from quiz_app.domain.errors import NotAllowed
from quiz_app.domain.replay import Face, Studied
from quiz_app.domain.rows import Row
from quiz_app.interchange.csv_log import JSON, to_zip, write_log
from quiz_app.interchange.json_log import write_json
from quiz_app.services import kept
from quiz_app.services.identity import Actor
from quiz_app.services.withholding import own_log
from quiz_app.services.world import World

Schedules = dict[Face, Row]
Step = Callable[[int, int], None]
NOW_AND_THEN = 10_000  # reviews


@dataclass(frozen=True, slots=True)
class Compared:
    """How many faces' schedules are kept, of how many learners, and how many are not what the log comes to."""

    learners: int
    faces: int
    differing: int


def download(actor: Actor, world: World) -> bytes:
    """All of the actor's own as a zip: the CSV files of an export, and the same as JSON."""
    log = own_log(actor, world)
    return to_zip({**write_log(log), JSON: write_json(log)})


def erase(actor: Actor, world: World) -> int:
    """Delete all of the actor's own for good, and say how many rows that were. Nothing brings them back, no merge."""
    from quiz_app.services.progress_kept import forget  # it counts with numpy, which the commands have no need of

    forget(actor, world)
    kept.forget(actor, world)
    return world.store.erase(actor.learner, world.new_id())


def compare(actor: Actor, world: World, step: Step = lambda *_: None) -> Compared:
    """Whether the cached schedules of everybody agree with the logs; only the owner may ask."""
    return _over_all(actor, world, step, repair=False)


def rebuild(actor: Actor, world: World, step: Step = lambda *_: None) -> Compared:
    """Fold the schedules of everybody from the logs anew, and say how many had differed; only the owner may."""
    return _over_all(actor, world, step, repair=True)


def _over_all(actor: Actor, world: World, step: Step, *, repair: bool) -> Compared:
    if actor.role != "owner":
        raise NotAllowed("Only the owner of this installation may do that.")
    learners, faces, differing = world.store.learners(), 0, 0
    for done, learner in enumerate(learners):
        step(done, len(learners))
        replay = _watched(world, step)
        look = world.store.rebuild if repair else world.store.compared
        folded, cached = look(learner, replay)
        known = _present(world, cached)
        faces += len(folded)
        differing += sum(known.get(key) != folded.get(key) for key in known.keys() | folded.keys())
    return Compared(len(learners), faces, differing)


def _watched(world: World, step: Step) -> Callable[[Studied], Iterator[Row]]:
    """The replay, telling now and then how many reviews it has come to; how many there are nobody has counted."""

    def told(rows: Iterable[Row]) -> Iterator[Row]:
        for number, row in enumerate(rows):
            if number % NOW_AND_THEN == NOW_AND_THEN - 1:
                step(number, 0)
            yield row

    return lambda studied: world.replay(replace(studied, rows=told(studied.rows)))


def _present(world: World, cached: Schedules) -> Schedules:
    """The schedules by the faces' present keys; where a card was renamed since, what its own key holds counts."""
    found: Schedules = {}
    for (reading, key), row in cached.items():
        present = world.present(reading, key)
        if present == key or (reading, present) not in cached:
            found[reading, present] = (reading, present, *row[2:])
    return found
