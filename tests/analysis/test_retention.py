from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.analysis.proportion import Proportion
from quiz_app.analysis.retention import REVIEWING, band, by_interval, by_month, following, overall, recalls
from quiz_app.domain.log import Review
from quiz_app.domain.memory import LEARNING_STEPS, Schedule, apply
from tests import builders

FIRST = builders.NOW


def studied(ratings: Sequence[tuple[int, int]], retention: float = 0.9) -> list[tuple[str, Review]]:
    """Reviews of one face from (days after the first, rating)."""
    rows = [
        builders.review(ordinal=place, rating=rating, at=FIRST + timedelta(days=days, minutes=place))
        for place, (days, rating) in enumerate(ratings)
    ]
    return [(row.card, replace(row, retention=retention)) for row in rows]


def test_learning_a_card_is_not_counted():
    assert recalls(studied([(0, 1), (0, 3), (0, 3)])) == []


@pytest.mark.parametrize(("rating", "passed"), [(1, False), (2, True), (3, True), (4, True)])
def test_hard_is_a_pass_and_only_again_is_not(rating: int, passed: bool):
    found = recalls(studied([(0, 4), (8, rating)]))

    assert [one.passed for one in found] == [passed]


def test_the_days_since_the_card_was_last_seen_are_what_was_waited():
    found = recalls(studied([(0, 4), (8, 3), (30, 3)]))

    assert [one.waited for one in found] == [8, 22]


def test_only_the_first_review_of_a_day_counts():
    found = recalls(studied([(0, 4), (8, 1), (8, 3), (8, 3)]))

    assert [one.passed for one in found] == [False]


def test_a_card_still_in_relearning_the_next_day_is_not_counted():
    found = recalls(studied([(0, 4), (8, 1), (9, 3), (12, 3)]))

    assert [one.waited for one in found] == [8, 3]


def test_what_was_desired_is_what_the_interval_was_made_for():
    first, second = studied([(0, 4)], 0.85) + studied([(0, 4), (9, 3)], 0.95)[1:]

    assert [one.desired for one in recalls([first, second])] == [0.85]


def test_retention_by_month_is_counted_in_the_month_of_the_review():
    found = by_month(recalls(studied([(0, 4), (8, 3), (40, 1), (41, 3), (60, 3)])))

    assert [(one.name, one.passed) for one in found] == [
        ("2026-11", Proportion(1, 1)),
        ("2026-12", Proportion(0, 1)),
        ("2027-01", Proportion(1, 1)),
    ]


def test_retention_by_interval_names_every_band():
    found = by_interval(recalls(studied([(0, 4), (8, 3)])))

    assert [(one.name, one.passed.of, one.desired) for one in found] == [
        ("1 to 6 days", 0, None),
        ("7 to 20 days", 1, 0.9),
        ("21 to 59 days", 0, None),
        ("60 days or more", 0, None),
    ]


def test_overall_is_empty_without_reviews():
    assert overall([]).passed == Proportion(0, 0)


@pytest.mark.parametrize(("days", "name"), [(6, "1 to 6 days"), (7, "7 to 20 days"), (60, "60 days or more")])
def test_bands_meet_without_a_gap(days: int, name: str):
    assert band(days) == name


@settings(max_examples=40)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=12))
def test_phases_from_ratings_alone_are_those_of_the_schedule(ratings: list[int]):
    """What the retention counts as review phase is what the fold over the log calls so."""
    schedule, step = Schedule(builders.READING, "arms-year"), (0, len(LEARNING_STEPS))

    for place, rating in enumerate(ratings):
        at = FIRST + timedelta(days=place)
        schedule = apply(schedule, builders.review(ordinal=place, rating=rating, at=at, study_day=date(2026, 11, 2)))
        step = following(step, rating)

        assert (step[0] == REVIEWING) == (schedule.phase == "review")
        assert step[0] in (REVIEWING, schedule.step)
