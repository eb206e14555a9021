"""What goes out to Anki's formats comes back the same, but for what the loss report names."""

import pytest
from hypothesis import given, settings

from quiz_app.domain.card import card_of_item
from quiz_app.interchange.anki_package import FORMAT as APKG
from quiz_app.interchange.format import ReadOptions, WriteOptions
from quiz_app.interchange.markup import to_plain
from tests.builders import NOW
from tests.interchange.round_trips import bundles, reopened, same

OPTIONS = WriteOptions(at=NOW)


def there_and_back(form, bundle):
    written = form.write(bundle, OPTIONS)
    return written, form.read(reopened(written), ReadOptions())


@pytest.mark.parametrize("form", [APKG], ids=lambda form: form.name)
@settings(max_examples=60)
@given(bundle=bundles(cards=True).filter(len))
def test_cards_come_back_and_items_as_cards(form, bundle):
    written, back = there_and_back(form, bundle)

    found = {card.id: card for card in back.bundle.cards}
    assert back.problems == ()
    assert found.keys() == {*(card.id for card in bundle.cards), *(f"item-{item.id}" for item in bundle.items)}
    for card in bundle.cards:
        same(card, found[card.id])
    for item in bundle.items:
        made = card_of_item(item)
        assert to_plain(found[f"item-{item.id}"].front).split() == to_plain(made.front).split()
        assert found[f"item-{item.id}"].topic == item.topic
        assert found[f"item-{item.id}"].claims == item.claims
    assert {loss.id for loss in written.losses} == {item.id for item in bundle.items}


@pytest.mark.parametrize("form", [APKG], ids=lambda form: form.name)
@settings(max_examples=20)
@given(bundle=bundles(cards=True).filter(len))
def test_the_same_again_is_the_same_file(form, bundle):
    assert form.write(bundle, OPTIONS) == form.write(bundle, OPTIONS)
