"""Items answered by arranging: pairs to match, events to put in order."""

from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

from quiz_app.domain.items.base import Answer, Arrangement, Item, Rivals, Verdict, are_texts, by_lot, refuse_unless


@dataclass(frozen=True, slots=True)
class Pair:
    """A left side and the right side that belongs to it."""

    id: str
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(Item):
    """Left sides to match with right sides. Answer: left id -> right id; a left side may be missing.

    A right side's id is its pair's; the spare ones are `spare-1` and on.
    """

    kind: ClassVar[str] = "matching"

    pairs: tuple[Pair, ...]
    spare: tuple[str, ...] = ()

    @property
    def rights(self) -> dict[str, str]:
        """The right sides' texts by id, the spare ones last."""
        spare = {f"spare-{number}": text for number, text in enumerate(self.spare, start=1)}
        return {pair.id: pair.right for pair in self.pairs} | spare

    def key(self) -> Answer:
        """Each pair with itself."""
        return {pair.id: pair.id for pair in self.pairs}

    def check(self, answer: Answer) -> None:
        """Refuse anything but some left sides with one right side each, no right side used twice."""
        refuse_unless(isinstance(answer, dict) and bool(answer), "Match at least one pair.")
        lefts, rights = set(answer), list(dict(answer).values())  # type: ignore[arg-type]
        refuse_unless(are_texts(rights, list), "Match the sides that are shown.")
        refuse_unless(lefts <= {pair.id for pair in self.pairs}, "Match the sides that are shown.")
        refuse_unless(set(rights) <= set(self.rights) and len(set(rights)) == len(rights), "Use each right side once.")

    def score(self, answer: Answer, rivals: Rivals = frozenset()) -> Verdict:
        """The share of pairs matched rightly; right sides that read alike are as good as each other."""
        chosen = {left: self.rights[right] for left, right in dict(answer).items()}  # type: ignore[arg-type]
        parts = tuple(chosen.get(pair.id) == pair.right for pair in self.pairs)
        return Verdict(sum(parts) / len(parts), f"{sum(parts)} of {len(parts)} pairs right.", parts)

    def arrange(self, seed: str) -> Arrangement:
        """The order of both sides."""
        lefts = tuple(pair.id for pair in self.pairs)
        return {"lefts": lefts, "rights": by_lot(tuple(self.rights), f"{seed}/{self.id}")}


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to put in order; with the strict bounds of its date (ISO days) where it has one."""

    id: str
    text: str
    earliest: str = ""
    latest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(Item):
    """Entries to put in order, kept here in the right one. Answer: all entry ids, first to last."""

    kind: ClassVar[str] = "ordering"

    entries: tuple[Entry, ...]

    def key(self) -> Answer:
        """The entries' ids in the right order."""
        return tuple(entry.id for entry in self.entries)

    def check(self, answer: Answer) -> None:
        """Refuse anything but all entries, each once."""
        whole = are_texts(answer, tuple) and sorted(answer) == sorted(entry.id for entry in self.entries)
        refuse_unless(whole, "Put all of the events in order.")

    def score(self, answer: Answer, rivals: Rivals = frozenset()) -> Verdict:
        """Concordant over comparable pairs, (tau + 1) / 2: overlapping dates are never held against anyone.

        An entry's part is right where the nearest right order has it too.
        """
        pairs = self.pairs()
        right = len(pairs) - len(self.reversed_in(tuple(answer)))
        parts = tuple(given == wanted for given, wanted in zip(answer, self.nearest(tuple(answer)), strict=True))
        return Verdict(right / len(pairs) if pairs else 1.0, f"{right} of {len(pairs)} pairs in order.", parts)

    def reversed_in(self, answer: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        """The (earlier, later) pairs that the answer has the wrong way round."""
        place = {entry_id: position for position, entry_id in enumerate(answer)}
        return tuple((first, second) for first, second in self.pairs() if place[first] > place[second])

    def nearest(self, answer: tuple[str, ...]) -> tuple[str, ...]:
        """The right order that keeps to the answer wherever the dates leave a choice."""
        pairs, waiting, order = self.pairs(), list(answer), []
        while waiting:
            behind = {second for first, second in pairs if first in waiting}
            order.append(next(entry_id for entry_id in waiting if entry_id not in behind))
            waiting.remove(order[-1])
        return tuple(order)

    def arrange(self, seed: str) -> Arrangement:
        """An order by lot that is never a right one already."""
        lot = by_lot([entry.id for entry in self.entries], f"{seed}/{self.id}")
        turned = ((*lot[turn:], *lot[:turn]) for turn in range(len(lot)))
        return {"entries": next((order for order in turned if self.reversed_in(order)), lot)}

    def pairs(self) -> list[tuple[str, str]]:
        """Every (earlier, later) pair of which the dates leave no doubt."""
        return [(first.id, second.id) for first, second in combinations(self.entries, 2) if comparable(first, second)]


def comparable(first: Entry, second: Entry) -> bool:
    """Whether the first entry is surely before the second: entries without dates are, as their author ordered them."""
    return not (first.latest and second.earliest) or first.latest < second.earliest
