"""A practice of the timeline, folded from events."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain import log, practice, timeline
from quiz_app.domain.items import Entry
from quiz_app.domain.log import Event
from quiz_app.domain.practice import Practice, rounds_of
from quiz_app.domain.timeline import ANCHOR, FIRST, GAMES, ORDER, PLACE
from tests import builders

ENTRIES = tuple(Entry(f"y{year}", f"In {year}", f"{year}-01-01", f"{year}-12-31") for year in range(1948, 2020, 5))
ROWS = [[one.id, one.text, one.earliest, one.latest] for one in ENTRIES]


def started(game: str = FIRST, **data: Any) -> Event:
    """The event that begins a practice."""
    content = {"reading": builders.READING, "game": game, "seed": "s", "rounds": 3, "entries": ROWS} | data
    return builders.event(kind=log.TIMELINE_STARTED, subject="practice-1", data=content)


def answered(here: Practice, number: int, *, right: bool = True, **fields: Any) -> Event:
    """The answer to a round of the practice, right or not known."""
    put = practice.round_at(here, number)
    answer = timeline.key_of(put) if right else None
    data = {
        "reading": here.reading,
        "number": number,
        "put": timeline.plain(put),
        "answer": list(answer) if isinstance(answer, tuple) else answer,
        "points": float(right),
        "missed": list(timeline.missed(put, answer)),
    }
    at = builders.NOW + timedelta(minutes=1 + number)
    return builders.event(
        **{"kind": log.TIMELINE_ANSWERED, "subject": here.id, "ordinal": number, "data": data, "at": at} | fields
    )


def folded(*events: Event) -> Practice:
    """The one practice of these events."""
    return practice.practices(events)["practice-1"]


def test_a_practice_counts_points_and_misses():
    here = folded(started())

    here = folded(started(), answered(here, 0), answered(here, 1, right=False))

    assert (len(here.played), here.points, here.over) == (2, 1, False)
    assert here.missed == tuple(one.id for one in here.played[1].put.entries)


@pytest.mark.parametrize("game", GAMES)
def test_a_practice_is_over_after_its_rounds(game):
    here = folded(started(game))

    assert folded(started(game), *(answered(here, number) for number in range(3))).over


def test_of_two_answers_to_one_round_the_first_counts():
    here = folded(started())
    late = builders.NOW + timedelta(hours=1)

    here = folded(answered(here, 0, right=False, device="phone", at=late), started(), answered(here, 0))

    assert [one.points for one in here.played] == [1]


def test_a_practice_that_was_left_is_so():
    assert folded(started(), builders.event(kind=log.TIMELINE_LEFT, subject="practice-1")).left


@given(st.permutations(range(5)))
def test_events_fold_to_the_same_in_whatever_order_they_come(order):
    here = folded(started(rounds=4))
    events = [started(rounds=4), *(answered(here, number, right=number % 2 == 0) for number in range(4))]

    assert folded(*(events[place] for place in order)) == folded(*events)


@pytest.mark.parametrize("data", [{"entries": []}, {"entries": [["a"]]}, {"rounds": None}, {"entries": 3}])
def test_a_damaged_practice_is_passed_over(data):
    assert practice.practices([started(**data)]) == {}


@pytest.mark.parametrize("data", [{}, {"number": "x"}, {"put": {}}, {"put": {"axis": [1]}}])
def test_a_damaged_answer_is_passed_over(data):
    here = folded(started())
    whole = answered(here, 0)

    assert folded(started(), builders.event(kind=whole.kind, subject=here.id, data=data)).played == ()


@pytest.mark.parametrize(
    ("game", "count", "rounds"),
    [(ORDER, 15, 2), (PLACE, 15, 8), (FIRST, 15, 10), (ANCHOR, 15, 8), (PLACE, 1, 1), (FIRST, 2, 1), (ORDER, 1, 0)],
)
def test_a_practice_has_as_many_rounds_as_its_events_give(game, count, rounds):
    assert rounds_of(game, ENTRIES[:count]) == rounds


def test_pairs_come_closer_while_they_are_answered_rightly():
    here, events, gaps = folded(started(rounds=20)), [started(rounds=20)], []
    for number in range(20):
        put = practice.round_at(here, number, here.played)
        gaps.append(timeline.gap(*put.entries))
        whole = answered(here, number)
        data = whole.data | {"put": timeline.plain(put), "answer": put.entries[0].id}
        events.append(builders.event(kind=whole.kind, subject=here.id, ordinal=number, data=data, at=whole.at))
        here = folded(*events)

    assert sum(gaps[-5:]) < sum(gaps[:5]) / 2


def test_the_same_log_asks_the_same_round():
    here = folded(started())

    assert practice.round_at(here, 1) == practice.round_at(folded(started()), 1)


def test_rounds_are_counted_by_game_with_what_was_missed_most():
    here = folded(started(rounds=9))
    played = folded(started(rounds=9), answered(here, 0), answered(here, 1, right=False)).played

    (tally,) = practice.tallies(played)

    assert (tally.game, tally.rounds, tally.points) == (FIRST, 2, 1)
    assert set(tally.missed) == {entry.id for entry in played[1].put.entries}
