"""Hypothesis strategies: logs as they may come about, with names that are hard on databases and files."""

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from quiz_app.domain.items.revision import hash_of
from quiz_app.domain.log import REVIEW_UNDONE, Attempt, Event, Log, Response, Review
from quiz_app.domain.quiz import Draw, Form, FormItem, Plan, Section
from tests.builders import LEARNER

HARD = [
    "پاکستان",
    "Россия",
    "🇵🇰 🤝",
    "=1+1",
    "+2",
    "-3",
    "@sum",
    "\tx",
    "\rx",
    "'=x",
    'a "b", c',
    "two\r\nlines",
    "NULL",
]
names = st.sampled_from(HARD) | st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1, max_size=8)
texts = st.sampled_from(HARD) | st.text(max_size=12)
moments = st.datetimes(datetime(1970, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC))
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
shares = st.floats(0, 1)
seconds = st.floats(0, 1e6)
ids = st.uuids(version=4).map(str)
answers = st.none() | texts | st.lists(texts, max_size=3).map(tuple) | st.dictionaries(texts, texts, max_size=3)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
contents = texts.filter(lambda text: text and "\0" not in text)
_filter = st.lists(texts, max_size=2).map(tuple)
draws = st.builds(
    Draw,
    banks=_filter,
    topics=_filter,
    kinds=_filter,
    levels=_filter,
    claims=_filter,
    only=_filter,
    items=st.integers(0, 99),
)
worths = st.floats(0, 100)
sections = st.builds(Section, title=texts, draw=draws, worth=worths, worths=st.dictionaries(texts, worths, max_size=2))
plans = st.builds(
    Plan,
    title=texts,
    draw=draws,
    sections=st.lists(sections, max_size=2).map(tuple),
    shuffle=st.booleans(),
    shuffle_options=st.booleans(),
    mode=texts,
    minutes=st.none() | st.integers(1, 180),
    certainty=st.booleans(),
    quiz=texts,
    about=texts,
)
orders = st.dictionaries(texts, st.lists(texts, max_size=3).map(tuple), max_size=2)


def _forms(asked: list[str]) -> st.SearchStrategy[Form]:
    slots = st.lists(st.builds(FormItem, texts, texts, st.sampled_from(asked), orders, worths), max_size=3).map(tuple)
    return st.builds(Form, texts, plans, texts, texts, slots if asked else st.just(()))


def _rows(make: type, **fields: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    rows = st.builds(make, id=ids, learner=st.just(LEARNER), device=names, **fields)
    return st.lists(rows, max_size=4, unique_by=lambda row: row.id).map(tuple)


@st.composite
def logs(draw: st.DrawFn) -> Log:
    """A learner's log: every response has its attempt and its revision, some reviews are undone."""
    revisions = {hash_of(content): content for content in draw(st.lists(contents, max_size=3))}
    asked = sorted(revisions)
    attempts = (
        draw(_rows(Attempt, form=_forms(asked), started_at=moments, assignment=st.just("") | names)) if asked else ()
    )
    reviews = draw(
        _rows(
            Review,
            reading=st.sampled_from(["one", *HARD[:3]]),
            card=st.sampled_from(["a", "a:c1", *HARD[:5]]),
            ordinal=st.integers(0, 99),
            rating=st.integers(1, 4),
            at=moments,
            study_day=days,
            retention=st.floats(0.7, 0.97),
            seconds=seconds,
        )
    )
    undone = st.sampled_from([review.id for review in reviews] or ["a review"])
    happened = {"ordinal": st.integers(0, 99), "data": st.dictionaries(texts, json_values, max_size=3), "at": moments}
    events = draw(_rows(Event, kind=names, subject=st.just("") | names, **happened))
    undoings = draw(_rows(Event, kind=st.just(REVIEW_UNDONE), subject=undone, **happened))
    responses = draw(_responses(attempts, asked)) if attempts else ()
    spoken_of = {slot.revision for one in attempts for slot in one.form.items} | {one.revision for one in responses}
    return Log(
        attempts=attempts,
        responses=responses,
        reviews=reviews,
        events=events + undoings,
        revisions={revision: revisions[revision] for revision in spoken_of},
    )


def _responses(attempts: tuple[Attempt, ...], asked: list[str]) -> st.SearchStrategy[tuple[Response, ...]]:
    return _rows(
        Response,
        attempt=st.sampled_from([attempt.id for attempt in attempts]),
        reading=names,
        item=names,
        revision=st.sampled_from(asked),
        ordinal=st.integers(0, 99),
        answer=answers,
        points=shares,
        certainty=st.none() | st.integers(1, 3),
        at=moments,
        seconds=seconds,
    )
