"""What holds for every item of every kind, whoever wrote it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.domain.items import KINDS, Choice, Matching, Ordering
from tests.builders import ITEMS, every_kind
from tests.domain.strategies import answered, items, multiple_choices, orderings

law = settings(deadline=None, max_examples=30)


def test_there_are_eight_kinds():
    assert list(ITEMS) == list(KINDS)
    assert len(KINDS) == 8


@pytest.mark.parametrize("item", every_kind(), ids=lambda item: item.kind)
def test_the_key_of_each_kind_is_right(item):
    item.check(item.key())

    assert item.score(item.key()).outcome == "right"


@law
@given(items)
def test_the_key_is_an_answer_that_scores_in_full(item):
    item.check(item.key())

    assert item.score(item.key()).points == 1.0


@law
@given(items, st.frozensets(st.text(max_size=12), max_size=5))
def test_no_rival_takes_anything_from_the_key(item, rivals):
    assert item.score(item.key(), rivals).points == 1.0


@law
@given(answered())
def test_any_answer_that_is_taken_scores_from_nothing_to_full(pair):
    item, answer = pair

    item.check(answer)

    assert 0.0 <= item.score(answer).points <= 1.0


@law
@given(answered())
def test_the_parts_of_a_right_answer_are_all_right(pair):
    item, answer = pair

    verdict = item.score(answer)

    if verdict.parts:
        assert all(verdict.parts) == (verdict.points == 1.0)


@law
@given(multiple_choices)
def test_choosing_every_option_earns_nothing(item):
    everything = tuple(option.id for option in item.options)

    assert item.score(everything).points == 0.0


def parts_of(item):
    match item:
        case Choice():
            return {"options": [option.id for option in item.options]}
        case Matching():
            return {"lefts": [pair.id for pair in item.pairs], "rights": list(item.rights)}
        case Ordering():
            return {"entries": [entry.id for entry in item.entries]}
    return {}


@law
@given(items, st.text(max_size=8))
def test_an_arrangement_shows_every_part_once(item, seed):
    shown = item.arrange(seed)

    assert {name: sorted(ids) for name, ids in shown.items()} == {
        name: sorted(ids) for name, ids in parts_of(item).items()
    }


@law
@given(items, st.text(max_size=8))
def test_the_same_seed_arranges_alike(item, seed):
    assert item.arrange(seed) == item.arrange(seed)


@law
@given(orderings, st.text(max_size=8))
def test_an_ordering_never_shows_what_it_asks_for(item, seed):
    shown = item.arrange(seed)["entries"]

    backwards_is_right_too = item.score(item.key()[::-1]).points == 1.0
    assert item.score(shown).points < 1.0 or backwards_is_right_too
