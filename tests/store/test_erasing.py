"""What a learner deletes is gone, for good: out of every answer of the store, and out of what is merged later."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from quiz_app.domain.errors import StoreUnavailable
from quiz_app.domain.log import Log
from quiz_app.domain.memory import fold
from quiz_app.domain.replay import schedules_of
from quiz_app.store.protocol import Merged, Store
from quiz_app.store.sql import open_sqlite
from tests.builders import LEARNER, READING, attempt, event, response, review
from tests.store.adding import MINUTE, NEW, add
from tests.store.test_merging import PHONE, WHOLE


@pytest.fixture
def gone(store: Store) -> Store:
    """A store from which a learner's rows were deleted."""
    store.device("laptop")
    store.merge(LEARNER, WHOLE, schedules_of)
    store.erase(LEARNER, "laptop anew")
    return store


def test_it_says_how_many_rows_are_gone(store: Store):
    store.merge(LEARNER, WHOLE, schedules_of)

    assert store.erase(LEARNER, "laptop anew") == 5


def test_nothing_is_left_of_her(gone: Store):
    log = gone.log(LEARNER)

    assert log == Log()
    assert gone.schedules(LEARNER) == {}
    assert gone.learners() == []


def test_what_others_have_stays(store: Store):
    theirs = review(learner="sana", device="tablet")
    store.add_review(theirs, fold(READING, "arms-year", [theirs]))
    store.merge(LEARNER, WHOLE, schedules_of)

    store.erase(LEARNER, "laptop anew")

    assert store.reviews("sana") == [theirs]
    assert store.schedules("sana") == {(READING, "arms-year"): fold(READING, "arms-year", [theirs])}


def test_a_merge_does_not_bring_it_back(gone: Store):
    merged = gone.merge(LEARNER, WHOLE, schedules_of)

    assert merged == Merged(added=0, known=0, erased=5)
    assert gone.log(LEARNER) == Log()


def test_nor_does_it_come_back_as_somebody_elses(gone: Store):
    gone.merge("sana", WHOLE, schedules_of)

    assert gone.log("sana") == Log()


def test_what_was_not_deleted_is_merged(gone: Store):
    later = review(device="phone", card="envoy")

    merged = gone.merge(LEARNER, replace(WHOLE, reviews=(PHONE, later)), schedules_of)

    assert merged == Merged(added=1, known=0, erased=4)
    assert gone.reviews(LEARNER) == [later]


def test_a_response_to_an_attempt_that_was_deleted_is_not_merged(gone: Store):
    later = response(device="phone", ordinal=1)

    gone.merge(LEARNER, replace(WHOLE, responses=(later,)), schedules_of)

    assert gone.responses(LEARNER) == []


def test_the_installation_goes_on_under_another_id(gone: Store):
    device = gone.device("third")

    assert device == "laptop anew"


def test_what_she_does_next_is_kept(gone: Store):
    for row in (attempt(id="attempt-2"), review(device="laptop anew"), event(device="laptop anew")):
        add(gone, row)

    assert len(gone.attempts(LEARNER)) == len(gone.reviews(LEARNER)) == len(gone.events(LEARNER)) == 1


def test_deleted_twice_it_is_deleted_once(gone: Store):
    assert gone.erase(LEARNER, "third") == 0


def test_the_learners_are_those_of_whom_anything_is_kept(store: Store):
    for name in ("sana", "bilal"):
        add(store, event(learner=name, device=name))

    assert store.learners() == ["bilal", "sana"]


def test_the_schedules_can_be_folded_anew(store: Store):
    store.add_review(review(), NEW)
    add(store, event(at=review().at + MINUTE))

    store.rebuild(LEARNER, schedules_of)

    folded, cached = store.compared(LEARNER, schedules_of)
    assert folded == cached
    assert store.schedules(LEARNER) == {(READING, "arms-year"): fold(READING, "arms-year", [review()])}


def traces(path: Path, words: bytes) -> int:
    """How often these words lie in the database's files."""
    return sum(one.read_bytes().count(words) for one in path.parent.glob(f"{path.name}*"))


def test_no_deleted_word_is_left_in_the_file(tmp_path: Path):
    path = tmp_path / "meridian.db"
    with closing(open_sqlite(path)) as store:
        for number in range(300):
            store.add_event(event(ordinal=number, data={"value": f"Farida wrote {number}"}))
        assert traces(path, b"Farida wrote")

        store.erase(LEARNER, "laptop anew")

        assert traces(path, b"Farida wrote") == 0
        assert traces(path, LEARNER.encode()) == 0


def test_where_another_program_holds_the_old_file_it_says_that_traces_are_left(tmp_path: Path):
    path = tmp_path / "meridian.db"
    with closing(open_sqlite(path, busy_seconds=0.02)) as store, closing(open_sqlite(path)) as other:
        store.add_event(event())
        with other.database.engine.connect() as reading:
            reading.execute(text("BEGIN"))
            reading.execute(text("SELECT * FROM events")).all()
            with pytest.raises(StoreUnavailable, match="traces lie on"):
                store.erase(LEARNER, "laptop anew")
            reading.execute(text("ROLLBACK"))

        assert store.log(LEARNER) == Log()
        assert store.erase(LEARNER, "third") == 0
        assert traces(path, LEARNER.encode()) == 0
