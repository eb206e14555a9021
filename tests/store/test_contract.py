"""What every store promises of the rows it keeps, whoever keeps them."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from quiz_app.domain.errors import Conflict, NotFound
from quiz_app.domain.log import Attempt
from quiz_app.domain.quiz import Draw, Plan
from quiz_app.store.protocol import Store
from tests.builders import LEARNER, NOW, attempt, event, response, review
from tests.store.adding import KARACHI, MINUTE, add, kept, room_event

ROWS = [attempt(), response(), review(), event(), room_event()]
EACH = pytest.mark.parametrize("row", ROWS, ids=[type(row).__name__ for row in ROWS])


def test_the_first_device_id_is_kept(store: Store):
    store.device("first")

    assert store.device("second") == "first"


@EACH
def test_a_row_comes_back_as_it_was(store: Store, row: Any):
    add(store, row)

    assert kept(store, row) == [row]


@EACH
def test_added_twice_it_is_kept_once(store: Store, row: Any):
    add(store, row)
    again = add(store, row)

    assert again == row
    assert kept(store, row) == [row]


@EACH
def test_the_same_press_again_a_moment_later_gives_the_row_of_the_first(store: Store, row: Any):
    moment = "started_at" if isinstance(row, Attempt) else "at"
    add(store, row)

    again = add(store, replace(row, **{moment: NOW + MINUTE}))

    assert again == row


@pytest.mark.parametrize(
    ("row", "other"),
    [
        (attempt(), {"device": "phone"}),
        (attempt(), {"form": attempt(plan=Plan(title="Another")).form}),
        (response(), {"answer": "c", "points": 0.0}),
        (response(), {"certainty": 3}),
        (response(), {"learner": "sana"}),
        (review(), {"rating": 1}),
        (review(), {"card": "envoy"}),
        (event(), {"data": {"value": 21}}),
        (room_event(), {"member": "n"}),
    ],
)
def test_an_id_that_holds_something_else_is_a_conflict_and_the_first_stays(
    store: Store, row: Any, other: dict[str, Any]
):
    add(store, row)

    with pytest.raises(Conflict, match="another window was first"):
        add(store, replace(row, **other))

    assert kept(store, row) == [row]


@pytest.mark.parametrize(
    "answer", ["b", "Линия Дюранда", "'; DROP TABLE responses; --", ("a", "c"), {"khan": "dedov"}, (), None]
)
def test_an_answer_of_any_kind_comes_back_as_it_was(store: Store, answer: Any):
    add(store, response(answer=answer))

    assert store.responses(LEARNER)[0].answer == answer


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 11, 2, 9, 0, 0, 1, tzinfo=UTC),
        datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        datetime(2199, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        NOW.astimezone(KARACHI),
    ],
)
def test_a_moment_comes_back_to_the_microsecond(store: Store, at: datetime):
    add(store, event(at=at))

    assert store.events(LEARNER)[0].at == at


def test_a_form_comes_back_whole(store: Store):
    plan = Plan(title="پاکستان", draw=Draw(banks=("a",), items=0), mode="exam", minutes=10, certainty=True, about="x")

    add(store, attempt(plan=plan))

    found = store.attempt("attempt-1")
    assert found == attempt(plan=plan)


def test_no_attempt_is_found_under_an_unknown_id(store: Store):
    found = store.attempt("attempt-1")

    assert found is None


def test_attempts_come_latest_first(store: Store):
    for number in (2, 1, 3):
        add(store, attempt(id=f"attempt-{number}", started_at=NOW + number * MINUTE))

    assert [one.id for one in store.attempts(LEARNER)] == ["attempt-3", "attempt-2", "attempt-1"]


def test_revisions_come_back_as_far_as_they_are_kept(store: Store):
    store.add_attempt(attempt(), {"a": "content of a", "b": "content of b"})

    assert store.revisions(["a", "unknown"]) == {"a": "content of a"}


def test_revisions_that_are_kept_already_are_no_conflict(store: Store):
    store.add_attempt(attempt(), {"a": "content of a"})

    store.add_attempt(attempt(id="attempt-2"), {"a": "content of a", "b": "content of b"})

    assert store.revisions(["a", "b"]) == {"a": "content of a", "b": "content of b"}


def test_an_attempt_whose_revision_holds_something_else_is_not_kept(store: Store):
    store.add_attempt(attempt(), {"a": "content of a"})

    with pytest.raises(Conflict):
        store.add_attempt(attempt(id="attempt-2"), {"a": "something else"})

    assert store.attempt("attempt-2") is None


def test_a_conflicting_attempt_leaves_no_revisions_behind(store: Store):
    store.add_attempt(attempt(), {})

    with pytest.raises(Conflict):
        store.add_attempt(attempt(device="phone"), {"a": "content of a"})

    assert store.revisions(["a"]) == {}


def test_a_response_needs_its_attempt(store: Store):
    with pytest.raises(NotFound, match="attempt that is not kept here"):
        store.add_response(response())

    assert store.responses(LEARNER) == []


def test_responses_come_in_the_order_in_which_they_were_given(store: Store):
    given = [
        response(item="third", at=NOW + MINUTE),
        response(item="first", at=NOW, device="a"),
        response(item="second", at=NOW, device="b"),
    ]
    for one in given:
        add(store, one)

    assert [one.item for one in store.responses(LEARNER)] == ["first", "second", "third"]


def test_responses_of_one_attempt_are_told_apart(store: Store):
    store.add_attempt(attempt(id="attempt-2"), {})
    add(store, response())
    add(store, response(attempt="attempt-2"))

    assert [one.attempt for one in store.responses(LEARNER, "attempt-2")] == ["attempt-2"]
