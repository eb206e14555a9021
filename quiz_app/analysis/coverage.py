"""Which parts of a reading are asked about, at which level, and which are not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from quiz_app.domain.card import Card
from quiz_app.domain.items import LEVELS, Item
from quiz_app.domain.shelf import Shelf

CARDS, NO_LEVEL = "cards", ""
COLUMNS = (*LEVELS, NO_LEVEL, CARDS)


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or a claim of it: the ids of what asks about it, by level and (of cards) under `cards`."""

    id: str
    says: str
    paragraph: str = ""  # of a claim: where it stands
    found: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def items(self) -> int:
        """How many items ask about it."""
        return sum(len(ids) for column, ids in self.found.items() if column != CARDS)

    @property
    def bare(self) -> bool:
        """Whether nothing asks about it, neither item nor card."""
        return not any(self.found.values())


@dataclass(frozen=True, slots=True)
class Coverage:
    """Paragraphs and claims in reading order; claims about the whole text have no paragraph."""

    paragraphs: tuple[Part, ...]
    claims: tuple[Part, ...]
    unlinked: int

    @property
    def bare_paragraphs(self) -> tuple[Part, ...]:
        """Paragraphs that nothing asks about."""
        return tuple(one for one in self.paragraphs if one.bare)

    @property
    def unasked_claims(self) -> tuple[Part, ...]:
        """Claims without an item."""
        return tuple(one for one in self.claims if not one.items)

    @property
    def lacking_levels(self) -> tuple[str, ...]:
        """Levels at which no item of the reading asks."""
        return tuple(one for one in LEVELS if not any(part.found.get(one) for part in self.claims))


def coverage(shelf: Shelf) -> Coverage:
    """What each paragraph and claim of the reading has."""
    by_claim: dict[str, dict[str, dict[str, None]]] = {}
    by_paragraph: dict[str, dict[str, dict[str, None]]] = {}
    unlinked = 0
    for column, one in _columns(shelf):
        unlinked += not one.claims
        for claim in one.claims:
            by_claim.setdefault(claim, {}).setdefault(column, {})[one.id] = None
        for paragraph in shelf.reading.paragraphs_of(one.claims):
            by_paragraph.setdefault(paragraph.id, {}).setdefault(column, {})[one.id] = None
    reading = shelf.reading
    return Coverage(
        tuple(Part(one.id, one.digest, "", _tuples(by_paragraph.get(one.id))) for one in reading.paragraphs),
        tuple(Part(one.id, one.says, one.paragraph, _tuples(by_claim.get(one.id))) for one in reading.claims),
        unlinked,
    )


def _columns(shelf: Shelf) -> Iterator[tuple[str, Item | Card]]:
    yield from ((item.level or NO_LEVEL, item) for _, item in shelf.items.values())
    yield from ((CARDS, card) for _, card in shelf.cards.values())


def _tuples(found: Mapping[str, Mapping[str, None]] | None) -> dict[str, tuple[str, ...]]:
    return {column: tuple(ids) for column, ids in (found or {}).items()}
