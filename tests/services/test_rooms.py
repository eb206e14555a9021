"""Rooms as their host, their members and strangers meet them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from quiz_app.domain.errors import AnswerRefused, AttemptClosed, Conflict, NotAllowed, NotFound
from quiz_app.domain.room import Room
from quiz_app.domain.room_tasks import Wish
from quiz_app.services import room_log, room_play, rooms
from quiz_app.services.identity import Actor
from quiz_app.services.room_log import RoomLog, topic_of
from quiz_app.services.rooms import RoomPlan
from tests import builders
from tests.rooms import RIGHT, ROOM, dated_shelf
from tests.services.conftest import Begin, Study

WISHES = (Wish("order", 1, events=4), Wish("first", 1), Wish("quiz", 1, bank="partnership"))
FIRST_ROUND = (0, 0)


@dataclass
class Group:
    """A host and her room."""

    study: Study

    def open(self, **plan: object) -> Room:
        """The room, opened as the plan says."""
        content = {"reading": builders.READING, "title": "Thursday", "name": "Amina", "wishes": WISHES}
        return rooms.open_room(self.study.actor, self.study.world, ROOM, RoomPlan(**content | plan))

    def comer(self, name: str) -> Actor:
        """Somebody who is not in the room yet."""
        return Actor("member", f"member/{name}", f"phone of {name}")

    def joined(self, name: str) -> Actor:
        """Somebody who has joined."""
        actor = self.comer(name)
        rooms.join(actor, self.study.world, self.seen(self.study.actor).code, name)
        return actor

    def seen(self, actor: Actor) -> Room:
        """The room as this person sees it."""
        return rooms.look(actor, self.study.world, ROOM)

    def start(self, number: int = 0) -> None:
        """Have the host start a round."""
        room_play.start(self.study.actor, self.study.world, ROOM, number)

    def move(self, actor: Actor, answer: object = RIGHT, ordinal: int = 0, key: object = FIRST_ROUND) -> object:
        """This person's answer."""
        return room_play.move(actor, self.study.world, ROOM, key, ordinal, answer)  # type: ignore[arg-type]

    def reveal(self, number: int = 0) -> None:
        """Have the host reveal a round."""
        room_play.reveal(self.study.actor, self.study.world, ROOM, number)


@pytest.fixture
def group(begin: Begin, store) -> Group:
    return Group(begin(store, dated_shelf()))


def test_who_knows_the_code_comes_in_with_a_name(group: Group):
    room = group.open()
    bilal = group.comer("Bilal")

    seen = rooms.door(bilal, group.study.world, f"{room.code[:4]}-{room.code[4:].lower()}")
    rooms.join(bilal, group.study.world, room.code, "Bilal")

    assert (seen.host, seen.people, seen.inside) == ("Amina", 1, False)
    assert [one.name for one in group.seen(bilal).members.values()] == ["Amina", "Bilal"]


@pytest.mark.parametrize("typed", ["", "nonsense", "ACDEFGHJ", "room-1"])
def test_a_code_that_was_made_up_leads_nowhere(group: Group, typed: str):
    group.open()

    with pytest.raises(NotFound):
        rooms.door(group.comer("Eve"), group.study.world, typed)


def test_a_code_expires_and_reopening_makes_another(group: Group):
    code = group.open().code
    group.study.clock.pass_(hours=25)
    with pytest.raises(NotFound):
        rooms.join(group.comer("Bilal"), group.study.world, code, "Bilal")

    again = rooms.reopen(group.study.actor, group.study.world, ROOM).code

    with pytest.raises(NotFound):
        rooms.join(group.comer("Bilal"), group.study.world, code, "Bilal")
    assert again != code and rooms.join(group.comer("Bilal"), group.study.world, again, "Bilal").members


def test_nobody_joins_a_room_that_was_ended(group: Group):
    code = group.open().code
    room_play.end(group.study.actor, group.study.world, ROOM)

    with pytest.raises(NotFound):
        rooms.join(group.comer("Bilal"), group.study.world, code, "Bilal")


@pytest.mark.parametrize("name", ["عائشہ", "Катя", "👩‍🏫", "<script>alert(1)</script>", "  Oleg \n Popov "])
def test_any_name_is_kept_as_one_plain_line(group: Group, name: str):
    group.open()
    actor = group.joined(name)

    kept = group.seen(actor).members[actor.learner].name

    assert kept == " ".join(name.split())[: rooms.LONGEST_NAME].strip() or "\u200d" in name


@pytest.mark.parametrize("name", ["", "   ", "\u0000\u0007", "\u200b"])
def test_a_name_that_shows_nothing_is_refused(group: Group, name: str):
    with pytest.raises(AnswerRefused):
        rooms.join(group.comer("x"), group.study.world, group.open().code, name)


def test_two_of_one_name_are_told_apart(group: Group):
    group.open()
    rooms.join(group.comer("one"), group.study.world, group.seen(group.study.actor).code, "amina")

    assert [one.name for one in group.seen(group.study.actor).members.values()] == ["Amina", "amina 2"]


def test_while_a_round_is_on_who_has_answered_shows_but_not_what(group: Group):
    group.open()
    bilal, katya = group.joined("Bilal"), group.joined("Katya")
    group.start()
    group.move(bilal)

    hers, his = group.seen(katya).turn, group.seen(bilal).turn
    assert hers and his
    assert (set(hers.counting), hers.counting[bilal.learner].answer) == ({bilal.learner}, None)
    assert his.counting[bilal.learner].answer == RIGHT

    group.reveal()

    shown = group.seen(katya).turn
    assert shown and shown.counting[bilal.learner].answer == RIGHT


def test_a_move_sent_twice_is_there_once(group: Group):
    group.open()
    bilal = group.joined("Bilal")
    group.start()

    assert group.move(bilal) == group.move(bilal)
    assert [one.kind for one in RoomLog(group.study.world, ROOM).events()].count("moved") == 1


def test_two_windows_of_one_member_never_overwrite_each_other(group: Group):
    group.open()
    bilal = group.joined("Bilal")
    group.start()
    group.move(bilal)

    with pytest.raises(Conflict):
        group.move(bilal, tuple(reversed(RIGHT)))
    turn = group.seen(bilal).turn
    assert turn and turn.counting[bilal.learner].answer == RIGHT


def test_after_the_reveal_no_answer_is_taken(group: Group):
    group.open()
    bilal = group.joined("Bilal")
    group.start()
    group.reveal()

    with pytest.raises(AttemptClosed):
        group.move(bilal)


def test_the_clock_reveals_where_nobody_does(group: Group):
    group.open(seconds=30)
    bilal = group.joined("Bilal")
    group.start()
    group.study.clock.pass_(seconds=40)

    with pytest.raises(AttemptClosed):
        group.move(bilal)
    assert (group.seen(bilal).status, group.seen(group.study.actor).status) == ("shown", "shown")


def test_more_time_pressed_twice_on_one_screen_is_added_once(group: Group):
    group.open(seconds=30)
    group.start()
    room_play.extend(group.study.actor, group.study.world, ROOM, 0)
    turn = group.seen(group.study.actor).turn

    assert turn and turn.deadline and (turn.deadline - turn.started_at).total_seconds() == 60


def test_a_late_comer_plays_from_the_present_round_on(group: Group):
    group.open()
    group.start()
    group.reveal()
    group.start(1)
    bilal = group.joined("Bilal")

    assert group.move(bilal, group.seen(bilal).tasks[1].item.key(), key=(0, 1))


def test_who_was_removed_is_out_and_stays_out(group: Group):
    code = group.open().code
    bilal = group.joined("Bilal")
    room_play.remove(group.study.actor, group.study.world, ROOM, bilal.learner)

    for act in (lambda: group.seen(bilal), lambda: rooms.join(bilal, group.study.world, code, "Bilal")):
        with pytest.raises(NotAllowed):
            act()


def test_the_host_hands_over_and_is_a_member_then(group: Group):
    group.open()
    bilal = group.joined("Bilal")
    room_play.hand_over(group.study.actor, group.study.world, ROOM, bilal.learner)

    room_play.start(bilal, group.study.world, ROOM, 0)
    with pytest.raises(NotAllowed):
        group.reveal()


def test_a_host_who_does_not_answer_is_replaced(group: Group):
    group.open()
    bilal, world = group.joined("Bilal"), group.study.world
    room_play.call_host(bilal, world, ROOM)
    with pytest.raises(NotAllowed):
        room_play.take_over(bilal, world, ROOM)
    group.study.clock.pass_(seconds=20)

    room_play.take_over(bilal, world, ROOM)

    assert group.seen(bilal).host == bilal.learner


def test_a_host_who_is_there_is_not(group: Group):
    group.open()
    bilal, world = group.joined("Bilal"), group.study.world
    room_play.call_host(bilal, world, ROOM)
    room_play.answer_call(group.study.actor, world, ROOM)
    group.study.clock.pass_(seconds=20)

    with pytest.raises(NotAllowed):
        room_play.take_over(bilal, world, ROOM)


def test_a_round_without_answers_and_a_room_of_one_go_on(group: Group):
    group.open()
    for number in range(3):
        group.start(number)
        group.reveal(number)
    room_play.end(group.study.actor, group.study.world, ROOM)

    assert group.seen(group.study.actor).status == "over"


def test_a_replay_begins_anew(group: Group):
    group.open()
    group.start()
    group.reveal()
    room_play.replay(group.study.actor, group.study.world, ROOM)
    group.start()

    assert group.move(group.study.actor, key=(1, 0))


@pytest.mark.parametrize(("people", "moves"), [(5, 10), pytest.param(30, 50, marks=pytest.mark.slow)])
def test_moves_sent_twice_are_all_there_once_and_without_a_gap(group: Group, people: int, moves: int):
    group.open(together=True)
    members = [group.joined(f"m{number}") for number in range(people)]
    group.start()
    for ordinal in range(moves):
        for member in members:
            for _ in range(2):
                entry, after = RIGHT[ordinal % 4], RIGHT[(ordinal + 1) % 4]
                room_play.place(member, group.study.world, ROOM, FIRST_ROUND, ordinal, entry, after)

    kept = [one for one in RoomLog(group.study.world, ROOM).events() if one.kind == "placed"]

    assert len(kept) == people * moves
    assert {one.learner: list(range(moves)) for one in members} == {
        one.learner: [move.ordinal for move in kept if move.member == one.learner] for one in members
    }


def test_an_undo_takes_back_ones_own_last_move_alone(group: Group):
    group.open(together=True)
    bilal, world = group.joined("Bilal"), group.study.world
    group.start()
    before = group.seen(bilal).turn
    assert before and before.board
    shown = before.board.order
    room_play.place(bilal, world, ROOM, FIRST_ROUND, 0, shown[0], shown[1])
    room_play.place(group.study.actor, world, ROOM, FIRST_ROUND, 0, shown[2], shown[3])
    room_play.take_back(bilal, world, ROOM, FIRST_ROUND, 1)

    after = group.seen(bilal).turn

    assert after and after.board and after.board.order == (shown[0], shown[1], shown[3], shown[2])


def test_every_move_is_told_under_the_rooms_own_topic(group: Group):
    told: list[tuple[str, int]] = []
    group.study = replace(group.study, world=replace(group.study.world, publish=lambda *news: told.append(news)))
    group.open()
    group.joined("Bilal")

    assert told == [(topic_of(ROOM), 1), (topic_of(ROOM), 2)]


def test_a_room_of_a_hundred_is_as_good_as_one_of_three(group: Group):
    group.open()
    members = [group.joined(f"member {number}") for number in range(100)]
    group.start()
    for member in members:
        group.move(member)
    group.reveal()

    turn = group.seen(members[-1]).turn

    assert turn and len(turn.counting) == 100


HOSTS: dict[str, Callable[[Actor, Study], object]] = {
    "start": lambda actor, study: room_play.start(actor, study.world, ROOM, 0),
    "reveal": lambda actor, study: room_play.reveal(actor, study.world, ROOM, 0),
    "discuss": lambda actor, study: room_play.discuss(actor, study.world, ROOM, 0),
    "extend": lambda actor, study: room_play.extend(actor, study.world, ROOM, 0),
    "end": lambda actor, study: room_play.end(actor, study.world, ROOM),
    "replay": lambda actor, study: room_play.replay(actor, study.world, ROOM),
    "reopen": lambda actor, study: rooms.reopen(actor, study.world, ROOM),
    "remove": lambda actor, study: room_play.remove(actor, study.world, ROOM, study.actor.learner),
    "hand_over": lambda actor, study: room_play.hand_over(actor, study.world, ROOM, actor.learner),
    "answer_call": lambda actor, study: room_play.answer_call(actor, study.world, ROOM),
}
MEMBERS: dict[str, Callable[[Actor, Study], object]] = {
    "look": lambda actor, study: rooms.look(actor, study.world, ROOM),
    "move": lambda actor, study: room_play.move(actor, study.world, ROOM, FIRST_ROUND, 0, RIGHT),
    "place": lambda actor, study: room_play.place(actor, study.world, ROOM, FIRST_ROUND, 0, "war", ""),
    "point": lambda actor, study: room_play.point(actor, study.world, ROOM, FIRST_ROUND, 0, "war"),
    "take_back": lambda actor, study: room_play.take_back(actor, study.world, ROOM, FIRST_ROUND, 0),
    "rename": lambda actor, study: rooms.rename(actor, study.world, ROOM, "Eve"),
    "call_host": lambda actor, study: room_play.call_host(actor, study.world, ROOM),
    "take_over": lambda actor, study: room_play.take_over(actor, study.world, ROOM),
}


@pytest.mark.parametrize("act", HOSTS.values(), ids=HOSTS.keys())
def test_a_member_may_not_do_what_is_the_hosts(group: Group, act: Callable[[Actor, Study], object]):
    group.open()
    bilal = group.joined("Bilal")
    group.start()
    before = RoomLog(group.study.world, ROOM).events()

    with pytest.raises(NotAllowed):
        act(bilal, group.study)
    assert RoomLog(group.study.world, ROOM).events() == before


@pytest.mark.parametrize("act", [*HOSTS.values(), *MEMBERS.values()], ids=[*HOSTS, *MEMBERS])
def test_a_stranger_may_do_nothing(group: Group, act: Callable[[Actor, Study], object]):
    group.open()
    group.start()
    before = RoomLog(group.study.world, ROOM).events()

    with pytest.raises(NotAllowed):
        act(group.comer("Eve"), group.study)
    assert RoomLog(group.study.world, ROOM).events() == before


def test_a_member_without_an_account_opens_no_room(group: Group):
    eve = group.comer("Eve")
    plan = RoomPlan(reading=builders.READING, title="", name="Eve", wishes=WISHES)

    with pytest.raises(NotAllowed):
        rooms.open_room(eve, group.study.world, "room-2", plan)


def test_what_is_kept_for_exams_is_not_asked_in_a_room(begin: Begin):
    kept = builders.bank(items=(builders.single_choice(pool="exam"), builders.true_false()))
    group = Group(begin(shelf=replace(dated_shelf(), banks=(kept,))))

    room = group.open(wishes=(Wish("quiz", 5, bank="partnership"),))

    assert [task.item.id for task in room.tasks] == ["drills"]


def test_a_room_opened_twice_is_opened_once(group: Group):
    assert group.open() == group.open()


def test_the_rooms_one_was_in_are_found_again(group: Group):
    group.open()

    assert [one.title for one in rooms.my_rooms(group.study.actor, group.study.world)] == ["Thursday"]


def test_the_room_is_where_it_was_after_a_restart(group: Group):
    group.open(seconds=60)
    bilal = group.joined("Bilal")
    group.start()
    group.move(bilal)
    before = group.seen(bilal)
    room_log._FOLDED.clear()

    assert group.seen(bilal) == before
