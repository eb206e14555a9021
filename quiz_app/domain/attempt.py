"""How an attempt stands: a fold over its form, its responses and its events."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from quiz_app.domain.assignment import Assignment
from quiz_app.domain.items import Answer, Item, Rivals, Verdict
from quiz_app.domain.log import ATTEMPT_FINISHED, ATTEMPT_LEFT, ITEM_FLAGGED, TIME_ADDED, Attempt, Event, Response
from quiz_app.domain.quiz import EXAM, FormItem

GRACE = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class Sitting:
    """An attempt with what has happened in it. `counting` is the response that counts, by item.

    Under an `assignment` its window and its policy hold, as they are now.
    """

    attempt: Attempt
    counting: dict[str, Response]
    given: dict[str, int]
    flagged: frozenset[str]
    finished: bool
    left: bool
    deadline: datetime | None
    assignment: Assignment | None = None

    @property
    def items(self) -> tuple[FormItem, ...]:
        """The form's items in order."""
        return self.attempt.form.items

    @property
    def exam(self) -> bool:
        """Whether feedback waits for the end."""
        return self.attempt.form.plan.mode == EXAM

    @property
    def position(self) -> int:
        """The place of the first item without a response; the number of items when there is none."""
        open_places = (place for place, item in enumerate(self.items) if item.item not in self.counting)
        return next(open_places, len(self.items))

    @property
    def complete(self) -> bool:
        """Whether every item has a response."""
        return self.position == len(self.items)

    def over(self, now: datetime) -> bool:
        """Whether the time allowed has passed; answers on their way get a moment's grace."""
        return self.deadline is not None and now > self.deadline + GRACE

    def ended(self, now: datetime) -> bool:
        """Whether nothing more can come: handed in, out of time, or practised to the end."""
        return self.finished or self.over(now) or (self.complete and not self.exam)

    def answers_due(self, now: datetime) -> bool:
        """Whether the learner may see what was right; in self-study she always may."""
        return self.assignment is None or self.assignment.answers_due(now, ended=self.ended(now))

    def score_due(self, now: datetime) -> bool:
        """Whether the learner may see what she scored."""
        return self.assignment is None or self.assignment.score_due(now, ended=self.ended(now))

    @property
    def late(self) -> bool:
        """Whether any answer that counts came after the closing."""
        if self.assignment is None:
            return False
        terms = self.assignment.terms(self.attempt.learner)
        return any(terms.late(one.at) for one in self.counting.values())

    @property
    def share(self) -> float:
        """The points earned as a share (0 to 1) of those possible."""
        possible = sum(slot.worth for slot in self.items)
        earned = sum(slot.worth * self.counting[slot.item].points for slot in self.items if slot.item in self.counting)
        return earned / possible if possible else 0.0

    def takes(self, item_id: str, now: datetime) -> bool:
        """Whether a response to this item may still be given: in practice once, in an exam until handed in."""
        return not (self.finished or self.over(now)) and (self.exam or item_id not in self.counting)


def fold_attempt(
    attempt: Attempt, responses: Iterable[Response], events: Iterable[Event], assignment: Assignment | None = None
) -> Sitting:
    """How the attempt stands after these responses and events, in whatever order they come.

    In an exam the last response to an item counts, in practice the first.
    """
    ordered = sorted(responses, key=lambda one: (one.at, one.ordinal, one.id))
    latest = attempt.form.plan.mode == EXAM
    counting = {one.item: one for one in (ordered if latest else reversed(ordered))}
    given: dict[str, int] = {}
    for one in ordered:
        given[one.item] = max(given.get(one.item, 0), one.ordinal + 1)
    happened = sorted(events, key=lambda one: (one.at, one.ordinal, one.id))
    flags = {one.data["item"]: one.data["on"] for one in happened if one.kind == ITEM_FLAGGED}
    return Sitting(
        attempt,
        counting,
        given,
        frozenset(item for item, on in flags.items() if on),
        any(one.kind == ATTEMPT_FINISHED for one in happened),
        any(one.kind == ATTEMPT_LEFT for one in happened),
        assignment.terms(attempt.learner).deadline(attempt.started_at)
        if assignment
        else _deadline(attempt, [one.data.get("seconds") for one in happened if one.kind == TIME_ADDED]),
        assignment,
    )


def judge(item: Item, answer: Answer | None, rivals: Rivals) -> Verdict:
    """The verdict on an answer, checked first; "I don't know" earns nothing and is not refused."""
    if answer is None:
        return Verdict(0.0)
    item.check(answer)
    return item.score(answer, rivals)


def _deadline(attempt: Attempt, added: list[int | None]) -> datetime | None:
    """When the time is over; None without a limit or where it was lifted (None seconds added)."""
    minutes = attempt.form.plan.minutes
    if minutes is None or None in added:
        return None
    return attempt.started_at + timedelta(minutes=minutes, seconds=sum(seconds or 0 for seconds in added))
