"""A quiz on paper: the words and signs that the screen's page and the printed file share, and what the key says."""

from collections.abc import Callable, Iterable
from string import ascii_uppercase

from quiz_app.domain.items import (
    Arrangement,
    Choice,
    Cloze,
    Item,
    Matching,
    Numeric,
    Ordering,
    ShortAnswer,
    TrueFalse,
)

BOX = "☐"
SEVERAL, IN_ORDER = "Tick all that apply.", "Number them in order."
TRUTHS = {True: "True", False: "False"}
NAME, DATE = "Name", "Date"
Shown = Callable[[str], str]


def lettered(ids: Iterable[str]) -> list[tuple[str, str]]:
    """The ids, each after the letter that it has on paper: A to Z, AA and on."""
    letters = [*ascii_uppercase, *(f"{first}{second}" for first in ascii_uppercase for second in ascii_uppercase)]
    return list(zip(letters, ids, strict=False))


def key_of(item: Item, order: Arrangement, shown: Shown, typed: Shown) -> str:
    """What the key says of an item in this order; `shown` is done to its Markdown, `typed` to what is typed."""
    match item:
        case Choice():
            keys = {option.id for option in item.options if option.key}
            return ", ".join(letter for letter, one in lettered(order["options"]) if one in keys)
        case TrueFalse():
            return TRUTHS[item.is_true]
        case Matching():
            letters = {one: letter for letter, one in lettered(order["rights"])}
            lefts = {pair.id: pair.left for pair in item.pairs}
            return "; ".join(f"{shown(lefts[one])}: {letters[one]}" for one in order["lefts"])
        case Ordering():
            places = {entry.id: place for place, entry in enumerate(item.entries, start=1)}
            return ", ".join(str(places[one]) for one in order["entries"])
        case Cloze():
            return "; ".join(typed(gap.accept[0]) for gap in item.gaps)
        case ShortAnswer():
            return " or ".join(map(typed, item.accept))
        case Numeric():
            return f"{item.key()} {typed(item.unit)}".strip()
    raise TypeError(f"no key on paper for {item.kind}")
