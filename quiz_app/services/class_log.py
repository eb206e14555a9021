"""A class's log as the services read and write it. It asks nobody's rights: whoever uses it has asked before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from quiz_app.domain.classlog import class_event, class_log
from quiz_app.domain.cohort import Cohort, fold_cohort
from quiz_app.domain.errors import Conflict
from quiz_app.domain.log import COHORT_KINDS, Event
from quiz_app.services.identity import Actor
from quiz_app.services.world import World
from quiz_app.store.protocol import Store

TRIES = 3
_FOLDED: WeakKeyDictionary[Store, dict[str, tuple[int, Cohort | None]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class ClassLog:
    """The log of one class."""

    world: World
    cohort_id: str

    def cohort(self) -> Cohort | None:
        """The class as it is now; None where there is none. Folded anew only where something came to its log.

        A large class asks for itself at every click of every student: folding it each time took half of each.
        """
        folded = _FOLDED.setdefault(self.world.store, {})
        number = self.world.store.version(class_log(self.cohort_id))[1]
        found = folded.get(self.cohort_id)
        if found is None or found[0] != number:
            events = self.world.store.events(class_log(self.cohort_id), COHORT_KINDS)
            found = folded[self.cohort_id] = number, fold_cohort(self.cohort_id, events)
        return found[1]

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
