"""The items that come with the app, each against its own key."""

from dataclasses import replace
from pathlib import Path

import pytest

from quiz_app.banks.library import load_library
from quiz_app.domain.items.revision import content_of, hash_of
from quiz_app.domain.provenance import cited

BANKS = Path(__file__).parents[3] / "question_banks" / "russia-pakistan"


@pytest.fixture(scope="module")
def shelf():
    loaded = load_library([BANKS.parent])

    assert loaded.problems == ()
    return loaded.shelves["russia-pakistan"]


@pytest.fixture(scope="module")
def shipped(shelf):
    return [item for _, item in shelf.items.values()]


def test_every_kind_is_there(shipped):
    assert len({item.kind for item in shipped}) == 8


def test_the_key_of_every_item_scores_in_full(shelf, shipped):
    for item in shipped:
        item.check(item.key())

        assert item.score(item.key(), shelf.rivals).points == 1.0, item.id


def test_every_option_can_be_chosen_and_only_the_key_scores_in_full(shipped):
    for item in (item for item in shipped if item.kind == "single_choice"):
        for option in item.options:
            item.check(option.id)

            assert item.score(option.id).points == option.key, item.id


def test_choosing_every_option_of_a_multiple_choice_earns_nothing(shipped):
    for item in (item for item in shipped if item.kind == "multiple_choice"):
        everything = tuple(option.id for option in item.options)
        item.check(everything)

        assert item.score(everything).points == 0.0, item.id


def test_every_accepted_text_is_right_and_every_rejected_one_wrong(shelf, shipped):
    for item in (item for item in shipped if item.kind == "short_answer"):
        for text in item.accept:
            assert item.score(text, shelf.rivals).points == 1.0, (item.id, text)
        for reject in item.reject:
            verdict = item.score(reject.text, shelf.rivals)

            assert (verdict.points, verdict.note) == (0.0, reject.why), item.id


def test_every_text_that_a_gap_accepts_fills_it(shelf, shipped):
    for item in (item for item in shipped if item.kind == "cloze"):
        for place, gap in enumerate(item.gaps):
            for text in gap.accept:
                typed = (*item.key()[:place], text, *item.key()[place + 1 :])

                assert item.score(typed, shelf.rivals).points == 1.0, (item.id, text)


def test_no_ordering_is_shown_in_order(shipped):
    for item in (item for item in shipped if item.kind == "ordering"):
        shown = item.arrange("seed")["entries"]

        assert item.score(shown).points < 1.0, item.id


def test_every_item_and_card_was_compared_with_what_it_cites_as_that_stands(shelf):
    """If this fails, read them against their claims again, then run `quiz-app bank confirm question_banks`."""
    assert [(one.one.id, one.standing) for one in cited(shelf) if one.standing != "confirmed"] == []


def test_confirming_changes_no_revision(shelf):
    without = [replace(item, confirmed="") for _, item in shelf.items.values()]

    assert {one.id: hash_of(content_of(one)) for one in without} == shelf.revisions
