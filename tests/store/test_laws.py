"""Laws of every store, whatever happens to the rows on their way."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.domain.errors import Conflict
from quiz_app.domain.log import REVIEW_UNDONE, Response, undone
from quiz_app.domain.memory import fold
from quiz_app.domain.replay import day_counts
from tests.builders import LEARNER, NOW, READING, attempt, event, response, review
from tests.store.conftest import Fresh

law = settings(deadline=None, max_examples=30)
presses = st.lists(
    st.builds(
        response,
        item=st.sampled_from(["one", "two", "three"]),
        answer=st.sampled_from(["a", "b"]),
        at=st.integers(0, 9).map(lambda minute: NOW + timedelta(minutes=minute)),
        seconds=st.floats(0, 60),
    ),
    min_size=1,
    max_size=12,
)


@law
@given(presses)
def test_any_order_of_presses_and_retries_keeps_the_first_of_each(fresh: Fresh, given_rows: list[Response]):
    first: dict[str, Response] = {}
    with fresh() as store:
        store.add_attempt(attempt(), {})
        for row in given_rows:
            expected = first.setdefault(row.id, row)
            try:
                assert store.add_response(row) == expected
            except Conflict:
                assert row.answer != expected.answer

        assert {row.id: row for row in store.responses(LEARNER)} == first


rated = st.tuples(st.sampled_from("abc"), st.integers(0, 4), st.booleans())


@law
@given(st.lists(rated, max_size=12))
def test_a_days_counts_are_those_of_the_log(fresh: Fresh, given_rows: list[tuple[str, int, bool]]):
    with fresh() as store:
        for ordinal, (card, day, taken_back) in enumerate(given_rows):
            row = review(card=card, ordinal=ordinal, at=NOW + timedelta(days=day))
            store.add_review(row, fold(READING, card, [row]))
            if taken_back:
                store.add_event(event(kind=REVIEW_UNDONE, subject=row.id))

        gone = undone(store.events(LEARNER))
        days = [NOW.date() + timedelta(days=day) for day in range(6)]
        expected = [day_counts(store.reviews(LEARNER), gone, day) for day in days]
        assert [store.day_counts(LEARNER, READING, day) for day in days] == expected
