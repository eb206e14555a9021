"""What an attempt keeps of an item: its content, and the content's hash."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from quiz_app.domain.items.revision import content_of, hash_of, item_from
from tests.builders import ITEMS, every_kind, single_choice, true_false
from tests.domain.strategies import items

law = settings(deadline=None, max_examples=30)


@pytest.mark.parametrize("kind", ITEMS)
def test_each_kind_comes_back_as_it_was(kind):
    item = ITEMS[kind]()

    assert item_from(content_of(item)) == item


@law
@given(items)
def test_any_item_comes_back_as_it_was(item):
    assert item_from(content_of(item)) == item


@law
@given(items, items)
def test_two_items_share_a_revision_only_where_they_are_the_same(first, second):
    same = hash_of(content_of(first)) == hash_of(content_of(second))

    assert same == (content_of(first) == content_of(second)) == (first == second)


@pytest.mark.parametrize("item", every_kind(), ids=lambda item: item.kind)
def test_any_changed_word_makes_a_new_revision(item):
    changed = replace(item, rationale=f"{item.rationale}!")

    assert hash_of(content_of(changed)) != hash_of(content_of(item))


def test_a_part_that_moves_makes_a_new_revision():
    item = single_choice()

    assert hash_of(content_of(replace(item, options=item.options[::-1]))) != hash_of(content_of(item))


def test_the_content_is_one_canonical_line_of_json():
    content = content_of(true_false(id="drills", claims=()))

    assert content == (
        '{"claims":[],"id":"drills","is_true":false,"kind":"true_false","level":"recall",'
        '"rationale":"So the essay says.","stem":"The first joint drills were held in 2014.",'
        '"topic":"defence","was":"","why":"They were held in 2016."}'
    )


def test_a_revision_is_twenty_hexadecimal_digits_that_never_change():
    assert hash_of(content_of(true_false(id="drills", claims=()))) == "0c87025c93476b326ffe"
