"""A teacher's results of an assignment: students by items, one attempt again, and what she changes of scores.

Who teaches the class may, and nobody else. Whatever is changed is an event in the class's log; scores are folded anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from quiz_app.domain.assignment import Assignment, Counted, Taken, counted
from quiz_app.domain.cohort import Cohort, Student
from quiz_app.domain.errors import AnswerRefused, NotFound
from quiz_app.domain.items import Answer, Item, MultipleChoice
from quiz_app.domain.log import ITEM_REGRADED, RESPONSE_COMMENTED, SCORE_OVERRIDDEN
from quiz_app.domain.regrading import ACCEPT, HOWS, ItemScore, Regrades
from quiz_app.services import cohorts
from quiz_app.services.assignment_log import AssignmentLog
from quiz_app.services.identity import Actor
from quiz_app.services.scores_log import Scored, ScoresLog, SeenRow
from quiz_app.services.world import World

LONGEST_TEXT = 2000
NO_ATTEMPT = "This attempt is not kept here, or was not taken under an assignment."


@dataclass(frozen=True, slots=True)
class StudentRow:
    """A student with her attempts in the order in which they began; `counts` is None before one has ended."""

    student: Student
    attempts: tuple[Scored, ...]
    counts: Counted | None

    @property
    def counting(self) -> tuple[Scored, ...]:
        """The attempts that count: one, or all where their mean does."""
        kept = self.counts.attempts if self.counts else ()
        return tuple(one for one in self.attempts if one.id in kept)

    @property
    def seconds(self) -> float | None:
        """How long what counts took, the mean where several attempts do; None before anything counts."""
        took = [one.seconds for one in self.counting]
        return sum(took) / len(took) if took else None

    @property
    def certain(self) -> float | None:
        """What counts after certainty marking, the mean where several attempts do; None before anything counts."""
        found = [one.score.certain for one in self.counting]
        return sum(found) / len(found) if found else None

    def points(self, item: str) -> float | None:
        """The points earned on an item, the mean where several attempts count; None where it was not asked."""
        found = [one.points for scored in self.counting for one in scored.score.items if one.slot.item == item]
        return sum(found) / len(found) if found else None

    def changes(self, item: str) -> tuple[ItemScore, ...]:
        """The item's scores that are no longer what was judged."""
        scores = [one for scored in self.counting for one in scored.score.items if one.slot.item == item]
        return tuple(one for one in scores if one.why)


@dataclass(frozen=True, slots=True)
class Results:
    """An assignment's results: a row a student of the class, and the items that anybody was asked, in the banks' order.

    `strangers` is how many attempts are those of people who are no longer in the class.
    """

    cohort: Cohort
    assignment: Assignment
    regrades: Regrades
    items: Mapping[str, Item]
    worth: Mapping[str, float]
    rows: tuple[StudentRow, ...]
    strangers: int

    @property
    def certainty(self) -> bool:
        """Whether certainty is marked, beside the score that counts."""
        return self.assignment.plan.certainty

    @property
    def possible(self) -> float:
        """The points that an attempt can earn: those of the fullest one."""
        every = (one.score.possible for row in self.rows for one in row.attempts)
        return max(every, default=0.0)

    def total(self, row: StudentRow) -> float | None:
        """The points that count for a student; None before anything does."""
        return None if row.counts is None else row.counts.share * self.possible


@dataclass(frozen=True, slots=True)
class Seen:
    """One attempt as its student saw it."""

    assignment: Assignment
    student: Student
    scored: Scored
    rows: tuple[SeenRow, ...]


def results(actor: Actor, world: World, assignment_id: str) -> Results:
    """The results of an assignment of a class that the actor teaches, as they are now."""
    assignment, cohort = _taught(actor, world, assignment_id)
    log = ScoresLog(world)
    regrades = log.regrades(assignment)
    scored = log.scored(assignment, regrades)
    rows = tuple(_row(assignment, student, scored) for student in cohort.present)
    known = {learner for row in rows for learner in row.student.learners}
    items, worth = _asked(world, assignment, scored)
    strangers = sum(one.learner not in known for one in scored)
    return Results(cohort, assignment, regrades, items, worth, rows, strangers)


def seen(actor: Actor, world: World, attempt_id: str) -> Seen:
    """One attempt of a student of the actor's class, as she saw it."""
    attempt = world.store.attempt(attempt_id)
    if attempt is None or not attempt.assignment:
        raise NotFound(NO_ATTEMPT)
    assignment, cohort = _taught(actor, world, attempt.assignment)
    log = ScoresLog(world)
    scored = next(one for one in log.scored(assignment) if one.id == attempt_id)
    student = cohort.student(attempt.learner)
    if student is None:
        raise NotFound(NO_ATTEMPT)
    return Seen(assignment, student, scored, log.rows(scored.sitting, scored.score))


def regrade(
    actor: Actor, world: World, assignment_id: str, item_id: str, how: str, reason: str, answer: Answer | None = None
) -> Results:
    """The results after a ruling on an item: excuse it, the point for everyone, accept another key, or as it was."""
    found = results(actor, world, assignment_id)
    item = found.items.get(item_id)
    if item is None or how not in HOWS:
        raise NotFound("Nobody was asked this question here.")
    data: dict[str, Any] = {"item": item_id, "how": how, "reason": reason.strip()[:LONGEST_TEXT]}
    if how == ACCEPT:
        if answer is None:
            raise AnswerRefused("Choose the answer that is to count as right too.")
        item.check(answer)
        data |= {"answer": answer, "unordered": isinstance(item, MultipleChoice)}
    _record(actor, world, found.assignment, ITEM_REGRADED, data)
    return results(actor, world, assignment_id)


def override(actor: Actor, world: World, attempt_id: str, item_id: str, points: float | None, reason: str) -> Seen:
    """The attempt after one response's score was set by hand, with a reason; None points: as it was judged."""
    here = seen(actor, world, attempt_id)
    row = _row_of(here, item_id)
    if points is not None and not 0 <= points <= row.score.worth:
        raise AnswerRefused(f"Give from 0 to {row.score.worth:g} points.")
    if points is not None and not reason.strip():
        raise AnswerRefused("Say why: the student sees it beside the score.")
    share = None if points is None else points / row.score.worth if row.score.worth else 0.0
    data = {"attempt": attempt_id, "item": item_id, "share": share, "reason": reason.strip()[:LONGEST_TEXT]}
    _record(actor, world, here.assignment, SCORE_OVERRIDDEN, data)
    return seen(actor, world, attempt_id)


def comment(actor: Actor, world: World, attempt_id: str, item_id: str, words: str) -> Seen:
    """The attempt after a comment on one response; no words take it back."""
    here = seen(actor, world, attempt_id)
    _row_of(here, item_id)
    data = {"attempt": attempt_id, "item": item_id, "text": words.strip()[:LONGEST_TEXT]}
    _record(actor, world, here.assignment, RESPONSE_COMMENTED, data)
    return seen(actor, world, attempt_id)


def _taught(actor: Actor, world: World, assignment_id: str) -> tuple[Assignment, Cohort]:
    assignment = AssignmentLog(world).one(assignment_id)
    return assignment, cohorts.require_teacher_of(actor, world, assignment.cohort)


def _row(assignment: Assignment, student: Student, scored: Iterable[Scored]) -> StudentRow:
    attempts = tuple(one for one in scored if one.learner in student.learners)
    taken = [Taken(one.id, one.score.share, one.sitting.late) for one in attempts if one.ended]
    return StudentRow(student, attempts, counted(assignment, taken))


def _asked(
    world: World, assignment: Assignment, scored: Iterable[Scored]
) -> tuple[Mapping[str, Item], Mapping[str, float]]:
    """The items that anybody was asked, as last asked, and what each is worth; in the banks' order, gone ones last."""
    slots = {slot.item: slot for one in scored for slot in one.sitting.items}
    kept = ScoresLog(world).items(slot.revision for slot in slots.values())
    shelf = (world.whole or world.library).shelves.get(assignment.reading)
    places = {item: place for place, item in enumerate(shelf.items)} if shelf else {}
    order = sorted(slots, key=lambda item: (places.get(item, len(places)), item))
    return {item: kept[slots[item].revision] for item in order}, {item: slots[item].worth for item in order}


def _row_of(here: Seen, item_id: str) -> SeenRow:
    for row in here.rows:
        if row.item.id == item_id:
            return row
    raise NotFound(f"There is no question '{item_id}' in this attempt.")


def _record(actor: Actor, world: World, assignment: Assignment, kind: str, data: Mapping[str, Any]) -> None:
    """Keep what was done, unless it is what was done last: pressed twice is once."""
    about = ("attempt", "item")
    before = [
        one
        for one in cohorts.history(actor, world, assignment.cohort, [kind])
        if one.subject == assignment.id and all(one.data.get(name) == data.get(name) for name in about)
    ]
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in data.items()}
    if not before or {name: before[-1].data.get(name) for name in plain} != plain:
        cohorts.record(actor, world, assignment.cohort, kind, assignment.id, plain)
