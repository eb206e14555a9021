"""What is said of an item: nothing under 20 answers, tentatively under 30, and then what to do."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.analysis.item_verdicts import (
    DISTRACTOR_DEAD,
    FLAGS,
    FLAT,
    KEY_SUSPECT,
    TOO_EASY,
    TOO_HARD,
    advice,
    flags,
)
from quiz_app.analysis.items import ItemStatistics, item_statistics
from quiz_app.analysis.scores import Offered, Scores


def item(chosen: str, ranks: list[float] | None = None) -> ItemStatistics:
    """An item of options a (the key), b and c by what each student chose, the strongest first."""
    others = np.linspace(10, 0, len(chosen)) if ranks is None else np.array(ranks)
    points = np.array([[float(one == "a") for one in chosen], others])
    bits = np.array([[1 << "abc".index(one) for one in chosen], [0] * len(chosen)])
    options = (tuple(Offered(one, one == "a") for one in "abc"), ())
    return item_statistics(Scores(("q", "r"), points, np.array([1.0, 10.0]), np.ones(2, dtype=bool), options, bits))[0]


GOOD = "aaaaaaaaab" * 2 + "abacabacbb"  # 30 students
BACKWARDS = "bc" * 10 + "a" * 20
HARD = "bc" * 15
EASY = "a" * 40
EVEN = "abca" * 40
IDLE = "aaaaaaaaaaaaaaabbbabababbbabbb"


@pytest.mark.parametrize(
    ("chosen", "flag"),
    [(BACKWARDS, KEY_SUSPECT), (HARD, TOO_HARD), (EASY, TOO_EASY), (EVEN, FLAT), (IDLE, DISTRACTOR_DEAD)],
)
def test_each_flag_is_raised_where_the_numbers_carry_it(chosen: str, flag: str):
    assert flag in flags(item(chosen))


def test_an_item_that_reads_well_has_no_flag():
    assert flags(item(GOOD)) == ()
    assert advice(item(GOOD)) == "Reads well: keep it."


@given(chosen=st.text("abc", min_size=1, max_size=19))
def test_below_twenty_answers_nothing_is_said_but_the_number(chosen: str):
    one = item(chosen)

    assert flags(one) == ()
    assert advice(one).startswith(f"{len(chosen)} answer") and "too few to say" in advice(one)


def test_what_would_settle_it_is_said():
    assert advice(item("aab" * 6)) == "18 answers: too few to say. Another 12 would settle it."


def test_from_twenty_answers_it_is_tentative():
    said = advice(item("bc" * 12))

    assert said.startswith("Tentative, on 24 answers: ") and said.endswith("Another 6 would settle it.")


@given(chosen=st.text("abc", min_size=30, max_size=60))
def test_flags_come_the_gravest_first(chosen: str):
    raised = flags(item(chosen))

    assert list(raised) == sorted(raised, key=FLAGS.index)


def test_a_wrong_answer_that_the_strongest_prefer_is_named():
    said = advice(item("b" * 8 + "aa" + "abc" * 7), {"a": "Kosygin", "b": "Brezhnev"})

    assert "10 chose" not in said and "“Brezhnev”" in said and "the key “Kosygin”" in said
    assert "accept both" in said


def test_hardly_anybody_is_counted():
    assert "“c” (0 of 30)" in advice(item(IDLE))


def test_true_and_false_have_no_dead_distractor():
    points = np.array([[1.0] * 29 + [0.0] * 11, np.linspace(10, 0, 40)])
    bits = np.array([[1] * 40, [0] * 40])
    options = ((Offered("true", True), Offered("false", False)), ())
    both = np.ones(2, dtype=bool)

    one, _ = item_statistics(Scores(("q", "r"), points, np.array([1.0, 10.0]), both, options, bits))

    assert DISTRACTOR_DEAD not in flags(one)


def test_nobody_yet_is_said_so():
    points = np.full((1, 3), np.nan)

    (one,) = item_statistics(Scores(("q",), points, np.ones(1), np.ones(1, dtype=bool)))

    assert advice(one) == "Nobody has answered it yet."
