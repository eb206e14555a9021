"""Weights of the scheduler fitted to the learner's own log: offered, tried, adopted with a replay, and given back."""

from dataclasses import dataclass

from quiz_app.domain.errors import NotAllowed, Problem, ProblemsFound
from quiz_app.domain.fitting import FEWEST, Fitted, fit, installed
from quiz_app.domain.log import CARD_ACT_UNDONE, CARD_RESET, REVIEW_UNDONE, SETTING_CHANGED, Log
from quiz_app.domain.memory import Weights
from quiz_app.domain.replay import reviewed
from quiz_app.domain.study import StudySettings, checked
from quiz_app.services import kept
from quiz_app.services.identity import Actor
from quiz_app.services.settings import next_event, study_settings
from quiz_app.services.world import World

__all__ = ["FEWEST", "Fitted", "Offer", "adopt", "fit_weights", "offer"]
NOTHING = "Your cards have not come back often enough on later days: go on studying, and try again in some weeks."


@dataclass(frozen=True, slots=True)
class Offer:
    """Whether weights can be fitted: how many `reviews` there are, whether the optimizer is there, what is adopted."""

    reviews: int
    installed: bool
    adopted: Weights

    @property
    def enough(self) -> bool:
        """Whether there are reviews enough to fit to."""
        return self.reviews >= FEWEST


def offer(actor: Actor, world: World) -> Offer:
    """What there is to offer the actor; every review that stands is one repetition of its face."""
    known = (kept.scheduled(actor, world, reading) for reading in world.library.shelves)
    number = sum(one.reps for schedules in known for one in schedules.values())
    return Offer(number, installed(), study_settings(actor, world).weights)


def fit_weights(actor: Actor, world: World) -> Fitted:
    """Weights fitted to all of the actor's reviews, and how well such weights foretold; nothing is changed by it."""
    if not installed():
        raise NotAllowed("The optimizer is not installed here.")
    taken_back = world.store.events(actor.learner, [REVIEW_UNDONE, CARD_RESET, CARD_ACT_UNDONE])
    log = Log(reviews=tuple(world.store.reviews(actor.learner)), events=tuple(taken_back))
    faces = reviewed(log, world.present)
    fitted = None
    if sum(map(len, faces.values())) >= FEWEST:
        fitted = fit(faces.values(), study_settings(actor, world).weights)
    if fitted is None:
        raise ProblemsFound([Problem(NOTHING)])
    return fitted


def adopt(actor: Actor, world: World, weights: Weights) -> StudySettings:
    """The settings once these weights are in force; none goes back to those that FSRS-6 comes with.

    The event and the schedules that the whole log comes to by them are written in one transaction.
    """
    value = checked("weights", weights)
    if study_settings(actor, world).weights != value:
        event = next_event(actor, world, SETTING_CHANGED, "weights", {"value": list(value)})
        world.store.merge(actor.learner, Log(events=(event,)), world.replay)
    return study_settings(actor, world)
