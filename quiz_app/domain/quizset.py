"""A teacher's own quiz set: a plan with a name, kept to be assigned or printed; a fold over her events."""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz_app.domain.log import SET_SAVED, Event
from quiz_app.domain.quiz import Plan, plan_from


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizSet:
    """A saved set. Its plan's sections draw from the reading's banks."""

    id: str
    reading: str
    plan: Plan
    archived: bool = False

    @property
    def title(self) -> str:
        """What the learner sees."""
        return self.plan.title


def fold_sets(events: Iterable[Event]) -> dict[str, QuizSet]:
    """The sets after these events by id, the latest saved of each, in the order in which they were first saved."""
    sets: dict[str, QuizSet] = {}
    for event in sorted(events, key=lambda one: (one.at, one.ordinal, one.id)):
        if event.kind == SET_SAVED:
            data = event.data
            plan = plan_from(data["plan"])
            archived = data.get("archived", False)
            sets[event.subject] = QuizSet(id=event.subject, reading=data["reading"], plan=plan, archived=archived)
    return sets
