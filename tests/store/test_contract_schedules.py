"""What every store promises of reviews, schedules, events and rooms, and of the log as a whole."""

from datetime import date, timedelta

import pytest

from quiz_app.domain.errors import Conflict
from quiz_app.domain.log import REVIEW_UNDONE, SETTING_CHANGED
from quiz_app.domain.memory import fold
from quiz_app.store.protocol import Store
from tests.builders import LEARNER, NOW, READING, attempt, event, response, review
from tests.store.adding import MINUTE, NEW, add, room_event, undoing


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


@pytest.mark.parametrize("more", [0, 600])
def test_events_about_any_of_some_subjects_are_told_apart(store: Store, more: int):
    for subject in ("rollover", "retention", "new_per_day"):
        add(store, event(subject=subject))
    others = [f"other-{number}" for number in range(more)]

    found = store.events(LEARNER, [SETTING_CHANGED], ["rollover", "new_per_day", *others])

    assert {one.subject for one in found} == {"rollover", "new_per_day"}


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


def test_events_of_all_classes_are_found_by_what_they_are_about(store: Store):
    for number, log in enumerate(["class/a", "class/b", "amina", "class0", "classroom/c"]):
        store.add_event(event(id=str(number), learner=log, kind="code_set", subject="ACDE", at=NOW + number * MINUTE))
    store.add_event(event(id="other", learner="class/a", kind="code_set", subject="FGHJ"))

    assert [one.learner for one in store.class_events(["code_set"], "ACDE")] == ["class/a", "class/b"]
    assert len(store.class_events(["code_set"])) == 3
    assert store.class_events(["cohort_opened"], "ACDE") == []


def test_a_learners_terms_change_with_her_classes_and_no_others(store: Store):
    seen = [store.terms_version(LEARNER)]
    for number, (log, kind) in enumerate(
        [("class/a", "student_joined"), ("class/a", "assignment_set"), (LEARNER, "attempt_finished")]
    ):
        store.add_event(event(id=str(number), learner=log, kind=kind, subject=LEARNER))
        seen.append(store.terms_version(LEARNER))

    assert seen == sorted(set(seen))


def test_a_class_is_no_learner(store: Store):
    store.add_event(event(learner="class/a"))

    assert store.learners() == []
