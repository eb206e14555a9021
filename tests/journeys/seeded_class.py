"""A class at this installation that has taken an assignment, put there through the services."""

from dataclasses import dataclass

from quiz_app.domain.quiz import PRACTICE, Draw, Plan
from quiz_app.services import assigning, cohorts, identity, joining, quizzing, taking
from quiz_app.services.identity import Actor
from quiz_app.services.world import World

READING = "russia-pakistan"


@dataclass(frozen=True)
class Seeded:
    """The class, its assignment and the items asked, by id."""

    cohort: str
    assignment: str
    items: tuple[str, ...]
    attempts: tuple[str, ...]


def seeded_class(world: World, students: int, *, certainty: int | None = None, **policies: object) -> Seeded:
    """The owner's class: the first half is right everywhere, the others are wrong on the first item; all so certain."""
    me = identity.owner(world)
    cohort = cohorts.open_cohort(me, world, "IR 204")
    shelf = world.library.shelves[READING]
    items = tuple(item for item, (_, one) in shelf.items.items() if one.kind == "single_choice")[:3]
    plan = Plan(title="Three", draw=Draw(only=items, items=0), mode=PRACTICE, certainty=certainty is not None)
    usual = {"title": "From rivals to partners", "reading": READING, "plan": plan, "shown": "at_once"}
    assigning.assign(me, world, cohort.id, "seeded", **usual | policies)
    attempts = []
    for number in range(students):
        done = joining.join(Actor("guest", "guest", f"phone {number}"), world, cohort.code, f"*Student* {number}")
        student = Actor("student", done.learner, f"phone {number}")
        here = taking.begin(student, world, "seeded")
        for place, slot in enumerate(here.items):
            asked = quizzing.ask(student, world, here, place)
            wrong = next(option.id for option in asked.item.options if not option.key)
            right = number < students / 2 or slot.item != items[0]
            quizzing.answer(student, world, asked, asked.item.key() if right else wrong, certainty, world.now())
        attempts.append(here.attempt.id)
    return Seeded(cohort.id, "seeded", items, tuple(attempts))
