"""What an item loses in Moodle's formats, in words."""

from collections.abc import Iterable, Iterator

from quiz_app.domain.items import Choice, Cloze, Item, Matching, MultipleChoice, Numeric, Ordering, ShortAnswer
from quiz_app.interchange.losing import besides
from quiz_app.interchange.markup import is_plain
from quiz_app.interchange.moodle_fractions import FULL, alike, is_exact, nearest
from quiz_app.interchange.naming import are_own

HELD = ("level", "claims", "topic", "pool", "rationale", "why", "shuffle")


def lost(item: Item) -> Iterator[str]:
    """The parts that Moodle has no place for."""
    yield from besides(item, held=HELD)
    if isinstance(item, ShortAnswer | Cloze) and item.typos:
        yield "tolerance of typing slips"
    if isinstance(item, Choice):
        yield from ids_lost("options", (option.id for option in item.options))
    yield from _scoring(item)
    yield from _arranged(item)


def _scoring(item: Item) -> Iterator[str]:
    if isinstance(item, MultipleChoice) and not is_exact(len(item.keys), len(item.options) - len(item.keys)):
        yield "scoring (Moodle's fractions come only near it)"
    if isinstance(item, Numeric):
        shares = [near.score * FULL for near in item.near]
        if any(not alike(nearest(share), share) for share in shares):
            yield "scores of near misses (Moodle's fractions come only near them)"


def _arranged(item: Item) -> Iterator[str]:
    if isinstance(item, Matching):
        yield from ids_lost("pairs", (pair.id for pair in item.pairs))
        if not all(map(is_plain, [*(pair.right for pair in item.pairs), *item.spare])):
            yield "formatting of right sides"
    if isinstance(item, Ordering):
        yield from ids_lost("entries", (entry.id for entry in item.entries))
        if any(entry.earliest for entry in item.entries):
            yield "dates (only the order shown is right)"


def ids_lost(parts: str, ids: Iterable[str]) -> Iterator[str]:
    """The ids of an item's parts, where they are not those that come back."""
    if are_own(ids):
        yield f"ids of {parts}"
