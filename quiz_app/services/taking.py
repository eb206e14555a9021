"""A student's assignments: what she has to do, and taking it."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid5

from quiz_app.domain.assignment import (
    CLOSED,
    NONE_LEFT,
    NOT_OPEN,
    PRACTISE,
    PUT_AWAY,
    Assignment,
    Counted,
    Taken,
    Terms,
    counted,
)
from quiz_app.domain.attempt import Sitting
from quiz_app.domain.cohort import Cohort, Student
from quiz_app.domain.errors import AttemptClosed, Conflict, NotAllowed, NotFound
from quiz_app.domain.log import NAMESPACE, Attempt
from quiz_app.domain.quiz import draw_form
from quiz_app.domain.regrading import Regrades, score_attempt
from quiz_app.services.assignment_log import AssignmentLog
from quiz_app.services.cohorts import joined, require_student_of
from quiz_app.services.holding import HELD, holds, open_shelf
from quiz_app.services.identity import Actor
from quiz_app.services.quizzing import sitting
from quiz_app.services.scores_log import ScoresLog
from quiz_app.services.world import World

WHY = {
    NOT_OPEN: "This assignment is not open yet.",
    CLOSED: "This assignment is closed. What was saved until then counts.",
    NONE_LEFT: "You have used all of your attempts.",
    PUT_AWAY: "Your teacher has put this assignment away.",
}


@dataclass(frozen=True, slots=True)
class Mine:
    """An assignment as one student has it: her terms, her attempts in the order they began, and what counts so far.

    `going` is the attempt to go on with, `barred` why no new one may begin ("" where one may). `shares` are the scores
    of those that ended, by attempt, as they are after what the teacher changed.
    """

    assignment: Assignment
    cohort: Cohort
    terms: Terms
    sittings: tuple[Sitting, ...]
    going: Sitting | None
    barred: str
    shares: dict[str, float]
    counts: Counted | None
    score_due: bool
    answers_due: bool
    regrades: Regrades = field(default_factory=Regrades)

    @property
    def done(self) -> bool:
        """Whether she has handed something in."""
        return any(one for one in self.sittings if one is not self.going)


def mine(actor: Actor, world: World) -> list[Mine]:
    """The actor's assignments that are not put away: those to be done first, by their closing, then the others."""
    found = [
        _mine(actor, world, assignment, cohort, student)
        for cohort, student in joined(actor, world)
        if not cohort.archived
        for assignment in AssignmentLog(world).of_class(cohort.id)
        if not assignment.archived
    ]
    far = datetime.max.replace(tzinfo=world.now().tzinfo)
    return sorted(found, key=lambda one: (one.barred != "" and one.going is None, one.terms.closes or far))


def my_assignment(actor: Actor, world: World, assignment_id: str) -> Mine:
    """One assignment as the actor has it; NotAllowed unless she is in its class."""
    assignment = AssignmentLog(world).one(assignment_id)
    return _mine(actor, world, assignment, *require_student_of(actor, world, assignment.cohort))


def begin(actor: Actor, world: World, assignment_id: str) -> Sitting:
    """The attempt that is open, or a new one; AttemptClosed, with why, where none may begin.

    The id and the seed follow from the assignment, the student and the number of the attempt, so that a second press,
    or another tab or device at the same moment, opens the same attempt.
    """
    found = my_assignment(actor, world, assignment_id)
    if found.going is not None:
        return found.going
    if found.barred:
        raise AttemptClosed(WHY[found.barred])
    assignment, now = found.assignment, world.now()
    shelf = world.exam_shelf(assignment.reading) if assignment.exam else open_shelf(actor, world, assignment.reading)
    attempt_id = str(uuid5(NAMESPACE, f"{assignment.id}/{actor.learner}/{len(found.sittings)}"))
    pool = shelf.items.values()
    form = draw_form(assignment.reading, assignment.plan, attempt_id[:8], shelf.digest, pool, shelf.revisions)
    if not form.items:
        held = not assignment.exam and holds(actor, world, assignment.reading, shelf.held)
        raise NotFound(HELD if held else "The bank no longer has any question of this assignment. Tell your teacher.")
    attempt = Attempt(
        id=attempt_id,
        learner=actor.learner,
        device=actor.device,
        form=form,
        started_at=now,
        assignment=assignment.id,
    )
    try:
        world.store.add_attempt(attempt, {slot.revision: shelf.contents[slot.item] for slot in form.items})
    except Conflict:  # another device was first, or the bank was edited in between: what was kept then is the attempt
        return sitting(actor, world, attempt_id)
    AssignmentLog(world).tell(assignment.id, now)
    return sitting(actor, world, attempt_id)


def for_guests(actor: Actor, world: World, assignment_id: str) -> Assignment:
    """The assignment, where whoever has its link may practise it uncounted; else NotAllowed.

    An exam is open to guests only once it has closed for everybody: else they would tell its answers.
    """
    found, now = AssignmentLog(world).one(assignment_id), world.now()
    closed = found.last_closing is not None and now >= found.last_closing
    if found.guests != PRACTISE or found.archived or (found.exam and not closed):
        raise NotAllowed("Only students of the class may open this assignment. Join the class first.")
    return found


def _mine(actor: Actor, world: World, assignment: Assignment, cohort: Cohort, student: Student) -> Mine:
    now, terms = world.now(), assignment.terms(student.learner)
    attempts = [one for learner in student.learners for one in world.store.attempts_under(assignment.id, learner)]
    own = [sitting(actor, world, one.id) for one in attempts if one.learner == actor.learner]
    going = next((one for one in own if not one.ended(now)), None)
    barred = PUT_AWAY if assignment.archived or cohort.archived else terms.barred(len(attempts), now)
    over, changed = [one for one in own if one.ended(now)], ScoresLog(world).regrades(assignment)
    shares = {one.attempt.id: score_attempt(one, changed).share for one in over}
    return Mine(
        assignment,
        cohort,
        terms,
        tuple(own),
        going,
        barred,
        shares,
        counted(assignment, (Taken(one.attempt.id, shares[one.attempt.id], one.late) for one in over)),
        bool(over) and all(one.score_due(now) for one in over),
        bool(over) and all(one.answers_due(now) for one in over),
        changed,
    )
