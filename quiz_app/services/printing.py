"""A quiz on paper: the same items in versions, each with an order of its own, and their keys."""

from dataclasses import dataclass, replace

from quiz_app.domain.items import Item
from quiz_app.domain.quiz import FormItem, Plan, draw_form
from quiz_app.domain.shelf import Shelf
from quiz_app.services.assigning import assignment_of
from quiz_app.services.identity import Actor, require_teacher
from quiz_app.services.quizsets import preview, quiz_set
from quiz_app.services.world import World

VERSIONS = ("A", "B", "C", "D")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One version of a quiz on paper."""

    title: str
    version: str
    slots: tuple[FormItem, ...]
    items: dict[str, Item]

    @property
    def points(self) -> float:
        """The points to be had."""
        return sum(slot.worth for slot in self.slots)


def sheet_of_assignment(actor: Actor, world: World, assignment_id: str, version: str) -> Sheet:
    """An assignment of the actor's class on paper."""
    found = assignment_of(actor, world, assignment_id)
    return _sheet(actor, world, found.reading, replace(found.plan, title=found.title), f"print/{found.id}", version)


def sheet_of_set(actor: Actor, world: World, set_id: str, version: str) -> Sheet:
    """One of the actor's own sets on paper."""
    require_teacher(actor)
    found = quiz_set(actor, world, set_id)
    return _sheet(actor, world, found.reading, found.plan, f"print/{found.id}", version)


def _sheet(actor: Actor, world: World, reading: str, plan: Plan, seed: str, version: str) -> Sheet:
    """The version: what is drawn follows from the quiz alone, the order from the version too."""
    fixed = _fixed(world.exam_shelf(reading), reading, plan, seed)
    drawn = preview(actor, world, reading, fixed, f"{seed}/{version}")
    return Sheet(plan.title, version, drawn.form.items, drawn.items)


def _fixed(shelf: Shelf, reading: str, plan: Plan, seed: str) -> Plan:
    """The plan with every section drawing exactly the items that the seed gives it."""
    sections, before = [], 0
    for number, part in enumerate(plan.parts, start=1):
        upto = replace(plan, sections=plan.parts[:number])
        form = draw_form(reading, upto, seed, shelf.digest, shelf.items.values(), shelf.revisions)
        only = tuple(slot.item for slot in form.items[before:])
        before = len(form.items)
        if only:
            sections.append(replace(part, draw=replace(part.draw, only=only, items=0)))
    return replace(plan, sections=tuple(sections))
