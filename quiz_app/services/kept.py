"""What was folded from a learner's log a moment ago, used again for as long as nothing was added to the log.

The store says by two numbers whether anything was (Store.version), whoever added it. Nothing here is truth: it may be
forgotten at any time, and what is forgotten is folded again.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from quiz_app.domain.memory import Schedule
from quiz_app.services.identity import Actor
from quiz_app.services.world import World
from quiz_app.store.protocol import Store

T = TypeVar("T")
MOST = 2048  # folds at hand, of everybody who is here
A_FEW = 16  # changes taken one by one; beyond them everything is read again
Faces = dict[tuple[str, str], Schedule]

_FOLDS: WeakKeyDictionary[Store, OrderedDict[Hashable, tuple[tuple[object, ...], Any]]] = WeakKeyDictionary()
_LOCK = Lock()


def folded(actor: Actor, world: World, name: Hashable, stamp: tuple[object, ...], make: Callable[[], T]) -> T:
    """What `make` came to when the stamp was the same, else what it comes to now."""
    found: T | None = known(actor, world, name, stamp)
    return keep(actor, world, name, stamp, make()) if found is None else found


def known(actor: Actor, world: World, name: Hashable, stamp: tuple[object, ...]) -> Any:
    """What was kept under the same stamp; None where nothing was."""
    found = _found(actor, world, name)
    return found[1] if found is not None and _same(found[0], stamp) else None


def scheduled(actor: Actor, world: World, reading_id: str, version: tuple[int, int] | None = None) -> Faces:
    """All of the actor's schedules in a reading by (reading, face key), not to be changed by who asks.

    `version` is the store's number, where it was asked for already; only what changed since the last time is read.
    """
    name = ("schedules", reading_id)
    number = (version or world.store.version(actor.learner))[0]
    found = _found(actor, world, name)
    if found is None:
        return keep(actor, world, name, (number,), world.store.schedules(actor.learner, reading_id))
    (known,), value = found
    if known == number:
        return value  # type: ignore[no-any-return]
    changed = world.store.changed(actor.learner, known, A_FEW) if known < number else None
    if changed is None:
        return keep(actor, world, name, (number,), world.store.schedules(actor.learner, reading_id))
    own = {key: one for key, one in changed.items() if key[0] == reading_id}
    if own.keys() <= value.keys():
        value.update(own)  # no key is new: who reads it meanwhile goes on unharmed
    else:
        value = {**value, **own}
    return keep(actor, world, name, (number,), value)


def scheduled_of(actor: Actor, world: World, reading_id: str, keys: Sequence[str]) -> Faces:
    """The actor's schedules of these faces, from what is at hand where it still holds."""
    now = world.store.version(actor.learner)[0]
    every = scheduled_before(actor, world, reading_id, now)
    if every is None:
        return world.store.schedules(actor.learner, reading_id, keys)
    return {(reading_id, key): every[reading_id, key] for key in keys if (reading_id, key) in every}


def scheduled_before(actor: Actor, world: World, reading_id: str, number: int) -> Faces | None:
    """The schedules as they were at this number of their version, where they are still at hand."""
    value: Faces | None = known(actor, world, ("schedules", reading_id), (number,))
    return value


def advance(actor: Actor, world: World, reading_id: str, number: int, one: Schedule) -> None:
    """Keep that this is the only one of a reading's schedules that changed up to this number."""
    found = _found(actor, world, ("schedules", reading_id))
    if found is None:
        return
    value, key = found[1], (reading_id, one.card)
    if key in value:
        value[key] = one
    else:
        value = {**value, key: one}
    keep(actor, world, ("schedules", reading_id), (number,), value)


def forget(actor: Actor, world: World) -> None:
    """Have nothing of the actor's at hand any more, and of nobody else's in this store either."""
    with _LOCK:
        _FOLDS.pop(world.store, None)


def _found(actor: Actor, world: World, name: Hashable) -> tuple[tuple[Any, ...], Any] | None:
    with _LOCK:
        folds, whose = _FOLDS.get(world.store), (actor.learner, actor.device, name)
        if folds is None or whose not in folds:
            return None
        folds.move_to_end(whose)
        return folds[whose]


def keep(actor: Actor, world: World, name: Hashable, stamp: tuple[object, ...], value: T) -> T:
    """The value, kept under this name as long as the stamp is the same."""
    with _LOCK:
        folds = _FOLDS.setdefault(world.store, OrderedDict())
        folds[actor.learner, actor.device, name] = stamp, value
        folds.move_to_end((actor.learner, actor.device, name))
        while len(folds) > MOST:
            folds.popitem(last=False)
    return value


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether the stamps are equal; a library's parts are the same only where they are the very same."""
    return len(one) == len(other) and all(
        mine is theirs or (isinstance(mine, Hashable) and _plain(mine) and mine == theirs)
        for mine, theirs in zip(one, other, strict=True)
    )


def _plain(value: object) -> bool:
    return isinstance(value, int | float | str | date | tuple | frozenset) or value is None
