"""What goes out to Anki's formats comes back the same, but for what the loss report names."""

import pytest
from hypothesis import given, settings

from quiz_app.domain.card import card_of_item
from quiz_app.interchange.anki_package import FORMAT as APKG
from quiz_app.interchange.anki_text import FORMAT as TEXT
from quiz_app.interchange.anki_text import TYPING
from quiz_app.interchange.format import ReadOptions, WriteOptions
from quiz_app.interchange.markup import to_plain
from quiz_app.interchange.quizlet import FORMAT as QUIZLET
from tests.builders import NOW
from tests.interchange.round_trips import bundles, reopened, same

OPTIONS = WriteOptions(at=NOW)


def there_and_back(form, bundle):
    """What is written, and what is read of it: both the same each time."""
    written = form.write(bundle, OPTIONS)
    found = form.read(reopened(written), ReadOptions())
    assert (form.write(bundle, OPTIONS), form.read(reopened(written), ReadOptions())) == (written, found)
    return written, found


@pytest.mark.parametrize("form", [APKG, TEXT], ids=lambda form: form.name)
@settings(max_examples=8)
@given(bundle=bundles(cards=True).filter(len))
def test_cards_come_back_and_items_as_cards(form, bundle):
    written, back = there_and_back(form, bundle)

    found = {card.id: card for card in back.bundle.cards}
    assert back.problems == ()
    assert found.keys() == {*(card.id for card in bundle.cards), *(f"item-{item.id}" for item in bundle.items)}
    typed = {loss.id for loss in written.losses if loss.what == TYPING}
    for card in bundle.cards:
        same(card, found[card.id], ["typed"] if card.id in typed else [])
    for item in bundle.items:
        made = card_of_item(item)
        assert to_plain(found[f"item-{item.id}"].front).split() == to_plain(made.front).split()
        assert found[f"item-{item.id}"].topic == item.topic
        assert found[f"item-{item.id}"].claims == item.claims
    assert {loss.id for loss in written.losses} == {item.id for item in bundle.items} | typed


@settings(max_examples=8)
@given(bundle=bundles(cards=True).filter(len))
def test_terms_and_definitions_come_back_from_quizlet(bundle):
    written, back = there_and_back(QUIZLET, bundle)

    whole = [card for card in bundle.cards if not card.cloze]
    found = {(plain(card.front), plain(card.back)) for card in back.bundle.cards}
    assert back.problems == ()
    assert found >= {(plain(card.front), plain(card.back)) for card in whole}
    lossless = [card for card in whole if not {loss.id for loss in written.losses} & {card.id}]
    for card in lossless:
        same(card, next(one for one in back.bundle.cards if plain(one.front) == plain(card.front)), ["id"])


def plain(text):
    return " ".join(to_plain(text).split())
