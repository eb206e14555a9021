"""The rows of the logs, and their ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.log import REVIEW_UNDONE, row_id, undone
from tests.builders import event, review


@pytest.mark.parametrize(
    ("device", "subject", "ordinal", "row"),
    [
        ("laptop", "attempt-1/arms-ban", 0, "b207f7ef-d1a8-56ff-8866-4f83059ca7d0"),
        ("laptop", "attempt-1/arms-ban", 1, "eecbeb12-abba-5f50-9b09-b76467e4a072"),
        ("phone", "attempt-1/arms-ban", 0, "62cbaac7-a2f2-55b4-9a67-ed1ccdd73e3c"),
    ],
)
def test_the_id_of_a_row_must_never_change(device, subject, ordinal, row):
    assert row_id(device, subject, ordinal) == row


tokens = st.from_regex(r"[a-z0-9-]{1,6}", fullmatch=True)


@given(st.tuples(tokens, tokens, st.integers(0, 99)), st.tuples(tokens, tokens, st.integers(0, 99)))
def test_two_rows_share_an_id_only_where_they_are_the_same(first, second):
    assert (row_id(*first) == row_id(*second)) == (first == second)


def test_what_was_taken_back_is_known_by_its_id():
    taken = review()
    events = [event(), event(kind=REVIEW_UNDONE, subject=taken.id, data={})]

    assert undone(events) == {taken.id}
