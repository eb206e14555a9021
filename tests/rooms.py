"""A small room for the tests: four dated events, one item, and ways to say what happened in it in one line."""

from datetime import timedelta
from typing import Any

from quiz_app.domain import timeline
from quiz_app.domain.items import Entry
from quiz_app.domain.log import RoomEvent, row_id
from quiz_app.domain.reading import TimelineEvent
from quiz_app.domain.room_log import OPENED
from quiz_app.domain.room_tasks import Task, of_round, plain
from quiz_app.domain.shelf import Shelf
from tests import builders

ROOM, HOST = "room-1", "amina"
YEARS = {"coup": "1958", "war": "1965", "pact": "1966", "arms": "2014"}
ENTRIES = tuple(Entry(name, name.title(), f"{year}-01-01", f"{year}-12-31") for name, year in YEARS.items())
RIGHT = ("coup", "war", "pact", "arms")
ORDER = of_round(timeline.Round(timeline.ORDER, ENTRIES, ("war", "coup", "arms", "pact")))
PLACE = of_round(timeline.Round(timeline.PLACE, ENTRIES[1:2], ("war",), axis=(1950, 2020)))
FIRST = of_round(timeline.Round(timeline.FIRST, ENTRIES[:2], ("war", "coup")))
QUIZ = Task("quiz", builders.single_choice(), {"options": ("c", "a", "b")})
TASKS = (ORDER, PLACE, FIRST, QUIZ)


def happened(kind: str, member: str = HOST, after: float = 0, ordinal: int = 0, /, **data: Any) -> RoomEvent:
    """Something that happened in the room, so many seconds after it was opened."""
    subject = f"{ROOM}/{kind}/{data.get('play', '')}.{data.get('round', '')}"
    return RoomEvent(
        id=row_id(member, subject, ordinal),
        room=ROOM,
        member=member,
        ordinal=ordinal,
        kind=kind,
        data=data,
        at=builders.NOW + timedelta(seconds=after),
    )


def opened(tasks: tuple[Task, ...] = TASKS, **data: Any) -> RoomEvent:
    """The room's opening by Amina."""
    content = {
        "reading": builders.READING,
        "title": "Thursday seminar",
        "name": "Amina",
        "team": "",
        "seconds": None,
        "extension": 30,
        "teams": [],
        "together": False,
        "discussion": True,
        "tasks": [plain(one) for one in tasks],
        "code": "ACDEFGHJ",
        "until": (builders.NOW + timedelta(hours=24)).isoformat(),
    }
    return happened(OPENED, **content | data)


def dated_shelf() -> Shelf:
    """The builders' shelf with the four events on its timeline."""
    events = tuple(TimelineEvent(name, name.title(), "defence", date=year) for name, year in YEARS.items())
    return builders.shelf(reading=builders.reading(timeline=events))
