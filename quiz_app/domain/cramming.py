"""Cramming before an exam: each face until it was known once, the schedule left alone. A fold over what was tried."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from quiz_app.domain.log import CRAM_STARTED, CRAM_TRIED, Event
from quiz_app.domain.memory import Schedule, retrievability

MOST = 200


@dataclass(frozen=True, slots=True)
class Cram:
    """One round of cramming as it stands. `left`: the faces to come, in order; `missed`: those not known at once."""

    id: str
    reading: str
    title: str
    faces: tuple[str, ...]
    left: tuple[str, ...]
    missed: tuple[str, ...]
    tries: int


def fold_cram(started: Event, events: Iterable[Event]) -> Cram:
    """The round that began with `started`: a face that was known is done with, one that was not comes again last."""
    faces = tuple(one for one in started.data.get("faces", ()) if isinstance(one, str))
    left, missed = list(dict.fromkeys(faces)), []
    tried = [one for one in events if one.kind == CRAM_TRIED and one.subject == started.id]
    for event in sorted(tried, key=lambda one: (one.at, one.device, one.ordinal, one.id)):
        face = event.data.get("face")
        if face in left:
            left.remove(face)
            if not event.data.get("right"):
                left.append(face)
                missed.append(face)
    title = started.data.get("title")
    return Cram(
        started.id,
        started.subject,
        title if isinstance(title, str) else "",
        faces,
        tuple(left),
        tuple(dict.fromkeys(missed)),
        len(tried),
    )


def latest_cram(events: Iterable[Event], reading: str) -> Event | None:
    """The event that began the latest round in a reading."""
    rounds = [one for one in events if one.kind == CRAM_STARTED and one.subject == reading]
    return max(rounds, key=lambda one: (one.at, one.device, one.ordinal, one.id), default=None)


def faces_to_cram(keys: Iterable[str], schedules: Mapping[str, Schedule], day: date) -> tuple[str, ...]:
    """The faces of a round: at most two hundred, those least likely to be recalled today first."""
    chances = {key: retrievability(schedules[key], day) if key in schedules else 0.0 for key in keys}
    return tuple(sorted(chances, key=lambda key: chances[key])[:MOST])
