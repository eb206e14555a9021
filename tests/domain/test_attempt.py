"""How an attempt stands."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.domain.attempt import fold_attempt, judge
from quiz_app.domain.errors import AnswerRefused
from quiz_app.domain.log import ATTEMPT_FINISHED, ATTEMPT_LEFT, ITEM_FLAGGED, TIME_ADDED
from quiz_app.domain.quiz import EXAM, PRACTICE, Plan
from tests.builders import ITEMS, NOW, attempt, event, every_kind, response, short_answer, single_choice

law = settings(deadline=None, max_examples=30)
EXAM_PLAN = Plan(title="Test", mode=EXAM)
TIMED = Plan(title="Test", mode=EXAM, minutes=10)


def later(minutes: float):
    return NOW + timedelta(minutes=minutes)


def about(kind, **data):
    """An event about the attempt."""
    at = data.pop("at", NOW)
    return event(kind=kind, subject="attempt-1", data=data, at=at, ordinal=data.pop("ordinal", 0))


def test_a_new_attempt_stands_at_its_first_item():
    here = fold_attempt(attempt(), [], [])

    assert (here.position, here.complete, here.finished, here.left, here.deadline) == (0, False, False, False, None)


@pytest.mark.parametrize(("mode", "points"), [(PRACTICE, 0.0), (EXAM, 1.0)])
def test_in_practice_the_first_response_counts_and_in_an_exam_the_last(mode, points):
    given_twice = [response(answer="a", points=0.0), response(answer="b", points=1.0, ordinal=1, at=later(1))]

    here = fold_attempt(attempt(plan=Plan(title="Test", mode=mode)), given_twice, [])

    assert here.counting["arms-ban"].points == points
    assert here.given == {"arms-ban": 2}


def test_responses_of_one_moment_count_by_their_ordinal():
    given_twice = [response(answer="b", ordinal=1), response(answer="a", ordinal=0)]

    assert fold_attempt(attempt(plan=EXAM_PLAN), given_twice, []).counting["arms-ban"].answer == "b"


def test_not_knowing_is_a_response():
    here = fold_attempt(attempt(), [response(answer=None, points=0.0)], [])

    assert here.position == 1
    assert not here.takes("arms-ban", NOW)


def test_an_attempt_goes_on_at_the_first_item_without_a_response():
    second = every_kind()[1].id

    assert fold_attempt(attempt(), [response(item=second)], []).position == 0


def test_an_attempt_is_complete_when_every_item_has_a_response():
    here = fold_attempt(attempt(), [response(item=item.id) for item in every_kind()], [])

    assert here.complete
    assert here.position == 8


@pytest.mark.parametrize(("mode", "again"), [(PRACTICE, False), (EXAM, True)])
def test_only_in_an_exam_a_response_may_be_changed(mode, again):
    here = fold_attempt(attempt(plan=Plan(title="Test", mode=mode)), [response()], [])

    assert here.takes("arms-ban", NOW) is again
    assert here.takes("drills", NOW)


def test_what_was_handed_in_takes_nothing_more():
    here = fold_attempt(attempt(plan=EXAM_PLAN), [], [about(ATTEMPT_FINISHED, why="handed_in")])

    assert here.finished
    assert not here.takes("arms-ban", NOW)


def test_an_attempt_put_away_is_left_but_not_finished():
    here = fold_attempt(attempt(), [], [about(ATTEMPT_LEFT)])

    assert (here.left, here.finished) == (True, False)


def test_the_last_flag_counts():
    flags = [
        about(ITEM_FLAGGED, item="arms-ban", on=True, at=later(1)),
        about(ITEM_FLAGGED, item="drills", on=True, at=later(2)),
        about(ITEM_FLAGGED, item="arms-ban", on=False, at=later(3)),
    ]

    assert fold_attempt(attempt(), [], flags).flagged == {"drills"}


@pytest.mark.parametrize(
    ("added", "deadline"),
    [
        ([], later(10)),
        ([150], later(12.5)),
        ([150, 60], later(13.5)),
        ([None], None),
        ([150, None], None),
        ([None, 150], None),
    ],
)
def test_added_time_moves_the_deadline_and_a_lifted_limit_has_none(added, deadline):
    events = [about(TIME_ADDED, seconds=seconds, ordinal=number) for number, seconds in enumerate(added)]

    assert fold_attempt(attempt(plan=TIMED), [], events).deadline == deadline


def test_time_added_to_an_attempt_without_a_limit_makes_none():
    assert fold_attempt(attempt(), [], [about(TIME_ADDED, seconds=60)]).deadline is None


@pytest.mark.parametrize(("seconds", "over"), [(0, False), (600, False), (603, False), (603.1, True), (9999, True)])
def test_the_time_is_over_after_the_deadline_and_a_moments_grace(seconds, over):
    here = fold_attempt(attempt(plan=TIMED), [], [])

    assert here.over(NOW + timedelta(seconds=seconds)) is over
    assert here.takes("arms-ban", NOW + timedelta(seconds=seconds)) is not over


def test_without_a_limit_the_time_is_never_over():
    assert not fold_attempt(attempt(), [], []).over(later(10_000_000))


minutes = st.integers(0, 3)
RESPONSES = st.lists(
    st.tuples(
        st.sampled_from(["arms-ban", "drills"]),
        st.sampled_from(["a", "b", None]),
        minutes,
        st.sampled_from(["laptop", "phone"]),
    ),
    max_size=6,
)
flags = st.fixed_dictionaries({"item": st.just("drills"), "on": st.booleans()})
seconds = st.fixed_dictionaries({"seconds": st.integers(0, 90) | st.none()})
EVENTS = st.lists(
    st.tuples(st.just(ITEM_FLAGGED), flags, minutes)
    | st.tuples(st.just(TIME_ADDED), seconds, minutes)
    | st.tuples(st.just(ATTEMPT_FINISHED), st.just({"why": "handed_in"}), minutes),
    max_size=5,
)


@law
@given(RESPONSES, EVENTS, st.sampled_from([PRACTICE, EXAM]), st.randoms(use_true_random=False))
def test_rows_fold_alike_in_any_order(given_rows, happened, mode, chance):
    responses = [
        response(item=item, answer=answer, at=later(minute), device=device, ordinal=number)
        for number, (item, answer, minute, device) in enumerate(given_rows)
    ]
    events = [
        event(kind=kind, subject="attempt-1", data=data, at=later(minute), ordinal=number)
        for number, (kind, data, minute) in enumerate(happened)
    ]
    begun = attempt(plan=Plan(title="Test", mode=mode, minutes=10))

    mixed = fold_attempt(begun, chance.sample(responses, len(responses)), chance.sample(events, len(events)))

    assert mixed == fold_attempt(begun, responses, events)


@law
@given(RESPONSES, st.sampled_from([PRACTICE, EXAM]))
def test_a_response_that_comes_twice_counts_once(given_rows, mode):
    responses = [
        response(item=item, answer=answer, at=later(minute), ordinal=number)
        for number, (item, answer, minute, _) in enumerate(given_rows)
    ]
    begun = attempt(plan=Plan(title="Test", mode=mode))

    assert fold_attempt(begun, responses * 2, []) == fold_attempt(begun, responses, [])


@pytest.mark.parametrize("kind", ITEMS)
def test_not_knowing_earns_nothing_and_is_not_refused(kind):
    assert judge(ITEMS[kind](), None, frozenset()).points == 0.0


def test_an_answer_is_checked_before_it_is_scored():
    with pytest.raises(AnswerRefused):
        judge(single_choice(), "z", frozenset())


def test_an_answer_is_judged_beside_the_readings_other_names():
    assert judge(short_answer(), "Durant Line", frozenset({"Durant Line"})).points == 0.0
