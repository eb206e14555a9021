"""A plan that spreads what has piled up: taken up, and given up, by an event each."""

from quiz_app.domain.catching_up import CatchUp, data_of
from quiz_app.domain.errors import NotFound
from quiz_app.domain.log import CATCH_UP_CANCELLED, CATCH_UP_STARTED
from quiz_app.services.deck import deck_of
from quiz_app.services.identity import Actor
from quiz_app.services.reviewing import desk
from quiz_app.services.settings import append_event
from quiz_app.services.world import World


def catch_up(actor: Actor, world: World, reading_id: str, days: int) -> CatchUp:
    """The plan of so many days, in force from today on; NotFound where it is not among those offered."""
    now = desk(actor, world, reading_id)
    if now.plan is not None and now.plan.days == days:
        return now.plan
    plan = next((one for one in now.offers if one.days == days), None)
    if plan is None:
        raise NotFound("This plan is no longer on offer: what is due has changed. Load the page again to see it.")
    append_event(actor, world, CATCH_UP_STARTED, reading_id, data_of(plan))
    return plan


def stop_catching_up(actor: Actor, world: World, reading_id: str) -> None:
    """Give the plan up, where there is one: the usual limits hold again."""
    if deck_of(actor, world, reading_id).plan is not None:
        append_event(actor, world, CATCH_UP_CANCELLED, reading_id, {})
