"""Attempts under assignments with their scores, as the services read them. It asks nobody's rights: who uses it has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from quiz_app.domain.assignment import Assignment
from quiz_app.domain.attempt import Sitting, fold_attempt, judge
from quiz_app.domain.classlog import class_log
from quiz_app.domain.items import Item, Verdict
from quiz_app.domain.items.revision import item_from
from quiz_app.domain.log import REGRADE_KINDS, Event, Response
from quiz_app.domain.quiz import FormItem
from quiz_app.domain.regrading import AttemptScore, ItemScore, Regrades, fold_regrades, score_attempt
from quiz_app.services.world import World


@dataclass(frozen=True, slots=True)
class Scored:
    """An attempt with its scores as they are now."""

    sitting: Sitting
    score: AttemptScore
    ended: bool

    @property
    def id(self) -> str:
        """The attempt's id."""
        return self.sitting.attempt.id

    @property
    def learner(self) -> str:
        """Whose attempt it is."""
        return self.sitting.attempt.learner

    @property
    def seconds(self) -> float:
        """How long the answers that count took together."""
        return sum(one.seconds for one in self.sitting.counting.values())


@dataclass(frozen=True, slots=True)
class SeenRow:
    """One item of an attempt as the student met it, and what it came to."""

    slot: FormItem
    item: Item
    response: Response | None
    verdict: Verdict
    score: ItemScore


@dataclass(frozen=True, slots=True)
class ScoresLog:
    """What is kept of the attempts under assignments."""

    world: World

    def regrades(self, assignment: Assignment) -> Regrades:
        """What a teacher changed and remarked under an assignment."""
        events = self.world.store.events(class_log(assignment.cohort), REGRADE_KINDS, assignment.id)
        return fold_regrades(events)

    def scored(self, assignment: Assignment, regrades: Regrades | None = None) -> list[Scored]:
        """Everybody's attempts under an assignment, in the order in which they began."""
        store, now = self.world.store, self.world.now()
        changed = self.regrades(assignment) if regrades is None else regrades
        responses: dict[str, list[Response]] = defaultdict(list)
        events: dict[str, list[Event]] = defaultdict(list)
        for response in store.responses_under(assignment.id):
            responses[response.attempt].append(response)
        for event in store.events_under(assignment.id):
            events[event.subject].append(event)
        found = []
        for attempt in store.attempts_under(assignment.id):
            sitting = fold_attempt(attempt, responses[attempt.id], events[attempt.id], assignment)
            found.append(Scored(sitting, score_attempt(sitting, changed), sitting.ended(now)))
        return found

    def items(self, revisions: Iterable[str]) -> dict[str, Item]:
        """The items as these revisions have them, as far as they are kept."""
        contents = self.world.store.revisions(set(revisions))
        return {revision: _revived(content) for revision, content in contents.items()}

    def rows(self, sitting: Sitting, score: AttemptScore) -> tuple[SeenRow, ...]:
        """The attempt's items as they were asked, each with its response and what that came to."""
        items = self.items(one.slot.revision for one in score.items)
        shelf = self.world.library.shelves.get(sitting.attempt.form.reading)
        rivals = shelf.rivals if shelf else frozenset()
        return tuple(_seen(one, items, rivals) for one in score.items)


def _seen(one: ItemScore, items: Mapping[str, Item], rivals: frozenset[str]) -> SeenRow:
    item, response = items[one.slot.revision], one.response
    judged = Verdict(0.0) if response is None or response.answer is None else judge(item, response.answer, rivals)
    return SeenRow(one.slot, item, response, replace(judged, points=one.share), one)


@lru_cache(maxsize=4096)
def _revived(content: str) -> Item:
    return item_from(content)
