"""Hypothesis strategies: items of every kind as an author may write them, answers to them, and reviews."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from quiz_app.domain.items import (
    Answer,
    Cloze,
    Entry,
    Gap,
    Item,
    Matching,
    MultipleChoice,
    Near,
    Numeric,
    Option,
    Ordering,
    Pair,
    Reject,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz_app.domain.log import Review
from tests.builders import NOW, review

ids = st.sampled_from([f"{letter}{number}" for letter in "abcdef" for number in range(4)])
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(str.strip)
names = st.text("aehiknortuzÀéйёф", min_size=3, max_size=11)
wordings = st.lists(names | st.sampled_from(["1948", "of", "U.S."]), min_size=1, max_size=3).map(" ".join)
decimals = st.decimals(-10_000, 10_000, allow_nan=False, places=2)


def _unique(low: int, high: int) -> st.SearchStrategy[list[str]]:
    return st.lists(ids, min_size=low, max_size=high, unique=True)


def _common(kind: type[Item], **content: Any) -> st.SearchStrategy[Item]:
    return st.builds(
        kind,
        id=ids,
        stem=texts,
        rationale=texts,
        topic=st.just("") | ids,
        level=st.sampled_from(["", "recall", "analyse"]),
        claims=st.lists(ids, max_size=2).map(tuple),
        **content,
    )


@st.composite
def _options(draw: st.DrawFn, one_key: bool) -> tuple[Option, ...]:
    named = draw(_unique(2 if one_key else 3, 7))
    keys = {draw(st.sampled_from(named))} if one_key else set(named[: draw(st.integers(1, len(named) - 1))])
    shown = draw(st.permutations(named))
    return tuple(Option(one, draw(texts), one in keys, draw(st.just("") | texts)) for one in shown)


@st.composite
def _entries(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Entries in the order of their first days, some overlapping, some without dates."""
    years = draw(st.lists(st.tuples(st.integers(1900, 2020), st.integers(0, 30)), min_size=2, max_size=6))
    dated = draw(st.booleans())
    bounds = [(f"{start}-01-01", f"{start + span}-12-31") if dated else ("", "") for start, span in sorted(years)]
    return tuple(Entry(f"e{number}", draw(texts), *pair) for number, pair in enumerate(bounds))


pairs = _unique(2, 5).flatmap(lambda named: st.tuples(*(st.builds(Pair, st.just(one), texts, texts) for one in named)))
accepts = st.lists(wordings, min_size=1, max_size=3).map(tuple)
tiers = st.builds(Near, st.integers(1, 9).map(Decimal), st.sampled_from([Decimal("0.25"), Decimal("0.5")]))

single_choices = _common(SingleChoice, options=_options(one_key=True), shuffle=st.booleans())
multiple_choices = _common(MultipleChoice, options=_options(one_key=False), shuffle=st.booleans())
true_falses = _common(TrueFalse, is_true=st.booleans(), why=texts)
rejects = st.lists(st.builds(Reject, wordings, texts), max_size=2).map(tuple)
short_answers = _common(ShortAnswer, accept=accepts, reject=rejects, typos=st.booleans())
numerics = _common(
    Numeric,
    value=decimals,
    tolerance=st.integers(0, 3).map(Decimal),
    near=st.lists(tiers, max_size=2).map(tuple),
    unit=st.just("") | texts,
)
clozes = _common(Cloze, gaps=st.lists(st.builds(Gap, accepts), min_size=1, max_size=4).map(tuple), typos=st.booleans())
matchings = _common(Matching, pairs=pairs, spare=st.lists(texts, max_size=2).map(tuple))
orderings = _common(Ordering, entries=_entries())

items: st.SearchStrategy[Item] = st.one_of(
    single_choices, multiple_choices, true_falses, short_answers, numerics, clozes, matchings, orderings
)


@st.composite
def answered(draw: st.DrawFn) -> tuple[Item, Answer]:
    """An item with an answer that it takes."""
    item = draw(items)
    match item:
        case SingleChoice():
            return item, draw(st.sampled_from([option.id for option in item.options]))
        case MultipleChoice():
            chosen = draw(st.lists(st.sampled_from(item.options), min_size=1, unique=True))
            return item, tuple(option.id for option in chosen)
        case TrueFalse():
            return item, draw(st.sampled_from(["true", "false"]))
        case Numeric():
            return item, str(draw(decimals))
        case Cloze():
            typed = draw(st.tuples(*(st.just("") | texts | wordings for _ in item.gaps)).filter(any))
            return item, typed
        case Matching():
            rights = draw(st.permutations(list(item.rights)))
            lefts = draw(st.lists(st.sampled_from(item.pairs), min_size=1, unique_by=lambda pair: pair.id))
            return item, {pair.id: right for pair, right in zip(lefts, rights, strict=False)}
        case Ordering():
            return item, tuple(draw(st.permutations([entry.id for entry in item.entries])))
    return item, draw(texts | wordings)


@st.composite
def histories(draw: st.DrawFn, retention: float | None = None) -> list[Review]:
    """Reviews of one face, in the order of their moments: minutes to years apart."""
    at, rows = NOW, []
    gaps = st.integers(1, 30) | st.integers(60, 60 * 24 * 3) | st.integers(60 * 24, 60 * 24 * 400)
    for ordinal in range(draw(st.integers(0, 8))):
        at += timedelta(minutes=draw(gaps))
        desired = retention or draw(st.sampled_from([0.7, 0.85, 0.9, 0.97]))
        rows.append(review(ordinal=ordinal, at=at, rating=draw(st.integers(1, 4)), retention=desired))
    return rows
