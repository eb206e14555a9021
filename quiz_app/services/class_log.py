"""A class's log as the services read and write it. It asks nobody's rights: whoever uses it has asked before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quiz_app.domain.classlog import class_event, class_log
from quiz_app.domain.cohort import Cohort, fold_cohort
from quiz_app.domain.errors import Conflict
from quiz_app.domain.log import COHORT_KINDS, Event
from quiz_app.services.identity import Actor
from quiz_app.services.world import World

TRIES = 3


@dataclass(frozen=True, slots=True)
class ClassLog:
    """The log of one class."""

    world: World
    cohort_id: str

    def cohort(self) -> Cohort | None:
        """The class as it is now; None where there is none."""
        return fold_cohort(self.cohort_id, self.world.store.events(class_log(self.cohort_id), COHORT_KINDS))

    def append(self, actor: Actor, kind: str, subject: str, data: Mapping[str, Any]) -> Event:
        """One more event; where another tab of this browser was first, after the one that it appended."""
        for _ in range(TRIES - 1):
            try:
                return self.world.store.add_event(self._next(actor, kind, subject, data))
            except Conflict:
                continue
        return self.world.store.add_event(self._next(actor, kind, subject, data))

    def _next(self, actor: Actor, kind: str, subject: str, data: Mapping[str, Any]) -> Event:
        before = self.world.store.events(class_log(self.cohort_id))
        now = self.world.now()
        return class_event(self.cohort_id, before, kind, subject, data, actor.learner, actor.device, now)
