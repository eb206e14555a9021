"""Pairs come closer in time as the learner gets better."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain import nearness, timeline
from quiz_app.domain.items import Entry
from quiz_app.domain.nearness import BEGINNER, Duel

YEARS = (1900, 1901, 1903, 1908, 1920, 1945, 1990)
ENTRIES = tuple(Entry(f"y{year}", str(year), f"{year}-01-01", f"{year}-12-31") for year in YEARS)
PAIRS = timeline.pairs_of(ENTRIES)
SPAN = 91.0


def asked(skill: float, seed: str = "seed") -> float:
    """The gap of the pair that somebody of this skill is asked."""
    return timeline.gap(*nearness.next_pair(PAIRS, skill, SPAN, seed))


def run(answers: list[bool]) -> list[float]:
    """The gaps asked of somebody who answers so."""
    duels: list[Duel] = []
    gaps = []
    for number, right in enumerate(answers):
        gaps.append(asked(nearness.skill_after(duels), str(number)))
        duels.append(Duel(nearness.difficulty(gaps[-1], SPAN), right))
    return gaps


def test_whoever_is_right_is_asked_closer_pairs_and_whoever_is_wrong_wider_ones():
    right, wrong = run([True] * 25), run([False] * 25)

    assert sum(right[-8:]) / 8 < sum(right[:8]) / 8 / 3
    assert sum(wrong[-8:]) / 8 > sum(wrong[:8]) / 8


def test_nobody_begins_with_the_closest_pair():
    assert all(asked(BEGINNER, str(seed)) > 8 for seed in range(20))


@given(st.lists(st.tuples(st.floats(-4, 4), st.booleans()), max_size=40))
def test_a_right_answer_never_lowers_skill_and_a_wrong_one_never_raises_it(answers):
    duels = [Duel(*one) for one in answers]
    before = nearness.skill_after(duels)

    assert nearness.skill_after([*duels, Duel(0.0, True)]) >= before
    assert nearness.skill_after([*duels, Duel(0.0, False)]) <= before


@pytest.mark.parametrize(("skill", "hard"), [(-9, 9), (0, 0), (9, -9)])
def test_a_chance_is_never_below_a_guess(skill, hard):
    assert 0.5 <= nearness.expected(skill, hard) <= 1


@given(st.floats(0, 3000), st.floats(0, 3000))
def test_a_closer_pair_is_never_easier(one, other):
    near, far = sorted((one, other))

    assert nearness.difficulty(near, 100) >= nearness.difficulty(far, 100)


def test_a_pair_asked_lately_does_not_come_again_while_there_are_others():
    lately = [(first.id, second.id) for first, second in PAIRS[1:]]

    assert nearness.next_pair(PAIRS, 0, SPAN, "seed", lately) == PAIRS[0]
    assert nearness.next_pair(PAIRS[:1], 0, SPAN, "seed", lately) == PAIRS[0]
    assert nearness.next_pair((), 0, SPAN, "seed") is None


def test_what_is_told_apart_is_right_as_often_as_wanted():
    for skill in (-1, 0, 2):
        years = nearness.told_apart(skill, SPAN)
        assert nearness.expected(skill, nearness.difficulty(years, SPAN)) == pytest.approx(nearness.WANTED)
