"""The guest's store: what lies in her session, and how it is touched."""

from collections import UserDict
from typing import Any

import pytest

from quiz_app.domain.replay import schedules_of
from quiz_app.store.guest import GuestStore
from quiz_app.store.protocol import Store
from tests.builders import LEARNER, attempt, event, response, review
from tests.store.test_merging import WHOLE

PLAIN = (str, int, float, type(None))


class Watched(UserDict[str, Any]):
    """A session that counts how often it is touched."""

    touched = 0

    def __getitem__(self, key: str) -> Any:
        self.touched += 1
        return super().__getitem__(key)

    def __setitem__(self, key: str, value: Any) -> None:
        self.touched += 1
        super().__setitem__(key, value)


def inside(value: Any) -> set[type]:
    """The types of everything that is kept inside a value."""
    if isinstance(value, dict):
        return {kind for pair in value.items() for one in pair for kind in inside(one)}
    if isinstance(value, tuple):
        return {kind for one in value for kind in inside(one)}
    return {type(value)}


def test_only_plain_values_lie_in_the_session():
    session: dict[str, Any] = {}
    store = GuestStore(session)

    store.device("laptop")
    store.merge(LEARNER, WHOLE, schedules_of)

    assert inside(session) <= set(PLAIN)


def test_another_store_over_the_same_session_goes_on_with_it():
    session: dict[str, Any] = {}
    GuestStore(session).add_event(event())

    assert GuestStore(session).events(LEARNER) == [event()]


@pytest.mark.parametrize(
    "write",
    [
        lambda store: store.add_attempt(attempt(id="attempt-2"), {"a": "content"}),
        lambda store: store.add_response(response(ordinal=7)),
        lambda store: store.add_review(review(ordinal=7), schedules_of(WHOLE)[0]),
        lambda store: store.add_event(event(ordinal=7), schedules_of(WHOLE)[0]),
        lambda store: store.merge("sana", type(WHOLE)(events=(event(ordinal=8),)), schedules_of),
    ],
)
def test_a_write_touches_the_session_once_so_that_a_run_broken_off_there_leaves_no_half(write: Any):
    session = Watched()
    store: Store = GuestStore(session)
    store.merge(LEARNER, WHOLE, schedules_of)
    session.touched = 0

    write(store)

    assert session.touched == 1
