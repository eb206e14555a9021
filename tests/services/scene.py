"""Everybody who may come by: a class at work on an exam, a room that is played, and who is in neither."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from quiz_app.domain.attempt import Sitting
from quiz_app.domain.room_tasks import Wish
from quiz_app.services import identity, room_play, rooms
from quiz_app.services.identity import Actor
from quiz_app.services.rooms import RoomPlan
from quiz_app.services.world import World
from tests.builders import READING
from tests.rooms import ROOM
from tests.services.classroom import ANOTHER_TEACHER, TEACHER, Classroom
from tests.services.conftest import Study

ANOTHER_ROOM = "room-2"
ROOM_PLAN = RoomPlan(
    reading=READING, title="Seminar", name="Host", wishes=(Wish("order", 1, events=4), Wish("first", 1))
)


@dataclass(frozen=True)
class Scene:
    """A class with an exam that Amina has begun, Bilal beside her, and everybody else who may come by.

    Their teacher hosts a room that Amina and a member without an account are in, another teacher hosts another.
    """

    room: Classroom
    people: dict[str, Actor]
    begun: Sitting
    code: str

    @property
    def world(self) -> World:
        """What the services need."""
        return self.room.world

    @property
    def cohort(self) -> str:
        """The class."""
        return self.room.cohort.id

    @property
    def amina(self) -> str:
        """The student's learner."""
        return self.people["student"].learner


def staged(study: Study, room: Classroom) -> Scene:
    """The scene at this store."""
    room.assign()
    amina, bilal = (replace(room.student(name), device=f"{name}'s phone") for name in ("Amina", "Bilal"))
    here = room.begin(amina)
    room.answer(amina, here, "arms-ban")
    people = {
        "guest": identity.visitor("phone"),
        "member": Actor("member", "member-1", "phone"),
        "member of another room": Actor("member", "member-2", "tablet"),
        "removed member": Actor("member", "member-3", "another phone"),
        "student": amina,
        "another student": bilal,
        "student of another class": Actor("student", "student-x", "phone"),
        "teacher": replace(TEACHER, device="desk"),
        "another teacher": replace(ANOTHER_TEACHER, device="another desk"),
        "owner": study.actor,
    }
    return Scene(room, people, here, played(room, people))


def played(room: Classroom, people: dict[str, Actor]) -> str:
    """The code of the teacher's room, in which a round is on and Amina has called for its host."""
    world, code = room.world, ""
    for room_id, host, comers in (
        (ANOTHER_ROOM, "another teacher", ["member of another room", "student of another class"]),
        (ROOM, "teacher", ["student", "member", "removed member"]),
    ):
        code = rooms.open_room(people[host], world, room_id, ROOM_PLAN).code
        for name in comers:
            rooms.join(people[name], world, code, name)
    room_play.remove(people["teacher"], world, ROOM, people["removed member"].learner)
    room_play.start(people["teacher"], world, ROOM, 0)
    room_play.call_host(people["student"], world, ROOM)
    room.clock.pass_(seconds=20)
    return code


Call = Callable[[Actor, Scene], Any]
TEACHER_OF = frozenset({"teacher"})
TEACHERS = frozenset({"teacher", "another teacher", "owner"})
IN_CLASS = frozenset({"student", "another student"})
OWNER = frozenset({"owner"})
ANYBODY = frozenset(
    {
        "guest",
        "member",
        "member of another room",
        "removed member",
        "student",
        "another student",
        "student of another class",
        "teacher",
        "another teacher",
        "owner",
    }
)
