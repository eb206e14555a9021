"""What responses add up to."""

import pytest

from quiz_app.domain.scoring import CERTAINTY, Share, certainty_points, shares


@pytest.mark.parametrize(
    ("points", "certainty", "earned"),
    [
        (1.0, 1, 1.0),
        (1.0, 2, 2.0),
        (1.0, 3, 3.0),
        (0.0, 1, 0.0),
        (0.0, 2, -2.0),
        (0.0, 3, -6.0),
        # what is partly right counts as itself, however certain
        (0.5, 1, 0.5),
        (0.5, 2, 0.5),
        (0.99, 3, 0.99),
        (0.01, 3, 0.01),
        # without a certainty ("I don't know" takes none) points stay as they are
        (1.0, None, 1.0),
        (0.5, None, 0.5),
        (0.0, None, 0.0),
    ],
)
def test_certainty_is_marked_by_the_table(points, certainty, earned):
    assert certainty_points(points, certainty) == earned


@pytest.mark.parametrize(("chance", "best"), [(0.5, 1), (0.66, 1), (0.67, 2), (0.79, 2), (0.81, 3), (1.0, 3)])
def test_it_pays_best_to_say_how_certain_one_is(chance, best):
    expected = {one: chance * right + (1 - chance) * wrong for one, (right, wrong) in CERTAINTY.items()}

    assert max(expected, key=lambda one: expected[one]) == best


def test_shares_add_up_by_name_in_the_order_they_appear():
    scored = [("energy", 1.0), ("defence", 0.5), ("energy", 0.0), ("energy", 0.5)]

    assert shares(scored) == (Share("energy", 1.5, 3), Share("defence", 0.5, 1))


def test_of_nothing_there_are_no_shares():
    assert shares([]) == ()
