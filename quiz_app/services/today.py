"""What Today shows of a reading: what is due, what was left, and how much of it is remembered."""

from collections import defaultdict
from dataclasses import dataclass

from quiz_app.domain.attempt import Sitting
from quiz_app.domain.memory import retrievability
from quiz_app.domain.periods import Period, periods, remembered
from quiz_app.services.deck import cards_of
from quiz_app.services.holding import open_shelf
from quiz_app.services.identity import Actor
from quiz_app.services.quizzing import unfinished
from quiz_app.services.reviewing import Desk, desk, schedules_of
from quiz_app.services.world import World


@dataclass(frozen=True, slots=True)
class Today:
    """One reading's today. `first`: nothing has been studied yet."""

    desk: Desk
    left: tuple[Sitting, ...]
    ribbon: tuple[tuple[Period, float], ...]
    first: bool


def today(actor: Actor, world: World, reading_id: str) -> Today:
    """What there is to do in a reading now."""
    shelf = open_shelf(actor, world, reading_id)
    now = desk(actor, world, reading_id)
    by_claim = remembered_by_claim(actor, world, reading_id)
    return Today(
        now,
        tuple(
            one for one in unfinished(actor, world) if one.attempt.form.reading == reading_id and one.assignment is None
        )[:2],
        tuple((period, remembered(period, by_claim)) for period in periods(shelf.reading)),
        not (by_claim or world.store.attempts(actor.learner)),
    )


def _own(one: Sitting, reading_id: str) -> bool:
    """Whether this is self-study of the reading; what is assigned has a place of its own."""
    return one.attempt.form.reading == reading_id and one.assignment is None


def remembered_by_claim(actor: Actor, world: World, reading_id: str) -> dict[str, float]:
    """The mean retrievability (0 to 1) today of the studied faces that test a claim, by claim."""
    now = desk(actor, world, reading_id)
    found: dict[str, list[float]] = defaultdict(list)
    cards = cards_of(actor, world, reading_id)
    for key, schedule in schedules_of(actor, world, reading_id).items():
        card = cards.get(key.partition(":")[0])
        if card is not None and schedule.reps:
            for claim in card.claims:
                found[claim].append(retrievability(schedule, now.day, now.settings.weights))
    return {claim: sum(chances) / len(chances) for claim, chances in found.items()}
