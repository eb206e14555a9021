"""What is asked about which part of a reading, counted by hand on the builders' small one."""

from dataclasses import replace

from quiz_app.analysis.coverage import CARDS, coverage
from tests import builders

ITEM = builders.single_choice()


def covered(*items, cards=()):
    return coverage(replace(builders.shelf(), banks=(builders.bank(items=items, cards=cards),)))


def test_items_and_cards_are_counted_by_claim_paragraph_and_level():
    card = replace(builders.card(), claims=("arms-2014",))
    found = covered(ITEM, replace(ITEM, id="two", level="apply", claims=("arms-2014", "vital")), cards=(card,))

    arms = next(one for one in found.claims if one.id == "arms-2014")
    assert arms.found == {"recall": (ITEM.id,), "apply": ("two",), CARDS: (card.id,)}
    assert [(one.id, one.items) for one in found.paragraphs] == [("p1", 0), ("p2", 2)]


def test_an_item_on_two_claims_of_a_paragraph_counts_there_once():
    found = covered(replace(ITEM, claims=("arms-2014", "vital")))

    assert found.paragraphs[1].items == 1


def test_what_is_missing_is_named():
    found = covered(ITEM, replace(ITEM, id="free", claims=()))

    assert [one.id for one in found.bare_paragraphs] == ["p1"]
    assert [one.id for one in found.unasked_claims] == ["established-1948", "vital"]
    assert found.lacking_levels == ("understand", "apply", "analyse")
    assert found.unlinked == 1
