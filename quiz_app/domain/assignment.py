"""An assignment: a plan for a cohort, with a window and a policy; a fold over the events of the class's log."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime, timedelta
from typing import Any

from quiz_app.domain.classlog import cohort_of, in_order
from quiz_app.domain.log import ASSIGNMENT_SET, OVERRIDE_SET, Event
from quiz_app.domain.quiz import EXAM, Plan, plan_from
from quiz_app.domain.study import NO_LIMIT

FIRST, BEST, LAST, MEAN = "first", "best", "last", "mean"
COUNTS = (FIRST, BEST, LAST, MEAN)
AT_ONCE, AFTER_CLOSING, NEVER = "at_once", "after_closing", "never"
SHOWN = (AT_ONCE, AFTER_CLOSING, NEVER)
REFUSED, ACCEPTED = "refused", "accepted"
LATE = (REFUSED, ACCEPTED)
NOTHING, PRACTISE = "nothing", "practise"
GUESTS = (NOTHING, PRACTISE)
STRETCHES = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0, 10.0, NO_LIMIT)

NOT_OPEN, CLOSED, NONE_LEFT, PUT_AWAY = "not_open", "closed", "none_left", "put_away"
MOMENTS = ("opens", "closes", "late_until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What holds for one learner instead. `stretch` multiplies the time limit, 0 lifts it; None: as for all."""

    stretch: float = 1.0
    opens: datetime | None = None
    closes: datetime | None = None
    attempts: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What holds for one learner: her window, her attempts (None: as many as she likes) and her time limit."""

    opens: datetime | None
    closes: datetime | None
    ends: datetime | None
    attempts: int | None
    limit: timedelta | None

    def barred(self, begun: int, now: datetime) -> str:
        """Why no further attempt may begin now, after so many; "" where one may."""
        if self.opens is not None and now < self.opens:
            return NOT_OPEN
        if self.ends is not None and now >= self.ends:
            return CLOSED
        return NONE_LEFT if self.attempts is not None and begun >= self.attempts else ""

    def deadline(self, started_at: datetime) -> datetime | None:
        """When an attempt begun then is over: at its limit or at the closing, whichever comes first."""
        limit = None if self.limit is None else started_at + self.limit
        return min((one for one in (limit, self.ends) if one is not None), default=None)

    def late(self, at: datetime) -> bool:
        """Whether what came then came after the closing."""
        return self.closes is not None and at > self.closes


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A plan, a cohort, a window and a policy. `late_keeps` is the share of a late attempt's score that counts."""

    id: str
    cohort: str
    title: str
    reading: str
    plan: Plan
    opens: datetime | None = None
    closes: datetime | None = None
    attempts: int | None = 1
    counts: str = BEST
    shown: str = AFTER_CLOSING
    guests: str = NOTHING
    late: str = REFUSED
    late_until: datetime | None = None
    late_keeps: float = 1.0
    archived: bool = False
    overrides: Mapping[str, Override] = field(default_factory=dict)
    by: str = ""
    made_at: datetime | None = None

    @property
    def exam(self) -> bool:
        """Whether it is an exam."""
        return self.plan.mode == EXAM

    @property
    def last_closing(self) -> datetime | None:
        """The moment from which nobody can answer any more; None where there is none."""
        ends = [self.terms(learner).ends for learner in ("", *self.overrides)]
        return None if None in ends else max(one for one in ends if one is not None)

    def terms(self, learner: str) -> Terms:
        """What holds for this learner."""
        own = self.overrides.get(learner, Override())
        closes = own.closes or self.closes
        minutes = None if own.stretch == NO_LIMIT else self.plan.minutes
        return Terms(
            opens=own.opens or self.opens,
            closes=closes,
            ends=self._ends(closes),
            attempts=self.attempts if own.attempts is None else own.attempts,
            limit=None if minutes is None else timedelta(minutes=minutes * own.stretch),
        )

    def _ends(self, closes: datetime | None) -> datetime | None:
        """When answers stop being taken, where a window closes then."""
        if self.late == REFUSED or closes is None:
            return closes
        return None if self.late_until is None else max(closes, self.late_until)

    def answers_due(self, now: datetime, *, ended: bool) -> bool:
        """Whether a learner may see the answers, her attempt having ended or not (practice shows them as it goes)."""
        if self.shown == AT_ONCE:
            return ended or not self.exam
        return self.shown == AFTER_CLOSING and self._closed(now)

    def score_due(self, now: datetime, *, ended: bool) -> bool:
        """Whether a learner may see her score; where answers are never shown, the score is after the closing."""
        return self.answers_due(now, ended=ended) or (self.shown == NEVER and self._closed(now))

    def _closed(self, now: datetime) -> bool:
        closing = self.last_closing
        return closing is not None and now >= closing


@dataclass(frozen=True, slots=True)
class Taken:
    """An attempt that has ended: its share (0 to 1) of the points possible, and whether it came late."""

    attempt: str
    share: float
    late: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """What a learner's attempts come to: a share (0 to 1), and the ids of the attempts that it is of."""

    share: float
    attempts: tuple[str, ...]


def counted(assignment: Assignment, taken: Iterable[Taken]) -> Counted | None:
    """What counts of the attempts, given in the order in which they began; None where there is none."""
    every = [(one.attempt, one.share * (assignment.late_keeps if one.late else 1.0)) for one in taken]
    if not every:
        return None
    if assignment.counts == MEAN:
        return Counted(sum(share for _, share in every) / len(every), tuple(attempt for attempt, _ in every))
    choose = {FIRST: every[0], LAST: every[-1], BEST: max(every, key=lambda one: one[1])}
    attempt, share = choose[assignment.counts]
    return Counted(share, (attempt,))


def fold_assignments(events: Iterable[Event]) -> dict[str, Assignment]:
    """The assignments of a class after these events, by id, in the order in which they were made."""
    kept: dict[str, dict[str, Any]] = {}
    overrides: dict[str, dict[str, Override]] = {}
    for event in in_order(events):
        if event.kind == ASSIGNMENT_SET:
            first = {"id": event.subject, "cohort": cohort_of(event), "made_at": event.at}
            kept[event.subject] = first | {"by": event.data["by"]} | kept.get(event.subject, {}) | _read(event.data)
        elif event.kind == OVERRIDE_SET:
            own = overrides.setdefault(event.subject, {})
            own[event.data["learner"]] = override_from(event.data)
    whole = {one: parts for one, parts in kept.items() if parts.keys() >= {"title", "reading", "plan"}}
    return {one: Assignment(**parts, overrides=overrides.get(one, {})) for one, parts in whole.items()}


def written(parts: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of an assignment or an override as an event's data holds them: moments as ISO 8601, plans as objects."""
    return {name: _plain(value) for name, value in parts.items()}


def override_from(data: Mapping[str, Any]) -> Override:
    """The override that an event's data holds."""
    names = {field.name for field in fields(Override)}
    return Override(**{name: _value(name, value) for name, value in data.items() if name in names})


def _read(data: Mapping[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(Assignment)} - {"id", "cohort", "made_at", "by", "overrides"}
    return {name: _value(name, value) for name, value in data.items() if name in names}


def _value(name: str, value: Any) -> Any:
    if name == "plan":
        return plan_from(value)
    return datetime.fromisoformat(value) if name in MOMENTS and value is not None else value


def _plain(value: Any) -> Any:
    if isinstance(value, Plan):
        return asdict(value)
    return value.isoformat() if isinstance(value, datetime) else value
