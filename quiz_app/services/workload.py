"""What a desired retention would cost the learner in reviews a day, by what her own log says of her."""

from dataclasses import dataclass
from random import Random

from quiz_app.analysis.workload import Faces, Load, habits, load
from quiz_app.domain.memory import study_day
from quiz_app.services.deck import deck_of, faces_of
from quiz_app.services.identity import Actor
from quiz_app.services.reviewing import schedules_of
from quiz_app.services.settings import study_settings
from quiz_app.services.world import World

__all__ = ["LEVELS", "Costs", "Load", "costs"]
LEVELS = (0.85, 0.90, 0.95)
ENOUGH = 200  # faces whose reviews tell the habits
SEED = 2026


@dataclass(frozen=True, slots=True)
class Costs:
    """What each level would cost, and from how many of the learner's own reviews that was told."""

    loads: tuple[Load, ...]
    reviews: int


def costs(actor: Actor, world: World, reading_id: str) -> Costs:
    """The cost of the usual levels and of the one that is set, in a reading; what she suspended costs nothing."""
    settings = study_settings(actor, world)
    deck = deck_of(actor, world, reading_id)
    known, every = schedules_of(actor, world, reading_id), faces_of(actor, world, reading_id, deck)
    keys = sorted(key for key, one in known.items() if one.reps)
    told = Random(SEED).sample(keys, ENOUGH) if len(keys) > ENOUGH else keys
    reviews = world.store.reviews(actor.learner, reading_id, told) if told else []
    how = habits(reviews)
    asked = every.keys() - deck.suspended
    met = [known[key] for key in keys if key in asked]
    faces = Faces(met, len(asked) - len(met), settings.new_per_day)
    today = study_day(world.now(), settings.zone, settings.rollover)
    return Costs(
        tuple(
            load(faces, how, level, today, settings.weights, seed=SEED)
            for level in sorted({*LEVELS, settings.retention})
        ),
        len(reviews),
    )
