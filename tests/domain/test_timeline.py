"""Rounds on dated events: drawn by a seed, scored by what the dates leave no doubt of."""

import json
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain import timeline
from quiz_app.domain.errors import AnswerRefused
from quiz_app.domain.items import Entry
from quiz_app.domain.timeline import ANCHOR, FIRST, ORDER, PLACE, Round
from tests import builders


def entry(name: str, first: str, last: str = "") -> Entry:
    """An entry that covers these years or days, named as it reads."""
    last = last or first
    return Entry(name, name, first if "-" in first else f"{first}-01-01", last if "-" in last else f"{last}-12-31")


COUP, WAR, PACT, ARMS = entry("coup", "1958"), entry("war", "1965"), entry("pact", "1966"), entry("arms", "2014")
DECADE, SPAN = entry("decade", "1970", "1979"), entry("span", "1973", "1989")
HANDMADE = [  # entries earliest first, the answer, (pairs in order, comparable pairs), the pairs that went wrong
    ((COUP, WAR, ARMS), "coup war arms", (3, 3), ""),
    ((COUP, WAR, ARMS), "arms war coup", (0, 3), "coup-war coup-arms war-arms"),
    ((COUP, WAR, ARMS), "war coup arms", (2, 3), "coup-war"),
    ((WAR, DECADE, SPAN, ARMS), "war span decade arms", (5, 5), ""),
    ((WAR, DECADE, SPAN, ARMS), "decade war span arms", (4, 5), "war-decade"),
    ((WAR, DECADE, SPAN, ARMS), "arms span decade war", (0, 5), "war-decade war-span war-arms decade-arms span-arms"),
    ((DECADE, SPAN), "span decade", (0, 0), ""),
    ((WAR, entry("same", "1965"), PACT), "same war pact", (2, 2), ""),
    ((WAR, entry("day", "1965-08-05"), PACT), "pact day war", (0, 2), "war-pact day-pact"),
]


@pytest.mark.parametrize(("entries", "answer", "right", "wrong"), HANDMADE)
def test_an_order_counts_the_pairs_that_the_dates_leave_no_doubt_of(entries, answer, right, wrong):
    put, order = Round(ORDER, entries, ()), tuple(answer.split())

    verdict = timeline.judge(put, order)

    assert verdict.note == f"{right[0]} of {right[1]} pairs in order."
    assert verdict.points == (right[0] / right[1] if right[1] else 1.0)
    assert [f"{first}-{second}" for first, second in put.ordering.reversed_in(order)] == wrong.split()


@pytest.mark.parametrize(
    ("answer", "out"),
    [
        ("coup war pact arms", ""),
        ("war coup pact arms", "coup"),
        ("war pact arms coup", "coup"),
        ("arms coup war pact", "arms"),
        ("arms pact war coup", "coup war arms"),
    ],
)
def test_what_was_missed_of_an_order_is_what_must_move(answer, out):
    put = Round(ORDER, (COUP, WAR, PACT, ARMS), ())

    missed = timeline.missed(put, tuple(answer.split()))

    assert len(missed) == len(out.split())
    rest = [one for one in answer.split() if one not in missed]
    assert rest == [one for one in "coup war pact arms".split() if one in rest]


@pytest.mark.parametrize(
    ("placed", "year", "points", "note"),
    [
        (WAR, "1965", 1.0, "Within its date."),
        (WAR, "1964", 0.9, "1 year too early."),
        (WAR, "1968", 0.7, "3 years too late."),
        (WAR, "1975", 0.0, "10 years too late."),
        (WAR, "1900", 0.0, "65 years too early."),
        (DECADE, "1970", 1.0, "Within its date."),
        (DECADE, "1979", 1.0, "Within its date."),
        (DECADE, "1980", 0.9, "1 year too late."),
    ],
)
def test_a_placing_is_scored_by_its_distance_from_the_date(placed, year, points, note):
    verdict = timeline.judge(Round(PLACE, (placed,), (placed.id,), axis=(1950, 2020)), year)

    assert (verdict.points, verdict.note) == (pytest.approx(points), note)


@pytest.mark.parametrize(
    ("first", "second", "years"),
    [(COUP, WAR, 6), (WAR, COUP, 6), (DECADE, SPAN, 0), (WAR, PACT, 0), (PACT, DECADE, 3), (WAR, WAR, 0)],
)
def test_the_gap_between_two_is_the_years_that_surely_lie_between(first, second, years):
    assert timeline.gap(first, second) == pytest.approx(years, abs=0.01)


def test_which_came_first_and_before_or_after_are_right_or_wrong():
    first, anchored = timeline.pair_round((COUP, WAR), "seed"), Round(ANCHOR, (COUP, WAR), ("coup",), anchor="war")

    assert [timeline.judge(first, one).points for one in ("coup", "war")] == [1, 0]
    assert [timeline.judge(anchored, one).points for one in ("before", "after")] == [1, 0]


@pytest.mark.parametrize(
    ("put", "answer"),
    [
        (Round(ORDER, (COUP, WAR), ()), ("coup",)),
        (Round(ORDER, (COUP, WAR), ()), "coup"),
        (Round(PLACE, (WAR,), ()), "in 1965"),
        (Round(PLACE, (WAR,), ()), "0"),
        (Round(PLACE, (WAR,), ()), "99999"),
        (Round(PLACE, (WAR,), ()), ("1965",)),
        (Round(FIRST, (COUP, WAR), ("war", "coup")), "pact"),
        (Round(ANCHOR, (COUP, WAR), ("coup",), anchor="war"), "coup"),
    ],
)
def test_an_answer_that_a_round_cannot_take_is_refused(put, answer):
    with pytest.raises(AnswerRefused):
        timeline.check(put, answer)


def test_the_events_of_a_reading_come_by_their_best_date_earliest_first():
    assert [(one.id, one.earliest, one.latest) for one in timeline.entries_of(builders.reading())] == [
        ("tashkent", "1966-01-10", "1966-01-10"),
        ("arms", "2014-06-02", "2014-06-02"),
    ]


@pytest.mark.parametrize(
    ("entries", "axis"), [((COUP, ARMS), (1950, 2020)), ((WAR, PACT), (1965, 1967)), ((entry("x", "0003"),), (3, 4))]
)
def test_an_axis_holds_all_of_its_events(entries, axis):
    assert timeline.axis_of(entries) == axis


def test_nothing_is_drawn_of_events_that_cannot_be_told_apart():
    assert timeline.draw_order((DECADE, SPAN), 2, "seed") is None
    assert timeline.draw_anchor((DECADE, SPAN), "seed") is None
    assert timeline.draw_place((), "seed") is None
    assert timeline.pairs_of((DECADE, SPAN)) == ()


def test_no_event_is_placed_again_before_all_have_been():
    every = (COUP, WAR, PACT, ARMS)

    drawn = [timeline.draw_place(every, "seed", number).shown[0] for number in range(8)]

    assert set(drawn[:4]) == set(drawn[4:]) == {one.id for one in every}


def test_an_anchor_stays_for_its_seed():
    drawn = [timeline.draw_anchor((COUP, WAR, PACT, ARMS), "seed", number) for number in range(6)]

    assert len({one.anchor for one in drawn}) == 1
    assert all(one.anchor not in one.shown for one in drawn)


@st.composite
def dated(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Up to six entries, earliest first, many of them overlapping."""
    spans = draw(st.lists(st.tuples(st.integers(1900, 1930), st.integers(0, 12)), min_size=1, max_size=6))
    made = [entry(f"e{place}", str(first), str(first + more)) for place, (first, more) in enumerate(spans)]
    return tuple(sorted(made, key=lambda one: (one.earliest, one.latest, one.id)))


@given(dated())
def test_the_key_of_every_round_scores_in_full_and_misses_nothing(entries):
    rounds = [
        timeline.draw_order(entries, 4, "seed"),
        timeline.draw_place(entries, "seed"),
        timeline.draw_anchor(entries, "seed"),
        *(timeline.pair_round(pair, "seed") for pair in timeline.pairs_of(entries)[:1]),
    ]

    for put in filter(None, rounds):
        timeline.check(put, timeline.key_of(put))
        assert timeline.judge(put, timeline.key_of(put)).points == 1
        assert timeline.missed(put, timeline.key_of(put)) == ()


@given(dated(), st.randoms(use_true_random=False))
def test_taking_out_what_was_missed_leaves_no_pair_wrong(entries, dice):
    order = [one.id for one in entries]
    dice.shuffle(order)
    put = Round(ORDER, entries, ())

    missed = timeline.missed(put, tuple(order))

    assert (missed == ()) == (timeline.judge(put, tuple(order)).points == 1)
    rest = tuple(one for one in entries if one.id not in missed)
    left = Round(ORDER, rest, ())
    assert left.ordering.reversed_in(tuple(one for one in order if one not in missed)) == ()


@given(dated(), st.text(max_size=5))
def test_a_round_outlives_being_kept_as_json(entries, seed):
    for put in filter(None, (timeline.draw_order(entries, 4, seed), timeline.draw_place(entries, seed, 3))):
        assert timeline.round_of(json.loads(json.dumps(timeline.plain(put)))) == put


@given(dated(), st.text(max_size=5))
def test_the_same_seed_draws_the_same(entries, seed):
    assert timeline.draw_order(entries, 4, seed) == timeline.draw_order(entries, 4, seed)


def test_no_drawn_order_is_right_already():
    every = (COUP, WAR, PACT, DECADE)
    for seed in map(str, range(30)):
        put = timeline.draw_order(every, 3, seed)
        assert timeline.judge(put, put.shown).points < 1


def test_of_all_orders_exactly_the_linear_extensions_score_in_full():
    entries = (WAR, DECADE, SPAN, ARMS)
    put = Round(ORDER, entries, ())

    full = [order for order in permutations(one.id for one in entries) if timeline.judge(put, order).points == 1]

    assert full == [("war", "decade", "span", "arms"), ("war", "span", "decade", "arms")]
