"""What a desired retention would cost, simulated from a learner's own habits."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from quiz_app.analysis.workload import DAYS, USUAL_FIRST, Faces, Habits, habits, load
from quiz_app.domain.memory import Schedule
from tests.builders import NOW, review
from tests.domain.forgetful import HERS

TODAY = date(2026, 11, 22)
USUAL = habits([])


def met(number: int, stability: float = 20.0, due: int = 3) -> list[Schedule]:
    """Faces in review, due in some days."""
    one = Schedule(
        "russia-pakistan",
        "card",
        phase="review",
        stability=stability,
        difficulty=5.0,
        due_day=TODAY + timedelta(days=due),
        last_day=TODAY - timedelta(days=10),
        interval=13,
        reps=3,
    )
    return [replace(one, card=f"card-{place}") for place in range(number)]


def cost(faces: Faces, retention: float = 0.9, how: Habits = USUAL, **other) -> float:
    return load(faces, how, retention, TODAY, **{"seed": 1} | other).reviews


def test_nothing_to_study_costs_nothing():
    assert cost(Faces([], 0, 10)) == 0
    assert cost(Faces([], 50, 0)) == 0


@pytest.mark.parametrize("faces", [Faces(met(60), 0, 0), Faces([], 300, 10), Faces(met(900), 2000, 20)])
def test_remembering_more_costs_more(faces):
    costs = [cost(faces, retention) for retention in (0.75, 0.85, 0.9, 0.95)]

    assert costs == sorted(costs)
    assert costs[0] < costs[-1]


def test_twice_the_faces_cost_about_twice_as_much():
    assert cost(Faces(met(1600), 0, 0)) == pytest.approx(2 * cost(Faces(met(800), 0, 0)), rel=0.05)


def test_the_faces_drawn_stand_for_all_of_them():
    few, all_drawn = cost(Faces(met(4000), 0, 0)), cost(Faces(met(400), 0, 0))

    assert few / 10 == pytest.approx(all_drawn, rel=0.1)


def test_the_same_seed_says_the_same_and_another_about_that():
    faces = Faces(met(300), 300, 5)

    assert cost(faces) == cost(faces)
    assert cost(faces, seed=2) == pytest.approx(cost(faces), rel=0.1)


def test_a_face_that_is_due_later_than_half_a_year_costs_nothing():
    assert cost(Faces(met(10, stability=1000.0, due=DAYS), 0, 0)) == 0


def test_what_is_overdue_is_asked_now():
    assert cost(Faces(met(10, due=-30), 0, 0)) > 0


def test_somebody_who_forgets_faster_has_more_to_do():
    assert cost(Faces([], 300, 10), weights=HERS) > cost(Faces([], 300, 10))


def test_new_cards_are_met_at_the_day_s_pace():
    """One new card a day for half a year is a card begun on each day, each asked for the first time and again."""
    assert cost(Faces([], 10_000, 1)) > 1


def test_habits_are_the_first_ratings_the_passes_of_later_days_and_the_seconds():
    tomorrow = NOW + timedelta(days=1)
    log = [
        review(rating=1, seconds=10.0),
        review(rating=3, ordinal=1, seconds=10.0),
        review(rating=2, ordinal=2, at=tomorrow, seconds=10.0),
        review(rating=1, ordinal=3, at=tomorrow + timedelta(days=2), seconds=10.0),
    ]

    found = habits(log)

    assert found.first[1] == USUAL_FIRST[1] + 1
    assert sum(found.first.values()) == sum(USUAL_FIRST.values()) + 1
    assert found.passes[2] == USUAL.passes[2] + 1
    assert sum(found.passes.values()) == sum(USUAL.passes.values()) + 1
    assert found.seconds == pytest.approx((20 * 15 + 40) / 24)


def test_minutes_follow_from_the_learner_s_own_seconds():
    quick, slow = replace(USUAL, seconds=6.0), replace(USUAL, seconds=30.0)

    assert load(Faces(met(50), 0, 0), slow, 0.9, TODAY, seed=1).minutes == pytest.approx(
        5 * load(Faces(met(50), 0, 0), quick, 0.9, TODAY, seed=1).minutes
    )
