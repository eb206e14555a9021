"""Domain rows as plain rows (tuples of text and numbers) and back: the one place that knows how each is kept.

A moment is kept as the microseconds since 1970 and a day as the days since 1970. Whole numbers are exact and sort
alike in every database, take a third of the room of ISO text, and are read several times faster than it. What has
parts (a form, an answer, an event's own data) is kept as canonical JSON.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from operator import attrgetter
from sys import intern
from typing import Any, Generic, TypeVar

from quiz_app.domain.items import Answer
from quiz_app.domain.log import Attempt, Event, Log, Response, Review, RoomEvent
from quiz_app.domain.memory import Schedule
from quiz_app.domain.moments import day_number, day_of, microseconds, moment
from quiz_app.domain.quiz import Form, FormItem, plan_from

Row = tuple[Any, ...]
Codec = tuple[Callable[[Any], Any], Callable[[Any], Any]]
T = TypeVar("T")
Owned = TypeVar("Owned", Attempt, Response, Review, Event)


class Shape(Generic[T]):
    """How rows of one kind are kept. `timing` are the fields in which a retry may differ from what it repeats."""

    def __init__(self, name: str, make: type[T], codecs: Mapping[str, Codec], timing: Sequence[str] = ()) -> None:
        self.name = name
        self.names = tuple(field.name for field in fields(make))  # type: ignore[arg-type]
        self._make: Callable[..., T] = make
        self._values = attrgetter(*self.names)
        self._codecs = [(self.names.index(field), *codec) for field, codec in codecs.items()]
        self._timing = timing

    def row(self, one: T) -> Row:
        """The plain row, its values in the order of `names`."""
        values = list(self._values(one))
        for place, write, _ in self._codecs:
            values[place] = write(values[place])
        return tuple(values)

    def one(self, row: Sequence[Any]) -> T:
        """The domain row that `row` wrote."""
        values = list(row)
        for place, _, read in self._codecs:
            values[place] = read(values[place])
        return self._make(**dict(zip(self.names, values, strict=True)))

    def named(self, one: T) -> dict[str, Any]:
        """The plain row's values by name."""
        return dict(zip(self.names, self.row(one), strict=True))

    def same(self, given: T, kept: T) -> bool:
        """Whether both say the same and came at the same time."""
        return self.one(self.row(given)) == kept

    def repeats(self, given: T, kept: T) -> bool:
        """Whether both say the same, whenever they came: the same press again is not another."""
        timing = {name: getattr(kept, name) for name in self._timing}
        return self.same(replace(given, **timing), kept)  # type: ignore[type-var]


def canonical(value: Any) -> str:
    """The value as JSON, always the same text: sorted keys, no spaces, dataclasses as objects."""
    return json.dumps(value, default=_parts, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def owned_by(learner: str, log: Log) -> Log:
    """The log with all of its rows as this learner's."""
    return Log(
        attempts=_owned(learner, log.attempts),
        responses=_owned(learner, log.responses),
        reviews=_owned(learner, log.reviews),
        events=_owned(learner, log.events),
        revisions=log.revisions,
    )


def _owned(learner: str, every: Sequence[Owned]) -> tuple[Owned, ...]:
    return tuple(one if one.learner == learner else replace(one, learner=learner) for one in every)


def _parts(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} cannot be kept as JSON")


def answer_of(text: str) -> Answer | None:
    """The answer that was kept as this JSON."""
    answer = json.loads(text)
    return tuple(answer) if isinstance(answer, list) else answer


def form_of(text: str) -> Form:
    """The form that was kept as this JSON."""
    parts = json.loads(text)
    items = tuple(FormItem(**item | {"order": _order(item["order"])}) for item in parts["items"])
    return Form(**parts | {"plan": plan_from(parts["plan"]), "items": items})


def _order(parts: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(ids) for name, ids in parts.items()}


def _or_none(codec: Codec) -> Codec:
    write, read = codec
    return (
        lambda value: None if value is None else write(value),
        lambda value: None if value is None else read(value),
    )


NAME: Codec = (str, intern)  # the same few texts over and over: kept in memory once
MOMENT: Codec = (microseconds, moment)
DAY: Codec = (day_number, day_of)
NUMBER: Codec = (float, float)
ANSWER: Codec = (canonical, answer_of)
DATA: Codec = (canonical, json.loads)
FORM: Codec = (canonical, form_of)

OWNED = {"learner": NAME, "device": NAME, "reading": NAME}

ATTEMPTS = Shape("attempts", Attempt, {"form": FORM, "assignment": NAME, "started_at": MOMENT}, timing=["started_at"])
RESPONSES = Shape(
    "responses",
    Response,
    OWNED | {"answer": ANSWER, "points": NUMBER, "at": MOMENT, "seconds": NUMBER},
    timing=["at", "seconds"],
)
REVIEWS = Shape(
    "reviews",
    Review,
    OWNED | {"card": NAME, "at": MOMENT, "study_day": DAY, "retention": NUMBER, "seconds": NUMBER},
    timing=["at", "study_day", "retention", "seconds"],
)
EVENTS = Shape("events", Event, {"data": DATA, "at": MOMENT}, timing=["at"])
ROOM_EVENTS = Shape("room_events", RoomEvent, {"data": DATA, "at": MOMENT}, timing=["at"])
SCHEDULES = Shape(
    "schedules",
    Schedule,
    {name: _or_none(MOMENT) for name in ("due_at", "last_at")}
    | {name: _or_none(DAY) for name in ("due_day", "last_day", "first_day")}
    | {name: _or_none(NUMBER) for name in ("stability", "difficulty", "retention")},
)
