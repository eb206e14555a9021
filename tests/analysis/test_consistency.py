"""Alpha, its interval and the standard error: by hand, by the plain implementation, and as laws."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.analysis.consistency import consistency, standing
from quiz_app.analysis.scores import scores
from tests.analysis import naive_items as naive

STEPS = [[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]]  # variances 1/4, 1/3, 1/4; of the totals 3 2 1 0 it is 5/3
MATRICES = st.integers(2, 5).flatmap(
    lambda items: st.lists(
        st.lists(st.sampled_from([0.0, 0.5, 1.0, None]), min_size=items, max_size=items), min_size=1, max_size=30
    )
)


def of(rows: list):
    return consistency(scores([f"q{number}" for number in range(len(rows[0]))], rows))


def test_alpha_by_hand():
    assert of(STEPS).alpha == pytest.approx(3 / 2 * (1 - (5 / 6) / (5 / 3)))


def test_the_interval_is_feldts():
    # F with 3 and 6 degrees of freedom: 6.599 at 97.5 %, 1 / 14.735 at 2.5 %, from the tables.
    assert of(STEPS).interval == pytest.approx((1 - 0.25 * 6.599, 1 - 0.25 / 14.735), abs=2e-4)


def test_the_standard_error_of_a_total():
    found = of(STEPS)

    assert found.spread == pytest.approx(sqrt(5 / 3))
    assert found.error == pytest.approx(sqrt(5 / 3) * sqrt(0.25))


def test_a_negative_alpha_stays():
    found = of([[1, 0], [0, 1], [1, 0], [0, 1], [1, 1]])  # 2 · (1 - 0.6 / 0.2)

    assert found.alpha == pytest.approx(-4)
    assert found.error == pytest.approx(sqrt(0.2) * sqrt(5))


def test_who_missed_an_item_is_left_out():
    found = of([*STEPS, [1, None, 1]])

    assert (found.students, found.alpha) == (4, of(STEPS).alpha)


def test_an_excused_item_is_left_out():
    whole = scores(["a", "b", "c", "d"], [[*row, 1 - row[0]] for row in STEPS])

    found = consistency(whole.excusing({"d"}))

    assert (found.items, found.most, found.alpha) == (3, 3.0, of(STEPS).alpha)


@pytest.mark.parametrize("rows", [[[1, 0]], [[1], [0]], [[1, 0], [0, 1]], [[None, 1], [1, None]]])
def test_alpha_is_not_told_where_it_cannot_be(rows: list):
    found = of(rows)

    assert (found.alpha, found.interval, found.error) == (None, None, None)


@given(rows=MATRICES)
def test_alpha_is_that_of_the_plain_implementation(rows: list):
    assert of(rows).alpha == pytest.approx(naive.alpha(rows), abs=1e-9)


@given(rows=MATRICES)
def test_alpha_lies_in_its_interval_and_never_above_one(rows: list):
    found = of(rows)

    if found.alpha is not None and found.interval is not None:
        assert found.interval[0] <= found.alpha <= found.interval[1] <= 1 + 1e-9


@pytest.mark.parametrize(
    ("number", "says"),
    [(0, "counts"), (19, "counts"), (20, "tentative"), (29, "tentative"), (30, "settled"), (500, "settled")],
)
def test_what_a_number_of_answers_can_carry(number: int, says: str):
    assert standing(number) == says
