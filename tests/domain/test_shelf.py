"""A reading with its banks."""

import pytest

from quiz_app.domain.items.revision import content_of, hash_of
from tests.builders import bank, card, cloze_card, every_kind, shelf, short_answer, single_choice


def test_what_is_on_it_is_found_by_id_with_its_bank():
    here = shelf()

    assert here.items["arms-ban"] == ("partnership", single_choice())
    assert here.cards["begin"] == ("partnership", cloze_card())
    assert here.quizzes["ten-minute-check"].title == "Ten-minute check"
    assert here.topics == {"partnership/defence": "Defence"}


def test_items_keep_the_authors_order():
    assert [item for _, item in shelf().items.values()] == list(every_kind())


def test_the_faces_of_all_cards_are_known_by_key():
    assert list(shelf().faces) == ["arms-year", "begin:c1", "begin:c2", "envoy", "envoy:reversed"]


def test_each_item_has_the_revision_of_its_content():
    assert shelf().revisions["arms-ban"] == hash_of(content_of(single_choice()))


def test_contents_are_made_once_for_all_who_lack_some_items():
    whole = shelf()
    lacking = whole.without(frozenset(["arms-ban"]))

    assert whole.contents["arms-ban"] == content_of(single_choice())
    assert "arms-ban" not in lacking.contents
    assert all(content is whole.contents[one] for one, content in lacking.contents.items())


def test_a_changed_bank_changes_the_digest():
    assert shelf().digest == shelf().digest
    assert shelf(banks=(bank(digest="e" * 64),)).digest != shelf().digest


def test_names_terms_and_accepted_texts_are_rivals():
    assert shelf().rivals == {
        "Alexey Dedov",
        "Durand Line",
        "Durand",
        "Линия Дюранда",
        "1 May 1948",
        "May 1 1948",
        "nine",
        "9",
    }


@pytest.mark.parametrize(
    ("key", "present"),
    [
        ("old-year", "arms-year"),
        ("old-year:reversed", "arms-year:reversed"),
        ("arms-year", "arms-year"),
        ("old-border", "border"),
        ("never-was", "never-was"),
        ("never-was:c1", "never-was:c1"),
    ],
)
def test_a_renamed_item_or_card_is_found_under_its_old_id(key, present):
    renamed = bank(cards=(card(was="old-year"),), items=(short_answer(was="old-border"),))

    assert shelf(banks=(renamed,)).present(key) == present
