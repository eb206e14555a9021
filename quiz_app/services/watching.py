"""An assignment while the class works: who has begun, where everybody is, and how each item goes."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from quiz_app.domain.assignment import Assignment
from quiz_app.domain.attempt import Sitting, fold_attempt
from quiz_app.domain.classlog import class_log
from quiz_app.domain.cohort import Cohort, Student
from quiz_app.domain.items.revision import item_from
from quiz_app.domain.log import STUDENT_KINDS, Event, Response
from quiz_app.domain.moments import microseconds
from quiz_app.services.assigning import assignment_of
from quiz_app.services.cohorts import require_teacher_of
from quiz_app.services.identity import Actor
from quiz_app.services.world import World

NOT_BEGUN, WORKING, ENDED = "not_begun", "working", "ended"


@dataclass(frozen=True, slots=True)
class Working:
    """One student: her latest attempt, if any, how many she began, and when she last answered."""

    student: Student
    state: str
    sitting: Sitting | None
    begun: int
    last_at: datetime | None

    @property
    def answered(self) -> int:
        """How many items of the attempt have an answer."""
        return len(self.sitting.counting) if self.sitting else 0


@dataclass(frozen=True, slots=True)
class ItemSoFar:
    """One item in the latest attempts: how many were asked it, answered it, and had it right in full."""

    item: str
    stem: str
    asked: int
    answered: int
    right: int


@dataclass(frozen=True, slots=True)
class Watched:
    """The assignment at this moment. `version` grows with every row that belongs to it, and with every name."""

    assignment: Assignment
    cohort: Cohort
    version: int
    students: tuple[Working, ...]
    items: tuple[ItemSoFar, ...]

    def in_state(self, state: str) -> int:
        """How many students are in this state."""
        return sum(one.state == state for one in self.students)


def sittings_under(actor: Actor, world: World, assignment_id: str) -> list[Sitting]:
    """Everybody's attempts under an assignment of the actor's class, in the order in which they began."""
    assignment = assignment_of(actor, world, assignment_id)
    return _sittings(world, assignment)[0]


def watch(actor: Actor, world: World, assignment_id: str) -> Watched:
    """How the class stands now; only its teacher may look."""
    assignment = assignment_of(actor, world, assignment_id)
    cohort = require_teacher_of(actor, world, assignment.cohort)
    sittings, version = _sittings(world, assignment)
    people = world.store.events(class_log(cohort.id), STUDENT_KINDS)
    version = max([version, *(microseconds(one.at) for one in people)])
    taken: dict[str, list[Sitting]] = defaultdict(list)
    for one in sittings:
        student = cohort.student(one.attempt.learner)
        if student is not None:
            taken[student.learner].append(one)
    students = tuple(_working(student, taken[student.learner], world.now()) for student in cohort.present)
    latest = [one.sitting for one in students if one.sitting is not None]
    return Watched(assignment, cohort, version, students, _items(world, latest))


def _sittings(world: World, assignment: Assignment) -> tuple[list[Sitting], int]:
    """The attempts as they stand, and the moment of the latest row of any of them."""
    attempts = world.store.attempts_under(assignment.id)
    responses, events = world.store.responses_under(assignment.id), world.store.events_under(assignment.id)
    given: dict[str, list[Response]] = defaultdict(list)
    happened: dict[str, list[Event]] = defaultdict(list)
    for response in responses:
        given[response.attempt].append(response)
    for event in events:
        happened[event.subject].append(event)
    moments = [one.started_at for one in attempts[-1:]]
    moments += [*(one.at for one in responses[-1:]), *(one.at for one in events[-1:])]
    folded = [fold_attempt(one, given[one.id], happened[one.id], assignment) for one in attempts]
    return folded, max(map(microseconds, moments), default=0)


def _working(student: Student, sittings: list[Sitting], now: datetime) -> Working:
    if not sittings:
        return Working(student, NOT_BEGUN, None, 0, None)
    latest = max(sittings, key=lambda one: one.attempt.started_at)
    last = max((one.at for one in latest.counting.values()), default=None)
    return Working(student, ENDED if latest.ended(now) else WORKING, latest, len(sittings), last)


def _items(world: World, sittings: Iterable[Sitting]) -> tuple[ItemSoFar, ...]:
    asked: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    right: Counter[str] = Counter()
    revisions: dict[str, str] = {}
    for sitting in sittings:
        for slot in sitting.items:
            asked[slot.item] += 1
            revisions[slot.item] = slot.revision
        answered.update(sitting.counting.keys())
        right.update(item for item, response in sitting.counting.items() if response.points >= 1)
    contents = world.store.revisions(revisions.values())
    stems = {item: item_from(contents[revision]).stem for item, revision in revisions.items()}
    return tuple(ItemSoFar(one, stems[one], asked[one], answered[one], right[one]) for one in stems)
