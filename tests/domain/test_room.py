"""A room is a fold over its events: in any order, each counted once."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.domain import room_log as kinds
from quiz_app.domain.log import RoomEvent
from quiz_app.domain.room import LOBBY, OPEN, OVER, SHOWN, TALK, Room
from quiz_app.domain.room_fold import fold_room
from quiz_app.domain.room_standing import heat, missed_by, missed_by_group, points_of, standings, team_standings
from quiz_app.domain.room_tasks import KINDS, Wish, draw_tasks, plain, task_of
from tests import builders
from tests.rooms import HOST, ORDER, RIGHT, TASKS, dated_shelf, happened, opened

MEMBERS = (HOST, "bilal", "katya")
WRONG = ("war", "coup", "pact", "arms")


def room(*events: RoomEvent, **opening: object) -> Room:
    """The room after these events."""
    folded = fold_room([opened(**opening), *events])
    assert folded is not None
    return folded


def joined(name: str, after: float = 1, team: str = "") -> RoomEvent:
    return happened(kinds.JOINED, name, after, name=name.title(), team=team)


def started(number: int = 0, after: float = 10, play: int = 0) -> RoomEvent:
    return happened(kinds.STARTED, HOST, after, play=play, round=number)


def moved(
    member: str, answer: object, points: float, after: float = 12, ordinal: int = 0, number: int = 0
) -> RoomEvent:
    return happened(kinds.MOVED, member, after, ordinal, play=0, round=0, answer=answer, points=points)


def revealed(number: int = 0, after: float = 40) -> RoomEvent:
    return happened(kinds.REVEALED, HOST, after, play=0, round=number)


def placed(member: str, entry: str, behind: str, after: float = 12, ordinal: int = 0) -> RoomEvent:
    return happened(kinds.PLACED, member, after, ordinal, play=0, round=0, entry=entry, after=behind)


@st.composite
def logs(draw: st.DrawFn) -> list[RoomEvent]:
    """Anything that may happen in a room, in any order and some of it twice."""
    rounds, members, seconds = st.integers(0, 3), st.sampled_from(MEMBERS), st.integers(0, 60)
    made = [opened(together=draw(st.booleans()), seconds=draw(st.sampled_from([None, 20])))]
    of_round = (kinds.STARTED, kinds.REVEALED, kinds.DISCUSSED)
    for _ in range(draw(st.integers(0, 25))):
        kind = draw(st.sampled_from([*of_round, kinds.MOVED, kinds.PLACED, kinds.TAKEN_BACK, kinds.JOINED, "other"]))
        member, after, ordinal = draw(members), draw(seconds), draw(st.integers(0, 3))
        where = {"play": draw(st.integers(0, 1)), "round": draw(rounds)}
        if kind == kinds.MOVED:
            made.append(happened(kind, member, after, ordinal, **where, answer=list(RIGHT), points=1.0))
        elif kind == kinds.PLACED:
            entry, behind = draw(st.sampled_from(RIGHT)), draw(st.sampled_from(("", *RIGHT)))
            made.append(happened(kind, member, after, ordinal, **where, entry=entry, after=behind))
        elif kind == kinds.TAKEN_BACK:
            target = draw(st.sampled_from(made)).id
            made.append(happened(kind, member, after, ordinal, **where, move=target))
        elif kind == kinds.JOINED:
            made.append(joined(member, after))
        elif kind == "other":
            made.append(_control(draw, member, after))
        else:
            made.append(happened(kind, HOST, after, **where))
    return made


def _control(draw: st.DrawFn, member: str, after: int) -> RoomEvent:
    number = draw(st.integers(0, 2))
    made = {
        kinds.HANDED_OVER: {"to": member, "term": number},
        kinds.ENDED: {"closing": number},
        kinds.REOPENED: {"closing": number, "code": f"CODE{number}", "until": builders.NOW.isoformat()},
        kinds.REPLAYED: {"play": number},
        kinds.REMOVED: {"member": member},
        kinds.RENAMED: {"name": "Another"},
    }
    kind = draw(st.sampled_from(sorted(made)))
    return happened(kind, member, after, number, **made[kind])


@settings(max_examples=150)
@given(logs(), st.randoms(use_true_random=False))
def test_any_interleaving_folds_to_the_same_room(events: list[RoomEvent], lot):
    kept = list({event.id: event for event in events}.values())
    shuffled = [*kept, *kept[: len(kept) // 2]]
    lot.shuffle(shuffled)

    assert fold_room(shuffled) == fold_room(kept)


def test_nothing_is_a_room_before_it_was_opened():
    assert fold_room([joined("bilal")]) is None


def test_a_round_goes_from_lobby_to_talk_and_over():
    steps = [started(), revealed(), happened(kinds.DISCUSSED, HOST, 50, play=0, round=0)]
    steps.append(happened(kinds.ENDED, HOST, 60, closing=0))

    assert [room(*steps[:done]).status for done in range(5)] == [LOBBY, OPEN, SHOWN, TALK, OVER]


def test_the_last_answer_before_the_reveal_counts():
    early, late = moved("bilal", list(WRONG), 0.8), moved("bilal", list(RIGHT), 1.0, 14, 1)
    after = moved("bilal", list(WRONG), 0.8, 41, 2)

    turn = room(joined("bilal"), started(), early, late, revealed(), after).turn

    assert turn and turn.counting["bilal"].answer == RIGHT


def test_the_clock_and_its_extension_say_which_answers_came_in_time():
    steps = [joined("bilal"), started(), moved("bilal", list(RIGHT), 1.0, after=45)]
    more = happened(kinds.EXTENDED, HOST, 20, play=0, round=0, seconds=30)

    short, long = room(*steps, seconds=20).turn, room(*steps, more, seconds=20).turn

    assert short and long and (len(short.counting), len(long.counting)) == (0, 1)


def test_of_two_who_take_over_at_once_the_first_is_host():
    first = happened(kinds.HANDED_OVER, "katya", 30, to="katya", term=1)
    second = happened(kinds.HANDED_OVER, "bilal", 31, to="bilal", term=1)

    assert room(joined("bilal"), joined("katya"), second, first).host == "katya"


def test_a_room_that_was_reopened_has_the_new_code_and_goes_on():
    ended = happened(kinds.ENDED, HOST, 60, closing=0)
    again = happened(kinds.REOPENED, HOST, 90, closing=1, code="NEWCODE2", until=builders.NOW.isoformat())

    folded = room(ended, again)

    assert (folded.status, folded.code) == (LOBBY, "NEWCODE2")


def test_a_replay_starts_anew_and_keeps_the_play_before():
    folded = room(started(), revealed(), happened(kinds.REPLAYED, HOST, 90, play=1))

    assert (folded.status, len(folded.played(0)), len(folded.played())) == (LOBBY, 1, 0)


def test_being_right_counts_a_hundred_and_being_quick_three_at_most():
    quick, slow = moved("bilal", list(RIGHT), 1.0, 10), moved("katya", list(RIGHT), 1.0, 39)
    folded = room(joined("bilal"), joined("katya"), started(), quick, slow, revealed(), seconds=30)

    assert [points_of(folded, folded.played()[0], one) for one in ("bilal", "katya", HOST)] == [103, 100, 0]


def test_a_quick_wrong_answer_earns_nothing_for_being_quick():
    folded = room(joined("bilal"), started(), moved("bilal", list(WRONG), 5 / 6, 10), revealed(), seconds=30)

    assert points_of(folded, folded.played()[0], "bilal") == 83


def test_equals_share_a_rank_and_the_next_one_is_left_out():
    answers = [moved(one, list(RIGHT), 1.0, 39) for one in ("bilal", "katya")]
    folded = room(joined("bilal"), joined("katya"), joined("oleg"), started(), *answers, revealed(), seconds=30)

    assert [(one.rank, one.name) for one in standings(folded)] == [
        (1, "Bilal"),
        (1, "Katya"),
        (3, "Amina"),
        (3, "Oleg"),
    ]


def test_a_big_team_is_no_better_off_than_a_small_one():
    reds = [joined("bilal", team="red"), joined("katya", team="red")]
    answers = [moved(one, list(RIGHT), 1.0, 39) for one in (HOST, "bilal", "katya")]
    folded = room(*reds, started(), *answers, revealed(), teams=["blue", "red"], team="blue", seconds=30)

    assert [(one.rank, one.points) for one in team_standings(folded)] == [(1, 100), (1, 100)]


def test_the_heat_strip_counts_who_put_what_where():
    answers = [moved("bilal", list(RIGHT), 1.0), moved("katya", list(WRONG), 5 / 6)]
    turn = room(joined("bilal"), joined("katya"), started(), *answers, revealed()).turn

    assert turn and heat(turn, ["coup", "arms"]) == {"coup": {0: 1, 1: 1}, "arms": {3: 2}}


def test_a_round_without_answers_has_nothing_missed_and_standings_of_nought():
    folded = room(joined("bilal"), started(), revealed())

    assert (missed_by_group(folded), [one.points for one in standings(folded)]) == ([], [0, 0])


def test_what_was_missed_is_counted_by_who_was_there():
    answers = [moved("bilal", list(WRONG), 5 / 6), moved("katya", list(RIGHT), 1.0)]
    folded = room(joined("bilal"), joined("katya"), started(), *answers, revealed())

    assert set(missed_by(folded, "bilal")) <= {"event.coup", "event.war"} and missed_by(folded, "bilal")
    assert not missed_by(folded, "katya") and not missed_by(folded, HOST)


def board(*events: RoomEvent) -> tuple[str, ...]:
    """The shared board, which shows war, coup, arms, pact at first."""
    turn = room(joined("bilal"), joined("katya"), started(), *events, together=True).turn
    assert turn and turn.board
    return turn.board.order


def test_two_who_move_different_events_at_once_both_get_what_they_meant():
    one, other = placed("bilal", "war", "coup"), placed("katya", "arms", "pact")

    assert board(one, other) == board(other, one) == RIGHT


def test_an_undo_takes_back_ones_own_last_move_and_nobody_elses():
    one, other = placed("bilal", "war", "coup"), placed("katya", "arms", "pact", 13)
    mine = happened(kinds.TAKEN_BACK, "bilal", 14, 1, play=0, round=0, move=one.id)
    theirs = happened(kinds.TAKEN_BACK, "bilal", 14, 1, play=0, round=0, move=other.id)

    assert board(one, other, mine) == ("war", "coup", "pact", "arms")
    assert board(one, other, theirs) == RIGHT


@pytest.mark.parametrize("kind", KINDS)
def test_a_task_is_kept_as_it_was_drawn(kind: str):
    drawn = draw_tasks(dated_shelf(), [Wish(kind, 2, events=4, bank="partnership")], "seed")

    assert drawn and [task_of(plain(one)) for one in drawn] == list(drawn)


def test_the_same_seed_draws_the_same_tasks():
    wishes = [Wish(kind, 2, events=3, bank="partnership") for kind in KINDS]

    assert draw_tasks(dated_shelf(), wishes, "a") == draw_tasks(dated_shelf(), wishes, "a")


def test_every_key_scores_in_full_and_no_order_is_shown_in_the_right_one():
    assert [task.judge(task.item.key()).points for task in TASKS] == [1, 1, 1, 1]
    assert ORDER.judge(ORDER.order["entries"]).points < 1


def test_an_opening_lasts_as_long_as_its_code():
    assert room().until == builders.NOW + timedelta(hours=24)
