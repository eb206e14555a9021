"""What was confirmed and has changed since is found again; nothing else is."""

from dataclasses import replace

import pytest

from quiz_app.domain.items.revision import content_of
from quiz_app.domain.provenance import fingerprint, stale, standing
from quiz_app.domain.reading import Claim, Paragraph
from tests import builders

READING = builders.reading()
ITEM = builders.single_choice()
CONFIRMED = replace(ITEM, confirmed=fingerprint(ITEM.claims, READING))


def changed(**fields: object):
    """The reading with its first cited claim changed so."""
    claims = tuple(replace(one, **fields) if one.id in ITEM.claims else one for one in READING.claims)
    return replace(READING, claims=claims)


def with_digest(words: str):
    return replace(READING, paragraphs=tuple(replace(one, digest=words) for one in READING.paragraphs))


@pytest.mark.parametrize(
    "after",
    [changed(says="Something else."), changed(date="2015"), with_digest("Other words."), changed(paragraph="")],
    ids=["claim", "date", "digest", "paragraph"],
)
def test_what_changed_since_is_stale(after):
    assert standing(CONFIRMED, READING) == "confirmed"
    assert standing(CONFIRMED, after) == "stale"


def test_a_claim_that_it_does_not_cite_may_change():
    after = replace(READING, claims=(*READING.claims, Claim("new", "Another thing.", "state")))

    assert standing(CONFIRMED, after) == "confirmed"


def test_an_item_without_claims_is_unlinked_and_one_never_looked_at_unconfirmed():
    assert standing(replace(ITEM, claims=()), READING) == "unlinked"
    assert standing(ITEM, READING) == "unconfirmed"


def test_the_order_and_the_ids_of_claims_do_not_count():
    claims = (Claim("a", "One.", "state", "p1"), Claim("b", "Two.", "state", "p1"))
    first = replace(READING, paragraphs=(Paragraph("p1", "Both."),), claims=claims)
    second = replace(first, claims=(replace(claims[0], id="z"), claims[1]))

    assert fingerprint(("a", "b"), first) == fingerprint(("b", "z"), second)


def test_confirming_makes_no_new_revision():
    assert content_of(CONFIRMED) == content_of(ITEM)


def test_a_shelf_names_its_stale_items_and_cards():
    card = replace(builders.shelf().banks[0].cards[0], claims=ITEM.claims, confirmed="0123456789ab")
    bank = builders.bank(items=(CONFIRMED,), cards=(card,))
    shelf = replace(builders.shelf(), banks=(bank,))

    assert [one.one.id for one in stale(shelf)] == [card.id]
