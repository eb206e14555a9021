import pytest

from quiz_app.analysis.calibration import PAYS, calibration
from quiz_app.analysis.proportion import Proportion
from quiz_app.domain.scoring import certainty_points


@pytest.mark.parametrize("share", [0.1, 0.5, 0.66, 0.67, 0.7, 0.79, 0.81, 0.95])
def test_each_level_pays_best_within_its_bounds(share: float):
    """The bounds are those at which the expected points of two levels are the same."""
    expected = {level: share * certainty_points(1, level) + (1 - share) * certainty_points(0, level) for level in PAYS}

    best = max(expected, key=expected.__getitem__)

    assert PAYS[best][0] <= share <= PAYS[best][1]


def test_every_level_has_its_answers():
    found = calibration([(1, 0.0), (3, 1.0), (3, 1.0), (3, 0.0)])

    assert [one.right for one in found] == [Proportion(0, 1), Proportion(0, 0), Proportion(2, 3)]


def test_a_part_score_is_neither_right_nor_wrong():
    assert calibration([(2, 0.5)])[1].right.of == 0


@pytest.mark.parametrize(
    ("level", "right", "wrong", "verdict"),
    [
        (3, 19, 0, "few"),
        (3, 40, 0, "fits"),
        (3, 20, 20, "over"),
        (1, 40, 0, "under"),
        (2, 16, 6, "fits"),
    ],
)
def test_the_verdict_says_only_what_the_interval_bears_out(level: int, right: int, wrong: int, verdict: str):
    found = calibration([(level, 1.0)] * right + [(level, 0.0)] * wrong)

    assert found[level - 1].verdict == verdict
