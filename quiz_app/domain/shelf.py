"""A reading with its banks: everything that can be drawn, studied or looked up of it, by id."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256

from quiz_app.domain.bank import Bank
from quiz_app.domain.card import Card, Face
from quiz_app.domain.errors import Problem
from quiz_app.domain.items import EXAM_POOL, Cloze, Item, ShortAnswer
from quiz_app.domain.items.revision import content_of, hash_of
from quiz_app.domain.quiz import Plan
from quiz_app.domain.reading import Reading


@dataclass(frozen=True)
class Shelf:
    """One reading and its banks, as they stand in the library now.

    `held` are items kept back, which it lacks, under all of their ids; `whole` is the shelf that has them.
    """

    reading: Reading
    banks: tuple[Bank, ...] = ()
    held: frozenset[str] = frozenset()
    whole: "Shelf | None" = field(default=None, compare=False, repr=False)

    @cached_property
    def digest(self) -> str:
        """The hash of all banks: a form drawn under another digest may be asked of other items."""
        return sha256("/".join(bank.digest for bank in self.banks).encode()).hexdigest()[:12]

    @cached_property
    def items(self) -> dict[str, tuple[str, Item]]:
        """(bank id, item) by item id, in the authors' order."""
        return {item.id: (bank.id, item) for bank in self.banks for item in bank.items}

    @cached_property
    def cards(self) -> dict[str, tuple[str, Card]]:
        """(bank id, card) by card id, in the authors' order."""
        return {card.id: (bank.id, card) for bank in self.banks for card in bank.cards}

    @cached_property
    def quizzes(self) -> dict[str, Plan]:
        """The ready-made quizzes by id."""
        return {plan.quiz: plan for bank in self.banks for plan in bank.quizzes}

    @cached_property
    def revisions(self) -> dict[str, str]:
        """The revision of each item, by item id."""
        return {item_id: hash_of(content) for item_id, content in self.contents.items()}

    @cached_property
    def contents(self) -> dict[str, str]:
        """The content of each item as it is kept with an attempt, by item id."""
        known = self.whole.contents if self.whole is not None else {}
        return {item_id: known.get(item_id) or content_of(item) for item_id, (_, item) in self.items.items()}

    @cached_property
    def topics(self) -> dict[str, str]:
        """The topics' titles by `bank/topic`."""
        return {f"{bank.id}/{topic}": title for bank in self.banks for topic, title in bank.topics.items()}

    @cached_property
    def renames(self) -> dict[str, str]:
        """Old id -> present id, of items and cards, held back or not."""
        if self.whole is not None:
            return self.whole.renames
        every: Iterable[Item | Card] = [
            *(item for _, item in self.items.values()),
            *(card for _, card in self.cards.values()),
        ]
        return {one.was: one.id for one in every if one.was}

    @cached_property
    def rivals(self) -> frozenset[str]:
        """The reading's names and terms, which a typing slip must not turn into one another; held back or not."""
        if self.whole is not None:
            return self.whole.rivals
        names = [person.name for person in self.reading.people]
        terms = [text for term in self.reading.glossary for text in (term.term, *term.aliases)]
        return frozenset([*names, *terms, *self._accepted()])

    @cached_property
    def faces(self) -> dict[str, Face]:
        """Every face of every written card, by key, in the authors' order."""
        return {face.key: face for _, card in self.cards.values() for face in card.faces()}

    @cached_property
    def exam_only(self) -> frozenset[str]:
        """The ids of the items that are kept for exams."""
        return frozenset(item_id for item_id, (_, item) in self.items.items() if item.pool == EXAM_POOL)

    @cached_property
    def _lacking(self) -> dict[frozenset[str], "Shelf"]:
        return {}

    def without(self, held: frozenset[str]) -> "Shelf":
        """The shelf without these items, made once; the shelf itself where it has none of them."""
        held = held.intersection(self.items)
        if not held:
            return self
        if held not in self._lacking:
            banks = tuple(
                replace(bank, items=tuple(item for item in bank.items if item.id not in held)) for bank in self.banks
            )
            before = (self.items[one][1].was for one in held)
            gone = self.held | held | frozenset(filter(None, before))
            self._lacking[held] = Shelf(self.reading, banks, gone, self.whole or self)
        return self._lacking[held]

    def _accepted(self) -> Iterable[str]:
        for _, item in self.items.values():
            if isinstance(item, ShortAnswer):
                yield from item.accept
            if isinstance(item, Cloze):
                yield from (text for gap in item.gaps for text in gap.accept)

    def present(self, key: str) -> str:
        """The present key of a face, item or card that may have been renamed."""
        card, colon, face = key.partition(":")
        return self.renames.get(card, card) + colon + face


@dataclass(frozen=True)
class Library:
    """All readings that loaded, and what kept the others (or some of their banks) out."""

    shelves: dict[str, Shelf]
    problems: tuple[Problem, ...] = ()
