"""What a room's group missed is due among one's own cards."""

from quiz_app.services import room_play, room_results
from tests.rooms import RIGHT, ROOM
from tests.services.test_rooms import Group, group

__all__ = ["group"]


def test_what_the_group_missed_is_due_at_once_and_counted_once(group: Group):
    group.open()
    bilal = group.joined("Bilal")
    group.start()
    for actor in (group.study.actor, bilal):
        group.move(actor, tuple(reversed(RIGHT)))
    group.reveal()
    room_play.end(group.study.actor, group.study.world, ROOM)
    missed = [of for of, _, _ in room_results.missed_cards(group.study.actor, group.study.world, ROOM)]

    added = room_results.add_missed(group.study.actor, group.study.world, ROOM)

    assert added == len(missed) > 0
    assert set(missed) <= set(group.study.queue())
    assert room_results.add_missed(group.study.actor, group.study.world, ROOM) == 0
