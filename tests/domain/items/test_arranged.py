"""Pairs to match, events to put in order."""

from itertools import permutations

import pytest

from quiz_app.domain.errors import AnswerRefused
from quiz_app.domain.items import Entry, Pair
from tests.builders import matching, ordering


def years(*spans: tuple[int, int]) -> tuple[Entry, ...]:
    """Entries a, b, c ... that cover these years."""
    named = zip("abcdef", spans, strict=False)
    return tuple(Entry(one, one, f"{first}-01-01", f"{last}-12-31") for one, (first, last) in named)


@pytest.mark.parametrize(
    ("answer", "points", "parts"),
    [
        ({"khan": "khan", "dedov": "dedov"}, 1, (True, True)),
        ({"khan": "khan"}, 0.5, (True, False)),
        ({"khan": "khan", "dedov": "spare-1"}, 0.5, (True, False)),
        ({"khan": "dedov", "dedov": "khan"}, 0, (False, False)),
    ],
)
def test_each_pair_counts_for_itself(answer, points, parts):
    verdict = matching().score(answer)

    assert (verdict.points, verdict.parts) == (points, parts)


def test_right_sides_that_read_alike_are_as_good_as_each_other():
    pairs = (Pair("a", "Khan", "An ambassador"), Pair("b", "Dedov", "An ambassador"), Pair("c", "Putin", "A president"))

    assert matching(pairs=pairs).score({"a": "b", "b": "a", "c": "c"}).points == 1


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"putin": "khan"},
        {"khan": "putin"},
        {"khan": "spare-2"},
        {"khan": "dedov", "dedov": "dedov"},
        {"khan": ["khan"]},
        {"khan": None},
        (("khan", "khan"),),
        "khan",
        None,
    ],
)
def test_a_matching_refuses_sides_that_are_not_shown_or_used_twice(answer):
    with pytest.raises(AnswerRefused):
        matching().check(answer)


def test_the_spare_right_sides_are_mixed_in():
    assert sorted(matching().arrange("seed")["rights"]) == ["dedov", "khan", "spare-1"]


@pytest.mark.parametrize(
    ("order", "right"),
    [
        ("established coup war arms", 6),
        ("coup established war arms", 5),
        ("coup war arms established", 3),
        ("arms war coup established", 0),
    ],
)
def test_an_order_scores_its_concordant_pairs(order, right):
    verdict = ordering().score(tuple(order.split()))

    assert (verdict.points, verdict.note) == (right / 6, f"{right} of 6 pairs in order.")


def test_the_parts_of_an_order_are_its_places():
    verdict = ordering().score(("coup", "established", "war", "arms"))

    assert verdict.parts == (False, False, True, True)


@pytest.mark.parametrize(
    ("spans", "order", "points"),
    [
        (((1950, 1959), (1955, 1965), (1970, 1970)), "bac", 1),
        (((1950, 1959), (1955, 1965), (1970, 1970)), "abc", 1),
        (((1950, 1959), (1955, 1965), (1970, 1970)), "cab", 0),
        (((1950, 1959), (1955, 1965), (1970, 1970)), "acb", 0.5),
        (((1958, 1958), (1958, 1958), (1960, 1960)), "bac", 1),
        (((1950, 1950), (1951, 1951), (1950, 1960)), "cab", 1),
        (((1950, 1950), (1951, 1951), (1950, 1960)), "bca", 0),
        (((1950, 1960), (1955, 1965)), "ba", 1),
    ],
)
def test_overlapping_dates_are_never_held_against_the_learner(spans, order, points):
    assert ordering(entries=years(*spans)).score(tuple(order)).points == points


def test_events_of_neighbouring_years_are_told_apart():
    assert ordering(entries=years((1958, 1958), (1959, 1959))).score(("b", "a")).points == 0


def test_entries_without_dates_are_as_their_author_put_them():
    entries = tuple(Entry(letter, letter) for letter in "abc")

    assert ordering(entries=entries).score(tuple("bac")).points == pytest.approx(2 / 3)


def test_where_an_order_is_right_every_place_of_it_is():
    verdict = ordering(entries=years((1950, 1959), (1955, 1965), (1970, 1970))).score(tuple("bac"))

    assert verdict.parts == (True, True, True)


def test_the_nearest_right_order_keeps_to_the_answer_where_the_dates_leave_a_choice():
    item = ordering(entries=years((1950, 1959), (1955, 1965), (1970, 1970), (1980, 1980)))

    assert item.nearest(tuple("badc")) == tuple("bacd")


def test_every_right_order_is_its_own_nearest():
    item = ordering(entries=years((1950, 1950), (1950, 1952), (1951, 1953), (1952, 1960), (1961, 1961)))

    right = [order for order in permutations("abcde") if item.score(order).points == 1]

    assert len(right) > 1
    assert all(item.nearest(order) == order for order in right)


@pytest.mark.parametrize(
    "answer",
    [
        ("established", "coup", "war"),
        ("established", "coup", "war", "war"),
        ("established", "coup", "war", "arms", "arms"),
        ["established", "coup", "war", "arms"],
        ("established", "coup", "war", 4),
        "established",
        (),
        None,
    ],
)
def test_an_order_has_all_events_each_once(answer):
    with pytest.raises(AnswerRefused, match="all of the events"):
        ordering().check(answer)


@pytest.mark.parametrize("spans", [((1950, 1950), (1951, 1951)), ((1950, 1959), (1955, 1965), (1970, 1970))])
def test_events_are_never_shown_in_a_right_order_already(spans):
    item = ordering(entries=years(*spans))

    shown = [item.arrange(f"seed {number}")["entries"] for number in range(50)]

    assert max(item.score(order).points for order in shown) < 1
