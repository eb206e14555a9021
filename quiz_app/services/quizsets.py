"""A teacher's quiz sets: saved, looked at before they are assigned, put away, and written out for a bank."""

from dataclasses import asdict, dataclass, replace

from quiz_app.banks.quiz_writer import bank_yaml, quiz_yaml
from quiz_app.domain.cohort import LONGEST_TITLE, checked_name
from quiz_app.domain.errors import NotFound, Problem, ProblemsFound
from quiz_app.domain.items import Item
from quiz_app.domain.log import SET_SAVED
from quiz_app.domain.quiz import Form, Plan, draw_form
from quiz_app.domain.quizset import QuizSet, fold_sets
from quiz_app.services.identity import Actor, require_teacher
from quiz_app.services.settings import append_event
from quiz_app.services.world import World

MOST_WORTH = 1000.0


@dataclass(frozen=True, slots=True)
class Preview:
    """A form as a student may get it, with its items by id."""

    form: Form
    items: dict[str, Item]

    @property
    def points(self) -> float:
        """The points to be had."""
        return sum(slot.worth for slot in self.form.items)


def quiz_sets(actor: Actor, world: World) -> list[QuizSet]:
    """The actor's own sets, the latest first, those put away last."""
    require_teacher(actor)
    kept = fold_sets(world.store.events(actor.learner, [SET_SAVED]))
    return sorted(reversed(kept.values()), key=lambda one: one.archived)


def quiz_set(actor: Actor, world: World, set_id: str) -> QuizSet:
    """One of the actor's own sets; NotFound where she has none of this id."""
    found = next((one for one in quiz_sets(actor, world) if one.id == set_id), None)
    if found is None:
        raise NotFound("This quiz set is not among yours.")
    return found


def save_set(actor: Actor, world: World, set_id: str, reading: str, plan: Plan, *, archived: bool = False) -> QuizSet:
    """The set as it is kept from now on; what has been assigned of it stays as it was assigned."""
    require_teacher(actor)
    plan = replace(plan, title=checked_name(plan.title, LONGEST_TITLE))
    worths = [worth for part in plan.sections for worth in (part.worth, *part.worths.values())]
    if not all(0 <= worth <= MOST_WORTH for worth in worths):
        raise ProblemsFound([Problem(f"Points are from 0 to {MOST_WORTH:g}.")])
    preview(actor, world, reading, plan)
    saved = QuizSet(id=set_id, reading=reading, plan=plan, archived=archived)
    if saved not in quiz_sets(actor, world):
        data = {"reading": reading, "plan": asdict(plan), "archived": archived}
        append_event(actor, world, SET_SAVED, set_id, data)
    return quiz_set(actor, world, set_id)


def archive_set(actor: Actor, world: World, set_id: str, *, archived: bool) -> QuizSet:
    """The set put away, or brought back."""
    found = quiz_set(actor, world, set_id)
    append_event(
        actor, world, SET_SAVED, set_id, {"reading": found.reading, "plan": asdict(found.plan), "archived": archived}
    )
    return quiz_set(actor, world, set_id)


def preview(actor: Actor, world: World, reading: str, plan: Plan, seed: str = "preview") -> Preview:
    """A form as the plan draws it of the banks as they stand; NotFound where no item fits."""
    require_teacher(actor)
    shelf = world.exam_shelf(reading)
    form = draw_form(reading, plan, seed, shelf.digest, shelf.items.values(), shelf.revisions)
    if not form.items:
        raise NotFound("No question fits this choice. Take away a filter, or choose questions.")
    return Preview(form, {slot.item: shelf.items[slot.item][1] for slot in form.items})


def choosable(actor: Actor, world: World, reading: str) -> dict[str, tuple[str, Item]]:
    """Every item that a set may hold, also those kept for exams, as (bank id, item) by id."""
    require_teacher(actor)
    return world.exam_shelf(reading).items


def set_yaml(actor: Actor, world: World, set_id: str) -> str:
    """The set as an entry of a bank's `quizzes`, to be pasted there."""
    found = quiz_set(actor, world, set_id)
    return quiz_yaml(found.plan, world.exam_shelf(found.reading))


def bank_with_set(actor: Actor, world: World, set_id: str) -> str:
    """The set as a bank of its own, ready to be put into the reading's folder."""
    found = quiz_set(actor, world, set_id)
    return bank_yaml(found.plan, world.exam_shelf(found.reading))
