"""What every store tells of changes, so that what was folded a moment ago can be used again."""

from datetime import timedelta

from quiz_app.domain.replay import schedules_of
from quiz_app.store.protocol import Store
from tests.builders import LEARNER, NOW, READING, event, review
from tests.store.adding import add, undoing


def test_nothing_has_no_version(store: Store):
    assert store.version(LEARNER) == (0, 0)


def test_a_review_is_a_change_and_an_event_is_another(store: Store):
    before = store.version(LEARNER)

    add(store, review())
    rated = store.version(LEARNER)
    store.add_event(event())

    assert rated[0] > before[0] and rated[1] == before[1]
    assert store.version(LEARNER)[0] == rated[0] and store.version(LEARNER)[1] > rated[1]


def test_a_repeated_review_is_no_change(store: Store):
    add(store, review())
    before = store.version(LEARNER)

    add(store, review())

    assert store.version(LEARNER) == before


def test_what_others_do_is_no_change(store: Store):
    add(store, review())
    before = store.version(LEARNER)

    add(store, review(learner="bilal", id="other"))

    assert store.version(LEARNER)[0] == before[0] or store.changed(LEARNER, before[0], 5) in (None, {})


def test_what_changed_since_is_what_was_rated_since(store: Store):
    add(store, review())
    before = store.version(LEARNER)[0]
    add(store, review(card="envoy"))

    assert store.changed(LEARNER, store.version(LEARNER)[0], 5) == {}
    assert store.changed(LEARNER, before, 5) in (None, store.schedules(LEARNER, READING, ["envoy"]))


def test_more_changes_than_are_asked_for_are_not_told(store: Store):
    for number in range(4):
        add(store, review(card=f"card-{number}"))

    assert store.changed(LEARNER, 0, 3) is None


def test_schedules_folded_anew_count_as_many_changes(store: Store):
    add(store, review())
    before = store.version(LEARNER)[0]

    store.rebuild(LEARNER, schedules_of)

    assert store.version(LEARNER)[0] > before


def test_the_latest_reviews_are_told_without_those_taken_back(store: Store):
    rows = [review(card=f"card-{day}", at=NOW + timedelta(days=day)) for day in range(4)]
    for one in rows:
        add(store, one)
    store.add_event(undoing(rows[3]))

    assert store.latest(LEARNER, READING, 2) == [rows[2], rows[1]]
    assert store.latest(LEARNER, "another", 2) == []


def test_the_next_ordinal_is_a_device_s_own(store: Store):
    for ordinal in range(3):
        add(store, review(ordinal=ordinal, at=NOW + timedelta(minutes=ordinal)))
    add(store, review(ordinal=7, device="phone"))

    assert store.next_ordinal(LEARNER, "laptop", READING, "arms-year") == 3
    assert store.next_ordinal(LEARNER, "laptop", READING, "envoy") == 0
