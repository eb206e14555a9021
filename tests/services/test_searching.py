"""Search finds terms, claims, items and cards by all of their words, and gives no key away."""

import pytest

from quiz_app.services.searching import MOST, search
from tests import builders


def found(study, words):
    return [(one.kind, one.id) for one in search(study.actor, study.world, words)]


@pytest.fixture
def study(begin):
    """A learner; which store she has makes no difference to a search."""
    return begin()


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("border of 1893", ("term", "durand")),
        ("durand", ("term", "durand")),
        ("ties vital", ("claim", "vital")),
        ("mujahideen", ("item", "backers")),
        ("ban lifted when", ("card", "arms-year")),
        ("MUJAHIDEEN!", ("item", "backers")),
        ("months after independence", ("item", "beginnings")),
    ],
)
def test_what_holds_all_of_the_words_is_found(study, words, hit):
    assert hit in found(study, words)


@pytest.mark.parametrize("words", ["", "   ", "?!", "mujahideen lunar"])
def test_nothing_is_found_by_nothing_or_by_a_word_too_many(study, words):
    assert found(study, words) == []


def test_terms_come_first_then_claims_items_and_cards(study):
    kinds = [kind for kind, _ in found(study, "a")]

    assert kinds == sorted(kinds, key=("term", "claim", "item", "card").index)
    assert len(set(kinds)) == 4


def test_a_hit_leads_to_its_claims_and_paragraph(study):
    (hit,) = search(study.actor, study.world, "mujahideen")

    assert (hit.reading, hit.claims, hit.paragraph) == (builders.READING, ("arms-2014",), "p2")


def test_no_key_is_searched_or_shown(begin):
    items = (builders.cloze(), builders.single_choice(stem="When?"))
    study = begin(shelf=builders.shelf(banks=(builders.bank(items=items, cards=(builders.cloze_card(),)),)))

    hits = search(study.actor, study.world, "about months")

    assert {hit.words for hit in hits if hit.kind == "item"} == {
        "Relations began on […], about […] months after independence."
    }
    assert found(study, "2014 2010") == []


def test_all_readings_are_searched(begin):
    study = begin()
    another = builders.shelf(reading=builders.reading(id="another"), banks=())
    study.world.library.shelves["another"] = another

    assert {hit.reading for hit in search(study.actor, study.world, "durand")} == {builders.READING, "another"}


def test_a_common_word_finds_no_more_than_fit_a_page(begin):
    items = tuple(builders.single_choice(id=f"item-{number}") for number in range(MOST + 5))
    study = begin(shelf=builders.shelf(banks=(builders.bank(items=items),)))

    assert len(found(study, "ban")) == MOST
