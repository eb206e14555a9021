"""A class's log: all that is done to a class, and by whom. Its rows are events whose `learner` is `class/<cohort>`."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from quiz_app.domain.log import Event, row_id

CLASS_LOGS = "class/"  # what the name of every class's log begins with; no learner's id does


def class_log(cohort_id: str) -> str:
    """The name of the cohort's log."""
    return f"{CLASS_LOGS}{cohort_id}"


def cohort_of(event: Event) -> str:
    """The cohort whose log an event is in."""
    return event.learner.removeprefix(CLASS_LOGS)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events of a class's log in the order in which they were done; every fold over one begins with this."""
    return sorted(events, key=lambda one: (one.ordinal, one.at, one.device, one.id))


def class_event(
    cohort_id: str,
    before: Iterable[Event],
    kind: str,
    subject: str,
    data: Mapping[str, Any],
    by: str,
    device: str,
    at: datetime,
) -> Event:
    """The next event in the class's log, of which `before` holds all that is there.

    Its ordinal is beyond every other there, so that the order is that of cause and effect whatever the clocks say.
    """
    log = class_log(cohort_id)
    ordinal = max((one.ordinal + 1 for one in before), default=0)
    return Event(
        id=row_id(device, log, ordinal),
        learner=log,
        device=device,
        ordinal=ordinal,
        kind=kind,
        subject=subject,
        data={**data, "by": by},
        at=at,
    )
