"""Which cards are meant."""

import pytest

from quiz_app.domain.card import Card
from quiz_app.domain.deck import Deck
from quiz_app.domain.memory import Schedule
from quiz_app.domain.picking import YOURS, Pick, listed
from quiz_app.domain.shelf import Shelf
from tests.builders import NOW, READING, bank, card, cloze_card, reading

TODAY = NOW.date()
CARDS = (card(claims=("arms-2014",)), cloze_card(claims=("established-1948",)))
OWN = Card(id="own.1", front="Who?", back="Khan", topic="defence", claims=("vital",))
SHELF = Shelf(reading(), (bank(cards=CARDS),))
DUE = Schedule(READING, "arms-year", phase="review", due_day=TODAY, last_day=TODAY, stability=1.0, reps=3, lapses=8)


def ids(pick, deck=None, schedules=None):
    cards = {one.id: one for one in (*CARDS, OWN)}
    return [one.card.id for one in listed(cards, SHELF, deck or Deck(), schedules or {}, TODAY, pick)]


@pytest.mark.parametrize(
    ("pick", "found"),
    [
        (Pick(), ["arms-year", "begin", "own.1"]),
        (Pick(bank="partnership"), ["arms-year", "begin"]),
        (Pick(bank=YOURS), ["own.1"]),
        (Pick(topic="partnership/defence"), ["arms-year", "begin", "own.1"]),
        (Pick(bank=YOURS, topic="partnership/defence"), ["own.1"]),
        (Pick(topic="partnership/energy"), []),
        (Pick(paragraph="p2"), ["arms-year", "own.1"]),
        (Pick(claim="established-1948"), ["begin"]),
        (Pick(words="khan"), ["own.1"]),
        (Pick(words="Relations 1948"), ["begin"]),
        (Pick(state="due"), ["arms-year"]),
        (Pick(state="leech"), ["arms-year"]),
        (Pick(state="new"), ["begin", "own.1"]),
        (Pick(state="suspended"), ["begin"]),
        (Pick(state="flagged"), ["own.1"]),
    ],
)
def test_a_pick_lets_through_what_has_all_of_it(pick, found):
    deck = Deck(suspended=frozenset({"begin:c1"}), flagged=frozenset({"own.1"}))

    assert ids(pick, deck, {"arms-year": DUE}) == found
