"""A class at work: a teacher, her class, students of it, and short ways to do what nearly every test does."""

from dataclasses import dataclass, replace
from datetime import timedelta

from quiz_app.domain.assignment import Assignment
from quiz_app.domain.attempt import Sitting
from quiz_app.domain.cohort import Cohort
from quiz_app.domain.quiz import EXAM, Draw, Plan
from quiz_app.services import assigning, cohorts, joining, quizzing, taking
from quiz_app.services.identity import Actor
from quiz_app.services.world import World
from tests.builders import READING
from tests.services.conftest import Clock, Study

HOUR = timedelta(hours=1)
TEACHER = Actor("teacher", "rahel", "server")
ANOTHER_TEACHER = Actor("teacher", "tariq", "server")
EXAM_PLAN = Plan(title="Test", draw=Draw(items=0), mode=EXAM, minutes=40)


@dataclass(frozen=True)
class Classroom:
    """Rahel's class; by default its exam of all items is open from now for two hours."""

    study: Study
    cohort: Cohort

    @property
    def world(self) -> World:
        """What the services need."""
        return self.study.world

    @property
    def clock(self) -> Clock:
        """The clock that is set by hand."""
        return self.study.clock

    def student(self, name: str = "Amina") -> Actor:
        """Somebody who has joined the class."""
        done = joining.join(Actor("guest", "guest", "server"), self.world, self.cohort.code, name)
        return Actor("student", done.learner, "server")

    def assign(self, assignment_id: str = "a", **policies: object) -> Assignment:
        """An assignment of the class."""
        now = self.world.now()
        usual = {"title": "Test", "reading": READING, "plan": EXAM_PLAN, "opens": now, "closes": now + 2 * HOUR}
        return assigning.assign(TEACHER, self.world, self.cohort.id, assignment_id, **usual | policies)

    def begin(self, student: Actor, assignment_id: str = "a") -> Sitting:
        """The student's attempt."""
        return taking.begin(student, self.world, assignment_id)

    def answer(self, student: Actor, here: Sitting, item_id: str, *, right: bool = True) -> None:
        """The student's answer to an item: the key, or "I don't know"."""
        place = next(place for place, slot in enumerate(here.items) if slot.item == item_id)
        now = quizzing.sitting(student, self.world, here.attempt.id)
        asked = quizzing.ask(student, self.world, now, place)
        given = asked.item.key() if right else None
        quizzing.answer(student, self.world, asked, given, None, self.clock())

    def with_shelf(self, shelf) -> "Classroom":
        """The same class after the bank was edited."""
        return replace(self, study=self.study.with_shelf(shelf))


def open_classroom(study: Study) -> Classroom:
    """Rahel's class at this store."""
    return Classroom(study, cohorts.open_cohort(TEACHER, study.world, "IR 201"))
