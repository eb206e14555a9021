"""Quizzes as links: the same plan, seed and bank digest give a study partner the same form."""

from collections.abc import Mapping
from dataclasses import dataclass

from quiz_app.domain.attempt import Sitting
from quiz_app.domain.errors import NotAllowed, NotFound
from quiz_app.domain.items import KINDS, LEVELS
from quiz_app.domain.quiz import MODES, PRACTICE, Draw, Plan
from quiz_app.services.holding import open_shelf
from quiz_app.services.identity import Actor, require_own
from quiz_app.services.quizzing import plan_of
from quiz_app.services.world import World

LISTS = ("banks", "topics", "kinds", "levels", "claims", "only")
LONGEST_LIST = 200
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Shared:
    """A quiz that came by link. `changed`: the banks are not as they were when it was made."""

    reading: str
    plan: Plan
    seed: str
    changed: bool


def link_of(actor: Actor, here: Sitting) -> dict[str, str]:
    """The query parameters that lead to the form of the actor's attempt."""
    require_own(actor, here.attempt.learner)
    if here.assignment is not None:
        raise NotAllowed("An assigned quiz is not shared by link.")
    form = here.attempt.form
    plan, fixed = form.plan, {"reading": form.reading, "seed": form.seed, "digest": form.digest}
    if plan.quiz:
        return fixed | {"quiz": plan.quiz}
    filters = {name: ",".join(getattr(plan.draw, name)) for name in LISTS if getattr(plan.draw, name)}
    extra = {"minutes": str(plan.minutes)} if plan.minutes else {}
    certainty = {"certainty": "true"} if plan.certainty else {}
    return fixed | filters | extra | certainty | {"items": str(plan.draw.items), "mode": plan.mode}


def from_link(actor: Actor, world: World, query: Mapping[str, str]) -> Shared:
    """The quiz that a link leads to; NotFound with a sentence where it leads nowhere."""
    query = {name: value if name in LISTS else value[:LONGEST_NAME] for name, value in query.items()}
    shelf = open_shelf(actor, world, query.get("reading", ""))
    seed = query.get("seed", "") or world.new_id()[:8]
    changed = bool(query.get("digest")) and query["digest"] != shelf.digest
    if query.get("quiz"):
        plan = plan_of(actor, world, shelf.reading.id, query["quiz"])
        return Shared(shelf.reading.id, plan, seed, changed)
    return Shared(shelf.reading.id, _plan(query), seed, changed)


def _plan(query: Mapping[str, str]) -> Plan:
    lists = {name: tuple(filter(None, query.get(name, "").split(",")))[:LONGEST_LIST] for name in LISTS}
    broken = NotFound("This link is damaged. Ask for it again, or choose a quiz here.")
    if not set(lists["kinds"]) <= set(KINDS) or not set(lists["levels"]) <= set(LEVELS):
        raise broken
    try:
        items, minutes = int(query.get("items", "10")), int(query.get("minutes", "0"))
    except ValueError:
        raise broken from None
    mode = query.get("mode", PRACTICE)
    if mode not in MODES or not 0 <= items <= 500 or not 0 <= minutes <= 600:
        raise broken
    return Plan(
        title="A shared quiz",
        draw=Draw(**lists, items=items),
        mode=mode,
        minutes=minutes or None,
        certainty=query.get("certainty") == "true",
    )
