"""Item statistics against worked examples, an independent implementation, and what must hold of any class."""

from math import isclose, sqrt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quiz_app.analysis.items import ItemStatistics, item_statistics
from quiz_app.analysis.scores import Offered, Scores, scores
from tests.analysis import naive_items as naive

CELLS = st.sampled_from([0.0, 0.5, 1.0, 1.0, 0.0, None])
MATRICES = st.integers(1, 6).flatmap(
    lambda items: st.lists(st.lists(CELLS, min_size=items, max_size=items), min_size=1, max_size=45)
)

# By hand: the rests of a are 2 1 0 1, of b 2 1 1 1, of c 2 2 1 0.
CLASS = [[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 1]]


def of(rows: list, most: list[float] | None = None) -> tuple[ItemStatistics, ...]:
    return item_statistics(scores([f"q{number}" for number in range(len(rows[0]))], rows, most))


def by_choice(chosen: list[str], others: list[int]) -> Scores:
    """One item of options a (the key), b and c, and a second item that ranks the students."""
    points = np.array([[float(one == "a") for one in chosen], others], dtype=float)
    bits = np.array([[1 << "abc".index(one) for one in chosen], [0] * len(chosen)])
    options = (tuple(Offered(one, one == "a") for one in "abc"), ())
    return Scores(("q", "r"), points, np.array([1.0, 10.0]), np.array([True, True]), options, bits)


def test_facility_is_the_mean_share_of_the_points():
    first, second, third = of([[2, 1, 0.5], [1, 0, 0.5]], [2, 1, 1])

    assert (first.facility, second.facility, third.facility) == (0.75, 0.5, 0.5)
    assert (first.points, first.most) == (3.0, 2.0)


def test_facility_has_wilsons_interval():
    (one,) = of([[1]] * 8 + [[0]] * 2)

    assert one.facility_interval == pytest.approx((0.4901624, 0.9433178), abs=1e-6)  # 8 of 10, as in the textbooks


def test_discrimination_is_the_correlation_with_the_total_without_the_item():
    a, b, c = of(CLASS)

    assert a.discrimination == pytest.approx(0, abs=1e-12)  # .25·1 + .25·0 - .25·1 - .75·0
    assert b.discrimination == pytest.approx(0.5 / sqrt(0.75))
    assert c.discrimination == pytest.approx(-0.5 / sqrt(2.75))


def test_discrimination_has_fishers_interval():
    rows = [[1, 1], [1, 0], [0, 1], [0, 0], [1, 1], [0, 0]] * 2  # r = 1/3 of 12 pairs: z = 0.34657 ± 1.95996 / 3

    one = of(rows)[0]

    assert one.discrimination == pytest.approx(1 / 3)
    assert one.discrimination_interval == pytest.approx(
        (np.tanh(0.3465736 - 0.6533213), np.tanh(0.3465736 + 0.6533213))
    )


def test_efficiency_compares_with_the_best_that_these_scores_could_reach():
    _, b, c = of(CLASS)

    assert b.efficiency == pytest.approx(100)  # covariances 0.5 and 0.5
    assert c.efficiency == pytest.approx(-100 / 3)  # -0.5 and 1.5


def test_difference_is_upper_less_lower_facility():
    a, b, c = of(CLASS)  # halves of four: totals 3 and 2, and 1 and 1

    assert (a.difference, b.difference, c.difference) == (0.5, 1.0, 0.0)


@pytest.mark.parametrize(("students", "size"), [(4, 2), (19, 9), (20, 7), (39, 13), (40, 11), (100, 27)])
def test_small_classes_are_halved_then_parted_in_three_and_large_ones_by_27_percent(students: int, size: int):
    chosen = ["a"] * students

    (option, *_) = item_statistics(by_choice(chosen, list(np.linspace(0, 10, students))))[0].choices

    assert (option.upper, option.lower) == (size, size)


def test_who_ties_with_the_last_of_a_group_is_in_it():
    (option, *_) = item_statistics(by_choice(["a"] * 6, [9, 5, 5, 5, 5, 1]))[0].choices

    assert (option.upper, option.lower) == (5, 5)


def test_each_option_is_counted_by_all_by_the_upper_and_by_the_lower_group():
    chosen = ["a", "a", "b", "b", "c", "b"]  # halves: the first three, the last three

    a, b, c = item_statistics(by_choice(chosen, [10, 9, 8, 3, 2, 1]))[0].choices

    assert (a.number, a.upper, a.lower) == (2, 2, 0)
    assert (b.number, b.upper, b.lower) == (3, 1, 2)
    assert (c.number, c.upper, c.lower) == (1, 0, 1)
    assert [one.of for one in (a, b, c)] == [6, 6, 6]


def test_an_option_draws_strong_or_weak_students():
    others = [10, 9, 8, 3, 2, 1]

    a, b, c = item_statistics(by_choice(["a", "a", "b", "b", "c", "b"], others))[0].choices

    assert a.correlation == pytest.approx(
        naive.correlation([(one, rest) for one, rest in zip([1, 1, 0, 0, 0, 0], others, strict=True)])
    )
    assert b.works and c.works and not a.works


def test_quartiles_of_the_seconds_leave_out_who_was_not_asked():
    points = np.array([[1.0, 0.0, np.nan, 1.0, 1.0, 0.0]])
    seconds = np.array([[10.0, 20.0, 999.0, 30.0, 40.0, 50.0]])

    (one,) = item_statistics(Scores(("q",), points, np.ones(1), np.ones(1, dtype=bool), seconds=seconds))

    assert one.quartiles == (20, 30, 40)


def test_who_was_not_asked_an_item_is_not_counted_against_it():
    first, _ = of([[1, 1], [None, 0], [0, 1]])

    assert (first.answers, first.facility) == (2, 0.5)


def test_an_excused_item_is_described_but_in_nobodys_total():
    whole = scores(["a", "b", "c"], CLASS)

    a, b, c = item_statistics(whole.excusing({"c"}))

    assert not c.counted and c.facility == 0.5
    assert a.discrimination == pytest.approx(naive.correlation([(1, 1), (1, 1), (1, 0), (0, 0)]))  # a against b alone
    assert b.discrimination == a.discrimination


def test_an_item_with_two_revisions_is_split():
    points = np.array([[1.0, 1.0, 0.0, 0.0], [1.0, 0.0, 1.0, 0.0]])
    wordings, revision = (("old", "new"), ("only",)), np.array([[0, 0, 1, 1], [0, 0, 0, 0]])
    both = np.ones(2, dtype=bool)

    first, second = item_statistics(Scores(("q", "r"), points, np.ones(2), both, wordings=wordings, revision=revision))

    assert [(one.revision, one.answers, one.facility) for one in first.revisions] == [("old", 2, 1.0), ("new", 2, 0.0)]
    assert second.revisions == ()


def test_an_item_that_all_answer_alike_has_no_discrimination():
    first, second = of([[1, 1], [1, 0], [1, 1]])

    assert (first.discrimination, first.discrimination_interval, first.efficiency) == (None, None, None)
    assert second.discrimination is None  # the rest does not vary


def test_nobody_asked_is_told_as_nothing():
    first, _ = of([[None, 1], [None, 0]])

    assert (first.answers, first.facility, first.facility_interval) == (0, 0.0, (0.0, 1.0))


@given(rows=MATRICES)
def test_every_figure_is_that_of_the_plain_implementation(rows: list):
    most = [1.0, 2.0, 1.0, 0.5, 3.0, 1.0][: len(rows[0])]
    rows = [[None if cell is None else cell * top for cell, top in zip(row, most, strict=True)] for row in rows]

    for place, one in enumerate(of(rows, most)):
        for name, plain in naive.STATISTICS.items():
            assert getattr(one, name) == pytest.approx(plain(rows, most, place), abs=1e-6), name
        assert one.facility_interval == pytest.approx(naive.wilson(one.facility, one.answers), abs=1e-6)
        if one.discrimination is not None:
            pairs = len(naive.rest_pairs(rows, most, place))
            assert one.discrimination_interval == pytest.approx(naive.fisher(one.discrimination, pairs), abs=1e-4)


@given(rows=MATRICES, chance=st.randoms())
def test_the_order_of_the_students_changes_nothing(rows: list, chance):
    mixed = rows[:]
    chance.shuffle(mixed)

    for one, again in zip(of(rows), of(mixed), strict=True):
        assert (one.answers, one.difference) == (again.answers, pytest.approx(again.difference))
        assert one.discrimination == pytest.approx(again.discrimination, abs=1e-9)


@given(rows=MATRICES, factor=st.sampled_from([2.0, 10.0, 0.25]))
def test_the_scale_of_the_points_changes_no_share(rows: list, factor: float):
    larger = [[None if cell is None else cell * factor for cell in row] for row in rows]

    for one, again in zip(of(rows), of(larger, [factor] * len(rows[0])), strict=True):
        assert one.facility == pytest.approx(again.facility)
        assert one.discrimination == pytest.approx(again.discrimination, abs=1e-9)


@given(rows=MATRICES)
def test_intervals_hold_their_figures_and_stay_in_bounds(rows: list):
    for one in of(rows):
        low, high = one.facility_interval
        assert 0 <= low <= one.facility <= high <= 1
        if one.discrimination is not None and one.discrimination_interval is not None:
            low, high = one.discrimination_interval
            assert -1 <= low <= one.discrimination + 1e-12 and one.discrimination - 1e-12 <= high <= 1


@given(rows=MATRICES)
def test_turning_an_item_round_turns_its_discrimination_round(rows: list):
    turned = [[None if row[0] is None else 1 - row[0], *row[1:]] for row in rows]
    one, again = of(rows)[0], of(turned)[0]

    assume(one.discrimination is not None)
    assert again.discrimination is not None and isclose(one.discrimination, -again.discrimination, abs_tol=1e-9)


@given(seconds=st.lists(st.floats(0, 600), min_size=1, max_size=30))
def test_quartiles_are_those_of_the_plain_implementation(seconds: list[float]):
    points, most = np.ones((1, len(seconds))), np.ones(1)

    (one,) = item_statistics(Scores(("q",), points, most, most > 0, seconds=np.array([seconds])))

    assert one.quartiles == pytest.approx(tuple(naive.quantile(seconds, part) for part in (0.25, 0.5, 0.75)))
