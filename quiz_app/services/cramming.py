"""Cramming before an exam: practice events beside the reviews, so that no card comes back a day sooner or later."""

from collections.abc import Collection
from dataclasses import dataclass

from quiz_app.domain.card import Card, Face
from quiz_app.domain.cramming import Cram, faces_to_cram, fold_cram, latest_cram
from quiz_app.domain.errors import NotFound
from quiz_app.domain.log import CRAM_LEFT, CRAM_STARTED, CRAM_TRIED, Event, row_id
from quiz_app.domain.memory import study_day
from quiz_app.services.deck import cards_of, deck_of, faces_of
from quiz_app.services.holding import open_shelf
from quiz_app.services.identity import Actor
from quiz_app.services.reviewing import schedules_of
from quiz_app.services.settings import append_event, study_settings
from quiz_app.services.world import World


@dataclass(frozen=True, slots=True)
class Tried:
    """A face on the table in a round, and the id that what comes of it will have."""

    cram: Cram
    face: Face
    card: Card
    ordinal: int
    id: str


def start(actor: Actor, world: World, reading_id: str, title: str, only: Collection[str] = ()) -> Cram:
    """A new round of these cards (all, where none are named) but for suspended faces; NotFound where none is left."""
    deck = deck_of(actor, world, reading_id)
    faces = faces_of(actor, world, reading_id, deck)
    keys = [key for key, face in faces.items() if key not in deck.suspended and (not only or face.card in only)]
    if not keys:
        raise NotFound("There is no card to practise in this choice.")
    settings = study_settings(actor, world)
    day = study_day(world.now(), settings.zone, settings.rollover)
    chosen = faces_to_cram(keys, schedules_of(actor, world, reading_id), day)
    begun = append_event(actor, world, CRAM_STARTED, reading_id, {"title": title[:200], "faces": list(chosen)})
    return fold_cram(begun, ())


def current(actor: Actor, world: World, reading_id: str) -> Cram | None:
    """The latest round in a reading, done or not; None where there was none or it was put away."""
    begun = latest_cram(world.store.events(actor.learner, [CRAM_STARTED], reading_id), reading_id)
    if begun is None or world.store.events(actor.learner, [CRAM_LEFT], begun.id):
        return None
    found = fold_cram(begun, world.store.events(actor.learner, [CRAM_TRIED], begun.id))
    shelf = open_shelf(actor, world, reading_id)
    there = faces_of(actor, world, reading_id)
    left = tuple(key for key in map(shelf.present, found.left) if key in there)
    return Cram(found.id, reading_id, found.title, found.faces, left, found.missed, found.tries)


def deal(actor: Actor, world: World, cram: Cram) -> Tried:
    """The next face of a round; NotFound where none is left."""
    if not cram.left:
        raise NotFound("This round is done.")
    key = cram.left[0]
    card = cards_of(actor, world, cram.reading).get(key.partition(":")[0])
    if card is None:
        raise NotFound("This card is not there just now. Begin another round.")
    face = next(one for one in card.faces() if one.key == key)
    mine = [one for one in world.store.events(actor.learner, [CRAM_TRIED], cram.id) if one.device == actor.device]
    ordinal = max((one.ordinal + 1 for one in mine), default=0)
    return Tried(cram, face, card, ordinal, row_id(actor.device, f"{CRAM_TRIED}/{cram.id}", ordinal))


def tell(actor: Actor, world: World, tried: Tried, *, right: bool) -> Event:
    """Whether the face was known, durable; told twice, it is kept once."""
    shelf = open_shelf(actor, world, tried.cram.reading)
    logged = next((one for one in tried.cram.faces if shelf.present(one) == tried.face.key), "")
    return world.store.add_event(
        Event(
            id=tried.id,
            learner=actor.learner,
            device=actor.device,
            ordinal=tried.ordinal,
            kind=CRAM_TRIED,
            subject=tried.cram.id,
            data={"face": logged, "right": right},
            at=world.now(),
        )
    )


def leave(actor: Actor, world: World, reading_id: str) -> None:
    """Put the latest round away."""
    found = current(actor, world, reading_id)
    if found is not None:
        append_event(actor, world, CRAM_LEFT, found.id, {})
