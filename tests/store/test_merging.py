"""Merging an export: a union of logs, twice the same as once, in any order, all of it or nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.domain.errors import Conflict, NotFound
from quiz_app.domain.log import REVIEW_UNDONE, Log
from quiz_app.domain.memory import Schedule, fold
from quiz_app.domain.replay import schedules_of
from quiz_app.store.protocol import Merged, Store
from tests.builders import LEARNER, NOW, READING, attempt, event, response, review
from tests.store.conftest import Fresh
from tests.store.strategies import logs

law = settings(deadline=None, max_examples=30)
PHONE = review(device="phone", at=NOW + timedelta(days=2))
WHOLE = Log(
    attempts=(attempt(),),
    responses=(response(),),
    reviews=(review(), PHONE),
    events=(event(),),
    revisions={response().revision: "asked"},
)


def unordered(log: Log) -> list[object]:
    """What a log holds, whatever its order."""
    rows = (log.attempts, log.responses, log.reviews, log.events)
    return [*({one.id: one for one in some} for some in rows), log.revisions]


def replayed(log: Log) -> dict[tuple[str, str], Schedule]:
    """The schedules that follow from a log, as a store gives them."""
    return {(one.reading, one.card): one for one in schedules_of(log)}


def part_of(log: Log, chosen: slice) -> Log:
    """Some of a log's rows, with all of its attempts."""
    return replace(log, responses=log.responses[chosen], reviews=log.reviews[chosen], events=log.events[chosen])


def test_a_log_merged_into_an_empty_store_is_what_the_store_holds(store: Store):
    merged = store.merge(LEARNER, WHOLE, schedules_of)

    assert merged == Merged(added=5, known=0)
    assert store.log(LEARNER) == WHOLE


def test_its_schedules_are_those_of_all_reviews(store: Store):
    store.add_review(review(), fold(READING, "arms-year", [review()]))

    store.merge(LEARNER, Log(reviews=(PHONE,)), schedules_of)

    assert store.schedules(LEARNER) == {(READING, "arms-year"): fold(READING, "arms-year", [review(), PHONE])}


def test_an_undo_that_is_merged_counts(store: Store):
    for one in (review(), PHONE):
        store.add_review(one, fold(READING, "arms-year", [review(), PHONE]))

    store.merge(LEARNER, Log(events=(event(kind=REVIEW_UNDONE, subject=PHONE.id),)), schedules_of)

    assert store.schedules(LEARNER) == {(READING, "arms-year"): fold(READING, "arms-year", [review()])}


def test_an_undo_that_was_merged_before_its_review_counts(store: Store):
    store.merge(LEARNER, Log(events=(event(kind=REVIEW_UNDONE, subject=PHONE.id),)), schedules_of)

    store.merge(LEARNER, Log(reviews=(review(), PHONE)), schedules_of)

    assert store.schedules(LEARNER) == {(READING, "arms-year"): fold(READING, "arms-year", [review()])}


def test_a_review_that_comes_twice_in_a_log_counts_once(store: Store):
    store.merge(LEARNER, Log(reviews=(review(), review())), schedules_of)

    assert store.schedules(LEARNER) == {(READING, "arms-year"): fold(READING, "arms-year", [review()])}


def test_a_schedule_under_the_key_of_before_a_card_was_renamed_goes(store: Store):
    store.add_review(review(card="old"), fold(READING, "old", [review(card="old")]))

    store.merge(LEARNER, Log(reviews=(PHONE,)), lambda log: schedules_of(log, lambda reading, card: "arms-year"))

    assert set(store.schedules(LEARNER)) == {(READING, "arms-year")}


def test_the_rows_become_those_of_the_learner_who_merges_them(store: Store):
    store.merge("sana", WHOLE, schedules_of)

    assert {one.learner for one in (*store.log("sana").reviews, *store.log("sana").responses)} == {"sana"}


def test_the_schedules_of_others_stay(store: Store):
    hers = Schedule(READING, "arms-year", phase="review", reps=9)
    store.add_review(review(learner="sana", device="tablet"), hers)

    store.merge(LEARNER, WHOLE, schedules_of)

    assert store.schedules("sana") == {(READING, "arms-year"): hers}


def test_merged_twice_it_is_merged_once(store: Store):
    store.merge(LEARNER, WHOLE, schedules_of)

    merged = store.merge(LEARNER, WHOLE, schedules_of)

    assert merged == Merged(added=0, known=5)
    assert store.log(LEARNER) == WHOLE


@pytest.mark.parametrize(
    "altered",
    [
        replace(WHOLE, reviews=(PHONE, review(rating=1))),
        replace(WHOLE, reviews=(PHONE, review(at=NOW + timedelta(microseconds=1)))),
        replace(WHOLE, reviews=(PHONE, replace(PHONE, rating=1))),
        replace(WHOLE, responses=(response(answer="c"),)),
        replace(WHOLE, events=(event(), event(subject="rollover"), event(data={"value": 1}))),
        replace(WHOLE, revisions={response().revision: "something else"}),
        replace(WHOLE, attempts=(attempt(id="attempt-2"), attempt(device="phone"))),
    ],
)
def test_where_one_row_conflicts_nothing_is_merged(store: Store, altered: Log):
    before = replace(WHOLE, reviews=(review(),))
    store.merge(LEARNER, before, schedules_of)
    schedules = store.schedules(LEARNER)

    with pytest.raises(Conflict, match="Nothing was added"):
        store.merge(LEARNER, altered, schedules_of)

    assert store.log(LEARNER) == before
    assert store.schedules(LEARNER) == schedules


def test_what_another_learner_has_under_the_same_ids_is_a_conflict(store: Store):
    store.merge("sana", WHOLE, schedules_of)

    with pytest.raises(Conflict):
        store.merge(LEARNER, WHOLE, schedules_of)

    assert store.log(LEARNER) == Log()


def test_a_response_without_its_attempt_is_refused_with_all_the_others(store: Store):
    with pytest.raises(NotFound):
        store.merge(LEARNER, replace(WHOLE, attempts=()), schedules_of)

    assert store.log(LEARNER) == Log()


def test_where_the_replay_fails_nothing_is_merged(store: Store):
    def failing(log: Log) -> list[Schedule]:
        raise OverflowError

    with pytest.raises(OverflowError):
        store.merge(LEARNER, WHOLE, failing)

    assert store.log(LEARNER) == Log()


@law
@given(logs())
def test_any_log_merged_is_what_the_store_holds(fresh: Fresh, log: Log):
    with fresh() as store:
        store.merge(LEARNER, log, schedules_of)

        assert unordered(store.log(LEARNER)) == unordered(log)
        assert store.schedules(LEARNER) == replayed(log)


@law
@given(logs(), st.data())
def test_parts_merged_in_any_order_and_number_make_the_whole(fresh: Fresh, log: Log, data: st.DataObject):
    parts = [part_of(log, slice(0, 2)), part_of(log, slice(1, None))]
    order = data.draw(st.permutations([*parts, parts[0]]))
    with fresh() as store:
        for part in order:
            store.merge(LEARNER, part, schedules_of)

        assert unordered(store.log(LEARNER)) == unordered(log)
        assert store.schedules(LEARNER) == replayed(log)
