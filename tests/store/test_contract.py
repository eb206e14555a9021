"""What every store promises of the rows it keeps, whoever keeps them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from quiz_app.domain.errors import Conflict, NotFound
from quiz_app.domain.log import REVIEW_UNDONE, SETTING_CHANGED, Attempt, Event, Response, Review, RoomEvent
from quiz_app.domain.memory import Schedule, fold
from quiz_app.domain.quiz import Draw, Plan
from quiz_app.store.protocol import Store
from tests.builders import LEARNER, NOW, READING, attempt, event, response, review

MINUTE = timedelta(minutes=1)
KARACHI = ZoneInfo("Asia/Karachi")
NEW = Schedule(READING, "arms-year")


def room_event(**fields: Any) -> RoomEvent:
    """A move in room R: an event placed third."""
    content = {
        "id": "move-1",
        "room": "R",
        "member": "m",
        "ordinal": 0,
        "kind": "placed",
        "data": {"place": 3},
        "at": NOW,
    }
    return RoomEvent(**content | fields)


def add(store: Store, row: Any) -> Any:
    """Add a row of any kind, with what must be there before it."""
    match row:
        case Attempt():
            return store.add_attempt(row, {})
        case Response():
            store.add_attempt(attempt(), {})
            return store.add_response(row)
        case Review():
            return store.add_review(row, fold(row.reading, row.card, [row]))
        case Event():
            return store.add_event(row)
        case RoomEvent():
            return store.add_room_event(row)


def kept(store: Store, row: Any) -> list[Any]:
    """All rows of the same kind that the store keeps of the same learner or room."""
    match row:
        case Attempt():
            return store.attempts(row.learner)
        case Response():
            return store.responses(row.learner)
        case Review():
            return store.reviews(row.learner)
        case Event():
            return store.events(row.learner)
        case RoomEvent():
            return store.room_events(row.room)
    raise TypeError(row)


def undoing(undone: Review, **fields: Any) -> Event:
    """The event that takes a review back."""
    return event(**{"kind": REVIEW_UNDONE, "subject": undone.id, "data": {}} | fields)


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


def test_reviews_of_some_faces_of_a_reading_are_told_apart(store: Store):
    for card in ("a", "b", "c"):
        add(store, review(card=card))
    add(store, review(card="a", reading="another"))

    found = store.reviews(LEARNER, READING, ["a", "c"])

    assert {(one.reading, one.card) for one in found} == {(READING, "a"), (READING, "c")}


def test_no_faces_have_no_reviews(store: Store):
    add(store, review())

    assert store.reviews(LEARNER, READING, []) == []


def test_more_faces_than_a_statement_takes_are_found(store: Store):
    add(store, review(card="card-1999", ordinal=1))
    add(store, review(card="another"))

    found = store.reviews(LEARNER, READING, [f"card-{number}" for number in range(2000)])

    assert [one.card for one in found] == ["card-1999"]


def test_a_review_brings_its_schedule(store: Store):
    schedule = fold(READING, "arms-year", [review()])

    store.add_review(review(), schedule)

    assert store.schedules(LEARNER, READING) == {(READING, "arms-year"): schedule}


def test_a_repeated_review_does_not_write_its_schedule_again(store: Store):
    schedule = fold(READING, "arms-year", [review()])
    store.add_review(review(), schedule)

    store.add_review(review(), NEW)

    assert store.schedules(LEARNER)[READING, "arms-year"] == schedule


def test_a_conflicting_review_does_not_write_its_schedule(store: Store):
    schedule = fold(READING, "arms-year", [review()])
    store.add_review(review(), schedule)

    with pytest.raises(Conflict):
        store.add_review(review(rating=1), NEW)

    assert store.schedules(LEARNER)[READING, "arms-year"] == schedule


def test_schedules_of_some_faces_are_told_apart(store: Store):
    for card in ("a", "b", "c"):
        add(store, review(card=card))
    add(store, review(card="a", learner="sana", device="phone"))

    assert set(store.schedules(LEARNER, READING, ["a", "c"])) == {(READING, "a"), (READING, "c")}


def test_an_undo_brings_the_schedule_of_before(store: Store):
    add(store, review())

    store.add_event(undoing(review()), NEW)

    assert store.schedules(LEARNER) == {(READING, "arms-year"): NEW}


def test_a_repeated_undo_does_not_write_the_schedule_again(store: Store):
    add(store, review())
    store.add_event(undoing(review()), NEW)
    second = review(ordinal=1)
    add(store, second)

    store.add_event(undoing(review()), NEW)

    assert store.schedules(LEARNER)[READING, "arms-year"] == fold(READING, "arms-year", [second])


def test_a_face_begun_today_is_new_however_often_it_was_reviewed(store: Store):
    add(store, review())
    add(store, review(ordinal=1, at=NOW + MINUTE))

    assert store.day_counts(LEARNER, READING, NOW.date()) == (1, 0)


def test_a_face_begun_before_is_one_review_however_often_it_was_reviewed(store: Store):
    add(store, review(at=NOW - timedelta(days=3)))
    add(store, review(ordinal=1))
    add(store, review(ordinal=2, at=NOW + MINUTE))

    assert store.day_counts(LEARNER, READING, NOW.date()) == (0, 1)


def test_an_undone_review_counts_for_nothing(store: Store):
    add(store, review(at=NOW - timedelta(days=3)))
    add(store, review(ordinal=1))
    store.add_event(undoing(review(at=NOW - timedelta(days=3))), NEW)

    assert store.day_counts(LEARNER, READING, NOW.date()) == (1, 0)


def test_another_learner_reading_or_day_counts_for_nothing(store: Store):
    add(store, review(learner="sana", device="phone"))
    add(store, review(reading="another"))
    add(store, review(at=NOW + timedelta(days=1)))

    assert store.day_counts(LEARNER, READING, NOW.date()) == (0, 0)


def test_events_of_some_kinds_about_a_subject_are_told_apart(store: Store):
    add(store, event(subject="rollover", data={"value": 5}))
    add(store, event(subject="retention", data={"value": 0.8}))
    add(store, event(kind="flagged", subject="rollover"))

    found = store.events(LEARNER, [SETTING_CHANGED, REVIEW_UNDONE], "rollover")

    assert [one.data for one in found] == [{"value": 5}]


def test_events_of_a_subject_come_in_the_order_in_which_they_happened(store: Store):
    add(store, event(ordinal=1, at=NOW + MINUTE))
    add(store, event(ordinal=0))

    assert [one.ordinal for one in store.events(LEARNER, subject="new_per_day")] == [0, 1]


def test_events_of_another_learner_are_not_seen(store: Store):
    add(store, event(learner="sana"))

    assert store.events(LEARNER) == []


def test_a_room_gives_the_moves_beyond_those_known_in_the_order_they_arrived(store: Store):
    for number, minute in enumerate((3, 1, 2)):
        add(store, room_event(id=f"move-{number}", at=NOW + minute * MINUTE))
    add(store, room_event(id="elsewhere", room="S"))

    assert [one.id for one in store.room_events("R", after=1)] == ["move-1", "move-2"]


def test_the_log_holds_all_rows_of_the_learner_and_what_was_asked(store: Store):
    store.add_attempt(attempt(), {response().revision: "asked", "unasked": "not asked"})
    add(store, response())
    add(store, review())
    add(store, event())
    add(store, event(learner="sana", device="phone"))

    log = store.log(LEARNER)

    rows = (log.attempts, log.responses, log.reviews, log.events)
    assert rows == ((attempt(),), (response(),), (review(),), (event(),))
    assert log.revisions == {response().revision: "asked"}


def test_the_log_of_nobody_is_empty(store: Store):
    log = store.log("nobody")

    assert not any((log.attempts, log.responses, log.reviews, log.events, log.revisions))


def test_a_study_day_is_kept_as_it_was_logged(store: Store):
    add(store, review(study_day=date(2026, 10, 31)))

    assert store.reviews(LEARNER)[0].study_day == date(2026, 10, 31)
