"""Practising a timeline alone: begin, answer one round after the other, and have what was missed come back as cards."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from quiz_app.domain import nearness, timeline
from quiz_app.domain.errors import AttemptClosed, NotFound
from quiz_app.domain.items.base import Answer
from quiz_app.domain.log import (
    TIMELINE_ANSWERED,
    TIMELINE_ARRANGED,
    TIMELINE_LEFT,
    TIMELINE_STARTED,
    Event,
    row_id,
)
from quiz_app.domain.practice import (
    PRACTICE_KINDS,
    Played,
    Practice,
    duels_in,
    played_in,
    practices,
    round_at,
    rounds_of,
    skill_of,
)
from quiz_app.domain.timeline import GAMES, ORDER, Round
from quiz_app.services.holding import open_shelf
from quiz_app.services.identity import Actor, require_own
from quiz_app.services.settings import append_event
from quiz_app.services.wanting import want_cards
from quiz_app.services.world import World

ENOUGH = 10  # answers before something is said of the learner


@dataclass(frozen=True, slots=True)
class Asked:
    """One round as it is put: its number, the order it is shown in so far, and the id that its answer will have."""

    practice: Practice
    number: int
    put: Round
    shown: tuple[str, ...]
    answer_id: str


def start(
    actor: Actor, world: World, reading_id: str, game: str, seed: str = "", only: Collection[str] = ()
) -> Practice:
    """A new practice with the reading's events (`only` these), kept as they are now; NotFound where it has no round."""
    reading = open_shelf(actor, world, reading_id).reading
    entries = tuple(one for one in timeline.entries_of(reading) if not only or one.id in only)
    rounds = rounds_of(game, entries) if game in GAMES and entries else 0
    if not rounds:
        raise NotFound("These events cannot be told apart by their dates. Choose more of them.")
    data = {
        "reading": reading_id,
        "game": game,
        "seed": seed or world.new_id()[:8],
        "rounds": rounds,
        "entries": [[one.id, one.text, one.earliest, one.latest] for one in entries],
    }
    event = append_event(actor, world, TIMELINE_STARTED, world.new_id(), data)
    return practice(actor, world, event.subject)


def practice(actor: Actor, world: World, practice_id: str) -> Practice:
    """How the actor's practice stands; NotFound where she has none of this id."""
    found = practices(world.store.events(actor.learner, subject=practice_id)).get(practice_id)
    if found is None:
        raise NotFound("This practice is not kept here.")
    return found


def unfinished(actor: Actor, world: World, reading_id: str) -> Practice | None:
    """The latest practice of this reading that was begun and neither finished nor put away."""
    found = practices(world.store.events(actor.learner, PRACTICE_KINDS)).values()
    going = [one for one in found if one.reading == reading_id and not (one.over or one.left)]
    return going[-1] if going else None


def ask(actor: Actor, world: World, here: Practice) -> Asked:
    """The round to answer now, with the id fixed for its answer; NotFound after the last."""
    require_own(actor, here.learner)
    number = len(here.played)
    put = round_at(here, number, duels_in(played_in(_answers(actor, world)), here.reading)) if not here.over else None
    if put is None:
        raise NotFound("There is no round left in this practice.")
    kept = here.orders.get(number, ())
    shown = kept if sorted(kept) == sorted(put.shown) else put.shown
    return Asked(here, number, put, shown, row_id(actor.device, f"{TIMELINE_ANSWERED}/{here.id}", number))


def arrange(actor: Actor, world: World, asked: Asked, order: Sequence[str]) -> None:
    """Keep the order that stands so far, so that a reload goes on from it."""
    require_own(actor, asked.practice.learner)
    if asked.put.game == ORDER and tuple(order) != asked.shown:
        asked.put.ordering.check(tuple(order))
        data = {"number": asked.number, "order": list(order)}
        append_event(actor, world, TIMELINE_ARRANGED, asked.practice.id, data)


def answer(actor: Actor, world: World, asked: Asked, given: Answer | None) -> Played:
    """The answer, judged and durable, its misses due as cards. The same press again is the same answer."""
    require_own(actor, asked.practice.learner)
    if given is not None:
        timeline.check(asked.put, given)
    now = practice(actor, world, asked.practice.id)
    kept = next((one for one in now.played if one.number == asked.number), None)
    if kept is not None and (kept.id, kept.answer) != (asked.answer_id, given):
        raise AttemptClosed("This round has been answered in another window. What was saved counts.")
    played = kept or _kept(actor, world, asked, given)
    want_cards(actor, world, played.reading, [f"event.{one}" for one in played.missed], played.id)
    return played


def leave(actor: Actor, world: World, practice_id: str) -> None:
    """Put a practice away: it is kept, but no longer offered."""
    if not practice(actor, world, practice_id).left:
        append_event(actor, world, TIMELINE_LEFT, practice_id, {})


def rounds_played(actor: Actor, world: World, reading_id: str) -> tuple[Played, ...]:
    """Every round of this reading that the actor has answered, in their order."""
    return tuple(one for one in played_in(_answers(actor, world)) if one.reading == reading_id)


def told_apart(actor: Actor, world: World, reading_id: str) -> float | None:
    """How many years apart two events lie that the actor tells apart four times of five; None before ten answers."""
    duels = duels_in(rounds_played(actor, world, reading_id), reading_id)
    entries = timeline.entries_of(open_shelf(actor, world, reading_id).reading)
    if len(duels) < ENOUGH or not entries:
        return None
    first, last = timeline.axis_of(entries)
    return nearness.told_apart(skill_of(duels, last - first), last - first)


def _kept(actor: Actor, world: World, asked: Asked, given: Answer | None) -> Played:
    data = {
        "reading": asked.practice.reading,
        "number": asked.number,
        "put": timeline.plain(asked.put),
        "answer": list(given) if isinstance(given, tuple) else given,
        "points": timeline.judge(asked.put, given).points if given is not None else 0.0,
        "missed": list(timeline.missed(asked.put, given)),
    }
    event = Event(
        id=asked.answer_id,
        learner=actor.learner,
        device=actor.device,
        ordinal=asked.number,
        kind=TIMELINE_ANSWERED,
        subject=asked.practice.id,
        data=data,
        at=world.now(),
    )
    return played_in([world.store.add_event(event)])[0]


def _answers(actor: Actor, world: World) -> list[Event]:
    return world.store.events(actor.learner, [TIMELINE_ANSWERED])
