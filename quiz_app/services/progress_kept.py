"""What the page Progress counts, kept from one look to the next: only the faces that changed are counted again.

Nothing here is truth: it follows from the log, and is counted whole where anything is in doubt.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from quiz_app.analysis import tallies
from quiz_app.analysis.faces import Memories, Names, memories_of, names_of
from quiz_app.analysis.tallies import Rows, Tally
from quiz_app.domain.bare import Bare
from quiz_app.domain.card import Card
from quiz_app.domain.memory import Schedule
from quiz_app.domain.shelf import Shelf
from quiz_app.services.deck import cards_of, deck_of, keys_of
from quiz_app.services.holding import open_shelf
from quiz_app.services.identity import Actor
from quiz_app.services.reviewing import schedules_of
from quiz_app.services.world import World
from quiz_app.store.protocol import Store

MOST = 300  # faces that are counted again one by one; more, and all are
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Frame:
    """A reading's faces in order, and the claims and topics that they stand under."""

    shelf: Shelf
    own: Mapping[str, object]
    keys: tuple[str, ...]
    place: Mapping[str, int]
    claims: Names
    topics: Names
    memories: Memories

    def places(self, keys: Iterable[str]) -> list[int]:
        """The places of these faces, as far as they are there."""
        return [self.place[key] for key in keys if key in self.place]


@dataclass(frozen=True, slots=True)
class Kept:
    """What was counted of a learner's log: tallies by reading, of each face and of all."""

    renames: Mapping[str, Mapping[str, str]]
    version: int
    tallies: Mapping[str, Tally]
    faces: Mapping[Key, Tally]
    begun: Mapping[Key, slice]
    rows: Rows
    frames: Mapping[str, Frame]


_kept: WeakKeyDictionary[Store, dict[str, Kept]] = WeakKeyDictionary()


def kept(actor: Actor, world: World) -> Kept:
    """What the actor's log comes to now."""
    of_store = _kept.setdefault(world.store, {})
    found, version = of_store.get(actor.learner), world.store.version(actor.learner)[0]
    if found is None or found.renames != _renames(world) or found.version > version:
        found = _whole(actor, world, version)
    elif found.version < version:
        changed = world.store.changed(actor.learner, found.version, MOST)
        known = changed is not None and len(found.faces) + len(changed) <= MOST
        found = _again(actor, world, found, changed, version) if changed and known else _whole(actor, world, version)
    of_store[actor.learner] = found
    return found


def framed(actor: Actor, world: World, reading_id: str) -> tuple[Kept, Frame]:
    """What is kept, with the frame of one reading."""
    found, shelf = kept(actor, world), open_shelf(actor, world, reading_id)
    own = deck_of(actor, world, reading_id).own
    there = found.frames.get(reading_id)
    if there is None or there.shelf is not shelf or there.own != own:
        mine = schedules_of(actor, world, reading_id)
        there = _frame(shelf, own, cards_of(actor, world, reading_id), mine)
        found = replace(found, frames={**found.frames, reading_id: there})
        _kept.setdefault(world.store, {})[actor.learner] = found
    return found, there


def forget(actor: Actor, world: World) -> None:
    """Count the actor's log whole the next time."""
    _kept.setdefault(world.store, {}).pop(actor.learner, None)


def _whole(actor: Actor, world: World, version: int) -> Kept:
    keys, rows = _logged(actor, world)
    return Kept(
        renames=_renames(world),
        version=version,
        tallies=tallies.by_reading(rows, [reading for reading, _ in keys]),
        faces={},
        begun=dict(zip(keys, tallies.by_face(rows, len(keys)), strict=True)),
        rows=rows,
        frames={},
    )


def _logged(actor: Actor, world: World) -> tuple[list[Key], Rows]:
    """The faces' present keys and all reviews of them. What these were made of is gone before they are counted."""
    bare = world.store.bare_reviews(actor.learner)
    keys, codes = _faces(world, bare)
    return keys, tallies.rows_of(bare, codes)


def _again(actor: Actor, world: World, before: Kept, changed: Mapping[Key, Schedule], version: int) -> Kept:
    """The same with the faces whose schedules changed counted anew."""
    present = _present(world, changed)
    by_reading, faces, frames = dict(before.tallies), dict(before.faces), dict(before.frames)
    for key in present:
        old, new = before.faces.get(key) or _old(before, key), _counted(actor, world, key)
        by_reading[key[0]] = by_reading.get(key[0], tallies.NOTHING).plus(old, -1).plus(new)
        faces[key] = new
    for reading, one in frames.items():
        places = {
            one.place[key[1]]: schedule
            for key, schedule in present.items()
            if key[0] == reading and key[1] in one.place
        }
        frames[reading] = replace(one, memories=one.memories.changed(places)) if places else one
    return replace(before, version=version, tallies=by_reading, faces=faces, frames=frames)


def _old(before: Kept, key: Key) -> Tally:
    """What a face came to in the rows that were counted whole."""
    where = before.begun.get(key)
    return tallies.tally(before.rows.of(where)) if where else tallies.NOTHING


def _counted(actor: Actor, world: World, key: Key) -> Tally:
    """What a face's reviews come to, under every name that it had."""
    shelf = world.library.shelves.get(key[0])
    bare = world.store.bare_reviews(actor.learner, key[0], keys_of(shelf, key[1]) if shelf else [key[1]])
    return tallies.tally(tallies.rows_of(bare, [0] * len(bare.faces)))


def _renames(world: World) -> dict[str, dict[str, str]]:
    return {reading: shelf.renames for reading, shelf in world.library.shelves.items()}


def _faces(world: World, bare: Bare) -> tuple[list[Key], list[int]]:
    """The faces' present keys, and for each logged one the place of its present one."""
    places: dict[Key, int] = {}
    codes = [places.setdefault((reading, world.present(reading, key)), len(places)) for reading, key in bare.faces]
    return list(places), codes


def _present(world: World, schedules: Mapping[Key, Schedule]) -> dict[Key, Schedule]:
    """The schedules by the faces' present keys; a renamed card keeps its own."""
    found: dict[Key, Schedule] = {}
    for (reading, key), schedule in schedules.items():
        present = world.present(reading, key)
        if present == key or (reading, present) not in found:
            found[reading, present] = schedule
    return found


def _frame(
    shelf: Shelf, own: Mapping[str, object], cards: Mapping[str, Card], schedules: Mapping[str, Schedule]
) -> Frame:
    keys: list[str] = []
    claims: list[tuple[int, tuple[str, ...]]] = []
    topics: list[tuple[int, tuple[str, ...]]] = []
    for card in cards.values():
        topic = (_topic(shelf, card),)
        for face in card.faces():
            claims.append((len(keys), card.claims))
            topics.append((len(keys), topic))
            keys.append(face.key)
    return Frame(
        shelf,
        own,
        tuple(keys),
        {key: place for place, key in enumerate(keys)},
        names_of(shelf.reading.claim, claims),
        names_of(shelf.topics, topics),
        memories_of(keys, schedules),
    )


def _topic(shelf: Shelf, card: Card) -> str:
    """The `bank/topic` of a card; one made from an item has its item's, one of an event none."""
    item = card.id.removeprefix("item.")
    bank = shelf.cards[card.id][0] if card.id in shelf.cards else shelf.items[item][0] if item in shelf.items else ""
    return f"{bank}/{card.topic}"
