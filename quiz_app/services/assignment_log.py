"""Assignments as the services read them from the classes' logs. It asks nobody's rights: whoever uses it has asked."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from quiz_app.domain.assignment import Assignment, fold_assignments
from quiz_app.domain.classlog import class_log
from quiz_app.domain.errors import NotFound
from quiz_app.domain.log import ASSIGNMENT_KINDS
from quiz_app.domain.moments import microseconds
from quiz_app.services.world import World

GONE = "There is no such assignment. Ask your teacher for the link again."


def topic_of(assignment_id: str) -> str:
    """The topic under which there is news of an assignment."""
    return f"assignment/{assignment_id}"


@dataclass(frozen=True, slots=True)
class AssignmentLog:
    """All classes' assignments."""

    world: World

    def find(self, assignment_id: str) -> Assignment | None:
        """The assignment under this id, if there is one."""
        if not assignment_id:
            return None
        known = self.world.recall
        if known is not None and assignment_id in known:
            return cast(Assignment, known[assignment_id])
        found = fold_assignments(self.world.store.class_events(ASSIGNMENT_KINDS, assignment_id)).get(assignment_id)
        if known is not None and found is not None:
            known[assignment_id] = found
        return found

    def one(self, assignment_id: str) -> Assignment:
        """The assignment under this id; NotFound where there is none."""
        found = self.find(assignment_id)
        if found is None:
            raise NotFound(GONE)
        return found

    def tell(self, assignment_id: str, at: datetime) -> None:
        """Tell the screens that watch the assignment that something came at this moment; nothing in self-study."""
        if assignment_id:
            self.world.publish(topic_of(assignment_id), microseconds(at))

    def tell_of_class(self, cohort_id: str, at: datetime) -> None:
        """Tell the screens that watch any assignment of a class that it changed at this moment."""
        for assignment in self.of_class(cohort_id):
            self.tell(assignment.id, at)

    def of_class(self, cohort_id: str) -> list[Assignment]:
        """A class's assignments, in the order in which they were made."""
        events = self.world.store.events(class_log(cohort_id), ASSIGNMENT_KINDS)
        return list(fold_assignments(events).values())
