"""What every store promises of the attempts that a class takes under an assignment."""

import pytest

from quiz_app.store.protocol import Store
from tests.builders import LEARNER, NOW, attempt, event, response
from tests.store.adding import MINUTE


@pytest.fixture
def sat(store: Store) -> Store:
    """Two learners have begun under the assignment, one of them twice, and once in self-study."""
    begun = [(LEARNER, "second", "quiz", 3), (LEARNER, "first", "quiz", 1), ("bilal", "his", "quiz", 2)]
    for learner, attempt_id, assignment, minutes in [*begun, (LEARNER, "own", "", 4)]:
        store.add_attempt(
            attempt(id=attempt_id, learner=learner, assignment=assignment, started_at=NOW + minutes * MINUTE), {}
        )
        store.add_response(response(attempt=attempt_id, learner=learner, at=NOW + minutes * MINUTE))
        store.add_event(event(kind="item_flagged", subject=attempt_id, learner=learner, at=NOW + minutes * MINUTE))
    return store


def test_an_attempts_assignment_is_kept(store: Store):
    store.add_attempt(attempt(assignment="quiz"), {})

    assert store.attempt("attempt-1") == attempt(assignment="quiz")


def test_the_attempts_under_an_assignment_come_in_the_order_in_which_they_began(sat: Store):
    assert [one.id for one in sat.attempts_under("quiz")] == ["first", "his", "second"]


def test_one_learners_attempts_under_an_assignment(sat: Store):
    assert [one.id for one in sat.attempts_under("quiz", LEARNER)] == ["first", "second"]


def test_the_responses_under_an_assignment_are_everybodys(sat: Store):
    assert [one.attempt for one in sat.responses_under("quiz")] == ["first", "his", "second"]


def test_the_events_under_an_assignment_are_everybodys(sat: Store):
    assert [one.subject for one in sat.events_under("quiz")] == ["first", "his", "second"]


def test_somebody_elses_event_about_an_attempt_is_not_under_it(sat: Store):
    sat.add_event(event(kind="attempt_finished", subject="first", learner="bilal"))

    assert len(sat.events_under("quiz")) == 3


def test_nothing_is_under_an_unknown_assignment(sat: Store):
    found = [sat.attempts_under("another"), sat.responses_under("another"), sat.events_under("another")]

    assert found == [[], [], []]
