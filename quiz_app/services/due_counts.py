"""What is due in each bank of a reading today, and how many new faces may still be begun there."""

from dataclasses import dataclass, field
from threading import Lock

from quiz_app.domain.due_counts import DueFaces
from quiz_app.domain.memory import study_day
from quiz_app.domain.picking import YOURS
from quiz_app.domain.shelf import Shelf
from quiz_app.services import kept
from quiz_app.services.deck import deck_of, faces_of
from quiz_app.services.holding import open_shelf
from quiz_app.services.identity import Actor
from quiz_app.services.reviewing import schedules_of
from quiz_app.services.settings import study_settings
from quiz_app.services.world import World


@dataclass(frozen=True, slots=True)
class BankDue:
    """How many of a bank's faces are due today, and how many new ones the day's limit leaves to begin."""

    bank: str
    due: int
    new: int


@dataclass(slots=True)
class _Kept:
    """The faces as they were at this number of the schedules' version; changed in place, by one window at a time."""

    number: int
    faces: DueFaces
    lock: Lock = field(default_factory=Lock)


def due_by_bank(actor: Actor, world: World, reading_id: str) -> list[BankDue]:
    """Each bank of the reading that has cards, in the authors' order, and the learner's own cards where she has any."""
    faces = _faces(actor, world, reading_id)
    left = _left(actor, world, faces)
    more: dict[str, list[int]] = {}
    for bank, due, new in filter(None, map(faces.want, _wanted(actor, world, reading_id))):
        sums = more.setdefault(bank, [0, 0])
        sums[0], sums[1] = sums[0] + due, sums[1] + new
    found = []
    for bank in _banks(actor, world, reading_id):
        due, begun = more.get(bank, (0, 0))
        found.append(BankDue(bank, len(faces.due[bank]) + due, min(left, len(faces.new[bank]) - begun)))
    return found


def cards_due(actor: Actor, world: World, reading_id: str, bank: str) -> list[str]:
    """The cards of a bank to study today: those due, and the first new ones that the day's limit leaves to begin."""
    faces = _faces(actor, world, reading_id)
    left = _left(actor, world, faces)
    coming = faces.due[bank] | {
        key for key in _wanted(actor, world, reading_id) if (found := faces.want(key)) and found[0] == bank
    }
    chosen: dict[str, None] = {}
    for key in faces_of(actor, world, reading_id):
        begins = left > 0 and key in faces.new[bank] and key not in coming
        left -= begins
        if begins or key in coming:
            chosen[key.partition(":")[0]] = None
    return list(chosen)


def _faces(actor: Actor, world: World, reading_id: str) -> DueFaces:
    """The faces by bank as they are now: those from before with what changed since, where only schedules did."""
    settings, shelf = study_settings(actor, world), open_shelf(actor, world, reading_id)
    day = study_day(world.now(), settings.zone, settings.rollover)
    number, events = world.store.version(actor.learner)
    name, stamp = ("due", reading_id), (events, shelf, day)
    before: _Kept | None = kept.known(actor, world, name, stamp)
    if before is None or not _follows(actor, world, reading_id, before, number):
        deck = deck_of(actor, world, reading_id)
        faces = DueFaces(
            faces_of(actor, world, reading_id, deck),
            schedules_of(actor, world, reading_id),
            lambda key: _bank_of(shelf, key),
            day,
            deck.aside(day),
            world.store.day_counts(actor.learner, reading_id, day)[0],
        )
        before = kept.keep(actor, world, name, stamp, _Kept(number, faces))
    return before.faces


def _follows(actor: Actor, world: World, reading_id: str, before: _Kept, number: int) -> bool:
    """Whether the faces are as they are at this number now, having taken in what changed since."""
    with before.lock:
        if before.number == number:
            return True
        changed = world.store.changed(actor.learner, before.number, kept.A_FEW) if before.number < number else None
        if changed is None or any(world.present(*key) != key[1] for key in changed):
            return False
        for (reading, key), schedule in changed.items():
            if reading == reading_id:
                before.faces.change(key, schedule)
        before.number = number
        return True


def _wanted(actor: Actor, world: World, reading_id: str) -> tuple[str, ...]:
    """The faces that were missed elsewhere and come today."""
    deck = deck_of(actor, world, reading_id)
    return deck.due_again(schedules_of(actor, world, reading_id, list(deck.wanted))) if deck.wanted else ()


def _left(actor: Actor, world: World, faces: DueFaces) -> int:
    """How many new faces of the reading may still be begun today."""
    return max(0, study_settings(actor, world).new_per_day - faces.begun)


def _banks(actor: Actor, world: World, reading_id: str) -> list[str]:
    own = [YOURS] if deck_of(actor, world, reading_id).own else []
    return [bank.id for bank in open_shelf(actor, world, reading_id).banks if bank.cards] + own


def _bank_of(shelf: Shelf, key: str) -> str:
    """The id of the bank that a face's card is of."""
    found = shelf.cards.get(key.partition(":")[0])
    return found[0] if found else YOURS
