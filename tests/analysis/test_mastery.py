from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.analysis.mastery import Mastery, chances, mastery, weakest
from quiz_app.domain.memory import Schedule, retrievability

DAY = date(2026, 11, 23)


@settings(max_examples=60)
@given(st.floats(0.01, 3000), st.integers(-3, 2000))
def test_the_chance_is_the_retrievability_of_the_schedule(stability: float, gone: int):
    schedule = Schedule("r", "c", "review", stability=stability, difficulty=5.0, last_day=DAY - timedelta(days=gone))

    assert chances({"c": schedule}, DAY)["c"] == pytest.approx(retrievability(schedule, DAY), abs=1e-9)


def test_a_face_that_was_never_studied_has_no_chance():
    assert chances({"c": Schedule("r", "c")}, DAY) == {}


def test_faces_never_studied_count_nothing_in_the_share():
    (found,) = mastery(["claim"], {"claim": ["a", "b", "c", "d"]}, {"a": 0.9, "b": 0.7}, {})

    assert (found.studied, found.faces, found.share) == (2, 4, pytest.approx(0.4))


def test_quiz_answers_stand_beside_it():
    (found,) = mastery(["claim"], {}, {}, {"claim": [1.0, 0.5, 0.0]})

    assert (found.share, found.facility, found.answers) == (None, 0.5, 3)


def test_nothing_asked_has_no_facility():
    assert mastery(["claim"], {}, {}, {})[0].facility is None


def standing(name: str, share: float, facility: float | None, faces: int = 2) -> Mastery:
    answers = 0 if facility is None else 4
    return Mastery(name, faces, faces, share * faces, (facility or 0.0) * answers, answers)


def test_the_weakest_are_held_least_and_then_missed_in_quizzes():
    every = [
        standing("held", 0.9, 0.0),
        standing("never-asked", 0.0, None),
        standing("right", 0.0, 1.0),
        standing("missed", 0.0, 0.25),
    ]

    assert [one.id for one in weakest(every, 3)] == ["missed", "never-asked", "right"]


def test_without_cards_the_quiz_answers_tell_what_is_weak():
    every = [standing("cards", 0.5, None), standing("good", 0.0, 0.9, faces=0), standing("poor", 0.0, 0.1, faces=0)]

    assert [one.id for one in weakest(every, 3)] == ["poor", "cards", "good"]


def test_a_claim_that_nothing_tests_is_not_among_the_weakest():
    assert weakest([standing("untested", 0.0, None, faces=0)], 3) == ()
