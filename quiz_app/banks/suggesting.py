"""Which claims an item or a card probably tests: those that share the rarer of its words."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from quiz_app.domain.card import Card, card_of_item
from quiz_app.domain.items import Item
from quiz_app.domain.reading import Claim, Reading
from quiz_app.domain.spelling import normal

SHORTEST, STEM = 4, 6  # letters of a word that counts, and those by which two words are one
LEAST = 1.5  # what the words in common must weigh


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A claim with the words that it has in common with an item, and how much they weigh."""

    claim: Claim
    words: tuple[str, ...]
    weight: float


class Suggesting:
    """The claims of a reading, ready to be compared with many items."""

    def __init__(self, reading: Reading) -> None:
        self._words = {claim.id: _words([claim.says, claim.date]) for claim in reading.claims}
        self._claims = reading.claim
        self._known = Counter(stem for words in self._words.values() for stem in words)

    def of(self, one: Item | Card, most: int = 3) -> list[Suggestion]:
        """The likeliest claims, the likeliest first; none where only usual words are shared."""
        words = _words(_texts(one))
        found = [self._suggestion(claim, theirs, words) for claim, theirs in self._words.items()]
        return sorted((one for one in found if one.weight >= LEAST), key=lambda one: -one.weight)[:most]

    def _suggestion(self, claim: str, theirs: dict[str, str], words: dict[str, str]) -> Suggestion:
        shared = sorted((stem for stem in theirs if stem in words), key=lambda stem: self._known[stem])
        weight = sum(log(1 + len(self._words) / self._known[stem]) for stem in shared)
        return Suggestion(
            self._claims[claim], tuple(theirs[stem] for stem in shared), weight / (1 + len(theirs)) ** 0.3
        )


def _texts(one: Item | Card) -> list[str]:
    if isinstance(one, Card):
        return [one.front, one.back, one.cloze]
    card = card_of_item(one)
    return [one.stem, card.back, one.rationale]


def _words(texts: Iterable[str]) -> dict[str, str]:
    """The words that count, by what they are compared by: years and names as they are, others without their ends."""
    found = re.findall(r"\w+", " ".join(texts))
    return {normal(word)[:STEM]: word for word in found if len(word) >= SHORTEST}
