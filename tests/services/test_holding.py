"""While a student may still take an exam, no service gives its items to her, whatever world she comes with."""

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from quiz_app import services
from quiz_app.domain.attempt import Sitting
from quiz_app.domain.cramming import Cram
from quiz_app.domain.errors import QuizAppError
from quiz_app.domain.items.revision import content_of
from quiz_app.domain.picking import Pick
from quiz_app.domain.quiz import Draw, Plan
from quiz_app.domain.room_tasks import Wish
from quiz_app.services import (
    assigning,
    card_page,
    cards,
    cramming,
    deck,
    exchange,
    holding,
    keeping,
    links,
    progress,
    quizzing,
    results,
    reviewing,
    room_play,
    room_results,
    rooms,
    searching,
    taking,
    today,
    wanting,
)
from quiz_app.services.identity import Actor
from quiz_app.services.rooms import RoomPlan
from quiz_app.services.world import World
from tests import builders
from tests.builders import READING
from tests.rooms import ROOM, dated_shelf
from tests.services.classroom import TEACHER, Classroom, open_classroom
from tests.services.conftest import Begin

ONLY = Draw(only=("arms-ban",), items=0)
WORDS = ("In which year was the arms ban lifted?", "The year of the energy plan.")
MADE = "item.arms-ban"


@dataclass(frozen=True)
class Before:
    """A student who practised an item, crammed its card and met it in a room, before an exam with it opened."""

    room: Classroom
    amina: Actor
    practised: Sitting
    begun: Sitting
    cram: Cram

    @property
    def world(self) -> World:
        """What the services need, as no screen has opened it to anybody."""
        return self.room.world


@pytest.fixture
def before(begin: Begin) -> Before:
    """The student, the exam being open now."""
    room = open_classroom(begin(shelf=dated_shelf()))
    amina, world = replace(room.student(), device="phone"), room.world
    practised, begun = (quizzing.start(amina, world, READING, Plan(title="Arms", draw=ONLY)) for _ in range(2))
    room.answer(amina, practised, "arms-ban", right=False)
    cards.add_card(amina, world, READING, MADE)
    cram = cramming.start(amina, world, READING, "All", [MADE])
    wishes = (Wish("quiz", 9, bank="partnership"),)
    opened = rooms.open_room(TEACHER, world, ROOM, RoomPlan(reading=READING, title="", name="R", wishes=wishes))
    rooms.join(amina, world, opened.code, "Amina")
    for number in range(len(opened.tasks)):
        room_play.start(TEACHER, world, ROOM, number)
        room_play.reveal(TEACHER, world, ROOM, number)
    room.assign("practice", title="Practice", plan=Plan(title="Practice", draw=ONLY))
    room.assign("exam", plan=Plan(title="Exam", draw=ONLY, mode="exam"))
    return Before(room, amina, practised, begun, cram)


Road = Callable[[Actor, World, Before], Any]
ROADS: dict[str, Road] = {
    "quizzing.plan_of": lambda who, at, _: quizzing.form_of(who, at, READING, Plan(title="", draw=ONLY), "seed"),
    "quizzing.start": lambda who, at, _: quizzing.asked_items(
        who, at, quizzing.start(who, at, READING, Plan(title="", draw=Draw(items=0)))
    ),
    "quizzing.ask": lambda who, at, was: quizzing.ask(who, at, was.begun, 0),
    "quizzing.asked_items": lambda who, at, was: quizzing.asked_items(who, at, was.begun),
    "quizzing.verdict": lambda who, at, was: quizzing.verdict(who, at, was.practised, builders.single_choice()),
    "quizzing.unfinished": lambda who, at, _: quizzing.unfinished(who, at),
    "results.result": lambda who, at, was: results.result(who, at, was.practised.attempt.id),
    "results.again": lambda who, at, was: results.again(who, at, was.practised.attempt.id),
    "results.past": lambda who, at, _: results.past(who, at, who.learner),
    "results.attempt_log": lambda who, at, was: results.attempt_log(who, at, was.practised.attempt.id),
    "exchange.attempt_zip": lambda who, at, was: exchange.attempt_zip(who, at, was.practised.attempt.id),
    "exchange.export_zip": lambda who, at, _: exchange.export_zip(who, at),
    "exchange.timeline_csv": lambda who, at, _: exchange.timeline_csv(who, at, READING),
    "keeping.download": lambda who, at, _: keeping.download(who, at),
    "links.from_link": lambda who, at, _: links.from_link(who, at, {"reading": READING, "only": "arms-ban"}),
    "searching.search": lambda who, at, _: searching.search(who, at, "arms ban lifted"),
    "deck.deck_of": lambda who, at, _: deck.cards_of(who, at, READING),
    "deck.faces_of": lambda who, at, _: deck.faces_of(who, at, READING),
    "cards.add_card": lambda who, at, _: cards.add_card(who, at, READING, MADE),
    "wanting.want_cards": lambda who, at, _: wanting.want_cards(who, at, READING, [MADE], "because"),
    "card_page.card_page": lambda who, at, _: card_page.card_page(who, at, READING, MADE),
    "card_page.list_cards": lambda who, at, _: card_page.list_cards(who, at, READING, Pick()),
    "reviewing.deal": lambda who, at, _: reviewing.deal(who, at, READING, MADE),
    "cramming.start": lambda who, at, _: cramming.start(who, at, READING, "All", [MADE]),
    "cramming.current": lambda who, at, _: cramming.deal(who, at, cramming.current(who, at, READING)),
    "cramming.deal": lambda who, at, was: cramming.deal(who, at, was.cram),
    "today.today": lambda who, at, _: today.today(who, at, READING),
    "progress.progress": lambda who, at, _: progress.progress(who, at, READING),
    "taking.begin": lambda who, at, _: quizzing.asked_items(who, at, taking.begin(who, at, "practice")),
    "taking.mine": lambda who, at, _: taking.mine(who, at),
    "rooms.look": lambda who, at, _: rooms.look(who, at, ROOM),
    "rooms.my_rooms": lambda who, at, _: rooms.my_rooms(who, at),
    "rooms.shelf_of": lambda who, at, _: rooms.shelf_of(who, at, ROOM),
    "rooms.open_room": lambda who, at, _: rooms.open_room(
        who, at, "mine", RoomPlan(reading=READING, title="", name="A", wishes=(Wish("quiz", 9, bank="partnership"),))
    ),
    "room_results.room_csv": lambda who, at, _: room_results.room_csv(who, at, ROOM),
    "room_results.missed_cards": lambda who, at, _: room_results.missed_cards(who, at, ROOM),
    "room_results.cards_csv": lambda who, at, _: room_results.cards_csv(who, at, ROOM),
}


def shown(given: Any) -> str:
    """All that is in what a service gave: files unpacked."""
    if isinstance(given, bytes):
        with zipfile.ZipFile(BytesIO(given)) as packed:
            return "".join(packed.read(name).decode() for name in packed.namelist())
    return repr(given)


@pytest.mark.parametrize("name", ROADS)
def test_no_service_gives_away_what_an_open_exam_asks(before: Before, name: str):
    try:
        given = shown(ROADS[name](before.amina, before.world, before))
    except QuizAppError as refused:
        given = str(refused)

    assert [word for word in WORDS if word in given] == []


@pytest.mark.parametrize(
    "name", ["quizzing.ask", "results.result", "exchange.export_zip", "reviewing.deal", "rooms.look"]
)
def test_when_the_exam_is_over_it_is_all_there_again(before: Before, name: str):
    quizzing.finish(before.amina, before.world, before.room.begin(before.amina, "exam").attempt.id)

    assert WORDS[0] in shown(ROADS[name](before.amina, before.world, before))


def test_the_exam_itself_is_asked(before: Before):
    here = before.room.begin(before.amina, "exam")

    assert quizzing.ask(before.amina, before.world, here, 0).item == builders.single_choice()


def test_a_card_of_an_item_that_was_renamed_since_is_held_back_too(before: Before):
    renamed = builders.single_choice(id="arms-year-asked", was="arms-ban")
    shelf = replace(before.world.library.shelves[READING], banks=(builders.bank(items=(renamed,)),))
    before.room.assign("all", plan=Plan(title="Exam", draw=Draw(items=0), mode="exam"))

    assert MADE not in deck.cards_of(before.amina, before.room.with_shelf(shelf).world, READING)


def test_whatever_opens_or_closes_is_seen_at_once(before: Before):
    world, amina, clock = before.world, before.amina, before.room.clock
    held = [holding.held_back(amina, world)]
    before.room.assign("later", title="Later", plan=Plan(title="", draw=Draw(only=("drills",)), mode="exam"),
                       opens=clock() + holding.GOOD_FOR / 2)  # fmt: skip
    held.append(holding.held_back(amina, world))
    clock.at += holding.GOOD_FOR / 2
    held.append(holding.held_back(amina, world))
    clock.pass_(hours=3)

    assert [sorted(one[READING]) for one in held] == [["arms-ban"], ["arms-ban"], ["arms-ban", "drills"]]
    assert holding.held_back(amina, world) == {}


def test_what_the_teacher_changes_of_an_assignment_holds_from_the_next_look(before: Before):
    here, amina, clock = before.room.begin(before.amina, "exam"), before.amina, before.room.clock
    deadlines = []
    for hours in (1, 3):
        assigning.change(TEACHER, before.world, "exam", closes=clock() + timedelta(hours=hours))
        world = holding.open_world(amina, before.world)
        deadlines += [quizzing.sitting(amina, world, here.attempt.id).deadline for _ in range(2)]

    assert [one - clock() for one in deadlines] == [timedelta(hours=1)] * 2 + [timedelta(hours=3)] * 2


def test_a_slip_of_the_pen_is_judged_alike_with_an_item_held_back():
    shelf = builders.shelf()

    assert shelf.without(frozenset({"border"})).rivals == shelf.rivals


DIRECT = re.compile(r"world\.(?:shelf\(|exam_shelf\(|library\b|whole\b)|\.world\.library\b")
MAY = {
    "holding.py": "holds back",
    "only_rooms.py": "hands on no shelf at all",
    "rooms.py": "gives who has no account her room's reading, without what is kept for exams",
    "taking.py": "draws the exam itself",
    "assigning.py": "asks only whether the reading is there",
    "printing.py": "is the teacher's",
    "authoring.py": "is the teacher's",
    "curating.py": "is the teacher's",
    "taking_out.py": "is the teacher's",
    "quizsets.py": "is the teacher's",
    "grading.py": "is the teacher's",
    "scores_log.py": "is asked by who has asked for her rights: names and terms alone",
    "quizzing.py": "judges by the reading's names and terms alone",
    "results.py": "names topics alone",
    "progress.py": "counts by the readings' ids alone",
    "progress_kept.py": "counts by the faces' ids and claims alone",
    "fitting.py": "counts by the readings' ids alone",
}


def readers() -> Iterator[str]:
    """The service modules that look at the library past what is held back."""
    for path in sorted(Path(services.__file__).parent.glob("*.py")):
        if DIRECT.search(path.read_text()):
            yield path.name


def test_who_looks_past_what_is_held_back_says_why():
    assert [*readers()] == sorted(MAY)


def test_the_words_are_those_of_the_item():
    assert all(word in content_of(builders.single_choice()) for word in WORDS)
