import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.analysis.proportion import Proportion


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662)],
)
def test_the_interval_is_wilsons(hits: int, of: int, low: float, high: float):
    """Against the published example of 81 in 263 (Newcombe 1998) and the closed form for ten."""
    assert Proportion(hits, of).interval() == pytest.approx((low, high), abs=5e-5)


def test_nothing_could_be_anything():
    assert Proportion(0, 0).interval() == (0.0, 1.0)


@pytest.mark.parametrize(
    ("of", "few", "tentative"), [(19, True, False), (20, False, True), (29, False, True), (30, False, False)]
)
def test_under_twenty_is_too_few_and_under_thirty_tentative(of: int, few: bool, tentative: bool):
    share = Proportion(10, of)

    assert (share.few, share.tentative) == (few, tentative)


@settings(deadline=None)
@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_share_lies_within_its_interval(counts: tuple[int, int]):
    share = Proportion(*counts)

    low, high = share.interval()

    assert 0 <= low <= share.share <= high <= 1
