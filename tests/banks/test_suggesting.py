"""Which claims an item is probably about, measured on the shipped banks, whose authors have said so."""

from quiz_app.banks.library import load_library
from quiz_app.banks.suggesting import Suggesting
from tests import builders
from tests.conftest import ROOT


def test_a_claim_of_the_authors_is_among_the_three_suggested_for_most_shipped_items():
    shelf = load_library([ROOT / "question_banks"]).shelves["russia-pakistan"]
    suggesting = Suggesting(shelf.reading)
    items = [item for _, item in shelf.items.values() if item.claims]

    right = sum(bool({one.claim.id for one in suggesting.of(item)} & set(item.claims)) for item in items)

    assert right / len(items) > 0.8


def test_where_nothing_rare_is_shared_nothing_is_suggested():
    item = builders.true_false(stem="Water boils.", why="", rationale="It does.")

    assert Suggesting(builders.reading()).of(item) == []


def test_the_words_in_common_are_told():
    (first, *_) = Suggesting(builders.reading()).of(builders.true_false(stem="The arms ban was lifted in 2014."))

    assert first.claim.id == "arms-2014" and "2014" in first.words
