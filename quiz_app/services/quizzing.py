"""Taking a quiz: from a plan to a form, one item after the other, to the result."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from quiz_app.domain.attempt import Sitting, fold_attempt, judge
from quiz_app.domain.errors import AnswerRefused, AttemptClosed, NotAllowed, NotFound
from quiz_app.domain.items import Answer, Item, Verdict
from quiz_app.domain.items.revision import item_from
from quiz_app.domain.log import (
    ATTEMPT_FINISHED,
    ATTEMPT_LEFT,
    ITEM_FLAGGED,
    ITEM_REPORTED,
    TIME_ADDED,
    Attempt,
    Response,
    row_id,
)
from quiz_app.domain.quiz import Form, FormItem, Plan, draw_form
from quiz_app.domain.scoring import CERTAINTY
from quiz_app.domain.study import NO_LIMIT
from quiz_app.services.assignment_log import AssignmentLog
from quiz_app.services.holding import open_shelf, require_open
from quiz_app.services.identity import Actor, require_own
from quiz_app.services.settings import append_event, study_settings
from quiz_app.services.world import World

NOT_DUE = "The answers of this assignment are not shown yet."
LONGEST_SECONDS = 600.0  # beyond this, somebody went away


@dataclass(frozen=True, slots=True)
class Asked:
    """One item as it is put: its place, its parts' order, and the id that its response will have."""

    attempt: str
    place: int
    of: int
    item: Item
    slot: FormItem
    response_id: str
    ordinal: int
    before: Response | None
    flagged: bool


def plan_of(actor: Actor, world: World, reading_id: str, quiz_id: str) -> Plan:
    """A ready-made quiz; NotFound where the reading has none of this id."""
    plan = open_shelf(actor, world, reading_id).quizzes.get(quiz_id)
    if plan is None:
        raise NotFound(f"There is no quiz '{quiz_id}' in this reading.")
    return plan


def form_of(actor: Actor, world: World, reading_id: str, plan: Plan, seed: str) -> Form:
    """The form that the plan and seed give of the reading as it stands; NotFound where no item fits the plan."""
    shelf = open_shelf(actor, world, reading_id)
    form = draw_form(reading_id, plan, seed, shelf.digest, shelf.items.values(), shelf.revisions)
    if not form.items:
        raise NotFound("No question fits this choice. Take away a filter and try again.")
    return form


def start(actor: Actor, world: World, reading_id: str, plan: Plan, seed: str = "") -> Sitting:
    """A new attempt, its form drawn and kept; time limits stretched as the learner's settings say."""
    shelf = open_shelf(actor, world, reading_id)
    form = form_of(actor, world, reading_id, plan, seed or world.new_id()[:8])
    attempt = Attempt(id=world.new_id(), learner=actor.learner, device=actor.device, form=form, started_at=world.now())
    world.store.add_attempt(attempt, {slot.revision: shelf.contents[slot.item] for slot in form.items})
    _accommodate(actor, world, attempt)
    return sitting(actor, world, attempt.id)


def sitting(actor: Actor, world: World, attempt_id: str) -> Sitting:
    """How the actor's attempt stands."""
    attempt = world.store.attempt(attempt_id)
    if attempt is None:
        raise NotFound("This attempt is not kept here.")
    require_own(actor, attempt.learner)
    return _fold(actor, world, attempt)


def unfinished(actor: Actor, world: World) -> list[Sitting]:
    """The attempts to go on with, the latest first: not handed in, put away, out of time, or practised to the end."""
    closed = {event.subject for event in world.store.events(actor.learner, [ATTEMPT_FINISHED, ATTEMPT_LEFT])}
    attempts = [attempt for attempt in world.store.attempts(actor.learner) if attempt.id not in closed]
    sittings = [_fold(actor, world, attempt) for attempt in attempts]
    return [one for one in sittings if not (one.over(world.now()) or (one.complete and not one.exam))]


def ask(actor: Actor, world: World, here: Sitting, place: int) -> Asked:
    """The item at a place of the form, with the response id fixed for it."""
    slot = here.items[place]
    ordinal = here.given.get(slot.item, 0)
    return Asked(
        here.attempt.id,
        place,
        len(here.items),
        asked_items(actor, world, here)[slot.item],
        slot,
        row_id(actor.device, f"{here.attempt.id}/{slot.item}", ordinal),
        ordinal,
        here.counting.get(slot.item),
        slot.item in here.flagged,
    )


def asked_items(actor: Actor, world: World, here: Sitting) -> Mapping[str, Item]:
    """The items of the form as they were when it was drawn, by id."""
    require_own(actor, here.attempt.learner)
    require_open(actor, world, here)
    contents = world.store.revisions(slot.revision for slot in here.items)
    return {slot.item: _revived(contents[slot.revision]) for slot in here.items}


def answer(
    actor: Actor, world: World, asked: Asked, given: Answer | None, certainty: int | None, drawn_at: datetime
) -> Response:
    """The response, judged and durable. The same press again gives the same response, never a second."""
    here = sitting(actor, world, asked.attempt)
    kept = here.counting.get(asked.slot.item)
    if kept is not None and (kept.id, kept.answer, kept.certainty) == (asked.response_id, given, certainty):
        return kept
    if not here.takes(asked.slot.item, world.now()):
        raise AttemptClosed("This question has been answered, or the time is over. What was saved counts.")
    response = world.store.add_response(_judged(world, here, asked, given, certainty, drawn_at, actor))
    AssignmentLog(world).tell(here.attempt.assignment, response.at)
    return response


def verdict(actor: Actor, world: World, here: Sitting, item: Item) -> Verdict:
    """What the response that counts earned, with its notes; its points stay as they were judged then."""
    require_own(actor, here.attempt.learner)
    require_open(actor, world, here)
    if not here.answers_due(world.now()):
        raise NotAllowed(NOT_DUE)
    response = here.counting.get(item.id)
    if response is None or response.answer is None:
        return Verdict(0.0)
    rivals = _rivals(world, here.attempt.form.reading)
    return replace(judge(item, response.answer, rivals), points=response.points)


def flag(actor: Actor, world: World, attempt_id: str, item_id: str, on: bool) -> None:
    """Flag an item of the attempt to come back to, or take the flag away."""
    slot = _slot(sitting(actor, world, attempt_id), item_id)
    append_event(actor, world, ITEM_FLAGGED, attempt_id, {"item": slot.item, "on": on})


def report(actor: Actor, world: World, attempt_id: str, item_id: str, note: str) -> None:
    """Report an item as faulty; the note goes with the revision that was asked."""
    here = sitting(actor, world, attempt_id)
    slot = _slot(here, item_id)
    data = {"note": note.strip()[:2000], "revision": slot.revision, "attempt": attempt_id}
    append_event(actor, world, ITEM_REPORTED, f"{here.attempt.form.reading}/{item_id}", data)


def finish(actor: Actor, world: World, attempt_id: str) -> Sitting:
    """Hand the attempt in; what is saved counts. Handing in twice is once."""
    here = sitting(actor, world, attempt_id)
    if not here.finished:
        why = "time_over" if here.deadline is not None and world.now() >= here.deadline else "handed_in"
        done = append_event(actor, world, ATTEMPT_FINISHED, attempt_id, {"why": why})
        AssignmentLog(world).tell(here.attempt.assignment, done.at)
    return sitting(actor, world, attempt_id)


def leave(actor: Actor, world: World, attempt_id: str) -> None:
    """Put an unfinished attempt away: it is kept, but no longer offered. One under an assignment stays."""
    here = sitting(actor, world, attempt_id)
    if here.assignment is not None:
        raise NotAllowed("Your teacher has assigned this quiz. It stays here until you hand it in or it closes.")
    if not here.left:
        append_event(actor, world, ATTEMPT_LEFT, attempt_id, {})


def add_time(actor: Actor, world: World, attempt_id: str, seconds: int | None) -> None:
    """Give more time, or lift the limit (None). In self-study it is the learner's own to give."""
    here = sitting(actor, world, attempt_id)
    if here.finished:
        raise AttemptClosed("This attempt has been handed in.")
    if here.assignment is not None:
        raise NotAllowed("Only your teacher can give you more time here. Ask her; answers that are saved count.")
    append_event(actor, world, TIME_ADDED, attempt_id, {"seconds": seconds})


def _slot(here: Sitting, item_id: str) -> FormItem:
    """The item's place in the form; NotFound where it is not among those asked."""
    for slot in here.items:
        if slot.item == item_id:
            return slot
    raise NotFound(f"There is no question '{item_id}' in this attempt.")


def _fold(actor: Actor, world: World, attempt: Attempt) -> Sitting:
    responses = world.store.responses(actor.learner, attempt.id)
    happened = world.store.events(actor.learner, subject=attempt.id)
    return fold_attempt(attempt, responses, happened, AssignmentLog(world).find(attempt.assignment))


def _accommodate(actor: Actor, world: World, attempt: Attempt) -> None:
    minutes, factor = attempt.form.plan.minutes, study_settings(actor, world).time_factor
    if minutes is None or factor == 1:
        return
    seconds = None if factor == NO_LIMIT else round(minutes * 60 * (factor - 1))
    append_event(actor, world, TIME_ADDED, attempt.id, {"seconds": seconds})


def _judged(
    world: World,
    here: Sitting,
    asked: Asked,
    given: Answer | None,
    certainty: int | None,
    drawn_at: datetime,
    actor: Actor,
) -> Response:
    if certainty is not None and (certainty not in CERTAINTY or given is None):
        raise AnswerRefused("Choose how certain you are: 1, 2 or 3.")
    if here.attempt.form.plan.certainty and certainty is None and given is not None:
        raise AnswerRefused("Say how certain you are first.")
    reading, now = here.attempt.form.reading, world.now()
    return Response(
        id=asked.response_id,
        learner=actor.learner,
        device=actor.device,
        attempt=asked.attempt,
        reading=reading,
        item=asked.slot.item,
        revision=asked.slot.revision,
        ordinal=asked.ordinal,
        answer=given,
        points=judge(asked.item, given, _rivals(world, reading)).points,
        certainty=certainty,
        at=now,
        seconds=min(LONGEST_SECONDS, max(0.0, (now - drawn_at).total_seconds())),
    )


def _rivals(world: World, reading_id: str) -> frozenset[str]:
    shelf = world.library.shelves.get(reading_id)
    return shelf.rivals if shelf else frozenset()


@lru_cache(maxsize=4096)
def _revived(content: str) -> Item:
    return item_from(content)
